"""Disputes: how far each has come, and how much of an instalment it lets the payer withhold."""

from datetime import date
from fractions import Fraction
from math import floor
from typing import NamedTuple

from engine.assess.money.amounts import Amounts
from engine.assess.money.books import Books
from engine.model.assessment import Ground, Reason, Remark
from engine.model.compensation import CapOf, CapPer, Compensation, DisputeClause, TakenFrom
from engine.model.instalments import InstalmentId
from engine.model.money import PERCENT, Amount
from engine.model.outcomes import Withholding
from engine.model.payment_situations import DisputeStage, Right, WithholdingSituation
from engine.model.payments import DisputeOpened, Release, Withheld

Pool = str | None
"""What a cap is counted on: the id of an area, or None for the whole instalment."""


class Held(NamedTuple):
    """What is withheld of one instalment because of one dispute, on one day. Amounts in öre."""

    dispute: str
    amount: int
    outcome: Withholding
    pool: Pool
    cap: int | None
    """The most that may be withheld of the instalment for the same reason; None: not known, or no right."""
    base: int | None
    """What the cap is counted on."""
    pay_by: date | None
    reasons: tuple[Reason, ...]
    questions: tuple[Remark, ...]


class Disputes:
    """The disputes under one agreement, as known on the day asked about."""

    def __init__(self, books: Books, compensation: Compensation, amounts: Amounts, ended_on: date | None,
                 listed: tuple[InstalmentId, ...]) -> None:
        self._books = books
        self._compensation = compensation
        self._amounts = amounts
        self._ended_on = ended_on
        """The agreement's last day, if that has passed in some reading."""
        self._listed = listed

    def held(self, instalment: InstalmentId, on: date) -> tuple[Held, ...]:
        """What each dispute means for an instalment at the end of the day ``on``, withheld or not."""
        books = self._books
        withheld = books.told(Withheld, lambda event: event.instalment == instalment and event.on <= on)
        ids = dict.fromkeys([*books.disputes, *(event.dispute for event in withheld)])
        found = []
        for dispute in ids:
            opened = books.disputes.get(dispute) or self._unopened(dispute)
            if opened is not None:
                amount = sum(event.amount for event in withheld if event.dispute == dispute)
                found.append(self._one(opened, instalment, amount, on))
        return tuple(found)

    def _unopened(self, dispute: str) -> DisputeOpened | None:
        """A dispute that is told of but has not been opened by the day asked about."""
        return next((event for event in self._books.agreement.money_events
                     if isinstance(event, DisputeOpened) and event.id == dispute), None)

    def _one(self, opened: DisputeOpened, instalment: InstalmentId, amount: int, on: date) -> Held:
        books, compensation = self._books, self._compensation
        clause = books.agreement.dispute
        right, base, questions = self._right(clause, opened, instalment)
        cap = None if base is None or clause is None else self._cap(clause, base, opened, instalment, on)
        stage, pay_by = self._stage(opened, on)
        is_theirs = opened.by in (None, compensation.payer, compensation.payee)
        ruling = books.inference.memo(WithholdingSituation)(opened.about, right, is_theirs, stage)
        outcome: Withholding = ruling.outcome  # type: ignore[assignment]  # a rule on withholding leads to that
        grounds = [Ground("dispute", opened.id), Ground("dispute_opened_on", opened.on)]
        area = self._area_name(opened)
        if area is not None:
            grounds.append(Ground("area", area))
        if base is not None and outcome is Withholding.MAY_WITHHOLD and clause is not None:
            grounds += [Ground("cap_counted_on", Amount(base)), Ground("cap_percent", clause.withhold_at_most or 0)]
        if cap is not None and outcome is Withholding.MAY_WITHHOLD:
            grounds.append(Ground("cap", Amount(cap)))
        if opened.id in books.settled and books.settled[opened.id].on <= on:
            grounds.append(Ground("dispute_settled_on", books.settled[opened.id].on))
        if pay_by is not None:
            grounds.append(Ground("pay_by", pay_by))
        pool = opened.area if clause is not None and clause.of is CapOf.DISPUTED_AREA else None
        is_asked = outcome is Withholding.MISSING_FACT and stage is DisputeStage.OPEN
        return Held(opened.id, amount, outcome, pool, cap, base, pay_by,
                    books.reasons(ruling, tuple(grounds)), questions if is_asked else ())

    def _area_name(self, opened: DisputeOpened) -> str | None:
        return next((area.name for area in self._books.agreement.areas if area.id == opened.area), None)

    def _stage(self, opened: DisputeOpened, on: date) -> tuple[DisputeStage, date | None]:
        settled = self._books.settled.get(opened.id)
        if opened.on > on:
            return DisputeStage.NOT_OPENED, None
        if settled is not None and settled.on <= on:
            stage = {Release.PAY: DisputeStage.SETTLED_PAY, Release.WAIVE: DisputeStage.SETTLED_WAIVE,
                     None: DisputeStage.SETTLED_UNSAID}[settled.release]
            return stage, settled.pay_by if settled.release is Release.PAY else None
        is_over = self._ended_on is not None and on > self._ended_on
        return DisputeStage.OPEN_AT_END if is_over else DisputeStage.OPEN, None

    def _right(self, clause: DisputeClause | None, opened: DisputeOpened, instalment: InstalmentId,
               ) -> tuple[Right, int | None, tuple[Remark, ...]]:
        """What the clause gives a right to, the amount that its cap is counted on, and what is left to know."""
        if clause is None or clause.withhold_at_most is None:
            return Right.NOT_AGREED, None, ()
        if clause.of is CapOf.COMPENSATION:
            found = self._amounts.of_instalment(instalment)
        elif opened.area is None:
            return Right.AREA_NOT_NAMED, None, (
                Remark("question.dispute_area", clause.clause, (Ground("dispute", opened.id),)),)
        else:
            found = self._amounts.of_area(opened.area, instalment)
        if found.ore is None:
            return Right.AMOUNT_MISSING, None, found.questions
        return Right.CAP_KNOWN, found.ore, ()

    def _cap(self, clause: DisputeClause, base: int, opened: DisputeOpened, instalment: InstalmentId, on: date) -> int:
        """The most öre that may be withheld of the instalment: never more than the percentage, so rounded down.

        A cap on a year or on a dispute is one sum, of which what was withheld of earlier instalments is used up.
        """
        percent = Fraction(clause.withhold_at_most or 0) / PERCENT
        if clause.per in (None, CapPer.INSTALMENT):
            return floor(base * percent)
        counted = [each for each in self._listed if self._is_counted(clause.per, each, opened, instalment, on)]
        total = sum(self._right(clause, opened, each)[1] or 0 for each in {*counted, instalment})
        used = sum(event.amount for event in self._books.told(
            Withheld, lambda event: event.instalment in counted and event.instalment < instalment and event.on <= on
            and self._pool(clause, event.dispute) == self._pool(clause, opened.id)))
        return max(0, floor(total * percent) - used)

    def _pool(self, clause: DisputeClause, dispute: str) -> Pool:
        opened = self._books.disputes.get(dispute)
        return opened.area if opened is not None and clause.of is CapOf.DISPUTED_AREA else None

    def _is_counted(self, per: CapPer | None, each: InstalmentId, opened: DisputeOpened, instalment: InstalmentId,
                    on: date) -> bool:
        if per is CapPer.YEAR:
            return each.year == instalment.year
        settled = self._books.settled.get(opened.id)
        until = min(on, settled.on) if settled is not None else on
        return each.last_day >= opened.on and each.first_day <= until

    def assumptions(self) -> tuple[Remark, ...]:
        """What is taken for granted of the disputes."""
        clause, books = self._books.agreement.dispute, self._books
        if clause is None or clause.withhold_at_most is None or not books.disputes:
            return ()
        found = []
        if clause.per is None:
            found.append(Remark("assumption.cap_per_instalment", clause.clause))
        disputed = {opened.area for opened in books.disputes.values()} if clause.of is CapOf.DISPUTED_AREA else set()
        found += [Remark("assumption.area_from_budget", clause.clause, (Ground("area", area.name),))
                  for area in books.agreement.areas
                  if area.id in disputed and area.taken_from is not TakenFrom.AGREEMENT]
        return tuple(found)
