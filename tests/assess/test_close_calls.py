"""Close calls: each tells two neighbouring cases apart that a small slip in the code would confuse."""

from datetime import date

import pytest

from engine.model.outcomes import Answer, Certainty, Status
from tests.assess.asking import Told, on

ONE_YEAR = "[term]\nstarts_on = 2020-01-01\nends_on = 2020-12-31\n"
RENEWED = ONE_YEAR + '[renewal]\nkind = "automatic"\nperiod = "1 year"\n'


def given(received_on: str, more: str = "") -> str:
    return f'[[event]]\nkind = "notice"\nby = "a"\nreceived_on = {received_on}\n{more}'


@pytest.mark.parametrize(("form", "expected"), [
    ("written", date(2020, 12, 31)), ("letter", date(2020, 12, 31)), ("email", None), ("oral", None)])
def test_where_a_letter_is_agreed_only_writing_on_paper_ends_the_agreement(
        form: str, expected: date | None, told: Told) -> None:
    agreement = told(RENEWED + '[notice]\ncounted = "before_term_end"\nperiod = "3 months"\nform = ["letter"]\n'
                     + given("2020-06-01", f'form = "{form}"\n'))
    assert expected == on(agreement, "2020-06-01").ends_on


@pytest.mark.parametrize(("kind", "expected"), [
    ('counted = "before_term_end"\nperiod = "3 months"\n', None),
    ('counted = "from_notice"\nperiod = "3 months"\n', date(2020, 12, 30))])
def test_where_an_option_is_used_only_a_running_notice_has_an_end_to_tell_of(
        kind: str, expected: date | None, told: Told) -> None:
    agreement = told(ONE_YEAR + '[renewal]\nkind = "option"\nperiod = "1 year"\nholder = "a"\n[notice]\n' + kind
                     + '[[event]]\nkind = "option_used"\nby = "a"\non = 2020-02-01\n')
    assert expected == on(agreement, "2020-03-01").by_party["b"].ends_on


def test_an_answer_that_every_reading_shares_is_no_less_sure_than_in_each_of_them(told: Told) -> None:
    """Whether it has begun is not known, but in either case no notice period is agreed."""
    found = on(told("[term]\nstarts_on = { no_later_than = 2022-12-31 }\n"), "2022-06-01")
    assert (Status.UNCLEAR, Certainty.MISSING_FACT) == (found.status, found.certainty)
    assert (Answer.YES, Certainty.NEEDS_JUDGEMENT) == (found.termination.answer, found.termination.certainty)


def test_an_extension_known_by_its_month_leaves_two_last_days_within_that_month(told: Told) -> None:
    agreement = told('[term]\nstarts_on = 2019-01-01\nends_on = 2021-12-31\n[renewal]\nkind = "automatic"\n'
                     'period = "3 years"\n[notice]\ncounted = "before_term_end"\nperiod = "12 months"\n'
                     '[[event]]\nkind = "extended"\nagreed_on = "2020-12"\nends_on = 2022-12-31\n')
    best = on(agreement, "2020-12-15").termination
    assert (Answer.YES, Certainty.MISSING_FACT) == (best.answer, best.certainty)
    assert (date(2020, 12, 31), date(2021, 12, 31)) == (best.last_day, best.other_reading)


@pytest.mark.parametrize(("asked", "last_day", "today"), [
    ("2021-01-15", date(2021, 9, 30), None), ("2023-01-15", date(2023, 9, 30), None)])
def test_a_last_day_in_a_reading_in_which_all_is_over_is_not_told(
        asked: str, last_day: date, today: date | None, told: Told) -> None:
    """E-mail where writing is agreed: in one reading it ended the agreement, in the other it runs on."""
    agreement = told(RENEWED + '[notice]\ncounted = "before_term_end"\nperiod = "3 months"\nform = "written"\n'
                     + given("2020-06-01", 'form = "email"\n'))
    best = on(agreement, asked).termination
    assert (Answer.UNCLEAR, last_day, None) == (best.answer, best.last_day, best.other_reading)
    assert today == on(agreement, asked).notice_today_ends_on("a")


@pytest.mark.parametrize(("not_before", "expected"), [
    ("2020-08-31", (date(2020, 8, 31), date(2020, 10, 31))), ("2020-09-01", (date(2020, 10, 31), date(2020, 12, 31)))])
def test_a_chance_on_the_first_day_for_notice_counts_and_one_the_day_before_does_not(
        not_before: str, expected: tuple[date, date], told: Told) -> None:
    agreement = told(
        "[term]\nstarts_on = 2020-07-01\nends_on = 2020-08-31\n"
        '[renewal]\nkind = "automatic"\nperiod = "2 months"\n'
        f'[notice]\ncounted = "before_term_end"\nperiod = "2 months"\nnot_before = {not_before}\n'
        'counting = "period_boundary"\n[notice.renewed]\nnot_before = 2019-01-01\n')
    chance = on(agreement, "2020-07-02").by_party["a"].next
    assert chance is not None
    assert expected == (chance.last_day, chance.ends_on)


def test_each_reading_of_a_last_day_says_which_way_of_counting_it_rests_on(told: Told) -> None:
    """30 June less three months: 30 March by the same day number, 31 March in whole months."""
    agreement = told('[term]\nstarts_on = 2020-07-01\nends_on = 2024-06-30\n[renewal]\nkind = "automatic"\n'
                     'period = "1 year"\n[notice]\ncounted = "before_term_end"\nperiod = "3 months"\n'
                     + given("2024-03-31"))
    expected = {"reading.same_day": date(2025, 6, 30), "reading.period_boundary": date(2024, 6, 30)}
    assert expected == {each.assumes[0].key: each.ends_on for each in on(agreement, "2024-03-31").readings}


def test_a_day_that_only_some_readings_have_is_watched_as_uncertain(told: Told) -> None:
    agreement = told('[term]\nstarts_on = 2020-01-01\nends_on = "2022"\n')
    watched = on(agreement, "2021-06-01").watched(date(2021, 6, 1), date(2023, 1, 1))
    assert [(date(2022, 1, 1), False), (date(2022, 12, 31), False)] == [(each.day, each.is_certain) for each in watched]
    known = told("[term]\nstarts_on = 2020-01-01\nends_on = 2022-12-31\n")
    assert [True] == [each.is_certain for each in on(known, "2021-06-01").watched(date(2021, 6, 1), date(2023, 1, 1))]


@pytest.mark.parametrize(("received_on", "is_after"), [("2020-12-31", False), ("2021-01-01", True)])
def test_a_strangers_notice_on_the_last_day_is_not_said_to_come_after_it(
        received_on: str, is_after: bool, told: Told) -> None:  # noqa: FBT001  # whether
    agreement = told(ONE_YEAR + '[notice]\ncounted = "from_notice"\nperiod = "1 month"\nby = ["b"]\n'
                     + given(received_on))
    assert is_after is ("NOTICE-06" in {each.rule for each in on(agreement, "2021-02-01").reasons})
