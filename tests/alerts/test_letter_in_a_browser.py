"""A letter as a browser shows it: accessible, no wider than a phone, and without asking the network for anything."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from engine.alerts.configured import Settings
from engine.alerts.ending import Escalated
from engine.alerts.message import html
from engine.explain.phrases import LANGUAGES
from engine.model.alerts import AlertKind
from tests.alerts.telling import ANNA, letter, told
from tests.browsing import violations


@pytest.fixture(params=[1280, 390, 320])
def shown(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page as wide as a desk, as a phone and as a small phone. What it asks the network for fails the test."""
    page = browser.new_page(viewport={"width": request.param, "height": 900})
    asked: list[str] = []
    page.on("request", lambda each: None if each.url.startswith("file:") else asked.append(each.url))
    yield page
    page.close()
    assert [] == asked


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_has_no_violation_that_axe_finds_and_is_no_wider_than_the_screen(
        language: str, shown: Page, tmp_path: Path) -> None:
    every = [told(number, kind=kind, is_urgent=number < 2,
                  escalated=Escalated.UNDONE if number in (1, 3) else None,
                  link=f"https://avtal.region.example/{number}", instead_of="" if number else "chef@region.example")
             for number, kind in enumerate(AlertKind)]
    long = told(99, title="x" * 300, agreement="y" * 100, sentence="z" * 300, link="https://avtal.region.example/99")
    made = letter(ANNA, *every, long, settings=Settings(language=language))
    (tmp_path / "letter.html").write_text(html(made), encoding="utf-8")
    shown.goto((tmp_path / "letter.html").as_uri())
    assert [] == violations(shown)
    assert shown.viewport_size is not None
    assert shown.viewport_size["width"] == shown.evaluate("document.documentElement.scrollWidth")
