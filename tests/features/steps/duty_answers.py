"""What Frist shall answer about duties. In Swedish each sentence stands in both orders, as in ``answers``."""

from datetime import date

from pytest_bdd import then

from engine.model.obligations import Change, Hanging, Obligation
from engine.model.outcomes import Certainty, Dependence, Effect, Fulfilment, MatterStands
from tests.features.steps.duty_words import says
from tests.features.steps.telling import Telling


def _obligation(telling: Telling, duty: str, period: str | None, day: date | None = None) -> Obligation:
    found, = (each for each in telling.found(day).obligations
              if (each.duty, str(each.period)) == (duty, period or "once"))
    return found


def _contact(telling: Telling, day: date | None = None) -> Obligation:
    found, = (each for each in telling.found(day).obligations if each.duty == "contact")
    return found


def _change(telling: Telling, of: str) -> Change:
    found, = (each for each in telling.found().changes if each.of == of)
    return found


def _hanging(telling: Telling, what: str) -> Hanging:
    telling.found()
    found, = (each for each in telling.hanging if each.what == what)
    return found


# --- A duty ---------------------------------------------------------------------------------------------------------


@then(says('är läget för {duty:Duty}{period:ForPeriod?} "{expected:Fulfilment}"'))
@then(says('läget för {duty:Duty}{period:ForPeriod?} är "{expected:Fulfilment}"'))
@then(says('the status of {duty:Duty}{period:ForPeriod?} is "{expected:Fulfilment}"'))
def fulfilment(telling: Telling, duty: str, period: str | None, expected: Fulfilment) -> None:
    assert expected is _obligation(telling, duty, period).status


@then(says('är läget för {duty:Duty}{period:ForPeriod?} den {day:Day} "{expected:Fulfilment}"'))
@then(says('läget för {duty:Duty}{period:ForPeriod?} den {day:Day} är "{expected:Fulfilment}"'))
@then(says('the status of {duty:Duty}{period:ForPeriod?} on {day:Day} is "{expected:Fulfilment}"'))
def fulfilment_on(telling: Telling, duty: str, period: str | None, day: date, expected: Fulfilment) -> None:
    assert expected is _obligation(telling, duty, period, day).status


@then(says('är bedömningen av {duty:Duty}{period:ForPeriod?} "{certainty:Certainty}"'))
@then(says('bedömningen av {duty:Duty}{period:ForPeriod?} är "{certainty:Certainty}"'))
@then(says('the assessment of {duty:Duty}{period:ForPeriod?} is "{certainty:Certainty}"'))
def duty_certainty(telling: Telling, duty: str, period: str | None, certainty: Certainty) -> None:
    assert certainty is _obligation(telling, duty, period).certainty


@then(says("är sista dagen för {duty:Duty}{period:ForPeriod?} {day:Day}"))
@then(says("sista dagen för {duty:Duty}{period:ForPeriod?} är {day:Day}"))
@then(says("the last day for {duty:Duty}{period:ForPeriod?} is {day:Day}"))
def duty_due_on(telling: Telling, duty: str, period: str | None, day: date) -> None:
    assert day == _obligation(telling, duty, period).due_on


@then(says("är ingen sista dag känd för {duty:Duty}{period:ForPeriod?}"))
@then(says("ingen sista dag är känd för {duty:Duty}{period:ForPeriod?}"))
@then(says("no last day is known for {duty:Duty}{period:ForPeriod?}"))
def duty_without_last_day(telling: Telling, duty: str, period: str | None) -> None:
    assert _obligation(telling, duty, period).due_on is None


@then(says("finns inget krav på {duty:Duty}{period:ForPeriod?}"))
@then(says("det finns inget krav på {duty:Duty}{period:ForPeriod?}"))
@then(says("there is no call for {duty:Duty}{period:ForPeriod?}"))
def no_duty(telling: Telling, duty: str, period: str | None) -> None:
    assert (duty, period) not in {(each.duty, str(each.period)) for each in telling.found().obligations}


@then(says("ställs en fråga om {duty:Duty}{period:ForPeriod?}"))
@then(says("en fråga ställs om {duty:Duty}{period:ForPeriod?}"))
@then(says("a question is asked about {duty:Duty}{period:ForPeriod?}"))
def duty_question(telling: Telling, duty: str, period: str | None) -> None:
    asked = [{ground.key: ground.value for ground in each.grounds} for each in telling.found().questions]
    assert (duty, period or "once") in {(each.get("what"), each.get("duty_period")) for each in asked}


# --- Contact persons and changes ------------------------------------------------------------------------------------


@then(says('är läget för beskedet om kontaktperson "{expected:Fulfilment}"'))
@then(says('läget för beskedet om kontaktperson är "{expected:Fulfilment}"'))
@then(says('the status of the word on the contact person is "{expected:Fulfilment}"'))
def contact_fulfilment(telling: Telling, expected: Fulfilment) -> None:
    assert expected is _contact(telling).status


@then(says('är läget för beskedet om kontaktperson den {day:Day} "{expected:Fulfilment}"'))
@then(says('läget för beskedet om kontaktperson den {day:Day} är "{expected:Fulfilment}"'))
@then(says('the status of the word on the contact person on {day:Day} is "{expected:Fulfilment}"'))
def contact_fulfilment_on(telling: Telling, day: date, expected: Fulfilment) -> None:
    assert expected is _contact(telling, day).status


@then(says('är bedömningen av beskedet om kontaktperson "{certainty:Certainty}"'))
@then(says('bedömningen av beskedet om kontaktperson är "{certainty:Certainty}"'))
@then(says('the assessment of the word on the contact person is "{certainty:Certainty}"'))
def contact_certainty(telling: Telling, certainty: Certainty) -> None:
    assert certainty is _contact(telling).certainty


@then(says("gäller ändringen av {of:Changed}"))
@then(says("ändringen av {of:Changed} gäller"))
@then(says("the change of {of:Changed} applies"))
def change_applies(telling: Telling, of: str) -> None:
    assert Effect.EFFECTIVE is _change(telling, of).effect


@then(says("gäller ändringen av {of:Changed} inte"))
@then(says("ändringen av {of:Changed} gäller inte"))
@then(says("the change of {of:Changed} does not apply"))
def change_does_not_apply(telling: Telling, of: str) -> None:
    assert Effect.NO_EFFECT is _change(telling, of).effect


# --- Matters and other agreements -----------------------------------------------------------------------------------


@then(says('är ärendet "{expected:Stands}"'))
@then(says('ärendet är "{expected:Stands}"'))
@then(says('the matter is "{expected:Stands}"'))
def matter_stands(telling: Telling, expected: MatterStands) -> None:
    found, = telling.found().matters
    assert expected is found.stands


@then(says('är ärendet den {day:Day} "{expected:Stands}"'))
@then(says('ärendet den {day:Day} är "{expected:Stands}"'))
@then(says('the matter on {day:Day} is "{expected:Stands}"'))
def matter_stands_on(telling: Telling, day: date, expected: MatterStands) -> None:
    found, = telling.found(day).matters
    assert expected is found.stands


@then(says('är följden för {what:Hangs} "{expected:Dependence}"'))
@then(says('följden för {what:Hangs} är "{expected:Dependence}"'))
@then(says('what follows for {what:Hangs} is "{expected:Dependence}"'))
def dependence(telling: Telling, what: str, expected: Dependence) -> None:
    assert expected is _hanging(telling, what).outcome


@then(says("inträder följden för {what:Hangs} {day:Day}"))
@then(says("följden för {what:Hangs} inträder {day:Day}"))
@then(says("what follows for {what:Hangs} begins on {day:Day}"))
def dependence_from(telling: Telling, what: str, day: date) -> None:
    assert day == _hanging(telling, what).from_on
