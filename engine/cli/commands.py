"""The commands of ``frist``: thin, each an assessment shown in its own way."""

from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

import click

from engine.cli.door import DayType, Door, rulebook
from engine.cli.rules import rules_group
from engine.cli.spoken import Command, Group
from engine.explain.phrases import LANGUAGES, Phrases
from engine.model.dates import LATEST, add_months, today_in_stockholm

F = TypeVar("F", bound=Callable[..., Any])
_A_YEAR = 12


def commands(language: str) -> click.Group:
    """The command group, speaking ``language``."""
    say = Phrases(language)
    _Speaking = type("_Speaking", (Command,), {"say": say})  # noqa: N806  # a class
    group = type("_SpeakingGroup", (Group,), {"say": say, "command_class": _Speaking})
    day = DayType(say)
    file = click.Path(path_type=Path)

    def option(name: str, key: str, *more: str, **settings: Any) -> Callable[[F], F]:  # noqa: ANN401  # click's own
        return click.option(name, *more, help=say(f"cli.{key}"), **settings)

    def common(function: F) -> F:
        for each in (
            option("--lang", "lang", type=click.Choice(LANGUAGES), expose_value=False),
            option("--json", "json", "is_json", is_flag=True),
            option("--known-on", "known_on", type=day),
            option("--as-of", "as_of", type=day),
        ):
            function = each(function)
        return function

    def door(*, is_json: bool) -> Door:
        from engine.inference import Inference  # noqa: PLC0415  # help needs no rules
        rules = rulebook()
        return Door(Phrases(language, rules), Inference(rules), is_json)

    @click.group(cls=group, help=say("cli.frist"))
    @click.version_option(version("frist"), message="frist %(version)s", help=say("cli.version"))
    @option("--lang", "lang", type=click.Choice(LANGUAGES), expose_value=False)
    def frist() -> None:
        pass

    @frist.command("can-terminate", help=say("cli.can_terminate"))
    @click.argument("file", type=file)
    @option("--by", "by")
    @common
    def can_terminate(file: Path, by: str | None, as_of: date | None, known_on: date | None, *, is_json: bool) -> None:
        from engine.cli.views import show_can_terminate  # noqa: PLC0415
        show_can_terminate(door(is_json=is_json), file, by, as_of or today_in_stockholm(), known_on)

    @frist.command("assess", help=say("cli.assess"))
    @click.argument("file", type=file)
    @common
    def assess(file: Path, as_of: date | None, known_on: date | None, *, is_json: bool) -> None:
        from engine.cli.views import show_assessment  # noqa: PLC0415
        show_assessment(door(is_json=is_json), file, as_of or today_in_stockholm(), known_on)

    @frist.command("what-if", help=say("cli.what_if"))
    @click.argument("file", type=file)
    @option("--notice-on", "notice_on", type=day)
    @option("--by", "by")
    @option("--extend-to", "extend_to", type=day)
    @option("--use-option", "use_option", is_flag=True)
    @common
    def what_if(file: Path, notice_on: date | None, by: str | None, extend_to: date | None, as_of: date | None,
                known_on: date | None, *, use_option: bool, is_json: bool) -> None:
        from engine.cli.views import Supposed, show_what_if  # noqa: PLC0415
        supposed = Supposed(as_of or notice_on or today_in_stockholm(), notice_on, extend_to, use_option, by)
        show_what_if(door(is_json=is_json), file, supposed, known_on)

    @frist.command("deadlines", help=say("cli.deadlines"))
    @click.argument("file", type=file, metavar="FILE|FOLDER")
    @option("--from", "from", "start", type=day)
    @option("--to", "to", "end", type=day)
    @common
    def deadlines(file: Path, start: date | None, end: date | None, as_of: date | None, known_on: date | None,
                  *, is_json: bool) -> None:
        from engine.cli.views import show_deadlines  # noqa: PLC0415
        today = as_of or today_in_stockholm()
        first = start or today
        last = end or min(add_months(first, _A_YEAR), LATEST)
        if last < first:
            raise click.UsageError(say("cli.reversed"), click.get_current_context())
        show_deadlines(door(is_json=is_json), file, first, last, today, known_on)

    @frist.command("why", help=say("cli.why"))
    @click.argument("file", type=file)
    @click.argument("topic", required=False)
    @common
    def why(file: Path, topic: str | None, as_of: date | None, known_on: date | None, *, is_json: bool) -> None:
        from engine.cli.views import show_why  # noqa: PLC0415
        show_why(door(is_json=is_json), file, topic, as_of or today_in_stockholm(), known_on)

    @frist.command("timeline", help=say("cli.timeline"))
    @click.argument("file", type=file)
    @common
    def timeline(file: Path, as_of: date | None, known_on: date | None, *, is_json: bool) -> None:
        from engine.cli.views import show_timeline  # noqa: PLC0415
        show_timeline(door(is_json=is_json), file, as_of or today_in_stockholm(), known_on)

    @frist.command("validate", help=say("cli.validate"))
    @click.argument("files", type=file, nargs=-1, required=True, metavar="FILE...")
    @option("--lang", "lang", type=click.Choice(LANGUAGES), expose_value=False)
    @option("--json", "json", "is_json", is_flag=True)
    def validate(files: tuple[Path, ...], *, is_json: bool) -> None:
        from engine.cli.views import show_validation  # noqa: PLC0415
        show_validation(door(is_json=is_json), files)

    rules_group(frist, say, door, option)
    return frist
