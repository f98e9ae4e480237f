"""When the nightly run is to visit each agreement, and until when it has been told of."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from attrs import frozen
from sqlalchemy import ColumnElement, Connection, case, delete, func, insert, or_, select, update

from engine.model.dates import ONE_DAY
from engine.register.batches import batches
from engine.register.schema import LEANING, WATCH

_CHANGED: Final = ""
"""What stands in the place of the settings where facts, or what people have decided, have changed since the run."""

_AT_ONCE: Final = date.min
"""From when what has changed is to be visited: whatever day the clock says that it is."""


@frozen(kw_only=True)
class Watched:
    """What is kept of one agreement between two runs."""

    told_to: date | None
    """The day of the last run that told of it; None: there has been none."""
    visit_on: date | None
    horizon: date | None
    """The day on which a conclusion may change, as that run found it."""
    settings: str
    """What the run went by; "" if anything has changed since."""

    def is_changed(self, today: date, settings: str) -> bool:
        """Whether anything is otherwise than when it was last told of."""
        return (self.settings != settings or (self.horizon is not None and self.horizon <= today)
                or (self.told_to is not None and self.told_to > today))


def disturb(connection: Connection, agreements: Iterable[str | None]) -> None:
    """That the facts of ``agreements`` have changed: the next run is to visit them, and what leans on them."""
    found = {each for each in agreements if each is not None}
    following = sorted(found)
    while following:
        more = {each for some in batches(following) for each in connection.scalars(
            select(LEANING.c.agreement).where(LEANING.c.other.in_(some)))} - found
        found |= more
        following = sorted(more)
    before = watched(connection, sorted(found))
    _set(connection, {each: Watched(
        told_to=before[each].told_to if each in before else None, visit_on=_AT_ONCE, horizon=None, settings=_CHANGED)
        for each in found})


def to_visit(connection: Connection, today: date, settings: str, most: int) -> list[str]:
    """The agreements whose day has come, the longest waiting first, and then those last told of by other settings.

    So is what was told of on a later day, by a clock that has been set back since: its next day was reckoned by that;
    and what was put off by such a clock.
    """
    # One after another, each by its index: who asks for the first few of all together reads them all.
    asked = select(WATCH.c.agreement).limit(most)
    by_day, *others = _due(today, settings)
    found = dict.fromkeys(connection.scalars(asked.where(by_day).order_by(WATCH.c.visit_on, WATCH.c.agreement)))
    for each in others:
        if len(found) < most:
            found |= dict.fromkeys(connection.scalars(asked.where(each)))
    return list(found)[:most]


def how_many_to_visit(connection: Connection, today: date, settings: str) -> int:
    """How many agreements ``to_visit`` would find, one batch after another."""
    return connection.scalar(select(func.count()).select_from(WATCH).where(or_(*_due(today, settings)))) or 0


def told_since(connection: Connection, day: date) -> list[str]:
    """The agreements that have been told of on the day or later, in the order of their code points."""
    return list(connection.scalars(select(WATCH.c.agreement).where(
        WATCH.c.told_to >= day.isoformat()).order_by(WATCH.c.agreement)))


def watched(connection: Connection, agreements: Sequence[str]) -> dict[str, Watched]:
    """What is kept of each of the agreements."""
    return {row.agreement: Watched(told_to=_day(row.told_to), visit_on=_day(row.visit_on), horizon=_day(row.horizon),
                                   settings=row.settings)
            for some in batches(agreements)
            for row in connection.execute(select(WATCH).where(WATCH.c.agreement.in_(some)))}


def visited(connection: Connection, found: Mapping[str, Watched]) -> None:
    """That everything that was to be told of the agreements today is queued, and when each is to be visited next."""
    _set(connection, found)


def put_off(connection: Connection, agreements: Sequence[str], today: date) -> None:
    """That nothing could be told of the agreements: they are to be visited tomorrow, for all that is untold."""
    day = today.isoformat()
    told_to = case((WATCH.c.told_to > day, day), else_=WATCH.c.told_to)  # later by a clock that has been set back
    for some in batches(agreements):
        connection.execute(update(WATCH).where(WATCH.c.agreement.in_(some)).values(
            told_to=told_to, visit_on=(today + ONE_DAY).isoformat(), settings=_CHANGED))


def _due(today: date, settings: str) -> tuple[ColumnElement[bool], ...]:
    """What makes an agreement due."""
    kept = WATCH.c
    return (kept.visit_on <= today.isoformat(), kept.told_to > today.isoformat(),
            kept.settings > settings, (kept.settings < settings) & (kept.settings > _CHANGED),
            (kept.settings == _CHANGED) & (kept.visit_on > (today + ONE_DAY).isoformat()))


def _set(connection: Connection, found: Mapping[str, Watched]) -> None:
    for some in batches(sorted(found)):
        connection.execute(delete(WATCH).where(WATCH.c.agreement.in_(some)))
    rows = [{"agreement": name, "told_to": _text(each.told_to), "visit_on": _text(each.visit_on),
             "horizon": _text(each.horizon), "settings": each.settings} for name, each in found.items()]
    if rows:
        connection.execute(insert(WATCH), rows)


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(told: str | None) -> date | None:
    return None if told is None else date.fromisoformat(told)
