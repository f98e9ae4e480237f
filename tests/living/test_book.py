"""The book tells every rule and every scenario, in both languages, and is written whole or not at all."""

import posixpath
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import pytest

from engine.explain.phrases import LANGUAGES, Phrases
from engine.living.book import NotABookError, write
from engine.living.book.folder import MARKER
from engine.living.book.pages import pages
from engine.living.phrasebook import shown
from engine.living.results import Mark
from engine.living.steps.registry import sentences
from engine.model.outcomes import Outcome
from engine.model.topics import TOPICS
from rules import RULEBOOK
from tests.living.made_up import EVERY_RULE, HOSTILE, RESULTS, book

BOOK: Final = book()
PAGES: Final = pages(BOOK)
VOID: Final = {"meta", "link"}


class Page(HTMLParser):
    """What the tests ask of a page; faults in its nesting are noted."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.elements: Counter[str] = Counter()
        self.headings: list[int] = []
        self.faults: list[str] = []
        self.language: str | None = None
        self.text = ""
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"<{tag}> is never closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, its id and where it leads."""
        given = dict(attrs)
        self.faults += [f"<{tag}> has {name} twice" for name, count in Counter(name for name, _ in attrs).items()
                        if count > 1]
        self.elements[tag] += 1
        self.ids += [given["id"] or ""] if "id" in given else []
        if tag == "html":
            self.language = given.get("lang")
        if tag[0] == "h" and tag[1:].isdigit():
            self.headings.append(int(tag[1:]))
        if tag == "a":
            self.links.append(given["href"] or "")
        elif "src" in given or "href" in given:
            self.loaded.append(given.get("src") or given.get("href") or "")
        if tag not in VOID:
            self._open.append(tag)
        if tag in ("ul", "ol", "dl", "table", "pre") and "p" in self._open:
            self.faults.append(f"<{tag}> in <p>")

    def handle_endtag(self, tag: str) -> None:
        """Note an end that is not that of the innermost element."""
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes something else, at {self.getpos()}")

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text += data


READ: Final = {path: Page(html) for path, html in PAGES.items()}


def text_of(path: str) -> str:
    return " ".join(READ[path].text.split())


# --- What is told ---------------------------------------------------------------------------------------------------


def test_there_are_the_same_pages_in_both_languages() -> None:
    below = {language: {path.removeprefix(f"{language}/") for path in PAGES if path.startswith(f"{language}/")}
             for language in LANGUAGES}
    assert below["sv"] == below["en"]
    assert 1 + len(below["sv"]) + len(below["en"]) == len(PAGES)


def test_a_page_is_in_its_language_and_links_to_itself_in_the_other() -> None:
    for path, page in READ.items():
        language, _, below = path.partition("/")
        if below:
            other, = set(LANGUAGES) - {language}
            assert language == page.language
            assert f"{other}/{below}" in {posixpath.normpath(posixpath.join(posixpath.dirname(path), link))
                                          for link in page.links}


def test_every_page_tells_the_day_and_the_identity_of_the_rulebook() -> None:
    days = {language: Phrases(language).day(BOOK.as_of) for language in LANGUAGES}
    assert [] == [path for path, page in READ.items()
                  if RULEBOOK.identity() not in page.text or days[page.language or ""] not in page.text]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule_id", RULEBOOK.by_id)
def test_every_rule_has_a_page_with_its_sentence_source_exceptions_and_the_scenario_that_shows_it(
        rule_id: str, language: str) -> None:
    rule = RULEBOOK.by_id[rule_id]
    told = text_of(f"{language}/rules/{rule_id}.html")
    assert getattr(rule, language) in told
    assert (rule.source or "") in told
    assert all(other in told for other in rule.exception_to)
    assert all(other.id in told for other in RULEBOOK.rules if rule_id in other.exception_to)
    assert f"{rule_id} in {language}" in told
    say = Phrases(language, RULEBOOK)
    alone, together = BOOK.decided[rule_id]
    assert say("rules.decides", alone=alone, together=together) in told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.topic)
def test_every_condition_of_every_topic_has_words(topic: type, language: str) -> None:
    say = Phrases(language)
    assert say(f"topic.{topic.topic}.name")
    assert say(f"topic.{topic.topic}.about").endswith(".")
    for name, values in topic.domain().items():
        told = [say(f"condition.{topic.topic}.{name}.{str(value).lower()}") for value in values]
        assert len(values) == len(set(told)), "no two values read the same"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", Outcome.__args__, ids=lambda kind: kind.__name__)
def test_every_consequence_has_words(kind: type, language: str) -> None:
    say = Phrases(language)
    told = [say(f"outcome.{kind.__name__}.{member.name.lower()}", act="…") for member in kind]
    assert len(told) == len(set(told))


def test_the_consequence_of_a_rule_on_an_act_names_the_act() -> None:
    assert "Uppsägningen får verkan." in text_of("sv/rules/NOTICE-08.html")
    assert "The rescission has no effect." in text_of("en/rules/RESCISSION-03.html")


def test_a_rule_is_told_as_conditions_and_consequence() -> None:
    told = text_of("sv/rules/TERMINATION-13.html")
    assert "Alla dessa ska vara uppfyllda: uppsägningstiden löper från uppsägningen" in told
    assert "det är inte så att överenskommelsen gäller tills vidare" in told
    assert "Svaret är ja." in told
    assert "Överenskommelsens klausul om uppsägning." in told


def test_conditions_that_may_stand_for_each_other_are_told_with_or() -> None:
    assert "formen är den avtalade, eller formen är en annan än den avtalade" in text_of("sv/rules/NOTICE-01.html")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_scenario_is_shown_with_every_step_and_the_word_for_its_mark(language: str) -> None:
    say = Phrases(language)
    for feature in BOOK.features:
        told = text_of(f"{language}/features/{feature.name}.html")
        for scenario in feature.told.scenarios:
            assert scenario.name in told
            for step in scenario.steps:
                symbol = {
                    Mark.PASSED: "✔", Mark.FAILED: "✘", Mark.UNDEFINED: "?", Mark.SKIPPED: "\N{EN DASH}"}[step.mark]
                assert f"{step.keyword}{step.text} {symbol} {say(f'check.{step.mark.value}')}" in told
                assert " ".join(step.message.split()) in told
                assert all(cell.strip() in told for row in step.table for cell in row)


def test_what_does_not_hold_is_listed_on_the_first_page() -> None:
    assert "Scenarier som inte är godkända" in text_of("sv/index.html")
    assert HOSTILE in text_of("sv/index.html")


def test_where_all_hold_the_first_page_says_so() -> None:
    html = pages(book(*EVERY_RULE))
    assert "Alla scenarier är godkända." in html["sv/index.html"]
    assert "All scenarios passed." in html["en/index.html"]


def test_a_rule_that_no_scenario_shows_says_so() -> None:
    assert "Inget scenario visar regeln." in pages(book(RESULTS.features[-1]))["sv/rules/TERM-02.html"]


def test_a_scenario_in_another_language_is_shown_in_full_where_there_is_none_in_the_readers() -> None:
    html = pages(book(RESULTS.features[-1]))
    assert "gäller den" in html["sv/rules/TERM-01.html"]
    assert "gäller den" in html["en/rules/TERM-01.html"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_phrase_book_has_every_sentence_in_both_languages(language: str) -> None:
    told = text_of(f"{language}/phrases.html")
    assert [] == [each for each in sentences() if shown(each, Phrases(each.sentence.language)) not in told]


def test_the_vocabulary_names_what_notice_of_termination_is_called_in_both_languages() -> None:
    assert all("uppsägning notice (of termination)" in text_of(f"{language}/vocabulary.html") for language in LANGUAGES)


# --- How it is made -------------------------------------------------------------------------------------------------


def test_every_link_leads_to_a_page_and_a_place_on_it() -> None:
    broken = []
    for path, page in READ.items():
        for link in page.links + page.loaded:
            target, _, fragment = unquote(link).partition("#")
            at = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            if at != "book.css" and (at not in READ or (fragment and fragment not in READ[at].ids)):
                broken.append((path, link))
    assert [] == broken


def test_nothing_is_loaded_but_the_style_and_no_script_is_run() -> None:
    assert [] == [path for path, page in READ.items() if page.elements["script"] or page.elements["iframe"]]
    assert [] == [(path, link) for path, page in READ.items() for link in page.links + page.loaded if ":" in link]


def test_a_page_is_well_formed_and_no_two_elements_have_one_id() -> None:
    assert [] == [(path, page.faults) for path, page in READ.items() if page.faults]
    assert [] == [(path, name) for path, page in READ.items() for name, count in Counter(page.ids).items() if count > 1]


def test_a_page_has_one_main_heading_and_its_headings_go_down_one_step_at_a_time() -> None:
    assert [] == [path for path, page in READ.items() if page.headings.count(1) != 1]
    assert [] == [path for path, page in READ.items()
                  if any(after > before + 1 for before, after in pairwise(page.headings))]


def test_a_name_is_text_whatever_it_looks_like() -> None:
    hostile, = (each for each in BOOK.features if each.told is RESULTS.features[2])
    html = PAGES[f"sv/features/{hostile.name}.html"]
    assert "<script" not in html
    assert "&lt;script&gt;alert" in html


def test_features_of_the_same_name_have_pages_of_their_own() -> None:
    names = [each.name.casefold() for each in BOOK.features]
    assert len(names) == len(set(names))
    assert ["sv-tvist-annat", "sv-tvist-annat-2"] == names[2:4]


# --- The folder -----------------------------------------------------------------------------------------------------


def files_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("is_there", [False, True])
def test_a_book_is_written_to_a_folder_that_is_new_or_empty(tmp_path: Path, is_there: bool) -> None:  # noqa: FBT001  # pytest's
    folder = tmp_path / "bok med å"
    if is_there:
        folder.mkdir()
    assert len(PAGES) == write(BOOK, folder)
    assert {*PAGES, "book.css", MARKER} == files_in(folder)
    assert [folder] == list(tmp_path.iterdir())


def test_a_book_is_written_anew_and_nothing_of_the_old_one_is_left(tmp_path: Path) -> None:
    write(BOOK, tmp_path / "bok")
    assert len(pages(book(*EVERY_RULE))) == write(book(*EVERY_RULE), tmp_path / "bok")
    assert {*pages(book(*EVERY_RULE)), "book.css", MARKER} == files_in(tmp_path / "bok")


@pytest.mark.parametrize("name", ["index.html", ".gitignore", "sv/index.html"])
def test_a_folder_with_anything_else_in_it_is_left_as_it_is(tmp_path: Path, name: str) -> None:
    file = tmp_path / "annat" / name
    file.parent.mkdir(parents=True)
    file.write_text("mitt", encoding="utf-8")
    with pytest.raises(NotABookError):
        write(BOOK, tmp_path / "annat")
    assert {name} == files_in(tmp_path / "annat")
    assert "mitt" == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["min.feature", "sv/avtal.toml", "anteckningar"])
def test_a_book_with_somebodys_work_in_it_is_left_as_it_is(tmp_path: Path, name: str) -> None:
    write(BOOK, tmp_path / "bok")
    (tmp_path / "bok" / name).write_text("mitt", encoding="utf-8")
    with pytest.raises(NotABookError):
        write(BOOK, tmp_path / "bok")
    assert "mitt" == (tmp_path / "bok" / name).read_text(encoding="utf-8")


def test_a_file_is_no_folder_for_a_book(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("mitt", encoding="utf-8")
    with pytest.raises(NotABookError):
        write(BOOK, tmp_path / "fil")
    assert "mitt" == (tmp_path / "fil").read_text(encoding="utf-8")


def test_if_the_book_cannot_be_written_the_old_one_stands_and_nothing_is_left_beside_it(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(BOOK, tmp_path / "bok")
    real = Path.rename

    def fails(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError("disk full")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(OSError, match="disk full"):
        write(book(*EVERY_RULE), tmp_path / "bok")
    assert {*PAGES, "book.css", MARKER} == files_in(tmp_path / "bok")
    assert [tmp_path / "bok"] == list(tmp_path.iterdir())
