"""The instalments as a table."""

from collections.abc import Iterable
from typing import Final

from engine.explain.payments import period, status
from engine.explain.phrases import Phrases
from engine.explain.tables import Cell, Column, Table
from engine.model.accounts import Payment
from engine.model.money import Amount

_OPTIONAL: Final = ("credited", "overpaid", "overdue", "interest")
_COLUMNS: Final = ("period", "amount", "invoiced_on", "due_on", "paid", "credited", "overpaid", "withheld",
                   "withheld_allowed", "open", "overdue", "interest", "status")


def table(payments: Iterable[Payment], say: Phrases) -> Table:
    """The instalments, one a row."""
    columns = tuple(Column(say(f"column.{key}"), key in _OPTIONAL) for key in _COLUMNS)
    return Table(say("payment.sheet"), columns, tuple(_row(each, say) for each in payments))


def _row(each: Payment, say: Phrases) -> tuple[Cell, ...]:
    is_known = each.amount is not None

    def told(ore: int | None) -> Cell:
        return Amount(ore) if ore is not None else say("payment.unknown") if is_known else None

    return (period(each, say), Amount(each.amount) if each.amount is not None else say("payment.unknown"),
            each.invoiced_on, each.due_on, Amount(each.paid), Amount(each.credited), Amount(each.overpaid),
            Amount(each.withheld), told(each.withheld_allowed), told(each.open), told(each.overdue),
            told(each.interest), status(each, say))
