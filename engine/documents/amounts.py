"""How amounts, figures and the days of instalments are read: strictly, with nothing rounded or guessed."""

import re
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, NewType

from engine.documents.quoting import did_you_mean, listed, shown
from engine.documents.values import UnreadableError, one_of, read_count, read_day_of_year, read_length
from engine.model.compensation import Basis, CapOf, CapPer, Method, SharedBy, TakenFrom
from engine.model.dates import EARLIEST, LATEST, Length
from engine.model.instalments import PER_YEAR, Against, DayOfMonth, DayOfYear, When
from engine.model.money import to_ore
from engine.model.payments import About, Release, SurplusBasis

Amount = NewType("Amount", int)
"""Whole öre, more than 0; written in kronor."""
AmountOrZero = NewType("AmountOrZero", int)
"""Whole öre, 0 or more; written in kronor."""
Percent = NewType("Percent", Decimal)
"""A change, or a rate of interest, in percent."""
Share = NewType("Share", Decimal)
"""From 0 to 100 percent."""
Level = NewType("Level", Decimal)
"""The level of an index, or a weight: more than 0."""
Heads = NewType("Heads", int)
"""How many people were counted."""
ShareDecimals = NewType("ShareDecimals", int)
"""Decimals of a percent."""
PerYear = NewType("PerYear", int)
"""How many instalments a year has."""
Year = NewType("Year", int)
Due = Length | tuple[DayOfYear, ...] | DayOfMonth


class RoundedYearly(StrEnum):
    """What an indexed amount may be rounded to, year by year."""

    NONE = "none"
    KRONA = "krona"
    THOUSAND = "thousand"


class RoundedPart(StrEnum):
    """What a member's part may be rounded to."""

    ORE = "ore"
    KRONA = "krona"


LARGEST_AMOUNT: Final = 10**13
"""Kronor."""
_ORE_DECIMALS: Final = 2
_MOST_DECIMALS: Final = 12
_MOST_HEADS: Final = 10**10
_MOST_SHARE_DECIMALS: Final = 10
_LARGEST_LEVEL: Final = 10**9
_SMALLEST_LEVEL: Final = Decimal("0.000001")
_LONGEST_MONTH: Final = 31
_DAY_OF_YEAR: Final = re.compile(r"\d{2}-\d{2}", re.ASCII)


def _decimals(number: int | Decimal) -> int:
    exponent = number.as_tuple().exponent if isinstance(number, Decimal) else 0
    return max(0, -int(exponent))


def _finite(value: object, refusal: str) -> int | Decimal:
    if type(value) is int or (isinstance(value, Decimal) and value.is_finite()):
        return value
    raise UnreadableError(refusal, got=shown(value))


def _amount_or_zero(value: object) -> AmountOrZero:
    kronor = _finite(value, "not_an_amount")
    if kronor < 0:
        raise UnreadableError("amount_not_positive", got=shown(value))
    if kronor > LARGEST_AMOUNT:
        raise UnreadableError("amount_too_large", got=shown(value), most=str(LARGEST_AMOUNT))
    if _decimals(kronor) > _ORE_DECIMALS:
        raise UnreadableError("amount_decimals", got=shown(value))
    return AmountOrZero(to_ore(kronor))


def _amount(value: object) -> Amount:
    ore = _amount_or_zero(value)
    if ore == 0:
        raise UnreadableError("amount_not_positive", got=shown(value))
    return Amount(ore)


def _number(least: int | Decimal, most: int) -> Callable[[object], Decimal]:
    def read(value: object) -> Decimal:
        number = _finite(value, "not_a_number")
        if not least <= number <= most or _decimals(number) > _MOST_DECIMALS:
            raise UnreadableError("number_out_of_range", got=shown(value), least=str(least), most=str(most),
                                  decimals=str(_MOST_DECIMALS))
        return Decimal(number)
    return read


def count_up_to(most: int, least: int = 0) -> Callable[[object], int]:
    """How a whole number from ``least`` to ``most`` is read."""
    def read(value: object) -> int:
        count = read_count(value)
        if not least <= count <= most:
            raise UnreadableError("number_out_of_range", got=shown(value), least=str(least), most=str(most),
                                  decimals="0")
        return count
    return read


def _year(value: object) -> int:
    if type(value) is not int or not EARLIEST.year <= value <= LATEST.year:
        raise UnreadableError("not_a_year", got=shown(value))
    return value


def _per_year(value: object) -> int:
    if type(value) is not int or value not in PER_YEAR:
        raise UnreadableError("unknown_value", got=shown(value), nearest=did_you_mean(value, []),
                              known=listed([str(each) for each in PER_YEAR]))
    return value


def _due(value: object) -> Due:
    match value:
        case str() if _DAY_OF_YEAR.fullmatch(value):
            return (read_day_of_year(value),)
        case str():
            return read_length(value)
        case [_, *_]:
            return tuple(read_day_of_year(each) for each in value)
        case {"day": int(day), **others} if type(day) is int and 1 <= day <= _LONGEST_MONTH:
            if others in ({}, {"move": "weekday_before"}):
                return DayOfMonth(day, moves=bool(others))
    raise UnreadableError("not_a_due", got=shown(value))


AMOUNT_READERS: Final[dict[Any, Callable[[object], object]]] = {
    Amount: _amount, AmountOrZero: _amount_or_zero, Percent: _number(-100, 1000), Share: _number(0, 100),
    Level: _number(_SMALLEST_LEVEL, _LARGEST_LEVEL), Heads: count_up_to(_MOST_HEADS),
    ShareDecimals: count_up_to(_MOST_SHARE_DECIMALS), PerYear: _per_year, Year: _year, Due: _due,
    **{words: one_of(words) for words in (
        About, Against, Basis, CapOf, CapPer, Method, Release, RoundedPart, RoundedYearly, SharedBy, SurplusBasis,
        TakenFrom, When)},
}
"""How a value that has to do with money is read, by the annotation of its key."""
AMOUNT_READERS.update({kind | None: read for kind, read in AMOUNT_READERS.items()})
