"""Whether notice given on the day asked about still ends the agreement with the running term."""

from durable.lang import m

from engine.model.outcomes import CanTerminate, DayMoves
from engine.model.situations import DaySituation, TerminationSituation
from engine.rulebook import Rule

RULES = (
    Rule(
        id="TERMINATION-01", topic=TerminationSituation, clause="term", when=m.stage == "draft",
        then=CanTerminate.UNCLEAR_MISSING_FACT,
        sv="Det framgår inte att överenskommelsen har börjat gälla. Därför går det inte att avgöra om den kan sägas "
        "upp.",
        en="It is not stated that the agreement has begun. So whether notice can be given cannot be told.",
    ),
    Rule(
        id="TERMINATION-02", topic=TerminationSituation, clause="term", when=m.stage == "over",
        then=CanTerminate.ALREADY,
        sv="Överenskommelsen har redan upphört.",
        en="The agreement has already ended.",
    ),
    Rule(
        id="TERMINATION-03", topic=TerminationSituation, clause="notice", when=m.stage == "settled",
        then=CanTerminate.ALREADY,
        sv="En uppsägning har redan bestämt när överenskommelsen upphör.",
        en="A notice has already settled when the agreement ends.",
    ),
    Rule(
        id="TERMINATION-20", topic=TerminationSituation, clause=None, when=m.stage == "rescinded",
        then=CanTerminate.ALREADY,
        sv="En hävning har redan bestämt när överenskommelsen upphör.",
        en="A rescission has already settled when the agreement ends.",
    ),
    Rule(
        id="TERMINATION-18", topic=TerminationSituation, clause="notice", when=m.stage == "settled_some_day",
        then=CanTerminate.ALREADY_BUT_NO_DAY,
        sv="Överenskommelsen är redan uppsagd, men när den upphör kräver en bedömning.",
        en="Notice has already been given, but when the agreement ends needs judgement.",
    ),
    Rule(
        id="TERMINATION-04", topic=TerminationSituation, clause="notice", when=m.entitled == False,
        then=CanTerminate.NO,
        sv="Den här parten får inte säga upp överenskommelsen.",
        en="This party may not give notice.",
    ),
    Rule(
        id="TERMINATION-05", topic=TerminationSituation, clause="term",
        when=(m.stage == "live") & (m.entitled == True) & (m.clause == "none") & (m.goes == "no_end"),
        then=CanTerminate.YES_AFTER_REASONABLE_TIME,
        sv="En överenskommelse som gäller tills vidare kan sägas upp, men ingen uppsägningstid är avtalad. "
        "Vad som är skälig tid kräver en bedömning.",
        en="Notice can be given of an open-ended agreement, but no notice period is agreed. What is a reasonable time "
        "needs judgement.",
        source="NJA 2009 s. 672; NJA 2018 s. 19",
    ),
    Rule(
        id="TERMINATION-06", topic=TerminationSituation, clause="renewal",
        when=(m.stage == "live") & (m.entitled == True) & (m.clause == "none") & (m.goes == "on"),
        then=CanTerminate.UNCLEAR_NEEDS_JUDGEMENT,
        sv="Överenskommelsen förlängs om den inte sägs upp, men anger inte när det senast måste ske.",
        en="The agreement is renewed unless notice is given, but does not say by when.",
    ),
    Rule(
        id="TERMINATION-07", topic=TerminationSituation, clause="term",
        when=(m.stage == "live") & (m.entitled == True) & (m.clause == "none")
        & ((m.goes == "out") | (m.goes == "by_option")),
        then=CanTerminate.NO,
        sv="En tidsbestämd överenskommelse utan uppsägningsklausul kan inte sägas upp i förtid.",
        en="A fixed-term agreement without a notice clause cannot be ended early by notice.",
    ),
    Rule(
        id="TERMINATION-08", topic=TerminationSituation, clause="notice",
        when=(m.clause == "before_end") & (m.goes == "no_end"),
        then=CanTerminate.UNCLEAR_NEEDS_JUDGEMENT,
        sv="Uppsägningstiden räknas från avtalstidens slut, men överenskommelsen gäller tills vidare. "
        "När en uppsägning får verkan kräver en bedömning.",
        en="The notice period is counted from the end of the term, but the agreement is open-ended. When a notice "
        "takes effect needs judgement.",
    ),
    Rule(
        id="TERMINATION-09", topic=TerminationSituation, clause="term",
        when=(m.clause == "before_end") & (m.goes == "out"),
        then=CanTerminate.NO,
        sv="Överenskommelsen upphör av sig själv när avtalsperioden går ut. Ingen uppsägning behövs, och ingen "
        "förkortar den.",
        en="The agreement ends by itself with the term. No notice is needed, and none shortens it.",
    ),
    Rule(
        id="TERMINATION-19", topic=TerminationSituation, clause="renewal",
        when=(m.clause == "before_end") & (m.goes == "by_option"),
        then=CanTerminate.NO,
        sv="Optionen är utnyttjad. En uppsägning till avtalsperiodens slut hindrar inte att överenskommelsen "
        "fortsätter.",
        en="The option has been used. A notice to the end of the term does not keep the agreement from going on.",
    ),
    Rule(
        id="TERMINATION-10", topic=TerminationSituation, clause="notice",
        when=(m.clause == "before_end") & (m.goes == "on") & (m.today == "in_time") & (m.lock == "none"),
        then=CanTerminate.YES,
        sv="Sista dagen för uppsägning har inte passerat.",
        en="The last day for notice has not passed.",
    ),
    Rule(
        id="TERMINATION-11", topic=TerminationSituation, clause="notice",
        when=(m.clause == "before_end") & (m.goes == "on") & (m.today == "between") & (m.lock == "none"),
        then=CanTerminate.UNCLEAR_TWO_READINGS,
        sv="Enligt den ena tolkningen av klausulen har sista dagen för uppsägning passerat, enligt den andra inte.",
        en="By one reading of the clause the last day for notice has passed, by the other it has not.",
    ),
    Rule(
        id="TERMINATION-12", topic=TerminationSituation, clause="notice",
        when=(m.clause == "before_end") & (m.goes == "on") & (m.today == "late"),
        then=CanTerminate.NO,
        sv="Sista dagen för uppsägning till avtalsperiodens slut har passerat.",
        en="The last day for notice to the end of the term has passed.",
    ),
    Rule(
        id="TERMINATION-13", topic=TerminationSituation, clause="notice",
        when=(m.clause == "running") & (m.goes != "no_end") & (m.today == "in_time") & (m.lock == "none"),
        then=CanTerminate.YES,
        sv="En uppsägning i dag löper ut inom avtalsperioden.",
        en="A notice today runs out within the term.",
    ),
    Rule(
        id="TERMINATION-14", topic=TerminationSituation, clause="notice",
        when=(m.clause == "running") & (m.goes != "no_end") & (m.today == "late"),
        then=CanTerminate.NO,
        sv="En uppsägning i dag löper inte ut inom avtalsperioden.",
        en="A notice today does not run out within the term.",
    ),
    Rule(
        id="TERMINATION-15", topic=TerminationSituation, clause="notice",
        when=(m.clause == "running") & (m.goes == "no_end") & (m.lock == "none"),
        then=CanTerminate.YES,
        sv="Överenskommelsen gäller tills vidare och kan sägas upp när som helst.",
        en="The agreement is open-ended, and notice can be given at any time.",
    ),
    Rule(
        id="TERMINATION-16", topic=TerminationSituation, clause="notice", when=m.lock == "not_yet",
        then=CanTerminate.NO, exception_to=("TERMINATION-09", "TERMINATION-19"),
        sv="Uppsägning får inte ske ännu.",
        en="Notice may not be given yet.",
    ),
    Rule(
        id="TERMINATION-17", topic=TerminationSituation, clause="notice", when=m.lock == "bound",
        then=CanTerminate.NO,
        sv="Parten är bunden längre än till den löpande avtalsperiodens slut.",
        en="The party is bound beyond the end of the running term.",
    ),
    Rule(
        id="DAY-01", topic=DaySituation, clause="notice", when=m.is_free == True,
        then=DayMoves.STANDS_ALTHOUGH_FREE,
        sv="Sista dagen infaller på en helgdag, lördag, söndag eller afton. En avtalad sista dag flyttas inte för det.",
        en="The last day falls on a public holiday, a Saturday, a Sunday or an eve. An agreed last day does not move "
        "for that.",
        source="lag (1930:173) om beräkning av lagstadgad tid 2 § gäller bara tid som är bestämd i lag",
    ),
    Rule(
        id="DAY-02", topic=DaySituation, clause="notice", when=m.is_free == False,
        then=DayMoves.STANDS,
        sv="Sista dagen är en arbetsdag.",
        en="The last day is a working day.",
    ),
)
