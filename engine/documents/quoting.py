"""How a message quotes what stands in a document: shortened, printable, and with the nearest known word."""

import json
import re
from datetime import date, time
from difflib import get_close_matches
from typing import Final

from engine.model.text import printable

LONGEST_WORD: Final = 60
"""Characters of one value in a message."""

_BARE_KEY: Final = re.compile(r"[\w-]+")
_HUGE: Final = 10**18
_MOST_WORDS: Final = 50
_MOST_SHOWN: Final = 20


def did_you_mean(word: object, known: list[str]) -> str:
    """The known word nearest to ``word``, or "" if none is near."""
    # Among many words, or for a long one, the search takes too long and what it finds is chance.
    if not isinstance(word, str) or len(word) > LONGEST_WORD or len(known) > _MOST_WORDS:
        return ""
    return next(iter(get_close_matches(word, known, n=1)), "")


def listed(known: list[str]) -> str:
    """The known words, or the first of them where they are many; a dash if there are none."""
    return ", ".join(known[:_MOST_SHOWN]) + (" …" if len(known) > _MOST_SHOWN else "") or "\N{EN DASH}"


def step(key: str) -> str:
    """A key as it stands in a path: in quotation marks if it is not a bare key."""
    return key if _BARE_KEY.fullmatch(key) else printable(json.dumps(key[:LONGEST_WORD], ensure_ascii=False))


def shown(value: object) -> str:
    """A value as the document has it: as much of it as fits in a message."""
    if isinstance(value, list):
        text = f"[{', '.join(map(_shown_within, value[:_MOST_SHOWN]))}]"
    elif isinstance(value, dict):
        pairs = [f"{step(key)} = {_shown_within(each)}" for key, each in list(value.items())[:_MOST_SHOWN]]
        text = f"{{ {', '.join(pairs)} }}" if pairs else "{}"
    else:
        text = _shown_within(value)
    return text if len(text) <= LONGEST_WORD else text[: LONGEST_WORD - 1] + "…"


def _shown_within(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int():
            return str(value) if abs(value) < _HUGE else hex(value)  # Python writes no more than 4300 decimal digits
        case str():
            return f'"{printable(value[:LONGEST_WORD])}"'
        case list() | dict():
            return "…"
        case date() | time():
            return value.isoformat()
    return str(value)
