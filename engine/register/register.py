"""The register as it is used: what is entered is tried and derived in one go, and read as known at any time."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date, datetime
from importlib.metadata import version
from typing import Final, Self

from attrs import field, frozen
from sqlalchemy import Connection, delete, func, insert, select, union_all

from engine.assess.together import assess_each, last_day_told
from engine.documents.together import without_rings
from engine.explain.phrases import LANGUAGES, Phrases
from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.dates import LATEST
from engine.model.problems import Origin, Problem, ProblemsError
from engine.model.text import printable
from engine.register.chain import AsKnown, Entry, canonical, instant
from engine.register.contents import Known, agreement_of, known, swedish_day
from engine.register.derived import OLDEST, Rows, derived_rows, faulty_rows, write
from engine.register.doubles import told_twice
from engine.register.engines import telling, writing
from engine.register.errors import RegisterError
from engine.register.registration import registered
from engine.register.schema import DERIVED_TO, ENTRY, OF_AGREEMENTS, SUMMARY
from engine.register.store import AGREEMENT, DERIVED_FROM, EVENT, RETRACTION, TELLING, Draft, Store
from engine.register.url import Place

AT_A_TIME: Final = 500
"""Agreements that are read, or derived, together."""

Progress = Callable[[int], None]
"""What is told how many more have been done."""


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
class Register:
    """A register, open, with the rules by which its agreements are assessed. Close it, or use it in a ``with``."""

    store: Store
    inference: Inference = field(repr=False)
    derived_by: str = field(repr=False)
    """The program and the rules: what is derived by others is derived again."""

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
                    ENTRY.c.seq > _derived_to(connection), ENTRY.c.seq <= before,
                    ENTRY.c.kind.in_(DERIVED_FROM))) is None:
                _note(connection, last)

        return self.store.append(drafts, now, then)

    def supposed(self, drafts: Sequence[Draft], now: datetime) -> dict[str, tuple[Agreement | None, Agreement | None]]:
        """Each agreement that ``drafts`` tell of, as it is known and as it would be with them. Nothing is written.

        None before: there is none, or it cannot be read as it is. Raises ``ProblemsError`` as ``enter`` does.
        """
        self._prepared(drafts, now)
        touched = _touched(drafts)
        entries = _provisional(drafts, self.store.head().seq, now)
        before, after = ({each: one for some in _batches(touched)
                          for each, one in self._known(some, drafts=told).items()} for told in ((), entries))
        return {each: (_readable(before.get(each)), agreement_of(after[each]) if each in after else None)
                for each in touched}

    def agreement(self, agreement: str, known_at: AsKnown = None) -> Agreement:
        """The agreement as known then.

        Raises ``RegisterError`` if there is none, ``ProblemsError`` if it cannot be read.
        """
        found = self._known([agreement], known_at)
        if agreement not in found:
            key = "no_agreement" if known_at is None else "no_agreement_then"
            raise RegisterError(self.store.place.shown, key, agreement=printable(agreement))
        return agreement_of(found[agreement])

    def version(self, agreement: str) -> Entry | None:
        """The entry with the latest version of the agreement's document; None if there is none."""
        return self.versions([agreement]).get(agreement)

    def versions(self, agreements: Sequence[str]) -> dict[str, Entry]:
        """The entry with the latest version of each of the agreements that are here."""
        return {each: found.version for some in _batches(agreements) for each, found in self._known(some).items()}

    def contents(self, known_at: AsKnown = None) -> Iterator[tuple[str, Known]]:
        """What is known of each agreement then, in the order of their ids."""
        for some in _batches(self.store.agreements(known_at)):
            yield from sorted(self._known(some, known_at).items())

    def others(self, agreement: Agreement, known_at: AsKnown = None) -> list[Agreement]:
        """The agreement that it ends with, the one that that ends with, and so on, as far as they are here."""
        found: dict[str, Agreement] = {agreement.id: agreement}
        following = agreement.ends_with
        while following is not None and following not in found:
            other = self._known([following], known_at).get(following)
            if other is None:
                break
            found[following] = agreement_of(other)
            following = found[following].ends_with
        return list(found.values())[1:]

    def every(self, known_at: AsKnown = None) -> Iterator[Agreement | ProblemsError]:
        """Each agreement as known then, in the order of their ids, or why it cannot be read."""
        for _, each in self.contents(known_at):
            try:
                yield agreement_of(each)
            except ProblemsError as error:
                yield error

    def refresh(self, now: datetime, progress: Progress) -> int:
        """Derive every agreement again, and how many there are."""
        last = self.store.head().seq
        ids = self.store.agreements()
        self._derive_again(ids, now, progress)
        with writing(self.store.engine, self.store.place) as connection:
            derived = {each for table in OF_AGREEMENTS
                       for each in connection.scalars(select(table.c.agreement).distinct())}
            write(connection, (), sorted(derived.difference(self.store.agreements())))
        self._derived_to(last)
        return len(ids)

    def stale(self, now: datetime) -> list[str]:
        """The agreements whose derived rows no longer hold: their horizon has come, or they were derived otherwise."""
        today = swedish_day(now)
        summary = SUMMARY.c
        # One by one, and not "other rules than": so that each is found by its index.
        asked = union_all(*(select(summary.agreement).where(each) for each in (
            summary.horizon <= today.isoformat(),
            summary.as_of > today.isoformat(), summary.as_of <= (today - OLDEST).isoformat(),
            summary.derived_by < self.derived_by, summary.derived_by > self.derived_by)))
        with telling(self.store.place), self.store.engine.connect() as connection:
            stale = set(connection.scalars(asked))
            touched = {each for each in connection.scalars(select(ENTRY.c.agreement).where(
                ENTRY.c.seq > _derived_to(connection), ENTRY.c.kind.in_(DERIVED_FROM))) if each is not None}
        return sorted(stale | self.family(touched))

    def bring_up_to_date(self, now: datetime, progress: Progress) -> None:
        """Derive again what no longer holds. Nothing is written where all holds.

        Raises ``RegisterError`` if the register can only be read, and something does not hold.
        """
        last = self.store.head().seq
        stale = self.stale(now)
        if stale:
            self._derive_again(stale, now, progress)
            self._derived_to(last)

    def _derived_to(self, last: int) -> None:
        """Note that all has been derived that is told by the entries up to ``last``."""
        with writing(self.store.engine, self.store.place) as connection:
            if last > _derived_to(connection):
                _note(connection, last)

    def _derive_again(self, ids: Sequence[str], now: datetime, progress: Progress) -> None:
        for some in _batches(ids):
            with writing(self.store.engine, self.store.place) as connection:
                rows, _ = self._rows(some, self._known(some), swedish_day(now))
                found = {each.agreement for each in rows}
                write(connection, rows, [each for each in some if each not in found])
            progress(len(some))

    def _prepared(self, drafts: Sequence[Draft], now: datetime) -> _Prepared:
        head = self.store.head().seq
        touched = _touched(drafts)
        # What is only described is searched otherwise, but stands as it stood: nothing that is known of it is tried.
        first = _touched(drafts, DERIVED_FROM)
        family = [*first, *sorted(self.family(touched) - set(first))]
        found: dict[str, Known] = {}
        entries = _provisional(drafts, head, now)
        for some in _batches(family):
            found |= self._known(some, drafts=entries)
        problems = [problem for each in touched if each not in found for problem in self._lost(each)]
        added = {each.agreement for each in drafts if each.kind == AGREEMENT}
        problems += [problem for each in touched if each in added and each in found
                     for problem in told_twice(found[each])]
        if problems:
            raise ProblemsError(tuple(problems))
        rows, sought = self._rows(family, found, swedish_day(now), touched)
        return _Prepared(tuple(rows), tuple(each for each in touched if each not in found), head,
                         sought.union(family))

    def _lost(self, agreement: str) -> Iterator[Problem]:
        """That events would stand without an agreement, if its only version were taken back."""
        standing = [each for each in self.store.entries(None, [agreement]) if each.kind == EVENT]
        gone = {each.points_at for each in self.store.entries(None, [agreement]) if each.kind == RETRACTION}
        if any(each.seq not in gone for each in standing):
            yield Problem(Origin(self.store.place.shown), "register_events_stand", {"agreement": agreement})

    def _rows(self, ids: Sequence[str], found: dict[str, Known], as_of: date, entering: Collection[str] = (),
              ) -> tuple[list[Rows], frozenset[str]]:
        """What is derived from agreements, and the ids of all that they end with, there or not.

        Raises ``ProblemsError`` if one of those ``entering`` cannot be read or assessed.
        """
        agreements, faults = self._read(ids, found)
        others = without_rings(list(agreements.values()))[0]
        rings = {each: _ring(agreements[each], agreements) for each in agreements.keys() - {one.id for one in others}}
        is_entering = frozenset(entering)
        refused = [problem for each in entering for problem in (
            faults[each].problems if each in faults else rings[each].problems if each in rings else ())]
        assessed = {**assess_each(others, as_of, self.inference), **rings}
        for each in (agreements[name] for name in entering if name in agreements and not refused):
            last = last_day_told(each)
            if last > as_of:  # what is told of days to come is tried as well, before it is entered
                result = assess_each([each], min(last, LATEST), self.inference)[each.id]
                refused += result.problems if isinstance(result, ProblemsError) else ()
        says = {language: Phrases(language, self.inference.rulebook) for language in LANGUAGES}
        rows = []
        for each_id in (one for one in ids if one in found):
            result = faults.get(each_id) or assessed[each_id]
            texts = (*found[each_id].references, *registered(found[each_id].registered).texts)
            if isinstance(result, ProblemsError):
                refused += result.problems if each_id in is_entering else ()
                rows.append(faulty_rows(each_id, agreements.get(each_id), texts, result.problems, as_of, says,
                                        self.derived_by))
            else:
                rows.append(derived_rows(*result, says, texts, self.derived_by))
        if refused:
            told_once = {(each.origin, each.key, *each.params.items()): each for each in refused}
            raise ProblemsError(tuple(told_once.values()))
        return rows, frozenset(each.ends_with for each in agreements.values() if each.ends_with is not None)

    def _read(self, ids: Sequence[str], found: dict[str, Known],
              ) -> tuple[dict[str, Agreement], dict[str, ProblemsError]]:
        """The agreements, with those that they end with; and why others cannot be read."""
        agreements: dict[str, Agreement] = {}
        faults: dict[str, ProblemsError] = {}
        known_ones = dict(found)
        asked = [each for each in ids if each in found]
        while asked:
            for each in asked:
                try:
                    agreement = agreement_of(known_ones[each])
                    if agreement.id != each:
                        raise RegisterError(each, "other_id", agreement=each, id=agreement.id)
                    agreements[each] = agreement
                except ProblemsError as error:
                    faults[each] = error
            following = {other for each in asked if each in agreements and (other := agreements[each].ends_with)}
            # Of those asked about, what is not in ``found`` is no longer known, whatever the register says so far.
            asked = sorted(following - agreements.keys() - faults.keys() - set(ids))
            known_ones |= {each: one for some in _batches(asked) for each, one in self._known(some).items()
                           if each not in known_ones}
            asked = [each for each in asked if each in known_ones]
        return agreements, faults

    def _known(self, ids: Sequence[str], known_at: AsKnown = None, drafts: Sequence[Entry] = (),
               ) -> dict[str, Known]:
        asked = set(ids)
        return known([*self.store.entries(known_at, ids), *(each for each in drafts if each.agreement in asked)])

    def family(self, ids: Collection[str]) -> set[str]:
        """The agreements and those that end with them, as far as that goes."""
        family = set(ids)
        following = sorted(family)
        with telling(self.store.place), self.store.engine.connect() as connection:
            while following:
                more = {each for some in _batches(following) for each in connection.scalars(
                    select(SUMMARY.c.agreement).where(SUMMARY.c.ends_with.in_(some)))} - family
                family |= more
                following = sorted(more)
        return family


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


def _derived_to(connection: Connection) -> int:
    """The last entry up to which all that is derived has been derived."""
    return connection.scalar(select(DERIVED_TO.c.entry)) or 0


def _note(connection: Connection, last: int) -> None:
    connection.execute(delete(DERIVED_TO))
    connection.execute(insert(DERIVED_TO).values(entry=last))


def _ring(one: Agreement, agreements: dict[str, Agreement]) -> ProblemsError:
    """That an agreement stands in a ring, where each ends with the next."""
    ring = [one]
    while (following := agreements[ring[-1].ends_with or ""]) is not one:
        ring.append(following)
    return ProblemsError(tuple(without_rings(ring)[1]))


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start:start + AT_A_TIME] for start in range(0, len(ids), AT_A_TIME))
