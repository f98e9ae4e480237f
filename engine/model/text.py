"""Text from outside, made safe to show."""

import unicodedata
from typing import Final

_UNPRINTABLE: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})


def printable(text: str) -> str:
    """The text with each character that does not print written as its code, so that none can steer a terminal."""
    if text.isprintable():  # as nearly all is, told without looking at each character
        return text
    return "".join(f"\\u{{{ord(each):04x}}}" if unicodedata.category(each) in _UNPRINTABLE else each for each in text)
