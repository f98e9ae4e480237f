"""What the parties do about their duties: ask for them, waive them, tell of a new contact person, agree on changes."""

from durable.lang import m

from engine.model.duty_situations import ChangeSituation, ContactSituation, RequestSituation, WaiverSituation
from engine.model.outcomes import DutyStatus, Effect
from engine.rulebook import Rule

RULES = (
    Rule(
        id="REQUEST-01", topic=RequestSituation, clause="duty", when=(m.by == "owed_to") | (m.by == "forum"),
        then=Effect.EFFECTIVE,
        sv="Den som har rätt till det har begärt att skyldigheten fullgörs. Om begäran omfattar mer än vad som ska "
        "lämnas har inte prövats.",
        en="One who has a right to it has asked for the duty to be performed. Whether more was asked for than is owed "
        "has not been tried.",
    ),
    Rule(
        id="REQUEST-02", topic=RequestSituation, clause="duty", when=m.by == "other",
        then=Effect.NO_EFFECT,
        sv="En begäran från någon annan än den som skyldigheten ska fullgöras mot har ingen verkan enligt "
        "överenskommelsen. Vad som följer av lag, såsom rätten att ta del av allmänna handlingar, har inte prövats.",
        en="A request from anyone but the one to whom the duty is owed has no effect under the agreement. What follows "
        "from law, such as the right of access to official documents, has not been tried.",
    ),
    Rule(
        id="REQUEST-03", topic=RequestSituation, clause="duty", when=m.by == "unsaid",
        then=Effect.EFFECTIVE,
        sv="Det framgår inte vem som har begärt att skyldigheten fullgörs. Begäran antas komma från den som har rätt "
        "till det.",
        en="It is not stated who asked for the duty to be performed. The request is assumed to come from one who has a "
        "right to it.",
    ),
    Rule(
        id="WAIVER-01", topic=WaiverSituation, clause="duty", when=(m.by == "owed_to") & (m.reach == "covered"),
        then=Effect.EFFECTIVE,
        sv="Den som skyldigheten ska fullgöras mot kan efterskänka den. En eftergift som inte anger någon period "
        "gäller det som ska fullgöras senast den dagen eller senare.",
        en="The one to whom a duty is owed can waive it. A waiver that names no period covers what falls due on its "
        "day or later.",
    ),
    Rule(
        id="WAIVER-02", topic=WaiverSituation, clause="duty", when=m.by == "other",
        then=Effect.NO_EFFECT,
        sv="Bara den som skyldigheten ska fullgöras mot kan efterskänka den.",
        en="Only the one to whom a duty is owed can waive it.",
    ),
    Rule(
        id="WAIVER-03", topic=WaiverSituation, clause="duty", when=(m.by == "forum") & (m.reach != "done"),
        then=Effect.NEEDS_JUDGEMENT,
        sv="Skyldigheten ska fullgöras mot ett forum. Om forumet eller någon av dess medlemmar kan efterskänka den för "
        "alla kräver en bedömning.",
        en="The duty is owed to a forum. Whether the forum or one of its members can waive it for all needs "
        "judgement.",
    ),
    Rule(
        id="WAIVER-04", topic=WaiverSituation, clause="duty",
        when=((m.by == "owed_to") | (m.by == "unsaid")) & (m.reach == "overdue"),
        then=Effect.NEEDS_JUDGEMENT,
        sv="Eftergiften anger inte någon period, och den sista dagen hade passerat när den gavs. Om den omfattar också "
        "det som redan var försenat kräver en bedömning.",
        en="The waiver names no period, and the last day had passed when it was given. Whether it also covers what was "
        "already overdue needs judgement.",
    ),
    Rule(
        id="WAIVER-05", topic=WaiverSituation, clause="duty",
        when=((m.by == "owed_to") | (m.by == "unsaid")) & (m.reach == "unknown"),
        then=Effect.MISSING_FACT,
        sv="Om eftergiften redan har skett, och om den omfattar skyldigheten, beror på en dag som inte är känd.",
        en="Whether the waiver has been given yet, and whether it covers the duty, turns on a day that is not known.",
    ),
    Rule(
        id="WAIVER-06", topic=WaiverSituation, clause="duty", when=(m.by != "other") & (m.reach == "done"),
        then=Effect.NO_EFFECT,
        sv="Skyldigheten var redan fullgjord när den efterskänktes. Eftergiften ändrar inget i det.",
        en="The duty had already been performed when it was waived. The waiver changes nothing in that.",
    ),
    Rule(
        id="WAIVER-07", topic=WaiverSituation, clause="duty", when=(m.by == "unsaid") & (m.reach == "covered"),
        then=Effect.EFFECTIVE,
        sv="Det framgår inte vem som har efterskänkt skyldigheten. Det antas vara den som den ska fullgöras mot.",
        en="It is not stated who waived the duty. It is assumed to be the one to whom it is owed.",
    ),
    Rule(
        id="CONTACT-01", topic=ContactSituation, clause="contact", when=(m.told == "yes") & (m.delay == "in_time"),
        then=DutyStatus.FULFILLED,
        sv="Ändringen av kontaktperson meddelades skriftligen i rätt tid.",
        en="The change of contact person was told in writing in time.",
    ),
    Rule(
        id="CONTACT-02", topic=ContactSituation, clause="contact", when=(m.told == "yes") & (m.delay == "late"),
        then=DutyStatus.FULFILLED_LATE,
        sv="Ändringen av kontaktperson meddelades skriftligen, men först efter den avtalade tiden.",
        en="The change of contact person was told in writing, but only after the agreed time.",
    ),
    Rule(
        id="CONTACT-03", topic=ContactSituation, clause="contact", when=(m.told == "yes") & (m.delay == "later_day"),
        then=DutyStatus.UNDETERMINED_NEEDS_JUDGEMENT,
        sv="Ändringen av kontaktperson meddelades skriftligen en senare dag. Något antal dagar är inte avtalat, och om "
        "det skedde omgående kräver en bedömning.",
        en="The change of contact person was told in writing on a later day. No number of days is agreed, and whether "
        "that was at once needs judgement.",
    ),
    Rule(
        id="CONTACT-04", topic=ContactSituation, clause="contact", when=(m.told == "no") & (m.delay == "in_time"),
        then=DutyStatus.DUE,
        sv="Ändringen av kontaktperson ska meddelas skriftligen, och det har inte skett än.",
        en="The change of contact person is to be told in writing, which has not been done yet.",
    ),
    Rule(
        id="CONTACT-05", topic=ContactSituation, clause="contact", when=(m.told == "no") & (m.delay == "late"),
        then=DutyStatus.OVERDUE,
        sv="Den avtalade tiden har gått utan att ändringen av kontaktperson har meddelats skriftligen. Det är "
        "försenat.",
        en="The agreed time has passed without the change of contact person being told in writing. It is overdue.",
    ),
    Rule(
        id="CONTACT-06", topic=ContactSituation, clause="contact", when=(m.told == "no") & (m.delay == "later_day"),
        then=DutyStatus.UNDETERMINED_NEEDS_JUDGEMENT,
        sv="Ändringen av kontaktperson har inte meddelats skriftligen och ska fortfarande meddelas. Något antal dagar "
        "är inte avtalat, och om det redan är försenat kräver en bedömning.",
        en="The change of contact person has not been told in writing and is still to be told. No number of days is "
        "agreed, and whether it is overdue already needs judgement.",
    ),
    Rule(
        id="CONTACT-07", topic=ContactSituation, clause="contact", when=m.told == "unsaid",
        then=DutyStatus.UNDETERMINED_MISSING_FACT,
        sv="Ändringen av kontaktperson har meddelats, men om det skedde skriftligen framgår inte.",
        en="The change of contact person has been told, but whether in writing is not stated.",
    ),
    Rule(
        id="CHANGE-01", topic=ChangeSituation, clause="duty", when=m.is_by_all == True,
        then=Effect.EFFECTIVE,
        sv="Samtliga parter har kommit överens om ändringen. Den gäller mellan dem men ändrar inga andra "
        "överenskommelser.",
        en="Every party has agreed on the change. It applies between them and changes no other agreement.",
    ),
    Rule(
        id="CHANGE-02", topic=ChangeSituation, clause="duty", when=m.is_by_all == False,
        then=Effect.NO_EFFECT,
        sv="En ändring gäller bara om samtliga parter har kommit överens om den. Överenskommelsen gäller som förut.",
        en="A change counts only if every party has agreed on it. The agreement applies as before.",
    ),
)
