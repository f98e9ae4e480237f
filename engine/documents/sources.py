"""What documents are read from: the disk, or texts that are kept elsewhere."""

from collections.abc import Mapping
from os.path import normpath
from pathlib import Path
from typing import Final, NoReturn, Protocol

from attrs import frozen

from engine.model.problems import Origin, Problem, ProblemsError

LARGEST: Final = 1024 * 1024
"""Bytes in one document. An agreement in this form is a few thousand; a larger file is another kind of file."""


class Source(Protocol):
    """What documents, and the files that complete them, are read from."""

    def resolved(self, path: Path) -> Path:
        """The one name of the file, or folder, that ``path`` leads to."""

    def is_file(self, path: Path) -> bool:
        """Whether there is a file at ``path``."""

    def content(self, path: Path, origin: Origin) -> str:
        """The text of the file at ``path``; ``ProblemsError`` if it is too large or cannot be read as text."""


@frozen
class _Disk:
    """The files of this machine."""

    def resolved(self, path: Path) -> Path:
        return path.resolve()

    def is_file(self, path: Path) -> bool:
        return path.is_file()

    def content(self, path: Path, origin: Origin) -> str:
        try:
            if path.is_dir():
                refuse(origin, "is_folder")
            if path.exists() and not path.is_file():
                refuse(origin, "not_a_file")
            with path.open("rb") as file:
                content = file.read(LARGEST + 1)
            if len(content) > LARGEST:
                refuse(origin, "too_large", size=str(path.stat().st_size), most=str(LARGEST))
            return content.decode("utf-8-sig")
        except FileNotFoundError:
            refuse(origin, "file_missing")
        except UnicodeDecodeError as error:
            refuse(origin, "not_utf8", position=str(error.start))
        except (OSError, ValueError) as error:
            refuse(origin, "unreadable", detail=getattr(error, "strerror", None) or type(error).__name__)


DISK: Final = _Disk()


@frozen
class Texts:
    """Texts that were read from files once, and are kept: each by the path that it then had."""

    by_path: Mapping[Path, str]

    def resolved(self, path: Path) -> Path:
        """The path without steps up: none of what is kept is a link."""
        return Path(normpath(path))

    def is_file(self, path: Path) -> bool:
        """Whether a text is kept by that path."""
        return self.resolved(path) in self.by_path

    def content(self, path: Path, origin: Origin) -> str:
        """The text, without the mark that some programs begin a file with; ``ProblemsError`` if none is kept."""
        found = self.by_path.get(self.resolved(path))
        if found is None:
            refuse(origin, "file_missing")
        return found.removeprefix("\ufeff")


def refuse(origin: Origin, key: str, **params: str) -> NoReturn:
    """Raise ``ProblemsError`` with one problem."""
    raise ProblemsError((Problem(origin, key, params),))
