"""What a cell says is read strictly, in Swedish and English; what can be read in two ways is asked about."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.documents.values import UnreadableError
from engine.model.agreement import RenewalKind
from engine.model.dates import EARLIEST, LATEST, Unit
from engine.register.lists import cells
from engine.register.lists.cells import DayOrder, Renews
from engine.register.lists.sheets import Fault


def refused(read: Any, *told: Any) -> str:  # noqa: ANN401  # any reader, and what it reads
    with pytest.raises(UnreadableError) as error:
        read(*told)
    return error.value.key


# --- Days -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("told", [
    "2026-12-31", "2026/12/31", "2026-12-31 00:00:00", "2026-12-31T00:00", "20261231", 20261231, "31/12 2026",
    "31.12.2026", "31/12/2026", "31-12-2026", "31.12 2026", "12/31/2026", "31 december 2026", "den 31 dec. 2026",
    "31 December, 2026",
    " 31/12  2026 ", date(2026, 12, 31), datetime(2026, 12, 31)])  # noqa: DTZ001  # a day in Excel has no zone
def test_a_day_is_read_in_every_form_that_can_mean_no_other_day(told: Any) -> None:  # noqa: ANN401  # a cell
    assert date(2026, 12, 31) == cells.day(told, None)


@pytest.mark.parametrize("told", ["03/04/2026", "3/4 2026", "3.4.2026", "12/11/2026", "03-04-2026"])
def test_a_day_that_can_be_two_days_is_asked_about_until_it_is_said_which_number_comes_first(told: str) -> None:
    assert "list_ambiguous_day" == refused(cells.day, told, None)
    first, second = cells.day(told, DayOrder.DAY_FIRST), cells.day(told, DayOrder.MONTH_FIRST)
    assert isinstance(first, date)
    assert isinstance(second, date)
    assert (first.day, first.month) == (second.month, second.day)


@pytest.mark.parametrize(("told", "expected"), [
    ("12/12/2026", date(2026, 12, 12)), ("13/12/2026", date(2026, 12, 13)), ("12/13/2026", date(2026, 12, 13))])
def test_only_numbers_that_can_both_be_months_and_differ_can_be_two_days(told: str, expected: date) -> None:
    assert expected == cells.day(told, None)


def test_a_day_against_the_order_that_is_said_is_no_day() -> None:
    assert "list_not_a_day" == refused(cells.day, "12/31/2026", DayOrder.DAY_FIRST)
    assert date(2026, 12, 31) == cells.day("31/12/2026", DayOrder.DAY_FIRST)


@pytest.mark.parametrize(("told", "key"), [
    ("31/12/26", "list_short_year"), ("261231", "list_short_year"), (261231, "list_short_year"),
    ("26-12-31", "list_short_year"), ("31/2/2026", "list_not_a_day"), ("2026-02-30", "list_not_a_day"),
    (46387, "list_not_a_day"), ("snart", "list_not_a_day"), (Decimal("2026.5"), "list_not_a_day"),
    (True, "list_not_a_day"), ("1/1 1799", "day_out_of_range"), ("2026-13", "list_not_a_day"),
    ("99/99/2026", "list_not_a_day"), (datetime(2026, 12, 31, 8), "day_with_time"),  # noqa: DTZ001  # as above
    (Fault("list_error_value", {"got": "#REF!"}), "list_error_value")])
def test_what_is_no_day_is_told_as_what_it_is(told: Any, key: str) -> None:  # noqa: ANN401  # a cell
    assert key == refused(cells.day, told, None)


@pytest.mark.parametrize(("told", "expected"), [("2026", "2026"), (2026, "2026"), ("2026-12", "2026-12")])
def test_a_month_or_a_year_is_kept_as_what_is_known(told: Any, expected: str) -> None:  # noqa: ANN401  # a cell
    assert expected == cells.day(told, None)
    assert "list_not_a_day" == refused(cells.exact_day, told, None)


@given(st.dates(EARLIEST, LATEST))
def test_every_day_is_read_as_itself_however_it_is_written(day: date) -> None:
    assert day == cells.day(day.isoformat(), None) == cells.day(f"{day:%Y%m%d}", None)
    assert day == cells.day(f"{day.day}/{day.month} {day.year}", DayOrder.DAY_FIRST)
    assert day == cells.day(f"{day.month}/{day.day}/{day.year}", DayOrder.MONTH_FIRST)


# --- Lengths --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("told", "expected"), [
    ("12 mån", "12 months"), ("12 mån.", "12 months"), ("12mån", "12 months"), ("1 år", "1 years"),
    ("ett år", "1 years"), ("3 månader", "3 months"), ("tre månader", "3 months"), ("6 veckor", "6 weeks"),
    ("30 dagar", "30 days"),
    ("6 months", "6 months"), ("1 Year", "1 years"), ("12 MÅNADER", "12 months"), ("2-år", "2 years"),
    ("0 dagar", "0 days")])
def test_a_length_is_read_with_its_unit(told: str, expected: str) -> None:
    assert expected == cells.length(told, None)


@pytest.mark.parametrize("told", [12, "12"])
def test_a_number_alone_has_the_unit_of_its_column_or_none(told: Any) -> None:  # noqa: ANN401  # a cell
    assert "12 months" == cells.length(told, Unit.MONTHS)
    assert "list_no_unit" == refused(cells.length, told, None)


@pytest.mark.parametrize(("told", "key"), [
    ("1,5 år", "list_not_a_length"), ("3-6 mån", "list_not_a_length"), ("snarast", "list_not_a_length"),
    ("12 m", "list_not_a_length"), (Decimal("1.5"), "list_not_a_length"), (True, "list_not_a_length"),
    (-1, "list_not_a_length"), (date(2026, 1, 1), "list_not_a_length"), ("101 år", "length_too_long"),
    ("enmån år", "list_not_a_length")])
def test_what_is_no_length_is_told_as_what_it_is(told: Any, key: str) -> None:  # noqa: ANN401  # a cell
    assert key == refused(cells.length, told, Unit.MONTHS)


# --- Renewal, counts, words -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("told", "expected"), [
    ("automatiskt 12 mån", Renews(RenewalKind.AUTOMATIC, "12 months")),
    ("Automatisk förlängning med 1 år", Renews(RenewalKind.AUTOMATIC, "1 years")),
    ("Förlängs automatiskt med 3 år i taget", Renews(RenewalKind.AUTOMATIC, "3 years")),
    ("automatisk", Renews(RenewalKind.AUTOMATIC, None)),
    ("automatiskt, tills vidare", Renews(RenewalKind.AUTOMATIC, "open-ended")),
    ("option 1 år", Renews(RenewalKind.OPTION, "1 years")), ("Option: 24 mån", Renews(RenewalKind.OPTION, "24 months")),
    ("efter överenskommelse", Renews(RenewalKind.BY_AGREEMENT, None)), ("12 mån", Renews(None, "12 months")),
    ("tills vidare", Renews(None, "open-ended")), (3, Renews(None, "3 years")), ("ja", Renews(None, None)),
    (True, Renews(None, None)), ("Nej", Renews(RenewalKind.NONE, None)), (False, Renews(RenewalKind.NONE, None)),
    ("automatic 12 months", Renews(RenewalKind.AUTOMATIC, "12 months"))])
def test_how_an_agreement_goes_on_is_read_from_its_words(told: Any, expected: Renews) -> None:  # noqa: ANN401  # a cell
    assert expected == cells.renewal(told, Unit.YEARS)


@pytest.mark.parametrize(("told", "key"), [
    ("1+1 år", "list_not_a_renewal"), ("kanske", "list_not_a_renewal"), ("automatiska 12 mån", "list_not_a_renewal"),
    ("option 3", "list_no_unit"), ("automatiskt 101 år", "length_too_long"), (date(2026, 1, 1), "list_not_a_length")])
def test_what_is_no_renewal_is_told_as_what_it_is(told: Any, key: str) -> None:  # noqa: ANN401  # a cell
    assert key == refused(cells.renewal, told, None)


@pytest.mark.parametrize(("told", "expected"), [(2, 2), ("2", 2), (0, 0)])
def test_a_count_is_a_whole_number(told: Any, expected: int) -> None:  # noqa: ANN401  # a cell
    assert expected == cells.count(told)


@pytest.mark.parametrize("told", [-1, "två", Decimal("1.5"), True])
def test_what_is_no_count_is_refused(told: Any) -> None:  # noqa: ANN401  # a cell
    assert "list_not_a_count" == refused(cells.count, told)


@pytest.mark.parametrize(("told", "is_empty"), [
    (None, True), ("-", True), ("\N{EN DASH}", True), ("0", False), (0, False), (False, False)])
def test_a_dash_alone_tells_nothing(told: Any, *, is_empty: bool) -> None:  # noqa: ANN401  # a cell
    assert is_empty == cells.is_empty(told)


@pytest.mark.parametrize(("told", "expected"), [
    ("Drift  av\nsystem", "Drift av system"), (1001, "1001"), (date(2026, 1, 2), "2026-01-02"),
    (Decimal("1.5"), "1.5")])
def test_text_is_read_on_one_line(told: Any, expected: str) -> None:  # noqa: ANN401  # a cell
    assert expected == cells.text(told)


@pytest.mark.parametrize("told", ["osynligt\N{SOFT HYPHEN}", "x" * 2001])
def test_text_that_cannot_be_shown_is_refused(told: str) -> None:
    assert "strange_text" == refused(cells.text, told)
