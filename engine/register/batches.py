"""Long sequences, as many at a time as a statement takes or as others are to wait for."""

from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

T = TypeVar("T")

AT_A_TIME: Final = 500
"""Fewer than any database takes as the parameters of a statement."""


def batches(asked: Sequence[T], most: int = AT_A_TIME) -> Iterator[Sequence[T]]:
    """``asked`` in its order, at most so many at a time."""
    return (asked[start:start + most] for start in range(0, len(asked), most))
