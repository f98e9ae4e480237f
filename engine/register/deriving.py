"""The register as what is derived from it is kept: where each agreement stands, as long as that holds."""

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime

from attrs import field, frozen
from sqlalchemy import Connection, delete, insert, select, union_all

from engine.assess.together import assess_each, last_day_told
from engine.documents.together import without_rings
from engine.explain.phrases import LANGUAGES, Phrases
from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.dates import LATEST
from engine.model.problems import ProblemsError
from engine.register.batches import AT_A_TIME, batches
from engine.register.contents import Known
from engine.register.days import swedish_day
from engine.register.derived import OLDEST, Rows, derived_rows, faulty_rows, write
from engine.register.engines import let_in, telling, writing
from engine.register.reading import Readable
from engine.register.registration import registered
from engine.register.schema import DERIVED_TO, ENTRY, OF_AGREEMENTS, SUMMARY
from engine.register.store import DERIVED_FROM

Progress = Callable[[int], None]
"""What is told how many more have been done."""


@frozen
class Derivable(Readable):
    """A register that can be read, with the rules by which its agreements are assessed."""

    inference: Inference = field(repr=False)
    derived_by: str = field(repr=False)
    """The program and the rules: what is derived by others is derived again."""

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
                ENTRY.c.seq > derived_to(connection), ENTRY.c.kind.in_(DERIVED_FROM))) if each is not None}
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

    def rows(self, ids: Sequence[str], found: dict[str, Known], as_of: date, entering: Collection[str] = (),
             ) -> tuple[list[Rows], frozenset[str]]:
        """What is derived from agreements, and the ids of all that they end with, there or not.

        Raises ``ProblemsError`` if one of those ``entering`` cannot be read or assessed.
        """
        agreements, faults = self.read(ids, found)
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

    def _derived_to(self, last: int) -> None:
        """Note that all has been derived that is told by the entries up to ``last``."""
        with writing(self.store.engine, self.store.place) as connection:
            if last > derived_to(connection):
                note(connection, last)

    def _derive_again(self, ids: Sequence[str], now: datetime, progress: Progress) -> None:
        for some in batches(ids, AT_A_TIME):
            with writing(self.store.engine, self.store.place) as connection:
                rows, _ = self.rows(some, self.known(some), swedish_day(now))
                found = {each.agreement for each in rows}
                write(connection, rows, [each for each in some if each not in found])
            progress(len(some))
            if some[-1] != ids[-1]:
                let_in(self.store.engine)


def derived_to(connection: Connection) -> int:
    """The last entry up to which all that is derived has been derived."""
    return connection.scalar(select(DERIVED_TO.c.entry)) or 0


def note(connection: Connection, last: int) -> None:
    """Note that all has been derived that is told by the entries up to ``last``."""
    connection.execute(delete(DERIVED_TO))
    connection.execute(insert(DERIVED_TO).values(entry=last))


def _ring(one: Agreement, agreements: dict[str, Agreement]) -> ProblemsError:
    """That an agreement stands in a ring, where each ends with the next."""
    ring = [one]
    while (following := agreements[ring[-1].ends_with or ""]) is not one:
        ring.append(following)
    return ProblemsError(tuple(without_rings(ring)[1]))
