"""How each year's compensation, and what was left of a year's budget, is shared among the members."""

from collections.abc import Iterator

from engine.assess.money.amounts import Amounts
from engine.assess.money.books import Books
from engine.model.accounts import Apportionment, Shared
from engine.model.assessment import Ground, Reason, Remark
from engine.model.compensation import Compensation
from engine.model.money import Amount
from engine.model.outcomes import SurplusUse
from engine.model.payment_situations import SurplusGround, SurplusSituation
from engine.model.payments import SurplusFound
from engine.rulebook import Ruling


class Apportioning:
    """The shares of the members in each of ``years``, and in each surplus."""

    def __init__(self, books: Books, compensation: Compensation, amounts: Amounts, years: list[int]) -> None:
        self._books = books
        self._amounts = amounts
        self._years = years if compensation.allocation is not None else []
        self._surpluses = tuple((event, self._ruling(event)) for event in books.told(SurplusFound))

    def _ruling(self, event: SurplusFound) -> Ruling:
        ground = SurplusGround.NONE if event.basis is None else SurplusGround(event.basis.value)
        is_share_known = self._amounts.shared(event.budget - event.used, event.year) is not None
        return self._books.inference.memo(SurplusSituation)(ground, is_share_known)

    def apportionments(self) -> tuple[Apportionment, ...]:
        """Each year's compensation, then each surplus."""
        return tuple(self._all())

    def _all(self) -> Iterator[Apportionment]:
        for year in self._years:
            whole = self._amounts.of_year(year)
            yield self._shared(Shared.COMPENSATION, year, whole.ore, whole.because)
        for event, ruling in self._surpluses:
            left = event.budget - event.used
            grounds = [Ground("surplus_year", event.year), Ground("budget", Amount(event.budget)),
                       Ground("used", Amount(event.used)), Ground("surplus", Amount(left))]
            if event.source:
                grounds.append(Ground("source", event.source))
            reasons = self._books.reasons(ruling, tuple(grounds))
            if ruling.outcome is SurplusUse.APPORTIONED:
                yield self._shared(Shared.SURPLUS, event.year, left, reasons)
            else:
                yield _unshared(Shared.SURPLUS, event.year, left, reasons, left)

    def _shared(self, kind: Shared, year: int, amount: int | None, reasons: tuple[Reason, ...]) -> Apportionment:
        shared = None if amount is None else self._amounts.shared(amount, year)
        if shared is None:
            return _unshared(kind, year, amount, reasons)
        percent, parts = shared
        return Apportionment(kind=kind, year=year, amount=amount, percent=percent, shares=parts.parts,
                             residual=parts.residual, reasons=reasons)

    def questions(self) -> tuple[Remark, ...]:
        """Why a surplus is not shared out."""
        return tuple(remark for _, ruling in self._surpluses if ruling.outcome is not SurplusUse.APPORTIONED
                     for remark in self._books.questions(ruling))


def _unshared(kind: Shared, year: int, amount: int | None, reasons: tuple[Reason, ...], residual: int = 0,
              ) -> Apportionment:
    return Apportionment(kind=kind, year=year, amount=amount, percent={}, shares={}, residual=residual, reasons=reasons)
