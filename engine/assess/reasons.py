"""The reasons for what an assessment concludes: from the answer back through the rulings to the facts and clauses."""

from datetime import date
from functools import cached_property

from engine.assess.as_of import AsOf
from engine.assess.clause import clause_for, deadline, kind_of
from engine.assess.course import Course, Step, steps
from engine.assess.history import OtherEnded, Told
from engine.assess.notice import Judged
from engine.assess.termination import Asked, day_ruling
from engine.inference import Inference
from engine.model.agreement import NoticeClause
from engine.model.assessment import Ground, Reason, Remark
from engine.model.chain import Chain
from engine.model.dates import exact
from engine.model.events import Extended, OptionUsed
from engine.model.outcomes import CanTerminate, Counting, Effect, Outcome
from engine.model.situations import ClauseKind, CountingSituation, NoticeAgainstTerm, Phase
from engine.rulebook import Ruling

_DOUBTFUL: frozenset[Outcome] = frozenset({
    Effect.TWO_READINGS, Effect.NEEDS_JUDGEMENT, Effect.MISSING_FACT, Effect.END_UNKNOWN, Counting.BOTH,
    CanTerminate.YES_AFTER_REASONABLE_TIME, CanTerminate.UNCLEAR_NEEDS_JUDGEMENT, CanTerminate.ALREADY_BUT_NO_DAY})
"""Outcomes that leave something to know or to judge: the sentence of the rule says what."""


class Reasons:
    """The reasons in one reading of an agreement."""

    def __init__(self, course: Course, as_of: AsOf, inference: Inference) -> None:
        self._course = course
        self._as_of = as_of
        self._inference = inference
        self._agreement = course.agreement

    @cached_property
    def _steps(self) -> tuple[Step, ...]:
        return steps(self._course, self._as_of, self._inference)

    @cached_property
    def status(self) -> tuple[Reason, ...]:
        """Why the agreement stands where it stands."""
        return self._of(self._course.status_ruling, (), self._why_steps[-1] if self._why_steps else ())

    def termination(self, asked: Asked) -> tuple[Reason, ...]:
        """Why a party gets the answer it gets."""
        grounds = [Ground("party", self._agreement.name_of(asked.party))]
        if asked.window.opens_on is not None:
            grounds.append(Ground("opens_on", asked.window.opens_on))
        because = self._running_term
        if asked.goes is not None and asked.window.last_day is not None and asked.clause is not None:
            grounds.append(Ground("last_day", asked.window.last_day))
            because += self._deadline(asked.clause, asked, asked.window.last_day)
        if self._course.phase is not Phase.RUNNING or asked.outcome.answer.value == "already":
            because += self.status
        return self._of(asked.ruling, tuple(grounds), because, asked.clause)

    def rulings(self, asked: tuple[Asked, ...]) -> list[tuple[Ruling, NoticeClause | None]]:
        """Every ruling behind the conclusions, with the notice clause it is about."""
        history = self._course.history
        found: list[tuple[Ruling, NoticeClause | None]] = []
        found += [(each.ruling, each.clause) for each in history.notices]
        found += [(each.ruling, None) for each in history.told]
        found += [(step.ruling, None) for step in self._steps]
        for each in asked:
            found.append((each.ruling, each.clause))
            if each.window.deadline is not None:
                found.append((each.window.deadline.ruling, each.clause))
        return found

    def questions(self, asked: tuple[Asked, ...]) -> list[Remark]:
        """What is left to know or to judge: the sentences of the rules that say so."""
        found = [Remark("question.rule", self._clause(rule.clause, clause), (Ground("rule", rule.id),))
                 for ruling, clause in self.rulings(asked) if ruling.outcome in _DOUBTFUL for rule in ruling.rules]
        for each in asked:
            first, other = each.window.last_day, each.window.other_reading
            if first is not None and other is not None and each.clause is not None:
                grounds = (Ground("last_day", first), Ground("other_reading", other))
                found.append(Remark("question.counting", each.clause.clause, grounds))
        return found

    @cached_property
    def _running_term(self) -> tuple[Reason, ...]:
        ahead = self._course.ahead
        return self._why_steps[-len(ahead)] if ahead else ()

    @cached_property
    def _why_steps(self) -> tuple[tuple[Reason, ...], ...]:
        found: list[tuple[Reason, ...]] = []
        if self._course.chain is not None:
            for step in self._steps:
                because = (*(found[-1] if found else ()), *self._acts(step, self._course.chain))
                found.append(self._of(step.ruling, self._term_grounds(step), because))
        return tuple(found)

    def _term_grounds(self, step: Step) -> tuple[Ground, ...]:
        grounds = [Ground("term_number", step.number)]
        if step.length > 1:
            grounds.append(Ground("to_term_number", step.number + step.length - 1))
        if step.place.start is not None:
            grounds.append(Ground("term_starts_on", step.place.start))
        if step.end is not None:
            grounds.append(Ground("term_ends_on", step.end))
        return tuple(grounds)

    def _acts(self, step: Step, chain: Chain) -> tuple[Reason, ...]:
        history = self._course.history
        numbers = range(step.number, step.number + step.length)
        acts = tuple(reason for told in history.told if told.number in numbers for reason in self._told(told))
        is_last = step is self._steps[-1]
        for judged in history.notices:
            concerned = judged.stop.number if judged.stop is not None else chain.number_at(judged.day)
            given_in = chain.number_at(judged.day)
            if concerned in numbers or given_in in numbers or (is_last and concerned > numbers[-1]):
                acts += self._notice(judged, step, chain)
        return acts

    def _told(self, told: Told) -> tuple[Reason, ...]:
        event = told.event
        grounds: tuple[Ground, ...]
        if isinstance(event, OtherEnded):
            # No clause is told: only what it ends with.
            grounds = (Ground("other_agreement", event.other), Ground("other_ends_on", event.ends_on))
            return tuple(Reason(rule.id, None, grounds) for rule in told.ruling.rules)
        if isinstance(event, Extended):
            grounds = (Ground("agreed_on", exact(event.agreed_on)), Ground("new_last_day", exact(event.ends_on)))
        elif isinstance(event, OptionUsed):
            grounds = (Ground("option_used_on", exact(event.on)), Ground("party", self._agreement.name_of(event.by)))
        else:
            grounds = (Ground("rescinded_on", exact(event.happened_on)),)
        return self._of(told.ruling, grounds, ())

    def _notice(self, judged: Judged, step: Step, chain: Chain) -> tuple[Reason, ...]:
        event = judged.given.event
        grounds = [Ground("party", self._agreement.name_of(event.by))] if event.by else []
        for key, day in (("sent_on", event.sent_on), ("received_on", event.received_on),
                         ("to_end_on", event.to_end_on), ("accepted_on", event.accepted_on),
                         ("withdrawn_on", judged.given.withdrawn_on)):
            if isinstance(day, date):
                grounds.append(Ground(key, day))
        if event.form is not None:
            grounds.append(Ground("form", event.form.value))
        reasons = self._of(judged.ruling, tuple(grounds), (), judged.clause)
        clause = clause_for(self._agreement, judged.party, step.number) if judged.clause is not None else None
        if clause is None or judged.stop is None:
            return reasons
        kind = kind_of(clause)
        if kind is ClauseKind.RUNNING and judged.stop.how is NoticeAgainstTerm.RUNS_OUT and judged.stop.day:
            grounds = [Ground("length", str(clause.period)), Ground("runs_out_on", judged.stop.day)]
            return reasons + self._counting(clause, None, tuple(grounds))
        end = chain.place(step.number).end
        if kind is ClauseKind.BEFORE_END and end is not None:
            limit = deadline(clause, end, self._inference)
            grounds = [Ground("term_ends_on", end), Ground("last_day", limit.first)]
            if clause.period is not None:
                grounds.insert(0, Ground("length", str(clause.period)))
            if limit.last != limit.first:
                grounds.append(Ground("other_reading", limit.last))
            return reasons + self._of(limit.ruling, tuple(grounds), (), clause)
        return reasons

    def _deadline(self, clause: NoticeClause, asked: Asked, last_day: date) -> tuple[Reason, ...]:
        grounds = [Ground("last_day", last_day)]
        if clause.period is not None:
            grounds.insert(0, Ground("length", str(clause.period)))
        if asked.window.other_reading is not None:
            grounds.append(Ground("other_reading", asked.window.other_reading))
        counting = self._counting(clause, asked, tuple(grounds))
        return counting + self._of(day_ruling(last_day, self._inference), (Ground("last_day", last_day),), (), clause)

    def _counting(self, clause: NoticeClause, asked: Asked | None, grounds: tuple[Ground, ...]) -> tuple[Reason, ...]:
        ruling = (asked.window.deadline.ruling if asked is not None and asked.window.deadline is not None
                  else self._inference.memo(CountingSituation)(clause.counted, clause.counting, False))  # noqa: FBT003  # its values
        return self._of(ruling, grounds, (), clause)

    def _of(self, ruling: Ruling, grounds: tuple[Ground, ...], because: tuple[Reason, ...],
            clause: NoticeClause | None = None) -> tuple[Reason, ...]:
        because = tuple(dict.fromkeys(because))
        return tuple(Reason(rule.id, self._clause(rule.clause, clause), grounds, because) for rule in ruling.rules)

    def _clause(self, role: str | None, clause: NoticeClause | None) -> str | None:
        agreement = self._agreement
        match role:
            case "term":
                return agreement.term.clause
            case "renewal":
                return agreement.renewal.clause
            case "notice":
                if clause is None and agreement.notice is not None:
                    clause = next(iter(agreement.notice.by_party.values()))[0]
                return clause.clause if clause is not None else None
        return None
