"""What the commands are made of, in one language: options, arguments, and the door to the rules."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import click
from attrs import frozen

from engine.cli.door import DayType, Door, YearType
from engine.cli.spoken import Command, Group
from engine.explain.phrases import LANGUAGES, Phrases
from engine.rulebook import configured

F = TypeVar("F", bound=Callable[..., Any])

PATH: Final = click.Path(path_type=Path, readable=False)  # what cannot be read is told where it is read


@frozen
class Parts:
    """The parts of a command that speaks the language of ``say``."""

    say: Phrases

    @property
    def day(self) -> DayType:
        """The type of an option that is a day."""
        return DayType(self.say)

    @property
    def year(self) -> YearType:
        """The type of an option that is a year."""
        return YearType(self.say)

    def option(self, name: str, key: str, *more: str, **settings: Any) -> Callable[[F], F]:  # noqa: ANN401  # click's own
        """The option ``name``, with the phrase ``key`` as its help."""
        return click.option(name, *more, help=self.say(f"cli.{key}"), **settings)

    def file(self, function: F) -> F:
        """The argument that names a document."""
        return click.argument("file", type=PATH, metavar=self.say("cli.file_metavar"))(function)

    def by(self, function: F) -> F:
        """The option for the party that acts or asks."""
        return self.option("--by", "by", metavar=self.say("cli.party_metavar"))(function)

    def language(self, function: F) -> F:
        """The option for the language. ``door.language`` has read it before any command runs."""
        return self.option("--lang", "lang", type=click.Choice(LANGUAGES), expose_value=False)(function)

    def telling(self, function: F) -> F:
        """The options of every command: in which form and language it answers."""
        return self.option("--json", "json", "is_json", is_flag=True)(self.language(function))

    def common(self, function: F) -> F:
        """The options of every command that assesses: on which day, as known when, and those of ``telling``."""
        known_on = self.option("--known-on", "known_on", type=self.day)
        return self.option("--as-of", "as_of", type=self.day)(known_on(self.telling(function)))

    def door(self, *, is_json: bool) -> Door:
        """What a command works with, once it runs."""
        from engine.inference import Inference  # noqa: PLC0415  # help needs no rules
        rules = configured()
        return Door(Phrases(self.say.language, rules), Inference(rules), is_json)

    def group_class(self) -> type[Group]:
        """The class of a group of commands that speak the language."""
        command = type("_SpeakingCommand", (Command,), {"say": self.say})
        return type("_SpeakingGroup", (Group,), {"say": self.say, "command_class": command})
