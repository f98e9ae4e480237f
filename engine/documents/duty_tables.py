"""The shape of each table in a document that has to do with duties, forums and decisions."""

from datetime import date
from typing import Final

from attrs import frozen

from engine.documents.amounts import Amount
from engine.documents.duty_values import Convenors, HowOften, Kinds, Levels, Meetings, PeriodName, Times
from engine.documents.tables import EventTable
from engine.model.dates import Day, Length
from engine.model.duties import Concerns, Decided, Due, FinancedPer


@frozen(kw_only=True)
class ForumTable:
    """A table ``[[forum]]``."""

    id: str
    name: str | None = None
    kind: Kinds | None = None
    level: Levels | None = None
    convenor: Convenors | None = None
    members: tuple[str, ...] | None = None
    purpose: str | None = None
    until: Day | None = None
    meetings: Meetings | None = None
    clause: str | None = None


@frozen(kw_only=True)
class DutyTable:
    """A table ``[[duty]]``."""

    id: str
    by: str
    to: str
    what: str
    every: HowOften
    times: Times | None = None
    due: Due | None = None
    concerns: Concerns | None = None
    clause: str | None = None


@frozen(kw_only=True)
class DecisionTable:
    """A table ``[[decision]]``."""

    body: str
    reference: str
    decided_on: Day | None = None
    outcome: Decided
    duty: tuple[str, ...] | None = None
    matter: str | None = None
    until: Day | None = None
    note: str | None = None


@frozen(kw_only=True)
class ContactTable:
    """The table ``[contact]``."""

    tell_within: Length | None = None
    clause: str | None = None


@frozen(kw_only=True)
class FinancesTable:
    """A table ``[[finances]]``."""

    what: str
    amount: Amount | None = None
    per: FinancedPer | None = None
    clause: str | None = None


@frozen(kw_only=True)
class PerformedTable(EventTable):
    """An event ``performed``."""

    duty: str
    period: PeriodName | None = None
    on: Day
    by: str | None = None


@frozen(kw_only=True)
class RequestedTable(EventTable):
    """An event ``requested``."""

    id: str | None = None
    duty: str
    on: date
    by: str | None = None


@frozen(kw_only=True)
class WaivedTable(EventTable):
    """An event ``waived``."""

    duty: str
    period: PeriodName | None = None
    on: Day
    by: str | None = None


@frozen(kw_only=True)
class ContactChangedTable(EventTable):
    """An event ``contact_changed``."""

    party: str
    on: date
    told_on: date | None = None
    in_writing: bool | None = None


@frozen(kw_only=True)
class AgreedChangeTable(EventTable):
    """An event ``agreed_change``."""

    of: str
    on: Day
    by: tuple[str, ...]


DEED_TABLES: Final[dict[str, type[EventTable]]] = {
    "performed": PerformedTable,
    "requested": RequestedTable,
    "waived": WaivedTable,
    "contact_changed": ContactChangedTable,
    "agreed_change": AgreedChangeTable,
}
