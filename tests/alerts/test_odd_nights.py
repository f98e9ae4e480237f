"""Nights that are apart: the clock is changed or wrong, a leap day, a year's end, what falls away while it waits."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final

import pytest
from attrs import frozen

from engine.alerts import night, post
from engine.alerts.addresses import address
from engine.alerts.channels import Folder
from engine.alerts.configured import Settings
from engine.alerts.night import Night
from engine.alerts.post import Post
from engine.inference import Inference
from engine.model.alerts import DecidedTo, PeopleDecided
from engine.model.problems import Origin, Problem, ProblemsError
from engine.register.days import HERE
from engine.register.person_chain import Person, Role
from engine.register.persons import add, remove
from engine.register.register import Register
from engine.register.seeing import decision_body
from engine.register.store import DECIDED, RETRACTION, Draft
from engine.register.url import place
from tests.alerts.by_hand import A_DAY
from tests.alerts.year import Line
from tests.register.agreements import OPEN_ENDED, OPTION, RENEWED, document, event, notice, version

ANNA = address("anna@region.example")
BO = address("bo@region.example")
SETTINGS = Settings(channels=(Folder(path=Path("/brev")),))


@frozen
class Nights:
    """A register with an owner for each agreement, and its runs."""

    register: Register
    line: Line

    def enter(self, *drafts: Draft, on: date) -> list[int]:
        """The numbers of what is entered at noon."""
        return [each.seq for each in self.register.enter(drafts, at_noon(on))]

    def owned(self, name: str, text: str, on: date) -> tuple[int, Person]:
        """An agreement with an owner."""
        seq, = self.enter(version(name, text), on=on)
        return seq, self.owner(name, on)

    def owner(self, name: str, on: date, to: str = ANNA.spec) -> Person:
        """One who sees to an agreement from that day."""
        person = Person(agreement=name, role=Role.OWNER, name="Anna", email=to)
        return add(self.register.store, person, draft, at_noon(on))[0]

    def run(self, now: date | datetime) -> list[str]:
        """What a run delivers: the key of each alert."""
        seen, moment = len(self.line.log), now if isinstance(now, datetime) else at_night(now)
        Night(self.register, SETTINGS).queue(moment, lambda _: None)
        Post(self.register.store, SETTINGS).deliver(moment)
        return [key for _, _, key, _, _ in self.line.log[seen:]]

    def visits(self, now: datetime) -> int:
        """How many a run visits."""
        return Night(self.register, SETTINGS).queue(now, lambda _: None).visited


def draft(kind: str, agreement: str, body: object) -> Draft:
    return Draft(kind=kind, agreement=agreement, body=body, who="registrator")


def at_night(day: date) -> datetime:
    return datetime.combine(day, time(3, 30), HERE)


def at_noon(day: date) -> datetime:
    return datetime.combine(day, time(12), HERE)


def ending(day: date) -> str:
    """An agreement that ends three months after the day, which is the last day for notice and for an end of month."""
    return RENEWED.replace("2026-12-31", day.isoformat()).replace('"1 year"', '"3 years"')


@pytest.fixture
def nights(tmp_path: Path, inference: Inference, monkeypatch: pytest.MonkeyPatch) -> Iterator[Nights]:
    line = Line()
    monkeypatch.setattr(post, "deliver", line.deliver)
    with Register.open(place(str(tmp_path / "register.sqlite"), {}), inference, make=True) as register:
        yield Nights(register, line)


def unreadable(_: Register, ids: list[str], __: date) -> dict[str, ProblemsError]:
    """Agreements of which none can be read."""
    return dict.fromkeys(ids, ProblemsError((Problem(Origin("a"), "unreadable", {"detail": "fel"}),)))


EVERY_STEP: Final = ["14", "7", "daily:2027-06-24", "3", "daily:2027-06-28", "1", "last_day", "passed"]
"""The steps to the last day of June 2027, from the second."""


def of_notice(told: list[str]) -> list[str]:
    """The steps of what is told of last days for notice."""
    return [each.rpartition("|")[2] for each in told if "|notice_deadline|" in each]


# --- The calendar and the clock ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("at", [
    datetime(2027, 3, 28, 0, 30, tzinfo=UTC), datetime(2027, 3, 28, 1, 30, tzinfo=UTC),
    datetime(2027, 3, 28, 2, 30, tzinfo=HERE), datetime(2027, 3, 28, 3, 30, tzinfo=HERE),
    datetime(2027, 10, 31, 2, 30, tzinfo=HERE), datetime(2027, 10, 31, 2, 30, tzinfo=HERE, fold=1),
    datetime(2027, 10, 31, 3, 30, tzinfo=HERE), datetime(2028, 2, 29, 3, 30, tzinfo=HERE),
    datetime(2027, 12, 31, 3, 30, tzinfo=HERE), datetime(2028, 1, 1, 3, 30, tzinfo=HERE),
    datetime(2027, 12, 31, 23, 30, tzinfo=UTC)])
def test_on_a_night_when_the_clock_is_changed_a_leap_day_or_at_a_years_end_a_step_is_told_once(
        at: datetime, nights: Nights) -> None:
    today = at.astimezone(HERE).date()
    nights.owned("a", document("a", OPEN_ENDED), today - timedelta(days=9))
    nights.owned("b", document("b", RENEWED.replace("2026-12-31", str(today + timedelta(days=30))).replace(
        'counted = "before_term_end"\nperiod = "3 months"', f'counted = "before_date"\ndate = "{today:%m-%d}"')),
        today - timedelta(days=9))
    assert [each for number in range(9, 1, -1) for each in nights.run(at - timedelta(days=number))]
    told = [each for number in (-1, 0, 0, 1) for each in nights.run(at + timedelta(days=number))]
    assert len(told) == len(set(told))
    assert any(each.endswith("|passed") for each in told)


@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2027, 10, 31), date(2028, 2, 29), date(2027, 12, 31),
                                 date(2028, 1, 1)])
def test_every_step_to_a_last_day_about_then_is_told_in_its_night(day: date, nights: Nights) -> None:
    last = day + timedelta(days=3)
    nights.owned("a", document("a", ending(last)).replace('period = "3 months"\nclause = "§11"',
                                                          'period = "0 months"\nclause = "§11"'),
                 last - timedelta(days=20))
    told = {number: of_notice(nights.run(last - timedelta(days=number))) for number in range(19, -2, -1)}
    assert [["14"], ["7"], ["passed"]] == [told[number] for number in (14, 7, -1)]
    assert 1 == max(len(each) for each in told.values())


def test_after_a_night_when_the_clock_was_a_year_ahead_every_later_step_is_told(nights: Nights) -> None:
    day = date(2027, 5, 3)
    nights.owned("a", document("a", ending(date(2027, 9, 30))), day)
    assert ["30"] == of_notice(nights.run(date(2027, 6, 1)))
    nights.run(date(2028, 6, 1))
    told = [step for number in range(60) for step in of_notice(nights.run(date(2027, 6, 2) + number * A_DAY))]
    assert EVERY_STEP == told


def test_what_is_entered_while_the_clock_is_a_year_ahead_is_told_step_by_step_when_it_is_right(nights: Nights) -> None:
    """Nothing of it waits until the day has come that the clock said it was."""
    nights.owned("a", document("a", ending(date(2027, 9, 30))), date(2028, 5, 3))
    told = [step for number in range(70) for step in of_notice(nights.run(date(2027, 6, 1) + number * A_DAY))]
    assert ["30", *EVERY_STEP] == told


def test_what_happens_while_the_clock_is_a_year_ahead_is_told_the_first_night_that_it_is_right(nights: Nights) -> None:
    nights.owned("a", document("a", ending(date(2027, 9, 30))), date(2027, 5, 3))
    nights.owned("b", document("b", OPEN_ENDED).replace("title =", 'rests_on = ["a"]\ntitle ='), date(2027, 5, 3))
    nights.run(date(2027, 6, 1))
    nights.enter(event("a", notice("2027-06-01")), on=date(2028, 6, 1))
    nights.owner("b", date(2028, 6, 1), BO.spec)
    seen = len(nights.line.log)
    assert [] == of_notice(nights.run(date(2027, 6, 2)))
    assert {"term_ends", "falls_with_another"} == {key.split("|")[1] for _, _, key, _, _ in nights.line.log[seen:]}
    assert {ANNA.spec, BO.spec} == {to for _, _, key, to, _ in nights.line.log[seen:] if "falls" in key}


@pytest.mark.parametrize("first", [date(2027, 8, 1), date(2028, 6, 1)])
def test_an_agreement_that_cannot_be_read_when_the_clock_has_been_set_back_is_visited_once_a_night(
        first: date, nights: Nights, monkeypatch: pytest.MonkeyPatch) -> None:
    nights.owned("a", document("a", ending(date(2027, 9, 30))), date(2027, 5, 3))
    nights.run(first)
    with monkeypatch.context() as patched:
        patched.setattr(night, "see", unreadable)
        assert [1, 1, 0] == [nights.visits(at_night(date(2027, 6, 1)) + timedelta(hours=each)) for each in (0, 24, 25)]
    assert [1, 0] == [nights.visits(at_night(date(2027, 6, 3)) + timedelta(hours=each)) for each in (0, 1)]


def test_what_could_not_be_read_while_the_clock_was_a_year_ahead_is_told_the_first_night_that_it_is_right(
        nights: Nights, monkeypatch: pytest.MonkeyPatch) -> None:
    nights.owned("a", document("a", ending(date(2027, 9, 30))), date(2027, 5, 3))
    nights.run(date(2027, 5, 4))
    with monkeypatch.context() as patched:
        patched.setattr(night, "see", unreadable)
        nights.enter(event("a", {"kind": "signed", "by": "region", "on": "2025-12-01"}), on=date(2028, 6, 1))
        nights.run(date(2028, 6, 1))
    assert ["30"] == of_notice(nights.run(date(2027, 6, 1)))


def test_with_the_clock_set_back_a_night_nothing_is_told_twice_and_nothing_missed(nights: Nights) -> None:
    nights.owned("a", document("a", ending(date(2027, 9, 30))), date(2027, 5, 3))
    told: list[str] = []
    for day in (date(2027, 6, 1) + number * A_DAY for number in range(40)):
        for each in (day - A_DAY, day):
            told += of_notice(nights.run(each))
    assert ["30", *EVERY_STEP] == told


def test_a_decision_from_a_later_day_counts_from_that_day(nights: Nights) -> None:
    nights.owned("a", document("a", OPEN_ENDED), date(2027, 5, 3))
    made = PeopleDecided(to=DecidedTo.TERMINATE, by="nämnden", on=date(2027, 5, 20))
    nights.enter(Draft(kind=DECIDED, agreement="a", body=decision_body(made), who="handläggare"), on=date(2027, 5, 3))
    told = {number: nights.run(date(2027, 5, 4) + number * A_DAY) for number in range(60)}
    assert [46] == [number for number, each in told.items() if any("|notice_not_received|" in one for one in each)]


# --- What falls away, and comes back ----------------------------------------------------------------------------------


def test_nothing_is_delivered_of_an_agreement_that_is_no_longer_known(nights: Nights) -> None:
    seq, _ = nights.owned("a", document("a", ending(date(2027, 9, 30))), date(2027, 5, 3))
    nights.line.is_down = True
    assert [] == nights.run(date(2027, 6, 1))
    nights.enter(Draft(kind=RETRACTION, agreement="a", body={}, who="handläggare", why="Fel", points_at=seq),
                 on=date(2027, 6, 1))
    nights.line.is_down = False
    assert [] == nights.run(date(2027, 6, 2))
    nights.enter(version("a", document("a", ending(date(2027, 9, 30)))), on=date(2027, 6, 2))
    assert ["30"] == of_notice(nights.run(date(2027, 6, 3)))


def test_of_an_agreement_that_is_entered_again_what_stands_is_told_anew_by_another_letter(nights: Nights) -> None:
    seq, _ = nights.owned("a", document("a", ending(date(2027, 9, 30))), date(2027, 5, 3))
    assert ["30"] == of_notice(nights.run(date(2027, 6, 1)))
    nights.enter(Draft(kind=RETRACTION, agreement="a", body={}, who="handläggare", why="Fel", points_at=seq),
                 on=date(2027, 6, 1))
    assert [] == nights.run(date(2027, 6, 2))
    nights.enter(version("a", document("a", ending(date(2027, 9, 30)))), on=date(2027, 6, 2))
    assert ["30"] == of_notice(nights.run(date(2027, 6, 3)))
    first, second = (letter for _, letter, key, _, _ in nights.line.log if key.endswith("|30"))
    assert first != second


def test_that_another_agreement_ends_by_itself_is_told_of_what_rests_on_it_the_night_that_it_is_certain(
        nights: Nights) -> None:
    """The last day to use the option passes: nothing is entered, and nothing of the first agreement changes."""
    nights.owned("b", document("b", OPTION), date(2027, 1, 4))
    nights.owned("a", document("a", OPEN_ENDED).replace("title =", 'rests_on = ["b"]\ntitle ='), date(2027, 1, 4))
    told = {number: nights.run(date(2027, 3, 25) + number * A_DAY) for number in range(10)}
    assert [date(2027, 4, 1)] == [date(2027, 3, 25) + number * A_DAY for number, each in told.items()
                                  if any("|falls_with_another|" in one for one in each)]


# --- Who is told ------------------------------------------------------------------------------------------------------


def test_what_waits_for_one_who_no_longer_sees_to_the_agreement_goes_to_the_one_who_does(nights: Nights) -> None:
    _, person = nights.owned("a", document("a", ending(date(2027, 9, 30))), date(2027, 5, 3))
    nights.run(date(2027, 5, 4))
    nights.line.is_down = True
    nights.run(date(2027, 6, 1))
    remove(nights.register.store, person, draft, at_noon(date(2027, 6, 1)))
    nights.owner("a", date(2027, 6, 1), BO.spec)
    nights.line.is_down = False
    seen = len(nights.line.log)
    nights.run(date(2027, 6, 2))
    assert {BO.spec} == {to for _, _, key, to, _ in nights.line.log[seen:] if key.endswith("|30")}


def test_a_notice_that_is_recorded_while_an_alert_waits_takes_it_back(nights: Nights) -> None:
    nights.owned("a", document("a", ending(date(2027, 9, 30))), date(2027, 5, 3))
    nights.line.is_down = True
    nights.run(date(2027, 6, 1))
    nights.enter(event("a", notice("2027-06-01")), on=date(2027, 6, 1))
    nights.line.is_down = False
    assert [] == of_notice(nights.run(date(2027, 6, 2)))
