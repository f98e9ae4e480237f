"""The words of the features that have to do with duties, each with the value it has in a document."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from engine.living.steps.words import PARTIES, Words, one_of, reads
from engine.model.duties import Decided
from engine.model.outcomes import Dependence, Fulfilment, MatterStands

FORUM: Final = "samverkansradet"
NEW_DUTIES: Final = Words(
    sv={
        "en verksamhetsberättelse": "verksamhetsberattelse", "uppgifter": "uppgifter",
        "en återrapport": "aterrapport",
    },
    en={
        "an activity report": "verksamhetsberattelse", "information": "uppgifter", "a report back": "aterrapport",
    },
)
DUTIES: Final = Words(
    sv={
        "verksamhetsberättelsen": "verksamhetsberattelse", "uppgifterna": "uppgifter", "återrapporten": "aterrapport",
    },
    en={
        "the activity report": "verksamhetsberattelse", "the information": "uppgifter",
        "the report back": "aterrapport",
    },
)
FORUMS: Final = Words(
    sv={
        "samverkansrådet": FORUM,
    },
    en={
        "the council": FORUM,
    },
)
RECIPIENTS: Final = Words(
    sv={
        **PARTIES.sv, **FORUMS.sv,
    },
    en={
        **PARTIES.en, **FORUMS.en,
    },
)
EVERY: Final = Words(
    sv={
        "en gång": "once", "varje vecka": "week", "varje månad": "month", "varje kvartal": "quarter",
        "varje tertial": "tertial", "varje halvår": "half-year", "varje år": "year",
        "varje mandatperiod": "term-of-office", "vid varje möte": "meeting", "på begäran": "on-request",
    },
    en={
        "once": "once", "every week": "week", "every month": "month", "every quarter": "quarter",
        "every four months": "tertial", "every half-year": "half-year", "every year": "year",
        "in every term of office": "term-of-office", "at every meeting": "meeting", "on request": "on-request",
    },
)
TURNS: Final = Words(
    sv={
        "januari/februari": "02-01/turn-of-month", "november/december": "12-01/turn-of-month",
    },
    en={
        "January/February": "02-01/turn-of-month", "November/December": "12-01/turn-of-month",
    },
)
FULFILMENTS: Final = Words(
    sv={
        "kommande": Fulfilment.UPCOMING, "ska fullgöras": Fulfilment.DUE, "försenad": Fulfilment.OVERDUE,
        "fullgjord": Fulfilment.FULFILLED, "fullgjord för sent": Fulfilment.FULFILLED_LATE,
        "efterskänkt": Fulfilment.WAIVED, "gäller inte längre": Fulfilment.NO_LONGER_OWED,
        "går inte att avgöra": Fulfilment.UNDETERMINED,
    },
    en={
        "upcoming": Fulfilment.UPCOMING, "due": Fulfilment.DUE, "overdue": Fulfilment.OVERDUE,
        "performed": Fulfilment.FULFILLED, "performed late": Fulfilment.FULFILLED_LATE, "waived": Fulfilment.WAIVED,
        "no longer owed": Fulfilment.NO_LONGER_OWED, "cannot be determined": Fulfilment.UNDETERMINED,
    },
)
WRITTEN: Final = Words(
    sv={
        "skriftligt": True, "muntligt": False,
    },
    en={
        "in writing": True, "orally": False,
    },
)
DECIDED: Final = Words(
    sv={
        "nämnden antar förslaget": Decided.ADOPTED, "nämnden återremitterar ärendet": Decided.SENT_BACK,
        "nämnden skjuter upp ärendet": Decided.DEFERRED, "nämnden avslutar ärendet": Decided.CLOSED,
        "nämnden får ett förslag": Decided.PROPOSED,
    },
    en={
        "the board adopts the proposal": Decided.ADOPTED, "the board sends the matter back": Decided.SENT_BACK,
        "the board defers the matter": Decided.DEFERRED, "the board closes the matter": Decided.CLOSED,
        "the board is given a proposal": Decided.PROPOSED,
    },
)
MATTERS: Final = Words(
    sv={
        "avgjort": MatterStands.SETTLED, "avgjort, med något att göra": MatterStands.IN_FORCE,
        "återremitterat": MatterStands.TO_BE_PREPARED_AGAIN, "uppskjutet": MatterStands.DEFERRED,
        "uppskjutet till en tid som har passerat": MatterStands.DEFERRED_PAST,
        "uppskjutet utan dag": MatterStands.DEFERRED_WITHOUT_DAY, "avslutat": MatterStands.CLOSED,
        "bara föreslaget": MatterStands.PROPOSED, "går inte att avgöra": MatterStands.UNDETERMINED,
    },
    en={
        "decided": MatterStands.SETTLED, "decided, with something to do": MatterStands.IN_FORCE,
        "sent back": MatterStands.TO_BE_PREPARED_AGAIN, "deferred": MatterStands.DEFERRED,
        "deferred to a time that has passed": MatterStands.DEFERRED_PAST,
        "deferred without a day": MatterStands.DEFERRED_WITHOUT_DAY, "closed": MatterStands.CLOSED,
        "only proposed": MatterStands.PROPOSED, "cannot be determined": MatterStands.UNDETERMINED,
    },
)
DEPENDENCES: Final = Words(
    sv={
        "påverkas inte": Dependence.STANDS, "upphör samtidigt": Dependence.FALLS_WITH_IT,
        "förlorar sin grund": Dependence.LOSES_ITS_GROUND,
        "förlorar sin finansiering": Dependence.LOSES_ITS_FINANCING,
        "kräver en bedömning": Dependence.NEEDS_JUDGEMENT, "uppgift saknas": Dependence.MISSING_FACT,
    },
    en={
        "is not affected": Dependence.STANDS, "ends with it": Dependence.FALLS_WITH_IT,
        "loses its ground": Dependence.LOSES_ITS_GROUND, "loses its financing": Dependence.LOSES_ITS_FINANCING,
        "needs judgement": Dependence.NEEDS_JUDGEMENT, "a fact is missing": Dependence.MISSING_FACT,
    },
)
FINANCED: Final = Words(
    sv={
        "Föreningsarkivet": "Föreningsarkivet",
    },
    en={
        "the Associations' Archive": "Föreningsarkivet",
    },
)
HANGING: Final = Words(
    sv={
        "överenskommelsen": "scenario", **FINANCED.sv,
    },
    en={
        "the agreement": "scenario", **FINANCED.en,
    },
)


@reads(" (?:för|begärda|for|asked for on) \\d{4}[\\w\N{EN DASH}-]*")
def _for_period(text: str) -> str:
    return text.rsplit(maxsplit=1)[-1]


@reads(r" (?:till|until) \d{4}-\d{2}-\d{2}")
def _until(text: str) -> date:
    return date.fromisoformat(text.rsplit(maxsplit=1)[-1])


@reads(r"§ \d+")
def _changed(text: str) -> str:
    return text.replace(" ", "")


DUTY_VOCABULARY: Final[dict[str, Words]] = {
    "NewDuty": NEW_DUTIES, "Duty": DUTIES, "Recipient": RECIPIENTS, "Forum": FORUMS, "Every": EVERY, "Turn": TURNS,
    "Fulfilment": FULFILMENTS, "Written": WRITTEN, "Decided": DECIDED, "Stands": MATTERS, "Dependence": DEPENDENCES,
    "Financed": FINANCED, "Hangs": HANGING,
}
NAMED_DUTY_WORDS: Final = ("NewDuty", "Duty", "Recipient", "Forum", "Financed", "Hangs")
"""The slots where a name in quotation marks may stand as well as one of the words."""

DUTY_TYPES: Final[dict[str, Callable[[str], Any]]] = {
    **{name: one_of(words, or_named=name in NAMED_DUTY_WORDS) for name, words in DUTY_VOCABULARY.items()},
    "ForPeriod": _for_period, "Until": _until, "Changed": _changed,
}
