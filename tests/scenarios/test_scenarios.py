"""The scenarios tell what the real agreements say and what happened to them, and nothing more."""

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from engine.assess import assess
from engine.cli import main
from engine.documents import is_common_text, load
from engine.explain import as_json
from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment, CameBy, Fate, TermOfAgreement
from engine.model.events import NoticeReceived
from engine.model.outcomes import Answer, Certainty, Status
from rules import RULEBOOK

SCENARIOS = Path(__file__).parents[2] / "scenarios"
COMMON = SCENARIOS / "jamtland" / "kommunavtal.toml"
MUNICIPALITIES = {
    "ragunda": ("Ragunda", "Ragunda kommun"),
    "bracke": ("Bräcke", "Bräcke kommun"),
    "krokom": ("Krokom", "Krokoms kommun"),
    "stromsund": ("Strömsund", "Strömsunds kommun"),
    "are": ("Åre", "Åre kommun"),
    "berg": ("Berg", "Bergs kommun"),
    "harjedalen": ("Härjedalen", "Härjedalens kommun"),
    "ostersund": ("Östersund", "Östersunds kommun"),
}
HISTORIES = ("vad-som-hande", "forlangd-inte-uppsagd", "en-dag-for-sent")
DISPUTES = ("tvist-vid-taket", "tvist-ett-ore-over", "tvist-uppgjord", "tvist-uppgjord-utan-besked")
DUTIES = ("skyldigheter-i-kommunavtalet", *(f"skyldigheter-{stem}" for stem in MUNICIPALITIES),
          "lansstyrelsen-arsplan", "lansgemensam-paverkansagenda", "samverkansarenor-2022")
"""What is owed besides money, and what has been decided; see ``test_duties``."""
COMMON_TEXTS = [COMMON, SCENARIOS / "skyldigheter-gemensam-text.toml"]
DOCUMENTS = sorted(path for path in SCENARIOS.rglob("*.toml") if path not in COMMON_TEXTS)
TERMS_OF_AN_AGREEMENT = {"term", "renewal", "notice", "area", "dispute"}
ABOUT_MONEY = ("assumption.on_demand", "question.share_missing", "question.index_missing")
"""What is assumed or asked about money in every agreement with a municipality; see ``test_money``."""

INFERENCE = Inference(RULEBOOK)


def told_in(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def scenario(name: str) -> Agreement:
    return load(SCENARIOS / f"{name}.toml")


def on(agreement: Agreement | str, day: str) -> Assessment:
    told = scenario(agreement) if isinstance(agreement, str) else agreement
    return assess(told, date.fromisoformat(day), INFERENCE)


def asked(found: Assessment) -> set[str]:
    return {each.key for each in found.questions}.difference(ABOUT_MONEY)


def assumed(found: Assessment) -> set[str]:
    return {each.key for each in found.assumptions}.difference(ABOUT_MONEY)


def first_term(ends_on: date | None, fate: Fate, starts_on: date | None = None) -> tuple[TermOfAgreement, ...]:
    return (TermOfAgreement(1, starts_on, ends_on, CameBy.START, fate),)


# --- The documents ------------------------------------------------------------------------------------------------


def test_every_document_validates(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["validate", str(SCENARIOS), "--json"])
    assert (0, {"problems": []}) == (ended.value.code, json.loads(capsys.readouterr().out))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_document_loads_as_an_agreement_of_its_own(path: Path) -> None:
    assert told_in(path)["agreement"]["id"] == load(path).id


def test_no_two_documents_share_an_id() -> None:
    ids = [load(path).id for path in DOCUMENTS]
    assert sorted(set(ids)) == sorted(ids)


def test_there_is_a_document_for_each_instrument_and_no_other() -> None:
    expected = {*MUNICIPALITIES, *HISTORIES, *DISPUTES, "overskottet-2020", "lansstyrelsen",
                "lansstyrelsen-antaget-undertecknad", "energi-och-klimatradgivning", "energi-och-fastighetsnatverk",
                "nseo", "unesco-creative-cities", "samiskt-rad-trondelag", "botniska-korridoren", "rss-statsbidrag",
                *DUTIES}
    assert expected == {path.stem for path in DOCUMENTS}


@pytest.mark.parametrize("path", [*DOCUMENTS, *COMMON_TEXTS], ids=lambda path: path.stem)
def test_every_document_opens_with_where_its_facts_come_from(path: Path) -> None:
    opening = path.read_text(encoding="utf-8").split("\n\n")[0]
    assert all(line.startswith("#") for line in opening.splitlines())
    assert "Käll" in opening or "källan" in opening


@pytest.mark.parametrize("path", COMMON_TEXTS, ids=lambda path: path.stem)
def test_a_common_text_is_no_agreement_of_its_own(path: Path) -> None:
    assert is_common_text(path)
    assert "id" not in told_in(path).get("agreement", {})


def test_the_common_text_leaves_out_what_paragraph_11_is_silent_on() -> None:
    assert {"period": "12 months", "counted": "before_term_end", "form": "written", "clause": "§11"} == (
        told_in(COMMON)["notice"])


@pytest.mark.parametrize("path", [path for path in DOCUMENTS if "based_on" in told_in(path)["agreement"]],
                         ids=lambda path: path.stem)
def test_what_completes_another_document_copies_none_of_its_terms(path: Path) -> None:
    assert set() == TERMS_OF_AN_AGREEMENT & set(told_in(path))


@pytest.mark.parametrize("stem", MUNICIPALITIES)
def test_a_municipality_adds_its_name_and_its_share_to_the_common_text_and_nothing_else(stem: str) -> None:
    place, name = MUNICIPALITIES[stem]
    told = told_in(SCENARIOS / "jamtland" / f"{stem}.toml")
    shares = told_in(SCENARIOS / "overskottet-2020.toml")["compensation"]["allocation"]["shares"]
    assert {
        "agreement": {
            "id": f"jamtland-{stem}", "title": f"Regional samverkan: {place}", "based_on": "kommunavtal.toml"},
        "party": [{"id": "kommun", "name": name}],
        "compensation": {"allocation": {"member": stem, "shares": {"2020": {stem: shares["2020"][stem]}}}},
    } == told


def test_the_eight_agreements_are_alike_but_for_the_municipality() -> None:
    agreements = [scenario(f"jamtland/{stem}") for stem in MUNICIPALITIES]
    assert 1 == len({(each.term, each.renewal, repr(each.notice), each.events) for each in agreements})
    assert [name for _, name in MUNICIPALITIES.values()] == [each.name_of("kommun") for each in agreements]
    assert {"Region Jämtland Härjedalen"} == {each.name_of("region") for each in agreements}


@pytest.mark.parametrize("name", HISTORIES)
def test_a_history_adds_events_to_the_agreement_with_ostersund_and_no_party(name: str) -> None:
    told = told_in(SCENARIOS / f"{name}.toml")
    assert "jamtland/ostersund.toml" == told["agreement"]["based_on"]
    assert {"agreement", "event"} == set(told)


def test_who_gave_notice_and_in_which_form_is_not_invented() -> None:
    notice = next(event for event in told_in(SCENARIOS / "vad-som-hande.toml")["event"] if event["kind"] == "notice")
    assert {"kind": "notice", "received_on": date(2021, 12, 31)} == notice


# --- When the notice is received decides when the agreement ends ----------------------------------------------------


@pytest.mark.parametrize("stem", MUNICIPALITIES)
@pytest.mark.parametrize(("received_on", "expected"), [
    ("2019-01-01", date(2021, 12, 31)), ("2020-12-31", date(2021, 12, 31)),
    ("2021-01-01", date(2024, 12, 31)), ("2023-12-31", date(2024, 12, 31)),
    ("2024-01-01", date(2027, 12, 31)), ("2026-12-31", date(2027, 12, 31)),
    ("2027-01-01", date(2030, 12, 31)),
])
def test_notice_ends_the_first_term_that_has_twelve_months_left(stem: str, received_on: str, expected: date) -> None:
    day = date.fromisoformat(received_on)
    given = scenario(f"jamtland/{stem}").with_events(NoticeReceived(by="kommun", received_on=day))
    found = on(given, received_on)
    assert (Status.TERMINATING, Certainty.CERTAIN, expected) == (found.status, found.certainty, found.ends_on)


@pytest.mark.parametrize("party", ["region", "kommun"])
def test_an_agreement_never_terminated_can_be_terminated_until_the_last_day_of_2026(party: str) -> None:
    assert {
        "answer": "yes", "certainty": "certain", "party": party, "opens_on": None,
        "last_day": "2026-12-31", "other_reading": None, "last_working_day": "2026-12-30",
        "ends_on": "2027-12-31", "notice_today_ends_on": "2027-12-31",
        "if_nothing_is_done": {"renews_on": "2028-01-01", "new_end": "2030-12-31"},
        "at_stake": {"payer": "kommun", "amount": "14423850.00", "preliminary": True, "prices_of": 2020,
                     "is_a_year": False, "in_proportion": False},
        "next": {"last_day": "2029-12-31", "ends_on": "2030-12-31"},
    } == as_json.termination(on("jamtland/ostersund", "2026-11-20"))["by_party"][party]


def test_an_agreement_never_terminated_has_been_renewed_twice_by_2026() -> None:
    assert (
        TermOfAgreement(1, date(2019, 1, 1), date(2021, 12, 31), CameBy.START, Fate.RENEWED),
        TermOfAgreement(2, date(2022, 1, 1), date(2024, 12, 31), CameBy.RENEWAL, Fate.RENEWED),
        TermOfAgreement(3, date(2025, 1, 1), date(2027, 12, 31), CameBy.RENEWAL, Fate.OPEN),
    ) == on("jamtland/ostersund", "2026-11-20").terms


@pytest.mark.parametrize(("day", "answer", "ends_on"), [
    ("2026-12-31", Answer.YES, date(2027, 12, 31)),
    ("2027-01-01", Answer.NO, date(2030, 12, 31)),
])
def test_the_day_after_the_last_day_a_notice_ends_the_next_term(day: str, answer: Answer, ends_on: date) -> None:
    found = on("jamtland/ostersund", day)
    assert (answer, ends_on) == (found.termination.answer, found.notice_today_ends_on("kommun"))


# --- What happened --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "day", "status", "ends_on", "answer"), [
    ("vad-som-hande", "2021-12-30", Status.IN_FORCE, None, Answer.YES),
    ("vad-som-hande", "2021-12-31", Status.TERMINATING, date(2022, 12, 31), Answer.ALREADY),
    ("vad-som-hande", "2022-01-01", Status.TERMINATING, date(2022, 12, 31), Answer.ALREADY),
    ("vad-som-hande", "2022-12-31", Status.TERMINATING, date(2022, 12, 31), Answer.ALREADY),
    ("vad-som-hande", "2023-01-01", Status.ENDED, date(2022, 12, 31), Answer.ALREADY),
    ("forlangd-inte-uppsagd", "2021-12-30", Status.IN_FORCE, None, Answer.YES),
    ("forlangd-inte-uppsagd", "2021-12-31", Status.IN_FORCE, None, Answer.YES),
    ("forlangd-inte-uppsagd", "2022-01-01", Status.IN_FORCE, None, Answer.NO),
    ("forlangd-inte-uppsagd", "2022-12-31", Status.IN_FORCE, None, Answer.NO),
    ("forlangd-inte-uppsagd", "2023-01-01", Status.IN_FORCE, None, Answer.YES),
    ("en-dag-for-sent", "2021-12-31", Status.IN_FORCE, None, Answer.YES),
    ("en-dag-for-sent", "2022-01-01", Status.TERMINATING, date(2025, 12, 31), Answer.ALREADY),
    ("en-dag-for-sent", "2023-01-01", Status.TERMINATING, date(2025, 12, 31), Answer.ALREADY),
    ("en-dag-for-sent", "2025-12-31", Status.TERMINATING, date(2025, 12, 31), Answer.ALREADY),
    ("en-dag-for-sent", "2026-01-01", Status.ENDED, date(2025, 12, 31), Answer.ALREADY),
])
def test_the_last_possible_day_decided(name: str, day: str, status: Status, ends_on: date | None,
                                       answer: Answer) -> None:
    found = on(name, day)
    assert (status, Certainty.CERTAIN, ends_on, answer) == (
        found.status, found.certainty, found.ends_on, found.termination.answer)


@pytest.mark.parametrize("name", HISTORIES)
def test_after_the_extension_the_last_day_for_notice_was_the_last_day_of_2021(name: str) -> None:
    found = on(name, "2021-12-30")
    assert (date(2021, 12, 31), None, date(2021, 12, 30), date(2022, 12, 31)) == (
        found.termination.last_day, found.termination.other_reading, found.termination.last_working_day,
        found.termination.ends_on)


@pytest.mark.parametrize("name", HISTORIES)
def test_what_the_report_does_not_say_of_the_extension_is_assumed_or_asked(name: str) -> None:
    found = on(name, "2021-12-30")
    assert {"assumption.renews_after_extension", "assumption.given_when_received"} == assumed(found)
    assert {"question.event_on"} == asked(found)


def test_what_the_report_does_not_say_of_the_notice_is_assumed() -> None:
    before, after = assumed(on("vad-som-hande", "2021-12-30")), assumed(on("vad-som-hande", "2021-12-31"))
    assert {"assumption.notice_by_any", "assumption.form_as_agreed"} == after - before


@pytest.mark.parametrize(("day", "certainty", "terms"), [
    ("2020-11-30", Certainty.CERTAIN, {(CameBy.START, date(2021, 12, 31))}),
    ("2020-12-15", Certainty.MISSING_FACT, {
        (CameBy.START, date(2021, 12, 31)), (CameBy.EXTENSION, date(2022, 12, 31))}),
    ("2020-12-31", Certainty.CERTAIN, {(CameBy.EXTENSION, date(2022, 12, 31))}),
])
def test_in_december_2020_it_is_not_known_whether_the_agreement_has_been_extended(
        day: str, certainty: Certainty, terms: set[tuple[CameBy, date]]) -> None:
    found = on("vad-som-hande", day)
    told = [each.terms for each in found.readings] or [found.terms]
    assert (Status.IN_FORCE, certainty, terms) == (
        found.status, found.certainty, {(each[-1].came_by, each[-1].ends_on) for each in told})


# --- The other instruments ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", ["2022-01-01", "2022-12-31", "2026-11-20"])
def test_the_unsigned_draft_with_the_county_board_stays_a_draft_and_asks_who_has_signed(day: str) -> None:
    found = on("lansstyrelsen", day)
    assert (Status.DRAFT, Certainty.MISSING_FACT, None, ()) == (
        found.status, found.certainty, found.ends_on, found.terms)
    assert (Answer.UNCLEAR, Certainty.MISSING_FACT, None) == (
        found.termination.answer, found.termination.certainty, found.termination.last_day)
    assert {"question.start", "question.no_notice_period"} == asked(found)


def test_the_draft_with_the_county_board_tells_of_no_first_day_no_clause_and_no_event() -> None:
    assert {"agreement", "party"} == set(told_in(SCENARIOS / "lansstyrelsen.toml"))


@pytest.mark.parametrize(("day", "status", "answer", "certainty"), [
    ("2022-12-30", Status.DRAFT, Answer.UNCLEAR, Certainty.MISSING_FACT),
    ("2022-12-31", Status.IN_FORCE, Answer.YES, Certainty.NEEDS_JUDGEMENT),
    ("2026-11-20", Status.IN_FORCE, Answer.YES, Certainty.NEEDS_JUDGEMENT),
])
def test_as_if_signed_it_runs_until_notice_after_a_time_that_needs_judgement(
        day: str, status: Status, answer: Answer, certainty: Certainty) -> None:
    found = on("lansstyrelsen-antaget-undertecknad", day)
    assert (status, None, answer, certainty, None) == (
        found.status, found.ends_on, found.termination.answer, found.termination.certainty,
        found.termination.last_day)


def test_that_the_draft_is_signed_is_marked_as_an_assumption() -> None:
    path = SCENARIOS / "lansstyrelsen-antaget-undertecknad.toml"
    assert told_in(path)["agreement"]["title"].startswith("Antagande: ")
    assert path.read_text(encoding="utf-8").startswith("# ANTAGANDE: ")


@pytest.mark.parametrize("name", ["energi-och-klimatradgivning", "energi-och-fastighetsnatverk"])
def test_an_energy_agreement_runs_until_notice_from_a_day_that_is_asked_for(name: str) -> None:
    found = on(name, "2022-12-31")
    assert (Status.IN_FORCE, Certainty.CERTAIN, None, first_term(None, Fate.OPEN)) == (
        found.status, found.certainty, found.ends_on, found.terms)
    assert (Answer.YES, Certainty.NEEDS_JUDGEMENT, None) == (
        found.termination.answer, found.termination.certainty, found.termination.last_day)
    assert {"question.starts_on", "question.rule"} == asked(found)


@pytest.mark.parametrize("name", ["energi-och-klimatradgivning", "energi-och-fastighetsnatverk"])
def test_before_the_day_by_which_it_had_begun_an_energy_agreement_may_not_have(name: str) -> None:
    found = on(name, "2022-12-30")
    assert (Status.UNCLEAR, Certainty.MISSING_FACT, {Status.NOT_STARTED, Status.IN_FORCE}) == (
        found.status, found.certainty, {each.status for each in found.readings})


@pytest.mark.parametrize(("name", "day", "status", "ends_on", "fate"), [
    ("nseo", "2023-12-31", Status.IN_FORCE, date(2023, 12, 31), Fate.OPEN),
    ("nseo", "2024-01-01", Status.ENDED, date(2023, 12, 31), Fate.ENDED),
    ("samiskt-rad-trondelag", "2022-12-31", Status.IN_FORCE, date(2022, 12, 31), Fate.OPEN),
    ("samiskt-rad-trondelag", "2023-01-01", Status.ENDED, date(2022, 12, 31), Fate.ENDED),
])
def test_to_and_including_a_year_is_to_its_last_day(name: str, day: str, status: Status, ends_on: date,
                                                    fate: Fate) -> None:
    found = on(name, day)
    assert (status, Certainty.CERTAIN, ends_on, first_term(ends_on, fate)) == (
        found.status, found.certainty, found.ends_on, found.terms)
    assert {"question.starts_on"} == asked(found)


def test_the_project_in_brussels_cannot_be_ended_early_by_notice() -> None:
    found = on("nseo", "2023-06-30").termination
    assert (Answer.NO, None, date(2023, 12, 31)) == (found.answer, found.last_day, found.ends_on)


@pytest.mark.parametrize(("name", "day", "status", "ends"), [
    ("unesco-creative-cities", "2019-12-31", Status.NOT_STARTED, {date(2024, 1, 1), date(2024, 12, 31)}),
    ("unesco-creative-cities", "2020-12-31", Status.IN_FORCE, {date(2024, 1, 1), date(2024, 12, 31)}),
    ("unesco-creative-cities", "2024-01-01", Status.IN_FORCE, {date(2024, 1, 1), date(2024, 12, 31)}),
    ("unesco-creative-cities", "2024-01-02", Status.UNCLEAR, {date(2024, 1, 1), date(2024, 12, 31)}),
    ("unesco-creative-cities", "2024-12-31", Status.UNCLEAR, {date(2024, 1, 1), date(2024, 12, 31)}),
    ("unesco-creative-cities", "2025-01-01", Status.ENDED, {date(2024, 1, 1), date(2024, 12, 31)}),
    ("botniska-korridoren", "2022-06-30", Status.UNCLEAR, {date(2022, 1, 1), date(2022, 12, 31)}),
    ("botniska-korridoren", "2022-12-31", Status.UNCLEAR, {date(2022, 1, 1), date(2022, 12, 31)}),
    ("botniska-korridoren", "2023-01-01", Status.ENDED, {date(2022, 1, 1), date(2022, 12, 31)}),
])
def test_an_end_of_which_only_the_year_is_known_is_not_guessed(name: str, day: str, status: Status,
                                                               ends: set[date]) -> None:
    found = on(name, day)
    assert (status, Certainty.MISSING_FACT, None, ends) == (
        found.status, found.certainty, found.ends_on, {each.ends_on for each in found.readings})
    assert {"question.starts_on", "question.ends_on"} == asked(found)


def test_in_the_year_in_which_creative_cities_began_it_may_not_have_begun() -> None:
    found = on("unesco-creative-cities", "2020-06-30")
    assert (Status.UNCLEAR, {Status.NOT_STARTED, Status.IN_FORCE}) == (
        found.status, {each.status for each in found.readings})
