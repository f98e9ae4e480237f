"""What a step expects, and what it tells when that is not what was found."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

Each = TypeVar("Each")
Name = TypeVar("Name", bound=Hashable)


class UnmetError(AssertionError):
    """The answer is another: what the step expected, and all that was found in its place."""

    def __init__(self, expected: object, *found: object) -> None:
        super().__init__(expected, found)
        self.expected = expected
        self.found = found


class UnwantedError(AssertionError):
    """There is what the step says that there is not."""

    def __init__(self, unwanted: object) -> None:
        super().__init__(unwanted)
        self.unwanted = unwanted


class UntellableError(Exception):
    """The step cannot be carried out. ``key`` names the phrase that says why (``step.…``); ``params`` fill it in."""

    def __init__(self, key: str, **params: str) -> None:
        super().__init__(key, params)
        self.key = key
        self.params = params


def same(expected: object, found: object) -> None:
    """``found`` is what was expected; ``UnmetError`` if not."""
    if expected != found:
        raise UnmetError(expected, found)


def among(expected: object, found: Iterable[object]) -> None:
    """What was expected is among what was ``found``; ``UnmetError`` if not."""
    all_found = list(dict.fromkeys(found))
    if expected not in all_found:
        raise UnmetError(expected, *all_found)


def absent(unwanted: object, found: Iterable[object]) -> None:
    """``unwanted`` is not among what was ``found``; ``UnwantedError`` if it is."""
    if unwanted in found:
        raise UnwantedError(unwanted)


def the_one(expected: Name, found: Mapping[Name, Each]) -> Each:
    """What goes by the name that was expected; ``UnmetError`` with the names that there are if nothing does."""
    if expected not in found:
        raise UnmetError(expected, *found)
    return found[expected]


def latest(told: Sequence[Each]) -> Each:
    """The latest of what the scenario has told, which a step says more of; ``UntellableError`` if there is none."""
    if not told:
        raise UntellableError("nothing_to_add_to")
    return told[-1]


def some_day(found: date | None) -> None:
    """A day was found, whichever; ``UnwantedError`` if none was."""
    absent(None, [found])
