"""What a registrator tells of an agreement: completed, replaced, taken back, and searched."""

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from sqlalchemy import select

from engine.inference import Inference
from engine.model.problems import Origin, ProblemsError
from engine.register.contents import version_body
from engine.register.person_chain import TOLD
from engine.register.register import Register
from engine.register.registration import (
    NO_SECRECY,
    Annex,
    Extract,
    Registration,
    Signing,
    annex_of,
    bodies,
    registered,
)
from engine.register.schema import SUMMARY
from engine.register.store import AGREEMENT, EVENT, LONGEST, REGISTRATION, RETRACTION, Draft
from engine.register.url import Place
from tests.register.entering import HOUR, NOON, keys

SCENARIOS = Path(__file__).parents[2] / "scenarios" / "jamtland"
ID, OTHER = "jamtland-ostersund", "jamtland-berg"
ANNEX = Annex("Kartor", "kartor.pdf", 3, "a" * 64)
NOTICE = Draft(kind=EVENT, agreement=ID, who="handläggare", body={
    "kind": "notice", "by": "kommun", "received_on": "2026-11-01", "form": "written"})
SENT = Extract("till revisionen", date(2022, 1, 31))


@pytest.fixture
def register(somewhere: Place, inference: Inference) -> Iterator[Register]:
    """A register with two agreements, as entries 1 and 2."""
    with Register.open(somewhere, inference, make=True) as made:
        made.enter([Draft(kind=AGREEMENT, agreement=each, body=version_body(SCENARIOS / name), who="registrator")
                    for each, name in ((ID, "ostersund.toml"), (OTHER, "berg.toml"))], NOON)
        yield made


def describe(register: Register, agreement: str = ID, **told: Any) -> list[int]:  # noqa: ANN401  # what is told
    """Enter it, an hour after the last entry; and the numbers of the entries."""
    now = NOON + register.store.head().seq * HOUR
    drafts = [Draft(kind=REGISTRATION, agreement=agreement, body=each, who="registrator")
              for each in bodies(Origin(agreement), **told)]
    return [each.seq for each in register.enter(drafts, now)]


def undo(register: Register, entry: int) -> None:
    register.enter([Draft(kind=RETRACTION, agreement=ID, body={}, who="registrator", why="Fel", points_at=entry)],
                   NOON + register.store.head().seq * HOUR)


def told(register: Register, known_at: int | None = None) -> Registration:
    return registered(register.store.entries(known_at, [ID]))


def search_text(register: Register, agreement: str = ID) -> str:
    with register.store.reading() as connection:
        return str(connection.scalar(select(SUMMARY.c.search_text).where(SUMMARY.c.agreement == agreement)))


# --- Told, completed, replaced, taken back --------------------------------------------------------------------------


def test_of_an_agreement_that_nobody_has_described_nothing_is_registered(register: Register) -> None:
    assert Registration() == told(register)


def test_what_is_told_later_completes_and_replaces_what_was_told_and_both_are_known_as_of_then(
        register: Register) -> None:
    describe(register, diary_number="RS/2018:1", original="Närarkiv 3")
    describe(register, diary_number=" RUN/34/2018 ", secrecy="OSL 19 kap. 1 §")
    describe(register, OTHER, diary_number="annat")
    describe(register, original="", secrecy="NONE")
    first, second = {"diary_number": "RS/2018:1", "original": "Närarkiv 3"}, {"diary_number": "RUN/34/2018"}
    assert [Registration(), Registration(**first), Registration(**(first | second), secrecy="OSL 19 kap. 1 §"),
            Registration(**second, secrecy=NO_SECRECY)] == [told(register, at) for at in (2, 3, 5, 6)]
    assert told(register) == registered(register.store.entries(NOON + 5 * HOUR, [ID]))


def test_each_party_has_signed_on_its_day_and_by_its_decision(register: Register) -> None:
    describe(register, signing=Signing("kommun", date(2018, 12, 10)))
    describe(register, signing=Signing("region", date(2018, 12, 11), "RF § 5"))
    describe(register, signing=Signing("kommun", None, "KF § 112/2018"))
    describe(register, signing=Signing(None, None, "§ 1"))
    kommun = Signing("kommun", date(2018, 12, 10), "KF § 112/2018")
    region = Signing("region", date(2018, 12, 11), "RF § 5")
    assert (kommun, region, Signing(None, None, "§ 1")) == told(register).signings
    describe(register, signing=Signing(None, None, ""))
    describe(register, signing=Signing("region", date(2018, 12, 12)))
    assert (kommun, evolve(region, signed_on=date(2018, 12, 12))) == told(register).signings


def test_annexes_and_extracts_add_up_and_each_is_taken_back_alone(register: Register) -> None:
    other = evolve(ANNEX, title="Avrop", sha256="b" * 64)
    assert [3, 4, 5, 6] == describe(register, diary_number="1", annexes=[ANNEX, other], extracts=[SENT])
    again, = describe(register, annexes=[ANNEX])
    everything = Registration(
        diary_number="1", extracts=(evolve(SENT, entry=6),),
        annexes=(evolve(ANNEX, entry=4), evolve(other, entry=5), evolve(ANNEX, entry=again)))
    assert everything == told(register)
    undo(register, 4)
    undo(register, 6)
    assert evolve(everything, annexes=everything.annexes[1:], extracts=()) == told(register)
    assert everything == told(register, again)


def test_what_was_told_before_holds_again_when_what_replaced_it_is_taken_back(register: Register) -> None:
    describe(register, diary_number="1")
    describe(register, diary_number="2")
    undo(register, 4)
    assert "1" == told(register).diary_number
    with pytest.raises(ProblemsError) as error:
        undo(register, 4)
    assert ["register_retracted"] == keys(error)


@pytest.mark.parametrize(("given", "expected"), [
    ({"diary_number": "x" * (LONGEST + 1)}, [("strange_text", "diary_number")]),
    ({"original": "a\nb", "secrecy": "\x00"}, [("strange_text", "original"), ("strange_text", "secrecy")]),
    ({"signing": Signing("kommun", None, "\u202e")}, [("strange_text", "decision")]),
    ({"annexes": [evolve(ANNEX, title=" ")]}, [("empty_text", "annex")]),
    ({"extracts": [evolve(SENT, to="a\tb")]}, [("strange_text", "extract")])])
def test_texts_that_cannot_be_kept_are_refused(given: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    with pytest.raises(ProblemsError) as error:
        bodies(Origin(ID), **given)
    assert expected == [(each.key, each.origin.path) for each in error.value.problems]


def test_of_what_is_not_told_there_is_no_entry() -> None:
    assert [] == bodies(Origin(ID))
    assert [{"diary_number": "x" * LONGEST}] == bodies(Origin(ID), diary_number="x" * LONGEST)


def test_an_agreement_that_is_not_there_cannot_be_described(register: Register) -> None:
    with pytest.raises(ProblemsError) as error:
        describe(register, "annat", diary_number="1")
    assert (["register_no_agreement"], 2) == (keys(error), register.store.head().seq)


# --- Searched -------------------------------------------------------------------------------------------------------


def test_what_is_registered_is_searched_as_soon_as_it_is_entered_and_no_longer_when_it_is_taken_back(
        register: Register) -> None:
    before, other = search_text(register), search_text(register, OTHER)
    describe(register, diary_number="RUN/34/2018", original="Närarkiv ÖSTRA", secrecy="OSL 19 kap.",
             signing=Signing("kommun", date(2018, 12, 10), "KF § 112/2018"), annexes=[ANNEX], extracts=[SENT])
    expected = ["run/34/2018", "närarkiv östra", "osl 19 kap.", "kf § 112/2018", "kartor", "kartor.pdf",
                "till revisionen"]
    assert [*before.split("\n"), *expected] == search_text(register).split("\n")
    describe(register, secrecy="none")
    undo(register, 4)
    undo(register, 5)
    assert [*before.split("\n"), *expected[:2], expected[3]] == search_text(register).split("\n")
    undo(register, 3)
    assert (before, other) == (search_text(register), search_text(register, OTHER))


def test_what_is_registered_is_searched_after_events_and_a_rebuild(register: Register) -> None:
    describe(register, diary_number="RUN/34/2018")
    expected = search_text(register)
    register.enter([NOTICE], NOON + 5 * HOUR)
    assert expected == search_text(register)
    register.refresh(NOON + 6 * HOUR, lambda _: None)
    assert expected == search_text(register)
    assert "run/34/2018" in expected


def test_what_is_registered_by_an_entry_that_came_another_way_is_searched_once_all_is_brought_up_to_date(
        register: Register) -> None:
    register.store.append([Draft(kind=REGISTRATION, agreement=ID, body={"diary_number": "RUN/34"}, who="x")], NOON)
    assert [ID] == register.stale(NOON)
    register.bring_up_to_date(NOON, lambda _: None)
    assert "run/34" in search_text(register)


def test_who_has_to_do_with_an_agreement_changes_nothing_that_is_derived_of_any(register: Register) -> None:
    person = Draft(kind=TOLD, agreement=ID, body={}, who="registrator")
    for expected in (NOTICE, evolve(NOTICE, agreement=OTHER)):
        register.store.append([person], NOON)
        assert [] == register.stale(NOON)
        register.enter([expected], NOON)
        assert [] == register.stale(NOON)


def test_an_agreement_that_can_no_longer_be_read_is_described_and_searched_all_the_same(register: Register) -> None:
    broken = Draft(kind=AGREEMENT, agreement=ID, body={"files": {"a.toml": "x"}, "main": "a.toml"}, who="registrator")
    register.store.append([broken], NOON)
    assert [4] == describe(register, diary_number="RUN/34/2018")
    assert {ID, "run/34/2018"} == set(search_text(register).split("\n"))


# --- Annexes --------------------------------------------------------------------------------------------------------


def test_an_annex_is_known_by_its_name_size_and_hash(tmp_path: Path) -> None:
    path = tmp_path / "Bilaga 1.pdf"
    path.write_bytes(b"abc")
    expected = Annex("Bilaga 1", "Bilaga 1.pdf", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    assert expected == annex_of(path)
    assert evolve(expected, title="Kartor") == annex_of(path, "Kartor")
    path.write_bytes(b"abd")
    assert expected.sha256 != annex_of(path).sha256


@pytest.mark.parametrize(("name", "expected"), [
    ("saknas.pdf", "file_missing"), (".", "is_folder"), ("ett\0tecken", "unreadable"), ("x" * 300, "unreadable"),
    ("rör", "not_a_file")])
def test_an_annex_that_cannot_be_read_is_told(name: str, expected: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rör")
    with pytest.raises(ProblemsError) as error:
        annex_of(tmp_path / name)
    assert [expected] == keys(error)
    assert re.fullmatch(r"[^\0]+", error.value.problems[0].origin.file)
