"""Why a conclusion holds: rules, clauses and facts, as a chain of reasons; and what else its reader is owed."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from engine.model.money import Amount


@frozen
class Ground:
    """A fact that a conclusion rests on: ``key`` names its phrase, ``value`` is a day, a length, a name or a figure."""

    key: str
    value: date | str | int | Decimal | Fraction | Amount


@frozen(cache_hash=True)
class Reason:
    """Why a conclusion holds: the rule, the clause it applied, the facts, and the reasons before it."""

    rule: str
    clause: str | None
    grounds: tuple[Ground, ...] = ()
    because: tuple["Reason", ...] = ()


@frozen
class Remark:
    """A phrase owed to the reader, with its clause: a question, an assumption, or what a reading assumes."""

    key: str
    clause: str | None = None
    grounds: tuple[Ground, ...] = ()


def gathered(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """The reasons and all that they rest on, each after those it rests on."""
    found: dict[Reason, None] = {}
    waiting = [(reason, False) for reason in reversed(reasons)]
    while waiting:
        reason, is_grounded = waiting.pop()
        if is_grounded:
            found[reason] = None
        elif reason not in found:
            waiting.append((reason, True))
            waiting += [(each, False) for each in reversed(reason.because)]
    return tuple(found)
