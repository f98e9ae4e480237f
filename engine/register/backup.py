"""Backups of the register: each one file, itself a register, whole and verified; and a register restored from one."""

import os
import sqlite3
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from attrs import frozen
from sqlalchemy import URL, Connection, RowMapping, Select, Table, delete, func, insert, select, text
from sqlalchemy.exc import IntegrityError

from engine.model.text import printable
from engine.register.chain import Head
from engine.register.days import HERE
from engine.register.engines import forgotten, telling, with_one_state, writing
from engine.register.errors import RegisterError
from engine.register.schema import DERIVED, ENTRY, METADATA, NEWEST, PERSON
from engine.register.store import Store, head_of, refuse
from engine.register.url import Place

Progress = Callable[[int], None]
"""What is told how many more rows have been copied."""

_AT_A_TIME: Final = 1_000


@frozen(kw_only=True)
class Backup:
    """A backup that has been written and verified."""

    file: Path
    head: Head
    """The end of its chain."""
    size: int
    """In bytes."""
    has_derived: bool
    """Whether what is derived came along: a register in which it is damaged can be saved without it."""
    left_over: tuple[Path, ...]
    """Folders beside it in which backups of the same name have been begun and not finished."""


@frozen(kw_only=True)
class Missing:
    """What a register lacks of a backup: the entries after ``after``, up to and including ``until``."""

    after: Head
    until: Head

    @property
    def count(self) -> int:
        """How many entries."""
        return self.until.seq - self.after.seq


def rows_in(store: Store) -> int:
    """How many rows a backup of the register copies, if nobody writes meanwhile."""
    rows = 0
    with suppress(RegisterError), _snapshot(store) as connection:  # what is damaged is told when it is copied
        for table in (*(each for each in METADATA.sorted_tables if each not in DERIVED), *DERIVED):
            rows += connection.scalar(select(func.count()).select_from(table)) or 0
    return rows


def back_up(store: Store, to: Path, now: datetime, progress: Progress) -> Backup:
    """Copy the register, as it is at one instant while others write, to the file ``to``; or into the folder ``to``.

    The file has its name once it is whole, on the disk and verified against the head of the register at that instant.
    Raises ``ProblemsError`` if there is a file already, it cannot be written, or the register itself is not whole.
    """
    file = to / f"register-{now.astimezone(HERE):%Y-%m-%dT%H%M%S}.sqlite" if to.is_dir() else to
    shown = printable(str(file))
    if os.path.lexists(file):
        raise RegisterError(shown, "backup_exists")
    if not file.parent.is_dir():
        raise RegisterError(shown, "backup_no_folder")
    begun = f".{file.name}-"
    try:
        left_over = tuple(sorted(each for each in file.parent.iterdir() if each.name.startswith(begun)))
        with TemporaryDirectory(prefix=begun, dir=file.parent) as folder:
            beside = Path(folder) / file.name
            head, has_derived = _written(store, Place(url=_url(str(beside)), shown=shown, file=beside), progress)
            size = beside.stat().st_size
            _put(beside, file, shown)
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise RegisterError(shown, "backup_not_written", detail=detail) from None
    return Backup(file=file, head=head, size=size, has_derived=has_derived, left_over=left_over)


@contextmanager
def opened_backup(file: Path) -> Iterator[Store]:
    """The backup, to be read: nothing is written in it. One made by an older Frist is brought up to date in a copy.

    Raises ``RegisterError`` if there is none, or it cannot be read.
    """
    shown = printable(str(file))
    if not file.exists():
        raise RegisterError(shown, "backup_none")
    read_only = f"{file.absolute().as_uri()}?mode=ro"
    version = _version(read_only)
    if version is None or version >= NEWEST:
        url = _url(file.absolute().as_uri()).set(query={"mode": "ro", "uri": "true"})
        with Store.open(Place(url=url, shown=shown, file=file)) as store:
            yield store
        return
    with TemporaryDirectory() as folder:
        copied = Path(folder) / "register.sqlite"
        with closing(sqlite3.connect(read_only, uri=True)) as source, closing(sqlite3.connect(copied)) as copy:
            source.backup(copy)
        with Store.open(Place(url=_url(str(copied)), shown=shown, file=copied)) as store:
            yield store


def missing(backup: Store, register: Store | None) -> Missing:
    """What ``register`` (None: there is none) lacks of ``backup``; both are verified first.

    Raises ``ProblemsError`` if one of them is not whole, the register knows more, or it tells something else.
    """
    refuse(list(backup.verify()))
    refuse(list(register.verify()) if register is not None else [])
    here, there = register.head() if register is not None else Head(), backup.head()
    if register is None or not here.seq:
        return Missing(after=Head(), until=there)
    # Two whole chains that are alike in one entry are alike in all before it.
    shared = range(1, min(here.seq, there.seq) + 1)
    alike = bisect_left(shared, x=True, key=lambda seq: register.entry(seq).hash != backup.entry(seq).hash)
    if alike < len(shared):
        raise RegisterError(register.place.shown, "restore_other", entry=str(alike + 1), backup=backup.place.shown)
    if here.seq > there.seq:
        raise RegisterError(register.place.shown, "restore_newer", entry=str(there.seq + 1), backup=backup.place.shown)
    return Missing(after=here, until=there)


def restore(backup: Store, register: Store, lacks: Missing, progress: Progress) -> bool:
    """Add to the register what ``missing`` found that it lacks: all of it, or nothing.

    The chain is then that of the backup, and what else there is, which rests on the chain, is taken from it as well: so
    persons that it tells were erased are. Returns whether the database has let go of every trace of what was there.
    Raises ``RegisterError`` if another has written meanwhile, or the database refuses.
    """
    with _snapshot(backup) as source, writing(register.engine, register.place) as target:
        if head_of(target) != lacks.after:
            raise RegisterError(register.place.shown, "locked")
        _empty(target, [each for each in reversed(METADATA.sorted_tables) if each is not ENTRY])
        _copy(source, target, lacks, backup.place, progress)
    return forgotten(register.engine)


def has_persons(backup: Store) -> bool:
    """Whether persons come back with the backup, that may have been erased since."""
    with backup.reading() as connection:
        return connection.scalar(select(func.count()).select_from(PERSON)) != 0


def _written(store: Store, place: Place, progress: Progress) -> tuple[Head, bool]:
    """Write a copy of the register at ``place`` and verify it. Its head, and whether what is derived came along."""
    with Store.open(place, make=True) as made:
        with made.engine.connect() as connection:  # one file that needs no other beside it, not even to be read
            connection.connection.cursor().execute("PRAGMA journal_mode = DELETE")
        try:
            with _snapshot(store) as source, writing(made.engine, place) as target:
                head = head_of(source)
                has_derived = _copy(source, target, Missing(after=Head(), until=head), store.place, progress)
        except IntegrityError:  # the triggers of the copy do not take what stands in the register
            refuse(list(store.verify()))
            raise
    with Store.open(place) as made:
        problems = made.verify(head)
        refuse(list(problems and store.verify()) or list(problems))
    return head, has_derived


def _copy(source: Connection, target: Connection, lacks: Missing, place: Place, progress: Progress) -> bool:
    """Copy every table, and the entries that are lacking. False: what is derived cannot be read, and is not copied."""

    def copy(table: Table) -> None:
        asked: Select[Any] = select(table).order_by(*table.primary_key)
        if table is ENTRY:
            asked = asked.where(ENTRY.c.seq > lacks.after.seq)
        for some in _read(source, asked, place):
            target.execute(insert(table), [dict(each) for each in some])
            progress(len(some))

    for table in METADATA.sorted_tables:
        if table not in DERIVED:
            copy(table)
    try:
        for table in DERIVED:
            copy(table)
    except RegisterError as error:
        if error.key != "corrupt":
            raise
        _empty(target, DERIVED)
        return False
    return True


def _read(source: Connection, asked: Select[Any], place: Place) -> Iterator[Sequence[RowMapping]]:
    """The rows, many at a time; what the source refuses is told, and not taken for what the target does."""
    with telling(place):
        yield from source.execution_options(yield_per=_AT_A_TIME).execute(asked).mappings().partitions()


@contextmanager
def _snapshot(store: Store) -> Iterator[Connection]:
    """A connection that sees the register as it is at the first question, whatever others write."""
    with telling(store.place), store.engine.connect() as connection:
        with_one_state(connection)
        yield connection


def _empty(connection: Connection, tables: Sequence[Table]) -> None:
    """Take every row out of the tables; rows that PostgreSQL deletes otherwise could still be read in its files."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"TRUNCATE {', '.join(each.name for each in tables)}"))
        return
    for table in tables:
        connection.execute(delete(table))


def _put(beside: Path, file: Path, shown: str) -> None:
    """Give a file that is whole its name, unless another has it."""
    try:
        os.link(beside, file)
    except FileExistsError:
        raise RegisterError(shown, "backup_exists") from None
    except OSError:  # the disk has no links, as many that one carries along
        if os.path.lexists(file):
            raise RegisterError(shown, "backup_exists") from None
        beside.rename(file)
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(file.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _url(file: str) -> URL:
    return URL.create("sqlite+pysqlite", database=file)


def _version(address: str) -> str | None:
    """The migration that the register at ``address`` has come to; None if that cannot be read."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(address, uri=True)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
    return None
