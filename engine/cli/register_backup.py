"""``frist register backup`` and ``restore``: a copy of the register kept elsewhere, and the way back from it."""

from datetime import UTC, datetime
from pathlib import Path

import click

from engine.cli import register_backup_views as views
from engine.cli.parts import PATH, Parts


def backup_command(register: click.Group, parts: Parts) -> None:
    """Add the command ``backup`` to the group."""
    @register.command("backup", help=parts.say("backup.backup"))
    @click.argument("to", type=PATH, metavar=parts.say("backup.to_metavar"))
    @parts.telling
    def backup(to: Path, *, is_json: bool) -> None:
        views.back_up(parts.door(is_json=is_json), to, datetime.now(UTC))


def restore_command(register: click.Group, parts: Parts) -> None:
    """Add the command ``restore`` to the group."""
    @register.command("restore", help=parts.say("backup.restore"))
    @click.argument("backup", type=PATH, metavar=parts.say("backup.from_metavar"))
    @parts.option("--dry-run", "backup.dry_run", "is_dry_run", is_flag=True)
    @parts.telling
    def restore(backup: Path, *, is_dry_run: bool, is_json: bool) -> None:
        views.restore(parts.door(is_json=is_json), backup, datetime.now(UTC), is_dry_run=is_dry_run)
