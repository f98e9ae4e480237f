"""Money: golden figures of the agreements, both sides of each rounding, and laws over amounts up to 10^15 öre."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.model.money import (
    Residual,
    Rounding,
    Split,
    compounded,
    half_up,
    in_kronor,
    instalments,
    interest,
    rebased,
    shares_of,
    split,
    to_ore,
    weighted,
)

KRONA: Final = 100
TKR: Final = 100_000
MEMBERS: Final = ("ragunda", "bracke", "krokom", "stromsund", "are", "berg", "harjedalen", "ostersund")
SHARES_2020: Final = dict(zip(MEMBERS, map(Decimal, (
    "4.04", "4.83", "11.44", "8.91", "8.90", "5.39", "7.72", "48.77")), strict=True))
POPULATION_2020: Final = dict(zip(MEMBERS, (5_208, 6_181, 15_054, 11_488, 12_049, 7_120, 10_070, 63_985), strict=True))
"""On 31 December 2020, according to Statistics Sweden."""
SURPLUS_2020: Final = 1_242_000 * KRONA

AMOUNTS: Final = st.integers(0, 10**15)
COUNTS: Final = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.integers(0, 10**6), min_size=1).filter(
    lambda counts: sum(counts.values()) > 0)
UNITS: Final = st.sampled_from([Rounding.ORE.unit, Rounding.KRONA.unit])
DECIMALS: Final = st.none() | st.integers(0, 6)
PERCENTS: Final = st.decimals(-20, 20, places=2)

# --- Rounding -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("value", "unit", "expected"), [
    (Fraction(1, 2), 1, 1), (Fraction(49, 100), 1, 0), (Fraction(-1, 2), 1, -1), (Fraction(-49, 100), 1, 0),
    (50, KRONA, 100), (49, KRONA, 0), (150, KRONA, 200), (250, KRONA, 300), (-50, KRONA, -100),
    (Decimal("0.5"), 1, 1), (0, KRONA, 0)])
def test_halves_are_rounded_away_from_zero(value: Fraction, unit: int, expected: int) -> None:
    assert expected == half_up(value, unit)


@pytest.mark.parametrize(("rounding", "expected"), [
    (Rounding.NONE, 0), (Rounding.ORE, 1), (Rounding.KRONA, KRONA), (Rounding.THOUSAND, TKR)])
def test_a_rounding_has_its_unit_in_ore(rounding: Rounding, expected: int) -> None:
    assert expected == rounding.unit


@given(st.fractions(-10**15, 10**15), UNITS)
def test_what_is_rounded_is_at_most_half_a_unit_away_and_mirrored_below_zero(value: Fraction, unit: int) -> None:
    rounded = half_up(value, unit)
    assert 0 == rounded % unit
    assert abs(rounded - value) <= Fraction(unit, 2)
    assert -rounded == half_up(-value, unit)


@pytest.mark.parametrize(("kronor", "ore"), [
    (9_356_000, 935_600_000), (Decimal("1201987.50"), 120_198_750), (Decimal("0.01"), 1), (Decimal("1e3"), TKR),
    (Decimal("1.500"), 150)])
def test_kronor_are_kept_as_whole_ore(kronor: int | Decimal, ore: int) -> None:
    assert ore == to_ore(kronor)


def test_a_part_of_an_ore_is_no_amount() -> None:
    with pytest.raises(ValueError, match=r"0\.001"):
        to_ore(Decimal("0.001"))


@pytest.mark.parametrize(("ore", "expected"), [
    (0, "0.00"), (1, "0.01"), (-1, "-0.01"), (-100, "-1.00"), (3_651_650, "36516.50"), (10**15, "10000000000000.00")])
def test_ore_are_written_as_kronor_with_two_decimals(ore: int, expected: str) -> None:
    assert expected == in_kronor(ore)


@given(st.integers(-10**15, 10**15))
def test_what_is_written_in_kronor_is_read_back_to_the_same_ore(ore: int) -> None:
    assert ore == to_ore(Decimal(in_kronor(ore)))


# --- Index ----------------------------------------------------------------------------------------------------------

AMOUNT_2018: Final = 9_356_000 * KRONA
FORECASTS: Final = (Decimal("2.8"), Decimal("2.5"), Decimal("1.9"))


def test_the_compensation_of_2018_is_indexed_without_rounding_between_years() -> None:
    years = compounded(AMOUNT_2018, FORECASTS)
    assert [961_796_800, 985_841_720, 1_004_572_713] == [half_up(each) for each in years]
    assert [9_618, 9_858, 10_046] == [half_up(each, TKR) // TKR for each in years]


@pytest.mark.parametrize(("rounding", "expected"), [
    (Rounding.THOUSAND, [9_618_000, 9_858_000, 10_045_000]), (Rounding.KRONA, [9_617_968, 9_858_417, 10_045_727]),
    (Rounding.ORE, [Decimal("9617968.00"), Decimal("9858417.20"), Decimal("10045727.13")])])
def test_an_amount_rounded_each_year_is_counted_on_from_what_it_was_rounded_to(
        rounding: Rounding, expected: list[int]) -> None:
    assert [each * KRONA for each in expected] == list(compounded(AMOUNT_2018, FORECASTS, rounding))


def test_without_a_percentage_there_is_no_year() -> None:
    assert () == compounded(AMOUNT_2018, ())


@given(AMOUNTS, st.lists(PERCENTS, max_size=8))
def test_unrounded_years_do_not_depend_on_the_order_of_the_percentages(amount: int, percents: list[Decimal]) -> None:
    assert compounded(amount, percents)[-1:] == compounded(amount, percents[::-1])[-1:]


def test_an_amount_follows_the_level_of_an_index_from_its_base() -> None:
    assert 1_105_000 == rebased(1_000_000, Decimal("110.5"), 100)
    assert Fraction(100_000, 3) == rebased(100_000, 1, 3)


@given(AMOUNTS, st.decimals(1, 1000, places=3), st.decimals(1, 1000, places=3))
def test_an_amount_that_follows_an_index_there_and_back_is_the_same(amount: int, level: Decimal, base: Decimal) -> None:
    assert amount == rebased(rebased(amount, level, base), base, level)


def test_a_weighted_index_counts_each_part_by_its_weight() -> None:
    assert Fraction("2.1") == weighted(((90, Decimal("2.0")), (10, Decimal("3.0"))))
    assert Fraction("2.1") == weighted(((Decimal("0.9"), Decimal("2.0")), (Decimal("0.1"), Decimal("3.0"))))


@given(st.lists(st.tuples(st.decimals("0.01", 100, places=2), PERCENTS), min_size=1, max_size=6))
def test_a_weighted_index_lies_between_its_parts_in_whatever_order(parts: list[tuple[Decimal, Decimal]]) -> None:
    percent = weighted(parts)
    assert min(value for _, value in parts) <= percent <= max(value for _, value in parts)
    assert percent == weighted(parts[::-1])


@pytest.mark.parametrize(("kronor", "heads", "expected"), [
    (8_664_191, 244_663, "35.41"), (21_329_000, 246_010, "86.70"), (10_046_000, 131_155, "76.60")])
def test_the_fee_for_each_inhabitant_is_as_the_neighbours_tell(kronor: int, heads: int, expected: str) -> None:
    assert expected == in_kronor(half_up(Fraction(kronor * KRONA, heads)))


# --- Shares ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("residual", [Residual.LARGEST_REMAINDER, Residual.NONE, "ragunda"])
def test_the_surplus_of_2020_is_split_to_the_krona(residual: str) -> None:
    expected = dict(zip(MEMBERS, (50_177, 59_989, 142_085, 110_662, 110_538, 66_944, 95_882, 605_723), strict=True))
    assert Split({member: kronor * KRONA for member, kronor in expected.items()}, 0) == split(
        SURPLUS_2020, SHARES_2020, KRONA, residual)


def test_shares_by_the_population_of_2020_are_a_hundredth_too_much_if_nobody_bears_it() -> None:
    shares = shares_of(POPULATION_2020, 2, Residual.NONE)
    assert Fraction("100.01") == sum(shares.values())
    found = split(SURPLUS_2020, shares, KRONA, Residual.LARGEST_REMAINDER)
    assert (SURPLUS_2020, -12_500) == (sum(found.parts.values()) + found.residual, found.residual)


@pytest.mark.parametrize("residual", [Residual.LARGEST_REMAINDER, "ostersund"])
def test_a_split_by_the_population_of_2020_adds_up_if_somebody_bears_what_rounding_leaves(residual: str) -> None:
    shares = shares_of(POPULATION_2020, 2, residual)
    assert 100 == sum(shares.values())
    found = split(SURPLUS_2020, shares, KRONA, residual)
    assert (SURPLUS_2020, 0) == (sum(found.parts.values()), found.residual)


def test_shares_that_add_up_take_the_step_from_the_one_that_had_least_claim_to_it() -> None:
    rounded = shares_of(POPULATION_2020, 2, Residual.NONE)
    whole = shares_of(POPULATION_2020, 2, Residual.LARGEST_REMAINDER)
    assert {"ostersund": Fraction("48.78")} == {
        member: share for member, share in whole.items() if share != rounded[member]}
    assert Fraction("48.79") == rounded["ostersund"]


def test_shares_without_decimals_are_exact() -> None:
    assert {"a": Fraction(100, 3), "b": Fraction(200, 3)} == shares_of({"a": 1, "b": 2}, None, Residual.NONE)


@pytest.mark.parametrize(("residual", "expected"), [
    (Residual.LARGEST_REMAINDER, {"a": 34, "b": 33, "c": 33}), (Residual.NONE, {"a": 33, "b": 33, "c": 33}),
    ("c", {"a": 33, "b": 33, "c": 34})])
def test_the_odd_percent_goes_to_the_first_id_or_to_the_named_member_or_to_nobody(
        residual: str, expected: dict[str, int]) -> None:
    assert expected == shares_of({"c": 1, "b": 1, "a": 1}, 0, residual)


THIRDS: Final = shares_of({"c": 1, "b": 1, "a": 1}, None, Residual.NONE)


@pytest.mark.parametrize(("amount", "residual", "expected"), [
    (100, Residual.LARGEST_REMAINDER, Split({"a": 34, "b": 33, "c": 33}, 0)),
    (101, Residual.LARGEST_REMAINDER, Split({"a": 34, "b": 34, "c": 33}, 0)),
    (101, "c", Split({"a": 34, "b": 34, "c": 33}, 0)), (100, "c", Split({"a": 33, "b": 33, "c": 34}, 0)),
    (100, Residual.NONE, Split({"a": 33, "b": 33, "c": 33}, 1)),
    (101, Residual.NONE, Split({"a": 34, "b": 34, "c": 34}, -1))])
def test_the_odd_ore_goes_to_the_first_id_or_to_the_named_member_or_is_told(
        amount: int, residual: str, expected: Split) -> None:
    assert expected == split(amount, THIRDS, 1, residual)


def test_one_whose_part_is_even_bears_nothing_of_what_rounding_leaves() -> None:
    halves = {"a": Decimal(50), "b": Decimal(25), "c": Decimal(25)}
    assert Split({"a": 1, "b": 1, "c": 0}, 0) == split(2, halves, 1, Residual.LARGEST_REMAINDER)


def test_what_is_left_of_a_krona_is_borne_by_the_next_in_the_order() -> None:
    found = split(985_841_720, SHARES_2020, KRONA, Residual.LARGEST_REMAINDER)
    assert 985_841_720 == sum(found.parts.values())
    assert {"bracke": 47_616_120} == {member: part for member, part in found.parts.items() if part % KRONA}


@pytest.mark.parametrize("residual", [Residual.LARGEST_REMAINDER, Residual.NONE, "ostersund"])
def test_one_stated_share_gives_its_part_and_the_rest_is_nobodys_here(residual: str) -> None:
    found = split(985_841_720, {"ostersund": Decimal("48.77")}, KRONA, residual)
    assert Split({"ostersund": 480_795_000}, 985_841_720 - 480_795_000) == found
    assert (120_198_750,) * 4 == instalments(found.parts["ostersund"], 4)


def test_from_the_rounded_amount_of_the_budget_ostersunds_share_is_another() -> None:
    assert {"ostersund": 480_774_660} == split(
        985_800_000, {"ostersund": Decimal("48.77")}, Rounding.ORE.unit, Residual.NONE).parts


def test_the_part_of_the_energy_office_in_an_instalment_and_half_of_it() -> None:
    part = split(599_000 * KRONA, {"ostersund": Decimal("48.77")}, KRONA, Residual.NONE).parts["ostersund"]
    assert (7_303_300,) * 4 == instalments(part, 4)
    assert 3_651_650 == half_up(Fraction(7_303_300 * 50, 100))


@given(COUNTS, DECIMALS)
def test_shares_add_up_to_the_whole_and_lie_within_a_step_of_the_exact_ones(
        counts: dict[str, int], decimals: int | None) -> None:
    exact = shares_of(counts, None, Residual.NONE)
    shares = shares_of(counts, decimals, Residual.LARGEST_REMAINDER)
    assert 100 == sum(shares.values())
    assert all(abs(shares[member] - exact[member]) < Fraction(1, 10**(decimals or 0)) for member in counts)


@given(COUNTS, DECIMALS, AMOUNTS, UNITS, st.data())
def test_the_parts_add_up_to_the_whole_whoever_bears_what_rounding_leaves(
        counts: dict[str, int], decimals: int | None, amount: int, unit: int, data: st.DataObject) -> None:
    residual = data.draw(st.sampled_from([Residual.LARGEST_REMAINDER, Residual.NONE, *counts]))
    found = split(amount, shares_of(counts, decimals, residual), unit, residual)
    assert amount == sum(found.parts.values()) + found.residual
    assert residual == Residual.NONE or found.residual == 0


@given(COUNTS, DECIMALS, AMOUNTS, UNITS)
def test_a_split_by_largest_remainder_is_fair(
        counts: dict[str, int], decimals: int | None, amount: int, unit: int) -> None:
    shares = shares_of(counts, decimals, Residual.LARGEST_REMAINDER)
    parts = split(amount, shares, unit, Residual.LARGEST_REMAINDER).parts
    assert all(abs(parts[member] - amount * share / 100) < unit for member, share in shares.items())
    assert all(parts[one] <= parts[other] for one in shares for other in shares if shares[one] < shares[other])
    assert all(parts[member] == 0 for member, count in counts.items() if count == 0)


@given(COUNTS, DECIMALS, AMOUNTS, UNITS, st.data())
def test_the_order_of_the_members_makes_no_difference(
        counts: dict[str, int], decimals: int | None, amount: int, unit: int, data: st.DataObject) -> None:
    residual = data.draw(st.sampled_from([Residual.LARGEST_REMAINDER, Residual.NONE, *counts]))
    shuffled = {member: counts[member] for member in data.draw(st.permutations(list(counts)))}
    shares = shares_of(counts, decimals, residual)
    assert shares == shares_of(shuffled, decimals, residual)
    assert split(amount, shares, unit, residual) == split(
        amount, {member: shares[member] for member in shuffled}, unit, residual)


# --- Instalments ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("year", "count", "expected"), [
    (1, 4, (0, 1, 0, 0)), (1000, 3, (333, 334, 333)), (10, 1, (10,)), (0, 2, (0, 0)),
    (480_795_001, 4, (120_198_750, 120_198_751, 120_198_750, 120_198_750))])
def test_the_odd_ore_of_a_year_falls_in_one_of_its_parts(year: int, count: int, expected: tuple[int, ...]) -> None:
    assert expected == instalments(year, count)


@given(AMOUNTS, st.sampled_from([1, 2, 3, 4, 12]))
def test_the_parts_of_a_year_add_up_to_it_and_differ_by_at_most_one_ore(year: int, count: int) -> None:
    parts = instalments(year, count)
    assert (count, year) == (len(parts), sum(parts))
    assert max(parts) - min(parts) <= 1
    assert all(abs(borne - Fraction(year * number, count)) <= Fraction(1, 2)
               for number, borne in enumerate(accumulate(parts), 1))


# --- Interest -------------------------------------------------------------------------------------------------------

DUE: Final = date(2021, 3, 31)
RATES: Final = ((date(2021, 1, 1), Decimal("0.00")), (date(2023, 1, 1), Decimal("2.50")),
                (date(2023, 7, 1), Decimal("3.50")))


def told(principal: int, after: date, until: date) -> Fraction:
    found = interest(principal, after, until, RATES, 8)
    assert found is not None
    return found


@pytest.mark.parametrize(("until", "expected"), [
    (date(2021, 3, 30), 0), (DUE, 0), (date(2021, 4, 1), 219), (date(2021, 4, 30), 6_575),
    (date(2021, 12, 31), 60_274)])
def test_interest_runs_from_the_day_after_the_due_day(until: date, expected: int) -> None:
    assert expected == half_up(told(1_000_000, DUE, until))


def test_interest_follows_the_rate_that_holds_on_each_day() -> None:
    exact = 1_000_000 * (Fraction("0.105") * 1 + Fraction("0.115") * 2) / 365
    assert exact == interest(1_000_000, date(2023, 6, 29), date(2023, 7, 2), RATES[::-1], 8)


def test_a_day_of_a_leap_year_is_a_366th_of_the_year() -> None:
    rates = ((date(2020, 1, 1), Decimal(0)),)
    assert 80_000 == interest(1_000_000, date(2019, 12, 31), date(2020, 12, 31), rates, 8)
    assert 80_000 * (Fraction(1, 366) + Fraction(1, 365)) == interest(
        1_000_000, date(2020, 12, 30), date(2021, 1, 1), rates, 8)


@pytest.mark.parametrize(("after", "expected"), [
    (date(2020, 12, 31), Fraction(1_000_000 * 8, 100 * 365)), (date(2020, 12, 30), None)])
def test_a_day_without_a_rate_leaves_the_interest_unknown(after: date, expected: Fraction | None) -> None:
    assert expected == interest(1_000_000, after, date(2021, 1, 1), RATES, 8)


@given(AMOUNTS, st.dates(date(2021, 1, 1), date(2026, 1, 1)), st.integers(0, 2_000))
def test_interest_is_the_sum_of_each_days_interest(principal: int, after: date, days: int) -> None:
    def of_day(day: date) -> Fraction:
        rate = max(each for each in RATES if each[0] <= day)[1]
        is_leap = day.year % 4 == 0
        return principal * (Fraction(rate) + 8) / 100 / (366 if is_leap else 365)

    each_day = [after + timedelta(days=number) for number in range(1, days + 1)]
    expected = sum(map(of_day, each_day), Fraction())
    assert expected == interest(principal, after, max([after, *each_day]), RATES, 8)
