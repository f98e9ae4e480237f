"""The commands of ``frist``: thin, each an assessment shown in its own way."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import click

from engine.cli.duties import duty_commands
from engine.cli.living import living_commands
from engine.cli.living_docs import docs_command
from engine.cli.money import money_commands
from engine.cli.nightly import nightly_commands
from engine.cli.parts import PATH, Parts
from engine.cli.record import record_commands
from engine.cli.rules import rules_group
from engine.explain.phrases import Phrases
from engine.model.dates import EARLIEST, LATEST, MONTHS_A_YEAR, add_months, today_in_stockholm


def commands(language: str) -> click.Group:
    """The command group, speaking ``language``."""
    parts = Parts(Phrases(language))

    @click.group(cls=parts.group_class(), help=parts.say("cli.frist"))
    @click.version_option(package_name="frist", message="frist %(version)s", help=parts.say("cli.version"))
    @parts.language
    def frist() -> None:
        pass

    # In the order of the help: the most asked first.
    for add in (_can_terminate, _assess, _what_if, _deadlines, money_commands, duty_commands, _why, _timeline,
                _calendar, _validate, _register, record_commands, _receipt, nightly_commands, living_commands,
                docs_command, rules_group):
        add(frist, parts)
    return frist


_YEARS_IN_CALENDAR: Final = 3

# What a command shows is imported when it runs: help needs neither the assessment nor its words.


def _can_terminate(frist: click.Group, parts: Parts) -> None:
    @frist.command("can-terminate", help=parts.say("cli.can_terminate"))
    @parts.file
    @parts.by
    @parts.option("--show-scenarios", "show_scenarios", "is_with_scenarios", is_flag=True)
    @parts.common
    def can_terminate(file: Path, by: str | None, as_of: date | None, known_on: date | None, *, is_json: bool,
                      is_with_scenarios: bool) -> None:
        from engine.cli.views import show_can_terminate  # noqa: PLC0415  # when it runs
        show_can_terminate(parts.door(is_json=is_json), file, by, as_of or today_in_stockholm(), known_on,
                           is_with_scenarios=is_with_scenarios)


def _assess(frist: click.Group, parts: Parts) -> None:
    @frist.command("assess", help=parts.say("cli.assess"))
    @parts.folder
    @parts.common
    def assess(file: Path, as_of: date | None, known_on: date | None, *, is_json: bool) -> None:
        from engine.cli.views import show_assessment  # noqa: PLC0415  # when it runs
        show_assessment(parts.door(is_json=is_json), file, as_of or today_in_stockholm(), known_on)


def _what_if(frist: click.Group, parts: Parts) -> None:
    @frist.command("what-if", help=parts.say("cli.what_if"))
    @parts.file
    @parts.option("--notice-on", "notice_on", type=parts.day)
    @parts.by
    @parts.option("--extend-to", "extend_to", type=parts.day)
    @parts.option("--use-option", "use_option", is_flag=True)
    @parts.assessing
    def what_if(file: Path, notice_on: date | None, by: str | None, extend_to: date | None, as_of: date | None,
                known_on: date | None, *, use_option: bool, is_json: bool) -> None:
        from engine.cli.views import Supposed, show_what_if  # noqa: PLC0415  # when it runs
        supposed = Supposed(as_of or notice_on or today_in_stockholm(), notice_on, extend_to, use_option, by)
        show_what_if(parts.door(is_json=is_json), file, supposed, known_on)


def _deadlines(frist: click.Group, parts: Parts) -> None:
    @frist.command("deadlines", help=parts.say("cli.deadlines"))
    @parts.folder
    @parts.option("--from", "from", "start", type=parts.day)
    @parts.option("--to", "to", "end", type=parts.day)
    @parts.common
    def deadlines(file: Path, start: date | None, end: date | None, as_of: date | None, known_on: date | None,
                  *, is_json: bool) -> None:
        from engine.cli.source import WHOLE_REGISTER  # noqa: PLC0415  # when it runs
        from engine.cli.views import Span, show_deadlines  # noqa: PLC0415  # when it runs
        today = as_of or today_in_stockholm()
        first = start or today
        last = end or min(add_months(first, MONTHS_A_YEAR), LATEST)
        if last < first:
            raise click.UsageError(parts.say("cli.reversed"), click.get_current_context())
        door, span = parts.door(is_json=is_json), Span(first, last, today, known_on)
        if file == WHOLE_REGISTER:
            from engine.cli.register_deadlines import show_derived  # noqa: PLC0415  # documents need no register
            if show_derived(door, span, datetime.now(UTC)):
                return
        show_deadlines(door, file, span)


def _why(frist: click.Group, parts: Parts) -> None:
    @frist.command("why", help=parts.say("cli.why"))
    @parts.file
    @click.argument("topic", required=False, metavar=parts.say("cli.topic_metavar"))
    @parts.common
    def why(file: Path, topic: str | None, as_of: date | None, known_on: date | None, *, is_json: bool) -> None:
        from engine.cli.why import show_why  # noqa: PLC0415  # when it runs
        show_why(parts.door(is_json=is_json), file, topic, as_of or today_in_stockholm(), known_on)


def _timeline(frist: click.Group, parts: Parts) -> None:
    @frist.command("timeline", help=parts.say("cli.timeline"))
    @parts.folder
    @parts.option("--party", "timeline_party", "party", metavar=parts.say("cli.party_metavar"))
    @parts.option("--from", "timeline_from", "start", type=parts.day)
    @parts.option("--to", "timeline_to", "end", type=parts.day)
    @parts.common
    def timeline(file: Path, party: str | None, start: date | None, end: date | None, as_of: date | None,
                 known_on: date | None, *, is_json: bool) -> None:
        from engine.cli.timeline import Days, show_timeline  # noqa: PLC0415  # when it runs
        days = Days(start or EARLIEST, end)
        if (end or LATEST) < days.start:
            raise click.UsageError(parts.say("cli.reversed"), click.get_current_context())
        show_timeline(parts.door(is_json=is_json), file, party, days, as_of or today_in_stockholm(), known_on)


def _calendar(frist: click.Group, parts: Parts) -> None:
    @frist.command("calendar", help=parts.say("cli.calendar"))
    @parts.folder
    @parts.option("--party", "calendar_party", "party", metavar=parts.say("cli.party_metavar"))
    @parts.option("--owner", "calendar_owner", "owner", metavar=parts.say("cli.who_metavar"))
    @parts.option("--to", "calendar_to", "end", type=parts.day)
    @parts.option("--out", "calendar_out", "out", type=PATH, required=True, metavar=parts.say("cli.calendar_metavar"))
    @parts.option("--remind", "calendar_remind", "remind", metavar=parts.say("cli.days_metavar"))
    @parts.option("--link", "calendar_link", "link", metavar="URL")
    @parts.common
    def calendar(file: Path, end: date | None, as_of: date | None, known_on: date | None, *, is_json: bool,
                 **told: Any) -> None:  # noqa: ANN401  # the five other options of this command
        from engine.cli.calendar import Asked, show_calendar  # noqa: PLC0415  # when it runs
        today = as_of or today_in_stockholm()
        until = end or min(add_months(today, _YEARS_IN_CALENDAR * MONTHS_A_YEAR), LATEST)
        door = parts.door(is_json=is_json)
        asked = Asked.told(door, until=until, **told)
        show_calendar(door, file, asked, (today, known_on), datetime.now(UTC))


def _register(frist: click.Group, parts: Parts) -> None:
    def fill(group: click.Group, parts: Parts) -> None:
        from engine.cli.register import register_commands  # noqa: PLC0415  # when one of them is asked for
        register_commands(group, parts)

    parts.lazy_group(frist, "register", fill)


def _receipt(frist: click.Group, parts: Parts) -> None:
    def fill(group: click.Group, parts: Parts) -> None:
        from engine.cli.receipt import receipt_commands  # noqa: PLC0415  # when one of them is asked for
        receipt_commands(group, parts)

    parts.lazy_group(frist, "receipt", fill)


def _validate(frist: click.Group, parts: Parts) -> None:
    @frist.command("validate", help=parts.say("cli.validate"))
    @click.argument("files", type=PATH, nargs=-1, required=True, metavar=parts.say("cli.folder_metavar") + "...")
    @parts.telling
    def validate(files: tuple[Path, ...], *, is_json: bool) -> None:
        from engine.cli.views import show_validation  # noqa: PLC0415  # when it runs
        show_validation(parts.door(is_json=is_json), files)
