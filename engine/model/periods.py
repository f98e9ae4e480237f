"""The periods that duties recur in: their names, and their first and last days."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from engine.model.dates import (
    EARLIEST,
    LATEST,
    MONTHS_A_YEAR,
    ONE_DAY,
    Day,
    Length,
    Periods,
    as_told,
    first_possible,
    last_possible,
)
from engine.model.instalments import InstalmentId
from engine.model.words import Word


class Every(Word):
    """How often a duty recurs: once, by the calendar, in each term of office, at each meeting, or when asked for."""

    ONCE = "once"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    TERTIAL = "tertial"
    HALF_YEAR = "half-year"
    YEAR = "year"
    TERM_OF_OFFICE = "term-of-office"
    MEETING = "meeting"
    ON_REQUEST = "on-request"


TERMS_OF_OFFICE: Final = Periods(
    anchor=date(2018, 10, 15), first_months=0, every_months=4 * MONTHS_A_YEAR, every_days=0)
"""The terms of municipal and regional councils: four years from 15 October of the year of a general election.

Source: kommunallagen (2017:725) 5 kap. 9 §. Counted back from 2018 by the same rule. Boards and committees have terms
of their own, from 1 January; an agreement that speaks of a term of office is taken to mean the council's.
"""

_PARTS_A_YEAR: Final[dict[Every, int]] = {
    Every.YEAR: 1, Every.HALF_YEAR: 2, Every.TERTIAL: 3, Every.QUARTER: 4, Every.MONTH: MONTHS_A_YEAR}
_PATTERNS: Final = {
    Every.ONCE: re.compile(Every.ONCE.value),
    Every.WEEK: re.compile(r"(\d{4})-W(\d{2})", re.ASCII),
    Every.TERM_OF_OFFICE: re.compile("(\\d{4})[-\N{EN DASH}]\\d{4}", re.ASCII),
}
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MONDAY: Final = 1
_THURSDAY: Final = 4
"""A week belongs to the year that its Thursday lies in."""
_SUNDAY: Final = 7


class PeriodId(NamedTuple):
    """A period, first and last day inclusive, and what it is called. In the order of time.

    Called as an instalment is ("2020", "2020-H1", "2020-T2", "2020-Q3", "2020-05"), or "2020-W07" (ISO 8601),
    "2018-2022" with an en dash for a term of office, and "once". A meeting, a request, and a period that is counted
    from the first day of the agreement are called by their (first) day; a meeting of which only the month is known, by
    its month.
    """

    first_day: date
    last_day: date
    text: str

    @classmethod
    def of_day(cls, day: Day, text: str | None = None) -> "PeriodId":
        """The period of a meeting or a request, which is called ``text`` or by its day.

        >>> str(PeriodId.of_day(date(2022, 6, 15)))
        '2022-06-15'
        """
        return cls(first_possible(day), last_possible(day), text or str(as_told(day)))

    def within(self, first: date, last: date) -> "PeriodId":
        """What lies of it from ``first`` to ``last``, by the same name; some of it must."""
        return PeriodId(max(self.first_day, first), min(self.last_day, last), self.text)

    def __str__(self) -> str:
        return self.text


def period_at(every: Every | Length, day: date, start: date) -> PeriodId:
    """The period that ``day`` falls in; ``start`` is the first day of the agreement, which a length is counted from.

    A duty owed once has one period, from ``start`` on. ``ValueError`` for one at meetings or on request, whose days are
    facts and follow from nothing.

    >>> str(period_at(Every.TERTIAL, date(2020, 5, 1), date(2019, 1, 1)))
    '2020-T2'
    """
    if isinstance(every, Length):
        periods = Periods(start, 0, every.months, every.days)
        k = periods.at(day)
        return PeriodId(periods.first_day(k), periods.last_day(k), periods.first_day(k).isoformat())
    if every in _PARTS_A_YEAR:
        per_year = _PARTS_A_YEAR[every]
        part = InstalmentId(day.year, (day.month - 1) * per_year // MONTHS_A_YEAR + 1, per_year)
        return PeriodId(part.first_day, part.last_day, str(part))
    match every:
        case Every.ONCE:
            return PeriodId(start, LATEST, every.value)
        case Every.WEEK:
            year, week, _ = day.isocalendar()
            return PeriodId(date.fromisocalendar(year, week, _MONDAY), date.fromisocalendar(year, week, _SUNDAY),
                            f"{year:04}-W{week:02}")
        case Every.TERM_OF_OFFICE:
            k = TERMS_OF_OFFICE.at(day)
            first, last = TERMS_OF_OFFICE.first_day(k), TERMS_OF_OFFICE.last_day(k)
            return PeriodId(first, last, f"{first.year}\N{EN DASH}{last.year}")
    raise ValueError(every)


def periods(every: Every | Length, first: date, last: date, start: date) -> Iterator[PeriodId]:
    """The periods that have a day from ``first`` to ``last``, whole and in order; ``start`` as for ``period_at``.

    >>> [str(each) for each in periods(Every.YEAR, date(2019, 7, 1), date(2021, 6, 30), date(2019, 7, 1))]
    ['2019', '2020', '2021']
    """
    day = first
    while day <= last:
        period = period_at(every, day, start)
        yield period
        day = period.last_day + ONE_DAY


def period_called(text: str, every: Every | Length, start: date | None) -> PeriodId | None:
    """The period that ``text`` names; None if it names none. A term of office may be written with a hyphen.

    ``start`` None: the first day of the agreement is not known, and any day may begin a period counted from it.

    >>> period_called("2020-W54", Every.WEEK, None) is None
    True
    """
    day = _day_in(text, every)
    if day is None or not EARLIEST <= day <= LATEST:
        return None
    period = period_at(every, day, start or day)
    return period if period.text in (text, text.replace("-", "\N{EN DASH}")) else None


def _day_in(text: str, every: Every | Length) -> date | None:
    """A day of the period that ``text`` names, if there may be such a period."""
    pattern = _DAY if isinstance(every, Length) else _PATTERNS.get(every)
    match = pattern.fullmatch(text) if pattern else None
    if match is None:
        part = InstalmentId.parse(text) if every in _PARTS_A_YEAR else None
        return None if part is None else part.first_day
    try:
        match every:
            case Every.ONCE:
                return EARLIEST
            case Every.WEEK:
                return date.fromisocalendar(int(match[1]), int(match[2]), _THURSDAY)
            case Every.TERM_OF_OFFICE:
                return date(int(match[1]), MONTHS_A_YEAR, 1)
        return date.fromisoformat(text)
    except ValueError:  # a day, a week or a year that no calendar has
        return None
