"""How fast a large register answers: ``python -m tests.benchmarks.asking [AGREEMENTS] [PLACE]``.

Where there is a register at the place already, made by this, what it lacks is entered before it is asked.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from engine.inference import Inference
from engine.register import asking
from engine.register.asking import Wanted
from engine.register.days import swedish_day
from engine.register.register import Register
from engine.register.store import EVENT, Draft
from engine.register.url import Place, place
from rules import RULEBOOK
from tests.benchmarks.registers import drafts

AGREEMENTS: Final = 5_000
AT_A_TIME: Final = 1_000
"""Agreements entered in one transaction."""

ROUNDS: Final = 5
ROOT: Final = Path(__file__).parents[2]
ENVIRONMENT: Final = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
MONTH: Final = timedelta(days=31)
YEAR: Final = timedelta(days=365)


def timed(what: str, work: Callable[[], object], rounds: int = ROUNDS) -> None:
    """Do ``work`` some times and print the median in milliseconds: by the clock, and of processor time."""
    times, spent = [], []
    for _ in range(rounds):
        started, before = time.perf_counter(), os.times()
        work()
        after = os.times()
        times.append(time.perf_counter() - started)
        spent.append(sum(after[:4]) - sum(before[:4]))
    print(f"{what:46} {median(times) * 1000:9.0f} ms (of processor time {median(spent) * 1000:.0f}; "
          f"the longest {max(times) * 1000:.0f})", flush=True)


def fill(register: Register, agreements: int) -> None:
    """Enter agreements with their events until there are so many, and print how long it took."""
    before, there = register.store.head().seq, asking.count(register.store)
    started, worked = time.perf_counter(), time.process_time()
    for first in range(there, agreements, AT_A_TIME):
        register.enter(list(drafts(first, min(AT_A_TIME, agreements - first))), datetime.now(UTC))
        if sys.stderr.isatty():
            print(f"\r{first + AT_A_TIME}", end="", file=sys.stderr)
    if there < agreements:
        seconds, processor = time.perf_counter() - started, time.process_time() - worked
        entries, count = register.store.head().seq - before, agreements - there
        print(f"entered {count} agreements, {entries} entries: {seconds:.0f} s, {entries / seconds:.0f} entries/s, "
              f"{seconds / count * 1000:.1f} ms an agreement ({processor / count * 1000:.1f} of processor time)",
              flush=True)


def one_by_one(register: Register, count: int) -> None:
    """Enter as many single events, each in a transaction of its own, and print how long one took."""
    event = {"kind": "contact_changed", "party": "part", "on": "2026-01-01"}
    timed("one event entered, and derived from", lambda: register.enter(
        [Draft(kind=EVENT, agreement="avtal-1", body=event, who="handläggare")], datetime.now(UTC)), count)


def ask(register: Register) -> None:
    """Ask in every way, in this process."""
    store, now = register.store, datetime.now(UTC)
    today = swedish_day(now)
    stats = asking.stats(store)
    print(f"{stats.size / 1e6:.0f} MB; {dict(stats.by_status)}; {dict(stats.by_kind)}")
    for days in (1, 7, 30):
        print(f"to derive again {days} days later: {len(register.stale(now + timedelta(days=days)))} agreements")
    timed("nothing to derive again", lambda: register.bring_up_to_date(now, lambda _: None))
    for what, wanted in (
            ("list", Wanted()), ("search: a word in the middle", Wanted(words=["bredband"])),
            ("search: two words", Wanted(words=["ärende", "öster"])), ("search: a word nowhere", Wanted(words=["zz%"])),
            ("search: a party", Wanted(party="Åre energi")), ("search: a number", Wanted(number="RS/2022:4000")),
            ("search: a status", Wanted(status="ended")), ("search: no agreement", Wanted(is_faulty=True)),
            ("search: before a month from now", Wanted(before=today + MONTH)),
            ("search: before a year from now", Wanted(before=today + YEAR))):
        found = asking.page(store, wanted, today, 50)
        timed(f"{what} ({found.count})", lambda wanted=wanted: asking.page(store, wanted, today, 50))
    timed("list, all of it", lambda: asking.page(store, Wanted(), today, None))
    for what, ahead in (("a month", MONTH), ("a year", YEAR)):
        found_days = len(asking.deadlines(store, today, today + ahead, "sv"))
        timed(f"deadlines: {what} ({found_days})",
              lambda ahead=ahead: asking.deadlines(store, today, today + ahead, "sv"))
    timed("faults", lambda: asking.faults(store, "sv"))
    timed("stats", lambda: asking.stats(store))


def command(somewhere: str, *words: str) -> None:
    """Run a command in a process of its own, to its end."""
    subprocess.run(  # noqa: S603  # ours
        [sys.executable, "-c", "from engine.cli import main; main()", *words, "--register", somewhere], cwd=ROOT,
        env=ENVIRONMENT, check=True, stdout=subprocess.DEVNULL)


def commands(somewhere: str) -> None:
    """The commands as people run them: each in a process of its own."""
    today = swedish_day(datetime.now(UTC))
    a_month, a_year = (today + MONTH).isoformat(), (today + YEAR).isoformat()
    for words in (("register", "list"), ("register", "search", "bredband"), ("register", "search", "--before", a_month),
                  ("register", "show", "avtal-4"), ("register", "history", "avtal-4"), ("can-terminate", "avtal-4"),
                  ("register", "stats"), ("deadlines", "--to", a_month), ("deadlines", "--to", a_month, "--json"),
                  ("deadlines", "--to", a_year), ("deadlines", "--to", a_year, "--json")):
        timed(f"frist {' '.join(words)}", lambda words=words: command(somewhere, *words), 3)


def main(agreements: int, told: str) -> None:
    """Fill a register, unless there is one already, and ask it."""
    somewhere: Place = place(told, {})
    with Register.open(somewhere, Inference(RULEBOOK), make=True) as register:
        fill(register, agreements)
        ask(register)
        one_by_one(register, 20)
        timed("verify", register.store.verify, 1)
    commands(told)


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else AGREEMENTS,
             sys.argv[2] if len(sys.argv) > 2 else str(Path(folder) / "register.sqlite"))
