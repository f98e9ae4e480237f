"""What has been done about duties: performed, requested, waived; and changes of contact person and of clauses."""

from datetime import date

from attrs import frozen

from engine.model.dates import Day
from engine.model.events import Event


@frozen(kw_only=True)
class Deed(Event):
    """Anything that happened to what the parties owe each other besides money."""


@frozen(kw_only=True)
class Performed(Deed):
    """A duty was performed, once; ``period`` is what the period that it was performed for is called."""

    duty: str
    period: str
    on: Day
    by: str | None = None

    @property
    def happened_on(self) -> Day:
        """The day it was performed."""
        return self.on


@frozen(kw_only=True)
class Requested(Deed):
    """What a duty is about was asked for; ``by`` None: the document does not say by whom."""

    duty: str
    on: date
    by: str | None = None
    id: str | None = None

    @property
    def happened_on(self) -> date:
        """The day of the request."""
        return self.on

    @property
    def period(self) -> str:
        """What the request is called by what answers it: its id, or its day."""
        return self.id or self.on.isoformat()


@frozen(kw_only=True)
class Waived(Deed):
    """The one to whom a duty is owed gave it up; ``period`` None: for every period."""

    duty: str
    on: Day
    period: str | None = None
    by: str | None = None

    @property
    def happened_on(self) -> Day:
        """The day it was given up."""
        return self.on


@frozen(kw_only=True)
class ContactChanged(Deed):
    """A party changed its contact person; ``told_on`` None: it has not told. ``in_writing`` None: not known."""

    party: str
    on: date
    told_on: date | None = None
    in_writing: bool | None = None

    @property
    def happened_on(self) -> date:
        """The day of the change."""
        return self.on


@frozen(kw_only=True)
class AgreedChange(Deed):
    """The parties in ``by`` agreed on a change of a clause or a duty, which ``of`` names."""

    of: str
    on: Day
    by: tuple[str, ...]

    @property
    def happened_on(self) -> Day:
        """The day they agreed on it."""
        return self.on
