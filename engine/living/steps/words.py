"""The words that stand in the sentences of the features, each with the value it has in a document.

A Swedish word and its English counterpart come to one value, so that a test can compare the two languages.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Any, Final, TypeVar

from attrs import frozen
from parse import with_pattern

from engine.model.assessment import Watch
from engine.model.outcomes import Answer, Certainty, Status

Read = TypeVar("Read", bound=Callable[[str], Any])

_UNITS: Final = {
    "dag": "day", "dagar": "day", "vecka": "week", "veckor": "week", "månad": "month", "månader": "month", "år": "year",
    "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month",
    "year": "year", "years": "year",
}
_COUNTS: Final = {
    word: number
    for words in ("ett två tre fyra fem sex sju åtta nio tio elva tolv",
                  "one two three four five six seven eight nine ten eleven twelve")
    for number, word in enumerate(words.split(), 1)
} | {"en": 1, "once": 1, "twice": 2}
_COUNT: Final = r"(?:\d+|" + "|".join(sorted(_COUNTS, key=len, reverse=True)) + ")"
_MONTHS: Final = {
    word: number
    for words in ("januari februari mars april maj juni juli augusti september oktober november december",
                  "January February March April May June July August September October November December")
    for number, word in enumerate(words.split(), 1)
}

NAMED: Final = r'"[^"\n]+"'
"""A name in quotation marks, as it stands in the agreement."""


@frozen
class Words:
    """Words of one kind in each language, with what they mean."""

    sv: dict[str, Any]
    en: dict[str, Any]

    def of(self, language: str) -> dict[str, Any]:
        """The words of one language."""
        return self.sv if language == "sv" else self.en


PARTIES: Final = Words(
    sv={
        "regionen": "region", "kommunen": "kommun", "länsstyrelsen": "lansstyrelsen",
    },
    en={
        "the region": "region", "the municipality": "kommun", "the county board": "lansstyrelsen",
    },
)
STATUSES: Final = Words(
    sv={
        "utkast": Status.DRAFT, "har inte börjat gälla": Status.NOT_STARTED, "gäller": Status.IN_FORCE,
        "gäller, slutdag bestämd": Status.TERMINATING, "har upphört": Status.ENDED,
        "går inte att avgöra": Status.UNCLEAR,
    },
    en={
        "draft": Status.DRAFT, "not begun": Status.NOT_STARTED, "in force": Status.IN_FORCE,
        "in force, end set": Status.TERMINATING, "ended": Status.ENDED, "cannot be told": Status.UNCLEAR,
    },
)
CERTAINTIES: Final = Words(
    sv={
        "säkert": Certainty.CERTAIN, "beror på läsningen": Certainty.TWO_READINGS,
        "kräver juridisk bedömning": Certainty.NEEDS_JUDGEMENT, "uppgift saknas": Certainty.MISSING_FACT,
    },
    en={
        "certain": Certainty.CERTAIN, "depends on the reading": Certainty.TWO_READINGS,
        "needs legal judgement": Certainty.NEEDS_JUDGEMENT, "a fact is missing": Certainty.MISSING_FACT,
    },
)
WATCHES: Final = Words(
    sv={
        "sista dag för uppsägning": Watch.NOTICE,
        "sista dag för uppsägning enligt den andra tolkningen": Watch.NOTICE_OTHER_READING,
        "sista dag för optionen": Watch.OPTION,
        "sista dag för optionen enligt den andra tolkningen": Watch.OPTION_OTHER_READING,
        "avtalsperioden går ut": Watch.TERM_ENDS, "överenskommelsen upphör": Watch.ENDS,
        "överenskommelsen upphör om inte optionen utnyttjas": Watch.LAPSES,
        "första dag för uppsägning": Watch.OPENS,
    },
    en={
        "last day for notice": Watch.NOTICE,
        "last day for notice by the other reading": Watch.NOTICE_OTHER_READING,
        "last day for the option": Watch.OPTION,
        "last day for the option by the other reading": Watch.OPTION_OTHER_READING,
        "the term ends": Watch.TERM_ENDS, "the agreement ends": Watch.ENDS,
        "the agreement ends unless the option is used": Watch.LAPSES, "first day for notice": Watch.OPENS,
    },
)
ANSWERS: Final = Words(
    sv={
        "ja": Answer.YES, "nej": Answer.NO, "att slutet redan är bestämt": Answer.ALREADY,
        "att det inte går att avgöra": Answer.UNCLEAR,
    },
    en={
        "yes": Answer.YES, "no": Answer.NO, "that the end is already settled": Answer.ALREADY,
        "that it cannot be told": Answer.UNCLEAR,
    },
)
FORMS: Final = Words(
    sv={
        "med e-post": "email", "med brev": "letter",
    },
    en={
        "by e-mail": "email", "by letter": "letter",
    },
)
IN_WRITING: Final = Words(
    sv={
        "skriftligen": "written",
    },
    en={
        "in writing": "written",
    },
)
ENDS_AT: Final = Words(
    sv={
        "månadens slut": "month_end", "kvartalets slut": "quarter_end", "årets slut": "year_end",
    },
    en={
        "the end of the month": "month_end", "the end of the quarter": "quarter_end",
        "the end of the year": "year_end",
    },
)
COUNTINGS: Final = Words(
    sv={
        "till samma dagnummer": "same_day", "i hela perioder": "period_boundary",
    },
    en={
        "to the same day number": "same_day", "in whole periods": "period_boundary",
    },
)
THEN: Final = Words(
    sv={
        "och att den därefter förlängs som förut": "renews", "och att den då upphör": "ends",
    },
    en={
        "and that it is renewed as before after that": "renews", "and that it ends then": "ends",
    },
)
ASSUMPTIONS: Final = Words(
    sv={
        "en uppsägning räknas från det att den har kommit fram": "assumption.given_when_received",
        "den efter den nya sista dagen förlängs som förut": "assumption.renews_after_extension",
        "uppsägningen kom från någon av parterna": "assumption.notice_by_any",
        "taket för vad som får hållas inne räknas på varje delbetalning": "assumption.cap_per_instalment",
        "områdets del av ersättningen är den som budgeten anger": "assumption.area_from_budget",
        "skulden ska betalas vid anfordran": "assumption.on_demand",
        "det kända indextalet är av rätt slag": "assumption.index_kind",
        "skyldigheten ska fullgöras senast när perioden går ut": "assumption.duty_assumed_end_of_period",
        "skyldigheten ska fullgöras senast den första dagen i den nya månaden": "assumption.duty_assumed_turn",
        "skyldigheten avser den period som den sista dagen ligger i": "assumption.duty_assumed_this_period",
    },
    en={
        "a notice counts from its receipt": "assumption.given_when_received",
        "it is renewed as before after the new last day": "assumption.renews_after_extension",
        "the notice came from one of the parties": "assumption.notice_by_any",
        "the duty is due by the end of its period": "assumption.duty_assumed_end_of_period",
        "the duty is due by the first day of the new month": "assumption.duty_assumed_turn",
        "the duty is about the period that its last day lies in": "assumption.duty_assumed_this_period",
        "the cap on what may be withheld is counted on each instalment": "assumption.cap_per_instalment",
        "the area's part of the compensation is what the budget says": "assumption.area_from_budget",
        "the debt is to be paid on demand": "assumption.on_demand",
        "the known index figure is of the right kind": "assumption.index_kind",
    },
)
QUESTIONS: Final = Words(
    sv={
        "hur uppsägningstiden räknas": "question.counting",
        "när den undertecknades och började gälla": "question.start", "vilken dag det hände": "question.event_on",
        "vilken dag den började gälla": "question.starts_on", "vilket indextalet är": "question.index_missing",
        "vilket indextal som gäller": "question.index_publication",
        "vilken kommunens andel är": "question.share_missing",
        "hur stor del av ersättningen som gäller området": "question.area_amount",
        "vilket område tvisten gäller": "question.dispute_area",
        "varför fakturan avviker från delbetalningen": "question.invoice_differs",
    },
    en={
        "how the notice period is counted": "question.counting", "when it was signed and began": "question.start",
        "on which day it happened": "question.event_on", "on which day it began": "question.starts_on",
        "what the index figure is": "question.index_missing",
        "which index figure counts": "question.index_publication",
        "what the municipality's share is": "question.share_missing",
        "how much of the compensation is for the area": "question.area_amount",
        "which area the dispute is about": "question.dispute_area",
        "why the invoice differs from the instalment": "question.invoice_differs",
    },
)


def reads(pattern: str) -> Callable[[Read], Read]:
    """Mark what reads the text of a slot with the pattern of the text that it reads."""
    def marked(function: Read) -> Read:
        read: Read = with_pattern(pattern)(function)
        return read
    return marked


def one_of(words: Words, before: str = "", *, or_named: bool = False) -> Callable[[str], Any]:
    """One of the words; ``before`` is the space that goes with a word that may be left out.

    ``or_named``: or a name in quotation marks, which is kept in them: ``Telling`` finds out what goes by it.
    """
    meanings = {**words.sv, **words.en}
    longest_first = [re.escape(word) for word in sorted(meanings, key=len, reverse=True)]

    @reads(f"{before}(?:{'|'.join([*longest_first, *([NAMED] if or_named else [])])})")
    def read(text: str) -> Any:  # noqa: ANN401  # whatever the word means
        return meanings.get(text.strip(), text)
    return read


@reads(r"\d{4}-\d{2}-\d{2}")
def _day(text: str) -> date:
    return date.fromisoformat(text)


@reads(_COUNT + " (?:" + "|".join(sorted(_UNITS, key=len, reverse=True)) + ")")
def _length(text: str) -> str:
    count, unit = text.split()
    number = _COUNTS.get(count) or int(count)
    return f"{number} {_UNITS[unit]}{'' if number == 1 else 's'}"


@reads(rf"(?:en gång|{_COUNT} gånger|once|twice|{_COUNT} times)")
def _times(text: str) -> int:
    word, *_ = text.split()
    return _COUNTS.get(word) or int(word)


@reads(r"\d{1,2} (?:" + "|".join(_MONTHS) + ")")
def _day_of_year(text: str) -> str:
    number, month = text.split()
    return f"{_MONTHS[month]:02}-{int(number):02}"


@reads(r"(?:" + "|".join(_MONTHS) + r") \d{4}")
def _month(text: str) -> str:
    month, year = text.split()
    return f"{year}-{_MONTHS[month]:02}"


@reads(r" \((?:§ ?\d+[a-z]?(?:\.\d+)*|(?:avsnitt|punkt|klausul|artikel|bilaga|section|point|clause|article|annex) "
              r"[A-Za-z]?\.?\d*(?:\.\d+)*)\)")
def _clause(text: str) -> str:
    clause = text.strip()[1:-1]
    return clause.replace(" ", "") if clause.startswith("§") else clause


@reads(r"[A-Z]+-\d{2}")
def _rule(text: str) -> str:
    return text


@reads(rf"(?:{NAMED}|[^\s\"]+\.toml)")
def _document(text: str) -> str:
    return text.strip('"')


@reads(NAMED)
def _name(text: str) -> str:
    return text.strip('"')


@reads(r"\d{4}")
def _year(text: str) -> str:
    return text


VOCABULARY: Final[dict[str, Words]] = {
    "Party": PARTIES, "Status": STATUSES, "Certainty": CERTAINTIES, "Answer": ANSWERS, "Form": FORMS,
    "InWriting": IN_WRITING, "EndsAt": ENDS_AT, "Counting": COUNTINGS, "Then": THEN, "Assumption": ASSUMPTIONS,
    "Question": QUESTIONS, "Watch": WATCHES,
}
"""The words that can stand in a slot, by the slot's type."""

TYPES: Final[dict[str, Callable[[str], Any]]] = {
    **{name: one_of(words) for name, words in VOCABULARY.items()},
    "Day": _day, "Length": _length, "Times": _times, "DayOfYear": _day_of_year, "Month": _month, "Year": _year,
    "Clause": _clause, "Rule": _rule, "Document": _document, "Name": _name, "Party": one_of(PARTIES, or_named=True),
    "InWriting": one_of(IN_WRITING, " "), "Then": one_of(THEN, " "),
}
