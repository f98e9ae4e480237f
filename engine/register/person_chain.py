"""What the chain has of the persons of agreements: a salted hash of who they are, by which their data are tried."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from enum import Enum
from secrets import token_hex
from typing import Any, Final

from attrs import asdict, field, frozen
from sqlalchemy import Row

from engine.model.problems import Origin, Problem
from engine.model.text import printable
from engine.register.chain import Entry
from engine.register.derived import searchable

TOLD: Final = "person"
"""The kind of an entry that tells of a person: added, changed or removed."""

ERASED: Final = "person_erased"
"""The kind of an entry that tells that a person's data have been erased."""

_BYTES_OF_TOKEN: Final = 8
_BYTES_OF_SALT: Final = 16


def new_salt() -> str:
    """A random salt."""
    return token_hex(_BYTES_OF_SALT)


class Role(Enum):
    """What a person is to an agreement."""

    CONTACT = "contact"
    SIGNATORY = "signatory"
    OWNER = "owner"
    """Who sees to the agreement, and is told of its days."""
    SUBSTITUTE = "substitute"
    """Who does so when the owner does not."""


@frozen(kw_only=True)
class Person:
    """A person of an agreement, or a function with nobody named. What nobody has told is ""."""

    token: str = field(factory=lambda: token_hex(_BYTES_OF_TOKEN))
    """What the chain calls the person: random."""
    agreement: str
    role: Role
    party: str | None = None
    """The id of the party that the person is of, if that is told."""
    name: str = ""
    function: str = ""
    email: str = ""
    phone: str = ""
    salt: str = field(factory=new_salt, repr=False)
    """Without it nobody can try a guess against the hash: it is erased with the data."""
    added: int = 0
    """The number of the entry that told of the person first."""
    removed: int | None = None
    """The number of the entry that took the person from the agreement."""

    @property
    def identity(self) -> str:
        """What is equal for one and the same person on several agreements: the address, else the name or function."""
        return identity_of(self.email, self.name, self.function)

    @property
    def hash(self) -> str:
        """The salted hash of the personal data: SHA-256, in hexadecimal."""
        return _hash_of(self.salt, self.name, self.function, self.email, self.phone)

    @property
    def row(self) -> dict[str, Any]:
        """The person as the table has it."""
        return asdict(self) | {"role": self.role.value, "search_text": _search_text(
            self.name, self.function, self.email, self.phone)}

    @property
    def body(self) -> dict[str, Any]:
        """What an entry tells of the person."""
        return {"token": self.token, "role": self.role.value, "party": self.party, "hash": self.hash,
                "is_removed": self.removed is not None}


def identity_of(email: str, name: str, function: str) -> str:
    """As ``Person.identity``."""
    return searchable([email or name or function])


def _hash_of(salt: str, *personal: str) -> str:
    # A forged row can hold broken characters. It is to be found out, not to stop us.
    text = json.dumps([salt, *personal], separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _search_text(*personal: str) -> str:
    return searchable(each for each in personal if each)


class ToldOfPersons:
    """What the entries of a whole chain tell of each person, gathered while they are read."""

    def __init__(self) -> None:
        self._standing: dict[str, dict[str, Any]] = {}
        self._last: dict[str, int] = {}
        self._erased: dict[str, int] = {}

    def noting(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """The same entries; what they tell of persons is kept."""
        for entry in entries:
            if entry.kind in {TOLD, ERASED}:
                self._note(entry)
            yield entry

    def _note(self, entry: Entry) -> None:
        try:
            told = entry.told
            token = str(told["token"])
            if entry.kind == ERASED:
                self._standing.pop(token, None)
                self._erased[token] = entry.seq
                return
            before = self._standing.get(token, {"added": entry.seq})
            self._standing[token] = {
                "agreement": entry.agreement, "role": told["role"], "party": told["party"], "hash": told["hash"],
                "added": before["added"], "removed": entry.seq if told["is_removed"] else None}
            self._last[token] = entry.seq
        except (ValueError, TypeError, KeyError):  # a forged entry, which the chain itself finds out
            return

    def problems(self, rows: Iterable[Row[Any]], at: Origin) -> Iterator[Problem]:
        """What is wrong with the persons' data: altered, missing, never entered, or not erased though it is said so."""
        missing = dict(self._standing)
        for row in rows:
            told = missing.pop(row.token, None)
            if row.token in self._erased:
                yield self._problem("person_not_erased", row.token, self._erased[row.token], at)
            elif told is None:
                yield Problem(at.at("person"), "person_unknown", {"person": printable(row.token)})
            elif told != _as_told(row):
                yield self._problem("person_altered", row.token, self._last[row.token], at)
        for token in missing:
            yield self._problem("person_missing", token, self._last[token], at)

    def _problem(self, key: str, token: str, seq: int, at: Origin) -> Problem:
        return Problem(at.at("entry", seq), key, {"person": token, "entry": str(seq)})


def _as_told(row: Row[Any]) -> dict[str, Any]:
    """What an entry would have told of a row; no hash has been told of one that is searched by other words."""
    personal = (row.name, row.function, row.email, row.phone)
    is_searched_rightly = row.search_text == _search_text(*personal)
    return {"agreement": row.agreement, "role": row.role, "party": row.party,
            "hash": _hash_of(row.salt, *personal) if is_searched_rightly else "",
            "added": row.added, "removed": row.removed}
