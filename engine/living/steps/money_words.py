"""The words of the features that have to do with money, each with the value it has in a document.

Amounts are written as each language writes them, "36 516,50 kr" and "SEK 36,516.50", and come to one value.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, Final

from engine.living.steps.words import Words, one_of, reads
from engine.model.accounts import Shared
from engine.model.instalments import InstalmentId
from engine.model.money import ORE_A_KRONA
from engine.model.outcomes import Standing

_MEMBERS: Final = {
    "Ragunda": "ragunda", "Bräcke": "bracke", "Krokom": "krokom", "Strömsund": "stromsund", "Åre": "are",
    "Berg": "berg", "Härjedalen": "harjedalen", "Östersund": "ostersund",
}
MEMBERS: Final = Words(sv=_MEMBERS, en=_MEMBERS)
AREAS: Final = Words(
    sv={
        "Energikontoret": "energikontoret", "Föreningsarkivet": "foreningsarkivet",
    },
    en={
        "the Energy Office": "energikontoret", "the Associations' Archive": "foreningsarkivet",
    },
)
STANDINGS: Final = Words(
    sv={
        "planerad": Standing.PLANNED, "väntar på faktura": Standing.AWAITING_INVOICE, "fakturerad": Standing.INVOICED,
        "försenad": Standing.OVERDUE, "betald": Standing.PAID, "hålls inne": Standing.WITHHELD,
        "för mycket hålls inne": Standing.WITHHELD_IN_EXCESS, "går inte att avgöra": Standing.UNDETERMINED,
    },
    en={
        "planned": Standing.PLANNED, "awaiting invoice": Standing.AWAITING_INVOICE, "invoiced": Standing.INVOICED,
        "overdue": Standing.OVERDUE, "paid": Standing.PAID, "withheld": Standing.WITHHELD,
        "too much is withheld": Standing.WITHHELD_IN_EXCESS, "cannot be determined": Standing.UNDETERMINED,
    },
)
BASES: Final = Words(
    sv={
        "med prognosen för index": "forecast", "med utfallet av index": "outcome",
        "med index, utan att det sägs om prognos eller utfall gäller": "unstated",
    },
    en={
        "by the forecast of the index": "forecast", "by the outcome of the index": "outcome",
        "by the index, without its being said whether forecast or outcome counts": "unstated",
    },
)
KINDS: Final = Words(
    sv={
        "prognosen": "forecast", "utfallet": "outcome",
    },
    en={
        "the forecast": "forecast", "the outcome": "outcome",
    },
)
PER_YEAR: Final = Words(
    sv={
        "en gång om året": 1, "halvårsvis": 2, "tertialvis": 3, "kvartalsvis": 4, "månadsvis": 12,
    },
    en={
        "once a year": 1, "every half-year": 2, "every four months": 3, "quarterly": 4, "monthly": 12,
    },
)
WHEN: Final = Words(
    sv={
        "i förskott": "in_advance", "i efterskott": "in_arrears",
    },
    en={
        "in advance": "in_advance", "in arrears": "in_arrears",
    },
)
AGAINST: Final = Words(
    sv={
        "mot faktura": "invoice", "utan faktura": "date",
    },
    en={
        "against an invoice": "invoice", "without an invoice": "date",
    },
)
TAKEN_FROM: Final = Words(
    sv={
        "enligt överenskommelsen": "agreement", "enligt budgeten": "budget",
    },
    en={
        "under the agreement": "agreement", "by the budget": "budget",
    },
)
CAPS: Final = Words(
    sv={
        "ersättningen för det omtvistade området": "disputed_area", "ersättningen": "compensation",
    },
    en={
        "the compensation for the disputed area": "disputed_area", "the compensation": "compensation",
    },
)
CAPS_PER: Final = Words(
    sv={
        ", räknat på varje delbetalning": "instalment", ", räknat på året": "year",
        ", räknat på hela tvisten": "dispute",
    },
    en={
        ", counted on each instalment": "instalment", ", counted on the year": "year",
        ", counted on the whole dispute": "dispute",
    },
)
ABOUT: Final = Words(
    sv={
        "hur uppdraget utförs": "performance", "hur överenskommelsen ska tolkas": "interpretation",
        "både utförandet och tolkningen": "both",
    },
    en={
        "how the work is done": "performance", "how the agreement reads": "interpretation",
        "both work and reading": "both",
    },
)
SURPLUS_BASES: Final = Words(
    sv={
        "att det fördelas enligt beslut": "decision", "att det fördelas enligt överenskommen praxis": "practice",
    },
    en={
        "that it is split by decision": "decision", "that it is split by agreed practice": "practice",
    },
)
SHARED: Final = Words(
    sv={
        "ersättningen": Shared.COMPENSATION, "överskottet": Shared.SURPLUS,
    },
    en={
        "the compensation": Shared.COMPENSATION, "the surplus": Shared.SURPLUS,
    },
)


def _number(text: str) -> Decimal:
    return Decimal(re.sub(r"[^\d,.-]", "", text).replace(",", "."))


@reads(r"(?:\d{1,3}(?: \d{3})*(?:,\d{2})? kr|SEK \d{1,3}(?:,\d{3})*(?:\.\d{2})?)")
def _amount(text: str) -> int:
    kronor = _number(text) if text.endswith("kr") else Decimal(text.removeprefix("SEK ").replace(",", ""))
    return int(kronor * ORE_A_KRONA)


@reads(r"(?:\d{1,3}(?: \d{3})* tkr|SEK \d{1,3}(?:,\d{3})* thousand)")
def _thousands(text: str) -> int:
    return int(re.sub(r"\D", "", text))


@reads(r"-?\d+(?:[,.]\d+)? ?%")
def _percent(text: str) -> Decimal:
    return _number(text)


@reads(r"\d+(?:[,.]\d+)?")
def _level(text: str) -> Decimal:
    return _number(text)


@reads(r"\d{1,3}(?:[ ,]\d{3})*")
def _heads(text: str) -> int:
    return int(re.sub(r"\D", "", text))


@reads(r"\d{4}(?:-(?:[QHT]\d|\d{2}))?")
def _instalment(text: str) -> InstalmentId:
    found = InstalmentId.parse(text)
    if found is None:
        raise ValueError(text)
    return found


def _after(*words: str) -> Callable[[str], date]:
    """A day after one of the words, which a sentence may leave out together with it."""
    @reads(rf"(?:{'|'.join(re.escape(word) for word in words)})\d{{4}}-\d{{2}}-\d{{2}}")
    def read(text: str) -> date:
        return date.fromisoformat(text[-len("2020-01-01"):])
    return read


@reads(r" (?:i \d{4} års priser|in the prices of \d{4})")
def _in_prices_of(text: str) -> int:
    return int(re.sub(r"\D", "", text))


MONEY_VOCABULARY: Final[dict[str, Words]] = {
    "Member": MEMBERS, "Area": AREAS, "Standing": STANDINGS, "Basis": BASES, "Kind": KINDS, "PerYear": PER_YEAR,
    "When": WHEN, "Against": AGAINST, "TakenFrom": TAKEN_FROM, "Cap": CAPS, "CapPer": CAPS_PER, "About": ABOUT,
    "SurplusBasis": SURPLUS_BASES, "Shared": SHARED,
}

NAMED_MONEY_WORDS: Final = ("Member", "Area")
"""The slots where a name in quotation marks may stand as well as one of the words."""

MONEY_TYPES: Final[dict[str, Callable[[str], Any]]] = {
    **{name: one_of(words, or_named=name in NAMED_MONEY_WORDS) for name, words in MONEY_VOCABULARY.items()},
    "Amount": _amount, "Thousands": _thousands, "Percent": _percent, "Level": _level, "Heads": _heads,
    "Instalment": _instalment, "InPricesOf": _in_prices_of,
    "Published": _after(", publicerad ", ", publicerat ", ", published on "),
    "Recorded": _after(", registrerad ", ", registrerat ", ", recorded on "),
    "Received": _after(" och kom fram ", " och kommer fram ", " and received on "),
    "NamesDue": _after(" och anger förfallodagen ", " and names the due day "),
    "PayBy": _after(" senast ", " by "),
}
