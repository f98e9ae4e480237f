"""What a cell says, read strictly: Swedish and English days, lengths and words; nothing guessed."""

import re
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from engine.documents.quoting import shown
from engine.documents.values import UnreadableError, read_length, read_month, read_text
from engine.model.agreement import RenewalKind
from engine.model.dates import EARLIEST, LATEST, MONTHS_A_YEAR, Unit
from engine.register.lists.headings import UNITS
from engine.register.lists.sheets import Fault, Value

UNTIL_NOTICE: Final = "open-ended"
"""How a document writes that an agreement, or a renewal, has no last day."""


class DayOrder(StrEnum):
    """Which number comes first in a day such as 03/04/2026."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


class Renews(NamedTuple):
    """What a cell says of how the agreement goes on; None: it does not say."""

    kind: RenewalKind | None
    period: str | None


_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ t]0{1,2}:00(?::00(?:\.0+)?)?)?", re.ASCII)
_RUN_TOGETHER: Final = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_YEAR_LAST: Final = re.compile(r"(\d{1,2})(?: ?[/.-] ?)(\d{1,2})(?: ?[/.-] ?| )(\d{4})", re.ASCII)
_SHORT_YEAR: Final = re.compile(r"\d{1,2}[/.-]\d{1,2}[/. -]\d{2}|\d{6}|\d{2}-\d{2}-\d{2}", re.ASCII)
_IN_WORDS: Final = re.compile(r"(?:den )?([0-9]{1,2})(?::?[ae]|st|nd|rd|th|\.)? ([^\W\d_]+)\.?,? ([0-9]{4})")
_YEAR: Final = re.compile(r"\d{4}", re.ASCII)
_MONTHS: Final = {name: number for number, names in enumerate((
    "jan januari january", "feb februari february", "mar mars march", "apr april", "maj may", "jun juni june",
    "jul juli july", "aug augusti august", "sep sept september", "okt oktober oct october", "nov november",
    "dec december"), start=1) for name in names.split()}
_NUMBERS: Final = {word: number for number, words in enumerate((
    "en ett one", "två two", "tre three", "fyra four", "fem five", "sex six", "sju seven", "åtta eight", "nio nine",
    "tio ten", "elva eleven", "tolv twelve"), start=1) for word in words.split()}
_LENGTH: Final = re.compile(r"([^\W_]+?)[ -]*([^\W\d_]+\.?)")
_COUNT: Final = re.compile(r"\d{1,9}", re.ASCII)

_OPEN_ENDED: Final = frozenset({
    "tills vidare", "gäller tills vidare", "löper tills vidare", "t.v.", "tv", "t v", "tillsvidare",
    "until further notice", "open-ended", "open ended", "indefinite"})
_NONE: Final = frozenset({"nej", "ingen", "inget", "inga", "no", "none", "förlängs inte", "not renewed"})
_YES: Final = frozenset({"ja", "yes", "x", "förlängs", "renews"})
_KINDS: Final = {
    **dict.fromkeys(("automatisk", "automatiskt", "automatic", "automatically", "auto"), RenewalKind.AUTOMATIC),
    "option": RenewalKind.OPTION,
    **dict.fromkeys(("efter överenskommelse", "genom överenskommelse", "by agreement"), RenewalKind.BY_AGREEMENT),
}
_RENEWAL: Final = re.compile(
    rf"(?:förlängs )?(?:({'|'.join(_KINDS)})\b(?: (?:förlängning|renewal)\b)?)?[ ,:;]*"
    r"(?:(?:förlängs|förlängning|renews|renewal) )?(?:(?:med|om|på|for|by) )?"
    r"(.*?)(?: (?:i taget|åt gången|i sänder|at a time))?")
_NOTHING: Final = frozenset({"", "-", "\N{EN DASH}", "\N{EM DASH}"})


def is_empty(value: Value | None) -> bool:
    """Whether the cell tells nothing: it is empty, or has a dash."""
    return value is None or (isinstance(value, str) and value in _NOTHING)


def text(value: Value) -> str:
    """Text on one line; ``UnreadableError`` for what cannot be shown, or is too long."""
    match _readable(value):
        case bool():
            raise UnreadableError("not_text", got=shown(value))
        case str() as told:
            return read_text(" ".join(told.split()))
        case datetime() as day:
            return _without_time(day).isoformat()
        case other:
            return str(other)


def day(value: Value, order: DayOrder | None) -> date | str:
    """A day, or a month or a year as a document writes them where the day is not known.

    Raises ``UnreadableError``: also for a day that can be read in two ways, unless ``order`` settles it.
    """
    told = _readable(value)
    if isinstance(told, date):
        return _in_range(_without_time(told) if isinstance(told, datetime) else told, told)
    words = _words(str(told)) if isinstance(told, str) or type(told) is int else ""
    if match := _ISO.fullmatch(words) or _RUN_TOGETHER.fullmatch(words):
        return _date(int(match[1]), int(match[2]), int(match[3]), told)
    if match := _YEAR_LAST.fullmatch(words):
        return _ordered(int(match[1]), int(match[2]), int(match[3]), order, told)
    if (match := _IN_WORDS.fullmatch(words)) and match[2] in _MONTHS:
        return _date(int(match[3]), _MONTHS[match[2]], int(match[1]), told)
    if read_month(words) is not None or (_YEAR.fullmatch(words) and EARLIEST.year <= int(words) <= LATEST.year):
        return words
    raise UnreadableError("list_short_year" if _SHORT_YEAR.fullmatch(words) else "list_not_a_day", got=shown(told))


def exact_day(value: Value, order: DayOrder | None) -> date:
    """A day in full; ``UnreadableError`` for a month or a year alone."""
    told = day(value, order)
    if isinstance(told, str):
        raise UnreadableError("list_not_a_day", got=shown(told))
    return told


def is_until_notice(value: Value) -> bool:
    """Whether the cell says that there is no last day."""
    return isinstance(value, str) and _words(value) in _OPEN_ENDED


def is_none(value: Value) -> bool:
    """Whether the cell says in so many words that there is none."""
    return value is False or (isinstance(value, str) and _words(value) in _NONE)


def length(value: Value, unit: Unit | None) -> str:
    """A length of time as a document writes it ("12 months"); a number alone counts ``unit``.

    Raises ``UnreadableError``.
    """
    told = _readable(value)
    if (type(told) is int and told >= 0) or (isinstance(told, str) and _COUNT.fullmatch(told)):
        if unit is None:
            raise UnreadableError("list_no_unit", got=shown(told))
        return _length(int(told), unit, told)
    match = _LENGTH.fullmatch(_words(told)) if isinstance(told, str) else None
    if match is None or match[2] not in UNITS or not (match[1] in _NUMBERS or _COUNT.fullmatch(match[1])):
        raise UnreadableError("list_not_a_length", got=shown(told))
    return _length(_NUMBERS.get(match[1]) or int(match[1]), UNITS[match[2]], told)


def count(value: Value) -> int:
    """A whole number; ``UnreadableError`` if it is none."""
    told = _readable(value)
    if type(told) is int and told >= 0:
        return told
    if isinstance(told, str) and _COUNT.fullmatch(told):
        return int(told)
    raise UnreadableError("list_not_a_count", got=shown(told))


def renewal(value: Value, unit: Unit | None) -> Renews:
    """How the agreement goes on: "automatiskt 12 mån", "option 1 år", "nej", "ja", or only a length.

    Raises ``UnreadableError``.
    """
    told = _readable(value)
    if is_none(told):
        return Renews(RenewalKind.NONE, None)
    words = _words(told) if isinstance(told, str) else ""
    if told is True or words in _YES:
        return Renews(None, None)
    if not words:
        return Renews(None, length(told, unit))
    match = _RENEWAL.fullmatch(words)
    kind = _KINDS[match[1]] if match and match[1] else None
    rest = match[2].strip() if match else words
    if kind is not None and not rest:
        return Renews(kind, None)
    if rest in _OPEN_ENDED:
        return Renews(kind, UNTIL_NOTICE)
    try:
        return Renews(kind, length(rest, unit))
    except UnreadableError as error:
        key = error.key if error.key in {"list_no_unit", "length_too_long"} else "list_not_a_renewal"
        raise UnreadableError(key, got=shown(told)) from None


def _readable(value: Value) -> str | int | Decimal | date | datetime | bool:
    if isinstance(value, Fault):
        raise UnreadableError(value.key, **value.params)
    return value


def _words(told: str) -> str:
    return " ".join(told.split()).casefold()


def _length(number: int, unit: Unit, told: object) -> str:
    written = f"{number} {unit.value}"
    try:
        read_length(written)
    except UnreadableError as error:
        raise UnreadableError(error.key, got=shown(told)) from None
    return written


def _without_time(told: datetime) -> date:
    if (told.hour, told.minute, told.second, told.microsecond) != (0, 0, 0, 0):
        raise UnreadableError("day_with_time", got=told.isoformat())
    return told.date()


def _ordered(one: int, other: int, year: int, order: DayOrder | None, told: object) -> date:
    """The day of which the one number is the month, and the other the day."""
    if one != other and max(one, other) <= MONTHS_A_YEAR and order is None:
        raise UnreadableError("list_ambiguous_day", got=shown(told))
    is_month_first = order is DayOrder.MONTH_FIRST or (order is None and one <= MONTHS_A_YEAR < other)
    return _date(year, one, other, told) if is_month_first else _date(year, other, one, told)


def _date(year: int, month: int, number: int, told: object) -> date:
    try:
        found = date(year, month, number)
    except ValueError:
        raise UnreadableError("list_not_a_day", got=shown(told)) from None
    return _in_range(found, told)


def _in_range(told: date, got: object) -> date:
    if not EARLIEST <= told <= LATEST:
        raise UnreadableError("day_out_of_range", got=shown(got), first=EARLIEST.isoformat(), last=LATEST.isoformat())
    return told
