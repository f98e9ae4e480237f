"""The chain: each entry carries the hash of the one before, so that none can be altered, removed or moved unnoticed.

Who rewrites every entry from one place to the end leaves a chain that is whole in itself. It is found out by a head
that was kept elsewhere.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain, islice, pairwise
from typing import Any, Final

from attrs import evolve, frozen

from engine.model.problems import Origin, Problem

FORMAT: Final = 1
"""The version of what is hashed, and how. It stands first in what is hashed."""

BEGINNING: Final = "0" * 64
"""The hash that the first entry carries as that of the one before."""

MOST_FAULTS: Final = 200
"""Faulty entries that are told one by one. A register with more is not put right entry by entry."""

_NEAR: Final = 20
"""How far from an entry its own number is looked for, where entries before it may have been taken out."""

MOST_DIGITS: Final = 15
"""Digits in the number of an entry: more than any register has, and no more than a database takes."""

_HEX: Final = frozenset("0123456789abcdef")


AsKnown = datetime | int | None
"""As known at an instant, or when so many entries had been recorded; None: as known now."""


@frozen(kw_only=True)
class Entry:
    """One entry of the register, exactly as it is kept. It is never changed."""

    seq: int
    """Its number: 1 for the first, with no gaps."""
    kind: str
    """"agreement", "event", "correction", "retraction", "registration", "person", "person_erased" …"""
    agreement: str | None
    """The id of the agreement that it is about."""
    body: str
    """What it tells, as canonical JSON."""
    recorded_at: str
    """When it was recorded, as ``instant`` writes it."""
    who: str
    """Who recorded it."""
    why: str
    """The reason, in words; "" if none was given."""
    reference: str
    """What it rests on: a diary number; "" if none was given."""
    points_at: int | None
    """The number of the entry that this one corrects or retracts."""
    previous: str
    """The hash of the entry before."""
    hash: str
    """The hash of all the rest."""

    @property
    def told(self) -> Any:  # noqa: ANN401  # what JSON can hold
        """What it tells, as a value."""
        return json.loads(self.body)


@frozen
class Head:
    """The last entry's number and hash: what tells a whole chain from one whose tail is cut. 0 where there is none."""

    seq: int = 0
    hash: str = BEGINNING

    def __str__(self) -> str:
        return f"{self.seq}:{self.hash}"

    @classmethod
    def parse(cls, text: str) -> "Head":
        """The head that ``str`` wrote; ``ValueError`` if ``text`` is none."""
        seq, _, digest = text.strip().partition(":")
        is_number = seq.isascii() and seq.isdigit() and len(seq) <= MOST_DIGITS
        if not (is_number and len(digest) == len(BEGINNING) and set(digest) <= _HEX):
            raise ValueError(text)
        return cls(int(seq), digest)


def instant(moment: datetime) -> str:
    """An instant as it is kept: UTC with six decimals, so that the order of the texts is that of the instants."""
    if moment.tzinfo is None:
        raise ValueError("an instant has a time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def canonical(value: object) -> str:
    """The one text of a value as JSON: sorted keys, no spaces.

    Raises ``TypeError`` for what JSON cannot hold, or should not: floats; ``UnicodeEncodeError`` for broken characters.
    """
    for each in _within(value):
        if isinstance(each, float):
            raise TypeError("a float has no place in the register: money is whole öre, or decimal text")
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    text.encode()
    return text


def _within(value: object) -> Iterator[object]:
    yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    for each in inner:
        yield from _within(each)


def hash_of(entry: Entry) -> str:
    """The hash of all that ``entry`` keeps but the hash itself: SHA-256, in hexadecimal."""
    # A forged row can hold what no entry has, as bytes or broken characters. It is to be found out, not to stop us.
    kept = [FORMAT, entry.seq, entry.kind, entry.agreement, entry.body, entry.recorded_at, entry.who, entry.why,
            entry.reference, entry.points_at, entry.previous]
    text = json.dumps(kept, separators=(",", ":"), ensure_ascii=False, default=repr)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def sealed(entry: Entry) -> Entry:
    """The entry with its hash."""
    return evolve(entry, hash=hash_of(entry))


def verify(entries: Iterable[Entry], at: Origin, head: Head | None = None) -> tuple[Problem, ...]:
    """What is wrong with a chain whose ``entries`` come in the order of their numbers: nothing, if it is whole.

    With ``head``, taken earlier and kept elsewhere, also whether the chain still holds what it held then. ``at`` is
    the place of the register, for the messages.
    """
    altered: dict[int, Entry] = {}
    gaps: list[range] = []
    before: Entry | None = None
    last = Head()
    at_head = head
    for entry in entries:
        follows = entry.seq == last.seq + 1
        if hash_of(entry) != entry.hash or entry.seq <= last.seq:
            altered[entry.seq] = entry
        elif follows and entry.previous != last.hash and last.seq not in altered:
            # Both are right in themselves, so the earlier one has been given a new hash; or the first is not the first.
            blamed = before or entry
            altered[blamed.seq] = blamed
        if entry.seq > last.seq + 1:
            gaps.append(range(last.seq + 1, entry.seq))
        if entry.seq > last.seq:
            before, last = entry, Head(entry.seq, entry.hash)
        if head is not None and entry.seq == head.seq:
            at_head = Head(entry.seq, entry.hash)
        if len(altered) + len(gaps) >= MOST_FAULTS:
            return (*_told(altered, gaps, at), Problem(at, "register_many_faults", {"most": str(MOST_FAULTS)}))
    if head is not None and head.seq > last.seq:
        gaps.append(range(last.seq + 1, head.seq + 1))
    told = _told(altered, gaps, at)
    if head is not None and at_head != head and head.seq not in altered:
        told.append(Problem(at.at("entry", head.seq), "register_other_head", {"entry": str(head.seq)}))
    return tuple(told)


def _told(altered: dict[int, Entry], gaps: list[range], at: Origin) -> list[Problem]:
    """The faults, in the order of the entries' numbers."""
    moved = _moved(altered, gaps)
    told = {seq: Problem(at.at("entry", seq), "register_altered", {"entry": str(seq)}) for seq in altered}
    told |= {seq: Problem(at.at("entry", seq), "register_moved", {"entry": str(seq), "own": str(own)})
             for seq, own in moved.items()}
    missing = [Problem(at.at("entry", each.start), "register_missing",
                       {"entries": str(each.start) if len(each) == 1 else f"{each.start}\N{EN DASH}{each[-1]}"})
               for each in _without([*gaps, *(range(seq, seq + 1) for seq in moved)], {*moved.values()})]
    return [*(problem for _, problem in sorted(told.items())), *missing]


def _moved(altered: dict[int, Entry], gaps: list[range]) -> dict[int, int]:
    """The own number of each entry that stands, otherwise as it was, at another."""
    disturbed = [*altered, *islice(chain(*gaps), MOST_FAULTS)]
    moved: dict[int, int] = {}
    offset = 0
    for seq, entry in altered.items():
        for own in (seq + offset, *disturbed, *range(seq - _NEAR, seq + _NEAR + 1)):
            if own != seq and hash_of(evolve(entry, seq=own)) == entry.hash:
                moved[seq], offset = own, own - seq
                break
    return moved


def _without(holes: list[range], filled: set[int]) -> list[range]:
    """The numbers of ``holes`` that are not ``filled``, as ranges in order."""
    left: list[range] = []
    for hole in sorted(holes, key=lambda each: each.start):
        ends = [hole.start - 1, *sorted(each for each in filled if each in hole), hole.stop]
        for one, other in pairwise(ends):
            if one + 1 < other and left and left[-1].stop == one + 1:
                left[-1] = range(left[-1].start, other)
            elif one + 1 < other:
                left.append(range(one + 1, other))
    return left
