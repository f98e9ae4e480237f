"""The terms of an agreement: how long each lasts, how it came about, and what follows."""

from datetime import date

import pytest

from engine.assess.history import option_deadline
from engine.explain import as_json, report
from engine.model.chain import CameBy, Place
from engine.model.clauses import Renewal, RenewalKind
from engine.model.outcomes import Status
from tests.assess.asking import SAY, Told, on

WEEKLY = (
    "[term]\nstarts_on = 2020-01-06\nends_on = 2020-01-12\n"
    '[renewal]\nkind = "automatic"\nperiod = "1 week"\n'
    '[notice]\ncounted = "from_notice"\nperiod = "20 years"\n'
    '[[event]]\nkind = "notice"\nby = "a"\nreceived_on = 2020-01-06\n')


# --- A thousand terms -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("as_of", ["2020-01-06", "2030-01-06", "2040-01-06", "2040-01-07"])
def test_a_weekly_agreement_with_a_notice_of_twenty_years_is_told_in_words_and_as_json(as_of: str, told: Told) -> None:
    agreement = told(WEEKLY)
    found = on(agreement, as_of)
    assert (Status.ENDED if as_of == "2040-01-07" else Status.TERMINATING, date(2040, 1, 6)) == (
        found.status, found.ends_on)
    as_told = as_json.assessment(found, SAY, "")
    assert len(found.terms) == len(as_told["terms"])
    assert as_told["reasons"]
    assert list(report.assessment(agreement, found, SAY))
    assert list(report.why(found.reasons, SAY))
    assert report.timeline(agreement, found, SAY)


def test_the_weeks_until_a_notice_of_twenty_years_runs_out_are_as_many_terms(told: Told) -> None:
    terms = on(told(WEEKLY), "2040-01-06").terms
    assert 1044 == len(terms)  # more than Python lets calls nest
    assert (date(2040, 1, 2), date(2040, 1, 6)) == (terms[-1].starts_on, terms[-1].ends_on)


# --- How each came about --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("as_of", "expected"), [
    ("2024-01-31", [(date(2024, 1, 31), date(2024, 2, 28))]),
    ("2024-02-29", [(date(2024, 1, 31), date(2024, 2, 28)), (date(2024, 2, 29), date(2024, 3, 30))]),
    ("2024-03-31", [(date(2024, 1, 31), date(2024, 2, 28)), (date(2024, 2, 29), date(2024, 3, 30)),
                    (date(2024, 3, 31), date(2024, 4, 29))]),
])
def test_months_from_31_january_are_counted_from_there_and_never_drift(
        as_of: str, expected: list[tuple[date, date]], told: Told) -> None:
    terms = on(told('[term]\nstarts_on = 2024-01-31\nduration = "1 month"\n'
                    '[renewal]\nkind = "automatic"\nperiod = "1 month"\n'), as_of).terms
    assert expected == [(term.starts_on, term.ends_on) for term in terms]


def test_a_latest_end_cuts_the_renewal_that_would_pass_it(told: Told) -> None:
    terms = on(told("[term]\nstarts_on = 2020-01-01\nends_on = 2020-12-31\nlatest_end = 2022-06-30\n"
                    '[renewal]\nkind = "automatic"\nperiod = "1 year"\n'), "2022-07-01").terms
    assert [(date(2020, 12, 31), CameBy.START), (date(2021, 12, 31), CameBy.RENEWAL),
            (date(2022, 6, 30), CameBy.RENEWAL)] == [(term.ends_on, term.came_by) for term in terms]


# --- A term without an end ------------------------------------------------------------------------------------------


def test_an_option_has_no_last_day_in_a_term_without_an_end() -> None:
    place = Place(1, date(2020, 1, 1), None, CameBy.START, has_next=False)
    with pytest.raises(ValueError, match="end=None"):
        option_deadline(Renewal(kind=RenewalKind.OPTION), place)
