"""Amounts, shares and instalments as they are written; and every phrase of money that the assessment uses."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine.assess.money
from engine.explain.json_values import kronor, percent
from engine.explain.payments import ABOUT_MONEY, about_money, other_than_money
from engine.explain.phrases import LANGUAGES, Phrases
from engine.model.assessment import Ground, Remark
from engine.model.instalments import InstalmentId
from engine.model.money import Amount
from engine.model.outcomes import Certainty, Standing
from rules import RULEBOOK

HARD_SPACE: Final = "\N{NO-BREAK SPACE}"
MINUS: Final = "\N{MINUS SIGN}"
SOURCES: Final = [path.read_text(encoding="utf-8")
                  for path in Path(engine.assess.money.__file__).parent.glob("*.py")]


@pytest.mark.parametrize(("ore", "sv", "en"), [
    (935_600_000, "9~356~000~kr", "SEK~9,356,000"), (120_198_750, "1~201~987,50~kr", "SEK~1,201,987.50"),
    (0, "0~kr", "SEK~0"), (1, "0,01~kr", "SEK~0.01"), (-123_405, f"{MINUS}1~234,05~kr", f"SEK~{MINUS}1,234.05"),
    (99_900, "999~kr", "SEK~999"), (100_000, "1~000~kr", "SEK~1,000")])
def test_an_amount_is_written_with_hard_spaces_and_with_ore_only_where_there_are_any(
        ore: int, sv: str, en: str) -> None:
    assert [sv.replace("~", HARD_SPACE), en.replace("~", HARD_SPACE)] == [
        Phrases(language).written(Amount(ore)) for language in LANGUAGES]


@pytest.mark.parametrize(("number", "sv", "en"), [
    (Decimal("48.77"), "48,77", "48.77"), (Decimal("2.80"), "2,8", "2.8"), (Decimal(50), "50", "50"),
    (Fraction(1, 3), "0,3333", "0.3333"), (Fraction(200, 3), "66,6667", "66.6667"),
    (Fraction(-1, 2), f"{MINUS}0,5", f"{MINUS}0.5"), (Fraction(-1, 10**6), "0", "0"),
    (Decimal("1234.5"), f"1{HARD_SPACE}234,5", "1,234.5")])
def test_a_number_has_as_many_decimals_as_it_needs_but_no_more_than_four(
        number: Decimal | Fraction, sv: str, en: str) -> None:
    assert [sv, en] == [Phrases(language).written(number) for language in LANGUAGES]


@pytest.mark.parametrize(("named", "sv", "en"), [
    ("2020-Q1", "kvartal 1 2020", "quarter 1 of 2020"), ("2020-H2", "halvår 2 2020", "half 2 of 2020"),
    ("2020-T3", "tertial 3 2020", "tertial 3 of 2020"), ("2020-12", "december 2020", "December 2020"),
    ("2020-01", "januari 2020", "January 2020"), ("2020", "2020", "2020")])
def test_an_instalment_is_written_as_the_part_of_the_year_that_it_is_for(named: str, sv: str, en: str) -> None:
    assert [sv, en] == [Phrases(language).written(InstalmentId.parse(named)) for language in LANGUAGES]
    assert [f"delbetalning: {sv}", f"instalment: {en}"] == [
        Phrases(language).ground(Ground("instalment", named)) for language in LANGUAGES]


@given(st.integers(-10**17, 10**17))
def test_no_ore_is_lost_when_an_amount_is_written(ore: int) -> None:
    for language in LANGUAGES:
        written = Phrases(language).amount(ore, is_exact=True).replace(MINUS, "-")
        assert ore == int(re.sub(r"[^\d-]", "", written))
    assert Decimal(ore).scaleb(-2) == Decimal(kronor(ore) or "")


@pytest.mark.parametrize(("share", "expected"), [
    (Fraction(4877, 100), "48.77"), (Fraction(100), "100"), (Fraction(1, 3), "0.3333"), (Fraction(0), "0")])
def test_a_share_as_json_is_a_string_with_a_decimal_point(share: Fraction, expected: str) -> None:
    assert expected == percent(share)


def test_what_cannot_be_told_is_null() -> None:
    assert kronor(None) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_of_money_that_the_assessment_uses_can_be_said(language: str) -> None:
    say = Phrases(language, RULEBOOK)
    used = {key for text in SOURCES for key in re.findall(r'"((?:question|assumption)\.\w+)"', text)}
    assert used - {"question.rule"} == ABOUT_MONEY
    grounds = (Ground("instalment", "2020-Q1"), Ground("invoiced", Amount(100)), Ground("agreed", Amount(200)),
               Ground("year", 2020), Ground("price_level", 2018), Ground("series", ""), Ground("member", "a"),
               Ground("area", "b"), Ground("dispute", "c"))
    for key in ABOUT_MONEY:
        told = say.remark(Remark(key, None, grounds))
        assert told.endswith((".", "?"))
        assert "  " not in told
    for key in {key for text in SOURCES for key in re.findall(r'Ground\("(\w+)"', text)} - {
            "rule", "agreed", "member", "price_level"}:
        assert say.ground(Ground(key, date(2020, 1, 1) if key.endswith("_on") else "2020-Q1"))
    assert all(say(f"payment.{each.value}") for each in Standing)
    assert all(say(f"certainty.{each.value}") for each in Certainty)


def test_a_series_is_named_only_where_the_index_has_a_name() -> None:
    named, nameless = (Phrases("sv").remark(Remark("question.index_missing", None, (
        Ground("year", 2022), Ground("series", series)))) for series in ("LPIK", ""))
    assert named.startswith("Vilket är indextalet för 2022 (LPIK)?")
    assert nameless.startswith("Vilket är indextalet för 2022?")


def test_questions_about_money_are_told_from_others() -> None:
    say = Phrases("sv", RULEBOOK)
    of_money = (Remark("question.index_missing"), Remark("question.rule", None, (Ground("rule", "INTEREST-04"),)))
    others = (Remark("question.start"), Remark("question.rule", None, (Ground("rule", "TERMINATION-05"),)))
    assert (of_money, others) == (about_money(of_money + others, say), other_than_money(of_money + others, say))
