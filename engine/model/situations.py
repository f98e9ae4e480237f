"""The finite conditions (*rekvisit*) that rules decide on: one class a topic, its fields enums and booleans only.

The domain of a class is every combination of its fields' values, less those that one of its stated constraints
excludes; the proof of the rulebook walks through all of it. Rules compare these values; they compute nothing.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import cache
from itertools import product
from typing import Any, ClassVar, Self

from attrs import fields, frozen

from engine.model.agreement import Counted, RenewalKind, Stated
from engine.model.words import Word

Value = StrEnum | bool


class Situation:
    """A combination of conditions. Subclasses are frozen attrs classes whose fields are enums and booleans."""

    topic: ClassVar[str]
    cannot_occur: ClassVar[dict[str, Callable[[Any], bool]]] = {}
    """Why a combination cannot occur, and the test that tells such a combination."""

    @classmethod
    @cache
    def domain(cls) -> dict[str, tuple[Value, ...]]:
        """The values that each field can take, in the order of the fields."""
        return {
            each.name: (False, True) if each.type is bool else tuple(each.type or ())
            for each in fields(cls)  # type: ignore[arg-type]  # subclasses are attrs classes
        }

    @classmethod
    def combinations(cls) -> Iterator[tuple[Self, str | None]]:
        """Every combination of values, each with the constraint that excludes it (None: it can occur)."""
        for values in product(*cls.domain().values()):
            situation = cls(*values)
            yield situation, situation.excluded_by()

    def excluded_by(self) -> str | None:
        """The first constraint that says that this combination cannot occur, if any."""
        return next((why for why, applies in self.cannot_occur.items() if applies(self)), None)

    def as_fact(self) -> dict[str, str | bool]:
        """The situation as property names and plain values."""
        names = type(self).domain()
        return {name: value if isinstance(value, bool) else str(value)
                for name in names if (value := getattr(self, name)) is not None}


class Giver(Word):
    """Whether the one who gave notice may do so."""

    ENTITLED = "entitled"
    STRANGER = "stranger"
    UNKNOWN = "unknown"


class FormMet(Word):
    """How the form of a notice stands to the form agreed on."""

    AS_AGREED = "as_agreed"
    ACCEPTED = "accepted"
    """Another form, which the other party accepted; it makes no difference from when the notice counts."""
    ACCEPTED_LATE = "accepted_late"
    """Another form, accepted so late that it matters whether the notice counts from then or from its receipt."""
    OTHER = "other"
    DOUBTFUL = "doubtful"
    """E-mail where the agreement asks for writing and says no more."""


class Arrival(Word):
    """Whether the day from which a notice counts is known and undisputed."""

    KNOWN = "known"
    DAY_MISSING = "day_missing"
    LATE_IN_POST = "late_in_post"
    """Sent in time and received late."""


class Withdrawal(Word):
    """Whether the parties agreed that a notice shall be as if never given."""

    NONE = "none"
    IN_TIME = "in_time"
    AFTER_THE_END = "after_the_end"


class Reckoning(Word):
    """What the agreement says of the end that a notice leads to."""

    AGREED = "agreed"
    FIXED_WITHOUT_CLAUSE = "fixed_without_clause"
    """A fixed term that nothing renews, and no clause on notice."""
    RENEWED_WITHOUT_CLAUSE = "renewed_without_clause"
    OPEN_WITHOUT_CLAUSE = "open_without_clause"
    CLAUSE_WITHOUT_END = "clause_without_end"
    """Notice is counted back from the end of a term that has no end."""


@frozen
class NoticeSituation(Situation):
    """A notice of termination, as it stands on the day asked about."""

    topic: ClassVar[str] = "notice"
    giver: Giver
    form: FormMet
    arrival: Arrival
    withdrawal: Withdrawal
    reckoning: Reckoning
    too_early: bool
    """Before the first day on which notice may be given."""
    names_missed_day: bool
    """It says that the agreement shall end on a day for which it came too late."""
    overtaken: bool
    """The parties extended the agreement after the notice."""
    over: bool
    """It came after the agreement's last day."""

    cannot_occur: ClassVar[dict[str, Callable[[Any], bool]]] = {
        "when the giver is unknown, so is the clause that the form, the day and the end are measured by": lambda s: (
            s.giver is Giver.UNKNOWN
            and (s.form is not FormMet.AS_AGREED or s.arrival is not Arrival.KNOWN or s.too_early
                 or s.names_missed_day or s.reckoning is not Reckoning.AGREED)),
        "a stranger's notice is measured by no clause": lambda s: (
            s.giver is Giver.STRANGER
            and (s.form is not FormMet.AS_AGREED or s.arrival is not Arrival.KNOWN or s.too_early
                 or s.names_missed_day or s.reckoning is not Reckoning.AGREED)),
        "without an agreed end no day can be missed, in the post or by name, nor an acceptance be late": lambda s: (
            s.reckoning is not Reckoning.AGREED
            and (s.names_missed_day or s.arrival is Arrival.LATE_IN_POST or s.form is FormMet.ACCEPTED_LATE)),
        "a notice whose day is missing is not measured against any day": lambda s: (
            s.arrival is Arrival.DAY_MISSING
            and (s.too_early or s.names_missed_day or s.over or s.form is FormMet.ACCEPTED_LATE)),
        "a notice after the end was overtaken by nothing, and ended nothing that a withdrawal could come too late for":
            lambda s: s.over and (s.overtaken or s.withdrawal is not Withdrawal.NONE or s.names_missed_day
                                  or s.arrival is not Arrival.KNOWN or s.form is FormMet.ACCEPTED_LATE),
        "where the agreement has ended on a notice's day, the notice set that end itself": lambda s: (
            s.withdrawal is Withdrawal.AFTER_THE_END and s.overtaken),
        "only a notice that may have had effect set an end that a withdrawal could come too late for": lambda s: (
            s.withdrawal is Withdrawal.AFTER_THE_END
            and (s.giver is Giver.STRANGER or s.form is FormMet.OTHER or s.too_early
                 or s.reckoning is not Reckoning.AGREED)),
    }


@frozen
class CountingSituation(Situation):
    """A clause on notice, for the term it is asked about."""

    topic: ClassVar[str] = "counting"
    counted: Counted
    stated: Stated
    differ: bool
    """The two readings of a period counted backwards give different days."""

    cannot_occur: ClassVar[dict[str, Callable[[Any], bool]]] = {
        "only a period counted backwards has two readings": lambda s: (
            s.differ and s.counted in (Counted.BEFORE_DATE, Counted.FROM_NOTICE)),
    }


class AgreedNext(Word):
    """What the parties to an extension said of the time after the new last day."""

    RENEWS = "renews"
    ENDS = "ends"
    UNSTATED = "unstated"


class Otherwise(Word):
    """What the agreement would have done at the end of the term, had it not been extended."""

    RENEWED = "renewed"
    ENDED = "ended"
    RUN_ON = "run_on"
    """The term was open-ended."""


@frozen
class ExtensionSituation(Situation):
    """An agreement between the parties on a new last day."""

    topic: ClassVar[str] = "extension"
    then: AgreedNext
    otherwise: Otherwise
    earlier: bool
    """The new last day comes before the one that applied."""

    cannot_occur: ClassVar[dict[str, Callable[[Any], bool]]] = {
        "an agreement that would not have been renewed is not extended to renew": lambda s: (
            s.then is AgreedNext.RENEWS and s.otherwise is not Otherwise.RENEWED),
        "no day is earlier than the end of what had no end": lambda s: s.earlier and s.otherwise is Otherwise.RUN_ON,
    }


class Timing(Word):
    """A day against a deadline that may have two readings."""

    IN_TIME = "in_time"
    BETWEEN = "between"
    LATE = "late"


@frozen
class OptionSituation(Situation):
    """The use of an option to go on for another term."""

    topic: ClassVar[str] = "option"
    by_holder: bool
    timing: Timing
    left: bool
    """There is an option to use, and it has not been used up."""


@frozen
class RescissionSituation(Situation):
    """A rescission for breach."""

    topic: ClassVar[str] = "rescission"
    accepted: bool
    over: bool
    """The agreement had already ended."""


class NoticeAgainstTerm(Word):
    """What a notice means for one term."""

    NONE = "none"
    MEETS = "meets"
    LATE = "late"
    RUNS_OUT = "runs_out"
    NO_DAY = "no_day"
    """A notice has been given, but nothing agreed says when it ends the agreement."""


class OptionUse(Word):
    """Whether an option to go on after a term has been used."""

    NOT_AGREED = "not_agreed"
    OPEN = "open"
    USED = "used"
    LAPSED = "lapsed"


@frozen
class TermSituation(Situation):
    """A term, or a stretch of terms that are alike, on the day asked about."""

    topic: ClassVar[str] = "term"
    is_fixed: bool
    over: bool
    notice: NoticeAgainstTerm
    renewal: RenewalKind
    room: bool
    """The cap on renewals and the latest end leave room for another term."""
    option: OptionUse
    agreed_end: bool
    """The parties agreed that the agreement ends with this term."""
    rescinded: bool

    cannot_occur: ClassVar[dict[str, Callable[[Any], bool]]] = {
        "an open-ended term is not over, is not renewed and has no last day to meet or miss": lambda s: (
            not s.is_fixed
            and (s.over or s.room or s.agreed_end
                 or s.notice in (NoticeAgainstTerm.MEETS, NoticeAgainstTerm.LATE))),
        "a notice whose end nothing agreed decides leaves a fixed term as it is": lambda s: (
            s.is_fixed and s.notice is NoticeAgainstTerm.NO_DAY),
        "an option is used, open or lapsed only where one is agreed and left": lambda s: (
            (s.option is not OptionUse.NOT_AGREED)
            != (s.renewal is RenewalKind.OPTION and s.room and s.is_fixed and not s.agreed_end)),
        "where no clause renews, there is no room to speak of": lambda s: (
            s.room and s.renewal in (RenewalKind.NONE, RenewalKind.BY_AGREEMENT)),
        "after an agreed end there is no room": lambda s: s.agreed_end and s.room,
        "an option whose term has run its course is no longer open": lambda s: (
            s.over and s.option is OptionUse.OPEN and not s.rescinded and s.notice is not NoticeAgainstTerm.RUNS_OUT),
    }


class Phase(Word):
    """Where on its way the agreement is."""

    DRAFT = "draft"
    BEFORE_START = "before_start"
    RUNNING = "running"
    PAST_END = "past_end"


class End(Word):
    """What is settled about the agreement's end."""

    OPEN = "open"
    BY_ITSELF = "by_itself"
    BY_ACT = "by_act"
    """Set by a notice, an agreed end or a rescission: it would not have come by itself."""
    UNKNOWN = "unknown"


@frozen
class StatusSituation(Situation):
    """The agreement as a whole, on the day asked about."""

    topic: ClassVar[str] = "status"
    phase: Phase
    end: End

    cannot_occur: ClassVar[dict[str, Callable[[Any], bool]]] = {
        "a draft has no end": lambda s: s.phase is Phase.DRAFT and s.end is not End.OPEN,
        "what is past its end has an end": lambda s: (
            s.phase is Phase.PAST_END and s.end in (End.OPEN, End.UNKNOWN)),
    }


class ClauseKind(Word):
    """The clause that a party may give notice under."""

    NONE = "none"
    BEFORE_END = "before_end"
    RUNNING = "running"


class Stage(Word):
    """Whether there is still an end for a notice to bring about."""

    DRAFT = "draft"
    LIVE = "live"
    SETTLED = "settled"
    """A notice has set the end."""
    RESCINDED = "rescinded"
    SETTLED_SOME_DAY = "settled_some_day"
    """Notice has been given, but nothing agreed says when it ends the agreement."""
    OVER = "over"


class Lock(Word):
    """What keeps a party from ending the running term by notice, whatever the day."""

    NONE = "none"
    NOT_YET = "not_yet"
    BOUND = "bound"


class Goes(Word):
    """What becomes of the agreement after the running term if nobody does anything."""

    ON = "on"
    """Another term follows, unless notice is given in time."""
    BY_OPTION = "by_option"
    """Another term follows, since an option has been used."""
    OUT = "out"
    """It ends with the term."""
    NO_END = "no_end"
    """The term is open-ended."""


@frozen
class TerminationSituation(Situation):
    """A party that asks, on a day, whether notice still helps."""

    topic: ClassVar[str] = "termination"
    stage: Stage
    entitled: bool
    clause: ClauseKind
    goes: Goes
    today: Timing
    lock: Lock

    cannot_occur: ClassVar[dict[str, Callable[[Any], bool]]] = {
        "a draft, a settled end and an ended agreement are asked about as such": lambda s: (
            s.stage is not Stage.LIVE
            and (not s.entitled or s.clause is not ClauseKind.NONE or s.goes is not Goes.OUT
                 or s.today is not Timing.IN_TIME or s.lock is not Lock.NONE)),
        "one who may not give notice has no clause, no last day and no lock": lambda s: (
            not s.entitled
            and (s.clause is not ClauseKind.NONE or s.today is not Timing.IN_TIME or s.lock is not Lock.NONE)),
        "only a clause counted back from an end has two readings": lambda s: (
            s.today is Timing.BETWEEN and (s.clause is not ClauseKind.BEFORE_END or s.goes is Goes.NO_END)),
        "without a clause, or a term's end to count to, no day is late": lambda s: (
            s.today is Timing.LATE and (s.clause is ClauseKind.NONE or s.goes is Goes.NO_END)),
        "a lock that outlasts the term has no last day to miss, and an open-ended term no end to outlast": lambda s: (
            s.lock is Lock.BOUND and (s.today is not Timing.IN_TIME or s.goes is Goes.NO_END)),
        "without a clause that can be used there is nothing to lock": lambda s: (
            s.lock is not Lock.NONE
            and (s.clause is ClauseKind.NONE or (s.clause is ClauseKind.BEFORE_END and s.goes is Goes.NO_END))),
    }


@frozen
class DaySituation(Situation):
    """The last day of a period that the agreement sets."""

    topic: ClassVar[str] = "day"
    is_free: bool
    """It is a Saturday, a Sunday, a public holiday, midsommarafton, julafton or nyårsafton."""
