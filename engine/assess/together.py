"""Agreements read together: one that ends with another is assessed in the light of that one."""

from collections.abc import Sequence
from datetime import date

from engine.assess import assess
from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment
from engine.model.problems import Problem, ProblemsError

_Assessed = tuple[Agreement, Assessment]


def assess_together(agreements: Sequence[Agreement], as_of: date, inference: Inference, known_on: date | None = None,
                    ) -> tuple[list[_Assessed], list[Problem]]:
    """The agreements in their order, each assessed, and the problems of those that tell of what cannot have happened.

    Where one ends with another that is among them, the end of that one is its end too. Of those that end with each
    other in a circle the last that is come to is assessed by itself. No two have one id.
    """
    by_id = {each.id: each for each in agreements}
    found: dict[str, _Assessed | ProblemsError] = {}
    for agreement in agreements:
        chain: dict[str, Agreement] = {}
        each: Agreement | None = agreement
        while each is not None and each.id not in found and each.id not in chain:
            chain[each.id] = each
            each = by_id.get(each.ends_with or "")
        for each in reversed(chain.values()):
            told = found.get(each.ends_with or "")
            ends_with = None if isinstance(told, ProblemsError) else told
            found[each.id] = _assessed(each, as_of, inference, known_on, ends_with)
    every = [found[agreement.id] for agreement in agreements]
    return ([each for each in every if not isinstance(each, ProblemsError)],
            [problem for each in every if isinstance(each, ProblemsError) for problem in each.problems])


def _assessed(agreement: Agreement, as_of: date, inference: Inference, known_on: date | None,
              ends_with: _Assessed | None) -> _Assessed | ProblemsError:
    try:
        return agreement, assess(agreement, as_of, inference, known_on, ends_with)
    except ProblemsError as error:
        return error
