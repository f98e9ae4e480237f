"""A run as Cucumber Messages (https://github.com/cucumber/messages), for the tools that read them.

A step that can be read in two ways never runs (``guard``), so there is none with the status AMBIGUOUS.
"""

import platform
from collections.abc import Iterator
from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from engine.living.reading import Node, Source, kinds_of, read
from engine.living.results import Results, ScenarioResult
from engine.living.steps.registry import Known, sentences, understood

PROTOCOL: Final = "34.2.1"
_PACKAGE: Final = Path(__file__).parents[1]
_NANOS: Final = 1_000_000_000


def messages_of(results: Results) -> Iterator[Node]:
    """The messages of a run, in the order in which they happened."""
    yield {"meta": {
        "protocolVersion": PROTOCOL, "implementation": {"name": "frist", "version": version("frist")},
        "runtime": {"name": platform.python_implementation(), "version": platform.python_version()},
        "os": {"name": platform.system(), "version": platform.release()}, "cpu": {"name": platform.machine()}}}
    sources = [(_apart(read(feature.path), number), feature) for number, feature in enumerate(results.features)]
    for source, _ in sources:
        uri = str(source.path)
        yield {"source": {"uri": uri, "data": source.text, "mediaType": "text/x.cucumber.gherkin+plain"}}
        yield {"gherkinDocument": source.document}
        yield from ({"pickle": {**pickle, "uri": uri}} for pickle in source.pickles)
    yield from ({"stepDefinition": _definition(known)} for known in sentences())
    yield {"testRunStarted": {"id": "run", "timestamp": _timestamp(results.started_at)}}
    at = results.started_at
    for source, feature in sources:
        for pickle, scenario in zip(source.pickles, feature.scenarios, strict=True):
            yield {"testCase": _test_case(pickle)}
            yield from _ran(pickle, scenario, at)
            at += timedelta(seconds=sum(step.seconds for step in scenario.steps))
    ended = results.started_at + timedelta(seconds=results.seconds)
    yield {"testRunFinished": {"success": results.has_passed, "testRunStartedId": "run",
                               "timestamp": _timestamp(max(at, ended))}}


def _ran(pickle: Node, scenario: ScenarioResult, at: datetime) -> Iterator[Node]:
    started = f"started-{pickle['id']}"
    yield {"testCaseStarted": {"id": started, "testCaseId": f"case-{pickle['id']}", "attempt": 0,
                               "timestamp": _timestamp(at)}}
    for told, step in zip(pickle["steps"], scenario.steps, strict=True):
        names = {"testCaseStartedId": started, "testStepId": f"step-{told['id']}"}
        yield {"testStepStarted": {**names, "timestamp": _timestamp(at)}}
        at += timedelta(seconds=step.seconds)
        result = {"status": step.mark.name, "duration": _duration(step.seconds)} | (
            {"message": step.message} if step.message else {})
        yield {"testStepFinished": {**names, "testStepResult": result, "timestamp": _timestamp(at)}}
    yield {"testCaseFinished": {"testCaseStartedId": started, "timestamp": _timestamp(at), "willBeRetried": False}}


def _test_case(pickle: Node) -> Node:
    steps = []
    kinds = kinds_of(step["type"] for step in pickle["steps"])
    for kind, step in zip(kinds, pickle["steps"], strict=True):
        found = understood(kind, step["text"])
        steps.append({"id": f"step-{step['id']}", "pickleStepId": step["id"],
                      "stepDefinitionIds": [_id(each) for each in found],
                      "stepMatchArgumentsLists": [{"stepMatchArguments": []} for _ in found]})
    return {"id": f"case-{pickle['id']}", "pickleId": pickle["id"], "testRunStartedId": "run", "testSteps": steps}


def _definition(known: Known) -> Node:
    code = known.function.__code__
    pattern: str = known.sentence.parser._expression  # noqa: SLF001  # parse tells its regular expression nowhere else
    return {"id": _id(known), "pattern": {"source": f"^{pattern}$", "type": "REGULAR_EXPRESSION"},
            "sourceReference": {"uri": Path(code.co_filename).relative_to(_PACKAGE.parent).as_posix(),
                                "location": {"line": code.co_firstlineno}}}


def _id(known: Known) -> str:
    return f"{known.kind}: {known.sentence.name}"


def _apart(source: Source, number: int) -> Source:
    """The source with ids that no other source has."""
    return Source(source.path, source.text, _renamed(source.document, number),
                  tuple(_renamed(each, number) for each in source.pickles))


def _renamed(node: Any, number: int) -> Any:  # noqa: ANN401  # JSON
    if isinstance(node, list):
        return [_renamed(each, number) for each in node]
    if not isinstance(node, dict):
        return node
    return {key: f"{number}-{value}" if key in ("id", "astNodeId") else [f"{number}-{each}" for each in value]
            if key == "astNodeIds" else _renamed(value, number) for key, value in node.items()}


def _timestamp(at: datetime) -> Node:
    return {"seconds": int(at.timestamp()), "nanos": at.microsecond * 1000}


def _duration(seconds: float) -> Node:
    return {"seconds": int(seconds), "nanos": int(seconds % 1 * _NANOS)}
