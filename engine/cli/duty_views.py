"""What the commands about duties show: duties, and the decisions of a matter."""

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click
from attrs import frozen

from engine.cli.door import Door, is_several
from engine.cli.money_views import Form, heading
from engine.cli.views import assessed, assessed_all, check_party, end_with, faults_told
from engine.documents.quoting import listed
from engine.explain import as_json, duties, duties_json
from engine.explain.basis import assessed_on, cited, footer, rests_on
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment, gathered
from engine.model.dates import EARLIEST, LATEST, MONTHS_A_YEAR, add_months
from engine.model.duties import matter_of
from engine.model.obligations import Obligation
from engine.model.text import printable


@frozen
class Wanted:
    """Which duties are asked for; None: whichever."""

    party: str | None
    start: date | None
    end: date | None
    status: str | None

    def has(self, agreement: Agreement, each: Obligation) -> bool:
        """Whether a duty is asked for. One without a last day falls in all of its period."""
        first, last = each.due_days
        party = agreement.party_called(self.party)
        return (first <= (self.end or LATEST) and (self.start or EARLIEST) <= last
                and self.status in (None, each.status.value)
                and (self.party is None or party in {each.by, *duties.owed_to(agreement, each)}))


def show_obligations(form: Form, path: Path, wanted: Wanted, as_of: date, known_on: date | None) -> None:
    """The duties besides money, over one agreement or a folder of them, in the order of their last days."""
    door = form.door
    agreements, problems = door.load_all(path, known_on)
    check_party(door, agreements, wanted.party)
    shown, faults = assessed_all(door, agreements, as_of, known_on)
    problems += faults
    if problems and not shown:
        door.refuse(tuple(problems))
    until = wanted.end or min(add_months(as_of, MONTHS_A_YEAR), LATEST)
    of_each = [(agreement, found, sorted((
        each for each in (*found.obligations, *(one for one in found.owed_ahead(until) if one.due_days[0] <= until))
        if wanted.has(agreement, each)), key=_last_day)) for agreement, found in shown]
    rows = sorted(((agreement, each) for agreement, _, some in of_each for each in some),
                  key=lambda row: _last_day(row[1]))
    is_folder = is_several(path)
    table = duties.table(rows, door.say, is_titled=is_folder)
    each_told = [_told(door, found, some) for _, found, some in of_each]
    several = {"as_of": as_of.isoformat(), "known_on": known_on.isoformat() if known_on is not None else None,
               "agreements": each_told}

    def lines() -> Iterator[str]:
        yield from table.lines(door.say) if rows else [door.say("duty.none")]
        for agreement, found, some in of_each:
            yield from doubts(door, agreement if is_folder else None, found, None if some else ())
        yield assessed_on(as_of, known_on, door.say)
        why = tuple(reason for _, each in rows for reason in each.reasons)
        yield door.say("line.clauses_in_rows") if is_folder else rests_on(cited(why), door.say)

    form.show(table, lines(), {**(several if is_folder else each_told[0]), "rulebook": door.identity,
                               **faults_told(door, problems)})
    end_with(door, problems)


def doubts(door: Door, heading_of: Agreement | None, found: Assessment, only: Collection[str] | None) -> Iterator[str]:
    """The questions and the assumptions about duties, ``only`` those to do what is given, under their agreement."""
    told = list(duties.doubt_lines(found, door.say, only))
    if told and heading_of is not None:
        yield heading_of.title
    yield from told


def _last_day(each: Obligation) -> date:
    return each.due_days[1]


def _told(door: Door, found: Assessment, some: list[Obligation]) -> dict[str, Any]:
    """The duties of one agreement as JSON, with what is left to know and the reasons."""
    why = gathered(tuple(reason for each in some for reason in each.reasons))
    ids = as_json.numbered(why)
    return {**heading(found), "obligations": [duties_json.obligation(each, ids) for each in some],
            **remarks(door, found), "reasons": as_json.reasons(why, door.say)}


def remarks(door: Door, found: Assessment, only: Collection[str] | None = None) -> dict[str, Any]:
    """The questions and the assumptions about duties, ``only`` those to do what is given, as JSON."""
    return {f"{key}s": [as_json.remark(key, each, door.say) for each in duties.about_duties(about, only)]
            for key, about in (("question", found.questions), ("assumption", found.assumptions))}


def show_matter(form: Form, file: Path, reference: str | None, as_of: date, known_on: date | None) -> None:
    """Each matter, or the one asked for: its decisions, where it stands, and what is still owed."""
    door, agreement = form.door, form.door.load(file, known_on)
    found = assessed(door, agreement, as_of, known_on)
    known = [each.reference for each in found.matters]
    wanted = {reference, *(each.matter for each in agreement.decisions if each.reference == reference),
              *([matter_of(reference)] if reference is not None else [])}
    shown = [each for each in found.matters if reference is None or each.reference in wanted]
    if reference is not None and not shown:
        raise click.UsageError(door.say("cli.unknown_matter", reference=printable(reference), known=listed(known)),
                               click.get_current_context())
    why = gathered((*(reason for each in shown for reason in each.reasons),
                    *(reason for each in shown for one in each.owed for reason in one.reasons)))
    ids = as_json.numbered(why)

    def lines() -> Iterator[str]:
        for each in shown:
            yield from duties.matter_lines(agreement, each, door.say)
        if not shown:
            yield door.say("matter.none")
        yield from footer(found, cited(why), door.say)

    form.show(duties.matter_table(agreement, shown, door.say), lines(), {
        **heading(found), "matters": [duties_json.matter(each, ids) for each in shown],
        "obligations": [duties_json.obligation(one, ids) for each in shown for one in each.owed],
        "reasons": as_json.reasons(why, door.say), "rulebook": door.identity})
