"""Cucumber Messages of a run follow the schema of those who define them (tests/living/schema, MIT)."""

import json
from collections import Counter
from pathlib import Path
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator

from engine.living.checking import check
from engine.living.messages import messages_of

SCHEMA: Final = json.loads((Path(__file__).parent / "schema" / "messages.schema.json").read_text(encoding="utf-8"))
FEATURE: Final = """# language: sv
Egenskap: Fyra utfall

  Bakgrund:
    Givet en överenskommelse som gäller från och med 2024-01-01 tills vidare

  @STATUS-03 @viktig
  Scenario: Godkänt
    När överenskommelsen bedöms per den 2025-01-01
    Så är läget "gäller"

  Abstrakt Scenario: Underkänt och inte prövat
    När överenskommelsen bedöms per den <dag>
    Så är läget "har upphört"
    Och läget är "gäller"

    Exempel:
      | dag        |
      | 2025-01-01 |
      | 2026-01-01 |

  Scenario: Okänt
    När överenskommelsen firas den 2025-01-01
    Så är avtalsperioderna
      | nummer |
      | 1      |
"""


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("messages")
    for name in ("ett", "två"):
        (folder / f"{name}.feature").write_text(FEATURE, encoding="utf-8")
    return list(messages_of(check([folder])))


def test_every_message_follows_the_schema(messages: list[dict[str, Any]]) -> None:
    validator = Draft202012Validator(SCHEMA)
    assert [] == [(each, error.message) for each in messages for error in validator.iter_errors(each)]
    assert not validator.is_valid({"testRunFinished": {"success": "yes"}})


def test_a_run_tells_of_its_sources_its_steps_and_what_they_came_to(messages: list[dict[str, Any]]) -> None:
    kinds = Counter(next(iter(each)) for each in messages)
    assert (1, 2, 2, 8, 1, 1) == tuple(kinds[kind] for kind in (
        "meta", "source", "gherkinDocument", "pickle", "testRunStarted", "testRunFinished"))
    assert {8} == {kinds[kind] for kind in ("testCase", "testCaseStarted", "testCaseFinished")}
    statuses = Counter(each["testStepFinished"]["testStepResult"]["status"] for each in messages
                       if "testStepFinished" in each)
    assert {"PASSED": 16, "FAILED": 4, "SKIPPED": 6, "UNDEFINED": 2} == statuses
    assert {"success": False, "testRunStartedId": "run"} == {
        key: value for key, value in messages[-1]["testRunFinished"].items() if key != "timestamp"}


def test_a_step_with_a_star_is_of_the_kind_of_the_step_before_as_when_it_is_run(tmp_path: Path) -> None:
    path = tmp_path / "a.feature"
    path.write_text(FEATURE.replace("    Och läget", "    * läget"), encoding="utf-8")
    starred = next(each["testCase"] for each in list(messages_of(check([path]))) if "testCase" in each
                   and len(each["testCase"]["testSteps"]) == 4)["testSteps"]
    assert ["given", "when", "then", "then"] == [
        name.partition(":")[0] for step in starred for name in step["stepDefinitionIds"]]


def test_no_two_things_have_the_same_id_and_what_is_referred_to_is_there(messages: list[dict[str, Any]]) -> None:
    pickles = [each["pickle"] for each in messages if "pickle" in each]
    ids = [each["id"] for each in pickles] + [step["id"] for each in pickles for step in each["steps"]] + [
        each["stepDefinition"]["id"] for each in messages if "stepDefinition" in each]
    assert [] == [name for name, count in Counter(ids).items() if count > 1]
    cases = [each["testCase"] for each in messages if "testCase" in each]
    assert [each["id"] for each in pickles] == [each["pickleId"] for each in cases]
    referred = {name for each in cases for step in each["testSteps"]
                for name in (step["pickleStepId"], *step["stepDefinitionIds"])}
    assert set() == referred - set(ids)
