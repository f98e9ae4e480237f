"""The course of an agreement in one reading, term by term, up to where its end is settled or open."""

from datetime import date

from attrs import frozen

from engine.assess.as_of import AsOf
from engine.assess.chain import Chain, Place
from engine.assess.facts import Facts, facts
from engine.assess.history import History, option_deadline, tell
from engine.assess.notice import Stop
from engine.assess.readings import Choices
from engine.inference import Inference
from engine.model.agreement import Agreement, RenewalKind
from engine.model.assessment import Fate, TermOfAgreement
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


@frozen
class Step:
    """A stretch of like terms with the one ruling on them. ``end``: the last day of its last term."""

    number: int
    count: int
    ruling: Ruling
    place: Place
    end: date | None
    is_over: bool

    @property
    def outcome(self) -> TermFate:
        """What becomes of each of these terms."""
        outcome = self.ruling.outcome
        if not isinstance(outcome, TermFate):
            raise TypeError(outcome)
        return outcome


@frozen
class Course:
    """One reading of an agreement on the day asked about. ``end`` None: not settled, or not known."""

    agreement: Agreement
    facts: Facts
    history: History | None
    steps: tuple[Step, ...]
    running: int
    """The number of the term running, or of the last one; 0 for a draft."""
    end: date | None
    settled: End
    status: Status
    status_ruling: Ruling
    phase: Phase

    def terms(self) -> tuple[TermOfAgreement, ...]:
        """The terms from the first to the one running, or to the last."""
        if self.history is None:
            return ()
        chain = self.history.chain
        return tuple(
            self._term(chain.place(number), step)
            for step in self.steps for number in range(step.number, min(step.number + step.count, self.running + 1)))

    def _term(self, place: Place, step: Step) -> TermOfAgreement:
        end = step.end if step.count == 1 else place.end
        fate = Fate.OPEN
        if step.is_over:
            fate = Fate.RENEWED if step.outcome.is_followed else Fate.ENDED
        return TermOfAgreement(place.number, place.start, end, place.came_by, fate)

    @property
    def running_step(self) -> Step:
        """The step that the running (or last) term belongs to."""
        return next(step for step in reversed(self.steps) if step.number <= self.running)


_BY_ACT = frozenset({TermFate.ENDS_BY_NOTICE, TermFate.ENDS_WHEN_NOTICE_RUNS_OUT, TermFate.ENDS_AS_AGREED,
                     TermFate.RESCINDED})


def course(agreement: Agreement, as_of: AsOf, known_on: date | None, choices: Choices,
           inference: Inference) -> Course:
    """What becomes of ``agreement`` in the reading that ``choices`` settles."""
    found = facts(agreement, as_of, known_on, choices)
    status = inference.memo(StatusSituation)
    if found.phase is Phase.DRAFT:
        ruling = status(Phase.DRAFT, End.OPEN)
        return Course(agreement, found, None, (), 0, None, End.OPEN, _status(ruling), ruling, Phase.DRAFT)
    history = tell(agreement, found, as_of, choices, inference)
    steps = _steps(history.chain, history.stop, as_of, inference)
    last = steps[-1]
    end, settled = None, End.OPEN
    if last.outcome in _BY_ACT:
        end, settled = last.end, End.BY_ACT
    elif last.outcome is TermFate.EXPIRES:
        end, settled = last.end, End.BY_ITSELF
    elif last.outcome is TermFate.ENDS_ON_UNKNOWN_DAY and history.chain.number_at(as_of.day) >= last.number:
        settled = End.UNKNOWN
    phase = found.phase
    if phase is Phase.RUNNING and end is not None and as_of.has_passed(end):
        phase = Phase.PAST_END
    ruling = status(phase, settled)
    running = min(history.chain.number_at(as_of.day), last.number + last.count - 1)
    return Course(agreement, found, history, steps, running, end, settled, _status(ruling), ruling, phase)


def _status(ruling: Ruling) -> Status:
    if not isinstance(ruling.outcome, Status):
        raise TypeError(ruling)
    return ruling.outcome


def _steps(chain: Chain, stop: Stop | None, as_of: AsOf, inference: Inference) -> tuple[Step, ...]:
    """The terms one after another, like terms in one step, as far as they are decided by now."""
    rule = inference.memo(TermSituation)
    renewal = chain.agreement.renewal.kind
    steps: list[Step] = []
    number = 1
    passed = chain.number_at(as_of.day)
    if stop is not None:
        passed = min(passed, chain.number_at(stop.given_on))
    while True:
        place = chain.place(number)
        stops_here = stop is not None and stop.number == number
        end = place.end
        if stops_here and stop is not None and stop.how is not NoticeAgainstTerm.MEETS:
            end = stop.day
        is_over = end is not None and as_of.has_passed(end)
        count = 1
        if is_over and not stops_here and number > 1 and passed > number and renewal is RenewalKind.AUTOMATIC:
            # The terms up to the running one, or to the one a notice was given in, came and went alike, unless one of
            # them was extended: then the stretch ends before it.
            count = chain.alike(number, passed)
        ruling = rule(*_situation(chain, place, stop, as_of, is_over=is_over))
        step = Step(number, count, ruling, place, end if count == 1 else chain.place(number + count - 1).end, is_over)
        steps.append(step)
        if not step.outcome.is_followed or step.outcome is TermFate.RENEWS_UNLESS_NOTICE:
            return tuple(steps)
        number += count


def _situation(chain: Chain, place: Place, stop: Stop | None, as_of: AsOf, *, is_over: bool) -> tuple[object, ...]:
    renewal = chain.agreement.renewal.kind
    is_fixed = place.end is not None
    is_last = not place.has_next
    agreed_end = chain.ends_as_agreed and is_last
    notice = NoticeAgainstTerm.NONE
    rescinded = False
    if stop is not None:
        if stop.is_rescission:
            rescinded = stop.number == place.number
        elif stop.number == place.number:
            notice = stop.how
        elif stop.number > place.number and place.end is not None and stop.given_on <= place.end:
            notice = NoticeAgainstTerm.LATE
    room, option = place.has_next, OptionUse.NOT_AGREED
    if renewal is RenewalKind.OPTION:
        room = chain.has_room(place.number) and not agreed_end
        if room:
            option = _option(chain, place, as_of)
    return is_fixed, is_over and is_fixed, notice, renewal, room, option, agreed_end, rescinded


def _option(chain: Chain, place: Place, as_of: AsOf) -> OptionUse:
    if place.has_next:
        return OptionUse.USED
    limit = option_deadline(chain.agreement.renewal, place)
    return OptionUse.LAPSED if as_of.has_passed(limit[1]) else OptionUse.OPEN
