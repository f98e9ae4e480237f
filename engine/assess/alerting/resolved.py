"""What people have decided on a day that an agreement gives, and whether what they decided has been done."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from engine.model.alert_situations import Act, Resolved
from engine.model.alerts import AlertKind, DecidedTo, LeadTimes, PeopleDecided, Tonight
from engine.model.dates import ONE_DAY, first_possible, working_day_on_or_before
from engine.model.events import Event, Extended, NoticeReceived, OptionUsed, Rescinded, is_recorded
from engine.model.outcomes import Answer

_TO_ACT: Final = {
    AlertKind.NOTICE_DEADLINE: DecidedTo.TERMINATE, AlertKind.OPTION_DEADLINE: DecidedTo.RENEW,
    AlertKind.TERM_RENEWS: DecidedTo.TERMINATE, AlertKind.TERM_ENDS: DecidedTo.RENEW,
    AlertKind.FALLS_WITH_ANOTHER: DecidedTo.RENEW, AlertKind.NOTICE_NOT_RECEIVED: DecidedTo.TERMINATE}
"""The decision that asks for something to be done, where the other lets the day pass."""
_ACT: Final[dict[DecidedTo, tuple[type[Event], ...]]] = {
    DecidedTo.TERMINATE: (NoticeReceived,), DecidedTo.RENEW: (OptionUsed, Extended)}


def asks_for_act(to: DecidedTo, kind: AlertKind) -> bool:
    """Whether such a decision on such a day asks for something to be done, and does not let the day pass."""
    return to is _TO_ACT[kind]


class Resolution(NamedTuple):
    """What is decided of a day, whether it has been done, and until when it keeps silent (None: it sets no day).

    ``decided``: the decision that says so (None: none bears on the day).
    """

    resolved: Resolved
    act: Act = Act.NOT_RECORDED
    silent_until: date | None = None
    decided: PeopleDecided | None = None


def in_hand_until(decided: PeopleDecided, day: date, leads: LeadTimes) -> date:
    """The last day on which one who only negotiates or delegates keeps ``day`` silent: never once it is told daily."""
    daily = min(day - timedelta(days=leads.daily_within), working_day_on_or_before(day))
    answer_by = day - timedelta(days=leads.answer_within or leads.daily_within)
    asked = answer_by - ONE_DAY if decided.until is None else decided.until
    return min(asked, daily - ONE_DAY)


def latest(tonight: Tonight) -> PeopleDecided | None:
    """The latest decision of those made by the day of the run."""
    return max(_made(tonight), key=lambda each: each.on, default=None)


def _made(tonight: Tonight) -> Iterator[PeopleDecided]:
    # Of two on one day the one told last counts: max keeps the first of equals.
    return (each for each in reversed(tonight.decisions) if each.on <= tonight.today)


def resolution(tonight: Tonight, kind: AlertKind, day: date, covers: Collection[date], known: Collection[date],
               leads: LeadTimes) -> Resolution:
    """What is decided of ``day``; ``covers``: the days that such a decision may be about; ``known``: every day given.

    A decision that reaches beyond the day it was about, which came and passed, holds for the next as well. One about a
    day to come that the facts no longer give is about a day that has moved.
    """
    def bears(each: PeopleDecided) -> bool:
        return each.about in covers or (each.about is not None and each.until is not None and each.about in known
                                        and each.about < day and each.about <= each.until)

    found = max(filter(bears, _made(tonight)), key=lambda each: each.on, default=None)
    if found is None:
        last = latest(tonight)
        has_moved = (last is not None and last.about is not None and last.about >= tonight.today
                     and last.about not in known)
        return Resolution(Resolved.DAY_MOVED if has_moved else Resolved.NOTHING)
    if asks_for_act(found.to, kind):
        return Resolution(Resolved.TO_ACT, act(tonight, found), decided=found)
    until, holds = found.until, Resolved.TO_LET_PASS
    if found.to.is_in_hand:
        until, holds = in_hand_until(found, day, leads), Resolved.IN_HAND
    elif until is not None and day <= until:
        until = None  # the day is let pass by the decision, and nothing is left to decide of it
    has_lapsed = until is not None and until < tonight.today
    return Resolution(Resolved.LAPSED if has_lapsed else holds, silent_until=until, decided=found)


def act(tonight: Tonight, decided: PeopleDecided) -> Act:
    """Whether what was decided has been recorded as done since then; a notice that has been sent is not received."""
    kinds, today = _ACT[decided.to], tonight.today
    for event in tonight.agreement.events:
        if isinstance(event, kinds) and is_recorded(event.recorded_on, tonight.found.known_on):
            day = event.received_on if isinstance(event, NoticeReceived) else event.happened_on
            if day is not None and decided.on <= first_possible(day) <= today:
                return Act.RECORDED
    return Act.NOT_RECORDED


def is_settled(tonight: Tonight) -> bool:
    """Whether a notice or a rescission has set the end; an agreement that has ended by itself has had none."""
    acts = any(isinstance(event, NoticeReceived | Rescinded) for event in tonight.agreement.events)
    return acts and all(each.answer is Answer.ALREADY for each in tonight.found.by_party.values())
