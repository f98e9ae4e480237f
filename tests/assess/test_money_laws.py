"""Laws that hold of the money of every agreement on every day."""

from datetime import date, timedelta
from typing import Any

from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine.model.accounts import Shared
from engine.model.agreement import Agreement, Notice, Party
from engine.model.assessment import Assessment, gathered
from engine.model.clauses import Counted, NoticeClause, Renewal, RenewalKind, Stated, Term
from engine.model.compensation import Compensation
from engine.model.dates import Length, Unit
from engine.model.instalments import PER_YEAR, Instalments, When
from engine.model.money import ORE_A_KRONA
from engine.model.outcomes import Certainty, Standing
from engine.model.payments import Credited, DisputeSettled, PaymentMade, Release, Withheld
from tests.assess.money_agreements import DISPUTES, paid_on, some_day
from tests.assess.test_laws import THOROUGH, assessed

Drawn = tuple[Agreement, date]
MONEY = settings(THOROUGH, max_examples=50)
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


@MONEY
@given(st.dates(date(2019, 1, 2), date(2060, 12, 31)), st.integers(1, 8), st.integers(1, 10**9),
       st.none() | st.sampled_from(PER_YEAR), st.integers(0, 20))
@example(date(2027, 8, 31), 3, 900_000, 12, 0)
@example(date(2024, 2, 29), 3, 900_000, 12, 9)
def test_a_renewed_term_of_whole_years_costs_as_many_yearly_amounts_whatever_its_first_day(
        first: date, years: int, amount: int, per_year: int | None, later: int) -> None:
    by_day = NoticeClause(counted=Counted.BEFORE_TERM_END, period=Length.of(0, Unit.DAYS), counting=Stated.SAME_DAY)
    agreement = Agreement(
        id="x", title="X", parties=(Party(id="a", name="A"), Party(id="b", name="B")),
        term=Term(starts_on=date(2018, 12, 1), ends_on=first - timedelta(days=1)),
        renewal=Renewal(kind=RenewalKind.AUTOMATIC, period=Length.of(years, Unit.YEARS)),
        notice=Notice(by_party={"a": (by_day, by_day), "b": (by_day, by_day)}, entitled=frozenset({"a", "b"})),
        compensation=Compensation(
            amount=amount * ORE_A_KRONA, payer="a", payee="b",
            instalments=None if per_year is None else Instalments(per_year=per_year, when=When.IN_ADVANCE)))
    found = assessed(agreement, first - timedelta(days=20) + timedelta(days=365 * later))
    follows, stake = found.termination.if_nothing_is_done, found.at_stake(found.termination)
    assert stake is not None
    assert follows is not None
    assert follows.new_end is not None
    assert (years * amount * ORE_A_KRONA, False, None) == (stake.amount, stake.is_in_proportion, stake.at_prices_of)
    planned = found.planned(follows.new_end)
    assert len(planned) == years * (per_year or 0)
    assert stake.amount == sum(each.amount or 0 for each in planned) or per_year is None
