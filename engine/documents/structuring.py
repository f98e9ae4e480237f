"""Tables of a document into their shapes, with every problem in them noted."""

from collections.abc import Callable
from typing import Any, Final, TypeVar, get_origin

from attrs import Factory, fields, frozen, has
from cattrs import ClassValidationError, Converter
from cattrs.errors import ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn

from engine.documents.amounts import AMOUNT_READERS
from engine.documents.duty_values import DUTY_READERS
from engine.documents.quoting import LONGEST_WORD, did_you_mean, listed, step
from engine.documents.tables import NoticeOverride
from engine.documents.values import READERS, UnreadableError, read_table
from engine.model.problems import Origin, Problem
from engine.model.text import printable

T = TypeVar("T")


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


def structure(value: object, shape: type[T], origin: Origin, found: Found,
              converter: Converter | None = None) -> T | None:
    """``value`` in its shape. What cannot be read is noted in ``found`` and left out; None if nothing is then left.

    ``converter``: knows other kinds of values than those of documents (``converter_of``).
    """
    convert = converter or _CONVERTER
    try:
        return convert.structure(value, shape)
    except (ClassValidationError, UnreadableError) as error:
        found.unreadable.extend(_problems(error, origin))
        faulty = _faulty_keys(error)
    if not isinstance(value, dict):
        return None
    readable = {key: each for key, each in value.items() if key not in faulty}
    try:
        return convert.structure(readable, shape) if len(readable) < len(value) else None
    except (ClassValidationError, UnreadableError):
        return None


def _faulty_keys(error: Exception) -> set[str]:
    if not isinstance(error, ClassValidationError):
        return set()
    with_notes, others = error.group_exceptions()
    faulty = {note.name for _, note in with_notes}
    return faulty.union(*(each.extra_fields for each in others if isinstance(each, ForbiddenExtraKeysError)))


def _problems(error: BaseException, origin: Origin) -> list[Problem]:
    if isinstance(error, UnreadableError):
        return [Problem(origin, error.key, error.params)]
    if isinstance(error, ForbiddenExtraKeysError):
        return [unknown_key(origin, key, [each.name for each in fields(error.cl)])
                for key in sorted(error.extra_fields)]
    if isinstance(error, ClassValidationError):
        with_notes, others = error.group_exceptions()
        found = [problem for each in others for problem in _problems(each, origin)]
        for each, note in with_notes:
            if isinstance(each, KeyError):
                found.append(Problem(origin.at(note.name), "missing_key", {"key": note.name}))
            else:
                found += _problems(each, origin.at(note.name))
        return found
    raise error


def unknown_key(origin: Origin, key: str, known: list[str]) -> Problem:
    """The problem that a table has a key that means nothing there."""
    return Problem(origin.at(step(key)), "unknown_key",
                   {"key": printable(key[:LONGEST_WORD]), "nearest": did_you_mean(key, known), "known": listed(known)})


def converter_of(readers: dict[Any, Callable[[object], object]]) -> Converter:
    """What puts tables into their shapes; ``readers``: how a value is read, by the annotation of its key."""
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    for kind, read in readers.items():
        hook = _hook(read)
        if isinstance(kind, type) and get_origin(kind) is None:
            converter.register_structure_hook(kind, hook)
        else:
            converter.register_structure_hook_func(_is(kind), hook)

    def table_hook(shape: Any) -> Callable[[Any, Any], Any]:  # noqa: ANN401  # an attrs class
        structure_fields = make_dict_structure_fn(
            shape, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True)
        return lambda value, kind: structure_fields(read_table(value), kind)

    converter.register_structure_hook_factory(has, table_hook)
    return converter


def _converter() -> Converter:
    converter = converter_of(READERS | AMOUNT_READERS | DUTY_READERS)
    converter.register_structure_hook_func(
        _is(NoticeOverride | None), lambda value, _kind: converter.structure(value, NoticeOverride))
    return converter


def _hook(read: Callable[[object], object]) -> Callable[[object, object], object]:
    return lambda value, _kind: read(value)


def _is(kind: object) -> Callable[[object], bool]:
    return lambda other: other == kind


_CONVERTER: Final = _converter()
