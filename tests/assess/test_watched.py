"""The days to watch: each kind, for whom, and only where something can still be lost."""

from datetime import date

import pytest

from engine.model.assessment import Watch, WatchedDay
from tests.assess.asking import Told, on

FIRST, LAST = date(2020, 1, 1), date(2025, 12, 31)
RENEWED = (
    "[term]\nstarts_on = 2020-01-01\nends_on = 2020-12-31\n"
    '[renewal]\nkind = "automatic"\nperiod = "{period}"\n'
    '[notice]\ncounted = "before_term_end"\nperiod = "1 month"\n')
OPTION = (
    "[term]\nstarts_on = 2021-07-01\nends_on = 2023-06-30\n"
    '[renewal]\nkind = "option"\nperiod = "1 year"\n')


def days(told: Told, tables: str, as_of: str, start: date = FIRST,
         end: date = LAST) -> list[tuple[str, Watch, tuple[str, ...], bool]]:
    return [(each.day.isoformat(), each.kind, each.parties, each.is_if_renewed)
            for each in on(told(tables), as_of).watched(start, end)]


def test_of_a_draft_there_is_no_day_to_watch(told: Told) -> None:
    assert [] == days(told, '[term]\nduration = "1 year"\n', "2020-06-01")


def test_an_open_ended_term_that_follows_has_no_day_to_watch(told: Told) -> None:
    assert [
        ("2020-11-30", Watch.NOTICE, ("a", "b"), False), ("2020-12-31", Watch.TERM_ENDS, (), False),
    ] == days(told, RENEWED.format(period="open-ended") + 'counting = "period_boundary"\n', "2020-06-01")


def test_only_those_who_may_give_notice_have_a_last_day_for_it(told: Told) -> None:
    found = days(told, RENEWED.format(period="1 year") + 'counting = "period_boundary"\nby = ["b"]\n', "2020-06-01")
    assert {("b",)} == {parties for _, kind, parties, _ in found if kind is Watch.NOTICE}


def test_both_readings_of_the_last_day_are_watched_and_the_terms_to_come_are_if_renewed(told: Told) -> None:
    tables = RENEWED.format(period="6 months")
    assert [
        ("2020-11-30", Watch.NOTICE, ("a", "b"), False), ("2020-12-31", Watch.TERM_ENDS, (), False),
        ("2021-05-30", Watch.NOTICE, ("a", "b"), True), ("2021-05-31", Watch.NOTICE_OTHER_READING, ("a", "b"), True),
        ("2021-06-30", Watch.TERM_ENDS, (), True),
    ] == days(told, tables, "2020-06-01", end=date(2021, 6, 30))


def test_the_first_and_the_last_of_the_days_asked_for_are_both_among_them(told: Told) -> None:
    tables = RENEWED.format(period="1 year")
    notice, term_ends = date(2020, 11, 30), date(2020, 12, 31)
    assert ["2020-11-30", "2020-12-31"] == [each for each, *_ in days(told, tables, "2020-06-01", notice, term_ends)]
    assert ["2020-12-31"] == [each for each, *_ in days(told, tables, "2020-06-01", date(2020, 12, 1), term_ends)]
    assert ["2020-11-30"] == [each for each, *_ in days(told, tables, "2020-06-01", notice, date(2020, 12, 30))]


def test_the_first_day_for_notice_is_watched(told: Told) -> None:
    tables = RENEWED.format(period="1 year") + "not_before = 2020-05-01\n"
    assert ("2020-05-01", Watch.OPENS, ("a", "b"), False) == days(told, tables, "2020-02-01")[0]


@pytest.mark.parametrize(("more", "expected"), [
    ("", [("2023-06-30", Watch.LAPSES, (), False), ("2023-06-30", Watch.OPTION, ("a", "b"), False)]),
    ('holder = "a"\nexercise_before = "3 months"\n', [
        ("2023-03-30", Watch.OPTION, ("a",), False), ("2023-03-31", Watch.OPTION_OTHER_READING, ("a",), False),
        ("2023-06-30", Watch.LAPSES, (), False)]),
    ('holder = "a"\nexercise_before = "3 months"\ncounting = "same_day"\n', [
        ("2023-03-30", Watch.OPTION, ("a",), False), ("2023-06-30", Watch.LAPSES, (), False)]),
    ('holder = "a"\nexercise_before = "3 months"\ncounting = "period_boundary"\n', [
        ("2023-03-31", Watch.OPTION, ("a",), False), ("2023-06-30", Watch.LAPSES, (), False)]),
])
def test_the_last_day_of_an_option_is_watched_by_each_reading_that_the_agreement_leaves(
        more: str, expected: list[tuple[str, Watch, tuple[str, ...], bool]], told: Told) -> None:
    assert expected == days(told, OPTION + more, "2022-01-01")


def test_an_option_that_has_lapsed_is_no_longer_watched(told: Told) -> None:
    tables = OPTION + 'holder = "a"\nexercise_before = "3 months"\n'
    assert {Watch.OPTION, Watch.OPTION_OTHER_READING, Watch.LAPSES} == {
        kind for _, kind, _, _ in days(told, tables, "2023-03-31")}
    assert {Watch.ENDS} == {kind for _, kind, _, _ in days(told, tables, "2023-04-01")}


def test_once_notice_is_given_only_the_end_is_watched(told: Told) -> None:
    tables = RENEWED.format(period="1 year") + '[[event]]\nkind = "notice"\nby = "a"\nreceived_on = 2020-06-01\n'
    assert [("2020-12-31", Watch.ENDS, (), False)] == days(told, tables, "2020-06-01")


def test_after_the_last_renewal_the_agreements_end_is_watched_and_no_last_day_for_notice(told: Told) -> None:
    tables = RENEWED.format(period="1 year").replace("[notice]", "max_times = 1\n[notice]")
    assert [
        ("2020-11-30", Watch.NOTICE, ("a", "b"), False), ("2020-12-31", Watch.TERM_ENDS, (), False),
        ("2021-12-31", Watch.ENDS, (), True),
    ] == days(told, tables + 'counting = "period_boundary"\n', "2020-06-01")


def test_where_a_year_and_more_is_the_notice_period_the_last_day_of_the_term_to_come_is_watched(told: Told) -> None:
    agreement = told(RENEWED.format(period="1 year").replace("1 month", "15 months") + 'counting = "period_boundary"\n')
    watched = on(agreement, "2021-01-01").watched(date(2021, 1, 1), date(2021, 10, 31))
    assert [(date(2021, 9, 30), date(2022, 12, 31))] == [(each.day, each.ends_on) for each in watched]


@pytest.mark.parametrize(("start", "end", "expected"), [
    (date(2020, 12, 31), date(2020, 12, 31), [date(2020, 12, 31)]),
    (date(2020, 12, 1), date(2020, 12, 30), []), (date(2021, 1, 1), date(2021, 1, 31), [])])
def test_an_end_that_comes_by_itself_is_watched_only_among_the_days_asked_for(
        start: date, end: date, expected: list[date], told: Told) -> None:
    agreement = told("[term]\nstarts_on = 2020-01-01\nends_on = 2020-12-31\n")
    assert expected == [each.day for each in on(agreement, "2020-06-01").watched(start, end)]


def test_once_a_late_notice_is_given_the_end_of_the_term_that_it_ends_is_watched_and_not_that_of_the_term_it_missed(
        told: Told) -> None:
    tables = RENEWED.format(period="1 year") + '[[event]]\nkind = "notice"\nby = "a"\nreceived_on = 2020-12-15\n'
    assert [("2021-12-31", Watch.ENDS, (), False)] == days(told, tables, "2020-12-15")


def test_a_term_that_no_notice_can_meet_does_not_hide_the_last_day_for_the_next(told: Told) -> None:
    tables = RENEWED.format(period="1 year") + 'counting = "period_boundary"\n[notice.renewed]\nperiod = "15 months"\n'
    expected = ("2021-09-30", Watch.NOTICE, ("a", "b"), True)
    assert expected in days(told, tables, "2021-01-01", date(2021, 1, 1), date(2022, 12, 31))
    assert [expected] == days(told, tables, "2021-01-01", date(2021, 1, 1), date(2021, 10, 31))


def let_pass(told: Told, tables: str, as_of: str, start: date) -> list[tuple[str, Watch]]:
    return [(each.day.isoformat(), each.kind) for each in on(told(tables), as_of).let_pass(start)]


@pytest.mark.parametrize(("start", "expected"), [
    (date(2021, 12, 31), ["2021-11-30", "2021-12-31"]), (date(2022, 1, 1), []),
    (date(2020, 12, 31), ["2020-11-30", "2020-12-31", "2021-11-30", "2021-12-31"])])
def test_the_days_that_were_let_pass_are_those_of_terms_renewed_since_a_day(
        told: Told, start: date, expected: list[str]) -> None:
    tables = RENEWED.format(period="1 year") + 'counting = "period_boundary"\n'
    assert expected == [each for each, _ in let_pass(told, tables, "2022-06-01", start)]


@pytest.mark.parametrize(("as_of", "expected"), [
    ("2023-03-31", []), ("2023-04-01", [("2023-03-30", Watch.OPTION), ("2023-03-31", Watch.OPTION_OTHER_READING)]),
    ("2024-01-01", [("2023-03-30", Watch.OPTION), ("2023-03-31", Watch.OPTION_OTHER_READING)])])
def test_an_option_is_let_pass_when_its_last_day_has_passed_by_both_readings(
        told: Told, as_of: str, expected: list[tuple[str, Watch]]) -> None:
    assert expected == let_pass(told, OPTION + 'exercise_before = "3 months"\n', as_of, date(2024, 1, 1))


def test_an_option_that_was_used_up_was_not_let_pass(told: Told) -> None:
    tables = OPTION + 'max_times = 1\n[[event]]\nkind = "option_used"\nby = "a"\non = 2023-01-01\n'
    assert [] == let_pass(told, tables, "2024-07-01", date(2024, 7, 1))
    assert [("2023-06-30", Watch.TERM_ENDS)] == let_pass(told, tables, "2024-07-01", FIRST)


def test_of_a_draft_nothing_has_been_let_pass(told: Told) -> None:
    assert [] == let_pass(told, '[term]\nduration = "1 year"\n', "2020-06-01", FIRST)


@pytest.mark.parametrize(("tables", "as_of", "expected"), [
    (RENEWED.format(period="6 months"), "2020-06-01", [1, 1, 2, 2, 2]),
    (RENEWED.format(period="6 months"), "2021-01-01", [2, 2, 2]),
    (RENEWED.format(period="6 months") + '[[event]]\nkind = "notice"\nby = "a"\nreceived_on = 2020-12-15\n',
     "2020-12-15", [2]),
    (OPTION, "2022-01-01", [])])
def test_a_day_tells_which_term_it_belongs_to(tables: str, as_of: str, expected: list[int], told: Told) -> None:
    found = on(told(tables), as_of).watched(date(2020, 1, 1), date(2021, 6, 30))
    assert expected == [each.term for each in found]


def test_the_days_of_an_option_belong_to_the_term_that_it_would_follow(told: Told) -> None:
    found = on(told(OPTION + 'exercise_before = "3 months"\n'), "2022-01-01").watched(FIRST, LAST)
    assert [1, 1, 1] == [each.term for each in found]
    used = '[[event]]\nkind = "option_used"\nby = "a"\non = 2022-01-01\n'
    later = on(told(OPTION + 'exercise_before = "3 months"\n' + used), "2023-07-01").watched(FIRST, LAST)
    assert {2} == {each.term for each in later}


def test_one_day_in_two_readings_is_one_day_whichever_term_they_take_it_to_belong_to() -> None:
    one, other = (WatchedDay(day=FIRST, kind=Watch.ENDS, parties=(), ends_on=None, is_if_renewed=False, term=term)
                  for term in (1, 2))
    assert {one} == {one, other}
    assert 1 == next(iter(set.union({one}, {other}))).term
