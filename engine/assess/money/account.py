"""The account of one instalment at the end of a day: what is owed, paid, withheld and open, in whole öre."""

from datetime import date, timedelta
from typing import NamedTuple

from engine.assess.money.books import Books
from engine.assess.money.disputes import Held, Pool
from engine.model.compensation import Compensation
from engine.model.dates import Length
from engine.model.instalments import Against, InstalmentId
from engine.model.outcomes import DueDay, Withholding
from engine.model.payment_situations import AgreedDue, DueSituation, WithheldAgainstCap
from engine.model.payments import Credited, InvoiceIssued, PaymentMade
from engine.rulebook import Ruling

_ON_DEMAND = timedelta(days=30)
"""Räntelagen (1975:635) 4 §: 30 days after the invoice."""


class DueOn(NamedTuple):
    """The last day to pay, and the ruling that sets it."""

    day: date | None
    ruling: Ruling


def due_on(books: Books, compensation: Compensation, instalment: InstalmentId, invoice: InvoiceIssued | None) -> DueOn:
    """When an instalment is due: as agreed, or else on demand. ``invoice``: the one that is to be paid, if any."""
    agreed = compensation.instalments
    due = agreed.due if agreed is not None else None
    kind = AgreedDue.NONE if due is None else AgreedDue.AFTER_INVOICE if isinstance(due, Length) else AgreedDue.ON_DATE
    ruling = books.inference.memo(DueSituation)(kind, invoice is not None and invoice.due_on is not None)
    if ruling.outcome is DueDay.ON_DEMAND:
        if invoice is None:
            return DueOn(None, ruling)
        return DueOn(max(invoice.issued_on + _ON_DEMAND, invoice.received_on or invoice.issued_on), ruling)
    if isinstance(due, Length):
        return DueOn(due.after(invoice.issued_on) if invoice is not None else None, ruling)
    if is_against_invoice(compensation) and invoice is None:
        return DueOn(None, ruling)
    return DueOn(agreed.due_on(instalment) if agreed is not None else None, ruling)


def is_against_invoice(compensation: Compensation) -> bool:
    """Whether instalments are paid against invoices; where the agreement does not say, it is assumed."""
    return compensation.instalments is None or compensation.instalments.against is not Against.DATE


class Account(NamedTuple):
    """Where an instalment stands at the end of a day."""

    invoices: tuple[InvoiceIssued, ...]
    invoice: InvoiceIssued | None
    """The one that is next to be paid, or the last one."""
    invoiced: int
    """The invoices less the credits that correct them."""
    credited: int
    paid: int
    owed: int
    """By the agreement, less what was credited or waived."""
    open: int
    settled: int
    """Of what is open, what a settlement says is to be paid."""
    withheld: int
    allowed: int
    """The most that may be withheld by the caps that are known."""
    excess: int
    """Of what is withheld, what may certainly not be."""
    against_cap: WithheldAgainstCap
    claimed: int
    """Of what is open, neither withheld nor in a settlement, what has been invoiced (without invoices: all of it)."""
    unclaimed: int
    """The same, not yet invoiced."""

    @property
    def is_withheld_only(self) -> bool:
        """Whether all that is open is withheld."""
        return self.open > 0 and self.open == self.withheld

    @property
    def overpaid(self) -> int:
        """What has been paid beyond what is owed."""
        return max(0, self.paid - self.owed)


def account(books: Books, compensation: Compensation, instalment: InstalmentId, amount: int, held: tuple[Held, ...],
            on: date) -> Account:
    """The account of an instalment of ``amount`` öre, with what each dispute means for it on that day."""
    invoices = books.told(InvoiceIssued, lambda event: event.instalment == instalment and event.issued_on <= on)
    invoiced = sum(event.amount for event in invoices)
    credited = sum(event.amount for event in books.told(
        Credited, lambda event: event.instalment == instalment and event.on <= on))
    paid = sum(event.amount for event in books.told(
        PaymentMade, lambda event: event.instalment == instalment and event.on <= on))
    waived = sum(each.amount for each in held if each.outcome is Withholding.WAIVED)
    # A credit first corrects what was invoiced beyond the amount agreed on; only what is left of it lowers that amount.
    reduced = max(0, credited - max(0, invoiced - amount))
    owed = max(0, amount - reduced - waived)
    still_open = max(0, owed - paid)
    by_settlement = sum(min(each.amount, each.cap if each.cap is not None else each.amount)
                        for each in held if each.outcome is Withholding.DUE_BY_SETTLEMENT)
    ordinary = max(0, still_open - by_settlement)  # payments meet first what no settlement has put off
    withheld, allowed, excess, against_cap = _withheld(held, ordinary)
    unwithheld = ordinary - withheld
    net = max(0, invoiced - credited)
    claimed = unwithheld
    if is_against_invoice(compensation):
        claimed = max(0, min(unwithheld, net - waived - paid - withheld - (still_open - ordinary)))
    return Account(
        invoices=invoices, invoice=_next_to_pay(invoices, paid + credited + withheld), invoiced=net, credited=credited,
        paid=paid, owed=owed, open=still_open, settled=still_open - ordinary, withheld=withheld, allowed=allowed,
        excess=excess, against_cap=against_cap, claimed=claimed, unclaimed=unwithheld - claimed)


def _next_to_pay(invoices: tuple[InvoiceIssued, ...], covered: int) -> InvoiceIssued | None:
    for invoice in invoices:
        if covered < invoice.amount:
            return invoice
        covered -= invoice.amount
    return invoices[-1] if invoices else None


def _withheld(held: tuple[Held, ...], at_most: int) -> tuple[int, int, int, WithheldAgainstCap]:
    """What is withheld of what is open, what may be, what is beyond that, and how they compare.

    Disputes about the same thing share one cap. What has been paid after all is taken to be what might not be withheld.
    """
    caps = {each.pool: each.cap for each in held
            if each.outcome is Withholding.MAY_WITHHOLD and each.cap is not None}
    by_outcome: dict[Withholding, int] = {}
    in_pool: dict[Pool, int] = {}
    for each in held:
        by_outcome[each.outcome] = by_outcome.get(each.outcome, 0) + each.amount
        if each.outcome is Withholding.MAY_WITHHOLD:
            in_pool[each.pool] = in_pool.get(each.pool, 0) + each.amount
    within = sum(min(amount, caps.get(pool, 0)) for pool, amount in in_pool.items())
    doubtful, missing = by_outcome.get(Withholding.NEEDS_JUDGEMENT, 0), by_outcome.get(Withholding.MISSING_FACT, 0)
    beyond = by_outcome.get(Withholding.MAY_WITHHOLD, 0) - within + by_outcome.get(Withholding.NO_RIGHT, 0)
    withheld = min(at_most, within + doubtful + missing + beyond)
    left = withheld - min(within, withheld)
    missing = min(missing, left)
    doubtful = min(doubtful, left - missing)
    excess = left - missing - doubtful
    against_cap = WithheldAgainstCap.NONE
    if excess:
        against_cap = WithheldAgainstCap.IN_EXCESS
    elif missing:
        against_cap = WithheldAgainstCap.FACT_MISSING
    elif doubtful:
        against_cap = WithheldAgainstCap.IN_DOUBT
    elif withheld:
        against_cap = WithheldAgainstCap.WITHIN
    return withheld, min(at_most, sum(caps.values())), excess, against_cap
