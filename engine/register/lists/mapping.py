"""The map of a list (TOML): which column is which, and what the list leaves unsaid. Guessed once, then people's own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from attrs import field, fields, frozen

from engine.documents.files import Told, read
from engine.documents.quoting import LONGEST_WORD, did_you_mean, listed, shown, step
from engine.documents.structuring import Found, structure, unknown_key
from engine.documents.tables import NoticeOverride, PartyTable, RenewalTable
from engine.documents.values import UnreadableError, one_of, read_table, read_text
from engine.explain.phrases import Phrases
from engine.model.dates import Unit
from engine.model.problems import Origin, Problem, ProblemsError
from engine.model.text import printable
from engine.register import toml_text
from engine.register.lists.cells import DayOrder
from engine.register.lists.headings import LENGTHS, MEANINGS, guessed, same, unit_in
from engine.register.lists.sheets import Fault, Sheet

EMPTY: Final = {"start": "draft", "end": "open_ended", "renewal": "none", "notice": "none"}
"""What may be said of a cell that tells nothing, by what it should have told: there is one answer to each."""

_LOOKED_AT: Final = 20
"""Rows among which the headings are looked for."""


@frozen(kw_only=True)
class Columns:
    """How a list is read."""

    sheet: str | None = None
    """The sheet; None: the first, or the file of CSV."""
    heading_row: int = 1
    columns: dict[str, str] = field(factory=dict)
    """The heading of the column that tells each fact."""
    units: dict[str, Unit] = field(factory=dict)
    """What a number alone counts, in the columns of lengths."""
    day_order: DayOrder | None = None
    empty: frozenset[str] = frozenset()
    """The keys of ``EMPTY`` that are settled: for these a cell that tells nothing means what stands there."""
    own_party: dict[str, Any] | None = None
    """The party that every agreement has, as a row of ``[[party]]``."""
    renewal: dict[str, Any] = field(factory=dict)
    """What is said in every ``[renewal]``, where the row does not say otherwise."""
    notice_fixed_term: dict[str, Any] = field(factory=dict)
    notice_open_ended: dict[str, Any] = field(factory=dict)
    """What is said in every ``[notice]``, beside the period that the row tells."""


@frozen
class Placed:
    """The columns of a sheet, found by their headings."""

    columns: dict[str, int]
    """The number of the column that tells each fact."""
    unused: tuple[str, ...]
    """The headings of the others, that hold anything."""
    width: int
    """The last column that has a heading."""


def guess(sheets: tuple[Sheet, ...]) -> tuple[Sheet, Columns]:
    """The sheet of ``sheets`` that most looks like a list of agreements, and how it may be read."""
    best = max(((sheet, number, guessed(_headings(sheet, number).values())) for sheet in sheets
                for number in list(sheet.rows)[:_LOOKED_AT] or [1]), key=lambda each: len(each[2]))
    sheet, number, columns = best
    units: dict[str, Unit] = {
        key: unit for key in LENGTHS if key in columns and (unit := unit_in(columns[key])) is not None}
    return sheet, Columns(sheet=sheet.name, heading_row=number, columns=columns, units=units)


def place(sheet: Sheet, how: Columns, at: Origin) -> Placed:
    """Where the columns of ``how`` are in ``sheet``; ``ProblemsError`` if headings are missing, or occur twice.

    ``at`` is the map, for the messages.
    """
    headings = _headings(sheet, how.heading_row)
    if not headings:
        raise ProblemsError((Problem(at.at("heading_row"), "list_no_headings", {"row": str(how.heading_row)}),))
    if not how.columns:
        raise ProblemsError((Problem(at.at("columns"), "list_no_columns"),))
    problems: list[Problem] = []
    columns: dict[str, int] = {}
    for key, heading in how.columns.items():
        found = [number for number, each in headings.items() if same(each) == same(heading)]
        if len(found) == 1:
            columns[key] = found[0]
            continue
        told = {"heading": printable(heading[:LONGEST_WORD])}
        known = [printable(each[:LONGEST_WORD]) for each in headings.values()]
        problems.append(Problem(at.at("columns", key), "list_heading_twice", told) if found else Problem(
            at.at("columns", key), "list_no_heading",
            {**told, "nearest": did_you_mean(told["heading"], known), "known": listed(known)}))
    if problems:
        raise ProblemsError(tuple(problems))
    unused = tuple(each for number, each in headings.items() if number not in columns.values())
    return Placed(columns, unused, max(headings))


def _headings(sheet: Sheet, row: int) -> dict[int, str]:
    return {column: " ".join(str(value).split()) for column, value in sheet.rows.get(row, {}).items()
            if not isinstance(value, Fault)}


def read_map(path: Path) -> Columns:
    """How the map at ``path`` says that the list is read; ``ProblemsError`` with all that is wrong with it."""
    document = read(path)
    found = Found()
    known = [each.name for each in fields(Columns)]
    for key in (*document.keys, *(key for key, rows in document.rows.items() if rows)):
        if key not in _READERS:
            found.unreadable.append(unknown_key(document.origin, key, known))
    told = {key: value for key, each in _READERS.items() if key in document.keys
            and (value := _told(each, document.keys[key], found)) is not None}
    if found.all():
        raise ProblemsError(found.all())
    return Columns(**told)


def _told(read: "_Reader", told: Told, found: Found) -> Any:  # noqa: ANN401  # a field of Columns
    try:
        return read(told.value, told.origin, found)
    except UnreadableError as error:
        found.unreadable.append(Problem(told.origin, error.key, error.params))
        return None


_Reader = Callable[[object, Origin, Found], Any]


def _heading_row(value: object, _at: Origin, _found: Found) -> int:
    if type(value) is not int or value < 1:
        raise UnreadableError("list_not_a_row", got=shown(value))
    return value


def _by_key(value: object, at: Origin, found: Found, known: list[str], read: Callable[[object], Any]) -> dict[str, Any]:
    """A table with ``known`` keys, each value read by ``read``."""
    told = {}
    for key, each in read_table(value).items():
        if key not in known:
            found.unreadable.append(unknown_key(at, key, known))
            continue
        try:
            told[key] = read(each)
        except UnreadableError as error:
            found.unreadable.append(Problem(at.at(step(key)), error.key, error.params))
    return told


def _columns(value: object, at: Origin, found: Found) -> dict[str, str]:
    return _by_key(value, at, found, list(MEANINGS), read_text)


def _units(value: object, at: Origin, found: Found) -> dict[str, Unit]:
    return _by_key(value, at, found, list(LENGTHS), _unit)


def _unit(value: object) -> Unit:
    known = [each.value for each in Unit]
    if value not in known:
        raise UnreadableError("unknown_value", got=shown(value), nearest=did_you_mean(value, known),
                              known=listed(known))
    return Unit(value)


def _empty(value: object, at: Origin, found: Found) -> frozenset[str]:
    settled = _by_key(value, at, found, list(EMPTY), lambda told: told)
    for key, told in settled.items():
        if told != EMPTY[key]:
            found.unreadable.append(Problem(at.at(key), "unknown_value",
                                            {"got": shown(told), "nearest": "", "known": EMPTY[key]}))
    return frozenset(settled)


def _table_of(shape: type[Any], *own: str) -> _Reader:
    """A table that goes into every document as it stands, without the keys ``own`` that each row tells itself."""
    def told(value: object, at: Origin, found: Found) -> dict[str, Any]:
        table = read_table(value)
        for key in own:
            if key in table:
                known = [each.name for each in fields(shape) if each.name not in own]
                found.unreadable.append(unknown_key(at, key, known))
        structure({key: each for key, each in table.items() if key not in own}, shape, at, found)
        return table
    return told


_READERS: Final[dict[str, _Reader]] = {
    "sheet": lambda value, _at, _found: read_text(value),
    "heading_row": _heading_row,
    "columns": _columns,
    "units": _units,
    "day_order": lambda value, _at, _found: one_of(DayOrder)(value),
    "empty": _empty,
    "own_party": _table_of(PartyTable),
    "renewal": _table_of(RenewalTable),
    "notice_fixed_term": _table_of(NoticeOverride, "period"),
    "notice_open_ended": _table_of(NoticeOverride, "period"),
}


def written(how: Columns, sheet: Sheet, say: Phrases) -> str:
    """The map as TOML, with what each key means and may be; what is not known stands as a comment to fill in."""
    return "\n".join(_lines(how, sheet, say)) + "\n"


def _lines(how: Columns, sheet: Sheet, say: Phrases) -> Iterator[str]:
    def comment(key: str, **values: str) -> Iterator[str]:
        yield from (f"# {line}".rstrip() for line in say(f"import.map.{key}", **values).strip().split("\n"))

    yield from comment("head", file=printable(Path(sheet.file).name))
    yield ""
    if how.sheet is not None:
        yield from comment("sheet")
        yield f"sheet = {toml_text.value(how.sheet)}"
    yield from comment("heading_row")
    yield f"heading_row = {how.heading_row}"
    yield from comment("day_order")
    yield '# day_order = "day_first"'
    yield ""
    yield from comment("columns")
    yield "[columns]"
    for key in MEANINGS:
        line = f"{key} = {toml_text.value(how.columns[key])}" if key in how.columns else f'# {key} = ""'
        yield f"{line:<44}  # {say(f'import.column.{key}')}"
    unused = place(sheet, how, Origin()).unused if how.columns else tuple(_headings(sheet, how.heading_row).values())
    yield from comment("unused" if unused else "all_used",
                       columns=", ".join(f'"{printable(each[:LONGEST_WORD])}"' for each in unused))
    yield ""
    yield from comment("units")
    yield "[units]"
    for key in LENGTHS:
        yield f'{key} = "{how.units[key].value}"' if key in how.units else f'# {key} = "months"'
    for table in ("own_party", "empty", "renewal", "notice_fixed_term", "notice_open_ended"):
        yield ""
        yield from comment(table)
