"""Instalments: what they are called, the days they pay for, and the day each is due."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.model.dates import EARLIEST, LATEST, ONE_DAY, Length, Unit
from engine.model.instalments import PER_YEAR, Against, DayOfMonth, DayOfYear, InstalmentId, Instalments, When

YEARS = st.integers(EARLIEST.year, LATEST.year)


@pytest.mark.parametrize(("text", "first", "last"), [
    ("2020", date(2020, 1, 1), date(2020, 12, 31)), ("2020-H2", date(2020, 7, 1), date(2020, 12, 31)),
    ("2020-T2", date(2020, 5, 1), date(2020, 8, 31)), ("2020-Q1", date(2020, 1, 1), date(2020, 3, 31)),
    ("2020-Q4", date(2020, 10, 1), date(2020, 12, 31)), ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
    ("2020-12", date(2020, 12, 1), date(2020, 12, 31)), ("1800", date(1800, 1, 1), date(1800, 12, 31)),
    ("2199-Q4", date(2199, 10, 1), date(2199, 12, 31))])
def test_an_instalment_pays_for_its_part_of_the_calendar_year(text: str, first: date, last: date) -> None:
    found = InstalmentId.parse(text)
    assert found is not None
    assert (text, first, last) == (str(found), found.first_day, found.last_day)


@pytest.mark.parametrize("text", [
    "", "20", "1799", "2200-Q1", "2020-Q0", "2020-Q5", "2020-T4", "2020-H3", "2020-00", "2020-13", "2020-1",
    "2020-Q01", "2020-q1", "2020Q1", "2020-Q", "2020-", " 2020", "2020-Q1\n", "2020-Q\N{FULLWIDTH DIGIT ONE}",
    "2020-01-01"])
def test_what_names_no_instalment_is_none(text: str) -> None:
    assert InstalmentId.parse(text) is None


@given(YEARS, st.sampled_from(PER_YEAR))
def test_the_instalments_of_a_year_cover_it_in_order_without_gap_and_keep_their_names(year: int, per_year: int) -> None:
    parts = InstalmentId.of_year(year, per_year)
    assert per_year == len(parts)
    assert list(parts) == sorted(parts)
    assert (date(year, 1, 1), date(year, 12, 31)) == (parts[0].first_day, parts[-1].last_day)
    assert all(one.last_day + ONE_DAY == other.first_day for one, other in pairwise(parts))
    assert all(part == InstalmentId.parse(str(part)) for part in parts)


IN_ADVANCE, IN_ARREARS = When.IN_ADVANCE, When.IN_ARREARS
QUARTERS = tuple(DayOfYear(month, 15) for month in (1, 4, 7, 10))


@pytest.mark.parametrize(("due", "when", "instalment", "expected"), [
    ((DayOfYear(3, 31),), IN_ADVANCE, "2020", date(2020, 3, 31)),
    ((DayOfYear(3, 31),), None, "2020", date(2020, 3, 31)),
    ((DayOfYear(3, 31),), IN_ARREARS, "2020", date(2021, 3, 31)),
    ((DayOfYear(12, 31),), IN_ARREARS, "2020", date(2020, 12, 31)),
    ((DayOfYear(2, 29),), IN_ADVANCE, "2021", date(2021, 2, 28)),
    (QUARTERS, IN_ADVANCE, "2020-Q3", date(2020, 7, 15)), (QUARTERS[::-1], IN_ARREARS, "2020-Q4", date(2021, 1, 15)),
    (DayOfMonth(1), IN_ADVANCE, "2020-03", date(2020, 3, 1)),
    (DayOfMonth(1, moves=True), IN_ADVANCE, "2020-03", date(2020, 2, 28)),
    (DayOfMonth(25), IN_ADVANCE, "2020-Q2", date(2020, 4, 25)),
    (DayOfMonth(25), IN_ARREARS, "2020-03", date(2020, 4, 25)),
    (DayOfMonth(25), IN_ARREARS, "2020-12", date(2021, 1, 25)),
    (DayOfMonth(31), IN_ARREARS, "2020-01", date(2020, 1, 31)),
    (DayOfMonth(31), IN_ARREARS, "2020-02", date(2020, 2, 29)),
    (DayOfMonth(31, moves=True), IN_ARREARS, "2020-02", date(2020, 2, 28))])
def test_an_instalment_on_a_date_is_due_on_the_first_such_day_from_where_its_time_begins_or_in_arrears_ends(
        due: DayOfMonth | tuple[DayOfYear, ...], when: When | None, instalment: str, expected: date) -> None:
    part = InstalmentId.parse(instalment)
    assert part is not None
    assert expected == Instalments(per_year=part.per_year, when=when, against=Against.DATE, due=due).due_on(part)


@pytest.mark.parametrize("due", [None, Length.of(30, Unit.DAYS)])
def test_an_instalment_that_is_not_paid_on_a_date_has_no_due_day_of_its_own(due: Length | None) -> None:
    paid = Instalments(per_year=4, when=IN_ADVANCE, against=Against.INVOICE, due=due)
    assert paid.due_on(InstalmentId(2020, 1, 4)) is None
