"""What Frist shall answer. In Swedish each sentence stands in both orders: "Så är läget …" and "Och läget är …"."""

from datetime import date

from pytest_bdd import then

from engine.living.steps.expecting import UntellableError, absent, among, same, some_day, the_one
from engine.living.steps.sentences import en, sv
from engine.living.steps.telling import Telling
from engine.model.assessment import Watch
from engine.model.dates import LATEST
from engine.model.outcomes import Answer, Certainty, Status
from engine.rulebook import configured

# --- The agreement --------------------------------------------------------------------------------------------------


@then(sv("gäller överenskommelsen till och med {day:Day}"))
@then(sv("överenskommelsen gäller till och med {day:Day}"))
@then(en("the agreement runs to and including {day:Day}"))
def ends_on(telling: Telling, day: date) -> None:
    found = telling.found()
    same((day, Certainty.CERTAIN), (found.ends_on, found.certainty))


@then(sv("är ingen slutdag bestämd"))
@then(sv("ingen slutdag är bestämd"))
@then(en("no end has been set"))
def no_end(telling: Telling) -> None:
    found = telling.found()
    same((None, Certainty.CERTAIN), (found.ends_on, found.certainty))


@then(sv('är läget "{status:Status}"'))
@then(sv('läget är "{status:Status}"'))
@then(en('the status is "{status:Status}"'))
def status_is(telling: Telling, status: Status) -> None:
    same(status, telling.found().status)


@then(sv('är läget den {day:Day} "{status:Status}"'))
@then(sv('läget den {day:Day} är "{status:Status}"'))
@then(en('the status on {day:Day} is "{status:Status}"'))
def status_on(telling: Telling, day: date, status: Status) -> None:
    same(status, telling.found(day).status)


@then(sv("gäller avtalsperiod {number:d} från och med {start:Day} till och med {end:Day}"))
@then(sv("avtalsperiod {number:d} gäller från och med {start:Day} till och med {end:Day}"))
@then(en("term {number:d} runs from {start:Day} to and including {end:Day}"))
def term_runs(telling: Telling, number: int, start: date, end: date) -> None:
    among((number, start, end), ((each.number, each.starts_on, each.ends_on) for each in telling.found().terms))


@then(sv("gäller avtalsperiod {number:d} från och med {start:Day} tills vidare"))
@then(sv("avtalsperiod {number:d} gäller från och med {start:Day} tills vidare"))
@then(en("term {number:d} runs from {start:Day} until notice"))
def term_is_open_ended(telling: Telling, number: int, start: date) -> None:
    among((number, start, None), ((each.number, each.starts_on, each.ends_on) for each in telling.found().terms))


# --- How sure it is -------------------------------------------------------------------------------------------------


@then(sv('är bedömningen "{certainty:Certainty}"'))
@then(sv('bedömningen är "{certainty:Certainty}"'))
@then(en('the assessment is "{certainty:Certainty}"'))
def certainty_is(telling: Telling, certainty: Certainty) -> None:
    same(certainty, telling.found().certainty)


@then(sv("är en tolkning att överenskommelsen gäller till och med {day:Day}"))
@then(sv("en tolkning är att överenskommelsen gäller till och med {day:Day}"))
@then(en("one reading is that the agreement runs to and including {day:Day}"))
def reading_ends_on(telling: Telling, day: date) -> None:
    among(day, (each.ends_on for each in telling.found().readings))


@then(sv("är en tolkning att ingen slutdag är bestämd"))
@then(sv("en tolkning är att ingen slutdag är bestämd"))
@then(en("one reading is that no end has been set"))
def reading_without_end(telling: Telling) -> None:
    among(None, (each.ends_on for each in telling.found().readings))


@then(sv('är en tolkning att läget är "{status:Status}"'))
@then(sv('en tolkning är att läget är "{status:Status}"'))
@then(en('one reading is that the status is "{status:Status}"'))
def reading_has_status(telling: Telling, status: Status) -> None:
    among(status, (each.status for each in telling.found().readings))


@then(sv("antas att {assumption:Assumption}"))
@then(sv("det antas att {assumption:Assumption}"))
@then(en("it is assumed that {assumption:Assumption}"))
def assumed(telling: Telling, assumption: str) -> None:
    among(assumption, (each.key for each in telling.found().assumptions))


@then(sv("frågas {question:Question}"))
@then(sv("det frågas {question:Question}"))
@then(en("it is asked {question:Question}"))
def question(telling: Telling, question: str) -> None:
    among(question, (each.key for each in telling.found().questions))


# --- The reasons ----------------------------------------------------------------------------------------------------


@then(sv("är skälet {rule:Rule}{clause:Clause?}"))
@then(sv("skälet är {rule:Rule}{clause:Clause?}"))
@then(en("the reason is {rule:Rule}{clause:Clause?}"))
def reason(telling: Telling, rule: str, clause: str | None) -> None:
    reasons = telling.found().reasons
    among(rule, (each.rule for each in reasons))
    if clause is not None:
        among((rule, clause), ((each.rule, each.clause) for each in reasons if each.rule == rule))


@then(sv("är {rule:Rule} inget skäl"))
@then(sv("{rule:Rule} är inget skäl"))
@then(en("{rule:Rule} is no reason"))
def no_reason(telling: Telling, rule: str) -> None:
    if rule not in configured().by_id:  # of a rule that is none it would hold whatever is found
        raise UntellableError("unknown_rule", rule=rule)
    absent(rule, (each.rule for each in telling.found().reasons))


# --- Can we still terminate? ----------------------------------------------------------------------------------------


@then(sv("är svaret på frågan om uppsägning den {day:Day} {answer:Answer}"))
@then(sv("svaret på frågan om uppsägning den {day:Day} är {answer:Answer}"))
@then(en("the answer on {day:Day} to whether notice can be given is {answer:Answer}"))
def answer_is(telling: Telling, day: date, answer: Answer) -> None:
    same(answer, telling.found(day).termination.answer)


@then(sv("är svaret på frågan om uppsägning {answer:Answer}"))
@then(sv("svaret på frågan om uppsägning är {answer:Answer}"))
@then(en("the answer to whether notice can be given is {answer:Answer}"))
def answer_as_asked(telling: Telling, answer: Answer) -> None:
    same(answer, telling.found().termination.answer)


@then(sv("är svaret till {party:Party} den {day:Day} {answer:Answer}"))
@then(sv("svaret till {party:Party} den {day:Day} är {answer:Answer}"))
@then(en("the answer to {party:Party} on {day:Day} is {answer:Answer}"))
def answer_to(telling: Telling, party: str, day: date, answer: Answer) -> None:
    same(answer, the_one(telling.party(party), telling.found(day).by_party).answer)


@then(sv('är svarets säkerhet "{certainty:Certainty}"'))
@then(sv('svarets säkerhet är "{certainty:Certainty}"'))
@then(en('the answer is "{certainty:Certainty}"'))
def answer_certainty(telling: Telling, certainty: Certainty) -> None:
    same(certainty, telling.found().termination.certainty)


@then(sv("är sista dagen för uppsägning {day:Day}"))
@then(sv("sista dagen för uppsägning är {day:Day}"))
@then(en("the last day for notice is {day:Day}"))
def last_day(telling: Telling, day: date) -> None:
    same(day, telling.found().termination.last_day)


@then(sv("är sista dagen för uppsägning för {party:Party} {day:Day}"))
@then(sv("sista dagen för uppsägning för {party:Party} är {day:Day}"))
@then(en("the last day for notice from {party:Party} is {day:Day}"))
def last_day_for(telling: Telling, party: str, day: date) -> None:
    same(day, the_one(telling.party(party), telling.found().by_party).last_day)


@then(sv("är sista dagen enligt den andra tolkningen {day:Day}"))
@then(sv("sista dagen enligt den andra tolkningen är {day:Day}"))
@then(en("the last day by the other reading is {day:Day}"))
def other_reading(telling: Telling, day: date) -> None:
    same(day, telling.found().termination.other_reading)


@then(sv("finns ingen annan tolkning av sista dagen"))
@then(sv("det finns ingen annan tolkning av sista dagen"))
@then(en("there is no other reading of the last day"))
def no_other_reading(telling: Telling) -> None:
    found = telling.found().termination
    some_day(found.last_day)
    same(None, found.other_reading)


@then(sv("finns ingen sista dag för uppsägning"))
@then(sv("det finns ingen sista dag för uppsägning"))
@then(en("there is no last day for notice"))
def no_last_day(telling: Telling) -> None:
    same(None, telling.found().termination.last_day)


@then(sv("är sista dagen för optionen {day:Day}"))
@then(sv("sista dagen för optionen är {day:Day}"))
@then(en("the last day for the option is {day:Day}"))
def last_day_for_the_option(telling: Telling, day: date) -> None:
    found = telling.found()
    days = (each.day for each in found.watched(found.as_of, LATEST) if each.kind is Watch.OPTION)
    same(day, next(days, None))


@then(sv("är sista arbetsdagen dessförinnan {day:Day}"))
@then(sv("sista arbetsdagen dessförinnan är {day:Day}"))
@then(en("the last working day before it is {day:Day}"))
def last_working_day_before(telling: Telling, day: date) -> None:
    found = telling.found().termination
    same(day, found.last_working_day)
    absent(day, [found.last_day])


@then(sv("är sista dagen en arbetsdag"))
@then(sv("sista dagen är en arbetsdag"))
@then(en("the last day is a working day"))
def last_day_is_a_working_day(telling: Telling) -> None:
    found = telling.found().termination
    some_day(found.last_day)
    same(found.last_day, found.last_working_day)


@then(sv("är första dagen för uppsägning {day:Day}"))
@then(sv("första dagen för uppsägning är {day:Day}"))
@then(en("the first day for notice is {day:Day}"))
def opens_on(telling: Telling, day: date) -> None:
    same(day, telling.found().termination.opens_on)


@then(sv("leder en uppsägning samma dag till slutdagen {day:Day}"))
@then(sv("en uppsägning samma dag leder till slutdagen {day:Day}"))
@then(en("a notice on that day leads to the end {day:Day}"))
def notice_today(telling: Telling, day: date) -> None:
    found = telling.found()
    same(day, found.notice_today_ends_on(found.termination.party))


@then(sv("förlängs den annars till och med {day:Day}"))
@then(sv("den förlängs annars till och med {day:Day}"))
@then(en("otherwise it is renewed to and including {day:Day}"))
def otherwise_renewed(telling: Telling, day: date) -> None:
    follows = telling.found().termination.if_nothing_is_done
    same(day, follows and follows.new_end)


@then(sv("är nästa sista dag {day:Day} till slutdagen {end:Day}"))
@then(sv("nästa sista dag är {day:Day} till slutdagen {end:Day}"))
@then(en("the next last day is {day:Day} for the end {end:Day}"))
def next_chance(telling: Telling, day: date, end: date) -> None:
    chance = telling.found().termination.next
    same((day, end), chance and (chance.last_day, chance.ends_on))
