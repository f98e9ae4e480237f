"""Instalments, balances and surpluses in words, and what a missed last day costs."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from engine.explain.basis import DASH
from engine.explain.phrases import Phrases
from engine.model.accounts import AtStake, Balance, Payment, Shared
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment, Remark, Termination, Watch, WatchedDay
from engine.model.money import Amount
from engine.model.outcomes import (
    Certainty,
    DueDay,
    IndexUse,
    Interest,
    PaymentStatus,
    Standing,
    SurplusUse,
    Withholding,
)

ABOUT_MONEY: Final = frozenset({
    "question.area_amount", "question.before_price_level", "question.dispute_area", "question.in_force",
    "question.index_missing", "question.index_publication", "question.instalments", "question.instalments_when",
    "question.invoice_differs", "question.part_of_period", "question.share_missing", "assumption.against_invoice",
    "assumption.area_from_budget", "assumption.cap_per_instalment", "assumption.index_kind", "assumption.on_demand"})
"""The questions and assumptions about money, beside the sentences of its rules."""
_OUTCOMES: Final = IndexUse | DueDay | PaymentStatus | SurplusUse | Withholding | Interest


# --- Instalments ------------------------------------------------------------------------------------------------------


def period(each: Payment, say: Phrases) -> str:
    """What the instalment is for, and whether that comes only if the agreement is renewed."""
    return say.instalment(each.instalment) + (say("payment.if_renewed") if each.is_if_renewed else "")


def status(each: Payment, say: Phrases) -> str:
    """Where the instalment stands and, if that cannot be told, why not."""
    told = say(f"payment.{each.status.value}")
    if each.status is Standing.UNDETERMINED:
        told += f" ({say(f'certainty.{each.certainty.value}')})"
    return told


def payer_and_payee(agreement: Agreement, say: Phrases) -> str:
    """Who pays whom; that the agreement says nothing of it."""
    compensation = agreement.compensation
    if compensation is None:
        return say("payment.no_compensation")
    return say("payment.pays", payer=agreement.name_of(compensation.payer),
               payee=agreement.name_of(compensation.payee))


# --- Balances and surpluses -------------------------------------------------------------------------------------------


def balance_lines(agreement: Agreement, balances: Iterable[Balance], say: Phrases) -> Iterator[str]:
    """Where each party stands."""
    told = list(balances)
    for each in told:
        key = "owes" if each.net < 0 else "is_owed" if each.net > 0 else "even"
        parts = [say(f"balance.{name}", amount=Amount(ore)) for name, ore in
                 (("withheld", each.withheld), ("overdue", each.overdue)) if ore and each.net]
        of_which = say("balance.of_which", parts=say.listed(parts)) if parts else ""
        yield "  " + say(f"balance.{key}", party=agreement.name_of(each.party), amount=Amount(abs(each.net)),
                         of_which=of_which)
    if not all(each.is_complete for each in told):
        yield "  " + say("balance.incomplete")


def surplus_lines(found: Assessment, say: Phrases) -> Iterator[str]:
    """Each surplus, and what each member is to have of it."""
    for each in found.apportionments:
        if each.kind is not Shared.SURPLUS or each.amount is None:
            continue
        if not each.shares:
            yield say("surplus.not_split", year=each.year, amount=Amount(each.amount))
            continue
        shares = [say("surplus.share", member=member, amount=Amount(share)) for member, share in each.shares.items()]
        yield say("surplus.split", year=each.year, amount=Amount(each.amount), shares=say.listed(shares))
        if each.residual:
            yield "  " + say("surplus.residual", amount=Amount(each.residual))


def section(agreement: Agreement, found: Assessment, say: Phrases) -> Iterator[str]:
    """What an assessment says of money: the instalments so far that are not simply paid, the balances, the surpluses.

    Nothing where the agreement says nothing of money.
    """
    if agreement.compensation is None:
        return
    yield say("payment.heading")
    so_far = [each for each in found.payments if each.status not in (Standing.PLANNED, Standing.PAID)
              and (each.invoiced_on is not None or each.instalment.first_day <= found.as_of)]
    for _, alike in groupby(so_far, key=_how_it_stands):
        yield f"  {DASH} " + _line(list(alike), say)
    yield from balance_lines(agreement, found.balances.values(), say)
    yield from ("  " + line for line in surplus_lines(found, say))
    yield from ("  " + line for line in doubt_lines(found, say))


def _how_it_stands(each: Payment) -> tuple[Standing, Certainty, bool, str]:
    """What instalments in a row have in common that are told together; one that is partly overdue is told by itself."""
    return each.status, each.certainty, each.amount is None, str(each.instalment) if each.overdue else ""


def _line(alike: list[Payment], say: Phrases) -> str:
    first, last = alike[0], alike[-1]
    amounts = [each.amount for each in alike if each.amount is not None]
    amount = Amount(sum(amounts)) if amounts else say("payment.amount_unknown")
    late = say("payment.overdue_part", amount=Amount(first.overdue)) if first.overdue else ""
    if len(alike) == 1:
        return say("payment.line", period=period(first, say), amount=amount, status=status(first, say), late=late)
    together = say("payment.together", amount=amount) if amounts else amount
    return say("payment.several", first=period(first, say), last=period(last, say), count=len(alike), amount=together,
               status=status(first, say))


# --- What is left to know ---------------------------------------------------------------------------------------------


def remark_lines(questions: tuple[Remark, ...], assumptions: tuple[Remark, ...], say: Phrases) -> Iterator[str]:
    """The questions and the assumptions that are given."""
    for key, remarks in (("questions", questions), ("assumptions", assumptions)):
        if remarks:
            yield say(f"line.{key}")
            yield from (f"  {DASH} {say.remark(each)}{say.in_brackets([each.clause])}" for each in remarks)


def doubt_lines(found: Assessment, say: Phrases) -> Iterator[str]:
    """The questions and the assumptions about money."""
    return remark_lines(about_money(found.questions, say), about_money(found.assumptions, say), say)


def about_money(remarks: tuple[Remark, ...], say: Phrases) -> tuple[Remark, ...]:
    """Those of the remarks that are about money."""
    return tuple(each for each in remarks if _is_about_money(each, say))


def other_than_money(remarks: tuple[Remark, ...], say: Phrases) -> tuple[Remark, ...]:
    """The others."""
    return tuple(each for each in remarks if not _is_about_money(each, say))


def _is_about_money(remark: Remark, say: Phrases) -> bool:
    if remark.key == "question.rule":
        return isinstance(say.leads_to(str(remark.grounds[0].value)), _OUTCOMES)
    return remark.key in ABOUT_MONEY


# --- What is at stake -------------------------------------------------------------------------------------------------


def stake_line(agreement: Agreement, each: AtStake, say: Phrases, *, is_asker: bool) -> str:
    """What it costs the payer if the last day is missed; ``is_asker``: the payer is the one who asks."""
    clause = agreement.compensation.clause if agreement.compensation is not None else None
    return say("stake.asker" if is_asker else "stake.payer", payer=agreement.name_of(each.payer),
               cost=cost(each, say), clauses=say.in_brackets([clause]))


def stake_beside(agreement: Agreement, each: AtStake | None, say: Phrases) -> str:
    """The same, short, beside a day to watch; "" where it is not known."""
    return "" if each is None else say("stake.beside", payer=agreement.name_of(each.payer), cost=cost(each, say))


def cost(each: AtStake, say: Phrases) -> str:
    """What is at stake in kronor, as a sum or by the year, with how far it is settled and at which prices."""
    told = say.kronor(each.amount)
    if each.is_a_year:
        told = say("stake.a_year", amount=told)
    if each.is_preliminary:
        told = say("stake.preliminary", amount=told)
    if each.at_prices_of is not None:
        told = say("stake.at_prices_of", amount=told, year=each.at_prices_of)
    return say("stake.in_proportion", amount=told) if each.is_in_proportion else told


def stake_of(found: Assessment, watch: WatchedDay) -> AtStake | None:
    """What it costs to let a day to watch pass; None for other days than the next last day for notice."""
    if watch.kind is not Watch.NOTICE or watch.is_if_renewed:
        return None
    by_party: dict[str, Termination] = found.by_party
    return next((found.at_stake(each) for each in by_party.values() if each.last_day == watch.day), None)
