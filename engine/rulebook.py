"""How rules are declared, checked, identified and proved."""

import importlib
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol, TypeVar

from attrs import Factory, field, frozen

from engine.model.outcomes import Outcome
from engine.model.situations import Situation
from engine.model.text import printable

Kind = TypeVar("Kind", bound=Outcome)


class Pattern(Protocol):
    """A condition in durable-rules' own language, such as ``m.notice == "late"``."""

    def define(self) -> dict[str, Any]:
        """The condition as durable-rules' definition of it."""


@frozen(kw_only=True)
class Rule:
    """One norm: where ``when`` holds of a ``topic``, ``then`` follows.

    ``clause`` is the role of the clause that the rule applies ("term", "renewal", "notice", "compensation", "dispute",
    "duty", "contact", "finances"), from which the agreement's own number is found; ``source`` is the statute or case
    behind the rule, where there is one. ``sv`` and ``en`` are the sentence told as the reason. ``exception_to`` names
    the rules that this one sets aside where both hold.
    """

    id: str
    topic: type[Situation]
    when: Pattern = field(eq=False, repr=False)
    then: Outcome
    clause: str | None
    sv: str
    en: str
    exception_to: tuple[str, ...] = ()
    source: str | None = None

    def definition(self) -> dict[str, Any]:
        """The pattern as plain data."""
        return self.when.define()


@frozen
class Ruling:
    """The one outcome of a situation, and the rules that lead to it, in the order they were declared."""

    outcome: Outcome
    rules: tuple[Rule, ...]

    def to(self, kind: type[Kind]) -> Kind:
        """The outcome, which is of that kind: all rules on one topic lead to the same. ``TypeError`` if it is not."""
        if not isinstance(self.outcome, kind):
            raise TypeError(self.outcome)
        return self.outcome


class RulebookError(Exception):
    """The rulebook is wrong: each line says which rule or situation, and why."""


@frozen
class Rulebook:
    """The rules that are in force together."""

    rules: tuple[Rule, ...]
    by_id: dict[str, Rule] = field(init=False, eq=False, repr=False, default=Factory(
        lambda self: {rule.id: rule for rule in self.rules}, takes_self=True))

    def __attrs_post_init__(self) -> None:
        faults = list(_faults(self.rules))
        if faults:
            raise RulebookError("\n".join(faults))

    def on(self, topic: type[Situation]) -> tuple[Rule, ...]:
        """The rules on one topic."""
        return tuple(rule for rule in self.rules if rule.topic is topic)

    @property
    def topics(self) -> tuple[type[Situation], ...]:
        """The topics that there are rules on, in the order of their first rule."""
        return tuple(dict.fromkeys(rule.topic for rule in self.rules))

    def without(self, rule_id: str) -> "Rulebook":
        """The same rulebook with one rule turned off; what was an exception to it is one no longer."""
        return Rulebook(tuple(
            Rule(**{name: getattr(rule, name) for name in _FIELDS if name != "exception_to"},
                 exception_to=tuple(other for other in rule.exception_to if other != rule_id))
            for rule in self.rules if rule.id != rule_id))

    def identity(self) -> str:
        """A hash of everything that the rules say, so that an answer can name the rules it came from."""
        return f"sha256:{_hash([_said(rule) for rule in self.rules])}"

    def identities(self) -> dict[str, str]:
        """A hash of what each rule says, by its id, so that it can be told which of them are other than they were."""
        return {rule.id: _hash(_said(rule)) for rule in self.rules}

    def ruling(self, situation: Situation, fired: Iterable[str]) -> Ruling:
        """The ruling that the rules which ``fired`` lead to, after exceptions; ``RulebookError`` if none or several."""
        held = set(fired)
        aside = {other for rule_id in held for other in self.by_id[rule_id].exception_to}
        rules = tuple(rule for rule in self.rules if rule.id in held - aside)
        outcomes = {rule.then for rule in rules}
        if len(outcomes) != 1:
            fault = "conflict: " + ", ".join(f"{rule.id} → {rule.then.name}" for rule in rules) if rules else "gap"
            raise RulebookError(f"{situation}: {fault}")
        return Ruling(rules[0].then, rules)


def configured() -> Rulebook:
    """The rulebook named by ``FRIST_RULEBOOK`` (module and attribute), else the one that comes with Frist.

    It is named and not imported: the engine knows no rules. ``RulebookError`` if there is none by that name.
    """
    asked = os.environ.get("FRIST_RULEBOOK", "rules:RULEBOOK")
    module, _, name = asked.partition(":")
    try:
        found = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError, ValueError) as error:
        raise RulebookError(f"FRIST_RULEBOOK={printable(asked)}: {type(error).__name__}") from error
    if not isinstance(found, Rulebook):
        raise RulebookError(f"FRIST_RULEBOOK={printable(asked)}: {type(found).__name__}")
    return found


def _said(rule: Rule) -> list[Any]:
    return [rule.id, rule.topic.topic, rule.topic.domain(), list(rule.topic.cannot_occur), rule.definition(),
            rule.then.name, rule.clause, rule.sv, rule.en, rule.exception_to, rule.source]


def _hash(said: list[Any]) -> str:
    from hashlib import sha256  # noqa: PLC0415  # loads OpenSSL, and most answers as text name no identity
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


_FIELDS = ("id", "topic", "when", "then", "clause", "sv", "en", "exception_to", "source")


def _faults(rules: tuple[Rule, ...]) -> Iterator[str]:
    for rule_id, count in Counter(rule.id for rule in rules).items():
        if count > 1:
            yield f"{rule_id}: declared {count} times"
    for topic, count in Counter(topic.topic for topic in {rule.topic for rule in rules}).items():
        if count > 1:
            yield f"{topic}: the name of {count} topics"
    kind_of = {rule.topic: type(rule.then) for rule in reversed(rules)}
    topic_of = {rule.id: rule.topic for rule in rules}
    for rule in rules:
        if type(rule.then) is not kind_of[rule.topic]:
            yield (f"{rule.id}: leads to {type(rule.then).__name__}, "
                   f"where the other rules on {rule.topic.topic} lead to {kind_of[rule.topic].__name__}")
        for other in rule.exception_to:
            if topic_of.get(other) is not rule.topic:
                yield f"{rule.id}: exception to {other}, which is no rule on {rule.topic.topic}"
            if other == rule.id:
                yield f"{rule.id}: exception to itself"


@frozen
class Proof:
    """What the walk through every situation found. ``faults`` empty: every situation has exactly one outcome."""

    rulings: dict[Situation, Ruling]
    counts: dict[str, tuple[int, int, int]]
    """For each topic: its rules, the situations that can occur, and those that a stated constraint excludes."""
    excluded: dict[tuple[str, str], int]
    """For each topic and constraint, how many combinations it excludes."""
    concurring: dict[tuple[str, ...], int]
    """Which rules hold together with the same outcome, and in how many situations."""
    faults: tuple[str, ...]


def prove(rulebook: Rulebook, fired: Callable[[Situation], Iterable[str]]) -> Proof:
    """Walk through every situation of every topic, asking ``fired`` which rules hold there.

    A fault is a gap, a conflict, a constraint that excludes nothing, an exception to a rule that never holds beside it,
    or an idle rule: one that neither decides some situation alone nor is an exception that decides some at all.
    """
    rulings: dict[Situation, Ruling] = {}
    counts: dict[str, tuple[int, int, int]] = {}
    excluded: Counter[tuple[str, str]] = Counter()
    concurring: Counter[tuple[str, ...]] = Counter()
    faults: list[str] = []
    alone: set[str] = set()
    together: set[str] = set()
    met: set[tuple[str, str]] = set()
    for topic in rulebook.topics:
        possible = 0
        for situation, why_not in topic.combinations():
            if why_not is not None:
                excluded[topic.topic, why_not] += 1
                continue
            possible += 1
            try:
                held = set(fired(situation))
                met.update((rule_id, other) for rule_id in held
                           for other in rulebook.by_id[rule_id].exception_to if other in held)
                ruling = rulebook.ruling(situation, held)
            except RulebookError as fault:
                faults.append(str(fault))
                continue
            rulings[situation] = ruling
            ids = tuple(rule.id for rule in ruling.rules)
            if len(ids) == 1:
                alone.update(ids)
            else:
                together.update(ids)
                concurring[ids] += 1
        out = sum(count for (name, _), count in excluded.items() if name == topic.topic)
        counts[topic.topic] = (len(rulebook.on(topic)), possible, out)
        faults += [f"{topic.topic}: the constraint “{why}” excludes nothing"
                   for why in topic.cannot_occur if not excluded[topic.topic, why]]
    faults += [f"{rule.id}: idle, it decides no situation alone and is no exception"
               for rule in rulebook.rules if rule.id not in alone and not rule.exception_to]
    faults += [f"{rule.id}: idle, an exception that decides no situation"
               for rule in rulebook.rules if rule.id not in alone | together and rule.exception_to]
    faults += [f"{rule.id}: an exception to {other}, which never holds beside it"
               for rule in rulebook.rules for other in rule.exception_to if (rule.id, other) not in met]
    return Proof(rulings, counts, dict(excluded), dict(concurring), tuple(faults))
