"""When a notice of termination has effect, and how its last day is counted."""

from durable.lang import m

from engine.model.outcomes import Counting, Effect
from engine.model.situations import CountingSituation, NoticeSituation
from engine.rulebook import Rule

RULES = (
    Rule(
        id="NOTICE-01", topic=NoticeSituation, clause="notice",
        when=(m.giver == "entitled") & ((m.form == "as_agreed") | (m.form == "accepted")) & (m.arrival == "known")
        & (m.reckoning == "agreed") & (m.withdrawal == "none") & (m.too_early == False) & (m.over == False)
        & (m.names_missed_day == False) & (m.overtaken == False),
        then=Effect.EFFECTIVE,
        sv="En uppsägning från rätt part i rätt form gäller, om den inte har återtagits.",
        en="A notice given by the right party in the right form, and not withdrawn, has effect.",
    ),
    Rule(
        id="NOTICE-02", topic=NoticeSituation, clause="notice", when=m.giver == "stranger",
        then=Effect.NO_EFFECT,
        exception_to=("NOTICE-14",),
        sv="En uppsägning från någon som inte får säga upp överenskommelsen har ingen verkan.",
        en="A notice from one who may not give notice has no effect.",
    ),
    Rule(
        id="NOTICE-03", topic=NoticeSituation, clause="notice", when=m.form == "other",
        then=Effect.NO_EFFECT,
        exception_to=("NOTICE-12", "NOTICE-13", "NOTICE-14", "NOTICE-15",
                      "NOTICE-21", "NOTICE-22", "NOTICE-23"),
        sv="En uppsägning i annan form än den avtalade har ingen verkan, om inte motparten godtar den.",
        en="A notice in a form other than the agreed one has no effect unless the other party accepts it.",
    ),
    Rule(
        id="NOTICE-04", topic=NoticeSituation, clause="notice", when=m.too_early == True,
        then=Effect.NO_EFFECT,
        exception_to=("NOTICE-10", "NOTICE-11", "NOTICE-12", "NOTICE-13", "NOTICE-14",
                      "NOTICE-15", "NOTICE-22", "NOTICE-23"),
        sv="En uppsägning före den första dag då uppsägning får ske har ingen verkan.",
        en="A notice before the first day on which notice may be given has no effect.",
    ),
    Rule(
        id="NOTICE-05", topic=NoticeSituation, clause="notice", when=m.withdrawal == "in_time",
        then=Effect.NO_EFFECT,
        exception_to=("NOTICE-10", "NOTICE-11", "NOTICE-12", "NOTICE-13", "NOTICE-14", "NOTICE-15", "NOTICE-20",
                      "NOTICE-21", "NOTICE-22", "NOTICE-23"),
        sv="En uppsägning som parterna har kommit överens om att återta är som om den aldrig hade getts.",
        en="A notice that the parties have agreed to withdraw is as if it had never been given.",
    ),
    Rule(
        id="NOTICE-06", topic=NoticeSituation, clause="notice", when=m.over == True,
        then=Effect.NO_EFFECT,
        exception_to=("NOTICE-10", "NOTICE-15", "NOTICE-20",
                      "NOTICE-22", "NOTICE-23"),
        sv="En uppsägning efter det att överenskommelsen har upphört har ingen verkan.",
        en="A notice given after the agreement has ended has no effect.",
    ),
    Rule(
        id="NOTICE-07", topic=NoticeSituation, clause="term", when=m.reckoning == "fixed_without_clause",
        then=Effect.NO_EFFECT,
        exception_to=("NOTICE-10", "NOTICE-14", "NOTICE-21"),
        sv="En tidsbestämd överenskommelse utan uppsägningsklausul kan inte sägas upp i förtid.",
        en="A fixed-term agreement without a notice clause cannot be ended early by notice.",
    ),
    Rule(
        id="NOTICE-08", topic=NoticeSituation, clause="notice",
        when=(m.withdrawal == "after_the_end") & (m.giver == "entitled")
        & ((m.form == "as_agreed") | (m.form == "accepted")) & (m.arrival == "known") & (m.names_missed_day == False),
        then=Effect.EFFECTIVE,
        sv="Ett återtagande efter det att uppsägningen har fått överenskommelsen att upphöra har ingen verkan.",
        en="A withdrawal after the notice has brought the agreement to an end has no effect.",
    ),
    Rule(
        id="NOTICE-10", topic=NoticeSituation, clause="notice", when=m.form == "doubtful",
        then=Effect.NEEDS_JUDGEMENT,
        sv="Överenskommelsen kräver skriftlig form. Om e-post räcker framgår inte.",
        en="The agreement asks for writing. It does not say whether e-mail is enough.",
    ),
    Rule(
        id="NOTICE-11", topic=NoticeSituation, clause="notice", when=m.form == "accepted_late",
        then=Effect.NEEDS_JUDGEMENT,
        sv="Motparten godtog formen först efter sista dagen. Om uppsägningen räknas från det att den kom fram "
        "eller från godtagandet framgår inte.",
        en="The other party accepted the form only after the last day. Whether the notice counts from its receipt or "
        "from the acceptance is not stated.",
    ),
    Rule(
        id="NOTICE-12", topic=NoticeSituation, clause="notice", when=m.arrival == "late_in_post",
        then=Effect.NEEDS_JUDGEMENT,
        sv="Uppsägningen sändes i tid men kom fram för sent. Vem som bär risken för dröjsmålet kräver en bedömning.",
        en="The notice was sent in time but received late. Who bears the risk of the delay needs judgement.",
        source="jfr lag (1915:218) om avtal och andra rättshandlingar på förmögenhetsrättens område 40 §",
    ),
    Rule(
        id="NOTICE-13", topic=NoticeSituation, clause="notice", when=m.names_missed_day == True,
        then=Effect.NEEDS_JUDGEMENT,
        sv="Uppsägningen kom för sent för det slutdatum som den anger. Om den ändå får verkan nästa möjliga dag kräver "
        "en bedömning.",
        en="The notice names an end for which it came too late. Whether it still works for the next possible end needs "
        "judgement.",
    ),
    Rule(
        id="NOTICE-14", topic=NoticeSituation, clause="term", when=m.overtaken == True,
        then=Effect.NEEDS_JUDGEMENT,
        sv="Parterna förlängde överenskommelsen efter uppsägningen. Om uppsägningen därmed förföll kräver en "
        "bedömning.",
        en="The parties extended the agreement after the notice. Whether the notice thereby lapsed needs judgement.",
    ),
    Rule(
        id="NOTICE-15", topic=NoticeSituation, clause="renewal", when=m.reckoning == "renewed_without_clause",
        then=Effect.NEEDS_JUDGEMENT,
        sv="Överenskommelsen förlängs om den inte sägs upp, men anger inte när det senast måste ske.",
        en="The agreement is renewed unless notice is given, but does not say by when.",
    ),
    Rule(
        id="NOTICE-20", topic=NoticeSituation, clause="notice", when=m.giver == "unknown",
        then=Effect.MISSING_FACT,
        exception_to=("NOTICE-14",),
        sv="Det framgår inte vem som sade upp, och parterna har inte samma rätt till uppsägning.",
        en="It is not stated who gave notice, and the parties do not have the same right to it.",
    ),
    Rule(
        id="NOTICE-21", topic=NoticeSituation, clause="notice", when=m.arrival == "day_missing",
        then=Effect.MISSING_FACT,
        exception_to=("NOTICE-10", "NOTICE-14", "NOTICE-15",
                      "NOTICE-22", "NOTICE-23"),
        sv="Uppsägningen är avsänd eller mottagen, men den dag som den ska räknas från framgår inte.",
        en="The day from which the notice counts is not stated.",
    ),
    Rule(
        id="NOTICE-22", topic=NoticeSituation, clause="term", when=m.reckoning == "open_without_clause",
        then=Effect.END_UNKNOWN,
        exception_to=("NOTICE-10", "NOTICE-14"),
        sv="En överenskommelse som gäller tills vidare utan avtalad uppsägningstid upphör efter skälig tid. "
        "Vad som är skäligt kräver en bedömning.",
        en="An open-ended agreement without an agreed notice period ends after a reasonable time. What is reasonable "
        "needs judgement.",
        source="NJA 2009 s. 672; NJA 2018 s. 19",
    ),
    Rule(
        id="NOTICE-23", topic=NoticeSituation, clause="notice", when=m.reckoning == "clause_without_end",
        then=Effect.END_UNKNOWN,
        exception_to=("NOTICE-10", "NOTICE-14"),
        sv="Uppsägningstiden räknas från avtalstidens slut, men överenskommelsen gäller tills vidare. "
        "När en uppsägning får verkan kräver en bedömning.",
        en="The notice period is counted from the end of the term, but the agreement is open-ended. When a notice "
        "takes effect needs judgement.",
    ),
    Rule(
        id="COUNT-01", topic=CountingSituation, clause="notice", when=m.counted == "from_notice",
        then=Counting.RUNNING,
        sv="Uppsägningstiden löper från det att uppsägningen har getts.",
        en="The notice period runs from the day on which notice is given.",
    ),
    Rule(
        id="COUNT-02", topic=CountingSituation, clause="notice", when=m.counted == "before_date",
        then=Counting.AGREED_DATE,
        sv="Uppsägning ska ske senast den dag på året som överenskommelsen anger.",
        en="Notice must be given at the latest on the day of the year that the agreement names.",
    ),
    Rule(
        id="COUNT-03", topic=CountingSituation, clause="notice",
        when=((m.counted == "before_term_end") | (m.counted == "before_next_term")) & (m.stated == "same_day"),
        then=Counting.SAME_DAY,
        sv="Uppsägningstiden räknas till samma dagnummer, som överenskommelsen anger.",
        en="The notice period is counted to the same day number, as the agreement says.",
    ),
    Rule(
        id="COUNT-04", topic=CountingSituation, clause="notice",
        when=((m.counted == "before_term_end") | (m.counted == "before_next_term")) & (m.stated == "period_boundary"),
        then=Counting.PERIOD_BOUNDARY,
        sv="Uppsägningstiden räknas i hela perioder, som överenskommelsen anger.",
        en="The notice period is counted in whole periods, as the agreement says.",
    ),
    Rule(
        id="COUNT-05", topic=CountingSituation, clause="notice",
        when=((m.counted == "before_term_end") | (m.counted == "before_next_term")) & (m.stated == "unstated")
        & (m.differ == False),
        then=Counting.EITHER,
        sv="Uppsägningstiden räknas bakåt. Båda sätten att räkna ger samma dag.",
        en="The notice period is counted back. Both ways of counting give the same day.",
    ),
    Rule(
        id="COUNT-06", topic=CountingSituation, clause="notice",
        when=((m.counted == "before_term_end") | (m.counted == "before_next_term")) & (m.stated == "unstated")
        & (m.differ == True),
        then=Counting.BOTH,
        sv="Uppsägningstiden kan räknas till samma dagnummer eller i hela månader, och överenskommelsen anger inte "
        "vilket. Den tidigare dagen är den säkra.",
        en="The notice period can be counted to the same day number or in whole months, and the agreement does not say "
        "which. The earlier day is the safe one.",
    ),
)
