"""Files made to break the reader: each is refused for what it is, and at once."""

import os
import time
from pathlib import Path
from typing import Final

import pytest

from engine.documents import load
from engine.model.problems import ProblemsError

HEAD: Final = '[agreement]\nid = "a"\n[[party]]\nid = "region"\n[term]\nstarts_on = 2019-01-01\n'
LARGEST: Final = 1024 * 1024
AT_ONCE: Final = 20.0
"""Seconds. The slowest takes one or two; without its limit each of these files takes minutes or never ends."""


def refused(path: Path) -> list[str]:
    """The keys of the problems, found within the time allowed."""
    started = time.monotonic()
    with pytest.raises(ProblemsError) as error:
        load(path)
    assert time.monotonic() - started < AT_ONCE
    return [problem.key for problem in error.value.problems]


@pytest.mark.parametrize(("text", "expected"), [
    (b"", ["not_an_agreement", "no_parties"]), (b"\xef\xbb\xbf", ["not_an_agreement", "no_parties"]),
    (b"\n" * 1_000_000, ["not_an_agreement", "no_parties"]), (b"\0", ["not_toml"]), (b"\xff\xfe\0", ["not_utf8"]),
    (HEAD.encode("utf-16"), ["not_utf8"]), (HEAD.encode("utf-16-le"), ["not_toml"]),
    (HEAD.encode("utf-32"), ["not_utf8"]),
    (HEAD.replace("region", "å").encode("latin-1"), ["not_utf8"]), (b"\xed\xa0\x80 = 1", ["not_utf8"]),
    (HEAD.replace("\n", "\r").encode(), ["not_toml"]),
    (b"PK\x03\x04", ["not_toml"]), (b'{"agreement": {}}', ["not_toml"]),
    (b"<xml/>", ["not_toml"]), (HEAD.encode() + b"x = 1\nx = 2", ["not_toml"]),
    (HEAD.encode() + b"[term]", ["not_toml"]),
    (HEAD.encode() + b'clause = "', ["not_toml"]), (HEAD.encode() + b'clause = """\n\n', ["not_toml"]),
    (HEAD.encode() + b"clause = [1,", ["not_toml"]), (HEAD.encode() + b'clause = "\\ud800"', ["not_toml"]),
    (HEAD.encode() + b"clause = " + b"1" * 5_000, ["huge_number"]),
    (HEAD.encode() + b"clause = 1" + b"_1" * 300_000, ["huge_number"]),
    (HEAD.encode() + b"clause = 1e999999999999999999999", ["huge_number"])], ids=range(23))
def test_what_is_not_a_document_is_refused(text: bytes, expected: list[str], tmp_path: Path) -> None:
    path = tmp_path / "avtal.toml"
    path.write_bytes(text)
    assert expected == refused(path)


@pytest.mark.parametrize(("text", "line", "shown"), [
    (HEAD + 'clause = "x\n\n\n', "7", 'clause = "x'), (HEAD + "\x1b[31mclause\n", "7", "\\u{001b}[31mclause"),
    (HEAD + "a\u2028b = = 1", "7", "a\\u{2028}b = = 1"),
    (HEAD + "# \x0b\x0c\x1c\nclause", "7", "# \\u{000b}\\u{000c}\\u{001c}"),
    (HEAD + '# \u2028\n\n"\x85" = = 1', "9", '"\\u{0085}" = = 1'), (HEAD + "x" * 200 + "\n", "7", "x" * 80),
    ("\r\n\r\nx\r\n", "3", "x")], ids=range(7))
def test_the_line_that_cannot_be_read_is_shown_and_steers_no_terminal(
        text: str, line: str, shown: str, tmp_path: Path) -> None:
    path = tmp_path / "avtal.toml"
    path.write_bytes(text.encode())
    with pytest.raises(ProblemsError) as error:
        load(path)
    assert [{"line": line, "text": shown}] == [problem.params for problem in error.value.problems]


@pytest.mark.parametrize("text", [
    "a." * 400_000 + "b = 1", "[" + "a." * 400_000 + "b]", "x = { " + "a." * 400_000 + "b = 1 }",
    "x = " + "[" * 400_000, "x = " + "{ a = " * 100_000, "x = " + "[" * 17 + "]" * 17,
    ".".join(f"k{number}" for number in range(17)) + " = 1", "\n".join(f"[{'a.' * 90}k{k}]" for k in range(5_000))],
    ids=range(8))
def test_a_file_of_tables_within_tables_is_refused_at_once(text: str, tmp_path: Path) -> None:
    path = tmp_path / "avtal.toml"
    path.write_text(HEAD + text + "\n", encoding="utf-8")
    assert ["nested_too_deep"] == refused(path)


def test_dots_in_a_comment_or_in_text_are_no_tables(tmp_path: Path) -> None:
    path = tmp_path / "avtal.toml"
    path.write_text(f"{HEAD}# {'.' * 500}\nclause = \"Se s. 4 {'.' * 60}\"\n", encoding="utf-8")
    assert f"Se s. 4 {'.' * 60}" == load(path).term.clause


def test_a_file_of_just_one_mebibyte_is_read_and_one_of_a_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "avtal.toml"
    path.write_bytes(HEAD.encode() + b"#" * (LARGEST - len(HEAD)))
    assert "a" == load(path).id
    path.write_bytes(HEAD.encode() + b"#" * (LARGEST - len(HEAD) + 1))
    assert ["too_large"] == refused(path)


@pytest.mark.parametrize(("text", "expected"), [
    (HEAD + "\n".join(f"k{number} = 1" for number in range(60_000)), "unknown_key"),
    ("\n".join(f"k{number} = 1" for number in range(60_000)) + "\n" + HEAD, "unknown_key"),
    (HEAD + "[[event]]\nkind = 'x'\n" * 1_000, "unknown_value"),
    (HEAD + "[notice]\ncounted = 'from_notice'\nperiod = '1 day'\nby = [" + "'x'," * 100_000 + "]", "unknown_party"),
    (HEAD + "[notice]\ncounted = 'from_notice'\nperiod = '1 day'\n"
     + "\n".join(f"party.p{number}.period = 1" for number in range(30_000)), "not_a_length"),
    (HEAD + "[renewal]\nkind = '" + "automati" * 100_000 + "'", "unknown_value"),
    (HEAD + "[compensation.index]\npercent.2019 = [" + "'x'," * 100_000 + "]", "not_a_number"),
    (HEAD + "[compensation.allocation]\nby = 'population'\n"
     + "\n".join(f"population.y{number} = 1" for number in range(30_000)), "not_a_year"),
    (HEAD + "[compensation]\namount = 0." + "0" * 1_000_000 + "1", "amount_decimals"),
    (HEAD + "[[forum]]\nid = 'f'\nmeetings = [" + "2020-01-01," * 80_000 + "]", "too_many_rows"),
    (HEAD + "[[duty]]\nid = 'd'\nby = 'region'\nto = 'region'\nwhat = 'w'\nevery = '1 day'\n"
     + "[[event]]\nkind = 'performed'\nduty = 'd'\nperiod = 'x'\non = 2020-01-01\n" * 1_000, "unknown_period"),
    (HEAD + "".join(f"[[duty]]\nid = 'd{n}'\nby = 'region'\nto = 'x'\nwhat = 'w'\nevery = 'on-request'\n"
                    f"[[event]]\nkind = 'requested'\nduty = 'd1'\non = 2020-01-01\n" for n in range(1_000)),
     "duplicate_id")], ids=range(12))
def test_a_file_of_nothing_but_faults_is_refused_at_once_and_briefly(text: str, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "avtal.toml"
    path.write_text(text, encoding="utf-8")
    started = time.monotonic()
    with pytest.raises(ProblemsError) as error:
        load(path)
    assert time.monotonic() - started < AT_ONCE
    assert expected in {problem.key for problem in error.value.problems}
    assert all(len(value) < 500 for problem in error.value.problems for value in problem.params.values())


@pytest.mark.parametrize("key", ["party", "event"])
def test_a_thousand_rows_are_read_and_one_more_is_not(key: str, tmp_path: Path) -> None:
    path = tmp_path / "avtal.toml"
    rows = {"party": [f'[[party]]\nid = "p{number}"\n' for number in range(1_001)],
            "event": ["[[event]]\nkind = 'signed'\non = 2018-12-01\n"] * 1_001}[key]
    head = '[agreement]\nid = "a"\n' + ('[[party]]\nid = "p"\n' if key == "event" else "")
    path.write_text(head + "".join(rows[:1_000]), encoding="utf-8")
    assert "a" == load(path).id
    path.write_text(head + "".join(rows), encoding="utf-8")
    assert ["too_many_rows"] == refused(path)


def test_a_thousand_parties_and_as_many_who_are_unknown_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "avtal.toml"
    path.write_text('[agreement]\nid = "a"\n' + "".join(f'[[party]]\nid = "p{n}"\n' for n in range(1_000))
                    + "".join(f"[[event]]\nkind = 'signed'\non = 2018-12-01\nby = 'x{n}'\n" for n in range(1_000)),
                    encoding="utf-8")
    assert ["unknown_party"] * 1_000 == refused(path)


@pytest.mark.parametrize(("path", "expected"), [
    ("/dev/zero", ["not_a_file"]), ("/dev/null", ["not_a_file"]), ("/", ["is_folder"]),
    ("missing.toml", ["file_missing"]),
    ("x" * 300, ["unreadable"]), ("missing/avtal.toml", ["file_missing"]), ("a\0b", ["unreadable"])])
def test_a_path_that_leads_to_no_file_is_refused(path: str, expected: list[str], tmp_path: Path) -> None:
    assert expected == refused(tmp_path / path)


def test_a_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "avtal.toml")
    assert ["not_a_file"] == refused(tmp_path / "avtal.toml")


def test_a_link_in_a_ring_is_refused(tmp_path: Path) -> None:
    (tmp_path / "avtal.toml").symlink_to(tmp_path / "avtal.toml")
    assert ["unreadable"] == refused(tmp_path / "avtal.toml")


def test_a_file_that_may_not_be_read_is_refused_with_the_systems_own_word(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Refused by hand: who runs the tests may be allowed to read everything.
    def forbidden(self: Path, *_mode: str) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    (tmp_path / "avtal.toml").write_text(HEAD, encoding="utf-8")
    monkeypatch.setattr(Path, "open", forbidden)
    with pytest.raises(ProblemsError) as error:
        load(tmp_path / "avtal.toml")
    assert [("unreadable", {"detail": "Permission denied"})] == [
        (problem.key, problem.params) for problem in error.value.problems]
