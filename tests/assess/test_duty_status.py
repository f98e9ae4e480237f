"""Where a duty, a matter and a change stand, on both sides of each day that decides it."""

from datetime import date

import pytest

from engine.assess.duty.hanging import hanging
from engine.model.assessment import Assessment
from engine.model.obligations import Obligation
from engine.model.outcomes import Certainty, Dependence, Effect, Fulfilment, MatterStands
from tests.assess.asking import INFERENCE, Told, on, rules_of

TERM = '[term]\nstarts_on = 2019-01-01\nends_on = 2022-12-31\nclause = "§10"\n'
OPEN = "[term]\nstarts_on = 2019-01-01\n"
RAD = '[[forum]]\nid = "rad"\nname = "Rådet"\nmembers = ["a", "b"]\nmeetings = [2022-02-10, "2022-06"]\n'
UPCOMING, DUE, OVERDUE, DONE, LATE = (Fulfilment.UPCOMING, Fulfilment.DUE, Fulfilment.OVERDUE, Fulfilment.FULFILLED,
                                      Fulfilment.FULFILLED_LATE)
GONE, WAIVED, UNKNOWN = Fulfilment.NO_LONGER_OWED, Fulfilment.WAIVED, Fulfilment.UNDETERMINED
MISSING, JUDGE, CERTAIN = Certainty.MISSING_FACT, Certainty.NEEDS_JUDGEMENT, Certainty.CERTAIN


def duty(every: str, rest: str = "", to: str = "b") -> str:
    return (f'[[duty]]\nid = "d"\nby = "a"\nto = "{to}"\nwhat = "Rapport"\nevery = "{every}"\nclause = "§8"\n{rest}\n')


def done(period: str, day: str) -> str:
    return f'[[event]]\nkind = "performed"\nduty = "d"\nperiod = "{period}"\non = {day}\n'


def event(kind: str, rest: str) -> str:
    return f'[[event]]\nkind = "{kind}"\n{rest}\n'


def decision(outcome: str, day: str | None, rest: str = 'duty = ["d"]', number: int = 1) -> str:
    decided = "" if day is None else f"decided_on = {day}\n"
    return (f'[[decision]]\nbody = "nämnden"\nreference = "R/1 § {number}"\noutcome = "{outcome}"\n{decided}{rest}\n')


def of(found: Assessment, period: str) -> Obligation:
    return next(each for each in found.obligations if each.period.text == period)


def stands(found: Assessment, period: str) -> tuple[Fulfilment, Certainty]:
    each = of(found, period)
    return each.status, each.certainty


def listed(found: Assessment) -> list[str]:
    return [each.period.text for each in found.obligations]


def asked(found: Assessment) -> set[object]:
    return {remark.grounds[0].value for remark in found.questions if remark.key == "question.rule"}


# --- From the first day of the period to the last day for it ----------------------------------------------------------


@pytest.mark.parametrize(("as_of", "expected"), [
    ("2019-12-31", UPCOMING), ("2020-01-01", DUE), ("2020-12-31", DUE), ("2021-01-01", OVERDUE),
    ("2021-01-19", OVERDUE), ("2021-01-20", LATE)])
def test_a_yearly_duty_is_upcoming_then_due_and_overdue_the_day_after_its_year(
        as_of: str, expected: Fulfilment, told: Told) -> None:
    assert (expected, CERTAIN) == stands(on(told(TERM + duty("year") + done("2020", "2021-01-20")), as_of), "2020")


@pytest.mark.parametrize(("day", "expected"), [("2020-12-31", DONE), ("2021-01-01", LATE), ('"2020-12"', DONE),
                                               ('"2021-01"', LATE)])
def test_a_duty_done_on_the_last_day_is_done_in_time_and_the_day_after_late(
        day: str, expected: Fulfilment, told: Told) -> None:
    assert (expected, CERTAIN) == stands(on(told(TERM + duty("year") + done("2020", day)), "2022-01-01"), "2020")


def test_whether_a_duty_done_on_a_day_known_only_by_its_year_was_in_time_cannot_be_told(told: Told) -> None:
    found = on(told(TERM + duty("year", 'due = "03-31"\nconcerns = "period"') + done("2020", '"2020"')), "2022-01-01")
    assert (UNKNOWN, MISSING) == stands(found, "2020")
    assert of(found, "2020").done_on is None


@pytest.mark.parametrize(("as_of", "expected"), [
    ("2019-12-31", UPCOMING), ("2020-01-01", DUE), ("2020-03-31", DUE), ("2020-04-01", OVERDUE)])
def test_what_concerns_the_year_before_is_owed_from_the_first_day_of_the_year_it_falls_due_in(
        as_of: str, expected: Fulfilment, told: Told) -> None:
    found = on(told(TERM + duty("year", 'due = "03-31"\nconcerns = "period_before"')), as_of)
    assert expected is of(found, "2019").status
    assert "2020-03-31" == str(of(found, "2019").due_on)


@pytest.mark.parametrize(("days", "expected"), [
    (["2020-06-30"], OVERDUE), (["2020-06-30", "2020-12-31"], DONE), (["2020-06-30", "2021-01-01"], LATE)])
def test_what_is_to_be_done_twice_a_year_is_done_when_it_has_been_done_the_second_time(
        days: list[str], expected: Fulfilment, told: Told) -> None:
    tables = TERM + duty("year", "times = 2") + "".join(done("2020", day) for day in days)
    assert expected is of(on(told(tables), "2022-01-01"), "2020").status


def test_of_two_times_the_one_known_only_by_its_year_may_be_the_last(told: Told) -> None:
    tables = TERM + duty("year", 'times = 2\ndue = "06-30"\nconcerns = "period"')
    found = on(told(tables + done("2020", '"2020"') + done("2020", "2020-06-01")), "2022-01-01")
    assert (UNKNOWN, MISSING) == stands(found, "2020")


@pytest.mark.parametrize(("as_of", "expected"), [("2022-04-30", []), ("2022-05-01", ["2024", "2025"])])
def test_what_is_done_or_waived_long_before_its_period_is_told_from_the_day_it_is(
        as_of: str, expected: list[str], told: Told) -> None:
    acts = done("2024", "2022-05-01") + event("waived", 'duty = "d"\nperiod = "2025"\nby = "b"\non = 2022-05-01')
    found = on(told(OPEN + duty("year") + acts), as_of)
    assert ["2019", "2020", "2021", "2022", *expected] == listed(found)
    assert [DONE, WAIVED][:len(expected)] == [of(found, period).status for period in expected]


@pytest.mark.parametrize(("as_of", "expected"), [("2020-02-01", DUE), ("2020-02-02", OVERDUE)])
def test_the_turn_of_the_month_is_taken_as_the_first_day_of_the_later_one(
        as_of: str, expected: Fulfilment, told: Told) -> None:
    found = on(told(TERM + duty("year", 'due = "02-01/turn-of-month"')), as_of)
    assert expected is of(found, "2020").status
    assert "assumption.duty_assumed_turn" in {remark.key for remark in found.assumptions}


# --- The agreement's first and last day -------------------------------------------------------------------------------


def test_a_day_of_the_year_before_the_agreement_begins_is_none_of_its_days(told: Told) -> None:
    term = "[term]\nstarts_on = 2019-{}\nends_on = 2021-12-31\n"
    yearly = duty("year", 'due = "03-31"')
    assert ["2020", "2021"] == listed(on(told(term.format("04-01") + yearly), "2020-01-01"))
    assert ["2019", "2020", "2021"] == listed(on(told(term.format("03-31") + yearly), "2020-01-01"))


def test_the_last_period_is_cut_by_the_last_day_and_what_is_about_it_is_still_owed(told: Told) -> None:
    found = on(told(TERM.replace("12-31", "06-30") + duty("year")), "2022-07-01")
    assert (OVERDUE, CERTAIN) == stands(found, "2022")
    assert ("2022-06-30", "2022-06-30") == (str(of(found, "2022").due_on), str(of(found, "2022").period.last_day))


def test_after_the_end_the_report_on_the_last_year_is_owed_and_that_on_the_next_is_not(told: Told) -> None:
    agreement = told(TERM + duty("year", 'due = "03-31"\nconcerns = "period_before"'))
    found = on(agreement, "2023-03-31")
    assert [DUE, GONE] == [of(found, "2022").status, of(found, "2023").status]
    assert OVERDUE is of(on(agreement, "2023-04-01"), "2022").status


@pytest.mark.parametrize(("as_of", "expected"), [("2022-12-31", "2022"), ("2023-01-01", "2023"),
                                                 ("2023-12-31", "2023"), ("2024-01-01", "2024")])
def test_after_the_end_what_would_have_begun_is_told_as_no_longer_owed_and_the_horizon_is_when_the_next_would_begin(
        as_of: str, expected: str, told: Told) -> None:
    found = on(told(TERM + duty("year")), as_of)
    assert expected == listed(found)[-1]
    assert str(int(expected) + 1) + "-01-01" == str(found.horizon)


def test_a_duty_owed_once_has_one_period_also_after_the_end(told: Told) -> None:
    found = on(told(TERM + duty("once")), "2024-01-01")
    assert (["once"], OVERDUE) == (listed(found), of(found, "once").status)


@pytest.mark.parametrize("as_of", ["2020-01-01", "2030-01-01"])
def test_once_and_no_day_in_an_open_ended_agreement_needs_judgement_until_it_is_done(as_of: str, told: Told) -> None:
    assert "DUTYDAY-07" in asked(on(told(OPEN + duty("once")), as_of))
    assert "DUTYDAY-07" not in asked(on(told(OPEN + duty("once") + done("once", "2019-05-01")), as_of))


def test_without_duties_an_open_ended_agreement_has_no_horizon_from_them(told: Told) -> None:
    assert None is on(told(OPEN), "2020-01-01").horizon
    assert "2021-01-01" == str(on(told(OPEN + duty("year")), "2020-01-01").horizon)


def test_a_draft_owes_nothing_that_can_be_told(told: Told) -> None:
    found = on(told('[term]\nduration = "4 years"\n' + duty("year")), "2020-05-01")
    assert (UNKNOWN, MISSING) == stands(found, "2020")


def test_a_first_day_known_only_as_a_limit_loses_no_earlier_year(told: Told) -> None:
    found = on(told("[term]\nstarts_on = { no_later_than = 2018-01-01 }\n" + duty("year")), "2020-05-01")
    assert ["2018", "2019", "2020"] == listed(found)
    assert [OVERDUE, OVERDUE, DUE] == [each.status for each in found.obligations]


def test_whether_a_month_before_the_agreement_surely_began_counts_needs_judgement(told: Told) -> None:
    found = on(told('[term]\nstarts_on = "2019"\n' + duty("month")), "2020-01-01")
    assert (UNKNOWN, JUDGE) == stands(found, "2019-11")
    assert (OVERDUE, CERTAIN) == stands(found, "2019-12")


@pytest.mark.parametrize(("start", "expected"), [("2022-03-31", OVERDUE), ('"2022-03"', UNKNOWN)])
def test_periods_counted_from_a_first_day_that_is_not_known_cannot_be_told(
        start: str, expected: Fulfilment, told: Told) -> None:
    found = on(told(f"[term]\nstarts_on = {start}\n" + duty("6 months")), "2022-10-10")
    assert {expected} == {each.status for each in found.obligations if each.period.last_day < date(2022, 10, 10)}


def test_what_began_before_the_end_in_every_reading_is_owed_whichever_holds(told: Told) -> None:
    tables = ('[term]\nstarts_on = 2019-01-01\nends_on = 2022-12-31\n[renewal]\nkind = "automatic"\nperiod = "1 year"\n'
              '[notice]\nperiod = "3 months"\ncounted = "before_term_end"\n' + duty("year")
              + event("notice", 'by = "b"\nreceived_on = "2022"'))
    found = on(told(tables), "2023-02-01")
    assert found.certainty is not CERTAIN
    assert (OVERDUE, CERTAIN) == stands(found, "2021")
    assert (UNKNOWN, JUDGE) == stands(found, "2023")


# --- Meetings ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("meeting", "as_of", "expected"), [
    ("2022-02-10", "2018-12-31", (UPCOMING, CERTAIN)), ("2022-02-10", "2019-01-01", (DUE, CERTAIN)),
    ("2022-02-10", "2022-02-10", (DUE, CERTAIN)), ("2022-02-10", "2022-02-11", (OVERDUE, CERTAIN)),
    ('"2022-06"', "2018-12-31", (UPCOMING, CERTAIN)), ('"2022-06"', "2019-01-01", (DUE, CERTAIN)),
    ('"2022-06"', "2022-05-31", (DUE, CERTAIN)), ('"2022-06"', "2022-06-01", (UNKNOWN, MISSING)),
    ('"2022-06"', "2022-06-30", (UNKNOWN, MISSING)), ('"2022-06"', "2022-07-01", (OVERDUE, CERTAIN))])
def test_a_duty_at_a_meeting_waits_for_its_day_and_for_the_whole_month_where_only_that_is_known(
        meeting: str, as_of: str, expected: tuple[Fulfilment, Certainty], told: Told) -> None:
    once = duty("once", f'due = {{ at = "rad", meeting = {meeting} }}', "rad")
    found = on(told(TERM + RAD + once), as_of)
    assert expected == stands(found, "once")
    assert ("DUTYDAY-04" in asked(found)) == (meeting == '"2022-06"')


def test_a_meeting_of_a_month_is_the_one_in_that_month_whose_day_is_known(told: Told) -> None:
    once = duty("once", 'due = { at = "rad", meeting = "2022-02" }', "rad")
    assert "2022-02-10" == str(of(on(told(TERM + RAD + once), "2022-01-01"), "once").due_on)


def test_where_the_years_last_meeting_has_no_day_the_earlier_one_does_not_stand_for_it(told: Told) -> None:
    found = on(told(TERM + RAD + duty("year", 'due = { at = "rad" }', "rad")), "2022-03-01")
    assert (None, DUE) == (of(found, "2022").due_on, of(found, "2022").status)


@pytest.mark.parametrize(("as_of", "expected"), [("2022-05-31", UPCOMING), ("2022-06-01", UNKNOWN),
                                                 ("2022-06-30", UNKNOWN), ("2022-07-01", OVERDUE)])
def test_what_is_done_at_each_meeting_is_upcoming_until_the_month_of_the_meeting(
        as_of: str, expected: Fulfilment, told: Told) -> None:
    found = on(told(TERM + RAD + duty("meeting", to="rad")), as_of)
    assert expected is of(found, "2022-06").status


@pytest.mark.parametrize(("meeting", "as_of", "expected"), [
    ("2023-02-09", "2022-12-31", UPCOMING), ("2023-02-09", "2023-01-01", DUE), ("2023-02-09", "2023-02-09", DUE),
    ("2023-02-09", "2023-02-10", OVERDUE), ('"2023-02"', "2023-01-31", DUE), ('"2023-02"', "2023-02-01", UNKNOWN),
    ('"2023-02"', "2023-03-01", OVERDUE)])
def test_the_last_years_report_is_owed_at_the_meeting_after_the_agreements_end(
        meeting: str, as_of: str, expected: Fulfilment, told: Told) -> None:
    forum = RAD.replace('"2022-06"]', f'"2022-06", {meeting}]')
    found = on(told(TERM + forum + duty("year", 'due = { at = "rad" }\nconcerns = "period_before"', "rad")), as_of)
    assert expected is of(found, "2022").status
    assert {"2023": GONE}.items() >= {
        each.period.text: each.status for each in found.obligations if each.period.text > "2022"}.items()


@pytest.mark.parametrize(("as_of", "expected"), [("2022-08-31", DUE), ("2022-09-01", DUE), ("2022-09-02", OVERDUE)])
def test_so_is_the_report_of_the_year_before_at_a_meeting_later_in_the_year_that_the_end_cuts(
        as_of: str, expected: Fulfilment, told: Told) -> None:
    forum = '[[forum]]\nid = "rad"\nmeetings = [2022-09-01]\n'
    report = duty("year", 'due = { at = "rad" }\nconcerns = "period_before"', "rad")
    found = on(told(TERM.replace("2022-12-31", "2022-06-30") + forum + report), as_of)
    assert expected is of(found, "2021").status


def test_where_it_is_not_said_at_which_meeting_the_last_known_one_of_the_period_is_assumed(told: Told) -> None:
    yearly = duty("year", 'due = { at = "rad" }', "rad")
    found = on(told(TERM + RAD.replace('"2022-06"', "2022-06-09") + yearly), "2022-06-10")
    assert ("2022-06-09", True, OVERDUE) == (
        str(of(found, "2022").due_on), of(found, "2022").is_assumed, of(found, "2022").status)
    assert "assumption.duty_assumed_last_known_meeting" in {remark.key for remark in found.assumptions}


@pytest.mark.parametrize(("meetings", "expected"), [("", ["question.duty_meetings"]),
                                                    ("meetings = [2022-02-10]\n", [])])
def test_when_a_forum_meets_is_asked_where_something_is_due_at_each_meeting_and_none_is_known(
        meetings: str, expected: list[str], told: Told) -> None:
    tables = TERM + f'[[forum]]\nid = "rad"\n{meetings}' + duty("meeting", to="rad")
    assert expected == [remark.key for remark in on(told(tables), "2022-01-01").questions]
    if not meetings:
        proposed = told(tables + decision("adopted", "2022-05-01"))
        assert [] == [remark.key for remark in on(proposed, "2022-01-01").questions]


@pytest.mark.parametrize(("until", "expected"), [
    ("2020-12-31", [OVERDUE, GONE]), ("2021-01-01", [OVERDUE, OVERDUE]), ('"2020"', [UNKNOWN, GONE]),
    ('"2021"', [OVERDUE, UNKNOWN])])
@pytest.mark.parametrize("decisions", ["", decision("adopted", "2019-01-01")])
def test_nothing_is_owed_to_a_forum_for_a_period_that_begins_the_day_after_its_last(
        decisions: str, until: str, expected: list[Fulfilment], told: Told) -> None:
    forum = f'[[forum]]\nid = "rad"\nuntil = {until}\n'
    found = on(told(TERM + forum + duty("half-year", to="rad") + decisions), "2022-03-01")
    assert expected == [of(found, "2020-H2").status, of(found, "2021-H1" if until != '"2021"' else "2021-H2").status]


def test_what_is_only_proposed_to_a_forum_that_has_ended_is_still_only_proposed(told: Told) -> None:
    forum = '[[forum]]\nid = "rad"\nuntil = 2020-12-31\n'
    found = on(told(TERM + forum + duty("year", to="rad") + decision("proposed", "2019-01-01")), "2022-03-01")
    assert (UNKNOWN, MISSING) == stands(found, "2021")


@pytest.mark.parametrize(("day", "expected"), [("2022-12-31", (OVERDUE, CERTAIN)), ("2023-01-01", (UNKNOWN, JUDGE))])
def test_a_request_after_the_end_may_be_about_the_time_before_it(
        day: str, expected: tuple[Fulfilment, Certainty], told: Told) -> None:
    request = event("requested", f'duty = "d"\nby = "b"\non = {day}')
    found = on(told(TERM + duty("on-request", 'due = "10 working days"') + request), "2023-03-01")
    assert expected == stands(found, day)


def test_at_no_known_meeting_nothing_is_asked_before_the_agreement_begins(told: Told) -> None:
    tables = TERM.replace("2019-01-01", "2019-07-01") + '[[forum]]\nid = "rad"\n'
    agreement = told(tables + duty("year", 'due = { at = "rad" }', "rad"))
    assert UPCOMING is of(on(agreement, "2019-06-30"), "2019").status
    assert (UNKNOWN, MISSING) == stands(on(agreement, "2019-07-01"), "2019")


def test_each_meeting_is_an_occurrence_of_its_own_also_where_two_lie_in_one_month(told: Told) -> None:
    forum = '[[forum]]\nid = "rad"\nmeetings = ["2022-06", 2022-06-15]\n'
    found = on(told(TERM + forum + duty("meeting", 'due = { at = "rad" }', "rad")), "2022-06-16")
    assert {("2022-06", None), ("2022-06-15", "2022-06-15")} == {
        (each.period.text, each.due_on and str(each.due_on)) for each in found.obligations}


def test_a_meeting_before_the_agreement_was_signed_is_none_of_its_meetings(told: Told) -> None:
    signed = event("signed", "on = 2022-03-01")
    found = on(told('[term]\nduration = "4 years"\n' + RAD + duty("meeting", to="rad") + signed), "2022-08-01")
    assert ["2022-06"] == listed(found)


# --- Requests and waivers ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("as_of", "expected"), [("2022-07-05", DUE), ("2022-07-06", OVERDUE)])
def test_what_is_asked_for_is_due_so_many_working_days_later(as_of: str, expected: Fulfilment, told: Told) -> None:
    request = event("requested", 'duty = "d"\nby = "b"\non = 2022-06-20')
    assert expected is of(on(told(TERM + duty("on-request", 'due = "10 working days"') + request), as_of),
                          "2022-06-20").status


def test_a_request_from_one_who_is_owed_nothing_gives_rise_to_nothing(told: Told) -> None:
    request = event("requested", 'duty = "d"\nby = "a"\non = 2022-06-20')
    assert [] == listed(on(told(TERM + duty("on-request") + request), "2022-08-01"))


@pytest.mark.parametrize(("by", "to", "expected"), [
    ("", "b", (WAIVED, CERTAIN)), ('by = "b"', "b", (WAIVED, CERTAIN)), ('by = "a"', "b", (OVERDUE, CERTAIN)),
    ("", "rad", (UNKNOWN, JUDGE)), ('by = "b"', "rad", (UNKNOWN, JUDGE)), ('by = "a"', "rad", (OVERDUE, CERTAIN))])
def test_the_one_who_is_owed_a_duty_can_waive_it_and_whether_a_forum_can_needs_judgement(
        by: str, to: str, expected: tuple[Fulfilment, Certainty], told: Told) -> None:
    waived = event("waived", f'duty = "d"\nperiod = "2020"\non = 2021-01-01\n{by}')
    found = on(told(TERM + RAD + duty("year", to=to) + waived), "2022-01-01")
    assert expected == stands(found, "2020")
    assert OVERDUE is of(found, "2021").status


@pytest.mark.parametrize(("day", "as_of", "expected"), [
    ("2020-12-31", "2022-01-01", [(UNKNOWN, JUDGE), (WAIVED, CERTAIN), (WAIVED, CERTAIN)]),
    ("2021-01-01", "2022-01-01", [(UNKNOWN, JUDGE), (UNKNOWN, JUDGE), (WAIVED, CERTAIN)]),
    ('"2020"', "2020-12-30", [(UNKNOWN, MISSING), (UNKNOWN, MISSING), None]),
    ('"2020"', "2020-12-31", [(UNKNOWN, JUDGE), (WAIVED, CERTAIN), None]),
    ('"2020"', "2019-12-31", [(DUE, CERTAIN), None, None])])
@pytest.mark.parametrize("by", ["", 'by = "b"'])
def test_a_waiver_of_no_named_period_covers_what_falls_due_on_its_day_or_later(
        by: str, day: str, as_of: str, expected: list[tuple[Fulfilment, Certainty] | None], told: Told) -> None:
    found = on(told(OPEN + duty("year") + event("waived", f'duty = "d"\non = {day}\n{by}')), as_of)
    for year, each in zip(("2019", "2020", "2021"), expected, strict=True):
        assert each is None or each == stands(found, year)


@pytest.mark.parametrize(("done_on", "waived_on", "expected"), [
    ("2021-02-01", "2021-02-01", (LATE, CERTAIN)), ("2021-02-02", "2021-02-01", (WAIVED, CERTAIN)),
    ('"2021-02"', "2021-02-01", (UNKNOWN, MISSING)), ("2020-05-01", "2021-02-01", (DONE, CERTAIN)),
    ("2021-02-01", '"2021"', (UNKNOWN, MISSING))])
def test_what_had_been_performed_when_it_was_waived_stays_performed(
        done_on: str, waived_on: str, expected: tuple[Fulfilment, Certainty], told: Told) -> None:
    waived = event("waived", f'duty = "d"\nperiod = "2020"\nby = "b"\non = {waived_on}')
    assert expected == stands(on(told(OPEN + duty("year") + done("2020", done_on) + waived), "2022-01-01"), "2020")


def test_a_waiver_in_the_month_of_a_meeting_may_have_come_after_it(told: Told) -> None:
    tables = (TERM + RAD + duty("once", 'due = { at = "rad", meeting = "2022-06" }')
              + event("waived", 'duty = "d"\non = 2022-06-15\nby = "b"'))
    assert (UNKNOWN, MISSING) == stands(on(told(tables), "2022-08-01"), "once")


@pytest.mark.parametrize(("by", "expected"), [("", (DONE, CERTAIN)), ('by = "a"', (DONE, CERTAIN)),
                                              ('by = "b"', (UNKNOWN, JUDGE))])
def test_whether_what_somebody_else_did_is_enough_needs_judgement(
        by: str, expected: tuple[Fulfilment, Certainty], told: Told) -> None:
    assert expected == stands(on(told(OPEN + duty("year") + done("2020", "2020-05-01") + by), "2021-01-01"), "2020")


@pytest.mark.parametrize(("acts", "expected"), [
    ([("2020-05-01", "a"), ("2020-06-01", "b")], (UNKNOWN, JUDGE)), ([("2020-06-01", "b")], (OVERDUE, CERTAIN)),
    ([("2020-05-01", "a"), ("2020-06-01", "a"), ("2021-06-01", "b")], (DONE, CERTAIN)),
    ([("2020-05-01", "a"), ("2021-06-01", "a"), ("2020-06-01", "b")], (UNKNOWN, JUDGE))])
def test_of_what_is_to_be_done_twice_only_what_another_did_decides_leaves_it_open(
        acts: list[tuple[str, str]], expected: tuple[Fulfilment, Certainty], told: Told) -> None:
    tables = OPEN + duty("year", "times = 2") + "".join(done("2020", day) + f'by = "{by}"\n' for day, by in acts)
    assert expected == stands(on(told(tables), "2022-01-01"), "2020")


def test_a_waiver_and_a_request_from_nobody_named_are_assumed_to_come_from_the_one_who_is_owed_it(told: Told) -> None:
    waived = event("waived", 'duty = "d"\nperiod = "2020"\non = 2020-02-01')
    found = on(told(TERM + duty("year") + waived), "2022-01-01")
    assert WAIVED is of(found, "2020").status
    assert "assumption.duty_waived_by" in {remark.key for remark in found.assumptions}
    asked_for = on(told(TERM + duty("on-request") + event("requested", 'duty = "d"\non = 2022-06-20')), "2022-08-01")
    assert DUE is of(asked_for, "2022-06-20").status
    assert ["assumption.duty_requested_by"] == [remark.key for remark in asked_for.assumptions]


def test_of_a_forum_nobody_is_assumed_to_have_waived_for_all(told: Told) -> None:
    waived = event("waived", 'duty = "d"\nperiod = "2020"\non = 2020-02-01')
    found = on(told(TERM + RAD + duty("year", to="rad") + waived), "2022-01-01")
    assert "assumption.duty_waived_by" not in {remark.key for remark in found.assumptions}


def test_a_request_without_effect_is_told_with_what_was_asked_for_and_when(told: Told) -> None:
    request = event("requested", 'duty = "d"\nby = "a"\non = 2022-06-20')
    reason, = (each for each in on(told(TERM + duty("on-request") + request), "2022-08-01").reasons
               if each.rule == "REQUEST-02")
    assert [("what", "Rapport"), ("requested_on", "2022-06-20")] == [
        (ground.key, str(ground.value)) for ground in reason.grounds]


def test_a_doubtful_waiver_takes_nothing_from_one_that_stands(told: Told) -> None:
    waivers = event("waived", 'duty = "d"\non = "2021-01"\nby = "b"') * 2
    found = on(told(TERM + RAD + duty("year", to="rad") + waivers), "2022-01-01")
    assert (UNKNOWN, JUDGE) == stands(found, "2020")


# --- Decisions --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("decisions", "expected"), [
    (decision("adopted", "2022-12-14"), (OVERDUE, CERTAIN)), (decision("proposed", '"2022-05"'), (UNKNOWN, MISSING)),
    (decision("sent_back", "2022-05-01"), (UNKNOWN, MISSING)),
    (decision("adopted", "2022-01-01") + decision("closed", "2022-06-30", number=2), (GONE, CERTAIN)),
    (decision("adopted", "2022-01-01") + decision("closed", "2022-07-01", number=2), (UNKNOWN, JUDGE)),
    (decision("closed", "2022-01-01") + decision("adopted", "2022-02-01", number=2), (OVERDUE, CERTAIN)),
    (decision("adopted", "2022-01-01") + decision("closed", None, number=2), (UNKNOWN, MISSING))])
def test_a_duty_stands_as_the_latest_decision_leaves_it(
        decisions: str, expected: tuple[Fulfilment, Certainty], told: Told) -> None:
    tables = TERM.replace("12-31", "06-30") + duty("once") + decisions
    assert expected == stands(on(told(tables), "2023-01-01"), "once")


@pytest.mark.parametrize(("closed_on", "expected"), [("2022-06-01", (GONE, CERTAIN)), ("2022-06-02", (UNKNOWN, JUDGE)),
                                                     ("2022-09-01", (UNKNOWN, JUDGE))])
def test_a_matter_closed_when_the_meeting_may_have_been_held_needs_judgement(
        closed_on: str, expected: tuple[Fulfilment, Certainty], told: Told) -> None:
    tables = (TERM + RAD + duty("once", 'due = { at = "rad", meeting = "2022-06" }', "rad")
              + decision("adopted", "2022-01-01") + decision("closed", closed_on, number=2))
    assert expected == stands(on(told(tables), "2022-10-01"), "once")


@pytest.mark.parametrize(("as_of", "expected"), [("2021-05-31", []), ("2021-06-01", ["2021", "2022"])])
def test_a_duty_that_a_decision_lays_is_owed_from_the_year_of_the_decision_and_not_before(
        as_of: str, expected: list[str], told: Told) -> None:
    assert expected == listed(on(told(TERM + duty("year") + decision("adopted", "2021-06-01")), as_of))


def test_a_decision_with_no_day_stands_where_the_document_puts_it(told: Told) -> None:
    tables = TERM + duty("once") + decision("proposed", None) + decision("adopted", "2022-02-01", number=2)
    found = on(told(tables), "2022-03-01")
    assert MatterStands.IN_FORCE is found.matters[0].stands
    assert MatterStands.UNDETERMINED is on(told(tables), "2022-01-31").matters[0].stands


def days_asked(found: Assessment) -> list[object]:
    return [remark.grounds[0].value for remark in found.questions
            if remark.key in ("question.decided_on", "question.proposed_on")]


@pytest.mark.parametrize(("as_of", "expected", "matter", "asked_of"), [
    ("2021-12-31", [], None, []), ("2022-01-01", [UNKNOWN], MatterStands.UNDETERMINED, ["R/1 § 1"]),
    ("2022-12-30", [UNKNOWN], MatterStands.UNDETERMINED, ["R/1 § 1"]),
    ("2022-12-31", [DUE], MatterStands.IN_FORCE, [])])
def test_a_decision_known_by_its_year_surely_counts_from_the_last_day_of_the_year(
        as_of: str, expected: list[Fulfilment], matter: MatterStands | None, asked_of: list[str], told: Told) -> None:
    found = on(told(TERM + duty("year") + decision("adopted", '"2022"')), as_of)
    assert expected == [each.status for each in found.obligations]
    assert ([matter] if matter else []) == [each.stands for each in found.matters]
    assert asked_of == days_asked(found)


def test_what_a_decision_known_by_its_year_lays_for_each_quarter_of_that_year_is_known_of_the_last_one_only(
        told: Told) -> None:
    found = on(told(TERM + duty("quarter") + decision("adopted", '"2022"')), "2023-01-01")
    assert [UNKNOWN, UNKNOWN, UNKNOWN, OVERDUE] == [of(found, f"2022-Q{number}").status for number in range(1, 5)]
    assert ["R/1 § 1"] == days_asked(found)
    assert MatterStands.IN_FORCE is found.matters[0].stands


def test_an_undated_decision_alone_in_its_matter_is_never_known_to_have_been_made(told: Told) -> None:
    found = on(told(TERM + duty("year") + decision("adopted", None)), "2023-01-01")
    assert {(UNKNOWN, MISSING)} == {(each.status, each.certainty) for each in found.obligations}
    assert MatterStands.UNDETERMINED is found.matters[0].stands


def test_what_is_done_in_time_needs_no_day_of_a_decision(told: Told) -> None:
    found = on(told(TERM + duty("year") + decision("adopted", '"2022"') + done("2022", "2022-03-01")), "2022-06-01")
    assert DONE is of(found, "2022").status


def test_a_proposal_after_an_adopted_decision_that_may_have_been_made_changes_the_matter_and_not_the_duty(
        told: Told) -> None:
    tables = TERM + duty("year") + decision("adopted", "2022-02-01") + decision("proposed", None, number=2)
    found = on(told(tables), "2022-06-01")
    assert (DUE, MatterStands.UNDETERMINED) == (of(found, "2022").status, found.matters[0].stands)
    assert ["R/1 § 2"] == days_asked(found)


@pytest.mark.parametrize(("as_of", "expected", "asked_of"), [
    ("2022-02-01", UNKNOWN, ["R/1 § 2"]), ("2022-12-30", UNKNOWN, ["R/1 § 2"]), ("2022-12-31", GONE, [])])
def test_a_matter_closed_some_day_of_the_year_leaves_the_duty_open_until_the_year_has_passed(
        as_of: str, expected: Fulfilment, asked_of: list[str], told: Told) -> None:
    tables = TERM + duty("year") + decision("adopted", "2022-02-01") + decision("closed", '"2022"', number=2)
    found = on(told(tables), as_of)
    assert expected is of(found, "2022").status
    assert asked_of == days_asked(found)


def test_what_follows_alike_with_and_without_a_decision_is_not_asked_about(told: Told) -> None:
    tables = (TERM + duty("year") + decision("proposed", "2022-01-01")
              + decision("proposed", '"2022"', number=2))
    found = on(told(tables), "2022-06-01")
    assert ((UNKNOWN, MISSING), MatterStands.PROPOSED) == (stands(found, "2022"), found.matters[0].stands)
    assert [] == days_asked(found)


@pytest.mark.parametrize(("until", "as_of", "expected"), [
    ("", "2022-08-31", MatterStands.DEFERRED_WITHOUT_DAY), ("until = 2022-08-31", "2022-08-31", MatterStands.DEFERRED),
    ("until = 2022-08-31", "2022-09-01", MatterStands.DEFERRED_PAST)])
def test_a_deferred_matter_waits_until_the_day_that_it_was_deferred_to(
        until: str, as_of: str, expected: MatterStands, told: Told) -> None:
    assert expected is on(told(TERM + decision("deferred", "2022-05-01", until)), as_of).matters[0].stands


def test_a_matter_tells_what_is_left_to_do_and_not_what_has_been_done(told: Told) -> None:
    tables = TERM + duty("year") + decision("adopted", "2021-06-01") + done("2021", "2021-12-01")
    assert ["2022"] == [each.period.text for each in on(told(tables), "2022-05-01").matters[0].owed]


# --- Contact persons and changes --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("within", "rest", "as_of", "expected"), [
    ("10 days", "", "2022-03-11", (DUE, CERTAIN)), ("10 days", "", "2022-03-12", (OVERDUE, CERTAIN)),
    ("10 days", "told_on = 2022-03-11\nin_writing = true", "2022-04-01", (DONE, CERTAIN)),
    ("10 days", "told_on = 2022-03-12\nin_writing = true", "2022-04-01", (LATE, CERTAIN)),
    ("10 days", "told_on = 2022-03-02\nin_writing = false", "2022-04-01", (OVERDUE, CERTAIN)),
    ("10 days", "told_on = 2022-03-02", "2022-04-01", (UNKNOWN, MISSING)),
    ("10 days", "told_on = 2022-03-02\nin_writing = true", "2022-03-01", (DUE, CERTAIN)),
    (None, "told_on = 2022-03-01\nin_writing = true", "2022-04-01", (DONE, CERTAIN)),
    (None, "told_on = 2022-03-02\nin_writing = true", "2022-04-01", (UNKNOWN, JUDGE)),
    (None, "", "2022-03-01", (DUE, CERTAIN)), (None, "", "2022-03-02", (UNKNOWN, JUDGE))])
def test_a_new_contact_person_is_told_within_the_days_agreed_and_whether_later_is_at_once_needs_judgement(
        within: str | None, rest: str, as_of: str, expected: tuple[Fulfilment, Certainty], told: Told) -> None:
    clause = "" if within is None else f'[contact]\ntell_within = "{within}"\nclause = "§13"\n'
    changed = event("contact_changed", f'party = "a"\non = 2022-03-01\n{rest}')
    assert expected == stands(on(told(TERM + clause + changed), as_of), "2022-03-01")


@pytest.mark.parametrize(("by", "expected"), [('["a", "b"]', Effect.EFFECTIVE), ('["a"]', Effect.NO_EFFECT)])
@pytest.mark.parametrize(("day", "ground"), [("2020-05-01", "2020-05-01"), ('"2020-05"', "2020-05")])
@pytest.mark.parametrize(("of_what", "clause"), [("d", "§8"), ("§4", "§4")])
def test_a_change_counts_only_if_both_agreed_and_its_reason_names_the_day_as_it_is_known(
        by: str, expected: Effect, day: str, ground: str, of_what: str, clause: str, told: Told) -> None:
    change = event("agreed_change", f'of = "{of_what}"\non = {day}\nby = {by}')
    found = on(told(TERM + duty("year") + change), "2021-01-01").changes[0]
    assert (expected, clause, ground) == (found.effect, found.reasons[0].clause, str(found.reasons[0].grounds[0].value))


# --- What hangs on an agreement ---------------------------------------------------------------------------------------

ALONE = '[[finances]]\nwhat = "Arkivet"\namount = 500_000\nper = "year"\nclause = "§6"\n'


def test_what_an_agreement_pays_for_loses_its_financing_the_day_after_the_last(told: Told) -> None:
    agreement = told(TERM + ALONE)
    found = hanging([(agreement, on(agreement, "2020-01-01"))], INFERENCE)[0]
    assert (Dependence.LOSES_ITS_FINANCING, "2023-01-01", 50_000_000) == (
        found.outcome, str(found.from_on), found.amount)
    assert ("DEPENDENCE-04", "§6") == (found.reasons[0].rule, found.reasons[0].clause)


@pytest.mark.parametrize(("tables", "expected"), [
    (OPEN, Dependence.STANDS), ('[term]\nduration = "4 years"\n', Dependence.MISSING_FACT),
    ('[term]\nstarts_on = 2019-01-01\nends_on = "2022-12"\n', Dependence.MISSING_FACT)])
def test_nothing_is_told_to_end_where_no_end_is_settled(tables: str, expected: Dependence, told: Told) -> None:
    agreement = told(tables + ALONE)
    found = hanging([(agreement, on(agreement, "2020-01-01"))], INFERENCE)[0]
    assert (expected, None) == (found.outcome, found.from_on)


def test_where_the_end_needs_judgement_so_does_what_hangs_on_it(told: Told) -> None:
    tables = ('[term]\nstarts_on = 2019-01-01\nends_on = 2022-06-30\n[renewal]\nkind = "automatic"\nperiod = "1 year"\n'
              '[notice]\nperiod = "3 months"\ncounted = "before_term_end"\n' + ALONE
              + event("notice", 'by = "b"\nreceived_on = 2022-03-31'))
    agreement = told(tables)
    found = hanging([(agreement, on(agreement, "2022-05-01"))], INFERENCE)[0]
    assert (Dependence.NEEDS_JUDGEMENT, None) == (found.outcome, found.from_on)


def test_every_reason_for_a_duty_is_among_those_of_the_assessment(told: Told) -> None:
    found = on(told(TERM + duty("year")), "2020-05-01")
    assert {"DUTY-02", "DUTYDAY-06"} <= rules_of(found)
