"""Assessment of an agreement as of one day: arithmetic finds the situations, the rulebook decides them."""

from datetime import date
from functools import cached_property

from attrs import evolve

from engine.assess.as_of import AsOf
from engine.assess.assumptions import assumed, missing
from engine.assess.course import Course, course
from engine.assess.readings import Choices, Settled, every_reading
from engine.assess.reasons import Reasons
from engine.assess.termination import Asked, answer, ask, merged, notice_today_ends_on
from engine.assess.watched import watched
from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment, Reading, Reason, Remark, TermOfAgreement, Termination, WatchedDay
from engine.model.outcomes import Certainty, Status

_BY_CERTAINTY = list(Certainty).index
_Conclusion = tuple[Status, date | None, tuple[TermOfAgreement, ...]]


def assess(agreement: Agreement, as_of: date, inference: Inference, known_on: date | None = None) -> Assessment:
    """What Frist concludes of ``agreement`` on the day ``as_of``, as known on ``known_on`` (None: all that is recorded).

    Raises ``ProblemsError`` if the document tells of something that cannot have happened.
    """
    derived = _Derived(agreement, AsOf(as_of), known_on, inference)
    return Assessment(agreement=agreement.id, as_of=as_of, known_on=known_on, status=derived.status,
                      certainty=derived.certainty, ends_on=derived.ends_on, derived=derived)


class _Derived:
    """The readings of one agreement on one day, and what follows from them, derived when first asked for."""

    def __init__(self, agreement: Agreement, as_of: AsOf, known_on: date | None, inference: Inference) -> None:
        self.agreement = agreement
        self.as_of = as_of
        self.inference = inference
        self.found, self.is_complete = every_reading(
            lambda choices: course(agreement, as_of, known_on, choices, inference))
        if len(self.found) > 1:
            # The cautious reading is the one that binds longest.
            self.found.sort(key=lambda each: each[1].end or date.max, reverse=True)
        first = self.found[0][1]
        self.status, self.ends_on, self.certainty = first.status, first.end, _own_certainty(first)
        if len(self.found) > 1 and self._is_divided:
            courses = [each for _, each in self.found]
            self.certainty = max((doubt.certainty for doubt in self._doubts_that_matter), key=_BY_CERTAINTY)
            if any(each.status is not self.status for each in courses) or not self.is_complete:
                self.status = Status.UNCLEAR
            if any(each.end != self.ends_on for each in courses) or not self.is_complete:
                self.ends_on = None

    @cached_property
    def _is_divided(self) -> bool:
        return len({_conclusion(each) for _, each in self.found}) > 1 or not self.is_complete

    @cached_property
    def _doubts_that_matter(self) -> frozenset[Settled]:
        """The doubts that, settled one way or the other, lead to different conclusions."""
        by_key: dict[object, dict[Settled, set[_Conclusion]]] = {}
        for choices, each in self.found:
            for doubt in choices.settled:
                by_key.setdefault(doubt.key, {}).setdefault(doubt, set()).add(_conclusion(each))
        matter = frozenset(doubt for ways in by_key.values() for doubt in ways
                           if any(other != ways[doubt] for other in ways.values()))
        return matter or frozenset(doubt for ways in by_key.values() for doubt in ways)

    def terms(self) -> tuple[TermOfAgreement, ...]:
        terms = self.found[0][1].terms()
        if len(self.found) == 1 or not self._is_divided:
            return terms
        others = [{term.number: term for term in each.terms()} for _, each in self.found]
        return tuple(
            evolve(term,
                   starts_on=_shared(term.starts_on, [each[term.number].starts_on for each in others
                                                      if term.number in each]),
                   ends_on=_shared(term.ends_on, [each[term.number].ends_on for each in others
                                                  if term.number in each]))
            for term in terms)

    def readings(self) -> tuple[Reading, ...]:
        if len(self.found) == 1 or not self._is_divided:
            return ()
        found: dict[_Conclusion, Reading] = {}
        for choices, each in self.found:
            assumes = tuple(doubt.assumes for doubt in choices.settled if doubt in self._doubts_that_matter)
            status, end, terms = _conclusion(each)
            found.setdefault((status, end, terms), Reading(assumes=assumes, status=status, ends_on=end, terms=terms))
        return tuple(found.values())

    @cached_property
    def _asked(self) -> dict[str, tuple[Asked, ...]]:
        """Each party's question in each reading. Parties with equal clauses are asked about once."""
        notice = self.agreement.notice
        answered: list[tuple[object, tuple[Asked, ...]]] = []
        found: dict[str, tuple[Asked, ...]] = {}
        for party in self.agreement.parties:
            terms = None if notice is None else (party.id in notice.entitled, notice.by_party[party.id])
            same = next((asked for other, asked in answered if other == terms), None)
            if same is not None:
                found[party.id] = tuple(evolve(asked, party=party.id) for asked in same)
                continue
            asked = tuple(ask(each, party.id, self.as_of, self.inference) for _, each in self.found)
            answered.append((terms, asked))
            found[party.id] = asked
        return found

    def by_party(self) -> dict[str, Termination]:
        return {party: answer(asked[0]) if len(asked) == 1 else self._merged(asked)
                for party, asked in self._asked.items()}

    def _merged(self, asked: tuple[Asked, ...]) -> Termination:
        certainty = max((doubt.certainty for doubt in self._doubts_that_matter), key=_BY_CERTAINTY)
        return merged([answer(each) for each in asked], certainty)

    def notice_today_ends_on(self, party: str) -> date | None:
        ends = {notice_today_ends_on(course, asked, self.as_of.day, self.inference)
                for (_, course), asked in zip(self.found, self._asked[party], strict=True)}
        return ends.pop() if len(ends) == 1 else None

    @cached_property
    def _reasons(self) -> tuple[Reasons, ...]:
        return tuple(Reasons(each, self.inference) for _, each in self.found)

    def why_status(self) -> tuple[Reason, ...]:
        return tuple(dict.fromkeys(reason for each in self._reasons for reason in each.status))

    def why_termination(self, party: str) -> tuple[Reason, ...]:
        return tuple(dict.fromkeys(
            reason for each, asked in zip(self._reasons, self._asked[party], strict=True)
            for reason in each.termination(asked)))

    def watched(self, start: date, end: date) -> tuple[WatchedDay, ...]:
        found = {day for _, each in self.found for day in watched(each, start, end, self.inference)}
        return tuple(sorted(found, key=lambda each: (each.day, each.kind, each.parties)))

    def questions(self) -> tuple[Remark, ...]:
        remarks = list(missing(self.agreement, self.found[0][1]))
        for index, each in enumerate(self._reasons):
            remarks += each.questions(tuple(asked[index] for asked in self._asked.values()))
        if not self.is_complete:
            remarks.append(Remark("question.too_many_doubts"))
        return tuple(dict.fromkeys(remarks))

    def assumptions(self) -> tuple[Remark, ...]:
        return tuple(dict.fromkeys(remark for _, each in self.found for remark in assumed(self.agreement, each)))

    def horizon(self) -> date | None:
        _ = self._asked  # every conclusion that compares days has then been derived
        return self.as_of.horizon


def _conclusion(each: Course) -> _Conclusion:
    return each.status, each.end, each.terms()


def _own_certainty(each: Course) -> Certainty:
    if each.status is Status.DRAFT:
        return Certainty.MISSING_FACT
    return Certainty.NEEDS_JUDGEMENT if each.status is Status.UNCLEAR else Certainty.CERTAIN


def _shared(value: date | None, others: list[date | None]) -> date | None:
    return value if all(other == value for other in others) else None


__all__ = ["Choices", "assess"]
