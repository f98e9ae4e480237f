"""What Frist says is said in both languages, with the same places to fill in; and its JSON has the keys agreed on."""

import string
import tomllib
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import pytest

from engine.assess import assess
from engine.documents import load
from engine.explain import as_json
from engine.explain.phrases import LANGUAGES, Phrases
from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.assessment import Ground, Reason
from engine.model.events import NoticeReceived
from rules import RULEBOOK

SCENARIOS: Final = Path(__file__).parents[2] / "scenarios"
HARD_SPACE: Final = "\N{NO-BREAK SPACE}"
INFERENCE: Final = Inference(RULEBOOK)
OSTERSUND: Final = load(SCENARIOS / "jamtland" / "ostersund.toml")


def texts(language: str) -> dict[str, Any]:
    """What is said in a language, with what is said of one part only, which has a file of its own."""
    told = [tomllib.loads((files("engine") / "phrases" / f"{name}.toml").read_text(encoding="utf-8"))
            for name in (language, f"{language}-register", f"{language}-alerts", f"{language}-book")]
    every = {key: value for each in told for key, value in each.items()}
    assert len(every) == sum(map(len, told))
    return every


def phrases(table: dict[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from phrases(value, f"{path}{key}.")
        else:
            yield path + key, value


def places(text: str) -> set[str | None]:
    """The names of what is filled in."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


SV, EN = dict(phrases(texts("sv"))), dict(phrases(texts("en")))

# --- Both languages -------------------------------------------------------------------------------------------------


def test_both_languages_have_the_same_phrases_in_the_same_order() -> None:
    assert list(SV) == list(EN)


@pytest.mark.parametrize("key", SV)
def test_each_phrase_has_the_same_places_to_fill_in_in_both_languages_and_says_something(key: str) -> None:
    assert places(SV[key]) == places(EN[key])
    assert SV[key].strip()
    assert EN[key].strip()


@pytest.mark.parametrize("key", ["months", "weekdays"])
def test_a_year_has_twelve_months_and_a_week_seven_days_in_both_languages(key: str) -> None:
    expected = {"months": 12, "weekdays": 7}[key]
    assert [expected, expected] == [len(set(texts(language)["word"][key].split())) for language in LANGUAGES]


# --- How it is written ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "day", "expected"), [
    ("sv", date(2026, 12, 31), "den 31 december 2026"), ("sv", date(2027, 1, 1), "den 1 januari 2027"),
    ("en", date(2026, 12, 31), "31 December 2026"), ("en", date(2027, 1, 1), "1 January 2027")])
def test_a_day_is_written_out(language: str, day: date, expected: str) -> None:
    assert expected == Phrases(language).written(day)


@pytest.mark.parametrize(("told", "sv", "en"), [
    ("1 days", "1 dag", "1 day"), ("2 days", "2 dagar", "2 days"), ("1 weeks", "1 vecka", "1 week"),
    ("12 months", "12 månader", "12 months"), ("1 months", "1 månad", "1 month"), ("3 years", "3 år", "3 years"),
    ("någon annan", "någon annan", "någon annan")])
def test_a_length_is_written_in_words_with_its_number(told: str, sv: str, en: str) -> None:
    assert (sv, en) == (Phrases("sv").written(told), Phrases("en").written(told))


def test_nothing_is_never_written() -> None:
    with pytest.raises(TypeError):
        Phrases("sv").written(None)


@pytest.mark.parametrize(("clauses", "expected"), [
    ([], ""), ([None], ""), (["§10"], "§~10"), (["§11", "§10"], "§§~10 och 11"), (["§10", None, "§10"], "§~10"),
    (["§2", "§11", "§10"], "§§~2, 10 och 11"), (["punkt 4"], "punkt 4"), (["punkt 4", "§2"], "§~2 och punkt 4")])
def test_clauses_are_named_together_in_their_order_with_a_hard_space(clauses: list[str | None], expected: str) -> None:
    assert expected.replace("~", HARD_SPACE) == Phrases("sv").clauses(clauses)


@pytest.mark.parametrize("rule_id", RULEBOOK.by_id)
def test_every_rules_sentence_is_told_with_its_clause_and_ends_with_a_full_stop(rule_id: str) -> None:
    for language in LANGUAGES:
        say = Phrases(language, RULEBOOK)
        assert say.sentence(rule_id).endswith(".")
        assert f"{say.sentence(rule_id)} (§{HARD_SPACE}3)" == say.reason(Reason(rule_id, "§3"))


def test_without_a_rulebook_no_rule_has_a_sentence() -> None:
    with pytest.raises(ValueError, match="TERM-01"):
        Phrases("sv").sentence("TERM-01")


def test_a_form_is_a_ground_told_in_words() -> None:
    assert ["form: brev", "form: letter"] == [
        Phrases(language).ground(Ground("form", "letter")) for language in LANGUAGES]


# --- The keys of the JSON -------------------------------------------------------------------------------------------

ONE_PARTY: Final = {
    "answer", "certainty", "party", "opens_on", "last_day", "other_reading", "last_working_day", "ends_on",
    "notice_today_ends_on", "if_nothing_is_done", "at_stake", "next"}
TOLD: Final = [
    (OSTERSUND, date(2026, 11, 20)),
    (OSTERSUND.with_events(NoticeReceived(by="kommun", received_on=date(2026, 12, 31))), date(2026, 12, 31)),
    *((load(SCENARIOS / f"{name}.toml"), date(2022, 6, 30)) for name in (
        "vad-som-hande", "lansstyrelsen", "nseo", "unesco-creative-cities", "energi-och-klimatradgivning")),
]


@pytest.mark.parametrize(("agreement", "as_of"), TOLD,
                         ids=lambda each: each.id if isinstance(each, Agreement) else None)
def test_an_assessment_as_json_has_exactly_these_keys_whatever_it_concludes(agreement: Agreement, as_of: date) -> None:
    told = as_json.assessment(assess(agreement, as_of, INFERENCE), Phrases("sv", RULEBOOK), "sha256:0")
    assert {"agreement", "as_of", "known_on", "rulebook", "status", "certainty", "readings", "assumptions", "terms",
            "ends_on", "termination", "questions", "payments", "balances", "apportionments", "obligations", "matters",
            "changes", "reasons", "horizon"} == set(told)
    assert {*ONE_PARTY, "by_party"} == set(told["termination"])
    for each in (told["termination"], *told["termination"]["by_party"].values()):
        assert set(each) - {"by_party"} == ONE_PARTY
        assert {"renews_on", "new_end"} == set(each["if_nothing_is_done"] or {"renews_on", "new_end"})
        assert {"last_day", "ends_on"} == set(each["next"] or {"last_day", "ends_on"})
    of_a_term = {"number", "starts_on", "ends_on", "came_by", "fate"}
    assert all(of_a_term == set(each) for each in told["terms"])
    assert all({"assumes", "status", "ends_on", "terms"} == set(each) for each in told["readings"])
    assert all({"assumption", "clause"} == set(each) for each in told["assumptions"])
    assert all({"question", "clause"} == set(each) for each in told["questions"])
    assert told["reasons"]
    assert all({"id", "rule", "clause", "sentence", "grounds", "because"} == set(each) for each in told["reasons"])


def test_a_supposed_act_as_json_has_exactly_these_keys() -> None:
    told = as_json.what_if(assess(OSTERSUND, date(2026, 11, 20), INFERENCE), Phrases("sv", RULEBOOK))
    assert {"ends_on", "certainty", "readings", "reasons"} == set(told)
