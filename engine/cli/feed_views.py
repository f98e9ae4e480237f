"""Which calendar file is whose."""

import os
from pathlib import Path

import click

from engine.alerts.feeds import names, of_all, of_person
from engine.alerts.settings import settings
from engine.cli.door import Door
from engine.model.text import printable
from engine.register.person_chain import Person
from engine.register.persons import every_owner


def show_feeds(door: Door, config: Path | None) -> None:
    """The calendars that the nightly run writes: of all agreements, and of each person who sees to any."""
    with door.refusing():
        chosen = settings(config, os.environ)
        if chosen.feeds is None:
            raise click.UsageError(door.say("nightly.no_feeds"), click.get_current_context())
        called, count = names(door.register), len(door.register.store.agreements())
        with door.register.store.reading() as connection:
            found: dict[str, list[Person]] = {}
            for each in every_owner(connection):
                found.setdefault(each.identity, []).append(each)
    rows: list[tuple[Path, str | None, int]] = [(of_all(chosen.feeds, chosen.language), None, count)]
    rows += [(of_person(chosen.feeds, called[identity]), _whose(each[-1]), len({one.agreement for one in each}))
             for identity, each in sorted(found.items())]
    if door.is_json:
        door.print_json([{"file": str(file), "whose": whose, "agreements": many} for file, whose, many in rows])
    else:
        door.print([door.say("nightly.feeds_row", file=printable(str(file)), count=many,
                             whose=door.say("nightly.feeds_of_all") if whose is None else printable(whose))
                    for file, whose, many in rows])


def _whose(person: Person) -> str:
    return ", ".join(each for each in (person.name, person.function, person.email) if each)
