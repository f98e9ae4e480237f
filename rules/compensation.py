"""Which index figure the compensation is raised by, and when a surplus is split."""

from durable.lang import m

from engine.model.outcomes import IndexUse, SurplusUse
from engine.model.payment_situations import IndexSituation, SurplusSituation
from engine.rulebook import Rule

RULES = (
    Rule(
        id="INDEX-01", topic=IndexSituation, clause="compensation",
        when=(m.is_basis_stated == True) & (m.figures == "one"),
        then=IndexUse.TAKEN,
        sv="Ersättningen räknas om med det indextal för året som överenskommelsen anger.",
        en="The compensation is adjusted by the index figure for the year that the agreement names.",
    ),
    Rule(
        id="INDEX-02", topic=IndexSituation, clause="compensation",
        when=(m.is_basis_stated == False) & (m.figures == "one"),
        then=IndexUse.TAKEN_BY_ASSUMPTION,
        sv="Överenskommelsen anger inte om prognos eller utfall ska användas. Det enda kända indextalet för året antas "
        "gälla.",
        en="The agreement does not say whether the forecast or the outcome counts. The only index figure known for the "
        "year is assumed to apply.",
    ),
    Rule(
        id="INDEX-03", topic=IndexSituation, clause="compensation", when=m.figures == "none",
        then=IndexUse.MISSING_FACT,
        sv="Indextalet för året saknas. Ersättningen går inte att räkna ut från och med det året.",
        en="The index figure for the year is missing. The compensation cannot be worked out from that year on.",
    ),
    Rule(
        id="INDEX-04", topic=IndexSituation, clause="compensation", when=m.figures == "other_kind",
        then=IndexUse.MISSING_FACT,
        sv="Bara indextal av ett annat slag än det avtalade är kända för året. En prognos och ett utfall ersätter inte "
        "varandra, om det inte är avtalat.",
        en="Only index figures of another kind than the one agreed on are known for the year. A forecast and an "
        "outcome do not replace each other unless that is agreed.",
    ),
    Rule(
        id="INDEX-05", topic=IndexSituation, clause="compensation", when=m.figures == "several",
        then=IndexUse.WHICH_PUBLICATION,
        sv="Indextalet för året har publicerats flera gånger med olika värden, och det framgår inte vilken publicering "
        "som ska användas.",
        en="The index figure for the year has been published more than once with different values, and it is not "
        "stated which publication counts.",
    ),
    Rule(
        id="INDEX-06", topic=IndexSituation, clause="compensation", when=m.figures == "both_kinds",
        then=IndexUse.WHICH_PUBLICATION,
        sv="Prognos och utfall för året skiljer sig åt, och överenskommelsen anger inte vilket som ska användas.",
        en="The forecast and the outcome for the year differ, and the agreement does not say which of them counts.",
    ),
    Rule(
        id="SURPLUS-01", topic=SurplusSituation, clause="compensation",
        when=(m.ground == "decision") & (m.is_share_known == True),
        then=SurplusUse.APPORTIONED,
        sv="Överskottet fördelas efter parternas andelar, enligt det beslut som har registrerats.",
        en="The surplus is split by the parties' shares, under the decision that is recorded.",
    ),
    Rule(
        id="SURPLUS-02", topic=SurplusSituation, clause="compensation",
        when=(m.ground == "practice") & (m.is_share_known == True),
        then=SurplusUse.APPORTIONED,
        sv="Överskottet fördelas efter parternas andelar, enligt den praxis som parterna är överens om.",
        en="The surplus is split by the parties' shares, under the practice that the parties agree on.",
    ),
    Rule(
        id="SURPLUS-03", topic=SurplusSituation, clause="compensation", when=m.ground == "none",
        then=SurplusUse.NO_GROUND,
        sv="Det finns inget registrerat beslut och ingen överenskommen praxis om vad som ska ske med ett överskott. "
        "Det fördelas därför inte.",
        en="There is no recorded decision and no agreed practice on what becomes of a surplus. So it is not split.",
    ),
    Rule(
        id="SURPLUS-04", topic=SurplusSituation, clause="compensation",
        when=(m.ground != "none") & (m.is_share_known == False),
        then=SurplusUse.MISSING_FACT,
        sv="Överskottet ska fördelas efter parternas andelar, men andelarna för året är inte kända.",
        en="The surplus is to be split by the parties' shares, but the shares for the year are not known.",
    ),
)
