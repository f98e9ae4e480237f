"""The way into the database: opened, brought up to date, and what it refuses told in words."""

import sqlite3
import time
from collections.abc import Container, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from engine.model.text import printable
from engine.register.errors import RegisterError
from engine.register.schema import METADATA, NEWEST
from engine.register.url import Place

PATIENCE: Final = 30
"""Seconds that one waits for another who writes."""

_CONNECT_PATIENCE: Final = 10
_LONGER_THAN_A_TRY: Final = 0.15
"""Seconds; those who wait for SQLite try again at least every 0.1."""

_LOCK: Final = 0x46524953
"""The advisory lock of those who write, in PostgreSQL."""

_SMALLEST: Final = 512
"""Bytes in the smallest file that SQLite makes."""

_BY_SQLITE: Final = {
    "SQLITE_READONLY_DIRECTORY": "folder_read_only",
    "SQLITE_BUSY": "locked", "SQLITE_LOCKED": "locked", "SQLITE_FULL": "disk_full", "SQLITE_READONLY": "read_only",
    "SQLITE_PERM": "read_only", "SQLITE_CANTOPEN": "cannot_open", "SQLITE_NOTADB": "not_a_register",
    "SQLITE_CORRUPT": "corrupt", "SQLITE_IOERR": "disk_fault"}
"""The phrase for each family of SQLite's error codes, and for one code: where not even reading is possible."""

_BY_POSTGRESQL: Final = {
    "55P03": "locked", "53100": "disk_full", "25006": "read_only", "42501": "read_only",
    "XX001": "corrupt", "XX002": "corrupt", "42P01": "corrupt", "58030": "disk_fault"}
"""The phrase for each of PostgreSQL's error codes."""

_AWAY: Final = frozenset({"08", "28", "3D", "53", "57"})
"""The classes of PostgreSQL's error codes for a server that cannot be reached, or lets nobody in."""


def opened(place: Place, *, make: bool = False) -> Engine:
    """The register at ``place``, brought up to date. With ``make``, it is made if there is none.

    Raises ``RegisterError`` if there is none, or it cannot be used.
    """
    if place.file is not None:
        _check_file(place, place.file, make=make)
    engine = _engine(place)
    try:
        with telling(place):
            with engine.connect() as connection:
                version = _version(connection, place, make=make)
            if version != NEWEST:
                _upgrade(engine, place, version)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def telling(place: Place) -> Iterator[None]:
    """What the database refuses within, told as a ``RegisterError``."""
    try:
        yield
    except DBAPIError as error:
        told = _told(error, place)
        if told is None:
            raise
        raise told from None
    except UnicodeDecodeError as error:  # from the driver, of a message that quotes what is damaged
        detail = printable(error.object.decode("utf-8", "replace"))
        raise RegisterError(place.shown, "corrupt", detail=detail) from None
    except UnicodeEncodeError as error:  # likewise, of what is looked for: a command's words can be any bytes
        raise RegisterError(place.shown, "not_text", got=printable(error.object[error.start:error.end])) from None


@contextmanager
def writing(engine: Engine, place: Place) -> Iterator[Connection]:
    """A transaction in which nobody else writes, committed at the end and told in words if it cannot be."""
    with telling(place), engine.connect().execution_options(frist_writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE}s'"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        yield connection


def let_in(engine: Engine) -> None:
    """Let others write, between two of many transactions: SQLite keeps no queue of those who wait, but they try again.

    Without it, who writes one transaction after another keeps everybody else out until the last.
    """
    if engine.dialect.name == "sqlite":
        time.sleep(_LONGER_THAN_A_TRY)


@contextmanager
def trying(engine: Engine, place: Place) -> Iterator[Connection]:
    """A connection to try the register by: the file itself has been tried, and no text is too broken to be read."""
    with telling(place), engine.connect() as connection:
        if engine.dialect.name != "sqlite":
            with_one_state(connection)
            yield connection
            return
        found = connection.scalar(text("PRAGMA integrity_check(1)"))
        if found != "ok":
            raise RegisterError(place.shown, "corrupt", detail=printable(str(found)))
        driver: Any = connection.connection.dbapi_connection
        driver.text_factory = lambda told: told.decode("utf-8", "surrogateescape")
        try:
            yield connection
        finally:
            driver.text_factory = str


def with_one_state(connection: Connection) -> None:
    """See the register through ``connection`` as it is now, whatever others write, until it is closed."""
    if connection.dialect.name == "sqlite":  # where every transaction sees it so
        return
    connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    connection.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE}s'"))
    # A table that another truncates would be empty, and not as it was.
    tables = ", ".join(each.name for each in METADATA.sorted_tables)
    connection.execute(text(f"LOCK TABLE {tables} IN ACCESS SHARE MODE"))


def forgotten(engine: Engine) -> bool:
    """Whether what was deleted is now out of the file of what was written last, too; not while others still read it."""
    if engine.dialect.name != "sqlite":
        return True
    try:
        with engine.connect() as connection:  # by the driver itself: it cannot be done within a transaction
            is_busy, *_ = connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.Error:  # what was to be deleted is, and the rest follows when it can
        return False
    return not is_busy


def _check_file(place: Place, file: Path, *, make: bool) -> None:
    try:
        if file.exists() and not file.is_file():
            raise RegisterError(place.shown, "not_a_register")
        if not file.exists() and not make:
            raise RegisterError(place.shown, "none")
        file.parent.mkdir(parents=True, exist_ok=True)
        # It is not opened here: closing it would let go of the locks of whoever else in this process has it open.
        size = file.stat().st_size if file.exists() else 0
    except OSError as error:
        raise RegisterError(place.shown, "cannot_open", detail=error.strerror or type(error).__name__) from None
    if 0 < size < _SMALLEST:  # SQLite would take a file of a byte for an empty one of its own
        raise RegisterError(place.shown, "not_a_register")


def _engine(place: Place) -> Engine:
    if place.file is None:
        settings = {"client_encoding": "utf8", "connect_timeout": _CONNECT_PATIENCE}
        try:
            # Under another isolation, who waits for the lock would then read the end of the chain as it was before.
            return create_engine(
                place.url, hide_parameters=True, isolation_level="READ COMMITTED",
                connect_args={key: value for key, value in settings.items() if key not in place.url.query})
        except ModuleNotFoundError:
            raise RegisterError(place.shown, "no_driver") from None
    engine = create_engine(place.url, hide_parameters=True, connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # transactions begin where _begin says, not where the driver guesses
    for pragma in ("foreign_keys = ON", "recursive_triggers = ON", "synchronous = FULL", "cell_size_check = ON",
                   "secure_delete = ON"):  # what is deleted is written over
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # Who reads first and writes then could find that another has written in between, and fail.
    writes = connection.get_execution_options().get("frist_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _version(connection: Connection, place: Place, *, make: bool) -> str | None:
    """The migration that the register has come to; None if there is nothing in the database, and it may be made."""
    tables = inspect(connection).get_table_names()
    if not tables and not make:
        raise RegisterError(place.shown, "none")
    if not tables:
        return None
    if not {"alembic_version", "entry"} <= set(tables):
        raise RegisterError(place.shown, "not_a_register")
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")))


def _upgrade(engine: Engine, place: Place, version: str | None) -> None:
    from alembic import command  # noqa: PLC0415  # much to load, and most registers are up to date
    from alembic.config import Config  # noqa: PLC0415  # as above
    from alembic.script import ScriptDirectory  # noqa: PLC0415  # as above
    config = Config()
    config.set_main_option("script_location", "engine.register:migrations")
    known = {None, *(each.revision for each in ScriptDirectory.from_config(config).walk_revisions())}
    _refuse_newer(version, known, place)
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:  # it cannot be set within a transaction
            connection.connection.cursor().execute("PRAGMA journal_mode = WAL")
    with writing(engine, place) as connection:
        _refuse_newer(_version(connection, place, make=True), known, place)
        if engine.dialect.name == "postgresql" and connection.scalar(text("SHOW server_encoding")) != "UTF8":
            raise RegisterError(place.shown, "encoding")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _refuse_newer(version: str | None, known: Container[str | None], place: Place) -> None:
    if version not in known:
        raise RegisterError(place.shown, "newer", version=printable(str(version)))


def _told(error: DBAPIError, place: Place) -> RegisterError | None:
    """What ``error`` means to who uses the register; None if it is a fault in the program."""
    detail = printable(str(error.orig).partition("\n")[0])
    if isinstance(error.orig, sqlite3.Error):
        # What has no name comes from the driver: text that is not UTF-8, if it is no fault in the program.
        otherwise = "SQLITE_CORRUPT" if isinstance(error.orig, sqlite3.OperationalError) else ""
        name = getattr(error.orig, "sqlite_errorname", otherwise)
        if detail.startswith("no such table"):  # taken away: the program asks for none but those that it has made
            name = "SQLITE_CORRUPT"
        key = _BY_SQLITE.get(name) or _BY_SQLITE.get("_".join(name.split("_")[:2]))
    else:
        state = getattr(error.orig, "sqlstate", None) or ""
        # Without a statement it is the address that is refused, before anyone is asked.
        is_away = (isinstance(error, OperationalError) or error.statement is None) and (not state or state[:2] in _AWAY)
        key = _BY_POSTGRESQL.get(state, "connection" if is_away else None)
    return None if key is None else RegisterError(place.shown, key, detail=detail)
