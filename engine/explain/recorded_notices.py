"""The notices that are recorded and have not for certain set the end of an agreement, each in a sentence."""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Final

from attrs import frozen

from engine.explain.phrases import Phrases
from engine.model.assessment import Assessment, Reason
from engine.model.outcomes import Effect

_OTHER_FORM: Final = "NOTICE-03"
_DAY_MISSING: Final = "NOTICE-21"
_UNTOLD: Final = ("NOTICE-05", "NOTICE-06")
"""Withdrawn, or given after the end."""
_DOUBTFUL: Final = (Effect.NEEDS_JUDGEMENT, Effect.MISSING_FACT)


class Doubt(Enum):
    """What it is about a notice that is not certain."""

    NONE = "none"
    """It has no effect."""
    HOLDS = "doubtful"
    """Whether it holds."""
    CAME = "sent"
    """Whether, or when, it was received; or when it was sent."""


@frozen
class RecordedNotice:
    """A notice that is recorded, in a sentence that ends with a full stop and a space."""

    told: str
    doubt: Doubt


def recorded_notices(found: Assessment, say: Phrases) -> tuple[RecordedNotice, ...]:
    """Those that are doubtful, and those of the running term that have no effect, each once."""
    return tuple(dict.fromkeys(_told(found, say)))


def _told(found: Assessment, say: Phrases) -> Iterator[RecordedNotice]:
    running_from = found.terms[-1].starts_on if found.terms else None
    for reason in found.reasons:
        facts = {ground.key: ground.value for ground in reason.grounds}
        received, sent, effect = facts.get("received_on"), facts.get("sent_on"), say.leads_to(reason.rule)
        day = received or sent
        if not isinstance(day, date) or not isinstance(effect, Effect) or reason.rule in _UNTOLD:
            continue
        what = say(f"alert.notice_{facts.get('form', 'as_agreed')}",
                   from_party=say("alert.whose", parties=facts["party"]) if "party" in facts else "")
        came = say("alert.came" if received else "alert.was_sent", notice=what, day=day)
        if effect is Effect.NO_EFFECT and (running_from is None or day >= running_from):
            key = "no_effect_form" if reason.rule == _OTHER_FORM else "no_effect"
            yield RecordedNotice(say(f"alert.{key}", told=came), Doubt.NONE)
        elif effect in _DOUBTFUL:
            key, doubt = _doubt(reason, is_received=received is not None)
            yield RecordedNotice(say(f"alert.{key}", told=came), doubt)


def _doubt(reason: Reason, *, is_received: bool) -> tuple[str, Doubt]:
    if reason.rule != _DAY_MISSING:
        return "doubtful", Doubt.HOLDS
    return ("not_sent" if is_received else "not_received"), Doubt.CAME
