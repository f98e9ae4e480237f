"""The book in a browser: each kind of page in both languages, wide and narrow, is accessible and fits its width."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page

from engine.explain.phrases import LANGUAGES
from engine.living.book import write
from tests.browsing import violations
from tests.living.made_up import ODD, book

BOOK: Final = book()
ODD_FEATURE: Final = next(each.name for each in BOOK.features if each.told is ODD)
KINDS: Final = {
    "choose": "index.html",
    **{f"{kind} {language}": f"{language}/{path}" for language in LANGUAGES for kind, path in {
        "start": "index.html", "rules": "rules.html", "rule": "rules/NOTICE-01.html",
        "rule with every mark": "rules/TERM-01.html", "features": "features.html",
        "feature": f"features/{ODD_FEATURE}.html",
        "sources": "sources.html", "phrases": "phrases.html", "vocabulary": "vocabulary.html",
    }.items()},
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book."""
    written = tmp_path_factory.mktemp("written") / "book"
    write(BOOK, written)
    return written


@pytest.fixture(params=[1280, 390])
def shown(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page as wide as a desk, and as a phone. What it asks the network for fails the test."""
    page = browser.new_page(viewport={"width": request.param, "height": 900})
    asked: list[str] = []
    page.on("request", lambda each: None if each.url.startswith("file:") else asked.append(each.url))
    yield page
    page.close()
    assert [] == asked


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_has_no_violation_that_axe_finds_and_is_no_wider_than_the_screen(
        kind: str, shown: Page, folder: Path) -> None:
    shown.goto((folder / KINDS[kind]).as_uri())
    assert [] == violations(shown)
    assert shown.viewport_size is not None
    assert shown.viewport_size["width"] == shown.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("kind", ["start sv", "rule with every mark en", "feature sv"])
def test_a_dark_page_has_no_violation_that_axe_finds_either(kind: str, shown: Page, folder: Path) -> None:
    shown.emulate_media(color_scheme="dark")
    shown.goto((folder / KINDS[kind]).as_uri())
    assert [] == violations(shown)


def test_the_skip_link_comes_first_and_leads_to_the_content(shown: Page, folder: Path) -> None:
    shown.goto((folder / "sv" / "rules.html").as_uri())
    shown.keyboard.press("Tab")
    assert "#content" == shown.evaluate("document.activeElement.getAttribute('href')")
    assert shown.evaluate("document.activeElement.getBoundingClientRect().left >= 0")
