"""The agreement as it was written, and what has happened to it."""

from datetime import date
from functools import cached_property

from attrs import evolve, field, frozen

from engine.model.chain import Chain, first_chain
from engine.model.clauses import (
    Counted,
    GivenWhen,
    NoLaterThan,
    NoticeClause,
    Renewal,
    RenewalKind,
    Stated,
    Term,
)
from engine.model.compensation import Area, Compensation, DisputeClause, ReferenceRate
from engine.model.dates import ONE_DAY, Span
from engine.model.deeds import Deed
from engine.model.duties import ContactClause, Decision, Duty, Financed, Forum
from engine.model.events import Event
from engine.model.payments import MoneyEvent
from engine.model.problems import Origin


@frozen(kw_only=True)
class Party:
    """One who is bound by the agreement; ``id`` is what clauses and events call it."""

    id: str
    name: str


@frozen(kw_only=True)
class Notice:
    """The notice clauses of an agreement: one pair (first term, renewed terms) for each party, and who may use them."""

    by_party: dict[str, tuple[NoticeClause, NoticeClause]]
    """For each party the clause of the first term and that of renewed ones."""
    entitled: frozenset[str]
    period_unused: bool = False
    """A period stands beside an agreed calendar day, which governs."""
    askers: tuple[str, ...] = field(init=False, eq=False, repr=False)
    """One party, the first, of those with equal clauses: what is asked of it is answered for all of them."""
    are_all_equal: bool = field(init=False, eq=False, repr=False)
    """Whether every party may give notice on the same terms."""

    def __attrs_post_init__(self) -> None:
        first_of: dict[object, str] = {}
        for party, clauses in self.by_party.items():
            first_of.setdefault((party in self.entitled, clauses), party)
        object.__setattr__(self, "askers", tuple(first_of.values()))
        object.__setattr__(self, "are_all_equal", len(first_of) < 2)  # noqa: PLR2004  # one kind, or no party


@frozen(kw_only=True)
class Agreement:
    """An agreement and what has happened to it, as one document tells it."""

    id: str
    title: str
    parties: tuple[Party, ...]
    term: Term
    renewal: Renewal
    notice: Notice | None
    events: tuple[Event, ...] = ()
    """What bears on how long it lasts."""
    compensation: Compensation | None = None
    areas: tuple[Area, ...] = ()
    dispute: DisputeClause | None = None
    reference_rates: tuple[ReferenceRate, ...] = ()
    """In the order of their days."""
    money_events: tuple[MoneyEvent, ...] = ()
    """What has happened with the money, which does not bear on how long it lasts."""
    forums: tuple[Forum, ...] = ()
    duties: tuple[Duty, ...] = ()
    decisions: tuple[Decision, ...] = ()
    """In the order of the document."""
    contact: ContactClause | None = None
    finances: tuple[Financed, ...] = ()
    ends_with: str | None = None
    """The id of another agreement, with which it falls."""
    rests_on: tuple[str, ...] = ()
    """Other agreements, by id: when one of them ends it loses its ground, but does not end by itself."""
    deeds: tuple[Deed, ...] = ()
    """What has been done about duties, contact persons and changes, in the order of the document."""
    origin: Origin = field(factory=Origin, eq=False, repr=False)
    """Where it is told, for messages."""

    @cached_property
    def chain(self) -> Chain | None:
        """The terms as written, where the first and last day of the first term are known from the text alone."""
        term = self.term
        if isinstance(term.starts_on, Span | None) or isinstance(term.ends_on, Span):
            return None
        start = term.starts_on if isinstance(term.starts_on, date) else None
        end = term.ends_on or term.latest_end
        if term.duration is not None:
            end = None if start is None else term.duration.after(start) - ONE_DAY
        return first_chain(term, self.renewal, start, end)

    def with_events(self, *events: Event) -> "Agreement":
        """The same agreement, with more that has happened (or might)."""
        return evolve(self, events=self.events + events)

    def name_of(self, party: str) -> str:
        """What ``party`` is called."""
        return next((each.name for each in self.parties if each.id == party), party)

    def party_called(self, asked: str | None) -> str | None:
        """The id of the party that has that id or, if none has, that name; None: nobody is called so."""
        ids = (each.id for each in self.parties if each.id == asked)
        return next(ids, next((each.id for each in self.parties if each.name == asked), None))


__all__ = [
    "Agreement", "Counted", "Event", "GivenWhen", "NoLaterThan", "Notice", "NoticeClause", "Party", "Renewal",
    "RenewalKind", "Stated", "Term",
]
