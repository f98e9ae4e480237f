"""What a scenario asks, kept so that it can be asked again under other rules."""

from datetime import date

from attrs import frozen

from engine.assess.duty.hanging import hanging
from engine.assess.together import assess_together
from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment, Reason
from engine.model.obligations import Hanging
from engine.model.problems import ProblemsError


@frozen
class Asked:
    """An agreement, the day it was assessed for, and the day as known on which (None: all that is recorded).

    ``others``: the agreements that were read together with it.
    """

    agreement: Agreement
    as_of: date
    known_on: date | None
    others: tuple[Agreement, ...] = ()

    def answer(self, inference: Inference) -> "Answered":
        """The assessment, and what hangs on the agreements; ``ProblemsError`` for what cannot have happened."""
        found, problems = assess_together((self.agreement, *self.others), self.as_of, inference, self.known_on)
        if problems:
            raise ProblemsError(tuple(problems))
        return Answered(self, found[0][1], hanging(found, inference))


@frozen
class Answered:
    """The assessment of an agreement, and what hangs on it and on those that were read together with it."""

    asked: Asked
    assessment: Assessment
    hanging: tuple[Hanging, ...]

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The reasons of every conclusion."""
        return (*self.assessment.reasons, *(reason for each in self.hanging for reason in each.reasons))
