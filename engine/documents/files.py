"""Documents as files: read, checked for place and form, and completed by the one they are based on."""

import re
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from attrs import Factory, evolve, frozen

from engine.documents.quoting import LONGEST_WORD, step
from engine.documents.sources import DISK, Source, refuse
from engine.model.problems import Origin, Problem, ProblemsError
from engine.model.text import printable

DEEPEST: Final = 8
"""Documents based on one another in a row."""

MOST_ROWS: Final = 1_000
"""Parties, or events, in one document: many times what any agreement has, and few enough to compare with each other."""

ROWS: Final = {"party": "id", "area": "id", "reference_rate": "from_on", "forum": "id", "duty": "id",
               "finances": "what", "decision": None, "event": None}
"""The keys in double brackets, each for many rows, and what makes a row complete another; without it they add up."""

DEEPEST_TABLE: Final = 16
"""Tables within one another. The form has four."""

MOST_DOTS: Final = 100
"""Dots in one key. tomllib needs time that grows with their square."""

Table = dict[str, Any]


@frozen
class Told:
    """A value in a document, and where it stands."""

    origin: Origin
    value: Any


@frozen
class Document:
    """A document completed by those it is based on: its tables key by key, its rows by what tells them apart."""

    origin: Origin
    keys: dict[str, Told]
    """Each top-level key; those of ``ROWS`` only where they are not the rows that they should be."""
    rows: dict[str, list[Told]]
    """Each key of ``ROWS``."""
    source: Source
    """Where it was read from."""
    headings: list[Told] = Factory(list)
    """The ``[agreement]`` of each document that it is based on."""
    origins: dict[Origin, Origin] = Factory(dict)
    """Where a key really stands that one of those tells, by where it would stand in this document."""
    unread: tuple[Problem, ...] = ()
    """Why a document that it is based on cannot be read."""


def read(path: Path, source: Source = DISK) -> Document:
    """The document at ``path``; ``ProblemsError`` if it cannot be read."""
    return _read(path, path.parent, (), source)


def _read(path: Path, folder: Path, completing: tuple[Path, ...], source: Source) -> Document:
    origin = Origin(str(path))
    tables = tables_of(path, source)
    own = _as_document(tables, origin, source)
    heading = tables.get("agreement")
    based_on = heading.get("based_on") if isinstance(heading, dict) else None
    if not isinstance(based_on, str) or not based_on.strip():
        return own
    try:
        chain = (*completing, source.resolved(path))
        at = origin.at("agreement", "based_on")
        name = based_on.strip()
        base = inside(name, path.parent, folder, at, source)
        if source.resolved(base) in chain:
            refuse(at, "cycle", path=printable(name[:LONGEST_WORD]))
        if len(chain) >= DEEPEST:
            refuse(at, "too_deep", most=str(DEEPEST))
        return _completed(own, _read(base, folder, chain, source))
    except ProblemsError as error:
        return evolve(own, unread=error.problems)


def inside(name: str, here: Path, folder: Path, at: Origin, source: Source = DISK) -> Path:
    """The file called ``name`` from the folder ``here``; ``ProblemsError`` if it is missing or not in ``folder``."""
    path, shown = here / name, printable(name[:LONGEST_WORD])
    try:
        target = source.resolved(path)
        is_file = source.is_file(path)
    except (OSError, ValueError, RuntimeError):  # a name that no file can have, or links in a ring
        refuse(at, "base_missing", path=shown)
    if Path(name).is_absolute() or not target.is_relative_to(source.resolved(folder)):
        refuse(at, "outside_folder", path=shown, folder=str(folder))
    if not is_file:
        refuse(at, "base_missing", path=shown)
    return path


def tables_of(path: Path, source: Source = DISK) -> Table:
    """The tables of the TOML file at ``path``, as they stand; ``ProblemsError`` if it cannot be read."""
    origin = Origin(str(path))
    return _parse(source.content(path, origin), origin)


def _parse(text: str, origin: Origin) -> Table:
    if any(part.count(".") > MOST_DOTS for line in text.split("\n") if not line.lstrip().startswith("#")
           for part in line.split("=")):
        refuse(origin, "nested_too_deep")
    try:
        tables = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"line (\d+), column \d+\)$", str(error))
        lines = text.rstrip(" \t\r\n").split("\n")
        line = int(where[1]) if where else len(lines)
        shown = lines[min(line, len(lines)) - 1].strip(" \t\r")
        refuse(origin, "not_toml", line=str(line), text=printable(shown[:80]))
    except (ValueError, ArithmeticError):  # whole numbers of thousands of digits, exponents past those of Decimal
        refuse(origin, "huge_number")
    except RecursionError:
        refuse(origin, "nested_too_deep")
    if _is_deep(tables):
        refuse(origin, "nested_too_deep")
    return tables


def _is_deep(tables: Table) -> bool:
    level: list[Any] = [tables]
    for _ in range(DEEPEST_TABLE):
        level = [each for value in level if isinstance(value, dict | list)
                 for each in (value.values() if isinstance(value, dict) else value)]
    return bool(level)


def _as_document(tables: Table, origin: Origin, source: Source) -> Document:
    rows = {key: [Told(origin.at(key, index), row) for index, row in enumerate(value)]
            for key, value in tables.items() if key in ROWS and isinstance(value, list)}
    for key, each in rows.items():
        if len(each) > MOST_ROWS:
            refuse(origin.at(key), "too_many_rows", count=str(len(each)), most=str(MOST_ROWS))
    keys = {key: Told(origin.at(step(key)), value) for key, value in tables.items() if key not in rows}
    return Document(origin, keys, {key: rows.get(key, []) for key in ROWS}, source)


def _completed(own: Document, base: Document) -> Document:
    """``own`` with what only ``base`` tells; where both tell, ``own`` counts."""
    origins = dict(base.origins)
    headings = [*base.headings, *([base.keys["agreement"]] if "agreement" in base.keys else [])]
    keys = {key: told for key, told in base.keys.items() if key != "agreement"}
    for key, told in own.keys.items():
        below = keys.get(key)
        if below is not None and isinstance(below.value, dict) and isinstance(told.value, dict):
            _note_origins(below, told, origins)
            keys[key] = Told(told.origin, _deep(below.value, told.value))
        else:
            keys[key] = told
    rows = {key: _completed_rows(own.rows[key], base.rows[key], by, origins) for key, by in ROWS.items()}
    return Document(own.origin, keys, rows, own.source, headings, origins, base.unread)


def _completed_rows(own: list[Told], base: list[Told], by: str | None, origins: dict[Origin, Origin]) -> list[Told]:
    rows = list(base)
    completing = {_mark(told, by): index for index, told in enumerate(rows) if _mark(told, by) is not None}
    for told in own:
        index = completing.pop(_mark(told, by), None)
        if index is None:
            rows.append(told)
        else:
            _note_origins(rows[index], told, origins)
            rows[index] = Told(told.origin, _deep(rows[index].value, told.value))
    return rows


def _note_origins(below: Told, above: Told, origins: dict[Origin, Origin]) -> None:
    for key, value in below.value.items():
        told, shown = below.origin.at(step(key)), above.origin.at(step(key))
        if key not in above.value:
            origins[shown] = origins.get(told, told)
        elif isinstance(value, dict) and isinstance(above.value[key], dict):
            _note_origins(Told(told, value), Told(shown, above.value[key]), origins)


def _deep(below: Table, above: Table) -> Table:
    return {**below, **{key: _deep(below[key], value) if isinstance(value, dict) and isinstance(below.get(key), dict)
                        else value for key, value in above.items()}}


def _mark(told: Told, by: str | None) -> str | date | None:
    """What tells a row apart from the others, if it has that."""
    found = told.value.get(by) if isinstance(told.value, dict) else None
    return found.strip() if isinstance(found, str) else found if isinstance(found, date) else None
