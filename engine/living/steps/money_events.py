"""What has happened with the money: invoiced, paid, credited, disputed, withheld, settled, left over."""

from datetime import date

from pytest_bdd import given, when

from engine.living.steps.expecting import latest
from engine.living.steps.money_agreement import kronor
from engine.living.steps.sentences import en, sv
from engine.living.steps.telling import Telling
from engine.model.instalments import InstalmentId

# --- Invoices and payments ------------------------------------------------------------------------------------------


@given(sv("att delbetalningen {instalment:Instalment} fakturerades {day:Day} med {amount:Amount}"
          "{received:Received?}{due:NamesDue?}"))
@given(en("that instalment {instalment:Instalment} was invoiced on {day:Day} at {amount:Amount}"
          "{received:Received?}{due:NamesDue?}"))
@when(sv("delbetalningen {instalment:Instalment} faktureras {day:Day} med {amount:Amount}"
         "{received:Received?}{due:NamesDue?}"))
@when(en("instalment {instalment:Instalment} is invoiced on {day:Day} at {amount:Amount}"
         "{received:Received?}{due:NamesDue?}"))
def invoice(telling: Telling, instalment: InstalmentId, day: date, amount: int, received: date | None,
            due: date | None) -> None:
    telling.happened("invoice", number=f"F{len(telling.events) + 1}", instalment=str(instalment),
                     amount=kronor(amount), issued_on=day, received_on=received, due_on=due)


@given(sv("att {amount:Amount} betalades {day:Day} av delbetalningen {instalment:Instalment}"))
@given(en("that {amount:Amount} was paid on {day:Day} of instalment {instalment:Instalment}"))
@when(sv("{amount:Amount} betalas {day:Day} av delbetalningen {instalment:Instalment}"))
@when(en("{amount:Amount} is paid on {day:Day} of instalment {instalment:Instalment}"))
def payment(telling: Telling, amount: int, day: date, instalment: InstalmentId) -> None:
    telling.happened("payment", instalment=str(instalment), amount=kronor(amount), on=day)


@when(sv("{amount:Amount} krediteras {day:Day} av delbetalningen {instalment:Instalment}"))
@when(en("{amount:Amount} is credited on {day:Day} of instalment {instalment:Instalment}"))
def credit(telling: Telling, amount: int, day: date, instalment: InstalmentId) -> None:
    telling.happened("credit", instalment=str(instalment), amount=kronor(amount), on=day)


# --- Disputes -------------------------------------------------------------------------------------------------------


@given(sv("att {party:Party} {day:Day} tog upp en tvist om {about:About}"))
@given(en("that {party:Party} opened a dispute on {day:Day} about {about:About}"))
@when(sv("{party:Party} {day:Day} tar upp en tvist om {about:About}"))
@when(en("{party:Party} opens a dispute on {day:Day} about {about:About}"))
def dispute_opened(telling: Telling, party: str, day: date, about: str) -> None:
    telling.happened("dispute_opened", id=_new_dispute(telling), by=telling.party(party), on=day, about=about)


@given(sv("att {party:Party} {day:Day} tog upp en tvist om {about:About}, i fråga om {area:Area}"))
@given(en("that {party:Party} opened a dispute on {day:Day} about {about:About}, as to {area:Area}"))
@when(sv("{party:Party} {day:Day} tar upp en tvist om {about:About}, i fråga om {area:Area}"))
@when(en("{party:Party} opens a dispute on {day:Day} about {about:About}, as to {area:Area}"))
def dispute_opened_about_an_area(telling: Telling, party: str, day: date, about: str, area: str) -> None:
    telling.happened("dispute_opened", id=_new_dispute(telling), by=telling.party(party), on=day, about=about,
                     area=telling.id_of("area", area))


@given(sv("att {amount:Amount} hölls inne {day:Day} av delbetalningen {instalment:Instalment}"))
@given(en("that {amount:Amount} was withheld on {day:Day} of instalment {instalment:Instalment}"))
@when(sv("{amount:Amount} hålls inne {day:Day} av delbetalningen {instalment:Instalment}"))
@when(en("{amount:Amount} is withheld on {day:Day} of instalment {instalment:Instalment}"))
def withheld(telling: Telling, amount: int, day: date, instalment: InstalmentId) -> None:
    telling.happened("withheld", dispute=latest(_disputes(telling)), instalment=str(instalment), amount=kronor(amount),
                     on=day)


@when(sv("parterna löser tvisten {day:Day} och det innehållna ska betalas{pay_by:PayBy?}"))
@when(en("the parties settle the dispute on {day:Day} and what was withheld is to be paid{pay_by:PayBy?}"))
def settled_to_pay(telling: Telling, day: date, pay_by: date | None) -> None:
    telling.happened("dispute_settled", id=latest(_disputes(telling)), on=day, release="pay", pay_by=pay_by)


@when(sv("parterna löser tvisten {day:Day} och det innehållna inte behöver betalas"))
@when(en("the parties settle the dispute on {day:Day} and what was withheld need not be paid"))
def settled_to_waive(telling: Telling, day: date) -> None:
    telling.happened("dispute_settled", id=latest(_disputes(telling)), on=day, release="waive")


@when(sv("parterna löser tvisten {day:Day} utan att säga vad som ska ske med det innehållna"))
@when(en("the parties settle the dispute on {day:Day} without saying what becomes of what was withheld"))
def settled_silently(telling: Telling, day: date) -> None:
    telling.happened("dispute_settled", id=latest(_disputes(telling)), on=day)


# --- Surplus --------------------------------------------------------------------------------------------------------


@when(sv("{used:Amount} av budgeten {budget:Amount} har använts vid utgången av {year:Year}"))
@when(en("{used:Amount} of the budget of {budget:Amount} has been used at the end of {year:Year}"))
def surplus(telling: Telling, used: int, budget: int, year: str) -> None:
    telling.happened("surplus", year=int(year), budget=kronor(budget), used=kronor(used), on=date(int(year), 12, 31))


@when(sv("det är bestämt {basis:SurplusBasis}"))
@when(en("it is settled {basis:SurplusBasis}"))
def surplus_is_split(telling: Telling, basis: str) -> None:
    telling.add("surplus", basis=basis)


def _disputes(telling: Telling) -> list[str]:
    return [event["id"] for event in telling.events if event["kind"] == "dispute_opened"]


def _new_dispute(telling: Telling) -> str:
    return f"tvist-{len(_disputes(telling)) + 1}"
