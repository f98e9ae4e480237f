"""Notices of termination: which of them have effect."""

from datetime import date

from attrs import frozen

from engine.assess.as_of import AsOf
from engine.assess.clause import clause_for, kind_of
from engine.assess.ends import Stop, evolve_given, first_end
from engine.assess.readings import Choices
from engine.inference import Inference
from engine.model.agreement import Agreement, GivenWhen, NoticeClause
from engine.model.assessment import Ground, Remark
from engine.model.chain import Chain
from engine.model.dates import exact
from engine.model.events import EventForm, NoticeReceived
from engine.model.outcomes import Certainty, Effect
from engine.model.situations import (
    Arrival,
    ClauseKind,
    FormMet,
    Giver,
    NoticeAgainstTerm,
    NoticeSituation,
    Reckoning,
    Value,
    Withdrawal,
)
from engine.rulebook import Ruling


@frozen
class Given:
    """A notice that has been given, and what has happened to it since."""

    event: NoticeReceived
    withdrawn_on: date | None = None
    is_overtaken: bool = False


@frozen
class Judged:
    """A notice with its ruling, and the end it leads to in the reading at hand (None: it has no effect there)."""

    given: Given
    ruling: Ruling
    stop: Stop | None
    party: str
    clause: NoticeClause | None
    day: date


_DOUBTFUL = (Effect.NEEDS_JUDGEMENT, Effect.MISSING_FACT)


def counts_from(event: NoticeReceived, clause: NoticeClause | None) -> date | None:
    """The day a notice counts from: its receipt, or its sending where the agreement says so; None: not known."""
    sent = clause is not None and clause.given_when is GivenWhen.SENT
    day = event.sent_on if sent else event.received_on
    return None if day is None else exact(day)


@frozen
class Judge:
    """Judges the notices given under one agreement, in one reading of it."""

    agreement: Agreement
    chain: Chain
    as_of: AsOf
    choices: Choices
    inference: Inference

    def judged(self, given: Given, over_since: date | None) -> Judged:
        """What a notice leads to. ``over_since``: the agreement's last day without this notice (None: it has none)."""
        event = given.event
        party, giver = _giver(self.agreement, event.by)
        number = self.chain.number_at(exact(event.happened_on))
        clause = clause_for(self.agreement, party, number)
        stop = None
        if giver is Giver.ENTITLED:
            values, days, stop = self._entitled(given, party, clause, number, over_since)
        else:
            clause = None if giver is Giver.STRANGER else clause
            days = [exact(event.happened_on)]
            over = over_since is not None and days[0] > over_since
            withdrawal = Withdrawal.IN_TIME if given.withdrawn_on and not over else Withdrawal.NONE
            values = (giver, FormMet.AS_AGREED, Arrival.KNOWN, withdrawal, Reckoning.AGREED, False, False,
                      given.is_overtaken and not over, over)
        ruling = self.inference.memo(NoticeSituation)(*values)
        if ruling.outcome is Effect.NO_EFFECT:
            stop = None
        elif ruling.outcome in _DOUBTFUL:
            situation = NoticeSituation(*values)  # type: ignore[arg-type]  # the values of one, in its order
            stop, party = self._settled(event, situation, Certainty(ruling.outcome.value), party, days)
        return Judged(given, ruling, stop, party, clause, days[0])

    def _end_if_given(self, event: NoticeReceived, party: str, on: date) -> Stop | None:
        return first_end(self.agreement, self.chain, party, on, self.choices, self.inference, event.to_end_on)

    def _entitled(self, given: Given, party: str, clause: NoticeClause | None, number: int, over_since: date | None,
                  ) -> tuple[tuple[Value, ...], list[date], Stop | None]:
        """The situation of a notice from one who may give it, the days it may count from, and the end it leads to."""
        event = given.event
        counted_from = counts_from(event, clause)
        day = counted_from or exact(event.happened_on)
        stop = self._end_if_given(event, party, day)
        over = counted_from is not None and over_since is not None and day > over_since
        reckoning = _reckoning(self.chain, number, clause, stop)
        is_agreed = reckoning is Reckoning.AGREED
        arrival, days = Arrival.KNOWN, [day]
        if counted_from is None:
            arrival = Arrival.DAY_MISSING
        elif (is_agreed and not over and (sent := _sent_before(event, clause, day)) is not None
              and self._end_if_given(event, party, sent) != evolve_given(stop, sent)):
            arrival, days = Arrival.LATE_IN_POST, [day, sent]
        is_counted = is_agreed and counted_from is not None and not over
        form, accepted = _form(event, clause, self.as_of), event.accepted_on
        if form is FormMet.ACCEPTED and is_counted and isinstance(accepted, date):
            later = max(accepted, day)
            if self._end_if_given(event, party, later) != evolve_given(stop, later):
                form = FormMet.ACCEPTED_LATE
                days.insert(0, later)
        too_early = (counted_from is not None and clause is not None and clause.not_before is not None
                     and day < clause.not_before)
        withdrawal = Withdrawal.NONE
        if given.withdrawn_on is not None and not over:
            ended = (stop is not None and stop.day is not None and given.withdrawn_on > stop.day and is_agreed
                     and not too_early and form is not FormMet.OTHER and not given.is_overtaken)
            withdrawal = Withdrawal.AFTER_THE_END if ended else Withdrawal.IN_TIME
        names_missed = is_counted and self._names_missed_day(event, party, day)
        is_overtaken = given.is_overtaken and not over
        return (Giver.ENTITLED, form, arrival, withdrawal, reckoning, too_early, names_missed, is_overtaken, over,
                ), days, stop

    def _names_missed_day(self, event: NoticeReceived, party: str, day: date) -> bool:
        """Whether the notice names a day before the first end that it can lead to."""
        if event.to_end_on is None:
            return False
        first = first_end(self.agreement, self.chain, party, day, self.choices, self.inference)
        return first is not None and first.day is not None and event.to_end_on < first.day

    def _settled(self, event: NoticeReceived, situation: NoticeSituation, certainty: Certainty, party: str,
                 days: list[date]) -> tuple[Stop | None, str]:
        """Where a doubtful notice ends the agreement in the reading at hand, and from whom it is."""
        options = _options(self.agreement, situation, days)
        taken = self.choices.choose(("notice", event), certainty, tuple([each[0] for each in options]))
        _, day, giver = options[taken]
        party = giver or party
        if day is None:
            return None, party
        if situation.reckoning is Reckoning.RENEWED_WITHOUT_CLAUSE:
            # Sent and received on days known only roughly, it may count from a term after the one it arrived in.
            place = self.chain.place(self.chain.number_at(day))
            how = NoticeAgainstTerm.NO_DAY if place.end is None else NoticeAgainstTerm.MEETS
            return Stop(place.end, how, place.number, day), party
        named = None if situation.names_missed_day else event.to_end_on
        return first_end(self.agreement, self.chain, party, day, self.choices, self.inference, named), party


def _options(agreement: Agreement, situation: NoticeSituation, days: list[date],
             ) -> list[tuple[Remark, date | None, str | None]]:
    """What a doubtful notice may come to: the day it counts from (None: it has no effect) and the party it is from."""
    if situation.giver is Giver.UNKNOWN:
        entitled = agreement.notice.entitled if agreement.notice else frozenset()
        return [(Remark("reading.notice_from", None, (Ground("party", party.name),)),
                 days[0] if party.id in entitled else None, party.id) for party in agreement.parties]
    options: list[tuple[Remark, date | None, str | None]] = []
    if (situation.arrival is Arrival.DAY_MISSING or situation.form is FormMet.DOUBTFUL or situation.names_missed_day
            or situation.overtaken or situation.reckoning is Reckoning.RENEWED_WITHOUT_CLAUSE):
        options.append((Remark("reading.notice_has_no_effect", None, (Ground("notice_day", days[0]),)), None, None))
    if len(days) == 1:
        return [*options, (Remark("reading.notice_has_effect", None, (Ground("notice_day", days[0]),)), days[0], None)]
    return options + [(Remark("reading.notice_counts_from", None, (Ground("day", day),)), day, None) for day in days]


def _giver(agreement: Agreement, by: str | None) -> tuple[str, Giver]:
    parties = [party.id for party in agreement.parties]
    notice = agreement.notice
    if by is not None:
        return by, Giver.ENTITLED if notice is None or by in notice.entitled else Giver.STRANGER
    if notice is None or (notice.entitled.issuperset(parties)
                          and all(notice.by_party[party] == notice.by_party[parties[0]] for party in parties)):
        return parties[0], Giver.ENTITLED
    return next(party for party in parties if party in notice.entitled), Giver.UNKNOWN


def _reckoning(chain: Chain, number: int, clause: NoticeClause | None, stop: Stop | None) -> Reckoning:
    place = chain.place(number)
    if kind_of(clause) is ClauseKind.NONE:
        if place.end is None:
            return Reckoning.OPEN_WITHOUT_CLAUSE
        return Reckoning.RENEWED_WITHOUT_CLAUSE if place.has_next else Reckoning.FIXED_WITHOUT_CLAUSE
    if stop is not None and stop.how is NoticeAgainstTerm.NO_DAY:
        return Reckoning.CLAUSE_WITHOUT_END
    return Reckoning.AGREED


def _sent_before(event: NoticeReceived, clause: NoticeClause | None, day: date) -> date | None:
    """When the notice was sent, if that was before it was received and receipt is what counts towards a last day."""
    if kind_of(clause) is not ClauseKind.BEFORE_END or clause is None or clause.given_when is GivenWhen.SENT:
        return None
    sent = None if event.sent_on is None else exact(event.sent_on)
    return sent if sent is not None and sent < day else None


def _form(event: NoticeReceived, clause: NoticeClause | None, as_of: AsOf) -> FormMet:
    agreed = clause.form if clause is not None else None
    if not agreed or event.form is None or event.form in agreed:
        return FormMet.AS_AGREED
    if event.form is EventForm.LETTER and EventForm.WRITTEN in agreed:
        return FormMet.AS_AGREED
    if event.form is EventForm.WRITTEN and EventForm.LETTER in agreed:
        return FormMet.AS_AGREED
    if isinstance(event.accepted_on, date) and as_of.has_come(event.accepted_on):
        return FormMet.ACCEPTED
    is_doubtful = event.form is EventForm.EMAIL and EventForm.WRITTEN in agreed
    return FormMet.DOUBTFUL if is_doubtful else FormMet.OTHER
