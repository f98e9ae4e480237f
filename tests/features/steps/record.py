"""Every assessment that the features ask for, kept so that another test can ask for it again under other rules.

``ASSESSED`` grows as the steps run, in whichever process runs them. ``every_assessment`` in ``replay`` does not depend
on which tests have run: it walks through the features itself.
"""

from datetime import date
from typing import Final

from attrs import frozen

from engine.assess import assess
from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment
from rules import RULEBOOK


@frozen
class Asked:
    """An agreement, the day it was assessed for, and the day as known on which (None: all that is recorded)."""

    agreement: Agreement
    as_of: date
    known_on: date | None


ASSESSED: Final[list[Asked]] = []
"""What has been assessed so far in this process, in order; the same question may stand there more than once."""

INFERENCE: Final = Inference(RULEBOOK)


def assessed(agreement: Agreement, as_of: date, known_on: date | None) -> Assessment:
    """The assessment, noted in ``ASSESSED``."""
    ASSESSED.append(Asked(agreement, as_of, known_on))
    return assess(agreement, as_of, INFERENCE, known_on)
