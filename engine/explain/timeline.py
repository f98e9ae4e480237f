"""An agreement's life as lines in the order of the days: its terms, the days to watch and what happened."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from attrs import evolve

from engine.explain.agenda import agenda
from engine.explain.moments import Moment
from engine.explain.phrases import Phrases
from engine.explain.watched import watched
from engine.model.agreement import Agreement, GivenWhen
from engine.model.assessment import Assessment, Fate, Reading, TermOfAgreement, Watch, WatchedDay
from engine.model.dates import LATEST, Day, Span, as_told, first_possible
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
from engine.model.outcomes import Status

_EVENT_KEYS: Final = {
    Signed: "signed", NoticeReceived: "notice", NoticeWithdrawn: "notice_withdrawn", Extended: "extended",
    OptionUsed: "option_used", Rescinded: "rescinded"}
_AHEAD: Final = timedelta(days=366)


def timeline(agreement: Agreement, found: Assessment, say: Phrases, party: str | None = None,
             until: date | None = None) -> list[Moment]:
    """The terms, the days to watch and the events in the order of the days, and where the day asked about lies.

    ``party``: only the days that are for that party to watch, and with what it is to do and to get, what is to come to
    ``until`` (None: for a year).
    """
    moments = [Moment(found.as_of, 9, "as_of", say("event.today")), *_terms_and_watched(agreement, found, say, party)]
    if party is not None:
        moments += agenda(agreement, found, party, until or min(found.as_of + _AHEAD, LATEST), say)
    moments += [_event(event, agreement, found, say) for event in agreement.events
                if is_recorded(event.recorded_on, found.known_on)]
    return sorted(moments)


def _terms_and_watched(agreement: Agreement, found: Assessment, say: Phrases, party: str | None) -> Iterator[Moment]:
    ways = found.readings or (
        Reading(assumes=(), status=found.status, ends_on=found.ends_on, terms=found.terms),)
    having: dict[Moment, set[int]] = {}
    for number, way in enumerate(ways, 1):
        for moment in _terms(way, say):
            having.setdefault(moment, set()).add(number)
    over = {moment.day for moment in having if moment.kind == "term_ends"}
    start = min([found.as_of, *(moment.day for moment in having)])
    ends = [end for way in ways for end in (way.ends_on, *(term.ends_on for term in way.terms)) if end is not None]
    unplaced: set[Moment] = set()
    for watch in found.watched(start, min(max([found.as_of, *ends]) + _AHEAD, LATEST)):
        is_others = party is not None and watch.parties and party not in watch.parties
        if is_others or (watch.kind is Watch.ENDS and watch.day in over):
            continue
        text = watched(evolve(watch, is_certain=True), agreement, say)
        moment, numbers = Moment(watch.day, 5, f"watch_{watch.kind.value}", text), _having(watch, ways)
        having.setdefault(moment, set()).update(numbers)
        if not numbers:
            unplaced.add(moment)
    for moment, those in having.items():
        is_shared = len(those) == len(ways)
        readings = () if is_shared or moment in unplaced else tuple(sorted(those))
        yield evolve(moment, readings=readings, is_certain=is_shared)


def _terms(way: Reading, say: Phrases) -> Iterator[Moment]:
    """The first and last days of the terms in one reading. The end of the running one is a day to watch."""
    for term in way.terms:
        if term.starts_on is not None:
            yield Moment(term.starts_on, 0, "term_starts", _starts(term, say))
        if term.ends_on is None:
            continue
        if term.fate is not Fate.OPEN:
            yield Moment(term.ends_on, 8, "term_ends", say(f"timeline.{term.fate.value}", number=term.number))
        elif way.ends_on is not None and term.ends_on < way.ends_on:
            yield Moment(term.ends_on, 5, f"watch_{Watch.TERM_ENDS.value}", say("deadline.term_ends"))


def _starts(term: TermOfAgreement, say: Phrases) -> str:
    if term.number == 1:
        return say("timeline.term_starts", number=term.number)
    return say("timeline.term_starts_anew", number=term.number, came_by=say(f"came_by.{term.came_by.value}"))


def _having(watch: WatchedDay, ways: tuple[Reading, ...]) -> list[int]:
    """The numbers of the readings that have a day to watch; none where that cannot be told from outside."""
    if watch.is_certain:
        return list(range(1, len(ways) + 1))
    if watch.kind is Watch.ENDS and not watch.is_if_renewed:
        return [number for number, way in enumerate(ways, 1) if way.ends_on == watch.day]
    # A settled end leaves nothing else to watch. Where only one reading has none, the day is that reading's.
    open_ones = [number for number, way in enumerate(ways, 1)
                 if way.ends_on is None and way.status is not Status.DRAFT]
    if watch.kind in (Watch.TERM_ENDS, Watch.LAPSES) and not watch.is_if_renewed:
        open_ones = [number for number in open_ones
                     if any(term.ends_on == watch.day for term in ways[number - 1].terms[-1:])]
    return open_ones if len(open_ones) == 1 else []


def _event(event: Event, agreement: Agreement, found: Assessment, say: Phrases) -> Moment:
    day, key = event.happened_on, _EVENT_KEYS[type(event)]
    if isinstance(event, NoticeReceived):
        day, text = _notice(event, agreement, found, say)
    else:
        values = {"ends_on": as_told(event.ends_on)} if isinstance(event, Extended) else {}
        text = say(f"event.{key}", **values)
        by = getattr(event, "by", None)
        if by is not None:
            text += say("event.by", party=agreement.name_of(by))
    if isinstance(day, Span):
        text += f" ({say('event.unknown_day', known_as=day.text)})"
    first = first_possible(day)
    if first > found.as_of:
        text += f" ({say('event.to_come')})"
    return Moment(first, 4, f"event_{key}", text)


def _notice(event: NoticeReceived, agreement: Agreement, found: Assessment, say: Phrases) -> tuple[Day, str]:
    """The day that counts, or the only one that is known, and what happened on it; the other day beside it."""
    is_by_sending = event.sent_on is not None and (event.received_on is None or _counts_from_sending(
        event, agreement, found))
    day, other = (event.sent_on, event.received_on) if is_by_sending else (event.received_on, event.sent_on)
    whose = "" if event.by is None else say("event.notice_from", party=agreement.name_of(event.by))
    text = say("event.notice_sent" if is_by_sending else "event.notice_received", whose=whose)
    if other is not None:
        told = say("event.unknown_day", known_as=other.text) if isinstance(other, Span) else other
        text += say("event.was_received" if is_by_sending else "event.was_sent", day=told)
    return day or event.happened_on, text


def _counts_from_sending(event: NoticeReceived, agreement: Agreement, found: Assessment) -> bool:
    if agreement.notice is None:
        return False
    happened_on = first_possible(event.happened_on)
    is_renewed = any(term.number > 1 and term.starts_on is not None and term.starts_on <= happened_on
                     for term in found.terms)
    clauses = agreement.notice.by_party
    return clauses[event.by or next(iter(clauses))][is_renewed].given_when is GivenWhen.SENT
