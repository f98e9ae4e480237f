"""A line in a timeline."""

from datetime import date
from typing import Final

from attrs import frozen

from engine.explain.phrases import Phrases
from engine.model.dates import LATEST

_MARKS: Final = {"as": "▶", "term": "─", "watch": "!", "event": "•", "to": "→", "from": "←"}
"""The mark of each kind of line: the day asked about, a term, a day to watch, an event, what goes out and comes in."""


@frozen(order=True)
class Moment:
    """A line in a timeline."""

    day: date
    rank: int
    kind: str
    text: str
    readings: tuple[int, ...] = ()
    """The numbers of the readings that alone have it; none: all have it or, if it is not certain, which is not told."""
    is_certain: bool = True
    is_dated: bool = True
    """Whether ``day`` is the day itself; else that is not known, or there is none, and its period ends on ``day``."""
    of: str = ""
    """The id of the duty, or the instalment, that it is about."""
    clause: str = ""
    """The clause that lays that duty, or payment, on somebody."""


def line(moment: Moment, say: Phrases, title: str = "") -> str:
    """A line of the timeline, with the agreement's ``title`` first, where one is given.

    What only some readings have is told with their numbers.
    """
    only = ""
    if moment.readings:
        numbers = say.listed([str(number) for number in moment.readings])
        only = say(f"timeline.only_reading_{'1' if len(moment.readings) == 1 else 'n'}", numbers=numbers)
    elif not moment.is_certain:
        only = say("deadline.uncertain")
    clause = say.in_brackets([moment.clause or None])
    day = moment.day.isoformat()
    if not moment.is_dated:
        only += say("timeline.no_day" if moment.day == LATEST else "timeline.no_day_by_then")
        day = say("timeline.undated").ljust(len(day)) if moment.day == LATEST else day
    return f"{day}  {_MARKS[moment.kind.partition('_')[0]]} {f'{title}: ' if title else ''}{moment.text}{only}{clause}"
