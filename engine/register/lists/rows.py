"""The rows of a list as documents: what each tells, or every problem in it, at its cell."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, TypeVar

from attrs import evolve, field, frozen

from engine.documents import load
from engine.documents.values import UnreadableError, read_length
from engine.model.agreement import RenewalKind
from engine.model.dates import ONE_DAY, Unit
from engine.model.problems import Origin, Problem, ProblemsError
from engine.register import toml_text
from engine.register.lists import cells
from engine.register.lists.cells import UNTIL_NOTICE, is_empty, is_none, is_until_notice
from engine.register.lists.mapping import EMPTY, Columns, Placed, place
from engine.register.lists.sheets import Sheet, Value
from engine.register.registration import NO_SECRECY

T = TypeVar("T")

FACTS: Final = ("diary_number", "original", "secrecy", "decision", "responsible")
"""What a registrator keeps of an agreement, which no document has a key for."""

MAIN: Final = "agreement.toml"
"""The name of a document made from a row."""

_LONGEST_ID: Final = 80
_NOT_IN_AN_ID: Final = re.compile(r"[^a-z0-9]+")
_BETWEEN_PARTIES: Final = re.compile(r"[;\n]")
_WITHOUT_MARKS: Final = str.maketrans({"ø": "o", "æ": "ae", "ß": "ss", "đ": "d", "ł": "l"})


@frozen(kw_only=True)
class Row:
    """What a row of the list tells."""

    origin: Origin
    """The row as a whole."""
    id: str
    title: str
    document: str
    """The document (TOML), which can be read; "" where there are problems."""
    facts: dict[str, str]
    """What of ``FACTS`` the row tells."""
    problems: tuple[Problem, ...]
    """Why there is no document."""


def rows(sheet: Sheet, how: Columns, at: Origin) -> Iterator[Row]:
    """Every row below the headings that holds anything.

    Raises ``ProblemsError`` if ``how`` does not fit ``sheet``; ``at`` is the map, for the messages.
    """
    placed = place(sheet, how, at)
    ids: dict[str, Origin] = {}
    with TemporaryDirectory() as folder:
        for number in sorted(sheet.rows):
            if number > how.heading_row:
                row = _Reading(sheet, how, placed, number).row(ids)
                yield row if row.problems else _checked(row, Path(folder), sheet, placed, number)


def slug(text: str) -> str:
    """The text as an id: small letters a to z and digits, with hyphens between; "" if nothing is left."""
    bare = unicodedata.normalize("NFKD", text.casefold().translate(_WITHOUT_MARKS))
    letters = "".join(each for each in bare if not unicodedata.combining(each))
    return _NOT_IN_AN_ID.sub("-", letters).strip("-")[:_LONGEST_ID].strip("-")


def _checked(row: Row, folder: Path, sheet: Sheet, placed: Placed, number: int) -> Row:
    """The row, with the problems of its document if it cannot be read, each at the cell that tells what it is about."""
    path = folder / MAIN
    path.write_text(row.document, encoding="utf-8", newline="\n")
    try:
        load(path)
    except ProblemsError as error:
        def cell(origin: Origin) -> Origin:
            column = next((placed.columns[key] for start, keys in _CELLS_OF.items() if origin.path.startswith(start)
                           for key in keys if key in placed.columns), None)
            return sheet.at(number, column)

        return evolve(row, document="", problems=tuple(evolve(each, origin=cell(each.origin))
                                                       for each in error.problems))
    return row


_CELLS_OF: Final[dict[str, tuple[str, ...]]] = {
    "agreement.id": ("id", "title"), "agreement": ("title", "id"), "party": ("parties",),
    "term.starts_on": ("starts_on",), "term.ends_on": ("ends_on",), "term.duration": ("duration",),
    "term.latest_end": ("latest_end",), "renewal.max_times": ("max_times", "renewal"),
    "renewal.period": ("renewal_period", "renewal"), "renewal": ("renewal", "renewal_period"),
    "notice": ("notice_period",), "event": ("signed_on",)}
"""Which column tells of a place in a document: the first that the list has."""


@frozen
class _Reading:
    """One row, being read: what cannot be is noted, and the rest is read all the same."""

    sheet: Sheet
    how: Columns
    placed: Placed
    number: int
    problems: list[Problem] = field(factory=list)

    def row(self, ids: dict[str, Origin]) -> Row:
        """What the row tells. ``ids`` are those of the rows before, and this one's is added."""
        self._check_width()
        if all(self._cell(key) is None for key in self.placed.columns):  # a sum, or a note: no agreement
            self._problem("title", "list_no_name")
            return Row(origin=self.sheet.at(self.number), id="", title="", document="", facts={},
                       problems=tuple(self.problems))
        title = self._told("title", cells.text)
        parties, named = self._parties()
        agreement = self._id(title, named, ids)
        has_end, term, events = self._term()
        document: dict[str, Any] = {
            "agreement": {"id": agreement, **({"title": title} if title else {})}, "party": parties, "term": term,
            "renewal": self._renewal() if has_end else self._no_renewal(), "notice": self._notice(has_end=has_end),
            "event": events}
        facts = {key: told for key in FACTS if (told := self._told(key, cells.text)) is not None}
        if is_none(facts.get("secrecy", "")):
            facts["secrecy"] = NO_SECRECY
        text = "" if self.problems else "\n".join(_written(document))
        return Row(origin=self.sheet.at(self.number), id=agreement, title=title or agreement, document=text,
                   facts=facts, problems=tuple(self.problems))

    def _cell(self, key: str) -> Value | None:
        column = self.placed.columns.get(key)
        value = None if column is None else self.sheet.rows[self.number].get(column)
        return None if is_empty(value) else value

    def _problem(self, key: str, problem: str, **params: str) -> None:
        self.problems.append(Problem(self.sheet.at(self.number, self.placed.columns.get(key)), problem, params))

    def _told(self, key: str, read: Callable[[Value], T]) -> T | None:
        """What the cell tells, if it tells anything that can be read."""
        value = self._cell(key)
        if value is None:
            column = self.placed.columns.get(key, 0)
            around = next((each for each in self.sheet.merged if each.covers(self.number, column)), None)
            if around is not None:
                self._problem(key, "list_merged", cells=around.shown)
            return None
        try:
            return read(value)
        except UnreadableError as error:
            self._problem(key, error.key, **error.params)
            return None

    def _is_settled(self, key: str, *columns: str) -> bool:
        """Whether it is said what it means that the row does not tell this; a problem if it is not.

        Nothing more is said where a cell tells what cannot be read.
        """
        if any(self._cell(each) is not None or self._is_covered(each) for each in columns):
            return False
        if key in self.how.empty:
            return True
        told = next((each for each in columns if each in self.placed.columns), columns[0])
        self._problem(told, f"list_no_{key}", settled=f'{key} = "{EMPTY[key]}"')
        return False

    def _is_covered(self, key: str) -> bool:
        column = self.placed.columns.get(key, 0)
        return any(each.covers(self.number, column) for each in self.sheet.merged)

    def _check_width(self) -> None:
        """In CSV, a separator within a cell moves what comes after it, so that nothing in the row can be trusted."""
        widest = max(self.sheet.rows[self.number])
        if self.sheet.name is None and widest > self.placed.width:
            self.problems.append(Problem(self.sheet.at(self.number), "list_row_length",
                                         {"count": str(widest), "columns": str(self.placed.width)}))

    def _parties(self) -> tuple[list[dict[str, Any]], list[str]]:
        """Every ``[[party]]``, and the ids of those that the row itself names."""
        own = self.how.own_party
        parties = [] if own is None else [own]
        names = {str(each.get("name", each["id"])).casefold() for each in parties}
        ids = {each["id"] for each in parties}
        for told in _BETWEEN_PARTIES.split(str(self._told("parties", _lines) or "")):
            name = " ".join(told.split())
            if not name or name.casefold() in names:
                continue
            party = _unused(slug(name) or "party", ids)
            names.add(name.casefold())
            ids.add(party)
            parties.append({"id": party, "name": name})
        if not parties and self._cell("parties") is None:
            self._problem("parties", "list_no_parties")
        return parties, [each["id"] for each in parties if each is not own]

    def _id(self, title: str | None, named: list[str], ids: dict[str, Origin]) -> str:
        """The id of the agreement: that of the row, else made from its title so that no row before has it."""
        told = self._told("id", cells.text)
        agreement = slug(told or title or "")
        if told and agreement in ids:
            self._problem("id", "list_same_id", id=agreement, row=ids[agreement].path)
        if not agreement:
            self._problem("id" if told or "title" not in self.placed.columns else "title", "list_no_name")
            return ""
        if not told and agreement in ids:
            agreement = _unused("-".join([agreement, *named])[:_LONGEST_ID].strip("-"), set(ids))
        ids.setdefault(agreement, self.sheet.at(self.number))
        return agreement

    def _day(self, key: str) -> date | str | None:
        return self._told(key, lambda value: cells.day(value, self.how.day_order))

    def _length(self, key: str) -> str | None:
        return self._told(key, lambda value: cells.length(value, self._unit(key)))

    def _unit(self, key: str) -> Unit | None:
        return self.how.units.get(key)

    def _term(self) -> tuple[bool, dict[str, Any], list[dict[str, Any]]]:
        """Whether it has an end, ``[term]``, and the signing."""
        signed_on = self._day("signed_on")
        starts_on = self._day("starts_on")
        if starts_on is None and signed_on is None:
            self._is_settled("start", "starts_on", "signed_on")
        is_open = any((value := self._cell(key)) is not None and is_until_notice(value)
                      for key in ("ends_on", "duration"))
        ends_on = self._told("ends_on", lambda value: None if is_until_notice(value) else cells.day(
            value, self.how.day_order))
        duration = self._told("duration", lambda value: None if is_until_notice(value) else cells.length(
            value, self._unit("duration")))
        if is_open and (ends_on or duration):
            self._problem("ends_on" if ends_on else "duration", "list_end_and_open_ended")
        if not is_open and ends_on is None and duration is None:
            is_open = self._is_settled("end", "ends_on", "duration")
        if duration is not None and isinstance(starts_on, date) and isinstance(ends_on, date) and (
                read_length(duration).after(starts_on) - ONE_DAY == ends_on):
            duration = None  # the same said twice
        latest_end = self._told("latest_end", lambda value: cells.exact_day(value, self.how.day_order))
        term = {"starts_on": starts_on, "ends_on": ends_on, "duration": duration, "latest_end": latest_end}
        events = [] if signed_on is None else [{"kind": "signed", "on": signed_on}]
        return not is_open, {key: value for key, value in term.items() if value is not None}, events

    def _renewal(self) -> dict[str, Any]:
        told = self._told("renewal", lambda value: cells.renewal(value, self._unit("renewal")))
        period = self._told("renewal_period", lambda value: UNTIL_NOTICE if is_until_notice(value) else cells.length(
            value, self._unit("renewal_period")))
        times = self._told("max_times", cells.count)
        if told is None and period is None and times is None:
            self._is_settled("renewal", "renewal", "renewal_period")
            return {}
        kind = told.kind if told is not None and told.kind is not None else None
        if kind is RenewalKind.NONE:
            if period is not None or times:
                self._problem("renewal", "list_renewal_and_none")
            return {}
        if kind is None and "kind" not in self.how.renewal:
            self._problem("renewal" if "renewal" in self.placed.columns else "renewal_period", "list_renewal_kind")
            return {}
        is_other = kind is not None and kind.value != self.how.renewal.get("kind")
        own = {"kind": kind.value if kind is not None else None, "max_times": times,
               "period": period or (told.period if told is not None else None)}
        table = {**({} if is_other else self.how.renewal),
                 **{key: value for key, value in own.items() if value is not None}}
        if "period" not in table and table["kind"] != RenewalKind.BY_AGREEMENT.value:
            self._problem("renewal" if "renewal" in self.placed.columns else "renewal_period", "list_renewal_no_period")
        return table

    def _no_renewal(self) -> dict[str, Any]:
        """An agreement without an end is not renewed; a problem if the row says that it is."""
        told = self._told("renewal", lambda value: cells.renewal(value, self._unit("renewal")))
        if told is not None and told.kind is not RenewalKind.NONE and not self.problems:
            self._problem("renewal", "list_renewal_of_open_ended")
        return {}

    def _notice(self, *, has_end: bool) -> dict[str, Any]:
        value = self._cell("notice_period")
        if value is not None and is_none(value):
            return {}
        period = self._length("notice_period")
        if period is None:
            self._is_settled("notice", "notice_period")
            return {}
        key = "notice_fixed_term" if has_end else "notice_open_ended"
        said = self.how.notice_fixed_term if has_end else self.how.notice_open_ended
        if "counted" not in said:
            self._problem("notice_period", "list_not_counted", table=key)
        return {"period": period, **said}


def _written(document: dict[str, Any]) -> Iterator[str]:
    """The tables that tell anything, as people write them."""
    for key, told in document.items():
        for each in told if isinstance(told, list) else [told] if told else []:
            yield from toml_text.table(f"[[{key}]]" if isinstance(told, list) else f"[{key}]", each)
            yield ""


def _lines(value: Value) -> str:
    """Text that may run over several lines; each is checked as one."""
    if not isinstance(value, str):
        return cells.text(value)
    return "\n".join(cells.text(line) for line in _BETWEEN_PARTIES.split(value) if line.strip())


def _unused(told: str, used: set[str]) -> str:
    """``told``, with a number after it if it is used."""
    if told not in used:
        return told
    return next(each for number in range(2, len(used) + 3) if (each := f"{told}-{number}") not in used)
