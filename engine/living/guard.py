"""stub"""
from collections.abc import Sequence
from pathlib import Path

from engine.living.reading import Source, read


def guard(paths: Sequence[Path]) -> list[Source]:
    return [read(p) for p in paths]
