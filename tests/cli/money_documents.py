"""An agreement with money: the figures of Östersund's, and a dispute about one area of the work in 2020."""

from typing import Final

AGREEMENT: Final = """
[agreement]
id = "avtal"
title = "Avtalet"
[[party]]
id = "region"
name = "Regionen"
[[party]]
id = "kommun"
name = "Kommunen"
[term]
starts_on = 2020-01-01
ends_on = 2021-12-31
clause = "§10"
[renewal]
kind = "automatic"
period = "1 year"
clause = "§10"
[notice]
counted = "before_term_end"
period = "12 months"
clause = "§11"
[compensation]
amount = 9_356_000
price_level = 2018
payer = "kommun"
payee = "region"
clause = "§7"
[compensation.index]
series = "LPIK"
basis = "forecast"
method = "compounded"
[compensation.index.percent]
2019 = 2.8
2020 = 2.5
2021 = 1.9
[compensation.allocation]
by = "population"
member = "kommun"
rounding = "krona"
shares = { 2020 = { kommun = 48.77 }, 2021 = { kommun = 48.77 } }
[compensation.instalments]
per_year = 4
when = "in_advance"
against = "invoice"
due = "30 days"
[[area]]
id = "energi"
name = "Energikontoret"
taken_from = "budget"
amount = { 2020 = 599_000 }
[dispute]
withhold_at_most = 50
of = "disputed_area"
per = "instalment"
clause = "§12"
"""

INVOICED: Final = """
[[event]]
kind = "invoice"
number = "1"
instalment = "2020-Q1"
amount = 1_201_987.50
issued_on = 2020-01-02
"""

DISPUTE: Final = """
[[event]]
kind = "dispute_opened"
id = "energi-2020"
area = "energi"
by = "kommun"
about = "performance"
on = 2020-01-10
"""


def withheld(amount: str, paid: str) -> str:
    """The first instalment of 2020 invoiced, in dispute, partly withheld and the rest paid."""
    return AGREEMENT + INVOICED + DISPUTE + f"""
[[event]]
kind = "withheld"
dispute = "energi-2020"
instalment = "2020-Q1"
amount = {amount}
on = 2020-01-30
[[event]]
kind = "payment"
instalment = "2020-Q1"
amount = {paid}
on = 2020-01-30
"""


AT_THE_CAP: Final = withheld("36_516.50", "1_165_471.00")
ONE_ORE_OVER: Final = withheld("36_516.51", "1_165_470.99")
