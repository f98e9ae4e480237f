"""A register of varied agreements, as a large authority might have: the same one for the same numbers."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from engine.model.dates import add_months
from engine.register.store import AGREEMENT, EVENT, Draft

OF_MONEY: Final = 4
"""Every fourth agreement is about money, with an invoice and a payment for each of its quarters so far."""

QUARTERS: Final = 15

_HEAD: Final = """# Upprättat av avdelningen för avtal. Diarienummer {number}.
[agreement]
id = "{id}"
title = "{what}, {place} {number}"
[[party]]
id = "region"
name = "Region Jämtland Härjedalen"
[[party]]
id = "part"
name = "{place} {kind}"
[term]
starts_on = {start}
"""

_NOTICE: Final = """[notice]
counted = "{counted}"
period = "{period}"
form = "written"
clause = "§11"
"""

_RENEWED: Final = """ends_on = {end}
clause = "§10"
[renewal]
kind = "automatic"
period = "{renewal}"
clause = "§10"
"""

_OPTION: Final = """ends_on = {end}
clause = "§10"
[renewal]
kind = "option"
period = "1 year"
max_times = 2
holder = "region"
exercise_before = "3 months"
counting = "period_boundary"
clause = "§10"
"""

_FIXED: Final = """ends_on = {end}
clause = "§10"
"""

_MONEY: Final = """[compensation]
amount = {amount}
price_level = {year}
payer = "part"
payee = "region"
clause = "§7"
[compensation.instalments]
per_year = 4
when = "in_advance"
against = "invoice"
due = "30 days"
"""

_WHAT: Final = (
    "Regional samverkan", "Städtjänster", "Ärendesystem, drift och förvaltning", "Överenskommelse om tolkförmedling",
    "Hyra av lokal", "Ambulanssjukvård", "Bredband i glesbygd", "Kollektivtrafik", "Ålderdomshemmets kök", "Energiråd")
_PLACES: Final = (
    "Östersund", "Åre", "Berg", "Bräcke", "Härjedalen", "Krokom", "Ragunda", "Strömsund", "Ånge", "Örnsköldsvik")
_KINDS: Final = ("kommun", "bostäder AB", "energi AB", "samkommun", "stiftelse")


def drafts(first: int, count: int) -> Iterator[Draft]:
    """So many agreements from the number ``first``, with ten events each on an average."""
    for number in range(first, first + count):
        yield from _agreement(number)


def _agreement(number: int) -> Iterator[Draft]:
    random = Random(number)  # noqa: S311  # figures for a benchmark, not secrets
    start = date(random.randrange(2012, 2025), random.choice([1, 1, 1, 4, 7, 9]), 1)
    is_of_money = number % OF_MONEY == 0
    if is_of_money:
        start = start.replace(year=2022, month=1)
    lasts = random.choice([1, 2, 3, 4])
    told: dict[str, Any] = {
        "id": f"avtal-{number}", "number": f"RS/{start.year}:{number}", "start": start, "what": random.choice(_WHAT),
        "place": random.choice(_PLACES), "kind": random.choice(_KINDS),
        "end": add_months(start, 12 * lasts) - timedelta(days=1), "renewal": random.choice(["1 year", "2 years"]),
        "period": random.choice(["1 month", "3 months", "6 months", "12 months"]), "counted": "before_term_end",
        "amount": random.randrange(50_000, 5_000_000), "year": start.year}
    shape = random.random()
    if shape < 0.2:
        text = _HEAD + _NOTICE
        told["counted"] = "from_notice"
    elif shape < 0.75 or is_of_money:
        text = _HEAD + _RENEWED + _NOTICE
    else:
        text = _HEAD + (_OPTION if shape < 0.85 else _FIXED)
    if is_of_money:
        text += _MONEY
    body = {"files": {"avtal.toml": text.format(**told)}, "main": "avtal.toml"}
    yield Draft(kind=AGREEMENT, agreement=told["id"], body=body, who="registrator", reference=told["number"])
    yield from (Draft(kind=EVENT, agreement=told["id"], body=each, who="handläggare", reference=told["number"])
                for each in _events(start, told, random, is_of_money=is_of_money))


def _events(start: date, told: dict[str, Any], random: Random, *, is_of_money: bool) -> Iterator[dict[str, Any]]:
    yield {"kind": "signed", "by": "region", "on": (start - timedelta(days=20)).isoformat()}
    if not is_of_money:
        yield {"kind": "signed", "by": "part", "on": (start - timedelta(days=9)).isoformat()}
        yield {"kind": "contact_changed", "party": "part", "on": (start + timedelta(days=400)).isoformat()}
        return
    for quarter in range(QUARTERS):
        on = add_months(start, 3 * quarter)
        instalment = f"{on.year}-Q{(on.month + 2) // 3}"
        ore = told["amount"] * 100 // 4
        amount = f"{ore // 100}.{ore % 100:02}"
        yield {"kind": "invoice", "number": f"{instalment}", "instalment": instalment, "amount": amount,
               "issued_on": on.isoformat()}
        late = random.choice([0, 0, 0, 12])
        yield {"kind": "payment", "instalment": instalment, "amount": amount,
               "on": (on + timedelta(days=28 + late)).isoformat()}
