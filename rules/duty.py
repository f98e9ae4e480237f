"""Where a duty stands for one period, and what sets its last day."""

from durable.lang import m

from engine.model.duty_situations import DutyDaySituation, DutySituation
from engine.model.outcomes import DutyDay, DutyStatus
from engine.rulebook import Rule

RULES = (
    Rule(
        id="DUTY-01", topic=DutySituation, clause="duty",
        when=(m.time == "before") & ((m.done == "no") | (m.done == "partly")),
        then=DutyStatus.UPCOMING,
        sv="Tiden för att fullgöra skyldigheten har inte börjat.",
        en="The time in which the duty is to be performed has not begun.",
    ),
    Rule(
        id="DUTY-02", topic=DutySituation, clause="duty",
        when=(m.time == "during") & ((m.done == "no") | (m.done == "partly")) & (m.in_force != "ended_since"),
        then=DutyStatus.DUE,
        sv="Att skyldigheten har fullgjorts är inte registrerat, och någon sista dag har inte passerat.",
        en="That the duty has been performed is not recorded, and no last day for it has passed.",
    ),
    Rule(
        id="DUTY-03", topic=DutySituation, clause="duty",
        when=(m.time == "during") & ((m.done == "no") | (m.done == "partly")) & (m.in_force == "ended_since"),
        then=DutyStatus.DUE,
        sv="Överenskommelsen har upphört, men det som avser tiden före slutet ska ändå fullgöras. Någon sista dag har "
        "inte passerat.",
        en="The agreement has ended, but what concerns the time before its end is still to be done. No last day for it "
        "has passed.",
    ),
    Rule(
        id="DUTY-04", topic=DutySituation, clause="duty",
        when=(m.time == "passed") & (m.done == "no") & (m.in_force != "ended_since"),
        then=DutyStatus.OVERDUE,
        sv="Sista dagen har passerat utan att det är registrerat att skyldigheten har fullgjorts. Den är försenad.",
        en="The last day has passed, and that the duty has been performed is not recorded. It is overdue.",
    ),
    Rule(
        id="DUTY-05", topic=DutySituation, clause="duty",
        when=(m.time == "passed") & (m.done == "partly") & (m.in_force != "ended_since"),
        then=DutyStatus.OVERDUE,
        sv="Sista dagen har passerat utan att det är registrerat att skyldigheten har fullgjorts så många gånger som "
        "den ska. Det som återstår är försenat.",
        en="The last day has passed, and that the duty has been performed as many times as it is to be is not "
        "recorded. What remains is overdue.",
    ),
    Rule(
        id="DUTY-06", topic=DutySituation, clause="duty",
        when=(m.time == "unknown_passed") & ((m.done == "no") | (m.done == "partly")) & (m.in_force != "ended_since"),
        then=DutyStatus.OVERDUE,
        sv="Mötets dag är inte känd, men den tid då mötet skulle hållas har passerat utan att det är registrerat att "
        "skyldigheten har fullgjorts. Den är försenad, om mötet hölls som planerat.",
        en="The day of the meeting is not known, but the time in which it was to be held has passed, and that the duty "
        "has been performed is not recorded. It is overdue, if the meeting was held as planned.",
    ),
    Rule(
        id="DUTY-07", topic=DutySituation, clause="duty",
        when=((m.time == "passed") | (m.time == "unknown_passed")) & ((m.done == "no") | (m.done == "partly"))
        & (m.in_force == "ended_since"),
        then=DutyStatus.OVERDUE,
        sv="Överenskommelsen har upphört, men det som avser tiden före slutet ska ändå fullgöras. Sista dagen har "
        "passerat utan att det är registrerat att så har skett. Det är försenat.",
        en="The agreement has ended, but what concerns the time before its end is still to be done. The last day has "
        "passed, and that it has been done is not recorded. It is overdue.",
    ),
    Rule(
        id="DUTY-08", topic=DutySituation, clause="duty", when=m.done == "in_time",
        then=DutyStatus.FULFILLED,
        sv="Skyldigheten har fullgjorts utan att någon sista dag hade passerat.",
        en="The duty was performed before any last day for it had passed.",
    ),
    Rule(
        id="DUTY-09", topic=DutySituation, clause="duty", when=m.done == "late",
        then=DutyStatus.FULFILLED_LATE,
        sv="Skyldigheten fullgjordes först efter sista dagen.",
        en="The duty was performed only after the last day.",
    ),
    Rule(
        id="DUTY-10", topic=DutySituation, clause="duty", when=m.done == "unclear",
        then=DutyStatus.UNDETERMINED_MISSING_FACT,
        exception_to=("DUTY-18", "DUTY-19", "DUTY-20", "DUTY-26"),
        sv="Skyldigheten har fullgjorts. Om det skedde i rätt tid går inte att avgöra, eftersom en dag inte är känd.",
        en="The duty has been performed. Whether that was in time cannot be told, since a day is not known.",
    ),
    Rule(
        id="DUTY-11", topic=DutySituation, clause="duty",
        when=(m.time == "unknown_day") & ((m.done == "no") | (m.done == "partly")),
        then=DutyStatus.UNDETERMINED_MISSING_FACT,
        exception_to=("DUTY-18", "DUTY-19", "DUTY-20", "DUTY-26"),
        sv="Skyldigheten ska fullgöras senast vid ett möte vars dag inte är känd. Om den är försenad går därför inte "
        "att avgöra.",
        en="The duty is to be performed by a meeting whose day is not known. So whether it is overdue cannot be told.",
    ),
    Rule(
        id="DUTY-12", topic=DutySituation, clause="duty", when=(m.waived == "yes") & (m.done != "in_time"),
        then=DutyStatus.WAIVED,
        exception_to=("DUTY-01", "DUTY-02", "DUTY-03", "DUTY-04", "DUTY-05", "DUTY-06", "DUTY-07", "DUTY-09", "DUTY-10",
                      "DUTY-11", "DUTY-15", "DUTY-16", "DUTY-17", "DUTY-18", "DUTY-19", "DUTY-21",
                      "DUTY-23", "DUTY-25", "DUTY-26"),
        sv="Den som skyldigheten ska fullgöras mot har efterskänkt den. Den behöver inte fullgöras.",
        en="The one to whom the duty is owed has waived it. It need not be performed.",
    ),
    Rule(
        id="DUTY-13", topic=DutySituation, clause="term", when=m.in_force == "after_end",
        then=DutyStatus.NO_LONGER_OWED,
        exception_to=("DUTY-01",),
        sv="Perioden börjar efter det att överenskommelsen har upphört. Skyldigheten gäller inte längre.",
        en="The period begins after the agreement has ended. The duty is no longer owed.",
    ),
    Rule(
        id="DUTY-14", topic=DutySituation, clause=None, when=m.footing == "closed",
        then=DutyStatus.NO_LONGER_OWED,
        exception_to=("DUTY-01",),
        sv="Ärendet avslutades innan sista dagen hade passerat. Skyldigheten behöver inte fullgöras.",
        en="The matter was closed before the last day had passed. The duty need not be performed.",
    ),
    Rule(
        id="DUTY-15", topic=DutySituation, clause=None, when=(m.footing == "proposed") & (m.done != "in_time"),
        then=DutyStatus.UNDETERMINED_MISSING_FACT,
        exception_to=("DUTY-01", "DUTY-02", "DUTY-04", "DUTY-05", "DUTY-06", "DUTY-09", "DUTY-20", "DUTY-23"),
        sv="Skyldigheten är bara föreslagen. Om förslaget har antagits framgår inte.",
        en="The duty has only been proposed. Whether the proposal was adopted is not stated.",
    ),
    Rule(
        id="DUTY-16", topic=DutySituation, clause=None, when=(m.footing == "pending") & (m.done != "in_time"),
        then=DutyStatus.UNDETERMINED_MISSING_FACT,
        exception_to=("DUTY-01", "DUTY-02", "DUTY-04", "DUTY-05", "DUTY-06", "DUTY-09", "DUTY-20", "DUTY-23"),
        sv="Ärendet har återremitterats eller skjutits upp, och något senare beslut som ålägger någon skyldigheten "
        "framgår inte.",
        en="The matter has been sent back or deferred, and no later decision that lays the duty on anyone is stated.",
    ),
    Rule(
        id="DUTY-17", topic=DutySituation, clause="term",
        when=(m.footing == "agreed") & (m.in_force == "not_yet_known") & (m.done != "in_time"),
        then=DutyStatus.UNDETERMINED_MISSING_FACT,
        exception_to=("DUTY-01", "DUTY-02", "DUTY-04", "DUTY-05", "DUTY-06", "DUTY-09", "DUTY-20", "DUTY-23"),
        sv="Det framgår inte att överenskommelsen har börjat gälla. Därför går det inte att avgöra om skyldigheten ska "
        "fullgöras.",
        en="It is not stated that the agreement has begun. So whether the duty is to be performed cannot be told.",
    ),
    Rule(
        id="DUTY-18", topic=DutySituation, clause="term", when=(m.in_force == "in_doubt") & (m.done != "in_time"),
        then=DutyStatus.UNDETERMINED_NEEDS_JUDGEMENT,
        exception_to=("DUTY-01", "DUTY-02", "DUTY-04", "DUTY-05", "DUTY-06", "DUTY-09"),
        sv="Om överenskommelsen gäller under perioden är inte klarlagt. Om skyldigheten ska fullgöras kräver därför en "
        "bedömning.",
        en="Whether the agreement is in force in the period is not settled. So whether the duty is to be performed "
        "needs judgement.",
    ),
    Rule(
        id="DUTY-19", topic=DutySituation, clause=None, when=(m.footing == "closed_since") & (m.done != "in_time"),
        then=DutyStatus.UNDETERMINED_NEEDS_JUDGEMENT,
        exception_to=("DUTY-04", "DUTY-05", "DUTY-06", "DUTY-09"),
        sv="Sista dagen hade, eller kan ha, passerat när ärendet avslutades. Om skyldigheten ändå ska fullgöras kräver "
        "en bedömning.",
        en="The last day had, or may have, passed when the matter was closed. Whether the duty is still to be "
        "performed needs judgement.",
    ),
    Rule(
        id="DUTY-20", topic=DutySituation, clause="duty", when=(m.waived == "in_doubt") & (m.done != "in_time"),
        then=DutyStatus.UNDETERMINED_NEEDS_JUDGEMENT,
        exception_to=("DUTY-01", "DUTY-02", "DUTY-03", "DUTY-04", "DUTY-05", "DUTY-06", "DUTY-07", "DUTY-09"),
        sv="Skyldigheten har efterskänkts. Om det har verkan för den här perioden kräver en bedömning.",
        en="The duty has been waived. Whether that has effect for this period needs judgement.",
    ),
    Rule(
        id="DUTY-21", topic=DutySituation, clause=None, when=(m.footing == "in_doubt") & (m.done != "in_time"),
        then=DutyStatus.UNDETERMINED_MISSING_FACT,
        exception_to=("DUTY-01", "DUTY-02", "DUTY-04", "DUTY-05", "DUTY-06", "DUTY-09", "DUTY-20", "DUTY-23"),
        sv="Om skyldigheten gäller beror på ett beslut vars dag inte är känd. Om det hade fattats då går inte att "
        "avgöra.",
        en="Whether the duty is owed turns on a decision whose day is not known. Whether it had been made by then "
        "cannot be told.",
    ),
    Rule(
        id="DUTY-22", topic=DutySituation, clause="duty", when=(m.waived == "day_unknown") & (m.done != "in_time"),
        then=DutyStatus.UNDETERMINED_MISSING_FACT,
        exception_to=("DUTY-01", "DUTY-02", "DUTY-03", "DUTY-04", "DUTY-05", "DUTY-06", "DUTY-07", "DUTY-09", "DUTY-18",
                      "DUTY-19", "DUTY-23", "DUTY-26"),
        sv="Skyldigheten har efterskänkts, men en dag som avgör om det omfattar den här perioden, eller redan har "
        "skett, är inte känd.",
        en="The duty has been waived, but a day that decides whether that covers this period, or has happened yet, is "
        "not known.",
    ),
    Rule(
        id="DUTY-23", topic=DutySituation, clause="duty", when=m.done == "by_other",
        then=DutyStatus.UNDETERMINED_NEEDS_JUDGEMENT,
        sv="Någon annan än den som har skyldigheten har fullgjort den, helt eller delvis. Om den därmed är fullgjord "
        "kräver en bedömning.",
        en="Somebody else than the one who owes the duty has performed it, wholly or in part. Whether it is thereby "
        "performed needs judgement.",
    ),
    Rule(
        id="DUTY-24", topic=DutySituation, clause="duty", when=m.in_force == "forum_ended",
        then=DutyStatus.NO_LONGER_OWED,
        exception_to=("DUTY-01",),
        sv="Perioden börjar efter den sista dagen för det forum som skyldigheten ska fullgöras mot. Skyldigheten "
        "gäller inte längre.",
        en="The period begins after the last day of the forum that the duty is owed to. The duty is no longer owed.",
    ),
    Rule(
        id="DUTY-25", topic=DutySituation, clause="duty",
        when=(m.in_force == "forum_in_doubt") & (m.done != "in_time"),
        then=DutyStatus.UNDETERMINED_MISSING_FACT,
        exception_to=("DUTY-01", "DUTY-02", "DUTY-04", "DUTY-05", "DUTY-06", "DUTY-09", "DUTY-20", "DUTY-23"),
        sv="Vilken dag som är den sista för det forum som skyldigheten ska fullgöras mot är inte känt. Om forumet "
        "fanns när perioden började går därför inte att avgöra.",
        en="The last day of the forum that the duty is owed to is not known. So whether the forum was there when the "
        "period began cannot be told.",
    ),
    Rule(
        id="DUTY-26", topic=DutySituation, clause="term",
        when=(m.in_force == "asked_after_end") & (m.done != "in_time"),
        then=DutyStatus.UNDETERMINED_NEEDS_JUDGEMENT,
        exception_to=("DUTY-01", "DUTY-02", "DUTY-04", "DUTY-05", "DUTY-06", "DUTY-09"),
        sv="Begäran kom efter det att överenskommelsen hade upphört. Om den avser tiden före slutet, och därför ska "
        "besvaras, kräver en bedömning.",
        en="The request came after the agreement had ended. Whether it is about the time before the end, and so is to "
        "be answered, needs judgement.",
    ),
    Rule(
        id="DUTYDAY-01", topic=DutyDaySituation, clause="duty",
        when=(m.stated == "day") | (m.stated == "after_request"),
        then=DutyDay.STATED,
        sv="Sista dagen är bestämd.",
        en="The last day is stated.",
    ),
    Rule(
        id="DUTYDAY-02", topic=DutyDaySituation, clause="duty", when=m.stated == "day_in_some_period",
        then=DutyDay.ASSUMED_THIS_PERIOD,
        sv="En dag på året är bestämd, men inte vilken period det gäller som ska vara gjort då. Det antas vara den "
        "period som dagen ligger i.",
        en="A day of the year is stated, but not which period what is due then is about. It is assumed to be the "
        "period that the day lies in.",
    ),
    Rule(
        id="DUTYDAY-03", topic=DutyDaySituation, clause="duty", when=m.stated == "meeting",
        then=DutyDay.AT_MEETING,
        sv="Skyldigheten ska fullgöras senast vid mötet.",
        en="The duty is to be performed at the meeting at the latest.",
    ),
    Rule(
        id="DUTYDAY-04", topic=DutyDaySituation, clause="duty", when=m.stated == "unknown_meeting",
        then=DutyDay.ASK_MEETING,
        sv="Skyldigheten ska fullgöras senast vid ett möte, men vilken dag mötet hålls framgår inte.",
        en="The duty is to be performed at a meeting at the latest, but the day of the meeting is not stated.",
    ),
    Rule(
        id="DUTYDAY-05", topic=DutyDaySituation, clause="duty", when=m.stated == "turn_of_month",
        then=DutyDay.ASSUMED_TURN,
        sv="Skyldigheten ska fullgöras i ett månadsskifte. Sista dagen antas vara den första dagen i den senare "
        "månaden.",
        en="The duty is to be performed at the turn of a month. The last day is assumed to be the first day of the "
        "later month.",
    ),
    Rule(
        id="DUTYDAY-06", topic=DutyDaySituation, clause="duty", when=m.stated == "none",
        then=DutyDay.ASSUMED_END_OF_PERIOD,
        sv="Någon dag är inte bestämd. Skyldigheten antas behöva fullgöras senast när perioden går ut.",
        en="No day is stated. The duty is assumed to be due by the end of the period.",
    ),
    Rule(
        id="DUTYDAY-07", topic=DutyDaySituation, clause="duty", when=m.stated == "none_and_no_end",
        then=DutyDay.NEEDS_JUDGEMENT,
        sv="Någon dag är inte bestämd, och det finns ingen period vars slut kan räknas som sista dag. När skyldigheten "
        "är försenad kräver en bedömning.",
        en="No day is stated, and there is no period whose end could be taken for the last day. When the duty is "
        "overdue needs judgement.",
    ),
    Rule(
        id="DUTYDAY-08", topic=DutyDaySituation, clause="duty", when=m.stated == "last_known_meeting",
        then=DutyDay.ASSUMED_LAST_KNOWN_MEETING,
        sv="Skyldigheten ska fullgöras vid ett möte i perioden. Sista dagen antas vara det sista kända mötet i "
        "perioden.",
        en="The duty is to be performed at a meeting in the period. The last day is assumed to be that of the last "
        "known meeting in the period.",
    ),
)
