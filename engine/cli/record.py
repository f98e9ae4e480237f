"""The commands that record what has happened to an agreement in the register, put it right, and take it back."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

import click

from engine.cli.parts import F, Parts
from engine.explain.phrases import Phrases
from engine.model.dates import today_in_stockholm
from engine.model.text import printable

if TYPE_CHECKING:
    from engine.cli.record_views import Recording

_NUMBER: Final = re.compile(r"[1-9][0-9]{0,14}")


class EntryType(click.ParamType[int]):
    """The number of an entry on the command line."""

    name = "entry"

    def __init__(self, say: Phrases) -> None:
        self._say = say

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:  # noqa: ARG002  # click's own
        """What the help calls it."""
        return self._say("cli.entry_metavar")

    def convert(self, value: Any, param: click.Parameter | None,  # noqa: ANN401  # click's own
                ctx: click.Context | None) -> int:
        """The number; a usage error if it is none that an entry can have."""
        if not isinstance(value, int) and not _NUMBER.fullmatch(value):
            self.fail(self._say("cli.bad_entry", value=printable(value)), param, ctx)
        return int(value)


def record_commands(frist: click.Group, parts: Parts) -> None:
    """Add ``record`` and ``undo`` to ``frist``."""
    parts.lazy_group(frist, "record", _fill)
    _undo(frist, parts)


# What these commands need is imported when one of them is asked for: their options come from the shapes of documents.


def _fill(record: click.Group, parts: Parts) -> None:
    from engine.documents.happened import EVERY_EVENT  # noqa: PLC0415  # when one of them is asked for
    for kind in EVERY_EVENT:
        _event(record, parts, kind)
    _correction(record, parts)


def _previewed(parts: Parts) -> Callable[[F], F]:
    """The options of a command that shows what it would change before it writes."""
    def add(function: F) -> F:
        dry_run = parts.option("--dry-run", "dry_run", "is_dry_run", is_flag=True)
        as_of = parts.option("--as-of", "change_as_of", "as_of", type=parts.day)
        return as_of(dry_run(parts.writing(parts.telling(function))))
    return add


def _recording(parts: Parts, *, as_of: date | None, who: str, why: str, reference: str, is_dry_run: bool,
               is_json: bool) -> "Recording":
    from engine.cli.record_views import Recording  # noqa: PLC0415  # when it runs
    from engine.cli.register_views import Writer  # noqa: PLC0415  # when it runs
    return Recording(parts.door(is_json=is_json), Writer(who, why, reference), as_of or today_in_stockholm(),
                     datetime.now(UTC), is_dry_run)


def _event(record: click.Group, parts: Parts, kind: str) -> None:
    from engine.cli.record_options import name_of, options  # noqa: PLC0415  # when one of them is asked for
    own = options(kind, parts)

    @record.command(name_of(kind), help=parts.say(f"record.{kind}.it"))
    @click.argument("agreement", metavar=parts.say("record.metavar.agreement"))
    @_previewed(parts)
    def run(agreement: str, **settings: Any) -> None:  # noqa: ANN401  # those of ``_recording``, and of the kind of event
        from engine.cli.record_views import record_event  # noqa: PLC0415  # when it runs
        given = {option.name or "": settings.pop(option.name or "") for option in own}
        record_event(_recording(parts, **settings), agreement, kind, given)

    run.params[1:1] = own


def _correction(record: click.Group, parts: Parts) -> None:
    # The other options are those of the kind of event that the entry tells of, which is in the register.
    @record.command("correction", help=parts.say("record.correction"),
                    context_settings={"ignore_unknown_options": True})
    @click.argument("entry", type=EntryType(parts.say))
    @click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar=parts.say("record.metavar.words"))
    @parts.option("--without", "record.without", "without", multiple=True, metavar=parts.say("record.metavar.key"))
    @_previewed(parts)
    def run(entry: int, words: tuple[str, ...], without: tuple[str, ...],
            **settings: Any) -> None:  # noqa: ANN401  # those of ``_recording``
        from engine.cli.record_views import correct_event  # noqa: PLC0415  # when it runs
        correct_event(_recording(parts, **settings), entry, without,
                      lambda kind: _read(record, kind, words, click.get_current_context()))


def _read(record: click.Group, kind: str, words: tuple[str, ...], context: click.Context) -> dict[str, Any]:
    """What the words say, read as options of the command that records an event of that kind."""
    from engine.cli.record_options import name_of, option_names  # noqa: PLC0415  # when it runs
    command = record.commands[name_of(kind)]
    asked = click.Command(command.name, params=[each for each in command.params if each.name in option_names(kind)],
                          add_help_option=False)
    return asked.make_context(name_of(kind), list(words), parent=context.parent).params


def _undo(frist: click.Group, parts: Parts) -> None:
    @frist.command("undo", help=parts.say("cli.undo"))
    @click.argument("entries", type=EntryType(parts.say), nargs=-1, required=True,
                    metavar=f"{parts.say('cli.entry_metavar')}...")
    @_previewed(parts)
    def run(entries: tuple[int, ...], **settings: Any) -> None:  # noqa: ANN401  # those of ``_recording``
        from engine.cli.record_views import undo_entries  # noqa: PLC0415  # when it runs
        if not settings["why"].strip():
            raise click.UsageError(parts.say("cli.why_undone"), click.get_current_context())
        undo_entries(_recording(parts, **settings), tuple(dict.fromkeys(entries)))
