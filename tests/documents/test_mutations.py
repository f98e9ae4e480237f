"""Whatever is done to a valid document, it gives an agreement or its problems, and never anything else."""

import json
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.assess import assess
from engine.documents import load
from engine.explain import as_json, report
from engine.explain.phrases import Phrases
from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment
from engine.model.money import split
from engine.model.problems import Problem, ProblemsError
from rules import RULEBOOK

Value = Any
Table = dict[str, Value]

PARTIES: Final = [{"id": "region", "name": "Regionen"}, {"id": "kommun"}]
TERM: Final = {"starts_on": date(2019, 1, 1), "ends_on": date(2021, 12, 31), "clause": "§10"}
NOTICE: Final = {"period": "12 months", "counted": "before_term_end", "form": "written", "clause": "§11"}
DOCUMENTS: Final[list[Table]] = [
    {"agreement": {"id": "a"}, "party": PARTIES, "term": TERM,
     "renewal": {"kind": "automatic", "period": "3 years", "max_times": 2}, "notice": NOTICE,
     "event": [{"kind": "signed", "on": date(2018, 12, 14), "by": "region"},
               {"kind": "extended", "agreed_on": "2020-12", "ends_on": date(2022, 12, 31)},
               {"kind": "notice", "by": "kommun", "sent_on": date(2021, 12, 30), "received_on": date(2021, 12, 31)}]},
    {"agreement": {"id": "b", "title": "B"}, "party": PARTIES,
     "term": {"starts_on": {"no_later_than": date(2019, 1, 1)}, "ends_on": "2021", "latest_end": date(2030, 12, 31)},
     "renewal": {"kind": "option", "period": "1 year", "holder": "region", "exercise_before": "9 months",
                 "counting": "same_day"},
     "notice": {**NOTICE, "counted": "from_notice", "ends_at": "quarter_end", "by": ["region", "kommun"],
                "renewed": {"period": "1 month"}, "party": {"kommun": {"period": "60 days", "ends_at": "03-14"}}},
     "event": [{"kind": "option_used", "on": date(2021, 3, 1), "by": "region"},
               {"kind": "notice", "id": "n", "received_on": "2021-12", "form": "oral", "accepted_on": "2022"},
               {"kind": "notice_withdrawn", "agreed_on": date(2022, 1, 2), "of": "n"}]},
    {"agreement": {"id": "c"}, "party": PARTIES, "term": {"duration": "18 months", "starts_on": date(2024, 1, 31)},
     "renewal": {"kind": "automatic", "period": "1 month"},
     "notice": {"counted": "before_date", "date": "02-29", "not_before": date(2024, 6, 1),
                "no_end_before": date(2025, 12, 31), "form": ["letter", "email"], "given_when": "sent"},
     "event": [{"kind": "signed", "on": "2024-01"},
               {"kind": "rescinded", "on": date(2026, 5, 1), "by": "kommun", "recorded_on": date(2026, 6, 1)}]},
    {"agreement": {"id": "d"}, "party": PARTIES, "term": {"starts_on": "2019"},
     "notice": {"counted": "from_notice", "period": "3 months", "ends_at": "month_end", "counting": "period_boundary"},
     "event": [{"kind": "notice", "by": "region", "received_on": date(2024, 1, 31), "to_end_on": date(2024, 6, 30)}]},
    {"agreement": {"id": "e"}, "party": PARTIES, "term": TERM, "compensation": {
        "amount": 9_356_000, "price_level": 2018, "payer": "kommun", "payee": "region", "clause": "§7",
        "index": {"series": "LPIK", "basis": "forecast", "method": "compounded", "rounding": "none", "percent": {
            "2019": Decimal("2.8"), "2020": [{"percent": Decimal("2.5"), "kind": "forecast",
                                              "published_on": date(2019, 10, 15)}, Decimal("2.4")]}},
        "allocation": {"by": "population", "member": "a", "share_decimals": 2, "rounding": "krona", "residual": "a",
                       "counted_on": "11-01", "population": {"2019": {"a": 63_790, "b": 5}},
                       "shares": {"2020": {"a": Decimal("48.77")}}},
        "instalments": {"per_year": 4, "when": "in_advance", "against": "invoice", "due": "30 days"}},
     "area": [{"id": "x", "name": "X", "amount": {"2020": 599_000}, "taken_from": "budget"}],
     "dispute": {"forum": "F", "withhold_at_most": 50, "of": "disputed_area", "per": "instalment"},
     "reference_rate": [{"from_on": date(2020, 1, 1), "percent": Decimal("0.0"), "source": "Riksbanken"}],
     "event": [{"kind": "invoice", "number": "F", "instalment": "2020-Q1", "amount": Decimal("1201987.50"),
                "issued_on": date(2020, 1, 2), "due_on": date(2020, 2, 1)},
               {"kind": "payment", "instalment": "2020-Q1", "amount": 1, "on": date(2020, 2, 1)},
               {"kind": "dispute_opened", "id": "t", "area": "x", "on": date(2020, 2, 1), "about": "performance"},
               {"kind": "withheld", "dispute": "t", "instalment": "2020-Q1", "amount": 1, "on": date(2020, 2, 1)},
               {"kind": "dispute_settled", "id": "t", "on": date(2020, 3, 1), "release": "pay"},
               {"kind": "surplus", "year": 2020, "budget": 2, "used": 1, "on": date(2021, 3, 1), "basis": "practice"}]},
    {"agreement": {"id": "f"}, "party": PARTIES, "term": TERM, "compensation": {
        "amount": Decimal("0.5"), "price_level": 2018, "payer": "kommun", "payee": "region",
        "index": {"method": "base_index", "part": [{"series": "A", "weight": 90, "level": {"2018": 100, "2021": 110}},
                                                   {"series": "B", "weight": 10, "level": {"2018": {"level": 1}}}]},
        "instalments": {"per_year": 2, "when": "in_arrears", "against": "date", "due": ["06-30", "12-31"]}},
     "event": [{"kind": "credit", "instalment": "2020-H2", "amount": 1, "on": date(2020, 2, 1), "number": "K"}]},
    {"agreement": {"id": "g", "ends_with": "a", "rests_on": ["b"]}, "party": PARTIES, "term": TERM,
     "forum": [{"id": "f", "kind": ["information", "advocacy"], "level": "political", "convenor": "region",
                "members": ["region", "x"], "purpose": "p", "until": date(2021, 6, 30),
                "meetings": [date(2020, 2, 10), "2020-06"]}],
     "duty": [{"id": "d", "by": "region", "to": "kommun", "what": "w", "every": "year", "times": 2, "due": "03-31",
               "concerns": "period_before"},
              {"id": "m", "by": "kommun", "to": "f", "what": "w", "every": "meeting"},
              {"id": "o", "by": "kommun", "to": "region", "what": "w", "every": "once",
               "due": {"at": "f", "meeting": "2020-06"}},
              {"id": "r", "by": "region", "to": "kommun", "what": "w", "every": "on-request", "due": "10 working days"},
              {"id": "t", "by": "region", "to": "kommun", "what": "w", "every": "6 months"}],
     "decision": [{"body": "n", "reference": "R/1 § 2", "decided_on": "2022-12", "outcome": "deferred", "duty": ["d"],
                   "until": "2023", "note": "n"}],
     "contact": {"tell_within": "10 days", "clause": "§13"}, "finances": [{"what": "w", "amount": 5, "per": "year"}],
     "event": [{"kind": "performed", "duty": "d", "period": "2020", "on": "2021-03", "by": "region"},
               {"kind": "performed", "duty": "m", "period": date(2020, 2, 10), "on": date(2020, 2, 10)},
               {"kind": "requested", "id": "q", "duty": "r", "on": date(2020, 3, 1), "by": "kommun"},
               {"kind": "performed", "duty": "r", "period": "q", "on": date(2020, 3, 4)},
               {"kind": "waived", "duty": "t", "period": "2019-07-01", "on": date(2020, 3, 4), "by": "kommun"},
               {"kind": "contact_changed", "party": "kommun", "on": date(2020, 3, 1), "told_on": date(2020, 3, 1),
                "in_writing": True},
               {"kind": "agreed_change", "of": "§4", "on": date(2020, 3, 1), "by": ["region", "kommun"]}]},
]
WORDS: Final = [
    "region", "kommun", "x", "automatic", "option", "by_agreement", "none", "before_term_end", "before_next_term",
    "before_date", "from_notice", "written", "any", "email", "oral", "received", "sent", "same_day", "period_boundary",
    "month_end", "year_end", "renews", "ends", "signed", "notice", "notice_withdrawn", "extended", "option_used",
    "rescinded", "open-ended", "0 days", "1 day", "1 month", "12 months", "100 years", "-1 years", "2020-12", "2024",
    "2200", "11-01", "02-29", "02-30", "n", "", " ", "{got}", "{0}", "%s", "\x1b[31m", "a\nb", "\u202e", "å", "§11",
    "compounded", "base_index", "forecast", "outcome", "thousand", "krona", "ore", "largest_remainder", "population",
    "in_advance", "in_arrears", "invoice", "date", "budget", "compensation", "disputed_area", "year", "payment",
    "credit", "withheld", "dispute_opened", "dispute_settled", "surplus", "both", "pay", "waive", "2020-Q1", "2020-H1",
    "2020-01", "a", "t", "performed", "requested", "waived", "contact_changed", "agreed_change", "once", "week",
    "meeting", "term-of-office", "on-request", "6 months", "10 working days", "02-01/turn-of-month", "03-31",
    "2018-2022", "f", "d", "m", "o", "r", "q", "2020-06", "information", "officials", "deferred", "closed",
    "period_before"]
KEYS: Final = [
    "agreement", "party", "term", "renewal", "notice", "event", "id", "title", "name", "starts_on", "ends_on",
    "duration", "latest_end", "clause", "kind", "period", "max_times", "holder", "exercise_before", "counting",
    "counted", "date", "ends_at", "form", "given_when", "not_before", "no_end_before", "by", "renewed", "kommun",
    "no_later_than", "on", "agreed_on", "sent_on", "received_on", "accepted_on", "recorded_on", "to_end_on", "of",
    "then", "peroid", "a.b", "", '"', "compensation", "area", "dispute", "reference_rate", "events_from", "amount",
    "price_level", "payer", "payee", "index", "allocation", "instalments", "method", "series", "percent", "level",
    "part", "weight", "population", "shares", "member", "residual", "due", "day", "move", "2019", "2020", "a", "number",
    "instalment", "forum", "duty", "decision", "contact", "finances", "to", "what", "every", "times", "concerns", "at",
    "meeting", "meetings", "until", "outcome", "matter", "decided_on", "ends_with", "rests_on", "tell_within", "per",
    "told_on", "in_writing", "party"]
DAYS: Final = st.sampled_from([
    date(2019, 1, 1), date(2021, 12, 31), date(2022, 12, 31), date(2024, 2, 29), date(1, 1, 1), date(9999, 12, 31),
    date(1800, 1, 1), date(2199, 12, 31)])
SCALARS: Final = (
    st.sampled_from(WORDS) | st.booleans() | st.integers(-2, 5) | st.sampled_from([10**30, 2**15_000, 1.5, -0.0])
    | st.sampled_from([Decimal("0.005"), Decimal("1e-400")])
    | st.sampled_from([float("inf"), float("nan")]) | DAYS | st.dates(date(2017, 1, 1), date(2030, 1, 1))
    | st.just(datetime(2020, 1, 1)) | st.just(time(12)))  # noqa: DTZ001  # TOML has days without a zone
VALUES: Final = SCALARS | st.lists(SCALARS, max_size=2) | st.dictionaries(st.sampled_from(KEYS), SCALARS, max_size=3)


def written(value: Value) -> str:
    """The value as TOML: every table inline, every key in quotation marks."""
    match value:
        case bool() | str():
            return json.dumps(value)
        case int():
            return hex(value) if value >= 0 else str(value)
        case date() | time():
            return value.isoformat()
        case list():
            return f"[{', '.join(map(written, value))}]"
        case dict():
            return f"{{ {', '.join(f'{json.dumps(key)} = {written(each)}' for key, each in value.items())} }}"
    return str(value)


def places(value: Value, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place in a document, the whole of it first."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, each in inner for place in places(each, (*path, key)))]


def changed(value: Value, path: tuple[str | int, ...], change: str, new: Value, key: str) -> Value:
    """The document with one change at ``path``: a value replaced, left out or put in a list, a key added or renamed."""
    if path:
        step, *rest = path
        copied: Value = dict(value) if isinstance(value, dict) else list(value)
        if rest or change in {"replace", "wrap", "add", "rename", "twice"}:
            copied[step] = changed(value[step], tuple(rest), change, new, key)
        else:
            del copied[step]
        return copied
    if change == "replace":
        return new
    if change == "add" and isinstance(value, dict):
        return {**value, key: new}
    if change == "rename" and value and isinstance(value, dict):
        first, *others = value
        return {**{other: value[other] for other in others}, key: value[first]}
    if change == "twice" and isinstance(value, list):
        return [*value, *value]
    return [value] if change == "wrap" else value


@st.composite
def mutated(draw: st.DrawFn) -> Table:
    document: Table = draw(st.sampled_from(DOCUMENTS))
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(places(document)[1:] or [()]))
        change = draw(st.sampled_from(["replace", "replace", "leave out", "wrap", "add", "rename", "twice"]))
        after = changed(document, path, change, draw(VALUES), draw(st.sampled_from(KEYS)))
        document = after if isinstance(after, dict) else document
    return document


@cache
def phrases() -> Phrases:
    return Phrases("sv", RULEBOOK)


def write(document: Table, path: Path) -> None:
    path.write_text("".join(f"{json.dumps(key)} = {written(value)}\n" for key, value in document.items()),
                    encoding="utf-8")


def loaded(document: Table, path: Path) -> Agreement | None:
    """The agreement, or None if the document has problems; each problem can be told."""
    write(document, path)
    try:
        agreement = load(path)
    except ProblemsError as error:
        told = [as_json.problem(problem, phrases()) for problem in error.problems]
        assert told
        assert all(each["file"] == str(path) and each["message"] and each["remedy"] for each in told)
        assert all("\x1b" not in text and "\n" not in text for each in told for text in each.values())
        return None
    return agreement


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document["agreement"]["id"])
def test_the_documents_to_be_changed_are_valid(document: Table, tmp_path: Path, inference: Inference) -> None:
    agreement = loaded(document, tmp_path / "avtal.toml")
    assert agreement is not None
    assert isinstance(assess(agreement, date(2022, 6, 1), inference), Assessment)


FUZZ: Final = settings(max_examples=200, deadline=None, suppress_health_check=[
    HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@FUZZ
@given(mutated())
def test_a_changed_document_gives_an_agreement_or_its_problems(tmp_path: Path, document: Table) -> None:
    agreement = loaded(document, tmp_path / "avtal.toml")
    assert agreement is None or isinstance(agreement, Agreement)
    compensation = agreement.compensation if agreement else None
    if compensation is not None and (allocation := compensation.allocation) is not None:
        for year in (2019, 2020, 2021):
            shares = allocation.shares_for(year) or {}
            found = split(compensation.amount, shares, allocation.rounding.unit, allocation.residual)
            assert compensation.amount == sum(found.parts.values()) + found.residual


@FUZZ
@given(mutated(), DAYS.filter(lambda day: 1800 <= day.year < 2200) | st.dates(date(2017, 1, 1), date(2030, 1, 1)))
def test_an_agreement_from_a_changed_document_is_assessed_in_words_or_has_problems(
        tmp_path: Path, inference: Inference, document: Table, as_of: date) -> None:
    agreement = loaded(document, tmp_path / "avtal.toml")
    if agreement is None:
        return
    problems: tuple[Problem, ...] = ()
    try:
        found = assess(agreement, as_of, inference)
    except ProblemsError as error:
        problems = error.problems
    assert all(as_json.problem(problem, phrases())["message"] for problem in problems)
    if not problems:
        assert as_of.isoformat() == as_json.assessment(found, phrases(), "")["as_of"]
        assert list(report.assessment(agreement, found, phrases()))
        assert list(report.can_terminate(agreement, found, phrases(), None))
        assert list(report.why(found.why_status, phrases()))
        assert list(report.timeline(agreement, found, phrases()))


@FUZZ
@given(mutated(), mutated())
def test_a_changed_document_based_on_another_gives_an_agreement_or_problems(
        tmp_path: Path, own: Table, base: Table) -> None:
    heading = own.get("agreement")
    if isinstance(heading, dict):
        own = {**own, "agreement": {**heading, "based_on": "base.toml"}}
    write(base, tmp_path / "base.toml")
    write(own, tmp_path / "own.toml")
    problems: tuple[Problem, ...] = ()
    try:
        load(tmp_path / "own.toml")
    except ProblemsError as error:
        problems = error.problems
    assert {Path(problem.origin.file).name for problem in problems} <= {"own.toml", "base.toml"}
