"""Laws that hold of the money of every agreement on every day."""

from datetime import date, timedelta
from typing import Any

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.model.accounts import Shared
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment, gathered
from engine.model.outcomes import Certainty, Standing
from engine.model.payments import Credited, DisputeSettled, PaymentMade, Release, Withheld
from tests.assess.money_agreements import DISPUTES, paid_on, some_day
from tests.assess.test_laws import THOROUGH, assessed

Drawn = tuple[Agreement, date]
MONEY = settings(THOROUGH, max_examples=80)
"""Fewer, since these agreements take longer to make up than to assess."""


def conclusions(found: Assessment) -> dict[str, Any]:
    """What an assessment concludes about money, less interest, which moves with the day itself."""
    rules = {each.rule for each in gathered(found.why_money) if not each.rule.startswith("INTEREST")}
    return {"payments": [evolve(each, interest=None, reasons=()) for each in found.payments], "rules": rules,
            "why": [[reason.rule for reason in each.reasons] for each in found.payments],
            "balances": found.balances, "apportionments": found.apportionments,
            "holdings": [found.holdings(dispute) for dispute in DISPUTES],
            "questions": set(found.questions), "assumptions": set(found.assumptions),
            "at_stake": [found.at_stake(each) for each in found.by_party.values()]}


@MONEY
@given(paid_on())
def test_until_the_horizon_every_day_gives_the_same_conclusions(drawn: Drawn) -> None:
    agreement, day = drawn
    found = assessed(agreement, day)
    horizon = found.horizon
    expected = conclusions(found)
    last = day + timedelta(days=400) if horizon is None else min(horizon - timedelta(days=1), day + timedelta(days=400))
    for later in {day + timedelta(days=step) for step in (1, 2, 29, 31, 89, 180, 366)} | {last}:
        if day < later <= last:
            assert expected == conclusions(assessed(agreement, later)), (horizon, later)


@MONEY
@given(paid_on())
def test_what_is_asked_of_an_assessment_does_not_move_its_horizon(drawn: Drawn) -> None:
    agreement, day = drawn
    asked_last, asked_first = assessed(agreement, day), assessed(agreement, day)
    conclusions(asked_last)
    asked_last.planned(date(2026, 12, 31))
    assert asked_first.horizon == asked_last.horizon


@MONEY
@given(paid_on(), st.randoms(use_true_random=False))
def test_events_in_any_order_give_the_same_conclusions(drawn: Drawn, random: Any) -> None:  # noqa: ANN401  # hypothesis' random
    agreement, day = drawn
    shuffled = list(agreement.money_events)
    random.shuffle(shuffled)
    other = assessed(evolve(agreement, money_events=tuple(shuffled)), day)
    found = assessed(agreement, day)
    assert (conclusions(found), [each.interest for each in found.payments]) == (
        conclusions(other), [each.interest for each in other.payments])


@MONEY
@given(paid_on())
def test_assessing_twice_equals_assessing_once(drawn: Drawn) -> None:
    agreement, day = drawn
    one, other = assessed(agreement, day), assessed(agreement, day)
    assert (one.payments, one.why_money) == (other.payments, other.why_money)
    assert conclusions(one) == conclusions(other)


@MONEY
@given(paid_on(most_events=0), some_day)
def test_a_fact_recorded_later_never_changes_what_was_known_earlier(drawn: Drawn, known_on: date) -> None:
    agreement, day = drawn
    known = tuple(event for event in agreement.money_events
                  if event.recorded_on is None or event.recorded_on <= known_on)
    one, other = assessed(evolve(agreement, money_events=known), day, known_on), assessed(agreement, day, known_on)
    assert (one.payments, conclusions(one)) == (other.payments, conclusions(other))


@MONEY
@given(paid_on())
def test_the_parts_of_a_year_add_up_and_so_do_the_members_parts(drawn: Drawn) -> None:
    agreement, day = drawn
    assert agreement.compensation is not None
    found = assessed(agreement, day)
    for each in found.apportionments:
        if each.shares and each.amount is not None:
            assert each.amount == sum(each.shares.values()) + each.residual
    allocation = agreement.compensation.allocation
    for whole in found.apportionments:
        parts = [each.amount for each in found.payments if each.instalment.year == whole.year]
        if (allocation is not None and whole.kind is Shared.COMPENSATION and None not in parts
                and len(parts) == found.payments[0].instalment.per_year):
            share = whole.amount if allocation.member is None else whole.shares[allocation.member]
            assert share == sum(part or 0 for part in parts)


@MONEY
@given(paid_on())
def test_what_is_open_is_what_is_agreed_less_what_was_paid_credited_or_waived(drawn: Drawn) -> None:
    agreement, day = drawn
    waived = {event.id for event in agreement.money_events
              if isinstance(event, DisputeSettled) and event.release is Release.WAIVE}
    for each in assessed(agreement, day).payments:
        if each.amount is None or each.open is None:
            assert (each.amount, each.open, each.overdue, each.interest) == (None, None, None, None)
            continue
        let_off = sum(event.amount for event in agreement.money_events
                      if isinstance(event, Credited | Withheld) and event.instalment == each.instalment
                      and (isinstance(event, Credited) or event.dispute in waived))
        assert each.amount - each.paid - let_off <= each.open - each.overpaid <= each.amount - each.paid
        assert 0 in (each.open, each.overpaid)
        assert 0 <= each.withheld <= each.open
        assert 0 <= (each.overdue or 0) <= each.open
        assert 0 <= (each.withheld_allowed or 0) <= each.open


@MONEY
@given(paid_on())
def test_a_status_says_what_the_amounts_say(drawn: Drawn) -> None:
    agreement, day = drawn
    for each in assessed(agreement, day).payments:
        assert (each.status is Standing.UNDETERMINED) == (each.certainty is not Certainty.CERTAIN)
        assert each.status is not Standing.PAID or each.open == 0
        assert each.status is not Standing.OVERDUE or each.overdue
        assert each.status is not Standing.WITHHELD or (not each.overdue and each.withheld)
        assert each.status is not Standing.WITHHELD_IN_EXCESS or each.withheld
        if each.status in (Standing.PLANNED, Standing.AWAITING_INVOICE, Standing.INVOICED):
            assert (each.overdue, each.withheld) == (0, 0)
        if each.status is Standing.WITHHELD and each.withheld_allowed is not None:
            assert each.withheld <= each.withheld_allowed


@MONEY
@given(paid_on())
def test_when_all_that_is_open_is_paid_the_instalment_is_paid(drawn: Drawn) -> None:
    agreement, day = drawn
    for each in assessed(agreement, day).payments[:4]:
        if each.open:
            all_of_it = PaymentMade(instalment=each.instalment, amount=each.open, on=day)
            after = next(other for other in assessed(
                evolve(agreement, money_events=(*agreement.money_events, all_of_it)), day).payments
                if other.instalment == each.instalment)
            assert (Standing.PAID, 0, 0) == (after.status, after.open, after.withheld)


@MONEY
@given(paid_on(), st.integers(1, 500))
def test_a_payment_never_makes_more_overdue(drawn: Drawn, amount: int) -> None:
    agreement, day = drawn
    for each in assessed(agreement, day).payments[:4]:
        some = PaymentMade(instalment=each.instalment, amount=amount, on=day)
        after = next(other for other in assessed(
            evolve(agreement, money_events=(*agreement.money_events, some)), day).payments
            if other.instalment == each.instalment)
        assert (after.overdue or 0) <= (each.overdue or 0)


@MONEY
@given(paid_on())
def test_the_two_parties_balances_mirror_each_other(drawn: Drawn) -> None:
    agreement, day = drawn
    balances = list(assessed(agreement, day).balances.values())
    assert [0, 0] == [sum(each.net for each in balances), balances[0].net + balances[0].open - balances[0].overpaid]
