"""The days on which something is told, each with what it is called: which step of a countdown, or of a repetition."""

from datetime import date, timedelta

from engine.model.alerts import AlertKind, LeadTimes
from engine.model.dates import ONE_DAY, is_working_day, working_day_on_or_before

Steps = dict[date, str]
"""What is told on each day (``Alert.lead``). Of those that have come only the latest is told."""

LAST_DAY = "last_day"
PASSED = "passed"
FIRST = "first"


def countdown(day: date, kind: AlertKind, leads: LeadTimes) -> Steps:
    """The lead times before ``day``."""
    return {day - timedelta(days=days): str(days) for days in leads.days_before(kind)}


def to_turn(day: date, kind: AlertKind, leads: LeadTimes) -> Steps:
    """The lead times before ``day``, and that it has passed."""
    return countdown(day, kind, leads) | {day + ONE_DAY: PASSED}


def to_last_day(day: date, kind: AlertKind, leads: LeadTimes) -> Steps:
    """The lead times before a last day, when somebody must have answered, every working day of its last week.

    The last working day, and the day itself whether it is one or not, are called so whichever other step falls on them.
    """
    last_week = (day - timedelta(days=days) for days in range(leads.daily_within + 1))
    steps = {each: f"daily:{each.isoformat()}" for each in last_week if is_working_day(each)}
    if leads.answer_within is not None:
        steps[day - timedelta(days=leads.answer_within)] = str(leads.answer_within)
    return steps | to_turn(day, kind, leads) | {working_day_on_or_before(day): "working_day", day: LAST_DAY}


def from_day(steps: Steps, first: date, called: str | None = None) -> Steps:
    """The steps where nothing is told before ``first``: then the latest of those before it is told, or ``called``."""
    earlier = [day for day in steps if day < first]
    later = {day: lead for day, lead in steps.items() if day >= first}
    if not earlier:
        return later
    return {first: steps[max(earlier)]} | later if called is None else later | {first: called}


def after_silence(steps: Steps, until: date, called: str, today: date) -> Steps:
    """The steps where something keeps silent up to ``until``: what it kept silent about is told the day after."""
    after = from_day(steps, until + ONE_DAY, called)
    return after if until < today else {day: lead for day, lead in steps.items() if day <= until} | after


def repeated(first: date, every: int, today: date) -> Steps:
    """Told on ``first`` and then after every so many days: the latest that has come, and the next."""
    count = max((today - first).days // every, 0)
    days = {number: first + timedelta(days=number * every) for number in (count, count + 1)}
    return {day: str(number * every) if number else FIRST for number, day in days.items()}


def gathered(first: date, every: int, today: date) -> Steps:
    """Told on ``first`` and then every so many days: the latest that has come, and the next.

    The days after the first are the same whatever that was, so that all that is overdue is told on the same days; the
    second is at least half as many days after the first.
    """
    second = _next_gathering(first + timedelta(days=(every + 1) // 2), every)
    if today < second:
        return {first: FIRST} | again_on(second)
    latest = _next_gathering(today - timedelta(days=every - 1), every)
    return again_on(latest) | again_on(latest + timedelta(days=every))


def _next_gathering(day: date, every: int) -> date:
    """The first day from ``day`` on which what is repeated after so many days is told."""
    return day + timedelta(days=-day.toordinal() % every)


def again(last: date | None, every: int, today: date) -> Steps:
    """Of what has no day of its own, last told on ``last`` (None: never): told today, or after so many days."""
    return {today: FIRST} if last is None else again_on(last + timedelta(days=every))


def again_on(day: date) -> Steps:
    """Told again on that day."""
    return {day: f"again:{day.isoformat()}"}
