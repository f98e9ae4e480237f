"""The option ``--receipt``: the answer to a command about one agreement in the register is kept there."""

import shlex
from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from engine.model.dates import today_in_stockholm

if TYPE_CHECKING:
    from engine.cli.parts import Parts

_PLACE: Final = "--register"
"""The option that is left out of the words of a command: it may hold a password, and the register is where it is."""


def receipted(parts: "Parts", function: Callable[..., Any]) -> Callable[..., Any]:
    """A command that takes ``is_with_receipt`` and, if it is set, keeps a receipt for what it has answered."""
    @wraps(function)
    def answer(*, is_with_receipt: bool, **settings: Any) -> None:  # noqa: ANN401  # those of any command
        if not is_with_receipt:
            function(**settings)
            return
        # Answered, and kept, as known now: what others enter meanwhile is known to neither.
        settings["as_of"] = settings["as_of"] or today_in_stockholm()
        settings["file"], entries = _as_known_now(parts, settings)
        function(**settings)
        _keep(parts, settings, entries)
    return answer


def _as_known_now(parts: "Parts", settings: dict[str, Any]) -> tuple[Path, int]:
    """The same agreement, as it is known by the entries that there are; and how many those are."""
    from engine.cli import source  # noqa: PLC0415  # when it runs
    from engine.register.days import end_of  # noqa: PLC0415  # when it runs
    from engine.register.receipts import entries_known  # noqa: PLC0415  # when it runs
    door = parts.door(is_json=settings["is_json"])
    with door.refusing():
        asked = source.asked(settings["file"], door.place)
        if asked is None or asked.agreement is None:
            raise click.UsageError(parts.say("cli.receipt_of_one"), click.get_current_context())
        then = asked.then
        if then is None and settings["known_on"] is not None:
            then = end_of(settings["known_on"])
        agreement = door.register.agreement(asked.agreement, then).id
        entries = entries_known(door.register.store, then)
    return Path(f"register:{agreement}@{entries}"), entries


def _keep(parts: "Parts", settings: dict[str, Any], entries: int) -> None:
    from engine.cli.parts import who  # noqa: PLC0415  # it imports this module
    from engine.cli.views import assessed  # noqa: PLC0415  # when it runs
    from engine.register.receipts import RECEIPT, receipt_for  # noqa: PLC0415  # when it runs
    from engine.register.store import Draft  # noqa: PLC0415  # when it runs
    door = parts.door(is_json=settings["is_json"])
    agreement = door.load(settings["file"], settings["known_on"])
    found = assessed(door, agreement, settings["as_of"], settings["known_on"])
    context = click.get_current_context()
    with door.refusing():
        receipt = receipt_for(door.register, agreement, found, entries, command=context.info_name or "",
                              asked=_words(context))
        entry, = door.register.enter([Draft(kind=RECEIPT, agreement=agreement.id, body=receipt.body(), who=who())],
                                     datetime.now(UTC))
    click.echo(door.say("receipt.kept", entry=entry.seq), err=True)


def _words(context: click.Context) -> str:
    """The words of the command, without where the register is."""
    words = [*context.find_root().obj]
    kept = [word for before, word in zip(["", *words], words, strict=False)
            if _PLACE not in (before, word) and not word.startswith(f"{_PLACE}=")]
    return shlex.join(["frist", *kept])
