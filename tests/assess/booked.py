"""How the tests of money ask: an agreement on 100,000 kronor a quarter and what was booked in, an instalment out."""

from typing import Final

from engine.model.accounts import Payment
from engine.model.assessment import Assessment
from engine.model.instalments import InstalmentId
from engine.model.outcomes import Standing

TERM: Final = "[term]\nstarts_on = 2020-01-01\nends_on = 2021-12-31\n"
COMPENSATION: Final = '[compensation]\namount = 400_000\npayer = "a"\npayee = "b"\nclause = "§7"\n'
QUARTERLY: Final = '[compensation.instalments]\nper_year = 4\nwhen = "in_advance"\n'
AGAINST_INVOICE: Final = QUARTERLY + 'against = "invoice"\ndue = "30 days"\n'
ON_DEMAND: Final = QUARTERLY + 'against = "invoice"\n'
PAID: Final = TERM + COMPENSATION + AGAINST_INVOICE
"""A quarter is 100,000 kronor, due 30 days after its invoice."""

QUARTER: Final = 10_000_000
"""Öre."""

AREA: Final = '[[area]]\nid = "o"\nname = "O"\ntaken_from = "agreement"\namount = { 2020 = 40_000 }\n'
"""10,000 kronor a quarter."""
CLAUSE: Final = '[dispute]\nwithhold_at_most = 50\nof = "disputed_area"\nper = "instalment"\nclause = "§12"\n'
"""The cap is 5,000 kronor of a quarter."""
RATE: Final = '[[reference_rate]]\nfrom_on = 2019-07-01\npercent = 0\nsource = "Riksbanken"\n'
"""Late-payment interest is 8 percent."""


def told_of(kind: str, **keys: object) -> str:
    """An event in a document; days are given as text, ids in quotes of their own."""
    lines = (f"{key} = {value}" for key, value in keys.items() if value is not None)
    return "\n".join(("[[event]]", f'kind = "{kind}"', *lines, ""))


def _instalment(name: str) -> str:
    return f'"{name}"'


def invoice(number: int, issued_on: str, amount: object = 100_000, of: str = "2020-Q1", **keys: object) -> str:
    """An invoice."""
    return told_of("invoice", number=f'"{number}"', instalment=_instalment(of), amount=amount, issued_on=issued_on,
                   **keys)


def payment(on: str, amount: object = 100_000, of: str = "2020-Q1", **keys: object) -> str:
    """A payment."""
    return told_of("payment", instalment=_instalment(of), amount=amount, on=on, **keys)


def credit(on: str, amount: object, of: str = "2020-Q1") -> str:
    """A credit."""
    return told_of("credit", instalment=_instalment(of), amount=amount, on=on)


def opened(on: str, about: str = "performance", dispute: str = "d", area: str | None = "o", by: str | None = "a",
           **keys: object) -> str:
    """A dispute."""
    return told_of("dispute_opened", id=f'"{dispute}"', on=on, about=f'"{about}"', area=area and f'"{area}"',
                   by=by and f'"{by}"', **keys)


def withheld(on: str, amount: object, dispute: str = "d", of: str = "2020-Q1") -> str:
    """What the payer withheld."""
    return told_of("withheld", dispute=f'"{dispute}"', instalment=_instalment(of), amount=amount, on=on)


def settled(on: str, release: str | None = None, pay_by: str | None = None, dispute: str = "d", **keys: object) -> str:
    """A settlement."""
    return told_of("dispute_settled", id=f'"{dispute}"', on=on, release=release and f'"{release}"', pay_by=pay_by,
                   **keys)


def of(found: Assessment, instalment: str = "2020-Q1") -> Payment:
    """One instalment."""
    return next(each for each in found.payments if each.instalment == InstalmentId.parse(instalment))


def stands(found: Assessment, instalment: str = "2020-Q1") -> tuple[Standing, int | None, int | None]:
    """Where an instalment stands, what is open of it and what of that is overdue, in whole kronor or else in öre."""
    each = of(found, instalment)
    return each.status, each.open, each.overdue


def rules(each: Payment) -> list[str]:
    """The rules that where it stands rests on directly."""
    return [reason.rule for reason in each.reasons]


def every_rule(each: Payment) -> set[str]:
    """The rules that where it stands rests on, or that were found on the way."""
    return {other.rule for reason in each.reasons for other in (reason, *reason.because)}


def asked(found: Assessment) -> list[str]:
    """The questions, by key, or by rule where the rule says it."""
    return [str(each.grounds[0].value) if each.key == "question.rule" else each.key for each in found.questions]


def assumed(found: Assessment) -> list[str]:
    """The assumptions, by key."""
    return [each.key for each in found.assumptions if each.key.split(".")[1] not in ("given_when_received", "any_form")]
