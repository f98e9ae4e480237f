"""What is to be paid, by year and quarter: what is known, what is unclear and what is unknown, each by itself."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from attrs import evolve, frozen

from engine.explain.json_values import Json, kronor
from engine.explain.phrases import Phrases
from engine.explain.tables import Cell, Column, Table
from engine.model.accounts import Payment
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment
from engine.model.dates import ONE_DAY
from engine.model.instalments import When
from engine.model.money import Amount
from engine.model.outcomes import Certainty


class Part(NamedTuple):
    """A quarter of a year, or the year (``quarter`` 0), under a term that runs or that comes only if renewed."""

    year: int
    quarter: int
    is_if_renewed: bool


@frozen(kw_only=True)
class Flow:
    """What is to be paid in a part of time, in öre.

    ``to_pay``: certainly, paid or not. ``unclear``: what may be to be paid. ``unknown``: how many instalments have an
    amount that is not known.
    """

    part: Part
    to_pay: int = 0
    paid: int = 0
    open: int = 0
    unclear: int = 0
    unknown: int = 0

    def __add__(self, other: "Flow") -> "Flow":
        return evolve(self, to_pay=self.to_pay + other.to_pay, paid=self.paid + other.paid, open=self.open + other.open,
                      unclear=self.unclear + other.unclear, unknown=self.unknown + other.unknown)


@frozen
class Flows:
    """What is to be paid under one agreement, or several: by quarter, and what is left from before the first day."""

    title: str
    by_quarter: tuple[Flow, ...]
    before: Flow

    @property
    def rows(self) -> Iterator[Flow]:
        """Each year, and then its quarters."""
        years = _summed(evolve(each, part=each.part._replace(quarter=0)) for each in self.by_quarter)
        return iter(sorted((*years, *self.by_quarter), key=lambda each: (
            each.part.year, each.part.is_if_renewed, each.part.quarter)))


def flows(agreement: Agreement, found: Assessment, start: date, end: date) -> Flows:
    """What is to be paid under one agreement from ``start`` to ``end``, inclusive."""
    told = [(_pay_day(agreement, each), each) for each in (*found.payments, *found.planned(end))]
    return Flows(agreement.title, _summed(_flow(day, each) for day, each in told if start <= day <= end),
                 _total(_flow(day, each) for day, each in told if day < start))


def added(title: str, several: list[Flows]) -> Flows:
    """What is to be paid under several agreements."""
    return Flows(title, _summed(each for one in several for each in one.by_quarter),
                 _total(one.before for one in several))


def _pay_day(agreement: Agreement, payment: Payment) -> date:
    """The due day or, where there is none yet, the first day on which the invoice is expected."""
    agreed = agreement.compensation.instalments if agreement.compensation is not None else None
    if payment.due_on is not None:
        return payment.due_on
    is_in_advance = agreed is not None and agreed.when is When.IN_ADVANCE
    return payment.instalment.first_day if is_in_advance else payment.instalment.last_day + ONE_DAY


def _flow(day: date, payment: Payment) -> Flow:
    part = Part(day.year, (day.month + 2) // 3, payment.is_if_renewed)
    paid, still_open = payment.paid - payment.overpaid, payment.open
    if payment.amount is None or still_open is None:
        return Flow(part=part, to_pay=paid, paid=paid, unknown=1)
    if payment.certainty is not Certainty.CERTAIN:
        return Flow(part=part, to_pay=paid, paid=paid, unclear=still_open)
    return Flow(part=part, to_pay=paid + still_open, paid=paid, open=still_open)


def _summed(flows: Iterable[Flow]) -> tuple[Flow, ...]:
    found: dict[Part, Flow] = {}
    for each in flows:
        found[each.part] = found[each.part] + each if each.part in found else each
    return tuple(found[part] for part in sorted(found))


def _total(flows: Iterable[Flow]) -> Flow:
    return sum(flows, Flow(part=Part(0, 0, is_if_renewed=False)))


# --- Shown ------------------------------------------------------------------------------------------------------------


def table(several: Iterable[Flows], say: Phrases, *, is_titled: bool) -> Table:
    """One row a year and one a quarter; ``is_titled``: with the agreement in the first column."""
    keys = ("year", "quarter", "to_pay", "paid", "open", "unclear", "unknown", "if_renewed")
    optional = ("unclear", "unknown", "if_renewed")
    columns = [Column(say(f"column.{key}"), key in optional) for key in keys]
    rows = [(one.title, *_row(each, say)) for one in several for each in one.rows]
    if is_titled:
        return Table(say("cashflow.sheet"), (Column(say("column.agreement")), *columns), tuple(rows))
    return Table(say("cashflow.sheet"), tuple(columns), tuple(row[1:] for row in rows))


def _row(each: Flow, say: Phrases) -> tuple[Cell, ...]:
    part = each.part
    return (part.year, str(part.quarter) if part.quarter else say("cashflow.whole_year"), Amount(each.to_pay),
            Amount(each.paid), Amount(each.open), Amount(each.unclear), each.unknown,
            say("cashflow.yes") if part.is_if_renewed else "")


def lines(one: Flows, start: date, end: date, say: Phrases) -> Iterator[str]:
    """The table as text, and what is left from before the first day."""
    if one.by_quarter:
        yield from table([one], say, is_titled=False).lines(say)
    else:
        yield say("cashflow.none", start=start, end=end)
    if one.before.open:
        yield say("cashflow.before", amount=Amount(one.before.open), start=start)
    if one.before.unclear:
        yield say("cashflow.before_unclear", amount=Amount(one.before.unclear))
    if one.before.unknown:
        yield say("cashflow.before_unknown", count=one.before.unknown)


def as_json(one: Flows) -> Json:
    """The rows as JSON; ``quarter`` null: the whole year."""
    before = one.before
    return {"rows": [{"year": each.part.year, "quarter": each.part.quarter or None,
                      "if_renewed": each.part.is_if_renewed, **_amounts(each)} for each in one.rows],
            "before": {"open": kronor(before.open), "unclear": kronor(before.unclear), "unknown": before.unknown}}


def _amounts(each: Flow) -> Json:
    return {"to_pay": kronor(each.to_pay), "paid": kronor(each.paid), "open": kronor(each.open),
            "unclear": kronor(each.unclear), "unknown": each.unknown}
