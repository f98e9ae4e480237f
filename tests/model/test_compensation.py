"""Whose share of the compensation is known for a year, and the day each event with money counts from."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from engine.model.compensation import Allocation, SharedBy
from engine.model.instalments import InstalmentId
from engine.model.money import Residual
from engine.model.payments import (
    About,
    Credited,
    DisputeOpened,
    DisputeSettled,
    InvoiceIssued,
    MoneyEvent,
    PaymentMade,
    SurplusFound,
    Withheld,
)

ALLOCATION = Allocation(by=SharedBy.POPULATION, share_decimals=1, residual=Residual.LARGEST_REMAINDER,
                        population={2018: {"a": 1, "b": 2}, 2019: {"a": 1, "b": 1}},
                        shares={2020: {"a": Decimal("48.77")}})


def test_the_population_of_a_year_shares_out_the_next() -> None:
    assert {"a": Fraction("33.3"), "b": Fraction("66.7")} == ALLOCATION.shares_for(2019)


def test_stated_shares_win_over_the_population() -> None:
    assert {"a": Fraction("48.77")} == ALLOCATION.shares_for(2020)


@pytest.mark.parametrize("year", [2018, 2021])
def test_a_year_without_population_or_shares_has_none(year: int) -> None:
    assert ALLOCATION.shares_for(year) is None


ON = date(2020, 1, 15)
PART = InstalmentId(2020, 1, 4)


@pytest.mark.parametrize("event", [
    InvoiceIssued(number="1", instalment=PART, amount=1, issued_on=ON, received_on=date(2020, 1, 17),
                  due_on=date(2020, 2, 14)),
    Credited(instalment=PART, amount=1, on=ON), PaymentMade(instalment=PART, amount=1, on=ON),
    DisputeOpened(id="t", on=ON, about=About.BOTH), Withheld(dispute="t", instalment=PART, amount=1, on=ON),
    DisputeSettled(id="t", on=ON, pay_by=date(2020, 2, 1)), SurplusFound(year=2019, budget=2, used=1, on=ON)],
    ids=lambda event: type(event).__name__)
def test_an_event_with_money_counts_from_its_day(event: MoneyEvent) -> None:
    assert ON == event.happened_on


def test_what_happens_with_money_has_a_day_of_its_own_kind() -> None:
    with pytest.raises(NotImplementedError):
        _ = MoneyEvent().happened_on
