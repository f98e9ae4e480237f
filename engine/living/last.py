"""What each scenario last came to, kept between runs."""

import hashlib
import json
import os
from datetime import datetime
from pathlib import Path
from typing import Final

from attrs import field, frozen
from platformdirs import user_state_path

from engine.living.results import Mark, Results

_PLACE: Final = "FRIST_RESULTS"


@frozen
class Last:
    """What a scenario last came to, when, and under the rules with which ``rulebook`` identity."""

    mark: Mark
    at: datetime
    rulebook: str


def remember(results: Results) -> None:
    """Keep what each scenario came to, beside what others did; ``OSError`` if ``place`` cannot be written to."""
    kept = _kept()
    for feature in results.features:
        text = _text(feature.path)
        for scenario in feature.scenarios:
            kept[_name(feature.path, scenario.row or scenario.line)] = {
                "mark": scenario.mark.value, "at": results.started_at.isoformat(), "rulebook": results.rulebook,
                "text": text}
    path = place()
    part = path.with_name(f"{path.name}.{os.getpid()}")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        part.write_text(json.dumps(kept, indent=1), encoding="ascii")  # as escapes: a name may be no text
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def place() -> Path:
    """The file in which the results are kept."""
    asked = os.environ.get(_PLACE)
    return Path(asked) if asked else user_state_path("frist") / "results.json"


def _kept() -> dict[str, dict[str, str]]:
    """What is kept, less what is not as it was written."""
    try:
        kept = json.loads(place().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(kept, dict):
        return {}
    return {name: told for name, told in kept.items()
            if isinstance(told, dict) and all(isinstance(each, str) for each in told.values())}


@frozen
class Remembered:
    """What has been kept, as it stood when this was made."""

    _told: dict[str, dict[str, str]] = field(factory=_kept)

    def last(self, path: Path, line: int) -> Last | None:
        """What the scenario on that line, or the row of an outline, last came to; None if it is not known.

        It is known only as long as the file is as it was when it was run.
        """
        told = self._told.get(_name(path, line))
        try:
            if told is None or told["text"] != _text(path):
                return None
            return Last(Mark(told["mark"]), datetime.fromisoformat(told["at"]), told["rulebook"])
        except (KeyError, ValueError):  # the file is not as it was written: nothing is known
            return None


def _name(path: Path, line: int) -> str:
    return f"{path.resolve()}:{line}"


def _text(path: Path) -> str:
    """What tells one text of the file from another; "" if it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
