"""Months, periods, readings of a deadline, ends of a running notice, and working days."""

from calendar import isleap
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from holidays import DE_FACTO, PUBLIC, country_holidays
from hypothesis import given
from hypothesis import strategies as st

from engine.model.dates import (
    EARLIEST,
    LATEST,
    ONE_DAY,
    EndsAt,
    Length,
    Periods,
    Span,
    Unit,
    add_months,
    exact,
    is_working_day,
    last_start,
    latest_by_boundary,
    latest_by_date,
    latest_by_same_day,
    month_day,
    today_in_stockholm,
    working_day_on_or_before,
)

DAYS = st.dates(EARLIEST, LATEST)
MONTHS = st.integers(-1_200, 1_200)
ENDS = [EndsAt(), EndsAt(1), EndsAt(3), EndsAt(6), EndsAt(12), EndsAt(0, 3, 14), EndsAt(0, 2, 29), EndsAt(0, 12, 31),
        EndsAt(0, 1, 1)]


def day(text: str) -> date:
    return date.fromisoformat(text)


# --- Months and lengths -------------------------------------------------------------------------------------------


@given(DAYS, MONTHS)
def test_months_are_added_as_relativedelta_adds_them(start: date, months: int) -> None:
    assert start + relativedelta(months=months) == add_months(start, months)


@pytest.mark.parametrize(("start", "months", "expected"), [
    ("2024-01-31", 1, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"), ("2024-02-29", 12, "2025-02-28"),
    ("2024-02-29", 48, "2028-02-29"), ("2024-03-31", -1, "2024-02-29"), ("2024-12-31", 1, "2025-01-31"),
    ("2024-01-31", -1, "2023-12-31"), ("2024-05-31", 0, "2024-05-31"), ("1900-01-31", 1, "1900-02-28")])
def test_a_month_that_lacks_the_day_gives_its_last(start: str, months: int, expected: str) -> None:
    assert day(expected) == add_months(day(start), months)


@given(DAYS, st.integers(0, 1_200))
def test_a_length_in_months_is_counted_in_months_both_ways(start: date, count: int) -> None:
    length = Length.of(count, Unit.MONTHS)
    assert (start + relativedelta(months=count), start - relativedelta(months=count)) == (
        length.after(start), length.before(start))


@pytest.mark.parametrize(("count", "unit", "after", "before"), [
    (0, Unit.DAYS, "2024-02-29", "2024-02-29"), (60, Unit.DAYS, "2024-04-29", "2023-12-31"),
    (2, Unit.WEEKS, "2024-03-14", "2024-02-15"), (1, Unit.YEARS, "2025-02-28", "2023-02-28"),
    (4, Unit.YEARS, "2028-02-29", "2020-02-29"), (0, Unit.YEARS, "2024-02-29", "2024-02-29")])
def test_a_length_reaches_as_far_as_its_unit_says(count: int, unit: Unit, after: str, before: str) -> None:
    length = Length.of(count, unit)
    assert (day(after), day(before)) == (length.after(day("2024-02-29")), length.before(day("2024-02-29")))


@pytest.mark.parametrize(("most", "unit"), [
    (36_525, Unit.DAYS), (5_217, Unit.WEEKS), (1_200, Unit.MONTHS), (100, Unit.YEARS)])
def test_a_length_is_at_most_a_hundred_years(most: int, unit: Unit) -> None:
    assert most == Length.of(most, unit).count
    with pytest.raises(ValueError, match=str(most + 1)):
        Length.of(most + 1, unit)


@pytest.mark.parametrize("unit", list(Unit))
def test_a_length_is_never_negative(unit: Unit) -> None:
    assert 0 == Length.of(0, unit).count
    with pytest.raises(ValueError, match="-1"):
        Length.of(-1, unit)


def test_a_length_is_written_as_it_was_stated() -> None:
    assert "1 years" == str(Length.of(1, Unit.YEARS))
    assert Length.of(12, Unit.MONTHS) != Length.of(1, Unit.YEARS)


@pytest.mark.parametrize(("year", "expected"), [(2024, "2024-02-29"), (2023, "2023-02-28"), (1900, "1900-02-28")])
def test_29_february_is_28_february_in_a_year_that_lacks_it(year: int, expected: str) -> None:
    assert day(expected) == month_day(year, 2, 29)


# --- Periods ------------------------------------------------------------------------------------------------------

AWKWARD = st.sampled_from([day(text) for text in (
    "2024-01-31", "2024-01-30", "2024-01-29", "2024-02-29", "2023-02-28", "2023-12-31", "2024-01-01", "2024-03-30")])
BY_MONTH = st.builds(Periods, AWKWARD | DAYS, st.integers(0, 60), st.integers(1, 120), st.just(0))
BY_DAY = st.builds(Periods, AWKWARD | DAYS, st.just(0), st.just(0), st.integers(1, 4_000))


@given(BY_MONTH | BY_DAY, st.integers(0, 300))
def test_a_period_goes_from_its_first_day_to_its_last_and_the_next_follows(periods: Periods, k: int) -> None:
    assert (k, k) == (periods.at(periods.first_day(k)), periods.at(periods.last_day(k)))
    assert (k - 1, k + 1) == (periods.at(periods.first_day(k) - ONE_DAY), periods.at(periods.last_day(k) + ONE_DAY))


@given(BY_MONTH | BY_DAY, DAYS)
def test_each_day_falls_in_the_period_that_holds_it(periods: Periods, asked: date) -> None:
    k = periods.at(asked)
    assert periods.first_day(k) <= asked <= periods.last_day(k)


def test_periods_are_counted_from_the_anchor_so_that_nothing_drifts() -> None:
    monthly = Periods(day("2024-01-31"), 0, 1, 0)
    expected = ["2024-02-28", "2024-03-30", "2024-04-29", "2024-05-30", "2024-06-29"]
    assert expected == [monthly.last_day(k).isoformat() for k in range(5)]


def test_three_years_at_a_time_end_on_the_last_of_december() -> None:
    terms = Periods(day("2019-01-01"), 36, 36, 0)
    assert [day("2022-01-01"), day("2024-12-31"), day("2027-12-31")] == [
        terms.first_day(0), terms.last_day(0), terms.last_day(1)]
    assert [-1, 0, 0, 1] == [terms.at(day(text)) for text in ("2021-12-31", "2022-01-01", "2024-12-31", "2025-01-01")]


# --- The two readings ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("length", "target", "same_day", "boundary"), [
    (Length.of(3, Unit.MONTHS), "2026-06-30", "2026-03-30", "2026-03-31"),
    (Length.of(12, Unit.MONTHS), "2021-12-31", "2020-12-31", "2020-12-31"),
    (Length.of(1, Unit.YEARS), "2024-02-29", "2023-02-28", "2023-02-28"),
    (Length.of(1, Unit.YEARS), "2025-02-28", "2024-02-28", "2024-02-29"),
    (Length.of(1, Unit.MONTHS), "2024-03-31", "2024-02-29", "2024-02-29"),
    (Length.of(1, Unit.MONTHS), "2024-03-30", "2024-02-29", "2024-02-28"),
    (Length.of(60, Unit.DAYS), "2026-06-30", "2026-05-01", "2026-05-01"),
    (Length.of(0, Unit.MONTHS), "2026-06-30", "2026-06-30", "2026-06-30")])
def test_so_long_before_a_day_has_two_readings(length: Length, target: str, same_day: str, boundary: str) -> None:
    assert (day(same_day), day(boundary)) == (
        latest_by_same_day(length, day(target)), latest_by_boundary(length, day(target)))


@given(st.integers(0, 36_525), DAYS)
def test_a_length_in_days_has_one_reading(count: int, target: date) -> None:
    length = Length.of(count, Unit.DAYS)
    assert target - timedelta(days=count) == latest_by_same_day(length, target) == latest_by_boundary(length, target)


@pytest.mark.parametrize(("month", "number", "target", "expected"), [
    (11, 1, "2026-11-01", "2026-11-01"), (11, 1, "2026-10-31", "2025-11-01"), (11, 1, "2026-12-31", "2026-11-01"),
    (2, 29, "2024-02-29", "2024-02-29"), (2, 29, "2024-02-28", "2023-02-28"), (2, 29, "2023-02-28", "2023-02-28"),
    (2, 29, "2023-02-27", "2022-02-28"), (2, 29, "2025-02-27", "2024-02-29"), (1, 1, "2026-01-01", "2026-01-01"),
    (12, 31, "2026-12-30", "2025-12-31")])
def test_a_day_of_the_year_is_the_last_such_day_on_or_before(
        month: int, number: int, target: str, expected: str) -> None:
    assert day(expected) == latest_by_date(month, number, day(target))


# --- Where a running notice ends ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("ends_at", "asked", "after", "before"), [
    (EndsAt(), "2024-02-15", "2024-02-15", "2024-02-15"),
    (EndsAt(1), "2024-02-28", "2024-02-29", "2024-01-31"), (EndsAt(1), "2024-02-29", "2024-02-29", "2024-02-29"),
    (EndsAt(1), "2024-03-01", "2024-03-31", "2024-02-29"), (EndsAt(1), "2024-01-30", "2024-01-31", "2023-12-31"),
    (EndsAt(3), "2024-03-30", "2024-03-31", "2023-12-31"), (EndsAt(3), "2024-03-31", "2024-03-31", "2024-03-31"),
    (EndsAt(3), "2024-04-01", "2024-06-30", "2024-03-31"), (EndsAt(3), "2024-12-31", "2024-12-31", "2024-12-31"),
    (EndsAt(6), "2024-06-29", "2024-06-30", "2023-12-31"), (EndsAt(6), "2024-06-30", "2024-06-30", "2024-06-30"),
    (EndsAt(6), "2024-07-01", "2024-12-31", "2024-06-30"),
    (EndsAt(12), "2024-12-30", "2024-12-31", "2023-12-31"), (EndsAt(12), "2024-12-31", "2024-12-31", "2024-12-31"),
    (EndsAt(12), "2025-01-01", "2025-12-31", "2024-12-31"),
    (EndsAt(0, 3, 14), "2024-03-13", "2024-03-14", "2023-03-14"),
    (EndsAt(0, 3, 14), "2024-03-14", "2024-03-14", "2024-03-14"),
    (EndsAt(0, 3, 14), "2024-03-15", "2025-03-14", "2024-03-14"),
    (EndsAt(0, 2, 29), "2024-02-28", "2024-02-29", "2023-02-28"),
    (EndsAt(0, 2, 29), "2023-02-28", "2023-02-28", "2023-02-28"),
    (EndsAt(0, 2, 29), "2023-03-01", "2024-02-29", "2023-02-28")])
def test_a_notice_ends_on_the_first_such_day_and_the_one_before_is_found_too(
        ends_at: EndsAt, asked: str, after: str, before: str) -> None:
    assert (day(after), day(before)) == (ends_at.on_or_after(day(asked)), ends_at.on_or_before(day(asked)))


@given(st.sampled_from(ENDS), DAYS)
def test_no_such_day_lies_between_the_one_before_and_the_one_after(ends_at: EndsAt, asked: date) -> None:
    before, after = ends_at.on_or_before(asked), ends_at.on_or_after(asked)
    assert before <= asked <= after
    assert (before, after) == (ends_at.on_or_after(before), ends_at.on_or_before(after))
    if before < asked:
        assert after == ends_at.on_or_after(before + ONE_DAY)
    else:
        assert asked == after


@pytest.mark.parametrize(("limit", "expected"), [
    ("2023-02-28", "2023-01-31"), ("2023-02-27", "2023-01-27"), ("2023-03-01", "2023-02-01"),
    ("2023-04-30", "2023-03-31"), ("2023-04-29", "2023-03-29")])
def test_the_last_day_to_start_a_month_is_found_by_search(limit: str, expected: str) -> None:
    month = Length.of(1, Unit.MONTHS)
    assert day(expected) == last_start(month.after, month.before(day(limit)), day(limit))


@given(st.sampled_from(ENDS), st.integers(0, 36), DAYS, st.integers(-60, 60))
def test_wherever_the_search_starts_the_last_day_runs_out_in_time_and_the_next_does_not(
        ends_at: EndsAt, months: int, limit: date, off: int) -> None:
    length = Length.of(months, Unit.MONTHS)

    def runs_out(start: date) -> date:
        return ends_at.on_or_after(length.after(start))

    found = last_start(runs_out, length.before(limit) + timedelta(days=off), limit)
    assert runs_out(found) <= limit < runs_out(found + ONE_DAY)


# --- Days that are known only roughly -----------------------------------------------------------------------------


def test_a_month_or_a_year_lasts_from_its_first_day_to_its_last() -> None:
    assert Span(day("2024-02-01"), day("2024-02-29"), "2024-02") == Span.month(2024, 2)
    assert Span(day("2023-02-01"), day("2023-02-28"), "2023-02") == Span.month(2023, 2)
    assert Span(day("2020-12-01"), day("2020-12-31"), "2020-12") == Span.month(2020, 12)
    assert Span(day("2020-01-01"), day("2020-12-31"), "2020") == Span.year(2020)


# --- Working days -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [
    "2026-01-01", "2026-01-06", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14",  # Easter is 5 April
    "2027-03-26", "2027-03-29", "2027-05-06",  # Easter is 28 March
    "2024-06-06", "2025-06-06",  # the national day
    "2024-06-21", "2025-06-20", "2026-06-19",  # midsommarafton
    "2024-12-24", "2024-12-25", "2024-12-26", "2025-12-24", "2026-12-24", "2026-12-25",
    "2024-12-31", "2025-12-31", "2026-12-31",
    "2026-03-07", "2026-03-08", "2026-10-31",  # a Saturday, a Sunday, alla helgons dag
    "1800-01-01", "1952-12-25", "2101-01-06", "2199-12-31"])  # years that the package holidays does not tell
def test_a_holiday_an_eve_or_a_weekend_is_no_working_day(text: str) -> None:
    assert not is_working_day(day(text))


@pytest.mark.parametrize("text", [
    "2026-01-02", "2026-01-05", "2026-04-02", "2026-04-07", "2026-04-30", "2026-05-15", "2024-06-05", "2024-06-07",
    "2024-06-20", "2026-06-18", "2026-06-22", "2024-12-23", "2024-12-27", "2024-12-30", "2026-03-06", "2026-03-09",
    "2026-10-30", "2026-05-25"])  # 25 May 2026: whit Monday is a working day since 2005
def test_the_days_around_them_are_working_days(text: str) -> None:
    assert is_working_day(day(text))


@pytest.mark.parametrize("year", range(1953, 2101))  # the years that the package tells
def test_the_working_days_are_those_that_the_package_holidays_tells(year: int) -> None:
    free = country_holidays("SE", years=year, categories=(PUBLIC, DE_FACTO))
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(366 if isleap(year) else 365)]
    assert [each for each in days if each.weekday() < 5 and each not in free] == list(filter(is_working_day, days))


@pytest.mark.parametrize(("text", "expected"), [
    ("2026-12-31", "2026-12-30"), ("2020-12-31", "2020-12-30"), ("2026-12-30", "2026-12-30"),
    ("2026-04-06", "2026-04-02"), ("2026-12-27", "2026-12-23"), ("2027-01-03", "2026-12-30")])
def test_the_working_day_before_is_the_day_itself_or_the_last_one(text: str, expected: str) -> None:
    assert day(expected) == working_day_on_or_before(day(text))


@pytest.mark.parametrize("text", ["1800-01-01", "1850-07-03", "2199-12-31"])
def test_every_day_that_frist_reckons_with_has_a_working_day_before(text: str) -> None:
    assert day(text) - timedelta(days=7) < working_day_on_or_before(day(text)) <= day(text)


def test_today_is_a_day() -> None:
    assert EARLIEST <= today_in_stockholm() <= LATEST


# --- A day is exact or it is not ------------------------------------------------------------------------------------


def test_a_day_known_only_roughly_is_not_an_exact_one() -> None:
    assert date(2020, 12, 15) == exact(date(2020, 12, 15))
    with pytest.raises(TypeError, match="2020-12"):
        exact(Span.month(2020, 12))
