"""An entry of the register in words, and as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from attrs import fields

from engine.cli.registration_views import registration_lines
from engine.documents.happened import EVERY_EVENT
from engine.explain.phrases import Phrases
from engine.model.text import printable
from engine.register.chain import Entry
from engine.register.days import HERE
from engine.register.registration import registered
from engine.register.seeing import decision
from engine.register.store import AGREEMENT, CORRECTION, DECIDED, EVENT, REGISTRATION, RETRACTION

_KEYS: Final = frozenset(each.name for shape in EVERY_EVENT.values() for each in fields(shape))
"""What the events tell of."""

_WORDS: Final = {
    "form": ("form", frozenset({"written", "letter", "email", "oral", "any"})),
    "about": ("register.value", frozenset({"performance", "interpretation", "both"})),
    "release": ("register.value", frozenset({"pay", "waive"})),
    "then": ("register.value", frozenset({"renews", "ends"}))}
"""The phrases of the words that an event tells by a key."""

_KINDS: Final = frozenset({
    AGREEMENT, EVENT, CORRECTION, RETRACTION, DECIDED, "person", "person_erased", "receipt", "registration"})
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
        return say("register.told.agreement", main=printable(entry.told["main"]), others=_others(beside, say))
    if entry.kind == EVENT:
        return _event(entry.told, say)
    if entry.kind == CORRECTION:
        return say("register.told.correction", entry=entry.points_at, what=_event(entry.told, say))
    if entry.kind == RETRACTION:
        return say("register.told.retraction", entry=entry.points_at)
    if entry.kind == REGISTRATION:
        told = "; ".join(registration_lines(registered([entry]), say, {}))
        return f"{kind_in_words(entry.kind, say)}: {printable(told)}" if told else kind_in_words(entry.kind, say)
    return _decision(entry, say) if entry.kind == DECIDED else kind_in_words(entry.kind, say)


def _decision(entry: Entry, say: Phrases) -> str:
    decided = decision(entry)
    about = "" if decided.about is None else say("register.told.about", day=decided.about)
    until = "" if decided.until is None else say("register.told.until", day=decided.until)
    return say(f"register.told.{decided.to.value}", by=printable(decided.by), day=decided.on) + about + until


def kind_in_words(kind: str, say: Phrases) -> str:
    """What entries of that kind are called."""
    return say(f"register.kind.{kind}") if kind in _KINDS else printable(kind)


def _others(count: int, say: Phrases) -> str:
    key = "with_files_1" if count == 1 else "with_files"
    return say(f"register.told.{key}", count=count) if count else ""


def event_name(told: Mapping[str, Any], say: Phrases) -> str:
    """What the kind of an event is called."""
    kind = told.get("kind")
    return say(f"register.event.{kind}") if kind in EVERY_EVENT else printable(str(kind))


def _event(told: object, say: Phrases) -> str:
    if not isinstance(told, Mapping) or told.get("kind") not in EVERY_EVENT:  # of a later version, or forged
        return printable(str(told))
    name = say(f"register.event.{told['kind']}")
    rest = [f"{say(f'register.key.{key}') if key in _KEYS else printable(key)} {_told(key, value, say)}"
            for key, value in told.items() if key != "kind"]
    return f"{name}: {', '.join(rest)}" if rest else name


def _told(key: str, value: object, say: Phrases) -> str:
    """What an event tells by a key; a word of the documents as a word of the language."""
    words = _WORDS.get(key)
    if words is not None and isinstance(value, str) and value in words[1]:
        return say(f"{words[0]}.{value}")
    return _value(value)


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
