"""``frist register list``, ``search``, ``show``, ``history`` and ``stats``: what there is, found and shown."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import click

from engine.cli import register_asking_views as views
from engine.cli.money import checked, in_a_form
from engine.cli.money_views import Form
from engine.cli.parts import F, Parts
from engine.model.dates import today_in_stockholm
from engine.model.outcomes import Status
from engine.register.asking import Wanted

PAGE: Final = 50
"""How many agreements are shown unless more are asked for."""

MOST: Final = 1_000_000_000
"""How many can be asked for: no more than a database takes."""


def asking_commands(register: click.Group, parts: Parts) -> None:
    """Add the commands that find and show what is in the register."""
    for add in (_list, _search, _show, _history, _stats):
        add(register, parts)


def _paged(parts: Parts) -> Callable[[F], F]:
    """The options of a command that shows agreements: how many, and in which form."""
    def add(function: F) -> F:
        limit = parts.option("--limit", "register.limit", "limit", type=click.IntRange(1, MOST), default=PAGE,
                             metavar=parts.say("register.count_metavar"))
        every = parts.option("--all", "register.all", "is_all", is_flag=True)
        return limit(every(in_a_form(parts)(parts.telling(function))))
    return add


def _list(register: click.Group, parts: Parts) -> None:
    @register.command("list", help=parts.say("register.list"))
    @_paged(parts)
    def show(limit: int, xlsx: Path | None, *, is_all: bool, is_json: bool, is_csv: bool) -> None:
        checked(parts, xlsx, is_json=is_json, is_csv=is_csv)
        form = Form(parts.door(is_json=is_json), xlsx, is_csv)
        views.show_list(form, Wanted(), None if is_all else limit, datetime.now(UTC))


def _search(register: click.Group, parts: Parts) -> None:
    say = parts.say

    @register.command("search", help=say("register.search"))
    @click.argument("words", nargs=-1, metavar=f"[{say('register.words_metavar')}]...")
    @parts.option("--party", "register.search_party", "party", metavar=say("cli.text_metavar"))
    @parts.option("--number", "register.search_number", "number", metavar=say("cli.number_metavar"))
    @parts.option("--status", "register.search_status", "status", type=click.Choice([each.value for each in Status]))
    @parts.option("--before", "register.search_before", "before", type=parts.day)
    @parts.option("--person", "register.search_person", "person", metavar=say("register.name_metavar"))
    @parts.option("--faulty", "register.search_faulty", "is_faulty", is_flag=True)
    @_paged(parts)
    def search(limit: int, xlsx: Path | None, *, is_all: bool, is_json: bool, is_csv: bool,
               **wanted: Any) -> None:  # noqa: ANN401  # what is searched for: the fields of Wanted
        checked(parts, xlsx, is_json=is_json, is_csv=is_csv)
        form = Form(parts.door(is_json=is_json), xlsx, is_csv)
        views.show_list(form, Wanted(**wanted), None if is_all else limit, datetime.now(UTC))


def _show(register: click.Group, parts: Parts) -> None:
    @register.command("show", help=parts.say("register.show"))
    @click.argument("agreement", metavar=parts.say("register.agreement_metavar"))
    @parts.option("--as-of", "as_of", type=parts.day)
    @parts.telling
    def show(agreement: str, as_of: date | None, *, is_json: bool) -> None:
        views.show_agreement(parts.door(is_json=is_json), agreement, as_of or today_in_stockholm())


def _history(register: click.Group, parts: Parts) -> None:
    @register.command("history", help=parts.say("register.history"))
    @click.argument("agreement", metavar=parts.say("register.agreement_metavar"))
    @parts.telling
    def history(agreement: str, *, is_json: bool) -> None:
        views.show_history(parts.door(is_json=is_json), agreement)


def _stats(register: click.Group, parts: Parts) -> None:
    @register.command("stats", help=parts.say("register.stats"))
    @parts.telling
    def stats(*, is_json: bool) -> None:
        views.show_stats(parts.door(is_json=is_json), datetime.now(UTC))
