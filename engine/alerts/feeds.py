"""Calendars in a folder that programs subscribe to, written on after a nightly run: one of all, one for each person."""

import hmac
import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final, Self

from attrs import define, evolve, field, frozen

from engine.alerts.configured import CalendarFeeds, Settings
from engine.assess.alerting import LONGEST_APART
from engine.explain.calendar_entries import Entry, Wanted, entries
from engine.explain.calendar_file import Before, Found, Heading, NotACalendarError, written
from engine.explain.phrases import Phrases
from engine.explain.whole_file import write_whole
from engine.model.dates import LATEST, ONE_DAY
from engine.model.problems import Problem, ProblemsError
from engine.register.batches import batches
from engine.register.days import swedish_day
from engine.register.persons import first_tokens, owners_of
from engine.register.register import Register
from engine.register.seeing import Seen, see
from engine.register.watch import told_since

OF_ALL: Final = {"sv": "alla", "en": "all"}
"""What the calendar of all agreements is called, without its suffix."""

_NAME: Final = ".frist.json"
_SUFFIX: Final = ".ics"
_ID: Final = 32
"""Hexadecimal characters in the name of a person's calendar: 128 bits, so that nobody guesses it."""

_PERSONS: Final = re.compile(rf"[0-9a-f]{{{_ID}}}")


@frozen(kw_only=True)
class Fed:
    """What has become of the calendars.

    ``faults``: the files that could not be written, and why ("": another's). ``problems``: what the register refuses.
    """

    written: int = 0
    faults: Mapping[Path, str] = field(factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether all went well."""
        return not self.faults and not self.problems


@frozen(kw_only=True)
class _Memory:
    """When all the calendars were last written, by what, and the hash of what they are called. It lies beside them."""

    day: date
    by: str
    files: str

    @classmethod
    def read(cls, folder: Path) -> Self | None:
        """What lies in the folder; None if there is none, or none that can be used."""
        try:
            told = json.loads((folder / _NAME).read_bytes())
            return cls(day=date.fromisoformat(told["day"]), by=told["by"], files=told["files"])
        except (OSError, ValueError, TypeError, KeyError):  # then they are all written anew
            return None

    def write(self, folder: Path) -> None:
        """Leave it for the next run."""
        told = {"day": self.day.isoformat(), "by": self.by, "files": self.files}
        write_whole(folder / _NAME, json.dumps(told).encode())


@define
class _Feed:
    """A calendar that is to be written. ``owner``: what stands for the person; "": it is of all agreements."""

    path: Path
    owner: str
    earlier: bytes | None
    before: Before
    entries: list[Entry] = field(factory=list)


def names(register: Register) -> dict[str, str]:
    """What the calendar of every person (``Person.identity``) is called, without its suffix.

    It cannot be guessed or reckoned without the register, and stays the same until the person is erased.
    """
    key = register.store.beginning().encode()
    with register.store.reading() as connection:
        tokens = first_tokens(connection)
    return {each: hmac.new(key, token.encode(), sha256).hexdigest()[:_ID] for each, token in tokens.items()}


def of_all(feeds: CalendarFeeds, language: str) -> Path:
    """The calendar of all agreements: it keeps the name that it was once given."""
    known = [feeds.folder / f"{OF_ALL[each]}{_SUFFIX}" for each in (language, *OF_ALL)]
    return next((each for each in known if each.exists()), known[0])


def of_person(feeds: CalendarFeeds, name: str) -> Path:
    """The calendar of a person."""
    return feeds.folder / f"{name}{_SUFFIX}"


def of_persons(feeds: CalendarFeeds) -> list[Path]:
    """The calendars of persons that there are."""
    return sorted(each for each in feeds.folder.glob(f"*{_SUFFIX}") if _PERSONS.fullmatch(each.stem))


@frozen
class Feeds:
    """The calendars of a register, in the folder that the settings name."""

    register: Register
    settings: Settings
    feeds: CalendarFeeds

    def write(self, now: datetime, *, has_visited: bool) -> Fed:
        """Write on the calendars with what has been visited since they were last written; whole, if they are new.

        ``has_visited``: whether the run of this night has visited any agreement. A calendar that cannot be written
        stays as it is, and is tried again by the next run.
        """
        today, before = swedish_day(now), _Memory.read(self.feeds.folder)
        if before is not None and (before.by, before.files) != (self._by, self._files):
            before = None
        if before is not None and before.day == today and not has_visited:
            return Fed()
        fed = self._written(now, before)
        memory: _Memory | None = _Memory(day=today, by=self._by, files=self._files)
        if not fed.is_whole:  # so that the next run tries again also if it is made today and visits nothing
            memory = None if before is None else evolve(before, day=min(before.day, today - ONE_DAY))
        try:
            if memory is not None and memory != before:
                memory.write(self.feeds.folder)
        except OSError as error:
            with suppress(OSError):
                (self.feeds.folder / _NAME).unlink()  # what is remembered no longer holds
            return evolve(fed, faults={**fed.faults, self.feeds.folder: _words(error)})
        return fed

    def _written(self, now: datetime, before: _Memory | None) -> Fed:
        try:
            self.feeds.folder.mkdir(parents=True, exist_ok=True)
            night = _Night(self, now, None if before is None else self._told_since(min(before.day, swedish_day(now))))
            return Fed(written=night.write(), faults=night.faults)
        except OSError as error:
            return Fed(faults={self.feeds.folder: _words(error)})
        except ProblemsError as error:
            return Fed(problems=error.problems)

    @property
    def _by(self) -> str:
        """What the calendars go by besides the facts: where it is other than last time, all are written anew."""
        chosen = self.settings
        told = repr((self.feeds.ahead_days, chosen.remind, chosen.link, chosen.language, self.register.derived_by))
        return sha256(told.encode()).hexdigest()[:_ID]

    @property
    def _files(self) -> str:
        """The hash of what the calendars there are called: the folder is shown to others, but those are secret."""
        told = [of_all(self.feeds, self.settings.language).name, *(each.name for each in of_persons(self.feeds))]
        return sha256(json.dumps([each for each in told if (self.feeds.folder / each).exists()]).encode()).hexdigest()

    def _told_since(self, day: date) -> list[str]:
        with self.register.store.reading() as connection:
            return told_since(connection, day)


@define
class _Night:
    """The writing of one night. ``ids``: the agreements that are looked at; None: all, and every entry of the files."""

    to: Feeds
    now: datetime
    ids: Sequence[str] | None
    faults: dict[Path, str] = field(factory=dict)
    found: dict[str, _Feed | None] = field(factory=dict)
    """By what stands for the person; None: it cannot be read."""

    @property
    def every(self) -> list[_Feed]:
        """The calendars that can be written on."""
        return [each for each in self.found.values() if each is not None]

    def write(self) -> int:
        """Write the calendars, and how many became others than they were."""
        self._feed("")
        for path in of_persons(self.to.feeds):  # also where the person sees to nothing any longer, or has been erased
            self._feed(path.stem)
        ids = self.to.register.store.agreements() if self.ids is None else self.ids
        told = self._fill(ids)
        is_all = self.ids is None and len(told) == len(ids)
        return sum(self._write(each, told, is_all=is_all) for each in self.every)

    def _fill(self, ids: Sequence[str]) -> frozenset[str]:
        """Give each calendar its days; and the ids of the agreements that can be told of, or are no more."""
        register, today = self.to.register, swedish_day(self.now)
        say = Phrases(self.to.settings.language, register.inference.rulebook)
        called = names(register)
        told: set[str] = set()
        for some in batches(ids):
            seen = see(register, some, today)
            told.update(each for each in some if not isinstance(seen.get(each), ProblemsError))
            with register.store.reading() as connection:
                persons = owners_of(connection, some)
            for each in (one for one in seen.values() if isinstance(one, Seen)):
                # One who was entered just now is not among the names, and the agreement is visited again.
                owners = {called[one.identity] for one in persons[each.agreement.id] if one.identity in called}
                for owner in ("", *sorted(owners)):
                    feed = self._feed(owner)
                    if feed is not None:
                        feed.entries += self._entries(each, feed, today, say)
        return frozenset(told)

    def _feed(self, owner: str) -> _Feed | None:
        """The calendar of a person, as it was, or of all; None if it cannot be read, which is a fault."""
        if owner not in self.found:
            feeds = self.to.feeds
            path = of_person(feeds, owner) if owner else of_all(feeds, self.to.settings.language)
            try:
                earlier = path.read_bytes() if path.exists() else None
                self.found[owner] = _Feed(path, owner, earlier, _before(earlier, owner, self.ids))
            except (OSError, NotACalendarError) as error:
                self.found[owner] = None
                self.faults[path] = _words(error)
        return self.found[owner]

    def _entries(self, seen: Seen, feed: _Feed, today: date, say: Phrases) -> list[Entry]:
        # An agreement is visited at the latest after so long, and until then its days are to come along from here.
        until = today + timedelta(days=self.to.feeds.ahead_days) + LONGEST_APART
        wanted = Wanted(party=None, until=min(until, LATEST), held=feed.before.held(seen.agreement.id, today),
                        link=self.to.settings.link_to(seen.agreement.id))
        return entries(seen.agreement, seen.found, wanted, say)

    def _write(self, feed: _Feed, told: frozenset[str], *, is_all: bool) -> bool:
        """Write a calendar, if it is another than it was; a fault if it cannot be."""
        say = Phrases(self.to.settings.language)
        heading = Heading(name=say("calendar.name"), owner=feed.owner, lead_times=self.to.settings.remind)
        found = Found(as_of=swedish_day(self.now), entries=feed.entries, agreements=told, is_all=is_all)
        try:
            content = written(heading, found, feed.before, self.now, say).content
            if content == feed.earlier:
                return False
            write_whole(feed.path, content)
        except (OSError, NotACalendarError) as error:
            self.faults[feed.path] = _words(error)
            return False
        return True


def _before(earlier: bytes | None, owner: str, ids: Sequence[str] | None) -> Before:
    if earlier is None:
        return Before()
    before = Before.read(earlier, None if ids is None else frozenset(ids))
    if (before.owner, before.party) != (owner, ""):
        raise NotACalendarError
    return before


def _words(error: Exception) -> str:
    return (error.strerror or type(error).__name__) if isinstance(error, OSError) else ""
