"""The book: every rule and every scenario with its result, as a static site in Swedish and English."""

from engine.living.book.contents import Book
from engine.living.book.folder import NotABookError, refuse_unless_free, write

__all__ = ["Book", "NotABookError", "refuse_unless_free", "write"]
