"""What Frist shall answer about money. In Swedish each sentence stands in both orders, as in ``answers``."""

from datetime import date

from pytest_bdd import then

from engine.model.accounts import Apportionment, Payment, Shared
from engine.model.instalments import InstalmentId
from engine.model.money import ORE_A_KRONA, half_up
from engine.model.outcomes import Certainty, Standing
from tests.features.steps.money_words import says
from tests.features.steps.telling import Telling


def _payment(telling: Telling, instalment: InstalmentId, day: date | None = None) -> Payment:
    found, = (each for each in telling.found(day).payments if each.instalment == instalment)
    return found


def _shared(telling: Telling, what: Shared, year: str) -> Apportionment:
    found, = (each for each in telling.found().apportionments if (each.kind, each.year) == (what, int(year)))
    return found


# --- A year ---------------------------------------------------------------------------------------------------------


@then(says("uppgår {what:Shared} för {year:Year} till {amount:Amount}"))
@then(says("{what:Shared} för {year:Year} uppgår till {amount:Amount}"))
@then(says("{what:Shared} for {year:Year} amounts to {amount:Amount}"))
def shared_amount(telling: Telling, what: Shared, year: str, amount: int) -> None:
    assert amount == _shared(telling, what, year).amount


@then(says("är {what:Shared} för {year:Year} {thousands:Thousands}"))
@then(says("{what:Shared} för {year:Year} är {thousands:Thousands}"))
@then(says("{what:Shared} for {year:Year} is {thousands:Thousands}"))
def shared_amount_in_thousands(telling: Telling, what: Shared, year: str, thousands: int) -> None:
    amount = _shared(telling, what, year).amount
    assert amount is not None
    assert thousands * 1000 * ORE_A_KRONA == half_up(amount, 1000 * ORE_A_KRONA)


@then(says("faller {amount:Amount} av {what:Shared} för {year:Year} på {member:Member}"))
@then(says("{amount:Amount} av {what:Shared} för {year:Year} faller på {member:Member}"))
@then(says("{amount:Amount} of {what:Shared} for {year:Year} falls to {member:Member}"))
def share(telling: Telling, amount: int, what: Shared, year: str, member: str) -> None:
    assert amount == _shared(telling, what, year).shares[member]


@then(says("går delarna av {what:Shared} för {year:Year} jämnt upp"))
@then(says("delarna av {what:Shared} för {year:Year} går jämnt upp"))
@then(says("the parts of {what:Shared} for {year:Year} add up to the whole"))
def parts_add_up(telling: Telling, what: Shared, year: str) -> None:
    found = _shared(telling, what, year)
    assert (found.amount, 0) == (sum(found.shares.values()), found.residual)


@then(says("fördelas {what:Shared} för {year:Year} inte"))
@then(says("{what:Shared} för {year:Year} fördelas inte"))
@then(says("{what:Shared} for {year:Year} is not split"))
def not_split(telling: Telling, what: Shared, year: str) -> None:
    assert {} == _shared(telling, what, year).shares


# --- An instalment --------------------------------------------------------------------------------------------------


@then(says("uppgår delbetalningen {instalment:Instalment} till {amount:Amount}"))
@then(says("delbetalningen {instalment:Instalment} uppgår till {amount:Amount}"))
@then(says("instalment {instalment:Instalment} amounts to {amount:Amount}"))
def instalment_amount(telling: Telling, instalment: InstalmentId, amount: int) -> None:
    assert amount == _payment(telling, instalment).amount


@then(says("går beloppet för delbetalningen {instalment:Instalment} inte att räkna ut"))
@then(says("beloppet för delbetalningen {instalment:Instalment} går inte att räkna ut"))
@then(says("what instalment {instalment:Instalment} amounts to cannot be worked out"))
def no_amount(telling: Telling, instalment: InstalmentId) -> None:
    assert _payment(telling, instalment).amount is None


@then(says('är läget för delbetalningen {instalment:Instalment} "{standing:Standing}"'))
@then(says('läget för delbetalningen {instalment:Instalment} är "{standing:Standing}"'))
@then(says('the status of instalment {instalment:Instalment} is "{standing:Standing}"'))
def standing_is(telling: Telling, instalment: InstalmentId, standing: Standing) -> None:
    assert standing is _payment(telling, instalment).status


@then(says('är läget för delbetalningen {instalment:Instalment} den {day:Day} "{standing:Standing}"'))
@then(says('läget för delbetalningen {instalment:Instalment} den {day:Day} är "{standing:Standing}"'))
@then(says('the status of instalment {instalment:Instalment} on {day:Day} is "{standing:Standing}"'))
def standing_on(telling: Telling, instalment: InstalmentId, day: date, standing: Standing) -> None:
    assert standing is _payment(telling, instalment, day).status


@then(says('är bedömningen av delbetalningen {instalment:Instalment} "{certainty:Certainty}"'))
@then(says('bedömningen av delbetalningen {instalment:Instalment} är "{certainty:Certainty}"'))
@then(says('the assessment of instalment {instalment:Instalment} is "{certainty:Certainty}"'))
def payment_certainty(telling: Telling, instalment: InstalmentId, certainty: Certainty) -> None:
    assert certainty is _payment(telling, instalment).certainty


@then(says("ska delbetalningen {instalment:Instalment} betalas senast {day:Day}"))
@then(says("delbetalningen {instalment:Instalment} ska betalas senast {day:Day}"))
@then(says("instalment {instalment:Instalment} is to be paid by {day:Day}"))
def due_on(telling: Telling, instalment: InstalmentId, day: date) -> None:
    assert day == _payment(telling, instalment).due_on


@then(says("återstår {amount:Amount} att betala av delbetalningen {instalment:Instalment}"))
@then(says("{amount:Amount} återstår att betala av delbetalningen {instalment:Instalment}"))
@then(says("{amount:Amount} remains to be paid of instalment {instalment:Instalment}"))
def still_open(telling: Telling, amount: int, instalment: InstalmentId) -> None:
    assert amount == _payment(telling, instalment).open


@then(says("är {amount:Amount} av delbetalningen {instalment:Instalment} försenat"))
@then(says("{amount:Amount} av delbetalningen {instalment:Instalment} är försenat"))
@then(says("{amount:Amount} of instalment {instalment:Instalment} is overdue"))
def overdue(telling: Telling, amount: int, instalment: InstalmentId) -> None:
    assert amount == _payment(telling, instalment).overdue


@then(says("har {amount:Amount} för mycket betalats av delbetalningen {instalment:Instalment}"))
@then(says("{amount:Amount} för mycket har betalats av delbetalningen {instalment:Instalment}"))
@then(says("{amount:Amount} too much has been paid of instalment {instalment:Instalment}"))
def overpaid(telling: Telling, amount: int, instalment: InstalmentId) -> None:
    assert amount == _payment(telling, instalment).overpaid


# --- What is withheld, and interest ---------------------------------------------------------------------------------


@then(says("hålls {amount:Amount} inne av delbetalningen {instalment:Instalment}"))
@then(says("{amount:Amount} hålls inne av delbetalningen {instalment:Instalment}"))
@then(says("{amount:Amount} is withheld of instalment {instalment:Instalment}"))
def is_withheld(telling: Telling, amount: int, instalment: InstalmentId) -> None:
    assert amount == _payment(telling, instalment).withheld


@then(says("får högst {amount:Amount} hållas inne av delbetalningen {instalment:Instalment}"))
@then(says("högst {amount:Amount} får hållas inne av delbetalningen {instalment:Instalment}"))
@then(says("at most {amount:Amount} may be withheld of instalment {instalment:Instalment}"))
def may_be_withheld(telling: Telling, amount: int, instalment: InstalmentId) -> None:
    assert amount == _payment(telling, instalment).withheld_allowed


@then(says("går det inte att avgöra hur mycket som får hållas inne av delbetalningen {instalment:Instalment}"))
@then(says("det går inte att avgöra hur mycket som får hållas inne av delbetalningen {instalment:Instalment}"))
@then(says("how much may be withheld of instalment {instalment:Instalment} cannot be told"))
def not_told_what_may_be_withheld(telling: Telling, instalment: InstalmentId) -> None:
    assert _payment(telling, instalment).withheld_allowed is None


@then(says("är dröjsmålsräntan på delbetalningen {instalment:Instalment} {amount:Amount}"))
@then(says("dröjsmålsräntan på delbetalningen {instalment:Instalment} är {amount:Amount}"))
@then(says("the late-payment interest on instalment {instalment:Instalment} is {amount:Amount}"))
def interest(telling: Telling, instalment: InstalmentId, amount: int) -> None:
    assert amount == _payment(telling, instalment).interest


@then(says("går dröjsmålsräntan på delbetalningen {instalment:Instalment} inte att räkna ut"))
@then(says("dröjsmålsräntan på delbetalningen {instalment:Instalment} går inte att räkna ut"))
@then(says("the late-payment interest on instalment {instalment:Instalment} cannot be worked out"))
def no_interest(telling: Telling, instalment: InstalmentId) -> None:
    assert _payment(telling, instalment).interest is None


# --- What is at stake -----------------------------------------------------------------------------------------------


@then(says("kostar det {amount:Amount} i {year:Year} års priser att inte säga upp i tid"))
@then(says("det kostar {amount:Amount} i {year:Year} års priser att inte säga upp i tid"))
@then(says("it costs {amount:Amount} in the prices of {year:Year} not to give notice in time"))
def at_stake(telling: Telling, amount: int, year: str) -> None:
    found = telling.found()
    stake = found.at_stake(found.termination)
    assert stake is not None
    assert (amount, int(year)) == (stake.amount, stake.at_prices_of)
