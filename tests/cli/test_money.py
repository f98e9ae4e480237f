"""The commands about money as people and programs use them: in words, as JSON, as CSV and as a workbook."""

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest

from engine.cli import main
from tests.cli.money_documents import AGREEMENT, AT_THE_CAP, DISPUTE, INVOICED, ONE_ORE_OVER

AS_OF: Final = ("--as-of", "2020-03-01")
DASH: Final = "\N{EN DASH}"
PAYMENT: Final = {
    "instalment", "payer", "payee", "period", "amount", "invoiced_on", "due_on", "paid", "credited", "withheld",
    "withheld_allowed", "open", "overdue", "overpaid", "status", "certainty", "interest", "reasons"}
Write = Callable[..., str]


@pytest.fixture(autouse=True)
def swedish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRIST_LANG", "sv")


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(text: str, name: str = "avtal.toml") -> str:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return str(path)
    return written


def frist(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """The exit status, and what is said on standard output (hard spaces as spaces) and on standard error."""
    with pytest.raises(SystemExit) as ended:
        main(list(words))
    said = capsys.readouterr()
    assert isinstance(ended.value.code, int)
    return ended.value.code, said.out.replace("\N{NO-BREAK SPACE}", " "), said.err


def lines(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    status, out, err = frist(capsys, *words)
    assert (0, "") == (status, err)
    return out.splitlines()


def told(capsys: pytest.CaptureFixture[str], *words: str) -> Any:  # noqa: ANN401  # JSON
    return json.loads("\n".join(lines(capsys, *words, "--json")))


# --- payments -------------------------------------------------------------------------------------------------------


def test_the_instalments_come_in_a_table_with_a_balance_for_each_party(
        write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    found = lines(capsys, "payments", write(ONE_ORE_OVER), *AS_OF)
    assert "Kommunen betalar Regionen. Belopp i kronor." == found[0]
    assert ["Period", "Belopp", "Fakturerad", "Betalas senast"] == re.split(" {2,}", found[1])[:4]
    assert all(amount in found[2] for amount in ("1 201 987,50", "1 165 470,99", "36 516,51", "36 516,50", "0,01"))
    assert found[2].startswith("kvartal 1 2020")
    assert found[2].endswith("för mycket hålls inne")
    assert "  Kommunen har 36 516,51 kr att betala, varav 36 516,51 kr hålls inne och 0,01 kr är försenat." in found
    assert "  Regionen har 36 516,51 kr att få, varav 36 516,51 kr hålls inne och 0,01 kr är försenat." in found
    assert [line for line in found if "området Energikontoret är hämtat ur en budget" in line and "(§ 12)" in line]
    assert ["Bedömning per den 1 mars 2020.", "Bygger på §§ 7 och 12."] == found[-2:]


def test_the_instalments_in_english_have_the_same_amounts(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    found = lines(capsys, "payments", write(ONE_ORE_OVER), *AS_OF, "--lang", "en")
    assert "Kommunen pays Regionen. Amounts in kronor." == found[0]
    assert found[2].startswith("quarter 1 of 2020  1,201,987.50")
    assert found[2].endswith("too much is withheld")
    assert "  Kommunen has SEK 36,516.51 to pay, of which SEK 36,516.51 is withheld and SEK 0.01 is overdue." in found


def test_the_instalments_as_json_have_amounts_with_two_decimals_and_null_for_what_cannot_be_told(
        write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "payments", write(ONE_ORE_OVER), *AS_OF)
    assert all(PAYMENT == set(each) for each in found["payments"])
    first, last = found["payments"][0], found["payments"][-1]
    reasons = first.pop("reasons")
    assert {
        "instalment": "2020-Q1", "payer": "kommun", "payee": "region",
        "period": {"starts_on": "2020-01-01", "ends_on": "2020-03-31"}, "amount": "1201987.50",
        "invoiced_on": "2020-01-02", "due_on": "2020-02-01", "paid": "1165470.99", "credited": "0.00",
        "withheld": "36516.51", "withheld_allowed": "36516.50", "open": "36516.51", "overdue": "0.01",
        "overpaid": "0.00", "status": "withheld_in_excess", "certainty": "certain", "interest": None} == first
    by_id = {each["id"]: each for each in found["reasons"]}
    assert ["PAYMENT-07"] == [by_id[each]["rule"] for each in reasons]
    assert ("2021-Q4", None, None) == (last["instalment"], last["due_on"], last["invoiced_on"])
    assert {"region": "36516.51", "kommun": "-36516.51"} == {
        party: each["net"] for party, each in found["balances"].items()}


def test_an_assessment_holds_the_payments_balances_and_apportionments(
        write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "assess", write(AT_THE_CAP), *AS_OF)
    assert "withheld" == found["payments"][0]["status"]
    assert {"region", "kommun"} == set(found["balances"])
    assert [("compensation", 2020, "9858417.20", {"kommun": "4807950.00"}, {"kommun": "48.77"})] == [
        (each["kind"], each["year"], each["amount"], each["shares"], each["percent"])
        for each in found["apportionments"][:1]]
    ids = {each["id"] for each in found["reasons"]}
    assert all(set(each["reasons"]) <= ids for each in (*found["payments"], *found["apportionments"]))


def test_an_assessment_in_words_has_a_section_on_money_with_its_own_doubts(
        write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    found = lines(capsys, "assess", write(ONE_ORE_OVER), *AS_OF)
    section = found[found.index("Betalningar:") + 1:]
    assert f"  {DASH} kvartal 1 2020: 1 201 987,50 kr, för mycket hålls inne; 0,01 kr är försenat" == section[0]
    assert "  Antaget:" in section
    assert not [line for line in lines(capsys, "can-terminate", write(ONE_ORE_OVER), *AS_OF) if "hålls inne" in line]


def test_instalments_that_stand_alike_are_told_together(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    found = lines(capsys, "assess", write(AGREEMENT), "--as-of", "2020-12-01")
    assert [line for line in found if line.endswith(
        "kvartal 1 2020 till kvartal 4 2020: 4 delbetalningar, tillsammans 4 807 950 kr, väntar på faktura")]


def test_an_agreement_without_money_has_none(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(AGREEMENT[:AGREEMENT.index("[compensation]")])
    found = told(capsys, "assess", path, *AS_OF)
    assert ([], {}, [], None) == (found["payments"], found["balances"], found["apportionments"],
                                  found["termination"]["at_stake"])
    assert "Överenskommelsen säger inget om ersättning." == lines(capsys, "payments", path, *AS_OF)[0]
    assert ["Överenskommelsen säger inget om ersättning."] == lines(capsys, "cashflow", path, *AS_OF)
    assert "Betalningar:" not in lines(capsys, "assess", path, *AS_OF)
    assert [] == told(capsys, "payments", path, *AS_OF)["payments"]


def test_one_party_is_shown_its_own_balance(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "payments", write(AT_THE_CAP), *AS_OF, "--party", "kommun")
    assert ["kommun"] == list(found["balances"])
    assert 8 == len(found["payments"])


def test_a_party_that_neither_pays_nor_is_paid_is_told_so(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(AGREEMENT.replace("[term]", '[[party]]\nid = "staten"\nname = "Staten"\n[term]', 1))
    assert "Staten varken betalar eller får betalt." in lines(capsys, "payments", path, *AS_OF, "--party", "staten")


def test_an_unknown_index_leaves_the_amount_unknown_and_asks_for_it(
        write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    found = lines(capsys, "payments", write(AGREEMENT.replace("2021 = 1.9\n", "")), *AS_OF)
    unknown = [line for line in found if line.startswith("kvartal 1 2021")]
    assert ["okänt"] == [line.split()[3] for line in unknown]
    assert unknown[0].endswith("går inte att avgöra (uppgift saknas)")
    assert f"  {DASH} Vilket är indextalet för 2021 (LPIK)? Utan det går ersättningen inte att räkna ut. (§ 7)" in found


def test_what_was_recorded_later_is_not_known_before(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(AGREEMENT + INVOICED + "recorded_on = 2020-01-05\n")
    for known_on, expected in (("2020-01-04", "awaiting_invoice"), ("2020-01-05", "invoiced")):
        found = told(capsys, "payments", path, "--as-of", "2020-01-10", "--known-on", known_on)
        assert expected == found["payments"][0]["status"]


def test_a_surplus_is_told_with_the_share_of_each(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(AGREEMENT.replace("{ kommun = 48.77 }, 2021", "{ kommun = 48.77, annan = 51.23 }, 2021", 1) + (
        '[[event]]\nkind = "surplus"\nyear = 2020\nbudget = 9_858_000\nused = 8_616_000\non = 2020-12-31\n'
        'basis = "practice"\n'))
    expected = "Överskottet för 2020, 1 242 000 kr, fördelas: kommun 605 723 kr och annan 636 277 kr."
    assert expected in lines(capsys, "payments", path, "--as-of", "2021-03-01")
    assert "  " + expected in lines(capsys, "assess", path, "--as-of", "2021-03-01")


# --- cashflow -------------------------------------------------------------------------------------------------------

TO_2022: Final = ("--from", "2020-01-01", "--to", "2022-12-31")


def rows(found: dict[str, Any]) -> dict[tuple[int, int | None], dict[str, Any]]:
    return {(each["year"], each["quarter"]): each for each in found["rows"]}


def test_what_is_to_be_paid_is_told_by_year_and_quarter_with_the_unknown_by_itself(
        write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "cashflow", write(AT_THE_CAP), *TO_2022, *AS_OF)
    by_part = rows(found["agreements"][0])
    assert {"year": 2020, "quarter": 1, "if_renewed": False, "to_pay": "1201987.50", "paid": "1165471.00",
            "open": "36516.50", "unclear": "0.00", "unknown": 0} == by_part[2020, 1]
    assert "4807950.00" == by_part[2020, None]["to_pay"]
    assert ("4899301.00", 0) == (by_part[2021, None]["to_pay"], by_part[2021, None]["unknown"])
    assert ("0.00", 4, True) == tuple(by_part[2022, None][key] for key in ("to_pay", "unknown", "if_renewed"))


def test_beyond_the_running_term_it_is_marked_if_renewed(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    found = lines(capsys, "cashflow", write(AGREEMENT), *TO_2022, *AS_OF)
    assert {"2020": False, "2021": False, "2022": True} == {
        line.split()[0]: line.endswith("ja") for line in found if "hela året" in line}


def test_an_agreement_that_ends_is_not_paid_for_afterwards(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    notice = '[[event]]\nkind = "notice"\nby = "kommun"\nreceived_on = 2020-06-01\n'
    found = told(capsys, "cashflow", write(AGREEMENT + notice), *TO_2022, "--as-of", "2020-07-01")
    assert {2020, 2021} == {each["year"] for each in found["agreements"][0]["rows"]}


def test_what_is_left_from_before_the_first_day_is_told_apart(
        write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("cashflow", write(AT_THE_CAP), "--from", "2020-04-01", "--to", "2020-06-30", *AS_OF)
    assert {"open": "36516.50", "unclear": "0.00", "unknown": 0} == told(capsys, *words)["agreements"][0]["before"]
    assert "Dessutom återstår 36 516,50 kr att betala från tiden före den 1 april 2020." in lines(capsys, *words)


def test_a_folder_is_told_agreement_by_agreement_and_in_total(
        write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(AGREEMENT, "alla/a.toml")
    write(AGREEMENT.replace('id = "avtal"', 'id = "annat"').replace('"Avtalet"', '"Annat avtal"'), "alla/b.toml")
    words = ("cashflow", str(tmp_path / "alla"), *TO_2022, *AS_OF)
    found = told(capsys, *words)
    assert ["avtal", "annat"] == [each["agreement"] for each in found["agreements"]]
    assert "9615900.00" == rows(found["total"])[2020, None]["to_pay"]
    said = lines(capsys, *words)
    assert [0, 1, 2] == sorted([0, 1, 2], key=[said.index(title) for title in (
        "Avtalet (§ 7)", "Annat avtal (§ 7)", "Totalt")].__getitem__)


def test_a_broken_document_in_a_folder_is_told_and_hides_no_payment(
        write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(AGREEMENT, "alla/a.toml")
    write(AGREEMENT.replace("period =", "peroid ="), "alla/b.toml")
    status, out, err = frist(capsys, "cashflow", str(tmp_path / "alla"), *TO_2022, *AS_OF, "--json")
    found = json.loads(out)
    assert (3, 1) == (status, len(found["agreements"]))
    assert "b.toml: renewal.peroid" in err
    assert found["problems"]


# --- withhold -------------------------------------------------------------------------------------------------------

WITHHOLD: Final = ("--dispute", "energi-2020", *AS_OF)


@pytest.mark.parametrize(("text", "expected"), [
    (AGREEMENT + INVOICED + DISPUTE,
     ("Kvartal 1 2020: högst 36 516,50 kr får hållas inne (§ 12). 50 % av 73 033 kr är 36 516,50 kr. "
      "73 033 kr är delbetalningens del av 599 000 kr om året för Energikontoret (andel 48,77 %).")),
    (AT_THE_CAP, "36 516,50 kr hålls inne."),
    (ONE_ORE_OVER, "36 516,51 kr hålls inne, 0,01 kr för mycket. Det överskjutande ska betalas."),
    (AT_THE_CAP.replace("36_516.50", "30_000"), "30 000 kr hålls inne. Ytterligare 6 516,50 kr får hållas inne."),
    (AT_THE_CAP.replace('"performance"', '"interpretation"'), "Kvartal 1 2020: inget får hållas inne (§ 12)."),
    (AT_THE_CAP.replace('"performance"', '"both"'),
     "Kvartal 1 2020: hur mycket som får hållas inne går inte att avgöra (§ 12). 36 516,50 kr har hållits inne."),
])
def test_how_much_may_be_withheld_is_told_with_its_arithmetic(
        text: str, expected: str, write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    found = lines(capsys, "withhold", write(text), *WITHHOLD)
    assert "Tvisten energi-2020 togs upp den 10 januari 2020 och gäller Energikontoret." == found[0]
    assert expected in found[1]
    assert "Skäl:" in found
    assert found[-1].startswith("Bygger på ")


def test_how_much_may_be_withheld_is_told_in_english(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    found = lines(capsys, "withhold", write(ONE_ORE_OVER), *WITHHOLD, "--lang", "en")
    assert "Quarter 1 of 2020: at most SEK 36,516.50 may be withheld (§ 12). 50% of SEK 73,033 is SEK 36,516.50." in (
        found[1])
    assert "SEK 36,516.51 is withheld, SEK 0.01 too much." in found[1]


def test_two_disputes_about_one_area_share_one_cap(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    other = DISPUTE.replace("energi-2020", "energi-igen") + (
        '[[event]]\nkind = "withheld"\ndispute = "energi-igen"\ninstalment = "2020-Q1"\namount = 100\n'
        "on = 2020-01-30\n")
    found = lines(capsys, "withhold", write(AT_THE_CAP.replace("1_165_471", "1_165_371") + other), *WITHHOLD)
    assert "högst 36 416,50 kr får hållas inne" in found[1]
    assert "Vad som hålls inne i andra tvister räknas av." in found[1]
    assert "36 516,50 kr hålls inne, 100 kr för mycket." in found[1]


def test_what_is_not_open_cannot_be_withheld(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    paid = AT_THE_CAP.replace("36_516.50", "10_000").replace("1_165_471.00", "1_191_987.50")
    found = lines(capsys, "withhold", write(paid), *WITHHOLD)
    assert "högst 10 000 kr får hållas inne" in found[1]
    assert "Mer återstår inte att betala." in found[1]


def test_how_much_may_be_withheld_as_json(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "withhold", write(ONE_ORE_OVER), *WITHHOLD)
    first = found["holdings"][0]
    assert ("2020-Q1", "36516.51", "36516.50", "73033.00", "50") == tuple(
        first[key] for key in ("instalment", "withheld", "allowed", "base", "percent"))
    assert first["reasons"] == [found["reasons"][0]["id"]]
    assert "DISPUTE-01" == found["reasons"][0]["rule"]


def test_before_anything_is_invoiced_the_instalments_to_come_are_shown(
        write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    found = lines(capsys, "withhold", write(AGREEMENT + DISPUTE), *WITHHOLD)
    assert "Ingen delbetalning som är fakturerad återstår att betala. Tabellen visar dem som kommer." == found[1]
    assert found[3].startswith("kvartal 1 2020")


# --- Tables in files ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [("payments",), ("cashflow", *TO_2022), ("withhold", "--dispute", "energi-2020")])
def test_a_table_as_csv_is_what_excel_reads_in_swedish(
        words: tuple[str, ...], write: Write, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    command, *more = words
    with pytest.raises(SystemExit):
        main([command, write(ONE_ORE_OVER), *more, *AS_OF, "--csv"])
    content = capfdbinary.readouterr().out
    assert content.startswith(b"\xef\xbb\xbf")
    found = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert {len(found[0])} == {len(row) for row in found}
    assert any("36516,51" in row for row in found)


def test_a_table_as_a_workbook_has_numbers_as_numbers_and_days_as_days(
        write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "betalningar.xlsx"
    assert [f"{path}: 8 rader."] == lines(capsys, "payments", write(ONE_ORE_OVER), *AS_OF, "--xlsx", str(path))
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    heading, first, *_ = sheet.iter_rows(values_only=True)
    assert ("Period", "Belopp", "Fakturerad") == heading[:3]
    assert ("kvartal 1 2020", Decimal("1201987.5"), datetime(2020, 1, 2)) == first[:3]  # noqa: DTZ001  # Excel's own
    assert "#,##0.00" == sheet["B2"].number_format
    assert "A2" == sheet.freeze_panes
    assert {path.name, "avtal.toml"} == {each.name for each in tmp_path.iterdir()}


def test_a_workbook_that_cannot_be_written_leaves_what_was_there(
        write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "mapp.xlsx"
    folder.mkdir()
    status, out, err = frist(capsys, "payments", write(AT_THE_CAP), *AS_OF, "--xlsx", str(folder))
    assert (1, "") == (status, out)
    assert "kan inte skrivas" in err
    assert {"mapp.xlsx", "avtal.toml"} == {each.name for each in tmp_path.iterdir()}


# --- At stake, why and timeline -------------------------------------------------------------------------------------


def test_the_answer_tells_what_missing_the_day_costs_the_payer(
        write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(AGREEMENT)
    asked = lines(capsys, "can-terminate", path, *AS_OF, "--by", "kommun")
    assert "Missas den dagen kostar det er preliminärt 4 899 301 kr i 2021 års priser (§ 7)." == asked[1]
    for by in ((), ("--by", "region")):
        assert "Missas den dagen kostar det Kommunen preliminärt 4 899 301 kr i 2021 års priser (§ 7)." == lines(
            capsys, "can-terminate", path, *AS_OF, *by)[1]
    assert "If that day is missed, it costs you SEK 4,899,301, preliminarily, at the prices of 2021 (§ 7)." == lines(
        capsys, "can-terminate", path, *AS_OF, "--by", "kommun", "--lang", "en")[1]
    assert {"payer": "kommun", "amount": "4899301.00", "preliminary": True, "prices_of": 2021, "is_a_year": False,
            "in_proportion": False} == (
        told(capsys, "can-terminate", path, *AS_OF)["termination"]["at_stake"])


def test_a_deadline_tells_what_missing_it_costs(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(AGREEMENT)
    found = lines(capsys, "deadlines", path, *AS_OF)
    assert "; annars kostar det Kommunen preliminärt 4 899 301 kr i 2021 års priser" in found[0]
    assert "4899301.00" == told(capsys, "deadlines", path, *AS_OF)["deadlines"][0]["at_stake"]["amount"]


def test_what_goes_on_until_notice_costs_so_much_a_year(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(AGREEMENT.replace('period = "1 year"', 'period = "open-ended"'))
    assert "preliminärt 4 899 301 kr om året i 2021 års priser" in lines(capsys, "can-terminate", path, *AS_OF)[1]


RENT: Final = """
[agreement]
id = "hyra"
title = "Hyran"
[[party]]
id = "kommun"
name = "Kommunen"
[[party]]
id = "bolag"
name = "Bolaget"
[term]
starts_on = 2024-09-01
ends_on = 2027-08-30
[renewal]
kind = "automatic"
period = "3 years"
[notice]
period = "6 months"
counted = "before_term_end"
counting = "same_day"
[compensation]
amount = 900_000
price_level = 2024
payer = "kommun"
payee = "bolag"
[compensation.instalments]
per_year = 12
when = "in_advance"
against = "invoice"
due = "30 days"
"""


def test_a_term_of_three_years_that_begins_on_the_last_of_a_month_costs_three_years_in_every_answer(
        write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    path, day = write(RENT), ("--as-of", "2026-11-21")
    assert "Missas den dagen kostar det Kommunen 2 700 000 kr." == lines(capsys, "can-terminate", path, *day)[1]
    assert "If that day is missed, it costs Kommunen SEK 2,700,000." == lines(
        capsys, "can-terminate", path, *day, "--lang", "en")[1]
    assert "; annars kostar det Kommunen 2 700 000 kr" in lines(capsys, "deadlines", path, *day)[0]
    assert {"payer": "kommun", "amount": "2700000.00", "preliminary": False, "prices_of": None, "is_a_year": False,
            "in_proportion": False} == told(capsys, "can-terminate", path, *day)["termination"]["at_stake"] == told(
                capsys, "deadlines", path, *day)["deadlines"][0]["at_stake"]


def test_where_it_matters_what_a_part_of_a_period_costs_the_answer_says_that_it_is_counted_by_time(
        write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    path, day = write(RENT.replace('"3 years"', '"4 months"').replace("= 12", "= 4")), ("--as-of", "2026-11-21")
    assert ("Missas den dagen kostar det Kommunen preliminärt 300 000 kr, räknat efter tid eftersom överenskommelsen "
            "inte säger vad som ska betalas för en del av en betalningsperiod.") == lines(
                capsys, "can-terminate", path, *day)[1]
    assert ("If that day is missed, it costs Kommunen SEK 300,000, preliminarily, counted by time, as the agreement "
            "does not say what is to be paid for a part of a payment period.") == lines(
                capsys, "can-terminate", path, *day, "--lang", "en")[1]
    assert (True, True) == tuple(told(capsys, "can-terminate", path, *day)["termination"]["at_stake"][each]
                                 for each in ("preliminary", "in_proportion"))


def test_where_the_amount_is_unknown_nothing_is_said_of_what_it_costs(
        write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(AGREEMENT.replace("shares = { 2020 = { kommun = 48.77 }, 2021 = { kommun = 48.77 } }", ""))
    assert "kostar" not in "\n".join(lines(capsys, "can-terminate", path, *AS_OF))
    assert told(capsys, "can-terminate", path, *AS_OF)["termination"]["at_stake"] is None


@pytest.mark.parametrize(("topic", "rules"), [
    ("2020-Q1", {"PAYMENT-07", "DISPUTE-01", "INDEX-01", "DUE-01"}), ("payments", {"PAYMENT-07", "PAYMENT-10"})])
def test_why_tells_the_reasons_for_an_instalment(
        topic: str, rules: set[str], write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("why", write(ONE_ORE_OVER), topic, *AS_OF)
    assert rules <= {each["rule"] for each in told(capsys, *words)["reasons"]}
    found = lines(capsys, *words)
    assert found[0].endswith("(§ 12) [PAYMENT-07]")
    assert "│  · årets ersättning: 9 858 417,20 kr" in found
    assert "│     · får hållas inne: 36 516,50 kr" in found


def test_money_does_not_disturb_the_timeline(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    assert lines(capsys, "timeline", write(AGREEMENT), *AS_OF) == lines(
        capsys, "timeline", write(ONE_ORE_OVER), *AS_OF)


# --- Wrong use ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "swedish_words", "english_words"), [
    (("payments", "{avtal}", "--party", "ingen"), "Ingen part heter ”ingen”. Parter: region, kommun.", "ingen"),
    (("withhold", "{avtal}"), "--dispute saknas.", "--dispute is missing."),
    (("withhold", "{avtal}", "--dispute", "energi-202"),
     "Ingen tvist heter ”energi-202”. Menade du ”energi-2020”? Tvister: energi-2020.", "Did you mean “energi-2020”?"),
    (("cashflow", "{avtal}", "--from", "2021-01-01", "--to", "2020-12-31"), "--from ligger efter --to.", "--from"),
    (("payments", "{avtal}", "--csv", "--json"), "Ange bara en av --json, --csv och --xlsx.", "only one"),
    (("payments", "{avtal}", "--csv", "--xlsx", "a.xlsx"), "Ange bara en av", "only one"),
    (("payments", "{avtal}", "--xlsx", "{avtal}"), "”avtal.toml” slutar inte på .xlsx.", "does not end in .xlsx."),
    (("why", "{avtal}", "2031-Q1"), "Ingen delbetalning heter ”2031-Q1”.", "No instalment is called"),
])
def test_wrong_use_is_told_in_the_users_language(
        words: tuple[str, ...], swedish_words: str, english_words: str, write: Write,
        capsys: pytest.CaptureFixture[str]) -> None:
    path = write(AT_THE_CAP)
    for language, expected in (("sv", swedish_words), ("en", english_words)):
        status, out, err = frist(capsys, *(word.format(avtal=path) for word in words), "--lang", language)
        assert (2, "") == (status, out)
        assert expected in err
    assert AT_THE_CAP == Path(path).read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["payments", "cashflow", "withhold"])
def test_help_is_given_in_the_language(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    sv, en = (frist(capsys, command, "--help", "--lang", language) for language in ("sv", "en"))
    assert (0, 0) == (sv[0], en[0])
    assert sv[1] != en[1]
