"""Registers on each database, as the tests of the register have them."""

from tests.register.conftest import server, somewhere

__all__ = ["server", "somewhere"]
