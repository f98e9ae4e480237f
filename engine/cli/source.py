"""What a command's FILE names: a document, a folder of them, or an agreement in the register."""

import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from attrs import frozen

from engine.model.problems import Origin, Problem, ProblemsError
from engine.model.text import printable

WHOLE_REGISTER: Final = Path("register:")
"""What stands for every agreement in the register."""

PREFIX: Final = "register:"
"""What an id in the register may have before it."""

_KNOWN_THEN: Final = re.compile(r"(?P<id>.+?)@(?P<then>\d+|\d{4}-\d{2}-\d{2}([T ].+)?)", re.ASCII | re.DOTALL)


@frozen
class Asked:
    """An agreement in the register, or all of them (``agreement`` None)."""

    agreement: str | None
    then: datetime | int | None = None
    """As known at an instant, or when so many entries had been recorded; None: now."""


def asked(path: Path, register: str | None) -> Asked | None:
    """What ``path`` names in the register; None if it names a file or a folder.

    What exists as a file or a folder is one, and so is what is written as a path. Any other name is that of an
    agreement, and so is whatever is written after "register:".
    Raises ``ProblemsError`` for a time that is none, and where a name without path is both a folder and an agreement.
    """
    told = str(path)
    if told.startswith(PREFIX):
        return _asked(told.removeprefix(PREFIX))
    is_a_path = os.sep in told or "/" in told or told in {"", ".", ".."} or bool(path.suffix and "@" not in told)
    try:
        exists = path.exists()
    except (OSError, ValueError):  # a name that no file can have: reading it tells what is wrong
        return None
    if exists:
        if not is_a_path and _has(register, told):
            raise ProblemsError((Problem(Origin(told), "file_and_id", {"id": told}),))
        return None
    return None if is_a_path else _asked(told)


def _asked(told: str) -> Asked:
    if not told:
        return Asked(None)
    match = _KNOWN_THEN.fullmatch(told)
    if match is None:
        return Asked(told)
    try:
        return Asked(match["id"], _then(match["then"]))
    except (ValueError, OverflowError):
        got = printable(match["then"])
        raise ProblemsError((Problem(Origin(printable(told)), "not_an_instant", {"got": got}),)) from None


def _then(told: str) -> datetime | int:
    """The instant, or the number of entries; ``ValueError`` or ``OverflowError`` if it is none that can be kept."""
    from engine.register.chain import MOST_DIGITS  # noqa: PLC0415  # only what is in the register needs it
    from engine.register.days import HERE, end_of  # noqa: PLC0415  # as above
    if told.isdigit():
        if len(told) > MOST_DIGITS:
            raise ValueError(told)
        return int(told)
    then = datetime.fromisoformat(told)
    if len(told) == len("2026-05-01"):
        return end_of(then.date())
    # An instant near the first or the last day of all cannot be told in another zone.
    return (then if then.tzinfo else then.replace(tzinfo=HERE)).astimezone(UTC)


def _has(register: str | None, agreement: str) -> bool:
    """Whether the register, if there is one, has an agreement of that id."""
    from engine.register.errors import RegisterError  # noqa: PLC0415  # as above
    from engine.register.store import Store  # noqa: PLC0415  # as above
    from engine.register.url import place  # noqa: PLC0415  # as above
    try:
        with Store.open(place(register, os.environ)) as store:
            return agreement in store.agreements()
    except RegisterError:
        return False
