"""The steps of Frist in pytest: with Frist installed, a scenario run by pytest-bdd can use every one of its sentences.

What a step needs is imported when the first scenario runs, so that a run without scenarios pays nothing for it.
"""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from pytest_bdd.parser import Feature

    from engine.inference import Inference
    from engine.living.steps.telling import Telling

STEP_MODULES: Final = ("agreement", "answers", "events", "money_agreement", "money_answers", "money_events",
                       "duty_agreement", "duty_answers", "duty_events", "listed")

TOPS: Final = pytest.StashKey[dict[Path, Path]]()
"""The folder above which no document of a feature is looked for, by feature, where it is not the root of the run."""

_FEATURE: Final = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Make known the marker of a scenario that shows a rule."""
    config.addinivalue_line("markers", "rule(id): the rule that a scenario shows")


@pytest.hookimpl(optionalhook=True)
def pytest_bdd_before_scenario(request: pytest.FixtureRequest, feature: "Feature") -> None:
    """Bring in the steps, and note which feature is run."""
    request.node.stash[_FEATURE] = Path(feature.filename)
    plugins = request.config.pluginmanager
    for name in STEP_MODULES:
        module = f"engine.living.steps.{name}"
        if not plugins.has_plugin(module):
            plugins.register(import_module(module), module)


@pytest.fixture(scope="session")
def frist_inference() -> "Inference":
    """The rules in force, at work."""
    from engine.inference import Inference  # noqa: PLC0415  # a run without scenarios needs no rules
    from engine.rulebook import configured  # noqa: PLC0415  # as above
    return Inference(configured())


@pytest.fixture
def telling(request: pytest.FixtureRequest, tmp_path: Path, frist_inference: Any) -> "Telling":  # noqa: ANN401  # Inference, imported late
    """The agreement of the scenario at hand, as far as it has been told."""
    from engine.living.steps.shelf import Shelf  # noqa: PLC0415  # as above
    from engine.living.steps.telling import Place, Telling  # noqa: PLC0415  # as above
    feature = request.node.stash.get(_FEATURE, request.node.path)
    top = request.config.stash.get(TOPS, {}).get(feature, request.config.rootpath)
    return Telling(Place(tmp_path / "telling", frist_inference, Shelf(feature, top)))
