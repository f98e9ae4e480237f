"""What the commands about the register itself show."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click
from attrs import frozen

from engine.cli.door import Door
from engine.model.problems import Problem, ProblemsError
from engine.model.text import printable
from engine.register.chain import Head
from engine.register.contents import version_body
from engine.register.deriving import Progress
from engine.register.errors import RegisterError
from engine.register.register import Register
from engine.register.store import AGREEMENT, Draft, refuse
from engine.register.url import place


@frozen
class Writer:
    """Who writes in the register, why, and what it rests on."""

    who: str
    why: str
    reference: str

    def draft(self, kind: str, agreement: str, body: object, points_at: int | None = None) -> Draft:
        """What is to be entered, by this writer."""
        return Draft(kind=kind, agreement=agreement, body=body, who=self.who, why=self.why, reference=self.reference,
                     points_at=points_at)


def make(door: Door) -> None:
    """Make a register where there is none. One that is there already stays as it is."""
    with door.refusing():
        somewhere = place(door.place, os.environ)
        is_new = not _is_there(somewhere.file)
        with Register.open(somewhere, door.inference, make=True) as made:
            head = made.store.head()
    is_new = is_new and head.seq == 0
    if door.is_json:
        door.print_json({"register": somewhere.shown, "entries": head.seq})
    else:
        key = "register.made" if is_new else "register.there"
        click.echo(door.say(key, place=printable(somewhere.shown), entries=head.seq))


def _is_there(file: Path | None) -> bool:
    return file is not None and file.exists()


def add(door: Door, files: tuple[Path, ...], writer: Writer, now: datetime) -> None:
    """Add the documents, or new versions of those that are there; all of them, or none."""
    drafts: list[Draft] = []
    unchanged: list[str] = []
    problems: list[Problem] = []
    for file in files:
        agreements, faults = door.load_all(file)
        problems += faults
        for agreement in agreements:
            try:
                body = version_body(Path(agreement.origin.file))
            except ProblemsError as error:
                problems += error.problems
                continue
            with door.refusing():
                is_known = _is_known(door, agreement.id, body)
            if is_known:
                unchanged.append(agreement.id)
            else:
                drafts.append(writer.draft(AGREEMENT, agreement.id, body))
    if problems:
        door.refuse(tuple(problems))
    with door.refusing():
        entered = door.register.enter(drafts, now) if drafts else ()
    if door.is_json:
        door.print_json({"entered": [{"entry": each.seq, "agreement": each.agreement} for each in entered],
                         "unchanged": unchanged})
        return
    door.print([door.say("register.added", agreement=each.agreement, entry=each.seq) for each in entered])
    door.print([door.say("register.unchanged", agreement=each) for each in unchanged])


def _is_known(door: Door, agreement: str, body: object) -> bool:
    """Whether the latest version of the agreement is the same, byte for byte."""
    found = door.register.version(agreement)
    return found is not None and found.told == body


def show_head(door: Door) -> None:
    """The end of the chain, to be kept elsewhere."""
    with door.refusing():
        head = door.register.store.head()
    if door.is_json:
        door.print_json({"head": str(head), "entries": head.seq})
    else:
        click.echo(str(head))


def verify(door: Door, told: str | None) -> None:
    """Whether the chain is whole and, against a head that was kept, has lost nothing."""
    try:
        head = None if told is None else Head.parse(told)
    except ValueError:
        raise click.UsageError(door.say("register.bad_head", head=printable(told or "")),
                               click.get_current_context()) from None
    with door.refusing():
        now = door.register.store.head()  # before the rest, so that all that is said to be whole has been looked at
        problems = door.register.store.verify(head)
    if problems:
        door.refuse(problems)
    if door.is_json:
        door.print_json({"head": str(now), "entries": now.seq, "problems": []})
    else:
        click.echo(door.say("register.whole", entries=now.seq))
        click.echo(door.say("register.against_head" if head is not None else "register.keep_head"))


def refresh(door: Door, now: datetime) -> None:
    """Derive again all that is derived."""
    with door.refusing():
        refuse(list(door.register.store.verify()))  # what is altered would be derived from as if it were not
    with door.refusing(), progress(door, len(door.register.store.agreements())) as told:
        count = door.register.refresh(now, told)
    if door.is_json:
        door.print_json({"agreements": count})
    else:
        click.echo(door.say("register.refreshed", count=count))


def is_up_to_date(door: Door, now: datetime) -> bool:
    """Derive again what no longer holds. False, and that is told, if the register can only be read."""
    stale = door.register.stale(now)
    try:
        with progress(door, len(stale)) as told:
            door.register.bring_up_to_date(now, told)
    except RegisterError as error:
        if error.key != "read_only":
            raise
        click.echo(door.say("register.only_read", count=len(stale)), err=True)
        return False
    return True


@contextmanager
def progress(door: Door, length: int, key: str = "register.deriving") -> Iterator[Progress]:
    """What tells how far a work has come, on a terminal, where it is long."""
    if not length or not sys.stderr.isatty():
        yield lambda _: None
        return
    with click.progressbar(length=length, label=door.say(key), file=sys.stderr) as bar:
        yield bar.update
