"""What the agreement says of duties, forums, contact persons, and of other agreements."""

from datetime import date
from typing import Any

from pytest_bdd import given

from engine.living.steps.expecting import UntellableError, latest
from engine.living.steps.sentences import en, sv
from engine.living.steps.telling import Telling

# --- Duties ---------------------------------------------------------------------------------------------------------


@given(sv("att {by:Party} ska lämna {duty:NewDuty} till {to:Recipient} {every:Every}{clause:Clause?}"))
@given(en("that {by:Party} is to give {duty:NewDuty} to {to:Recipient} {every:Every}{clause:Clause?}"))
def duty(telling: Telling, by: str, duty: str, to: str, every: str, clause: str | None) -> None:
    named = telling.id_of("duty", duty)
    told = {"id": named, "by": telling.party(by), "to": telling.recipient(to), "what": named, "every": every,
            "clause": clause}
    telling.duties.append({key: value for key, value in told.items() if value is not None})


@given(sv("att det ska ske minst {times:Times} i varje period"))
@given(en("that this is to be done at least {times:Times} in each period"))
def duty_times(telling: Telling, times: int) -> None:
    latest(telling.duties)["times"] = times


@given(sv("att det ska ske senast den {day:DayOfYear}"))
@given(en("that this is to be done by {day:DayOfYear}"))
def duty_by_a_day_of_the_year(telling: Telling, day: str) -> None:
    latest(telling.duties)["due"] = day


@given(sv("att det avser perioden före"))
@given(en("that this is about the period before"))
def duty_about_the_period_before(telling: Telling) -> None:
    latest(telling.duties)["concerns"] = "period_before"


@given(sv("att det ska ske i månadsskiftet {turn:Turn}"))
@given(en("that this is to be done at the turn of {turn:Turn}"))
def duty_at_the_turn_of_a_month(telling: Telling, turn: str) -> None:
    latest(telling.duties)["due"] = turn


@given(sv("att det ska ske inom {count:d} arbetsdagar"))
@given(en("that this is to be done within {count:d} working days"))
def duty_within_working_days(telling: Telling, count: int) -> None:
    latest(telling.duties)["due"] = f"{count} working days"


@given(sv("att det ska ske senast när {forum:Forum} möts i {month:Month}"))
@given(en("that this is to be done at the latest when {forum:Forum} meets in {month:Month}"))
def duty_at_a_meeting(telling: Telling, forum: str, month: str) -> None:
    latest(telling.duties)["due"] = {"at": telling.id_of("forum", forum), "meeting": month}


@given(sv("att det ska ske när {forum:Forum} möts"))
@given(en("that this is to be done when {forum:Forum} meets"))
def duty_at_the_meetings(telling: Telling, forum: str) -> None:
    latest(telling.duties)["due"] = {"at": telling.id_of("forum", forum)}


# --- Forums and contact persons -------------------------------------------------------------------------------------


@given(sv("att {one:Party} och {other:Party} möts i {forum:Forum}"))
@given(en("that {one:Party} and {other:Party} meet in {forum:Forum}"))
def forum(telling: Telling, one: str, other: str, forum: str) -> None:
    _add_forum(telling, forum, one, other)


@given(sv("att {one:Party}, {other:Party} och {third:Party} möts i {forum:Forum}"))
@given(en("that {one:Party}, {other:Party} and {third:Party} meet in {forum:Forum}"))
def forum_of_three(telling: Telling, one: str, other: str, third: str, forum: str) -> None:
    _add_forum(telling, forum, one, other, third)


@given(sv("att {forum:Forum} bara har {party:Party} som medlem"))
@given(en("that {forum:Forum} has only {party:Party} as its member"))
def forum_of_one(telling: Telling, forum: str, party: str) -> None:
    _add_forum(telling, forum, party)


@given(sv("att {forum:Forum} möts {day:Day}"))
@given(en("that {forum:Forum} meets on {day:Day}"))
def forum_meets(telling: Telling, forum: str, day: date) -> None:
    _meetings(telling, forum).append(day)


@given(sv("att {forum:Forum} möts någon dag i {month:Month}"))
@given(en("that {forum:Forum} meets on some day of {month:Month}"))
def forum_meets_some_day(telling: Telling, forum: str, month: str) -> None:
    _meetings(telling, forum).append(month)


@given(sv("att {forum:Forum} finns till och med {day:Day}"))
@given(en("that {forum:Forum} lasts to and including {day:Day}"))
def forum_until(telling: Telling, forum: str, day: date) -> None:
    _forum(telling, forum)["until"] = day


@given(sv("att {forum:Forum} finns till någon dag i {month:Month}"))
@given(en("that {forum:Forum} lasts until some day of {month:Month}"))
def forum_until_some_day(telling: Telling, forum: str, month: str) -> None:
    _forum(telling, forum)["until"] = month


@given(sv("att en ändrad kontaktperson ska meddelas omgående{clause:Clause}"))
@given(en("that a change of contact person is to be told at once{clause:Clause}"))
def contact_at_once(telling: Telling, clause: str) -> None:
    telling.contact |= {"clause": clause}


@given(sv("att en ändrad kontaktperson ska meddelas inom {length:Length}{clause:Clause}"))
@given(en("that a change of contact person is to be told within {length:Length}{clause:Clause}"))
def contact_within(telling: Telling, length: str, clause: str) -> None:
    telling.contact |= {"tell_within": length, "clause": clause}


# --- Other agreements -----------------------------------------------------------------------------------------------


@given(sv("att den upphör samtidigt som en annan överenskommelse"))
@given(en("that it ends together with another agreement"))
def ends_with(telling: Telling) -> None:
    telling.heading["ends_with"] = "annan"


@given(sv("att den vilar på en annan överenskommelse"))
@given(en("that it rests on another agreement"))
def rests_on(telling: Telling) -> None:
    telling.heading["rests_on"] = ["annan"]


@given(sv("att den betalar för {what:Financed}{clause:Clause?}"))
@given(en("that it pays for {what:Financed}{clause:Clause?}"))
def finances(telling: Telling, what: str, clause: str | None) -> None:
    told = {"what": what.strip('"'), "clause": clause}
    telling.finances.append({key: value for key, value in told.items() if value is not None})


@given(sv("att den andra gäller från och med {start:Day} till och med {end:Day}{clause:Clause?}"))
@given(en("that the other runs from {start:Day} to and including {end:Day}{clause:Clause?}"))
def other_is_for_a_fixed_term(telling: Telling, start: date, end: date, clause: str | None) -> None:
    telling.begin_another().term |= {"starts_on": start, "ends_on": end} | ({"clause": clause} if clause else {})


@given(sv("att den andra gäller från och med {start:Day} tills vidare"))
@given(en("that the other runs from {start:Day} until notice"))
def other_is_open_ended(telling: Telling, start: date) -> None:
    telling.begin_another().term |= {"starts_on": start}


@given(sv("att den andra är överenskommelsen i {document:Document}"))
@given(en("that the other is the agreement in {document:Document}"))
def other_is_in_a_document(telling: Telling, document: str) -> None:
    telling.begin_another().base_on(document)


@given(sv("att den andra hävdes {day:Day}"))
@given(en("that the other was rescinded on {day:Day}"))
def other_is_rescinded(telling: Telling, day: date) -> None:
    if telling.other is None:
        raise UntellableError("no_other")
    telling.other.happened("rescinded", by=next(iter(telling.other.party_ids.values())), on=day)


def _add_forum(telling: Telling, forum: str, *members: str) -> None:
    named = telling.id_of("forum", forum)
    telling.forums[named] = {"id": named, "members": [telling.party(each) for each in members], "meetings": []}


def _forum(telling: Telling, forum: str) -> dict[str, Any]:
    told = telling.forums.get(telling.id_of("forum", forum))
    return latest([told] if told else [])


def _meetings(telling: Telling, forum: str) -> list[date | str]:
    meetings: list[date | str] = _forum(telling, forum)["meetings"]
    return meetings
