"""The plain answer to "can we still terminate?": one or two sentences, then what matters."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from engine.explain.basis import DASH, cited, readings
from engine.explain.duties import about_duties
from engine.explain.payments import other_than_money, remark_lines, stake_line
from engine.explain.phrases import Phrases
from engine.model.agreement import Agreement, Counted, GivenWhen, NoticeClause
from engine.model.assessment import Assessment, Remark, Termination, Watch, gathered
from engine.model.events import EventForm
from engine.model.outcomes import Answer, Effect, Status

_NO: Final = {
    "TERMINATION-04": "no_stranger", "TERMINATION-07": "no_fixed", "TERMINATION-09": "no_expires",
    "TERMINATION-12": "no_late", "TERMINATION-14": "no_late", "TERMINATION-16": "no_not_yet",
    "TERMINATION-17": "no_bound", "TERMINATION-19": "no_option_used"}
_UNCLEAR: Final = {
    "TERMINATION-01": "missing_fact", "TERMINATION-06": "unclear_no_deadline", "TERMINATION-08": "unclear_no_end"}
_OPTION: Final = (Watch.OPTION, Watch.OPTION_OTHER_READING)


def notice_in_form(clause: NoticeClause | None, say: Phrases) -> str:
    """A notice, with the form that the clause asks for: "a written notice"."""
    if clause is None or not clause.form:
        return say("notice.plain")
    if clause.form == {EventForm.WRITTEN}:
        return say("notice.written")
    return say("notice.listed", forms=_forms(clause.form, say))


def _forms(forms: frozenset[EventForm], say: Phrases) -> str:
    return say.listed([say(f"form.{form.value}") for form in sorted(forms)], "or")


def option_by(found: Assessment, say: Phrases) -> str:
    """By when an option that is open must be used: by a day or, where none is known, in time."""
    end = found.terms[-1].ends_on if found.terms else None
    day = None if end is None else next(
        (each.day for each in found.watched(found.as_of, end) if each.kind in _OPTION), None)
    return say("notice.in_time") if day is None else say("notice.by_day", day=day)


class Answerer:
    """Answers about one assessment in words."""

    def __init__(self, agreement: Agreement, found: Assessment, phrases: Phrases) -> None:
        self._agreement = agreement
        self._found = found
        self._say = phrases

    def sentence(self, each: Termination) -> str:
        """The answer to one party in one or two sentences, with the clauses it rests on."""
        match each.answer:
            case Answer.YES:
                return self._yes(each)
            case Answer.NO:
                return self._no(each)
            case Answer.ALREADY:
                return self._already(each)
        return self._unclear(each)

    def lines(self, best: Termination, *, is_one_party: bool) -> Iterator[str]:
        """What matters beside the answer: days, form, readings, what is unclear and what was assumed."""
        found, say = self._found, self._say
        yield from self._at_stake(best, is_one_party=is_one_party)
        yield from self._about_notice(best)
        if best.answer is Answer.ALREADY:
            yield from self._earlier_ends(best, is_one_party=is_one_party)
        elif best.next is not None and not self._is_running(best.party):
            is_open = best.last_day is not None and best.last_day >= found.as_of and best.answer is not Answer.NO
            key = "line.next" if is_open else "line.next_now"
            yield say(key, last_day=best.next.last_day, ends_on=best.next.ends_on, **self._words(best))
        sentences = {each.party: self.sentence(each) for each in found.by_party.values()}
        if not is_one_party and len(set(sentences.values())) > 1:
            yield say("line.by_party")
            for party, sentence in sentences.items():
                yield "  " + say("line.one_party", party=self._agreement.name_of(party), sentence=sentence)
        yield from self.doubts()

    def _at_stake(self, best: Termination, *, is_one_party: bool) -> Iterator[str]:
        """What it costs the payer to miss the last day, while it can still be met."""
        if best.answer in (Answer.YES, Answer.UNCLEAR) and best.last_day is not None and (
                best.last_day >= self._found.as_of):
            stake = self._found.at_stake(best)
            if stake is not None:
                is_asker = is_one_party and best.party == stake.payer
                yield stake_line(self._agreement, stake, self._say, is_asker=is_asker)

    def _about_notice(self, best: Termination) -> Iterator[str]:
        """The last working day while it is still to come, the form, and the first day on which notice may be given."""
        say, as_of, before = self._say, self._found.as_of, best.last_working_day
        if best.answer in (Answer.YES, Answer.UNCLEAR) and before is not None and best.last_day is not None:
            if as_of <= before < best.last_day:
                yield say("line.last_working_day", weekday=say.weekday(before), last_working_day=before)
            clause = self._clause(best.party)
            if clause is not None:
                yield say("line.form", form=self._form(clause), clauses=say.in_brackets([clause.clause]))
        if best.opens_on is not None and best.opens_on > as_of and best.answer is not Answer.NO:
            yield say("line.opens", opens_on=best.opens_on)

    def _earlier_ends(self, best: Termination, *, is_one_party: bool) -> Iterator[str]:
        """An end that has been set may still be brought forward by another notice."""
        for party in [best.party] if is_one_party else list(self._found.by_party):
            today = self._found.notice_today_ends_on(party)
            if today is not None and best.ends_on is not None and today < best.ends_on:
                yield self._say("line.earlier", party=self._agreement.name_of(party), today_ends_on=today,
                                **self._words(best))

    def doubts(self) -> Iterator[str]:
        """The readings, and the questions and assumptions but those about money and duties."""
        found, say = self._found, self._say
        yield from readings(found, say)
        of_duties = gathered(found.why_duties)
        without_effect = [reason for reason in found.reasons
                          if reason not in of_duties and say.leads_to(reason.rule) is Effect.NO_EFFECT]
        if without_effect:
            yield say("line.without_effect")
            for reason in without_effect:
                facts = "; ".join(say.ground(ground) for ground in reason.grounds)
                yield f"  {DASH} {say.reason(reason)} [{facts}]"
        questions, assumptions = (
            tuple(remark for remark in other_than_money(remarks, say)
                  if remark not in about_duties(remarks) and self._bears_on_the_answer(remark))
            for remarks in (found.questions, found.assumptions))
        yield from remark_lines(questions, assumptions, say)

    def _bears_on_the_answer(self, remark: Remark) -> bool:
        """Whether it matters: where the end is settled, what concerns a clause that settled nothing does not."""
        is_settled = all(each.answer is Answer.ALREADY for each in self._found.by_party.values())
        return not is_settled or remark.clause is None or remark.clause in cited(self._found.why_status)

    def clauses(self, party: str) -> list[str]:
        """The clauses that the answer to ``party`` rests on: where the end is settled, those that settled it."""
        found = self._found
        is_settled = found.by_party[party].answer is Answer.ALREADY
        return cited(found.why_status if is_settled else found.why_termination(party))

    def every_clause(self) -> list[str]:
        """The clauses that the status and the answers rest on."""
        found = self._found
        return cited(found.why_status) + [clause for party in found.by_party for clause in self.clauses(party)]

    def _yes(self, each: Termination) -> str:
        say = self._say
        if self._rule(each.party) == "TERMINATION-05":
            return say("answer.yes_no_clause")
        words = self._words(each)
        if each.last_day is None:
            today = self._found.notice_today_ends_on(each.party)
            if today is None:
                return say("answer.yes_open_ended_some_day")
            return say("answer.yes_open_ended", today_ends_on=today, **words)
        if each.ends_on is None:
            return say("answer.yes_readings_differ", last_day=each.last_day, **words)
        today = self._found.notice_today_ends_on(each.party)
        if self._is_running(each.party) and today is not None:
            first = say("answer.yes_running", last_day=each.last_day, today_ends_on=today, **words)
        elif each.other_reading is not None:
            first = say("answer.yes_two_readings", last_day=each.last_day, other_reading=each.other_reading,
                        ends_on=each.ends_on, **words)
        else:
            first = say("answer.yes", last_day=each.last_day, ends_on=each.ends_on, **words)
        return f"{first} {self._otherwise(each)}"

    def _otherwise(self, each: Termination) -> str:
        follows, say = each.if_nothing_is_done, self._say
        if follows is None:
            end = self._found.ends_on or self._found.terms[-1].ends_on
            if end is None:
                return say("answer.otherwise_unknown")
            if self._has("TERM-10"):
                return say("answer.otherwise_option", term_end=end, by=option_by(self._found, say))
            return say("answer.otherwise_expires", term_end=end)
        if follows.new_end is None:
            return say("answer.renewed_open_ended", renews_on=follows.renews_on)
        return say("answer.renewed_until", new_end=follows.new_end)

    def _no(self, each: Termination) -> str:
        say = self._say
        rule = self._rule(each.party)
        key = _NO[rule]
        if self._found.readings and (several := self._no_in_several_ways(each)) is not None:
            return say(f"answer.{several}", clauses=say.in_brackets(self.clauses(each.party)))
        today = self._found.notice_today_ends_on(each.party)
        words: dict[str, object] = {**self._words(each), "party": self._agreement.name_of(each.party)}
        if key in ("no_late", "no_not_yet", "no_bound", "no_stranger"):
            words["clauses"] = say.in_brackets([self._notice_clause(each.party)])
        if key == "no_late":
            return self._late(each, rule, today, words)
        if key == "no_bound" and today is not None:
            return say("answer.no_bound_today", today_ends_on=today, **words)
        if key == "no_fixed" and each.if_nothing_is_done is not None:
            key = "no_fixed_option_used"
        elif key in ("no_fixed", "no_expires") and self._has("TERM-10"):
            key += "_option"
        elif key == "no_expires" and self._has("TERM-13"):
            key = "no_agreed_end"
        end = each.ends_on or self._found.terms[-1].ends_on or ""
        by = option_by(self._found, say) if key.endswith("_option") else ""
        return say(f"answer.{key}", ends_on=end, opens_on=each.opens_on or "", by=by, **words)

    def _no_in_several_ways(self, each: Termination) -> str | None:
        """The phrase for a "no" whose reason or whose end is not the same in every reading; None if they are."""
        keys = {_NO[reason.rule] for reason in self._found.why_termination(each.party) if reason.rule in _NO}
        if each.ends_on is None and keys == {"no_fixed"}:
            return "no_fixed_some_day"
        is_one = len(keys) == 1 and (each.ends_on is not None or not keys & {"no_expires", "no_option_used"})
        return None if is_one else "no_readings"

    def _late(self, each: Termination, rule: str, today: date | None, words: dict[str, object]) -> str:
        say = self._say
        if rule == "TERMINATION-14" and each.if_nothing_is_done is None and self._found.terms[-1].ends_on:
            return say("answer.no_running_expires", term_end=self._found.terms[-1].ends_on, **words)
        instead = (say("answer.today_instead", today_ends_on=today, **words) if today
                   else say("answer.today_instead_unknown"))
        if rule == "TERMINATION-14":
            return say("answer.no_running", **words) + " " + instead
        if each.ends_on is None or each.last_day is None:
            return say("answer.no_late_some_day", **words)
        key = "answer.no_late" if each.other_reading is None else "answer.no_late_both"
        return say(key, last_day=each.last_day, other_reading=each.other_reading or "", ends_on=each.ends_on,
                   **words) + " " + instead

    def _already(self, each: Termination) -> str:
        say = self._say
        clauses = say.in_brackets(self.clauses(each.party))
        if self._found.status is Status.ENDED and self._found.ends_on is not None:
            return say("answer.already_ended", ends_on=self._found.ends_on, clauses=clauses)
        if each.ends_on is None:
            if self._found.status is Status.ENDED:
                return say("answer.already_ended_some_day")
            if self._found.readings:
                return say("answer.already_readings")
            return say("answer.already_unknown_day", clauses=clauses)
        if self._has("TERM-01"):
            return say("answer.already_rescinded", ends_on=each.ends_on)
        return say("answer.already", ends_on=each.ends_on, clauses=clauses)

    def _unclear(self, each: Termination) -> str:
        say = self._say
        if not self._found.readings:
            rule = self._rule(each.party)
            if rule == "TERMINATION-11":
                return say("answer.between", last_day=each.last_day, other_reading=each.other_reading,
                           **self._words(each))
            return say(f"answer.{_UNCLEAR[rule]}", clauses=say.in_brackets(self.clauses(each.party)))
        if each.last_day is not None and each.last_day >= self._found.as_of:
            return say("answer.unclear_readings_day", last_day=each.last_day, **self._words(each))
        return say("answer.unclear_readings")

    def _words(self, each: Termination) -> dict[str, str]:
        say, clause = self._say, self._clause(each.party)
        sent = clause is not None and clause.given_when is GivenWhen.SENT
        named = self.clauses(each.party)
        return {"notice": notice_in_form(clause, say), "arrives": say("notice.sent" if sent else "notice.received"),
                "arrived": say("notice.has_been_sent" if sent else "notice.has_been_received"),
                "clause": say.clauses([self._notice_clause(each.party)]) or say("notice.the_clause"),
                "clauses": say.in_brackets(named)}

    def _form(self, clause: NoticeClause) -> str:
        return _forms(clause.form, self._say) if clause.form else self._say("form.any")

    def _clause(self, party: str) -> NoticeClause | None:
        notice = self._agreement.notice
        if notice is None or party not in notice.entitled:
            return None
        return notice.by_party[party][bool(self._found.terms) and self._found.terms[-1].number > 1]

    def _notice_clause(self, party: str) -> str | None:
        notice = self._agreement.notice
        clause = self._clause(party) or (notice.by_party[party][0] if notice else None)
        return clause.clause if clause else None

    def _rule(self, party: str) -> str:
        return self._found.why_termination(party)[0].rule

    def _has(self, rule: str) -> bool:
        return any(reason.rule == rule for reason in self._found.reasons)

    def _is_running(self, party: str) -> bool:
        clause = self._clause(party)
        return clause is not None and clause.counted is Counted.FROM_NOTICE
