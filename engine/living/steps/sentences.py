"""The sentences of the features: each says in which language it is written, and what stands in its slots."""

from typing import Final

from pytest_bdd import parsers

from engine.living.steps.alert_words import ALERT_TYPES
from engine.living.steps.duty_words import DUTY_TYPES, NAMED_DUTY_WORDS
from engine.living.steps.money_words import MONEY_TYPES, NAMED_MONEY_WORDS
from engine.living.steps.words import TYPES

ALL_TYPES: Final = {**TYPES, **MONEY_TYPES, **DUTY_TYPES, **ALERT_TYPES}
OR_NAMED: Final = ("Party", *NAMED_DUTY_WORDS, *NAMED_MONEY_WORDS)
"""The slots where a name in quotation marks may stand as well as one of the words."""


class Sentence(parsers.cfparse):
    """The sentence of a step, with its words in braces: ``{day:Day}``; ``{clause:Clause?}`` may be left out."""

    def __init__(self, text: str, language: str) -> None:
        super().__init__(text, extra_types=ALL_TYPES, case_sensitive=True)
        self.language = language
        self._matching: dict[str, bool] = {}

    def is_matching(self, name: str) -> bool:
        """Whether the step ``name`` is this sentence. Kept, since each step is held up against every sentence."""
        if name not in self._matching:
            self._matching[name] = super().is_matching(name)
        return self._matching[name]


def sv(text: str) -> Sentence:
    """A sentence in Swedish."""
    return Sentence(text, "sv")


def en(text: str) -> Sentence:
    """A sentence in English."""
    return Sentence(text, "en")
