"""Invoices and payments from a file of bookings (CSV) beside a document, as rows like those of the document itself."""

import csv
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Final

from attrs import fields

from engine.documents.files import Document, Told, inside
from engine.documents.money_tables import BOOKED_TABLES
from engine.documents.structuring import Found, structure, unknown_key
from engine.model.problems import Origin, Problem, ProblemsError

MOST_LINES: Final = 10_000

COLUMNS: Final = list(dict.fromkeys(each.name for table in BOOKED_TABLES.values() for each in fields(table)))
"""The columns that a file of bookings may have, in any order."""

_AMOUNT: Final = re.compile(r"([-\N{MINUS SIGN}]?)(\d{1,3}(?:[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]\d{3})+|\d+)"
                            r"(?:[.,](\d+))?", re.ASCII)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SEPARATORS: Final = (";", "\t", ",")
_A_GROUP: Final = 3
"""Digits between thousands separators: "1,201" may be either a number in thousands or one with three decimals."""


def booked(document: Document, found: Found) -> list[Told]:
    """The rows of the file that ``events_from`` names, if it does; its faults are noted."""
    told = document.keys.get("events_from")
    if told is None:
        return []
    name = structure(told.value, str, told.origin, found)
    if name is None:
        return []
    try:
        path = inside(name, Path(told.origin.file).parent, Path(document.origin.file).parent, told.origin,
                      document.source)
        origin = Origin(str(path))
        return _rows(document.source.content(path, origin), origin, found)
    except ProblemsError as error:
        found.unreadable.extend(error.problems)
        return []


def _rows(text: str, file: Origin, found: Found) -> list[Told]:
    first_line = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first_line.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    header: list[str] | None = None
    rows: list[Told] = []
    try:
        for cells in reader:
            at = file.at("line", reader.line_num)
            if header is None:
                header = _header(cells, at, found)
            elif len(rows) == MOST_LINES:
                found.unreadable.append(
                    Problem(file, "too_many_rows", {"count": str(text.count("\n")), "most": str(MOST_LINES)}))
                break
            elif len(cells) == len(header):
                rows.append(Told(at, dict(_row(header, cells))))
            elif any(cells):
                # A comma within an amount moves what comes after it, so that nothing in the row can be trusted.
                found.unreadable.append(
                    Problem(at, "row_length", {"count": str(len(cells)), "columns": str(len(header))}))
    except csv.Error:
        found.unreadable.append(Problem(file.at("line", reader.line_num), "not_csv"))
    return [row for row in rows if row.value] if header and "kind" in header else []


def _header(cells: list[str], at: Origin, found: Found) -> list[str]:
    header = [cell.strip() for cell in cells]
    found.unreadable.extend(unknown_key(at, name, COLUMNS) for name in dict.fromkeys(header)
                            if name and name not in COLUMNS)
    found.unreadable.extend(Problem(at.at(name), "column_twice", {"column": name}) for name in COLUMNS
                            if header.count(name) > 1)
    if "kind" not in header:
        found.unreadable.append(Problem(at.at("kind"), "missing_key", {"key": "kind"}))
    return header


def _row(header: list[str], cells: list[str]) -> Iterator[tuple[str, object]]:
    for column, cell in zip(header, map(str.strip, cells), strict=True):
        # A column without a name passes on what stands in it, to be refused there; one with a wrong name has been.
        if cell and (column in COLUMNS or not column):
            yield column, _value(column, cell)


def _value(column: str, cell: str) -> object:
    """What the cell says; as it stands if that cannot be read for certain, so that it is refused where it is used."""
    if column == "amount":
        return kronor_told(cell)
    if _DAY.fullmatch(cell) and column.endswith("on"):
        with suppress(ValueError):  # a day that no calendar has
            return date.fromisoformat(cell)
    return cell


def kronor_told(cell: str) -> Decimal | str:
    """Kronor as people write them ("1 201 987,50"); as it stands if it may be read in two ways, or is no number."""
    match = _AMOUNT.fullmatch(cell)
    if match is None:
        return cell
    sign, whole, decimals = match.groups(default="")
    if len(decimals) == _A_GROUP and len(whole) <= _A_GROUP:
        return cell
    return Decimal(f"{sign and '-'}{re.sub(r'[^0-9]', '', whole)}{decimals and '.'}{decimals}")
