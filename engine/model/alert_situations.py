"""The finite conditions that the rules on alerts decide on: what there may be to tell of an agreement on a day."""

from collections.abc import Callable
from typing import Any, ClassVar

from attrs import frozen

from engine.model.situations import Situation
from engine.model.words import Word


class Concern(Word):
    """What there may be to tell of."""

    LAST_DAY = "last_day"
    """A last day to act by, for notice or for an option."""
    TURN = "turn"
    """The day on which a term is renewed or the agreement ends."""
    TO_DO = "to_do"
    """An instalment or a duty whose last day is to come."""
    LEFT_UNDONE = "left_undone"
    """An instalment or a duty whose last day has passed, or an amount withheld beyond what may be."""
    UNANSWERED = "unanswered"
    """A question without whose answer something cannot be told."""
    NOT_CARRIED_OUT = "not_carried_out"
    """A decision to give notice that no last day reminds of."""
    UNOWNED = "unowned"
    """Nobody answers for the agreement."""


class Comes(Word):
    """How the day that it is about lies to the day asked about. What has no such day of its own is ``AHEAD``."""

    AHEAD = "ahead"
    LATER_READING = "later_reading"
    """It is the later of two readings of one last day, and the earlier has not passed."""
    PASSED = "passed"


class Resolved(Word):
    """What people have decided on that day."""

    NOTHING = "nothing"
    TO_ACT = "to_act"
    """To do what must be done by then: give notice, use the option, agree on an extension."""
    TO_LET_PASS = "to_let_pass"  # noqa: S105  # no password
    IN_HAND = "in_hand"
    """Somebody negotiates, or has been given the question, until a day before the last one, which has not passed."""
    LAPSED = "lapsed"
    """Something, but only until a day that has passed."""
    DAY_MOVED = "day_moved"
    """Something, on a day that the facts no longer give."""


class Act(Word):
    """Whether what was decided on has been recorded as done."""

    NOT_RECORDED = "not_recorded"
    RECORDED = "recorded"
    """It has, but it is not certain that it has had effect: a notice that is oral, late or doubtful."""
    SETTLED = "settled"
    """It has, and it has set the end."""


@frozen
class AlertSituation(Situation):
    """Something that there may be to tell of an agreement, on the day asked about."""

    topic: ClassVar[str] = "alert"
    concern: Concern
    is_certain: bool
    comes: Comes
    resolved: Resolved
    act: Act
    is_answer_due: bool
    """The day by which somebody should have answered has come."""

    cannot_occur: ClassVar[dict[str, Callable[[Any], bool]]] = {
        "people decide on last days and turns only, and what is not carried out is a decision to act": lambda s: (
            (s.concern is Concern.NOT_CARRIED_OUT and s.resolved is not Resolved.TO_ACT)
            or (s.concern not in (Concern.LAST_DAY, Concern.TURN, Concern.NOT_CARRIED_OUT)
                and s.resolved is not Resolved.NOTHING)),
        "only a last day and a turn are told of when they have passed": lambda s: (
            s.comes is Comes.PASSED and s.concern not in (Concern.LAST_DAY, Concern.TURN)),
        "only a last day has two readings": lambda s: (
            s.comes is Comes.LATER_READING and s.concern is not Concern.LAST_DAY),
        "only of a last day must somebody answer by a day, and when it has passed so has that": lambda s: (
            s.is_answer_due if s.concern is not Concern.LAST_DAY else
            s.comes is Comes.PASSED and not s.is_answer_due),
        "what is recorded as done is held up against a decision to do it": lambda s: (
            s.act is not Act.NOT_RECORDED and s.resolved is not Resolved.TO_ACT),
        "nobody has in hand what has passed": lambda s: (
            s.resolved is Resolved.IN_HAND and s.comes is Comes.PASSED),
        "once the act has set the end there is no last day for it left": lambda s: (
            s.act is Act.SETTLED and s.concern is not Concern.NOT_CARRIED_OUT),
    }
