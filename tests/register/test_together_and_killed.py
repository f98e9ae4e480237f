"""Several who write at the same time, and those who are killed while they write."""

import os
import random
from collections import Counter
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any, Final

import pytest

from engine.inference import Inference
from engine.register import persons
from engine.register.backup import back_up, opened_backup
from engine.register.person_chain import Person, Role
from engine.register.register import Register
from engine.register.store import EVENT, Store
from engine.register.url import Place
from tests.register.entering import ADDED, NOON, brought_to, by, derived, emptied, rebuilt, versions
from tests.register.processes import (
    TOGETHER,
    killed_commands,
    killed_while,
    makes,
    started,
    writes,
    writes_without_end,
)

WRITERS: Final = 8
EACH: Final = 250
KILLS: Final = int(os.environ.get("FRIST_KILLS", "20"))
"""How often who writes is killed: 20 times, unless a longer run is asked for."""

KINDS: Final = 9
"""The kinds of commands below, over which those times are spread."""

OF_EACH: Final = -(-KILLS // KINDS)
DOCUMENT: Final = """
[agreement]
id = "{id}"
title = "Avtal {number}"
{more}
[[party]]
id = "region"
[[party]]
id = "kommun"
[term]
starts_on = 2019-01-01
ends_on = 2021-12-31
[renewal]
kind = "automatic"
period = "3 years"
[notice]
counted = "before_term_end"
period = "12 months"
"""


def within(seconds: float, kill: int) -> float:
    """A random time, the same whenever that kill is tried again."""
    return random.Random(kill).uniform(0, seconds)  # noqa: S311  # no secret


def test_of_what_eight_write_at_the_same_time_nothing_is_lost_or_doubled_and_the_chain_is_whole(
        somewhere: Place) -> None:
    with Store.open(somewhere, make=True) as store:
        store.append([ADDED], NOON)
    writers = [started(writes, somewhere, writer, EACH) for writer in range(WRITERS)]
    for each in writers:
        each.join()
    with Store.open(somewhere) as store:
        told = Counter(each.told["number"] for each in store.entries() if each.kind == "event")
        assert {writer * 10_000 + number: 1 for writer in range(WRITERS) for number in range(EACH)} == told
        assert WRITERS * EACH + 1 == store.head().seq
        assert () == store.verify()


def test_eight_who_make_the_same_register_at_the_same_time_all_get_it(somewhere: Place) -> None:
    read, write = os.pipe()
    for each in [started(makes, somewhere, write) for _ in range(WRITERS)]:
        each.join()
    os.close(write)
    with os.fdopen(read, "rb") as said:
        assert b"." * (2 * WRITERS) == said.read()
    with Store.open(somewhere) as store:
        assert () == store.verify()


def test_whoever_is_killed_while_writing_leaves_all_that_was_acknowledged_and_no_half_of_anything(
        somewhere: Place) -> None:
    with Store.open(somewhere, make=True) as store:
        store.append([ADDED], NOON)
    expected = 1
    for kill in range(KILLS):
        acknowledged = killed_while(writes_without_end, somewhere, within(0.03, kill))
        with Store.open(somewhere) as store:
            store.append([], NOON)  # until the server has done with what the killed one had asked for
            assert () == store.verify()
            found = store.head().seq
        # What was on the disk when it was killed, but not yet acknowledged, may be there as well: whole.
        assert found - (expected + acknowledged * TOGETHER) in {0, TOGETHER}
        expected = found


def test_whoever_is_killed_while_making_a_register_leaves_one_or_none(somewhere: Place) -> None:
    for kill in range(KILLS):
        killed_while(makes, somewhere, within(0.15, kill))
        with Store.open(somewhere, make=True) as store:
            assert 1 == len(store.append([ADDED], NOON))
            assert () == store.verify()
        emptied(somewhere)


# --- Commands that are killed ---------------------------------------------------------------------------------------


class AtNoon(datetime):
    """A clock that stands still: what is derived on one day is not compared with what is derived on the next."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Any:  # noqa: ANN401  # datetime's own
        """Noon, always."""
        return NOON.astimezone(tz)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("record", "register", "register_backup", "register_import", "register_persons"):
        monkeypatch.setattr(f"engine.cli.{name}.datetime", AtNoon)


def told(somewhere: Place) -> tuple[str, str]:
    """The option that says where the register is."""
    return "--register", somewhere.url.render_as_string(hide_password=False) if somewhere.file is None else str(
        somewhere.file)


def whole(register: Register) -> int:
    """How many entries there are: the chain is whole, and what is derived is as if it were derived from them now."""
    register.store.append([], NOON)  # until the server has done with what the killed one had asked for
    assert () == register.store.verify()
    assert derived(register.store) == rebuilt(register)
    return register.store.head().seq


def whole_once_used(register: Register) -> int:
    """The same, once something has been asked: what was not derived yet is derived then."""
    register.bring_up_to_date(NOON, lambda _: None)
    return whole(register)


def test_init_killed_leaves_a_register_or_none(somewhere: Place, inference: Inference) -> None:
    def prepared(_: int) -> list[str]:
        emptied(somewhere)
        return ["register", "init", *told(somewhere)]

    for _ in killed_commands(prepared, OF_EACH):
        with Register.open(somewhere, inference, make=True) as register:
            assert 0 == whole(register)
            register.enter(versions()[:1], NOON)
            assert 1 == whole(register)


def documents(folder: Path, kill: int) -> Path:
    """A folder with a new version, a new agreement, and one that ends with the first: other ones each time."""
    made = folder / str(kill)
    made.mkdir()
    for each, more in (("samma", ""), (f"nytt-{kill}", ""), (f"följer-{kill}", 'ends_with = "samma"')):
        (made / f"{each}.toml").write_text(DOCUMENT.format(id=each, number=kill, more=more), encoding="utf-8")
    return made


def test_add_killed_enters_all_of_the_documents_or_none(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    Register.open(somewhere, inference, make=True).store.close()

    def prepared(kill: int) -> list[str]:
        return ["register", "add", str(documents(tmp_path, kill)), *told(somewhere)]

    before = 3
    for _ in killed_commands(prepared, OF_EACH):
        with Register.open(somewhere, inference) as register:
            found = whole(register)
        assert found in {before, before + 3}
        before = found


def test_import_killed_enters_all_of_the_documents_or_none(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    Register.open(somewhere, inference, make=True).store.close()

    def prepared(kill: int) -> list[str]:
        return ["register", "import", str(documents(tmp_path, kill)), "--yes", *told(somewhere)]

    before = 3
    for _ in killed_commands(prepared, OF_EACH):
        with Register.open(somewhere, inference) as register:
            found = whole(register)
        assert found in {before, before + 3}
        before = found


def test_record_and_undo_killed_enter_an_event_or_nothing(somewhere: Place, inference: Inference) -> None:
    with Register.open(somewhere, inference, make=True) as register:
        register.enter(versions()[:3], NOON)

    def prepared(_: int) -> list[str]:
        with Store.open(somewhere) as store:
            last = store.entry(store.head().seq)
        if last.kind == EVENT:
            return ["undo", str(last.seq), "--why", "Fel avtal", *told(somewhere)]
        return ["record", "notice", versions()[0].agreement or "", "--by", "kommun", "--received-on", "2026-11-01",
                "--form", "written", *told(somewhere)]

    before = 4
    for _ in killed_commands(prepared, OF_EACH):
        with Register.open(somewhere, inference) as register:
            found = whole(register)
        assert found in {before, before + 1}
        before = found


def test_erase_person_killed_erases_with_an_entry_of_it_or_not_at_all(
        somewhere: Place, inference: Inference) -> None:
    with Register.open(somewhere, inference, make=True) as register:
        register.enter(versions()[:1], NOON)

    def prepared(_: int) -> list[str]:
        person = Person(agreement=versions()[0].agreement or "", role=Role.CONTACT, name="Anna Åkesson")
        with Store.open(somewhere) as store:
            persons.add(store, person, by, NOON)
        return ["register", "erase-person", person.token, "--decision", "RS/2027:12", *told(somewhere)]

    before = 3
    for _ in killed_commands(prepared, OF_EACH):
        with Register.open(somewhere, inference) as register:
            found = whole(register)  # of the persons' data, too
        assert found in {before + 1, before + 2}
        before = found


def test_refresh_killed_leaves_what_was_derived(somewhere: Place, inference: Inference) -> None:
    with Register.open(somewhere, inference, make=True) as register:
        register.enter(versions()[:3], NOON)
    for _ in killed_commands(lambda _: ["register", "refresh", *told(somewhere)], OF_EACH):
        with Register.open(somewhere, inference) as register:
            assert [] == register.stale(NOON)
            assert 3 == whole(register)


def test_backup_killed_leaves_a_whole_backup_or_none(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    with Register.open(somewhere, inference, make=True) as register:
        register.enter(versions()[:3], NOON)
        head = register.store.head()

    def prepared(kill: int) -> list[str]:
        return ["register", "backup", str(tmp_path / f"kopia-{kill}.sqlite"), *told(somewhere)]

    for kill in killed_commands(prepared, OF_EACH):
        with Register.open(somewhere, inference) as register:
            assert 3 == whole(register)
        file = tmp_path / f"kopia-{kill}.sqlite"
        if file.exists():
            with opened_backup(file) as backup:
                assert (head, ()) == (backup.head(), backup.verify(head))


def test_restore_killed_leaves_what_was_there_or_all_of_the_backup(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    file = tmp_path / "kopia"
    with Register.open(somewhere, inference, make=True) as register:
        register.enter(versions()[:3], NOON)
        back_up(register.store, file, NOON, lambda _: None)

    def prepared(kill: int) -> list[str]:
        emptied(somewhere)
        if kill % 2:
            with Register.open(somewhere, inference, make=True) as older:
                older.enter(versions()[:1], NOON)
        return ["register", "restore", str(file), *told(somewhere)]

    for kill in killed_commands(prepared, OF_EACH):
        with Register.open(somewhere, inference, make=True) as register:
            assert whole_once_used(register) in {kill % 2, 3}


def test_a_register_whose_migration_is_killed_has_its_entries_and_is_migrated_when_it_is_next_opened(
        somewhere: Place, inference: Inference) -> None:
    drafts = versions()[:3]

    def prepared(_: int) -> list[str]:
        emptied(somewhere)
        brought_to(somewhere, "0001", drafts)
        return ["register", "head", *told(somewhere)]

    for _ in killed_commands(prepared, OF_EACH):
        with Register.open(somewhere, inference) as register:
            assert 3 == whole_once_used(register)
