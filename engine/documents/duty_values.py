"""How the values that have to do with duties are read: when they are due, how often, and for which period."""

import re
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, NewType, TypeVar

from engine.documents.amounts import count_up_to
from engine.documents.quoting import did_you_mean, listed, shown
from engine.documents.values import (
    UnreadableError,
    one_of,
    read_date,
    read_day_of_year,
    read_length,
    read_month,
    read_text,
)
from engine.model.dates import Day, Length
from engine.model.duties import (
    AtMeeting,
    Concerns,
    Decided,
    Due,
    FinancedPer,
    ForumKind,
    ForumLevel,
    TurnOfMonth,
    WorkingDays,
)
from engine.model.periods import Every

Times = NewType("Times", int)
"""How many times in each period: 1 or more."""
PeriodName = NewType("PeriodName", str)
"""What a period is called; a day may stand without quotation marks."""
Convenors = NewType("Convenors", tuple[str, ...])
"""One name or several; ids of parties, or names of others."""
HowOften = Every | Length
Kinds = tuple[ForumKind, ...]
Levels = tuple[ForumLevel, ...]
Meetings = tuple[Day, ...]

MOST_TIMES: Final = 1_000
MOST_MEETINGS: Final = 1_000

_LENGTH: Final = re.compile(r"\d+ \w+", re.ASCII)
_DAY_OF_YEAR: Final = re.compile(r"\d{2}-\d{2}", re.ASCII)
_TURN: Final = re.compile(r"(\d{2}-01)/turn-of-month", re.ASCII)
_WORKING_DAYS: Final = re.compile(r"(\d{1,3}) working days?", re.ASCII)

Word = TypeVar("Word", bound=StrEnum)


def _how_often(value: object) -> HowOften:
    if isinstance(value, str) and _LENGTH.fullmatch(value):
        return read_length(value)
    known = [each.value for each in Every]
    if not isinstance(value, str) or value not in known:
        raise UnreadableError("unknown_value", got=shown(value), nearest=did_you_mean(value, known),
                              known=listed([*known, "6 months"]))
    return Every(value)


def _due(value: object) -> Due:
    match value:
        case str() if _DAY_OF_YEAR.fullmatch(value):
            return read_day_of_year(value)
        case str() if turn := _TURN.fullmatch(value):
            return TurnOfMonth(read_day_of_year(turn[1]).month)
        case str() if days := _WORKING_DAYS.fullmatch(value):
            return WorkingDays(int(days[1]))
        case str() if _LENGTH.fullmatch(value):
            return read_length(value)
        case {"at": forum, **others} if others.keys() <= {"meeting"}:
            return AtMeeting(read_text(forum), _meeting(others["meeting"]) if others else None)
    raise UnreadableError("not_a_duty_due", got=shown(value))


def _meeting(value: object) -> Day:
    if not isinstance(value, str):
        return read_date(value)
    month = read_month(value)
    if month is None:
        raise UnreadableError("not_a_meeting", got=shown(value))
    return month


def _meetings(value: object) -> Meetings:
    if not isinstance(value, list):
        raise UnreadableError("not_a_meeting", got=shown(value))
    if len(value) > MOST_MEETINGS:
        raise UnreadableError("too_many_rows", count=str(len(value)), most=str(MOST_MEETINGS))
    return tuple(_meeting(each) for each in value)


def _period_name(value: object) -> PeriodName:
    if isinstance(value, date) and not isinstance(value, datetime):
        return PeriodName(value.isoformat())
    return PeriodName(read_text(value))


def _one_or_more(words: type[Word]) -> Callable[[object], tuple[Word, ...]]:
    read_one: Callable[[object], Any] = one_of(words)

    def read(value: object) -> tuple[Word, ...]:
        told = value if isinstance(value, list) else [value]
        return tuple(dict.fromkeys(read_one(each) for each in told))
    return read


def _convenors(value: object) -> Convenors:
    told = value if isinstance(value, list) and value else [value]
    return Convenors(tuple(dict.fromkeys(read_text(each) for each in told)))


DUTY_READERS: Final[dict[Any, Callable[[object], object]]] = {
    Times: count_up_to(MOST_TIMES, least=1), PeriodName: _period_name, HowOften: _how_often, Due: _due,
    Meetings: _meetings, Convenors: _convenors, Kinds: _one_or_more(ForumKind), Levels: _one_or_more(ForumLevel),
    **{words: one_of(words) for words in (Concerns, Decided, FinancedPer)},
}
"""How a value that has to do with duties is read, by the annotation of its key."""
DUTY_READERS.update({kind | None: read for kind, read in DUTY_READERS.items()})
