"""Conclusions about an agreement as of one day, each with the reasons it rests on."""

from datetime import date
from typing import NamedTuple, Protocol

from attrs import field, frozen

from engine.model.accounts import Apportionment, AtStake, Balance, Holding, Payment
from engine.model.chain import CameBy
from engine.model.dates import working_day_on_or_before
from engine.model.obligations import Change, Matter, Obligation
from engine.model.outcomes import Answer, Certainty, Status
from engine.model.reasons import Ground, Reason, Remark, gathered
from engine.model.words import Word


class Fate(Word):
    """What has become of a term so far."""

    OPEN = "open"
    RENEWED = "renewed"
    ENDED = "ended"


class TermOfAgreement(NamedTuple):
    """One term (*avtalsperiod*). Days are inclusive; None: not known, or for ``ends_on`` also that there is none."""

    number: int
    starts_on: date | None
    ends_on: date | None
    came_by: CameBy
    fate: Fate


@frozen
class Chance:
    """A last day for notice, and the last day of the agreement that such a notice leads to."""

    last_day: date
    ends_on: date


@frozen
class IfNothingIsDone:
    """The term that follows if nobody acts. ``new_end`` None: it is open-ended."""

    renews_on: date
    new_end: date | None


@frozen
class Upcoming:
    """What lies beyond a last day for notice: the term that follows if nobody acts, and the next chance."""

    if_nothing_is_done: IfNothingIsDone | None = None
    next: Chance | None = None


@frozen(kw_only=True)
class Termination:
    """Whether, and by when, one party can end the agreement by notice. Days as in the JSON of an assessment."""

    party: str
    answer: Answer
    certainty: Certainty
    opens_on: date | None = None
    last_day: date | None = None
    other_reading: date | None = None
    ends_on: date | None = None
    source: "Derived | None" = field(default=None, repr=False, eq=False)
    beyond: Upcoming | None = None
    """What lies beyond, where it is known already; else ``source`` finds it when asked: a sweep seldom asks."""

    @property
    def upcoming(self) -> Upcoming:
        """The term that follows if nobody acts, and the next chance."""
        if self.beyond is not None or self.source is None:
            return self.beyond or Upcoming()
        return self.source.upcoming(self.party)

    @property
    def if_nothing_is_done(self) -> IfNothingIsDone | None:
        """The term that follows if nobody acts."""
        return self.upcoming.if_nothing_is_done

    @property
    def next(self) -> Chance | None:
        """The first later last day that has not passed, and the end that it leads to."""
        return self.upcoming.next

    @property
    def last_working_day(self) -> date | None:
        """The last day itself if it is a working day, else the last working day before it."""
        return None if self.last_day is None else working_day_on_or_before(self.last_day)


class Watch(Word):
    """What happens on a day that is worth watching."""

    NOTICE = "notice"
    """The last day for notice, by the earlier reading where there are two."""
    NOTICE_OTHER_READING = "notice_other_reading"
    OPENS = "opens"
    """The first day on which notice may be given."""
    OPTION = "option"
    """The last day to use an option, by the earlier reading where there are two."""
    OPTION_OTHER_READING = "option_other_reading"
    TERM_ENDS = "term_ends"
    """The last day of a term that another follows unless something is done."""
    ENDS = "ends"
    """The agreement's last day."""
    LAPSES = "lapses"
    """The agreement's last day, unless an option is used before that."""


@frozen(kw_only=True)
class WatchedDay:
    """A day to watch. ``ends_on``: the end that acting by then leads to; ``is_if_renewed``: if renewed until then.

    ``term``: the number of the term that it belongs to, in the first reading that has it.
    """

    day: date
    kind: Watch
    parties: tuple[str, ...]
    ends_on: date | None
    is_if_renewed: bool
    is_certain: bool = True
    """Whether every reading has that day."""
    term: int = field(eq=False)


@frozen(kw_only=True)
class Reading:
    """What the agreement comes to on the assumptions named; one of several that cannot be told apart."""

    assumes: tuple[Remark, ...]
    status: Status
    ends_on: date | None
    terms: tuple[TermOfAgreement, ...]


class Derived(Protocol):
    """What an assessment derives when it is first asked for."""

    def terms(self) -> tuple[TermOfAgreement, ...]:
        """See ``Assessment.terms``."""

    def by_party(self) -> dict[str, Termination]:
        """See ``Assessment.by_party``."""

    def termination(self) -> Termination:
        """See ``Assessment.termination``."""

    def upcoming(self, party: str) -> Upcoming:
        """See ``Termination.upcoming``."""

    def readings(self) -> tuple[Reading, ...]:
        """See ``Assessment.readings``."""

    def why_status(self) -> tuple[Reason, ...]:
        """See ``Assessment.why_status``."""

    def why_termination(self, party: str) -> tuple[Reason, ...]:
        """See ``Assessment.why_termination``."""

    def notice_today_ends_on(self, party: str) -> date | None:
        """See ``Assessment.notice_today_ends_on``."""

    def watched(self, start: date, end: date) -> tuple[WatchedDay, ...]:
        """See ``Assessment.watched``."""

    def let_pass(self, start: date) -> tuple[WatchedDay, ...]:
        """See ``Assessment.let_pass``."""

    def questions(self) -> tuple[Remark, ...]:
        """See ``Assessment.questions``."""

    def assumptions(self) -> tuple[Remark, ...]:
        """See ``Assessment.assumptions``."""

    def horizon(self) -> date | None:
        """See ``Assessment.horizon``."""

    def payments(self) -> tuple[Payment, ...]:
        """See ``Assessment.payments``."""

    def planned(self, until: date) -> tuple[Payment, ...]:
        """See ``Assessment.planned``."""

    def balances(self) -> dict[str, Balance]:
        """See ``Assessment.balances``."""

    def apportionments(self) -> tuple[Apportionment, ...]:
        """See ``Assessment.apportionments``."""

    def holdings(self, dispute: str) -> tuple[Holding, ...]:
        """See ``Assessment.holdings``."""

    def at_stake(self, renews_on: date, new_end: date | None) -> AtStake | None:
        """See ``Assessment.at_stake``."""

    def why_money(self) -> tuple[Reason, ...]:
        """See ``Assessment.why_money``."""

    def obligations(self) -> tuple[Obligation, ...]:
        """See ``Assessment.obligations``."""

    def owed_ahead(self, until: date) -> tuple[Obligation, ...]:
        """See ``Assessment.owed_ahead``."""

    def matters(self) -> tuple[Matter, ...]:
        """See ``Assessment.matters``."""

    def changes(self) -> tuple[Change, ...]:
        """See ``Assessment.changes``."""

    def why_duties(self) -> tuple[Reason, ...]:
        """See ``Assessment.why_duties``."""


@frozen(kw_only=True)
class Assessment:
    """What Frist concludes of an agreement as of one day (*bedömning*). People make the decisions.

    ``ends_on`` is the last day when the end is settled. ``horizon`` is the first later day on which a conclusion may
    change (None: no day known). What is costly is derived when first asked for; it is a function of the same facts.
    """

    agreement: str
    as_of: date
    known_on: date | None
    status: Status
    certainty: Certainty
    ends_on: date | None
    derived: Derived = field(repr=False, eq=False)

    @property
    def terms(self) -> tuple[TermOfAgreement, ...]:
        """The terms from the first to the one running, or to the last."""
        return self.derived.terms()

    @property
    def by_party(self) -> dict[str, Termination]:
        """Whether each party can end the agreement by notice, in the order of the document."""
        return self.derived.by_party()

    @property
    def termination(self) -> Termination:
        """The termination of the party with the best answer, then the latest last day, then the document's order."""
        return self.derived.termination()

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Each reading, the cautious one first, where they lead to different status, terms or ends."""
        return self.derived.readings()

    @property
    def why_status(self) -> tuple[Reason, ...]:
        """What the status, the terms and the end rest on."""
        return self.derived.why_status()

    def why_termination(self, party: str) -> tuple[Reason, ...]:
        """What the answer to ``party`` rests on."""
        return self.derived.why_termination(party)

    def notice_today_ends_on(self, party: str) -> date | None:
        """The agreement's last day if a notice from ``party`` arrives on ``as_of`` in the agreed form.

        None where the agreement would not end or the day is not certain. It moves with the day asked about, so it is
        no conclusion and stands outside the horizon.
        """
        return self.derived.notice_today_ends_on(party)

    def watched(self, start: date, end: date) -> tuple[WatchedDay, ...]:
        """The days to watch from ``start`` to ``end``, inclusive, in the order of the days, as things stand."""
        return self.derived.watched(start, end)

    def let_pass(self, start: date) -> tuple[WatchedDay, ...]:
        """The days that passed unused: of terms renewed on ``start`` or later, and of an option that has lapsed."""
        return self.derived.let_pass(start)

    @property
    def payments(self) -> tuple[Payment, ...]:
        """The instalments from the first to the end of the running term (open-ended: of the year), in order."""
        return self.derived.payments()

    def planned(self, until: date) -> tuple[Payment, ...]:
        """The instalments after those, up to ``until``, that come only if the agreement runs on."""
        return self.derived.planned(until)

    @property
    def balances(self) -> dict[str, Balance]:
        """Where the payer and the payee stand, over what has been invoiced, paid or has fallen due."""
        return self.derived.balances()

    @property
    def apportionments(self) -> tuple[Apportionment, ...]:
        """How each year's compensation, and each surplus, is shared among the members."""
        return self.derived.apportionments()

    def holdings(self, dispute: str) -> tuple[Holding, ...]:
        """What the payer may withhold because of that dispute, of each instalment that something is open of."""
        return self.derived.holdings(dispute)

    def at_stake(self, each: Termination) -> AtStake | None:
        """What the payer is to pay if nothing is done and the agreement goes on; None where that is not known."""
        follows = each.if_nothing_is_done
        return None if follows is None else self.derived.at_stake(follows.renews_on, follows.new_end)

    @property
    def why_money(self) -> tuple[Reason, ...]:
        """What the conclusions about money rest on."""
        return self.derived.why_money()

    @property
    def obligations(self) -> tuple[Obligation, ...]:
        """What the parties owe each other besides money, to the end of the running term (open-ended: of the year)."""
        return self.derived.obligations()

    def owed_ahead(self, until: date) -> tuple[Obligation, ...]:
        """What they will owe each other after that, in periods that begin by ``until``, if the agreement runs on."""
        return self.derived.owed_ahead(until)

    @property
    def matters(self) -> tuple[Matter, ...]:
        """The matters that decisions have been made in, and where the latest leaves each."""
        return self.derived.matters()

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes that parties have agreed on, and whether they bind."""
        return self.derived.changes()

    @property
    def why_duties(self) -> tuple[Reason, ...]:
        """What the conclusions about duties, matters and changes rest on."""
        return self.derived.why_duties()

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The reasons of every conclusion, each after those it rests on."""
        return gathered((*self.why_status, *(each for party in self.by_party for each in self.why_termination(party)),
                         *self.why_money, *self.why_duties))

    @property
    def questions(self) -> tuple[Remark, ...]:
        """What Frist would need to know."""
        return self.derived.questions()

    @property
    def assumptions(self) -> tuple[Remark, ...]:
        """What was taken for granted because the agreement does not say."""
        return self.derived.assumptions()

    @property
    def horizon(self) -> date | None:
        """The first later day on which a conclusion may change."""
        return self.derived.horizon()


__all__ = [
    "Assessment", "CameBy", "Chance", "Derived", "Fate", "Ground", "IfNothingIsDone", "Reading", "Reason", "Remark",
    "TermOfAgreement", "Termination", "Upcoming", "Watch", "WatchedDay", "gathered",
]
