"""Disputes: how far each has come, and how much of an instalment it lets the payer withhold."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from math import floor
from typing import Final, NamedTuple

from engine.assess.money.amounts import Amounts, Found
from engine.assess.money.books import Books
from engine.model.assessment import Ground, Reason, Remark
from engine.model.compensation import CapOf, CapPer, Compensation, DisputeClause, TakenFrom
from engine.model.dates import LATEST
from engine.model.instalments import InstalmentId
from engine.model.money import PERCENT, Amount
from engine.model.outcomes import Withholding
from engine.model.payment_situations import DisputeStage, Right, WithholdingSituation
from engine.model.payments import About, DisputeOpened, DisputeSettled, Release, Withheld

Pool = str | None
"""What a cap is counted on: the id of an area, or None for the whole instalment."""

_SETTLED: Final = {Release.PAY: DisputeStage.SETTLED_PAY, Release.WAIVE: DisputeStage.SETTLED_WAIVE,
                   None: DisputeStage.SETTLED_UNSAID}


class Held(NamedTuple):
    """What is withheld of one instalment because of one dispute, on one day. Amounts in öre."""

    dispute: str
    amount: int
    outcome: Withholding
    pool: Pool
    cap: int | None
    """The most that might be withheld of the instalment for the same reason; None: no right, or not known."""
    allowed: int | None
    """The most that may be; None: it cannot be told."""
    base: int | None
    """What the cap is counted on; None: there is no cap, or it cannot be counted."""
    pay_by: date | None
    reasons: tuple[Reason, ...]
    questions: tuple[Remark, ...]


class Disputes:
    """The disputes under one agreement, as known on the day asked about.

    ``ended_on`` is the agreement's last day, if that has passed in some reading. ``withheld_of`` tells how much is
    withheld of an instalment at the end of a day.
    """

    def __init__(self, books: Books, compensation: Compensation, amounts: Amounts, ended_on: date | None,
                 listed: tuple[InstalmentId, ...], withheld_of: Callable[[InstalmentId, date], int]) -> None:
        self._books = books
        self._compensation = compensation
        self._amounts = amounts
        self._ended_on = ended_on
        self._listed = listed
        self._withheld_of = withheld_of

    def held(self, instalment: InstalmentId, on: date) -> tuple[Held, ...]:
        """What each dispute means for an instalment at the end of the day ``on``, withheld or not."""
        amounts = dict.fromkeys(self._books.disputes, 0)
        for event in self._books.told(Withheld, instalment, on):
            amounts[event.dispute] = amounts.get(event.dispute, 0) + event.amount
        return tuple(self._one(self._dispute(dispute), instalment, amount, on) for dispute, amount in amounts.items())

    def changes(self, instalment: InstalmentId) -> set[date]:
        """The days at whose end what disputes mean for what is withheld of an instalment may have become another."""
        books, clause = self._books, self._books.agreement.dispute
        if not books.told(Withheld, instalment):
            return set()
        found = {event.happened_on for event in (*books.told(DisputeOpened), *books.told(DisputeSettled))}
        if clause is not None and clause.per in (CapPer.YEAR, CapPer.DISPUTE):
            found.update(event.happened_on for event in books.events)  # one cap for several instalments
        if clause is not None and clause.per is CapPer.DISPUTE:
            found.update(each.first_day for each in self._listed)
        return found | ({self._ended_on} if self._ended_on is not None else set())

    def _dispute(self, dispute: str) -> DisputeOpened:
        """The dispute; one that is not known to have been opened is as if it were opened later, whatever it is about.

        So what is withheld because of it is withheld without right.
        """
        return self._books.disputes.get(dispute, DisputeOpened(id=dispute, on=LATEST, about=About.PERFORMANCE))

    def _one(self, opened: DisputeOpened, instalment: InstalmentId, amount: int, on: date) -> Held:
        books, compensation, clause = self._books, self._compensation, self._books.agreement.dispute
        right, base = self._right(clause, opened, instalment, on)
        stage = self._stage(opened, on)
        is_theirs = opened.by in (None, compensation.payer, compensation.payee)
        ruling = books.inference.memo(WithholdingSituation)(opened.about, right, is_theirs, stage)
        outcome = ruling.to(Withholding)
        settled = books.settled.get(opened.id) if stage in _SETTLED.values() else None
        grounds = [Ground("dispute", opened.id)]
        if stage is not DisputeStage.NOT_OPENED:
            grounds.append(Ground("dispute_opened_on", opened.on))
        grounds += [Ground("area", area.name) for area in books.agreement.areas if area.id == opened.area]
        is_in_doubt = outcome in (Withholding.NEEDS_JUDGEMENT, Withholding.MISSING_FACT)
        is_right = outcome is Withholding.MAY_WITHHOLD
        cap = None
        if (is_right or is_in_doubt) and settled is None and clause is not None and base.ore is not None:
            cap = self._cap(clause, base.ore, opened, instalment, on)
            if is_right:
                grounds += [Ground("cap_counted_on", Amount(base.ore)),
                            Ground("cap_percent", clause.withhold_at_most or 0), Ground("cap", Amount(cap))]
        allowed = cap if is_right else None if is_in_doubt and (amount or settled is None) else 0
        if settled is not None:
            grounds.append(Ground("dispute_settled_on", settled.on))
            if settled.pay_by is not None:
                grounds.append(Ground("pay_by", settled.pay_by))
        return Held(opened.id, amount, outcome, self._pool(opened), cap, allowed, base.ore,
                    settled.pay_by if settled is not None else None, books.reasons(ruling, tuple(grounds)),
                    base.questions if outcome is Withholding.MISSING_FACT and settled is None else ())

    def _stage(self, opened: DisputeOpened, on: date) -> DisputeStage:
        settled = self._books.settled.get(opened.id)
        if opened.on > on:
            return DisputeStage.NOT_OPENED
        if settled is not None and settled.on <= on:
            return _SETTLED[settled.release]
        is_over = self._ended_on is not None and on >= self._ended_on  # at the end of its last day it has ended
        return DisputeStage.OPEN_AT_END if is_over else DisputeStage.OPEN

    # --- The cap --------------------------------------------------------------------------------------------------

    def _pool(self, opened: DisputeOpened) -> Pool:
        clause = self._books.agreement.dispute
        return opened.area if clause is not None and clause.of is CapOf.DISPUTED_AREA else None

    def _right(self, clause: DisputeClause | None, opened: DisputeOpened, instalment: InstalmentId, on: date,
               ) -> tuple[Right, Found]:
        """What the clause gives a right to, and the amount that its cap is counted on."""
        if clause is None or clause.withhold_at_most is None:
            return Right.NOT_AGREED, Found(None)
        if clause.of is CapOf.DISPUTED_AREA and opened.area is None:
            return Right.AREA_NOT_NAMED, Found(None, (), (
                Remark("question.dispute_area", clause.clause, (Ground("dispute", opened.id),)),))
        found = [self._amounts.of_instalment(each) if opened.area is None or clause.of is CapOf.COMPENSATION
                 else self._amounts.of_area(opened.area, each)
                 for each in sorted({*self._counted(clause, opened, instalment, on), instalment})]
        known = [each.exact for each in found if each.exact is not None]
        if len(known) < len(found):
            return Right.AMOUNT_MISSING, Found(None, (), tuple(asked for each in found for asked in each.questions))
        return Right.CAP_KNOWN, Found(sum(known, Fraction()))

    def _counted(self, clause: DisputeClause, opened: DisputeOpened, instalment: InstalmentId, on: date,
                 ) -> tuple[InstalmentId, ...]:
        """The instalments that one cap is counted on: of the year, or of the time that the dispute has lasted."""
        has_come = self._books.as_of.has_come
        if clause.per is CapPer.YEAR:
            return tuple(each for each in self._listed if each.year == instalment.year)
        if clause.per is CapPer.DISPUTE:
            return tuple(each for each in self._listed if each.last_day >= opened.on
                         and has_come(each.first_day) and each.first_day <= on)
        return ()

    def _cap(self, clause: DisputeClause, base: int, opened: DisputeOpened, instalment: InstalmentId, on: date) -> int:
        """The most öre that may be withheld of the instalment: never more than the percentage, so rounded down.

        A cap on a year or on a dispute is one sum, of which what is still withheld of earlier instalments is used up.
        """
        used = 0
        for each in self._counted(clause, opened, instalment, on):
            if each < instalment:
                told = sum(event.amount for event in self._books.told(Withheld, each, on)
                           if self._uses_up(self._dispute(event.dispute), self._pool(opened), on))
                used += min(told, self._withheld_of(each, on))
        return max(0, floor(Fraction(base) * Fraction(clause.withhold_at_most or 0) / PERCENT) - used)

    def _uses_up(self, other: DisputeOpened, pool: Pool, on: date) -> bool:
        return (self._pool(other) == pool and other.about is not About.INTERPRETATION
                and self._stage(other, on) in (DisputeStage.OPEN, DisputeStage.OPEN_AT_END))

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
