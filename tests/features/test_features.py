"""The features: every scenario of both languages is run, and nothing in them is silently left out."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest
from pytest_bdd import scenarios
from pytest_bdd.parser import Step

from engine.inference import Inference
from engine.living.guard import guard
from engine.living.steps.registry import sentences, understood
from engine.living.steps.tags import pytest_bdd_apply_tag
from rules import RULEBOOK
from tests.features.replay import FILES, every_assessment, rendered, templates

FEATURES: Final = Path(__file__).parents[2] / "features"
ENGLISH_NAMES: Final = {
    "uppsagning": "notice",
    "uppsagning-utan-regel": "notice-without-a-rule",
    "rakning": "counting",
    "forlangning": "renewal",
    "overenskommen-forlangning": "agreed-extension",
    "option": "option",
    "havning": "rescission",
    "status": "status",
    "kan-vi-saga-upp": "can-we-terminate",
    "ledig-dag": "free-day",
    "ersattning": "compensation",
    "overskott": "surplus",
    "forfallodag": "due-day",
    "delbetalning": "instalment",
    "tvist": "dispute",
    "drojsmalsranta": "late-interest",
    "skyldigheter": "duties",
    "skyldigheters-sista-dag": "last-days-for-duties",
    "beslut": "decisions",
    "kontaktperson-och-andringar": "contact-and-changes",
    "overenskommelser-som-hanger-ihop": "agreements-that-hang-together",
    "paminnelser": "reminders",
    "paminnelser-om-annat": "other-reminders",
    "lanets-overenskommelser": "agreements-of-the-county",
    "egen-overenskommelse": "own-agreement",
}

scenarios(str(FEATURES / "sv"), str(FEATURES / "en"))


def meaning(step: Step) -> tuple[str, dict[str, Any]]:
    """What a step calls, and with what; a clause less the word for what it is, which each language has its own of."""
    known, = understood(step.type, step.name)
    told = known.sentence.parse_arguments(step.name)
    table = [] if step.datatable is None else step.datatable.raw()
    return known.function.__name__, {
        **told, "clause": str(told.get("clause")).rpartition(" ")[2], "table": [len(row) for row in table]}


def in_both_languages(swedish: str) -> tuple[Path, Path]:
    return FEATURES / "sv" / f"{swedish}.feature", FEATURES / "en" / f"{ENGLISH_NAMES[swedish]}.feature"


# --- The two languages say the same ---------------------------------------------------------------------------------


def test_every_feature_is_in_both_languages() -> None:
    assert set(ENGLISH_NAMES) == {path.stem for path in FILES if path.parent.name == "sv"}
    assert set(ENGLISH_NAMES.values()) == {path.stem for path in FILES if path.parent.name == "en"}


@pytest.mark.parametrize("swedish", ENGLISH_NAMES)
def test_the_two_languages_have_the_same_scenarios_in_the_same_order_with_the_same_tags(swedish: str) -> None:
    sv, en = in_both_languages(swedish)
    assert [sorted(each.tags) for each in templates(sv)] == [sorted(each.tags) for each in templates(en)]


@pytest.mark.parametrize("swedish", ENGLISH_NAMES)
def test_each_step_means_the_same_in_both_languages(swedish: str) -> None:
    sv, en = ([[meaning(step) for step in scenario.steps] for template in templates(path)
               for scenario in rendered(template)] for path in in_both_languages(swedish))
    assert sv == en


# --- Every rule is shown ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("rule_id", list(RULEBOOK.by_id))
def test_every_rule_is_shown_by_a_scenario(rule_id: str, language: str) -> None:
    """That the scenario's reasons have the rule is checked when the scenario runs; see steps/tags.py."""
    assert [each for path in FILES if path.parent.name == language for each in templates(path)
            if rule_id in each.tags]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_assessments_that_the_features_ask_for_can_be_asked_for_again_and_rest_on_every_rule(
        language: str, inference: Inference) -> None:
    reasons = {reason.rule for asked in every_assessment(inference, language)
               for reason in asked.answer(inference).reasons}
    assert set(RULEBOOK.by_id) == reasons


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_scenario_is_tagged_with_the_rules_that_it_shows(path: Path) -> None:
    assert [] == [each.name for each in templates(path) if not each.tags & set(RULEBOOK.by_id)]


def test_a_tag_that_looks_like_a_rule_and_names_none_is_refused() -> None:
    with pytest.raises(ValueError, match="@TERM-99: there is no such rule"):
        pytest_bdd_apply_tag("TERM-99", lambda: None)


@pytest.mark.parametrize(("tag", "reason", "expected"), [
    ("STATUS-03", "STATUS-03", "1 passed"),
    ("STATUS-99", "STATUS-03", "@STATUS-99: there is no such rule"),
    ("TERM-08", "STATUS-03", "@TERM-08"),
    ("STATUS-03", "TERM-08", "TERM-08"),
])
def test_a_scenario_stands_only_if_its_tags_and_its_reasons_are_those_of_the_assessment(
        tag: str, reason: str, expected: str, tmp_path: Path) -> None:
    here = Path(__file__).parent
    (tmp_path / "one.feature").write_text(
        f"Feature: One\n\n  @{tag}\n  Scenario: One\n"
        "    Given an agreement that runs from 2019-01-01 until notice\n"
        "    When the agreement is assessed as of 2020-01-01\n"
        f"    Then the reason is {reason}\n", encoding="utf-8")
    (tmp_path / "conftest.py").write_text((here / "conftest.py").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "test_one.py").write_text(
        "from pytest_bdd import scenarios\nscenarios('one.feature')\n", encoding="utf-8")
    ran = subprocess.run(  # noqa: S603  # the test's own files
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)], cwd=tmp_path, check=False,
        capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(here.parents[1])})
    assert expected in ran.stdout


# --- Nothing is silently left out -------------------------------------------------------------------------------------


def test_nothing_in_the_features_is_refused() -> None:
    """``guard`` refuses what would be left out or unchecked; that every step is understood, each run tries."""
    assert FILES == [each.path for each in guard(FILES)]


def test_every_sentence_of_the_language_is_used_by_a_feature() -> None:
    used = {meaning(step)[0] for path in FILES for template in templates(path) for scenario in rendered(template)
            for step in scenario.steps}
    assert set() == {each.function.__name__ for each in sentences()} - used
