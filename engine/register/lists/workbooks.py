"""Workbooks (XLSX) read into sheets, with nothing in them trusted. The only reading by openpyxl."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any, Final
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser

from engine.documents.quoting import did_you_mean, listed
from engine.model.problems import Origin, ProblemsError
from engine.model.text import printable
from engine.register.lists.sheets import MOST_ROWS, Fault, Merged, Rows, Sheet, kept, refuse

LARGEST_UNPACKED: Final = 256 * 1024 * 1024
"""Bytes, of all the parts of a workbook together: two hundred thousand rows of twenty cells take some 160 million."""

_AT_A_TIME: Final = 1024 * 1024
_LAST_ROW: Final = 1_048_576
"""The last row that a sheet in Excel has."""

_OLD_OR_LOCKED: Final = b"\xd0\xcf\x11\xe0"
"""What a workbook in the form before 2007 begins with, and one with a password."""


def workbook(content: bytes, origin: Origin, name: str | None) -> tuple[Sheet, ...]:
    """The sheet called ``name``, even if it is hidden; without a name, those that are not.

    Raises ``ProblemsError`` if it is no workbook, or unpacks to too much.
    """
    if content.startswith(_OLD_OR_LOCKED):
        refuse(origin, "list_old_or_locked")
    with _reading(origin):
        _check_parts(content, origin)
        book: Any = load_workbook(BytesIO(content), read_only=True, data_only=True)
        try:
            return _sheets(book, origin, name)
        finally:
            book.close()


@contextmanager
def _reading(origin: Origin) -> Iterator[None]:
    """What openpyxl says within, told in words."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (ProblemsError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001  # a malformed workbook is told by whatever openpyxl stumbles over
        detail = "ZIP" if isinstance(error, BadZipFile) else type(error).__name__
        refuse(origin, "list_not_a_workbook", detail=detail)


def _check_parts(content: bytes, origin: Origin) -> None:
    """Refuse what unpacks to too much. What the parts say of their own size is not believed."""
    unpacked = 0
    with ZipFile(BytesIO(content)) as parts:
        for part in parts.infolist():
            with parts.open(part) as file:
                while some := file.read(_AT_A_TIME):
                    unpacked += len(some)
                    if unpacked > LARGEST_UNPACKED:
                        refuse(origin, "list_unpacks_too_large", most=str(LARGEST_UNPACKED // 1024 // 1024))


def _sheets(book: Any, origin: Origin, name: str | None) -> tuple[Sheet, ...]:  # noqa: ANN401  # as its stubs have it
    every = [each for each in book.worksheets if isinstance(each, ReadOnlyWorksheet)]
    hidden = tuple(each.title for each in every if each.sheet_state != "visible" and each.title != name)
    if name is None:
        asked = [each for each in every if each.sheet_state == "visible"]
    else:
        asked = [each for each in every if each.title == name]
    if not asked:
        known = [each.title for each in every]
        refuse(origin, "list_no_sheet", sheet=printable(name or ""), nearest=printable(did_you_mean(name, known)),
               known=printable(listed(known)))
    return tuple(_sheet(each, book, origin, hidden) for each in asked)


class _Parser(WorkSheetParser):
    """openpyxl's own, which also tells of formulas that have not been worked out, and of values that are errors."""

    def parse_cell(self, element: Element) -> dict[str, Any]:
        """The cell; its value is a ``Fault`` where there is none to read."""
        cell: dict[str, Any] = super().parse_cell(element)
        if cell["value"] is None and element.find(FORMULA_TAG) is not None:
            cell["value"] = Fault("list_formula_without_value", {})
        elif cell["data_type"] == "e":
            cell["value"] = Fault("list_error_value", {"got": printable(str(cell["value"])[:20])})
        return cell


def _sheet(sheet: Any, book: Any, origin: Origin, hidden: tuple[str, ...]) -> Sheet:  # noqa: ANN401  # openpyxl's own
    rows: Rows = {}
    # Read row by row as openpyxl does in this mode, which itself passes on neither formulas nor merged cells.
    with sheet._get_source() as source:  # noqa: SLF001  # as above
        parser = _Parser(source, sheet._shared_strings, data_only=True, epoch=book.epoch,  # noqa: SLF001  # as above
                         date_formats=book._date_formats,  # noqa: SLF001  # as above
                         timedelta_formats=book._timedelta_formats)  # noqa: SLF001  # as above
        for number, cells in parser.parse():
            if not 0 < number <= _LAST_ROW:
                refuse(origin, "list_not_a_workbook", detail=str(number))
            row = {cell["column"]: value for cell in cells
                   if (value := cell["value"] if isinstance(cell["value"], Fault) else kept(cell["value"])) is not None}
            if row and len(rows) == MOST_ROWS:
                refuse(origin, "list_too_many_rows", most=str(MOST_ROWS))
            if row:
                rows.setdefault(number, {}).update(row)
        ranges = parser.merged_cells.mergeCell if parser.merged_cells is not None else ()
        merged = tuple(Merged(each.min_row, each.max_row, each.min_col, each.max_col) for each in ranges)
    return Sheet(file=origin.file, name=sheet.title, rows=rows, merged=merged, hidden=hidden)
