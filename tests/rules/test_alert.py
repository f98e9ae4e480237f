"""What is told of an agreement on a day, and what stays silent."""

import pytest

from engine.model.alert_situations import Act, AlertSituation, Comes, Concern, Resolved
from engine.model.outcomes import Tell
from tests.rules.asking import Told, everywhere, told

LAST_DAY = AlertSituation(concern=Concern.LAST_DAY, is_certain=True, comes=Comes.AHEAD, resolved=Resolved.NOTHING,
                          act=Act.NOT_RECORDED, is_answer_due=False)
TURN = AlertSituation(concern=Concern.TURN, is_certain=True, comes=Comes.AHEAD, resolved=Resolved.NOTHING,
                      act=Act.NOT_RECORDED, is_answer_due=False)


@pytest.mark.parametrize(("expected", "changes"), [
    pytest.param((Tell.TELL, ["ALERT-01"]), {}, id="nobody has decided anything"),
    pytest.param((Tell.TELL, ["ALERT-01"]), {"is_certain": False}, id="nor where the day is not certain"),
    pytest.param((Tell.TELL_AND_ESCALATE, ["ALERT-02"]), {"is_answer_due": True}, id="nobody has answered in time"),
    pytest.param((Tell.TELL_AND_ESCALATE, ["ALERT-02"]), {"resolved": "lapsed", "is_answer_due": True},
                 id="what was decided has lapsed and nobody has answered since"),
    pytest.param((Tell.TELL, ["ALERT-03"]), {"resolved": "lapsed"}, id="negotiations were to be over by a day"),
    pytest.param((Tell.TELL, ["ALERT-04"]), {"resolved": "day_moved"}, id="an extension has moved the day"),
    pytest.param((Tell.SILENT, ["ALERT-05"]), {"resolved": "to_let_pass"}, id="it is decided to renew"),
    pytest.param((Tell.SILENT, ["ALERT-05"]), {"resolved": "to_let_pass", "is_answer_due": True},
                 id="it is decided to renew, and so it stays"),
    pytest.param((Tell.SILENT, ["ALERT-06"]), {"resolved": "in_hand"}, id="somebody negotiates"),
    pytest.param((Tell.TELL_NOT_CARRIED_OUT, ["ALERT-07"]), {"resolved": "to_act"},
                 id="a decision to terminate silences nothing"),
    pytest.param((Tell.TELL_NOT_CARRIED_OUT_AND_ESCALATE, ["ALERT-08"]), {"resolved": "to_act", "is_answer_due": True},
                 id="a decision to terminate is not carried out, and time is short"),
    pytest.param((Tell.TELL, ["ALERT-09"]), {"resolved": "to_act", "act": "recorded"},
                 id="an oral notice is recorded, and the last day stands"),
    pytest.param((Tell.TELL_AND_ESCALATE, ["ALERT-10"]), {"resolved": "to_act", "act": "recorded",
                                                           "is_answer_due": True},
                 id="an oral notice is recorded, and time is short"),
    pytest.param((Tell.SILENT, ["ALERT-11"]), {"comes": "later_reading"}, id="the earlier reading is warned for"),
    pytest.param((Tell.SILENT, ["ALERT-11"]), {"comes": "later_reading", "resolved": "to_act", "act": "recorded",
                                               "is_answer_due": True},
                 id="the earlier reading is warned for, whatever is decided"),
])
def test_a_last_day_to_come(expected: Told, changes: dict[str, object]) -> None:
    assert expected == told(LAST_DAY, **changes)


@pytest.mark.parametrize(("expected", "changes"), [
    pytest.param((Tell.TELL_AND_ESCALATE, ["ALERT-12"]), {}, id="nobody has decided anything"),
    pytest.param((Tell.TELL_AND_ESCALATE, ["ALERT-12"]), {"resolved": "lapsed"}, id="what was decided has lapsed"),
    pytest.param((Tell.SILENT, ["ALERT-05"]), {"resolved": "to_let_pass"}, id="as was decided"),
    pytest.param((Tell.TELL_NOT_CARRIED_OUT_AND_ESCALATE, ["ALERT-13"]), {"resolved": "to_act"},
                 id="although notice was to be given"),
    pytest.param((Tell.TELL_AND_ESCALATE, ["ALERT-10"]), {"resolved": "to_act", "act": "recorded"},
                 id="although a notice without certain effect is recorded"),
])
def test_a_last_day_that_has_passed(expected: Told, changes: dict[str, object]) -> None:
    assert expected == told(LAST_DAY, comes="passed", is_answer_due=True, **changes)


@pytest.mark.parametrize(("expected", "changes"), [
    pytest.param((Tell.TELL, ["ALERT-01"]), {}, id="the term ends in a month"),
    pytest.param((Tell.SILENT, ["ALERT-05"]), {"resolved": "to_let_pass"}, id="the term ends as was decided"),
    pytest.param((Tell.TELL_NOT_CARRIED_OUT, ["ALERT-07"]), {"resolved": "to_act"}, id="an extension was decided on"),
    pytest.param((Tell.TELL, ["ALERT-14"]), {"comes": "passed"}, id="the term ended yesterday"),
    pytest.param((Tell.TELL, ["ALERT-14"]), {"comes": "passed", "resolved": "to_act", "act": "recorded"},
                 id="the term ended although an extension is recorded"),
    pytest.param((Tell.TELL_NOT_CARRIED_OUT, ["ALERT-15"]), {"comes": "passed", "resolved": "to_act"},
                 id="the term ended before what was decided was done"),
])
def test_the_turn_of_a_term(expected: Told, changes: dict[str, object]) -> None:
    assert expected == told(TURN, **changes)


@pytest.mark.parametrize(("expected", "changes"), [
    pytest.param((Tell.TELL, ["ALERT-16"]), {"concern": "to_do"}, id="a quarter is to be paid"),
    pytest.param((Tell.TELL, ["ALERT-16"]), {"concern": "to_do", "is_certain": False}, id="if it is to be paid"),
    pytest.param((Tell.TELL, ["ALERT-17"]), {"concern": "left_undone"}, id="a quarter is overdue"),
    pytest.param((Tell.SILENT, ["ALERT-18"]), {"concern": "left_undone", "is_certain": False},
                 id="whether a quarter is overdue cannot be told"),
    pytest.param((Tell.TELL, ["ALERT-19"]), {"concern": "unanswered", "is_certain": False}, id="a question"),
    pytest.param((Tell.TELL_NOT_CARRIED_OUT, ["ALERT-20"]), {"concern": "not_carried_out", "resolved": "to_act"},
                 id="a decision to terminate an open-ended agreement"),
    pytest.param((Tell.TELL, ["ALERT-09"]), {"concern": "not_carried_out", "resolved": "to_act", "act": "recorded"},
                 id="an oral notice of an open-ended agreement"),
    pytest.param((Tell.SILENT, ["ALERT-21"]), {"concern": "not_carried_out", "resolved": "to_act", "act": "settled"},
                 id="a notice that has set the end"),
    pytest.param((Tell.TELL, ["ALERT-22"]), {"concern": "unowned"}, id="nobody answers for the agreement"),
])
def test_what_else_there_is_to_tell(expected: Told, changes: dict[str, object]) -> None:
    assert expected == told(LAST_DAY, **changes)


def test_a_last_day_that_has_passed_is_silent_only_by_a_decision() -> None:
    assert {Resolved.TO_LET_PASS} == {
        situation.resolved for situation, outcome in everywhere(AlertSituation).items()
        if isinstance(situation, AlertSituation) and situation.comes is Comes.PASSED and outcome is Tell.SILENT}


def test_a_decision_to_act_silences_no_last_day_that_is_the_one_to_act_by() -> None:
    assert set() == {
        situation for situation, outcome in everywhere(AlertSituation).items()
        if isinstance(situation, AlertSituation) and situation.resolved is Resolved.TO_ACT
        and situation.comes is not Comes.LATER_READING and situation.act is not Act.SETTLED and outcome is Tell.SILENT}
