"""TOML documents into agreements, with every problem at once: where it is, what is wrong, and the remedy."""

from collections import Counter
from pathlib import Path
from typing import Any

from engine.documents.clauses import notice_of, renewal_of, term_of
from engine.documents.files import Document, read
from engine.documents.happened import events_of
from engine.documents.shapes import (
    AgreementTable,
    Found,
    NoticeTable,
    PartyTable,
    RenewalTable,
    TermTable,
    did_you_mean,
    structure,
)
from engine.model.agreement import Agreement, Party, Renewal, Term
from engine.model.problems import Problem, ProblemsError

_KEYS = ["agreement", "party", "term", "renewal", "notice", "event"]


def load(path: Path) -> Agreement:
    """The agreement that the document at ``path`` tells, with the documents it is based on.

    Raises ``ProblemsError`` with every problem found.
    """
    document = read(path)
    found = Found()
    found.unreadable.extend(Problem(told.origin, "unknown_key", {"key": key, "nearest": did_you_mean(key, _KEYS),
                                                      "known": ", ".join(_KEYS)})
                            for key, told in document.keys.items() if key not in _KEYS)
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
    events = events_of(document, known, found)
    problems = found.all()
    if problems or heading is None:
        raise ProblemsError(tuple(_placed(problem, document) for problem in problems))
    return Agreement(id=heading.id, title=heading.title or heading.id, parties=tuple(parties), term=term,
                     renewal=renewal, notice=notice, events=tuple(events), origin=document.origin)


def is_common_text(path: Path) -> bool:
    """Whether the document is one that others complete: it tells of no agreement of its own."""
    heading = read(path).keys.get("agreement")
    return heading is None or not isinstance(heading.value, dict) or "id" not in heading.value


def _table(document: Document, key: str, shape: type[Any], found: Found) -> Any:  # noqa: ANN401  # a shape
    told = document.keys.get(key)
    return None if told is None else structure(told.value, shape, told.origin, found)


def _parties(document: Document, found: Found) -> list[Party]:
    if not document.parties:
        found.contradiction(document.origin.at("party"), "no_parties")
    parties = []
    for told in document.parties:
        table = structure(told.value, PartyTable, told.origin, found)
        if table is not None:
            parties.append(Party(id=table.id, name=table.name or table.id))
    for party_id, count in Counter(party.id for party in parties).items():
        if count > 1:
            found.contradiction(document.origin.at("party"), "duplicate_id", id=party_id)
    return parties


def _placed(problem: Problem, document: Document) -> Problem:
    """The problem, placed in the document that tells what it is about."""
    origin = document.origins.get(problem.origin.path, problem.origin)
    return Problem(origin, problem.key, problem.params)


__all__ = ["is_common_text", "load"]
