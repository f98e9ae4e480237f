"""The index of a year and the surplus of a year."""

import pytest

from engine.model.outcomes import IndexUse, SurplusUse
from engine.model.payment_situations import IndexFigures, IndexSituation, SurplusGround, SurplusSituation
from tests.rules.asking import Told, told

INDEX = IndexSituation(is_basis_stated=True, figures=IndexFigures.ONE)
SURPLUS = SurplusSituation(ground=SurplusGround.DECISION, is_share_known=True)


@pytest.mark.parametrize(("expected", "changes"), [
    pytest.param((IndexUse.TAKEN, ["INDEX-01"]), {}, id="the one figure of the agreed kind is taken"),
    pytest.param((IndexUse.TAKEN_BY_ASSUMPTION, ["INDEX-02"]), {"is_basis_stated": False},
                 id="where no kind is agreed the only figure is taken, and that is an assumption"),
    pytest.param((IndexUse.MISSING_FACT, ["INDEX-03"]), {"figures": "none"}, id="a figure is never guessed"),
    pytest.param((IndexUse.MISSING_FACT, ["INDEX-03"]), {"figures": "none", "is_basis_stated": False},
                 id="a figure is never guessed, nor is its kind"),
    pytest.param((IndexUse.MISSING_FACT, ["INDEX-04"]), {"figures": "other_kind"},
                 id="an outcome does not replace the forecast that is agreed"),
    pytest.param((IndexUse.WHICH_PUBLICATION, ["INDEX-05"]), {"figures": "several"},
                 id="which of two forecasts counts is asked"),
    pytest.param((IndexUse.WHICH_PUBLICATION, ["INDEX-05"]), {"figures": "several", "is_basis_stated": False},
                 id="which of two publications counts is asked, also where no kind is agreed"),
    pytest.param((IndexUse.WHICH_PUBLICATION, ["INDEX-06"]), {"figures": "both_kinds", "is_basis_stated": False},
                 id="whether the forecast or the outcome counts is asked where they differ and nothing is agreed"),
])
def test_the_index_figure_of_a_year(expected: Told, changes: dict[str, object]) -> None:
    assert expected == told(INDEX, **changes)


@pytest.mark.parametrize(("expected", "changes"), [
    pytest.param((SurplusUse.APPORTIONED, ["SURPLUS-01"]), {}, id="a recorded decision is carried out"),
    pytest.param((SurplusUse.APPORTIONED, ["SURPLUS-02"]), {"ground": "practice"}, id="an agreed practice is followed"),
    pytest.param((SurplusUse.NO_GROUND, ["SURPLUS-03"]), {"ground": "none"},
                 id="without decision or practice nothing is split"),
    pytest.param((SurplusUse.NO_GROUND, ["SURPLUS-03"]), {"ground": "none", "is_share_known": False},
                 id="without decision or practice the shares are not asked for"),
    pytest.param((SurplusUse.MISSING_FACT, ["SURPLUS-04"]), {"is_share_known": False},
                 id="a decision without known shares awaits them"),
    pytest.param((SurplusUse.MISSING_FACT, ["SURPLUS-04"]), {"ground": "practice", "is_share_known": False},
                 id="a practice without known shares awaits them"),
])
def test_the_surplus_of_a_year(expected: Told, changes: dict[str, object]) -> None:
    assert expected == told(SURPLUS, **changes)
