"""When an instalment is due, and where it stands."""

import pytest

from engine.model.outcomes import Certainty, DueDay, PaymentStatus, Standing
from engine.model.payment_situations import (
    AgreedDue,
    Claim,
    Due,
    DueSituation,
    Owed,
    PaymentSituation,
    Rest,
    WithheldAgainstCap,
)
from tests.rules.asking import Told, everywhere, told

DUE = DueSituation(agreed=AgreedDue.AFTER_INVOICE, invoice_names_day=False)
INVOICED = PaymentSituation(
    owed=Owed.KNOWN, claim=Claim.INVOICED, due=Due.NOT_YET, rest=Rest.UNPAID, withheld=WithheldAgainstCap.NONE)


@pytest.mark.parametrize(("expected", "changes"), [
    pytest.param((DueDay.BY_AGREEMENT, ["DUE-01"]), {}, id="an agreed time after the invoice counts"),
    pytest.param((DueDay.BY_AGREEMENT, ["DUE-01"]), {"invoice_names_day": True},
                 id="another day on the invoice does not change the agreed time"),
    pytest.param((DueDay.BY_AGREEMENT, ["DUE-02"]), {"agreed": "on_date"}, id="an agreed day counts"),
    pytest.param((DueDay.BY_AGREEMENT, ["DUE-02"]), {"agreed": "on_date", "invoice_names_day": True},
                 id="another day on the invoice does not move the agreed day"),
    pytest.param((DueDay.ON_DEMAND, ["DUE-03"]), {"agreed": "none"}, id="without an agreed day it is due on demand"),
    pytest.param((DueDay.ON_DEMAND, ["DUE-04"]), {"agreed": "none", "invoice_names_day": True},
                 id="a day printed on an invoice is not an agreed day"),
])
def test_the_due_day_of_an_instalment(expected: Told, changes: dict[str, object]) -> None:
    assert expected == told(DUE, **changes)


@pytest.mark.parametrize(("expected", "changes"), [
    pytest.param((PaymentStatus.PLANNED, ["PAYMENT-10"]), {"claim": "not_yet"}, id="next year's quarter is planned"),
    pytest.param((PaymentStatus.PLANNED, ["PAYMENT-11"]), {"claim": "without_invoice"},
                 id="what is paid on a day without an invoice is planned until that day has passed"),
    pytest.param((PaymentStatus.OVERDUE, ["PAYMENT-04"]), {"claim": "without_invoice", "due": "passed"},
                 id="what is paid on a day without an invoice is overdue once that day has passed"),
    pytest.param((PaymentStatus.AWAITING_INVOICE, ["PAYMENT-12"]), {"claim": "expected"},
                 id="a quarter that should have been invoiced awaits its invoice"),
    pytest.param((PaymentStatus.INVOICED, ["PAYMENT-13"]), {}, id="an invoice whose day has not passed"),
    pytest.param((PaymentStatus.OVERDUE, ["PAYMENT-04"]), {"due": "passed"},
                 id="an unpaid invoice whose day has passed"),
    pytest.param((PaymentStatus.UNDETERMINED_MISSING_FACT, ["PAYMENT-05"]), {"due": "unknown"},
                 id="an unpaid amount with no known day"),
    pytest.param((PaymentStatus.PAID, ["PAYMENT-03"]), {"rest": "none", "due": "passed"}, id="all is paid"),
    pytest.param((PaymentStatus.PAID, ["PAYMENT-03"]), {"rest": "none", "claim": "not_yet"},
                 id="all is paid before it was claimed"),
    pytest.param((PaymentStatus.PAID, ["PAYMENT-03"]), {"rest": "none", "due": "unknown"},
                 id="all is paid, whatever its day"),
    pytest.param((PaymentStatus.UNDETERMINED_MISSING_FACT, ["PAYMENT-01"]), {"owed": "amount_missing"},
                 id="an amount that cannot be worked out has no status"),
    pytest.param((PaymentStatus.UNDETERMINED_MISSING_FACT, ["PAYMENT-01"]),
                 {"owed": "amount_missing", "due": "passed"}, id="nor has it one when its day has passed"),
    pytest.param((PaymentStatus.UNDETERMINED_NEEDS_JUDGEMENT, ["PAYMENT-02"]), {"owed": "in_doubt", "due": "passed"},
                 id="nothing is overdue in a period in which the agreement may not be in force"),
    pytest.param((PaymentStatus.PAID, ["PAYMENT-03"]), {"owed": "in_doubt", "rest": "none"},
                 id="what is paid is paid, owed or not"),
])
def test_an_instalment_of_which_nothing_is_withheld(expected: Told, changes: dict[str, object]) -> None:
    assert expected == told(INVOICED, **changes)


@pytest.mark.parametrize(("expected", "changes"), [
    pytest.param((PaymentStatus.WITHHELD, ["PAYMENT-06"]), {"withheld": "within"},
                 id="the rest is paid and the cap is kept"),
    pytest.param((PaymentStatus.WITHHELD_IN_EXCESS, ["PAYMENT-07"]), {"withheld": "in_excess"},
                 id="the rest is paid and the cap is passed by one öre"),
    pytest.param((PaymentStatus.WITHHELD_IN_EXCESS, ["PAYMENT-07"]), {"withheld": "in_excess", "due": "not_yet"},
                 id="the cap is passed before the due day"),
    pytest.param((PaymentStatus.WITHHELD, ["PAYMENT-06"]), {"withheld": "within", "rest": "unpaid", "due": "not_yet"},
                 id="the rest is unpaid and not yet due"),
    pytest.param((PaymentStatus.OVERDUE, ["PAYMENT-04"]), {"withheld": "within", "rest": "unpaid"},
                 id="the rest is unpaid and its day has passed"),
    pytest.param((PaymentStatus.OVERDUE, ["PAYMENT-04"]), {"withheld": "in_excess", "rest": "unpaid"},
                 id="the cap is passed, the rest is unpaid and its day has passed"),
    pytest.param((PaymentStatus.UNDETERMINED_MISSING_FACT, ["PAYMENT-05"]),
                 {"withheld": "within", "rest": "unpaid", "due": "unknown"},
                 id="one dispute is settled without a day to pay, another is open"),
    pytest.param((PaymentStatus.UNDETERMINED_MISSING_FACT, ["PAYMENT-05"]),
                 {"withheld": "in_doubt", "rest": "unpaid", "due": "unknown"},
                 id="without a day to pay there is a fact to find before there is anything to judge"),
    pytest.param((PaymentStatus.UNDETERMINED_MISSING_FACT, ["PAYMENT-05", "PAYMENT-09"]),
                 {"withheld": "fact_missing", "rest": "unpaid", "due": "unknown"}, id="two facts are missing"),
    pytest.param((PaymentStatus.UNDETERMINED_NEEDS_JUDGEMENT, ["PAYMENT-08"]), {"withheld": "in_doubt"},
                 id="whether it may be withheld needs judgement"),
    pytest.param((PaymentStatus.UNDETERMINED_MISSING_FACT, ["PAYMENT-09"]), {"withheld": "fact_missing"},
                 id="the disputed area has no amount for the year"),
    pytest.param((PaymentStatus.UNDETERMINED_NEEDS_JUDGEMENT, ["PAYMENT-02"]),
                 {"withheld": "within", "owed": "in_doubt"}, id="it is not settled whether the agreement is in force"),
    pytest.param((PaymentStatus.WITHHELD, ["PAYMENT-06"]), {"withheld": "within", "claim": "not_yet", "due": "not_yet"},
                 id="the payer withholds before the invoice has come"),
])
def test_an_instalment_of_which_something_is_withheld(expected: Told, changes: dict[str, object]) -> None:
    assert expected == told(INVOICED, **{"due": "passed", "rest": "withheld", **changes})


def test_nothing_is_overdue_whose_day_has_not_passed_or_that_is_all_withheld() -> None:
    assert {(Due.PASSED, Rest.UNPAID)} == {
        (situation.due, situation.rest) for situation, outcome in everywhere(PaymentSituation).items()
        if isinstance(situation, PaymentSituation) and outcome is PaymentStatus.OVERDUE}


def test_nothing_is_certain_that_rests_on_an_amount_or_a_right_that_is_not_known() -> None:
    unknown = (WithheldAgainstCap.IN_DOUBT, WithheldAgainstCap.FACT_MISSING)
    sure = {outcome for situation, outcome in everywhere(PaymentSituation).items()
            if isinstance(situation, PaymentSituation) and isinstance(outcome, PaymentStatus)
            and outcome.certainty is Certainty.CERTAIN
            and (situation.owed is not Owed.KNOWN or situation.withheld in unknown)}
    assert {PaymentStatus.PAID, PaymentStatus.OVERDUE} == sure


def test_every_word_of_status_has_its_certainty() -> None:
    assert set(Standing) == {status.standing for status in PaymentStatus}
    assert {Standing.UNDETERMINED} == {
        status.standing for status in PaymentStatus if status.certainty is not Certainty.CERTAIN}
