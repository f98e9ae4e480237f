"""The text of the rules keeps to what Python and durable-rules both read as it is written."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import rules
from rules import RULEBOOK

FILES = sorted(Path(rules.__file__).parent.glob("*.py"))
LANGUAGE = {"m", "ruleset", "when_all"}
COMPUTES = (ast.BoolOp, ast.Lambda, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.IfExp, ast.If, ast.For,
            ast.While, ast.comprehension, ast.NamedExpr, ast.JoinedStr)


def unsafe(source: str, *, is_package: bool = False) -> Iterator[str]:
    """What stands in the text of a module of rules and should not, each with its line."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield f"{node.lineno}: import {node.names[0].name}"
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.lineno}: from {node.module} import {each.name}" for each in node.names
                        if not may_import(node.module or "", each.name, is_package=is_package) or node.level)
        elif isinstance(node, COMPUTES) or (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)):
            yield f"{getattr(node, 'lineno', 0)}: {type(node).__name__}"
        elif isinstance(node, ast.keyword) and node.arg == "when" and not is_pattern(node.value):
            yield f"{node.lineno}: when={ast.unparse(node.value)}"


def may_import(module: str, name: str, *, is_package: bool) -> bool:
    """Whether rules may import this: their vocabulary, how they are declared, and their language by name."""
    if name == "*":
        return False
    if module == "durable.lang":
        return name in LANGUAGE
    return module == "engine.rulebook" or module.startswith("engine.model.") or (is_package and module == "rules")


def is_pattern(node: ast.expr) -> bool:
    """Whether this is one condition compared with one constant, or several joined by ``&`` and ``|``."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitAnd | ast.BitOr):
        return is_pattern(node.left) and is_pattern(node.right)
    return (isinstance(node, ast.Compare) and len(node.ops) == 1 and isinstance(node.ops[0], ast.Eq | ast.NotEq)
            and isinstance(node.left, ast.Attribute) and isinstance(node.left.value, ast.Name)
            and node.left.value.id == "m"
            and isinstance(node.comparators[0], ast.Constant) and isinstance(node.comparators[0].value, str | bool))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_rules_compare_conditions_with_constants_and_compute_nothing(path: Path) -> None:
    assert [] == list(unsafe(path.read_text(encoding="utf-8"), is_package=path.name == "__init__.py"))


def test_every_rule_in_force_has_been_read() -> None:
    patterns = sum(isinstance(node, ast.keyword) and node.arg == "when"
                   for path in FILES for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    assert len(RULEBOOK.rules) == patterns


@pytest.mark.parametrize("pattern", [
    'm.a == "x"',
    'm.a != "x"',
    "m.a == True",
    '(m.a == "x") & ((m.b == "y") | (m.c == False))',
])
def test_a_pattern_within_the_safe_subset_passes(pattern: str) -> None:
    assert [] == list(unsafe(f"Rule(when={pattern})"))


@pytest.mark.parametrize("pattern", [
    '(m.a == "x") and (m.b == "y")',
    '(m.a == "x") or (m.b == "y")',
    'not (m.a == "x")',
    '(m.a == "x") & ((m.b == "y") and (m.c == "z"))',
    'm.a == "x" == m.b',
    'm.a in ("x", "y")',
    'm.a is "x"',
    'm.a < "x"',
    "m.a == m.b",
    "m.a == c.other.a",
    "m.a == 1",
    "m.a == VALUE",
    's.a == "x"',
    'm.a.matches("x")',
    'm.a.b == "x"',
    "+m.a",
    '(m.a == "x") + (m.b == "y")',
    'm.a == "x" & m.b == "y"',
    'none(m.a == "x")',
    "PATTERN",
])
def test_a_pattern_outside_the_safe_subset_is_caught(pattern: str) -> None:
    assert f"1: when={ast.unparse(ast.parse(pattern, mode='eval').body)}" in list(unsafe(f"Rule(when={pattern})"))


@pytest.mark.parametrize("statement", [
    "x = a and b", "x = not a", "x = a if b else c", "x = lambda s: s", "x = [a for a in b]", "x = f'{a}'",
    "def f():\n    pass", "if a:\n    pass",
])
def test_rules_that_compute_are_caught(statement: str) -> None:
    assert [] != list(unsafe(statement))


@pytest.mark.parametrize("line", [
    "from durable.lang import m",
    "from durable.lang import m, ruleset, when_all",
    "from engine.rulebook import Rule",
    "from engine.model.outcomes import Effect",
])
def test_rules_may_import_their_language_their_vocabulary_and_how_they_are_declared(line: str) -> None:
    assert [] == list(unsafe(line))


@pytest.mark.parametrize("line", [
    "from durable.lang import *",
    "from durable.lang import m, all",
    "from durable.lang import none",
    "from durable.engine import Host",
    "from engine.model.outcomes import *",
    "from engine.modelling import x",
    "from engine.inference import Inference",
    "from engine.assess import assess",
    "from datetime import date",
    "from rules import notice",
    "from . import notice",
    "import datetime",
])
def test_rules_may_import_nothing_else(line: str) -> None:
    assert 1 == len(list(unsafe(line)))


def test_only_the_package_itself_gathers_the_rules() -> None:
    assert [] == list(unsafe("from rules import notice", is_package=True))
