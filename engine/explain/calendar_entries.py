"""What a calendar holds of an agreement: its days to watch and, for a party, its duties and instalments."""

import json
from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date
from typing import Final
from uuid import UUID, uuid5

from attrs import evolve, field, frozen

from engine.explain import agenda, duties, payments
from engine.explain.basis import DASH
from engine.explain.payments import other_than_money, stake_of
from engine.explain.phrases import Phrases
from engine.explain.watched import OF_NOTICE, TO_ACT_BY, clauses_of, in_short, watched
from engine.model.accounts import Payment
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment, Reason, Watch, WatchedDay, gathered
from engine.model.dates import EARLIEST, LATEST, working_day_on_or_before
from engine.model.money import Amount
from engine.model.obligations import Obligation
from engine.model.outcomes import Certainty, Standing

_NAMESPACE: Final = UUID("6f2a4f0e-5d0b-4c37-9a55-0f1c8e7d2b64")
"""Drawn once. Another would make a new entry of every one that is published."""

_SAME: Final = {Watch.TERM_ENDS: "end", Watch.ENDS: "end", Watch.LAPSES: "end"}
"""The end of a term is one and the same day in a calendar, whatever is known of what follows it."""
_CATEGORIES: Final = {**dict.fromkeys(OF_NOTICE, "notice"), Watch.OPTION: "option",
                      Watch.OPTION_OTHER_READING: "option", **dict.fromkeys(_SAME, "end")}
_REMINDED: Final = (Watch.NOTICE, Watch.OPTION, Watch.ENDS, Watch.LAPSES)
"""Days to be reminded of: the earlier of two readings, and an end that nothing follows."""
_OTHER: Final = {Watch.NOTICE: Watch.NOTICE_OTHER_READING, Watch.OPTION: Watch.OPTION_OTHER_READING}


@frozen(kw_only=True)
class Entry:
    """A day in a calendar.

    ``of``: what it is a day of, apart from which day that is, so that an entry stays the same when its day moves.
    ``is_left``: whether there is still something to do about it; ``is_reminded``: whether to remind of it.
    """

    agreement: str
    of: tuple[str, ...]
    day: date
    summary: str
    lines: tuple[str, ...]
    category: str
    is_certain: bool
    is_left: bool = True
    is_reminded: bool
    link: str | None = None
    uid: str = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        told = json.dumps([self.agreement, *self.of], ensure_ascii=False)
        object.__setattr__(self, "uid", str(uuid5(_NAMESPACE, told)))


@frozen(kw_only=True)
class Wanted:
    """What a calendar is to hold: the days to ``until``, and whatever else it has held already, by its ``uid``.

    ``party``: only what concerns the party of that id, with its duties and instalments; None: the days to watch.
    ``link``: where more is told of the agreement.
    """

    party: str | None
    until: date
    held: Collection[str] = ()
    link: str | None = None


def entries(agreement: Agreement, found: Assessment, wanted: Wanted, say: Phrases) -> list[Entry]:
    """What a calendar is to hold of an agreement, days that have passed among it."""
    every = list(_entries(agreement, found, wanted, say))
    if not {each.uid for each in every}.issuperset(wanted.held):  # moved beyond the days asked for, or fallen away
        every = list(_entries(agreement, found, evolve(wanted, until=LATEST), say))
    return [evolve(each, link=wanted.link) for each in every if each.day <= wanted.until or each.uid in wanted.held]


def _entries(agreement: Agreement, found: Assessment, wanted: Wanted, say: Phrases) -> Iterator[Entry]:
    yield from _watched(agreement, found, wanted, say)
    if wanted.party is not None:
        for duty in agenda.duties_of(agreement, found, wanted.party, wanted.until):
            if duty.due_days[1] < LATEST and duty.status not in duties.NOT_OWED:
                yield _duty(agreement, duty, wanted.party, say)
        for payment in agenda.payments_of(found, wanted.party, wanted.until):
            yield _payment(agreement, payment, wanted.party, say)


# --- Days to watch ----------------------------------------------------------------------------------------------------


def _watched(agreement: Agreement, found: Assessment, wanted: Wanted, say: Phrases) -> Iterator[Entry]:
    days = [each for each in found.watched(EARLIEST, wanted.until)
            if wanted.party is None or not each.parties or wanted.party in each.parties]
    seen: Counter[tuple[str, ...]] = Counter()
    for each in days:
        # Parties for whom it is the same day share an entry: that of the first of them, should their days part.
        party = (wanted.party or each.parties[0]) if each.parties else ""
        of = (_SAME.get(each.kind, each.kind.value), party, str(each.term))
        seen[of] += 1
        number = (str(seen[of]),) if seen[of] > 1 else ()  # readings may differ on the day
        yield Entry(agreement=agreement.id, of=(*of, *number), day=each.day,
                    summary=_summary(in_short(each, agreement, say), agreement, say),
                    lines=tuple(_lines(each, days, agreement, found, say)),
                    category=say(f"calendar.about_{_CATEGORIES[each.kind]}"),
                    is_certain=each.is_certain and not each.is_if_renewed and each.kind not in _OTHER.values(),
                    is_reminded=each.kind in _REMINDED)


def _summary(what: str, agreement: Agreement, say: Phrases) -> str:
    return say("calendar.summary", what=what, title=agreement.title)


def _lines(watch: WatchedDay, days: list[WatchedDay], agreement: Agreement, found: Assessment, say: Phrases,
           ) -> Iterator[str]:
    clauses = say.in_brackets(clauses_of(watch, agreement, found, say))
    yield f"{watched(watch, agreement, say, stake_of(found, watch))}{clauses}."
    yield from _otherwise(watch, found, say)
    yield from _readings(watch, days, say)
    if watch.kind in TO_ACT_BY and watch.kind not in _OTHER.values():
        yield _act_by(watch.day, say)
    if not watch.is_certain:
        remarks = [each for each in other_than_money(found.questions, say)
                   if each not in duties.about_duties(found.questions)]
        yield from payments.remark_lines(tuple(remarks), (), say)
    elif not watch.is_if_renewed:  # of terms that may come there is nothing to give but the clauses
        is_of_notice = watch.kind in OF_NOTICE
        why = found.why_termination(watch.parties[0]) if is_of_notice else found.why_status
        yield from _reasons(tuple(each for reason in why for each in reason.because), say)


def _otherwise(watch: WatchedDay, found: Assessment, say: Phrases) -> Iterator[str]:
    """What follows if nobody gives notice."""
    if watch.kind is not Watch.NOTICE or watch.is_if_renewed or not watch.is_certain:
        return
    told = found.by_party[watch.parties[0]]
    follows = told.if_nothing_is_done
    if told.last_day == watch.day and follows is not None:
        if follows.new_end is None:
            yield say("answer.renewed_open_ended", renews_on=follows.renews_on)
        else:
            yield say("answer.renewed_until", new_end=follows.new_end)


def _readings(watch: WatchedDay, days: list[WatchedDay], say: Phrases) -> Iterator[str]:
    """That the time can be counted in two ways, and that the earlier day is the one to keep to."""
    def day_of(kind: Watch | None) -> date | None:
        return next((each.day for each in days if each.kind is kind and each.term == watch.term
                     and each.parties == watch.parties and each.ends_on == watch.ends_on), None)

    other = day_of(_OTHER.get(watch.kind))
    earlier = day_of(next((kind for kind, its_other in _OTHER.items() if its_other is watch.kind), None))
    if other is not None:
        yield say("calendar.earlier_reading", other=other)
    if earlier is not None:
        yield say("calendar.later_reading", earlier=earlier)


def _act_by(day: date, say: Phrases) -> str:
    before = working_day_on_or_before(day)
    return say("calendar.act_by", weekday=say.weekday(before), day=before)


def _reasons(reasons: tuple[Reason, ...], say: Phrases) -> Iterator[str]:
    told = list(dict.fromkeys(say.reason(each) for each in gathered(reasons)))
    if told:
        yield say("calendar.reasons")
        yield from (f"{DASH} {each}" for each in told)


# --- Duties and instalments -------------------------------------------------------------------------------------------


def _duty(agreement: Agreement, each: Obligation, party: str, say: Phrases) -> Entry:
    is_own = party == each.by
    reserve = say("timeline.assumed_day") if each.is_assumed else ""
    reserve += _doubt(each.certainty, say, is_dated=each.due_on is not None)
    key = "own_duty" if is_own else "duty_of"
    what = say(f"calendar.{key}", what=duties.what(each, say), by=duties.names(agreement, each.by, say),
               period=duties.period_told(each, say))
    return Entry(
        agreement=agreement.id, of=("duty", each.id), day=each.due_days[1],
        summary=_summary(_standing(what, duties.status(each, say), reserve, say, is_left=each.is_open), agreement, say),
        lines=(f"{agenda.duty_text(agreement, each, say)}{say.in_brackets([each.clause])}.",
               *([_act_by(each.due_days[1], say)] if is_own and each.due_on is not None else ()),
               *_reasons(each.reasons, say)),
        category=say("calendar.about_duty"), is_left=each.is_open, is_reminded=is_own and each.is_open,
        is_certain=not reserve and not each.is_if_renewed)


def _payment(agreement: Agreement, each: Payment, party: str, say: Phrases) -> Entry:
    is_own, is_left = party == each.payer, each.status is not Standing.PAID
    amount = say("payment.amount_unknown") if each.amount is None else Amount(each.amount)
    reserve = _doubt(each.certainty, say, is_dated=each.due_on is not None)
    what = say(f"calendar.{'to' if is_own else 'from'}_payment", period=payments.period(each, say), amount=amount,
               payer=agreement.name_of(each.payer), payee=agreement.name_of(each.payee))
    clause = agreement.compensation.clause if agreement.compensation is not None else None
    return Entry(
        agreement=agreement.id, of=("payment", str(each.instalment)), day=agenda.payment_day(each),
        summary=_summary(_standing(what, payments.status(each, say), reserve, say, is_left=is_left), agreement, say),
        lines=(f"{agenda.payment_text(agreement, each, party, say)}{say.in_brackets([clause])}.",
               *([_act_by(each.due_on, say)] if is_own and each.due_on is not None else ()),
               *_reasons(each.reasons, say)),
        category=say("calendar.about_payment"), is_left=is_left, is_reminded=is_own and is_left,
        is_certain=not reserve and not each.is_if_renewed)


def _doubt(certainty: Certainty, say: Phrases, *, is_dated: bool) -> str:
    """That the day is not known, or that what is not clear bears on it."""
    if not is_dated:
        return say("timeline.no_day_by_then")
    return "" if certainty is Certainty.CERTAIN else say("deadline.uncertain")


def _standing(what: str, status: str, reserve: str, say: Phrases, *, is_left: bool) -> str:
    """What is to be done and, once it is done, that it is."""
    return what + reserve if is_left else say("calendar.done", what=what, status=status)
