"""What is told of an agreement on a day: each kind, its steps, decisions, and what else there is to see beside it."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from engine.assess import assess
from engine.assess.alerting import (
    alerts,
    decided_on,
    in_hand_until,
    judged,
    next_alert_on,
    standing,
    to_decide_on,
)
from engine.assess.alerting.steps import gathered
from engine.assess.duty.hanging import hanging
from engine.assess.together import assess_together
from engine.documents import load
from engine.model.agreement import Agreement
from engine.model.alerts import Alert, AlertKind, AlertLevel, DecidedTo, LastMeeting, LeadTimes, PeopleDecided, Tonight
from engine.model.dates import Span
from engine.model.events import EventForm, Extended, NoticeReceived, NoticeWithdrawn, OptionUsed
from engine.model.outcomes import Certainty, Tell
from engine.model.reasons import Ground
from tests.assess.asking import INFERENCE, Told

SCENARIOS: Final = Path(__file__).parents[2] / "scenarios"
OSTERSUND: Final = load(SCENARIOS / "jamtland" / "ostersund.toml")
A_DAY: Final = timedelta(days=1)
RENEWED: Final = (
    "[term]\nstarts_on = 2019-01-01\nends_on = 2021-12-31\n"
    '[renewal]\nkind = "automatic"\nperiod = "3 years"\nclause = "§10"\n'
    '[notice]\ncounted = "before_term_end"\nperiod = "12 months"\nclause = "§11"\n')
"""The last day for notice is 2020-12-31, and then 2023-12-31."""
MONTHLY: Final = (
    "[term]\nstarts_on = 2020-01-01\nends_on = 2020-01-31\n"
    '[renewal]\nkind = "automatic"\nperiod = "1 month"\n'
    '[notice]\ncounted = "before_date"\ndate = "{date}"\n')
OPEN_ENDED: Final = (
    "[term]\nstarts_on = 2019-01-01\n"
    '[notice]\ncounted = "from_notice"\nperiod = "6 months"\nclause = "§3"\n')
OPTION: Final = (
    '[term]\nstarts_on = 2021-07-01\nends_on = 2023-06-30\nclause = "§2"\n'
    '[renewal]\nkind = "option"\nperiod = "1 year"\nmax_times = 2\nholder = "a"\nexercise_before = "3 months"\n'
    'counting = "same_day"\nclause = "§4"\n')
FIXED: Final = "[term]\nstarts_on = 2019-01-01\nends_on = 2021-12-31\n"


def tonight(agreement: Agreement, day: str, since: str | None = None, **more: Any) -> Tonight:  # noqa: ANN401  # Tonight's
    """A run on that day, or its agreement's first where ``since`` is not told."""
    found = assess(agreement, date.fromisoformat(day), INFERENCE)
    return Tonight(agreement=agreement, found=found, since=None if since is None else date.fromisoformat(since), **more)


def every_night(agreement: Agreement, day: str, **more: Any) -> tuple[Alert, ...]:  # noqa: ANN401  # Tonight's
    """What a run tells, the one before it having been made the night before."""
    before = (date.fromisoformat(day) - A_DAY).isoformat()
    return alerts(tonight(agreement, day, before, **more), LeadTimes(), INFERENCE)


def at_once(agreement: Agreement, day: str, leads: LeadTimes | None = None,
            **more: Any) -> tuple[Alert, ...]:  # noqa: ANN401  # Tonight's
    """What a first run tells: all that stands."""
    return alerts(tonight(agreement, day, **more), leads or LeadTimes(), INFERENCE)


def leads_of(told: Sequence[Alert], kind: AlertKind = AlertKind.NOTICE_DEADLINE) -> list[tuple[str, str]]:
    return [("" if each.day is None else each.day.isoformat(), each.lead) for each in told if each.kind is kind]


def the_one(told: Sequence[Alert], kind: AlertKind = AlertKind.NOTICE_DEADLINE) -> Alert:
    found, = (each for each in told if each.kind is kind)
    return found


def to(what: DecidedTo, on: str, about: str | None = None, until: str | None = None) -> PeopleDecided:
    return PeopleDecided(to=what, by="fullmäktige", on=date.fromisoformat(on),
                         about=None if about is None else date.fromisoformat(about),
                         until=None if until is None else date.fromisoformat(until))


# --- Steps to a last day ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "expected"), [
    ("2019-12-31", None), ("2020-01-01", "365"), ("2020-01-02", None), ("2020-07-04", "180"), ("2020-10-02", "90"),
    ("2020-12-01", "30"), ("2020-12-17", "14"), ("2020-12-23", None), ("2020-12-24", "7"), ("2020-12-25", None),
    ("2020-12-26", None), ("2020-12-27", None), ("2020-12-28", "3"), ("2020-12-29", "daily:2020-12-29"),
    ("2020-12-30", "working_day"), ("2020-12-31", "last_day"), ("2021-01-01", "passed"), ("2021-01-02", None)])
def test_on_which_days_a_last_day_for_notice_is_told_when_every_night_is_run(
        told: Told, day: str, expected: str | None) -> None:
    found = leads_of(every_night(told(RENEWED), day))
    assert ([] if expected is None else [("2020-12-31", expected)]) == found


def test_a_last_day_that_is_a_working_day_is_told_once_on_the_day_itself(told: Told) -> None:
    agreement = told(RENEWED.replace("2021-12-31", "2021-12-30"))
    assert [("2020-12-30", "last_day")] == leads_of(every_night(agreement, "2020-12-30"))
    assert [("2020-12-30", "passed")] == leads_of(every_night(agreement, "2020-12-31"))


@pytest.mark.parametrize(("since", "day", "expected"), [
    ("2020-01-01", "2020-07-03", None), ("2020-06-01", "2020-12-20", "14"), ("2020-06-01", "2020-12-31", "last_day"),
    ("2020-12-30", "2021-03-01", "passed"), ("2021-01-01", "2021-03-01", None), ("2019-01-01", "2021-12-31", "passed")])
def test_of_the_steps_that_came_during_missed_nights_only_the_latest_is_told(
        told: Told, since: str, day: str, expected: str | None) -> None:
    found = leads_of(alerts(tonight(told(RENEWED), day, since), LeadTimes(), INFERENCE))
    assert ([] if expected is None else [("2020-12-31", expected)]) == found


def test_a_last_day_whose_term_was_renewed_during_the_missed_nights_is_told_as_passed_and_so_is_the_turn(
        told: Told) -> None:
    found = alerts(tonight(told(RENEWED), "2022-02-01", "2020-11-01"), LeadTimes(), INFERENCE)
    assert [("2020-12-31", "passed")] == leads_of(found)
    assert [("2021-12-31", "passed")] == leads_of(found, AlertKind.TERM_RENEWS)
    assert (True, AlertLevel.ESCALATED) == (the_one(found).is_passed, the_one(found).level)


@pytest.mark.parametrize(("day", "expected"), [
    ("2019-12-31", []), ("2020-03-01", [("2020-12-31", "365")]), ("2021-06-01", [("2020-12-31", "passed")]),
    ("2022-01-01", [])])
def test_a_first_run_tells_what_stands_and_what_has_passed_of_the_running_term(
        told: Told, day: str, expected: list[tuple[str, str]]) -> None:
    assert expected == leads_of(at_once(told(RENEWED), day))


def test_of_a_term_that_follows_another_by_the_month_each_last_day_is_told_when_the_one_before_has_passed(
        told: Told) -> None:
    agreement = told(MONTHLY.format(date="01-20").replace('counted = "before_date"\ndate = "01-20"',
                                                          'counted = "before_term_end"\nperiod = "10 days"'))
    found = leads_of(every_night(agreement, "2020-01-22"))
    assert [("2020-01-21", "passed"), ("2020-02-19", "30")] == found
    assert the_one([each for each in every_night(agreement, "2020-01-22") if not each.is_passed]).is_if_renewed


def test_lead_times_and_the_daily_week_are_configured(told: Told) -> None:
    leads = LeadTimes(before={AlertKind.NOTICE_DEADLINE: (20,)}, daily_within=2, answer_within=None)
    days = [day for day in range(1, 32) if leads_of(alerts(tonight(
        told(RENEWED), f"2020-12-{day:02}", (date(2020, 12, day) - A_DAY).isoformat()), leads, INFERENCE))]
    assert [11, 29, 30, 31] == days


@pytest.mark.parametrize(("answer_within", "day", "expected"), [
    (45, "2020-11-15", AlertLevel.FIRST), (45, "2020-11-16", AlertLevel.ESCALATED),
    (None, "2020-12-30", AlertLevel.FIRST), (30, "2020-11-30", AlertLevel.FIRST),
    (30, "2020-12-01", AlertLevel.ESCALATED)])
def test_from_when_nobody_has_answered_it_goes_to_a_second_recipient(
        told: Told, answer_within: int | None, day: str, expected: AlertLevel) -> None:
    found = at_once(told(RENEWED), day, LeadTimes(answer_within=answer_within))
    assert expected is the_one(found).level


def test_the_day_by_which_somebody_must_answer_is_a_step_of_its_own(told: Told) -> None:
    found = alerts(tonight(told(RENEWED), "2020-11-16", "2020-11-15"), LeadTimes(answer_within=45), INFERENCE)
    assert [("2020-12-31", "45")] == leads_of(found)


def test_a_last_day_for_some_parties_is_told_of_each(told: Told) -> None:
    agreement = told(RENEWED + '[notice.party.b]\nperiod = "6 months"\n')
    found = at_once(agreement, "2020-12-02")
    assert {("a", "2020-12-31"), ("b", "2021-06-30")} == {(each.of, str(each.day)) for each in found}
    assert [("a",), ("b",)] == [each.parties for each in found]


def test_of_a_deadline_its_clauses_and_the_end_it_leads_to_are_told(told: Told) -> None:
    each = the_one(at_once(told(RENEWED), "2020-12-02"))
    assert (("§10", "§11"), date(2021, 12, 31), ("a", "b")) == (each.clauses, each.ends_on, each.parties)
    assert ["ALERT-02"] == [reason.rule for reason in each.reasons]


# --- Two readings and doubts ------------------------------------------------------------------------------------------

TWO: Final = RENEWED.replace("2021-12-31", "2020-06-30").replace("12 months", "3 months")
"""30 or 31 March."""


def test_the_earlier_of_two_readings_is_warned_for_and_the_later_from_the_day_after(told: Told) -> None:
    agreement = told(TWO)
    first, = at_once(agreement, "2020-03-30")
    assert (date(2020, 3, 30), True, date(2020, 3, 31), Certainty.TWO_READINGS) == (
        first.day, first.is_earlier_reading, first.other_reading, first.certainty)
    second = the_one(every_night(agreement, "2020-03-31"))
    assert (date(2020, 3, 31), False, date(2020, 3, 30), "other_reading") == (
        second.day, second.is_earlier_reading, second.other_reading, second.lead)
    assert [("2020-03-31", "passed")] == leads_of(every_night(agreement, "2020-04-01"))


def test_what_is_kept_silent_is_told_with_its_reason_to_one_who_asks(told: Told) -> None:
    found = judged(tonight(told(TWO), "2020-03-01"), LeadTimes(), INFERENCE)
    assert [("2020-03-30", Tell.TELL_AND_ESCALATE), ("2020-03-31", Tell.SILENT)] == [
        (str(each.day), each.tell) for each in found if each.kind is AlertKind.NOTICE_DEADLINE]
    assert [["ALERT-02"], ["ALERT-11"]] == [[reason.rule for reason in each.reasons] for each in found]


def test_a_last_day_that_stands_in_one_reading_only_is_told_as_uncertain(told: Told) -> None:
    agreement = told(RENEWED + 'form = "written"\n').with_events(
        NoticeReceived(by="a", received_on=date(2020, 5, 1), form=EventForm.EMAIL))
    each = the_one(at_once(agreement, "2020-12-02"))
    assert (date(2020, 12, 31), Certainty.NEEDS_JUDGEMENT) == (each.day, each.certainty)


def test_a_last_day_that_passed_is_told_also_where_the_agreement_has_ended_by_itself_since(told: Told) -> None:
    agreement = told(RENEWED.replace('"3 years"', '"3 months"\nmax_times = 1'))
    found = alerts(tonight(agreement, "2022-05-01", "2020-06-01"), LeadTimes(), INFERENCE)
    assert [("2020-12-31", "passed")] == leads_of(found)


def test_once_a_notice_has_set_the_end_no_last_day_is_told_even_of_a_term_that_has_passed(told: Told) -> None:
    agreement = told(RENEWED).with_events(NoticeReceived(by="a", received_on=date(2022, 2, 1)))
    assert [] == leads_of(alerts(tonight(agreement, "2022-03-01", "2020-06-01"), LeadTimes(), INFERENCE))


# --- Turns ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("tables", "kind", "day", "expected"), [
    (RENEWED, AlertKind.TERM_RENEWS, "2021-12-01", "30"), (RENEWED, AlertKind.TERM_RENEWS, "2021-12-31", None),
    (RENEWED, AlertKind.TERM_RENEWS, "2022-01-01", "passed"), (FIXED, AlertKind.TERM_ENDS, "2021-10-02", "90"),
    (FIXED, AlertKind.TERM_ENDS, "2022-01-01", "passed"), (FIXED, AlertKind.TERM_ENDS, "2022-01-02", None)])
def test_the_turn_of_a_term_is_told_in_advance_and_when_it_has_come(
        told: Told, tables: str, kind: AlertKind, day: str, expected: str | None) -> None:
    assert ([] if expected is None else [("2021-12-31", expected)]) == leads_of(every_night(told(tables), day), kind)


def test_a_first_run_tells_no_turn_that_has_passed(told: Told) -> None:
    assert () == at_once(told(FIXED), "2022-01-01")


def test_the_end_that_another_agreement_brings_is_told_as_such(told: Told) -> None:
    def with_other(tie: str, day: str, since: str | None) -> tuple[Alert, ...]:
        agreement = evolve(told(OPEN_ENDED), **{tie: "other" if tie == "ends_with" else ("other",)})
        other = evolve(told(FIXED), id="other", title="Den andra")
        found, _ = assess_together((agreement, other), date.fromisoformat(day), INFERENCE)
        return alerts(Tonight(agreement=agreement, found=found[0][1], hanging=hanging(found, INFERENCE),
                              since=None if since is None else date.fromisoformat(since)), LeadTimes(), INFERENCE)

    kind = AlertKind.FALLS_WITH_ANOTHER
    assert [("2021-12-31", "first")] == leads_of(with_other("ends_with", "2020-01-01", None), kind)
    assert [] == leads_of(with_other("ends_with", "2020-01-02", "2020-01-01"), kind)
    assert [("2021-12-31", "30")] == leads_of(with_other("rests_on", "2021-12-01", "2021-11-30"), kind)
    assert [("2021-12-31", "passed")] == leads_of(with_other("rests_on", "2022-01-01", "2021-12-31"), kind)
    assert [] == leads_of(with_other("ends_with", "2021-12-01", "2021-11-30"), AlertKind.TERM_ENDS)


# --- Options ----------------------------------------------------------------------------------------------------------


def test_an_option_is_told_to_its_holder_until_it_is_used_or_has_lapsed(told: Told) -> None:
    agreement, kind = told(OPTION), AlertKind.OPTION_DEADLINE
    each = the_one(at_once(agreement, "2023-03-01"), kind)
    assert (date(2023, 3, 30), ("a",), ("§2", "§4"), None) == (each.day, each.parties, each.clauses, each.ends_on)
    assert [("2023-03-30", "passed")] == leads_of(every_night(agreement, "2023-03-31"), kind)
    used = agreement.with_events(OptionUsed(on=date(2023, 3, 2), by="a"))
    assert [] == leads_of(every_night(used, "2023-03-31"), kind)


def test_a_first_run_tells_of_a_lapsed_option_only_while_the_term_runs(told: Told) -> None:
    kind = AlertKind.OPTION_DEADLINE
    assert [("2023-03-30", "passed")] == leads_of(at_once(told(OPTION), "2023-06-30"), kind)
    assert [] == leads_of(at_once(told(OPTION), "2023-07-01"), kind)


# --- Decisions --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("decision", "day", "expected"), [
    (to(DecidedTo.RENEW, "2020-06-01", "2020-12-31"), "2020-12-30", []),
    (to(DecidedTo.RENEW, "2020-06-01", "2020-12-31"), "2021-01-01", []),
    (to(DecidedTo.RENEW, "2020-06-01", "2020-12-31", "2020-09-30"), "2020-10-01", ["lapsed:2020-09-30"]),
    (to(DecidedTo.RENEW, "2020-06-01", "2020-12-31", "2020-10-01"), "2020-10-02", ["lapsed:2020-10-01"]),
    (to(DecidedTo.RENEW, "2020-06-01", "2020-12-31", "2020-12-31"), "2021-01-01", []),
    (to(DecidedTo.NEGOTIATE, "2020-06-01", "2020-12-31", "2020-12-22"), "2020-12-17", []),
    (to(DecidedTo.NEGOTIATE, "2020-06-01", "2020-12-31", "2020-12-22"), "2020-12-23", ["lapsed:2020-12-22"]),
    (to(DecidedTo.DELEGATE, "2020-06-01", "2020-12-31"), "2020-10-02", []),
    (to(DecidedTo.DELEGATE, "2020-06-01", "2020-12-31"), "2020-12-01", ["lapsed:2020-11-30"]),
    (to(DecidedTo.RENEW, "2020-12-02", "2020-12-31"), "2020-12-01", ["30"]),
    (to(DecidedTo.RENEW, "2020-06-01", "2020-11-30"), "2020-12-01", ["30"]),
    (to(DecidedTo.RENEW, "2020-06-01"), "2020-12-01", ["30"]),
    (to(DecidedTo.TERMINATE, "2020-06-01", "2020-12-31", "2020-12-31"), "2020-12-01", ["30"]),
])
def test_what_a_decision_keeps_silent(told: Told, decision: PeopleDecided, day: str, expected: list[str]) -> None:
    assert expected == [lead for _, lead in leads_of(every_night(told(RENEWED), day, decisions=(decision,)))]


@pytest.mark.parametrize("to_what", [DecidedTo.NEGOTIATE, DecidedTo.DELEGATE])
@pytest.mark.parametrize("until", ["2020-12-23", "2020-12-30", "2020-12-31", "2021-03-31"])
def test_one_who_negotiates_or_delegates_never_silences_the_last_week(
        told: Told, to_what: DecidedTo, until: str) -> None:
    agreement, decision = told(RENEWED), to(to_what, "2020-12-02", "2020-12-31", until)
    expected = {24: "lapsed:2020-12-23", 28: "3", 29: "daily:2020-12-29", 30: "working_day", 31: "last_day"}
    assert expected == {day: lead for day in range(3, 32) for _, lead in leads_of(every_night(
        agreement, f"2020-12-{day:02}", decisions=(decision,)))}
    passed = the_one(every_night(agreement, "2021-01-01", decisions=(decision,)))
    assert ("passed", AlertLevel.ESCALATED) == (passed.lead, passed.level)


@pytest.mark.parametrize(("daily_within", "answer_within", "day", "until", "expected"), [
    (2, None, "2020-12-31", "2021-01-31", "2020-12-28"), (0, None, "2020-12-31", "2021-01-31", "2020-12-29"),
    (0, None, "2020-12-30", "2021-01-31", "2020-12-29"), (1, None, "2020-12-27", "2021-01-31", "2020-12-22"),
    (7, 30, "2020-12-31", None, "2020-11-30"), (7, None, "2020-12-31", None, "2020-12-23"),
    (7, 3, "2020-12-31", None, "2020-12-23"), (7, 30, "2020-12-31", "2020-12-22", "2020-12-22")])
def test_until_when_what_is_in_hand_is_silent(
        daily_within: int, answer_within: int | None, day: str, until: str | None, expected: str) -> None:
    leads = LeadTimes(daily_within=daily_within, answer_within=answer_within)
    decision = to(DecidedTo.NEGOTIATE, "2020-06-01", day, until)
    assert expected == in_hand_until(decision, date.fromisoformat(day), leads).isoformat()


@pytest.mark.parametrize("until", [None, "2021-01-31"])
def test_one_who_takes_it_in_hand_when_it_is_too_late_to_be_silent_has_nothing_told_anew(
        told: Told, until: str | None) -> None:
    agreement = told(RENEWED)
    decision = to(DecidedTo.DELEGATE, "2020-12-28", "2020-12-31", until)
    before = the_one(every_night(agreement, "2020-12-28"))
    after = the_one(every_night(agreement, "2020-12-28", decisions=(decision,), is_changed=True))
    assert before.key == after.key
    assert [("2020-12-31", "daily:2020-12-29")] == leads_of(every_night(agreement, "2020-12-29", decisions=(decision,)))


def test_a_decision_also_keeps_the_turn_silent_that_the_last_day_leads_to(told: Told) -> None:
    decision = to(DecidedTo.RENEW, "2020-06-01", "2020-12-31")
    assert () == every_night(told(RENEWED), "2021-12-01", decisions=(decision,))
    assert () == every_night(told(RENEWED), "2022-01-01", decisions=(decision,))
    assert [("2023-12-31", "365")] == leads_of(every_night(told(RENEWED), "2022-12-31", decisions=(decision,)))


def test_the_latest_decision_counts_and_of_two_on_one_day_the_one_told_last(told: Told) -> None:
    renew, terminate = (to(each, "2020-06-01", "2020-12-31") for each in (DecidedTo.RENEW, DecidedTo.TERMINATE))
    later = to(DecidedTo.RENEW, "2020-06-02", "2020-12-31")
    for decisions, expected in (((renew, terminate), 1), ((terminate, renew), 0), ((later, terminate), 0)):
        assert expected == len(leads_of(every_night(told(RENEWED), "2020-07-04", decisions=decisions)))


def test_a_decision_that_reaches_beyond_its_day_holds_for_the_next_last_day_too(told: Told) -> None:
    agreement = told(MONTHLY.replace('counted = "before_date"\ndate = "{date}"',
                                     'counted = "before_term_end"\nperiod = "10 days"'))
    silent = to(DecidedTo.RENEW, "2020-01-05", "2020-01-21", "2020-04-30")
    for day in ("2020-01-22", "2020-02-19", "2020-04-30"):
        assert () == every_night(agreement, day, decisions=(silent,))
    assert [("2020-05-21", "lapsed:2020-04-30")] == leads_of(every_night(agreement, "2020-05-01", decisions=(silent,)))
    until_its_day = to(DecidedTo.RENEW, "2020-01-05", "2020-01-21", "2020-01-20")
    assert [("2020-02-19", "30")] == leads_of(
        [each for each in every_night(agreement, "2020-01-22", decisions=(until_its_day,)) if not each.is_passed])


def test_when_a_changed_fact_moves_the_day_the_decision_no_longer_holds(told: Told) -> None:
    decision = to(DecidedTo.RENEW, "2020-06-01", "2020-12-31")
    moved = told(RENEWED).with_events(Extended(agreed_on=date(2020, 7, 1), ends_on=date(2021, 6, 30)))
    found = judged(tonight(moved, "2020-07-02", decisions=(decision,)), LeadTimes(), INFERENCE)
    assert [("2020-06-30", "ALERT-12")] == [
        (str(each.day), each.reasons[0].rule) for each in found if each.kind is AlertKind.NOTICE_DEADLINE]
    later = told(RENEWED).with_events(Extended(agreed_on=date(2020, 7, 1), ends_on=date(2022, 12, 31)))
    each, = judged(tonight(later, "2020-12-31", decisions=(decision,)), LeadTimes(), INFERENCE)
    assert (date(2021, 12, 31), "ALERT-04") == (each.day, each.reasons[0].rule)


@pytest.mark.parametrize(("event", "expected"), [
    (None, "ALERT-08"),
    (NoticeReceived(by="a", sent_on=date(2020, 7, 1)), "ALERT-08"),
    (NoticeReceived(by="a", received_on=date(2020, 5, 31), form=EventForm.ORAL), "ALERT-08"),
    (NoticeReceived(by="a", received_on=date(2020, 6, 1), form=EventForm.ORAL), "ALERT-10"),
    (NoticeReceived(by="a", received_on=date(2020, 12, 3), form=EventForm.ORAL), "ALERT-08"),
    (NoticeReceived(by="a", received_on=Span.month(2020, 6), form=EventForm.ORAL), "ALERT-10"),
    (Extended(agreed_on=date(2020, 7, 1), ends_on=date(2021, 12, 31)), "ALERT-08"),
])
def test_whether_a_decision_to_terminate_has_been_carried_out(
        told: Told, event: NoticeReceived | Extended | None, expected: str) -> None:
    agreement = told(RENEWED + 'form = "written"\n')
    agreement = agreement if event is None else agreement.with_events(event)
    decision = to(DecidedTo.TERMINATE, "2020-06-01", "2020-12-31")
    each = the_one(at_once(agreement, "2020-12-02", decisions=(decision,)))
    assert (date(2020, 12, 31), [expected]) == (each.day, [reason.rule for reason in each.reasons])
    assert (expected == "ALERT-10") is each.is_act_recorded


def test_a_notice_that_is_withdrawn_leaves_the_decision_to_be_carried_out_again(told: Told) -> None:
    agreement = told(RENEWED).with_events(NoticeReceived(by="a", received_on=date(2020, 7, 1)),
                                          NoticeWithdrawn(agreed_on=date(2020, 8, 1)))
    decision = to(DecidedTo.TERMINATE, "2020-08-02", "2020-12-31")
    each = the_one(at_once(agreement, "2020-12-02", decisions=(decision,)))
    assert Tell.TELL_NOT_CARRIED_OUT_AND_ESCALATE is each.tell


@pytest.mark.parametrize(("tables", "decision", "day", "expected"), [
    (OPEN_ENDED, to(DecidedTo.TERMINATE, "2020-03-01"), "2020-03-30", None),
    (OPEN_ENDED, to(DecidedTo.TERMINATE, "2020-03-01"), "2020-03-31", "first"),
    (OPEN_ENDED, to(DecidedTo.TERMINATE, "2020-03-01"), "2020-04-30", "30"),
    (OPEN_ENDED, to(DecidedTo.TERMINATE, "2020-03-01", until="2020-03-10"), "2020-03-11", "first"),
    (OPEN_ENDED, to(DecidedTo.RENEW, "2020-03-01"), "2020-03-31", None),
    (RENEWED, to(DecidedTo.TERMINATE, "2019-03-01", "2020-12-31"), "2019-03-31", "first"),
    (RENEWED, to(DecidedTo.TERMINATE, "2020-06-01", "2020-12-31"), "2020-07-01", None),
    (RENEWED, to(DecidedTo.TERMINATE, "2020-12-02", "2020-12-31"), "2021-01-01", None),
    (FIXED, to(DecidedTo.TERMINATE, "2021-12-02"), "2022-01-01", None),
    (FIXED, to(DecidedTo.TERMINATE, "2021-03-01", "2021-12-31"), "2021-03-31", None),
    (OPTION, to(DecidedTo.TERMINATE, "2023-01-01", "2023-03-30"), "2023-01-31", None),
    (OPTION, to(DecidedTo.TERMINATE, "2023-01-01", "2023-03-15"), "2023-01-31", None),
    (OPTION + '[notice]\ncounted = "from_notice"\nperiod = "6 months"\n',
     to(DecidedTo.TERMINATE, "2023-01-01", "2023-03-15"), "2023-01-31", "first"),
])
def test_a_decision_to_terminate_is_reminded_of_where_no_last_day_does(
        told: Told, tables: str, decision: PeopleDecided, day: str, expected: str | None) -> None:
    found = leads_of(every_night(told(tables), day, decisions=(decision,)), AlertKind.NOTICE_NOT_RECEIVED)
    assert ([] if expected is None else [(str(decision.on), expected)]) == found


@pytest.mark.parametrize(("tables", "day", "expected"), [
    (RENEWED, "2020-06-01", ("2020-12-31", AlertKind.NOTICE_DEADLINE)),
    (RENEWED, "2021-06-01", ("2023-12-31", AlertKind.NOTICE_DEADLINE)),
    (TWO, "2020-03-31", ("2020-03-31", AlertKind.NOTICE_DEADLINE)),
    (OPTION, "2023-01-01", ("2023-03-30", AlertKind.OPTION_DEADLINE)),
    (FIXED, "2020-06-01", ("2021-12-31", AlertKind.TERM_ENDS)), (OPEN_ENDED, "2020-06-01", None),
    (FIXED, "2022-01-01", None)])
def test_the_day_that_a_decision_is_about(
        told: Told, tables: str, day: str, expected: tuple[str, AlertKind] | None) -> None:
    agreement = told(tables)
    found = to_decide_on(agreement, assess(agreement, date.fromisoformat(day), INFERENCE))
    assert expected == (None if found is None else (found[0].isoformat(), found[1]))


@pytest.mark.parametrize(("decisions", "expected"), [
    ((), None), ((to(DecidedTo.RENEW, "2020-06-01", "2020-12-31"),), 0),
    ((to(DecidedTo.RENEW, "2020-06-01", "2020-12-31"), to(DecidedTo.DELEGATE, "2020-06-01", "2020-12-31")), 1),
    ((to(DecidedTo.RENEW, "2020-06-03", "2020-12-31"), to(DecidedTo.DELEGATE, "2020-06-01", "2020-12-31")), 0),
    ((to(DecidedTo.RENEW, "2020-06-01", "2020-11-30"),), None), ((to(DecidedTo.RENEW, "2020-06-01"),), None)])
def test_which_decision_holds_for_the_day_to_decide_on(
        told: Told, decisions: tuple[PeopleDecided, ...], expected: int | None) -> None:
    each = decided_on(tonight(told(RENEWED), "2020-06-03", decisions=decisions), LeadTimes())
    assert each is not None
    assert each.decided is not None
    assert (date(2020, 12, 31), None if expected is None else decisions[expected]) == (each.day, each.decided.decided)


def test_of_an_agreement_without_a_day_to_decide_on_no_decision_holds_for_it(told: Told) -> None:
    assert decided_on(tonight(told(OPEN_ENDED), "2020-06-03"), LeadTimes()) is None


# --- Meetings ---------------------------------------------------------------------------------------------------------

FORUM: Final = '[[forum]]\nid = "{id}"\nname = "F"\nconvenor = "{convenor}"\n{members}meetings = [{days}]\n'


@pytest.mark.parametrize(("members", "days", "ours", "expected"), [
    ("", "2020-11-01, 2020-12-12, 2020-12-13", "", "2020-12-12"),
    ("", "2020-12-13", "", None),
    ("", "2020-09-30", "", None),
    ("", "2020-10-02", "", "2020-10-02"),
    ("", '"2020-11"', "", None),
    ('members = ["a"]\n', "2020-11-01", "a", "2020-11-01"),
    ("", "2020-11-01", "b", None),
    ('members = ["b"]\n', "2020-11-01", "", None),
    ('members = ["någon annan"]\n', "2020-11-01", "", "2020-11-01"),
])
def test_the_last_meeting_of_a_partys_own_body_that_leaves_time_for_minutes_and_delivery(
        told: Told, members: str, days: str, ours: str, expected: str | None) -> None:
    agreement = told(RENEWED + FORUM.format(id="kf", convenor="a", members=members, days=days))
    each = the_one(at_once(agreement, "2020-10-02", ours=frozenset(ours)))
    assert (() if expected is None else (LastMeeting("a", "kf", date.fromisoformat(expected)),)) == each.meetings


@pytest.mark.parametrize(("day", "days", "ours", "expected"), [
    ("2020-10-02", "2020-10-02", "", False), ("2020-10-03", "2020-10-02", "", True),
    ("2020-10-02", "2020-12-12", "", False), ("2020-10-02", "2020-12-13", "", True),
    ("2020-12-13", "2020-12-12", "", True), ("2020-12-31", "2020-12-12", "", True),
    ("2020-10-02", "2020-01-01", "", True), ("2020-10-02", "2019-12-31", "", False), ("2020-10-02", "", "", False),
    ("2020-10-02", '2020-09-01, "2020-12"', "", False), ("2020-10-02", '2020-09-01, "2021-01"', "", True),
    ("2020-10-03", "2020-10-02", "a", True), ("2020-10-03", "2020-10-02", "b", False),
    ("2021-01-01", "2020-12-12", "", False)])
def test_when_no_known_meeting_of_a_partys_own_body_leaves_time_any_longer_it_is_said(
        told: Told, day: str, days: str, ours: str, expected: bool) -> None:  # noqa: FBT001  # a column of the table
    agreement = told(RENEWED + FORUM.format(id="kf", convenor="a", members="", days=days))
    each = the_one(at_once(agreement, day, ours=frozenset(ours)))
    assert ((Ground("no_meeting_left", "yes"),) if expected else ()) == each.grounds


def test_the_time_for_minutes_and_delivery_is_configured_and_no_meeting_is_named_when_the_day_has_passed(
        told: Told) -> None:
    agreement = told(RENEWED + FORUM.format(id="kf", convenor="a", members="", days="2020-12-28, 2021-01-01"))
    leads = LeadTimes(for_minutes=1, for_delivery=2)
    assert (LastMeeting("a", "kf", date(2020, 12, 28)),) == the_one(at_once(agreement, "2020-12-02", leads)).meetings
    assert () == the_one(at_once(agreement, "2021-01-01", leads)).meetings


# --- Instalments and duties -------------------------------------------------------------------------------------------


def kinds(told: Sequence[Alert]) -> list[tuple[str, str, str]]:
    return [(each.kind.value, each.of, each.lead) for each in told if each.kind not in (
        AlertKind.NOTICE_DEADLINE, AlertKind.TERM_RENEWS, AlertKind.TERM_ENDS, AlertKind.QUESTION)]


PAID: Final = (
    '[compensation]\npayer = "a"\npayee = "b"\namount = 400000\nclause = "§7"\n'
    '[compensation.instalments]\nper_year = 4\nwhen = "in_advance"\nagainst = "date"\n'
    'due = ["01-15", "04-15", "07-15", "10-15"]\n')


@pytest.mark.parametrize(("day", "expected"), [
    ("2020-03-16", [("payment_upcoming", "2020-Q2", "30")]), ("2020-04-08", [("payment_upcoming", "2020-Q2", "7")]),
    ("2020-04-14", [("payment_upcoming", "2020-Q2", "1")]), ("2020-04-15", []),
    ("2020-04-16", [("payment_overdue", "2020-Q2", "first")]), ("2020-04-17", []),
    ("2020-05-05", [("payment_overdue", "2020-Q2", "again:2020-05-05")]), ("2020-05-06", []),
    ("2020-06-04", [("payment_overdue", "2020-Q2", "again:2020-06-04")])])
def test_an_instalment_is_told_before_its_day_and_when_it_is_overdue(
        told: Told, day: str, expected: list[tuple[str, str, str]]) -> None:
    paid = '[[event]]\nkind = "payment"\ninstalment = "2020-Q1"\non = 2020-01-10\namount = 100000\n'
    early = "".join(paid.replace("2020-Q1", f"2019-Q{n}").replace("2020-01-10", "2019-01-10") for n in (1, 2, 3, 4))
    assert expected == kinds(every_night(told(FIXED + PAID + early + paid), day))


def test_an_instalment_that_comes_only_if_the_agreement_is_renewed_says_so(told: Told) -> None:
    found = [each for each in every_night(told(RENEWED + PAID), "2021-12-16")
             if each.kind is AlertKind.PAYMENT_UPCOMING]
    assert [("2022-Q1", True, ("§7",), ("a",))] == [
        (each.of, each.is_if_renewed, each.clauses, each.parties) for each in found]


def test_withholding_beyond_what_may_be_is_told_and_again_by_when_it_was_told_last() -> None:
    agreement, kind = load(SCENARIOS / "tvist-ett-ore-over.toml"), AlertKind.WITHHOLDING_WITHOUT_GROUND
    each = the_one(at_once(agreement, "2020-02-01"), kind)
    assert ("2020-Q1", "first", ("§12",)) == (each.of, each.lead, each.clauses)
    told = {each.thing: date(2020, 2, 1)}
    assert [] == leads_of(every_night(agreement, "2020-03-01", told=told), kind)
    assert [("", "again:2020-03-02")] == leads_of(every_night(agreement, "2020-03-02", told=told), kind)
    assert [("", "again:2020-03-02")] == leads_of(every_night(agreement, "2020-05-01", told=told), kind)


DUTY: Final = ('[[duty]]\nid = "rapport"\nby = "a"\nto = "b"\nwhat = "Rapport"\nevery = "year"\ndue = "03-31"\n'
               'clause = "§8"\n')


def test_what_is_paid_or_performed_is_not_told(told: Told) -> None:
    done = '[[event]]\nkind = "performed"\nduty = "rapport"\nperiod = "2019"\non = 2019-02-01\nby = "a"\n'
    assert [] == kinds(every_night(told(FIXED + DUTY + done), "2019-03-01"))
    assert [] == kinds(every_night(told(FIXED + DUTY + done), "2019-04-01"))


@pytest.mark.parametrize(("day", "expected"), [
    ("2019-03-01", [("duty_due", "rapport/2019", "30")]), ("2019-03-31", []),
    ("2019-04-01", [("duty_overdue", "rapport/2019", "first")]),
    ("2019-05-10", []), ("2019-05-11", [("duty_overdue", "rapport/2019", "again:2019-05-11")]),
])
def test_a_duty_is_told_before_its_day_and_when_it_is_overdue(
        told: Told, day: str, expected: list[tuple[str, str, str]]) -> None:
    found = every_night(told(FIXED + DUTY), day)
    assert expected == [(kind, of.replace(" ", "/"), lead) for kind, of, lead in kinds(found)]


def test_all_that_is_overdue_is_told_again_on_the_same_days_whatever_its_day_was(told: Told) -> None:
    other = DUTY.replace('"rapport"', '"plan"').replace("03-31", "04-10")
    days = [date(2019, 4, 1) + timedelta(days=each) for each in range(100)]
    found = {day: leads_of(every_night(told(FIXED + DUTY + other), str(day)), AlertKind.DUTY_OVERDUE) for day in days}
    assert {"2019-04-01": 1, "2019-04-11": 1, "2019-05-11": 2, "2019-06-10": 2} == {
        str(day): len(each) for day, each in found.items() if each}


@given(first=st.dates(date(2000, 1, 1), date(2100, 1, 1)), every=st.integers(1, 400), days=st.integers(0, 2_000))
def test_what_is_overdue_is_told_again_after_half_an_interval_at_the_least_and_then_after_just_one(
        first: date, every: int, days: int) -> None:
    today = first + timedelta(days=days)
    told_on = sorted({day for each in range(days + 1) for day in gathered(first, every, first + timedelta(days=each))})
    assert first == told_on[0]
    assert (every + 1) // 2 <= (told_on[1] - first).days < (every + 1) // 2 + every
    assert {every} >= {(later - day).days for day, later in pairwise(told_on[1:])}
    assert told_on[-2:] == sorted(gathered(first, every, today))


def test_a_duty_at_a_meeting_of_which_the_month_is_known_is_told_before_the_month_as_uncertain(told: Told) -> None:
    agreement = told(FIXED + FORUM.format(id="rad", convenor="a", members='members = ["b"]\n', days='"2019-06"')
                     + DUTY.replace('due = "03-31"', 'due = { at = "rad", meeting = "2019-06" }')
                     .replace('every = "year"', 'every = "once"'))
    each = the_one(every_night(agreement, "2019-05-25"), AlertKind.DUTY_DUE)
    assert (date(2019, 6, 1), Certainty.MISSING_FACT) == (each.day, each.certainty)
    assert [("2019-06-30", "first")] == leads_of(every_night(agreement, "2019-07-01"), AlertKind.DUTY_OVERDUE)


def test_a_duty_of_which_it_is_not_known_whether_it_is_owed_is_told_with_reserve_and_asked_about(told: Told) -> None:
    agreement = told(FIXED + DUTY + '[[decision]]\nbody = "N"\nreference = "RUN/1/2020 § 1"\noutcome = "proposed"\n'
                     'decided_on = 2018-06-01\nduty = ["rapport"]\n')
    assert Certainty.MISSING_FACT is the_one(every_night(agreement, "2019-03-01"), AlertKind.DUTY_DUE).certainty
    found = judged(tonight(agreement, "2019-04-01", "2019-03-31"), LeadTimes(), INFERENCE)
    assert [("duty_overdue", Tell.SILENT), ("question", Tell.TELL)] == sorted(
        (each.kind.value, each.tell) for each in found)


# --- Questions and owners ---------------------------------------------------------------------------------------------


def test_a_question_is_told_once_then_every_90_days_and_30_days_after_a_fact_that_changed_nothing(told: Told) -> None:
    agreement, kind = told('[term]\nduration = "1 year"\n'), AlertKind.QUESTION
    first = the_one(every_night(agreement, "2020-01-01"), kind)
    assert ("termination", "first", Certainty.MISSING_FACT) == (first.of, first.lead, first.certainty)
    asked = {first.thing: date(2020, 1, 1)}
    for day, changed_on, expected in (
            ("2020-03-30", None, None), ("2020-03-31", None, "again:2020-03-31"),
            ("2020-02-08", "2020-01-10", None), ("2020-02-09", "2020-01-10", "again:2020-02-09"),
            ("2020-03-30", "2020-01-01", None), ("2020-03-31", "2020-03-15", "again:2020-03-31")):
        changed = None if changed_on is None else date.fromisoformat(changed_on)
        found = leads_of(every_night(agreement, day, told=asked, changed_on=changed), kind)
        assert ([] if expected is None else [("", expected)]) == found


def test_each_of_what_a_question_keeps_from_being_told_is_told_of_by_itself() -> None:
    agreement = OSTERSUND.with_events(NoticeReceived(by="kommun", received_on=date(2020, 5, 1), form=EventForm.EMAIL))
    assert ["payments", "termination"] == [
        each.of for each in at_once(agreement, "2020-06-01") if each.kind is AlertKind.QUESTION]


def test_a_notice_that_is_in_time_by_one_reading_only_is_asked_about_again_and_again(told: Told) -> None:
    agreement = told(TWO).with_events(NoticeReceived(by="a", received_on=date(2020, 3, 31)))
    first = the_one(at_once(agreement, "2020-04-03"), AlertKind.QUESTION)
    assert ("termination", "first", Certainty.TWO_READINGS) == (first.of, first.lead, first.certainty)
    asked = {first.thing: date(2020, 4, 3)}
    for day in ("2020-07-02", "2022-07-02"):
        assert [("", "again:2020-07-02")] == leads_of(every_night(agreement, day, told=asked), AlertKind.QUESTION)
    in_time = told(TWO).with_events(NoticeReceived(by="a", received_on=date(2020, 3, 30)))
    assert [] == leads_of(at_once(in_time, "2020-04-03"), AlertKind.QUESTION)


def test_between_two_readings_there_is_a_question(told: Told) -> None:
    assert [("", "first")] == leads_of(at_once(told(TWO), "2020-03-31"), AlertKind.QUESTION)
    assert [] == leads_of(at_once(told(TWO), "2020-03-30"), AlertKind.QUESTION)


@pytest.mark.parametrize(("day", "is_owned", "expected"), [
    ("2021-12-31", True, []), ("2021-12-31", False, [("", "first")]), ("2022-01-01", False, [])])
def test_an_agreement_that_nobody_answers_for_is_told_of_until_it_ends(
        told: Told, day: str, is_owned: bool,  # noqa: FBT001  # a column of the table
        expected: list[tuple[str, str]]) -> None:
    assert expected == leads_of(at_once(told(FIXED), day, is_owned=is_owned), AlertKind.NO_OWNER)


# --- The next day to run on -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("tables", "day", "expected"), [
    (RENEWED, "2020-07-04", "2020-10-02"), (RENEWED, "2020-12-30", "2020-12-31"),
    (RENEWED, "2020-12-31", "2021-01-01"), (FIXED, "2021-12-31", "2022-01-01"),
    (FIXED, "2022-01-01", None), (OPEN_ENDED, "2020-01-01", "2022-01-02")])
def test_the_next_day_to_run_on(told: Told, tables: str, day: str, expected: str | None) -> None:
    found = next_alert_on(tonight(told(tables), day, day), LeadTimes())
    assert expected == (None if found is None else found.isoformat())


def test_the_next_day_to_run_on_heeds_when_a_decision_lapses(told: Told) -> None:
    decision = to(DecidedTo.NEGOTIATE, "2020-07-05", "2020-12-31", "2020-07-20")
    assert date(2020, 7, 21) == next_alert_on(
        tonight(told(RENEWED), "2020-07-05", "2020-07-05", decisions=(decision,)), LeadTimes())


# --- After a change ---------------------------------------------------------------------------------------------------


def test_after_a_change_what_stands_is_told_again_by_the_same_keys(told: Told) -> None:
    agreement = told(RENEWED)
    before = the_one(every_night(agreement, "2020-12-01"))
    assert [] == leads_of(every_night(agreement, "2020-12-05"))
    assert before.key == the_one(every_night(agreement, "2020-12-05", is_changed=True)).key


def test_a_correction_that_moves_the_last_day_is_told_at_once_also_where_it_has_passed(told: Told) -> None:
    later = told(RENEWED.replace("12 months", "6 months"))
    earlier = told(RENEWED.replace("12 months", "14 months"))
    assert [("2021-06-30", "180")] == leads_of(every_night(later, "2021-01-05", is_changed=True))
    assert [("2020-10-31", "passed")] == leads_of(every_night(earlier, "2020-12-01", is_changed=True))
    assert [] == leads_of(every_night(earlier, "2020-12-01"))


def test_after_a_change_no_turn_of_long_ago_is_told_again(told: Told) -> None:
    assert () == every_night(told(FIXED), "2022-03-01", is_changed=True)


def test_what_has_been_told_and_no_longer_stands_has_fallen_away(told: Told) -> None:
    leads, agreement = LeadTimes(), told(RENEWED)
    before = standing(tonight(agreement, "2020-12-01"), leads)
    assert "x|notice_deadline|a+b|2020-12-31" in before
    given = agreement.with_events(NoticeReceived(by="a", received_on=date(2020, 12, 2)))
    assert {"x|notice_deadline|a+b|2020-12-31"} == before - standing(tonight(given, "2020-12-02"), leads)


def test_what_hangs_on_nothing_that_ends_is_not_told_of(told: Told) -> None:
    agreement = evolve(told(OPEN_ENDED), rests_on=("other",))
    found, _ = assess_together((agreement, evolve(told(OPEN_ENDED), id="other")), date(2020, 1, 1), INFERENCE)
    hangs = hanging(found, INFERENCE)
    assert 1 == len(hangs)
    assert [] == leads_of(at_once(agreement, "2020-01-01", hanging=hangs), AlertKind.FALLS_WITH_ANOTHER)
