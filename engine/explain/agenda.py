"""What one party is to do and to get, duties and payments alike, as moments of its timeline."""

from collections.abc import Iterator
from datetime import date

from engine.explain import duties, payments
from engine.explain.moments import Moment
from engine.explain.phrases import Phrases
from engine.model.accounts import Payment
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment
from engine.model.money import Amount
from engine.model.obligations import Obligation

_RANK = 6
"""After the days to watch, before the day asked about."""


def agenda(agreement: Agreement, found: Assessment, party: str, until: date, say: Phrases) -> Iterator[Moment]:
    """The duties and the instalments that a party owes or is owed, each on its last day; to come, those to ``until``.

    Where that is not known, or there is none, it stands at the end of its period, which is said of it.
    """
    for each in duties_of(agreement, found, party, until):
        direction = "to" if party == each.by else "from"
        yield Moment(each.due_days[1], _RANK, f"{direction}_duty", duty_text(agreement, each, say),
                     is_dated=each.due_on is not None, of=each.id, clause=each.clause or "")
    clause = agreement.compensation.clause if agreement.compensation is not None else None
    for payment in payments_of(found, party, until):
        direction = "to" if party == payment.payer else "from"
        yield Moment(payment_day(payment), _RANK, f"{direction}_payment", payment_text(agreement, payment, party, say),
                     is_dated=payment.due_on is not None, of=str(payment.instalment), clause=clause or "")


def duties_of(agreement: Agreement, found: Assessment, party: str, until: date) -> Iterator[Obligation]:
    """The duties that a party owes or is owed; to come, those to ``until``."""
    return (each for each in (*found.obligations, *found.owed_ahead(until))
            if party == each.by or party in duties.owed_to(agreement, each))


def payments_of(found: Assessment, party: str, until: date) -> Iterator[Payment]:
    """The instalments that a party pays or is paid; to come, those to ``until``."""
    return (each for each in (*found.payments, *found.planned(until)) if party in (each.payer, each.payee))


def duty_text(agreement: Agreement, each: Obligation, say: Phrases) -> str:
    """A duty and how it stands."""
    return duties.standing(agreement, each, say) + (say("timeline.assumed_day") if each.is_assumed else "")


def payment_text(agreement: Agreement, each: Payment, party: str, say: Phrases) -> str:
    """What a party is to pay, or to be paid, and how it stands."""
    amount = say("payment.amount_unknown") if each.amount is None else Amount(each.amount)
    return say(f"timeline.{'to' if party == each.payer else 'from'}_payment", period=payments.period(each, say),
               amount=amount, payer=agreement.name_of(each.payer), payee=agreement.name_of(each.payee),
               status=payments.status(each, say))


def payment_day(each: Payment) -> date:
    """The last day to pay; where it is not known, or there is none, the last day of what it is for."""
    return each.due_on or each.instalment.last_day
