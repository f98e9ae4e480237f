"""The commands of the living documentation: scenarios tried, and the sentences that they can use."""

from pathlib import Path

import click

from engine.cli.parts import PATH, Parts

# As for the other commands, what these show is imported when they run.


def living_commands(frist: click.Group, parts: Parts) -> None:
    """Add ``check`` and ``steps`` to ``frist``."""
    for add in (_check, _steps):
        add(frist, parts)


def _check(frist: click.Group, parts: Parts) -> None:
    @frist.command("check", help=parts.say("cli.check"))
    @click.argument("paths", type=PATH, nargs=-1, required=True, metavar=parts.say("cli.feature_metavar"))
    @parts.option("--messages", "messages", type=PATH, metavar=parts.say("cli.file_metavar"))
    @parts.option("--no-color", "no_color", "no_color", is_flag=True)
    @parts.telling
    def check(paths: tuple[Path, ...], messages: Path | None, *, no_color: bool, is_json: bool) -> None:
        from engine.cli.living_views import show_check  # noqa: PLC0415  # when it runs
        if no_color:
            click.get_current_context().color = False
        show_check(parts.door(is_json=is_json), paths, messages)


def _steps(frist: click.Group, parts: Parts) -> None:
    @frist.command("steps", help=parts.say("cli.steps"))
    @parts.option("--markdown", "markdown", "is_markdown", is_flag=True)
    @parts.language
    def steps(*, is_markdown: bool) -> None:
        from engine.cli.living_views import show_steps  # noqa: PLC0415  # when it runs
        show_steps(parts.say, is_markdown=is_markdown)
