"""Laws of alerts: nothing is missed and nothing is told twice, whichever nights are run."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from attrs import evolve
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from engine.assess import assess
from engine.assess.alerting import (
    alerts,
    decided_on,
    in_hand_until,
    judged,
    next_alert_on,
    standing,
    to_decide_on,
)
from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.alerts import Alert, AlertKind, DecidedTo, LeadTimes, PeopleDecided, Tonight
from engine.model.assessment import Watch
from engine.model.dates import is_working_day, last_possible
from engine.model.outcomes import Tell
from engine.model.problems import ProblemsError
from rules import RULEBOOK
from tests.assess.agreements import agreements, days, some_day
from tests.assess.money_agreements import paid_on
from tests.assess.test_duty_laws import bound_on

INFERENCE = Inference(RULEBOOK)
LEADS = LeadTimes()
A_DAY = timedelta(days=1)
THOROUGH = settings(max_examples=20, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate),
                    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
UNDATED = (AlertKind.QUESTION, AlertKind.NO_OWNER, AlertKind.WITHHOLDING_WITHOUT_GROUND)


def known_by(agreement: Agreement, day: date) -> Agreement:
    """The agreement with what had surely happened by that day: a fact that comes later is a change of the facts."""
    return evolve(agreement, events=tuple(each for each in agreement.events
                                          if each.recorded_on is None and last_possible(each.happened_on) <= day))


def tonight(agreement: Agreement, day: date, since: date | None = None, told: dict[str, date] | None = None,
            decisions: Sequence[PeopleDecided] = ()) -> Tonight:
    """The agreement as a run on that day finds it; one of which something impossible is told is passed over."""
    try:
        found = assess(agreement, day, INFERENCE)
    except ProblemsError:
        assume(False)  # noqa: FBT003  # hypothesis' own
        raise
    return Tonight(agreement=agreement, found=found, since=since, told=told or {}, decisions=tuple(decisions))


def run(agreement: Agreement, nights: Sequence[date], decisions: Sequence[PeopleDecided] = ()) -> list[
        tuple[date, Alert]]:
    """What runs on those nights tell, each with its night."""
    told: dict[str, date] = {}
    since: date | None = None
    found: list[tuple[date, Alert]] = []
    for night in nights:
        new = alerts(tonight(agreement, night, since, told, decisions), LEADS, INFERENCE)
        found += [(night, each) for each in new]
        told |= {each.thing: night for each in new}
        since = night
    return found


@st.composite
def decided(draw: st.DrawFn, agreement: Agreement, day: date) -> tuple[PeopleDecided, ...]:
    """Now and then a decision, about a day that the agreement gives or about another."""
    if draw(st.booleans()):
        return ()
    given_days = [each.day for each in tonight(agreement, day).found.watched(day, day + timedelta(days=800))]
    about = draw(st.sampled_from([*given_days, day + timedelta(days=100), None]))
    until = draw(st.none() | st.integers(0, 500).map(lambda days: day + timedelta(days=days)))
    return (PeopleDecided(to=draw(st.sampled_from(DecidedTo)), by="fullmäktige", on=day, about=about, until=until),)


drawn = st.one_of(st.tuples(agreements(most_events=3), some_day), paid_on(), bound_on())


@settings(THOROUGH, max_examples=40)
@given(st.data(), drawn)
def test_until_the_next_day_to_run_on_there_is_nothing_to_tell(
        data: st.DataObject, drawn: tuple[Agreement, date]) -> None:
    agreement, day = drawn
    first = tonight(agreement, day)
    first = evolve(first, decisions=data.draw(decided(agreement, day)), is_owned=data.draw(st.booleans()))
    told = {each.thing: day for each in alerts(first, LEADS, INFERENCE)}
    following = next_alert_on(evolve(first, told=told), LEADS)
    assert following is None or following > day
    last = day + timedelta(days=800) if following is None else following - A_DAY
    steps = data.draw(st.lists(st.integers(1, 800), max_size=10))
    for night in sorted({day + timedelta(days=step) for step in (1, 2, 7, 30, 31, *steps)} | {last}):
        if day < night <= last:
            later = evolve(tonight(agreement, night, day, told, first.decisions), is_owned=first.is_owned)
            assert () == alerts(later, LEADS, INFERENCE), night


@settings(THOROUGH, max_examples=15)
@given(st.data(), drawn)
def test_told_again_after_a_change_nothing_that_every_night_has_told_has_another_key(
        data: st.DataObject, drawn: tuple[Agreement, date]) -> None:
    agreement, day = drawn
    told: dict[str, date] = {}
    keys: set[str] = set()
    horizon: date | None = day
    decisions = data.draw(decided(agreement, day))
    for night in (day + timedelta(days=number) for number in range(60)):
        first = tonight(agreement, night, None if night == day else night - A_DAY, told, decisions)
        is_changed = horizon is not None and horizon <= night
        new = {each.key: each for each in alerts(evolve(first, is_changed=is_changed), LEADS, INFERENCE)
               if each.key not in keys}
        assert {each.thing for each in new.values()} <= standing(first, LEADS)
        keys |= set(new)
        told |= {each.thing: night for each in new.values()}
        again = alerts(evolve(first, told=told, is_changed=True), LEADS, INFERENCE)
        assert [] == [each.key for each in again if each.key not in keys and not each.is_passed], night
        horizon = first.found.horizon


@THOROUGH
@given(st.data(), agreements(most_events=2), days)
def test_whatever_nights_are_missed_each_step_is_told_at_most_once_and_only_steps_that_every_night_would_have_told(
        data: st.DataObject, agreement: Agreement, day: date) -> None:
    agreement = known_by(agreement, day)
    decisions = data.draw(decided(agreement, day))
    nights = [day + timedelta(days=number) for number in range(120)]
    some = sorted({day, *data.draw(st.lists(st.sampled_from(nights), max_size=12)), nights[-1]})
    every, fewer = run(agreement, nights, decisions), run(agreement, some, decisions)
    for told in (every, fewer):
        assert 1 == max(Counter(alert.key for _, alert in told).values(), default=1)
    known = {alert.key for _, alert in every}
    assert [] == [alert.key for _, alert in fewer if alert.kind not in UNDATED and alert.key not in known]


@THOROUGH
@given(st.data(), agreements(most_events=2), days)
def test_no_last_day_for_notice_passes_unannounced(data: st.DataObject, agreement: Agreement, day: date) -> None:
    agreement = known_by(agreement, day)
    nights = sorted({day, *data.draw(st.lists(st.integers(1, 900).map(lambda days: day + timedelta(days=days)),
                                              max_size=8)), day + timedelta(days=901)})
    told = run(agreement, nights)
    announced = {(alert.day, alert.parties) for _, alert in told if alert.kind is AlertKind.NOTICE_DEADLINE}
    for each in tonight(agreement, day).found.watched(day, nights[-1] - A_DAY):
        if each.kind is Watch.NOTICE and each.is_certain and not each.is_if_renewed:
            after = next(night for night in nights if night > each.day)
            assert any(alert.parties == each.parties and night <= after and (
                each.day in (alert.day, alert.other_reading))
                for night, alert in told if alert.kind is AlertKind.NOTICE_DEADLINE), (each, announced)


@THOROUGH
@given(agreements(most_events=2), days, st.sampled_from([DecidedTo.NEGOTIATE, DecidedTo.DELEGATE]))
def test_one_who_has_it_in_hand_is_told_of_the_last_day_and_of_each_working_day_before_it_for_a_week(
        agreement: Agreement, day: date, to: DecidedTo) -> None:
    agreement = known_by(agreement, day)
    found = decided_on(tonight(agreement, day), LEADS)
    if found is None or found.day is None or found.kind not in (AlertKind.NOTICE_DEADLINE, AlertKind.OPTION_DEADLINE):
        return
    decision = PeopleDecided(to=to, by="fullmäktige", on=day, about=found.day, until=found.day + timedelta(days=90))
    told = run(agreement, [day + timedelta(days=number) for number in range((found.day - day).days + 1)], [decision])
    nights = {night for night, alert in told if (alert.kind, alert.of, alert.day) == (found.kind, found.of, found.day)}
    week = {found.day - timedelta(days=number) for number in range(8)}
    assert {each for each in week if each == found.day or is_working_day(each)} & {
        day + timedelta(days=number) for number in range(1, 1000)} <= nights
    assert not {each for each in nights if day <= each < min(week)}


@THOROUGH
@given(agreements(most_events=2), days)
def test_what_is_decided_is_known_of_each_day_that_there_is_to_decide_on(agreement: Agreement, day: date) -> None:
    each = tonight(known_by(agreement, day), day)
    there_is, found = to_decide_on(each.agreement, each.found), decided_on(each, LEADS)
    assert there_is == (None if found is None else (found.day, found.kind))
    assert found is None or found.decided is not None


@THOROUGH
@given(agreements(most_events=2), days, st.sampled_from([DecidedTo.RENEW, DecidedTo.NEGOTIATE, DecidedTo.DELEGATE]))
def test_a_decision_on_a_last_day_for_notice_keeps_it_silent_until_its_day_and_not_longer(
        agreement: Agreement, day: date, to: DecidedTo) -> None:
    agreement = known_by(agreement, day)
    ahead = [each for each in judged(tonight(agreement, day), LEADS, INFERENCE)
             if each.kind is AlertKind.NOTICE_DEADLINE and each.tell is not Tell.SILENT and not each.is_passed]
    for each in ahead:
        decision = PeopleDecided(to=to, by="fullmäktige", on=day, about=each.day, until=day + timedelta(days=20))
        assert each.day is not None
        until = day + timedelta(days=20) if to is DecidedTo.RENEW else in_hand_until(decision, each.day, LEADS)
        if until < day:
            continue

        def of_it(night: date, since: date | None, about: Alert = each, made: PeopleDecided = decision) -> list[Alert]:
            return [one for one in alerts(tonight(agreement, night, since, {}, (made,)), LEADS, INFERENCE)
                    if one.kind is about.kind and one.parties == about.parties and one.day == about.day]

        assert [] == of_it(day, None) + of_it(until, None)
        if each.day > until and not each.is_if_renewed:
            assert [f"lapsed:{until}"] == [one.lead for one in of_it(until + A_DAY, until)]
