"""What has been done about the duties, and what has been decided."""

from datetime import date

from pytest_bdd import when

from engine.living.steps.expecting import latest
from engine.living.steps.sentences import en, sv
from engine.living.steps.telling import Telling
from engine.model.duties import Decided


@when(sv("{duty:Duty}{period:ForPeriod?} lämnas {day:Day}"))
@when(en("{duty:Duty}{period:ForPeriod?} is given on {day:Day}"))
def performed(telling: Telling, duty: str, period: str | None, day: date) -> None:
    telling.happened("performed", duty=telling.id_of("duty", duty), period=period or "once", on=day)


@when(sv("{duty:Duty}{period:ForPeriod?} lämnas någon dag i {month:Month}"))
@when(en("{duty:Duty}{period:ForPeriod?} is given on some day of {month:Month}"))
def performed_some_day(telling: Telling, duty: str, period: str | None, month: str) -> None:
    telling.happened("performed", duty=telling.id_of("duty", duty), period=period or "once", on=month)


@when(sv("{party:Party} begär {duty:Duty} {day:Day}"))
@when(en("{party:Party} asks for {duty:Duty} on {day:Day}"))
def requested(telling: Telling, party: str, duty: str, day: date) -> None:
    telling.happened("requested", duty=telling.id_of("duty", duty), by=telling.party(party), on=day)


@when(sv("{party:Party} lämnar {duty:Duty}{period:ForPeriod?} {day:Day}"))
@when(en("{party:Party} gives {duty:Duty}{period:ForPeriod?} on {day:Day}"))
def performed_by(telling: Telling, party: str, duty: str, period: str | None, day: date) -> None:
    telling.happened("performed", duty=duty, period=period or "once", by=telling.party(party), on=day)


@when(sv("{duty:Duty} begärs {day:Day}"))
@when(en("{duty:Duty} is asked for on {day:Day}"))
def requested_by_somebody(telling: Telling, duty: str, day: date) -> None:
    telling.happened("requested", duty=duty, on=day)


@when(sv("{duty:Duty}{period:ForPeriod?} efterskänks {day:Day}"))
@when(en("{duty:Duty}{period:ForPeriod?} is waived on {day:Day}"))
def waived_by_somebody(telling: Telling, duty: str, period: str | None, day: date) -> None:
    telling.happened("waived", duty=duty, period=period, on=day)


@when(sv("{party:Party} efterskänker någon dag i {month:Month} {duty:Duty}{period:ForPeriod?}"))
@when(en("{party:Party} waives {duty:Duty}{period:ForPeriod?} on some day of {month:Month}"))
def waived_some_day(telling: Telling, party: str, month: str, duty: str, period: str | None) -> None:
    telling.happened("waived", duty=duty, period=period, by=telling.party(party), on=month)


@when(sv("{party:Party} efterskänker {day:Day} {duty:Duty}{period:ForPeriod?}"))
@when(en("{party:Party} waives {duty:Duty}{period:ForPeriod?} on {day:Day}"))
def waived(telling: Telling, party: str, day: date, duty: str, period: str | None) -> None:
    telling.happened("waived", duty=telling.id_of("duty", duty), period=period, by=telling.party(party), on=day)


@when(sv("{party:Party} byter kontaktperson {day:Day}"))
@when(en("{party:Party} changes contact person on {day:Day}"))
def contact_changed(telling: Telling, party: str, day: date) -> None:
    telling.happened("contact_changed", party=telling.party(party), on=day)


@when(sv("motparten underrättas {written:Written} {day:Day}"))
@when(en("the other party is told {written:Written} on {day:Day}"))
def contact_told(telling: Telling, written: bool, day: date) -> None:  # noqa: FBT001  # pytest-bdd passes by name
    telling.add("contact_changed", told_on=day, in_writing=written)


@when(sv("motparten underrättas {day:Day} utan att det är känt om det var skriftligt"))
@when(en("the other party is told on {day:Day} without its being known whether in writing"))
def contact_told_somehow(telling: Telling, day: date) -> None:
    telling.add("contact_changed", told_on=day)


@when(sv("parterna kommer {day:Day} överens om att ändra {of:Changed}"))
@when(en("the parties agree on {day:Day} to change {of:Changed}"))
def change_by_all(telling: Telling, day: date, of: str) -> None:
    telling.happened("agreed_change", of=of, on=day, by=list(telling.party_ids.values()))


@when(sv("{party:Party} beslutar ensam {day:Day} att ändra {of:Changed}"))
@when(en("{party:Party} decides alone on {day:Day} to change {of:Changed}"))
def change_by_one(telling: Telling, party: str, day: date, of: str) -> None:
    telling.happened("agreed_change", of=of, on=day, by=[telling.party(party)])


@when(sv("{decided:Decided}{until:Until?} {day:Day}"))
@when(en("{decided:Decided}{until:Until?} on {day:Day}"))
def decision(telling: Telling, decided: Decided, until: date | None, day: date) -> None:
    _decide(telling, decided, until, day)


@when(sv("{decided:Decided}{until:Until?} någon dag i {month:Month}"))
@when(en("{decided:Decided}{until:Until?} on some day of {month:Month}"))
def decision_on_some_day(telling: Telling, decided: Decided, until: date | None, month: str) -> None:
    _decide(telling, decided, until, month)


@when(sv("{decided:Decided} en dag som inte är känd"))
@when(en("{decided:Decided} on a day that is not known"))
def decision_on_an_unknown_day(telling: Telling, decided: Decided) -> None:
    _decide(telling, decided, None, None)


@when(sv("det innebär att {duty:Duty} ska lämnas"))
@when(en("that means that {duty:Duty} is to be given"))
def decision_lays(telling: Telling, duty: str) -> None:
    latest(telling.decisions)["duty"] = [telling.id_of("duty", duty)]


def _decide(telling: Telling, decided: Decided, until: date | None, on: date | str | None) -> None:
    told = {"body": "nämnden", "reference": f"RUN/1/2020 § {len(telling.decisions) + 1}", "outcome": decided.value,
            "decided_on": on, "until": until}
    telling.decided({key: value for key, value in told.items() if value is not None})
