"""Backups by the commands, and what goes wrong around the register told by them, with nothing lost."""

import json
import os
import random
import resource
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from engine.cli import main
from engine.explain.phrases import Phrases
from engine.register.store import Store
from engine.register.url import place
from tests.cli.test_bad_use import told as frist
from tests.cli.test_commands import AS_OF, OSTERSUND, lines
from tests.register.entering import JAMTLAND, derived
from tests.register.processes import started

ID: Final = "jamtland-ostersund"
REGISTER: Final = Path("register.sqlite")
PAGE: Final = 4096


@pytest.fixture(autouse=True)
def added(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A register with eight agreements."""
    monkeypatch.setenv("FRIST_LANG", "sv")
    monkeypatch.setenv("FRIST_WHO", "registrator")
    monkeypatch.setenv("FRIST_REGISTER", str(REGISTER))
    monkeypatch.chdir(tmp_path)
    lines(capsys, "register", "init")
    lines(capsys, "register", "add", str(JAMTLAND))


def said_of(key: str, language: str = "sv") -> str:
    """The message of a problem, up to what it fills in."""
    message = Phrases(language)(f"problem.register_{key}.message", detail="{", entry="{", backup="{", version="{")
    return message.partition("{")[0]


def head() -> str:
    with Store.open(place(str(REGISTER), {})) as store:
        assert () == store.verify()
        return str(store.head())


# --- Backups --------------------------------------------------------------------------------------------------------


def test_a_backup_is_written_told_and_restored(capsys: pytest.CaptureFixture[str]) -> None:
    size = f"{-(-REGISTER.stat().st_size // 100_000) / 10}".replace(".", ",")
    assert ["Säkerhetskopian är skriven och prövad: kopia.sqlite", f"8 poster, {size} MB.",
            f"Kedjehuvud, att spara på annat håll: {head()}"] == lines(capsys, "register", "backup", "kopia.sqlite")
    expected = lines(capsys, "can-terminate", ID, *AS_OF)
    assert expected == lines(capsys, "can-terminate", ID, *AS_OF, "--register", "kopia.sqlite")
    restore = "register", "restore", "kopia.sqlite", "--register", "ny.sqlite"
    head_told = f"Kedjehuvud, att spara på annat håll: {head()}"
    assert ["8 poster skulle återställas, och registret få 8: ny.sqlite. Inget är skrivet.", head_told] == lines(
        capsys, *restore, "--dry-run")
    assert not Path("ny.sqlite").exists()
    assert ["8 poster är återställda, och registret har nu 8: ny.sqlite", head_told] == lines(capsys, *restore)
    assert ["Inget att återställa: registret har redan säkerhetskopians 8 poster: ny.sqlite", head_told] == lines(
        capsys, *restore)
    assert expected == lines(capsys, "can-terminate", ID, *AS_OF, "--register", "ny.sqlite")


def test_a_backup_and_what_is_restored_are_told_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    made = json.loads("\n".join(lines(capsys, "register", "backup", "kopia.sqlite", "--json")))
    size = Path("kopia.sqlite").stat().st_size
    assert {"backup": "kopia.sqlite", "entries": 8, "head": head(), "bytes": size, "verified": True, "derived": True,
            "left_over": []} == made
    for words, before, is_dry_run in ((["--dry-run"], 0, True), ([], 0, False), ([], 8, False)):
        told = json.loads("\n".join(lines(capsys, "register", "restore", "kopia.sqlite", "--register", "ny.sqlite",
                                          *words, "--json")))
        assert {"register": "ny.sqlite", "entries_before": before, "restored": 8 - before, "entries": 8,
                "head": head(), "dry_run": is_dry_run} == told


def test_in_a_restored_register_what_no_longer_holds_is_derived_again(capsys: pytest.CaptureFixture[str]) -> None:
    lines(capsys, "register", "backup", "kopia.sqlite")
    connection = sqlite3.connect("kopia.sqlite")
    connection.execute("UPDATE summary SET derived_by = 'en äldre Frist', status = 'ended'")
    connection.commit()
    connection.close()
    lines(capsys, "register", "restore", "kopia.sqlite", "--register", "ny.sqlite")
    with Store.open(place(str(REGISTER), {})) as store, Store.open(place("ny.sqlite", {})) as restored:
        assert derived(store) == derived(restored)


def test_what_is_not_restored_is_told_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    lines(capsys, "register", "backup", "tidig.sqlite")
    lines(capsys, "register", "add", str(JAMTLAND.parent / "nseo.toml"))
    expected = head()
    lines(capsys, "register", "init", "--register", "annan.sqlite")
    lines(capsys, "register", "add", OSTERSUND, "--register", "annan.sqlite")
    lines(capsys, "register", "backup", "annan-kopia.sqlite", "--register", "annan.sqlite")
    for language in ("sv", "en"):
        for backup, key in (("tidig.sqlite", "restore_newer"), ("annan-kopia.sqlite", "restore_other"),
                            ("finns-inte.sqlite", "backup_none")):
            status, out, err = frist(capsys, "register", "restore", backup, "--lang", language)
            assert (3, "") == (status, out)
            assert said_of(key, language) in err
        status, out, err = frist(capsys, "register", "backup", "tidig.sqlite", "--lang", language)
        assert (3, "") == (status, out)
        assert said_of("backup_exists", language) in err
    assert expected == head()
    assert "post 9" in frist(capsys, "register", "restore", "tidig.sqlite")[2]
    assert "post 1" in frist(capsys, "register", "restore", "annan-kopia.sqlite")[2]


def test_a_backup_that_was_not_finished_is_told_of(capsys: pytest.CaptureFixture[str]) -> None:
    Path(".kopia.sqlite-abc").mkdir()
    status, _, err = frist(capsys, "register", "backup", "kopia.sqlite")
    assert (0, True) == (status, err.startswith(".kopia.sqlite-abc: "))


def test_who_restores_a_lost_register_is_told_to_erase_again(capsys: pytest.CaptureFixture[str]) -> None:
    lines(capsys, "register", "backup", "utan.sqlite")
    lines(capsys, "register", "person", "add", ID, "--role", "contact", "--name", "Anna Åkesson")
    lines(capsys, "register", "backup", "med.sqlite")
    for file, into, expected in (("utan", "ny", ""), ("med", "ny", ""), ("med", "annan", "Personuppgifter som har ")):
        status, _, err = frist(capsys, "register", "restore", f"{file}.sqlite", "--register", f"{into}.sqlite")
        assert (0, expected) == (status, err[:len("Personuppgifter som har ")])


# --- What can only be read, has no room, or is damaged --------------------------------------------------------------


@pytest.fixture
def reachable(capsys: pytest.CaptureFixture[str]) -> Iterator[Path]:
    """A folder that everyone reaches (those of pytest are their owner's), with a register and a backup of it."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        lines(capsys, "register", "backup", str(made / "kopia.sqlite"))
        lines(capsys, "register", "restore", str(made / "kopia.sqlite"), "--register", str(made / "register.sqlite"))
        yield made
        made.chmod(0o755)


def _as_nobody() -> None:
    os.chdir("/")
    if os.getuid() == 0:
        os.setuid(65534)  # root may write everywhere


def _with_little_room() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))


def _does(first: Callable[[], None], words: list[str], to: int) -> None:
    with os.fdopen(to, "w", encoding="utf-8") as said:
        sys.stdout = sys.stderr = said
        first()
        main(words)


def apart(first: Callable[[], None], *words: str) -> tuple[int, str]:
    """The exit status of ``frist`` in a process of its own, that does something ``first``; and all that it says."""
    read, write = os.pipe()
    process = started(_does, first, list(words), write)
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as said:
        text = said.read()
    process.join()
    return process.exitcode, text


READING: Final = (["can-terminate", ID, *AS_OF], ["register", "head"], ["register", "verify"])


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_file_that_may_only_be_read_is_read_and_not_written_in(
        language: str, reachable: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at = "--register", str(reachable / "register.sqlite"), "--lang", language
    expected = ["\n".join(lines(capsys, *words, *at)) + "\n" for words in READING]
    frist(capsys, "register", "add", str(JAMTLAND.parent / "nseo.toml"), "--lang", language)  # what it needs is loaded
    frist(capsys, "register", "refresh", "--lang", language)
    frist(capsys, "register", "restore", "saknas", "--lang", language)
    (reachable / "register.sqlite").chmod(0o444)
    reachable.chmod(0o777)
    for words, answer in zip(READING, expected, strict=True):
        status, said = apart(_as_nobody, *words, *at)
        assert (0, answer) == (status, said.replace("\N{NO-BREAK SPACE}", " "))
    for writes in (["add", str(JAMTLAND.parent / "nseo.toml")], ["refresh"]):
        status, said = apart(_as_nobody, "register", *writes, *at)
        assert (3, True) == (status, said_of("read_only", language) in said)
    assert 0 == apart(_as_nobody, "register", "backup", str(reachable / "annan.sqlite"), *at)[0]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_in_a_folder_where_nothing_may_be_written_a_backup_can_be_read_and_the_register_says_that_it_cannot(
        language: str, reachable: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kopia = "--register", str(reachable / "kopia.sqlite"), "--lang", language
    expected = ["\n".join(lines(capsys, *words, *kopia)) + "\n" for words in READING]
    reachable.chmod(0o555)
    for words, answer in zip(READING, expected, strict=True):
        status, said = apart(_as_nobody, *words, *kopia)
        assert (0, answer) == (status, said.replace("\N{NO-BREAK SPACE}", " "))
        status, said = apart(_as_nobody, *words, "--register", str(reachable / "register.sqlite"), "--lang", language)
        assert (3, True) == (status, said_of("folder_read_only", language) in said)
    status, said = apart(_as_nobody, "register", "backup", str(reachable), *kopia)
    assert (3, True) == (status, said_of("backup_not_written", language) in said)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_finds_no_room_is_told_and_nothing_is_lost(
        language: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    lines(capsys, "register", "backup", "kopia.sqlite")
    expected = head()
    large = tmp_path / "stort.toml"
    large.write_text(Path(OSTERSUND).with_name("kommunavtal.toml").read_text(encoding="utf-8") + "#" * 180_000)
    one = Path(OSTERSUND).read_text(encoding="utf-8").replace(ID, "stort").replace("kommunavtal.toml", "stort.toml")
    (tmp_path / "ett.toml").write_text(one)
    for words in (["add", "ett.toml"], ["backup", "annan.sqlite"],
                  ["restore", "kopia.sqlite", "--register", "ny.sqlite"]):
        status, said = apart(_with_little_room, "register", *words, "--lang", language)
        assert (3, True) == (status, said_of("disk_fault", language) in said), said
    assert expected == head()
    assert not Path("annan.sqlite").exists()
    assert ["ett.toml", "kopia.sqlite", "ny.sqlite", "register.sqlite", "stort.toml"] == sorted(
        each.name for each in tmp_path.iterdir() if not each.name.endswith(("-wal", "-shm")))
    assert 0 == frist(capsys, "register", "add", "ett.toml")[0]
    assert 0 == frist(capsys, "register", "restore", "kopia.sqlite", "--register", "ny.sqlite")[0]


def test_a_newer_register_is_told_of_and_left_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    connection = sqlite3.connect(REGISTER)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    expected = REGISTER.read_bytes()
    for language in ("sv", "en"):
        for words in (*READING, ["register", "init"], ["register", "add", OSTERSUND], ["register", "refresh"],
                      ["register", "backup", "kopia.sqlite"], ["register", "restore", str(REGISTER)]):
            status, out, err = frist(capsys, *words, "--lang", language)
            assert (3, "") == (status, out)
            assert said_of("newer", language) in err
    assert expected == REGISTER.read_bytes()


def test_no_damaged_page_makes_a_command_fail_in_any_other_way_than_with_a_message(
        capsys: pytest.CaptureFixture[str]) -> None:
    expected = "\n".join(lines(capsys, "deadlines", *AS_OF)) + "\n"
    whole = REGISTER.read_bytes()
    found = set()
    for page in range(0, len(whole) // PAGE, 8):
        for words in (["deadlines", *AS_OF], ["register", "verify"], ["register", "add", OSTERSUND],
                      ["register", "refresh"], ["register", "backup", f"kopia-{page}.sqlite"]):
            for each in ("-wal", "-shm"):
                Path(f"{REGISTER}{each}").unlink(missing_ok=True)
            damaged = bytearray(whole)
            start = page * PAGE + PAGE // 2
            damaged[start:start + 64] = random.Random(page).choices(b"abcdef", k=64)  # noqa: S311  # no secret
            REGISTER.write_bytes(damaged)
            status, out, err = frist(capsys, *words)
            found.add((words[-1] if words[0] == "register" else words[0], status))
            assert status in {0, 3}, (page, words, err)
            assert "Traceback" not in err
            if words[0] == "deadlines" and status == 0:
                assert expected == out.replace("\N{NO-BREAK SPACE}", " ")
    assert {("deadlines", 0), ("deadlines", 3), ("verify", 0), ("verify", 3), ("refresh", 0)} <= found


def test_what_is_derived_and_was_altered_is_put_right_by_refresh(capsys: pytest.CaptureFixture[str]) -> None:
    with Store.open(place(str(REGISTER), {})) as store:
        expected = derived(store)
    connection = sqlite3.connect(REGISTER)
    connection.execute("UPDATE summary SET status = 'ended'")
    connection.execute("DELETE FROM deadline WHERE number > 1")
    connection.execute("INSERT INTO term VALUES ('finns-inte', 1, NULL, NULL, 'x', 'y')")
    connection.commit()
    connection.close()
    lines(capsys, "register", "refresh")
    with Store.open(place(str(REGISTER), {})) as store:
        assert expected == derived(store)
