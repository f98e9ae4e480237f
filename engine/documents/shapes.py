"""The shape of each table in a document, and how its values are read: strictly, with nothing guessed or converted."""

import json
import re
from collections.abc import Callable
from datetime import date, datetime, time
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Final, TypeVar, get_origin

from attrs import Factory, fields, frozen, has
from cattrs import ClassValidationError, Converter
from cattrs.errors import ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn

from engine.model.agreement import Counted, GivenWhen, NoLaterThan, RenewalKind
from engine.model.dates import EARLIEST, LATEST, Day, EndsAt, Length, Span, Unit
from engine.model.events import EventForm, Then
from engine.model.problems import Origin, Problem
from engine.model.text import printable

T = TypeVar("T")


class Fault(ValueError):
    """A value that cannot be read: the key of its message, and what fills it in."""

    def __init__(self, key: str, **params: str) -> None:
        super().__init__(key)
        self.key = key
        self.params = params


class OpenEnded:
    """The period of a renewal that makes the agreement open-ended."""


@frozen
class MonthDay:
    """A day of the year."""

    month: int
    day: int


class ReadAs(StrEnum):
    """A reading that an agreement may state."""

    SAME_DAY = "same_day"
    PERIOD_BOUNDARY = "period_boundary"


Exact = date
"""A day in full. Its own name, since a table has a key called "date"."""
Start = Day | NoLaterThan
RenewalPeriod = Length | OpenEnded
Forms = frozenset[EventForm]


@frozen(kw_only=True)
class AgreementTable:
    id: str
    title: str | None = None
    based_on: str | None = None


@frozen(kw_only=True)
class CommonHeading:
    """The ``[agreement]`` of a document that others complete: it need not be an agreement itself."""

    id: str | None = None
    title: str | None = None
    based_on: str | None = None


@frozen(kw_only=True)
class PartyTable:
    id: str
    name: str | None = None


@frozen(kw_only=True)
class TermTable:
    starts_on: Start | None = None
    ends_on: Day | None = None
    duration: Length | None = None
    latest_end: date | None = None
    clause: str | None = None


@frozen(kw_only=True)
class RenewalTable:
    kind: RenewalKind
    period: RenewalPeriod | None = None
    max_times: int | None = None
    holder: str | None = None
    exercise_before: Length | None = None
    counting: ReadAs | None = None
    clause: str | None = None


@frozen(kw_only=True)
class NoticeOverride:
    period: Length | None = None
    counted: Counted | None = None
    date: MonthDay | None = None
    ends_at: EndsAt | None = None
    counting: ReadAs | None = None
    form: Forms | None = None
    given_when: GivenWhen | None = None
    not_before: Exact | None = None
    no_end_before: Exact | None = None
    clause: str | None = None


@frozen(kw_only=True)
class NoticeTable(NoticeOverride):
    by: tuple[str, ...] | None = None
    renewed: NoticeOverride | None = None
    party: dict[str, Any] | None = None


@frozen(kw_only=True)
class EventTable:
    kind: str
    recorded_on: date | None = None


@frozen(kw_only=True)
class SignedTable(EventTable):
    on: Day
    by: str | None = None


@frozen(kw_only=True)
class NoticeEventTable(EventTable):
    id: str | None = None
    by: str | None = None
    sent_on: Day | None = None
    received_on: Day | None = None
    form: EventForm | None = None
    to_end_on: date | None = None
    accepted_on: Day | None = None


@frozen(kw_only=True)
class WithdrawnTable(EventTable):
    agreed_on: Day
    of: str | None = None


@frozen(kw_only=True)
class ExtendedTable(EventTable):
    agreed_on: Day
    ends_on: Day
    then: Then | None = None


@frozen(kw_only=True)
class OptionUsedTable(EventTable):
    on: Day
    by: str


@frozen(kw_only=True)
class RescindedTable(EventTable):
    on: Day
    by: str | None = None
    accepted_on: Day | None = None


EVENT_TABLES: Final[dict[str, type[EventTable]]] = {
    "signed": SignedTable,
    "notice": NoticeEventTable,
    "notice_withdrawn": WithdrawnTable,
    "extended": ExtendedTable,
    "option_used": OptionUsedTable,
    "rescinded": RescindedTable,
}
"""The kinds of event, each with the shape of its table."""

_LENGTH: Final = re.compile(r"(\d+) (day|week|month|year)s?", re.ASCII)
_MONTH_DAY: Final = re.compile(r"(\d{2})-(\d{2})", re.ASCII)
_MONTH: Final = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_YEAR: Final = re.compile(r"\d{4}", re.ASCII)
_BARE_KEY: Final = re.compile(r"[\w-]+")
_LONGEST_TEXT: Final = 2_000
LONGEST_WORD: Final = 60
_HUGE: Final = 10**18
_MOST_WORDS: Final = 50
_MOST_SHOWN: Final = 20
_ENDS: Final = {"same_day": EndsAt(), "month_end": EndsAt(1), "quarter_end": EndsAt(3), "half_year_end": EndsAt(6),
                "year_end": EndsAt(12)}
_LEAP_YEAR: Final = 2024


def did_you_mean(word: object, known: list[str]) -> str:
    """The known word nearest to ``word``, or "" if none is near."""
    # Among many words, or for a long one, the search takes too long and what it finds is chance.
    if not isinstance(word, str) or len(word) > LONGEST_WORD or len(known) > _MOST_WORDS:
        return ""
    return next(iter(get_close_matches(word, known, n=1)), "")


def listed(known: list[str]) -> str:
    """The known words, or the first of them where they are many; a dash if there are none."""
    return ", ".join(known[:_MOST_SHOWN]) + (" …" if len(known) > _MOST_SHOWN else "") or "\N{EN DASH}"


def step(key: str) -> str:
    """A key as it stands in a path: in quotation marks if it is not a bare key."""
    return key if _BARE_KEY.fullmatch(key) else printable(json.dumps(key[:LONGEST_WORD], ensure_ascii=False))


@frozen
class Found:
    """The problems found: values that cannot be read, and values that do not go together."""

    unreadable: list[Problem] = Factory(list)
    contradictions: list[Problem] = Factory(list)

    def contradiction(self, origin: Origin, key: str, /, **params: str) -> None:
        """Note that something does not go together with the rest."""
        self.contradictions.append(Problem(origin, key, params))

    def all(self) -> tuple[Problem, ...]:
        """Every problem, but none that only says that an unreadable value is missing."""
        paths = {problem.origin for problem in self.unreadable}
        return (*self.unreadable, *(each for each in self.contradictions if each.origin not in paths))


def structure(value: Any, shape: type[T], origin: Origin, found: Found) -> T | None:  # noqa: ANN401  # TOML
    """``value`` in its shape. What cannot be read is noted in ``found`` and left out; None if nothing is then left."""
    try:
        return _CONVERTER.structure(value, shape)
    except (ClassValidationError, Fault) as error:
        found.unreadable.extend(_problems(error, shape, origin))
        faulty = _faulty_keys(error)
    if not isinstance(value, dict):
        return None
    readable = {key: each for key, each in value.items() if key not in faulty}
    try:
        return _CONVERTER.structure(readable, shape) if len(readable) < len(value) else None
    except (ClassValidationError, Fault):
        return None


def _faulty_keys(error: Exception) -> set[str]:
    if not isinstance(error, ClassValidationError):
        return set()
    with_notes, others = error.group_exceptions()
    faulty = {note.name for _, note in with_notes}
    return faulty.union(*(each.extra_fields for each in others if isinstance(each, ForbiddenExtraKeysError)))


def _problems(error: BaseException, shape: Any, origin: Origin) -> list[Problem]:  # noqa: ANN401  # any annotation
    if isinstance(error, Fault):
        return [Problem(origin, error.key, error.params)]
    if isinstance(error, ForbiddenExtraKeysError):
        return [unknown_key(origin, key, [each.name for each in fields(error.cl)])
                for key in sorted(error.extra_fields)]
    if isinstance(error, ClassValidationError):
        with_notes, others = error.group_exceptions()
        found = [problem for each in others for problem in _problems(each, shape, origin)]
        for each, note in with_notes:
            if isinstance(each, KeyError):
                found.append(Problem(origin.at(note.name), "missing_key", {"key": note.name}))
            else:
                found += _problems(each, note.type, origin.at(note.name))
        return found
    raise error


def unknown_key(origin: Origin, key: str, known: list[str]) -> Problem:
    """The problem that a table has a key that means nothing there."""
    return Problem(origin.at(step(key)), "unknown_key",
                   {"key": printable(key[:LONGEST_WORD]), "nearest": did_you_mean(key, known), "known": listed(known)})


def _date(value: Any) -> date:  # noqa: ANN401  # whatever stands in the document
    if isinstance(value, datetime):
        raise Fault("day_with_time", got=value.isoformat())
    if not isinstance(value, date):
        raise Fault("not_a_day", got=shown(value))
    if not EARLIEST <= value <= LATEST:
        raise Fault("day_out_of_range", got=value.isoformat(), first=EARLIEST.isoformat(), last=LATEST.isoformat())
    return value


def _day(value: Any) -> Day:  # noqa: ANN401
    if isinstance(value, str):
        if (month := _MONTH.fullmatch(value)) and 1 <= int(month[2]) <= 12 and _in_range(int(month[1])):  # noqa: PLR2004
            return Span.month(int(month[1]), int(month[2]))
        if _YEAR.fullmatch(value) and _in_range(int(value)):
            return Span.year(int(value))
    return _date(value)


def _in_range(year: int) -> bool:
    return EARLIEST.year <= year <= LATEST.year


def _start(value: Any) -> Start:  # noqa: ANN401
    if isinstance(value, dict):
        if set(value) != {"no_later_than"}:
            raise Fault("not_a_start", got=shown(value))
        return NoLaterThan(day=_date(value["no_later_than"]))
    return _day(value)


def _text(value: Any) -> str:  # noqa: ANN401
    if not isinstance(value, str):
        raise Fault("not_text", got=shown(value))
    text = value.strip()
    if not text:
        raise Fault("empty_text")
    if len(text) > _LONGEST_TEXT or printable(text) != text:
        raise Fault("strange_text", most=str(_LONGEST_TEXT))
    return text


def _count(value: Any) -> int:  # noqa: ANN401
    if type(value) is not int or value < 0:
        raise Fault("not_a_count", got=shown(value))
    return value


def _length(value: Any) -> Length:  # noqa: ANN401
    match = _LENGTH.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise Fault("not_a_length", got=shown(value))
    try:
        return Length.of(int(match[1]), Unit(match[2] + "s"))
    except ValueError:
        raise Fault("length_too_long", got=shown(value)) from None


def _renewal_period(value: Any) -> RenewalPeriod:  # noqa: ANN401
    return OpenEnded() if value == "open-ended" else _length(value)


def _month_day(value: Any) -> MonthDay:  # noqa: ANN401
    match = _MONTH_DAY.fullmatch(value) if isinstance(value, str) else None
    try:
        day = date(_LEAP_YEAR, int(match[1]), int(match[2])) if match else None
    except ValueError:
        day = None
    if day is None:
        raise Fault("not_a_month_day", got=shown(value))
    return MonthDay(day.month, day.day)


def _ends_at(value: Any) -> EndsAt:  # noqa: ANN401
    if isinstance(value, str) and value in _ENDS:
        return _ENDS[value]
    if isinstance(value, str) and _MONTH_DAY.fullmatch(value):
        day = _month_day(value)
        return EndsAt(0, day.month, day.day)
    known = [*_ENDS, "MM-DD"]
    raise Fault("unknown_value", got=shown(value), nearest=did_you_mean(value, known), known=listed(known))


def _forms(value: Any) -> Forms:  # noqa: ANN401
    if value == "any":
        return frozenset()
    if isinstance(value, list) and value:
        return frozenset(_word(each, EventForm) for each in value)
    if value == "written":
        return frozenset({EventForm.WRITTEN})
    known = ["written", "any"]
    raise Fault("unknown_form", got=shown(value), nearest=did_you_mean(value, known))


def _word(value: Any, words: type[StrEnum]) -> Any:  # noqa: ANN401
    known = [each.value for each in words]
    if not isinstance(value, str) or value not in known:
        raise Fault("unknown_value", got=shown(value), nearest=did_you_mean(value, known),
                    known=listed(known))
    return words(value)


def _names(value: Any) -> tuple[str, ...]:  # noqa: ANN401
    if not isinstance(value, list) or not value:
        raise Fault("not_a_list", got=shown(value))
    return tuple(_text(each) for each in value)


def shown(value: Any) -> str:  # noqa: ANN401
    """A value as the document has it: as much of it as fits in a message."""
    if isinstance(value, list):
        text = f"[{', '.join(map(_shown_within, value[:_MOST_SHOWN]))}]"
    elif isinstance(value, dict):
        pairs = [f"{step(key)} = {_shown_within(each)}" for key, each in list(value.items())[:_MOST_SHOWN]]
        text = f"{{ {', '.join(pairs)} }}" if pairs else "{}"
    else:
        text = _shown_within(value)
    return text if len(text) <= LONGEST_WORD else text[: LONGEST_WORD - 1] + "…"


def _shown_within(value: Any) -> str:  # noqa: ANN401
    match value:
        case bool():
            return str(value).lower()
        case int():
            return str(value) if abs(value) < _HUGE else hex(value)  # Python writes no more than 4300 decimal digits
        case str():
            return f'"{printable(value[:LONGEST_WORD])}"'
        case list() | dict():
            return "…"
        case date() | time():
            return value.isoformat()
    return str(value)


def _table(value: Any) -> dict[str, Any]:  # noqa: ANN401
    if not isinstance(value, dict):
        raise Fault("not_a_table", got=shown(value))
    return value


_READERS: Final[dict[Any, Callable[[Any], Any]]] = {
    str: _text, int: _count, date: _date, Day: _day, Start: _start, Length: _length, RenewalPeriod: _renewal_period,
    MonthDay: _month_day, EndsAt: _ends_at, Forms: _forms, tuple[str, ...]: _names, dict[str, Any]: _table,
}
_READERS.update({kind | None: read for kind, read in _READERS.items()})
_WORDS: Final = {kind: each for each in (Counted, GivenWhen, ReadAs, RenewalKind, EventForm, Then)
                 for kind in (each, each | None)}
_TABLES: Final = {NoticeOverride | None: NoticeOverride}


def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    for kind, read in _READERS.items():
        if isinstance(kind, type) and get_origin(kind) is None:
            converter.register_structure_hook(kind, lambda value, _kind, read=read: read(value))
        else:
            converter.register_structure_hook_func(_is(kind), lambda value, _kind, read=read: read(value))
    for kind, words in _WORDS.items():
        converter.register_structure_hook(kind, lambda value, _kind, words=words: _word(value, words))
    for kind, table in _TABLES.items():
        converter.register_structure_hook_func(
            _is(kind), lambda value, _kind, table=table: converter.structure(value, table))

    def table_hook(shape: Any) -> Callable[[Any, Any], Any]:  # noqa: ANN401  # an attrs class
        structure_fields = make_dict_structure_fn(
            shape, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True)
        return lambda value, kind: structure_fields(_table(value), kind)

    converter.register_structure_hook_factory(has, table_hook)
    return converter


def _is(kind: Any) -> Callable[[Any], bool]:  # noqa: ANN401  # any annotation
    return lambda other: other == kind


_CONVERTER: Final = _converter()
