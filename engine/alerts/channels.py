"""The channels that letters are delivered through, as values: what each needs to know."""

from hashlib import sha256
from ipaddress import ip_address
from pathlib import Path
from typing import Final

from attrs import field, frozen

from engine.alerts.addresses import Address, same
from engine.alerts.settings_tables import Security

_SHOWN: Final = 12
"""Characters of the hash that tells one secret address from another."""


@frozen(kw_only=True)
class Channel:
    """A channel. ``only_to``: the addresses (``addresses.same``) that it is for; empty: for everybody."""

    only_to: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """What tells it from every other channel, stays the same from night to night, and shows nothing secret."""
        raise NotImplementedError

    def takes(self, told: Address) -> bool:
        """Whether it is for the one with this address."""
        return not self.only_to or same(told.spec) in self.only_to


@frozen
class Login:
    """Who Frist is to the mail server. ``password`` None: it could not be read, so that nothing can be sent."""

    user: str
    password: str | None = field(repr=False)


@frozen(kw_only=True)
class Mail(Channel):
    """A mail server. ``timeout``: seconds without an answer. ``ca_file``: certificates to trust beside the system's."""

    host: str
    port: int
    security: Security
    timeout: float
    login: Login | None = None
    ca_file: Path | None = None

    @property
    def name(self) -> str:
        """There is one mail server at most."""
        return "mail"


@frozen(kw_only=True)
class Folder(Channel):
    """A folder, in which each letter is a file."""

    path: Path

    @property
    def name(self) -> str:
        """By its path."""
        return f"folder:{self.path}"


@frozen(kw_only=True)
class Stdout(Channel):
    """Standard output."""

    @property
    def name(self) -> str:
        """There is one."""
        return "stdout"


@frozen(kw_only=True)
class Push(Channel):
    """A service that Apprise reaches (Teams, Slack, a webhook). ``url`` is secret: who has it can write there."""

    url: str = field(repr=False)

    @property
    def name(self) -> str:
        """By the kind of service and the hash of the address."""
        return f"apprise:{self.url.partition('://')[0].lower()}:{sha256(self.url.encode()).hexdigest()[:_SHOWN]}"


def is_private(host: str) -> bool:
    """Whether what is sent there never leaves this machine.

    >>> is_private("127.0.0.1"), is_private("localhost"), is_private("mail.region.example")
    (True, True, False)
    """
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
