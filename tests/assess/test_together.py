"""Agreements read together: what ends with another ends when that one does, and not before it is known when."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from engine.assess.duty.hanging import hanging
from engine.assess.together import assess_together
from engine.model.agreement import Agreement, Party, Renewal, RenewalKind, Term
from engine.model.assessment import Assessment
from engine.model.dates import Length, Unit
from engine.model.outcomes import Answer, Certainty, Dependence, Fulfilment, Status
from engine.model.problems import ProblemsError
from tests.assess.asking import INFERENCE, Told, day, on, rules_of

YEARLY = (
    '[term]\nstarts_on = 2020-01-01\nends_on = 2020-12-31\n[renewal]\nkind = "automatic"\nperiod = "1 year"\n'
    '[notice]\ncounted = "before_term_end"\nperiod = "3 months"\n')


def told_together(told: Told, tables: str, other: str, as_of: str) -> Assessment:
    """The assessment of the agreement with ``tables``, which ends with the other."""
    first = evolve(told(other), id="other", title="Huvudavtalet")
    agreement = evolve(told(tables), ends_with="other")
    (_, found), _ = assess_together([agreement, first], date.fromisoformat(as_of), INFERENCE)[0]
    return found


def asked(found: Assessment) -> bool:
    return "question.ends_with" in {each.key for each in found.questions}


@pytest.mark.parametrize(("as_of", "status", "ends_on", "terms"), [
    ("2021-12-31", Status.IN_FORCE, None, 2),
    ("2022-01-01", Status.TERMINATING, "2022-06-30", 3),
    ("2022-06-30", Status.TERMINATING, "2022-06-30", 3),
    ("2022-07-01", Status.ENDED, "2022-06-30", 3),
])
def test_it_ends_in_the_middle_of_a_term_on_the_day_that_the_other_ends(
        as_of: str, status: Status, ends_on: str | None, terms: int, told: Told) -> None:
    found = told_together(told, YEARLY, "[term]\nstarts_on = 2020-01-01\nends_on = 2022-06-30\n", as_of)
    assert (status, day(ends_on), terms) == (found.status, found.ends_on, len(found.terms))
    assert not asked(found)
    if ends_on is not None:
        assert {"TERM-13", "DEPENDENCE-02"} <= rules_of(found)
        assert (Answer.ALREADY if status is Status.ENDED else Answer.NO) is found.termination.answer


def test_the_term_that_is_cut_came_about_as_it_did_before(told: Told) -> None:
    other = "[term]\nstarts_on = 2020-01-01\nends_on = 2022-06-30\n"
    alone, cut = on(told(YEARLY), "2022-03-01").terms, told_together(told, YEARLY, other, "2022-03-01").terms
    assert alone[:-1] == cut[:-1]
    assert alone[-1]._replace(ends_on=date(2022, 6, 30)) == cut[-1]


def test_an_open_ended_agreement_gets_the_last_day_of_the_other(told: Told) -> None:
    found = told_together(told, "[term]\nstarts_on = 2020-01-01\n",
                          "[term]\nstarts_on = 2020-01-01\nends_on = 2022-06-30\n", "2022-03-01")
    assert (Status.TERMINATING, date(2022, 6, 30)) == (found.status, found.ends_on)


@pytest.mark.parametrize("own_end", ["2022-06-29", "2022-06-30"])
def test_its_own_end_counts_where_it_comes_first_or_on_the_same_day(own_end: str, told: Told) -> None:
    found = told_together(told, f"[term]\nstarts_on = 2020-01-01\nends_on = {own_end}\n",
                          "[term]\nstarts_on = 2020-01-01\nends_on = 2022-06-30\n", "2022-03-01")
    assert day(own_end) == found.ends_on
    assert not asked(found)


def test_a_notice_that_ends_it_sooner_counts(told: Told) -> None:
    notice = '[[event]]\nkind = "notice"\nreceived_on = 2021-09-30\nby = "a"\nform = "letter"\n'
    found = told_together(told, YEARLY + notice, "[term]\nstarts_on = 2020-01-01\nends_on = 2022-06-30\n", "2021-10-01")
    assert date(2021, 12, 31) == found.ends_on


@pytest.mark.parametrize(("other", "expected"), [
    pytest.param(YEARLY, set(), id="goes on, and that is known"),
    pytest.param('[term]\nduration = "1 year"\n', {"question.ends_with"}, id="is a draft"),
    pytest.param("[term]\nstarts_on = 2015-01-01\nends_on = 2019-12-31\n", {"question.ends_with"},
                 id="ended before this one began"),
])
def test_when_the_other_ends_is_asked_about_only_where_it_is_not_known(
        other: str, expected: set[str], told: Told) -> None:
    found = told_together(told, YEARLY, other, "2021-03-01")
    assert (Status.IN_FORCE, expected) == (found.status, {each.key for each in found.questions})


def test_an_agreement_that_was_extended_after_it_had_fallen_is_refused(told: Told) -> None:
    extended = '[[event]]\nkind = "extended"\nagreed_on = 2022-07-01\nends_on = 2024-12-31\n'
    first = evolve(told("[term]\nstarts_on = 2020-01-01\nends_on = 2022-06-30\n"), id="other")
    agreement = evolve(told(YEARLY + extended), ends_with="other")
    found, problems = assess_together([agreement, first], date(2023, 1, 1), INFERENCE)
    assert (["other"], ["extended_after_end"]) == ([each.id for each, _ in found], [each.key for each in problems])


def test_an_agreement_that_was_extended_on_the_day_the_other_ended_ends_with_it_all_the_same(told: Told) -> None:
    extended = '[[event]]\nkind = "extended"\nagreed_on = 2022-06-30\nends_on = 2024-12-31\n'
    found = told_together(told, YEARLY + extended, "[term]\nstarts_on = 2020-01-01\nends_on = 2022-06-30\n",
                          "2022-07-01")
    assert date(2022, 6, 30) == found.ends_on


def test_an_agreement_that_ends_with_one_that_is_refused_is_assessed_by_itself(told: Told) -> None:
    wrong = ("[term]\nstarts_on = 2020-01-01\nends_on = 2020-12-31\n"
             '[[event]]\nkind = "extended"\nagreed_on = 2021-02-01\nends_on = 2022-12-31\n')
    with pytest.raises(ProblemsError):
        on(told(wrong), "2021-03-01")
    first, agreement = evolve(told(wrong), id="other"), evolve(told(YEARLY), ends_with="other")
    (each, found), = assess_together([agreement, first], date(2021, 3, 1), INFERENCE)[0]
    assert (agreement, True) == (each, asked(found))


def test_a_chain_of_a_thousand_that_end_with_each_other_all_end_with_the_last(told: Told) -> None:
    last = evolve(told("[term]\nstarts_on = 2020-01-01\nends_on = 2022-06-30\n"), id="0")
    others = [evolve(told(YEARLY), id=str(number), ends_with=str(number - 1)) for number in range(1, 1001)]
    found, _ = assess_together([*reversed(others), last], date(2022, 3, 1), INFERENCE)
    assert {date(2022, 6, 30)} == {each.ends_on for _, each in found}


@pytest.mark.parametrize("event", [
    'kind = "rescinded"\non = 2022-09-01\nby = "a"\naccepted_on = 2022-09-01\n',
    'kind = "rescinded"\non = 2022-09-01\nby = "a"\n', 'kind = "notice"\nreceived_on = 2022-09-01\nby = "a"\n'])
def test_what_is_done_after_the_other_has_ended_changes_nothing(event: str, told: Told) -> None:
    found = told_together(told, YEARLY + f"[[event]]\n{event}",
                          "[term]\nstarts_on = 2020-01-01\nends_on = 2022-06-30\n", "2023-01-01")
    assert (Status.ENDED, Certainty.CERTAIN, date(2022, 6, 30)) == (found.status, found.certainty, found.ends_on)


@pytest.mark.parametrize(("start", "expected"), [
    ("{ no_later_than = 2021-01-19 }", Certainty.CERTAIN), ('"2020-05"', Certainty.CERTAIN),
    ('"2022"', Certainty.MISSING_FACT)])
def test_it_ends_with_the_other_where_it_had_surely_begun_by_then(
        start: str, expected: Certainty, told: Told) -> None:
    found = told_together(told, f"[term]\nstarts_on = {start}\n",
                          "[term]\nstarts_on = 2019-01-01\nends_on = 2022-06-30\n", "2023-03-01")
    assert expected is found.certainty
    assert (Status.ENDED, False) == (found.status, asked(found)) if expected is Certainty.CERTAIN else asked(found)


@pytest.mark.parametrize(("as_of", "status"), [
    ("2021-12-31", Status.TERMINATING), ("2022-01-02", Status.UNCLEAR), ("2023-01-01", Status.ENDED)])
def test_each_day_that_the_other_may_end_on_is_a_reading(as_of: str, status: Status, told: Told) -> None:
    found = told_together(told, "[term]\nstarts_on = 2020-01-01\n",
                          '[term]\nstarts_on = 2020-01-01\nends_on = "2022"\n', as_of)
    assert (status, Certainty.MISSING_FACT, None) == (found.status, found.certainty, found.ends_on)
    assert {date(2022, 1, 1), date(2022, 12, 31)} == {each.ends_on for each in found.readings}
    assert not asked(found)


@pytest.mark.parametrize("draft", [False, True])
def test_nothing_is_certain_where_it_is_not_known_whether_the_other_has_ended(draft: bool, told: Told) -> None:  # noqa: FBT001  # its two cases
    other = evolve(told('[term]\nduration = "1 year"\n'), id="other")
    agreement = evolve(told(YEARLY), ends_with="other")
    (_, found), *_ = assess_together([agreement, *([other] if draft else [])], date(2021, 3, 1), INFERENCE)[0]
    assert (Certainty.MISSING_FACT, Certainty.MISSING_FACT, True) == (
        found.certainty, found.termination.certainty, asked(found))


@pytest.mark.parametrize(("own", "expected"), [
    pytest.param("starts_on = 2020-01-01\nends_on = 2022-06-29\n", [], id="ended the day before"),
    pytest.param("starts_on = 2020-01-01\nends_on = 2022-06-30\n", [Dependence.FALLS_WITH_IT], id="ended the same day"),
    pytest.param("starts_on = 2020-01-01\n", [Dependence.FALLS_WITH_IT, Dependence.LOSES_ITS_GROUND], id="open-ended"),
    pytest.param('duration = "1 year"\n', [], id="a draft")])
def test_only_what_is_in_force_when_the_other_ends_has_something_to_lose(
        own: str, expected: list[Dependence], told: Told) -> None:
    first = evolve(told("[term]\nstarts_on = 2020-01-01\nends_on = 2022-06-30\n"), id="other")
    falls = evolve(told(f"[term]\n{own}"), id="falls", ends_with="other")
    rests = evolve(told(f"[term]\n{own}"), id="rests", rests_on=("other",))
    found, _ = assess_together([first, falls, rests], date(2022, 3, 1), INFERENCE)
    assert expected == [each.outcome for each in hanging(found, INFERENCE)]


def test_agreements_that_end_with_each_other_are_assessed_and_nothing_is_certain_of_them(told: Told) -> None:
    first, second = evolve(told(YEARLY), id="1", ends_with="2"), evolve(told(YEARLY), id="2", ends_with="1")
    found, problems = assess_together([first, second], date(2021, 3, 1), INFERENCE)
    assert ([], [Certainty.MISSING_FACT] * 2) == (problems, [each.certainty for _, each in found])


def test_whether_a_duty_or_an_instalment_is_owed_cannot_be_told_where_the_other_may_have_ended(told: Told) -> None:
    tables = YEARLY + (
        '[[duty]]\nid = "d"\nby = "a"\nto = "b"\nwhat = "Rapport"\nevery = "year"\n'
        '[compensation]\npayer = "a"\npayee = "b"\namount = 1000\n'
        '[compensation.instalments]\nper_year = 1\nwhen = "in_advance"\nagainst = "date"\n')
    agreement = told(tables)
    for ends_with, status, is_asked in ((None, Fulfilment.DUE, False), ("other", Fulfilment.UNDETERMINED, True)):
        found = on(evolve(agreement, ends_with=ends_with), "2020-06-01")
        assert ([status], is_asked) == ([each.status for each in found.obligations],
                                        "question.in_force" in {each.key for each in found.questions})


# --- Laws -------------------------------------------------------------------------------------------------------------

DAYS = st.dates(date(2019, 1, 1), date(2027, 12, 31))


@st.composite
def terms(draw: st.DrawFn) -> tuple[Term, Renewal]:
    start = draw(DAYS)
    end = draw(st.none() | st.dates(start, date(2028, 12, 31)))
    is_renewed = end is not None and draw(st.booleans())
    period = Length.of(draw(st.integers(1, 30)), Unit.MONTHS)
    renewal = Renewal(kind=RenewalKind.AUTOMATIC, period=period) if is_renewed else Renewal()
    return Term(starts_on=start, ends_on=end), renewal


def agreement_of(name: str, told_of: tuple[Term, Renewal], ends_with: str | None = None) -> Agreement:
    term, renewal = told_of
    return Agreement(id=name, title=name, parties=(Party(id="a", name="A"), Party(id="b", name="B")), term=term,
                     renewal=renewal, notice=None, ends_with=ends_with)


@given(terms(), terms(), DAYS)
def test_it_never_runs_beyond_the_settled_end_of_the_other_and_is_else_as_it_is_alone(
        own: tuple[Term, Renewal], others: tuple[Term, Renewal], as_of: date) -> None:
    other, agreement = agreement_of("other", others), agreement_of("x", own, "other")
    (_, found), (_, first) = assess_together([agreement, other], as_of, INFERENCE)[0]
    (_, alone), = assess_together([agreement], as_of, INFERENCE)[0]
    start = own[0].starts_on
    if first.ends_on is None or not isinstance(start, date) or first.ends_on < start:
        assert (alone.status, alone.ends_on, alone.terms) == (found.status, found.ends_on, found.terms)
        return
    assert not [term for term in found.terms if (term.ends_on or date.max) > first.ends_on]
    if as_of > first.ends_on:
        assert (Status.ENDED, True) == (found.status, found.ends_on is not None and found.ends_on <= first.ends_on)


@given(terms(), terms(), DAYS)
def test_the_horizon_holds_for_one_that_ends_with_another(
        own: tuple[Term, Renewal], others: tuple[Term, Renewal], as_of: date) -> None:
    both = [agreement_of("x", own, "other"), agreement_of("other", others)]

    def told_on(day: date) -> tuple[object, ...]:
        (_, found), _ = assess_together(both, day, INFERENCE)[0]
        each = found.termination
        return found.status, found.ends_on, found.terms, each.answer, each.last_day, each.ends_on, found.questions

    horizon = assess_together(both, as_of, INFERENCE)[0][0][1].horizon
    until = min(horizon or date(2040, 1, 1), date(2040, 1, 1))
    for day_ahead in {date.fromordinal((as_of.toordinal() + until.toordinal()) // 2),
                      date.fromordinal(until.toordinal() - 1)}:
        assert told_on(as_of) == told_on(max(day_ahead, as_of))
