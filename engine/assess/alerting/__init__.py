"""What is to be told of one agreement on one day: arithmetic finds the things and their days, the rules decide."""

from collections.abc import Iterator
from datetime import date, timedelta

from engine.assess.alerting.days import days
from engine.assess.alerting.dues import duties, payments
from engine.assess.alerting.last_days import LastDays
from engine.assess.alerting.open_points import not_carried_out, questions, unowned
from engine.assess.alerting.resolved import asks_for_act, in_hand_until, latest
from engine.assess.alerting.thing import Thing
from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.alert_situations import Act, AlertSituation, Comes
from engine.model.alerts import Alert, AlertKind, LeadTimes, Tonight, thing
from engine.model.assessment import Assessment
from engine.model.dates import ONE_DAY
from engine.model.obligations import Hanging
from engine.model.outcomes import Certainty, Status, Tell
from engine.model.reasons import Ground, Reason

_AHEAD = timedelta(days=731)
"""How far beyond the longest lead time the next day to run is looked for; where there is none so far, one runs then."""

_RANKS = {AlertKind.NOTICE_DEADLINE: 0, AlertKind.OPTION_DEADLINE: 0, AlertKind.TERM_RENEWS: 1,
          AlertKind.TERM_ENDS: 1, AlertKind.FALLS_WITH_ANOTHER: 2}
"""Which of the days to come a decision is about that names none: the first of those that come first here."""

LONGEST_APART = _AHEAD + ONE_DAY
"""The longest between two visits to an agreement that has not ended."""


def alerts(tonight: Tonight, leads: LeadTimes, inference: Inference) -> tuple[Alert, ...]:
    """What is to be told: of each thing the latest step that has come since the last run, if the rules say so.

    After missed nights each thing is told once, by its most urgent step. In the order of the days that they are about.
    """
    return tuple(each for each in judged(tonight, leads, inference) if each.tell is not Tell.SILENT)


def judged(tonight: Tonight, leads: LeadTimes, inference: Inference) -> tuple[Alert, ...]:
    """The same with what the rules keep silent about, each with its reason."""
    found = [_judged(each, lead, tonight, inference)
             for each in _things(tonight, leads, tonight.today + timedelta(days=leads.longest))
             if (lead := _come(each, tonight)) is not None]
    return tuple(sorted(found, key=lambda each: (each.day or date.max, each.kind, each.of)))


def standing(tonight: Tonight, leads: LeadTimes) -> frozenset[str]:
    """Every thing (``Alert.thing``) that there is or may soon be to tell of, silent or not, whichever step has come.

    What has been told and is not among them has fallen away: a day that has moved, or what has been done or answered.
    """
    return frozenset(thing(tonight.agreement.id, each.kind, each.of, each.day)
                     for each in _things(tonight, leads, tonight.today + timedelta(days=leads.longest)))


def next_alert_on(tonight: Tonight, leads: LeadTimes) -> date | None:
    """The first later day on which something may be to tell, or a conclusion may change, if no fact does.

    Till then a run tells nothing more. None: no such day.
    """
    today, found = tonight.today, tonight.found
    until = today + timedelta(days=leads.longest) + _AHEAD
    coming = [day for each in _things(tonight, leads, until) for day in each.steps if day > today]
    horizon = tonight.horizon
    if horizon is not None:
        coming.append(horizon)
    coming += [each.on for each in tonight.decisions if each.on > today]
    if found.status is not Status.ENDED:
        coming.append(today + LONGEST_APART)
    return min(coming, default=None)


def to_decide_on(agreement: Agreement, found: Assessment, hanging: tuple[Hanging, ...] = (),
                 about: date | None = None) -> tuple[date, AlertKind] | None:
    """The day that a decision on the day of ``found`` is about, and its kind: ``about``, if it is a day to decide on.

    Where none is named: the first to come of the last days for notice or an option, else of the days on which a term
    ends by itself, else of those on which another ends that the agreement hangs on. None: there is none.
    """
    today = found.as_of
    coming = days(Tonight(agreement=agreement, found=found, since=today, hanging=hanging), today + _AHEAD * 5)
    every = sorted(coming.ahead(today))
    if about is not None:  # that a term is renewed is decided by the last day before it
        return next((each for each in every if each[0] == about and each[1] is not AlertKind.TERM_RENEWS), None)
    return min(every, key=lambda each: (_RANKS[each[1]], each), default=None)


def decided_on(tonight: Tonight, leads: LeadTimes, about: date | None = None) -> Thing | None:
    """What ``to_decide_on`` gives, with what is decided of it; None: there is no such day."""
    found = to_decide_on(tonight.agreement, tonight.found, tonight.hanging, about)
    if found is None:
        return None
    return next((each for each in LastDays(tonight, days(tonight, found[0]), leads).things()
                 if (each.day, each.kind) == found), None)


def _things(tonight: Tonight, leads: LeadTimes, until: date) -> Iterator[Thing]:
    given = days(tonight, until)
    last_days = tuple(LastDays(tonight, given, leads).things())
    yield from last_days
    yield from not_carried_out(tonight, leads, given, last_days)
    yield from payments(tonight, leads, until)
    yield from duties(tonight, leads, until)
    yield from questions(tonight, leads)
    yield from unowned(tonight, leads)


def _come(each: Thing, tonight: Tonight) -> str | None:
    """The latest step that has come, unless an earlier run has told it."""
    day = max((day for day in each.steps if day <= tonight.today), default=None)
    if day is None or (each.is_dated and tonight.is_all_told and tonight.since is not None and day <= tonight.since):
        return None
    return each.steps[day]


def _judged(each: Thing, lead: str, tonight: Tonight, inference: Inference) -> Alert:
    is_certain = each.certainty is Certainty.CERTAIN
    ruling = inference.memo(AlertSituation)(each.concern, is_certain, *each.stand)
    grounds = (Ground("last_day", each.day),) if each.day is not None else ()
    return Alert(
        agreement=tonight.agreement.id, kind=each.kind, day=each.day, of=each.of, parties=each.parties, lead=lead,
        tell=ruling.to(Tell), is_passed=each.stand.comes is Comes.PASSED, certainty=each.certainty,
        is_earlier_reading=each.reading.is_earlier, other_reading=each.reading.other,
        is_if_renewed=each.reading.is_if_renewed, ends_on=each.reading.ends_on,
        is_act_recorded=each.stand.act is Act.RECORDED, meetings=each.meetings,
        grounds=each.grounds, clauses=each.clauses,
        reasons=tuple(Reason(rule.id, None, grounds) for rule in ruling.rules))


__all__ = ["alerts", "asks_for_act", "decided_on", "in_hand_until", "judged", "latest", "next_alert_on", "standing",
           "to_decide_on"]
