"""Tables for people and for spreadsheets: as lines of text, and as CSV that Excel opens right in Swedish."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Final

from attrs import frozen

from engine.explain.phrases import Phrases
from engine.model.money import Amount, in_kronor

Cell = str | int | date | Decimal | Amount | None
"""A word, a count, a day, a percentage or an amount; ``None``: empty, since it is not there or not known."""

_GAP: Final = "  "
_STEERS: Final = re.compile(r"\s*[=+\-@]")
"""What a spreadsheet would take for a formula."""


@frozen
class Column:
    """A column and its heading. ``is_optional``: people are shown it only where it holds something."""

    heading: str
    is_optional: bool = False


@frozen
class Table:
    """Rows of cells under their headings. ``name`` is that of the sheet."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def lines(self, say: Phrases) -> Iterator[str]:
        """The table as text: words to the left, numbers to the right, amounts in kronor with two decimals."""
        shown = [index for index, column in enumerate(self.columns)
                 if not column.is_optional or any(_says_something(row[index]) for row in self.rows)]
        cells = [[self.columns[index].heading for index in shown],
                 *([_in_words(row[index], say) for index in shown] for row in self.rows)]
        widths = [max(len(row[place]) for row in cells) for place in range(len(shown))]
        are_numbers = [any(isinstance(row[index], Amount | Decimal | int) for row in self.rows) for index in shown]
        for row in cells:
            yield _GAP.join(cell.rjust(width) if is_number else cell.ljust(width) for cell, width, is_number
                            in zip(row, widths, are_numbers, strict=True)).rstrip()

    def csv(self) -> bytes:
        """The table as CSV in UTF-8: with a mark of its order of bytes, semicolons and decimal commas.

        No cell of text is taken for a formula: one that could be has an apostrophe before it.
        """
        text = StringIO(newline="")
        rows = csv.writer(text, delimiter=";", lineterminator="\r\n")
        rows.writerow([_guarded(column.heading) for column in self.columns])
        rows.writerows([_plainly(cell) for cell in row] for row in self.rows)
        return text.getvalue().encode("utf-8-sig")


def _says_something(cell: Cell) -> bool:
    return cell not in (None, "", 0, Amount(0))


def _in_words(cell: Cell, say: Phrases) -> str:
    match cell:
        case None:
            return ""
        case Amount():
            return say.amount(cell.ore, is_exact=True)
        case Decimal():
            return say.number(cell)
        case date():
            return cell.isoformat()
    return str(cell)


def _plainly(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case Amount():
            return in_kronor(cell.ore).replace(".", ",")
        case Decimal():
            return format(cell, "f").replace(".", ",")
        case date():
            return cell.isoformat()
        case int():
            return str(cell)
    return _guarded(cell)


def _guarded(text: str) -> str:
    return f"'{text}" if _STEERS.match(text) else text


def kronor(amount: Amount) -> Decimal:
    """An amount as a number of kronor, without loss."""
    return Decimal(in_kronor(amount.ore))
