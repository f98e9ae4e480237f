"""The outbox: alerts that wait to be delivered, and the runs that queued and delivered them."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final

from attrs import evolve, field, frozen
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Row,
    bindparam,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from engine.register.batches import batches
from engine.register.chain import instant
from engine.register.engines import let_in, telling, writing
from engine.register.schema import ALERT, RUN
from engine.register.store import Store

WAITING: Final = "waiting"
SENT: Final = "sent"
WITHDRAWN: Final = "withdrawn"
GIVEN_UP: Final = "given_up"
PAST: Final = "past"

_GONE: Final = (WITHDRAWN, PAST)
"""What is told anew if it stands again."""

_UNTOLD: Final = (*_GONE, GIVEN_UP)
"""What is queued anew if it is to be told: also what could not be delivered, since it may go elsewhere by now."""

_FARTHEST: Final = timedelta(days=1)
"""Nothing is put off for longer: what is, was so by a clock that has been set back since."""

_KEPT: Final = 731
"""Days that what is over and done with is kept."""

_ADDRESS: Final = (ALERT.c.key, ALERT.c.recipient, ALERT.c.channel)

Address = tuple[str, str, str]
"""What tells one row from every other: the alert's key, the recipient, the channel."""


@frozen(kw_only=True)
class Queued:
    """One alert to one recipient by one channel, as it is queued."""

    key: str
    recipient: str
    """The token of a person, or what an address is called in the settings: never a person's own data."""
    channel: str
    thing: str
    agreement: str
    told_on: date
    body: Mapping[str, Any]
    """What it says, in each language: what JSON can hold."""

    @property
    def address(self) -> Address:
        """What tells it from every other."""
        return self.key, self.recipient, self.channel


@frozen(kw_only=True)
class Due:
    """One alert to one recipient by one channel, that is to be delivered: which it is, and in which letter."""

    key: str
    recipient: str
    channel: str
    letter: str | None
    """The Message-ID that it has been sent with already, or was about to be."""

    @property
    def address(self) -> Address:
        """What tells it from every other."""
        return self.key, self.recipient, self.channel


@frozen(kw_only=True)
class Waiting(Due):
    """The same with what it says."""

    agreement: str
    told_on: date
    body: Mapping[str, Any]
    attempts: int


Naming = Callable[[Sequence[Waiting]], Mapping[Address, str | None]]
"""What gives each of some alerts the Message-ID of the letter that it goes with.

None: the channel is not for whoever is to have it. Those left out wait: they have nobody to go to, or they were in one
letter and are to go to several.
"""


@frozen(kw_only=True)
class Claimed:
    """Letters that a run has taken to itself until then, and not yet sent."""

    rest: Sequence[str]
    channel: str
    until: datetime


@frozen(kw_only=True)
class State:
    """What earlier runs have told of one agreement."""

    told: Mapping[str, Mapping[str, date]] = field(factory=dict)
    """The day on which each thing was last told each recipient."""
    waiting: Mapping[str, str] = field(factory=dict)
    """The thing of each alert that waits to be delivered, by its key."""

    def told_all(self, recipients: Collection[str]) -> dict[str, date]:
        """The day by which each thing was last told, of what every one of ``recipients`` has been told."""
        return {thing: min(days[each] for each in recipients) for thing, days in self.told.items()
                if recipients and all(each in days for each in recipients)}


@frozen(kw_only=True)
class Run:
    """What a nightly run did."""

    id: str
    started_at: datetime
    finished_at: datetime | None
    as_of: date
    told: Mapping[str, Any]


def states(connection: Connection, agreements: Sequence[str]) -> dict[str, State]:
    """What earlier runs have told of each of ``agreements``."""
    told: dict[str, dict[str, dict[str, date]]] = {}
    waiting: dict[str, dict[str, str]] = {}
    columns = [ALERT.c[each] for each in ("agreement", "recipient", "key", "thing", "told_on", "status")]
    for row in connection.execute(select(*columns).where(
            ALERT.c.agreement.in_(agreements), ALERT.c.status.not_in(_GONE))):
        days, day = told.setdefault(row.agreement, {}).setdefault(row.thing, {}), date.fromisoformat(row.told_on)
        days[row.recipient] = max(day, days.get(row.recipient, day))
        if row.status == WAITING:
            waiting.setdefault(row.agreement, {})[row.key] = row.thing
    return {each: State(told=told.get(each, {}), waiting=waiting.get(each, {}))
            for each in agreements}


def queue(connection: Connection, alerts: Sequence[Queued]) -> int:
    """Queue those that have not been queued before, and how many there were.

    What had fallen away and stands again is told anew. What waits and has not been in any letter says what it now is
    to say. What could not be delivered of the same things by then is over: it is told by a newer step.
    """
    keys = sorted({each.key for each in alerts})
    known = {(row.key, row.recipient, row.channel): row for some in batches(keys)
             for row in connection.execute(select(*_ADDRESS, ALERT.c.status, ALERT.c.letter, ALERT.c.body).where(
                 ALERT.c.key.in_(some)))}
    new = {each.address: each for each in alerts
           if each.address not in known or known[each.address].status in _UNTOLD}
    bodies = {each.address: json.dumps(each.body, ensure_ascii=False) for each in alerts}
    _change(connection, {address: {"body": body} for address, body in bodies.items() if address in known
                         and (known[address].status, known[address].letter) == (WAITING, None)
                         and known[address].body != body})
    for address in new.keys() & known.keys():
        connection.execute(delete(ALERT).where(*_is(address)))
    _let_go_of_earlier(connection, list(new.values()))
    if new:
        connection.execute(insert(ALERT), [
            {"key": each.key, "recipient": each.recipient, "channel": each.channel, "thing": each.thing,
             "agreement": each.agreement, "told_on": each.told_on.isoformat(),
             "body": bodies[each.address], "status": WAITING, "letter": None, "attempts": 0,
             "next_try_at": None, "claimed_until": None} for each in new.values()])
    return len(new)


def _let_go_of_earlier(connection: Connection, alerts: Sequence[Queued]) -> None:
    """That what was given up of the things that ``alerts`` tell is over, unless it is the same step."""
    steps: dict[str, set[str]] = {}
    for each in alerts:
        steps.setdefault(each.thing, set()).add(each.key)
    found = [row for some in batches(sorted({each.agreement for each in alerts})) for row in connection.execute(
        select(*_ADDRESS, ALERT.c.thing).where(ALERT.c.agreement.in_(some), ALERT.c.status == GIVEN_UP))]
    _change(connection, {(row.key, row.recipient, row.channel): {"status": PAST} for row in found
                         if row.thing in steps and row.key not in steps[row.thing]})


def let_go(connection: Connection, agreement: str, things: Sequence[str]) -> None:
    """That what has been told of an agreement is over: if any of ``things`` comes back, it is told anew."""
    for some in batches(things):
        connection.execute(update(ALERT).where(
            ALERT.c.agreement == agreement, ALERT.c.thing.in_(some),
            ALERT.c.status.in_((SENT, GIVEN_UP))).values(status=PAST))


def let_go_later(connection: Connection, agreements: Sequence[str], today: date) -> None:
    """The same of what was told on a later day, by a clock that has been set back since: it is told when its day comes.

    What that clock was no more than a day ahead of is not told twice.
    """
    for some in batches(agreements):
        connection.execute(update(ALERT).where(
            ALERT.c.agreement.in_(some), ALERT.c.status.in_((SENT, GIVEN_UP)),
            ALERT.c.told_on > (today + _FARTHEST).isoformat()).values(status=PAST))


def withdraw(connection: Connection, keys: Sequence[str]) -> int:
    """Take back alerts that wait and no longer stand, and how many there were.

    So is what another run has taken to send: it may have been killed. If it sends it all the same, ``settled`` says so.
    """
    return sum(connection.execute(update(ALERT).where(
        ALERT.c.key.in_(some), ALERT.c.status == WAITING).values(status=WITHDRAWN)).rowcount for some in batches(keys))


def withdraw_from_others(connection: Connection, recipients: Mapping[str, Sequence[str]]) -> int:
    """The same of what is told of each agreement, and waits for others than its ``recipients``.

    What could not be delivered to those others is over.
    """
    found = [(row.agreement, row.status) for some in batches(list(recipients)) for row in connection.execute(
        select(ALERT.c.agreement, ALERT.c.status).distinct().where(
            ALERT.c.agreement.in_(some), ALERT.c.status.in_((WAITING, GIVEN_UP))))]
    changed: Counter[str] = Counter()
    for agreement, status in found:
        changed[status] += connection.execute(update(ALERT).where(
            ALERT.c.agreement == agreement, ALERT.c.status == status, ALERT.c.recipient.not_in(recipients[agreement]),
            ).values(status=WITHDRAWN if status == WAITING else PAST)).rowcount
    return changed[WAITING]


def forget(store: Store, today: date) -> None:
    """Remove what has been over for two years: what fell away, and what was sent where a later step has been as well.

    The last that was told of each thing that stands is kept, so that it is not told again.
    """
    later = ALERT.alias()
    is_told_since = exists().where(
        later.c.agreement == ALERT.c.agreement, later.c.status == SENT, later.c.thing == ALERT.c.thing,
        later.c.told_on > ALERT.c.told_on)
    is_old = ALERT.c.told_on < (today - timedelta(days=_KEPT)).isoformat()
    asked = select(*_ADDRESS).where(is_old, or_(ALERT.c.status.in_(_GONE), (ALERT.c.status == SENT) & is_told_since))
    with telling(store.place), store.engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(asked)]
    for some in batches(found):
        with writing(store.engine, store.place) as connection:
            connection.execute(delete(ALERT).where(*_is_each(), is_old), [_named(each) for each in some])
        let_in(store.engine)


def readdress(store: Store, channels: Sequence[str], now: datetime) -> None:
    """Give what waits for a channel that is no more to the first of ``channels``, unless that has it already."""
    with writing(store.engine, store.place) as connection:
        for row in list(connection.execute(select(*_ADDRESS).where(
                ALERT.c.status == WAITING, ALERT.c.channel.not_in(channels), _has_come(ALERT.c.claimed_until, now)))):
            there = (row.key, row.recipient, channels[0])
            is_there = connection.execute(select(ALERT.c.key).where(*_is(there))).first() is not None
            connection.execute(update(ALERT).where(*_is(tuple(row))).values(
                **{"status": WITHDRAWN} if is_there else {"channel": channels[0]}))


def due(store: Store, by: datetime, now: datetime, channel: str) -> list[Due]:
    """What is to be delivered ``by`` then through a channel, and no other run has taken ``now``."""
    with telling(store.place), store.engine.connect() as connection:
        return [Due(**row._asdict()) for row in connection.execute(select(*_ADDRESS, ALERT.c.letter).where(
            ALERT.c.channel == channel, *_is_due(by, now)).order_by(ALERT.c.recipient, ALERT.c.key))]


def part(store: Store, letters: Collection[str], now: datetime, channel: str) -> None:
    """Take what waits, and no other run has taken ``now``, out of the letters that it was in: it goes to several."""
    if not letters:
        return
    with writing(store.engine, store.place) as connection:
        for some in batches(sorted(letters)):
            connection.execute(update(ALERT).where(
                ALERT.c.letter.in_(some), ALERT.c.channel == channel, ALERT.c.status == WAITING,
                _has_come(ALERT.c.claimed_until, now)).values(letter=None))


def claim(store: Store, wanted: Collection[Address], by: datetime, now: datetime, until: datetime, name: Naming,
          ) -> list[Waiting]:
    """Take those of ``wanted`` that are still ``due``, for this run alone ``until`` then.

    ``name`` names the letters that they go with.
    """
    asked = frozenset(wanted)
    with writing(store.engine, store.place) as connection:
        found = [each for some in batches(sorted({key for key, _, _ in asked})) for row in connection.execute(
            select(ALERT).where(ALERT.c.key.in_(some), *_is_due(by, now)))
            if (each := _waiting(row)).address in asked]
        found.sort(key=lambda each: (each.recipient, each.key))
        named = name(found)
        taken = [evolve(each, letter=letter) for each in found if (letter := named.get(each.address)) is not None]
        _change(connection, {each.address: {"letter": each.letter, "claimed_until": at(until)} for each in taken})
        _change(connection, {address: {"status": WITHDRAWN} for address, letter in named.items() if letter is None})
    return taken


def settled(store: Store, letter: str, claimed: Claimed, until: datetime, **values: str) -> int:
    """What became of a letter that this run has taken: its new ``status``, or ``next_try_at``.

    What was withdrawn while it was being sent has been sent all the same. The rest of what was taken with it is kept
    ``until`` then; how many alerts that is. They are fewer than were taken if some have been withdrawn meanwhile, or
    another run has taken them, this one having stood still for longer than it was to: that has the letter too, then.
    """
    statuses = (WAITING, WITHDRAWN) if values.get("status") == SENT else (WAITING,)
    with writing(store.engine, store.place) as connection:
        mine = (ALERT.c.channel == claimed.channel, ALERT.c.claimed_until == at(claimed.until))
        connection.execute(update(ALERT).where(ALERT.c.letter == letter, ALERT.c.status.in_(statuses), *mine).values(
            attempts=ALERT.c.attempts + 1, claimed_until=None, **values))
        # What is withdrawn of the rest keeps the old instant, and is not this run's any longer.
        return connection.execute(update(ALERT).where(
            ALERT.c.letter.in_(claimed.rest), ALERT.c.status == WAITING, *mine).values(
                claimed_until=at(until))).rowcount


def held(store: Store, claimed: Claimed) -> frozenset[Address]:
    """What is left to a run of what it has claimed."""
    with telling(store.place), store.engine.connect() as connection:
        return frozenset((row.key, row.recipient, row.channel) for row in connection.execute(select(*_ADDRESS).where(
            ALERT.c.letter.in_(claimed.rest), ALERT.c.status == WAITING, ALERT.c.channel == claimed.channel,
            ALERT.c.claimed_until == at(claimed.until))))


def waiting_since(store: Store) -> date | None:
    """The day on which the oldest of what waits was to be told; None: nothing waits."""
    with store.reading() as connection:
        found = connection.scalar(select(func.min(ALERT.c.told_on)).where(ALERT.c.status == WAITING))
    return None if found is None else date.fromisoformat(found)


def counts(store: Store) -> dict[str, int]:
    """How many alerts wait, and how many have been given up."""
    with telling(store.place), store.engine.connect() as connection:
        rows = connection.execute(select(ALERT.c.status, func.count().label("many")).where(
            ALERT.c.status.in_((WAITING, GIVEN_UP))).group_by(ALERT.c.status))
        return {row.status: row.many for row in rows}


def begin_run(store: Store, run: Run) -> None:
    """That a run has begun."""
    with writing(store.engine, store.place) as connection:
        connection.execute(insert(RUN).values(
            id=run.id, started_at=instant(run.started_at), finished_at=None, as_of=run.as_of.isoformat(),
            told=json.dumps(run.told)))


def end_run(store: Store, run: Run, now: datetime) -> None:
    """That it has ended, and what it did."""
    with writing(store.engine, store.place) as connection:
        connection.execute(update(RUN).where(RUN.c.id == run.id).values(
            finished_at=instant(now), told=json.dumps(run.told)))


def last_run(store: Store, now: datetime, *, is_finished: bool = False) -> Run | None:
    """The run that began last by ``now``, of those that have finished if it is to have.

    One that began later was made by a clock that was wrong, and says nothing of whether one has been made since.
    """
    asked = select(RUN).where(RUN.c.started_at <= instant(now)).order_by(RUN.c.started_at.desc()).limit(1)
    if is_finished:
        asked = asked.where(RUN.c.finished_at.is_not(None))
    with telling(store.place), store.engine.connect() as connection:
        row = connection.execute(asked).one_or_none()
    return None if row is None else Run(
        id=row.id, started_at=datetime.fromisoformat(row.started_at), as_of=date.fromisoformat(row.as_of),
        finished_at=datetime.fromisoformat(row.finished_at) if row.finished_at else None, told=json.loads(row.told))


def at(moment: datetime) -> str:
    """An instant as it is kept."""
    return instant(moment)


def _waiting(row: Row[Any]) -> Waiting:
    try:
        body = json.loads(row.body)
    except ValueError:  # what has been damaged is told of as that, and keeps no other from being told
        body = {}
    return Waiting(key=row.key, recipient=row.recipient, channel=row.channel, agreement=row.agreement,
                   told_on=date.fromisoformat(row.told_on), body=body, letter=row.letter, attempts=row.attempts)


def _has_come(until: Column[Any], now: datetime) -> ColumnElement[bool]:
    """Whether nothing is put off until a later instant."""
    return or_(until.is_(None), until <= at(now), until > at(now + _FARTHEST))


def _is_due(by: datetime, now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Whether it is to be delivered ``by`` then, and no other run has taken it ``now``."""
    return ALERT.c.status == WAITING, _has_come(ALERT.c.next_try_at, by), _has_come(ALERT.c.claimed_until, now)


def _change(connection: Connection, changes: Mapping[Address, Mapping[str, str | None]]) -> None:
    """Change the same columns of each."""
    if changes:
        connection.execute(update(ALERT).where(*_is_each()),
                           [{**values, **_named(address)} for address, values in changes.items()])


def _is_each() -> tuple[ColumnElement[bool], ...]:
    """Whether it is the one that ``_named`` names: many by one statement."""
    return tuple(column == bindparam(f"its_{column.name}") for column in _ADDRESS)


def _named(address: Address) -> dict[str, str]:
    return {f"its_{column.name}": told for column, told in zip(_ADDRESS, address, strict=True)}


def _is(address: Address) -> tuple[ColumnElement[bool], ...]:
    key, recipient, channel = address
    return ALERT.c.key == key, ALERT.c.recipient == recipient, ALERT.c.channel == channel
