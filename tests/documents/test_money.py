"""What a document says about money is what the agreement has: whole öre, nothing guessed, every fault told at once."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from engine.documents import is_common_text, load
from engine.model.compensation import (
    Allocation,
    Area,
    Basis,
    CapOf,
    CapPer,
    Compensation,
    DisputeClause,
    Figure,
    Index,
    IndexPart,
    Method,
    ReferenceRate,
    SharedBy,
    TakenFrom,
)
from engine.model.dates import Length, Unit
from engine.model.instalments import Against, DayOfMonth, DayOfYear, InstalmentId, Instalments, When
from engine.model.money import Rounding
from engine.model.payments import (
    About,
    Credited,
    DisputeOpened,
    DisputeSettled,
    InvoiceIssued,
    PaymentMade,
    Release,
    SurplusBasis,
    SurplusFound,
    Withheld,
)
from engine.model.problems import ProblemsError

Written = Callable[[str], Path]
"""Writes a document and gives its path."""

HEAD = '[agreement]\nid = "a"\n[[party]]\nid = "region"\n[[party]]\nid = "kommun"\n'
TERM = "[term]\nstarts_on = 2019-01-01\nends_on = 2021-12-31\n"
COMPENSATION = '[compensation]\namount = 9_356_000\nprice_level = 2018\npayer = "kommun"\npayee = "region"\n'
INDEX = '[compensation.index]\nseries = "LPIK"\nmethod = "compounded"\n'
ALLOCATION = '[compensation.allocation]\nby = "population"\n'
INSTALMENTS = "[compensation.instalments]\nper_year = 4\n"
MONEY = HEAD + TERM + COMPENSATION
Q1 = InstalmentId(2020, 1, 4)


@pytest.fixture
def document(tmp_path: Path) -> Written:
    def written(text: str) -> Path:
        path = tmp_path / "avtal.toml"
        path.write_text(text, encoding="utf-8")
        return path
    return written


def problems(path: Path) -> list[tuple[str, str]]:
    """Where and what each problem is."""
    with pytest.raises(ProblemsError) as refused:
        load(path)
    return [(problem.origin.path, problem.key) for problem in refused.value.problems]


# --- What is right is read ------------------------------------------------------------------------------------------


def test_a_whole_compensation_is_read_as_it_is_told(document: Written) -> None:
    agreement = load(document(HEAD + """
[compensation]
amount = 9_356_000
price_level = 2018
payer = "kommun"
payee = "region"
clause = "§7"
[compensation.index]
series = "LPIK exkl. läkemedel"
basis = "forecast"
method = "compounded"
rounding = "thousand"
[compensation.index.percent]
2019 = { percent = 2.8, kind = "forecast", published_on = 2018-10-15, source = "SKL", recorded_on = 2018-11-01 }
2020 = [2.5, { percent = 2.4, kind = "outcome" }]
2021 = -1
[compensation.allocation]
by = "population"
member = "ostersund"
share_decimals = 2
rounding = "krona"
residual = "largest_remainder"
counted_on = "11-01"
[compensation.allocation.population.2019]
ostersund = 63_790
[compensation.allocation.shares.2020]
ostersund = 48.77
are = 8.90
[compensation.instalments]
per_year = 4
when = "in_advance"
against = "invoice"
due = "30 days"
"""))
    assert Compensation(
        amount=935_600_000, price_level=2018, payer="kommun", payee="region", clause="§7",
        index=Index(series="LPIK exkl. läkemedel", basis=Basis.FORECAST, method=Method.COMPOUNDED,
                    rounding=Rounding.THOUSAND, percent={
                        2019: (Figure(value=Decimal("2.8"), kind=Basis.FORECAST, published_on=date(2018, 10, 15),
                                      source="SKL", recorded_on=date(2018, 11, 1)),),
                        2020: (Figure(value=Decimal("2.5")), Figure(value=Decimal("2.4"), kind=Basis.OUTCOME)),
                        2021: (Figure(value=Decimal(-1)),)}),
        allocation=Allocation(by=SharedBy.POPULATION, member="ostersund", share_decimals=2, rounding=Rounding.KRONA,
                              residual="largest_remainder", counted_on=DayOfYear(11, 1),
                              population={2019: {"ostersund": 63_790}},
                              shares={2020: {"ostersund": Decimal("48.77"), "are": Decimal("8.90")}}),
        instalments=Instalments(per_year=4, when=When.IN_ADVANCE, against=Against.INVOICE,
                                due=Length.of(30, Unit.DAYS))) == agreement.compensation


def test_an_index_by_levels_may_be_weighted_from_several_series(document: Written) -> None:
    agreement = load(document(MONEY + """
[compensation.index]
method = "base_index"
[[compensation.index.part]]
series = "AKI"
weight = 90
level.2018 = 100
level.2021 = 110.5
[[compensation.index.part]]
series = "KPI"
weight = 10
[compensation.index.part.level]
2021 = { level = 343.19 }
"""))
    assert agreement.compensation is not None
    assert Index(method=Method.BASE_INDEX, parts=(
        IndexPart(series="AKI", weight=Decimal(90), level={2018: (Figure(value=Decimal(100)),),
                                                           2021: (Figure(value=Decimal("110.5")),)}),
        IndexPart(series="KPI", weight=Decimal(10), level={2021: (Figure(value=Decimal("343.19")),)}),
    )) == agreement.compensation.index


def test_what_is_not_told_is_not_made_up(document: Written) -> None:
    agreement = load(document(HEAD + TERM + '[compensation]\namount = 1\npayer = "kommun"\npayee = "region"\n'
                              + ALLOCATION + INSTALMENTS))
    assert Compensation(amount=100, payer="kommun", payee="region",
                        allocation=Allocation(by=SharedBy.POPULATION, rounding=Rounding.ORE, residual="none"),
                        instalments=Instalments(per_year=4)) == agreement.compensation
    assert ((), None, (), ()) == (agreement.areas, agreement.dispute, agreement.reference_rates,
                                  agreement.money_events)


def test_areas_the_dispute_clause_and_reference_rates_are_read(document: Written) -> None:
    agreement = load(document(HEAD + """
[[area]]
id = "energikontoret"
name = "Energikontoret"
taken_from = "budget"
source = "Budget 2020"
[area.amount]
2020 = 599_000
2021 = 0
[[area]]
id = "fou"
[dispute]
forum = "samverkansrådet"
withhold_at_most = 50
of = "disputed_area"
per = "instalment"
clause = "§12"
[[reference_rate]]
from_on = 2023-07-01
percent = 3.50
source = "Riksbanken"
[[reference_rate]]
from_on = 2015-07-01
percent = -0.5
source = "Riksbanken"
"""))
    assert (Area(id="energikontoret", name="Energikontoret", taken_from=TakenFrom.BUDGET, source="Budget 2020",
                 amounts={2020: 59_900_000, 2021: 0}), Area(id="fou", name="fou")) == agreement.areas
    assert DisputeClause(forum="samverkansrådet", withhold_at_most=Decimal(50), of=CapOf.DISPUTED_AREA,
                         per=CapPer.INSTALMENT, clause="§12") == agreement.dispute
    assert (ReferenceRate(from_on=date(2015, 7, 1), percent=Decimal("-0.5"), source="Riksbanken"),
            ReferenceRate(from_on=date(2023, 7, 1), percent=Decimal("3.50"), source="Riksbanken"),
            ) == agreement.reference_rates


def test_each_event_with_money_is_read_in_the_order_it_stands_apart_from_those_of_the_term(document: Written) -> None:
    agreement = load(document(MONEY + INSTALMENTS + """
[[area]]
id = "energi"
[[event]]
kind = "invoice"
number = "F-1"
instalment = "2020-Q1"
amount = 1_201_987.50
issued_on = 2020-01-02
received_on = 2020-01-02
due_on = 2020-02-01
recorded_on = 2020-01-03
[[event]]
kind = "signed"
on = 2018-12-14
[[event]]
kind = "credit"
number = "K-1"
instalment = "2020-Q1"
amount = 0.01
on = 2020-01-15
[[event]]
kind = "payment"
instalment = "2020-Q1"
amount = 1
by = "kommun"
on = 2020-02-01
[[event]]
kind = "dispute_opened"
id = "t"
area = "energi"
by = "kommun"
on = 2020-02-01
about = "performance"
[[event]]
kind = "withheld"
dispute = "t"
instalment = "2020-Q1"
amount = 36_516.5
on = 2020-02-01
[[event]]
kind = "dispute_settled"
id = "t"
on = 2020-02-01
release = "pay"
pay_by = 2020-03-01
[[event]]
kind = "surplus"
year = 2020
budget = 9_858_000
used = 0
on = 2021-03-01
source = "Bokslut"
basis = "practice"
"""))
    assert (
        InvoiceIssued(number="F-1", instalment=Q1, amount=120_198_750, issued_on=date(2020, 1, 2),
                      received_on=date(2020, 1, 2), due_on=date(2020, 2, 1), recorded_on=date(2020, 1, 3)),
        Credited(number="K-1", instalment=Q1, amount=1, on=date(2020, 1, 15)),
        PaymentMade(instalment=Q1, amount=100, by="kommun", on=date(2020, 2, 1)),
        DisputeOpened(id="t", area="energi", by="kommun", on=date(2020, 2, 1), about=About.PERFORMANCE),
        Withheld(dispute="t", instalment=Q1, amount=3_651_650, on=date(2020, 2, 1)),
        DisputeSettled(id="t", on=date(2020, 2, 1), release=Release.PAY, pay_by=date(2020, 3, 1)),
        SurplusFound(year=2020, budget=985_800_000, used=0, on=date(2021, 3, 1), source="Bokslut",
                     basis=SurplusBasis.PRACTICE)) == agreement.money_events
    assert 1 == len(agreement.events)
    assert "event[0]" == agreement.money_events[0].origin.path


@pytest.mark.parametrize(("told", "expected"), [
    ('"30 days"', Length.of(30, Unit.DAYS)), ('"1 month"', Length.of(1, Unit.MONTHS))])
def test_an_invoice_falls_due_so_long_after_it(told: str, expected: Length, document: Written) -> None:
    compensation = load(document(MONEY + INSTALMENTS + f'against = "invoice"\ndue = {told}')).compensation
    assert compensation is not None
    assert Instalments(per_year=4, against=Against.INVOICE, due=expected) == compensation.instalments


@pytest.mark.parametrize(("per_year", "told", "expected"), [
    (1, '"03-31"', (DayOfYear(3, 31),)), (2, '["06-30", "12-31"]', (DayOfYear(6, 30), DayOfYear(12, 31))),
    (12, "{ day = 31 }", DayOfMonth(31)), (3, '{ day = 1, move = "weekday_before" }', DayOfMonth(1, moves=True))])
def test_an_instalment_on_a_date_falls_due_on_days_of_the_year_or_of_the_month(
        per_year: int, told: str, expected: tuple[DayOfYear, ...] | DayOfMonth, document: Written) -> None:
    compensation = load(document(MONEY + INSTALMENTS.replace("4", str(per_year))
                                 + f'against = "date"\ndue = {told}')).compensation
    assert compensation is not None
    assert Instalments(per_year=per_year, against=Against.DATE, due=expected) == compensation.instalments


@pytest.mark.parametrize(("told", "ore"), [
    ("0.01", 1), ("9_356_000", 935_600_000), ("1201987.50", 120_198_750), ("1201987.5", 120_198_750), ("1e3", 100_000),
    ("10_000_000_000_000", 10**15), ("0.1", 10), ("0x10", 1_600)])
def test_an_amount_in_kronor_becomes_whole_ore(told: str, ore: int, document: Written) -> None:
    compensation = load(document(HEAD + TERM + COMPENSATION.replace("9_356_000", told))).compensation
    assert compensation is not None
    assert ore == compensation.amount


# --- What is wrong is refused ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("told", "expected"), [
    ("0", "amount_not_positive"), ("-0.0", "amount_not_positive"), ("-1", "amount_not_positive"),
    ("0.00", "amount_not_positive"), ("0.001", "amount_decimals"), ("1.500", "amount_decimals"),
    ("1e-3", "amount_decimals"), ("1e-999999", "amount_decimals"), ("10_000_000_000_000.01", "amount_too_large"),
    ("1e999999", "amount_too_large"), ("0x" + "f" * 5_000, "amount_too_large"), ("nan", "not_an_amount"),
    ("inf", "not_an_amount"), ("true", "not_an_amount"), ('"1"', "not_an_amount"), ("[1]", "not_an_amount"),
    ("{}", "not_an_amount"), ("2020-01-01", "not_an_amount")])
def test_what_is_no_amount_is_refused(told: str, expected: str, document: Written) -> None:
    assert [("compensation.amount", expected)] == problems(
        document(HEAD + TERM + COMPENSATION.replace("9_356_000", told)))


@pytest.mark.parametrize("told", ["-100", "1000", "0.000000000001"])
def test_the_outermost_percentages_are_read(told: str, document: Written) -> None:
    compensation = load(document(MONEY + INDEX + f"percent.2019 = {told}")).compensation
    assert compensation is not None
    assert compensation.index is not None
    assert (Figure(value=Decimal(told)),) == compensation.index.percent[2019]


@pytest.mark.parametrize(("told", "expected"), [
    ("-100.1", ("percent.2019", "number_out_of_range")), ("1000.1", ("percent.2019", "number_out_of_range")),
    ("0.0000000000001", ("percent.2019", "number_out_of_range")),
    ("1e-999999", ("percent.2019", "number_out_of_range")),
    ("nan", ("percent.2019", "not_a_number")), ("false", ("percent.2019", "not_a_number")),
    ("[2.8, '2.9']", ("percent.2019[1]", "not_a_number")), ("{}", ("percent.2019.percent", "missing_key")),
    ("{ percent = 2.8, level = 2 }", ("percent.2019.level", "unknown_key")),
    ("{ percent = 2.8, kind = 'guess' }", ("percent.2019.kind", "unknown_value")),
    ("[{ percent = 2.8 }, { percent = 2.8, published_on = 2018 }]", ("percent.2019[1].published_on", "not_a_day"))])
def test_what_is_no_figure_is_refused(told: str, expected: tuple[str, str], document: Written) -> None:
    path, key = expected
    assert [(f"compensation.index.{path}", key)] == problems(document(MONEY + INDEX + f"percent.2019 = {told}"))


@pytest.mark.parametrize(("told", "expected"), [
    ("percent = 2.8", ("index.percent", "not_a_table")), ("percent.1799 = 2.8", ("index.percent.1799", "not_a_year")),
    ("percent.2200 = 2.8", ("index.percent.2200", "not_a_year")),
    ('percent."" = 2.8', ('index.percent.""', "not_a_year")),
    ("percent.2019-Q1 = 2.8", ("index.percent.2019-Q1", "not_a_year")), ("part = 1", ("index.part", "not_rows")),
    ("part = [1]", ("index.part[0]", "not_a_table")),
    ("[[compensation.index.part]]\nweight = 0\nseries = 'x'", ("index.part[0].weight", "number_out_of_range")),
    ("[[compensation.index.part]]\nweight = 1\nseries = 'x'\nlevel.2019 = 1",
     ("index.part[0].level", "only_for_method")),
    ("rounding = 'ore'", ("index.rounding", "unknown_value"))])
def test_what_is_no_index_is_refused(told: str, expected: tuple[str, str], document: Written) -> None:
    path, key = expected
    assert [(f"compensation.{path}", key)] == problems(document(MONEY + INDEX + told))


@pytest.mark.parametrize(("text", "expected"), [
    (INDEX.replace('series = "LPIK"\n', ""), ("compensation.index.series", "missing_key")),
    (INDEX.replace("compounded", "base_index") + "percent.2019 = 2.8",
     ("compensation.index.percent", "only_for_method")),
    ("index = 1", ("compensation.index", "not_a_table")),
    ("allocation = []", ("compensation.allocation", "not_a_table")),
    ("instalments = 4", ("compensation.instalments", "not_a_table")),
    (ALLOCATION + "share_decimals = 11", ("compensation.allocation.share_decimals", "number_out_of_range")),
    (ALLOCATION + "rounding = 'thousand'", ("compensation.allocation.rounding", "unknown_value")),
    (ALLOCATION + "population = 5", ("compensation.allocation.population", "not_a_table")),
    (ALLOCATION + "population.2019 = 5", ("compensation.allocation.population.2019", "not_a_table")),
    (ALLOCATION + "population.2019 = {}", ("compensation.allocation.population.2019", "nobody_counted")),
    (ALLOCATION + "population.2019.a = 1.5", ("compensation.allocation.population.2019.a", "not_a_count")),
    (ALLOCATION + "population.2019.a = 10_000_000_001",
     ("compensation.allocation.population.2019.a", "number_out_of_range")),
    (ALLOCATION + 'population.2019."a\\u001b" = 1',
     ('compensation.allocation.population.2019."a\\u001b"', "strange_text")),
    (ALLOCATION + 'population.2019 = { a = 1, " a" = 2 }',
     ('compensation.allocation.population.2019." a"', "duplicate_id")),
    (ALLOCATION + "shares.2020.a = -0.1", ("compensation.allocation.shares.2020.a", "number_out_of_range")),
    (ALLOCATION + "residual = 'b'\nshares.2020 = { a = 50, c = 50 }",
     ("compensation.allocation.residual", "unknown_member")),
    (ALLOCATION + "residual = 'b'\npopulation.2019 = { a = 50, b = 50 }\npopulation.2020.a = 50",
     ("compensation.allocation.residual", "unknown_member")),
    (INSTALMENTS.replace("4", "6"), ("compensation.instalments.per_year", "unknown_value")),
    (INSTALMENTS.replace("4", "true"), ("compensation.instalments.per_year", "unknown_value")),
    (INSTALMENTS + 'due = "30 days"', ("compensation.instalments.against", "missing_key")),
    (INSTALMENTS + 'against = "date"\ndue = "03-31"', ("compensation.instalments.due", "due_count")),
    (INSTALMENTS + 'against = "invoice"\ndue = { day = 1 }', ("compensation.instalments.due", "due_for_against")),
    (INSTALMENTS + 'against = "date"\ndue = { day = 32 }', ("compensation.instalments.due", "not_a_due")),
    (INSTALMENTS + 'against = "date"\ndue = { day = 0 }', ("compensation.instalments.due", "not_a_due")),
    (INSTALMENTS + 'against = "date"\ndue = { day = true }', ("compensation.instalments.due", "not_a_due")),
    (INSTALMENTS + 'against = "date"\ndue = { day = 1, move = "after" }',
     ("compensation.instalments.due", "not_a_due")),
    (INSTALMENTS + 'against = "date"\ndue = []', ("compensation.instalments.due", "not_a_due")),
    (INSTALMENTS + 'against = "date"\ndue = "02-30"', ("compensation.instalments.due", "not_a_month_day")),
    (INSTALMENTS + 'against = "invoice"\ndue = "30 dagar"', ("compensation.instalments.due", "not_a_length")),
    ("[dispute]\nwithhold_at_most = 50", ("dispute.of", "missing_key")),
    ("[dispute]\nof = 'compensation'", ("dispute.withhold_at_most", "missing_key")),
    ("[dispute]\nper = 'year'", ("dispute.withhold_at_most", "missing_key")),
    ("[dispute]\nwithhold_at_most = 100.1\nof = 'compensation'", ("dispute.withhold_at_most", "number_out_of_range")),
    ("[dispute]\nwithhold_at_most = 50\nof = 'area'", ("dispute.of", "unknown_value")),
    ("[[area]]\nid = 'x'\n[[area]]\nid = 'x'", ("area", "duplicate_id")),
    ("[[area]]\nid = 'x'\namount = 599_000", ("area[0].amount", "not_a_table")),
    ("[[area]]\nid = 'x'\namount.2020 = -1", ("area[0].amount.2020", "amount_not_positive")),
    ("[area]\nid = 'x'", ("area", "not_rows")),
    ("[[reference_rate]]\nfrom_on = 2020-01-01\npercent = 0", ("reference_rate[0].source", "missing_key"))])
def test_what_does_not_go_together_is_told_where_it_stands(
        text: str, expected: tuple[str, str], document: Written) -> None:
    assert [expected] == problems(document(MONEY + text))


@pytest.mark.parametrize(("text", "expected"), [
    (COMPENSATION.replace('"kommun"', '"komun"'), ("compensation.payer", "unknown_party")),
    (COMPENSATION.replace('"region"', '"landsting"'), ("compensation.payee", "unknown_party")),
    (COMPENSATION.replace("price_level = 2018\n", "") + INDEX, ("compensation.price_level", "missing_key")),
    (COMPENSATION.replace("2018", '"2018"'), ("compensation.price_level", "not_a_year")),
    ("compensation = 1\n", ("compensation", "not_a_table"))])
def test_a_compensation_has_two_known_parties_and_a_year_to_count_from(
        text: str, expected: tuple[str, str], document: Written) -> None:
    whole = text + HEAD + TERM if text.startswith("compensation") else HEAD + TERM + text
    assert [expected] == problems(document(whole))


def test_faults_in_every_part_of_the_compensation_are_told_at_once(document: Written) -> None:
    text = (HEAD + TERM + COMPENSATION.replace("9_356_000", "0").replace('"kommun"', "5") + INDEX
            + "basis = 'guess'\npercent.19 = 1\n" + ALLOCATION + "shares.2020.a = 101\n" + INSTALMENTS.replace("4", "5")
            + "[[event]]\nkind = 'payment'\ninstalment = 'Q1'\namount = 0.005\non = 2020-01-01")
    assert [("compensation.amount", "amount_not_positive"), ("compensation.payer", "not_text"),
            ("compensation.index.basis", "unknown_value"), ("compensation.index.percent.19", "not_a_year"),
            ("compensation.allocation.shares.2020.a", "number_out_of_range"),
            ("compensation.instalments.per_year", "unknown_value"), ("event[0].amount", "amount_decimals"),
            ] == sorted(problems(document(text)), key=lambda each: each[0] == "event[0].amount")


# --- Instalments and disputes that events tell of -------------------------------------------------------------------


YEARS = "starts_on = 2019-01-01\nends_on = 2021-12-31\n"
RENEWED = YEARS + '[renewal]\nkind = "automatic"\nperiod = "3 years"'
EXTENDED = YEARS + '[[event]]\nkind = "extended"\nagreed_on = 2020-12-15\nends_on = 2022-12-31'


def payment(instalment: str) -> str:
    return f'[[event]]\nkind = "payment"\ninstalment = "{instalment}"\namount = 1\non = 2020-01-01\n'


@pytest.mark.parametrize(("term", "instalment"), [
    ("starts_on = 2019-01-01\nends_on = 2021-12-31", "2019-Q1"),
    ("starts_on = 2019-03-31\nends_on = 2021-10-01", "2019-Q1"),
    ("starts_on = 2019-03-31\nends_on = 2021-10-01", "2021-Q4"),
    ('starts_on = 2019-01-01\nduration = "3 years"', "2021-Q4"), ("ends_on = 2021-12-31", "1800-Q1"),
    ("starts_on = { no_later_than = 2022-01-01 }", "2019-Q1"), ('starts_on = "2019"\nends_on = "2021"', "2021-Q4"),
    ("starts_on = 2019-01-01", "2199-Q4"), ('duration = "3 years"', "2199-Q4"),
    (RENEWED, "2099-Q4"), (RENEWED.replace("automatic", "option"), "2099-Q4"),
    (EXTENDED, "2022-Q4")])
def test_an_instalment_of_the_agreements_time_is_read(term: str, instalment: str, document: Written) -> None:
    agreement = load(document(HEAD + f"[term]\n{term}\n" + COMPENSATION + INSTALMENTS + payment(instalment)))
    assert 1 == len(agreement.money_events)


@pytest.mark.parametrize(("term", "instalment"), [
    ("starts_on = 2019-04-01\nends_on = 2021-09-30", "2019-Q1"),
    ("starts_on = 2019-04-01\nends_on = 2021-09-30", "2021-Q4"),
    ('starts_on = 2019-01-01\nduration = "3 years"', "2022-Q1"), ('starts_on = "2019"\nends_on = "2021"', "2022-Q1"),
    ("starts_on = 2019-01-01\nlatest_end = 2030-12-31", "2031-Q1"),
    (RENEWED.replace("\n[ren", "\nlatest_end = 2030-12-31\n[ren"), "2031-Q1"),
    (EXTENDED, "2023-Q1")])
def test_an_instalment_outside_the_agreements_time_is_refused(term: str, instalment: str, document: Written) -> None:
    path = document(HEAD + f"[term]\n{term}\n" + COMPENSATION + INSTALMENTS + payment(instalment))
    assert ["instalment_outside"] == [key for _, key in problems(path)]


@pytest.mark.parametrize("instalment", ["2020-Q5", "2020", "2020-01", "2020-T1", "Q1", "2020-q1"])
def test_an_instalment_that_no_year_has_is_refused_with_those_there_are(instalment: str, document: Written) -> None:
    path = document(MONEY + INSTALMENTS + payment(instalment))
    with pytest.raises(ProblemsError) as refused:
        load(path)
    assert [("unknown_instalment", "2020-Q1, 2020-Q2, 2020-Q3, 2020-Q4")] == [
        (problem.key, problem.params["known"]) for problem in refused.value.problems]


def test_where_nothing_says_how_many_instalments_there_are_that_is_told_once(document: Written) -> None:
    path = document(MONEY + payment("2020-Q1") + payment("2020-Q5") + payment("2020"))
    assert [("compensation.instalments", "no_instalments"), ("event[1].instalment", "unknown_instalment"),
            ] == problems(path)


@pytest.mark.parametrize("text", [
    "[compensation]\namount = 0\npayer = 'kommun'\npayee = 'region'\n" + INSTALMENTS,
    COMPENSATION + INSTALMENTS.replace("4", "5")])
def test_where_the_instalments_cannot_be_read_the_events_are_not_blamed(text: str, document: Written) -> None:
    assert 1 == len(problems(document(HEAD + TERM + text + payment("2020-Q1"))))


DISPUTE = '[[event]]\nkind = "dispute_opened"\nid = "t"\non = 2020-02-01\nabout = "both"\n'
SETTLED = '[[event]]\nkind = "dispute_settled"\nid = "t"\non = 2020-02-01\n'


@pytest.mark.parametrize(("text", "expected"), [
    (DISPUTE + DISPUTE, ("event", "duplicate_id")), (SETTLED, ("event[0].id", "unknown_dispute")),
    (DISPUTE + SETTLED + "pay_by = 2020-03-01", ("event[1].pay_by", "only_for_release")),
    (DISPUTE + "by = 'x'", ("event[0].by", "unknown_party")),
    (DISPUTE + "area = 'x'", ("event[0].area", "unknown_area")),
    (DISPUTE.replace("2020-02-01", '"2020-02"'), ("event[0].on", "not_a_day"))])
def test_a_dispute_is_one_that_is_known_between_known_parties(
        text: str, expected: tuple[str, str], document: Written) -> None:
    assert [expected] == problems(document(MONEY + text))


def test_a_dispute_may_be_told_after_its_settlement_and_settled_the_same_day(document: Written) -> None:
    assert 2 == len(load(document(MONEY + SETTLED + DISPUTE)).money_events)


@pytest.mark.parametrize(("used", "expected"), [("9_858_000", []), ("9_858_000.01", ["no_surplus"])])
def test_no_more_is_used_than_the_budget_has(used: str, expected: list[str], document: Written) -> None:
    path = document(MONEY + f'[[event]]\nkind = "surplus"\nyear = 2020\nbudget = 9_858_000\nused = {used}\n'
                    "on = 2021-03-01")
    assert expected == ([key for _, key in problems(path)] if expected else list(load(path).events))


# --- Documents that complete one another ----------------------------------------------------------------------------


def test_money_is_completed_key_by_key_areas_by_id_and_rates_by_their_day(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text(TERM + COMPENSATION + INDEX + """percent.2019 = 2.8
[compensation.allocation]
by = "population"
shares.2020 = { ostersund = 48.77, are = 8.90 }
[[area]]
id = "energi"
name = "Energikontoret"
amount.2019 = 584_000
[[reference_rate]]
from_on = 2019-01-01
percent = 0.0
source = "Riksbanken"
[[reference_rate]]
from_on = 2019-07-01
percent = 1
source = "Riksbanken"
""", encoding="utf-8")
    own = tmp_path / "own.toml"
    own.write_text(HEAD.replace('id = "a"', 'id = "a"\nbased_on = "base.toml"') + """
[compensation.index.percent]
2020 = 2.5
[compensation.allocation]
member = "ostersund"
[[area]]
id = "energi"
amount.2020 = 599_000
[[area]]
id = "fou"
[[reference_rate]]
from_on = 2019-07-01
percent = 0.5
source = "Riksbankens rättelse"
[[reference_rate]]
from_on = 2020-01-01
percent = 2
source = "Riksbanken"
""", encoding="utf-8")
    agreement = load(own)
    assert agreement.compensation is not None
    assert agreement.compensation.index is not None
    assert agreement.compensation.allocation is not None
    assert {2019, 2020} == agreement.compensation.index.percent.keys()
    assert ("ostersund", {"ostersund", "are"}) == (
        agreement.compensation.allocation.member, set(agreement.compensation.allocation.shares[2020]))
    assert [("Energikontoret", {2019: 58_400_000, 2020: 59_900_000}), ("fou", {})] == [
        (area.name, area.amounts) for area in agreement.areas]
    assert [Decimal("0.0"), Decimal("0.5"), Decimal(2)] == [rate.percent for rate in agreement.reference_rates]
    own.write_text(own.read_text(encoding="utf-8").replace('name = "Energikontoret"', ""), encoding="utf-8")
    base = tmp_path / "base.toml"
    base.write_text(base.read_text(encoding="utf-8").replace("584_000", "-1").replace("2.8", "'x'"), encoding="utf-8")
    with pytest.raises(ProblemsError) as refused:
        load(own)
    assert [("base", "compensation.index.percent.2019"), ("base", "area[0].amount.2019")] == [
        (Path(problem.origin.file).stem, problem.origin.path) for problem in refused.value.problems]


@pytest.mark.parametrize(("text", "expected"), [
    (COMPENSATION, True), ("[[area]]\nid = 'x'", True), ('events_from = "x.csv"\n' + TERM, True),
    ("[dispute]\n[[reference_rate]]\n", True), ("[compensations]", False)])
def test_a_common_text_may_tell_of_money(text: str, expected: bool, document: Written) -> None:  # noqa: FBT001  # expected
    assert expected == is_common_text(document(text))
