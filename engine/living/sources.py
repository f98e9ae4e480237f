"""Where Frist's own features and documents are: beside the package in a checkout, within it in a wheel.

The features name the rules that they show, so they can be found from an answer.
"""

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Final

from attrs import frozen

from engine.living.last import Last, Remembered
from engine.living.reading import read
from engine.living.results import Mark

_PACKAGE: Final = Path(str(files("engine.living")))
_CHECKOUT: Final = _PACKAGE.parents[1]


def features() -> Path:
    """The folder of the features that tell what Frist does, in Swedish (``sv``) and English (``en``)."""
    return _place("features")


def scenarios() -> Path:
    """The folder of the documents that the features are about."""
    return _place("scenarios")


@frozen
class Exercise:
    """A scenario of Frist's own that has a rule in its tags. ``last``: what it last came to; None if it is not known.

    Of an outline: what the worst of its rows came to, if all of them have been run.
    """

    name: str
    path: Path
    line: int
    last: Last | None


def exercising(rules: Iterable[str], language: str) -> dict[str, list[Exercise]]:
    """The scenarios in ``language`` that show each of the rules."""
    by_rule: dict[str, list[Exercise]] = {rule: [] for rule in rules}
    remembered = Remembered()
    for source in (read(path) for path in sorted((features() / language).glob("*.feature"))):
        for scenario in source.scenarios:
            line, name = int(scenario["location"]["line"]), str(scenario["name"])
            rows = [int(row["location"]["line"]) for each in scenario["examples"] for row in each["tableBody"]]
            came_to = [remembered.last(source.path, row) for row in rows or [line]]
            known = [each for each in came_to if each is not None]
            last = max(known, key=lambda each: list(Mark).index(each.mark)) if len(known) == len(came_to) else None
            for tag in (str(each["name"]).removeprefix("@") for each in scenario["tags"]):
                if tag in by_rule:
                    by_rule[tag].append(Exercise(name, source.path, line, last))
    return by_rule


def _place(name: str) -> Path:
    within = _PACKAGE / name
    return within if within.is_dir() else _CHECKOUT / name
