"""Something that there may be to tell of an agreement, with the days on which it is told."""

from datetime import date
from typing import NamedTuple

from engine.assess.alerting.resolved import Resolution
from engine.assess.alerting.steps import Steps
from engine.model.alert_situations import Act, Comes, Concern, Resolved
from engine.model.alerts import AlertKind, LastMeeting
from engine.model.outcomes import Certainty
from engine.model.reasons import Ground


class Reading(NamedTuple):
    """How the day that something is about stands among two readings, and to what acting by it leads."""

    is_earlier: bool = False
    other: date | None = None
    is_if_renewed: bool = False
    ends_on: date | None = None


class Stand(NamedTuple):
    """How it stands with the conditions of the rules, beside what kind of thing it is."""

    comes: Comes = Comes.AHEAD
    resolved: Resolved = Resolved.NOTHING
    act: Act = Act.NOT_RECORDED
    is_answer_due: bool = False


class Thing(NamedTuple):
    """Something that there may be to tell, whichever step has come.

    ``is_dated`` false: its steps come from when it was last told, and not from a day of its own. ``decided``: what
    people have decided of it, where they decide on such.
    """

    kind: AlertKind
    concern: Concern
    day: date | None
    of: str
    parties: tuple[str, ...]
    steps: Steps
    certainty: Certainty = Certainty.CERTAIN
    is_dated: bool = True
    stand: Stand = Stand()
    reading: Reading = Reading()
    meetings: tuple[LastMeeting, ...] = ()
    grounds: tuple[Ground, ...] = ()
    clauses: tuple[str, ...] = ()
    decided: Resolution | None = None


def clauses_of(*clauses: str | None) -> tuple[str, ...]:
    """The clauses that are known, each once."""
    return tuple(dict.fromkeys(clause for clause in clauses if clause))
