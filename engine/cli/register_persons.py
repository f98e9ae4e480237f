"""``frist register person`` and ``erase-person``: who has to do with an agreement."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

import click

from engine.cli import person_views as views
from engine.cli.parts import Parts
from engine.cli.register_views import Writer
from engine.register.person_chain import Role

F = TypeVar("F", bound=Callable[..., Any])


def person_commands(register: click.Group, parts: Parts) -> None:
    """Add the commands to the group."""
    @register.group("person", cls=parts.group_class(), help=parts.say("person.person"))
    @parts.language
    def person() -> None:
        pass

    for add in (_add, _list, _change, _remove):
        add(person, parts)
    _erase(register, parts)


def _about(parts: Parts, *, is_role_required: bool) -> Callable[[F], F]:
    """The options that tell of a person."""
    def with_options(function: F) -> F:
        text = parts.say("cli.text_metavar")
        for name in ("phone", "email", "function", "name"):
            function = parts.option(f"--{name}", f"person.{name}", name, metavar=text)(function)
        function = parts.option("--party", "person.party", "party", metavar=parts.say("cli.party_metavar"))(function)
        return parts.option("--role", "person.role", "role", type=click.Choice([each.value for each in Role]),
                            required=is_role_required)(function)
    return with_options


def _add(person: click.Group, parts: Parts) -> None:
    @person.command("add", help=parts.say("person.add"))
    @click.argument("agreement", metavar=parts.say("registration.agreement_metavar"))
    @_about(parts, is_role_required=True)
    @parts.writing
    @parts.telling
    def add(agreement: str, who: str, why: str, reference: str, *, is_json: bool,
            **told: str | None) -> None:
        views.add(parts.door(is_json=is_json), agreement, told, Writer(who, why, reference), datetime.now(UTC))


def _list(person: click.Group, parts: Parts) -> None:
    @person.command("list", help=parts.say("person.list"))
    @click.argument("agreement", required=False, metavar=f"[{parts.say('registration.agreement_metavar')}]")
    @parts.telling
    def list_persons(agreement: str | None, *, is_json: bool) -> None:
        views.show(parts.door(is_json=is_json), agreement)


def _change(person: click.Group, parts: Parts) -> None:
    @person.command("change", help=parts.say("person.change"))
    @click.argument("token", metavar=parts.say("person.token_metavar"))
    @_about(parts, is_role_required=False)
    @parts.writing
    @parts.telling
    def change(token: str, who: str, why: str, reference: str, *, is_json: bool, **told: str | None) -> None:
        views.change(parts.door(is_json=is_json), token, told, Writer(who, why, reference), datetime.now(UTC))


def _remove(person: click.Group, parts: Parts) -> None:
    @person.command("remove", help=parts.say("person.remove"))
    @click.argument("token", metavar=parts.say("person.token_metavar"))
    @parts.writing
    @parts.telling
    def remove(token: str, who: str, why: str, reference: str, *, is_json: bool) -> None:
        views.remove(parts.door(is_json=is_json), token, Writer(who, why, reference), datetime.now(UTC))


def _erase(register: click.Group, parts: Parts) -> None:
    @register.command("erase-person", help=parts.say("person.erase"))
    @click.argument("whom", nargs=-1, required=True, metavar=parts.say("person.whom_metavar"))
    @parts.option("--decision", "person.decision", "decision", required=True, metavar=parts.say("cli.text_metavar"))
    @parts.writing
    @parts.telling
    def erase(whom: tuple[str, ...], decision: str, who: str, why: str, reference: str, *, is_json: bool) -> None:
        views.erase(parts.door(is_json=is_json), whom, decision, Writer(who, why, reference), datetime.now(UTC))
