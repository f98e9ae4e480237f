"""What the command about forums shows: the forums, and what each party is to attend or report in a year."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click
from attrs import frozen

from engine.cli.door import Door, is_several
from engine.cli.duty_views import doubts, remarks
from engine.cli.money_views import Form, heading
from engine.cli.views import assessed_all, check_party, end_with, faults_told
from engine.documents.quoting import listed
from engine.explain import attendance, duties, duties_json
from engine.explain.attendance import Attendance
from engine.explain.basis import assessed_on, rests_on
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment
from engine.model.dates import EARLIEST, LATEST, first_possible, last_possible
from engine.model.duties import Forum, ForumKind, ForumLevel
from engine.model.problems import Problem
from engine.model.text import printable


@frozen(kw_only=True)
class WantedForum:
    """Which forums are asked for; None: whichever."""

    kind: ForumKind | None
    level: ForumLevel | None
    convenor: str | None
    party: str | None
    ends_from: date | None
    ends_to: date | None

    @property
    def is_any(self) -> bool:
        """Whether nothing is asked of a forum itself, whoever takes part in it."""
        return (self.kind, self.level, self.convenor, self.ends_from, self.ends_to) == (None,) * 5

    def has(self, agreement: Agreement, each: Forum) -> bool:
        """Whether a forum is asked for, whoever takes part in it.

        One without a last day ends within no period; one of which only the month or the year is known, within each
        that it may end in.
        """
        ends = self.ends_from is None and self.ends_to is None
        if each.until is not None:
            ends = (first_possible(each.until) <= (self.ends_to or LATEST)
                    and (self.ends_from or EARLIEST) <= last_possible(each.until))
        return (ends and (self.kind is None or self.kind in each.kinds)
                and (self.level is None or self.level in each.levels)
                and (self.convenor is None or self.convenor in _convenors(agreement, each)))


def _convenors(agreement: Agreement, each: Forum) -> tuple[str, ...]:
    """The ids and the names of those who convene a forum."""
    return tuple(name for one in each.convenors for name in dict.fromkeys((one, agreement.name_of(one))))


def _wanted(door: Door, agreements: list[Agreement], problems: list[Problem], wanted: WantedForum,
            ) -> list[tuple[Agreement, Forum]]:
    """The forums asked for; a usage error if nobody is called as the convenor or the party asked for."""
    if problems and not agreements:
        door.refuse(tuple(problems))
    check_party(door, agreements, wanted.party)
    every = [(agreement, forum) for agreement in agreements for forum in agreement.forums]
    known = list(dict.fromkeys(name for agreement, forum in every for name in _convenors(agreement, forum)))
    if wanted.convenor is not None and wanted.convenor not in known:
        raise click.UsageError(door.say("cli.unknown_convenor", convenor=printable(wanted.convenor),
                                        known=listed(known)), click.get_current_context())
    return [(agreement, forum) for agreement, forum in every if wanted.has(agreement, forum)]


def show_forums(form: Form, path: Path, wanted: WantedForum) -> None:
    """The forums, over one agreement or a folder of them; those that the party takes part in, if one is asked for."""
    door = form.door
    agreements, problems = door.load_all(path)
    rows = [(agreement, forum) for agreement, forum in _wanted(door, agreements, problems, wanted)
            if wanted.party is None or agreement.party_called(wanted.party) in (*forum.members, *forum.convenors)]
    is_folder = is_several(path)
    table = duties.forum_table(rows, door.say, is_titled=is_folder)

    def lines() -> Iterator[str]:
        yield from table.lines(door.say) if rows else [door.say("forum.none")]
        yield door.say("line.clauses_in_rows") if is_folder else rests_on(
            [forum.clause for _, forum in rows if forum.clause is not None], door.say)

    form.show(table, lines(), {
        "forums": [{"agreement": agreement.id, **duties_json.forum(forum)} for agreement, forum in rows],
        **faults_told(door, problems)})
    end_with(door, problems)


def show_attendance(form: Form, path: Path, wanted: WantedForum, year: int) -> None:
    """What each party, or the one asked for, is to attend or report in a year, over one agreement or a folder of them.

    Where something is asked of the forums, only what is owed to such a forum.
    """
    door, as_of = form.door, attendance.last_day_of(year)
    agreements, problems = door.load_all(path)
    forums = _wanted(door, agreements, problems, wanted)
    shown, faults = assessed_all(door, agreements, as_of, None)
    problems += faults
    if problems and not shown:
        door.refuse(tuple(problems))
    of_each = [(agreement, found, [
        each for each in attendance.attendances(agreement, found)
        if (wanted.party is None or each.party == agreement.party_called(wanted.party))
        and (wanted.is_any or any(agreement is of and each.to == forum.id for of, forum in forums))])
        for agreement, found in shown]
    rows = [(agreement, each) for agreement, _, some in of_each for each in some]
    is_folder = is_several(path)
    table = attendance.table(rows, door.say, is_titled=is_folder)

    def lines() -> Iterator[str]:
        yield from table.lines(door.say) if rows else [door.say("attendance.none", year=year)]
        yield from attendance.totals(rows, year, door.say)
        for agreement, found, some in of_each:
            yield from doubts(door, agreement if is_folder else None, found, _whats(some))
        yield assessed_on(as_of, None, door.say)
        yield door.say("line.clauses_in_rows") if is_folder else rests_on(
            [each.clause for _, each in rows if each.clause is not None], door.say)

    each_told = [_told(door, found, some) for _, found, some in of_each]
    several = {"as_of": as_of.isoformat(), "known_on": None, "agreements": each_told}
    form.show(table, lines(), {"year": year, **(several if is_folder else each_told[0]), "rulebook": door.identity,
                               **faults_told(door, problems)})
    end_with(door, problems)


def _whats(some: list[Attendance]) -> list[str]:
    return [each.what for each in some if each.what is not None]


def _told(door: Door, found: Assessment, some: list[Attendance]) -> dict[str, Any]:
    return {**heading(found), "attendance": [attendance.as_json(each) for each in some],
            **remarks(door, found, _whats(some))}
