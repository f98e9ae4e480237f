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

    Where one ends with another that is among them, the end of that one is its end too. No two have one id, and there is
    no ring of such that end with each other.
    """
    by_id = {each.id: each for each in agreements}
    found: dict[int, _Assessed | ProblemsError] = {}
    for agreement in agreements:
        chain = [agreement]
        while id(chain[-1]) not in found and (other := by_id.get(chain[-1].ends_with or "")) is not None:
            chain.append(other)
        ends_with = None
        for each in reversed(chain):
            if id(each) not in found:
                found[id(each)] = _assessed(each, as_of, inference, known_on, ends_with)
            told = found[id(each)]
            ends_with = None if isinstance(told, ProblemsError) else told
    every = [found[id(agreement)] for agreement in agreements]
    return ([each for each in every if not isinstance(each, ProblemsError)],
            [problem for each in every if isinstance(each, ProblemsError) for problem in each.problems])


def _assessed(agreement: Agreement, as_of: date, inference: Inference, known_on: date | None,
              ends_with: _Assessed | None) -> _Assessed | ProblemsError:
    try:
        return agreement, assess(agreement, as_of, inference, known_on, ends_with)
    except ProblemsError as error:
        return error
