"""What is concluded otherwise than before: two maps of conclusions compared, in words and as JSON."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Final, TypeVar

from attrs import frozen

from engine.explain.conclusions import TOPICS, YES, parted, remarks_of
from engine.explain.json_values import Json
from engine.explain.phrases import Phrases
from engine.model.agreement import Agreement
from engine.model.instalments import InstalmentId
from engine.model.money import Amount
from engine.model.outcomes import Certainty
from engine.model.periods import Every
from engine.model.text import printable

T = TypeVar("T")

_MOST_NAMED: Final = 4
"""Things that are named one by one in a line; of more, the others are counted."""

_WHOLE: Final = {
    "reading": ("status", "ends_on"), "reading_term": ("came_by", "starts_on", "ends_on"),
    "term": ("came_by", "starts_on", "ends_on"), "termination": ("answer", "last_day", "ends_on"),
    "payment": ("status", "amount"), "balance": ("net",), "apportionment": ("amount",), "share": ("amount",),
    "obligation": ("status", "due_on", "due_in"), "matter": ("stands",), "change": ("effect",), "question": ("remark",),
    "assumption": ("remark",)}
"""What is told of each of several where it is told as a whole."""

_MARKS: Final = {each: told[0] for each, told in _WHOLE.items() if each != "share"} | {"apportionment": "residual"}
"""What is concluded of each as soon as anything is: with it the whole is new, or gone. A share has nothing such."""

_MOVES_WITH: Final = {
    "termination.at_stake_prices_of": ("at_stake", "at_stake_a_year"), "balance.open": ("net",),
    "balance.overdue": ("net",), "balance.withheld": ("net",), "balance.paid": ("net",), "balance.overpaid": ("net",)}
"""What is not told by itself where one of these is told."""

_OF_PARTIES: Final = ("termination", "balance")
_DAYS: Final = frozenset({
    "starts_on", "ends_on", "opens_on", "last_day", "other_reading", "renews_on", "new_end", "next_last_day",
    "next_ends_on", "invoiced_on", "due_on", "done_on"})
_AMOUNTS: Final = frozenset({
    "at_stake", "at_stake_a_year", "amount", "paid", "credited", "withheld", "withheld_allowed", "open", "overdue",
    "overpaid", "residual"})
_WORDS: Final = {
    "payment.status": "payment", "obligation.status": "duty", "status": "status", "certainty": "difference.certain",
    "answer": "difference.answer", "came_by": "came_by", "fate": "fate", "stands": "difference.stands",
    "effect": "difference.effect"}
"""Where the phrases for a word stand: by what it tells, and of what where that makes a difference."""


@frozen
class Change:
    """A conclusion that is another than before, as ``conclusions`` keeps it; None: there was none, or is none now."""

    key: str
    before: str | None
    after: str | None


def changed(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Change, ...]:
    """What is concluded otherwise in ``after``, in the order of the conclusions; nothing if the two are equal."""
    keys = sorted(dict.fromkeys([*after, *before]), key=_rank)
    return tuple(Change(key, before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key))


def _rank(key: str) -> int:
    topic, _, _ = parted(key)
    return TOPICS.index(topic) if topic in TOPICS else len(TOPICS)


def as_json(changes: Iterable[Change]) -> list[Json]:
    """The changes, with the conclusions as they are kept; null where there is none."""
    return [{"conclusion": each.key, "before": each.before, "after": each.after} for each in changes]


def change_lines(changes: Iterable[Change], agreement: Agreement, say: Phrases) -> Iterator[str]:
    """The changes in words, those alike told together, or that there are none; ``agreement`` gives the names."""
    words = _Words(agreement, say)
    alike: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}
    for (topic, of), parts in _by_thing((each.key, each) for each in changes).items():
        for what, values in words.changed(topic, parts):
            alike.setdefault((topic, what, values), []).append(of)
    for (topic, what, values), ofs in alike.items():
        if len(values) == 1:
            yield words.label(topic, what, ofs, told=values[0])
        else:
            yield say("difference.line", what=words.label(topic, what, ofs), before=values[0], after=values[1])
    if not alike:
        yield say("difference.nothing")


def conclusion_lines(told: Mapping[str, str], agreement: Agreement, say: Phrases) -> Iterator[str]:
    """The conclusions themselves in words, those alike told together; ``agreement`` gives the names."""
    words = _Words(agreement, say)
    alike: dict[tuple[str, str, str], list[str]] = {}
    for (topic, of), parts in _by_thing(told.items()).items():
        if of or "" in parts:
            alike.setdefault((topic, "", words.whole(topic, parts)), []).append(of)
        else:
            alike |= {(topic, what, words.value(topic, what, value)): [of] for what, value in parts.items()}
    for (topic, what, value), ofs in alike.items():
        yield say("difference.told", what=words.label(topic, what, ofs), value=value)


def _by_thing(told: Iterable[tuple[str, T]]) -> dict[tuple[str, str], dict[str, T]]:
    """What is told, by the topic and the id that it is about."""
    found: dict[tuple[str, str], dict[str, T]] = {}
    for key, value in told:
        topic, of, what = parted(key)
        found.setdefault((topic, of), {})[what] = value
    return found


@frozen
class _Words:
    """How conclusions are written in one language, with the names of one agreement.

    A receipt may be older than the phrases: what they have no words for is shown as it is kept.
    """

    agreement: Agreement
    say: Phrases

    # --- What there is to say -----------------------------------------------------------------------------------------

    def changed(self, topic: str, parts: Mapping[str, Change]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """What is to be said of one thing: the name of a phrase, with what is told or with what was before and is."""
        if topic == "rules":
            before, after = (set((each or "").split(", ")) for each in (parts[""].before, parts[""].after))
            yield from ((what, (", ".join(sorted(rules)),)) for what, rules in (
                ("new", after - before), ("gone", before - after)) if rules)
            return
        mark = parts.get(_MARKS[topic]) if topic in _MARKS else None
        if mark is not None and mark.before is None:
            yield "new", (self.whole(topic, {what: each.after for what, each in parts.items()}),)
        elif mark is not None and mark.after is None:
            yield "gone", (self.whole(topic, {what: each.before for what, each in parts.items()}),)
        else:
            is_over = "answer" in parts
            for what, each in parts.items():
                # Once the answer is another, what followed from the one before is not told to be gone.
                if not (is_over and each.after is None) and parts.keys().isdisjoint(
                        _MOVES_WITH.get(f"{topic}.{what}", ())):
                    yield what, (self.value(topic, what, each.before), self.value(topic, what, each.after))

    def whole(self, topic: str, parts: Mapping[str, str | None]) -> str:
        """What is told of one thing as a whole."""
        shown = [what for what in _WHOLE.get(topic, ("",)) if parts.get(what) is not None]
        told = [self.say("difference.by", day=day) if what in ("last_day", "due_on") else day
                for what in shown for day in (self.value(topic, what, parts[what]),)]
        if shown[1:] == ["starts_on", "ends_on"]:
            told[1:] = [self.say("difference.span", first=told[1], last=told[2])]
        elif topic == "termination" and "ends_on" in shown:
            told[-1] = self.say("difference.runs_to", day=told[-1])
        if parts.get("certainty", Certainty.CERTAIN) != Certainty.CERTAIN:
            told.append(self.value(topic, "certainty", parts["certainty"]))
        return ", ".join(told) or self.say("difference.unknown")

    def label(self, topic: str, what: str, ofs: list[str], **told: str) -> str:
        """What a line is about."""
        try:
            return self.say(f"difference.{topic}.{what or 'it'}", of=self.names(topic, ofs), **told)
        except KeyError:
            return printable(": ".join((".".join(filter(None, (topic, ", ".join(ofs), what))), *told.values())))

    # --- Names --------------------------------------------------------------------------------------------------------

    def names(self, topic: str, ofs: list[str]) -> str:
        """What the things with these ids are called, together."""
        agreement, say = self.agreement, self.say
        if topic in _OF_PARTIES and len(ofs) > 1 and {each.id for each in agreement.parties} == {*ofs}:
            return say("difference.every_party")
        named = [self._name(topic, of) for of in ofs]
        if len(named) > _MOST_NAMED:
            named[_MOST_NAMED - 1:] = [say("difference.others", count=len(named) - _MOST_NAMED + 1)]
        return say.listed(named)

    def _name(self, topic: str, of: str) -> str:
        say = self.say
        named = of
        match topic:
            case "termination" | "balance":
                named = self.agreement.name_of(of)
            case "payment" if instalment := InstalmentId.parse(of):
                named = say.instalment(instalment)
            case "reading_term":
                reading, _, term = of.partition("/")
                named = say("difference.term_of_reading", reading=reading, term=term)
            case "apportionment" | "share":
                kind, year, *member = of.split("/", 2)
                named = say(f"difference.shared.{kind}", year=year)
                if member:
                    named = say("difference.of_member", member=member[0], shared=named)
            case "obligation":
                named = self.duty(of)
            case "change":
                named = of.rpartition("/")[0]
                named = next((each.what for each in self.agreement.duties if each.id == named), named)
        return named

    def duty(self, of: str) -> str:
        """What a duty is called, and for which period."""
        say, agreement = self.say, self.agreement
        for duty in agreement.duties:
            period = of.removeprefix(f"{duty.id}/")
            if period != of:
                return duty.what if period == Every.ONCE.value else f"{duty.what} {period}"
        first, _, rest = of.partition("/")
        party, _, day = rest.rpartition("/")
        return f"{say('duty.contact')} ({agreement.name_of(party)} {day})" if first == "contact" else of

    # --- Values -------------------------------------------------------------------------------------------------------

    def value(self, topic: str, what: str, kept: str | None) -> str:
        """A conclusion as it is written."""
        key = what or topic
        try:
            return self._written(topic, key, kept) if kept is not None else self._none(topic, key)
        except (KeyError, ValueError):
            return printable(kept or "")

    def _none(self, topic: str, key: str) -> str:
        if topic in ("ends_on", "reading"):
            return self.say("difference.not_settled")
        return self.say("difference.unknown" if key in _AMOUNTS else "difference.none")

    def _written(self, topic: str, key: str, kept: str) -> str:
        phrases = _WORDS.get(f"{topic}.{key}", _WORDS.get(key))
        if phrases is not None:
            return self.say(f"{phrases}.{kept}")
        write = _WRITTEN.get(key)
        return printable(kept) if write is None else write(self, kept)


def _net(words: _Words, kept: str) -> str:
    ore = int(kept)
    return words.say(f"difference.net.{'owes' if ore < 0 else 'is_owed' if ore else 'even'}", amount=Amount(abs(ore)))


def _remarks(words: _Words, kept: str) -> str:
    say = words.say
    return say.listed([say.remark(each) + say.in_brackets([each.clause]) for each in remarks_of(kept)])


def _owed(words: _Words, kept: str) -> str:
    return words.say.listed([words.duty(each) for each in json.loads(kept)]) or words.say("difference.none")


_WRITTEN: Final[dict[str, Callable[[_Words, str], str]]] = {
    **dict.fromkeys(_DAYS, lambda words, kept: words.say.day(date.fromisoformat(kept))),
    **dict.fromkeys(_AMOUNTS, lambda words, kept: words.say.kronor(int(kept))),
    **dict.fromkeys(("party", "payer", "payee"), lambda words, kept: words.agreement.name_of(kept)),
    **dict.fromkeys(("is_if_renewed", "is_assumed", "is_complete"),
                    lambda words, kept: words.say("difference.yes" if kept == YES else "difference.no")),
    **dict.fromkeys(("remark", "assumes"), _remarks),
    "net": _net, "owed": _owed, "percent": lambda words, kept: words.say("difference.percent", number=Fraction(kept))}
"""How the others are written, by what they tell. What is in neither is written as it is kept."""
