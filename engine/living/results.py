"""What a run of scenarios came to: each feature, scenario and step as it stands in its file, with a mark."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Final

from attrs import frozen

from engine.model.words import Word


class Mark(Word):
    """How a step, and with it its scenario, came out."""

    PASSED = "passed"
    FAILED = "failed"
    UNDEFINED = "undefined"
    """No sentence of the step library says that."""
    SKIPPED = "skipped"
    """A step before it did not pass, so it was not run."""


SIGNS: Final = {Mark.PASSED: "✔", Mark.FAILED: "✘", Mark.UNDEFINED: "?", Mark.SKIPPED: "\N{EN DASH}"}
"""The sign that a mark is shown with, before the word for it."""


@frozen(kw_only=True)
class StepResult:
    """A step as it was run: ``keyword`` as written ("Så "), ``text`` with an outline's values filled in.

    ``table``: the data table below it, if any. ``message``: what was expected and found, or the nearest known phrases.
    """

    keyword: str
    text: str
    line: int
    mark: Mark
    table: tuple[tuple[str, ...], ...] = ()
    message: str = ""
    seconds: float = 0.0


@frozen(kw_only=True)
class ScenarioResult:
    """A scenario, or one row of an outline, with its background's steps first.

    ``line``: of its heading. ``row``: the line of the row of examples, for one of an outline. ``rules``: the ids of the
    rules in its tags.
    """

    name: str
    line: int
    row: int | None
    tags: tuple[str, ...]
    rules: tuple[str, ...]
    steps: tuple[StepResult, ...]
    description: str = ""

    @property
    def mark(self) -> Mark:
        """The mark of the first step that did not pass, else passed."""
        return next((step.mark for step in self.steps if step.mark is not Mark.PASSED), Mark.PASSED)


@frozen(kw_only=True)
class FeatureResult:
    """A feature file. ``path`` as it was named to the run; ``language`` as in its first line."""

    path: Path
    language: str
    name: str
    description: str
    scenarios: tuple[ScenarioResult, ...]

    @property
    def counts(self) -> dict[Mark, int]:
        """How many of its scenarios have each mark."""
        return _counts(self.scenarios)


@frozen(kw_only=True)
class Results:
    """A whole run, under the rules with this ``rulebook`` identity. ``seconds``: how long it took."""

    started_at: datetime
    seconds: float
    rulebook: str
    features: tuple[FeatureResult, ...]

    @property
    def scenarios(self) -> tuple[ScenarioResult, ...]:
        """Every scenario of every feature, in order."""
        return tuple(each for feature in self.features for each in feature.scenarios)

    @property
    def counts(self) -> dict[Mark, int]:
        """How many scenarios have each mark."""
        return _counts(self.scenarios)

    @property
    def has_passed(self) -> bool:
        """Whether there was something to run, and all of it passed."""
        return bool(self.scenarios) and all(each.mark is Mark.PASSED for each in self.scenarios)


def _counts(scenarios: Iterable[ScenarioResult]) -> dict[Mark, int]:
    marks = [each.mark for each in scenarios]
    return {mark: marks.count(mark) for mark in Mark}
