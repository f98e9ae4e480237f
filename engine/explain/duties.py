"""Duties, forums and decisions in words and as tables, and what hangs on an agreement."""

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import Final

from engine.explain.basis import DASH
from engine.explain.payments import remark_lines
from engine.explain.phrases import Phrases
from engine.explain.tables import Cell, Column, Table
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment, Remark, gathered
from engine.model.dates import Day, as_told
from engine.model.duties import Decision, Forum
from engine.model.money import Amount
from engine.model.obligations import Hanging, Matter, Obligation
from engine.model.outcomes import Certainty, Effect, Fulfilment
from engine.model.periods import Every

_PRESSING: Final = (Fulfilment.DUE, Fulfilment.OVERDUE, Fulfilment.UNDETERMINED)
_DUTY_COLUMNS: Final = ("agreement", "by", "to", "what", "period", "due_on", "assumed", "done", "done_on", "status",
                        "clause")
_FORUM_COLUMNS: Final = ("agreement", "forum", "kind", "level", "convenor", "members", "meetings", "until", "purpose",
                         "clause")
_MATTER_COLUMNS: Final = ("matter", "decided_on", "body", "outcome", "reference", "deferred_to", "note", "owed")
_ABOUT_DUTIES: Final = ("question.decided_on", "question.proposed_on", "question.duty_meetings")
"""Questions about duties that name no period."""
NOT_OWED: Final = (Fulfilment.WAIVED, Fulfilment.NO_LONGER_OWED)
_ALWAYS: Final = ("by", "to", "what", "period", "due_on", "status", "forum", "kind", "level", "convenor")


# --- One duty ---------------------------------------------------------------------------------------------------------


def status(each: Obligation, say: Phrases) -> str:
    """Where a duty stands and, if that cannot be told, why not."""
    told = say(f"duty.{each.status.value}")
    return f"{told} ({say(f'certainty.{each.certainty.value}')})" if each.certainty is not Certainty.CERTAIN else told


def what(each: Obligation, say: Phrases) -> str:
    """What is to be done; a change of contact person has no words of its own in the document."""
    return each.what or say("duty.contact")


def owed_to(agreement: Agreement, each: Obligation) -> Iterator[str]:
    """Those that a duty is owed to: the members, where it is owed to a forum."""
    yield from each.to.split(", ")
    yield from (member for forum in agreement.forums if forum.id == each.to for member in forum.members)


def names(agreement: Agreement, told: str, say: Phrases) -> str:
    """What a party, a forum or several parties are called."""
    forums = {forum.id: forum.name for forum in agreement.forums}
    return say.listed([forums.get(each) or agreement.name_of(each) for each in told.split(", ")])


def table(found: Iterable[tuple[Agreement, Obligation]], say: Phrases, *, is_titled: bool) -> Table:
    """The duties, one period a row; ``is_titled``: they belong to several agreements."""
    return Table(say("duty.sheet"), _columns(_DUTY_COLUMNS, say), tuple(
        (agreement.title if is_titled else None, names(agreement, each.by, say), names(agreement, each.to, say),
         what(each, say), _period(each, say), each.due_in.text if each.due_in is not None else each.due_on,
         say("duty.assumed") if each.is_assumed else None,
         say("duty.done_of", done=each.done, times=each.times) if each.times > 1 else None, each.done_on,
         status(each, say), each.clause) for agreement, each in found))


def _columns(keys: tuple[str, ...], say: Phrases) -> tuple[Column, ...]:
    return tuple(Column(say(f"duty_column.{key}"), key not in _ALWAYS) for key in keys)


def _period(each: Obligation, say: Phrases) -> str:
    period = say("duty.once") if str(each.period) == Every.ONCE.value else str(each.period)
    return period + (say("payment.if_renewed") if each.is_if_renewed else "")


def period_told(each: Obligation, say: Phrases) -> str:
    """The period after a space; nothing where it is owed but once."""
    return "" if str(each.period) == Every.ONCE.value else " " + _period(each, say)


def section(agreement: Agreement, found: Assessment, say: Phrases) -> Iterator[str]:
    """What an assessment says of duties: those that are to be done now, those overdue, and changes; else nothing."""
    doubts = tuple(doubt_lines(found, say))
    if not found.obligations and not found.changes and not doubts:
        return
    yield say("duty.heading")
    pressing = [each for each in found.obligations if each.status in _PRESSING]
    for _, alike in groupby(pressing, key=lambda each: (each.duty, each.by, each.to, each.status, each.certainty)):
        yield f"  {DASH} " + _line(agreement, list(alike), say)
    if found.obligations and not pressing:
        yield f"  {DASH} " + say("duty.nothing_now")
    for change in found.changes:
        yield f"  {DASH} " + say("duty.change", of=change.of, sentence=say.listed([
            say.sentence(reason.rule) for reason in change.reasons]))
    told = {reason for change in found.changes for reason in change.reasons}
    for reason in gathered(found.why_duties):
        if reason not in told and say.leads_to(reason.rule) is Effect.NO_EFFECT:
            yield f"  {DASH} {say.reason(reason)} [{'; '.join(map(say.ground, reason.grounds))}]"
    yield from ("  " + line for line in doubts)


def line(agreement: Agreement, each: Obligation, say: Phrases) -> str:
    """One occurrence of a duty, as it stands and by when."""
    due = say("duty.by_day", due_on=each.due_on) if each.due_on is not None else ""
    return standing(agreement, each, say) + due


def standing(agreement: Agreement, each: Obligation, say: Phrases) -> str:
    """One occurrence of a duty: what, for which period, from whom to whom, and how it stands."""
    return say("duty.line", what=what(each, say), between=_between(agreement, each, say),
               period=period_told(each, say), status=status(each, say))


def _between(agreement: Agreement, each: Obligation, say: Phrases) -> str:
    return say("duty.between", by=names(agreement, each.by, say), to=names(agreement, each.to, say))


def _line(agreement: Agreement, alike: list[Obligation], say: Phrases) -> str:
    first, last = alike[0], alike[-1]
    if len(alike) > 1:
        between = _between(agreement, first, say)
        return say("duty.several", what=what(first, say), between=between, first=_period(first, say),
                   last=_period(last, say), count=len(alike), status=status(first, say))
    return line(agreement, first, say)


# --- What is left to know ---------------------------------------------------------------------------------------------


def about_duties(remarks: Iterable[Remark], only: Collection[str] | None = None) -> tuple[Remark, ...]:
    """Those of the questions and assumptions that are about duties, or ``only`` about those to do what is given.

    When a forum meets is asked also where nothing is given, since no duty at its meetings can be shown.
    """
    def is_wanted(each: Remark) -> bool:
        is_about = each.key.startswith("assumption.duty_") or each.key in _ABOUT_DUTIES or any(
            ground.key == "duty_period" for ground in each.grounds)
        is_among = only is None or any(ground.key == "what" and ground.value in only for ground in each.grounds)
        return is_about and (is_among or (not only and each.key == "question.duty_meetings"))

    return tuple(filter(is_wanted, remarks))


def doubt_lines(found: Assessment, say: Phrases, only: Collection[str] | None = None) -> Iterator[str]:
    """The questions and the assumptions about duties, or ``only`` about those to do what is given."""
    return remark_lines(about_duties(found.questions, only), about_duties(found.assumptions, only), say)


# --- Forums -----------------------------------------------------------------------------------------------------------


def forum_table(found: Iterable[tuple[Agreement, Forum]], say: Phrases, *, is_titled: bool) -> Table:
    """The forums, one a row; ``is_titled``: they belong to several agreements."""
    return Table(say("forum.sheet"), _columns(_FORUM_COLUMNS, say), tuple(
        (*_named(agreement, each, say, is_titled=is_titled), ", ".join(map(_iso, each.meetings)),
         as_told(each.until) if each.until is not None else None,
         each.purpose, each.clause) for agreement, each in found))


def _named(agreement: Agreement, each: Forum, say: Phrases, *, is_titled: bool) -> tuple[Cell, ...]:
    return (agreement.title if is_titled else None, each.name,
            say.listed([say(f"forum.{kind.value}") for kind in each.kinds]),
            say.listed([say(f"forum.{level.value}") for level in each.levels]),
            ", ".join(map(agreement.name_of, each.convenors)),
            ", ".join(agreement.name_of(member) for member in each.members))


def _iso(day: Day) -> str:
    return str(as_told(day))


# --- Matters ----------------------------------------------------------------------------------------------------------


def matter_lines(agreement: Agreement, each: Matter, say: Phrases) -> Iterator[str]:
    """A matter as a line of decisions, with where it stands and what is still owed, to whom and by when."""
    yield say("matter.heading", reference=each.reference)
    for decision in each.decisions:
        yield f"  {DASH} " + _decision(decision, say)
        if decision.note is not None:
            yield "    " + say("matter.note", note=decision.note)
    for reason in each.reasons:
        yield "  " + say.sentence(reason.rule)
    for remark in each.questions:
        yield "  " + say.remark(remark)
    yield "  " + say("matter.owed" if each.owed else "matter.nothing_owed")
    for one in each.owed:
        yield f"    {DASH} " + line(agreement, one, say) + say.in_brackets([one.clause])


def _decision(each: Decision, say: Phrases) -> str:
    day = say("matter.unknown_day") if each.decided_on is None else _day(each.decided_on, say)
    outcome = say(f"matter.{each.outcome.value}")
    if each.until is not None:
        outcome += say("matter.until", until=_day(each.until, say))
    return say("matter.decision", day=day, body=each.body, outcome=outcome, reference=each.reference)


def _day(day: Day, say: Phrases) -> str:
    return say.written(as_told(day))


def matter_table(agreement: Agreement, found: Iterable[Matter], say: Phrases) -> Table:
    """The decisions, one a row, each with the duties that it is about and where they stand."""
    return Table(say("matter.sheet"), _columns(_MATTER_COLUMNS, say), tuple(
        (each.reference, as_told(decision.decided_on) if decision.decided_on is not None else None, decision.body,
         say(f"matter.{decision.outcome.value}"), decision.reference,
         as_told(decision.until) if decision.until is not None else None, decision.note,
         "; ".join(_line(agreement, [one], say) for one in each.owed if one.duty in decision.duty))
        for each in found for decision in each.decisions))


# --- What hangs on an agreement ---------------------------------------------------------------------------------------


def hanging_lines(found: Iterable[Hanging], say: Phrases) -> Iterator[str]:
    """What falls, or loses its ground or its financing, when an agreement ends; nothing where nothing hangs on it."""
    for number, each in enumerate(found):
        if number == 0:
            yield say("hanging.heading")
        per = "amount" if each.per is None else f"amount_{each.per.value}"
        amount = say(f"hanging.{per}", amount=Amount(each.amount)) if each.amount is not None else ""
        since = say("hanging.from", from_on=each.from_on) if each.from_on is not None else ""
        yield f"  {DASH} " + say("hanging.line", what=each.what, amount=amount, other=each.on_name, since=since,
                                 sentence=" ".join(say.reason(reason) for reason in each.reasons))
