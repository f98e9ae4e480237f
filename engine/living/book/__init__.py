"""The book: every rule and every scenario with its result, as a static site in Swedish and English."""

from engine.living.book.contents import Book
from engine.living.book.folder import NotABookError, write

__all__ = ["Book", "NotABookError", "write"]
