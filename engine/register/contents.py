"""From entries to agreements: each as its document and what was recorded about it told it, at any instant."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from attrs import field, frozen

from engine.documents import load
from engine.documents.amounts import Amount, AmountOrZero
from engine.documents.files import Told, inside
from engine.documents.happened import kinds_of
from engine.documents.sources import Texts
from engine.model.agreement import Agreement
from engine.model.problems import Origin
from engine.model.text import printable
from engine.register.chain import Entry
from engine.register.days import swedish_day
from engine.register.errors import RegisterError
from engine.register.store import (
    AGREEMENT,
    CORRECTION,
    DECIDED,
    DERIVED_FROM,
    EVENT,
    REGISTRATION,
    RETRACTION,
    TELLING,
)

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_AMOUNT: Final = re.compile(r"\d+\.\d+", re.ASCII)


@frozen
class Recorded:
    """An event as it is known: the entry that tells of it first, and the one that tells how it reads."""

    first: Entry
    reads: Entry
    """The latest correction, or the same."""


@frozen
class Known:
    """What is known of one agreement."""

    version: Entry
    """The latest version of its document."""
    events: tuple[Recorded, ...] = field(default=())
    """In the order in which they were recorded, without those retracted."""
    registered: tuple[Entry, ...] = field(default=())
    """The entries of registrator's facts, likewise."""
    references: tuple[str, ...] = field(default=())
    """What every entry about it rests on, those retracted or replaced too."""
    decided: tuple[Entry, ...] = field(default=())
    """What people have decided to do about it, in the order in which it was recorded."""
    changed: Entry | None = field(default=None)
    """The latest entry that changes what is known of it."""


def known(entries: Iterable[Entry]) -> dict[str, Known]:
    """What ``entries``, those of the register in their order, tell of each agreement, by its id."""
    kept = list(entries)
    retracted = {each.points_at for each in kept if each.kind == RETRACTION}
    standing = [each for each in kept if each.seq not in retracted]
    reads = {each.points_at: each for each in standing if each.kind == CORRECTION}
    versions = {each.agreement: each for each in standing if each.kind == AGREEMENT}
    events: dict[str | None, list[Recorded]] = {}
    others: dict[tuple[str | None, str], list[Entry]] = {}
    for each in standing:
        if each.kind == EVENT:
            events.setdefault(each.agreement, []).append(Recorded(each, reads.get(each.seq, each)))
        elif each.kind in {REGISTRATION, DECIDED}:
            others.setdefault((each.agreement, each.kind), []).append(each)
    references: dict[str | None, dict[str, None]] = {}
    changed: dict[str | None, Entry] = {}
    for each in kept:
        if each.kind in DERIVED_FROM and each.reference:
            references.setdefault(each.agreement, {})[each.reference] = None
        if each.kind in TELLING:
            changed[each.agreement] = each
    return {agreement: Known(
        version, tuple(events.get(agreement, ())), tuple(others.get((agreement, REGISTRATION), ())),
        tuple(references.get(agreement, ())), tuple(others.get((agreement, DECIDED), ())), changed.get(agreement))
        for agreement, version in versions.items() if agreement is not None}


def agreement_of(what: Known) -> Agreement:
    """The agreement as it is known.

    Raises ``ProblemsError`` with every problem: in the document at its file, in a recorded event at its entry.
    """
    recorded = [Told(Origin(what.version.agreement or "").at("entry", each.reads.seq), event_table(each))
                for each in what.events]
    path, texts = kept(what.version)
    return load(path, recorded, texts)


def kept(version: Entry) -> tuple[Path, Texts]:
    """Where a version's own document is, and its files as they were added: as if they lay in a folder by its id."""
    folder, told = Path(version.agreement or ""), version.told
    return folder / told["main"], Texts({folder / name: text for name, text in told["files"].items()})


def written(version: Entry, folder: Path) -> Path:
    """Write the files of a version, exactly as they were added, into ``folder``; and where its own document is.

    Raises ``RegisterError`` for a name that leads out of the folder: no version that Frist has entered has one.
    """
    told = version.told
    for name, text in told["files"].items():
        path = folder / name
        if not path.resolve().is_relative_to(folder.resolve()):
            raise RegisterError(f"{version.agreement}/{printable(name)}", "corrupt", detail=printable(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder / str(told["main"])


def version_body(path: Path) -> dict[str, Any]:
    """What an entry tells of the document at ``path``: its text, and those of the files that complete it.

    Raises ``ProblemsError`` if it is no agreement that can be read.
    """
    load(path)
    texts = {file.resolve().relative_to(path.parent.resolve()).as_posix(): file.read_bytes().decode()
             for file in _files(path, path.parent)}
    return {"files": texts, "main": path.name}


def _files(path: Path, folder: Path) -> Iterator[Path]:
    """The document, the one that it is based on and so on, and their files of bookings."""
    yield path
    tables = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    based_on, bookings = tables.get("agreement", {}).get("based_on"), tables.get("events_from")
    if bookings is not None:
        yield inside(bookings, path.parent, folder, Origin(str(path)))
    if based_on is not None:
        yield from _files(inside(based_on.strip(), path.parent, folder, Origin(str(path))), folder)


def recorded_on(entry: Entry) -> date:
    """The Swedish day on which ``entry`` was recorded."""
    return swedish_day(datetime.fromisoformat(entry.recorded_at))


def event_body(table: Mapping[str, Any]) -> dict[str, Any]:
    """What an entry tells of an event: the keys of an ``[[event]]``, with days and decimals as text."""
    return {key: value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, Decimal) else value
            for key, value in table.items()}


def event_table(event: Recorded) -> object:
    """The event as a row of ``[[event]]``: days and decimals where its kind has them, recorded on the day it was."""
    told = event.reads.told
    if not isinstance(told, dict):
        return told
    kind = told.get("kind")
    kinds = kinds_of(kind) if isinstance(kind, str) else {}
    table = {key: _typed(value, kinds.get(key, frozenset())) for key, value in told.items()}
    return {**table, "recorded_on": recorded_on(event.first)}


def _typed(value: object, kinds: frozenset[object]) -> object:
    if isinstance(value, str) and date in kinds and _DAY.fullmatch(value):
        with suppress(ValueError):  # the 30th of February: told as what it is, with the rest
            return date.fromisoformat(value)
    if isinstance(value, str) and kinds & {Amount, AmountOrZero} and _AMOUNT.fullmatch(value):
        return Decimal(value)
    return value
