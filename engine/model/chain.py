"""The terms that an agreement would have, one after another, as long as each is followed by the next."""

from datetime import date
from typing import NamedTuple

from engine.model.clauses import Renewal, RenewalKind, Term
from engine.model.dates import ONE_DAY, Length, Periods
from engine.model.words import Word


class CameBy(Word):
    """How a term came about. A term whose last day an extension set came by extension."""

    START = "start"
    RENEWAL = "renewal"
    OPTION = "option"
    EXTENSION = "extension"


class Place(NamedTuple):
    """One term in a chain. Days inclusive; ``start`` None: not known; ``end`` None: open-ended."""

    number: int
    start: date | None
    end: date | None
    came_by: CameBy
    has_next: bool


TermDays = tuple[int, date | None, date | None, CameBy]
"""Of a term its number, its first and last day, inclusive, and how it came about."""


class Single(NamedTuple):
    """A term that stands alone: the first, an extended or an open-ended one."""

    number: int
    came_by: CameBy
    start: date | None
    end: date | None

    @property
    def last_number(self) -> int | None:
        """The number of the last term: its own."""
        return self.number

    def bounds(self, _number: int) -> tuple[date | None, date | None]:
        """The first and the last day of the term, inclusive."""
        return self.start, self.end

    def number_at(self, day: date) -> int:
        """The number of the term, or 0 for a day before it."""
        return self.number if self.start is None or day >= self.start else 0


class Stretch(NamedTuple):
    """Terms of equal length, found by division. ``last_number`` None: without end; ``cut``: no term goes beyond it."""

    number: int
    came_by: CameBy
    periods: Periods
    last_number: int | None
    cut: date | None

    def bounds(self, number: int) -> tuple[date, date]:
        """The first and the last day of the term with that number, inclusive."""
        k, periods, cut = number - self.number, self.periods, self.cut
        end = periods.first_day(k + 1) - ONE_DAY
        return periods.first_day(k), cut if cut is not None and end > cut else end

    def number_at(self, day: date) -> int:
        """The number of the term that ``day`` falls in, or of the last one; 0 for a day before the first."""
        k = self.periods.at(day)
        if k < 0:
            return 0
        number, last = self.number + k, self.last_number
        return number if last is None or number < last else last


class Chain(NamedTuple):
    """The terms in their order. The last of ``parts`` may go on without end; each of the others ends."""

    term: Term
    renewal: Renewal
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
        parts = self.parts
        part = last = parts[-1]
        if part.number > number:
            part = parts[self._part(number)]
        start, end = part.bounds(number)
        return Place(number, start, end, part.came_by,
                     part is not last or part.last_number is None or number < part.last_number)

    def days_of_terms(self, last: int) -> list[TermDays]:
        """The terms from the first to that number: of each its number, its first and last day and how it came about."""
        found: list[TermDays] = []
        number = 1
        for part in self.parts:
            if number > last:
                break
            final = part.last_number
            until = last if final is None or final > last else final
            if isinstance(part, Single):
                found.append((number, part.start, part.end, part.came_by))
            else:
                _, came_by, periods, _, cut = part
                days = periods.first_days(until + 1 - number)
                found += [(number + k, days[k], after - ONE_DAY, came_by) for k, after in enumerate(days[1:])]
                if cut is not None:
                    found[-1] = (until, *part.bounds(until), came_by)
            number = until + 1
        return found

    def number_at(self, day: date) -> int:
        """The number of the term that ``day`` falls in: 1 before the first, the last after the last."""
        for part in reversed(self.parts):
            number = part.number_at(day)
            if number:
                return number
        return 1

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
        end = self.place(number).end
        return end is not None and self._leaves_room(number, end)

    def extended(self, number: int, end: date, *, renews: bool, ends_as_agreed: bool) -> "Chain":
        """The chain with a new last day for that term, and no terms after it but those that a renewal brings."""
        single = Single(number, CameBy.EXTENSION, self.place(number).start, end)
        chain = self._replace(parts=(*self._before(number), single), ends_as_agreed=ends_as_agreed)
        return chain.followed(CameBy.RENEWAL, None) if renews else chain

    def cut(self, number: int, end: date) -> "Chain":
        """The chain that ends on ``end``, which lies in that term."""
        place = self.place(number)
        single = Single(number, place.came_by, place.start, end)
        return self._replace(parts=(*self._before(number), single), ends_as_agreed=True)

    def _before(self, number: int) -> tuple[Single | Stretch, ...]:
        kept = self.parts[: self._part(number - 1) + 1] if number > 1 else ()
        if not kept or not isinstance(kept[-1], Stretch):
            return kept
        return (*kept[:-1], kept[-1]._replace(last_number=number - 1))

    def followed(self, came_by: CameBy, times: int | None) -> "Chain":
        """The chain with ``times`` more terms (None: as many as there is room for), as the renewal clause has them."""
        last = self.parts[-1]
        before = last.last_number
        if before is None:
            raise ValueError(self)
        end = last.bounds(before)[1]
        renewal, latest = self.renewal, self.term.latest_end
        if end is None or not self._leaves_room(before, end):
            return self
        if renewal.period is None:
            return self._replace(parts=(*self.parts, Single(before + 1, came_by, end + ONE_DAY, latest)))
        until = None if renewal.max_times is None else renewal.max_times + 1
        if times is not None:
            until = before + times
        kept, number, periods = self.parts, before + 1, None
        if isinstance(last, Stretch):
            kept, number, periods = kept[:-1], last.number, last.periods
        else:
            periods = _periods(self.term, last, end, renewal.period)
        if latest is not None:
            until_latest = number + periods.at(latest)
            until = until_latest if until is None else min(until, until_latest)
        return self._replace(parts=(*kept, Stretch(number, came_by, periods, until, latest)))

    def _leaves_room(self, number: int, end: date) -> bool:
        times, latest = self.renewal.max_times, self.term.latest_end
        return (times is None or number <= times) and (latest is None or end < latest)


def _periods(term: Term, last: Single, end: date, every: Length) -> Periods:
    duration = term.duration
    if duration and duration.months and every.months and last.start and last.came_by is CameBy.START:
        return Periods(last.start, duration.months, every.months, 0)
    return Periods(end + ONE_DAY, 0, every.months, every.days)


def first_chain(term: Term, renewal: Renewal, start: date | None, end: date | None) -> Chain:
    """The terms as agreed from the beginning: the first, and renewals that come by themselves."""
    chain = Chain(term, renewal, (Single(1, CameBy.START, start, end),))
    return chain.followed(CameBy.RENEWAL, None) if renewal.kind is RenewalKind.AUTOMATIC else chain
