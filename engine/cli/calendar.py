"""``frist calendar``: days to watch, duties and instalments as a calendar file that other programs subscribe to."""

import os
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, Self
from urllib.parse import quote, urlsplit

import click
from attrs import frozen

from engine.alerts.configured import Settings
from engine.alerts.settings import settings
from engine.cli import source
from engine.cli.door import Door, is_several
from engine.cli.views import assessed_all, check_party, end_with, faults_told
from engine.documents.quoting import listed
from engine.explain.calendar_entries import Entry, Wanted, entries
from engine.explain.calendar_file import Before, Found, Heading, NotACalendarError, Written, written
from engine.explain.phrases import Phrases
from engine.explain.whole_file import write_whole
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment
from engine.model.text import printable

STANDARD_OUTPUT: Final = Path("-")
_WHERE: Final = "{agreement}"
_MOST_DAYS: Final = 3660


@frozen(kw_only=True)
class Asked:
    """What calendar is asked for: whose, to what day, where to write it, how to link and how far ahead to remind."""

    party: str | None
    owner: str | None
    """A person's address, name or token: only the agreements that they see to."""
    until: date
    out: Path
    link: str | None
    lead_times: tuple[int, ...]

    @classmethod
    def told(cls, door: Door, *, remind: str | None, link: str | None, **told: Any) -> Self:  # noqa: ANN401  # the other four
        """What is asked for, as it is told on the command line, else as the settings have it.

        A usage error where that cannot be understood. The settings are read only where something is not told.
        """
        chosen = Settings()
        if remind is None or link is None:
            with door.refusing():
                chosen = settings(None, os.environ)
        return cls(lead_times=chosen.remind if remind is None else _lead_times(remind, door.say),
                   link=chosen.link if link is None else _link(link, door.say) if link else None, **told)


def _lead_times(told: str, say: Phrases) -> tuple[int, ...]:
    """How many days before a day to remind of it, the greatest number first."""
    days = [each.strip() for each in told.split(",")] if told.strip() else []
    if not all(each.isascii() and each.isdigit() and int(each) <= _MOST_DAYS for each in days):
        raise _wrong(say("calendar.bad_lead_times", value=printable(told), most=_MOST_DAYS))
    return tuple(sorted({int(each) for each in days}, reverse=True))


def _link(told: str, say: Phrases) -> str:
    """An address on the web, with a place for the id of an agreement."""
    is_plain = told.isascii() and told.isprintable() and " " not in told
    if not is_plain or _WHERE not in told or not _is_on_the_web(told):
        raise _wrong(say("calendar.bad_link", value=printable(told)))
    return told


def _is_on_the_web(told: str) -> bool:
    try:
        parts = urlsplit(told)
        return parts.scheme in ("https", "http") and bool(parts.hostname)
    except ValueError:
        return False


def _wrong(told: str) -> click.UsageError:
    return click.UsageError(told, click.get_current_context())


@frozen
class _Owner:
    """A person whose agreements are asked for. ``name``: what stands for them in the calendar."""

    name: str
    agreements: frozenset[str]


def show_calendar(door: Door, path: Path, asked: Asked, days: tuple[date, date | None], now: datetime) -> None:
    """Write the calendar, or write on the one that is there, and tell what changed.

    ``days``: the day to assess, and as known on which. What could not be read is told, and the status is that of a
    fault; what was published of it stays as it was.
    """
    as_of, known_on = days
    if asked.until < as_of:
        raise _wrong(door.say("calendar.to_reversed"))
    is_to_output = asked.out == STANDARD_OUTPUT
    if is_to_output and door.is_json:
        raise _wrong(door.say("calendar.json_to_stdout"))
    earlier = None if is_to_output else _read(asked.out)
    owner = None if asked.owner is None else _owner(door, path, asked.owner, is_new=earlier is None)
    before = _before(door, asked, owner, earlier)
    agreements, problems = door.load_all(path, known_on)
    check_party(door, agreements, asked.party)
    shown, faults = assessed_all(door, agreements, as_of, known_on)
    problems += faults
    if problems and not shown:
        door.refuse(tuple(problems))
    known = before.agreements
    if known and known.isdisjoint({each.id for each, _ in shown}):
        raise _refusal(door, "other_agreements", asked, known=listed(sorted(known)[:5]))
    wanted = [each for each in shown if owner is None or each[0].id in owner.agreements]
    found = Found(as_of=as_of, entries=tuple(each for agreement, assessment in wanted
                                             for each in _entries(agreement, assessment, asked, before, door.say)),
                  agreements={each.id for each, _ in shown}, is_all=not problems)
    heading = Heading(name=_name(door, path, asked, agreements), party=asked.party or "",
                      owner="" if owner is None else owner.name, lead_times=asked.lead_times)
    made = written(heading, found, before, now, door.say)
    if is_to_output:
        click.echo(made.content, nl=False)
    else:
        if made.content != earlier:
            write_whole(asked.out, made.content)
        _tell(door, asked, made, problems_told=faults_told(door, problems), is_as_before=made.content == earlier)
    end_with(door, problems)


def _read(out: Path) -> bytes | None:
    try:
        return out.read_bytes()
    except FileNotFoundError:
        return None


def _owner(door: Door, path: Path, told: str, *, is_new: bool) -> _Owner:
    """Whose agreements are asked for. One who sees to none is refused, unless that is to be seen in their calendar."""
    from engine.alerts.feeds import names  # noqa: PLC0415  # a database is not needed for documents
    from engine.register import persons  # noqa: PLC0415  # as above
    with door.refusing():
        if source.asked(path, door.place) is None:
            raise _wrong(door.say("calendar.owner_of_documents"))
        with door.register.store.reading() as connection:
            called = persons.called(connection, told)
            meant = {each.identity for each in called}
            agreements = frozenset(each for one in meant for each in persons.seen_to_by(connection, one))
        if len(meant) > 1:
            tokens = " ".join(each.token for each in called)
            raise _wrong(door.say("calendar.owner_several", person=printable(told), tokens=tokens))
        if not meant or (is_new and not agreements):
            raise _wrong(door.say("calendar.owner_of_nothing", person=printable(told)))
        return _Owner(names(door.register)[meant.pop()], agreements)


def _before(door: Door, asked: Asked, owner: _Owner | None, earlier: bytes | None) -> Before:
    """The calendar that is there, if there is one. A file that is something else ends the command."""
    if earlier is None:
        return Before()
    try:
        before = Before.read(earlier)
    except NotACalendarError as error:
        raise _refusal(door, "not_a_calendar", asked) from error
    if before.party != (asked.party or ""):
        raise _refusal(door, "other_party" if before.party else "other_nobody", asked, party=printable(before.party))
    if before.owner != ("" if owner is None else owner.name):
        raise _refusal(door, "other_owner" if before.owner else "other_no_owner", asked)
    return before


def _refusal(door: Door, key: str, asked: Asked, **values: str) -> click.UsageError:
    return _wrong(door.say(f"calendar.{key}", file=printable(str(asked.out)), **values))


def _entries(agreement: Agreement, found: Assessment, asked: Asked, before: Before, say: Phrases) -> list[Entry]:
    party = agreement.party_called(asked.party)
    if asked.party is not None and party is None:
        return []
    link = None if asked.link is None else asked.link.replace(_WHERE, quote(agreement.id, safe=""))
    wanted = Wanted(party=party, until=asked.until, held=before.held(agreement.id, found.as_of), link=link)
    return entries(agreement, found, wanted, say)


def _name(door: Door, path: Path, asked: Asked, agreements: list[Agreement]) -> str:
    """What the calendar is called: by its party, else by its only agreement, else by what it is."""
    for each in agreements:
        party = each.party_called(asked.party)
        if party is not None:
            return door.say("calendar.name_of", whose=each.name_of(party))
    return door.say("calendar.name") if is_several(path) else door.say("calendar.name_of", whose=agreements[0].title)


def _tell(door: Door, asked: Asked, made: Written, problems_told: dict[str, Any], *, is_as_before: bool) -> None:
    counts = {change.value: count for change, count in made.counts.items()}
    if door.is_json:
        door.print_json({"file": str(asked.out), **counts, "written": not is_as_before, **problems_told})
    else:
        key = "calendar.as_before" if is_as_before else "calendar.written"
        click.echo(door.say(key, file=printable(str(asked.out)), **counts))
