"""How the tests of assessments ask: a document's tables in, a day in, an assessment out."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from engine.assess import assess
from engine.explain import as_json
from engine.explain.phrases import Phrases
from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment
from engine.model.outcomes import Answer, Certainty
from rules import RULEBOOK

HEAD: Final = '[agreement]\nid = "x"\n[[party]]\nid = "a"\n[[party]]\nid = "b"\n'
INFERENCE: Final = Inference(RULEBOOK)
SAY: Final = Phrases("sv", RULEBOOK)

Told = Callable[[str], Agreement]
"""The agreement between ``a`` and ``b`` that a document tells whose tables after the parties are given."""


def day(text: str | None) -> date | None:
    """A day, or None."""
    return None if text is None else date.fromisoformat(text)


def on(agreement: Agreement, as_of: str, known_on: str | None = None) -> Assessment:
    """The assessment."""
    return assess(agreement, date.fromisoformat(as_of), INFERENCE, day(known_on))


def as_told(agreement: Agreement, as_of: str) -> dict[str, Any]:
    """The assessment as JSON."""
    return as_json.assessment(on(agreement, as_of), SAY, "")


def party(found: Assessment, who: str = "a") -> tuple[Answer, Certainty, str | None, str | None]:
    """One party's answer: it, its certainty, its last day, and where a notice today leads."""
    each, today = found.by_party[who], found.notice_today_ends_on(who)
    return (each.answer, each.certainty, each.last_day.isoformat() if each.last_day else None,
            today.isoformat() if today else None)


def next_chance(found: Assessment, who: str = "a") -> tuple[str, str] | None:
    """One party's next chance: the last day, and the end that it leads to."""
    chance = found.by_party[who].next
    return None if chance is None else (chance.last_day.isoformat(), chance.ends_on.isoformat())


def rules_of(found: Assessment) -> set[str]:
    """The rules that the assessment rests on."""
    return {reason.rule for reason in found.reasons}
