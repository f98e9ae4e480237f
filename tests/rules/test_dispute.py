"""What a dispute means for the part of an instalment that is withheld."""

import pytest

from engine.model.outcomes import Withholding
from engine.model.payment_situations import DisputeStage, Right, WithholdingSituation
from engine.model.payments import About
from tests.rules.asking import Told, everywhere, told

OPEN = WithholdingSituation(
    about=About.PERFORMANCE, right=Right.CAP_KNOWN, is_theirs=True, stage=DisputeStage.OPEN)


@pytest.mark.parametrize(("expected", "changes"), [
    pytest.param((Withholding.MAY_WITHHOLD, ["DISPUTE-01"]), {}, id="an open dispute about the work"),
    pytest.param((Withholding.NO_RIGHT, ["DISPUTE-04"]), {"stage": "not_opened"}, id="the day before it is raised"),
    pytest.param((Withholding.NO_RIGHT, ["DISPUTE-02"]), {"about": "interpretation"},
                 id="a dispute about what the agreement means"),
    pytest.param((Withholding.NEEDS_JUDGEMENT, ["DISPUTE-08"]), {"about": "both"}, id="a dispute about both"),
    pytest.param((Withholding.NO_RIGHT, ["DISPUTE-04"]), {"about": "both", "stage": "not_opened"},
                 id="a dispute about both, the day before it is raised"),
    pytest.param((Withholding.NO_RIGHT, ["DISPUTE-03"]), {"right": "not_agreed"},
                 id="an agreement that says nothing of withholding"),
    pytest.param((Withholding.NO_RIGHT, ["DISPUTE-02", "DISPUTE-03"]),
                 {"about": "interpretation", "right": "not_agreed"}, id="no right on two grounds"),
    pytest.param((Withholding.MISSING_FACT, ["DISPUTE-11"]), {"right": "area_not_named"},
                 id="a dispute that names no area, where the cap is counted on the area"),
    pytest.param((Withholding.MISSING_FACT, ["DISPUTE-12"]), {"right": "amount_missing"},
                 id="an area without an amount for the year"),
    pytest.param((Withholding.NO_RIGHT, ["DISPUTE-02"]), {"about": "interpretation", "right": "amount_missing"},
                 id="without a right the amount does not matter"),
    pytest.param((Withholding.NEEDS_JUDGEMENT, ["DISPUTE-10"]), {"is_theirs": False},
                 id="a dispute that a third party raised"),
    pytest.param((Withholding.NO_RIGHT, ["DISPUTE-02"]), {"about": "interpretation", "is_theirs": False},
                 id="a dispute about meaning gives no right whoever raised it"),
])
def test_while_a_dispute_is_on_or_not_yet_raised(expected: Told, changes: dict[str, object]) -> None:
    assert expected == told(OPEN, **changes)


@pytest.mark.parametrize(("expected", "changes"), [
    pytest.param((Withholding.NEEDS_JUDGEMENT, ["DISPUTE-09"]), {}, id="a dispute about the work"),
    pytest.param((Withholding.NEEDS_JUDGEMENT, ["DISPUTE-08", "DISPUTE-09"]), {"about": "both"},
                 id="a dispute about both"),
    pytest.param((Withholding.NEEDS_JUDGEMENT, ["DISPUTE-09", "DISPUTE-10"]), {"is_theirs": False},
                 id="a dispute that a third party raised"),
    pytest.param((Withholding.NEEDS_JUDGEMENT, ["DISPUTE-09"]), {"right": "amount_missing"},
                 id="a dispute whose cap cannot be counted"),
    pytest.param((Withholding.NO_RIGHT, ["DISPUTE-02"]), {"about": "interpretation"},
                 id="the end gives no right that there was not before"),
    pytest.param((Withholding.NO_RIGHT, ["DISPUTE-03"]), {"right": "not_agreed"},
                 id="nor where none was agreed"),
])
def test_a_dispute_that_is_open_when_the_agreement_has_ended(expected: Told, changes: dict[str, object]) -> None:
    assert expected == told(OPEN, **{"stage": "open_at_end", **changes})


@pytest.mark.parametrize(("expected", "changes"), [
    pytest.param((Withholding.DUE_BY_SETTLEMENT, ["DISPUTE-05"]), {"stage": "settled_pay"}, id="to be paid"),
    pytest.param((Withholding.WAIVED, ["DISPUTE-06"]), {"stage": "settled_waive"}, id="waived"),
    pytest.param((Withholding.MISSING_FACT, ["DISPUTE-07"]), {"stage": "settled_unsaid"},
                 id="the settlement does not say"),
    pytest.param((Withholding.MISSING_FACT, ["DISPUTE-07"]), {"stage": "settled_unsaid", "about": "both"},
                 id="the settlement of a dispute about both does not say"),
    pytest.param((Withholding.MISSING_FACT, ["DISPUTE-07"]), {"stage": "settled_unsaid", "right": "area_not_named"},
                 id="the settlement does not say, and the cap could not be counted"),
    pytest.param((Withholding.NO_RIGHT, ["DISPUTE-02"]), {"stage": "settled_unsaid", "about": "interpretation"},
                 id="there was no right, and a settlement that does not say gives none"),
    pytest.param((Withholding.DUE_BY_SETTLEMENT, ["DISPUTE-05"]),
                 {"stage": "settled_pay", "about": "interpretation", "right": "not_agreed"},
                 id="there was no right, and the parties agreed on a day to pay"),
    pytest.param((Withholding.WAIVED, ["DISPUTE-06"]), {"stage": "settled_waive", "right": "not_agreed"},
                 id="there was no right, and the payee waived the amount"),
])
def test_a_dispute_that_is_settled(expected: Told, changes: dict[str, object]) -> None:
    assert expected == told(OPEN, **changes)


def test_payment_may_be_withheld_in_one_situation_only() -> None:
    assert [OPEN] == [situation for situation, outcome in everywhere(WithholdingSituation).items()
                      if outcome is Withholding.MAY_WITHHOLD]
