"""Every assessment that the features ask for, kept so that another test can ask for it again under other rules.

``ASSESSED`` grows as the steps run, in whichever process runs them. ``every_assessment`` in ``replay`` does not depend
on which tests have run: it walks through the features itself.
"""

from datetime import date
from typing import Final

from attrs import frozen

from engine.assess import assess
from engine.assess.duty.hanging import hanging
from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment, Reason
from engine.model.obligations import Hanging
from rules import RULEBOOK


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
        """The assessment, and what hangs on the agreements."""
        found = [(each, assess(each, self.as_of, inference, self.known_on)) for each in (self.agreement, *self.others)]
        return Answered(found[0][1], hanging(found, inference))


@frozen
class Answered:
    """The assessment of an agreement, and what hangs on it and on those that were read together with it."""

    assessment: Assessment
    hanging: tuple[Hanging, ...]

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The reasons of every conclusion."""
        return (*self.assessment.reasons, *(reason for each in self.hanging for reason in each.reasons))


ASSESSED: Final[list[Asked]] = []
"""What has been assessed so far in this process, in order; the same question may stand there more than once."""

INFERENCE: Final = Inference(RULEBOOK)


def answered(asked: Asked) -> Answered:
    """The answer to what was asked, which is noted in ``ASSESSED``."""
    ASSESSED.append(asked)
    return asked.answer(INFERENCE)
