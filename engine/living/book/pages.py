"""The pages of the book, each in every language, from templates that know nothing but the values they are given."""

import posixpath
import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, Final

from attrs import frozen
from jinja2 import Environment, PackageLoader, StrictUndefined

from engine.explain import norms
from engine.explain.phrases import LANGUAGES, Phrases
from engine.living import phrasebook
from engine.living.book.contents import Book, Feature, anchor
from engine.living.results import SIGNS
from engine.rulebook import Rule

STYLE: Final = "book.css"
_BLANK_LINE: Final = re.compile(r"\n\s*\n")


@frozen(kw_only=True)
class _Page:
    """A page of one language: where it lies below the language's folder, its template, title and values."""

    path: str
    template: str
    title: str
    values: dict[str, Any]


def pages(book: Book) -> dict[str, str]:
    """Every page as HTML, by its path below the book's folder. The paths are the same in every language."""
    environment = Environment(
        loader=PackageLoader("engine.living.book"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True)
    environment.filters.update(as_sentence=_as_sentence, paragraphs=_paragraphs)
    environment.globals.update(
        book=book, norms=norms, signs=SIGNS, anchor=anchor, languages=LANGUAGES, style=STYLE,
        feature_path=feature_path, rule_path=lambda rule: rule_path(book, rule))
    speakers = {language: Phrases(language, book.rulebook) for language in LANGUAGES}
    environment.globals.update(speakers=speakers, phrasebook=phrasebook)
    written = {"index.html": environment.get_template("choose.html").render()}
    for language, say in speakers.items():
        for page in _pages(book, say):
            at = f"{language}/{page.path}"
            written[at] = environment.get_template(page.template).render(
                page.values, say=say, title=page.title, path=page.path,
                to=lambda target, at=at, language=language: _link(at, f"{language}/{target}"),
                across=lambda target, at=at: _link(at, target))
    return written


def _pages(book: Book, say: Phrases) -> Iterator[_Page]:
    yield _page("index.html", "start.html", say("book.title"))
    yield _page("rules.html", "rules.html", say("book.rules"))
    rules = book.rulebook.rules
    for before, rule, after in zip((None, *rules), rules, (*rules[1:], None), strict=False):
        shown = book.shown_by[rule.id]
        own = [each for each in shown if each.feature.told.language == say.language] or list(shown)
        yield _page(rule_path(book, rule), "rule.html", rule.id, rule=rule, before=before, after=after, shown=own,
                    elsewhere=[each for each in shown if each not in own])
    yield _page("features.html", "features.html", say("book.features"))
    for feature in book.features:
        yield _page(feature_path(feature), "feature.html", feature.told.name, feature=feature)
    yield _page("sources.html", "sources.html", say("book.sources"))
    steps = ((feature.told.language, step.text) for feature in book.features for scenario in feature.told.scenarios
             for step in scenario.steps)
    yield _page("phrases.html", "phrases.html", say("book.phrasebook"), examples=phrasebook.examples(steps))
    yield _page("vocabulary.html", "vocabulary.html", say("book.vocabulary"), words=_vocabulary())


def _page(path: str, template: str, title: str, **values: object) -> _Page:
    return _Page(path=path, template=template, title=title, values=values)


def rule_path(book: Book, rule: Rule) -> str:
    """The path of the page of a rule, below the language's folder."""
    return f"rules/{book.page_of[rule.id]}.html"


def feature_path(feature: Feature) -> str:
    """The path of the page of a feature, below the language's folder."""
    return f"features/{feature.name}.html"


def _link(here: str, target: str) -> str:
    """``target`` as it is written in a link on the page ``here``."""
    return posixpath.relpath(target, posixpath.dirname(here) or ".")


def _as_sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _paragraphs(text: str) -> list[str]:
    return [" ".join(each.split()) for each in _BLANK_LINE.split(text) if each.strip()]


def _vocabulary() -> list[dict[str, str]]:
    text = (files("engine.living.book") / "vocabulary.toml").read_text(encoding="utf-8")
    words: list[dict[str, str]] = tomllib.loads(text)["word"]
    return words
