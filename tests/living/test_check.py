"""What ``check`` runs is what the features say: nothing left out, nothing let in, nothing kept from before."""

import os
import subprocess
import sys
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import evolve

from engine.living import checking
from engine.living import guard as guarding
from engine.living.checking import check
from engine.living.results import Mark, ScenarioResult
from engine.living.sources import features
from engine.living.steps.registry import understood
from engine.model.problems import ProblemsError

HEAD: Final = "Feature: One\n\n  Scenario: One\n"
GIVEN: Final = "    Given an agreement that runs from 2019-01-01 until notice\n"
WHEN: Final = "    When the agreement is assessed as of 2020-01-01\n"
RIGHT: Final = '    Then the status is "in force"\n'
WRONG: Final = '    Then the status is "ended"\n'
STRAY: Final = {
    "conftest.py": "raise SystemExit('a stray conftest.py was read')\n",
    "__init__.py": "raise SystemExit('a stray __init__.py was read')\n",
    "test_stray.py": "raise SystemExit('a stray test was read')\n",
    "pytest.ini": "[pytest]\naddopts = --no-such-option\n",
    "pyproject.toml": "[tool.pytest.ini_options]\naddopts = ['--no-such-option']\n",
    "tox.ini": "[pytest]\naddopts = --no-such-option\n",
    "setup.cfg": "[tool:pytest]\naddopts = --no-such-option\n",
}


def written(path: Path, *steps: str, head: str = HEAD) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(head + "".join(steps), encoding="utf-8")
    return path


def ran(path: Path) -> ScenarioResult:
    """The only scenario of a feature."""
    found, = check([path]).scenarios
    return found


def message(path: Path) -> str:
    """Why the step of the only scenario that did not pass did not."""
    found, = (step.message for step in ran(path).steps if step.mark in (Mark.FAILED, Mark.UNDEFINED))
    return found


def keys(*paths: Path) -> list[str]:
    with pytest.raises(ProblemsError) as refused:
        check(paths)
    return [problem.key for problem in refused.value.problems]


# --- Every scenario, in order, with what it came to -----------------------------------------------------------------


def test_each_step_has_its_mark_and_those_after_one_that_fails_are_not_tried(tmp_path: Path) -> None:
    found = ran(written(tmp_path / "a.feature", GIVEN, WHEN, WRONG, '    And the assessment is "certain"\n'))
    assert [Mark.PASSED, Mark.PASSED, Mark.FAILED, Mark.SKIPPED] == [step.mark for step in found.steps]
    assert ["Given ", "When ", "Then ", "And "] == [step.keyword for step in found.steps]
    assert Mark.FAILED is found.mark


def test_what_was_expected_and_found_is_told_in_the_words_of_the_feature(tmp_path: Path) -> None:
    assert 'Expected: "ended". Found: "in force".' == message(written(tmp_path / "a.feature", GIVEN, WHEN, WRONG))
    swedish = "# language: sv\nEgenskap: Ett\n\n  Scenario: Ett\n"
    path = written(tmp_path / "b.feature",
                   "    Givet en överenskommelse som gäller från och med 2019-01-01 tills vidare\n",
                   "    När överenskommelsen bedöms per den 2020-01-01\n", '    Så är läget "har upphört"\n',
                   head=swedish)
    assert 'Väntat: "har upphört". Funnet: "gäller".' == message(path)


@pytest.mark.parametrize(("step", "expected"), [
    ("the agreement is assessed as for 2020-01-01", "When the agreement is assessed as of <day>"),
    ("the agreement is assessed as of 2023-02-30", '"2023-02-30" is no day of the calendar.'),
    ("an agreement that runs from 2019-01-01 until notice", 'goes with "Given", not with "When"'),
    ("xyzzy", "No sentence of the step library says that.")])
def test_an_unknown_step_is_told_with_what_may_have_been_meant(step: str, expected: str, tmp_path: Path) -> None:
    path = written(tmp_path / "a.feature", GIVEN, f"    When {step}\n", RIGHT)
    assert expected in message(path)
    assert Mark.UNDEFINED is ran(path).mark


def test_a_rule_in_the_tags_that_is_no_reason_fails_the_scenario(tmp_path: Path) -> None:
    tagged = HEAD.replace("  Scenario", "  @TERM-08\n  Scenario")
    found = ran(written(tmp_path / "a.feature", GIVEN, WHEN, WRONG.replace("ended", "in force"), head=tagged))
    assert (Mark.PASSED, Mark.FAILED) == (found.steps[1].mark, found.steps[2].mark)
    assert "@TERM-08" in found.steps[2].message


@pytest.mark.parametrize("tag", ["skip", "xfail", "skipif", "usefixtures", "_private"])
def test_a_tag_that_means_something_to_pytest_means_nothing_here(tag: str, tmp_path: Path) -> None:
    found = ran(written(tmp_path / "a.feature", GIVEN, WHEN, WRONG,
                        head=HEAD.replace("  Scenario", f"  @{tag}\n  Scenario")))
    assert (Mark.FAILED, (tag,)) == (found.mark, found.tags)


def test_the_rows_of_an_outline_are_told_apart_by_their_lines(tmp_path: Path) -> None:
    head = "Feature: One\n\n  Scenario Outline: One\n"
    path = written(tmp_path / "a.feature", GIVEN, "    When the agreement is assessed as of <day>\n", RIGHT,
                   "\n    Examples:\n      | day        |\n      | 2018-12-31 |\n      | 2019-01-01 |\n", head=head)
    assert [(10, Mark.FAILED), (11, Mark.PASSED)] == [(each.row, each.mark) for each in check([path]).scenarios]


def test_files_and_folders_may_be_named_and_each_feature_is_run_once(tmp_path: Path) -> None:
    one = written(tmp_path / "mapp" / "åäö med mellanslag.feature", GIVEN, WHEN, RIGHT)
    written(tmp_path / "mapp" / "under" / "b.feature", GIVEN, WHEN, RIGHT)
    written(tmp_path / "mapp" / ".venv" / "c.feature", "    Given nothing\n")
    results = check([one, tmp_path / "mapp"])
    assert ["åäö med mellanslag.feature", "b.feature"] == [each.path.name for each in results.features]
    assert results.has_passed


@pytest.mark.parametrize("name", ["under/../b.feature", "./b.feature", "länk/../../b.feature", "under/.."])
def test_a_path_by_way_of_another_folder_leads_to_the_feature(
        name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "a.feature", GIVEN, WHEN, RIGHT)
    written(tmp_path / "b.feature", GIVEN, WHEN, WRONG)
    (tmp_path / "under" / "djupt").mkdir(parents=True)
    (tmp_path / "länk").symlink_to(tmp_path / "under" / "djupt")
    marks = {each.name: each.scenarios[0].mark for each in (
        evolve(each, name=each.path.name) for each in check([Path("a.feature"), Path(name)]).features)}
    assert {"a.feature": Mark.PASSED, "b.feature": Mark.FAILED} == marks


def test_a_link_to_a_folder_is_followed_and_one_in_a_ring_once(tmp_path: Path) -> None:
    written(tmp_path / "mapp" / "a.feature", GIVEN, WHEN, RIGHT)
    written(tmp_path / "annan" / "b.feature", GIVEN, WHEN, WRONG)
    (tmp_path / "mapp" / "länk").symlink_to(tmp_path / "annan")
    (tmp_path / "mapp" / "ring").symlink_to(tmp_path / "mapp")
    assert [("a.feature", Mark.PASSED), ("b.feature", Mark.FAILED)] == [
        (each.path.name, each.scenarios[0].mark) for each in check([tmp_path / "mapp"]).features]


def test_a_run_that_leaves_a_scenario_out_is_a_fault_and_no_result(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "_run", lambda *_: defaultdict(list))
    with pytest.raises(RuntimeError, match=r"a\.feature"):
        check([written(tmp_path / "a.feature", GIVEN, WHEN, RIGHT)])


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_the_ends_of_lines_may_be_those_of_any_machine(end: str, tmp_path: Path) -> None:
    (tmp_path / "a.feature").write_bytes(f"{HEAD}    # one\n{GIVEN}{WHEN}{WRONG}".replace("\n", end).encode())
    found = ran(tmp_path / "a.feature")
    assert [5, 6, 7] == [step.line for step in found.steps]
    assert Mark.FAILED is found.mark


def test_a_byte_order_mark_and_the_line_ends_of_windows_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.feature"
    text = """# language: sv
Egenskap: Ett

  Scenario: Ett
    Givet en överenskommelse som gäller från och med 2019-01-01 tills vidare
    När överenskommelsen bedöms per den 2020-01-01
    Så är läget "gäller"
"""
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert Mark.PASSED is ran(path).mark


# --- What is refused --------------------------------------------------------------------------------------------------


def test_what_is_no_feature_is_refused_with_every_problem_at_once(tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    text = written(tmp_path / "a.feature.txt", GIVEN, WHEN, RIGHT)
    assert ["no_features", "feature_suffix", "file_missing"] == keys(tmp_path / "tom", text, tmp_path / "b.feature")
    assert ["feature_suffix"] == keys(tmp_path)
    (tmp_path / "c.feature").write_bytes(HEAD.encode("utf-16"))
    assert ["not_utf8"] == keys(tmp_path / "c.feature")


def test_what_in_a_folder_looks_like_a_feature_and_cannot_be_read_is_not_passed_over(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "a.feature", GIVEN, WHEN, RIGHT)
    (tmp_path / "bruten.feature").symlink_to("finns-inte")
    (tmp_path / "ring.feature").symlink_to("ring.feature")
    assert ["file_missing", "file_missing"] == keys(tmp_path)
    assert ["file_missing", "file_missing"] == keys(tmp_path / "ring.feature", tmp_path / f"{'x' * 300}.feature")
    (tmp_path / "bruten.feature").unlink()
    (tmp_path / "ring.feature").unlink()
    os.mkfifo(tmp_path / "rör.feature")
    assert ["not_a_file"] == keys(tmp_path)
    (tmp_path / "rör.feature").unlink()
    (tmp_path / "låst").mkdir()
    scandir = os.scandir

    def locked(folder: str | Path) -> Any:  # noqa: ANN401  # os.scandir's own
        if Path(folder).name == "låst":
            raise PermissionError(13, "Permission denied", str(folder))
        return scandir(folder)
    monkeypatch.setattr(os, "scandir", locked)
    assert ["unreadable"] == keys(tmp_path)


def test_a_feature_that_is_changed_while_it_is_run_has_no_result(tmp_path: Path) -> None:
    path = written(tmp_path / "a.feature", GIVEN, WHEN, RIGHT)
    with pytest.raises(ProblemsError) as refused:
        check([path], lambda *_: path.write_text("Feature: Other\n", encoding="utf-8"))
    assert ["feature_changed"] == [problem.key for problem in refused.value.problems]


@pytest.mark.parametrize("line", [
    "Given\N{NO-BREAK SPACE}that", "\N{ZERO WIDTH SPACE}Given that", "Så\N{NO-BREAK SPACE}är", "1. Given that",
    "\N{BULLET} Then that", "**Given** that", "\0Given that", "Given\tthat", "Gi\N{SOFT HYPHEN}ven that"])
def test_a_step_that_is_not_written_as_one_is_no_free_text(line: str, tmp_path: Path) -> None:
    path = written(tmp_path / "a.feature", f"    {line} nobody reads\n", GIVEN, WHEN, RIGHT)
    assert ["step_in_description"] == keys(path)


@pytest.mark.parametrize(("tag", "expected"), [
    ("STATUS_03", True), ("STATUS03", True), ("STATUS\N{EN DASH}03", True), ("rule:STATUS-03", True),
    ("dnr-2024-112", False), ("KS2024", False), ("status", False)])
def test_a_tag_that_is_almost_a_rule_is_refused_and_any_other_is_free(
        tag: str, expected: bool, tmp_path: Path) -> None:  # noqa: FBT001  # a row of the table
    path = written(tmp_path / "a.feature", GIVEN, WHEN, RIGHT, head=HEAD.replace("  Scenario", f"  @{tag}\n  Scenario"))
    if expected:
        assert ["tag_unknown"] == keys(path)
    else:
        assert Mark.PASSED is ran(path).mark


def test_a_step_that_can_be_read_in_two_ways_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarding, "understood", lambda kind, text: understood(kind, text) * 2)
    path = written(tmp_path / "a.feature", GIVEN, WHEN, RIGHT)
    assert ["step_understood_twice"] * 3 == keys(path)


def test_free_text_below_a_heading_is_no_problem(tmp_path: Path) -> None:
    head = "Feature: One\n  The report: what it says, then.\n\n  Scenario: One\n    A note on the case: see § 3.\n"
    assert Mark.PASSED is ran(written(tmp_path / "a.feature", GIVEN, WHEN, RIGHT, head=head)).mark


# --- Apart from the user's own pytest, and from the run before -------------------------------------------------------


@pytest.mark.parametrize("stray", STRAY)
def test_a_stray_file_of_pytests_beside_the_feature_changes_nothing(stray: str, tmp_path: Path) -> None:
    path = written(tmp_path / "a.feature", GIVEN, WHEN, RIGHT)
    (tmp_path / stray).write_text(STRAY[stray], encoding="utf-8")
    before = set(tmp_path.rglob("*"))
    assert Mark.PASSED is ran(path).mark
    assert before == set(tmp_path.rglob("*"))


def test_the_environment_of_pytest_and_other_plug_ins_change_nothing(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTEST_ADDOPTS", "--no-such-option")
    monkeypatch.setenv("PYTEST_PLUGINS", "no_such_plugin")
    assert Mark.FAILED is ran(written(tmp_path / "a.feature", GIVEN, WHEN, WRONG)).mark
    assert ("--no-such-option", "no_such_plugin") == (os.environ["PYTEST_ADDOPTS"], os.environ["PYTEST_PLUGINS"])


def test_a_feature_that_has_been_edited_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.feature"
    marks = [ran(written(path, GIVEN, WHEN, then)).mark for then in (RIGHT, WRONG, RIGHT)]
    assert [Mark.PASSED, Mark.FAILED, Mark.PASSED] == marks


def test_two_runs_at_once_in_one_process_keep_apart(tmp_path: Path) -> None:
    paths = [written(tmp_path / f"{name}.feature", GIVEN, WHEN, then) for name, then in (("a", RIGHT), ("b", WRONG))]
    with ThreadPoolExecutor() as pool:
        assert [Mark.PASSED, Mark.FAILED] * 3 == [found.mark for found in pool.map(ran, paths * 3)]


# --- Documents --------------------------------------------------------------------------------------------------------


DOCUMENT: Final = ('[agreement]\nid = "a"\nbased_on = "gemensamt.toml"\n'
                   '[[party]]\nid = "sundby"\nname = "Sundby kommun"\n[[party]]\nid = "bolaget"\n')
COMMON: Final = "[term]\nstarts_on = 2019-01-01\n"


@pytest.mark.parametrize("place", [".", "..", "../.."])
def test_a_document_is_found_beside_the_feature_or_in_a_folder_above_it(
        place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = written(tmp_path / "ett" / "två" / "a.feature", '    Given the agreement in "mitt avtal.toml"\n',
                   '    When a notice from "Sundby kommun" is received on 2019-06-01\n', '    Then the status on '
                   '2020-01-01 is "cannot be told"\n')
    folder = (path.parent / place).resolve()
    (folder / "mitt avtal.toml").write_text(DOCUMENT, encoding="utf-8")
    (folder / "gemensamt.toml").write_text(COMMON, encoding="utf-8")
    assert Mark.PASSED is ran(path).mark


def test_a_document_that_is_not_there_is_told_with_where_it_was_looked_for(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "här" / "ett").mkdir(parents=True)
    (tmp_path / "avtal.toml").write_text(DOCUMENT, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "här")
    path = written(tmp_path / "här" / "ett" / "a.feature", "    Given the agreement in avtal.toml\n", WHEN, RIGHT)
    folders = ", ".join(map(str, (tmp_path / "här" / "ett", tmp_path / "här")))
    assert f'There is no file "avtal.toml". It was looked for in: {folders}.' == message(path)


@pytest.mark.parametrize("name", ["../avtal.toml", "/etc/passwd", "../../etc/passwd", "avtal", " "])
def test_no_document_is_looked_for_elsewhere_nor_any_other_file(
        name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "avtal.toml").write_text(DOCUMENT, encoding="utf-8")
    path = written(tmp_path / "under" / "a.feature", f'    Given the agreement in "{name}"\n', WHEN, RIGHT)
    assert f'Here it says "{name}".' in message(path)


def test_a_faulty_document_is_told_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "fel.toml").write_text("[agreement\n", encoding="utf-8")
    assert message(written(tmp_path / "a.feature", "    Given the agreement in fel.toml\n", WHEN, RIGHT)).startswith(
        "fel.toml: Line 1")


@pytest.mark.parametrize(("step", "expected"), [
    ("XYZ-99 is no reason", "No rule is called XYZ-99."),
    ("there is no call for the activity report", "Found, though it was not to be there: verksamhetsberattelse."),
    ("there is no call for the activity report for 2019-2", 'No period is called "2019-2".'),
    ("there is no call for the activity report for 2018-2022", 'No period is called "2018-2022".'),
    ("there is no call for the activity report for 2019",
     "Found, though it was not to be there: verksamhetsberattelse, 2019.")])
def test_that_something_is_not_there_does_not_hold_by_a_slip_of_the_pen(
        step: str, expected: str, tmp_path: Path) -> None:
    duty = "    And that the region is to give an activity report to the municipality every year (§ 8)\n"
    assert expected == message(written(tmp_path / "a.feature", GIVEN, duty, WHEN, f"    Then {step}\n"))


@pytest.mark.parametrize("table", ["      |\n      |\n", "      | number |\n", "      | numer |\n      | 1 |\n"])
def test_a_table_without_a_column_or_a_row_holds_nothing(table: str, tmp_path: Path) -> None:
    path = written(tmp_path / "a.feature", GIVEN, WHEN, f"    Then the terms are\n{table}")
    assert message(path).startswith("The columns of the table are to be called: ")


@pytest.mark.parametrize("period", ["2018", "2019-05", "2019-H1", "2019-06-15", "2014\N{EN DASH}2018", "2019-W07"])
def test_that_there_is_no_call_holds_of_any_period_that_there_is(period: str, tmp_path: Path) -> None:
    duty = "    And that the region is to give an activity report to the municipality every year (§ 8)\n"
    then = f"    Then there is no call for the activity report for {period}\n"
    assert Mark.PASSED is ran(written(tmp_path / "a.feature", GIVEN, duty, WHEN, then)).mark


def test_a_party_that_is_none_is_told_with_those_that_are(tmp_path: Path) -> None:
    parties = '    Given that the parties are "Sundby kommun" and "Bolaget"\n'
    path = written(tmp_path / "a.feature", parties, GIVEN.replace("Given", "And"),
                   '    When a notice from "Sunby kommun" is received on 2020-01-01\n', RIGHT)
    assert 'No party is called "Sunby kommun". Parties: "Sundby kommun", "Bolaget".' == message(path)


# --- The features of Frist, and a lawyer's own ----------------------------------------------------------------------


def test_the_features_of_frist_pass_wherever_they_are_run_from(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert check([features() / "sv" / "kan-vi-saga-upp.feature", features() / "en" / "surplus.feature"]).has_passed


LAWYERS: Final = """# language: sv

Egenskap: Hyresavtalet om Storgatan 4
  Avtalet mellan Sundby kommun och Sundby Bostäder AB, som det är undertecknat den 1 mars 2024.

  Bakgrund:
    Givet att parterna är "Sundby kommun" och "Sundby Bostäder AB"
    Och en överenskommelse som gäller från och med 2024-04-01 till och med 2027-03-31 (avsnitt 2.1)
    Och att den förlängs av sig själv med 3 år i taget (avsnitt 2.2)
    Och att den ska sägas upp skriftligen senast 9 månader före avtalsperiodens slut (avsnitt 2.3)

  Scenario: Uppsagt i tid
    När en uppsägning från "Sundby Bostäder AB" kommer fram 2026-06-30
    Så gäller överenskommelsen till och med 2027-03-31

  Scenario: Uppsagt en dag för sent
    När en uppsägning från "Sundby Bostäder AB" kommer fram 2026-07-01
    Så gäller överenskommelsen till och med 2030-03-31
"""


def test_a_lawyer_with_a_feature_and_no_python_gets_her_answer(tmp_path: Path) -> None:
    (tmp_path / "Storgatan 4.feature").write_text(LAWYERS, encoding="utf-8")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTEST", "FRIST", "LANG", "LC_"))}
    ended = subprocess.run(
        [sys.executable, "-c", "from engine.cli import main; main()", "check", "Storgatan 4.feature"], cwd=tmp_path,
        capture_output=True, text=True, encoding="utf-8", check=False,
        env={**kept, "FRIST_RESULTS": str(tmp_path / "state" / "results.json")})
    assert (0, "") == (ended.returncode, ended.stderr)
    assert ["Hyresavtalet om Storgatan 4  (Storgatan 4.feature)", "  ✔ godkänt  Uppsagt i tid",
            "  ✔ godkänt  Uppsagt en dag för sent", ""] == ended.stdout.splitlines()[:4]
    assert ["Storgatan 4.feature", "state"] == sorted(path.name for path in tmp_path.iterdir())
