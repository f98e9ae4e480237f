"""What is told one person one night, as letters: which they are, what they are called and what tells them apart."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from hashlib import sha256
from typing import Final

from attrs import field, frozen

from engine.alerts.addresses import Address, same
from engine.alerts.configured import Settings
from engine.alerts.ending import By, Ending, Escalated
from engine.explain.phrases import Phrases
from engine.model.alerts import AlertKind
from engine.model.text import printable

_LONGEST_TITLE: Final = 120
"""Characters of a title in a subject."""
LAST_DAYS: Final = (AlertKind.NOTICE_DEADLINE, AlertKind.OPTION_DEADLINE)
"""The kinds of days by which something must be done, or the agreement goes on or ends."""

_TURNS: Final = (AlertKind.TERM_RENEWS, AlertKind.TERM_ENDS)
_NEAR: Final = timedelta(days=90)
"""A last day that is no farther away comes before everything else."""

_WHOLE: Final = 3
"""So many of one kind about one agreement are told in full in one letter."""

_ID: Final = 40
"""Characters of a Message-ID: 160 bits, so that no two letters ever share one."""


@frozen(kw_only=True)
class Told:
    """One alert as it is told one person, in their language.

    ``key``: what tells it from every other alert (``Alert.key``). ``day``: the day it is about; None: none.
    ``is_passed``: that day has passed without what it was the last day for. ``ending``: what ends the reminders.
    ``link``: a page about it.
    ``escalated``: why it goes to a second recipient as well, who is this one if ``is_second``. ``instead_of``: the
    address of the one who is away, where a substitute is told.
    """

    key: str
    agreement: str = field(converter=printable)
    title: str = field(converter=printable)
    day: date | None
    kind: AlertKind
    sentence: str = field(converter=printable)
    ending: Ending
    link: str | None = None
    escalated: Escalated | None = None
    is_second: bool = False
    is_urgent: bool = False
    is_passed: bool = False
    is_certain: bool = True
    """Whether what it is about is certain to come."""
    is_day_known: bool = True
    """Otherwise ``day`` is only the first that it may be."""
    instead_of: str = field(default="", converter=printable)
    told_on: date | None = None
    """The day of the run that found it: what fell away and is told anew is told by another letter than the first."""

    @property
    def _is_past(self) -> bool:
        return self.day is not None and self.told_on is not None and self.day < self.told_on

    @property
    def _is_near_last_day(self) -> bool:
        return (self.kind in LAST_DAYS and not self._is_past and self.day is not None and self.told_on is not None
                and self.day - self.told_on <= _NEAR)

    @property
    def _order(self) -> tuple[bool, bool, bool, bool, bool, int, str, str]:
        """Last days that have just been missed, those that are near, then what is urgent, then the rest.

        Of each: days to come, the nearest first, what has no day, and what has passed, the latest first.
        """
        day = (self.day or date.max).toordinal()
        is_just_missed = self.is_urgent and self.is_passed and self.kind in LAST_DAYS
        return (not is_just_missed, not self._is_near_last_day, not self.is_urgent, self._is_past,
                self.escalated is None,
                -day if self._is_past else day, self.title, self.key)


@frozen
class Some:
    """What is told of one kind about one agreement: the first few whole, and the rest (``others``) only counted."""

    whole: tuple[Told, ...]
    others: tuple[Told, ...]

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day that the others are about."""
        days = [each.day for each in self.others if each.day is not None]
        return (min(days), max(days)) if days else None


@frozen(kw_only=True)
class Letter:
    """A letter to one person. ``told``: the most urgent first. ``message_id``: the same whenever it is sent again."""

    to: Address
    language: str
    subject: str
    told: tuple[Told, ...]
    message_id: str

    @property
    def together(self) -> tuple[Some, ...]:
        """What is told, that of one kind about one agreement together: many old duties are no flood."""
        found: dict[tuple[str, AlertKind, bool, str], list[Told]] = {}
        for each in self.told:
            duty = each.ending.told.get("duty", "")
            found.setdefault((each.agreement, each.kind, each.is_urgent, duty), []).append(each)
        whole = {key: 1 if key[-1] else _WHOLE for key in found}  # of each duty the latest, so that none is hidden
        return tuple(Some(tuple(some[:whole[key]]), tuple(some[whole[key]:])) for key, some in found.items())


def letters(told: Mapping[Address, Iterable[Told]], settings: Settings, register: str) -> tuple[Letter, ...]:
    """The letters that tell each person what they are to be told: one, or one for each alert.

    ``register``: what tells the register from every other. What is told twice is told once; no letter is empty.
    """
    persons: dict[str, tuple[Address, list[Told]]] = {}
    for to, each in told.items():
        persons.setdefault(same(to.spec), (to, []))[1].extend(each)
    return tuple(letter for to, every in persons.values() for letter in _to_one(to, every, settings, register))


def _to_one(to: Address, told: list[Told], settings: Settings, register: str) -> Iterator[Letter]:
    recipient = settings.recipient(to)
    every = tuple(sorted({each.key: each for each in told}.values(), key=lambda each: each._order))  # noqa: SLF001  # this module's own
    say = Phrases(recipient.language)
    for together in ([every] if every else []) if recipient.is_digest else [(each,) for each in every]:
        yield Letter(to=to, language=recipient.language, subject=_subject(together, say), told=together,
                     message_id=_message_id(together, to, settings.sender.domain, register))


def what(told: Told, say: Phrases) -> str:
    """What an alert is about, with its day: "sista dag för uppsägning den 31 december 2026"."""
    if told.day is None or not told.is_day_known:
        return say(f"letter.kind.{called(told)}")
    if not told.is_certain and told.kind in _TURNS:
        return say(f"letter.kind_maybe.{told.kind.value}", day=told.day)
    if told.is_passed:
        return say(f"letter.kind_passed.{called(told)}", day=told.day)
    return say(f"letter.kind_on.{called(told)}", day=told.day)


def called(told: Told) -> str:
    """What an alert is called in the phrases: its kind, or that a notice is not sent where it is given by that."""
    return "notice_not_sent" if told.ending.by is By.NOTICE_SENT and told.kind is AlertKind.NOTICE_NOT_RECEIVED else (
        told.kind.value)


def _subject(told: tuple[Told, ...], say: Phrases) -> str:
    """What the most urgent alert is about, and how many more there are."""
    first = told[0]
    title = first.title if len(first.title) <= _LONGEST_TITLE else first.title[:_LONGEST_TITLE - 1] + "…"
    subject = say("letter.subject", kind=what(first, say), title=title)
    if first.is_urgent:
        subject = say("letter.urgent_subject", subject=subject)
    if others := len(told) - 1:
        subject = say("letter.and_1" if others == 1 else "letter.and_n", subject=subject, count=others)
    subject = " ".join(subject.split())
    return subject[:1].upper() + subject[1:]


def _message_id(told: tuple[Told, ...], to: Address, domain: str, register: str) -> str:
    named = [register, same(to.spec), *sorted(f"{each.key}|{each.told_on}" for each in told)]
    identity = sha256("".join(f"{len(each)}:{each}" for each in named).encode("utf-8", "surrogatepass"))
    return f"<{identity.hexdigest()[:_ID]}@{domain}>"
