"""The features walked through without pytest, for tests that ask the same questions again."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from pytest_bdd.feature import get_feature
from pytest_bdd.parser import Scenario, ScenarioTemplate

from engine.inference import Inference
from engine.living.steps.record import Asked
from engine.living.steps.registry import understood
from engine.living.steps.shelf import Shelf
from engine.living.steps.telling import Place, Telling

ROOT: Final = Path(__file__).parents[2]
FILES: Final = sorted((ROOT / "features").rglob("*.feature"))


def templates(path: Path) -> list[ScenarioTemplate]:
    """The scenarios of a feature, outlines unfilled."""
    return list(get_feature(str(path.parent), path.name).scenarios.values())


def rendered(template: ScenarioTemplate) -> Iterator[Scenario]:
    """The scenario, or each that its examples make of it."""
    rows = [row for examples in template.examples for row in examples.as_contexts()]
    for row in rows or [{}]:
        yield template.render(row)


def every_assessment(inference: Inference, language: str = "sv") -> list[Asked]:
    """What the features in ``language`` ask to be assessed, each question once, in order.

    Whether the answers are right is left to the features themselves: here a step that fails is passed by.
    """
    asked: dict[str, Asked] = {}
    for path in FILES:
        if path.parent.name != language:
            continue
        for scenario in (each for template in templates(path) for each in rendered(template)):
            with TemporaryDirectory() as folder:
                telling = Telling(Place(Path(folder), inference, Shelf(path, ROOT)))
                _walk(scenario, telling)
            asked |= {repr(each.asked): each.asked for each in telling.answers}
    return list(asked.values())


def _walk(scenario: Scenario, telling: Telling) -> None:
    for step in scenario.steps:
        known, = understood(step.type, step.name)
        table = {} if step.datatable is None else {"datatable": step.datatable.raw()}
        with suppress(AssertionError):
            known.function(telling=telling, **known.sentence.parse_arguments(step.name), **table)
