"""Where an instalment stands, on both sides of each day and amount that decides it."""

import pytest

from engine.model.outcomes import Certainty, Standing
from tests.assess.asking import Told, on
from tests.assess.booked import (
    AGAINST_INVOICE,
    COMPENSATION,
    ON_DEMAND,
    PAID,
    QUARTER,
    QUARTERLY,
    TERM,
    asked,
    assumed,
    credit,
    invoice,
    of,
    payment,
    rules,
    stands,
)

Q = QUARTER
RENEWED = '[renewal]\nkind = "automatic"\nperiod = "1 year"\n'


# --- Against an invoice, from the first day to the last -------------------------------------------------------------


@pytest.mark.parametrize(("as_of", "expected"), [
    ("2019-12-31", (Standing.PLANNED, Q, 0)), ("2020-01-01", (Standing.AWAITING_INVOICE, Q, 0)),
    ("2020-01-09", (Standing.AWAITING_INVOICE, Q, 0)), ("2020-01-10", (Standing.INVOICED, Q, 0)),
    ("2020-02-09", (Standing.INVOICED, Q, 0)), ("2020-02-10", (Standing.OVERDUE, Q, Q)),
    ("2020-03-14", (Standing.OVERDUE, Q, Q)), ("2020-03-15", (Standing.PAID, 0, 0))])
def test_an_instalment_is_planned_then_awaits_its_invoice_and_is_then_invoiced_overdue_and_paid(
        as_of: str, expected: tuple[object, ...], told: Told) -> None:
    found = on(told(PAID + invoice(1, "2020-01-10") + payment("2020-03-15")), as_of)
    assert expected == stands(found)
    assert Certainty.CERTAIN is of(found).certainty


@pytest.mark.parametrize(("when", "as_of", "expected"), [
    ("in_advance", "2019-12-31", Standing.PLANNED), ("in_advance", "2020-01-01", Standing.AWAITING_INVOICE),
    ("in_arrears", "2020-03-31", Standing.PLANNED), ("in_arrears", "2020-04-01", Standing.AWAITING_INVOICE),
    (None, "2020-03-31", Standing.PLANNED), (None, "2020-04-01", Standing.AWAITING_INVOICE)])
def test_the_invoice_is_expected_from_the_first_day_or_in_arrears_from_the_day_after_the_last(
        when: str | None, as_of: str, expected: Standing, told: Told) -> None:
    line = "" if when is None else f'when = "{when}"\n'
    found = on(told(TERM + COMPENSATION + "[compensation.instalments]\nper_year = 4\n" + line), as_of)
    assert expected is of(found).status
    assert (when is None) == ("question.instalments_when" in asked(found))


def test_instalments_that_the_document_is_silent_on_are_asked_about(told: Told) -> None:
    found = on(told(TERM + COMPENSATION), "2020-05-01")
    assert ((), ["question.instalments"]) == (found.payments, asked(found))


def test_what_is_not_said_of_invoices_and_due_days_is_listed_as_assumed(told: Told) -> None:
    found = on(told(TERM + COMPENSATION + QUARTERLY), "2020-05-01")
    assert ["assumption.against_invoice", "assumption.on_demand"] == assumed(found)
    assert [] == assumed(on(told(PAID), "2020-05-01"))


# --- Due days -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("received_on", "as_of", "expected"), [
    (None, "2020-02-09", Standing.INVOICED), (None, "2020-02-10", Standing.OVERDUE),
    ("2020-02-09", "2020-02-10", Standing.OVERDUE), ("2020-02-10", "2020-02-10", Standing.INVOICED),
    ("2020-02-10", "2020-02-11", Standing.OVERDUE), ("2020-03-01", "2020-03-01", Standing.INVOICED),
    ("2020-03-01", "2020-03-02", Standing.OVERDUE)])
def test_without_an_agreed_day_it_is_due_30_days_after_the_invoice_and_not_before_it_was_received(
        received_on: str | None, as_of: str, expected: Standing, told: Told) -> None:
    tables = TERM + COMPENSATION + ON_DEMAND + invoice(1, "2020-01-10", received_on=received_on)
    assert expected is of(on(told(tables), as_of)).status


@pytest.mark.parametrize(("instalments", "rule"), [(ON_DEMAND, "DUE-04"), (AGAINST_INVOICE, "DUE-01")])
def test_a_day_printed_on_the_invoice_sets_nothing(instalments: str, rule: str, told: Told) -> None:
    tables = TERM + COMPENSATION + instalments + invoice(1, "2020-01-10", due_on="2020-01-15")
    each = of(on(told(tables), "2020-02-09"))
    assert (Standing.INVOICED, "2020-02-09") == (each.status, str(each.due_on))
    assert rule in {other.rule for reason in each.reasons for other in reason.because}
    assert Standing.OVERDUE is of(on(told(tables), "2020-02-10")).status


@pytest.mark.parametrize(("due", "of_instalment", "due_on", "after"), [
    ('["02-29", "05-31", "08-31", "11-30"]', "2020-Q1", "2020-02-29", "2020-03-01"),
    ('["02-29", "05-31", "08-31", "11-30"]', "2021-Q1", "2021-02-28", "2021-03-01"),
    ("{ day = 31 }", "2020-Q2", "2020-04-30", "2020-05-01"), ("{ day = 1 }", "2020-Q2", "2020-04-01", "2020-04-02"),
    ('{ day = 4, move = "weekday_before" }', "2020-Q3", "2020-07-03", "2020-07-04"),  # 4 July 2020 is a Saturday
    ('{ day = 1, move = "weekday_before" }', "2021-Q1", "2020-12-30", "2020-12-31")])  # nor is New Year's Eve a weekday
def test_an_instalment_paid_on_a_day_is_planned_to_the_end_of_that_day_and_then_overdue(
        due: str, of_instalment: str, due_on: str, after: str, told: Told) -> None:
    agreement = told(TERM + COMPENSATION + QUARTERLY + f'against = "date"\ndue = {due}\n')
    each = of(on(agreement, due_on), of_instalment)
    assert (due_on, Standing.PLANNED, ["PAYMENT-11"]) == (str(each.due_on), each.status, rules(each))
    assert (Standing.OVERDUE, Q, Q) == stands(on(agreement, after), of_instalment)


def test_an_instalment_paid_on_a_day_in_arrears_is_due_on_the_first_such_day_from_its_last(told: Told) -> None:
    agreement = told(TERM + COMPENSATION + '[compensation.instalments]\nper_year = 4\nwhen = "in_arrears"\n'
                     'against = "date"\ndue = { day = 15 }\n')
    assert "2020-04-15" == str(of(on(agreement, "2020-02-01")).due_on)


def test_paid_on_a_day_that_is_not_told_leaves_the_status_undetermined_and_asked_about(told: Told) -> None:
    agreement = told(TERM + COMPENSATION + QUARTERLY + 'against = "date"\n')
    each = of(on(agreement, "2020-06-01"))
    assert (Standing.UNDETERMINED, Certainty.MISSING_FACT, ["PAYMENT-05"]) == (each.status, each.certainty, rules(each))
    assert ["PAYMENT-05"] == asked(on(agreement, "2020-06-01"))


@pytest.mark.parametrize(("as_of", "expected"), [("2020-02-09", Standing.PLANNED), ("2020-02-10", Standing.OVERDUE)])
def test_paid_on_a_day_that_is_not_told_it_is_due_on_demand_once_invoiced(
        as_of: str, expected: Standing, told: Told) -> None:
    agreement = told(TERM + COMPENSATION + QUARTERLY + 'against = "date"\n' + invoice(1, "2020-01-10"))
    assert expected is of(on(agreement, as_of)).status


# --- Part payments, over-payments and credits -----------------------------------------------------------------------


@pytest.mark.parametrize(("amount", "expected", "overpaid"), [
    ("99_999.99", (Standing.OVERDUE, 1, 1), 0), ("100_000", (Standing.PAID, 0, 0), 0),
    ("100_000.01", (Standing.PAID, 0, 0), 1)])
def test_one_ore_short_is_overdue_and_one_ore_over_is_overpaid(
        amount: str, expected: tuple[object, ...], overpaid: int, told: Told) -> None:
    found = on(told(PAID + invoice(1, "2020-01-10") + payment("2020-01-20", amount)), "2020-03-01")
    assert (expected, overpaid) == (stands(found), of(found).overpaid)


def test_part_payments_add_up(told: Told) -> None:
    tables = PAID + invoice(1, "2020-01-10") + payment("2020-01-20", 60_000) + payment("2020-02-01", 40_000)
    assert [(Standing.INVOICED, 4_000_000, 0), (Standing.PAID, 0, 0)] == [
        stands(on(told(tables), day)) for day in ("2020-01-31", "2020-02-01")]


def test_a_payment_before_the_invoice_is_taken_from_it_when_it_comes(told: Told) -> None:
    tables = PAID + payment("2019-12-20", 30_000) + invoice(1, "2020-01-10")
    assert [(Standing.PLANNED, 7_000_000, 0), (Standing.AWAITING_INVOICE, 7_000_000, 0),
            (Standing.INVOICED, 7_000_000, 0), (Standing.OVERDUE, 7_000_000, 7_000_000)] == [
        stands(on(told(tables), day)) for day in ("2019-12-31", "2020-01-09", "2020-01-10", "2020-02-10")]


def test_a_credit_lowers_what_is_owed(told: Told) -> None:
    tables = PAID + invoice(1, "2020-01-10") + credit("2020-01-20", 20_000) + payment("2020-02-01", 80_000)
    found = on(told(tables), "2020-03-01")
    assert (Standing.PAID, 0, 0) == stands(found)
    assert (Q, 2_000_000, 8_000_000, []) == (of(found).amount, of(found).credited, of(found).paid, asked(found))


def test_an_invoice_credited_and_issued_again_is_owed_once_and_due_by_the_new_one(told: Told) -> None:
    tables = PAID + invoice(1, "2020-01-10") + credit("2020-03-05", 100_000) + invoice(2, "2020-03-06")
    assert [(Standing.OVERDUE, Q, Q), (Standing.PAID, 0, 0), (Standing.INVOICED, Q, 0), (Standing.INVOICED, Q, 0),
            (Standing.OVERDUE, Q, Q)] == [stands(on(told(tables), day)) for day in (
                "2020-03-04", "2020-03-05", "2020-03-06", "2020-04-05", "2020-04-06")]
    again = of(on(told(tables), "2020-04-01"))
    assert ("2020-03-06", "2020-04-05") == (str(again.invoiced_on), str(again.due_on))


def test_an_invoice_credited_and_issued_again_for_less_leaves_only_the_less_to_pay(told: Told) -> None:
    tables = PAID + (invoice(1, "2020-01-10") + credit("2020-02-05", 100_000) + invoice(2, "2020-02-06", 80_000))
    found = on(told(tables), "2020-03-07")
    assert ((Standing.INVOICED, 8_000_000, 0), []) == (stands(found), asked(found))
    assert (Standing.OVERDUE, 8_000_000, 8_000_000) == stands(on(told(tables), "2020-03-08"))


# --- Invoices that differ, and several of them ----------------------------------------------------------------------


@pytest.mark.parametrize(("amount", "is_asked"), [("100_000.00", False), ("100_000.01", True), ("99_999.99", True)])
def test_an_invoice_that_differs_from_the_agreed_amount_is_asked_about(
        amount: str, is_asked: bool, told: Told) -> None:  # noqa: FBT001  # what the case expects
    found = on(told(PAID + invoice(1, "2020-01-10", amount)), "2020-01-15")
    assert is_asked == ("question.invoice_differs" in asked(found))


def test_what_is_invoiced_beyond_the_agreed_amount_is_not_owed(told: Told) -> None:
    tables = PAID + invoice(1, "2020-01-10", 130_000)
    assert (Standing.OVERDUE, Q, Q) == stands(on(told(tables), "2020-03-01"))
    found = on(told(tables + payment("2020-03-02", 130_000)), "2020-03-02")
    assert (Standing.PAID, 3_000_000) == (of(found).status, of(found).overpaid)


def test_what_an_invoice_leaves_out_awaits_another_and_is_not_overdue(told: Told) -> None:
    tables = PAID + invoice(1, "2020-01-10", 60_000)
    assert (Standing.OVERDUE, Q, 6_000_000) == stands(on(told(tables), "2020-03-01"))
    assert (Standing.AWAITING_INVOICE, 4_000_000, 0) == stands(
        on(told(tables + payment("2020-03-02", 60_000)), "2020-03-02"))


@pytest.mark.parametrize(("as_of", "expected", "due_on"), [
    ("2020-02-09", (Standing.INVOICED, Q, 0), "2020-02-09"),
    ("2020-02-10", (Standing.OVERDUE, Q, 6_000_000), "2020-02-09"),
    ("2020-03-11", (Standing.OVERDUE, Q, 6_000_000), "2020-02-09"),
    ("2020-03-12", (Standing.OVERDUE, Q, Q), "2020-02-09")])
def test_each_of_several_invoices_is_overdue_after_its_own_day(
        as_of: str, expected: tuple[object, ...], due_on: str, told: Told) -> None:
    tables = PAID + invoice(1, "2020-01-10", 60_000) + invoice(2, "2020-02-10", 40_000)
    found = on(told(tables), as_of)
    assert (expected, due_on) == (stands(found), str(of(found).due_on))


def test_of_three_invoices_each_is_overdue_for_its_own_amount(told: Told) -> None:
    tables = PAID + (invoice(1, "2020-01-10", 10_000) + invoice(2, "2020-02-10", 20_000)
                     + invoice(3, "2020-03-10", 70_000))
    assert [1_000_000, 3_000_000, Q] == [
        of(on(told(tables), as_of)).overdue for as_of in ("2020-03-11", "2020-03-12", "2020-04-10")]


def test_a_payment_meets_the_first_invoice_first(told: Told) -> None:
    tables = PAID + invoice(1, "2020-01-10", 60_000) + invoice(2, "2020-02-10", 40_000) + payment("2020-02-01", 70_000)
    found = on(told(tables), "2020-03-11")
    assert ((Standing.INVOICED, 3_000_000, 0), "2020-03-11") == (stands(found), str(of(found).due_on))
    assert (Standing.OVERDUE, 3_000_000, 3_000_000) == stands(on(told(tables), "2020-03-12"))


def test_of_two_invoices_that_are_too_much_together_the_last_is_cut(told: Told) -> None:
    tables = PAID + invoice(1, "2020-01-10", 60_000) + invoice(2, "2020-02-10", 60_000)
    assert (Standing.OVERDUE, Q, 6_000_000) == stands(on(told(tables), "2020-03-01"))
    assert (Standing.OVERDUE, Q, Q) == stands(on(told(tables), "2020-03-12"))


# --- Periods --------------------------------------------------------------------------------------------------------


def test_the_instalments_are_those_of_the_running_term_and_the_planned_those_that_a_renewal_brings(told: Told) -> None:
    agreement = told(PAID + RENEWED)
    found = on(agreement, "2021-05-01")
    assert ["2020-Q1", "2021-Q4"] == [str(found.payments[0].instalment), str(found.payments[-1].instalment)]
    later = found.planned(on(agreement, "2022-06-30").as_of)
    assert ["2022-Q1", "2022-Q2"] == [str(each.instalment) for each in later]
    assert {(True, Standing.PLANNED, Q)} == {(each.is_if_renewed, each.status, each.amount) for each in later}
    assert "2022-Q4" == str(on(agreement, "2022-01-01").payments[-1].instalment)


def test_nothing_is_planned_after_the_agreements_end(told: Told) -> None:
    found = on(told(PAID), "2021-05-01")
    assert () == found.planned(on(told(PAID), "2030-01-01").as_of)


@pytest.mark.parametrize(("as_of", "last"), [("2019-06-01", "2020-Q4"), ("2020-12-31", "2020-Q4"),
                                             ("2021-01-01", "2021-Q4")])
def test_an_open_ended_agreement_lists_the_year(as_of: str, last: str, told: Told) -> None:
    found = on(told("[term]\nstarts_on = 2020-01-01\n" + COMPENSATION + AGAINST_INVOICE), as_of)
    assert last == str(found.payments[-1].instalment)
    assert found.horizon is not None


def test_a_draft_has_no_instalments(told: Told) -> None:
    assert () == on(told('[term]\nduration = "2 years"\n' + COMPENSATION + AGAINST_INVOICE), "2020-05-01").payments


@pytest.mark.parametrize(("term", "expected"), [
    ("starts_on = 2020-02-01\nends_on = 2021-12-31", ["2020-Q1"]),
    ("starts_on = 2020-01-01\nends_on = 2021-11-30", ["2021-Q4"]),
    ("starts_on = 2020-01-01\nends_on = 2021-12-31", [])])
def test_an_instalment_for_a_time_that_the_agreement_covers_only_in_part_is_asked_about(
        term: str, expected: list[str], told: Told) -> None:
    found = on(told(f"[term]\n{term}\n" + COMPENSATION + AGAINST_INVOICE), "2020-01-01")
    assert expected == [str(each.instalment) for each in found.payments if each.amount is None]
    assert ["question.part_of_period"] * len(expected) == asked(found)
    assert [Standing.UNDETERMINED] * len(expected) == [of(found, each).status for each in expected]


def test_an_instalment_that_only_one_reading_has_is_undetermined_until_it_is_paid(told: Told) -> None:
    tables = PAID.replace("ends_on = 2021-12-31", 'ends_on = "2021"') + invoice(1, "2021-12-01", of="2021-Q4")
    found = on(told(tables), "2022-03-01")
    each = of(found, "2021-Q4")
    assert (Standing.UNDETERMINED, Certainty.NEEDS_JUDGEMENT, Q, None, None) == (
        each.status, each.certainty, each.open, each.overdue, each.interest)
    assert "question.in_force" in asked(found)
    paid = on(told(tables + payment("2022-02-01", of="2021-Q4")), "2022-03-01")
    assert Standing.PAID is of(paid, "2021-Q4").status


@pytest.mark.parametrize(("starts_on", "expected"), [
    ('"2020"', [("2020-Q1", False), ("2020-Q4", False), ("2021-Q1", True)]),
    ('"2020-04"', [("2020-Q2", False), ("2020-Q3", True)]),
    ("{ no_later_than = 2020-04-01 }", [("2020-Q2", True)]),
    ("{ no_later_than = 2020-04-02 }", [("2020-Q2", False), ("2020-Q3", True)])])
def test_where_the_first_day_is_known_only_roughly_the_instalments_from_the_last_it_may_be_are_sure(
        starts_on: str, expected: list[tuple[str, bool]], told: Told) -> None:
    found = on(told(f"[term]\nstarts_on = {starts_on}\nends_on = 2021-12-31\n" + COMPENSATION + AGAINST_INVOICE),
               "2021-05-01")
    assert expected[0][0] == str(found.payments[0].instalment)
    for instalment, is_sure in expected:
        expected_certainty = Certainty.CERTAIN if is_sure else Certainty.NEEDS_JUDGEMENT
        assert expected_certainty is of(found, instalment).certainty


def test_what_is_booked_for_a_time_after_the_agreements_end_is_shown_and_asked_about(told: Told) -> None:
    tables = PAID + RENEWED + ('[notice]\nperiod = "3 months"\ncounted = "before_term_end"\n'
                               '[[event]]\nkind = "notice"\nby = "a"\nreceived_on = 2021-05-01\n')
    found = on(told(tables + invoice(1, "2022-01-02", of="2022-Q1")), "2022-06-01")
    each = of(found, "2022-Q1")
    assert (Standing.UNDETERMINED, Certainty.NEEDS_JUDGEMENT, None) == (each.status, each.certainty, each.overdue)
    assert ["question.in_force"] == asked(found)


def test_an_invoice_for_a_term_to_come_is_shown_before_it_begins(told: Told) -> None:
    tables = PAID + RENEWED
    found = on(told(tables + invoice(1, "2021-12-01", of="2022-Q1")), "2021-12-15")
    assert (Standing.INVOICED, Q, 0) == stands(found, "2022-Q1")
    assert "2022-Q2" == str(found.planned(on(told(tables), "2022-06-30").as_of)[0].instalment)


# --- Balances -------------------------------------------------------------------------------------------------------


def test_the_balance_is_what_has_been_claimed_less_what_was_paid_too_much_and_the_same_for_both(told: Told) -> None:
    tables = PAID + (invoice(1, "2020-01-10", 60_000) + payment("2020-01-20", 50_000)
                     + invoice(2, "2020-04-01", of="2020-Q2") + payment("2020-04-20", "100_002", of="2020-Q2"))
    found = on(told(tables), "2020-04-25").balances
    assert [(15_000_200, 1_000_000, 1_000_000, 200, -999_800, True), (
        15_000_200, 1_000_000, 1_000_000, 200, 999_800, True)] == [
        (each.paid, each.open, each.overdue, each.overpaid, each.net, each.is_complete) for each in (
            found["a"], found["b"])]


@pytest.mark.parametrize("instalments", [AGAINST_INVOICE, QUARTERLY + 'against = "date"\ndue = { day = 15 }\n'])
def test_the_balance_is_not_complete_from_the_first_day_of_an_instalment_whose_amount_is_not_known(
        instalments: str, told: Told) -> None:
    index = '[compensation.index]\nseries = "X"\nmethod = "compounded"\nbasis = "forecast"\npercent = { 2020 = 1 }\n'
    agreement = told(TERM + COMPENSATION + "price_level = 2019\n" + index + instalments)
    before, after = on(agreement, "2020-12-31"), on(agreement, "2021-01-01")
    assert [True, False] == [each.balances["a"].is_complete for each in (before, after)]
    assert after.as_of == before.horizon


def test_an_agreement_that_says_nothing_of_money_has_none(told: Told) -> None:
    found = on(told(TERM), "2020-05-01")
    assert ((), (), (), {}, (), (), None) == (
        found.payments, found.planned(found.as_of), found.apportionments, found.balances, found.holdings("d"),
        found.why_money, found.at_stake(found.termination))
