"""What the commands about the persons of agreements show."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import click
from attrs import evolve

from engine.alerts.addresses import NotAnAddressError, address
from engine.cli.door import Door
from engine.cli.register_views import Writer
from engine.cli.registration_views import party_of
from engine.explain.phrases import Phrases
from engine.model.problems import Origin, Problem, ProblemsError
from engine.model.text import printable
from engine.register import persons
from engine.register.errors import RegisterError
from engine.register.person_chain import Person, Role


def add(door: Door, agreement: str, told: Mapping[str, str | None], writer: Writer, now: datetime) -> None:
    """Enter a person of an agreement."""
    party = party_of(door, agreement, told["party"])
    personal: dict[str, Any] = {key: told[key] or "" for key in persons.PERSONAL}
    person = Person(agreement=agreement, role=Role(told["role"]), party=party, **personal)
    with door.refusing():
        kept, entry = persons.add(door.register.store, person, writer.draft, now)
    _tell(door, "added", kept, entry.seq)


def change(door: Door, token: str, told: Mapping[str, str | None], writer: Writer, now: datetime) -> None:
    """Put what is told of a person in the place of what was."""
    before = _one(door, token)
    given = {key: value for key, value in told.items() if value is not None}
    if not given:
        raise click.UsageError(door.say("person.nothing_told"), click.get_current_context())
    personal: dict[str, Any] = {key: given[key] for key in persons.PERSONAL if key in given}
    after = evolve(before, **personal)
    if "role" in given:
        after = evolve(after, role=Role(given["role"]))
    if "party" in given:
        after = evolve(after, party=party_of(door, before.agreement, given["party"]) if given["party"] else None)
    with door.refusing():
        kept, entry = persons.change(door.register.store, before, after, writer.draft, now)
    _tell(door, "changed", kept, entry.seq)


def remove(door: Door, token: str, writer: Writer, now: datetime) -> None:
    """Take a person from the agreement."""
    person = _one(door, token)
    with door.refusing():
        kept, entry = persons.remove(door.register.store, person, writer.draft, now)
    _tell(door, "removed", kept, entry.seq)
    if not door.is_json:
        click.echo(door.say("person.still_kept", token=token))


def _tell(door: Door, key: str, person: Person, entry: int) -> None:
    if door.is_json:
        door.print_json({"entry": entry, "person": person_json(person)})
    else:
        click.echo(door.say(f"person.told_{key}", person=f"{_line(person, door.say, {})} [{person.token}]",
                            agreement=person.agreement, entry=entry))
        door.print(_unreached([person], door.say))


def _unreached(found: Sequence[Person], say: Phrases) -> list[str]:
    """A line of each who sees to an agreement and cannot be reminded of it, as others may be without their knowing."""
    return [say("person.unreached", person=each.name or each.function, token=each.token) for each in found
            if each.role in persons.SEEING and each.removed is None and not _has_address(each)]


def _has_address(person: Person) -> bool:
    try:
        address(person.email)
    except NotAnAddressError:
        return False
    return True


def _one(door: Door, token: str) -> Person:
    """The person that the token is of; it ends the command if there is none."""
    with door.refusing(), door.register.store.reading() as connection:
        found = [each for each in persons.called(connection, token) if each.token == token.strip()]
        if not found:
            raise ProblemsError((_nobody(door, token),))
    return found[0]


def _nobody(door: Door, told: str) -> Problem:
    return Problem(Origin(door.register.store.place.shown), "person_none", {"person": printable(told)})


def show(door: Door, agreement: str | None) -> None:
    """The persons of an agreement, or of every one."""
    with door.refusing():
        names = {} if agreement is None else _names(door, agreement)
        with door.register.store.reading() as connection:
            found = persons.persons_of(connection, agreement)
    if door.is_json:
        door.print_json({"persons": [person_json(each) for each in found]})
    elif not found:
        click.echo(door.say("person.nobody" if agreement is None else "person.nobody_here"))
    else:
        told = person_lines(found, door.say, names)
        door.print(list(told) if agreement is not None else [
            f"{each.agreement}: {line}" for each, line in zip(found, told, strict=True)])
        door.print(_unreached(found, door.say))


def _names(door: Door, agreement: str) -> dict[str, str]:
    """What the parties are called, by their ids; none, where the agreement cannot be read."""
    try:
        return {each.id: each.name for each in door.register.agreement(agreement).parties}
    except RegisterError:
        raise
    except ProblemsError:
        return {}


def erase(door: Door, whom: tuple[str, ...], decision: str, writer: Writer, now: datetime) -> None:
    """Erase those who are called so. Where it cannot be told who is meant, they are listed and nobody is erased."""
    found, problems, several = _meant(door, whom)
    if problems:
        if not door.is_json:
            door.print([f"{each.agreement}: {line}" for each, line in zip(
                several, person_lines(several, door.say, {}), strict=True)])
        door.refuse(tuple(problems))
    with door.refusing():
        entered, is_forgotten = persons.erase(door.register.store, found, decision, writer.draft, now)
    if door.is_json:
        door.print_json({"erased": [{"token": person.token, "agreement": person.agreement, "entry": entry.seq}
                                    for person, entry in zip(found, entered, strict=True)],
                         "is_forgotten": is_forgotten})
    else:
        door.print([door.say("person.told_erased", token=person.token, agreement=person.agreement, entry=entry.seq)
                    for person, entry in zip(found, entered, strict=True)])
        click.echo(door.say("person.elsewhere"))
    if not is_forgotten:
        click.echo(door.say("person.still_read", place=door.register.store.place.shown), err=True)


def _meant(door: Door, whom: Sequence[str]) -> tuple[list[Person], list[Problem], list[Person]]:
    """Who is meant, what is wrong with what is told of them, and those who can be meant where it is several."""
    meant: dict[str, Person] = {}
    problems: list[Problem] = []
    several: list[Person] = []
    with door.refusing(), door.register.store.reading() as connection:
        for told in whom:
            found = persons.called(connection, told)
            if not found:
                problems.append(_nobody(door, told))
            elif len(found) > 1:
                several += found
                tokens = " ".join(each.token for each in found)
                problems.append(Problem(Origin(door.register.store.place.shown), "person_several", {
                    "person": printable(told), "count": str(len(found)), "tokens": tokens}))
            else:
                meant[found[0].token] = found[0]
    return list(meant.values()), problems, several


def person_lines(found: Sequence[Person], say: Phrases, names: Mapping[str, str]) -> Iterator[str]:
    """The persons, a line of each; ``names``: what the parties are called, by their ids."""
    for each in found:
        line = f"{_line(each, say, names)} [{each.token}]"
        yield line if each.removed is None else say("person.no_longer", person=line, entry=each.removed)


def _line(person: Person, say: Phrases, names: Mapping[str, str]) -> str:
    told = ", ".join(each for each in (person.name, person.function, person.email, person.phone) if each)
    role = say(f"person.is_{person.role.value}")
    if person.party is None:
        return f"{role}: {told}"
    return say("person.of_party", role=role, party=names.get(person.party, person.party), told=told)


def person_json(person: Person) -> dict[str, Any]:
    """A person as what JSON can hold; null: not told."""
    return {"token": person.token, "agreement": person.agreement, "role": person.role.value, "party": person.party,
            **{key: getattr(person, key) or None for key in persons.PERSONAL},
            "added": person.added, "removed": person.removed}
