"""What has happened, told in order: it turns the terms an agreement would have into those it has, and ends it."""

from datetime import date
from typing import NamedTuple

from attrs import evolve, frozen

from engine.assess.as_of import AsOf
from engine.assess.ends import READ_BOUNDARY, READ_SAME_DAY, Stop
from engine.assess.notice import Given, Judge, Judged
from engine.assess.readings import Choices
from engine.inference import Inference
from engine.model.agreement import Agreement, NoLaterThan, Renewal, RenewalKind, Stated, Term
from engine.model.assessment import Ground, Remark
from engine.model.chain import CameBy, Chain, Place, first_chain
from engine.model.dates import exact, first_possible, last_possible, latest_by_boundary, latest_by_same_day
from engine.model.duty_situations import DependenceSituation, OtherEnds, Tie
from engine.model.events import Event, Extended, NoticeReceived, NoticeWithdrawn, OptionUsed, Rescinded
from engine.model.outcomes import AfterExtension, Certainty, Effect
from engine.model.problems import Problem, ProblemsError
from engine.model.situations import (
    AgreedNext,
    ExtensionSituation,
    NoticeAgainstTerm,
    OptionSituation,
    Otherwise,
    RescissionSituation,
    Timing,
)
from engine.rulebook import Ruling


@frozen
class OtherEnded:
    """The last day of the agreement that this one ends with, and the title of that one."""

    ends_on: date
    other: str


@frozen
class Told:
    """An event other than a notice, or the end of another agreement, with the ruling on it.

    ``number``: the term that was running.
    """

    event: Event | OtherEnded
    ruling: Ruling
    number: int


class History(NamedTuple):
    """What has happened: the notices, what else was ruled on, and where an act ends the agreement (None: nowhere)."""

    notices: tuple[Judged, ...] = ()
    told: tuple[Told, ...] = ()
    stop: Stop | None = None


NOTHING = History()


def tell(agreement: Agreement, start: date | None, first_end: date | None, events: tuple[Event, ...], as_of: AsOf,
         choices: Choices, inference: Inference, other: OtherEnded | None) -> tuple[Chain, History]:
    """The terms of ``agreement`` after all that has happened; ``ProblemsError`` for what cannot have happened."""
    chain = agreement.chain or first_chain(agreement.term, agreement.renewal, start, first_end)
    if not events and other is None:
        return chain, NOTHING
    teller = _Teller(agreement, chain, as_of, choices, inference)
    for event in events:
        if other is not None and first_possible(event.happened_on) > other.ends_on:
            teller.end_with(other)
            other = None
        teller.tell(event)
    if other is not None:
        teller.end_with(other)
    notices = teller.judged()
    stop = _earliest(teller.rescission, *(each.stop for each in notices))
    return teller.chain, History(notices, tuple(teller.told), stop)


def surely_begun(chain: Chain, term: Term) -> date | None:
    """The first day on which the agreement is surely in force; None: not known."""
    told = chain.place(1).start or term.starts_on
    if isinstance(told, NoLaterThan):
        return told.day
    return None if told is None else last_possible(told)


def has_begun_by(chain: Chain, term: Term, day: date) -> bool:
    """Whether the agreement is surely in force on ``day``, or has been."""
    start = surely_begun(chain, term)
    return start is not None and start <= day


def option_deadline(renewal: Renewal, place: Place) -> tuple[date, date]:
    """The last day to use an option in that term, by the earlier and by the later reading."""
    end = place.end
    if end is None:
        raise ValueError(place)
    if renewal.exercise_before is None:
        return end, end
    same_day = latest_by_same_day(renewal.exercise_before, end)
    boundary = latest_by_boundary(renewal.exercise_before, end)
    if renewal.counting is Stated.SAME_DAY:
        return same_day, same_day
    if renewal.counting is Stated.PERIOD_BOUNDARY:
        return boundary, boundary
    return min(same_day, boundary), max(same_day, boundary)


class _Teller:
    def __init__(self, agreement: Agreement, chain: Chain, as_of: AsOf, choices: Choices,
                 inference: Inference) -> None:
        self.agreement = agreement
        self.chain = chain
        self.as_of = as_of
        self.choices = choices
        self.inference = inference
        self.given: list[Given] = []
        self.told: list[Told] = []
        self.rescission: Stop | None = None

    def tell(self, event: Event) -> None:
        match event:
            case NoticeReceived():
                self.given.append(Given(event))
            case NoticeWithdrawn():
                self._withdraw(event)
            case Extended():
                self._extend(event)
            case OptionUsed():
                self._use_option(event)
            case Rescinded():
                self._rescind(event)
            case _:
                pass

    def end_with(self, other: OtherEnded) -> None:
        """End the agreement with the other one, if it has surely begun by then and does not end sooner."""
        end = self.chain.last_end
        if not has_begun_by(self.chain, self.agreement.term, other.ends_on) or (end and end < other.ends_on):
            return
        number = self.chain.number_at(other.ends_on)
        self.told.append(Told(other, self.inference.memo(DependenceSituation)(Tie.ENDS_WITH, OtherEnds.YES), number))
        self.chain = self.chain.cut(number, other.ends_on)

    def judged(self) -> tuple[Judged, ...]:
        """The notices so far, each judged in the light of those before it."""
        judged: list[Judged] = []
        over_since = _first_day(self.chain.last_end, self.rescission.day if self.rescission else None)
        judge = Judge(self.agreement, self.chain, self.as_of, self.choices, self.inference)
        for given in self.given:
            each = judge.judged(given, over_since)
            judged.append(each)
            if each.stop is not None:
                over_since = _first_day(over_since, each.stop.day)
        return tuple(judged)

    def _over_since(self) -> date | None:
        stops = [each.stop.day for each in self.judged() if each.stop is not None]
        return _first_day(self.chain.last_end, self.rescission.day if self.rescission else None, *stops)

    def _withdraw(self, event: NoticeWithdrawn) -> None:
        for index in reversed(range(len(self.given))):
            given = self.given[index]
            if event.of == given.event.id if event.of is not None else given.withdrawn_on is None:
                self.given[index] = evolve(given, withdrawn_on=exact(event.agreed_on))
                return
        # The notice may have been recorded later than the withdrawal; but some notice must have been given by then.
        if not any(isinstance(other, NoticeReceived) and (event.of is None or other.id == event.of)
                   and first_possible(other.happened_on) <= exact(event.agreed_on) for other in self.agreement.events):
            self._refuse(event, "nothing_to_withdraw", {"of": event.of or ""})

    def _extend(self, event: Extended) -> None:
        agreed_on, ends_on = exact(event.agreed_on), exact(event.ends_on)
        over_since = self._over_since()
        if over_since is not None and agreed_on > over_since:
            self._refuse(event, "extended_after_end", {"end": over_since.isoformat()})
        number = self.chain.number_at(agreed_on)
        place = self.chain.place(number)
        if ends_on < agreed_on or (place.start is not None and ends_on < place.start):
            self._refuse(event, "extended_backwards", {"end": ends_on.isoformat()})
        otherwise = Otherwise.ENDED
        if place.end is None:
            otherwise = Otherwise.RUN_ON
        elif place.has_next and self.agreement.renewal.kind is RenewalKind.AUTOMATIC:
            otherwise = Otherwise.RENEWED
        then = AgreedNext.UNSTATED if event.then is None else AgreedNext(event.then.value)
        if then is AgreedNext.RENEWS and otherwise is not Otherwise.RENEWED:
            self._refuse(event, "nothing_to_renew", {})
        is_earlier = place.end is not None and ends_on < place.end
        ruling = self.inference.memo(ExtensionSituation)(then, otherwise, is_earlier)
        renews = ruling.outcome in (AfterExtension.RENEWS, AfterExtension.ASSUMED_TO_RENEW)
        ends = ruling.outcome is AfterExtension.ENDS or (self.chain.ends_as_agreed and not renews)
        self.told.append(Told(event, ruling, number))
        self.given = [given if given.withdrawn_on is not None else evolve(given, is_overtaken=True)
                      for given in self.given]
        self.chain = self.chain.extended(number, ends_on, renews=renews, ends_as_agreed=ends)

    def _use_option(self, event: OptionUsed) -> None:
        renewal, on = self.agreement.renewal, exact(event.on)
        number = self.chain.number_at(on)
        place = self.chain.place(number)
        is_left = (renewal.kind is RenewalKind.OPTION and not place.has_next and not self.chain.ends_as_agreed
                   and self.chain.has_room(number))
        timing = Timing.IN_TIME
        if is_left:
            first, last = option_deadline(renewal, place)
            timing = Timing.IN_TIME if on <= first else Timing.BETWEEN if on <= last else Timing.LATE
        by_holder = renewal.holder is None or event.by == renewal.holder
        ruling = self.inference.memo(OptionSituation)(by_holder, timing, is_left)
        self.told.append(Told(event, ruling, number))
        is_used = ruling.outcome is Effect.EFFECTIVE
        if ruling.outcome is Effect.TWO_READINGS and renewal.exercise_before is not None and place.end is not None:
            by_boundary = self.choices.choose(("counting", "option"), Certainty.TWO_READINGS,
                                              (READ_SAME_DAY, READ_BOUNDARY))
            latest = latest_by_boundary if by_boundary else latest_by_same_day
            is_used = on <= latest(renewal.exercise_before, place.end)
            taken = Stated.PERIOD_BOUNDARY if by_boundary else Stated.SAME_DAY
            self.chain = self.chain._replace(renewal=evolve(renewal, counting=taken))
        if is_used:
            self.chain = self.chain.followed(CameBy.OPTION, 1)

    def _rescind(self, event: Rescinded) -> None:
        on = exact(event.on)
        over_since = self._over_since()
        is_over = over_since is not None and on > over_since
        number = self.chain.number_at(on)
        start = self.chain.place(1).start
        if start is not None and on < start:
            self._refuse(event, "rescinded_before_start", {"start": start.isoformat()})
        is_accepted = event.accepted_on is not None and self.as_of.has_come(exact(event.accepted_on))
        ruling = self.inference.memo(RescissionSituation)(is_accepted, is_over)
        self.told.append(Told(event, ruling, number))
        ends = ruling.outcome is Effect.EFFECTIVE
        if ruling.outcome is Effect.TWO_READINGS:
            day = (Ground("day", on),)
            ends = bool(self.choices.choose(("rescinded", event), Certainty.TWO_READINGS, (
                Remark("reading.not_rescinded", None, day), Remark("reading.rescinded", None, day))))
        if ends:
            self.rescission = _earliest(
                self.rescission, Stop(on, NoticeAgainstTerm.NONE, number, on, is_rescission=True))

    def _refuse(self, event: Event, key: str, params: dict[str, str]) -> None:
        raise ProblemsError((Problem(event.origin, key, params),))


def _first_day(*days: date | None) -> date | None:
    known = [day for day in days if day is not None]
    return min(known) if known else None


def _earliest(*stops: Stop | None) -> Stop | None:
    """The act that ends the agreement first; one whose day nothing decides counts only where no other ends it."""
    known = [stop for stop in stops if stop is not None]
    return min(known, key=lambda stop: (stop.day or date.max, stop.given_on), default=None)
