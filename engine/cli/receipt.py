"""``frist receipt``: the receipts in the register shown, and their answers tried again."""

import click

from engine.cli import receipt_views as views
from engine.cli.parts import Parts
from engine.cli.record import EntryType


def receipt_commands(receipt: click.Group, parts: Parts) -> None:
    """Add the commands about receipts to the group."""
    for add in (_show, _replay, _list):
        add(receipt, parts)


def _show(receipt: click.Group, parts: Parts) -> None:
    @receipt.command("show", help=parts.say("receipt.show"))
    @click.argument("entry", type=EntryType(parts.say))
    @parts.telling
    def show(entry: int, *, is_json: bool) -> None:
        views.show(parts.door(is_json=is_json), entry)


def _replay(receipt: click.Group, parts: Parts) -> None:
    @receipt.command("replay", help=parts.say("receipt.replay"))
    @click.argument("entry", type=EntryType(parts.say))
    @parts.telling
    def replay(entry: int, *, is_json: bool) -> None:
        views.replay(parts.door(is_json=is_json), entry)


def _list(receipt: click.Group, parts: Parts) -> None:
    @receipt.command("list", help=parts.say("receipt.list"))
    @click.argument("agreement", required=False, metavar=parts.say("receipt.agreement_metavar"))
    @parts.telling
    def list_receipts(agreement: str | None, *, is_json: bool) -> None:
        views.list_receipts(parts.door(is_json=is_json), agreement)
