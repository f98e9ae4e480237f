"""Laws that hold of the duties, the matters and the changes of every agreement on every day."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.assess.duty.hanging import hanging
from engine.model.agreement import Agreement, Renewal, Term
from engine.model.assessment import Assessment, gathered
from engine.model.dates import ONE_DAY, Day, Length, Span, Unit, first_possible
from engine.model.deeds import AgreedChange, ContactChanged, Deed, Performed, Requested, Waived
from engine.model.duties import (
    AtMeeting,
    Concerns,
    ContactClause,
    Decided,
    Decision,
    Due,
    Duty,
    Financed,
    Forum,
    TurnOfMonth,
    WorkingDays,
)
from engine.model.instalments import DayOfYear
from engine.model.outcomes import Certainty, Fulfilment
from engine.model.periods import Every, period_at
from tests.assess.agreements import PARTIES, agreements, rough_or_exact, some_day
from tests.assess.test_laws import INFERENCE, THOROUGH, assessed

Drawn = tuple[Agreement, date]
DUTIES = settings(THOROUGH, max_examples=60)
"""Fewer, since these agreements take longer to make up than to assess."""

WITHOUT_PERIODS = (Every.ONCE, Every.MEETING, Every.ON_REQUEST)
recorded = st.none() | some_day
rough = rough_or_exact()


@st.composite
def forums(draw: st.DrawFn) -> Forum:
    """A forum with some meetings, of some of which only the month is known."""
    meetings = draw(st.lists(rough, max_size=5, unique_by=str))
    return Forum(id="rad", name="Rådet", members=("region", "kommun"), until=draw(st.sampled_from([None] * 3) | rough),
                 meetings=tuple(sorted(meetings, key=first_possible)))


@st.composite
def duties(draw: st.DrawFn, number: int) -> Duty:
    """A duty that recurs, and is due, in any way that the document format can tell."""
    every: Every | Length = draw(st.sampled_from([
        *Every, Every.YEAR, Every.YEAR, Every.ONCE, Length.of(1, Unit.MONTHS), Length.of(6, Unit.MONTHS),
        Length.of(2, Unit.YEARS), Length.of(45, Unit.DAYS)]))
    dues: list[Due | None] = [None]
    if isinstance(every, Every) and every is not Every.ON_REQUEST:
        dues += [AtMeeting("rad")]
    if every is Every.YEAR:
        dues += [DayOfYear(3, 31), DayOfYear(2, 29), DayOfYear(12, 31), TurnOfMonth(2), TurnOfMonth(1), TurnOfMonth(12)]
    if every is Every.ON_REQUEST:
        dues += [WorkingDays(10), Length.of(1, Unit.MONTHS), WorkingDays(0)]
    if every is Every.ONCE:
        dues += [AtMeeting("rad", draw(rough)), AtMeeting("rad", Span.month(2021, draw(st.integers(1, 12))))]
    concerns = None if every in WITHOUT_PERIODS else draw(st.sampled_from([None, *Concerns]))
    return Duty(id=f"d{number}", by=draw(st.sampled_from(PARTIES)), to=draw(st.sampled_from([*PARTIES, "rad", "rad"]))
                if every is not Every.MEETING else "rad", what="Rapport", every=every,
                times=draw(st.sampled_from([1, 1, 1, 2, 3])), due=draw(st.sampled_from(dues)), concerns=concerns,
                clause="§8")


@st.composite
def deeds(draw: st.DrawFn, told: tuple[Duty, ...], start: date, meetings: tuple[Day, ...]) -> Deed:
    """Something done about one of the duties, or about contact persons or clauses."""
    on, recorded_on = draw(rough), draw(recorded)
    duty, day = draw(st.sampled_from(told)), first_possible(on)
    by = draw(st.sampled_from([None, *PARTIES, "rad", "annan"]))
    kind = draw(st.sampled_from([Performed] * 5 + [Requested, Requested, Waived, ContactChanged, AgreedChange]))
    if kind is Requested or (duty.every is Every.ON_REQUEST and draw(st.booleans())):
        return Requested(duty=duty.id, on=day, by=by, recorded_on=recorded_on)
    if kind is ContactChanged:
        told_on = draw(st.sampled_from([None, day, day + timedelta(days=draw(st.integers(0, 40)))]))
        in_writing = None if told_on is None else draw(st.sampled_from([None, True, True, False]))
        return ContactChanged(party="region", on=day, told_on=told_on, in_writing=in_writing, recorded_on=recorded_on)
    if kind is AgreedChange:
        return AgreedChange(of=draw(st.sampled_from([duty.id, "§4"])), on=on, recorded_on=recorded_on,
                            by=draw(st.sampled_from([PARTIES, PARTIES[:1]])))
    near = day + timedelta(days=draw(st.sampled_from([0, -1, -30, -100, 10])))
    if duty.every is Every.MEETING:
        named = draw(st.sampled_from(meetings)) if meetings else day
        period = named.text if isinstance(named, Span) else named.isoformat()
    elif duty.every is Every.ON_REQUEST:
        period = near.isoformat()
    else:
        period = str(period_at(duty.every, near, start))
    if kind is Waived:
        return Waived(duty=duty.id, on=on, by=by, period=draw(st.none() | st.just(period)), recorded_on=recorded_on)
    return Performed(duty=duty.id, period=period, on=on, by=by, recorded_on=recorded_on)


@st.composite
def decisions(draw: st.DrawFn, told: tuple[Duty, ...]) -> Decision:
    """A decision in one of two matters, about some of the duties or about none."""
    outcome = draw(st.sampled_from([*Decided, Decided.ADOPTED, Decided.CLOSED]))
    ids = [duty.id for duty in told[1:]]
    matter = draw(st.sampled_from(["R/1", "R/2"]))
    return Decision(
        body="nämnden", reference=f"{matter} § {draw(st.integers(1, 99))}", decided_on=draw(st.none() | rough | rough),
        outcome=outcome, matter=matter, until=draw(st.none() | rough) if outcome is Decided.DEFERRED else None,
        duty=tuple(draw(st.lists(st.sampled_from(ids), unique=True, max_size=2))) if ids else ())


@st.composite
def bound(draw: st.DrawFn) -> Agreement:
    """An agreement with duties of any kind, forums, decisions and deeds."""
    agreement = draw(agreements(most_events=2))
    told = tuple(draw(duties(number)) for number in range(draw(st.integers(1, 4))))
    forum = draw(forums())
    starts_on = agreement.term.starts_on
    start = starts_on if isinstance(starts_on, date) else date(2019, 1, 1)
    within = Length.of(draw(st.sampled_from([0, 10])), Unit.DAYS)
    return evolve(
        agreement, forums=(forum,), duties=told,
        contact=draw(st.sampled_from([None, ContactClause(), ContactClause(tell_within=within, clause="§13")])),
        deeds=tuple(draw(st.lists(deeds(told, start, forum.meetings), max_size=8))),
        decisions=tuple(draw(st.lists(decisions(told), max_size=4))) if draw(st.booleans()) else ())


@st.composite
def bound_on(draw: st.DrawFn) -> Drawn:
    """An agreement with duties and a day, most often near one on which something was done."""
    agreement = draw(bound())
    days = [deed.happened_on for deed in agreement.deeds]
    days += [each.decided_on for each in agreement.decisions if each.decided_on is not None]
    if not days or draw(st.integers(0, 3)) == 0:
        return agreement, draw(some_day)
    near = first_possible(draw(st.sampled_from(days)))
    return agreement, near + timedelta(days=draw(st.integers(-1, 45)))


def conclusions(found: Assessment) -> dict[str, Any]:
    """What an assessment concludes about duties, matters and changes."""
    return {"obligations": found.obligations, "matters": found.matters, "changes": found.changes,
            "why": found.why_duties, "questions": set(found.questions), "assumptions": set(found.assumptions)}


@settings(DUTIES, max_examples=200)
@given(bound_on())
def test_no_agreement_leads_to_a_situation_that_cannot_occur(drawn: Drawn) -> None:
    agreement, day = drawn
    found = assessed(agreement, day)
    conclusions(found)  # a situation that a constraint excludes raises RulebookError
    for each in found.obligations:
        assert (each.status is Fulfilment.UNDETERMINED) == (each.certainty is not Certainty.CERTAIN)
        assert each.reasons
        assert each.status not in (Fulfilment.FULFILLED, Fulfilment.FULFILLED_LATE) or each.done >= each.times
        assert each.period.first_day <= each.period.last_day
    assert set(found.why_duties) <= set(gathered(found.reasons))


@DUTIES
@given(bound_on())
def test_until_the_horizon_every_day_gives_the_same_duties_matters_and_changes(drawn: Drawn) -> None:
    agreement, day = drawn
    found = assessed(agreement, day)
    horizon, expected = found.horizon, conclusions(found)
    assert horizon is None or horizon > day
    last = day + timedelta(days=400) if horizon is None else min(horizon - ONE_DAY, day + timedelta(days=400))
    for later in {day + timedelta(days=step) for step in (1, 2, 29, 31, 89, 180, 366)} | {last}:
        if day < later <= last:
            assert expected == conclusions(assessed(agreement, later)), (horizon, later)


@DUTIES
@given(bound_on())
def test_occurrences_never_overlap_and_none_between_the_first_and_the_last_is_lost(drawn: Drawn) -> None:
    agreement, day = drawn
    found = assessed(agreement, day)
    decided = {duty for each in agreement.decisions for duty in each.duty}
    for duty in agreement.duties:
        listed = [each.period for each in found.obligations if each.duty == duty.id]
        assert len(listed) == len({each.text for each in listed})
        if duty.every not in WITHOUT_PERIODS:
            for one, other in pairwise(listed):
                assert one.last_day < other.first_day
                # Cut by the agreement's last day, the next one begins with the rest of its own calendar period.
                assert one.last_day + ONE_DAY == other.first_day or one.text != other.text
        if duty.every not in WITHOUT_PERIODS and duty.id not in decided and found.ends_on is not None and listed:
            assert listed[-1].last_day >= found.ends_on


@DUTIES
@given(bound_on())
def test_a_duty_in_force_every_period_has_a_period_on_every_day_from_the_first_to_the_last(drawn: Drawn) -> None:
    agreement, day = drawn
    duty = Duty(id="each", by="region", to="kommun", what="Rapport", every=agreement.duties[0].every)
    found = assessed(evolve(agreement, duties=(duty,), decisions=(), deeds=()), day)
    start = agreement.term.starts_on
    if duty.every in WITHOUT_PERIODS or not isinstance(start, date) or found.certainty is not Certainty.CERTAIN:
        return
    listed = [each.period for each in found.obligations]
    last = found.ends_on or max(start, day)
    assert start == listed[0].first_day or last < start
    for one, other in pairwise(listed):
        assert one.last_day + ONE_DAY >= min(other.first_day, last + ONE_DAY)
    assert listed[-1].last_day >= last


@DUTIES
@given(bound_on(), st.randoms(use_true_random=False))
def test_deeds_in_any_order_give_the_same_conclusions(drawn: Drawn, random: Any) -> None:  # noqa: ANN401  # hypothesis' random
    agreement, day = drawn
    shuffled = list(agreement.deeds)
    random.shuffle(shuffled)
    assert conclusions(assessed(agreement, day)) == conclusions(
        assessed(evolve(agreement, deeds=tuple(shuffled)), day))


@DUTIES
@given(bound_on(), some_day)
def test_a_deed_recorded_later_never_changes_what_was_known_earlier(drawn: Drawn, known_on: date) -> None:
    agreement, day = drawn
    known = tuple(deed for deed in agreement.deeds if deed.recorded_on is None or deed.recorded_on <= known_on)
    assert conclusions(assessed(evolve(agreement, deeds=known), day, known_on)) == conclusions(
        assessed(agreement, day, known_on))


@DUTIES
@given(bound_on())
def test_what_is_asked_of_an_assessment_does_not_move_its_horizon(drawn: Drawn) -> None:
    agreement, day = drawn
    asked_last, asked_first = assessed(agreement, day), assessed(agreement, day)
    conclusions(asked_last)
    assert asked_first.horizon == asked_last.horizon


@DUTIES
@given(bound_on())
def test_a_duty_that_is_done_today_as_often_as_it_is_to_be_is_no_longer_open(drawn: Drawn) -> None:
    agreement, day = drawn
    known = {duty.id: duty for duty in agreement.duties}
    for each in assessed(agreement, day).obligations[:3]:
        if each.duty in known and each.due_on is not None and each.due_on >= day and each.is_open:
            done = (Performed(duty=each.duty, period=each.period.text, on=day),) * each.times
            after = {other.id: other for other in assessed(evolve(agreement, deeds=(*agreement.deeds, *done)), day)
                     .obligations}[each.id]
            assert after.status is Fulfilment.FULFILLED


@DUTIES
@given(bound_on())
def test_what_hangs_on_an_agreement_is_told_from_the_day_after_its_last_and_only_where_that_is_settled(
        drawn: Drawn) -> None:
    agreement, day = drawn
    other = evolve(agreement, id="other", term=Term(starts_on=date(2018, 1, 1)), renewal=Renewal(), notice=None,
                   events=(), ends_with="any", rests_on=("any", "none"), finances=())
    one = evolve(agreement, finances=(Financed(what="Arkivet"),))
    found = [(each, assessed(each, day)) for each in (one, other)]
    ends_on = found[0][1].ends_on
    expected = None if ends_on is None or found[0][1].certainty is not Certainty.CERTAIN else ends_on + ONE_DAY
    told = hanging(found, INFERENCE)
    assert [expected, expected, expected, None] == [each.from_on for each in told]
