"""``frist register export``: the register as a folder of documents, or as a table."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import click

from engine.assess.together import assess_each
from engine.cli import source
from engine.cli.door import Door
from engine.cli.parts import PATH, Parts
from engine.cli.register_views import progress
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment
from engine.model.dates import today_in_stockholm
from engine.model.problems import Origin, Problem, ProblemsError
from engine.model.text import printable
from engine.register.chain import AsKnown
from engine.register.contents import agreement_of
from engine.register.exporting import MANIFEST, folder_name, manifest, table, write
from engine.register.registration import registered
from engine.register.store import refuse

_TABLES: Final = (".xlsx", ".csv")


def export_command(register: click.Group, parts: Parts) -> None:
    """Add the command to the group."""
    @register.command("export", help=parts.say("export.command"))
    @click.argument("to", type=PATH, metavar=parts.say("export.to"))
    @parts.option("--known-on", "export.known_at", "known_on", metavar=parts.say("export.known_at_metavar"))
    @parts.option("--as-of", "as_of", type=parts.day)
    @parts.telling
    def export(to: Path, known_on: str | None, as_of: date | None, *, is_json: bool) -> None:
        door = parts.door(is_json=is_json)
        with door.refusing():
            then = None if known_on is None else _instant(known_on)
            register = door.register  # a register that is not there is told first
            refuse(list(register.store.verify()))  # what is altered would be left out, or written as if it were not
            if to.suffix.casefold() in _TABLES:
                count = _as_table(door, to, then, as_of or today_in_stockholm())
            else:
                count = _as_folder(door, to, then)
        if is_json:
            door.print_json({"register": register.store.place.shown, "written": str(to), "agreements": count})
        else:
            click.echo(door.say("export.done", count=count, path=printable(str(to))))


def _instant(told: str) -> AsKnown:
    """What ``ID@`` takes; ``ProblemsError`` if it is no instant."""
    asked = source.asked(Path(f"register:x@{told}"), None)
    if asked is None or asked.then is None:
        raise ProblemsError((Problem(Origin("--known-on"), "not_an_instant", {"got": printable(told)}),))
    return asked.then


def _there(path: Path) -> ProblemsError:
    return ProblemsError((Problem(Origin(str(path)), "list_there", {"path": printable(path.name)}),))


def _as_folder(door: Door, to: Path, then: AsKnown) -> int:
    """Write each agreement into a folder of its own in ``to``, which is empty or not there."""
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise _there(to)
    to.mkdir(parents=True, exist_ok=True)
    head = door.register.store.head()
    if then is None:  # what others enter meanwhile comes after the end of the chain that is told
        then = head.seq
    ids = door.register.store.agreements(then)
    mains: dict[str, Path] = {}
    with progress(door, len(ids), "export.writing") as told:
        for agreement, what in door.register.contents(then):
            try:
                mains[agreement] = write(what, to / folder_name(agreement), door.say)
            except FileExistsError:  # two ids that differ in what this disk does not tell apart
                raise _there(to / folder_name(agreement)) from None
            told(1)
    (to / MANIFEST).write_text(manifest(mains, to, head), encoding="utf-8", newline="\n")  # last: all is there
    return len(mains)


def _as_table(door: Door, to: Path, then: AsKnown, as_of: date) -> int:
    """Write the agreements as a table to ``to``, which is not there."""
    if to.exists():
        raise _there(to)
    told = table(_assessed(door, then, as_of), door.say)
    if to.suffix.casefold() == ".csv":
        content = told.csv()
    else:
        from engine.explain.spreadsheet import workbook  # noqa: PLC0415  # openpyxl takes long to load
        content = workbook(told)
    try:
        with to.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise _there(to) from None
    return len(told.rows)


def _assessed(door: Door, then: AsKnown, as_of: date) -> Iterator[tuple[Agreement, Assessment, str]]:
    """Each agreement as known then, as of the day, with its diary number. Those that cannot be are told."""
    references: dict[str, str] = {}
    agreements: list[Agreement] = []
    problems: list[Problem] = []
    for agreement, what in door.register.contents(then):
        try:
            agreements.append(agreement_of(what))
            entries = door.register.store.entries(then, [agreement])
            references[agreement] = registered(entries).diary_number or what.version.reference
        except ProblemsError as error:
            problems += error.problems
    for found in assess_each(agreements, as_of, door.inference).values():
        if isinstance(found, ProblemsError):
            problems += found.problems
        else:
            yield *found, references[found[0].id]
    door.tell(problems)
