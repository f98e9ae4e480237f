"""``frist check``, ``frist steps`` and ``frist can-terminate --show-scenarios`` as their users meet them."""

import io
import json
import os
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from engine.cli import main
from engine.cli.living_views import Progress
from engine.explain.phrases import Phrases
from engine.living.sources import features, scenarios
from tests.living.made_up import RESULTS

FEATURE: Final = """# language: sv
Egenskap: Ett

  @STATUS-03
  Scenario: Rätt
    Givet en överenskommelse som gäller från och med 2019-01-01 tills vidare
    När överenskommelsen bedöms per den 2020-01-01
    Så är läget "gäller"
"""
WRONG: Final = FEATURE + """
  Scenario: Fel
    Givet en överenskommelse som gäller från och med 2019-01-01 tills vidare
    När överenskommelsen bedöms per den 2020-01-01
    Så är läget "har upphört"

  Scenario: Okänt
    Givet en överenskommelse som gäller från och med 2019-01-01 tills vidare
    När överenskommelsen bedömdes per den 2020-01-01
    Så är läget "gäller"
"""


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRIST_RESULTS", str(tmp_path / "state" / "results.json"))
    monkeypatch.chdir(tmp_path)
    Path("rätt.feature").write_text(FEATURE, encoding="utf-8")
    Path("fel.feature").write_text(WRONG, encoding="utf-8")


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """The exit status of ``frist``, and what it says on standard output and on standard error."""
    with pytest.raises(SystemExit) as ended:
        main(list(words))
    said = capsys.readouterr()
    assert isinstance(ended.value.code, int)
    return ended.value.code, said.out, said.err


# --- check ------------------------------------------------------------------------------------------------------------


def test_the_exit_status_is_0_only_if_every_scenario_passed(capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == told(capsys, "check", "rätt.feature")[0]
    assert 1 == told(capsys, "check", "fel.feature")[0]
    assert 1 == told(capsys, "check", ".")[0]
    assert 3 == told(capsys, "check", "rätt.feature", "finns-inte.feature")[0]
    assert 2 == told(capsys, "check")[0]
    assert 2 == told(capsys, "check", "rätt.feature", "--nope")[0]


def test_a_scenario_that_did_not_pass_is_told_with_the_line_and_the_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, err = told(capsys, "check", "fel.feature", "--lang", "sv")
    assert "" == err
    assert [
        "Ett  (fel.feature)",
        "  ✔ godkänt  Rätt",
        "  ✘ underkänt  Fel",
        '      rad 13: Så är läget "har upphört"',
        '        Väntat: "har upphört". Funnet: "gäller".',
        "  ? okänt steg  Okänt",
        "      rad 17: När överenskommelsen bedömdes per den 2020-01-01",
        "        Ingen mening i stegbiblioteket lyder så.",
        "        Närmast:",
        "          När överenskommelsen bedöms per den <dag>",
    ] == out.splitlines()[:10]
    assert "3 scenarier: 1 godkänt, 1 underkänt och 1 med okänt steg." in out


def test_english_is_spoken_to_those_who_ask_for_it(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = told(capsys, "check", "fel.feature", "--lang", "en")
    assert "3 scenarios: 1 passed, 1 failed and 1 with an unknown step." in out
    assert "No scenario has been tried." in told(capsys, "check", "nope.feature", "--lang", "en")[2]


def test_json_has_the_run_or_the_problems(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, err = told(capsys, "check", "fel.feature", "--json")
    run = json.loads(out)
    assert ("", False, {"passed": 1, "failed": 1, "undefined": 1, "skipped": 0}) == (err, run["passed"], run["counts"])
    assert ["passed", "undefined", "skipped"] == [
        step["mark"] for step in run["features"][0]["scenarios"][2]["steps"]]
    _, out, _ = told(capsys, "check", "nope.feature", "--json")
    assert ["nope.feature"] == [each["file"] for each in json.loads(out)["problems"]]


def test_messages_are_written_to_the_file_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "check", "rätt.feature", "--messages", "ut.ndjson")
    lines = Path("ut.ndjson").read_text(encoding="utf-8").splitlines()
    assert ["meta", "testRunFinished"] == [next(iter(json.loads(line))) for line in (lines[0], lines[-1])]


@pytest.mark.parametrize("feature", ["rätt.feature", "fel.feature"])
@pytest.mark.parametrize(("place", "detail"), [
    ("ingen/mapp/ut.ndjson", "No such file or directory"), (".", "Is a directory")])
def test_messages_that_cannot_be_written_are_wrong_use_and_the_run_is_told_all_the_same(
        place: str, detail: str, feature: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = told(capsys, "check", feature, "--messages", place, "--lang", "sv")
    assert (2, True) == (status, "  ✔ godkänt  Rätt\n" in out)
    assert f"Meddelandena kan inte skrivas till ”{place}” ({detail})." in err
    status, out, err = told(capsys, "check", feature, "--messages", place, "--lang", "en", "--json")
    assert (2, feature) == (status, json.loads(out)["features"][0]["path"])
    assert f"The messages cannot be written to “{place}” ({detail})." in err


def test_the_messages_are_not_written_over_a_feature(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = told(capsys, "check", "rätt.feature", "--messages", "rätt.feature", "--lang", "sv")
    assert (2, "", FEATURE) == (status, out, Path("rätt.feature").read_text(encoding="utf-8"))
    assert "Meddelandena skulle skrivas över egenskapen ”rätt.feature”." in err


def test_a_name_that_is_no_text_stops_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    name = os.fsdecode(b"\xff.feature")
    Path(name).write_text(FEATURE, encoding="utf-8")
    assert 0 == told(capsys, "check", name, "--messages", "ut.ndjson")[0]
    assert 1 == len(json.loads(Path("state/results.json").read_text(encoding="utf-8")))


def test_a_file_that_may_not_be_read_is_told_in_the_language_of_the_user(
        capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def refuse(path: Path, *how: Any, **more: Any) -> Any:  # noqa: ANN401  # Path.open's own
        if path.suffix == ".feature":
            raise PermissionError(13, "Permission denied")
        return opened(path, *how, **more)
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    monkeypatch.setattr(Path, "open", refuse)
    status, _, err = told(capsys, "check", "rätt.feature", "--lang", "sv")
    assert 3 == status
    assert err.startswith("rätt.feature: Filen kan inte läsas (Permission denied).")


def test_the_line_of_progress_is_cleared_however_the_run_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", terminal)

    def interrupted() -> None:
        with Progress(Phrases("sv")) as progress:
            progress.told(RESULTS.scenarios[0], 3)
            raise KeyboardInterrupt
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert "\r1 av 3 scenarier\r\x1b[K" == terminal.getvalue()


# --- steps ------------------------------------------------------------------------------------------------------------


def test_the_sentences_are_told_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert "  När överenskommelsen bedöms per den <dag>\n" in told(capsys, "steps", "--lang", "sv")[1]
    assert "  When the agreement is assessed as of <day>\n" in told(capsys, "steps", "--lang", "en")[1]


# --- can-terminate --show-scenarios -----------------------------------------------------------------------------------


def test_an_answer_names_the_scenarios_that_try_the_rules_behind_it(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("can-terminate", str(scenarios() / "jamtland" / "ostersund.toml"), "--as-of", "2026-11-20",
             "--show-scenarios", "--lang", "sv")
    named = ("TERMINATION-10: På sista dagen är svaret ja, dagen efter nej (kan-vi-saga-upp.feature, rad 20) "
             "\N{EN DASH} ")
    assert f"{named}inte kört\n" in told(capsys, *asked)[1]
    told(capsys, "check", str(features() / "sv" / "kan-vi-saga-upp.feature"))
    assert f"{named}godkänt den " in told(capsys, *asked)[1]
    shown = json.loads(told(capsys, *asked, "--json")[1])["scenarios"]
    assert {"passed", None} == {each["mark"] for each in shown}


def test_a_rule_behind_an_answer_that_no_scenario_tries_is_named_all_the_same(
        capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.living.sources.features", lambda: Path("none"))
    asked = ("can-terminate", str(scenarios() / "jamtland" / "ostersund.toml"), "--as-of", "2026-11-20",
             "--show-scenarios", "--lang", "sv")
    assert "  TERMINATION-10: inget scenario.\n" in told(capsys, *asked)[1]
    assert {"rule": "TERMINATION-10", "scenario": None} in json.loads(told(capsys, *asked, "--json")[1])["scenarios"]


def test_a_name_that_is_no_text_is_kept_beside_the_results_of_other_runs(capsys: pytest.CaptureFixture[str]) -> None:
    Path(os.fsdecode(b"\xff.feature")).write_text(FEATURE, encoding="utf-8")
    for name in (os.fsdecode(b"\xff.feature"), "rätt.feature", "fel.feature"):
        assert "" == told(capsys, "check", name)[2]
    kept = json.loads(Path("state/results.json").read_text(encoding="utf-8"))
    assert ["\udcff.feature:5", "rätt.feature:5", "fel.feature:5", "fel.feature:10", "fel.feature:15"] == [
        each.rpartition("/")[2] for each in kept]


@pytest.mark.parametrize(("feature", "expected"), [("rätt.feature", 0), ("fel.feature", 1)])
def test_results_that_cannot_be_kept_are_told_once_and_change_nothing(
        feature: str, expected: int, capsys: pytest.CaptureFixture[str]) -> None:
    Path("state").write_text("", encoding="utf-8")
    status, out, err = told(capsys, "check", feature, "--lang", "sv")
    assert (expected, True) == (status, "  ✔ godkänt  Rätt\n" in out)
    told_of, = err.splitlines()
    assert told_of.startswith("Resultaten kan inte sparas i ”")
    assert "results.json” (File exists)" in told_of


def test_what_has_been_spoilt_is_not_known(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    place = tmp_path / "state"
    place.mkdir()
    (place / "results.json").write_text("[1, 2", encoding="utf-8")
    assert 0 == told(capsys, "check", "rätt.feature")[0]
    assert 1 == len(json.loads((place / "results.json").read_text(encoding="utf-8")))
    for spoilt in ("[" * 100_000, "[]", '{"a": ' + "[" * 900 + "]" * 900 + "}", '{"a": {"mark": 1}, "b": {}}'):
        (place / "results.json").write_text(spoilt, encoding="utf-8")
        assert (0, "") == told(capsys, "check", "rätt.feature")[::2]
    (place / "results.json").unlink()
    (place / "results.json").mkdir()
    assert 0 == told(capsys, "check", "rätt.feature")[0]
    assert ["results.json"] == [each.name for each in place.iterdir()]
