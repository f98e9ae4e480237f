"""How much may be withheld because of a dispute, of which instalment, and why."""

from collections.abc import Iterator
from typing import Final

from engine.explain.basis import DASH
from engine.explain.payments import status
from engine.explain.phrases import Phrases
from engine.explain.tables import Cell, Column, Table
from engine.model.accounts import Holding, Payment
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment, gathered
from engine.model.compensation import Area
from engine.model.money import PERCENT, Amount
from engine.model.outcomes import Standing, Withholding
from engine.model.payments import DisputeOpened

_COLUMNS: Final = ("period", "base", "percent", "withheld_allowed", "withheld", "open", "status")


def disputes(agreement: Agreement) -> dict[str, DisputeOpened]:
    """The disputes that the document tells of, by id."""
    return {event.id: event for event in agreement.money_events if isinstance(event, DisputeOpened)}


def table(found: Assessment, dispute: str, say: Phrases) -> Table:
    """The instalments that something is open or withheld of, one a row."""
    payments = _payments(found)
    columns = tuple(Column(say(f"column.{key}")) for key in _COLUMNS)
    return Table(say("withhold.sheet"), columns, tuple(
        _row(each, payments[str(each.instalment)], say) for each in found.holdings(dispute)))


def _payments(found: Assessment) -> dict[str, Payment]:
    return {str(each.instalment): each for each in found.payments}


def _row(each: Holding, payment: Payment, say: Phrases) -> tuple[Cell, ...]:
    return (say.instalment(each.instalment), None if each.base is None else Amount(each.base),
            None if each.base is None else each.percent,
            say("payment.unknown") if each.allowed is None else Amount(each.allowed), Amount(each.withheld),
            say("payment.unknown") if payment.open is None else Amount(payment.open), status(payment, say))


def lines(agreement: Agreement, found: Assessment, dispute: DisputeOpened, say: Phrases) -> Iterator[str]:
    """The answer for each instalment that may be paid now, with its arithmetic, then the others, and the reasons."""
    area = next((each for each in agreement.areas if each.id == dispute.area), None)
    yield say("withhold.about", dispute=dispute.id, opened_on=dispute.on,
              area=say("withhold.area", area=area.name) if area is not None else "")
    payments, holdings = _payments(found), found.holdings(dispute.id)
    now = [each for each in holdings if _is_now(each, payments[str(each.instalment)], found)]
    for each in now:
        yield " ".join(_sentences(each, payments[str(each.instalment)], area, say))
    if not holdings:
        yield say("withhold.none")
    elif not now:
        yield say("withhold.none_now")
    if len(holdings) > len(now):
        yield from table(found, dispute.id, say).lines(say)
    if holdings:
        yield say("withhold.why")
        reasons = gathered(tuple(reason for each in now or holdings for reason in each.reasons))
        yield from dict.fromkeys(f"  {DASH} {say.reason(reason)} [{reason.rule}]" for reason in reasons)


def _is_now(each: Holding, payment: Payment, found: Assessment) -> bool:
    """Whether the instalment is to be paid already, or something is withheld of it."""
    if each.withheld or payment.invoiced_on is not None:
        return True
    return payment.status not in (Standing.PLANNED, Standing.AWAITING_INVOICE) and (
        payment.due_on is not None and payment.instalment.first_day <= found.as_of)


def _sentences(each: Holding, payment: Payment, area: Area | None, say: Phrases) -> Iterator[str]:
    period = say.instalment(each.instalment)
    period = period[0].upper() + period[1:]
    clauses = say.in_brackets([reason.clause for reason in each.reasons])
    if each.allowed is None:
        yield say("withhold.cannot_tell", period=period, clauses=clauses)
    elif each.allowed:
        yield say("withhold.may", period=period, allowed=Amount(each.allowed), clauses=clauses)
        yield from _arithmetic(each, each.allowed, payment, say)
        yield from _of_area(each, payment, area, say)
    else:
        yield say("withhold.may_not", period=period, clauses=clauses)
    if each.withheld:
        yield _held(each, say)


def _arithmetic(each: Holding, allowed: int, payment: Payment, say: Phrases) -> Iterator[str]:
    """How the cap comes about, where it is simply a percentage of what it is counted on."""
    caps = [ground.value.ore for reason in each.reasons for ground in reason.grounds
            if ground.key == "cap" and isinstance(ground.value, Amount)]
    if each.base is not None and each.percent is not None and int(each.base * each.percent / PERCENT) in caps:
        yield say("withhold.arithmetic", percent=each.percent, base=Amount(each.base), cap=Amount(caps[0]))
    if any(allowed < cap for cap in caps):
        yield say("withhold.no_more_open" if allowed == payment.open else "withhold.others")


def _of_area(each: Holding, payment: Payment, area: Area | None, say: Phrases) -> Iterator[str]:
    """Where the amount that the cap is counted on comes from, where that is the disputed area's."""
    amount = area.amounts.get(each.instalment.year) if area is not None else None
    if area is None or amount is None or each.base is None or each.base == payment.amount:
        return
    shares = [ground.value for reason in payment.reasons for ground in reason.grounds if ground.key == "share"]
    yield say("withhold.of_area", base=Amount(each.base), area=area.name, amount=Amount(amount),
              share=say("withhold.share", share=shares[0]) if shares else "")


def _held(each: Holding, say: Phrases) -> str:
    """What is withheld, against what may be."""
    withheld = Amount(each.withheld)
    outcomes = {say.leads_to(reason.rule) for reason in each.reasons}
    if not outcomes & {Withholding.MAY_WITHHOLD, Withholding.NO_RIGHT} or each.allowed is None:
        return say("withhold.held", withheld=withheld)
    room = each.allowed - each.withheld
    if room < 0:
        return say("withhold.excess", withheld=withheld, excess=Amount(-room))
    return say("withhold.room" if room else "withhold.within", withheld=withheld, room=Amount(room))
