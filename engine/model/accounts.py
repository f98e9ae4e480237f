"""Conclusions about money as of one day: what each instalment comes to, and how amounts are shared. In whole öre."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from engine.model.instalments import InstalmentId
from engine.model.outcomes import Certainty, Standing
from engine.model.reasons import Reason
from engine.model.words import Word


@frozen(kw_only=True)
class Payment:
    """One instalment of the compensation. Amounts in whole öre; None: it cannot be told.

    ``amount``: what the payer is to pay by the agreement. ``invoiced_on``: the day of the invoice that is next to be
    paid, or of the last. ``due_on``: the last day to pay that, or what it was. ``withheld``: of what is open.
    ``withheld_allowed``: how much of what is open may be withheld on the day. ``overdue``: of what is open, what should
    have been paid; None also where it is in doubt whether anything is owed. ``interest``: late-payment interest up to
    the day asked about; it moves with that day and is no conclusion.
    """

    instalment: InstalmentId
    payer: str
    payee: str
    amount: int | None
    invoiced_on: date | None
    due_on: date | None
    paid: int
    credited: int
    withheld: int
    withheld_allowed: int | None
    open: int | None
    overdue: int | None
    overpaid: int
    status: Standing
    certainty: Certainty
    interest: int | None
    reasons: tuple[Reason, ...]
    is_if_renewed: bool = False
    """It belongs to a term that comes only if the agreement is renewed."""


@frozen(kw_only=True)
class Balance:
    """Where a party stands, over all instalments so far. ``net`` above 0: money is owed to it; below: it owes.

    ``open``: what has been invoiced or is overdue, and is not paid. ``is_complete``: whether it is known of every
    instalment so far what is to be paid; those whose amount is not known are left out.
    """

    party: str
    paid: int
    withheld: int
    open: int
    overdue: int
    overpaid: int
    net: int
    is_complete: bool


class Shared(Word):
    """What is shared out among members."""

    COMPENSATION = "compensation"
    SURPLUS = "surplus"


@frozen(kw_only=True)
class Apportionment:
    """An amount of one year shared out among members; ``residual`` is what no member here bears.

    ``amount`` None: not known. ``percent`` and ``shares`` by member, empty where the shares are not known.
    """

    kind: Shared
    year: int
    amount: int | None
    percent: dict[str, Fraction]
    shares: dict[str, int]
    residual: int
    reasons: tuple[Reason, ...]


@frozen(kw_only=True)
class AtStake:
    """What a missed last day for notice costs the payer: what it is to pay until the new end, or a year if open-ended.

    At the last yearly amount that is known. ``at_prices_of``: the year of the index that it was last raised by, or the
    price level where that is not yet done; None: no index is agreed, and the amount is the same at any time.
    """

    payer: str
    amount: int
    is_a_year: bool
    at_prices_of: int | None
    is_in_proportion: bool
    """It is not a number of whole instalments, and what a part of one comes to is not agreed: counted by time."""
    is_preliminary: bool
    """It may come to more or less: by the index, the share, or how a part of an instalment is charged."""


@frozen(kw_only=True)
class Holding:
    """How much the payer may withhold of one instalment because of one dispute, and why.

    ``allowed`` None: it cannot be told. ``base`` is what the cap is counted on, and ``percent`` the cap itself.
    """

    dispute: str
    instalment: InstalmentId
    withheld: int
    allowed: int | None
    base: int | None
    percent: Decimal | None
    reasons: tuple[Reason, ...]
