"""Close calls: each tells two neighbouring cases apart that a small slip in the code would confuse."""

from datetime import date

import pytest

from engine.assess.clause import runs_out
from engine.model.agreement import Agreement
from engine.model.clauses import Counted, NoticeClause
from engine.model.dates import Length, Unit
from engine.model.outcomes import Answer, Certainty, Status
from engine.model.problems import ProblemsError
from tests.assess.asking import Told, on, rules_of

ONE_YEAR = "[term]\nstarts_on = 2020-01-01\nends_on = 2020-12-31\n"
RENEWED = ONE_YEAR + '[renewal]\nkind = "automatic"\nperiod = "1 year"\n'
BEFORE_END = '[notice]\ncounted = "before_term_end"\nperiod = "3 months"\ncounting = "same_day"\n'


def given(received_on: str, more: str = "") -> str:
    return f'[[event]]\nkind = "notice"\nby = "a"\nreceived_on = {received_on}\n{more}'


def problems(agreement: Agreement, as_of: str, known_on: str | None = None) -> list[str]:
    """What cannot have happened, as the keys of the problems."""
    try:
        on(agreement, as_of, known_on)
    except ProblemsError as refused:
        return [each.key for each in refused.problems]
    return []


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


def test_a_notice_too_late_for_the_only_term_may_be_withdrawn_though_it_ended_nothing(told: Told) -> None:
    found = on(told(ONE_YEAR + BEFORE_END + given("2020-11-01")
                    + '[[event]]\nkind = "notice_withdrawn"\nagreed_on = 2020-11-15\n'), "2020-12-01")
    assert (Status.IN_FORCE, date(2020, 12, 31)) == (found.status, found.ends_on)
    assert {"NOTICE-05"} <= rules_of(found)


def test_a_doubtful_notice_on_a_day_in_no_doubt_has_effect_or_has_none(told: Told) -> None:
    agreement = told(RENEWED + BEFORE_END + 'form = "written"\n' + given("2020-06-01", 'form = "email"\n'))
    assert {"reading.notice_has_no_effect": None, "reading.notice_has_effect": date(2020, 12, 31)} == {
        each.assumes[0].key: each.ends_on for each in on(agreement, "2020-06-01").readings}


def test_a_notice_from_nobody_in_particular_is_told_with_the_clause_of_one_who_may_give_it(told: Told) -> None:
    agreement = told(RENEWED + BEFORE_END + 'by = ["b"]\nclause = "§11"\n[notice.party.b]\nclause = "§12"\n'
                     '[[event]]\nkind = "notice"\nreceived_on = 2020-06-01\n')
    assert {"§12"} == {each.clause for each in on(agreement, "2020-06-01").reasons if each.rule == "NOTICE-20"}


def test_the_terms_that_a_notice_came_too_late_for_are_told_in_one_reason(told: Told) -> None:
    """Two years' notice in the third term of a year: too late for it and for the fourth, in time for the fifth."""
    agreement = told(RENEWED + '[notice]\ncounted = "before_term_end"\nperiod = "2 years"\n' + given("2022-06-01"))
    for as_of in ("2024-06-01", "2025-01-01"):
        assert [("TERM-05", "1", "2"), ("TERM-06", "3", "4"), ("TERM-02", "5", None)] == [
            (each.rule, found.get("term_number"), found.get("to_term_number")) for each in on(agreement, as_of).reasons
            if each.rule.startswith("TERM-") and (found := {ground.key: str(ground.value) for ground in each.grounds})]


@pytest.mark.parametrize(("no_end_before", "expected"), [
    ("2020-12-31", date(2020, 12, 31)), ("2021-01-01", date(2021, 12, 31))])
def test_a_term_that_ends_on_the_first_day_allowed_is_ended_by_a_notice_and_one_a_day_earlier_is_not(
        no_end_before: str, expected: date, told: Told) -> None:
    agreement = told(RENEWED + BEFORE_END + f"no_end_before = {no_end_before}\n" + given("2020-06-01"))
    assert expected == on(agreement, "2020-06-01").ends_on


@pytest.mark.parametrize(("received_on", "expected"), [("2020-06-01", []), ("2020-06-02", ["nothing_to_withdraw"])])
def test_a_notice_recorded_later_than_its_withdrawal_was_given_by_then_or_there_is_nothing_to_withdraw(
        received_on: str, expected: list[str], told: Told) -> None:
    agreement = told(RENEWED + BEFORE_END + given(received_on, "recorded_on = 2020-08-01\n")
                     + '[[event]]\nkind = "notice_withdrawn"\nagreed_on = 2020-06-01\n')
    assert expected == problems(agreement, "2020-07-01", known_on="2020-07-01")


@pytest.mark.parametrize(("agreed_on", "ends_on", "expected"), [
    ("2020-06-01", "2020-06-01", []), ("2020-06-02", "2020-06-01", ["extended_backwards"]),
    ("2019-12-01", "2020-01-01", []), ("2019-12-01", "2019-12-31", ["extended_backwards"])])
def test_a_new_last_day_lies_neither_before_the_parties_agreed_on_it_nor_before_the_term_began(
        agreed_on: str, ends_on: str, expected: list[str], told: Told) -> None:
    agreement = told(RENEWED + f'[[event]]\nkind = "extended"\nagreed_on = {agreed_on}\nends_on = {ends_on}\n')
    assert expected == problems(agreement, "2020-12-31")


@pytest.mark.parametrize(("received_on", "rule"), [("2020-06-01", "NOTICE-01"), ("2020-06-02", "NOTICE-06")])
def test_a_notice_on_the_day_of_a_rescission_is_in_time_and_one_the_day_after_comes_after_the_end(
        received_on: str, rule: str, told: Told) -> None:
    found = on(told(RENEWED + BEFORE_END + given(received_on)
                    + '[[event]]\nkind = "rescinded"\nby = "b"\non = 2020-06-01\naccepted_on = 2020-06-01\n'),
               "2020-06-02")
    assert {rule} == {each for each in rules_of(found) if each.startswith("NOTICE-")}
    assert date(2020, 6, 1) == found.ends_on


@pytest.mark.parametrize(("renewal", "received_on", "status", "ends_on"), [
    ("", "2020-11-30", Status.TERMINATING, date(2020, 12, 30)),
    ("", "2020-12-01", Status.IN_FORCE, date(2020, 12, 31)),
    ('[renewal]\nkind = "option"\nperiod = "1 year"\n', "2020-12-01", Status.TERMINATING, date(2020, 12, 31)),
    ('[renewal]\nkind = "option"\nperiod = "1 year"\n', "2020-12-02", Status.IN_FORCE, None)])
def test_a_notice_that_runs_out_with_the_term_ends_it_only_where_an_option_could_have_gone_on(
        renewal: str, received_on: str, status: Status, ends_on: date | None, told: Told) -> None:
    found = on(told(ONE_YEAR + renewal + '[notice]\ncounted = "from_notice"\nperiod = "30 days"\n'
                    + given(received_on)), "2020-12-02")
    assert (status, ends_on) == (found.status, found.ends_on)


@pytest.mark.parametrize(("max_times", "is_assumed"), [(1, False), (2, True)])
def test_that_an_extended_term_is_renewed_is_assumed_only_where_it_would_have_been(
        max_times: int, is_assumed: bool, told: Told) -> None:  # noqa: FBT001  # whether
    agreement = told(RENEWED + f"max_times = {max_times}\n"
                     '[[event]]\nkind = "extended"\nagreed_on = 2021-06-01\nends_on = 2022-06-30\n')
    found = on(agreement, "2021-06-01")
    assert is_assumed is ("assumption.renews_after_extension" in {each.key for each in found.assumptions})
    assert (None if is_assumed else date(2022, 6, 30)) == found.ends_on


@pytest.mark.parametrize(("as_of", "expected"), [
    ("2024-03-31", [None, date(2023, 6, 30)]), ("2024-04-01", [date(2024, 6, 30), date(2023, 6, 30)])])
def test_an_option_used_in_time_in_whole_months_only_is_counted_in_whole_months_in_the_next_term_too(
        as_of: str, expected: list[date | None], told: Told) -> None:
    found = on(told('[term]\nstarts_on = 2021-07-01\nends_on = 2023-06-30\n[renewal]\nkind = "option"\n'
                    'period = "1 year"\nexercise_before = "3 months"\n'
                    '[[event]]\nkind = "option_used"\nby = "a"\non = 2023-03-31\n'), as_of)
    assert expected == [each.ends_on for each in found.readings]


def test_of_three_last_days_the_first_and_the_last_are_told(told: Told) -> None:
    """1 or 30 June less three months: 1 March; 30 March by the same day number, 31 March in whole months."""
    best = on(told('[term]\nstarts_on = 2020-07-01\nends_on = "2023-06"\n[renewal]\nkind = "automatic"\n'
                   'period = "1 year"\n[notice]\ncounted = "before_term_end"\nperiod = "3 months"\n'),
              "2023-01-01").termination
    assert (date(2023, 3, 1), date(2023, 3, 31)) == (best.last_day, best.other_reading)


@pytest.mark.parametrize("notice", [
    "", '[notice]\ncounted = "from_notice"\nperiod = "1 month"\nno_end_before = 2021-06-30\n'], ids=["none", "bound"])
@pytest.mark.parametrize(("term", "expected"), [(ONE_YEAR, date(2020, 12, 31)), (RENEWED, None)])
def test_where_no_notice_ends_the_term_its_last_day_is_the_end_only_if_nothing_renews_it(
        term: str, expected: date | None, notice: str, told: Told) -> None:
    assert expected == on(told(term + notice), "2020-06-01").termination.ends_on


@pytest.mark.parametrize(("named", "expected"), [
    (None, date(2020, 9, 1)), (date(2020, 8, 31), date(2020, 9, 1)), (date(2020, 9, 2), date(2020, 9, 2))])
def test_a_running_notice_runs_out_no_earlier_for_the_day_that_it_names(named: date | None, expected: date) -> None:
    clause = NoticeClause(counted=Counted.FROM_NOTICE, period=Length.of(3, Unit.MONTHS))
    assert expected == runs_out(clause, date(2020, 6, 1), named)


@pytest.mark.parametrize("start", [
    'starts_on = "2020-01"\n', "starts_on = { no_later_than = 2020-01-31 }\n", ""], ids=["month", "limit", "signed"])
def test_with_no_last_day_but_a_latest_end_the_first_term_lasts_until_then_however_its_start_is_known(
        start: str, told: Told) -> None:
    agreement = told(f"[term]\n{start}latest_end = 2022-12-31\n" + '[[event]]\nkind = "signed"\non = 2020-01-15\n')
    assert date(2022, 12, 31) == on(agreement, "2020-06-01").ends_on


@pytest.mark.parametrize(("given_when", "expected"), [("sent", Status.TERMINATING), ("received", Status.IN_FORCE)])
def test_a_notice_in_the_post_has_been_given_only_where_the_agreement_counts_from_its_sending(
        given_when: str, expected: Status, told: Told) -> None:
    agreement = told(RENEWED + BEFORE_END + f'given_when = "{given_when}"\n'
                     + given("2020-09-18", "sent_on = 2020-09-15\n"))
    assert [expected, Status.TERMINATING] == [on(agreement, day).status for day in ("2020-09-15", "2020-09-18")]


def test_a_start_known_only_by_its_month_is_no_doubt_where_nothing_counts_from_it(told: Told) -> None:
    found = on(told('[term]\nstarts_on = "2020-01"\nends_on = 2022-12-31\n'), "2020-06-01")
    assert (Certainty.CERTAIN, date(2022, 12, 31)) == (found.certainty, found.ends_on)
    assert [None] == [term.starts_on for term in found.terms]


def test_the_party_whose_answer_is_unclear_is_told_before_one_that_is_too_late(told: Told) -> None:
    best = on(told(RENEWED + '[notice]\nform = "written"\n'
                   '[notice.party.a]\ncounted = "before_term_end"\nperiod = "3 months"\n'), "2020-12-15").termination
    assert ("b", Answer.UNCLEAR, None) == (best.party, best.answer, best.last_day)


def test_where_only_renewed_terms_have_a_period_a_notice_in_the_first_leads_to_no_certain_end(told: Told) -> None:
    found = on(told(
        "[term]\nstarts_on = 2020-01-01\nends_on = 2020-12-31\n"
        '[renewal]\nkind = "automatic"\nperiod = "1 year"\n[notice]\nform = "written"\n'
        '[notice.renewed]\ncounted = "before_term_end"\nperiod = "3 months"\n'), "2020-06-15")
    assert found.notice_today_ends_on("a") is None
