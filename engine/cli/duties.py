"""The commands about duties: what is owed besides money, the forums, and where matters stand."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from engine.cli.money import checked, tabular
from engine.cli.parts import PATH, Parts
from engine.model.dates import EARLIEST, LATEST, today_in_stockholm
from engine.model.duties import ForumKind, ForumLevel
from engine.model.outcomes import Fulfilment

# As for the other commands, what these show is imported when they run.


def duty_commands(frist: click.Group, parts: Parts) -> None:
    """Add ``obligations``, ``forums`` and ``matter`` to ``frist``."""
    for add in (_obligations, _forums, _matter):
        add(frist, parts)


def _obligations(frist: click.Group, parts: Parts) -> None:
    @frist.command("obligations", help=parts.say("cli.obligations"))
    @parts.folder
    @parts.option("--party", "duty_party", "party", metavar=parts.say("cli.party_metavar"))
    @parts.option("--from", "due_from", "start", type=parts.day)
    @parts.option("--to", "due_to", "end", type=parts.day)
    @parts.option("--status", "duty_status", "status", type=click.Choice([each.value for each in Fulfilment]))
    @tabular(parts)
    def obligations(file: Path, as_of: date | None, known_on: date | None, xlsx: Path | None, *, is_json: bool,
                    is_csv: bool, **wanted: Any) -> None:  # noqa: ANN401  # the four options of this command
        from engine.cli.duty_views import Wanted, show_obligations  # noqa: PLC0415  # when it runs
        from engine.cli.money_views import Form  # noqa: PLC0415  # when it runs
        checked(parts, xlsx, is_json=is_json, is_csv=is_csv)
        _in_order(parts, wanted["start"], wanted["end"], "cli.reversed")
        form = Form(parts.door(is_json=is_json), xlsx, is_csv)
        show_obligations(form, file, Wanted(**wanted), as_of or today_in_stockholm(), known_on)


def _forums(frist: click.Group, parts: Parts) -> None:
    @frist.command("forums", help=parts.say("cli.forums"))
    @parts.folder
    @parts.option("--kind", "forum_kind", "kind", type=click.Choice([each.value for each in ForumKind]))
    @parts.option("--level", "forum_level", "level", type=click.Choice([each.value for each in ForumLevel]))
    @parts.option("--convenor", "convenor")
    @parts.option("--party", "forum_party", "party", metavar=parts.say("cli.party_metavar"))
    @parts.option("--ends-from", "ends_from", type=parts.day)
    @parts.option("--ends-to", "ends_to", type=parts.day)
    @parts.option("--year", "forum_year", "year", type=parts.year)
    @parts.option("--csv", "csv", "is_csv", is_flag=True)
    @parts.option("--xlsx", "xlsx", type=PATH)
    @parts.telling
    def forums(file: Path, kind: str | None, level: str | None, year: int | None, xlsx: Path | None, *, is_json: bool,
               is_csv: bool, **wanted: Any) -> None:  # noqa: ANN401  # the other four options of this command
        from engine.cli.forum_views import WantedForum, show_attendance, show_forums  # noqa: PLC0415  # when it runs
        from engine.cli.money_views import Form  # noqa: PLC0415  # when it runs
        checked(parts, xlsx, is_json=is_json, is_csv=is_csv)
        _in_order(parts, wanted["ends_from"], wanted["ends_to"], "cli.ends_reversed")
        form = Form(parts.door(is_json=is_json), xlsx, is_csv)
        asked = WantedForum(kind=ForumKind(kind) if kind is not None else None,
                            level=ForumLevel(level) if level is not None else None, **wanted)
        if year is None:
            show_forums(form, file, asked)
        else:
            show_attendance(form, file, asked, year)


def _matter(frist: click.Group, parts: Parts) -> None:
    @frist.command("matter", help=parts.say("cli.matter"))
    @parts.file
    @click.argument("reference", required=False, metavar=parts.say("cli.reference_metavar"))
    @tabular(parts)
    def matter(file: Path, reference: str | None, as_of: date | None, known_on: date | None, xlsx: Path | None,
               *, is_json: bool, is_csv: bool) -> None:
        from engine.cli.duty_views import show_matter  # noqa: PLC0415  # when it runs
        from engine.cli.money_views import Form  # noqa: PLC0415  # when it runs
        checked(parts, xlsx, is_json=is_json, is_csv=is_csv)
        form = Form(parts.door(is_json=is_json), xlsx, is_csv)
        show_matter(form, file, reference, as_of or today_in_stockholm(), known_on)


def _in_order(parts: Parts, start: date | None, end: date | None, key: str) -> None:
    if (start or EARLIEST) > (end or LATEST):
        raise click.UsageError(parts.say(key), click.get_current_context())
