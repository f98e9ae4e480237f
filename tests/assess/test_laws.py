"""Laws that hold of every agreement on every day."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from attrs import evolve
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from engine.assess import assess
from engine.explain import as_json
from engine.explain.phrases import Phrases
from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment
from engine.model.dates import Span
from engine.model.events import NoticeReceived
from engine.model.outcomes import Answer, Certainty, Status
from engine.model.problems import ProblemsError
from rules import RULEBOOK
from tests.assess.agreements import agreements, some_day

INFERENCE = Inference(RULEBOOK)
SAY = Phrases("sv", RULEBOOK)
THOROUGH = settings(max_examples=150, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate),
                    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
"""Without shrinking: a failing agreement is small enough to read, and shrinking one takes minutes."""


def assessed(agreement: Agreement, day: date, known_on: date | None = None) -> Assessment:
    """The assessment; an agreement of which something impossible is told is passed over."""
    try:
        return assess(agreement, day, INFERENCE, known_on)
    except ProblemsError:
        assume(False)  # noqa: FBT003  # hypothesis' own
        raise


def conclusions(found: Assessment) -> dict[str, Any]:
    """What an assessment concludes, as JSON, less what moves with the day itself."""
    told = as_json.assessment(found, SAY, "")
    del told["as_of"], told["horizon"]
    for each in (told["termination"], *told["termination"]["by_party"].values()):
        del each["notice_today_ends_on"]
    return told


@THOROUGH
@given(agreements(), some_day)
def test_until_the_horizon_every_day_gives_the_same_conclusions(agreement: Agreement, day: date) -> None:
    found = assessed(agreement, day)
    expected, horizon = conclusions(found), found.horizon
    assert horizon is None or horizon > day
    last = day + timedelta(days=900) if horizon is None else min(horizon - timedelta(days=1), day + timedelta(days=900))
    for later in {day + timedelta(days=step) for step in (1, 2, 29, 31, 89, 180, 366)} | {last}:
        if day < later <= last:
            assert expected == conclusions(assessed(agreement, later)), later


@THOROUGH
@given(agreements(most_events=4), some_day, st.randoms(use_true_random=False))
def test_events_in_any_order_give_the_same_assessment(agreement: Agreement, day: date, random: Any) -> None:  # noqa: ANN401  # hypothesis' random
    shuffled = list(agreement.events)
    random.shuffle(shuffled)
    assert conclusions(assessed(agreement, day)) == conclusions(
        assessed(evolve(agreement, events=tuple(shuffled)), day))


@THOROUGH
@given(agreements(), some_day)
def test_assessing_twice_equals_assessing_once(agreement: Agreement, day: date) -> None:
    assert conclusions(assessed(agreement, day)) == conclusions(assessed(agreement, day))


@THOROUGH
@given(agreements(most_events=3), some_day, some_day)
def test_a_fact_recorded_later_never_changes_what_was_known_earlier(
        agreement: Agreement, day: date, known_on: date) -> None:
    known = tuple(event for event in agreement.events if event.recorded_on is None or event.recorded_on <= known_on)
    expected = conclusions(assessed(evolve(agreement, events=known), day, known_on))
    questions = expected.pop("questions")
    found = conclusions(assessed(agreement, day, known_on))
    assert questions == found.pop("questions")
    assert expected == found


@THOROUGH
@given(agreements(), some_day)
def test_every_notice_deadline_lies_before_its_terms_end(agreement: Agreement, day: date) -> None:
    found = assessed(agreement, day)
    for each in found.by_party.values():
        if (each.last_day is not None and each.ends_on is not None and found.certainty is Certainty.CERTAIN
                and each.answer is not Answer.ALREADY):  # an act may have cut the term before its last day for notice
            latest = each.other_reading or each.last_day
            assert each.last_day <= latest <= max(term.ends_on or date.max for term in found.terms)
        if each.next is not None:
            assert day <= each.next.last_day <= each.next.ends_on


@THOROUGH
@given(agreements(), some_day)
def test_terms_follow_each_other_with_no_gap_and_no_overlap(agreement: Agreement, day: date) -> None:
    found = assessed(agreement, day)
    for terms in [found.terms] * (not found.readings) + [reading.terms for reading in found.readings]:
        assert list(range(1, len(terms) + 1)) == [term.number for term in terms]
        for term, following in pairwise(terms):
            assert term.ends_on is not None
            assert term.ends_on + timedelta(days=1) == following.starts_on
        if terms and terms[-1].starts_on is not None:
            assert terms[-1].ends_on is None or terms[-1].starts_on <= terms[-1].ends_on


@THOROUGH
@given(agreements(), some_day)
def test_a_settled_end_is_the_last_terms_and_an_ended_agreement_stays_ended(agreement: Agreement, day: date) -> None:
    found = assessed(agreement, day)
    if found.status is Status.ENDED and not found.readings and not agreement.events:
        assert found.ends_on is not None
        assert found.ends_on < day
        assert found.ends_on == found.terms[-1].ends_on
        later = assessed(agreement, day + timedelta(days=500))
        assert (Status.ENDED, found.ends_on) == (later.status, later.ends_on)


@THOROUGH
@given(agreements(), some_day)
def test_every_reason_rests_on_reasons_told_before_it(agreement: Agreement, day: date) -> None:
    told = as_json.reasons(assessed(agreement, day).reasons, SAY)
    assert told
    for index, reason in enumerate(told):
        assert f"r{index}" == reason["id"]
        assert all(int(other[1:]) < index for other in reason["because"])
        assert reason["rule"] in RULEBOOK.by_id


@THOROUGH
@given(agreements(), some_day)
def test_doubts_are_never_certain_and_the_cautious_reading_comes_first(agreement: Agreement, day: date) -> None:
    found = assessed(agreement, day)
    assert bool(found.readings) <= (found.certainty is not Certainty.CERTAIN)
    ends = [reading.ends_on or date.max for reading in found.readings]
    assert sorted(ends, reverse=True) == ends
    assert len(found.readings) == len({(each.status, each.ends_on, each.terms) for each in found.readings})


# --- What is said of a notice to come is what such a notice comes to -------------------------------------------------


def so_far(agreement: Agreement, day: date) -> Agreement:
    """The agreement with nothing left of what is told to happen after ``day``."""
    def has_come(event: object) -> bool:
        days = [getattr(event, name, None) for name in ("on", "agreed_on", "sent_on", "received_on", "accepted_on")]
        return all((each.last if isinstance(each, Span) else each) <= day for each in days if each is not None)
    return evolve(agreement, events=tuple(event for event in agreement.events if has_come(event)))


def with_notice(agreement: Agreement, party: str, day: date) -> Assessment:
    """The assessment on ``day`` if a notice from ``party`` arrives then."""
    return assessed(agreement.with_events(NoticeReceived(by=party, sent_on=day, received_on=day)), day)


@THOROUGH
@given(agreements(), some_day)
def test_a_notice_on_the_next_last_day_ends_the_agreement_on_the_end_that_was_told(
        agreement: Agreement, day: date) -> None:
    agreement = so_far(agreement, day)
    found = assessed(agreement, day)
    for party, each in found.by_party.items():
        if each.next is None:
            continue
        assert each.last_day is None or each.last_day < each.next.last_day
        if found.certainty is each.certainty is Certainty.CERTAIN:
            told = with_notice(agreement, party, each.next.last_day)
            period = agreement.renewal.period
            if told.certainty is Certainty.TWO_READINGS and period is not None and 0 < period.days < 4:
                continue  # terms shorter than the days between two readings: late for one is early for the next
            assert (Certainty.CERTAIN, each.next.ends_on) == (told.certainty, told.ends_on), (party, each)


@THOROUGH
@given(agreements(), some_day)
def test_a_notice_on_the_last_day_ends_the_agreement_on_the_end_that_was_told(agreement: Agreement, day: date) -> None:
    agreement = so_far(agreement, day)
    found = assessed(agreement, day)
    for party, each in found.by_party.items():
        if each.answer is Answer.YES and found.certainty is each.certainty is Certainty.CERTAIN and each.last_day:
            told = with_notice(agreement, party, each.last_day)
            assert (Certainty.CERTAIN, each.ends_on) == (told.certainty, told.ends_on), (party, each)


@THOROUGH
@given(agreements(), some_day)
def test_a_notice_today_ends_the_agreement_on_the_day_that_was_told(agreement: Agreement, day: date) -> None:
    agreement = so_far(agreement, day)
    found = assessed(agreement, day)
    for party in found.by_party:
        told = with_notice(agreement, party, day)
        if found.certainty is told.certainty is Certainty.CERTAIN and found.status is not Status.ENDED:
            assert told.ends_on == found.notice_today_ends_on(party), party


@THOROUGH
@given(agreements(), some_day, st.integers(0, 900), st.integers(1, 2000))
def test_the_days_watched_until_a_day_are_those_watched_until_any_later_day_as_far_as_that_day(
        agreement: Agreement, day: date, near: int, further: int) -> None:
    found, until = assessed(agreement, day), day + timedelta(days=near)
    later = found.watched(day, until + timedelta(days=further))
    assert tuple(each for each in later if each.day <= until) == found.watched(day, until)
