"""The shape of each table in a document that has to do with money. What is ``Any`` is read on its own, in parts."""

from datetime import date
from typing import Any, Final

from attrs import frozen

from engine.documents.amounts import (
    Amount,
    AmountOrZero,
    Due,
    Level,
    Percent,
    PerYear,
    RoundedPart,
    RoundedYearly,
    Share,
    ShareDecimals,
    Year,
)
from engine.documents.tables import EventTable
from engine.model.compensation import Basis, CapOf, CapPer, Method, SharedBy, TakenFrom
from engine.model.instalments import Against, DayOfYear, When
from engine.model.payments import About, Release, SurplusBasis


@frozen(kw_only=True)
class CompensationTable:
    """The table ``[compensation]``."""

    amount: Amount
    payer: str
    payee: str
    price_level: Year | None = None
    clause: str | None = None
    index: Any = None
    allocation: Any = None
    instalments: Any = None


@frozen(kw_only=True)
class IndexTable:
    """The table ``[compensation.index]``."""

    method: Method
    series: str | None = None
    basis: Basis | None = None
    rounding: RoundedYearly | None = None
    percent: Any = None
    level: Any = None
    part: Any = None


@frozen(kw_only=True)
class IndexPartTable:
    """A table ``[[compensation.index.part]]``."""

    series: str
    weight: Level
    percent: Any = None
    level: Any = None


@frozen(kw_only=True)
class FigureTable:
    """What is told beside a figure of an index."""

    kind: Basis | None = None
    published_on: date | None = None
    source: str | None = None
    recorded_on: date | None = None


@frozen(kw_only=True)
class PercentTable(FigureTable):
    """A figure of an index as a percentage."""

    percent: Percent


@frozen(kw_only=True)
class LevelTable(FigureTable):
    """A figure of an index as a level."""

    level: Level


@frozen(kw_only=True)
class AllocationTable:
    """The table ``[compensation.allocation]``."""

    by: SharedBy
    member: str | None = None
    share_decimals: ShareDecimals | None = None
    rounding: RoundedPart | None = None
    residual: str | None = None
    counted_on: DayOfYear | None = None
    population: Any = None
    shares: Any = None


@frozen(kw_only=True)
class InstalmentsTable:
    """The table ``[compensation.instalments]``."""

    per_year: PerYear
    when: When | None = None
    against: Against | None = None
    due: Due | None = None


@frozen(kw_only=True)
class AreaTable:
    """A table ``[[area]]``."""

    id: str
    name: str | None = None
    taken_from: TakenFrom | None = None
    source: str | None = None
    amount: Any = None


@frozen(kw_only=True)
class DisputeClauseTable:
    """The table ``[dispute]``."""

    forum: str | None = None
    withhold_at_most: Share | None = None
    of: CapOf | None = None
    per: CapPer | None = None
    clause: str | None = None


@frozen(kw_only=True)
class ReferenceRateTable:
    """A table ``[[reference_rate]]``."""

    from_on: date
    percent: Percent
    source: str


@frozen(kw_only=True)
class InvoiceTable(EventTable):
    """An event ``invoice``."""

    number: str
    instalment: str
    amount: Amount
    issued_on: date
    received_on: date | None = None
    due_on: date | None = None


@frozen(kw_only=True)
class CreditTable(EventTable):
    """An event ``credit``."""

    number: str | None = None
    instalment: str
    amount: Amount
    on: date


@frozen(kw_only=True)
class PaymentTable(EventTable):
    """An event ``payment``."""

    instalment: str
    amount: Amount
    on: date
    by: str | None = None


@frozen(kw_only=True)
class WithheldTable(EventTable):
    """An event ``withheld``."""

    dispute: str
    instalment: str
    amount: Amount
    on: date


@frozen(kw_only=True)
class DisputeOpenedTable(EventTable):
    """An event ``dispute_opened``."""

    id: str
    on: date
    about: About
    area: str | None = None
    by: str | None = None


@frozen(kw_only=True)
class DisputeSettledTable(EventTable):
    """An event ``dispute_settled``."""

    id: str
    on: date
    release: Release | None = None
    pay_by: date | None = None


@frozen(kw_only=True)
class SurplusTable(EventTable):
    """An event ``surplus``."""

    year: Year
    budget: Amount
    used: AmountOrZero
    on: date
    source: str | None = None
    basis: SurplusBasis | None = None


BOOKED_TABLES: Final[dict[str, type[EventTable]]] = {
    "invoice": InvoiceTable,
    "credit": CreditTable,
    "payment": PaymentTable,
    "withheld": WithheldTable,
}
"""The events that a file of bookings may tell."""

MONEY_EVENT_TABLES: Final[dict[str, type[EventTable]]] = {
    **BOOKED_TABLES,
    "dispute_opened": DisputeOpenedTable,
    "dispute_settled": DisputeSettledTable,
    "surplus": SurplusTable,
}
