"""What a document tells that has been done about duties, with the checks that take more than one value."""

from collections import Counter
from datetime import date
from itertools import islice
from typing import Any, Final, NamedTuple

from attrs import evolve, fields

from engine.documents.clauses import check_party
from engine.documents.duties import check_duty, ids_told
from engine.documents.duty_tables import (
    AgreedChangeTable,
    ContactChangedTable,
    PerformedTable,
    RequestedTable,
    WaivedTable,
)
from engine.documents.files import Document
from engine.documents.happened import Happened
from engine.documents.lifetime import Lifetime, lifetime_of
from engine.documents.quoting import did_you_mean, listed
from engine.documents.structuring import Found
from engine.documents.tables import EventTable
from engine.model.agreement import Agreement
from engine.model.dates import LATEST, last_possible
from engine.model.deeds import AgreedChange, ContactChanged, Deed, Performed, Requested, Waived
from engine.model.duties import Duty
from engine.model.periods import Every, PeriodId, period_called, periods
from engine.model.problems import Origin

_DEEDS: Final[dict[type[EventTable], type[Deed]]] = {
    PerformedTable: Performed, RequestedTable: Requested, WaivedTable: Waived, ContactChangedTable: ContactChanged,
    AgreedChangeTable: AgreedChange}
"""What each table tells of: an event with keys of the same names."""

_MOST_SHOWN: Final = 50
"""Periods in a message."""
_ANY_YEAR: Final = 2020
"""The year in the names that a message gives as examples, where the agreement has no days."""


def deeds_of(tables: list[Happened], agreement: Agreement, document: Document, found: Found) -> tuple[Deed, ...]:
    """What has been done about the duties of ``agreement``; problems in any of it."""
    known = ids_told(document.rows["duty"])
    deeds: list[Deed] = []
    for table, origin in tables:
        if type(table) not in _DEEDS:
            continue
        told: dict[str, Any] = {each.name: getattr(table, each.name) for each in fields(type(table))}
        del told["kind"]
        if "duty" in told:
            check_duty(told["duty"], known, origin.at("duty"), found)
        deeds.append(_DEEDS[type(table)](origin=origin, **told))
    requests = [deed for deed in deeds if isinstance(deed, Requested)]
    recurring = {duty.id: _Recurring.of(duty, agreement, [each for each in requests if each.duty == duty.id])
                 for duty in agreement.duties}
    for each in recurring.values():
        each.check_requests(document.origin.at("event"), found)
    return tuple(_checked(deed, recurring, agreement, found) for deed in deeds)


def _checked(deed: Deed, recurring: dict[str, "_Recurring"], agreement: Agreement, found: Found) -> Deed:
    at = deed.origin
    match deed:
        case Performed() | Waived() if deed.duty in recurring:
            period = recurring[deed.duty].period_of(deed, found)
            return deed if period is None else evolve(deed, period=period)
        case ContactChanged():
            check_party(deed.party, [party.id for party in agreement.parties], at.at("party"), found)
            if deed.told_on is None and deed.in_writing is not None:
                found.contradiction(at.at("told_on"), "missing_key", key="told_on")
    return deed


class _Recurring(NamedTuple):
    """A duty, and what its periods are called as far as the text tells."""

    duty: Duty
    start: date | None
    lifetime: Lifetime
    requests: dict[str, Requested]
    """By name and, where it was the only one of its day, by the day."""
    repeated: list[str]
    """Names that more than one request has."""
    meetings: list[str] | None
    """None: the forum cannot be read."""

    @classmethod
    def of(cls, duty: Duty, agreement: Agreement, requests: list[Requested]) -> "_Recurring":
        """The duty under ``agreement``, with what was asked for."""
        days = Counter(each.on for each in requests)
        by_name = {each.on.isoformat(): each for each in requests if days[each.on] == 1}
        by_name |= {each.period: each for each in requests}
        forum = next((each for each in agreement.forums if each.id == duty.forum), None)
        start = agreement.term.starts_on
        return cls(duty, start if isinstance(start, date) else None, lifetime_of(agreement), by_name,
                   [name for name, count in Counter(each.period for each in requests).items() if count > 1],
                   None if forum is None else [PeriodId.of_day(meeting).text for meeting in forum.meetings])

    def check_requests(self, at: Origin, found: Found) -> None:
        """Note what was asked for though the duty is not owed on request, or not yet, and requests with one name."""
        if self.duty.every is not Every.ON_REQUEST:
            for request in dict.fromkeys(self.requests.values()):
                found.contradiction(request.origin.at("duty"), "not_on_request", duty=self.duty.id)
        else:
            for request in dict.fromkeys(self.requests.values()):
                if self.lifetime.first is not None and request.on < self.lifetime.first:
                    found.contradiction(request.origin.at("on"), "request_outside", day=request.on.isoformat(),
                                        **self.lifetime.told())
        for name in self.repeated:
            found.contradiction(at, "duplicate_id", id=name)

    def period_of(self, deed: Performed | Waived, found: Found) -> str | None:
        """What the period that ``deed`` names is called; None, and a problem, if there is none such."""
        every, text, at = self.duty.every, deed.period, deed.origin.at("period")
        if text is None:
            if isinstance(deed, Performed):
                found.contradiction(at, "missing_key", key="period")
            return None
        if every is Every.ON_REQUEST and text in self.requests:
            request = self.requests[text]
            if last_possible(deed.on) < request.on:
                found.contradiction(deed.origin.at("on"), "done_before_request")
            return request.period
        if every is Every.MEETING and (self.meetings is None or text in self.meetings):
            return text
        if every not in (Every.ON_REQUEST, Every.MEETING):
            period = period_called(text, every, self.start)
            if period is not None and not self.lifetime.is_outside(period.first_day, period.last_day):
                return period.text
        known = self.known()
        found.contradiction(at, "unknown_period", period=text, duty=self.duty.id, nearest=did_you_mean(text, known),
                            known=listed(known))
        return None

    def known(self) -> list[str]:
        """What the periods are called: the first of them."""
        if self.duty.every is Every.ON_REQUEST:
            return list(dict.fromkeys(request.period for request in self.requests.values()))
        if self.duty.every is Every.MEETING:
            return self.meetings or []
        last = self.lifetime.last or LATEST
        first = self.lifetime.first or date(self.lifetime.last.year if self.lifetime.last else _ANY_YEAR, 1, 1)
        return [each.text for each in islice(periods(self.duty.every, first, last, self.start or first), _MOST_SHOWN)]
