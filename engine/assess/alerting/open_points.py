"""What there may be to tell that has no day of its own: questions, decisions not carried out, nobody who answers."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from engine.assess.alerting.days import Days
from engine.assess.alerting.dues import undated
from engine.assess.alerting.resolved import act, asks_for_act, is_settled, latest
from engine.assess.alerting.steps import again_on, repeated
from engine.assess.alerting.thing import Stand, Thing, clauses_of
from engine.model.alert_situations import Act, Comes, Concern, Resolved
from engine.model.alerts import AlertKind, AlertQuestion, DecidedTo, LeadTimes, PeopleDecided, Tonight, thing
from engine.model.assessment import Assessment
from engine.model.dates import ONE_DAY
from engine.model.outcomes import Answer, Certainty, Fulfilment, Standing, Status

_BLOCKS: Final = (Certainty.NEEDS_JUDGEMENT, Certainty.MISSING_FACT)
_BY_CERTAINTY: Final = list(Certainty).index


def questions(tonight: Tonight, leads: LeadTimes) -> Iterator[Thing]:
    """Of each of the answer, the instalments and the duties that a question keeps from being told: that it does."""
    kind, found = AlertKind.QUESTION, tonight.found
    for about, blocked in ((AlertQuestion.TERMINATION, _of_answer(found)), (AlertQuestion.PAYMENTS, _of_money(found)),
                           (AlertQuestion.DUTIES, _of_duties(found))):
        certainties = tuple(blocked)
        if certainties:
            asked = undated(tonight, leads, kind, Concern.UNANSWERED, about.value)
            last = tonight.told.get(thing(tonight.agreement.id, kind, about.value, None))
            if last is not None and tonight.changed_on is not None and tonight.changed_on > last:
                unchanged = tonight.changed_on + timedelta(days=leads.unchanged_after)
                asked = asked._replace(steps=min(asked.steps, again_on(unchanged), key=min))
            yield asked._replace(certainty=max(certainties, key=_BY_CERTAINTY))


def _of_answer(found: Assessment) -> Iterable[Certainty]:
    every = found.by_party.values()
    if found.certainty is not Certainty.CERTAIN:  # also where each reading has an answer, but another end
        yield found.certainty
    yield from (each.certainty for each in every if each.answer is Answer.UNCLEAR or each.certainty in _BLOCKS)


def _of_money(found: Assessment) -> Iterable[Certainty]:
    return (each.certainty for each in found.payments
            if each.status is Standing.UNDETERMINED and each.instalment.first_day <= found.as_of)


def _of_duties(found: Assessment) -> Iterable[Certainty]:
    return (each.certainty for each in found.obligations
            if each.status is Fulfilment.UNDETERMINED and each.period.first_day <= found.as_of)


def not_carried_out(tonight: Tonight, leads: LeadTimes, given: Days, last_days: Collection[Thing]) -> Iterator[Thing]:
    """A decision to give notice, where no last day to come reminds of it."""
    kind, decided = AlertKind.NOTICE_NOT_RECEIVED, latest(tonight)
    if (decided is None or decided.to is not DecidedTo.TERMINATE or tonight.found.status is Status.ENDED
            or not _is_by_notice(tonight, decided, given)
            or (decided.about is not None and decided.about < tonight.today)
            or any(_reminds(each, tonight.today) for each in last_days)):
        return
    every = leads.interval(kind)
    first = decided.on + timedelta(days=every) if decided.until is None else decided.until + ONE_DAY
    notice = tonight.agreement.notice
    pairs = notice.by_party.values() if notice is not None else ()
    yield Thing(
        kind, Concern.NOT_CARRIED_OUT, decided.on, "", (), repeated(first, every, tonight.today),
        stand=Stand(resolved=Resolved.TO_ACT, act=Act.SETTLED if is_settled(tonight) else act(tonight, decided)),
        clauses=clauses_of(*(clause.clause for pair in pairs for clause in pair[:1])))


def _is_by_notice(tonight: Tonight, decided: PeopleDecided, given: Days) -> bool:
    """Whether a decision to let it end asks for a notice: an option lapses, and a term may end, by themselves."""
    kinds = given.kinds(decided.about)
    if not kinds:
        return decided.about is None or tonight.agreement.notice is not None
    return any(asks_for_act(decided.to, each) for each in kinds)


def _reminds(each: Thing, today: date) -> bool:
    """Whether it is a last day for notice whose steps have begun."""
    return (each.kind is AlertKind.NOTICE_DEADLINE and each.stand.comes is Comes.AHEAD and min(each.steps) <= today)


def unowned(tonight: Tonight, leads: LeadTimes) -> Iterator[Thing]:
    """That nobody answers for the agreement, as long as it has not ended."""
    if not tonight.is_owned and tonight.found.status is not Status.ENDED:
        yield undated(tonight, leads, AlertKind.NO_OWNER, Concern.UNOWNED, "")
