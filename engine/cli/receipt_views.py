"""What the commands about receipts show: what was answered and on what, and whether the answer stands."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from engine.cli.door import Door
from engine.cli.entry_views import event_name
from engine.explain import as_json
from engine.explain.basis import DASH, assessed_on
from engine.explain.difference import Change, change_lines, changed, conclusion_lines
from engine.explain.difference import as_json as changes_json
from engine.model.agreement import Agreement, Renewal, Term
from engine.model.problems import ProblemsError
from engine.model.text import printable
from engine.register.chain import Entry
from engine.register.contents import recorded_on
from engine.register.days import HERE
from engine.register.receipts import RECEIPT, Concluded, Receipt, Replay, replayed
from engine.register.store import EVENT

OTHERWISE: Final = 1
"""The exit status where the answer would be another today."""

_SHOWN: Final = 12
"""Digits of a hash that are shown; JSON has them all."""

_PREFIX: Final = "register:"


# --- One receipt ------------------------------------------------------------------------------------------------------


def show(door: Door, entry: int) -> None:
    """What was answered, and on what."""
    with door.refusing():
        kept = door.register.store.entry(entry)
        receipt = Receipt.of(kept)
        agreement = _named(door, kept.agreement or "", receipt.entries)
    if door.is_json:
        door.print_json({**_kept(kept), **receipt.as_json()})
        return
    door.print(_head(door, kept, receipt, agreement))
    door.print(f"  {DASH} {line}" for line in conclusion_lines(receipt.conclusions, agreement, door.say))


def _kept(entry: Entry) -> dict[str, Any]:
    return {"receipt": entry.seq, "agreement": entry.agreement, "recorded_at": entry.recorded_at, "who": entry.who,
            "hash": entry.hash}


def _head(door: Door, kept: Entry, receipt: Receipt, agreement: Agreement) -> Iterator[str]:
    say = door.say
    yield say("receipt.head", entry=kept.seq, day=recorded_on(kept), time=_time(kept.recorded_at), who=kept.who,
              title=agreement.title)
    yield say("receipt.asked", asked=printable(receipt.asked))
    yield assessed_on(receipt.as_of, receipt.known_on, say)
    for other, last in receipt.facts.items():
        yield say("receipt.facts", agreement=printable(other), entry=last.seq, hash=last.hash[:_SHOWN])
    yield say("receipt.rests_on", entries=receipt.entries, rulebook=_short(receipt.rulebook))
    yield say("receipt.chain_head", head=str(receipt.head))


def _time(instant: str) -> str:
    return f"{datetime.fromisoformat(instant).astimezone(HERE):%H:%M}"


def _short(identity: str) -> str:
    kind, _, digits = identity.partition(":")
    return f"{kind}:{digits[:_SHOWN]}"


def _named(door: Door, agreement: str, entries: int | None) -> Agreement:
    """The agreement that gives the names; one that cannot be read any longer gives its id alone."""
    try:
        return door.register.agreement(agreement, entries)
    except ProblemsError:
        return Agreement(id=agreement, title=agreement, parties=(), term=Term(), renewal=Renewal(), notice=None)


# --- Whether it stands ------------------------------------------------------------------------------------------------


def replay(door: Door, entry: int) -> None:
    """Whether facts or rules are other than they were, and what that changes; ends with 1 if the answer is another."""
    with door.refusing():
        kept = door.register.store.entry(entry)
        found = replayed(door.register, entry)
    by_rules = _changes(found.receipt.conclusions, found.same_facts)
    by_facts = _changes(found.same_facts, found.todays_facts)
    if door.is_json:
        door.print_json({
            **_kept(kept), "same": found.is_same,
            "facts": {"altered": found.is_altered, "since": [_since_json(each) for each in found.since]},
            "rules": {"then": found.receipt.rulebook, "now": door.identity, "same": not found.is_other_rulebook,
                      "other": list(found.other_rules), "gone": list(found.gone_rules)},
            "changed_by_rules": changes_json(by_rules), "changed_by_facts": changes_json(by_facts),
            "problems": [as_json.problem(each, door.say) for each in _problems(found)]})
    else:
        agreement = _named(door, found.agreement, None)
        door.print(_head(door, kept, found.receipt, agreement))
        door.print(_compared(door, found, agreement, by_rules, by_facts))
        door.tell(_problems(found))
    if not found.is_same:
        raise SystemExit(OTHERWISE)


def _changes(before: Concluded, after: Concluded) -> tuple[Change, ...]:
    """What is concluded otherwise; nothing can be said of what cannot be assessed."""
    return changed(before, after) if isinstance(before, dict) and isinstance(after, dict) else ()


def _problems(found: Replay) -> list[Any]:
    return [problem for told in (found.same_facts, found.todays_facts) if isinstance(told, tuple) for problem in told]


def _compared(door: Door, found: Replay, agreement: Agreement, by_rules: tuple[Change, ...],
              by_facts: tuple[Change, ...]) -> Iterator[str]:
    say = door.say
    yield ""
    if found.is_altered:
        yield say("receipt.altered")
    yield say("receipt.facts_since" if found.since else "receipt.facts_same", count=len(found.since))
    yield from (f"  {DASH} {_since(door, each)}" for each in found.since)
    yield say("receipt.rulebook_other" if found.is_other_rulebook else "receipt.rulebook_same",
              then=_short(found.receipt.rulebook), now=_short(door.identity))
    for key, rules in (("rules_other", found.other_rules), ("rules_gone", found.gone_rules)):
        if rules:
            yield f"  {DASH} " + say(f"receipt.{key}", rules=", ".join(rules))
    for key, told, changes in (("by_rules", found.same_facts, by_rules), ("by_facts", found.todays_facts, by_facts)):
        yield say(f"receipt.{key}")
        if isinstance(told, dict):
            yield from (f"  {DASH} {line}" for line in change_lines(changes, agreement, say))
        else:
            yield f"  {DASH} {say('receipt.cannot')}"
    yield say("receipt.stands" if found.is_same else "receipt.falls")


def _since(door: Door, entry: Entry) -> str:
    say = door.say
    what = say(f"receipt.{entry.kind}", other=entry.points_at or "",
               kind=event_name(entry.told, say) if entry.kind == EVENT else "")
    reference = say("receipt.reference", reference=entry.reference) if entry.reference else ""
    return say("receipt.since", entry=entry.seq, agreement=entry.agreement or "", what=what, day=recorded_on(entry),
               who=entry.who, reference=reference)


def _since_json(entry: Entry) -> dict[str, Any]:
    return {"entry": entry.seq, "agreement": entry.agreement, "kind": entry.kind, "points_at": entry.points_at,
            "recorded_at": entry.recorded_at, "who": entry.who, "why": entry.why, "reference": entry.reference}


# --- All of them ------------------------------------------------------------------------------------------------------


def list_receipts(door: Door, agreement: str | None) -> None:
    """The receipts, or those of one agreement, the first first."""
    asked = None if agreement is None else agreement.removeprefix(_PREFIX)
    with door.refusing():
        if asked is not None:
            door.register.agreement(asked)
        kept = [(each, Receipt.of(each)) for each in door.register.store.entries(
            None, None if asked is None else [asked], RECEIPT)]
    if door.is_json:
        door.print_json([{**_kept(entry), "command": receipt.command, "asked": receipt.asked,
                          "as_of": receipt.as_of.isoformat(), "rulebook": receipt.rulebook} for entry, receipt in kept])
        return
    door.print([door.say("receipt.line", entry=entry.seq, day=recorded_on(entry), time=_time(entry.recorded_at),
                         who=entry.who, agreement=entry.agreement or "", asked=printable(receipt.asked),
                         as_of=receipt.as_of) for entry, receipt in kept] or [door.say("receipt.none")])
