"""What a calendar holds of an agreement: which day is which, and that time alone takes nothing away."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest

from engine.assess import assess
from engine.documents import load
from engine.explain.calendar_entries import Entry, Wanted, entries
from engine.explain.calendar_file import Before, Change, Found, Heading, written
from engine.explain.phrases import Phrases
from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.dates import add_months
from rules import RULEBOOK
from tests.cli.test_calendar import DUTY, HEAD, OPTION, RENEWED, ROUGH

SAY: Final = Phrases("sv", RULEBOOK)
OPENS: Final = RENEWED + "not_before = 2026-01-15\n"
PARTED: Final = RENEWED + '[notice.party.kommun]\nperiod = "6 months"\n'
OPEN_ENDED: Final = '[term]\nstarts_on = 2024-07-01\n[notice]\ncounted = "from_notice"\nperiod = "3 months"\n'
DAYS: Final = range(0, 1900, 61)
START: Final = date(2025, 1, 1)


def agreement(tmp_path: Path, tables: str) -> Agreement:
    path = tmp_path / "avtal.toml"
    path.write_text(HEAD + tables, encoding="utf-8")
    return load(path)


def found(asked: Agreement, as_of: date, wanted: Wanted, inference: Inference) -> list[Entry]:
    return entries(asked, assess(asked, as_of, inference), wanted, SAY)


@pytest.mark.parametrize("party", [None, "region", "kommun"])
@pytest.mark.parametrize("tables", [RENEWED, OPTION, ROUGH, OPENS, PARTED, OPEN_ENDED, RENEWED + DUTY])
def test_time_alone_cancels_no_last_day_and_each_is_published_before_it_comes(
        tables: str, party: str | None, tmp_path: Path, inference: Inference) -> None:
    asked, content = agreement(tmp_path, tables), None
    published: dict[str, date] = {}
    for as_of in (START + timedelta(days=days) for days in DAYS):
        before = Before() if content is None else Before.read(content)
        wanted = Wanted(party=party, until=add_months(as_of, 36), held=before.held(asked.id, as_of))
        every = found(asked, as_of, wanted, inference)
        assert len(every) == len({each.uid for each in every})
        for each in every:
            assert published.setdefault(each.uid, each.day) == each.day
        now = datetime(as_of.year, as_of.month, as_of.day, 3, 30, tzinfo=UTC)
        made = written(Heading(name="x"), Found(as_of=as_of, entries=every, agreements={asked.id}, is_all=True),
                       before, now, SAY)
        assert 0 == made.counts[Change.CANCELLED]
        content = made.content
        standing = {each.uid for each in Before.read(content).entries.values()}
        assert {each.uid for each in every if each.day >= as_of and each.is_left} <= standing


def test_the_end_of_a_term_is_one_day_whatever_follows_it(tmp_path: Path, inference: Inference) -> None:
    wanted = Wanted(party=None, until=date(2026, 6, 30))
    ends = [each for tables in (RENEWED, OPTION, "[term]\nstarts_on = 2024-07-01\nends_on = 2026-06-30\n")
            for each in found(agreement(tmp_path, tables), START, wanted, inference) if each.of[0] == "end"]
    assert [("end", "", "1")] * 3 == [each.of for each in ends]
    assert 1 == len({each.uid for each in ends})
    assert 3 == len({each.summary for each in ends})


def test_days_that_readings_differ_on_are_told_apart_by_their_order(tmp_path: Path, inference: Inference) -> None:
    every = found(agreement(tmp_path, ROUGH), START, Wanted(party=None, until=date(2026, 6, 30)), inference)
    assert [(date(2026, 6, 1), ("end", "", "1")), (date(2026, 6, 30), ("end", "", "1", "2"))] == [
        (each.day, each.of) for each in every]


def test_where_only_one_of_them_is_asked_about_a_day_is_that_partys(tmp_path: Path, inference: Inference) -> None:
    asked, until = agreement(tmp_path, PARTED), date(2026, 6, 30)
    together = {each.of[1] for each in found(asked, START, Wanted(party=None, until=until), inference)}
    assert {"region", "kommun", ""} == together
    assert {"kommun", ""} == {
        each.of[1] for each in found(asked, START, Wanted(party="kommun", until=until), inference)}


def test_an_open_ended_agreement_has_no_day(tmp_path: Path, inference: Inference) -> None:
    assert [] == found(agreement(tmp_path, OPEN_ENDED), START, Wanted(party=None, until=date(2030, 1, 1)), inference)


def test_a_day_beyond_those_asked_for_is_there_only_if_it_was_before(tmp_path: Path, inference: Inference) -> None:
    asked = agreement(tmp_path, RENEWED)
    later = found(asked, START, Wanted(party=None, until=date(2040, 6, 30)), inference)[-1]
    near = found(asked, START, Wanted(party=None, until=date(2026, 6, 30)), inference)
    assert later.uid not in {each.uid for each in near}
    assert [*near, later] == found(
        asked, START, Wanted(party=None, until=date(2026, 6, 30), held={later.uid}), inference)


def test_an_identity_stands_for_good() -> None:
    """Another would double every day in every calendar that is subscribed to."""
    entry = Entry(agreement="samverkan", of=("notice", "region", "3"), day=START, summary="", lines=(), category="",
                  is_certain=True, is_reminded=True)
    assert "147970d2-2b99-55f3-a5a2-be7ea15f6aa9" == entry.uid
