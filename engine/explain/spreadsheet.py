"""Tables as workbooks (XLSX). The only use of openpyxl."""

from datetime import date
from io import BytesIO
from typing import Final

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from engine.explain.tables import Cell, Table, kronor
from engine.model.money import Amount

_AMOUNT_FORMAT: Final = "#,##0.00"
_DAY_FORMAT: Final = "yyyy-mm-dd"
_NARROWEST: Final = 14
_WIDEST: Final = 40


def workbook(table: Table) -> bytes:
    """The table as one sheet: a row of headings that stays in sight, numbers and days as such, text never a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(table.name)
    sheet.freeze_panes = "A2"
    for number, column in enumerate(table.columns):
        widest = max([len(column.heading), *(
            len(text) for row in table.rows if isinstance(text := row[number], str))])
        sheet.column_dimensions[get_column_letter(number + 1)].width = min(max(widest + 2, _NARROWEST), _WIDEST)

    def filled(cell: Cell) -> SheetCell:
        value = kronor(cell) if isinstance(cell, Amount) else cell
        place = WriteOnlyCell(sheet, value)  # type: ignore[arg-type]  # its stubs leave out days and Decimal
        match cell:
            case Amount():
                place.number_format = _AMOUNT_FORMAT
            case str():
                place.data_type = "s"  # openpyxl would take "=" for the beginning of a formula
            case date():
                place.number_format = _DAY_FORMAT
        return place

    headings = [filled(column.heading) for column in table.columns]
    for heading in headings:
        heading.font = Font(bold=True)
    sheet.append(headings)
    for row in table.rows:
        sheet.append([filled(cell) for cell in row])
    content = BytesIO()
    book.save(content)
    return content.getvalue()
