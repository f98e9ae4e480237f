"""What many tests share: the rules in force, loaded once."""

import pytest

from engine.inference import Inference
from rules import RULEBOOK


@pytest.fixture(scope="session")
def inference() -> Inference:
    """The rules in force, at work."""
    return Inference(RULEBOOK)
