"""The finite conditions that rules on duties, decisions and dependent agreements decide on, once days are measured."""

from collections.abc import Callable
from typing import Any, ClassVar

from attrs import frozen

from engine.model.duties import Decided
from engine.model.situations import Situation
from engine.model.words import Word


class Footing(Word):
    """What lays a duty on somebody: the agreement itself, or a decision that names the duty.

    Once adopted, only the closing of the matter undoes it: a later proposal that is sent back leaves it as it was.
    """

    AGREED = "agreed"
    DECIDED = "decided"
    PROPOSED = "proposed"
    """Somebody has proposed it, and nothing is known to be decided."""
    PENDING = "pending"
    """The matter has been sent back or deferred, and nothing has been adopted."""
    CLOSED = "closed"
    """The matter was closed on or before the last day for it."""
    CLOSED_SINCE = "closed_since"
    """The matter was closed when that day had passed, or where it cannot be told whether it had."""
    IN_DOUBT = "in_doubt"
    """What follows turns on a decision of which it is not known whether it was made by the day that matters."""


class InForce(Word):
    """How the agreement stands to the period that a duty is about."""

    YES = "yes"
    NOT_YET_KNOWN = "not_yet_known"
    """It is a draft: that it has begun is not known."""
    ENDED_SINCE = "ended_since"
    """It has ended; the period began before that. What concerns the time before the end is still owed."""
    AFTER_END = "after_end"
    """The period begins after its last day."""
    ASKED_AFTER_END = "asked_after_end"
    """What was asked for was asked for after its last day; it may be about the time before."""
    FORUM_ENDED = "forum_ended"
    """The period begins after the last day of the forum that it is owed to."""
    FORUM_IN_DOUBT = "forum_in_doubt"
    """The period may begin after that day, of which the month or the year at most is known."""
    IN_DOUBT = "in_doubt"
    """Whether it is in force in the period depends on something to judge or to know."""


class Time(Word):
    """Where the day asked about lies against the time in which a duty is to be performed, the last day included.

    A duty that nothing gives a last day runs on from the day it arose.
    """

    BEFORE = "before"
    DURING = "during"
    PASSED = "passed"
    UNKNOWN_DAY = "unknown_day"
    """The last day is that of a meeting, of which the day is not known; it may or may not have passed."""
    UNKNOWN_PASSED = "unknown_passed"
    """As before, but the month, or else the period, in which the meeting lies has passed."""


class Done(Word):
    """Whether a duty has been performed, as many times as it is to be, by the day asked about."""

    NO = "no"
    PARTLY = "partly"
    """Fewer times than agreed."""
    IN_TIME = "in_time"
    """On the last day or before it; so also where there is no last day."""
    LATE = "late"
    BY_OTHER = "by_other"
    """Only with what somebody else than the one who owes it has done."""
    UNCLEAR = "unclear"
    """Its day or the last day is not known well enough to tell."""


class WaiverStands(Word):
    """Whether a duty has been waived for the period."""

    NO = "no"
    """So also where what was waived was waived without effect."""
    DAY_UNKNOWN = "day_unknown"
    """It has been waived, but whether that covers it turns on a day that is not known."""
    YES = "yes"
    IN_DOUBT = "in_doubt"


@frozen
class DutySituation(Situation):
    """One occurrence of a duty, as it stands on the day asked about."""

    topic: ClassVar[str] = "duty"
    footing: Footing
    in_force: InForce
    time: Time
    done: Done
    waived: WaiverStands

    cannot_occur: ClassVar[dict[str, Callable[[Any], bool]]] = {
        "what the end of the agreement takes away is asked about as such": lambda s: (
            s.in_force is InForce.AFTER_END
            and (s.footing is not Footing.AGREED or s.time is not Time.BEFORE or s.done is not Done.NO
                 or s.waived is not WaiverStands.NO)),
        "what the end of a forum takes away is asked about as such": lambda s: (
            s.in_force is InForce.FORUM_ENDED
            and (s.footing not in (Footing.AGREED, Footing.DECIDED) or s.time is not Time.BEFORE
                 or s.done is not Done.NO or s.waived is not WaiverStands.NO)),
        "what the closing of a matter takes away is asked about as such": lambda s: (
            s.footing is Footing.CLOSED
            and (s.in_force is not InForce.YES or s.time is not Time.BEFORE or s.done is not Done.NO
                 or s.waived is not WaiverStands.NO)),
        "what only a decision could lay on anyone, and none does, is not measured by the agreement's time": lambda s: (
            s.footing in (Footing.PROPOSED, Footing.PENDING, Footing.CLOSED_SINCE, Footing.IN_DOUBT)
            and s.in_force is not InForce.YES),
        "a matter that is closed before the last day has passed is closed in time": lambda s: (
            s.footing is Footing.CLOSED_SINCE and s.time in (Time.BEFORE, Time.DURING)),
        "what is done before the last day has passed is done in time": lambda s: (
            s.done in (Done.LATE, Done.UNCLEAR) and s.time in (Time.BEFORE, Time.DURING)),
        "what may still be in time is not late": lambda s: s.done is Done.LATE and s.time is Time.UNKNOWN_DAY,
    }


class StatedDay(Word):
    """What is stated of the last day for a duty."""

    DAY = "day"
    DAY_IN_SOME_PERIOD = "day_in_some_period"
    """A day of the year, before the period's end, without a word on which period it is about."""
    MEETING = "meeting"
    """A meeting whose day is known."""
    LAST_KNOWN_MEETING = "last_known_meeting"
    """A meeting in the period, not said which, and this is the last one that is known."""
    UNKNOWN_MEETING = "unknown_meeting"
    """A meeting of which the month at most is known."""
    TURN_OF_MONTH = "turn_of_month"
    AFTER_REQUEST = "after_request"
    """So many days after a request."""
    NONE = "none"
    NONE_AND_NO_END = "none_and_no_end"
    """None, and no period whose end could be taken: on request, or once in an open-ended agreement."""


@frozen
class DutyDaySituation(Situation):
    """The last day for one occurrence of a duty."""

    topic: ClassVar[str] = "duty_day"
    stated: StatedDay


class ActedBy(Word):
    """Who asked for what a duty is about, or waived it."""

    OWED_TO = "owed_to"
    UNSAID = "unsaid"
    """It is not told who it was."""
    FORUM = "forum"
    """It is owed to a forum, and this was the forum or one of its members other than the one who owes it."""
    OTHER = "other"


@frozen
class RequestSituation(Situation):
    """A request for what a duty is about."""

    topic: ClassVar[str] = "request"
    by: ActedBy


class Reach(Word):
    """How a waiver stands to one occurrence of the duty."""

    COVERED = "covered"
    """It is for that period or, where it names none, it was given on or before the last day, or there is none."""
    OVERDUE = "overdue"
    """It names no period, and the last day had passed when it was given."""
    DONE = "done"
    """The duty had been performed, as many times as it is to be, when it was given."""
    UNKNOWN = "unknown"
    """That turns on a day that is not known."""


@frozen
class WaiverSituation(Situation):
    """A waiver (*eftergift*) of a duty, for one occurrence of it."""

    topic: ClassVar[str] = "waiver"
    by: ActedBy
    reach: Reach


class ToldInWriting(Word):
    """Whether the other party has been told in writing."""

    YES = "yes"
    NO = "no"
    """It has not been told, or not in writing."""
    UNSAID = "unsaid"
    """It has been told, but whether in writing is not stated."""


class Delay(Word):
    """How long it took to tell the other party, or has taken so far."""

    IN_TIME = "in_time"
    """The same day, or within the days that the agreement gives."""
    LATE = "late"
    """Longer than the days that the agreement gives."""
    LATER_DAY = "later_day"
    """Longer than the day itself, where the agreement gives no number of days."""


@frozen
class ContactSituation(Situation):
    """A change of contact person, which the other party is to be told of in writing."""

    topic: ClassVar[str] = "contact"
    told: ToldInWriting
    delay: Delay


@frozen
class ChangeSituation(Situation):
    """A change of what a clause or a duty covers."""

    topic: ClassVar[str] = "change"
    is_by_all: bool
    """Every party has agreed on it."""


class Until(Word):
    """What is known of the time that a matter has been deferred to."""

    NONE = "none"
    AHEAD = "ahead"
    """Some of it is left."""
    PASSED = "passed"


@frozen
class MatterSituation(Situation):
    """A decision in a matter; the latest one says where the matter stands."""

    topic: ClassVar[str] = "matter"
    decided: Decided
    until: Until
    lays_duties: bool
    in_doubt: bool
    """Where the matter stands turns on a decision of which it is not known whether it has been made."""

    cannot_occur: ClassVar[dict[str, Callable[[Any], bool]]] = {
        "only what is deferred is deferred to some time": lambda s: (
            s.until is not Until.NONE and s.decided is not Decided.DEFERRED),
        "only what is adopted lays duties on anyone": lambda s: s.lays_duties and s.decided is not Decided.ADOPTED,
    }


class Tie(Word):
    """How something hangs on an agreement."""

    ENDS_WITH = "ends_with"
    RESTS_ON = "rests_on"
    FINANCED = "financed"


class OtherEnds(Word):
    """What is known of the end of the agreement that something hangs on."""

    NO = "no"
    """It has begun, and no end is settled: it goes on unless somebody does something."""
    YES = "yes"
    """Its last day is settled, whether or not it has passed."""
    IN_DOUBT = "in_doubt"
    """Whether or when it ends depends on something to judge."""
    NOT_KNOWN = "not_known"
    """It is not among the documents read, is a draft, or lacks a fact that its end depends on."""


@frozen
class DependenceSituation(Situation):
    """Something that hangs on an agreement: another agreement, or what the agreement pays for."""

    topic: ClassVar[str] = "dependence"
    tie: Tie
    other_ends: OtherEnds
