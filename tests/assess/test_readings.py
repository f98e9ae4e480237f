"""What cannot be known gives readings: each doubt followed both ways, and told until it is settled."""

from datetime import date
from itertools import product

import pytest

from engine.assess.readings import every_reading
from engine.model.assessment import Remark
from engine.model.outcomes import Answer, Certainty, Status
from engine.model.problems import ProblemsError
from tests.assess.asking import Told, on, party

EXTENDED_SOME_DAY = (
    "[term]\nstarts_on = 2019-01-01\nends_on = 2021-12-31\n"
    '[renewal]\nkind = "automatic"\nperiod = "3 years"\n'
    '[notice]\ncounted = "before_term_end"\nperiod = "12 months"\n'
    '[[event]]\nkind = "extended"\nagreed_on = "2020-12"\nends_on = 2022-12-31\n')


# --- An extension of which only the month is known ------------------------------------------------------------------


@pytest.mark.parametrize(("as_of", "certainty", "ends", "last_day"), [
    ("2020-11-30", Certainty.CERTAIN, {date(2021, 12, 31)}, "2020-12-31"),
    ("2020-12-01", Certainty.MISSING_FACT, {date(2021, 12, 31), date(2022, 12, 31)}, "2020-12-31"),
    ("2020-12-30", Certainty.MISSING_FACT, {date(2021, 12, 31), date(2022, 12, 31)}, "2020-12-31"),
    ("2020-12-31", Certainty.CERTAIN, {date(2022, 12, 31)}, "2021-12-31"),
    ("2021-12-31", Certainty.CERTAIN, {date(2022, 12, 31)}, "2021-12-31"),
])
def test_an_extension_known_by_its_month_is_in_doubt_from_the_first_of_its_days_to_the_last_but_one(
        as_of: str, certainty: Certainty, ends: set[date], last_day: str, told: Told) -> None:
    found = on(told(EXTENDED_SOME_DAY), as_of)
    terms = [each.terms for each in found.readings] or [found.terms]
    assert (Status.IN_FORCE, certainty, ends) == (found.status, found.certainty, {each[-1].ends_on for each in terms})
    assert last_day == party(found)[2]
    assert (as_of != "2020-11-30") == ("question.event_on" in {each.key for each in found.questions})


def test_while_an_extension_is_in_doubt_the_last_term_tells_only_what_every_reading_says(told: Told) -> None:
    term, = on(told(EXTENDED_SOME_DAY), "2020-12-15").terms
    assert (1, date(2019, 1, 1), None) == (term.number, term.starts_on, term.ends_on)


# --- Rescission that the other party has not accepted ---------------------------------------------------------------


@pytest.mark.parametrize(("renewal", "as_of", "terms"), [
    ("1 year", "2021-02-01", [(date(2020, 1, 1), date(2020, 12, 31)), (date(2021, 1, 1), None)]),
    ("1 year", "2022-02-01", [(date(2020, 1, 1), date(2020, 12, 31)), (date(2021, 1, 1), date(2021, 12, 31)),
                              (date(2022, 1, 1), date(2022, 12, 31))]),
    ("open-ended", "2021-02-01", [(date(2020, 1, 1), date(2020, 12, 31)), (date(2021, 1, 1), None)]),
])
def test_an_unaccepted_rescission_leaves_no_gap_among_renewed_terms(
        renewal: str, as_of: str, terms: list[tuple[date, date | None]], told: Told) -> None:
    found = on(told("[term]\nstarts_on = 2020-01-01\nends_on = 2020-12-31\n"
                    f'[renewal]\nkind = "automatic"\nperiod = "{renewal}"\n'
                    '[[event]]\nkind = "rescinded"\nby = "a"\non = 2020-06-01\n'), as_of)
    assert (Status.UNCLEAR, Certainty.TWO_READINGS) == (found.status, found.certainty)
    starts = [term.starts_on for term in found.terms]
    assert [start for start, _ in terms] == starts
    assert [end for _, end in terms][:-1] == [term.ends_on for term in found.terms][:-1]
    assert [(Status.IN_FORCE, None), (Status.ENDED, date(2020, 6, 1))] == [
        (each.status, each.ends_on) for each in found.readings]


def test_a_rescission_in_a_renewed_term_may_have_ended_it_on_its_day(told: Told) -> None:
    found = on(told("[term]\nstarts_on = 2020-01-01\nends_on = 2020-12-31\n"
                    '[renewal]\nkind = "automatic"\nperiod = "1 year"\n'
                    '[[event]]\nkind = "rescinded"\nby = "a"\non = 2021-06-01\n'), "2021-07-01")
    assert [(date(2020, 1, 1), date(2020, 12, 31)), (date(2021, 1, 1), None)] == [
        (term.starts_on, term.ends_on) for term in found.terms]
    assert [[date(2020, 12, 31), date(2021, 12, 31)], [date(2020, 12, 31), date(2021, 6, 1)]] == [
        [term.ends_on for term in each.terms] for each in found.readings]


# --- More doubts than can be followed -------------------------------------------------------------------------------


def rescissions(count: int) -> str:
    return "[term]\nstarts_on = 2020-01-01\n" + "".join(
        f'[[event]]\nkind = "rescinded"\nby = "a"\non = 2020-06-{number:02}\n' for number in range(1, count + 1))


@pytest.mark.parametrize(("doubts", "expected"), [(1, False), (6, False), (7, True), (12, True)])
def test_of_more_than_six_doubts_a_few_readings_are_told_and_that_there_are_more(
        doubts: int, expected: bool, told: Told) -> None:  # noqa: FBT001  # whether
    found = on(told(rescissions(doubts)), "2020-12-31")
    assert expected == ("question.too_many_doubts" in {each.key for each in found.questions})
    assert (Status.UNCLEAR, Certainty.TWO_READINGS, None) == (found.status, found.certainty, found.ends_on)
    assert len(found.readings) <= 7


# --- From signature -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("by", "status", "assumed"), [
    ("", Status.IN_FORCE, True), ('by = "a"\n', Status.DRAFT, False)])
def test_a_signature_of_nobody_in_particular_is_taken_to_be_everyones(
        by: str, status: Status, assumed: bool, told: Told) -> None:  # noqa: FBT001  # whether
    found = on(told(f'[term]\nduration = "1 year"\n[[event]]\nkind = "signed"\n{by}on = 2020-02-01\n'), "2020-02-01")
    assert status is found.status
    assert assumed == ("assumption.all_signed" in {each.key for each in found.assumptions})
    assert assumed == bool([term for term in found.terms if term.starts_on == date(2020, 2, 1)])


@pytest.mark.parametrize(("signed_on", "is_refused"), [("2021-12-31", False), ("2022-01-01", True)])
def test_a_last_signature_after_the_last_day_is_refused(
        signed_on: str, is_refused: bool, told: Told) -> None:  # noqa: FBT001  # whether
    agreement = told(f'[term]\nends_on = 2021-12-31\n[[event]]\nkind = "signed"\non = {signed_on}\n')
    if not is_refused:
        assert [(date(2021, 12, 31), date(2021, 12, 31))] == [
            (term.starts_on, term.ends_on) for term in on(agreement, signed_on).terms]
        return
    with pytest.raises(ProblemsError) as refused:
        on(agreement, signed_on)
    assert [("term.ends_on", "end_before_start")] == [
        (each.origin.path, each.key) for each in refused.value.problems]


@pytest.mark.parametrize(("as_of", "ends"), [
    ("2022-02-28", {date(2023, 2, 28), date(2023, 3, 30)}), ("2022-04-01", {date(2023, 2, 28), date(2023, 3, 30)})])
def test_a_duration_from_a_day_of_which_only_the_month_is_known_ends_on_one_of_two_days(
        as_of: str, ends: set[date], told: Told) -> None:
    found = on(told('[term]\nstarts_on = "2022-03"\nduration = "1 year"\n'), as_of)
    assert (Certainty.MISSING_FACT, None) == (found.certainty, found.ends_on)
    assert ends == {each.ends_on for each in found.readings}


def test_a_notice_of_what_is_still_a_draft_leaves_it_a_draft(told: Told) -> None:
    found = on(told('[term]\nduration = "1 year"\n'
                    '[[event]]\nkind = "notice"\nby = "a"\nreceived_on = 2020-02-01\n'),
               "2020-02-01")
    assert (Status.DRAFT, ()) == (found.status, found.terms)


# --- The last day of an option --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("counting", "used_on", "certainty", "ends_on"), [
    ("", "2023-03-30", Certainty.CERTAIN, date(2024, 6, 30)),
    ("", "2023-03-31", Certainty.TWO_READINGS, None),
    ("", "2023-04-01", Certainty.CERTAIN, date(2023, 6, 30)),
    ('counting = "same_day"\n', "2023-03-30", Certainty.CERTAIN, date(2024, 6, 30)),
    ('counting = "same_day"\n', "2023-03-31", Certainty.CERTAIN, date(2023, 6, 30)),
    ('counting = "period_boundary"\n', "2023-03-31", Certainty.CERTAIN, date(2024, 6, 30)),
    ('counting = "period_boundary"\n', "2023-04-01", Certainty.CERTAIN, date(2023, 6, 30)),
])
def test_the_last_day_of_an_option_has_two_readings_only_where_the_agreement_states_none(
        counting: str, used_on: str, certainty: Certainty, ends_on: date | None, told: Told) -> None:
    found = on(told("[term]\nstarts_on = 2021-07-01\nends_on = 2023-06-30\n"
                    '[renewal]\nkind = "option"\nholder = "a"\nperiod = "1 year"\nmax_times = 1\n'
                    f'exercise_before = "3 months"\n{counting}'
                    f'[[event]]\nkind = "option_used"\nby = "a"\non = {used_on}\n'), "2023-04-01")
    assert (certainty, ends_on) == (found.certainty, found.ends_on)


def test_what_has_ended_in_every_reading_has_ended_on_a_day_that_depends_on_the_reading(told: Told) -> None:
    found = on(told("[term]\nstarts_on = 2019-01-01\nends_on = 2021-12-31\n"
                    '[[event]]\nkind = "rescinded"\nby = "a"\non = 2020-06-01\n'), "2022-01-01")
    assert (Status.ENDED, Certainty.TWO_READINGS, None) == (found.status, found.certainty, found.ends_on)
    assert [date(2021, 12, 31), date(2020, 6, 1)] == [each.ends_on for each in found.readings]
    assert (Answer.ALREADY, Certainty.TWO_READINGS) == party(found)[:2]


@pytest.mark.parametrize(("said", "assumption"), [
    ('holder = "a"', "assumption.option_any_party"), ("max_times = 1", "assumption.option_any_times"),
    ('exercise_before = "3 months"', "assumption.option_by_last_day")])
def test_what_an_option_does_not_say_is_assumed_and_told(said: str, assumption: str, told: Told) -> None:
    option = ("[term]\nstarts_on = 2021-07-01\nends_on = 2023-06-30\n"
              '[renewal]\nkind = "option"\nperiod = "1 year"\nclause = "§4"\n')
    silent, stated = on(told(option), "2022-01-01"), on(told(option + said + "\n"), "2022-01-01")
    assert {(assumption, "§4")} == {
        (each.key, each.clause) for each in set(silent.assumptions) - set(stated.assumptions)}


# --- Every way of every doubt ---------------------------------------------------------------------------------------


def every(doubts: int, ways: int) -> tuple[list[tuple[int, ...]], bool]:
    """What so many doubts with so many ways each come to, and whether that is all of them."""
    options = tuple(Remark(f"way.{way}") for way in range(ways))
    found, is_complete = every_reading(
        lambda choices: tuple(choices.choose(doubt, Certainty.TWO_READINGS, options) for doubt in range(doubts)))
    return sorted(taken for _, taken in found), is_complete


@pytest.mark.parametrize(("doubts", "ways"), [(1, 3), (3, 4), (6, 2)])
def test_up_to_sixty_four_readings_take_every_way_of_every_doubt_once(doubts: int, ways: int) -> None:
    assert (list(product(range(ways), repeat=doubts)), True) == every(doubts, ways)


@pytest.mark.parametrize(("doubts", "ways", "shown"), [(7, 2, 6), (4, 3, 64)])
def test_of_more_readings_some_are_followed_and_they_are_not_said_to_be_all(doubts: int, ways: int, shown: int) -> None:
    found, is_complete = every(doubts, ways)
    assert (shown, False) == (len(found), is_complete)
