"""How long ``frist check`` takes for a folder of scenarios: ``python -m tests.benchmarks.check [FEATURES]``."""

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from engine.living.checking import check

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
            if not results.has_passed:
                raise SystemExit("a scenario has not passed")
            count = len(results.scenarios)
            print(f"{run} run: {count} scenarios in {seconds:.1f} s, {count / seconds:.0f} scenarios/s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
