"""Assessment of an agreement as of one day: arithmetic finds the situations, the rulebook decides them."""

from datetime import date

from attrs import evolve

from engine.assess.as_of import AsOf
from engine.assess.assumptions import assumed, missing
from engine.assess.course import Course, course
from engine.assess.duty.deeds import Deeds
from engine.assess.duty.obligations import Obligations
from engine.assess.duty.occurrences import Occurrences
from engine.assess.facts import begun
from engine.assess.money.books import Books
from engine.assess.money.payments import Money
from engine.assess.other import Other, possible_ends
from engine.assess.readings import Settled, every_reading
from engine.assess.reasons import Reasons
from engine.assess.termination import Asked, answer, ask, merged, notice_today_ends_on, upcoming
from engine.assess.watched import let_pass, watched
from engine.inference import Inference
from engine.model.accounts import Apportionment, AtStake, Balance, Holding, Payment
from engine.model.agreement import Agreement
from engine.model.assessment import (
    Assessment,
    Ground,
    Reading,
    Reason,
    Remark,
    Termination,
    TermOfAgreement,
    Upcoming,
    WatchedDay,
)
from engine.model.obligations import Change, Matter, Obligation
from engine.model.outcomes import Answer, Certainty, Status

_BY_CERTAINTY = list(Certainty).index
_Conclusion = tuple[Status, date | None, tuple[TermOfAgreement, ...]]


def assess(agreement: Agreement, as_of: date, inference: Inference, known_on: date | None = None,
           ends_with: Other | None = None) -> Assessment:
    """What Frist concludes of ``agreement`` on ``as_of``, as known on ``known_on`` (None: all that is recorded).

    ``ends_with``: the agreement that this one ends with, where it has been read, assessed for the same day.
    Raises ``ProblemsError`` if the document tells of something that cannot have happened.
    """
    derived = _Derived(agreement, AsOf(as_of), known_on, inference, ends_with)
    return Assessment(agreement=agreement.id, as_of=as_of, known_on=known_on, status=derived.status,
                      certainty=derived.certainty, ends_on=derived.ends_on, derived=derived)


class _Derived:
    """The readings of one agreement on one day, and what follows from them, derived when first asked for."""

    __slots__ = (
        "agreement",
        "as_of",
        "certainty",
        "courses",
        "doubts",
        "duties",
        "ends_on",
        "ends_with",
        "inference",
        "is_complete",
        "is_divided",
        "known_on",
        "lacks_other_end",
        "money",
        "status",
    )

    def __init__(self, agreement: Agreement, as_of: AsOf, known_on: date | None, inference: Inference,
                 ends_with: Other | None) -> None:
        self.agreement = agreement
        self.as_of = as_of
        self.inference = inference
        self.known_on = known_on
        self.money: Money | None = None
        self.duties: Obligations | None = None
        self.ends_with = ends_with
        other_ends = possible_ends(ends_with)
        found, self.is_complete = every_reading(
            lambda choices: course(agreement, as_of, known_on, choices, inference, other_ends))
        self.is_divided = False
        self.doubts: tuple[tuple[Settled, ...], ...] = ()
        if len(found) > 1:
            # The cautious reading is the one that binds longest.
            found.sort(key=lambda each: each[1].end or date.max, reverse=True)
            self.doubts = tuple([choices.settled for choices, _ in found])
        self.courses = tuple([each for _, each in found])
        first = self.courses[0]
        self.status, self.ends_on, self.certainty = first.status, first.end, _OWN_CERTAINTY[first.status]
        if self.doubts:
            self._compare()
        self.lacks_other_end = not all(each.is_other_end_known for each in self.courses)
        if self.lacks_other_end:
            self.certainty = max(self.certainty, Certainty.MISSING_FACT, key=_BY_CERTAINTY)

    def _compare(self) -> None:
        self.is_divided = not self.is_complete or len({_conclusion(each) for each in self.courses}) > 1
        if not self.is_divided:
            return
        self.certainty = max((doubt.certainty for doubt in self._doubts_that_matter()), key=_BY_CERTAINTY)
        if any(each.status is not self.status for each in self.courses) or not self.is_complete:
            self.status = Status.UNCLEAR
        if any(each.end != self.ends_on for each in self.courses) or not self.is_complete:
            self.ends_on = None

    def _doubts_that_matter(self) -> frozenset[Settled]:
        """The doubts that, settled one way or the other, lead to different conclusions."""
        by_key: dict[object, dict[Settled, set[_Conclusion]]] = {}
        for doubts, each in zip(self.doubts, self.courses, strict=True):
            for doubt in doubts:
                by_key.setdefault(doubt.key, {}).setdefault(doubt, set()).add(_conclusion(each))
        matter = frozenset(doubt for ways in by_key.values() for doubt in ways
                           if any(other != ways[doubt] for other in ways.values()))
        return matter or frozenset(doubt for ways in by_key.values() for doubt in ways)

    def terms(self) -> tuple[TermOfAgreement, ...]:
        terms = self.courses[0].terms()
        if not self.is_divided or not terms:
            return terms
        # The cautious reading's terms; of the last of them only what every reading that has it says.
        last = terms[-1]
        others = [term for each in self.courses for term in each.terms() if term.number == last.number]
        return (*terms[:-1], last._replace(starts_on=_shared(last.starts_on, [term.starts_on for term in others]),
                                           ends_on=_shared(last.ends_on, [term.ends_on for term in others])))

    def readings(self) -> tuple[Reading, ...]:
        if not self.is_divided:
            return ()
        found: dict[_Conclusion, Reading] = {}
        matter = self._doubts_that_matter()
        for doubts, each in zip(self.doubts, self.courses, strict=True):
            assumes = tuple(doubt.assumes for doubt in doubts if doubt in matter)
            status, end, terms = _conclusion(each)
            found.setdefault((status, end, terms), Reading(assumes=assumes, status=status, ends_on=end, terms=terms))
        return tuple(found.values())

    def _asked(self, party: str) -> tuple[Asked, ...]:
        """The party's question in each reading."""
        return tuple([ask(each, party, self.as_of, self.inference) for each in self.courses])

    def _answer(self, asked: tuple[Asked, ...]) -> Termination:
        found = self._own_answer(asked)
        if not self.lacks_other_end:
            return found
        return evolve(found, certainty=max(found.certainty, Certainty.MISSING_FACT, key=_BY_CERTAINTY))

    def _own_answer(self, asked: tuple[Asked, ...]) -> Termination:
        if len(asked) == 1:
            return answer(asked[0], self)
        beyond = [upcoming(course, each, self.as_of, self.inference)
                  for course, each in zip(self.courses, asked, strict=True)]
        doubted = max((doubt.certainty for doubt in self._doubts_that_matter()), key=_BY_CERTAINTY)
        return merged([answer(each, self) for each in asked], beyond, doubted, self.as_of)

    def by_party(self) -> dict[str, Termination]:
        return {party.id: self._answer(self._asked(party.id)) for party in self.agreement.parties}

    def termination(self) -> Termination:
        notice = self.agreement.notice
        if notice is None or notice.are_all_equal:
            return self._answer(self._asked(self.agreement.parties[0].id))
        return min([self._answer(self._asked(party)) for party in notice.askers], key=_best_first)

    def upcoming(self, party: str) -> Upcoming:
        return upcoming(self.courses[0], self._asked(party)[0], self.as_of, self.inference)

    def notice_today_ends_on(self, party: str) -> date | None:
        ends = {notice_today_ends_on(course, asked, self.as_of.day, self.inference)
                for course, asked in zip(self.courses, self._asked(party), strict=True)}
        return ends.pop() if len(ends) == 1 else None

    def _reasons(self) -> tuple[Reasons, ...]:
        return tuple(Reasons(each, self.as_of, self.inference) for each in self.courses)

    def why_status(self) -> tuple[Reason, ...]:
        return tuple(dict.fromkeys(reason for each in self._reasons() for reason in each.status))

    def why_termination(self, party: str) -> tuple[Reason, ...]:
        return tuple(dict.fromkeys(
            reason for each, asked in zip(self._reasons(), self._asked(party), strict=True)
            for reason in each.termination(asked)))

    def watched(self, start: date, end: date) -> tuple[WatchedDay, ...]:
        return _in_order([set(watched(each, start, end, self.inference)) for each in self.courses])

    def let_pass(self, start: date) -> tuple[WatchedDay, ...]:
        return _in_order([set(let_pass(each, start, self.inference)) for each in self.courses])

    def questions(self) -> tuple[Remark, ...]:
        remarks = list(missing(self.agreement, self.courses[0], begun(self.agreement, self.as_of, self.known_on)))
        if self.agreement.ends_with is not None and self.lacks_other_end:
            remarks.append(Remark("question.ends_with", None, (Ground("other", self.agreement.ends_with),)))
        asked = [self._asked(party.id) for party in self.agreement.parties]
        for index, each in enumerate(self._reasons()):
            remarks += each.questions(tuple(readings[index] for readings in asked))
        if self._money is not None:
            remarks += self._money.questions()
        remarks += self._duties.questions()
        if not self.is_complete:
            remarks.append(Remark("question.too_many_doubts"))
        return tuple(dict.fromkeys(remarks))

    def assumptions(self) -> tuple[Remark, ...]:
        found = [remark for each in self.courses for remark in assumed(self.agreement, each)]
        if self._money is not None:
            found += self._money.assumptions()
        found += self._duties.assumptions()
        return tuple(dict.fromkeys(found))

    @property
    def _money(self) -> Money | None:
        """What the agreement comes to in money, made when first asked for; None where it says nothing of money."""
        compensation = self.agreement.compensation
        if self.money is None and compensation is not None:
            books = Books(self.agreement, self.as_of, self.known_on, self.inference)
            self.money = Money(books, compensation, self.courses)
        return self.money

    def payments(self) -> tuple[Payment, ...]:
        return () if self._money is None else self._money.payments()

    def planned(self, until: date) -> tuple[Payment, ...]:
        return () if self._money is None else self._money.planned(until)

    def balances(self) -> dict[str, Balance]:
        return {} if self._money is None else self._money.balances()

    def apportionments(self) -> tuple[Apportionment, ...]:
        return () if self._money is None else self._money.apportionments()

    def holdings(self, dispute: str) -> tuple[Holding, ...]:
        return () if self._money is None else self._money.holdings(dispute)

    def at_stake(self, renews_on: date, new_end: date | None) -> AtStake | None:
        return None if self._money is None else self._money.at_stake(renews_on, new_end)

    def why_money(self) -> tuple[Reason, ...]:
        return () if self._money is None else self._money.reasons()

    @property
    def _duties(self) -> Obligations:
        """What the parties owe each other besides money, made when first asked for."""
        if self.duties is None:
            deeds = Deeds(self.agreement, self.as_of, self.known_on, self.inference)
            self.duties = Obligations(deeds, Occurrences(deeds, self.courses))
        return self.duties

    def obligations(self) -> tuple[Obligation, ...]:
        return self._duties.every

    def owed_ahead(self, until: date) -> tuple[Obligation, ...]:
        # A day of its own: what only may come is compared with no day that the horizon depends on.
        deeds = Deeds(self.agreement, AsOf(self.as_of.day), self.known_on, self.inference)
        listed = {each.id for each in self._duties.every}
        return tuple(each for each in Obligations(deeds, Occurrences(deeds, self.courses, until)).every
                     if each.id not in listed)

    def matters(self) -> tuple[Matter, ...]:
        return self._duties.matters()

    def changes(self) -> tuple[Change, ...]:
        return self._duties.changes()

    def why_duties(self) -> tuple[Reason, ...]:
        return self._duties.reasons()

    def horizon(self) -> date | None:
        self.balances()
        self.matters()
        for party in self.agreement.parties:
            for each, asked in zip(self.courses, self._asked(party.id), strict=True):
                upcoming(each, asked, self.as_of, self.inference)
        if len(self.courses) > 1:
            self.by_party()  # what the readings share is compared with the day too
        other = self.ends_with[1].horizon if self.ends_with is not None else None
        # By now every conclusion that compares days has been derived.
        return min((day for day in (self.as_of.horizon, other) if day is not None), default=None)


def _in_order(by_reading: list[set[WatchedDay]]) -> tuple[WatchedDay, ...]:
    """The days of every reading, in order; those that not every reading has are not certain."""
    shared = set.intersection(*by_reading)
    found = {each if each in shared else evolve(each, is_certain=False) for each in set.union(*by_reading)}
    return tuple(sorted(found, key=lambda each: (each.day, each.kind, each.parties)))


def _conclusion(each: Course) -> _Conclusion:
    return each.status, each.end, each.terms()


_OWN_CERTAINTY = dict.fromkeys(Status, Certainty.CERTAIN) | {
    Status.DRAFT: Certainty.MISSING_FACT, Status.UNCLEAR: Certainty.NEEDS_JUDGEMENT}
_RANK = {Answer.YES: 0, Answer.UNCLEAR: 1, Answer.NO: 2, Answer.ALREADY: 3}


def _best_first(each: Termination) -> tuple[int, int]:
    return _RANK[each.answer], -each.last_day.toordinal() if each.last_day else 0


def _shared(value: date | None, others: list[date | None]) -> date | None:
    return value if all(other == value for other in others) else None


__all__ = ["assess"]
