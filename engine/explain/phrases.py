"""The phrases of one language, and how days, lengths and clauses are written in it."""

import re
import tomllib
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Final

from engine.model.assessment import Ground, Reason, Remark
from engine.model.dates import MONTHS_A_YEAR
from engine.model.instalments import InstalmentId
from engine.model.money import ORE_A_KRONA, Amount, half_up
from engine.model.outcomes import Outcome, Status
from engine.model.periods import Every
from engine.rulebook import Rulebook

LANGUAGES: Final = ("sv", "en")
_FOLDER: Final = Path(__file__).parents[1] / "phrases"  # importlib.resources would load much to come to the same
_SECTION: Final = re.compile(r"§+\s*(.+)")
_LENGTH: Final = re.compile(r"(\d+) (days|weeks|months|years)")
_FURTHER: Final = ("register", "alerts", "book")
"""The files of phrases that few commands need: each is read when a phrase in it is first asked for."""

HARD_SPACE: Final = "\N{NO-BREAK SPACE}"
MINUS: Final = "\N{MINUS SIGN}"
_DECIMALS: Final = 4
"""The most decimals that a number is shown with."""


@cache
def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


class Phrases:
    """What Frist says in one language. ``rulebook`` gives the sentences of the rules."""

    def __init__(self, language: str, rulebook: Rulebook | None = None) -> None:
        self.language = language
        self._rulebook = rulebook
        self._texts = _load(language)
        self._months = self._texts["word"]["months"].split()
        self._weekdays = self._texts["word"]["weekdays"].split()
        sample = self._texts["word"]["number"]
        self._thousands, self._decimal = sample[1], sample[-2]

    def __call__(self, key: str, /, **values: object) -> str:
        """The phrase at ``key`` ("answer.yes"), filled in. Days are written out."""
        steps = key.split(".")
        node: Any = self._texts if steps[0] in self._texts else next(
            texts for name in _FURTHER if steps[0] in (texts := _load(f"{self.language}-{name}")))
        for step in steps:
            node = node[step]
        return str(node).format(**{name: self.written(value) for name, value in values.items()})

    def written(self, value: object) -> str:
        """A value as it is written in this language; ``None`` is never written."""
        if value is None:
            raise TypeError(value)
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, Amount):
            return self.kronor(value.ore)
        if isinstance(value, Decimal | Fraction):
            return self.number(value)
        if isinstance(value, InstalmentId):
            return self.instalment(value)
        if isinstance(value, str) and (length := _LENGTH.fullmatch(value)):
            return self.length(int(length[1]), length[2])
        return str(value)

    def kronor(self, ore: int) -> str:
        """Whole öre as kronor: "9 356 000 kr", with hard spaces; the öre only where there are any."""
        return self("word.kronor", amount=self.amount(ore))

    def amount(self, ore: int, *, is_exact: bool = False) -> str:
        """The same without the currency; ``is_exact``: with the öre even where there are none, as in a table."""
        kronor, rest = divmod(abs(ore), ORE_A_KRONA)
        amount = self._grouped(kronor) + (f"{self._decimal}{rest:02}" if rest or is_exact else "")
        return MINUS + amount if ore < 0 else amount

    def number(self, number: Decimal | Fraction) -> str:
        """A number with as many decimals as it needs, at most four: "48,77"."""
        steps = 10**_DECIMALS
        nearest = half_up(Fraction(number) * steps)
        whole, rest = divmod(abs(nearest), steps)
        decimals = f"{rest:0{_DECIMALS}}".rstrip("0")
        shown = self._grouped(whole) + (f"{self._decimal}{decimals}" if decimals else "")
        return MINUS + shown if nearest < 0 else shown

    def _grouped(self, whole: int) -> str:
        return f"{whole:,}".replace(",", self._thousands)

    def instalment(self, instalment: InstalmentId) -> str:
        """The part of the year that an instalment is for: "kvartal 1 2020"."""
        month = self._months[(instalment.number - 1) * MONTHS_A_YEAR // instalment.per_year]
        return self(f"word.instalment_{instalment.per_year}", number=instalment.number, year=instalment.year,
                    month=month)

    def day(self, day: date) -> str:
        """The day written out: "den 31 december 2026"."""
        return str(self._texts["word"]["day"]).format(
            day=day.day, month=self._months[day.month - 1], year=day.year)

    def weekday(self, day: date) -> str:
        """The name of the weekday."""
        return str(self._weekdays[day.weekday()])

    def length(self, count: int, unit: str) -> str:
        """A length of time: "12 månader"."""
        return self(f"word.{unit}_{'1' if count == 1 else 'n'}", count=count)

    def clauses(self, clauses: Iterable[str | None]) -> str:
        """The clauses named together: "§§ 10 och 11"; "" if there are none."""
        known = list(dict.fromkeys(clause for clause in clauses if clause))
        sections = [match[1] for clause in known if (match := _SECTION.fullmatch(clause))]
        others = sorted((clause for clause in known if not _SECTION.fullmatch(clause)), key=_numerically)
        if len(sections) == 1:
            others.insert(0, self("word.clauses_1", number=sections[0]).replace(" ", HARD_SPACE))
        elif sections:
            sections.sort(key=_numerically)
            others.insert(0, self("word.clauses_n", numbers=self.listed(sections)).replace("§ ", f"§{HARD_SPACE}"))
        return self.listed(others)

    def in_brackets(self, clauses: Iterable[str | None]) -> str:
        """The clauses in brackets after a space, or nothing."""
        named = self.clauses(clauses)
        return f" ({named})" if named else ""

    def listed(self, words: list[str], by: str = "and") -> str:
        """Words one after another, the last after "and" or "or"."""
        if len(words) < 2:  # noqa: PLR2004  # one word needs no "and"
            return "".join(words)
        return f"{', '.join(words[:-1])} {self(f'word.{by}')} {words[-1]}"

    def sentence(self, rule_id: str) -> str:
        """The sentence of a rule."""
        if self._rulebook is None:
            raise ValueError(rule_id)
        return str(getattr(self._rulebook.by_id[rule_id], self.language))

    def leads_to(self, rule_id: str) -> Outcome:
        """The outcome of a rule."""
        if self._rulebook is None:
            raise ValueError(rule_id)
        return self._rulebook.by_id[rule_id].then

    def status(self, status: Status, ends_on: date | None) -> str:
        """Where an agreement stands, with its last day if that is settled."""
        if ends_on is None:
            return self(f"status.{status.value}")
        return self(f"status_until.{status.value}", ends_on=ends_on)

    def remark(self, remark: Remark) -> str:
        """A question, an assumption or what a reading assumes."""
        values: dict[str, object] = {ground.key: _named(ground) for ground in remark.grounds}
        if remark.key == "question.rule":
            sentence = self.sentence(str(values["rule"]))
            return sentence if "duty_period" not in values else self._about_a_duty(values, sentence)
        if remark.key == "question.event_on":
            values["day"] = self(f"event_day.{values['event']}_{values['which']}")
        if remark.key == "question.decided_on":
            values["outcome"] = self(f"matter.{values['outcome']}")
        if "series" in values:
            values["series"] = self("word.series", series=values["series"]) if values["series"] else ""
        if remark.key == "reading.event_on":
            return self(f"event_was.{values['event']}_{values['which']}", day=values["day"])
        return self(remark.key, **values)

    def _about_a_duty(self, values: dict[str, object], sentence: str) -> str:
        """A question, beginning with the duty and the period that it is about."""
        if "what" not in values:
            return self("question.contact", party=values["party"], duty_period=values["duty_period"], sentence=sentence)
        is_once = values["duty_period"] == Every.ONCE.value
        return self("question.duty_once" if is_once else "question.duty", sentence=sentence, **values)

    def ground(self, ground: Ground) -> str:
        """A fact that a conclusion rests on."""
        value = self(f"form.{ground.value}") if ground.key == "form" else _named(ground)
        return self(f"ground.{ground.key}", value=value)

    def reason(self, reason: Reason) -> str:
        """The sentence of a reason, with its clause."""
        return self.sentence(reason.rule) + self.in_brackets([reason.clause])


def _named(ground: Ground) -> object:
    """The value of a ground, an instalment's id as what it names."""
    return InstalmentId.parse(str(ground.value)) if ground.key == "instalment" else ground.value


def _numerically(clause: str) -> tuple[list[int], str]:
    """Orders clauses by the numbers in them: 7.1 before 7.10, and 2 before 10."""
    return [int(number) for number in re.findall(r"\d+", clause)], clause
