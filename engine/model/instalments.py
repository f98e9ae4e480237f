"""The parts that a year's compensation is paid in: their names, their first and last days, and when they are due."""

import re
from datetime import date
from typing import Final, NamedTuple

from attrs import frozen

from engine.model.dates import (
    EARLIEST,
    LATEST,
    MONTHS_A_YEAR,
    ONE_DAY,
    Length,
    add_months,
    month_day,
    working_day_on_or_before,
)
from engine.model.words import Word

_LETTER: Final = {1: "", 2: "-H", 3: "-T", 4: "-Q", 12: "-"}
_ID: Final = re.compile(r"(\d{4})(?:(-H|-T|-Q)(\d)|(-)(\d{2}))?", re.ASCII)

PER_YEAR: Final = tuple(_LETTER)
"""How many instalments a year may have."""


class InstalmentId(NamedTuple):
    """One part of a calendar year: number 1, 2 … of ``per_year``. In the order of time.

    >>> str(InstalmentId(2020, 1, 4)), str(InstalmentId(2020, 1, 12)), str(InstalmentId(2020, 1, 1))
    ('2020-Q1', '2020-01', '2020')
    """

    year: int
    number: int
    per_year: int

    @classmethod
    def parse(cls, text: str) -> "InstalmentId | None":
        """The instalment that ``text`` names; None if it names none.

        >>> InstalmentId.parse("2020-T3")
        InstalmentId(year=2020, number=3, per_year=3)
        """
        match = _ID.fullmatch(text)
        if match is None:
            return None
        letter, number = match[2] or match[4] or "", int(match[3] or match[5] or 1)
        per_year = next(count for count, each in _LETTER.items() if each == letter)
        found = cls(int(match[1]), number, per_year)
        return found if 1 <= number <= per_year and EARLIEST.year <= found.year <= LATEST.year else None

    @classmethod
    def of_year(cls, year: int, per_year: int) -> "tuple[InstalmentId, ...]":
        """Every instalment of ``year``, in order."""
        return tuple(cls(year, number, per_year) for number in range(1, per_year + 1))

    @property
    def first_day(self) -> date:
        """The first day of the part of the year that it pays for."""
        return date(self.year, (self.number - 1) * MONTHS_A_YEAR // self.per_year + 1, 1)

    @property
    def last_day(self) -> date:
        """The last day of that part, inclusive."""
        return add_months(self.first_day, MONTHS_A_YEAR // self.per_year) - ONE_DAY

    def __str__(self) -> str:
        number = f"{self.number:02}" if self.per_year == MONTHS_A_YEAR else self.number if self.per_year > 1 else ""
        return f"{self.year}{_LETTER[self.per_year]}{number}"


class When(Word):
    """Whether an instalment is paid before or after the time that it pays for."""

    IN_ADVANCE = "in_advance"
    IN_ARREARS = "in_arrears"


class Against(Word):
    """Whether an instalment is paid when it has been invoiced, or on its day."""

    INVOICE = "invoice"
    DATE = "date"


@frozen
class DayOfYear:
    """A day of every year; 29 February is 28 February in a year that lacks it."""

    month: int
    day: int

    def on_or_after(self, day: date) -> date:
        """The first such day on or after ``day``."""
        named = month_day(day.year, self.month, self.day)
        return named if named >= day else month_day(day.year + 1, self.month, self.day)


@frozen
class DayOfMonth:
    """A day of the month, or the last one of a month that lacks it.

    ``moves``: where it is not a working day it moves to the last working day before.
    """

    day: int
    moves: bool = False

    def on_or_after(self, day: date) -> date:
        """The first such day on or after ``day``, before it is moved."""
        named = month_day(day.year, day.month, self.day)
        if named < day:
            following = add_months(day.replace(day=1), 1)
            named = month_day(following.year, following.month, self.day)
        return named


@frozen(kw_only=True)
class Instalments:
    """How a year's compensation is paid: in how many parts, when, against what, and when each is due.

    ``due`` against an invoice: so long after it was issued. On a date: the day of each instalment in turn, or a day
    of the month. None: no day is agreed.
    """

    per_year: int
    when: When | None = None
    against: Against | None = None
    due: Length | tuple[DayOfYear, ...] | DayOfMonth | None = None

    def due_on(self, instalment: InstalmentId) -> date | None:
        """The agreed due day of an instalment that is paid on a date; None where none is agreed.

        It is the first such day on or after the first day of what it pays for or, in arrears, the last.
        """
        day = instalment.last_day if self.when is When.IN_ARREARS else instalment.first_day
        match self.due:
            case DayOfMonth():
                named = self.due.on_or_after(day)
                return working_day_on_or_before(named) if self.due.moves else named
            case tuple():
                return self.due[instalment.number - 1].on_or_after(day)
        return None
