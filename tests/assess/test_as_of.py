"""The day asked about notes the first day on which a comparison comes out otherwise, and no other."""

from datetime import date

import pytest

from engine.assess.as_of import AsOf

DAY = date(2020, 6, 15)


@pytest.mark.parametrize(("day", "has_come", "horizon"), [
    (date(2020, 6, 15), True, None), (date(2020, 6, 16), False, date(2020, 6, 16))])
def test_a_day_that_has_not_come_comes_on_that_day(day: date, has_come: bool, horizon: date | None) -> None:  # noqa: FBT001  # whether
    as_of = AsOf(DAY)
    assert (has_come, horizon) == (as_of.has_come(day), as_of.horizon)


@pytest.mark.parametrize(("day", "has_passed", "horizon"), [
    (date(2020, 6, 14), True, None), (date(2020, 6, 15), False, date(2020, 6, 16))])
def test_a_day_that_has_not_passed_has_passed_on_the_day_after(
        day: date, has_passed: bool, horizon: date | None) -> None:  # noqa: FBT001  # whether
    as_of = AsOf(DAY)
    assert (has_passed, horizon) == (as_of.has_passed(day), as_of.horizon)


@pytest.mark.parametrize(("first", "second", "expected"), [
    (date(2020, 7, 1), date(2020, 8, 1), date(2020, 7, 1)), (date(2020, 8, 1), date(2020, 7, 1), date(2020, 7, 1))])
def test_of_two_days_to_come_the_earlier_is_the_horizon(first: date, second: date, expected: date) -> None:
    come, passed = AsOf(DAY), AsOf(DAY)
    for day in (first, second):
        come.has_come(day)
        passed.has_passed(day)
    assert (expected, expected.replace(day=2)) == (come.horizon, passed.horizon)
