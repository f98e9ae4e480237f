"""How values are written in JSON: ISO days, and kronor as strings with two decimals. Null is what cannot be told."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from engine.model.money import half_up, in_kronor
from engine.model.reasons import Reason

Json = dict[str, Any]
Ids = Mapping[Reason, str]
"""The ids of the reasons that are told beside."""


def day(value: date | None) -> str | None:
    """A day as YYYY-MM-DD."""
    return None if value is None else value.isoformat()


def kronor(ore: int | None) -> str | None:
    """Whole öre as kronor: "1201987.50"."""
    return None if ore is None else in_kronor(ore)


def percent(value: Decimal | Fraction) -> str:
    """A percentage with as many decimals as it needs, at most four: "48.77"."""
    return format(Decimal(half_up(Fraction(value) * 10_000)).scaleb(-4).normalize(), "f")
