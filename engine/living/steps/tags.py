"""Tags: a scenario names the rules that it shows, and shows them."""

import re
from collections.abc import Callable, Iterable
from typing import Any, Final

import pytest
from pytest_bdd.parser import Feature, Scenario, Step

from engine.living.steps.expecting import UntellableError
from engine.rulebook import configured

LIKE_A_RULE: Final = re.compile(r"[A-Za-z]+-\d+")


def rules_of(tags: Iterable[str]) -> tuple[str, ...]:
    """The tags that name a rule, or look as if they did, in order."""
    return tuple(tag for tag in tags if LIKE_A_RULE.fullmatch(tag))


def pytest_bdd_apply_tag(tag: str, function: Callable[..., Any]) -> bool | None:
    """Mark the test with the rule that the tag names; a tag that looks like a rule and names none fails collection."""
    if not LIKE_A_RULE.fullmatch(tag):
        return None
    if tag not in configured().by_id:
        raise ValueError(f"@{tag}: there is no such rule")
    pytest.mark.rule(tag)(function)
    return True


def pytest_bdd_after_step(request: pytest.FixtureRequest, feature: Feature, scenario: Scenario, step: Step) -> None:
    """After the last step: each rule that the scenario is tagged with is a reason of an assessment it asked for."""
    if step is not scenario.steps[-1]:
        return
    telling = request.getfixturevalue("telling")
    reasons = {reason.rule for found in telling.answers for reason in found.reasons}
    missing = sorted(set(rules_of(scenario.tags | feature.tags)) - reasons)
    if missing:
        raise UntellableError("tag_not_shown", tags=", ".join(f"@{tag}" for tag in missing),
                              reasons=", ".join(sorted(reasons)))
