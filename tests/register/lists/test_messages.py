"""Every message about a list is one that can be said, and everything that can be said has a message."""

import re
import tomllib
from importlib.resources import files
from pathlib import Path

from engine.cli import register_import
from engine.register import exporting, lists


def test_every_message_of_lists_is_one_that_is_said() -> None:
    phrases = tomllib.loads((files("engine") / "phrases" / "sv.toml").read_text(encoding="utf-8"))["problem"]
    sources = [*Path(lists.__file__).parent.glob("*.py"), Path(exporting.__file__),
               *Path(register_import.__file__).parent.glob("register_*.py")]
    said = {key for path in sources for key in re.findall(r'"(list_[a-z_]+)"', path.read_text(encoding="utf-8"))}
    said |= {f"list_no_{key}" for key in ("start", "end", "renewal", "notice")}
    assert {key for key in phrases if key.startswith("list_")} == said
