"""The steps and the tags of the features."""

from pathlib import Path

import pytest

from tests.features.steps.agreement import *  # noqa: F403  # the decorators leave a fixture for each sentence in their module
from tests.features.steps.answers import *  # noqa: F403  # as above
from tests.features.steps.duty_agreement import *  # noqa: F403  # as above
from tests.features.steps.duty_answers import *  # noqa: F403  # as above
from tests.features.steps.duty_events import *  # noqa: F403  # as above
from tests.features.steps.events import *  # noqa: F403  # as above
from tests.features.steps.money_agreement import *  # noqa: F403  # as above
from tests.features.steps.money_answers import *  # noqa: F403  # as above
from tests.features.steps.money_events import *  # noqa: F403  # as above
from tests.features.steps.tags import pytest_bdd_after_step, pytest_bdd_apply_tag
from tests.features.steps.telling import Telling

__all__ = ["pytest_bdd_after_step", "pytest_bdd_apply_tag"]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "rule(id): the rule that a scenario shows")


@pytest.fixture
def telling(tmp_path: Path) -> Telling:
    """The agreement of the scenario at hand."""
    return Telling(tmp_path)
