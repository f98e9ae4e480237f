"""The nightly run: visits the agreements whose day has come, and queues what is to be told of them."""

from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any, Final

from attrs import define, evolve, field, frozen

from engine.alerts.configured import Settings
from engine.alerts.ending import By, Ending, ending, escalated
from engine.alerts.letters import LAST_DAYS
from engine.alerts.recipients import ADMINISTRATOR, Recipients
from engine.assess.alerting import alerts, next_alert_on, standing, to_decide_on
from engine.assess.alerting.steps import again
from engine.explain.alert_text import notice_clause, sentence, unreadable
from engine.explain.phrases import LANGUAGES, Phrases
from engine.model.alerts import Alert, AlertKind, AlertLevel, Tonight, thing
from engine.model.dates import ONE_DAY
from engine.model.outcomes import Certainty
from engine.model.problems import Problem, ProblemsError
from engine.register import outbox, watch
from engine.register.days import swedish_day
from engine.register.derived import lean, leans_on
from engine.register.engines import let_in, writing
from engine.register.outbox import Queued, State
from engine.register.persons import told_of
from engine.register.register import Register
from engine.register.seeing import Seen, see
from engine.register.watch import Watched

AT_A_TIME: Final = 500
"""Agreements that are visited in one transaction: others who write wait no longer than for these."""

_ID: Final = 16
_URGENT: Final = timedelta(days=14)


@define
class Counts:
    """What a run has done so far. ``unreadable``: agreements that cannot be told of, and why."""

    visited: int = 0
    found: int = 0
    queued: int = 0
    withdrawn: int = 0
    unreadable: dict[str, tuple[Problem, ...]] = field(factory=dict)


@frozen
class Night:
    """A nightly run over a register."""

    register: Register
    settings: Settings

    def queue(self, now: datetime, progress: Callable[[int], None]) -> Counts:
        """Visit every agreement whose day has come, and queue what is to be told of it on this Swedish day.

        What has been queued of some agreements is on the disk, whatever becomes of the run after that. Another run at
        the same time visits others.
        """
        counts = Counts()
        while count := self._visit_some(now, counts):
            progress(count)
            if count == AT_A_TIME:
                let_in(self.register.store.engine)
        return counts

    @property
    def by(self) -> str:
        """What the run goes by besides the facts: where it is other than last time, everything is looked at again."""
        told = repr((self.settings.lead_times, sorted(self.settings.ours), self.register.derived_by))
        return sha256(told.encode()).hexdigest()[:_ID]

    def due(self, today: date) -> int:
        """How many agreements a run on the day would visit."""
        with self.register.store.reading() as connection:
            return watch.how_many_to_visit(connection, today, self.by)

    def tonight(self, seen: Seen, watched: Watched | None, state: State, recipients: Recipients) -> Tonight:
        """One agreement as it is found, after what earlier runs have told of it."""
        today, since = seen.found.as_of, None if watched is None else watched.told_to
        told = state.told_all(recipients.reached(recipients.of(AlertLevel.FIRST, today), today))
        return Tonight(agreement=seen.agreement, found=seen.found, since=since and min(since, today),
                       is_changed=watched is not None and watched.is_changed(today, self.by),
                       changed_on=seen.changed_on, told={each: min(day, today) for each, day in told.items()},
                       decisions=seen.decisions, hanging=seen.hanging,
                       others_horizon=seen.others_horizon, ours=recipients.ours,
                       is_owned=bool(recipients.owners))

    def _visit_some(self, now: datetime, counts: Counts) -> int:
        """Visit some of the agreements whose day has come, and how many."""
        today, store = swedish_day(now), self.register.store
        with writing(store.engine, store.place) as connection:
            ids = watch.to_visit(connection, today, self.by, AT_A_TIME)
            persons = {name: Recipients(found, self.settings) for name, found in told_of(connection, ids).items()}
            counts.withdrawn += outbox.withdraw_from_others(
                connection, {name: recipients.every for name, recipients in persons.items()})
            outbox.let_go_later(connection, ids, today)
            states, before = outbox.states(connection, ids), watch.watched(connection, ids)
            after = dict.fromkeys(ids, Watched(told_to=today, visit_on=None, horizon=None, settings=self.by))
            everything = see(self.register, ids, today)
            queued: list[Queued] = []
            fallen: list[str] = []
            for name in (each for each in ids if each not in everything):  # nothing is known of it any longer
                fallen += states[name].waiting
                outbox.let_go(connection, name, list(states[name].told))
            for name, seen in everything.items():
                if isinstance(seen, ProblemsError):
                    counts.unreadable[name] = seen.problems
                    queued += self._unreadable(name, seen.problems, states[name], persons[name], today)
                    del after[name]
                    continue
                recipients = evolve(persons[name], ours=self.settings.ours_in(seen.agreement))
                tonight = self.tonight(seen, before[name], states[name], recipients)
                found = alerts(tonight, self.settings.lead_times, self.register.inference)
                counts.found += len(found)
                queued += (each for alert in found for each in self._queued(alert, seen, recipients, today))
                stands = standing(tonight, self.settings.lead_times)
                fallen += self._fallen(tonight, states[name], found, stands)
                outbox.let_go(connection, name, [each for each in states[name].told if each not in stands])
                # What only some had been told is told again by the day on which they were: that is reckoned tomorrow.
                is_new_to_some = any(each.thing in states[name].told and each.thing not in tonight.told
                                     for each in found if each.day is None)
                tonight = evolve(tonight, told={**tonight.told, **{each.thing: today for each in found}})
                visit_on = today + ONE_DAY if is_new_to_some else next_alert_on(tonight, self.settings.lead_times)
                after[name] = evolve(after[name], horizon=tonight.horizon, visit_on=visit_on)
            lean(connection, {name: leans_on(seen.agreement) for name, seen in everything.items()
                              if isinstance(seen, Seen)})
            counts.queued += outbox.queue(connection, queued)
            counts.withdrawn += outbox.withdraw(connection, fallen)
            watch.visited(connection, after)
            watch.put_off(connection, [each for each in ids if each not in after], today)
        counts.visited += len(ids)
        return len(ids)

    def _fallen(self, tonight: Tonight, state: State, found: tuple[Alert, ...], stands: Collection[str]) -> list[str]:
        """The alerts that wait and no longer are to be told: what they are about has gone, or is told more urgently."""
        if not state.waiting:
            return []
        keys, things = {each.key for each in found}, {each.thing for each in found}
        told_anew = {each.thing for each in alerts(
            evolve(tonight, since=None, told={}), self.settings.lead_times, self.register.inference)}
        return [key for key, about in state.waiting.items()
                if key not in keys and (about in things or about not in stands or about not in told_anew)]

    def _queued(self, alert: Alert, seen: Seen, recipients: Recipients, today: date) -> Iterator[Queued]:
        """The alert to each who is to get it, by each channel that is for them."""
        body = self._body(alert, seen, recipients, today)
        for recipient in recipients.of(alert.level, today):
            for channel in recipients.channels_to(recipient, today):
                yield Queued(key=alert.key, recipient=recipient, channel=channel.name, thing=alert.thing,
                             agreement=alert.agreement, told_on=today, body=body)

    def _unreadable(self, agreement: str, problems: tuple[Problem, ...], state: State, recipients: Recipients,
                    today: date) -> Iterator[Queued]:
        """That an agreement cannot be read, to whoever sees to it and to the administrator, by each channel."""
        kind = AlertKind.UNREADABLE
        about = thing(agreement, kind, "", None)
        to_whom = recipients.reached((*recipients.of(AlertLevel.FIRST, today), ADMINISTRATOR), today)
        told_on = state.told_all(to_whom).get(about)
        steps = again(told_on and min(told_on, today), self.settings.lead_times.interval(kind), today)
        body = {"title": agreement, "kind": kind.value, "day": None, "ends_by": By.MEND.value, "ends_with": {},
                "escalated": None, "is_passed": False, "is_urgent": True, "is_certain": True, "is_day_known": True,
                "sentence": {language: unreadable(problems, say) for language, say in self._says.items()}}
        for lead in (lead for day, lead in steps.items() if day <= today):
            for recipient in to_whom:
                for channel in recipients.channels_to(recipient, today):
                    yield Queued(key=f"{about}|{lead}", recipient=recipient, channel=channel.name, thing=about,
                                 agreement=agreement, told_on=today, body=body)

    def _body(self, alert: Alert, seen: Seen, recipients: Recipients, today: date) -> dict[str, Any]:
        ends, why = self._ending(alert, seen, recipients), escalated(alert)
        told = {language: sentence(alert, seen.agreement, seen.found, say) for language, say in self._says.items()}
        if alert.kind is AlertKind.NO_OWNER and recipients.unreachable is not None:
            ends = Ending(By.REACH, {"person": recipients.unreachable.token})
            told = {language: say("alert.owner_unreachable") for language, say in self._says.items()}
        return {"title": seen.agreement.title, "kind": alert.kind.value,
                "day": None if alert.day is None else alert.day.isoformat(),
                "ends_by": ends.by.value, "ends_with": dict(ends.told), "escalated": None if why is None else why.value,
                "is_passed": alert.is_passed, "is_urgent": _is_urgent(alert, ends, today),
                "is_certain": alert.certainty is Certainty.CERTAIN,
                "is_day_known": not any(each.key == "due_in" for each in alert.grounds), "sentence": told}

    def _ending(self, alert: Alert, seen: Seen, recipients: Recipients) -> Ending:
        """What ends the reminders; a decision names the day, unless it is the one that it would be about anyhow."""
        ends = ending(alert, seen.found.status, notice_clause(alert, seen.agreement, seen.found))
        if recipients.ours and alert.parties and recipients.ours.isdisjoint(alert.parties) and ends.by.is_decision:
            return Ending(By.THEIRS)
        about = to_decide_on(seen.agreement, seen.found, seen.hanging)
        if alert.kind is AlertKind.TERM_RENEWS and about is not None and (
                about[1] in LAST_DAYS and alert.day is not None and about[0] > alert.day):
            return Ending(By.TOO_LATE)
        if alert.day is None or not ends.by.is_decision or (about is not None and about[0] == alert.day):
            return ends
        return evolve(ends, told={"about": alert.day.isoformat()})

    @property
    def _says(self) -> dict[str, Phrases]:
        return {language: Phrases(language, self.register.inference.rulebook) for language in LANGUAGES}


def _is_urgent(alert: Alert, ends: Ending, today: date) -> bool:
    """Whether a day is near, or has passed just now with something left undone; or a decision is not carried out."""
    if ends.by in (By.TOO_LATE, By.THEIRS, By.SETTLED):
        return False
    if alert.day is None or alert.tell.is_of_decision:
        return alert.tell.is_of_decision
    is_turn_over = alert.is_passed and alert.kind not in LAST_DAYS
    return abs(alert.day - today) <= _URGENT and not is_turn_over
