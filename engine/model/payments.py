"""What has happened with the money: invoiced, credited, paid, disputed, withheld, left over. Amounts in whole öre."""

from datetime import date

from attrs import frozen

from engine.model.events import Event
from engine.model.instalments import InstalmentId
from engine.model.words import Word


class About(Word):
    """What a dispute is about: how the work is done, what the agreement means, or both."""

    PERFORMANCE = "performance"
    INTERPRETATION = "interpretation"
    BOTH = "both"


class Release(Word):
    """What a settlement says of what was withheld: it is to be paid, or the payer need not pay it."""

    PAY = "pay"
    WAIVE = "waive"


class SurplusBasis(Word):
    """What the division of a surplus rests on, where the agreement is silent."""

    DECISION = "decision"
    PRACTICE = "practice"


@frozen(kw_only=True)
class MoneyEvent(Event):
    """Anything that happened with the money. Its days are exact, since interest and due days are counted from them."""

    @property
    def happened_on(self) -> date:
        """The day from which the event counts as having happened."""
        raise NotImplementedError


@frozen(kw_only=True)
class InvoiceIssued(MoneyEvent):
    """The payee invoiced an instalment. ``due_on`` is the day that the invoice itself states, agreed or not."""

    number: str
    instalment: InstalmentId
    amount: int
    issued_on: date
    received_on: date | None = None
    due_on: date | None = None

    @property
    def happened_on(self) -> date:
        """The day it was issued."""
        return self.issued_on


@frozen(kw_only=True)
class Credited(MoneyEvent):
    """The payee credited part of an instalment; ``number`` is that of the credit note."""

    instalment: InstalmentId
    amount: int
    on: date
    number: str | None = None

    @property
    def happened_on(self) -> date:
        """The day of the credit."""
        return self.on


@frozen(kw_only=True)
class PaymentMade(MoneyEvent):
    """An instalment was paid, wholly or in part; ``by`` None: by the payer."""

    instalment: InstalmentId
    amount: int
    on: date
    by: str | None = None

    @property
    def happened_on(self) -> date:
        """The day of the payment."""
        return self.on


@frozen(kw_only=True)
class DisputeOpened(MoneyEvent):
    """The parties disagree; ``area`` None: about no one area."""

    id: str
    on: date
    about: About
    area: str | None = None
    by: str | None = None

    @property
    def happened_on(self) -> date:
        """The day the dispute was opened."""
        return self.on


@frozen(kw_only=True)
class Withheld(MoneyEvent):
    """The payer withheld part of an instalment because of a dispute."""

    dispute: str
    instalment: InstalmentId
    amount: int
    on: date

    @property
    def happened_on(self) -> date:
        """The day it was withheld."""
        return self.on


@frozen(kw_only=True)
class DisputeSettled(MoneyEvent):
    """A dispute was settled; ``release`` None: the settlement does not say what happens to what was withheld.

    ``pay_by``: the last day to pay it, where it is to be paid.
    """

    id: str
    on: date
    release: Release | None = None
    pay_by: date | None = None

    @property
    def happened_on(self) -> date:
        """The day of the settlement."""
        return self.on


@frozen(kw_only=True)
class SurplusFound(MoneyEvent):
    """A year's budget was not used up. ``basis`` None: no decision or practice for dividing it is recorded."""

    year: int
    budget: int
    used: int
    on: date
    source: str | None = None
    basis: SurplusBasis | None = None

    @property
    def happened_on(self) -> date:
        """The day it was found."""
        return self.on
