"""The days of the register: those in Sweden."""

from datetime import date, datetime, time
from typing import Final

from engine.model.dates import stockholm

HERE: Final = stockholm()
"""Where the days of the register are counted."""


def swedish_day(instant: datetime) -> date:
    """The day that it is in Sweden at an instant."""
    return instant.astimezone(HERE).date()


def end_of(day: date) -> datetime:
    """The last instant of a Swedish day: what was recorded on the day was known by then."""
    return datetime.combine(day, time.max, HERE)
