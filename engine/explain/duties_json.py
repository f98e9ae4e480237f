"""Conclusions about duties as JSON. Null is what there is not, or what cannot be told."""

from engine.explain.json_values import Ids, Json, day, kronor
from engine.model.assessment import Assessment
from engine.model.dates import LATEST, Day, as_told
from engine.model.duties import Decision, Forum
from engine.model.obligations import Hanging, Matter, Obligation


def duties(found: Assessment, ids: Ids) -> Json:
    """The part of an assessment that is about duties; empty where the agreement says nothing of them."""
    return {"obligations": [obligation(each, ids) for each in found.obligations],
            "matters": [matter(each, ids) for each in found.matters],
            "changes": [{"of": each.of, "effect": each.effect.value, "reasons": [ids[one] for one in each.reasons]}
                        for each in found.changes]}


def obligation(each: Obligation, ids: Ids) -> Json:
    """One occurrence of a duty."""
    last = each.period.last_day
    return {
        "id": each.id, "duty": each.duty, "by": each.by, "to": each.to, "what": each.what,
        "period": {"name": str(each.period), "starts_on": day(each.period.first_day),
                   "ends_on": None if last == LATEST else day(last)},
        "due_on": day(each.due_on), "due_in": each.due_in.text if each.due_in is not None else None,
        "if_renewed": each.is_if_renewed, "assumed": each.is_assumed, "times": each.times, "done": each.done,
        "done_on": day(each.done_on), "status": each.status.value, "certainty": each.certainty.value,
        "clause": each.clause, "reasons": [ids[reason] for reason in each.reasons]}


def matter(each: Matter, ids: Ids) -> Json:
    """A matter: its decisions, where it stands, and the ids of what is still owed."""
    return {"reference": each.reference, "stands": each.stands.value,
            "decisions": [_decision(one) for one in each.decisions],
            "owed": [one.id for one in each.owed], "reasons": [ids[one] for one in each.reasons]}


def _decision(each: Decision) -> Json:
    return {"body": each.body, "reference": each.reference, "decided_on": _day(each.decided_on),
            "outcome": each.outcome.value, "duty": list(each.duty), "until": _day(each.until), "note": each.note}


def forum(each: Forum) -> Json:
    """A forum."""
    return {"id": each.id, "name": each.name, "kinds": [kind.value for kind in each.kinds],
            "levels": [level.value for level in each.levels], "convenors": list(each.convenors),
            "members": list(each.members), "purpose": each.purpose, "until": _day(each.until),
            "meetings": [_day(meeting) for meeting in each.meetings], "clause": each.clause}


def hanging(each: Hanging) -> Json:
    """What hangs on an agreement; ``from_on`` is the first day without that agreement."""
    return {"what": each.what, "on": each.on, "outcome": each.outcome.value, "from_on": day(each.from_on),
            "amount": kronor(each.amount), "per": each.per.value if each.per is not None else None,
            "rules": [reason.rule for reason in each.reasons]}


def _day(value: Day | None) -> str | None:
    """A day, or the month where only that is known."""
    return None if value is None else str(as_told(value))
