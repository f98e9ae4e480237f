"""What the command ``timeline`` shows: one agreement's life, or all that concerns one party, day by day."""

from datetime import date
from pathlib import Path
from typing import Any

import click
from attrs import frozen

from engine.cli.door import Door, is_several
from engine.cli.views import assessed_all, check_party, end_with
from engine.explain import report
from engine.explain.basis import assessed_on
from engine.explain.moments import Moment, line
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment
from engine.model.dates import LATEST


@frozen
class Days:
    """The days that are asked for, inclusive."""

    start: date
    end: date | None
    """None: as far as is told."""

    def has(self, moment: Moment) -> bool:
        """Whether a moment is asked for. The day of the assessment always is."""
        return moment.kind == "as_of" or self.start <= moment.day <= (self.end or LATEST)


def show_timeline(door: Door, path: Path, party: str | None, days: Days, as_of: date, known_on: date | None) -> None:
    """What happens in the order of the days; over a folder, what concerns one party."""
    agreements, problems = door.load_all(path, known_on)
    if is_several(path) and party is None:
        raise click.UsageError(door.say("cli.folder_needs_party"), click.get_current_context())
    check_party(door, agreements, party)
    shown, faults = assessed_all(door, agreements, as_of, known_on)
    problems += faults
    if problems and not shown:
        door.refuse(tuple(problems))
    rows = sorted(((moment, agreement, found) for agreement, found in shown
                   if party is None or agreement.party_called(party) is not None
                   for moment in report.timeline(agreement, found, door.say, agreement.party_called(party), days.end)
                   if days.has(moment)), key=lambda row: (row[0], row[1].title))
    is_folder = is_several(path)
    if is_folder:  # the day asked about is one and the same for all of them
        today = [number for number, row in enumerate(rows) if row[0].kind == "as_of"]
        rows = [row for number, row in enumerate(rows) if number not in today[1:]]
    if door.is_json:
        door.print_json([_told(moment, agreement, found, door) for moment, agreement, found in rows])
    else:
        for moment, agreement, _ in rows:
            title = agreement.title if is_folder and moment.kind != "as_of" else ""
            told = line(moment, door.say, title)
            click.echo(click.style(told, bold=True) if moment.kind == "as_of" else told)
        if is_folder:
            click.echo(assessed_on(as_of, known_on, door.say))
        else:
            (agreement, found), = shown
            door.print(report.after_timeline(agreement, found, [row[0] for row in rows], door.say))
    end_with(door, problems)


def _told(moment: Moment, agreement: Agreement, found: Assessment, door: Door) -> dict[str, Any]:
    """A moment as JSON."""
    assumed = ["; ".join(map(door.say.remark, each.assumes)) for each in found.readings]
    return {"agreement": agreement.id, "day": moment.day.isoformat(), "dated": moment.is_dated, "kind": moment.kind,
            "what": moment.text, "of": moment.of or None, "certain": moment.is_certain,
            "only_if": [assumed[number - 1] for number in moment.readings]}
