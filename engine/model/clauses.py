"""The clauses that the life of an agreement depends on, as they were written."""

from datetime import date

from attrs import frozen

from engine.model.dates import SAME_DAY, Day, EndsAt, Length
from engine.model.events import EventForm
from engine.model.words import Word


class RenewalKind(Word):
    """How an agreement goes on after a term: by itself, by an option, by a new agreement, or not at all."""

    AUTOMATIC = "automatic"
    OPTION = "option"
    BY_AGREEMENT = "by_agreement"
    NONE = "none"


class Counted(Word):
    """What the notice period is counted from."""

    BEFORE_TERM_END = "before_term_end"
    BEFORE_NEXT_TERM = "before_next_term"
    BEFORE_DATE = "before_date"
    FROM_NOTICE = "from_notice"


class Stated(Word):
    """Which reading of a period counted backwards the agreement states."""

    SAME_DAY = "same_day"
    PERIOD_BOUNDARY = "period_boundary"
    UNSTATED = "unstated"


class GivenWhen(Word):
    """When a notice counts as given."""

    RECEIVED = "received"
    SENT = "sent"


@frozen(kw_only=True)
class NoLaterThan:
    """A first day of which only this is known: it had come by ``day``."""

    day: date


@frozen(kw_only=True)
class Term:
    """The first term. ``starts_on`` absent: from the day the last party signs; no end at all: open-ended.

    ``ends_on`` and ``latest_end`` are last days, inclusive. ``duration`` is counted from the first day.
    """

    starts_on: Day | NoLaterThan | None = None
    ends_on: Day | None = None
    duration: Length | None = None
    latest_end: date | None = None
    clause: str | None = None


@frozen(kw_only=True)
class Renewal:
    """How the agreement goes on after a term.

    ``period`` None is an open-ended renewal; ``max_times`` None is no cap. ``holder`` may use the option, at the latest
    ``exercise_before`` the term's end (None: by its last day), counted as ``counting`` says.
    """

    kind: RenewalKind = RenewalKind.NONE
    period: Length | None = None
    max_times: int | None = None
    holder: str | None = None
    exercise_before: Length | None = None
    counting: Stated = Stated.UNSTATED
    clause: str | None = None


@frozen(kw_only=True)
class NoticeClause:
    """When and how notice of termination may be given, by one party, in the first term or in renewed ones.

    ``counted`` None: the agreement speaks of notice but agrees on no period. ``form`` None: it says nothing of the
    form; an empty set: any form will do. ``given_when`` None: it does not say, and receipt is assumed. ``not_before``:
    no notice has effect if given before that day. ``no_end_before``: no notice takes effect before that day (lock-in).
    """

    counted: Counted | None = None
    period: Length | None = None
    on_month: int = 0
    on_day: int = 0
    ends_at: EndsAt = SAME_DAY
    counting: Stated = Stated.UNSTATED
    form: frozenset[EventForm] | None = None
    given_when: GivenWhen | None = None
    not_before: date | None = None
    no_end_before: date | None = None
    clause: str | None = None
