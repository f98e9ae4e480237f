"""The options that tell of an event: one for each key that its table in a document has, read as a document is."""

import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, get_origin

import click
from attrs import NOTHING, fields

from engine.cli.parts import Parts
from engine.documents.amounts import Amount, AmountOrZero, Year
from engine.documents.bookings import kronor_told
from engine.documents.happened import EVERY_EVENT, kinds_of
from engine.model.agreement import Agreement
from engine.model.dates import Span

_NAMES: Final = {"extended": "extension", "dispute_opened": "dispute", "dispute_settled": "settlement"}
"""What the commands are called that are not called as the kind of event is."""

_OF_EVERY_EVENT: Final = ("kind", "recorded_on")
_PARTIES: Final = ("by", "party")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LONGEST_AMOUNT: Final = 40
_YEAR: Final = re.compile(r"\d{1,4}", re.ASCII)


def name_of(kind: str) -> str:
    """The name of the command that records an event of that kind."""
    return _NAMES.get(kind, kind.replace("_", "-"))


def option_of(key: str) -> str:
    """The name of the option for a key."""
    return "--" + key.replace("_", "-")


def option_names(kind: str) -> list[str]:
    """The keys that there are options for, in the order of the table."""
    return [each.name for each in fields(EVERY_EVENT[kind]) if each.name not in _OF_EVERY_EVENT]


def options(kind: str, parts: Parts) -> list[click.Option]:
    """The options of the command that records an event of that kind, in the order of its table."""
    return [_option(kind, each.name, kinds_of(kind)[each.name], parts, is_required=each.default is NOTHING)
            for each in fields(EVERY_EVENT[kind]) if each.name not in _OF_EVERY_EVENT]


def _option(kind: str, key: str, kinds: Collection[object], parts: Parts, *, is_required: bool) -> click.Option:
    say = parts.say
    # That it is missing is told with all else that is wrong, so click need not know.
    required = f" [{say('cli.required')}]" if is_required else ""
    settings: dict[str, Any] = {"help": say(f"record.{kind}.{key}") + required}
    name = option_of(key)
    words = next((each for each in kinds if isinstance(each, type) and issubclass(each, StrEnum)), None)
    if bool in kinds:
        return click.Option([f"{name}/--not-{name.removeprefix('--')}", key], default=None, **settings)
    if words is not None:
        return click.Option([name, key], type=click.Choice([each.value for each in words]), **settings)
    metavar = "text"
    if key in _PARTIES:
        metavar = "party"
    elif date in kinds:
        metavar = "rough_day" if Span in kinds else "day"
    elif not {Amount, AmountOrZero}.isdisjoint(kinds):
        metavar = "amount"
    elif Year in kinds:
        metavar = "year"
    is_multiple = any(get_origin(each) is tuple for each in kinds)
    return click.Option([name, key], metavar=say(f"record.metavar.{metavar}"), multiple=is_multiple, **settings)


def told(kind: str, given: Mapping[str, Any], agreement: Agreement) -> dict[str, Any]:
    """What the options of one kind of event tell, as the keys of an ``[[event]]`` would; those not given are left out.

    What cannot be read for certain is passed on as it stands, to be refused as in a document.
    """
    kinds = kinds_of(kind)
    return {key: _value(key, value, kinds[key], agreement) for key, value in given.items() if value not in (None, ())}


def _value(key: str, value: Any, kinds: Collection[object], agreement: Agreement) -> object:  # noqa: ANN401  # of an option
    if isinstance(value, tuple):
        return [_value(key, each, kinds, agreement) for each in value]
    if not isinstance(value, str):
        return value
    if key in _PARTIES:
        return agreement.party_called(value) or value
    if date in kinds and _DAY.fullmatch(value):
        with suppress(ValueError):  # a day that no calendar has
            return date.fromisoformat(value)
    # What is longer is no amount: it is refused as it was written.
    if not {Amount, AmountOrZero}.isdisjoint(kinds) and len(value) <= _LONGEST_AMOUNT:
        amount = kronor_told(value)
        return int(amount) if isinstance(amount, Decimal) and not amount.as_tuple().exponent else amount
    return int(value) if Year in kinds and _YEAR.fullmatch(value) else value
