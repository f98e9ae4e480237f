"""The facts of one reading: what is known to have happened by the day asked about, each on an exact day."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from attrs import evolve, fields

from engine.assess.as_of import AsOf
from engine.assess.readings import Choices
from engine.model.agreement import Agreement, GivenWhen, NoLaterThan
from engine.model.assessment import Ground, Remark
from engine.model.dates import ONE_DAY, Day, Span, exact, first_possible
from engine.model.events import (
    Event,
    Extended,
    NoticeReceived,
    NoticeWithdrawn,
    OptionUsed,
    Rescinded,
    Signed,
    is_recorded,
)
from engine.model.outcomes import Certainty
from engine.model.problems import Problem, ProblemsError
from engine.model.situations import Phase

_ORDER = {Signed: 0, NoticeReceived: 1, NoticeWithdrawn: 2, OptionUsed: 3, Extended: 4, Rescinded: 5}
"""What comes first of what happened on one day: an extension on the day of a notice is taken to answer it."""

DAYS = {kind: tuple(each.name for each in fields(kind) if each.type in (Day, Day | None)) for kind in _ORDER}
"""The days of each kind of event that may be known only roughly."""


class Facts(NamedTuple):
    """What one reading starts from. ``start`` None: not known, or a draft.

    ``first_end`` None: the first term is open-ended, or its end stands in the agreement's own chain of terms.
    """

    phase: Phase
    start: date | None
    first_end: date | None
    events: tuple[Event, ...]


def facts(agreement: Agreement, as_of: AsOf, known_on: date | None, choices: Choices) -> Facts:
    """The facts as known on ``known_on`` (None: all that is recorded), by the day asked about."""
    events: tuple[Event, ...] = ()
    if agreement.events:
        events = tuple(happened(agreement, as_of, known_on, choices))
    elif agreement.chain is not None and isinstance(agreement.term.starts_on, date):
        # Nothing has happened, and the text alone tells the first term's days.
        starts_on = agreement.term.starts_on
        return Facts(Phase.RUNNING if as_of.has_come(starts_on) else Phase.BEFORE_START, starts_on, None, ())
    if len(events) > 1:
        events = tuple(sorted(events, key=lambda event: (
            exact(_day_of(event, agreement)), event.is_supposed, _ORDER[type(event)], repr(event))))
    phase, start = _start(agreement, as_of, choices, events)
    term = agreement.term
    if phase is Phase.DRAFT:
        return Facts(phase, None, None, events)
    if term.duration is not None and start is not None:
        end: date | None = term.duration.after(start) - ONE_DAY
    elif term.ends_on is not None:
        end = _taken("ends_on", term.ends_on, "reading.ends_on", choices)
    else:
        end = term.latest_end
    if start is not None and end is not None and end < start:
        raise ProblemsError((Problem(agreement.origin.at("term", "ends_on"), "end_before_start",
                                     {"start": start.isoformat(), "end": end.isoformat()}),))
    return Facts(phase, start, end, events)


def begun(agreement: Agreement, as_of: AsOf, known_on: date | None) -> list[Event]:
    """The known events that have happened or, known only roughly, may have; in an order that is not the document's."""
    found = [event for event in agreement.events if is_recorded(event.recorded_on, known_on)
             and as_of.has_come(first_possible(_day_of(event, agreement)))]
    if len(found) > 1:
        found.sort(key=lambda event: (_ORDER[type(event)], repr(event)))
    return found


def happened(agreement: Agreement, as_of: AsOf, known_on: date | None, choices: Choices) -> Iterator[Event]:
    """The events that are known and have happened, with every roughly known day taken as one exact day."""
    for event in begun(agreement, as_of, known_on):
        settled = _with_exact_days(event, choices)
        if settled is event or as_of.has_come(exact(_day_of(settled, agreement))):
            yield settled


def _with_exact_days(event: Event, choices: Choices) -> Event:
    rough = [(name, value) for name in DAYS[type(event)] if isinstance(value := getattr(event, name), Span)]
    if not rough:
        return event
    kind = Ground("event", type(event).__name__)
    days = {name: _taken((event, name), span, "reading.event_on", choices, kind, Ground("which", name))
            for name, span in rough}
    return evolve(event, **days)  # type: ignore[arg-type]  # the names are those of the event's own days


def _taken(key: object, day: Day, phrase: str, choices: Choices, *about: Ground) -> date:
    """``day`` itself, or the day that the reading takes of those that it may be."""
    if not isinstance(day, Span):
        return day
    late, early = (Remark(phrase, None, (*about, Ground("day", each))) for each in (day.last, day.first))
    return choices.day((key, day), day, late, early)


def _day_of(event: Event, agreement: Agreement) -> Day:
    if isinstance(event, NoticeReceived) and event.sent_on is not None and agreement.notice is not None:
        clauses = agreement.notice.by_party.get(event.by or "") or next(iter(agreement.notice.by_party.values()))
        if clauses[0].given_when is GivenWhen.SENT:
            return event.sent_on
    return event.happened_on


def _start(agreement: Agreement, as_of: AsOf, choices: Choices, events: tuple[Event, ...],
           ) -> tuple[Phase, date | None]:
    starts_on = agreement.term.starts_on
    match starts_on:
        case date():
            return (Phase.RUNNING if as_of.has_come(starts_on) else Phase.BEFORE_START), starts_on
        case Span() if agreement.term.duration is not None:
            day = _taken("starts_on", starts_on, "reading.starts_on", choices)
            return (Phase.RUNNING if as_of.has_come(day) else Phase.BEFORE_START), day
        case Span() | NoLaterThan():
            return _phase_of_rough_start(starts_on, as_of, choices), None
    signed_on = _all_signed_on(agreement, events)
    return (Phase.DRAFT if signed_on is None else Phase.RUNNING), signed_on


def _phase_of_rough_start(starts_on: Span | NoLaterThan, as_of: AsOf, choices: Choices) -> Phase:
    """Whether the agreement has begun, where its first day is known only roughly and nothing counts from it."""
    if as_of.has_come(starts_on.last if isinstance(starts_on, Span) else starts_on.day):
        return Phase.RUNNING
    if isinstance(starts_on, Span) and not as_of.has_come(starts_on.first):
        return Phase.BEFORE_START
    has_begun = choices.choose("starts_on", Certainty.MISSING_FACT,
                               (Remark("reading.not_begun"), Remark("reading.begun")))
    return Phase.RUNNING if has_begun else Phase.BEFORE_START


def _all_signed_on(agreement: Agreement, events: tuple[Event, ...]) -> date | None:
    """The day on which the last party signed; None while one has not."""
    signed = {party.id: date.min for party in agreement.parties}
    for event in events:
        if isinstance(event, Signed):
            for party in [event.by] if event.by else list(signed):
                signed[party] = max(signed[party], exact(event.on))
    return None if date.min in signed.values() else max(signed.values())
