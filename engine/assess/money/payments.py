"""The instalments of an agreement on the day asked about: what each comes to and where it stands."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import cache, cached_property
from typing import NamedTuple

from engine.assess.course import Course
from engine.assess.money.account import Account, account, is_against_invoice
from engine.assess.money.amounts import Amounts, Found, months_between
from engine.assess.money.apportioning import Apportioning
from engine.assess.money.books import Books
from engine.assess.money.disputes import Disputes, Held
from engine.assess.money.late import Late, late
from engine.assess.money.periods import Periods
from engine.model.accounts import Apportionment, AtStake, Balance, Holding, Payment
from engine.model.assessment import Ground, Reason, Remark
from engine.model.compensation import Compensation
from engine.model.dates import MONTHS_A_YEAR
from engine.model.instalments import InstalmentId, When
from engine.model.money import ORE_A_KRONA, Amount, half_up
from engine.model.outcomes import PaymentStatus, Withholding
from engine.model.payment_situations import Claim, Due, Owed, PaymentSituation, Rest, RunsFrom, WithheldAgainstCap
from engine.model.payments import MoneyEvent
from engine.model.situations import Phase


class _Terms(NamedTuple):
    """What is to be paid of an instalment, as far as it is known."""

    owed: Owed
    amount: int | None
    found: Found
    questions: tuple[Remark, ...]


class _Stands(NamedTuple):
    """An instalment as it stands: the payment, its account and dispute holdings, and what is left to know."""

    payment: Payment
    account: Account
    held: tuple[Held, ...]
    questions: tuple[Remark, ...]
    assumptions: tuple[Remark, ...]


class Money:
    """What the agreement comes to in money on the day asked about, over its readings."""

    def __init__(self, books: Books, compensation: Compensation, courses: tuple[Course, ...]) -> None:
        agreed = compensation.instalments
        self._books = books
        self._compensation = compensation
        self._start = min((course.chain.place(1).start or date.max for course in courses if course.chain is not None),
                          default=date.max)
        self._amounts = Amounts(books, compensation)
        self._periods = Periods(books, agreed.per_year if agreed is not None else None, courses)
        over = [course.end for course in courses if course.phase is Phase.PAST_END and course.end is not None]
        self._disputes = Disputes(books, compensation, self._amounts, min(over, default=None), self._periods.listed,
                                  lambda instalment, day: self._on_day(instalment, day)[0].withheld)
        self._apportioning = Apportioning(books, compensation, self._amounts,
                                          sorted({each.year for each in self._periods.listed}))
        self._on_day = cache(self._stood)

    # --- Where each instalment stands -----------------------------------------------------------------------------

    @cached_property
    def _stands(self) -> tuple[_Stands, ...]:
        return tuple(self._one(each) for each in self._periods.listed)

    def payments(self) -> tuple[Payment, ...]:
        """The instalments from the first to the end of the running term, and any later that something is told of."""
        return tuple(each.payment for each in self._stands)

    def planned(self, until: date) -> tuple[Payment, ...]:
        """The instalments after those, to ``until``, that come only if the agreement is renewed."""
        return tuple(self._one(each).payment for each in self._periods.later(until))

    def _terms(self, instalment: InstalmentId) -> _Terms:
        found = self._amounts.of_instalment(instalment)
        if found.ore is None:
            return _Terms(Owed.AMOUNT_MISSING, None, found, found.questions)
        owed, question = self._periods.owed(instalment)
        if owed is Owed.KNOWN or instalment not in self._periods.listed:
            return _Terms(Owed.KNOWN, found.ore, found, ())
        asked = Remark(question, self._compensation.clause, (Ground("instalment", str(instalment)),))
        return _Terms(owed, found.ore if owed is Owed.IN_DOUBT else None, found, (asked,))

    def _stood(self, instalment: InstalmentId, day: date) -> tuple[Account, tuple[Held, ...]]:
        """The account of an instalment at the end of a day up to the one asked about, and what disputes meant then."""
        held = self._disputes.held(instalment, day)
        amount = self._terms(instalment).amount or 0
        return account(self._books, self._compensation, instalment, amount, held, day), held

    def _one(self, instalment: InstalmentId) -> _Stands:
        books, compensation = self._books, self._compensation
        owed, amount, found, questions = self._terms(instalment)
        stands, held = self._on_day(instalment, books.as_of.day)
        overdue, due = self._late(stands)
        ruling = books.inference.memo(PaymentSituation)(
            owed, self._claim(instalment, stands), due, *_rest(owed, stands))
        status = ruling.to(PaymentStatus)
        is_owed = owed is Owed.KNOWN
        interest = self._interest(instalment) if is_owed else Late(None)
        due_day = stands.due.day
        because = (*found.because, *books.reasons(stands.due.ruling, () if due_day is None else (
            Ground("due_on", due_day),)), *(reason for each in held if each.amount or each.allowed
                                            for reason in each.reasons), *interest.reasons)
        payment = Payment(
            instalment=instalment, payer=compensation.payer, payee=compensation.payee, amount=amount,
            invoiced_on=stands.invoice.issued_on if stands.invoice is not None else None,
            due_on=_next_due(stands),
            paid=stands.paid, credited=stands.credited,
            withheld=stands.withheld if amount is not None else sum(_active(held)),
            withheld_allowed=stands.allowed if amount is not None else None,
            open=stands.open if amount is not None else None, overdue=overdue if is_owed else None,
            overpaid=stands.overpaid if amount is not None else 0, status=status.standing, certainty=status.certainty,
            interest=interest.amount,
            reasons=books.reasons(ruling, self._grounds(instalment, amount, stands), because),
            is_if_renewed=instalment not in self._periods.listed)
        if due is Due.UNKNOWN and status is PaymentStatus.UNDETERMINED_MISSING_FACT:
            questions += books.questions(ruling)
        return _Stands(payment, stands, held, (*questions, *self._questions(instalment, amount, stands, held),
                                               *interest.questions), found.assumptions)

    def _late(self, stands: Account) -> tuple[int, Due]:
        """What should have been paid, and whether that is so of something besides what is withheld."""
        has_passed = self._books.as_of.has_passed
        passed = [each for each in stands.demands if each.due_on is not None and has_passed(each.due_on)]
        overdue = sum(each.amount for each in passed)
        if overdue > stands.kept.excess or any(each.since is RunsFrom.SETTLEMENT for each in passed):
            return overdue, Due.PASSED
        return overdue, Due.UNKNOWN if any(each.due_on is None for each in stands.demands) else Due.NOT_YET

    def _interest(self, instalment: InstalmentId) -> Late:
        books = self._books
        own = {event.happened_on for event in books.told(MoneyEvent, instalment)}
        return late(books, lambda day: self._on_day(instalment, day), own | self._disputes.changes(instalment))

    def _claim(self, instalment: InstalmentId, stands: Account) -> Claim:
        """How far the claim has come; the time for the invoice is the period's first day or, in arrears, after it."""
        agreed, as_of = self._compensation.instalments, self._books.as_of
        if not is_against_invoice(self._compensation):
            return Claim.WITHOUT_INVOICE
        if stands.invoice is not None and (stands.demands or not stands.unclaimed):
            return Claim.INVOICED
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
                   ) -> Iterator[Remark]:
        if amount is not None and stands.invoiced and stands.invoiced != stands.agreed:
            yield Remark("question.invoice_differs", self._compensation.clause, (
                Ground("instalment", str(instalment)), Ground("invoiced", Amount(stands.invoiced)),
                Ground("agreed", Amount(stands.agreed))))
        for each in held:
            if each.amount or (amount is not None and stands.open):
                yield from each.questions
            if each.amount and each.outcome in (Withholding.NEEDS_JUDGEMENT, Withholding.MISSING_FACT):
                yield from (Remark("question.rule", reason.clause, (Ground("rule", reason.rule),))
                            for reason in each.reasons)

    # --- What follows from them -----------------------------------------------------------------------------------

    def balances(self) -> dict[str, Balance]:
        """The payer's and the payee's balance over what has been claimed, paid or withheld."""
        compensation, has_come = self._compensation, self._books.as_of.has_come
        known = [each for each in self._stands if each.payment.amount is not None]
        claimed = sum(each.account.open - each.account.unclaimed for each in known
                      if each.payment.invoiced_on is not None or each.payment.overdue)
        sums = {name: sum(getattr(each.payment, name) or 0 for each in known)
                for name in ("paid", "withheld", "overdue", "overpaid")}
        net = claimed - sums["overpaid"]
        begun = [each.payment for each in self._stands if has_come(each.payment.instalment.first_day)]
        is_complete = all(each.overdue is not None for each in begun)
        return {party: Balance(party=party, open=claimed, net=sign * net, is_complete=is_complete, **sums)
                for party, sign in ((compensation.payer, -1), (compensation.payee, 1))}

    def apportionments(self) -> tuple[Apportionment, ...]:
        """How each year's compensation, and each surplus that is to be divided, is shared among the members."""
        return self._apportioning.apportionments()

    def holdings(self, dispute: str) -> tuple[Holding, ...]:
        """What may be withheld because of one dispute, of each instalment that something is open of."""
        clause = self._books.agreement.dispute
        percent = clause.withhold_at_most if clause is not None else None
        return tuple(
            Holding(dispute=dispute, instalment=each.payment.instalment, withheld=held.amount,
                    allowed=_left_of_cap(held, each), base=held.base, percent=percent, reasons=held.reasons)
            for each in self._stands for held in each.held
            if held.dispute == dispute and (held.amount or each.payment.open))

    def at_stake(self, renews_on: date, new_end: date | None) -> AtStake | None:
        """What the payer is to pay from ``renews_on`` to ``new_end`` (None: a year of it), at the last known amount.

        As many whole instalments as that time has months for, whatever its first day: however a broken one is charged,
        what the time begins within is what it ends within. Only where such a part is left over is it not known.
        """
        compensation = self._compensation
        index, price_level, agreed = compensation.index, compensation.price_level, compensation.instalments
        first = min(price_level or renews_on.year, self._start.year, renews_on.year)
        known = self._amounts.last_known(renews_on.year, first)
        if known is None:
            return None
        year, amount = known
        years = Fraction(1) if new_end is None else months_between(renews_on, new_end) / MONTHS_A_YEAR
        is_in_proportion = (years * (agreed.per_year if agreed is not None else 1)).denominator > 1
        is_shared = compensation.allocation is not None and compensation.allocation.member is not None
        return AtStake(
            payer=compensation.payer, amount=half_up(amount * years, ORE_A_KRONA), is_a_year=new_end is None,
            at_prices_of=year if index is not None and price_level is not None else None,
            is_in_proportion=is_in_proportion, is_preliminary=index is not None or is_shared or is_in_proportion)

    # --- What is left to know, and what is taken for granted --------------------------------------------------------

    def questions(self) -> tuple[Remark, ...]:
        """What would have to be known or judged, in the order of the instalments."""
        found = [remark for each in self._stands for remark in each.questions]
        found += self._apportioning.questions()
        if self._compensation.instalments is None:
            found.append(Remark("question.instalments", self._compensation.clause))
        elif self._compensation.instalments.when is None:
            found.append(Remark("question.instalments_when", self._compensation.clause))
        return tuple(dict.fromkeys(found))

    def assumptions(self) -> tuple[Remark, ...]:
        """What is taken for granted because the agreement does not say."""
        compensation, agreed = self._compensation, self._compensation.instalments
        clause = compensation.clause
        found = [remark for each in self._stands for remark in each.assumptions]
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


def _rest(owed: Owed, stands: Account) -> tuple[Rest, WithheldAgainstCap]:
    """What remains to be paid, and what is withheld of it against what may be."""
    if owed is Owed.AMOUNT_MISSING:
        return Rest.UNPAID, WithheldAgainstCap.NONE
    if not stands.open:
        return Rest.NONE, WithheldAgainstCap.NONE
    return Rest.WITHHELD if stands.open == stands.withheld else Rest.UNPAID, stands.kept.against_cap


def _next_due(stands: Account) -> date | None:
    """By when what is open is to be paid, the first of several days; of what is paid or withheld, when it was due."""
    days = [each.due_on for each in stands.demands if each.due_on is not None]
    return min(days) if days else None if stands.demands else stands.due.day


def _active(held: tuple[Held, ...]) -> Iterator[int]:
    over = (Withholding.WAIVED, Withholding.DUE_BY_SETTLEMENT)
    return (each.amount for each in held if each.outcome not in over)


def _left_of_cap(held: Held, stands: _Stands) -> int | None:
    """What may be withheld because of one dispute, less what others about the same withhold, and of what is open."""
    still_open = stands.payment.open
    if held.allowed is None or still_open is None:
        return held.allowed
    others = sum(each.amount for each in stands.held if each.dispute != held.dispute and each.pool == held.pool
                 and each.outcome is Withholding.MAY_WITHHOLD)
    return min(max(0, held.allowed - others), still_open)


__all__ = ["Money"]
