"""To whom an alert goes: who sees to the agreement, whoever stands in for them, and whoever else must know."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from attrs import frozen

from engine.alerts.addresses import Address, NotAnAddressError, address, same
from engine.alerts.channels import Channel
from engine.alerts.configured import Settings
from engine.model.alerts import AlertLevel
from engine.register.person_chain import Person, Role

ADMINISTRATOR: Final = "administrator"
"""The recipient that the settings name."""

_SECOND: Final = "second:"


@frozen
class Recipients:
    """To whom what is told of one agreement goes.

    ``persons``: its owners, their substitutes and the parties' contacts. ``ours``: the ids of our own parties.
    """

    persons: Sequence[Person]
    settings: Settings
    ours: frozenset[str] = frozenset()

    @property
    def owners(self) -> tuple[Person, ...]:
        """The owners that can be reached; where there are none, their substitutes; else the contacts of our party."""
        for role in (Role.OWNER, Role.SUBSTITUTE, Role.CONTACT):
            found = tuple(each for each in self._of(role) if _address(each) is not None)
            if found:
                return found
        return ()

    @property
    def unreachable(self) -> Person | None:
        """An owner or a substitute, where there is one but none who can be reached."""
        named = (*self._of(Role.OWNER), *self._of(Role.SUBSTITUTE))
        return named[0] if named and not self.owners else None

    def _of(self, role: Role) -> Iterator[Person]:
        return (each for each in self.persons
                if each.role is role and (role is not Role.CONTACT or each.party in self.ours))

    @property
    def every(self) -> tuple[str, ...]:
        """What all are called in the outbox who may get anything that is told of it."""
        return (ADMINISTRATOR, *(prefix + each.token for each in self.persons for prefix in ("", _SECOND)))

    def of(self, level: AlertLevel, day: date) -> tuple[str, ...]:
        """What those are called in the outbox who get an alert of that level on a day. Nobody gets it twice."""
        owners = self.owners
        if not owners:
            return (ADMINISTRATOR,)
        found: dict[str, str] = {}
        for each in owners:
            at = _address(each)
            reached = self.settings.reached(at, day) if at is not None else ()
            found.setdefault(same(reached[0].spec), each.token)
            if len(reached) > 1:  # nobody in the row of substitutes is there
                found.setdefault(same(reached[1].spec), ADMINISTRATOR)
        if level is AlertLevel.ESCALATED:
            for each in owners:
                at = _address(each)
                second = None if at is None else self.settings.second(at)
                if second is not None:
                    found.setdefault(same(second.spec), _SECOND + each.token)
        return tuple(found.values())

    def reached(self, called: Sequence[str], day: date) -> tuple[str, ...]:
        """Those of them, each once, whom there is a channel for on a day."""
        return tuple(each for each in dict.fromkeys(called) if self.channels_to(each, day))

    def channels_to(self, recipient: str, day: date) -> tuple[Channel, ...]:
        """The channels by which one of them is reached on a day; where they have no address, those for everybody."""
        at = address_of(recipient, {each.token: each for each in self.persons}, self.settings, day)
        if at is None:
            return tuple(each for each in self.settings.channels if not each.only_to)
        return self.settings.channels_to(at)


def address_of(recipient: str, persons: dict[str, Person], settings: Settings, day: date) -> Address | None:
    """Where a recipient of the outbox is reached on a day; None: nowhere, since they are gone or nobody is named."""
    at = _whose(recipient, persons, settings)
    return None if at is None else settings.reached(at, day)[0]


def instead_of(recipient: str, persons: dict[str, Person], settings: Settings, day: date) -> str:
    """The address of the one whom an alert is for, where a substitute gets it on a day; "" where they get it."""
    at = _whose(recipient, persons, settings)
    return "" if at is None or settings.reached(at, day)[0] == at else at.spec


def _whose(recipient: str, persons: dict[str, Person], settings: Settings) -> Address | None:
    """Whom it is for that a recipient of the outbox gets: where the person is gone, the administrator."""
    person = persons.get(recipient.removeprefix(_SECOND))
    at = None if person is None else _address(person)
    if at is None:
        return settings.administrator
    return settings.second(at) if recipient.startswith(_SECOND) else at


def is_second(recipient: str) -> bool:
    """Whether a recipient of the outbox is told because another has not done anything, or because there is none."""
    return recipient == ADMINISTRATOR or recipient.startswith(_SECOND)


def tokens(recipients: Sequence[str]) -> Iterator[str]:
    """The tokens of the persons among the recipients."""
    return (each.removeprefix(_SECOND) for each in recipients if each != ADMINISTRATOR)


def _address(person: Person) -> Address | None:
    """Where a person is reached, if an address is told that can be used."""
    try:
        found = address(person.email) if person.email else None
    except NotAnAddressError:
        return None
    return None if found is None else Address(person.name, found.local, found.domain)
