"""An agreement with something of everything, and an example of every kind of event that can happen to it."""

from typing import Any, Final

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
ends_on = 2022-12-31
clause = "§10"
[renewal]
kind = "automatic"
period = "1 year"
clause = "§10"
[notice]
counted = "before_term_end"
period = "12 months"
form = "written"
clause = "§11"
[compensation]
amount = 4_000_000
payer = "kommun"
payee = "region"
clause = "§7"
[compensation.instalments]
per_year = 4
when = "in_advance"
against = "invoice"
due = "30 days"
[[area]]
id = "energi"
amount = { 2020 = 600_000 }
[dispute]
withhold_at_most = 50
of = "disputed_area"
per = "instalment"
clause = "§12"
[contact]
tell_within = "10 days"
clause = "§13"
[[duty]]
id = "rapport"
by = "region"
to = "kommun"
what = "Årsrapport"
every = "year"
clause = "§8"
[[duty]]
id = "insyn"
by = "region"
to = "kommun"
what = "Insyn"
every = "on-request"
clause = "§9"
"""

OPTION: Final = AGREEMENT.replace('kind = "automatic"', 'kind = "option"\nholder = "region"')
"""The same, with an option in the place of the renewal."""

EVENTS: Final[dict[str, tuple[list[str], dict[str, Any]]]] = {
    "signed": (["--on", "2019-12", "--by", "Regionen"], {"on": '"2019-12"', "by": '"region"'}),
    "notice": (["--id", "u1", "--by", "Kommunen", "--sent-on", "2021-05", "--received-on", "2021-06-01", "--form",
                "email", "--to-end-on", "2022-12-31", "--accepted-on", "2021"],
               {"id": '"u1"', "by": '"kommun"', "sent_on": '"2021-05"', "received_on": "2021-06-01",
                "form": '"email"', "to_end_on": "2022-12-31", "accepted_on": '"2021"'}),
    "notice_withdrawn": (["--agreed-on", "2021-07-01", "--of", "u0"], {"agreed_on": "2021-07-01", "of": '"u0"'}),
    "extended": (["--agreed-on", "2022-05-02", "--ends-on", "2024", "--then", "ends"],
                 {"agreed_on": "2022-05-02", "ends_on": '"2024"', "then": '"ends"'}),
    "option_used": (["--on", "2022-05-02", "--by", "region"], {"on": "2022-05-02", "by": '"region"'}),
    "rescinded": (["--on", "2021-09-01", "--by", "kommun", "--accepted-on", "2021-09-15"],
                  {"on": "2021-09-01", "by": '"kommun"', "accepted_on": "2021-09-15"}),
    "invoice": (["--number", "7", "--instalment", "2020-Q2", "--amount", "1 000 000", "--issued-on", "2020-04-01",
                 "--received-on", "2020-04-03", "--due-on", "2020-05-01"],
                {"number": '"7"', "instalment": '"2020-Q2"', "amount": "1_000_000", "issued_on": "2020-04-01",
                 "received_on": "2020-04-03", "due_on": "2020-05-01"}),
    "credit": (["--number", "K7", "--instalment", "2020-Q1", "--amount", "100,50", "--on", "2020-03-01"],
               {"number": '"K7"', "instalment": '"2020-Q1"', "amount": "100.50", "on": "2020-03-01"}),
    "payment": (["--instalment", "2020-Q1", "--amount", "999999.99", "--on", "2020-01-30", "--by", "Kommunen"],
                {"instalment": '"2020-Q1"', "amount": "999999.99", "on": "2020-01-30", "by": '"kommun"'}),
    "withheld": (["--dispute", "t0", "--instalment", "2020-Q1", "--amount", "75\N{NO-BREAK SPACE}000,5", "--on",
                  "2020-02-02"],
                 {"dispute": '"t0"', "instalment": '"2020-Q1"', "amount": "75000.5", "on": "2020-02-02"}),
    "dispute_opened": (["--id", "t1", "--on", "2020-02-01", "--about", "both", "--area", "energi", "--by", "kommun"],
                       {"id": '"t1"', "on": "2020-02-01", "about": '"both"', "area": '"energi"', "by": '"kommun"'}),
    "dispute_settled": (["--id", "t0", "--on", "2020-06-01", "--release", "pay", "--pay-by", "2020-06-30"],
                        {"id": '"t0"', "on": "2020-06-01", "release": '"pay"', "pay_by": "2020-06-30"}),
    "surplus": (["--year", "2020", "--budget", "4000000", "--used", "3 900 000,25", "--on", "2021-02-01", "--source",
                 "bokslutet", "--basis", "decision"],
                {"year": "2020", "budget": "4000000", "used": "3900000.25", "on": "2021-02-01",
                 "source": '"bokslutet"', "basis": '"decision"'}),
    "performed": (["--duty", "rapport", "--period", "2021", "--on", "2022-01", "--by", "region"],
                  {"duty": '"rapport"', "period": '"2021"', "on": '"2022-01"', "by": '"region"'}),
    "requested": (["--id", "b1", "--duty", "insyn", "--on", "2021-03-01", "--by", "kommun"],
                  {"id": '"b1"', "duty": '"insyn"', "on": "2021-03-01", "by": '"kommun"'}),
    "waived": (["--duty", "rapport", "--period", "2020", "--on", "2020-12-01", "--by", "kommun"],
               {"duty": '"rapport"', "period": '"2020"', "on": "2020-12-01", "by": '"kommun"'}),
    "contact_changed": (["--party", "Regionen", "--on", "2021-05-01", "--told-on", "2021-05-04", "--not-in-writing"],
                        {"party": '"region"', "on": "2021-05-01", "told_on": "2021-05-04", "in_writing": "false"}),
    "agreed_change": (["--of", "rapport", "--on", "2021-05-01", "--by", "Regionen", "--by", "kommun"],
                      {"of": '"rapport"', "on": "2021-05-01", "by": '["region", "kommun"]'}),
}
"""Each kind of event: the options that tell of one, with every key there is, and the same as a document has it."""

BEFORE: Final = """
[[event]]
kind = "notice"
id = "u0"
by = "kommun"
received_on = 2021-02-01
[[event]]
kind = "invoice"
number = "1"
instalment = "2020-Q1"
amount = 1_000_000
issued_on = 2020-01-02
[[event]]
kind = "dispute_opened"
id = "t0"
on = 2020-01-10
about = "performance"
area = "energi"
"""
"""What others of those point at."""


def as_told(kind: str) -> str:
    """The event as a document has it."""
    return "\n".join(["[[event]]", f'kind = "{kind}"', *(f"{key} = {value}" for key, value in EVENTS[kind][1].items())])
