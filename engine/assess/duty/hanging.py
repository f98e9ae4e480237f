"""What hangs on an agreement: others that fall or lose their ground with it, and what it pays for."""

from collections.abc import Iterator, Sequence

from engine.assess.other import known_end
from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment, Ground, Reason
from engine.model.dates import ONE_DAY
from engine.model.duties import Financed
from engine.model.duty_situations import DependenceSituation, OtherEnds, Tie
from engine.model.obligations import Hanging
from engine.model.outcomes import Dependence, Status

Known = dict[str, tuple[Agreement, Assessment]]


def hanging(found: Sequence[tuple[Agreement, Assessment]], inference: Inference) -> tuple[Hanging, ...]:
    """What hangs on the agreements that were read, and what their ends mean for it, in the order of the documents."""
    known: Known = {agreement.id: (agreement, assessment) for agreement, assessment in found}
    return tuple(each for agreement, assessment in found for each in _of(agreement, assessment, known, inference))


def _of(agreement: Agreement, found: Assessment, known: Known, inference: Inference) -> Iterator[Hanging]:
    """What hangs on others; a draft, or what ends before the other does, has nothing to lose."""
    for tie, other in (*((Tie.ENDS_WITH, each) for each in (agreement.ends_with,) if each is not None),
                       *((Tie.RESTS_ON, each) for each in agreement.rests_on)):
        last = known[other][1].ends_on if other in known else None
        has_ended = found.ends_on is not None and last is not None and (
            found.ends_on < last or (found.ends_on == last and tie is Tie.RESTS_ON))
        if not has_ended and found.status is not Status.DRAFT:
            yield _one(agreement.title, tie, other, known, inference)
    for each in agreement.finances:
        yield _one(each.what, Tie.FINANCED, agreement.id, known, inference, each)


def _one(what: str, tie: Tie, other: str, known: Known, inference: Inference,
         financed: Financed | None = None) -> Hanging:
    told, paid = known.get(other), financed or Financed(what=what)
    ends = OtherEnds.NOT_KNOWN if told is None else known_end(told[1])
    last = told[1].ends_on if told is not None and ends is OtherEnds.YES else None
    ruling = inference.memo(DependenceSituation)(tie, ends)
    name = other if told is None else told[0].title
    grounds = (Ground("other_agreement", name),
               *((Ground("other_ends_on", last),) if last is not None else ()))
    clauses = {"term": told[0].term.clause if told is not None else None, "finances": paid.clause}
    reasons = tuple(Reason(rule.id, clauses.get(rule.clause or ""), grounds) for rule in ruling.rules)
    return Hanging(what=what, on=other, on_name=name, outcome=ruling.to(Dependence),
                   from_on=None if last is None else last + ONE_DAY, amount=paid.amount, per=paid.per, reasons=reasons)
