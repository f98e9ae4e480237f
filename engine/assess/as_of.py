"""The day an assessment is made for, and the only way to compare it with another day."""

from datetime import date

from engine.model.dates import ONE_DAY


class AsOf:
    """The day asked about, which notes each later day that it is compared with.

    Until the earliest of them no comparison made here comes out otherwise, so no conclusion changes.
    """

    __slots__ = ("day", "horizon")

    def __init__(self, day: date) -> None:
        self.day = day
        self.horizon: date | None = None
        """The earliest noted day: the first on which a comparison comes out otherwise (None: no such day)."""

    def has_come(self, day: date) -> bool:
        """Whether ``day`` is this day or lies before it."""
        if day <= self.day:
            return True
        if self.horizon is None or day < self.horizon:
            self.horizon = day
        return False

    def has_passed(self, day: date) -> bool:
        """Whether ``day`` lies before this day."""
        if day < self.day:
            return True
        after = day + ONE_DAY
        if self.horizon is None or after < self.horizon:
            self.horizon = after
        return False
