"""The steps of Frist in pytest: with Frist installed, a scenario run by pytest-bdd can use every one of its sentences.

What a step needs is imported when the first scenario runs, so that a run without scenarios pays nothing for it.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from pytest_bdd.parser import Feature

    from engine.inference import Inference
    from engine.living.steps.telling import Telling

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
    from engine.living.steps.registry import MODULES  # noqa: PLC0415  # a run without scenarios needs no steps
    for module in MODULES:
        if not request.config.pluginmanager.is_registered(module):
            request.config.pluginmanager.register(module)


@pytest.hookimpl(optionalhook=True)
def pytest_bdd_step_error(feature: "Feature", exception: Exception) -> None:
    """Say why the step failed, in the language of the feature."""
    from engine.living.steps.wording import is_told, why  # noqa: PLC0415  # as above
    if is_told(exception):
        exception.add_note(why(exception, feature.language))


@pytest.fixture(scope="session")
def frist_inference() -> "Inference":
    """The rules in force, at work."""
    from engine.inference import Inference  # noqa: PLC0415  # as above
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
