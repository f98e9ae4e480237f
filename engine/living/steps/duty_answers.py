"""What Frist shall answer about duties. In Swedish each sentence stands in both orders, as in ``answers``."""

from datetime import date
from typing import Final

from pytest_bdd import then

from engine.explain.attendance import attendances, last_day_of
from engine.living.steps.expecting import UntellableError, absent, among, same, the_one
from engine.living.steps.sentences import en, sv
from engine.living.steps.telling import Telling
from engine.model.dates import Length, Unit
from engine.model.obligations import Change, Hanging, Matter, Obligation
from engine.model.outcomes import Certainty, Dependence, Effect, Fulfilment, MatterStands
from engine.model.periods import Every, period_called

_CALLED: Final = (*(each for each in Every if each not in (Every.MEETING, Every.ON_REQUEST)), Length.of(1, Unit.DAYS))
"""How a duty recurs, as its periods are called by it. A meeting and a request are called by their day."""


def _obligation(telling: Telling, duty: str, period: str | None, day: date | None = None) -> Obligation:
    return the_one((telling.id_of("duty", duty), period or "once"),
                   {(each.duty, str(each.period)): each for each in telling.found(day).obligations})


def _contact(telling: Telling, day: date | None = None) -> Obligation:
    return the_one("contact", {each.duty: each for each in telling.found(day).obligations})


def _change(telling: Telling, of: str) -> Change:
    return the_one(of, {each.of: each for each in telling.found().changes})


def _matter(telling: Telling, day: date | None = None) -> Matter:
    return the_one(1, dict(enumerate(telling.found(day).matters, 1)))


def _hanging(telling: Telling, what: str) -> Hanging:
    telling.found()
    return the_one(what.strip('"'), {each.what: each for each in telling.hanging})


# --- A duty ---------------------------------------------------------------------------------------------------------


@then(sv('är läget för {duty:Duty}{period:ForPeriod?} "{expected:Fulfilment}"'))
@then(sv('läget för {duty:Duty}{period:ForPeriod?} är "{expected:Fulfilment}"'))
@then(en('the status of {duty:Duty}{period:ForPeriod?} is "{expected:Fulfilment}"'))
def fulfilment(telling: Telling, duty: str, period: str | None, expected: Fulfilment) -> None:
    same(expected, _obligation(telling, duty, period).status)


@then(sv('är läget för {duty:Duty}{period:ForPeriod?} den {day:Day} "{expected:Fulfilment}"'))
@then(sv('läget för {duty:Duty}{period:ForPeriod?} den {day:Day} är "{expected:Fulfilment}"'))
@then(en('the status of {duty:Duty}{period:ForPeriod?} on {day:Day} is "{expected:Fulfilment}"'))
def fulfilment_on(telling: Telling, duty: str, period: str | None, day: date, expected: Fulfilment) -> None:
    same(expected, _obligation(telling, duty, period, day).status)


@then(sv('är bedömningen av {duty:Duty}{period:ForPeriod?} "{certainty:Certainty}"'))
@then(sv('bedömningen av {duty:Duty}{period:ForPeriod?} är "{certainty:Certainty}"'))
@then(en('the assessment of {duty:Duty}{period:ForPeriod?} is "{certainty:Certainty}"'))
def duty_certainty(telling: Telling, duty: str, period: str | None, certainty: Certainty) -> None:
    same(certainty, _obligation(telling, duty, period).certainty)


@then(sv("är sista dagen för {duty:Duty}{period:ForPeriod?} {day:Day}"))
@then(sv("sista dagen för {duty:Duty}{period:ForPeriod?} är {day:Day}"))
@then(en("the last day for {duty:Duty}{period:ForPeriod?} is {day:Day}"))
def duty_due_on(telling: Telling, duty: str, period: str | None, day: date) -> None:
    same(day, _obligation(telling, duty, period).due_on)


@then(sv("är ingen sista dag känd för {duty:Duty}{period:ForPeriod?}"))
@then(sv("ingen sista dag är känd för {duty:Duty}{period:ForPeriod?}"))
@then(en("no last day is known for {duty:Duty}{period:ForPeriod?}"))
def duty_without_last_day(telling: Telling, duty: str, period: str | None) -> None:
    same(None, _obligation(telling, duty, period).due_on)


@then(sv("finns inget krav på {duty:Duty}{period:ForPeriod?}"))
@then(sv("det finns inget krav på {duty:Duty}{period:ForPeriod?}"))
@then(en("there is no call for {duty:Duty}{period:ForPeriod?}"))
def no_duty(telling: Telling, duty: str, period: str | None) -> None:
    named, found = telling.id_of("duty", duty), telling.found()
    among(named, (each.id for each in telling.answers[-1].asked.agreement.duties))
    if period is not None and period not in {str(period_called(period, every, None)) for every in _CALLED}:
        raise UntellableError("unknown_period", period=period)  # no duty is called so, whatever is found
    if period is None:
        absent(named, [each.duty for each in found.obligations])
    else:
        absent((named, period), [(each.duty, str(each.period)) for each in found.obligations])


@then(sv("ställs en fråga om {duty:Duty}{period:ForPeriod?}"))
@then(sv("en fråga ställs om {duty:Duty}{period:ForPeriod?}"))
@then(en("a question is asked about {duty:Duty}{period:ForPeriod?}"))
def duty_question(telling: Telling, duty: str, period: str | None) -> None:
    named = telling.id_of("duty", duty)
    asked = [{ground.key: ground.value for ground in each.grounds} for each in telling.found().questions]
    among((named, period or "once"), ((each.get("what"), each.get("duty_period")) for each in asked))


# --- Forums ---------------------------------------------------------------------------------------------------------


@then(sv("ska {party:Party} {year:Year} delta minst {times:Times} i {forum:Forum}"))
@then(sv("{party:Party} ska {year:Year} delta minst {times:Times} i {forum:Forum}"))
@then(en("{party:Party} is to attend {forum:Forum} at least {times:Times} in {year:Year}"))
def attends(telling: Telling, party: str, year: str, times: int, forum: str) -> None:
    found = telling.found(last_day_of(int(year)))
    meetings = {(each.party, each.to): each.times for each in attendances(telling.answers[-1].asked.agreement, found)
                if each.duty is None}
    same(times, the_one((telling.party(party), telling.id_of("forum", forum)), meetings))


# --- Contact persons and changes ------------------------------------------------------------------------------------


@then(sv('är läget för beskedet om kontaktperson "{expected:Fulfilment}"'))
@then(sv('läget för beskedet om kontaktperson är "{expected:Fulfilment}"'))
@then(en('the status of the word on the contact person is "{expected:Fulfilment}"'))
def contact_fulfilment(telling: Telling, expected: Fulfilment) -> None:
    same(expected, _contact(telling).status)


@then(sv('är läget för beskedet om kontaktperson den {day:Day} "{expected:Fulfilment}"'))
@then(sv('läget för beskedet om kontaktperson den {day:Day} är "{expected:Fulfilment}"'))
@then(en('the status of the word on the contact person on {day:Day} is "{expected:Fulfilment}"'))
def contact_fulfilment_on(telling: Telling, day: date, expected: Fulfilment) -> None:
    same(expected, _contact(telling, day).status)


@then(sv('är bedömningen av beskedet om kontaktperson "{certainty:Certainty}"'))
@then(sv('bedömningen av beskedet om kontaktperson är "{certainty:Certainty}"'))
@then(en('the assessment of the word on the contact person is "{certainty:Certainty}"'))
def contact_certainty(telling: Telling, certainty: Certainty) -> None:
    same(certainty, _contact(telling).certainty)


@then(sv("gäller ändringen av {of:Changed}"))
@then(sv("ändringen av {of:Changed} gäller"))
@then(en("the change of {of:Changed} applies"))
def change_applies(telling: Telling, of: str) -> None:
    same(Effect.EFFECTIVE, _change(telling, of).effect)


@then(sv("gäller ändringen av {of:Changed} inte"))
@then(sv("ändringen av {of:Changed} gäller inte"))
@then(en("the change of {of:Changed} does not apply"))
def change_does_not_apply(telling: Telling, of: str) -> None:
    same(Effect.NO_EFFECT, _change(telling, of).effect)


# --- Matters and other agreements -----------------------------------------------------------------------------------


@then(sv('är ärendet "{expected:Stands}"'))
@then(sv('ärendet är "{expected:Stands}"'))
@then(en('the matter is "{expected:Stands}"'))
def matter_stands(telling: Telling, expected: MatterStands) -> None:
    same(expected, _matter(telling).stands)


@then(sv('är ärendet den {day:Day} "{expected:Stands}"'))
@then(sv('ärendet den {day:Day} är "{expected:Stands}"'))
@then(en('the matter on {day:Day} is "{expected:Stands}"'))
def matter_stands_on(telling: Telling, day: date, expected: MatterStands) -> None:
    same(expected, _matter(telling, day).stands)


@then(sv('är följden för {what:Hangs} "{expected:Dependence}"'))
@then(sv('följden för {what:Hangs} är "{expected:Dependence}"'))
@then(en('what follows for {what:Hangs} is "{expected:Dependence}"'))
def dependence(telling: Telling, what: str, expected: Dependence) -> None:
    same(expected, _hanging(telling, what).outcome)


@then(sv("inträder följden för {what:Hangs} {day:Day}"))
@then(sv("följden för {what:Hangs} inträder {day:Day}"))
@then(en("what follows for {what:Hangs} begins on {day:Day}"))
def dependence_from(telling: Telling, what: str, day: date) -> None:
    same(day, _hanging(telling, what).from_on)
