"""Periods: what they are called, and the days from the first of them to the last, with none lost and none twice."""

from datetime import date, timedelta
from itertools import islice, pairwise

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from engine.model.dates import LATEST, ONE_DAY, Length, Span, Unit
from engine.model.periods import Every, PeriodId, period_at, period_called, periods

START = date(2019, 1, 1)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
MONTH_ENDS = st.builds(lambda day: day + relativedelta(day=31), DAYS)
LEAP_DAYS = st.sampled_from([date(year, 2, 29) for year in range(1992, 2061, 4)])
STARTS = DAYS | MONTH_ENDS | LEAP_DAYS
BY_CALENDAR = st.sampled_from([
    Every.WEEK, Every.MONTH, Every.QUARTER, Every.TERTIAL, Every.HALF_YEAR, Every.YEAR, Every.TERM_OF_OFFICE])
LENGTHS = st.builds(Length.of, st.integers(1, 40), st.sampled_from(Unit))
RECURRING = BY_CALENDAR | LENGTHS
DASH = "\N{EN DASH}"


def days(count: int) -> Length:
    return Length.of(count, Unit.DAYS)


def months(count: int) -> Length:
    return Length.of(count, Unit.MONTHS)


# --- What they are called -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("every", "day", "text", "first", "last"), [
    (Every.YEAR, date(2020, 7, 1), "2020", date(2020, 1, 1), date(2020, 12, 31)),
    (Every.HALF_YEAR, date(2020, 6, 30), "2020-H1", date(2020, 1, 1), date(2020, 6, 30)),
    (Every.HALF_YEAR, date(2020, 7, 1), "2020-H2", date(2020, 7, 1), date(2020, 12, 31)),
    (Every.TERTIAL, date(2020, 4, 30), "2020-T1", date(2020, 1, 1), date(2020, 4, 30)),
    (Every.TERTIAL, date(2020, 5, 1), "2020-T2", date(2020, 5, 1), date(2020, 8, 31)),
    (Every.QUARTER, date(2020, 9, 30), "2020-Q3", date(2020, 7, 1), date(2020, 9, 30)),
    (Every.QUARTER, date(2020, 10, 1), "2020-Q4", date(2020, 10, 1), date(2020, 12, 31)),
    (Every.MONTH, date(2020, 2, 29), "2020-02", date(2020, 2, 1), date(2020, 2, 29)),
    (Every.MONTH, date(2019, 12, 31), "2019-12", date(2019, 12, 1), date(2019, 12, 31)),
    (Every.WEEK, date(2020, 2, 16), "2020-W07", date(2020, 2, 10), date(2020, 2, 16)),
    (Every.WEEK, date(2021, 1, 3), "2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
    (Every.WEEK, date(2019, 12, 30), "2020-W01", date(2019, 12, 30), date(2020, 1, 5)),
    (Every.TERM_OF_OFFICE, date(2018, 10, 14), f"2014{DASH}2018", date(2014, 10, 15), date(2018, 10, 14)),
    (Every.TERM_OF_OFFICE, date(2018, 10, 15), f"2018{DASH}2022", date(2018, 10, 15), date(2022, 10, 14)),
    (Every.TERM_OF_OFFICE, date(2022, 10, 14), f"2018{DASH}2022", date(2018, 10, 15), date(2022, 10, 14)),
    (Every.TERM_OF_OFFICE, date(2022, 10, 15), f"2022{DASH}2026", date(2022, 10, 15), date(2026, 10, 14)),
    (Every.ONCE, date(2020, 1, 1), "once", START, LATEST),
    (months(6), date(2019, 6, 30), "2019-01-01", START, date(2019, 6, 30)),
    (months(6), date(2019, 7, 1), "2019-07-01", date(2019, 7, 1), date(2019, 12, 31)),
    (Length.of(2, Unit.YEARS), date(2021, 1, 1), "2021-01-01", date(2021, 1, 1), date(2022, 12, 31)),
    (Length.of(2, Unit.WEEKS), date(2019, 1, 15), "2019-01-15", date(2019, 1, 15), date(2019, 1, 28))])
def test_a_day_falls_in_a_period_with_a_name_a_first_and_a_last_day(
        every: Every | Length, day: date, text: str, first: date, last: date) -> None:
    assert PeriodId(first, last, text) == period_at(every, day, START)
    assert text == str(period_at(every, day, START))


@pytest.mark.parametrize("every", [Every.MEETING, Every.ON_REQUEST])
def test_the_days_of_meetings_and_requests_follow_from_nothing(every: Every) -> None:
    with pytest.raises(ValueError, match=every.value):
        period_at(every, START, START)


@pytest.mark.parametrize(("text", "every"), [
    ("2020-Q5", Every.QUARTER), ("2020", Every.QUARTER), ("2020-Q1", Every.YEAR), ("1799", Every.YEAR),
    ("2020-13", Every.MONTH), ("2020-W00", Every.WEEK), ("2021-W53", Every.WEEK), ("2020-W7", Every.WEEK),
    ("0000-W01", Every.WEEK), ("9999-W52", Every.WEEK), ("2020-02", Every.WEEK), ("1799-W52", Every.WEEK),
    ("2019-2023", Every.TERM_OF_OFFICE), ("2018-2021", Every.TERM_OF_OFFICE), ("2018", Every.TERM_OF_OFFICE),
    ("0000-0004", Every.TERM_OF_OFFICE), ("9998-0002", Every.TERM_OF_OFFICE), ("2018/2022", Every.TERM_OF_OFFICE),
    ("2020", Every.ONCE), ("Once", Every.ONCE), ("once", Every.YEAR), ("2019-07-02", months(6)), ("2019-07", months(6)),
    ("2019-02-30", months(6)), ("9999-12-31", days(1)), ("0001-01-01", days(1)), ("once", months(6)),
    ("2019-01-01", Every.MEETING), ("2019-01-01", Every.ON_REQUEST), ("", Every.YEAR),
    ("2020-W\N{FULLWIDTH DIGIT ZERO}7", Every.WEEK)])
def test_what_names_no_period_is_none(text: str, every: Every | Length) -> None:
    assert period_called(text, every, START) is None


@pytest.mark.parametrize("text", ["2018-2022", f"2018{DASH}2022"])
def test_a_term_of_office_may_be_written_with_a_hyphen(text: str) -> None:
    assert PeriodId(date(2018, 10, 15), date(2022, 10, 14), f"2018{DASH}2022") == period_called(
        text, Every.TERM_OF_OFFICE, None)


def test_where_the_first_day_is_not_known_any_day_may_begin_a_period() -> None:
    leap_day = date(2020, 2, 29)
    assert PeriodId(leap_day, date(2020, 8, 28), "2020-02-29") == period_called("2020-02-29", months(6), None)
    assert PeriodId(date(1800, 1, 1), LATEST, "once") == period_called("once", Every.ONCE, None)


@pytest.mark.parametrize(("period", "first", "last", "text"), [
    (PeriodId.of_day(date(2022, 6, 15)), date(2022, 6, 15), date(2022, 6, 15), "2022-06-15"),
    (PeriodId.of_day(Span.month(2022, 6)), date(2022, 6, 1), date(2022, 6, 30), "2022-06"),
    (PeriodId.of_day(date(2022, 6, 15), "b1"), date(2022, 6, 15), date(2022, 6, 15), "b1")])
def test_a_meeting_or_a_request_is_called_by_its_day_its_month_or_its_id(
        period: PeriodId, first: date, last: date, text: str) -> None:
    assert (first, last, text) == tuple(period)


def test_what_lies_of_a_period_within_the_agreement_keeps_its_name() -> None:
    whole = period_at(Every.TERM_OF_OFFICE, date(2022, 12, 31), START)
    assert PeriodId(date(2022, 10, 15), date(2022, 12, 31), f"2022{DASH}2026") == whole.within(
        START, date(2022, 12, 31))
    assert PeriodId(date(2023, 1, 1), date(2026, 10, 14), f"2022{DASH}2026") == whole.within(date(2023, 1, 1), LATEST)


# --- Laws ---------------------------------------------------------------------------------------------------------


@given(RECURRING, STARTS, st.integers(0, 2_000), st.integers(0, 1_500))
def test_periods_follow_each_other_without_gap_or_overlap_and_none_is_lost_at_either_end(
        every: Every | Length, start: date, later: int, length: int) -> None:
    first = start + timedelta(days=later)
    last = first + timedelta(days=length)
    found = list(periods(every, first, last, start))
    assert found[0].first_day <= first <= found[0].last_day
    assert found[-1].first_day <= last <= found[-1].last_day
    assert all(one.last_day + ONE_DAY == other.first_day for one, other in pairwise(found))
    assert found == sorted(found)
    assert len(found) == len({each.text for each in found})


@given(RECURRING, STARTS, st.integers(0, 1_000), st.integers(0, 1_000))
def test_the_periods_of_two_times_in_a_row_are_those_of_both_together(
        every: Every | Length, start: date, one: int, other: int) -> None:
    cut, last = start + timedelta(days=one), start + timedelta(days=one + other + 1)
    before = list(periods(every, start, cut, start))
    after = list(periods(every, cut + ONE_DAY, last, start))
    assert list(periods(every, start, last, start)) == list(dict.fromkeys([*before, *after]))


@given(RECURRING, STARTS, st.integers(0, 5_000))
def test_each_day_falls_in_one_period_that_its_name_leads_back_to(
        every: Every | Length, start: date, later: int) -> None:
    day = start + timedelta(days=later)
    period = period_at(every, day, start)
    assert period.first_day <= day <= period.last_day
    assert {period} == {period_at(every, each, start) for each in (period.first_day, period.last_day)}
    assert period == period_called(period.text, every, start)
    assert [period] == list(periods(every, day, day, start))


@given(st.integers(1, 40), STARTS)
def test_periods_of_months_are_counted_from_the_first_day_of_the_agreement_and_keep_its_month_end(
        count: int, start: date) -> None:
    found = islice(periods(months(count), start, date(2100, 1, 1), start), 30)
    assert all(start + relativedelta(months=k * count) == each.first_day for k, each in enumerate(found))


@given(STARTS, STARTS, BY_CALENDAR)
def test_periods_of_the_calendar_do_not_depend_on_when_the_agreement_began(
        one: date, other: date, every: Every) -> None:
    day = date(2024, 2, 29)
    assert period_at(every, day, one) == period_at(every, day, other)


@given(DAYS)
def test_a_term_of_office_begins_on_15_october_of_an_election_year_and_lasts_four_years(day: date) -> None:
    period = period_at(Every.TERM_OF_OFFICE, day, day)
    assert (2, 10, 15) == (period.first_day.year % 4, period.first_day.month, period.first_day.day)
    assert period.first_day + relativedelta(years=4) - ONE_DAY == period.last_day


@given(STARTS, st.integers(0, 3_000))
def test_what_is_owed_once_has_one_period_whenever_it_is_asked_about(start: date, later: int) -> None:
    assert [PeriodId(start, LATEST, "once")] == list(
        periods(Every.ONCE, start + timedelta(days=later), LATEST, start))
