"""The golden figures: Östersund in 2020, the split of 2020 to the krona, and the cap of the energy office."""

from typing import Final

import pytest

from engine.model.accounts import Shared
from engine.model.money import ORE_A_KRONA, half_up
from engine.model.outcomes import Certainty, Standing
from tests.assess.asking import Told, on
from tests.assess.booked import assumed, invoice, of, opened, payment, told_of, withheld

SHARES: Final = {"ragunda": "4.04", "bracke": "4.83", "krokom": "11.44", "stromsund": "8.91", "are": "8.90",
                 "berg": "5.39", "harjedalen": "7.72", "ostersund": "48.77"}
SURPLUS: Final = {"ragunda": 50_177, "bracke": 59_989, "krokom": 142_085, "stromsund": 110_662, "are": 110_538,
                  "berg": 66_944, "harjedalen": 95_882, "ostersund": 605_723}
HEADS: Final = {"ragunda": 5_208, "bracke": 6_181, "krokom": 15_054, "stromsund": 11_488, "are": 12_049, "berg": 7_120,
                "harjedalen": 10_070, "ostersund": 63_985}


def table(members: dict[str, object]) -> str:
    """An inline table."""
    return "{ " + ", ".join(f"{member} = {value}" for member, value in members.items()) + " }"


AGREEMENT: Final = (
    '[term]\nstarts_on = 2019-01-01\nends_on = 2021-12-31\nclause = "§10"\n'
    '[compensation]\namount = 9_356_000\nprice_level = 2018\npayer = "a"\npayee = "b"\nclause = "§7"\n'
    '[compensation.index]\nseries = "LPIK"\nbasis = "forecast"\nmethod = "compounded"\nrounding = "none"\n'
    "percent = { 2019 = 2.8, 2020 = 2.5, 2021 = 1.9 }\n"
    '[compensation.allocation]\nby = "population"\nmember = "ostersund"\nshare_decimals = 2\nrounding = "krona"\n'
    f'residual = "largest_remainder"\ncounted_on = "11-01"\nshares = {{ 2020 = {table({**SHARES})} }}\n'
    '[compensation.instalments]\nper_year = 4\nwhen = "in_advance"\nagainst = "invoice"\ndue = "30 days"\n'
    '[[area]]\nid = "o"\nname = "Energikontoret"\ntaken_from = "budget"\namount = { 2020 = 599_000 }\n'
    '[dispute]\nforum = "samverkansrådet"\nwithhold_at_most = 50\nof = "disputed_area"\nclause = "§12"\n')


def test_the_compensation_is_indexed_without_rounding_between_years(told: Told) -> None:
    amounts = [each.amount for each in on(told(AGREEMENT), "2020-01-02").apportionments]
    assert [961_796_800, 985_841_720, 1_004_572_713] == amounts
    assert [9_618, 9_858, 10_046] == [half_up(each or 0, 100_000) // 100_000 for each in amounts]
    rounded = AGREEMENT.replace('rounding = "none"', 'rounding = "thousand"')
    assert 1_004_500_000 == on(told(rounded), "2020-01-02").apportionments[-1].amount


def test_ostersunds_share_and_instalments_of_2020(told: Told) -> None:
    found = on(told(AGREEMENT), "2020-01-02")
    assert 480_795_000 == found.apportionments[1].shares["ostersund"]
    assert [120_198_750] * 4 == [each.amount for each in found.payments if each.instalment.year == 2020]
    whole = found.apportionments[1]
    assert (985_841_720, 0) == (sum(whole.shares.values()), whole.residual)


@pytest.mark.parametrize(("amount", "rest", "status", "kept", "overdue"), [
    ("36_516.50", "1_165_471.00", Standing.WITHHELD, 3_651_650, 0),
    ("36_516.51", "1_165_470.99", Standing.WITHHELD_IN_EXCESS, 3_651_651, 1)])
def test_withholding_at_the_cap_is_right_and_one_ore_more_is_in_excess(
        amount: str, rest: str, status: Standing, kept: int, overdue: int, told: Told) -> None:
    tables = AGREEMENT + invoice(1, "2020-01-02", "1_201_987.50") + opened("2020-01-10") + withheld(
        "2020-01-30", amount) + payment("2020-01-30", rest)
    found = on(told(tables), "2020-02-15")
    each = of(found)
    assert (status, Certainty.CERTAIN, kept, 3_651_650, kept, overdue) == (
        each.status, each.certainty, each.withheld, each.withheld_allowed, each.open, each.overdue)
    holding = found.holdings("d")[0]
    assert (7_303_300, 50, 3_651_650) == (holding.base, holding.percent, holding.allowed)
    assert ["assumption.cap_per_instalment", "assumption.area_from_budget"] == assumed(found)


def test_the_surplus_of_2020_is_split_to_the_krona(told: Told) -> None:
    tables = AGREEMENT + told_of("surplus", year=2020, budget=9_858_000, used=8_616_000, on="2021-02-01",
                                 basis='"practice"', source='"Rapporten"')
    surplus = on(told(tables), "2021-02-01").apportionments[-1]
    assert (Shared.SURPLUS, 124_200_000, 0) == (surplus.kind, surplus.amount, surplus.residual)
    assert SURPLUS == {member: part // ORE_A_KRONA for member, part in surplus.shares.items()}


def test_by_the_population_of_2020_the_parts_of_the_surplus_still_add_up(told: Told) -> None:
    tables = AGREEMENT.replace(f"shares = {{ 2020 = {table({**SHARES})} }}",
                               f"population = {{ 2019 = {table({**HEADS})}, 2020 = {table({**HEADS})} }}")
    surplus = on(told(tables + told_of("surplus", year=2021, budget=9_858_000, used=8_616_000, on="2022-02-01",
                                       basis='"decision"')), "2022-02-01").apportionments[-1]
    assert (124_200_000, 0) == (sum(surplus.shares.values()), surplus.residual)
    assert 100 == sum(surplus.percent.values())
