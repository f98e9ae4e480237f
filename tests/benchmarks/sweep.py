"""How fast agreements are assessed, beside the same by hand: ``python -m tests.benchmarks.sweep [COUNT]``."""

import gc
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

from engine.assess import assess
from engine.documents import load
from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment
from rules import RULEBOOK
from tests.benchmarks.by_hand import Answer, on_dates, on_months
from tests.benchmarks.portfolio import portfolio

DAY = date(2026, 11, 20)
ROUNDS = 7
OSTERSUND = Path(__file__).parents[2] / "scenarios" / "jamtland" / "ostersund.toml"


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time, the results kept until the work is done."""
    started = time.process_time()
    kept = work()
    spent = time.process_time() - started
    del kept
    return spent


def answer(found: Assessment) -> Answer:
    """What the functions by hand give too."""
    best = found.termination
    return (found.status.value, [(each.number, each.starts_on, each.ends_on, each.fate.value) for each in found.terms],
            found.ends_on, best.last_day, best.other_reading)


def main(count: int) -> None:
    """Check that all agree, then print the medians and the ratios."""
    agreements, inference = portfolio(count), Inference(RULEBOOK)
    differing = [(each, answer(assess(each, DAY, inference)), on_dates(each, DAY)) for each in agreements
                 if answer(assess(each, DAY, inference))[:3] != on_dates(each, DAY)[:3]]
    for each, engine, hand in differing[:3]:
        print(f"differs: {each.term} {each.renewal} {each.events}\n  engine {engine}\n  by hand {hand}")
    print(f"{count} agreements, {len(differing)} answered otherwise by hand")

    def engine_sweep() -> list[tuple[Assessment, object, object, object]]:
        kept = []
        for each in agreements:
            found = assess(each, DAY, inference)
            best = found.termination
            kept.append((found, found.terms, best.last_day, best.other_reading))
        return kept

    print("as it is:")
    compare(agreements, engine_sweep)
    gc.collect()
    gc.freeze()  # as a nightly run does with what it has loaded: the collector need not look at it again
    print("with what is loaded kept from the garbage collector:")
    compare(agreements, engine_sweep)
    warm(load(OSTERSUND), inference)


def compare(agreements: list[Agreement], engine_sweep: Callable[[], object]) -> None:
    """The medians of the engine and of the two functions by hand, and their ratios."""
    count = len(agreements)
    spent: dict[str, list[float]] = {"engine": [], "dates": [], "months": []}
    for _ in range(ROUNDS):
        spent["dates"].append(timed(lambda: [on_dates(each, DAY) for each in agreements]))
        spent["engine"].append(timed(engine_sweep))
        spent["months"].append(timed(lambda: [on_months(each, DAY) for each in agreements]))
    for name, times in spent.items():
        print(f"{name:>7}: {median(times) / count * 1e6:7.2f} µs an agreement, {count / median(times):9.0f} a second")
    ratio = median([one / other for one, other in zip(spent["engine"], spent["dates"], strict=True)])
    print(f"engine / by hand on dates : {ratio:.2f}")
    ratio = median([one / other for one, other in zip(spent["engine"], spent["months"], strict=True)])
    print(f"engine / by hand on months: {ratio:.2f}")


def warm(agreement: Agreement, inference: Inference, times: int = 2000) -> None:
    """One agreement, assessed again and again, with every reason."""
    spent = timed(lambda: [assess(agreement, DAY, inference).reasons for _ in range(times)])
    print(f"Östersund with reasons, warm: {spent / times * 1e6:.1f} µs")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
