"""The events of a document into those of an agreement, with the checks that take more than one value."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from attrs import fields

from engine.documents.clauses import check_party
from engine.documents.duty_tables import DEED_TABLES
from engine.documents.files import Told
from engine.documents.money_tables import MONEY_EVENT_TABLES
from engine.documents.quoting import did_you_mean, listed, shown
from engine.documents.structuring import Found, structure
from engine.documents.tables import (
    EVENT_TABLES,
    EventTable,
    ExtendedTable,
    NoticeEventTable,
    OptionUsedTable,
    RescindedTable,
    SignedTable,
    WithdrawnTable,
)
from engine.model.dates import Day, first_possible, last_possible
from engine.model.events import (
    Event,
    Extended,
    NoticeReceived,
    NoticeWithdrawn,
    OptionUsed,
    Rescinded,
    Signed,
)
from engine.model.problems import Origin

Happened = tuple[EventTable, Origin]
"""What a row tells that has happened, and where it stands."""

EVERY_EVENT = EVENT_TABLES | MONEY_EVENT_TABLES | DEED_TABLES


def kinds_of(kind: str) -> dict[str, frozenset[object]]:
    """What the value of each key of an event of that kind may be; nothing if there is no such kind."""
    shape = EVERY_EVENT.get(kind)
    return {} if shape is None else {each.name: _parts(each.type) for each in fields(shape)}


def _parts(kind: object) -> frozenset[object]:
    return frozenset({kind}).union(*map(_parts, get_args(kind)))


def happened(rows: list[Told], kinds: Mapping[str, type[EventTable]], parties: list[str], found: Found,
             ) -> Iterator[Happened]:
    """What the rows tell, each of one of ``kinds``; problems in any of it."""
    for told in rows:
        table = _shaped(told, kinds, found)
        if table is None:
            continue
        by = getattr(table, "by", None)
        for party in () if by is None else by if isinstance(by, tuple) else (by,):
            check_party(party, parties, told.origin.at("by"), found)
        yield table, told.origin


def events_of(tables: list[Happened], at: Origin, found: Found) -> list[Event]:
    """What has happened that bears on how long the agreement lasts; problems in any of it."""
    events = [event for table, origin in tables if type(table) in EVENT_TABLES.values()
              if (event := _event(table, origin, found)) is not None]
    _check_notices(events, at, found)
    return events


def _check_notices(events: list[Event], at: Origin, found: Found) -> None:
    notices = [event for event in events if isinstance(event, NoticeReceived)]
    ids = [notice.id for notice in notices if notice.id is not None]
    for notice_id, count in Counter(ids).items():
        if count > 1:
            found.contradiction(at.at("event"), "duplicate_id", id=notice_id)
    for event in events:
        if isinstance(event, NoticeWithdrawn):
            if event.of is not None and event.of not in ids:
                found.contradiction(event.origin.at("of"), "unknown_notice", of=event.of,
                                    nearest=did_you_mean(event.of, ids), known=listed(ids))
            elif not notices:
                found.contradiction(event.origin, "nothing_to_withdraw")


def _shaped(told: Told, kinds: Mapping[str, type[EventTable]], found: Found) -> EventTable | None:
    known = list(kinds)
    if not isinstance(told.value, dict):
        found.contradiction(told.origin, "not_a_table", got=shown(told.value))
        return None
    kind = told.value.get("kind")
    if kind is None:
        found.contradiction(told.origin.at("kind"), "missing_key", key="kind")
        return None
    if not isinstance(kind, str) or kind not in kinds:
        found.contradiction(told.origin.at("kind"), "unknown_value", got=shown(kind),
                            nearest=did_you_mean(kind, known), known=listed(known))
        return None
    return structure(told.value, kinds[kind], told.origin, found)


def _event(table: EventTable, origin: Origin, found: Found) -> Event | None:
    told: dict[str, Any] = {"recorded_on": table.recorded_on, "origin": origin}
    match table:
        case SignedTable():
            return Signed(on=table.on, by=table.by, **told)
        case NoticeEventTable():
            return _notice(table, origin, found)
        case WithdrawnTable():
            return NoticeWithdrawn(agreed_on=table.agreed_on, of=table.of, **told)
        case ExtendedTable():
            return Extended(agreed_on=table.agreed_on, ends_on=table.ends_on, then=table.then, **told)
        case OptionUsedTable():
            return OptionUsed(on=table.on, by=table.by, **told)
        case RescindedTable():
            if _is_after(table.on, table.accepted_on):
                found.contradiction(origin.at("accepted_on"), "accepted_before")
            return Rescinded(on=table.on, by=table.by, accepted_on=table.accepted_on, **told)
    raise TypeError(table)


def _notice(table: NoticeEventTable, origin: Origin, found: Found) -> NoticeReceived | None:
    if table.sent_on is None and table.received_on is None:
        found.contradiction(origin, "notice_without_day")
        return None
    if _is_after(table.sent_on, table.received_on):
        found.contradiction(origin.at("received_on"), "received_before_sent")
    if _is_after(table.sent_on or table.received_on, table.accepted_on):
        found.contradiction(origin.at("accepted_on"), "accepted_before")
    return NoticeReceived(
        id=table.id, by=table.by, sent_on=table.sent_on, received_on=table.received_on, form=table.form,
        to_end_on=table.to_end_on, accepted_on=table.accepted_on, recorded_on=table.recorded_on, origin=origin)


def _is_after(first: Day | None, then: Day | None) -> bool:
    """Whether ``first`` surely comes after ``then``, which should follow it."""
    if first is None or then is None:
        return False
    return first_possible(first) > last_possible(then)
