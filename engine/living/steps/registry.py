"""Every sentence of the step library, and how a step is understood."""

import re
from collections.abc import Callable
from functools import cache
from inspect import signature
from types import ModuleType
from typing import Any, Final

from attrs import frozen
from pytest_bdd.steps import step_function_context_registry

from engine.living.steps import (
    agreement,
    alerts,
    answers,
    duty_agreement,
    duty_answers,
    duty_events,
    events,
    listed,
    money_agreement,
    money_answers,
    money_events,
)
from engine.living.steps.sentences import Sentence

MODULES: Final[tuple[ModuleType, ...]] = (
    agreement, events, answers, money_agreement, money_events, money_answers, duty_agreement, duty_events,
    duty_answers, alerts, listed)

SLOT: Final = re.compile(r"\{(\w+):(\w+)(\??)\}")
"""A slot of a sentence: its name, its type, and whether it may be left out."""


@frozen
class Known:
    """A sentence that a step can be: ``kind`` is "given", "when" or "then"; ``function`` is what it calls."""

    kind: str
    sentence: Sentence
    function: Callable[..., Any]

    @property
    def takes_table(self) -> bool:
        """Whether a data table belongs below the step."""
        return "datatable" in signature(self.function).parameters


@cache
def sentences() -> tuple[Known, ...]:
    """Every sentence, in the order of the modules and then as they are declared."""
    names = [module.__name__ for module in MODULES]
    found = [Known(str(each.type), each.parser, each.step_func) for each in step_function_context_registry.values()
             if each.step_func.__module__ in names and isinstance(each.parser, Sentence)]
    return tuple(sorted(found, key=lambda known: (
        names.index(known.function.__module__), known.function.__code__.co_firstlineno)))


@cache
def understood(kind: str, text: str) -> tuple[Known, ...]:
    """The sentences that a step of that kind can be read as: one, if all is well."""
    return tuple(each for each in sentences() if each.kind == kind and each.sentence.is_matching(text))
