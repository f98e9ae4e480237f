"""What the headings of a list mean, as far as their words tell it: a first guess, which people check."""

import re
from collections.abc import Iterable
from typing import Final

from engine.model.dates import Unit

MEANINGS: Final[dict[str, tuple[str, ...]]] = {
    "id": ("id", "avtals id", "avtalsid", "avtalsnummer", "avtalsnr", "avtal nr", "löpnummer", "agreement id",
           "contract id", "agreement number", "contract number", "contract no"),
    "title": ("avtalets namn", "avtalsnamn", "avtal", "överenskommelse", "benämning", "rubrik", "titel", "namn",
              "avtalets benämning", "title", "name", "agreement", "agreement name", "contract", "contract name"),
    "parties": ("motpart", "motparter", "avtalspart", "avtalsparter", "part", "parter", "leverantör", "leverantörer",
                "motpartens namn", "counterparty", "counterparties", "party", "parties", "other party", "supplier"),
    "starts_on": ("startdatum", "start", "avtalsstart", "avtalets startdatum", "gäller från", "gäller fr o m",
                  "giltigt från", "giltig från", "från och med", "från", "fr o m", "from", "första dag",
                  "start date", "starts on", "valid from", "effective date", "commencement date"),
    "ends_on": ("slutdatum", "slut", "avtalsslut", "avtalets slutdatum", "gäller till", "gäller till och med",
                "gäller t o m", "giltigt till", "giltig till", "till och med", "t o m", "tom", "upphör", "sista dag",
                "end date", "ends on", "valid to", "valid until", "until", "expires", "expiry date", "expiration date"),
    "duration": ("avtalstid", "avtalsperiod", "avtalets längd", "löptid", "avtalslängd", "duration", "term",
                 "initial term", "contract period"),
    "latest_end": ("längst till", "längst till och med", "gäller längst till", "sista möjliga slutdatum",
                   "slutdatum inklusive förlängning", "slutdatum inkl förlängning", "maximalt slutdatum",
                   "latest end", "latest possible end", "maximum end date"),
    "signed_on": ("undertecknat", "undertecknad", "undertecknat den", "signerat", "signeringsdatum", "underskrivet",
                  "undertecknandedatum", "signed", "signed on", "date signed", "signature date"),
    "renewal": ("förlängning", "automatisk förlängning", "förlängs", "förnyelse", "renewal", "renews",
                "automatic renewal", "auto renewal", "extension"),
    "renewal_period": ("förlängningsperiod", "förlängningstid", "förlängningens längd", "förlängs med",
                       "renewal period", "renewal term", "renews for"),
    "max_times": ("antal förlängningar", "max antal förlängningar", "högst antal förlängningar", "number of renewals",
                  "max renewals", "maximum renewals"),
    "notice_period": ("uppsägningstid", "uppsägning", "avtalets uppsägningstid", "notice period", "notice",
                      "termination notice", "period of notice"),
    "diary_number": ("diarienummer", "diarienr", "dnr", "ärendenummer", "diary number", "case number",
                     "registration number", "reference"),
    "responsible": ("ansvarig", "avtalsansvarig", "handläggare", "ansvarig handläggare", "kontaktperson",
                    "avtalsägare", "avtalsförvaltare", "responsible", "contract owner", "contract manager", "contact"),
    "original": ("originalets plats", "originalet finns", "original", "förvaring", "förvaras", "arkivplats",
                    "placering", "original kept", "location of original", "archive"),
    "decision": ("beslut", "beslutsdatum och paragraf", "delegationsbeslut", "decision"),
    "secrecy": ("sekretess", "sekretessmarkering", "secrecy", "confidentiality"),
}
"""The words, by what is known of an agreement: small letters, without brackets, dots and strokes."""

LENGTHS: Final[tuple[str, ...]] = ("duration", "renewal_period", "renewal", "notice_period")
"""What is a length of time, whose unit may stand in the heading."""

UNITS: Final[dict[str, Unit]] = {
    **dict.fromkeys(("d", "dag", "dagar", "dagars", "dygn", "day", "days"), Unit.DAYS),
    **dict.fromkeys(("v", "vecka", "veckor", "veckors", "week", "weeks"), Unit.WEEKS),
    **dict.fromkeys(("mån", "mån.", "månad", "månader", "månaders", "mnd", "month", "months"), Unit.MONTHS),
    **dict.fromkeys(("år", "års", "year", "years", "yr", "yrs"), Unit.YEARS),
}
"""The words for a unit of time."""

_IN_BRACKETS: Final = re.compile(r"\(([^()]*)\)")
_NOT_WORDS: Final = re.compile(r"[^\w]+|_")
_MEANS: Final = {words: key for key, known in MEANINGS.items() for words in known}


def same(heading: str) -> str:
    """The heading as it is compared with others: with single spaces, in small letters."""
    return " ".join(heading.split()).casefold()


def guessed(headings: Iterable[str]) -> dict[str, str]:
    """Which heading is which fact; of several that could be the same, the first. The rest mean nothing to us."""
    found: dict[str, str] = {}
    for heading in headings:
        key = _MEANS.get(_bare(heading))
        if key is not None and heading not in found.values():
            found.setdefault(key, heading)
    return found


def unit_in(heading: str) -> Unit | None:
    """The unit of time that the heading tells, as in "Uppsägningstid (mån)"; None if it tells none, or several."""
    told = {UNITS[word] for word in same(heading).replace("(", " ").replace(")", " ").split() if word in UNITS}
    return told.pop() if len(told) == 1 else None


def _bare(heading: str) -> str:
    words = _NOT_WORDS.sub(" ", _IN_BRACKETS.sub(" ", same(heading))).split()
    while len(words) > 1 and (words[-1] in UNITS or words[-1] == "i"):  # "Uppsägningstid i månader"
        words.pop()
    return " ".join(words)
