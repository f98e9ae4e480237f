"""What people decide to do about an agreement, entered in the register, and what it silences."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

import click
from attrs import evolve, frozen

from engine.alerts.letters import LAST_DAYS
from engine.assess.alerting import asks_for_act, decided_on, in_hand_until, latest, to_decide_on
from engine.assess.alerting.thing import Thing
from engine.cli.door import Door
from engine.cli.register_views import Writer
from engine.explain.basis import DASH
from engine.explain.phrases import Phrases
from engine.model.agreement import Agreement, GivenWhen
from engine.model.alerts import AlertKind, DecidedTo, LeadTimes, PeopleDecided, Tonight
from engine.model.problems import Origin, Problem, ProblemsError
from engine.model.text import printable
from engine.register.chain import Entry
from engine.register.days import swedish_day
from engine.register.seeing import Seen, decision, decision_body, see
from engine.register.store import DECIDED, strange_text


@frozen(kw_only=True)
class Deciding:
    """A decision that is to be entered."""

    agreement: str
    to: DecidedTo
    by: str
    on: date
    until: date | None
    about: date | None
    """The day that it is about; None: the first to come."""


def decide_on(door: Door, asked: Deciding, writer: Writer, now: datetime) -> None:
    """Enter the decision, about the last day that the facts then gave, and say what it silences."""
    today = swedish_day(now)
    _refuse_strange(door, asked, today)
    with door.refusing():
        agreement = door.register.agreement(asked.agreement)
    seen = _seen(door, agreement, asked.on)
    about, kind = to_decide_on(agreement, seen.found, seen.hanging, asked.about) or (None, None)
    if about is None and asked.about is not None:
        raise click.UsageError(door.say("nightly.about_no_such_day", day=asked.about), click.get_current_context())
    if asked.to.is_in_hand and about is not None and asked.until is not None and asked.until >= about:
        raise click.UsageError(door.say("nightly.until_too_late", day=about), click.get_current_context())
    decided = PeopleDecided(to=asked.to, by=asked.by, on=asked.on, about=about, until=asked.until)
    with door.refusing():
        before = door.register.known([agreement.id])[agreement.id].decided
        entry, = door.register.enter([writer.draft(DECIDED, agreement.id, decision_body(decided))], now)
    if door.is_json:
        door.print_json({"entry": entry.seq, "agreement": agreement.id, **decision_body(decided)})
        return
    since = _seen(door, agreement, today)
    if to_decide_on(agreement, since.found, since.hanging, about) == (about, kind):  # else it has passed since then
        seen = since
    words = _Words(door.say, seen, (*before, entry), today, about)
    click.echo(words.decided(entry))
    door.print([*words.silence(decided)] if words.holds in (None, decided) else [*words.that_holds()])
    if words.holds == decided and asked.to.is_in_hand and asked.until is None:
        door.print([*words.how_to_silence_longer(decided)])


def after_undoing(door: Door, agreement: Agreement, as_of: date, left: Sequence[Entry]) -> Iterator[str]:
    """Which decision holds when others have been taken back, of the entries that are left, and what it silences."""
    return _Words(door.say, _seen(door, agreement, as_of), tuple(left), as_of).that_holds()


@frozen
class _Words:
    """What decisions silence of a day (None: the next last day), by the lead times where nobody has set others."""

    say: Phrases
    seen: Seen
    entries: tuple[Entry, ...]
    today: date
    about: date | None = None

    @property
    def agreement(self) -> Agreement:
        return self.seen.agreement

    @property
    def tonight(self) -> Tonight:
        return Tonight(agreement=self.agreement, found=self.seen.found, hanging=self.seen.hanging,
                       decisions=tuple(map(decision, self.entries)))

    @property
    def thing(self) -> Thing | None:
        """The day, with what is decided of it."""
        return decided_on(self.tonight, LeadTimes(), self.about)

    @property
    def holds(self) -> PeopleDecided | None:
        """The decision that holds for it."""
        thing = self.thing
        return latest(self.tonight) if thing is None or thing.decided is None else thing.decided.decided

    def decided(self, entry: Entry) -> str:
        """What an entry tells."""
        told = decision(entry)
        return self.say(f"nightly.decided_{told.to.value}", title=self.agreement.title, by=printable(told.by),
                        entry=entry.seq)

    def that_holds(self) -> Iterator[str]:
        """Which decision holds, and what it silences."""
        holds, thing = self.holds, self.thing
        if holds is not None:
            entry = next(each for each in reversed(self.entries) if decision(each) == holds)
            yield self.say("nightly.holds")
            yield from (f"  {DASH} {line}" for line in (self.decided(entry), *self.silence(holds)))
        elif thing is None:
            yield self.say("nightly.none_holds")
        else:
            yield self.say("nightly.none_holds_for", day=thing.day)

    def silence(self, decided: PeopleDecided) -> Iterator[str]:
        """What a decision that holds silences."""
        thing = self.thing
        if thing is None and self.about is not None:
            yield self.say("nightly.of_a_day_far_off", day=self.about)
            return
        if thing is None or thing.decided is None:
            key = f"open_until_{_given(self.agreement)}" if decided.to is DecidedTo.TERMINATE else "about_no_day"
            yield self.say(f"nightly.{key}")
            return
        day, until = thing.day, thing.decided.silent_until
        if asks_for_act(decided.to, thing.kind):
            how = "renewed" if thing.kind is AlertKind.OPTION_DEADLINE else "extended"
            key = _given(self.agreement) if decided.to is DecidedTo.TERMINATE else how
            yield self.say(f"nightly.until_{key}", day=day)
        elif until is None and decided.until is None:
            yield self.say("nightly.silent" if thing.kind in LAST_DAYS else "nightly.silent_of_end", day=day)
        elif until is not None and until < self.today:
            yield (self.say("nightly.too_near", day=day) if until != decided.until else
                   self.say("nightly.lapsed", day=day, until=until))
        elif until in (None, decided.until):
            yield self.say("nightly.silent_until", day=decided.until)
        else:
            yield self.say(f"nightly.{'in_hand' if decided.until is None else 'silent_at_most'}", day=day, until=until)
        if until is not None and until >= self.today:
            forums = {each.id: each.name for each in self.agreement.forums}
            yield from (self.say("nightly.meeting_in_silence", forum=forums[each.forum], day=each.day)
                        for each in thing.meetings if each.day <= until)

    def how_to_silence_longer(self, decided: PeopleDecided) -> Iterator[str]:
        """How a decision that sets no day can set one, where there is still one to set."""
        about = decided.about
        if about is not None:
            longest = in_hand_until(evolve(decided, until=about), about, LeadTimes())
            if longest >= self.today:
                yield self.say("nightly.another_day", day=longest)


def _seen(door: Door, agreement: Agreement, as_of: date) -> Seen:
    with door.refusing():
        found = see(door.register, [agreement.id], as_of)[agreement.id]
    if isinstance(found, ProblemsError):
        door.refuse(found.problems)
    return found


def _given(agreement: Agreement) -> str:
    """What must be recorded of a notice: that it is sent where all may give it by sending it, else received."""
    notice = agreement.notice
    clauses = [each for pair in notice.by_party.values() for each in pair] if notice is not None else []
    return "sent" if clauses and all(each.given_when is GivenWhen.SENT for each in clauses) else "received"


def _refuse_strange(door: Door, asked: Deciding, today: date) -> None:
    """Refuse what no decision can be."""
    at = Origin("--by")
    problems = [*([] if asked.by.strip() else [Problem(at, "empty_text")]), *strange_text(asked.by, at)]
    if problems:
        door.refuse(tuple(problems))
    if asked.on > today or (asked.until is not None and asked.until < asked.on):
        key = "nightly.on_ahead" if asked.on > today else "nightly.until_before"
        raise click.UsageError(door.say(key), click.get_current_context())
