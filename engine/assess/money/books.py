"""What the parties' books and figures tell: the money events and the published figures known on the day asked about."""

from datetime import date
from typing import TypeVar

from engine.assess.as_of import AsOf
from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.assessment import Ground, Reason, Remark
from engine.model.compensation import Figure
from engine.model.events import is_recorded
from engine.model.instalments import InstalmentId
from engine.model.payments import DisputeOpened, DisputeSettled, MoneyEvent
from engine.rulebook import Ruling

E = TypeVar("E", bound=MoneyEvent)


class Books:
    """The facts about money that are known, and the clauses that reasons name."""

    def __init__(self, agreement: Agreement, as_of: AsOf, known_on: date | None, inference: Inference) -> None:
        self.agreement = agreement
        self.as_of = as_of
        self.inference = inference
        self._known_on = known_on
        self.events = tuple(sorted(
            (event for event in agreement.money_events
             if is_recorded(event.recorded_on, known_on) and as_of.has_come(event.happened_on)),
            key=lambda event: (event.happened_on, type(event).__name__, repr(event))))
        self._of: dict[InstalmentId, list[MoneyEvent]] = {}
        for event in self.events:
            instalment = getattr(event, "instalment", None)
            if instalment is not None:
                self._of.setdefault(instalment, []).append(event)
        self.disputes = {event.id: event for event in self.told(DisputeOpened)}
        self.settled = {event.id: event for event in self.told(DisputeSettled)}

    @property
    def instalments(self) -> tuple[InstalmentId, ...]:
        """The instalments that something is told of."""
        return tuple(self._of)

    def told(self, kind: type[E], of: InstalmentId | None = None, by: date | None = None) -> tuple[E, ...]:
        """The events of one kind, in the order of their days; ``of`` one instalment, and at the end of the day ``by``.

        None: of all of them, and at the end of the day asked about.
        """
        events = self.events if of is None else self._of.get(of, ())
        return tuple(event for event in events if isinstance(event, kind) and (by is None or event.happened_on <= by))

    def known(self, figures: tuple[Figure, ...]) -> list[Figure]:
        """The figures that have been published and recorded."""
        return [figure for figure in figures if is_recorded(figure.recorded_on, self._known_on)
                and (figure.published_on is None or self.as_of.has_come(figure.published_on))]

    def reasons(self, ruling: Ruling, grounds: tuple[Ground, ...], because: tuple[Reason, ...] = (),
                ) -> tuple[Reason, ...]:
        """A ruling as reasons, each with the agreement's own clause."""
        because = tuple(dict.fromkeys(because))
        return tuple(Reason(rule.id, self._clause(rule.clause), grounds, because) for rule in ruling.rules)

    def questions(self, ruling: Ruling) -> tuple[Remark, ...]:
        """A ruling that leaves something to know or to judge, as questions: the sentences of its rules say what."""
        return tuple(Remark("question.rule", self._clause(rule.clause), (Ground("rule", rule.id),))
                     for rule in ruling.rules)

    def _clause(self, role: str | None) -> str | None:
        told = {"compensation": self.agreement.compensation, "dispute": self.agreement.dispute}.get(role or "")
        return None if told is None else told.clause
