"""The shape of each table in the settings: its keys, and the kind of value that each takes."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final, NewType

from attrs import frozen

from engine.alerts.addresses import Address, NotAnAddressError, address
from engine.documents.quoting import shown
from engine.documents.structuring import converter_of
from engine.documents.values import READERS, UnreadableError, one_of, read_text
from engine.explain.phrases import LANGUAGES
from engine.model.words import Word


class Security(Word):
    """How the way to the mail server is kept private."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


class ChannelKind(Word):
    """By what a letter is delivered."""

    MAIL = "mail"
    APPRISE = "apprise"
    FOLDER = "folder"
    STDOUT = "stdout"


Days = NewType("Days", int)
"""Days, from 1 to ten years."""
DaysOrNone = NewType("DaysOrNone", int)
"""Days, from 0 to ten years."""
ManyDays = tuple[Days, ...]
Port = NewType("Port", int)
Seconds = NewType("Seconds", int)
FileName = NewType("FileName", str)
"""A file or a folder; "~" is the home of whoever runs it."""
Host = NewType("Host", str)
Link = NewType("Link", str)
"""An address on the web with "{agreement}" in it."""
Secret = NewType("Secret", str)
"""Text that no message may show."""
Language = NewType("Language", str)
OwnAddress = NewType("OwnAddress", Address)
"""An address that every server takes."""
Addresses = tuple[Address, ...]
Absent = tuple[dict[str, Any], ...]
"""Tables, read one by one."""

LONGEST: Final = 3_660
"""Days: about ten years."""

_HOST: Final = re.compile(r"[\w.-]+|[0-9a-f:.]+", re.IGNORECASE)
_LINK: Final = re.compile(r"https?://[^\s/{}]+/[^\s{}]*\{agreement\}[^\s{}]*", re.IGNORECASE)
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)


@frozen(kw_only=True)
class MailTable:
    """The table ``[mail]``."""

    host: Host
    sender: OwnAddress
    port: Port | None = None
    security: Security = Security.STARTTLS
    insecure: bool = False
    ca_file: FileName | None = None
    user: str | None = None
    password_env: str | None = None
    password_file: FileName | None = None
    reply_to: OwnAddress | None = None
    timeout: Seconds = Seconds(30)


@frozen(kw_only=True)
class ChannelTable:
    """A table ``[[channel]]``."""

    kind: ChannelKind
    url: Secret | None = None
    folder: FileName | None = None
    only_to: Addresses | None = None


@frozen(kw_only=True)
class AlertsTable:
    """The table ``[alerts]``."""

    administrator: Address | None = None
    ours: tuple[str, ...] | None = None
    link: Link | None = None
    language: Language = Language(LANGUAGES[0])
    digest: bool = True
    give_up_days: Days = Days(7)
    escalate_before: DaysOrNone | None = None
    daily_days: DaysOrNone | None = None
    unchanged_days: Days | None = None
    minutes_days: DaysOrNone | None = None
    delivery_days: DaysOrNone | None = None
    lead_days: dict[str, Any] | None = None
    again_days: dict[str, Any] | None = None


@frozen(kw_only=True)
class CalendarTable:
    """The table ``[calendar]``."""

    folder: FileName
    ahead_days: Days | None = None
    remind: ManyDays | None = None


@frozen(kw_only=True)
class RecipientTable:
    """A table ``[[recipient]]``."""

    address: Address
    language: Language | None = None
    digest: bool | None = None
    substitute: Address | None = None
    escalates_to: Address | None = None
    absent: Absent = ()


@frozen(kw_only=True)
class AbsenceTable:
    """A table in ``absent``."""

    from_on: date
    to_on: date | None = None


def read_address(value: object) -> Address:
    """``value`` as an e-mail address; ``UnreadableError`` if it is none."""
    text = read_text(value)
    try:
        return address(text)
    except NotAnAddressError:
        raise UnreadableError("settings_address", got=shown(text)) from None


def _own_address(value: object) -> Address:
    read = read_address(value)
    if not read.is_ascii:
        raise UnreadableError("settings_not_ascii", got=shown(value))
    return read


def _addresses(value: object) -> Addresses:
    if not isinstance(value, list) or not value:
        raise UnreadableError("not_a_list", got=shown(value))
    return tuple(read_address(each) for each in value)


def _from(least: int, most: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if type(value) is not int or not least <= value <= most:
            raise UnreadableError("settings_number", got=shown(value), least=str(least), most=str(most))
        return value
    return read


def _many_days(value: object) -> tuple[int, ...]:
    if not isinstance(value, list) or not all(type(each) is int and 1 <= each <= LONGEST for each in value):
        raise UnreadableError("settings_days", got=shown(value), most=str(LONGEST))
    return tuple(sorted(set(value), reverse=True))


def _host(value: object) -> str:
    text = read_text(value)
    if not _HOST.fullmatch(text):
        raise UnreadableError("settings_host", got=shown(text))
    return text


def _file_name(value: object) -> str:
    text = read_text(value)
    try:
        Path(text).expanduser()
    except RuntimeError:
        raise UnreadableError("settings_no_home", got=shown(text)) from None
    return text


def _link(value: object) -> str:
    text = read_text(value)
    if not _LINK.fullmatch(text):
        raise UnreadableError("settings_link", got=shown(text))
    return text


def _secret(value: object) -> str:
    if not isinstance(value, str) or not _SCHEME.fullmatch(value):
        raise UnreadableError("settings_url")
    return value


def _language(value: object) -> str:
    if value not in LANGUAGES:
        raise UnreadableError("unknown_value", got=shown(value), nearest="", known=", ".join(LANGUAGES))
    return str(value)


def _absent(value: object) -> Absent:
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise UnreadableError("settings_absent", got=shown(value))
    return tuple(value)


_SETTINGS_READERS: Final[dict[Any, Callable[[object], object]]] = {
    Address: read_address, OwnAddress: _own_address, Addresses: _addresses, Port: _from(1, 65_535),
    Seconds: _from(1, 600), Days: _from(1, LONGEST), DaysOrNone: _from(0, LONGEST), ManyDays: _many_days, Host: _host,
    FileName: _file_name,
    Link: _link, Secret: _secret, Language: _language, Absent: _absent, Security: one_of(Security),
    ChannelKind: one_of(ChannelKind),
}
CONVERTER: Final = converter_of(
    READERS | _SETTINGS_READERS | {kind | None: read for kind, read in _SETTINGS_READERS.items()})
"""Puts the tables of the settings into their shapes."""
