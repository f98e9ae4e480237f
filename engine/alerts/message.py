"""A letter as a message: plain text and HTML, and the headers that keep machines from answering it."""

import re
import shlex
import textwrap
from collections.abc import Iterator
from datetime import datetime
from email import policy
from email.header import Header
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from engine.alerts.addresses import Address
from engine.alerts.configured import Settings
from engine.alerts.letters import Letter, Some, Told, called, what
from engine.explain.phrases import Phrases

_WIDTH: Final = 76
_BOUNDARY: Final = 20
_PLAIN: Final = re.compile(r"(?!.*=\?)[ !#-\[\]-~]{0,60}", re.ASCII)
"""What stands in a header as it is: short, of ASCII, without quotation mark or backslash, and no encoded word."""


def text(letter: Letter) -> str:
    """The letter as plain text."""
    return _render("letter.txt", letter)


def html(letter: Letter) -> str:
    """The letter as HTML, which loads nothing."""
    return _render("letter.html", letter)


def message(letter: Letter, settings: Settings, written_at: datetime) -> EmailMessage:
    """The letter as a message, the same whenever it is made from the same letter, settings and instant."""
    # The messages of the standard library fold long headers with a space too many, and so other names and subjects.
    made = EmailMessage((policy.SMTP if letter.to.is_ascii else policy.SMTPUTF8).clone(refold_source="none"))
    for name, value in _headers(letter, settings, written_at):
        made.set_raw(name, value)
    made.set_content(text(letter), cte="quoted-printable")
    made.add_alternative(html(letter), subtype="html", cte="quoted-printable")
    made["Content-Language"] = letter.language  # what is said before set_content is taken away by it
    made.set_boundary(f"=_{letter.message_id.strip('<>')[:_BOUNDARY]}")
    return made


def _headers(letter: Letter, settings: Settings, written_at: datetime) -> Iterator[tuple[str, str]]:
    yield "From", _named("From", settings.sender)
    yield "To", letter.to.spec
    if settings.reply_to is not None:
        yield "Reply-To", _named("Reply-To", settings.reply_to)
    yield "Subject", _encoded("Subject", letter.subject)
    yield "Date", format_datetime(written_at)
    yield "Message-ID", letter.message_id
    yield "Auto-Submitted", "auto-generated"
    yield "X-Auto-Response-Suppress", "DR, RN, NRN, OOF, AutoReply"  # all but NDR: what does not arrive must be known


def _named(header: str, whose: Address) -> str:
    if not whose.name:
        return whose.spec
    name = f'"{whose.name}"' if _PLAIN.fullmatch(whose.name) else _encoded(header, whose.name)
    return f"{name}\n <{whose.spec}>" if "\n" in name else f"{name} <{whose.spec}>"


def _encoded(header: str, told: str) -> str:
    """The text in words of ASCII (RFC 2047), whichever characters it has, in lines that need no folding."""
    return told if _PLAIN.fullmatch(told) else Header(told, "utf-8", header_name=header).encode(linesep="\n")


def _render(template: str, letter: Letter) -> str:
    say = Phrases(letter.language)
    return _environment().get_template(template).render(
        letter=letter, say=say, what=lambda told: _as_sentence(what(told, say)), stop=_stop, command=_command,
        others=lambda some: _others(some, say), listing=_listing, shown_by=_shown_by,
        escalated_why=_escalated_why)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("engine.alerts"), autoescape=select_autoescape(["html"]), undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    made.filters.update(wrapped=_wrapped)
    return made


def _as_sentence(told: str) -> str:
    return told[:1].upper() + told[1:]


def _escalated_why(told: Told, say: Phrases) -> str:
    """Why it goes to a second recipient as well, as it is said to that one or to the first."""
    key = "" if told.escalated is None else told.escalated.value
    table = "passed_why" if told.is_passed else "escalated_why"
    return say(f"letter.escalated_{'second' if told.is_second else 'first'}", why=say(f"letter.{table}.{key}"))


def _stop(told: Told, say: Phrases) -> str:
    return say(f"letter.stops.{told.ending.by.value}")


def _command(told: Told, say: Phrases) -> str:
    about = f" --about {told.ending.told['about']}" if "about" in told.ending.told else ""
    needed = {name: shlex.quote(value) for name, value in told.ending.told.items()} | {"about": about}
    return say(f"letter.command.{told.ending.by.value}", agreement=shlex.quote(told.agreement), **needed)


def _others(some: Some, say: Phrases) -> str:
    """How many more there are of the same kind about the same agreement, and from when to when."""
    first, title = some.others[0], some.whole[0].title
    if some.days is None:
        return say("letter.others", kind=say(f"letter.kind.{called(first)}"), title=title, count=len(some.others))
    return say("letter.others_from", kind=say(f"letter.kind.{called(first)}"), title=title, count=len(some.others),
               first=some.days[0], last=some.days[1])


def _shown_by(told: Told, say: Phrases) -> str:
    """What shows the whole answer, where there is no page about it."""
    return say("letter.answer", agreement=shlex.quote(told.agreement))


def _listing(told: Told, say: Phrases) -> str:
    return say(f"letter.listing.{told.kind.value}", agreement=shlex.quote(told.agreement))


def _wrapped(told: str, indent: int = 0, *, is_hanging: bool = False) -> str:
    """The text in lines, and no word of it broken, so that an address on the web stays whole."""
    margin = " " * indent
    return "\n".join(textwrap.wrap(told, _WIDTH, initial_indent="" if is_hanging else margin, subsequent_indent=margin,
                                   break_long_words=False, break_on_hyphens=False))
