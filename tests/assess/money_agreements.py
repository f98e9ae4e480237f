"""Agreements with money of every kind, and what may be booked under them, for tests of laws."""

from datetime import date, timedelta
from decimal import Decimal

from attrs import evolve
from hypothesis import strategies as st

from engine.model.agreement import Agreement, Party, Renewal, RenewalKind, Term
from engine.model.compensation import (
    Allocation,
    Area,
    Basis,
    CapOf,
    CapPer,
    Compensation,
    DisputeClause,
    Figure,
    Figures,
    Index,
    IndexPart,
    Method,
    ReferenceRate,
    SharedBy,
    TakenFrom,
)
from engine.model.dates import Length, Unit
from engine.model.instalments import PER_YEAR, Against, DayOfMonth, DayOfYear, InstalmentId, Instalments, When
from engine.model.money import Residual, Rounding
from engine.model.payments import (
    About,
    Credited,
    DisputeOpened,
    DisputeSettled,
    InvoiceIssued,
    MoneyEvent,
    PaymentMade,
    Release,
    SurplusBasis,
    SurplusFound,
    Withheld,
)
from tests.assess.agreements import agreements, boundaries

YEARS = range(2017, 2027)
DISPUTES = ("d", "e")
AREAS = ("o", "p")
MEMBERS = ("m", "n", "l")

some_day = st.one_of(st.dates(date(2018, 1, 1), date(2026, 12, 31)), boundaries)
recorded = st.none() | some_day


def percents(least: int, most: int) -> st.SearchStrategy[Decimal]:
    """Percentages with two decimals."""
    return st.decimals(least, most, places=2)


@st.composite
def figures(draw: st.DrawFn, least: int) -> Figures:
    """The figures of most years, some of them published more than once."""
    found = {}
    for year in YEARS:
        some = st.builds(Figure, value=st.sampled_from([Decimal(least + 1), Decimal(least + 20)]),
                         kind=st.sampled_from([None, *Basis]), recorded_on=st.none() | st.just(date(year, 2, 1)),
                         published_on=st.sampled_from([None, date(year - 1, 10, 15)]))
        found[year] = tuple(draw(st.lists(some, min_size=draw(st.sampled_from([1, 1, 1, 0])),
                                          max_size=draw(st.sampled_from([1, 1, 2])))))
    return found


@st.composite
def indices(draw: st.DrawFn) -> Index:
    """An index of either method, of one series or of two."""
    method = draw(st.sampled_from(Method))
    key, least = ("percent", -5) if method is Method.COMPOUNDED else ("level", 80)
    parts = tuple(IndexPart(series=name, weight=draw(percents(1, 99)), **{key: draw(figures(least))})
                  for name in ("x", "y")) if draw(st.integers(0, 3)) == 0 else ()
    return Index(method=method, series="x", basis=draw(st.none() | st.sampled_from(Basis)), parts=parts,
                 rounding=draw(st.sampled_from([Rounding.NONE, Rounding.KRONA, Rounding.THOUSAND])),
                 **{} if parts else {key: draw(figures(least))})


@st.composite
def allocations(draw: st.DrawFn) -> Allocation:
    """Shares by population, or stated shares, of most years."""
    heads = st.fixed_dictionaries(dict.fromkeys(MEMBERS, st.integers(1, 999)))
    stated = st.sampled_from([("50", "25", "25"), ("33.33", "33.33", "33.34"), ("12.5", "0", "7")])
    residual = draw(st.sampled_from([*Residual, "m"]))
    return Allocation(
        by=SharedBy.POPULATION, member=draw(st.sampled_from(["m", "m", None])),
        share_decimals=draw(st.none() | st.integers(0, 3)), residual=residual,
        rounding=draw(st.sampled_from([Rounding.ORE, Rounding.KRONA])),
        population={year: draw(heads) for year in YEARS if draw(st.integers(0, 5))},
        shares={year: dict(zip(MEMBERS, map(Decimal, draw(stated)), strict=True))
                for year in YEARS if not draw(st.integers(0, 3))})


@st.composite
def instalments(draw: st.DrawFn) -> Instalments:
    """Paid against an invoice or on a day, with or without an agreed due day."""
    per_year = draw(st.sampled_from(PER_YEAR))
    against = draw(st.sampled_from([Against.INVOICE, Against.INVOICE, Against.DATE, None]))
    days = (st.none() | st.builds(DayOfMonth, st.integers(1, 31), st.booleans())
            | st.tuples(*[st.builds(DayOfYear, st.integers(1, 12), st.integers(1, 28))] * per_year))
    lengths = st.none() | st.builds(Length.of, st.integers(0, 60), st.just(Unit.DAYS))
    return Instalments(per_year=per_year, when=draw(st.sampled_from([None, *When])), against=against,
                       due=draw(days if against is Against.DATE else lengths))


@st.composite
def booked(draw: st.DrawFn, per_year: int, most: int) -> tuple[MoneyEvent, ...]:
    """What is booked of one or two instalments, and what the parties disagree about: so few that things meet."""
    hot = [InstalmentId(draw(st.integers(2019, 2022)), draw(st.integers(1, per_year)), per_year)]
    hot.append(draw(st.sampled_from([hot[0], InstalmentId(hot[0].year, per_year, per_year)])))
    days = st.integers(-60, 500).map(lambda after: hot[0].first_day + timedelta(days=after))
    amounts = st.sampled_from([100, 250, 500, 1_000, 1_000]) | st.integers(1, 1_200)
    found: list[MoneyEvent] = []
    for dispute in draw(st.sampled_from([DISPUTES, DISPUTES, DISPUTES[:1], ()])):
        opened = DisputeOpened(
            id=dispute, on=draw(days), about=draw(st.sampled_from([About.PERFORMANCE] * 3 + [*About])),
            area=draw(st.sampled_from([None, *AREAS, *AREAS])), recorded_on=draw(recorded),
            by=draw(st.sampled_from([None, "region", "kommun", "kommun", "bolag"])))
        found.append(opened)
        if draw(st.booleans()):
            release = draw(st.sampled_from([None, Release.PAY, Release.PAY, Release.WAIVE]))
            on = opened.on + timedelta(days=draw(st.integers(0, 400)))
            pay_by = draw(st.sampled_from([None, on + timedelta(days=30)])) if release is Release.PAY else None
            found.append(DisputeSettled(id=dispute, on=on, release=release, recorded_on=draw(recorded), pay_by=pay_by))
    disputes = [event.id for event in found if isinstance(event, DisputeOpened)]
    kinds = [InvoiceIssued] * 3 + [PaymentMade] * 3 + [Credited] + [Withheld] * (4 if disputes else 0)
    for number in range(draw(st.integers(2, most))):
        on, kind = draw(days), InvoiceIssued if number == 0 else draw(st.sampled_from(kinds))
        told = {"instalment": draw(st.sampled_from(hot)), "amount": draw(amounts), "recorded_on": draw(recorded)}
        if kind is InvoiceIssued:
            found.append(InvoiceIssued(number=str(number), issued_on=on, due_on=draw(st.sampled_from([None, on])),
                                       received_on=draw(st.sampled_from([None, on + timedelta(days=40)])), **told))
        elif kind is Withheld:
            found.append(Withheld(dispute=draw(st.sampled_from(disputes)), on=on, **told))
        else:
            found.append(kind(on=on, **told))
    kept = sum(event.amount for event in found if isinstance(event, Withheld) and event.instalment == hot[0])
    if kept < 1_000 and draw(st.booleans()):
        found.append(PaymentMade(instalment=hot[0], amount=1_000 - kept, on=draw(days), recorded_on=draw(recorded)))
    if draw(st.integers(0, 3)) == 0:
        found.append(SurplusFound(year=draw(st.integers(2019, 2022)), budget=1_000, used=draw(st.integers(0, 1_000)),
                                  on=draw(some_day), basis=draw(st.none() | st.sampled_from(SurplusBasis))))
    return tuple(found)


PLAIN = Agreement(
    id="plain", title="Plain", parties=tuple(Party(id=party, name=party) for party in ("region", "kommun", "bolag")),
    term=Term(starts_on=date(2019, 1, 1), ends_on=date(2021, 12, 31)), notice=None,
    renewal=Renewal(kind=RenewalKind.AUTOMATIC, period=Length.of(1, Unit.YEARS)))


@st.composite
def paid(draw: st.DrawFn, *, most: int = 8, most_events: int = 2) -> Agreement:
    """An agreement with money, of any kind."""
    agreement = draw(agreements(most_events=most_events)) if draw(st.integers(0, 2)) == 0 else PLAIN
    agreed = draw(instalments())
    has_index = draw(st.integers(0, 2)) == 0
    compensation = Compensation(
        amount=1_000 * agreed.per_year + draw(st.sampled_from([0, 0, 1])), payer="kommun", payee="region",
        price_level=draw(st.sampled_from([2017, 2018, 2019, 2021])) if has_index else None, instalments=agreed,
        index=draw(indices()) if has_index else None,
        allocation=draw(allocations()) if draw(st.integers(0, 3)) == 0 else None)
    areas = tuple(Area(id=area, name=area, taken_from=draw(st.sampled_from([None, *TakenFrom])),
                       amounts={year: 500 * agreed.per_year for year in YEARS if area == "o" or year > 2020})
                  for area in AREAS)
    clause = DisputeClause(withhold_at_most=draw(percents(0, 100)), of=draw(st.sampled_from(CapOf)),
                           per=draw(st.sampled_from([None, *CapPer])), clause="§12")
    rates = tuple(ReferenceRate(from_on=day, percent=draw(percents(0, 9)), source="Riksbanken")
                  for day in (date(2018, 1, 1), date(2020, 7, 1), date(2021, 1, 1)))
    return evolve(agreement, compensation=compensation, areas=areas,
                  dispute=draw(st.sampled_from([None, clause, clause, clause, clause])),
                  reference_rates=rates if draw(st.integers(0, 3)) else rates[1:],
                  money_events=draw(booked(agreed.per_year, most)))


@st.composite
def paid_on(draw: st.DrawFn, *, most_events: int = 2) -> tuple[Agreement, date]:
    """An agreement with money and a day, most often near one on which something happened."""
    agreement = draw(paid(most_events=most_events))
    happened = draw(st.sampled_from(agreement.money_events)).happened_on
    near = st.integers(-1, 45).map(lambda after: happened + timedelta(days=after))
    return agreement, draw(st.one_of(near, near, near, some_day))
