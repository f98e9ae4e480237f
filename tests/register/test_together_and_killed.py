"""Several who write at the same time, and those who are killed while they write."""

import os
import random
from collections import Counter
from typing import Final

from engine.register.store import Store
from engine.register.url import Place
from tests.register.entering import ADDED, NOON, emptied
from tests.register.processes import TOGETHER, killed_while, makes, started, writes, writes_without_end

WRITERS: Final = 8
EACH: Final = 250
KILLS: Final = int(os.environ.get("FRIST_KILLS", "20"))
"""How often who writes is killed: 20 times, unless a longer run is asked for."""


def within(seconds: float, kill: int) -> float:
    """A random time, the same whenever that kill is tried again."""
    return random.Random(kill).uniform(0, seconds)  # noqa: S311  # no secret


def test_of_what_eight_write_at_the_same_time_nothing_is_lost_or_doubled_and_the_chain_is_whole(
        somewhere: Place) -> None:
    with Store.open(somewhere, make=True) as store:
        store.append([ADDED], NOON)
    writers = [started(writes, somewhere, writer, EACH) for writer in range(WRITERS)]
    for each in writers:
        each.join()
    with Store.open(somewhere) as store:
        told = Counter(each.told["number"] for each in store.entries() if each.kind == "event")
        assert {writer * 10_000 + number: 1 for writer in range(WRITERS) for number in range(EACH)} == told
        assert WRITERS * EACH + 1 == store.head().seq
        assert () == store.verify()


def test_eight_who_make_the_same_register_at_the_same_time_all_get_it(somewhere: Place) -> None:
    read, write = os.pipe()
    for each in [started(makes, somewhere, write) for _ in range(WRITERS)]:
        each.join()
    os.close(write)
    with os.fdopen(read, "rb") as said:
        assert b"." * (2 * WRITERS) == said.read()
    with Store.open(somewhere) as store:
        assert () == store.verify()


def test_whoever_is_killed_while_writing_leaves_all_that_was_acknowledged_and_no_half_of_anything(
        somewhere: Place) -> None:
    with Store.open(somewhere, make=True) as store:
        store.append([ADDED], NOON)
    expected = 1
    for kill in range(KILLS):
        acknowledged = killed_while(writes_without_end, somewhere, within(0.03, kill))
        with Store.open(somewhere) as store:
            store.append([], NOON)  # until the server has done with what the killed one had asked for
            assert () == store.verify()
            found = store.head().seq
        # What was on the disk when it was killed, but not yet acknowledged, may be there as well: whole.
        assert found - (expected + acknowledged * TOGETHER) in {0, TOGETHER}
        expected = found


def test_whoever_is_killed_while_making_a_register_leaves_one_or_none(somewhere: Place) -> None:
    for kill in range(KILLS):
        killed_while(makes, somewhere, within(0.15, kill))
        with Store.open(somewhere, make=True) as store:
            assert 1 == len(store.append([ADDED], NOON))
            assert () == store.verify()
        emptied(somewhere)
