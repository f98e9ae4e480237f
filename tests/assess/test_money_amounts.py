"""What the compensation comes to: index, shares, instalments, surplus, and what is at stake, as known each day."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final

import pytest

from engine.assess.money.amounts import months_between
from engine.model.accounts import AtStake, Shared
from engine.model.assessment import Ground, Remark
from engine.model.money import Amount
from engine.model.outcomes import Certainty, Standing
from tests.assess.asking import Told, on
from tests.assess.booked import AGAINST_INVOICE, COMPENSATION, TERM, asked, every_rule, invoice, of, rules, told_of

K = 100
INDEXED = TERM + COMPENSATION + "price_level = 2019\n" + AGAINST_INVOICE


def index(figures: str, basis: str | None = "forecast", method: str = "compounded", more: str = "") -> str:
    """The table of an index."""
    told = "" if basis is None else f'basis = "{basis}"\n'
    return f'[compensation.index]\nseries = "LPIK"\nmethod = "{method}"\n{told}{more}{figures}\n'


# --- Index ----------------------------------------------------------------------------------------------------------


def test_a_year_is_the_one_before_raised_by_its_figure_with_the_arithmetic_as_grounds(told: Told) -> None:
    found = on(told(INDEXED + index("percent = { 2020 = 10, 2021 = 5 }")), "2020-01-01")
    assert [110_000 * K] * 4 + [115_500 * K] * 4 == [each.amount for each in found.payments]
    second = of(found, "2021-Q1")
    rise = next(each for each in second.reasons[0].because if each.rule == "INDEX-01")
    grounds = {ground.key: ground.value for ground in rise.grounds}
    assert {"series": "LPIK", "index_year": 2021, "index_figure": Decimal(5), "year": 2021,
            "year_amount": Amount(462_000 * K)} == grounds
    assert ["INDEX-01"] == [each.rule for each in rise.because]


def test_a_missing_figure_leaves_that_year_and_those_after_it_undetermined_and_asks_for_it(told: Told) -> None:
    found = on(told(INDEXED + index("percent = { 2021 = 5 }")), "2020-02-01")
    assert {(None, Standing.UNDETERMINED, Certainty.MISSING_FACT)} == {
        (each.amount, each.status, each.certainty) for each in found.payments}
    assert ["question.index_missing"] == asked(found)
    assert {"PAYMENT-01", "INDEX-03"} <= every_rule(of(found))
    later = on(told(INDEXED + index("percent = { 2020 = 10 }")), "2020-02-01")
    assert [110_000 * K, None] == [of(later, each).amount for each in ("2020-Q4", "2021-Q1")]


@pytest.mark.parametrize(("basis", "kinds", "expected", "question"), [
    ("forecast", {"forecast": 10, "outcome": 20}, 110_000 * K, None),
    ("outcome", {"forecast": 10, "outcome": 20}, 120_000 * K, None),
    ("forecast", {"outcome": 20}, None, "question.index_missing"),
    (None, {"forecast": 10}, 110_000 * K, None),
    (None, {"forecast": 10, "outcome": 20}, None, "question.index_publication"),
    (None, {"forecast": 10, "outcome": 10}, 110_000 * K, None)])
def test_an_outcome_replaces_a_forecast_only_where_that_is_agreed(
        basis: str | None, kinds: dict[str, int], expected: int | None, question: str | None, told: Told) -> None:
    figures = ", ".join(f'{{ percent = {percent}, kind = "{kind}" }}' for kind, percent in kinds.items())
    found = on(told(INDEXED + index(f"percent = {{ 2020 = [{figures}], 2021 = 1 }}", basis)), "2020-02-01")
    assert (expected, [question] * (question is not None)) == (of(found).amount, asked(found))
    is_assumed = basis is None and expected is not None
    assert is_assumed == (Remark("assumption.index_kind", "§7", (Ground("year", 2020),)) in found.assumptions)


@pytest.mark.parametrize(("figures", "rule"), [
    ('[{ percent = 10, kind = "forecast" }, { percent = 11, kind = "forecast" }]', "INDEX-05"),
    ('[{ percent = 10, kind = "forecast" }, { percent = 11 }]', "INDEX-05"),
    ("[10, 11]", "INDEX-05"),
    ('[{ percent = 10, kind = "forecast" }, { percent = 11, kind = "outcome" }, { percent = 12, kind = "outcome" }]',
     "INDEX-05"),
    ('[{ percent = 10, kind = "forecast" }, { percent = 11, kind = "outcome" }]', "INDEX-06")])
def test_publications_that_differ_raise_the_question_which_of_them_counts(
        figures: str, rule: str, told: Told) -> None:
    found = on(told(INDEXED + index(f"percent = {{ 2020 = {figures} }}", None)), "2020-02-01")
    assert of(found).amount is None
    assert rule in every_rule(of(found))


def test_publications_that_agree_are_one(told: Told) -> None:
    assert 110_000 * K == of(on(told(INDEXED + index("percent = { 2020 = [10, 10.0] }")), "2020-02-01")).amount


@pytest.mark.parametrize(("as_of", "known_on", "expected"), [
    ("2019-10-14", None, None), ("2019-10-15", None, 110_000 * K), ("2020-05-01", "2019-11-30", None),
    ("2020-05-01", "2019-12-01", 110_000 * K)])
def test_a_figure_counts_from_the_day_it_is_published_and_as_known_from_the_day_it_is_recorded(
        as_of: str, known_on: str | None, expected: int | None, told: Told) -> None:
    agreement = told(INDEXED + index(
        "percent = { 2020 = { percent = 10, published_on = 2019-10-15, recorded_on = 2019-12-01 } }"))
    assert expected == of(on(agreement, as_of, known_on)).amount
    if as_of == "2019-10-14":
        assert on(agreement, "2019-10-15").as_of == on(agreement, as_of).horizon


def test_a_source_is_a_ground(told: Told) -> None:
    each = of(on(told(INDEXED + index('percent = { 2020 = { percent = 10, source = "SKR" } }')), "2020-02-01"))
    rise = next(reason for reason in each.reasons[0].because if reason.rule == "INDEX-01")
    assert "SKR" in [ground.value for ground in rise.grounds]


def test_a_base_index_follows_the_level_and_is_rounded_as_agreed(told: Told) -> None:
    figures = "level = { 2019 = 300, 2020 = 301 }"
    assert 10_033_333 == of(on(told(INDEXED + index(figures, method="base_index")), "2020-02-01")).amount
    rounded = INDEXED + index(figures, method="base_index", more='rounding = "krona"\n')
    assert [10_033_325] * 4 == [each.amount for each in on(told(rounded), "2020-02-01").payments[:4]]  # 401,333 kr


@pytest.mark.parametrize("figures", ["level = { 2020 = 301 }", "level = { 2019 = 300 }"])
def test_a_base_index_needs_the_level_of_both_years(figures: str, told: Told) -> None:
    found = on(told(INDEXED + index(figures, method="base_index")), "2020-02-01")
    assert (None, "question.index_missing") == (of(found).amount, asked(found)[0])


@pytest.mark.parametrize(("method", "key", "first", "second", "expected"), [
    ("compounded", "percent", "{ 2020 = 2 }", "{ 2020 = 12 }", 103_000 * K),
    ("base_index", "level", "{ 2019 = 100, 2020 = 102 }", "{ 2019 = 50, 2020 = 56 }", 103_000 * K),
    ("compounded", "percent", "{ 2020 = 2 }", "{ 2021 = 12 }", None),
    ("base_index", "level", "{ 2019 = 100, 2020 = 102 }", "{ 2019 = 50 }", None)])
def test_a_weighted_index_is_the_mean_of_its_parts_and_lacks_what_one_of_them_lacks(
        method: str, key: str, first: str, second: str, expected: int | None, told: Told) -> None:
    tables = INDEXED + f'[compensation.index]\nmethod = "{method}"\nbasis = "forecast"\n' + "".join(
        f'[[compensation.index.part]]\nseries = "{name}"\nweight = {weight}\n{key} = {figures}\n'
        for name, weight, figures in (("X", 90, first), ("Y", 10, second)))
    found = on(told(tables), "2020-02-01")
    assert expected == of(found).amount
    assert "question.index_missing" in asked(found)  # of 2021


def test_an_amount_in_the_prices_of_a_later_year_is_asked_about(told: Told) -> None:
    tables = INDEXED.replace("2019", "2021") + index("percent = { 2022 = 1 }")
    found = on(told(tables), "2020-02-01")
    assert (None, ["question.before_price_level"]) == (of(found).amount, asked(found))
    assert 100_000 * K == of(found, "2021-Q1").amount


# --- Shares ---------------------------------------------------------------------------------------------------------

ALLOCATED = INDEXED + '[compensation.allocation]\nby = "population"\n'


def test_shares_are_counted_on_the_population_of_the_year_before(told: Told) -> None:
    tables = ALLOCATED + 'member = "m"\npopulation = { 2019 = { m = 1, n = 3 }, 2020 = { m = 1, n = 1 } }\n'
    found = on(told(tables), "2020-02-01")
    assert [25_000 * K, 50_000 * K] == [of(found, each).amount for each in ("2020-Q1", "2021-Q1")]
    assert [(2020, {"m": 100_000 * K, "n": 300_000 * K}, 0), (2021, {"m": 200_000 * K, "n": 200_000 * K}, 0)] == [
        (each.year, each.shares, each.residual) for each in found.apportionments]
    grounds = {ground.key: ground.value for ground in of(found).reasons[0].grounds}
    assert (Amount(400_000 * K), 25, Amount(100_000 * K)) == (
        grounds["year_amount"], grounds["share"], grounds["share_amount"])


def test_stated_shares_win_and_what_is_nobodys_is_told(told: Told) -> None:
    tables = ALLOCATED + 'member = "m"\npopulation = { 2019 = { m = 1 } }\nshares = { 2020 = { m = 12.5 } }\n'
    found = on(told(tables), "2020-02-01")
    assert 12_500 * K == of(found).amount
    assert ({"m": 50_000 * K}, 350_000 * K) == (found.apportionments[0].shares, found.apportionments[0].residual)


def test_shares_that_are_missing_are_asked_about(told: Told) -> None:
    found = on(told(ALLOCATED + 'member = "m"\nshares = { 2020 = { m = 50 } }\n'), "2020-02-01")
    assert [50_000 * K, None] == [of(found, each).amount for each in ("2020-Q4", "2021-Q1")]
    last = found.apportionments[1]
    assert (["question.share_missing"], {}, 0) == (asked(found), last.shares, last.residual)


def test_a_member_without_a_share_that_year_is_asked_about(told: Told) -> None:
    found = on(told(ALLOCATED + 'member = "m"\nshares = { 2020 = { n = 50 }, 2021 = { m = 50 } }\n'), "2020-02-01")
    assert (None, ["question.share_missing"]) == (of(found).amount, asked(found))


def test_without_a_member_all_are_shown_and_the_payer_pays_the_whole(told: Told) -> None:
    found = on(told(ALLOCATED + "shares = { 2020 = { m = 60, n = 40 } }\n"), "2020-02-01")
    assert (100_000 * K, {"m": 240_000 * K, "n": 160_000 * K}) == (of(found).amount, found.apportionments[0].shares)


def test_a_year_whose_amount_is_not_known_is_not_shared_out(told: Told) -> None:
    tables = ALLOCATED + "shares = { 2020 = { m = 60 }, 2021 = { m = 60 } }\n" + index("percent = { 2020 = 10 }")
    last = on(told(tables), "2020-02-01").apportionments[-1]
    assert (2021, None, {}) == (last.year, last.amount, last.shares)


def test_the_odd_ore_of_a_year_falls_in_one_of_its_instalments(told: Told) -> None:
    found = on(told(INDEXED.replace("400_000", "400_000.02")), "2020-02-01")
    amounts = [each.amount or 0 for each in found.payments[:4]]
    assert (40_000_002, {10_000_000, 10_000_001}) == (sum(amounts), set(amounts))


# --- Surplus --------------------------------------------------------------------------------------------------------


def surplus(basis: str | None, budget: int = 1_000, used: int = 400, **keys: object) -> str:
    """A surplus."""
    return told_of("surplus", year=2020, budget=budget, used=used, on="2021-02-01", basis=basis and f'"{basis}"',
                   **keys)


SHARED = ALLOCATED + "shares = { 2020 = { m = 60, n = 40 } }\n"


@pytest.mark.parametrize(("basis", "tables", "rule", "expected", "residual"), [
    ("decision", SHARED, "SURPLUS-01", {"m": 360 * K, "n": 240 * K}, 0),
    ("practice", SHARED, "SURPLUS-02", {"m": 360 * K, "n": 240 * K}, 0),
    (None, SHARED, "SURPLUS-03", {}, 600 * K), ("decision", INDEXED, "SURPLUS-04", {}, 600 * K)])
def test_a_surplus_is_split_only_by_a_decision_or_an_agreed_practice_and_by_known_shares(
        basis: str | None, tables: str, rule: str, expected: dict[str, int], residual: int, told: Told) -> None:
    found = on(told(tables + surplus(basis, source='"S"')), "2021-02-01")
    each = found.apportionments[-1]
    assert (Shared.SURPLUS, 2020, 600 * K, expected, residual) == (
        each.kind, each.year, each.amount, each.shares, each.residual)
    assert [rule] == [reason.rule for reason in each.reasons]
    assert "S" in [ground.value for ground in each.reasons[0].grounds]
    assert (rule in ("SURPLUS-03", "SURPLUS-04")) == (rule in asked(found))
    assert rule in {reason.rule for reason in found.why_money}


def test_a_surplus_is_not_known_before_its_day(told: Told) -> None:
    found = on(told(SHARED + surplus("decision")), "2021-01-31")
    assert {Shared.COMPENSATION} == {each.kind for each in found.apportionments}


def test_a_budget_used_to_the_last_ore_leaves_nothing_for_each(told: Told) -> None:
    found = on(told(SHARED + surplus("decision", used=1_000)), "2021-02-01")
    assert {"m": 0, "n": 0} == found.apportionments[-1].shares


# --- At stake -------------------------------------------------------------------------------------------------------

NOTICE = '[notice]\nperiod = "3 months"\ncounted = "before_term_end"\n'


def renewed(period: str) -> str:
    """An automatic renewal."""
    return f'[renewal]\nkind = "automatic"\nperiod = "{period}"\n' + NOTICE


@pytest.mark.parametrize(("period", "amount", "is_a_year"), [
    ("3 years", 3 * 462_000 * K, False), ("18 months", 693_000 * K, False), ("open-ended", 462_000 * K, True)])
def test_at_stake_is_what_is_to_be_paid_until_the_new_end_at_the_last_amount_that_is_known(
        period: str, amount: int, is_a_year: bool, told: Told) -> None:  # noqa: FBT001  # what the case expects
    found = on(told(INDEXED + renewed(period) + index("percent = { 2020 = 10, 2021 = 5 }")), "2020-02-01")
    stake = found.at_stake(found.termination)
    assert stake is not None
    assert ("a", amount, is_a_year, 2021) == (stake.payer, stake.amount, stake.is_a_year, stake.at_prices_of)


def test_at_stake_a_figure_counts_from_the_day_it_is_published_and_that_day_is_on_the_horizon(told: Told) -> None:
    agreement = told(INDEXED + renewed("1 year") + index(
        "percent = { 2020 = 10, 2021 = 5, 2022 = { percent = 100, published_on = 2021-06-01 } }")
        + "".join(invoice(number, "2020-01-02", 110_000 if number < 5 else 115_500, part)
                  for number, part in enumerate(
                      [f"{year}-Q{quarter}" for year in (2020, 2021) for quarter in (1, 2, 3, 4)], 1)))
    before, after = on(agreement, "2021-05-31"), on(agreement, "2021-06-01")
    assert after.as_of == before.horizon
    stakes = [each.at_stake(each.termination) for each in (before, after)]
    assert [(2021, 462_000 * K), (2022, 924_000 * K)] == [
        (each.at_prices_of, each.amount) for each in stakes if each is not None]


def test_nothing_is_at_stake_where_nothing_follows_or_no_amount_is_known(told: Told) -> None:
    ends = on(told(INDEXED), "2020-02-01")
    assert ends.at_stake(ends.termination) is None
    unknown = on(told(INDEXED.replace("2019", "2029") + renewed("1 year") + index("percent = { 2030 = 1 }")),
                 "2020-02-01")
    assert unknown.at_stake(unknown.termination) is None


def test_at_stake_without_an_index_the_last_year_whose_share_is_known_counts(told: Told) -> None:
    tables = TERM.replace("2021", "2024") + COMPENSATION + renewed("1 year") + (
        '[compensation.allocation]\nby = "population"\nmember = "m"\nshares = { 2020 = { m = 50 } }\n')
    found = on(told(tables), "2020-02-01")
    stake = found.at_stake(found.termination)
    assert stake is not None
    assert (200_000 * K, None, True) == (stake.amount, stake.at_prices_of, stake.is_preliminary)


def stake_of(told: Told, period: str, first: str, tables: str = COMPENSATION + AGAINST_INVOICE) -> AtStake:
    """What is at stake where a term of ``period``, from ``first`` on, follows if nothing is done."""
    last = date.fromisoformat(first) - timedelta(days=1)
    found = on(told(f"[term]\nstarts_on = 2020-01-01\nends_on = {last}\n" + tables + renewed(period)), "2020-02-01")
    stake = found.at_stake(found.termination)
    assert stake is not None
    return stake


FIRSTS: Final = ("2027-01-01", "2027-01-02", "2027-01-31", "2027-02-28", "2027-04-30", "2027-08-30", "2027-08-31",
                 "2027-09-01", "2027-12-31", "2028-02-28", "2028-02-29", "2028-03-01")


@pytest.mark.parametrize("per_year", [1, 2, 3, 4, 12, None])
@pytest.mark.parametrize("first", FIRSTS)
def test_at_stake_whole_years_cost_as_many_yearly_amounts_whatever_day_they_begin(
        first: str, per_year: int | None, told: Told) -> None:
    tables = COMPENSATION + (
        "" if per_year is None else f'[compensation.instalments]\nper_year = {per_year}\nwhen = "in_advance"\n')
    assert [(400_000 * years * K, False, False) for years in (1, 3, 4)] == [
        (each.amount, each.is_in_proportion, each.is_preliminary)
        for each in (stake_of(told, period, first, tables) for period in ("1 year", "36 months", "4 years"))]


@pytest.mark.parametrize(("per_year", "period", "amount", "is_in_proportion"), [
    (12, "1 month", 33_333, False), (4, "3 months", 100_000, False),
    (4, "1 month", 33_333, True), (4, "4 months", 133_333, True), (3, "4 months", 133_333, False),
    (1, "18 months", 600_000, True), (2, "18 months", 600_000, False), (None, "18 months", 600_000, True)])
@pytest.mark.parametrize("first", ["2027-01-01", "2027-01-02", "2027-07-31"])
def test_at_stake_a_part_of_an_instalment_is_counted_by_time_and_said_to_be_so(
        per_year: int | None, period: str, amount: int, is_in_proportion: bool, first: str,  # noqa: FBT001  # what the case expects
        told: Told) -> None:
    tables = COMPENSATION + (
        "" if per_year is None else f'[compensation.instalments]\nper_year = {per_year}\nwhen = "in_advance"\n')
    stake = stake_of(told, period, first, tables)
    assert (amount * K, is_in_proportion, is_in_proportion) == (
        stake.amount, stake.is_in_proportion, stake.is_preliminary)


def test_at_stake_days_left_over_are_a_part_of_the_month_that_they_begin(told: Told) -> None:
    stake = stake_of(told, "60 days", "2027-01-01")
    assert (67_742 * K, True) == (stake.amount, stake.is_in_proportion)  # two months and one day of the 31 of March


@pytest.mark.parametrize(("months", "start", "end"), [
    (1, "2027-01-01", "2027-01-31"), (Fraction(30, 31), "2027-01-01", "2027-01-30"),
    (1 + Fraction(1, 28), "2027-01-01", "2027-02-01"), (36, "2027-08-31", "2030-08-30"),
    (36 - Fraction(1, 31), "2027-08-31", "2030-08-29"), (36 + Fraction(1, 30), "2027-08-31", "2030-08-31"),
    (12, "2028-02-29", "2029-02-27"), (12, "2027-02-28", "2028-02-27"), (12, "2027-02-28", "2028-02-28"),
    (Fraction(1, 31), "2027-01-01", "2027-01-01"), (1 + Fraction(1, 31), "2027-01-31", "2027-02-28")])
def test_months_are_counted_whole_from_any_day_and_days_left_over_as_a_part_of_one(
        months: Fraction, start: str, end: str) -> None:
    assert months == months_between(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(("tables", "expected"), [
    ("", (None, False)), ("price_level = 2019\n", (None, False)),
    ("price_level = 2019\n" + index("percent = { 2021 = 10 }"), (2019, True)),
    ("price_level = 2019\n" + index("percent = { 2020 = 10 }"), (2020, True)),
    ("price_level = 2019\n" + index("percent = { 2020 = 10, 2021 = 5, 2027 = 1 }"), (2021, True)),
    ("price_level = 2019\n" + index("level = { 2019 = 100, 2026 = 110 }", method="base_index"), (2026, True))])
def test_at_stake_is_at_the_prices_of_the_last_index_used_and_without_an_index_at_none(
        tables: str, expected: tuple[int | None, bool], told: Told) -> None:
    stake = stake_of(told, "1 year", "2027-01-01", COMPENSATION + tables + AGAINST_INVOICE)
    assert expected == (stake.at_prices_of, stake.is_preliminary)


def test_at_stake_is_what_the_instalments_of_the_renewed_term_add_up_to(told: Told) -> None:
    tables = COMPENSATION + '[compensation.instalments]\nper_year = 12\nwhen = "in_advance"\n'
    for first in FIRSTS:
        last = date.fromisoformat(first) - timedelta(days=1)
        term = f"[term]\nstarts_on = 2020-01-01\nends_on = {last}\n"
        found = on(told(term + tables + renewed("3 years")), "2020-02-01")
        follows, stake = found.termination.if_nothing_is_done, found.at_stake(found.termination)
        assert stake is not None
        assert follows is not None
        assert follows.new_end is not None
        assert stake.amount == sum(each.amount or 0 for each in found.planned(follows.new_end))


def test_the_reasons_of_money_are_those_of_the_assessment(told: Told) -> None:
    found = on(told(INDEXED + index("percent = { 2020 = 10, 2021 = 5 }")), "2020-02-01")
    assert {"PAYMENT-12"} == set(rules(of(found)))
    assert {"PAYMENT-12", "INDEX-01", "DUE-01"} <= {reason.rule for reason in found.reasons}
