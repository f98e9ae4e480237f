"""Rules and their proof in words: rekvisit, rättsföljd, sentence, source, and what the proof found."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from engine.explain.phrases import Phrases
from engine.model.outcomes import Effect
from engine.rulebook import Proof, Rule, Rulebook


def page(rule: Rule, proof: Proof, say: Phrases) -> Iterator[str]:
    """One rule, told in full."""
    yield rule.id
    yield f"{say('rules.sentence')}: {say.sentence(rule.id)}"
    yield f"{say('rules.condition')} ({say(f'topic.{rule.topic.topic}.name').lower()}):"
    yield from (f"  {each}" for each in conditions(rule, say))
    yield f"{say('rules.consequence')}: {consequence(rule, say)}"
    if rule.clause:
        yield f"{say('rules.clause')}: [{rule.clause}]"
    if rule.source:
        yield f"{say('rules.source')}: {rule.source}"
    if rule.exception_to:
        yield f"{say('rules.sets_aside')}: {', '.join(rule.exception_to)}"
    alone, together = decided(rule, proof)
    yield say("rules.decides", alone=alone, together=together)
    yield f"{say('rules.pattern')}: {pattern(rule, say)}"


def conditions(rule: Rule, say: Phrases) -> list[str]:
    """The conditions (*rekvisit*) in words, all of which must hold: "uppsägningstiden löper från uppsägningen"."""
    definition = rule.definition()
    return [_in_words(part, rule, say) for part in definition.get("$and", [definition])]


def _in_words(definition: dict[str, Any], rule: Rule, say: Phrases, *, is_inner: bool = False) -> str:
    (key, value), = definition.items()
    if key in ("$and", "$or"):
        text = f", {say(f'word.{key[1:]}')} ".join(_in_words(part, rule, say, is_inner=True) for part in value)
        return f"({text})" if is_inner else text
    if key == "$neq":
        return say("rules.not", told=_in_words(value, rule, say))
    return say(f"condition.{rule.topic.topic}.{key}.{_constant(value)}")


def consequence(rule: Rule, say: Phrases) -> str:
    """The consequence (*rättsföljd*) in words."""
    act = {"act": say(f"topic.{rule.topic.topic}.act")} if isinstance(rule.then, Effect) else {}
    return say(f"outcome.{type(rule.then).__name__}.{rule.then.name.lower()}", **act)


def pattern(rule: Rule, say: Phrases) -> str:
    """The rule as it is declared: "clause = running och lock = none → yes"."""
    return f"{condition(rule.definition(), say)} → {rule.then.name.lower()}"


def decided(rule: Rule, proof: Proof) -> tuple[int, int]:
    """How many situations the rule decides alone, and together with others."""
    alone = sum(ruling.rules == (rule,) for ruling in proof.rulings.values())
    return alone, sum(rule in ruling.rules for ruling in proof.rulings.values()) - alone


def condition(definition: dict[str, Any], say: Phrases, *, is_inner: bool = False) -> str:
    """A pattern as words: "giver = entitled och (form = as_agreed eller form = accepted)"."""
    (key, value), = definition.items()
    if key == "$and":
        text = f" {say('word.and')} ".join(condition(part, say, is_inner=True) for part in value)
        return f"({text})" if is_inner and len(value) > 1 else text
    if key == "$or":
        text = f" {say('word.or')} ".join(condition(part, say, is_inner=True) for part in value)
        return f"({text})" if is_inner else text
    if key == "$neq":
        (name, constant), = value.items()
        return f"{name} ≠ {_constant(constant)}"
    return f"{key} = {_constant(value)}"


def _constant(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def as_json(rule: Rule, say: Phrases) -> dict[str, Any]:
    """One rule as JSON."""
    return {"id": rule.id, "topic": rule.topic.topic, "condition": rule.definition(), "outcome": rule.then.name.lower(),
            "clause": rule.clause, "sentence": say.sentence(rule.id), "exception_to": list(rule.exception_to),
            "source": rule.source}


def unknown(rule_id: str, rulebook: Rulebook, say: Phrases) -> str:
    """That there is no such rule, and the nearest one."""
    near = get_close_matches(rule_id.upper(), list(rulebook.by_id), n=1)
    return say("rules.unknown", id=rule_id, nearest=" " + say("problem.did_you_mean", nearest=near[0]) if near else "")


def proof_lines(proof: Proof, identity: str, say: Phrases) -> Iterator[str]:
    """What the proof found, with its counts."""
    if proof.faults:
        yield say("rules.faults")
        yield from (f"  {fault}" for fault in proof.faults)
    totals = [sum(column) for column in zip(*proof.counts.values(), strict=True)]
    if not proof.faults:
        yield say("rules.proved", rules=totals[0], situations=totals[1], excluded=totals[2])
    for topic, (rules, situations, excluded) in proof.counts.items():
        yield "  " + say("rules.topic", topic=topic, rules=rules, situations=situations, excluded=excluded)
        for (name, why), count in proof.excluded.items():
            if name == topic:
                yield "      " + say("rules.excluded", count=count, why=why)
    yield say("rules.concurring", groups=len(proof.concurring), situations=sum(proof.concurring.values()))
    for ids, count in sorted(proof.concurring.items(), key=lambda each: (-each[1], each[0])):
        yield f"  {count:>4}  {' + '.join(ids)}"
    yield say("rules.version", identity=identity)


def proof_json(proof: Proof, identity: str) -> dict[str, Any]:
    """What the proof found as JSON."""
    return {
        "rulebook": identity, "is_proved": not proof.faults, "faults": list(proof.faults),
        "topics": {topic: {"rules": rules, "situations": situations, "excluded": excluded}
                   for topic, (rules, situations, excluded) in proof.counts.items()},
        "excluded": [{"topic": topic, "because": why, "combinations": count}
                     for (topic, why), count in proof.excluded.items()],
        "concurring": [{"rules": list(ids), "situations": count} for ids, count in proof.concurring.items()]}


def handbook(rulebook: Rulebook, proof: Proof) -> str:
    """The page ``rules/README.md``: every rule by its topic: sentences, conditions, consequence."""
    say = {language: Phrases(language, rulebook) for language in ("sv", "en")}
    lines = ["# The rules", "", "Made from the rules by `python -m tests.rules.test_handbook`; a test compares it.", "",
             f"{len(rulebook.rules)} rules decide {len(proof.rulings)} situations."]
    for topic in rulebook.topics:
        rules, situations, excluded = proof.counts[topic.topic]
        docstring = (topic.__doc__ or "").strip().partition("\n")[0]
        lines += ["", f"## {topic.topic}", "", docstring, "",
                  f"{rules} rules, {situations} situations; {excluded} combinations cannot occur:", ""]
        lines += [f"- {why} ({count})" for (name, why), count in proof.excluded.items() if name == topic.topic]
        for rule in rulebook.on(topic):
            alone, together = decided(rule, proof)
            lines += ["", f"### {rule.id}", "", f"{rule.sv}  ", f"*{rule.en}*", "",
                      f"- conditions: {condition(rule.definition(), say['en'])}",
                      f"- consequence: {rule.then.name.lower()}",
                      f"- decides {alone} situations alone, {together} together with others"]
            lines += [f"- clause: the agreement's clause on {rule.clause}"] if rule.clause else []
            lines += [f"- source: {rule.source}"] if rule.source else []
            lines += [f"- sets aside: {', '.join(rule.exception_to)}"] if rule.exception_to else []
    return "\n".join(lines) + "\n"


def rulings_table(proof: Proof) -> str:
    """Every situation with its outcome and rules, as tab-separated lines under a heading for each topic."""
    lines: list[str] = []
    topic = None
    for situation, ruling in proof.rulings.items():
        if type(situation) is not topic:
            topic = type(situation)
            lines += ([""] if lines else []) + ["\t".join([f"# {topic.topic}", *topic.domain(), "outcome", "rules"])]
        values = [_constant(value) for value in situation.as_fact().values()]
        lines.append("\t".join([topic.topic, *values, ruling.outcome.name.lower(),
                                " ".join(rule.id for rule in ruling.rules)]))
    return "\n".join(lines) + "\n"
