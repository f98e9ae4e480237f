"""What the tests of the register enter, and how they reach past the program."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Table, create_engine, select, text

from engine.documents import is_common_text, load
from engine.model.problems import ProblemsError
from engine.register import store as store_module
from engine.register.contents import version_body
from engine.register.register import Register
from engine.register.schema import OF_AGREEMENTS
from engine.register.store import AGREEMENT, CORRECTION, EVENT, RETRACTION, Draft, Store
from engine.register.url import Place

NOON: Final = datetime(2026, 11, 20, 12, tzinfo=UTC)
HOUR: Final = timedelta(hours=1)
ADDED: Final = Draft(kind=AGREEMENT, agreement="avtal", body={"files": {"avtal.toml": "# å\r\n"}}, who="registrator")
JAMTLAND: Final = Path(__file__).parents[2] / "scenarios" / "jamtland"
"""Eight agreements that are alike."""


def noticed(number: int = 1, agreement: str = "avtal") -> Draft:
    """An event to enter; ``number`` tells it from others."""
    return Draft(kind=EVENT, agreement=agreement, body={"kind": "notice", "number": number}, who="handläggare",
                 why="Brev kom in", reference="RS/2026:114")


def retraction(points_at: int, agreement: str = "avtal") -> Draft:
    return Draft(kind=RETRACTION, agreement=agreement, body={}, who="handläggare", why="Fel avtal", points_at=points_at)


def correction(points_at: int, number: int = 2) -> Draft:
    return Draft(kind=CORRECTION, agreement="avtal", body={"kind": "notice", "number": number}, who="handläggare",
                 points_at=points_at)


def by(kind: str, agreement: str, body: object) -> Draft:
    """A draft by the registrator."""
    return Draft(kind=kind, agreement=agreement, body=body, who="registrator")


def filled(store: Store, events: int = 6) -> None:
    """Enter an agreement and so many events, in one transaction."""
    store.append([ADDED, *(noticed(number) for number in range(1, events + 1))], NOON)


def versions(folder: Path = JAMTLAND) -> list[Draft]:
    """The documents in a folder, to enter."""
    return [Draft(kind=AGREEMENT, agreement=load(path).id, body=version_body(path), who="registrator")
            for path in sorted(folder.glob("*.toml")) if not is_common_text(path)]


def migrations() -> tuple[Config, list[str]]:
    """What runs the migrations, and their numbers from the first."""
    config = Config()
    config.set_main_option("script_location", "engine.register:migrations")
    return config, [each.revision for each in ScriptDirectory.from_config(config).walk_revisions()][::-1]


def brought_to(somewhere: Place, revision: str, drafts: Sequence[Draft] = ()) -> None:
    """Bring what is there up to a migration, as a program that knew no later one did, and enter ``drafts``."""
    engine = create_engine(somewhere.url)
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.connection.cursor().execute("PRAGMA journal_mode = WAL")
    config, _ = migrations()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    # No program kept watch over agreements before there was a table for that.
    with Store(somewhere, engine) as store, patch.object(store_module, "disturb"):
        store.append(drafts, NOON)


def derived(store: Store) -> dict[Table, list[Any]]:
    """Every row that is derived from an agreement."""
    with store.engine.connect() as connection:
        return {each: list(connection.execute(select(each).order_by(*each.primary_key))) for each in OF_AGREEMENTS}


def rebuilt(register: Register) -> dict[Table, list[Any]]:
    """The same, derived again from the entries."""
    register.refresh(NOON, lambda _: None)
    return derived(register.store)


def keys(refused: pytest.ExceptionInfo[ProblemsError]) -> list[str]:
    """The keys of what was refused."""
    return [each.key for each in refused.value.problems]


def emptied(somewhere: Place) -> None:
    """Take away the register that was there."""
    if somewhere.file is not None:
        for each in somewhere.file.parent.glob(f"{somewhere.file.name}*"):
            each.unlink()
        return
    engine = create_engine(somewhere.url)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()


@contextmanager
def past_the_program(store: Store) -> Iterator[Connection]:
    """A connection for statements that the program never makes, with the triggers as they stand."""
    with store.engine.begin() as connection:
        yield connection


@contextmanager
def unguarded(store: Store) -> Iterator[Connection]:
    """A connection for one who owns the database and has switched its triggers off; afterwards they stand again."""
    with store.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("ALTER TABLE entry DISABLE TRIGGER USER"))
            yield connection
            for name in ("entry_no_change", "entry_no_truncate", "entry_in_order"):
                connection.execute(text(f"ALTER TABLE entry ENABLE ALWAYS TRIGGER {name}"))
            return
        made: list[Any] = list(connection.execute(text("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")))
        for name, _ in made:
            connection.execute(text(f"DROP TRIGGER {name}"))
        yield connection
        for _, sql in made:
            connection.exec_driver_sql(sql)
