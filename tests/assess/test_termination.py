"""Whether notice still helps, until when, and what it leads to: clause by clause, on both sides of each last day."""

from datetime import date

import pytest

from engine.assess.as_of import AsOf
from engine.assess.course import course, end_after
from engine.assess.ends import Stop
from engine.assess.readings import Choices
from engine.model.events import NoticeReceived
from engine.model.outcomes import Answer, CanTerminate, Certainty, Status
from engine.model.situations import NoticeAgainstTerm
from tests.assess.asking import INFERENCE, Told, next_chance, on, party, rules_of

CERTAIN = Certainty.CERTAIN
ONE_YEAR = "[term]\nstarts_on = 2020-01-01\nends_on = 2020-12-31\n"
RENEWED_BY_QUARTERS = ONE_YEAR + '[renewal]\nkind = "automatic"\nperiod = "3 months"\n'
RENEWED_BY_YEARS = ONE_YEAR + '[renewal]\nkind = "automatic"\nperiod = "1 year"\n'

BY_30_JUNE = (
    '[term]\n{term}\n[renewal]\nkind = "automatic"\nperiod = "90 days"\n'
    '[notice]\ncounted = "before_date"\ndate = "06-30"\n')
LATER_LONGER = (
    '[term]\nstarts_on = 2024-04-01\nends_on = 2024-12-31\n[renewal]\nkind = "automatic"\nperiod = "3 months"\n'
    '[notice]\ncounted = "before_term_end"\nperiod = "2 months"\ncounting = "period_boundary"\n'
    '[notice.renewed]\nperiod = "38 months"\n')
LATER_OTHERWISE = (
    '[term]\nstarts_on = 2023-07-15\nduration = "159 weeks"\n[renewal]\nkind = "automatic"\nperiod = "1 month"\n'
    '[notice]\ncounted = "before_date"\ndate = "05-19"\n'
    '[notice.renewed]\ncounted = "before_next_term"\nperiod = "81 weeks"\ncounting = "period_boundary"\n')


# --- Terms in which no notice can run out, or for which it is always too late ---------------------------------------


@pytest.mark.parametrize(("as_of", "expected", "chance"), [
    ("2020-11-30", (Answer.YES, CERTAIN, "2020-11-30", "2020-12-31"), ("2021-11-30", "2021-12-31")),
    ("2020-12-01", (Answer.NO, CERTAIN, "2020-11-30", "2021-12-31"), ("2021-11-30", "2021-12-31")),
    ("2021-01-01", (Answer.NO, CERTAIN, None, "2021-12-31"), ("2021-11-30", "2021-12-31")),
    ("2021-09-30", (Answer.NO, CERTAIN, None, "2021-12-31"), ("2021-11-30", "2021-12-31")),
    ("2021-10-01", (Answer.YES, CERTAIN, "2021-11-30", "2021-12-31"), ("2022-11-30", "2022-12-31")),
    ("2021-12-01", (Answer.NO, CERTAIN, "2021-11-30", "2022-12-31"), ("2022-11-30", "2022-12-31")),
])
def test_a_term_in_which_no_notice_can_run_out_has_no_last_day(
        as_of: str, expected: tuple[object, ...], chance: tuple[str, str], told: Told) -> None:
    found = on(told(RENEWED_BY_QUARTERS + '[notice]\ncounted = "from_notice"\nperiod = "1 month"\n'
                                          'ends_at = "year_end"\n'), as_of)
    assert (expected, chance) == (party(found), next_chance(found))


@pytest.mark.parametrize(("as_of", "expected", "chance"), [
    ("2020-11-01", (Answer.YES, CERTAIN, "2020-11-01", "2020-12-31"), ("2021-11-01", "2021-12-31")),
    ("2020-11-02", (Answer.NO, CERTAIN, "2020-11-01", "2021-12-31"), ("2021-11-01", "2021-12-31")),
    ("2021-01-01", (Answer.NO, CERTAIN, None, "2021-12-31"), ("2021-11-01", "2021-12-31")),
    ("2021-10-01", (Answer.YES, CERTAIN, "2021-11-01", "2021-12-31"), ("2022-11-01", "2022-12-31")),
])
def test_a_day_of_the_year_ends_only_the_first_of_the_terms_that_follow_it(
        as_of: str, expected: tuple[object, ...], chance: tuple[str, str], told: Told) -> None:
    found = on(told(RENEWED_BY_QUARTERS + '[notice]\ncounted = "before_date"\ndate = "11-01"\n'), as_of)
    assert (expected, chance) == (party(found), next_chance(found))


@pytest.mark.parametrize(("tables", "chance"), [
    (BY_30_JUNE.format(term="starts_on = 2020-01-30\nends_on = 2024-03-09"),
     ("2024-06-30", "2024-09-05")),
    (BY_30_JUNE.format(term='starts_on = 2021-07-05\nduration = "3 years"'),
     ("2025-06-30", "2025-09-27")),
])
def test_the_next_chance_never_repeats_the_last_day_of_the_running_term(
        tables: str, chance: tuple[str, str], told: Told) -> None:
    agreement = told(tables)
    found = on(agreement, "2021-07-05")
    last_day = found.by_party["a"].last_day
    assert last_day is not None
    assert last_day.isoformat() < chance[0]
    assert chance == next_chance(found)
    given = agreement.with_events(NoticeReceived(by="a", received_on=date.fromisoformat(chance[0])))
    assert date.fromisoformat(chance[1]) == on(given, chance[0]).ends_on


@pytest.mark.parametrize("tables", [LATER_LONGER, LATER_OTHERWISE], ids=["longer period", "counted otherwise"])
def test_where_renewed_terms_have_a_longer_notice_period_the_next_chance_still_comes_after_the_last_day(
        tables: str, told: Told) -> None:
    agreement = told(tables)
    found = on(agreement, "2023-07-15")
    last_day, chance = found.by_party["a"].last_day, found.by_party["a"].next
    assert last_day is not None
    assert chance is not None
    assert last_day < chance.last_day
    given = agreement.with_events(NoticeReceived(by="a", received_on=chance.last_day))
    assert chance.ends_on == on(given, chance.last_day.isoformat()).ends_on


def test_the_next_chance_is_not_before_the_first_day_on_which_the_running_term_lets_notice_be_given(told: Told) -> None:
    agreement = told('[term]\nstarts_on = 2024-05-01\nends_on = 2024-06-30\n'
                     '[renewal]\nkind = "automatic"\nperiod = "2 months"\n'
                     '[notice]\ncounted = "before_term_end"\nperiod = "3 months"\ncounting = "period_boundary"\n'
                     'not_before = 2024-06-15\n[notice.renewed]\nperiod = "3 months"\nnot_before = 2020-01-01\n')
    chance = on(agreement, "2024-05-01").by_party["a"].next
    assert chance is not None
    given = agreement.with_events(NoticeReceived(by="a", received_on=chance.last_day))
    assert chance.ends_on == on(given, chance.last_day.isoformat()).ends_on


# --- Lock-ins -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("as_of", "expected", "chance"), [
    ("2020-11-01", (Answer.NO, CERTAIN, None, "2021-12-31"), ("2021-11-30", "2021-12-31")),
    ("2021-09-30", (Answer.NO, CERTAIN, None, "2021-12-31"), ("2021-11-30", "2021-12-31")),
    ("2021-10-01", (Answer.YES, CERTAIN, "2021-11-30", "2021-12-31"), ("2022-11-30", "2022-12-31")),
])
def test_a_lock_in_that_leaves_no_end_within_the_term_binds_through_it(
        as_of: str, expected: tuple[object, ...], chance: tuple[str, str], told: Told) -> None:
    found = on(told(
        "[term]\nstarts_on = 2020-10-01\nends_on = 2021-09-30\n"
        '[renewal]\nkind = "automatic"\nperiod = "1 year"\n'
        '[notice]\ncounted = "from_notice"\nperiod = "1 month"\nends_at = "year_end"\nno_end_before = 2021-06-30\n'),
        as_of)
    assert (expected, chance) == (party(found), next_chance(found))


def test_a_lock_in_past_the_term_leaves_a_running_notice_no_end_within_it(told: Told) -> None:
    found = on(told("[term]\nstarts_on = 2018-01-29\nends_on = 2019-12-30\n"
                    '[notice]\ncounted = "from_notice"\nperiod = "6 months"\nends_at = "02-29"\n'
                    "no_end_before = 2019-05-09\n"), "2018-06-01")
    assert (Answer.NO, CERTAIN, None, "2019-12-30") == party(found)
    assert date(2019, 12, 30) == found.ends_on
    assert "TERMINATION-17" in rules_of(found)


@pytest.mark.parametrize(("as_of", "expected"), [
    ("2021-01-01", (Answer.NO, CERTAIN, None, "2022-02-28")),
    ("2022-02-18", (Answer.NO, CERTAIN, None, "2022-02-28")),
    ("2022-02-19", (Answer.YES, CERTAIN, "2022-02-27", "2022-02-28")),
    ("2022-02-27", (Answer.YES, CERTAIN, "2022-02-27", "2022-02-28")),
    ("2022-02-28", (Answer.NO, CERTAIN, "2022-02-27", "2023-02-28")),
])
def test_a_notice_that_ends_on_a_day_of_the_year_can_be_given_in_each_term_until_the_one_that_has_it(
        as_of: str, expected: tuple[object, ...], told: Told) -> None:
    """The first term ends on 18 March 2021, and the others on the 18th of each month."""
    assert expected == party(on(told(
        '[term]\nstarts_on = 2020-12-19\nduration = "90 days"\n[renewal]\nkind = "automatic"\nperiod = "1 month"\n'
        '[notice]\ncounted = "from_notice"\nperiod = "1 day"\nends_at = "02-29"\nno_end_before = 2021-12-29\n'), as_of))


@pytest.mark.parametrize(("as_of", "answer", "opens_on"), [
    ("2020-05-31", Answer.NO, date(2020, 6, 1)), ("2020-06-01", Answer.YES, date(2020, 6, 1))])
def test_before_the_first_day_for_notice_the_answer_is_no_and_a_notice_ends_nothing(
        as_of: str, answer: Answer, opens_on: date, told: Told) -> None:
    found = on(told(RENEWED_BY_YEARS + '[notice]\ncounted = "before_term_end"\nperiod = "1 month"\n'
                                       'counting = "period_boundary"\nnot_before = 2020-06-01\n'), as_of)
    ends_on = None if answer is Answer.NO else "2020-12-31"
    assert (answer, CERTAIN, "2020-11-30", ends_on) == party(found)
    assert opens_on == found.by_party["a"].opens_on


# --- Running notice in a fixed term ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("as_of", "answer", "today"), [
    ("2020-06-01", Answer.YES, "2020-07-31"),
    ("2020-10-31", Answer.YES, "2020-11-30"),
    ("2020-11-01", Answer.YES, "2020-12-31"),
    ("2020-11-30", Answer.YES, "2020-12-31"),
    ("2020-12-01", Answer.NO, "2020-12-31"),
])
def test_a_running_notice_ends_a_fixed_term_that_nothing_renews_only_before_it_ends_by_itself(
        as_of: str, answer: Answer, today: str, told: Told) -> None:
    found = on(told(ONE_YEAR + '[notice]\ncounted = "from_notice"\nperiod = "1 month"\nends_at = "month_end"\n'), as_of)
    assert (answer, CERTAIN, "2020-11-30", today) == party(found)


@pytest.mark.parametrize("as_of", ["2023-11-30", "2023-12-01", "2024-07-17"])
def test_no_notice_ends_an_agreement_before_its_first_day(as_of: str, told: Told) -> None:
    """No year ends between the first and the last day, so no notice can run out within the term."""
    found = on(told("[term]\nstarts_on = 2024-07-17\nends_on = 2024-12-22\n"
                    '[notice]\ncounted = "from_notice"\nperiod = "1 month"\nends_at = "year_end"\n'), as_of)
    assert (Answer.NO, None, date(2024, 12, 22)) == (
        (each := found.by_party["a"]).answer, each.last_day, each.ends_on)


def test_where_every_reading_of_a_notice_today_leads_to_one_end_that_end_is_told(told: Told) -> None:
    agreement = told("[term]\nstarts_on = 2019-03-23\nends_on = 2021-02-14\n"
                     '[notice]\ncounted = "from_notice"\nperiod = "0 days"\n')
    given = on(agreement.with_events(NoticeReceived(by="a", received_on=date(2018, 1, 1))), "2018-01-01")
    assert (CERTAIN, date(2019, 3, 23)) == (given.certainty, given.ends_on)
    assert date(2019, 3, 23) == on(agreement, "2018-01-01").notice_today_ends_on("a")


@pytest.mark.parametrize(("as_of", "chance"), [
    ("2020-07-31", ("2020-08-31", "2021-01-31")), ("2020-08-31", ("2020-08-31", "2021-01-31")), ("2020-09-01", None)])
def test_when_the_last_day_of_the_last_term_has_passed_there_is_no_next_chance(
        as_of: str, chance: tuple[str, str] | None, told: Told) -> None:
    assert chance == next_chance(on(told(
        ONE_YEAR + '[renewal]\nkind = "automatic"\nperiod = "1 month"\nmax_times = 1\n'
                   '[notice]\ncounted = "from_notice"\nperiod = "5 months"\n'), as_of))


# --- Who may give notice --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("events", "expected"), [
    ("", None),
    ('[[event]]\nkind = "notice"\nby = "a"\nreceived_on = 2020-02-01\nto_end_on = 2021-12-31\n', "2021-12-31"),
])
def test_a_notice_today_from_one_who_may_not_give_it_leaves_the_end_as_it_is(
        events: str, expected: str | None, told: Told) -> None:
    found = on(told(RENEWED_BY_YEARS + '[notice]\ncounted = "before_term_end"\nperiod = "3 months"\n'
                                       'counting = "period_boundary"\nby = ["a"]\n' + events), "2020-02-01")
    assert (None, expected) == party(found, "b")[2:]
    assert ("2020-09-30", "2020-12-31") == party(found, "a")[2:]


# --- Readings -------------------------------------------------------------------------------------------------------

THREE_MONTHS_BEFORE_JUNE = (
    "[term]\nstarts_on = 2022-07-01\nends_on = 2023-06-30\n"
    '[renewal]\nkind = "automatic"\nperiod = "1 year"\n'
    '[notice]\ncounted = "before_term_end"\nperiod = "3 months"\n')


@pytest.mark.parametrize(("as_of", "answer", "certainty", "today"), [
    ("2023-03-29", Answer.YES, CERTAIN, "2023-06-30"),
    ("2023-03-30", Answer.YES, CERTAIN, "2023-06-30"),
    ("2023-03-31", Answer.UNCLEAR, Certainty.TWO_READINGS, None),
    ("2023-04-01", Answer.NO, CERTAIN, "2024-06-30"),
])
def test_between_30_and_31_march_the_answer_depends_on_the_reading(
        as_of: str, answer: Answer, certainty: Certainty, today: str | None, told: Told) -> None:
    found = on(told(THREE_MONTHS_BEFORE_JUNE), as_of)
    assert (answer, certainty, "2023-03-30", today) == party(found)
    assert date(2023, 3, 31) == found.by_party["a"].other_reading


@pytest.mark.parametrize(("received_on", "certainty", "ends_on", "readings"), [
    ("2023-03-29", CERTAIN, date(2023, 6, 30), []),
    ("2023-03-30", CERTAIN, date(2023, 6, 30), []),
    ("2023-03-31", Certainty.TWO_READINGS, None, [date(2024, 6, 30), date(2023, 6, 30)]),
    ("2023-04-01", CERTAIN, date(2024, 6, 30), []),
])
def test_a_notice_between_30_and_31_march_ends_the_one_term_or_the_other_and_the_longer_is_told_first(
        received_on: str, certainty: Certainty, ends_on: date | None, readings: list[date], told: Told) -> None:
    found = on(told(THREE_MONTHS_BEFORE_JUNE + f'[[event]]\nkind = "notice"\nby = "a"\nreceived_on = {received_on}\n'),
               received_on)
    assert (Status.TERMINATING, certainty, ends_on) == (found.status, found.certainty, found.ends_on)
    assert readings == [each.ends_on for each in found.readings]


# --- What a draft has not -------------------------------------------------------------------------------------------


def test_a_draft_has_no_term_to_be_running_and_no_end_that_an_act_could_set(told: Told) -> None:
    draft = course(told('[term]\nduration = "1 year"\n'), AsOf(date(2020, 1, 1)), None, Choices(()), INFERENCE)
    assert ((), 0, ()) == (draft.ahead, draft.running, draft.terms())
    stop = Stop(date(2020, 6, 1), NoticeAgainstTerm.RUNS_OUT, 1, date(2020, 1, 1))
    assert end_after(draft, stop, date(2020, 1, 1), INFERENCE) is None


def test_of_a_draft_a_notice_today_leads_nowhere(told: Told) -> None:
    assert (Answer.UNCLEAR, Certainty.MISSING_FACT, None, None) == party(
        on(told('[term]\nduration = "1 year"\n'), "2020-01-01"))


# --- The vocabulary of answers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("outcome", "answer", "certainty"), [
    (CanTerminate.YES, Answer.YES, CERTAIN),
    (CanTerminate.YES_AFTER_REASONABLE_TIME, Answer.YES, Certainty.NEEDS_JUDGEMENT),
    (CanTerminate.NO, Answer.NO, CERTAIN),
    (CanTerminate.ALREADY, Answer.ALREADY, CERTAIN),
    (CanTerminate.ALREADY_BUT_NO_DAY, Answer.ALREADY, Certainty.NEEDS_JUDGEMENT),
    (CanTerminate.UNCLEAR_MISSING_FACT, Answer.UNCLEAR, Certainty.MISSING_FACT),
    (CanTerminate.UNCLEAR_NEEDS_JUDGEMENT, Answer.UNCLEAR, Certainty.NEEDS_JUDGEMENT),
    (CanTerminate.UNCLEAR_TWO_READINGS, Answer.UNCLEAR, Certainty.TWO_READINGS),
])
def test_every_answer_says_how_sure_it_is(outcome: CanTerminate, answer: Answer, certainty: Certainty) -> None:
    assert (answer, certainty) == (outcome.answer, outcome.certainty)
