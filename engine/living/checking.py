"""Features run: in pytest, but apart from any pytest of the user's, so that only what the features say decides."""

import contextlib
import io
import os
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pytest
from attrs import define, evolve, field
from pytest_bdd.feature import features as parsed_features
from pytest_bdd.feature import get_feature
from pytest_bdd.parser import Feature, Scenario, Step

from engine.living import plugin
from engine.living.guard import guard
from engine.living.phrasebook import nearest
from engine.living.reading import Named, Node, Source, absolute, named_files, text_of
from engine.living.results import FeatureResult, Mark, Results, ScenarioResult, StepResult
from engine.living.steps import tags
from engine.living.steps.wording import why
from engine.model.problems import Origin, Problem, ProblemsError
from engine.rulebook import configured

_APART: Final = ("--disable-plugin-autoload", "-p", "pytest_bdd.plugin", "-p", "engine.living.plugin", "--noconftest",
                 "--import-mode=importlib", "--assert=plain", "--capture=no", "-p", "no:terminal", "-p", "no:logging",
                 "-p", "no:cacheprovider", "-p", "no:unraisableexception", "-p", "no:threadexception",
                 "-p", "no:doctest", "-p", "no:unittest", "-p", "no:warnings")
"""No plug-in but those named here, no conftest.py, and no trace left behind."""

_OF_PYTEST: Final = ("PYTEST_ADDOPTS", "PYTEST_PLUGINS", "PYTEST_DISABLE_PLUGIN_AUTOLOAD", "PYTEST_DEBUG")
"""What in the environment would change the run."""

_ONE_AT_A_TIME: Final = threading.Lock()
"""Standard output, the environment and pytest-bdd's own state are those of the whole process."""

Told = Callable[[ScenarioResult, int], None]
"""Is given each scenario as it is done, and how many there are."""


def check(paths: Sequence[Path], told: Told = lambda *_: None) -> Results:
    """What the features at ``paths`` come to: files, or folders with files in and below them.

    Raises ``ProblemsError`` with every problem that would leave something out or unchecked; then nothing is run.
    Also if a file has been changed meanwhile: what was run is then not what it says.
    """
    files = named_files(paths)
    sources = guard([each.path for each in files])
    with _ONE_AT_A_TIME:
        started_at, started = datetime.now(UTC), time.perf_counter()
        runs = _run(files, sources, told)
    changed = [each.path for each in sources if each.text != text_of(each.path)]
    if changed:
        raise ProblemsError(tuple(Problem(Origin(str(path)), "feature_changed") for path in changed))
    return Results(started_at=started_at, seconds=time.perf_counter() - started, rulebook=configured().identity(),
                   features=tuple(_feature(source, runs[absolute(source.path)]) for source in sources))


def _feature(source: Source, scenarios: list[ScenarioResult]) -> FeatureResult:
    order = {_row(pickle, source): index for index, pickle in enumerate(source.pickles)}
    if sorted(order) != sorted(each.row or each.line for each in scenarios):
        raise RuntimeError(f"{source.path}: what was run is not what the feature says")
    return FeatureResult(
        path=source.path, language=source.language, name=source.feature["name"],
        description=_told(source.feature),
        scenarios=tuple(sorted(scenarios, key=lambda each: order[each.row or each.line])))


def _run(files: list[Named], sources: Sequence[Source], told: Told) -> dict[Path, list[ScenarioResult]]:
    """The scenarios of each file, by its absolute path."""
    recorder = _Recorder({absolute(each.path): each for each in sources},
                         {absolute(each.path): each.top for each in files}, told)
    for path in recorder.sources:
        parsed_features.pop(str(path), None)  # the text may have been edited since it was last read
        get_feature(str(path.parent), path.name, encoding="utf-8-sig")  # ``scenarios`` takes no byte order mark
    with TemporaryDirectory(prefix="frist-") as folder, _without(_OF_PYTEST):
        root = Path(folder)
        (root / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
        test = root / f"{root.name.replace('-', '_')}.py"  # a name of its own: pytest finds modules it knows by name
        test.write_text("from pytest_bdd import scenarios\n" + "".join(
            f"scenarios({name!r})\n" for name in map(str, recorder.sources)), encoding="utf-8")
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            status = pytest.main([*_APART, "-c", str(root / "pytest.ini"), "--rootdir", folder, "--confcutdir", folder,
                                  "--basetemp", str(root / "tmp"), str(test)], plugins=[recorder, tags])
    sys.modules.pop(test.stem, None)
    if recorder.is_interrupted:
        raise KeyboardInterrupt
    if recorder.fault or status not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        raise RuntimeError(f"pytest: {status}\n{said.getvalue()}{recorder.fault}")
    return recorder.done


@contextlib.contextmanager
def _without(names: Sequence[str]) -> Iterator[None]:
    """The environment without these variables, for as long as it lasts."""
    taken = {name: os.environ.pop(name) for name in names if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(taken)


@define
class _Recorder:
    """Notes what becomes of each step, as a pytest plug-in."""

    sources: dict[Path, Source]
    tops: dict[Path, Path]
    told: Told
    done: dict[Path, list[ScenarioResult]] = field(factory=lambda: defaultdict(list))
    fault: str = ""
    is_interrupted: bool = False
    _rows: dict[tuple[Path, int], int] = field(factory=lambda: defaultdict(int))
    _source: Source | None = None
    _scenario: Scenario | None = None
    _steps: list[StepResult] = field(factory=list)
    _started: float = 0.0
    _all: int = 0

    def pytest_configure(self, config: pytest.Config) -> None:
        config.stash[plugin.TOPS] = self.tops

    @pytest.hookimpl(tryfirst=True)
    def pytest_bdd_apply_tag(self) -> bool:
        """No tag is a marker of pytest's here: one named ``skip`` would leave its scenario out."""
        return True

    def pytest_bdd_before_scenario(self, feature: Feature, scenario: Scenario) -> None:
        self._source, self._scenario, self._steps = self.sources[Path(feature.filename)], scenario, []

    def pytest_bdd_before_step(self) -> None:
        self._started = time.perf_counter()

    def pytest_bdd_after_step(self, step: Step) -> None:
        self._note(step, Mark.PASSED)

    def pytest_bdd_step_error(self, step: Step, exception: Exception) -> None:
        self._note(step, Mark.FAILED, why(exception, self._language))

    def pytest_bdd_step_func_lookup_error(self, step: Step) -> None:
        self._started = time.perf_counter()
        self._note(step, Mark.UNDEFINED, nearest(step.type, step.name, self._language))

    def pytest_runtest_makereport(self, call: pytest.CallInfo[Any]) -> None:
        if call.when == "teardown" or (call.when == "setup" and call.excinfo is None):
            return
        if self._source is None or self._scenario is None:
            self.fault += f"{call.excinfo}\n"
            return
        steps = self._scenario.steps
        has_failed = any(each.mark is not Mark.PASSED for each in self._steps)
        if call.excinfo is not None and not has_failed:  # after the last step: a rule in its tags that it does not show
            last = steps[min(len(self._steps), len(steps) - 1)]
            self._steps = self._steps[:len(steps) - 1]
            self._note(last, Mark.FAILED, why(call.excinfo.value, self._language))
        for step in steps[len(self._steps):]:
            self._started = time.perf_counter()
            self._note(step, Mark.SKIPPED)
        result = self._result(self._source, self._scenario)
        self.done[absolute(self._source.path)].append(result)
        self.told(result, self._all)
        self._source = self._scenario = None

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self._all = len(session.items)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        self.fault += f"{report.longrepr}\n" if report.failed else ""

    def pytest_keyboard_interrupt(self) -> None:
        self.is_interrupted = True

    def pytest_internalerror(self, excrepr: object) -> None:
        self.fault += f"{excrepr}\n"

    @property
    def _language(self) -> str:
        return self._source.language if self._source is not None else "sv"

    def _note(self, step: Step, mark: Mark, message: str = "") -> None:
        table = () if step.datatable is None else tuple(tuple(map(str, row)) for row in step.datatable.raw())
        self._steps.append(StepResult(keyword=step.keyword, text=step.name, line=step.line_number, mark=mark,
                                      table=table, message=message, seconds=time.perf_counter() - self._started))

    def _result(self, source: Source, scenario: Scenario) -> ScenarioResult:
        node = next(each for each in source.scenarios if each["location"]["line"] == scenario.line_number)
        keywords = {step["location"]["line"]: str(step["keyword"])
                    for part in (*source.backgrounds, node) for step in part["steps"]}
        rows = [row["location"]["line"] for examples in node["examples"] for row in examples["tableBody"]]
        at = (absolute(source.path), scenario.line_number)
        self._rows[at] += 1
        names = tuple(str(tag["name"]).removeprefix("@") for tag in node["tags"])
        return ScenarioResult(
            name=scenario.name, line=scenario.line_number, row=rows[self._rows[at] - 1] if rows else None, tags=names,
            rules=tags.rules_of(names), description=_told(node),
            steps=tuple(evolve(step, keyword=keywords[step.line]) for step in self._steps))


def _row(pickle: Node, source: Source) -> int:
    """The line of the row, or of the heading, that a pickle comes from."""
    lines = {str(scenario["id"]): int(scenario["location"]["line"]) for scenario in source.scenarios} | {
        str(row["id"]): int(row["location"]["line"]) for scenario in source.scenarios
        for examples in scenario["examples"] for row in examples["tableBody"]}
    return lines[pickle["astNodeIds"][-1]]


def _told(node: Node) -> str:
    """The free text below a heading, without its indent."""
    return "\n".join(line.strip() for line in str(node["description"]).splitlines()).strip()
