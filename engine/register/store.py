"""The store: entries appended to the chain, all or none, and read as known at any instant."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final, Self, TypeVar

from attrs import asdict, field, frozen
from sqlalchemy import Connection, Engine, Row, Select, exists, insert, select, text

from engine.model.problems import Origin, Problem, ProblemsError
from engine.model.text import printable
from engine.register.batches import batches
from engine.register.chain import AsKnown, Entry, Head, canonical, hash_of, instant, sealed, verify
from engine.register.engines import opened, telling, trying, writing
from engine.register.errors import RegisterError
from engine.register.person_chain import ERASED, TOLD, ToldOfPersons
from engine.register.schema import ENTRY, GUARDS, PERSON
from engine.register.url import Place
from engine.register.watch import disturb

AGREEMENT: Final = "agreement"
EVENT: Final = "event"
CORRECTION: Final = "correction"
RETRACTION: Final = "retraction"
REGISTRATION: Final = "registration"
DECIDED: Final = "decided"
"""What people have decided to do about an agreement: it changes no assessment, but which alerts are told."""

TELLING: Final = frozenset({AGREEMENT, EVENT, CORRECTION, RETRACTION})
"""The kinds of entries that tell what is known of an agreement, or take it back."""

DISTURBING: Final = TELLING | {DECIDED, TOLD, ERASED}
"""The kinds of entries after which there may be other alerts to tell of an agreement."""

DERIVED_FROM: Final = TELLING | {REGISTRATION}
"""The kinds of entries that the derived rows of an agreement rest on."""

_ON_A_VERSION: Final = frozenset({EVENT, REGISTRATION})
"""The kinds of entries that need an agreement that stands. What is already told of it may be taken back without."""

POINTS_AT: Final = {
    CORRECTION: frozenset({EVENT}), RETRACTION: frozenset({EVENT, CORRECTION, AGREEMENT, REGISTRATION, DECIDED})}
"""What an entry of each kind that points at another may point at."""

LONGEST: Final = 1_000
"""Characters in who, why, reference, or the id of an agreement."""

_AT_A_TIME: Final = 1_000

_STANDING: Final = {
    "sqlite": "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'entry'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgrelid = to_regclass('entry') AND tgenabled = 'A'"}
"""What finds the triggers that stand guard."""

_ENDING: Final = select(ENTRY.c.seq, ENTRY.c.hash, ENTRY.c.recorded_at).order_by(ENTRY.c.seq.desc()).limit(1)
"""What finds the last entry."""

T = TypeVar("T")
Asked = TypeVar("Asked", bound=Select[Any])
Then = Callable[[Connection], None]
"""What else is written in the transaction in which the entries have been."""


@frozen(kw_only=True)
class Draft:
    """What is to be entered. The store adds the number, the time and the hashes."""

    kind: str
    body: Any
    """What it tells: what JSON can hold, but no floats."""
    who: str
    agreement: str | None = None
    why: str = ""
    reference: str = ""
    points_at: int | None = None
    seen: int | None = None
    """Of a correction: the entry by which its writer took the event to read. One that came since then refuses it."""


@frozen
class Store:
    """The register at a place, open. Close it, or use it in a ``with``."""

    place: Place
    engine: Engine = field(repr=False)

    @classmethod
    def open(cls, place: Place, *, make: bool = False) -> Self:
        """The register at ``place``, brought up to date. With ``make``, it is made if there is none.

        Raises ``RegisterError`` if there is none, or it cannot be used.
        """
        return cls(place, opened(place, make=make))

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to ask by, of what the register holds besides entries."""
        with telling(self.place), self.engine.connect() as connection:
            yield connection

    def append(self, drafts: Sequence[Draft], now: datetime, then: Then | None = None) -> tuple[Entry, ...]:
        """Enter all of ``drafts``, or none, as recorded ``now``: when this returns, they are on the disk.

        An entry is never recorded earlier than the one before: where the clock has been set back, at the same time.
        ``then`` is what else is to be written of them in the same transaction; nothing is if it raises.
        Raises ``RegisterError`` for what cannot be entered, and if the database refuses.
        """
        bodies = [canonical(each.body) for each in drafts]
        at = Origin(self.place.shown)
        refuse([problem for each in drafts for problem in _text_problems(each, at)])
        with writing(self.engine, self.place) as connection:
            refuse(_reference_problems(connection, drafts, at))
            last = connection.execute(_ENDING).one_or_none()
            head = Head(last.seq, last.hash) if last else Head()
            recorded_at = max(instant(now), last.recorded_at) if last else instant(now)
            entered: list[Entry] = []
            for draft, body in zip(drafts, bodies, strict=True):
                entry = sealed(Entry(
                    seq=head.seq + 1, kind=draft.kind, agreement=draft.agreement, body=body, recorded_at=recorded_at,
                    who=draft.who, why=draft.why, reference=draft.reference, points_at=draft.points_at,
                    previous=head.hash, hash=""))
                entered.append(entry)
                head = Head(entry.seq, entry.hash)
            if entered:
                connection.execute(insert(ENTRY), [asdict(each, recurse=False) for each in entered])
            if then is not None:
                then(connection)
            disturb(connection, {each.agreement for each in drafts if each.kind in DISTURBING})
        return tuple(entered)

    def entries(self, known_at: AsKnown = None, agreements: Collection[str] | None = None,
                kind: str | None = None) -> Iterator[Entry]:
        """The entries in order: those known at ``known_at`` (up to and including it).

        Of ``agreements`` and of one ``kind``, if given; at most a thousand agreements are asked for at a time.
        Raises ``ProblemsError`` at an entry that is not as it was entered.
        """
        asked = _as_known(select(ENTRY).order_by(ENTRY.c.seq), known_at)
        if kind is not None:
            asked = asked.where(ENTRY.c.kind == kind)
        if agreements is not None:
            asked = asked.where(ENTRY.c.agreement.in_(agreements))
        with telling(self.place), self.engine.connect() as connection:
            for row in connection.execution_options(yield_per=_AT_A_TIME).execute(asked):
                yield _as_entered(row, self.place)

    def entry(self, seq: int) -> Entry:
        """The entry with that number; ``ProblemsError`` if there is none, or it is not as it was entered."""
        with telling(self.place), self.engine.connect() as connection:
            row = connection.execute(select(ENTRY).where(ENTRY.c.seq == seq)).one_or_none()
        if row is None:
            raise RegisterError(self.place.shown, "no_entry", entry=str(seq))
        return _as_entered(row, self.place)

    def agreements(self, known_at: AsKnown = None) -> tuple[str, ...]:
        """The ids of the agreements known at ``known_at``, in the order of their code points."""
        asked = select(ENTRY.c.agreement).distinct().where(ENTRY.c.kind == AGREEMENT).order_by(ENTRY.c.agreement)
        asked = _as_known(asked, known_at)
        with telling(self.place), self.engine.connect() as connection:
            return tuple(connection.scalars(asked))

    def head(self) -> Head:
        """The end of the chain: to be kept elsewhere, as what ``verify`` is given later."""
        with telling(self.place), self.engine.connect() as connection:
            return head_of(connection)

    def beginning(self) -> str:
        """The hash that the first entry carries, be it altered or not: what tells this register from every other.

        "" where there is none.
        """
        with telling(self.place), self.engine.connect() as connection:
            return connection.scalar(select(ENTRY.c.hash).where(ENTRY.c.seq == 1)) or ""

    def verify(self, head: Head | None = None) -> tuple[Problem, ...]:
        """What is wrong with the register: nothing, if the chain is whole, guarded, and holds what ``head`` was of.

        Nor is it if the data of each person are as the chain says, and those of the erased are gone.
        """
        at = Origin(self.place.shown)
        persons = ToldOfPersons()
        with trying(self.engine, self.place) as connection:
            rows = connection.execution_options(yield_per=_AT_A_TIME).execute(select(ENTRY).order_by(ENTRY.c.seq))
            found = (*_unguarded(connection, at), *verify(persons.noting(map(_entry, rows)), at, head))
            # Where entries are altered or missing, it cannot be said what the persons' data should be.
            is_whole = all(each.key == "register_unguarded" for each in found)
            return (*found, *persons.problems(connection.execute(select(PERSON)), at)) if is_whole else found


def head_of(connection: Connection) -> Head:
    """The end of the chain, as it is seen through ``connection``."""
    row = connection.execute(_ENDING).one_or_none()
    return Head(row.seq, row.hash) if row else Head()


def refuse(problems: list[Problem]) -> None:
    """Raise ``ProblemsError`` if there are problems."""
    if problems:
        raise ProblemsError(tuple(problems))


def _as_known(asked: Asked, known_at: AsKnown) -> Asked:
    """What is asked for, of the entries that were known then."""
    if known_at is None:
        return asked
    if isinstance(known_at, int):
        return asked.where(ENTRY.c.seq <= known_at)
    return asked.where(ENTRY.c.recorded_at <= instant(known_at))


def _entry(row: Row[Any]) -> Entry:
    return Entry(**row._mapping)  # noqa: SLF001  # SQLAlchemy's public name for a row by its columns


def _as_entered(row: Row[Any], place: Place) -> Entry:
    """The entry in ``row``; ``ProblemsError`` if it has been altered, or damaged: no answer is to rest on it."""
    entry = _entry(row)
    if hash_of(entry) != entry.hash:
        at = Origin(place.shown).at("entry", entry.seq)
        raise ProblemsError((Problem(at, "register_altered", {"entry": str(entry.seq)}),))
    return entry


def _text_problems(draft: Draft, at: Origin) -> Iterator[Problem]:
    """What is wrong with the texts of ``draft``: one line each, of characters that show."""
    for name in ("agreement", "who", "why", "reference"):
        told = getattr(draft, name)
        strange = list(strange_text(told or "", at.at(name)))
        if strange:
            yield from strange
        elif told is not None and not told.strip() and name in {"agreement", "who"}:
            yield Problem(at.at(name), "empty_text")


def strange_text(told: str, at: Origin) -> Iterator[Problem]:
    """A problem if ``told`` is longer than ``LONGEST``, or more than a line of characters that show."""
    if len(told) > LONGEST or printable(told) != told:
        yield Problem(at, "strange_text", {"most": str(LONGEST)})


def _reference_problems(connection: Connection, drafts: Sequence[Draft], at: Origin) -> list[Problem]:
    """What is wrong with what ``drafts`` refer to: agreements that are not there, entries that cannot be pointed at."""
    asked = sorted({each.points_at for each in drafts if each.points_at is not None})
    targets = {each.seq: each for some in batches(asked) for each in connection.execute(
        select(ENTRY.c.seq, ENTRY.c.kind, ENTRY.c.agreement).where(ENTRY.c.seq.in_(some)))}
    retracted = {each for some in batches(asked) for each in connection.scalars(
        select(ENTRY.c.points_at).where(ENTRY.c.points_at.in_(some), ENTRY.c.kind == RETRACTION))}
    named = sorted({each.agreement for each in drafts if each.agreement is not None and each.kind != AGREEMENT})
    known, standing = _entered(connection, named)
    problems = []
    for draft in drafts:
        if draft.kind == AGREEMENT and draft.agreement is not None:
            known.add(draft.agreement)
            standing.add(draft.agreement)
        elif draft.agreement not in (standing if draft.kind in _ON_A_VERSION else known) and (
                draft.agreement is not None or draft.kind in TELLING):
            problems.append(Problem(at, "register_no_agreement", {"agreement": draft.agreement or ""}))
        if draft.kind not in POINTS_AT:
            continue
        target = targets.get(draft.points_at or 0)
        params = {"entry": str(draft.points_at)}
        if target is None:
            problems.append(Problem(at, "register_no_entry", params))
        elif target.kind not in POINTS_AT[draft.kind] or target.agreement != draft.agreement:
            problems.append(Problem(at.at("entry", target.seq), "register_wrong_entry", params))
        elif target.seq in retracted:
            problems.append(Problem(at.at("entry", target.seq), "register_retracted", params))
        elif draft.kind == RETRACTION:
            retracted.add(target.seq)
        elif draft.seen is not None and _corrected_since(connection, target.seq, draft.seen):
            problems.append(Problem(at.at("entry", target.seq), "register_meanwhile", params))
    return problems


def _corrected_since(connection: Connection, event: int, seen: int) -> bool:
    """Whether the event has been corrected by an entry after ``seen``."""
    return connection.scalar(select(ENTRY.c.seq).where(
        ENTRY.c.points_at == event, ENTRY.c.kind == CORRECTION, ENTRY.c.seq > seen).limit(1)) is not None


def _entered(connection: Connection, agreements: Sequence[str]) -> tuple[set[str], set[str]]:
    """Those of the agreements that have been entered, and those of them that have not been taken back."""
    other = ENTRY.alias()
    is_gone = exists().where(other.c.points_at == ENTRY.c.seq, other.c.kind == RETRACTION)
    found = [(agreement, gone) for some in batches(agreements) for agreement, gone in connection.execute(
        select(ENTRY.c.agreement, is_gone).where(ENTRY.c.agreement.in_(some), ENTRY.c.kind == AGREEMENT))]
    return {each for each, _ in found}, {each for each, gone in found if not gone}


def _unguarded(connection: Connection, at: Origin) -> list[Problem]:
    """A problem if triggers that refuse changes are missing, or switched off."""
    standing = set(connection.scalars(text(_STANDING[connection.dialect.name])))
    missing = sorted(GUARDS[connection.dialect.name] - standing)
    return [Problem(at, "register_unguarded", {"guards": ", ".join(missing)})] if missing else []
