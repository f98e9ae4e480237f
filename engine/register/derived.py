"""What is derived from one agreement, as rows: for questions about many agreements at once."""

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from attrs import frozen
from sqlalchemy import Connection, Table, delete, insert

from engine.explain.as_json import problem as problem_json
from engine.explain.payments import stake_of
from engine.explain.phrases import LANGUAGES, Phrases
from engine.explain.watched import clauses_of, watched, watched_json
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment
from engine.model.dates import LATEST, MONTHS_A_YEAR, add_months
from engine.model.problems import Problem
from engine.register.schema import DEADLINE, DERIVED, OBLIGATION, PAYMENT, SUMMARY, TERM

YEARS_AHEAD: Final = 5
"""How far ahead days to watch are kept."""

Row = dict[str, Any]
_AT_A_TIME: Final = 500

_SWEDISH: Final = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})
"""The last letters of the Swedish alphabet, as what comes after z."""


@frozen
class Rows:
    """What is derived from one agreement: rows for each table."""

    agreement: str
    by_table: Mapping[Table, Sequence[Row]]


def sort_key(text: str) -> str:
    """Text as it is put in Swedish order: å, ä and ö last, other marks and the difference in case left aside."""
    kept = unicodedata.normalize("NFC", text).casefold().translate(_SWEDISH)
    return "".join(each for each in unicodedata.normalize("NFKD", kept) if not unicodedata.combining(each))


def searchable(texts: Iterable[str]) -> str:
    """Texts as they are searched: one after another, without difference in case."""
    return "\n".join(unicodedata.normalize("NFC", each).casefold() for each in texts)


def derived_rows(agreement: Agreement, found: Assessment, says: Mapping[str, Phrases],
                 registered: Sequence[str], derived_by: str) -> Rows:
    """The rows of an agreement that has been assessed. ``registered``: what is registered of it besides."""
    until = min(add_months(found.as_of, YEARS_AHEAD * MONTHS_A_YEAR), LATEST)
    days = found.watched(found.as_of, until)
    summary = _summary(agreement, found.as_of, until, registered, derived_by) | {
        "horizon": _day(found.horizon), "status": found.status.value, "certainty": found.certainty.value,
        "answer": found.termination.answer.value, "last_day": _day(found.termination.last_day),
        "ends_on": _day(found.ends_on)}
    deadlines = []
    for number, day in enumerate(days):
        stake = stake_of(found, day)
        lines = {language: watched(day, agreement, say, stake) + say.in_brackets(clauses_of(day, agreement, found, say))
                 for language, say in says.items()}
        told = json.dumps(watched_json(day, agreement, stake), ensure_ascii=False)
        deadlines.append({"number": number, "day": day.day.isoformat(), "kind": day.kind.value,
                          "is_certain": int(day.is_certain), "told": told, **lines})
    terms = [{"number": each.number, "starts_on": _day(each.starts_on), "ends_on": _day(each.ends_on),
              "came_by": each.came_by.value, "fate": each.fate.value} for each in found.terms]
    obligations = [{"id": each.id, "by": each.by, "what": each.what, "first_day": each.due_days[0].isoformat(),
                    "last_day": each.due_days[1].isoformat(), "status": each.status.value,
                    "certainty": each.certainty.value} for each in found.obligations]
    payments = [{"instalment": str(each.instalment), "payer": each.payer, "payee": each.payee,
                 "due_on": _day(each.due_on), "amount": each.amount, "open": each.open, "overdue": each.overdue,
                 "status": each.status.value, "certainty": each.certainty.value} for each in found.payments]
    return _rows(agreement.id, {SUMMARY: [summary], TERM: terms, DEADLINE: deadlines, OBLIGATION: obligations,
                                PAYMENT: payments})


def faulty_rows(agreement: str, as_of: date, problems: Sequence[Problem], says: Mapping[str, Phrases],
                registered: Sequence[str], derived_by: str) -> Rows:
    """The row of an agreement that can no longer be read or assessed: that it cannot, and why, in each language."""
    told = {language: [problem_json(each, say) for each in problems] for language, say in says.items()}
    summary = _summary(None, as_of, as_of, [agreement, *registered], derived_by) | {
        "horizon": None, "title": agreement, "sort_key": sort_key(agreement), "status": "", "certainty": "",
        "answer": "", "last_day": None, "ends_on": None, "problems": json.dumps(told, ensure_ascii=False)}
    return _rows(agreement, {SUMMARY: [summary]})


def _summary(agreement: Agreement | None, as_of: date, until: date, registered: Sequence[str],
             derived_by: str) -> Row:
    named = [] if agreement is None else [agreement.id, agreement.title, *(
        name for each in agreement.parties for name in (each.id, each.name))]
    return {
        "as_of": as_of.isoformat(),
        "watched_to": until.isoformat(), "derived_by": derived_by, "search_text": searchable([*named, *registered]),
        "problems": "{}",
        **({} if agreement is None else {
            "title": agreement.title, "sort_key": sort_key(agreement.title), "ends_with": agreement.ends_with}),
        "parties": json.dumps([] if agreement is None else [each.name for each in agreement.parties],
                              ensure_ascii=False)}


def _rows(agreement: str, by_table: dict[Table, list[Row]]) -> Rows:
    return Rows(agreement, {table: [{"agreement": agreement, **row} for row in rows]
                            for table, rows in by_table.items()})


def write(connection: Connection, every: Sequence[Rows], without: Sequence[str] = ()) -> None:
    """Put the rows in the place of those that the agreements had; those ``without`` any have none afterwards."""
    agreements = [*(each.agreement for each in every), *without]
    for table in DERIVED:
        for start in range(0, len(agreements), _AT_A_TIME):
            connection.execute(delete(table).where(table.c.agreement.in_(agreements[start:start + _AT_A_TIME])))
        rows = [row for each in every for row in each.by_table.get(table, ())]
        if rows:
            connection.execute(insert(table), rows)


def every_language() -> dict[str, Phrases]:
    """The phrases of each language, by it."""
    return {language: Phrases(language) for language in LANGUAGES}


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
