"""What an agreement says of duties: who owes what to whom and when, the forums they are owed to, and the decisions."""

from datetime import date

from attrs import field, frozen

from engine.model.dates import ONE_DAY, Day, Length, is_working_day
from engine.model.instalments import DayOfYear
from engine.model.periods import Every
from engine.model.problems import Origin
from engine.model.words import Word


class ForumKind(Word):
    """What a forum is for: to bring pressure to bear, to inform, to share experience, or to carry something out."""

    ADVOCACY = "advocacy"
    INFORMATION = "information"
    EXPERIENCE = "experience"
    EXECUTIVE = "executive"


class ForumLevel(Word):
    """Who meets in a forum."""

    POLITICAL = "political"
    OFFICIALS = "officials"


class Concerns(Word):
    """What is due within a period is about that period, or about the one before."""

    PERIOD = "period"
    PERIOD_BEFORE = "period_before"


class Decided(Word):
    """What a body did with a matter. ``PROPOSED``: something was put before it, and nothing is known to be decided."""

    ADOPTED = "adopted"
    SENT_BACK = "sent_back"
    DEFERRED = "deferred"
    CLOSED = "closed"
    PROPOSED = "proposed"


class FinancedPer(Word):
    """What an amount that finances something is counted on."""

    YEAR = "year"


# --- Forums -------------------------------------------------------------------------------------------------------


@frozen(kw_only=True)
class Forum:
    """A body or network that meets.

    ``convenors`` and ``members`` are ids of parties, or names of others. ``kinds``, ``levels`` and ``convenors`` may be
    several, or none where the document does not say. ``until``: its last day, or the month or year where only that is
    known (None: no end is known). ``meetings`` in the order of time, each a day or, where only that is known, a month.
    """

    id: str
    name: str
    kinds: tuple[ForumKind, ...] = ()
    levels: tuple[ForumLevel, ...] = ()
    convenors: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    purpose: str | None = None
    until: Day | None = None
    meetings: tuple[Day, ...] = ()
    clause: str | None = None


# --- Duties -------------------------------------------------------------------------------------------------------


@frozen
class AtMeeting:
    """Due at a meeting of ``forum``; ``meeting`` None: the one that it holds in the period."""

    forum: str
    meeting: Day | None = None


@frozen
class TurnOfMonth:
    """Due each year at the turn to ``month``, which is no exact day."""

    month: int


@frozen
class WorkingDays:
    """Due so many working days after a request, its own day not counted."""

    count: int

    def after(self, day: date) -> date:
        """The last of the working days that follow ``day``; ``day`` itself where there are none.

        >>> WorkingDays(1).after(date(2022, 6, 22)), WorkingDays(2).after(date(2022, 6, 22))
        (datetime.date(2022, 6, 23), datetime.date(2022, 6, 27))
        """
        for _ in range(self.count):
            day += ONE_DAY
            while not is_working_day(day):
                day += ONE_DAY
        return day


Due = DayOfYear | AtMeeting | TurnOfMonth | WorkingDays | Length
"""When a duty is due. A length is counted from a request."""


@frozen(kw_only=True)
class Duty:
    """What ``by`` owes ``to``, a party or a forum, at least ``times`` in each period.

    ``due`` None: no day is stated. ``concerns`` None: the document does not say what the duty is about, and the period
    that it falls in is assumed.
    """

    id: str
    by: str
    to: str
    what: str
    every: Every | Length
    times: int = 1
    due: Due | None = None
    concerns: Concerns | None = None
    clause: str | None = None
    origin: Origin = field(factory=Origin, eq=False, repr=False)

    @property
    def forum(self) -> str | None:
        """The forum whose meetings it is tied to, if it is tied to any."""
        if isinstance(self.due, AtMeeting):
            return self.due.forum
        return self.to if self.every is Every.MEETING else None


# --- Decisions ----------------------------------------------------------------------------------------------------


@frozen(kw_only=True)
class Decision:
    """What a body did with a matter, and the duties that it laid on somebody, or would lay.

    ``decided_on`` None: not known. ``until``: what it was deferred to. ``note``: what it left open.
    """

    body: str
    reference: str
    decided_on: Day | None
    outcome: Decided
    matter: str
    duty: tuple[str, ...] = ()
    until: Day | None = None
    note: str | None = None
    origin: Origin = field(factory=Origin, eq=False, repr=False)


def matter_of(reference: str) -> str:
    """The matter that a reference belongs to: its diary number, which stands before the number of the decision.

    >>> matter_of("RUN/136/2022 § 224"), matter_of("RUN/168/2020")
    ('RUN/136/2022', 'RUN/168/2020')
    """
    return reference.partition("§")[0].rstrip(" ,") or reference


# --- Contact persons and what is financed -------------------------------------------------------------------------


@frozen(kw_only=True)
class ContactClause:
    """How a change of contact person is told; ``tell_within`` None: at once, or nothing said."""

    tell_within: Length | None = None
    clause: str | None = None


@frozen(kw_only=True)
class Financed:
    """What the agreement pays for, which loses its ground when the agreement ends.

    ``amount`` in öre, ``per`` what it is counted on; None: not known.
    """

    what: str
    amount: int | None = None
    per: FinancedPer | None = None
    clause: str | None = None
