"""The instalments of an agreement on the day asked about: what each comes to and where it stands."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from attrs import frozen

from engine.assess.as_of import AsOf
from engine.assess.course import Course
from engine.assess.money.account import Account, account, due_on, is_against_invoice
from engine.assess.money.amounts import Amounts, Found, months_between
from engine.assess.money.books import Books
from engine.assess.money.disputes import Disputes, Held
from engine.assess.money.late import late
from engine.model.accounts import Apportionment, AtStake, Balance, Holding, Payment, Shared
from engine.model.assessment import Ground, Reason, Remark
from engine.model.compensation import Compensation
from engine.model.dates import MONTHS_A_YEAR
from engine.model.instalments import InstalmentId, When
from engine.model.money import ORE_A_KRONA, Amount, half_up
from engine.model.outcomes import PaymentStatus, SurplusUse, Withholding
from engine.model.payment_situations import (
    Claim,
    Due,
    Owed,
    PaymentSituation,
    Rest,
    SurplusGround,
    SurplusSituation,
    WithheldAgainstCap,
)
from engine.model.payments import SurplusFound
from engine.model.situations import Phase
from engine.rulebook import Ruling


@frozen
class _Stands:
    """An instalment as it stands: the payment, its dispute holdings, and what is left to know."""

    payment: Payment
    held: tuple[Held, ...]
    questions: tuple[Remark, ...]
    assumptions: tuple[Remark, ...]


class Money:
    """What the agreement comes to in money on the day asked about, over its readings."""

    def __init__(self, books: Books, compensation: Compensation, courses: tuple[Course, ...]) -> None:
        self._books = books
        self._compensation = compensation
        self._courses = courses
        self._amounts = Amounts(books, compensation)
        self._spans = tuple(_span(course, books.as_of) for course in courses)
        self._listed = tuple(self._within(None))
        over = [course.end for course in courses if course.phase is Phase.PAST_END and course.end is not None]
        self._disputes = Disputes(books, compensation, self._amounts, min(over, default=None), self._listed)
        self._standing: tuple[_Stands, ...] | None = None

    # --- Which instalments there are ------------------------------------------------------------------------------

    def _within(self, until: date | None) -> Iterator[InstalmentId]:
        """The instalments that some reading has, to the end of the running term or, if later, ``until``."""
        agreed = self._compensation.instalments
        known = [span for span in self._spans if span is not None]
        if agreed is None or not known:
            return
        lasts = [span.end or max(span.listed_to, until or span.listed_to) for span in known]
        for year in range(min(span.start for span in known).year, max(lasts).year + 1):
            for each in InstalmentId.of_year(year, agreed.per_year):
                if any(span.start <= each.last_day and each.first_day <= last
                       for span, last in zip(known, lasts, strict=True)):
                    yield each

    def _owed(self, instalment: InstalmentId, found: Found) -> tuple[Owed, tuple[Remark, ...]]:
        """Whether it is known what is to be paid: the amount, and that the agreement is in force all the time."""
        clause = self._compensation.clause
        if found.ore is None:
            return Owed.AMOUNT_MISSING, found.questions
        whole = {span is not None and instalment.first_day >= span.start
                 and (span.end is None or instalment.last_day <= span.end) for span in self._spans}
        if whole == {True}:
            return Owed.KNOWN, ()
        if whole == {False} and len(set(self._spans)) == 1:
            return Owed.AMOUNT_MISSING, (
                Remark("question.part_of_period", clause, (Ground("instalment", str(instalment)),)),)
        return Owed.IN_DOUBT, (Remark("question.in_force", clause, (Ground("instalment", str(instalment)),)),)

    # --- Where each stands ----------------------------------------------------------------------------------------

    def _stands(self) -> tuple[_Stands, ...]:
        if self._standing is None:
            self._standing = tuple(self._one(each) for each in self._listed)
        return self._standing

    def payments(self) -> tuple[Payment, ...]:
        """The instalments from the first to the end of the running term, in order."""
        return tuple(each.payment for each in self._stands())

    def planned(self, until: date) -> tuple[Payment, ...]:
        """The instalments after those, to ``until``, that come only if the agreement is renewed."""
        known = set(self._listed)
        return tuple(self._one(each, is_if_renewed=True).payment for each in self._within(until) if each not in known)

    def _one(self, instalment: InstalmentId, *, is_if_renewed: bool = False) -> _Stands:
        books, compensation, today = self._books, self._compensation, self._books.as_of.day
        found = self._amounts.of_instalment(instalment)
        owed, questions = (Owed.KNOWN, ()) if is_if_renewed and found.ore is not None else self._owed(instalment, found)
        amount = found.ore if owed is not Owed.AMOUNT_MISSING else None

        def on_day(day: date) -> tuple[Account, tuple[Held, ...]]:
            held = self._disputes.held(instalment, day)
            return account(books, compensation, instalment, amount or 0, held, day), held

        stands, held = on_day(today)
        due = due_on(books, compensation, instalment, stands.invoice)
        ruling = self._ruling(instalment, owed, stands, due.day, held)
        status: PaymentStatus = ruling.outcome  # type: ignore[assignment]  # a rule on payment leads to that
        changes = {event.happened_on for event in books.events}
        interest = late(books, due, on_day, changes) if amount is not None else None
        because = (*found.because, *books.reasons(due.ruling, () if due.day is None else (Ground("due_on", due.day),)),
                   *(reason for each in held if each.amount or each.outcome is Withholding.MAY_WITHHOLD
                     for reason in each.reasons), *(interest.reasons if interest is not None else ()))
        reasons = books.reasons(ruling, self._grounds(instalment, amount, stands), because)
        is_due = due.day is not None and today > due.day
        overdue = (stands.claimed + stands.excess if is_due else 0) + (
            stands.settled if any(each.pay_by is not None and today > each.pay_by for each in held) else 0)
        is_allowed_known = not any(each.outcome in (Withholding.MISSING_FACT, Withholding.NEEDS_JUDGEMENT)
                                   for each in held)
        payment = Payment(
            instalment=instalment, payer=compensation.payer, payee=compensation.payee, amount=amount,
            invoiced_on=stands.invoices[0].issued_on if stands.invoices else None, due_on=due.day, paid=stands.paid,
            credited=stands.credited, withheld=sum(_active(held)) if amount is None else stands.withheld,
            withheld_allowed=stands.allowed if is_allowed_known and amount is not None else None,
            open=None if amount is None else stands.open, overdue=None if amount is None else overdue,
            overpaid=0 if amount is None else stands.overpaid, status=status.standing, certainty=status.certainty,
            interest=interest.amount if interest is not None else None, reasons=reasons, is_if_renewed=is_if_renewed)
        return _Stands(payment, held, (*questions, *self._questions(instalment, amount, stands, held, ruling),
                                       *(interest.questions if interest is not None else ())), found.assumptions)

    def _ruling(self, instalment: InstalmentId, owed: Owed, stands: Account, due_day: date | None,
                held: tuple[Held, ...]) -> Ruling:
        claim, due, rest = Claim.WITHOUT_INVOICE, Due.NOT_YET, Rest.UNPAID
        against_cap = stands.against_cap
        if is_against_invoice(self._compensation):
            is_all_invoiced = bool(stands.invoices) and not stands.unclaimed
            claim = Claim.INVOICED if stands.claimed or is_all_invoiced else self._expected(instalment)
        if owed is Owed.AMOUNT_MISSING:
            against_cap = WithheldAgainstCap.NONE
        elif not stands.open:
            rest = Rest.NONE
        elif stands.is_withheld_only:
            rest = Rest.WITHHELD
        has_passed = self._books.as_of.has_passed
        if stands.open and due_day is not None and has_passed(due_day) and stands.claimed:
            due = Due.PASSED
        elif stands.settled:
            days = [each.pay_by for each in held if each.outcome is Withholding.DUE_BY_SETTLEMENT and each.amount]
            passed = [has_passed(day) for day in days if day is not None]
            due = Due.PASSED if any(passed) else Due.UNKNOWN if None in days else Due.NOT_YET
        return self._books.inference.memo(PaymentSituation)(owed, claim, due, rest, against_cap)

    def _expected(self, instalment: InstalmentId) -> Claim:
        """Whether the time for the invoice has come: the period's first day or, in arrears, the day after its last."""
        agreed, as_of = self._compensation.instalments, self._books.as_of
        if agreed is not None and agreed.when is When.IN_ADVANCE:
            return Claim.EXPECTED if as_of.has_come(instalment.first_day) else Claim.NOT_YET
        return Claim.EXPECTED if as_of.has_passed(instalment.last_day) else Claim.NOT_YET

    def _grounds(self, instalment: InstalmentId, amount: int | None, stands: Account) -> tuple[Ground, ...]:
        grounds = [Ground("instalment", str(instalment)), *self._amounts.grounds(instalment.year)]
        if amount is not None:
            grounds.append(Ground("instalment_amount", Amount(amount)))
        for key, value in (("invoiced", stands.invoiced), ("credited", stands.credited), ("paid", stands.paid),
                           ("withheld", stands.withheld)):
            if value:
                grounds.append(Ground(key, Amount(value)))
        return tuple(grounds)

    def _questions(self, instalment: InstalmentId, amount: int | None, stands: Account, held: tuple[Held, ...],
                   ruling: Ruling) -> Iterator[Remark]:
        clause = self._compensation.clause
        if amount is not None and stands.invoices and stands.invoiced != stands.owed and not stands.unclaimed:
            yield Remark("question.invoice_differs", clause, (
                Ground("instalment", str(instalment)), Ground("invoiced", Amount(stands.invoiced)),
                Ground("agreed", Amount(stands.owed))))
        for each in held:
            if each.amount or (amount is not None and stands.open):
                yield from each.questions
            if each.amount and each.outcome in (Withholding.NEEDS_JUDGEMENT, Withholding.MISSING_FACT):
                yield from (Remark("question.rule", reason.clause, (Ground("rule", reason.rule),))
                            for reason in each.reasons)
        if ruling.outcome in (PaymentStatus.UNDETERMINED_MISSING_FACT, PaymentStatus.UNDETERMINED_NEEDS_JUDGEMENT) and (
                amount is not None and stands.settled):
            yield from (Remark("question.rule", clause, (Ground("rule", rule.id),)) for rule in ruling.rules)

    # --- What follows from them -----------------------------------------------------------------------------------

    def balances(self) -> dict[str, Balance]:
        """The payer's and the payee's balance over the instalments that have been claimed."""
        compensation = self._compensation
        begun = [each for each in self.payments() if each.amount is None or each.invoiced_on is not None
                 or each.paid or each.overdue or each.withheld]
        known = [each for each in begun if each.amount is not None]
        sums = {name: sum(getattr(each, name) for each in known)
                for name in ("paid", "withheld", "overdue", "overpaid")}
        still_open = sum(each.open or 0 for each in known if each.invoiced_on is not None or each.overdue)
        net = still_open - sums["overpaid"]
        is_complete = all(each.amount is not None for each in self.payments()
                          if each.instalment.first_day <= self._books.as_of.day)
        return {party: Balance(party=party, open=still_open, net=sign * net, is_complete=is_complete, **sums)
                for party, sign in ((compensation.payer, -1), (compensation.payee, 1))}

    def apportionments(self) -> tuple[Apportionment, ...]:
        """How each year's compensation, and each surplus that is to be divided, is shared among the members."""
        return (*self._compensations(), *(each for each, _ in self._surpluses()))

    def _compensations(self) -> Iterator[Apportionment]:
        if self._compensation.allocation is None:
            return
        for year in sorted({each.year for each in self._listed}):
            whole = self._amounts.of_year(year)
            yield self._apportioned(Shared.COMPENSATION, year, whole.ore, whole.because)

    def _apportioned(self, kind: Shared, year: int, amount: int | None, reasons: tuple[Reason, ...]) -> Apportionment:
        shared = None if amount is None else self._amounts.shared(amount, year)
        if shared is None:
            return Apportionment(kind=kind, year=year, amount=amount, percent={}, shares={}, residual=0,
                                 reasons=reasons)
        percent, parts = shared
        return Apportionment(kind=kind, year=year, amount=amount, percent=percent, shares=parts.parts,
                             residual=parts.residual, reasons=reasons)

    def _surpluses(self) -> Iterator[tuple[Apportionment, tuple[Remark, ...]]]:
        books = self._books
        for event in books.told(SurplusFound):
            left = event.budget - event.used
            shared = self._amounts.shared(left, event.year) if left > 0 else None
            ground = SurplusGround.NONE if event.basis is None else SurplusGround(event.basis.value)
            ruling = books.inference.memo(SurplusSituation)(ground, shared is not None)
            grounds = [Ground("surplus_year", event.year), Ground("budget", Amount(event.budget)),
                       Ground("used", Amount(event.used)), Ground("surplus", Amount(left))]
            if event.source:
                grounds.append(Ground("source", event.source))
            reasons = books.reasons(ruling, tuple(grounds))
            asked = tuple(Remark("question.rule", reason.clause, (Ground("rule", reason.rule),)) for reason in reasons)
            if ruling.outcome is SurplusUse.APPORTIONED:
                yield self._apportioned(Shared.SURPLUS, event.year, left, reasons), ()
            else:
                yield Apportionment(kind=Shared.SURPLUS, year=event.year, amount=left, percent={}, shares={},
                                    residual=left, reasons=reasons), asked

    def holdings(self, dispute: str) -> tuple[Holding, ...]:
        """What may be withheld because of one dispute, of each instalment that something is open of."""
        clause = self._books.agreement.dispute
        percent = clause.withhold_at_most if clause is not None else None
        found = []
        for each in self._stands():
            for held in each.held:
                if held.dispute == dispute and (held.amount or each.payment.open):
                    allowed = {Withholding.MAY_WITHHOLD: held.cap, Withholding.NEEDS_JUDGEMENT: None,
                               Withholding.MISSING_FACT: None}.get(held.outcome, 0)
                    still_open = each.payment.open
                    if allowed is not None and still_open is not None:
                        allowed = min(allowed, still_open)
                    found.append(Holding(dispute=dispute, instalment=each.payment.instalment, withheld=held.amount,
                                         allowed=allowed, base=held.base, percent=percent, reasons=held.reasons))
        return tuple(found)

    def at_stake(self, renews_on: date, new_end: date | None) -> AtStake | None:
        """What the payer is to pay from ``renews_on`` to ``new_end`` (None: a year of it), at the last known amount."""
        known = self._amounts.last_known(renews_on.year, self._compensation.price_level or renews_on.year - 1)
        if known is None:
            return None
        months = MONTHS_A_YEAR if new_end is None else months_between(renews_on, new_end)
        amount = half_up(Fraction(known[1] * months, MONTHS_A_YEAR), ORE_A_KRONA)
        return AtStake(payer=self._compensation.payer, amount=amount, is_a_year=new_end is None, at_prices_of=known[0])

    # --- What is left to know, and what is taken for granted --------------------------------------------------------

    def questions(self) -> tuple[Remark, ...]:
        """What would have to be known or judged, in the order of the instalments."""
        found = [remark for each in self._stands() for remark in each.questions]
        found += [remark for _, asked in self._surpluses() for remark in asked]
        if self._compensation.instalments is None:
            found.append(Remark("question.instalments", self._compensation.clause))
        elif self._compensation.instalments.when is None:
            found.append(Remark("question.instalments_when", self._compensation.clause))
        return tuple(dict.fromkeys(found))

    def assumptions(self) -> tuple[Remark, ...]:
        """What is taken for granted because the agreement does not say."""
        compensation, agreed = self._compensation, self._compensation.instalments
        clause = compensation.clause
        found = [remark for each in self._stands() for remark in each.assumptions]
        if agreed is not None and agreed.against is None:
            found.append(Remark("assumption.against_invoice", clause))
        if agreed is not None and agreed.due is None and is_against_invoice(compensation):
            found.append(Remark("assumption.on_demand", clause))
        found += self._disputes.assumptions()
        return tuple(dict.fromkeys(found))

    def reasons(self) -> tuple[Reason, ...]:
        """The reasons for where each instalment stands and for how amounts are shared."""
        return (*(reason for each in self.payments() for reason in each.reasons),
                *(reason for each in self.apportionments() for reason in each.reasons))


def _active(held: tuple[Held, ...]) -> Iterator[int]:
    over = (Withholding.WAIVED, Withholding.DUE_BY_SETTLEMENT)
    return (each.amount for each in held if each.outcome not in over)


class _Span(NamedTuple):
    """When the agreement is in force in one reading, as things stand; days inclusive.

    ``end`` None: it runs on until somebody acts. ``listed_to``: the end of the running term or, if it has none, of the
    year.
    """

    start: date
    end: date | None
    listed_to: date


def _span(course: Course, as_of: AsOf) -> _Span | None:
    start = course.chain.place(1).start if course.chain is not None else None
    if start is None:
        return None
    listed_to = course.end or course.ahead[0].end
    if listed_to is None:
        listed_to = date(max(start, as_of.day).year, 12, 31)
        as_of.has_passed(listed_to)  # noted: next year's instalments are listed from then on
    return _Span(start, course.end, listed_to)


__all__ = ["Money"]
