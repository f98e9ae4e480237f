"""click's own words (usage, headings, faults) in the user's language."""

import re
from collections.abc import Callable
from typing import Any, Final

import click

from engine.explain.phrases import Phrases
from engine.model.text import printable

_EXTRA: Final = re.compile(r"Got unexpected extra arguments? \((.*)\)", re.DOTALL)
"""What click says of words that a command does not take; it has no class of its own for that."""


class _Spoken:
    say: Phrases

    def format_usage(self: Any, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=self.say("cli.usage"))

    def format_options(self: Any, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        required = f"[{self.say('cli.required')}]"
        rows = [(row[0], row[1].replace("[required]", required)) for param in self.get_params(ctx)
                if isinstance(param, click.Option) and (row := param.get_help_record(ctx)) is not None]
        if rows:
            with formatter.section(self.say("cli.options")):
                formatter.write_dl(rows)
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)

    def get_help_option(self: Any, ctx: click.Context) -> click.Option | None:
        option: click.Option | None = super().get_help_option(ctx)  # type: ignore[misc]  # of click.Command
        if option is not None:
            option.help = self.say("cli.help")
        return option


class Command(_Spoken, click.Command):
    """A command that speaks the user's language."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401  # click's own
        """Take what click's command takes."""
        super().__init__(options_metavar=self.say("cli.options_metavar"), **settings)


class Group(_Spoken, click.Group):
    """A group of commands that speaks the user's language."""

    command_class = Command

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401  # click's own
        """Take what click's group takes."""
        super().__init__(options_metavar=self.say("cli.options_metavar"),
                         subcommand_metavar=self.say("cli.command_metavar"), **settings)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands under their heading, each with what it does in full."""
        names = self.list_commands(ctx)
        rows = [(name, command.get_short_help_str(limit=200)) for name in names
                if (command := self.get_command(ctx, name)) is not None]
        with formatter.section(self.say("cli.commands")):
            formatter.write_dl(rows)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's own
        """In the order they were declared: the most asked first."""
        return list(self.commands)


class LazyGroup(Group):
    """A group whose commands are made when one of them is asked for."""

    def __init__(self, *, fill: Callable[[click.Group], None], **settings: Any) -> None:  # noqa: ANN401  # click's own
        """Take what click's group takes, and what adds the commands to it."""
        super().__init__(**settings)
        self._fill: Callable[[click.Group], None] | None = fill

    def _filled(self) -> None:
        fill, self._fill = self._fill, None
        if fill is not None:
            fill(self)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order they were declared."""
        self._filled()
        return super().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        self._filled()
        return super().get_command(ctx, cmd_name)


def fault(error: click.UsageError, say: Phrases) -> str:
    """A usage error in the user's language, with its remedy."""
    match error:
        case click.NoSuchOption():
            text = say("cli.no_such_option", name=printable(error.option_name))
            near = error.possibilities or []
        case click.MissingParameter():
            text, near = say("cli.missing", name=_name(error.param, error.ctx)), []
        case click.exceptions.NoSuchCommand():
            text, near = say("cli.no_such_command", name=printable(error.command_name)), error.possibilities or []
        case click.BadOptionUsage() if "does not take a value" in error.message:
            text, near = say("cli.option_takes_no_value", name=error.option_name), []
        case click.BadOptionUsage():
            text, near = say("cli.option_needs_value", name=error.option_name), []
        case click.BadParameter() if isinstance(error.param, click.Parameter) and isinstance(
                error.param.type, click.Choice):
            text, near = say("cli.bad_choice", name="/".join(error.param.opts),
                             known=", ".join(error.param.type.choices)), []
        case _ if (extra := _EXTRA.match(error.message)):
            text, near = say("cli.too_much", words=printable(extra[1])), []
        case _:
            text, near = say("cli.usage_error", detail=error.message), []
    if near:
        text += " " + say("problem.did_you_mean", nearest=near[0])
    if error.ctx is not None:
        text += " " + say("cli.try_help", command=error.ctx.command_path)
    return text


def _name(param: click.Parameter | None, ctx: click.Context | None) -> str:
    """What the help calls a parameter."""
    if isinstance(param, click.Argument) and ctx is not None:
        return param.make_metavar(ctx)
    return "/".join(param.opts) if param is not None else "?"
