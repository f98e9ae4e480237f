"""When an agreement is in force in one reading: what its instalments and duties are listed and measured by."""

from datetime import date
from typing import NamedTuple

from engine.assess.as_of import AsOf
from engine.assess.course import Course
from engine.assess.history import surely_begun
from engine.model.clauses import NoLaterThan
from engine.model.dates import Span


class Life(NamedTuple):
    """When the agreement is in force in one reading, as things stand; days inclusive.

    ``end`` None: it runs on until somebody acts. ``term_end``: of the running term (None: it has none). ``listed_to``:
    that day or, if there is none, the last of the year.
    """

    first_possible: date | None
    """The first day on which it may be in force; None: not known."""
    start: date
    """The first day on which it is surely in force."""
    end: date | None
    term_end: date | None
    listed_to: date
    is_end_known: bool
    """Whether it is known if it has ended, and when: not where it ends with another of which that is not known."""

    @property
    def listed_from(self) -> date:
        """The first day that anything is listed from."""
        return self.first_possible or self.start


def life_of(course: Course, as_of: AsOf) -> Life | None:
    """The life of an agreement in one reading; None: it is a draft."""
    term = course.agreement.term
    start = surely_begun(course.chain, term) if course.chain is not None else None
    if course.chain is None or start is None:
        return None
    told = course.chain.place(1).start or term.starts_on
    first_possible = None if isinstance(told, NoLaterThan) else told.first if isinstance(told, Span) else start
    term_end = course.end or course.ahead[0].end
    return Life(first_possible, start, course.end, term_end, term_end or end_of_year(as_of, start),
                course.is_other_end_known)


def end_of_year(as_of: AsOf, start: date = date.min) -> date:
    """The last day of the year asked about or, if that is later, of ``start``; next year's is another, and noted."""
    last = date(max(start, as_of.day).year, 12, 31)
    as_of.has_passed(last)
    return last
