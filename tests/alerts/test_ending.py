"""What ends the reminders of something is told by what it is and where it stands."""

from datetime import date
from typing import Any

import pytest

from engine.alerts.ending import By, Ending, Escalated, ending, escalated
from engine.model.agreement import GivenWhen, NoticeClause
from engine.model.alerts import Alert, AlertKind
from engine.model.outcomes import Certainty, Status, Tell


def alert(kind: AlertKind, of: str = "", tell: Tell = Tell.TELL, **more: Any) -> Alert:  # noqa: ANN401  # Alert's own
    return Alert(**{
        "agreement": "avtal", "kind": kind, "day": date(2026, 12, 31), "of": of, "parties": (), "lead": "30",
        "tell": tell, "is_passed": False, "certainty": Certainty.CERTAIN, **more})


@pytest.mark.parametrize(("kind", "decided", "done"), [
    (AlertKind.NOTICE_DEADLINE, By.DECIDE, By.NOTICE), (AlertKind.TERM_RENEWS, By.DECIDE, By.NOTICE),
    (AlertKind.OPTION_DEADLINE, By.DECIDE_OPTION, By.OPTION), (AlertKind.TERM_ENDS, By.DECIDE_END, By.EXTENSION),
    (AlertKind.FALLS_WITH_ANOTHER, By.DECIDE_END, By.EXTENSION)])
def test_a_day_is_reminded_of_until_it_is_decided_and_what_is_decided_is_done(
        kind: AlertKind, decided: By, done: By) -> None:
    assert Ending(decided) == ending(alert(kind), Status.IN_FORCE, None)
    for tell in (Tell.TELL_NOT_CARRIED_OUT, Tell.TELL_NOT_CARRIED_OUT_AND_ESCALATE):
        assert Ending(done) == ending(alert(kind, tell=tell), Status.IN_FORCE, None)
        assert Ending(done) == ending(alert(kind, tell=tell, is_passed=True), Status.IN_FORCE, None)
    assert Ending(By.CLEAR) == ending(alert(kind, is_act_recorded=True), Status.IN_FORCE, None)
    assert Ending(By.PASSED) == ending(alert(kind, is_passed=True), Status.IN_FORCE, None)
    assert Ending(By.SETTLED) == ending(alert(kind), Status.TERMINATING, None)
    uncertain = alert(kind, certainty=Certainty.TWO_READINGS)
    assert Ending(By.CLEAR) == ending(uncertain, Status.TERMINATING, None)
    assert Ending(By.SETTLED) == ending(alert(kind), Status.ENDED, None)


@pytest.mark.parametrize(("given_when", "decided", "done"), [
    (GivenWhen.SENT, By.DECIDE_SENT, By.NOTICE_SENT), (GivenWhen.RECEIVED, By.DECIDE, By.NOTICE),
    (None, By.DECIDE, By.NOTICE)])
def test_a_notice_is_to_be_recorded_as_sent_only_where_it_is_given_by_that(
        given_when: GivenWhen | None, decided: By, done: By) -> None:
    clause = NoticeClause(given_when=given_when)
    for kind in (AlertKind.NOTICE_DEADLINE, AlertKind.TERM_RENEWS):
        assert Ending(decided) == ending(alert(kind), Status.IN_FORCE, clause)
        assert Ending(done) == ending(alert(kind, tell=Tell.TELL_NOT_CARRIED_OUT), Status.IN_FORCE, clause)
    assert Ending(done) == ending(alert(AlertKind.NOTICE_NOT_RECEIVED), Status.IN_FORCE, clause)
    assert Ending(By.DECIDE_OPTION) == ending(alert(AlertKind.OPTION_DEADLINE), Status.IN_FORCE, clause)
    assert Ending(By.SETTLED) == ending(alert(AlertKind.NOTICE_DEADLINE), Status.ENDED, clause)


@pytest.mark.parametrize(("kind", "of", "expected"), [
    (AlertKind.PAYMENT_OVERDUE, "2026-Q1", Ending(By.PAY, {"instalment": "2026-Q1"})),
    (AlertKind.PAYMENT_UPCOMING, "2026", Ending(By.PAY, {"instalment": "2026"})),
    (AlertKind.WITHHOLDING_WITHOUT_GROUND, "2026-Q1", Ending(By.SETTLE, {"instalment": "2026-Q1"})),
    (AlertKind.DUTY_DUE, "rapport/2026-Q3", Ending(By.PERFORM, {"duty": "rapport", "period": "2026-Q3"})),
    (AlertKind.DUTY_OVERDUE, "rapport/2026", Ending(By.PERFORM, {"duty": "rapport", "period": "2026"})),
    (AlertKind.NOTICE_NOT_RECEIVED, "", Ending(By.NOTICE)), (AlertKind.QUESTION, "termination", Ending(By.ANSWER)),
    (AlertKind.NO_OWNER, "", Ending(By.OWN))])
def test_what_is_to_be_recorded_of_everything_else_is_named_with_what_the_command_needs(
        kind: AlertKind, of: str, expected: Ending) -> None:
    assert expected == ending(alert(kind, of), Status.IN_FORCE, None)


@pytest.mark.parametrize(("tell", "is_act_recorded", "expected"), [
    (Tell.TELL, False, None), (Tell.TELL, True, None), (Tell.TELL_NOT_CARRIED_OUT, False, None),
    (Tell.TELL_AND_ESCALATE, False, Escalated.UNDECIDED), (Tell.TELL_AND_ESCALATE, True, Escalated.UNCERTAIN),
    (Tell.TELL_NOT_CARRIED_OUT_AND_ESCALATE, False, Escalated.UNDONE)])
def test_why_an_alert_goes_to_another_as_well(
        tell: Tell, is_act_recorded: bool, expected: Escalated | None) -> None:  # noqa: FBT001  # a case
    assert expected is escalated(alert(AlertKind.NOTICE_DEADLINE, tell=tell, is_act_recorded=is_act_recorded))
