"""What each party must do besides paying, on the day asked about; where matters stand; which changes bind."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from engine.assess.duty.deeds import Deeds
from engine.assess.duty.occurrences import Due, Occurrences
from engine.model.assessment import Ground, Reason, Remark
from engine.model.dates import LATEST, Day, Span, as_told, first_possible, last_possible
from engine.model.deeds import AgreedChange, ContactChanged
from engine.model.duties import Concerns, Decided, Decision, Duty
from engine.model.duty_situations import (
    ChangeSituation,
    ContactSituation,
    Delay,
    Done,
    DutySituation,
    Footing,
    InForce,
    MatterSituation,
    Time,
    ToldInWriting,
    Until,
    WaiverStands,
)
from engine.model.obligations import Change, Matter, Obligation
from engine.model.outcomes import Certainty, DutyDay, DutyStatus, Effect, MatterStands
from engine.model.periods import Every, PeriodId
from engine.rulebook import Ruling


class Found(NamedTuple):
    """An occurrence as it stands, with what would have to be known and what was taken for granted."""

    obligation: Obligation
    questions: tuple[Remark, ...]
    assumptions: tuple[Remark, ...] = ()


class MayBeMade(NamedTuple):
    """A decision that has been made or may have been, and the first and the last day that it may have been made on."""

    decision: Decision
    first: date
    last: date
    is_sure: bool
    """It has been made by the day asked about."""


class Way(NamedTuple):
    """What lays a duty on somebody (None: nothing), the decision that says so, and the one whose day that turns on."""

    footing: Footing | None
    decision: Decision | None
    turns_on: Decision | None


class Obligations:
    """The duties of one agreement as they stand."""

    def __init__(self, deeds: Deeds, occurrences: Occurrences) -> None:
        self._deeds = deeds
        self._occurrences = occurrences
        self._agreement = deeds.agreement
        self._decisions = tuple(self._listed_decisions())
        self._found = tuple(self._every())

    @property
    def every(self) -> tuple[Obligation, ...]:
        """Each occurrence, duty by duty in the order of the document."""
        return tuple(each.obligation for each in self._found)

    def _every(self) -> Iterator[Found]:
        for duty in self._agreement.duties:
            since = self._since(duty)
            if since is None:
                continue
            for period, request in self._occurrences.of(duty):
                if self._occurrences.falls_in(duty, period).last_day >= since:
                    yield self._one(duty, period, request)
        for deed in self._deeds.told(ContactChanged):
            yield self._contact(deed)

    # --- One occurrence ---------------------------------------------------------------------------------------------

    def _one(self, duty: Duty, period: PeriodId, request: Ruling | None) -> Found:
        deeds = self._deeds
        due = self._occurrences.due(duty, period)
        performed = deeds.performed(duty, str(period))
        days = tuple(each.on for each in performed if each.by in (None, duty.by))
        has_done = _enough(days, duty.times) if len(days) >= duty.times else None
        waived, why_waived = deeds.waived(duty, str(period), due.day or due.may_be, has_done)
        time = self._time(duty, period, due)
        done = _done(days, duty.times, due, time)
        with_others = _done(tuple(each.on for each in performed), duty.times, due, time)
        if with_others not in (done, Done.NO, Done.PARTLY):
            done = Done.BY_OTHER

        def ruled(footing: Footing) -> Ruling:
            in_force, ask = self._in_force(duty, period, footing), deeds.inference.memo(DutySituation)
            if in_force in (InForce.AFTER_END, InForce.FORUM_ENDED) or footing is Footing.CLOSED:
                return ask(footing, in_force, Time.BEFORE, Done.NO, WaiverStands.NO)
            return ask(footing, in_force, time, done, waived)

        ways = list(self._ways(duty, due, self._occurrences.falls_in(duty, period).last_day))
        follows = [DutyStatus.NO_LONGER_OWED if way.footing is None else ruled(way.footing).to(DutyStatus)
                   for way in ways]
        footing, decision = next((way.footing, way.decision) for way in ways if way.footing is not None)
        turns_on = [way.turns_on for (before, after), way in zip(pairwise(follows), ways[1:], strict=True)
                    if before is not after and way.turns_on is not None]
        ruling = ruled(Footing.IN_DOUBT if turns_on else footing)
        status = ruling.to(DutyStatus)
        is_assumed = due.is_assumed and status is not DutyStatus.NO_LONGER_OWED
        grounds = [Ground("what", duty.what), Ground("duty_period", str(period))]
        if due.day is not None:
            grounds.append(Ground("duty_due_on", due.day))
        grounds += [Ground("performed_on", as_told(each.on)) for each in performed]
        if decision is not None:
            grounds.append(Ground("decision", decision.reference))
        about = (Ground("what", duty.what), Ground("duty_period", str(period)))
        because = (*deeds.reasons(due.ruling, duty.clause, ()), *why_waived,
                   *(deeds.reasons(request, duty.clause, ()) if request is not None else ()))
        obligation = Obligation(
            id=f"{duty.id}/{period}", duty=duty.id, by=duty.by, to=duty.to, what=duty.what,
            period=self._occurrences.within(period), is_if_renewed=self._occurrences.is_if_renewed(period),
            due_on=due.day, due_in=_told_in(due), is_assumed=is_assumed,
            times=duty.times, done=len(days), done_on=_done_on(days, duty.times),
            status=status.fulfilment, certainty=status.certainty, clause=duty.clause,
            reasons=deeds.reasons(ruling, duty.clause, tuple(grounds), because))
        questions: tuple[Remark, ...] = ()
        if status.certainty is not Certainty.CERTAIN:
            questions = (*deeds.questions(ruling, duty.clause, about), *map(_when_decided, turns_on))
        if obligation.is_open and due.ruling.outcome in (DutyDay.ASK_MEETING, DutyDay.NEEDS_JUDGEMENT):
            questions += deeds.questions(due.ruling, duty.clause, about)
        assumptions = (Remark(f"assumption.duty_{due.ruling.outcome.value}", duty.clause, (Ground("what", duty.what),)),
                       ) if is_assumed else ()
        return Found(obligation, questions, assumptions)

    def _in_force(self, duty: Duty, period: PeriodId, footing: Footing) -> InForce:
        """How the agreement, where it lays the duty, and the forum that it is owed to stand to a period."""
        found = InForce.YES
        if footing is Footing.AGREED:
            found = self._occurrences.in_force(duty, period)
            if found is InForce.AFTER_END and duty.every is Every.ON_REQUEST:
                found = InForce.ASKED_AFTER_END
        forum = self._deeds.forums.get(duty.to)
        until = forum.until if forum is not None else None
        if until is None or found not in (InForce.YES, InForce.ENDED_SINCE) or (
                footing not in (Footing.AGREED, Footing.DECIDED)):
            return found
        if period.first_day > last_possible(until):
            return InForce.FORUM_ENDED
        return InForce.FORUM_IN_DOUBT if period.first_day > first_possible(until) else found

    def _time(self, duty: Duty, period: PeriodId, due: Due) -> Time:
        as_of = self._deeds.as_of
        begins = self._occurrences.within(period).first_day
        if duty.concerns is Concerns.PERIOD_BEFORE:
            begins = self._occurrences.falls_in(duty, period).first_day
        if due.may_be is not None:
            if as_of.has_passed(due.may_be.last):
                return Time.UNKNOWN_PASSED
            if as_of.has_come(due.may_be.first):
                return Time.UNKNOWN_DAY
        if due.day is not None and as_of.has_passed(due.day):
            return Time.PASSED
        return Time.DURING if as_of.has_come(min(begins, due.day or begins)) else Time.BEFORE

    def _listed_decisions(self) -> Iterator[MayBeMade]:
        """The decisions that have been made, or may have been, in the order of their days.

        One whose day is not known comes where the document puts it: after the one before it in the same matter. It has
        surely been made where the one after it has.
        """
        as_of, latest = self._deeds.as_of, dict[str, Day]()
        made = []
        for each in self._agreement.decisions:
            day = each.decided_on or latest.get(each.matter, date.min)
            latest[each.matter] = day
            if as_of.has_come(first_possible(day)):
                made.append((day, each))
        made.sort(key=lambda told: last_possible(told[0]))
        found, next_in = [], dict[str, MayBeMade]()
        for day, each in reversed(made):
            after = next_in.get(each.matter)
            last = last_possible(each.decided_on) if each.decided_on is not None else after.last if after else LATEST
            is_sure = as_of.has_come(last) if each.decided_on is not None else after is not None and after.is_sure
            next_in[each.matter] = MayBeMade(each, first_possible(day), last, is_sure)
            found.append(next_in[each.matter])
        return reversed(found)

    def _since(self, duty: Duty) -> date | None:
        """The first day that something may lay the duty on somebody; None: nothing that is to has been decided yet."""
        if all(duty.id not in each.duty for each in self._agreement.decisions):
            return date.min
        return min((each.first for each in self._decisions if duty.id in each.decision.duty), default=None)

    def _ways(self, duty: Duty, due: Due, last: date) -> Iterator[Way]:
        """What may lay the duty on somebody for what falls due by ``last``, by which decisions have been made by now.

        Of those that may have been made, one has only where those before it have.
        """
        matters = {each.matter for each in self._agreement.decisions if duty.id in each.duty}
        if not matters:
            yield Way(Footing.AGREED, None, None)
            return
        surely, perhaps = _told([each for each in self._decisions if each.decision.matter in matters])
        for count in range(len(perhaps) + 1):
            made, turns_on = surely + perhaps[:count], perhaps[count - 1].decision if count else None
            laying = [each for each in made if duty.id in each.decision.duty and each.first <= last]
            if not laying:
                yield Way(None, None, turns_on)
                continue
            yield Way(*self._footing(duty, due, [each.decision for each in made]), turns_on)
            if all(last < each.last for each in laying) and self._deeds.as_of.has_passed(last):
                yield Way(None, None, laying[0].decision)  # it may have been made too late for this period

    def _footing(self, duty: Duty, due: Due, made: list[Decision]) -> tuple[Footing, Decision]:
        """What lays the duty on somebody where these decisions have been made, and the decision that says so."""
        settled = [each for each in made if each.outcome is Decided.CLOSED
                   or (each.outcome is Decided.ADOPTED and duty.id in each.duty)]
        if settled and settled[-1].outcome is Decided.ADOPTED:
            return Footing.DECIDED, settled[-1]
        if settled:
            # A meeting of which the day is not known may be on the first of the days that it may be.
            last, day = due.day if due.may_be is None else due.may_be.first, settled[-1].decided_on
            is_in_time = day is not None and last is not None and last_possible(day) <= last
            has_time_left = last is None or not self._deeds.as_of.has_passed(last)
            return Footing.CLOSED if is_in_time or has_time_left else Footing.CLOSED_SINCE, settled[-1]
        latest = made[-1]
        is_pending = latest.outcome in (Decided.SENT_BACK, Decided.DEFERRED)
        return Footing.PENDING if is_pending else Footing.PROPOSED, latest

    # --- Changes of contact person ----------------------------------------------------------------------------------

    def _contact(self, deed: ContactChanged) -> Found:
        deeds, clause = self._deeds, self._agreement.contact
        within = clause.tell_within if clause is not None else None
        limit = within.after(deed.on) if within is not None else deed.on
        told_on = deed.told_on if deed.told_on is not None and deeds.as_of.has_come(deed.told_on) else None
        told = ToldInWriting.NO
        if told_on is not None:
            told = {True: ToldInWriting.YES, False: ToldInWriting.NO, None: ToldInWriting.UNSAID}[deed.in_writing]
        is_later = told_on > limit if told is not ToldInWriting.NO and told_on else deeds.as_of.has_passed(limit)
        delay = Delay.IN_TIME if not is_later else Delay.LATE if within is not None else Delay.LATER_DAY
        ruling = deeds.inference.memo(ContactSituation)(told, delay)
        status = ruling.to(DutyStatus)
        number = clause.clause if clause is not None else None
        others = [party.id for party in self._agreement.parties if party.id != deed.party]
        grounds = (Ground("contact_changed_on", deed.on), *((Ground("told_on", told_on),) if told_on else ()))
        obligation = Obligation(
            id=f"contact/{deed.party}/{deed.on.isoformat()}", duty="contact", by=deed.party, to=", ".join(others),
            what="", period=PeriodId.of_day(deed.on), due_on=None if within is None else limit,
            is_if_renewed=False, due_in=None, is_assumed=False, times=1, done=int(told is not ToldInWriting.NO),
            done_on=told_on if told is not ToldInWriting.NO else None,
            status=status.fulfilment, certainty=status.certainty, clause=number,
            reasons=deeds.reasons(ruling, number, grounds))
        about = (Ground("party", self._agreement.name_of(deed.party)), Ground("duty_period", deed.on.isoformat()))
        is_certain = status.certainty is Certainty.CERTAIN
        return Found(obligation, () if is_certain else deeds.questions(ruling, number, about))

    # --- Matters and changes ----------------------------------------------------------------------------------------

    def matters(self) -> tuple[Matter, ...]:
        """Each matter, with its decisions so far, where the latest leaves it, and what is owed of it."""
        names = dict.fromkeys(each.decision.matter for each in self._decisions)
        return tuple(self._matter(name, [each for each in self._decisions if each.decision.matter == name])
                     for name in names)

    def _matter(self, name: str, told: list[MayBeMade]) -> Matter:
        surely, perhaps = _told(told)
        stands = [self._leaves(made[-1].decision) if (made := surely + perhaps[:count]) else None
                  for count in range(len(perhaps) + 1)]
        turns_on = [each.decision for each, (before, after) in zip(perhaps, pairwise(stands), strict=True)
                    if before is None or after is None or before.outcome is not after.outcome]
        decisions = tuple(each.decision for each in surely + perhaps)
        latest = decisions[-1]
        ruling = self._leaves(latest, in_doubt=bool(turns_on))
        duties = {duty for each in decisions for duty in each.duty}
        owed = tuple(each for each in self.every if each.duty in duties and each.is_open)
        return Matter(reference=name, decisions=decisions, stands=ruling.to(MatterStands), owed=owed,
                      questions=tuple(map(_when_decided, turns_on)),
                      reasons=self._deeds.reasons(ruling, None, (Ground("decision", latest.reference),)))

    def _leaves(self, latest: Decision, *, in_doubt: bool = False) -> Ruling:
        """Where the latest decision leaves a matter."""
        until = Until.NONE
        if latest.until is not None and latest.outcome is Decided.DEFERRED:
            until = Until.PASSED if self._deeds.as_of.has_passed(last_possible(latest.until)) else Until.AHEAD
        lays = bool(latest.duty) and latest.outcome is Decided.ADOPTED
        return self._deeds.inference.memo(MatterSituation)(latest.outcome, until, lays, in_doubt)

    def changes(self) -> tuple[Change, ...]:
        """The changes that some of the parties have agreed on, and whether they bind."""
        parties = {party.id for party in self._agreement.parties}
        found = []
        for deed in self._deeds.told(AgreedChange):
            ruling = self._deeds.inference.memo(ChangeSituation)(parties <= set(deed.by))
            duty = next((each for each in self._agreement.duties if each.id == deed.of), None)
            clause = duty.clause if duty is not None else deed.of
            found.append(Change(of=deed.of, effect=ruling.to(Effect), reasons=self._deeds.reasons(
                ruling, clause, (Ground("agreed_on", as_told(deed.on)),))))
        return tuple(found)

    # --- What is left to know, and what is taken for granted ------------------------------------------------------

    def questions(self) -> tuple[Remark, ...]:
        """What would have to be known or judged."""
        told = (*(each.questions for each in self._found), *(each.questions for each in self.matters()),
                tuple(self._when_they_meet()))
        return tuple(dict.fromkeys(remark for remarks in told for remark in remarks))

    def _when_they_meet(self) -> Iterator[Remark]:
        """Of each duty at every meeting of a forum, when that meets, where no meeting is known and none is listed."""
        for duty in self._agreement.duties:
            forum = self._deeds.forums.get(duty.forum or "")
            if (duty.every is Every.MEETING and forum is not None and not forum.meetings
                    and self._since(duty) is not None):
                yield Remark("question.duty_meetings", duty.clause, (
                    Ground("what", duty.what), Ground("forum", forum.name)))

    def assumptions(self) -> tuple[Remark, ...]:
        """What is taken for granted because nothing says so."""
        told = [remark for each in self._found for remark in each.assumptions]
        return tuple(dict.fromkeys([*told, *self._deeds.assumptions()]))

    def reasons(self) -> tuple[Reason, ...]:
        """The reasons for where each duty, matter and change stands, and for what each request came to."""
        deeds = self._deeds
        return (*(reason for each in self.every for reason in each.reasons),
                *(reason for duty in self._agreement.duties for deed, ruling in deeds.requests(duty)
                  for reason in deeds.reasons(ruling, duty.clause, (
                      Ground("what", duty.what), Ground("requested_on", deed.on)))),
                *(reason for each in self.matters() for reason in each.reasons),
                *(reason for each in self.changes() for reason in each.reasons))


def _told(decisions: list[MayBeMade]) -> tuple[list[MayBeMade], list[MayBeMade]]:
    """Those that have been made, and those that may have been."""
    return [each for each in decisions if each.is_sure], [each for each in decisions if not each.is_sure]


def _when_decided(each: Decision) -> Remark:
    key = "proposed_on" if each.outcome is Decided.PROPOSED else "decided_on"
    return Remark(f"question.{key}", None, (
        Ground("decision", each.reference), Ground("body", each.body), Ground("outcome", each.outcome.value)))


def _told_in(due: Due) -> Span | None:
    """The days that the last day lies among, where the document tells of some."""
    return None if due.may_be is None or due.may_be.text == Every.ONCE.value else due.may_be


def _done(days: tuple[Day, ...], times: int, due: Due, time: Time) -> Done:
    """Whether a duty has been performed often enough, and in time."""
    if len(days) < times:
        return Done.PARTLY if days else Done.NO
    due_on = due.day or due.may_be
    first, last = _enough(days, times)
    if due_on is None or last <= first_possible(due_on) or time in (Time.BEFORE, Time.DURING):
        return Done.IN_TIME
    return Done.LATE if first > last_possible(due_on) else Done.UNCLEAR


def _enough(days: tuple[Day, ...], times: int) -> tuple[date, date]:
    """The first and the last day that a duty may have been performed often enough on."""
    return sorted(map(first_possible, days))[times - 1], sorted(map(last_possible, days))[times - 1]


def _done_on(days: tuple[Day, ...], times: int) -> date | None:
    if len(days) < times:
        return None
    first, last = _enough(days, times)
    return first if first == last else None

