"""The command ``frist``."""

import io
import os
import sys

import click

from engine.cli.commands import commands
from engine.cli.door import RULEBOOK_FAULT, language
from engine.cli.spoken import fault
from engine.explain.phrases import Phrases
from engine.rulebook import RulebookError

WRITE_FAULT = 1


def main(args: list[str] | None = None) -> None:
    """Run ``frist`` with ``args`` (those of the process if None), and end the process with its exit status."""
    words = sys.argv[1:] if args is None else args
    say = Phrases(language(words))
    color = False if os.environ.get("NO_COLOR") else None
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a character shows a question mark instead
    try:
        status = commands(say.language).main(
            words, prog_name="frist", standalone_mode=False, color=color, obj=tuple(words))
        if sys.stdout is not None:  # as it is where the caller closed it
            sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "")
        status = 2
    except click.UsageError as error:
        click.echo(fault(error, say), err=True)
        status = error.exit_code
    except click.Abort:
        status = 130
    except RulebookError as error:
        click.echo(f"{say('rules.faults')}\n{error}", err=True)
        status = RULEBOOK_FAULT
    except OSError as error:
        click.echo(say("cli.cannot_write", detail=error.strerror or type(error).__name__), err=True)
        status = WRITE_FAULT
    sys.exit(status if isinstance(status, int) else 0)
