"""Processes of their own for those who write, that they may write at the same time, and be killed."""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from random import Random
from typing import Any, Final

from sqlalchemy import Engine, event

from engine.cli import main
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


def killed_commands(prepared: Callable[[int], list[str]], kills: int) -> Iterator[int]:
    """The number of each kill, once ``frist`` has been given the words that ``prepared`` gives for it, and killed.

    By turns before a random statement or commit, and at a random time; the same whenever it is tried again.
    """
    started_at = time.monotonic()
    steps = int(_of_command(prepared(0), None, None))
    seconds = time.monotonic() - started_at
    for kill in range(1, kills + 1):
        chance = Random(kill)  # noqa: S311  # no secret
        if kill % 2:
            _of_command(prepared(kill), None, chance.randint(1, steps))
        else:
            _of_command(prepared(kill), chance.uniform(0, seconds), None)
        yield kill


def commanded(words: list[str]) -> None:
    """Give ``frist`` the words, in a process of its own; it is to end well."""
    _of_command(words, None, None)


def _of_command(words: list[str], after: float | None, before: int | None) -> bytes:
    """How many statements and commits a command came to; nothing if it was killed, ``after`` or ``before`` so many."""
    said, to = os.pipe()
    process = started(_commanded, words, before, to)
    os.close(to)
    process.join(after)
    process.kill()
    process.join()
    assert process.exitcode in {0, -signal.SIGKILL}
    with os.fdopen(said, "rb") as told:
        return told.read()


def _commanded(words: list[str], before: int | None, to: int) -> None:
    steps = 0

    def step(*_: object) -> None:
        nonlocal steps
        steps += 1
        if steps == before:
            os.kill(os.getpid(), signal.SIGKILL)

    for name in ("before_cursor_execute", "commit"):
        event.listen(Engine, name, step)
    try:
        main(words)
    finally:
        os.write(to, str(steps).encode())
