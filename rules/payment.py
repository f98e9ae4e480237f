"""When an instalment is due, and where it stands: planned, invoiced, paid, withheld or overdue."""

from durable.lang import m

from engine.model.outcomes import DueDay, PaymentStatus
from engine.model.payment_situations import DueSituation, PaymentSituation
from engine.rulebook import Rule

RULES = (
    Rule(
        id="DUE-01", topic=DueSituation, clause="compensation",
        when=m.agreed == "after_invoice",
        then=DueDay.BY_AGREEMENT,
        sv="Betalning ska ske senast när den avtalade tiden efter fakturan har gått.",
        en="Payment is due at the latest when the agreed time after the invoice has passed.",
    ),
    Rule(
        id="DUE-02", topic=DueSituation, clause="compensation",
        when=m.agreed == "on_date",
        then=DueDay.BY_AGREEMENT,
        sv="Betalning ska ske senast den dag som överenskommelsen anger.",
        en="Payment is due at the latest on the day that the agreement names.",
    ),
    Rule(
        id="DUE-03", topic=DueSituation, clause="compensation",
        when=(m.agreed == "none") & (m.invoice_names_day == False),
        then=DueDay.ON_DEMAND,
        sv="Ingen förfallodag är avtalad. Skulden ska betalas vid anfordran och räknas som försenad från 30 dagar "
        "efter fakturan, men inte innan fakturan har kommit fram.",
        en="No due day is agreed. The debt is due on demand and counts as overdue from 30 days after the invoice, but "
        "not before the invoice was received.",
        source="jfr räntelagen (1975:635) 4 §",
    ),
    Rule(
        id="DUE-04", topic=DueSituation, clause="compensation",
        when=(m.agreed == "none") & (m.invoice_names_day == True),
        then=DueDay.ON_DEMAND,
        sv="En förfallodag som bara står på fakturan är inte avtalad. Skulden ska betalas vid anfordran och räknas som "
        "försenad från 30 dagar efter fakturan, men inte innan fakturan har kommit fram.",
        en="A due day that only the invoice gives is not an agreed one. The debt is due on demand and counts as "
        "overdue from 30 days after the invoice, but not before the invoice was received.",
        source="jfr räntelagen (1975:635) 4 §",
    ),
    Rule(
        id="PAYMENT-01", topic=PaymentSituation, clause="compensation", when=m.owed == "amount_missing",
        then=PaymentStatus.UNDETERMINED_MISSING_FACT,
        sv="Hur stor delbetalningen är går inte att räkna ut, eftersom en uppgift saknas.",
        en="How large the instalment is cannot be worked out, since a fact is missing.",
    ),
    Rule(
        id="PAYMENT-02", topic=PaymentSituation, clause="compensation",
        when=(m.owed == "in_doubt") & (m.rest != "none"),
        then=PaymentStatus.UNDETERMINED_NEEDS_JUDGEMENT,
        sv="Om överenskommelsen gäller under perioden är inte klarlagt. Om delbetalningen ska betalas kräver därför en "
        "bedömning.",
        en="Whether the agreement is in force in the period is not settled. So whether the instalment is to be paid "
        "needs judgement.",
    ),
    Rule(
        id="PAYMENT-03", topic=PaymentSituation, clause="compensation", when=m.rest == "none",
        then=PaymentStatus.PAID,
        sv="Inget återstår att betala av delbetalningen.",
        en="Nothing remains to be paid of the instalment.",
    ),
    Rule(
        id="PAYMENT-04", topic=PaymentSituation, clause="compensation",
        when=(m.owed == "known") & (m.rest == "unpaid") & (m.due == "passed"),
        then=PaymentStatus.OVERDUE,
        exception_to=("PAYMENT-06", "PAYMENT-07", "PAYMENT-08", "PAYMENT-09"),
        sv="Förfallodagen har passerat, och något återstår att betala utöver det som hålls inne. Delbetalningen är "
        "försenad.",
        en="The due day has passed, and something remains to be paid besides what is withheld. The instalment is "
        "overdue.",
    ),
    Rule(
        id="PAYMENT-05", topic=PaymentSituation, clause="compensation",
        when=(m.owed == "known") & (m.rest == "unpaid") & (m.due == "unknown"),
        then=PaymentStatus.UNDETERMINED_MISSING_FACT,
        exception_to=("PAYMENT-06", "PAYMENT-07", "PAYMENT-08"),
        sv="Något återstår att betala, men när det senast ska ske framgår inte.",
        en="Something remains to be paid, but by when is not stated.",
    ),
    Rule(
        id="PAYMENT-06", topic=PaymentSituation, clause="dispute",
        when=(m.owed == "known") & (m.withheld == "within"),
        then=PaymentStatus.WITHHELD,
        sv="Det som hålls inne är inte mer än överenskommelsen tillåter och är därför inte försenat.",
        en="What is withheld is no more than the agreement allows and is therefore not overdue.",
    ),
    Rule(
        id="PAYMENT-07", topic=PaymentSituation, clause="dispute",
        when=(m.owed == "known") & (m.withheld == "in_excess"),
        then=PaymentStatus.WITHHELD_IN_EXCESS,
        sv="Mer hålls inne än överenskommelsen tillåter. Det överskjutande ska betalas i rätt tid och är försenat när "
        "förfallodagen har passerat.",
        en="More is withheld than the agreement allows. What is beyond that is to be paid in time, and is overdue once "
        "the due day has passed.",
    ),
    Rule(
        id="PAYMENT-08", topic=PaymentSituation, clause="dispute",
        when=(m.owed == "known") & (m.withheld == "in_doubt"),
        then=PaymentStatus.UNDETERMINED_NEEDS_JUDGEMENT,
        sv="Om det som hålls inne får hållas inne kräver en bedömning.",
        en="Whether what is withheld may be withheld needs judgement.",
    ),
    Rule(
        id="PAYMENT-09", topic=PaymentSituation, clause="dispute",
        when=(m.owed == "known") & (m.withheld == "fact_missing"),
        then=PaymentStatus.UNDETERMINED_MISSING_FACT,
        sv="Om det som hålls inne får hållas inne går inte att avgöra, eftersom en uppgift saknas.",
        en="Whether what is withheld may be withheld cannot be told, since a fact is missing.",
    ),
    Rule(
        id="PAYMENT-10", topic=PaymentSituation, clause="compensation",
        when=(m.owed == "known") & (m.rest == "unpaid") & (m.due == "not_yet") & (m.withheld == "none")
        & (m.claim == "not_yet"),
        then=PaymentStatus.PLANNED,
        sv="Tiden för att fakturera delbetalningen har inte kommit.",
        en="The time for invoicing the instalment has not come.",
    ),
    Rule(
        id="PAYMENT-11", topic=PaymentSituation, clause="compensation",
        when=(m.owed == "known") & (m.rest == "unpaid") & (m.due == "not_yet") & (m.withheld == "none")
        & (m.claim == "without_invoice"),
        then=PaymentStatus.PLANNED,
        sv="Delbetalningen ska göras utan faktura på en avtalad dag, som inte har passerat.",
        en="The instalment is to be paid without an invoice on an agreed day, which has not passed.",
    ),
    Rule(
        id="PAYMENT-12", topic=PaymentSituation, clause="compensation",
        when=(m.owed == "known") & (m.rest == "unpaid") & (m.due == "not_yet") & (m.withheld == "none")
        & (m.claim == "expected"),
        then=PaymentStatus.AWAITING_INVOICE,
        sv="Delbetalningen ska betalas mot faktura, men ingen faktura har registrerats. Så länge fakturan dröjer är "
        "betalningen inte försenad.",
        en="The instalment is to be paid against an invoice, but none has been recorded. While there is no invoice, "
        "the payment is not overdue.",
    ),
    Rule(
        id="PAYMENT-13", topic=PaymentSituation, clause="compensation",
        when=(m.owed == "known") & (m.rest == "unpaid") & (m.due == "not_yet") & (m.withheld == "none")
        & (m.claim == "invoiced"),
        then=PaymentStatus.INVOICED,
        sv="Delbetalningen är fakturerad, och förfallodagen har inte passerat.",
        en="The instalment has been invoiced, and the due day has not passed.",
    ),
)
