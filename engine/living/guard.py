"""What pytest-bdd, like most that run Gherkin, passes in silence: each is refused before anything is run.

A scenario that is left out, or that checks nothing, looks like one that has passed.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from typing import Final

from gherkin.dialect import Dialect
from gherkin.errors import CompositeParserException, NoSuchLanguageException

from engine.documents.quoting import LONGEST_WORD, did_you_mean
from engine.explain.phrases import LANGUAGES
from engine.living.reading import KINDS, Node, Source, kinds_of, read
from engine.living.steps.registry import sentences, understood
from engine.living.steps.tags import rules_of
from engine.model.problems import Origin, Problem, ProblemsError
from engine.model.text import printable
from engine.rulebook import configured

_PLACEHOLDER: Final = re.compile(r"<([^<>]+)>")
_DIGIT: Final = re.compile(r"\d")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_LANGUAGE: Final = re.compile(r"\s*#\s*(?:language|språk)\b")
_LIKE_A_KEYWORD: Final = 0.75
_SHORTEST_NEAR: Final = 4
"""Letters of a word that may be a misspelt keyword. Of shorter words too many are near one another."""


def _dialects() -> list[Dialect]:
    return [each for name in LANGUAGES if (each := Dialect.for_name(name)) is not None]


STEP_KEYWORDS: Final = {word.strip().casefold() for each in _dialects() for word in chain(
    each.given_keywords, each.when_keywords, each.then_keywords, each.and_keywords, each.but_keywords)} - {"*"}
_KIND_OF_KEYWORD: Final = {word.strip(): kind for each in _dialects() for kind, words in (
    ("given", each.given_keywords), ("when", each.when_keywords), ("then", each.then_keywords)) for word in words}
HEADINGS: Final = {word.casefold(): word for each in _dialects() for word in chain(
    each.feature_keywords, each.background_keywords, each.rule_keywords, each.scenario_keywords,
    each.scenario_outline_keywords, each.examples_keywords)}


def guard(paths: Sequence[Path]) -> list[Source]:
    """The feature files at ``paths``, of which every scenario will be run and will check something.

    Raises ``ProblemsError`` with every problem of all of them.
    """
    sources: list[Source] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            source = read(path)
            sources.append(source)
            problems += _problems(source)
        except ProblemsError as error:
            problems += error.problems
        except CompositeParserException as error:
            problems += _not_gherkin(error, Origin(str(path)), path)
    if problems:
        raise ProblemsError(tuple(problems))
    return sources


def _problems(source: Source) -> Iterator[Problem]:
    origin = Origin(str(source.path))
    if not source.document.get("feature"):
        yield Problem(origin, "feature_empty")
        return
    if source.language not in LANGUAGES:
        yield Problem(origin, "feature_language", {"language": source.language, "known": ", ".join(LANGUAGES)})
        return
    for comment in source.document["comments"]:
        if _LANGUAGE.match(comment["text"]):
            yield Problem(origin, "feature_language_late", _at(comment))
    if not source.scenarios:
        yield Problem(origin, "feature_without_scenarios")
    yield from _repeated(source, origin)
    yield from _descriptions(source, origin)
    yield from _tags(source, origin)
    for background in source.backgrounds:
        yield from _first_step(background, origin)
        yield from _placeholders(background, origin)
    for scenario in source.scenarios:
        yield from _first_step(scenario, origin)
        yield from _outline(scenario, origin)
        if kinds_of(_types(scenario))[-1:] != ["then"]:
            yield Problem(origin, "scenario_without_then", _at(scenario) | _named(scenario))
    yield from _steps(source, origin)


# --- What is no Gherkin ---------------------------------------------------------------------------------------------


def _not_gherkin(error: CompositeParserException, origin: Origin, path: Path) -> Iterator[Problem]:
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    for fault in error.errors:
        line = int(fault.location["line"])
        text = lines[line - 1].strip() if line <= len(lines) else ""
        if isinstance(fault, NoSuchLanguageException):
            language = text.rpartition(":")[2].strip()
            yield Problem(origin, "feature_language", {"language": printable(language), "known": ", ".join(LANGUAGES)})
            return  # of what follows nothing is understood
        if line == _first_line(lines) and _is_heading(text, "sv"):
            yield Problem(origin, "feature_language_missing", {"line": str(line), "text": printable(text)})
            return
        word = text.partition(":")[0]
        yield Problem(origin, "feature_syntax", {
            "line": str(line), "text": printable(text[:LONGEST_WORD]), "nearest": _nearest_keyword(word)})


def _first_line(lines: list[str]) -> int:
    return next((number for number, line in enumerate(lines, 1) if line.strip() and not line.strip().startswith("#")),
                0)


def _is_heading(text: str, language: str) -> bool:
    dialect = Dialect.for_name(language)
    return dialect is not None and any(text.startswith(f"{word}:") for word in dialect.feature_keywords)


def _nearest_keyword(word: str) -> str:
    if ":" not in word and word.casefold() in HEADINGS:
        return f"{HEADINGS[word.casefold()]}:"
    near = get_close_matches(word.casefold(), HEADINGS, n=1, cutoff=_LIKE_A_KEYWORD)
    if near:
        return f"{HEADINGS[near[0]]}:"
    first = word.partition(" ")[0].casefold()
    return first.capitalize() if first in STEP_KEYWORDS else did_you_mean(first, sorted(STEP_KEYWORDS)).capitalize()


# --- What is left out -------------------------------------------------------------------------------------------------


def _repeated(source: Source, origin: Origin) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for scenario in source.scenarios:
        line = int(scenario["location"]["line"])
        if scenario["name"] in first:
            yield Problem(origin, "scenario_twice",
                          _at(scenario) | _named(scenario) | {"first": str(first[scenario["name"]])})
        first.setdefault(scenario["name"], line)


def _descriptions(source: Source, origin: Origin) -> Iterator[Problem]:
    """Free text may stand below a heading, so a line with a misspelt keyword there is text that nobody runs."""
    lines = source.text.split("\n")
    below = [*source.rules, *source.backgrounds, *source.scenarios,
             *(each for scenario in source.scenarios for each in scenario["examples"])]
    for node in (source.feature, *below):
        start = int(node["location"]["line"])
        texts = [line.strip() for line in str(node["description"]).split("\n") if line.strip()]
        is_a_scenario = {"given", "then"} <= set(map(_kind_of_first_word, texts))
        for text in texts:
            number = next(n for n, line in enumerate(lines[start:], start + 1) if line.strip() == text)
            where = {"line": str(number), "text": printable(text[:LONGEST_WORD])}
            heading, colon, _ = text.partition(":")
            if colon and (near := get_close_matches(heading.casefold(), HEADINGS, n=1, cutoff=_LIKE_A_KEYWORD)):
                yield Problem(origin, "heading_in_description", where | {"nearest": f"{HEADINGS[near[0]]}:"})
            elif _is_known_step(text) or (
                    is_a_scenario and _kind_of_first_word(text) if node is source.feature else _begins_as_a_step(text)):
                yield Problem(origin, "step_in_description", where)


def _is_known_step(text: str) -> bool:
    rest = " ".join(text.split()[1:])
    return any(each.sentence.is_matching(rest) for each in sentences())


def _kind_of_first_word(text: str) -> str:
    """The kind of step that begins just so; "" if none does."""
    return _KIND_OF_KEYWORD.get(text.split(maxsplit=1)[0], "")


def _begins_as_a_step(text: str) -> bool:
    word = _first_letters(text).casefold()
    if _bare(word) in set(map(_bare, STEP_KEYWORDS)):
        return True
    return len(word) >= _SHORTEST_NEAR and bool(get_close_matches(word, STEP_KEYWORDS, cutoff=_LIKE_A_KEYWORD))


def _first_letters(text: str) -> str:
    """The first word, without what stands before it: a bullet, a number, a character that does not show."""
    shown = "".join(each for each in text if unicodedata.category(each) != "Cf")
    found = _LETTERS.search(shown)
    return found[0] if found else ""


def _bare(word: str) -> str:
    """The word without dots and rings: as one writes it who has no such keys."""
    return "".join(each for each in unicodedata.normalize("NFD", word) if not unicodedata.combining(each))


def _outline(scenario: Node, origin: Origin) -> Iterator[Problem]:
    used = dict.fromkeys(name for text in _texts(scenario) for name in _PLACEHOLDER.findall(text))
    named_as_outline = scenario["keyword"].casefold() not in ("scenario", "example")
    if (used or named_as_outline) and not scenario["examples"]:
        yield Problem(origin, "outline_without_rows", _at(scenario) | _named(scenario))
    for examples in scenario["examples"]:
        if not examples["tableBody"]:
            yield Problem(origin, "outline_without_rows", _at(examples) | _named(scenario))
            continue
        columns = [str(cell["value"]) for cell in examples["tableHeader"]["cells"]]
        where = _at(examples["tableHeader"])
        known = {"known": ", ".join(columns)}
        for name in columns:
            if name not in used:
                yield Problem(origin, "outline_column_unused", where | {"column": printable(name)})
        for name in dict.fromkeys(name for name in columns if columns.count(name) > 1):
            yield Problem(origin, "outline_column_twice", where | {"column": printable(name)})
        for name in used:
            if name not in columns:
                yield Problem(origin, "outline_column_missing", where | known | {"column": printable(name)})


def _placeholders(background: Node, origin: Origin) -> Iterator[Problem]:
    """Gherkin leaves them as they are in a background, and pytest-bdd fills them in."""
    for step in background["steps"]:
        for name in (name for text in _texts_of_step(step) for name in _PLACEHOLDER.findall(text)):
            yield Problem(origin, "placeholder_in_background", _at(step) | {"column": printable(name)})


def _texts(scenario: Node) -> Iterator[str]:
    yield scenario["name"]
    for step in scenario["steps"]:
        yield from _texts_of_step(step)


def _texts_of_step(step: Node) -> Iterator[str]:
    yield step["text"]
    yield from (cell["value"] for row in step.get("dataTable", {}).get("rows", []) for cell in row["cells"])
    yield step.get("docString", {}).get("content", "")


# --- What is not checked ----------------------------------------------------------------------------------------------


def _tags(source: Source, origin: Origin) -> Iterator[Problem]:
    known = configured().by_id
    for scenario in source.scenarios:
        names = {str(tag["name"]).removeprefix("@"): tag for tag in scenario["tags"]}
        for name, tag in names.items():
            near = get_close_matches(name.upper(), known, n=1)
            if name not in known and (rules_of([name]) or (near and _DIGIT.search(name))):
                yield Problem(origin, "tag_unknown", _at(tag) | {"tag": printable(name), "nearest": "".join(
                    f"@{each}" for each in near)})
    examples = [each for scenario in source.scenarios for each in scenario["examples"]]
    for node in (source.feature, *source.rules, *examples):
        for tag in node["tags"]:
            yield Problem(origin, "tag_unchecked", _at(tag) | {"tag": printable(tag["name"])})


def _first_step(node: Node, origin: Origin) -> Iterator[Problem]:
    for step in node["steps"][:1]:
        if step["keywordType"] not in KINDS:
            yield Problem(origin, "first_step_and", _at(step) | {"keyword": step["keyword"].strip()})


def _steps(source: Source, origin: Origin) -> Iterator[Problem]:
    told = {str(step["id"]): (step, kind) for node in (*source.backgrounds, *source.scenarios)
            for step, kind in zip(node["steps"], kinds_of(_types(node)), strict=True)}
    seen: set[tuple[str, str]] = set()
    for run in (step for pickle in source.pickles for step in pickle["steps"]):
        step, kind = told[run["astNodeIds"][0]]
        if (step["id"], run["text"]) in seen:
            continue
        seen.add((step["id"], run["text"]))
        found = understood(kind, run["text"])
        where = _at(step) | {"text": printable(run["text"][:LONGEST_WORD])}
        if len(found) > 1:
            yield Problem(origin, "step_understood_twice", where | {
                "sentences": "; ".join(f"”{each.sentence.name}”" for each in found)})
        for each in found[:1]:
            has_table = "dataTable" in step
            if "docString" in step or (has_table and not each.takes_table):
                yield Problem(origin, "table_unused", where)
            if each.takes_table and not has_table:
                yield Problem(origin, "table_missing", where)


def _types(node: Node) -> list[str]:
    return [step["keywordType"] for step in node["steps"]]


def _at(node: Node) -> dict[str, str]:
    return {"line": str(node["location"]["line"])}


def _named(scenario: Node) -> dict[str, str]:
    return {"name": printable(scenario["name"])}
