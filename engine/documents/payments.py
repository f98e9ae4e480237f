"""What a document tells of money into events, with the checks that take more than one value."""

from collections import Counter
from typing import Any, Final, NamedTuple

from attrs import fields

from engine.documents.files import Document
from engine.documents.happened import Happened
from engine.documents.lifetime import Lifetime, lifetime_of
from engine.documents.money_tables import (
    CreditTable,
    DisputeOpenedTable,
    DisputeSettledTable,
    InvoiceTable,
    PaymentTable,
    SurplusTable,
    WithheldTable,
)
from engine.documents.quoting import did_you_mean, listed
from engine.documents.structuring import Found
from engine.documents.tables import EventTable
from engine.model.agreement import Agreement
from engine.model.instalments import PER_YEAR, InstalmentId
from engine.model.payments import (
    Credited,
    DisputeOpened,
    DisputeSettled,
    InvoiceIssued,
    MoneyEvent,
    PaymentMade,
    Release,
    SurplusFound,
    Withheld,
)
from engine.model.problems import Origin

_EVENTS: Final[dict[type[EventTable], type[MoneyEvent]]] = {
    InvoiceTable: InvoiceIssued, CreditTable: Credited, PaymentTable: PaymentMade, WithheldTable: Withheld,
    DisputeOpenedTable: DisputeOpened, DisputeSettledTable: DisputeSettled, SurplusTable: SurplusFound}
"""What each table tells of: an event with keys of the same names."""

_ANY_YEAR: Final = 2020
"""The year in the names that a message gives as examples."""


def money_events_of(tables: list[Happened], agreement: Agreement, document: Document, found: Found) -> list[MoneyEvent]:
    """What has happened with the money, under ``agreement``; problems in any of it."""
    tables = [(table, origin) for table, origin in tables if type(table) in _EVENTS]
    compensation = document.keys.get("compensation")
    if any(hasattr(table, "instalment") for table, _ in tables) and (
            compensation is None or (isinstance(compensation.value, dict) and "instalments" not in compensation.value)):
        found.contradiction(document.origin.at("compensation", "instalments"), "no_instalments")
    parts = _parts(agreement)
    events = []
    for table, origin in tables:
        told: dict[str, Any] = {each.name: getattr(table, each.name) for each in fields(type(table))}
        del told["kind"]
        if "instalment" in told:
            told["instalment"] = parts.find(told["instalment"], origin.at("instalment"), found)
            if told["instalment"] is None:
                continue
        events.append(_EVENTS[type(table)](origin=origin, **told))
    areas = [area.id for area in agreement.areas]
    for event in events:
        if isinstance(event, SurplusFound) and event.used > event.budget:
            found.contradiction(event.origin.at("used"), "no_surplus")
        if isinstance(event, DisputeOpened) and event.area is not None and event.area not in areas:
            found.contradiction(event.origin.at("area"), "unknown_area", area=event.area,
                                nearest=did_you_mean(event.area, areas), known=listed(areas))
    _check_invoices(events, found)
    _check_disputes(events, document.origin.at("event"), found)
    return events


# --- Instalments --------------------------------------------------------------------------------------------------


class _Parts(NamedTuple):
    """Which instalments an agreement may have, as far as its text tells."""

    per_year: int | None
    lifetime: Lifetime

    def find(self, text: str, at: Origin, found: Found) -> InstalmentId | None:
        """The instalment that ``text`` names; a problem if the agreement has none such."""
        part = InstalmentId.parse(text)
        if part is None or self.per_year not in (None, part.per_year):
            year = int(text[:4]) if InstalmentId.parse(text[:4]) else _ANY_YEAR
            known = [str(each) for count in ([self.per_year] if self.per_year else PER_YEAR)
                     for each in InstalmentId.of_year(year, count)]
            found.contradiction(at, "unknown_instalment", instalment=text, nearest=did_you_mean(text, known),
                                known=listed(known))
            return None
        if self.lifetime.is_outside(part.first_day, part.last_day):
            found.contradiction(at, "instalment_outside", instalment=text, **self.lifetime.told())
            return None
        return part


def _parts(agreement: Agreement) -> _Parts:
    paid = agreement.compensation and agreement.compensation.instalments
    return _Parts(paid.per_year if paid else None, lifetime_of(agreement))


# --- What does not go together ------------------------------------------------------------------------------------


def _check_invoices(events: list[MoneyEvent], found: Found) -> None:
    numbers: set[str] = set()
    for event in events:
        if isinstance(event, InvoiceIssued):
            if event.number in numbers:
                found.contradiction(event.origin.at("number"), "invoice_twice", number=event.number)
            numbers.add(event.number)
            for key, day in (("received_on", event.received_on), ("due_on", event.due_on)):
                if day is not None and day < event.issued_on:
                    found.contradiction(event.origin.at(key), "before_invoice", key=key)


def _check_disputes(events: list[MoneyEvent], at: Origin, found: Found) -> None:
    opened = {event.id: event for event in events if isinstance(event, DisputeOpened)}
    for dispute, count in Counter(event.id for event in events if isinstance(event, DisputeOpened)).items():
        if count > 1:
            found.contradiction(at, "duplicate_id", id=dispute)
    settled: set[str] = set()
    for event in events:
        match event:
            case Withheld() if event.dispute not in opened:
                _unknown_dispute(event.dispute, list(opened), event.origin.at("dispute"), found)
            case DisputeSettled() if event.id not in opened:
                _unknown_dispute(event.id, list(opened), event.origin.at("id"), found)
            case DisputeSettled():
                if event.id in settled:
                    found.contradiction(event.origin.at("id"), "settled_twice", id=event.id)
                settled.add(event.id)
                if event.on < opened[event.id].on:
                    found.contradiction(event.origin.at("on"), "settled_before_opened")
                if event.pay_by is not None and event.release is not Release.PAY:
                    found.contradiction(event.origin.at("pay_by"), "only_for_release")


def _unknown_dispute(dispute: str, known: list[str], at: Origin, found: Found) -> None:
    found.contradiction(at, "unknown_dispute", dispute=dispute, nearest=did_you_mean(dispute, known),
                        known=listed(known))
