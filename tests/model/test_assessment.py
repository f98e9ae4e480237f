"""Conclusions as values: what a termination tells of itself, and reasons in the order they rest on each other."""

from datetime import date

import pytest

from engine.model.assessment import Chance, IfNothingIsDone, Reason, Termination, Upcoming, gathered
from engine.model.outcomes import Answer, Certainty


def no(last_day: date | None = None, beyond: Upcoming | None = None) -> Termination:
    return Termination(party="a", answer=Answer.NO, certainty=Certainty.CERTAIN, last_day=last_day, beyond=beyond)


@pytest.mark.parametrize(("last_day", "expected"), [
    (date(2026, 12, 30), date(2026, 12, 30)), (date(2026, 12, 31), date(2026, 12, 30)),
    (date(2027, 1, 1), date(2026, 12, 30)), (date(2027, 1, 4), date(2027, 1, 4)), (None, None)])
def test_the_last_working_day_is_the_last_day_itself_or_the_working_day_before(
        last_day: date | None, expected: date | None) -> None:
    assert expected == no(last_day).last_working_day


def test_what_lies_beyond_is_told_where_it_is_known_and_is_nothing_where_nobody_can_find_it() -> None:
    follows, chance = IfNothingIsDone(date(2022, 1, 1), None), Chance(date(2022, 6, 30), date(2022, 12, 31))
    assert (follows, chance) == ((known := no(beyond=Upcoming(follows, chance))).if_nothing_is_done, known.next)
    assert (None, None) == (no().if_nothing_is_done, no().next)


def test_reasons_are_gathered_once_each_after_those_they_rest_on() -> None:
    clause = Reason("TERM-01", "§1")
    left, right = Reason("TERM-02", None, because=(clause,)), Reason("TERM-03", None, because=(clause,))
    top = Reason("STATUS-01", None, because=(left, right))
    assert (clause, left, right, top) == gathered((top,))
    assert (clause, left, right, top) == gathered((clause, top, left))


def test_more_reasons_in_a_row_than_calls_may_nest_are_gathered_in_their_order() -> None:
    reason = Reason("TERM-0", None)
    for number in range(1, 5000):
        reason = Reason(f"TERM-{number}", None, because=(reason,))
        hash(reason)  # as where reasons are made: each is looked up before the next rests on it
    assert [f"TERM-{number}" for number in range(5000)] == [each.rule for each in gathered((reason,))]
