"""All that concerns one party, in the order of the days: what it is to do, pay and get, and what it must watch."""

from pathlib import Path
from typing import Final

import pytest

from tests.cli.test_duties import AS_OF, Capture, file, folder, frist, lines, swedish, told

__all__ = ["file", "folder", "swedish"]

PAYMENTS: Final = """
[compensation]
payer = "kommun"
payee = "region"
amount = 400_000
clause = "§7"
[compensation.instalments]
per_year = 4
when = "in_advance"
against = "invoice"
due = "30 days"
[[duty]]
id = "fraga"
by = "kommun"
to = "region"
what = "Svar på fråga"
every = "on-request"
[[event]]
kind = "invoice"
number = "1"
instalment = "2022-Q2"
amount = 100_000
issued_on = 2022-04-01
received_on = 2022-04-01
[[event]]
kind = "requested"
duty = "fraga"
by = "region"
on = 2022-05-02
"""


@pytest.fixture
def paid(folder: Path) -> str:
    path = folder / "a.toml"
    path.write_text(path.read_text(encoding="utf-8") + PAYMENTS, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(("party", "expected"), [
    ("kommun", [
        "2022-05-01  → Betala Regionen för kvartal 2 2022: 100 000 kr, försenad (§ 7)",
        "2022-06-30  ← Återrapport (Regionen till Rådet): går inte att avgöra (uppgift saknas) (dag okänd)",
        "2022-07-10  ▶ bedömningsdagen",
    ]),
    ("region", [
        "2022-05-01  ← Betalning från Kommunen för kvartal 2 2022: 100 000 kr, försenad (§ 7)",
        "2022-06-30  → Återrapport (Regionen till Rådet): går inte att avgöra (uppgift saknas) (dag okänd)",
        "2022-07-10  ▶ bedömningsdagen",
    ]),
])
def test_what_one_party_is_to_do_is_for_the_other_to_get(
        party: str, expected: list[str], paid: str, capsys: Capture) -> None:
    found = lines(capsys, "timeline", paid, "--party", party, "--from", "2022-04-15", "--to", "2022-07-31", *AS_OF)
    assert expected == [line for line in found if line[:4].isdigit() and "Svar på fråga" not in line]
    assert "Bygger på §§ 7 och 10." in found  # the clauses of what is shown, and that of the term


def test_a_duty_without_a_last_day_is_told_without_one(paid: str, capsys: Capture) -> None:
    found = lines(capsys, "timeline", paid, "--party", "kommun", *AS_OF)
    assert any(line.startswith("2022-05-02  → Svar på fråga 2022-05-02 (Kommunen till Regionen)")
               and line.endswith("(dag okänd)") for line in found)


def test_an_assumed_last_day_is_told_to_be_assumed(paid: str, capsys: Capture) -> None:
    found = lines(capsys, "timeline", paid, "--party", "region", *AS_OF)
    assert ("2022-12-31  → Verksamhetsberättelse 2022 (Regionen till Kommunen): ska göras (antagen sista dag) (§ 8)"
            in found)


@pytest.mark.parametrize(("start", "end", "expected"), [
    ("2022-05-01", "2022-05-01", 1), ("2022-05-02", "2022-05-31", 0), ("2022-04-01", "2022-04-30", 0)])
def test_only_the_days_asked_for_are_told_both_included(
        start: str, end: str, expected: int, paid: str, capsys: Capture) -> None:
    found = told(capsys, "timeline", paid, "--party", "kommun", "--from", start, "--to", end, *AS_OF)
    assert expected == len([each for each in found if each["of"] == "2022-Q2"])


def test_over_a_folder_each_line_names_its_agreement_and_the_day_asked_about_stands_once(
        paid: str, capsys: Capture) -> None:
    found = lines(capsys, "timeline", str(Path(paid).parent), "--party", "region", *AS_OF)
    assert 1 == len([line for line in found if "bedömningsdagen" in line])
    assert "2022-12-31  ! Samverkan: Överenskommelsen upphör" in found
    # It ends with the other, sooner than by its own clause.
    assert "2022-12-31  ! Nätet: Överenskommelsen upphör" in found
    assert "Bedömning per den 10 juli 2022." == found[-1]


def test_over_a_folder_only_the_agreements_of_that_party_are_told(paid: str, capsys: Capture) -> None:
    found = told(capsys, "timeline", str(Path(paid).parent), "--party", "annan", *AS_OF)
    assert {"natet"} == {each["agreement"] for each in found}


@pytest.mark.parametrize(("words", "expected"), [
    ((), "I en mapp visas tidslinjen för en part åt gången. Lägg till --party."),
    (("--party", "nope"), "Ingen part heter ”nope”. Parter: region, kommun, annan."),
    (("--party", "region", "--from", "2022-02-01", "--to", "2022-01-31"), "efter"),
])
def test_wrong_use_over_a_folder_is_told(words: tuple[str, ...], expected: str, paid: str, capsys: Capture) -> None:
    status, out, err = frist(capsys, "timeline", str(Path(paid).parent), *words)
    assert (2, "") == (status, out)
    assert expected in err


# --- Why --------------------------------------------------------------------------------------------------------------


def test_the_reasons_for_duties_are_told_for_all_of_them_for_one_and_for_one_period(file: str, capsys: Capture) -> None:
    every, of_one, of_period = (
        told(capsys, "why", file, topic, *AS_OF)["reasons"] for topic in ("duties", "report", "report/2021"))
    assert {"DUTY-04", "DUTY-02", "DUTYDAY-06"} <= {each["rule"] for each in every}
    assert {"DUTY-04", "DUTY-02", "DUTYDAY-06"} == {each["rule"] for each in of_one}
    assert {"DUTY-04", "DUTYDAY-06"} == {each["rule"] for each in of_period}


def test_each_reason_names_the_duty_and_the_period(file: str, capsys: Capture) -> None:
    found = lines(capsys, "why", file, "report/2021", *AS_OF)
    assert ["│  · skyldighet: Verksamhetsberättelse", "│  · avser: 2021"] == found[1:3]


@pytest.mark.parametrize(("topic", "expected"), [
    ("report/2029", "”report/2029” är ingen känd period. Skriv någon av report/2021, report/2022."),
    ("nope/2021", "”nope/2021” är inget känt ämne."),
])
def test_a_duty_or_a_period_that_there_is_none_of_is_told_with_those_there_are(
        topic: str, expected: str, file: str, capsys: Capture) -> None:
    status, out, err = frist(capsys, "why", file, topic, *AS_OF)
    assert (2, "") == (status, out)
    assert expected in err


@pytest.mark.parametrize(("topic", "expected"), [
    ("duties", "Det finns inga skyldigheter att visa."), ("payments", "Överenskommelsen säger inget om ersättning.")])
def test_where_there_is_nothing_to_give_reasons_for_that_is_told(
        topic: str, expected: str, folder: Path, capsys: Capture) -> None:
    assert expected == lines(capsys, "why", str(folder / "b.toml"), topic, *AS_OF)[0]


# --- A folder that holds one agreement twice --------------------------------------------------------------------------


@pytest.mark.parametrize("command", [("timeline", "--party", "region"), ("assess",), ("obligations",), ("deadlines",)])
def test_of_two_documents_with_one_id_the_first_is_read_and_the_other_is_named(
        command: tuple[str, ...], folder: Path, capsys: Capture) -> None:
    (folder / "c.toml").write_text((folder / "a.toml").read_text(encoding="utf-8"), encoding="utf-8")
    status, out, err = frist(capsys, command[0], str(folder), *command[1:], *AS_OF)
    assert (3, True) == (status, bool(out))
    assert f"{folder / 'c.toml'}: agreement.id: Avtalets id ”samverkan” finns redan i {folder / 'a.toml'}." in err


def test_a_party_is_called_by_its_name_too(paid: str, capsys: Capture) -> None:
    by_id, by_name = (lines(capsys, "timeline", paid, "--party", party, *AS_OF) for party in ("kommun", "Kommunen"))
    assert by_id == by_name
