"""Which instalments an agreement has, and whether it is in force in the time that each of them pays for."""

from collections.abc import Iterator
from datetime import date

from engine.assess.course import Course
from engine.assess.life import Life, life_of
from engine.assess.money.books import Books
from engine.model.instalments import InstalmentId
from engine.model.payment_situations import Owed


class Periods:
    """The instalments of one agreement, over its readings."""

    def __init__(self, books: Books, per_year: int | None, courses: tuple[Course, ...]) -> None:
        self._per_year = per_year
        self._readings = tuple(life_of(course, books.as_of) for course in courses)
        self.listed = tuple(sorted({*self._to(None), *books.instalments}))
        """Those to the end of the running term, and those that something is told of: nothing told is left out."""

    def _to(self, until: date | None) -> Iterator[InstalmentId]:
        known = [each for each in self._readings if each is not None]
        if self._per_year is None or not known:
            return
        first = min(each.listed_from for each in known)
        last = max(each.end or max(each.listed_to, until or each.listed_to) for each in known)
        for year in range(first.year, last.year + 1):
            for instalment in InstalmentId.of_year(year, self._per_year):
                if any(_lists(each, instalment, until) for each in known):
                    yield instalment

    def later(self, until: date) -> tuple[InstalmentId, ...]:
        """The instalments after those, to ``until``, that come only if the agreement runs on."""
        listed = set(self.listed)
        return tuple(each for each in self._to(until) if each not in listed)

    def owed(self, instalment: InstalmentId) -> tuple[Owed, str]:
        """Whether an instalment is owed whole, as far as the agreement's own days tell; if not, the question to ask."""
        readings = set(self._readings)
        if all(each is not None and _covers(each, instalment) for each in readings):
            return Owed.KNOWN, ""
        one = next(iter(readings))
        if (len(readings) == 1 and one is not None and one.is_end_known and one.first_possible == one.start
                and _lists(one, instalment, None)):
            return Owed.AMOUNT_MISSING, "question.part_of_period"
        return Owed.IN_DOUBT, "question.in_force"


def _lists(life: Life, instalment: InstalmentId, until: date | None) -> bool:
    """Whether it may be in force in some of that time, to the end of the running term or, if later, ``until``."""
    last = life.end or max(life.listed_to, until or life.listed_to)
    return life.listed_from <= instalment.last_day and instalment.first_day <= last


def _covers(life: Life, instalment: InstalmentId) -> bool:
    """Whether it is surely in force in all of that time."""
    return (life.is_end_known and life.start <= instalment.first_day
            and (life.end is None or instalment.last_day <= life.end))
