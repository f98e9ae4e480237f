"""Processes of their own for those who write, that they may write at the same time, and be killed."""

import multiprocessing
import os
from collections.abc import Callable, Sequence
from itertools import cycle
from typing import Any, Final

from engine.inference import Inference
from engine.register.register import Register
from engine.register.store import EVENT, Draft, Store
from engine.register.url import Place
from rules import RULEBOOK
from tests.register.entering import NOON, noticed

# A fork starts at once, which lets a process be killed many hundred times; nothing of the register is open before.
_FORK: Final = multiprocessing.get_context("fork")
TOGETHER: Final = 3
"""Entries that are appended together, all or none."""


def started(work: Callable[..., None], *given: Any) -> Any:  # noqa: ANN401  # multiprocessing's own
    """A running process that does ``work``."""
    process = _FORK.Process(target=work, args=given)
    process.start()
    return process


def writes(place: Place, writer: int, count: int) -> None:
    """Append ``count`` events, one at a time."""
    with Store.open(place) as store:
        for number in range(count):
            store.append([noticed(writer * 10_000 + number)], NOON)


def records(place: Place, agreements: Sequence[str], count: int) -> None:
    """Enter ``count`` events, one at a time, each about the next of the agreements, with what is derived from it."""
    with Register.open(place, Inference(RULEBOOK)) as register:
        for number, name in zip(range(count), cycle(agreements), strict=False):
            body = {"kind": "contact_changed", "party": "kommun", "on": f"2026-05-{number % 28 + 1:02}"}
            register.enter([Draft(kind=EVENT, agreement=name, body=body, who="handläggare")], NOON)


def writes_without_end(place: Place, to: int) -> None:
    """Append events, three at a time, and say so on ``to`` each time that they have been appended."""
    with Store.open(place) as store:
        while True:
            store.append([noticed(number) for number in range(TOGETHER)], NOON)
            os.write(to, b".")


def makes(place: Place, to: int) -> None:
    """Make a register, saying so before and after."""
    os.write(to, b".")
    Store.open(place, make=True).close()
    os.write(to, b".")


def killed_while(work: Callable[[Place, int], None], place: Place, after: float) -> int:
    """How often a process that does ``work`` has said so, killed that many seconds after the first time."""
    said, to = os.pipe()
    process = started(work, place, to)
    os.close(to)
    with os.fdopen(said, "rb") as said_by_it:
        done = len(said_by_it.read(1))
        process.join(after)
        process.kill()
        process.join()
        return done + len(said_by_it.read())
