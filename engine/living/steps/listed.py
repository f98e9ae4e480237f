"""What Frist shall answer, each answer a row of a table below the step.

The first row names the columns. Those of a step may stand in any order, and be left out; an empty cell is "nothing".
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Final

from attrs import frozen
from pytest_bdd import then

from engine.living.steps.expecting import UnmetError, UntellableError, same, the_one
from engine.living.steps.money_answers import in_ore
from engine.living.steps.sentences import ALL_TYPES, en, sv
from engine.living.steps.telling import Telling
from engine.model.accounts import Shared
from engine.model.assessment import Watch
from engine.model.money import Amount

Table = list[list[str]]


@frozen
class Column:
    """A column: its name in each language, the type of its cells, and what it shows of what was found."""

    sv: str
    en: str
    type: str
    of: Callable[[Any], object]


TERMS: Final = (
    Column("nummer", "number", "Heads", lambda each: each.number),
    Column("från och med", "from", "Day", lambda each: each.starts_on),
    Column("till och med", "to and including", "Day", lambda each: each.ends_on),
)
READINGS: Final = (
    Column("läge", "status", "Status", lambda each: each.status),
    Column("till och med", "to and including", "Day", lambda each: each.ends_on),
)
WATCHED: Final = (
    Column("dag", "day", "Day", lambda each: each.day),
    Column("vad", "what", "Watch", lambda each: each.kind),
    Column("slutdag", "end", "Day", lambda each: None if each.kind is Watch.OPENS else each.ends_on),
)
INSTALMENTS: Final = (
    Column("delbetalning", "instalment", "Instalment", lambda each: each.instalment),
    Column("belopp", "amount", "Amount", lambda each: in_ore(each.amount)),
    Column("förfallodag", "due day", "Day", lambda each: each.due_on),
    Column("läge", "status", "Standing", lambda each: each.status),
)
SHARES: Final = (
    Column("andel", "share of", "Member", lambda each: each[0]),
    Column("belopp", "amount", "Amount", lambda each: in_ore(each[1])),
)


@then(sv("är avtalsperioderna"))
@then(sv("avtalsperioderna är"))
@then(en("the terms are"))
def terms_are(telling: Telling, datatable: Table) -> None:
    _all(datatable, TERMS, telling.found().terms)


@then(sv("är tolkningarna"))
@then(sv("tolkningarna är"))
@then(en("the readings are"))
def readings_are(telling: Telling, datatable: Table) -> None:
    _all(datatable, READINGS, telling.found().readings)


@then(sv("är dagarna att bevaka från och med {start:Day} till och med {end:Day}"))
@then(sv("dagarna att bevaka från och med {start:Day} till och med {end:Day} är"))
@then(en("the days to watch from {start:Day} to and including {end:Day} are"))
def days_to_watch_are(telling: Telling, start: date, end: date, datatable: Table) -> None:
    _all(datatable, WATCHED, telling.found().watched(start, end))


@then(sv("är bland delbetalningarna"))
@then(sv("bland delbetalningarna är"))
@then(en("among the instalments are"))
def instalments_are(telling: Telling, datatable: Table) -> None:
    columns, expected = _read(datatable, INSTALMENTS)
    found = [tuple(column.of(each) for column in columns) for each in telling.found().payments]
    for row in expected:
        if row not in found:
            raise UnmetError(row, *found)


@then(sv("fördelas {what:Shared} för {year:Year} så"))
@then(sv("{what:Shared} för {year:Year} fördelas så"))
@then(en("{what:Shared} for {year:Year} is split thus"))
def shares_are(telling: Telling, what: Shared, year: str, datatable: Table) -> None:
    found = {(each.kind, each.year): each for each in telling.found().apportionments}
    columns, expected = _read(datatable, SHARES)
    shares = the_one((what, int(year)), found).shares
    named = [tuple(telling.party(cell) if isinstance(cell, str) else cell for cell in row) for row in expected]
    _same_rows(sorted(named, key=str), sorted((tuple(column.of(each) for column in columns)
                                                  for each in shares.items()), key=str))


def _all(datatable: Table, columns: tuple[Column, ...], found: Iterable[object]) -> None:
    """The rows are what was found, all of it and in that order."""
    chosen, expected = _read(datatable, columns)
    _same_rows(expected, [tuple(column.of(each) for column in chosen) for each in found])


def _same_rows(expected: list[tuple[object, ...]], found: list[tuple[object, ...]]) -> None:
    for wanted, there in zip(expected, found, strict=False):
        same(wanted, there)
    if len(expected) != len(found):
        raise UnmetError(tuple(expected[len(found):]) or None, *found[len(expected):])


def _read(datatable: Table, columns: tuple[Column, ...]) -> tuple[list[Column], list[tuple[object, ...]]]:
    """The columns that the table has, and its rows as values."""
    by_name = {name: column for column in columns for name in (column.sv, column.en)}
    heading, *rows = datatable
    if not heading or not rows or len(set(heading)) < len(heading) or not set(heading) <= set(by_name):
        names = ", ".join(f"{each.sv}/{each.en}" for each in columns)
        raise UntellableError("bad_table", columns=names, found=", ".join(heading))
    chosen = [by_name[name] for name in heading]
    return chosen, [tuple(_cell(cell, column, name) for cell, column, name in zip(row, chosen, heading, strict=True))
                    for row in rows]


def _cell(cell: str, column: Column, name: str) -> object:
    if not cell:
        return None
    read = ALL_TYPES[column.type]
    pattern: str = getattr(read, "pattern", "")
    try:
        if re.fullmatch(pattern, cell):
            value = read(cell)
            return Amount(value) if column.type == "Amount" else value
    except ValueError:
        pass
    raise UntellableError("bad_cell", cell=cell, column=name)
