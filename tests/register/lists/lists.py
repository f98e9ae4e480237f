"""Lists that the tests read: made as departments make them, in Excel or as CSV."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook

from engine.model.problems import Origin
from engine.register.lists.mapping import Columns, guess
from engine.register.lists.rows import Row, rows
from engine.register.lists.sheets import Sheet, sheets

MAP: Final = Origin("karta.toml")
HEADINGS: Final = ("Avtalets namn", "Motpart", "Startdatum", "Slutdatum", "Förlängning", "Uppsägningstid")
PLAIN: Final = ("Städavtal", "Acme AB", "2024-01-01", "2026-12-31", "automatiskt 12 mån", "3 mån")
SAID: Final[dict[str, Any]] = {
    "own_party": {"id": "region", "name": "Regionen"}, "notice_fixed_term": {"counted": "before_term_end"},
    "notice_open_ended": {"counted": "from_notice"}}


def workbook(path: Path, *told: Sequence[object], sheet: str = "Avtal") -> Path:
    book = Workbook()
    book.active.title = sheet
    for row in told:
        book.active.append(row)
    book.save(path)
    return path


def separated(path: Path, *told: Sequence[object], by: str = ";", encoding: str = "utf-8-sig") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=by).writerows(told)
    return path


def sheet_of(*told: Sequence[object], headings: Sequence[str] = HEADINGS) -> Sheet:
    """A sheet of Excel with these rows below the headings, as it is once read."""
    cells = [headings, *told]
    return Sheet(file="avtal.xlsx", name="Avtal", rows={number: kept for number, row in enumerate(cells, start=1) if (
        kept := {column: value for column, value in enumerate(row, start=1) if value not in (None, "")})})


def read_rows(sheet: Sheet, **said: Any) -> list[Row]:  # noqa: ANN401  # fields of Columns
    """The rows, as the guessed map and what is ``said`` besides have them read."""
    guessed = guess((sheet,))[1]
    told = {"sheet": guessed.sheet, "heading_row": guessed.heading_row, "columns": guessed.columns,
            "units": guessed.units, **SAID, **said}
    return list(rows(sheet, Columns(**told), MAP))


def row(*cells: object, headings: Sequence[str] = HEADINGS, **said: Any) -> Row:  # noqa: ANN401  # as above
    """The one row of a list."""
    found, = read_rows(sheet_of(cells, headings=headings), **said)
    return found


def told(found: Row) -> list[tuple[str, str]]:
    """What problems a row has, and in which cell."""
    return [(each.key, each.origin.path.removeprefix("Avtal!")) for each in found.problems]


def first(path: Path) -> Sheet:
    """The first sheet, or the file of CSV."""
    return sheets(path)[0]
