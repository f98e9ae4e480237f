"""Late-payment interest on an instalment, by räntelagen (1975:635): reported for the day asked about."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Final, NamedTuple

from engine.assess.money.account import Account, Demand
from engine.assess.money.books import Books
from engine.assess.money.disputes import Held
from engine.model.assessment import Ground, Reason, Remark
from engine.model.dates import EARLIEST
from engine.model.money import Amount, half_up, interest
from engine.model.outcomes import Interest, Withholding
from engine.model.payment_situations import Held as HeldHow
from engine.model.payment_situations import InterestSituation, RunsFrom

MARGIN: Final = 8
"""Percentage points above the reference rate. Source: räntelagen (1975:635) 6 §."""

Day = tuple[Account, tuple[Held, ...]]


class Late(NamedTuple):
    """The interest in öre up to the day asked about (None: it cannot be told), with its reasons and questions."""

    amount: int | None = 0
    reasons: tuple[Reason, ...] = ()
    questions: tuple[Remark, ...] = ()


_Accrued = dict[tuple[RunsFrom, HeldHow], Fraction | None]
"""The interest of each kind, exact; None: a reference rate is missing."""


def late(books: Books, on_day: Callable[[date], Day], changes: set[date]) -> Late:
    """The interest on what was open after its due day. ``changes``: the days at whose end it may have become another.

    From the day after a change there may be something else to ask or to tell of interest, so that day is noted.
    """
    today, has_passed = books.as_of.day, books.as_of.has_passed
    released = {each.dispute for each in on_day(today)[1] if each.outcome is Withholding.DUE_BY_SETTLEMENT}
    accrued: _Accrued = {}
    for start, end in pairwise(sorted({EARLIEST, *filter(has_passed, changes), today})):
        account, held = on_day(start)
        for demand in account.demands:
            _add(accrued, (demand.since, HeldHow.NO), books, demand, start, end)
        is_released = any(each.amount and each.outcome is Withholding.MAY_WITHHOLD and each.dispute in released
                          for each in held)
        for how, amount in ((HeldHow.UNTIL_SETTLEMENT if is_released else HeldHow.RIGHTLY, account.kept.rightly),
                            (HeldHow.IN_DOUBT, account.kept.doubtful), (HeldHow.FACT_MISSING, account.kept.missing)):
            kept = Demand(amount, account.due.day, account.due.since)
            _add(accrued, (kept.since, how), books, kept, start, end)
    return _told(books, accrued)


def _told(books: Books, accrued: _Accrued) -> Late:
    total: Fraction | None = Fraction()
    reasons: tuple[Reason, ...] = ()
    questions: tuple[Remark, ...] = ()
    for (since, how), amount in accrued.items():
        ruling = books.inference.memo(InterestSituation)(since, how, amount is not None)
        grounds: tuple[Ground, ...] = ()
        if ruling.outcome in (Interest.RUNS_FROM_DUE_DAY, Interest.RUNS_FROM_30_DAYS):
            total = None if total is None else total + (amount or 0)
            grounds = (Ground("interest", Amount(half_up(amount or 0))),)
        elif ruling.outcome is not Interest.NONE_ON_RIGHTLY_WITHHELD:
            total = None
            questions += books.questions(ruling)
        reasons += books.reasons(ruling, grounds)
    return Late(None if total is None else half_up(total), reasons, questions)


def _add(accrued: _Accrued, kind: tuple[RunsFrom, HeldHow], books: Books, demand: Demand, start: date, end: date,
         ) -> None:
    """Adds the interest from ``start`` or, if later, the due day, to ``end``; nothing if nothing was late."""
    if not demand.amount or demand.due_on is None or max(start, demand.due_on) >= end:
        return
    rates = [(rate.from_on, rate.percent) for rate in books.agreement.reference_rates]
    found = interest(demand.amount, max(start, demand.due_on), end, rates, MARGIN)
    before = accrued.get(kind, Fraction())
    accrued[kind] = None if found is None or before is None else before + found
