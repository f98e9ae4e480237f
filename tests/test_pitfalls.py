"""Each known fault of durable-rules, and what keeps Frist clear of it.

Where a test shows the fault in plain durable-rules too, it fails once the fault is mended there: then the guard can go.
What would end the process of the tests is run in a process of its own.
"""

# ruff: noqa: SLF001  # what keeps Frist clear of a fault lies inside
import json
import os
import random
import subprocess
import sys
import threading
from collections.abc import Callable
from enum import StrEnum
from itertools import count
from pathlib import Path
from textwrap import dedent
from typing import Any, ClassVar

import durable.engine
import durable.lang
import pytest
from attrs import evolve, frozen
from durable.engine import Host, MessageNotHandledException, MessageObservedException, Promise
from durable.lang import c, m, none, ruleset, when_all

from engine.inference import Inference, refusals
from engine.model.outcomes import Effect
from engine.model.situations import Situation
from engine.model.topics import TOPICS
from engine.rulebook import Rule, Rulebook, RulebookError
from rules import RULEBOOK

ROOT = Path(__file__).parents[1]


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


def rule(rule_id: str, when: Any, then: Effect, exception_to: tuple[str, ...] = ()) -> Rule:  # noqa: ANN401  # or none
    return Rule(id=rule_id, topic=Crossing, when=when, then=then, clause=None, sv="Så är det.", en="So it is.",
                exception_to=exception_to)


GO = rule("GO", m.light == "green", Effect.EFFECTIVE)
STOP = rule("STOP", m.light == "red", Effect.NO_EFFECT)
HURRY = rule("HURRY", m.hurried == True, Effect.NO_EFFECT, exception_to=("GO",))  # noqa: E712  # durable-rules' language

RED = Crossing(Light.RED, hurried=False)
GREEN, GREEN_HURRIED = Crossing(Light.GREEN, hurried=False), Crossing(Light.GREEN, hurried=True)


@pytest.fixture
def crossing() -> Inference:
    return Inference(Rulebook((GO, STOP, HURRY)))


class PlainHost(Host):  # type: ignore[misc]  # durable-rules has no types
    """durable-rules as it comes, without the threads that would outlive the test."""

    def _run(self) -> None:
        pass


def plain(**rules: tuple[list[dict[str, Any]], Callable[[Any], None]]) -> PlainHost:
    """durable-rules with these rules, each a list of conditions and an action, and a session that has been warmed."""
    host = PlainHost()
    warming = {"warming": {"all": [{"m": {"warm": 1}}], "run": lambda _: None}}
    host.register_rulesets({"r": {name: {"all": when, "run": then} for name, (when, then) in rules.items()} | warming})
    host.assert_fact("r", {"sid": "1", "warm": 1})
    host.delete_state("r", "1")
    return host


def keep(_: Any) -> None:  # noqa: ANN401  # durable-rules gives its own context
    """Do nothing: the rule is there for its pattern."""


def run(program: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A program in a process of its own, which may crash or hang."""
    return subprocess.run(  # noqa: S603  # the program is written below
        [sys.executable, "-c", dedent(program), *arguments], capture_output=True, text=True, encoding="utf-8",
        timeout=60, check=False, cwd=ROOT, env=os.environ | environment)


PLAIN = """
    from durable.engine import Host
    from durable.lang import c, m, when_all
    class PlainHost(Host):
        def _run(self):
            pass
    def keep(_):
        pass
    def load(*patterns):
        host = PlainHost()
        host.register_rulesets({"r": {f"r_{number}": {**pattern.define(), "run": keep}
                                      for number, pattern in enumerate(patterns)}})
        return host
    """


# p01: a session in which no rule has fired is deleted

DIRTY_HEAP = """
    import ctypes, sys
    def dirty_the_heap():  # as other work leaves it: freed blocks of the size of the sessions' pool, not zeroed
        libc = ctypes.CDLL(None)
        libc.malloc.restype = ctypes.c_void_p
        blocks = [(libc.malloc(size), size) for size in range(30_000, 60_000, 64)]
        for block, size in blocks:
            ctypes.memset(block, 0x41, size)
        for block, _ in blocks:
            libc.free(ctypes.c_void_p(block))
"""
NOTHING_FITS = DIRTY_HEAP + """
    from engine.inference import Inference
    from rules import RULEBOOK
    if sys.argv[1] == "cold":
        ask = Inference._ask
        Inference._ask = lambda self, name, fact: () if "warm_up" in fact else ask(self, name, fact)
    dirty_the_heap()
    inference = Inference(RULEBOOK)
    for topic in RULEBOOK.topics:
        assert inference._ask(topic.topic, {"unheard_of": True}) == ()
    assert inference.proof().faults == ()
"""


def test_a_session_in_which_no_rule_fired_is_deleted_without_harm_since_it_has_been_warmed() -> None:
    warm = run(NOTHING_FITS, "warm")
    assert (0, "") == (warm.returncode, warm.stderr)
    assert run(NOTHING_FITS, "cold").returncode < 0, "durable-rules no longer needs its sessions warmed"


# p02: distinct facts in one session are taken for the same, by a hash of 32 bits

def test_a_fact_is_never_taken_for_another_since_no_two_are_in_a_session_at_the_same_time(inference: Inference) -> None:
    host = plain(never=([{"m": {"$gte": {"v": 0}}}, {"n": {"never": 1}}], keep))
    host.assert_fact("r", {"sid": "1", "v": 30_007_321})
    with pytest.raises(MessageObservedException):
        host.assert_fact("r", {"sid": "1", "v": 30_047_325})

    expected = inference.proof().rulings
    situations = list(expected)
    for seed in range(5):
        random.Random(seed).shuffle(situations)  # noqa: S311  # any order will do
        for situation in situations:
            assert expected[situation] == RULEBOOK.ruling(situation, inference.fired(situation))


def test_no_fact_is_left_behind_whether_or_not_a_rule_fired(crossing: Inference) -> None:
    facts: tuple[dict[str, str | bool], ...] = ({"light": "green"}, {"unheard_of": True})
    for fact in facts:
        crossing._ask("crossing", fact)
        with pytest.raises(Exception, match="error code: 309"):  # durable-rules: no such session
            crossing._host.get_facts("crossing", "one")


def test_a_fact_taken_for_another_is_an_error_that_names_it_and_the_next_answer_is_right(
        crossing: Inference, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(crossing._host, "delete_state", lambda *_: None)
        crossing.fired(GREEN)
    with pytest.raises(RulebookError, match=r"^crossing: durable-rules took \{'light': 'green', .* it already has$"):
        crossing.fired(GREEN)
    assert ("GO",) == crossing.fired(GREEN)


# p03: sessions are told apart by a hash of 32 bits, and there is room for 1,023

def test_no_agreement_shares_a_memory_with_another_since_there_is_one_session_at_a_time(
        crossing: Inference, monkeypatch: pytest.MonkeyPatch) -> None:
    host = plain(any=([{"m": {"kind": "a"}}], keep))
    for sid in ("AGR-2026-942557", "AGR-2026-1040010"):
        host.assert_fact("r", {"sid": sid, "kind": "a", "of": sid})
    assert 2 == len(host.get_facts("r", "AGR-2026-942557"))

    sessions: set[str] = set()
    assert_fact = crossing._host.assert_fact

    def noted(name: str, fact: dict[str, Any]) -> object:
        sessions.add(fact["sid"])
        return assert_fact(name, fact)

    monkeypatch.setattr(crossing._host, "assert_fact", noted)
    for situation, _ in Crossing.combinations():
        crossing.fired(situation)
    assert {"one"} == sessions


def test_there_is_no_end_to_how_often_rules_can_be_asked(crossing: Inference) -> None:
    full = run(PLAIN + """
    host = load(when_all(m.kind == "a"))
    for number in range(2_000):
        try:
            host.assert_fact("r", {"sid": str(number), "kind": "a"})
        except MemoryError:
            print("full")
            break
    """)
    assert "full\n" == full.stdout, full.stderr
    assert [("GO",)] * 2_000 == [crossing.fired(GREEN) for _ in range(2_000)]


# p04: a fact that matches nothing raises, and the rest of its batch stays pending

def test_a_fact_that_matches_nothing_is_our_own_error_that_names_the_situation_and_leaves_nothing_pending() -> None:
    fired: list[int] = []
    host = plain(first=([{"m": {"kind": "a"}}], lambda context: fired.append(context.m.v)))
    with pytest.raises(MessageNotHandledException):
        host.assert_facts("r", [{"sid": "1", "kind": "a", "v": 1}, {"sid": "1", "kind": "unheard_of"}])
    assert [] == fired
    host.assert_fact("r", {"sid": "1", "kind": "a", "v": 2})
    assert [2, 1] == fired

    inference = Inference(Rulebook((GO, HURRY)))
    with pytest.raises(RulebookError, match=r"^Crossing\(light=<Light.RED: 'red'>, hurried=False\): gap$"):
        inference.ruling(RED)
    assert ("GO",) == inference.fired(GREEN)


# p05: none() does not see what is asserted later

def test_none_is_refused_since_it_may_fire_although_blocked() -> None:
    fired: list[str] = []
    host = plain(
        blocked=([{"first": {"kind": "a"}}, {"m_1$not": {"kind": "b"}}], lambda _: fired.append("although blocked")),
        block=([{"m": {"kind": "b"}}, {"n": {"kind": "unheard_of"}}], keep))
    host.assert_facts("r", [{"sid": "1", "kind": "a"}, {"sid": "1", "kind": "b"}])
    assert ["although blocked"] == fired

    assert ["NEW: none: a test for the absence of a fact: absence is a value of the condition"] == list(
        refusals(rule("NEW", none(m.light == "red"), Effect.EFFECTIVE)))


# p06: what an action raises is swallowed

@pytest.mark.parametrize("error", [ValueError("wrong"), KeyboardInterrupt("wrong"), SystemExit("wrong")], ids=repr)
def test_a_rule_that_fails_is_an_error_that_names_the_fact_and_the_next_answer_is_right(
        error: BaseException, crossing: Inference, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise error

    host = plain(first=([{"m": {"kind": "a"}}], fail))
    assert "exception" in host.assert_fact("r", {"sid": "1", "kind": "a"})

    class Failing(list[str]):
        """A list of what fired that cannot be added to."""

        def append(self, _: str) -> None:
            raise error

    with monkeypatch.context() as patched:
        patched.setattr(crossing, "_fired", Failing())
        with pytest.raises(RulebookError, match=r"^crossing: a rule failed on \{'light': 'green', .*wrong"):
            crossing.fired(GREEN)
    assert ("GO",) == crossing.fired(GREEN)


# p07: the order in which rules fire is durable-rules' own

def test_the_reasons_come_in_the_order_the_rules_were_declared_whichever_fired_first(inference: Inference) -> None:
    for situation, ruling in inference.proof().rulings.items():
        assert ruling == RULEBOOK.ruling(situation, reversed(inference.fired(situation)))


def test_the_order_in_which_rules_are_declared_decides_nothing(inference: Inference) -> None:
    backwards = Inference(Rulebook(RULEBOOK.rules[::-1])).proof()
    assert () == backwards.faults
    expected = inference.proof().rulings
    assert {situation: (ruling.outcome, set(ruling.rules)) for situation, ruling in expected.items()} == {
        situation: (ruling.outcome, set(ruling.rules)) for situation, ruling in backwards.rulings.items()}


def test_the_rulings_and_the_identity_of_the_rules_are_the_same_in_every_process() -> None:
    program = """
        from engine.explain.norms import rulings_table
        from engine.inference import Inference
        from rules import RULEBOOK
        print(RULEBOOK.identity(), rulings_table(Inference(RULEBOOK).proof()))
        """
    first, second = (run(program, PYTHONHASHSEED=seed, PYTHONIOENCODING="utf-8") for seed in ("1", "2"))
    assert 0 == first.returncode, first.stderr
    assert first.stdout == second.stdout


# p08: values that Python tells apart and durable-rules does not, or cannot hold

def test_a_boolean_is_never_compared_with_a_text_which_durable_rules_would_take_for_it() -> None:
    fired: list[object] = []
    host = plain(first=([{"m": {"v": "true"}}], lambda context: fired.append(context.m.v)))
    host.assert_fact("r", {"sid": "1", "v": True})
    assert [True] == fired

    assert ["NEW: hurried == 'true': not one of its values; did you mean “True”?"] == list(
        refusals(rule("NEW", m.hurried == "true", Effect.EFFECTIVE)))


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.topic)
def test_conditions_and_their_values_are_plain_words_and_booleans(topic: type[Situation]) -> None:
    assert topic.topic.isidentifier()
    for name, values in topic.domain().items():
        assert name.isidentifier()
        assert all(isinstance(value, bool) or (value.isascii() and value.isidentifier()) for value in values)
        assert not {"true", "false"}.intersection(map(str, values))


# p09: the host's two timer threads walk sessions that have been freed

def test_loading_and_asking_rules_starts_no_thread(crossing: Inference) -> None:
    started = run("""
        import threading
        from durable.engine import Host
        before = threading.active_count()
        Host()
        print(threading.active_count() - before)
        """)
    assert "2\n" == started.stdout, started.stderr

    before = threading.enumerate()
    Inference(Rulebook((GO, STOP))).ruling(GREEN)
    assert before == threading.enumerate()
    assert not hasattr(crossing._host, "_d_timer")
    assert not hasattr(crossing._host, "_t_timer")


# p10: an inequality over another fact or property, joined by &, reads foreign memory

INEQUALITY = PLAIN + """
    host = load(when_all(c.b << (m.kind == "b"), c.d << (m.kind == "d") & (m.x >= c.b.x)),
                when_all(m.kind == "b", m.never == 1), when_all(m.kind == "d", m.never == 1))
    for number in range(30):
        host.assert_facts("r", [{"sid": str(number), "kind": "b", "x": 1}, {"sid": str(number), "kind": "d", "x": 0}])
    """


def test_an_inequality_over_another_fact_or_property_is_refused_since_it_reads_foreign_memory() -> None:
    # with memory given out in pieces of its own, what lies beyond a piece is seldom there to be read
    crashes = (run(INEQUALITY, MALLOC_MMAP_THRESHOLD_=size).returncode < 0 for size in ("512", "1024", "4096") * 7)
    assert any(crashes), "durable-rules may have mended its inequalities"

    for pattern, construct in (
            (c.d << (m.light == "red") & (m.hurried >= c.b.hurried), "$gte"),
            ((m.light == "red") & (m.hurried >= m.light), "$gte"),
            ((m.light == "red") & (m.hurried < c.b.hurried), "$lt"),
            (m.hurried > c.b.hurried, "$gt")):
        refusal, = refusals(rule("NEW", pattern, Effect.EFFECTIVE))
        assert refusal.startswith(f"NEW: {construct}: an order between values")
    refusal, = refusals(rule("NEW", (m.light == "red") & (m.hurried != c.b.hurried), Effect.EFFECTIVE))
    assert "NEW: hurried: compared with another property: only constants are safe" == refusal


# p11: the session's id and the fact's id point at freed text

def test_a_pattern_cannot_reach_the_ids_of_the_session_or_the_fact() -> None:
    for name in ("sid", "id"):
        refusal, = refusals(rule("NEW", getattr(m, name) == getattr(c.a, name), Effect.EFFECTIVE))
        assert f"NEW: {name}: no condition of crossing; known: light, hurried" == refusal


@frozen
class Seated(Situation):
    """A situation one of whose conditions is by the name of the session's id."""

    topic: ClassVar[str] = "seated"
    sid: bool


def test_a_condition_by_the_name_of_the_session_s_id_is_refused_since_it_would_hang_the_engine() -> None:
    seated = evolve(rule("NEW", m.sid == True, Effect.EFFECTIVE), topic=Seated)  # noqa: E712
    with pytest.raises(RulebookError, match=r"^NEW: sid: a name that durable-rules keeps for itself"):
        Inference(Rulebook((seated,)))


# p12: an alias named s is lost, and a misspelt property is None

def test_an_alias_makes_no_difference_since_no_action_looks_at_the_fact() -> None:
    aliased = Inference(Rulebook((rule("GO", c.s << (m.light == "green"), Effect.EFFECTIVE), STOP, HURRY)))
    assert () == aliased.proof().faults
    assert Inference(Rulebook((GO, STOP, HURRY))).proof().rulings == aliased.proof().rulings

    seen: list[object] = []
    host = plain(first=([{"s": {"kind": "a"}}], lambda context: seen.append(context.s.v)))
    host.assert_fact("r", {"sid": "1", "kind": "a", "v": 41})
    assert [None] == seen


# Others that have no program of their own

def test_a_leap_of_the_clock_is_an_error_and_not_an_answer_from_the_first_rule_alone(
        crossing: Inference, monkeypatch: pytest.MonkeyPatch) -> None:
    fired: list[str] = []
    host = plain(first=([{"m": {"kind": "a"}}], lambda _: fired.append("first")),
                 second=([{"m": {"kind": "a"}}], lambda _: fired.append("second")))
    hours = count(0, 3600)  # as a sleeping machine, or the change to summer time, leaves the wall clock
    with monkeypatch.context() as patched:
        patched.setattr(durable.engine, "_unix_now", lambda: next(hours))
        host.assert_fact("r", {"sid": "1", "kind": "a"})
        assert ["first"] == fired
        with pytest.raises(RulebookError, match=r"^crossing: durable-rules did not come to the end of the rules on \{"):
            crossing.ruling(GREEN_HURRIED)
    assert (HURRY,) == crossing.ruling(GREEN_HURRIED).rules


def test_a_rule_that_fires_twice_since_both_sides_of_or_hold_gives_one_reason() -> None:
    both = rule("BOTH", (m.light == "green") | (m.hurried == True), Effect.EFFECTIVE)  # noqa: E712
    inference = Inference(Rulebook((both, rule("NEITHER", (m.light == "red") & (m.hurried == False),  # noqa: E712
                                               Effect.NO_EFFECT))))
    assert ("BOTH", "BOTH") == inference.fired(GREEN_HURRIED)
    assert (both,) == inference.ruling(GREEN_HURRIED).rules


def test_an_action_has_one_parameter_since_with_two_it_is_taken_for_a_promise(crossing: Inference) -> None:
    assert not Promise(lambda _context, _complete: None)._sync
    assert Promise(crossing._noting("GO"))._sync


def test_python_s_own_and_drops_one_side_in_silence_so_that_only_the_text_of_the_rules_can_tell() -> None:
    dropped = (m.light == "green") and (m.hurried == True)  # noqa: E712
    assert {"hurried": True} == dropped.define()


def test_no_situation_holds_what_json_cannot(inference: Inference) -> None:
    for situation in inference.proof().rulings:
        assert situation.as_fact() == json.loads(json.dumps(situation.as_fact()))
        assert list(type(situation).domain()) == list(situation.as_fact())


def test_loading_rules_leaves_nothing_in_durable_rules_own_register() -> None:
    with ruleset("left_by_a_plain_program"):
        when_all(m.kind == "a")
    assert "left_by_a_plain_program" in durable.lang._rulesets
    durable.lang._rulesets.clear()
    Inference(Rulebook((GO, STOP)))
    assert {} == durable.lang._rulesets
