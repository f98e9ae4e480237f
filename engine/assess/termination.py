"""Whether, and by when, a party can end the agreement by notice."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from engine.assess.as_of import AsOf
from engine.model.chain import Chain, Place
from engine.assess.clause import Deadline, clause_for, deadline, kind_of, last_day_to_run_out, runs_out
from engine.assess.course import Course
from engine.assess.notice import first_end
from engine.assess.readings import DoubtError, NoChoices
from engine.inference import Inference
from engine.model.agreement import Agreement, NoticeClause
from engine.model.assessment import Chance, Derived, IfNothingIsDone, Termination, Upcoming
from engine.model.dates import is_working_day
from engine.model.outcomes import Answer, CanTerminate, Certainty, TermFate
from engine.model.situations import ClauseKind, DaySituation, Goes, Lock, Phase, Stage, TerminationSituation, Timing
from engine.rulebook import Ruling


class Window(NamedTuple):
    """When notice of one term may be given, and the end it leads to."""

    deadline: Deadline | None = None
    last_day: date | None = None
    other_reading: date | None = None
    ends_on: date | None = None
    opens_on: date | None = None
    lock: Lock = Lock.NONE
    kind: ClauseKind = ClauseKind.NONE


class Asked(NamedTuple):
    """What one party's question comes to in one reading, with the ruling that answers it."""

    party: str
    outcome: CanTerminate
    ruling: Ruling
    clause: NoticeClause | None
    window: Window
    ends_on: date | None
    goes: Goes | None
    """None where there is no end left for a notice to bring about."""


_NO_WINDOW = Window()
_GOES = {fate: Goes.ON for fate in TermFate if fate.is_followed} | {TermFate.GOES_ON_BY_OPTION: Goes.BY_OPTION}


def ask(course: Course, party: str, as_of: AsOf, inference: Inference) -> Asked:
    """Whether ``party`` can end the agreement by a notice on the day asked about, in the reading of ``course``."""
    stage = stage_of(course)
    notice, chain = course.agreement.notice, course.chain
    is_entitled = notice is None or party in notice.entitled
    clause, window, place, step = None, _NO_WINDOW, None, None
    if chain is not None:
        step = course.running_step
        place = step.place
        if place is not None and is_entitled and notice is not None:
            clause = notice.clause(party, is_renewed=course.running > 1)
            window = window_of(clause, place, inference)
    rule = inference.memo(TerminationSituation)
    if stage is not Stage.LIVE or place is None or step is None:
        ruling = rule(stage, True, ClauseKind.NONE, Goes.OUT, Timing.IN_TIME, Lock.NONE)  # noqa: FBT003
        return Asked(party, _outcome(ruling), ruling, clause, window, course.end, None)
    goes = Goes.NO_END if place.end is None else _GOES.get(step.outcome, Goes.OUT)
    _, last_day, other_reading, ends_on, opens_on, lock, kind = window
    if opens_on is not None and lock is Lock.NONE and not as_of.has_come(opens_on):
        lock = Lock.NOT_YET
    if kind is ClauseKind.NONE or (goes is Goes.NO_END and kind is ClauseKind.BEFORE_END):
        lock = Lock.NONE
    today = Timing.IN_TIME
    if last_day is not None and as_of.has_passed(last_day):
        is_past_both = other_reading is None or as_of.has_passed(other_reading)
        today = Timing.LATE if is_past_both else Timing.BETWEEN
    ruling = rule(stage, is_entitled, kind, goes, today, lock)
    if goes is Goes.BY_OPTION and kind is not ClauseKind.RUNNING:
        ends_on = course.end
    elif goes is Goes.OUT and is_entitled and kind is ClauseKind.NONE:
        ends_on = place.end
    return Asked(party, _outcome(ruling), ruling, clause, window, ends_on, goes)


def _outcome(ruling: Ruling) -> CanTerminate:
    return ruling.outcome  # type: ignore[return-value]  # a rule on termination leads to an answer


def upcoming(course: Course, asked: Asked, as_of: AsOf, inference: Inference) -> Upcoming:
    """What lies beyond the running term: the term that follows if nobody acts, and the party's next chance."""
    chain = course.chain
    if asked.goes not in (Goes.ON, Goes.BY_OPTION) or chain is None:
        return Upcoming()
    following = chain.place(course.running + 1)
    if following.start is None:
        raise ValueError(following)
    notice = course.agreement.notice
    is_entitled = notice is None or asked.party in notice.entitled
    return Upcoming(IfNothingIsDone(following.start, following.end),
                    _next(course.agreement, chain, asked.party, course.running, as_of, inference) if is_entitled else None)


def notice_today_ends_on(course: Course, asked: Asked, day: date, inference: Inference) -> date | None:
    """The agreement's last day if a notice from that party arrives on ``day`` in the agreed form.

    None where it would not end, is not in force, or has no certain end.
    """
    if course.chain is None or course.phase is Phase.PAST_END:
        return None
    clause = asked.clause
    if asked.outcome.answer is Answer.NO and (clause is None or (clause.not_before and day < clause.not_before)):
        return course.end
    try:
        stop = first_end(course.agreement, course.chain, asked.party, day, NoChoices(), inference)
    except DoubtError:
        return None
    ends = [end for end in (course.end, stop.day if stop else None) if end is not None]
    return min(ends) if ends else None


def answer(asked: Asked, source: Derived) -> Termination:
    """The party's answer as a conclusion; ``source`` finds what lies beyond it when asked."""
    verdict, certainty = asked.outcome.value
    _, last_day, other_reading, _, opens_on, _, _ = asked.window
    return Termination(
        party=asked.party, answer=verdict, certainty=certainty, opens_on=opens_on, last_day=last_day,
        other_reading=other_reading, ends_on=asked.ends_on, source=source)


def day_ruling(last_day: date, inference: Inference) -> Ruling:
    """Whether a last day that falls on a free day moves."""
    return inference.memo(DaySituation)(not is_working_day(last_day))


def merged(answers: list[Termination], beyond: list[Upcoming], certainty: Certainty) -> Termination:
    """One answer out of those that the readings give: what they share, and the earlier of two last days."""
    def shared(name: str, of: Sequence[object]) -> Any:  # noqa: ANN401  # whichever field it is
        values = [getattr(each, name) for each in of]
        return values[0] if all(value == values[0] for value in values) else None

    days = sorted({day for each in answers for day in (each.last_day, each.other_reading) if day is not None})
    is_one = len(set(answers)) == 1 and len(set(beyond)) == 1
    own = max((each.certainty for each in answers), key=list(Certainty).index)
    return Termination(
        party=answers[0].party, answer=shared("answer", answers) or Answer.UNCLEAR,
        certainty=own if is_one else max(own, certainty, key=list(Certainty).index), opens_on=shared("opens_on", answers),
        last_day=days[0] if days else None, other_reading=days[-1] if len(days) > 1 else None,
        ends_on=shared("ends_on", answers), beyond=Upcoming(shared("if_nothing_is_done", beyond), shared("next", beyond)))


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


def window_of(clause: NoticeClause | None, place: Place, inference: Inference) -> Window:
    """When notice of the term at ``place`` may be given under ``clause``."""
    kind = kind_of(clause)
    if clause is None or kind is ClauseKind.NONE:
        return _NO_WINDOW
    end, opens_on = place.end, clause.not_before
    if end is None:
        return Window(opens_on=opens_on, kind=kind)
    bound_until = clause.no_end_before
    if bound_until is not None and clause.ends_at.on_or_after(bound_until) > end:
        return Window(opens_on=opens_on, lock=Lock.BOUND, kind=kind)
    if kind is ClauseKind.RUNNING:
        last = last_day_to_run_out(clause, end)
        window = Window(None, last, None, runs_out(clause, last), opens_on, Lock.NONE, kind)
    else:
        limit = deadline(clause, end, inference)
        first, last = limit.by_same_day, limit.by_boundary
        if first > last:
            first, last = last, first
        window = Window(limit, first, None if first == last else last, end, opens_on, Lock.NONE, kind)
    return Window(opens_on=opens_on, lock=Lock.BOUND, kind=kind) if opens_on is not None and opens_on > last else window


def _next(agreement: Agreement, chain: Chain, party: str, running: int, as_of: AsOf, inference: Inference) -> Chance | None:
    """The next last day for notice that has not passed, after that of the running term, and the end it leads to."""
    place = chain.place(running)
    while place.has_next:
        place = chain.place(place.number + 1)
        clause = clause_for(agreement, party, place.number)
        kind = kind_of(clause)
        if place.end is None or kind is ClauseKind.NONE or (kind is ClauseKind.BEFORE_END and not place.has_next):
            return None
        window = window_of(clause, place, inference)
        if window.last_day is not None and window.ends_on is not None and not as_of.has_passed(window.last_day):
            return Chance(window.last_day, window.ends_on)
    return None
