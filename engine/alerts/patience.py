"""Work that is waited for only so long."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


def within(seconds: float, work: Callable[[], T]) -> T:
    """What ``work`` gives, or what it raises; ``TimeoutError`` if it takes longer: it is then left to itself.

    A timeout of a connection is only for each time that something is waited for: one who always says a little more
    is never done.
    """
    done: Future[T] = Future()
    Thread(target=_into, args=(done, work), daemon=True).start()
    return done.result(seconds)


def _into(done: Future[T], work: Callable[[], T]) -> None:
    try:
        done.set_result(work())
    except Exception as error:  # noqa: BLE001  # whatever it is, it is raised where the result is waited for
        done.set_exception(error)
