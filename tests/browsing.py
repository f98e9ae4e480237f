"""A browser, and what it finds wrong with a page."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

EXECUTABLE: Final = shutil.which("chromium")


@contextmanager
def started() -> Iterator[Browser]:
    """Debian's chromium; without it the tests are skipped, but not where it is decided whether work lands."""
    if EXECUTABLE is None:
        if os.environ.get("CI"):
            pytest.fail("chromium is not installed, and CI must look at the pages")
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=EXECUTABLE, args=["--no-sandbox"])
        yield found
        found.close()


def violations(page: Page) -> list[tuple[str, Any]]:
    """What axe finds, by all of its rules, each with the first element that it found it on."""
    return [(each["id"], each["nodes"][0]["html"]) for each in Axe().run(page).response["violations"]]
