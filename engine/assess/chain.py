"""The terms that an agreement would have, one after another, as long as each is followed by the next."""

from datetime import date

from attrs import evolve, frozen

from engine.model.agreement import Agreement, RenewalKind
from engine.model.assessment import CameBy
from engine.model.dates import ONE_DAY, Length, Periods


@frozen
class Place:
    """One term in a chain. Days inclusive; ``start`` None: not known; ``end`` None: open-ended."""

    number: int
    start: date | None
    end: date | None
    came_by: CameBy
    has_next: bool


@frozen
class Single:
    """A term that stands alone: the first, an extended or an open-ended one."""

    number: int
    start: date | None
    end: date | None
    came_by: CameBy

    @property
    def last_number(self) -> int | None:
        return self.number

    def bounds(self, _number: int) -> tuple[date | None, date | None]:
        return self.start, self.end

    def number_at(self, _day: date) -> int:
        return self.number


@frozen
class Stretch:
    """Terms of equal length, found by division. ``count`` None: without end. ``cut``: the last term ends there already."""

    number: int
    came_by: CameBy
    periods: Periods
    count: int | None
    cut: date | None

    @property
    def last_number(self) -> int | None:
        return None if self.count is None else self.number + self.count - 1

    def bounds(self, number: int) -> tuple[date, date]:
        k = number - self.number
        start = self.periods.first_day(k)
        end = self.periods.last_day(k)
        return start, self.cut if self.cut is not None and end > self.cut else end

    def number_at(self, day: date) -> int:
        k = self.periods.at(day)
        if self.count is not None and k >= self.count:
            k = self.count - 1
        return self.number + k


@frozen
class Chain:
    """The terms in their order. The last of ``parts`` may go on without end; each of the others ends."""

    agreement: Agreement
    parts: tuple[Single | Stretch, ...]
    ends_as_agreed: bool = False
    """The parties agreed that the agreement ends with the last term."""

    def _part(self, number: int) -> int:
        index = len(self.parts) - 1
        while self.parts[index].number > number:
            index -= 1
        return index

    def place(self, number: int) -> Place:
        """The term with that number; there must be one."""
        index = self._part(number)
        part = self.parts[index]
        start, end = part.bounds(number)
        has_next = part.last_number is None or number < part.last_number or index + 1 < len(self.parts)
        return Place(number, start, end, part.came_by, has_next)

    def number_at(self, day: date) -> int:
        """The number of the term that ``day`` falls in: 1 before the first, the last after the last."""
        for part in reversed(self.parts):
            if part.number == 1:
                break
            start, _ = part.bounds(part.number)
            if start is not None and start <= day:
                return part.number_at(day)
        return 1

    def alike(self, number: int, before: int) -> int:
        """How many terms, from that one to the one before ``before``, are of a kind and each followed by another."""
        part = self.parts[self._part(number)]
        if isinstance(part, Single):
            return 1
        if part.last_number is not None:
            before = min(before, part.last_number + (part is not self.parts[-1]))
        return max(before - number, 1)

    @property
    def last_number(self) -> int | None:
        """The number of the last term (None: there is no last)."""
        return self.parts[-1].last_number

    @property
    def last_end(self) -> date | None:
        """The last day of the last term (None: there is none)."""
        last = self.last_number
        return None if last is None else self.place(last).end

    def has_room(self, number: int) -> bool:
        """Whether the cap and the latest end leave room for a term after that one."""
        renewal, end = self.agreement.renewal, self.place(number).end
        latest = self.agreement.term.latest_end
        return (end is not None and (renewal.max_times is None or number <= renewal.max_times)
                and (latest is None or end < latest))

    def extended(self, number: int, end: date, *, renews: bool, ends_as_agreed: bool) -> "Chain":
        """The chain with a new last day for that term, and no terms after it but those that a renewal brings."""
        single = Single(number, self.place(number).start, end, CameBy.EXTENSION)
        chain = Chain(self.agreement, (*self._before(number), single), ends_as_agreed)
        return chain.followed(CameBy.RENEWAL, None) if renews else chain

    def _before(self, number: int) -> tuple[Single | Stretch, ...]:
        kept = self.parts[: self._part(number - 1) + 1] if number > 1 else ()
        if not kept or not isinstance(kept[-1], Stretch):
            return kept
        return (*kept[:-1], evolve(kept[-1], count=number - kept[-1].number))

    def followed(self, came_by: CameBy, times: int | None) -> "Chain":
        """The chain with as many terms more as ``times`` (None: as many as there is room for), by the renewal clause."""
        last = self.parts[-1]
        number = last.number + 1 if isinstance(last, Single) else last.number + (last.count or 0)
        end = self.place(number - 1).end
        renewal, latest = self.agreement.renewal, self.agreement.term.latest_end
        if end is None or not self.has_room(number - 1):
            return self
        if renewal.period is None:
            return evolve(self, parts=(*self.parts, Single(number, end + ONE_DAY, latest, came_by)))
        left = None if renewal.max_times is None else renewal.max_times - (number - 2)
        count = left if times is None else times
        if isinstance(last, Stretch):
            periods, stretch_number = last.periods, last.number
            count = None if count is None else (last.count or 0) + count
        else:
            periods, stretch_number = self._periods(last, end, renewal.period), number
        if latest is not None:
            until_latest = periods.at(latest) + 1
            count = until_latest if count is None else min(count, until_latest)
        stretch = Stretch(stretch_number, came_by, periods, count, latest)
        return evolve(self, parts=(*(self.parts[:-1] if isinstance(last, Stretch) else self.parts), stretch))

    def _periods(self, last: Single, end: date, every: Length) -> Periods:
        duration = self.agreement.term.duration
        if last.came_by is CameBy.START and last.start and duration and duration.months and every.months:
            return Periods(last.start, duration.months, every.months, 0)
        return Periods(end + ONE_DAY, 0, every.months, every.days)


def first_chain(agreement: Agreement, start: date | None, end: date | None) -> Chain:
    """The chain as the agreement has it from the beginning: the first term, and renewals that come by themselves."""
    chain = Chain(agreement, (Single(1, start, end, CameBy.START),))
    return chain.followed(CameBy.RENEWAL, None) if agreement.renewal.kind is RenewalKind.AUTOMATIC else chain
