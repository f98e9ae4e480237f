"""The sentences of the features: each says in which language it is written, and what stands in its slots."""

from typing import Final

from pytest_bdd import parsers

from engine.living.steps.duty_words import DUTY_TYPES
from engine.living.steps.money_words import MONEY_TYPES
from engine.living.steps.words import TYPES

ALL_TYPES: Final = {**TYPES, **MONEY_TYPES, **DUTY_TYPES}


class Sentence(parsers.cfparse):
    """The sentence of a step, with its words in braces: ``{day:Day}``; ``{clause:Clause?}`` may be left out."""

    def __init__(self, text: str, language: str) -> None:
        super().__init__(text, extra_types=ALL_TYPES, case_sensitive=True)
        self.language = language


def sv(text: str) -> Sentence:
    """A sentence in Swedish."""
    return Sentence(text, "sv")


def en(text: str) -> Sentence:
    """A sentence in English."""
    return Sentence(text, "en")
