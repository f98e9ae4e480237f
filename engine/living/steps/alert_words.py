"""The words of the features that have to do with alerts, and with what people decide about an agreement."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from engine.living.steps.words import Words, one_of, reads
from engine.model.alerts import AlertKind, DecidedTo

ALERTS: Final = Words(
    sv={
        "sista dag för uppsägning": AlertKind.NOTICE_DEADLINE, "sista dag för optionen": AlertKind.OPTION_DEADLINE,
        "att avtalsperioden går ut": AlertKind.TERM_RENEWS, "att överenskommelsen upphör": AlertKind.TERM_ENDS,
        "att överenskommelsen hänger ihop med en som upphör": AlertKind.FALLS_WITH_ANOTHER,
        "en uppsägning som är beslutad": AlertKind.NOTICE_NOT_RECEIVED,
        "en kommande betalning": AlertKind.PAYMENT_UPCOMING, "en försenad betalning": AlertKind.PAYMENT_OVERDUE,
        "en för stor innehållen betalning": AlertKind.WITHHOLDING_WITHOUT_GROUND,
        "en kommande skyldighet": AlertKind.DUTY_DUE, "en försenad skyldighet": AlertKind.DUTY_OVERDUE,
        "en obesvarad fråga": AlertKind.QUESTION, "att ingen ansvarar för överenskommelsen": AlertKind.NO_OWNER,
    },
    en={
        "the last day for notice": AlertKind.NOTICE_DEADLINE, "the last day for the option": AlertKind.OPTION_DEADLINE,
        "the end of the term": AlertKind.TERM_RENEWS, "the end of the agreement": AlertKind.TERM_ENDS,
        "the end of what the agreement hangs on": AlertKind.FALLS_WITH_ANOTHER,
        "a notice that is decided on": AlertKind.NOTICE_NOT_RECEIVED,
        "a payment to come": AlertKind.PAYMENT_UPCOMING, "an overdue payment": AlertKind.PAYMENT_OVERDUE,
        "too large a withholding": AlertKind.WITHHOLDING_WITHOUT_GROUND,
        "a duty to come": AlertKind.DUTY_DUE, "an overdue duty": AlertKind.DUTY_OVERDUE,
        "an unanswered question": AlertKind.QUESTION, "nobody's answering for the agreement": AlertKind.NO_OWNER,
    },
)
DECIDED_TO: Final = Words(
    sv={
        "förlänga": DecidedTo.RENEW, "säga upp": DecidedTo.TERMINATE, "förhandla": DecidedTo.NEGOTIATE,
        "lämna över frågan": DecidedTo.DELEGATE,
    },
    en={
        "renew": DecidedTo.RENEW, "terminate": DecidedTo.TERMINATE, "negotiate": DecidedTo.NEGOTIATE,
        "delegate the question": DecidedTo.DELEGATE,
    },
)


@reads(r" (?:den|of) \d{4}-\d{2}-\d{2}")
def _about_day(text: str) -> date:
    return date.fromisoformat(text.rsplit(maxsplit=1)[-1])


@reads(r" (?:till och med|up to and including) \d{4}-\d{2}-\d{2}")
def _silent_until(text: str) -> date:
    return date.fromisoformat(text.rsplit(maxsplit=1)[-1])


ALERT_VOCABULARY: Final[dict[str, Words]] = {"Alert": ALERTS, "DecidedTo": DECIDED_TO}

ALERT_TYPES: Final[dict[str, Callable[[str], Any]]] = {
    **{name: one_of(words) for name, words in ALERT_VOCABULARY.items()},
    "AboutDay": _about_day, "SilentUntil": _silent_until,
}
