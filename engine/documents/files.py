"""Documents as files: read, checked for size and place, and completed by the one they are based on."""

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from attrs import Factory, frozen

from engine.model.problems import Origin, Problem, ProblemsError

LARGEST: Final = 1024 * 1024
"""Bytes in one document. An agreement in this form is a few thousand; a larger file is another kind of file."""

DEEPEST: Final = 8
"""Documents based on one another in a row."""

Table = dict[str, Any]


@frozen
class Told:
    """A value in a document, and where it stands."""

    origin: Origin
    value: Any


@frozen
class Document:
    """A document completed by those it is based on: its tables key by key, its parties by id, its events in a row."""

    origin: Origin
    keys: dict[str, Told]
    """Each top-level key but ``party`` and ``event``."""
    parties: list[Told] = Factory(list)
    events: list[Told] = Factory(list)
    origins: dict[str, Origin] = Factory(dict)
    """Where each key of a table stands that another document tells ("term.ends_on")."""


def read(path: Path) -> Document:
    """The document at ``path``; ``ProblemsError`` if it, or one that it is based on, cannot be read."""
    return _read(path, path.parent, ())


def _read(path: Path, folder: Path, completing: tuple[Path, ...]) -> Document:
    origin = Origin(str(path))
    tables = _parse(path, origin)
    based_on = tables.get("agreement", {}).get("based_on") if isinstance(tables.get("agreement"), dict) else None
    own = _as_document(tables, origin)
    if based_on is None:
        return own
    at = origin.at("agreement", "based_on")
    if not isinstance(based_on, str) or not based_on:
        _refuse(at, "not_text", got=_kind(based_on))
    base = path.parent / based_on
    if Path(based_on).is_absolute() or not base.resolve().is_relative_to(folder.resolve()):
        _refuse(at, "outside_folder", path=based_on, folder=str(folder))
    chain = (*completing, path.resolve())
    if base.resolve() in chain:
        _refuse(at, "cycle", path=based_on)
    if len(chain) >= DEEPEST:
        _refuse(at, "too_deep", most=str(DEEPEST))
    if not base.is_file():
        _refuse(at, "base_missing", path=based_on)
    return _completed(own, _read(base, folder, chain))


def _parse(path: Path, origin: Origin) -> Table:
    try:
        if path.is_dir():
            _refuse(origin, "is_folder")
        if path.stat().st_size > LARGEST:
            _refuse(origin, "too_large", size=str(path.stat().st_size), most=str(LARGEST))
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        _refuse(origin, "file_missing")
    except UnicodeDecodeError as error:
        _refuse(origin, "not_utf8", position=str(error.start))
    except (OSError, ValueError) as error:
        _refuse(origin, "unreadable", detail=getattr(error, "strerror", None) or type(error).__name__)
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"line (\d+), column (\d+)", str(error))
        line = where[1] if where else str(text.count("\n") + 1)
        shown = text.splitlines()[int(line) - 1].strip() if int(line) <= len(text.splitlines()) else ""
        _refuse(origin, "not_toml", line=line, text=shown[:80])
    except RecursionError:
        _refuse(origin, "nested_too_deep")


def _as_document(tables: Table, origin: Origin) -> Document:
    keys = {key: Told(origin.at(key), value) for key, value in tables.items() if key not in ("party", "event")}
    return Document(origin, keys, _rows(tables, "party", origin), _rows(tables, "event", origin))


def _rows(tables: Table, key: str, origin: Origin) -> list[Told]:
    rows = tables.get(key, [])
    if not isinstance(rows, list):
        return [Told(origin.at(key), rows)]
    return [Told(origin.at(key, index), row) for index, row in enumerate(rows)]


def _completed(own: Document, base: Document) -> Document:
    """``own`` with what only ``base`` tells; where both tell, ``own`` counts."""
    origins = {**base.origins, **own.origins}
    keys = {key: told for key, told in base.keys.items() if key != "agreement"}
    for key, told in own.keys.items():
        below = keys.get(key)
        if below is not None and isinstance(below.value, dict) and isinstance(told.value, dict):
            _note_origins(below, told.value, origins)
            keys[key] = Told(told.origin, _deep(below.value, told.value))
        else:
            keys[key] = told
    parties = list(base.parties)
    for told in own.parties:
        index = next((index for index, other in enumerate(parties) if _same_id(other.value, told.value)), None)
        if index is None:
            parties.append(told)
        else:
            parties[index] = Told(told.origin, {**parties[index].value, **told.value})
    return Document(own.origin, keys, parties, base.events + own.events, origins)


def _note_origins(below: Told, above: Table, origins: dict[str, Origin]) -> None:
    for key, value in below.value.items():
        if isinstance(value, dict) and isinstance(above.get(key), dict):
            _note_origins(Told(below.origin.at(key), value), above[key], origins)
        elif key not in above:
            origins.setdefault(below.origin.at(key).path, below.origin.at(key))


def _deep(below: Table, above: Table) -> Table:
    return {**below, **{key: _deep(below[key], value) if isinstance(value, dict) and isinstance(below.get(key), dict)
                        else value for key, value in above.items()}}


def _same_id(one: Any, other: Any) -> bool:  # noqa: ANN401  # whatever stands in the document
    return isinstance(one, dict) and isinstance(other, dict) and "id" in one and one["id"] == other.get("id")


def _kind(value: object) -> str:
    return type(value).__name__


def _refuse(origin: Origin, key: str, **params: str) -> Any:  # noqa: ANN401  # never returns
    raise ProblemsError((Problem(origin, key, params),))
