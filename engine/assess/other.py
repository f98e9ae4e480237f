"""The agreement that another one ends with: what is known of its end, and each end that it may have."""

from engine.assess.course import PossibleEnd
from engine.assess.history import OtherEnded
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment, Ground, Remark
from engine.model.duty_situations import OtherEnds
from engine.model.outcomes import Certainty, Status

Other = tuple[Agreement, Assessment]
"""An agreement that has been read, assessed for the day asked about."""


def known_end(found: Assessment) -> OtherEnds:
    """What is known of the end of an agreement that something hangs on."""
    if found.status is Status.DRAFT or found.certainty is Certainty.MISSING_FACT:
        return OtherEnds.NOT_KNOWN
    if found.status is Status.UNCLEAR or found.certainty is not Certainty.CERTAIN:
        return OtherEnds.IN_DOUBT
    return OtherEnds.NO if found.ends_on is None else OtherEnds.YES


def possible_ends(other: Other | None) -> tuple[PossibleEnd, ...]:
    """Each end that the other agreement may have, by its readings; none where nothing is known of it."""
    if other is None:
        return ()
    agreement, found = other
    if not found.readings and known_end(found) not in (OtherEnds.YES, OtherEnds.NO):
        return ()
    title = Ground("other", agreement.title)
    days = dict.fromkeys(reading.ends_on for reading in found.readings) if found.readings else (found.ends_on,)
    return tuple(
        PossibleEnd(None, found.certainty, Remark("reading.other_goes_on", None, (title,))) if day is None else
        PossibleEnd(OtherEnded(day, agreement.title), found.certainty,
                    Remark("reading.other_ends", None, (title, Ground("other_ends_on", day)))) for day in days)
