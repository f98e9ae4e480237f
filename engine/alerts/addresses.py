"""E-mail addresses: read strictly, so that none can be taken for anything else in a header or by a server."""

import re
import unicodedata
from typing import Final

from attrs import frozen

from engine.model.text import printable

_LOCAL: Final = re.compile(r"[^\s\"(),.:;<>@\[\]\\]+(\.[^\s\"(),.:;<>@\[\]\\]+)*")
_LABEL: Final = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", re.ASCII | re.IGNORECASE)
_NAMED: Final = re.compile(r"\"?(?P<name>[^\"<>@]*?)\"?\s*<(?P<spec>[^<>]+)>")
_LONGEST: Final = 254
_LONGEST_LOCAL: Final = 64
_LONGEST_NAME: Final = 100


class NotAnAddressError(ValueError):
    """The text is no e-mail address, or is more than one."""


@frozen
class Address:
    """An e-mail address: ``name`` is whose it is ("": not told), ``domain`` is in ASCII (IDNA)."""

    name: str
    local: str
    domain: str

    @property
    def spec(self) -> str:
        """The address alone."""
        return f"{self.local}@{self.domain}"

    @property
    def is_ascii(self) -> bool:
        """Whether a server without SMTPUTF8 takes it."""
        return self.local.isascii()


def address(text: str) -> Address:
    """The address that ``text`` is: "anna@region.example", or "Anna Ås <anna@region.example>".

    Raises ``NotAnAddressError`` if it is none, or is more than one.
    """
    text = unicodedata.normalize("NFC", text.strip())
    named = _NAMED.fullmatch(text)
    name, spec = (" ".join(named["name"].split()), named["spec"].strip()) if named else ("", text)
    local, _, domain = spec.rpartition("@")
    try:
        domain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        raise NotAnAddressError(text) from None
    is_one = (printable(text) == text and len(name) <= _LONGEST_NAME and _LOCAL.fullmatch(local)
              and all(_LABEL.fullmatch(label) for label in domain.split(".")))
    found = Address(name, local, domain)
    if not is_one or len(local.encode()) > _LONGEST_LOCAL or len(found.spec.encode()) > _LONGEST:
        raise NotAnAddressError(text)
    return found


def same(one: str) -> str:
    """What is equal for addresses of one and the same person, in whichever case they are written."""
    return unicodedata.normalize("NFC", one.strip()).casefold()
