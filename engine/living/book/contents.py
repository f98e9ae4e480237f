"""What the book tells, as values: the rules with their scenarios, the features with their rules."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Final

from attrs import field, frozen

from engine.explain import norms
from engine.living.results import FeatureResult, Mark, Results, ScenarioResult
from engine.model.situations import Situation
from engine.rulebook import Proof, Rule, Rulebook

_NOT_IN_A_FILE_NAME: Final = re.compile(r"[^\w-]+")


@frozen(kw_only=True)
class Feature:
    """A feature with the ``name`` of its page."""

    name: str
    told: FeatureResult

    @property
    def passed(self) -> int:
        """How many of its scenarios hold."""
        return self.told.counts[Mark.PASSED]

    @property
    def outlines(self) -> tuple[tuple[ScenarioResult, ...], ...]:
        """Its scenarios, the rows of one outline together."""
        together: dict[int, list[ScenarioResult]] = {}
        for each in self.told.scenarios:
            together.setdefault(each.line, []).append(each)
        return tuple(tuple(rows) for rows in together.values())


@frozen(kw_only=True)
class Shown:
    """Scenarios of one heading that show a rule, and the feature in which they stand."""

    feature: Feature
    rows: tuple[ScenarioResult, ...]


@frozen(kw_only=True)
class Book:
    """All that the book tells, as of a day. ``proof``: of the rulebook, without faults."""

    as_of: date
    results: Results
    rulebook: Rulebook
    proof: Proof
    features: tuple[Feature, ...] = field(init=False)
    page_of: dict[str, str] = field(init=False)
    """The name of the page of each rule."""

    def __attrs_post_init__(self) -> None:
        names = _names(f"{each.language}-{each.path.stem}" for each in self.results.features)
        features = tuple(Feature(name=name, told=each)
                         for name, each in zip(names, self.results.features, strict=True))
        object.__setattr__(self, "features", features)
        ids = list(self.rulebook.by_id)
        object.__setattr__(self, "page_of", dict(zip(ids, _names(ids), strict=True)))

    @property
    def passed(self) -> int:
        """How many scenarios hold."""
        return self.results.counts[Mark.PASSED]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that features are written in, each once."""
        return tuple(dict.fromkeys(each.told.language for each in self.features))

    @property
    def sources(self) -> dict[str, tuple[Rule, ...]]:
        """The statutes and cases, in the order of the alphabet, each with the rules that rest on it."""
        found: dict[str, list[Rule]] = {}
        for rule in self.rulebook.rules:
            if rule.source:
                found.setdefault(rule.source, []).append(rule)
        in_order = sorted(found, key=lambda source: source.removeprefix("jfr ").casefold())
        return {source: tuple(found[source]) for source in in_order}

    @cached_property
    def shown_by(self) -> dict[str, tuple[Shown, ...]]:
        """For each rule the scenarios that show it, in the order of the features."""
        found: dict[str, list[Shown]] = {rule_id: [] for rule_id in self.rulebook.by_id}
        for feature in self.features:
            for rows in feature.outlines:
                for rule_id in dict.fromkeys(rows[0].rules):
                    found[rule_id].append(Shown(feature=feature, rows=rows))
        return {rule_id: tuple(shown) for rule_id, shown in found.items()}

    def sets_aside(self, rule: Rule) -> tuple[Rule, ...]:
        """The rules that it is an exception to."""
        return tuple(self.rulebook.by_id[rule_id] for rule_id in rule.exception_to)

    @cached_property
    def set_aside_by(self) -> dict[str, tuple[Rule, ...]]:
        """For each rule the exceptions to it."""
        return {rule.id: tuple(other for other in self.rulebook.rules if rule.id in other.exception_to)
                for rule in self.rulebook.rules}

    @cached_property
    def decided(self) -> dict[str, tuple[int, int]]:
        """For each rule how many situations it decides alone, and together with others."""
        return {rule.id: norms.decided(rule, self.proof) for rule in self.rulebook.rules}

    def told_in(self, topic: type[Situation]) -> tuple[Feature, ...]:
        """The features with a scenario that shows a rule on the topic."""
        ids = {rule.id for rule in self.rulebook.on(topic)}
        return tuple(each for each in self.features
                     if any(ids & set(scenario.rules) for scenario in each.told.scenarios))

    def rules_in(self, feature: Feature) -> tuple[Rule, ...]:
        """The rules that the feature shows, in the order of the rulebook."""
        ids = {rule_id for scenario in feature.told.scenarios for rule_id in scenario.rules}
        return tuple(rule for rule in self.rulebook.rules if rule.id in ids)


def anchor(scenario: ScenarioResult) -> str:
    """The id of a scenario on the page of its feature."""
    return f"rad-{scenario.line}" if scenario.row is None else f"rad-{scenario.row}"


def _names(wanted: Iterable[str]) -> Iterator[str]:
    """A name for a page for each, of letters, digits and hyphens; no two alike, even where case makes no difference."""
    taken: set[str] = set()
    for each in wanted:
        stem = _NOT_IN_A_FILE_NAME.sub("-", each).strip("-") or "sida"
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        yield name
