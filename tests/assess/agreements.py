"""Agreements of every kind that the document format can tell, awkward ones included, for tests of laws."""

from datetime import date, timedelta

from hypothesis import strategies as st

from engine.model.agreement import Agreement, Notice, Party
from engine.model.clauses import (
    Counted,
    GivenWhen,
    NoLaterThan,
    NoticeClause,
    Renewal,
    RenewalKind,
    Stated,
    Term,
)
from engine.model.dates import SAME_DAY, EndsAt, Length, Span, Unit
from engine.model.events import (
    Event,
    EventForm,
    Extended,
    NoticeReceived,
    NoticeWithdrawn,
    OptionUsed,
    Rescinded,
    Signed,
    Then,
)

PARTIES = ("region", "kommun", "bolag")
FIRST = date(2018, 1, 1)

days = st.dates(FIRST, date(2032, 12, 31))
"""The days on which something may happen or be asked: a short time, so that things meet."""

boundaries = st.sampled_from([
    date(2019, 1, 31), date(2020, 2, 29), date(2020, 12, 31), date(2021, 1, 1), date(2021, 2, 28), date(2021, 12, 31),
    date(2022, 6, 30), date(2022, 8, 31), date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 31), date(2025, 12, 31)])
some_day = st.one_of(days, boundaries)


@st.composite
def rough_or_exact(draw: st.DrawFn) -> date | Span:
    """A day, now and then known only by its month or year."""
    day = draw(some_day)
    return draw(st.sampled_from([day] * 8 + [Span.month(day.year, day.month), Span.year(day.year)]))


def lengths(least: int, most_months: int) -> st.SearchStrategy[Length]:
    """Lengths in every unit, up to so many months."""
    return st.one_of(
        st.builds(Length.of, st.integers(least, most_months), st.just(Unit.MONTHS)),
        st.builds(Length.of, st.sampled_from([1, 3, 6, 12]), st.just(Unit.MONTHS)),
        st.builds(Length.of, st.integers(least, max(most_months // 12, 1)), st.just(Unit.YEARS)),
        st.builds(Length.of, st.integers(least, most_months * 4), st.just(Unit.WEEKS)),
        st.builds(Length.of, st.integers(least, most_months * 30), st.just(Unit.DAYS)))


ends_at = st.one_of(st.just(SAME_DAY), st.builds(EndsAt, st.sampled_from([1, 3, 6, 12])),
                    st.sampled_from([EndsAt(0, 3, 14), EndsAt(0, 2, 29), EndsAt(0, 12, 31)]))
forms = st.sampled_from([None, frozenset(), frozenset({EventForm.WRITTEN}),
                         frozenset({EventForm.LETTER, EventForm.EMAIL})])


@st.composite
def clauses(draw: st.DrawFn) -> NoticeClause:
    """A notice clause of any kind, or one that agrees on no period."""
    counted = draw(st.sampled_from([*Counted, Counted.BEFORE_TERM_END, Counted.BEFORE_TERM_END, None]))
    has_period = counted not in (None, Counted.BEFORE_DATE)
    on = draw(st.dates(date(2024, 1, 1), date(2024, 12, 31)))
    return NoticeClause(
        counted=counted, period=draw(lengths(0, 40)) if has_period else None,
        on_month=on.month if counted is Counted.BEFORE_DATE else 0,
        on_day=on.day if counted is Counted.BEFORE_DATE else 0,
        ends_at=draw(ends_at) if counted is Counted.FROM_NOTICE else SAME_DAY, counting=draw(st.sampled_from(Stated)),
        form=draw(forms), given_when=draw(st.sampled_from([None, *GivenWhen])),
        not_before=draw(st.none() | some_day) if draw(st.integers(0, 4)) == 0 else None,
        no_end_before=draw(st.none() | some_day) if draw(st.integers(0, 4)) == 0 else None, clause="§11")


@st.composite
def notices(draw: st.DrawFn, parties: tuple[str, ...]) -> Notice | None:
    """Who may give notice and how: none, all alike, or each on its own terms, in renewed terms too."""
    kind = draw(st.sampled_from(["none", "alike", "alike", "alike", "each"]))
    if kind == "none":
        return None
    first = draw(clauses())
    renewed = draw(st.just(first) | clauses())
    by_party = dict.fromkeys(parties, (first, renewed))
    if kind == "each":
        by_party = {party: (draw(clauses()), draw(clauses())) for party in parties}
    entitled = frozenset(parties) if draw(st.booleans()) else frozenset(draw(
        st.lists(st.sampled_from(parties), min_size=1, unique=True)))
    return Notice(by_party=by_party, entitled=entitled)


@st.composite
def events(draw: st.DrawFn, parties: tuple[str, ...], first: date, *, are_rough: bool) -> Event:
    """Something that happens on or after the agreement's first day."""
    by = draw(st.sampled_from(parties))
    exact = some_day.filter(lambda day: day >= first)
    day = draw(rough_or_exact().filter(lambda each: (each.first if isinstance(each, Span) else each) >= first)
               if are_rough else exact)
    recorded_on = draw(st.none() | some_day)
    kind = draw(st.sampled_from([NoticeReceived] * 6 + [Extended, Extended, OptionUsed, Rescinded, NoticeWithdrawn]))
    if kind is NoticeReceived:
        sent_on = draw(st.none() | st.just(day))
        received_on: date | Span | None = day
        if isinstance(sent_on, date):
            received_on = draw(st.sampled_from([day, sent_on + timedelta(days=draw(st.integers(0, 5))), None]))
        return NoticeReceived(
            by=draw(st.sampled_from([by, by, by, None])), sent_on=sent_on, received_on=received_on,
            form=draw(st.sampled_from([None, None, *EventForm])), recorded_on=recorded_on,
            to_end_on=draw(st.sampled_from([None, None, None, draw(some_day)])),
            accepted_on=draw(st.sampled_from([None, None, draw(some_day)])))
    if kind is Extended:
        last = day.last if isinstance(day, Span) else day
        return Extended(agreed_on=day, ends_on=last + timedelta(days=draw(st.integers(0, 800))),
                        then=draw(st.sampled_from([None, None, Then.ENDS])), recorded_on=recorded_on)
    if kind is OptionUsed:
        return OptionUsed(on=day, by=by, recorded_on=recorded_on)
    if kind is Rescinded:
        return Rescinded(on=day, by=by, accepted_on=draw(st.sampled_from([None, day])), recorded_on=recorded_on)
    return NoticeWithdrawn(agreed_on=day, recorded_on=recorded_on)


@st.composite
def agreements(draw: st.DrawFn, *, are_rough: bool = True, most_events: int = 3) -> Agreement:
    """Any agreement. ``are_rough``: days may be known only roughly, and the start only by a limit or by signatures."""
    parties = PARTIES[: draw(st.integers(1, 3))]
    first = draw(st.dates(FIRST, date(2024, 12, 31)) | st.sampled_from([date(2019, 1, 31), date(2020, 2, 29)]))
    shape = draw(st.sampled_from(["days", "days", "duration", "duration", "open"]))
    kind = RenewalKind.NONE if shape == "open" else draw(st.sampled_from([RenewalKind.AUTOMATIC] * 4 + [*RenewalKind]))
    starts_on: date | Span | NoLaterThan | None = first
    happened: list[Event] = []
    if are_rough:
        how = draw(st.sampled_from(["exact"] * 6 + ["rough", "signed", "limit"]))
        if how == "rough":
            starts_on = Span.month(first.year, first.month)
        elif how == "limit" and shape != "duration":
            starts_on = NoLaterThan(day=first)
        elif how == "signed":
            starts_on = None
            happened = [Signed(on=first + timedelta(days=draw(st.integers(0, 40))), by=party) for party in parties]
    end = first + timedelta(days=draw(st.integers(60, 1500)))
    latest = draw(st.none() | st.just(end + timedelta(days=draw(st.integers(0, 2500)))))
    term = Term(
        starts_on=starts_on, clause="§10",
        ends_on=end if shape == "days" else None, duration=draw(lengths(1, 48)) if shape == "duration" else None,
        latest_end=latest if shape == "days" else None)
    goes_on = kind in (RenewalKind.AUTOMATIC, RenewalKind.OPTION)
    renewal = Renewal(
        kind=kind, period=draw(st.none() | lengths(1, 48)) if goes_on else None,
        max_times=draw(st.none() | st.integers(0, 3)) if goes_on else None,
        holder=draw(st.none() | st.sampled_from(parties)) if kind is RenewalKind.OPTION else None,
        exercise_before=draw(st.none() | lengths(0, 12)) if kind is RenewalKind.OPTION else None, clause="§10")
    happened += draw(st.lists(events(parties, first, are_rough=are_rough), max_size=most_events))
    return Agreement(
        id="any", title="Any", parties=tuple(Party(id=party, name=party) for party in parties), term=term,
        renewal=renewal, notice=draw(notices(parties)), events=tuple(happened))
