"""The days to watch in an agreement's course: last days for notice and for options, and the ends of terms."""

from collections.abc import Iterator
from datetime import date

from engine.assess.course import Course
from engine.assess.history import option_deadline
from engine.assess.termination import Window, stage_of, window_of
from engine.inference import Inference
from engine.model.agreement import Agreement, RenewalKind
from engine.model.assessment import Watch, WatchedDay
from engine.model.chain import Chain, Place
from engine.model.dates import add_months
from engine.model.outcomes import TermFate
from engine.model.situations import Stage


def watched(course: Course, start: date, end: date, inference: Inference) -> Iterator[WatchedDay]:
    """The days from ``start`` to ``end`` on which something is lost or changes, in one reading, as things stand."""
    stage = stage_of(course)
    chain = course.chain
    if chain is None:
        return
    if stage is not Stage.LIVE or not course.ahead[0].outcome.is_followed:
        yield from _final(course, start, end)
        return
    number: int | None = course.running
    while number is not None:
        place = chain.place(number)
        is_if_renewed = number > course.running
        found = _of_term(course.agreement, chain, place, inference, is_if_renewed=is_if_renewed)
        yield from (each for each in found if start <= each.day <= end)
        is_beyond = place.end is None or _earliest(course.agreement, place.end) > end
        number = number + 1 if place.has_next and not is_beyond else None


_A_YEAR_AND_A_MONTH = 13


def _earliest(agreement: Agreement, term_end: date) -> date:
    """A day that no day to watch of a term with that end comes before, nor of any later term.

    A notice period may be longer than the term; one that runs to a day of the year may take a year more, and a reading
    or the end of a month some days.
    """
    clauses = [clause for pair in agreement.notice.by_party.values() for clause in pair] if agreement.notice else []
    lengths = [clause.period for clause in clauses if clause.period is not None]
    return add_months(min([length.before(term_end) for length in lengths], default=term_end), -_A_YEAR_AND_A_MONTH)


def _of_term(agreement: Agreement, chain: Chain, place: Place, inference: Inference, *, is_if_renewed: bool,
             ) -> Iterator[WatchedDay]:
    if place.end is None:
        return  # an open-ended term is the last, and has no day to watch
    if place.has_next and agreement.renewal.kind is RenewalKind.AUTOMATIC and agreement.notice is not None:
        windows: dict[Window, tuple[str, ...]] = {}
        for party in agreement.parties:
            if party.id in agreement.notice.entitled:
                window = window_of(agreement, chain, party.id, place, inference)
                windows[window] = (*windows.get(window, ()), party.id)
        for window, parties in windows.items():
            for day, kind in ((window.opens_on, Watch.OPENS), (window.last_day, Watch.NOTICE),
                              (window.other_reading, Watch.NOTICE_OTHER_READING)):
                if day is not None and not (is_if_renewed and kind is Watch.OPENS):
                    yield WatchedDay(day=day, kind=kind, parties=parties, ends_on=window.ends_on,
                                     is_if_renewed=is_if_renewed)
    kind = Watch.TERM_ENDS
    if not place.has_next:
        has_option = agreement.renewal.kind is RenewalKind.OPTION and chain.has_room(place.number)
        kind = Watch.LAPSES if has_option else Watch.ENDS
    yield WatchedDay(day=place.end, kind=kind, parties=(), ends_on=None, is_if_renewed=is_if_renewed)


def _final(course: Course, start: date, end: date) -> Iterator[WatchedDay]:
    """The days of an agreement whose running term nothing follows unless an option is used."""
    last = course.ahead[-1]
    agreement = course.agreement
    found: list[tuple[date | None, Watch, tuple[str, ...]]] = []
    has_option = last.outcome is TermFate.LAPSES_UNLESS_OPTION_USED
    found.append((last.end, Watch.LAPSES if has_option else Watch.ENDS, ()))
    if has_option:
        first, other = option_deadline(agreement.renewal, last.place)
        holder = agreement.renewal.holder
        holders = (holder,) if holder is not None else tuple(party.id for party in agreement.parties)
        found.append((first, Watch.OPTION, holders))
        if other != first:
            found.append((other, Watch.OPTION_OTHER_READING, holders))
    for day, kind, parties in found:
        if day is not None and start <= day <= end:
            yield WatchedDay(day=day, kind=kind, parties=parties, ends_on=None, is_if_renewed=False)
