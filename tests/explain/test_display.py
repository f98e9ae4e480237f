"""What is shown of an agreement says which reading it belongs to, which day counts, and the clauses it rests on."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, assume, given, settings

from engine.assess import assess
from engine.documents import load
from engine.explain import report
from engine.explain.answer import Answerer
from engine.explain.basis import cited
from engine.explain.phrases import HARD_SPACE, LANGUAGES, Phrases
from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment
from engine.model.problems import ProblemsError
from rules import RULEBOOK
from tests.assess.agreements import agreements, some_day

INFERENCE: Final = Inference(RULEBOOK)
SAY: Final = {language: Phrases(language, RULEBOOK) for language in LANGUAGES}
HEAD: Final = ('[agreement]\nid = "x"\ntitle = "Avtalet"\n[[party]]\nid = "a"\nname = "Arket"\n'
               '[[party]]\nid = "b"\nname = "Byrån"\n')
TERM: Final = '[term]\nstarts_on = 2022-07-01\nends_on = 2023-06-30\nclause = "§10"\n'
RENEWAL: Final = '[renewal]\nkind = "automatic"\nperiod = "1 year"\nclause = "§10"\n'
NOTICE: Final = ('[notice]\ncounted = "before_term_end"\nperiod = "3 months"\ncounting = "same_day"\n'
                 'form = "written"\nclause = "§11"\n')
OPTION: Final = ('[renewal]\nkind = "option"\nperiod = "1 year"\nholder = "a"\nexercise_before = "3 months"\n'
                 'clause = "§4"\n')
EMAIL: Final = '[[event]]\nkind = "notice"\nby = "b"\nreceived_on = 2023-03-01\nform = "email"\n'
POSTED: Final = '[[event]]\nkind = "notice"\nby = "b"\nsent_on = 2023-03-28\nreceived_on = 2023-04-02\n'
RESCINDED: Final = '[[event]]\nkind = "rescinded"\nby = "a"\non = 2023-01-15\n'
ACCEPTED: Final = "accepted_on = 2023-01-15\n"

Written = Callable[..., Agreement]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(*parts: str) -> Agreement:
        path = tmp_path / "avtal.toml"
        path.write_text(HEAD + "".join(parts), encoding="utf-8")
        return load(path)
    return write


def on(agreement: Agreement, as_of: str) -> Assessment:
    return assess(agreement, date.fromisoformat(as_of), INFERENCE)


def days(agreement: Agreement, as_of: str, language: str = "sv") -> list[str]:
    """The lines of the timeline."""
    say = SAY[language]
    return [report.line(moment, say) for moment in report.timeline(agreement, on(agreement, as_of), say)]


def plain(line: str) -> str:
    return line.replace(HARD_SPACE, " ")


# --- Readings in a timeline -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "expected"), [
    ("sv", ["2022-07-01  ─ Avtalsperiod 1 börjar",
            "2023-03-01  • uppsägning från Byrån kom fram",
            ("2023-03-30  ! Sista dag för uppsägning; överenskommelsen gäller då till och med den 30 juni 2023 "
             "(bara enligt tolkning 1)"),
            "2023-04-15  ▶ bedömningsdagen",
            "2023-06-30  ! Överenskommelsen upphör (bara enligt tolkning 2)",
            "2023-06-30  ! Avtalsperioden går ut (bara enligt tolkning 1)"]),
    ("en", ["2022-07-01  ─ Term 1 begins",
            "2023-03-01  • notice from Byrån received",
            ("2023-03-30  ! Last day for notice; the agreement then runs up to and including 30 June 2023 "
             "(only by reading 1)"),
            "2023-04-15  ▶ the day asked about",
            "2023-06-30  ! The agreement ends (only by reading 2)",
            "2023-06-30  ! The term ends (only by reading 1)"])])
def test_a_day_that_one_reading_has_is_told_with_the_number_of_that_reading(
        language: str, expected: list[str], written: Written) -> None:
    assert expected == days(written(TERM, RENEWAL, NOTICE, EMAIL), "2023-04-15", language)[:6]


def test_what_has_ended_by_one_reading_and_runs_on_by_another_is_told_once_for_each(written: Written) -> None:
    found = days(written(TERM, RENEWAL, NOTICE, RESCINDED), "2023-04-15")
    assert ["2023-01-15  ─ Överenskommelsen upphör (bara enligt tolkning 2)",
            "2023-06-30  ! Avtalsperioden går ut (bara enligt tolkning 1)"] == [
        line for line in found if "upphör" in line or line.endswith("går ut (bara enligt tolkning 1)")]


@pytest.mark.parametrize(("language", "expected"), [
    ("sv", [" (bara enligt tolkning 3)", " (bara enligt tolkningarna 1 och 2)"]),
    ("en", [" (only by reading 3)", " (only by readings 1 and 2)"])])
def test_what_several_of_the_readings_have_is_told_with_all_their_numbers(
        language: str, expected: list[str], written: Written) -> None:
    agreement = written(TERM, RENEWAL, NOTICE, EMAIL, RESCINDED.replace("2023-01-15", "2023-09-15"))
    found = days(agreement, "2023-10-15", language)
    over, begins = (line for line in found if line.startswith(("2023-06-30  ─ Ö", "2023-06-30  ─ The", "2023-07-01")))
    assert over.endswith(expected[0])
    assert begins.endswith(expected[1])


def test_days_that_every_reading_has_bear_no_mark(written: Written) -> None:
    found = days(written(TERM, RENEWAL, NOTICE), "2023-02-15")
    assert "2023-06-30  ! Avtalsperioden går ut" in found
    assert not [line for line in found if "tolkning" in line or "oklart" in line]


def test_an_agreement_that_has_ended_is_told_to_end_once(written: Written) -> None:
    found = days(written(TERM, RENEWAL, NOTICE, RESCINDED, ACCEPTED), "2023-04-15")
    assert ["2023-01-15  ─ Överenskommelsen upphör"] == [line for line in found if "upphör" in line]


def test_a_settled_end_in_a_later_term_is_told_however_far_away_and_so_is_the_end_of_the_running_term(
        written: Written) -> None:
    late = '[[event]]\nkind = "notice"\nby = "b"\nreceived_on = 2023-04-02\n'
    renewal = RENEWAL.replace("1 year", "5 years")
    assert ["2023-06-30  ! Avtalsperioden går ut", "2028-06-30  ! Överenskommelsen upphör"] == days(
        written(TERM, renewal, NOTICE, late), "2023-04-15")[-2:]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(agreements(), some_day)
def test_an_end_is_told_by_just_the_readings_that_have_it(agreement: Agreement, day: date) -> None:
    try:
        found = assess(agreement, day, INFERENCE)
    except ProblemsError:
        assume(False)  # noqa: FBT003  # hypothesis' own
        raise
    ends = {number: reading.ends_on for number, reading in enumerate(found.readings, 1)}
    for moment in report.timeline(agreement, found, SAY["sv"]):
        assert moment.is_certain or found.readings or not moment.readings
        if moment.text == "Överenskommelsen upphör" and moment.readings:
            assert {number for number, end in ends.items() if end == moment.day} == set(moment.readings)


# --- The day from which a notice counts -----------------------------------------------------------------------------


@pytest.mark.parametrize(("clause", "sv", "en"), [
    ('given_when = "sent"\n', "2023-03-28  • uppsägning från Byrån avsändes (kom fram den 2 april 2023)",
     "2023-03-28  • notice from Byrån sent (received 2 April 2023)"),
    ('given_when = "received"\n', "2023-04-02  • uppsägning från Byrån kom fram (avsänd den 28 mars 2023)",
     "2023-04-02  • notice from Byrån received (sent 28 March 2023)"),
    ("", "2023-04-02  • uppsägning från Byrån kom fram (avsänd den 28 mars 2023)",
     "2023-04-02  • notice from Byrån received (sent 28 March 2023)")])
def test_a_notice_stands_on_the_day_that_counts_with_the_other_day_beside_it(
        clause: str, sv: str, en: str, written: Written) -> None:
    agreement = written(TERM, RENEWAL, NOTICE, clause, POSTED)
    for language, expected in (("sv", sv), ("en", en)):
        assert [expected] == [line for line in days(agreement, "2023-04-15", language) if "•" in line]


@pytest.mark.parametrize(("told", "expected"), [
    ("sent_on = 2023-03-28\n", "2023-03-28  • uppsägning avsändes"),
    ("received_on = 2023-04-02\n", "2023-04-02  • uppsägning kom fram"),
    ('sent_on = 2023-03-28\nreceived_on = "2023-04"\n',
     "2023-04-01  • uppsägning kom fram (avsänd den 28 mars 2023) (2023-04, dag okänd)")])
@pytest.mark.parametrize("clause", ["", 'given_when = "received"\n'])
def test_of_a_notice_with_one_day_that_day_is_told(told: str, expected: str, clause: str, written: Written) -> None:
    agreement = written(TERM, RENEWAL, NOTICE, clause, '[[event]]\nkind = "notice"\n', told)
    assert [expected] == [line for line in days(agreement, "2023-05-15") if "•" in line]


@pytest.mark.parametrize(("received_on", "expected"), [
    ("2023-06-30", "2023-06-30  • uppsägning från Byrån kom fram (avsänd den 29 juni 2023)"),
    ("2023-07-01", "2023-06-29  • uppsägning från Byrån avsändes (kom fram den 1 juli 2023)")])
def test_which_day_counts_is_that_of_the_clause_for_the_term_in_which_the_notice_came(
        received_on: str, expected: str, written: Written) -> None:
    posted = f'[[event]]\nkind = "notice"\nby = "b"\nsent_on = 2023-06-29\nreceived_on = {received_on}\n'
    agreement = written(TERM, RENEWAL, NOTICE, '[notice.renewed]\ngiven_when = "sent"\n', posted)
    assert [expected] == [line for line in days(agreement, "2023-07-15") if "•" in line]


# --- The clauses that an answer rests on ----------------------------------------------------------------------------


@pytest.mark.parametrize("as_of", ["2023-01-15", "2023-01-16", "2023-07-01"])
@pytest.mark.parametrize(("language", "expected"), [("sv", "Bygger på § 10."), ("en", "Rests on § 10.")])
def test_an_answer_settled_by_rescission_cites_no_clause_on_notice(
        as_of: str, language: str, expected: str, written: Written) -> None:
    agreement = written(TERM, RENEWAL, NOTICE, RESCINDED, ACCEPTED)
    found, say = on(agreement, as_of), SAY[language]
    for told in (report.can_terminate(agreement, found, say), report.assessment(agreement, found, say)):
        lines = [plain(line) for line in told]
        assert expected == lines[-1]
        assert not [line for line in lines if "11" in line]


def test_an_answer_settled_by_notice_cites_the_clauses_on_term_and_notice(written: Written) -> None:
    agreement = written(TERM, RENEWAL, NOTICE, EMAIL.replace("email", "letter"))
    lines = [plain(line) for line in report.can_terminate(agreement, on(agreement, "2023-04-15"), SAY["sv"])]
    assert "Bygger på §§ 10 och 11." == lines[-1]
    assert any("räknas från det att den har kommit fram" in line for line in lines)


def test_an_agreement_that_ran_out_by_itself_cites_no_clause_on_notice(written: Written) -> None:
    agreement = written(TERM, NOTICE)
    assert "Bygger på § 10." == plain(list(report.can_terminate(agreement, on(agreement, "2023-07-01"), SAY["sv"]))[-1])
    assert "Bygger på §§ 10 och 11." == plain(
        list(report.can_terminate(agreement, on(agreement, "2023-06-30"), SAY["sv"]))[-1])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(agreements(), some_day)
def test_every_plain_answer_ends_with_the_day_and_the_clauses(agreement: Agreement, day: date) -> None:
    try:
        found = assess(agreement, day, INFERENCE)
    except ProblemsError:
        assume(False)  # noqa: FBT003  # hypothesis' own
        raise
    for language, say in SAY.items():
        every = Answerer(agreement, found, say).every_clause()
        moments = report.timeline(agreement, found, say)
        for told in (report.can_terminate(agreement, found, say), report.assessment(agreement, found, say),
                     report.what_if(found, say), report.after_why(found, found.reasons, say),
                     report.after_timeline(agreement, found, moments, say)):
            *_, as_of, clauses = told
            assert as_of.startswith({"sv": "Bedömning per ", "en": "Assessment as of "}[language])
            assert clauses.startswith({"sv": ("Bygger på ", "Ingen klausul"), "en": "Rests on "}[language])
        assert set(every) <= set(cited(found.reasons))


# --- What readings disagree on is not told as certain ---------------------------------------------------------------


@pytest.mark.parametrize(("language", "expected"), [
    ("sv", ("Nej. Överenskommelsen är tidsbestämd och har ingen uppsägningsklausul. När den upphör beror på det som "
            "är oklart nedan (§§ 4 och 10).")),
    ("en", ("No. The agreement is for a fixed term and has no notice clause. When it ends depends on what is unclear "
            "below (§§ 4 and 10)."))])
def test_a_no_names_no_end_that_only_one_reading_has(language: str, expected: str, written: Written) -> None:
    agreement = written(TERM, OPTION, '[[event]]\nkind = "option_used"\nby = "a"\non = 2023-03-31\n')
    told = report.can_terminate(agreement, on(agreement, "2023-04-15"), SAY[language])
    assert expected == plain(next(told))


def test_a_no_for_unlike_reasons_in_the_readings_claims_none_of_them(written: Written) -> None:
    agreement = written(TERM, OPTION, NOTICE, '[[event]]\nkind = "option_used"\nby = "a"\non = 2023-03-31\n')
    assert ("Nej, hur saken än bedöms. Vad som händer i stället beror på det som är oklart nedan (§§ 4, 10 och 11)."
            == plain(next(report.can_terminate(agreement, on(agreement, "2023-04-15"), SAY["sv"]))))


@pytest.mark.parametrize(("language", "status", "certainty", "heading"), [
    ("sv", "Avtalet: gäller men ska upphöra.", "Bedömningen är inte säker: en juridisk bedömning krävs.",
     "Avtalsperioder enligt tolkning 1:"),
    ("en", "Avtalet: in force, but to end.", "The assessment is not certain: it needs legal judgement.",
     "Terms by reading 1:")])
def test_an_end_that_is_not_certain_is_not_said_to_be_settled(
        language: str, status: str, certainty: str, heading: str, written: Written) -> None:
    agreement = written(TERM, RENEWAL, NOTICE, POSTED)
    told = list(report.assessment(agreement, on(agreement, "2023-04-15"), SAY[language]))
    assert [status, certainty, heading] == told[:3]
    assert [f"  {number}." for number in (1, 2)] == [
        line[:4] for line in told if line.startswith("  ") and "2023: " in line]


@pytest.mark.parametrize(("as_of", "expected"), [("2022-06-30", "har inte börjat"), ("2022-07-01", "löper")])
def test_a_term_that_has_not_begun_is_not_said_to_run(as_of: str, expected: str, written: Written) -> None:
    agreement = written(TERM)
    told = list(report.assessment(agreement, on(agreement, as_of), SAY["sv"]))
    assert told[2].endswith(f"2023-06-30  från början, {expected}")


def test_a_supposed_act_in_an_agreement_that_has_ended_is_told_that_it_has(written: Written) -> None:
    found = on(written(TERM), "2023-07-01")
    assert ["Överenskommelsen har redan upphört. Sista dagen var den 30 juni 2023.",
            "The agreement has already ended. Its last day was 30 June 2023."] == [
        next(report.what_if(found, SAY[language])) for language in LANGUAGES]
