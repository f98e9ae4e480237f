"""What has happened to an agreement: past participles, each with the day it happened and when it was recorded."""

from datetime import date

from attrs import field, frozen

from engine.model.dates import Day, Span
from engine.model.problems import Origin
from engine.model.words import Word


class EventForm(Word):
    """The form that a notice took. ``WRITTEN`` is writing on paper of no stated kind; a letter is one such."""

    WRITTEN = "written"
    LETTER = "letter"
    EMAIL = "email"
    ORAL = "oral"


class Then(Word):
    """What the parties to an extension agreed on for the time after it."""

    RENEWS = "renews"
    ENDS = "ends"


def is_recorded(recorded_on: date | None, known_on: date | None) -> bool:
    """Whether a fact recorded on the one day is known on the other (None: always known; all that is recorded)."""
    return known_on is None or recorded_on is None or recorded_on <= known_on


@frozen(kw_only=True)
class Event:
    """Anything that happened. ``recorded_on``: when it became known here (None: always known).

    ``origin`` is where it is told, for messages; it does not tell events apart.
    """

    recorded_on: date | None = None
    is_supposed: bool = field(default=False, repr=False)
    """It has not happened: someone asks what it would lead to. It then comes after all that happened on its day."""
    origin: Origin = field(factory=Origin, eq=False, repr=False)

    @property
    def happened_on(self) -> Day:
        """The day from which the event counts as having happened."""
        raise NotImplementedError


@frozen(kw_only=True)
class Signed(Event):
    """A party signed; ``by`` None: the document does not say who, and every party is assumed."""

    on: Day
    by: str | None = None

    @property
    def happened_on(self) -> Day:
        """The day of the signature."""
        return self.on


@frozen(kw_only=True)
class NoticeReceived(Event):
    """A notice of termination was sent, received, or both.

    ``form`` None: as agreed. ``to_end_on``: the day on which the notice itself says that the agreement shall end.
    ``accepted_on``: when the other party accepted a form that was not the agreed one.
    """

    id: str | None = None
    by: str | None = None
    sent_on: Day | None = None
    received_on: Day | None = None
    form: EventForm | None = None
    to_end_on: date | None = None
    accepted_on: Day | None = None

    @property
    def happened_on(self) -> Day:
        """The day it was received or, where that is not told, sent."""
        day = self.received_on or self.sent_on
        if day is None:
            raise ValueError(self)
        return day


@frozen(kw_only=True)
class NoticeWithdrawn(Event):
    """The parties agreed that a notice shall be as if never given; ``of`` None: the latest one."""

    agreed_on: Day
    of: str | None = None

    @property
    def happened_on(self) -> Day:
        """The day they agreed on it."""
        return self.agreed_on


@frozen(kw_only=True)
class Extended(Event):
    """The parties agreed on a new last day of the term then running; ``then`` None: they left open what follows."""

    agreed_on: Day
    ends_on: Day
    then: Then | None = None

    @property
    def happened_on(self) -> Day:
        """The day they agreed on it."""
        return self.agreed_on


@frozen(kw_only=True)
class OptionUsed(Event):
    """A party used an option to go on for another term."""

    on: Day
    by: str

    @property
    def happened_on(self) -> Day:
        """The day it was used."""
        return self.on


@frozen(kw_only=True)
class Rescinded(Event):
    """A party rescinded the agreement for breach; ``accepted_on`` None: the other party has not accepted it."""

    on: Day
    by: str | None = None
    accepted_on: Day | None = None

    @property
    def happened_on(self) -> Day:
        """The day of the rescission, accepted or not."""
        return self.on


__all__ = [
    "Event", "EventForm", "Extended", "NoticeReceived", "NoticeWithdrawn", "OptionUsed", "Rescinded", "Signed", "Span",
    "Then", "is_recorded",
]
