"""What is known to have been done about duties by the day asked about, and the clauses that reasons name."""

from datetime import date
from typing import Final, TypeVar

from engine.assess.as_of import AsOf
from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.assessment import Ground, Reason, Remark
from engine.model.dates import Day, as_told, first_possible, last_possible
from engine.model.deeds import Deed, Performed, Requested, Waived
from engine.model.duties import Duty, Forum
from engine.model.duty_situations import ActedBy, Reach, RequestSituation, WaiverSituation, WaiverStands
from engine.model.events import is_recorded
from engine.model.outcomes import Effect
from engine.rulebook import Ruling

D = TypeVar("D", bound=Deed)
_STANDS: Final = {
    Effect.EFFECTIVE: WaiverStands.YES, Effect.NO_EFFECT: WaiverStands.NO,
    Effect.MISSING_FACT: WaiverStands.DAY_UNKNOWN, Effect.NEEDS_JUDGEMENT: WaiverStands.IN_DOUBT}
_WEIGHT: Final = (WaiverStands.NO, WaiverStands.IN_DOUBT, WaiverStands.DAY_UNKNOWN, WaiverStands.YES)
"""Of several waivers the last of these counts: a day is asked for before there is anything to judge."""


class Deeds:
    """The deeds that are known and have happened, or may have; and the forums and clauses of the agreement."""

    def __init__(self, agreement: Agreement, as_of: AsOf, known_on: date | None, inference: Inference) -> None:
        self.agreement = agreement
        self.as_of = as_of
        self.inference = inference
        self.forums: dict[str, Forum] = {forum.id: forum for forum in agreement.forums}
        self._known = tuple(sorted(
            (deed for deed in agreement.deeds
             if is_recorded(deed.recorded_on, known_on) and as_of.has_come(first_possible(deed.happened_on))),
            key=lambda deed: (first_possible(deed.happened_on), type(deed).__name__, repr(deed))))

    def told(self, kind: type[D]) -> tuple[D, ...]:
        """The deeds of one kind, in the order of their days."""
        return tuple(deed for deed in self._known if isinstance(deed, kind))

    def performed(self, duty: Duty, period: str) -> tuple[Performed, ...]:
        """What was done of a duty for a period."""
        return tuple(deed for deed in self.told(Performed) if (deed.duty, deed.period) == (duty.id, period))

    def requests(self, duty: Duty) -> tuple[tuple[Requested, Ruling], ...]:
        """The requests for what a duty is about, each with the ruling on whether it counts."""
        return tuple((deed, self.inference.memo(RequestSituation)(self._acted(duty, deed.by)))
                     for deed in self.told(Requested) if deed.duty == duty.id)

    def waived(self, duty: Duty, period: str, last: Day | None,
               done: tuple[date, date] | None) -> tuple[WaiverStands, tuple[Reason, ...]]:
        """Whether a duty has been waived for a period, and why.

        ``last``: the last day for it (None: there is none). ``done``: the first and the last day on which it may have
        been performed often enough (None: it has not been).
        """
        stands = WaiverStands.NO
        reasons: tuple[Reason, ...] = ()
        for deed in self.told(Waived):
            if deed.duty == duty.id and deed.period in (None, period):
                # Who it was of those that a forum consists of makes no difference: none is known to act for all.
                by = duty.to if deed.by is None and duty.to in self.forums else deed.by
                ruling = self.inference.memo(WaiverSituation)(self._acted(duty, by), self._reach(deed, last, done))
                reasons += self.reasons(ruling, duty.clause, (Ground("waived_on", as_told(deed.on)),))
                stands = max(stands, _STANDS[ruling.to(Effect)], key=_WEIGHT.index)
        return stands, reasons

    def _reach(self, deed: Waived, last: Day | None, done: tuple[date, date] | None) -> Reach:
        day, latest = first_possible(deed.on), last_possible(deed.on)
        if done is not None and done[1] <= day:
            return Reach.DONE
        may_be_done = done is not None and done[0] <= latest
        if may_be_done or not self.as_of.has_come(latest):
            return Reach.UNKNOWN
        if deed.period is not None or last is None or latest <= first_possible(last):
            return Reach.COVERED
        return Reach.OVERDUE if day > last_possible(last) else Reach.UNKNOWN

    def assumptions(self) -> tuple[Remark, ...]:
        """That what nobody is told to have waived or asked for was waived or asked for by the one who is owed it."""
        duties = {duty.id: duty for duty in self.agreement.duties}
        acts: list[tuple[str, Waived | Requested]] = [
            ("waived", deed) for deed in self.told(Waived) if duties[deed.duty].to not in self.forums]
        acts += [("requested", deed) for deed in self.told(Requested)]
        return tuple(Remark(f"assumption.duty_{act}_by", duties[deed.duty].clause, (
            Ground("what", duties[deed.duty].what), Ground(f"{act}_on", as_told(deed.on))))
            for act, deed in acts if deed.by is None)

    def _acted(self, duty: Duty, by: str | None) -> ActedBy:
        forum = self.forums.get(duty.to)
        if by is None:
            return ActedBy.UNSAID
        if by == duty.to:
            return ActedBy.FORUM if forum is not None else ActedBy.OWED_TO
        return ActedBy.FORUM if forum is not None and by in forum.members and by != duty.by else ActedBy.OTHER

    def reasons(self, ruling: Ruling, clause: str | None, grounds: tuple[Ground, ...],
                because: tuple[Reason, ...] = ()) -> tuple[Reason, ...]:
        """A ruling as reasons; ``clause`` is that of the duty, the change or the contact person it is about."""
        because = tuple(dict.fromkeys(because))
        return tuple(Reason(rule.id, self._clause(rule.clause, clause), grounds, because) for rule in ruling.rules)

    def questions(self, ruling: Ruling, clause: str | None, grounds: tuple[Ground, ...] = ()) -> tuple[Remark, ...]:
        """A ruling that leaves something to know or to judge, as questions: the sentences of its rules say what."""
        return tuple(Remark("question.rule", self._clause(rule.clause, clause), (Ground("rule", rule.id), *grounds))
                     for rule in ruling.rules)

    def _clause(self, role: str | None, own: str | None) -> str | None:
        return self.agreement.term.clause if role == "term" else own if role is not None else None
