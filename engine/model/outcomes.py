"""The finite legal consequences (*rättsföljder*) that rules lead to."""

from enum import Enum

from engine.model.words import Word


class Certainty(Word):
    """How sure a conclusion is, from the surest to the least."""

    CERTAIN = "certain"
    TWO_READINGS = "two_readings"
    NEEDS_JUDGEMENT = "needs_judgement"
    MISSING_FACT = "missing_fact"


class Effect(Word):
    """What an act (a notice, the use of an option, a rescission) leads to."""

    EFFECTIVE = "effective"
    NO_EFFECT = "no_effect"
    TWO_READINGS = "two_readings"
    NEEDS_JUDGEMENT = "needs_judgement"
    MISSING_FACT = "missing_fact"
    END_UNKNOWN = "end_unknown"
    """It ends the agreement, but nothing agreed says when."""


class Counting(Word):
    """How the last day for notice is found."""

    SAME_DAY = "same_day"
    PERIOD_BOUNDARY = "period_boundary"
    EITHER = "either"
    BOTH = "both"
    AGREED_DATE = "agreed_date"
    RUNNING = "running"


class AfterExtension(Word):
    """What follows the new last day that the parties agreed on."""

    RENEWS = "renews"
    ASSUMED_TO_RENEW = "assumed_to_renew"
    ENDS = "ends"
    AS_BEFORE = "as_before"
    """What the agreement provides for the end of a term: an option, or nothing."""


class TermFate(Word):
    """What becomes of a term."""

    RENEWED = "renewed"
    RENEWS_UNLESS_NOTICE = "renews_unless_notice"
    RENEWS_DESPITE_NOTICE = "renews_despite_notice"
    GOES_ON_BY_OPTION = "goes_on_by_option"
    LAPSES_UNLESS_OPTION_USED = "lapses_unless_option_used"
    RUNS_UNTIL_NOTICE = "runs_until_notice"
    ENDS_BY_NOTICE = "ends_by_notice"
    ENDS_WHEN_NOTICE_RUNS_OUT = "ends_when_notice_runs_out"
    ENDS_ON_UNKNOWN_DAY = "ends_on_unknown_day"
    ENDS_AS_AGREED = "ends_as_agreed"
    EXPIRES = "expires"
    RESCINDED = "rescinded"

    @property
    def is_followed(self) -> bool:
        """Whether another term follows unless something more happens."""
        return self in _FOLLOWED


_FOLLOWED = frozenset({
    TermFate.RENEWED, TermFate.RENEWS_UNLESS_NOTICE, TermFate.RENEWS_DESPITE_NOTICE, TermFate.GOES_ON_BY_OPTION})


class Status(Word):
    """Where an agreement stands. ``TERMINATING``: an act has set an end that would not have come by itself."""

    DRAFT = "draft"
    NOT_STARTED = "not_started"
    IN_FORCE = "in_force"
    TERMINATING = "terminating"
    ENDED = "ended"
    UNCLEAR = "unclear"


class Answer(Word):
    """Whether notice given today still ends the agreement with the running term (open-ended: at all)."""

    YES = "yes"
    NO = "no"
    ALREADY = "already"
    UNCLEAR = "unclear"


class CanTerminate(Enum):
    """The answer to "can we still terminate?", with how sure it is."""

    YES = (Answer.YES, Certainty.CERTAIN)
    YES_AFTER_REASONABLE_TIME = (Answer.YES, Certainty.NEEDS_JUDGEMENT)
    NO = (Answer.NO, Certainty.CERTAIN)
    ALREADY = (Answer.ALREADY, Certainty.CERTAIN)
    ALREADY_BUT_NO_DAY = (Answer.ALREADY, Certainty.NEEDS_JUDGEMENT)
    UNCLEAR_MISSING_FACT = (Answer.UNCLEAR, Certainty.MISSING_FACT)
    UNCLEAR_NEEDS_JUDGEMENT = (Answer.UNCLEAR, Certainty.NEEDS_JUDGEMENT)
    UNCLEAR_TWO_READINGS = (Answer.UNCLEAR, Certainty.TWO_READINGS)

    @property
    def answer(self) -> Answer:
        """Yes, no, already or unclear."""
        return self.value[0]

    @property
    def certainty(self) -> Certainty:
        """How sure the answer is."""
        return self.value[1]


class DayMoves(Word):
    """Whether the last day of a period moves when it falls on a free day."""

    STANDS = "stands"
    STANDS_ALTHOUGH_FREE = "stands_although_free"


class IndexUse(Word):
    """Which index figure counts for a year."""

    TAKEN = "taken"
    TAKEN_BY_ASSUMPTION = "taken_by_assumption"
    """The only figure known, where the agreement does not say of which kind it is to be."""
    MISSING_FACT = "missing_fact"
    WHICH_PUBLICATION = "which_publication"
    """Figures differ, and the agreement does not say which of them counts."""


class DueDay(Word):
    """What sets the due day of an instalment."""

    BY_AGREEMENT = "by_agreement"
    ON_DEMAND = "on_demand"
    """No day is agreed: overdue from 30 days after the invoice, and not before it was received."""


class Standing(Word):
    """Where an instalment stands, in one word."""

    PLANNED = "planned"
    AWAITING_INVOICE = "awaiting_invoice"
    INVOICED = "invoiced"
    OVERDUE = "overdue"
    PAID = "paid"
    WITHHELD = "withheld"
    WITHHELD_IN_EXCESS = "withheld_in_excess"
    UNDETERMINED = "undetermined"


class PaymentStatus(Enum):
    """Where an instalment stands, with how sure it is."""

    PLANNED = (Standing.PLANNED, Certainty.CERTAIN)
    AWAITING_INVOICE = (Standing.AWAITING_INVOICE, Certainty.CERTAIN)
    INVOICED = (Standing.INVOICED, Certainty.CERTAIN)
    OVERDUE = (Standing.OVERDUE, Certainty.CERTAIN)
    PAID = (Standing.PAID, Certainty.CERTAIN)
    WITHHELD = (Standing.WITHHELD, Certainty.CERTAIN)
    WITHHELD_IN_EXCESS = (Standing.WITHHELD_IN_EXCESS, Certainty.CERTAIN)
    UNDETERMINED_MISSING_FACT = (Standing.UNDETERMINED, Certainty.MISSING_FACT)
    UNDETERMINED_NEEDS_JUDGEMENT = (Standing.UNDETERMINED, Certainty.NEEDS_JUDGEMENT)

    @property
    def standing(self) -> Standing:
        """The status in one word."""
        return self.value[0]

    @property
    def certainty(self) -> Certainty:
        """How sure the status is."""
        return self.value[1]


class SurplusUse(Word):
    """What becomes of a surplus."""

    APPORTIONED = "apportioned"
    NO_GROUND = "no_ground"
    """The agreement is silent, and no decision and no agreed practice is recorded."""
    MISSING_FACT = "missing_fact"


class Withholding(Word):
    """What a dispute means for the part of an instalment that is withheld."""

    MAY_WITHHOLD = "may_withhold"
    NO_RIGHT = "no_right"
    """None under the agreement; whether general law gives one has not been tried."""
    DUE_BY_SETTLEMENT = "due_by_settlement"
    WAIVED = "waived"
    NEEDS_JUDGEMENT = "needs_judgement"
    MISSING_FACT = "missing_fact"


class Interest(Word):
    """Whether late-payment interest runs on an amount, and from when."""

    RUNS_FROM_DUE_DAY = "runs_from_due_day"
    RUNS_FROM_30_DAYS = "runs_from_30_days"
    """After the invoice, and not before it was received."""
    NONE_ON_RIGHTLY_WITHHELD = "none_on_rightly_withheld"
    UNDETERMINED_MISSING_FACT = "undetermined_missing_fact"
    UNDETERMINED_NEEDS_JUDGEMENT = "undetermined_needs_judgement"


class Fulfilment(Word):
    """Where a duty stands for one period, in one word."""

    UPCOMING = "upcoming"
    DUE = "due"
    OVERDUE = "overdue"
    FULFILLED = "fulfilled"
    FULFILLED_LATE = "fulfilled_late"
    WAIVED = "waived"
    NO_LONGER_OWED = "no_longer_owed"
    UNDETERMINED = "undetermined"


class DutyStatus(Enum):
    """Where a duty stands for one period, with how sure it is."""

    UPCOMING = (Fulfilment.UPCOMING, Certainty.CERTAIN)
    DUE = (Fulfilment.DUE, Certainty.CERTAIN)
    OVERDUE = (Fulfilment.OVERDUE, Certainty.CERTAIN)
    FULFILLED = (Fulfilment.FULFILLED, Certainty.CERTAIN)
    FULFILLED_LATE = (Fulfilment.FULFILLED_LATE, Certainty.CERTAIN)
    WAIVED = (Fulfilment.WAIVED, Certainty.CERTAIN)
    NO_LONGER_OWED = (Fulfilment.NO_LONGER_OWED, Certainty.CERTAIN)
    UNDETERMINED_MISSING_FACT = (Fulfilment.UNDETERMINED, Certainty.MISSING_FACT)
    UNDETERMINED_NEEDS_JUDGEMENT = (Fulfilment.UNDETERMINED, Certainty.NEEDS_JUDGEMENT)

    @property
    def fulfilment(self) -> Fulfilment:
        """The status in one word."""
        return self.value[0]

    @property
    def certainty(self) -> Certainty:
        """How sure the status is."""
        return self.value[1]


class DutyDay(Word):
    """What sets the last day for a duty."""

    STATED = "stated"
    ASSUMED_THIS_PERIOD = "assumed_this_period"
    """The day stated, taken to be about the period that it lies in."""
    AT_MEETING = "at_meeting"
    ASSUMED_LAST_KNOWN_MEETING = "assumed_last_known_meeting"
    """The last known meeting of the period, where it is not stated at which it is due."""
    ASK_MEETING = "ask_meeting"
    ASSUMED_TURN = "assumed_turn"
    """The first day of the later month, where the turn between two months is stated."""
    ASSUMED_END_OF_PERIOD = "assumed_end_of_period"
    NEEDS_JUDGEMENT = "needs_judgement"


class MatterStands(Word):
    """Where a decision leaves a matter."""

    SETTLED = "settled"
    """Adopted, and no duty that it lays on anyone is recorded."""
    IN_FORCE = "in_force"
    """Adopted, with duties that it lays on somebody."""
    TO_BE_PREPARED_AGAIN = "to_be_prepared_again"
    DEFERRED = "deferred"
    DEFERRED_PAST = "deferred_past"
    """The time that it was deferred to has passed."""
    DEFERRED_WITHOUT_DAY = "deferred_without_day"
    CLOSED = "closed"
    PROPOSED = "proposed"
    """Nothing is known to be decided."""
    UNDETERMINED = "undetermined"
    """Whether a decision has been made that would change where the matter stands is not known."""


class Dependence(Word):
    """What the end of an agreement means for what hangs on it."""

    STANDS = "stands"
    FALLS_WITH_IT = "falls_with_it"
    LOSES_ITS_GROUND = "loses_its_ground"
    """It goes on, but what it rested on is gone."""
    LOSES_ITS_FINANCING = "loses_its_financing"
    NEEDS_JUDGEMENT = "needs_judgement"
    MISSING_FACT = "missing_fact"


class Tell(Word):
    """Whether something is told, and how. Escalated: to a second recipient as well."""

    SILENT = "silent"
    TELL = "tell"
    TELL_AND_ESCALATE = "tell_and_escalate"
    TELL_NOT_CARRIED_OUT = "tell_not_carried_out"
    """That what people have decided on is not recorded as done."""
    TELL_NOT_CARRIED_OUT_AND_ESCALATE = "tell_not_carried_out_and_escalate"

    @property
    def is_escalated(self) -> bool:
        """Whether a second recipient is told too."""
        return self in (Tell.TELL_AND_ESCALATE, Tell.TELL_NOT_CARRIED_OUT_AND_ESCALATE)

    @property
    def is_of_decision(self) -> bool:
        """Whether it is told that a decision is not carried out."""
        return self in (Tell.TELL_NOT_CARRIED_OUT, Tell.TELL_NOT_CARRIED_OUT_AND_ESCALATE)


Outcome = (
    Effect | Counting | AfterExtension | TermFate | Status | CanTerminate | DayMoves
    | IndexUse | DueDay | PaymentStatus | SurplusUse | Withholding | Interest
    | DutyStatus | DutyDay | MatterStands | Dependence | Tell)
