"""What a notice clause comes to in days: the last day for notice of a term, and where a running notice ends."""

from datetime import date
from typing import NamedTuple

from engine.inference import Inference
from engine.model.agreement import Agreement, Counted, NoticeClause
from engine.model.dates import (
    ONE_DAY,
    SAME_DAY,
    last_start,
    latest_by_boundary,
    latest_by_date,
    latest_by_same_day,
)
from engine.model.outcomes import Counting
from engine.model.situations import ClauseKind, CountingSituation
from engine.rulebook import Ruling


class Deadline(NamedTuple):
    """The last day for notice of a term; the two days differ where the clause can be read in both ways."""

    by_same_day: date
    by_boundary: date
    ruling: Ruling

    @property
    def first(self) -> date:
        """The earlier reading, on which one can rely."""
        return min(self.by_same_day, self.by_boundary)

    @property
    def last(self) -> date:
        """The later reading."""
        return max(self.by_same_day, self.by_boundary)


def kind_of(clause: NoticeClause | None) -> ClauseKind:
    """Whether notice counts back from an end, runs from a day, or has no agreed period."""
    if clause is None or clause.counted is None:
        return ClauseKind.NONE
    return ClauseKind.RUNNING if clause.counted is Counted.FROM_NOTICE else ClauseKind.BEFORE_END


def clause_for(agreement: Agreement, party: str, number: int) -> NoticeClause | None:
    """The clause that ``party`` gives notice under in the term of that number; None without one."""
    return None if agreement.notice is None else agreement.notice.by_party[party][number > 1]


def deadline(clause: NoticeClause, end: date, inference: Inference) -> Deadline:
    """The last day for a notice, under a clause that counts back, that ends the agreement with the term ending then.

    Never after the term's own last day.
    """
    counting = inference.memo(CountingSituation)
    if clause.counted is Counted.BEFORE_DATE:
        day = latest_by_date(clause.on_month, clause.on_day, end)
        return Deadline(day, day, counting(clause.counted, clause.counting, False))  # noqa: FBT003  # a situation's value
    if clause.counted is None or clause.period is None:
        raise ValueError(clause)
    target = end if clause.counted is Counted.BEFORE_TERM_END else end + ONE_DAY
    same_day = latest_by_same_day(clause.period, target)
    boundary = latest_by_boundary(clause.period, target)
    if clause.period.count == 0:
        same_day, boundary = min(same_day, end), min(boundary, end)
    ruling = counting(clause.counted, clause.counting, same_day != boundary)
    if ruling.outcome is Counting.SAME_DAY:
        boundary = same_day
    elif ruling.outcome is Counting.PERIOD_BOUNDARY:
        same_day = boundary
    return Deadline(same_day, boundary, ruling)


def runs_out(clause: NoticeClause, day: date, named: date | None = None) -> date:
    """The last day of the agreement when a notice given on ``day`` runs out, under a clause that runs from notice.

    Not before the end of a lock-in, nor before the day that the notice itself names (``named``).
    """
    if clause.period is None:
        raise ValueError(clause)
    end = clause.period.after(day)
    if clause.no_end_before is not None and end < clause.no_end_before:
        end = clause.no_end_before
    if named is not None and end < named:
        end = named
    ends_at = clause.ends_at
    return end if ends_at is SAME_DAY else ends_at.on_or_after(end)


def last_day_to_run_out(clause: NoticeClause, end: date) -> date:
    """The last day on which a notice still runs out within the term that ends then."""
    if clause.period is None:
        raise ValueError(clause)
    guess = clause.period.before(clause.ends_at.on_or_before(end))
    return last_start(lambda day: runs_out(clause, day), guess, end)
