"""Where the documents that a feature names are."""

import os
from pathlib import Path
from typing import Final

from attrs import frozen

from engine.living.steps.expecting import UntellableError

SUFFIX: Final = ".toml"


@frozen
class Shelf:
    """The folders in which a feature's documents are looked for: its own, and each above it as far as ``top``."""

    feature: Path
    top: Path

    def find(self, name: str) -> Path:
        """The document called ``name``; ``UntellableError`` with the folders that it is not in.

        It lies in one of them, or below it, and is TOML: what a step shows of a faulty one is of no other file.
        """
        asked = Path(name)
        if asked.is_absolute() or ".." in asked.parts or asked.suffix != SUFFIX:
            raise UntellableError("no_such_document", name=name)
        for folder in self.folders:
            if os.path.isfile(folder / name):  # noqa: PTH113  # Path's raises for a name that no file can have
                return folder / name
        raise UntellableError("no_document", name=name, folders=", ".join(map(str, self.folders)))

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders, nearest first."""
        own = self.feature.absolute().parent
        above = (own, *own.parents)
        top = self.top.absolute()
        return above[:above.index(top) + 1] if top in above else (own,)
