"""Feature files: found, read, and taken apart as Gherkin."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from attrs import frozen
from gherkin.ast_builder import AstBuilder
from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler
from gherkin.stream.id_generator import IdGenerator

from engine.documents.sources import DISK
from engine.model.problems import Origin, Problem, ProblemsError

SUFFIX: Final = ".feature"
KINDS: Final = {"Context": "given", "Action": "when", "Outcome": "then"}
"""The kinds of step by what Gherkin calls their keywords."""

Node = dict[str, Any]
"""A part of a Gherkin document, as its parser gives it."""


@frozen
class Named:
    """A feature file, and the folder above which its documents are not looked for."""

    path: Path
    top: Path


@frozen
class Source:
    """A feature file: its text, its parts, and the scenarios and rows that come of them ("pickles")."""

    path: Path
    text: str
    document: Node
    pickles: tuple[Node, ...]

    @property
    def feature(self) -> Node:
        """The feature itself."""
        feature: Node = self.document["feature"]
        return feature

    @property
    def language(self) -> str:
        """The language that it is written in."""
        return str(self.feature["language"])

    @property
    def scenarios(self) -> tuple[Node, ...]:
        """Every scenario and outline, those below a rule too."""
        return tuple(each["scenario"] for each in _children(self.feature) if "scenario" in each)

    @property
    def backgrounds(self) -> tuple[Node, ...]:
        """The background of the feature, and those of its rules."""
        return tuple(each["background"] for each in _children(self.feature) if "background" in each)

    @property
    def rules(self) -> tuple[Node, ...]:
        """The rules that scenarios stand below, if any."""
        return tuple(each["rule"] for each in self.feature["children"] if "rule" in each)


def read(path: Path) -> Source:
    """The feature file at ``path``.

    Raises ``ProblemsError`` if it cannot be read as text, and gherkin's ``CompositeParserException`` if it is none.
    """
    text = text_of(path)
    ids = IdGenerator()
    document: Any = {**Parser(AstBuilder(ids)).parse(text), "uri": str(path)}
    pickles: Any = Compiler(ids).compile(document) if document.get("feature") else ()
    return Source(path, text, document, tuple(pickles))


def kinds_of(types: Iterable[str]) -> list[str]:
    """The kind of each step in turn, from Gherkin's types of their keywords: "och" and "*" are as the step before."""
    kinds: list[str] = []
    for each in types:
        kinds.append(KINDS.get(each, kinds[-1] if kinds else "given"))
    return kinds


def text_of(path: Path) -> str:
    """The text of the file at ``path``, each line with the same end, as pytest-bdd reads it.

    Raises ``ProblemsError`` if it cannot be read as text.
    """
    return DISK.content(path, Origin(str(path))).replace("\r\n", "\n").replace("\r", "\n")


def named_files(paths: Sequence[Path]) -> list[Named]:
    """The feature files that ``paths`` name, each once: files, and those in folders and below them.

    Raises ``ProblemsError`` with every path that is not there, is no feature file or has none.
    """
    found: dict[Path, Named] = {}
    problems: list[Problem] = []
    for path in paths:
        files, unread = _below(path) if os.path.isdir(path) else ([path], [])  # noqa: PTH112  # Path's raises for some names
        faults = unread + [problem for each in files if (problem := _not_a_feature(each)) is not None]
        if not files and not unread:
            faults.append(Problem(Origin(str(path)), "no_features"))
        for each in files if not faults else ():
            found.setdefault(each.resolve(), Named(each, _top(each)))
        problems += faults
    if problems:
        raise ProblemsError(tuple(problems))
    return list(found.values())


def absolute(path: Path) -> Path:
    """The path from the root, without "..": by way of links if it has any, as it is opened."""
    return path.parent.resolve() / path.name if ".." in path.parts else path.absolute()


def _children(node: Node) -> Iterator[Node]:
    for child in node["children"]:
        yield from _children(child["rule"]) if "rule" in child else (child,)


def _below(folder: Path) -> tuple[list[Path], list[Problem]]:
    """Every file below ``folder`` that is, or was meant to be, a feature; none in a folder with a dot first.

    By way of links too, so that what is seen in the folder is run; and each folder that cannot be read.
    """
    files: list[Path] = []
    problems: list[Problem] = []
    seen: set[str] = set()

    def unreadable(error: OSError) -> None:
        problems.append(Problem(Origin(str(error.filename)), "unreadable", {"detail": error.strerror or ""}))

    for here, folders, names in os.walk(folder, onerror=unreadable, followlinks=True):
        real = os.path.realpath(here)
        folders[:] = [] if real in seen else [each for each in folders if not each.startswith(".")]
        files += [] if real in seen else [
            Path(here, each) for each in names if SUFFIX in each.casefold() and not each.startswith(".")]
        seen.add(real)
    return sorted(files), problems


def _not_a_feature(path: Path) -> Problem | None:
    if not os.path.exists(path):  # noqa: PTH110  # Path's raises for a name that no file can have
        return Problem(Origin(str(path)), "file_missing")
    return None if path.suffix == SUFFIX else Problem(Origin(str(path)), "feature_suffix")


def _top(path: Path) -> Path:
    """The working directory if the feature is in it, else the root: nothing then says where its documents begin."""
    here = Path.cwd()
    place = absolute(path)
    return here if place.is_relative_to(here) else Path(place.anchor)
