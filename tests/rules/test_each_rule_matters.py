"""No rule is there for nothing: with any one of them turned off, something that the features ask for changes."""

from collections import defaultdict
from functools import cache
from typing import Any, Final

import pytest
from attrs import evolve

from engine.explain import as_json
from engine.explain.phrases import Phrases
from engine.inference import Inference
from engine.living.steps.record import Asked
from engine.rulebook import RulebookError
from rules import RULEBOOK
from tests.features.replay import every_assessment

SAY: Final = Phrases("sv", RULEBOOK)
INFERENCE: Final = Inference(RULEBOOK)


def found(asked: Asked, inference: Inference) -> dict[str, Any] | str:
    """What ``asked`` comes to, less its reasons; that the rules have a gap or a conflict there is a result too.

    Without the reasons, since they change with every rule that is gone: what must change is what they are reasons for.
    """
    try:
        answer = asked.answer(inference)
        told = as_json.assessment(answer.assessment, SAY, "")
        told["duties"] = [evolve(each, reasons=()) for each in answer.assessment.obligations]
        told["matters"] = [evolve(each, owed=(), reasons=()) for each in answer.assessment.matters]
        told["changes"] = [evolve(each, reasons=()) for each in answer.assessment.changes]
        told["hanging"] = [evolve(each, reasons=()) for each in answer.hanging]
        told["alerts"] = [evolve(each, reasons=()) for each in answer.alerts]
    except RulebookError as error:
        return str(error)
    less_reasons: dict[str, Any] = _without_reasons(told)
    return less_reasons


def _without_reasons(told: Any) -> Any:  # noqa: ANN401  # JSON
    if isinstance(told, dict):
        return {key: _without_reasons(value) for key, value in told.items() if key != "reasons"}
    return [_without_reasons(each) for each in told] if isinstance(told, list) else told


@cache
def asked_by_rule() -> dict[str, list[tuple[Asked, dict[str, Any] | str]]]:
    """For each rule, the assessments of the Swedish features that it is a reason of, with what they come to."""
    by_rule: dict[str, list[tuple[Asked, dict[str, Any] | str]]] = defaultdict(list)
    for asked in every_assessment(INFERENCE):
        reasons = asked.answer(INFERENCE).reasons
        told = found(asked, INFERENCE)
        for rule_id in {reason.rule for reason in reasons}:
            by_rule[rule_id].append((asked, told))
    return by_rule


@pytest.mark.parametrize("rule_id", RULEBOOK.by_id)
def test_with_a_rule_turned_off_something_that_the_features_ask_for_changes(rule_id: str) -> None:
    without = Inference(RULEBOOK.without(rule_id))
    assert any(told != found(asked, without) for asked, told in asked_by_rule()[rule_id])


def test_the_same_rules_give_the_same_results() -> None:
    again = Inference(RULEBOOK)
    assert [] == [asked.as_of for each in asked_by_rule().values() for asked, told in each[:3]
                  if told != found(asked, again)]
