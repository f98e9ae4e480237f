"""Where a duty stands for one period, and what sets its last day."""

import pytest

from engine.model.duty_situations import (
    Done,
    DutyDaySituation,
    DutySituation,
    Footing,
    InForce,
    StatedDay,
    Time,
    WaiverStands,
)
from engine.model.outcomes import Certainty, DutyDay, DutyStatus, Fulfilment
from tests.rules.asking import Told, everywhere, told

OWED = DutySituation(
    footing=Footing.AGREED, in_force=InForce.YES, time=Time.DURING, done=Done.NO, waived=WaiverStands.NO)
DAY = DutyDaySituation(stated=StatedDay.DAY)


@pytest.mark.parametrize(("expected", "changes"), [
    pytest.param((DutyStatus.UPCOMING, ["DUTY-01"]), {"time": "before"}, id="next year's report is upcoming"),
    pytest.param((DutyStatus.DUE, ["DUTY-02"]), {}, id="this year's report is due until its last day has passed"),
    pytest.param((DutyStatus.OVERDUE, ["DUTY-04"]), {"time": "passed"}, id="the day after its last day it is overdue"),
    pytest.param((DutyStatus.DUE, ["DUTY-02"]), {"done": "partly"}, id="one meeting of two leaves one due"),
    pytest.param((DutyStatus.OVERDUE, ["DUTY-05"]), {"done": "partly", "time": "passed"},
                 id="one meeting of two leaves one overdue once the year has passed"),
    pytest.param((DutyStatus.UPCOMING, ["DUTY-01"]), {"done": "partly", "time": "before"},
                 id="one meeting held ahead of its time leaves one upcoming"),
    pytest.param((DutyStatus.FULFILLED, ["DUTY-08"]), {"done": "in_time"}, id="a report handed in is fulfilled"),
    pytest.param((DutyStatus.FULFILLED, ["DUTY-08"]), {"done": "in_time", "time": "passed"},
                 id="a report handed in on its last day stays fulfilled"),
    pytest.param((DutyStatus.FULFILLED, ["DUTY-08"]), {"done": "in_time", "time": "before"},
                 id="a report handed in before its time is fulfilled"),
    pytest.param((DutyStatus.FULFILLED_LATE, ["DUTY-09"]), {"done": "late", "time": "passed"},
                 id="a report handed in the day after is fulfilled late"),
    pytest.param((DutyStatus.UNDETERMINED_MISSING_FACT, ["DUTY-10"]), {"done": "unclear", "time": "passed"},
                 id="of a report handed in some day that month it is not known whether it was late"),
])
def test_a_duty_that_is_owed(expected: Told, changes: dict[str, object]) -> None:
    assert expected == told(OWED, **changes)


@pytest.mark.parametrize(("expected", "changes"), [
    pytest.param((DutyStatus.UPCOMING, ["DUTY-01"]), {"time": "before"},
                 id="before its month the meeting is waited for"),
    pytest.param((DutyStatus.UNDETERMINED_MISSING_FACT, ["DUTY-11"]), {},
                 id="within the month the meeting may or may not have been held"),
    pytest.param((DutyStatus.UNDETERMINED_MISSING_FACT, ["DUTY-11"]), {"done": "partly"},
                 id="a part of the reports does not make the day known"),
    pytest.param((DutyStatus.OVERDUE, ["DUTY-06"]), {"time": "unknown_passed"}, id="after the month it is overdue"),
    pytest.param((DutyStatus.OVERDUE, ["DUTY-06"]), {"time": "unknown_passed", "done": "partly"},
                 id="after the month the rest of it is overdue"),
    pytest.param((DutyStatus.FULFILLED, ["DUTY-08"]), {"done": "in_time"},
                 id="reported before the month it is in time"),
    pytest.param((DutyStatus.UNDETERMINED_MISSING_FACT, ["DUTY-10"]), {"done": "unclear"},
                 id="reported within the month it may have been after the meeting"),
    pytest.param((DutyStatus.UNDETERMINED_MISSING_FACT, ["DUTY-10"]), {"done": "unclear", "time": "unknown_passed"},
                 id="reported within the month it stays unclear when the month has passed"),
    pytest.param((DutyStatus.FULFILLED_LATE, ["DUTY-09"]), {"done": "late", "time": "unknown_passed"},
                 id="reported after the month it is late"),
])
def test_a_duty_tied_to_a_meeting_of_which_only_the_month_is_known(expected: Told, changes: dict[str, object]) -> None:
    assert expected == told(OWED, **{"time": "unknown_day", **changes})


@pytest.mark.parametrize(("expected", "changes"), [
    pytest.param((DutyStatus.NO_LONGER_OWED, ["DUTY-13"]), {"in_force": "after_end", "time": "before"},
                 id="a period that begins the day after the end"),
    pytest.param((DutyStatus.DUE, ["DUTY-03"]), {"in_force": "ended_since"},
                 id="the last year's report is still due when the agreement has ended"),
    pytest.param((DutyStatus.DUE, ["DUTY-03"]), {"in_force": "ended_since", "done": "partly"},
                 id="and so is what remains of it"),
    pytest.param((DutyStatus.OVERDUE, ["DUTY-07"]), {"in_force": "ended_since", "time": "passed"},
                 id="the last year's report is overdue when its day has passed"),
    pytest.param((DutyStatus.OVERDUE, ["DUTY-07"]), {"in_force": "ended_since", "time": "unknown_passed"},
                 id="or when the month of its meeting has"),
    pytest.param((DutyStatus.FULFILLED, ["DUTY-08"]), {"in_force": "ended_since", "done": "in_time"},
                 id="the last year's report handed in after the end is fulfilled"),
    pytest.param((DutyStatus.UNDETERMINED_MISSING_FACT, ["DUTY-17"]), {"in_force": "not_yet_known"},
                 id="a draft lays no duty that is known"),
    pytest.param((DutyStatus.UNDETERMINED_MISSING_FACT, ["DUTY-17"]), {"in_force": "not_yet_known", "time": "passed"},
                 id="nothing is overdue under a draft"),
    pytest.param((DutyStatus.OVERDUE, ["DUTY-04"]),
                 {"footing": "decided", "in_force": "not_yet_known", "time": "passed"},
                 id="what a body has decided does not wait for an agreement to begin"),
    pytest.param((DutyStatus.UNDETERMINED_NEEDS_JUDGEMENT, ["DUTY-18"]), {"in_force": "in_doubt", "time": "passed"},
                 id="nothing is overdue in a period in which the agreement may not be in force"),
    pytest.param((DutyStatus.UNDETERMINED_NEEDS_JUDGEMENT, ["DUTY-18"]),
                 {"in_force": "in_doubt", "time": "passed", "done": "late"},
                 id="nor was anything late in such a period"),
    pytest.param((DutyStatus.FULFILLED, ["DUTY-08"]), {"in_force": "in_doubt", "done": "in_time"},
                 id="what is done in time is done, owed or not"),
    pytest.param((DutyStatus.NO_LONGER_OWED, ["DUTY-24"]), {"in_force": "forum_ended", "time": "before"},
                 id="a period that begins the day after the forum's last"),
    pytest.param((DutyStatus.UNDETERMINED_MISSING_FACT, ["DUTY-25"]), {"in_force": "forum_in_doubt"},
                 id="a period that may begin after the forum's last day"),
    pytest.param((DutyStatus.UNDETERMINED_NEEDS_JUDGEMENT, ["DUTY-26"]), {"in_force": "asked_after_end"},
                 id="information asked for when the agreement has ended"),
    pytest.param((DutyStatus.UNDETERMINED_MISSING_FACT, ["DUTY-11"]), {"in_force": "in_doubt", "time": "unknown_day"},
                 id="a day is asked for before there is anything to judge"),
])
def test_a_duty_and_how_long_the_agreement_lasts(expected: Told, changes: dict[str, object]) -> None:
    assert expected == told(OWED, **changes)


@pytest.mark.parametrize(("expected", "changes"), [
    pytest.param((DutyStatus.OVERDUE, ["DUTY-04"]), {"footing": "decided"}, id="an adopted assignment is overdue"),
    pytest.param((DutyStatus.UNDETERMINED_MISSING_FACT, ["DUTY-15"]), {"footing": "proposed"},
                 id="an assignment that was only proposed is not"),
    pytest.param((DutyStatus.UNDETERMINED_MISSING_FACT, ["DUTY-15"]), {"footing": "proposed", "done": "late"},
                 id="nor was it performed late"),
    pytest.param((DutyStatus.FULFILLED, ["DUTY-08"]), {"footing": "proposed", "done": "in_time"},
                 id="an assignment that was only proposed and yet reported in time"),
    pytest.param((DutyStatus.UNDETERMINED_MISSING_FACT, ["DUTY-11", "DUTY-15"]),
                 {"footing": "proposed", "time": "unknown_day"},
                 id="of the reports proposed for some day in June both the decision and the day are asked for"),
    pytest.param((DutyStatus.UNDETERMINED_MISSING_FACT, ["DUTY-16"]), {"footing": "pending"},
                 id="an assignment in a matter that was sent back or deferred"),
    pytest.param((DutyStatus.NO_LONGER_OWED, ["DUTY-14"]), {"footing": "closed", "time": "before"},
                 id="an assignment in a matter closed before its day"),
    pytest.param((DutyStatus.UNDETERMINED_NEEDS_JUDGEMENT, ["DUTY-19"]), {"footing": "closed_since"},
                 id="an assignment whose day had passed when the matter was closed"),
    pytest.param((DutyStatus.UNDETERMINED_MISSING_FACT, ["DUTY-11"]),
                 {"footing": "closed_since", "time": "unknown_day"},
                 id="an assignment whose day is not known is asked about, closed or not"),
    pytest.param((DutyStatus.FULFILLED, ["DUTY-08"]), {"footing": "closed_since", "done": "in_time"},
                 id="an assignment that was reported before the matter was closed"),
    pytest.param((DutyStatus.UNDETERMINED_MISSING_FACT, ["DUTY-21"]), {"footing": "in_doubt"},
                 id="an assignment that may have been decided by now"),
    pytest.param((DutyStatus.FULFILLED, ["DUTY-08"]), {"footing": "in_doubt", "done": "in_time"},
                 id="an assignment that may have been decided by now and is reported"),
])
def test_a_duty_that_a_decision_lays_on_somebody(expected: Told, changes: dict[str, object]) -> None:
    assert expected == told(OWED, **{"time": "passed", **changes})


@pytest.mark.parametrize(("expected", "changes"), [
    pytest.param((DutyStatus.WAIVED, ["DUTY-12"]), {}, id="a waived report whose day has passed is not overdue"),
    pytest.param((DutyStatus.WAIVED, ["DUTY-12"]), {"time": "before"}, id="a waived report is not upcoming"),
    pytest.param((DutyStatus.WAIVED, ["DUTY-12"]), {"done": "late"}, id="a waived report was not late"),
    pytest.param((DutyStatus.FULFILLED, ["DUTY-08"]), {"done": "in_time"},
                 id="a waived report that was handed in all the same"),
    pytest.param((DutyStatus.WAIVED, ["DUTY-12"]), {"in_force": "in_doubt"},
                 id="what is waived is not owed, in force or not"),
    pytest.param((DutyStatus.WAIVED, ["DUTY-12"]), {"in_force": "ended_since"}, id="the last year's report, waived"),
    pytest.param((DutyStatus.WAIVED, ["DUTY-12"]), {"time": "unknown_day"}, id="no meeting is asked about"),
    pytest.param((DutyStatus.UNDETERMINED_NEEDS_JUDGEMENT, ["DUTY-20"]), {"waived": "in_doubt"},
                 id="a waiver that needs judgement leaves the status open"),
    pytest.param((DutyStatus.UNDETERMINED_NEEDS_JUDGEMENT, ["DUTY-18", "DUTY-20"]),
                 {"waived": "in_doubt", "in_force": "in_doubt"}, id="the waiver and the agreement both need judgement"),
    pytest.param((DutyStatus.UNDETERMINED_MISSING_FACT, ["DUTY-15"]), {"waived": "in_doubt", "footing": "proposed"},
                 id="whether it was decided is asked for before the waiver is judged"),
    pytest.param((DutyStatus.UNDETERMINED_MISSING_FACT, ["DUTY-22"]), {"waived": "day_unknown"},
                 id="a waiver that may not have been given yet"),
    pytest.param((DutyStatus.UNDETERMINED_NEEDS_JUDGEMENT, ["DUTY-23"]), {"waived": "no", "done": "by_other"},
                 id="a report that somebody else handed in"),
    pytest.param((DutyStatus.WAIVED, ["DUTY-12"]), {"done": "by_other"},
                 id="a waived report that somebody else handed in"),
])
def test_a_duty_that_has_been_waived(expected: Told, changes: dict[str, object]) -> None:
    assert expected == told(OWED, **{"time": "passed", "waived": "yes", **changes})


def test_nothing_is_overdue_unless_it_is_owed_undone_and_its_day_has_passed() -> None:
    overdue = [situation for situation, outcome in everywhere(DutySituation).items()
               if isinstance(situation, DutySituation) and outcome is DutyStatus.OVERDUE]
    assert {Footing.AGREED, Footing.DECIDED} == {each.footing for each in overdue}
    assert {(Footing.AGREED, InForce.YES), (Footing.AGREED, InForce.ENDED_SINCE), (Footing.DECIDED, InForce.YES),
            (Footing.DECIDED, InForce.ENDED_SINCE), (Footing.DECIDED, InForce.NOT_YET_KNOWN)} == {
        (each.footing, each.in_force) for each in overdue}
    assert {Time.PASSED, Time.UNKNOWN_PASSED} == {each.time for each in overdue}
    assert {Done.NO, Done.PARTLY} == {each.done for each in overdue}
    assert {WaiverStands.NO} == {each.waived for each in overdue}


def test_what_was_done_in_time_is_fulfilled_whatever_else_is_in_doubt() -> None:
    assert {DutyStatus.FULFILLED} == {
        outcome for situation, outcome in everywhere(DutySituation).items()
        if isinstance(situation, DutySituation) and situation.done is Done.IN_TIME}


def test_every_word_of_a_duty_has_its_certainty() -> None:
    assert set(Fulfilment) == {status.fulfilment for status in DutyStatus}
    assert {Fulfilment.UNDETERMINED} == {
        status.fulfilment for status in DutyStatus if status.certainty is not Certainty.CERTAIN}


@pytest.mark.parametrize(("expected", "changes"), [
    pytest.param((DutyDay.STATED, ["DUTYDAY-01"]), {}, id="a day of the year"),
    pytest.param((DutyDay.STATED, ["DUTYDAY-01"]), {"stated": "after_request"}, id="ten working days after a request"),
    pytest.param((DutyDay.ASSUMED_THIS_PERIOD, ["DUTYDAY-02"]), {"stated": "day_in_some_period"},
                 id="31 March each year, without a word on which year the report is about"),
    pytest.param((DutyDay.AT_MEETING, ["DUTYDAY-03"]), {"stated": "meeting"}, id="a meeting whose day is known"),
    pytest.param((DutyDay.ASSUMED_LAST_KNOWN_MEETING, ["DUTYDAY-08"]), {"stated": "last_known_meeting"},
                 id="some meeting of the year, of which two are known"),
    pytest.param((DutyDay.ASK_MEETING, ["DUTYDAY-04"]), {"stated": "unknown_meeting"},
                 id="the meeting in June, some day"),
    pytest.param((DutyDay.ASSUMED_TURN, ["DUTYDAY-05"]), {"stated": "turn_of_month"},
                 id="the turn of January and February"),
    pytest.param((DutyDay.ASSUMED_END_OF_PERIOD, ["DUTYDAY-06"]), {"stated": "none"},
                 id="every year, without a day"),
    pytest.param((DutyDay.NEEDS_JUDGEMENT, ["DUTYDAY-07"]), {"stated": "none_and_no_end"},
                 id="on request, without a time for the answer"),
])
def test_the_last_day_for_a_duty(expected: Told, changes: dict[str, object]) -> None:
    assert expected == told(DAY, **changes)
