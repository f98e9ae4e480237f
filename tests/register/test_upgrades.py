"""A register by any earlier Frist has its entries, its guards and what is derived, once a later one has opened it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import DBAPIError

from engine.inference import Inference
from engine.register import backup as backups
from engine.register.register import Register
from engine.register.schema import METADATA, SUMMARY
from engine.register.store import EVENT, Draft, Store
from engine.register.url import Place
from engine.register.watch import to_visit
from tests.register.entering import (
    NOON,
    brought_to,
    derived,
    migrations,
    past_the_program,
    rebuilt,
    versions,
)

REVISIONS = migrations()[1]
EARLIER = pytest.mark.parametrize("revision", REVISIONS[:-1])
DRAFTS = versions()[:3]
NOTICE = Draft(kind=EVENT, agreement=DRAFTS[0].agreement, who="handläggare",
               body={"kind": "notice", "by": "kommun", "received_on": "2026-11-01", "form": "written"})


def is_brought_up(somewhere: Place, inference: Inference) -> None:
    """The register opens as one that was made today, and what was entered is there."""
    with Register.open(somewhere, inference) as register:
        with register.store.engine.connect() as connection:
            assert [] == compare_metadata(MigrationContext.configure(connection), METADATA)
        assert [each.body for each in DRAFTS] == [each.told for each in register.store.entries()]
        assert () == register.store.verify()
        with register.store.reading() as connection:  # the next nightly run is to see to each
            assert sorted(each.agreement or "" for each in DRAFTS) == sorted(to_visit(connection, NOON.date(), "", 9))
        for statement in ("UPDATE entry SET who = 'annan'", "DELETE FROM entry"):
            with pytest.raises(DBAPIError, match="an entry"), past_the_program(register.store) as connection:
                connection.execute(text(statement))
        register.bring_up_to_date(NOON, lambda _: None)
        assert [each.agreement for each in DRAFTS] == [each.agreement for each in derived(register.store)[SUMMARY]]
        assert derived(register.store) == rebuilt(register)
        register.enter([NOTICE], NOON)
        assert derived(register.store) == rebuilt(register)


@EARLIER
def test_a_register_made_by_an_earlier_migration_is_brought_up_when_it_is_opened(
        revision: str, somewhere: Place, inference: Inference) -> None:
    brought_to(somewhere, revision, DRAFTS)
    is_brought_up(somewhere, inference)


@EARLIER
def test_a_register_that_has_come_through_every_later_migration_is_the_same(
        revision: str, somewhere: Place, inference: Inference) -> None:
    brought_to(somewhere, revision, DRAFTS)
    for later in REVISIONS[REVISIONS.index(revision) + 1:]:
        brought_to(somewhere, later)
    is_brought_up(somewhere, inference)


@EARLIER
def test_a_migration_that_is_cut_off_anywhere_leaves_the_register_as_it_was(
        revision: str, somewhere: Place, inference: Inference) -> None:
    brought_to(somewhere, revision, DRAFTS)
    cut_off = 0
    while True:
        try:
            with _cut_off_at(cut_off + 1):
                Store.open(somewhere).close()
            break
        except KeyboardInterrupt:
            cut_off += 1
    assert cut_off > 3
    is_brought_up(somewhere, inference)


@contextmanager
def _cut_off_at(statement: int) -> Iterator[None]:
    """Who brings a register up within is interrupted before that statement or commit."""
    steps = 0

    def step(*_: object) -> None:
        nonlocal steps
        steps += 1
        if steps == statement:
            raise KeyboardInterrupt

    for name in ("before_cursor_execute", "commit"):
        event.listen(Engine, name, step)
    try:
        yield
    finally:
        for name in ("before_cursor_execute", "commit"):
            event.remove(Engine, name, step)


@EARLIER
@pytest.mark.parametrize("somewhere", ["sqlite"], indirect=True)
def test_a_backup_by_an_earlier_frist_is_restored_and_stays_as_it_is(
        revision: str, somewhere: Place, elsewhere: Place, inference: Inference, tmp_path: Path) -> None:
    brought_to(somewhere, revision, DRAFTS)
    assert somewhere.file is not None
    file = tmp_path / "kopior" / "kopia.sqlite"
    file.parent.mkdir()
    file.write_bytes(somewhere.file.read_bytes())
    expected = file.read_bytes()
    with backups.opened_backup(file) as backup, Store.open(elsewhere, make=True) as store:
        backups.restore(backup, store, backups.missing(backup, store), lambda _: None)
    assert expected == file.read_bytes()
    is_brought_up(elsewhere, inference)
