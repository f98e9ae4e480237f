"""What a dispute means for the payer: how long, and on what, payment may be withheld."""

from durable.lang import m

from engine.model.outcomes import Withholding
from engine.model.payment_situations import WithholdingSituation
from engine.rulebook import Rule

RULES = (
    Rule(
        id="DISPUTE-01", topic=WithholdingSituation, clause="dispute",
        when=(m.about == "performance") & (m.right == "cap_known") & (m.is_theirs == True) & (m.stage == "open"),
        then=Withholding.MAY_WITHHOLD,
        sv="I en tvist om hur uppdraget utförs får betalaren hålla inne betalning upp till det avtalade taket, från "
        "den dag då tvisten tas upp till dess att den är löst.",
        en="In a dispute about how the work is done the payer may withhold payment up to the agreed cap, from the day "
        "the dispute is raised until it is settled.",
    ),
    Rule(
        id="DISPUTE-02", topic=WithholdingSituation, clause="dispute",
        when=(m.about == "interpretation") & (m.stage != "settled_pay") & (m.stage != "settled_waive"),
        then=Withholding.NO_RIGHT,
        sv="En tvist om hur överenskommelsen ska tolkas ger ingen rätt enligt tvisteklausulen att hålla inne "
        "betalning. Vad som följer av allmänna rättsregler har inte prövats.",
        en="A dispute about how the agreement is to be read gives no right under the clause on disputes to withhold "
        "payment. What follows from general law has not been tried.",
    ),
    Rule(
        id="DISPUTE-03", topic=WithholdingSituation, clause="dispute",
        when=(m.right == "not_agreed") & (m.stage != "settled_pay") & (m.stage != "settled_waive"),
        then=Withholding.NO_RIGHT,
        sv="Överenskommelsen ger ingen rätt att hålla inne betalning på grund av en tvist. Vad som följer av allmänna "
        "rättsregler har inte prövats.",
        en="The agreement gives no right to withhold payment because of a dispute. What follows from general law has "
        "not been tried.",
    ),
    Rule(
        id="DISPUTE-04", topic=WithholdingSituation, clause="dispute", when=m.stage == "not_opened",
        then=Withholding.NO_RIGHT,
        sv="Tvisten har inte tagits upp än. Innan dess ger den ingen rätt att hålla inne betalning.",
        en="The dispute has not been raised yet. Until then it gives no right to withhold payment.",
    ),
    Rule(
        id="DISPUTE-05", topic=WithholdingSituation, clause="dispute", when=m.stage == "settled_pay",
        then=Withholding.DUE_BY_SETTLEMENT,
        sv="Tvisten är löst. Enligt uppgörelsen ska det som har hållits inne betalas.",
        en="The dispute is settled. Under the settlement what was withheld is to be paid.",
    ),
    Rule(
        id="DISPUTE-06", topic=WithholdingSituation, clause="dispute", when=m.stage == "settled_waive",
        then=Withholding.WAIVED,
        sv="Tvisten är löst. Enligt uppgörelsen behöver det som har hållits inne inte betalas.",
        en="The dispute is settled. Under the settlement what was withheld need not be paid.",
    ),
    Rule(
        id="DISPUTE-07", topic=WithholdingSituation, clause="dispute",
        when=(m.about != "interpretation") & (m.right != "not_agreed") & (m.stage == "settled_unsaid"),
        then=Withholding.MISSING_FACT,
        sv="Tvisten är löst, men det framgår inte hur det som har hållits inne ska regleras.",
        en="The dispute is settled, but how the withheld part is to be dealt with is not stated.",
    ),
    Rule(
        id="DISPUTE-08", topic=WithholdingSituation, clause="dispute",
        when=(m.about == "both") & (m.right != "not_agreed") & ((m.stage == "open") | (m.stage == "open_at_end")),
        then=Withholding.NEEDS_JUDGEMENT,
        sv="Tvisten gäller både hur uppdraget utförs och hur överenskommelsen ska tolkas. Om den ger rätt att hålla "
        "inne betalning kräver en bedömning.",
        en="The dispute is both about how the work is done and about how the agreement is to be read. Whether it gives "
        "a right to withhold payment needs judgement.",
    ),
    Rule(
        id="DISPUTE-09", topic=WithholdingSituation, clause="dispute",
        when=(m.about != "interpretation") & (m.right != "not_agreed") & (m.stage == "open_at_end"),
        then=Withholding.NEEDS_JUDGEMENT,
        sv="Överenskommelsen har upphört utan att tvisten är löst. Om det som hålls inne ska betalas kräver en "
        "bedömning.",
        en="The agreement has ended without the dispute being settled. Whether what is withheld is to be paid needs "
        "judgement.",
    ),
    Rule(
        id="DISPUTE-10", topic=WithholdingSituation, clause="dispute",
        when=(m.about != "interpretation") & (m.right != "not_agreed") & (m.is_theirs == False)
        & ((m.stage == "open") | (m.stage == "open_at_end")),
        then=Withholding.NEEDS_JUDGEMENT,
        sv="Tvisten har tagits upp av någon annan än den som ska betala och den som ska få betalt. Om den ger "
        "betalaren rätt att hålla inne betalning kräver en bedömning.",
        en="The dispute was raised by someone other than the payer and the payee. Whether it gives the payer a right "
        "to withhold payment needs judgement.",
    ),
    Rule(
        id="DISPUTE-11", topic=WithholdingSituation, clause="dispute",
        when=(m.about == "performance") & (m.right == "area_not_named") & (m.is_theirs == True) & (m.stage == "open"),
        then=Withholding.MISSING_FACT,
        sv="Taket för vad som får hållas inne räknas på ersättningen för det omtvistade området, men det framgår inte "
        "vilket område tvisten gäller.",
        en="The cap on what may be withheld is counted on the compensation for the disputed area, but which area the "
        "dispute is about is not stated.",
    ),
    Rule(
        id="DISPUTE-12", topic=WithholdingSituation, clause="dispute",
        when=(m.about == "performance") & (m.right == "amount_missing") & (m.is_theirs == True) & (m.stage == "open"),
        then=Withholding.MISSING_FACT,
        sv="Det belopp som taket för vad som får hållas inne räknas på är inte känt.",
        en="The amount that the cap on what may be withheld is counted on is not known.",
    ),
)
