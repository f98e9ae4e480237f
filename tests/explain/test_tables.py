"""Tables as text, as CSV and as workbooks: nothing lost, numbers as numbers, and no text taken for a formula."""

import csv
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from engine.explain.phrases import Phrases
from engine.explain.spreadsheet import workbook
from engine.explain.tables import Cell, Column, Table, kronor
from engine.model.money import Amount

SV: Final = Phrases("sv")


def table(*rows: tuple[Cell, ...]) -> Table:
    return Table("Blad", (Column("Namn"), Column("Belopp"), Column("Ränta", is_optional=True)), rows)


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def lines(told: Table) -> list[str]:
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in told.lines(SV)]


def test_words_stand_to_the_left_and_numbers_to_the_right() -> None:
    assert ["Namn    Belopp", "a         0,00", "bb    1 234,50"] == lines(
        table(("a", Amount(0), None), ("bb", Amount(123_450), None)))


@pytest.mark.parametrize(("cell", "is_shown"), [
    (None, False), (Amount(0), False), (0, False), ("", False), (Amount(1), True), ("okänt", True), (1, True)])
def test_people_are_shown_an_optional_column_only_where_it_says_something(cell: Cell, *, is_shown: bool) -> None:
    told = table(("a", Amount(0), None), ("b", Amount(0), cell))
    assert is_shown == ("Ränta" in lines(told)[0])
    assert ["Namn", "Belopp", "Ränta"] == read(told.csv())[0]


def test_csv_has_a_mark_of_its_order_of_bytes_semicolons_and_decimal_commas() -> None:
    content = table(("Åre; ”x”", Amount(120_198_750), Decimal("48.77")), ("-", None, date(2020, 1, 2))).csv()
    assert content.startswith(b"\xef\xbb\xbfNamn;Belopp;R\xc3\xa4nta\r\n")
    assert [["Åre; ”x”", "1201987,50", "48,77"], ["'-", "", "2020-01-02"]] == read(content)[1:]


@pytest.mark.parametrize("text", ["=1+1", "+46", "-x", "@sum", " =1", "\t=1", "'=1"])
def test_a_text_that_a_spreadsheet_would_take_for_a_formula_has_an_apostrophe_before_it(text: str) -> None:
    found = read(table((text, Amount(-1), None)).csv())[1]
    assert [text if text.startswith("'") else f"'{text}", "-0,01"] == found[:2]


@given(st.text(st.characters(exclude_categories=["C", "Z"]), max_size=20), st.integers(-10**17, 10**17))
def test_a_row_is_read_back_as_it_was_written(text: str, ore: int) -> None:
    name, amount, _ = read(table((text, Amount(ore), None)).csv())[1]
    assert text == name.removeprefix("'") or text == name
    assert not name.startswith(("=", "+", "-", "@"))
    assert Decimal(ore) / 100 == Decimal(amount.replace(",", ".")) == kronor(Amount(ore))


def test_a_workbook_has_one_sheet_with_headings_and_no_formula() -> None:
    told = table(("=1+1", Amount(120_198_750), Decimal("48.77")), ("b", None, date(2020, 1, 2)), ("c", 3, None))
    sheet = load_workbook(BytesIO(workbook(told)))["Blad"]
    assert [("Namn", "Belopp", "Ränta"), ("=1+1", Decimal("1201987.5"), Decimal("48.77")),
            ("b", None, datetime(2020, 1, 2)), ("c", 3, None)] == [  # noqa: DTZ001  # Excel's own
                tuple(Decimal(str(cell)) if isinstance(cell, float) else cell for cell in row)
                for row in sheet.iter_rows(values_only=True)]
    assert "s" == sheet["A2"].data_type
    assert ("n", "#,##0.00") == (sheet["B2"].data_type, sheet["B2"].number_format)
    assert "yyyy-mm-dd" == sheet["C3"].number_format
    assert sheet["A1"].font.bold


def test_a_workbook_holds_large_amounts_to_the_ore() -> None:
    content = workbook(table(("a", Amount(999_999_999_999_99), None)))
    assert 999_999_999_999.99 == load_workbook(BytesIO(content)).active["B2"].value  # type: ignore[index]  # it has one
