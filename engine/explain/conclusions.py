"""Every conclusion of an assessment as a flat map of text, to keep and to compare: the same in every language."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from typing import Any, Final

from engine.model.accounts import Apportionment
from engine.model.assessment import Assessment, Termination, TermOfAgreement
from engine.model.money import Amount
from engine.model.reasons import Ground, Remark

TOPICS: Final = (
    "status", "certainty", "ends_on", "reading", "reading_term", "term", "termination", "payment", "balance",
    "apportionment", "share", "obligation", "matter", "change", "question", "assumption", "rules")
"""What the keys begin with, in the order of the map.

A key is a topic alone ("status"), a topic and what is told of it ("termination.party"), or those with an id between
("payment.2020-Q1.status"). The id is what stands between the first and the last full stop, and may have others.
"""

YES: Final = "yes"
NO: Final = "no"

_INTEREST: Final = "INTEREST-"
"""What the ids of the rules on interest begin with. It moves with the day asked about and is no conclusion."""
_DIGITS: Final = 12


def conclusions(found: Assessment) -> dict[str, str]:
    """Every conclusion of ``found``, in a fixed order; what there is not, or is not known, has no key.

    Days are in ISO form, amounts in whole öre, percentages exact fractions, and words those of the vocabulary. What
    moves with the day alone is left out, so that the map is the same on every day before the horizon.
    """
    return {key: _text(value) for key, value in _every(found) if value is not None}


def parted(key: str) -> tuple[str, str, str]:
    """The topic of a key, the id, and what is told of it; "" where there is none.

    >>> parted("obligation.rapport.kort/2021.status")
    ('obligation', 'rapport.kort/2021', 'status')
    """
    topic, _, rest = key.partition(".")
    of, _, told = rest.rpartition(".")
    return topic, of, told


def remarks_of(text: str) -> list[Remark]:
    """The remarks that a value holds: a question, an assumption, or all that a reading assumes.

    ``ValueError`` or ``KeyError`` if it holds none.
    """
    told = json.loads(text)
    return [Remark(each["key"], each["clause"], tuple(
        Ground(key, _GROUNDS[kind](value)) for key, kind, value in each["grounds"]))
        for each in (told if isinstance(told, list) else [told])]


def _every(found: Assessment) -> Iterator[tuple[str, object]]:
    yield "status", found.status
    yield "certainty", found.certainty
    yield "ends_on", found.ends_on
    for number, each in enumerate(found.readings, 1):
        yield from _of("reading", number, status=each.status, ends_on=each.ends_on, assumes=each.assumes)
        for term in each.terms:
            yield from _term("reading_term", f"{number}/{term.number}", term)
    for term in found.terms:
        yield from _term("term", str(term.number), term)
    yield "termination.party", found.termination.party
    for party, answer in found.by_party.items():
        yield from _of("termination", party, **_termination(found, answer))
    yield from _money(found)
    yield from _duties(found)
    for topic, remarks in (("question", found.questions), ("assumption", found.assumptions)):
        for remark in remarks:
            text = _json(_told(remark))
            # By what it says: a number would be another's as soon as one before it is answered.
            yield f"{topic}.{sha256(text.encode()).hexdigest()[:_DIGITS]}.remark", text
    yield "rules", ", ".join(sorted({each.rule for each in found.reasons if not each.rule.startswith(_INTEREST)}))


def _of(topic: str, of: str | int, **told: object) -> Iterator[tuple[str, object]]:
    yield from ((f"{topic}.{of}.{key}", value) for key, value in told.items())


def _term(topic: str, of: str, term: TermOfAgreement) -> Iterator[tuple[str, object]]:
    yield from _of(topic, of, starts_on=term.starts_on, ends_on=term.ends_on, came_by=term.came_by, fate=term.fate)


def _termination(found: Assessment, each: Termination) -> dict[str, object]:
    follows, chance, stake = each.if_nothing_is_done, each.next, found.at_stake(each)
    told: dict[str, object] = {
        "answer": each.answer, "certainty": each.certainty, "opens_on": each.opens_on, "last_day": each.last_day,
        "other_reading": each.other_reading, "ends_on": each.ends_on}
    if follows is not None:
        told |= {"renews_on": follows.renews_on, "new_end": follows.new_end}
    if chance is not None:
        told |= {"next_last_day": chance.last_day, "next_ends_on": chance.ends_on}
    if stake is not None:
        told |= {"at_stake_a_year" if stake.is_a_year else "at_stake": stake.amount,
                 "at_stake_prices_of": stake.at_prices_of}
    return told


def _money(found: Assessment) -> Iterator[tuple[str, object]]:
    payments = found.payments
    if payments:
        yield "payment.payer", payments[0].payer
        yield "payment.payee", payments[0].payee
    for each in payments:
        yield from _of(
            "payment", str(each.instalment), status=each.status, certainty=each.certainty, amount=each.amount,
            invoiced_on=each.invoiced_on, due_on=each.due_on, paid=each.paid, credited=each.credited,
            withheld=each.withheld, withheld_allowed=each.withheld_allowed, open=each.open, overdue=each.overdue,
            overpaid=each.overpaid, is_if_renewed=each.is_if_renewed)
    for party, balance in found.balances.items():
        yield from _of(
            "balance", party, net=balance.net, open=balance.open, overdue=balance.overdue, withheld=balance.withheld,
            paid=balance.paid, overpaid=balance.overpaid, is_complete=balance.is_complete)
    apportionments = found.apportionments
    for shared in apportionments:
        yield from _of("apportionment", _shared(shared), amount=shared.amount, residual=shared.residual)
    for shared in apportionments:
        for member in dict.fromkeys((*shared.percent, *shared.shares)):
            yield from _of("share", f"{_shared(shared)}/{member}", amount=shared.shares.get(member),
                           percent=shared.percent.get(member))


def _shared(each: Apportionment) -> str:
    return f"{each.kind}/{each.year}"


def _duties(found: Assessment) -> Iterator[tuple[str, object]]:
    told: Counter[str] = Counter()
    for each in found.obligations:
        told[each.id] += 1
        again = f" ({told[each.id]})" if told[each.id] > 1 else ""  # a contact person changed twice in one day
        yield from _of(
            "obligation", each.id + again, status=each.status, certainty=each.certainty, due_on=each.due_on,
            due_in=each.due_in.text if each.due_in is not None else None, is_assumed=each.is_assumed,
            times=each.times, done=each.done, done_on=each.done_on, is_if_renewed=each.is_if_renewed)
    for matter in found.matters:
        yield from _of("matter", matter.reference, stands=matter.stands,
                       owed=_json([each.id for each in matter.owed]))
    agreed: Counter[str] = Counter()
    for change in found.changes:
        agreed[change.of] += 1
        yield from _of("change", f"{change.of}/{agreed[change.of]}", effect=change.effect)


# --- Values as text ---------------------------------------------------------------------------------------------------


def _text(value: object) -> str:
    match value:
        case bool():
            return YES if value else NO
        case date():
            return value.isoformat()
        case tuple():
            return _json([_told(each) for each in value])
    return str(value)


def _told(each: Remark) -> dict[str, Any]:
    grounds = [[ground.key, *_ground(ground.value)] for ground in each.grounds]
    return {"key": each.key, "clause": each.clause, "grounds": grounds}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _ground(value: object) -> tuple[str, str]:
    """The kind of a fact, and the fact as text."""
    match value:
        case date():
            return "day", value.isoformat()
        case Amount():
            return "amount", str(value.ore)
        case int():
            return "number", str(value)
        case Decimal():
            return "decimal", str(value)
        case Fraction():
            return "fraction", str(value)
    return "text", str(value)


_GROUNDS: Final[dict[str, Any]] = {
    "day": date.fromisoformat, "amount": lambda text: Amount(int(text)), "number": int, "decimal": Decimal,
    "fraction": Fraction, "text": str}
"""How a fact is read, by its kind."""
