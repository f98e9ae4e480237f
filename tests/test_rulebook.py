"""A rulebook is refused when it contradicts itself, and its proof finds every gap, conflict and idle part."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, ClassVar

import pytest
from attrs import evolve, frozen
from durable.lang import m

from engine.inference import Inference
from engine.model.outcomes import Effect, Status
from engine.model.situations import Situation
from engine.rulebook import Pattern, Proof, Rule, Rulebook, RulebookError, Ruling, configured, prove


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


@frozen
class Ferry(Situation):
    """A ferry at the quay."""

    topic: ClassVar[str] = "ferry"
    full: bool


def rule(rule_id: str, when: Pattern, then: Effect, topic: type[Situation] = Crossing,
         exception_to: tuple[str, ...] = ()) -> Rule:
    return Rule(id=rule_id, topic=topic, when=when, then=then, clause="term", sv="Så är det.", en="So it is.",
                exception_to=exception_to)


GO = rule("GO", m.light == "green", Effect.EFFECTIVE)
STOP = rule("STOP", m.light == "red", Effect.NO_EFFECT)
HURRY = rule("HURRY", m.hurried == True, Effect.NO_EFFECT)  # noqa: E712  # durable-rules' language
HURRY_FIRST = evolve(HURRY, exception_to=("GO",))
BOARD = rule("BOARD", m.full == False, Effect.EFFECTIVE, Ferry)  # noqa: E712
WAIT = rule("WAIT", m.full == True, Effect.NO_EFFECT, Ferry)  # noqa: E712

GREEN_CALM, GREEN_HURRIED = Crossing(Light.GREEN, hurried=False), Crossing(Light.GREEN, hurried=True)
RED_CALM, RED_HURRIED = Crossing(Light.RED, hurried=False), Crossing(Light.RED, hurried=True)


def proof_of(*rules: Rule) -> Proof:
    return Inference(Rulebook(rules)).proof()


def test_a_sound_rulebook_gives_every_situation_exactly_one_outcome() -> None:
    proof = proof_of(GO, STOP)
    assert () == proof.faults
    assert {
        RED_CALM: Ruling(Effect.NO_EFFECT, (STOP,)), RED_HURRIED: Ruling(Effect.NO_EFFECT, (STOP,)),
        GREEN_CALM: Ruling(Effect.EFFECTIVE, (GO,)), GREEN_HURRIED: Ruling(Effect.EFFECTIVE, (GO,)),
    } == proof.rulings


def test_the_proof_counts_the_rules_and_situations_of_each_topic() -> None:
    assert {"crossing": (2, 4, 0), "ferry": (2, 2, 0)} == proof_of(GO, STOP, BOARD, WAIT).counts


def test_an_empty_rulebook_has_nothing_to_prove() -> None:
    assert Proof({}, {}, {}, {}, ()) == proof_of()


def test_a_gap_names_each_situation_that_no_rule_decides() -> None:
    proof = proof_of(GO)
    assert (f"{RED_CALM}: gap", f"{RED_HURRIED}: gap") == proof.faults
    assert {GREEN_CALM, GREEN_HURRIED} == set(proof.rulings)


def test_a_conflict_names_the_situation_and_the_rules_with_what_they_lead_to() -> None:
    proof = proof_of(GO, STOP, HURRY)
    assert f"{GREEN_HURRIED}: conflict: GO → EFFECTIVE, HURRY → NO_EFFECT" in proof.faults
    assert {RED_CALM, RED_HURRIED, GREEN_CALM} == set(proof.rulings)


def test_a_declared_exception_sets_the_other_rule_aside_where_both_hold_and_nowhere_else() -> None:
    proof = proof_of(GO, STOP, HURRY_FIRST)
    assert () == proof.faults
    assert Ruling(Effect.NO_EFFECT, (HURRY_FIRST,)) == proof.rulings[GREEN_HURRIED]
    assert Ruling(Effect.EFFECTIVE, (GO,)) == proof.rulings[GREEN_CALM]


def test_an_exception_to_one_rule_does_not_set_aside_another() -> None:
    other = rule("ALSO", m.light == "green", Effect.EFFECTIVE)
    assert f"{GREEN_HURRIED}: conflict: ALSO → EFFECTIVE, HURRY → NO_EFFECT" in proof_of(
        GO, STOP, other, HURRY_FIRST).faults


def test_a_rule_that_is_itself_set_aside_still_sets_aside() -> None:
    topmost = rule("TOPMOST", (m.light == "green") & (m.hurried == True), Effect.MISSING_FACT,  # noqa: E712
                   exception_to=("HURRY",))
    ruling = Rulebook((GO, HURRY_FIRST, topmost)).ruling(GREEN_HURRIED, ("GO", "HURRY", "TOPMOST"))
    assert Ruling(Effect.MISSING_FACT, (topmost,)) == ruling


def test_two_rules_that_set_each_other_aside_leave_a_gap() -> None:
    rulebook = Rulebook((evolve(GO, exception_to=("HURRY",)), HURRY_FIRST))
    with pytest.raises(RulebookError, match=r"gap$"):
        rulebook.ruling(GREEN_HURRIED, ("GO", "HURRY"))


def test_an_outcome_is_never_taken_for_one_of_another_kind() -> None:
    ruling = Ruling(Effect.NO_EFFECT, (STOP,))
    assert Effect.NO_EFFECT is ruling.to(Effect)
    with pytest.raises(TypeError, match="no_effect"):
        ruling.to(Status)


def test_rules_that_concur_all_give_their_reason_in_the_order_they_were_declared() -> None:
    rulebook = Rulebook((STOP, HURRY))
    expected = Ruling(Effect.NO_EFFECT, (STOP, HURRY))
    assert expected == rulebook.ruling(RED_HURRIED, ("STOP", "HURRY"))
    assert expected == rulebook.ruling(RED_HURRIED, ("HURRY", "STOP", "HURRY"))


def test_the_proof_counts_which_rules_concur() -> None:
    assert {("STOP", "HURRY"): 1} == proof_of(GO, STOP, HURRY_FIRST).concurring


def test_a_rule_that_never_decides_alone_is_idle() -> None:
    idle = rule("IDLE", (m.light == "red") & (m.hurried == True), Effect.NO_EFFECT)  # noqa: E712
    assert ("IDLE: idle, it decides no situation alone and is no exception",) == proof_of(GO, STOP, idle).faults


def test_an_exception_need_not_decide_alone() -> None:
    late = evolve(rule("LATE", (m.light == "green") & (m.hurried == True), Effect.NO_EFFECT),  # noqa: E712
                  exception_to=("GO",))
    proof = proof_of(GO, STOP, HURRY_FIRST, late)
    assert {("HURRY", "LATE"): 1, ("STOP", "HURRY"): 1} == proof.concurring
    assert () == proof.faults


def test_an_exception_that_decides_nothing_is_idle() -> None:
    never = rule("NEVER", (m.light == "green") & (m.light == "red"), Effect.NO_EFFECT, exception_to=("GO",))
    assert ("NEVER: idle, an exception that decides no situation",
            "NEVER: an exception to GO, which never holds beside it") == proof_of(GO, STOP, never).faults


def test_an_exception_to_a_rule_that_never_holds_beside_it_is_a_fault() -> None:
    stop = evolve(STOP, exception_to=("GO",))
    assert ("STOP: an exception to GO, which never holds beside it",) == proof_of(GO, stop).faults


@frozen
class Constrained(Situation):
    """A crossing where nobody hurries on red."""

    topic: ClassVar[str] = "constrained"
    light: Light
    hurried: bool

    cannot_occur: ClassVar[dict[str, Callable[[Any], bool]]] = {
        "nobody hurries on red": lambda s: s.light is Light.RED and s.hurried,
        "nobody hurries on red, said again": lambda s: s.light is Light.RED and s.hurried,
    }


def test_a_constraint_that_excludes_nothing_is_a_fault_and_one_that_excludes_is_counted() -> None:
    proof = proof_of(evolve(GO, topic=Constrained), evolve(STOP, topic=Constrained))
    assert ("constrained: the constraint “nobody hurries on red, said again” excludes nothing",) == proof.faults
    assert {("constrained", "nobody hurries on red"): 1} == proof.excluded
    assert {"constrained": (2, 3, 1)} == proof.counts
    assert Constrained(Light.RED, hurried=True) not in proof.rulings


def test_the_exclusions_of_one_topic_are_not_counted_on_another() -> None:
    proof = proof_of(BOARD, WAIT, evolve(GO, topic=Constrained), evolve(STOP, topic=Constrained))
    assert {"ferry": (2, 2, 0), "constrained": (2, 3, 1)} == proof.counts


def test_the_proof_tells_of_a_situation_that_cannot_be_asked_about() -> None:
    def fired(situation: Situation) -> Iterable[str]:
        if situation == Ferry(full=True):
            raise RulebookError("out of order")
        return ("BOARD",)
    assert "out of order" in prove(Rulebook((BOARD, WAIT)), fired).faults


def test_a_rule_declared_twice_is_refused() -> None:
    with pytest.raises(RulebookError, match=r"^GO: declared 2 times$"):
        Rulebook((GO, STOP, evolve(STOP, id="GO")))


def test_a_rule_that_leads_to_another_kind_of_outcome_than_its_topic_is_refused() -> None:
    said = r"^STOP: leads to Status, where the other rules on crossing lead to Effect$"
    with pytest.raises(RulebookError, match=said):
        Rulebook((GO, evolve(STOP, then=Status.ENDED)))


def test_an_exception_to_a_rule_that_does_not_exist_is_refused() -> None:
    with pytest.raises(RulebookError, match=r"^HURRY: exception to GONE, which is no rule on crossing$"):
        Rulebook((GO, evolve(HURRY, exception_to=("GONE",))))


def test_an_exception_to_a_rule_on_another_topic_is_refused() -> None:
    with pytest.raises(RulebookError, match=r"^HURRY: exception to BOARD, which is no rule on crossing$"):
        Rulebook((BOARD, evolve(HURRY, exception_to=("BOARD",))))


def test_an_exception_to_itself_is_refused() -> None:
    with pytest.raises(RulebookError, match=r"^GO: exception to itself$"):
        Rulebook((evolve(GO, exception_to=("GO",)),))


@frozen
class Namesake(Situation):
    """Another topic by the name of the first."""

    topic: ClassVar[str] = "crossing"
    light: Light


def test_two_topics_by_one_name_are_refused_since_one_would_be_asked_for_the_other() -> None:
    with pytest.raises(RulebookError, match=r"^crossing: the name of 2 topics$"):
        Rulebook((GO, STOP, rule("OTHER", m.light == "red", Effect.EFFECTIVE, Namesake)))


def test_all_that_is_wrong_with_a_rulebook_is_told_at_once() -> None:
    with pytest.raises(RulebookError) as caught:
        Rulebook((GO, GO, evolve(HURRY, exception_to=("GONE", "HURRY"))))
    assert [
        "GO: declared 2 times", "HURRY: exception to GONE, which is no rule on crossing",
        "HURRY: exception to itself",
    ] == str(caught.value).splitlines()


def test_rules_are_found_by_id_and_by_topic_in_the_order_they_were_declared() -> None:
    rulebook = Rulebook((STOP, BOARD, GO, WAIT))
    assert {"STOP": STOP, "BOARD": BOARD, "GO": GO, "WAIT": WAIT} == rulebook.by_id
    assert (Crossing, Ferry) == rulebook.topics
    assert (STOP, GO) == rulebook.on(Crossing)
    assert (BOARD, WAIT) == rulebook.on(Ferry)
    assert () == rulebook.on(Constrained)


def test_a_rule_turned_off_is_gone_and_so_is_what_was_an_exception_to_it() -> None:
    whole = Rulebook((GO, STOP, HURRY_FIRST))
    assert (STOP, HURRY) == whole.without("GO").rules
    assert (GO, STOP) == whole.without("HURRY").rules
    assert (GO, STOP, HURRY_FIRST) == whole.rules


def test_the_rules_that_stay_keep_their_pattern() -> None:
    assert {"light": "green"} == Rulebook((GO, STOP)).without("STOP").by_id["GO"].definition()


def test_to_turn_off_a_rule_that_does_not_exist_changes_nothing() -> None:
    assert Rulebook((GO, STOP)) == Rulebook((GO, STOP)).without("GONE")


def test_the_same_rules_have_the_same_identity() -> None:
    again = rule("GO", m.light == "green", Effect.EFFECTIVE)
    assert Rulebook((GO, STOP)).identity() == Rulebook((again, STOP)).identity()
    assert Rulebook((GO,)).identity().startswith("sha256:")


@pytest.mark.parametrize("changed", [
    evolve(GO, id="GO-2"),
    evolve(GO, when=m.light != "green"),
    evolve(GO, then=Effect.MISSING_FACT),
    evolve(GO, clause=None),
    evolve(GO, sv="Så är det inte."),
    evolve(GO, en="So it is not."),
    evolve(GO, source="NJA 2009 s. 672"),
    evolve(GO, exception_to=("STOP",)),
    evolve(GO, topic=Ferry),
], ids=["id", "when", "then", "clause", "sv", "en", "source", "exception_to", "topic"])
def test_whatever_changes_in_a_rule_changes_the_identity_of_the_rulebook(changed: Rule) -> None:
    assert Rulebook((GO, STOP)).identity() != Rulebook((changed, STOP)).identity()


def test_only_the_rule_that_says_something_else_has_another_identity_of_its_own() -> None:
    before, after = (Rulebook(rules).identities() for rules in ((GO, STOP), (evolve(GO, en="Go now."), STOP)))
    assert {GO.id: False, STOP.id: True} == {each: before[each] == after[each] for each in before}
    assert before == Rulebook((STOP, GO)).identities()


def test_a_changed_constraint_changes_the_identity_of_the_rulebook() -> None:
    free = type("Free", (Constrained,), {"cannot_occur": {}})
    assert Rulebook((evolve(GO, topic=free),)).identity() != Rulebook((evolve(GO, topic=Constrained),)).identity()


def test_the_order_of_the_rules_is_part_of_their_identity_since_reasons_are_told_in_it() -> None:
    assert Rulebook((GO, STOP)).identity() != Rulebook((STOP, GO)).identity()


@pytest.mark.parametrize(("named", "why"), [
    ("no_such_module:RULEBOOK", "ModuleNotFoundError"), ("rules:NOPE", "AttributeError"), ("", "ValueError"),
    ("rules:__name__", "str")])
def test_a_name_that_leads_to_no_rulebook_is_told_with_what_it_leads_to(
        named: str, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRIST_RULEBOOK", named)
    with pytest.raises(RulebookError) as refused:
        configured()
    assert f"FRIST_RULEBOOK={named}: {why}" == str(refused.value)


def test_without_a_name_the_rulebook_is_the_one_that_comes_with_frist(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FRIST_RULEBOOK", raising=False)
    assert "TERM-04" in configured().by_id
