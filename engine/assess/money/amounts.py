"""The amounts that the agreement leads to: of a year, of the payer's share, of an area, and of an instalment."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from engine.assess.money.books import Books
from engine.model.assessment import Ground, Reason, Remark
from engine.model.compensation import Allocation, Basis, Compensation, Figures, Index, IndexPart, Method
from engine.model.dates import MONTHS_A_YEAR, ONE_DAY, add_months
from engine.model.instalments import InstalmentId
from engine.model.money import Amount, Split, compounded, half_up, instalments, rebased, split, weighted
from engine.model.outcomes import IndexUse
from engine.model.payment_situations import IndexFigures, IndexSituation


class Found(NamedTuple):
    """An amount in öre, exact until it is rounded (None: not known), the reasons for it, and what is left to know."""

    exact: Fraction | None
    because: tuple[Reason, ...] = ()
    questions: tuple[Remark, ...] = ()
    assumptions: tuple[Remark, ...] = ()

    @property
    def ore(self) -> int | None:
        """The amount in whole öre."""
        return None if self.exact is None else half_up(self.exact)


class Amounts:
    """The amounts of one agreement, as far as its figures are known."""

    def __init__(self, books: Books, compensation: Compensation) -> None:
        self._books = books
        self._compensation = compensation
        self.of_year = cache(self._of_year)
        self.of_payer = cache(self._of_payer)
        self.of_instalment = cache(self._of_instalment)
        self.of_area = cache(self._of_area)
        for part in () if compensation.index is None else _parts(compensation.index):
            for figures in (*part.percent.values(), *part.level.values()):
                books.known(figures)  # noted: what is at stake may rest on any of them from the day it is published

    # --- A year, for all payers -----------------------------------------------------------------------------------

    def _of_year(self, year: int) -> Found:
        """A year's compensation for all payers together, in that year's prices."""
        compensation = self._compensation
        index, base = compensation.index, compensation.price_level
        if index is None or base is None or year == base:
            return Found(Fraction(compensation.amount))
        if year < base:
            asked = Remark("question.before_price_level", compensation.clause,
                           (Ground("year", year), Ground("price_level", base)))
            return Found(None, (), (asked,))
        if index.method is Method.BASE_INDEX:
            return self._rebased(index, base, year)
        before = self.of_year(year - 1)
        rise = self._figure(index, year)
        questions, assumptions = before.questions + rise.questions, before.assumptions + rise.assumptions
        if before.exact is None or rise.exact is None:
            return Found(None, before.because + rise.because, questions, assumptions)
        amount = compounded(before.exact, (rise.exact,), index.rounding)[-1]
        return Found(amount, _for_year(rise.because, year, amount, before.because), questions, assumptions)

    def _rebased(self, index: Index, base: int, year: int) -> Found:
        """The amount in proportion to the level of the index; of a weighted index, to the mean of its parts' rises."""
        levels = [(part.weight, self._one(part.series, part.level, index.basis, base),
                   self._one(part.series, part.level, index.basis, year)) for part in _parts(index)]
        found = _joined([each for _, low, high in levels for each in (low, high)])
        rises = [(weight, high.exact / low.exact) for weight, low, high in levels
                 if low.exact is not None and high.exact is not None]
        if len(rises) < len(levels):
            return found
        amount = rebased(self._compensation.amount, weighted(rises), 1)
        if index.rounding.unit:
            amount = Fraction(half_up(amount, index.rounding.unit))
        return found._replace(exact=amount, because=_for_year(found.because, year, amount))

    def _figure(self, index: Index, year: int) -> Found:
        """The percentage of one year; of a weighted index, the mean of its parts'."""
        found = [(part.weight, self._one(part.series, part.percent, index.basis, year)) for part in _parts(index)]
        known = [(weight, each.exact) for weight, each in found if each.exact is not None]
        return _joined([each for _, each in found])._replace(
            exact=weighted(known) if len(known) == len(found) else None)

    def _one(self, series: str, figures: Figures, basis: Basis | None, year: int) -> Found:
        """The figure of one series for one year: the one that counts, by the rules on the index."""
        books = self._books
        known = books.known(figures.get(year, ()))
        of_kind = [figure for figure in known if basis is None or figure.kind in (None, basis)]
        published = {(figure.kind, figure.value) for figure in of_kind}
        told = IndexFigures.SEVERAL
        if not known:
            told = IndexFigures.NONE
        elif not of_kind:
            told = IndexFigures.OTHER_KIND
        elif len({value for _, value in published}) == 1:
            told = IndexFigures.ONE
        elif basis is None and {kind for kind, _ in published} == {*Basis} and len(published) == len(Basis):
            told = IndexFigures.BOTH_KINDS
        ruling = books.inference.memo(IndexSituation)(basis is not None, told)
        grounds: tuple[Ground, ...] = (Ground("series", series), Ground("index_year", year))
        clause = self._compensation.clause
        if ruling.outcome not in (IndexUse.TAKEN, IndexUse.TAKEN_BY_ASSUMPTION):
            key = "question.index_missing" if ruling.outcome is IndexUse.MISSING_FACT else "question.index_publication"
            asked = Remark(key, clause, (Ground("year", year), Ground("series", series)))
            return Found(None, books.reasons(ruling, grounds), (asked,))
        value = of_kind[0].value
        grounds += (Ground("index_figure", value),)
        source = next((figure.source for figure in of_kind if figure.source), None)
        if source:
            grounds += (Ground("source", source),)
        assumed = (Remark("assumption.index_kind", clause, (Ground("year", year),)),)
        return Found(Fraction(value), books.reasons(ruling, grounds), (),
                     assumed if ruling.outcome is IndexUse.TAKEN_BY_ASSUMPTION else ())

    # --- Shares ---------------------------------------------------------------------------------------------------

    def shared(self, amount: int, year: int) -> tuple[dict[str, Fraction], Split] | None:
        """``amount`` öre shared out among the members of ``year``; None where no shares are agreed or known."""
        allocation = self._compensation.allocation
        shares = allocation.shares_for(year) if allocation is not None else None
        if allocation is None or shares is None:
            return None
        return shares, split(amount, shares, allocation.rounding.unit or 1, allocation.residual)

    def _part(self, whole: Found, year: int, allocation: Allocation) -> Found:
        """What of an amount the payer bears."""
        amount = whole.ore
        if amount is None or allocation.member is None:
            return whole
        shared = self.shared(amount, year)
        if shared is None or allocation.member not in shared[0]:
            asked = Remark("question.share_missing", self._compensation.clause,
                           (Ground("member", allocation.member), Ground("year", year)))
            return Found(None, whole.because, (*whole.questions, asked), whole.assumptions)
        return whole._replace(exact=Fraction(shared[1].parts[allocation.member]))

    def _of_payer(self, year: int) -> Found:
        """What of a year's compensation the agreement's payer bears."""
        allocation = self._compensation.allocation
        whole = self.of_year(year)
        return whole if allocation is None else self._part(whole, year, allocation)

    def grounds(self, year: int) -> tuple[Ground, ...]:
        """The arithmetic behind the payer's part of a year."""
        whole, part, allocation = self.of_year(year), self.of_payer(year), self._compensation.allocation
        grounds: list[Ground] = []
        if whole.ore is not None:
            grounds.append(Ground("year_amount", Amount(whole.ore)))
            shared = self.shared(whole.ore, year)
            if shared is not None and allocation is not None and allocation.member in shared[0]:
                grounds.append(Ground("share", shared[0][allocation.member]))
        if part.ore is not None and part.ore != whole.ore:
            grounds.append(Ground("share_amount", Amount(part.ore)))
        return tuple(grounds)

    # --- Instalments ----------------------------------------------------------------------------------------------

    def _of_instalment(self, instalment: InstalmentId) -> Found:
        """What the payer is to pay of an instalment."""
        return _in_parts(self.of_payer(instalment.year), instalment)

    def _of_area(self, area: str, instalment: InstalmentId) -> Found:
        """The part of an instalment that is for one area."""
        told = next(each for each in self._books.agreement.areas if each.id == area)
        amount = told.amounts.get(instalment.year)
        if amount is None:
            asked = Remark("question.area_amount", None, (Ground("area", told.name), Ground("year", instalment.year)))
            return Found(None, (), (asked,))
        whole, allocation = Found(Fraction(amount)), self._compensation.allocation
        return _in_parts(whole if allocation is None else self._part(whole, instalment.year, allocation), instalment)

    def last_known(self, until: int, least: int) -> tuple[int, int] | None:
        """The last year up to ``until``, and not before ``least``, whose amount for the payer is known, with it."""
        for year in range(until, least - 1, -1):
            amount = self.of_payer(year).ore
            if amount is not None:
                return year, amount
        return None


def _parts(index: Index) -> tuple[IndexPart, ...]:
    """The series of an index with their weights; an index that is not put together from several is its only one."""
    return index.parts or (IndexPart(series=index.series or "", weight=Decimal(1), percent=index.percent,
                                     level=index.level),)


def _joined(found: list[Found]) -> Found:
    """What is told of several figures together."""
    return Found(None, tuple(reason for each in found for reason in each.because),
                 tuple(asked for each in found for asked in each.questions),
                 tuple(remark for each in found for remark in each.assumptions))


def _for_year(reasons: tuple[Reason, ...], year: int, amount: Fraction, because: tuple[Reason, ...] = (),
             ) -> tuple[Reason, ...]:
    """The reasons for an index figure as reasons for the year's amount, which also rests on ``because``."""
    grounds = (Ground("year", year), Ground("year_amount", Amount(half_up(amount))))
    return tuple(Reason(each.rule, each.clause, each.grounds + grounds, because) for each in reasons)


def _in_parts(whole: Found, instalment: InstalmentId) -> Found:
    amount = whole.ore
    if amount is None:
        return whole
    parts = instalments(amount, instalment.per_year)
    return whole._replace(exact=Fraction(parts[instalment.number - 1]))


def months_between(start: date, end: date) -> Fraction:
    """The months from ``start`` to ``end``, both inclusive; days left over are a part of the month that they begin.

    Whole from any day of the month, also where that day is missing in one of the two months.

    >>> months_between(date(2027, 8, 31), date(2030, 8, 30)), months_between(date(2027, 2, 28), date(2027, 3, 30))
    (Fraction(36, 1), Fraction(1, 1))
    """
    following = end + ONE_DAY
    count = (following.year - start.year) * MONTHS_A_YEAR + following.month - start.month
    if add_months(start, count) == following or add_months(following, -count) == start:
        return Fraction(count)
    whole = count - (add_months(start, count) > following)
    left_from = add_months(start, whole)
    return whole + Fraction((following - left_from).days, (add_months(start, whole + 1) - left_from).days)
