"""What a scenario asks, kept so that it can be asked again under other rules."""

from datetime import date

from attrs import frozen

from engine.assess.alerting import judged
from engine.assess.duty.hanging import hanging
from engine.assess.together import assess_together
from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.alerts import Alert, LeadTimes, PeopleDecided, Tonight
from engine.model.assessment import Assessment, Reason
from engine.model.obligations import Hanging
from engine.model.problems import ProblemsError


@frozen(kw_only=True)
class Night:
    """What a nightly run finds beside the agreement; see ``Tonight``."""

    since: date
    decisions: tuple[PeopleDecided, ...] = ()
    is_owned: bool = True


@frozen
class Asked:
    """An agreement, the day it was assessed for, and the day as known on which (None: all that is recorded).

    ``others``: the agreements that were read together with it. ``night``: what there is to tell is asked too.
    """

    agreement: Agreement
    as_of: date
    known_on: date | None
    others: tuple[Agreement, ...] = ()
    night: Night | None = None

    def answer(self, inference: Inference) -> "Answered":
        """The assessment, and what hangs on the agreements; ``ProblemsError`` for what cannot have happened."""
        found, problems = assess_together((self.agreement, *self.others), self.as_of, inference, self.known_on)
        if problems:
            raise ProblemsError(tuple(problems))
        assessment, hangs = found[0][1], hanging(found, inference)
        told: tuple[Alert, ...] = ()
        if self.night is not None:
            tonight = Tonight(agreement=self.agreement, found=assessment, since=self.night.since, hanging=hangs,
                              decisions=self.night.decisions, is_owned=self.night.is_owned)
            told = judged(tonight, LeadTimes(), inference)
        return Answered(self, assessment, hangs, told)


@frozen
class Answered:
    """The assessment of an agreement, and what hangs on it and on those that were read together with it."""

    asked: Asked
    assessment: Assessment
    hanging: tuple[Hanging, ...]
    alerts: tuple[Alert, ...]
    """Where they were asked for: what there is to tell, and what is kept silent."""

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The reasons of every conclusion."""
        return (*self.assessment.reasons, *(reason for each in self.hanging for reason in each.reasons),
                *(reason for each in self.alerts for reason in each.reasons))
