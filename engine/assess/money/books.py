"""What the parties' books and figures tell: the money events and the published figures known on the day asked about."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from engine.assess.as_of import AsOf
from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.assessment import Ground, Reason
from engine.model.compensation import Figure
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
             if self._is_known(event.recorded_on) and as_of.has_come(event.happened_on)),
            key=lambda event: (event.happened_on, type(event).__name__, repr(event))))
        self.disputes = {event.id: event for event in self.told(DisputeOpened)}
        self.settled = {event.id: event for event in self.told(DisputeSettled)}

    def _is_known(self, recorded_on: date | None) -> bool:
        return self._known_on is None or recorded_on is None or recorded_on <= self._known_on

    def told(self, kind: type[E], keep: Callable[[E], bool] = lambda _: True) -> tuple[E, ...]:
        """The events of one kind, in the order of their days."""
        return tuple(event for event in self.events if isinstance(event, kind) and keep(event))

    def known(self, figures: tuple[Figure, ...]) -> list[Figure]:
        """The figures that have been published and recorded."""
        return [figure for figure in figures if self._is_known(figure.recorded_on)
                and (figure.published_on is None or self.as_of.has_come(figure.published_on))]

    def reasons(self, ruling: Ruling, grounds: tuple[Ground, ...], because: tuple[Reason, ...] = (),
                ) -> tuple[Reason, ...]:
        """A ruling as reasons, each with the agreement's own clause."""
        agreement = self.agreement
        clauses = {"compensation": agreement.compensation.clause if agreement.compensation else None,
                   "dispute": agreement.dispute.clause if agreement.dispute else None}
        because = tuple(dict.fromkeys(because))
        return tuple(Reason(rule.id, clauses.get(rule.clause or ""), grounds, because) for rule in ruling.rules)
