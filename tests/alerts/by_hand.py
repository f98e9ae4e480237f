"""Last days of simple agreements reckoned by hand on dates, from nothing but their facts: what alerts are tried by."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Final, NamedTuple

from attrs import field, frozen

from engine.model.alerts import AlertKind, DecidedTo, PeopleDecided
from engine.model.dates import add_months, is_working_day, working_day_on_or_before

A_DAY: Final = timedelta(days=1)
LEADS: Final = (365, 180, 90, 30, 14, 7, 3, 1)
ANSWER_BY: Final = 31
"""Days before a last day when one who has it in hand must have answered, and a day."""
BEFORE_THE_WEEK: Final = 8
"""Days before a last day up to which one may have it in hand."""
BOTH: Final = "region+kommun"
_TERMS: Final = 8


@frozen(kw_only=True)
class Terms:
    """What a simple document says: it renews itself, or (``holder``) an option renews it twice at the most.

    ``notice``: months before the end of the term, by party, or for ``BOTH`` of them.
    """

    starts_on: date
    ends_on: date
    renewed_by: int = 12
    notice: Mapping[str, int] = field(factory=dict)
    is_option: bool = False

    @property
    def toml(self) -> str:
        """The tables of the document."""
        said = f"ends_on = {self.ends_on}\n[renewal]\n"
        if self.is_option:
            return (f'{said}kind = "option"\nperiod = "{self.renewed_by} months"\nmax_times = 2\nholder = "region"\n'
                    'exercise_before = "3 months"\ncounting = "period_boundary"\nclause = "§10"\n')
        both, *_ = self.notice.values()
        own = "".join(f'[notice.party.{party}]\nperiod = "{months} months"\n'
                      for party, months in self.notice.items() if party != BOTH)
        return (f'{said}kind = "automatic"\nperiod = "{self.renewed_by} months"\nclause = "§10"\n[notice]\n'
                f'counted = "before_term_end"\nperiod = "{both} months"\nclause = "§11"\n{own}')

    def end(self, number: int) -> date:
        """The last day of a term, the first being 0."""
        return add_months(self.ends_on + A_DAY, number * self.renewed_by) - A_DAY


class LastDay(NamedTuple):
    """A last day: ``day`` by the earlier reading, ``latest`` by the later, if there are two."""

    kind: AlertKind
    of: str
    day: date
    latest: date
    end: date
    opens: date = date.min
    """The first day on which there is anything to do by it."""

    def asked(self, today: date) -> date:
        """The day to act by: the earlier until it has passed, and then the later."""
        return self.day if self.day >= today else self.latest


@frozen(kw_only=True)
class Facts:
    """What is known of a simple agreement."""

    terms: Terms
    notices: Sequence[tuple[str, date]] = ()
    """By whom, and when each was received."""
    used: Sequence[date] = ()
    decisions: Sequence[PeopleDecided] = ()

    @cached_property
    def every(self) -> tuple[LastDay, ...]:
        """Every last day, in the order of the terms; of options the one that has not been used."""
        return tuple(self._options() if self.terms.is_option else self._of_notice())

    def _of_notice(self) -> Iterator[LastDay]:
        terms = self.terms
        for number in range(_TERMS):
            end = terms.end(number)
            for of, months in terms.notice.items():
                by_boundary, by_number = add_months(end + A_DAY, -months) - A_DAY, add_months(end, -months)
                yield LastDay(AlertKind.NOTICE_DEADLINE, of, min(by_boundary, by_number), max(by_boundary, by_number),
                              end)

    def _options(self) -> Iterator[LastDay]:
        opens = self.terms.starts_on
        for number in range(2):
            end = self.terms.end(number)
            day = add_months(end + A_DAY, -3) - A_DAY
            if not any(opens <= on <= day for on in self.used):
                yield LastDay(AlertKind.OPTION_DEADLINE, "region", day, day, end, opens)
                return
            opens = end + A_DAY

    def is_settled(self, today: date) -> bool | None:
        """Whether a notice has set the end; None: one was received between two readings, so that it cannot be told."""
        settled: bool | None = False
        for by, received_on in self.notices:
            of = by if by in self.terms.notice else BOTH
            each = next(each for each in self.every if each.of == of and each.latest >= received_on)
            if each.day < received_on:
                return None
            settled = settled or received_on <= today
        return settled

    def ahead(self, today: date) -> list[LastDay]:
        """The next last day of each party that has not passed."""
        found: dict[str, LastDay] = {}
        for each in self.every:
            if each.opens <= today <= each.latest:
                found.setdefault(each.of, each)
        return list(found.values())

    def passed(self, today: date) -> list[LastDay]:
        """Those that have passed."""
        return [each for each in self.every if each.latest < today]

    def is_silent(self, each: LastDay, about: date, today: date) -> bool:
        """Whether people have decided so that nothing is told of a last day, which one reading has on ``about``."""
        known = {day for one in self.every for day in (one.day, one.latest, one.end)}
        known |= {self.terms.end(number) for number in range(len(self.used))}
        bearing = [one for one in self.decisions if one.on <= today and one.about is not None and (
            one.about in (each.day, each.latest)
            or (one.until is not None and one.about in known and one.about < about and one.about <= one.until))]
        if not bearing:
            return False
        last = max(enumerate(bearing), key=lambda each: (each[1].on, each[0]))[1]
        if last.to is (DecidedTo.RENEW if each.kind is AlertKind.OPTION_DEADLINE else DecidedTo.TERMINATE):
            return False
        if last.to in (DecidedTo.NEGOTIATE, DecidedTo.DELEGATE):
            until = last.until or about - timedelta(days=ANSWER_BY)
            return today <= min(until, about - timedelta(days=BEFORE_THE_WEEK))
        return last.until is None or about <= last.until or today <= last.until


def steps(day: date) -> set[date]:
    """The days on which a last day is told."""
    week = {day - timedelta(days=days) for days in range(8)}
    return ({day - timedelta(days=days) for days in LEADS} | {each for each in week if is_working_day(each)}
            | {working_day_on_or_before(day), day})


def last_step(each: LastDay, today: date) -> date | None:
    """The last day until now on which it was to be told; None: there has been none."""
    if each.day >= today:
        return max((step for step in steps(each.day) if step <= today), default=None)
    return max([each.day + A_DAY, *(step for step in steps(each.latest) if step <= today)])
