"""What a year's nightly runs have told, tried against what is reckoned by hand, and from scratch, after each run."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Final

from attrs import define, field, frozen
from sqlalchemy import select

from engine.alerts.night import Counts, Night
from engine.alerts.post import Post, Sent
from engine.assess.alerting import alerts
from engine.model.alerts import AlertKind, AlertLevel, Tonight
from engine.register import outbox
from engine.register.days import HERE
from engine.register.schema import ALERT
from engine.register.seeing import Seen, see
from tests.alerts.by_hand import A_DAY, Facts, LastDay, last_step
from tests.alerts.year import CutOffError, Life, Year

HAND_KINDS: Final = (AlertKind.NOTICE_DEADLINE, AlertKind.OPTION_DEADLINE)
ALIVE: Final = (outbox.WAITING, outbox.SENT, outbox.GIVEN_UP)
FROM_SCRATCH: Final = 4
"""So many agreements are tried from scratch each night, besides those that have changed."""


@frozen(slots=False)
class Row:
    """A row of the outbox."""

    key: str
    recipient: str
    channel: str
    thing: str
    agreement: str
    told_on: date
    status: str
    letter: str | None
    claimed_until: str | None
    next_try_at: str | None

    @property
    def address(self) -> tuple[str, str, str]:
        """What tells it from every other."""
        return self.key, self.recipient, self.channel

    @cached_property
    def is_by_hand(self) -> bool:
        """Whether it is about a last day, which is reckoned by hand."""
        return self.thing.split("|")[1] in HAND_KINDS

    @property
    def lead(self) -> str:
        """Which step it is."""
        return self.key.rpartition("|")[2]

    def is_free(self, now: datetime) -> bool:
        """Whether no run has it in its hands that was killed a moment ago."""
        until = self.claimed_until or ""
        return until <= outbox.at(now) or until > outbox.at(now + A_DAY)

    def is_to_be_sent(self, now: datetime) -> bool:
        """Whether it waits, and not for a later try."""
        return self.status == outbox.WAITING and self.is_free(now) and (self.next_try_at or "") <= outbox.at(now)


@define
class Oracle:
    """What has been seen of a year, night by night."""

    year: Year
    rows: dict[tuple[str, str, str], Row] = field(factory=dict)
    of_agreement: dict[str, list[Row]] = field(factory=dict)
    unrecorded: set[tuple[str, str, str, str]] = field(factory=set)
    """Letter, alert, recipient and channel of what was delivered by a run that was then killed."""
    fell: dict[str, datetime] = field(factory=dict)
    """The last run by which each thing did not stand, or may not have."""
    gone: dict[str, date] = field(factory=dict)
    """The day of the last run by which each thing did certainly not stand."""
    silent: dict[str, date] = field(factory=dict)
    """The day of the last run by which people had decided so that nothing was told of it."""
    delivered: dict[tuple[str, str, str], list[tuple[datetime, str]]] = field(factory=dict)
    seen_to: int = 0

    def run(self, now: datetime) -> tuple[Counts, Sent | None]:
        """A run, and everything that is tried after it."""
        year, today, before = self.year, now.astimezone(HERE).date(), self.rows
        counts = Night(year.register, year.settings).queue(now, lambda _: None)
        sent: Sent | None = None
        try:
            sent = Post(year.register.store, year.settings).deliver(now)
        except CutOffError:
            year.did["cut off"] += 1
        self.rows = {each.address: each for each in self._all_rows()}
        sent_now = self._try_delivery(now, is_whole=sent is not None)
        self.of_agreement = {}
        for each in self.rows.values():
            self.of_agreement.setdefault(each.agreement, []).append(each)
        new: dict[str, list[Row]] = {}
        for address, each in self.rows.items():
            was_alive = address in before and before[address].status in ALIVE
            is_queued = each.told_on == today and each.status in ALIVE and not was_alive
            if is_queued or address in sent_now:
                new.setdefault(each.agreement, []).append(each)
        for life in year.lives.values():
            self._try_one(life, now, new.get(life.name, ()))
        told = sorted(new.keys() - year.touched)
        some = [year.random.choice(list(year.lives)), *year.random.sample(told, min(FROM_SCRATCH - 1, len(told)))]
        for name in [*sorted(year.touched), *some]:
            self._try_from_scratch(name, today, new.get(name, ()))
        year.touched.clear()
        year.told = sorted(new.keys() | {each.agreement for each in self.rows.values()
                                         if each.status == outbox.WAITING})
        year.did["runs"] += 1
        year.did["visited"] += counts.visited
        return counts, sent

    def _all_rows(self) -> Iterator[Row]:
        asked = select(*(ALERT.c[name] for name in Row.__annotations__))
        with self.year.register.store.reading() as connection:
            for each in connection.execute(asked):
                yield Row(**(each._asdict() | {"told_on": date.fromisoformat(each.told_on)}))

    # --- Delivery -----------------------------------------------------------------------------------------------------

    def _try_delivery(self, now: datetime, *, is_whole: bool) -> set[tuple[str, str, str]]:
        """What was delivered in this run, against what has been before and what the outbox says of it."""
        line = self.year.line
        log, self.seen_to = line.log[self.seen_to:], len(line.log)
        recorded = {(each.letter, each.key, each.channel) for each in self.rows.values() if each.status == outbox.SENT}
        whose: dict[tuple[str | None, str, str], list[str]] = {}
        for row in self.rows.values():
            whose.setdefault((row.letter, row.key, row.channel), []).append(row.recipient)
        sent_now: set[tuple[str, str, str]] = set()
        about: set[tuple[str, str, str]] = set()
        for at, letter, key, address, channel in log:
            assert at == now
            for to in whose[letter, key, channel]:
                life = self.year.lives[self.rows[key, to, channel].agreement]
                assert address == life.at(to, now.astimezone(HERE).date()), f"{now}: {key} to {address}"
                assert (key.rpartition("|")[0], to, channel) not in about, f"{now}: two steps of one thing: {key} {to}"
                about.add((key.rpartition("|")[0], to, channel))
                self._try_one_delivery(now, letter, (key, to, channel))
                sent_now.add((key, to, channel))
                self.unrecorded.discard((letter, key, to, channel))
                if (letter, key, channel) not in recorded:
                    assert not is_whole
                    self.unrecorded.add((letter, key, to, channel))
        if is_whole and not line.is_down:
            assert [] == [each for each in self.rows.values() if each.is_to_be_sent(now)], "what waits and can be sent"
            stuck = [each for each in self.rows.values() if each.status == outbox.WAITING and each.letter is None]
            assert [] == stuck, "nothing waits for a letter that is never written"
        return sent_now

    def _try_one_delivery(self, now: datetime, letter: str, what: tuple[str, str, str]) -> None:
        """Nothing is delivered twice, unless it had fallen away, or nobody knew that it had been delivered."""
        earlier = self.delivered.setdefault(what, [])
        for when, by in earlier:
            has_fallen = self.fell.get(what[0].rpartition("|")[0], when) > when
            if (by, *what) in self.unrecorded:
                assert by == letter or has_fallen, f"{what}: another letter than the one that may have arrived"
            else:
                assert has_fallen, f"{now}: {what} a second time"
                assert by != letter, f"{what}: told anew by a letter that mail servers take for the first"
        earlier.append((now, letter))

    # --- By hand ------------------------------------------------------------------------------------------------------

    def _try_one(self, life: Life, now: datetime, new: Sequence[Row]) -> None:
        """What has been told of one agreement; ``new``: what has been queued or delivered in this run."""
        today, facts = now.astimezone(HERE).date(), life.facts
        every = self.of_agreement.get(life.name, [])
        is_settled = facts.is_settled(today) if facts is not None else None
        if not life.versions:
            assert [] == [each for each in every if each.status == outbox.WAITING], "of what is not known"
            assert [] == list(new), "of what is not known"
        for each in every:
            is_reckoned = facts is not None and each.is_by_hand
            if not life.versions or (is_reckoned and is_settled is None) or (
                    not is_reckoned and each.status not in ALIVE):
                self.fell[each.thing] = now
            if not life.versions:
                self.gone[each.thing] = today
        if facts is not None and is_settled is not None:
            self._try_by_hand(life, facts, now, new, is_settled=is_settled)

    def _try_by_hand(self, life: Life, facts: Facts, now: datetime, new: Sequence[Row], *, is_settled: bool) -> None:
        today = now.astimezone(HERE).date()
        ahead, passed = ([], []) if is_settled else (facts.ahead(today), facts.passed(today))
        told = {self._thing(life, each, each.asked(today)): each for each in ahead}
        gone = {self._thing(life, each, day): each for each in passed for day in (each.day, each.latest)}
        later = {self._thing(life, each, each.latest) for each in ahead}
        silent = {thing for thing, each in told.items() if facts.is_silent(each, each.asked(today), today)}
        self.silent |= dict.fromkeys(silent, today)
        for row in self.of_agreement.get(life.name, []):
            waits = row.status == outbox.WAITING
            if row.is_by_hand and not any(row.thing in each for each in (told, gone, later)):
                self.fell[row.thing], self.gone[row.thing] = now, today
                assert not waits, f"{now}: {row.key} waits, and has gone"
            assert not (waits and row.thing in silent), f"{now}: {row.key} waits, and is decided: {facts}"
        self._must(life, facts, ahead, today)
        self._must_not(life, facts, told, gone, today, [each for each in new if each.is_by_hand])

    def _thing(self, life: Life, each: LastDay, day: date) -> str:
        return f"{life.name}|{each.kind.value}|{each.of}|{day}"

    def _must(self, life: Life, facts: Facts, ahead: Sequence[LastDay], today: date) -> None:
        """Each last day that stands has been told since its last step, to each who is to be told."""
        for each in ahead:
            about = each.asked(today)
            since = last_step(each, today)
            if since is None or facts.is_silent(each, about, today):
                continue
            level = AlertLevel.ESCALATED if about - today <= timedelta(days=30) else AlertLevel.FIRST
            told = self._told_of(life, self._thing(life, each, about), since)
            called, reached = {row.recipient for row in told}, {life.at(row.recipient, row.told_on) for row in told}
            # Whoever stands in for another has got it as the other's, and that one, come back, need not get it again.
            untold = {one: at for one, at in life.told_of(level, today).items()
                      if one not in called and at not in reached and not (told and life.is_of_away(one))}
            assert not untold, f"{today}: {life.name}: {each} not told {untold} since {since}: {facts}"
            self.year.did["told in time"] += 1
        for each in facts.passed(today):
            if each.end >= today and not facts.is_settled(today) and not facts.is_silent(each, each.latest, today):
                thing = self._thing(life, each, each.latest)
                assert self._told_of(life, thing, each.latest + A_DAY), f"{today}: {thing} passed untold: {facts}"
                self.year.did["told as passed"] += 1

    def _told_of(self, life: Life, thing: str, since: date) -> list[Row]:
        """What has been told of a thing since then, and since it last fell away."""
        since = max(since, self.gone.get(thing, since))
        return [row for row in self.of_agreement.get(life.name, [])
                if row.thing == thing and row.status in ALIVE and row.told_on >= since]

    def _must_not(self, life: Life, facts: Facts, told: Mapping[str, LastDay], gone: Mapping[str, LastDay],
                  today: date, new: Sequence[Row]) -> None:
        """Nothing is told of what is not there, what is decided, before its time or again between two steps."""
        for row in new:
            if row.thing in told:
                each = told[row.thing]
                since = last_step(each, today)
                assert row.lead != "passed"
                assert since is not None, f"{today}: {row.key} told before its time"
                assert not facts.is_silent(each, each.asked(today), today), f"{today}: {row.key} decided: {facts}"
                self._try_again(life, row, since)
            else:
                assert row.thing in gone, f"{today}: {row.key} told, and does not stand: {facts}"
                assert row.lead == "passed" or row.lead.startswith("lapsed:")
                assert not facts.is_silent(gone[row.thing], gone[row.thing].latest, today), f"{today}: {row.key}"

    def _try_again(self, life: Life, row: Row, since: date) -> None:
        """One is told of a thing again only when a step has come since, or it had fallen away or been silent.

        So is what a decision kept silent until it lapsed, when the decision is taken back.
        """
        no_day = date.min
        fell = self.fell[row.thing].astimezone(HERE).date() if row.thing in self.fell else no_day
        apart = max(since, fell, self.silent.get(row.thing, no_day))
        again = [each.key for each in self.of_agreement[life.name]
                 if each.thing == row.thing and each.key != row.key and each.status in ALIVE
                 and (each.recipient, each.channel) == (row.recipient, row.channel)
                 and apart <= each.told_on < row.told_on
                 and not (each.lead.startswith("lapsed:") and each.told_on <= life.decided_on)]
        if row.lead.startswith("lapsed:"):
            assert life.decisions, f"{row.key}: nothing was decided"
        else:
            assert not again, f"{row}: told again without cause, after {again}"

    # --- From scratch -------------------------------------------------------------------------------------------------

    def _try_from_scratch(self, name: str, today: date, new: Collection[Row]) -> None:
        """Whatever a run that had never run before would tell of an agreement has been told, and nothing else is."""
        year = self.year
        seen = see(year.register, [name], today).get(name)
        if not isinstance(seen, Seen):
            return
        rows = [each for each in self.of_agreement.get(name, []) if each.status in ALIVE]
        told: dict[str, date] = {}
        for each in rows:
            told[each.thing] = max(each.told_on, told.get(each.thing, each.told_on))

        def scratch(told: Mapping[str, date], since: date | None) -> Tonight:
            return Tonight(agreement=seen.agreement, found=seen.found, changed_on=seen.changed_on, told=told,
                           decisions=seen.decisions, hanging=seen.hanging, others_horizon=seen.others_horizon,
                           since=since, is_changed=True, is_owned=bool(year.lives[name].owners))

        leads, inference = year.settings.lead_times, year.register.inference
        keys = {each.key for each in rows}
        missing = [each.key for each in alerts(scratch(told, None), leads, inference) if each.key not in keys]
        assert not missing, f"{today}: {missing} not told of {year.lives[name]}; told: {rows}"
        year.did["from scratch"] += 1
        if new:
            may = {each.thing for each in alerts(scratch({}, today - timedelta(days=366)), leads, inference)}
            untrue = [each.key for each in new if each.thing not in may]
            assert not untrue, f"{today}: {untrue} told of {year.lives[name]}"
            year.did["nothing else"] += 1


__all__ = ["Oracle"]
