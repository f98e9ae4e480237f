"""Late-payment interest on an instalment, by räntelagen (1975:635): reported for the day asked about."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Final, NamedTuple

from engine.assess.money.account import Account, DueOn
from engine.assess.money.books import Books
from engine.assess.money.disputes import Held
from engine.model.assessment import Ground, Reason, Remark
from engine.model.dates import ONE_DAY
from engine.model.money import Amount, half_up, interest
from engine.model.outcomes import DueDay, Interest, Withholding
from engine.model.payment_situations import Held as HeldHow
from engine.model.payment_situations import InterestSituation, RunsFrom, WithheldAgainstCap

MARGIN: Final = 8
"""Percentage points above the reference rate. Source: räntelagen (1975:635) 6 §."""

Day = tuple[Account, tuple[Held, ...]]


class Late(NamedTuple):
    """The interest in öre up to the day asked about (None: it cannot be told), with its reasons and questions."""

    amount: int | None = 0
    reasons: tuple[Reason, ...] = ()
    questions: tuple[Remark, ...] = ()


_HOW: Final = {
    WithheldAgainstCap.WITHIN: HeldHow.RIGHTLY, WithheldAgainstCap.IN_EXCESS: HeldHow.RIGHTLY,
    WithheldAgainstCap.IN_DOUBT: HeldHow.IN_DOUBT, WithheldAgainstCap.FACT_MISSING: HeldHow.FACT_MISSING}


def late(books: Books, due: DueOn, on_day: Callable[[date], Day], changes: set[date]) -> Late:
    """The interest on what was open after its due day. ``changes``: the days on which the account changed."""
    today = books.as_of.day
    total: Fraction | None = Fraction()
    found: dict[tuple[RunsFrom, HeldHow], Fraction | None] = {}
    runs_from = RunsFrom.DEMAND if due.ruling.outcome is DueDay.ON_DEMAND else RunsFrom.AGREEMENT
    pay_by = {each.pay_by for each in on_day(today)[1] if each.pay_by is not None}
    days = sorted({day for day in (*changes, *pay_by, *([due.day] if due.day else [])) if day < today} | {today})
    for start, end in pairwise(days):
        account, held = on_day(start)
        if due.day is not None and start >= due.day:
            _add(found, (runs_from, HeldHow.NO), books, account.claimed + account.excess, start, end)
            if account.withheld > account.excess:
                settles = any(each.outcome is Withholding.DUE_BY_SETTLEMENT for each in on_day(today)[1])
                how = _HOW[account.against_cap]
                if settles and how is HeldHow.RIGHTLY:
                    how = HeldHow.UNTIL_SETTLEMENT
                _add(found, (runs_from, how), books, account.withheld - account.excess, start, end)
        settled_by = min((each.pay_by for each in held if each.pay_by is not None), default=None)
        if settled_by is not None and start >= settled_by:
            _add(found, (RunsFrom.SETTLEMENT, HeldHow.NO), books, account.settled, start, end)
    reasons: tuple[Reason, ...] = ()
    questions: tuple[Remark, ...] = ()
    for (since, how), amount in found.items():
        ruling = books.inference.memo(InterestSituation)(since, how, amount is not None)
        grounds: tuple[Ground, ...] = ()
        if ruling.outcome in (Interest.RUNS_FROM_DUE_DAY, Interest.RUNS_FROM_30_DAYS):
            total = None if total is None or amount is None else total + amount
            grounds = (Ground("interest", Amount(half_up(amount or 0))),)
        elif ruling.outcome is not Interest.NONE_ON_RIGHTLY_WITHHELD:
            total = None
            questions += tuple(Remark("question.rule", None, (Ground("rule", rule.id),)) for rule in ruling.rules)
        reasons += books.reasons(ruling, grounds)
    return Late(None if total is None else half_up(total), reasons, questions)


def _add(found: dict[tuple[RunsFrom, HeldHow], Fraction | None], key: tuple[RunsFrom, HeldHow], books: Books,
         principal: int, start: date, end: date) -> None:
    """Adds the interest on ``principal`` from the day after ``start`` to ``end``; nothing if nothing was late."""
    if principal <= 0 or end < start + ONE_DAY:
        return
    rates = [(rate.from_on, rate.percent) for rate in books.agreement.reference_rates]
    accrued = interest(principal, start, end, rates, MARGIN)
    before = found.get(key, Fraction())
    found[key] = None if accrued is None or before is None else before + accrued
