"""The door to durable-rules refuses what lies outside the safe subset, and asks each question once."""

import random
import sys
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar

import pytest
from attrs import evolve, frozen
from durable.lang import c, m, none, s, when_all, when_any

from engine.inference import Inference, refusals
from engine.model.outcomes import Effect
from engine.model.situations import Situation
from engine.rulebook import Rule, Rulebook, RulebookError, Ruling
from rules import RULEBOOK


class Light(StrEnum):
    """What the light shows."""

    RED = "red"
    GREEN = "green"


@frozen
class Crossing(Situation):
    """Someone at a crossing."""

    topic: ClassVar[str] = "crossing"
    light: Light
    hurried: bool

    cannot_occur: ClassVar[dict[str, Callable[[Any], bool]]] = {
        "nobody hurries on red": lambda s: s.light is Light.RED and s.hurried,
    }


@frozen
class Ferry(Situation):
    """A ferry at the quay."""

    topic: ClassVar[str] = "ferry"
    full: bool


def rule(rule_id: str, when: Any, then: Effect = Effect.EFFECTIVE) -> Rule:  # noqa: ANN401  # patterns or not
    return Rule(id=rule_id, topic=Crossing, when=when, then=then, clause=None, sv="Så är det.", en="So it is.")


def told(parameter: object) -> str | None:
    """What a case is called: the message it leads to."""
    return parameter if isinstance(parameter, str) else None


GO = rule("GO", m.light == "green")
STOP = rule("STOP", m.light == "red", Effect.NO_EFFECT)

RED = Crossing(Light.RED, hurried=False)
GREEN, GREEN_HURRIED = Crossing(Light.GREEN, hurried=False), Crossing(Light.GREEN, hurried=True)

ORDER = "an order between values: conditions are enums and booleans, which have none"
ONE_FACT = "a rule over several facts: a situation is one fact"


@pytest.mark.parametrize(("pattern", "why"), [
    (m.light < "red", f"$lt: {ORDER}"),
    (m.light <= "red", f"$lte: {ORDER}"),
    (m.light > "red", f"$gt: {ORDER}"),
    (m.light >= "red", f"$gte: {ORDER}"),
    (+m.light, "$ex: a test for the presence of a property: every condition is always present"),
    (-m.light, "$nex: a test for the absence of a property: absence is a value of the condition"),
    (m.light.matches("gr.*"), "$mt: a regular expression: conditions are enums and booleans"),
    (m.light.imatches("gr.*"), "$imt: a regular expression: conditions are enums and booleans"),
    (m.light.allItems(m.hurried == True), "$iall: a test over a list: conditions are enums and booleans"),  # noqa: E712
    (m.light.anyItem(m.hurried == True), "$iany: a test over a list: conditions are enums and booleans"),  # noqa: E712
    (m.light == m.hurried + "x", "light: compared with another property: only constants are safe"),
    (m.light == m.hurried, "light: compared with another property: only constants are safe"),
    (m.light != m.hurried, "light: compared with another property: only constants are safe"),
    (m.light == c.other.light, "light: compared with another property: only constants are safe"),
    (m.light + "x", "$add: not a comparison of one condition with a constant"),
    (m.light, "$m: not a comparison of one condition with a constant"),
    ((s.light == "red"), "$s: not a comparison of one condition with a constant"),
    ((m.light == "red") & True, "True: not a comparison"),
    (when_all(m.light == "red"), f"all: {ONE_FACT}"),
    (when_any(m.light == "red"), f"any: {ONE_FACT}"),
    (none(m.light == "red"), "none: a test for the absence of a fact: absence is a value of the condition"),
], ids=told)
def test_a_construct_outside_the_safe_subset_is_refused_with_the_rule_the_construct_and_why(
        pattern: object, why: str) -> None:
    with pytest.raises(RulebookError) as caught:
        Inference(Rulebook((rule("NEW", pattern),)))
    assert f"NEW: {why}" == str(caught.value)


@pytest.mark.parametrize("joined", [
    (m.light == "red") & (m.light < "red"),
    (m.light < "red") & (m.light == "red"),
    (m.light == "red") | (m.light < "red"),
    (m.light == "red") & ((m.light == "green") | ((m.hurried == True) & (m.light < "red"))),  # noqa: E712
])
def test_a_construct_outside_the_safe_subset_is_found_however_deep_it_lies(joined: object) -> None:
    assert [f"NEW: $lt: {ORDER}"] == list(refusals(rule("NEW", joined)))


@pytest.mark.parametrize(("pattern", "why"), [
    (m.lihgt == "red", "lihgt: no condition of crossing; did you mean “light”?"),
    (m.lihgt != "red", "lihgt: no condition of crossing; did you mean “light”?"),
    (m.weather == "red", "weather: no condition of crossing; known: light, hurried"),
    (m.light.tone == "red", "light.tone: no condition of crossing; did you mean “light”?"),
    (m.sid == "one", "sid: no condition of crossing; known: light, hurried"),
], ids=told)
def test_an_unknown_condition_is_refused_with_the_nearest_one(pattern: object, why: str) -> None:
    assert [f"NEW: {why}"] == list(refusals(rule("NEW", pattern)))


@pytest.mark.parametrize(("pattern", "why"), [
    (m.light == "gren", "light == 'gren': not one of its values; did you mean “green”?"),
    (m.light != "gren", "light == 'gren': not one of its values; did you mean “green”?"),
    (m.light == "blue", "light == 'blue': not one of its values; known: red, green"),
    (m.light == "RED", "light == 'RED': not one of its values; known: red, green"),
    (m.light == True, "light == True: not one of its values; known: red, green"),  # noqa: E712
    (m.light == None, "light == None: not one of its values; known: red, green"),  # noqa: E711
    (m.light == ["red"], "light == ['red']: not one of its values; did you mean “red”?"),
    (m.light == Decimal(1), "light == Decimal('1'): not one of its values; known: red, green"),
    (m.light == date(2020, 1, 1), "light == datetime.date(2020, 1, 1): not one of its values; known: red, green"),
    (m.hurried == "True", "hurried == 'True': not one of its values; did you mean “True”?"),
    (m.hurried == "true", "hurried == 'true': not one of its values; did you mean “True”?"),
    (m.hurried == 1, "hurried == 1: not one of its values; known: False, True"),
    (m.hurried == 1.0, "hurried == 1.0: not one of its values; known: False, True"),
    (m.hurried == 0, "hurried == 0: not one of its values; known: False, True"),
], ids=told)
def test_a_value_that_the_condition_cannot_have_is_refused_with_the_nearest_one(pattern: object, why: str) -> None:
    assert [f"NEW: {why}"] == list(refusals(rule("NEW", pattern)))


@pytest.mark.parametrize("pattern", [
    m.light == "red",
    m.light != "red",
    m.light == Light.RED,
    m.hurried == True,  # noqa: E712
    m.hurried != False,  # noqa: E712
    (m.light == "red") & ((m.hurried == True) | (m.light != "green")),  # noqa: E712
])
def test_a_comparison_of_a_condition_with_one_of_its_values_is_not_refused(pattern: object) -> None:
    assert [] == list(refusals(rule("NEW", pattern)))


@pytest.mark.parametrize(("pattern", "why"), [
    (True, "not a pattern: 'bool' object has no attribute 'define'"),
    ("light == red", "not a pattern: 'str' object has no attribute 'define'"),
    (None, "not a pattern: 'NoneType' object has no attribute 'define'"),
    (m, "not a pattern: Property name for $m not defined"),
], ids=told)
def test_what_is_no_pattern_is_refused(pattern: object, why: str) -> None:
    assert [f"NEW: {why}"] == list(refusals(rule("NEW", pattern)))


def test_all_refusals_of_a_rulebook_are_told_at_once() -> None:
    with pytest.raises(RulebookError) as caught:
        Inference(Rulebook((rule("ONE", (m.light == "gren") & (m.light < "red")), GO, rule("TWO", None))))
    assert [
        "ONE: light == 'gren': not one of its values; did you mean “green”?", f"ONE: $lt: {ORDER}",
        "TWO: not a pattern: 'NoneType' object has no attribute 'define'",
    ] == str(caught.value).splitlines()


@pytest.mark.parametrize("name", ["sid", "id", "warm_up"])
def test_a_condition_by_a_name_that_durable_rules_uses_itself_is_refused(name: str) -> None:
    topic = frozen(type("Odd", (Situation,), {"topic": "odd", "__annotations__": {name: bool, "other": bool}}))
    odd = evolve(rule("NEW", m.other == True), topic=topic)  # noqa: E712
    assert [f"NEW: {name}: a name that durable-rules keeps for itself: no condition may have it"] == list(refusals(odd))


def test_a_rule_by_the_name_of_the_one_that_warms_the_session_is_refused() -> None:
    assert ["warm_up: a name kept for the rule that warms the session"] == list(refusals(evolve(GO, id="warm_up")))


def test_a_situation_without_rules_on_its_topic_is_an_error_that_names_both() -> None:
    inference = Inference(Rulebook((GO, STOP)))
    for ask in (inference.fired, inference.ruling):
        with pytest.raises(RulebookError, match=r"^Ferry\(full=True\): there are no rules on ferry$"):
            ask(Ferry(full=True))


def test_a_situation_that_no_rule_decides_is_an_error_that_names_it_every_time() -> None:
    inference = Inference(Rulebook((GO,)))
    for _ in range(2):
        assert () == inference.fired(RED)
        with pytest.raises(RulebookError, match=r"^Crossing\(light=<Light.RED: 'red'>, hurried=False\): gap$"):
            inference.ruling(RED)
    assert ("GO",) == inference.fired(GREEN)


def test_a_situation_said_to_be_impossible_is_an_error_that_names_it_and_says_why() -> None:
    with pytest.raises(RulebookError, match=r"hurried=True\): said to be impossible, since nobody hurries on red$"):
        Inference(Rulebook((GO, STOP))).ruling(Crossing(Light.RED, hurried=True))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often durable-rules is asked about each topic."""
    counts: Counter[str] = Counter()
    ask = Inference._ask  # noqa: SLF001  # the only place where durable-rules is asked

    def counted(self: Inference, ruleset: str, fact: dict[str, str | bool]) -> tuple[str, ...]:
        counts[ruleset] += 1
        return ask(self, ruleset, fact)

    monkeypatch.setattr(Inference, "_ask", counted)
    return counts


def test_a_situation_asked_about_again_is_not_asked_of_durable_rules_again(asked: Counter[str]) -> None:
    inference = Inference(Rulebook((GO, STOP)))
    asked.clear()
    first = inference.ruling(GREEN)
    assert Ruling(Effect.EFFECTIVE, (GO,)) == first
    assert 1 == asked["crossing"]
    assert first is inference.ruling(Crossing(Light.GREEN, hurried=False))
    assert first is inference.memo(Crossing)(*(Light.GREEN, False))
    assert 1 == asked["crossing"]


def test_another_situation_is_asked_of_durable_rules(asked: Counter[str]) -> None:
    inference = Inference(Rulebook((GO, STOP)))
    asked.clear()
    inference.ruling(GREEN)
    inference.ruling(GREEN_HURRIED)
    assert Ruling(Effect.NO_EFFECT, (STOP,)) == inference.ruling(RED)
    assert 3 == asked["crossing"]


def test_two_rulebooks_do_not_share_their_rulings() -> None:
    other = Inference(Rulebook((evolve(GO, then=Effect.MISSING_FACT), STOP)))
    assert Effect.EFFECTIVE == Inference(Rulebook((GO, STOP))).ruling(GREEN).outcome
    assert Effect.MISSING_FACT == other.ruling(GREEN).outcome


def test_the_proof_asks_durable_rules_about_every_situation_and_not_the_memory(asked: Counter[str]) -> None:
    inference = Inference(Rulebook((GO, STOP)))
    inference.ruling(GREEN)
    asked.clear()
    assert () == inference.proof().faults
    assert 3 == asked["crossing"]


def test_threads_that_ask_at_the_same_time_each_get_the_right_answer() -> None:
    expected = Inference(RULEBOOK).proof().rulings
    shared, threads = Inference(RULEBOOK), 8
    start = threading.Barrier(threads)

    def ask(seed: int) -> list[Situation]:
        situations = list(expected)
        random.Random(seed).shuffle(situations)  # noqa: S311  # any order will do
        start.wait()
        return [situation for situation in situations
                if {rule.id for rule in RULEBOOK.on(type(situation)) if rule in expected[situation].rules}
                - set(shared.fired(situation)) or expected[situation] != shared.ruling(situation)]

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(threads) as pool:
            wrong = [situation for found in pool.map(ask, range(threads)) for situation in found]
    finally:
        sys.setswitchinterval(interval)
    assert [] == wrong
