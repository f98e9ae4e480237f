"""How each kind of value in a document is read: strictly, with nothing guessed or converted."""

import re
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, TypeVar

from engine.documents.quoting import did_you_mean, listed, shown
from engine.model.agreement import Counted, GivenWhen, NoLaterThan, RenewalKind
from engine.model.dates import EARLIEST, LATEST, MONTHS_A_YEAR, Day, EndsAt, Length, Span, Unit
from engine.model.events import EventForm, Then
from engine.model.instalments import DayOfYear
from engine.model.text import printable

Word = TypeVar("Word", bound=StrEnum)


class UnreadableError(ValueError):
    """A value that cannot be read: the key of its message, and what fills it in."""

    def __init__(self, key: str, **params: str) -> None:
        super().__init__(key)
        self.key = key
        self.params = params


class OpenEnded:
    """The period of a renewal that makes the agreement open-ended."""


class ReadAs(StrEnum):
    """A reading that an agreement may state."""

    SAME_DAY = "same_day"
    PERIOD_BOUNDARY = "period_boundary"


Exact = date
"""A day in full. Its own name, since a table has a key called "date"."""
Start = Day | NoLaterThan
RenewalPeriod = Length | OpenEnded
Forms = frozenset[EventForm]

_LENGTH: Final = re.compile(r"(\d+) (day|week|month|year)s?", re.ASCII)
_MONTH_DAY: Final = re.compile(r"(\d{2})-(\d{2})", re.ASCII)
_MONTH: Final = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_YEAR: Final = re.compile(r"\d{4}", re.ASCII)
_LONGEST_TEXT: Final = 2_000
_ENDS: Final = {"same_day": EndsAt(), "month_end": EndsAt(1), "quarter_end": EndsAt(3), "half_year_end": EndsAt(6),
                "year_end": EndsAt(12)}
_LEAP_YEAR: Final = 2024


def read_date(value: object) -> date:
    """``value`` as a day that can be reckoned with; ``UnreadableError`` if it is none."""
    if isinstance(value, datetime):
        raise UnreadableError("day_with_time", got=value.isoformat())
    if not isinstance(value, date):
        raise UnreadableError("not_a_day", got=shown(value))
    if not EARLIEST <= value <= LATEST:
        raise UnreadableError("day_out_of_range", got=value.isoformat(), first=EARLIEST.isoformat(),
                              last=LATEST.isoformat())
    return value


def read_month(value: object) -> Span | None:
    """The month that ``value`` names ("2020-12"), if it names one."""
    month = _MONTH.fullmatch(value) if isinstance(value, str) else None
    if month and 1 <= int(month[2]) <= MONTHS_A_YEAR and _in_range(int(month[1])):
        return Span.month(int(month[1]), int(month[2]))
    return None


def _day(value: object) -> Day:
    if isinstance(value, str):
        if (month := read_month(value)) is not None:
            return month
        if _YEAR.fullmatch(value) and _in_range(int(value)):
            return Span.year(int(value))
    return read_date(value)


def _in_range(year: int) -> bool:
    return EARLIEST.year <= year <= LATEST.year


def _start(value: object) -> Start:
    if isinstance(value, dict):
        if set(value) != {"no_later_than"}:
            raise UnreadableError("not_a_start", got=shown(value))
        return NoLaterThan(day=read_date(value["no_later_than"]))
    return _day(value)


def read_text(value: object) -> str:
    """``value`` as text on one line, without the space around it; ``UnreadableError`` if it is none."""
    if not isinstance(value, str):
        raise UnreadableError("not_text", got=shown(value))
    text = value.strip()
    if not text:
        raise UnreadableError("empty_text")
    if len(text) > _LONGEST_TEXT or printable(text) != text:
        raise UnreadableError("strange_text", most=str(_LONGEST_TEXT))
    return text


def read_count(value: object) -> int:
    """``value``, which is a whole number of 0 or more; ``UnreadableError`` if it is not."""
    if type(value) is not int or value < 0:
        raise UnreadableError("not_a_count", got=shown(value))
    return value


def read_length(value: object) -> Length:
    """``value`` as a length of time; ``UnreadableError`` if it is none."""
    match = _LENGTH.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise UnreadableError("not_a_length", got=shown(value))
    try:
        return Length.of(int(match[1]), Unit(match[2] + "s"))
    except ValueError:
        raise UnreadableError("length_too_long", got=shown(value)) from None


def _renewal_period(value: object) -> RenewalPeriod:
    return OpenEnded() if value == "open-ended" else read_length(value)


def read_day_of_year(value: object) -> DayOfYear:
    """``value`` as a month and a day ("11-01"); ``UnreadableError`` if it is none."""
    match = _MONTH_DAY.fullmatch(value) if isinstance(value, str) else None
    try:
        day = date(_LEAP_YEAR, int(match[1]), int(match[2])) if match else None
    except ValueError:
        day = None
    if day is None:
        raise UnreadableError("not_a_month_day", got=shown(value))
    return DayOfYear(day.month, day.day)


def _ends_at(value: object) -> EndsAt:
    if isinstance(value, str) and value in _ENDS:
        return _ENDS[value]
    if isinstance(value, str) and _MONTH_DAY.fullmatch(value):
        day = read_day_of_year(value)
        return EndsAt(0, day.month, day.day)
    known = [*_ENDS, "MM-DD"]
    raise UnreadableError("unknown_value", got=shown(value), nearest=did_you_mean(value, known), known=listed(known))


def _forms(value: object) -> Forms:
    if value == "any":
        return frozenset()
    if isinstance(value, list) and value:
        return frozenset(_word(each, EventForm) for each in value)
    if value == "written":
        return frozenset({EventForm.WRITTEN})
    known = ["written", "any"]
    raise UnreadableError("unknown_form", got=shown(value), nearest=did_you_mean(value, known))


def _word(value: object, words: type[Word]) -> Word:
    known = [each.value for each in words]
    if not isinstance(value, str) or value not in known:
        raise UnreadableError("unknown_value", got=shown(value), nearest=did_you_mean(value, known),
                              known=listed(known))
    return words(value)


def one_of(words: type[StrEnum]) -> Callable[[object], StrEnum]:
    """How one of the known words is read."""
    return lambda value: _word(value, words)


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise UnreadableError("not_a_list", got=shown(value))
    return tuple(read_text(each) for each in value)


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise UnreadableError("not_true_or_false", got=shown(value))
    return value


def read_table(value: object) -> dict[str, Any]:
    """``value``, which is a table; ``UnreadableError`` if it is not."""
    if not isinstance(value, dict):
        raise UnreadableError("not_a_table", got=shown(value))
    return value


READERS: Final[dict[Any, Callable[[object], object]]] = {
    str: read_text, int: read_count, bool: _yes_or_no, date: read_date, Day: _day, Start: _start, Length: read_length,
    RenewalPeriod: _renewal_period,
    DayOfYear: read_day_of_year, EndsAt: _ends_at, Forms: _forms, tuple[str, ...]: _names, dict[str, Any]: read_table,
    **{words: one_of(words) for words in (Counted, GivenWhen, ReadAs, RenewalKind, EventForm, Then)},
}
"""How a value is read, by the annotation of its key; ``UnreadableError`` if it cannot be."""
READERS.update({kind | None: read for kind, read in READERS.items()})
