"""The account of one instalment at the end of a day: what is owed, paid, withheld and open, in whole öre."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from engine.assess.money.books import Books
from engine.assess.money.disputes import Held, Pool
from engine.model.compensation import Compensation
from engine.model.dates import Length
from engine.model.instalments import Against, InstalmentId
from engine.model.outcomes import DueDay, Withholding
from engine.model.payment_situations import AgreedDue, DueSituation, RunsFrom, WithheldAgainstCap
from engine.model.payments import Credited, InvoiceIssued, PaymentMade
from engine.rulebook import Ruling

T = TypeVar("T")
_ON_DEMAND = timedelta(days=30)
"""Räntelagen (1975:635) 4 §: 30 days after the invoice."""


class DueOn(NamedTuple):
    """The last day to pay (None: there is none yet, or it is not known), and the ruling that sets it."""

    day: date | None
    ruling: Ruling

    @property
    def since(self) -> RunsFrom:
        """What interest is counted from, if the day passes."""
        return RunsFrom.DEMAND if self.ruling.outcome is DueDay.ON_DEMAND else RunsFrom.AGREEMENT


def due_on(books: Books, compensation: Compensation, instalment: InstalmentId, invoice: InvoiceIssued | None) -> DueOn:
    """When an instalment, or what one invoice is for, is due: as agreed, or else on demand."""
    agreed = compensation.instalments
    due = agreed.due if agreed is not None else None
    kind = AgreedDue.NONE if due is None else AgreedDue.AFTER_INVOICE if isinstance(due, Length) else AgreedDue.ON_DATE
    ruling = books.inference.memo(DueSituation)(kind, invoice is not None and invoice.due_on is not None)
    if kind is AgreedDue.ON_DATE and agreed is not None:
        return DueOn(agreed.due_on(instalment), ruling)
    if invoice is None:
        return DueOn(None, ruling)
    if isinstance(due, Length):
        return DueOn(due.after(invoice.issued_on), ruling)
    return DueOn(max(invoice.issued_on + _ON_DEMAND, invoice.received_on or invoice.issued_on), ruling)


def is_against_invoice(compensation: Compensation) -> bool:
    """Whether instalments are paid against invoices; where the agreement does not say, it is assumed."""
    return compensation.instalments is None or compensation.instalments.against is not Against.DATE


class Demand(NamedTuple):
    """A part of what is open that is to be paid, by when (None: not known), and what set that day."""

    amount: int
    due_on: date | None
    since: RunsFrom


class Kept(NamedTuple):
    """What is withheld of what is open, by whether it may be."""

    rightly: int
    doubtful: int
    """Whether it may be needs judgement."""
    missing: int
    """Whether it may be cannot be told for want of a fact."""
    excess: int
    """It may certainly not be."""

    @property
    def against_cap(self) -> WithheldAgainstCap:
        """What is withheld against what may be."""
        if self.excess:
            return WithheldAgainstCap.IN_EXCESS
        if self.missing:
            return WithheldAgainstCap.FACT_MISSING
        if self.doubtful:
            return WithheldAgainstCap.IN_DOUBT
        return WithheldAgainstCap.WITHIN if self.rightly else WithheldAgainstCap.NONE


class Account(NamedTuple):
    """Where an instalment stands at the end of a day.

    What is open is either ``kept`` and not ``excess``, or in ``demands``, or ``unclaimed``.
    """

    invoice: InvoiceIssued | None
    """The one that is next to be paid, or the last one."""
    invoiced: int
    """The invoices less the credits."""
    credited: int
    paid: int
    agreed: int
    """By the agreement, less what was credited of it."""
    owed: int
    """The same, less what a settlement has waived."""
    open: int
    kept: Kept
    allowed: int | None
    """The most of what is open that may be withheld; None: it cannot be told."""
    due: DueOn
    """When what is next to be paid is due, or the last was."""
    demands: tuple[Demand, ...]
    """In the order that they are met: by the agreement, what is withheld in excess with them, then by settlements."""
    unclaimed: int
    """Of what is to be paid against an invoice, what has not been invoiced."""

    @property
    def withheld(self) -> int:
        """What is withheld of what is open, rightly or not."""
        return sum(self.kept)

    @property
    def overpaid(self) -> int:
        """What has been paid beyond what is owed."""
        return max(0, self.paid - self.owed)


def account(books: Books, compensation: Compensation, instalment: InstalmentId, amount: int, held: tuple[Held, ...],
            on: date) -> Account:
    """The account of an instalment of ``amount`` öre, with what each dispute means for it on that day.

    What has been credited by the day asked about was never owed, so it is left out on every day before.
    """
    invoices = books.told(InvoiceIssued, instalment, on)
    invoiced = sum(event.amount for event in invoices)
    credited = sum(event.amount for event in books.told(Credited, instalment))
    paid = sum(event.amount for event in books.told(PaymentMade, instalment, on))
    waived = sum(each.amount for each in held if each.outcome is Withholding.WAIVED)
    # A credit first corrects what was invoiced beyond the amount agreed on; only what is left of it lowers that amount.
    agreed = max(0, amount - max(0, credited - max(0, invoiced - amount)))
    owed = max(0, agreed - waived)
    still_open = max(0, owed - paid)
    settled = sorted((each for each in held if each.outcome is Withholding.DUE_BY_SETTLEMENT),
                     key=lambda each: each.pay_by or date.max)
    put_off = sum(each.amount for each in settled)
    by_settlement = min(still_open, put_off)  # payments meet first what no settlement has put off
    kept = _kept(held, still_open - by_settlement)
    to_pay = still_open - by_settlement - sum(kept) + kept.excess
    covered = credited + waived + paid + still_open - to_pay
    claims: list[tuple[InvoiceIssued | None, int]] = [(None, to_pay)]
    if is_against_invoice(compensation):
        claims = _left([(event, event.amount) for event in invoices], covered, to_pay)
    elif invoices:
        claims = [(invoices[0], to_pay)]
    dues = [(due_on(books, compensation, instalment, invoice), part) for invoice, part in claims if part]
    last = invoices[-1] if invoices else None
    next_to_pay = claims[0][0] if claims else last
    demands = [Demand(part, due.day, due.since) for due, part in dues]
    demands += [Demand(part, each.pay_by, RunsFrom.SETTLEMENT) for each, part in _left(
        [(each, each.amount) for each in settled], put_off - by_settlement, by_settlement)]
    return Account(
        invoice=next_to_pay, invoiced=max(0, invoiced - credited), credited=credited, paid=paid, agreed=agreed,
        owed=owed, open=still_open, kept=kept, allowed=_allowed(held, still_open - by_settlement),
        due=due_on(books, compensation, instalment, next_to_pay), demands=tuple(demands),
        unclaimed=to_pay - sum(part for _, part in dues))


def _left(parts: list[tuple[T, int]], covered: int, at_most: int) -> list[tuple[T, int]]:
    """What is left of ``parts`` when the first of them have been covered, and of that no more than ``at_most``."""
    found = []
    for each, amount in parts:
        left = min(max(0, amount - covered), at_most)
        covered = max(0, covered - amount)
        at_most -= left
        if left:
            found.append((each, left))
    return found


def _kept(held: tuple[Held, ...], at_most: int) -> Kept:
    """What is withheld of what is open.

    Disputes about the same thing share one cap. What has been paid after all is taken to be what might not be withheld.
    """
    def told(*outcomes: Withholding, pools: Collection[Pool]) -> int:
        return sum(each.amount for each in held if each.outcome in outcomes and each.pool in pools)

    caps, every_pool = _caps(held), {each.pool for each in held}
    rightly = doubtful = 0
    for pool in every_pool:
        judged = told(Withholding.NEEDS_JUDGEMENT, pools=(pool,))
        cap = caps.get(pool, judged)  # where no cap is known there is no certain right
        within = min(cap, told(Withholding.MAY_WITHHOLD, pools=(pool,)))
        rightly += within
        doubtful += min(judged, cap - within)
    missing = told(Withholding.MISSING_FACT, pools=every_pool)
    beyond = told(Withholding.MAY_WITHHOLD, Withholding.NEEDS_JUDGEMENT, Withholding.NO_RIGHT, pools=every_pool)
    found = []
    for part in (rightly, missing, doubtful, beyond - rightly - doubtful):
        found.append(min(part, at_most))
        at_most -= found[-1]
    rightly, missing, doubtful, excess = found
    return Kept(rightly=rightly, doubtful=doubtful, missing=missing, excess=excess)


def _caps(held: tuple[Held, ...]) -> dict[Pool, int]:
    """The cap of each thing that is disputed, where it is known: of disputes about the same, the largest."""
    caps: dict[Pool, int] = {}
    for each in held:
        if each.cap is not None:
            caps[each.pool] = max(caps.get(each.pool, 0), each.cap)
    return caps


def _allowed(held: tuple[Held, ...], at_most: int) -> int | None:
    if at_most and any(each.allowed is None for each in held):
        return None
    return min(at_most, sum(_caps(held).values()))
