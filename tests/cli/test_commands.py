"""Each command as people and programs use it: what it says in words, what it says as JSON, and its exit status."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from engine.cli import main
from rules import RULEBOOK

SCENARIOS: Final = Path(__file__).parents[2] / "scenarios"
OSTERSUND: Final = str(SCENARIOS / "jamtland" / "ostersund.toml")
AS_OF: Final = ("--as-of", "2026-11-20")
YES: Final = (
    "Ja. Om en skriftlig uppsägning kommer fram senast den 31 december 2026 gäller överenskommelsen till och med "
    "den 31 december 2027 (§§ 10 och 11). Annars förlängs den till och med den 31 december 2030.")
YES_IN_ENGLISH: Final = ("31 December 2026", "31 December 2027", "31 December 2030")
AT_STAKE: Final = {
    "payer": "kommun", "amount": "14423850.00", "preliminary": True, "prices_of": 2020, "is_a_year": False,
    "in_proportion": False}
GOLDEN: Final = {
    "answer": "yes", "certainty": "certain", "opens_on": None, "last_day": "2026-12-31", "other_reading": None,
    "last_working_day": "2026-12-30", "ends_on": "2027-12-31", "notice_today_ends_on": "2027-12-31",
    "if_nothing_is_done": {"renews_on": "2028-01-01", "new_end": "2030-12-31"},
    "at_stake": AT_STAKE,
    "next": {"last_day": "2029-12-31", "ends_on": "2030-12-31"}}
OPTION: Final = """
[agreement]
id = "option"
title = "Avtalet med option"
[[party]]
id = "region"
[[party]]
id = "kommun"
[term]
starts_on = 2021-07-01
ends_on = 2023-06-30
[renewal]
kind = "option"
period = "1 year"
holder = "region"
exercise_before = "3 months"
counting = "period_boundary"
"""


@pytest.fixture(autouse=True)
def swedish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRIST_LANG", "sv")


@pytest.fixture
def option(tmp_path: Path) -> str:
    path = tmp_path / "option.toml"
    path.write_text(OPTION, encoding="utf-8")
    return str(path)


Said = tuple[int, str, str]


def frist(capsys: pytest.CaptureFixture[str], *words: str) -> Said:
    """The exit status, and what is said on standard output (hard spaces as spaces) and on standard error."""
    with pytest.raises(SystemExit) as ended:
        main(list(words))
    said = capsys.readouterr()
    assert isinstance(ended.value.code, int)
    return ended.value.code, said.out.replace("\N{NO-BREAK SPACE}", " "), said.err


def lines(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    """What is said, by one who was answered."""
    status, out, err = frist(capsys, *words)
    assert (0, "") == (status, err)
    return out.splitlines()


def told(capsys: pytest.CaptureFixture[str], *words: str) -> Any:  # noqa: ANN401  # JSON
    """What is told as JSON, to one who was answered."""
    status, out, err = frist(capsys, *words, "--json")
    assert (0, "") == (status, err)
    return json.loads(out)


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """``frist`` in a process of its own, in an environment that names no language but what is given."""
    kept = {key: value for key, value in os.environ.items()
            if not key.startswith(("LC_", "LANG", "FRIST_", "NO_COLOR", "FORCE_COLOR", "PYTHON"))}
    return subprocess.run(  # noqa: S603  # ours
        [sys.executable, "-c", "from engine.cli import main; main()", *words], capture_output=True, text=True,
        check=False, env={**kept, **environment}, encoding="utf-8", timeout=60)


# --- can-terminate --------------------------------------------------------------------------------------------------


def test_the_answer_comes_first_then_what_matters_and_last_what_it_rests_on(capsys: pytest.CaptureFixture[str]) -> None:
    found = lines(capsys, "can-terminate", OSTERSUND, *AS_OF)
    assert YES == found[0]
    assert "Östersunds kommun" in found[1]
    assert "onsdag den 30 december 2026" in found[2]
    assert ["Bedömning per den 20 november 2026.", "Bygger på §§ 10 och 11."] == found[-2:]


def test_the_answer_in_english_has_the_same_days(capsys: pytest.CaptureFixture[str]) -> None:
    first = lines(capsys, "can-terminate", OSTERSUND, *AS_OF, "--lang", "en")[0]
    assert first.startswith("Yes.")
    assert list(YES_IN_ENGLISH) == sorted(YES_IN_ENGLISH, key=first.index)


def test_the_answer_as_json_is_the_golden_one_for_each_party_and_for_the_best(
        capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "can-terminate", OSTERSUND, *AS_OF)
    assert {"agreement": "jamtland-ostersund", "as_of": "2026-11-20", "rulebook": RULEBOOK.identity(), "termination": {
        **GOLDEN, "party": "region", "by_party": {
            party: {**GOLDEN, "party": party} for party in ("region", "kommun")}}} == found


@pytest.mark.parametrize("party", ["region", "kommun"])
def test_one_party_asks_for_itself(party: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "can-terminate", OSTERSUND, *AS_OF, "--by", party)["termination"]
    assert {**GOLDEN, "party": party, "by_party": {party: {**GOLDEN, "party": party}}} == found
    assert YES == lines(capsys, "can-terminate", OSTERSUND, *AS_OF, "--by", party)[0]


def test_an_end_that_an_option_can_avert_is_told_with_the_last_day_for_the_option(
        option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "om inte optionen utnyttjas senast den 31 mars 2023" in lines(
        capsys, "can-terminate", option, "--as-of", "2023-03-31")[0]
    assert "unless the option is used by 31 March 2023" in lines(
        capsys, "can-terminate", option, "--as-of", "2023-03-31", "--lang", "en")[0]


@pytest.mark.parametrize(("as_of", "answer", "today"), [
    ("2026-12-31", "yes", "2027-12-31"), ("2027-01-01", "no", "2030-12-31")])
def test_the_day_after_the_last_day_the_answer_is_no(
        as_of: str, answer: str, today: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "can-terminate", OSTERSUND, "--as-of", as_of)["termination"]
    assert (answer, "2026-12-31", today) == (found["answer"], found["last_day"], found["notice_today_ends_on"])
    said = lines(capsys, "can-terminate", OSTERSUND, "--as-of", as_of)[0]
    assert said.startswith("Ja. " if answer == "yes" else "Nej, inte till den 31 december 2027.")
    assert (answer == "no") == ("till och med den 31 december 2030" in said and "i dag" in said)


# --- assess ---------------------------------------------------------------------------------------------------------


def test_an_assessment_tells_the_terms_the_answer_and_until_when_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    found = lines(capsys, "assess", OSTERSUND, *AS_OF)
    assert "Regional samverkan: Östersund: gäller." == found[0]
    assert [("2019-01-01", "2021-12-31"), ("2022-01-01", "2024-12-31"), ("2025-01-01", "2027-12-31")] == [
        tuple(re.findall(r"\d{4}-\d{2}-\d{2}", line)) for line in found[2:5]]
    assert YES in found
    assert "Bedömningen står sig till och med den 31 december 2026." in found
    assert ["Bedömning per den 20 november 2026.", "Bygger på §§ 7, 10 och 11."] == found[-2:]


def test_an_assessment_as_json_holds_the_golden_answer_and_its_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "assess", OSTERSUND, *AS_OF)
    assert ("in_force", "certain", None, "2027-01-01", None) == (
        found["status"], found["certainty"], found["ends_on"], found["horizon"], found["known_on"])
    assert {**GOLDEN, "party": "kommun"} == found["termination"]["by_party"]["kommun"]
    assert [("2021-12-31", "renewed"), ("2024-12-31", "renewed"), ("2027-12-31", "open")] == [
        (term["ends_on"], term["fate"]) for term in found["terms"]]
    assert {"TERM-05", "TERM-04", "STATUS-03", "COUNT-05", "DAY-01", "TERMINATION-10"} == {
        reason["rule"] for reason in found["reasons"] if reason["clause"] != "§7"}
    assert RULEBOOK.identity() == found["rulebook"]


@pytest.mark.parametrize(("known_on", "status"), [("2022-01-02", "in_force"), ("2022-01-03", "terminating")])
def test_what_was_recorded_later_is_not_known_before(
        known_on: str, status: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(SCENARIOS / "jamtland", tmp_path / "jamtland")
    path = tmp_path / "avtal.toml"
    path.write_text('[agreement]\nid = "avtal"\nbased_on = "jamtland/ostersund.toml"\n[[event]]\nkind = "notice"\n'
                    'by = "kommun"\nreceived_on = 2020-12-31\nrecorded_on = 2022-01-03\n', encoding="utf-8")
    words = (str(path), "--as-of", "2022-01-10", "--known-on", known_on)
    expected = "ended" if status == "terminating" else "in_force"
    found = told(capsys, "assess", *words)
    assert (expected, known_on) == (found["status"], found["known_on"])
    assert "januari 2022" in lines(capsys, "assess", *words)[-2]


# --- what-if --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("notice_on", "ends_on", "in_words"), [
    ("2020-12-31", "2021-12-31", "den 31 december 2021"), ("2021-01-01", "2024-12-31", "den 31 december 2024"),
    ("2023-12-31", "2024-12-31", "den 31 december 2024"), ("2024-01-01", "2027-12-31", "den 31 december 2027"),
    ("2026-12-31", "2027-12-31", "den 31 december 2027"), ("2027-01-01", "2030-12-31", "den 31 december 2030")])
def test_a_supposed_notice_ends_the_agreement_as_in_the_golden_table(
        notice_on: str, ends_on: str, in_words: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("what-if", OSTERSUND, "--notice-on", notice_on, "--by", "kommun")
    found = told(capsys, *words)
    assert (ends_on, "certain", []) == (found["ends_on"], found["certainty"], found["readings"])
    assert "NOTICE-01" in {reason["rule"] for reason in found["reasons"]}
    said = lines(capsys, *words)
    assert f"Överenskommelsen gäller då till och med {in_words}." == said[0]
    assert "Bygger på §§ 10 och 11." == said[-1]


def test_a_supposed_notice_between_two_readings_ends_the_agreement_on_no_certain_day(
        tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "avtal.toml"
    path.write_text('[agreement]\nid = "avtal"\n[[party]]\nid = "region"\n[[party]]\nid = "kommun"\n'
                    "[term]\nstarts_on = 2022-07-01\nends_on = 2023-06-30\n"
                    '[renewal]\nkind = "automatic"\nperiod = "1 year"\n'
                    '[notice]\ncounted = "before_term_end"\nperiod = "3 months"\n', encoding="utf-8")
    found = told(capsys, "what-if", str(path), "--notice-on", "2023-03-31")
    assert (None, "two_readings", ["2024-06-30", "2023-06-30"]) == (
        found["ends_on"], found["certainty"], [each["ends_on"] for each in found["readings"]])
    assert all(each["because"] for each in found["readings"])
    said = "\n".join(lines(capsys, "what-if", str(path), "--notice-on", "2023-03-31"))
    assert "den 30 juni 2023" in said
    assert "den 30 juni 2024" in said


def test_a_supposed_extension_moves_the_last_day_of_the_running_term(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("what-if", OSTERSUND, "--extend-to", "2028-12-31", *AS_OF)
    found = told(capsys, *words)
    assert (None, "certain") == (found["ends_on"], found["certainty"])
    assert "EXTENSION-02" in {reason["rule"] for reason in found["reasons"]}
    assert "den 31 december 2028" in "\n".join(lines(capsys, *words))


@pytest.mark.parametrize(("as_of", "rule", "ends_on"), [
    ("2023-03-31", "OPTION-01", "2023-06-30"), ("2023-04-01", "OPTION-03", None)])
def test_a_supposed_use_of_an_option_helps_until_its_last_day(
        as_of: str, rule: str, ends_on: str | None, option: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("what-if", option, "--use-option", "--as-of", as_of)
    found = told(capsys, *words)
    assert rule in {reason["rule"] for reason in found["reasons"]}
    assert (None if ends_on else "2023-06-30", "certain") == (found["ends_on"], found["certainty"])
    assert (ends_on is None) == ("till och med den 30 juni 2023." in lines(capsys, *words)[0])


def test_the_use_of_an_option_may_be_supposed_of_one_who_has_none(
        option: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "what-if", option, "--use-option", "--by", "kommun", "--as-of", "2023-04-01")
    assert "OPTION-02" in {reason["rule"] for reason in found["reasons"]}
    assert "2023-06-30" == found["ends_on"]


# --- why and timeline -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("topic", "expected", "unexpected"), [
    ((), {"STATUS-03", "TERMINATION-10"}, set()), (("status",), {"STATUS-03"}, {"TERMINATION-10", "COUNT-05"}),
    (("termination",), {"TERMINATION-10", "COUNT-05", "TERM-04"}, {"STATUS-03"})])
def test_why_tells_the_reasons_for_what_is_asked(
        topic: tuple[str, ...], expected: set[str], unexpected: set[str], capsys: pytest.CaptureFixture[str]) -> None:
    found = {reason["rule"] for reason in told(capsys, "why", OSTERSUND, *topic, *AS_OF)["reasons"]}
    assert expected <= found
    assert not unexpected & found
    said = "\n".join(lines(capsys, "why", OSTERSUND, *topic, *AS_OF))
    assert all(f"[{rule}]" in said for rule in expected)
    assert not [rule for rule in unexpected if f"[{rule}]" in said]


def test_the_timeline_goes_day_by_day_past_the_day_asked_about(capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "timeline", OSTERSUND, *AS_OF)
    assert [
        ("2019-01-01", "term_starts"), ("2021-12-31", "term_ends"), ("2022-01-01", "term_starts"),
        ("2024-12-31", "term_ends"), ("2025-01-01", "term_starts"), ("2026-11-20", "as_of"),
        ("2026-12-31", "watch_notice"), ("2027-12-31", "watch_term_ends"),
    ] == [(each["day"], each["kind"]) for each in found]
    said = lines(capsys, "timeline", OSTERSUND, *AS_OF)
    assert [each["day"] for each in found] == [line[:10] for line in said[:-2]]
    assert {(True, ())} == {(each["certain"], tuple(each["only_if"])) for each in found}
    assert "sista arbetsdagen är den 30 december 2026" in said[6]


EMAIL: Final = """
[agreement]
id = "epost"
title = "Avtalet"
[[party]]
id = "region"
[[party]]
id = "kommun"
[term]
starts_on = 2022-07-01
ends_on = 2023-06-30
clause = "§10"
[renewal]
kind = "automatic"
period = "1 year"
[notice]
counted = "before_term_end"
period = "3 months"
counting = "same_day"
form = "written"
clause = "§11"
[[event]]
kind = "notice"
by = "kommun"
received_on = 2023-03-01
form = "email"
"""


@pytest.fixture
def doubtful(tmp_path: Path) -> str:
    path = tmp_path / "epost.toml"
    path.write_text(EMAIL, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("command", ["timeline", "why"])
@pytest.mark.parametrize(("language", "expected"), [
    ("sv", ["Tolkningar, den försiktiga först:", "  1. Om uppsägningen den 1 mars 2023 saknar verkan: gäller.",
            "  2. Om uppsägningen den 1 mars 2023 gäller: gäller till och med den 30 juni 2023, då den upphör.",
            "Bedömning per den 15 april 2023.", "Bygger på §§ 10 och 11."]),
    ("en", ["Readings, the cautious one first:", "  1. If the notice of 1 March 2023 has no effect: in force.",
            "  2. If the notice of 1 March 2023 has effect: in force up to and including 30 June 2023, when it ends.",
            "Assessment as of 15 April 2023.", "Rests on §§ 10 and 11."])])
def test_days_and_reasons_end_with_the_readings_the_day_and_the_clauses(
        command: str, language: str, expected: list[str], doubtful: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert expected == lines(capsys, command, doubtful, "--as-of", "2023-04-15", "--lang", language)[-5:]


def test_the_timeline_as_json_says_what_a_day_depends_on(doubtful: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "timeline", doubtful, "--as-of", "2023-04-15")
    common = {"agreement": found[0]["agreement"], "dated": True, "of": None}
    assert common | {"day": "2023-06-30", "kind": "watch_ends", "what": "Överenskommelsen upphör", "certain": False,
                     "only_if": ["uppsägningen den 1 mars 2023 gäller"]} in found
    assert common | {"day": "2022-07-01", "kind": "term_starts", "what": "Avtalsperiod 1 börjar", "certain": True,
                     "only_if": []} in found


# --- deadlines ------------------------------------------------------------------------------------------------------

JAMTLAND: Final = {"are", "berg", "bracke", "harjedalen", "krokom", "ostersund", "ragunda", "stromsund"}


def test_the_deadlines_of_a_folder_come_in_the_order_of_the_days(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("deadlines", str(SCENARIOS), "--from", "2022-06-01", "--to", "2027-12-31", "--as-of", "2022-06-01")
    found = told(capsys, *words)
    assert ("2022-06-01", "2027-12-31", "2022-06-01") == (found["from"], found["to"], found["as_of"])
    days = [each["day"] for each in found["deadlines"]]
    assert sorted(days) == days
    assert {"2022-06-01" <= day <= "2027-12-31" for day in days} == {True}
    assert days == [line[:10] for line in lines(capsys, *words) if line[:4].isdigit()]
    assert {f"jamtland-{name}" for name in JAMTLAND} <= {
        each["agreement"] for each in found["deadlines"] if (each["day"], each["kind"]) == ("2023-12-31", "notice")}


def test_without_a_last_day_a_year_of_deadlines_is_told_from_the_day_asked_about(
        capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "deadlines", OSTERSUND, *AS_OF)
    assert ("2026-11-20", "2027-11-20") == (found["from"], found["to"])
    assert [{"agreement": "jamtland-ostersund", "day": "2026-12-31", "kind": "notice", "parties": ["region", "kommun"],
             "ends_on": "2027-12-31", "last_working_day": "2026-12-30", "if_renewed": False,
             "certain": True, "at_stake": AT_STAKE}] == found["deadlines"]


@pytest.mark.parametrize(("start", "end", "expected"), [
    ("2026-12-31", "2026-12-31", 1), ("2027-01-01", "2027-12-30", 0), ("2026-12-30", "2026-12-30", 0)])
def test_both_the_first_and_the_last_day_asked_for_count(
        start: str, end: str, expected: int, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("deadlines", OSTERSUND, "--from", start, "--to", end, *AS_OF)
    assert expected == len(told(capsys, *words)["deadlines"])
    assert bool(expected) == lines(capsys, *words)[0].startswith(start)


def test_a_broken_document_in_a_folder_is_told_and_hides_no_deadline(
        tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(SCENARIOS / "jamtland", tmp_path / "jamtland")
    (tmp_path / "broken.toml").write_text('[agreement]\nid = "broken"\n[[party]]\nid = "a"\n[notice]\nperoid = 1\n',
                                          encoding="utf-8")
    words = ("deadlines", str(tmp_path), *AS_OF)
    status, out, err = frist(capsys, *words)
    assert 3 == status
    assert len(JAMTLAND) == len([line for line in out.splitlines() if line.startswith("2026-12-31")])
    assert "broken.toml: notice.peroid" in err
    status, out, err = frist(capsys, *words, "--json")
    found = json.loads(out)
    assert (3, len(JAMTLAND), "notice.peroid") == (status, len(found["deadlines"]), found["problems"][0]["path"])


def test_a_document_of_what_cannot_have_happened_hides_no_deadline(
        tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(SCENARIOS / "jamtland", tmp_path / "jamtland")
    (tmp_path / "impossible.toml").write_text(
        '[agreement]\nid = "impossible"\n[[party]]\nid = "a"\n[[party]]\nid = "b"\n[term]\nends_on = 2021-12-31\n'
        '[[event]]\nkind = "signed"\non = 2022-01-01\n', encoding="utf-8")
    status, out, err = frist(capsys, "deadlines", str(tmp_path), *AS_OF)
    assert (3, len(JAMTLAND)) == (status, len([line for line in out.splitlines() if line.startswith("2026-12-31")]))
    assert "impossible.toml: term.ends_on" in err


@pytest.mark.parametrize(("language", "expected"), [
    ("sv", ["(§§ 10 och 11)", "(§ 10)", "Bedömning per den 20 november 2026.", "Bygger på §§ 10 och 11."]),
    ("en", ["(§§ 10 and 11)", "(§ 10)", "Assessment as of 20 November 2026.", "Rests on §§ 10 and 11."])])
def test_deadlines_bear_their_clauses_and_end_with_them(
        language: str, expected: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    found = lines(capsys, "deadlines", OSTERSUND, *AS_OF, "--to", "2028-01-31", "--lang", language)
    assert [True] * 4 == [line.endswith(end) for line, end in zip(found, expected, strict=True)]


@pytest.mark.parametrize(("language", "expected"), [
    ("sv", "Bygger på de klausuler som står sist på varje rad."),
    ("en", "Rests on the clauses at the end of each line.")])
def test_the_deadlines_of_several_agreements_rest_on_the_clauses_of_each_line(
        language: str, expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert expected == lines(capsys, "deadlines", str(SCENARIOS), *AS_OF, "--lang", language)[-1]


def test_where_there_is_no_day_to_watch_no_clause_is_cited(capsys: pytest.CaptureFixture[str]) -> None:
    assert ["Inga dagar att bevaka från och med den 1 januari 2027 till och med den 2 januari 2027.",
            "Bedömning per den 20 november 2026. Enligt vad som var känt den 1 november 2026.",
            "Ingen klausul åberopas."] == lines(
        capsys, "deadlines", OSTERSUND, *AS_OF, "--from", "2027-01-01", "--to", "2027-01-02",
        "--known-on", "2026-11-01")


@pytest.mark.parametrize(("language", "expected"), [
    ("sv", "Kommandot ”frist assess” visar vad som är oklart."),
    ("en", "The command “frist assess” shows what is unclear.")])
def test_deadlines_that_are_not_certain_say_where_to_see_why(
        language: str, expected: str, doubtful: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--from", "2023-04-01", "--lang", language)
    assert expected in lines(capsys, "deadlines", doubtful, "--as-of", "2023-04-15", *words)
    assert expected not in lines(capsys, "deadlines", doubtful, "--as-of", "2023-02-15", *words)


COMMON: Final = ('[[party]]\nid = "region"\n[term]\nstarts_on = 2019-01-01\nends_on = 2027-12-31\n')


@pytest.mark.parametrize(("language", "expected"), [
    ("sv", "En gemensam text utan eget avtal, som inget dokument i mappen bygger på. Den är inte bedömd."),
    ("en", ("A common text without an agreement of its own, which no document in the folder completes. "
            "It is not assessed."))])
@pytest.mark.parametrize("command", ["deadlines", "validate"])
def test_a_common_text_that_no_document_completes_is_told_of_quietly(
        command: str, language: str, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "gemensam.toml").write_text(COMMON, encoding="utf-8")
    (tmp_path / "avtal.toml").write_text('[agreement]\nid = "avtal"\n' + COMMON, encoding="utf-8")
    for more in ((), ("--json",)):
        status, out, err = frist(capsys, command, str(tmp_path), "--lang", language, *more)
        assert (0, f"{tmp_path / 'gemensam.toml'}: {expected}\n") == (status, err)
        assert out


@pytest.mark.parametrize("based_on", ["gemensam.toml", "./gemensam.toml", " gemensam.toml "])
def test_a_common_text_that_a_document_completes_needs_no_word(
        based_on: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "gemensam.toml").write_text(COMMON, encoding="utf-8")
    (tmp_path / "mellan.toml").write_text(f'[agreement]\nbased_on = "{based_on}"\n', encoding="utf-8")
    (tmp_path / "avtal.toml").write_text('[agreement]\nid = "avtal"\nbased_on = "mellan.toml"\n', encoding="utf-8")
    assert lines(capsys, "deadlines", str(tmp_path), "--as-of", "2027-06-01")[0].startswith("2027-12-31")


def test_a_folder_with_nothing_but_a_common_text_has_no_agreement(
        tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "gemensam.toml").write_text(COMMON, encoding="utf-8")
    status, out, err = frist(capsys, "deadlines", str(tmp_path))
    assert (3, "", 2) == (status, out, len(err.splitlines()))
    assert "inget dokument (*.toml) med ett avtal" in err.splitlines()[1]


def test_a_faulty_document_beside_a_common_text_is_told_once(
        tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "gemensam.toml").write_text(COMMON, encoding="utf-8")
    (tmp_path / "trasigt.toml").write_text("[agreement\n", encoding="utf-8")
    (tmp_path / "annat.toml").write_text("agreement = 1\n", encoding="utf-8")
    (tmp_path / "avtal.toml").write_text('[agreement]\nid = "avtal"\nbased_on = "gemensam.toml"\n', encoding="utf-8")
    status, _, err = frist(capsys, "deadlines", str(tmp_path))
    assert 3 == status
    assert 1 == err.count("trasigt.toml")
    assert "gemensam.toml" not in err


# --- validate -------------------------------------------------------------------------------------------------------


def test_a_document_without_faults_is_told_to_have_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert {"problems": []} == told(capsys, "validate", OSTERSUND)
    assert [f"{OSTERSUND}: inga fel."] == lines(capsys, "validate", OSTERSUND)


def test_of_several_documents_each_fault_is_told_and_the_status_is_3(
        tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "broken.toml"
    path.write_text('[agreement]\nid = "broken"\ntitel = "x"\n[[party]]\nid = "a"\n[notice]\nperoid = 1\n',
                    encoding="utf-8")
    status, out, err = frist(capsys, "validate", OSTERSUND, str(path))
    assert (3, [f"{OSTERSUND}: inga fel."]) == (status, out.splitlines())
    assert ["agreement.titel", "notice.peroid"] == [line.split(": ")[1] for line in err.splitlines()]
    assert "period" in err
    status, out, _ = frist(capsys, "validate", OSTERSUND, str(path), "--json")
    assert (3, {"file", "path", "message", "remedy"}) == (status, set(json.loads(out)["problems"][0]))


def test_what_cannot_have_happened_is_a_fault_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "impossible.toml"
    path.write_text('[agreement]\nid = "impossible"\n[[party]]\nid = "a"\n[term]\nends_on = 2021-12-31\n'
                    '[[event]]\nkind = "signed"\non = 2022-01-01\n', encoding="utf-8")
    status, out, err = frist(capsys, "validate", str(path))
    assert (3, "") == (status, out)
    assert "impossible.toml: term.ends_on" in err


# --- rules ----------------------------------------------------------------------------------------------------------


def test_every_rule_is_listed_with_its_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(RULEBOOK.by_id) == [line.split()[0] for line in lines(capsys, "rules", "list")]
    assert [rule.sv for rule in RULEBOOK.rules] == [line[16:].strip() for line in lines(capsys, "rules", "list")]
    assert list(RULEBOOK.by_id) == [each["id"] for each in told(capsys, "rules", "list")]


def test_a_rule_is_shown_whatever_the_case_of_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    said = lines(capsys, "rules", "show", "termination-19")
    assert "TERMINATION-19" in said[0]
    assert RULEBOOK.by_id["TERMINATION-19"].sv in "\n".join(said)
    assert "TERMINATION-19" == told(capsys, "rules", "show", "Termination-19")["id"]


def test_the_rules_are_proved_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "rules", "check")
    assert (RULEBOOK.identity(), True, []) == (found["rulebook"], found["is_proved"], found["faults"])
    assert len(RULEBOOK.rules) == sum(each["rules"] for each in found["topics"].values())
    assert RULEBOOK.identity() in "\n".join(lines(capsys, "rules", "check"))


def test_a_rulebook_with_a_gap_is_told_and_the_status_is_1(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "fewer_rules.py").write_text(
        'from rules import RULEBOOK as _ALL\n\nRULEBOOK = _ALL.without("DAY-01")\n', encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("FRIST_RULEBOOK", "fewer_rules:RULEBOOK")
    status, out, _ = frist(capsys, "rules", "check", "--json")
    found = json.loads(out)
    assert (1, False, 1) == (status, found["is_proved"], len(found["faults"]))
    assert 1 == frist(capsys, "rules", "check")[0]


# --- The language ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "environment", "expected"), [
    ((), {}, "Ja."), ((), {"LANG": "sv_SE.UTF-8"}, "Ja."), ((), {"LANG": "en_GB.UTF-8"}, "Yes."),
    ((), {"LANG": "en_GB.UTF-8", "FRIST_LANG": "sv"}, "Ja."), ((), {"LANG": "fi_FI.UTF-8"}, "Ja."),
    (("--lang", "en"), {"LANG": "sv_SE.UTF-8"}, "Yes."), (("--lang=sv",), {"FRIST_LANG": "en"}, "Ja."),
])
def test_the_language_is_the_one_asked_for_else_the_environments_else_swedish(
        words: tuple[str, ...], environment: dict[str, str], expected: str) -> None:
    ended = run("can-terminate", OSTERSUND, *AS_OF, *words, PYTHONUTF8="1", **environment)
    assert (0, "") == (ended.returncode, ended.stderr)
    assert ended.stdout.startswith(expected)


def test_the_language_may_be_asked_for_before_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert lines(capsys, "--lang", "en", "can-terminate", OSTERSUND, *AS_OF)[0].startswith("Yes.")


def test_help_is_given_in_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("can-terminate", "assess", "what-if", "deadlines", "why", "timeline", "validate"):
        sv, en = (frist(capsys, command, "--help", "--lang", language) for language in ("sv", "en"))
        assert (0, 0) == (sv[0], en[0])
        assert sv[1] != en[1]


@pytest.mark.parametrize(("language", "of_a_file", "of_a_folder", "of_a_group"), [
    ("sv", "Användning: frist why [FLAGGOR] FIL|ID [ÄMNE]", "Användning: frist deadlines [FLAGGOR] [FIL|MAPP|ID]",
     "Användning: frist rules [FLAGGOR] KOMMANDO ..."),
    ("en", "Usage: frist why [OPTIONS] FILE|ID [TOPIC]", "Usage: frist deadlines [OPTIONS] [FILE|FOLDER|ID]",
     "Usage: frist rules [OPTIONS] COMMAND ...")])
def test_help_says_what_a_command_takes_in_the_language(
        language: str, of_a_file: str, of_a_folder: str, of_a_group: str, capsys: pytest.CaptureFixture[str]) -> None:
    for command, expected in (("why", of_a_file), ("deadlines", of_a_folder), ("rules", of_a_group)):
        assert expected == lines(capsys, command, "--help", "--lang", language)[0]
    assert expected == lines(capsys, "rules", "--lang", language, "--help")[0]


# --- Colour ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["can-terminate", "timeline"])
@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}], ids=["not a terminal", "NO_COLOR"])
def test_where_nobody_looks_no_escape_codes_are_written(command: str, environment: dict[str, str]) -> None:
    ended = run(command, OSTERSUND, *AS_OF, PYTHONUTF8="1", **environment)
    assert 0 == ended.returncode
    assert "\x1b" not in ended.stdout + ended.stderr


def on_a_terminal(**environment: str) -> str:
    """What ``frist can-terminate`` writes to a terminal."""
    import pty  # noqa: PLC0415  # only where there are terminals

    ours, theirs = pty.openpty()
    try:
        subprocess.run(  # noqa: S603  # ours
            [sys.executable, "-c", "from engine.cli import main; main()", "can-terminate", OSTERSUND, *AS_OF],
            stdout=theirs, stderr=theirs, stdin=theirs, check=True, timeout=60,
            env={**{key: value for key, value in os.environ.items() if key != "NO_COLOR"}, **environment,
                 "TERM": "xterm", "PYTHONUTF8": "1"})
        return os.read(ours, 65_536).decode()
    finally:
        os.close(ours)
        os.close(theirs)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals on Windows")
def test_a_terminal_is_shown_the_answer_in_bold_unless_it_asks_for_no_color() -> None:
    assert "\x1b[1mJa." in on_a_terminal()
    plain = on_a_terminal(NO_COLOR="1")
    assert "\x1b" not in plain
    assert plain.startswith("Ja.")
