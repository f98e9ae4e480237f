"""What there may be to tell of last days to act by and of turns of terms."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Final

from attrs import frozen

from engine.assess.alerting.days import TURNS, Days, LastDay
from engine.assess.alerting.resolved import Resolution, is_settled, latest, resolution
from engine.assess.alerting.steps import Steps, after_silence, from_day, to_last_day, to_turn
from engine.assess.alerting.thing import Reading, Stand, Thing, clauses_of
from engine.model.alert_situations import Comes, Concern, Resolved
from engine.model.alerts import AlertKind, LastMeeting, LeadTimes, Tonight
from engine.model.assessment import WatchedDay
from engine.model.dates import ONE_DAY, first_possible, last_possible
from engine.model.duties import Forum
from engine.model.obligations import Hanging
from engine.model.outcomes import Certainty
from engine.model.reasons import Ground

_BEFORE_THE_FIRST: Final = date.min


@frozen
class LastDays:
    """The last days and turns of one agreement on the day of a run."""

    tonight: Tonight
    days: Days
    leads: LeadTimes

    def things(self) -> Iterator[Thing]:
        """Each last day that may be told of, and each turn."""
        for _, same in groupby(sorted(self.days.last_days, key=lambda each: (each.kind, each.parties)),
                               key=lambda each: (each.kind, each.parties)):
            yield from self._of_party(tuple(same))
        yield from self._turns()

    # --- Last days ----------------------------------------------------------------------------------------------------

    def _of_party(self, every: Sequence[LastDay]) -> Iterator[Thing]:
        """Those of one kind and party, in order: that of the running term, or the next, and those that have passed."""
        today, since = self.tonight.today, self.tonight.since
        before = dict(zip((each.day for each in every), (None, *every), strict=False))
        ahead = [each for each in every if each.latest >= today]
        of_term = [each for each in ahead if not each.is_if_renewed]
        for each in of_term or ahead[:1]:
            yield from self._ahead(each, before[each.day])
        passed = [each for each in every if each.latest < today]
        if passed and is_settled(self.tonight):
            passed = []
        end = self.tonight.found.ends_on or date.max
        of_running = [each for each in passed if (each.ends_on or end) >= today][-1:]
        for each in passed:
            if each in of_running or (since is not None and each.latest >= since):
                yield self._passed(each, before[each.day])

    def _ahead(self, each: LastDay, before: LastDay | None) -> Iterator[Thing]:
        steps = self._steps(each, each.day, before)
        if each.later is None:
            yield self._thing(each, each.day, Comes.AHEAD, steps)
            return
        later = self._later_steps(each, each.later)
        if each.day >= self.tonight.today:
            yield self._thing(each, each.day, Comes.AHEAD, steps)
            yield self._thing(each, each.later, Comes.LATER_READING, later)
        else:
            yield self._thing(each, each.later, Comes.AHEAD, later)

    def _passed(self, each: LastDay, before: LastDay | None) -> Thing:
        steps = self._steps(each, each.day, before) if each.later is None else self._later_steps(each, each.later)
        return self._thing(each, each.latest, Comes.PASSED, steps)

    def _steps(self, each: LastDay, day: date, before: LastDay | None) -> Steps:
        """The steps to a last day, which is the one to act by from when the one before it has passed."""
        steps = to_last_day(day, each.kind, self.leads)
        return steps if before is None else from_day(steps, before.latest + ONE_DAY)

    def _later_steps(self, each: LastDay, later: date) -> Steps:
        steps = to_last_day(later, each.kind, self.leads)
        return after_silence(steps, each.day, "other_reading", self.tonight.today)

    def _thing(self, each: LastDay, day: date, comes: Comes, steps: Steps) -> Thing:
        decided = self._decided(each.kind, day, {each.day, each.latest})
        is_later = each.later is not None and day == each.later
        leads, today = self.leads, self.tonight.today
        meetings = () if comes is Comes.PASSED else tuple(self._meetings(each.parties, day))
        has_had = comes is not Comes.PASSED and not meetings and self._has_no_meeting_left(each.parties, day, steps)
        is_due = comes is Comes.PASSED or (
            leads.answer_within is not None and today >= day - timedelta(days=leads.answer_within))
        return Thing(
            each.kind, Concern.LAST_DAY, day, "+".join(each.parties), each.parties, self._silenced(steps, decided),
            certainty=self._certainty(each.parties, is_certain=each.is_certain, is_one_of_two=each.later is not None),
            stand=Stand(comes, decided.resolved, decided.act, is_due),
            reading=Reading(each.later is not None and not is_later, each.day if is_later else each.later,
                            each.is_if_renewed, each.ends_on),
            meetings=meetings, clauses=self._clauses(each.kind, each.parties), decided=decided,
            grounds=(*((Ground("no_meeting_left", "yes"),) if has_had else ()), *self._moved(decided)))

    def _decided(self, kind: AlertKind, day: date, covers: Collection[date]) -> Resolution:
        return resolution(self.tonight, kind, day, covers, self.days.known, self.leads)

    def _moved(self, decided: Resolution) -> tuple[Ground, ...]:
        """The day that the latest decision was about, where the facts no longer give it."""
        made = latest(self.tonight)
        if (decided.resolved is not Resolved.DAY_MOVED or made is None or made.about is None
                or is_settled(self.tonight)):  # then it is no day that has moved, but what was decided that is done
            return ()
        return (Ground("decided_about", made.about),)

    def _certainty(self, parties: Sequence[str], *, is_certain: bool, is_one_of_two: bool) -> Certainty:
        if is_certain:
            return Certainty.TWO_READINGS if is_one_of_two else Certainty.CERTAIN
        own = self.tonight.found.by_party[parties[0]].certainty if parties else self.tonight.found.certainty
        return Certainty.NEEDS_JUDGEMENT if own is Certainty.CERTAIN else own

    def _clauses(self, kind: AlertKind, parties: Sequence[str]) -> tuple[str, ...]:
        agreement = self.tonight.agreement
        notice = agreement.notice
        if kind is not AlertKind.NOTICE_DEADLINE or notice is None:
            return clauses_of(agreement.term.clause, agreement.renewal.clause)
        pair = notice.by_party[parties[0]]
        is_renewed = len(self.tonight.found.terms) > 1
        return clauses_of(agreement.renewal.clause, pair[is_renewed].clause)

    def _meetings(self, parties: Sequence[str], day: date) -> Iterator[LastMeeting]:
        """For each party with a body of its own, the last meeting that leaves time for minutes and delivery."""
        for party, forum in self._own_bodies(parties):
            known = [each for each in forum.meetings
                     if isinstance(each, date) and self.tonight.today <= each <= self._last_meeting_by(day)]
            yield from (LastMeeting(party, forum.id, each) for each in known[-1:])

    def _has_no_meeting_left(self, parties: Sequence[str], day: date, steps: Steps) -> bool:
        """Whether known meetings since the first step have passed or come too late, and none may leave time."""
        every = [each for _, forum in self._own_bodies(parties) for each in forum.meetings]
        return (any(isinstance(each, date) and each >= min(steps) for each in every)
                and not any(first_possible(each) <= self._last_meeting_by(day)
                            and last_possible(each) >= self.tonight.today for each in every))

    def _last_meeting_by(self, day: date) -> date:
        return day - timedelta(days=self.leads.for_minutes + self.leads.for_delivery)

    def _own_bodies(self, parties: Sequence[str]) -> Iterator[tuple[str, Forum]]:
        for party in parties:
            for forum in self.tonight.agreement.forums:
                if (not self.tonight.ours or party in self.tonight.ours) and self._is_own_body(forum, party):
                    yield party, forum

    def _is_own_body(self, forum: Forum, party: str) -> bool:
        """Whether it is a body of that party alone: no other party convenes it or is its member."""
        ids = {each.id for each in self.tonight.agreement.parties}
        return ids & {*forum.convenors, *forum.members} == {party}

    def _silenced(self, steps: Steps, decided: Resolution) -> Steps:
        until = decided.silent_until
        if until is None or (decided.decided is not None and until < decided.decided.on):
            return steps
        return after_silence(steps, until, f"lapsed:{until.isoformat()}", self.tonight.today)

    # --- Turns --------------------------------------------------------------------------------------------------------

    def _turns(self) -> Iterator[Thing]:
        turns = self.days.turns
        falls = {(each.day, each.of): each for each in map(self._falls, self.days.falls)}
        yield from falls.values()
        with_other = {each.day for each in falls.values() if each.of == self.tonight.agreement.ends_with}
        for before, each in pairwise((None, *turns)):
            if each is not None and each.day not in with_other and (
                    each.day >= (self.tonight.since or self.tonight.today)):
                yield self._turn(each, before)

    def _turn(self, each: WatchedDay, before: WatchedDay | None) -> Thing:
        kind = TURNS[each.kind]
        steps = to_turn(each.day, kind, self.leads)
        if before is not None:
            steps = from_day(steps, before.day + ONE_DAY)
        first = before.day + ONE_DAY if before is not None else _BEFORE_THE_FIRST
        leading = [last for last in self.days.last_days
                   if last.latest <= each.day and first <= (last.ends_on or each.day) <= each.day]
        covers = {each.day, *(day for last in leading for day in (last.day, last.latest))}
        decided = self._decided(kind, each.day, covers)
        comes = Comes.AHEAD if each.day >= self.tonight.today else Comes.PASSED
        return Thing(
            kind, Concern.TURN, each.day, "", (), self._silenced(steps, decided),
            certainty=self._certainty((), is_certain=each.is_certain, is_one_of_two=False),
            stand=Stand(comes, decided.resolved, decided.act), grounds=self._moved(decided),
            clauses=self._clauses(kind, ()), decided=decided)

    def _falls(self, told: tuple[Hanging, date]) -> Thing:
        each, day = told
        kind = AlertKind.FALLS_WITH_ANOTHER
        steps = {_BEFORE_THE_FIRST: "first"} | to_turn(day, kind, self.leads)
        decided = self._decided(kind, day, {day})
        comes = Comes.AHEAD if day >= self.tonight.today else Comes.PASSED
        grounds = (Ground("other_agreement", each.on_name), Ground("dependence", each.outcome.value))
        return Thing(kind, Concern.TURN, day, each.on, (), self._silenced(steps, decided), grounds=grounds,
                     stand=Stand(comes, decided.resolved, decided.act),
                     clauses=clauses_of(*(reason.clause for reason in each.reasons)), decided=decided)

