"""What people decide about an agreement, and what Frist shall remind of in the night before a day."""

from datetime import date

from pytest_bdd import given, then, when

from engine.living.steps.expecting import UnwantedError, absent, among, same, the_one
from engine.living.steps.sentences import en, sv
from engine.living.steps.telling import Telling
from engine.model.alerts import Alert, AlertKind, AlertLevel, DecidedTo
from engine.model.outcomes import Tell

# --- What people decide, and what the run finds -----------------------------------------------------------------------


@given(sv("att fullmäktige {day:Day} beslutade att {to:DecidedTo}{until:SilentUntil?}"))
@given(en("that the council decided on {day:Day} to {to:DecidedTo}{until:SilentUntil?}"))
@when(sv("fullmäktige {day:Day} beslutar att {to:DecidedTo}{until:SilentUntil?}"))
@when(en("the council decides on {day:Day} to {to:DecidedTo}{until:SilentUntil?}"))
def people_decided(telling: Telling, day: date, to: DecidedTo, until: date | None) -> None:
    telling.people_decided(to, day, until)


@given(sv("att den senaste nattkörningen gjordes {day:Day}"))
@given(en("that the last nightly run was made on {day:Day}"))
def last_run(telling: Telling, day: date) -> None:
    telling.night["since"] = day


@given(sv("att ingen ansvarar för överenskommelsen"))
@given(en("that nobody answers for the agreement"))
def nobody_answers(telling: Telling) -> None:
    telling.night["is_owned"] = False


# --- What is told -----------------------------------------------------------------------------------------------------


def _told(telling: Telling, on: date) -> tuple[Alert, ...]:
    return tuple(each for each in telling.alerts(on) if each.tell is not Tell.SILENT)


def _of_kind(telling: Telling, on: date, kind: AlertKind) -> Alert:
    return the_one(kind, {each.kind: each for each in _told(telling, on)})


@then(sv("påminns den {on:Day} om {kind:Alert}{of:AboutDay?}"))
@then(sv("den {on:Day} påminns om {kind:Alert}{of:AboutDay?}"))
@then(en("there is a reminder on {on:Day} of {kind:Alert}{of:AboutDay?}"))
def reminded(telling: Telling, on: date, kind: AlertKind, of: date | None) -> None:
    if of is None:
        among(kind, [each.kind for each in _told(telling, on)])
    else:
        among((kind, of), [(each.kind, each.day) for each in _told(telling, on)])


@then(sv("påminns den {on:Day} inte om {kind:Alert}"))
@then(sv("den {on:Day} påminns inte om {kind:Alert}"))
@then(en("there is no reminder on {on:Day} of {kind:Alert}"))
def not_reminded(telling: Telling, on: date, kind: AlertKind) -> None:
    absent(kind, [each.kind for each in _told(telling, on)])


@then(sv("går påminnelsen den {on:Day} om {kind:Alert} även till nästa mottagare"))
@then(sv("påminnelsen den {on:Day} om {kind:Alert} går även till nästa mottagare"))
@then(en("the reminder on {on:Day} of {kind:Alert} goes to the next recipient as well"))
def escalated(telling: Telling, on: date, kind: AlertKind) -> None:
    if _of_kind(telling, on, kind).level is not AlertLevel.ESCALATED:
        raise UnwantedError(AlertLevel.FIRST)


@then(sv("säger påminnelsen den {on:Day} om {kind:Alert} att beslutet inte är genomfört"))
@then(sv("påminnelsen den {on:Day} om {kind:Alert} säger att beslutet inte är genomfört"))
@then(en("the reminder on {on:Day} of {kind:Alert} says that the decision is not carried out"))
def not_carried_out(telling: Telling, on: date, kind: AlertKind) -> None:
    found = _of_kind(telling, on, kind)
    if not found.tell.is_of_decision:
        raise UnwantedError(found.tell)


@then(sv("nämner påminnelsen den {on:Day} om {kind:Alert} mötet {meeting:Day}"))
@then(sv("påminnelsen den {on:Day} om {kind:Alert} nämner mötet {meeting:Day}"))
@then(en("the reminder on {on:Day} of {kind:Alert} names the meeting on {meeting:Day}"))
def names_meeting(telling: Telling, on: date, kind: AlertKind, meeting: date) -> None:
    same((meeting,), tuple(each.day for each in _of_kind(telling, on, kind).meetings))
