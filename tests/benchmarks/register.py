"""How fast the register is written, read and verified: ``python -m tests.benchmarks.register [EVENTS] [URL]``."""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from engine.register.store import AGREEMENT, EVENT, Draft, Store
from engine.register.url import Place, place

EVENTS_AN_AGREEMENT: Final = 10
AT_A_TIME: Final = 10_000
SINGLY: Final = 500
DOCUMENT: Final = "# Ett avtal av vanlig längd.\n" * 40


def drafts(first: int, count: int) -> list[Draft]:
    """Agreements from the number ``first``, with events until there are ``count`` entries."""
    made: list[Draft] = []
    for number in range(first, first + count):
        agreement = f"avtal-{number}"
        body = {"files": {"avtal.toml": DOCUMENT}, "main": "avtal.toml"}
        made.append(Draft(kind=AGREEMENT, agreement=agreement, body=body, who="registrator", reference="RS/2026:1"))
        made += [Draft(kind=EVENT, agreement=agreement, who="handläggare", reference=f"RS/2026:{each}",
                       body={"kind": "payment", "instalment": f"2026-Q{each}", "amount": "1201.50", "on": "2026-11-20"})
                 for each in range(EVENTS_AN_AGREEMENT)]
    return made


def timed(what: str, work: Callable[[], object], count: int = 1) -> None:
    """Do ``work`` and print how long it took, and how many of ``count`` a second."""
    started = time.perf_counter()
    work()
    seconds = time.perf_counter() - started
    print(f"{what}: {seconds:.3f} s" + (f", {count / seconds:.0f}/s" if count > 1 else ""))


def main(events: int, somewhere: Place) -> None:
    """Fill a register with so many events, in transactions of many and of one, and read it in every way."""
    with Store.open(somewhere, make=True) as store:
        step = AT_A_TIME // (EVENTS_AN_AGREEMENT + 1)
        agreements = events // EVENTS_AN_AGREEMENT

        def fill() -> None:
            for first in range(0, agreements, step):
                store.append(drafts(first, min(step, agreements - first)), datetime.now(UTC))

        def one_by_one() -> None:
            for draft in drafts(agreements, SINGLY // EVENTS_AN_AGREEMENT)[:SINGLY]:
                store.append([draft], datetime.now(UTC))

        timed("many in one transaction", fill, agreements * (EVENTS_AN_AGREEMENT + 1))
        timed("one in each transaction", one_by_one, SINGLY)
        timed("head", store.head)
        timed("one agreement's entries", lambda: list(store.entries(None, [f"avtal-{agreements // 2}"])))
        timed("the ids of all agreements", store.agreements)
        timed("all entries", lambda: sum(1 for _ in store.entries()), store.head().seq)
        timed("verify", lambda: store.verify() and sys.exit("not whole"), store.head().seq)
    if somewhere.file is not None:
        print(f"size: {somewhere.file.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000,
             place(sys.argv[2] if len(sys.argv) > 2 else str(Path(folder) / "register.sqlite"), {}))
