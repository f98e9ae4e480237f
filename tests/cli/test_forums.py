"""The forums as a register, and what each party is to attend or report in a year: in words, as JSON and as tables."""

import csv
import io
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest

from tests.cli.test_duties import Capture, frist, lines, told

ARENAS: Final = str(Path(__file__).parents[2] / "scenarios" / "samverkansarenor-2022.toml")
DOCUMENT: Final = """
[agreement]
id = "avtal"
title = "Avtalet"
[[party]]
id = "region"
name = "Regionen"
[[party]]
id = "kommun"
name = "Kommunen"
[term]
starts_on = 2020-01-01
ends_on = 2023-06-30
clause = "§1"
[[forum]]
id = "rad"
name = "Rådet"
kind = "information"
level = "political"
convenor = ["region", "Länsstyrelsen"]
members = ["kommun"]
until = "2022"
meetings = [2020-12-31, 2021-01-01, "2021-06", 2021-12-31, 2022-01-01]
clause = "§2"
[[forum]]
id = "nat"
kind = "experience"
level = "officials"
members = ["region"]
until = 2022-02-28
[[forum]]
id = "slut"
kind = ["advocacy", "executive"]
until = "2022-03"
[[duty]]
id = "kvartal"
by = "region"
to = "kommun"
what = "Ekonomisk rapport"
every = "quarter"
times = 2
clause = "§3"
[[duty]]
id = "moten"
by = "kommun"
to = "rad"
what = "Rapport om läget"
every = "meeting"
[[duty]]
id = "berattelse"
by = "region"
to = "kommun"
what = "Berättelse om året före"
every = "year"
due = "03-01"
concerns = "period_before"
[[duty]]
id = "mandat"
by = "region"
to = "nat"
what = "Översyn"
every = "term-of-office"
[[duty]]
id = "juni"
by = "kommun"
to = "rad"
what = "Redovisning"
every = "once"
due = { at = "rad", meeting = "2021-06" }
[[duty]]
id = "nagon-gang"
by = "kommun"
to = "region"
what = "Förslag"
every = "once"
[[decision]]
body = "nämnden"
reference = "R/1"
decided_on = 2021-02-01
outcome = "proposed"
duty = ["nagon-gang"]
[[event]]
kind = "performed"
duty = "kvartal"
period = "2021-Q1"
on = 2021-02-01
"""


@pytest.fixture(autouse=True)
def swedish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRIST_LANG", "sv")


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "a.toml"
    path.write_text(DOCUMENT, encoding="utf-8")
    return str(path)


def shown(capsys: Capture, file: str, *words: str) -> list[str]:
    return [each["id"] for each in told(capsys, "forums", file, *words)["forums"]]


def owed(capsys: Capture, file: str, year: int, *words: str) -> dict[tuple[str, str], dict[str, Any]]:
    """What is to be attended or reported, by party and duty, or forum where there is no duty."""
    found = told(capsys, "forums", file, "--year", str(year), *words)["attendance"]
    return {(each["party"], each["duty"] or each["to"]): each for each in found}


def times(capsys: Capture, file: str, year: int, *words: str) -> dict[tuple[str, str], int | None]:
    return {key: each["times"] for key, each in owed(capsys, file, year, *words).items()}


# --- The register -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "expected"), [
    ((), 76), (("--kind", "advocacy"), 19), (("--kind", "information"), 15), (("--kind", "experience"), 21),
    (("--kind", "executive"), 22), (("--level", "political"), 14), (("--level", "officials"), 50),
    (("--convenor", "region"), 11), (("--convenor", "Region Jämtland Härjedalen"), 11),
    (("--convenor", "Handelskammaren"), 2), (("--convenor", "Swedavia"), 1), (("--party", "region"), 73),
    (("--party", "kommuner"), 11), (("--party", "regiondirektoren"), 0),
    (("--kind", "executive", "--level", "officials", "--convenor", "Tillväxtverket"), 1)])
def test_the_arenas_of_2022_are_found_by_kind_level_convenor_and_party(
        capsys: Capture, words: tuple[str, ...], expected: int) -> None:
    assert expected == len(shown(capsys, ARENAS, *words))


@pytest.mark.parametrize(("first", "last", "expected"), [
    ("2021-01-01", "2021-12-31", 0), ("2022-01-01", "2022-01-01", 2), ("2022-12-30", "2022-12-30", 2),
    ("2022-12-31", "2022-12-31", 3), ("2023-01-01", "2023-12-31", 0), ("2023-12-31", "2024-01-01", 1),
    ("2024-12-31", "2025-12-31", 1), ("2025-01-01", "2030-12-31", 0), ("2022-01-01", "2024-12-31", 4)])
def test_the_arenas_that_may_end_within_a_period_are_found(
        capsys: Capture, first: str, last: str, expected: int) -> None:
    assert expected == len(shown(capsys, ARENAS, "--ends-from", first, "--ends-to", last))


@pytest.mark.parametrize(("words", "expected"), [
    (("--ends-to", "2021-12-31"), []), (("--ends-to", "2022-01-01"), ["rad"]),
    (("--ends-to", "2022-02-27"), ["rad"]), (("--ends-to", "2022-02-28"), ["rad", "nat"]),
    (("--ends-to", "2022-03-01"), ["rad", "nat", "slut"]),
    (("--ends-from", "2022-03-31"), ["rad", "slut"]), (("--ends-from", "2022-04-01"), ["rad"]),
    (("--ends-from", "2022-12-31"), ["rad"]), (("--ends-from", "2023-01-01"), []),
    (("--convenor", "Länsstyrelsen"), ["rad"]), (("--convenor", "Regionen"), ["rad"]),
    (("--party", "region"), ["rad", "nat"]), (("--party", "kommun"), ["rad"]),
    (("--kind", "executive"), ["slut"]), (("--kind", "executive", "--level", "officials"), [])])
def test_a_month_or_a_year_ends_within_each_period_that_it_may_end_in(
        capsys: Capture, file: str, words: tuple[str, ...], expected: list[str]) -> None:
    assert expected == shown(capsys, file, *words)


def test_a_forum_is_told_with_all_its_convenors_and_its_last_day_as_far_as_it_is_known(
        capsys: Capture, file: str) -> None:
    forum = told(capsys, "forums", file)["forums"][0]
    assert (["region", "Länsstyrelsen"], "2022") == (forum["convenors"], forum["until"])
    row = lines(capsys, "forums", file)[1]
    assert "Regionen, Länsstyrelsen" in row
    assert "2022-01-01  2022" in row


# --- In a year --------------------------------------------------------------------------------------------------------


def test_the_region_meets_the_municipalities_twice_and_twice_and_the_network_four_times_in_2022(
        capsys: Capture) -> None:
    found = times(capsys, ARENAS, 2022, "--party", "region")
    assert {"kollektivtrafik-samrad": 2, "trafiksamrad": 2, "rss-moten": 4, "kultur-z-arbetsordning": 1} == {
        key: count for (_, key), count in found.items() if count is not None}
    assert 73 == sum(count is None for count in found.values())


def test_that_the_review_of_kultur_z_falls_in_2022_or_2026_is_assumed_and_it_falls_in_no_year_between(
        capsys: Capture) -> None:
    key = ("region", "kultur-z-arbetsordning")
    for year in (2022, 2026):
        assert (1, 1, 0) == tuple(owed(capsys, ARENAS, year)[key][each] for each in ("times", "assumed", "unclear"))
    for year in (2023, 2025):
        assert key not in owed(capsys, ARENAS, year)


def test_what_is_only_proposed_is_unclear(capsys: Capture) -> None:
    found = owed(capsys, ARENAS, 2022, "--party", "regiondirektoren")
    assert [("lanspartnerskapet-oversyn", 1, ["2022-06"]), ("transportutvecklingsradet-syfte", 1, ["2022-06"]),
            ("nseo-kultur", 1, [])] == [(key, each["unclear"], each["days"]) for (_, key), each in found.items()]
    assert ["nseo-kultur"] == [key for _, key in owed(capsys, ARENAS, 2023, "--party", "regiondirektoren")]


@pytest.mark.parametrize(("year", "expected"), [(2021, 0), (2022, 73), (2023, 70), (2024, 70), (2025, 69)])
def test_an_arena_is_attended_to_the_year_that_it_ends_in_and_not_before_it_is_known(
        capsys: Capture, year: int, expected: int) -> None:
    assert expected == sum(each["duty"] is None and each["party"] == "region"
                           for each in owed(capsys, ARENAS, year).values())


@pytest.mark.parametrize(("year", "expected"), [(2019, None), (2020, 1), (2021, 3), (2022, 1)])
def test_the_meetings_of_a_year_are_those_from_its_first_day_to_its_last(
        capsys: Capture, file: str, year: int, expected: int | None) -> None:
    found = times(capsys, file, year)
    assert expected == found.get(("kommun", "rad"))
    assert expected == found.get(("region", "rad"))
    assert expected == found.get(("kommun", "moten"))


def test_after_the_last_year_of_a_forum_no_meeting_of_it_is_owed(capsys: Capture, file: str) -> None:
    assert {("region", "kvartal"): 4, ("region", "berattelse"): 1, ("kommun", "nagon-gang"): 1} == times(
        capsys, file, 2023)
    assert {("region", "kvartal"): 8, ("region", "berattelse"): 1, ("region", "mandat"): 1, ("region", "nat"): None,
            ("region", "rad"): 1, ("kommun", "rad"): 1, ("kommun", "moten"): 1} == times(capsys, file, 2022)


@pytest.mark.parametrize(("year", "expected"), [(2019, None), (2020, 8), (2021, 8), (2022, 8), (2023, 4), (2024, None)])
def test_what_is_owed_each_quarter_is_counted_while_the_agreement_is_in_force(
        capsys: Capture, file: str, year: int, expected: int | None) -> None:
    assert expected == times(capsys, file, year).get(("region", "kvartal"))


def test_what_has_been_done_is_counted(capsys: Capture, file: str) -> None:
    assert (1, 0) == tuple(owed(capsys, file, year)[("region", "kvartal")]["done"] for year in (2021, 2022))


def test_what_is_about_the_year_before_counts_in_the_year_that_it_is_due_in(capsys: Capture, file: str) -> None:
    found = [owed(capsys, file, year).get(("region", "berattelse")) for year in (2020, 2021, 2024, 2025)]
    assert [None, ["2021-03-01"], ["2024-03-01"], None] == [each and each["days"] for each in found]


@pytest.mark.parametrize(("year", "expected"), [(2020, False), (2021, True), (2022, False)])
def test_what_is_due_once_counts_in_the_year_of_its_meeting(
        capsys: Capture, file: str, year: int, *, expected: bool) -> None:
    assert expected is (("kommun", "juni") in owed(capsys, file, year))


@pytest.mark.parametrize(("year", "expected"), [(2020, None), (2021, None), (2022, None), (2023, 1), (2024, None)])
def test_a_proposal_without_a_day_counts_in_the_year_of_the_end_as_unclear(
        capsys: Capture, file: str, year: int, expected: int | None) -> None:
    assert expected == owed(capsys, file, year).get(("kommun", "nagon-gang"), {}).get("unclear")


@pytest.mark.parametrize(("words", "expected"), [
    (("--kind", "information"), {("region", "rad"), ("kommun", "rad"), ("kommun", "moten"), ("kommun", "juni")}),
    (("--level", "officials"), {("region", "nat")}), (("--party", "kommun", "--convenor", "Länsstyrelsen"), {
        ("kommun", "rad"), ("kommun", "moten"), ("kommun", "juni")}),
    (("--ends-to", "2021-12-31"), set())])
def test_what_is_asked_of_the_forums_is_asked_of_what_is_owed_to_them(
        capsys: Capture, file: str, words: tuple[str, ...], expected: set[tuple[str, str]]) -> None:
    assert expected == set(owed(capsys, file, 2021, *words))


def test_meetings_of_a_draft_and_after_the_end_that_a_notice_sets_are_not_taken_for_certain(
        capsys: Capture, file: str) -> None:
    text = Path(file).read_text(encoding="utf-8")
    Path(file).write_text(text.replace("starts_on = 2020-01-01\n", ""), encoding="utf-8")
    assert 3 == owed(capsys, file, 2021)[("region", "rad")]["unclear"]
    open_ended = text.replace("ends_on = 2023-06-30\n", "") + (
        '[notice]\nperiod = "0 days"\ncounted = "from_notice"\n[[event]]\nkind = "notice"\nby = "kommun"\n'
        "received_on = 2021-06-30\n")
    Path(file).write_text(open_ended, encoding="utf-8")
    assert ["2021-01-01", "2021-06"] == owed(capsys, file, 2021)[("region", "rad")]["days"]
    assert {("region", "berattelse")} == set(owed(capsys, file, 2022))  # about 2021, which the agreement began in


# --- In words and as tables -------------------------------------------------------------------------------------------


def test_the_year_is_told_in_words_with_a_total_for_each_party(capsys: Capture, file: str) -> None:
    found = lines(capsys, "forums", file, "--year", "2021")
    assert "Part Forum eller mottagare Vad Antal Gjort Kända dagar Klausul" == " ".join(found[0].split())
    assert "Regionen, antal gånger 2021: minst 12 säkert. Rader där det inte är känt hur ofta forumet möts: 1." in found
    assert "Kommunen, antal gånger 2021: minst 7 säkert." in found
    assert any("Delta i möten" in line and "2021-01-01, 2021-06, 2021-12-31" in line for line in found)
    assert "Bedömning per den 31 december 2021." == found[-2]
    assert "Bygger på §§ 2 och 3." == found[-1]


def test_only_what_is_unclear_or_assumed_about_the_duties_shown_is_told(capsys: Capture) -> None:
    found = lines(capsys, "forums", ARENAS, "--year", "2022", "--party", "regiondirektoren", "--lang", "en")
    assert "Regiondirektören, number of times in 2022: 3 unclear." in found
    assert any("Länspartnerskapet: " in line for line in found)
    assert not any("Kultur Z" in line for line in found)
    answer = told(capsys, "forums", ARENAS, "--year", "2022", "--party", "region")
    assert ([], 4) == (answer["questions"], len(answer["assumptions"]))
    assert (2022, "2022-12-31") == (answer["year"], answer["as_of"])


def test_where_nothing_is_to_be_attended_or_reported_that_is_said(capsys: Capture, file: str) -> None:
    assert "Det finns inget att delta i eller rapportera år 2025." == lines(capsys, "forums", file, "--year", "2025")[0]
    assert "There is nothing to attend or report in 2025." == lines(
        capsys, "forums", file, "--year", "2025", "--lang", "en")[0]


def test_the_year_as_csv_and_as_a_workbook_are_the_same(capsys: Capture, file: str, tmp_path: Path) -> None:
    text = frist(capsys, "forums", file, "--year", "2021", "--csv")[1].lstrip("\ufeff")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    frist(capsys, "forums", file, "--year", "2021", "--xlsx", str(tmp_path / "u.xlsx"))
    sheet = openpyxl.load_workbook(tmp_path / "u.xlsx").active
    assert sheet is not None
    assert len(rows) == sheet.max_row == 8
    assert ["", "Regionen", "Rådet", "Delta i möten", "3", "0", "0", "0", "2021-01-01, 2021-06, 2021-12-31",
            "§2"] == rows[1]
    assert ["", "", "", ""] == rows[2][4:8]
    assert 3 == sheet.cell(2, 5).value


def test_a_folder_is_told_with_its_agreements_and_a_document_with_faults_does_not_keep_the_others(
        capsys: Capture, file: str) -> None:
    folder = Path(file).parent
    (folder / "b.toml").write_text(DOCUMENT.replace('"avtal"', '"annat"'), encoding="utf-8")
    assert lines(capsys, "forums", str(folder), "--year", "2021")[0].startswith("Avtal ")
    assert "Bygger på de klausuler som står sist på varje rad." == lines(
        capsys, "forums", str(folder), "--year", "2021")[-1]
    assert ["avtal", "annat"] == [
        each["agreement"] for each in told(capsys, "forums", str(folder), "--year", "2021")["agreements"]]
    (folder / "c.toml").write_text("[agreement\n", encoding="utf-8")
    status, out, err = frist(capsys, "forums", str(folder), "--year", "2021")
    assert (3, True) == (status, "c.toml" in err)
    assert "Regionen, antal gånger 2021: minst 24 säkert." in out


@pytest.mark.parametrize(("words", "said"), [
    (("--year", "22"), "”22” är inget år. Skriv ÅÅÅÅ, från 1800 till 2199."),
    (("--year", "1799"), "”1799” är inget år."), (("--year", "2200"), "”2200” är inget år."),
    (("--year", "2021.0"), "är inget år."), (("--year", ""), "är inget år."),
    (("--year", "\u0662\u0660\u0662\u0662"), "är inget år."),
    (("--year",), "--year behöver ett värde."), (("--party", "ingen"), "Ingen part heter ”ingen”."),
    (("--year", "2021", "--convenor", "ingen"), "Ingen sammankallande heter ”ingen”."),
    (("--year", "2021", "--csv", "--json"), "Ange bara en av --json, --csv och --xlsx.")])
def test_wrong_use_of_the_year_or_the_party_is_told_in_words(
        capsys: Capture, file: str, words: tuple[str, ...], said: str) -> None:
    status, out, err = frist(capsys, "forums", file, *words)
    assert (2, "") == (status, out)
    assert said in err


@pytest.mark.parametrize("year", ["1800", "2199"])
def test_the_first_and_the_last_year_can_be_asked_about(capsys: Capture, file: str, year: str) -> None:
    assert 0 == frist(capsys, "forums", file, "--year", year)[0]


# --- Matters ----------------------------------------------------------------------------------------------------------


def test_a_matter_as_csv_and_as_a_workbook_has_a_decision_a_row_with_what_is_owed_of_it(
        capsys: Capture, file: str, tmp_path: Path) -> None:
    words = ("matter", file, "--as-of", "2021-07-01")
    rows = list(csv.reader(io.StringIO(frist(capsys, *words, "--csv")[1].lstrip("\ufeff")), delimiter=";"))
    assert ["Ärende", "Dag", "Organ", "Beslut", "Beteckning", "Uppskjutet till", "Lämnat öppet", "Återstår"] == rows[0]
    assert ["R/1", "2021-02-01", "nämnden", "föreslaget", "R/1", "", ""] == rows[1][:-1]
    assert rows[1][-1].startswith("Förslag (Kommunen till Regionen): ")
    frist(capsys, *words, "--xlsx", str(tmp_path / "m.xlsx"))
    sheet = openpyxl.load_workbook(tmp_path / "m.xlsx").active
    assert sheet is not None
    assert len(rows) == sheet.max_row == 2


def test_a_matter_takes_one_form_at_a_time(capsys: Capture, file: str) -> None:
    status, out, err = frist(capsys, "matter", file, "--csv", "--json")
    assert (2, "") == (status, out)
    assert "Ange bara en av --json, --csv och --xlsx." in err
