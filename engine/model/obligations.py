"""Conclusions about duties as of one day: each occurrence, each matter, each change, and what hangs on an agreement."""

from datetime import date

from attrs import frozen

from engine.model.dates import Span
from engine.model.duties import Decision, FinancedPer
from engine.model.outcomes import Certainty, Dependence, Effect, Fulfilment, MatterStands
from engine.model.periods import PeriodId
from engine.model.reasons import Reason, Remark


@frozen(kw_only=True)
class Obligation:
    """One occurrence of a duty. ``due_on`` None: no last day, or not known; ``is_assumed``: it is not stated.

    ``due_in``: the days that the last day lies among, where it is a meeting of which the day is not known.

    ``is_if_renewed``: its period comes only if the agreement is renewed.
    ``done_on``: the day on which it had been performed as many times as it is to be.
    """

    id: str
    duty: str
    by: str
    to: str
    what: str
    period: PeriodId
    is_if_renewed: bool
    due_on: date | None
    due_in: Span | None
    is_assumed: bool
    times: int
    done: int
    done_on: date | None
    status: Fulfilment
    certainty: Certainty
    clause: str | None
    reasons: tuple[Reason, ...]

    @property
    def due_days(self) -> tuple[date, date]:
        """The first and the last of the days that its last day may be; those of its period, where there is none."""
        if self.due_in is not None:
            return self.due_in.first, self.due_in.last
        return (self.due_on, self.due_on) if self.due_on is not None else (self.period.first_day, self.period.last_day)

    @property
    def is_open(self) -> bool:
        """Whether it is, will be or may be left to do."""
        return self.status not in (
            Fulfilment.FULFILLED, Fulfilment.FULFILLED_LATE, Fulfilment.WAIVED, Fulfilment.NO_LONGER_OWED)


@frozen(kw_only=True)
class Matter:
    """A matter (*ärende*): its decisions in the order of their days, where the latest leaves it, what is left to do.

    ``questions``: the days of decisions, where it is not known whether they have been made and it makes a difference.
    """

    reference: str
    decisions: tuple[Decision, ...]
    stands: MatterStands
    owed: tuple[Obligation, ...]
    questions: tuple[Remark, ...]
    reasons: tuple[Reason, ...]


@frozen(kw_only=True)
class Change:
    """A change of a clause or a duty, and whether it binds the parties."""

    of: str
    effect: Effect
    reasons: tuple[Reason, ...]


@frozen(kw_only=True)
class Hanging:
    """What hangs on an agreement, and what its end means for it. ``from_on``: the first day without it, if known.

    ``amount``: what it pays, in whole öre, counted on ``per``; None: not told, or nothing.
    ``on`` is that agreement's id, and ``on_name`` its title, or its id where it has not been read.
    """

    what: str
    on: str
    on_name: str
    outcome: Dependence
    from_on: date | None
    amount: int | None
    per: FinancedPer | None
    reasons: tuple[Reason, ...]
