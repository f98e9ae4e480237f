"""An entry of the register in words, and as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from attrs import fields

from engine.documents.happened import EVERY_EVENT
from engine.explain.phrases import Phrases
from engine.model.text import printable
from engine.register.chain import Entry
from engine.register.contents import HERE
from engine.register.store import AGREEMENT, CORRECTION, EVENT, RETRACTION

_KEYS: Final = frozenset(each.name for shape in EVERY_EVENT.values() for each in fields(shape))
"""What the events tell of."""

_KINDS: Final = frozenset({
    AGREEMENT, EVENT, CORRECTION, RETRACTION, "person", "person_erased", "receipt", "registration"})
"""The kinds of entries that have a name in words."""


def recorded(at: str) -> str:
    """When an entry was recorded, in Swedish time, to the second."""
    return datetime.fromisoformat(at).astimezone(HERE).strftime("%Y-%m-%d %H:%M:%S")


def line(entry: Entry, say: Phrases) -> str:
    """The entry on one line: its number, when, by whom, what it tells, what it rests on and why."""
    text = say("register.entry", entry=entry.seq, when=recorded(entry.recorded_at), who=printable(entry.who),
               what=in_words(entry, say))
    for key, value in (("rests_on", entry.reference), ("reason", entry.why)):
        if value:
            text += say(f"register.{key}", text=printable(value))
    return text


def in_words(entry: Entry, say: Phrases) -> str:
    """What an entry tells."""
    if entry.kind == AGREEMENT:
        beside = len(entry.told["files"]) - 1
        others = say("register.told.with_files", count=beside) if beside else ""
        return say("register.told.agreement", main=printable(entry.told["main"]), others=others)
    if entry.kind == EVENT:
        return _event(entry.told, say)
    if entry.kind == CORRECTION:
        return say("register.told.correction", entry=entry.points_at, what=_event(entry.told, say))
    if entry.kind == RETRACTION:
        return say("register.told.retraction", entry=entry.points_at)
    return kind_in_words(entry.kind, say)


def kind_in_words(kind: str, say: Phrases) -> str:
    """What entries of that kind are called."""
    return say(f"register.kind.{kind}") if kind in _KINDS else printable(kind)


def _event(told: object, say: Phrases) -> str:
    if not isinstance(told, Mapping) or told.get("kind") not in EVERY_EVENT:  # of a later version, or forged
        return printable(str(told))
    name = say(f"register.event.{told['kind']}")
    rest = [f"{say(f'register.key.{key}') if key in _KEYS else printable(key)} {_value(value)}"
            for key, value in told.items() if key != "kind"]
    return f"{name}: {', '.join(rest)}" if rest else name


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        return " ".join(f"{printable(str(key))} {_value(each)}" for key, each in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return " ".join(map(_value, value))
    return printable(str(value))


def fates(entries: Sequence[Entry]) -> dict[int, Entry]:
    """The entry that each entry was retracted or, if it still stands, corrected by last."""
    retracted = {each.points_at: each for each in entries if each.kind == RETRACTION}
    corrected = {each.points_at: each for each in entries if each.kind == CORRECTION and each.seq not in retracted}
    return {seq: each for seq, each in (corrected | retracted).items() if seq is not None}


def fate_lines(entry: Entry, by: Mapping[int, Entry], say: Phrases) -> Iterator[str]:
    """That an entry has been corrected or retracted, if it has."""
    fate = by.get(entry.seq)
    if fate is not None:
        yield "  " + say(f"register.fate.{fate.kind}", entry=fate.seq, when=recorded(fate.recorded_at))


def entry_json(entry: Entry, by: Mapping[int, Entry]) -> dict[str, Any]:
    """The entry as JSON; ``standing``: it has been neither corrected nor retracted."""
    fate = by.get(entry.seq)
    return {"entry": entry.seq, "kind": entry.kind, "recorded_at": entry.recorded_at, "who": entry.who,
            "why": entry.why, "reference": entry.reference, "points_at": entry.points_at, "told": entry.told,
            "corrected_by": fate.seq if fate is not None and fate.kind == CORRECTION else None,
            "retracted_by": fate.seq if fate is not None and fate.kind == RETRACTION else None}
