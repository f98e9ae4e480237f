"""What every answer rests on, told last: its readings, the day it is made for, and the clauses."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from engine.explain.phrases import Phrases
from engine.model.assessment import Assessment, Reason, gathered

DASH: Final = "\N{EN DASH}"
"""What a line in a list begins with."""


def readings(found: Assessment, say: Phrases) -> Iterator[str]:
    """The readings, numbered, the cautious one first; nothing where all come to the same."""
    if found.readings:
        yield say("line.readings")
    for number, each in enumerate(found.readings, 1):
        yield "  " + say("line.reading", number=number, assumes=say.listed([say.remark(one) for one in each.assumes]),
                         status=say.status(each.status, each.ends_on))


def cited(reasons: tuple[Reason, ...]) -> list[str]:
    """The clauses of the reasons and of all that they rest on."""
    return list(dict.fromkeys(reason.clause for reason in gathered(reasons) if reason.clause))


def assessed_on(as_of: date, known_on: date | None, say: Phrases) -> str:
    """The day that the assessment is made for, and as known when."""
    told = say("line.as_of", as_of=as_of)
    return told if known_on is None else f"{told} {say('line.as_known', known_on=known_on)}"


def rests_on(clauses: Iterable[str], say: Phrases) -> str:
    """The clauses that an answer rests on, or that there are none."""
    named = say.clauses(clauses)
    return say("line.clauses", clauses=named) if named else say("line.no_clauses")


def footer(found: Assessment, clauses: Iterable[str], say: Phrases) -> Iterator[str]:
    """The day and the clauses."""
    yield assessed_on(found.as_of, found.known_on, say)
    yield rests_on(clauses, say)
