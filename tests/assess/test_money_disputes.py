"""What may be withheld in a dispute, how much, for how long, and what becomes of it."""

from datetime import date

import pytest

from engine.model.accounts import Payment
from engine.model.agreement import Agreement
from engine.model.outcomes import Certainty, Standing
from tests.assess.asking import Told, on
from tests.assess.booked import (
    AREA,
    CLAUSE,
    PAID,
    QUARTER,
    asked,
    assumed,
    credit,
    every_rule,
    invoice,
    of,
    opened,
    payment,
    settled,
    stands,
    withheld,
)

K = 100
CAP = 5_000 * K
BASE = PAID + AREA + CLAUSE + invoice(1, "2020-01-10")
TWO_AREAS = AREA + AREA.replace('"o"', '"p"')


def kept(each: Payment) -> tuple[Standing, int, int | None, int | None, int | None]:
    """Where an instalment stands, what is withheld of it, what may be, what is open and what is overdue."""
    return each.status, each.withheld, each.withheld_allowed, each.open, each.overdue


def allowed(agreement: Agreement, as_of: str, dispute: str = "d") -> dict[str, int | None]:
    """How much may be withheld of each instalment because of a dispute."""
    return {str(each.instalment): each.allowed for each in on(agreement, as_of).holdings(dispute)}


# --- The cap --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("amount", "expected"), [
    ("4_999.99", (Standing.WITHHELD, CAP - 1, CAP - 1, CAP - 1, 0)),
    ("5_000.00", (Standing.WITHHELD, CAP, CAP, CAP, 0)),
    ("5_000.01", (Standing.WITHHELD_IN_EXCESS, CAP + 1, CAP, CAP + 1, 1))])
def test_what_is_withheld_up_to_the_cap_is_not_overdue_and_one_ore_more_is(
        amount: str, expected: tuple[object, ...], told: Told) -> None:
    rest = f"{100_000 - float(amount.replace('_', '')):.2f}"
    tables = BASE + opened("2020-01-15") + withheld("2020-01-20", amount) + payment("2020-01-20", rest)
    each = of(on(told(tables), "2020-03-01"))
    assert (expected, Certainty.CERTAIN) == (kept(each), each.certainty)


def test_what_is_withheld_in_excess_is_not_overdue_until_the_due_day_has_passed(told: Told) -> None:
    tables = BASE + opened("2020-01-15") + withheld("2020-01-20", 6_000) + payment("2020-01-20", 94_000)
    found = told(tables)
    assert [0, 1_000 * K] == [of(on(found, as_of)).overdue for as_of in ("2020-02-09", "2020-02-10")]
    assert {Standing.WITHHELD_IN_EXCESS} == {of(on(found, as_of)).status for as_of in ("2020-02-09", "2020-02-10")}


@pytest.mark.parametrize(("as_of", "status", "overdue"), [
    ("2020-02-09", Standing.WITHHELD, 0), ("2020-02-10", Standing.OVERDUE, 95_000 * K)])
def test_what_is_neither_withheld_nor_paid_is_overdue_after_its_day(
        as_of: str, status: Standing, overdue: int, told: Told) -> None:
    tables = BASE + opened("2020-01-15") + withheld("2020-01-20", 5_000)
    assert (status, 5_000 * K, 5_000 * K, QUARTER, overdue) == kept(of(on(told(tables), as_of)))


def test_what_is_withheld_before_the_invoice_is_not_overdue_even_in_excess(told: Told) -> None:
    tables = PAID + AREA + CLAUSE + opened("2020-01-02") + withheld("2020-01-05", 6_000)
    assert (Standing.WITHHELD_IN_EXCESS, 6_000 * K, CAP, QUARTER, 0) == kept(of(on(told(tables), "2020-03-01")))


def test_what_is_paid_after_all_is_first_what_might_not_be_withheld(told: Told) -> None:
    tables = BASE + opened("2020-01-15") + withheld("2020-01-20", 6_000) + payment("2020-01-20", 94_000)
    assert (Standing.WITHHELD, CAP, CAP, CAP, 0) == kept(
        of(on(told(tables + payment("2020-03-01", 1_000)), "2020-03-01")))
    assert (Standing.PAID, 0, 0, 0, 0) == kept(of(on(told(tables + payment("2020-03-01", 6_000)), "2020-03-01")))


def test_a_price_reduction_of_what_was_withheld_leaves_nothing_open(told: Told) -> None:
    tables = BASE + (opened("2020-01-15") + withheld("2020-01-20", 5_000) + payment("2020-01-20", 95_000)
                     + credit("2020-03-01", 5_000))
    assert (Standing.PAID, 0, 0, 0, 0) == kept(of(on(told(tables), "2020-03-01")))


@pytest.mark.parametrize(("amount", "percent", "cap"), [("0.05", 50, 0), ("0.08", 50, 1), ("0.12", 99, 2)])
def test_the_cap_is_never_more_than_its_percentage(amount: str, percent: int, cap: int, told: Told) -> None:
    tables = PAID + AREA.replace("40_000", amount) + CLAUSE.replace("= 50", f"= {percent}") + opened("2020-01-15")
    assert cap == allowed(told(tables), "2020-01-20")["2020-Q1"]


def test_a_cap_on_the_compensation_is_counted_on_the_instalment_whatever_the_area(told: Told) -> None:
    clause = CLAUSE.replace("disputed_area", "compensation")
    tables = PAID + AREA + clause + opened("2020-01-15", area=None) + opened("2020-01-16", dispute="e")
    found = on(told(tables), "2020-01-20")
    assert [5_000_000, 5_000_000] == [found.holdings(each)[0].allowed for each in ("d", "e")]
    assert (QUARTER, 50) == (found.holdings("d")[0].base, found.holdings("d")[0].percent)
    assert 5_000_000 == of(found).withheld_allowed


def test_two_disputes_about_one_area_share_one_cap(told: Told) -> None:
    tables = BASE + (opened("2020-01-15") + opened("2020-01-16", dispute="e") + withheld("2020-01-20", 3_000)
                     + withheld("2020-01-20", 3_000, "e") + payment("2020-01-20", 94_000))
    found = on(told(tables), "2020-03-01")
    assert (Standing.WITHHELD_IN_EXCESS, 6_000 * K, CAP, 6_000 * K, 1_000 * K) == kept(of(found))
    assert [2_000 * K] * 2 == [found.holdings(each)[0].allowed for each in ("d", "e")]


def test_disputes_about_two_areas_have_a_cap_each(told: Told) -> None:
    tables = PAID + TWO_AREAS + CLAUSE + invoice(1, "2020-01-10") + (
        opened("2020-01-15") + opened("2020-01-16", dispute="e", area="p") + withheld("2020-01-20", 5_000)
        + withheld("2020-01-20", 5_000, "e") + payment("2020-01-20", 90_000))
    assert (Standing.WITHHELD, 10_000 * K, 10_000 * K, 10_000 * K, 0) == kept(of(on(told(tables), "2020-03-01")))


def test_a_cap_on_the_year_is_one_sum_that_earlier_instalments_use_up(told: Told) -> None:
    tables = PAID + AREA + CLAUSE.replace("instalment", "year") + invoice(1, "2020-01-10") + invoice(
        2, "2020-04-10", of="2020-Q2") + opened("2020-01-15") + withheld("2020-01-20", 15_000) + withheld(
        "2020-04-20", "5_000.01", of="2020-Q2") + payment("2020-01-20", 85_000)
    found = on(told(tables), "2020-04-20")
    assert (Standing.WITHHELD, 15_000 * K, 15_000 * K) == kept(of(found))[:3]
    assert (Standing.WITHHELD_IN_EXCESS, CAP + 1, CAP) == kept(of(found, "2020-Q2"))[:3]
    assert [15_000 * K, CAP, 0, 0] == [each.allowed for each in found.holdings("d")[:4]]
    assert 40_000 * K == found.holdings("d")[0].base


def test_what_was_paid_after_all_or_settled_does_not_use_up_the_years_cap(told: Told) -> None:
    tables = PAID + AREA + CLAUSE.replace("instalment", "year") + invoice(1, "2020-01-10") + opened(
        "2020-01-15") + withheld("2020-01-20", 15_000) + payment("2020-01-20", 85_000)
    paid = told(tables + payment("2020-04-01", 15_000))
    assert [CAP, 20_000 * K] == [allowed(paid, as_of)["2020-Q2"] for as_of in ("2020-03-31", "2020-04-01")]
    again = told(tables + settled("2020-04-01", "pay", "2020-05-01") + opened("2020-04-02", dispute="e"))
    assert 20_000 * K == allowed(again, "2020-04-02", "e")["2020-Q2"]


def test_what_is_withheld_because_of_how_the_text_is_read_does_not_use_up_the_years_cap(told: Told) -> None:
    tables = PAID + AREA + CLAUSE.replace("instalment", "year") + opened("2020-01-15", "interpretation", "e") + opened(
        "2020-01-15") + withheld("2020-01-20", 15_000, "e")
    assert 20_000 * K == allowed(told(tables), "2020-01-21")["2020-Q2"]


@pytest.mark.parametrize(("as_of", "cap"), [("2020-03-31", CAP), ("2020-04-01", 2 * CAP), ("2020-07-01", 3 * CAP)])
def test_a_cap_on_the_dispute_grows_with_each_instalment_that_it_lasts_into(as_of: str, cap: int, told: Told) -> None:
    agreement = told(PAID.replace('"in_advance"', '"in_arrears"') + AREA + CLAUSE.replace("instalment", "dispute")
                     + opened("2020-02-01"))
    assert cap == allowed(agreement, as_of)["2020-Q1"]


def test_the_day_on_which_a_cap_grows_lies_on_the_horizon(told: Told) -> None:
    on_date = PAID.replace('against = "invoice"\ndue = "30 days"', 'against = "date"\ndue = { day = 15 }')
    agreement = told(on_date + AREA + CLAUSE.replace("instalment", "dispute") + opened("2020-02-01"))
    assert date(2020, 4, 1) == on(agreement, "2020-02-02").horizon


def test_of_two_disputes_about_one_area_the_larger_cap_counts(told: Told) -> None:
    tables = PAID + AREA + CLAUSE.replace("instalment", "dispute") + opened("2020-01-15") + opened(
        "2020-04-15", dispute="e") + withheld("2020-04-20", 10_000, of="2020-Q2")
    assert (Standing.WITHHELD, 10_000 * K, 10_000 * K) == kept(of(on(told(tables), "2020-04-20"), "2020-Q2"))[:3]


def test_a_cap_that_is_not_said_what_it_is_counted_on_is_assumed_to_be_on_the_instalment(told: Told) -> None:
    tables = PAID + AREA + CLAUSE.replace('per = "instalment"\n', "") + opened("2020-01-15")
    found = on(told(tables), "2020-01-20")
    assert (["assumption.cap_per_instalment"], CAP) == (assumed(found), of(found).withheld_allowed)


@pytest.mark.parametrize(("taken_from", "expected"), [
    ('taken_from = "agreement"\n', []), ('taken_from = "budget"\n', ["assumption.area_from_budget"]),
    ("", ["assumption.area_from_budget"])])
def test_an_areas_amount_that_is_not_agreed_on_is_listed_as_an_assumption(
        taken_from: str, expected: list[str], told: Told) -> None:
    area = AREA.replace('taken_from = "agreement"\n', taken_from)
    undisputed = area.replace('"o"', '"p"')
    assert expected == assumed(on(told(PAID + area + undisputed + CLAUSE + opened("2020-01-15")), "2020-01-20"))
    assert [] == assumed(on(told(PAID + area + CLAUSE + opened("2020-01-15")), "2020-01-14"))
    compensation = CLAUSE.replace("disputed_area", "compensation")
    assert [] == assumed(on(told(PAID + area + compensation + opened("2020-01-15")), "2020-01-20"))


def test_each_of_two_areas_has_its_own_cap_to_fill(told: Told) -> None:
    tables = PAID + TWO_AREAS + CLAUSE + opened("2020-01-15") + opened("2020-01-15", dispute="e", area="p")
    found = on(told(tables + withheld("2020-01-20", 3_000)), "2020-01-20")
    assert [CAP, CAP, 2 * CAP] == [
        found.holdings("d")[0].allowed, found.holdings("e")[0].allowed, of(found).withheld_allowed]


def test_nothing_may_be_withheld_of_what_is_paid_whatever_the_dispute_gives_a_right_to(told: Told) -> None:
    found = on(told(BASE + opened("2020-01-15", "both") + payment("2020-01-20")), "2020-02-01")
    assert [0, None] == [of(found, each).withheld_allowed for each in ("2020-Q1", "2020-Q2")]


def test_what_is_withheld_in_excess_of_one_invoice_does_not_make_the_next_overdue(told: Told) -> None:
    tables = PAID + AREA + CLAUSE + invoice(1, "2020-01-10", 60_000) + opened("2020-01-15") + withheld(
        "2020-01-20", 6_000) + payment("2020-01-20", 54_000)
    found = on(told(tables), "2020-03-01")
    assert (Standing.WITHHELD_IN_EXCESS, 6_000 * K, CAP, 46_000 * K, 1_000 * K) == kept(of(found))
    found = on(told(tables + invoice(2, "2020-03-01", 40_000)), "2020-03-31")
    assert (Standing.WITHHELD_IN_EXCESS, 6_000 * K, CAP, 46_000 * K, 1_000 * K) == kept(of(found))
    assert (Standing.OVERDUE, 41_000 * K) == (
        of(on(told(tables + invoice(2, "2020-03-01", 40_000)), "2020-04-01")).status,
        of(on(told(tables + invoice(2, "2020-03-01", 40_000)), "2020-04-01")).overdue)


# --- Whether there is a right at all --------------------------------------------------------------------------------


@pytest.mark.parametrize(("about", "area", "by", "clause", "rule", "expected"), [
    ("interpretation", "o", "a", CLAUSE, "DISPUTE-02", (Standing.WITHHELD_IN_EXCESS, Certainty.CERTAIN, 0)),
    ("performance", "o", "a", "", "DISPUTE-03", (Standing.WITHHELD_IN_EXCESS, Certainty.CERTAIN, 0)),
    ("performance", "o", "a", '[dispute]\nforum = "F"\n', "DISPUTE-03",
     (Standing.WITHHELD_IN_EXCESS, Certainty.CERTAIN, 0)),
    ("both", "o", "a", CLAUSE, "DISPUTE-08", (Standing.UNDETERMINED, Certainty.NEEDS_JUDGEMENT, None)),
    ("performance", "o", "c", CLAUSE, "DISPUTE-10", (Standing.UNDETERMINED, Certainty.NEEDS_JUDGEMENT, None)),
    ("performance", None, "a", CLAUSE, "DISPUTE-11", (Standing.UNDETERMINED, Certainty.MISSING_FACT, None)),
    ("performance", "p", "a", CLAUSE, "DISPUTE-12", (Standing.UNDETERMINED, Certainty.MISSING_FACT, None)),
    ("performance", "o", None, CLAUSE, "DISPUTE-01", (Standing.WITHHELD, Certainty.CERTAIN, 1_000 * K)),
    ("performance", "o", "b", CLAUSE, "DISPUTE-01", (Standing.WITHHELD, Certainty.CERTAIN, 1_000 * K))])
def test_what_a_dispute_gives_a_right_to_follows_from_what_it_is_about_and_the_clause(
        about: str, area: str | None, by: str | None, clause: str, rule: str, expected: tuple[object, ...],
        told: Told) -> None:
    third = '[[party]]\nid = "c"\n'
    tables = third + PAID + AREA + '[[area]]\nid = "p"\n' + clause + invoice(1, "2020-01-10") + (
        opened("2020-01-15", about, area=area, by=by) + withheld("2020-01-20", 1_000) + payment("2020-01-20", 99_000))
    found = on(told(tables), "2020-03-01")
    each = of(found)
    overdue = 1_000 * K if each.status is Standing.WITHHELD_IN_EXCESS else 0
    assert (expected, 1_000 * K, overdue) == (
        (each.status, each.certainty, found.holdings("d")[0].allowed), each.open, each.overdue)
    assert rule in every_rule(each)
    assert (each.certainty is not Certainty.CERTAIN) == (rule in asked(found))
    assert (each.certainty is not Certainty.CERTAIN) == (each.withheld_allowed is None)


def test_a_dispute_without_an_area_or_about_one_without_an_amount_raises_a_question(told: Told) -> None:
    tables = PAID + AREA + CLAUSE + opened("2020-01-15", area=None)
    assert ["question.dispute_area"] == asked(on(told(tables), "2020-01-20"))
    tables = PAID + AREA.replace("2020 = ", "2019 = ") + CLAUSE + opened("2020-01-15")
    assert {"question.area_amount"} == set(asked(on(told(tables), "2020-01-20")))


def test_a_dispute_does_not_change_an_instalment_of_which_nothing_is_withheld(told: Told) -> None:
    for about in ("performance", "both", "interpretation"):
        assert (Standing.INVOICED, QUARTER, 0) == stands(on(told(BASE + opened("2020-01-15", about)), "2020-02-01"))


@pytest.mark.parametrize(("as_of", "status", "overdue"), [
    ("2020-02-14", Standing.WITHHELD_IN_EXCESS, 5_000 * K), ("2020-02-15", Standing.WITHHELD, 0)])
def test_there_is_no_right_to_withhold_before_the_dispute_is_opened(
        as_of: str, status: Standing, overdue: int, told: Told) -> None:
    tables = BASE + opened("2020-02-15") + withheld("2020-01-20", 5_000) + payment("2020-01-20", 95_000)
    each = of(on(told(tables), as_of))
    assert (status, overdue) == (each.status, each.overdue)
    assert ("DISPUTE-04" if overdue else "DISPUTE-01") in every_rule(each)


def test_a_dispute_that_was_not_known_gives_no_right_that_was_known(told: Told) -> None:
    agreement = told(BASE + opened("2020-01-15", recorded_on="2020-06-01") + withheld("2020-01-20", 5_000)
                     + payment("2020-01-20", 95_000))
    assert [Standing.WITHHELD_IN_EXCESS, Standing.WITHHELD] == [
        of(on(agreement, "2020-03-01", known)).status for known in ("2020-05-31", "2020-06-01")]


# --- How it ends ----------------------------------------------------------------------------------------------------

HELD = BASE + opened("2020-01-15") + withheld("2020-01-20", 5_000) + payment("2020-01-20", 95_000)


@pytest.mark.parametrize(("as_of", "status", "overdue", "rule"), [
    ("2020-05-31", Standing.WITHHELD, 0, "DISPUTE-01"), ("2020-06-01", Standing.INVOICED, 0, "DISPUTE-05"),
    ("2020-06-30", Standing.INVOICED, 0, "DISPUTE-05"), ("2020-07-01", Standing.OVERDUE, 5_000 * K, "DISPUTE-05")])
def test_after_a_settlement_the_withheld_part_is_to_be_paid_by_the_day_it_says(
        as_of: str, status: Standing, overdue: int, rule: str, told: Told) -> None:
    each = of(on(told(HELD + settled("2020-06-01", "pay", "2020-06-30")), as_of))
    assert (status, 5_000 * K, overdue) == (each.status, each.open, each.overdue)
    assert rule in every_rule(each)


def test_what_a_settlement_says_is_to_be_paid_is_paid_when_it_is(told: Told) -> None:
    tables = HELD + settled("2020-06-01", "pay", "2020-06-30") + payment("2020-06-30", 5_000)
    assert (Standing.PAID, 0, 0) == stands(on(told(tables), "2020-07-01"))


def test_a_settlement_that_does_not_say_by_when_leaves_the_status_undetermined(told: Told) -> None:
    found = on(told(HELD + settled("2020-06-01", "pay")), "2021-06-01")
    each = of(found)
    assert (Standing.UNDETERMINED, Certainty.MISSING_FACT, 0, 0) == (
        each.status, each.certainty, each.overdue, each.withheld_allowed)
    assert "PAYMENT-05" in asked(found)


def test_a_settlement_puts_off_all_that_was_withheld_beyond_the_cap_too(told: Told) -> None:
    tables = BASE + opened("2020-01-15") + withheld("2020-01-20", 6_000) + payment("2020-01-20", 94_000)
    agreement = told(tables + settled("2020-06-01", "pay", "2020-06-30"))
    assert [1_000 * K, 0, 6_000 * K] == [
        of(on(agreement, as_of)).overdue for as_of in ("2020-05-31", "2020-06-01", "2020-07-01")]


def test_what_is_waived_is_no_longer_owed_and_the_invoice_is_not_asked_about(told: Told) -> None:
    found = on(told(HELD + settled("2020-06-01", "waive")), "2020-06-01")
    assert ((Standing.PAID, 0, 0), []) == (stands(found), asked(found))
    assert "DISPUTE-06" in every_rule(of(found))
    overpaid = on(told(HELD + settled("2020-06-01", "waive") + payment("2020-06-02", 5_000)), "2020-06-02")
    assert 5_000 * K == of(overpaid).overpaid


def test_what_is_waived_of_one_invoice_does_not_make_the_next_overdue(told: Told) -> None:
    tables = PAID + AREA + CLAUSE + invoice(1, "2020-01-10", 60_000) + opened("2020-01-15") + withheld(
        "2020-01-20", 5_000) + payment("2020-01-20", 55_000) + settled("2020-02-01", "waive")
    found = on(told(tables + invoice(2, "2020-03-01", 40_000)), "2020-03-31")
    assert ((Standing.INVOICED, 40_000 * K, 0), "2020-03-31") == (stands(found), str(of(found).due_on))


def test_a_settlement_that_is_silent_on_what_was_withheld_raises_a_question(told: Told) -> None:
    found = on(told(HELD + settled("2020-06-01")), "2020-06-01")
    each = of(found)
    assert (Standing.UNDETERMINED, Certainty.MISSING_FACT, 5_000 * K, 5_000 * K) == (
        each.status, each.certainty, each.withheld, each.open)
    assert (None, None) == (each.withheld_allowed, found.holdings("d")[0].allowed)
    assert "DISPUTE-07" in asked(found)


def test_a_silent_settlement_of_which_nothing_was_withheld_leaves_nothing_to_know(told: Told) -> None:
    found = on(told(BASE + opened("2020-01-15") + settled("2020-02-01")), "2020-02-02")
    assert (0, [], {0}) == (of(found).withheld_allowed, asked(found), {each.allowed for each in found.holdings("d")})


def test_a_settlement_about_how_the_text_is_read_regulates_what_was_withheld_too(told: Told) -> None:
    tables = BASE + opened("2020-01-15", "interpretation") + withheld("2020-01-20", 5_000) + payment(
        "2020-01-20", 95_000)
    assert (Standing.OVERDUE, 5_000 * K, 5_000 * K) == stands(
        on(told(tables + settled("2020-06-01", "pay", "2020-06-30")), "2020-07-01"))


def test_of_two_settlements_each_part_is_overdue_after_its_own_day(told: Told) -> None:
    tables = PAID + TWO_AREAS + CLAUSE + invoice(1, "2020-01-10") + (
        opened("2020-01-15") + opened("2020-01-16", dispute="e", area="p") + withheld("2020-01-20", 5_000)
        + withheld("2020-01-20", 2_000, "e") + payment("2020-01-20", 93_000)
        + settled("2020-06-01", "pay", "2020-07-31") + settled("2020-06-01", "pay", "2020-06-30", "e"))
    agreement = told(tables)
    assert [0, 2_000 * K, 2_000 * K, 7_000 * K] == [of(on(agreement, as_of)).overdue for as_of in (
        "2020-06-30", "2020-07-01", "2020-07-31", "2020-08-01")]
    after = told(tables + payment("2020-06-30", 2_000))
    assert [0, 5_000 * K] == [of(on(after, as_of)).overdue for as_of in ("2020-07-31", "2020-08-01")]


def test_what_becomes_overdue_by_a_settlement_lies_on_the_horizon_though_more_is_overdue(told: Told) -> None:
    tables = BASE + opened("2020-01-15") + withheld("2020-01-20", 5_000) + settled("2020-06-01", "pay", "2020-06-30")
    found = on(told(tables), "2020-06-15")
    assert (Standing.OVERDUE, QUARTER, 95_000 * K) == stands(found)
    assert date(2020, 7, 1) == found.horizon


def test_one_settled_and_one_open_dispute_are_each_told(told: Told) -> None:
    tables = PAID + TWO_AREAS + CLAUSE + invoice(1, "2020-01-10") + (
        opened("2020-01-15") + opened("2020-01-16", dispute="e", area="p") + withheld("2020-01-20", 5_000)
        + withheld("2020-01-20", 2_000, "e") + payment("2020-01-20", 93_000)
        + settled("2020-06-01", "pay", "2020-06-30"))
    agreement = told(tables)
    assert [Standing.WITHHELD, Standing.OVERDUE] == [
        of(on(agreement, as_of)).status for as_of in ("2020-06-30", "2020-07-01")]
    each = of(on(agreement, "2020-07-01"))
    assert (2_000 * K, 2_000 * K, 5_000 * K) == (each.withheld, each.withheld_allowed, each.overdue)


@pytest.mark.parametrize(("as_of", "status", "certainty"), [
    ("2021-12-31", Standing.WITHHELD, Certainty.CERTAIN),
    ("2022-01-01", Standing.UNDETERMINED, Certainty.NEEDS_JUDGEMENT)])
def test_a_dispute_still_open_when_the_agreement_ends_needs_judgement(
        as_of: str, status: Standing, certainty: Certainty, told: Told) -> None:
    found = on(told(HELD), as_of)
    assert (status, certainty) == (of(found).status, of(found).certainty)
    assert (certainty is Certainty.NEEDS_JUDGEMENT) == ("DISPUTE-09" in asked(found))


def test_a_settlement_after_the_agreements_end_still_counts(told: Told) -> None:
    found = on(told(HELD + settled("2022-02-01", "pay", "2022-03-01")), "2022-03-02")
    assert (Standing.OVERDUE, 5_000 * K, 5_000 * K) == stands(found)


def test_certain_excess_is_told_though_the_rest_is_in_doubt(told: Told) -> None:
    tables = PAID + TWO_AREAS + CLAUSE + invoice(1, "2020-01-10") + (
        opened("2020-01-15") + opened("2020-01-16", "both", "e", "p") + withheld("2020-01-20", 6_000)
        + withheld("2020-01-20", 3_000, "e") + payment("2020-01-20", 91_000))
    each = of(on(told(tables), "2020-03-01"))
    assert (Standing.WITHHELD_IN_EXCESS, 9_000 * K, None, 9_000 * K, 1_000 * K) == kept(each)


@pytest.mark.parametrize(("amount", "status", "overdue"), [
    (5_000, Standing.UNDETERMINED, 0), ("5_000.01", Standing.WITHHELD_IN_EXCESS, 1)])
def test_what_is_beyond_the_cap_is_in_excess_even_if_the_right_itself_is_in_doubt(
        amount: object, status: Standing, overdue: int, told: Told) -> None:
    rest = "94_999.99" if overdue else "95_000.00"
    tables = BASE + opened("2020-01-15", "both") + withheld("2020-01-20", amount) + payment("2020-01-20", rest)
    each = of(on(told(tables), "2020-03-01"))
    assert (status, overdue) == (each.status, each.overdue)


def test_a_doubtful_dispute_about_the_same_area_does_not_double_the_cap(told: Told) -> None:
    tables = BASE + (opened("2020-01-15") + opened("2020-01-16", "both", "e") + withheld("2020-01-20", 4_000)
                     + withheld("2020-01-20", 3_000, "e") + payment("2020-01-20", 93_000))
    each = of(on(told(tables), "2020-03-01"))
    assert (Standing.WITHHELD_IN_EXCESS, 7_000 * K, None, 7_000 * K, 2_000 * K) == kept(each)


def test_what_is_withheld_of_an_amount_that_is_not_known_is_shown_as_it_was_told(told: Told) -> None:
    index = '[compensation.index]\nseries = "X"\nmethod = "compounded"\nbasis = "forecast"\n'
    tables = PAID.replace("payer", "price_level = 2019\npayer", 1) + index + AREA + CLAUSE + opened(
        "2020-01-15") + withheld("2020-01-20", 5_000)
    found = on(told(tables), "2020-03-01")
    assert (Standing.UNDETERMINED, 5_000 * K, None, None, None) == kept(of(found))
    assert CAP == found.holdings("d")[0].allowed


def test_the_day_to_pay_what_a_settlement_releases_is_the_one_that_it_sets(told: Told) -> None:
    assert date(2020, 6, 30) == of(on(told(HELD + settled("2020-06-01", "pay", "2020-06-30")), "2020-06-01")).due_on
    assert of(on(told(HELD + settled("2020-06-01", "pay")), "2020-06-01")).due_on is None
