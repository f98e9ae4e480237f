"""The commands used wrongly, or with nowhere to speak: a sentence and an exit status, never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from engine.cli import main

DOCUMENT: Final = """
[agreement]
id = "avtal"
title = "Avtalet"
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
ON_A_DAY: Final = ("assess", "can-terminate", "deadlines", "payments", "cashflow", "obligations", "matter", "why",
                   "timeline")
ON_A_FILE: Final = (*ON_A_DAY, "forums", "validate", "what-if")
ON_ALL: Final = ("assess", "deadlines", "timeline", "cashflow", "obligations", "forums")
"""Those that are about all that is in the register, where no file is named."""


@pytest.fixture
def avtal(tmp_path: Path) -> str:
    path = tmp_path / "avtal.toml"
    path.write_text(DOCUMENT, encoding="utf-8")
    return str(path)


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """The exit status of ``frist``, and what it says on standard output and on standard error."""
    with pytest.raises(SystemExit) as ended:
        main(list(words))
    said = capsys.readouterr()
    assert isinstance(ended.value.code, int)
    return ended.value.code, said.out, said.err


FRIST: Final = f"{sys.executable} -c 'from engine.cli import main; main()'"


def shell(command: str) -> subprocess.CompletedProcess[str]:
    """What the shell makes of ``command``."""
    return subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False,  # noqa: S603  # ours
                          timeout=60, encoding="utf-8")


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """``frist`` in a process of its own."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "FRIST_", "PYTHON"))}
    return subprocess.run(  # noqa: S603  # ours
        [sys.executable, "-c", "from engine.cli import main; main()", *words], capture_output=True, text=True,
        check=False, env={**kept, **environment}, errors="replace", encoding="utf-8", timeout=60)


# --- Wrong use: exit status 2, a sentence in the user's language ----------------------------------------------------

WRONG: Final = [
    (("nope",), "Okänt kommando ”nope”.", "nope"),
    (("asess",), "Menade du ”assess”?", "asess"),
    (("--nope",), "Okänd flagga --nope.", "--nope"),
    *(((command,), "saknas.", "FILE") for command in ON_A_FILE if command not in ON_ALL),
    *(((command, "{avtal}", "--nope"), "Okänd flagga --nope.", "--nope") for command in ON_A_FILE),
    *(((command, "{avtal}", "--lang", "de"), "--lang tar ett av: sv, en.", "sv, en") for command in ON_A_FILE),
    *(((command, "{avtal}", "--as-of", "2026-02-30"), "”2026-02-30” är ingen dag.", "2026-02-30")
      for command in (*ON_A_DAY, "what-if")),
    *(((command, "{avtal}", "--as-of"), "--as-of behöver ett värde.", "--as-of") for command in ON_A_DAY),
    *(((command, "{avtal}", "--known-on", "i går"), "”i går” är ingen dag.", "i går") for command in ON_A_DAY),
    (("can-terminate", "{avtal}", "--by", "nobody"), "Ingen part heter ”nobody”. Parter: region, kommun.", "nobody"),
    (("can-terminate", "{avtal}", "--by", ""), "Ingen part heter ””.", "region, kommun"),
    (("can-terminate", "{avtal}", "--by", "{{got}}"), "Ingen part heter ”{got}”.", "{got}"),
    (("what-if", "{avtal}", "--by", "nobody", "--notice-on", "2026-01-01"), "Ingen part heter ”nobody”.", "nobody"),
    (("what-if", "{avtal}"), "Ange --notice-on, --extend-to eller --use-option.", "--notice-on"),
    (("what-if", "{avtal}", "--use-option"), "Avtalet har ingen option.", "option"),
    (("what-if", "{avtal}", "--notice-on", "2026"), "”2026” är ingen dag.", "2026"),
    (("what-if", "{avtal}", "--extend-to", "31/12/2026"), "”31/12/2026” är ingen dag.", "31/12/2026"),
    (("deadlines", "{avtal}", "--from", "2026-02-01", "--to", "2026-01-31"), "--from ligger efter --to.", "--from"),
    (("deadlines", "{avtal}", "--from", "x"), "”x” är ingen dag.", "x"),
    (("deadlines", "{avtal}", "--to", "0000-01-01"), "”0000-01-01” är ingen dag.", "0000-01-01"),
    (("why", "{avtal}", "nope"), "”nope” är inget känt ämne. Skriv status, termination, payments, duties", "nope"),
    (("rules", "nope"), "Okänt kommando ”nope”.", "nope"),
    (("rules", "show"), "ID saknas.", "ID"),
    (("rules", "show", "NOPE-01"), "NOPE-01", "NOPE-01"),
    (("rules", "list", "--nope"), "Okänd flagga --nope.", "--nope"),
]


@pytest.mark.parametrize(("words", "swedish", "english"), WRONG, ids=lambda value: " ".join(value) if isinstance(
    value, tuple) else None)
def test_wrong_use_is_told_in_the_users_language(
        words: tuple[str, ...], swedish: str, english: str, avtal: str, capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch) -> None:
    words = tuple(word.format(avtal=avtal) for word in words)
    for language, expected, other in (("sv", swedish, "Se frist"), ("en", english, "See frist")):
        monkeypatch.setenv("FRIST_LANG", language)
        status, out, err = told(capsys, *words)
        assert (2, "") == (status, out)
        assert expected in err
        assert other in err or "behöver" in err or "needs" in err
        assert "Traceback" not in err


@pytest.mark.parametrize("day", [
    "2026-02-30", "2026-13-01", "20260101", "2026-1-1", "2026-W01-1", "2026-01-01T00:00", "1799-12-31", "2200-01-01",
    "0001-01-01", "9999-12-31", "", " 2026-01-01", "\uff12\uff10\uff12\uff16-01-01", "-1", "i dag", "\x1b[31m"])
def test_what_is_no_day_is_no_day_on_the_command_line(day: str, avtal: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = told(capsys, "assess", avtal, f"--as-of={day}", "--lang", "sv")
    assert (2, "") == (status, out)
    assert "är ingen dag. Skriv ÅÅÅÅ-MM-DD, från 1800-01-01 till 2199-12-31." in err


@pytest.mark.parametrize("day", ["1800-01-01", "2024-02-29", "2199-12-31"])
@pytest.mark.parametrize("command", ON_A_DAY)
def test_every_day_that_frist_reckons_with_is_answered(
        command: str, day: str, avtal: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = told(capsys, command, avtal, "--as-of", day, "--lang", "sv")
    assert (0, "") == (status, err)
    assert out


def test_one_day_is_a_span_of_days(avtal: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, _ = told(capsys, "deadlines", avtal, "--from", "2026-12-31", "--to", "2026-12-31")
    assert 0 == status


def test_a_word_too_many_is_told_in_swedish(avtal: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = told(capsys, "assess", avtal, "extra", "--lang", "sv")
    assert 2 == status
    assert "extra" in err
    assert "unexpected" not in err


def test_a_flag_given_a_value_is_not_told_that_it_needs_one(avtal: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = told(capsys, "assess", avtal, "--json=1", "--lang", "sv")
    assert 2 == status
    assert "--json" in err
    assert "--json behöver ett värde" not in err


@pytest.mark.parametrize("words", [(), ("rules",)])
def test_a_group_without_a_command_shows_its_help(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = told(capsys, *words)
    assert (2, "") == (status, err)
    assert "Kommandon" in out or "Commands" in out


# --- Faulty documents: exit status 3, also as JSON ------------------------------------------------------------------


@pytest.mark.parametrize("command", ON_ALL)
def test_without_a_file_there_must_be_a_register(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = told(capsys, command)
    assert (3, "") == (status, out)
    assert "Här finns inget register. Ange ett dokument eller en mapp" in err


@pytest.mark.parametrize("command", [*ON_A_FILE[:-1], ("what-if", "--notice-on", "2026-01-01")])
def test_a_missing_file_is_a_problem_whatever_is_asked(
        command: str | tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    name, *more = (command,) if isinstance(command, str) else command
    status, out, err = told(capsys, name, "missing.toml", *more, "--lang", "sv")
    assert (3, "missing.toml: Filen finns inte. Kontrollera sökvägen.\n") == (status, err)
    assert "" == out


@pytest.mark.parametrize("command", ["assess", "can-terminate", "why", "timeline", "validate", "deadlines"])
def test_problems_are_told_as_json_on_standard_output(
        command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "avtal.toml"
    path.write_text(DOCUMENT.replace("period =", "peroid ="), encoding="utf-8")
    status, out, _ = told(capsys, command, str(path), "--json", "--lang", "sv")
    assert 3 == status
    problems = json.loads(out)["problems"]
    assert {"renewal.peroid", "notice.peroid"} <= {problem["path"] for problem in problems}
    assert all({"file", "path", "message", "remedy"} == problem.keys() for problem in problems)
    assert all(all(problem.values()) for problem in problems)


@pytest.mark.parametrize("command", [*ON_A_FILE[:-1], ("what-if", "--notice-on", "2026-01-01")])
@pytest.mark.parametrize("path", ["x" * 300, "/dev/zero", "missing/avtal.toml"])
def test_a_path_that_no_file_can_have_is_a_problem(
        path: str, command: str | tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    name, *more = (command,) if isinstance(command, str) else command
    status, _, err = told(capsys, name, path, *more, "--lang", "sv")
    assert 3 == status
    assert err.startswith(path)


def test_a_supposed_extension_that_cannot_be_is_told_with_the_name_of_the_document(
        avtal: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = told(capsys, "what-if", avtal, "--extend-to", "2000-01-01", "--as-of", "2020-06-01")
    assert 3 == status
    assert not err.startswith(":")


def test_the_name_of_a_file_steers_no_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # Not a colour: click itself takes those out where it speaks to a file, as here.
    status, _, err = told(capsys, "validate", str(tmp_path / "a\x1b]0;b\x07\nc.toml"), "--lang", "sv")
    assert 3 == status
    assert "\x1b" not in err
    assert 1 == len(err.splitlines())


def test_what_is_typed_wrongly_steers_no_terminal(avtal: str, capsys: pytest.CaptureFixture[str]) -> None:
    typed = "\x1b]0;x\x07"
    for words in (("why", avtal, typed), ("can-terminate", avtal, "--by", typed), (typed,)):
        _, _, err = told(capsys, *words, "--lang", "sv")
        assert "\x1b" not in err


def test_a_slip_of_the_pen_in_a_folder_does_not_hide_an_agreement(
        tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "avtal.toml").write_text(DOCUMENT, encoding="utf-8")
    (tmp_path / "annat.toml").write_text(DOCUMENT.replace("[agreement]", "[agrement]"), encoding="utf-8")
    status, out, err = told(capsys, "deadlines", str(tmp_path), "--as-of", "2026-06-01", "--lang", "sv")
    assert 3 == status
    assert "Avtalet" in out
    assert "annat.toml: agrement: Okänd nyckel ”agrement”. Menade du ”agreement”?" in err


def test_braces_in_names_are_shown_as_they_stand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "avtal.toml"
    braces = DOCUMENT.replace('"Avtalet"', '"{x} {0.__class__}"').replace('id = "region"', 'id = "{by}"\nname = "{"')
    path.write_text(braces, encoding="utf-8")
    for command in ON_A_DAY:
        status, _, err = told(capsys, command, str(path), "--as-of", "2026-06-01")
        assert (0, "") == (status, err)
    _, out, _ = told(capsys, "assess", str(path), "--as-of", "2026-06-01")
    assert "{x} {0.__class__}" in out


# --- The rules that cannot be loaded --------------------------------------------------------------------------------


@pytest.mark.parametrize("named", ["nope:RULEBOOK", "rules:NOPE", "rules", ":", "os:path"])
def test_rules_that_cannot_be_loaded_are_told_without_a_traceback(named: str) -> None:
    ended = run("rules", "list", FRIST_RULEBOOK=named)
    assert 1 == ended.returncode
    assert "Traceback" not in ended.stderr
    assert "FRIST_RULEBOOK" in ended.stderr


# --- Nowhere to speak -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["rules list", "rules list --json", "assess {avtal}", "--help"])
def test_a_reader_who_leaves_early_is_no_fault(words: str, avtal: str) -> None:
    for _ in range(3):
        assert "" == shell(f"{FRIST} {words.format(avtal=avtal)} | head -n 1").stderr


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&-"])
@pytest.mark.parametrize("words", ["rules list", "assess missing.toml", "nope"])
def test_a_closed_stream_is_no_fault(words: str, closed: str) -> None:
    ended = shell(f"{FRIST} {words} {closed}")
    assert "Traceback" not in ended.stderr + ended.stdout
    assert {"rules list": 0, "assess missing.toml": 3, "nope": 2}[words] == ended.returncode


def test_a_full_disk_is_told_without_a_traceback() -> None:
    ended = shell(f"{FRIST} rules list >/dev/full")
    assert 0 != ended.returncode
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("environment", [
    {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "latin-1"}, {"PYTHONIOENCODING": "cp1252"}, {"LC_ALL": "C"},
    {"LC_ALL": "POSIX"}, {"LANG": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "nope"}],
    ids=lambda value: " ".join("=".join(each) for each in value.items()))
@pytest.mark.parametrize("words", [
    ("assess", "{avtal}"), ("timeline", "{avtal}"), ("why", "{avtal}"), ("can-terminate", "{avtal}", "--json"),
    ("rules", "list"), ("--help",)], ids=" ".join)
def test_a_terminal_with_few_characters_is_spoken_to_all_the_same(
        words: tuple[str, ...], environment: dict[str, str], avtal: str) -> None:
    ended = run(*(word.format(avtal=avtal) for word in words), **environment)
    assert (0, "") == (ended.returncode, ended.stderr)
    assert ended.stdout


@pytest.mark.parametrize(("environment", "expected"), [
    ({}, "finns inte"), ({"LANG": "sv_SE.UTF-8"}, "finns inte"), ({"LANG": "en_GB.UTF-8"}, "no such file"),
    ({"LANG": "en_GB.UTF-8", "FRIST_LANG": "sv"}, "finns inte"), ({"LANG": "de_DE.UTF-8"}, "finns inte"),
    ({"LC_ALL": "C"}, "finns inte"), ({"FRIST_LANG": "en"}, "no such file"), ({"FRIST_LANG": "nope"}, "finns inte")])
def test_the_language_is_the_users_and_swedish_where_none_is_known(environment: dict[str, str], expected: str) -> None:
    ended = run("assess", "missing.toml", **environment)
    assert 3 == ended.returncode
    assert expected in ended.stderr


def test_nothing_is_written_where_the_command_stands(avtal: str, tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    here.chmod(0o555)
    ended = shell(f"cd {here} && {FRIST} assess {avtal}")
    assert (0, "", []) == (ended.returncode, ended.stderr, list(here.iterdir()))


def test_a_folder_that_is_gone_is_no_place_to_stand_but_no_fault(avtal: str, tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    ended = shell(f"cd {tmp_path}/gone && rmdir ../gone && {FRIST} assess {avtal}")
    assert 0 == ended.returncode
    assert "Traceback" not in ended.stderr
