"""The register as it is used: what is entered is tried and derived in one go, and read as known at any time."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from importlib.metadata import version
from typing import Self

from attrs import frozen
from sqlalchemy import Connection, func, select

from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.problems import Origin, Problem, ProblemsError
from engine.register.batches import batches
from engine.register.chain import Entry, canonical, instant
from engine.register.contents import Known, agreement_of
from engine.register.days import swedish_day
from engine.register.derived import Rows, write
from engine.register.deriving import Derivable, derived_to, note
from engine.register.doubles import told_twice
from engine.register.schema import ENTRY
from engine.register.store import AGREEMENT, DERIVED_FROM, EVENT, RETRACTION, TELLING, Draft, Store
from engine.register.url import Place


@frozen
class _Prepared:
    """What is to be written with some drafts, and what it was derived from."""

    rows: tuple[Rows, ...]
    without: tuple[str, ...]
    """Agreements that nothing is known of any longer."""
    head: int
    """The last entry before any of them was read."""
    basis: frozenset[str]
    """The agreements that were read, or looked for and not there."""


@frozen
class Register(Derivable):
    """A register, open, with the rules by which its agreements are assessed. Close it, or use it in a ``with``."""

    @classmethod
    def open(cls, place: Place, inference: Inference, *, make: bool = False) -> Self:
        """The register at ``place``. With ``make``, it is made if there is none.

        Raises ``RegisterError`` if there is none, or it cannot be used.
        """
        return cls(Store.open(place, make=make), inference,
                   f"{version('frist')} {inference.rulebook.identity()}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.store.close()

    def enter(self, drafts: Sequence[Draft], now: datetime) -> tuple[Entry, ...]:
        """Enter all of ``drafts``, or none, as recorded ``now``, and what is derived with them.

        Raises ``ProblemsError`` for what cannot be entered: an agreement that could no longer be read, or would tell
        of what cannot have happened.
        """
        # Prepared before others are kept waiting; and once more while they are, if they wrote something meanwhile.
        prepared = self._prepared(drafts, now)

        def then(connection: Connection) -> None:
            last = connection.scalar(select(func.max(ENTRY.c.seq))) or 0
            before = last - len(drafts)
            meanwhile = set(connection.scalars(select(ENTRY.c.agreement).where(
                ENTRY.c.seq > prepared.head, ENTRY.c.seq <= before, ENTRY.c.kind.in_(DERIVED_FROM))))
            is_as_it_was = meanwhile.isdisjoint(prepared.basis) and self.family(_touched(drafts)) <= prepared.basis
            found = prepared if is_as_it_was else self._prepared(drafts, now)
            write(connection, found.rows, found.without)
            # Where there are entries before these from which nothing has been derived yet, they are still to be found.
            if connection.scalar(select(ENTRY.c.seq).limit(1).where(
                    ENTRY.c.seq > derived_to(connection), ENTRY.c.seq <= before,
                    ENTRY.c.kind.in_(DERIVED_FROM))) is None:
                note(connection, last)

        return self.store.append(drafts, now, then)

    def supposed(self, drafts: Sequence[Draft], now: datetime) -> dict[str, tuple[Agreement | None, Agreement | None]]:
        """Each agreement that ``drafts`` tell of, as it is known and as it would be with them. Nothing is written.

        None before: there is none, or it cannot be read as it is. Raises ``ProblemsError`` as ``enter`` does.
        """
        self._prepared(drafts, now)
        touched = _touched(drafts)
        entries = _provisional(drafts, self.store.head().seq, now)
        before, after = ({each: one for some in batches(touched)
                          for each, one in self.known(some, drafts=told).items()} for told in ((), entries))
        return {each: (_readable(before.get(each)), agreement_of(after[each]) if each in after else None)
                for each in touched}

    def _prepared(self, drafts: Sequence[Draft], now: datetime) -> _Prepared:
        head = self.store.head().seq
        touched = _touched(drafts)
        # What is only described is searched otherwise, but stands as it stood: nothing that is known of it is tried.
        first = _touched(drafts, DERIVED_FROM)
        family = [*first, *sorted(self.family(touched) - set(first))]
        found: dict[str, Known] = {}
        entries = _provisional(drafts, head, now)
        for some in batches(family):
            found |= self.known(some, drafts=entries)
        problems = [problem for each in touched if each not in found for problem in self._lost(each)]
        added = {each.agreement for each in drafts if each.kind == AGREEMENT}
        problems += [problem for each in touched if each in added and each in found
                     for problem in told_twice(found[each])]
        if problems:
            raise ProblemsError(tuple(problems))
        rows, sought = self.rows(family, found, swedish_day(now), touched)
        return _Prepared(tuple(rows), tuple(each for each in touched if each not in found), head,
                         sought.union(family))

    def _lost(self, agreement: str) -> Iterator[Problem]:
        """That events would stand without an agreement, if its only version were taken back."""
        standing = [each for each in self.store.entries(None, [agreement]) if each.kind == EVENT]
        gone = {each.points_at for each in self.store.entries(None, [agreement]) if each.kind == RETRACTION}
        if any(each.seq not in gone for each in standing):
            yield Problem(Origin(self.store.place.shown), "register_events_stand", {"agreement": agreement})


def _provisional(drafts: Sequence[Draft], head: int, now: datetime) -> list[Entry]:
    """The entries that ``drafts`` would become, if nobody else wrote after the entry ``head``."""
    return [Entry(seq=seq, kind=each.kind, agreement=each.agreement, body=canonical(each.body),
                  recorded_at=instant(now), who=each.who, why=each.why, reference=each.reference,
                  points_at=each.points_at, previous="", hash="")
            for seq, each in enumerate(drafts, head + 1)]


def _readable(what: Known | None) -> Agreement | None:
    """The agreement, if there is one and it can be read."""
    try:
        return None if what is None else agreement_of(what)
    except ProblemsError:
        return None


def _touched(drafts: Sequence[Draft], kinds: frozenset[str] = TELLING) -> list[str]:
    """The agreements that the drafts of those kinds tell of."""
    return list(dict.fromkeys(each.agreement for each in drafts
                              if each.agreement is not None and each.kind in kinds))
