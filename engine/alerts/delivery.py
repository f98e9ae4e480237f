"""Letters delivered through a channel, each with its outcome as soon as it is known."""

import os
import re
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from engine.alerts import mailing
from engine.alerts.channels import Channel, Folder, Mail, Push
from engine.alerts.configured import Settings
from engine.alerts.letters import Letter
from engine.alerts.mailing import OnOutcome
from engine.alerts.message import message, text
from engine.alerts.outcome import Fault, Outcome, Result

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from io import StringIO

_ACCEPTED: Final = Outcome(result=Result.ACCEPTED)
_PARTS: Final = re.compile(r"[/?&=:@#]+")
_LONG: Final = 4
"""Characters that a part of a secret address has at least, to be taken out of what is said about it."""


def deliver(letters: Sequence[Letter], channel: Channel, settings: Settings, now: datetime,
            on_outcome: OnOutcome) -> None:
    """Deliver the letters through the channel; ``now`` is the date on them.

    ``on_outcome`` is called once for each letter, in their order, as soon as its outcome is known and before the next
    is begun; what it raises stops the delivery. A letter delivered again is the same letter, with the same Message-ID;
    in a folder it takes the place of the first.
    """
    if isinstance(channel, Mail):
        mailing.send(letters, channel, settings.sender.spec, lambda letter: _content(letter, settings, now), on_outcome)
        return
    for letter in letters:
        if isinstance(channel, Folder):
            outcome = _into_a_folder(letter, channel.path, _content(letter, settings, now))
        elif isinstance(channel, Push):
            outcome = _pushed(letter, channel)
        else:
            outcome = _printed(letter)
        on_outcome(letter, outcome)


def _content(letter: Letter, settings: Settings, now: datetime) -> bytes:
    return message(letter, settings, now).as_bytes()


def _into_a_folder(letter: Letter, folder: Path, content: bytes) -> Outcome:
    """The letter as a file that is there whole or not at all."""
    name = letter.message_id.strip("<>").partition("@")[0]
    beside, place = folder / f".{name}.part", folder / f"{name}.eml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(place)
    except OSError as error:
        return _not_written(error, str(folder))
    return _ACCEPTED


def _printed(letter: Letter) -> Outcome:
    encoding = sys.stdout.encoding or "utf-8"
    told = f"{letter.to.spec}\n{letter.subject}\n\n{text(letter)}\n"
    try:
        sys.stdout.write(told.encode(encoding, "replace").decode(encoding))
        sys.stdout.flush()
    except OSError as error:
        return _not_written(error, "stdout")
    return _ACCEPTED


def _not_written(error: OSError, place: str) -> Outcome:
    return Outcome(result=Result.LATER, fault=Fault.NOT_WRITTEN, words=error.strerror or str(error), place=place)


def _pushed(letter: Letter, channel: Push) -> Outcome:
    try:
        import apprise  # noqa: PLC0415  # an extra, and slow to load
    except ImportError:
        return Outcome(result=Result.LATER, fault=Fault.NO_APPRISE)
    service = apprise.Apprise()
    capture: AbstractContextManager[StringIO] = apprise.LogCapture(  # type: ignore[no-untyped-call]  # apprise's own
        level=apprise.logging.WARNING)
    with capture as log:
        if not service.add(channel.url):
            return Outcome(result=Result.LATER, fault=Fault.BAD_URL)
        is_taken = service.notify(title=letter.subject, body=text(letter), body_format=apprise.NotifyFormat.TEXT)
        words = _without_secrets(log.getvalue(), channel.url)
    return _ACCEPTED if is_taken else Outcome(result=Result.LATER, words=words, place=channel.name)


def _without_secrets(words: str, url: str) -> str:
    """What Apprise says, without any part of the secret address."""
    for part in sorted({each for each in _PARTS.split(url) if len(each) >= _LONG}, key=len, reverse=True):
        words = re.sub(re.escape(part), "…", words, flags=re.IGNORECASE)
    return words
