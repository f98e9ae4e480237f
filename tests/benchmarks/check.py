"""How long ``frist check`` takes: ``python -m tests.benchmarks.check [FEATURES]``.

For a folder of scenarios that are all alike, in one process; and as a user meets it, a process of its own over Frist's
own features, which are not.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from engine.living.checking import check
from engine.living.sources import features as features_of_frist

ROOT: Final = Path(__file__).parents[2]
SCENARIOS_A_FEATURE: Final = 10
SCENARIO: Final = """
  Scenario: Nummer {number}
    Givet att parterna är "Sundby kommun" och "Sundby Bostäder AB"
    Och en överenskommelse som gäller från och med 2024-01-01 till och med 2025-12-31 (avsnitt 4.1)
    Och att den förlängs av sig själv med 1 år i taget (avsnitt 4.2)
    Och att den ska sägas upp skriftligen senast 6 månader före avtalsperiodens slut (avsnitt 4.3)
    När en uppsägning från "Sundby kommun" kommer fram 2025-06-{day:02}
    Så gäller överenskommelsen till och med 2025-12-31
    Och läget är "gäller, slutdag bestämd"
    Och skälet är STATUS-04
"""


def main(features: int) -> None:
    """Print how long both take."""
    in_one_process(features)
    as_a_command()


def in_one_process(features: int) -> None:
    """Print how long the first run and the second take, in the same process."""
    with TemporaryDirectory() as folder:
        for number in range(features):
            told = "".join(SCENARIO.format(number=each, day=each + 1) for each in range(SCENARIOS_A_FEATURE))
            (Path(folder) / f"{number}.feature").write_text(
                f"# language: sv\nEgenskap: Nummer {number}\n{told}", encoding="utf-8")
        for run in ("first", "second"):
            started = time.perf_counter()
            results = check([Path(folder)])
            seconds = time.perf_counter() - started
            tell(f"{run} run, all alike", len(results.scenarios), seconds, has_passed=results.has_passed)


def as_a_command() -> None:
    """Print how long ``frist check features`` takes, its start included."""
    with TemporaryDirectory() as folder:
        started = time.perf_counter()
        ran = subprocess.run(  # noqa: S603  # ours
            [sys.executable, "-c", "from engine.cli import main; main()", "check", str(features_of_frist()), "--json"],
            cwd=ROOT, env={**os.environ, "FRIST_RESULTS": str(Path(folder) / "results.json")}, check=False,
            stdout=subprocess.PIPE)
        seconds = time.perf_counter() - started
    run = json.loads(ran.stdout)
    tell("frist check features", sum(run["counts"].values()), seconds, has_passed=run["passed"])


def tell(what: str, count: int, seconds: float, *, has_passed: bool) -> None:
    """Print how long it took; end if a scenario did not pass, since then it is something else that was measured."""
    if not has_passed:
        raise SystemExit("a scenario has not passed")
    print(f"{what:21}: {count} scenarios in {seconds:.1f} s, {count / seconds:.0f} scenarios/s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
