"""Agreements as a nightly run sees them: assessed with those that they lean on, and with what people have decided."""

from collections.abc import Sequence
from datetime import date

from attrs import frozen

from engine.assess.duty.hanging import hanging
from engine.assess.together import assess_each
from engine.model.agreement import Agreement
from engine.model.alerts import DecidedTo, PeopleDecided
from engine.model.assessment import Assessment
from engine.model.obligations import Hanging
from engine.model.problems import ProblemsError
from engine.register.chain import Entry
from engine.register.contents import Known, recorded_on
from engine.register.errors import RegisterError
from engine.register.register import Register


@frozen(kw_only=True)
class Seen:
    """One agreement, assessed. ``changed_on``: the Swedish day on which what is known of it last changed."""

    agreement: Agreement
    found: Assessment
    changed_on: date | None
    decisions: tuple[PeopleDecided, ...]
    hanging: tuple[Hanging, ...]
    """What its ending with another, or resting on it, means for it."""
    others_horizon: date | None
    """The first later day on which a conclusion about any of those may change."""


def see(register: Register, ids: Sequence[str], as_of: date) -> dict[str, Seen | ProblemsError]:
    """Those of ``ids`` that the register has, each as seen on a day, or why it cannot be read or assessed.

    Nor can any be that leans on an entry that is not as it was entered.
    """
    try:
        return _see(register, ids, as_of)
    except RegisterError:
        raise  # of no agreement more than of another
    except ProblemsError as error:
        if len(ids) == 1:
            return {ids[0]: error}
        half = len(ids) // 2
        return see(register, ids[:half], as_of) | see(register, ids[half:], as_of)


def decision(entry: Entry) -> PeopleDecided:
    """The decision that an entry tells."""
    told = entry.told
    return PeopleDecided(to=DecidedTo(told["to"]), by=told["by"], on=date.fromisoformat(told["on"]),
                         about=_day(told["about"]), until=_day(told["until"]))


def decision_body(decided: PeopleDecided) -> dict[str, str | None]:
    """What an entry tells of a decision."""
    return {"to": decided.to.value, "by": decided.by, "on": decided.on.isoformat(),
            "about": None if decided.about is None else decided.about.isoformat(),
            "until": None if decided.until is None else decided.until.isoformat()}


def _see(register: Register, ids: Sequence[str], as_of: date) -> dict[str, Seen | ProblemsError]:
    known = register.known(ids)
    agreements, faults = register.read(ids, known)
    leant_on = {other for each in agreements.values() for other in each.rests_on}
    grounds = sorted(leant_on - agreements.keys() - faults.keys())
    more, _ = register.read(grounds, register.known(grounds))
    every = assess_each([*agreements.values(), *(each for name, each in more.items() if name not in agreements)],
                        as_of, register.inference)
    seen: dict[str, Seen | ProblemsError] = {}
    for each in (one for one in ids if one in known):
        found = faults.get(each) or every[each]
        if isinstance(found, ProblemsError):
            seen[each] = found
            continue
        agreement, assessment = found
        others = (agreement.ends_with, *agreement.rests_on)
        together = [one for name in others if not isinstance(one := every.get(name or ""), ProblemsError | None)]
        seen[each] = Seen(agreement=agreement, found=assessment, changed_on=_changed_on(known[each]),
                          hanging=hanging([found, *together], register.inference),
                          others_horizon=min((day for _, other in together if (day := other.horizon) is not None),
                                             default=None),
                          decisions=tuple(map(decision, known[each].decided)))
    return seen


def _changed_on(known: Known) -> date | None:
    return None if known.changed is None else recorded_on(known.changed)


def _day(told: str | None) -> date | None:
    return None if told is None else date.fromisoformat(told)
