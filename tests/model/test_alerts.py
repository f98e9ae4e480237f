"""What alerts are called, when they are told, and to whom."""

from datetime import date

import pytest
from attrs import evolve

from engine.model.alerts import LEAD_DAYS, REPEATED_AFTER, Alert, AlertKind, AlertLevel, LeadTimes, thing
from engine.model.outcomes import Certainty, Tell

ALERT = Alert(agreement="nseo", kind=AlertKind.NOTICE_DEADLINE, day=date(2026, 12, 31), of="region",
              parties=("region",), lead="30", tell=Tell.TELL, is_passed=False, certainty=Certainty.CERTAIN)


def test_an_alert_is_called_by_its_thing_and_its_step() -> None:
    assert "nseo|notice_deadline|region|2026-12-31" == ALERT.thing
    assert "nseo|notice_deadline|region|2026-12-31|30" == ALERT.key


def test_what_has_no_day_is_called_without_one() -> None:
    assert "nseo|question|payments|" == thing("nseo", AlertKind.QUESTION, "payments", None)


def test_how_sure_it_is_and_to_whom_it_goes_do_not_change_what_it_is_called() -> None:
    other = evolve(ALERT, certainty=Certainty.MISSING_FACT, tell=Tell.TELL_NOT_CARRIED_OUT_AND_ESCALATE)
    assert ALERT.key == other.key


@pytest.mark.parametrize(("tell", "expected"), [
    (Tell.SILENT, (AlertLevel.FIRST, False)), (Tell.TELL, (AlertLevel.FIRST, False)),
    (Tell.TELL_AND_ESCALATE, (AlertLevel.ESCALATED, False)), (Tell.TELL_NOT_CARRIED_OUT, (AlertLevel.FIRST, True)),
    (Tell.TELL_NOT_CARRIED_OUT_AND_ESCALATE, (AlertLevel.ESCALATED, True))])
def test_to_whom_an_alert_goes_and_whether_it_is_of_a_decision(tell: Tell, expected: tuple[AlertLevel, bool]) -> None:
    assert expected == (evolve(ALERT, tell=tell).level, tell.is_of_decision)


def test_every_kind_has_lead_times_or_an_interval() -> None:
    assert set(AlertKind) == set(LEAD_DAYS) | set(REPEATED_AFTER)
    assert set() == set(LEAD_DAYS) & set(REPEATED_AFTER)


def test_a_configured_kind_replaces_its_default_and_no_other() -> None:
    leads = LeadTimes(before={AlertKind.NOTICE_DEADLINE: (500, 10)}, again_after={AlertKind.QUESTION: 7})
    assert (500, 10) == leads.days_before(AlertKind.NOTICE_DEADLINE)
    assert (30, 7, 1) == leads.days_before(AlertKind.DUTY_DUE)
    assert (7, 30) == (leads.interval(AlertKind.QUESTION), leads.interval(AlertKind.PAYMENT_OVERDUE))
    assert (500, 365) == (leads.longest, LeadTimes().longest)


def test_without_any_lead_time_none_is_the_longest() -> None:
    assert 30 == LeadTimes(before=dict.fromkeys(LEAD_DAYS, ())).longest
    assert 7 == LeadTimes(before=dict.fromkeys(LEAD_DAYS, ()), answer_within=None).longest


@pytest.mark.parametrize(("days", "is_allowed"), [(0, False), (1, True), (36_525, True), (36_526, False)])
def test_a_lead_time_or_an_interval_is_from_one_day_to_a_hundred_years(days: int, is_allowed: bool) -> None:  # noqa: FBT001  # a column of the table
    for told in ({"before": {AlertKind.DUTY_DUE: (30, days)}}, {"again_after": {AlertKind.QUESTION: days}}):
        if is_allowed:
            LeadTimes(**told)  # type: ignore[arg-type]  # each row is one of the two
        else:
            with pytest.raises(ValueError, match=r"duty_due|question"):
                LeadTimes(**told)  # type: ignore[arg-type]  # each row is one of the two


@pytest.mark.parametrize("name", ["daily_within", "answer_within", "unchanged_after", "for_minutes", "for_delivery"])
def test_no_other_length_is_below_nothing(name: str) -> None:
    assert 0 == getattr(LeadTimes(**{name: 0}), name)
    with pytest.raises(ValueError, match=name):
        LeadTimes(**{name: -1})
