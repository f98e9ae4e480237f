"""What a decision leaves open in a matter, and what the end of an agreement means for what hangs on it."""

import pytest

from engine.model.duties import Decided
from engine.model.duty_situations import DependenceSituation, MatterSituation, OtherEnds, Tie, Until
from engine.model.outcomes import Dependence, MatterStands
from tests.rules.asking import Told, everywhere, told

ADOPTED = MatterSituation(decided=Decided.ADOPTED, until=Until.NONE, lays_duties=False, in_doubt=False)
GOES_ON = DependenceSituation(tie=Tie.ENDS_WITH, other_ends=OtherEnds.NO)


@pytest.mark.parametrize(("expected", "changes"), [
    pytest.param((MatterStands.SETTLED, ["MATTER-01"]), {}, id="adopted, and nobody is to do anything"),
    pytest.param((MatterStands.IN_FORCE, ["MATTER-02"]), {"lays_duties": True},
                 id="adopted, and somebody is to do something"),
    pytest.param((MatterStands.TO_BE_PREPARED_AGAIN, ["MATTER-03"]), {"decided": "sent_back"},
                 id="sent back in May 2022, since the timetable has to be looked over"),
    pytest.param((MatterStands.DEFERRED, ["MATTER-04"]), {"decided": "deferred", "until": "ahead"},
                 id="deferred to the summer of 2023, which is not over"),
    pytest.param((MatterStands.DEFERRED_PAST, ["MATTER-05"]), {"decided": "deferred", "until": "passed"},
                 id="deferred to the summer of 2023, which is over"),
    pytest.param((MatterStands.DEFERRED_WITHOUT_DAY, ["MATTER-06"]), {"decided": "deferred"},
                 id="deferred, and it is not stated to when"),
    pytest.param((MatterStands.CLOSED, ["MATTER-07"]), {"decided": "closed"}, id="closed"),
    pytest.param((MatterStands.PROPOSED, ["MATTER-08"]), {"decided": "proposed"}, id="proposed to be closed"),
    pytest.param((MatterStands.UNDETERMINED, ["MATTER-09"]), {"decided": "closed", "in_doubt": True},
                 id="closed some day in 2022, on a day in 2022"),
])
def test_where_a_decision_leaves_a_matter(expected: Told, changes: dict[str, object]) -> None:
    assert expected == told(ADOPTED, **changes)


@pytest.mark.parametrize(("expected", "changes"), [
    pytest.param((Dependence.STANDS, ["DEPENDENCE-01"]), {}, id="the other agreement goes on"),
    pytest.param((Dependence.FALLS_WITH_IT, ["DEPENDENCE-02"]), {"other_ends": "yes"},
                 id="an agreement that ends with another falls with it"),
    pytest.param((Dependence.LOSES_ITS_GROUND, ["DEPENDENCE-03"]), {"tie": "rests_on", "other_ends": "yes"},
                 id="energy advice that rests on the main agreement loses its ground and does not end by itself"),
    pytest.param((Dependence.LOSES_ITS_FINANCING, ["DEPENDENCE-04"]), {"tie": "financed", "other_ends": "yes"},
                 id="the associations' archive loses its financing with the main agreement"),
    pytest.param((Dependence.NEEDS_JUDGEMENT, ["DEPENDENCE-05"]), {"other_ends": "in_doubt"},
                 id="whether the other agreement ends needs judgement"),
    pytest.param((Dependence.MISSING_FACT, ["DEPENDENCE-06"]), {"other_ends": "not_known"},
                 id="the other agreement is not among the documents"),
])
def test_what_the_end_of_an_agreement_means_for_what_hangs_on_it(expected: Told, changes: dict[str, object]) -> None:
    assert expected == told(GOES_ON, **changes)


def test_only_what_was_agreed_to_end_with_another_agreement_falls_with_it() -> None:
    assert {(Tie.ENDS_WITH, OtherEnds.YES)} == {
        (situation.tie, situation.other_ends) for situation, outcome in everywhere(DependenceSituation).items()
        if isinstance(situation, DependenceSituation) and outcome is Dependence.FALLS_WITH_IT}
