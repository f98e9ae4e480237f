"""What an assessment takes for granted because the agreement does not say, and which facts it lacks."""

from collections.abc import Iterator
from datetime import date

from engine.assess.course import Course
from engine.assess.facts import DAYS
from engine.model.agreement import Agreement, NoLaterThan, Notice, Renewal, RenewalKind
from engine.model.assessment import Ground, Remark
from engine.model.dates import Span
from engine.model.events import Event, NoticeReceived, Signed
from engine.model.outcomes import AfterExtension
from engine.model.situations import Phase


def assumed(agreement: Agreement, course: Course) -> Iterator[Remark]:
    """What is taken for granted, each with the clause that is silent."""
    if agreement.notice is not None:
        yield from _about_notice_clauses(agreement.notice)
    if agreement.renewal.kind is RenewalKind.OPTION:
        yield from _about_option(agreement.renewal)
    for told in course.history.told:
        if told.ruling.outcome is AfterExtension.ASSUMED_TO_RENEW:
            yield Remark("assumption.renews_after_extension", agreement.renewal.clause)
    for event in course.events:
        if isinstance(event, Signed) and event.by is None and agreement.term.starts_on is None:
            yield Remark("assumption.all_signed")
        if isinstance(event, NoticeReceived):
            yield from _about_notice_given(event, agreement.notice)


def _about_notice_clauses(notice: Notice) -> Iterator[Remark]:
    for clause in dict.fromkeys(clause for pair in notice.by_party.values() for clause in pair):
        if clause.counted is not None and clause.given_when is None:
            yield Remark("assumption.given_when_received", clause.clause)
        if clause.counted is not None and clause.form is None:
            yield Remark("assumption.any_form", clause.clause)
    if notice.period_unused:
        yield Remark("assumption.date_governs", next(iter(notice.by_party.values()))[0].clause)


def _about_option(renewal: Renewal) -> Iterator[Remark]:
    if renewal.holder is None:
        yield Remark("assumption.option_any_party", renewal.clause)
    if renewal.max_times is None:
        yield Remark("assumption.option_any_times", renewal.clause)
    if renewal.exercise_before is None:
        yield Remark("assumption.option_by_last_day", renewal.clause)


def _about_notice_given(event: NoticeReceived, notice: Notice | None) -> Iterator[Remark]:
    day = event.happened_on
    grounds = (Ground("notice_day", day),) if isinstance(day, date) else ()
    if event.by is None and (notice is None or notice.are_all_equal):
        yield Remark("assumption.notice_by_any", None, grounds)
    if event.form is None:
        yield Remark("assumption.form_as_agreed", None, grounds)


def missing(agreement: Agreement, course: Course, events: list[Event]) -> Iterator[Remark]:
    """The facts about the agreement, and about the ``events`` told of it, that are missing or known only roughly."""
    term = agreement.term
    if course.phase is Phase.DRAFT:
        signed = {event.by for event in course.events if isinstance(event, Signed)}
        lacking = [party.name for party in agreement.parties if party.id not in signed]
        yield Remark("question.start", term.clause, (Ground("not_signed", ", ".join(lacking)),))
        if agreement.notice is None and term.ends_on is None and term.duration is None:
            yield Remark("question.no_notice_period", term.clause)  # once it runs, the rules ask
    elif isinstance(term.starts_on, Span | NoLaterThan):
        yield Remark("question.starts_on", term.clause)
    if isinstance(term.ends_on, Span):
        yield Remark("question.ends_on", term.clause, (Ground("known_as", term.ends_on.text),))
    for event in events:
        for name in DAYS[type(event)]:
            day = getattr(event, name)
            if isinstance(day, Span):
                yield Remark("question.event_on", None, (
                    Ground("event", type(event).__name__), Ground("which", name), Ground("known_as", day.text)))
