"""What became of a letter, and when one that was not accepted is tried again."""

from datetime import datetime, timedelta
from typing import Final

from attrs import field, frozen

from engine.alerts.addresses import Address
from engine.explain.phrases import Phrases
from engine.model.text import printable
from engine.model.words import Word

_LONGEST: Final = 200
"""Characters of what a server says."""
_MINUTES: Final = (1, 5, 15, 60)
_THEREAFTER: Final = timedelta(hours=4)


class Result(Word):
    """What became of a letter."""

    ACCEPTED = "accepted"
    """The channel has it, and has said so."""
    REFUSED = "refused"
    """It will never be taken as it is."""
    LATER = "later"
    """It is not known to have been taken; it is to be tried again."""


class Fault(Word):
    """What was in the way, where it was not the server that refused the letter."""

    NO_CONNECTION = "no_connection"
    TIMEOUT = "timeout"
    CUT_OFF = "cut_off"
    CERTIFICATE = "certificate"
    NOT_ENCRYPTED = "not_encrypted"
    LOGIN = "login"
    NO_PASSWORD = "no_password"  # noqa: S105  # the name of a fault
    SENDER = "sender"
    NOT_ASCII = "not_ascii"
    NOT_WRITTEN = "not_written"
    NO_APPRISE = "no_apprise"
    BAD_URL = "bad_url"


_FOR_PEOPLE: Final = frozenset({Fault.CERTIFICATE, Fault.NOT_ENCRYPTED, Fault.LOGIN, Fault.NO_PASSWORD, Fault.SENDER,
                                Fault.NO_APPRISE, Fault.BAD_URL})


def _short(words: str) -> str:
    words = printable(" ".join(words.split()))
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


@frozen(kw_only=True)
class Outcome:
    """What became of a letter in a channel. ``code``: the server's reply code; ``words``: what it said, safe to show.

    ``place``: the server or folder it is about.
    """

    result: Result
    fault: Fault | None = None
    code: int | None = None
    words: str = field(default="", converter=_short)
    place: str = ""

    @property
    def is_for_people(self) -> bool:
        """Whether no repetition helps before somebody has mended the settings or the server: to be told loudly."""
        return self.fault in _FOR_PEOPLE

    def told(self, to: Address, say: Phrases) -> str:
        """The outcome in words."""
        words = " ".join(str(each) for each in (self.code, self.words) if each)
        return say(f"delivery.{(self.fault or self.result).value}", address=printable(to.spec), host=self.place,
                   place=self.place, words=words or "…")


def next_try(attempts: int, now: datetime) -> datetime:
    """When a letter is tried again that has been tried ``attempts`` times, the last of them ``now``.

    After 1, 5, 15 and 60 minutes, then every four hours. ``ValueError`` if it has not been tried.
    """
    if attempts < 1:
        raise ValueError(attempts)
    return now + (timedelta(minutes=_MINUTES[attempts - 1]) if attempts <= len(_MINUTES) else _THEREAFTER)
