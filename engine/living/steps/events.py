"""What has happened, what happens, and the day that is asked about."""

from datetime import date

from pytest_bdd import given, when

from engine.living.steps.sentences import en, sv
from engine.living.steps.telling import Telling

# --- Notice ---------------------------------------------------------------------------------------------------------


@given(sv("att en uppsägning kom fram {day:Day}"))
@given(en("that a notice was received on {day:Day}"))
@when(sv("en uppsägning kommer fram {day:Day}"))
@when(en("a notice is received on {day:Day}"))
def notice(telling: Telling, day: date) -> None:
    telling.happened("notice", received_on=day)


@given(sv("att en uppsägning från {party:Party} kom fram {day:Day}"))
@given(en("that a notice from {party:Party} was received on {day:Day}"))
@when(sv("en uppsägning från {party:Party} kommer fram {day:Day}"))
@when(en("a notice from {party:Party} is received on {day:Day}"))
def notice_from(telling: Telling, party: str, day: date) -> None:
    telling.happened("notice", by=telling.party(party), received_on=day)


@when(sv("en muntlig uppsägning kommer fram {day:Day}"))
@when(en("an oral notice is received on {day:Day}"))
def oral_notice(telling: Telling, day: date) -> None:
    telling.happened("notice", form="oral", received_on=day)


@when(sv("en uppsägning {form:Form} kommer fram {day:Day}"))
@when(en("a notice {form:Form} is received on {day:Day}"))
def notice_in_a_form(telling: Telling, form: str, day: date) -> None:
    telling.happened("notice", form=form, received_on=day)


@when(sv("motparten godtar formen {day:Day}"))
@when(en("the other party accepts the form on {day:Day}"))
def form_accepted(telling: Telling, day: date) -> None:
    telling.add("notice", accepted_on=day)


@when(sv("en uppsägning som anger slutdagen {named:Day} kommer fram {day:Day}"))
@when(en("a notice that names {named:Day} as the end is received on {day:Day}"))
def notice_naming_a_day(telling: Telling, named: date, day: date) -> None:
    telling.happened("notice", received_on=day, to_end_on=named)


@when(sv("en uppsägning avsänds {sent:Day} och kommer fram {day:Day}"))
@when(en("a notice is sent on {sent:Day} and received on {day:Day}"))
def notice_sent_and_received(telling: Telling, sent: date, day: date) -> None:
    telling.happened("notice", sent_on=sent, received_on=day)


@when(sv("en uppsägning avsänds {sent:Day} utan att det är känt när den kom fram"))
@when(en("a notice is sent on {sent:Day} without its being known when it was received"))
def notice_sent(telling: Telling, sent: date) -> None:
    telling.happened("notice", sent_on=sent)


@given(sv("att uppsägningen registrerades först {day:Day}"))
@given(en("that the notice was recorded only on {day:Day}"))
def notice_recorded(telling: Telling, day: date) -> None:
    telling.add("notice", recorded_on=day)


@when(sv("parterna kommer {day:Day} överens om att återta uppsägningen"))
@when(en("the parties agree on {day:Day} to withdraw the notice"))
def notice_withdrawn(telling: Telling, day: date) -> None:
    telling.happened("notice_withdrawn", agreed_on=day)


# --- Signature, extension, option, rescission -----------------------------------------------------------------------


@given(sv("att {party:Party} undertecknade {day:Day}"))
@given(en("that {party:Party} signed on {day:Day}"))
@when(sv("{party:Party} undertecknar {day:Day}"))
@when(en("{party:Party} signs on {day:Day}"))
def signed(telling: Telling, party: str, day: date) -> None:
    telling.happened("signed", by=telling.party(party), on=day)


@when(sv("parterna kommer {day:Day} överens om {end:Day} som ny sista dag{then:Then?}"))
@when(en("the parties agree on {day:Day} that {end:Day} is the new last day{then:Then?}"))
def extended(telling: Telling, day: date, end: date, then: str | None) -> None:
    telling.happened("extended", agreed_on=day, ends_on=end, then=then)


@given(sv("att parterna någon dag i {month:Month} kom överens om {end:Day} som ny sista dag"))
@given(en("that the parties agreed on some day of {month:Month} that {end:Day} is the new last day"))
def extended_on_some_day(telling: Telling, month: str, end: date) -> None:
    telling.happened("extended", agreed_on=month, ends_on=end)


@given(sv("att {party:Party} utnyttjade optionen {day:Day}"))
@given(en("that {party:Party} used the option on {day:Day}"))
@when(sv("{party:Party} utnyttjar optionen {day:Day}"))
@when(en("{party:Party} uses the option on {day:Day}"))
def option_used(telling: Telling, party: str, day: date) -> None:
    telling.happened("option_used", by=telling.party(party), on=day)


@when(sv("{party:Party} häver överenskommelsen {day:Day}"))
@when(en("{party:Party} rescinds the agreement on {day:Day}"))
def rescinded(telling: Telling, party: str, day: date) -> None:
    telling.happened("rescinded", by=telling.party(party), on=day)


@when(sv("motparten godtar hävningen {day:Day}"))
@when(en("the other party accepts the rescission on {day:Day}"))
def rescission_accepted(telling: Telling, day: date) -> None:
    telling.add("rescinded", accepted_on=day)


# --- The question ---------------------------------------------------------------------------------------------------


@when(sv("överenskommelsen bedöms per den {day:Day}"))
@when(en("the agreement is assessed as of {day:Day}"))
def asked(telling: Telling, day: date) -> None:
    telling.ask(day)


@when(sv("överenskommelsen bedöms per den {day:Day} med det som var registrerat den {known:Day}"))
@when(en("the agreement is assessed as of {day:Day} with what was recorded on {known:Day}"))
def asked_as_known(telling: Telling, day: date, known: date) -> None:
    telling.ask(day, known)
