"""Late-payment interest: from which day, at which rate, on what, and where it cannot be told."""

from fractions import Fraction

import pytest

from engine.model.money import half_up
from engine.model.outcomes import Standing
from tests.assess.asking import Told, on
from tests.assess.booked import (
    AREA,
    CLAUSE,
    COMPENSATION,
    ON_DEMAND,
    PAID,
    QUARTER,
    QUARTERLY,
    RATE,
    TERM,
    asked,
    credit,
    every_rule,
    invoice,
    of,
    opened,
    payment,
    settled,
    withheld,
)

RATED = PAID + RATE
A_DAY = Fraction(QUARTER * 8, 100 * 366)
"""Exact öre a day in 2020 on a whole instalment, at 8 percent."""


def rate(from_on: str, percent: object) -> str:
    """A reference rate."""
    return f'[[reference_rate]]\nfrom_on = {from_on}\npercent = {percent}\nsource = "Riksbanken"\n'


def days(count: int, part: Fraction = Fraction(1), principal: int = QUARTER) -> int:
    """The interest of so many days of 2020 at 8 percent, in whole öre."""
    return half_up(A_DAY * count * part * principal / QUARTER)


# --- From when, and on what -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("as_of", "expected"), [
    ("2020-02-09", 0), ("2020-02-10", days(1)), ("2020-02-11", days(2)), ("2020-12-31", days(326))])
def test_interest_runs_from_the_day_after_the_due_day(as_of: str, expected: int, told: Told) -> None:
    assert expected == of(on(told(RATED + invoice(1, "2020-01-10")), as_of)).interest


@pytest.mark.parametrize(("received_on", "as_of", "expected", "rule"), [
    ("2020-01-10", "2020-02-09", 0, None), ("2020-01-10", "2020-02-10", days(1), "INTEREST-02"),
    ("2020-03-01", "2020-03-01", 0, None), ("2020-03-01", "2020-03-02", days(1), "INTEREST-02")])
def test_on_demand_it_runs_from_30_days_after_the_invoice_and_not_before_it_was_received(
        received_on: str, as_of: str, expected: int, rule: str | None, told: Told) -> None:
    each = of(on(told(TERM + COMPENSATION + ON_DEMAND + RATE + invoice(
        1, "2020-01-10", received_on=received_on)), as_of))
    assert expected == each.interest
    assert {rule} - {None} == {found for found in every_rule(each) if found.startswith("INTEREST")}


def test_a_payment_stops_interest_on_what_it_pays_from_the_day_after_it(told: Told) -> None:
    tables = RATED + invoice(1, "2020-01-10") + payment("2020-02-19", 40_000) + payment("2020-02-29", 60_000)
    expected = half_up(A_DAY * 10 + A_DAY * 10 * Fraction(60, 100))
    assert [expected, expected] == [of(on(told(tables), day)).interest for day in ("2020-02-29", "2020-12-31")]


def test_an_instalment_paid_late_keeps_its_interest_and_one_paid_on_the_due_day_has_none(told: Told) -> None:
    late = of(on(told(RATED + invoice(1, "2020-01-10") + payment("2020-02-10")), "2020-06-01"))
    assert (Standing.PAID, days(1)) == (late.status, late.interest)
    in_time = of(on(told(RATED + invoice(1, "2020-01-10") + payment("2020-02-09")), "2020-06-01"))
    assert (Standing.PAID, 0) == (in_time.status, in_time.interest)


def test_each_of_several_invoices_bears_interest_from_its_own_day_though_the_other_is_not_due(told: Told) -> None:
    tables = RATED + invoice(1, "2020-01-10", 60_000) + invoice(2, "2020-04-10", 40_000) + payment("2020-02-19", 60_000)
    expected = days(10, Fraction(60, 100))
    assert [expected, expected] == [of(on(told(tables), day)).interest for day in ("2020-03-01", "2020-05-10")]
    assert half_up(A_DAY * 10 * Fraction(60, 100) + A_DAY * Fraction(40, 100)) == of(
        on(told(tables), "2020-05-11")).interest


def test_what_is_credited_never_bore_interest(told: Told) -> None:
    again = RATED + invoice(1, "2020-01-10") + credit("2020-03-05", 100_000) + invoice(2, "2020-03-06")
    assert [days(24), 0, 0, days(1)] == [of(on(told(again), day)).interest for day in (
        "2020-03-04", "2020-03-05", "2020-04-05", "2020-04-06")]
    reduced = RATED + invoice(1, "2020-01-10") + payment("2020-02-19", 80_000) + credit("2020-03-05", 20_000)
    assert days(10, Fraction(80, 100)) == of(on(told(reduced), "2020-06-01")).interest


def test_what_is_not_invoiced_bears_no_interest(told: Told) -> None:
    assert 0 == of(on(told(RATED), "2021-06-01")).interest
    partly = of(on(told(RATED + invoice(1, "2020-01-10", 60_000)), "2020-02-10"))
    assert days(1, Fraction(60, 100)) == partly.interest


def test_paid_on_a_day_it_runs_from_that_day_without_an_invoice(told: Told) -> None:
    on_day = TERM + COMPENSATION + QUARTERLY + 'against = "date"\ndue = { day = 1 }\n' + RATE
    agreement = told(on_day)
    assert [0, days(1)] == [of(on(agreement, as_of)).interest for as_of in ("2020-01-01", "2020-01-02")]
    assert "INTEREST-01" in every_rule(of(on(agreement, "2020-01-02")))
    paid = told(on_day + payment("2020-01-11"))
    assert [days(10), days(10)] == [of(on(paid, as_of)).interest for as_of in ("2020-01-11", "2020-06-01")]


# --- At which rate --------------------------------------------------------------------------------------------------


def test_the_rate_follows_the_half_year(told: Told) -> None:
    tables = PAID + rate("2020-01-01", 0) + rate("2020-07-01", "0.5") + invoice(1, "2020-05-31")
    expected = Fraction(QUARTER, 366 * 100) * (8 * 0 + Fraction("8.5") * 2)
    assert half_up(expected) == of(on(told(tables), "2020-07-02")).interest
    tables = PAID + rate("2020-01-01", 0) + rate("2020-07-01", "0.5") + invoice(1, "2020-05-30")
    expected = Fraction(QUARTER, 366 * 100) * (8 * 1 + Fraction("8.5") * 2)
    assert half_up(expected) == of(on(told(tables), "2020-07-02")).interest


def test_a_day_of_a_leap_year_is_a_366th_and_of_another_a_365th(told: Told) -> None:
    found = of(on(told(RATED + invoice(1, "2020-11-30", of="2020-Q4")), "2021-01-01"), "2020-Q4")
    assert half_up(A_DAY * 1 + Fraction(QUARTER * 8, 100 * 365)) == found.interest


def test_interest_is_rounded_once(told: Told) -> None:
    tables = RATED + invoice(1, "2020-01-10") + "".join(
        payment(f"2020-02-{day}", "0.01") for day in range(10, 20))
    exact = sum((Fraction((QUARTER - paid) * 8, 100 * 366) for paid in range(10)), Fraction())
    assert half_up(exact) == of(on(told(tables), "2020-02-19")).interest


@pytest.mark.parametrize(("from_on", "expected"), [("2020-02-10", days(1)), ("2020-02-11", None), (None, None)])
def test_without_a_rate_for_every_day_the_interest_is_undetermined_and_says_so(
        from_on: str | None, expected: int | None, told: Told) -> None:
    tables = PAID + (rate(from_on, 0) if from_on else "") + invoice(1, "2020-01-10")
    found = on(told(tables), "2020-02-10")
    assert (Standing.OVERDUE, expected) == (of(found).status, of(found).interest)
    assert ([] if expected else ["INTEREST-04"]) == asked(found)
    assert expected is not None or "INTEREST-04" in every_rule(of(on(told(tables), "2020-03-10")))


def test_a_rate_missing_on_the_first_days_leaves_all_of_it_undetermined(told: Told) -> None:
    tables = PAID + rate("2020-03-01", 0) + invoice(1, "2020-01-10") + payment("2020-03-10", 10_000)
    assert of(on(told(tables), "2020-04-01")).interest is None


# --- What is withheld -----------------------------------------------------------------------------------------------

HELD = RATED + AREA + CLAUSE + invoice(1, "2020-01-10") + opened("2020-01-15")
REST = payment("2020-01-20", 95_000)
PART = 500_000
"""What is withheld, in öre."""


def test_what_is_withheld_with_right_bears_no_interest_while_the_dispute_is_open(told: Told) -> None:
    each = of(on(told(HELD + withheld("2020-01-20", 5_000) + REST), "2020-06-01"))
    assert 0 == each.interest
    assert "INTEREST-05" in every_rule(each)


def test_what_is_withheld_beyond_the_cap_bears_interest(told: Told) -> None:
    tables = HELD + withheld("2020-01-20", 6_000) + payment("2020-01-20", 94_000)
    assert days(1, principal=100_000) == of(on(told(tables), "2020-02-10")).interest


def test_what_is_withheld_after_the_due_day_bears_interest_until_then(told: Told) -> None:
    tables = HELD + REST + withheld("2020-02-19", 5_000)
    assert days(10, principal=PART) == of(on(told(tables), "2020-06-01")).interest


def test_what_was_rightly_withheld_until_a_settlement_needs_judgement(told: Told) -> None:
    tables = HELD + withheld("2020-01-20", 5_000) + REST + settled("2020-06-01", "pay", "2020-06-30")
    found = on(told(tables), "2020-06-15")
    assert (None, ["INTEREST-06"]) == (of(found).interest, asked(found))


def test_a_settlement_before_the_due_day_leaves_no_interest_to_judge(told: Told) -> None:
    tables = HELD + withheld("2020-01-20", 5_000) + REST + settled("2020-02-09", "pay", "2020-02-29")
    assert [0, days(1, principal=PART)] == [
        of(on(told(tables), as_of)).interest for as_of in ("2020-02-29", "2020-03-01")]
    assert "INTEREST-03" in every_rule(of(on(told(tables), "2020-03-01")))


def test_another_disputes_settlement_does_not_touch_the_interest(told: Told) -> None:
    tables = HELD + opened("2020-01-16", dispute="e") + withheld("2020-01-20", 5_000) + REST + settled(
        "2020-06-01", "pay", "2020-06-30", "e")
    assert 0 == of(on(told(tables), "2020-07-15")).interest


def test_each_of_two_settlements_bears_interest_from_its_own_day(told: Told) -> None:
    tables = RATED + AREA + AREA.replace('"o"', '"p"') + CLAUSE + invoice(1, "2020-01-10") + (
        opened("2020-01-15") + opened("2020-01-15", dispute="e", area="p") + withheld("2020-01-20", 5_000)
        + withheld("2020-01-20", 2_000, "e") + payment("2020-01-20", 93_000)
        + settled("2020-02-01", "pay", "2020-02-20") + settled("2020-02-01", "pay", "2020-02-29", "e"))
    assert half_up(Fraction(A_DAY * 10 * 500_000, QUARTER) + Fraction(A_DAY * 200_000, QUARTER)) == of(
        on(told(tables), "2020-03-01")).interest


@pytest.mark.parametrize(("about", "settlement", "rule"), [
    ("both", "", "INTEREST-07"), ("performance", settled("2020-06-01"), "INTEREST-08")])
def test_interest_on_what_may_perhaps_not_be_withheld_is_undetermined(
        about: str, settlement: str, rule: str, told: Told) -> None:
    tables = RATED + AREA + CLAUSE + invoice(1, "2020-01-10") + opened("2020-01-15", about) + withheld(
        "2020-01-20", 5_000) + REST + settlement
    found = on(told(tables), "2020-06-15")
    assert of(found).interest is None
    assert rule in asked(found)


@pytest.mark.parametrize(("as_of", "expected"), [("2021-12-31", 0), ("2022-01-01", None)])
def test_interest_is_in_doubt_from_the_day_after_the_agreements_end_if_the_dispute_is_still_open(
        as_of: str, expected: int | None, told: Told) -> None:
    found = on(told(HELD + withheld("2020-01-20", 5_000) + REST), as_of)
    assert expected == of(found).interest
    assert (expected is None) == ("INTEREST-07" in asked(found))


def test_the_day_after_a_silent_settlement_lies_on_the_horizon_since_interest_is_then_in_doubt(told: Told) -> None:
    agreement = told(HELD + withheld("2020-01-20", 5_000) + REST + settled("2020-06-01"))
    assert [False, True] == ["INTEREST-08" in asked(on(agreement, day)) for day in ("2020-06-01", "2020-06-02")]
    assert on(agreement, "2020-06-02").as_of == on(agreement, "2020-06-01").horizon


def test_what_a_growing_cap_comes_to_cover_bears_interest_no_longer(told: Told) -> None:
    tables = RATED + AREA + CLAUSE.replace("instalment", "dispute") + invoice(1, "2020-01-10") + opened(
        "2020-01-15") + withheld("2020-01-20", 10_000) + payment("2020-01-20", 90_000)
    assert days(52, principal=PART) == of(on(told(tables), "2020-06-01")).interest  # from 10 February to 1 April


def test_interest_on_the_rest_is_undetermined_with_a_part_in_doubt_though_the_cap_is_passed(told: Told) -> None:
    tables = RATED + AREA + CLAUSE + invoice(1, "2020-01-10") + opened("2020-01-15", "both") + withheld(
        "2020-01-20", 6_000) + payment("2020-01-20", 94_000)
    found = on(told(tables), "2020-02-10")
    assert (Standing.WITHHELD_IN_EXCESS, None) == (of(found).status, of(found).interest)


def test_interest_runs_while_the_agreement_has_ended(told: Told) -> None:
    assert half_up(A_DAY * 0 + Fraction(QUARTER * 8, 100 * 365) * 2) == of(
        on(told(RATED + invoice(1, "2021-12-02", of="2021-Q4")), "2022-01-03"), "2021-Q4").interest
