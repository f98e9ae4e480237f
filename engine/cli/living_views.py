"""What ``frist check`` and ``frist steps`` show, and the scenarios beside an answer."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Self

import click

from engine.cli.door import DOCUMENT_FAULT, Door
from engine.explain import as_json
from engine.explain.phrases import Phrases
from engine.living.results import SIGNS, Mark, Results, ScenarioResult
from engine.model.assessment import Reason
from engine.model.problems import ProblemsError
from engine.model.text import printable

if TYPE_CHECKING:
    from engine.living.sources import Exercise

NOT_ALL_PASSED = 1
_COLOURS = {Mark.PASSED: "green", Mark.FAILED: "red", Mark.UNDEFINED: "yellow", Mark.SKIPPED: "cyan"}


def show_check(door: Door, paths: tuple[Path, ...], messages: Path | None) -> None:
    """What the scenarios come to; the command ends with 0 only if all of them have passed."""
    from engine.living.checking import check  # noqa: PLC0415  # after the arguments are known to be right
    from engine.living.reading import SUFFIX  # noqa: PLC0415  # as above
    from engine.living.results_json import results_json  # noqa: PLC0415  # as above
    if messages is not None and messages.suffix == SUFFIX:
        shown = printable(str(messages))
        raise click.UsageError(door.say("cli.messages_over_feature", file=shown), click.get_current_context())
    try:
        with Progress(door.say) as progress:
            results = check(paths, progress.told)
    except ProblemsError as error:
        door.tell(error.problems)
        if door.is_json:
            door.print_json({"problems": [as_json.problem(each, door.say) for each in error.problems]})
        else:
            click.echo(door.say("check.refused"), err=True)
        raise SystemExit(DOCUMENT_FAULT) from error
    _remember(results, door.say)
    if door.is_json:
        door.print_json(results_json(results))
    else:
        door.print(list(_told(results, door.say)))
    if messages is not None:
        _write_messages(results, messages, door.say)  # last: what the run came to is told even if it cannot be written
    if not results.has_passed:
        raise SystemExit(NOT_ALL_PASSED)


def _remember(results: Results, say: Phrases) -> None:
    from engine.living.last import place, remember  # noqa: PLC0415  # when it runs
    try:
        remember(results)
    except OSError as error:
        click.echo(say("check.not_remembered", file=printable(str(place())), detail=_detail(error)), err=True)


def _write_messages(results: Results, file: Path, say: Phrases) -> None:
    from engine.living.messages import messages_of  # noqa: PLC0415  # only if asked for
    lines = [json.dumps(each, ensure_ascii=False) for each in messages_of(results)]
    shown = printable(str(file))
    try:
        file.write_text("\n".join([*lines, ""]), encoding="utf-8", errors="replace")  # a name may be no text
    except OSError as error:
        told = say("cli.messages_not_written", file=shown, detail=_detail(error))
        raise click.UsageError(told, click.get_current_context()) from error
    click.echo(say("check.written", file=shown, count=len(lines)), err=True)


def _detail(error: OSError) -> str:
    return error.strerror or type(error).__name__


def show_steps(say: Phrases, *, is_markdown: bool) -> None:
    """The phrase book: in the user's language, or in both as Markdown."""
    from engine.living.guard import guard  # noqa: PLC0415  # when it runs
    from engine.living.phrasebook import lines, markdown  # noqa: PLC0415  # as above
    from engine.living.reading import named_files  # noqa: PLC0415  # as above
    from engine.living.sources import features  # noqa: PLC0415  # as above
    if is_markdown:
        click.echo(markdown(guard([each.path for each in named_files([features()])])), nl=False)
    else:
        click.echo("\n".join(lines(say)))


def exercises(door: Door, reasons: Iterable[Reason]) -> "dict[str, list[Exercise]]":
    """The scenarios of Frist's own that try each of the rules behind an answer."""
    from engine.living.sources import exercising  # noqa: PLC0415  # only if asked for: it reads every feature
    return exercising((each.rule for each in reasons), door.say.language)


def exercise_lines(door: Door, found: "dict[str, list[Exercise]]") -> Iterator[str]:
    """The scenarios, one a line, with what each last came to."""
    yield ""
    yield door.say("check.exercised")
    for rule, scenarios in found.items():
        for each in scenarios:
            yield "  " + door.say("check.scenario", rule=rule, name=printable(each.name), file=each.path.name,
                                  line=each.line, mark=_last(door, each))
        if not scenarios:
            yield "  " + door.say("check.not_exercised", rule=rule)


def exercises_json(door: Door, found: "dict[str, list[Exercise]]") -> list[dict[str, object]]:
    """The scenarios as JSON; ``mark`` None: not run, or not since the feature or the rules were changed."""
    shown: list[dict[str, object]] = []
    for rule, scenarios in found.items():
        shown += [{
            "rule": rule, "scenario": each.name, "file": str(each.path), "line": each.line,
            "mark": each.last.mark.value if each.last is not None and each.last.rulebook == door.identity else None,
        } for each in scenarios] or [{"rule": rule, "scenario": None}]
    return shown


def _last(door: Door, exercise: "Exercise") -> str:
    if exercise.last is None:
        return door.say("check.never_run")
    mark = door.say(f"check.{exercise.last.mark.value}")
    if exercise.last.rulebook != door.identity:
        return door.say("check.stale", mark=mark)
    return door.say("check.last_run", mark=mark, day=exercise.last.at.astimezone().date())


class Progress:
    """How far a run has come, on a terminal's standard error and nowhere else; the line is cleared at the end."""

    def __init__(self, say: Phrases) -> None:
        self._say, self._done, self._stream = say, 0, sys.stderr  # as it is before the run keeps what is said in it
        self._is_shown = self._stream.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_shown and self._done:
            click.echo("\r\x1b[K", nl=False, file=self._stream)

    def told(self, _: ScenarioResult, all_of_them: int) -> None:
        """One more is done."""
        self._done += 1
        if self._is_shown:
            click.echo(f"\r{self._say('check.progress', done=self._done, all=all_of_them)}", nl=False,
                       file=self._stream)


def _told(results: Results, say: Phrases) -> Iterator[str]:
    for feature in results.features:
        yield click.style(f"{printable(feature.name)}  ({printable(str(feature.path))})", bold=True)
        for scenario in feature.scenarios:
            yield from _scenario(scenario, say)
        yield ""
    told = say.listed([say(f"check_count.{mark.value}_{'1' if count == 1 else 'n'}", count=count)
                       for mark, count in results.counts.items() if count])
    key = "check.summary_1" if len(results.scenarios) == 1 else "check.summary"
    yield say(key, count=len(results.scenarios), told=told, seconds=f"{results.seconds:.1f}")


def _scenario(scenario: ScenarioResult, say: Phrases) -> Iterator[str]:
    name = printable(scenario.name)
    if scenario.row is not None:
        name = say("check.row", name=name, line=scenario.row)
    mark = click.style(f"{SIGNS[scenario.mark]} {say(f'check.{scenario.mark.value}')}", fg=_COLOURS[scenario.mark])
    yield f"  {mark}  {name}"
    for step in scenario.steps:
        if step.mark in (Mark.FAILED, Mark.UNDEFINED):
            yield "      " + say("check.step", line=step.line, step=printable(step.keyword + step.text))
            yield from (f"        {printable(line)}" for line in step.message.splitlines())
