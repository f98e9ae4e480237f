"""``frist docs`` as it is used: what it writes, what it says, and how it ends."""

import json
from pathlib import Path

import pytest

from engine.cli import main
from rules import RULEBOOK

HOLDS = """# language: sv
Egenskap: Läge

  @STATUS-03
  Scenario: Överenskommelsen gäller
    Givet en överenskommelse som gäller från och med 2019-01-01 tills vidare
    När överenskommelsen bedöms per den 2020-01-01
    Så är läget "gäller"
"""


@pytest.fixture
def feature(tmp_path: Path) -> Path:
    """A feature of the user's own."""
    path = tmp_path / "mitt läge.feature"
    path.write_text(HOLDS, encoding="utf-8")
    return path


def frist(capsys: pytest.CaptureFixture[str], *args: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main([str(each) for each in args])
    out, err = capsys.readouterr()
    return int(ended.value.code or 0), out, err


def test_a_book_of_a_feature_is_written_and_told(
        feature: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = frist(capsys, "docs", "--out", tmp_path / "bok", feature, "--lang", "sv")
    pages = len(list((tmp_path / "bok").rglob("*.html")))
    assert (0, "") == (status, err)
    assert f"{tmp_path / 'bok'}: {pages} sidor, 1 av 1 scenarier godkända.\n" == out
    assert "Överenskommelsen gäller" in (tmp_path / "bok/sv/rules/STATUS-03.html").read_text(encoding="utf-8")
    assert "Överenskommelsen gäller" in (tmp_path / "bok/en/features/sv-mitt-läge.html").read_text(encoding="utf-8")


def test_what_was_written_is_told_as_json(feature: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = frist(capsys, "docs", "--out", tmp_path / "bok", feature, "--json")
    told = json.loads(out)
    assert 0 == status
    assert len(list((tmp_path / "bok").rglob("*.html"))) == told.pop("pages")
    assert {"folder": str(tmp_path / "bok"), "rulebook": RULEBOOK.identity(), "scenarios": 1, "passed": 1} == told


def test_a_book_with_a_scenario_that_does_not_hold_is_written_and_the_status_is_1(
        feature: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feature.write_text(HOLDS.replace('läget "gäller"', 'läget "har upphört"'), encoding="utf-8")
    status, out, _ = frist(capsys, "docs", "--out", tmp_path / "bok", feature, "--lang", "en")
    assert 1 == status
    assert "0 of 1 scenarios passed" in out
    assert "✘" in (tmp_path / "bok/en/features/sv-mitt-läge.html").read_text(encoding="utf-8")


def test_features_that_are_refused_make_no_book(
        feature: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feature.write_text(HOLDS.replace("STATUS-03", "STATUS-99"), encoding="utf-8")
    status, out, err = frist(capsys, "docs", "--out", tmp_path / "bok", feature)
    assert (3, "") == (status, out)
    assert "STATUS-99" in err
    assert not (tmp_path / "bok").exists()


@pytest.mark.parametrize(("language", "expected"), [("sv", "innehåller annat än en bok"), ("en", "other than a book")])
def test_a_folder_that_holds_something_else_is_refused_before_anything_is_run(
        language: str, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mitt.txt").write_text("mitt", encoding="utf-8")
    status, out, err = frist(capsys, "docs", "--out", tmp_path, tmp_path / "finns-inte.feature", "--lang", language)
    assert (2, "") == (status, out)
    assert expected in err
    assert ["mitt.txt"] == [each.name for each in tmp_path.iterdir()]


def test_a_folder_to_write_to_must_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = frist(capsys, "docs", "--lang", "sv")
    assert 2 == status
    assert "--out saknas" in err
    _, out, _ = frist(capsys, "docs", "--help", "--lang", "sv")
    assert "[krävs]" in out
    assert "required" not in out


def test_a_rulebook_that_does_not_hold_makes_no_book(
        feature: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rules_with_a_gap.py").write_text(
        'from rules import RULEBOOK as _ALL\n\nRULEBOOK = _ALL.without("DAY-01")\n', encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("FRIST_RULEBOOK", "rules_with_a_gap:RULEBOOK")
    status, _, err = frist(capsys, "docs", "--out", tmp_path / "bok", feature)
    assert 1 == status
    assert "gap" in err
    assert not (tmp_path / "bok").exists()


def test_a_rule_is_shown_in_the_words_of_the_book(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = frist(capsys, "rules", "show", "TERMINATION-13", "--lang", "sv")
    assert "  uppsägningstiden löper från uppsägningen\n" in out
    assert "Rättsföljd: svaret är ja\n" in out
    assert "clause = running och goes ≠ no_end och today = in_time och lock = none → yes" in out
