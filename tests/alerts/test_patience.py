"""What never ends is not waited for without end."""

from threading import Event

import pytest

from engine.alerts.patience import within


def test_what_is_done_in_time_gives_what_it_gives_or_raises_what_it_raises() -> None:
    assert 7 == within(30, lambda: 7)
    with pytest.raises(ZeroDivisionError):
        within(30, lambda: 1 // 0)


def test_what_is_not_done_in_time_is_left_to_itself() -> None:
    is_over, is_left = Event(), Event()

    def work() -> None:
        is_over.wait(30)
        is_left.set()

    with pytest.raises(TimeoutError):
        within(0.1, work)
    assert not is_left.is_set()
    is_over.set()
    assert is_left.wait(30)
