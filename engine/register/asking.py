"""Questions about many agreements at once, answered from what is derived. It is to be brought up to date before."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from attrs import field, frozen
from sqlalchemy import ColumnElement, Row, func, select, text

from engine.explain.watched import WatchedLine
from engine.model.assessment import Watch
from engine.register.derived import searchable
from engine.register.engines import telling
from engine.register.persons import with_person
from engine.register.schema import DEADLINE, ENTRY, SUMMARY
from engine.register.store import Store

TO_ACT_BY: Final = tuple(each.value for each in (
    Watch.NOTICE, Watch.NOTICE_OTHER_READING, Watch.OPTION, Watch.OPTION_OTHER_READING))
"""The days to watch on which something is lost unless somebody has acted."""

_SIZE: Final = {
    "sqlite": "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
    "postgresql": "SELECT pg_database_size(current_database())"}
"""What tells how many bytes the database takes."""

Told = Mapping[str, str]
"""A problem in words, as ``as_json.problem`` tells it."""


@frozen(kw_only=True)
class Wanted:
    """Which agreements are asked for: those of which all holds that is given."""

    words: Sequence[str] = ()
    """Each is somewhere in its id, title, parties, references or what is registered of it, whatever the case."""
    party: str | None = None
    """Is in the id or the name of one of its parties."""
    number: str | None = None
    """As a word, but with the spaces in it."""
    status: str | None = None
    before: date | None = None
    """A last day to act comes before this day, today at the earliest."""
    person: str | None = None
    """All of its words are told of one of its persons."""
    is_faulty: bool = False
    """It cannot be read or assessed."""


@frozen(kw_only=True)
class Summary:
    """Where an agreement stands."""

    agreement: str
    title: str
    parties: tuple[str, ...]
    status: str
    """One of ``Status``; "" if it cannot be told."""
    certainty: str
    ends_on: date | None
    act_by: date | None
    """The next last day to act: for notice, or to use an option."""
    as_of: date
    """The day it was derived."""
    problems: Mapping[str, Sequence[Told]] = field(repr=False)
    """Why it cannot be told where it stands, in each language."""


@frozen
class Page:
    """Some of the agreements that were asked for, in Swedish order, and how many they are."""

    count: int
    summaries: tuple[Summary, ...]


@frozen(kw_only=True)
class Stats:
    """How much there is in a register."""

    by_status: Mapping[str, int]
    """How many agreements; under "" those that cannot be assessed."""
    by_kind: Mapping[str, int]
    """How many entries."""
    oldest: str | None
    newest: str | None
    """When the first and the last entry were recorded, as ``chain.instant`` writes it."""
    size: int
    """Bytes."""


def page(store: Store, wanted: Wanted, today: date, limit: int | None) -> Page:
    """The first ``limit`` (None: all) of the agreements that are wanted, in Swedish order of their titles."""
    named = SUMMARY.c
    conditions = list(_conditions(wanted, today, store.engine.dialect.name))
    # Where every row is to be looked at, they are taken as they lie, and not one by one in their order by the index.
    order = (named.sort_key.concat(""), named.agreement) if conditions else (named.sort_key, named.agreement)
    counted = func.count().over() if conditions else select(func.count()).select_from(SUMMARY).scalar_subquery()
    found = select(named.agreement, counted.label("many")).where(*conditions).order_by(*order).limit(limit).subquery()
    act_by = select(func.min(DEADLINE.c.day)).where(
        DEADLINE.c.agreement == named.agreement, DEADLINE.c.kind.in_(TO_ACT_BY),
        DEADLINE.c.day >= today.isoformat()).scalar_subquery()
    asked = (
        select(named.agreement, named.title, named.parties, named.status, named.certainty, named.ends_on, named.as_of,
               named.problems, act_by.label("act_by"), found.c.many)
        .join_from(found, SUMMARY, found.c.agreement == named.agreement).order_by(named.sort_key, named.agreement))
    with telling(store.place), store.engine.connect() as connection:
        rows = connection.execute(asked).all()
    return Page(rows[0].many if rows else 0, tuple(map(_summary, rows)))


def _conditions(wanted: Wanted, today: date, dialect: str) -> Iterator[ColumnElement[bool]]:
    # No pattern is matched, so no character in what is looked for stands for others.
    found_at = {"sqlite": func.instr, "postgresql": func.strpos}[dialect]
    for each in (*wanted.words, *([wanted.number] if wanted.number is not None else [])):
        yield found_at(SUMMARY.c.search_text, _sought(each)) > 0
    if wanted.party is not None:
        yield found_at(SUMMARY.c.party_text, _sought(wanted.party)) > 0
    if wanted.person is not None:
        yield SUMMARY.c.agreement.in_(with_person(wanted.person))
    if wanted.is_faulty:
        yield SUMMARY.c.status == ""
    if wanted.status is not None:
        yield SUMMARY.c.status == wanted.status
    if wanted.before is not None:
        yield SUMMARY.c.agreement.in_(select(DEADLINE.c.agreement).where(
            DEADLINE.c.day >= today.isoformat(), DEADLINE.c.day < wanted.before.isoformat(),
            DEADLINE.c.kind.in_(TO_ACT_BY)))


def _sought(word: str) -> str:
    """A word as it stands in what is searched; broken characters, which no text has, are found nowhere."""
    return searchable([word]).replace("\0", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace").decode()


def _summary(row: Row[*tuple[Any, ...]]) -> Summary:
    return Summary(
        agreement=row.agreement, title=row.title, parties=tuple(json.loads(row.parties)), status=row.status,
        certainty=row.certainty, ends_on=_day(row.ends_on), act_by=_day(row.act_by),
        as_of=date.fromisoformat(row.as_of), problems=json.loads(row.problems))


def deadlines(store: Store, start: date, end: date, language: str) -> list[WatchedLine]:
    """The days to watch from ``start`` to ``end`` in every agreement: in their order, then in that of the titles."""
    in_words = DEADLINE.c[language]
    asked = (
        select(SUMMARY.c.title, DEADLINE.c.day, in_words.label("text"), DEADLINE.c.clauses, DEADLINE.c.is_certain,
               DEADLINE.c.told)
        .join_from(DEADLINE, SUMMARY, DEADLINE.c.agreement == SUMMARY.c.agreement)
        .where(DEADLINE.c.day >= start.isoformat(), DEADLINE.c.day <= end.isoformat())
        .order_by(DEADLINE.c.day, SUMMARY.c.title, in_words, DEADLINE.c.agreement, DEADLINE.c.number))
    with telling(store.place), store.engine.connect() as connection:
        return [WatchedLine(title=row.title, day=date.fromisoformat(row.day), text=row.text,
                            clauses=json.loads(row.clauses), is_certain=bool(row.is_certain),
                            told=json.loads(row.told)) for row in connection.execute(asked)]


def faults(store: Store, language: str) -> list[Told]:
    """Why some agreements cannot be read or assessed, in words."""
    asked = select(SUMMARY.c.problems).where(SUMMARY.c.status == "").order_by(SUMMARY.c.agreement)
    with telling(store.place), store.engine.connect() as connection:
        told = [each for problems in connection.scalars(asked) for each in json.loads(problems)[language]]
    return list({tuple(each.items()): each for each in told}.values())


def count(store: Store) -> int:
    """How many agreements there are."""
    with telling(store.place), store.engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(SUMMARY)) or 0


def stats(store: Store) -> Stats:
    """How much there is in the register.

    Raises ``ProblemsError`` where the first or the last entry is not as it was entered.
    """
    by_status = select(SUMMARY.c.status, func.count()).group_by(SUMMARY.c.status).order_by(SUMMARY.c.status)
    by_kind = select(ENTRY.c.kind, func.count()).group_by(ENTRY.c.kind).order_by(ENTRY.c.kind)
    last = store.head().seq
    oldest, newest = [store.entry(seq).recorded_at for seq in (1, last)] if last else [None, None]
    with telling(store.place), store.engine.connect() as connection:
        return Stats(by_status=dict(connection.execute(by_status).all()),
                     by_kind=dict(connection.execute(by_kind).all()), oldest=oldest, newest=newest,
                     size=connection.scalar(text(_SIZE[store.engine.dialect.name])) or 0)


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)
