"""Calendars as iCalendar files (RFC 5545), each written on from the one before it. The only use of icalendar."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final, NamedTuple, Self

from attrs import field, frozen
from icalendar import Alarm, Calendar, Event, vDuration, vText

from engine.explain.calendar_entries import Entry
from engine.explain.phrases import Phrases
from engine.model.dates import MONTHS_A_YEAR, ONE_DAY, add_months
from engine.model.text import printable
from engine.model.words import Word

_PRODUCT: Final = "-//Frist//Frist//"
_AGREEMENT: Final = "X-FRIST-AGREEMENT"
_PARTY: Final = "X-FRIST-PARTY"
_OWNER: Final = "X-FRIST-OWNER"
_REMINDED_AT: Final = timedelta(hours=9)
_REFRESHED: Final = timedelta(hours=12)
_CANCELLED: Final = "CANCELLED"
_EVENT: Final = re.compile(rb"^BEGIN:VEVENT\r\n.*?^END:VEVENT\r\n", re.DOTALL | re.MULTILINE)
"""An entry as it stands in a file. In a text no line begins so: its own line breaks are escaped, those of the file
followed by a space."""
_OF: Final = re.compile(rb"^X-FRIST-AGREEMENT[^:]*:(.*)\r\n", re.MULTILINE)
_DAY: Final = re.compile(rb"^DTSTART;VALUE=DATE:(\d{4})(\d\d)(\d\d)\r\n", re.MULTILINE)
_UID: Final = re.compile(rb"^UID:(.*)\r\n", re.MULTILINE)
_ESCAPED: Final = re.compile(r"\\(.)")
_FOLD: Final = b"\r\n "
_END: Final = b"END:VCALENDAR\r\n"


class NotACalendarError(Exception):
    """The file is none that Frist has written."""


@frozen(kw_only=True)
class Published:
    """An entry as it was last published. ``changed_at``: when it last became another; ``content``: as it stands."""

    uid: str
    agreement: str
    day: date
    sequence: int
    changed_at: datetime
    is_cancelled: bool
    event: Event = field(repr=False)
    content: bytes = field(repr=False)

    def is_out_of_date(self, as_of: date) -> bool:
        """Whether it passed, or was cancelled, more than a year ago."""
        return _is_long_past(self.changed_at.date() if self.is_cancelled else self.day, as_of)


@frozen(kw_only=True)
class Before:
    """A calendar as it was last published.

    ``party``, ``owner``: whose it is, as it was asked for; "" if nobody's. ``rest``: entries that have not been read,
    and stay to the letter.
    """

    party: str = ""
    owner: str = ""
    entries: dict[str, Published] = field(factory=dict)
    rest: tuple[bytes, ...] = field(default=(), repr=False)

    @classmethod
    def read(cls, content: bytes, agreements: Collection[str] | None = None) -> Self:
        """The calendar in a file: its entries, or only those of ``agreements``, so that the rest costs little.

        Raises ``NotACalendarError`` if Frist has not written it, or not all of it.
        """
        try:
            rest: tuple[bytes, ...] = ()
            if agreements is not None:
                every = _EVENT.findall(content)
                rest = tuple(each for each in every if _agreement_in(each) not in agreements)
                first = content.partition(b"BEGIN:VEVENT\r\n")[0].removesuffix(_END)
                if b"".join([first, *every, _END]) != content:
                    raise NotACalendarError
                content = b"".join([first, *(each for each in every if _agreement_in(each) in agreements), _END])
            calendar = Calendar.from_ical(content)
            if not isinstance(calendar, Calendar) or not str(calendar["PRODID"]).startswith(_PRODUCT):
                raise NotACalendarError
            told = zip(calendar.events, _EVENT.findall(content), strict=True)
            entries = [_published(event, its_content) for event, its_content in told]
        except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:  # whatever is amiss in it
            raise NotACalendarError from error
        return cls(party=str(calendar.get(_PARTY, "")), owner=str(calendar.get(_OWNER, "")),
                   entries={each.uid: each for each in entries}, rest=rest)

    @property
    def agreements(self) -> frozenset[str]:
        """The ids of those that it holds days of."""
        return frozenset(each.agreement for each in self.entries.values())

    def held(self, agreement: str, as_of: date) -> frozenset[str]:
        """What it holds of an agreement and would be cancelled, should it not be found again."""
        return frozenset(each.uid for each in self.entries.values()
                         if each.agreement == agreement and not each.is_cancelled and each.day >= as_of)


def _agreement_in(content: bytes) -> str:
    """The id of the agreement that an entry is of, as it stands in a file."""
    found = _OF.search(content.replace(_FOLD, b""))
    if found is None:
        raise NotACalendarError
    return _ESCAPED.sub(r"\1", found[1].decode())  # as icalendar does, which would need the whole entry and much longer


def _is_long_past(day: date, as_of: date) -> bool:
    return add_months(day, MONTHS_A_YEAR) < as_of


def _published(event: Event, content: bytes) -> Published:
    day, changed_at = event.DTSTART, event.DTSTAMP
    if event.errors or day is None or isinstance(day, datetime) or changed_at is None or changed_at.tzinfo is None:
        raise NotACalendarError
    return Published(uid=str(event["UID"]), agreement=str(event[_AGREEMENT]), day=day,
                     sequence=int(str(event["SEQUENCE"])), changed_at=changed_at,
                     is_cancelled=str(event["STATUS"]) == _CANCELLED, event=event, content=content)


@frozen(kw_only=True)
class Heading:
    """What a calendar is called, whose it is ("" if nobody's), and how many days before a day to remind of it."""

    name: str
    party: str = ""
    owner: str = ""
    """What stands for a person: never who it is."""
    lead_times: tuple[int, ...] = ()


@frozen(kw_only=True)
class Found:
    """What a calendar is to hold, as of a day.

    ``agreements``: the ids of those that were assessed. ``is_all``: no other could not be read, so that an agreement
    that is missing is gone.
    """

    as_of: date
    entries: Collection[Entry]
    agreements: Collection[str]
    is_all: bool


class Change(Word):
    """What has become of an entry since the calendar was last published."""

    NEW = "new"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    UNCHANGED = "unchanged"


@frozen(kw_only=True)
class Written:
    """A calendar to be published, and how many of its entries are new, changed, cancelled and as before."""

    content: bytes = field(repr=False)
    counts: dict[Change, int]


class _Told(NamedTuple):
    """An entry as it is to stand in the file."""

    day: date
    uid: str
    content: bytes
    change: Change


def written(heading: Heading, found: Found, before: Before, now: datetime, say: Phrases) -> Written:
    """The calendar as it is to be published ``now``: what is as before stays so to the letter.

    An entry that has changed keeps its identity, with a higher sequence number. What is no longer found is cancelled,
    but stays where its day has passed, or its agreement could not be read; a year later it is left out.
    Raises ``NotACalendarError`` if an entry that has not been read is none that Frist has written.
    """
    stamp = now.astimezone(UTC).replace(microsecond=0)
    entries = {each.uid: each for each in found.entries}
    told = [_again(each, before.entries[uid], stamp, heading, say) if uid in before.entries else
            _Told(each.day, uid, _event(each, 0, stamp, heading, say), Change.NEW)
            for uid, each in entries.items() if _is_to_stand(each, found, before)]
    told += [_no_longer(each, found, stamp, say) for uid, each in before.entries.items()
             if uid not in entries and not each.is_out_of_date(found.as_of)]
    told += [each for each in map(_as_it_stands, before.rest) if not _is_long_past(each.day, found.as_of)]
    first = _heading(heading, say).to_ical().removesuffix(_END)
    counts = Counter(each.change for each in told)
    return Written(content=b"".join([first, *(each.content for each in sorted(told)), _END]),
                   counts={change: counts[change] for change in Change})


def _as_it_stands(content: bytes) -> _Told:
    day, uid = _DAY.search(content), _UID.search(content)
    if day is None or uid is None:
        raise NotACalendarError
    try:
        return _Told(date(*map(int, day.groups())), uid[1].decode(), content, Change.UNCHANGED)
    except ValueError as error:
        raise NotACalendarError from error


def _is_to_stand(entry: Entry, found: Found, before: Before) -> bool:
    """Whether an entry is to be published: what has passed, or is done, only where it has been already."""
    if entry.uid in before.entries:
        return not _is_long_past(entry.day, found.as_of)
    return entry.day >= found.as_of and entry.is_left


def _again(entry: Entry, earlier: Published, stamp: datetime, heading: Heading, say: Phrases) -> _Told:
    as_before = _event(entry, earlier.sequence, earlier.changed_at, heading, say)
    if as_before == earlier.content:
        return _Told(entry.day, entry.uid, as_before, Change.UNCHANGED)
    return _Told(entry.day, entry.uid, _event(entry, earlier.sequence + 1, stamp, heading, say), Change.CHANGED)


def _no_longer(earlier: Published, found: Found, stamp: datetime, say: Phrases) -> _Told:
    is_gone = earlier.agreement in found.agreements or found.is_all
    if earlier.is_cancelled or earlier.day < found.as_of or not is_gone:
        return _Told(earlier.day, earlier.uid, earlier.content, Change.UNCHANGED)
    return _Told(earlier.day, earlier.uid, _cancelled(earlier, stamp, say), Change.CANCELLED)


def _heading(heading: Heading, say: Phrases) -> Calendar:
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", f"{_PRODUCT}{say.language.upper()}")
    calendar.add("METHOD", "PUBLISH")
    for key in ("NAME", "X-WR-CALNAME"):  # that of the standard, and the one that programs heed
        calendar.add(key, vText(_line(heading.name)))
    for key, whose in ((_PARTY, heading.party), (_OWNER, heading.owner)):
        if whose:
            calendar.add(key, vText(_line(whose)), parameters={"VALUE": "TEXT"})
    for key in ("REFRESH-INTERVAL", "X-PUBLISHED-TTL"):  # as above; Outlook heeds the latter
        calendar.add(key, vDuration(_REFRESHED), parameters={"VALUE": "DURATION"})
    return calendar


def _event(entry: Entry, sequence: int, stamp: datetime, heading: Heading, say: Phrases) -> bytes:
    event = Event()
    event.add("UID", entry.uid)
    event.add("DTSTART", entry.day)
    event.add("DTEND", entry.day + ONE_DAY)
    event.add("SUMMARY", _line(entry.summary))
    lines = [*entry.lines, *([say("calendar.link", link=entry.link)] if entry.link else [])]
    event.add("DESCRIPTION", "\n".join(map(_line, lines)))
    event.add("CATEGORIES", [_line(entry.category)])
    event.add("STATUS", "CONFIRMED" if entry.is_certain else "TENTATIVE")
    event.add("TRANSP", "TRANSPARENT")
    if entry.link:
        event.add("URL", entry.link)
    event.add(_AGREEMENT, vText(_line(entry.agreement)), parameters={"VALUE": "TEXT"})
    _stamp(event, sequence, stamp)
    for alarm in _alarms(entry, heading):
        event.add_component(alarm)
    content: bytes = event.to_ical()
    return content


def _stamp(event: Event, sequence: int, stamp: datetime) -> None:
    for key in ("SEQUENCE", "DTSTAMP", "LAST-MODIFIED"):
        event.pop(key, None)
    event.add("SEQUENCE", sequence)
    event.add("DTSTAMP", stamp)
    event.add("LAST-MODIFIED", stamp)


def _alarms(entry: Entry, heading: Heading) -> Iterator[Alarm]:
    """The reminders, each at nine in the morning where the calendar is read."""
    if not entry.is_reminded:
        return
    for days in heading.lead_times:
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", _line(entry.summary))
        alarm.add("TRIGGER", _REMINDED_AT - timedelta(days=days))
        yield alarm


def _cancelled(earlier: Published, stamp: datetime, say: Phrases) -> bytes:
    """The entry as it was, said to hold no longer, without reminders: many programs show what is cancelled alike."""
    event = Event(earlier.event)
    event["SUMMARY"] = vText(say("calendar.cancelled", summary=str(earlier.event["SUMMARY"])))
    event["DESCRIPTION"] = vText(f"{say('calendar.cancelled_line')}\n{earlier.event['DESCRIPTION']}")
    event["STATUS"] = vText(_CANCELLED)
    _stamp(event, earlier.sequence + 1, stamp)
    content: bytes = event.to_ical()
    return content


def _line(text: str) -> str:
    """Text in one line, without characters that a calendar may not hold."""
    return printable(" ".join(text.splitlines()))
