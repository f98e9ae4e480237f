"""Whether late-payment interest runs on an amount, and from when."""

from durable.lang import m

from engine.model.outcomes import Interest
from engine.model.payment_situations import InterestSituation
from engine.rulebook import Rule

RULES = (
    Rule(
        id="INTEREST-01", topic=InterestSituation, clause="compensation",
        when=(m.runs_from == "agreement") & (m.held == "no") & (m.is_rate_known == True),
        then=Interest.RUNS_FROM_DUE_DAY,
        sv="Förfallodagen är bestämd i förväg. Från den löper dröjsmålsränta efter referensräntan plus åtta "
        "procentenheter.",
        en="The due day was fixed in advance. From that day late-payment interest runs at the reference rate plus "
        "eight percentage points.",
        source="räntelagen (1975:635) 3 och 6 §§",
    ),
    Rule(
        id="INTEREST-02", topic=InterestSituation, clause="compensation",
        when=(m.runs_from == "demand") & (m.held == "no") & (m.is_rate_known == True),
        then=Interest.RUNS_FROM_30_DAYS,
        sv="Ingen förfallodag är bestämd i förväg. Dröjsmålsränta efter referensräntan plus åtta procentenheter löper "
        "från 30 dagar efter fakturan, men inte innan den har kommit fram. Det förutsätts att fakturan anger att ränta "
        "ska betalas vid utebliven betalning, där lagen kräver det.",
        en="No due day was fixed in advance. Late-payment interest at the reference rate plus eight percentage points "
        "runs from 30 days after the invoice, but not before it was received. It is taken for granted that the invoice "
        "says that interest is charged if it is not paid, where the law asks for that.",
        source="räntelagen (1975:635) 4 och 6 §§",
    ),
    Rule(
        id="INTEREST-03", topic=InterestSituation, clause="dispute",
        when=(m.runs_from == "settlement") & (m.is_rate_known == True),
        then=Interest.RUNS_FROM_DUE_DAY,
        sv="Uppgörelsen anger när det som har hållits inne senast ska betalas. Från den dagen löper dröjsmålsränta "
        "efter referensräntan plus åtta procentenheter.",
        en="The settlement says by when what was withheld is to be paid. From that day late-payment interest runs at "
        "the reference rate plus eight percentage points.",
        source="räntelagen (1975:635) 3 och 6 §§",
    ),
    Rule(
        id="INTEREST-04", topic=InterestSituation, clause="compensation",
        when=(m.held == "no") & (m.is_rate_known == False),
        then=Interest.UNDETERMINED_MISSING_FACT,
        sv="Referensräntan är inte känd för hela tiden. Dröjsmålsräntan går därför inte att räkna ut.",
        en="The reference rate is not known for all of the time. So the late-payment interest cannot be worked out.",
        source="räntelagen (1975:635) 6 och 9 §§",
    ),
    Rule(
        id="INTEREST-05", topic=InterestSituation, clause="dispute", when=m.held == "rightly",
        then=Interest.NONE_ON_RIGHTLY_WITHHELD,
        sv="Den som håller inne betalning med rätt är inte i dröjsmål. Ingen dröjsmålsränta löper på beloppet medan "
        "tvisten pågår.",
        en="One who withholds payment with right is not late. No late-payment interest runs on the amount while the "
        "dispute lasts.",
    ),
    Rule(
        id="INTEREST-06", topic=InterestSituation, clause="dispute", when=m.held == "until_settlement",
        then=Interest.UNDETERMINED_NEEDS_JUDGEMENT,
        sv="Beloppet hölls inne med rätt till dess att tvisten löstes, och uppgörelsen anger inte om ränta ska betalas "
        "för den tiden. Det kräver en bedömning.",
        en="The amount was rightly withheld until the dispute was settled, and the settlement does not say whether "
        "interest is to be paid for that time. That needs judgement.",
    ),
    Rule(
        id="INTEREST-07", topic=InterestSituation, clause="dispute", when=m.held == "in_doubt",
        then=Interest.UNDETERMINED_NEEDS_JUDGEMENT,
        sv="Om dröjsmålsränta löper beror på om beloppet får hållas inne, vilket kräver en bedömning.",
        en="Whether late-payment interest runs depends on whether the amount may be withheld, which needs judgement.",
    ),
    Rule(
        id="INTEREST-08", topic=InterestSituation, clause="dispute", when=m.held == "fact_missing",
        then=Interest.UNDETERMINED_MISSING_FACT,
        sv="Om dröjsmålsränta löper beror på om beloppet får hållas inne, och det går inte att avgöra eftersom en "
        "uppgift saknas.",
        en="Whether late-payment interest runs depends on whether the amount may be withheld, and that cannot be told "
        "since a fact is missing.",
    ),
)
