"""How long one question takes from a cold start: ``python -m tests.benchmarks.cold [ROUNDS]``.

Processor time, of each command in turn, beside that of loading the libraries that no command can do without.
"""

import os
import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

ROOT = Path(__file__).parents[2]
ROUNDS = 20
LIBRARIES = ["-c", "import click, attrs, cattrs"]
QUESTION = ["-c", "from engine.cli import main; main()",
            "can-terminate", str(ROOT / "scenarios" / "jamtland" / "ostersund.toml"), "--as-of", "2026-11-20"]
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""An installed program is compiled; else most of what is measured may be the compiler."""


def spent(arguments: list[str]) -> float:
    """Seconds of processor time that Python takes to run ``arguments`` to the end."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run(  # noqa: S603  # ours
        [sys.executable, *arguments], cwd=ROOT, env=ENVIRONMENT, check=True, stdout=subprocess.DEVNULL)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(rounds: int) -> None:
    """Print the medians and the ratio, after a round that is not counted."""
    pairs = [(spent(QUESTION), spent(LIBRARIES)) for _ in range(rounds + 1)][1:]
    questions, libraries = zip(*pairs, strict=True)
    for name, times in (("can-terminate, cold", questions), ("the libraries alone", libraries)):
        print(f"{name}: {median(times) * 1000:6.1f} ms of processor time (the least {min(times) * 1000:.1f})")
    print(f"ratio              : {median([one / other for one, other in pairs]):6.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
