"""What the agreement says about money: the compensation, its index, shares and instalments, areas and disputes."""

from datetime import date
from decimal import Decimal
from typing import Any

from pytest_bdd import given

from engine.living.steps.sentences import en, sv
from engine.living.steps.telling import Telling
from engine.model.money import in_kronor


def kronor(ore: int) -> Decimal:
    """An amount as a document writes it."""
    return Decimal(in_kronor(ore))


def _part(telling: Telling, name: str) -> dict[str, Any]:
    part: dict[str, Any] = telling.compensation.setdefault(name, {})
    return part


# --- The compensation and its index ---------------------------------------------------------------------------------


@given(sv("att {payer:Party} betalar {payee:Party} {amount:Amount} om året{prices_of:InPricesOf?}{clause:Clause?}"))
@given(en("that {payer:Party} pays {payee:Party} {amount:Amount} a year{prices_of:InPricesOf?}{clause:Clause?}"))
def compensation(telling: Telling, payer: str, payee: str, amount: int, prices_of: int | None,
                 clause: str | None) -> None:
    told = {"amount": kronor(amount), "payer": telling.party(payer), "payee": telling.party(payee),
            "price_level": prices_of, "clause": clause}
    telling.compensation |= {key: value for key, value in told.items() if value is not None}


@given(sv("att beloppet räknas upp varje år {basis:Basis}"))
@given(en("that the amount is raised every year {basis:Basis}"))
def raised_every_year(telling: Telling, basis: str) -> None:
    _part(telling, "index").update({"series": "KPI", "method": "compounded"} | _basis(basis))


@given(sv("att beloppet följer nivån på ett index"))
@given(en("that the amount follows the level of an index"))
def follows_the_level(telling: Telling) -> None:
    _part(telling, "index").update({"series": "KPI", "method": "base_index", "basis": "outcome"})


@given(sv("att indexnivån för {year:Year} är {level:Level}"))
@given(en("that the level of the index for {year:Year} is {level:Level}"))
def index_level(telling: Telling, year: str, level: Decimal) -> None:
    _part(telling, "index").setdefault("level", {})[year] = {"level": level, "kind": "outcome"}


@given(sv("att {kind:Kind} för {year:Year} är {percent:Percent}{published:Published?}{recorded:Recorded?}"))
@given(en("that {kind:Kind} for {year:Year} is {percent:Percent}{published:Published?}{recorded:Recorded?}"))
def index_figure(telling: Telling, kind: str, year: str, percent: Decimal, published: date | None,
                 recorded: date | None) -> None:
    told = {"percent": percent, "kind": kind, "published_on": published, "recorded_on": recorded}
    figures = _part(telling, "index").setdefault("percent", {}).setdefault(year, [])
    figures.append({key: value for key, value in told.items() if value is not None})


@given(sv("att varje års belopp avrundas till tusental kronor innan nästa års belopp räknas fram"))
@given(en("that each year's amount is rounded to thousands of kronor before the next year's is worked out"))
def rounded_between_years(telling: Telling) -> None:
    _part(telling, "index")["rounding"] = "thousand"


# --- Shares and instalments -----------------------------------------------------------------------------------------


@given(sv("att andelarna räknas ut med två decimaler och att det som avrundningen lämnar bärs av den som är närmast"))
@given(en("that the shares have two decimals and that what rounding leaves is borne by whoever is nearest"))
def two_decimals(telling: Telling) -> None:
    _part(telling, "allocation").update({"share_decimals": 2, "residual": "largest_remainder"})


@given(sv("att beloppet fördelas efter antalet invånare den {day:DayOfYear} året före"))
@given(en("that the amount is shared by the number of inhabitants on {day:DayOfYear} of the year before"))
def shared_by_population(telling: Telling, day: str) -> None:
    _part(telling, "allocation").update({"by": "population", "counted_on": day})


@given(sv("att {heads:Heads} invånare räknades i {member:Member} {year:Year}"))
@given(en("that {heads:Heads} inhabitants were counted in {member:Member} in {year:Year}"))
def population(telling: Telling, heads: int, member: str, year: str) -> None:
    counted = _part(telling, "allocation").setdefault("population", {}).setdefault(year, {})
    counted[telling.party(member)] = heads


@given(sv("att det betalas {per_year:PerYear} {when:When} {against:Against}"))
@given(en("that it is paid {per_year:PerYear} {when:When} {against:Against}"))
def instalments(telling: Telling, per_year: int, when: str, against: str) -> None:
    _part(telling, "instalments").update({"per_year": per_year, "when": when, "against": against})


@given(sv("att en faktura ska betalas inom {length:Length}"))
@given(en("that an invoice is to be paid within {length:Length}"))
def due_after_invoice(telling: Telling, length: str) -> None:
    _part(telling, "instalments")["due"] = length


@given(sv("att det ska betalas senast den {day:DayOfYear}"))
@given(en("that it is to be paid by {day:DayOfYear}"))
def due_on_a_day_of_the_year(telling: Telling, day: str) -> None:
    _part(telling, "instalments")["due"] = day


@given(sv("att det ska betalas senast den {day:d} i månaden, eller vardagen före om den dagen är ledig"))
@given(en("that it is to be paid by day {day:d} of the month, or the working day before it if that day is free"))
def due_on_a_day_of_the_month(telling: Telling, day: int) -> None:
    _part(telling, "instalments")["due"] = {"day": day, "move": "weekday_before"}


# --- Areas and disputes ---------------------------------------------------------------------------------------------


@given(sv("att {amount:Amount} av ersättningen för {year:Year} avser {area:Area} {taken_from:TakenFrom}"))
@given(en("that {amount:Amount} of the compensation for {year:Year} is for {area:Area} {taken_from:TakenFrom}"))
def area_amount(telling: Telling, amount: int, year: str, area: str, taken_from: str) -> None:
    named = telling.id_of("area", area)
    told = telling.areas.setdefault(named, {"id": named, "name": named, "amount": {}})
    told["taken_from"] = taken_from
    told["amount"][year] = kronor(amount)


@given(sv("att betalaren i en tvist får hålla inne högst {percent:Percent} av {cap:Cap}{per:CapPer?}"
          "{clause:Clause?}"))
@given(en("that the payer in a dispute may withhold at most {percent:Percent} of {cap:Cap}{per:CapPer?}"
          "{clause:Clause?}"))
def cap(telling: Telling, percent: Decimal, cap: str, per: str | None, clause: str | None) -> None:
    told = {"withhold_at_most": percent, "of": cap, "per": per, "clause": clause}
    telling.dispute |= {key: value for key, value in told.items() if value is not None}


@given(sv("att {party:Party} också är part"))
@given(en("that {party:Party} is a party too"))
def another_party(telling: Telling, party: str) -> None:
    telling.parties.append({"id": party.strip('"'), "name": party.strip('"')})


@given(sv("att referensräntan från och med {day:Day} antas vara {percent:Percent}"))
@given(en("that the reference rate from {day:Day} is taken to be {percent:Percent}"))
def reference_rate(telling: Telling, day: date, percent: Decimal) -> None:
    telling.rates.append({"from_on": day, "percent": percent, "source": "assumed in the scenario"})


def _basis(basis: str) -> dict[str, str]:
    return {} if basis == "unstated" else {"basis": basis}
