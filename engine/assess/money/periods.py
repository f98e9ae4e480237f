"""Which instalments an agreement has, and whether it is in force in the time that each of them pays for."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from engine.assess.as_of import AsOf
from engine.assess.course import Course
from engine.assess.money.books import Books
from engine.model.agreement import NoLaterThan
from engine.model.dates import Span
from engine.model.instalments import InstalmentId
from engine.model.payment_situations import Owed


class _InForce(NamedTuple):
    """When the agreement is in force in one reading, as things stand; days inclusive.

    ``end`` None: it runs on until somebody acts. ``listed_to``: the end of the running term or, if it has none, of the
    year.
    """

    first_possible: date | None
    """The first day on which it may be in force; None: not known."""
    start: date
    """The first day on which it is surely in force."""
    end: date | None
    listed_to: date

    def lists(self, instalment: InstalmentId, until: date | None) -> bool:
        """Whether it may be in force in some of that time, to the end of the running term or, if later, ``until``."""
        last = self.end or max(self.listed_to, until or self.listed_to)
        return (self.first_possible or self.start) <= instalment.last_day and instalment.first_day <= last

    def covers(self, instalment: InstalmentId) -> bool:
        """Whether it is surely in force in all of that time."""
        return self.start <= instalment.first_day and (self.end is None or instalment.last_day <= self.end)


class Periods:
    """The instalments of one agreement, over its readings."""

    def __init__(self, books: Books, per_year: int | None, courses: tuple[Course, ...]) -> None:
        self._per_year = per_year
        self._readings = tuple(_in_force(course, books.as_of) for course in courses)
        self.listed = tuple(sorted({*self._to(None), *books.instalments}))
        """Those to the end of the running term, and those that something is told of: nothing told is left out."""

    def _to(self, until: date | None) -> Iterator[InstalmentId]:
        known = [each for each in self._readings if each is not None]
        if self._per_year is None or not known:
            return
        first = min(each.first_possible or each.start for each in known)
        last = max(each.end or max(each.listed_to, until or each.listed_to) for each in known)
        for year in range(first.year, last.year + 1):
            for instalment in InstalmentId.of_year(year, self._per_year):
                if any(each.lists(instalment, until) for each in known):
                    yield instalment

    def later(self, until: date) -> tuple[InstalmentId, ...]:
        """The instalments after those, to ``until``, that come only if the agreement runs on."""
        listed = set(self.listed)
        return tuple(each for each in self._to(until) if each not in listed)

    def owed(self, instalment: InstalmentId) -> tuple[Owed, str]:
        """Whether an instalment is owed whole, as far as the agreement's own days tell; if not, the question to ask."""
        readings = set(self._readings)
        if all(each is not None and each.covers(instalment) for each in readings):
            return Owed.KNOWN, ""
        one = next(iter(readings))
        if len(readings) == 1 and one is not None and one.first_possible == one.start and one.lists(instalment, None):
            return Owed.AMOUNT_MISSING, "question.part_of_period"
        return Owed.IN_DOUBT, "question.in_force"


def _in_force(course: Course, as_of: AsOf) -> _InForce | None:
    """None: it is a draft."""
    start = course.chain.place(1).start if course.chain is not None else None
    first_possible = None
    match start or course.agreement.term.starts_on:
        case date() as known:
            start = first_possible = known
        case Span() as span:
            first_possible, start = span.first, span.last
        case NoLaterThan() as limit:
            start = limit.day
        case _:
            return None
    listed_to = course.end or course.ahead[0].end
    if listed_to is None:
        listed_to = date(max(start, as_of.day).year, 12, 31)
        as_of.has_passed(listed_to)  # noted: next year's instalments are listed from then on
    return _InForce(first_possible, start, course.end, listed_to)
