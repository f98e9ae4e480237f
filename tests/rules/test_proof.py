"""The rules in force are proved over every situation, and what they decide is written down.

A change of law shows as a change of ``rules/rulings.tsv``. To write the table anew, from the project's root:
``python -m tests.rules.test_proof``. Read the difference before it is committed.
"""

from collections import Counter
from difflib import unified_diff
from math import prod
from pathlib import Path
from typing import Any

import pytest

import rules
from engine.explain.norms import rulings_table
from engine.inference import Inference
from engine.model.situations import Situation
from engine.model.topics import TOPICS
from engine.rulebook import Proof, Rulebook
from rules import RULEBOOK

RULINGS = Path(rules.__file__).with_name("rulings.tsv")


@pytest.fixture(scope="module")
def proof(inference: Inference) -> Proof:
    return inference.proof()


def test_every_situation_that_can_occur_has_exactly_one_outcome(proof: Proof) -> None:
    for topic, (of_rules, situations, excluded) in proof.counts.items():
        print(f"{topic}: {of_rules} rules, {situations} situations, {excluded} excluded")  # noqa: T201  # -s shows it
    assert () == proof.faults


def test_the_proof_has_walked_through_every_combination_of_every_topic(proof: Proof) -> None:
    combinations = {topic.topic: prod(map(len, topic.domain().values())) for topic in TOPICS}
    assert combinations == {topic: possible + excluded for topic, (_, possible, excluded) in proof.counts.items()}
    assert {topic.topic: sum(type(situation) is topic for situation in proof.rulings) for topic in TOPICS} == {
        topic: possible for topic, (_, possible, _) in proof.counts.items()}
    assert len(RULEBOOK.rules) == sum(of_rules for of_rules, _, _ in proof.counts.values())


def test_there_are_rules_on_every_topic() -> None:
    assert set(TOPICS) == set(RULEBOOK.topics)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.topic)
def test_the_outcomes_of_one_topic_are_of_one_kind_since_words_of_two_kinds_may_compare_as_equal(
        topic: type[Situation]) -> None:
    assert 1 == len({type(rule.then) for rule in RULEBOOK.on(topic)})


def test_every_outcome_follows_in_some_situation(proof: Proof) -> None:
    kinds = {type(rule.then) for rule in RULEBOOK.rules}
    reached = {(type(ruling.outcome), ruling.outcome.name) for ruling in proof.rulings.values()}
    assert {(kind, outcome.name) for kind in kinds for outcome in kind} == reached


def test_the_rulings_are_those_that_were_written_down(proof: Proof) -> None:
    written, found = RULINGS.read_text(encoding="utf-8"), rulings_table(proof)
    difference = "\n".join(
        unified_diff(written.splitlines(), found.splitlines(), "written down", "found", n=0, lineterm=""))
    assert not difference, (
        f"the law has changed:\n{difference}\n\nIs it meant? Then: python -m tests.rules.test_proof")
    assert written == found


def test_the_table_tells_which_rules_concur_and_how_often(proof: Proof) -> None:
    rows = [line.split("\t") for line in RULINGS.read_text(encoding="utf-8").splitlines()
            if line and not line.startswith("#")]
    assert proof.concurring == Counter(ids for row in rows if len(ids := tuple(row[-1].split())) > 1)


@pytest.mark.parametrize("rule_id", RULEBOOK.by_id)
def test_no_rule_can_be_turned_off_without_a_gap_a_conflict_or_another_ruling(rule_id: str, proof: Proof) -> None:
    topic = RULEBOOK.by_id[rule_id].topic
    short = Inference(Rulebook(RULEBOOK.without(rule_id).on(topic))).proof()
    before = {situation: ruling.outcome for situation, ruling in proof.rulings.items() if type(situation) is topic}
    ids = {situation: [rule.id for rule in ruling.rules] for situation, ruling in proof.rulings.items()}
    assert short.faults or any(
        ruling.outcome != before[situation] or [rule.id for rule in ruling.rules] != ids[situation]
        for situation, ruling in short.rulings.items())


def holds(definition: dict[str, Any], situation: Situation) -> bool:
    """Whether a pattern holds, found without durable-rules."""
    (key, value), = definition.items()
    if key == "$and":
        return all(holds(part, situation) for part in value)
    if key == "$or":
        return any(holds(part, situation) for part in value)
    if key == "$neq":
        (name, constant), = value.items()
        return bool(getattr(situation, name) != constant)
    return bool(getattr(situation, key) == value)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.topic)
def test_durable_rules_fires_exactly_the_rules_whose_pattern_holds(
        topic: type[Situation], inference: Inference) -> None:
    for situation, _ in topic.combinations():
        expected = {rule.id for rule in RULEBOOK.on(topic) if holds(rule.definition(), situation)}
        assert expected == set(inference.fired(situation)), situation


@pytest.mark.parametrize("rule_id", RULEBOOK.by_id)
def test_every_rule_tells_its_reason_in_whole_sentences_in_both_languages(rule_id: str) -> None:
    rule = RULEBOOK.by_id[rule_id]
    for sentence in (rule.sv, rule.en):
        assert sentence == sentence.strip()
        assert sentence[0].isupper()
        assert sentence.endswith(".")


def main() -> None:
    """Write down what the rules in force decide."""
    RULINGS.write_text(rulings_table(Inference(RULEBOOK).proof()), encoding="utf-8")


if __name__ == "__main__":
    main()
