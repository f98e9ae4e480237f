"""The shape of each table in a document: its keys, and the kind of value that each takes."""

from datetime import date
from typing import Any, Final

from attrs import frozen

from engine.documents.values import Exact, Forms, ReadAs, RenewalPeriod, Start
from engine.model.agreement import Counted, GivenWhen, RenewalKind
from engine.model.dates import Day, EndsAt, Length
from engine.model.events import EventForm, Then
from engine.model.instalments import DayOfYear


@frozen(kw_only=True)
class AgreementTable:
    """The table ``[agreement]``."""

    id: str
    title: str | None = None
    based_on: str | None = None
    ends_with: str | None = None
    rests_on: tuple[str, ...] | None = None


@frozen(kw_only=True)
class CommonHeading:
    """The ``[agreement]`` of a document that others complete: it need not be an agreement itself."""

    id: str | None = None
    title: str | None = None
    based_on: str | None = None
    ends_with: str | None = None
    rests_on: tuple[str, ...] | None = None


@frozen(kw_only=True)
class PartyTable:
    """A table ``[[party]]``."""

    id: str
    name: str | None = None


@frozen(kw_only=True)
class TermTable:
    """The table ``[term]``: the first term."""

    starts_on: Start | None = None
    ends_on: Day | None = None
    duration: Length | None = None
    latest_end: date | None = None
    clause: str | None = None


@frozen(kw_only=True)
class RenewalTable:
    """The table ``[renewal]``."""

    kind: RenewalKind
    period: RenewalPeriod | None = None
    max_times: int | None = None
    holder: str | None = None
    exercise_before: Length | None = None
    counting: ReadAs | None = None
    clause: str | None = None


@frozen(kw_only=True)
class NoticeOverride:
    """The keys of a notice clause, which ``[notice.renewed]`` and ``[notice.party.ID]`` state anew."""

    period: Length | None = None
    counted: Counted | None = None
    date: DayOfYear | None = None
    ends_at: EndsAt | None = None
    counting: ReadAs | None = None
    form: Forms | None = None
    given_when: GivenWhen | None = None
    not_before: Exact | None = None
    no_end_before: Exact | None = None
    clause: str | None = None


@frozen(kw_only=True)
class NoticeTable(NoticeOverride):
    """The table ``[notice]``."""

    by: tuple[str, ...] | None = None
    renewed: NoticeOverride | None = None
    party: dict[str, Any] | None = None


@frozen(kw_only=True)
class EventTable:
    """What every table ``[[event]]`` has."""

    kind: str
    recorded_on: date | None = None


@frozen(kw_only=True)
class SignedTable(EventTable):
    """An event ``signed``."""

    on: Day
    by: str | None = None


@frozen(kw_only=True)
class NoticeEventTable(EventTable):
    """An event ``notice``."""

    id: str | None = None
    by: str | None = None
    sent_on: Day | None = None
    received_on: Day | None = None
    form: EventForm | None = None
    to_end_on: date | None = None
    accepted_on: Day | None = None


@frozen(kw_only=True)
class WithdrawnTable(EventTable):
    """An event ``notice_withdrawn``."""

    agreed_on: Day
    of: str | None = None


@frozen(kw_only=True)
class ExtendedTable(EventTable):
    """An event ``extended``."""

    agreed_on: Day
    ends_on: Day
    then: Then | None = None


@frozen(kw_only=True)
class OptionUsedTable(EventTable):
    """An event ``option_used``."""

    on: Day
    by: str


@frozen(kw_only=True)
class RescindedTable(EventTable):
    """An event ``rescinded``."""

    on: Day
    by: str | None = None
    accepted_on: Day | None = None


EVENT_TABLES: Final[dict[str, type[EventTable]]] = {
    "signed": SignedTable,
    "notice": NoticeEventTable,
    "notice_withdrawn": WithdrawnTable,
    "extended": ExtendedTable,
    "option_used": OptionUsedTable,
    "rescinded": RescindedTable,
}
