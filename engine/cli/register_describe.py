"""``frist register describe`` and ``annex check``: what a registrator tells of an agreement."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from engine.cli import registration_views as views
from engine.cli.parts import PATH, Parts
from engine.cli.register_views import Writer


def describing_commands(register: click.Group, parts: Parts) -> None:
    """Add the commands to the group."""
    for add in (_describe, _annex):
        add(register, parts)


def _describe(register: click.Group, parts: Parts) -> None:
    say = parts.say
    text, party, path = say("cli.text_metavar"), say("cli.party_metavar"), say("registration.path_metavar")

    @register.command("describe", help=say("registration.describe"))
    @click.argument("agreement", metavar=say("registration.agreement_metavar"))
    @parts.option("--diary-number", "registration.diary_number", "diary_number", metavar=say("cli.number_metavar"))
    @parts.option("--signed-for", "registration.signed_for", "signed_for", metavar=party)
    @parts.option("--signed-on", "registration.signed_on", "signed_on", type=parts.day)
    @parts.option("--decision", "registration.decision", "decision", metavar=text)
    @parts.option("--original", "registration.original", "original", metavar=text)
    @parts.option("--secrecy", "registration.secrecy", "secrecy", metavar=text)
    @parts.option("--annex", "registration.annex", "annexes", multiple=True, type=PATH, metavar=path)
    @parts.option("--annex-title", "registration.annex_title", "titles", multiple=True, metavar=text)
    @parts.option("--extract", "registration.extract", "extracts", multiple=True, metavar=text)
    @parts.option("--sent-on", "registration.sent_on", "sent_on", multiple=True, type=parts.day)
    @parts.writing
    @parts.telling
    def describe(agreement: str, who: str, why: str, reference: str, *, is_json: bool,
                 **told: Any) -> None:  # noqa: ANN401  # the options above
        views.describe(parts.door(is_json=is_json), agreement, views.Told(**told), Writer(who, why, reference),
                       datetime.now(UTC))


def _annex(register: click.Group, parts: Parts) -> None:
    @register.group("annex", cls=parts.group_class(), help=parts.say("registration.annexes"))
    @parts.language
    def annex() -> None:
        pass

    @annex.command("check", help=parts.say("registration.check"))
    @click.argument("agreement", metavar=parts.say("registration.agreement_metavar"))
    @click.argument("files", type=PATH, nargs=-1, required=True, metavar=parts.say("registration.paths_metavar"))
    @parts.telling
    def check(agreement: str, files: tuple[Path, ...], *, is_json: bool) -> None:
        views.check_annexes(parts.door(is_json=is_json), agreement, files)
