"""What a decision leaves open in a matter, and what the end of an agreement means for what hangs on it."""

from durable.lang import m

from engine.model.duty_situations import DependenceSituation, MatterSituation
from engine.model.outcomes import Dependence, MatterStands
from engine.rulebook import Rule

RULES = (
    Rule(
        id="MATTER-01", topic=MatterSituation, clause=None, when=(m.decided == "adopted") & (m.lays_duties == False),
        then=MatterStands.SETTLED,
        sv="Ärendet är avgjort. Ingen skyldighet som följer av beslutet har antecknats.",
        en="The matter has been decided. No duty that follows from the decision has been recorded.",
    ),
    Rule(
        id="MATTER-02", topic=MatterSituation, clause=None, when=m.lays_duties == True,
        then=MatterStands.IN_FORCE,
        sv="Ärendet är avgjort. Beslutet innebär att någon ska göra något.",
        en="The matter has been decided. The decision means that somebody is to do something.",
    ),
    Rule(
        id="MATTER-03", topic=MatterSituation, clause=None, when=m.decided == "sent_back",
        then=MatterStands.TO_BE_PREPARED_AGAIN,
        sv="Ärendet har återremitterats. Det ska beredas ytterligare innan det avgörs.",
        en="The matter has been sent back. It is to be prepared further before it is decided.",
    ),
    Rule(
        id="MATTER-04", topic=MatterSituation, clause=None, when=(m.decided == "deferred") & (m.until == "ahead"),
        then=MatterStands.DEFERRED,
        sv="Ärendet har skjutits upp till en tid som inte har passerat.",
        en="The matter has been deferred to a time that has not passed.",
    ),
    Rule(
        id="MATTER-05", topic=MatterSituation, clause=None, when=(m.decided == "deferred") & (m.until == "passed"),
        then=MatterStands.DEFERRED_PAST,
        sv="Ärendet sköts upp till en tid som har passerat.",
        en="The matter was deferred to a time that has passed.",
    ),
    Rule(
        id="MATTER-06", topic=MatterSituation, clause=None, when=(m.decided == "deferred") & (m.until == "none"),
        then=MatterStands.DEFERRED_WITHOUT_DAY,
        sv="Ärendet har skjutits upp. När det ska tas upp igen framgår inte.",
        en="The matter has been deferred. When it is to be taken up again is not stated.",
    ),
    Rule(
        id="MATTER-07", topic=MatterSituation, clause=None, when=m.decided == "closed",
        then=MatterStands.CLOSED,
        sv="Ärendet är avslutat.",
        en="The matter is closed.",
    ),
    Rule(
        id="MATTER-08", topic=MatterSituation, clause=None, when=m.decided == "proposed",
        then=MatterStands.PROPOSED,
        sv="Ett förslag till beslut har lagts fram. Det är inget beslut.",
        en="A decision has been proposed. That is no decision.",
    ),
    Rule(
        id="MATTER-09", topic=MatterSituation, clause=None, when=m.in_doubt == True,
        then=MatterStands.UNDETERMINED,
        exception_to=("MATTER-01", "MATTER-02", "MATTER-03", "MATTER-04", "MATTER-05", "MATTER-06", "MATTER-07",
                      "MATTER-08"),
        sv="Var ärendet står beror på ett beslut eller ett förslag vars dag inte är känd. Om det har kommit till går "
        "inte att avgöra.",
        en="Where the matter stands turns on a decision or a proposal whose day is not known. Whether it has been made "
        "cannot be told.",
    ),
    Rule(
        id="DEPENDENCE-01", topic=DependenceSituation, clause=None, when=m.other_ends == "no",
        then=Dependence.STANDS,
        sv="Den överenskommelse som det beror på gäller utan bestämt slut. Det som är beroende av den påverkas inte.",
        en="The agreement that it depends on is in force, and no end is settled. What depends on it is not affected.",
    ),
    Rule(
        id="DEPENDENCE-02", topic=DependenceSituation, clause="term",
        when=(m.tie == "ends_with") & (m.other_ends == "yes"),
        then=Dependence.FALLS_WITH_IT,
        sv="Parterna har bestämt att överenskommelsen upphör samtidigt som en annan, vars sista dag är bestämd.",
        en="The parties agreed that the agreement ends together with another, whose last day is settled.",
    ),
    Rule(
        id="DEPENDENCE-03", topic=DependenceSituation, clause=None,
        when=(m.tie == "rests_on") & (m.other_ends == "yes"),
        then=Dependence.LOSES_ITS_GROUND,
        sv="Överenskommelsen vilar på en annan överenskommelse, vars sista dag är bestämd. Från dagen därefter faller "
        "den grunden bort, men den överenskommelse som vilar på den upphör inte av sig själv.",
        en="The agreement rests on another agreement, whose last day is settled. From the day after that ground falls "
        "away, but the agreement that rests on it does not end by itself.",
    ),
    Rule(
        id="DEPENDENCE-04", topic=DependenceSituation, clause="finances",
        when=(m.tie == "financed") & (m.other_ends == "yes"),
        then=Dependence.LOSES_ITS_FINANCING,
        sv="Verksamheten finansieras genom en överenskommelse vars sista dag är bestämd. Från dagen därefter faller "
        "finansieringen bort.",
        en="The activity is paid for by an agreement whose last day is settled. From the day after it lacks that "
        "financing.",
    ),
    Rule(
        id="DEPENDENCE-05", topic=DependenceSituation, clause=None, when=m.other_ends == "in_doubt",
        then=Dependence.NEEDS_JUDGEMENT,
        sv="Om eller när den överenskommelse som det beror på upphör kräver en bedömning, och därmed även vad det "
        "innebär för det som är beroende av den.",
        en="Whether or when the agreement that it depends on ends needs judgement, and so does what that means for "
        "what depends on it.",
    ),
    Rule(
        id="DEPENDENCE-06", topic=DependenceSituation, clause=None, when=m.other_ends == "not_known",
        then=Dependence.MISSING_FACT,
        sv="Hur länge den överenskommelse som det beror på gäller framgår inte. Vad det innebär för det som är "
        "beroende av den går därför inte att avgöra.",
        en="How long the agreement that it depends on is in force is not stated. So what that means for what depends "
        "on it cannot be told.",
    ),
)
