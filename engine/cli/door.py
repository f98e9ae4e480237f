"""What every command needs from outside: language, rulebook, days and documents; and how faults are told."""

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar

import click
from attrs import field, frozen

from engine.cli import source
from engine.explain import as_json
from engine.explain.phrases import LANGUAGES, Phrases
from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.dates import EARLIEST, LATEST
from engine.model.problems import Origin, Problem, ProblemsError
from engine.model.text import printable

if TYPE_CHECKING:
    from engine.register.chain import AsKnown
    from engine.register.register import Register

T = TypeVar("T")

DOCUMENT_FAULT: Final = 3
RULEBOOK_FAULT: Final = 1


def language(args: list[str]) -> str:
    """The language asked for: ``--lang``, else the environment, else Swedish."""
    for index, word in enumerate(args):
        asked = word.removeprefix("--lang=") if word.startswith("--lang=") else (
            args[index + 1] if word == "--lang" and index + 1 < len(args) else "")
        if asked in LANGUAGES:
            return asked
    for name in ("FRIST_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return next((each for each in LANGUAGES if value.lower().startswith(each)), LANGUAGES[0])
    return LANGUAGES[0]


@frozen
class Door:
    """What a command works with."""

    say: Phrases
    inference: Inference
    is_json: bool
    place: str | None = None
    """Where the register is said to be."""
    others: dict[str, list[Agreement]] = field(factory=dict, init=False, repr=False)
    """What each agreement from the register that has been loaded ends with, and so on."""

    earlier: list[str] = field(factory=list, init=False, repr=False)
    """As known when the answer is, if it is not told yet."""

    @property
    def identity(self) -> str:
        """The identity of the rules."""
        return self.inference.rulebook.identity()

    @cached_property
    def register(self) -> "Register":
        """The register, opened when it is first asked for. What it refuses is told, and the command ends."""
        from engine.register.register import Register  # noqa: PLC0415  # a database is not needed for documents
        from engine.register.url import place  # noqa: PLC0415  # as above
        with self.refusing():
            found = Register.open(place(self.place, os.environ), self.inference)
        click.get_current_context().call_on_close(found.store.close)
        return found

    @contextmanager
    def refusing(self) -> Iterator[None]:
        """Tell what is refused within, and end the command."""
        try:
            yield
        except ProblemsError as error:
            self.refuse(error.problems)
        except UnicodeEncodeError as error:  # a word of the command had bytes that are no text, which nothing can keep
            got = printable(error.object[error.start:error.end])
            self.refuse((Problem(Origin(click.get_current_context().command_path), "register_not_text", {"got": got}),))

    def load(self, path: Path, known_on: date | None = None) -> Agreement:
        """The agreement that ``path`` names, in a document or the register; its problems end the command."""
        from engine.documents import load  # noqa: PLC0415  # cattrs is not needed to list rules
        with self.refusing():
            asked = source.asked(path, self.place)
            if asked is None:
                return load(path)
            if asked.agreement is None:
                raise ProblemsError((Problem(Origin(str(path)), "one_agreement"),))
            found = self._from_register(asked.agreement, asked.then, known_on)
        self.as_known(asked.then)
        return found

    def _from_register(self, agreement: str, then: "AsKnown", known_on: date | None) -> Agreement:
        from engine.register.days import end_of  # noqa: PLC0415  # a database is not needed for documents
        if then is None and known_on is not None:
            then = end_of(known_on)
        found = self.register.agreement(agreement, then)
        self.others[found.id] = self.register.others(found, then)
        return found

    def load_all(self, path: Path, known_on: date | None = None) -> tuple[list[Agreement], list[Problem]]:
        """The agreements that ``path`` names: one, or each in a folder or in the register; and all their problems.

        A common text that no document in the folder completes may be an agreement without its heading, so it is told.
        """
        with self.refusing():
            asked = source.asked(path, self.place)
        if asked is not None and asked.agreement is not None:
            return [self.load(path, known_on)], []
        if asked is not None:
            return self._every(known_on)
        from engine.documents import is_common_text, load, without_doubles, without_rings  # noqa: PLC0415  # as above
        agreements: list[Agreement] = []
        problems: list[Problem] = []
        common: list[Path] = []
        is_folder = is_several(path)
        paths = sorted(path.rglob("*.toml")) if is_folder else [path]
        for each in self._with_progress(paths, len(paths)):
            try:
                if is_folder and is_common_text(each):
                    common.append(each)
                else:
                    agreements.append(load(each))
            except ProblemsError as error:
                problems += error.problems
        completed = {_based_on(each) for each in paths} if common else set()
        for each in common:
            if each.resolve() not in completed:
                click.echo(self.say("cli.lone_common_text", file=printable(str(each))), err=True)
        if is_folder and not agreements and not problems:
            problems.append(Problem(Origin(str(path)), "empty_folder"))
        agreements, doubles = without_doubles(agreements)
        agreements, rings = without_rings(agreements)
        return agreements, problems + doubles + rings

    def _every(self, known_on: date | None) -> tuple[list[Agreement], list[Problem]]:
        """Every agreement in the register, and the problems of those that cannot be read."""
        from engine.documents import without_rings  # noqa: PLC0415  # as above
        from engine.register.days import end_of  # noqa: PLC0415  # as above
        then = end_of(known_on) if known_on is not None else None
        with self.refusing():
            every = list(self._with_progress(self.register.every(then), len(self.register.store.agreements(then))))
        agreements, rings = without_rings([each for each in every if not isinstance(each, ProblemsError)])
        return agreements, [*(problem for each in every if isinstance(each, ProblemsError)
                              for problem in each.problems), *rings]

    def _with_progress(self, every: Iterable[T], count: int) -> Iterator[T]:
        if count < _MANY or not sys.stderr.isatty():
            yield from every
            return
        with click.progressbar(every, length=count, label=self.say("cli.reading_documents"), file=sys.stderr) as bar:
            yield from bar

    def refuse(self, problems: tuple[Problem, ...]) -> NoReturn:
        """Tell every problem and end the command."""
        self.tell(problems)
        if self.is_json:
            self.print_json({"problems": [as_json.problem(each, self.say) for each in problems]})
        raise SystemExit(DOCUMENT_FAULT)

    def tell(self, problems: tuple[Problem, ...] | list[Problem]) -> None:
        """Tell the problems on standard error."""
        self.tell_in_words([as_json.problem(problem, self.say) for problem in problems])

    def tell_in_words(self, problems: Sequence[Mapping[str, str]]) -> None:
        """Tell problems that are in words already, as ``as_json.problem`` does, on standard error."""
        for told in problems:
            where = ": ".join(printable(part) for part in (told["file"], told["path"]) if part)
            click.echo(self.say("problem.head", where=where, message=told["message"], remedy=told["remedy"]), err=True)

    def print_json(self, value: object) -> None:
        """Print ``value`` as JSON."""
        click.echo(json.dumps(value, ensure_ascii=False, indent=2))

    def print(self, lines: Iterator[str] | list[str]) -> None:
        """Print lines of text."""
        for line in lines:
            click.echo(line)
        if self.earlier:  # last, so that an answer as known earlier is not taken for one of today
            click.get_current_context().call_on_close(partial(click.echo, self.earlier.pop()))

    def as_known(self, then: "AsKnown") -> None:
        """Let the answer end by telling as known when it is, if not now."""
        if isinstance(then, int):
            self.earlier.append(self.say("register.as_known_at_entry", entry=then))
        elif then is not None:
            from engine.register.days import HERE  # noqa: PLC0415  # only what is in the register needs it
            when = then.astimezone(HERE).strftime("%Y-%m-%d %H:%M:%S")
            self.earlier.append(self.say("register.as_known_at", when=when))


_MANY: Final = 200
_ISO_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR: Final = re.compile(r"[0-9]{4}")


def is_several(path: Path) -> bool:
    """Whether it is a folder of documents or the whole register, and not one agreement."""
    if path == source.WHOLE_REGISTER:
        return True
    try:
        return path.is_dir()
    except OSError:  # a name that no file can have: reading it tells what is wrong
        return False


def _based_on(path: Path) -> Path | None:
    """The document that the one at ``path`` completes, if it can be read and completes one."""
    from engine.documents.files import read  # noqa: PLC0415  # as above
    try:
        heading = read(path).keys.get("agreement")
        based_on = heading.value.get("based_on") if heading is not None and isinstance(heading.value, dict) else None
        return (path.parent / based_on.strip()).resolve() if isinstance(based_on, str) else None
    except (ProblemsError, OSError, ValueError, RuntimeError):  # its faults are told where it is loaded
        return None


class DayType(click.ParamType[date]):
    """A day on the command line, as YYYY-MM-DD."""

    name = "day"

    def __init__(self, say: Phrases) -> None:
        self._say = say

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:  # noqa: ARG002  # click's own
        """How a day is written, for the help."""
        return "ÅÅÅÅ-MM-DD" if self._say.language == "sv" else "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None,  # noqa: ANN401  # click's own
                ctx: click.Context | None) -> date:
        """The day; a usage error if it is none that Frist reckons with."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(value) if _ISO_DAY.fullmatch(value) else None
        except ValueError:
            day = None
        if day is None or not EARLIEST <= day <= LATEST:
            first, last = EARLIEST.isoformat(), LATEST.isoformat()
            self.fail(self._say("cli.bad_day", value=printable(value), first=first, last=last), param, ctx)
        return day


class YearType(click.ParamType[int]):
    """A year on the command line, as YYYY."""

    name = "year"

    def __init__(self, say: Phrases) -> None:
        self._say = say

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:  # noqa: ARG002  # click's own
        """How a year is written, for the help."""
        return "ÅÅÅÅ" if self._say.language == "sv" else "YYYY"

    def convert(self, value: Any, param: click.Parameter | None,  # noqa: ANN401  # click's own
                ctx: click.Context | None) -> int:
        """The year; a usage error if it is none that Frist reckons with."""
        if isinstance(value, int):
            return value
        first, last = EARLIEST.year, LATEST.year
        if not _YEAR.fullmatch(value) or not first <= int(value) <= last:
            self.fail(self._say("cli.bad_year", value=printable(value), first=first, last=last), param, ctx)
        return int(value)
