"""What the commands are made of, in one language: options, arguments, and the door to the rules."""

import os
from collections.abc import Callable
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

import click
from attrs import frozen

from engine.cli.door import DayType, Door, YearType
from engine.cli.receipt_option import receipted
from engine.cli.source import WHOLE_REGISTER
from engine.cli.spoken import Command, Group, LazyGroup
from engine.explain.phrases import LANGUAGES, Phrases
from engine.rulebook import Rulebook, configured

if TYPE_CHECKING:
    from engine.inference import Inference

F = TypeVar("F", bound=Callable[..., Any])

PATH: Final = click.Path(path_type=Path, readable=False)  # what cannot be read is told where it is read


_LOADED: Final[dict[int, "Inference"]] = {}
"""The rulebooks that are at work, by which object each is: durable-rules never lets go of what it has loaded."""


def _at_work(rules: Rulebook) -> "Inference":
    """The rules at work, loaded once in a process."""
    from engine.inference import Inference  # noqa: PLC0415  # help needs no rules
    if id(rules) not in _LOADED:
        _LOADED[id(rules)] = Inference(rules)
    return _LOADED[id(rules)]


def who() -> str:
    """Who is at work: as the environment says, else the name that one has logged in with."""
    return os.environ.get("FRIST_WHO") or getuser()


_PLACE: Final = "engine.cli.register"
"""Where the context of a command keeps the place of the register that it was told."""


def _remember(context: click.Context, _: click.Parameter, value: str | None) -> str | None:
    context.meta[_PLACE] = value
    return value


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
        """The option ``name``, with the phrase ``key`` (of the table "cli", if it names none) as its help."""
        return click.option(name, *more, help=self.say(key if "." in key else f"cli.{key}"), **settings)

    def file(self, function: F) -> F:
        """The argument that names a document."""
        return click.argument("file", type=PATH, metavar=self.say("cli.file_metavar"))(function)

    def by(self, function: F) -> F:
        """The option for the party that acts or asks."""
        return self.option("--by", "by", metavar=self.say("cli.party_metavar"))(function)

    def language(self, function: F) -> F:
        """The option for the language. ``door.language`` has read it before any command runs."""
        return self.option("--lang", "lang", type=click.Choice(LANGUAGES), expose_value=False)(function)

    def folder(self, function: F) -> F:
        """The argument that names a document, a folder of them, or what is in the register: all of it, if left out."""
        return click.argument("file", type=PATH, required=False, default=WHOLE_REGISTER,
                              metavar=f"[{self.say('cli.folder_metavar')}]")(function)

    def telling(self, function: F) -> F:
        """The options of every command: in which form and language it answers, and where the register is."""
        register = self.option("--register", "register_at", "register", callback=_remember,
                               expose_value=False, metavar=self.say("cli.register_metavar"))
        return self.option("--json", "json", "is_json", is_flag=True)(register(self.language(function)))

    def common(self, function: F) -> F:
        """The options of every command that answers about agreements: those of ``assessing``, and for a receipt."""
        receipt = self.option("--receipt", "with_receipt", "is_with_receipt", is_flag=True)
        return self.assessing(receipt(cast("F", receipted(self, function))))

    def assessing(self, function: F) -> F:
        """The options of every command that assesses: on which day, as known when, and those of ``telling``."""
        known_on = self.option("--known-on", "known_on", type=self.day)
        return self.option("--as-of", "as_of", type=self.day)(known_on(self.telling(function)))

    def door(self, *, is_json: bool) -> Door:
        """What a command works with, once it runs."""
        rules = configured()
        return Door(Phrases(self.say.language, rules), _at_work(rules), is_json,
                    click.get_current_context().meta.get(_PLACE))

    def writing(self, function: F) -> F:
        """The options of a command that writes in the register: who does, why, and what it rests on."""
        by = self.option("--who", "entry_who", "who", default=who, metavar=self.say("cli.who_metavar"))
        why = self.option("--why", "entry_why", "why", default="", metavar=self.say("cli.text_metavar"))
        reference = self.option("--reference", "entry_reference", "reference", default="",
                                metavar=self.say("cli.number_metavar"))
        return by(why(reference(function)))

    def lazy_group(self, above: click.Group, name: str, fill: Callable[[click.Group, "Parts"], None],
                   run: Callable[..., None] | None = None) -> click.Group:
        """Add a group whose commands ``fill`` adds when one of them is asked for; ``run`` is what it does by itself."""
        group = type("_SpeakingLazyGroup", (LazyGroup,), {"say": self.say, "command_class": self.command_class()})
        made: click.Group = group(
            name=name, help=self.say(f"cli.{name}"), fill=lambda this: fill(this, self), callback=run,
            invoke_without_command=run is not None)
        above.add_command((self.language if run is None else self.telling)(made))
        return made

    def command_class(self) -> type[Command]:
        """The class of a command that speaks the language."""
        return type("_SpeakingCommand", (Command,), {"say": self.say})

    def group_class(self) -> type[Group]:
        """The class of a group of commands that speak the language."""
        return type("_SpeakingGroup", (Group,), {"say": self.say, "command_class": self.command_class()})
