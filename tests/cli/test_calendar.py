"""The calendar file as people and programs use it: what stands in it, and how it follows what changes."""

import json
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from icalendar import Calendar, Event

from tests.cli.test_duties import Capture, frist, lines, swedish
from tests.cli.test_party_timeline import PAYMENTS

__all__ = ["swedish"]

AS_OF: Final = ("--as-of", "2025-11-21")
HEAD: Final = """
[agreement]
id = "samverkan"
title = "Samverkan"
[[party]]
id = "region"
name = "Regionen"
[[party]]
id = "kommun"
name = "Kommunen"
"""
RENEWED: Final = """
[term]
starts_on = 2024-07-01
ends_on = 2026-06-30
clause = "§10"
[renewal]
kind = "automatic"
period = "1 year"
clause = "§10"
[notice]
counted = "before_term_end"
period = "3 months"
clause = "§11"
"""
NOTICE: Final = """
[[event]]
kind = "notice"
by = "kommun"
received_on = 2025-11-20
"""
EXTENDED: Final = """
[[event]]
kind = "extended"
agreed_on = 2025-11-20
ends_on = 2026-12-31
"""
OPTION: Final = """
[term]
starts_on = 2024-07-01
ends_on = 2026-06-30
[renewal]
kind = "option"
period = "1 year"
holder = "region"
exercise_before = "3 months"
"""
ROUGH: Final = """
[term]
starts_on = 2024-07-01
ends_on = "2026-06"
"""
DUTY: Final = """
[[duty]]
id = "report"
by = "region"
to = "kommun"
what = "Rapport"
every = "year"
due = "11-30"
concerns = "period"
clause = "§8"
"""
IF_RENEWED: Final = " (om överenskommelsen förlängs till dess): Samverkan"
SECTION: Final = "§§\N{NO-BREAK SPACE}10 och 11"
HUNDRED: Final = "100\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kr"


@pytest.fixture(autouse=True)
def no_settings_of_ones_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("FRIST_CONFIG", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "nowhere"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "avtal").mkdir()
    return tmp_path / "avtal" / "a.toml"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "a.ics"


def write(file: Path, *tables: str) -> str:
    file.write_text(HEAD + "".join(tables), encoding="utf-8")
    return str(file)


def events(out: Path) -> list[Event]:
    return Calendar.from_ical(out.read_bytes()).events


def told(out: Path) -> list[tuple[str, str, int, str]]:
    """Each day with what it is, its number and its status."""
    return [(each.DTSTART.isoformat(), str(each["SUMMARY"]), each.sequence, str(each["STATUS"]))
            for each in events(out)]


def calendar(capsys: Capture, out: Path, *words: str) -> dict[str, Any]:
    """What the command tells in JSON, but the file; days that are as before are not counted."""
    found = json.loads("\n".join(lines(capsys, "calendar", *words, "--out", str(out), "--json")))
    assert str(out) == found.pop("file")
    return {key: value for key, value in found.items() if value and key != "unchanged"}


# --- What stands in it ------------------------------------------------------------------------------------------------


def test_the_days_to_watch_are_told_with_both_readings_and_what_comes_only_if_renewed(
        file: Path, out: Path, capsys: Capture) -> None:
    assert {"new": 6, "written": True} == calendar(capsys, out, write(file, RENEWED), *AS_OF, "--to", "2027-06-30")
    assert [
        ("2026-03-30", "Sista dag för uppsägning: Samverkan", 0, "CONFIRMED"),
        ("2026-03-31", "Sista dag för uppsägning enligt det andra sättet att räkna: Samverkan", 0, "TENTATIVE"),
        ("2026-06-30", "Avtalsperioden går ut: Samverkan", 0, "CONFIRMED"),
        ("2027-03-30", f"Sista dag för uppsägning{IF_RENEWED}", 0, "TENTATIVE"),
        ("2027-03-31", f"Sista dag för uppsägning enligt det andra sättet att räkna{IF_RENEWED}", 0, "TENTATIVE"),
        ("2027-06-30", f"Avtalsperioden går ut{IF_RENEWED}", 0, "TENTATIVE"),
    ] == told(out)


def test_a_last_day_says_what_happens_otherwise_why_and_when_to_act(file: Path, out: Path, capsys: Capture) -> None:
    calendar(capsys, out, write(file, RENEWED), *AS_OF, "--link", "https://frist.example/{agreement}?lang=sv")
    first, other, end, *_ = events(out)
    assert [
        f"Sista dag för uppsägning; överenskommelsen gäller då till och med den 30 juni 2026 ({SECTION}).",
        "Annars förlängs den till och med den 30 juni 2027.",
        ("Tiden kan räknas på två sätt. Det här är den tidigare dagen, och den är säkrast att hålla. "
         "Enligt det andra sättet är sista dagen den 31 mars 2026."),
        "Det ska vara gjort senast måndag den 30 mars 2026.",
        "Skäl:",
    ] == str(first["DESCRIPTION"]).split("\n")[:5]
    assert "Mer om bedömningen: https://frist.example/samverkan?lang=sv" == str(first["DESCRIPTION"]).split("\n")[-1]
    assert "https://frist.example/samverkan?lang=sv" == str(first["URL"])
    assert "Räkna inte med den här dagen: den tidigare, den 30 mars 2026, är säkrast att hålla." in str(
        other["DESCRIPTION"])
    assert [4, 0, 0] == [len(each.subcomponents) for each in (first, other, end)]
    assert [["Uppsägning"], ["Uppsägning"], ["Avtalstid"]] == [each.categories for each in (first, other, end)]


def test_a_day_to_act_by_that_is_not_a_working_day_names_the_last_one_before(
        file: Path, out: Path, capsys: Capture) -> None:
    tables = RENEWED.replace("2026-06-30", "2026-06-27").replace('"3 months"', '"3 months"\ncounting = "same_day"')
    calendar(capsys, out, write(file, tables), *AS_OF)  # 27 March 2026 is a Friday
    assert "senast fredag den 27 mars 2026." in str(events(out)[0]["DESCRIPTION"])
    out.unlink()
    tables = tables.replace("2026-06-27", "2026-06-28")
    calendar(capsys, out, write(file, tables), *AS_OF)
    assert "senast fredag den 27 mars 2026." in str(events(out)[0]["DESCRIPTION"])
    assert date(2026, 3, 28) == events(out)[0].DTSTART


def test_an_option_and_the_end_without_it_are_told_with_reminders(file: Path, out: Path, capsys: Capture) -> None:
    calendar(capsys, out, write(file, OPTION), *AS_OF, "--remind", "30, 7")
    assert [
        ("2026-03-30", "Sista dag för Regionen att utnyttja optionen: Samverkan", 0, "CONFIRMED"),
        ("2026-03-31", "Sista dag för Regionen att utnyttja optionen enligt det andra sättet att räkna: Samverkan", 0,
         "TENTATIVE"),
        ("2026-06-30", "Överenskommelsen upphör, om inte optionen utnyttjas i tid: Samverkan", 0, "CONFIRMED"),
    ] == told(out)
    assert [2, 0, 2] == [len(each.subcomponents) for each in events(out)]


def test_a_day_that_depends_on_what_is_not_clear_is_told_so_with_the_question(
        file: Path, out: Path, capsys: Capture) -> None:
    calendar(capsys, out, write(file, ROUGH), *AS_OF)
    assert [
        ("2026-06-01", "Överenskommelsen upphör (beror på det som är oklart): Samverkan", 0, "TENTATIVE"),
        ("2026-06-30", "Överenskommelsen upphör (beror på det som är oklart): Samverkan", 0, "TENTATIVE"),
    ] == told(out)
    assert ["Oklart:", "  \N{EN DASH} Vilken dag är den sista? Dokumentet anger bara 2026-06."] == str(
        events(out)[0]["DESCRIPTION"]).split("\n")[1:]


def test_a_partys_calendar_has_what_it_is_to_do_and_to_pay_and_to_get(file: Path, out: Path, capsys: Capture) -> None:
    document = write(file, RENEWED, DUTY, PAYMENTS.replace("2022", "2025"))
    calendar(capsys, out, document, "--party", "region", *AS_OF, "--to", "2025-12-31")
    assert [
        ("2025-11-30", "Rapport 2025: Samverkan", 0, "CONFIRMED"),
        ("2025-12-31", f"Betalning från Kommunen för kvartal 4 2025: {HUNDRED} (dag okänd): Samverkan", 0, "TENTATIVE"),
    ] == told(out)
    assert [4, 0] == [len(each.subcomponents) for each in events(out)]
    out.unlink()
    calendar(capsys, out, document, "--party", "Kommunen", *AS_OF, "--to", "2025-12-31")
    assert ["Från Regionen: Rapport 2025: Samverkan", 0] == [told(out)[0][1], len(events(out)[0].subcomponents)]
    assert told(out)[1][1].startswith("Betala Regionen för kvartal 4 2025: 100")
    assert 4 == len(events(out)[1].subcomponents)
    assert "NAME:Frist: Kommunen\r\n" in out.read_bytes().decode()


def test_only_the_days_of_that_party_are_in_its_calendar(file: Path, out: Path, capsys: Capture) -> None:
    document = write(file, RENEWED + '[notice.party.kommun]\nperiod = "6 months"\n')
    calendar(capsys, out, document, "--party", "region", *AS_OF, "--to", "2026-06-30")
    assert ["2026-03-30", "2026-03-31", "2026-06-30"] == [day for day, *_ in told(out)]


# --- How it follows what changes --------------------------------------------------------------------------------------


def test_run_again_it_is_the_same_to_the_letter_and_not_written(file: Path, out: Path, capsys: Capture) -> None:
    document = write(file, RENEWED)
    calendar(capsys, out, document, *AS_OF)
    before, inode = out.read_bytes(), out.stat().st_ino
    assert {} == calendar(capsys, out, document, *AS_OF)
    assert [f"{out}: inget är ändrat (9 dagar)."] == lines(capsys, "calendar", document, "--out", str(out), *AS_OF)
    assert (before, inode) == (out.read_bytes(), out.stat().st_ino)


def test_the_next_night_nothing_has_changed_but_what_the_horizon_brings(file: Path, out: Path, capsys: Capture) -> None:
    document = write(file, RENEWED)
    calendar(capsys, out, document, "--as-of", "2025-11-21")
    for day in ("2025-11-22", "2025-12-31", "2026-01-01", "2026-02-28"):
        assert {} == calendar(capsys, out, document, "--as-of", day)


def test_a_last_day_that_passes_stays_and_the_next_ones_lose_their_reserve(
        file: Path, out: Path, capsys: Capture) -> None:
    document = write(file, RENEWED)
    calendar(capsys, out, document, *AS_OF, "--to", "2027-06-30")
    calendar(capsys, out, document, "--as-of", "2026-07-01", "--to", "2027-06-30")
    assert [("2026-03-30", "CONFIRMED"), ("2026-03-31", "TENTATIVE"), ("2026-06-30", "CONFIRMED"),
            ("2027-03-30", "CONFIRMED"), ("2027-03-31", "TENTATIVE"), ("2027-06-30", "CONFIRMED")] == [
        (day, status) for day, _, _, status in told(out)]


def test_a_corrected_term_moves_its_days_in_place(file: Path, out: Path, capsys: Capture) -> None:
    calendar(capsys, out, write(file, RENEWED), *AS_OF, "--to", "2026-06-30")
    before = [str(each["UID"]) for each in events(out)]
    corrected = RENEWED.replace("2026-06-30", "2026-11-30")
    assert {"changed": 3, "written": True} == calendar(
        capsys, out, write(file, corrected), *AS_OF, "--to", "2026-11-30")
    assert before == [str(each["UID"]) for each in events(out)]
    assert [("2026-08-30", 1), ("2026-08-31", 1), ("2026-11-30", 1)] == [
        (day, number) for day, _, number, _ in told(out)]


def test_a_settled_reading_moves_the_earlier_day_and_cancels_the_other(
        file: Path, out: Path, capsys: Capture) -> None:
    calendar(capsys, out, write(file, RENEWED), *AS_OF, "--to", "2026-06-30")
    first, other, _ = (str(each["UID"]) for each in events(out))
    calendar(capsys, out, write(file, RENEWED, 'counting = "period_boundary"\n'), *AS_OF, "--to", "2026-06-30")
    assert {(first, "CONFIRMED", "2026-03-31"), (other, "CANCELLED", "2026-03-31")} < {
        (str(each["UID"]), str(each["STATUS"]), each.DTSTART.isoformat()) for each in events(out)}


def test_an_extension_moves_the_end_and_the_last_day_for_notice_in_place(
        file: Path, out: Path, capsys: Capture) -> None:
    calendar(capsys, out, write(file, RENEWED), *AS_OF, "--to", "2026-06-30")
    end = str(events(out)[2]["UID"])
    calendar(capsys, out, write(file, RENEWED, EXTENDED), *AS_OF, "--to", "2026-06-30")
    moved = next(each for each in events(out) if str(each["UID"]) == end)
    assert (date(2026, 12, 31), 1, "CONFIRMED") == (moved.DTSTART, moved.sequence, str(moved["STATUS"]))


def test_a_notice_cancels_the_last_day_and_the_end_of_the_term_becomes_that_of_the_agreement(
        file: Path, out: Path, capsys: Capture) -> None:
    calendar(capsys, out, write(file, RENEWED), *AS_OF, "--to", "2026-06-30")
    assert {"changed": 1, "cancelled": 2, "written": True} == calendar(
        capsys, out, write(file, RENEWED, NOTICE), *AS_OF, "--to", "2026-06-30")
    assert [
        ("2026-03-30", "Gäller inte längre: Sista dag för uppsägning: Samverkan", 1, "CANCELLED"),
        ("2026-03-31", "Gäller inte längre: Sista dag för uppsägning enligt det andra sättet att räkna: Samverkan", 1,
         "CANCELLED"),
        ("2026-06-30", "Överenskommelsen upphör: Samverkan", 1, "CONFIRMED"),
    ] == told(out)


def test_where_the_parties_last_days_part_that_of_the_first_stays(file: Path, out: Path, capsys: Capture) -> None:
    calendar(capsys, out, write(file, RENEWED), *AS_OF, "--to", "2026-06-30")
    first = str(events(out)[0]["UID"])
    calendar(capsys, out, write(file, RENEWED, '[notice.party.kommun]\nperiod = "6 months"\n'), *AS_OF,
             "--to", "2026-06-30")
    assert "Sista dag för uppsägning från Regionen: Samverkan" == next(
        str(each["SUMMARY"]) for each in events(out) if str(each["UID"]) == first)
    assert 5 == len(events(out))


def test_a_day_that_moves_beyond_the_days_asked_for_is_followed_there(file: Path, out: Path, capsys: Capture) -> None:
    calendar(capsys, out, write(file, RENEWED), *AS_OF, "--to", "2026-06-30")
    write(file, RENEWED.replace("ends_on = 2026-06-30", "ends_on = 2036-06-30"))
    calendar(capsys, out, str(file), *AS_OF, "--to", "2026-06-30")
    assert [("2036-03-30", 1), ("2036-03-31", 1), ("2036-06-30", 1)] == [
        (day, number) for day, _, number, _ in told(out)]
    calendar(capsys, out, str(file), *AS_OF, "--to", "2025-12-31")  # fewer days asked for: nothing falls away
    assert [1, 1, 1] == [number for *_, number, _ in told(out)]


def test_a_duty_that_is_done_stands_as_done_and_one_that_is_waived_is_cancelled(
        file: Path, out: Path, capsys: Capture) -> None:
    words = ("--party", "region", *AS_OF, "--to", "2025-12-31")
    calendar(capsys, out, write(file, RENEWED, DUTY), *words)
    done = '[[event]]\nkind = "performed"\nduty = "report"\nperiod = "2025"\non = 2025-11-20\n'
    calendar(capsys, out, write(file, RENEWED, DUTY, done), *words)
    assert [("2025-11-30", "Rapport 2025 (fullgjord): Samverkan", 1, "CONFIRMED")] == told(out)
    assert [] == events(out)[0].subcomponents
    waived = '[[event]]\nkind = "waived"\nduty = "report"\nperiod = "2025"\nby = "kommun"\non = 2025-11-20\n'
    calendar(capsys, out, write(file, RENEWED, DUTY, waived), *words)
    assert [("2025-11-30", 2, "CANCELLED")] == [(day, number, status) for day, _, number, status in told(out)]


def test_a_document_with_a_fault_leaves_its_days_as_they_were(file: Path, out: Path, capsys: Capture) -> None:
    write(file, RENEWED)
    other = file.with_name("b.toml")
    other.write_text((HEAD + RENEWED).replace('id = "samverkan"', 'id = "annat"'), encoding="utf-8")
    calendar(capsys, out, str(file.parent), *AS_OF)
    before = out.read_bytes()
    other.write_text("hej", encoding="utf-8")
    status, said, err = frist(capsys, "calendar", str(file.parent), "--out", str(out), *AS_OF)
    assert (3, before) == (status, out.read_bytes())
    assert f"{out}: inget är ändrat (18 dagar).\n" == said
    assert "b.toml" in err
    other.unlink()
    assert {"cancelled": 9, "written": True} == calendar(capsys, out, str(file.parent), *AS_OF)


def test_the_whole_register_is_one_calendar(
        file: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setenv("FRIST_REGISTER", str(tmp_path / "register.sqlite"))
    lines(capsys, "register", "init")
    lines(capsys, "register", "add", write(file, RENEWED))
    assert {"new": 9, "written": True} == calendar(capsys, out, *AS_OF)
    assert "NAME:Frist: dagar att bevaka\r\n" in out.read_bytes().decode()
    assert {"written": True} == calendar(capsys, out, "samverkan", *AS_OF)  # the days are the same; its name is not


# --- Of one person ----------------------------------------------------------------------------------------------------

ANNA: Final = "anna@region.example"


@pytest.fixture
def register(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> list[str]:
    """A register with an agreement of Anna's and another's of Bo's, where Anna is a substitute; the persons' tokens."""
    monkeypatch.setenv("FRIST_REGISTER", str(tmp_path / "register.sqlite"))
    monkeypatch.setenv("FRIST_WHO", "registrator")
    lines(capsys, "register", "init")
    for name in ("ett", "två", "tre"):
        file.write_text((HEAD + RENEWED).replace('"samverkan"', f'"{name}"'), encoding="utf-8")
        lines(capsys, "register", "add", str(file))
    return [person(capsys, *each) for each in (
        ("ett", "owner", "Anna Ås", ANNA), ("två", "owner", "Bo", "bo@region.example"),
        ("två", "substitute", "Anna Ås", ANNA.upper()), ("tre", "contact", "Cia", "cia@region.example"))]


def person(capsys: Capture, agreement: str, role: str, name: str, email: str) -> str:
    """Enter a person of an agreement; the token."""
    words = ("--role", role, "--name", name, "--email", email)
    told = json.loads("\n".join(lines(capsys, "register", "person", "add", agreement, *words, "--json")))
    return str(told["person"]["token"])


def agreements(out: Path, status: str) -> set[str]:
    return {str(each["X-FRIST-AGREEMENT"]) for each in events(out) if str(each["STATUS"]) == status}


@pytest.mark.parametrize("told", [ANNA, ANNA.upper(), " anna ås ", 0, 2])
def test_the_calendar_of_a_person_has_what_they_see_to_however_they_are_named(
        told: str | int, register: list[str], out: Path, capsys: Capture) -> None:
    named = told if isinstance(told, str) else register[told]
    assert {"new": 18, "written": True} == calendar(capsys, out, "--owner", named, *AS_OF)
    assert {"ett", "två"} == agreements(out, "CONFIRMED")
    assert not any(each in out.read_text(encoding="utf-8") for each in (ANNA, "Anna Ås", *register))
    assert {} == calendar(capsys, out, "--owner", ANNA, *AS_OF)


def test_what_passes_to_another_is_cancelled_in_the_calendar_of_the_first(
        register: list[str], out: Path, capsys: Capture) -> None:
    calendar(capsys, out, "--owner", ANNA, *AS_OF)
    lines(capsys, "register", "person", "remove", register[2])
    assert {"cancelled": 9, "written": True} == calendar(capsys, out, "--owner", ANNA, *AS_OF)
    assert ({"ett"}, {"två"}) == (agreements(out, "CONFIRMED"), agreements(out, "CANCELLED"))
    lines(capsys, "register", "person", "remove", register[0])  # nothing is left, and that is what is told
    assert {"cancelled": 9, "written": True} == calendar(capsys, out, "--owner", ANNA, *AS_OF)


def test_the_calendar_of_a_person_and_one_agreement_has_that_alone(
        register: list[str], out: Path, capsys: Capture) -> None:
    calendar(capsys, out, "två", "--owner", register[0], *AS_OF)
    assert {"två"} == agreements(out, "CONFIRMED")


def test_the_calendar_of_a_person_can_be_that_of_a_party_too(register: list[str], out: Path, capsys: Capture) -> None:
    calendar(capsys, out, "--owner", register[1], "--party", "region", *AS_OF)
    assert {"två"} == agreements(out, "CONFIRMED")
    status, _, err = frist(capsys, "calendar", "--owner", register[1], "--out", str(out), *AS_OF)
    assert (2, True) == (status, "är en kalender för region" in err)


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(("first", "then", "expected"), [
    (("--owner", "Bo"), ("--owner", ANNA), "är en kalender för en viss person"),
    (("--owner", "Bo"), (), "är en kalender för en viss person"),
    ((), ("--owner", "Bo"), "är en kalender utan --owner")])
def test_another_persons_calendar_is_left_as_it_is(
        first: tuple[str, ...], then: tuple[str, ...], expected: str, out: Path, capsys: Capture) -> None:
    calendar(capsys, out, *AS_OF, *first)
    before = out.read_bytes()
    status, said, err = frist(capsys, "calendar", "--out", str(out), *AS_OF, *then)
    assert (2, "", before) == (status, said, out.read_bytes())
    assert expected in err


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("told", ["nobody", "Cia", "", "Anna"])
def test_one_who_sees_to_nothing_has_no_calendar(told: str, out: Path, capsys: Capture) -> None:
    status, said, err = frist(capsys, "calendar", "--owner", told, "--out", str(out))
    assert (2, "", False) == (status, said, out.exists())
    assert f"”{told}” ansvarar inte för något avtal." in err


def test_one_name_of_two_persons_is_asked_about(register: list[str], out: Path, capsys: Capture) -> None:
    other = person(capsys, "tre", "owner", "Bo", "bo@kommun.example")
    status, _, err = frist(capsys, "calendar", "--owner", "bo", "--out", str(out))
    assert (2, True) == (status, f"”bo” kan vara flera personer. Ange adressen, eller en av beteckningarna: "
                                 f"{register[1]} {other}" in err or f"{other} {register[1]}" in err)
    calendar(capsys, out, "--owner", "bo@kommun.example", *AS_OF)
    assert {"tre"} == agreements(out, "CONFIRMED")


def test_who_sees_to_a_document_cannot_be_told(file: Path, out: Path, capsys: Capture) -> None:
    for path in (write(file, RENEWED), str(file.parent)):
        status, said, err = frist(capsys, "calendar", path, "--owner", ANNA, "--out", str(out))
        assert (2, "", False) == (status, said, out.exists())
        assert "--owner gäller avtalen i registret" in err


# --- As the settings have it ------------------------------------------------------------------------------------------


def test_the_link_and_the_reminders_are_those_of_the_settings_unless_told_otherwise(
        file: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setenv("FRIST_CONFIG", str(tmp_path / "frist.toml"))
    (tmp_path / "frist.toml").write_text(
        '[alerts]\nlink = "https://avtal.example/{agreement}"\n[calendar]\nfolder = "k"\nremind = [5, 2]\n',
        encoding="utf-8")
    document = write(file, RENEWED)
    calendar(capsys, out, document, *AS_OF)
    assert ("https://avtal.example/samverkan", 2) == (str(events(out)[0]["URL"]), len(events(out)[0].subcomponents))
    calendar(capsys, out, document, *AS_OF, "--link", "https://x.example/{agreement}", "--remind", "7")
    assert ("https://x.example/samverkan", 1) == (str(events(out)[0]["URL"]), len(events(out)[0].subcomponents))
    calendar(capsys, out, document, *AS_OF, "--link", "", "--remind", "")
    assert (None, 0) == (events(out)[0].get("URL"), len(events(out)[0].subcomponents))


def test_settings_that_are_wrong_are_told(
        file: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setenv("FRIST_CONFIG", str(tmp_path / "none.toml"))
    status, said, err = frist(capsys, "calendar", write(file, RENEWED), "--out", str(out))
    assert (3, "", True) == (status, said, "none.toml" in err)
    for words in (("--remind", "7"), ("--link", "")):
        assert 3 == frist(capsys, "calendar", write(file, RENEWED), "--out", str(out), *words)[0]


def test_settings_that_are_wrong_stop_nothing_that_does_not_go_by_them(
        file: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setenv("FRIST_CONFIG", str(tmp_path / "none.toml"))
    calendar(capsys, out, write(file, RENEWED), *AS_OF, "--remind", "7", "--link", "")
    assert (None, 1) == (events(out)[0].get("URL"), len(events(out)[0].subcomponents))


# --- The file ---------------------------------------------------------------------------------------------------------


def test_to_standard_output_the_calendar_and_nothing_else_is_written(file: Path, capsys: Capture) -> None:
    status, said, err = frist(capsys, "calendar", write(file, RENEWED), "--out", "-", *AS_OF)
    assert (0, "") == (status, err)
    assert 9 == len(Calendar.from_ical(said).events)


def test_the_file_is_readable_to_those_it_was_and_a_link_goes_on_pointing_at_it(
        file: Path, out: Path, capsys: Capture) -> None:
    calendar(capsys, out, write(file, RENEWED), *AS_OF)
    out.chmod(0o640)
    link = out.with_name("link.ics")
    link.symlink_to(out)
    calendar(capsys, link, write(file, RENEWED, NOTICE), *AS_OF)
    assert (True, 0o640) == (link.is_symlink(), out.stat().st_mode & 0o777)
    assert "CANCELLED" in out.read_text(encoding="utf-8")
    assert [out, link] == sorted(out.parent.glob("*.ics*"))


def test_a_file_that_cannot_be_written_is_told(file: Path, tmp_path: Path, capsys: Capture) -> None:
    nowhere = str(tmp_path / "no" / "a.ics")
    status, said, err = frist(capsys, "calendar", write(file, RENEWED), "--out", nowhere, *AS_OF)
    assert (1, "") == (status, said)
    assert err.startswith("Svaret kan inte skrivas ut")


@pytest.mark.parametrize(("words", "expected"), [
    (("--party", "nope"), "Ingen part heter ”nope”."),
    (("--to", "2025-11-20"), "--to ligger före dagen som bedöms."),
    (("--remind", "30,x"), "”30,x” är inga dagar."), (("--remind", "-1"), "”-1” är inga dagar."),
    (("--remind", "99999"), "”99999” är inga dagar."), (("--remind", "1,,2"), "”1,,2” är inga dagar."),
    (("--link", "https://frist.example/"), "är ingen länk. Skriv en webbadress med {agreement}"),
    (("--link", "javascript:{agreement}"), "är ingen länk."), (("--link", "https://[x/{agreement}"), "är ingen länk."),
    (("--link", "https://x.example/ {agreement}"), "är ingen länk."),
    (("--link", "https://x.example/\n{agreement}"), "är ingen länk."),
    (("--link", "https:{agreement}"), "är ingen länk."),
])
def test_wrong_use_is_told_and_nothing_is_written(
        words: tuple[str, ...], expected: str, file: Path, out: Path, capsys: Capture) -> None:
    status, said, err = frist(capsys, "calendar", write(file, RENEWED), "--out", str(out), *AS_OF, *words)
    assert (2, "", False) == (status, said, out.exists())
    assert expected in err


def test_json_beside_the_calendar_on_standard_output_is_refused(file: Path, capsys: Capture) -> None:
    status, said, err = frist(capsys, "calendar", write(file, RENEWED), "--out", "-", "--json")
    assert (2, "") == (status, said)
    assert "Ange en fil med --out" in err


@pytest.mark.parametrize(("first", "then", "expected"), [
    (("--party", "region"), ("--party", "kommun"), "är en kalender för region"),
    (("--party", "region"), (), "är en kalender för region"),
    ((), ("--party", "region"), "är en kalender utan --party")])
def test_another_partys_calendar_is_left_as_it_is(
        first: tuple[str, ...], then: tuple[str, ...], expected: str, file: Path, out: Path, capsys: Capture) -> None:
    calendar(capsys, out, write(file, RENEWED), *AS_OF, *first)
    before = out.read_bytes()
    status, said, err = frist(capsys, "calendar", str(file), "--out", str(out), *AS_OF, *then)
    assert (2, "", before) == (status, said, out.read_bytes())
    assert expected in err


@pytest.mark.parametrize("content", ["hej", "", "BEGIN:VCALENDAR\r\nPRODID:-//Other//\r\nEND:VCALENDAR\r\n"])
def test_a_file_that_is_something_else_is_left_as_it_is(
        content: str, file: Path, out: Path, capsys: Capture) -> None:
    out.write_bytes(content.encode())
    status, said, err = frist(capsys, "calendar", write(file, RENEWED), "--out", str(out), *AS_OF)
    assert (2, "", content.encode()) == (status, said, out.read_bytes())
    assert "är ingen kalender som Frist har skrivit" in err


def test_a_calendar_of_other_agreements_is_left_as_it_is(file: Path, out: Path, capsys: Capture) -> None:
    calendar(capsys, out, write(file, RENEWED), *AS_OF)
    before = out.read_bytes()
    file.write_text((HEAD + RENEWED).replace('id = "samverkan"', 'id = "annat"'), encoding="utf-8")
    status, said, err = frist(capsys, "calendar", str(file), "--out", str(out), *AS_OF)
    assert (2, "", before) == (status, said, out.read_bytes())
    assert "är en kalender för andra avtal (samverkan)" in err


def test_a_document_with_a_fault_alone_writes_nothing(file: Path, out: Path, capsys: Capture) -> None:
    file.write_text("hej", encoding="utf-8")
    status, said, _ = frist(capsys, "calendar", str(file), "--out", str(out))
    assert (3, "", False) == (status, said, out.exists())


def test_the_help_says_how_to_subscribe(capsys: Capture) -> None:
    told = " ".join(" ".join(lines(capsys, "calendar", "--help")).split())
    assert all(each in told for each in ("Outlook", "Google Kalender", "Thunderbird", "Prenumerera från webben"))
