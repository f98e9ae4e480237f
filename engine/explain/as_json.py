"""Assessments as JSON: stable keys, ISO days."""

from engine.explain.duties_json import duties
from engine.explain.json_values import Json, day
from engine.explain.money_json import at_stake, money
from engine.explain.phrases import Phrases
from engine.model.assessment import Assessment, Reading, Reason, Remark, Termination, TermOfAgreement
from engine.model.problems import Problem


def assessment(found: Assessment, phrases: Phrases, rulebook: str) -> Json:
    """The whole assessment; ``rulebook`` is the identity of the rules it came from."""
    why = found.reasons
    return {
        "agreement": found.agreement, "as_of": day(found.as_of), "known_on": day(found.known_on),
        "rulebook": rulebook, "status": found.status.value, "certainty": found.certainty.value,
        "readings": [_reading(each, phrases) for each in found.readings],
        "assumptions": [remark("assumption", each, phrases) for each in found.assumptions],
        "terms": [_term(each) for each in found.terms], "ends_on": day(found.ends_on),
        "termination": termination(found),
        "questions": [remark("question", each, phrases) for each in found.questions],
        **money(found, numbered(why)), **duties(found, numbered(why)),
        "reasons": reasons(why, phrases), "horizon": day(found.horizon)}


def termination(found: Assessment) -> Json:
    """The answer to whether the agreement can be terminated: the best party's, and each party's own."""
    return {**_termination(found, found.termination),
            "by_party": {party: _termination(found, each) for party, each in found.by_party.items()}}


def _termination(found: Assessment, each: Termination) -> Json:
    follows, chance = each.if_nothing_is_done, each.next
    return {
        "answer": each.answer.value, "certainty": each.certainty.value, "party": each.party,
        "opens_on": day(each.opens_on), "last_day": day(each.last_day), "other_reading": day(each.other_reading),
        "last_working_day": day(each.last_working_day), "ends_on": day(each.ends_on),
        "notice_today_ends_on": day(found.notice_today_ends_on(each.party)),
        "if_nothing_is_done": None if follows is None else {
            "renews_on": day(follows.renews_on), "new_end": day(follows.new_end)},
        "at_stake": at_stake(found.at_stake(each)),
        "next": None if chance is None else {"last_day": day(chance.last_day), "ends_on": day(chance.ends_on)}}


def what_if(found: Assessment, phrases: Phrases) -> Json:
    """What a supposed act leads to: the end, or each reading's."""
    certain = found.certainty.value == "certain"
    return {
        "ends_on": day(found.ends_on) if certain else None, "certainty": found.certainty.value,
        "readings": [{"ends_on": day(each.ends_on), "because": "; ".join(map(phrases.remark, each.assumes))}
                     for each in found.readings],
        "reasons": reasons(found.reasons, phrases)}


def numbered(found: tuple[Reason, ...]) -> dict[Reason, str]:
    """The ids of the reasons, numbered from r0."""
    return {reason: f"r{number}" for number, reason in enumerate(found)}


def reasons(found: tuple[Reason, ...], phrases: Phrases) -> list[Json]:
    """The reasons, each after those it rests on."""
    ids = numbered(found)
    return [{"id": ids[each], "rule": each.rule, "clause": each.clause, "sentence": phrases.sentence(each.rule),
             "grounds": [phrases.ground(ground) for ground in each.grounds],
             "because": [ids[other] for other in each.because]} for each in found]


def problem(each: Problem, phrases: Phrases) -> dict[str, str]:
    """A fault in the input: where, what, remedy."""
    remedy = phrases(f"problem.{each.key}.remedy", **each.params)
    if each.params.get("nearest"):
        remedy = f"{phrases('problem.did_you_mean', nearest=each.params['nearest'])} {remedy}"
    return {"file": each.origin.file, "path": each.origin.path,
            "message": phrases(f"problem.{each.key}.message", **each.params), "remedy": remedy}


def _reading(each: Reading, phrases: Phrases) -> Json:
    return {"assumes": "; ".join(map(phrases.remark, each.assumes)), "status": each.status.value,
            "ends_on": day(each.ends_on), "terms": [_term(term) for term in each.terms]}


def _term(term: TermOfAgreement) -> Json:
    return {"number": term.number, "starts_on": day(term.starts_on), "ends_on": day(term.ends_on),
            "came_by": term.came_by.value, "fate": term.fate.value}


def remark(key: str, each: Remark, phrases: Phrases) -> Json:
    """A question or an assumption, under that key, with its clause."""
    return {key: phrases.remark(each), "clause": each.clause}
