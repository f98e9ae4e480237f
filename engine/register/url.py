"""Where the register is: a file, or the address of a PostgreSQL database."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from attrs import frozen
from platformdirs import user_data_path
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from engine.model.text import printable
from engine.register.errors import RegisterError

VARIABLE: Final = "FRIST_REGISTER"
"""The environment variable that says where the register is."""

_POSTGRESQL: Final = frozenset({"postgres", "postgresql", "postgresql+psycopg"})

_MISTYPED: Final = re.compile(r"\s*postgres(ql)?(\+\w+)?(:|//)", re.IGNORECASE)
"""How what is meant as an address begins."""


@frozen(kw_only=True)
class Place:
    """Where a register is."""

    url: URL
    shown: str
    """The place as it may be shown: without the password."""
    file: Path | None
    """The file, if the register is one."""


def place(told: str | None, environment: Mapping[str, str]) -> Place:
    """The place that is ``told``, else that of ``FRIST_REGISTER``, else the file in the platform's data folder.

    Raises ``RegisterError`` for an address that is not one of a PostgreSQL database.
    """
    text = told or environment.get(VARIABLE) or str(user_data_path("frist") / "register.sqlite")
    if "://" in text:
        return _database(text)
    if _MISTYPED.match(text):  # a file of that name would tell the password
        raise RegisterError("postgresql://…", "address")
    return _file(Path(text))


def _file(path: Path) -> Place:
    return Place(url=URL.create("sqlite+pysqlite", database=str(path.absolute())), shown=str(path), file=path)


def _database(text: str) -> Place:
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):  # a port that is no number
        raise RegisterError(printable(text.partition("://")[0]) + "://…", "address") from None
    if "@" in (url.host or ""):  # the rest of a password with @ in it, which is to be written %40
        raise RegisterError(printable(url.drivername) + "://…", "address")
    shown = printable(url.set(query={}).render_as_string())
    if url.drivername not in _POSTGRESQL or not url.database:
        raise RegisterError(shown, "address")
    return Place(url=url.set(drivername="postgresql+psycopg"), shown=shown, file=None)
