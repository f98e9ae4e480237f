"""What is registered of an agreement: told, shown, and its annexes known again."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import click
from attrs import asdict, field, frozen

from engine.cli.door import Door
from engine.cli.register_views import Writer
from engine.cli.views import check_party
from engine.explain.phrases import Phrases
from engine.model.problems import Origin, Problem, ProblemsError
from engine.model.text import printable
from engine.register.errors import RegisterError
from engine.register.registration import (
    KEYS,
    NO_SECRECY,
    Annex,
    Extract,
    Registration,
    Signing,
    annex_of,
    bodies,
    registered,
)
from engine.register.store import REGISTRATION

NOT_REGISTERED: Final = 1
"""The exit status where a file is not the annex that was registered."""


@frozen(kw_only=True)
class Told:
    """What the options of ``describe`` tell. None: nothing."""

    diary_number: str | None
    signed_for: str | None
    signed_on: date | None
    decision: str | None
    original: str | None
    secrecy: str | None
    annexes: tuple[Path, ...]
    titles: tuple[str, ...]
    """One for each annex, or none."""
    extracts: tuple[str, ...]
    sent_on: tuple[date, ...] = field(default=())
    """One for each extract."""


def describe(door: Door, agreement: str, told: Told, writer: Writer, now: datetime) -> None:
    """Enter what is told of the agreement: all of it, or nothing."""
    _check_together(door, told)
    party = party_of(door, agreement, told.signed_for)
    signs = told.signed_on is not None or told.decision is not None
    annexes = _annexes(door, told)
    extracts = [Extract(to, sent_on) for to, sent_on in zip(told.extracts, told.sent_on, strict=True)]
    with door.refusing():
        entering = bodies(
            Origin(printable(agreement)), diary_number=told.diary_number, original=told.original, secrecy=told.secrecy,
            signing=Signing(party, told.signed_on, told.decision) if signs else None,
            annexes=annexes, extracts=extracts)
        entered = door.register.enter([writer.draft(REGISTRATION, agreement, each) for each in entering], now)
    if door.is_json:
        door.print_json({"entered": [{"entry": each.seq, "agreement": each.agreement, "told": each.told}
                                     for each in entered]})
        return
    for each in entered:
        what = door.say.listed([door.say(f"registration.told_{key}") for key in each.told])
        click.echo(door.say("registration.entered", agreement=agreement, what=what, entry=each.seq))


def _check_together(door: Door, told: Told) -> None:
    """A usage error where options lack those that they go with."""
    key = None
    if told.titles and len(told.titles) != len(told.annexes):
        key = "titles_and_annexes"
    elif len(told.extracts) != len(told.sent_on):
        key = "extracts_and_days"
    elif told.signed_for is not None and told.signed_on is None and told.decision is None:
        key = "signed_for_what"
    elif not told.annexes and not told.extracts and all(each is None for each in (
            told.diary_number, told.original, told.secrecy, told.signed_on, told.decision)):
        key = "nothing_told"
    if key is not None:
        raise click.UsageError(door.say(f"registration.{key}"), click.get_current_context())


def _annexes(door: Door, told: Told) -> list[Annex]:
    """The annexes; the problems of all that cannot be read end the command."""
    annexes: list[Annex] = []
    problems: list[Problem] = []
    for number, path in enumerate(told.annexes):
        try:
            annexes.append(annex_of(path, told.titles[number] if told.titles else None))
        except ProblemsError as error:
            problems += error.problems
    if problems:
        door.refuse(tuple(problems))
    return annexes


def party_of(door: Door, agreement: str, told: str | None) -> str | None:
    """The id of the agreement's party that is ``told`` by id or name; what it is not ends the command."""
    if told is None:
        return None
    with door.refusing():
        found = door.register.agreement(agreement)
    check_party(door, [found], told)
    return found.party_called(told)


def check_annexes(door: Door, agreement: str, files: tuple[Path, ...]) -> None:
    """Say of each file whether it is one that was registered with the agreement."""
    store = door.register.store
    checked: list[dict[str, Any]] = []
    problems: list[Problem] = []
    with door.refusing():
        entries = list(store.entries(None, [agreement]))
        if not entries:
            raise RegisterError(store.place.shown, "no_agreement", agreement=printable(agreement))
    kept = registered(entries).annexes
    for path in files:
        try:
            found = annex_of(path)
        except ProblemsError as error:
            problems += error.problems
            continue
        same = next((each for each in kept if each.sha256 == found.sha256), None)
        named = same or next((each for each in reversed(kept) if each.file == found.file), None)
        outcome = "registered" if same else "changed" if named else "unknown"
        checked.append({"file": str(path), "sha256": found.sha256, "outcome": outcome,
                        "title": named and named.title, "entry": named and named.entry})
    if problems:
        door.refuse(tuple(problems))
    if door.is_json:
        door.print_json({"agreement": agreement, "annexes": checked})
    else:
        for each in checked:
            filled = {key: value for key, value in each.items() if value is not None}
            click.echo(door.say(f"registration.is_{each['outcome']}", **(filled | {"file": printable(each["file"])})))
    if any(each["outcome"] != "registered" for each in checked):
        raise SystemExit(NOT_REGISTERED)


def registration_lines(registration: Registration, say: Phrases, names: Mapping[str, str]) -> Iterator[str]:
    """What is registered, a line of each; ``names``: what the parties are called, by their ids."""
    secrecy = say("registration.no_secrecy") if registration.secrecy == NO_SECRECY else registration.secrecy
    for key, told in zip(KEYS, (registration.diary_number, registration.original, secrecy), strict=True):
        if told is not None:
            yield say(f"registration.line_{key}", told=told)
    for signing in registration.signings:
        parts = [*([] if signing.signed_on is None else [say.day(signing.signed_on)]),
                 *([] if signing.decision is None else [say("registration.by_decision", decision=signing.decision)])]
        if signing.party is None:
            yield say("registration.line_signed", told=", ".join(parts))
        else:
            party = names.get(signing.party, signing.party)
            yield say("registration.line_signed_for_party", party=party, told=", ".join(parts))
    for annex in registration.annexes:
        yield say("registration.line_annex", title=annex.title, file=annex.file, size=annex.size,
                  sha256=annex.sha256, entry=annex.entry)
    for extract in registration.extracts:
        yield say("registration.line_extract", to=extract.to, sent_on=extract.sent_on, entry=extract.entry)


def registration_json(registration: Registration) -> dict[str, Any]:
    """What is registered, as what JSON can hold."""
    told = asdict(registration, value_serializer=lambda _, __, value: value.isoformat()
                  if isinstance(value, date) else value)
    return {key: list(value) if isinstance(value, tuple) else value for key, value in told.items()}
