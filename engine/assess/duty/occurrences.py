"""The occurrences of a duty: the periods it recurs in, and the last day for each."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from engine.assess.course import Course
from engine.assess.duty.deeds import Deeds
from engine.assess.life import end_of_year, life_of
from engine.model.dates import LATEST, ONE_DAY, Day, Length, Span, first_possible, last_possible, month_day
from engine.model.deeds import Performed, Waived
from engine.model.duties import AtMeeting, Concerns, Duty, TurnOfMonth, WorkingDays
from engine.model.duty_situations import DutyDaySituation, InForce, StatedDay
from engine.model.instalments import DayOfYear
from engine.model.outcomes import Effect
from engine.model.periods import Every, PeriodId, period_at, period_called, periods
from engine.rulebook import Ruling


class Due(NamedTuple):
    """The last day for one occurrence (None: there is none), the days it may be where it is not known, and why."""

    day: date | None
    may_be: Span | None
    ruling: Ruling
    is_assumed: bool


class Occurrences:
    """The occurrences of every duty, over the readings of an agreement."""

    def __init__(self, deeds: Deeds, courses: tuple[Course, ...], until: date = date.min) -> None:
        """``until``: those to that day are listed too, where the agreement may run on to it."""
        self._deeds = deeds
        # Without duties there is nothing to list, and no day that more is listed from.
        readings = [life_of(course, deeds.as_of) for course in courses] if deeds.agreement.duties else []
        self._lives = tuple(life for life in readings if life is not None)
        self._may_be_draft = len(self._lives) < len(readings)
        starts = [life.listed_from for life in self._lives]
        self._first = min(starts, default=date.min)
        self._start = min(starts, default=date(deeds.as_of.day.year, 1, 1))
        lasts = [life.listed_to if life.end is not None else max(life.listed_to, until) for life in self._lives]
        if self._may_be_draft:
            ends_on = deeds.agreement.term.ends_on
            last = max(end_of_year(deeds.as_of), until)
            lasts.append(last if ends_on is None else min(last, last_possible(ends_on)))
        self._last = max(lasts, default=date.min)

    def of(self, duty: Duty) -> Iterator[tuple[PeriodId, Ruling | None]]:
        """The periods of a duty, whole and in order; a request with the ruling on whether it counts.

        None of which the last day, or all of it, comes before the agreement begins.
        """
        for period, request in self._told(duty):
            last, _, _ = self._stated(duty, period)
            if (last or period.last_day) >= self._first:
                yield period, request

    def _told(self, duty: Duty) -> Iterator[tuple[PeriodId, Ruling | None]]:
        match duty.every:
            case Every.ON_REQUEST:
                for deed, ruling in self._deeds.requests(duty):
                    if ruling.outcome is Effect.EFFECTIVE:
                        yield PeriodId.of_day(deed.on, deed.period), ruling
            case Every.MEETING:
                forum = self._deeds.forums.get(duty.forum or "")
                for meeting in forum.meetings if forum is not None else ():
                    yield PeriodId.of_day(meeting), None
            case _:
                # After the end those that have begun are told as no longer owed.
                as_of, last = self._deeds.as_of, self._last
                if self._ended() and duty.every is not Every.ONCE:
                    last = max(last, as_of.day)
                    as_of.has_passed(period_at(duty.every, last, self._start).last_day)  # noted: the next is told then
                listed = set(periods(duty.every, self._start, last, self._start))
                for period in sorted(listed | self._told_of(duty)):
                    yield period, None

    def _told_of(self, duty: Duty) -> set[PeriodId]:
        """The periods that something is told of, so that what is done long before its time is not left out."""
        told: tuple[Performed | Waived, ...] = (*self._deeds.told(Performed), *self._deeds.told(Waived))
        names = {deed.period for deed in told if deed.duty == duty.id and deed.period is not None}
        called = (period_called(name, duty.every, self._start) for name in names)
        return {period for period in called if period is not None}

    def _ended(self) -> bool:
        return any(life.end is not None and self._deeds.as_of.has_passed(life.end) for life in self._lives)

    def in_force(self, duty: Duty, period: PeriodId) -> InForce:
        """How the agreement stands to a period, by all its readings."""
        found = {InForce.NOT_YET_KNOWN} if self._may_be_draft else set()
        first_days = {day for life in self._lives for day in (life.first_possible, life.start)}
        if isinstance(duty.every, Length) and len(first_days) > 1:
            found.add(InForce.IN_DOUBT)  # it is counted from a first day that is not known
        for life in self._lives:
            if period.last_day < life.start or not life.is_end_known:
                found.add(InForce.IN_DOUBT)
            elif life.end is not None and period.first_day > life.end:
                found.add(InForce.AFTER_END)
            elif life.end is not None and self._deeds.as_of.has_passed(life.end):
                found.add(InForce.ENDED_SINCE)
            else:
                found.add(InForce.YES)
        if found == {InForce.YES, InForce.ENDED_SINCE}:
            return InForce.YES  # the period began before the end in every reading
        return found.pop() if len(found) == 1 else InForce.IN_DOUBT

    def within(self, period: PeriodId) -> PeriodId:
        """What of a period the agreement is in force in: cut by its first and its settled last day."""
        ends = [life.end for life in self._lives]
        last = LATEST if None in ends or self._may_be_draft else max(end for end in ends if end is not None)
        is_in_force = self._start <= period.last_day and period.first_day <= last
        return period.within(self._start, last) if is_in_force else period

    def is_if_renewed(self, period: PeriodId) -> bool:
        """Whether it comes only if another term follows the running one."""
        return any(life.end is None and life.term_end is not None and period.first_day > life.term_end
                   for life in self._lives)

    # --- The last day ---------------------------------------------------------------------------------------------

    def due(self, duty: Duty, period: PeriodId) -> Due:
        """The last day for a duty in a period, by the rules on it."""
        day, may_be, stated = self._stated(duty, period)
        ruling = self._deeds.inference.memo(DutyDaySituation)(stated)
        assumed = stated in (StatedDay.NONE, StatedDay.TURN_OF_MONTH, StatedDay.DAY_IN_SOME_PERIOD,
                             StatedDay.LAST_KNOWN_MEETING)
        return Due(day, may_be, ruling, assumed)

    def _stated(self, duty: Duty, period: PeriodId) -> tuple[date | None, Span | None, StatedDay]:
        due, falls_in = duty.due, self.falls_in(duty, period)
        match due:
            case DayOfYear():
                day = month_day(falls_in.first_day.year, due.month, due.day)
                is_unclear = duty.concerns is None and day < period.last_day
                return day, None, StatedDay.DAY_IN_SOME_PERIOD if is_unclear else StatedDay.DAY
            case TurnOfMonth():
                return date(falls_in.first_day.year, due.month, 1), None, StatedDay.TURN_OF_MONTH
            case WorkingDays() | Length():
                return due.after(period.first_day), None, StatedDay.AFTER_REQUEST
            case AtMeeting() if duty.every is not Every.MEETING:
                # What is about the period before is owed after the end too; see ``falls_in``.
                is_about_before = duty.concerns is Concerns.PERIOD_BEFORE
                return self._at_meeting(due, falls_in if is_about_before else self.within(falls_in))
        return self._unstated(duty, period)

    def _unstated(self, duty: Duty, period: PeriodId) -> tuple[date | None, Span | None, StatedDay]:
        """The last day where none is stated: the meeting that it is tied to, or the end of the period."""
        last = self.within(period).last_day
        if duty.every is Every.MEETING:
            return _meeting(period.first_day if period.first_day == period.last_day else _span(period))
        if duty.every is Every.ON_REQUEST or (duty.every is Every.ONCE and last == LATEST):
            return None, None, StatedDay.NONE_AND_NO_END
        is_about_before = duty.concerns is Concerns.PERIOD_BEFORE
        return self.falls_in(duty, period).last_day if is_about_before else last, None, StatedDay.NONE

    def falls_in(self, duty: Duty, period: PeriodId) -> PeriodId:
        """The period in which what is about ``period`` falls due: the same, or the one after it."""
        if duty.concerns is not Concerns.PERIOD_BEFORE:
            return period
        return period_at(duty.every, period.last_day + ONE_DAY, self._start)

    def _at_meeting(self, due: AtMeeting, falls_in: PeriodId) -> tuple[date | None, Span | None, StatedDay]:
        forum = self._deeds.forums.get(due.forum)
        held = forum.meetings if forum is not None else ()
        wanted = due.meeting or _span(falls_in)
        if isinstance(wanted, date):
            return _meeting(wanted)
        known = [day for day in held if wanted.first <= first_possible(day) and last_possible(day) <= wanted.last]
        if due.meeting is not None:
            known = [day for day in known if isinstance(day, date)]
        day, may_be, stated = _meeting(max(known, key=last_possible, default=wanted))
        # More meetings may be held in the period than those that are known.
        is_last_known = due.meeting is None and day is not None
        return day, may_be, StatedDay.LAST_KNOWN_MEETING if is_last_known else stated


def _meeting(day: Day) -> tuple[date | None, Span | None, StatedDay]:
    if isinstance(day, Span):
        return None, day, StatedDay.UNKNOWN_MEETING
    return day, None, StatedDay.MEETING


def _span(period: PeriodId) -> Span:
    return Span(period.first_day, period.last_day, str(period))
