"""What goes wrong around the register is told as what it is, and nothing that was entered is lost."""

import os
import random
import re
import resource
import sqlite3
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from attrs import evolve
from sqlalchemy import event, text

from engine.model.problems import ProblemsError
from engine.register import asking, engines
from engine.register.chain import Entry
from engine.register.errors import RegisterError
from engine.register.schema import METADATA, NEWEST
from engine.register.store import Store
from engine.register.url import Place, place
from tests.register.entering import ADDED, NOON, filled, keys, noticed, past_the_program, unguarded
from tests.register.processes import started

HERE = pytest.mark.parametrize("somewhere", ["sqlite"], indirect=True)
ON_A_SERVER = pytest.mark.parametrize("somewhere", ["postgresql"], indirect=True)


def refusal(somewhere: Place, *, make: bool = False) -> list[str]:
    """Why the register there is not opened."""
    with pytest.raises(RegisterError) as error:
        Store.open(somewhere, make=make)
    assert somewhere.shown == error.value.problems[0].origin.file
    return keys(error)


def path_of(somewhere: Place) -> Path:
    assert somewhere.file is not None
    return somewhere.file


# --- No register, another's, a newer one's --------------------------------------------------------------------------


def test_where_no_register_is_none_is_made_unless_asked_for(somewhere: Place) -> None:
    assert ["register_none"] == refusal(somewhere)
    assert somewhere.file is None or not somewhere.file.exists()


@HERE
def test_an_empty_file_is_no_register_yet(somewhere: Place) -> None:
    path_of(somewhere).touch()
    assert ["register_none"] == refusal(somewhere)
    with Store.open(somewhere, make=True) as store:
        assert () == store.verify()


@HERE
@pytest.mark.parametrize("content", [
    b"x", b"xx", b"Avtal om samverkan\n", b"x" * 511, b"x" * 512,
    b"\0" * 5000, bytes(range(256)) * 40, b"SQLite format 3\0"])
def test_a_file_of_another_kind_is_no_register_and_is_left_as_it_is(somewhere: Place, content: bytes) -> None:
    path_of(somewhere).write_bytes(content)
    for make in (False, True):
        assert ["register_not_a_register"] == refusal(somewhere, make=make)
        assert content == path_of(somewhere).read_bytes()


@HERE
def test_a_folder_is_no_register(somewhere: Place) -> None:
    path_of(somewhere).mkdir()
    assert ["register_not_a_register"] == refusal(somewhere, make=True)


@HERE
def test_a_file_where_a_folder_should_be_is_told(somewhere: Place) -> None:
    path_of(somewhere).touch()
    assert ["register_cannot_open"] == refusal(place(str(path_of(somewhere) / "register.sqlite"), {}), make=True)


@HERE
def test_the_folders_of_a_new_register_are_made(somewhere: Place) -> None:
    deep = place(str(path_of(somewhere).parent / "a" / "b" / "register.sqlite"), {})
    Store.open(deep, make=True).close()
    assert path_of(deep).is_file()


def test_another_programs_database_is_no_register(somewhere: Place) -> None:
    with Store.open(somewhere, make=True) as store, past_the_program(store) as connection:
        connection.execute(text("DROP TABLE entry"))
    assert ["register_not_a_register"] == refusal(somewhere)
    assert ["register_not_a_register"] == refusal(somewhere, make=True)


def test_a_register_made_by_a_newer_program_is_refused_and_left_as_it_is(somewhere: Place) -> None:
    with Store.open(somewhere, make=True) as store:
        filled(store)
        with past_the_program(store) as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert ["register_newer"] == refusal(somewhere)
    assert ["register_newer"] == refusal(somewhere, make=True)


# --- Another who writes, full and failing disks, no right to write --------------------------------------------------


def test_one_who_writes_for_too_long_is_told_of(somewhere: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "PATIENCE", 1)
    with Store.open(somewhere, make=True) as store, Store.open(somewhere) as other:
        filled(store)
        with engines.writing(other.engine, somewhere), pytest.raises(RegisterError) as error:
            store.append([noticed()], NOON)
        assert ["register_locked"] == keys(error)
        assert 7 == len(list(store.entries()))
        assert 1 == len(store.append([noticed()], NOON))


@HERE
def test_a_full_disk_is_told_and_nothing_is_lost(somewhere: Place) -> None:
    with Store.open(somewhere, make=True) as store:
        filled(store)
        expected = list(store.entries())
    with Store.open(somewhere) as store:
        store.engine.dispose()
        event.listen(store.engine, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count = 20"))
        with pytest.raises(RegisterError) as error:
            store.append([evolve(ADDED, body="x" * 100_000)], NOON)
        assert ["register_disk_full"] == keys(error)
        assert expected == list(store.entries())
        assert 1 == len(store.append([noticed()], NOON))
        assert () == store.verify()


def _writes_until_it_cannot(somewhere: Place, to: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
    with Store.open(somewhere) as store:
        try:
            while True:
                store.append([noticed()], NOON)
                os.write(to, b".")
        except RegisterError as error:
            os.write(to, error.key.encode())


@HERE
def test_a_file_that_may_not_grow_is_told_and_nothing_acknowledged_is_lost(somewhere: Place) -> None:
    with Store.open(somewhere, make=True) as store:
        filled(store)
    read, write = os.pipe()
    process = started(_writes_until_it_cannot, somewhere, write)
    os.close(write)
    with os.fdopen(read, "rb") as said_by_it:
        said = said_by_it.read()
    process.join()
    assert b"disk_fault" == said.lstrip(b".")
    with Store.open(somewhere) as store:
        assert 7 + said.count(b".") == store.head().seq
        assert () == store.verify()
        assert 1 == len(store.append([noticed()], NOON))


@ON_A_SERVER
@pytest.mark.parametrize(("code", "expected"), [
    ("53100", "register_disk_full"), ("58030", "register_disk_fault"), ("XX001", "register_corrupt"),
    ("42501", "register_read_only"), ("57P01", "register_connection")])
def test_what_the_server_refuses_is_told_and_nothing_is_entered(store: Store, code: str, expected: str) -> None:
    filled(store)
    with past_the_program(store) as connection:
        # What the server would raise itself, raised where it would: while the row is written.
        connection.exec_driver_sql(
            f"CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION 'so it is' USING ERRCODE = '{code}'; END $$")
        connection.exec_driver_sql("CREATE TRIGGER zz AFTER INSERT ON entry FOR EACH ROW EXECUTE FUNCTION fails()")
    with pytest.raises(RegisterError) as error:
        store.append([noticed()], NOON)
    assert [expected] == keys(error)
    assert 7 == store.head().seq


@ON_A_SERVER
def test_a_server_that_is_set_to_be_read_only_is_told(somewhere: Place) -> None:
    with Store.open(somewhere, make=True) as store:
        filled(store)
        with past_the_program(store) as connection:
            connection.execute(text(f"ALTER DATABASE {somewhere.url.database} SET default_transaction_read_only = on"))
    with Store.open(somewhere) as store:
        with pytest.raises(RegisterError) as error:
            store.append([noticed()], NOON)
        assert ["register_read_only"] == keys(error)
        assert () == store.verify()


def _appends_as_nobody(somewhere: Place, to: int) -> None:
    if os.getuid() == 0:
        os.setuid(65534)  # root may write everywhere
    try:
        with Store.open(somewhere) as store:
            store.append([noticed()], NOON)
    except RegisterError as error:
        os.write(to, error.key.encode())


@pytest.mark.parametrize(("of_the_file", "of_the_folder", "expected"), [
    (0o444, 0o555, b"folder_read_only"), (0o444, 0o777, b"read_only"), (0o000, 0o777, b"cannot_open")])
def test_a_register_without_the_right_to_write_is_told_and_left_as_it_is(
        of_the_file: int, of_the_folder: int, expected: bytes, open_folder: Path) -> None:
    somewhere = place(str(open_folder / "register.sqlite"), {})
    with Store.open(somewhere, make=True) as store:
        filled(store)
    path_of(somewhere).chmod(of_the_file)
    open_folder.chmod(of_the_folder)
    read, write = os.pipe()
    process = started(_appends_as_nobody, somewhere, write)
    os.close(write)
    with os.fdopen(read, "rb") as said:
        assert expected == said.read()
    process.join()
    open_folder.chmod(0o755)
    path_of(somewhere).chmod(0o644)
    with Store.open(somewhere) as store:
        assert (7, ()) == (store.head().seq, store.verify())


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everyone reaches: those of pytest are their owner's."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


# --- Damage ---------------------------------------------------------------------------------------------------------


@HERE
def test_no_damaged_page_passes_unnoticed(somewhere: Place) -> None:
    with Store.open(somewhere, make=True) as store:
        filled(store, events=200)
        expected = list(store.entries())
    whole = path_of(somewhere).read_bytes()
    size = 4096
    outcomes: dict[str, int] = {}
    for page in range(len(whole) // size):
        damaged = bytearray(whole)
        damaged[page * size:(page + 1) * size] = random.Random(page).randbytes(size)  # noqa: S311  # no secret
        path_of(somewhere).write_bytes(damaged)
        told = _told_of(somewhere, expected)
        outcomes[told] = outcomes.get(told, 0) + 1
    assert {"register_corrupt", "register_not_a_register"} == outcomes.keys()


@HERE
def test_no_damaged_byte_passes_unnoticed(somewhere: Place) -> None:
    with Store.open(somewhere, make=True) as store:
        filled(store, events=20)
        expected = list(store.entries())
    whole = path_of(somewhere).read_bytes()
    chance = random.Random(6)  # noqa: S311  # no secret
    for _ in range(150):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        path_of(somewhere).write_bytes(damaged)
        _told_of(somewhere, expected)


def _told_of(somewhere: Place, expected: list[Entry]) -> str:
    """What is said of a damaged register; "" if its entries are as they were."""
    for each in ("-wal", "-shm"):
        Path(f"{somewhere.file}{each}").unlink(missing_ok=True)
    try:
        with Store.open(somewhere) as store:
            problems = store.verify()
            if not problems:
                assert expected == list(store.entries())
                return ""
            return problems[0].key
    except RegisterError as error:
        return error.problems[0].key


@HERE
def test_a_file_that_is_cut_short_is_told(somewhere: Place) -> None:
    with Store.open(somewhere, make=True) as store:
        filled(store, events=200)
    whole = path_of(somewhere).read_bytes()
    path_of(somewhere).write_bytes(whole[:len(whole) // 2])
    assert "register_corrupt" == _told_of(somewhere, [])


@HERE
def test_text_with_broken_characters_is_found_out_and_named(somewhere: Place) -> None:
    with Store.open(somewhere, make=True) as store:
        filled(store)
    connection = sqlite3.connect(path_of(somewhere))
    made = list(connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'entry_no_update'"))
    connection.execute("DROP TRIGGER entry_no_update")
    connection.execute("UPDATE entry SET who = CAST(x'ff41' AS TEXT) WHERE seq = 3")
    connection.execute(made[0][0])
    connection.commit()
    connection.close()
    with Store.open(somewhere) as store:
        assert [("register_altered", "entry[3]")] == [(each.key, each.origin.path) for each in store.verify()]
        with pytest.raises(ProblemsError) as error:
            list(store.entries())
        assert ["register_corrupt"] == keys(error)


# --- Servers --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", [
    "postgresql://frist:hemligt@localhost:1/frist", "postgresql://frist:hemligt@finns.inte.invalid/frist"])
def test_a_server_that_does_not_answer_is_told_without_the_password(address: str) -> None:
    with pytest.raises(RegisterError) as error:
        Store.open(place(address, {}))
    assert ["register_connection"] == keys(error)
    assert "hemligt" not in repr(error.value.problems)


@ON_A_SERVER
def test_a_database_that_is_not_there_is_told(somewhere: Place) -> None:
    url = somewhere.url.set(database="finns_inte")
    assert ["register_connection"] == refusal(evolve(somewhere, url=url))


def test_a_database_that_does_not_hold_every_character_is_refused(server: Any) -> None:  # noqa: ANN401  # it has no types
    server.psql("CREATE DATABASE ascii ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0;")
    assert ["register_encoding"] == refusal(place(server.get_uri("ascii"), {}), make=True)


def test_without_psycopg_a_server_cannot_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert ["register_no_driver"] == refusal(place("postgresql://dator/frist", {}))


# --- The tables -----------------------------------------------------------------------------------------------------


def test_the_migrations_make_the_tables_as_they_are_described(store: Store) -> None:
    with store.engine.connect() as connection:
        assert [] == compare_metadata(MigrationContext.configure(connection), METADATA)


def test_the_newest_migration_is_the_one_that_a_register_is_brought_up_to() -> None:
    config = Config()
    config.set_main_option("script_location", "engine.register:migrations")
    assert NEWEST == ScriptDirectory.from_config(config).get_current_head()


def test_every_message_of_the_register_is_one_that_it_says() -> None:
    phrases = tomllib.loads((files("engine") / "phrases" / "sv.toml").read_text(encoding="utf-8"))["problem"]
    source = "".join(path.read_text(encoding="utf-8") for path in Path(engines.__file__).parents[1].rglob("*.py"))
    has_message = {key.removeprefix("register_") for key in phrases if key.startswith("register_")}
    assert has_message == {key for key in has_message if re.search(rf'"(register_)?{key}"', source)}


def test_an_address_with_a_setting_that_there_is_none_of_is_told() -> None:
    with pytest.raises(RegisterError) as error:
        Store.open(place("postgresql://127.0.0.1:1/frist?nonsense=1", {}))
    assert ["register_connection"] == [each.key for each in error.value.problems]


def test_a_table_that_has_been_taken_away_is_told(store: Store) -> None:
    filled(store)
    with past_the_program(store) as connection:
        connection.execute(text("DROP TABLE summary"))
    with pytest.raises(RegisterError) as error:
        asking.count(store)
    assert ["register_corrupt"] == [each.key for each in error.value.problems]


def test_a_time_that_has_been_altered_is_not_counted_from(store: Store) -> None:
    filled(store)
    with unguarded(store) as connection:
        connection.execute(text("UPDATE entry SET recorded_at = 'x' WHERE seq = 1"))
    with pytest.raises(ProblemsError) as error:
        asking.stats(store)
    assert ["register_altered"] == [each.key for each in error.value.problems]
