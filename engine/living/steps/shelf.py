"""Where the documents that a feature names are."""

from pathlib import Path

from attrs import frozen

from engine.living.steps.expecting import UntellableError


@frozen
class Shelf:
    """The folders in which a feature's documents are looked for: its own, and each above it as far as ``top``."""

    feature: Path
    top: Path

    def find(self, name: str) -> Path:
        """The document called ``name``; ``UntellableError`` with the folders that it is not in."""
        for folder in self.folders:
            if (folder / name).is_file():
                return folder / name
        raise UntellableError("no_document", name=name, folders=", ".join(map(str, self.folders)))

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders, nearest first."""
        own = self.feature.absolute().parent
        above = (own, *own.parents)
        top = self.top.absolute()
        return above[:above.index(top) + 1] if top in above else (own,)
