"""The register as it is read: what is known of its agreements, now or at any time."""

from collections.abc import Collection, Iterator, Sequence

from attrs import frozen
from sqlalchemy import select

from engine.model.agreement import Agreement
from engine.model.problems import ProblemsError
from engine.model.text import printable
from engine.register.batches import AT_A_TIME, batches
from engine.register.chain import AsKnown, Entry
from engine.register.contents import Known, agreement_of
from engine.register.contents import known as known_of
from engine.register.engines import telling
from engine.register.errors import RegisterError
from engine.register.schema import SUMMARY
from engine.register.store import Store


@frozen
class Readable:
    """A register that can be read."""

    store: Store

    def agreement(self, agreement: str, known_at: AsKnown = None) -> Agreement:
        """The agreement as known then.

        Raises ``RegisterError`` if there is none, ``ProblemsError`` if it cannot be read.
        """
        found = self.known([agreement], known_at)
        if agreement not in found:
            key = "no_agreement" if known_at is None else "no_agreement_then"
            raise RegisterError(self.store.place.shown, key, agreement=printable(agreement))
        return agreement_of(found[agreement])

    def version(self, agreement: str) -> Entry | None:
        """The entry with the latest version of the agreement's document; None if there is none."""
        return self.versions([agreement]).get(agreement)

    def versions(self, agreements: Sequence[str]) -> dict[str, Entry]:
        """The entry with the latest version of each of the agreements that are here."""
        return {each: found.version for some in batches(agreements, AT_A_TIME)
                for each, found in self.known(some).items()}

    def contents(self, known_at: AsKnown = None) -> Iterator[tuple[str, Known]]:
        """What is known of each agreement then, in the order of their ids."""
        for some in batches(self.store.agreements(known_at), AT_A_TIME):
            yield from sorted(self.known(some, known_at).items())

    def others(self, agreement: Agreement, known_at: AsKnown = None) -> list[Agreement]:
        """The agreement that it ends with, the one that that ends with, and so on, as far as they are here."""
        found: dict[str, Agreement] = {agreement.id: agreement}
        following = agreement.ends_with
        while following is not None and following not in found:
            other = self.known([following], known_at).get(following)
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

    def read(self, ids: Sequence[str], found: dict[str, Known],
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
            known_ones |= {each: one for some in batches(asked, AT_A_TIME) for each, one in self.known(some).items()
                           if each not in known_ones}
            asked = [each for each in asked if each in known_ones]
        return agreements, faults

    def known(self, ids: Sequence[str], known_at: AsKnown = None, drafts: Sequence[Entry] = (),
              ) -> dict[str, Known]:
        """What is known then of those of the agreements that are here, at most a thousand; and what ``drafts`` add."""
        asked = set(ids)
        return known_of([*self.store.entries(known_at, ids), *(each for each in drafts if each.agreement in asked)])

    def family(self, ids: Collection[str]) -> set[str]:
        """The agreements and those that end with them, as far as that goes."""
        family = set(ids)
        following = sorted(family)
        with telling(self.store.place), self.store.engine.connect() as connection:
            while following:
                more = {each for some in batches(following) for each in connection.scalars(
                    select(SUMMARY.c.agreement).where(SUMMARY.c.ends_with.in_(some)))} - family
                family |= more
                following = sorted(more)
        return family
