"""Alerts (*påminnelser*): what is to be told of one agreement on one day, and what people have decided about it."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from attrs import Attribute, field, frozen

from engine.model.agreement import Agreement
from engine.model.assessment import Assessment
from engine.model.dates import LONGEST_IN_DAYS
from engine.model.obligations import Hanging
from engine.model.outcomes import Certainty, Tell
from engine.model.reasons import Ground, Reason
from engine.model.words import Word


class AlertKind(Word):
    """What an alert is about."""

    NOTICE_DEADLINE = "notice_deadline"
    OPTION_DEADLINE = "option_deadline"
    TERM_RENEWS = "term_renews"
    TERM_ENDS = "term_ends"
    FALLS_WITH_ANOTHER = "falls_with_another"
    """An agreement that this one ends with, or rests on, has a last day."""
    NOTICE_NOT_RECEIVED = "notice_not_received"
    """It is decided to give notice, and none is recorded as received; no last day reminds of it."""
    PAYMENT_UPCOMING = "payment_upcoming"
    PAYMENT_OVERDUE = "payment_overdue"
    WITHHOLDING_WITHOUT_GROUND = "withholding_without_ground"
    DUTY_DUE = "duty_due"
    DUTY_OVERDUE = "duty_overdue"
    QUESTION = "question"
    NO_OWNER = "no_owner"
    UNREADABLE = "unreadable"
    """The agreement can no longer be read or assessed, so that none of its days is watched. No rule tells it."""


class AlertLevel(Word):
    """To whom an alert goes: to the one who answers for the agreement, or to a second recipient as well."""

    FIRST = "first"
    ESCALATED = "escalated"


class AlertQuestion(Word):
    """What cannot be told until a question has been answered."""

    TERMINATION = "termination"
    PAYMENTS = "payments"
    DUTIES = "duties"


class DecidedTo(Word):
    """What people decide to do about an agreement (*beslut*)."""

    RENEW = "renew"
    """To let it go on: to give no notice, to use the option, to agree on an extension."""
    TERMINATE = "terminate"
    """To let it end: to give notice, to leave the option unused, to let it expire."""
    NEGOTIATE = "negotiate"
    DELEGATE = "delegate"

    @property
    def is_in_hand(self) -> bool:
        """Whether it settles nothing yet."""
        return self in (DecidedTo.NEGOTIATE, DecidedTo.DELEGATE)


@frozen(kw_only=True)
class PeopleDecided:
    """A decision by people about an agreement, made ``on`` a day ``by`` somebody.

    ``about``: the last day that it was about, as the facts then gave it (None: there was none). ``until``: the last day
    on which it keeps alerts silent; None: for good or, of one that only negotiates or delegates, until somebody must
    have answered. Such a one never silences the days on which a last day is told daily.
    """

    to: DecidedTo
    by: str
    on: date
    about: date | None = None
    until: date | None = None


LEAD_DAYS: Final[Mapping[AlertKind, tuple[int, ...]]] = MappingProxyType({
    AlertKind.NOTICE_DEADLINE: (365, 180, 90, 30, 14, 7, 3, 1),
    AlertKind.OPTION_DEADLINE: (365, 180, 90, 30, 14, 7, 3, 1),
    AlertKind.TERM_RENEWS: (30, 7, 1),
    AlertKind.TERM_ENDS: (180, 90, 30, 7, 1),
    AlertKind.FALLS_WITH_ANOTHER: (180, 90, 30, 7, 1),
    AlertKind.PAYMENT_UPCOMING: (30, 7, 1),
    AlertKind.DUTY_DUE: (30, 7, 1),
})
"""How many days before its day each kind is told, where nothing else is configured."""

REPEATED_AFTER: Final[Mapping[AlertKind, int]] = MappingProxyType({
    AlertKind.NOTICE_NOT_RECEIVED: 30,
    AlertKind.PAYMENT_OVERDUE: 30,
    AlertKind.WITHHOLDING_WITHOUT_GROUND: 30,
    AlertKind.DUTY_OVERDUE: 30,
    AlertKind.QUESTION: 90,
    AlertKind.NO_OWNER: 30,
    AlertKind.UNREADABLE: 7,
})
"""After how many days each kind that has no day ahead is told again, where nothing else is configured."""


def _are_lengths(_: object, attribute: "Attribute[Any]", value: Mapping[AlertKind, Any]) -> None:
    for kind, told in value.items():
        if not all(1 <= days <= LONGEST_IN_DAYS for days in (told if isinstance(told, tuple) else (told,))):
            raise ValueError(f"{attribute.name}: {kind.value}")


def _is_length(_: object, attribute: "Attribute[Any]", value: int | None) -> None:
    if value is not None and not 0 <= value <= LONGEST_IN_DAYS:
        raise ValueError(attribute.name)


@frozen(kw_only=True)
class LeadTimes:
    """When alerts are told. Days; ``ValueError`` for a lead time or an interval under one, or over a hundred years.

    ``before`` and ``again_after`` replace the defaults of the kinds that they name. ``daily_within``: so many days
    before a last day every working day is told. ``answer_within``: so many days before a last day somebody must have
    answered (None: nobody need). ``unchanged_after``: so long after a fact was recorded a question is told again if it
    still stands. ``for_minutes`` and ``for_delivery``: between a meeting that decides to act and the last day for it.
    """

    before: Mapping[AlertKind, tuple[int, ...]] = field(factory=dict, validator=_are_lengths)
    again_after: Mapping[AlertKind, int] = field(factory=dict, validator=_are_lengths)
    daily_within: int = field(default=7, validator=_is_length)
    answer_within: int | None = field(default=30, validator=_is_length)
    unchanged_after: int = field(default=30, validator=_is_length)
    for_minutes: int = field(default=14, validator=_is_length)
    for_delivery: int = field(default=5, validator=_is_length)

    def days_before(self, kind: AlertKind) -> tuple[int, ...]:
        """The lead times of a kind that has a day ahead, in whichever order."""
        return self.before.get(kind, LEAD_DAYS[kind])

    def interval(self, kind: AlertKind) -> int:
        """After how many days a kind without a day ahead is told again."""
        return self.again_after.get(kind, REPEATED_AFTER[kind])

    @property
    def longest(self) -> int:
        """How long before its day anything is told at the earliest."""
        before = (days for kind in LEAD_DAYS for days in self.days_before(kind))
        return max([*before, self.daily_within, self.answer_within or 0])


@frozen(kw_only=True)
class Tonight:
    """One agreement as an alert run finds it. The run is made on the day that ``found`` is assessed for.

    ``since``: the day of the last run that went through the agreement (None: none has). ``is_changed``: facts,
    decisions or lead times have changed since then, or its horizon has come: what stands is told whether or not that
    run told it, by the same keys, so that one who keeps them can leave out what has been told. ``changed_on``: when the
    latest fact was recorded. ``told``: for each thing (``Alert.thing``) that has been told, the day it last was; what
    has no day of its own is repeated by it. ``hanging``: what hangs on agreements read together with it
    (``engine.assess.duty.hanging``). ``others_horizon``: the first later day on which a conclusion about any of those
    may change. ``ours``: the parties that are ours (empty: any of them), whose own bodies'
    meetings are named.
    """

    agreement: Agreement
    found: Assessment
    since: date | None = None
    is_changed: bool = False
    changed_on: date | None = None
    told: Mapping[str, date] = field(factory=dict)
    decisions: tuple[PeopleDecided, ...] = ()
    hanging: tuple[Hanging, ...] = ()
    others_horizon: date | None = None
    ours: frozenset[str] = frozenset()
    is_owned: bool = True

    @property
    def today(self) -> date:
        """The day of the run."""
        return self.found.as_of

    @property
    def horizon(self) -> date | None:
        """The first later day on which a conclusion about it, or about what it hangs on, may change."""
        return min((day for day in (self.found.horizon, self.others_horizon) if day is not None), default=None)

    @property
    def is_all_told(self) -> bool:
        """Whether what had come by the last run has been told."""
        return self.since is not None and not self.is_changed


@frozen
class LastMeeting:
    """The last meeting of a party's own body at which the act can still be decided, with time for minutes, delivery."""

    party: str
    forum: str
    day: date


@frozen(kw_only=True)
class Alert:
    """What is to be told of an agreement on a day. ``tell``: what the rules say; ``SILENT`` is kept only to explain.

    ``day``: the day it is about (None: none). ``of``: which of several it is: the parties of a last day, joined by
    "+"; an instalment; an occurrence of a duty; the other agreement; what a question keeps from being told.
    ``parties``: the ids of those it concerns. ``lead``: which step it is: the number of days before ("365"),
    "working_day" (the last before the day), "last_day" (the day itself), "daily:2026-12-28", "other_reading" (the
    earlier one has passed), "lapsed:2026-05-31" (until when a decision kept it silent), "passed", "first", the number
    of days after ("30"), or "again:2026-12-01". ``other_reading``: the later reading, where ``is_earlier_reading``,
    else the earlier. ``ends_on``: the end that acting by ``day`` leads to.
    ``grounds``: what its sentence needs to say. ``clauses``: what it rests on.
    """

    agreement: str
    kind: AlertKind
    day: date | None
    of: str
    parties: tuple[str, ...]
    lead: str
    tell: Tell
    is_passed: bool
    """The day has passed without what it was the last day for, or the turn has come."""
    certainty: Certainty
    is_earlier_reading: bool = False
    other_reading: date | None = None
    is_if_renewed: bool = False
    ends_on: date | None = None
    is_act_recorded: bool = False
    """What people have decided on is recorded as done, and it is not certain that it has had effect."""
    meetings: tuple[LastMeeting, ...] = ()
    grounds: tuple[Ground, ...] = ()
    clauses: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def level(self) -> AlertLevel:
        """To whom it goes."""
        return AlertLevel.ESCALATED if self.tell.is_escalated else AlertLevel.FIRST

    @property
    def thing(self) -> str:
        """What it is about, whichever step it is: "agreement|kind|of|day"."""
        return thing(self.agreement, self.kind, self.of, self.day)

    @property
    def key(self) -> str:
        """What tells it from every other alert, and stays the same as long as it stands: the thing and the step."""
        return f"{self.thing}|{self.lead}"


def thing(agreement: str, kind: AlertKind, of: str, day: date | None) -> str:
    """What an alert is about, as one text.

    >>> thing("nseo", AlertKind.PAYMENT_OVERDUE, "2026-Q1", date(2026, 1, 31))
    'nseo|payment_overdue|2026-Q1|2026-01-31'
    """
    return f"{agreement}|{kind.value}|{of}|{'' if day is None else day.isoformat()}"
