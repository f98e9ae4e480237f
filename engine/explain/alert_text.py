"""An alert in one sentence: what happens if nothing is done, what that costs, and the clause it rests on."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Final

from engine.explain import as_json
from engine.explain.answer import notice_in_form, option_by
from engine.explain.duties import about_duties, names
from engine.explain.payments import about_money, cost, other_than_money
from engine.explain.phrases import Phrases
from engine.explain.recorded_notices import Doubt, RecordedNotice, recorded_notices
from engine.model.accounts import AtStake
from engine.model.agreement import Agreement, GivenWhen, NoticeClause, RenewalKind
from engine.model.alerts import Alert, AlertKind, AlertQuestion
from engine.model.assessment import Assessment, IfNothingIsDone, Remark, Termination, Watch
from engine.model.dates import LATEST, MONTHS_A_YEAR, ONE_DAY, Length, working_day_on_or_before
from engine.model.instalments import InstalmentId
from engine.model.money import Amount
from engine.model.outcomes import Answer, Certainty
from engine.model.periods import Every
from engine.model.problems import Problem

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TURNS: Final = (Watch.TERM_ENDS, Watch.ENDS, Watch.LAPSES)
_ACTS: Final = {
    AlertKind.NOTICE_DEADLINE: "notice", AlertKind.TERM_RENEWS: "notice", AlertKind.NOTICE_NOT_RECEIVED: "notice",
    AlertKind.OPTION_DEADLINE: "option", AlertKind.TERM_ENDS: "extension", AlertKind.FALLS_WITH_ANOTHER: "extension"}
"""What people may have decided to do about each kind."""


def sentence(alert: Alert, agreement: Agreement, found: Assessment, say: Phrases) -> str:
    """The sentence; ``found`` is the assessment that the alert came from. What must stand apart comes before or after.

    The clauses come after it, before the last meeting at which it can be decided.
    """
    teller = _Teller(alert, agreement, found, say)
    text = ""
    for part in (*teller.opening(), _TOLD[alert.kind](teller)):
        text += part[0].upper() + part[1:] if not text or text.endswith(". ") else part
    text += say.in_brackets(teller.clauses())
    return (text if text.endswith((".", "?")) else f"{text}.") + teller.closing()


def notice_clause(alert: Alert, agreement: Agreement, found: Assessment) -> NoticeClause | None:
    """The notice clause that a last day, or a decision to give notice, is about."""
    notice = agreement.notice
    if notice is None:
        return None
    is_renewed = alert.is_if_renewed or (bool(found.terms) and found.terms[-1].number > 1)
    party = next((each for each in (*alert.parties, *notice.by_party) if each in notice.entitled), None)
    return None if party is None else notice.by_party[party][is_renewed]


def unreadable(problems: Sequence[Problem], say: Phrases) -> str:
    """What is told of an agreement that cannot be read: that its days are not watched, and the first of why."""
    told = say("alert.unreadable", count=len(problems))
    if not problems:
        return told
    first = as_json.problem(problems[0], say)
    return f"{told} {first['message']} {first['remedy']}"


class _Teller:
    """One alert, about to be told in one language."""

    def __init__(self, alert: Alert, agreement: Agreement, found: Assessment, say: Phrases) -> None:
        self.alert = alert
        self.agreement = agreement
        self.found = found
        self.say = say

    # --- What comes before and after ----------------------------------------------------------------------------------

    def opening(self) -> Iterator[str]:
        """Who alone may give notice, that a day has moved, and what is decided or recorded without certain effect.

        Each is a sentence that ends with a full stop and a space, but the last may end with a colon.
        """
        alert, say, notice = self.alert, self.say, self.agreement.notice
        parties = [each.id for each in self.agreement.parties]
        if alert.kind is AlertKind.NOTICE_DEADLINE and notice is not None and not notice.entitled.issuperset(parties):
            yield say("alert.only", parties=self._names([each for each in parties if each in notice.entitled]))
        moved = self._told().get("decided_about")
        if moved is not None:
            yield say("alert.moved", day=moved)
        act, is_decided = _ACTS.get(alert.kind), alert.tell.is_of_decision
        recorded = self.recorded if act == "notice" else ()
        if is_decided and recorded:
            yield say("alert.decided_notice_but")
        elif is_decided:
            is_sent = act == "notice" and self._is_given_when_sent()
            yield say(f"alert.decided_{act}{'_sent' if is_sent else ''}")
        elif alert.is_act_recorded and not recorded:
            yield say(f"alert.recorded_{act}")
        if alert.kind is AlertKind.TERM_ENDS and alert.certainty is not Certainty.CERTAIN:
            recorded = tuple(each for each in self.recorded if each.doubt is not Doubt.NONE)
        yield from (each.told for each in recorded)

    def closing(self) -> str:
        """The last meetings at which it can be decided, or that none is left; the ends that a question leads to."""
        if self.alert.of == AlertQuestion.TERMINATION.value and self.alert.kind is AlertKind.QUESTION:
            return self._ends_by_answer()
        if "no_meeting_left" in self._told():
            return self.say("alert.no_meeting_left")
        forums = {forum.id: forum.name for forum in self.agreement.forums}
        return "".join(self.say("alert.meeting", forum=self._forum(forums[each.forum]), day=each.day)
                       for each in self.alert.meetings)

    def _ends_by_answer(self) -> str:
        """The ends to come that the agreement may have, where they are known."""
        ends = {each.ends_on for each in self.found.readings}
        days = sorted(day for day in ends if day is not None)
        if len(ends) == 1 or not days or days[0] < self.found.as_of or (None in ends and len(days) > 1):
            return ""
        return self.say("alert.question_ends_or_goes_on" if None in ends else "alert.question_ends",
                        days=self.say.listed([self.say.day(day) for day in days], "or"))

    def _forum(self, name: str) -> str:
        """What a body is called in a sentence: a common noun with a small letter, as kommunstyrelsen."""
        is_common = re.fullmatch(self.say("alert.common_forum"), name.lower()) is not None
        return name.lower() if is_common else name

    def clauses(self) -> tuple[str, ...]:
        """The clauses that it rests on; those of another agreement are told with that."""
        alert, notice = self.alert, self.agreement.notice
        if alert.kind is AlertKind.FALLS_WITH_ANOTHER:
            return ()
        is_of_notice = alert.kind is AlertKind.TERM_ENDS and notice is not None and (
            alert.certainty is not Certainty.CERTAIN)
        pairs = notice.by_party.values() if notice is not None and is_of_notice else ()
        return (*alert.clauses, *(each.clause for pair in pairs for each in pair if each.clause is not None))

    # --- Last days and turns ------------------------------------------------------------------------------------------

    def notice(self) -> str:
        """A last day for notice."""
        alert, say = self.alert, self.say
        told = next((each for each in self._terminations() if alert.day in (each.last_day, each.other_reading)), None)
        is_running = told is not None and not alert.is_if_renewed
        unless = self._unless() if alert.is_passed else ""
        way = "so_" if alert.is_passed and not unless else ""
        follows = told.if_nothing_is_done if told is not None and is_running else None
        otherwise = self._goes_on(way) if follows is None else self._renewed(way, follows)
        stake = self.found.at_stake(told) if told is not None and follows is not None else None
        key = "passed_unless" if unless else "passed" if alert.is_passed else "today" if self._is_today() else ""
        given = "sent" if self._is_given_when_sent() else "received"
        return say(f"alert.notice_{key}" if key else "alert.notice", notice=notice_in_form(self._clause(), say),
                   whose=self._whose(), reserve=self._reserve(), day=alert.day, beside=self._beside(),
                   arrived=self._arrived(), arrive=say(f"alert.arrive_{given}"), unless=unless, otherwise=otherwise,
                   arrives_none=say(f"alert.none_{given}"), cost=self._cost(stake))

    def _arrived(self) -> str:
        return self.say("notice.has_been_sent" if self._is_given_when_sent() else "notice.has_been_received")

    def _goes_on(self, way: str) -> str:
        """What follows if a last day of a term that is not the running one is let pass."""
        ends_on, today = self.alert.ends_on, self.found.as_of
        if ends_on is None:
            return self.say(f"alert.{way}goes_on_somehow")
        new_end = self._end_of_term_from(ends_on + ONE_DAY)
        if new_end is None:
            return self.say(f"alert.{way}goes_on", ends_on=ends_on)
        way = "so_has_been_" if way and ends_on < today else way
        return self.say(f"alert.{way}renewed_until", new_end=new_end)

    def _end_of_term_from(self, first_day: date) -> date | None:
        """The last day of the term that began, or may begin, on a day; None: it is not known, or open-ended."""
        found, renewal = self.found, self.agreement.renewal
        for each in found.terms:
            if each.starts_on == first_day:
                return each.ends_on
        if renewal.period is None:
            return None
        until = min(renewal.period.after(first_day), LATEST)
        return next((each.day for each in found.watched(first_day, until) if each.kind in _TURNS
                     and (each.is_certain or self._is_doubt_of_notices())), None)

    @cached_property
    def recorded(self) -> tuple[RecordedNotice, ...]:
        """The notices that are recorded and have not for certain set the end."""
        return recorded_notices(self.found, self.say)

    def _unless(self) -> str:
        """On what it depends that no notice has set the end, where one is recorded or decided on; "": on nothing."""
        doubts = [each.doubt for each in self.recorded if each.doubt is not Doubt.NONE]
        if doubts:
            return self.say(f"alert.unless_{doubts[0].value}")
        return self.say("alert.unless_given", arrived=self._arrived()) if self.alert.tell.is_of_decision else ""

    def option(self) -> str:
        """A last day for an option."""
        alert, say = self.alert, self.say
        ends = self.found.terms[-1].ends_on if self.found.terms else None
        is_for_all = len(alert.parties) == len(self.agreement.parties)
        if alert.is_passed:
            way = "_passed_unless" if alert.is_act_recorded else "_passed"
        else:
            way = "_today" if self._is_today() else "_of_all" if is_for_all else ""
        holder = self._names(alert.parties)
        return say(f"alert.option{way}", holder=holder, reserve=self._reserve(), day=alert.day, beside=self._beside(),
                   for_whom="" if is_for_all else say("alert.for_whom", parties=holder),
                   term_end="" if ends is None else say("alert.on_day", day=ends))

    def _is_today(self) -> bool:
        return self.alert.day == self.found.as_of

    def _terminations(self) -> Iterator[Termination]:
        by_party = self.found.by_party
        return (by_party[party] for party in self.alert.parties)

    def _clause(self) -> NoticeClause | None:
        return notice_clause(self.alert, self.agreement, self.found)

    def _is_given_when_sent(self) -> bool:
        clause = self._clause()
        return clause is not None and clause.given_when is GivenWhen.SENT

    def _renewed(self, way: str, follows: IfNothingIsDone) -> str:
        if follows.new_end is None:
            return self.say(f"alert.{way}renewed_open_ended", from_on=follows.renews_on)
        return self.say(f"alert.{way}renewed_until", new_end=follows.new_end)

    def _cost(self, stake: AtStake | None) -> str:
        if stake is None:
            return ""
        return self.say("alert.cost", payer=self.agreement.name_of(stake.payer), cost=cost(stake, self.say))

    def _names(self, parties: Sequence[str]) -> str:
        return self.say.listed([self.agreement.name_of(each) for each in parties])

    def _whose(self) -> str:
        """Whose notice it is, where the parties have different last days."""
        alert, notice = self.alert, self.agreement.notice
        if notice is None or notice.entitled.issubset(alert.parties):
            return ""
        return self.say("alert.whose", parties=self._names(alert.parties))

    def _reserve(self) -> str:
        """On what the day depends; where two readings are told, they are told of the day itself."""
        alert, say = self.alert, self.say
        conditions = [say("alert.if_renewed")] if alert.is_if_renewed and not self._is_sure_to_renew() else []
        is_told = "due_in" in self._told() or (
            alert.certainty is Certainty.TWO_READINGS and alert.other_reading is not None)
        if alert.certainty is not Certainty.CERTAIN and not is_told:
            if _ACTS.get(alert.kind) != "notice" or not self._is_doubt_of_notices():
                conditions.append(say(f"alert.if_{alert.certainty.value}"))
            elif not conditions and not alert.is_passed and any(each.doubt is Doubt.HOLDS for each in self.recorded):
                conditions.append(say("alert.if_not_the_recorded"))
        return say("alert.reserve", conditions=say.listed(conditions)) if conditions else ""

    def _is_sure_to_renew(self) -> bool:
        """Whether it is about the term after the running one, which nobody can any longer keep from coming."""
        alert = self.alert
        return alert.certainty in (Certainty.CERTAIN, Certainty.TWO_READINGS) and not self._can_be_acted_on() and any(
            each.if_nothing_is_done is not None and each.if_nothing_is_done.new_end == alert.ends_on is not None
            for each in self.found.by_party.values())

    def _can_be_acted_on(self) -> bool:
        """Whether anybody can, or may be able to, keep the running term from being renewed."""
        found = self.found
        return self.agreement.renewal.kind is RenewalKind.AUTOMATIC and any(
            each.answer in (Answer.YES, Answer.UNCLEAR) or (each.opens_on is not None and each.opens_on > found.as_of)
            for each in found.by_party.values())

    def _is_doubt_of_notices(self) -> bool:
        """Whether nothing is in doubt but the notices that are recorded and told of."""
        assumed = [remark.key for reading in self.found.readings for remark in reading.assumes]
        return bool(self.recorded) and all(key.startswith("reading.notice_") for key in assumed)

    def _beside(self) -> str:
        """What is told of the day in brackets: that it is one of two readings, and the last working day."""
        alert, say, today = self.alert, self.say, self.found.as_of
        told = []
        if alert.other_reading is not None:
            key = "earlier_reading" if alert.is_earlier_reading else "later_reading"
            told.append(say(f"alert.{key}", other=alert.other_reading))
        before = None if alert.day is None else working_day_on_or_before(alert.day)
        if before is not None and today <= before != alert.day:
            told.append(say("alert.working_day_today" if before == today else "alert.working_day", day=before))
        return say("alert.beside", told="; ".join(told)) if told else ""

    def term_renews(self) -> str:
        """The end of a term that another follows."""
        alert, say, found = self.alert, self.say, self.found
        if alert.is_passed:
            new_end = next((each.ends_on for each in found.terms if each.starts_on == self._day_after()), None)
            return say("alert.term_renews_passed", reserve=self._reserve(), day=alert.day,
                       new_end="" if new_end is None else say("alert.until", new_end=new_end))
        can_be_acted_on = self._can_be_acted_on()
        otherwise, at_cost = self._followed("" if can_be_acted_on else "so_")
        return say("alert.term_renews" if can_be_acted_on else "alert.term_renews_settled", reserve=self._reserve(),
                   day=alert.day, otherwise=otherwise, cost=at_cost)

    def _day_after(self) -> date | None:
        return None if self.alert.day is None else self.alert.day + ONE_DAY

    def _followed(self, way: str) -> tuple[str, str]:
        """What follows the term that ends on the day if nobody acts, and what that costs."""
        told = next((each for each in self.found.by_party.values() if each.if_nothing_is_done is not None
                     and each.if_nothing_is_done.renews_on == self._day_after()), None)
        follows = None if told is None else told.if_nothing_is_done
        if told is None or follows is None:
            return self.say(f"alert.{way}goes_on_somehow"), ""
        return self._renewed(way, follows), self._cost(self.found.at_stake(told))

    def term_ends(self) -> str:
        """The end of the agreement, if nothing more is done."""
        alert, found, say = self.alert, self.found, self.say
        if found.readings and alert.certainty is not Certainty.CERTAIN:
            ends = [each.ends_on for each in found.readings]
            if alert.day in ends:
                return self._uncertain_end(ends)
        has_option = self.agreement.renewal.kind is RenewalKind.OPTION and found.ends_on is None
        key = "_passed" if alert.is_passed else "_option" if has_option else ""
        return say(f"alert.term_ends{key}", reserve=self._reserve(), day=alert.day, by=option_by(found, say))

    def _uncertain_end(self, ends: Sequence[date | None]) -> str:
        """The end by one reading, with those by the others, or that by another the agreement goes on."""
        alert, say = self.alert, self.say
        passed = "_passed" if alert.is_passed else ""
        days = sorted({day for day in ends if day is not None})
        if None not in ends and len(days) > 1:
            return say(f"alert.term_ends_either{passed}", day=alert.day, why=say(f"alert.why_{alert.certainty.value}"),
                       days=say.listed([say.day(day) for day in days if not passed or day != alert.day], "or"))
        doubts = [each.doubt for each in self.recorded if each.doubt is not Doubt.NONE]
        is_of_notice = doubts and self._is_doubt_of_notices()
        provided = say(f"alert.provided_{doubts[0].value}" if is_of_notice else f"alert.if_{alert.certainty.value}")
        otherwise, at_cost = self._followed("")
        return say(f"alert.term_ends_or_goes_on{passed}", day=alert.day, provided=provided, otherwise=otherwise,
                   cost=at_cost)

    def falls(self) -> str:
        """The end of another agreement, which this one ends with or rests on."""
        told, say = self._told(), self.say
        named = say.clauses(self.alert.clauses)
        other = say("alert.other_agreement", title=told["other_agreement"],
                    clauses=say("alert.clauses_of_other", clauses=named) if named else "")
        key = f"{told['dependence']}_passed" if self.alert.is_passed else told["dependence"]
        return say(f"alert.{key}", reserve=self._reserve(), day=self.alert.day, other=other)

    def not_received(self) -> str:
        """A decision to give notice that is not carried out."""
        say = self.say
        return say("alert.notice_not_received", notice=notice_in_form(self._clause(), say), arrived=self._arrived())

    # --- Instalments and duties ---------------------------------------------------------------------------------------

    def _told(self) -> dict[str, object]:
        return {ground.key: ground.value for ground in self.alert.grounds}

    def payment_upcoming(self) -> str:
        """An instalment to be paid."""
        return self.say("alert.payment_upcoming", reserve=self._reserve(), day=self.alert.day, **self._payment())

    def payment_overdue(self) -> str:
        """An instalment that should have been paid."""
        interest = next((each.interest for each in self.found.payments if str(each.instalment) == self.alert.of), None)
        return self.say("alert.payment_overdue", day=self.alert.day, **self._payment(),
                        interest=self.say("alert.interest", interest=Amount(interest)) if interest else "")

    def withholding(self) -> str:
        """What is withheld beyond what may be."""
        told = self._told()
        withheld, allowed = told["withheld"], told["withheld_allowed"]
        excess = Amount(withheld.ore - allowed.ore) if (
            isinstance(withheld, Amount) and isinstance(allowed, Amount)) else self.say("alert.unknown_excess")
        values = self._payment()
        del values["amount"]
        return self.say("alert.withholding", withheld=withheld, allowed=allowed, excess=excess, **values)

    def _payment(self) -> dict[str, object]:
        told, agreement = self._told(), self.agreement
        return {"payer": agreement.name_of(str(told["payer"])), "payee": agreement.name_of(str(told["payee"])),
                "amount": told.get("amount", self.say("alert.unknown_amount")),
                "period": InstalmentId.parse(str(told["instalment"]))}

    def duty_due(self) -> str:
        """A duty to be performed."""
        return self.say("alert.duty_due", reserve=self._reserve(), **self._duty())

    def duty_overdue(self) -> str:
        """A duty that should have been performed."""
        return self.say("alert.duty_overdue", **self._duty())

    def _duty(self) -> dict[str, object]:
        told, agreement, say = self._told(), self.agreement, self.say
        every = next((each.every for each in agreement.duties if each.id == told.get("duty")), None)
        return {"what": told["what"] or say("duty.contact"), "by": names(agreement, str(told["by"]), say),
                "to": names(agreement, str(told["to"]), say), "when": self._due(every),
                "period": self._duty_period(every) if "duty_period" in told else "",
                "assumed": say("alert.assumed_day") if "is_assumed" in told else ""}

    def _due(self, every: Every | Length | None) -> str:
        """When it is due: by a day, or at a meeting, of which the day may not be known."""
        say, told = self.say, self._told()
        if "due_in" not in told:
            return say("alert.due_at_meeting" if every is Every.MEETING else "alert.due_by", day=self.alert.day)
        text = str(told["due_in"])
        part = InstalmentId.parse(text)
        if part is not None and part.per_year == MONTHS_A_YEAR:
            return say("alert.due_at_meeting_in", month=part)
        return say("alert.due_at_meeting_during", period=part or text)

    def _duty_period(self, every: Every | Length | None) -> str:
        """What it is for; nothing where that is the meeting at which it is due."""
        say, text = self.say, str(self._told()["duty_period"])
        if every is Every.MEETING:
            return ""
        if every is Every.WEEK:
            year, _, week = text.partition("-W")
            return say("alert.duty_week", year=year, week=int(week))
        if _DAY.fullmatch(text) is None:
            return say("alert.duty_period", period=InstalmentId.parse(text) or text)
        return say("alert.duty_request" if every is Every.ON_REQUEST else "alert.duty_from_day",
                   day=date.fromisoformat(text))

    # --- What has no day ----------------------------------------------------------------------------------------------

    def question(self) -> str:
        """What cannot be told, with the first question that keeps it from being told."""
        say, remarks = self.say, self._questions()
        asked = say.remark(remarks[0]) if remarks else say("alert.question_unknown")
        more = say("alert.more", count=len(remarks) - 1) if len(remarks) > 1 else ""
        return say(f"alert.question_{self.alert.of}", question=asked, more=more)

    def _questions(self) -> tuple[Remark, ...]:
        remarks, say = self.found.questions, self.say
        if self.alert.of == AlertQuestion.PAYMENTS.value:
            return about_money(remarks, say)
        of_duties = about_duties(remarks)
        if self.alert.of == AlertQuestion.DUTIES.value:
            return of_duties
        return tuple(each for each in other_than_money(remarks, say) if each not in of_duties)

    def no_owner(self) -> str:
        """That nobody answers for the agreement."""
        return self.say("alert.no_owner")


_TOLD: Final[dict[AlertKind, Callable[[_Teller], str]]] = {
    AlertKind.NOTICE_DEADLINE: _Teller.notice, AlertKind.OPTION_DEADLINE: _Teller.option,
    AlertKind.TERM_RENEWS: _Teller.term_renews, AlertKind.TERM_ENDS: _Teller.term_ends,
    AlertKind.FALLS_WITH_ANOTHER: _Teller.falls, AlertKind.NOTICE_NOT_RECEIVED: _Teller.not_received,
    AlertKind.PAYMENT_UPCOMING: _Teller.payment_upcoming, AlertKind.PAYMENT_OVERDUE: _Teller.payment_overdue,
    AlertKind.WITHHOLDING_WITHOUT_GROUND: _Teller.withholding, AlertKind.DUTY_DUE: _Teller.duty_due,
    AlertKind.DUTY_OVERDUE: _Teller.duty_overdue, AlertKind.QUESTION: _Teller.question,
    AlertKind.NO_OWNER: _Teller.no_owner}
