"""What the commands that find and show agreements in the register show."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import click
from attrs import frozen

from engine.assess.together import assess_each
from engine.cli import source
from engine.cli.door import DOCUMENT_FAULT, Door
from engine.cli.entry_views import entry_json, fate_lines, fates, kind_in_words, line, recorded
from engine.cli.money_views import Form
from engine.cli.person_views import person_json, person_lines
from engine.cli.register_views import is_up_to_date
from engine.cli.registration_views import registration_json, registration_lines
from engine.explain import as_json, report
from engine.explain.json_values import day
from engine.explain.phrases import Phrases
from engine.explain.tables import Column, Table
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment
from engine.model.outcomes import Certainty
from engine.model.problems import Origin, Problem, ProblemsError
from engine.model.text import printable
from engine.register import asking
from engine.register.asking import Page, Summary, Wanted
from engine.register.chain import AsKnown, Entry
from engine.register.contents import known
from engine.register.days import swedish_day
from engine.register.errors import RegisterError
from engine.register.persons import persons_of
from engine.register.registration import registered
from engine.register.store import AGREEMENT, EVENT

_COLUMNS: Final = ("agreement", "title", "parties", "status", "ends_on", "act_by")
_A_TENTH_OF_A_MB: Final = 100_000


def show_list(form: Form, wanted: Wanted, limit: int | None, now: datetime) -> None:
    """The agreements that are wanted, in Swedish order."""
    door = form.door
    with door.refusing():
        is_up_to_date(door, now)
        store = door.register.store
        page = asking.page(store, wanted, swedish_day(now), limit)
        is_empty = not page.count and not asking.count(store)
    form.show(_table(page, door.say), _page_lines(page, wanted, door.say, is_empty=is_empty), {
        "count": page.count, "shown": len(page.summaries),
        "agreements": [_summary_json(each, door.say.language) for each in page.summaries]})


def _table(page: Page, say: Phrases) -> Table:
    return Table(say("register.sheet"), tuple(Column(say(f"register.column.{each}")) for each in _COLUMNS), tuple(
        (each.agreement, each.title, ", ".join(each.parties), _status(each, say), each.ends_on, each.act_by)
        for each in page.summaries))


def _status(each: Summary, say: Phrases) -> str:
    return say(f"status.{each.status}") if each.status else say("register.faulty")


def _page_lines(page: Page, wanted: Wanted, say: Phrases, *, is_empty: bool) -> Iterator[str]:
    if not page.summaries:
        yield say("register.empty" if is_empty else "register.none_found")
        return
    yield from _table(page, say).lines(say)
    if wanted.is_faulty:
        yield ""
        for each in page.summaries:
            for told in each.problems[say.language]:
                where = ": ".join(printable(part) for part in (told["file"], told["path"]) if part)
                yield say("problem.head", where=where, message=told["message"], remedy=told["remedy"])
    elif not all(each.status for each in page.summaries):
        yield say("register.see_faulty")
    yield _counted(page, say)


def _counted(page: Page, say: Phrases) -> str:
    shown, count = len(page.summaries), say.number(Fraction(page.count))
    if shown < page.count:
        return say("register.shown", shown=say.number(Fraction(shown)), count=count)
    return say("register.count_1" if page.count == 1 else "register.count", count=count)


def _summary_json(each: Summary, language: str) -> dict[str, Any]:
    return {"agreement": each.agreement, "title": each.title, "parties": list(each.parties),
            "status": each.status or None, "certainty": each.certainty or None, "ends_on": day(each.ends_on),
            "act_by": day(each.act_by), "as_of": each.as_of.isoformat(),
            "problems": list(each.problems.get(language, ()))}


@frozen
class _Found:
    """An agreement in the register, and what tells of it."""

    agreement: str
    then: AsKnown
    entries: Sequence[Entry]


def _found(door: Door, told: str) -> _Found:
    """The agreement that ``told`` names ("ID", "ID@THEN"), and its entries; ``ProblemsError`` if there is none."""
    asked = source.asked(Path(told if told.startswith(source.PREFIX) else source.PREFIX + told), door.place)
    if asked is None or asked.agreement is None:
        raise ProblemsError((Problem(Origin(printable(told)), "one_agreement"),))
    entries = tuple(door.register.store.entries(asked.then, [asked.agreement]))
    if not entries:
        door.register.agreement(asked.agreement, asked.then)  # which tells that there is none
    door.as_known(asked.then)
    return _Found(asked.agreement, asked.then, entries)


def show_agreement(door: Door, told: str, as_of: date) -> None:
    """An agreement: who its parties are, where it stands, its versions and events."""
    with door.refusing():
        found = _found(door, told)
        agreement, result = _assessed(door, found, as_of)
        with door.register.store.reading() as connection:  # of whom nothing is known as it was then
            people = [each for each in persons_of(connection, found.agreement) if each.removed is None]
    facts = registered(known(found.entries)[found.agreement].registered)
    fate = fates(found.entries)
    versions, events = ([each for each in found.entries if each.kind == kind] for kind in (AGREEMENT, EVENT))
    problems = result.problems if isinstance(result, ProblemsError) else ()
    if door.is_json:
        assessment = None if isinstance(result, ProblemsError) else as_json.assessment(result, door.say, door.identity)
        parties = [] if agreement is None else [{"id": each.id, "name": each.name} for each in agreement.parties]
        door.print_json({
            "agreement": found.agreement, "title": None if agreement is None else agreement.title, "parties": parties,
            "assessment": assessment, "versions": [entry_json(each, fate) for each in versions],
            "events": [entry_json(each, fate) for each in events], "registration": registration_json(facts),
            "persons": [person_json(each) for each in people],
            "problems": [as_json.problem(each, door.say) for each in problems]})
    else:
        say = door.say
        click.echo(click.style(found.agreement if agreement is None else agreement.title, bold=True))
        if agreement is not None:
            door.print([say("register.named", agreement=agreement.id,
                            parties=say.listed([each.name for each in agreement.parties]))])
        if agreement is not None and not isinstance(result, ProblemsError):
            door.print(_standing(agreement, result, say))
        names = {} if agreement is None else {each.id: each.name for each in agreement.parties}
        for heading, some in (("versions", _told(versions, fate, say)), ("events", _told(events, fate, say)),
                              ("registered", registration_lines(facts, say, names)),
                              ("persons", person_lines(people, say, names))):
            told_each = list(some) or ([say("register.no_events")] if heading == "events" else [])
            door.print([say(f"register.{heading}"), *(f"  {text}" for text in told_each)] if told_each else [])
    if problems:
        door.tell(problems)
        raise SystemExit(DOCUMENT_FAULT)


def _told(entries: Sequence[Entry], fate: Mapping[int, Entry], say: Phrases) -> Iterator[str]:
    for each in entries:
        yield line(each, say)
        yield from fate_lines(each, fate, say)


def _assessed(door: Door, found: _Found, as_of: date) -> tuple[Agreement | None, Assessment | ProblemsError]:
    """The agreement as known then, if it can be read, and its assessment or why there is none."""
    try:
        agreement = door.register.agreement(found.agreement, found.then)
        family = [agreement, *door.register.others(agreement, found.then)]
    except RegisterError:  # there is none: it has been taken back
        raise
    except ProblemsError as error:
        return None, error
    result = assess_each(family, as_of, door.inference)[agreement.id]
    return agreement, result if isinstance(result, ProblemsError) else result[1]


def _standing(agreement: Agreement, found: Assessment, say: Phrases) -> Iterator[str]:
    yield say("line.status", title=say("register.stands"), status=say.status(found.status, found.ends_on))
    if found.certainty is not Certainty.CERTAIN:
        yield say("line.certainty", certainty=say(f"certainty.{found.certainty.value}"))
    yield from report.can_terminate(agreement, found, say)


def show_history(door: Door, told: str) -> None:
    """Every entry about an agreement, in the order in which they were recorded."""
    with door.refusing():
        found = _found(door, told)
    fate = fates(found.entries)
    if door.is_json:
        door.print_json({"agreement": found.agreement, "entries": [entry_json(each, fate) for each in found.entries]})
    else:
        door.print(_told(found.entries, fate, door.say))


def show_stats(door: Door, now: datetime) -> None:
    """How much there is in the register."""
    with door.refusing():
        stats = asking.stats(door.register.store)
        stale = len(door.register.stale(now))
    agreements, entries = sum(stats.by_status.values()), sum(stats.by_kind.values())
    faulty = stats.by_status.get("", 0)
    if door.is_json:
        door.print_json({
            "agreements": agreements, "by_status": {key: count for key, count in stats.by_status.items() if key},
            "faulty": faulty, "stale": stale, "entries": entries, "by_kind": stats.by_kind, "oldest": stats.oldest,
            "newest": stats.newest, "bytes": stats.size})
        return
    say = door.say

    def counted(key: str, count: int, **values: object) -> str:
        return say(key, count=say.number(Fraction(count)), **values)

    door.print([
        counted("register.stats_agreements", agreements),
        *(counted("register.stats_of", count, what=say(f"status.{status}"))
          for status, count in stats.by_status.items() if status),
        *([counted("register.stats_of", faulty, what=say("register.faulty"))] if faulty else []),
        counted("register.stats_entries", entries),
        *(counted("register.stats_of", count, what=kind_in_words(kind, say)) for kind, count in stats.by_kind.items()),
        *([say("register.stats_between", oldest=recorded(stats.oldest), newest=recorded(stats.newest))]
          if stats.oldest and stats.newest else []),
        say("register.stats_size", size=say.number(Fraction(stats.size // _A_TENTH_OF_A_MB, 10))),
        counted("register.stats_stale", stale)])
