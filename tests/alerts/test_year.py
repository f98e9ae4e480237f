"""A year night by night: no last day unannounced, nothing told of what is decided or gone, nothing twice."""

import os
from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Final

import pytest

from engine.alerts import post
from engine.inference import Inference
from engine.register.days import HERE
from engine.register.register import Register
from engine.register.url import place
from tests.alerts.by_hand import A_DAY
from tests.alerts.oracle import Oracle
from tests.alerts.year import Line, Year, settings

AGREEMENTS: Final = int(os.environ.get("FRIST_YEAR", "40"))
"""How many agreements there are: 40, unless a longer year is asked for."""

SEED: Final = int(os.environ.get("FRIST_YEAR_SEED", "1"))
NIGHTS: Final = 365
A_DAYS_EVENTS: Final = 30
"""Something happens each day to one in so many agreements."""


def test_in_a_year_of_changes_outages_and_missed_nights_what_is_told_is_what_is_reckoned_by_hand(
        tmp_path: Path, inference: Inference, monkeypatch: pytest.MonkeyPatch) -> None:
    line = Line()
    monkeypatch.setattr(post, "deliver", line.deliver)
    with Register.open(place(str(tmp_path / "register.sqlite"), {}), inference, make=True) as register:
        random = Random(SEED)  # noqa: S311  # a year for a test, not secrets
        year = Year(register, settings(), random, line)
        year.begin(AGREEMENTS)
        oracle = Oracle(year)
        missed = down = 0
        for _ in range(NIGHTS):
            for _ in range(max(AGREEMENTS // A_DAYS_EVENTS, 1)):
                year.happens()
            year.day += A_DAY
            missed, down = max(missed - 1, 0), max(down - 1, 0)
            missed = missed or (random.randrange(1, 20) if random.random() < 0.02 else 0)
            down = down or (random.randrange(1, 21 if random.random() < 0.2 else 7) if random.random() < 0.05 else 0)
            if missed:
                year.did["missed"] += 1
            else:
                night(oracle, is_down=bool(down))
    assert [] == [each for each in ("told in time", "told as passed", "from scratch", "nothing else", "down", "missed",
                                    "set back", "cut off", "twice", "_correct", "_retract", "_vanish", "entered again")
                  if not year.did[each]], year.did


def night(oracle: Oracle, *, is_down: bool) -> None:
    """The night between two days: a run, now and then two, or cut off, or with the clock set back."""
    year = oracle.year
    random, line = year.random, year.line
    now = datetime.combine(year.day, time(3, 30), HERE)
    line.is_down = is_down
    line.cut_after = random.randrange(3) if random.random() < 0.1 else None
    year.did["down"] += is_down
    if random.random() < 0.03:
        year.did["set back"] += 1
        oracle.run(now - A_DAY)
    oracle.run(now)
    if random.random() < 0.1:
        counts, sent = oracle.run(now + timedelta(minutes=10))
        assert (0, 0) == (counts.visited, counts.queued)
        year.did["twice"] += 1
        assert is_down or sent is None or sent.told == []
