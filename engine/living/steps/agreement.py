"""What the agreement says: its term, how it goes on, and how notice is given."""

from datetime import date

from pytest_bdd import given

from engine.living.steps.expecting import UntellableError
from engine.living.steps.sentences import en, sv
from engine.living.steps.telling import Telling

# --- The parties and the term ---------------------------------------------------------------------------------------


@given(sv("att parterna är {one:Name} och {other:Name}"))
@given(en("that the parties are {one:Name} and {other:Name}"))
def parties(telling: Telling, one: str, other: str) -> None:
    telling.name_parties(one, other)


@given(sv("att parterna är {one:Name}, {other:Name} och {third:Name}"))
@given(en("that the parties are {one:Name}, {other:Name} and {third:Name}"))
def three_parties(telling: Telling, one: str, other: str, third: str) -> None:
    telling.name_parties(one, other, third)


@given(sv("en överenskommelse som gäller från och med {start:Day} till och med {end:Day}{clause:Clause?}"))
@given(en("an agreement that runs from {start:Day} to and including {end:Day}{clause:Clause?}"))
def fixed_term(telling: Telling, start: date, end: date, clause: str | None) -> None:
    telling.term |= {"starts_on": start, "ends_on": end} | _clause(clause)


@given(sv("en överenskommelse som gäller från och med {start:Day} tills vidare{clause:Clause?}"))
@given(en("an agreement that runs from {start:Day} until notice{clause:Clause?}"))
def open_ended(telling: Telling, start: date, clause: str | None) -> None:
    telling.term |= {"starts_on": start} | _clause(clause)


@given(sv("en överenskommelse som gäller {duration:Length} från det att båda parter har undertecknat"))
@given(en("an agreement that runs for {duration:Length} from when both parties have signed"))
def from_signature(telling: Telling, duration: str) -> None:
    telling.term |= {"duration": duration}


@given(sv("en överenskommelse som började gälla någon dag under {year:Year} och gäller tills vidare"))
@given(en("an agreement that began on some day of {year:Year} and runs until notice"))
def from_some_day_of_a_year(telling: Telling, year: str) -> None:
    telling.term |= {"starts_on": year}


@given(sv("överenskommelsen i {document:Document}"))
@given(en("the agreement in {document:Document}"))
def in_a_document(telling: Telling, document: str) -> None:
    telling.base_on(document)


@given(sv("att den aldrig gäller längre än till och med {day:Day}"))
@given(en("that it never runs beyond {day:Day}"))
def latest_end(telling: Telling, day: date) -> None:
    telling.term["latest_end"] = day


# --- How it goes on -------------------------------------------------------------------------------------------------


@given(sv("att den förlängs av sig själv med {period:Length} i taget{clause:Clause?}"))
@given(en("that it is renewed by itself for {period:Length} at a time{clause:Clause?}"))
def renewed_by_itself(telling: Telling, period: str, clause: str | None) -> None:
    telling.renewal |= {"kind": "automatic", "period": period} | _clause(clause)


@given(sv("att den därefter gäller tills vidare av sig själv"))
@given(en("that it runs until notice by itself after that"))
def renewed_until_notice(telling: Telling) -> None:
    telling.renewal |= {"kind": "automatic", "period": "open-ended"}


@given(sv("att den förlängs högst {times:Times}"))
@given(en("that it is renewed at most {times:Times}"))
def renewed_at_most(telling: Telling, times: int) -> None:
    telling.renewal["max_times"] = times


@given(sv("att den förlängs bara om parterna kommer överens om det"))
@given(en("that it is extended only if the parties agree on it"))
def extended_by_agreement(telling: Telling) -> None:
    telling.renewal["kind"] = "by_agreement"


@given(sv("att {party:Party} har option på förlängning med {period:Length} i taget, högst "
          "{times:Times}{clause:Clause?}"))
@given(en("that {party:Party} has an option to extend it for {period:Length} at a time, at most "
          "{times:Times}{clause:Clause?}"))
def option(telling: Telling, party: str, period: str, times: int, clause: str | None) -> None:
    told = {"kind": "option", "holder": telling.party(party), "period": period, "max_times": times}
    telling.renewal |= told | _clause(clause)


@given(sv("att optionen ska utnyttjas senast {length:Length} före avtalsperiodens slut"))
@given(en("that the option must be used at the latest {length:Length} before the end of the term"))
def option_deadline(telling: Telling, length: str) -> None:
    telling.renewal["exercise_before"] = length


# --- How notice is given --------------------------------------------------------------------------------------------


@given(sv("att den ska sägas upp{form:InWriting?} senast {period:Length} före avtalsperiodens slut{clause:Clause?}"))
@given(en("that notice must be given{form:InWriting?} at the latest {period:Length} before the end of the "
          "term{clause:Clause?}"))
def notice_before_the_end(telling: Telling, form: str | None, period: str, clause: str | None) -> None:
    telling.notice |= {"period": period, "counted": "before_term_end"} | _form(form) | _clause(clause)


@given(sv("att den ska sägas upp{form:InWriting?} senast {period:Length} före nästa avtalsperiods "
          "början{clause:Clause?}"))
@given(en("that notice must be given{form:InWriting?} at the latest {period:Length} before the next term "
          "begins{clause:Clause?}"))
def notice_before_the_next_term(telling: Telling, form: str | None, period: str, clause: str | None) -> None:
    telling.notice |= {"period": period, "counted": "before_next_term"} | _form(form) | _clause(clause)


@given(sv("att den ska sägas upp senast den {day:DayOfYear} för att upphöra vid avtalsperiodens "
          "slut{clause:Clause?}"))
@given(en("that notice must be given by {day:DayOfYear} for it to end with the term{clause:Clause?}"))
def notice_by_a_day_of_the_year(telling: Telling, day: str, clause: str | None) -> None:
    telling.notice |= {"counted": "before_date", "date": day} | _clause(clause)


@given(sv("att uppsägningstiden är {period:Length} från uppsägningen{clause:Clause?}"))
@given(en("that the notice period is {period:Length} from the notice{clause:Clause?}"))
def notice_period_from_notice(telling: Telling, period: str, clause: str | None) -> None:
    telling.notice |= {"period": period, "counted": "from_notice"} | _clause(clause)


@given(sv("att uppsägningstiden löper ut vid {ends_at:EndsAt}"))
@given(en("that the notice period runs out at {ends_at:EndsAt}"))
def notice_period_ends_at(telling: Telling, ends_at: str) -> None:
    telling.notice["ends_at"] = ends_at


@given(sv("att uppsägningstiden räknas {counting:Counting}"))
@given(en("that the notice period is counted {counting:Counting}"))
def notice_counting(telling: Telling, counting: str) -> None:
    telling.notice["counting"] = counting


@given(sv("att den inte säger något om uppsägning"))
@given(en("that it says nothing of notice"))
def no_notice_clause(telling: Telling) -> None:
    if telling.notice:
        raise UntellableError("notice_is_told")


@given(sv("att uppsägning inte får ske före {day:Day}"))
@given(en("that notice may not be given before {day:Day}"))
def no_notice_before(telling: Telling, day: date) -> None:
    telling.notice["not_before"] = day


@given(sv("att ingen uppsägning får verkan före {day:Day}"))
@given(en("that no notice takes effect before {day:Day}"))
def no_end_before(telling: Telling, day: date) -> None:
    telling.notice["no_end_before"] = day


@given(sv("att en uppsägning har skett när den avsänds"))
@given(en("that notice is given when it is sent"))
def given_when_sent(telling: Telling) -> None:
    telling.notice["given_when"] = "sent"


@given(sv("att bara {party:Party} får säga upp den"))
@given(en("that only {party:Party} may give notice"))
def only_party(telling: Telling, party: str) -> None:
    telling.notice["by"] = [telling.party(party)]


@given(sv("att {party:Party} i stället har uppsägningstiden {period:Length}"))
@given(en("that {party:Party} has the notice period {period:Length} instead"))
def own_notice_period(telling: Telling, party: str, period: str) -> None:
    telling.notice["party"] = {telling.party(party): {"period": period}}


def _clause(clause: str | None) -> dict[str, str]:
    return {} if clause is None else {"clause": clause}


def _form(form: str | None) -> dict[str, str]:
    return {} if form is None else {"form": form}
