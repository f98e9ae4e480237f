"""What a registrator tells of an agreement: diary number, decisions, the original, annexes, extracts, secrecy.

Each entry completes the earlier ones, and replaces what they told of the same thing. Annexes and extracts add up.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from attrs import evolve, frozen

from engine.model.problems import Origin, Problem, ProblemsError
from engine.model.text import printable
from engine.register.chain import Entry
from engine.register.store import REGISTRATION, RETRACTION, refuse, strange_text

NO_SECRECY: Final = "none"
"""What is told of an agreement that has been found to be under no secrecy."""

KEYS: Final = ("diary_number", "original", "secrecy")
"""What is told once of an agreement."""


@frozen
class Signing:
    """That an agreement was signed for a party, and by which decision."""

    party: str | None = None
    """The id of the party; None: for whom is not told."""
    signed_on: date | None = None
    decision: str | None = None


@frozen
class Annex:
    """A file that belongs to the agreement. It stays where it is: by its hash it is known again."""

    title: str
    file: str
    """Its name, without folders."""
    size: int
    """Bytes."""
    sha256: str
    entry: int = 0
    """The number of the entry that tells of it."""


@frozen
class Extract:
    """A copy, or a part, that has been sent to someone."""

    to: str
    sent_on: date
    entry: int = 0
    """The number of the entry that tells of it."""


@frozen(kw_only=True)
class Registration:
    """What is registered of an agreement. None: not told."""

    diary_number: str | None = None
    original: str | None = None
    """Where the signed original is kept."""
    secrecy: str | None = None
    """The provision that the secrecy mark rests on; ``NO_SECRECY``: there is none."""
    signings: tuple[Signing, ...] = ()
    """One for each party that is told of, in the order that they were."""
    annexes: tuple[Annex, ...] = ()
    extracts: tuple[Extract, ...] = ()

    @property
    def texts(self) -> list[str]:
        """What it is searched by."""
        secrecy = () if self.secrecy == NO_SECRECY else (self.secrecy,)
        told = (self.diary_number, self.original, *secrecy, *(each.decision for each in self.signings))
        return [*(each for each in told if each is not None),
                *(text for each in self.annexes for text in (each.title, each.file)),
                *(each.to for each in self.extracts)]


def registered(entries: Iterable[Entry]) -> Registration:
    """What ``entries``, those of one agreement as known at any time, tell."""
    kept = list(entries)
    retracted = {each.points_at for each in kept if each.kind == RETRACTION}
    told: dict[str, str | None] = {}
    signings: dict[str | None, Signing] = {}
    annexes: list[Annex] = []
    extracts: list[Extract] = []
    for entry in (each for each in kept if each.kind == REGISTRATION and each.seq not in retracted):
        body = entry.told
        told |= {key: body[key] or None for key in KEYS if key in body}
        if "signing" in body:
            party = body["signing"]["for"]
            signings[party] = _completed(signings.get(party, Signing(party)), body["signing"])
        if "annex" in body:
            annexes.append(Annex(**body["annex"], entry=entry.seq))
        if "extract" in body:
            extracts.append(Extract(body["extract"]["to"], date.fromisoformat(body["extract"]["sent_on"]), entry.seq))
    signed = tuple(each for each in signings.values() if each.signed_on or each.decision)
    return Registration(**told, signings=signed, annexes=tuple(annexes), extracts=tuple(extracts))


def _completed(signing: Signing, told: dict[str, Any]) -> Signing:
    if "signed_on" in told:
        signing = evolve(signing, signed_on=date.fromisoformat(told["signed_on"]))
    return evolve(signing, decision=told["decision"] or None) if "decision" in told else signing


def bodies(at: Origin, *, diary_number: str | None = None, original: str | None = None, secrecy: str | None = None,
           signing: Signing | None = None, annexes: Sequence[Annex] = (), extracts: Sequence[Extract] = (),
           ) -> list[dict[str, Any]]:
    """What entries tell: one of all that is told once, if any, and one of each annex and extract, to be undone alone.

    None: nothing is told of it; "": what was told of it no longer holds. ``at`` is the place of what is told.
    Raises ``ProblemsError`` for texts that are too long, or have characters that do not show.
    """
    once = {key: told.strip() for key, told in zip(KEYS, (diary_number, original, secrecy), strict=True)
            if told is not None}
    if once.get("secrecy", "").casefold() == NO_SECRECY:
        once["secrecy"] = NO_SECRECY
    first: dict[str, Any] = dict(once)
    if signing is not None:
        first["signing"] = {"for": signing.party}
        if signing.signed_on is not None:
            first["signing"]["signed_on"] = signing.signed_on.isoformat()
        if signing.decision is not None:
            first["signing"]["decision"] = once["decision"] = signing.decision.strip()
    problems = [problem for key, told in once.items() for problem in strange_text(told, at.at(key))]
    problems += [problem for each in annexes for problem in _needed(each.title, at.at("annex"))]
    problems += [problem for each in extracts for problem in _needed(each.to, at.at("extract"))]
    refuse(problems)
    more = [{"annex": {"title": each.title.strip(), "file": each.file, "size": each.size, "sha256": each.sha256}}
            for each in annexes]
    sent = [{"extract": {"to": each.to.strip(), "sent_on": each.sent_on.isoformat()}} for each in extracts]
    return [*([first] if first else []), *more, *sent]


def _needed(told: str, at: Origin) -> Iterator[Problem]:
    if not told.strip():
        yield Problem(at, "empty_text")
    yield from strange_text(told.strip(), at)


def annex_of(path: Path, title: str | None = None) -> Annex:
    """The annex that the file at ``path`` is, by its name if no title is told.

    Raises ``ProblemsError`` if it cannot be read.
    """
    origin = Origin(printable(str(path)))
    try:
        if path.exists() and not path.is_file():  # a device has no end
            raise ProblemsError((Problem(origin, "is_folder" if path.is_dir() else "not_a_file"),))
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            size = file.tell()
    except FileNotFoundError:
        raise ProblemsError((Problem(origin, "file_missing"),)) from None
    except (OSError, ValueError) as error:
        detail = getattr(error, "strerror", None) or type(error).__name__
        raise ProblemsError((Problem(origin, "unreadable", {"detail": detail}),)) from None
    return Annex(path.stem if title is None else title, printable(path.name), size, digest)
