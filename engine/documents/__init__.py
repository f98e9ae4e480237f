"""TOML documents into agreements, with every problem at once: where it is, what is wrong, and the remedy."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from attrs import evolve

from engine.documents.bookings import booked
from engine.documents.clauses import notice_of, renewal_of, term_of
from engine.documents.compensation import areas_of, compensation_of, dispute_of, rates_of
from engine.documents.deeds import deeds_of
from engine.documents.duties import contact_of, decisions_of, duties_of, finances_of, forums_of
from engine.documents.files import ROWS, Document, Told, read
from engine.documents.happened import EVERY_EVENT, events_of, happened
from engine.documents.money_tables import BOOKED_TABLES
from engine.documents.payments import money_events_of
from engine.documents.sources import DISK, Source
from engine.documents.structuring import Found, structure, unknown_key
from engine.documents.tables import AgreementTable, CommonHeading, NoticeTable, PartyTable, RenewalTable, TermTable
from engine.documents.together import without_doubles, without_rings
from engine.model.agreement import Agreement, Party, Renewal, Term
from engine.model.problems import Origin, Problem, ProblemsError

_KEYS = ["agreement", "party", "term", "renewal", "notice", "compensation", "area", "dispute", "reference_rate",
         "forum", "duty", "decision", "contact", "finances", "event", "events_from"]


def load(path: Path, recorded: Sequence[Told] = (), source: Source = DISK) -> Agreement:
    """The agreement that the document at ``path`` in ``source`` tells, with the documents it is based on.

    ``recorded`` are further rows of ``[[event]]``, told elsewhere.
    Raises ``ProblemsError`` with every problem found.
    """
    document = read(path, source)
    found = Found()
    for key, told in document.keys.items():
        if key in ROWS:
            found.unreadable.append(Problem(told.origin, "not_rows", {"key": key}))
        elif key not in _KEYS:
            found.unreadable.append(unknown_key(Origin(told.origin.file), key, _KEYS))
    for told in document.headings:
        structure(told.value, CommonHeading, told.origin, found)
    heading = _table(document, "agreement", AgreementTable, found)
    if "agreement" not in document.keys:
        found.contradiction(document.origin, "not_an_agreement")
    parties = _parties(document, found)
    known = [party.id for party in parties]
    term_table = _table(document, "term", TermTable, found)
    term = term_of(term_table, document, found) if term_table else Term()
    renewal_table = _table(document, "renewal", RenewalTable, found)
    renewal = renewal_of(renewal_table, known, document, found) if renewal_table else Renewal()
    notice_table = _table(document, "notice", NoticeTable, found)
    notice = notice_of(notice_table, known, document, found) if notice_table else None
    told_events = [*happened([*document.rows["event"], *recorded], EVERY_EVENT, known, found),
                   *happened(booked(document, found), BOOKED_TABLES, known, found)]
    events = events_of(told_events, document.origin, found)
    agreement = Agreement(
        id=heading.id if heading else "", title=(heading.title or heading.id) if heading else "",
        parties=tuple(parties), term=term, renewal=renewal, notice=notice, events=tuple(events), origin=document.origin,
        compensation=compensation_of(document.keys.get("compensation"), known, found),
        areas=areas_of(document, found), dispute=dispute_of(document.keys.get("dispute"), found),
        reference_rates=rates_of(document, found), ends_with=heading.ends_with if heading else None,
        rests_on=(heading.rests_on or ()) if heading else ())
    _check_others(agreement, found)
    agreement = evolve(agreement, money_events=tuple(money_events_of(told_events, agreement, document, found)),
                       forums=forums_of(document, agreement, found), decisions=decisions_of(document, found),
                       contact=contact_of(document.keys.get("contact"), found), finances=finances_of(document, found))
    agreement = evolve(agreement, duties=duties_of(document, agreement, found))
    agreement = evolve(agreement, deeds=deeds_of(told_events, agreement, document, found))
    problems = found.all()
    if document.unread:
        # What is missing, or unknown, may stand in the document that cannot be read.
        problems = (*document.unread, *(each for each in found.unreadable if each.key != "missing_key"))
    if problems or heading is None:
        raise ProblemsError(tuple(_placed(problem, document) for problem in problems))
    return agreement


def is_common_text(path: Path) -> bool:
    """Whether the document is one that others complete: it tells of no agreement of its own."""
    document = read(path)
    heading = document.keys.get("agreement")
    return all(key in _KEYS for key in document.keys) and (
        heading is None or (isinstance(heading.value, dict) and heading.value.keys() <= {"based_on"}))


def _table(document: Document, key: str, shape: type[Any], found: Found) -> Any:  # noqa: ANN401  # a shape
    told = document.keys.get(key)
    return None if told is None else structure(told.value, shape, told.origin, found)


def _parties(document: Document, found: Found) -> list[Party]:
    if not document.rows["party"] and "party" not in document.keys:
        found.contradiction(document.origin.at("party"), "no_parties")
    parties = []
    for told in document.rows["party"]:
        table = structure(told.value, PartyTable, told.origin, found)
        if table is not None:
            parties.append(Party(id=table.id, name=table.name or table.id))
    for party_id, count in Counter(party.id for party in parties).items():
        if count > 1:
            found.contradiction(document.origin.at("party"), "duplicate_id", id=party_id)
    return parties


def _check_others(agreement: Agreement, found: Found) -> None:
    for key, others in (("ends_with", (agreement.ends_with,)), ("rests_on", agreement.rests_on)):
        if agreement.id in others:
            found.contradiction(agreement.origin.at("agreement", key), "names_itself", key=key)


def _placed(problem: Problem, document: Document) -> Problem:
    """The problem, placed in the document that tells what it is about."""
    origin, within = problem.origin, ""
    while origin.path and origin not in document.origins:
        cut = max(origin.path.rfind("."), origin.path.rfind("["), 0)
        origin, within = Origin(origin.file, origin.path[:cut]), origin.path[cut:] + within
    told = document.origins.get(origin, origin)
    return Problem(Origin(told.file, told.path + within), problem.key, problem.params)


__all__ = ["is_common_text", "load", "without_doubles", "without_rings"]
