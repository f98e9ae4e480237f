"""The course of an agreement in one reading, term by term, up to where its end is settled or open."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from engine.assess.as_of import AsOf
from engine.assess.ends import Stop
from engine.assess.facts import facts
from engine.assess.history import NOTHING, History, OtherEnded, has_begun_by, option_deadline, tell
from engine.assess.readings import Choices
from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.assessment import Fate, Remark, TermOfAgreement
from engine.model.chain import Chain, Place
from engine.model.clauses import RenewalKind
from engine.model.events import Event
from engine.model.outcomes import Certainty, Status, TermFate
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
    """A stretch of ``length`` like terms with one ruling. ``place``: of the first of them; ``end``: of the last."""

    number: int
    length: int
    ruling: Ruling
    outcome: TermFate
    is_over: bool
    place: Place
    end: date | None


class Course(NamedTuple):
    """One reading of an agreement on the day asked about. ``end`` None: not settled, or not known."""

    agreement: Agreement
    events: tuple[Event, ...]
    phase: Phase
    chain: Chain | None
    """None for a draft."""
    history: History
    ahead: tuple[Step, ...]
    """The term running, or the last one, in a step of its own, and those after it as far as they are decided."""
    end: date | None
    status: Status
    status_ruling: Ruling
    is_other_end_known: bool
    """Where it ends with another agreement: whether it is known if that one has ended, and when."""

    @property
    def running(self) -> int:
        """The number of the term running, or of the last one; 0 for a draft."""
        return self.ahead[0].number if self.ahead else 0

    def terms(self) -> tuple[TermOfAgreement, ...]:
        """The terms from the first to the one running, or to the last."""
        if self.chain is None:
            return ()
        number, _, _, outcome, is_over, place, end = self.ahead[0]
        found = []
        if number > 1:
            renewed = Fate.RENEWED
            found = [TermOfAgreement(each, start, last, came_by, renewed)
                     for each, start, last, came_by in self.chain.days_of_terms(number - 1)]
        fate = Fate.OPEN if not is_over else Fate.RENEWED if outcome.is_followed else Fate.ENDED
        found.append(TermOfAgreement(number, place.start, end, place.came_by, fate))
        return tuple(found)


class PossibleEnd(NamedTuple):
    """An end that another agreement may have (None: it goes on), how sure that is, and what is assumed with it."""

    ended: OtherEnded | None
    certainty: Certainty
    assumes: Remark


_BY_ACT = frozenset({TermFate.ENDS_BY_NOTICE, TermFate.ENDS_WHEN_NOTICE_RUNS_OUT, TermFate.ENDS_AS_AGREED,
                     TermFate.RESCINDED})


def course(agreement: Agreement, as_of: AsOf, known_on: date | None, choices: Choices,
           inference: Inference, other_ends: Sequence[PossibleEnd] = ()) -> Course:
    """What becomes of ``agreement`` in the reading that ``choices`` settles.

    ``other_ends``: where it ends with another that has been read, each end that that one may have.
    """
    phase, start, first_end, events = facts(agreement, as_of, known_on, choices)
    status = inference.memo(StatusSituation)
    if phase is Phase.DRAFT:
        ruling = status(phase, End.OPEN)
        is_known = agreement.ends_with is None or (
            bool(other_ends) and all(each.ended is None for each in other_ends))
        return Course(agreement, events, phase, None, NOTHING, (), None, ruling.to(Status), ruling, is_known)
    other = _settled(other_ends, choices)
    chain, history = tell(agreement, start, first_end, events, as_of, choices, inference, other)
    ahead = _ahead(chain, chain.number_at(as_of.day), history.stop, as_of, inference)
    end, settled = _end(ahead[-1])
    if settled is End.UNKNOWN and len(ahead) > 1:
        settled = End.OPEN  # the term that it ends in is still to come
    if end is not None and phase is Phase.RUNNING and as_of.has_passed(end):
        phase = Phase.PAST_END
    ruling = status(phase, settled)
    is_known = agreement.ends_with is None or phase is Phase.PAST_END or (
        bool(other_ends) and (other is None or has_begun_by(chain, agreement.term, other.ends_on)))
    return Course(agreement, events, phase, chain, history, ahead, end, ruling.to(Status), ruling, is_known)


def _settled(other_ends: Sequence[PossibleEnd], choices: Choices) -> OtherEnded | None:
    """The end of the agreement that this one ends with, in the reading at hand; None: it goes on, or is not known."""
    if len(other_ends) > 1:
        assumed = tuple(each.assumes for each in other_ends)
        return other_ends[choices.choose(("ends_with",), other_ends[0].certainty, assumed)].ended
    return other_ends[0].ended if other_ends else None


def steps(course: Course, as_of: AsOf, inference: Inference) -> tuple[Step, ...]:
    """Every term from the first, like terms in one step, as far as they are decided."""
    chain, stop = course.chain, course.history.stop
    if chain is None:
        return ()
    # Every term before the running one, and before the one that a notice was given in, came and went alike.
    running = course.running
    first = running if stop is None else min(running, chain.number_at(stop.given_on))
    earlier: list[Step] = []
    if first > 1:
        alike = _step(chain, 1, None, as_of, inference)
        earlier.append(alike._replace(length=first - 1, end=chain.place(first - 1).end))
    earlier += _joined(_step(chain, number, stop, as_of, inference) for number in range(first, running))
    return (*earlier, *course.ahead)


def end_after(course: Course, stop: Stop, day: date, inference: Inference) -> date | None:
    """The last day that the agreement would have if one more act ended it at ``stop`` (None: not settled)."""
    if course.chain is None:
        return None
    as_of = AsOf(day)  # its own: what only might happen is compared with no day that the horizon depends on
    stops = [each for each in (course.history.stop, stop) if each is not None]
    first = min(stops, key=lambda each: (each.day or date.max, each.given_on))
    return _end(_ahead(course.chain, course.chain.number_at(day), first, as_of, inference)[-1])[0]


def _end(last: Step) -> tuple[date | None, End]:
    """The agreement's last day by what becomes of its last term, and how settled it is."""
    outcome = last.outcome
    if outcome in _BY_ACT:
        return last.end, End.BY_ACT
    if outcome is TermFate.EXPIRES:
        return last.end, End.BY_ITSELF
    return None, End.UNKNOWN if outcome is TermFate.ENDS_ON_UNKNOWN_DAY else End.OPEN


def _ahead(chain: Chain, at: int, stop: Stop | None, as_of: AsOf, inference: Inference) -> tuple[Step, ...]:
    """The term running (``at``), or the one before it that the agreement ended in, and those after it."""
    step = _step(chain, at if stop is None else min(at, stop.number), stop, as_of, inference)
    while step.number < at and _goes_on(step):
        step = _step(chain, step.number + 1, stop, as_of, inference)
    if not _goes_on(step):
        return (step,)
    return (step, *_joined(_following(chain, step, stop, as_of, inference)))


def _following(chain: Chain, step: Step, stop: Stop | None, as_of: AsOf, inference: Inference) -> Iterator[Step]:
    while _goes_on(step):
        step = _step(chain, step.number + 1, stop, as_of, inference)
        yield step


def _goes_on(step: Step) -> bool:
    """Whether it is decided that another term follows."""
    return step.outcome.is_followed and step.outcome is not TermFate.RENEWS_UNLESS_NOTICE


def _joined(steps: Iterable[Step]) -> list[Step]:
    """The steps with like terms that follow each other in one."""
    found: list[Step] = []
    for step in steps:
        previous = found[-1] if found else None
        if previous is not None and previous.ruling is step.ruling and previous.is_over is step.is_over:
            found[-1] = previous._replace(length=previous.length + 1, end=step.end)
        else:
            found.append(step)
    return found


def _step(chain: Chain, number: int, stop: Stop | None, as_of: AsOf, inference: Inference) -> Step:
    """What becomes of one term."""
    place = chain.place(number)
    end = place.end
    if stop is not None and stop.number == number and stop.how is not NoticeAgainstTerm.MEETS:
        end = stop.day
    is_over = end is not None and as_of.has_passed(end)
    ruling = inference.memo(TermSituation)(*_situation(chain, place, stop, as_of, is_over=is_over))
    return Step(number, 1, ruling, ruling.to(TermFate), is_over, place, end)


def _situation(chain: Chain, place: Place, stop: Stop | None, as_of: AsOf, *, is_over: bool) -> tuple[object, ...]:
    number, _, end, _, room = place
    kind, agreed_end = chain.renewal.kind, chain.ends_as_agreed and not room
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
