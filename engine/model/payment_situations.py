"""The finite conditions that rules on money and disputes decide on, once amounts and days have been measured."""

from collections.abc import Callable
from typing import Any, ClassVar

from attrs import frozen

from engine.model.payments import About
from engine.model.situations import Situation
from engine.model.words import Word


class IndexFigures(Word):
    """What is known of the index for one year."""

    NONE = "none"
    ONE = "one"
    """One figure, or several publications that agree: of the kind agreed on, or of any kind where none is agreed."""
    SEVERAL = "several"
    """Publications of one kind that differ."""
    OTHER_KIND = "other_kind"
    """Only figures of the kind that was not agreed on."""
    BOTH_KINDS = "both_kinds"
    """A forecast and an outcome that differ, where the agreement does not say which of them counts."""


@frozen
class IndexSituation(Situation):
    """The index of one year, which the compensation is raised by."""

    topic: ClassVar[str] = "index"
    is_basis_stated: bool
    """The agreement says whether the forecast or the outcome counts."""
    figures: IndexFigures

    cannot_occur: ClassVar[dict[str, Callable[[Any], bool]]] = {
        "only where a kind is agreed on is there another kind": lambda s: (
            s.figures is IndexFigures.OTHER_KIND and not s.is_basis_stated),
        "where a kind is agreed on the other one is passed over": lambda s: (
            s.figures is IndexFigures.BOTH_KINDS and s.is_basis_stated),
    }


class AgreedDue(Word):
    """What the agreement says of the day on which an instalment is due."""

    NONE = "none"
    AFTER_INVOICE = "after_invoice"
    ON_DATE = "on_date"


@frozen
class DueSituation(Situation):
    """The due day (*förfallodag*) of an instalment that has been claimed or is paid on a day of its own."""

    topic: ClassVar[str] = "due"
    agreed: AgreedDue
    invoice_names_day: bool
    """The invoice gives a due day of its own."""


class Owed(Word):
    """Whether it is known what is to be paid."""

    KNOWN = "known"
    AMOUNT_MISSING = "amount_missing"
    IN_DOUBT = "in_doubt"
    """Whether the agreement is in force in the period depends on something to judge or to know."""


class Claim(Word):
    """How far the claim for an instalment has come."""

    NOT_YET = "not_yet"
    """It is paid against an invoice, and the time for that has not come."""
    EXPECTED = "expected"
    """The time for the invoice has come, and none has been issued."""
    INVOICED = "invoiced"
    WITHOUT_INVOICE = "without_invoice"
    """It is paid on an agreed day without an invoice."""


class Due(Word):
    """Whether what is open, less what is withheld, should have been paid; where days differ, the first of them."""

    NOT_YET = "not_yet"
    """The due day has not passed, or there is none before the invoice."""
    PASSED = "passed"
    UNKNOWN = "unknown"
    """Such as after a settlement that says that the withheld part is to be paid and not by when."""


class Rest(Word):
    """What remains of an instalment, less credits, payments and what a settlement has waived."""

    NONE = "none"
    WITHHELD = "withheld"
    """All that is open is withheld."""
    UNPAID = "unpaid"
    """More is open than what is withheld."""


class WithheldAgainstCap(Word):
    """What is withheld of an instalment, against what may be; of several that apply, the last in this order.

    After a settlement nothing is withheld: what is to be paid is unpaid, and what is waived is no longer open.
    """

    NONE = "none"
    WITHIN = "within"
    IN_DOUBT = "in_doubt"
    """Whether some of it may be withheld needs judgement."""
    FACT_MISSING = "fact_missing"
    """Whether some of it may be withheld cannot be told for want of a fact."""
    IN_EXCESS = "in_excess"
    """Some of it may certainly not be withheld: it is beyond the cap, or there is no right to withhold it at all."""


@frozen
class PaymentSituation(Situation):
    """An instalment, as it stands on the day asked about."""

    topic: ClassVar[str] = "payment"
    owed: Owed
    claim: Claim
    due: Due
    rest: Rest
    withheld: WithheldAgainstCap

    cannot_occur: ClassVar[dict[str, Callable[[Any], bool]]] = {
        "what is not known in amount cannot be measured against what is paid or withheld": lambda s: (
            s.owed is Owed.AMOUNT_MISSING and (s.rest is not Rest.UNPAID or s.withheld is not WithheldAgainstCap.NONE)),
        "where nothing is open nothing is withheld": lambda s: (
            s.rest is Rest.NONE and s.withheld is not WithheldAgainstCap.NONE),
        "what is open because it is withheld is withheld": lambda s: (
            s.rest is Rest.WITHHELD and s.withheld is WithheldAgainstCap.NONE),
    }


class Right(Word):
    """What the agreement says of withholding, and whether its cap can be counted."""

    NOT_AGREED = "not_agreed"
    CAP_KNOWN = "cap_known"
    AREA_NOT_NAMED = "area_not_named"
    """The cap is counted on the disputed area, and the dispute names none."""
    AMOUNT_MISSING = "amount_missing"
    """The amount that the cap is counted on is not known."""


class DisputeStage(Word):
    """How far a dispute has come, and what its settlement says of the withheld part."""

    NOT_OPENED = "not_opened"
    OPEN = "open"
    OPEN_AT_END = "open_at_end"
    """Open, and the agreement has ended."""
    SETTLED_PAY = "settled_pay"
    SETTLED_WAIVE = "settled_waive"
    SETTLED_UNSAID = "settled_unsaid"


@frozen
class WithholdingSituation(Situation):
    """What is or may be withheld of an instalment because of one dispute, on the day asked about."""

    topic: ClassVar[str] = "withholding"
    about: About
    right: Right
    is_theirs: bool
    """The dispute is between the payer and the payee, whichever of them raised it; so also where that is not told."""
    stage: DisputeStage


class RunsFrom(Word):
    """What set the day from which interest is asked for."""

    AGREEMENT = "agreement"
    DEMAND = "demand"
    SETTLEMENT = "settlement"


class Held(Word):
    """Whether an amount was withheld in the time that interest is asked for."""

    NO = "no"
    """Also what was withheld without right."""
    RIGHTLY = "rightly"
    """The dispute is still open."""
    UNTIL_SETTLEMENT = "until_settlement"
    """Rightly, until a settlement by which it is to be paid."""
    IN_DOUBT = "in_doubt"
    FACT_MISSING = "fact_missing"


@frozen
class InterestSituation(Situation):
    """An amount that was not paid on its due day, for the time from then on or a part of it."""

    topic: ClassVar[str] = "interest"
    runs_from: RunsFrom
    held: Held
    is_rate_known: bool
    """There is a reference rate (*referensränta*) for every day of that time."""

    cannot_occur: ClassVar[dict[str, Callable[[Any], bool]]] = {
        "what a settlement says is to be paid is no longer withheld": lambda s: (
            s.runs_from is RunsFrom.SETTLEMENT and s.held is not Held.NO),
    }


class SurplusGround(Word):
    """What a split of a surplus rests on."""

    NONE = "none"
    DECISION = "decision"
    PRACTICE = "practice"
    """A practice that the parties have agreed on."""


@frozen
class SurplusSituation(Situation):
    """What was not used of one year's budget."""

    topic: ClassVar[str] = "surplus"
    ground: SurplusGround
    is_share_known: bool
    """The shares of that year are known."""
