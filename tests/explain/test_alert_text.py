"""Each alert in one sentence: what happens if nothing is done, what it costs, and the clause."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import evolve

from engine.assess import assess
from engine.assess.alerting import judged
from engine.documents import load
from engine.explain.alert_text import sentence
from engine.explain.phrases import HARD_SPACE, LANGUAGES, Phrases
from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.alerts import AlertKind, DecidedTo, LeadTimes, PeopleDecided, Tonight
from engine.model.dates import ONE_DAY
from engine.model.events import EventForm, NoticeReceived, OptionUsed
from engine.model.obligations import Hanging
from engine.model.outcomes import Dependence, Tell
from engine.model.reasons import Reason
from rules import RULEBOOK

SCENARIOS: Final = Path(__file__).parents[2] / "scenarios"
OSTERSUND: Final = load(SCENARIOS / "jamtland" / "ostersund.toml")
INFERENCE: Final = Inference(RULEBOOK)
MEETS: Final = '[[forum]]\nid = "kf"\nname = "{}"\nconvenor = "b"\nmeetings = [2020-11-25]\n'
HEAD: Final = ('[agreement]\nid = "x"\ntitle = "Avtalet"\n[[party]]\nid = "a"\nname = "Regionen"\n'
               '[[party]]\nid = "b"\nname = "Kommunen"\n')
RENEWED: Final = (
    '[term]\nstarts_on = 2019-01-01\nends_on = 2021-12-31\n[renewal]\nkind = "automatic"\nperiod = "3 years"\n'
    'clause = "§10"\n[notice]\ncounted = "before_term_end"\nperiod = "12 months"\nclause = "§11"\n')
TWO: Final = RENEWED.replace("2021-12-31", "2020-06-30").replace("12 months", "3 months")
FIXED: Final = '[term]\nstarts_on = 2019-01-01\nends_on = 2021-12-31\nclause = "§10"\n'
OPEN_ENDED: Final = '[term]\nstarts_on = 2019-01-01\n[notice]\ncounted = "from_notice"\nperiod = "6 months"\n'
OPTION: Final = (
    '[term]\nstarts_on = 2021-07-01\nends_on = 2023-06-30\n[renewal]\nkind = "option"\nperiod = "1 year"\n'
    'holder = "a"\nexercise_before = "3 months"\ncounting = "same_day"\nclause = "§4"\n')
PAID: Final = (
    '[compensation]\npayer = "a"\npayee = "b"\namount = 400000\nclause = "§7"\n[compensation.instalments]\n'
    'per_year = 4\nwhen = "in_advance"\nagainst = "date"\ndue = ["01-15", "04-15", "07-15", "10-15"]\n')
MEETING: Final = (
    '[[forum]]\nid = "s"\nname = "Samrådet"\nconvenor = "b"\nmembers = ["a", "b"]\nmeetings = [2020-02-10, "2020-05"]\n'
    '[[duty]]\nid = "stat"\nby = "a"\nto = "s"\nwhat = "Statistik"\nevery = "meeting"\nclause = "§5"\n')
DUTY: Final = ('[[duty]]\nid = "rapport"\nby = "a"\nto = "b"\nwhat = "Rapport"\nevery = "year"\ndue = "03-31"\n'
               'clause = "§8"\n')

Written = Callable[[str], Agreement]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def of(tables: str) -> Agreement:
        path = tmp_path / "avtal.toml"
        path.write_text(HEAD + tables, encoding="utf-8")
        return load(path)
    return of


def told(agreement: Agreement, day: str, kind: AlertKind, language: str = "sv",
         **more: Any) -> str:  # noqa: ANN401  # Tonight's
    """The sentence of the one alert of a kind on a day, hard spaces as plain ones."""
    found = assess(agreement, date.fromisoformat(day), INFERENCE)
    tonight = Tonight(agreement=agreement, found=found, **more)
    alert, = (each for each in judged(tonight, LeadTimes(), INFERENCE)
              if each.kind is kind and each.tell is not Tell.SILENT)
    return sentence(alert, agreement, found, Phrases(language, RULEBOOK)).replace(HARD_SPACE, " ")


def to(what: DecidedTo, on: str, about: str | None) -> tuple[PeopleDecided, ...]:
    return (PeopleDecided(to=what, by="fullmäktige", on=date.fromisoformat(on),
                          about=None if about is None else date.fromisoformat(about)),)


def told_first(agreement: Agreement, day: str, kind: AlertKind, since: date) -> str:
    """The same of the first of several, since a day."""
    found = assess(agreement, date.fromisoformat(day), INFERENCE)
    tonight = Tonight(agreement=agreement, found=found, since=since)
    alert = next(each for each in judged(tonight, LeadTimes(), INFERENCE) if each.kind is kind)
    return sentence(alert, agreement, found, Phrases("sv", RULEBOOK)).replace(HARD_SPACE, " ")


NOTICE: Final = AlertKind.NOTICE_DEADLINE
YEARS: Final = (
    "en uppsägning måste ha kommit fram senast den 31 december 2020 (sista arbetsdagen är den 30 december 2020)")
ELSE: Final = "; annars förlängs överenskommelsen till och med den 31 december 2024 (§§ 10 och 11)."


def test_a_last_day_for_notice_tells_the_last_working_day_what_follows_what_it_costs_and_the_clauses() -> None:
    assert ("En skriftlig uppsägning måste ha kommit fram senast den 31 december 2026 (sista arbetsdagen är den 30 "
            "december 2026); "
            "annars förlängs överenskommelsen till och med den 31 december 2030, vilket kostar Östersunds kommun "
            "preliminärt 14 423 850 kr i 2020 års priser (§§ 10 och 11).") == told(OSTERSUND, "2026-12-01", NOTICE)
    assert ("A written notice must have been received by 31 December 2026 (the last working day is 30 December 2026); "
            "otherwise "
            "the agreement is renewed up to and including 31 December 2030, which costs Östersunds kommun SEK "
            "14,423,850, preliminarily, at the prices of 2020 (§§ 10 and 11).") == told(
                OSTERSUND, "2026-12-01", NOTICE, "en")


BY_TIME: Final = (
    "räknat efter tid eftersom överenskommelsen inte säger vad som ska betalas för en del av en betalningsperiod")


@pytest.mark.parametrize(("per_year", "period", "cost"), [
    (4, "3 years", "1 200 000 kr"),
    (4, "4 months", f"preliminärt 133 333 kr, {BY_TIME}"),
    (3, "4 months", "133 333 kr")])
def test_a_term_that_begins_on_the_last_of_a_month_costs_its_instalments_and_a_part_of_one_is_counted_by_time(
        per_year: int, period: str, cost: str, written: Written) -> None:
    tables = (RENEWED + PAID[:PAID.index("due")]).replace("2021-12-31", "2021-08-30").replace("12 months", "0 days")
    agreement = written(tables.replace("3 years", period).replace("per_year = 4", f"per_year = {per_year}"))
    assert told(agreement, "2021-08-20", NOTICE).endswith(f", vilket kostar Regionen {cost} (§§ 10 och 11).")


@pytest.mark.parametrize(("tables", "day", "expected"), [
    (RENEWED, "2020-12-01", YEARS[0].upper() + YEARS[1:] + ELSE),
    (RENEWED, "2021-01-01", ("Sista dagen för uppsägning var den 31 december 2020 och har passerat, så "
     "överenskommelsen förlängs till och med den 31 december 2024 (§§ 10 och 11).")),
    (RENEWED.replace('"3 years"', '"open-ended"') + 'by = ["a"]\n', "2020-12-01",
     ("Endast Regionen får säga upp. " + YEARS[0].upper() + YEARS[1:] + "; annars gäller överenskommelsen tills "
      "vidare från och med den 1 januari 2022 (§§ 10 och 11).")),
    (RENEWED.replace('"3 years"', '"open-ended"'), "2021-01-01",
     ("Sista dagen för uppsägning var den 31 december 2020 och har passerat, så överenskommelsen gäller tills vidare "
      "från och med den 1 januari 2022 (§§ 10 och 11).")),
    (TWO, "2020-03-20", ("En uppsägning måste ha kommit fram senast den 30 mars 2020 (den tidigare av två tolkningar, "
     "enligt den andra den 31 mars 2020); annars förlängs överenskommelsen till och med den 30 juni 2023 (§§ 10 och "
     "11).")),
    (TWO, "2020-03-30", ("I dag, den 30 mars 2020, är sista dagen för en uppsägning att komma fram (den tidigare av "
     "två tolkningar, enligt den andra den 31 mars 2020); kommer ingen fram förlängs överenskommelsen till och med den "
     "30 juni 2023 (§§ 10 och 11).")),
    (TWO, "2020-03-31", ("I dag, den 31 mars 2020, är sista dagen för en uppsägning att komma fram (den senare av två "
     "tolkningar, enligt den andra var det den 30 mars 2020); kommer ingen fram förlängs överenskommelsen till och med "
     "den 30 juni 2023 (§§ 10 och 11).")),
    (RENEWED, "2022-12-31", ("En uppsägning måste ha kommit fram senast den 31 december 2023 (sista arbetsdagen är den "
     "29 december 2023); annars förlängs överenskommelsen till och med den 31 december 2027 (§§ 10 och 11).")),
    (RENEWED, "2020-12-30", ("En uppsägning måste ha kommit fram senast den 31 december 2020 (sista arbetsdagen är i "
     "dag, den 30 december 2020)" + ELSE)),
    (RENEWED, "2020-12-31", "I dag, den 31 december 2020, är sista dagen för en uppsägning att komma fram; kommer "
     "ingen fram" + ELSE.removeprefix("; annars")),
    (RENEWED + MEETS.format("Fullmäktige"), "2020-11-20", YEARS[0].upper() + YEARS[1:] + ELSE + " Det sista "
     "sammanträdet i fullmäktige då beslut hinner fattas är den 25 november 2020."),
    (RENEWED + MEETS.format("Sundby råd"), "2020-11-20", YEARS[0].upper() + YEARS[1:] + ELSE + " Det sista "
     "sammanträdet i Sundby råd då beslut hinner fattas är den 25 november 2020."),
    (RENEWED + MEETS.format("Fullmäktige"), "2020-12-20", YEARS[0].upper() + YEARS[1:] + ELSE
     + " Beslut hinner inte längre fattas vid något känt sammanträde."),
    (RENEWED + 'given_when = "sent"\n', "2020-12-01", YEARS[0].upper() + YEARS[1:].replace("kommit fram", "avsänts")
     + ELSE),
    (RENEWED + 'given_when = "sent"\n', "2020-12-31", "I dag, den 31 december 2020, är sista dagen för en uppsägning "
     "att avsändas; avsänds ingen" + ELSE.removeprefix("; annars")),
    (RENEWED + 'form = ["letter", "email"]\n', "2020-12-01", YEARS[0].upper() + YEARS[1:].replace(
        "uppsägning", "uppsägning per e-post eller brev") + ELSE),
])
def test_a_last_day_for_notice_in_words(written: Written, tables: str, day: str, expected: str) -> None:
    assert expected == told(written(tables), day, NOTICE)


def test_a_last_day_of_a_term_that_has_been_renewed_since_is_told_as_passed(written: Written) -> None:
    found = told(written(RENEWED), "2022-02-01", NOTICE, since=date(2020, 11, 1))
    assert ("Sista dagen för uppsägning var den 31 december 2020 och har passerat, så överenskommelsen har förlängts "
            "till och med den 31 december 2024 (§§ 10 och 11).") == found


def test_what_followed_a_last_day_long_passed_is_told_as_it_became(written: Written) -> None:
    found = told_first(written(RENEWED), "2026-06-01", NOTICE, date(2020, 11, 1))
    assert found == ("Sista dagen för uppsägning var den 31 december 2020 och har passerat, så överenskommelsen har "
                     "förlängts till och med den 31 december 2024 (§§ 10 och 11).")
    open_ended = written(RENEWED.replace('"3 years"', '"open-ended"'))
    assert told(open_ended, "2026-06-01", NOTICE, since=date(2020, 11, 1)).endswith(
        "så överenskommelsen fortsätter efter den 31 december 2021 (§§ 10 och 11).")


def test_parties_with_different_last_days_are_told_of_their_own(written: Written) -> None:
    agreement = written(RENEWED + '[notice.party.b]\nperiod = "6 months"\n')
    assert "En uppsägning från Regionen" + YEARS.removeprefix("en uppsägning") + ELSE == told_first(
        agreement, "2020-12-01", NOTICE, date(2020, 11, 1))


YEARLY: Final = RENEWED.replace("3 years", "1 year").replace("12 months", "13 months")


def test_a_last_day_of_a_term_that_nobody_can_any_longer_keep_from_coming_makes_no_condition(
        written: Written) -> None:
    assert ("En uppsägning måste ha kommit fram senast den 30 november 2021; annars förlängs överenskommelsen till och "
            "med den 31 december 2023 (§§ 10 och 11).") == told(
                written(YEARLY), "2021-10-31", NOTICE, since=date(2021, 10, 30))


def test_a_decision_that_is_not_carried_out_comes_first(written: Written) -> None:
    decided = to(DecidedTo.TERMINATE, "2020-06-01", "2020-12-31")
    assert ("Ni har beslutat att säga upp, men uppsägningen är inte registrerad som framkommen: " + YEARS + ELSE
            ) == told(written(RENEWED), "2020-12-01", NOTICE, decisions=decided)
    assert ("Ni har beslutat att säga upp, men uppsägningen är inte registrerad som framkommen: sista dagen för "
            "uppsägning var den 31 december 2020 och har passerat; har ingen uppsägning kommit fram i tid"
            + ELSE.removeprefix("; annars")) == told(written(RENEWED), "2021-01-01", NOTICE, decisions=decided)
    assert told(written(RENEWED + 'given_when = "sent"\n'), "2020-12-01", NOTICE, decisions=decided).startswith(
        "Ni har beslutat att säga upp, men uppsägningen är inte registrerad som avsänd: en uppsägning måste ha avsänts")


def test_a_day_that_has_moved_since_it_was_decided_on_says_so(written: Written) -> None:
    moved = "Det registrerade beslutet gällde den {} december 202{}, som inte längre är någon sista dag. "
    assert moved.format(15, 0) + YEARS[0].upper() + YEARS[1:] + ELSE == told(
        written(RENEWED), "2020-12-01", NOTICE, decisions=to(DecidedTo.RENEW, "2020-06-01", "2020-12-15"))
    assert (moved.format(15, 1) + "Överenskommelsen upphör den 31 december 2021, om inget annat avtalas (§ 10)."
            ) == told(written(FIXED), "2021-12-01", AlertKind.TERM_ENDS, since=date(2021, 11, 30),
                      decisions=to(DecidedTo.RENEW, "2020-06-01", "2021-12-15"))


WRITTEN: Final = RENEWED + 'form = "written"\n'
EMAIL: Final = NoticeReceived(by="b", received_on=date(2020, 11, 10), form=EventForm.EMAIL)
ORAL: Final = NoticeReceived(by="b", received_on=date(2020, 11, 10), form=EventForm.ORAL)
SENT: Final = NoticeReceived(by="b", sent_on=date(2020, 11, 10))
BY_EMAIL: Final = (
    "En uppsägning per e-post från Kommunen kom fram den 10 november 2020, men om den gäller är oklart. ")
ORALLY: Final = ("En muntlig uppsägning från Kommunen kom fram den 10 november 2020 men har ingen verkan, om inte "
                 "motparten godtar den. ")
ON_ITS_WAY: Final = (
    "En uppsägning från Kommunen avsändes den 10 november 2020 men är inte registrerad som framkommen. ")
PASSED: Final = "Sista dagen för uppsägning var den 31 december 2020 och har passerat"


@pytest.mark.parametrize(("event", "day", "kind", "expected"), [
    (EMAIL, "2020-12-01", NOTICE, BY_EMAIL + "En skriftlig uppsägning måste, om den registrerade uppsägningen inte "
     "gäller, ha kommit fram" + YEARS.partition("ha kommit fram")[2] + ELSE),
    (ORAL, "2020-12-01", NOTICE, ORALLY + YEARS.replace("en upp", "En skriftlig upp") + ELSE),
    (SENT, "2020-12-01", NOTICE, ON_ITS_WAY + YEARS.replace("en upp", "En skriftlig upp") + ELSE),
    (EMAIL, "2021-01-01", NOTICE, BY_EMAIL + PASSED + "; om den registrerade uppsägningen inte gäller"
     + ELSE.removeprefix("; annars")),
    (ORAL, "2021-01-01", NOTICE, ORALLY + PASSED + ", så överenskommelsen förlängs"
     + ELSE.removeprefix("; annars förlängs överenskommelsen")),
    (SENT, "2021-01-01", NOTICE, ON_ITS_WAY + PASSED + "; om uppsägningen inte kom fram i tid"
     + ELSE.removeprefix("; annars")),
    (EMAIL, "2021-12-01", AlertKind.TERM_ENDS, BY_EMAIL + "Överenskommelsen upphör den 31 december 2021, om den "
     "registrerade uppsägningen gäller" + ELSE),
    (SENT, "2021-12-01", AlertKind.TERM_ENDS, ON_ITS_WAY + "Överenskommelsen upphör den 31 december 2021, om "
     "uppsägningen kom fram i tid" + ELSE),
    (EMAIL, "2022-01-01", AlertKind.TERM_ENDS, BY_EMAIL + "Överenskommelsen upphörde den 31 december 2021, om den "
     "registrerade uppsägningen gäller; annars fortsätter överenskommelsen (§§ 10 och 11)."),
    (ORAL, "2021-12-01", AlertKind.TERM_RENEWS, ORALLY + "Avtalsperioden går ut den 31 december 2021, och "
     "överenskommelsen förlängs till och med den 31 december 2024 (§ 10)."),
])
def test_a_notice_that_is_recorded_and_does_not_for_certain_hold_is_told_of(
        written: Written, event: NoticeReceived, day: str, kind: AlertKind, expected: str) -> None:
    agreement = written(WRITTEN).with_events(event)
    assert expected == told(agreement, day, kind, since=date.fromisoformat(day) - ONE_DAY)
    if kind is NOTICE and day < "2021":
        decided = to(DecidedTo.TERMINATE, "2020-06-01", "2020-12-31")
        but = "Ni har beslutat att säga upp. " if event is SENT else ""
        assert but + expected == told(agreement, day, kind, decisions=decided)


def test_a_last_day_of_a_term_that_comes_only_if_the_agreement_is_renewed_says_so(written: Written) -> None:
    agreement = written(YEARLY + 'form = "written"\n').with_events(EMAIL)
    assert (BY_EMAIL + "En skriftlig uppsägning måste, om överenskommelsen förlängs till dess, ha kommit fram senast "
            "den 30 november 2021; annars förlängs överenskommelsen till och med den 31 december 2023 (§§ 10 och 11)."
            ) == told(agreement, "2021-11-20", NOTICE, since=date(2021, 11, 1))


def test_a_notice_that_counts_from_its_sending_and_was_received_leaves_open_when_it_was_sent(written: Written) -> None:
    agreement = written(WRITTEN + 'given_when = "sent"\n').with_events(
        NoticeReceived(by="b", received_on=date(2020, 11, 10)))
    assert told(agreement, "2020-12-01", NOTICE).startswith(
        "En uppsägning från Kommunen kom fram den 10 november 2020, men när den avsändes är inte registrerat. En ")


def test_a_question_of_a_notice_that_may_hold_names_the_end_that_it_would_lead_to(written: Written) -> None:
    assert told(written(WRITTEN).with_events(EMAIL), "2020-12-01", AlertKind.QUESTION).endswith(
        "Om e-post räcker framgår inte. Beroende på svaret upphör överenskommelsen den 31 december 2021 eller "
        "fortsätter efter den dagen.")


def test_a_notice_of_an_earlier_term_that_had_no_effect_is_not_told_of(written: Written) -> None:
    assert told(written(WRITTEN).with_events(ORAL), "2023-12-01", NOTICE).startswith("En skriftlig uppsägning måste ")


def test_a_notice_from_one_who_may_not_give_it_has_no_effect(written: Written) -> None:
    agreement = written(WRITTEN + 'by = ["a"]\n').with_events(
        NoticeReceived(by="b", received_on=date(2020, 11, 10)))
    assert told(agreement, "2020-12-01", NOTICE).startswith(
        "Endast Regionen får säga upp. En uppsägning från Kommunen kom fram den 10 november 2020 men har ingen verkan. "
        "En skriftlig uppsägning måste ")


@pytest.mark.parametrize(("tables", "day", "kind", "expected"), [
    (RENEWED, "2020-12-01", NOTICE, (
        "En uppsägning måste, om den dagen gäller, vilket beror på en uppgift som saknas, ha kommit fram senast den 31 "
        "december 2020 (sista arbetsdagen är den 30 december 2020); annars fortsätter överenskommelsen efter den 31 "
        "december 2021 (§§ 10 och 11).")),
    (FIXED, "2021-12-01", AlertKind.TERM_ENDS, (
        "Överenskommelsen upphör den 31 december 2021 eller den 30 januari 2022, och vilken dag som gäller beror på en "
        "uppgift som saknas (§ 10).")),
    (OPTION.replace("2021-07-01", "2019-01-01").replace("2023-06-30", "2021-12-31"), "2021-07-04", AlertKind.TERM_ENDS,
     ("Överenskommelsen upphör, om den dagen gäller, vilket beror på en uppgift som saknas, den 31 december 2021, om "
      "inte optionen utnyttjas i tid (§ 4).")),
])
def test_a_day_that_hangs_on_a_missing_fact_says_so(
        written: Written, tables: str, day: str, kind: AlertKind, expected: str) -> None:
    agreement = written(tables.replace("starts_on = 2019-01-01", 'starts_on = "2019-01"').replace(
        "ends_on = 2021-12-31", 'duration = "3 years"'))
    assert expected == told_first(agreement, day, kind, date.fromisoformat(day) - ONE_DAY)


def test_of_a_notice_that_came_in_time_by_one_reading_only_both_ends_are_named(written: Written) -> None:
    agreement = written(TWO).with_events(NoticeReceived(by="b", received_on=date(2020, 3, 31)))
    assert ("Överenskommelsen upphör den 30 juni 2020 eller den 30 juni 2023, beroende på hur avtalet tolkas (§§ 10 "
            "och 11).") == told(agreement, "2020-06-01", AlertKind.TERM_ENDS, since=date(2020, 5, 30))
    assert told(agreement, "2020-06-01", AlertKind.QUESTION).endswith(
        " Beroende på svaret upphör överenskommelsen den 30 juni 2020 eller den 30 juni 2023.")
    assert told(agreement, "2020-07-01", AlertKind.QUESTION).endswith(" Den tidigare dagen är den säkra.")
    assert ("Överenskommelsen upphörde den 30 juni 2020 eller upphör den 30 juni 2023, beroende på hur avtalet tolkas "
            "(§§ 10 och 11).") == told(agreement, "2020-07-01", AlertKind.TERM_ENDS, since=date(2020, 6, 30))


def test_a_term_that_notice_can_still_end_is_renewed_only_if_nothing_is_done(written: Written) -> None:
    found = told(written(RENEWED.replace("12 months", "10 days")), "2021-12-15", AlertKind.TERM_RENEWS,
                 since=date(2021, 11, 30))
    assert ("Avtalsperioden går ut den 31 december 2021, och om inget görs förlängs överenskommelsen till och med den "
            "31 december 2024 (§ 10).") == found


def test_an_option_that_is_used_is_not_told_of_as_something_left_to_do(written: Written) -> None:
    agreement = written(OPTION).with_events(OptionUsed(on=date(2023, 1, 2), by="a"))
    assert ("Avtalsperioden går ut den 30 juni 2023, och överenskommelsen förlängs till och med den 30 juni 2024 "
            "(§ 4).") == told(agreement, "2023-06-01", AlertKind.TERM_RENEWS, since=date(2023, 5, 30))


@pytest.mark.parametrize(("tables", "day", "kind", "expected"), [
    (OPTION, "2023-03-01", AlertKind.OPTION_DEADLINE, ("Regionen måste utnyttja optionen senast den 30 mars "
     "2023; annars upphör överenskommelsen den 30 juni 2023 (§ 4).")),
    (OPTION.replace('holder = "a"\n', ""), "2023-03-01", AlertKind.OPTION_DEADLINE, ("Optionen måste utnyttjas senast "
     "den 30 mars 2023; annars upphör överenskommelsen den 30 juni 2023 (§ 4).")),
    (OPTION, "2023-03-30", AlertKind.OPTION_DEADLINE, ("I dag, den 30 mars 2023, är sista dagen för Regionen att "
     "utnyttja optionen; utnyttjas den inte upphör överenskommelsen den 30 juni 2023 (§ 4).")),
    (OPTION, "2023-03-31", AlertKind.OPTION_DEADLINE, ("Sista dagen för Regionen att utnyttja optionen var den 30 mars "
     "2023 och har passerat, så överenskommelsen upphör den 30 juni 2023 (§ 4).")),
    (OPTION, "2023-01-01", AlertKind.TERM_ENDS,
     "Överenskommelsen upphör den 30 juni 2023, om inte optionen utnyttjas senast den 30 mars 2023 (§ 4)."),
    (FIXED, "2021-12-01", AlertKind.TERM_ENDS,
     "Överenskommelsen upphör den 31 december 2021, om inget annat avtalas (§ 10)."),
    (FIXED, "2022-01-01", AlertKind.TERM_ENDS, "Överenskommelsen upphörde den 31 december 2021 (§ 10)."),
    (RENEWED, "2021-12-01", AlertKind.TERM_RENEWS, ("Avtalsperioden går ut den 31 december 2021, och "
     "överenskommelsen förlängs till och med den 31 december 2024 (§ 10).")),
    (RENEWED, "2022-01-01", AlertKind.TERM_RENEWS, ("Avtalsperioden gick ut den 31 december 2021, och överenskommelsen "
     "har förlängts till och med den 31 december 2024 (§ 10).")),
    (RENEWED.replace('"3 years"', '"open-ended"'), "2022-01-01", AlertKind.TERM_RENEWS,
     "Avtalsperioden gick ut den 31 december 2021, och överenskommelsen har förlängts (§ 10)."),
    (FIXED + PAID, "2019-01-10", AlertKind.PAYMENT_UPCOMING, ("Regionen ska betala 100 000 kr till Kommunen för "
     "kvartal "
     "1 2019 senast den 15 januari 2019; därefter är det försenat (§ 7).")),
    (FIXED + PAID, "2019-01-20", AlertKind.PAYMENT_OVERDUE,
     "100 000 kr från Regionen till Kommunen för kvartal 1 2019 är försenat sedan den 15 januari 2019 (§ 7)."),
    (FIXED + PAID + '[[reference_rate]]\nfrom_on = 2019-01-01\npercent = 0\nsource = "Riksbanken"\n', "2019-01-20",
     AlertKind.PAYMENT_OVERDUE, ("100 000 kr från Regionen till Kommunen för kvartal 1 2019 är försenat sedan den 15 "
     "januari 2019, och dröjsmålsräntan är hittills 109,59 kr (§ 7).")),
    (FIXED + DUTY, "2019-03-20", AlertKind.DUTY_DUE, ("”Rapport” för 2019 från Regionen till Kommunen ska ha "
     "lämnats eller "
     "utförts senast den 31 mars 2019 (en antagen dag); därefter är det försenat (§ 8).")),
    (FIXED + MEETING, "2020-02-05", AlertKind.DUTY_DUE, ("”Statistik” från Regionen till Samrådet ska ha lämnats eller "
     "utförts senast vid sammanträdet den 10 februari 2020; därefter är det försenat (§ 5).")),
    (FIXED + MEETING, "2020-04-10", AlertKind.DUTY_DUE, ("”Statistik” från Regionen till Samrådet ska ha lämnats eller "
     "utförts vid sammanträdet i maj 2020, vars dag inte är känd; därefter är det försenat (§ 5).")),
    (FIXED + DUTY + 'concerns = "period"\n', "2019-04-20", AlertKind.DUTY_OVERDUE, ("”Rapport” för 2019 från "
     "Regionen till "
     "Kommunen skulle ha lämnats eller utförts senast den 31 mars 2019, och att så har skett är inte registrerat "
     "(§ 8).")),
    ('[term]\nduration = "1 year"\n', "2020-01-01", AlertKind.QUESTION, ("Om, när och hur överenskommelsen upphör går "
     "inte att avgöra säkert förrän det här är utrett: Vilken dag börjar överenskommelsen gälla, och när "
     "undertecknades den? Underskrift saknas från: Regionen, Kommunen.")),
])
def test_other_alerts_in_words(written: Written, tables: str, day: str, kind: AlertKind, expected: str) -> None:
    since = date.fromisoformat(day) - ONE_DAY if kind in (AlertKind.TERM_ENDS, AlertKind.TERM_RENEWS) else None
    assert expected == told(written(tables), day, kind, since=since)


@pytest.mark.parametrize(("every", "day", "expected"), [
    ("week", "2019-01-05", "för vecka 1 2019 från Regionen till Kommunen ska ha lämnats eller utförts senast den 6 "),
    ("3 months", "2019-03-01", "för perioden från och med den 1 januari 2019 från Regionen till Kommunen ska ha "),
    ("quarter", "2019-03-01", "för kvartal 1 2019 från Regionen till Kommunen ska ha lämnats eller utförts senast "),
    ("once", "2021-12-01", "från Regionen till Kommunen ska ha lämnats eller utförts senast den 31 december 2021 (en "),
])
def test_the_period_of_a_duty_in_words(written: Written, every: str, day: str, expected: str) -> None:
    agreement = written(FIXED + DUTY.replace("year", every).replace('due = "03-31"\n', ""))
    assert told(agreement, day, AlertKind.DUTY_DUE, since=date.fromisoformat(day) - ONE_DAY).startswith(
        f"”Rapport” {expected}")


def test_what_is_due_at_a_meeting_in_a_period_of_which_no_day_is_known_names_the_period(written: Written) -> None:
    forum = MEETING.partition("[[duty]]")[0].replace('2020-02-10, "2020-05"', "")
    agreement = written(FIXED + forum + DUTY.replace('"03-31"', '{ at = "s" }'))
    assert ("”Rapport” för 2020 från Regionen till Kommunen ska ha lämnats eller utförts vid ett sammanträde under "
            "2020, vars dag inte är känd; därefter är det försenat (§ 8).") == told(
                agreement, "2019-12-20", AlertKind.DUTY_DUE, since=date(2019, 12, 1))


def test_what_is_asked_for_names_the_day_of_the_request(written: Written) -> None:
    asked = DUTY.replace('"year"', '"on-request"').replace('"03-31"', '"30 days"')
    agreement = written(FIXED + asked + '[[event]]\nkind = "requested"\nduty = "rapport"\non = 2019-03-05\n')
    assert told(agreement, "2019-03-20", AlertKind.DUTY_DUE).startswith(
        "”Rapport” efter begäran den 5 mars 2019 från Regionen till Kommunen ska ha lämnats eller utförts senast ")


def test_withholding_beyond_what_may_be_tells_how_much_is_to_be_paid() -> None:
    agreement = load(SCENARIOS / "tvist-ett-ore-over.toml")
    assert ("Östersunds kommun håller inne 36 516,51 kr för kvartal 1 2020 men får hålla inne högst 36 516,50 kr, så "
            "0,01 kr ska betalas till Region Jämtland Härjedalen (§ 12).") == told(
                agreement, "2020-02-10", AlertKind.WITHHOLDING_WITHOUT_GROUND)


def test_what_questions_keep_from_being_told_is_told_with_the_first_of_them() -> None:
    assert told(OSTERSUND, "2020-06-01", AlertKind.QUESTION).startswith(
        "Vad som ska betalas, eller om det är försenat, går inte att avgöra förrän det här är utrett (och ")


def test_a_question_about_duties_is_about_what_is_to_be_done(written: Written) -> None:
    agreement = written(FIXED + DUTY + '[[decision]]\nbody = "N"\nreference = "RUN/1/2020 § 1"\noutcome = "proposed"\n'
                        'decided_on = 2018-06-01\nduty = ["rapport"]\n')
    assert told(agreement, "2019-04-01", AlertKind.QUESTION).startswith(
        "Vad som ska göras, eller om det är försenat, går inte att avgöra förrän det här är utrett "
        "(och 2 till): "
        "Rapport (2019): Skyldigheten är bara föreslagen.")


def test_a_decision_to_terminate_what_is_open_ended_and_one_to_use_an_option(written: Written) -> None:
    assert ("Ni har beslutat att säga upp, men uppsägningen är inte registrerad som framkommen: "
            "överenskommelsen gäller "
            "tills en uppsägning har kommit fram och fått verkan.") == told(
                written(OPEN_ENDED), "2020-05-01", AlertKind.NOTICE_NOT_RECEIVED,
                decisions=to(DecidedTo.TERMINATE, "2020-03-01", None))
    assert told(written(OPEN_ENDED.partition("[notice]")[0]), "2020-05-01", AlertKind.NOTICE_NOT_RECEIVED,
                decisions=to(DecidedTo.TERMINATE, "2020-03-01", None)).endswith(
        ": överenskommelsen gäller tills en uppsägning har kommit fram och fått verkan.")
    assert told(written(OPEN_ENDED + 'given_when = "sent"\n'), "2020-05-01", AlertKind.NOTICE_NOT_RECEIVED,
                decisions=to(DecidedTo.TERMINATE, "2020-03-01", None)).endswith(
        "som avsänd: överenskommelsen gäller tills en uppsägning har avsänts och fått verkan.")
    decided = to(DecidedTo.RENEW, "2023-01-01", "2023-03-30")
    assert told(written(OPTION), "2023-03-01", AlertKind.OPTION_DEADLINE, decisions=decided).startswith(
        "Ni har beslutat att utnyttja optionen, men att det är gjort är inte registrerat: Regionen måste utnyttja ")
    by_other = written(OPTION).with_events(OptionUsed(on=date(2023, 1, 2), by="b"))
    assert told(by_other, "2023-03-01", AlertKind.OPTION_DEADLINE, decisions=decided).startswith(
        "Att optionen är utnyttjad är registrerat, men det är inte säkert att det har fått verkan: Regionen måste ")
    assert told(by_other, "2023-03-31", AlertKind.OPTION_DEADLINE, decisions=decided).endswith(
        "och har passerat; om optionen inte är utnyttjad med verkan upphör överenskommelsen den 30 juni 2023 (§ 4).")


@pytest.mark.parametrize(("outcome", "day", "expected"), [
    (Dependence.FALLS_WITH_IT, "2021-12-01",
     ("Överenskommelsen upphör den 31 december 2021, samtidigt som ”Den andra” (1.2 i det avtalet), om inget annat "
      "avtalas.")),
    (Dependence.FALLS_WITH_IT, "2022-01-01",
     "Överenskommelsen upphörde den 31 december 2021, samtidigt som ”Den andra” (1.2 i det avtalet)."),
    (Dependence.LOSES_ITS_GROUND, "2021-12-01", ("”Den andra” (1.2 i det avtalet), som överenskommelsen vilar på, "
     "upphör den 31 "
     "december 2021, "
     "och därefter saknar överenskommelsen den grunden.")),
    (Dependence.LOSES_ITS_GROUND, "2022-01-01", ("”Den andra” (1.2 i det avtalet), som överenskommelsen vilar på, "
     "upphörde den 31 december "
     "2021, och sedan dess saknar överenskommelsen den grunden.")),
])
def test_the_end_of_another_agreement_in_words(written: Written, outcome: Dependence, day: str, expected: str) -> None:
    tied = evolve(written(OPEN_ENDED), rests_on=("other",))
    hanging = Hanging(what="Avtalet", on="other", on_name="Den andra", outcome=outcome, from_on=date(2022, 1, 1),
                      amount=None, per=None, reasons=(Reason("DEPENDENCE-01", "1.2"),))
    assert expected == told(tied, day, AlertKind.FALLS_WITH_ANOTHER, hanging=(hanging,))


def test_what_no_one_answers_for_is_told_in_both_languages(written: Written) -> None:
    for language in LANGUAGES:
        assert told(written(FIXED), "2020-01-01", AlertKind.NO_OWNER, language, is_owned=False).endswith(".")


@pytest.mark.parametrize("name", sorted(
    path.stem for path in SCENARIOS.glob("*.toml") if "gemensam-text" not in path.stem))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_alert_of_every_scenario_is_a_sentence_with_a_capital_and_an_end(name: str, language: str) -> None:
    agreement, say = load(SCENARIOS / f"{name}.toml"), Phrases(language, RULEBOOK)
    for day in (date(2020, 12, 31), date(2021, 12, 31), date(2023, 1, 1)):
        found = assess(agreement, day, INFERENCE)
        tonight = Tonight(agreement=agreement, found=found, is_owned=False)
        for each in judged(tonight, LeadTimes(), INFERENCE):
            text = sentence(each, agreement, found, say)
            assert text[0] == text[0].upper()
            assert text[-1] in ".?"
            assert "{" not in text
