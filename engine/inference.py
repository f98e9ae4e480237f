"""The only door to durable-rules' engine: it loads a rulebook, refuses what the engine cannot do safely, and rules.

durable-rules is sound on a narrow path, and this module keeps to it: one session, one fact at a time, deleted at once;
patterns that compare one property of that fact with a constant; actions that only note the rule that fired.
"""

import difflib
import threading
from collections.abc import Callable, Iterator
from typing import Any, Final

from durable.engine import Host, MessageNotHandledException, MessageObservedException

from engine.model.situations import Situation
from engine.rulebook import Proof, Rule, Rulebook, RulebookError, Ruling, prove

_SESSION: Final = "one"
_WARM: Final = "warm_up"
_RESERVED: Final = ("sid", "id", _WARM)
_CONNECTIVES: Final = ("$and", "$or")
_WHY_NOT: Final = {
    "$lt": "an order between values: conditions are enums and booleans, which have none",
    "$lte": "an order between values: conditions are enums and booleans, which have none",
    "$gt": "an order between values: conditions are enums and booleans, which have none",
    "$gte": "an order between values: conditions are enums and booleans, which have none",
    "$ex": "a test for the presence of a property: every condition is always present",
    "$nex": "a test for the absence of a property: absence is a value of the condition",
    "$mt": "a regular expression: conditions are enums and booleans",
    "$imt": "a regular expression: conditions are enums and booleans",
    "$iall": "a test over a list: conditions are enums and booleans",
    "$iany": "a test over a list: conditions are enums and booleans",
    "all": "a rule over several facts: a situation is one fact",
    "any": "a rule over several facts: a situation is one fact",
    "none": "a test for the absence of a fact: absence is a value of the condition",
}


class _QuietHost(Host):  # type: ignore[misc]  # durable-rules has no types
    """A host without the two timer threads of the original, which walk sessions that have been freed."""

    def _run(self) -> None:
        pass


class Inference:
    """A rulebook at work: rulings on situations, each asked of durable-rules once and remembered."""

    def __init__(self, rulebook: Rulebook) -> None:
        """Load ``rulebook``; ``RulebookError`` if a pattern lies outside the safe subset."""
        faults = [fault for rule in rulebook.rules for fault in refusals(rule)]
        if faults:
            raise RulebookError("\n".join(faults))
        self.rulebook: Final = rulebook
        self._fired: list[str] = []
        self._lock = threading.Lock()
        self._memo: dict[type[Situation], Callable[..., Ruling]] = {
            topic: self._remembering(topic) for topic in rulebook.topics}
        self._host = _QuietHost()
        self._host.register_rulesets({
            topic.topic: {
                **{rule.id: {"all": [{"m": rule.definition()}], "run": self._noting(rule.id)}
                   for rule in rulebook.on(topic)},
                _WARM: {"all": [{"m": {_WARM: True}}], "run": self._noting(_WARM)},
            } for topic in rulebook.topics})
        for topic in rulebook.topics:  # deleting a session in which no rule has ever fired frees foreign memory
            self._ask(topic.topic, {_WARM: True})

    def _noting(self, rule_id: str) -> Callable[[Any], None]:
        def note(_context: Any) -> None:  # noqa: ANN401  # one untyped parameter: with two it is taken for a promise
            self._fired.append(rule_id)
        return note

    def _ask(self, ruleset: str, fact: dict[str, str | bool]) -> tuple[str, ...]:
        with self._lock:
            self._fired.clear()
            try:
                state = self._host.assert_fact(ruleset, {"sid": _SESSION, **fact})
            except MessageNotHandledException:
                return ()
            except MessageObservedException as error:
                raise RulebookError(f"{ruleset}: durable-rules took {fact} for a fact it already has") from error
            finally:
                self._host.delete_state(ruleset, _SESSION)
            if not state:  # the wall clock leapt during an action: durable-rules then leaves out the rules that remain
                raise RulebookError(f"{ruleset}: durable-rules did not come to the end of the rules on {fact}")
            if "exception" in state:
                raise RulebookError(f"{ruleset}: a rule failed on {fact}: {state['exception']}")
            return tuple(self._fired)

    def fired(self, situation: Situation) -> tuple[str, ...]:
        """The ids of the rules whose pattern holds, before exceptions; durable-rules decides."""
        if type(situation) not in self._memo:
            raise RulebookError(f"{situation}: there are no rules on {situation.topic}")
        return self._ask(situation.topic, situation.as_fact())

    def ruling(self, situation: Situation) -> Ruling:
        """The ruling on ``situation``."""
        return self.memo(type(situation))(*(getattr(situation, name) for name in situation.domain()))

    def memo(self, topic: type[Situation]) -> "Callable[..., Ruling]":
        """A function from the plain values of a situation on ``topic`` to its ruling."""
        return self._memo.get(topic) or self._remembering(topic)

    def _remembering(self, topic: type[Situation]) -> "Callable[..., Ruling]":
        known: dict[tuple[Any, ...], Ruling] = {}

        def ruling(*values: Any) -> Ruling:  # noqa: ANN401  # the values of whichever situation it is
            found = known.get(values)
            if found is None:
                found = known[values] = self._rule_on(topic(*values))
            return found
        return ruling

    def _rule_on(self, situation: Situation) -> Ruling:
        why_not = situation.excluded_by()
        if why_not is not None:
            raise RulebookError(f"{situation}: said to be impossible, since {why_not}")
        return self.rulebook.ruling(situation, self.fired(situation))

    def proof(self) -> Proof:
        """The proof of the rulebook, with durable-rules as the judge of every pattern."""
        return prove(self.rulebook, self.fired)


def refusals(rule: Rule) -> Iterator[str]:
    """Why durable-rules must not be given this rule, one line for each construct outside the safe subset."""
    if rule.id == _WARM:
        yield f"{rule.id}: a name kept for the rule that warms the session"
    for name in _RESERVED:
        if name in rule.topic.domain():
            yield f"{rule.id}: {name}: a name that durable-rules keeps for itself: no condition may have it"
    try:
        definition = rule.definition()
    except Exception as error:  # noqa: BLE001  # durable-rules raises bare Exception for a pattern it cannot define
        yield f"{rule.id}: not a pattern: {error}"
        return
    yield from _refused(rule, definition)


def _refused(rule: Rule, node: Any) -> Iterator[str]:  # noqa: ANN401  # durable-rules' definitions are untyped
    if not isinstance(node, dict) or len(node) != 1:
        yield f"{rule.id}: {node!r}: not a comparison"
        return
    (key, value), = node.items()
    if key in _CONNECTIVES:
        for part in value:
            yield from _refused(rule, part)
    elif key == "$neq":
        (name, constant), = value.items()
        yield from _not_in_domain(rule, name, constant)
    elif key in _WHY_NOT or key.startswith("$"):
        why = _WHY_NOT.get(key, "not a comparison of one condition with a constant")
        yield f"{rule.id}: {key}: {why}"
    else:
        yield from _not_in_domain(rule, key, value)


def _not_in_domain(rule: Rule, name: str, constant: Any) -> Iterator[str]:  # noqa: ANN401  # any constant may be written
    domain = rule.topic.domain()
    if name not in domain:
        yield f"{rule.id}: {name}: no condition of {rule.topic.topic}{_did_you_mean(name, list(domain))}"
    elif isinstance(constant, dict):
        yield f"{rule.id}: {name}: compared with another property: only constants are safe"
    elif not any(type(value) is type(constant) or (isinstance(value, str) and isinstance(constant, str))
                 for value in domain[name]) or constant not in domain[name]:
        values = [str(value) for value in domain[name]]
        yield f"{rule.id}: {name} == {constant!r}: not one of its values{_did_you_mean(str(constant), values)}"


def _did_you_mean(word: str, known: list[str]) -> str:
    close = difflib.get_close_matches(word, known, n=1)
    return f"; did you mean “{close[0]}”?" if close else f"; known: {', '.join(known)}"
