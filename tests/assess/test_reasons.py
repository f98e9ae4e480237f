"""No conclusion without its reasons: each leads back to the clauses and the facts."""

import pytest

from engine.model.assessment import Reason
from tests.assess.asking import Told, as_told, on, rules_of

AGREEMENT = (
    '[term]\nstarts_on = 2019-01-01\nends_on = 2021-12-31\nclause = "§10"\n'
    '[renewal]\nkind = "automatic"\nperiod = "3 years"\nclause = "§10"\n'
    '[notice]\ncounted = "before_term_end"\nperiod = "12 months"\nclause = "§11"\n')


def of(found: tuple[Reason, ...], rule: str) -> Reason:
    reason, = {each for each in found if each.rule == rule}
    return reason


def grounds(reason: Reason) -> dict[str, str]:
    return {ground.key: str(ground.value) for ground in reason.grounds}


def test_the_answer_rests_on_the_running_term_the_way_of_counting_and_the_day(told: Told) -> None:
    found = on(told(AGREEMENT), "2020-12-31")
    reason = of(found.why_termination("a"), "TERMINATION-10")
    assert "§11" == reason.clause
    assert {"party": "a", "last_day": "2020-12-31"} == grounds(reason)
    assert ["TERM-04", "COUNT-05", "DAY-01"] == [each.rule for each in reason.because]
    assert {"length": "12 months", "last_day": "2020-12-31"} == grounds(reason.because[1])


def test_terms_that_came_and_went_alike_have_one_reason(told: Told) -> None:
    reason = of(on(told(AGREEMENT), "2100-06-01").reasons, "TERM-05")
    assert {"term_number": "1", "to_term_number": "27", "term_starts_on": "2019-01-01",
            "term_ends_on": "2099-12-31"} == grounds(reason)


def test_one_term_that_came_and_went_is_told_without_a_number_to_go_to(told: Told) -> None:
    reason = of(on(told(AGREEMENT), "2022-06-01").reasons, "TERM-05")
    assert {"term_number": "1", "term_starts_on": "2019-01-01", "term_ends_on": "2021-12-31"} == grounds(reason)


@pytest.mark.parametrize(("as_of", "expected"), [
    ("2020-12-30", {"TERM-04", "STATUS-03", "COUNT-05", "DAY-01", "TERMINATION-10"}),
    ("2020-12-31", {"NOTICE-01", "TERM-02", "STATUS-04", "COUNT-05", "TERMINATION-03"}),
    ("2022-01-01", {"NOTICE-01", "TERM-02", "STATUS-05", "COUNT-05", "TERMINATION-02"}),
])
def test_before_a_notice_on_its_day_and_after_the_end_the_reasons_are_others(
        as_of: str, expected: set[str], told: Told) -> None:
    agreement = told(AGREEMENT + '[[event]]\nkind = "notice"\nby = "a"\nreceived_on = 2020-12-31\nform = "letter"\n')
    assert expected == rules_of(on(agreement, as_of))


def test_a_notice_is_told_with_who_gave_it_when_and_how(told: Told) -> None:
    agreement = told(AGREEMENT + '[[event]]\nkind = "notice"\nby = "a"\nsent_on = 2020-12-28\n'
                                 'received_on = 2020-12-30\n'
                                 'form = "letter"\nto_end_on = 2021-12-31\n')
    assert {"party": "a", "sent_on": "2020-12-28", "received_on": "2020-12-30", "to_end_on": "2021-12-31",
            "form": "letter"} == grounds(of(on(agreement, "2020-12-31").reasons, "NOTICE-01"))


def test_a_late_notice_is_a_reason_for_both_the_term_it_missed_and_the_term_it_ends(told: Told) -> None:
    found = on(told(AGREEMENT + '[[event]]\nkind = "notice"\nby = "a"\nreceived_on = 2021-01-01\n'), "2021-01-01")
    for rule, last_day in (("TERM-06", "2020-12-31"), ("TERM-02", "2023-12-31")):
        because = of(found.reasons, rule).because
        assert "NOTICE-01" in {each.rule for each in because}
        assert last_day in {grounds(each).get("last_day") for each in because}


def test_the_two_readings_stand_among_the_grounds(told: Told) -> None:
    found = on(told("[term]\nstarts_on = 2022-07-01\nends_on = 2023-06-30\n"
                    '[renewal]\nkind = "automatic"\nperiod = "1 year"\n'
                    '[notice]\ncounted = "before_term_end"\nperiod = "3 months"\n'), "2023-03-31")
    assert {"length": "3 months", "last_day": "2023-03-30", "other_reading": "2023-03-31"} == grounds(
        of(found.reasons, "COUNT-06"))


def test_as_json_each_reason_names_those_that_it_rests_on(told: Told) -> None:
    reasons = as_told(told(AGREEMENT), "2020-12-31")["reasons"]
    assert [f"r{number}" for number in range(len(reasons))] == [each["id"] for each in reasons]
    by_id = {each["id"]: each["rule"] for each in reasons}
    assert [["TERM-04", "COUNT-05", "DAY-01"]] * 2 == [
        [by_id[other] for other in each["because"]] for each in reasons if each["rule"] == "TERMINATION-10"]
