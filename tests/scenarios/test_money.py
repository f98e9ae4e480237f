"""What the scenarios come to in money: the figures of the report, and what the agreement leaves unknown."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve

from engine.assess import assess
from engine.documents import load
from engine.model.accounts import Apportionment, Payment, Shared
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment
from engine.model.compensation import TakenFrom
from engine.model.instalments import InstalmentId
from engine.model.money import ORE_A_KRONA, half_up, instalments
from engine.model.outcomes import Certainty, Standing
from tests.scenarios.test_scenarios import COMMON, DISPUTES, HISTORIES, INFERENCE, MUNICIPALITIES, SCENARIOS, told_in

THOUSAND = 1000 * ORE_A_KRONA
FIRST_QUARTER = InstalmentId(2020, 1, 4)
PARTS_OF_THE_SURPLUS = {
    "ragunda": 50_177, "bracke": 59_989, "krokom": 142_085, "stromsund": 110_662, "are": 110_538, "berg": 66_944,
    "harjedalen": 95_882, "ostersund": 605_723,
}


def scenario(name: str) -> Agreement:
    return load(SCENARIOS / f"{name}.toml")


def on(name: str, day: str) -> Assessment:
    return assess(scenario(name), date.fromisoformat(day), INFERENCE)


def without_money(name: str) -> Agreement:
    return evolve(scenario(name), compensation=None, areas=(), dispute=None, reference_rates=(), money_events=())


def shared(found: Assessment, kind: Shared, year: int) -> Apportionment:
    each, = (each for each in found.apportionments if (each.kind, each.year) == (kind, year))
    return each


def paid(found: Assessment, instalment: InstalmentId = FIRST_QUARTER) -> Payment:
    each, = (each for each in found.payments if each.instalment == instalment)
    return each


# --- The compensation -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stem", MUNICIPALITIES)
@pytest.mark.parametrize(("year", "ore", "thousands"), [
    (2019, 9_617_968_00, 9_618), (2020, 9_858_417_20, 9_858), (2021, 10_045_727_13, 10_046),
])
def test_the_indexed_compensation_is_that_of_the_report(stem: str, year: int, ore: int, thousands: int) -> None:
    found = shared(on(f"jamtland/{stem}", "2021-12-31"), Shared.COMPENSATION, year)
    assert (ore, thousands) == (found.amount, half_up(found.amount or 0, THOUSAND) // THOUSAND)


@pytest.mark.parametrize(("year", "thousands"), [(2019, 9_618), (2020, 9_858), (2021, 10_046)])
def test_the_lines_of_the_budget_add_up_to_the_compensation_in_thousands(year: int, thousands: int) -> None:
    areas = scenario("jamtland/ostersund").areas
    assert thousands * THOUSAND == sum(area.amounts.get(year, 0) for area in areas)


def test_every_line_of_the_budget_is_told_to_be_budget_and_of_no_year_outside_the_report() -> None:
    areas = scenario("jamtland/ostersund").areas
    assert {TakenFrom.BUDGET} == {area.taken_from for area in areas}
    assert {2019, 2020, 2021} == {year for area in areas for year in area.amounts}


@pytest.mark.parametrize(("kronor", "inhabitants", "ore"), [
    (8_664_191, 244_663, 35_41), (21_329_000, 246_010, 86_70), (10_046_000, 131_155, 76_60),
])
def test_the_fee_an_inhabitant_is_that_of_the_report(kronor: int, inhabitants: int, ore: int) -> None:
    assert ore == half_up(Fraction(kronor * ORE_A_KRONA, inhabitants))


def test_the_budget_of_2021_is_what_the_report_divides_among_the_inhabitants() -> None:
    whole = sum(area.amounts[2021] for area in scenario("jamtland/ostersund").areas)
    assert 76_60 == half_up(Fraction(whole, 131_155))


# --- The shares -----------------------------------------------------------------------------------------------------


def test_the_surplus_of_2020_is_split_to_the_krona_as_it_was() -> None:
    found = shared(on("overskottet-2020", "2020-12-31"), Shared.SURPLUS, 2020)
    assert (1_242_000_00, 0) == (found.amount, found.residual)
    assert {member: kronor * ORE_A_KRONA for member, kronor in PARTS_OF_THE_SURPLUS.items()} == found.shares


def test_before_the_end_of_2020_there_is_no_surplus() -> None:
    assert {Shared.COMPENSATION} == {each.kind for each in on("overskottet-2020", "2020-12-30").apportionments}


@pytest.mark.parametrize("stem", MUNICIPALITIES)
def test_each_municipality_bears_its_share_of_2020_in_four_equal_quarters(stem: str) -> None:
    found = on(f"jamtland/{stem}", "2020-01-01")
    whole = shared(found, Shared.COMPENSATION, 2020)
    rounded = half_up(whole.percent[stem] * (whole.amount or 0) / 100, ORE_A_KRONA)
    assert rounded == whole.shares[stem]
    assert instalments(rounded, 4) == tuple(paid(found, each).amount for each in InstalmentId.of_year(2020, 4))


def test_a_quarter_of_the_share_of_ostersund() -> None:
    found = on("jamtland/ostersund", "2020-01-01")
    assert 4_807_950_00 == shared(found, Shared.COMPENSATION, 2020).shares["ostersund"]
    assert [1_201_987_50] * 4 == [paid(found, each).amount for each in InstalmentId.of_year(2020, 4)]


def test_the_shares_of_2020_are_the_only_ones_known_and_the_others_are_asked_for() -> None:
    found = on("jamtland/ostersund", "2021-12-31")
    missing = {each.grounds[1].value for each in found.questions if each.key == "question.share_missing"}
    assert {2019, 2021} == missing
    assert {2020} == {each.instalment.year for each in found.payments if each.amount is not None}


def test_what_is_not_known_of_2022_is_not_guessed() -> None:
    found = on("vad-som-hande", "2022-06-30")
    unknown = [paid(found, each) for each in InstalmentId.of_year(2022, 4)]
    assert {(None, Standing.UNDETERMINED, Certainty.MISSING_FACT)} == {
        (each.amount, each.status, each.certainty) for each in unknown}
    assert (2022, "LPIK exklusive läkemedel") in [
        tuple(ground.value for ground in each.grounds) for each in found.questions
        if each.key == "question.index_missing"]


def test_after_the_agreement_has_ended_there_are_no_more_instalments() -> None:
    assert InstalmentId(2022, 4, 4) == on("vad-som-hande", "2023-01-01").payments[-1].instalment


def test_the_common_text_says_of_the_payment_only_what_paragraph_7_says() -> None:
    told = told_in(COMMON)["compensation"]
    assert {"per_year": 4, "when": "in_advance", "against": "invoice"} == told["instalments"]
    assert {"by": "population", "counted_on": "11-01", "rounding": "krona"} == told["allocation"]
    assert "rounding" not in told["index"]


def test_the_common_text_says_of_disputes_only_what_paragraph_12_says() -> None:
    assert {"forum": "regionens samverkansråd", "withhold_at_most": 50, "of": "disputed_area", "clause": "§12"} == (
        told_in(COMMON)["dispute"])


# --- What money leaves as it was ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*HISTORIES, *DISPUTES, *(f"jamtland/{stem}" for stem in MUNICIPALITIES)])
@pytest.mark.parametrize("day", ["2019-06-30", "2020-12-15", "2020-12-31", "2021-12-31", "2022-12-31", "2026-11-20"])
def test_money_changes_nothing_in_the_life_of_an_agreement(name: str, day: str) -> None:
    found, bare = on(name, day), assess(without_money(name), date.fromisoformat(day), INFERENCE)
    assert (bare.status, bare.certainty, bare.ends_on, bare.terms, bare.readings) == (
        found.status, found.certainty, found.ends_on, found.terms, found.readings)
    assert {party: (each.answer, each.last_day, each.ends_on) for party, each in bare.by_party.items()} == {
        party: (each.answer, each.last_day, each.ends_on) for party, each in found.by_party.items()}


# --- A dispute about the energy office ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", DISPUTES)
def test_that_a_dispute_is_made_up_is_said_first_of_all(name: str) -> None:
    path = SCENARIOS / f"{name}.toml"
    assert path.read_text(encoding="utf-8").startswith("# TÄNKT FALL: ")
    assert ", tänkt fall: " in told_in(path)["agreement"]["title"]


@pytest.mark.parametrize(("name", "day", "status", "withheld", "overdue"), [
    ("tvist-vid-taket", "2020-02-01", Standing.WITHHELD, 36_516_50, 0),
    ("tvist-vid-taket", "2020-02-02", Standing.WITHHELD, 36_516_50, 0),
    ("tvist-ett-ore-over", "2020-02-01", Standing.WITHHELD_IN_EXCESS, 36_516_51, 0),
    ("tvist-ett-ore-over", "2020-02-02", Standing.WITHHELD_IN_EXCESS, 36_516_51, 1),
    ("tvist-uppgjord", "2020-06-14", Standing.WITHHELD, 36_516_50, 0),
    ("tvist-uppgjord", "2020-06-15", Standing.INVOICED, 0, 0),
    ("tvist-uppgjord", "2020-07-15", Standing.INVOICED, 0, 0),
    ("tvist-uppgjord", "2020-07-16", Standing.OVERDUE, 0, 36_516_50),
    ("tvist-uppgjord-utan-besked", "2020-06-14", Standing.WITHHELD, 36_516_50, 0),
    ("tvist-uppgjord-utan-besked", "2020-06-15", Standing.UNDETERMINED, 36_516_50, 0),
])
def test_where_the_first_quarter_stands(name: str, day: str, status: Standing, withheld: int, overdue: int) -> None:
    found = paid(on(name, day))
    assert (status, withheld, overdue) == (found.status, found.withheld, found.overdue)


@pytest.mark.parametrize(("day", "allowed"), [("2020-01-19", 0), ("2020-01-20", 36_516_50)])
def test_half_of_a_quarter_of_the_energy_office_may_be_withheld_from_the_day_of_the_dispute(
        day: str, allowed: int) -> None:
    assert allowed == paid(on("tvist-vid-taket", day)).withheld_allowed


def test_the_cap_is_counted_on_the_energy_offices_part_of_an_instalment() -> None:
    holding = on("tvist-vid-taket", "2020-02-02").holdings("energikontoret-2020")[0]
    assert (FIRST_QUARTER, 36_516_50, 36_516_50, 73_033_00, 50) == (
        holding.instalment, holding.withheld, holding.allowed, holding.base, holding.percent)


@pytest.mark.parametrize("name", DISPUTES)
def test_that_the_amount_of_the_area_is_budget_and_the_cap_an_instalments_is_listed(name: str) -> None:
    found = {each.key for each in on(name, "2020-02-02").assumptions}
    assert {"assumption.area_from_budget", "assumption.cap_per_instalment", "assumption.on_demand"} <= found


def test_a_settlement_that_is_silent_on_what_was_withheld_raises_a_question() -> None:
    def asked(day: str) -> set[object]:
        found = on("tvist-uppgjord-utan-besked", day).questions
        return {each.grounds[0].value for each in found if each.key == "question.rule"}
    assert "DISPUTE-07" in asked("2020-06-15") - asked("2020-06-14")
