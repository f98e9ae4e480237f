"""What a notice leads to: the clause in days, and the end that a notice on a day sets."""

from datetime import date

import pytest

from engine.assess.clause import deadline, last_day_to_run_out, runs_out
from engine.model.clauses import Counted, NoticeClause
from engine.model.dates import Length, Unit
from engine.model.events import Event, NoticeReceived
from engine.model.outcomes import Certainty, Status
from tests.assess.asking import INFERENCE, Told, on, rules_of

THREE_MONTHS = Length.of(3, Unit.MONTHS)
KOMMUNAVTAL = (
    '[term]\nstarts_on = 2019-01-01\nends_on = 2021-12-31\nclause = "§10"\n'
    '[renewal]\nkind = "automatic"\nperiod = "3 years"\nclause = "§10"\n'
    '[notice]\ncounted = "before_term_end"\nperiod = "12 months"\nform = "written"\nclause = "§11"\n')


def notice(received_on: str, more: str = "", by: str = "a") -> str:
    return f'[[event]]\nkind = "notice"\nby = "{by}"\nreceived_on = {received_on}\n{more}'


# --- The golden table -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", ["a", "b"])
@pytest.mark.parametrize(("received_on", "expected"), [
    ("2019-01-01", date(2021, 12, 31)), ("2020-12-31", date(2021, 12, 31)),
    ("2021-01-01", date(2024, 12, 31)), ("2023-12-31", date(2024, 12, 31)),
    ("2024-01-01", date(2027, 12, 31)), ("2026-12-31", date(2027, 12, 31)),
    ("2027-01-01", date(2030, 12, 31)), ("2029-12-31", date(2030, 12, 31)),
])
def test_a_notice_ends_the_first_term_that_has_twelve_months_left(
        received_on: str, expected: date, by: str, told: Told) -> None:
    agreement = told(KOMMUNAVTAL + notice(received_on, by=by))
    found = on(agreement, received_on)
    assert (Status.TERMINATING, Certainty.CERTAIN, expected) == (found.status, found.certainty, found.ends_on)
    last = on(agreement, expected.isoformat())
    assert (Status.TERMINATING, expected) == (last.status, last.terms[-1].ends_on)
    assert Status.ENDED is on(agreement, expected.replace(year=expected.year + 1, month=1, day=1).isoformat()).status


# --- A clause without a period has no days --------------------------------------------------------------------------


def test_a_clause_without_a_period_has_no_last_day() -> None:
    with pytest.raises(ValueError, match="before_term_end"):
        deadline(NoticeClause(counted=Counted.BEFORE_TERM_END), date(2020, 12, 31), INFERENCE)


def test_a_clause_that_does_not_say_how_it_is_counted_has_no_last_day() -> None:
    with pytest.raises(ValueError, match="counted=None"):
        deadline(NoticeClause(period=THREE_MONTHS), date(2020, 12, 31), INFERENCE)


def test_a_notice_without_a_period_runs_out_on_no_day_and_has_no_last_day_to_run_out() -> None:
    clause = NoticeClause(counted=Counted.FROM_NOTICE)
    with pytest.raises(ValueError, match="from_notice"):
        runs_out(clause, date(2020, 1, 1))
    with pytest.raises(ValueError, match="from_notice"):
        last_day_to_run_out(clause, date(2020, 12, 31))


# --- A notice has a day ---------------------------------------------------------------------------------------------


def test_a_notice_neither_sent_nor_received_happened_on_no_day() -> None:
    with pytest.raises(ValueError, match="NoticeReceived"):
        NoticeReceived(by="a").happened_on  # noqa: B018  # asked for, not used


def test_an_event_of_no_kind_happened_on_no_day() -> None:
    with pytest.raises(NotImplementedError):
        Event().happened_on  # noqa: B018  # asked for, not used


# --- Running notice -------------------------------------------------------------------------------------------------

OPTION_AND_RUNNING_NOTICE = (
    "[term]\nstarts_on = 2020-01-01\nends_on = 2022-12-31\n"
    '[renewal]\nkind = "option"\nperiod = "1 year"\nholder = "a"\n'
    '[notice]\ncounted = "from_notice"\nperiod = "3 months"\n')


@pytest.mark.parametrize(("as_of", "status"), [
    ("2021-01-31", Status.TERMINATING), ("2021-04-30", Status.TERMINATING), ("2021-05-01", Status.ENDED),
    ("2022-12-31", Status.ENDED), ("2023-01-01", Status.ENDED)])
def test_a_running_notice_cuts_a_term_whose_option_is_still_open(as_of: str, status: Status, told: Told) -> None:
    found = on(told(OPTION_AND_RUNNING_NOTICE + notice("2021-01-31", by="b")), as_of)
    assert (status, Certainty.CERTAIN, date(2021, 4, 30)) == (found.status, found.certainty, found.ends_on)
    assert [date(2021, 4, 30)] == [term.ends_on for term in found.terms]
    assert "TERM-03" in rules_of(found)


@pytest.mark.parametrize(("as_of", "status"), [
    ("2021-07-10", Status.TERMINATING), ("2021-09-08", Status.TERMINATING), ("2021-09-09", Status.ENDED),
    ("2022-06-30", Status.ENDED), ("2022-07-01", Status.ENDED)])
def test_a_running_notice_counted_in_days_cuts_a_term_with_an_option_for_anyone(
        as_of: str, status: Status, told: Told) -> None:
    found = on(told('[term]\nstarts_on = 2020-07-30\nends_on = 2022-06-30\n[renewal]\nkind = "option"\n'
                    'period = "1 month"\n[notice]\ncounted = "from_notice"\nperiod = "60 days"\n'
                    '[[event]]\nkind = "notice"\nreceived_on = 2021-07-10\n'), as_of)
    assert (status, date(2021, 9, 8)) == (found.status, found.ends_on)


@pytest.mark.parametrize("as_of", ["2018-11-01", "2018-12-31", "2019-01-01", "2019-01-31"])
def test_a_running_notice_that_ran_out_before_the_first_day_needs_judgement(as_of: str, told: Told) -> None:
    found = on(told('[term]\nstarts_on = 2019-01-01\nends_on = 2021-12-31\n'
                    '[notice]\ncounted = "from_notice"\nperiod = "1 month"\n' + notice("2018-11-01")), as_of)
    assert (Certainty.NEEDS_JUDGEMENT, None) == (found.certainty, found.ends_on)
    assert [("reading.runs_from_start", date(2019, 2, 1)), ("reading.ran_out_before", date(2019, 1, 1))] == [
        (remark.key, each.ends_on) for each in found.readings for remark in each.assumes]


@pytest.mark.parametrize(("received_on", "certainty", "ends_on"), [
    ("2018-11-30", Certainty.NEEDS_JUDGEMENT, None), ("2018-12-01", Certainty.CERTAIN, date(2019, 1, 1)),
    ("2019-01-01", Certainty.CERTAIN, date(2019, 2, 1))])
def test_a_running_notice_given_before_the_first_day_that_runs_out_within_the_term_ends_it_then(
        received_on: str, certainty: Certainty, ends_on: date | None, told: Told) -> None:
    found = on(told('[term]\nstarts_on = 2019-01-01\nends_on = 2021-12-31\n'
                    '[notice]\ncounted = "from_notice"\nperiod = "1 month"\n' + notice(received_on)), "2019-01-01")
    assert (certainty, ends_on) == (found.certainty, found.ends_on)


# --- Notice in a term that an open-ended one follows ----------------------------------------------------------------

THEN_OPEN_ENDED = (
    "[term]\nstarts_on = 2020-01-01\nends_on = 2020-12-31\n"
    '[renewal]\nkind = "automatic"\nperiod = "open-ended"\n'
    '[notice]\ncounted = "before_term_end"\nperiod = "1 month"\ncounting = "period_boundary"\n')


@pytest.mark.parametrize(("as_of", "status"), [
    ("2020-12-01", Status.IN_FORCE), ("2020-12-31", Status.IN_FORCE), ("2021-01-01", Status.UNCLEAR)])
def test_a_notice_too_late_for_the_only_fixed_term_settles_nothing_until_the_open_ended_one_begins(
        as_of: str, status: Status, told: Told) -> None:
    found = on(told(THEN_OPEN_ENDED + notice("2020-12-01")), as_of)
    assert (status, None) == (found.status, found.ends_on)


def test_a_notice_in_time_for_the_only_fixed_term_ends_it(told: Told) -> None:
    found = on(told(THEN_OPEN_ENDED + notice("2020-11-30")), "2020-11-30")
    assert (Status.TERMINATING, date(2020, 12, 31)) == (found.status, found.ends_on)


# --- Notice and option ----------------------------------------------------------------------------------------------

OPTION = (
    "[term]\nstarts_on = 2020-01-01\nends_on = 2022-12-31\n"
    '[renewal]\nkind = "option"\nperiod = "1 year"\nholder = "a"\n'
    '[notice]\ncounted = "before_term_end"\nperiod = "3 months"\ncounting = "period_boundary"\n')
USED = '[[event]]\nkind = "option_used"\nby = "a"\non = {on}\n'


@pytest.mark.parametrize("events", [
    USED.format(on="2022-01-10"), USED.format(on="2022-01-10") + notice("2022-02-01", by="b"),
    notice("2022-02-01", by="b") + USED.format(on="2022-03-01")],
    ids=["used", "used and then notice", "notice and then used"])
def test_a_notice_to_the_end_of_the_term_does_not_undo_a_used_option_whichever_came_first(
        events: str, told: Told) -> None:
    agreement = told(OPTION + events)
    found = on(agreement, "2022-03-01")
    assert (Status.IN_FORCE, Certainty.CERTAIN, None) == (found.status, found.certainty, found.ends_on)
    assert "TERMINATION-19" in rules_of(found)
    later = on(agreement, "2023-01-01")
    assert (Status.IN_FORCE, date(2023, 12, 31)) == (later.status, later.terms[-1].ends_on)


@pytest.mark.parametrize("events", ["", notice("2022-02-01", by="b")], ids=["no notice", "notice"])
def test_a_notice_to_the_end_of_a_term_with_an_open_option_changes_nothing(events: str, told: Told) -> None:
    agreement = told(OPTION + events)
    found = on(agreement, "2022-02-01")
    assert (Status.IN_FORCE, Certainty.CERTAIN, None) == (found.status, found.certainty, found.ends_on)
    assert (Status.ENDED, date(2022, 12, 31)) == ((last := on(agreement, "2023-01-01")).status, last.ends_on)


# --- What is taken for granted --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("period", "expected"), [('period = "3 months"\n', True), ("", False)])
def test_a_period_beside_an_agreed_day_of_the_year_is_not_used_and_that_is_told(
        period: str, expected: bool, told: Told) -> None:  # noqa: FBT001  # whether
    found = on(told("[term]\nstarts_on = 2020-01-01\nends_on = 2020-12-31\n"
                    '[renewal]\nkind = "automatic"\nperiod = "1 year"\n'
                    f'[notice]\ncounted = "before_date"\ndate = "11-01"\nclause = "§3"\n{period}'), "2020-06-01")
    assert date(2020, 11, 1) == found.by_party["a"].last_day
    assert expected == (("assumption.date_governs", "§3") in {(each.key, each.clause) for each in found.assumptions})


# --- The days of a clause, at its edges -----------------------------------------------------------------------------


@pytest.mark.parametrize("counted", ["before_term_end", "before_next_term"])
def test_a_notice_period_of_nothing_lasts_until_the_terms_own_last_day(counted: str, told: Told) -> None:
    agreement = told("[term]\nstarts_on = 2020-01-01\nends_on = 2020-12-31\n"
                     '[renewal]\nkind = "automatic"\nperiod = "1 year"\n'
                     f'[notice]\ncounted = "{counted}"\nperiod = "0 days"\n' + notice("2020-12-31"))
    assert date(2020, 12, 31) == on(agreement, "2020-12-31").ends_on
    assert (date(2020, 12, 31), None) == (
        (each := on(agreement, "2020-06-01").by_party["a"]).last_day, each.other_reading)


def test_where_whole_periods_give_the_earlier_day_that_is_the_last_day_to_rely_on(told: Told) -> None:
    """30 March less one month is 28 February; the day before 31 March less one month is 27 February."""
    each = on(told("[term]\nstarts_on = 2022-03-31\nends_on = 2023-03-30\n"
                   '[renewal]\nkind = "automatic"\nperiod = "1 year"\n'
                   '[notice]\ncounted = "before_term_end"\nperiod = "1 month"\n'), "2022-06-01").by_party["a"]
    assert (date(2023, 2, 27), date(2023, 2, 28)) == (each.last_day, each.other_reading)


@pytest.mark.parametrize(("named", "expected"), [
    ("2020-08-31", date(2020, 9, 30)), ("2020-09-30", date(2020, 9, 30)), ("2020-10-15", date(2020, 10, 31))])
def test_a_running_notice_that_names_a_later_day_ends_on_the_first_possible_end_from_then(
        named: str, expected: date, told: Told) -> None:
    found = on(told('[term]\nstarts_on = 2019-01-01\n[notice]\ncounted = "from_notice"\nperiod = "3 months"\n'
                    'ends_at = "month_end"\n' + notice("2020-06-15", f"to_end_on = {named}\n")), "2020-06-15")
    ends = {each.ends_on for each in found.readings} or {found.ends_on}
    assert expected in ends
    assert (named < "2020-09-30") == (found.certainty is Certainty.NEEDS_JUDGEMENT)


@pytest.mark.parametrize(("received_on", "ends_on"), [
    ("2020-11-30", date(2020, 12, 31)), ("2020-12-01", date(2021, 3, 1)), ("2021-06-15", date(2021, 9, 15))])
def test_too_late_for_the_first_term_a_notice_runs_out_in_the_renewed_one_where_that_has_a_running_notice(
        received_on: str, ends_on: date, told: Told) -> None:
    found = on(told("[term]\nstarts_on = 2020-01-01\nends_on = 2020-12-31\n"
                    '[renewal]\nkind = "automatic"\nperiod = "1 year"\n'
                    '[notice]\ncounted = "before_term_end"\nperiod = "1 month"\ncounting = "period_boundary"\n'
                    '[notice.renewed]\ncounted = "from_notice"\nperiod = "3 months"\n' + notice(received_on)),
               received_on)
    assert (Certainty.CERTAIN, ends_on) == (found.certainty, found.ends_on)


@pytest.mark.parametrize(("received_on", "certainty", "ends_on"), [
    ("2020-06-15", Certainty.NEEDS_JUDGEMENT, None), ("2021-06-15", Certainty.CERTAIN, date(2021, 9, 15))])
def test_where_only_renewed_terms_have_a_period_a_notice_in_the_first_needs_judgement(
        received_on: str, certainty: Certainty, ends_on: date | None, told: Told) -> None:
    found = on(told("[term]\nstarts_on = 2020-01-01\nends_on = 2020-12-31\n"
                    '[renewal]\nkind = "automatic"\nperiod = "1 year"\n'
                    '[notice]\nform = "written"\n[notice.renewed]\ncounted = "from_notice"\nperiod = "3 months"\n'
                    + notice(received_on)), received_on)
    assert (certainty, ends_on) == (found.certainty, found.ends_on)


@pytest.mark.parametrize(("received_on", "status"), [
    ("2020-12-31", Status.TERMINATING), ("2021-12-31", Status.IN_FORCE)])
def test_a_running_notice_given_earlier_may_run_out_just_as_the_last_renewed_term_does(
        received_on: str, status: Status, told: Told) -> None:
    period = {"2020-12-31": "24 months", "2021-12-31": "12 months"}[received_on]
    found = on(told("[term]\nstarts_on = 2020-01-01\nends_on = 2020-12-31\n"
                    '[renewal]\nkind = "automatic"\nperiod = "2 years"\nmax_times = 1\n'
                    f'[notice]\ncounted = "from_notice"\nperiod = "{period}"\n' + notice(received_on)), received_on)
    assert (status, date(2022, 12, 31)) == (found.status, found.ends_on)


# --- The form -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("form", "given", "expected"), [
    ('["letter", "email"]', "written", Certainty.CERTAIN), ('["letter", "email"]', "email", Certainty.CERTAIN),
    ('"written"', "letter", Certainty.CERTAIN), ('"written"', "email", Certainty.NEEDS_JUDGEMENT),
    ('"any"', "oral", Certainty.CERTAIN)])
def test_writing_and_a_letter_stand_for_each_other_and_e_mail_only_for_itself(
        form: str, given: str, expected: Certainty, told: Told) -> None:
    agreement = told(KOMMUNAVTAL.replace('form = "written"', f"form = {form}")
                     + notice("2020-12-31", f'form = "{given}"\n'))
    assert expected is on(agreement, "2020-12-31").certainty


# --- Withdrawal -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("of", "ends_on"), [
    ('of = "first"\n', date(2024, 12, 31)), ('of = "second"\n', date(2021, 12, 31)), ("", date(2021, 12, 31))])
def test_the_notice_that_is_named_is_withdrawn_else_the_latest(of: str, ends_on: date, told: Told) -> None:
    found = on(told(KOMMUNAVTAL + notice("2020-06-01", 'id = "first"\n')
                    + notice("2021-06-01", 'id = "second"\n', by="b")
                    + f'[[event]]\nkind = "notice_withdrawn"\nagreed_on = 2021-07-01\n{of}'), "2021-07-01")
    assert (Status.TERMINATING, ends_on) == (found.status, found.ends_on)


@pytest.mark.parametrize("known_on", [None, "2020-10-01", "2020-09-01", "2020-08-31", "2020-07-01"])
def test_a_withdrawal_recorded_before_the_notice_that_it_withdraws_leaves_the_agreement_in_force(
        known_on: str | None, told: Told) -> None:
    found = on(told(KOMMUNAVTAL + notice("2020-06-01", "recorded_on = 2020-09-01\n")
                    + '[[event]]\nkind = "notice_withdrawn"\nagreed_on = 2020-07-01\nrecorded_on = 2020-07-01\n'),
               "2020-10-01", known_on)
    assert (Status.IN_FORCE, Certainty.CERTAIN, None) == (found.status, found.certainty, found.ends_on)


def test_a_notice_known_by_its_year_may_count_from_the_open_ended_term_after_the_one_it_came_in(told: Told) -> None:
    tables = ('[term]\nstarts_on = 2023-01-08\nduration = "18 months"\n[renewal]\nkind = "automatic"\n'
              'period = "open-ended"\n[notice]\ngiven_when = "sent"\n')
    found = on(told(tables + notice('"2024"', 'sent_on = "2024"\nto_end_on = 2023-06-30\n')), "2031-02-18")
    assert (Certainty.MISSING_FACT, None) == (found.certainty, found.ends_on)
