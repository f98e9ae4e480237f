"""What a document says of forums, duties and decisions, with the checks that take more than one value."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Final

from engine.documents.clauses import check_party
from engine.documents.duty_tables import ContactTable, DecisionTable, DutyTable, FinancesTable, ForumTable
from engine.documents.files import Document, Told
from engine.documents.lifetime import Lifetime, lifetime_of
from engine.documents.quoting import did_you_mean, listed
from engine.documents.structuring import Found, structure
from engine.model.agreement import Agreement
from engine.model.dates import ONE_DAY, Day, Length, as_told, first_possible, last_possible
from engine.model.duties import (
    AtMeeting,
    Concerns,
    ContactClause,
    Decided,
    Decision,
    Due,
    Duty,
    Financed,
    Forum,
    TurnOfMonth,
    WorkingDays,
    matter_of,
)
from engine.model.instalments import DayOfYear
from engine.model.periods import Every, period_at
from engine.model.problems import Origin

_WITHOUT_PERIODS: Final = (Every.ONCE, Every.MEETING, Every.ON_REQUEST)
"""What recurs so has no period before another."""


def ids_told(rows: list[Told]) -> list[str]:
    """The id of each row that tells one, readable for the rest or not: what refers to it is not to blame."""
    ids = [structure(told.value.get("id"), str, told.origin, Found()) for told in rows if isinstance(told.value, dict)]
    return [each for each in ids if each is not None]


def check_duty(duty: str, known: list[str], at: Origin, found: Found) -> None:
    """Note it if no duty has that id."""
    if duty not in known:
        found.contradiction(at, "unknown_duty", duty=duty, nearest=did_you_mean(duty, known), known=listed(known))


# --- Forums -------------------------------------------------------------------------------------------------------


def forums_of(document: Document, agreement: Agreement, found: Found) -> tuple[Forum, ...]:
    """The forums, their meetings in the order of time."""
    forums, lifetime = [], lifetime_of(agreement)
    for told in document.rows["forum"]:
        table = structure(told.value, ForumTable, told.origin, found)
        if table is None:
            continue
        meetings = table.meetings or ()
        settling = [each for each in meetings if _settles_what_is_left(each, table.id, lifetime, document)]
        _check_meetings(meetings, table.until, lifetime, told.origin.at("meetings"), found, settling)
        for meeting, count in Counter(_names(meetings)).items():
            if count > 1:
                found.contradiction(told.origin.at("meetings"), "meeting_twice", meeting=meeting)
        forums.append(Forum(
            id=table.id, name=table.name or table.id, kinds=table.kind or (), levels=table.level or (),
            convenors=table.convenor or (), members=table.members or (), purpose=table.purpose, until=table.until,
            meetings=tuple(sorted(meetings, key=first_possible)), clause=table.clause))
    # A duty is owed to a party or to a forum, which share one set of ids.
    _check_ids([*dict.fromkeys(party.id for party in agreement.parties), *(forum.id for forum in forums)],
               document.origin.at("forum"), found)
    return tuple(forums)


def _names(meetings: Iterable[Day]) -> Iterable[str]:
    return (str(as_told(meeting)) for meeting in meetings)


def _check_meetings(meetings: Iterable[Day], until: Day | None, lifetime: Lifetime, at: Origin, found: Found,
                    settling: Collection[Day] = ()) -> None:
    for meeting, name in zip(meetings, _names(meetings), strict=True):
        if meeting not in settling and lifetime.is_outside(first_possible(meeting), last_possible(meeting)):
            found.contradiction(at, "meeting_outside", meeting=name, **lifetime.told())
        elif until is not None and first_possible(meeting) > last_possible(until):
            found.contradiction(at, "meeting_after_until", meeting=name, until=str(as_told(until)))


def _settles_what_is_left(meeting: Day, forum: str, lifetime: Lifetime, document: Document) -> bool:
    """Whether it comes after the agreement's last day, but something about the time before that is due at it.

    So where a duty that is about the period before is due at the meetings of the forum.
    """
    last, day = lifetime.last, first_possible(meeting)
    if last is None or day <= last:
        return False
    for told in document.rows["duty"]:
        duty = structure(told.value, DutyTable, told.origin, Found())  # its own faults are told with the duties
        if duty is None or duty.due != AtMeeting(forum) or duty.concerns is not Concerns.PERIOD_BEFORE or (
                duty.every not in _fits(AtMeeting(forum)) or duty.every in _WITHOUT_PERIODS):
            continue
        before = period_at(duty.every, period_at(duty.every, day, last).first_day - ONE_DAY, last)
        if not lifetime.is_outside(before.first_day, before.last_day):
            return True
    return False


def _check_ids(ids: list[str], at: Origin, found: Found) -> None:
    for each, count in Counter(ids).items():
        if count > 1:
            found.contradiction(at, "duplicate_id", id=each)


# --- Duties -------------------------------------------------------------------------------------------------------


def duties_of(document: Document, agreement: Agreement, found: Found) -> tuple[Duty, ...]:
    """The duties under ``agreement``, whose forums are known."""
    duties = []
    parties, forums = [party.id for party in agreement.parties], ids_told(document.rows["forum"])
    for told in document.rows["duty"]:
        table, at = structure(told.value, DutyTable, told.origin, found), told.origin
        if table is None:
            continue
        duty = Duty(id=table.id, by=table.by, to=table.to, what=table.what, every=table.every, times=table.times or 1,
                    due=table.due, concerns=table.concerns, clause=table.clause, origin=at)
        check_party(duty.by, parties, at.at("by"), found)
        if duty.to not in (known := [*parties, *forums]):
            found.contradiction(at.at("to"), "unknown_recipient", to=duty.to, nearest=did_you_mean(duty.to, known),
                                known=listed(known))
        _check_when(duty, parties, at, found)
        if isinstance(duty.due, AtMeeting):
            _check_meeting(duty.due, agreement, forums, at.at("due"), found)
        duties.append(duty)
    _check_ids([duty.id for duty in duties], document.origin.at("duty"), found)
    return tuple(duties)


def _check_when(duty: Duty, parties: list[str], at: Origin, found: Found) -> None:
    every, forum = duty.every, duty.forum
    if isinstance(every, Length) and every.count == 0:
        found.contradiction(at.at("every"), "empty_length")
    if duty.due is not None and every not in (fits := _fits(duty.due)):
        found.contradiction(at.at("due"), "due_for_every", every=str(every), fits=listed([str(each) for each in fits]))
    if every is Every.MEETING and forum == duty.to and forum in parties:
        found.contradiction(at.at("to"), "no_forum", party=duty.to)
    if duty.concerns is Concerns.PERIOD_BEFORE and every in _WITHOUT_PERIODS:
        found.contradiction(at.at("concerns"), "no_period_before", every=str(every))


def _fits(due: Due) -> list[Every | Length]:
    """What recurs so that ``due`` names one day in each period of it, and no more."""
    match due:
        case DayOfYear() | TurnOfMonth():
            return [Every.YEAR]
        case WorkingDays() | Length():
            return [Every.ON_REQUEST]
        case AtMeeting(meeting=None):
            return [each for each in Every if each is not Every.ON_REQUEST]
    return [Every.ONCE]


def _check_meeting(due: AtMeeting, agreement: Agreement, forums: list[str], at: Origin, found: Found) -> None:
    if due.forum not in forums:
        found.contradiction(at, "unknown_forum", forum=due.forum, nearest=did_you_mean(due.forum, forums),
                            known=listed(forums))
    if due.meeting is not None:
        until = next((forum.until for forum in agreement.forums if forum.id == due.forum), None)
        _check_meetings([due.meeting], until, lifetime_of(agreement), at, found)


# --- Decisions ----------------------------------------------------------------------------------------------------


def decisions_of(document: Document, found: Found) -> tuple[Decision, ...]:
    """The decisions, in the order of the document."""
    decisions, duties = [], ids_told(document.rows["duty"])
    for told in document.rows["decision"]:
        table, at = structure(told.value, DecisionTable, told.origin, found), told.origin
        if table is None:
            continue
        for number, duty in enumerate(table.duty or ()):
            check_duty(duty, duties, at.at("duty", number), found)
        if table.until is not None and table.outcome is not Decided.DEFERRED:
            found.contradiction(at.at("until"), "only_for_deferred")
        elif table.until is not None and table.decided_on is not None and (
                last_possible(table.until) < first_possible(table.decided_on)):
            found.contradiction(at.at("until"), "deferred_backwards")
        decisions.append(Decision(
            body=table.body, reference=table.reference, decided_on=table.decided_on, outcome=table.outcome,
            matter=table.matter or matter_of(table.reference), duty=table.duty or (), until=table.until,
            note=table.note, origin=at))
    return tuple(decisions)


# --- Contact persons and what is financed -------------------------------------------------------------------------


def contact_of(told: Told | None, found: Found) -> ContactClause | None:
    """The clause on contact persons; None if the document has none, or one with faults."""
    table = None if told is None else structure(told.value, ContactTable, told.origin, found)
    return None if table is None else ContactClause(tell_within=table.tell_within, clause=table.clause)


def finances_of(document: Document, found: Found) -> tuple[Financed, ...]:
    """What the agreement pays for."""
    financed = []
    for told in document.rows["finances"]:
        table = structure(told.value, FinancesTable, told.origin, found)
        if table is None:
            continue
        for key, other in (("amount", "per"), ("per", "amount")):
            if getattr(table, key) is not None and getattr(table, other) is None:
                found.contradiction(told.origin.at(other), "missing_key", key=other)
        financed.append(Financed(what=table.what, amount=table.amount, per=table.per, clause=table.clause))
    return tuple(financed)
