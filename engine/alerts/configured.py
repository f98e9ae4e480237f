"""Who gets alerts, when and how, as values: what the settings say."""

import unicodedata
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from urllib.parse import quote

from attrs import field, frozen

from engine.alerts.addresses import Address, same
from engine.alerts.channels import Channel, Stdout
from engine.explain.phrases import LANGUAGES
from engine.model.agreement import Agreement
from engine.model.alerts import LeadTimes
from engine.model.problems import Problem


@frozen
class Absence:
    """The days on which somebody is away, the first and the last included; ``to_on`` None: until further notice."""

    from_on: date
    to_on: date | None

    def covers(self, day: date) -> bool:
        """Whether the day is one of them."""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


@frozen(kw_only=True)
class Recipient:
    """How one who gets alerts wants them. ``is_digest``: one letter a night, not one for each alert."""

    address: Address
    language: str
    is_digest: bool
    absent: tuple[Absence, ...] = ()
    substitute: Address | None = None
    escalates_to: Address | None = None

    def is_absent(self, day: date) -> bool:
        """Whether they are away on the day."""
        return any(each.covers(day) for each in self.absent)


@frozen(kw_only=True)
class CalendarFeeds:
    """Calendars that programs subscribe to: in which folder. Every day of the next ``ahead_days`` is in them."""

    folder: Path
    ahead_days: int = 365


def name_of_party(told: str) -> str:
    """What a party is called, however it is written: in one case, with single spaces."""
    return " ".join(unicodedata.normalize("NFC", told).split()).casefold()


@frozen(kw_only=True)
class Settings:
    """The settings. ``link``: an address on the web with "{agreement}" in it.

    ``give_up_days``: for so long a letter that is refused is sent again. ``warnings``: what is wrong but stops
    nothing from being queued.
    """

    channels: tuple[Channel, ...] = (Stdout(),)
    sender: Address = field(factory=lambda: Address("Frist", "frist", "localhost"))
    reply_to: Address | None = None
    administrator: Address | None = None
    ours: frozenset[str] = frozenset()
    """What the parties that are ours are called in agreements: ids or names, in lower case; empty: that is not told."""
    link: str | None = None
    language: str = LANGUAGES[0]
    is_digest: bool = True
    lead_times: LeadTimes = field(factory=LeadTimes)
    give_up_days: int = 7
    recipients: Mapping[str, Recipient] = field(factory=dict)
    """By ``addresses.same`` of their address."""
    feeds: CalendarFeeds | None = None
    remind: tuple[int, ...] = (90, 30, 7, 1)
    """So many days before a day a calendar reminds of it."""
    warnings: tuple[Problem, ...] = ()

    def recipient(self, told: Address) -> Recipient:
        """How the one with this address wants alerts: as is set for them, else as for everybody."""
        return self.recipients.get(same(told.spec)) or Recipient(
            address=told, language=self.language, is_digest=self.is_digest)

    def reached(self, told: Address, day: date) -> tuple[Address, ...]:
        """Who gets on a day what is for somebody: they, or their substitute while they are away.

        Where nobody in the row of substitutes is there, they themselves and the administrator.
        """
        asked: set[str] = set()
        at: Address | None = told
        while at is not None and same(at.spec) not in asked:
            asked.add(same(at.spec))
            recipient = self.recipient(at)
            if not recipient.is_absent(day):
                return (at,)
            at = recipient.substitute
        if self.administrator is None or same(self.administrator.spec) == same(told.spec):
            return (told,)
        return told, self.administrator

    def second(self, told: Address) -> Address | None:
        """Who also gets what somebody has not answered: who is set for them, else the administrator."""
        return self.recipient(told).escalates_to or self.administrator

    def channels_to(self, told: Address) -> tuple[Channel, ...]:
        """The channels that somebody is reached by, of which there is always one."""
        return tuple(each for each in self.channels if each.takes(told))

    def ours_in(self, agreement: Agreement) -> frozenset[str]:
        """The ids of the parties to the agreement that are ours, as far as that is told."""
        return frozenset(each.id for each in agreement.parties
                         if not self.ours.isdisjoint((name_of_party(each.id), name_of_party(each.name))))

    def link_to(self, agreement: str) -> str | None:
        """The page about an agreement, if there is one."""
        return None if self.link is None else self.link.replace("{agreement}", quote(agreement, safe=""))
