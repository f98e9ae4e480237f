"""What is told of an agreement on a day, and what stays silent."""

from durable.lang import m

from engine.model.alert_situations import AlertSituation
from engine.model.outcomes import Tell
from engine.rulebook import Rule

RULES = (
    Rule(
        id="ALERT-01", topic=AlertSituation, clause=None,
        when=((m.concern == "last_day") | (m.concern == "turn")) & (m.comes == "ahead") & (m.resolved == "nothing")
        & (m.is_answer_due == False),
        then=Tell.TELL,
        sv="Dagen har inte passerat, och inget beslut om den är registrerat.",
        en="The day has not passed, and no decision on it is recorded.",
    ),
    Rule(
        id="ALERT-02", topic=AlertSituation, clause=None,
        when=(m.concern == "last_day") & (m.comes == "ahead")
        & ((m.resolved == "nothing") | (m.resolved == "lapsed") | (m.resolved == "day_moved"))
        & (m.is_answer_due == True),
        then=Tell.TELL_AND_ESCALATE,
        sv="Ingen har svarat inom den tid som är satt. Påminnelsen går även till nästa mottagare.",
        en="Nobody has answered within the time set. The reminder goes to the next recipient as well.",
    ),
    Rule(
        id="ALERT-03", topic=AlertSituation, clause=None,
        when=((m.concern == "last_day") | (m.concern == "turn")) & (m.comes == "ahead") & (m.resolved == "lapsed")
        & (m.is_answer_due == False),
        then=Tell.TELL,
        sv="Det beslut som är registrerat tystar påminnelserna bara till och med en dag som har passerat.",
        en="The decision that is recorded silences the reminders only up to a day that has passed.",
    ),
    Rule(
        id="ALERT-04", topic=AlertSituation, clause=None,
        when=((m.concern == "last_day") | (m.concern == "turn")) & (m.comes == "ahead") & (m.resolved == "day_moved")
        & (m.is_answer_due == False),
        then=Tell.TELL,
        sv="Dagen har flyttats sedan beslutet fattades. Beslutet gällde en annan dag.",
        en="The day has moved since the decision was made. The decision was about another day.",
    ),
    Rule(
        id="ALERT-05", topic=AlertSituation, clause=None,
        when=((m.comes == "ahead") | (m.comes == "passed")) & (m.resolved == "to_let_pass"),
        then=Tell.SILENT,
        sv="Det är beslutat att låta dagen passera.",
        en="It is decided to let the day pass.",
    ),
    Rule(
        id="ALERT-06", topic=AlertSituation, clause=None,
        when=(m.comes == "ahead") & (m.resolved == "in_hand"),
        then=Tell.SILENT,
        sv="Någon har tagit hand om frågan, till och med en dag som inte har passerat. De dagliga påminnelserna före "
        "sista dagen tystas inte.",
        en="Somebody has taken the question in hand, up to a day that has not passed. The daily reminders before the "
        "last day are not silenced.",
    ),
    Rule(
        id="ALERT-07", topic=AlertSituation, clause=None,
        when=((m.concern == "last_day") | (m.concern == "turn")) & (m.comes == "ahead") & (m.resolved == "to_act")
        & (m.act == "not_recorded") & (m.is_answer_due == False),
        then=Tell.TELL_NOT_CARRIED_OUT,
        sv="Det som är beslutat är inte registrerat som gjort. Ett beslut räcker inte.",
        en="What is decided is not recorded as done. A decision is not enough.",
    ),
    Rule(
        id="ALERT-08", topic=AlertSituation, clause=None,
        when=(m.concern == "last_day") & (m.comes == "ahead") & (m.resolved == "to_act") & (m.act == "not_recorded")
        & (m.is_answer_due == True),
        then=Tell.TELL_NOT_CARRIED_OUT_AND_ESCALATE,
        sv="Det som är beslutat är inte registrerat som gjort, och tiden är knapp. Påminnelsen går även till nästa "
        "mottagare.",
        en="What is decided is not recorded as done, and time is short. The reminder goes to the next recipient as "
        "well.",
    ),
    Rule(
        id="ALERT-09", topic=AlertSituation, clause=None,
        when=(m.comes == "ahead") & (m.act == "recorded") & (m.is_answer_due == False),
        then=Tell.TELL,
        sv="Det som är beslutat är registrerat som gjort, men det är inte säkert att det har haft verkan.",
        en="What is decided is recorded as done, but it is not certain that it has had effect.",
    ),
    Rule(
        id="ALERT-10", topic=AlertSituation, clause=None,
        when=(m.comes != "later_reading") & (m.act == "recorded") & (m.is_answer_due == True),
        then=Tell.TELL_AND_ESCALATE,
        sv="Det som är beslutat är registrerat som gjort, men det är inte säkert att det har haft verkan, och tiden är "
        "knapp eller ute. Påminnelsen går även till nästa mottagare.",
        en="What is decided is recorded as done, but it is not certain that it has had effect, and time is short or "
        "over. The reminder goes to the next recipient as well.",
    ),
    Rule(
        id="ALERT-11", topic=AlertSituation, clause=None, when=m.comes == "later_reading",
        then=Tell.SILENT,
        sv="Av två tolkningar påminns om den tidigare dagen, så länge den inte har passerat.",
        en="Of two readings the earlier day is reminded of, as long as it has not passed.",
    ),
    Rule(
        id="ALERT-12", topic=AlertSituation, clause=None,
        when=(m.concern == "last_day") & (m.comes == "passed")
        & ((m.resolved == "nothing") | (m.resolved == "lapsed") | (m.resolved == "day_moved")),
        then=Tell.TELL_AND_ESCALATE,
        sv="Sista dagen har passerat utan att något beslut om den är registrerat. Det går även till nästa mottagare.",
        en="The last day has passed, and no decision on it is recorded. That goes to the next recipient as well.",
    ),
    Rule(
        id="ALERT-13", topic=AlertSituation, clause=None,
        when=(m.concern == "last_day") & (m.comes == "passed") & (m.resolved == "to_act") & (m.act == "not_recorded"),
        then=Tell.TELL_NOT_CARRIED_OUT_AND_ESCALATE,
        sv="Sista dagen har passerat utan att det som är beslutat är registrerat som gjort. Det går även till nästa "
        "mottagare.",
        en="The last day has passed, and what is decided is not recorded as done. That goes to the next recipient as "
        "well.",
    ),
    Rule(
        id="ALERT-14", topic=AlertSituation, clause=None,
        when=(m.concern == "turn") & (m.comes == "passed")
        & ((m.resolved == "nothing") | (m.resolved == "lapsed") | (m.resolved == "day_moved")
           | (m.act == "recorded")),
        then=Tell.TELL,
        sv="Avtalsperioden har gått ut, och inget beslut om vad som då skulle ske är registrerat eller säkert "
        "genomfört.",
        en="The term has ended, and no decision on what should then happen is recorded or certain to be carried out.",
    ),
    Rule(
        id="ALERT-15", topic=AlertSituation, clause=None,
        when=(m.concern == "turn") & (m.comes == "passed") & (m.resolved == "to_act") & (m.act == "not_recorded"),
        then=Tell.TELL_NOT_CARRIED_OUT,
        sv="Avtalsperioden har gått ut utan att det som är beslutat är registrerat som gjort.",
        en="The term has ended, and what is decided is not recorded as done.",
    ),
    Rule(
        id="ALERT-16", topic=AlertSituation, clause=None, when=m.concern == "to_do",
        then=Tell.TELL,
        sv="Något ska betalas eller göras senast en dag som inte har passerat.",
        en="Something is to be paid or done by a day that has not passed.",
    ),
    Rule(
        id="ALERT-17", topic=AlertSituation, clause=None,
        when=(m.concern == "left_undone") & (m.is_certain == True),
        then=Tell.TELL,
        sv="Något är försenat eller hålls inne utöver vad som får hållas inne, och inget annat är registrerat.",
        en="Something is overdue, or withheld beyond what may be, and nothing else is recorded.",
    ),
    Rule(
        id="ALERT-18", topic=AlertSituation, clause=None,
        when=(m.concern == "left_undone") & (m.is_certain == False),
        then=Tell.SILENT,
        sv="Om det är försenat går inte att avgöra. Frågan ställs i stället.",
        en="Whether it is overdue cannot be told. The question is asked instead.",
    ),
    Rule(
        id="ALERT-19", topic=AlertSituation, clause=None, when=m.concern == "unanswered",
        then=Tell.TELL,
        sv="Något går inte att avgöra förrän en fråga har besvarats.",
        en="Something cannot be told until a question has been answered.",
    ),
    Rule(
        id="ALERT-20", topic=AlertSituation, clause=None,
        when=(m.concern == "not_carried_out") & (m.act == "not_recorded"),
        then=Tell.TELL_NOT_CARRIED_OUT,
        sv="Det är beslutat att säga upp, men uppsägningen är inte registrerad som framkommen.",
        en="It is decided to give notice, but no notice is recorded as received.",
    ),
    Rule(
        id="ALERT-21", topic=AlertSituation, clause=None, when=m.act == "settled",
        then=Tell.SILENT,
        sv="Det som är beslutat är registrerat som gjort och har haft verkan.",
        en="What is decided is recorded as done and has had effect.",
    ),
    Rule(
        id="ALERT-22", topic=AlertSituation, clause=None, when=m.concern == "unowned",
        then=Tell.TELL,
        sv="Ingen ansvarar för överenskommelsen. Den som förvaltar registret påminns.",
        en="Nobody answers for the agreement. The one who keeps the register is reminded.",
    ),
)
