"""The commands about alerts: the nightly run, decisions, and what will come."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from engine.cli.parts import PATH, Parts
from engine.model.alerts import DecidedTo
from engine.model.dates import today_in_stockholm

# What these commands need is imported when they run.


def nightly_commands(frist: click.Group, parts: Parts) -> None:
    """Add ``decide``, ``alerts`` and ``nightly`` to ``frist``."""
    _decide(frist, parts)
    parts.lazy_group(frist, "alerts", _preview)
    group = parts.lazy_group(frist, "nightly", _around, _run(parts))
    config = parts.option("--config", "nightly_config", "config", type=PATH, metavar=parts.say("cli.settings_metavar"))
    status = parts.option("--status", "nightly_status", "is_status", is_flag=True)
    beat = parts.option("--heartbeat", "nightly_heartbeat", "heartbeat", metavar=parts.say("cli.heartbeat_metavar"))
    config(status(beat(group)))


def _run(parts: Parts) -> Callable[..., None]:
    def nightly(config: Path | None, heartbeat: str | None, *, is_status: bool, is_json: bool) -> None:
        context = click.get_current_context()
        if context.invoked_subcommand is not None:
            _refuse_before(context, parts)
            return
        if is_status and (config is not None or heartbeat is not None):
            raise click.UsageError(parts.say("nightly.status_alone"), context)
        from engine.cli.nightly_views import failing, run, show_status  # noqa: PLC0415  # when it runs
        with failing(parts.say, is_json=is_json):
            door = parts.door(is_json=is_json)
            if is_status:
                show_status(door, datetime.now(UTC))
            else:
                run(door, config, heartbeat, datetime.now(UTC))
    return nightly


def _refuse_before(context: click.Context, parts: Parts) -> None:
    """Refuse options before the name of a command of the group: it does not go by them. The language is read anyhow."""
    before = [each.opts[0] for each in context.command.params if each.name not in (None, "lang") and
              context.get_parameter_source(str(each.name)) is ParameterSource.COMMANDLINE]
    if before:
        raise click.UsageError(parts.say("nightly.before_command", options=", ".join(before),
                                         command=context.invoked_subcommand), context)


def _around(nightly: click.Group, parts: Parts) -> None:
    config = parts.option("--config", "nightly_config", "config", type=PATH, metavar=parts.say("cli.settings_metavar"))

    @nightly.command("install", help=parts.say("nightly.install"))
    @parts.option("--to", "nightly.to", "to", type=PATH, metavar=parts.say("cli.out_metavar"))
    @parts.option("--crontab", "nightly.crontab", "is_crontab", is_flag=True)
    @parts.option("--windows", "nightly.windows", "is_windows", is_flag=True)
    @parts.option("--heartbeat", "nightly_heartbeat", "heartbeat", metavar=parts.say("cli.heartbeat_metavar"))
    @config
    @parts.telling
    def install(to: Path | None, config: Path | None, heartbeat: str | None, *, is_crontab: bool, is_windows: bool,
                is_json: bool) -> None:
        from engine.cli.installing import Installation, show_crontab, show_files  # noqa: PLC0415  # when it runs
        if is_crontab and (is_windows or to is not None):
            raise click.UsageError(parts.say("nightly.crontab_alone"), click.get_current_context())
        asked = Installation.asked(parts.door(is_json=is_json), config, heartbeat)
        if is_crontab:
            show_crontab(asked)
        else:
            show_files(asked, to, is_windows=is_windows)

    @nightly.command("feeds", help=parts.say("nightly.feeds"))
    @config
    @parts.telling
    def feeds(config: Path | None, *, is_json: bool) -> None:
        from engine.cli.feed_views import show_feeds  # noqa: PLC0415  # when it runs
        show_feeds(parts.door(is_json=is_json), config)

    @nightly.command("example-settings", help=parts.say("nightly.example"))
    @parts.language
    def example_settings() -> None:
        from engine.alerts.settings import example  # noqa: PLC0415  # when it runs
        click.echo(example(parts.say.language), nl=False)


def _decide(frist: click.Group, parts: Parts) -> None:
    @frist.command("decide", help=parts.say("cli.decide"))
    @click.argument("agreement", metavar="ID")
    @click.argument("to", type=click.Choice([each.value for each in DecidedTo]))
    @parts.option("--until", "decide_until", "until", type=parts.day)
    @parts.option("--about", "decide_about", "about", type=parts.day)
    @parts.option("--by", "decide_by", "by", metavar=parts.say("cli.text_metavar"), required=True)
    @parts.option("--on", "decide_on", "on", type=parts.day)
    @parts.writing
    @parts.telling
    def decide(agreement: str, to: str, who: str, why: str, reference: str, on: date | None, *, is_json: bool,
               **told: Any) -> None:  # noqa: ANN401  # by, until, about
        from engine.cli.deciding import Deciding, decide_on  # noqa: PLC0415  # when it runs
        from engine.cli.register_views import Writer  # noqa: PLC0415  # as above
        asked = Deciding(agreement=agreement, to=DecidedTo(to), on=on or today_in_stockholm(), **told)
        decide_on(parts.door(is_json=is_json), asked, Writer(who, why, reference), datetime.now(UTC))


def _preview(alerts: click.Group, parts: Parts) -> None:
    @alerts.command("preview", help=parts.say("nightly.preview"))
    @parts.option("--for", "nightly.for", "person", metavar=parts.say("cli.who_metavar"))
    @parts.option("--days", "nightly.days", "days", type=click.IntRange(1, 3660), default=90,
                  metavar=parts.say("register.count_metavar"))
    @parts.option("--config", "nightly_config", "config", type=PATH, metavar=parts.say("cli.settings_metavar"))
    @parts.telling
    def preview(person: str | None, days: int, config: Path | None, *, is_json: bool) -> None:
        from engine.cli.previewing import show_preview  # noqa: PLC0415  # when it runs
        show_preview(parts.door(is_json=is_json), person, days, config, today_in_stockholm())
