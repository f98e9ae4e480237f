"""Assessments as lines of text: the whole of one, its reasons as a tree, its life as a timeline, its days to watch."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from attrs import frozen

from engine.explain import payments
from engine.explain.answer import Answerer
from engine.explain.money_json import at_stake
from engine.explain.phrases import Phrases
from engine.model.accounts import AtStake
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment, Reason, TermOfAgreement, Watch, WatchedDay, gathered
from engine.model.dates import LATEST, Span, first_possible, working_day_on_or_before
from engine.model.events import (
    Event,
    Extended,
    NoticeReceived,
    NoticeWithdrawn,
    OptionUsed,
    Rescinded,
    Signed,
)
from engine.model.outcomes import Certainty

_EVENT_KEYS: Final = {
    Signed: "signed", NoticeReceived: "notice", NoticeWithdrawn: "notice_withdrawn", Extended: "extended",
    OptionUsed: "option_used", Rescinded: "rescinded"}
MARKS: Final = {"as": "▶", "term": "─", "watch": "!", "event": "•"}
"""The mark of each kind of line in a timeline: the day asked about, a term, a day to watch, an event."""
_AHEAD: Final = timedelta(days=366)


def can_terminate(agreement: Agreement, found: Assessment, say: Phrases, party: str | None = None) -> Iterator[str]:
    """The answer, then what matters, and last the clauses it rests on."""
    answerer = Answerer(agreement, found, say)
    each = found.by_party[party] if party is not None else found.termination
    yield answerer.sentence(each)
    yield from answerer.lines(each, is_one_party=party is not None)
    yield from footer(found, say, answerer.clauses(each.party))


def assessment(agreement: Agreement, found: Assessment, say: Phrases) -> Iterator[str]:
    """The whole assessment in words."""
    answerer = Answerer(agreement, found, say)
    yield say("line.status", title=agreement.title, status=say.status(found.status, found.ends_on))
    if found.certainty is not Certainty.CERTAIN:
        yield say("line.certainty", certainty=say(f"certainty.{found.certainty.value}"))
    if found.terms:
        yield say("line.terms")
        ends = {term.number for reading in found.readings for term in reading.terms if term.ends_on}
        yield from ("  " + _term(term, say, is_end_known=term.number not in ends) for term in found.terms)
    yield answerer.sentence(found.termination)
    yield from answerer.lines(found.termination, is_one_party=False)
    yield from payments.section(agreement, found, say)
    if found.horizon is None:
        yield say("line.no_horizon")
    else:
        yield say("line.horizon", last=found.horizon - timedelta(days=1))
    yield from footer(found, say, [reason.clause for reason in found.reasons if reason.clause])


def footer(found: Assessment, say: Phrases, clauses: list[str]) -> Iterator[str]:
    """The day asked about, and the clauses that the answer rests on."""
    as_of = say("line.as_of", as_of=found.as_of)
    if found.known_on is not None:
        as_of += " " + say("line.as_known", known_on=found.known_on)
    yield as_of
    named = say.clauses(clauses)
    yield say("line.clauses", clauses=named) if named else say("line.no_clauses")


def _term(term: TermOfAgreement, say: Phrases, *, is_end_known: bool) -> str:
    starts_on = term.starts_on.isoformat() if term.starts_on else say("line.unknown_day")
    ends_on = term.ends_on.isoformat() if term.ends_on else say(
        "line.open_end" if is_end_known else "line.unknown_day")
    return say("line.term", number=term.number, starts_on=starts_on, ends_on=ends_on,
               came_by=say(f"came_by.{term.came_by.value}"), fate=say(f"fate.{term.fate.value}"))


def why(reasons: tuple[Reason, ...], say: Phrases) -> Iterator[str]:
    """The reasons as a tree: each sentence with its clause and rule, its facts, and below it what it rests on."""
    told: set[Reason] = set()
    for reason in reasons:
        yield from _branch(reason, say, told, "", "")


def _branch(reason: Reason, say: Phrases, told: set[Reason], first: str, rest: str) -> Iterator[str]:
    again = reason in told
    told.add(reason)
    yield f"{first}{say.reason(reason)} [{reason.rule}]{' ↑' if again and reason.because else ''}"
    because = () if again else reason.because
    for ground in reason.grounds:
        yield f"{rest}{'│' if because else ' '}  · {say.ground(ground)}"
    for index, each in enumerate(because):
        to_it, below_it = ("└─ ", "   ") if index == len(because) - 1 else ("├─ ", "│  ")
        yield from _branch(each, say, told, rest + to_it, rest + below_it)


@frozen(order=True)
class Moment:
    """A line in a timeline."""

    day: date
    rank: int
    kind: str
    text: str


def timeline(agreement: Agreement, found: Assessment, say: Phrases) -> list[Moment]:
    """The terms, the days to watch and the events in the order of the days, and where the day asked about lies."""
    moments = [Moment(found.as_of, 9, "as_of", say("event.today"))]
    last = found.as_of
    for term in found.terms:
        last = max(last, term.ends_on or found.as_of)
        if term.starts_on is not None:
            moments.append(Moment(term.starts_on, 0, "term_starts", say(
                "timeline.term_starts", number=term.number, came_by=say(
                    "came_by.start" if term.number == 1 else f"came_by.{term.came_by.value}"))))
        if term.ends_on is not None and term.fate.value != "open":
            moments.append(Moment(term.ends_on, 8, "term_ends", say(
                f"timeline.{term.fate.value}", number=term.number)))
    start = min([moment.day for moment in moments])
    moments += [Moment(watch.day, 5, f"watch_{watch.kind.value}", watched(watch, agreement, say))
                for watch in found.watched(start, min(last + _AHEAD, LATEST))]
    moments += [_moment(event, agreement, found, say) for event in agreement.events
                if not (found.known_on and event.recorded_on and event.recorded_on > found.known_on)]
    return sorted(moments)


def _moment(event: Event, agreement: Agreement, found: Assessment, say: Phrases) -> Moment:
    day = event.happened_on
    key = _EVENT_KEYS[type(event)]
    values: dict[str, object] = {}
    if isinstance(event, Extended):
        values["ends_on"] = event.ends_on.text if isinstance(event.ends_on, Span) else event.ends_on
    text = say(f"event.{key}", **values)
    by = getattr(event, "by", None)
    if by is not None:
        text += say("event.by", party=agreement.name_of(by))
    if isinstance(day, Span):
        text += f" ({say('event.unknown_day', known_as=day.text)})"
    first = first_possible(day)
    if first > found.as_of:
        text += f" ({say('event.to_come')})"
    return Moment(first, 4, f"event_{key}", text)


def watched(watch: WatchedDay, agreement: Agreement, say: Phrases, stake: AtStake | None = None) -> str:
    """What happens on a day to watch; ``stake``: what it costs to let it pass."""
    everyone = len(watch.parties) == len(agreement.parties)
    parties = "" if everyone or not watch.parties else say(
        "deadline.for", parties=say.listed([agreement.name_of(party) for party in watch.parties]))
    end = say("deadline.leads_to", ends_on=watch.ends_on) if watch.ends_on and watch.kind is not Watch.OPENS else ""
    if_renewed = say("deadline.if_renewed") if watch.is_if_renewed else ""
    if not watch.is_certain:
        if_renewed += say("deadline.uncertain")
    working = ""
    if watch.kind not in (Watch.OPENS, Watch.TERM_ENDS, Watch.ENDS, Watch.LAPSES):
        before = working_day_on_or_before(watch.day)
        if before != watch.day:
            working = say("deadline.working_day", day=before)
    cost = payments.stake_beside(agreement, stake, say)
    return f"{say(f'deadline.{watch.kind.value}')}{parties}{end}{if_renewed}{working}{cost}"


def watched_json(watch: WatchedDay, agreement: Agreement, stake: AtStake | None = None) -> dict[str, Any]:
    """A day to watch as JSON."""
    return {"agreement": agreement.id, "day": watch.day.isoformat(), "kind": watch.kind.value,
            "parties": list(watch.parties), "ends_on": watch.ends_on.isoformat() if watch.ends_on else None,
            "last_working_day": working_day_on_or_before(watch.day).isoformat(), "if_renewed": watch.is_if_renewed,
            "certain": watch.is_certain, "at_stake": at_stake(stake)}


def what_if(found: Assessment, say: Phrases) -> Iterator[str]:
    """What a supposed act leads to."""
    if found.certainty is not Certainty.CERTAIN:
        yield say("what_if.unclear")
        for each in found.readings:
            end = say("what_if.reading_end", ends_on=each.ends_on) if each.ends_on else say("what_if.reading_none")
            yield "  " + say("what_if.reading", assumes=say.listed([say.remark(one) for one in each.assumes]), end=end)
    elif found.ends_on is None:
        follows = found.termination.if_nothing_is_done
        yield say("what_if.goes_on")
        if follows is not None and follows.new_end is not None:
            yield say("what_if.goes_on_until", new_end=follows.new_end)
    else:
        yield say("what_if.ends", ends_on=found.ends_on)
    yield from why(found.why_status, say)
    yield from footer(found, say, [reason.clause for reason in gathered(found.why_status) if reason.clause])

