"""The course of an agreement in one reading, term by term, up to where its end is settled or open."""

from datetime import date
from typing import NamedTuple

from engine.assess.as_of import AsOf
from engine.assess.ends import Stop
from engine.assess.facts import facts
from engine.assess.history import NOTHING, History, option_deadline, tell
from engine.assess.readings import Choices
from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.assessment import Fate, TermOfAgreement
from engine.model.chain import Chain, Place
from engine.model.clauses import RenewalKind
from engine.model.events import Event
from engine.model.outcomes import Status, TermFate
from engine.model.situations import (
    End,
    NoticeAgainstTerm,
    OptionUse,
    Phase,
    StatusSituation,
    TermSituation,
)
from engine.rulebook import Ruling


class Step(NamedTuple):
    """A stretch of ``length`` like terms with one ruling. ``place`` and ``end``: of the one term, if it is but one."""

    number: int
    length: int
    ruling: Ruling
    outcome: TermFate
    is_over: bool
    place: Place | None
    end: date | None


class Course(NamedTuple):
    """One reading of an agreement on the day asked about. ``end`` None: not settled, or not known."""

    agreement: Agreement
    events: tuple[Event, ...]
    phase: Phase
    chain: Chain | None
    """None for a draft."""
    history: History
    steps: tuple[Step, ...]
    running: int
    """The number of the term running, or of the last one; 0 for a draft."""
    end: date | None
    status: Status
    status_ruling: Ruling

    def terms(self) -> tuple[TermOfAgreement, ...]:
        """The terms from the first to the one running, or to the last."""
        if self.chain is None:
            return ()
        found: list[TermOfAgreement] = []
        for number, length, _, outcome, is_over, place, end in self.steps:
            if number > self.running:
                break
            fate = Fate.OPEN if not is_over else Fate.RENEWED if outcome.is_followed else Fate.ENDED
            if place is not None:
                found.append(TermOfAgreement(number, place.start, end, place.came_by, fate))
            else:
                found += [TermOfAgreement(each, start, last, came_by, fate)
                          for each, start, last, came_by, _ in self.chain.places(number, number + length - 1)]
        return tuple(found)

    @property
    def running_step(self) -> Step:
        """The step of the running (or last) term, which it always has to itself."""
        for step in reversed(self.steps):
            if step.number <= self.running:
                return step
        raise ValueError(self)


_BY_ACT = frozenset({TermFate.ENDS_BY_NOTICE, TermFate.ENDS_WHEN_NOTICE_RUNS_OUT, TermFate.ENDS_AS_AGREED,
                     TermFate.RESCINDED})


def course(agreement: Agreement, as_of: AsOf, known_on: date | None, choices: Choices,
           inference: Inference) -> Course:
    """What becomes of ``agreement`` in the reading that ``choices`` settles."""
    phase, start, first_end, events = facts(agreement, as_of, known_on, choices)
    status = inference.memo(StatusSituation)
    if phase is Phase.DRAFT:
        ruling = status(phase, End.OPEN)
        return Course(agreement, events, phase, None, NOTHING, (), 0, None, _status(ruling), ruling)
    chain, history = tell(agreement, start, first_end, events, as_of, choices, inference)
    at = chain.number_at(as_of.day)
    steps = _steps(chain, at, history.stop, as_of, inference)
    last = steps[-1]
    end, settled = _end(last)
    if settled is End.UNKNOWN and at < last.number:
        settled = End.OPEN  # the term that it ends in is still to come
    if end is not None and phase is Phase.RUNNING and as_of.has_passed(end):
        phase = Phase.PAST_END
    ruling = status(phase, settled)
    running = min(last.number, at)
    return Course(agreement, events, phase, chain, history, steps, running, end, _status(ruling), ruling)


def end_after(course: Course, stop: Stop, day: date, inference: Inference) -> date | None:
    """The last day that the agreement would have if one more act ended it at ``stop`` (None: not settled)."""
    if course.chain is None:
        return None
    as_of = AsOf(day)  # its own: what only might happen is compared with no day that the horizon depends on
    stops = [each for each in (course.history.stop, stop) if each is not None]
    first = min(stops, key=lambda each: (each.day or date.max, each.given_on))
    return _end(_steps(course.chain, course.chain.number_at(day), first, as_of, inference)[-1])[0]


def _end(last: Step) -> tuple[date | None, End]:
    """The agreement's last day by what becomes of its last term, and how settled it is."""
    if last.outcome in _BY_ACT:
        return last.end, End.BY_ACT
    if last.outcome is TermFate.EXPIRES:
        return last.end, End.BY_ITSELF
    return None, End.UNKNOWN if last.outcome is TermFate.ENDS_ON_UNKNOWN_DAY else End.OPEN


def _status(ruling: Ruling) -> Status:
    return ruling.outcome  # type: ignore[return-value]  # a rule on the status leads to a status


def _steps(chain: Chain, at: int, stop: Stop | None, as_of: AsOf, inference: Inference) -> tuple[Step, ...]:
    """The terms one after another, like terms in one step, as far as they are decided. ``at``: the term running."""
    rule = inference.memo(TermSituation)
    kind = chain.renewal.kind
    steps: list[Step] = []
    number = 1
    # Every term before the running one, and before the one that a notice was given in, came and went alike.
    before = at if stop is None else min(at, chain.number_at(stop.given_on))
    if before > 1:
        option = OptionUse.USED if kind is RenewalKind.OPTION else OptionUse.NOT_AGREED
        ruling = rule(True, True, NoticeAgainstTerm.NONE, kind, True, option, False, False)  # noqa: FBT003  # its values
        outcome: TermFate = ruling.outcome  # type: ignore[assignment]  # a rule on a term leads to its fate
        steps.append(Step(1, before - 1, ruling, outcome, True, None, None))  # noqa: FBT003  # is over
        number = before
    while True:
        place = chain.place(number)
        end = place.end
        if stop is not None and stop.number == number and stop.how is not NoticeAgainstTerm.MEETS:
            end = stop.day
        is_over = end is not None and as_of.has_passed(end)
        ruling = rule(*_situation(chain, place, stop, as_of, is_over=is_over))
        outcome = ruling.outcome  # type: ignore[assignment]  # a rule on a term leads to its fate
        previous = steps[-1] if steps else None
        if previous and previous.ruling is ruling and previous.is_over is is_over and number != at != previous.number:
            steps[-1] = Step(previous.number, previous.length + 1, ruling, outcome, is_over, None, None)
        else:
            steps.append(Step(number, 1, ruling, outcome, is_over, place, end))
        if outcome is TermFate.RENEWS_UNLESS_NOTICE or not outcome.is_followed:
            return tuple(steps)
        number += 1


def _situation(chain: Chain, place: Place, stop: Stop | None, as_of: AsOf, *, is_over: bool) -> tuple[object, ...]:
    number, _, end, _, room = place
    kind = chain.renewal.kind
    agreed_end = chain.ends_as_agreed and not room
    notice, rescinded, option = NoticeAgainstTerm.NONE, False, OptionUse.NOT_AGREED
    if stop is not None:
        if stop.is_rescission:
            rescinded = stop.number == number
        elif stop.number == number:
            notice = stop.how
        elif stop.number > number and end is not None and stop.given_on <= end:
            notice = NoticeAgainstTerm.LATE
    if kind is RenewalKind.OPTION:
        room = chain.has_room(number) and not agreed_end
        if room:
            option = _option(chain, place, as_of)
    return end is not None, is_over and end is not None, notice, kind, room, option, agreed_end, rescinded


def _option(chain: Chain, place: Place, as_of: AsOf) -> OptionUse:
    if place.has_next:
        return OptionUse.USED
    limit = option_deadline(chain.renewal, place)
    return OptionUse.LAPSED if as_of.has_passed(limit[1]) else OptionUse.OPEN
