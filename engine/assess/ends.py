"""The end that a notice on a given day leads to, in the terms of an agreement."""

from datetime import date

from attrs import evolve, frozen

from engine.assess.clause import clause_for, deadline, kind_of, runs_out
from engine.assess.readings import Choices
from engine.inference import Inference
from engine.model.agreement import Agreement, NoticeClause, RenewalKind
from engine.model.assessment import Ground, Remark
from engine.model.chain import Chain, Place
from engine.model.outcomes import Certainty
from engine.model.situations import ClauseKind, NoticeAgainstTerm

READ_SAME_DAY = Remark("reading.same_day")
READ_BOUNDARY = Remark("reading.period_boundary")


@frozen
class Stop:
    """Where an act ends the agreement: ``day`` (None: not known) in term ``number``, by an act on ``given_on``."""

    day: date | None
    how: NoticeAgainstTerm
    number: int
    given_on: date
    is_rescission: bool = False


def evolve_given(stop: Stop | None, day: date) -> Stop | None:
    """The same end, reached by a notice given on another day; to compare ends by."""
    return None if stop is None else evolve(stop, given_on=day)


def first_end(agreement: Agreement, chain: Chain, party: str, day: date, choices: Choices, inference: Inference,
              named: date | None = None) -> Stop | None:
    """The first end that a notice on ``day`` leads to, on or after the day that it names; None: it ends nothing.

    A late notice is not void: it ends the agreement with the first term whose deadline it meets. A running notice runs
    under the clause that applied on its day, and ends the agreement where it runs out.
    """
    given_in = number = chain.number_at(day)
    last = chain.last_number
    while last is None or number <= last:
        place = chain.place(number)
        clause = clause_for(agreement, party, number)
        stop: Stop | None = None
        match kind_of(clause):
            case ClauseKind.RUNNING if clause is not None:
                stop = _running(chain, place, clause, day, named, choices)
                if number == given_in:
                    return stop
            case ClauseKind.BEFORE_END if clause is not None and place.end is not None:
                stop = _counted_back(place, clause, day, named, choices, inference)
            case _ if place.end is None:
                return Stop(None, NoticeAgainstTerm.NO_DAY, number, day)
            case _:
                return None  # no period is agreed for that term: what a notice in it leads to is to be judged
        if stop is not None:
            return stop
        number += 1
    return None


def _counted_back(place: Place, clause: NoticeClause, day: date, named: date | None, choices: Choices,
                  inference: Inference) -> Stop | None:
    end = place.end
    if end is None or day > end or (clause.no_end_before and end < clause.no_end_before) or (named and end < named):
        return None
    limit = deadline(clause, end, inference)
    if day > limit.first:
        if day > limit.last:
            return None
        boundary = choices.choose(("counting", clause.clause), Certainty.TWO_READINGS, (READ_SAME_DAY, READ_BOUNDARY))
        if day > (limit.by_boundary if boundary else limit.by_same_day):
            return None
    return Stop(end, NoticeAgainstTerm.MEETS, place.number, day)


def _running(chain: Chain, place: Place, clause: NoticeClause, day: date, named: date | None,
             choices: Choices) -> Stop | None:
    end = runs_out(clause, day, named)
    if place.start is not None and end < place.start:
        # Given before the agreement began, or too late for a term that only a notice before its end could end; and run
        # out before this term begins.
        from_start = runs_out(clause, place.start, named)
        options = (Remark("reading.runs_from_start", None, (Ground("day", place.start),)),
                   Remark("reading.ran_out_before", None, (Ground("runs_out_on", end),)))
        if choices.choose(("carried", day), Certainty.NEEDS_JUDGEMENT, options):
            return Stop(place.start, NoticeAgainstTerm.RUNS_OUT, place.number, day)
        end = from_start
    # A running notice given in one term may run out in a later one.
    number = max(place.number, chain.number_at(end))
    reached = chain.place(number)
    if reached.end is not None and not reached.has_next and end >= reached.end:
        # The agreement is over before the notice has run out; or just then, in a term that nothing else would follow.
        ends_anyway = number == chain.number_at(day) and not (
            chain.renewal.kind is RenewalKind.OPTION and chain.has_room(number))
        if end > reached.end or ends_anyway:
            return None
    return Stop(end, NoticeAgainstTerm.RUNS_OUT, number, day)
