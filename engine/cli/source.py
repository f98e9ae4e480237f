"""What a command's FILE names: a document, a folder of them, or an agreement in the register."""

import os
import re
from datetime import datetime
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
    if match["then"].isdigit():
        return Asked(match["id"], int(match["then"]))
    from engine.register.contents import HERE, end_of  # noqa: PLC0415  # only what is in the register needs it
    try:
        then = datetime.fromisoformat(match["then"])
    except ValueError:
        raise ProblemsError((Problem(Origin(printable(told)), "not_an_instant", {"got": match["then"]}),)) from None
    if len(match["then"]) == len("2026-05-01"):
        return Asked(match["id"], end_of(then.date()))
    return Asked(match["id"], then if then.tzinfo else then.replace(tzinfo=HERE))


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
