"""The commands about duties as people and programs use them: in words, as JSON, as CSV and as a workbook."""

import csv
import io
import json
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest

from engine.cli import main

AS_OF: Final = ("--as-of", "2022-07-10")
DOCUMENT: Final = """
[agreement]
id = "samverkan"
title = "Samverkan"
[[party]]
id = "region"
name = "Regionen"
[[party]]
id = "kommun"
name = "Kommunen"
[term]
starts_on = 2021-01-01
ends_on = 2022-12-31
clause = "§10"
[[forum]]
id = "rad"
name = "Rådet"
kind = "information"
level = "political"
convenor = "region"
members = ["region", "kommun"]
until = 2022-10-31
meetings = [2022-02-10, "2022-06"]
clause = "bilaga 1"
[[forum]]
id = "nat"
name = "Nätverket"
kind = "experience"
level = "officials"
convenor = "Länsstyrelsen"
[[duty]]
id = "report"
by = "region"
to = "kommun"
what = "Verksamhetsberättelse"
every = "year"
clause = "§8"
[[duty]]
id = "june"
by = "region"
to = "rad"
what = "Återrapport"
every = "once"
due = { at = "rad", meeting = "2022-06" }
[[decision]]
body = "nämnden"
reference = "R/1/2022 § 4"
decided_on = 2022-05-04
outcome = "sent_back"
note = "Vem som ska betala."
[[decision]]
body = "nämnden"
reference = "R/1/2022 § 9"
decided_on = "2022-06"
outcome = "proposed"
duty = ["june"]
[[event]]
kind = "contact_changed"
party = "kommun"
on = 2022-03-01
told_on = 2022-03-05
in_writing = true
[[event]]
kind = "agreed_change"
of = "§4"
on = 2022-02-02
by = ["region"]
"""
DEPENDENT: Final = """
[agreement]
id = "natet"
title = "Nätet"
ends_with = "samverkan"
[[party]]
id = "region"
[[party]]
id = "annan"
[term]
starts_on = 2021-01-01
ends_on = 2025-12-31
[[finances]]
what = "Arkivet"
amount = 100000
per = "year"
clause = "§7"
"""
OBLIGATION: Final = {
    "id", "duty", "by", "to", "what", "period", "due_on", "due_in", "if_renewed", "assumed", "times", "done",
    "done_on", "status", "certainty", "clause", "reasons"}


@pytest.fixture(autouse=True)
def swedish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRIST_LANG", "sv")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.toml").write_text(DOCUMENT, encoding="utf-8")
    (tmp_path / "b.toml").write_text(DEPENDENT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def file(folder: Path) -> str:
    return str(folder / "a.toml")


def frist(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """The exit status, and what is said on standard output and on standard error; in plain spaces and hyphens."""
    with pytest.raises(SystemExit) as ended:
        main(list(words))
    said = capsys.readouterr()
    assert isinstance(ended.value.code, int)
    return ended.value.code, (
        said.out.replace("\N{NO-BREAK SPACE}", " ").replace("\N{EN DASH}", "-")), said.err


def lines(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    status, out, err = frist(capsys, *words)
    assert (0, "") == (status, err)
    return out.splitlines()


def told(capsys: pytest.CaptureFixture[str], *words: str) -> Any:  # noqa: ANN401  # JSON
    return json.loads("\n".join(lines(capsys, *words, "--json")))


Capture = pytest.CaptureFixture[str]

# --- Assess -----------------------------------------------------------------------------------------------------------


def test_an_assessment_tells_what_is_to_be_done_and_what_is_unclear_about_it(capsys: Capture, file: str) -> None:
    found = lines(capsys, "assess", file, *AS_OF)
    assert "Skyldigheter:" in found
    assert "  - Verksamhetsberättelse 2021 (Regionen till Kommunen): försenad, senast den 31 december 2021" in found
    assert "    - Återrapport: Skyldigheten är bara föreslagen. Om förslaget har antagits framgår inte." in found
    assert any(line.startswith("  - Ändring av §4: En ändring gäller bara om samtliga parter") for line in found)
    assert any(line.startswith("    - Kommunen, byte av kontaktperson 2022-03-01: ") for line in found)


def test_an_assessment_tells_the_same_in_english(capsys: Capture, file: str) -> None:
    found = lines(capsys, "assess", file, *AS_OF, "--lang", "en")
    assert "Duties:" in found
    assert "  - Verksamhetsberättelse 2021 (Regionen to Kommunen): overdue, by 31 December 2021" in found
    assert any(line.startswith("    - Kommunen, change of contact person on 2022-03-01: ") for line in found)
    assert "    - Verksamhetsberättelse: due by the end of the period. No last day is stated. (§ 8)" in found


def test_an_agreement_without_duties_says_nothing_of_them(capsys: Capture, folder: Path) -> None:
    path = str(folder / "b.toml")
    assert "Skyldigheter:" not in lines(capsys, "assess", path, *AS_OF)
    found = told(capsys, "assess", path, *AS_OF)
    assert ([], [], []) == (found["obligations"], found["matters"], found["changes"])


def test_an_assessment_as_json_has_duties_matters_and_changes_whose_reasons_are_told(
        capsys: Capture, file: str) -> None:
    found = told(capsys, "assess", file, *AS_OF)
    assert all(set(each) == OBLIGATION for each in found["obligations"])
    assert {"name": "2021", "starts_on": "2021-01-01", "ends_on": "2021-12-31"} == found["obligations"][0]["period"]
    assert ("2021-12-31", True, "overdue") == tuple(
        found["obligations"][0][key] for key in ("due_on", "assumed", "status"))
    assert ["proposed"] == [each["stands"] for each in found["matters"]]
    assert ["no_effect"] == [each["effect"] for each in found["changes"]]
    known = {each["id"] for each in found["reasons"]}
    assert known.issuperset(reason for key in ("obligations", "matters", "changes") for each in found[key]
                            for reason in each["reasons"])


def test_what_hangs_on_an_agreement_in_the_same_folder_falls_with_it(capsys: Capture, folder: Path) -> None:
    found = lines(capsys, "assess", str(folder), *AS_OF)
    assert "Det som är beroende av att en överenskommelse gäller:" in found
    assert any(line.startswith("  - Nätet, beroende av Samverkan, från och med den 1 januari 2023: ") for line in found)
    assert any(line.startswith("  - Arkivet (100 000 kr om året), beroende av Nätet, ") for line in found)


def test_what_hangs_on_an_agreement_that_was_not_read_cannot_be_told(capsys: Capture, folder: Path) -> None:
    found = told(capsys, "assess", str(folder / "b.toml"), *AS_OF)
    assert ("Nätet", "samverkan", "missing_fact", None) == tuple(
        found["hanging"][0][key] for key in ("what", "on", "outcome", "from_on"))


def test_a_folder_is_assessed_as_one_assessment_for_each_agreement(capsys: Capture, folder: Path) -> None:
    found = told(capsys, "assess", str(folder), *AS_OF)
    assert ["samverkan", "natet"] == [each["agreement"] for each in found["assessments"]]
    assert {"what": "Nätet", "on": "samverkan", "outcome": "falls_with_it", "from_on": "2023-01-01", "amount": None,
            "per": None, "rules": ["DEPENDENCE-02"]} == found["hanging"][0]


def test_a_document_with_faults_does_not_keep_the_others_from_being_assessed(capsys: Capture, folder: Path) -> None:
    (folder / "c.toml").write_text("[agreement\n", encoding="utf-8")
    for command in ("assess", "obligations", "forums"):
        status, out, err = frist(capsys, command, str(folder))
        assert 3 == status
        assert "c.toml" in err
        assert out
        assert json.loads(frist(capsys, command, str(folder), "--json")[1])["problems"]


# --- Obligations ------------------------------------------------------------------------------------------------------


def test_the_duties_stand_in_the_order_of_their_last_days(capsys: Capture, file: str) -> None:
    found = told(capsys, "obligations", file, *AS_OF)
    assert ["report/2021", "contact/kommun/2022-03-01", "june/once", "report/2022"] == [
        each["id"] for each in found["obligations"]]
    assert found["questions"]
    assert found["assumptions"]


@pytest.mark.parametrize(("words", "expected"), [
    (("--party", "kommun"), ["report/2021", "contact/kommun/2022-03-01", "june/once", "report/2022"]),
    (("--status", "overdue"), ["report/2021"]),
    (("--to", "2021-12-30"), []), (("--from", "2021-12-31", "--to", "2021-12-31"), ["report/2021"]),
    (("--from", "2022-01-01", "--to", "2022-03-01", "--status", "undetermined"), ["contact/kommun/2022-03-01"])])
def test_only_the_duties_asked_for_are_shown(
        capsys: Capture, file: str, words: tuple[str, ...], expected: list[str]) -> None:
    found = [each["id"] for each in told(capsys, "obligations", file, *AS_OF, *words)["obligations"]]
    assert expected == [each for each in found if each != "june/once" or "--party" in words]


@pytest.mark.parametrize("command", ["assess", "obligations"])
def test_when_a_forum_meets_is_asked_also_where_no_duty_can_be_shown(
        capsys: Capture, tmp_path: Path, command: str) -> None:
    path = tmp_path / "moten.toml"
    path.write_text('[agreement]\nid = "m"\n[[party]]\nid = "region"\n[[party]]\nid = "kommun"\n[term]\n'
                    'starts_on = 2022-01-01\n[[forum]]\nid = "rad"\nname = "Rådet"\n[[duty]]\nid = "a"\n'
                    'by = "region"\nto = "rad"\nwhat = "Rapport"\nevery = "meeting"\n', encoding="utf-8")
    assert "När sammanträder Rådet? Vid varje möte gäller: Rapport. Inget möte är känt." in {
        line.strip(" -") for line in lines(capsys, command, str(path), "--as-of", "2022-05-01")}


def test_the_table_of_duties_is_followed_by_questions_assumptions_and_clauses(capsys: Capture, file: str) -> None:
    found = lines(capsys, "obligations", file, *AS_OF)
    assert found[0].split() == ["Den", "som", "ska", "göra", "Mottagare", "Vad", "Period", "Senast", "Sista", "dag",
                                "Fullgjord", "Läge", "Klausul"]
    assert ["Oklart:", "Antaget:"] == [line for line in found if line in ("Oklart:", "Antaget:")]
    assert "Bedömning per den 10 juli 2022." == found[-2]
    assert "§ 8" in found[-1]


def test_where_no_duty_is_asked_for_that_is_said(capsys: Capture, file: str) -> None:
    assert "Det finns inga skyldigheter att visa." == lines(
        capsys, "obligations", file, *AS_OF, "--status", "waived")[0]


def test_the_duties_as_csv_and_as_a_workbook_are_the_same(capsys: Capture, file: str, tmp_path: Path) -> None:
    text = frist(capsys, "obligations", file, *AS_OF, "--csv")[1].lstrip("\ufeff")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    frist(capsys, "obligations", file, *AS_OF, "--xlsx", str(tmp_path / "u.xlsx"))
    sheet = openpyxl.load_workbook(tmp_path / "u.xlsx").active
    assert sheet is not None
    assert len(rows) == sheet.max_row == 5
    assert "Verksamhetsberättelse" == rows[1][3] == sheet.cell(2, 4).value


def test_the_duties_of_a_folder_are_told_with_their_agreements(capsys: Capture, folder: Path) -> None:
    assert lines(capsys, "obligations", str(folder), *AS_OF)[0].startswith("Avtal ")
    assert ["samverkan", "natet"] == [
        each["agreement"] for each in told(capsys, "obligations", str(folder), *AS_OF)["agreements"]]


@pytest.mark.parametrize(("words", "said"), [
    (("obligations", "--party", "nobody"), "nobody"),
    (("obligations", "--from", "2022-01-02", "--to", "2022-01-01"), "--from ligger efter --to."),
    (("forums", "--ends-from", "2022-01-02", "--ends-to", "2022-01-01"), "--ends-from ligger efter --ends-to."),
    (("forums", "--convenor", "ingen"), "Ingen sammankallande heter ”ingen”."),
    (("matter", "X/1"), "Inget ärende heter ”X/1”.")])
def test_wrong_use_is_told_in_words(capsys: Capture, file: str, words: tuple[str, ...], said: str) -> None:
    status, out, err = frist(capsys, words[0], file, *words[1:])
    assert (2, "") == (status, out)
    assert said in err


# --- Forums -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "expected"), [
    ((), ["rad", "nat"]), (("--kind", "information"), ["rad"]), (("--level", "officials"), ["nat"]),
    (("--convenor", "region"), ["rad"]), (("--convenor", "Länsstyrelsen"), ["nat"]),
    (("--ends-to", "2022-10-31"), ["rad"]), (("--ends-to", "2022-10-30"), []),
    (("--ends-from", "2022-10-31"), ["rad"]), (("--ends-from", "2022-11-01"), [])])
def test_only_the_forums_asked_for_are_shown(
        capsys: Capture, file: str, words: tuple[str, ...], expected: list[str]) -> None:
    assert expected == [each["id"] for each in told(capsys, "forums", file, *words)["forums"]]


def test_forums_are_told_in_words_with_what_is_known_of_their_meetings(capsys: Capture, file: str) -> None:
    found = lines(capsys, "forums", file, "--kind", "information")
    assert "2022-02-10, 2022-06" in found[1]
    assert "politisk" in found[1]
    assert "Bygger på bilaga 1." == found[-1]
    assert "Det finns inga forum att visa." == lines(capsys, "forums", file, "--kind", "advocacy")[0]


# --- Matters ----------------------------------------------------------------------------------------------------------


def test_a_matter_is_a_line_of_decisions_with_what_each_left_open_and_what_is_still_owed(
        capsys: Capture, file: str) -> None:
    found = lines(capsys, "matter", file, *AS_OF)
    assert ["R/1/2022:", "  - den 4 maj 2022, nämnden: återremitterat (R/1/2022 § 4)",
            "    Lämnat öppet: Vem som ska betala.", "  - 2022-06, nämnden: föreslaget (R/1/2022 § 9)"] == found[:4]
    assert "  Återstår:" in found
    assert "    - Återrapport (Regionen till Rådet): går inte att avgöra (uppgift saknas)" in found


@pytest.mark.parametrize("reference", ["R/1/2022", "R/1/2022 § 4"])
def test_a_matter_is_found_by_its_number_or_by_a_decision_in_it(capsys: Capture, file: str, reference: str) -> None:
    found = told(capsys, "matter", file, reference, *AS_OF)
    assert ["R/1/2022"] == [each["reference"] for each in found["matters"]]
    assert ["june/once"] == found["matters"][0]["owed"]
    assert ["sent_back", "proposed"] == [each["outcome"] for each in found["matters"][0]["decisions"]]


def test_a_document_without_decisions_says_so(capsys: Capture, folder: Path) -> None:
    assert "The document has no decisions." == lines(
        capsys, "matter", str(folder / "b.toml"), *AS_OF, "--lang", "en")[0]
