"""Every kind of problem as a document or a feature to run, with what Frist says of it beside it."""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Final

import pytest

from engine.assess import assess
from engine.cli import main
from engine.documents import load
from engine.inference import Inference
from engine.living.guard import guard
from engine.model.problems import ProblemsError

HERE: Final = Path(__file__).parent
DOCUMENTS: Final = sorted(HERE.glob("*.toml"))
FEATURES: Final = sorted(HERE.glob("*.feature"))
PASSED_IN_SILENCE: Final = {
    "feature_language_late", "heading_in_description", "outline_column_twice",
    "outline_column_unused", "placeholder_in_background", "scenario_twice", "scenario_without_heading",
    "scenario_without_then", "step_after_bullet", "step_in_description", "step_of_the_feature", "table_unused",
    "tag_almost_a_rule", "tag_unchecked", "tag_unknown"}
"""The features that pytest-bdd alone finds nothing wrong with."""
SAME_PROBLEM: Final = {
    "feature_language_unknown": "feature_language", "scenario_without_heading": "step_in_description",
    "step_after_bullet": "step_in_description", "step_of_the_feature": "step_in_description",
    "tag_almost_a_rule": "tag_unknown"}
AGREEMENT: Final = '[agreement]\nid = "avtal"\n\n[[party]]\nid = "region"\n'
SEVERAL_LINES: Final = 6


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """The exit status of ``frist``, and what it says on standard output and on standard error."""
    with pytest.raises(SystemExit) as ended:
        main(list(words))
    said = capsys.readouterr()
    assert isinstance(ended.value.code, int)
    return ended.value.code, said.out, said.err


def keys(path: Path, inference: Inference) -> list[str]:
    """The keys of the problems of the document at ``path``, told when it is read or when it is assessed."""
    with pytest.raises(ProblemsError) as refused:
        assess(load(path), date(2030, 1, 1), inference)
    return [problem.key for problem in refused.value.problems]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_what_is_said_of_a_faulty_document_is_what_stands_beside_it(
        document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = told(capsys, "validate", str(document), "--lang", "sv")
    golden = document.with_suffix(".txt")
    said = err.replace(f"{HERE}{os.sep}", "")
    if os.environ.get("FRIST_WRITE_GOLDEN"):
        golden.write_text(said, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == said
    assert (3, "") == (status, out)


@pytest.mark.parametrize("feature", FEATURES, ids=lambda path: path.stem)
def test_what_is_said_of_a_faulty_feature_is_what_stands_beside_it(
        feature: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = told(capsys, "check", str(feature), "--lang", "sv")
    golden = feature.with_suffix(".txt")
    said = err.replace(f"{HERE}{os.sep}", "")
    if os.environ.get("FRIST_WRITE_GOLDEN"):
        golden.write_text(said, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == said
    assert (3, "") == (status, out)


def test_most_faulty_features_are_passed_in_silence_by_pytest_bdd_alone(tmp_path: Path) -> None:
    for feature in FEATURES:
        (tmp_path / feature.name).write_bytes(feature.read_bytes())
        (tmp_path / f"test_{feature.stem}.py").write_text(
            f"from pytest_bdd import scenarios\nscenarios('{feature.name}')\n", encoding="utf-8")
    ran = subprocess.run(  # noqa: S603  # the test's own files
        [sys.executable, "-m", "pytest", "-q", "--tb=no", "-p", "no:cacheprovider", "--continue-on-collection-errors",
         str(tmp_path)], cwd=tmp_path, check=False, capture_output=True, text=True)
    found_out = {each.stem for each in FEATURES
                 if re.search(rf"^(FAILED|ERROR) test_{each.stem}\.py", ran.stdout, re.MULTILINE)}
    assert PASSED_IN_SILENCE == {each.stem for each in FEATURES} - found_out


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_a_faulty_document_says_in_one_line_what_is_wrong_with_it(document: Path) -> None:
    first, second = document.read_text(encoding="utf-8").split("\n")[:2]
    assert ("# ", "") == (first[:2], second)


@pytest.mark.parametrize("feature", FEATURES, ids=lambda path: path.stem)
def test_a_faulty_feature_says_in_one_line_what_is_wrong_with_it(feature: Path) -> None:
    lines = [line for line in feature.read_text(encoding="utf-8").split("\n") if not line.startswith("# language:")]
    assert ("# ", "") == (lines[0][:2], lines[1])


def test_several_faults_are_told_at_once() -> None:
    golden = (HERE / "several_at_once.txt").read_text(encoding="utf-8")
    assert SEVERAL_LINES == len(golden.splitlines())


def test_nothing_lies_here_that_belongs_to_no_document() -> None:
    assert {path.stem for path in (*DOCUMENTS, *FEATURES)} == {path.stem for path in HERE.glob("*.txt")}


# --- The problems that no single small file can show ---------------------------------------------------------------


def too_large(folder: Path) -> Path:
    path = folder / "avtal.toml"
    path.write_bytes(b"#" * (1024 * 1024 + 1))
    return path


def not_utf8(folder: Path) -> Path:
    path = folder / "avtal.toml"
    path.write_bytes(AGREEMENT.encode("utf-16"))
    return path


def file_missing(folder: Path) -> Path:
    return folder / "avtal.toml"


def is_folder(folder: Path) -> Path:
    return folder


def not_a_file(folder: Path) -> Path:
    os.mkfifo(folder / "avtal.toml")
    return folder / "avtal.toml"


def unreadable(folder: Path) -> Path:
    return folder / ("x" * 300 + ".toml")


def too_many_rows(folder: Path) -> Path:
    path = folder / "avtal.toml"
    path.write_text(AGREEMENT + "[[event]]\n" * 1001, encoding="utf-8")
    return path


def outside_folder(folder: Path) -> Path:
    (folder / "gemensamt.toml").write_text("", encoding="utf-8")
    (folder / "avtal").mkdir()
    path = folder / "avtal" / "avtal.toml"
    path.write_text('[agreement]\nid = "avtal"\nbased_on = "../gemensamt.toml"\n', encoding="utf-8")
    return path


def cycle(folder: Path) -> Path:
    for one, other in (("a", "b"), ("b", "a")):
        (folder / f"{one}.toml").write_text(f'[agreement]\nid = "{one}"\nbased_on = "{other}.toml"\n', encoding="utf-8")
    return folder / "a.toml"


def too_deep(folder: Path) -> Path:
    for number in range(9):
        text = f'[agreement]\nid = "avtal"\nbased_on = "{number + 1}.toml"\n'
        (folder / f"{number}.toml").write_text(text, encoding="utf-8")
    return folder / "0.toml"


MADE: Final[tuple[Callable[[Path], Path], ...]] = (
    too_large, not_utf8, file_missing, is_folder, not_a_file, unreadable, too_many_rows, outside_folder, cycle,
    too_deep)


@pytest.mark.parametrize("made", MADE, ids=lambda made: made.__name__)
def test_a_file_that_is_no_document_is_refused_for_what_it_is(
        made: Callable[[Path], Path], tmp_path: Path, inference: Inference) -> None:
    assert [made.__name__] == keys(made(tmp_path), inference)


def test_a_folder_without_documents_is_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expected = (3, "", f"{tmp_path}: Mappen har inget dokument (*.toml) med ett avtal. Ange en annan mapp.\n")
    assert expected == told(capsys, "validate", str(tmp_path), "--lang", "sv")


def test_agreements_that_end_with_each_other_in_a_ring_are_all_named(
        tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for one, other in (("b", "c"), ("c", "a"), ("a", "b"), ("d", "a")):
        text = AGREEMENT.replace('"avtal"', f'"{one}"\nends_with = "{other}"')
        (tmp_path / f"{one}.toml").write_text(text, encoding="utf-8")
    expected = (f"{tmp_path / 'a.toml'}: agreement.ends_with: Avtalen upphör med varandra i en cirkel: a, b, c, a. "
                "Ta bort ends_with i det avtal som inte upphör med något annat.\n")
    assert (3, "", expected) == told(capsys, "validate", str(tmp_path), "--lang", "sv")


OF_OTHERS: Final = ("register_", "list_", "person_", "settings_")
"""How the problems begin that are tried in tests/register, tests/cli and tests/alerts."""


def test_every_problem_that_has_a_message_can_be_produced() -> None:
    phrases = tomllib.loads((files("engine") / "phrases" / "sv.toml").read_text(encoding="utf-8"))["problem"]
    has_message = {key for key, value in phrases.items()
                   if isinstance(value, dict) and not key.startswith(OF_OTHERS)}
    produced = {path.stem for path in DOCUMENTS} | {made.__name__ for made in MADE} | {
        path.stem for path in FEATURES} | {
            "agreement_twice", "empty_folder", "ends_with_ring", "no_features", "feature_changed", "feature_suffix",
            "step_understood_twice",  # see tests/living, and tests/cli
                "file_and_id", "not_an_instant", "one_agreement"}
    assert has_message == produced - {"several_at_once", *SAME_PROBLEM}


@pytest.mark.parametrize("feature", FEATURES, ids=lambda path: path.stem)
def test_a_feature_named_for_a_problem_has_that_problem(feature: Path) -> None:
    with pytest.raises(ProblemsError) as refused:
        guard([feature])
    assert SAME_PROBLEM.get(feature.stem, feature.stem) in {problem.key for problem in refused.value.problems}


@pytest.mark.parametrize("document", [path for path in DOCUMENTS if path.stem != "several_at_once"],
                         ids=lambda path: path.stem)
def test_a_document_named_for_a_problem_has_that_problem_and_no_other(document: Path, inference: Inference) -> None:
    assert [document.stem] == keys(document, inference)
