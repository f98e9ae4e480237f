"""``frist deadlines`` of the whole register, from what is derived: as if each agreement were assessed, but faster."""

from datetime import datetime
from typing import Final

from engine.cli.door import Door
from engine.cli.register_views import is_up_to_date
from engine.cli.views import Span, show_lines
from engine.model.dates import MONTHS_A_YEAR, add_months
from engine.register import asking
from engine.register.days import swedish_day
from engine.register.derived import YEARS_AHEAD

_YEARS: Final = YEARS_AHEAD - 1
"""How far ahead days to watch are known in rows that have not become too old."""


def show_derived(door: Door, span: Span, now: datetime) -> bool:
    """Show the days to watch, if what is derived can tell them: those ahead, as of today and as known now.

    False where it cannot, and nothing is shown.
    """
    today = swedish_day(now)
    is_within = today <= span.start and span.end <= add_months(today, _YEARS * MONTHS_A_YEAR)
    if span.as_of != today or span.known_on is not None or not is_within:
        return False
    with door.refusing():
        if not is_up_to_date(door, now):
            return False
        store = door.register.store
        faults = asking.faults(store, door.say.language)
        lines = asking.deadlines(store, span.start, span.end, door.say.language)
    show_lines(door, lines, span, faults, is_of_several=True)
    return True
