"""What alerts will come, to whom, if nothing more happens."""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import click
from attrs import define, evolve, frozen

from engine.alerts.addresses import NotAnAddressError, address, same
from engine.alerts.night import Night
from engine.alerts.recipients import Recipients, address_of
from engine.alerts.settings import settings
from engine.assess.alerting import alerts, next_alert_on
from engine.cli.door import Door
from engine.explain.alert_text import sentence
from engine.explain.phrases import Phrases
from engine.model.alerts import Alert
from engine.model.problems import Problem, ProblemsError
from engine.model.text import printable
from engine.register.batches import batches
from engine.register.outbox import State, states
from engine.register.persons import called, told_of
from engine.register.seeing import Seen, see
from engine.register.watch import Watched, watched


@frozen(kw_only=True)
class Coming:
    """An alert that will come on a day, to whom."""

    on: date
    to: tuple[str, ...]
    alert: Alert
    title: str
    sentence: str


def show_preview(door: Door, person: str | None, days: int, config: Path | None, today: date) -> None:
    """The alerts of the coming days; those to ``person`` (an address, or what somebody is called), if one is named."""
    problems: list[Problem] = []
    with door.refusing():
        night = Night(door.register, settings(config, os.environ))
        wanted = None if person is None else _addresses(door, person)
        found = [each for each in _coming(door, night, today, today + timedelta(days=days), problems)
                 if wanted is None or not wanted.isdisjoint(map(same, each.to))]
    found.sort(key=lambda each: (each.on, each.title, each.alert.key))
    if door.is_json:
        door.print_json([{
            "on": each.on.isoformat(), "to": list(each.to), "agreement": each.alert.agreement, "title": each.title,
            "kind": each.alert.kind.value, "day": None if each.alert.day is None else each.alert.day.isoformat(),
            "level": each.alert.level.value, "sentence": each.sentence} for each in found])
    else:
        door.print([f"{each.on.isoformat()}  {', '.join(each.to)}  {each.title}: {each.sentence}" for each in found]
                   or [door.say("nightly.nothing_comes", days=days)])
    door.tell(problems)


@define
class _Ahead:
    """One agreement as the coming runs will find it, if each that has anything to tell of it is made."""

    recipients: Recipients
    state: State
    watching: Watched | None

    def on(self, night: Night, seen: Seen, say: Phrases) -> tuple[list[Coming], date | None]:
        """What the run on the day will tell, and on which day there is more to tell; None: never."""
        day, chosen = seen.found.as_of, night.settings
        recipients = evolve(self.recipients, ours=chosen.ours_in(seen.agreement))
        tonight = night.tonight(seen, self.watching, self.state, recipients)
        found = alerts(tonight, chosen.lead_times, night.register.inference)
        told = dict(self.state.told)
        for alert in found:
            told[alert.thing] = {**told.get(alert.thing, {}), **dict.fromkeys(recipients.of(alert.level, day), day)}
        self.state = evolve(self.state, told=told)
        self.watching = Watched(told_to=day, visit_on=None, horizon=tonight.horizon, settings=night.by)
        following = next_alert_on(
            evolve(tonight, told={**tonight.told, **{each.thing: day for each in found}}), chosen.lead_times)
        return [Coming(on=day, to=_names(recipients, alert, night, day), alert=alert, title=seen.agreement.title,
                       sentence=sentence(alert, seen.agreement, seen.found, say)) for alert in found], following


def _coming(door: Door, night: Night, today: date, until: date, problems: list[Problem]) -> Iterator[Coming]:
    register = door.register
    for some in batches(register.store.agreements()):
        with register.store.reading() as connection:
            known, watching = states(connection, some), watched(connection, some)
            persons = told_of(connection, some)
        ahead = {each: _Ahead(Recipients(persons[each], night.settings), known[each], watching.get(each))
                 for each in some}
        due: dict[date, list[str]] = {today: list(some)}
        while due and (day := min(due)) <= until:
            for name, seen in see(register, due.pop(day), day).items():
                if isinstance(seen, ProblemsError):
                    problems.extend(seen.problems)
                    continue
                found, following = ahead[name].on(night, seen, door.say)
                yield from found
                if following is not None:
                    due.setdefault(following, []).append(name)


def _addresses(door: Door, told: str) -> frozenset[str]:
    """The address that ``told`` is, or those of all who are called so in the register, each as ``same``.

    A usage error if there is none.
    """
    with door.register.store.reading() as connection:
        asked = (told, *(each.email for each in called(connection, told)))
    found = set()
    for each in asked:
        with suppress(NotAnAddressError):
            found.add(same(address(each).spec))
    if not found:
        raise click.UsageError(door.say("nightly.for_nobody", person=printable(told)), click.get_current_context())
    return frozenset(found)


def _names(recipients: Recipients, alert: Alert, night: Night, day: date) -> tuple[str, ...]:
    persons = {each.token: each for each in recipients.persons}
    found = (address_of(each, persons, night.settings, day) for each in recipients.of(alert.level, day))
    return tuple(each.spec if each is not None else "?" for each in found)
