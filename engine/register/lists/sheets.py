"""A list in Excel or as CSV, read into rows of cells, each with its address."""

import csv
import re
from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Final, NoReturn

from attrs import frozen

from engine.model.problems import Origin, Problem, ProblemsError
from engine.model.text import printable

LARGEST: Final = 50 * 1024 * 1024
"""Bytes in one file. A list of ten thousand agreements takes one or two million."""

MOST_ROWS: Final = 200_000
LONGEST_CELL: Final = 10_000
"""Characters. Longer text is a whole document in a cell, and no fact about an agreement."""

_SEPARATORS: Final = (";", "\t", ",")
_LOOKED_AT: Final = 20
"""Rows that the separator is found out from: enough for a title and some notes above the headings."""

_MISREAD: Final = re.compile("\N{LATIN CAPITAL LETTER A WITH TILDE}[\N{YEN SIGN}\N{CURRENCY SIGN}\N{PILCROW SIGN}]")
"""What "å", "ä" and "ö" in UTF-8 look like when they are read as windows-1252."""

_PLAIN_NAME: Final = re.compile(r"\w+")
_LETTERS: Final = 26


@frozen
class Fault:
    """What stands where a cell has nothing that can be read. ``key`` and ``params`` are those of a problem."""

    key: str
    params: dict[str, str]


Value = str | int | Decimal | date | datetime | bool | Fault
"""What a cell holds. A cell that holds nothing is not there."""

Rows = dict[int, dict[int, Value]]
"""By the number of the row and of the column, from 1; rows and cells that hold nothing are left out."""


@frozen
class Merged:
    """Cells merged into one: only the first of them holds anything."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int

    def covers(self, row: int, column: int) -> bool:
        """Whether the cell is one of them, and not the first."""
        return (self.first_row <= row <= self.last_row and self.first_column <= column <= self.last_column
                and (row, column) != (self.first_row, self.first_column))

    @property
    def shown(self) -> str:
        """The cells as a spreadsheet names them: "B7:B9"."""
        return f"{letters(self.first_column)}{self.first_row}:{letters(self.last_column)}{self.last_row}"


@frozen(kw_only=True)
class Sheet:
    """One sheet of a workbook, or a file of CSV."""

    file: str
    name: str | None
    """None: the file is CSV."""
    rows: Rows
    merged: tuple[Merged, ...] = ()
    hidden: tuple[str, ...] = ()
    """The other sheets that are hidden in the workbook."""

    @property
    def origin(self) -> Origin:
        """Where it is, for messages."""
        return Origin(self.file, "" if self.name is None else _named(self.name))

    def at(self, row: int, column: int | None = None) -> Origin:
        """Where a cell is, or a whole row, as a spreadsheet names it: "Avtal!B7", "Avtal!7:7"."""
        place = f"{row}:{row}" if column is None else f"{letters(column)}{row}"
        return Origin(self.file, place if self.name is None else f"{_named(self.name)}!{place}")


def letters(column: int) -> str:
    """The letters of a column, from its number: 1 is "A", 27 is "AA"."""
    told = ""
    while column:
        column, last = divmod(column - 1, _LETTERS)
        told = chr(ord("A") + last) + told
    return told


def _named(sheet: str) -> str:
    if _PLAIN_NAME.fullmatch(sheet):
        return sheet
    doubled = sheet.replace("'", "''")
    return f"'{doubled}'"


def is_list(path: Path) -> bool:
    """Whether the file is called as a list is, whatever is in it."""
    return path.suffix.casefold() in {".xlsx", ".csv"}


def read(path: Path, name: str | None = None) -> Sheet:
    """The sheet called ``name`` at ``path``; without a name, the file of CSV or the first sheet that is not hidden.

    Raises ``ProblemsError`` if the file is no list, or is too large.
    """
    return sheets(path, name)[0]


def sheets(path: Path, name: str | None = None) -> tuple[Sheet, ...]:
    """The sheet called ``name``; without a name, all that are not hidden, or the file of CSV.

    Raises ``ProblemsError`` if the file is no list, or is too large.
    """
    origin = Origin(str(path))
    if not is_list(path):
        refuse(origin, "list_suffix")
    content = _content(path, origin)
    if path.suffix.casefold() == ".csv":
        if name is not None:
            refuse(origin, "list_no_sheets", sheet=printable(name))
        return (_separated(content, origin),)
    from engine.register.lists.workbooks import workbook  # noqa: PLC0415  # a file of CSV needs no openpyxl
    return workbook(content, origin, name)


def refuse(origin: Origin, key: str, **params: str) -> NoReturn:
    """Raise ``ProblemsError`` with the one problem."""
    raise ProblemsError((Problem(origin, key, params),))


def kept(value: object) -> Value | None:
    """What a cell holds as it is kept: text without the space around it; None if that leaves nothing."""
    match value:
        case str():
            text = value.strip()
            if len(text) > LONGEST_CELL:
                return Fault("list_cell_too_long", {"size": str(len(text)), "most": str(LONGEST_CELL)})
            return text or None
        case float():
            return int(value) if value.is_integer() else Decimal(repr(value))
        case None | bool() | int() | Decimal() | date():
            return value
    return printable(str(value))  # a time of day, a length of time: no fact of ours, but told as it stands


def _content(path: Path, origin: Origin) -> bytes:
    try:
        if path.is_dir() or (path.exists() and not path.is_file()):
            refuse(origin, "not_a_file")
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        refuse(origin, "file_missing")
    except (OSError, ValueError) as error:
        refuse(origin, "unreadable", detail=getattr(error, "strerror", None) or type(error).__name__)
    if len(content) > LARGEST:
        refuse(origin, "list_too_large", most=str(LARGEST // 1024 // 1024))
    return content


def _separated(content: bytes, origin: Origin) -> Sheet:
    text = _text(content, origin)
    rows: Rows = {}
    reader = csv.reader(StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            row = {column: value for column, cell in enumerate(cells, start=1) if (value := kept(cell)) is not None}
            if row and len(rows) == MOST_ROWS:
                refuse(origin, "list_too_many_rows", most=str(MOST_ROWS))
            if row:
                rows[number] = row
    except csv.Error as error:
        at = Origin(origin.file, f"{number + 1}:{number + 1}")
        if "field larger" in str(error):
            refuse(at, "list_cell_too_long", size=f"> {csv.field_size_limit()}", most=str(LONGEST_CELL))
        refuse(at, "list_not_csv")
    return Sheet(file=origin.file, name=None, rows=rows)


def _text(content: bytes, origin: Origin) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = content.decode("windows-1252")
        except UnicodeDecodeError:
            refuse(origin, "list_not_text")
        if _MISREAD.search(text):  # UTF-8 with a fault in it: read so, every å would be two other letters
            refuse(origin, "list_not_text")
    if "\0" in text:
        refuse(origin, "list_not_text")
    return text


def _separator(text: str) -> str:
    """What stands between the cells: that by which the most of the first rows have equally many, and more than one."""
    def agreeing(separator: str) -> tuple[int, int]:
        reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
        try:
            widths = Counter(len(row) for row in islice(reader, _LOOKED_AT) if len(row) > 1)
        except csv.Error:
            return 0, 0
        width, count = max(widths.items(), key=lambda each: (each[1], each[0]), default=(0, 0))
        return count, width

    return max(_SEPARATORS, key=agreeing)
