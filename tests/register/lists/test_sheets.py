"""A list is read cell by cell from Excel or CSV, and whatever else the file may be is told in words."""

import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from engine.model.problems import Origin, ProblemsError
from engine.register.lists import sheets, workbooks
from engine.register.lists.sheets import Fault, Merged, letters, read
from tests.register.lists.lists import HEADINGS, PLAIN, first, separated, workbook


def refused(path: Path, name: str | None = None) -> str:
    with pytest.raises(ProblemsError) as error:
        sheets.sheets(path, name)
    problem, = error.value.problems
    return problem.key


@pytest.mark.parametrize(("column", "expected"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_a_column_has_the_letters_of_a_spreadsheet(column: int, expected: str) -> None:
    assert expected == letters(column)


# --- CSV ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252"])
def test_a_file_of_csv_is_read_whatever_stands_between_its_cells_and_in_both_encodings(
        by: str, encoding: str, tmp_path: Path) -> None:
    path = separated(tmp_path / "avtal.csv", HEADINGS, ("Städ, drift; skötsel", *PLAIN[1:]), by=by, encoding=encoding)
    assert {1: dict(enumerate(HEADINGS, 1)),
        2: dict(enumerate(("Städ, drift; skötsel", *PLAIN[1:]), 1))} == first(path).rows


def test_a_title_above_the_headings_and_commas_in_the_text_do_not_mislead(tmp_path: Path) -> None:
    path = separated(tmp_path / "avtal.csv", ("Avtal, alla, 2026",), (), ("Namn", "Motpart"), ("A, B, C", "D, E, F"))
    assert {1: {1: "Avtal, alla, 2026"}, 3: {1: "Namn", 2: "Motpart"}, 4: {1: "A, B, C",
        2: "D, E, F"}} == first(path).rows


def test_a_row_has_the_number_that_a_spreadsheet_gives_it(tmp_path: Path) -> None:
    path = separated(tmp_path / "avtal.csv", ("Namn", "Motpart"), ("över\ntvå rader", "x"), (), ("y", "z"))
    assert [1, 2, 4] == list(first(path).rows)
    assert Origin(str(path), "B4") == first(path).at(4, 2)
    assert Origin(str(path), "4:4") == first(path).at(4)


@pytest.mark.parametrize(("content", "key"), [
    (b"Namn;Motpart\n\x00;x\n", "list_not_text"), ("Namn;Motpart\nå;x\n".encode("utf-16"), "list_not_text"),
    (b"Namn;Motpart\n\x81;x\n", "list_not_text"), ("Namn;Motpart\nå;x\n".encode() + b"\xe5", "list_not_text"),
    (b'Namn;Motpart\n"a;b\n', "list_not_csv"), (b'Namn;Motpart\n"a"b;c\n', "list_not_csv"),
    (b"Namn;Motpart\n" + b"x" * 10_000_000 + b";y\n", "list_cell_too_long")])
def test_what_is_no_csv_is_refused(content: bytes, key: str, tmp_path: Path) -> None:
    path = tmp_path / "avtal.csv"
    path.write_bytes(content)
    assert key == refused(path)


def test_a_cell_of_more_than_ten_thousand_characters_is_told_where_it_is_used(tmp_path: Path) -> None:
    rows = first(separated(tmp_path / "avtal.csv", ("Namn", "Motpart"), ("x" * 10_000, "x" * 10_001))).rows
    assert {1: "x" * 10_000, 2: Fault("list_cell_too_long", {"size": "10001", "most": "10000"})} == rows[2]


def test_a_file_of_csv_has_no_sheets(tmp_path: Path) -> None:
    assert "list_no_sheets" == refused(separated(tmp_path / "avtal.csv", HEADINGS), "Avtal")


# --- Workbooks ------------------------------------------------------------------------------------------------------


def test_a_workbook_is_read_with_the_kinds_of_its_cells(tmp_path: Path) -> None:
    path = workbook(tmp_path / "avtal.xlsx", ("a", date(2026, 12, 31), 12, 1.5, True, None, " b "), (), ("c",))
    expected: dict[int, Any] = {1: "a", 2: datetime(2026, 12, 31), 3: 12, 4: Decimal("1.5"), 5: True, 7: "b"}  # noqa: DTZ001  # a day in Excel has no zone
    assert {1: expected, 3: {1: "c"}} == first(path).rows


def test_days_count_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    path = workbook(tmp_path / "avtal.xlsx", (date(2026, 12, 31),))
    book = load_workbook(path)
    book.epoch = datetime(1904, 1, 1)  # noqa: DTZ001  # as above
    book.save(path)
    assert datetime(2026, 12, 31) == first(path).rows[1][1]  # noqa: DTZ001  # as above


def test_a_formula_that_has_not_been_worked_out_and_an_error_are_told_in_their_cells(tmp_path: Path) -> None:
    path = workbook(tmp_path / "avtal.xlsx", ("=1+1", "#REF!"))
    assert {1: Fault("list_formula_without_value", {}), 2: Fault("list_error_value",
        {"got": "#REF!"})} == first(path).rows[1]


def test_the_value_of_a_formula_is_read(tmp_path: Path) -> None:
    path = rewritten(workbook(tmp_path / "avtal.xlsx", ("=1+1",)), "xl/worksheets/sheet1.xml", b"<v />", b"<v>2</v>")
    assert {1: 2} == first(path).rows[1]


def test_merged_cells_are_known(tmp_path: Path) -> None:
    book = Workbook()
    book.active["B2"] = "Acme AB"
    book.active.merge_cells("B2:B4")
    book.save(tmp_path / "avtal.xlsx")
    assert (Merged(2, 4, 2, 2),) == first(tmp_path / "avtal.xlsx").merged
    assert [(False, True), (True, False)] == [
        (Merged(2, 4, 2, 2).covers(row, 2), Merged(2, 4, 2, 2).covers(row + 1, 2)) for row in (2, 4)]
    assert "B2:B4" == Merged(2, 4, 2, 2).shown


def test_hidden_sheets_are_named_and_read_only_if_they_are_asked_for(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "Avtal"
    book.active["A1"] = "synlig"
    book.create_sheet("Gömt")["A1"] = "dold"
    book["Gömt"].sheet_state = "hidden"
    book.save(tmp_path / "avtal.xlsx")
    assert [("Avtal", ("Gömt",))] == [(each.name, each.hidden) for each in sheets.sheets(tmp_path / "avtal.xlsx")]
    assert ("dold", ()) == ((hidden := read(tmp_path / "avtal.xlsx", "Gömt")).rows[1][1], hidden.hidden)
    assert "list_no_sheet" == refused(tmp_path / "avtal.xlsx", "Avtall")


def test_a_cell_is_named_as_in_a_spreadsheet(tmp_path: Path) -> None:
    path = workbook(tmp_path / "avtal.xlsx", ("a",), sheet="Avtal 'nya' 2026")
    assert "'Avtal ''nya'' 2026'!AA7" == first(path).at(7, 27).path


def rewritten(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """The workbook with something else in one of its parts."""
    with zipfile.ZipFile(path) as parts:
        kept = {name: parts.read(name) for name in parts.namelist()}
    assert old in kept[part]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, content in kept.items():
            parts.writestr(name, content.replace(old, new) if name == part else content)
    return path


@pytest.mark.parametrize(("old", "new"), [
    (b'r="A1"', b'r="ZZZZZ1"'), (b'<row r="1"', b'<row r="99999999999"'), (b't="inlineStr"', b't="s"><v>77</v><x a=""'),
    (b"</sheetData>", b"<"), (b'<row r="1"', b'<row r="-4"')])
def test_a_workbook_with_something_wrong_in_it_is_refused_whatever_it_is(
        old: bytes, new: bytes, tmp_path: Path) -> None:
    path = rewritten(workbook(tmp_path / "avtal.xlsx", ("a", "b")), "xl/worksheets/sheet1.xml", old, new)
    assert "list_not_a_workbook" == refused(path)


def test_text_cannot_be_made_to_swell(tmp_path: Path) -> None:
    swelling = b'<!DOCTYPE a [<!ENTITY a "' + b"x" * 1000 + b'">' + b"".join(
        b'<!ENTITY a%d "%s">' % (number, b"&a%s;" % (b"" if number == 1 else b"%d" % (number - 1)) * 100)
        for number in range(1, 6)) + b"]><worksheet"
    path = rewritten(workbook(tmp_path / "avtal.xlsx", ("a",)), "xl/worksheets/sheet1.xml", b"<worksheet", swelling)
    path = rewritten(path, "xl/worksheets/sheet1.xml", b"<t>a</t>", b"<t>&a5;</t>")
    assert "list_not_a_workbook" == refused(path)


@pytest.mark.parametrize(("content", "key"), [
    (b"", "list_not_a_workbook"), (b"PK\x03\x04 nothing", "list_not_a_workbook"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "list_old_or_locked"), (b"Namn;Motpart", "list_not_a_workbook")])
def test_what_is_no_workbook_is_refused(content: bytes, key: str, tmp_path: Path) -> None:
    path = tmp_path / "avtal.xlsx"
    path.write_bytes(content)
    assert key == refused(path)


def test_a_zip_of_something_else_is_no_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "avtal.xlsx", "w") as parts:
        parts.writestr("../../läs.txt", "hej")
    assert "list_not_a_workbook" == refused(tmp_path / "avtal.xlsx")
    assert [tmp_path / "avtal.xlsx"] == list(tmp_path.iterdir())


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = workbook(tmp_path / "avtal.xlsx", ("a",))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as parts, parts.open("xl/bomb.xml", "w") as part:
        for _ in range(260):
            part.write(bytes(1024 * 1024))
    assert path.stat().st_size < 1024 * 1024
    assert "list_unpacks_too_large" == refused(path)


# --- Both -----------------------------------------------------------------------------------------------------------


def test_a_file_that_is_no_list_is_refused_for_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "avtal.ods").write_bytes(b"")
    (tmp_path / "mapp.csv").mkdir()
    assert ["list_suffix", "file_missing", "not_a_file"] == [
        refused(tmp_path / name) for name in ("avtal.ods", "finns-inte.csv", "mapp.csv")]
    assert "unreadable" == refused(tmp_path / ("x" * 300 + ".csv"))


def test_a_file_of_more_than_fifty_million_bytes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = separated(tmp_path / "avtal.csv", HEADINGS)
    monkeypatch.setattr(sheets, "LARGEST", path.stat().st_size)
    assert [1] == list(first(path).rows)
    monkeypatch.setattr(sheets, "LARGEST", path.stat().st_size - 1)
    assert "list_too_large" == refused(path)


@pytest.mark.parametrize(("module", "make"), [(sheets, separated), (workbooks, workbook)])
def test_a_list_of_too_many_rows_is_refused(
        module: Any, make: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401  # as parametrised
    path = make(tmp_path / ("avtal.csv" if make is separated else "avtal.xlsx"), HEADINGS, PLAIN, PLAIN)
    monkeypatch.setattr(module, "MOST_ROWS", 3)
    assert [1, 2, 3] == list(first(path).rows)
    monkeypatch.setattr(module, "MOST_ROWS", 2)
    assert "list_too_many_rows" == refused(path)
