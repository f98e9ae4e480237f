"""What many tests share: the rules in force, loaded once."""

from collections.abc import Iterator

import pytest

from engine.inference import Inference
from rules import RULEBOOK


@pytest.fixture(scope="session", autouse=True)
def no_register_of_ones_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What a command finds in the register is never that of whoever runs the tests: there is none."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("FRIST_REGISTER", str(tmp_path_factory.mktemp("nowhere") / "register.sqlite"))
        yield


@pytest.fixture(scope="session")
def inference() -> Inference:
    """The rules in force, at work."""
    return Inference(RULEBOOK)
