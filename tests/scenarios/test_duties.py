"""The scenarios of duties and decisions: what the sources say is owed, and nothing more."""

from collections import Counter
from datetime import date

import pytest

from engine.assess.duty.hanging import hanging
from engine.explain.phrases import Phrases
from engine.model.duties import ForumLevel
from engine.model.obligations import Matter, Obligation
from engine.model.outcomes import Certainty, Dependence, Fulfilment, MatterStands, Status
from rules import RULEBOOK
from tests.scenarios.test_scenarios import INFERENCE, MUNICIPALITIES, SCENARIOS, on, scenario, told_in

OF_THE_AGREEMENT = "skyldigheter-i-kommunavtalet"
YEARLY = ("verksamhetsberattelse", "uppfoljningsdialog", "aterrapport-pks", "aterrapport-samverkansradet")
ARENAS = "samverkansarenor-2022"
MATTERS = "lansgemensam-paverkansagenda"


def owed(name: str, day: str, duty: str) -> dict[str, Obligation]:
    return {str(each.period): each for each in on(name, day).obligations if each.duty == duty}


def matter(day: str, reference: str) -> Matter:
    found, = (each for each in on(MATTERS, day).matters if each.reference == reference)
    return found


# --- §§ 8 and 9 of the agreement with the municipalities -------------------------------------------------------------


@pytest.mark.parametrize("duty", YEARLY)
@pytest.mark.parametrize("name", [OF_THE_AGREEMENT, *(f"skyldigheter-{stem}" for stem in MUNICIPALITIES)])
def test_each_duty_of_paragraph_8_is_owed_once_a_year_to_the_last_day_of_the_agreement(name: str, duty: str) -> None:
    expected = {str(year): (date(year, 12, 31), True, Fulfilment.OVERDUE) for year in range(2019, 2023)}
    found = owed(name, "2023-01-01", duty)
    assert expected == {period: (each.due_on, each.is_assumed, each.status) for period, each in found.items()
                        if each.status is not Fulfilment.NO_LONGER_OWED}


@pytest.mark.parametrize("duty", YEARLY)
def test_after_the_end_of_2022_nothing_is_owed_for_2023(duty: str) -> None:
    assert Fulfilment.NO_LONGER_OWED is owed(OF_THE_AGREEMENT, "2023-01-01", duty)["2023"].status
    assert "2023" not in owed(OF_THE_AGREEMENT, "2022-12-31", duty)


@pytest.mark.parametrize(("day", "expected"), [("2022-12-31", Fulfilment.DUE), ("2023-01-01", Fulfilment.OVERDUE)])
def test_the_last_report_is_overdue_the_day_after_the_agreement_ended(day: str, expected: Fulfilment) -> None:
    assert expected is owed(OF_THE_AGREEMENT, day, "verksamhetsberattelse")["2022"].status


@pytest.mark.parametrize("stem", MUNICIPALITIES)
def test_the_last_period_of_each_municipality_is_cut_by_the_end_on_31_december_2022(stem: str) -> None:
    found = on(f"skyldigheter-{stem}", "2022-12-31")
    assert {(date(2022, 1, 1), date(2022, 12, 31))} == {
        (each.period.first_day, each.period.last_day) for each in found.obligations if str(each.period) == "2022"}
    assert (Status.TERMINATING, date(2022, 12, 31)) == (found.status, found.ends_on)


@pytest.mark.parametrize("stem", MUNICIPALITIES)
def test_a_municipality_adds_to_the_common_text_of_the_duties_what_it_adds_to_the_agreement(stem: str) -> None:
    told, of_the_agreement = (told_in(SCENARIOS / name) for name in (
        f"skyldigheter-{stem}.toml", f"jamtland/{stem}.toml"))
    assert "skyldigheter-gemensam-text.toml" == told["agreement"]["based_on"]
    assert {key: value for key, value in of_the_agreement.items() if key != "agreement"} == {
        key: value for key, value in told.items() if key != "agreement"}


def test_what_happened_is_told_alike_of_ostersund_and_of_the_eight_together() -> None:
    happened, common = (told_in(SCENARIOS / f"{name}.toml") for name in ("vad-som-hande", "skyldigheter-gemensam-text"))
    assert happened["event"] == common["event"]


def test_that_the_yearly_duties_are_due_by_the_end_of_the_year_is_said_to_be_assumed_of_each() -> None:
    assert 4 == Counter(each.key for each in on(OF_THE_AGREEMENT, "2022-01-01").assumptions)[
        "assumption.duty_assumed_end_of_period"]


def test_no_information_is_owed_that_nobody_is_known_to_have_asked_for() -> None:
    assert {} == owed(OF_THE_AGREEMENT, "2023-01-01", "insyn")


def test_the_duties_leave_the_life_of_the_agreement_as_it_was() -> None:
    for day in ("2020-06-01", "2022-01-01", "2023-01-01"):
        found, before = on(OF_THE_AGREEMENT, day), on("vad-som-hande", day)
        assert (before.status, before.ends_on, before.terms, before.termination) == (
            found.status, found.ends_on, found.terms, found.termination)


def test_the_archive_the_brussels_office_and_the_energy_office_lose_their_financing_on_1_january_2023() -> None:
    found = hanging([(scenario(OF_THE_AGREEMENT), on(OF_THE_AGREEMENT, "2022-01-01"))], INFERENCE)
    day = date(2023, 1, 1)
    assert [("Föreningsarkivet", Dependence.LOSES_ITS_FINANCING, day, 656_000_00),
            ("NSEO", Dependence.LOSES_ITS_FINANCING, day, 526_000_00),
            ("Energikontoret", Dependence.LOSES_ITS_FINANCING, day, 610_000_00)] == [
        (each.what, each.outcome, each.from_on, each.amount) for each in found]


@pytest.mark.parametrize(("day", "outcome", "from_on"), [
    ("2021-12-30", Dependence.STANDS, None), ("2021-12-31", Dependence.LOSES_ITS_GROUND, date(2023, 1, 1)),
    ("2023-01-01", Dependence.LOSES_ITS_GROUND, date(2023, 1, 1))])
@pytest.mark.parametrize("name", ["energi-och-klimatradgivning", "rss-statsbidrag"])
def test_the_energy_advice_and_the_grants_lose_their_ground_on_1_january_2023_from_the_day_of_the_notice(
        name: str, day: str, outcome: Dependence, from_on: date | None) -> None:
    found = hanging([(scenario(each), on(each, day)) for each in (name, OF_THE_AGREEMENT)], INFERENCE)
    assert (scenario(name).title, outcome, from_on) == (found[0].what, found[0].outcome, found[0].from_on)


@pytest.mark.parametrize("name", ["energi-och-klimatradgivning", "rss-statsbidrag"])
def test_what_loses_its_ground_runs_on_until_notice(name: str) -> None:
    assert (Status.IN_FORCE, None) == (on(name, "2023-01-01").status, on(name, "2023-01-01").ends_on)


# --- The year plan with the county board -----------------------------------------------------------------------------


@pytest.mark.parametrize(("duty", "due_on"), [("arsplan", date(2022, 2, 1)), ("uppfoljning", date(2022, 12, 1))])
def test_the_year_plan_of_the_unsigned_draft_has_its_days_but_is_not_known_to_be_owed(
        duty: str, due_on: date) -> None:
    found = owed("lansstyrelsen-arsplan", "2022-12-15", duty)["2022"]
    assert (due_on, True, Fulfilment.UNDETERMINED, Certainty.MISSING_FACT) == (
        found.due_on, found.is_assumed, found.status, found.certainty)


@pytest.mark.parametrize("duty", ["arsplan", "uppfoljning"])
def test_what_the_draft_says_that_we_do_is_for_each_party_to_do(duty: str) -> None:
    region, board = (owed("lansstyrelsen-arsplan", "2022-12-15", each)["2022"]
                     for each in (duty, f"{duty}-lansstyrelsen"))
    assert ("region", "lansstyrelsen", "lansstyrelsen", "region") == (region.by, region.to, board.by, board.to)
    assert (region.what, region.due_on) == (board.what, board.due_on)


def test_the_year_plan_asks_these_questions_and_no_others_and_assumes_the_two_turns_of_the_month() -> None:
    found, say = on("lansstyrelsen-arsplan", "2022-12-15"), Phrases("sv", RULEBOOK)
    unknown = ("(2022): Det framgår inte att överenskommelsen har börjat gälla. Därför går det inte att avgöra om "
               "skyldigheten ska fullgöras.")
    assert [
        ("Vilken dag börjar överenskommelsen gälla, och när undertecknades den? Underskrift saknas från: Länsstyrelsen "
         "Jämtlands län, Region Jämtland Härjedalen."),
        "Vilken uppsägningstid ska gälla? Överenskommelsen gäller tills vidare, men ingen är avtalad.",
        f"Beslut om prioriterade områden och gemensamma satsningar under året {unknown}",
        f"Uppföljning av arbetet under året och uppdrag inför det kommande {unknown}",
    ] == [say.remark(each) for each in found.questions]
    assert (Status.DRAFT, ["assumption.duty_assumed_turn"] * 2) == (
        found.status, [each.key for each in found.assumptions])


def test_the_year_plan_is_not_known_to_have_begun_or_to_be_signed_and_has_no_notice_clause() -> None:
    agreement = scenario("lansstyrelsen-arsplan")
    assert (None, None, None, (), None) == (
        agreement.term.starts_on, agreement.term.ends_on, agreement.term.duration, agreement.events, agreement.notice)


@pytest.mark.parametrize("forum", ["beredningsgruppen", "chefsutbyten"])
def test_the_group_that_prepares_and_the_managers_meet_on_days_that_are_not_known(forum: str) -> None:
    found, = (each for each in scenario("lansstyrelsen-arsplan").forums if each.id == forum)
    assert ((ForumLevel.OFFICIALS,), ("lansstyrelsen", "region"), ()) == (found.levels, found.members, found.meetings)


# --- The arenas of 2022 ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("duty", "times"), [("kollektivtrafik-samrad", 2), ("trafiksamrad", 2), ("rss-moten", 4)])
def test_the_meetings_on_transport_are_two_a_year_and_those_of_the_network_four(duty: str, times: int) -> None:
    assert {"2022": (times, Fulfilment.DUE)} == {
        period: (each.times, each.status) for period, each in owed(ARENAS, "2022-12-31", duty).items()}
    assert Fulfilment.OVERDUE is owed(ARENAS, "2023-01-01", duty)["2022"].status


def test_the_rules_of_procedure_of_kultur_z_are_reviewed_once_in_each_term_of_office() -> None:
    assert {"2018\N{EN DASH}2022": date(2022, 10, 14), "2022\N{EN DASH}2026": date(2026, 10, 14)} == {
        period: each.due_on for period, each in owed(ARENAS, "2022-12-31", "kultur-z-arbetsordning").items()}


@pytest.mark.parametrize("duty", ["lanspartnerskapet-oversyn", "transportutvecklingsradet-syfte"])
@pytest.mark.parametrize("day", ["2022-05-31", "2022-06-30", "2022-07-01"])
def test_the_reports_of_june_2022_were_only_proposed_so_whether_they_are_owed_cannot_be_told(
        duty: str, day: str) -> None:
    found = owed(ARENAS, day, duty)["once"]
    assert (None, Fulfilment.UNDETERMINED, Certainty.MISSING_FACT) == (found.due_on, found.status, found.certainty)


# --- The matters of the joint advocacy agenda ------------------------------------------------------------------------


def test_the_agenda_was_sent_back_and_on_what_days_it_was_deferred_and_proposed_to_be_closed_is_not_known() -> None:
    found = matter("2023-04-01", "RUN/168/2020")
    assert (["sent_back", "deferred", "proposed"], MatterStands.UNDETERMINED, ()) == (
        [each.outcome.value for each in found.decisions], found.stands, found.owed)
    assert [
        "Vilken dag fattades beslutet RUN/168/2020 (regionala utvecklingsnämnden: bordlagt eller uppskjutet)?",
        "Vilken dag lades förslaget i RUN/168/2020 fram (regionala utvecklingsnämnden)?",
    ] == [Phrases("sv", RULEBOOK).remark(each) for each in found.questions]


def test_the_decision_of_december_2022_is_a_matter_of_its_own_with_two_duties() -> None:
    found = matter("2023-04-01", "RUN/136/2022")
    assert (MatterStands.IN_FORCE, ["bjud-in-strukturfondspartnerskapet", "bjud-in-lansstyrelsen"]) == (
        found.stands, [each.duty for each in found.owed])
