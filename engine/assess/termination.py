"""Whether, and by when, a party can end the agreement by notice."""

from datetime import date
from typing import Any

from attrs import frozen

from engine.assess.as_of import AsOf
from engine.assess.chain import Chain, Place
from engine.assess.clause import Deadline, clause_for, deadline, kind_of, last_day_to_run_out, runs_out
from engine.assess.course import Course
from engine.assess.notice import first_end
from engine.assess.readings import DoubtError, NoChoices
from engine.inference import Inference
from engine.model.agreement import NoticeClause
from engine.model.assessment import Chance, IfNothingIsDone, Termination
from engine.model.dates import is_working_day, working_day_on_or_before
from engine.model.outcomes import Answer, CanTerminate, Certainty, TermFate
from engine.model.situations import ClauseKind, DaySituation, Goes, Lock, Phase, Stage, TerminationSituation, Timing
from engine.rulebook import Ruling


@frozen
class Asked:
    """What one party's question comes to in one reading, and the rulings that answer it."""

    party: str
    ruling: Ruling
    clause: NoticeClause | None
    deadline: Deadline | None
    last_day: date | None
    other_reading: date | None
    ends_on: date | None
    opens_on: date | None
    if_nothing_is_done: IfNothingIsDone | None
    next: Chance | None

    @property
    def outcome(self) -> CanTerminate:
        """The answer and how sure it is."""
        outcome = self.ruling.outcome
        if not isinstance(outcome, CanTerminate):
            raise TypeError(outcome)
        return outcome


def ask(course: Course, party: str, as_of: AsOf, inference: Inference) -> Asked:
    """Whether ``party`` can end the agreement by a notice on the day asked about, in the reading of ``course``."""
    rule = inference.memo(TerminationSituation)
    stage = stage_of(course)
    if course.history is None or stage is Stage.DRAFT:
        ruling = rule(stage, True, ClauseKind.NONE, Goes.OUT, Timing.IN_TIME, Lock.NONE)  # noqa: FBT003
        return Asked(party, ruling, None, None, None, None, None, None, None, None)
    chain = course.history.chain
    place = chain.place(course.running)
    notice = course.agreement.notice
    is_entitled = notice is None or party in notice.entitled
    clause = clause_for(course.agreement, party, place.number) if is_entitled else None
    window = window_of(clause, place, inference)
    if stage is not Stage.LIVE:
        ruling = rule(stage, True, ClauseKind.NONE, Goes.OUT, Timing.IN_TIME, Lock.NONE)  # noqa: FBT003
        return Asked(party, ruling, clause, window.deadline, window.last_day, window.other_reading, course.end,
                     window.opens_on, None, None)
    goes = _goes(course, place)
    lock = window.lock
    if lock is Lock.NONE and window.opens_on is not None and not as_of.has_come(window.opens_on):
        lock = Lock.NOT_YET
    kind = kind_of(clause)
    if kind is ClauseKind.NONE or (kind is ClauseKind.BEFORE_END and goes is Goes.NO_END):
        lock = Lock.NONE
    today = Timing.IN_TIME
    if window.last_day is not None and as_of.has_passed(window.last_day):
        is_past_both = window.other_reading is None or as_of.has_passed(window.other_reading)
        today = Timing.LATE if is_past_both else Timing.BETWEEN
    ruling = rule(stage, is_entitled, kind, goes, today, lock)
    ends_on = window.ends_on
    if kind is ClauseKind.NONE and goes is Goes.OUT and is_entitled:
        ends_on = place.end
    follows = None
    if goes is Goes.ON and place.end is not None:
        following = chain.place(place.number + 1)
        if following.start is not None:
            follows = IfNothingIsDone(following.start, following.end)
    upcoming = _next(chain, party, place, as_of, inference) if goes is Goes.ON and is_entitled else None
    return Asked(party, ruling, clause, window.deadline, window.last_day, window.other_reading, ends_on,
                 window.opens_on, follows, upcoming)


def notice_today_ends_on(course: Course, asked: Asked, day: date, inference: Inference) -> date | None:
    """The agreement's last day if a notice from that party arrives on ``day`` in the agreed form.

    None where it would not end, is not in force, or has no certain end.
    """
    if course.history is None or course.phase is Phase.PAST_END:
        return None
    clause = asked.clause
    if asked.outcome.answer is Answer.NO and (clause is None or (clause.not_before and day < clause.not_before)):
        return course.end
    try:
        stop = first_end(course.history.chain, asked.party, day, NoChoices(), inference)
    except DoubtError:
        return None
    ends = [end for end in (course.end, stop.day if stop else None) if end is not None]
    return min(ends) if ends else None


def answer(asked: Asked) -> Termination:
    """The party's answer as a conclusion, with the last working day before the deadline."""
    return Termination(
        party=asked.party, answer=asked.outcome.answer, certainty=asked.outcome.certainty, opens_on=asked.opens_on,
        last_day=asked.last_day, other_reading=asked.other_reading,
        last_working_day=working_day_on_or_before(asked.last_day) if asked.last_day else None,
        ends_on=asked.ends_on, if_nothing_is_done=asked.if_nothing_is_done, next=asked.next)


def day_ruling(last_day: date, inference: Inference) -> Ruling:
    """Whether a last day that falls on a free day moves."""
    return inference.memo(DaySituation)(not is_working_day(last_day))


def merged(answers: list[Termination], certainty: Certainty) -> Termination:
    """One answer out of those that each reading gives: what they share, and the earlier of two last days."""
    first = answers[0]
    if all(each == first for each in answers):
        return first
    days = sorted({day for each in answers for day in (each.last_day, each.other_reading) if day is not None})
    last_day = days[0] if days else None

    def shared(name: str) -> Any:  # noqa: ANN401  # whichever field it is
        value = getattr(first, name)
        return value if all(getattr(each, name) == value for each in answers) else None

    return Termination(
        party=first.party, answer=shared("answer") or Answer.UNCLEAR,
        certainty=max((certainty, *(each.certainty for each in answers)), key=list(Certainty).index),
        opens_on=shared("opens_on"), last_day=last_day, other_reading=days[-1] if len(days) > 1 else None,
        last_working_day=working_day_on_or_before(last_day) if last_day else None, ends_on=shared("ends_on"),
        if_nothing_is_done=shared("if_nothing_is_done"), next=shared("next"))


_SETTLED = {
    TermFate.ENDS_BY_NOTICE: Stage.SETTLED,
    TermFate.ENDS_WHEN_NOTICE_RUNS_OUT: Stage.SETTLED,
    TermFate.RESCINDED: Stage.SETTLED,
    TermFate.ENDS_ON_UNKNOWN_DAY: Stage.SETTLED_SOME_DAY,
}


def stage_of(course: Course) -> Stage:
    """Whether there is still an end for a notice to bring about."""
    if course.phase is Phase.DRAFT:
        return Stage.DRAFT
    if course.phase is Phase.PAST_END:
        return Stage.OVER
    return _SETTLED.get(course.steps[-1].outcome, Stage.LIVE)


def _goes(course: Course, place: Place) -> Goes:
    if place.end is None:
        return Goes.NO_END
    return Goes.ON if course.running_step.outcome.is_followed else Goes.OUT


@frozen
class Window:
    """When notice of one term may be given, and the end it leads to."""

    deadline: Deadline | None = None
    last_day: date | None = None
    other_reading: date | None = None
    ends_on: date | None = None
    opens_on: date | None = None
    lock: Lock = Lock.NONE


def window_of(clause: NoticeClause | None, place: Place, inference: Inference) -> Window:
    """When notice of the term at ``place`` may be given under ``clause``."""
    kind = kind_of(clause)
    if clause is None or kind is ClauseKind.NONE:
        return Window()
    end, opens_on = place.end, clause.not_before
    if end is None:
        return Window(opens_on=opens_on)
    if clause.no_end_before is not None and end < clause.no_end_before:
        return Window(opens_on=opens_on, lock=Lock.BOUND)
    if kind is ClauseKind.RUNNING:
        last = last_day_to_run_out(clause, end)
        window = Window(None, last, None, runs_out(clause, last), opens_on)
    else:
        limit = deadline(clause, end, inference)
        other = limit.last if limit.last != limit.first else None
        window = Window(limit, limit.first, other, end, opens_on)
        last = limit.last
    return Window(opens_on=opens_on, lock=Lock.BOUND) if opens_on is not None and opens_on > last else window


def _next(chain: Chain, party: str, place: Place, as_of: AsOf, inference: Inference) -> Chance | None:
    """The next last day for notice that has not passed, after that of the running term, and the end it leads to."""
    while place.has_next:
        place = chain.place(place.number + 1)
        clause = clause_for(chain.agreement, party, place.number)
        kind = kind_of(clause)
        if place.end is None or kind is ClauseKind.NONE or (kind is ClauseKind.BEFORE_END and not place.has_next):
            return None
        window = window_of(clause, place, inference)
        if window.last_day is not None and window.ends_on is not None and not as_of.has_passed(window.last_day):
            return Chance(window.last_day, window.ends_on)
    return None
