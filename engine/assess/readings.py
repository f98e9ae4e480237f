"""Doubts that the facts do not settle, and every way of settling them."""

from collections.abc import Callable, Hashable
from datetime import date
from typing import Final, TypeVar

from attrs import frozen

from engine.model.assessment import Remark
from engine.model.dates import Span
from engine.model.outcomes import Certainty

T = TypeVar("T")

MOST: Final = 64
"""So many readings are followed. A document with more than six doubts at once is for a person to read."""
_DOUBTS: Final = 6
"""So many doubts with two ways each make as many readings as are followed; of more, only a few are shown."""


@frozen
class Settled:
    """A doubt as one reading settles it: what it is about, its kind, and what is assumed."""

    key: Hashable
    certainty: Certainty
    assumes: Remark


class Choices:
    """How one reading settles each doubt it meets. The same doubt is settled in the same way throughout."""

    __slots__ = ("_script", "settled", "widths")

    def __init__(self, script: tuple[int, ...]) -> None:
        self._script = script
        self.settled: tuple[Settled, ...] = ()
        """The doubts met so far, in the order they were met."""
        self.widths: tuple[int, ...] = ()
        """In how many ways each of them can be settled."""

    def choose(self, key: Hashable, certainty: Certainty, options: tuple[Remark, ...]) -> int:
        """The number of the option that this reading takes."""
        position = len(self.settled)
        for earlier, each in enumerate(self.settled):
            if each.key == key:
                position = earlier
        choice = self._script[position] if position < len(self._script) else 0
        if position == len(self.settled):
            self.settled += (Settled(key, certainty, options[choice]),)
            self.widths += (len(options),)
        return choice

    def day(self, key: Hashable, span: Span, late: Remark, early: Remark) -> date:
        """The last or the first day that one known only roughly may be."""
        return (span.last, span.first)[self.choose(key, Certainty.MISSING_FACT, (late, early))]


def every_reading(derive: Callable[[Choices], T]) -> tuple[list[tuple[Choices, T]], bool]:
    """What ``derive`` comes to in every reading, and whether that is all of them (else there were too many)."""
    choices = Choices(())
    found = [(choices, derive(choices))]
    if not choices.settled:
        return found, True
    most = MOST if len(choices.settled) <= _DOUBTS else _DOUBTS
    found.clear()
    pending: list[tuple[int, ...]] = [()]
    while pending and len(found) < most:
        script = pending.pop()
        choices = Choices(script)
        found.append((choices, derive(choices)))
        taken = script + (0,) * (len(choices.widths) - len(script))
        for position in range(len(script), len(choices.widths)):
            pending += [(*taken[:position], other) for other in range(1, choices.widths[position])]
    return found, not pending
