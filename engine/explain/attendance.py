"""What each party is to attend or report in a year, to each forum or party: how many times, and how surely."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from attrs import frozen

from engine.explain.duties import NOT_OWED, names
from engine.explain.json_values import Json
from engine.explain.phrases import Phrases
from engine.explain.tables import Column, Table
from engine.model.agreement import Agreement, NoLaterThan
from engine.model.assessment import Assessment
from engine.model.dates import ONE_DAY, Day, Length, as_told, first_possible, last_possible
from engine.model.duties import AtMeeting, Concerns, Duty, Forum
from engine.model.obligations import Obligation
from engine.model.outcomes import Fulfilment, Status
from engine.model.periods import Every

_IN_DOUBT: Final = (Status.DRAFT, Status.UNCLEAR)
_COLUMNS: Final = ("agreement", "party", "to", "what", "times", "assumed", "unclear", "done", "days", "clause")
_ALWAYS: Final = ("party", "to", "what", "times")


@frozen(kw_only=True)
class Attendance:
    """What ``party`` is to attend or report to ``to``, a forum or a party, in a year.

    ``duty`` is the id of the duty that says so (None: the party takes part in the forum), and ``what`` what it is
    (None: to attend the meetings). ``times`` is the least number of times (None: not known), of which ``assumed`` fall
    in the year only if what is assumed of their last day holds, and ``unclear`` may not be owed at all, or not in the
    year. ``days``: the meetings and the last days that are stated.
    """

    party: str
    to: str
    duty: str | None = None
    what: str | None = None
    times: int | None = None
    assumed: int = 0
    unclear: int = 0
    done: int = 0
    days: tuple[Day, ...] = ()
    clause: str | None = None

    @property
    def certain(self) -> int:
        """How many times it is surely owed, as far as is known."""
        return (self.times or 0) - self.assumed - self.unclear


def last_day_of(year: int) -> date:
    """The day that the year is assessed on: by then all that is known of it has happened."""
    return date(year, 12, 31)


def attendances(agreement: Agreement, found: Assessment) -> tuple[Attendance, ...]:
    """What each party is to attend or report in the year of ``found``, which is made for the year's last day."""
    return tuple(row for party in agreement.parties
                 for row in (*_meetings(agreement, found, party.id), *_duties(agreement, found, party.id)))


# --- Meetings to attend -----------------------------------------------------------------------------------------------


def _meetings(agreement: Agreement, found: Assessment, party: str) -> Iterator[Attendance]:
    for forum in agreement.forums:
        if party in (*forum.members, *forum.convenors) and _may_meet(forum, agreement, found):
            last = found.ends_on or found.as_of
            days = tuple(day for day in forum.meetings
                         if first_possible(day).year == found.as_of.year and first_possible(day) <= last)
            unclear = len(days) if found.status in _IN_DOUBT else 0
            yield Attendance(party=party, to=forum.id, times=len(days) or None, unclear=unclear, days=days,
                             clause=forum.clause)


def _may_meet(forum: Forum | None, agreement: Agreement, found: Assessment) -> bool:
    """Whether the agreement is, and the forum may be, there in some of the year."""
    first, start = date(found.as_of.year, 1, 1), agreement.term.starts_on
    if isinstance(start, NoLaterThan) and start.day > found.as_of:
        return False
    has_ended = found.status is Status.ENDED and found.ends_on is not None and found.ends_on < first
    is_gone = forum is not None and forum.until is not None and last_possible(forum.until) < first
    return not has_ended and not is_gone and found.status is not Status.NOT_STARTED


# --- Duties -----------------------------------------------------------------------------------------------------------


def _duties(agreement: Agreement, found: Assessment, party: str) -> Iterator[Attendance]:
    forums = {forum.id: forum for forum in agreement.forums}
    for duty in agreement.duties:
        if duty.by != party:
            continue
        every = [each for each in found.obligations if each.duty == duty.id and _falls_in(duty, each, found.as_of.year)]
        owed = [each for each in every if each.status not in NOT_OWED]
        is_unknown = (duty.every is Every.MEETING and not every and _is_laid(agreement, duty, found.as_of)
                      and _may_meet(forums.get(duty.forum or ""), agreement, found))
        if owed or is_unknown:
            yield Attendance(
                party=party, to=duty.to, duty=duty.id, what=duty.what, clause=duty.clause,
                times=sum(each.times for each in owed) or None, done=sum(each.done for each in owed),
                assumed=sum(each.times for each in owed if _is_assumed(duty, each) and not _is_unclear(duty, each)),
                unclear=sum(each.times for each in owed if _is_unclear(duty, each)),
                days=tuple(day for each in owed if (day := _stated_day(duty, each)) is not None))


def _is_laid(agreement: Agreement, duty: Duty, day: date) -> bool:
    """Whether the agreement itself, or a decision by that day, lays or would lay the duty on somebody."""
    named = [each for each in agreement.decisions if duty.id in each.duty]
    return not named or any(first_possible(each.decided_on or day) <= day for each in named)


def _falls_in(duty: Duty, each: Obligation, year: int) -> bool:
    """Whether it is, or may be, to be done in the year."""
    day = each.due_on or _stated_day(duty, each) or each.done_on
    if day is not None:
        return first_possible(day).year == year
    if duty.concerns is Concerns.PERIOD_BEFORE:
        return (each.period.last_day + ONE_DAY).year == year
    return each.period.first_day.year <= year <= each.period.last_day.year


def _stated_day(duty: Duty, each: Obligation) -> Day | None:
    """The last day, or the month of the meeting that it is due at, where it is stated."""
    if each.due_on is not None:
        return None if each.is_assumed else each.due_on
    return duty.due.meeting if isinstance(duty.due, AtMeeting) else None


def _is_unclear(duty: Duty, each: Obligation) -> bool:
    """Whether it cannot be told that it is owed, or in which year."""
    is_in_no_year = each.due_on is None and each.done_on is None and _stated_day(duty, each) is None and (
        duty.every is Every.ONCE)
    return is_in_no_year or (each.status is Fulfilment.UNDETERMINED and each.done < each.times)


def _is_assumed(duty: Duty, each: Obligation) -> bool:
    """Whether the year is assumed with the last day; a year, and what is shorter, is told by its name."""
    return each.is_assumed and (isinstance(duty.every, Length) or duty.every in (Every.ONCE, Every.TERM_OF_OFFICE))


# --- In words, as a table and as JSON ---------------------------------------------------------------------------------


def table(found: Iterable[tuple[Agreement, Attendance]], say: Phrases, *, is_titled: bool) -> Table:
    """What each party is to attend or report, a row each; ``is_titled``: under several agreements."""
    return Table(say("attendance.sheet"),
                 tuple(Column(say(f"attendance_column.{key}"), key not in _ALWAYS) for key in _COLUMNS), tuple(
        (agreement.title if is_titled else None, agreement.name_of(each.party), names(agreement, each.to, say),
         each.what or say("attendance.meetings"), each.times,
         *((each.assumed, each.unclear, each.done) if each.times is not None else (None, None, None)),
         ", ".join(str(as_told(day)) for day in each.days), each.clause) for agreement, each in found))


def totals(found: list[tuple[Agreement, Attendance]], year: int, say: Phrases) -> Iterator[str]:
    """How many times in all, a line for each party of that name, and how much of it is not known."""
    for name in dict.fromkeys(agreement.name_of(each.party) for agreement, each in found):
        rows = [each for agreement, each in found if agreement.name_of(each.party) == name]
        counts = {key: sum(getattr(each, key) for each in rows) for key in ("certain", "assumed", "unclear")}
        times = say.listed([say(f"attendance.{key}", count=count) for key, count in counts.items() if count])
        unknown = sum(each.times is None for each in rows)
        yield " ".join([say("attendance.total" if times else "attendance.no_total", party=name, year=year, times=times),
                        *([say("attendance.unknown", count=unknown)] if unknown else [])])


def as_json(each: Attendance) -> Json:
    """What a party is to attend or report in a year; ``times`` null: not known."""
    return {"party": each.party, "to": each.to, "duty": each.duty, "what": each.what, "times": each.times,
            "assumed": each.assumed, "unclear": each.unclear, "done": each.done,
            "days": [str(as_told(day)) for day in each.days], "clause": each.clause}
