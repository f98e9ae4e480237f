"""Days, lengths of time and deadlines: the one place where dates are computed.

Every day named is inclusive. Month arithmetic keeps the day number, or takes the last day of a month that lacks it
(lag (1930:173) 1 §), which is also what dateutil's ``relativedelta`` does; the tests hold the two equal.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import field, frozen
from dateutil.easter import easter

from engine.model.words import Word

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

EARLIEST: Final = date(1800, 1, 1)
LATEST: Final = date(2199, 12, 31)
"""The days Frist reckons with. Outside them a date is far more often a slip of the pen than a date."""

LONGEST_IN_DAYS: Final = 36_525
LONGEST_IN_MONTHS: Final = 1_200

ONE_DAY: Final = timedelta(days=1)
MONTHS_A_YEAR: Final = 12
_SHORTEST_MONTH: Final = 28
_FRIDAY: Final = 4
_SATURDAY: Final = 5
_NATIONAL_DAY_SINCE: Final = 2005
"""The first year in which the national day, and no longer Whit Monday, is a public holiday."""


class Unit(Word):
    """The unit that a length is stated in."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


@frozen
class Length:
    """A length of time as an agreement states it: a whole number of days, weeks, months or years.

    Kept as either months or days, never both, since a month has no fixed number of days.

    >>> str(Length.of(12, Unit.MONTHS))
    '12 months'
    """

    count: int
    unit: Unit
    months: int = field(repr=False, eq=False)
    """Whole calendar months; 0 for a length in days or weeks."""
    days: int = field(repr=False, eq=False)
    """Days; 0 for a length in months or years."""

    @classmethod
    def of(cls, count: int, unit: Unit) -> "Length":
        """The length of ``count`` units; ``ValueError`` if it is negative or longer than a hundred years."""
        months = count * {Unit.MONTHS: 1, Unit.YEARS: MONTHS_A_YEAR}.get(unit, 0)
        days = count * {Unit.DAYS: 1, Unit.WEEKS: 7}.get(unit, 0)
        if count < 0 or months > LONGEST_IN_MONTHS or days > LONGEST_IN_DAYS:
            raise ValueError(count)
        return cls(count, unit, months, days)

    def __str__(self) -> str:
        return f"{self.count} {self.unit.value}"

    def after(self, day: date) -> date:
        """The day this long after ``day``."""
        return add_months(day, self.months) if self.months else day + timedelta(days=self.days)

    def before(self, day: date) -> date:
        """The day this long before ``day``, by the same day number."""
        return add_months(day, -self.months) if self.months else day - timedelta(days=self.days)


def add_months(day: date, months: int) -> date:
    """The same day number ``months`` later (or earlier), or the last day of a month that lacks it.

    >>> add_months(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    year, month0 = divmod(day.year * MONTHS_A_YEAR + day.month - 1 + months, MONTHS_A_YEAR)
    number = day.day
    if number > _SHORTEST_MONTH:
        number = min(number, _month_length(year, month0 + 1))
    return date(year, month0 + 1, number)


@cache  # of some two hundred years at the most
def _month_length(year: int, month: int) -> int:
    return monthrange(year, month)[1]


def month_day(year: int, month: int, number: int) -> date:
    """That day of that year; 29 February is 28 February in a year that lacks it."""
    return date(year, month, min(number, _month_length(year, month)))


class Periods(NamedTuple):
    """Periods that follow each other, all counted from one anchor, so that nothing drifts over month ends.

    Period ``k`` (0, 1, 2 …) begins ``first + k * every`` after ``anchor`` and lasts to the day before the next begins.
    Exactly one of ``every_months`` and ``every_days`` is above 0; ``first_months`` goes with months alone.

    >>> monthly = Periods(anchor=date(2024, 1, 31), first_months=0, every_months=1, every_days=0)
    >>> [monthly.last_day(k).isoformat() for k in range(3)]
    ['2024-02-28', '2024-03-30', '2024-04-29']
    """

    anchor: date
    first_months: int
    every_months: int
    every_days: int

    def first_day(self, k: int) -> date:
        """The first day of period ``k``."""
        anchor, first_months, every_months, every_days = self
        if every_months:
            return add_months(anchor, first_months + k * every_months)
        return anchor + timedelta(days=k * every_days)

    def last_day(self, k: int) -> date:
        """The last day of period ``k``, inclusive."""
        return self.first_day(k + 1) - ONE_DAY

    def first_days(self, until: int) -> list[date]:
        """The first days of the periods from 0 to ``until``, both included."""
        anchor, first_months, every_months, every_days = self
        if every_months:
            return [add_months(anchor, first_months + k * every_months) for k in range(until + 1)]
        return [anchor + timedelta(days=k * every_days) for k in range(until + 1)]

    def at(self, day: date) -> int:
        """The number of the period that ``day`` falls in; negative before the first. Found by division."""
        anchor, first_months, every_months, every_days = self
        if not every_months:
            return (day - anchor).days // every_days
        months = (day.year - anchor.year) * MONTHS_A_YEAR + day.month - anchor.month - first_months
        k = months // every_months
        # The division compares months alone; the day number within the month can put the day one period earlier,
        # and then only where the division left no remainder.
        return k - 1 if day.day < anchor.day and months % every_months == 0 and day < self.first_day(k) else k


# --- Readings of "at the latest so long before a day" -------------------------------------------------------------


def latest_by_same_day(length: Length, target: date) -> date:
    """The last day by the reading *same day number*: 30 June less three months is 30 March."""
    return length.before(target)


def latest_by_boundary(length: Length, target: date) -> date:
    """The last day by the reading *period boundary*: the day before (1 July less three months), that is 31 March."""
    return length.before(target + ONE_DAY) - ONE_DAY


def latest_by_date(month: int, number: int, target: date) -> date:
    """The last such day of the year that falls on or before ``target``."""
    day = month_day(target.year, month, number)
    return day if day <= target else month_day(target.year - 1, month, number)


# --- The end of a notice period that runs from a day --------------------------------------------------------------


@frozen
class EndsAt:
    """Where a running notice ends: on the day it runs out, or on the first later day of a kind.

    ``every_months`` is 1, 3, 6 or 12 for the end of a month, quarter, half-year or year; ``month`` and ``number`` name
    a day of the year; with none of them the notice ends on the very day.
    """

    every_months: int = 0
    month: int = 0
    number: int = 0

    def on_or_after(self, day: date) -> date:
        """The first such day on or after ``day``."""
        if self.every_months:
            last_month = -(-day.month // self.every_months) * self.every_months
            return date(day.year, last_month, _month_length(day.year, last_month))
        if self.month:
            named = month_day(day.year, self.month, self.number)
            return named if named >= day else month_day(day.year + 1, self.month, self.number)
        return day

    def on_or_before(self, day: date) -> date:
        """The last such day on or before ``day``."""
        if self.every_months:
            end = self.on_or_after(day)
            return end if end == day else add_months(end.replace(day=1), 1 - self.every_months) - ONE_DAY
        if self.month:
            return latest_by_date(self.month, self.number, day)
        return day


SAME_DAY: Final = EndsAt()
"""A notice ends on the very day it runs out."""


def last_start(runs_out: Callable[[date], date], guess: date, limit: date) -> date:
    """The last day from which a notice still runs out on or before ``limit``; ``runs_out`` never decreases.

    Found by search from ``guess``: subtraction is wrong at month ends (to 28 February leads 31 January, not the 28th).
    """
    day = guess
    while runs_out(day) > limit:
        day -= ONE_DAY
    while runs_out(day + ONE_DAY) <= limit:
        day += ONE_DAY
    return day


# --- Days that are known only roughly -----------------------------------------------------------------------------


@frozen
class Span:
    """A day of which only the month, the year or a limit is known: it lies from ``first`` to ``last``, inclusive.

    ``text`` is what the document says ("2020-12"), kept for the questions that the missing day raises.
    """

    first: date
    last: date
    text: str

    @classmethod
    def month(cls, year: int, month: int) -> "Span":
        """Some day of that month."""
        last = date(year, month, _month_length(year, month))
        return cls(date(year, month, 1), last, f"{year:04}-{month:02}")

    @classmethod
    def year(cls, year: int) -> "Span":
        """Some day of that year."""
        return cls(date(year, 1, 1), date(year, 12, 31), f"{year:04}")


Day = date | Span
"""A day as a document gives it: exact, or known only roughly."""


def first_possible(day: Day) -> date:
    """``day`` itself, or the first day that one known only roughly may be."""
    return day.first if isinstance(day, Span) else day


def last_possible(day: Day) -> date:
    """``day`` itself, or the last day that one known only roughly may be."""
    return day.last if isinstance(day, Span) else day


def as_told(day: Day) -> date | str:
    """``day`` itself, or what a document says of one known only roughly ("2020-12")."""
    return day.text if isinstance(day, Span) else day


def exact(day: Day) -> date:
    """``day``, which is known exactly; ``TypeError`` for one known only roughly, which a reading must settle first."""
    if isinstance(day, Span):
        raise TypeError(day)
    return day


# --- Working days -------------------------------------------------------------------------------------------------


@cache
def _free_days(year: int) -> frozenset[date]:
    """The free days of ``year``, less those that always are a Saturday or Sunday."""
    easter_day = easter(year)
    good_friday, easter_monday, ascension_day, whit_monday = (
        easter_day + timedelta(days=days) for days in (-2, 1, 39, 50))
    midsummer_eve = _friday_on_or_after(date(year, 6, 19))
    return frozenset({
        date(year, 1, 1), date(year, 1, 6), good_friday, easter_monday, date(year, 5, 1), ascension_day,
        date(year, 6, 6) if year >= _NATIONAL_DAY_SINCE else whit_monday, midsummer_eve,
        date(year, 12, 24), date(year, 12, 25), date(year, 12, 26), date(year, 12, 31)})


def _friday_on_or_after(day: date) -> date:
    return day + timedelta(days=(_FRIDAY - day.weekday()) % 7)


def is_working_day(day: date) -> bool:
    """Whether ``day`` is a working day in Sweden.

    Free are Saturdays, Sundays, public holidays, midsommarafton, julafton and nyårsafton. Source: lag (1989:253) om
    allmänna helgdagar; the eves as in lag (1930:173) 2 §. The tests hold the days equal to those that the
    package ``holidays`` tells, 1953 to 2100; to load it took a third of the time of a whole answer. Years before and
    after are reckoned alike.
    """
    return day.weekday() < _SATURDAY and day not in _free_days(day.year)


def working_day_on_or_before(day: date) -> date:
    """``day`` itself if it is a working day, else the last working day before it."""
    while not is_working_day(day):
        day -= ONE_DAY
    return day


# --- Today --------------------------------------------------------------------------------------------------------


def stockholm() -> "ZoneInfo":
    """The time that days are counted in."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415  # only what needs the clock, or the register, reads it

    return ZoneInfo("Europe/Stockholm")


def today_in_stockholm() -> date:
    """The present day in Sweden. Asked only at the rim: everywhere else the day is an argument."""
    return datetime.now(stockholm()).date()
