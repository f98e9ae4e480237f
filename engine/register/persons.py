"""The persons of agreements: contacts, signatories, owners and substitutes; entered, changed, removed and erased.

Who they are stands in a table of its own, and never in the chain. Each change is an entry, with which the data are
written in one transaction.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from attrs import evolve, fields
from sqlalchemy import Connection, Row, Select, delete, func, insert, select, text, update

from engine.model.problems import Origin, Problem, ProblemsError
from engine.model.text import printable
from engine.register.batches import batches
from engine.register.chain import Entry
from engine.register.derived import searchable
from engine.register.engines import forgotten
from engine.register.person_chain import ERASED, TOLD, Person, Role, identity_of, new_salt
from engine.register.schema import ENTRY, PERSON
from engine.register.store import Draft, Store, refuse, strange_text

Drafting = Callable[[str, str, object], Draft]
"""What makes a draft of a kind, on an agreement, with a body: it knows who writes, why, and on what it rests."""

PERSONAL: Final = ("name", "function", "email", "phone")
"""What is told of a person."""

_COLUMNS: Final = tuple(PERSON.c[each.name] for each in fields(Person))
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+")
SEEING: Final = (Role.OWNER, Role.SUBSTITUTE)
"""Those who see to an agreement, the first to do so first."""

_AT_A_TIME: Final = 1_000

_IN_ORDER: Final = (PERSON.c.agreement, PERSON.c.added, PERSON.c.token)


def add(store: Store, person: Person, draft: Drafting, now: datetime) -> tuple[Person, Entry]:
    """Enter a person of an agreement: as it is kept, and the entry.

    Raises ``ProblemsError`` for what cannot be kept, or if there is no such agreement.
    """
    kept = _tidied(person)

    def then(connection: Connection) -> None:
        connection.execute(insert(PERSON), [evolve(kept, added=_last(connection)).row])

    entry, = store.append([draft(TOLD, kept.agreement, kept.body)], now, then)
    return evolve(kept, added=entry.seq), entry


def change(store: Store, before: Person, after: Person, draft: Drafting, now: datetime) -> tuple[Person, Entry]:
    """Put what is now told of a person in the place of what was told ``before``, which is kept no longer.

    Raises ``ProblemsError`` for what cannot be kept, or if someone else has changed it meanwhile.
    """
    _refuse_if_removed(before)
    kept = evolve(_tidied(after), salt=new_salt())
    entry, = store.append(
        [draft(TOLD, kept.agreement, kept.body)], now, lambda connection: _put(connection, before, kept))
    return kept, entry


def remove(store: Store, person: Person, draft: Drafting, now: datetime) -> tuple[Person, Entry]:
    """Take a person from the agreement. Who it was is kept until it is erased.

    Raises ``ProblemsError`` if that has been done, or someone else has changed what is told meanwhile.
    """
    _refuse_if_removed(person)
    # The number of the entry is that which it is given; in what the entry tells, that it is removed is enough.
    body = evolve(person, removed=0).body
    entry, = store.append(
        [draft(TOLD, person.agreement, body)], now,
        lambda connection: _put(connection, person, evolve(person, removed=_last(connection))))
    return evolve(person, removed=entry.seq), entry


def erase(store: Store, persons: Sequence[Person], decision: str, draft: Drafting, now: datetime,
          ) -> tuple[tuple[Entry, ...], bool]:
    """Erase all that is told of the persons, by a decision; and whether the database has let go of every trace of it.

    Not, in SQLite, while someone else still reads what was there before: it is written over as soon as nobody does.
    Raises ``ProblemsError`` if no decision is told, or someone else has changed or erased any of it meanwhile.
    """
    told = unicodedata.normalize("NFC", decision.strip())
    at = Origin(store.place.shown).at("decision")
    refuse([*([] if told else [Problem(at, "empty_text")]), *strange_text(told, at)])
    drafts = [draft(ERASED, each.agreement, {"token": each.token, "decision": told}) for each in persons]

    def then(connection: Connection) -> None:
        for each in persons:
            _refuse_unless_one(connection.execute(delete(PERSON).where(_is(each))).rowcount, each)
        _write_anew(connection)

    entered = store.append(drafts, now, then)
    return entered, forgotten(store.engine)


def persons_of(connection: Connection, agreement: str | None = None) -> list[Person]:
    """The persons of an agreement, or of every one, in the order that they were entered; those removed as well."""
    asked = select(*_COLUMNS).order_by(*_IN_ORDER)
    rows = connection.execute(asked if agreement is None else asked.where(PERSON.c.agreement == agreement))
    return [_person(each) for each in rows]


def owners_of(connection: Connection, agreements: Sequence[str]) -> dict[str, list[Person]]:
    """Who sees to each of the agreements: owners, then substitutes, each in the order that they were entered."""
    return _in_roles(connection, agreements, SEEING)


def told_of(connection: Connection, agreements: Sequence[str]) -> dict[str, list[Person]]:
    """Who may be told of each of the agreements: its owners, then substitutes, then the parties' contacts."""
    return _in_roles(connection, agreements, (*SEEING, Role.CONTACT))


def _in_roles(connection: Connection, agreements: Sequence[str], roles: Sequence[Role]) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = {each: [] for each in agreements}
    asked = select(*_COLUMNS).order_by(*_IN_ORDER).where(
        PERSON.c.role.in_([each.value for each in roles]), PERSON.c.removed.is_(None))
    for some in batches(agreements):
        for row in connection.execute(asked.where(PERSON.c.agreement.in_(some))):
            found[row.agreement].append(_person(row))
    return {each: sorted(persons, key=lambda one: roles.index(one.role)) for each, persons in found.items()}


def with_tokens(connection: Connection, asked: Iterable[str]) -> list[Person]:
    """Those of the persons that are kept, removed or not."""
    return [_person(row) for some in batches(sorted(set(asked)))
            for row in connection.execute(select(*_COLUMNS).where(PERSON.c.token.in_(some)))]


def every_owner(connection: Connection) -> list[Person]:
    """Everybody who sees to an agreement, once for each, in the order that they were entered."""
    asked = select(*_COLUMNS).where(PERSON.c.removed.is_(None), PERSON.c.role.in_([each.value for each in SEEING]))
    return [_person(each) for each in connection.execute(asked.order_by(PERSON.c.added, PERSON.c.token))]


def seen_to_by(connection: Connection, identity: str) -> list[str]:
    """The ids of the agreements that a person (``Person.identity``) sees to, in the order of their code points."""
    asked = select(*_COLUMNS).where(PERSON.c.removed.is_(None), PERSON.c.role.in_([each.value for each in SEEING]),
                                    PERSON.c.search_text.contains(identity, autoescape=True))
    return sorted({each.agreement for each in map(_person, connection.execute(asked)) if each.identity == identity})


def first_tokens(connection: Connection) -> dict[str, str]:
    """The token of every person (``Person.identity``) on the agreement that they were entered on first.

    It stays the same until they are erased: also when they are removed from that agreement.
    """
    asked = select(*(PERSON.c[each] for each in ("token", "email", "name", "function"))).order_by(
        PERSON.c.added, PERSON.c.token).execution_options(yield_per=_AT_A_TIME)
    found: dict[str, str] = {}
    for row in connection.execute(asked):
        found.setdefault(identity_of(row.email, row.name, row.function), row.token)
    return found


def with_person(words: str) -> Select[str]:
    """What asks for the ids of the agreements that have a person, not removed, of whom all the words are told."""
    asked = select(PERSON.c.agreement).distinct().where(PERSON.c.removed.is_(None))
    for word in searchable([words]).split():
        asked = asked.where(PERSON.c.search_text.contains(word, autoescape=True))
    return asked


def agreements_of_person(connection: Connection, words: str) -> list[str]:
    """The ids of the agreements that ``with_person`` asks for, in the order of their code points."""
    return list(connection.scalars(with_person(words).order_by(PERSON.c.agreement)))


def called(connection: Connection, told: str) -> list[Person]:
    """The persons, removed or not, whose token, whole name or whole e-mail address is ``told``, whatever the case."""
    asked = searchable([told.strip()])
    near = select(*_COLUMNS).order_by(*_IN_ORDER).where(
        PERSON.c.search_text.contains(asked, autoescape=True) | (PERSON.c.token == asked))
    return [each for each in map(_person, connection.execute(near))
            if asked and asked in {each.token, searchable([each.name]), searchable([each.email])}]


def _tidied(person: Person) -> Person:
    """The person without space around what is told; ``ProblemsError`` if it cannot be kept so."""
    told: dict[str, Any] = {name: unicodedata.normalize("NFC", getattr(person, name).strip()) for name in PERSONAL}
    at = Origin(person.agreement)
    problems = [problem for name, each in told.items() for problem in strange_text(each, at.at(name))]
    if not (told["name"] or told["function"]):
        problems.append(Problem(at.at("name"), "person_nameless"))
    if told["email"] and not _EMAIL.fullmatch(told["email"]):
        problems.append(Problem(at.at("email"), "person_email", {"got": printable(told["email"])}))
    refuse(problems)
    return evolve(person, **told)


def _last(connection: Connection) -> int:
    """The number of the last entry: in the transaction in which one has been entered, its own."""
    return int(connection.scalars(select(func.max(ENTRY.c.seq))).one())


def _put(connection: Connection, before: Person, after: Person) -> None:
    found = connection.execute(update(PERSON).where(_is(before)).values(after.row))
    _refuse_unless_one(found.rowcount, before)


def _is(person: Person) -> Any:  # noqa: ANN401  # SQLAlchemy's own
    """That a row is that of the person, as it was read: what is told of it anew has another salt."""
    return (PERSON.c.token == person.token) & (PERSON.c.salt == person.salt) & (
        PERSON.c.removed.is_not_distinct_from(person.removed))


def _refuse_if_removed(person: Person) -> None:
    if person.removed is not None:
        raise ProblemsError((Problem(Origin(person.agreement).at("entry", person.removed), "person_removed",
                                     {"person": person.token}),))


def _refuse_unless_one(count: int, person: Person) -> None:
    if count != 1:
        raise ProblemsError((Problem(Origin(person.agreement), "person_meanwhile", {"person": person.token}),))


def _write_anew(connection: Connection) -> None:
    """Write every row that is left once more, in a table emptied of all.

    A row that is deleted is not gone: PostgreSQL keeps it for those who read what was before, and SQLite, which writes
    over it, may have left a copy in the page when rows were moved to another.
    """
    emptied = "TRUNCATE person" if connection.dialect.name == "postgresql" else "DELETE FROM person"
    for statement in ("CREATE TEMPORARY TABLE kept AS SELECT * FROM person", emptied,
                      "INSERT INTO person SELECT * FROM kept", "DROP TABLE kept"):
        connection.execute(text(statement))


def _person(row: Row[Any]) -> Person:
    told = row._asdict()
    return Person(**(told | {"role": Role(told["role"])}))
