"""What Frist shall answer about money. In Swedish each sentence stands in both orders, as in ``answers``."""

from datetime import date
from typing import Final

from pytest_bdd import then

from engine.living.steps.expecting import same, the_one
from engine.living.steps.sentences import en, sv
from engine.living.steps.telling import Telling
from engine.model.accounts import Apportionment, Payment, Shared
from engine.model.instalments import InstalmentId
from engine.model.money import ORE_A_KRONA, Amount, half_up
from engine.model.outcomes import Certainty, Standing

_THOUSAND: Final = 1000 * ORE_A_KRONA


def in_ore(ore: int | None) -> Amount | None:
    """An amount that is not taken for another number, if there is one."""
    return None if ore is None else Amount(ore)


def _payment(telling: Telling, instalment: InstalmentId, day: date | None = None) -> Payment:
    return the_one(instalment, {each.instalment: each for each in telling.found(day).payments})


def _shared(telling: Telling, what: Shared, year: str) -> Apportionment:
    return the_one((what, int(year)), {(each.kind, each.year): each for each in telling.found().apportionments})


# --- A year ---------------------------------------------------------------------------------------------------------


@then(sv("uppgår {what:Shared} för {year:Year} till {amount:Amount}"))
@then(sv("{what:Shared} för {year:Year} uppgår till {amount:Amount}"))
@then(en("{what:Shared} for {year:Year} amounts to {amount:Amount}"))
def shared_amount(telling: Telling, what: Shared, year: str, amount: int) -> None:
    same(Amount(amount), in_ore(_shared(telling, what, year).amount))


@then(sv("är {what:Shared} för {year:Year} {thousands:Thousands}"))
@then(sv("{what:Shared} för {year:Year} är {thousands:Thousands}"))
@then(en("{what:Shared} for {year:Year} is {thousands:Thousands}"))
def shared_amount_in_thousands(telling: Telling, what: Shared, year: str, thousands: int) -> None:
    amount = _shared(telling, what, year).amount
    nearest = None if amount is None else half_up(amount, _THOUSAND)
    same(Amount(thousands * _THOUSAND), in_ore(nearest))


@then(sv("faller {amount:Amount} av {what:Shared} för {year:Year} på {member:Member}"))
@then(sv("{amount:Amount} av {what:Shared} för {year:Year} faller på {member:Member}"))
@then(en("{amount:Amount} of {what:Shared} for {year:Year} falls to {member:Member}"))
def share(telling: Telling, amount: int, what: Shared, year: str, member: str) -> None:
    same(Amount(amount), in_ore(the_one(telling.party(member), _shared(telling, what, year).shares)))


@then(sv("går delarna av {what:Shared} för {year:Year} jämnt upp"))
@then(sv("delarna av {what:Shared} för {year:Year} går jämnt upp"))
@then(en("the parts of {what:Shared} for {year:Year} add up to the whole"))
def parts_add_up(telling: Telling, what: Shared, year: str) -> None:
    found = _shared(telling, what, year)
    same((in_ore(found.amount), Amount(0)), (Amount(sum(found.shares.values())), in_ore(found.residual)))


@then(sv("fördelas {what:Shared} för {year:Year} inte"))
@then(sv("{what:Shared} för {year:Year} fördelas inte"))
@then(en("{what:Shared} for {year:Year} is not split"))
def not_split(telling: Telling, what: Shared, year: str) -> None:
    same({}, _shared(telling, what, year).shares)


# --- An instalment --------------------------------------------------------------------------------------------------


@then(sv("uppgår delbetalningen {instalment:Instalment} till {amount:Amount}"))
@then(sv("delbetalningen {instalment:Instalment} uppgår till {amount:Amount}"))
@then(en("instalment {instalment:Instalment} amounts to {amount:Amount}"))
def instalment_amount(telling: Telling, instalment: InstalmentId, amount: int) -> None:
    same(Amount(amount), in_ore(_payment(telling, instalment).amount))


@then(sv("går beloppet för delbetalningen {instalment:Instalment} inte att räkna ut"))
@then(sv("beloppet för delbetalningen {instalment:Instalment} går inte att räkna ut"))
@then(en("what instalment {instalment:Instalment} amounts to cannot be worked out"))
def no_amount(telling: Telling, instalment: InstalmentId) -> None:
    same(None, in_ore(_payment(telling, instalment).amount))


@then(sv('är läget för delbetalningen {instalment:Instalment} "{standing:Standing}"'))
@then(sv('läget för delbetalningen {instalment:Instalment} är "{standing:Standing}"'))
@then(en('the status of instalment {instalment:Instalment} is "{standing:Standing}"'))
def standing_is(telling: Telling, instalment: InstalmentId, standing: Standing) -> None:
    same(standing, _payment(telling, instalment).status)


@then(sv('är läget för delbetalningen {instalment:Instalment} den {day:Day} "{standing:Standing}"'))
@then(sv('läget för delbetalningen {instalment:Instalment} den {day:Day} är "{standing:Standing}"'))
@then(en('the status of instalment {instalment:Instalment} on {day:Day} is "{standing:Standing}"'))
def standing_on(telling: Telling, instalment: InstalmentId, day: date, standing: Standing) -> None:
    same(standing, _payment(telling, instalment, day).status)


@then(sv('är bedömningen av delbetalningen {instalment:Instalment} "{certainty:Certainty}"'))
@then(sv('bedömningen av delbetalningen {instalment:Instalment} är "{certainty:Certainty}"'))
@then(en('the assessment of instalment {instalment:Instalment} is "{certainty:Certainty}"'))
def payment_certainty(telling: Telling, instalment: InstalmentId, certainty: Certainty) -> None:
    same(certainty, _payment(telling, instalment).certainty)


@then(sv("ska delbetalningen {instalment:Instalment} betalas senast {day:Day}"))
@then(sv("delbetalningen {instalment:Instalment} ska betalas senast {day:Day}"))
@then(en("instalment {instalment:Instalment} is to be paid by {day:Day}"))
def due_on(telling: Telling, instalment: InstalmentId, day: date) -> None:
    same(day, _payment(telling, instalment).due_on)


@then(sv("återstår {amount:Amount} att betala av delbetalningen {instalment:Instalment}"))
@then(sv("{amount:Amount} återstår att betala av delbetalningen {instalment:Instalment}"))
@then(en("{amount:Amount} remains to be paid of instalment {instalment:Instalment}"))
def still_open(telling: Telling, amount: int, instalment: InstalmentId) -> None:
    same(Amount(amount), in_ore(_payment(telling, instalment).open))


@then(sv("är {amount:Amount} av delbetalningen {instalment:Instalment} försenat"))
@then(sv("{amount:Amount} av delbetalningen {instalment:Instalment} är försenat"))
@then(en("{amount:Amount} of instalment {instalment:Instalment} is overdue"))
def overdue(telling: Telling, amount: int, instalment: InstalmentId) -> None:
    same(Amount(amount), in_ore(_payment(telling, instalment).overdue))


@then(sv("har {amount:Amount} för mycket betalats av delbetalningen {instalment:Instalment}"))
@then(sv("{amount:Amount} för mycket har betalats av delbetalningen {instalment:Instalment}"))
@then(en("{amount:Amount} too much has been paid of instalment {instalment:Instalment}"))
def overpaid(telling: Telling, amount: int, instalment: InstalmentId) -> None:
    same(Amount(amount), in_ore(_payment(telling, instalment).overpaid))


# --- What is withheld, and interest ---------------------------------------------------------------------------------


@then(sv("hålls {amount:Amount} inne av delbetalningen {instalment:Instalment}"))
@then(sv("{amount:Amount} hålls inne av delbetalningen {instalment:Instalment}"))
@then(en("{amount:Amount} is withheld of instalment {instalment:Instalment}"))
def is_withheld(telling: Telling, amount: int, instalment: InstalmentId) -> None:
    same(Amount(amount), in_ore(_payment(telling, instalment).withheld))


@then(sv("får högst {amount:Amount} hållas inne av delbetalningen {instalment:Instalment}"))
@then(sv("högst {amount:Amount} får hållas inne av delbetalningen {instalment:Instalment}"))
@then(en("at most {amount:Amount} may be withheld of instalment {instalment:Instalment}"))
def may_be_withheld(telling: Telling, amount: int, instalment: InstalmentId) -> None:
    same(Amount(amount), in_ore(_payment(telling, instalment).withheld_allowed))


@then(sv("går det inte att avgöra hur mycket som får hållas inne av delbetalningen {instalment:Instalment}"))
@then(sv("det går inte att avgöra hur mycket som får hållas inne av delbetalningen {instalment:Instalment}"))
@then(en("how much may be withheld of instalment {instalment:Instalment} cannot be told"))
def not_told_what_may_be_withheld(telling: Telling, instalment: InstalmentId) -> None:
    same(None, in_ore(_payment(telling, instalment).withheld_allowed))


@then(sv("är dröjsmålsräntan på delbetalningen {instalment:Instalment} {amount:Amount}"))
@then(sv("dröjsmålsräntan på delbetalningen {instalment:Instalment} är {amount:Amount}"))
@then(en("the late-payment interest on instalment {instalment:Instalment} is {amount:Amount}"))
def interest(telling: Telling, instalment: InstalmentId, amount: int) -> None:
    same(Amount(amount), in_ore(_payment(telling, instalment).interest))


@then(sv("går dröjsmålsräntan på delbetalningen {instalment:Instalment} inte att räkna ut"))
@then(sv("dröjsmålsräntan på delbetalningen {instalment:Instalment} går inte att räkna ut"))
@then(en("the late-payment interest on instalment {instalment:Instalment} cannot be worked out"))
def no_interest(telling: Telling, instalment: InstalmentId) -> None:
    same(None, in_ore(_payment(telling, instalment).interest))


# --- What is at stake -----------------------------------------------------------------------------------------------


@then(sv("kostar det {amount:Amount}{prices_of:InPricesOf?} att inte säga upp i tid"))
@then(sv("det kostar {amount:Amount}{prices_of:InPricesOf?} att inte säga upp i tid"))
@then(en("it costs {amount:Amount}{prices_of:InPricesOf?} not to give notice in time"))
def at_stake(telling: Telling, amount: int, prices_of: int | None) -> None:
    found = telling.found()
    stake = found.at_stake(found.termination)
    same((Amount(amount), prices_of), stake and (in_ore(stake.amount), stake.at_prices_of))
