"""What the commands about backups show."""

import os
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Final

import click

from engine.cli.door import Door
from engine.cli.register_views import progress
from engine.model.text import printable
from engine.register import backup as backups
from engine.register.errors import RegisterError
from engine.register.register import Register
from engine.register.store import Store
from engine.register.url import Place, place

_TENTH_OF_A_MEGABYTE: Final = 100_000


def back_up(door: Door, to: Path, now: datetime) -> None:
    """Write a backup and tell what it holds."""
    with door.refusing(), progress(door, backups.rows_in(door.register.store), "backup.copying") as told:
        made = backups.back_up(door.register.store, to, now, told)
    if door.is_json:
        door.print_json({"backup": str(made.file), "entries": made.head.seq, "head": str(made.head),
                         "bytes": made.size, "verified": True, "derived": made.has_derived,
                         "left_over": [str(each) for each in made.left_over]})
        return
    for each in made.left_over:
        click.echo(door.say("backup.left_over", place=printable(str(each))), err=True)
    if not made.has_derived:
        click.echo(door.say("backup.without_derived"), err=True)
    door.print([
        door.say("backup.made", place=printable(str(made.file))),
        door.say("backup.holds", entries=made.head.seq, size=_megabytes(made.size)),
        door.say("backup.head", head=str(made.head))])


def restore(door: Door, file: Path, now: datetime, *, is_dry_run: bool) -> None:
    """Restore what the register lacks of a backup, or tell what would be restored."""
    with door.refusing(), backups.opened_backup(file) as backup:
        somewhere = place(door.place, os.environ)
        register = _register(somewhere)
        try:
            lacks = backups.missing(backup, register)
        finally:
            if register is not None:
                register.close()
        if lacks.count and not is_dry_run:
            _restore(door, backup, somewhere, lacks, now)
    if door.is_json:
        door.print_json({"register": somewhere.shown, "entries_before": lacks.after.seq, "restored": lacks.count,
                         "entries": lacks.until.seq, "head": str(lacks.until), "dry_run": is_dry_run})
        return
    key = "nothing_lacking" if not lacks.count else "would_restore" if is_dry_run else "restored"
    door.print([door.say(f"backup.{key}", place=printable(somewhere.shown), before=lacks.after.seq, count=lacks.count,
                         entries=lacks.until.seq),
                door.say("backup.head", head=str(lacks.until))])


def _restore(door: Door, backup: Store, somewhere: Place, lacks: backups.Missing, now: datetime) -> None:
    with Register.open(somewhere, door.inference, make=True) as register:
        with progress(door, backups.rows_in(backup), "backup.copying") as told:
            is_forgotten = backups.restore(backup, register.store, lacks, told)
        with progress(door, len(register.stale(now))) as told:
            register.bring_up_to_date(now, told)
    if not is_forgotten:
        click.echo(door.say("person.still_read", place=printable(somewhere.shown)), err=True)
    if not lacks.after.seq and backups.has_persons(backup):
        click.echo(door.say("backup.erased_since"), err=True)


def _register(somewhere: Place) -> Store | None:
    """The register that is to be completed; None if there is none yet."""
    try:
        return Store.open(somewhere)
    except RegisterError as error:
        if error.key == "none":
            return None
        raise


def _megabytes(size: int) -> Fraction:
    """Bytes as megabytes, rounded up to a tenth."""
    return Fraction(-(-size // _TENTH_OF_A_MEGABYTE), 10)
