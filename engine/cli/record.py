"""The commands that record what has happened to an agreement in the register, put it right, and take it back."""

from datetime import UTC, date, datetime
from typing import Any

import click

from engine.cli.parts import F, Parts
from engine.model.dates import today_in_stockholm

# As for the other commands, what these show is imported when they run.


def record_commands(frist: click.Group, parts: Parts) -> None:
    """Add ``record`` and ``undo`` to ``frist``."""
    parts.lazy_group(frist, "record", _fill)
    _undo(frist, parts)


def _fill(record: click.Group, parts: Parts) -> None:
    from engine.documents.happened import EVERY_EVENT  # noqa: PLC0415  # when one of them is asked for
    for kind in EVERY_EVENT:
        _event(record, parts, kind)
    _correction(record, parts)


def _previewed(parts: Parts, function: F) -> F:
    """The options of a command that shows what it would change before it writes."""
    dry_run = parts.option("--dry-run", "record.dry_run", "is_dry_run", is_flag=True)
    as_of = parts.option("--as-of", "record.as_of", "as_of", type=parts.day)
    return as_of(dry_run(parts.writing(parts.telling(function))))


def _event(record: click.Group, parts: Parts, kind: str) -> None:
    from engine.cli.record_options import name_of, options  # noqa: PLC0415  # when one of them is asked for

    def run(agreement: str, as_of: date | None, who: str, why: str, reference: str, *, is_dry_run: bool,
            is_json: bool, **given: Any) -> None:  # noqa: ANN401  # the options of that kind of event
        from engine.cli.record_views import Recording, record_event  # noqa: PLC0415  # when it runs
        from engine.cli.register_views import Writer  # noqa: PLC0415  # when it runs
        recording = Recording(parts.door(is_json=is_json), Writer(who, why, reference), as_of or today_in_stockholm(),
                              datetime.now(UTC), is_dry_run)
        record_event(recording, agreement, kind, given)

    command = record.command(name_of(kind), help=parts.say(f"record.{kind}.it"))
    argument = click.argument("agreement", metavar=parts.say("record.agreement_metavar"))
    made = command(argument(_previewed(parts, run)))
    made.params[1:1] = options(kind, parts)


def _correction(record: click.Group, parts: Parts) -> None:
    # The options are those of the kind of event that is corrected, which the register tells.
    @record.command("correction", help=parts.say("record.correction"), context_settings={"ignore_unknown_options": True})
    @click.argument("entry", type=click.IntRange(min=1), metavar=parts.say("record.entry_metavar"))
    @click.argument("given", nargs=-1, type=click.UNPROCESSED, metavar=parts.say("record.given_metavar"))
    @parts.option("--without", "record.without", "without", multiple=True, metavar=parts.say("record.key_metavar"))
    def run(entry: int, given: tuple[str, ...], without: tuple[str, ...], as_of: date | None, who: str, why: str,
            reference: str, *, is_dry_run: bool, is_json: bool) -> None:
        pass
