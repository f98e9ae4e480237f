"""``frist register import``: agreements from a folder of documents or a list, shown before they are entered."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any, Final

import click
from attrs import field, frozen

from engine.cli.door import DOCUMENT_FAULT, Door
from engine.cli.parts import PATH, Parts
from engine.cli.register_views import Writer, progress
from engine.documents import load, without_doubles, without_rings
from engine.explain import as_json
from engine.model.agreement import Agreement
from engine.model.problems import Origin, Problem, ProblemsError
from engine.model.text import printable
from engine.register.batches import AT_A_TIME
from engine.register.chain import Entry
from engine.register.contents import known, version_body
from engine.register.exporting import exported
from engine.register.lists.planning import REGISTERED, Change, Planned, Step, plan, plan_row
from engine.register.lists.rows import Row
from engine.register.registration import registered
from engine.register.store import AGREEMENT, LONGEST, REGISTRATION, Draft

_MOST_NAMED: Final = 10
"""Unchanged agreements that are named one by one."""


def import_command(register: click.Group, parts: Parts) -> None:
    """Add the command to the group."""
    @register.command("import", help=parts.say("import.command"))
    @click.argument("what", type=PATH, metavar=parts.say("import.what"))
    @parts.option("--map", "import.map_option", "map_path", type=PATH, metavar=parts.say("import.map_metavar"))
    @parts.option("--yes", "import.yes", "is_agreed", is_flag=True)
    @parts.option("--skip-faulty", "import.skip_faulty", "is_skipping", is_flag=True)
    @parts.writing
    @parts.telling
    def import_(what: Path, map_path: Path | None, who: str, why: str, reference: str, *, is_agreed: bool,
                is_skipping: bool, is_json: bool) -> None:
        door = parts.door(is_json=is_json)
        with door.refusing():
            found = _found(door, what, map_path)
        _import(door, found, Writer(who, why, reference), is_agreed=is_agreed, is_skipping=is_skipping)


@frozen(kw_only=True)
class _Found:
    """What an import comes to, and what it was read from."""

    planned: list[Planned]
    problems: list[Problem] = field(factory=list)
    faulty: set[Origin] = field(factory=set)
    """The documents, or rows, that have problems."""
    hidden: tuple[str, ...] = ()
    """Sheets that were not read, since they are hidden."""
    what: Path
    map_path: Path | None = None
    is_first: bool = False
    """The map has just been written: it is to be checked before anything is entered."""

    def of(self, step: Step) -> list[Planned]:
        """Those that something is to be done with, or nothing."""
        return [each for each in self.planned if each.step is step]

    @property
    def to_enter(self) -> list[Planned]:
        """Those of which there will be an entry."""
        return [each for each in self.planned if each.step is not Step.UNCHANGED]


def _found(door: Door, what: Path, map_path: Path | None) -> _Found:
    from engine.register.lists.sheets import is_list  # noqa: PLC0415  # documents need no lists
    register = door.register  # a register that is not there is told first
    if is_list(what):
        return _from_list(door, what, map_path)
    if map_path is not None:
        raise ProblemsError((Problem(Origin(str(map_path)), "list_map_for_documents"),))
    agreements, problems = _documents(door, what)
    planned = []
    known = register.versions([each.id for each in agreements])
    for agreement in agreements:
        try:
            planned.append(plan(agreement, version_body(Path(agreement.origin.file)), known.get(agreement.id)))
        except ProblemsError as error:
            problems += error.problems
    return _Found(planned=planned, problems=problems, faulty={Origin(each.origin.file) for each in problems}, what=what)


def _documents(door: Door, what: Path) -> tuple[list[Agreement], list[Problem]]:
    """The agreements in a document or a folder; in one that the register was exported to, those that were in it."""
    mains = exported(what)
    if mains is None:
        return door.load_all(what)
    agreements: list[Agreement] = []
    problems: list[Problem] = []
    with progress(door, len(mains), "import.reading") as told:
        for each in mains:
            try:
                agreements.append(load(each))
            except ProblemsError as error:
                problems += error.problems
            told(1)
    agreements, doubles = without_doubles(agreements)
    agreements, rings = without_rings(agreements)
    return agreements, problems + doubles + rings


def _from_list(door: Door, what: Path, map_path: Path | None) -> _Found:
    from engine.register.lists.mapping import guess, read_map, written  # noqa: PLC0415  # as above
    from engine.register.lists.rows import rows  # noqa: PLC0415  # as above
    from engine.register.lists.sheets import read, sheets  # noqa: PLC0415  # as above
    is_first = map_path is None
    if map_path is None:
        map_path = what.with_suffix(".map.toml")
        sheet, how = guess(sheets(what))
        try:
            with map_path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(written(how, sheet, door.say))
        except FileExistsError:
            there = Problem(Origin(str(map_path)), "list_there", {"path": printable(map_path.name)})
            raise ProblemsError((there,)) from None
    else:
        how = read_map(map_path)
        sheet = read(what, how.sheet)
    found = _Found(planned=[], hidden=sheet.hidden, what=what, map_path=map_path, is_first=is_first)
    try:
        with progress(door, len(sheet.rows), "import.reading") as told:
            for some in _batches(rows(sheet, how, Origin(str(map_path)))):
                _plan(door, some, found)
                told(len(some))
    except ProblemsError as error:
        if not is_first:
            raise
        found.problems.extend(error.problems)
    return found


def _batches(rows: Iterable[Row]) -> Iterable[list[Row]]:
    left = iter(rows)
    while some := list(islice(left, AT_A_TIME)):
        yield some


def _plan(door: Door, rows: list[Row], found: _Found) -> None:
    by_agreement: dict[str | None, list[Entry]] = {}
    for each in door.register.store.entries(None, [each.id for each in rows if not each.problems]):
        by_agreement.setdefault(each.agreement, []).append(each)
    for row in rows:
        entries = by_agreement.get(row.id, [])
        here = known(entries).get(row.id)
        version = None if here is None else here.version
        planned = row.problems or plan_row(row, version, registered(entries))
        if isinstance(planned, Planned):
            found.planned.append(planned)
        else:
            found.problems.extend(planned)
            found.faulty.add(row.origin)


def _import(door: Door, found: _Found, writer: Writer, *, is_agreed: bool, is_skipping: bool) -> None:
    """Show what would be entered and, if all can be and it is agreed to, enter it."""
    if not door.is_json:
        _show(door, found)
    door.tell(found.problems)
    is_stopped = bool(found.problems) and not is_skipping and not found.is_first
    entered: Sequence[Entry] | None = None
    if not found.is_first and not is_stopped and (is_agreed or _agreed(door, found)):
        with door.refusing():
            entered = _entered(door, found, writer)
    if door.is_json:
        door.print_json(_json(door, found, entered))
    else:
        _conclude(door, found, entered, is_stopped=is_stopped)
    if is_stopped:
        raise SystemExit(DOCUMENT_FAULT)


def _agreed(door: Door, found: _Found) -> bool:
    """Whether who runs the command says yes. Nothing is asked where JSON is answered, or nothing is to be entered."""
    if door.is_json or not found.to_enter:
        return False
    say = door.say
    asked = f"{say('import.ask', count=len(found.to_enter))} [{say('import.answers')}]"
    answer: str = click.prompt(asked, default="", show_default=False, err=True)
    return answer.strip().casefold() in say("import.yes_words").split()


def _entered(door: Door, found: _Found, writer: Writer) -> Sequence[Entry]:
    drafts = [draft for each in found.to_enter for draft in _drafts(door, each, writer)]
    return door.register.enter(drafts, datetime.now(UTC)) if drafts else ()


def _drafts(door: Door, each: Planned, writer: Writer) -> Iterator[Draft]:
    """What is to be entered: with the agreement's own diary number, if it has one, and where it was told."""
    at = each.origin
    place = " ".join(part for part in (Path(at.file).name, at.path) if part)
    why = door.say("import.why_and", why=writer.why, place=place) if writer.why else door.say("import.why", place=place)
    here = Writer(writer.who, printable(why)[:LONGEST], each.facts.get("diary_number", writer.reference))
    if each.version is not None:
        yield here.draft(AGREEMENT, each.agreement, each.version)
    yield from (here.draft(REGISTRATION, each.agreement, told) for told in each.registrations)


def _show(door: Door, found: _Found) -> None:
    say = door.say
    for each in found.to_enter:
        click.echo(say(f"import.{each.step.value}", agreement=each.agreement, title=printable(each.title)))
        if each.step is Step.CHANGED:
            door.print([_change(door, change) for change in each.changes] or [say("import.other_files")])
    unchanged = [each.agreement for each in found.of(Step.UNCHANGED)]
    if len(unchanged) > _MOST_NAMED:
        click.echo(say("import.unchanged_many", count=len(unchanged)))
    elif unchanged:
        click.echo(say("import.unchanged", agreements=", ".join(unchanged)))
    if found.hidden:
        click.echo(say("import.hidden", sheets=", ".join(map(printable, found.hidden))))
    left = _not_entered(found)
    if left:
        click.echo(say("import.not_entered", columns=", ".join(say(f"import.column.{each}") for each in left)))
    click.echo(say("import.counts", added=len(found.of(Step.ADDED)), changed=len(found.of(Step.CHANGED)),
                   unchanged=len(unchanged), faulty=len(found.faulty)))


def _not_entered(found: _Found) -> list[str]:
    """What rows tell that is not entered: names of persons are told apart, with what it rests on to keep them."""
    return sorted({key for each in found.planned for key in each.facts} - {*REGISTERED})


def _change(door: Door, change: Change) -> str:
    nothing = door.say("import.nothing")
    return door.say("import.change", key=change.key, before=change.before or nothing, after=change.after or nothing)


def _conclude(door: Door, found: _Found, entered: Sequence[Entry] | None, *, is_stopped: bool) -> None:
    say = door.say
    if found.is_first:
        path = printable(str(found.map_path))
        door.print([say("import.map_written", path=path),
                    say("import.check_map", what=printable(str(found.what)), path=path)])
    elif entered:
        count = len({each.agreement for each in entered})
        entries = "\N{EN DASH}".join(dict.fromkeys(str(each.seq) for each in (entered[0], entered[-1])))
        click.echo(say("import.entered_1" if count == 1 else "import.entered", count=count, entries=entries))
    else:
        click.echo(say("import.nothing_entered"))
        if is_stopped and found.map_path is not None:
            click.echo(say("import.skip_them"), err=True)


def _json(door: Door, found: _Found, entered: Sequence[Entry] | None) -> dict[str, Any]:
    return {
        "map": None if found.map_path is None else str(found.map_path), "is_first": found.is_first,
        **{step.value: [_planned_json(each) for each in found.of(step)] for step in Step},
        "hidden_sheets": list(found.hidden), "not_entered": _not_entered(found),
        "entered": None if entered is None else [{"entry": each.seq, "agreement": each.agreement} for each in entered],
        "problems": [as_json.problem(each, door.say) for each in found.problems]}


def _planned_json(each: Planned) -> dict[str, Any]:
    return {"agreement": each.agreement, "title": each.title, "file": each.origin.file, "path": each.origin.path,
            "facts": dict(each.facts),
            "changes": [{"key": one.key, "before": one.before, "after": one.after} for one in each.changes]}
