"""What a document says about money into what the agreement says, with the checks that take more than one value."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Any, Final

from engine.documents.amounts import AmountOrZero, Heads, Level, Percent, Share
from engine.documents.clauses import check_party
from engine.documents.files import Document, Told
from engine.documents.money_tables import (
    AllocationTable,
    AreaTable,
    CompensationTable,
    DisputeClauseTable,
    FigureTable,
    IndexPartTable,
    IndexTable,
    InstalmentsTable,
    LevelTable,
    PercentTable,
    ReferenceRateTable,
)
from engine.documents.quoting import did_you_mean, listed, shown, step
from engine.documents.structuring import Found, structure
from engine.model.compensation import (
    Allocation,
    Area,
    Compensation,
    DisputeClause,
    Figure,
    Figures,
    Index,
    IndexPart,
    Method,
    ReferenceRate,
)
from engine.model.dates import EARLIEST, LATEST, Length
from engine.model.instalments import Against, Instalments
from engine.model.money import PERCENT, Residual, Rounding
from engine.model.problems import Origin, Problem

Members = dict[str, Any]
"""The heads, or the share, of each member."""

_FIGURES: Final[dict[str, tuple[Any, type[FigureTable]]]] = {
    "percent": (Percent, PercentTable), "level": (Level, LevelTable)}
"""How each kind of figure is read, bare and with more told beside it."""

_YEAR: Final = re.compile(r"\d{4}", re.ASCII)


def compensation_of(told: Told | None, parties: list[str], found: Found) -> Compensation | None:
    """What one party pays another; None if the document does not say, or says it with faults."""
    if told is None:
        return None
    table, at = structure(told.value, CompensationTable, told.origin, found), told.origin
    within = told.value if isinstance(told.value, dict) else {}
    index = _index(within["index"], at.at("index"), found) if "index" in within else None
    allocation = _allocation(within["allocation"], at.at("allocation"), found) if "allocation" in within else None
    instalments = _instalments(within["instalments"], at.at("instalments"), found) if "instalments" in within else None
    if table is None:
        return None
    check_party(table.payer, parties, at.at("payer"), found)
    check_party(table.payee, parties, at.at("payee"), found)
    if table.payer == table.payee:
        found.contradiction(at.at("payee"), "same_party")
    if "index" in within and table.price_level is None:
        found.contradiction(at.at("price_level"), "missing_key", key="price_level")
    return Compensation(amount=table.amount, price_level=table.price_level, payer=table.payer, payee=table.payee,
                        index=index, allocation=allocation, instalments=instalments, clause=table.clause)


def areas_of(document: Document, found: Found) -> tuple[Area, ...]:
    """The areas, with their amounts."""
    areas = []
    for told in document.rows["area"]:
        within = told.value.get("amount") if isinstance(told.value, dict) else None
        amounts = {year: int(amount) for year, value, at in _by_year(within, told.origin.at("amount"), found)
                   if (amount := structure(value, AmountOrZero, at, found)) is not None}
        table = structure(told.value, AreaTable, told.origin, found)
        if table is not None:
            areas.append(Area(id=table.id, name=table.name or table.id, amounts=amounts, taken_from=table.taken_from,
                              source=table.source))
    for area_id, count in Counter(area.id for area in areas).items():
        if count > 1:
            found.contradiction(document.origin.at("area"), "duplicate_id", id=area_id)
    return tuple(areas)


def dispute_of(told: Told | None, found: Found) -> DisputeClause | None:
    """The clause on disputes; None if the document has none, or one with faults."""
    table = None if told is None else structure(told.value, DisputeClauseTable, told.origin, found)
    if told is None or table is None:
        return None
    if table.withhold_at_most is not None and table.of is None:
        found.contradiction(told.origin.at("of"), "missing_key", key="of")
    if table.withhold_at_most is None and (table.of is not None or table.per is not None):
        found.contradiction(told.origin.at("withhold_at_most"), "missing_key", key="withhold_at_most")
    return DisputeClause(forum=table.forum, withhold_at_most=table.withhold_at_most, of=table.of, per=table.per,
                         clause=table.clause)


def rates_of(document: Document, found: Found) -> tuple[ReferenceRate, ...]:
    """The reference rates in the order of their days."""
    rates: dict[Any, ReferenceRate] = {}
    for told in document.rows["reference_rate"]:
        table = structure(told.value, ReferenceRateTable, told.origin, found)
        if table is not None:
            if table.from_on in rates:
                found.contradiction(told.origin.at("from_on"), "rate_twice", day=table.from_on.isoformat())
            rates[table.from_on] = ReferenceRate(from_on=table.from_on, percent=table.percent, source=table.source)
    return tuple(rates[day] for day in sorted(rates))


# --- Index --------------------------------------------------------------------------------------------------------


def _index(value: object, at: Origin, found: Found) -> Index | None:
    table = structure(value, IndexTable, at, found)
    within = value if isinstance(value, dict) else {}
    method = None if table is None else table.method
    percent, level = _figures(within, method, at, found)
    parts = tuple(_parts(within, method, at, found))
    if table is None:
        return None
    if table.series is None and "part" not in within:
        found.contradiction(at.at("series"), "missing_key", key="series")
    if "part" in within:
        for key in ("percent", "level"):
            if key in within:
                found.contradiction(at.at(key), "figures_beside_parts", key=key)
    return Index(series=table.series, basis=table.basis, method=table.method,
                 rounding=Rounding.NONE if table.rounding is None else Rounding(table.rounding), percent=percent,
                 level=level, parts=parts)


def _parts(within: dict[str, Any], method: Method | None, at: Origin, found: Found) -> Iterator[IndexPart]:
    rows = within.get("part", [])
    if not isinstance(rows, list):
        found.unreadable.append(Problem(at.at("part"), "not_rows", {"key": "compensation.index.part"}))
        return
    for number, row in enumerate(rows):
        there = at.at("part", number)
        table = structure(row, IndexPartTable, there, found)
        percent, level = _figures(row if isinstance(row, dict) else {}, method, there, found)
        if table is not None:
            yield IndexPart(series=table.series, weight=table.weight, percent=percent, level=level)


def _figures(within: dict[str, Any], method: Method | None, at: Origin, found: Found) -> tuple[Figures, Figures]:
    if "level" in within and method is Method.COMPOUNDED:
        found.contradiction(at.at("level"), "only_for_method", key="level", method=Method.BASE_INDEX.value)
    if "percent" in within and method is Method.BASE_INDEX:
        found.contradiction(at.at("percent"), "only_for_method", key="percent", method=Method.COMPOUNDED.value)
    return tuple(  # type: ignore[return-value]  # two keys give two tables
        {year: tuple(_published(value, key, there, found))
         for year, value, there in _by_year(within.get(key), at.at(key), found)} for key in ("percent", "level"))


def _published(value: object, key: str, at: Origin, found: Found) -> Iterator[Figure]:
    """The figures of one year: each a number, or a table that tells more of it."""
    kind, shape = _FIGURES[key]
    told = [(each, at.at(number)) for number, each in enumerate(value)] if isinstance(value, list) else [(value, at)]
    for each, there in told:
        if not isinstance(each, dict):
            number = structure(each, kind, there, found)
            if number is not None:
                yield Figure(value=number, origin=there)
            continue
        table = structure(each, shape, there, found)
        if table is not None:
            yield Figure(value=getattr(table, key), kind=table.kind, published_on=table.published_on,
                         source=table.source, recorded_on=table.recorded_on, origin=there)


# --- Shares -------------------------------------------------------------------------------------------------------


def _allocation(value: object, at: Origin, found: Found) -> Allocation | None:
    table = structure(value, AllocationTable, at, found)
    within = value if isinstance(value, dict) else {}
    population: dict[int, Members] = {}
    for year, counted, there in _by_year(within.get("population"), at.at("population"), found):
        population[year] = _by_member(counted, Heads, there, found)
        if isinstance(counted, dict) and len(counted) == len(population[year]) and not any(counted.values()):
            found.contradiction(there, "nobody_counted")
    shares: dict[int, Members] = {}
    for year, stated, there in _by_year(within.get("shares"), at.at("shares"), found):
        shares[year] = _by_member(stated, Share, there, found)
        if (total := sum(shares[year].values())) > PERCENT:
            found.contradiction(there, "shares_above_100", total=str(total))
    if table is None:
        return None
    every_year = [list(members) for members in (*population.values(), *shares.values())]
    if table.member is not None and every_year:
        _check_member(table.member, [*dict.fromkeys(chain(*every_year))], at.at("member"), found)
    residual = Residual.NONE if table.residual is None else table.residual
    if residual not in [each.value for each in Residual]:
        # Where only some shares are stated there is no residual to bear.
        whole = [*population.values(), *(each for each in shares.values() if sum(each.values()) == PERCENT)]
        for members in [members for members in whole if residual not in members][:1]:
            _check_member(residual, list(members), at.at("residual"), found)
    return Allocation(by=table.by, member=table.member, share_decimals=table.share_decimals,
                      rounding=Rounding.ORE if table.rounding is None else Rounding(table.rounding), residual=residual,
                      counted_on=table.counted_on, population=population, shares=shares)


def _by_member(value: object, kind: Any, at: Origin, found: Found) -> Members:  # noqa: ANN401  # Heads or Share
    if not isinstance(value, dict):
        found.unreadable.append(Problem(at, "not_a_table", {"got": shown(value)}))
        return {}
    members = {}
    for key, each in value.items():
        there = at.at(step(key))
        member, figure = structure(key, str, there, found), structure(each, kind, there, found)
        if member is not None and member in members:
            found.contradiction(there, "duplicate_id", id=member)
        if member is not None and figure is not None:
            members[member] = figure
    return members


def _check_member(member: str, members: list[str], at: Origin, found: Found) -> None:
    if member not in members:
        found.contradiction(at, "unknown_member", member=member, nearest=did_you_mean(member, members),
                            known=listed(members))


# --- Instalments --------------------------------------------------------------------------------------------------


def _instalments(value: object, at: Origin, found: Found) -> Instalments | None:
    table = structure(value, InstalmentsTable, at, found)
    if table is None:
        return None
    if table.due is not None:
        fits = Against.INVOICE if isinstance(table.due, Length) else Against.DATE
        if table.against is None:
            found.contradiction(at.at("against"), "missing_key", key="against")
        elif table.against is not fits:
            found.contradiction(at.at("due"), "due_for_against", against=fits.value)
        if isinstance(table.due, tuple) and len(table.due) != table.per_year:
            found.contradiction(at.at("due"), "due_count", count=str(len(table.due)), per_year=str(table.per_year))
    return Instalments(per_year=table.per_year, when=table.when, against=table.against, due=table.due)


# --- Years --------------------------------------------------------------------------------------------------------


def _by_year(value: object, at: Origin, found: Found) -> Iterator[tuple[int, Any, Origin]]:
    """What a table tells of each year, and where."""
    if value is None:
        return
    if not isinstance(value, dict):
        found.unreadable.append(Problem(at, "not_a_table", {"got": shown(value)}))
        return
    for key, each in value.items():
        if _YEAR.fullmatch(key) and EARLIEST.year <= int(key) <= LATEST.year:
            yield int(key), each, at.at(key)
        else:
            found.unreadable.append(Problem(at.at(step(key)), "not_a_year", {"got": shown(key)}))
