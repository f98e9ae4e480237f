"""A backup is a register of its own, whole as the register was at one instant; and a register is restored from it."""

import os
import random
import resource
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from attrs import evolve
from sqlalchemy import Row, select, text

from engine.inference import Inference
from engine.model.problems import ProblemsError
from engine.register import backup as backups
from engine.register import engines, persons
from engine.register.backup import Backup, Missing
from engine.register.chain import Head
from engine.register.errors import RegisterError
from engine.register.person_chain import Person, Role
from engine.register.register import Register
from engine.register.schema import METADATA
from engine.register.store import Store
from engine.register.url import Place, place
from tests.register.entering import (
    ADDED,
    HOUR,
    NOON,
    by,
    derived,
    filled,
    keys,
    noticed,
    past_the_program,
    rebuilt,
    unguarded,
    versions,
)
from tests.register.processes import started, writes

HERE = pytest.mark.parametrize("somewhere", ["sqlite"], indirect=True)
UNMISTAKABLE = "Ragnfrida Örnsköld-Åvikare"
TO_HERE = pytest.mark.parametrize("elsewhere", ["sqlite"], indirect=True)


def nothing_told(_: int) -> None:
    """No progress is shown."""


def names(folder: Path) -> list[str]:
    """What is in a folder."""
    return sorted(each.name for each in folder.iterdir())


def takes_the_name(to: Path) -> Callable[[int], None]:
    """What another does while a backup is written."""
    def write(_: int) -> None:
        to.write_text("annat")

    return write


def backed_up(store: Store, to: Path) -> Backup:
    return backups.back_up(store, to, NOON, nothing_told)


def restored(file: Path, somewhere: Place) -> Missing:
    """Restore what is lacking, as the command does."""
    with backups.opened_backup(file) as backup, Store.open(somewhere, make=True) as store:
        lacks = backups.missing(backup, store)
        if lacks.count:
            backups.restore(backup, store, lacks, nothing_told)
        return lacks


def every_row(store: Store) -> list[list[Row[Any]]]:
    """All that the register holds, altered or not."""
    with store.engine.connect() as connection:
        return [list(connection.execute(select(each).order_by(*each.primary_key))) for each in METADATA.sorted_tables]


def refused(file: Path, somewhere: Place) -> list[tuple[str, str]]:
    """Why nothing is restored, and where; what was there is as it was."""
    with Store.open(somewhere) as store:
        expected = every_row(store)
    with pytest.raises(ProblemsError) as error:
        restored(file, somewhere)
    with Store.open(somewhere) as store:
        assert expected == every_row(store)
    return [(each.key.removeprefix("register_"), each.params.get("entry", "")) for each in error.value.problems]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where backups are kept."""
    made = tmp_path / "kopior"
    made.mkdir()
    return made


# --- A backup -------------------------------------------------------------------------------------------------------


def test_a_backup_is_a_register_of_one_file_with_every_entry_and_all_that_is_derived(
        somewhere: Place, folder: Path, inference: Inference) -> None:
    with Register.open(somewhere, inference, make=True) as register:
        register.enter(versions(), NOON)
        backup = backed_up(register.store, folder / "kopia.sqlite")
        expected = list(register.store.entries()), derived(register.store)
        assert register.store.head() == backup.head
    assert ["kopia.sqlite"] == names(folder)
    assert backup.file.stat().st_size == backup.size
    with Register.open(place(str(backup.file), {}), inference) as copy:
        assert expected == (list(copy.store.entries()), derived(copy.store))
        assert () == copy.store.verify(backup.head)
        assert 1 == len(copy.enter(versions()[:1], NOON))


def test_a_backup_in_a_folder_has_its_name_after_the_swedish_time(store: Store, folder: Path) -> None:
    assert [folder / "register-2026-11-20T130000.sqlite", folder / "register-2026-07-01T140000.sqlite"] == [
        backups.back_up(store, folder, instant, nothing_told).file
        for instant in (NOON, NOON.replace(month=7, day=1))]


def test_a_backup_taken_while_eight_write_is_whole_and_a_beginning_of_the_chain(
        somewhere: Place, folder: Path) -> None:
    with Store.open(somewhere, make=True) as store:
        filled(store)
        working = [started(writes, somewhere, writer, 50) for writer in range(8)]
        made: list[Backup] = []
        while any(each.is_alive() for each in working):
            made.append(backed_up(store, folder / f"{len(made)}.sqlite"))
        for each in working:
            each.join()
        assert 7 + 8 * 50 == store.head().seq
        entries = list(store.entries())
    assert made[0].head.seq < len(entries)  # it was taken while they wrote
    for each in made:
        with backups.opened_backup(each.file) as backup:
            assert () == backup.verify(each.head)
            assert entries[:each.head.seq] == list(backup.entries())


def test_nothing_is_written_over_and_no_folder_is_made(store: Store, folder: Path) -> None:
    taken, dangling = folder / "avtal.toml", folder / "länk"
    taken.write_text("annat")
    dangling.symlink_to(folder / "borta")
    for to, expected in ((taken, "backup_exists"), (dangling, "backup_exists"),
                         (folder / "finns inte" / "kopia.sqlite", "backup_no_folder")):
        with pytest.raises(RegisterError) as error:
            backed_up(store, to)
        assert (expected, str(to)) == (error.value.key, error.value.problems[0].origin.file)
    assert "annat" == taken.read_text()
    assert ["avtal.toml", "länk"] == names(folder)


def test_who_takes_the_name_meanwhile_keeps_it(store: Store, folder: Path) -> None:
    filled(store)
    to = folder / "kopia.sqlite"
    with pytest.raises(RegisterError) as error:
        backups.back_up(store, to, NOON, takes_the_name(to))
    assert ("backup_exists", "annat", ["kopia.sqlite"]) == (error.value.key, to.read_text(), names(folder))


@HERE
def test_on_a_disk_without_links_a_backup_is_moved_into_place_and_nothing_written_over(
        store: Store, folder: Path) -> None:
    filled(store)
    with patch("os.link", side_effect=PermissionError):
        assert 7 == backed_up(store, folder / "kopia.sqlite").head.seq
        to = folder / "annan.sqlite"
        with pytest.raises(RegisterError) as error:
            backups.back_up(store, to, NOON, takes_the_name(to))
    assert ("backup_exists", "annat") == (error.value.key, to.read_text())
    assert ["annan.sqlite", "kopia.sqlite"] == names(folder)


@HERE
def test_backups_that_were_not_finished_are_told_of(store: Store, folder: Path) -> None:
    left_over = folder / ".kopia.sqlite-abc"
    left_over.mkdir()
    (folder / ".annan.sqlite-abc").mkdir()
    assert (left_over,) == backed_up(store, folder / "kopia.sqlite").left_over


@pytest.mark.parametrize(("statement", "expected"), [
    ("UPDATE entry SET body = '{}' WHERE seq = 4", [("altered", "entry[4]")]),
    ("DELETE FROM entry WHERE seq = 4", [("missing", "entry[4]")])])
def test_no_backup_is_left_of_a_register_that_is_not_whole(
        statement: str, expected: list[tuple[str, str]], store: Store, folder: Path) -> None:
    filled(store)
    with unguarded(store) as connection:
        connection.execute(text(statement))
    with pytest.raises(ProblemsError) as error:
        backed_up(store, folder / "kopia.sqlite")
    assert expected == [(each.key.removeprefix("register_"), each.origin.path) for each in error.value.problems]
    assert {store.place.shown} == {each.origin.file for each in error.value.problems}
    assert [] == names(folder)


@HERE
def test_what_is_damaged_and_only_derived_is_left_out_and_derived_again(
        somewhere: Place, folder: Path, inference: Inference) -> None:
    with Register.open(somewhere, inference, make=True) as register:
        register.enter(versions(), NOON)
        expected = list(register.store.entries()), derived(register.store)
    assert somewhere.file is not None
    _damage(somewhere.file, "deadline")
    with Store.open(somewhere) as store:
        backup = backed_up(store, folder)
    assert not backup.has_derived
    with Register.open(place(str(backup.file), {}), inference) as copy:
        assert not any(derived(copy.store).values())
        copy.bring_up_to_date(NOON, nothing_told)
        assert expected == (list(copy.store.entries()), derived(copy.store))


def _damage(file: Path, table: str) -> None:
    """Overwrite the page that leads into a table."""
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (page,), = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", [table])
    connection.close()
    whole = bytearray(file.read_bytes())
    whole[(page - 1) * 4096:page * 4096] = random.Random(6).randbytes(4096)  # noqa: S311  # no secret
    file.write_bytes(whole)


def _backs_up_with_little_room(somewhere: Place, folder: Path, to: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))
    with Store.open(somewhere) as store:
        try:
            backed_up(store, folder)
        except RegisterError as error:
            os.write(to, error.key.encode())


def test_a_backup_that_finds_no_room_is_told_and_leaves_nothing(somewhere: Place, folder: Path) -> None:
    with Store.open(somewhere, make=True) as store:
        filled(store, events=300)
    read, write = os.pipe()
    process = started(_backs_up_with_little_room, somewhere, folder, write)
    os.close(write)
    with os.fdopen(read, "rb") as said:
        assert b"disk_fault" == said.read()
    process.join()
    assert [] == names(folder)
    with Store.open(somewhere) as store:
        assert (301, ()) == (store.head().seq, store.verify())


# --- Restored -------------------------------------------------------------------------------------------------------


def test_a_register_is_restored_where_there_is_none_from_either_database_to_either(
        somewhere: Place, elsewhere: Place, folder: Path, inference: Inference) -> None:
    with Register.open(somewhere, inference, make=True) as register:
        register.enter(versions(), NOON)
        file = backed_up(register.store, folder).file
        expected = list(register.store.entries()), derived(register.store)
    assert Missing(after=Head(), until=Head(8, expected[0][-1].hash)) == restored(file, elsewhere)
    with Register.open(elsewhere, inference) as register:
        assert expected == (list(register.store.entries()), derived(register.store))
        assert () == register.store.verify()
        assert [] == register.stale(NOON)
        assert 1 == len(register.enter(versions()[:1], NOON))


def test_an_older_register_gets_what_it_lacks(
        somewhere: Place, elsewhere: Place, folder: Path, inference: Inference) -> None:
    with Register.open(somewhere, inference, make=True) as register:
        register.enter(versions()[:3], NOON)
        restored(backed_up(register.store, folder / "tidig").file, elsewhere)
        register.enter([*versions()[3:], *versions()[:1]], NOON + HOUR)
        file = backed_up(register.store, folder / "sen").file
        expected = list(register.store.entries())
    assert 6 == restored(file, elsewhere).count
    with Register.open(elsewhere, inference) as register:
        assert expected == list(register.store.entries())
        assert () == register.store.verify()
        assert derived(register.store) == rebuilt(register)


def test_a_register_that_has_all_of_it_stays_as_it_is(store: Store, folder: Path) -> None:
    filled(store)
    assert 0 == restored(backed_up(store, folder).file, store.place).count
    assert 7 == store.head().seq


def test_a_register_that_knows_more_is_left_as_it_is(store: Store, folder: Path) -> None:
    filled(store)
    file = backed_up(store, folder).file
    store.append([noticed()], NOON)
    assert [("restore_newer", "8")] == refused(file, store.place)


@pytest.mark.parametrize("alike", [0, 1, 5])
def test_a_register_that_tells_something_else_is_left_as_it_is_and_where_they_part_is_told(
        alike: int, somewhere: Place, elsewhere: Place, folder: Path) -> None:
    entered = [ADDED, *(noticed(number) for number in range(8))]
    with Store.open(somewhere, make=True) as store, Store.open(elsewhere, make=True) as other:
        for each in (store, other):
            each.append(entered[:alike], NOON)
        store.append(entered[alike:], NOON)
        other.append([ADDED, noticed(100)], NOON + HOUR)
        assert [("restore_other", str(alike + 1))] == refused(backed_up(store, folder / "en").file, elsewhere)
        assert [("restore_other", str(alike + 1))] == refused(backed_up(other, folder / "annan").file, somewhere)


def test_a_register_that_is_not_whole_is_left_as_it_is(store: Store, folder: Path) -> None:
    filled(store)
    file = backed_up(store, folder).file
    with unguarded(store) as connection:
        connection.execute(text("UPDATE entry SET body = '{}' WHERE seq = 4"))
    assert [("altered", "4")] == refused(file, store.place)


@HERE
@TO_HERE
def test_nothing_is_restored_from_a_backup_that_is_not_whole(
        store: Store, elsewhere: Place, folder: Path) -> None:
    filled(store)
    file = backed_up(store, folder).file
    Store.open(elsewhere, make=True).close()
    with Store.open(place(str(file), {})) as copy, unguarded(copy) as connection:
        connection.execute(text("UPDATE entry SET body = '{}' WHERE seq = 4"))
    assert [("altered", "4")] == refused(file, elsewhere)
    with Store.open(place(str(file), {})) as copy, past_the_program(copy) as connection:
        connection.execute(text("DROP TRIGGER entry_no_update"))
    assert [("unguarded", ""), ("altered", "4")] == refused(file, elsewhere)


@HERE
@TO_HERE
def test_from_no_damaged_page_of_a_backup_is_anything_restored(store: Store, elsewhere: Place, folder: Path) -> None:
    filled(store, events=60)
    Store.open(elsewhere, make=True).close()
    file = backed_up(store, folder).file
    whole = file.read_bytes()
    for page in range(len(whole) // 4096):
        damaged = bytearray(whole)
        damaged[page * 4096:(page + 1) * 4096] = random.Random(page).randbytes(4096)  # noqa: S311  # no secret
        file.write_bytes(damaged)
        assert refused(file, elsewhere)[0][0] in {"corrupt", "not_a_register"}


@TO_HERE
@pytest.mark.parametrize(("content", "expected"), [
    (None, "backup_none"), (b"", "none"), (b"Avtal", "not_a_register"), (b"x" * 5000, "not_a_register")])
def test_what_is_no_backup_is_told(
        content: bytes | None, expected: str, elsewhere: Place, folder: Path) -> None:
    Store.open(elsewhere, make=True).close()
    if content is not None:
        (folder / "kopia").write_bytes(content)
    assert [(expected, "")] == refused(folder / "kopia", elsewhere)


@HERE
@TO_HERE
def test_a_backup_by_a_newer_program_is_refused(store: Store, elsewhere: Place, folder: Path) -> None:
    Store.open(elsewhere, make=True).close()
    file = backed_up(store, folder).file
    connection = sqlite3.connect(file)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    expected = file.read_bytes()
    assert [("newer", "")] == refused(file, elsewhere)
    assert expected == file.read_bytes()


@HERE
@TO_HERE
def test_another_register_and_a_copy_of_its_file_serve_as_backups(
        store: Store, elsewhere: Place, folder: Path) -> None:
    filled(store)
    assert store.place.file is not None
    assert 7 == restored(store.place.file, elsewhere).count
    store.close()
    copied = folder / "kopia.sqlite"
    copied.write_bytes(store.place.file.read_bytes())
    assert 0 == restored(copied, elsewhere).count


def test_who_writes_between_the_comparison_and_the_restoring_is_not_overrun(
        somewhere: Place, elsewhere: Place, folder: Path) -> None:
    with Store.open(somewhere, make=True) as store, Store.open(elsewhere, make=True) as other:
        filled(store)
        with backups.opened_backup(backed_up(store, folder).file) as backup:
            lacks = backups.missing(backup, other)
            other.append([ADDED], NOON)
            with pytest.raises(RegisterError) as error:
                backups.restore(backup, other, lacks, nothing_told)
        assert ["register_locked"] == keys(error)
        assert 1 == other.head().seq


def test_of_what_is_not_restored_to_its_end_nothing_is(
        somewhere: Place, elsewhere: Place, folder: Path) -> None:
    def interrupts(_: int) -> None:
        raise KeyboardInterrupt

    with Store.open(somewhere, make=True) as store, Store.open(elsewhere, make=True) as other:
        filled(store)
        with backups.opened_backup(backed_up(store, folder).file) as backup:
            lacks = backups.missing(backup, other)
            with pytest.raises(KeyboardInterrupt):
                backups.restore(backup, other, lacks, interrupts)
            assert Head() == other.head()
            backups.restore(backup, other, lacks, nothing_told)
        assert store.head() == other.head()


# --- Persons --------------------------------------------------------------------------------------------------------


def person_added(store: Store, name: str = UNMISTAKABLE) -> Person:
    return persons.add(store, Person(agreement="avtal", role=Role.CONTACT, name=name), by, NOON)[0]


def erased(store: Store, person: Person) -> None:
    persons.erase(store, [person], "gallringsbeslut RS/2027:12", by, NOON)


def names_kept(store: Store) -> list[str]:
    """Who is in the register, as its chain tells."""
    assert () == store.verify()
    with store.reading() as connection:
        return [each.name for each in persons.persons_of(connection)]


def test_persons_come_along_and_back(somewhere: Place, elsewhere: Place, folder: Path) -> None:
    with Store.open(somewhere, make=True) as store:
        filled(store)
        person_added(store)
        file = backed_up(store, folder).file
    restored(file, elsewhere)
    with backups.opened_backup(file) as backup, Store.open(elsewhere) as store:
        assert [UNMISTAKABLE] == names_kept(backup) == names_kept(store)
        assert backups.has_persons(backup)


def test_persons_erased_after_a_backup_stay_erased(store: Store, folder: Path) -> None:
    filled(store)
    person = person_added(store)
    file = backed_up(store, folder).file
    erased(store, person)
    assert [("restore_newer", "9")] == refused(file, store.place)
    assert [] == names_kept(store)


def test_an_older_register_is_rid_of_those_who_were_erased_later_and_has_the_others_as_they_are(
        somewhere: Place, elsewhere: Place, folder: Path) -> None:
    with Store.open(somewhere, make=True) as store:
        filled(store)
        leaving, changing = person_added(store), person_added(store, "Anna Åkesson")
        restored(backed_up(store, folder / "tidig").file, elsewhere)
        erased(store, leaving)
        persons.change(store, changing, evolve(changing, name="Anna Ek"), by, NOON)
        person_added(store, "Bo Ek")
        file = backed_up(store, folder / "sen").file
    with backups.opened_backup(file) as backup, Store.open(elsewhere) as store:
        assert backups.restore(backup, store, backups.missing(backup, store), nothing_told)
        assert ["Anna Ek", "Bo Ek"] == names_kept(store)
    if elsewhere.file is not None:
        bytes_left = b"".join(each.read_bytes() for each in elsewhere.file.parent.glob("elsewhere.sqlite*"))
        assert UNMISTAKABLE.encode() not in bytes_left


def test_a_person_erased_while_a_backup_is_taken_is_in_it_or_waits_for_it(
        somewhere: Place, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "PATIENCE", 1)
    with Store.open(somewhere, make=True) as store, Store.open(somewhere) as other:
        filled(store)
        person = person_added(store)
        outcomes: list[str] = []

        def meanwhile(_: int) -> None:
            if not outcomes:
                try:
                    erased(other, person)
                    outcomes.append("erased")
                except RegisterError as error:
                    outcomes.append(error.key)

        file = backups.back_up(store, folder, NOON, meanwhile).file
        assert ["erased" if somewhere.file is not None else "locked"] == outcomes
        with backups.opened_backup(file) as backup:
            assert [UNMISTAKABLE] == names_kept(backup)
        if outcomes == ["locked"]:
            erased(other, person)
        assert [] == names_kept(store)


def test_no_register_is_restored_from_a_backup_whose_persons_were_altered(
        store: Store, folder: Path) -> None:
    filled(store)
    person_added(store)
    file = backed_up(store, folder).file
    with Store.open(place(str(file), {})) as copy, past_the_program(copy) as connection:
        connection.execute(text("UPDATE person SET email = 'annan@kommun.example'"))
    with pytest.raises(ProblemsError) as error:
        restored(file, store.place)
    assert ["person_altered"] == keys(error)


def test_progress_tells_every_row(store: Store, folder: Path) -> None:
    filled(store, events=2_500)
    told: list[int] = []
    backups.back_up(store, folder, NOON, told.append)
    assert [1_000, 1_000, 501, 1] == told
    assert sum(told) == backups.rows_in(store)
