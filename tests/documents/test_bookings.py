"""Invoices and payments from a CSV file: read as the document's own events, each fault with its line and column."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.documents import load
from engine.explain import as_json
from engine.explain.phrases import Phrases
from engine.model.instalments import InstalmentId
from engine.model.payments import Credited, InvoiceIssued, PaymentMade, Withheld
from engine.model.problems import ProblemsError

DOCUMENT = """events_from = "bokforing.csv"
[agreement]
id = "a"
[[party]]
id = "region"
[[party]]
id = "kommun"
[compensation]
amount = 9_356_000
payer = "kommun"
payee = "region"
[compensation.instalments]
per_year = 4
[[event]]
kind = "dispute_opened"
id = "t"
on = 2020-02-01
about = "performance"
[[event]]
kind = "invoice"
number = "F-0"
instalment = "2019-Q4"
amount = 1
issued_on = 2019-10-01
"""
HEADER = "kind;instalment;amount;on\n"
Q1 = InstalmentId(2020, 1, 4)


def written(folder: Path, bookings: str | bytes, document: str = DOCUMENT) -> Path:
    """The document in ``folder``, with its file of bookings."""
    (folder / "bokforing.csv").write_bytes(bookings if isinstance(bookings, bytes) else bookings.encode())
    path = folder / "avtal.toml"
    path.write_text(document, encoding="utf-8")
    return path


def problems(path: Path) -> list[tuple[str, str, str]]:
    """The file, the place and the kind of each problem."""
    with pytest.raises(ProblemsError) as refused:
        load(path)
    return [(Path(problem.origin.file).name, problem.origin.path, problem.key) for problem in refused.value.problems]


WHOLE = """kind;number;instalment;amount;issued_on;received_on;due_on;on;dispute;by;recorded_on
invoice;F-1;2020-Q1;1 201 987,50;2020-01-02;2020-01-03;2020-02-01;;;;2020-01-04

payment;;2020-Q1;1165471;;;;2020-02-01;;kommun;
withheld;;2020-Q1; 36516.50 ;;;;2020-02-01;t;;
credit;K-1;2020-Q1;"0,5";;;;2020-03-01;;;
"""


@pytest.mark.parametrize("bookings", [
    WHOLE, "\ufeff" + WHOLE, WHOLE.replace("\n", "\r\n"), WHOLE.replace(";", "\t"),
    WHOLE.replace("1 201 987,50", '"1 201 987,50"').replace(";", ","), WHOLE.rstrip("\n"),
    WHOLE.replace("1 201 987,50", "1\N{NO-BREAK SPACE}201\N{NO-BREAK SPACE}987,50"),
    WHOLE.replace("1 201 987,50", "1\N{NARROW NO-BREAK SPACE}201\N{NARROW NO-BREAK SPACE}987.5")], ids=range(8))
def test_bookings_are_read_after_the_events_of_the_document(bookings: str, tmp_path: Path) -> None:
    agreement = load(written(tmp_path, bookings))
    assert (
        InvoiceIssued(number="F-1", instalment=Q1, amount=120_198_750, issued_on=date(2020, 1, 2),
                      received_on=date(2020, 1, 3), due_on=date(2020, 2, 1), recorded_on=date(2020, 1, 4)),
        PaymentMade(instalment=Q1, amount=116_547_100, on=date(2020, 2, 1), by="kommun"),
        Withheld(dispute="t", instalment=Q1, amount=3_651_650, on=date(2020, 2, 1)),
        Credited(number="K-1", instalment=Q1, amount=50, on=date(2020, 3, 1))) == agreement.money_events[2:]
    assert ("bokforing.csv", "line[4]") == (
        Path(agreement.money_events[3].origin.file).name, agreement.money_events[3].origin.path)


@pytest.mark.parametrize(("amount", "ore"), [
    ("1 201 987,50", 120_198_750), ("1201987.50", 120_198_750), ("1201987,50", 120_198_750), ("1201987", 120_198_700),
    ("1 201", 120_100), ("1201,5", 120_150), ("0,01", 1), ("0.1", 10), ("1000,0", 100_000)])
def test_an_amount_is_read_as_it_is_written_in_sweden(amount: str, ore: int, tmp_path: Path) -> None:
    event = load(written(tmp_path, f"{HEADER}payment;2020-Q1;{amount};2020-01-31\n")).money_events[-1]
    assert isinstance(event, PaymentMade)
    assert ore == event.amount


@pytest.mark.parametrize(("amount", "expected"), [
    ("1,201,987.50", "not_an_amount"), ("1.201.987,50", "not_an_amount"), ("1,201", "not_an_amount"),
    ("1.201", "not_an_amount"), ("12 01,50", "not_an_amount"), ("1 201 98", "not_an_amount"), (",50", "not_an_amount"),
    ("1.", "not_an_amount"), ("1e3", "not_an_amount"), ("1201987,50 kr", "not_an_amount"), ("NaN", "not_an_amount"),
    ("1'201'987.50", "not_an_amount"), ("--1", "not_an_amount"), ("\N{ARABIC-INDIC DIGIT ONE}", "not_an_amount"),
    ("1201,505", "amount_decimals"), ("1 201,505", "amount_decimals"), ("0.1000000000000001", "amount_decimals"),
    ("-500,00", "amount_not_positive"), ("\N{MINUS SIGN}500", "amount_not_positive"), ("0,00", "amount_not_positive"),
    ("10000000000001", "amount_too_large"), ("9" * 5_000, "amount_too_large")])
def test_an_amount_that_may_be_read_in_two_ways_or_in_none_is_asked_about(
        amount: str, expected: str, tmp_path: Path) -> None:
    path = written(tmp_path, f"{HEADER}payment;2020-Q1;{amount};2020-01-31\n")
    assert [("bokforing.csv", "line[2].amount", expected)] == problems(path)


@pytest.mark.parametrize(("row", "expected"), [
    ("payment;2020-Q1;1;2020-02-30", [("line[2].on", "not_a_day")]),
    ("payment;2020-Q1;1;31/1 2020", [("line[2].on", "not_a_day")]),
    ("payment;2020-Q1;1;2020-01", [("line[2].on", "not_a_day")]),
    ("payment;2020-Q1;1;9999-01-01", [("line[2].on", "day_out_of_range")]),
    ("payment;2020-Q5;1;2020-01-31", [("line[2].instalment", "unknown_instalment")]),
    ("payment;;1;2020-01-31", [("line[2].instalment", "missing_key")]),
    (";2020-Q1;1;2020-01-31", [("line[2].kind", "missing_key")]),
    ("betalning;2020-Q1;1;2020-01-31", [("line[2].kind", "unknown_value")]),
    ("surplus;2020-Q1;1;2020-01-31", [("line[2].kind", "unknown_value")]),
    ("payment;2020-Q1;1", [("line[2]", "row_length")]), ("payment;2020-Q1;1;2020-01-31;", [("line[2]", "row_length")]),
    ("invoice;2020-Q1;1;2020-01-31",
     [("line[2].on", "unknown_key"), ("line[2].number", "missing_key"), ("line[2].issued_on", "missing_key")]),
    ("payment;2020-Q1;x;y\n\npayment;2020-Q9;1;2020-01-31",
     [("line[2].amount", "not_an_amount"), ("line[2].on", "not_a_day"), ("line[4].instalment", "unknown_instalment")]),
    ('payment;2020-Q1;"1\n2";2020-01-31', [("line[3].amount", "not_an_amount")]),
    ('payment;2020-Q1;"1"2;2020-01-31', [("line[2]", "not_csv")]),
    ("payment;2020-Q1;1;" + "2" * 200_000, [("line[2]", "not_csv")]),
    ("\0", [("line[2]", "row_length")]), (";;;", []), (" ; ; ; ", [])])
def test_what_is_wrong_in_a_row_is_told_with_its_line_and_column(
        row: str, expected: list[tuple[str, str]], tmp_path: Path) -> None:
    path = written(tmp_path, f"{HEADER}{row}\n")
    if expected:
        assert [("bokforing.csv", *each) for each in expected] == problems(path)
    else:
        assert 2 == len(load(path).money_events)


@pytest.mark.parametrize(("header", "expected"), [
    ("x", [("line[1].x", "unknown_key"), ("line[1].kind", "missing_key")]),
    ("kind;instalment;amuont;on", [("line[1].amuont", "unknown_key"), ("line[2].amount", "missing_key")]),
    ("kind;instalment;amount;on;on;x;x", [("line[1].x", "unknown_key"), ("line[1].on", "column_twice")]),
    ("instalment;amount;on", [("line[1].kind", "missing_key")]),
    ("Kind;instalment;amount;on", [("line[1].Kind", "unknown_key"), ("line[1].kind", "missing_key")])])
def test_what_is_wrong_with_the_columns_is_told_once(
        header: str, expected: list[tuple[str, str]], tmp_path: Path) -> None:
    cells = {"kind": "payment", "instalment": "2020-Q1", "on": "2020-01-31"}
    row = ";".join(cells.get(column, "1") for column in header.split(";"))
    assert [("bokforing.csv", *each) for each in expected] == problems(written(tmp_path, f"{header}\n{row}\n"))


def test_an_empty_file_has_no_columns(tmp_path: Path) -> None:
    assert 2 == len(load(written(tmp_path, "")).money_events)


def test_a_column_without_a_name_may_be_empty_and_nothing_in_it_is_lost(tmp_path: Path) -> None:
    header, row = "kind;instalment;amount;on;", "payment;2020-Q1;1;2020-01-31;"
    assert 3 == len(load(written(tmp_path, f"{header}\n{row}\n")).money_events)
    assert [("bokforing.csv", 'line[2].""', "unknown_key")] == problems(written(tmp_path, f"{header}\n{row}x\n"))


def test_an_invoice_in_the_document_and_in_the_file_is_there_twice(tmp_path: Path) -> None:
    path = written(tmp_path, "kind;number;instalment;amount;issued_on\ninvoice;F-0;2019-Q4;1;2019-10-01\n")
    assert [("bokforing.csv", "line[2].number", "invoice_twice")] == problems(path)


def test_ten_thousand_rows_are_read_and_one_more_is_not(tmp_path: Path) -> None:
    row = "payment;2020-Q1;1;2020-01-31\n"
    assert 10_002 == len(load(written(tmp_path, HEADER + row * 10_000)).money_events)
    assert [("bokforing.csv", "", "too_many_rows")] == problems(written(tmp_path, HEADER + row * 10_001))


@pytest.mark.parametrize(("name", "key"), [
    ("saknas.csv", "base_missing"), ("../utanfor.csv", "outside_folder"), ("/etc/hostname", "outside_folder"),
    (".", "base_missing"), ("link.csv", "outside_folder"), ("x" * 300, "base_missing")])
def test_only_a_file_in_the_documents_folder_is_read(name: str, key: str, tmp_path: Path) -> None:
    folder = tmp_path / "avtal"
    folder.mkdir()
    (tmp_path / "utanfor.csv").write_text(HEADER, encoding="utf-8")
    (folder / "link.csv").symlink_to(tmp_path / "utanfor.csv")
    path = written(folder, HEADER, DOCUMENT.replace("bokforing.csv", name))
    assert [("avtal.toml", "events_from", key)] == problems(path)


@pytest.mark.parametrize(("bookings", "key"), [
    (HEADER.encode("utf-16"), "not_utf8"), (b";" * (1024 * 1024 + 1), "too_large")])
def test_a_file_of_another_kind_is_refused_for_what_it_is(bookings: bytes, key: str, tmp_path: Path) -> None:
    assert [("bokforing.csv", "", key)] == problems(written(tmp_path, bookings))


@pytest.mark.parametrize(("told", "key"), [("5", "not_text"), ('""', "empty_text"), ("[]", "not_text")])
def test_what_is_no_name_of_a_file_is_refused(told: str, key: str, tmp_path: Path) -> None:
    path = written(tmp_path, HEADER, DOCUMENT.replace('"bokforing.csv"', told))
    assert [("avtal.toml", "events_from", key)] == problems(path)


CELLS = st.sampled_from([
    "kind", "instalment", "amount", "on", "number", "by", "payment", "invoice", "2020-Q1", "1", "1,5", "1 201 987,50",
    "2020-01-31", "kommun", "", " ", '"', '""', ";", ",", "\t",
    "\n", "\r\n", "\0", "\x1b[31m", "\u202e", "å", "-", "\ufeff"])


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([HEADER, ""]), st.lists(st.lists(CELLS, max_size=5).map(";".join), max_size=6).map("\n".join))
def test_whatever_stands_in_the_file_gives_events_or_problems(tmp_path: Path, header: str, bookings: str) -> None:
    path = written(tmp_path, header + bookings)
    try:
        agreement = load(path)
    except ProblemsError as error:
        told = [as_json.problem(problem, Phrases("sv")) for problem in error.problems]
        assert all("\x1b" not in text and "\n" not in text for each in told for text in each.values())
    else:
        assert 2 <= len(agreement.money_events)


def test_the_bookings_of_a_common_text_lie_beside_it(tmp_path: Path) -> None:
    (tmp_path / "gemensamt").mkdir()
    written(tmp_path / "gemensamt", HEADER + "payment;2020-Q1;1;2020-01-31\npayment;2020-Q5;1;2020-01-31\n",
            DOCUMENT.replace('[agreement]\nid = "a"\n', ""))
    own = tmp_path / "own.toml"
    own.write_text('[agreement]\nid = "own"\nbased_on = "gemensamt/avtal.toml"\n', encoding="utf-8")
    assert [("bokforing.csv", "line[3].instalment", "unknown_instalment")] == problems(own)
