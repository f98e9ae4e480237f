"""What is derived from one agreement, as rows: for questions about many agreements at once."""

import json
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from attrs import frozen
from sqlalchemy import Connection, Table, delete, insert, select

from engine.explain.as_json import problem as problem_json
from engine.explain.payments import stake_of
from engine.explain.phrases import LANGUAGES, Phrases
from engine.explain.watched import clauses_of, is_of_notice, watched, watched_json
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment
from engine.model.dates import LATEST, MONTHS_A_YEAR, ONE_DAY, add_months
from engine.model.problems import Problem
from engine.register.batches import batches
from engine.register.schema import DEADLINE, LEANING, OBLIGATION, OF_AGREEMENTS, PAYMENT, SUMMARY, TERM

YEARS_AHEAD: Final = 5
"""How far ahead days to watch are kept."""

OLDEST: Final = timedelta(days=365)
"""How old rows become before they are derived again, if nothing else makes them so: their days to watch run out."""

Row = dict[str, Any]

_SWEDISH: Final = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "ü": "y"})
"""The last letters of the Swedish alphabet, as what comes after z; and ü, which is put as y."""


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
    summary = _summary(agreement.id, agreement, registered) | {
        "as_of": _day(found.as_of), "watched_to": _day(until), "horizon": _day(found.horizon),
        "derived_by": derived_by, "problems": "{}", "status": found.status.value, "certainty": found.certainty.value,
        "answer": found.termination.answer.value, "last_day": _day(found.termination.last_day),
        "ends_on": _day(found.ends_on)}
    clauses: dict[object, str] = {}  # they are sought once for all the days that they are the same for
    deadlines = []
    for number, day in enumerate(days):
        stake = stake_of(found, day)
        lines = {language: watched(day, agreement, say, stake) for language, say in says.items()}
        same = (is_of_notice(day), day.parties)
        if same not in clauses:
            clauses[same] = _json(clauses_of(day, agreement, found, says[LANGUAGES[0]]))
        deadlines.append({"number": number, "day": day.day.isoformat(), "kind": day.kind.value,
                          "is_certain": int(day.is_certain), "clauses": clauses[same],
                          "told": _json(watched_json(day, agreement, stake)), **lines})
    terms = [{"number": each.number, "starts_on": _day(each.starts_on), "ends_on": _day(each.ends_on),
              "came_by": each.came_by.value, "fate": each.fate.value} for each in found.terms]
    obligations = [{"number": number, "id": each.id, "by": each.by, "what": each.what,
                    "first_day": _day(each.due_days[0]), "last_day": _day(each.due_days[1]),
                    "status": each.status.value, "certainty": each.certainty.value}
                   for number, each in enumerate(found.obligations)]
    payments = [{"number": number, "instalment": str(each.instalment), "payer": each.payer, "payee": each.payee,
                 "due_on": _day(each.due_on), "amount": each.amount, "open": each.open, "overdue": each.overdue,
                 "status": each.status.value, "certainty": each.certainty.value}
                for number, each in enumerate(found.payments)]
    return _rows(agreement.id, {SUMMARY: [summary], TERM: terms, DEADLINE: deadlines, OBLIGATION: obligations,
                                PAYMENT: payments,
                                LEANING: [{"other": other} for other in leans_on(agreement)]})


def leans_on(agreement: Agreement) -> tuple[str, ...]:
    """The agreements that one ends with or rests on, each once."""
    return tuple(dict.fromkeys(each for each in (agreement.ends_with, *agreement.rests_on) if each is not None))


def faulty_rows(agreement: str, read: Agreement | None, registered: Sequence[str], problems: Sequence[Problem],
                as_of: date, says: Mapping[str, Phrases], derived_by: str) -> Rows:
    """The row of an agreement that cannot be read (``read`` None) or assessed: that it cannot, and why, in words.

    It is tried again every day.
    """
    told = {language: [problem_json(each, say) for each in problems] for language, say in says.items()}
    summary = _summary(agreement, read, registered) | {
        "as_of": _day(as_of), "watched_to": _day(as_of), "horizon": _day(min(as_of + ONE_DAY, LATEST)),
        "derived_by": derived_by, "problems": _json(told), "status": "", "certainty": "", "answer": "",
        "last_day": None, "ends_on": None}
    return _rows(agreement, {SUMMARY: [summary]})


def _summary(agreement: str, read: Agreement | None, registered: Sequence[str]) -> Row:
    """What a row says of which agreement it is."""
    title = agreement if read is None else read.title
    parties = () if read is None else read.parties
    named = [name for each in parties for name in (each.id, each.name)]
    return {
        "title": title, "sort_key": sort_key(title), "ends_with": None if read is None else read.ends_with,
        "parties": _json([each.name for each in parties]), "party_text": searchable(named),
        "search_text": searchable([agreement, title, *named, *registered])}


def _rows(agreement: str, by_table: dict[Table, list[Row]]) -> Rows:
    return Rows(agreement, {table: [{"agreement": agreement, **row} for row in rows]
                            for table, rows in by_table.items()})


def write(connection: Connection, every: Sequence[Rows], without: Sequence[str] = ()) -> None:
    """Put the rows in the place of those that the agreements had; those ``without`` any have none afterwards."""
    agreements = [*(each.agreement for each in every), *without]
    for table in OF_AGREEMENTS:
        for some in batches(agreements):
            connection.execute(delete(table).where(table.c.agreement.in_(some)))
        rows = [row for each in every for row in each.by_table.get(table, ())]
        if rows:
            connection.execute(insert(table), rows)


def lean(connection: Connection, every: Mapping[str, Collection[str]]) -> None:
    """Keep what each of some agreements leans on, where that is not kept."""
    kept: dict[str, set[str]] = {each: set() for each in every}
    for some in batches(list(every)):
        for agreement, other in connection.execute(
                select(LEANING.c.agreement, LEANING.c.other).where(LEANING.c.agreement.in_(some))):
            kept[agreement].add(other)
    rows = [{"agreement": each, "other": other} for each, others in every.items() for other in others
            if other not in kept[each]]
    if rows:
        connection.execute(insert(LEANING), rows)


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _json(told: object) -> str:
    return json.dumps(told, ensure_ascii=False)
