"""Nightly runs, for tests: agreements with those who see to them, what a run does, and what the outbox then says."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final, NamedTuple

from attrs import evolve
from sqlalchemy import select

from engine.alerts.addresses import Address, address
from engine.alerts.channels import Channel, Folder
from engine.alerts.configured import Settings
from engine.alerts.night import Counts, Night
from engine.alerts.post import Post, Sent
from engine.inference import Inference
from engine.model.alerts import DecidedTo, LeadTimes, PeopleDecided
from engine.register import persons
from engine.register.person_chain import Person, Role, new_salt
from engine.register.register import Register
from engine.register.schema import ALERT
from engine.register.seeing import decision_body
from engine.register.store import DECIDED, Draft
from engine.register.url import Place
from rules import RULEBOOK
from tests.register.agreements import version

DAY: Final = date(2026, 8, 31)
"""Thirty days before the last day for notice of ``tests.register.agreements.RENEWED``."""

LAST_DAY: Final = date(2026, 9, 30)
NIGHT: Final = datetime(2026, 8, 31, 1, 30, tzinfo=UTC)
"""Half past three in Sweden, that night."""

ANNA: Final = "anna.as@region.example"
BO: Final = "bo@region.example"
CHIEF: Final = "chef@region.example"
ADMINISTRATOR: Final = "registrator@region.example"


class Row(NamedTuple):
    """What the outbox says of one alert."""

    key: str
    recipient: str
    channel: str
    status: str
    letter: str | None
    attempts: int
    told_on: str


def night_of(day: date) -> datetime:
    """When the run is made."""
    return datetime.combine(day, time(1, 30), UTC)


def settings(*channels: Channel, **more: Any) -> Settings:  # noqa: ANN401  # whatever Settings takes
    """Settings that name an administrator and nobody else."""
    return Settings(**{
        "channels": channels or Settings().channels, "sender": Address("Frist", "frist", "region.example"),
        "administrator": address(ADMINISTRATOR), **more})


def made(somewhere: Place, inference: Inference, *names: str, at: datetime = NIGHT - timedelta(hours=12),
         ) -> Register:
    """A register with agreements by these names, each owned by Anna."""
    register = Register.open(somewhere, inference, make=True)
    register.enter([version(each) for each in names], at)
    for each in names:
        owned(register, each, at=at)
    return register


def _draft(kind: str, agreement: str, body: object) -> Draft:
    return Draft(kind=kind, agreement=agreement, body=body, who="registrator")


def owned(register: Register, agreement: str, email: str = ANNA, role: Role = Role.OWNER, *, name: str = "Anna Ås",
          party: str | None = None, at: datetime = NIGHT - timedelta(hours=12)) -> Person:
    """Somebody who sees to an agreement."""
    person = Person(token=new_salt()[:16], agreement=agreement, role=role, party=party, name=name, function="",
                    email=email, phone="", salt=new_salt(), added=0)
    return persons.add(register.store, person, _draft, at)[0]


def erased(register: Register, person: Person, at: datetime) -> None:
    persons.erase(register.store, [person], "gallringsbeslut", _draft, at)


def emailed(register: Register, person: Person, email: str, at: datetime) -> Person:
    """The same person at another address."""
    return persons.change(register.store, person, evolve(person, email=email), _draft, at)[0]


def removed(register: Register, person: Person, at: datetime) -> None:
    persons.remove(register.store, person, _draft, at)


def decided(agreement: str, to: DecidedTo, about: date | None = LAST_DAY, until: date | None = None,
            on: date = DAY) -> Draft:
    return _draft(DECIDED, agreement,
                  decision_body(PeopleDecided(to=to, by="nämnden", on=on, about=about, until=until)))


def queue(register: Register, chosen: Settings | None = None, now: datetime = NIGHT) -> Counts:
    """What a run visits and queues."""
    return Night(register, chosen or settings()).queue(now, lambda _: None)


def deliver(register: Register, chosen: Settings, now: datetime = NIGHT) -> Sent:
    """What a run delivers."""
    return Post(register.store, chosen).deliver(now)


def run(register: Register, chosen: Settings, now: datetime = NIGHT) -> tuple[Counts, Sent]:
    """A whole run."""
    return queue(register, chosen, now), deliver(register, chosen, now)


def outbox(register: Register) -> list[Row]:
    """What the outbox says, alert by alert."""
    with register.store.reading() as connection:
        columns = [ALERT.c[each] for each in Row._fields]
        return [Row(*row) for row in connection.execute(select(*columns).order_by(ALERT.c.key, ALERT.c.recipient))]


def told(register: Register) -> list[str]:
    """The alerts in the outbox, each with its status: "ett|notice_deadline|kommun+region|2026-09-30|30 waiting"."""
    return [f"{each.key} {each.status}" for each in outbox(register)]


def letters_in(folder: Path) -> Mapping[str, str]:
    """The letters in a folder, by their names."""
    return {each.name: each.read_text(encoding="utf-8") for each in sorted(folder.glob("*.eml"))}


def folder(path: Path) -> Folder:
    return Folder(path=path)


def queues(place: Place, to: Path, log: Path) -> None:
    """A whole run, in a process of its own, which tells how many agreements it visited and letters it sent."""
    with Register.open(place, Inference(RULEBOOK)) as register:
        # The folders are told apart by who writes in them: to the outbox it is one channel.
        channel = _Shared(path=to)
        counts, sent = run(register, settings(channel, lead_times=LeadTimes(answer_within=None)))
    log.write_text(f"{counts.visited} {sent.sent}", encoding="utf-8")


class _Shared(Folder):
    """A folder that is the same channel as any other of its kind."""

    @property
    def name(self) -> str:
        return "shared"
