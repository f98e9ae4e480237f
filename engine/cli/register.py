"""``frist register``: the register itself, made, filled and tried."""

from datetime import UTC, datetime
from pathlib import Path

import click

from engine.cli import register_views as views
from engine.cli.parts import PATH, Parts
from engine.cli.register_asking import asking_commands
from engine.cli.register_backup import backup_command, restore_command
from engine.cli.register_describe import describing_commands
from engine.cli.register_export import export_command
from engine.cli.register_import import import_command
from engine.cli.register_persons import person_commands


def register_commands(register: click.Group, parts: Parts) -> None:
    """Add the commands about the register to the group."""
    for add in (_init, _add, import_command, export_command, asking_commands, describing_commands, person_commands,
                _head, _verify, _refresh, backup_command, restore_command):
        add(register, parts)


def _init(register: click.Group, parts: Parts) -> None:
    @register.command("init", help=parts.say("register.init"))
    @parts.telling
    def init(*, is_json: bool) -> None:
        views.make(parts.door(is_json=is_json))


def _add(register: click.Group, parts: Parts) -> None:
    @register.command("add", help=parts.say("register.add"))
    @click.argument("files", type=PATH, nargs=-1, required=True, metavar=parts.say("cli.files_metavar"))
    @parts.writing
    @parts.telling
    def add(files: tuple[Path, ...], who: str, why: str, reference: str, *, is_json: bool) -> None:
        views.add(parts.door(is_json=is_json), files, views.Writer(who, why, reference), datetime.now(UTC))


def _head(register: click.Group, parts: Parts) -> None:
    @register.command("head", help=parts.say("register.head"))
    @parts.telling
    def head(*, is_json: bool) -> None:
        views.show_head(parts.door(is_json=is_json))


def _verify(register: click.Group, parts: Parts) -> None:
    @register.command("verify", help=parts.say("register.verify"))
    @parts.option("--head", "register.head_option", "head", metavar=parts.say("cli.head_metavar"))
    @parts.telling
    def verify(head: str | None, *, is_json: bool) -> None:
        views.verify(parts.door(is_json=is_json), head)


def _refresh(register: click.Group, parts: Parts) -> None:
    @register.command("refresh", help=parts.say("register.refresh"))
    @parts.telling
    def refresh(*, is_json: bool) -> None:
        views.refresh(parts.door(is_json=is_json), datetime.now(UTC))
