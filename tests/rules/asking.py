"""How the tests of the rules ask: the ordinary situation of a topic, with what a case changes in it."""

from attrs import evolve

from engine.inference import Inference
from engine.model.outcomes import Outcome
from engine.model.situations import Situation
from rules import RULEBOOK

INFERENCE = Inference(RULEBOOK)

Told = tuple[Outcome, list[str]]
"""The outcome, and the ids of the rules that are its reasons."""


def told(ordinary: Situation, **changes: object) -> Told:
    """What the rules say of the ordinary situation with these changes; the values may be plain words."""
    domain = type(ordinary).domain()
    known = {name: next(value for value in domain[name] if value == wanted) for name, wanted in changes.items()}
    ruling = INFERENCE.ruling(evolve(ordinary, **known))
    return ruling.outcome, [rule.id for rule in ruling.rules]


def everywhere(topic: type[Situation]) -> dict[Situation, Outcome]:
    """The outcome of every situation of a topic that can occur."""
    return {situation: INFERENCE.ruling(situation).outcome
            for situation, why_not in topic.combinations() if why_not is None}
