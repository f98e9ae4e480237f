"""What many tests share: the rules in force, loaded once."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from engine.inference import Inference
from rules import RULEBOOK

if TYPE_CHECKING:
    from playwright.sync_api import Browser


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


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """A browser, kept for the tests of one module."""
    from tests.browsing import started  # noqa: PLC0415  # slow to load, and few tests need it
    with started() as found:
        yield found
