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


def let_pass(course: Course, start: date, inference: Inference) -> Iterator[WatchedDay]:
    """The days that have been let pass: of terms renewed on ``start`` or later, and of an option that has lapsed."""
    chain, agreement = course.chain, course.agreement
    if chain is None:
        return
    last = course.ahead[-1]
    place = last.place
    if (last.outcome is TermFate.EXPIRES and agreement.renewal.kind is RenewalKind.OPTION and not chain.ends_as_agreed
            and not place.has_next and chain.has_room(place.number)):
        yield from _of_option(agreement, place)
    for number in range(course.running - 1, 0, -1):
        place = chain.place(number)
        if place.end is None or place.end < start:
            return
        yield from _of_term(agreement, chain, place, inference, is_if_renewed=False)


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
                                     is_if_renewed=is_if_renewed, term=place.number)
    kind = Watch.TERM_ENDS
    if not place.has_next:
        has_option = agreement.renewal.kind is RenewalKind.OPTION and chain.has_room(place.number)
        kind = Watch.LAPSES if has_option else Watch.ENDS
    yield WatchedDay(day=place.end, kind=kind, parties=(), ends_on=None, is_if_renewed=is_if_renewed,
                     term=place.number)


def _final(course: Course, start: date, end: date) -> Iterator[WatchedDay]:
    """The days of an agreement whose running term nothing follows unless an option is used."""
    last = course.ahead[-1]
    has_option = last.outcome is TermFate.LAPSES_UNLESS_OPTION_USED
    found: list[WatchedDay] = []
    if last.end is not None:
        found.append(WatchedDay(day=last.end, kind=Watch.LAPSES if has_option else Watch.ENDS, parties=(), ends_on=None,
                                is_if_renewed=False, term=last.place.number))
    if has_option:
        found += _of_option(course.agreement, last.place)
    yield from (each for each in found if start <= each.day <= end)


def _of_option(agreement: Agreement, place: Place) -> Iterator[WatchedDay]:
    """The last day, by both readings, to use the option on the term after that at ``place``."""
    first, other = option_deadline(agreement.renewal, place)
    holder = agreement.renewal.holder
    holders = (holder,) if holder is not None else tuple(party.id for party in agreement.parties)
    for day, kind in ((first, Watch.OPTION), *(((other, Watch.OPTION_OTHER_READING),) if other != first else ())):
        yield WatchedDay(day=day, kind=kind, parties=holders, ends_on=None, is_if_renewed=False, term=place.number)
