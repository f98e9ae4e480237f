"""Values as text in TOML, as people write documents: rows under double brackets, tables within a row on one line."""

from collections.abc import Iterator, Mapping
from typing import Any

import tomli_w


def value(told: object) -> str:
    """One value."""
    if isinstance(told, dict):
        return f"{{ {', '.join(f'{key(name)} = {value(each)}' for name, each in told.items())} }}" if told else "{}"
    if isinstance(told, list):
        return f"[{', '.join(map(value, told))}]"
    return tomli_w.dumps({"it": told}).removeprefix("it = ").rstrip("\n")


def key(name: str) -> str:
    """A key, in quotation marks if it needs them."""
    return tomli_w.dumps({name: 0}).removesuffix(" = 0\n")


def table(heading: str, told: Mapping[str, Any]) -> Iterator[str]:
    """The lines of a table under its heading."""
    yield heading
    yield from (f"{key(name)} = {value(each)}" for name, each in told.items())
