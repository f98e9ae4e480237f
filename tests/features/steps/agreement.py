"""What the agreement says: its term, how it goes on, and how notice is given."""

from datetime import date

from pytest_bdd import given

from tests.features.steps.telling import Telling
from tests.features.steps.words import says

# --- The term -------------------------------------------------------------------------------------------------------


@given(says("en överenskommelse som gäller från och med {start:Day} till och med {end:Day}{clause:Clause?}"))
@given(says("an agreement that runs from {start:Day} to and including {end:Day}{clause:Clause?}"))
def fixed_term(telling: Telling, start: date, end: date, clause: str | None) -> None:
    telling.term |= {"starts_on": start, "ends_on": end} | _clause(clause)


@given(says("en överenskommelse som gäller från och med {start:Day} tills vidare{clause:Clause?}"))
@given(says("an agreement that runs from {start:Day} until notice{clause:Clause?}"))
def open_ended(telling: Telling, start: date, clause: str | None) -> None:
    telling.term |= {"starts_on": start} | _clause(clause)


@given(says("en överenskommelse som gäller {duration:Length} från det att båda parter har undertecknat"))
@given(says("an agreement that runs for {duration:Length} from when both parties have signed"))
def from_signature(telling: Telling, duration: str) -> None:
    telling.term |= {"duration": duration}


@given(says("en överenskommelse som började gälla någon dag under {year:Year} och gäller tills vidare"))
@given(says("an agreement that began on some day of {year:Year} and runs until notice"))
def from_some_day_of_a_year(telling: Telling, year: str) -> None:
    telling.term |= {"starts_on": year}


@given(says("överenskommelsen i {document:Document}"))
@given(says("the agreement in {document:Document}"))
def in_a_document(telling: Telling, document: str) -> None:
    telling.base_on(document)


@given(says("att den aldrig gäller längre än till och med {day:Day}"))
@given(says("that it never runs beyond {day:Day}"))
def latest_end(telling: Telling, day: date) -> None:
    telling.term["latest_end"] = day


# --- How it goes on -------------------------------------------------------------------------------------------------


@given(says("att den förlängs av sig själv med {period:Length} i taget{clause:Clause?}"))
@given(says("that it is renewed by itself for {period:Length} at a time{clause:Clause?}"))
def renewed_by_itself(telling: Telling, period: str, clause: str | None) -> None:
    telling.renewal |= {"kind": "automatic", "period": period} | _clause(clause)


@given(says("att den därefter gäller tills vidare av sig själv"))
@given(says("that it runs until notice by itself after that"))
def renewed_until_notice(telling: Telling) -> None:
    telling.renewal |= {"kind": "automatic", "period": "open-ended"}


@given(says("att den förlängs högst {times:Times}"))
@given(says("that it is renewed at most {times:Times}"))
def renewed_at_most(telling: Telling, times: int) -> None:
    telling.renewal["max_times"] = times


@given(says("att den förlängs bara om parterna kommer överens om det"))
@given(says("that it is extended only if the parties agree on it"))
def extended_by_agreement(telling: Telling) -> None:
    telling.renewal["kind"] = "by_agreement"


@given(says("att {party:Party} har option på förlängning med {period:Length} i taget, högst "
            "{times:Times}{clause:Clause?}"))
@given(says("that {party:Party} has an option to extend it for {period:Length} at a time, at most "
            "{times:Times}{clause:Clause?}"))
def option(telling: Telling, party: str, period: str, times: int, clause: str | None) -> None:
    telling.renewal |= {"kind": "option", "holder": party, "period": period, "max_times": times} | _clause(clause)


@given(says("att optionen ska utnyttjas senast {length:Length} före avtalsperiodens slut"))
@given(says("that the option must be used at the latest {length:Length} before the end of the term"))
def option_deadline(telling: Telling, length: str) -> None:
    telling.renewal["exercise_before"] = length


# --- How notice is given --------------------------------------------------------------------------------------------


@given(says("att den ska sägas upp{form:InWriting?} senast {period:Length} före avtalsperiodens slut{clause:Clause?}"))
@given(says("that notice must be given{form:InWriting?} at the latest {period:Length} before the end of the "
            "term{clause:Clause?}"))
def notice_before_the_end(telling: Telling, form: str | None, period: str, clause: str | None) -> None:
    telling.notice |= {"period": period, "counted": "before_term_end"} | _form(form) | _clause(clause)


@given(says("att den ska sägas upp{form:InWriting?} senast {period:Length} före nästa avtalsperiods "
            "början{clause:Clause?}"))
@given(says("that notice must be given{form:InWriting?} at the latest {period:Length} before the next term "
            "begins{clause:Clause?}"))
def notice_before_the_next_term(telling: Telling, form: str | None, period: str, clause: str | None) -> None:
    telling.notice |= {"period": period, "counted": "before_next_term"} | _form(form) | _clause(clause)


@given(says("att den ska sägas upp senast den {day:DayOfYear} för att upphöra vid avtalsperiodens "
            "slut{clause:Clause?}"))
@given(says("that notice must be given by {day:DayOfYear} for it to end with the term{clause:Clause?}"))
def notice_by_a_day_of_the_year(telling: Telling, day: str, clause: str | None) -> None:
    telling.notice |= {"counted": "before_date", "date": day} | _clause(clause)


@given(says("att uppsägningstiden är {period:Length} från uppsägningen{clause:Clause?}"))
@given(says("that the notice period is {period:Length} from the notice{clause:Clause?}"))
def notice_period_from_notice(telling: Telling, period: str, clause: str | None) -> None:
    telling.notice |= {"period": period, "counted": "from_notice"} | _clause(clause)


@given(says("att uppsägningstiden löper ut vid {ends_at:EndsAt}"))
@given(says("that the notice period runs out at {ends_at:EndsAt}"))
def notice_period_ends_at(telling: Telling, ends_at: str) -> None:
    telling.notice["ends_at"] = ends_at


@given(says("att uppsägningstiden räknas {counting:Counting}"))
@given(says("that the notice period is counted {counting:Counting}"))
def notice_counting(telling: Telling, counting: str) -> None:
    telling.notice["counting"] = counting


@given(says("att den inte säger något om uppsägning"))
@given(says("that it says nothing of notice"))
def no_notice_clause(telling: Telling) -> None:
    assert {} == telling.notice


@given(says("att uppsägning inte får ske före {day:Day}"))
@given(says("that notice may not be given before {day:Day}"))
def no_notice_before(telling: Telling, day: date) -> None:
    telling.notice["not_before"] = day


@given(says("att ingen uppsägning får verkan före {day:Day}"))
@given(says("that no notice takes effect before {day:Day}"))
def no_end_before(telling: Telling, day: date) -> None:
    telling.notice["no_end_before"] = day


@given(says("att en uppsägning har skett när den avsänds"))
@given(says("that notice is given when it is sent"))
def given_when_sent(telling: Telling) -> None:
    telling.notice["given_when"] = "sent"


@given(says("att bara {party:Party} får säga upp den"))
@given(says("that only {party:Party} may give notice"))
def only_party(telling: Telling, party: str) -> None:
    telling.notice["by"] = [party]


@given(says("att {party:Party} i stället har uppsägningstiden {period:Length}"))
@given(says("that {party:Party} has the notice period {period:Length} instead"))
def own_notice_period(telling: Telling, party: str, period: str) -> None:
    telling.notice["party"] = {party: {"period": period}}


def _clause(clause: str | None) -> dict[str, str]:
    return {} if clause is None else {"clause": clause}


def _form(form: str | None) -> dict[str, str]:
    return {} if form is None else {"form": form}
