"""What becomes of a term and of the agreement: renewal, option, extension, rescission, expiry, status."""

from durable.lang import m

from engine.model.outcomes import AfterExtension, Effect, Status, TermFate
from engine.model.situations import (
    ExtensionSituation,
    OptionSituation,
    RescissionSituation,
    StatusSituation,
    TermSituation,
)
from engine.rulebook import Rule

RULES = (
    Rule(
        id="EXTENSION-01", topic=ExtensionSituation, clause="term", when=m.then == "renews",
        then=AfterExtension.RENEWS,
        sv="Parterna har förlängt överenskommelsen och bestämt att den därefter förlängs som förut.",
        en="The parties extended the agreement and agreed that it is renewed as before after that.",
    ),
    Rule(
        id="EXTENSION-02", topic=ExtensionSituation, clause="renewal",
        when=(m.then == "unstated") & (m.otherwise == "renewed"),
        then=AfterExtension.ASSUMED_TO_RENEW,
        sv="Parterna har kommit överens om en ny sista dag utan att ändra regeln om förlängning. Den antas gälla "
        "därefter som förut.",
        en="The parties agreed on a new last day and left the clause on renewal as it was. It is assumed to apply "
        "after that as before.",
    ),
    Rule(
        id="EXTENSION-03", topic=ExtensionSituation, clause="term",
        when=(m.then == "ends") & (m.otherwise == "renewed"),
        then=AfterExtension.ENDS,
        sv="Parterna har bestämt att överenskommelsen upphör den nya sista dagen i stället för att förlängas.",
        en="The parties agreed that the agreement ends on the new last day instead of being renewed.",
    ),
    Rule(
        id="EXTENSION-04", topic=ExtensionSituation, clause="term", when=m.otherwise == "run_on",
        then=AfterExtension.ENDS,
        sv="Parterna har gett en överenskommelse som gällde tills vidare en sista dag.",
        en="The parties gave an open-ended agreement a last day.",
    ),
    Rule(
        id="EXTENSION-05", topic=ExtensionSituation, clause="term",
        when=(m.otherwise == "ended") & (m.earlier == True),
        then=AfterExtension.ENDS,
        sv="Parterna har bestämt att överenskommelsen upphör tidigare än den annars skulle ha gjort.",
        en="The parties agreed that the agreement ends earlier than it otherwise would have.",
    ),
    Rule(
        id="EXTENSION-06", topic=ExtensionSituation, clause="term",
        when=(m.otherwise == "ended") & (m.earlier == False),
        then=AfterExtension.AS_BEFORE,
        sv="Parterna har kommit överens om en senare sista dag. I övrigt gäller överenskommelsen som förut.",
        en="The parties agreed on a later last day. In all else the agreement applies as before.",
    ),
    Rule(
        id="OPTION-01", topic=OptionSituation, clause="renewal",
        when=(m.by_holder == True) & (m.timing == "in_time") & (m.left == True),
        then=Effect.EFFECTIVE,
        sv="Den som har optionen har utnyttjat den i tid.",
        en="The holder of the option used it in time.",
    ),
    Rule(
        id="OPTION-02", topic=OptionSituation, clause="renewal", when=m.by_holder == False,
        then=Effect.NO_EFFECT, exception_to=("OPTION-05",),
        sv="Bara den som har optionen kan utnyttja den.",
        en="Only the holder of an option can use it.",
    ),
    Rule(
        id="OPTION-03", topic=OptionSituation, clause="renewal", when=m.timing == "late",
        then=Effect.NO_EFFECT,
        sv="En option som utnyttjas efter sista dagen har ingen verkan.",
        en="An option used after its last day has no effect.",
    ),
    Rule(
        id="OPTION-04", topic=OptionSituation, clause="renewal", when=m.left == False,
        then=Effect.NO_EFFECT, exception_to=("OPTION-05",),
        sv="Det finns ingen option kvar att utnyttja.",
        en="There is no option left to use.",
    ),
    Rule(
        id="OPTION-05", topic=OptionSituation, clause="renewal", when=m.timing == "between",
        then=Effect.TWO_READINGS,
        sv="Optionen utnyttjades mellan de två dagar som var för sig kan vara den sista enligt överenskommelsen.",
        en="The option was used between the two days that the agreement can be read to mean as the last.",
    ),
    Rule(
        id="RESCISSION-01", topic=RescissionSituation, clause=None, when=(m.accepted == True) & (m.over == False),
        then=Effect.EFFECTIVE,
        sv="En part har hävt överenskommelsen och motparten har godtagit det. Den upphör med hävningen.",
        en="A party rescinded the agreement and the other party accepted it. It ends with the rescission.",
    ),
    Rule(
        id="RESCISSION-02", topic=RescissionSituation, clause=None, when=(m.accepted == False) & (m.over == False),
        then=Effect.TWO_READINGS,
        sv="En part har hävt överenskommelsen men motparten har inte godtagit det. Om det fanns grund för hävning "
        "avgörs inte här.",
        en="A party rescinded the agreement but the other party has not accepted it. Whether there were grounds is not "
        "decided here.",
    ),
    Rule(
        id="RESCISSION-03", topic=RescissionSituation, clause=None, when=m.over == True,
        then=Effect.NO_EFFECT,
        sv="En överenskommelse som redan har upphört kan inte hävas.",
        en="An agreement that has already ended cannot be rescinded.",
    ),
    Rule(
        id="TERM-01", topic=TermSituation, clause=None, when=m.rescinded == True,
        then=TermFate.RESCINDED,
        exception_to=("TERM-02", "TERM-03", "TERM-04", "TERM-05", "TERM-06", "TERM-07", "TERM-08", "TERM-09", "TERM-10",
                      "TERM-11", "TERM-12", "TERM-13", "TERM-14", "TERM-15"),
        sv="Överenskommelsen upphör med hävningen, inte med avtalsperioden.",
        en="The agreement ends with the rescission, not with the term.",
    ),
    Rule(
        id="TERM-02", topic=TermSituation, clause="renewal",
        when=(m.notice == "meets") & (m.renewal == "automatic") & (m.room == True),
        then=TermFate.ENDS_BY_NOTICE,
        sv="Uppsägningen gavs i tid. Överenskommelsen upphör när avtalsperioden går ut.",
        en="Notice was given in time. The agreement ends when the term does.",
    ),
    Rule(
        id="TERM-03", topic=TermSituation, clause="notice", when=m.notice == "runs_out",
        then=TermFate.ENDS_WHEN_NOTICE_RUNS_OUT,
        exception_to=("TERM-07", "TERM-08", "TERM-09", "TERM-10", "TERM-11", "TERM-12", "TERM-13"),
        sv="Överenskommelsen upphör när uppsägningstiden löper ut.",
        en="The agreement ends when the notice period runs out.",
    ),
    Rule(
        id="TERM-04", topic=TermSituation, clause="renewal",
        when=(m.renewal == "automatic") & (m.room == True) & (m.notice == "none") & (m.over == False),
        then=TermFate.RENEWS_UNLESS_NOTICE,
        sv="Överenskommelsen förlängs av sig själv när avtalsperioden går ut, om den inte sägs upp i tid.",
        en="The agreement is renewed by itself at the end of the term unless notice is given in time.",
    ),
    Rule(
        id="TERM-05", topic=TermSituation, clause="renewal",
        when=(m.renewal == "automatic") & (m.room == True) & (m.notice == "none") & (m.over == True),
        then=TermFate.RENEWED,
        sv="Ingen uppsägning gavs i tid. Överenskommelsen förlängdes av sig själv.",
        en="No notice was given in time. The agreement was renewed by itself.",
    ),
    Rule(
        id="TERM-06", topic=TermSituation, clause="renewal",
        when=(m.renewal == "automatic") & (m.room == True) & (m.notice == "late"),
        then=TermFate.RENEWS_DESPITE_NOTICE,
        sv="Uppsägningen kom för sent för den här avtalsperioden. Överenskommelsen förlängs, och uppsägningen får "
        "verkan vid nästa möjliga slutdag.",
        en="The notice came too late for this term. The agreement is renewed, and the notice works for the next "
        "possible end.",
    ),
    Rule(
        id="TERM-07", topic=TermSituation, clause="renewal",
        when=(m.renewal == "automatic") & (m.room == False) & (m.is_fixed == True) & (m.agreed_end == False),
        then=TermFate.EXPIRES,
        sv="Överenskommelsen kan inte förlängas fler gånger. Den upphör när avtalsperioden går ut.",
        en="The agreement cannot be renewed again. It ends when the term does.",
    ),
    Rule(
        id="TERM-08", topic=TermSituation, clause="term",
        when=(m.renewal == "none") & (m.is_fixed == True) & (m.agreed_end == False),
        then=TermFate.EXPIRES,
        sv="Överenskommelsen gäller för bestämd tid utan förlängning. Den upphör när tiden går ut.",
        en="The agreement is for a fixed term without renewal. It ends when the term does.",
    ),
    Rule(
        id="TERM-09", topic=TermSituation, clause="renewal",
        when=(m.renewal == "by_agreement") & (m.is_fixed == True) & (m.agreed_end == False),
        then=TermFate.EXPIRES,
        sv="Överenskommelsen förlängs bara om parterna kommer överens om det. Annars upphör den när tiden går ut.",
        en="The agreement is extended only if the parties agree to it. Otherwise it ends when the term does.",
    ),
    Rule(
        id="TERM-10", topic=TermSituation, clause="renewal", when=m.option == "open",
        then=TermFate.LAPSES_UNLESS_OPTION_USED,
        sv="Överenskommelsen upphör när avtalsperioden går ut, om inte optionen utnyttjas i tid.",
        en="The agreement ends with the term unless the option is used in time.",
    ),
    Rule(
        id="TERM-11", topic=TermSituation, clause="renewal", when=m.option == "used",
        then=TermFate.GOES_ON_BY_OPTION,
        sv="Optionen är utnyttjad. Överenskommelsen fortsätter med ytterligare en avtalsperiod.",
        en="The option has been used. The agreement goes on for another term.",
    ),
    Rule(
        id="TERM-12", topic=TermSituation, clause="renewal",
        when=(m.renewal == "option") & (m.is_fixed == True) & (m.agreed_end == False)
        & ((m.option == "lapsed") | (m.room == False)),
        then=TermFate.EXPIRES,
        sv="Ingen option återstår att utnyttja. Överenskommelsen upphör när avtalsperioden går ut.",
        en="No option is left to use. The agreement ends when the term does.",
    ),
    Rule(
        id="TERM-13", topic=TermSituation, clause="term", when=m.agreed_end == True,
        then=TermFate.ENDS_AS_AGREED,
        sv="Överenskommelsen upphör den dag som parterna har kommit överens om.",
        en="The agreement ends on the day that the parties agreed on.",
    ),
    Rule(
        id="TERM-14", topic=TermSituation, clause="term",
        when=(m.is_fixed == False) & (m.notice == "none"),
        then=TermFate.RUNS_UNTIL_NOTICE,
        sv="Överenskommelsen gäller tills vidare.",
        en="The agreement is open-ended.",
    ),
    Rule(
        id="TERM-15", topic=TermSituation, clause="term", when=m.notice == "no_day",
        then=TermFate.ENDS_ON_UNKNOWN_DAY,
        sv="Överenskommelsen är uppsagd, men ingen avtalad regel säger när den upphör.",
        en="Notice has been given, but no agreed rule says when the agreement ends.",
    ),
    Rule(
        id="STATUS-01", topic=StatusSituation, clause="term", when=m.phase == "draft",
        then=Status.DRAFT,
        sv="Överenskommelsen anger ingen första dag och alla parter har inte undertecknat den.",
        en="The agreement names no first day and not all parties have signed it.",
    ),
    Rule(
        id="STATUS-02", topic=StatusSituation, clause="term", when=m.phase == "before_start",
        then=Status.NOT_STARTED,
        sv="Överenskommelsen har ännu inte börjat gälla.",
        en="The agreement has not yet begun.",
    ),
    Rule(
        id="STATUS-03", topic=StatusSituation, clause="term",
        when=(m.phase == "running") & ((m.end == "open") | (m.end == "by_itself")),
        then=Status.IN_FORCE,
        sv="Överenskommelsen gäller.",
        en="The agreement is in force.",
    ),
    Rule(
        id="STATUS-04", topic=StatusSituation, clause="term", when=(m.phase == "running") & (m.end == "by_act"),
        then=Status.TERMINATING,
        sv="Överenskommelsen gäller ännu, men en slutdag är bestämd som annars inte hade kommit.",
        en="The agreement is still in force, but an end has been set that would not have come by itself.",
    ),
    Rule(
        id="STATUS-05", topic=StatusSituation, clause="term", when=m.phase == "past_end",
        then=Status.ENDED,
        sv="Överenskommelsen har upphört.",
        en="The agreement has ended.",
    ),
    Rule(
        id="STATUS-06", topic=StatusSituation, clause="term", when=(m.phase == "running") & (m.end == "unknown"),
        then=Status.UNCLEAR,
        sv="Överenskommelsen är uppsagd, men det går inte att avgöra när den upphör.",
        en="Notice has been given, but when the agreement ends cannot be told.",
    ),
)
