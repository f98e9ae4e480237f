"""Whether, and by when, a party can end the agreement by notice."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from engine.assess.as_of import AsOf
from engine.assess.clause import Deadline, clause_for, deadline, kind_of, last_day_to_run_out, runs_out
from engine.assess.course import Course, end_after
from engine.assess.ends import first_end
from engine.assess.readings import Choices, every_reading
from engine.inference import Inference
from engine.model.agreement import Agreement, Counted, NoticeClause
from engine.model.assessment import Chance, Derived, IfNothingIsDone, Termination, Upcoming
from engine.model.chain import Chain, Place
from engine.model.dates import ONE_DAY, is_working_day
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


_LONGEST_MONTH = 31
_NO_WINDOW = Window()
_GOES = {fate: Goes.ON for fate in TermFate if fate.is_followed} | {TermFate.GOES_ON_BY_OPTION: Goes.BY_OPTION}


def ask(course: Course, party: str, as_of: AsOf, inference: Inference) -> Asked:
    """Whether ``party`` can end the agreement by a notice on the day asked about, in the reading of ``course``."""
    stage = stage_of(course)
    agreement, chain = course.agreement, course.chain
    notice = agreement.notice
    is_entitled = notice is None or party in notice.entitled
    clause, window, place, step = None, _NO_WINDOW, None, None
    if course.ahead and chain is not None:
        step = course.ahead[0]
        place = step.place
        if is_entitled and notice is not None:
            clause = notice.by_party[party][place.number > 1]
            window = window_of(agreement, chain, party, place, inference)
    rule = inference.memo(TerminationSituation)
    if stage is not Stage.LIVE or place is None or step is None:
        ruling = rule(stage, True, ClauseKind.NONE, Goes.OUT, Timing.IN_TIME, Lock.NONE)  # noqa: FBT003  # its values
        return Asked(party, ruling.to(CanTerminate), ruling, clause, window, course.end, None)
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
    elif goes is Goes.OUT and is_entitled and (kind is ClauseKind.NONE or lock is Lock.BOUND):
        ends_on = place.end
    return Asked(party, ruling.to(CanTerminate), ruling, clause, window, ends_on, goes)


def upcoming(course: Course, asked: Asked, as_of: AsOf, inference: Inference) -> Upcoming:
    """What lies beyond the running term: the term that follows if nobody acts, and the party's next chance."""
    chain = course.chain
    place = None if chain is None or asked.goes not in (Goes.ON, Goes.BY_OPTION) else chain.place(course.running)
    if chain is None or place is None or place.end is None:
        return Upcoming()
    notice = course.agreement.notice
    chance = None
    if notice is None or asked.party in notice.entitled:
        chance = _next(course.agreement, chain, asked.party, place, as_of, inference)
    return Upcoming(IfNothingIsDone(place.end + ONE_DAY, chain.place(place.number + 1).end), chance)


def notice_today_ends_on(course: Course, asked: Asked, day: date, inference: Inference) -> date | None:
    """The agreement's last day if a notice from that party arrives on ``day`` in the agreed form.

    It is what the notice would come to as an event. None where the agreement would not end, is not in force, or has no
    certain end.
    """
    agreement, chain, party = course.agreement, course.chain, asked.party
    if chain is None or course.phase is Phase.PAST_END:
        return None
    notice, clause = agreement.notice, asked.clause
    if notice is not None and (clause is None or (clause.not_before is not None and day < clause.not_before)):
        return course.end
    def end(choices: Choices) -> date | None:
        stop = first_end(agreement, chain, party, day, choices, inference)
        return course.end if stop is None else end_after(course, stop, day, inference)

    found, _ = every_reading(end)
    ends = {each for _, each in found}
    return ends.pop() if len(ends) == 1 else None


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


def merged(answers: list[Termination], beyond: list[Upcoming], certainty: Certainty, as_of: AsOf) -> Termination:
    """One answer out of those that the readings give.

    Its days are those of the readings in which there is still an end to bring about, and of two last days the earlier
    that has not passed: what was the last day in a reading where all is over helps nobody.
    """
    def shared(name: str, of: Sequence[object]) -> Any:  # noqa: ANN401  # whichever field it is
        values = [getattr(each, name) for each in of]
        return values[0] if all(value == values[0] for value in values) else None

    live = [index for index, each in enumerate(answers) if each.answer is not Answer.ALREADY] or range(len(answers))
    answers_live, beyond_live = [answers[index] for index in live], [beyond[index] for index in live]
    days = sorted({day for each in answers_live for day in (each.last_day, each.other_reading) if day is not None})
    days = [day for day in days if not as_of.has_passed(day)] or days[-1:]
    is_one = len(set(answers)) == 1 and len(set(beyond)) == 1
    own = max((each.certainty for each in answers), key=list(Certainty).index)
    return Termination(
        party=answers[0].party, answer=shared("answer", answers) or Answer.UNCLEAR,
        certainty=own if is_one else max(own, certainty, key=list(Certainty).index),
        opens_on=shared("opens_on", answers_live), last_day=days[0] if days else None,
        other_reading=days[-1] if len(days) > 1 else None, ends_on=shared("ends_on", answers_live),
        beyond=Upcoming(shared("if_nothing_is_done", beyond_live), shared("next", beyond_live)))


_SETTLED = {
    TermFate.ENDS_BY_NOTICE: Stage.SETTLED,
    TermFate.ENDS_WHEN_NOTICE_RUNS_OUT: Stage.SETTLED,
    TermFate.RESCINDED: Stage.RESCINDED,
    TermFate.ENDS_ON_UNKNOWN_DAY: Stage.SETTLED_SOME_DAY,
}


def stage_of(course: Course) -> Stage:
    """Whether there is still an end for a notice to bring about."""
    if course.phase is Phase.DRAFT:
        return Stage.DRAFT
    if course.phase is Phase.PAST_END:
        return Stage.OVER
    return _SETTLED.get(course.ahead[-1].outcome, Stage.LIVE)


def window_of(agreement: Agreement, chain: Chain, party: str, place: Place, inference: Inference) -> Window:
    """When ``party`` may give notice that ends the agreement with the term at ``place``, or within it."""
    clause = clause_for(agreement, party, place.number)
    kind = kind_of(clause)
    if clause is None or kind is ClauseKind.NONE:
        return _NO_WINDOW
    end, opens_on = place.end, clause.not_before
    if end is None:
        return Window(opens_on=opens_on, kind=kind)
    window = _of_term(clause, kind, end, inference)
    if window is not None:
        is_in_time = opens_on is None or opens_on <= (window.other_reading or window.last_day or end)
        if is_in_time and _is_reachable(agreement, chain, party, place, clause, window, inference):
            return window
    return Window(opens_on=opens_on, lock=Lock.BOUND, kind=kind)


def _of_term(clause: NoticeClause, kind: ClauseKind, end: date, inference: Inference) -> Window | None:
    """The window of a term that ends on ``end``; None where a lock-in outlasts it."""
    bound_until, opens_on = clause.no_end_before, clause.not_before
    if bound_until is not None and clause.ends_at.on_or_after(bound_until) > end:
        return None
    if kind is ClauseKind.RUNNING:
        last = last_day_to_run_out(clause, end)
        return Window(None, last, None, runs_out(clause, last), opens_on, Lock.NONE, kind)
    limit = deadline(clause, end, inference)
    first, last = limit.by_same_day, limit.by_boundary
    if first > last:
        first, last = last, first
    return Window(limit, first, None if first == last else last, end, opens_on, Lock.NONE, kind)


def _is_reachable(agreement: Agreement, chain: Chain, party: str, place: Place, clause: NoticeClause, window: Window,
                  inference: Inference) -> bool:
    """Whether a notice on the last day ends just this term, not one before it, and may be given by then."""
    last_day, start, end, is_running = window.last_day, place.start, place.end, window.kind is ClauseKind.RUNNING
    if last_day is None or start is None or end is None:
        return True
    if is_running and window.ends_on is not None and window.ends_on < start:
        return False
    first = clause_for(agreement, party, 1)
    if place.number == 1 or (first is clause and is_running):
        return True
    if first is clause and clause.counted is not Counted.BEFORE_DATE and (end - start).days >= _LONGEST_MONTH:
        return True  # the same length back from ends more than a month apart
    given_under = clause_for(agreement, party, chain.number_at(last_day))
    if given_under is not None and given_under.not_before is not None and last_day < given_under.not_before:
        return False
    found, _ = every_reading(lambda choices: first_end(agreement, chain, party, last_day, choices, inference))
    return {stop.day if stop is not None else end for _, stop in found} == {window.ends_on}


def _next(agreement: Agreement, chain: Chain, party: str, place: Place, as_of: AsOf,
          inference: Inference) -> Chance | None:
    """The next last day for notice that has not passed, after that of the running term, and the end it leads to."""
    while place.has_next:
        place = chain.place(place.number + 1)
        window = window_of(agreement, chain, party, place, inference)
        if (place.end is None or window.kind is ClauseKind.NONE
                or (window.kind is ClauseKind.BEFORE_END and not place.has_next)):
            return None
        if window.last_day is not None and window.ends_on is not None and not as_of.has_passed(window.last_day):
            return Chance(window.last_day, window.ends_on)
    return None
