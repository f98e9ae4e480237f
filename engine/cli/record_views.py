"""What the commands that record events show: what the event changes in the assessment, and that it has been entered."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Any, Final

import click
from attrs import evolve, frozen

from engine.assess.together import assess_each
from engine.cli.deciding import after_undoing
from engine.cli.door import Door
from engine.cli.record_options import option_names, option_of, told
from engine.cli.register_views import Writer
from engine.documents.quoting import listed
from engine.explain.basis import DASH
from engine.explain.conclusions import conclusions
from engine.explain.difference import Change, as_json, change_lines, changed
from engine.model.agreement import Agreement
from engine.model.problems import Origin, Problem, ProblemsError
from engine.model.text import printable
from engine.register.chain import Entry
from engine.register.contents import Recorded, event_body, known
from engine.register.errors import RegisterError
from engine.register.register import Register
from engine.register.store import CORRECTION, DECIDED, EVENT, POINTS_AT, RETRACTION, Draft

_PREFIX: Final = "register:"
_AT_ENTRY: Final = re.compile(r"entry\[(\d+)\](?:\.(\w+))?(.*)", re.DOTALL)


@frozen
class Recording:
    """What is done in the register by whom, when, and the day that its effect is shown for."""

    door: Door
    writer: Writer
    as_of: date
    now: datetime
    is_dry_run: bool


def record_event(at: Recording, agreement: str, kind: str, given: Mapping[str, Any]) -> None:
    """Enter an event of that kind, after showing what it changes; ``given`` is what the options tell."""
    agreement = agreement.removeprefix(_PREFIX)
    with at.door.refusing():
        names = at.door.register.agreement(agreement)
    _enter(at, at.writer.draft(EVENT, agreement, event_body({"kind": kind, **told(kind, given, names)})))


def correct_event(at: Recording, entry: int, without: Sequence[str], read: Callable[[str], Mapping[str, Any]]) -> None:
    """Enter how the event of an entry should read, after showing what that changes.

    ``read`` gives what the options tell, of an event of the kind that it is asked for.
    """
    say, register = at.door.say, at.door.register
    with at.door.refusing():
        event = _event(at.door, entry)
        body: dict[str, Any] = event.reads.told
        names = register.agreement(event.first.agreement or "")
    kind = body["kind"]
    gone = [key.removeprefix("--").replace("-", "_") for key in without]
    if unknown := [each for each in gone if each not in body or each not in option_names(kind)]:
        known_ones = listed([key for key in body if key != "kind"])
        raise click.UsageError(say("record.nothing_by_that_key", key=printable(unknown[0]), known=known_ones),
                               click.get_current_context())
    right = {**body, **event_body(told(kind, read(kind), names))}
    right = {key: value for key, value in right.items() if key not in gone}
    if right == body:
        raise click.UsageError(say("record.nothing_corrected"), click.get_current_context())
    correction = at.writer.draft(CORRECTION, names.id, right, event.first.seq)
    _enter(at, evolve(correction, seen=event.reads.seq))


def _event(door: Door, entry: int) -> Recorded:
    """The event that an entry, or a correction of it, tells of. Raises ``RegisterError`` if there is none, any more."""
    store = door.register.store
    asked = store.entry(entry)
    first = asked.points_at if asked.kind == CORRECTION else asked.seq
    if asked.kind not in (EVENT, CORRECTION) or asked.agreement is None:
        raise RegisterError(store.place.shown, "not_an_event", entry=str(entry))
    found = known(store.entries(None, [asked.agreement])).get(asked.agreement)
    event = next((each for each in found.events if each.first.seq == first), None) if found is not None else None
    if event is None:
        raise RegisterError(store.place.shown, "retracted", entry=str(first))
    return event


def undo_entries(at: Recording, entries: Sequence[int]) -> None:
    """Take entries of one agreement back together, after showing what that changes.

    Together, since of two that cannot be read neither could be taken back for the other's sake.
    """
    with at.door.refusing():
        undone = [_undoable(at.door, each) for each in entries]
    if len({each.agreement for each in undone}) > 1:
        raise click.UsageError(at.door.say("record.several_agreements"), click.get_current_context())
    left = None
    if any(each.kind == DECIDED for each in undone):
        now_known = at.door.register.known([undone[0].agreement or ""]).values()
        left = [each for one in now_known for each in one.decided if each.seq not in entries]
    _enter(at, *(at.writer.draft(RETRACTION, each.agreement or "", {}, each.seq) for each in undone), left=left)


def _undoable(door: Door, entry: int) -> Entry:
    """The entry. Raises ``RegisterError``, which says why, if it cannot be taken back."""
    store = door.register.store
    asked = store.entry(entry)
    if asked.kind not in POINTS_AT[RETRACTION]:
        key = "undo_retraction" if asked.kind == RETRACTION else "undo_other"
        raise RegisterError(store.place.shown, key, entry=str(entry))
    if any(each.kind == RETRACTION and each.points_at == entry
           for each in store.entries(None, [asked.agreement or ""])):
        raise RegisterError(store.place.shown, "retracted", entry=str(entry))
    return asked


# --- What it changes ------------------------------------------------------------------------------------------------


@frozen
class _Effect:
    """What is concluded otherwise of one agreement."""

    agreement: Agreement
    changes: tuple[Change, ...]


def _enter(at: Recording, *drafts: Draft, left: Sequence[Entry] | None = None) -> None:
    """Show what drafts on one agreement would change and, unless that is all that is asked for, enter them.

    ``left``: the decisions that stand when others are taken back (None: none is).
    """
    door = at.door
    with door.refusing():
        effects = _effects(at, drafts)
        entered = () if at.is_dry_run else door.register.enter(drafts, at.now)
    numbers: list[int | None] = [each.seq for each in entered] or [None for _ in drafts]
    if door.is_json:
        own, *others = effects
        door.print_json({
            "agreement": drafts[0].agreement, "as_of": at.as_of.isoformat(),
            "entries": [{"entry": number, "kind": each.kind, "points_at": each.points_at, "told": each.body}
                        for each, number in zip(drafts, numbers, strict=True)],
            "changes": as_json(own.changes),
            "others": {each.agreement.id: as_json(each.changes) for each in others}})
    else:
        door.print(_lines(at, effects))
        if left is not None:
            door.print(after_undoing(door, effects[0].agreement, at.as_of, left))
        for each, number in zip(drafts, numbers, strict=True):
            door.print(_later_days(at, each))
            door.print(_entered(door, each, number))
            if number is None:
                break


_ENTERED: Final = {EVENT: "entered", CORRECTION: "corrected", RETRACTION: "undone"}


def _entered(door: Door, draft: Draft, entry: int | None) -> Iterator[str]:
    """That a draft has been entered, and how that is undone; or that nothing has been."""
    if entry is None:
        yield door.say("record.not_entered")
        return
    yield door.say(f"record.{_ENTERED[draft.kind]}", entry=entry, other=draft.points_at or "")
    if draft.kind in POINTS_AT[RETRACTION]:
        yield door.say("record.how_to_undo", entry=entry)


def _lines(at: Recording, effects: Sequence[_Effect]) -> Iterator[str]:
    say = at.door.say
    for number, each in enumerate(effects):
        key = "record.changes_other" if number else "record.changes"
        yield say(key, title=each.agreement.title, as_of=at.as_of)
        yield from (f"  {DASH} {line}" for line in change_lines(each.changes, each.agreement, say))


_HAPPENED: Final = ("on", "sent_on", "received_on", "accepted_on", "agreed_on", "issued_on")
"""The days of events that tell when something has been done."""


def _later_days(at: Recording, draft: Draft) -> Iterator[str]:
    """The days that have not come on the day of the assessment: mistyped, they would go unnoticed until they come."""
    for key in _HAPPENED:
        told = draft.body.get(key)
        if draft.kind != RETRACTION and isinstance(told, str) and told > at.as_of.isoformat()[:len(told)]:
            yield at.door.say("record.later_day", what=at.door.say(f"register.key.{key}"), day=told)


def _effects(at: Recording, drafts: Sequence[Draft]) -> list[_Effect]:
    """What drafts on an agreement change in it first, and then in those that end with it, where they do.

    Raises ``ProblemsError`` if it cannot be entered.
    """
    register = at.door.register
    first_new = register.store.head().seq + 1
    try:
        (before, after), = register.supposed(drafts, at.now).values()
    except ProblemsError as error:
        raise ProblemsError(tuple(_by_option(each, first_new) for each in error.problems)) from None
    hanging = [*_hanging(register, drafts[0].agreement or "")]
    one, other = _concluded(at, before, hanging), _concluded(at, after, hanging)
    named = [each for each in (after or before, *hanging) if each is not None]
    effects = [_Effect(each, changed(one.get(each.id, {}), other.get(each.id, {}))) for each in named]
    return [effects[0], *(each for each in effects[1:] if each.changes)]


def _hanging(register: Register, agreement: str) -> Iterator[Agreement]:
    """The agreements that end with one, as far as that goes and as far as they can be read."""
    for each in sorted(register.family([agreement]) - {agreement}):
        with suppress(ProblemsError):
            yield register.agreement(each)


def _concluded(at: Recording, agreement: Agreement | None, hanging: Sequence[Agreement]) -> dict[str, dict[str, str]]:
    """What is concluded of an agreement and of those that end with it, by their ids."""
    others = [] if agreement is None else [agreement, *at.door.register.others(agreement)]
    together = {each.id: each for each in (*hanging, *others)}
    found = assess_each(list(together.values()), at.as_of, at.door.inference)
    own = found.get(agreement.id) if agreement is not None else None
    if isinstance(own, ProblemsError):
        raise own
    return {each: conclusions(one[1]) for each, one in found.items() if not isinstance(one, ProblemsError)}


def _by_option(problem: Problem, first_new: int) -> Problem:
    """A problem in what the options tell, at the option that tells it; others as they are."""
    match = _AT_ENTRY.fullmatch(problem.origin.path)
    if match is None or int(match[1]) < first_new:
        return problem
    context = click.get_current_context()
    return evolve(problem, origin=Origin(context.command_path, option_of(match[2]) + match[3] if match[2] else ""))
