"""A day to watch, as a line of text and as JSON."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from attrs import frozen

from engine.explain.answer import Answerer
from engine.explain.basis import cited
from engine.explain.money_json import at_stake
from engine.explain.payments import stake_beside
from engine.explain.phrases import Phrases
from engine.model.accounts import AtStake
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment, Watch, WatchedDay
from engine.model.dates import working_day_on_or_before

OF_NOTICE: Final = (Watch.NOTICE, Watch.NOTICE_OTHER_READING, Watch.OPENS)
TO_ACT_BY: Final = (Watch.NOTICE, Watch.NOTICE_OTHER_READING, Watch.OPTION, Watch.OPTION_OTHER_READING)


@frozen(kw_only=True)
class WatchedLine:
    """A day to watch in an agreement with that title, as it is told."""

    title: str
    day: date
    text: str
    """What happens, in words."""
    clauses: Sequence[str]
    is_certain: bool
    told: Mapping[str, Any]
    """The same as JSON."""


def watched(watch: WatchedDay, agreement: Agreement, say: Phrases, stake: AtStake | None = None) -> str:
    """What happens on a day to watch; ``stake``: what it costs to let it pass."""
    end = say("deadline.leads_to", ends_on=watch.ends_on) if watch.ends_on and watch.kind is not Watch.OPENS else ""
    working = ""
    if watch.kind in TO_ACT_BY:
        before = working_day_on_or_before(watch.day)
        if before != watch.day:
            working = say("deadline.working_day", day=before)
    cost = stake_beside(agreement, stake, say)
    return f"{_what(watch, agreement, say)}{end}{_reserve(watch, say)}{working}{cost}"


def in_short(watch: WatchedDay, agreement: Agreement, say: Phrases) -> str:
    """What day it is, and on what that depends."""
    return _what(watch, agreement, say) + _reserve(watch, say)


def _what(watch: WatchedDay, agreement: Agreement, say: Phrases) -> str:
    whose = ""
    if 0 < len(watch.parties) < len(agreement.parties):
        parties = say.listed([agreement.name_of(party) for party in watch.parties])
        whose = say("deadline.notice_from" if watch.kind in OF_NOTICE else "deadline.for", parties=parties)
    return say(f"deadline.{watch.kind.value}", whose=whose)


def _reserve(watch: WatchedDay, say: Phrases) -> str:
    return (say("deadline.if_renewed") if watch.is_if_renewed else "") + (
        "" if watch.is_certain else say("deadline.uncertain"))


def is_of_notice(watch: WatchedDay) -> bool:
    """Whether it is a day for notice, which rests on the answer to its parties."""
    return watch.kind in OF_NOTICE


def clauses_of(watch: WatchedDay, agreement: Agreement, found: Assessment, say: Phrases) -> list[str]:
    """The clauses that a day to watch rests on: those of the answer to the parties it concerns, else of the status."""
    if not is_of_notice(watch):
        return cited(found.why_status)
    answerer = Answerer(agreement, found, say)
    return [clause for party in watch.parties for clause in answerer.clauses(party)]


def watched_json(watch: WatchedDay, agreement: Agreement, stake: AtStake | None = None) -> dict[str, Any]:
    """A day to watch as JSON."""
    return {"agreement": agreement.id, "day": watch.day.isoformat(), "kind": watch.kind.value,
            "parties": list(watch.parties), "ends_on": watch.ends_on.isoformat() if watch.ends_on else None,
            "last_working_day": working_day_on_or_before(watch.day).isoformat(), "if_renewed": watch.is_if_renewed,
            "certain": watch.is_certain, "at_stake": at_stake(stake)}
