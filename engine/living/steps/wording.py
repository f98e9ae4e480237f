"""What a failed step tells: in the words of the features, in the language of the feature."""

from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Final

from engine.explain.phrases import HARD_SPACE, Phrases
from engine.living.steps.alert_words import ALERT_VOCABULARY
from engine.living.steps.duty_words import DUTY_VOCABULARY
from engine.living.steps.expecting import UnmetError, UntellableError, UnwantedError
from engine.living.steps.money_words import MONEY_VOCABULARY
from engine.living.steps.words import ASSUMPTIONS, QUESTIONS, VOCABULARY
from engine.model.instalments import InstalmentId
from engine.model.money import Amount
from engine.model.problems import ProblemsError

ALL_WORDS: Final = {**VOCABULARY, **MONEY_VOCABULARY, **DUTY_VOCABULARY, **ALERT_VOCABULARY}


def is_told(error: BaseException) -> bool:
    """Whether the error is one that the steps raise, and not a fault of the program."""
    return isinstance(error, UnmetError | UnwantedError | UntellableError | ProblemsError)


def why(error: BaseException, language: str) -> str:
    """Why a step failed: what was expected and found, or what stood in the way."""
    say = Phrases(language)
    match error:
        case UnmetError():
            found = "; ".join(shown(each, say) for each in error.found) or say("step.nothing")
            return say("step.unmet", expected=shown(error.expected, say), found=found)
        case UnwantedError():
            return say("step.unwanted", unwanted=shown(error.unwanted, say))
        case UntellableError():
            return say(f"step.{error.key}", **error.params)
        case ProblemsError():
            return " ".join(say("step.problem", path=each.origin.path or Path(each.origin.file).name,
                                message=say(f"problem.{each.key}.message", **each.params),
                                remedy=say(f"problem.{each.key}.remedy", **each.params)) for each in error.problems)
    return say("step.fault", detail=f"{type(error).__name__}: {error}")


def shown(value: object, say: Phrases) -> str:
    """A value as the features write it."""
    if value is None or value in ((), {}):
        return say("step.nothing")
    if isinstance(value, tuple):
        return ", ".join(shown(each, say) for each in value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Amount | InstalmentId):
        return str(value) if isinstance(value, InstalmentId) else say.kronor(value.ore).replace(HARD_SPACE, " ")
    return _word_of(say.language).get((type(value), value), str(value))


@cache
def _word_of(language: str) -> dict[tuple[type, Any], str]:
    """The word for each value that has one."""
    named: dict[tuple[type, Any], str] = {
        (type(value), value): f'"{word}"' for words in ALL_WORDS.values()
        for word, value in words.of(language).items() if isinstance(value, Enum)}
    keys: dict[tuple[type, Any], str] = {
        (str, key): word for words in (ASSUMPTIONS, QUESTIONS) for word, key in words.of(language).items()}
    return {**named, **keys}
