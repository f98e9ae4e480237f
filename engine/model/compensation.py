"""What an agreement says about money: the compensation, its index, shares and instalments, areas and disputes."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from attrs import Factory, field, frozen

from engine.model.instalments import DayOfYear, Instalments
from engine.model.money import Residual, Rounding, shares_of
from engine.model.problems import Origin
from engine.model.words import Word


class Basis(Word):
    """What a figure of an index is: foretold, or what it came to."""

    FORECAST = "forecast"
    OUTCOME = "outcome"


class Method(Word):
    """How the amount follows the index: raised by a percentage each year, or in proportion to its level."""

    COMPOUNDED = "compounded"
    BASE_INDEX = "base_index"


class SharedBy(Word):
    """What the members' shares follow from."""

    POPULATION = "population"


class CapOf(Word):
    """What the most that may be withheld is a percentage of."""

    DISPUTED_AREA = "disputed_area"
    COMPENSATION = "compensation"


class CapPer(Word):
    """What the most that may be withheld is counted on."""

    INSTALMENT = "instalment"
    YEAR = "year"
    DISPUTE = "dispute"


class TakenFrom(Word):
    """Where the amount of an area stands."""

    AGREEMENT = "agreement"
    BUDGET = "budget"


@frozen(kw_only=True)
class Figure:
    """One published figure of an index for one year: a percentage, or a level.

    ``kind`` None: the document does not say which. ``recorded_on``: when it became known here (None: always known).
    """

    value: Decimal
    kind: Basis | None = None
    published_on: date | None = None
    source: str | None = None
    recorded_on: date | None = None
    origin: Origin = field(factory=Origin, eq=False, repr=False)


Figures = dict[int, tuple[Figure, ...]]
"""The figures of each year; more than one where more than one was published."""


@frozen(kw_only=True)
class IndexPart:
    """One of the series that an index is put together from, and its weight among the others."""

    series: str
    weight: Decimal
    percent: Figures = Factory(dict)
    level: Figures = Factory(dict)


@frozen(kw_only=True)
class Index:
    """What the compensation follows from year to year.

    ``basis`` None: the agreement does not say which publication counts. ``rounding``: of the amount, year by year,
    before the next is counted from it. ``parts``: the weighted series of an index that has no figures of its own.
    """

    method: Method
    series: str | None = None
    basis: Basis | None = None
    rounding: Rounding = Rounding.NONE
    percent: Figures = Factory(dict)
    level: Figures = Factory(dict)
    parts: tuple[IndexPart, ...] = ()


@frozen(kw_only=True)
class Allocation:
    """How the compensation is divided among members, of whom this agreement's payer may be one (``member``).

    ``share_decimals``: of a percent (None: exact). ``rounding``: of each member's amount. ``residual``: who bears what
    rounding leaves, a member or one of ``Residual``. ``population``: heads by the year they were counted, on
    ``counted_on``, the year before the one that they share out. ``shares``: stated percentages by the year that they
    are for, which win.
    """

    by: SharedBy
    member: str | None = None
    share_decimals: int | None = None
    rounding: Rounding = Rounding.ORE
    residual: str = Residual.NONE
    counted_on: DayOfYear | None = None
    population: dict[int, dict[str, int]] = Factory(dict)
    shares: dict[int, dict[str, Decimal]] = Factory(dict)

    def shares_for(self, year: int) -> dict[str, Fraction] | None:
        """The percentage of each member in ``year``; None where neither it nor the population is known."""
        if year in self.shares:
            return {member: Fraction(share) for member, share in self.shares[year].items()}
        if year - 1 in self.population:
            return shares_of(self.population[year - 1], self.share_decimals, self.residual)
        return None


@frozen(kw_only=True)
class Compensation:
    """What one party pays another a year: ``amount`` öre in the prices of ``price_level``, for all payers together."""

    amount: int
    payer: str
    payee: str
    price_level: int | None = None
    index: Index | None = None
    allocation: Allocation | None = None
    instalments: Instalments | None = None
    clause: str | None = None


@frozen(kw_only=True)
class Area:
    """A part of the work with amounts of its own: öre a year, for all payers together.

    ``taken_from`` None: the document does not say whether the parties agreed on the amounts.
    """

    id: str
    name: str
    amounts: dict[int, int] = Factory(dict)
    taken_from: TakenFrom | None = None
    source: str | None = None


@frozen(kw_only=True)
class DisputeClause:
    """Where disputes are settled, and how much the payer may withhold meanwhile.

    ``withhold_at_most``: percent of ``of`` (None: no right to withhold is agreed). ``per`` None: the agreement does not
    say what it is counted on.
    """

    forum: str | None = None
    withhold_at_most: Decimal | None = None
    of: CapOf | None = None
    per: CapPer | None = None
    clause: str | None = None


@frozen(kw_only=True)
class ReferenceRate:
    """The reference rate of räntelagen (1975:635) 9 § in percent, from a day on, and who has published it."""

    from_on: date
    percent: Decimal
    source: str
