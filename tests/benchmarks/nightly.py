"""What a night costs beside a sweep of the whole register: ``python -m tests.benchmarks.nightly [AGREEMENTS]``."""

import multiprocessing
import resource
import sys
import time
from datetime import UTC, date, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from attrs import evolve
from sqlalchemy import Connection as Database
from sqlalchemy import insert

from engine.alerts.configured import Settings
from engine.alerts.night import Night
from engine.inference import Inference
from engine.model.alerts import LeadTimes
from engine.register.person_chain import TOLD, Person, Role
from engine.register.register import Register
from engine.register.schema import PERSON
from engine.register.store import AGREEMENT, Draft, Store
from engine.register.url import Place, place
from rules import RULEBOOK

DUE: Final = 1_000
"""Of so many agreements, one is due tonight."""

TONIGHT: Final = date(2026, 11, 20)
AT_A_TIME: Final = 5_000
SETTINGS: Final = Settings(lead_times=LeadTimes(answer_within=None))

_TERM: Final = """ends_on = {last}
[renewal]
kind = "automatic"
period = "1 year"
clause = "§10"
[notice]
counted = "before_term_end"
period = "3 months"
clause = "§11"
"""

_OPEN: Final = """[notice]
counted = "from_notice"
period = "6 months"
clause = "§4"
"""

_DOCUMENT: Final = """[agreement]
id = "avtal-{number}"
title = "Överenskommelse om samverkan, nummer {number}"
[[party]]
id = "region"
name = "Region Jämtland Härjedalen"
[[party]]
id = "part"
name = "Kommun {number}"
[term]
starts_on = 2024-01-01
{terms}"""


class Measured(NamedTuple):
    """What a run did, the seconds it took and those of the processor, and the most memory of its process (MB)."""

    visited: int
    queued: int
    seconds: float
    worked: float
    most: float


def _night_of(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 2, 30, tzinfo=UTC)


def _text(number: int) -> str:
    """A third are open-ended; of the rest nothing is told yet, and tonight for the first time of the few that are."""
    is_due = number % DUE == DUE // 2
    if number % 3 == 0 and not is_due:
        return _DOCUMENT.format(number=number, terms=_OPEN)
    # Notice is to be given three months before the term ends: within 365 days from tonight, or in almost two years.
    last = date(2028, 2, 20) if is_due else date(2028, 12, 31)
    return _DOCUMENT.format(number=number, terms=_TERM.format(last=last.isoformat()))


def _fill(store: Store, agreements: int, at: datetime) -> None:
    """Enter so many agreements, each with an owner, in large transactions."""
    for first in range(0, agreements, AT_A_TIME):
        numbers = range(first, min(first + AT_A_TIME, agreements))
        persons = [Person(agreement=f"avtal-{each}", role=Role.OWNER, name=f"Anna {each}",
                          email=f"anna-{each % 100}@region.example") for each in numbers]
        drafts = [Draft(kind=AGREEMENT, agreement=f"avtal-{each}", who="registrator",
                        body={"files": {"avtal.toml": _text(each)}, "main": "avtal.toml"}) for each in numbers]
        drafts += [Draft(kind=TOLD, agreement=each.agreement, body=each.body, who="registrator") for each in persons]
        store.append(drafts, at, lambda connection, told=persons: _keep(connection, told))


def _keep(connection: Database, persons: list[Person]) -> None:
    connection.execute(insert(PERSON), [evolve(each, added=number).row for number, each in enumerate(persons, 1)])


def _run(somewhere: Place, day: date, to: Connection) -> None:
    with Register.open(somewhere, Inference(RULEBOOK)) as register:
        started, worked = time.perf_counter(), time.process_time()
        counts = Night(register, SETTINGS).queue(_night_of(day), lambda _: None)
        seconds, worked = time.perf_counter() - started, time.process_time() - worked
    if counts.unreadable:
        raise ValueError(counts.unreadable)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    to.send(Measured(counts.visited, counts.queued, seconds, worked, most))


def measured(what: str, somewhere: Place, day: date) -> Measured:
    """A run in a process of its own, and what it came to."""
    apart = multiprocessing.get_context("spawn")
    receive, send = apart.Pipe(duplex=False)
    process = apart.Process(target=_run, args=(somewhere, day, send))
    process.start()
    send.close()
    found: Measured = receive.recv()
    process.join()
    print(f"{what}: {found.visited} visited, {found.queued} queued, {found.seconds:.2f} s ({found.worked:.2f} s of the "
          f"processor), {found.most:.0f} MB", flush=True)
    return found


def main(agreements: int, somewhere: Place) -> None:
    """Fill a register, and measure the first night, which sweeps all of it, and the next, on which a few are due."""
    started = time.perf_counter()
    with Store.open(somewhere, make=True) as store:
        _fill(store, agreements, _night_of(TONIGHT) - timedelta(days=1, hours=12))
    print(f"{agreements} agreements entered: {time.perf_counter() - started:.0f} s", flush=True)
    sweep = measured("the whole register, on the first night", somewhere, TONIGHT - timedelta(days=1))
    again = measured("the same night again", somewhere, TONIGHT - timedelta(days=1))
    tonight = measured("tonight", somewhere, TONIGHT)
    if (agreements, 0, agreements // DUE) != (sweep.visited, again.visited, tonight.visited):
        raise ValueError(sweep, again, tonight)
    print(f"tonight beside the whole: {sweep.seconds / tonight.seconds:.0f} times less time "
          f"({sweep.worked / tonight.worked:.0f} of the processor), {tonight.most / sweep.most:.2f} of the memory")
    if somewhere.file is not None:
        print(f"size: {somewhere.file.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000, place(str(Path(folder) / "register.sqlite"), {}))
