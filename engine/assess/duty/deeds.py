"""What is known to have been done about duties by the day asked about, and the clauses that reasons name."""

from datetime import date
from typing import TypeVar

from engine.assess.as_of import AsOf
from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.assessment import Ground, Reason, Remark
from engine.model.dates import Day, as_told, first_possible
from engine.model.deeds import Deed, Performed, Requested, Waived
from engine.model.duties import Duty, Forum
from engine.model.duty_situations import ActedBy, RequestSituation, WaiverSituation, WaiverStands
from engine.model.events import is_recorded
from engine.model.outcomes import Effect
from engine.rulebook import Ruling

D = TypeVar("D", bound=Deed)


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

    def performed(self, duty: Duty, period: str) -> tuple[Day, ...]:
        """The days on which a duty was performed for a period."""
        return tuple(deed.on for deed in self.told(Performed) if (deed.duty, deed.period) == (duty.id, period))

    def requests(self, duty: Duty) -> tuple[tuple[Requested, Ruling], ...]:
        """The requests for what a duty is about, each with the ruling on whether it counts."""
        return tuple((deed, self.inference.memo(RequestSituation)(self._acted(duty, deed.by)))
                     for deed in self.told(Requested) if deed.duty == duty.id)

    def waived(self, duty: Duty, period: str) -> tuple[WaiverStands, tuple[Reason, ...]]:
        """Whether a duty has been waived for a period, and why."""
        stands = WaiverStands.NO
        reasons: tuple[Reason, ...] = ()
        for deed in self.told(Waived):
            if deed.duty == duty.id and deed.period in (None, period):
                ruling = self.inference.memo(WaiverSituation)(self._acted(duty, deed.by))
                reasons += self.reasons(ruling, duty.clause, (Ground("waived_on", as_told(deed.on)),))
                if ruling.outcome is Effect.EFFECTIVE:
                    stands = WaiverStands.YES
                elif ruling.outcome is Effect.NEEDS_JUDGEMENT and stands is WaiverStands.NO:
                    stands = WaiverStands.IN_DOUBT
        return stands, reasons

    def _acted(self, duty: Duty, by: str | None) -> ActedBy:
        forum = self.forums.get(duty.to)
        if by is None or by == duty.to:
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
