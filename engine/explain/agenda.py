"""What one party is to do and to get, duties and payments alike, as moments of its timeline."""

from collections.abc import Iterator
from datetime import date

from engine.explain import duties, payments
from engine.explain.moments import Moment
from engine.explain.phrases import Phrases
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment
from engine.model.money import Amount

_RANK = 6
"""After the days to watch, before the day asked about."""


def agenda(agreement: Agreement, found: Assessment, party: str, until: date, say: Phrases) -> Iterator[Moment]:
    """The duties and the instalments that a party owes or is owed, each on its last day; to come, those to ``until``.

    Where that is not known, or there is none, it stands at the end of its period, which is said of it.
    """
    for each in (*found.obligations, *found.owed_ahead(until)):
        if party == each.by or party in duties.owed_to(agreement, each):
            direction = "to" if party == each.by else "from"
            text = duties.standing(agreement, each, say) + (say("timeline.assumed_day") if each.is_assumed else "")
            yield Moment(each.due_days[1], _RANK, f"{direction}_duty", text,
                         is_dated=each.due_on is not None, of=each.id, clause=each.clause or "")
    clause = agreement.compensation.clause if agreement.compensation is not None else None
    for payment in (*found.payments, *found.planned(until)):
        if party in (payment.payer, payment.payee):
            direction = "to" if party == payment.payer else "from"
            amount = say("payment.amount_unknown") if payment.amount is None else Amount(payment.amount)
            text = say(f"timeline.{direction}_payment", period=payments.period(payment, say), amount=amount,
                       payer=agreement.name_of(payment.payer), payee=agreement.name_of(payment.payee),
                       status=payments.status(payment, say))
            yield Moment(payment.due_on or payment.instalment.last_day, _RANK, f"{direction}_payment", text,
                         is_dated=payment.due_on is not None, of=str(payment.instalment),
                         clause=clause or "")
