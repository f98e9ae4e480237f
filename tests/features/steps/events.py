"""What has happened, what happens, and the day that is asked about."""

from datetime import date

from pytest_bdd import given, when

from tests.features.steps.telling import Telling
from tests.features.steps.words import says

# --- Notice ---------------------------------------------------------------------------------------------------------


@given(says("att en uppsägning kom fram {day:Day}"))
@given(says("that a notice was received on {day:Day}"))
@when(says("en uppsägning kommer fram {day:Day}"))
@when(says("a notice is received on {day:Day}"))
def notice(telling: Telling, day: date) -> None:
    telling.happened("notice", received_on=day)


@given(says("att en uppsägning från {party:Party} kom fram {day:Day}"))
@given(says("that a notice from {party:Party} was received on {day:Day}"))
@when(says("en uppsägning från {party:Party} kommer fram {day:Day}"))
@when(says("a notice from {party:Party} is received on {day:Day}"))
def notice_from(telling: Telling, party: str, day: date) -> None:
    telling.happened("notice", by=party, received_on=day)


@when(says("en muntlig uppsägning kommer fram {day:Day}"))
@when(says("an oral notice is received on {day:Day}"))
def oral_notice(telling: Telling, day: date) -> None:
    telling.happened("notice", form="oral", received_on=day)


@when(says("en uppsägning {form:Form} kommer fram {day:Day}"))
@when(says("a notice {form:Form} is received on {day:Day}"))
def notice_in_a_form(telling: Telling, form: str, day: date) -> None:
    telling.happened("notice", form=form, received_on=day)


@when(says("motparten godtar formen {day:Day}"))
@when(says("the other party accepts the form on {day:Day}"))
def form_accepted(telling: Telling, day: date) -> None:
    telling.add("notice", accepted_on=day)


@when(says("en uppsägning som anger slutdagen {named:Day} kommer fram {day:Day}"))
@when(says("a notice that names {named:Day} as the end is received on {day:Day}"))
def notice_naming_a_day(telling: Telling, named: date, day: date) -> None:
    telling.happened("notice", received_on=day, to_end_on=named)


@when(says("en uppsägning avsänds {sent:Day} och kommer fram {day:Day}"))
@when(says("a notice is sent on {sent:Day} and received on {day:Day}"))
def notice_sent_and_received(telling: Telling, sent: date, day: date) -> None:
    telling.happened("notice", sent_on=sent, received_on=day)


@when(says("en uppsägning avsänds {sent:Day} utan att det är känt när den kom fram"))
@when(says("a notice is sent on {sent:Day} without its being known when it was received"))
def notice_sent(telling: Telling, sent: date) -> None:
    telling.happened("notice", sent_on=sent)


@given(says("att uppsägningen registrerades först {day:Day}"))
@given(says("that the notice was recorded only on {day:Day}"))
def notice_recorded(telling: Telling, day: date) -> None:
    telling.add("notice", recorded_on=day)


@when(says("parterna kommer {day:Day} överens om att återta uppsägningen"))
@when(says("the parties agree on {day:Day} to withdraw the notice"))
def notice_withdrawn(telling: Telling, day: date) -> None:
    telling.happened("notice_withdrawn", agreed_on=day)


# --- Signature, extension, option, rescission -----------------------------------------------------------------------


@given(says("att {party:Party} undertecknade {day:Day}"))
@given(says("that {party:Party} signed on {day:Day}"))
@when(says("{party:Party} undertecknar {day:Day}"))
@when(says("{party:Party} signs on {day:Day}"))
def signed(telling: Telling, party: str, day: date) -> None:
    telling.happened("signed", by=party, on=day)


@when(says("parterna kommer {day:Day} överens om {end:Day} som ny sista dag{then:Then?}"))
@when(says("the parties agree on {day:Day} that {end:Day} is the new last day{then:Then?}"))
def extended(telling: Telling, day: date, end: date, then: str | None) -> None:
    telling.happened("extended", agreed_on=day, ends_on=end, then=then)


@given(says("att parterna någon dag i {month:Month} kom överens om {end:Day} som ny sista dag"))
@given(says("that the parties agreed on some day of {month:Month} that {end:Day} is the new last day"))
def extended_on_some_day(telling: Telling, month: str, end: date) -> None:
    telling.happened("extended", agreed_on=month, ends_on=end)


@given(says("att {party:Party} utnyttjade optionen {day:Day}"))
@given(says("that {party:Party} used the option on {day:Day}"))
@when(says("{party:Party} utnyttjar optionen {day:Day}"))
@when(says("{party:Party} uses the option on {day:Day}"))
def option_used(telling: Telling, party: str, day: date) -> None:
    telling.happened("option_used", by=party, on=day)


@when(says("{party:Party} häver överenskommelsen {day:Day}"))
@when(says("{party:Party} rescinds the agreement on {day:Day}"))
def rescinded(telling: Telling, party: str, day: date) -> None:
    telling.happened("rescinded", by=party, on=day)


@when(says("motparten godtar hävningen {day:Day}"))
@when(says("the other party accepts the rescission on {day:Day}"))
def rescission_accepted(telling: Telling, day: date) -> None:
    telling.add("rescinded", accepted_on=day)


# --- The question ---------------------------------------------------------------------------------------------------


@when(says("överenskommelsen bedöms per den {day:Day}"))
@when(says("the agreement is assessed as of {day:Day}"))
def asked(telling: Telling, day: date) -> None:
    telling.ask(day)


@when(says("överenskommelsen bedöms per den {day:Day} med det som var registrerat den {known:Day}"))
@when(says("the agreement is assessed as of {day:Day} with what was recorded on {known:Day}"))
def asked_as_known(telling: Telling, day: date, known: date) -> None:
    telling.ask(day, known)
