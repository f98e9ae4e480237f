"""The days that an agreement gives as things stand: last days to act by, in one or two readings, and turns of terms."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from engine.model.alerts import AlertKind, Tonight
from engine.model.assessment import Watch, WatchedDay
from engine.model.dates import EARLIEST, ONE_DAY
from engine.model.obligations import Hanging
from engine.model.outcomes import Dependence

_LAST_DAYS: Final = {
    Watch.NOTICE: (AlertKind.NOTICE_DEADLINE, Watch.NOTICE_OTHER_READING),
    Watch.OPTION: (AlertKind.OPTION_DEADLINE, Watch.OPTION_OTHER_READING)}
TURNS: Final = {Watch.TERM_ENDS: AlertKind.TERM_RENEWS, Watch.ENDS: AlertKind.TERM_ENDS,
                Watch.LAPSES: AlertKind.TERM_ENDS}
_FALLS: Final = (Dependence.FALLS_WITH_IT, Dependence.LOSES_ITS_GROUND)


class LastDay(NamedTuple):
    """A last day to act by; ``later``: by the other reading, where there are two."""

    kind: AlertKind
    parties: tuple[str, ...]
    day: date
    later: date | None
    ends_on: date | None
    is_if_renewed: bool
    is_certain: bool

    @property
    def latest(self) -> date:
        """The day after which every reading has it passed."""
        return self.later or self.day


class Days(NamedTuple):
    """The last days, those of each party and kind in order, and the turns of terms in order.

    ``falls``: what hangs on another agreement, with the last day of that.
    """

    last_days: tuple[LastDay, ...]
    turns: tuple[WatchedDay, ...]
    falls: tuple[tuple[Hanging, date], ...]

    @property
    def known(self) -> frozenset[date]:
        """Every day that people may have decided on."""
        return frozenset({day for each in self.last_days for day in (each.day, each.latest)}
                         | {each.day for each in self.turns} | {day for _, day in self.falls})

    def kinds(self, about: date | None) -> frozenset[AlertKind]:
        """Of which kinds a day that people have decided on is."""
        return frozenset({each.kind for each in self.last_days if about in (each.day, each.latest)}
                         | {TURNS[each.kind] for each in self.turns if each.day == about}
                         | {AlertKind.FALLS_WITH_ANOTHER for _, day in self.falls if day == about})

    def ahead(self, today: date) -> Iterator[tuple[date, AlertKind]]:
        """Every day to come that people may decide on, by each reading, with its kind."""
        yield from ((day, each.kind) for each in self.last_days for day in (each.day, each.latest) if day >= today)
        with_other = {day for _, day in self.falls}
        yield from ((each.day, TURNS[each.kind]) for each in self.turns
                    if each.day >= today and each.day not in with_other)
        yield from ((day, AlertKind.FALLS_WITH_ANOTHER) for _, day in self.falls if day >= today)


def days(tonight: Tonight, until: date) -> Days:
    """The days to ``until``, those that have passed since the last run or were decided on among them."""
    found, abouts = tonight.found, [each.about for each in tonight.decisions if each.about is not None]
    passed = min([tonight.since or tonight.today, *abouts])
    told = {*found.watched(EARLIEST, max([until, *abouts])), *found.let_pass(passed)}
    watched = sorted(told, key=lambda each: (each.day, each.is_if_renewed, not each.is_certain, each.kind,
                                             each.parties, each.ends_on or date.max))
    turns = {each.day: each for each in reversed(watched) if each.kind in TURNS and not each.is_if_renewed}
    return Days(tuple(_last_days(watched)), tuple(turns[day] for day in sorted(turns)), tuple(_falls(tonight)))


def _falls(tonight: Tonight) -> Iterator[tuple[Hanging, date]]:
    agreement = tonight.agreement
    for each in tonight.hanging:
        if (each.what == agreement.title and each.on in (agreement.ends_with, *agreement.rests_on)
                and each.outcome in _FALLS and each.from_on is not None):
            yield each, each.from_on - ONE_DAY


def _last_days(watched: Iterable[WatchedDay]) -> Iterator[LastDay]:
    every = tuple(watched)
    seen: set[tuple[date, Watch, tuple[str, ...]]] = set()
    for each in every:
        key = (each.day, each.kind, each.parties)
        if each.kind not in _LAST_DAYS or key in seen:
            continue  # what two readings have, each in its own term, is told of the running one
        seen.add(key)
        kind, other = _LAST_DAYS[each.kind]
        later = [one.day for one in every if one.kind is other and one.parties == each.parties
                 and one.ends_on == each.ends_on and one.day > each.day]
        yield LastDay(kind, each.parties, each.day, min(later, default=None), each.ends_on, each.is_if_renewed,
                      each.is_certain)
