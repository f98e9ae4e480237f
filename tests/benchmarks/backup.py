"""How fast a register is backed up, verified and restored: ``python -m tests.benchmarks.backup [ENTRIES] [URL]``.

What is derived is not there: it is measured by itself.
"""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from engine.register import backup as backups
from engine.register.store import Store
from engine.register.url import Place, place
from tests.benchmarks.register import AT_A_TIME, EVENTS_AN_AGREEMENT, drafts


def nothing_told(_: int) -> None:
    """No progress is shown."""


def timed(what: str, work: Callable[[], object], count: int) -> None:
    """Do ``work`` and print how long it took, by the clock and of the processor (steadier, where others work)."""
    started, worked = time.perf_counter(), time.process_time()
    work()
    seconds, of_processor = time.perf_counter() - started, time.process_time() - worked
    print(f"{what}: {seconds:.1f} s, of the processor {of_processor:.1f} s, {count / of_processor:.0f} entries/s of it")


def main(entries: int, somewhere: Place, folder: Path) -> None:
    """Fill a register with so many entries, back it up and restore it: into a file, and completing the beginning."""
    step = AT_A_TIME // (EVENTS_AN_AGREEMENT + 1)
    agreements = entries // (EVENTS_AN_AGREEMENT + 1)
    half, whole = folder / "half.sqlite", folder / "whole.sqlite"
    with Store.open(somewhere, make=True) as store:
        for first in range(0, agreements, step):
            store.append(drafts(first, min(step, agreements - first)), datetime.now(UTC))
            if not half.exists() and first >= agreements // 2:
                backups.back_up(store, half, datetime.now(UTC), nothing_told)
        count = store.head().seq
        timed("verify", lambda: store.verify() and sys.exit("not whole"), count)
        timed("backup, verified", lambda: backups.back_up(store, whole, datetime.now(UTC), nothing_told), count)
    print(f"size: {whole.stat().st_size / 1e6:.0f} MB")
    for name, file in (("nothing", None), ("a half", half)):
        target = place(str(folder / f"{name}.sqlite"), {})
        with Store.open(target, make=True) as store:
            if file is not None:
                restore(file, store)
            timed(f"restore into {name}, both verified", lambda at=store: restore(whole, at), count)


def restore(file: Path, store: Store) -> None:
    """Restore what is lacking, as the command does."""
    with backups.opened_backup(file) as backup:
        backups.restore(backup, store, backups.missing(backup, store), nothing_told)


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 110_000,
             place(sys.argv[2] if len(sys.argv) > 2 else str(Path(folder) / "register.sqlite"), {}), Path(folder))
