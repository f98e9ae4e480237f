"""Whether late-payment interest runs, and from when."""

import pytest

from engine.model.outcomes import Interest
from engine.model.payment_situations import Held, InterestSituation, RunsFrom
from rules import RULEBOOK
from tests.rules.asking import Told, told

LATE = InterestSituation(runs_from=RunsFrom.AGREEMENT, held=Held.NO, is_rate_known=True)


@pytest.mark.parametrize(("expected", "changes"), [
    pytest.param((Interest.RUNS_FROM_DUE_DAY, ["INTEREST-01"]), {}, id="from a due day that is agreed"),
    pytest.param((Interest.RUNS_FROM_30_DAYS, ["INTEREST-02"]), {"runs_from": "demand"},
                 id="from 30 days after the invoice where no day is agreed"),
    pytest.param((Interest.RUNS_FROM_DUE_DAY, ["INTEREST-03"]), {"runs_from": "settlement"},
                 id="from the day that the settlement sets"),
    pytest.param((Interest.UNDETERMINED_MISSING_FACT, ["INTEREST-04"]), {"is_rate_known": False},
                 id="without a reference rate it is not worked out"),
    pytest.param((Interest.UNDETERMINED_MISSING_FACT, ["INTEREST-04"]),
                 {"runs_from": "settlement", "is_rate_known": False},
                 id="nor is it after a settlement"),
])
def test_interest_on_what_is_late(expected: Told, changes: dict[str, object]) -> None:
    assert expected == told(LATE, **changes)


@pytest.mark.parametrize("is_rate_known", [True, False])
@pytest.mark.parametrize(("expected", "held"), [
    pytest.param((Interest.NONE_ON_RIGHTLY_WITHHELD, ["INTEREST-05"]), "rightly",
                 id="rightly, and the dispute is open"),
    pytest.param((Interest.UNDETERMINED_NEEDS_JUDGEMENT, ["INTEREST-06"]), "until_settlement",
                 id="rightly, until a settlement that is silent on interest"),
    pytest.param((Interest.UNDETERMINED_NEEDS_JUDGEMENT, ["INTEREST-07"]), "in_doubt",
                 id="with a right that needs judgement"),
    pytest.param((Interest.UNDETERMINED_MISSING_FACT, ["INTEREST-08"]), "fact_missing",
                 id="with a right that cannot be told"),
])
def test_interest_on_what_is_or_was_withheld_is_a_matter_of_right_before_it_is_one_of_rates(
        expected: Told, held: str, is_rate_known: bool) -> None:  # noqa: FBT001  # a value of the case
    assert expected == told(LATE, held=held, is_rate_known=is_rate_known)


def test_each_rule_by_which_interest_runs_names_the_act() -> None:
    running = {Interest.RUNS_FROM_DUE_DAY, Interest.RUNS_FROM_30_DAYS}
    assert [] == [rule.id for rule in RULEBOOK.on(InterestSituation)
                  if rule.then in running and not (rule.source or "").startswith("räntelagen (1975:635)")]
