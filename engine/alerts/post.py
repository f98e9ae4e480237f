"""What waits in the outbox delivered, each letter's outcome kept as soon as it is known."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from time import monotonic
from typing import Final

from attrs import define, evolve, field, frozen

from engine.alerts.addresses import Address, same
from engine.alerts.channels import Channel, Mail
from engine.alerts.configured import Settings
from engine.alerts.delivery import deliver
from engine.alerts.ending import By, Ending, Escalated
from engine.alerts.letters import Letter, Told, letters
from engine.alerts.outcome import Outcome, Result, next_try
from engine.alerts.recipients import address_of, instead_of, is_second, tokens
from engine.explain.phrases import Phrases
from engine.model.alerts import AlertKind
from engine.register import outbox
from engine.register.batches import batches
from engine.register.days import swedish_day
from engine.register.outbox import GIVEN_UP, SENT, Due, Waiting
from engine.register.person_chain import Person
from engine.register.persons import with_tokens
from engine.register.store import Store

AT_A_TIME: Final = 100
"""Letters that are taken to be sent together."""

_CLAIMED: Final = timedelta(minutes=30)
"""For so long at least a run has what it has taken to itself after each letter; if it is killed, another takes it then.
"""
_STEPS: Final = 20
"""More than the answers of a mail server that a letter waits for, also where it is begun again on a new connection."""


class _ChangedError(Exception):
    """Something of what this run had taken has been withdrawn, or taken by another run."""


@define
class Sent:
    """What has been delivered so far, in letters. ``told``: what a server or channel has said of what was not."""

    sent: int = 0
    given_up: int = 0
    overdue: int = 0
    """Those that wait, and have waited for longer than a letter that is refused would be tried."""
    unreachable: set[outbox.Address] = field(factory=set)
    """Alerts that nobody is to have: there is no administrator."""
    told: list[tuple[Address, Outcome]] = field(factory=list)

    @property
    def is_for_people(self) -> bool:
        """Whether something is not delivered that no repetition helps, before somebody has seen to it."""
        return bool(self.given_up or self.overdue or self.unreachable) or any(
            each.is_for_people or each.result is Result.REFUSED for _, each in self.told)


@frozen
class Post:
    """The delivery of what waits in a register's outbox."""

    store: Store
    settings: Settings

    def deliver(self, now: datetime) -> Sent:
        """Deliver what is to be delivered by now: each letter at least once, and never twice once that is known."""
        sent = Sent()
        began = monotonic()
        register = self.store.beginning()
        outbox.forget(self.store, swedish_day(now))
        channels = sorted(self.settings.channels, key=lambda each: bool(each.only_to))
        outbox.readdress(self.store, [each.name for each in channels], now)
        for channel in channels:
            delivery = _Delivery(self.store, self.settings, channel, register, now, began, sent)
            while delivery.every():
                pass
        return sent


@define
class _Delivery:
    """What waits delivered through one channel, some letters at a time."""

    store: Store
    settings: Settings
    channel: Channel
    register: str
    now: datetime
    began: float
    sent: Sent
    persons: dict[str, Person] = field(factory=dict)

    def every(self) -> bool:
        """Deliver all that is due; whether there was any. What another run takes away from meanwhile may be left."""
        planned = self._planned()
        taken = [self._some([address for letter in some for address in letter])
                 for some in batches(planned, AT_A_TIME)]
        return any(taken)

    def _some(self, wanted: Sequence[outbox.Address]) -> bool:
        """Deliver some letters; whether there were any left to this run."""
        until = self._until()
        taken = outbox.claim(self.store, wanted, self.now, self._clock(), until, self._named)
        left = _by_letter(taken)

        def on_outcome(letter: Letter, outcome: Outcome) -> None:
            nonlocal until
            some, later = left.pop(letter.message_id), self._until()
            held = self._settle(letter, some, outcome, self._claimed(left, until), later)
            until = later
            if held != sum(map(len, left.values())):
                raise _ChangedError

        while left:
            with suppress(_ChangedError):
                deliver([self._letter(*each) for each in left.items()], self.channel, self.settings, self.now,
                        on_outcome)
                break
            held = outbox.held(self.store, self._claimed(left, until))
            left = _by_letter([each for some in left.values() for each in some if each.address in held])
        return bool(taken)

    def _claimed(self, left: Mapping[str, Sequence[Waiting]], until: datetime) -> outbox.Claimed:
        return outbox.Claimed(rest=tuple(left), channel=self.channel.name, until=until)

    def _clock(self) -> datetime:
        """What the time is, by the time that has gone, however long the run has been at work."""
        return self.now + timedelta(seconds=monotonic() - self.began)

    def _until(self) -> datetime:
        """Until when what is taken now is this run's: longer than any one letter may take."""
        slowest = timedelta(seconds=_STEPS * self.channel.timeout if isinstance(self.channel, Mail) else 0)
        return self._clock() + max(_CLAIMED, slowest)

    def _planned(self) -> list[list[outbox.Address]]:
        """What is due, letter by letter: what was in one letter, and what is new to one person.

        It is found without what is said, however much waits, and looked at again when it is taken.
        """
        going: list[tuple[Due, Address]] = []
        for some in batches(outbox.due(self.store, self.now, self._clock(), self.channel.name)):
            self.persons = self._persons(some)
            ways = [(each, self._to(each)) for each in some]
            self.sent.unreachable |= {each.address for each, to in ways if to is None}
            going += [(each, to) for each, to in ways if to is not None]
        to_whom: dict[str | None, set[str]] = {}
        for each, to in going:
            if self.channel.takes(to):
                to_whom.setdefault(each.letter, set()).add(same(to.spec))
        # What is sent again to several, since it has been told meanwhile who they are, is no longer one letter.
        parted = {letter for letter, specs in to_whom.items() if letter is not None and len(specs) > 1}
        outbox.part(self.store, parted, self._clock(), self.channel.name)
        letters: dict[tuple[str, ...], list[outbox.Address]] = {}
        for each, to in going:
            again = () if each.letter is None or each.letter in parted else (each.letter,)
            new = (same(to.spec),) if self.settings.recipient(to).is_digest else (same(to.spec), each.key)
            letters.setdefault(again or new, []).append(each.address)
        return list(letters.values())

    def _named(self, waiting: Sequence[Waiting]) -> dict[outbox.Address, str | None]:
        """The letter that each goes with (``outbox.Naming``): one that is sent again is the same, to one person."""
        self.persons = self._persons(waiting)
        ways = {each.address: to for each in waiting if (to := self._to(each)) is not None}
        named: dict[outbox.Address, str | None] = {
            address: None for address, to in ways.items() if not self.channel.takes(to)}
        by_letter: dict[str | None, list[Waiting]] = {}
        for each in waiting:
            if each.address in ways and each.address not in named:
                by_letter.setdefault(each.letter, []).append(each)
        new: dict[str, list[Waiting]] = {}
        for each in by_letter.pop(None, ()):
            new.setdefault(same(ways[each.address].spec), []).append(each)
        for some in new.values():
            named |= dict(self._new(some))
        for letter, some in by_letter.items():
            if len({same(ways[each.address].spec) for each in some}) == 1:
                named |= {each.address: letter for each in some}
        return named

    def _new(self, some: Sequence[Waiting]) -> Iterator[tuple[outbox.Address, str]]:
        """The new letters to one person. What is told anew is in another letter than it was the last time."""
        register = f"{self.register}|{max(each.told_on for each in some).isoformat()}"
        to = self._to(some[0])
        for letter in letters({to: [self._told(each, to) for each in some]}, self.settings, register) if to else ():
            keys = {each.key for each in letter.told}
            yield from ((each.address, letter.message_id) for each in some if each.key in keys)

    def _letter(self, message_id: str, some: Sequence[Waiting]) -> Letter:
        """The letter that is to be sent, or sent again."""
        to = self._to(some[0])
        if to is None:
            raise ValueError(message_id)  # it was not taken
        whole = evolve(self.settings.recipient(to), is_digest=True)
        settings = evolve(self.settings, recipients={**self.settings.recipients, same(to.spec): whole})
        letter, = letters({to: [self._told(each, to) for each in some]}, settings, self.register)
        return evolve(letter, message_id=message_id)

    def _to(self, each: Due) -> Address | None:
        return address_of(each.recipient, self.persons, self.settings, swedish_day(self.now))

    def _settle(self, letter: Letter, some: Sequence[Waiting], outcome: Outcome, claimed: outbox.Claimed,
                until: datetime) -> int:
        """What became of a letter, kept (``outbox.settled``). Only one that is refused is given up, and not at once."""
        attempts = max(each.attempts for each in some) + 1
        first = min(each.told_on for each in some)
        is_old = swedish_day(self.now) - first > timedelta(days=self.settings.give_up_days)
        values = {"next_try_at": outbox.at(next_try(attempts, self.now))}
        if outcome.result is Result.ACCEPTED:
            self.sent.sent += 1
            values = {"status": SENT}
        else:
            self.sent.told.append((letter.to, outcome))
            if outcome.result is Result.REFUSED and is_old:
                self.sent.given_up += 1
                values = {"status": GIVEN_UP}
            else:
                self.sent.overdue += is_old
        return outbox.settled(self.store, letter.message_id, claimed, until, **values)

    def _persons(self, due: Sequence[Due]) -> dict[str, Person]:
        """The persons that are told something, as long as they are kept, by their tokens."""
        with self.store.reading() as connection:
            return {each.token: each for each in with_tokens(connection, tokens([each.recipient for each in due]))}

    def _told(self, each: Waiting, to: Address) -> Told:
        """What is said of an alert; where its words have been damaged, that they have."""
        try:
            return self._as_queued(each, to)
        except (AttributeError, KeyError, TypeError, ValueError):
            say = Phrases(self.settings.recipient(to).language)
            return Told(key=each.key, told_on=each.told_on, agreement=each.agreement, title=each.agreement, day=None,
                        kind=AlertKind.UNREADABLE, sentence=say("alert.damaged"), ending=Ending(By.MEND),
                        link=self.settings.link_to(each.agreement), is_urgent=True)

    def _as_queued(self, each: Waiting, to: Address) -> Told:
        body = each.body
        return Told(key=each.key, told_on=each.told_on, agreement=each.agreement, title=body["title"],
                    kind=AlertKind(body["kind"]), day=None if body["day"] is None else date.fromisoformat(body["day"]),
                    sentence=body["sentence"][self.settings.recipient(to).language],
                    ending=Ending(By(body["ends_by"]), {
                        str(key): str(value) for key, value in body["ends_with"].items()}),
                    link=self.settings.link_to(each.agreement), is_second=is_second(each.recipient),
                    escalated=None if body["escalated"] is None else Escalated(body["escalated"]),
                    is_passed=body["is_passed"], is_urgent=body["is_urgent"], is_certain=body["is_certain"],
                    is_day_known=body["is_day_known"],
                    instead_of=instead_of(each.recipient, self.persons, self.settings, swedish_day(self.now)))


def _by_letter(taken: Sequence[Waiting]) -> dict[str, list[Waiting]]:
    """What is said, by the letters that it is in."""
    found: dict[str, list[Waiting]] = {}
    for each in taken:
        found.setdefault(each.letter or "", []).append(each)
    return found
