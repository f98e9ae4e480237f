"""Duties and deeds: working days after a request, the forum of a duty, what matters are called, and when deeds were."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.model.dates import Length, Span, Unit, is_working_day
from engine.model.deeds import AgreedChange, ContactChanged, Deed, Performed, Requested, Waived
from engine.model.duties import AtMeeting, Due, Duty, TurnOfMonth, WorkingDays, matter_of
from engine.model.periods import Every


@pytest.mark.parametrize(("count", "day", "expected"), [
    (0, date(2022, 6, 25), date(2022, 6, 25)), (1, date(2022, 6, 22), date(2022, 6, 23)),
    (1, date(2022, 6, 23), date(2022, 6, 27)), (1, date(2022, 6, 25), date(2022, 6, 27)),
    (10, date(2022, 12, 14), date(2022, 12, 29)), (5, date(2022, 12, 23), date(2023, 1, 2))])
def test_working_days_are_counted_from_the_day_after_and_pass_over_free_days(
        count: int, day: date, expected: date) -> None:
    assert expected == WorkingDays(count).after(day)


@settings(deadline=None)  # the calendar of a year takes its time the first time it is asked for
@given(st.integers(1, 60), st.dates(date(2015, 1, 1), date(2030, 12, 31)))
def test_so_many_working_days_lie_after_the_day_up_to_the_last_which_is_one(count: int, day: date) -> None:
    last = WorkingDays(count).after(day)
    later = [date.fromordinal(each) for each in range(day.toordinal() + 1, last.toordinal() + 1)]
    assert count == sum(map(is_working_day, later))
    assert is_working_day(last)


@pytest.mark.parametrize(("every", "due", "expected"), [
    (Every.YEAR, None, None), (Every.YEAR, TurnOfMonth(2), None), (Every.MEETING, None, "rad"),
    (Every.YEAR, AtMeeting("forum"), "forum"), (Every.MEETING, AtMeeting("forum"), "forum"),
    (Every.ONCE, AtMeeting("forum", Span.month(2022, 6)), "forum"), (Length.of(6, Unit.MONTHS), None, None)])
def test_a_duty_is_tied_to_the_forum_that_it_is_due_at_or_to_the_one_it_is_owed_to_at_each_meeting(
        every: Every | Length, due: Due | None, expected: str | None) -> None:
    assert expected == Duty(id="d", by="region", to="rad", what="Rapport", every=every, due=due).forum


@pytest.mark.parametrize(("reference", "expected"), [
    ("RUN/136/2022 § 224", "RUN/136/2022"), ("RUN/136/2022, § 224", "RUN/136/2022"),
    ("RUN/136/2022§224", "RUN/136/2022"), ("RUN/168/2020", "RUN/168/2020"), ("§ 224", "§ 224")])
def test_a_matter_is_called_by_its_diary_number(reference: str, expected: str) -> None:
    assert expected == matter_of(reference)


@pytest.mark.parametrize("deed", [
    Performed(duty="d", period="2020", on=date(2021, 3, 31)), Requested(duty="d", on=date(2021, 3, 31)),
    Waived(duty="d", on=date(2021, 3, 31)), ContactChanged(party="p", on=date(2021, 3, 31)),
    AgreedChange(of="§4", on=date(2021, 3, 31), by=("p",))], ids=lambda deed: type(deed).__name__)
def test_what_was_done_happened_on_its_day(deed: Deed) -> None:
    assert date(2021, 3, 31) == deed.happened_on


@pytest.mark.parametrize(("name", "expected"), [(None, "2022-06-15"), ("b1", "b1")])
def test_a_request_is_called_by_its_id_or_its_day(name: str | None, expected: str) -> None:
    assert expected == Requested(duty="d", on=date(2022, 6, 15), id=name).period
