"""What there may be to tell of instalments and duties: those to come, those overdue, and what is withheld too much."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from engine.assess.alerting.steps import again, countdown, gathered
from engine.assess.alerting.thing import Reading, Thing, clauses_of
from engine.model.accounts import Payment
from engine.model.alert_situations import Concern
from engine.model.alerts import AlertKind, LeadTimes, Tonight, thing
from engine.model.dates import ONE_DAY
from engine.model.money import Amount
from engine.model.obligations import Obligation
from engine.model.outcomes import Certainty, Fulfilment, Standing
from engine.model.periods import Every
from engine.model.reasons import Ground

_TO_PAY: Final = (Standing.PLANNED, Standing.AWAITING_INVOICE, Standing.INVOICED)
_TO_DO: Final = (Fulfilment.UPCOMING, Fulfilment.DUE)


def payments(tonight: Tonight, leads: LeadTimes, until: date) -> Iterator[Thing]:
    """Of each instalment up to ``until``: that it is to be paid, is or may be overdue, or is withheld too much."""
    compensation = tonight.agreement.compensation
    for each in (*tonight.found.payments, *tonight.found.planned(until)):
        clauses = clauses_of(compensation.clause if compensation is not None else None)
        yield from _payment(tonight, leads, each, clauses)


def _payment(tonight: Tonight, leads: LeadTimes, each: Payment, clauses: tuple[str, ...]) -> Iterator[Thing]:
    of, day, today = str(each.instalment), each.due_on, tonight.today
    is_unclear = each.status is Standing.UNDETERMINED and each.open != 0
    if day is not None and day >= today and each.amount != 0 and (each.status in _TO_PAY or is_unclear):
        kind = AlertKind.PAYMENT_UPCOMING
        yield Thing(kind, Concern.TO_DO, day, of, (each.payer,), countdown(day, kind, leads), each.certainty,
                    reading=Reading(is_if_renewed=each.is_if_renewed), clauses=clauses,
                    grounds=_amounts(each, amount=each.amount if each.open in (None, 0) else each.open))
    elif day is not None and day < today and (each.overdue or is_unclear):
        kind = AlertKind.PAYMENT_OVERDUE
        yield Thing(kind, Concern.LEFT_UNDONE, day, of, (each.payer, each.payee),
                    gathered(day + ONE_DAY, leads.interval(kind), today), each.certainty, clauses=clauses,
                    grounds=_amounts(each, amount=each.overdue))
    if each.withheld_allowed is not None and each.withheld > each.withheld_allowed:
        kind = AlertKind.WITHHOLDING_WITHOUT_GROUND
        clause = tonight.agreement.dispute.clause if tonight.agreement.dispute is not None else None
        yield undated(tonight, leads, kind, Concern.LEFT_UNDONE, of)._replace(
            parties=(each.payer, each.payee), clauses=clauses_of(clause),
            grounds=_amounts(each, withheld=each.withheld, withheld_allowed=each.withheld_allowed))


def _amounts(each: Payment, **amounts: int | None) -> tuple[Ground, ...]:
    return (Ground("instalment", str(each.instalment)), Ground("payer", each.payer), Ground("payee", each.payee),
            *(Ground(key, Amount(ore)) for key, ore in amounts.items() if ore is not None))


def duties(tonight: Tonight, leads: LeadTimes, until: date) -> Iterator[Thing]:
    """Of each duty in periods that begin by ``until``: that it is to be performed, or is or may be overdue."""
    for each in (*tonight.found.obligations, *tonight.found.owed_ahead(until)):
        yield from _duty(tonight, leads, each)


def _duty(tonight: Tonight, leads: LeadTimes, each: Obligation) -> Iterator[Thing]:
    today, parties = tonight.today, tuple(each.by.split(", "))
    has_day = each.due_on is not None or each.due_in is not None
    first, last = each.due_days
    is_unclear = each.status is Fulfilment.UNDETERMINED and each.done < each.times
    certainty = each.certainty if each.due_in is None else max(
        each.certainty, Certainty.MISSING_FACT, key=list(Certainty).index)
    grounds = (Ground("what", each.what), Ground("by", each.by), Ground("to", each.to), Ground("duty", each.duty),
               *((Ground("due_in", each.due_in.text),) if each.due_in is not None else ()),
               *((Ground("duty_period", str(each.period)),) if str(each.period) != Every.ONCE.value else ()),
               *((Ground("is_assumed", "yes"),) if each.is_assumed else ()))
    if has_day and first >= today and (each.status in _TO_DO or is_unclear):
        kind = AlertKind.DUTY_DUE
        yield Thing(kind, Concern.TO_DO, first, each.id, parties, countdown(first, kind, leads), certainty,
                    reading=Reading(is_if_renewed=each.is_if_renewed), grounds=grounds, clauses=clauses_of(each.clause))
    elif last < today and (each.status is Fulfilment.OVERDUE or (is_unclear and has_day)):
        kind = AlertKind.DUTY_OVERDUE
        yield Thing(kind, Concern.LEFT_UNDONE, last, each.id, parties,
                    gathered(last + ONE_DAY, leads.interval(kind), today), each.certainty, grounds=grounds,
                    clauses=clauses_of(each.clause))


def undated(tonight: Tonight, leads: LeadTimes, kind: AlertKind, concern: Concern, of: str) -> Thing:
    """Something without a day of its own: told when it is found, and again after so many days."""
    last = tonight.told.get(thing(tonight.agreement.id, kind, of, None))
    return Thing(kind, concern, None, of, (), again(last, leads.interval(kind), tonight.today), is_dated=False)
