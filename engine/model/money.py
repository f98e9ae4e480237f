"""Money: whole öre, shares, index and interest, with nothing lost to rounding and never a float.

Amounts are whole öre (``int``). Percentages, index levels and weights are ``Decimal`` as a document writes them. What
is computed from them is an exact ``Fraction`` until it is rounded, once, where the agreement says.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import Final

from attrs import frozen

from engine.model.dates import ONE_DAY
from engine.model.words import Word

ORE_A_KRONA: Final = 100
PERCENT: Final = 100

Exactly = int | Decimal | Fraction
"""A number without loss."""


@frozen
class Amount:
    """An amount of money in whole öre, where it must not be taken for another number."""

    ore: int


class Rounding(Word):
    """What an amount is rounded to, halves away from zero."""

    NONE = "none"
    ORE = "ore"
    KRONA = "krona"
    THOUSAND = "thousand"

    @property
    def unit(self) -> int:
        """The öre that it is rounded to a multiple of; 0: not rounded."""
        return {Rounding.NONE: 0, Rounding.ORE: 1, Rounding.KRONA: ORE_A_KRONA,
                Rounding.THOUSAND: 1000 * ORE_A_KRONA}[self]


class Residual(Word):
    """Who bears what rounding leaves, where it is not a named member."""

    LARGEST_REMAINDER = "largest_remainder"
    NONE = "none"


@frozen
class Split:
    """An amount split among members, in öre.

    ``residual`` is what no member bears: what rounding left where nobody is to bear it (negative where the parts are
    more than the whole), and the shares of those who are not named.
    """

    parts: dict[str, int]
    residual: int


def half_up(value: Exactly, unit: int = 1) -> int:
    """The multiple of ``unit`` nearest to ``value``; from halfway, the one farther from zero.

    >>> half_up(Fraction(5, 2)), half_up(Fraction(-5, 2)), half_up(149, 100)
    (3, -3, 100)
    """
    size = floor(abs(Fraction(value)) / unit + Fraction(1, 2)) * unit
    return size if value >= 0 else -size


def to_ore(kronor: int | Decimal) -> int:
    """Kronor as whole öre; ``ValueError`` if it is not a whole number of öre.

    >>> to_ore(Decimal("1201987.50"))
    120198750
    """
    ore = Fraction(kronor) * ORE_A_KRONA
    if ore.denominator != 1:
        raise ValueError(kronor)
    return ore.numerator


def in_kronor(ore: int) -> str:
    """Whole öre as kronor with two decimals, the form that JSON has.

    >>> in_kronor(120198750), in_kronor(-1)
    ('1201987.50', '-0.01')
    """
    kronor, rest = divmod(abs(ore), ORE_A_KRONA)
    return f"{'-' if ore < 0 else ''}{kronor}.{rest:02}"


# --- Index --------------------------------------------------------------------------------------------------------


def compounded(amount: Exactly, percents: Iterable[Exactly], rounding: Rounding = Rounding.NONE,
               ) -> tuple[Fraction, ...]:
    """``amount`` raised by each year's percentage in turn: what it is after each of them.

    Each year's amount is rounded before the next is counted from it; with ``Rounding.NONE`` all are exact.

    >>> [half_up(each) for each in compounded(935_600_000, (Decimal("2.8"), Decimal("2.5"), Decimal("1.9")))]
    [961796800, 985841720, 1004572713]
    """
    found, current = [], Fraction(amount)
    for percent in percents:
        current *= 1 + Fraction(percent) / PERCENT
        if rounding.unit:
            current = Fraction(half_up(current, rounding.unit))
        found.append(current)
    return tuple(found)


def rebased(amount: Exactly, level: Exactly, base: Exactly) -> Fraction:
    """``amount`` at the prices of the year whose index level is ``level``; ``base``, above 0, is that of its own."""
    return Fraction(amount) * Fraction(level) / Fraction(base)


def weighted(parts: Iterable[tuple[Exactly, Exactly]]) -> Fraction:
    """The mean of pairs (weight, value), such as the percentage of an index put together from several.

    The weights need not add up to 100; their sum is above 0.

    >>> weighted(((90, Decimal("2.0")), (10, Decimal("3.0"))))
    Fraction(21, 10)
    """
    pairs = [(Fraction(weight), Fraction(value)) for weight, value in parts]
    return sum((weight * value for weight, value in pairs), Fraction()) / sum(weight for weight, _ in pairs)


# --- Shares -------------------------------------------------------------------------------------------------------


def shares_of(counts: Mapping[str, int], decimals: int | None, residual: str) -> dict[str, Fraction]:
    """The share of each member in percent, by head count; the counts add up to more than 0.

    ``decimals`` None: exact, else rounded half up to so many decimals of a percent. What that leaves is borne like
    what rounding leaves of an amount: by those nearest to the next step (``Residual.LARGEST_REMAINDER``, so that the
    shares add up to 100), by the member called ``residual``, or by nobody (``Residual.NONE``: the shares may add up to
    a little more or less than 100).
    """
    total = sum(counts.values())
    exact = {member: Fraction(PERCENT * count, total) for member, count in counts.items()}
    if decimals is None:
        return exact
    steps = 10**decimals
    found = _apportioned({member: share * steps for member, share in exact.items()}, PERCENT * steps, 1, residual)
    return {member: Fraction(count, steps) for member, count in found.items()}


def split(amount: int, shares: Mapping[str, Exactly], unit: int, residual: str) -> Split:
    """``amount`` öre split by ``shares`` (percent): each part rounded half up to a multiple of ``unit`` öre.

    Where the shares add up to 100, what rounding leaves is borne as ``residual`` says, and the parts add up to the
    whole: by those nearest to the next unit (``Residual.LARGEST_REMAINDER``; of those equally near, by the id that
    comes first), or by the member called ``residual``. A whole that is no multiple of ``unit`` leaves a part of a unit,
    which the next in that order bears. With ``Residual.NONE``, or where the shares do not add up to 100, each part is
    only rounded and the rest is told. The order of the members makes no difference.
    """
    exact = {member: Fraction(share) * amount / PERCENT for member, share in shares.items()}
    is_whole = sum((Fraction(share) for share in shares.values()), Fraction()) == PERCENT
    parts = _apportioned(exact, amount, unit, residual if is_whole else Residual.NONE)
    return Split(parts, amount - sum(parts.values()))


def _apportioned(exact: Mapping[str, Fraction], whole: int, unit: int, residual: str) -> dict[str, int]:
    """``exact``, which adds up to ``whole``, in multiples of ``unit``; the rest is borne as ``residual`` says."""
    if residual != Residual.LARGEST_REMAINDER:
        found = {member: half_up(value, unit) for member, value in exact.items()}
        if residual != Residual.NONE:
            found[residual] += whole - sum(found.values())
        return found
    found = {member: floor(value / unit) * unit for member, value in exact.items()}
    left = whole - sum(found.values())
    for member in sorted(exact, key=lambda each: (found[each] - exact[each], each)):
        borne = min(unit, left)
        found[member] += borne
        left -= borne
    return found


# --- Instalments and interest -------------------------------------------------------------------------------------


def instalments(year: int, count: int) -> tuple[int, ...]:
    """A year's öre in ``count`` parts that add up to it and differ by at most one öre.

    >>> instalments(1000, 3)
    (333, 334, 333)
    """
    borders = [half_up(Fraction(year * number, count)) for number in range(count + 1)]
    return tuple(end - start for start, end in pairwise(borders))


def interest(principal: int, after: date, until: date, rates: Iterable[tuple[date, Decimal]], margin: Exactly,
             ) -> Fraction | None:
    """Late interest in öre, exact, on ``principal``, from the day after ``after`` to ``until``, both inclusive.

    Simple interest on the actual days of each calendar year, 365 or 366. ``rates``: the reference rate in percent from
    each day on; ``margin``: the percentage points above it. Exact, so that a sum over stretches of time is rounded
    once. None where some day has no rate.
    Source: räntelagen (1975:635) 6 §.
    """
    ordered = sorted(rates)
    total, day = Fraction(), after + ONE_DAY
    while day <= until:
        holding = [percent for from_on, percent in ordered if from_on <= day]
        if not holding:
            return None
        new_year = date(day.year + 1, 1, 1)
        end = min([until + ONE_DAY, new_year, *(from_on for from_on, _ in ordered if from_on > day)])
        rate = (Fraction(holding[-1]) + Fraction(margin)) / PERCENT
        total += principal * rate * (end - day).days / (new_year - date(day.year, 1, 1)).days
        day = end
    return total
