"""The calendars that the nightly run writes: whose they are, what is in them, and how they follow what changes."""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import evolve
from icalendar import Calendar

from engine.alerts import feeds
from engine.alerts.configured import CalendarFeeds, Settings
from engine.alerts.feeds import Fed, Feeds, names, of_person
from engine.assess.alerting import LONGEST_APART
from engine.inference import Inference
from engine.model.problems import Origin, Problem, ProblemsError
from engine.register.person_chain import Role
from engine.register.persons import every_owner, seen_to_by
from engine.register.register import Register
from engine.register.store import RETRACTION, Draft
from engine.register.url import Place, place
from tests.alerts.nights import ANNA, BO, DAY, LAST_DAY, NIGHT, emailed, erased, made, owned, queue, removed, settings
from tests.register.agreements import FIXED, document, event, notice, version

BOTH: Final = ("ett", "två")


@pytest.fixture
def register(tmp_path: Path, inference: Inference) -> Iterator[Register]:
    """A register with two agreements of Anna's."""
    with made(place(str(tmp_path / "register.sqlite"), {}), inference, *BOTH) as register:
        yield register


@pytest.fixture
def chosen(tmp_path: Path) -> Settings:
    return settings(feeds=CalendarFeeds(folder=tmp_path / "kalendrar"))


def feed(register: Register, chosen: Settings, now: datetime = NIGHT) -> Fed:
    """What a whole run writes."""
    counts = queue(register, chosen, now)
    assert chosen.feeds is not None
    return Feeds(register, chosen, chosen.feeds).write(now, has_visited=counts.visited > 0)


def path_of(register: Register, chosen: Settings, email: str = "") -> Path:
    assert chosen.feeds is not None
    return of_person(chosen.feeds, names(register)[email]) if email else chosen.feeds.folder / "alla.ics"


def told(path: Path) -> list[tuple[str, str, str]]:
    """The days in a calendar: the agreement, the day and the status."""
    return sorted((str(each["X-FRIST-AGREEMENT"]), each.DTSTART.isoformat(), str(each["STATUS"]))
                  for each in Calendar.from_ical(path.read_bytes()).events)


def agreements(path: Path, status: str = "") -> set[str]:
    """The agreements that a calendar has days of, of the status if one is given."""
    return {agreement for agreement, _, found in told(path) if found == status or (not status and found != "CANCELLED")}


def later(days: int = 1) -> datetime:
    return NIGHT + timedelta(days=days)


# --- Whose they are -------------------------------------------------------------------------------------------------


def test_there_is_one_of_all_agreements_and_one_for_each_who_sees_to_any(
        register: Register, chosen: Settings) -> None:
    owned(register, "två", BO, Role.SUBSTITUTE, name="Bo")
    owned(register, "två", "kontakt@region.example", Role.CONTACT, name="Cia")
    assert 3 == feed(register, chosen).written
    assert chosen.feeds is not None
    assert {"alla.ics", path_of(register, chosen, ANNA).name, path_of(register, chosen, BO).name} == {
        each.name for each in chosen.feeds.folder.glob("*.ics")}
    assert [set(BOTH), set(BOTH), {"två"}] == [
        agreements(path_of(register, chosen, email)) for email in ("", ANNA, BO)]


def test_they_are_written_from_every_kind_of_database(somewhere: Place, inference: Inference, chosen: Settings) -> None:
    with made(somewhere, inference, *BOTH) as register:
        owned(register, "två", BO, name="Bo 100%_")
        assert (3, 0) == (feed(register, chosen).written, feed(register, chosen, later()).written)
        assert {"två"} == agreements(path_of(register, chosen, BO))
        with register.store.reading() as connection:
            assert [["ett", "två"], ["två"], []] == [seen_to_by(connection, each) for each in (ANNA, BO, "bo 100%_")]
            assert [ANNA, ANNA, BO] == [each.email for each in every_owner(connection)]


def test_the_name_of_a_persons_calendar_tells_nothing_and_stands_nowhere_in_the_folder(
        register: Register, chosen: Settings) -> None:
    feed(register, chosen)
    path = path_of(register, chosen, ANNA)
    assert 32 == len(path.stem)
    assert not any(each.encode() in path.read_bytes() for each in (ANNA, "Anna Ås"))
    assert path.stem not in (path.parent / ".frist.json").read_text(encoding="utf-8")
    assert path.stem.encode() not in path_of(register, chosen).read_bytes()


def test_one_person_has_one_calendar_also_on_later_agreements_and_when_removed_from_the_first(
        register: Register, chosen: Settings) -> None:
    register.enter([version("tre")], NIGHT)
    first = owned(register, "tre", BO, name="Bo", at=NIGHT)
    feed(register, chosen)
    path = path_of(register, chosen, BO)
    owned(register, "ett", BO.upper(), name="Bo B", at=later())
    removed(register, first, later())
    assert feed(register, chosen, later()).written == 1
    assert path == path_of(register, chosen, BO)
    assert ({"ett"}, {"tre"}) == (agreements(path), agreements(path, "CANCELLED"))


def test_the_name_of_a_persons_calendar_is_that_of_the_agreement_they_were_entered_on_first(register: Register) -> None:
    owned(register, "två", BO, Role.CONTACT, name="Bo")
    first = names(register)[BO]
    for number in range(8):
        owned(register, "ett", BO, Role.SUBSTITUTE, name=f"Bo {number}")
        assert first == names(register)[BO]


def test_one_without_an_address_is_known_by_the_name(register: Register, chosen: Settings) -> None:
    owned(register, "två", "", name="Bo B")
    feed(register, chosen)
    assert {"två"} == agreements(path_of(register, chosen, "bo b"))


def test_the_same_persons_in_another_register_have_calendars_of_other_names(
        register: Register, tmp_path: Path, inference: Inference) -> None:
    with made(place(str(tmp_path / "annat.sqlite"), {}), inference, *BOTH) as other:
        assert names(register).keys() == names(other).keys()
        assert set(names(register).values()).isdisjoint(names(other).values())


# --- What changes ---------------------------------------------------------------------------------------------------


def test_what_passes_to_another_is_cancelled_for_the_first_and_comes_to_the_second(
        register: Register, chosen: Settings) -> None:
    person = owned(register, "ett", BO, name="Bo")
    feed(register, chosen)
    before = path_of(register, chosen, BO)
    emailed(register, person, "cia@region.example", later())
    feed(register, chosen, later())
    assert before == path_of(register, chosen, "cia@region.example")  # the row is the same, and so is the calendar
    other = owned(register, "två", BO, name="Bo", at=later())
    owned(register, "ett", BO, name="Bo", at=later())
    feed(register, chosen, later(2))
    path = path_of(register, chosen, BO)
    assert set(BOTH) == agreements(path)
    emailed(register, other, "dan@region.example", later(3))
    feed(register, chosen, later(3))
    assert ({"två"}, set()) == (agreements(path), agreements(path_of(register, chosen, "dan@region.example")) - {"två"})


def test_of_one_who_is_erased_all_is_cancelled(register: Register, chosen: Settings) -> None:
    person = owned(register, "ett", BO, name="Bo")
    feed(register, chosen)
    path = path_of(register, chosen, BO)
    erased(register, person, later())
    feed(register, chosen, later())
    assert (set(), {"ett"}) == (agreements(path), agreements(path, "CANCELLED"))
    assert {"ett"} == {each for each, _, _ in told(path)}
    assert Fed(written=0) == feed(register, chosen, later(2))


def test_a_day_that_moves_is_moved_and_what_is_untouched_stays_to_the_letter(
        register: Register, chosen: Settings) -> None:
    feed(register, chosen)
    path = path_of(register, chosen)
    before = path.read_bytes().split(b"BEGIN:VEVENT")
    register.enter([event("ett", notice("2026-08-31"))], later())
    assert 2 == feed(register, chosen, later()).written
    after = path.read_bytes().split(b"BEGIN:VEVENT")
    assert {"ett"} == agreements(path, "CANCELLED")
    assert [each for each in before if "två".encode() in each] == [each for each in after if "två".encode() in each]


def test_only_what_has_been_visited_is_assessed_again(
        register: Register, chosen: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    see = feeds.see

    def noting(register: Register, ids: Any, as_of: date) -> Any:  # noqa: ANN401  # as it is
        asked.extend(ids)
        return see(register, ids, as_of)

    monkeypatch.setattr(feeds, "see", noting)
    feed(register, chosen)
    assert ["ett", "två"] == asked
    feed(register, chosen, later())
    asked.clear()
    register.enter([event("ett", notice("2026-08-31"))], later(2))
    feed(register, chosen, later(2))
    assert ["ett"] == asked
    asked.clear()
    feed(register, chosen, later(2) + timedelta(hours=1))
    assert [] == asked


def test_written_bit_by_bit_they_are_what_they_would_be_written_at_once(
        register: Register, chosen: Settings, tmp_path: Path) -> None:
    feed(register, chosen)
    register.enter([version("tre", document("tre", FIXED))], later(1))
    owned(register, "tre", BO, name="Bo", at=later(1))
    feed(register, chosen, later(1))
    register.enter([version("ett", document("ett", FIXED))], later(2))
    feed(register, chosen, later(2))
    anew = evolve(chosen, feeds=CalendarFeeds(folder=tmp_path / "andra"))
    feed(register, anew, later(2))
    for email in ("", ANNA, BO):
        now, new = (path_of(register, each, email) for each in (chosen, anew))
        assert [each for each in told(now) if each[2] != "CANCELLED"] == told(new)


@pytest.mark.parametrize("more", [{"link": "https://x.example/{agreement}"}, {"language": "en"}, {"remind": (5,)}])
def test_where_the_settings_are_others_all_are_written_anew(
        register: Register, chosen: Settings, more: dict[str, Any]) -> None:
    feed(register, chosen)
    assert Fed() == feed(register, chosen)
    assert 2 == feed(register, evolve(chosen, **more)).written
    assert chosen.feeds is not None
    assert not (chosen.feeds.folder / "all.ics").exists()  # whoever subscribes to it has its name


def test_the_calendar_of_all_is_named_in_the_language(register: Register, chosen: Settings) -> None:
    feed(register, evolve(chosen, language="en"))
    assert chosen.feeds is not None
    assert set(BOTH) == agreements(chosen.feeds.folder / "all.ics")


def test_days_are_there_as_far_ahead_as_is_asked_also_until_the_next_visit(
        register: Register, chosen: Settings) -> None:
    assert chosen.feeds is not None
    feed(register, evolve(chosen, feeds=evolve(chosen.feeds, ahead_days=10)))
    until = DAY + timedelta(days=10) + LONGEST_APART
    last = max(day for _, day, _ in told(path_of(register, chosen)))
    assert LAST_DAY.isoformat() < last <= until.isoformat()
    assert last > (until - timedelta(days=366)).isoformat()


# --- What goes wrong ------------------------------------------------------------------------------------------------


def test_what_a_run_that_was_cut_off_had_visited_comes_with_the_next(register: Register, chosen: Settings) -> None:
    feed(register, chosen)
    register.enter([event("ett", notice("2026-08-31"))], later())
    queue(register, chosen, later())  # and no calendar is written
    assert 2 == feed(register, chosen, later(3)).written
    assert {"ett"} == agreements(path_of(register, chosen), "CANCELLED")


def test_what_was_visited_later_on_a_day_on_which_they_had_been_written_comes_with_the_next(
        register: Register, chosen: Settings) -> None:
    feed(register, chosen)
    register.enter([event("ett", notice("2026-08-30"))], NIGHT + timedelta(hours=1))
    queue(register, chosen, NIGHT + timedelta(hours=2))  # cut off, or on another machine
    assert 2 == feed(register, chosen, later()).written
    assert {"ett"} == agreements(path_of(register, chosen), "CANCELLED")


def test_an_agreement_that_is_no_more_is_cancelled(register: Register, chosen: Settings) -> None:
    feed(register, chosen)
    last = register.version("två")
    assert last is not None
    register.enter([Draft(kind=RETRACTION, agreement="två", body={}, who="registrator", points_at=last.seq)], later())
    feed(register, chosen, later())
    assert ({"ett"}, {"två"}) == tuple(agreements(path_of(register, chosen), each) for each in ("", "CANCELLED"))


def test_an_agreement_that_the_register_never_had_is_cancelled_where_all_is_written_anew(
        register: Register, chosen: Settings, tmp_path: Path, inference: Inference) -> None:
    feed(register, chosen)
    path = path_of(register, chosen)
    with made(place(str(tmp_path / "annat.sqlite"), {}), inference, "ett") as other:
        feed(other, evolve(chosen, remind=(1,)), later())
    assert {"två"} == agreements(path, "CANCELLED")


def test_a_clock_that_is_set_back_leaves_nothing_out(register: Register, chosen: Settings) -> None:
    feed(register, chosen, later(40))
    register.enter([event("ett", notice("2026-08-31"))], later())
    feed(register, chosen, later())
    assert {"ett"} == agreements(path_of(register, chosen), "CANCELLED")


def test_a_calendar_that_has_been_removed_is_written_anew_whole(register: Register, chosen: Settings) -> None:
    feed(register, chosen)
    for email in ("", ANNA):
        path = path_of(register, chosen, email)
        before = path.read_bytes()
        path.unlink()
        assert 1 == feed(register, chosen, NIGHT).written
        assert before == path.read_bytes()


@pytest.mark.parametrize("content", [b"hej", b"BEGIN:VCALENDAR\r\nPRODID:-//Other//\r\nEND:VCALENDAR\r\n", b""])
def test_a_file_that_is_something_else_is_left_and_told_of_and_the_others_are_written(
        register: Register, chosen: Settings, content: bytes) -> None:
    path = path_of(register, chosen, ANNA)
    path.parent.mkdir()
    path.write_bytes(content)
    assert Fed(written=1, faults={path: ""}) == feed(register, chosen)
    assert content == path.read_bytes()
    assert Fed(written=0, faults={path: ""}) == feed(register, chosen)
    path.unlink()
    assert Fed(written=1) == feed(register, chosen)


def test_the_calendar_of_another_is_not_written_on(register: Register, chosen: Settings) -> None:
    owned(register, "ett", BO, name="Bo")
    feed(register, chosen)
    path = path_of(register, chosen, ANNA)
    path.write_bytes(path_of(register, chosen, BO).read_bytes())
    register.enter([event("ett", notice("2026-08-31"))], later())
    assert {path: ""} == feed(register, chosen, later()).faults


@pytest.mark.parametrize("cut", [1, 40, 400])
def test_a_calendar_that_is_not_whole_is_told_of(register: Register, chosen: Settings, cut: int) -> None:
    feed(register, chosen)
    path = path_of(register, chosen)
    path.write_bytes(path.read_bytes()[:-cut])
    register.enter([event("ett", notice("2026-08-31"))], later())
    assert {path: ""} == feed(register, chosen, later()).faults


def test_a_folder_that_cannot_be_made_is_told_of(register: Register, chosen: Settings, tmp_path: Path) -> None:
    (tmp_path / "kalendrar").write_bytes(b"")
    assert {tmp_path / "kalendrar": "File exists"} == feed(register, chosen).faults


def test_a_calendar_that_could_not_be_written_comes_with_the_next_run(
        register: Register, chosen: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    feed(register, chosen)
    path = path_of(register, chosen)
    register.enter([event("ett", notice("2026-08-31"))], later())
    whole = feeds.write_whole

    def full(to: Path, content: bytes) -> None:
        if to == path:
            raise OSError(28, "No space left on device")
        whole(to, content)

    with monkeypatch.context() as patched:
        patched.setattr(feeds, "write_whole", full)
        assert Fed(written=1, faults={path: "No space left on device"}) == feed(register, chosen, later())
    assert Fed(written=1) == feed(register, chosen, later() + timedelta(hours=1))
    assert {"ett"} == agreements(path, "CANCELLED")
    register.enter([event("två", notice("2026-08-31"))], later())  # and on a day on which they had been written once
    with monkeypatch.context() as patched:
        patched.setattr(feeds, "write_whole", full)
        assert {path} == feed(register, chosen, later() + timedelta(hours=2)).faults.keys()
    assert Fed(written=1) == feed(register, chosen, later() + timedelta(hours=3))
    assert set(BOTH) == agreements(path, "CANCELLED")
    assert Fed() == feed(register, chosen, later() + timedelta(hours=4))


def test_where_not_even_what_is_remembered_can_be_written_all_that_failed_is_told(
        register: Register, chosen: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    feed(register, chosen, later())
    register.enter([event("ett", notice("2026-08-31"))], later())
    with monkeypatch.context() as patched:
        patched.setattr(feeds, "write_whole", full)
        found = feed(register, chosen, later()).faults
    path = path_of(register, chosen)
    assert {path, path_of(register, chosen, ANNA), path.parent} == found.keys()
    assert Fed(written=2) == feed(register, chosen, later() + timedelta(hours=1))


def test_what_the_register_refuses_is_told_and_tried_again(
        register: Register, chosen: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = Problem(Origin("två"), "register_no_agreement", {"agreement": "två"})

    def refuse(*_: object) -> None:
        raise ProblemsError((fault,))

    with monkeypatch.context() as patched:
        patched.setattr(feeds, "see", refuse)
        assert Fed(problems=(fault,)) == feed(register, chosen)
    assert Fed(written=2) == feed(register, chosen)


def test_days_of_an_agreement_that_cannot_be_read_stay(
        register: Register, chosen: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    feed(register, chosen)
    before = told(path_of(register, chosen))
    fault = ProblemsError((Problem(Origin("två"), "register_no_agreement", {"agreement": "två"}),))
    see = feeds.see
    monkeypatch.setattr(feeds, "see", lambda *given: see(*given) | {"två": fault})
    path_of(register, chosen, ANNA).unlink()  # so that all are written whole
    feed(register, chosen, later())
    assert before == told(path_of(register, chosen))
    assert {"ett"} == agreements(path_of(register, chosen, ANNA))


@pytest.mark.parametrize("memory", ["", "{}", "[]", '{"day": "x", "by": "", "files": ""}', '{"day": 1}'])
def test_a_memory_that_cannot_be_used_has_all_written_anew(
        register: Register, chosen: Settings, memory: str) -> None:
    feed(register, chosen)
    path = path_of(register, chosen)
    (path.parent / ".frist.json").write_text(memory, encoding="utf-8")
    assert Fed() == feed(register, chosen)
    assert {"day", "by", "files"} == json.loads((path.parent / ".frist.json").read_bytes()).keys()


def test_a_register_without_agreements_has_an_empty_calendar(
        tmp_path: Path, inference: Inference, chosen: Settings) -> None:
    with Register.open(place(str(tmp_path / "tomt.sqlite"), {}), inference, make=True) as empty:
        assert 1 == feed(empty, chosen).written
        assert [] == told(path_of(empty, chosen))
