"""Assessments as lines of text: the answer, the whole of one, its reasons as a tree, what a supposed act leads to."""

from collections.abc import Iterator
from datetime import timedelta

from engine.explain import duties, payments
from engine.explain.answer import Answerer
from engine.explain.basis import cited, footer, readings
from engine.explain.moments import Moment, line
from engine.explain.phrases import Phrases
from engine.explain.timeline import timeline
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment, Reason, TermOfAgreement
from engine.model.outcomes import Certainty, Status


def can_terminate(agreement: Agreement, found: Assessment, say: Phrases, party: str | None = None) -> Iterator[str]:
    """The answer, then what matters, and last the clauses it rests on."""
    answerer = Answerer(agreement, found, say)
    each = found.by_party[party] if party is not None else found.termination
    yield answerer.sentence(each)
    yield from answerer.lines(each, is_one_party=party is not None)
    yield from footer(found, answerer.clauses(each.party), say)


def assessment(agreement: Agreement, found: Assessment, say: Phrases) -> Iterator[str]:
    """The whole assessment in words."""
    answerer = Answerer(agreement, found, say)
    yield say("line.status", title=agreement.title, status=say.status(found.status, found.ends_on))
    if found.certainty is not Certainty.CERTAIN:
        yield say("line.certainty", certainty=say(f"certainty.{found.certainty.value}"))
    terms = found.readings[0].terms if found.readings else found.terms
    if terms:
        yield say("line.terms_in_reading" if found.readings else "line.terms")
        yield from ("  " + _term(term, found, say) for term in terms)
    yield answerer.sentence(found.termination)
    yield from answerer.lines(found.termination, is_one_party=False)
    yield from payments.section(agreement, found, say)
    yield from duties.section(agreement, found, say)
    if found.horizon is None:
        yield say("line.no_horizon")
    else:
        yield say("line.horizon", last=found.horizon - timedelta(days=1))
    yield from footer(found, answerer.every_clause() + cited((*found.why_money, *found.why_duties)), say)


def _term(term: TermOfAgreement, found: Assessment, say: Phrases) -> str:
    starts_on = term.starts_on.isoformat() if term.starts_on else say("line.unknown_day")
    ends_on = term.ends_on.isoformat() if term.ends_on else say("line.open_end")
    fate = "not_begun" if term.starts_on and term.starts_on > found.as_of else term.fate.value
    return say("line.term", number=term.number, starts_on=starts_on, ends_on=ends_on,
               came_by=say(f"came_by.{term.came_by.value}"), fate=say(f"fate.{fate}"))


def why(reasons: tuple[Reason, ...], say: Phrases) -> Iterator[str]:
    """The reasons as a tree: each sentence with its clause and rule, its facts, and below it what it rests on."""
    told: set[Reason] = set()
    for reason in reasons:
        yield from _branch(reason, say, told, "", "")


def _branch(reason: Reason, say: Phrases, told: set[Reason], first: str, rest: str) -> Iterator[str]:
    again = reason in told
    told.add(reason)
    yield f"{first}{say.reason(reason)} [{reason.rule}]{say('line.see_above') if again and reason.because else ''}"
    because = () if again else reason.because
    for ground in reason.grounds:
        yield f"{rest}{'│' if because else ' '}  · {say.ground(ground)}"
    for index, each in enumerate(because):
        to_it, below_it = ("└─ ", "   ") if index == len(because) - 1 else ("├─ ", "│  ")
        yield from _branch(each, say, told, rest + to_it, rest + below_it)


def after_why(found: Assessment, reasons: tuple[Reason, ...], say: Phrases) -> Iterator[str]:
    """What is told after the reasons: the readings that they are reasons in, the day, and the clauses."""
    yield from readings(found, say)
    yield from footer(found, cited(reasons), say)


def after_timeline(agreement: Agreement, found: Assessment, moments: list[Moment], say: Phrases) -> Iterator[str]:
    """What is told after the days: the readings that some of them belong to, the day asked about, and the clauses."""
    yield from readings(found, say)
    if not found.readings and not all(moment.is_certain for moment in moments):
        yield say("line.see_assess")
    clauses = [*Answerer(agreement, found, say).every_clause(), *(each.clause for each in moments if each.clause)]
    yield from footer(found, clauses, say)


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
        yield say("what_if.ended" if found.status is Status.ENDED else "what_if.ends", ends_on=found.ends_on)
    yield from why(found.why_status, say)
    yield from footer(found, cited(found.why_status), say)


__all__ = ["after_timeline", "after_why", "assessment", "can_terminate", "line", "timeline", "what_if", "why"]
