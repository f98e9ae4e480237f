"""The commands about money: what is to be paid, when, and how much of it may be withheld."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from engine.cli.parts import PATH, Parts
from engine.model.dates import LATEST, MONTHS_A_YEAR, add_months, today_in_stockholm

F = TypeVar("F", bound=Callable[..., Any])

_SUFFIX: Final = ".xlsx"

# As for the other commands, what these show is imported when they run.


def money_commands(frist: click.Group, parts: Parts) -> None:
    """Add ``payments``, ``cashflow`` and ``withhold`` to ``frist``."""
    for add in (_payments, _cashflow, _withhold):
        add(frist, parts)


def tabular(parts: Parts) -> Callable[[F], F]:
    """The options of a command that assesses, and answers with a table."""
    return lambda function: in_a_form(parts)(parts.common(function))


def in_a_form(parts: Parts) -> Callable[[F], F]:
    """The options for the form in which a table is given."""
    def add(function: F) -> F:
        xlsx = parts.option("--xlsx", "xlsx", type=PATH)
        return parts.option("--csv", "csv", "is_csv", is_flag=True)(xlsx(function))
    return add


def checked(parts: Parts, xlsx: Path | None, *, is_json: bool, is_csv: bool) -> None:
    """One form at a time, and no other file is written over by mistake."""
    if is_json + is_csv + (xlsx is not None) > 1:
        raise click.UsageError(parts.say("cli.one_form"), click.get_current_context())
    if xlsx is not None and xlsx.suffix.lower() != _SUFFIX:
        raise click.UsageError(parts.say("cli.not_xlsx", name=xlsx.name), click.get_current_context())


def _payments(frist: click.Group, parts: Parts) -> None:
    @frist.command("payments", help=parts.say("cli.payments"))
    @parts.file
    @parts.option("--party", "party")
    @tabular(parts)
    def payments(file: Path, party: str | None, as_of: date | None, known_on: date | None, xlsx: Path | None,
                 *, is_json: bool, is_csv: bool) -> None:
        from engine.cli.money_views import Form, show_payments  # noqa: PLC0415  # when it runs
        checked(parts, xlsx, is_json=is_json, is_csv=is_csv)
        form = Form(parts.door(is_json=is_json), xlsx, is_csv)
        show_payments(form, file, party, as_of or today_in_stockholm(), known_on)


def _cashflow(frist: click.Group, parts: Parts) -> None:
    @frist.command("cashflow", help=parts.say("cli.cashflow"))
    @parts.folder
    @parts.option("--from", "from", "start", type=parts.day)
    @parts.option("--to", "to", "end", type=parts.day)
    @tabular(parts)
    def cashflow(file: Path, start: date | None, end: date | None, as_of: date | None, known_on: date | None,
                 xlsx: Path | None, *, is_json: bool, is_csv: bool) -> None:
        from engine.cli.money_views import Form, show_cashflow  # noqa: PLC0415  # when it runs
        checked(parts, xlsx, is_json=is_json, is_csv=is_csv)
        today = as_of or today_in_stockholm()
        first = start or today
        last = end or min(add_months(first, MONTHS_A_YEAR), LATEST)
        if last < first:
            raise click.UsageError(parts.say("cli.reversed"), click.get_current_context())
        form = Form(parts.door(is_json=is_json), xlsx, is_csv)
        show_cashflow(form, file, (first, last), today, known_on)


def _withhold(frist: click.Group, parts: Parts) -> None:
    @frist.command("withhold", help=parts.say("cli.withhold"))
    @parts.file
    @parts.option("--dispute", "dispute", required=True)
    @tabular(parts)
    def withhold(file: Path, dispute: str, as_of: date | None, known_on: date | None, xlsx: Path | None,
                 *, is_json: bool, is_csv: bool) -> None:
        from engine.cli.money_views import Form, show_withholding  # noqa: PLC0415  # when it runs
        checked(parts, xlsx, is_json=is_json, is_csv=is_csv)
        form = Form(parts.door(is_json=is_json), xlsx, is_csv)
        show_withholding(form, file, dispute, as_of or today_in_stockholm(), known_on)
