"""What the command ``why`` shows: the reasons for what is asked about, as a tree."""

from datetime import date
from pathlib import Path
from typing import Final

import click

from engine.cli.door import Door
from engine.cli.views import assessed
from engine.documents.quoting import listed
from engine.explain import as_json, report
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment, Reason, gathered
from engine.model.instalments import InstalmentId
from engine.model.text import printable

_TOPICS: Final = (None, "status", "termination", "payments", "duties")


def show_why(door: Door, file: Path, topic: str | None, as_of: date, known_on: date | None) -> None:
    """The reasons as a tree."""
    instalment = InstalmentId.parse(topic or "")
    agreement = door.load(file, known_on)
    duties = {each.id for each in agreement.duties}
    if topic not in _TOPICS and instalment is None and (topic or "").partition("/")[0] not in duties:
        raise click.UsageError(door.say("cli.bad_topic", value=printable(topic or "")), click.get_current_context())
    found = assessed(door, agreement, as_of, known_on)
    reasons = _reasons(door, found, topic, instalment)
    if door.is_json:
        needed = gathered(reasons)
        door.print_json({"agreement": found.agreement, "as_of": as_of.isoformat(),
                         "reasons": as_json.reasons(needed, door.say)})
        return
    if not reasons:
        click.echo(_nothing(agreement, topic, door))
    door.print(report.why(reasons, door.say))
    door.print(report.after_why(found, reasons, door.say))


def _nothing(agreement: Agreement, topic: str | None, door: Door) -> str:
    """That there is nothing to give reasons for: there may be money that no instalment is known of."""
    if topic == "payments":
        return door.say("payment.none" if agreement.compensation is not None else "payment.no_compensation")
    return door.say("duty.none")


def _reasons(door: Door, found: Assessment, topic: str | None, instalment: InstalmentId | None) -> tuple[Reason, ...]:
    if topic == "payments" or instalment is not None:
        return _of_payments(door, found, instalment)
    if topic == "duties":
        return found.why_duties
    if topic not in _TOPICS:
        return _of_duty(door, found, topic or "")
    reasons = () if topic == "termination" else found.why_status
    return reasons if topic == "status" else reasons + found.why_termination(found.termination.party)


def _of_payments(door: Door, found: Assessment, instalment: InstalmentId | None) -> tuple[Reason, ...]:
    """The reasons for each instalment, or for one of them."""
    payments = found.payments
    shown = [each for each in payments if instalment in (None, each.instalment)]
    if instalment is not None and not shown:
        known = listed([str(each.instalment) for each in payments])
        raise click.UsageError(
            " ".join(door.say(f"problem.unknown_instalment.{part}", instalment=str(instalment), known=known)
                     for part in ("message", "remedy")), click.get_current_context())
    return tuple(reason for each in shown for reason in each.reasons)


def _of_duty(door: Door, found: Assessment, topic: str) -> tuple[Reason, ...]:
    """The reasons for a duty in every period, or in one of them."""
    of_duty = [each for each in found.obligations if each.duty == topic.partition("/")[0]]
    shown = [each for each in of_duty if topic in (each.duty, each.id)]
    if of_duty and not shown:
        known = listed([each.id for each in of_duty])
        raise click.UsageError(door.say("cli.unknown_period", value=printable(topic), known=known),
                               click.get_current_context())
    return tuple(reason for each in shown for reason in each.reasons)
