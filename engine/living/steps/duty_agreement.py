"""What the agreement says of duties, forums, contact persons, and of other agreements."""

from datetime import date

from pytest_bdd import given

from engine.living.steps.duty_words import FORUM
from engine.living.steps.expecting import UntellableError
from engine.living.steps.sentences import en, sv
from engine.living.steps.telling import Telling

# --- Duties ---------------------------------------------------------------------------------------------------------


@given(sv("att {by:Party} ska lämna {duty:NewDuty} till {to:Recipient} {every:Every}{clause:Clause?}"))
@given(en("that {by:Party} is to give {duty:NewDuty} to {to:Recipient} {every:Every}{clause:Clause?}"))
def duty(telling: Telling, by: str, duty: str, to: str, every: str, clause: str | None) -> None:
    told = {"id": duty, "by": telling.party(by), "to": telling.party(to), "what": duty, "every": every,
            "clause": clause}
    telling.duties.append({key: value for key, value in told.items() if value is not None})


@given(sv("att det ska ske minst {times:Times} i varje period"))
@given(en("that this is to be done at least {times:Times} in each period"))
def duty_times(telling: Telling, times: int) -> None:
    telling.duties[-1]["times"] = times


@given(sv("att det ska ske senast den {day:DayOfYear}"))
@given(en("that this is to be done by {day:DayOfYear}"))
def duty_by_a_day_of_the_year(telling: Telling, day: str) -> None:
    telling.duties[-1]["due"] = day


@given(sv("att det avser perioden före"))
@given(en("that this is about the period before"))
def duty_about_the_period_before(telling: Telling) -> None:
    telling.duties[-1]["concerns"] = "period_before"


@given(sv("att det ska ske i månadsskiftet {turn:Turn}"))
@given(en("that this is to be done at the turn of {turn:Turn}"))
def duty_at_the_turn_of_a_month(telling: Telling, turn: str) -> None:
    telling.duties[-1]["due"] = turn


@given(sv("att det ska ske inom {count:d} arbetsdagar"))
@given(en("that this is to be done within {count:d} working days"))
def duty_within_working_days(telling: Telling, count: int) -> None:
    telling.duties[-1]["due"] = f"{count} working days"


@given(sv("att det ska ske senast vid rådets möte i {month:Month}"))
@given(en("that this is to be done at the meeting of the council in {month:Month} at the latest"))
def duty_at_a_meeting(telling: Telling, month: str) -> None:
    telling.duties[-1]["due"] = {"at": FORUM, "meeting": month}


@given(sv("att det ska ske senast vid rådets möte i perioden"))
@given(en("that this is to be done at the meeting of the council in the period at the latest"))
def duty_at_a_meeting_in_the_period(telling: Telling) -> None:
    telling.duties[-1]["due"] = {"at": FORUM}


# --- Forums and contact persons -------------------------------------------------------------------------------------


@given(sv("att {one:Party} och {other:Party} möts i samverkansrådet"))
@given(en("that {one:Party} and {other:Party} meet in the council"))
def forum(telling: Telling, one: str, other: str) -> None:
    members = [telling.party(one), telling.party(other)]
    telling.forums[FORUM] = {"id": FORUM, "members": members, "meetings": []}


@given(sv("att rådet möts {day:Day}"))
@given(en("that the council meets on {day:Day}"))
def forum_meets(telling: Telling, day: date) -> None:
    telling.forums[FORUM]["meetings"].append(day)


@given(sv("att rådet möts någon dag i {month:Month}"))
@given(en("that the council meets on some day of {month:Month}"))
def forum_meets_some_day(telling: Telling, month: str) -> None:
    telling.forums[FORUM]["meetings"].append(month)


@given(sv("att rådet finns till och med {day:Day}"))
@given(en("that the council lasts to and including {day:Day}"))
def forum_until(telling: Telling, day: date) -> None:
    telling.forums[FORUM]["until"] = day


@given(sv("att rådet finns till någon dag i {month:Month}"))
@given(en("that the council lasts until some day of {month:Month}"))
def forum_until_some_day(telling: Telling, month: str) -> None:
    telling.forums[FORUM]["until"] = month


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


@given(sv("att den betalar för Föreningsarkivet{clause:Clause?}"))
@given(en("that it pays for the Associations' Archive{clause:Clause?}"))
def finances(telling: Telling, clause: str | None) -> None:
    told = {"what": "Föreningsarkivet", "clause": clause}
    telling.finances.append({key: value for key, value in told.items() if value is not None})


@given(sv("att den andra gäller från och med {start:Day} till och med {end:Day}{clause:Clause?}"))
@given(en("that the other runs from {start:Day} to and including {end:Day}{clause:Clause?}"))
def other_is_for_a_fixed_term(telling: Telling, start: date, end: date, clause: str | None) -> None:
    telling.begin_another().term |= {"starts_on": start, "ends_on": end} | ({"clause": clause} if clause else {})


@given(sv("att den andra gäller från och med {start:Day} tills vidare"))
@given(en("that the other runs from {start:Day} until notice"))
def other_is_open_ended(telling: Telling, start: date) -> None:
    telling.begin_another().term |= {"starts_on": start}


@given(sv("att den andra hävdes {day:Day}"))
@given(en("that the other was rescinded on {day:Day}"))
def other_is_rescinded(telling: Telling, day: date) -> None:
    if telling.other is None:
        raise UntellableError("no_other")
    telling.other.happened("rescinded", by=next(iter(telling.other.party_ids.values())), on=day)
