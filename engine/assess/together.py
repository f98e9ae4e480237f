"""Agreements read together: one that ends with another is assessed in the light of that one."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from engine.assess import assess
from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment
from engine.model.dates import last_possible
from engine.model.problems import Problem, ProblemsError

Assessed = tuple[Agreement, Assessment]

_LONG_AGO: Final = date(2000, 1, 1)


def assess_together(agreements: Sequence[Agreement], as_of: date, inference: Inference, known_on: date | None = None,
                    ) -> tuple[list[Assessed], list[Problem]]:
    """The agreements in their order, each assessed, and the problems of those that tell of what cannot have happened.

    As ``assess_each``.
    """
    every = assess_each(agreements, as_of, inference, known_on).values()
    return ([each for each in every if not isinstance(each, ProblemsError)],
            [problem for each in every if isinstance(each, ProblemsError) for problem in each.problems])


def assess_each(agreements: Sequence[Agreement], as_of: date, inference: Inference, known_on: date | None = None,
                ) -> dict[str, Assessed | ProblemsError]:
    """The agreements in their order, each by its id: assessed, or why it tells of what cannot have happened.

    Where one ends with another that is among them, the end of that one is its end too. Of those that end with each
    other in a circle the last that is come to is assessed by itself. No two have one id.
    """
    by_id = {each.id: each for each in agreements}
    found: dict[str, Assessed | ProblemsError] = {}
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
    return {agreement.id: found[agreement.id] for agreement in agreements}


def last_day_told(agreement: Agreement) -> date:
    """A day on which everything that the agreement tells of has happened."""
    return max([_LONG_AGO, *(last_possible(event.happened_on) for event in agreement.events)])


def _assessed(agreement: Agreement, as_of: date, inference: Inference, known_on: date | None,
              ends_with: Assessed | None) -> Assessed | ProblemsError:
    try:
        return agreement, assess(agreement, as_of, inference, known_on, ends_with)
    except ProblemsError as error:
        return error
