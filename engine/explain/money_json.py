"""Conclusions about money as JSON. Amounts are strings of kronor; null is what cannot be told."""

from collections.abc import Mapping

from engine.explain.json_values import Ids, Json, day, kronor, percent
from engine.model.accounts import Apportionment, AtStake, Balance, Holding, Payment
from engine.model.assessment import Assessment


def money(found: Assessment, ids: Ids) -> Json:
    """The part of an assessment that is about money; empty where the agreement says nothing of it."""
    return {"payments": [payment(each, ids) for each in found.payments],
            "balances": balances(found.balances),
            "apportionments": [_apportionment(each, ids) for each in found.apportionments]}


def payment(each: Payment, ids: Ids) -> Json:
    """One instalment."""
    return {
        "instalment": str(each.instalment), "payer": each.payer, "payee": each.payee,
        "period": {"starts_on": day(each.instalment.first_day), "ends_on": day(each.instalment.last_day)},
        "amount": kronor(each.amount), "invoiced_on": day(each.invoiced_on), "due_on": day(each.due_on),
        "paid": kronor(each.paid), "credited": kronor(each.credited), "withheld": kronor(each.withheld),
        "withheld_allowed": kronor(each.withheld_allowed), "open": kronor(each.open), "overdue": kronor(each.overdue),
        "overpaid": kronor(each.overpaid), "status": each.status.value, "certainty": each.certainty.value,
        "interest": kronor(each.interest), "reasons": [ids[reason] for reason in each.reasons]}


def balances(found: Mapping[str, Balance]) -> Json:
    """Where each party stands."""
    return {party: {
        "paid": kronor(each.paid), "withheld": kronor(each.withheld), "open": kronor(each.open),
        "overdue": kronor(each.overdue), "overpaid": kronor(each.overpaid), "net": kronor(each.net),
        "is_complete": each.is_complete} for party, each in found.items()}


def _apportionment(each: Apportionment, ids: Ids) -> Json:
    return {
        "kind": each.kind.value, "year": each.year, "amount": kronor(each.amount),
        "shares": {member: kronor(share) for member, share in each.shares.items()},
        "percent": {member: percent(share) for member, share in each.percent.items()},
        "residual": kronor(each.residual), "reasons": [ids[reason] for reason in each.reasons]}


def holding(each: Holding, ids: Ids) -> Json:
    """What may be withheld of one instalment because of one dispute."""
    return {
        "instalment": str(each.instalment), "withheld": kronor(each.withheld), "allowed": kronor(each.allowed),
        "base": kronor(each.base), "percent": None if each.percent is None else percent(each.percent),
        "reasons": [ids[reason] for reason in each.reasons]}


def at_stake(each: AtStake | None) -> Json | None:
    """What a missed last day costs the payer; ``is_a_year``: a year of it, since what follows has no last day.

    ``in_proportion``: counted by time, since what a part of an instalment comes to is not agreed.
    """
    return None if each is None else {"payer": each.payer, "amount": kronor(each.amount),
                                      "preliminary": each.is_preliminary, "prices_of": each.at_prices_of,
                                      "is_a_year": each.is_a_year, "in_proportion": each.is_in_proportion}
