"""What is taken for granted, and what is asked for: each only where nothing is said of it."""

import pytest
from attrs import evolve

from engine.model.assessment import Ground, Remark
from tests.assess.asking import Told, on

RENEWED = (
    "[term]\nstarts_on = 2020-01-01\nends_on = 2020-12-31\n"
    '[renewal]\nkind = "automatic"\nperiod = "1 year"\n')
BEFORE_END = '[notice]\ncounted = "before_term_end"\nperiod = "3 months"\ncounting = "same_day"\n'


@pytest.mark.parametrize(("said", "expected"), [
    ("", {"assumption.notice_by_any", "assumption.form_as_agreed"}), ('by = "a"\nform = "letter"\n', set())])
def test_who_gave_a_notice_and_how_is_assumed_only_where_it_is_not_said(
        said: str, expected: set[str], told: Told) -> None:
    agreement = told(RENEWED + BEFORE_END + 'given_when = "received"\nform = "any"\n'
                     '[[event]]\nkind = "notice"\nreceived_on = 2020-06-01\n' + said)
    assert expected == {each.key for each in on(agreement, "2020-06-01").assumptions}


@pytest.mark.parametrize(("counted", "expected"), [
    (BEFORE_END, {("assumption.given_when_received", "§3"), ("assumption.any_form", "§3")}), ("[notice]\n", set())])
def test_of_a_clause_without_a_period_it_is_not_assumed_when_or_how_notice_is_given(
        counted: str, expected: set[tuple[str, str]], told: Told) -> None:
    found = on(told(RENEWED + counted + 'clause = "§3"\n'), "2020-06-01")
    assert expected == {(each.key, each.clause) for each in found.assumptions}


def test_that_the_agreed_day_governs_is_told_with_the_clause_of_the_first_term(told: Told) -> None:
    found = on(told(RENEWED + '[notice]\ncounted = "before_date"\ndate = "11-01"\nperiod = "3 months"\nform = "any"\n'
                    'given_when = "received"\nclause = "§3"\n[notice.renewed]\nclause = "§4"\n'), "2020-06-01")
    assert {("assumption.date_governs", "§3")} == {(each.key, each.clause) for each in found.assumptions}


def test_of_a_draft_it_is_asked_only_of_those_who_have_not_signed(told: Told) -> None:
    found = on(told('[term]\nduration = "1 year"\n'
                    '[[event]]\nkind = "signed"\nby = "a"\non = 2020-02-01\n'), "2020-03-01")
    asked, = (each for each in found.questions if each.key == "question.start")
    assert [("not_signed", "b")] == [(ground.key, ground.value) for ground in asked.grounds]


@pytest.mark.parametrize(("text", "is_asked"), [
    ("", True), ('[notice]\ncounted = "from_notice"\nperiod = "3 months"\n', False),
    ('[term]\nduration = "1 year"\n', False), ("[term]\nends_on = 2020-12-31\n", False),
    # Once it runs, the rules on termination ask.
    ("[term]\nstarts_on = 2020-01-01\n", False)])
def test_of_a_draft_that_runs_until_notice_the_notice_period_is_asked_about_if_none_is_agreed(
        text: str, is_asked: bool, told: Told) -> None:  # noqa: FBT001  # pytest passes it by name
    assert is_asked == ("question.no_notice_period" in {each.key for each in on(told(text), "2020-03-01").questions})


def test_what_falls_with_another_agreement_is_asked_about_until_it_has_ended_itself(told: Told) -> None:
    agreement = evolve(told("[term]\nstarts_on = 2020-01-01\nends_on = 2020-12-31\n"), ends_with="other")
    asked = Remark("question.ends_with", None, (Ground("other", "other"),))
    assert asked in on(agreement, "2020-12-31").questions
    assert asked not in on(agreement, "2021-01-01").questions
