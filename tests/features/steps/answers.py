"""What Frist shall answer. In Swedish each sentence stands in both orders: "Så är läget …" and "Och läget är …"."""

from datetime import date

from pytest_bdd import then

from engine.model.outcomes import Answer, Certainty, Status
from tests.features.steps.telling import Telling
from tests.features.steps.words import says

# --- The agreement --------------------------------------------------------------------------------------------------


@then(says("gäller överenskommelsen till och med {day:Day}"))
@then(says("överenskommelsen gäller till och med {day:Day}"))
@then(says("the agreement runs to and including {day:Day}"))
def ends_on(telling: Telling, day: date) -> None:
    found = telling.found()
    assert (day, Certainty.CERTAIN) == (found.ends_on, found.certainty)


@then(says("är ingen slutdag bestämd"))
@then(says("ingen slutdag är bestämd"))
@then(says("no end has been set"))
def no_end(telling: Telling) -> None:
    found = telling.found()
    assert (None, Certainty.CERTAIN) == (found.ends_on, found.certainty)


@then(says('är läget "{status:Status}"'))
@then(says('läget är "{status:Status}"'))
@then(says('the status is "{status:Status}"'))
def status_is(telling: Telling, status: Status) -> None:
    assert status is telling.found().status


@then(says('är läget den {day:Day} "{status:Status}"'))
@then(says('läget den {day:Day} är "{status:Status}"'))
@then(says('the status on {day:Day} is "{status:Status}"'))
def status_on(telling: Telling, day: date, status: Status) -> None:
    assert status is telling.found(day).status


@then(says("gäller avtalsperiod {number:d} från och med {start:Day} till och med {end:Day}"))
@then(says("avtalsperiod {number:d} gäller från och med {start:Day} till och med {end:Day}"))
@then(says("term {number:d} runs from {start:Day} to and including {end:Day}"))
def term_runs(telling: Telling, number: int, start: date, end: date) -> None:
    assert (number, start, end) in {(each.number, each.starts_on, each.ends_on) for each in telling.found().terms}


@then(says("gäller avtalsperiod {number:d} från och med {start:Day} tills vidare"))
@then(says("avtalsperiod {number:d} gäller från och med {start:Day} tills vidare"))
@then(says("term {number:d} runs from {start:Day} until notice"))
def term_is_open_ended(telling: Telling, number: int, start: date) -> None:
    assert (number, start, None) in {(each.number, each.starts_on, each.ends_on) for each in telling.found().terms}


# --- How sure it is -------------------------------------------------------------------------------------------------


@then(says('är bedömningen "{certainty:Certainty}"'))
@then(says('bedömningen är "{certainty:Certainty}"'))
@then(says('the assessment is "{certainty:Certainty}"'))
def certainty_is(telling: Telling, certainty: Certainty) -> None:
    assert certainty is telling.found().certainty


@then(says("är en tolkning att överenskommelsen gäller till och med {day:Day}"))
@then(says("en tolkning är att överenskommelsen gäller till och med {day:Day}"))
@then(says("one reading is that the agreement runs to and including {day:Day}"))
def reading_ends_on(telling: Telling, day: date) -> None:
    assert day in {each.ends_on for each in telling.found().readings}


@then(says("är en tolkning att ingen slutdag är bestämd"))
@then(says("en tolkning är att ingen slutdag är bestämd"))
@then(says("one reading is that no end has been set"))
def reading_without_end(telling: Telling) -> None:
    assert None in {each.ends_on for each in telling.found().readings}


@then(says('är en tolkning att läget är "{status:Status}"'))
@then(says('en tolkning är att läget är "{status:Status}"'))
@then(says('one reading is that the status is "{status:Status}"'))
def reading_has_status(telling: Telling, status: Status) -> None:
    assert status in {each.status for each in telling.found().readings}


@then(says("antas att {assumption:Assumption}"))
@then(says("det antas att {assumption:Assumption}"))
@then(says("it is assumed that {assumption:Assumption}"))
def assumed(telling: Telling, assumption: str) -> None:
    assert assumption in {each.key for each in telling.found().assumptions}


@then(says("frågas {question:Question}"))
@then(says("det frågas {question:Question}"))
@then(says("it is asked {question:Question}"))
def question(telling: Telling, question: str) -> None:
    assert question in {each.key for each in telling.found().questions}


# --- The reasons ----------------------------------------------------------------------------------------------------


@then(says("är skälet {rule:Rule}{clause:Clause?}"))
@then(says("skälet är {rule:Rule}{clause:Clause?}"))
@then(says("the reason is {rule:Rule}{clause:Clause?}"))
def reason(telling: Telling, rule: str, clause: str | None) -> None:
    clauses = {each.clause for each in telling.found().reasons if each.rule == rule}
    assert clauses, f"{rule} is not among {sorted({each.rule for each in telling.found().reasons})}"
    assert clause is None or clause in clauses


@then(says("är {rule:Rule} inget skäl"))
@then(says("{rule:Rule} är inget skäl"))
@then(says("{rule:Rule} is no reason"))
def no_reason(telling: Telling, rule: str) -> None:
    assert rule not in {each.rule for each in telling.found().reasons}


# --- Can we still terminate? ----------------------------------------------------------------------------------------


@then(says("är svaret på frågan om uppsägning den {day:Day} {answer:Answer}"))
@then(says("svaret på frågan om uppsägning den {day:Day} är {answer:Answer}"))
@then(says("the answer on {day:Day} to whether notice can be given is {answer:Answer}"))
def answer_is(telling: Telling, day: date, answer: Answer) -> None:
    assert answer is telling.found(day).termination.answer


@then(says("är svaret till {party:Party} den {day:Day} {answer:Answer}"))
@then(says("svaret till {party:Party} den {day:Day} är {answer:Answer}"))
@then(says("the answer to {party:Party} on {day:Day} is {answer:Answer}"))
def answer_to(telling: Telling, party: str, day: date, answer: Answer) -> None:
    assert answer is telling.found(day).by_party[party].answer


@then(says('är svarets säkerhet "{certainty:Certainty}"'))
@then(says('svarets säkerhet är "{certainty:Certainty}"'))
@then(says('the answer is "{certainty:Certainty}"'))
def answer_certainty(telling: Telling, certainty: Certainty) -> None:
    assert certainty is telling.found().termination.certainty


@then(says("är sista dagen för uppsägning {day:Day}"))
@then(says("sista dagen för uppsägning är {day:Day}"))
@then(says("the last day for notice is {day:Day}"))
def last_day(telling: Telling, day: date) -> None:
    assert day == telling.found().termination.last_day


@then(says("är sista dagen för uppsägning för {party:Party} {day:Day}"))
@then(says("sista dagen för uppsägning för {party:Party} är {day:Day}"))
@then(says("the last day for notice from {party:Party} is {day:Day}"))
def last_day_for(telling: Telling, party: str, day: date) -> None:
    assert day == telling.found().by_party[party].last_day


@then(says("är sista dagen enligt den andra tolkningen {day:Day}"))
@then(says("sista dagen enligt den andra tolkningen är {day:Day}"))
@then(says("the last day by the other reading is {day:Day}"))
def other_reading(telling: Telling, day: date) -> None:
    assert day == telling.found().termination.other_reading


@then(says("finns ingen annan tolkning av sista dagen"))
@then(says("det finns ingen annan tolkning av sista dagen"))
@then(says("there is no other reading of the last day"))
def no_other_reading(telling: Telling) -> None:
    assert telling.found().termination.last_day is not None
    assert telling.found().termination.other_reading is None


@then(says("finns ingen sista dag för uppsägning"))
@then(says("det finns ingen sista dag för uppsägning"))
@then(says("there is no last day for notice"))
def no_last_day(telling: Telling) -> None:
    assert telling.found().termination.last_day is None


@then(says("är sista arbetsdagen dessförinnan {day:Day}"))
@then(says("sista arbetsdagen dessförinnan är {day:Day}"))
@then(says("the last working day before it is {day:Day}"))
def last_working_day_before(telling: Telling, day: date) -> None:
    assert day == telling.found().termination.last_working_day
    assert telling.found().termination.last_day != day


@then(says("är sista dagen en arbetsdag"))
@then(says("sista dagen är en arbetsdag"))
@then(says("the last day is a working day"))
def last_day_is_a_working_day(telling: Telling) -> None:
    assert telling.found().termination.last_day is not None
    assert telling.found().termination.last_day == telling.found().termination.last_working_day


@then(says("är första dagen för uppsägning {day:Day}"))
@then(says("första dagen för uppsägning är {day:Day}"))
@then(says("the first day for notice is {day:Day}"))
def opens_on(telling: Telling, day: date) -> None:
    assert day == telling.found().termination.opens_on


@then(says("leder en uppsägning samma dag till slutdagen {day:Day}"))
@then(says("en uppsägning samma dag leder till slutdagen {day:Day}"))
@then(says("a notice on that day leads to the end {day:Day}"))
def notice_today(telling: Telling, day: date) -> None:
    found = telling.found()
    assert day == found.notice_today_ends_on(found.termination.party)


@then(says("förlängs den annars till och med {day:Day}"))
@then(says("den förlängs annars till och med {day:Day}"))
@then(says("otherwise it is renewed to and including {day:Day}"))
def otherwise_renewed(telling: Telling, day: date) -> None:
    follows = telling.found().termination.if_nothing_is_done
    assert follows is not None
    assert day == follows.new_end


@then(says("är nästa sista dag {day:Day} till slutdagen {end:Day}"))
@then(says("nästa sista dag är {day:Day} till slutdagen {end:Day}"))
@then(says("the next last day is {day:Day} for the end {end:Day}"))
def next_chance(telling: Telling, day: date, end: date) -> None:
    chance = telling.found().termination.next
    assert chance is not None
    assert (day, end) == (chance.last_day, chance.ends_on)
