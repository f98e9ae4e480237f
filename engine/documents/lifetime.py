"""The days between which an agreement surely lies, as far as its text tells."""

from datetime import date
from typing import NamedTuple

from engine.model.agreement import Agreement, NoLaterThan, RenewalKind
from engine.model.dates import LATEST, ONE_DAY, first_possible, last_possible
from engine.model.events import Extended


class Lifetime(NamedTuple):
    """The first and the last day that the agreement can have; None: the text sets none."""

    first: date | None
    last: date | None

    def is_outside(self, first: date, last: date) -> bool:
        """Whether nothing from ``first`` to ``last`` can lie within."""
        return (self.first is not None and last < self.first) or (self.last is not None and first > self.last)

    def told(self) -> dict[str, str]:
        """The days for a message."""
        return {"first": _told(self.first), "last": _told(self.last)}


def _told(day: date | None) -> str:
    return "…" if day is None else day.isoformat()


def lifetime_of(agreement: Agreement) -> Lifetime:
    """The lifetime of ``agreement`` by its text and its extensions; a notice is judged later, by the rules."""
    term, start = agreement.term, agreement.term.starts_on
    first = None if start is None or isinstance(start, NoLaterThan) else first_possible(start)
    last = term.latest_end
    if agreement.renewal.kind not in (RenewalKind.AUTOMATIC, RenewalKind.OPTION):
        if term.ends_on is not None:
            last = last_possible(term.ends_on)
        elif term.duration is not None and first is not None:
            last = min(term.duration.after(first) - ONE_DAY, LATEST)
    if last is not None:
        last = max([last, *(last_possible(event.ends_on) for event in agreement.events if isinstance(event, Extended))])
    return Lifetime(first, last)
