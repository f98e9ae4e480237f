"""The folder that a book is written to: whole or not at all, and never over anything but a book."""

import os
import shutil
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Final

from engine.living.book.contents import Book
from engine.living.book.pages import STYLE, pages

MARKER: Final = ".frist-book"
"""The file that tells that a folder is a book, which may be written anew."""

_OF_A_BOOK: Final = (".html", ".css")


class NotABookError(Exception):
    """The folder holds something that is not a book, and is left as it is."""


def write(book: Book, folder: Path) -> int:
    """Write the book to ``folder`` and tell how many pages it has.

    ``NotABookError``, with nothing written, if the folder is neither absent, empty nor a book; ``OSError`` if it cannot
    be written. The pages are written beside it and put in its place together.
    """
    refuse_unless_free(folder)
    place = folder.resolve()
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
    try:
        fresh = beside / "new"
        written = pages(book)
        for path, text in written.items():
            file = fresh / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", errors="replace", newline="\n")  # a name may be no text
        (fresh / STYLE).write_bytes((files("engine.living.book") / STYLE).read_bytes())
        (fresh / MARKER).write_text(f"{book.results.rulebook}\n", encoding="utf-8")
        _put_in_place(fresh, place, beside / "old")
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return len(written)


def refuse_unless_free(folder: Path) -> None:
    """``NotABookError`` if the folder is neither absent, empty nor a book."""
    if not os.path.lexists(folder):
        return
    if not folder.is_dir() or not (_is_book(folder) or not any(folder.iterdir())):
        raise NotABookError(folder)


def _is_book(folder: Path) -> bool:
    """Whether the folder is a book and nothing more: a feature that lies among its pages is somebody's work."""
    return (folder / MARKER).is_file() and all(
        each.suffix in _OF_A_BOOK or each.name.startswith(".") for each in folder.rglob("*") if not each.is_dir())


def _put_in_place(fresh: Path, place: Path, old: Path) -> None:
    had_one = place.exists()
    if had_one:
        place.rename(old)
    try:
        fresh.rename(place)
    except OSError:
        if had_one:
            old.rename(place)
        raise
