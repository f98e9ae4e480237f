"""What the commands about money show: a table with what belongs to it, as text, JSON, CSV or a workbook."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Any

import click
from attrs import frozen

from engine.cli.door import Door, is_several
from engine.cli.views import assessed, assessed_all, check_party, end_with, faults_told
from engine.documents.quoting import did_you_mean, listed
from engine.explain import as_json, cashflow, money_json, payment_table, payments, withholding
from engine.explain.basis import cited, footer
from engine.explain.tables import Table
from engine.explain.whole_file import write_whole
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment, Reason, Remark, gathered
from engine.model.text import printable


@frozen
class Form:
    """In which form a command answers: as text, unless something else is asked for."""

    door: Door
    xlsx: Path | None
    is_csv: bool

    def show(self, table: Table, lines: Iterable[str], told: dict[str, Any]) -> None:
        """Answer: ``lines`` to people, ``told`` as JSON, else the table."""
        if self.door.is_json:
            self.door.print_json(told)
        elif self.is_csv:
            click.echo(table.csv(), nl=False)
        elif self.xlsx is not None:
            from engine.explain.spreadsheet import workbook  # noqa: PLC0415  # openpyxl takes long to load
            write_whole(self.xlsx, workbook(table))
            click.echo(self.door.say("cli.written", file=printable(str(self.xlsx)), count=len(table.rows)))
        else:
            self.door.print(list(lines))


def show_payments(form: Form, file: Path, party: str | None, as_of: date, known_on: date | None) -> None:
    """The instalments, with a balance for each party."""
    door, agreement = form.door, form.door.load(file, known_on)
    check_party(door, [agreement], party)
    party = agreement.party_called(party)
    found = assessed(door, agreement, as_of, known_on)
    shown = [each for each in found.payments if party in (None, each.payer, each.payee)]
    balances = {name: each for name, each in found.balances.items() if party in (None, name)}
    table = payment_table.table(shown, door.say)
    why = gathered(tuple(reason for each in shown for reason in each.reasons))

    def lines() -> Iterator[str]:
        yield payments.payer_and_payee(agreement, door.say)
        if shown:
            yield from table.lines(door.say)
            yield door.say("balance.heading")
            yield from payments.balance_lines(agreement, balances.values(), door.say)
        elif agreement.compensation is not None:
            is_other = party is not None and bool(found.payments)
            yield door.say("payment.none_of_party" if is_other else "payment.none",
                           party=agreement.name_of(party) if party is not None else "")
        yield from payments.surplus_lines(found, door.say)
        yield from _ending(found, why, door)

    ids = as_json.numbered(why)
    form.show(table, lines(), {
        **heading(found), "payments": [money_json.payment(each, ids) for each in shown],
        "balances": money_json.balances(balances), **_remarks(found, door), "reasons": as_json.reasons(why, door.say),
        "rulebook": door.identity})


def show_cashflow(form: Form, path: Path, span: tuple[date, date], as_of: date, known_on: date | None) -> None:
    """What is to be paid, over one agreement or a folder of them."""
    door, (start, end) = form.door, span
    agreements, problems = door.load_all(path, known_on)
    if problems and not agreements:
        door.refuse(tuple(problems))
    every, faults = assessed_all(door, agreements, as_of, known_on)
    problems += faults
    shown = [(agreement, found) for agreement, found in every if agreement.compensation is not None]
    several = [cashflow.flows(agreement, found, start, end) for agreement, found in shown]
    is_folder = is_several(path)
    total = [cashflow.added(door.say("cashflow.total"), several)] if is_folder else []
    form.show(cashflow.table([*several, *total], door.say, is_titled=is_folder),
              _cashflow_lines(door, shown, [*several, *total], span, as_of),
              {"from": start.isoformat(), "to": end.isoformat(), "as_of": as_of.isoformat(),
               "agreements": [{"agreement": agreement.id, **cashflow.as_json(one)}
                              for (agreement, _), one in zip(shown, several, strict=True)],
               **({"total": cashflow.as_json(*total)} if is_folder else {}), **faults_told(door, problems)})
    end_with(door, problems)


def _cashflow_lines(door: Door, shown: list[tuple[Agreement, Assessment]], several: list[cashflow.Flows],
                    span: tuple[date, date], as_of: date) -> Iterator[str]:
    if not shown:
        yield door.say("payment.no_compensation")
        return
    clauses = [agreement.compensation.clause for agreement, _ in shown if agreement.compensation is not None]
    for one, clause in zip_longest(several, clauses):
        yield click.style(one.title + door.say.in_brackets([clause]), bold=True)
        yield from cashflow.lines(one, *span, door.say)
    yield door.say("cashflow.counted")
    if len(several) > 1:  # the clauses of several agreements stand with each of them
        yield door.say("line.as_of", as_of=as_of)
        return
    found = shown[0][1]
    yield from _ending(found, gathered(tuple(reason for each in found.payments for reason in each.reasons)), door)


def show_withholding(form: Form, file: Path, dispute: str, as_of: date, known_on: date | None) -> None:
    """How much may be withheld because of a dispute."""
    door, agreement = form.door, form.door.load(file, known_on)
    disputes = withholding.disputes(agreement)
    if dispute not in disputes:
        raise click.UsageError(_unknown(door, "dispute", dispute, list(disputes)), click.get_current_context())
    found = assessed(door, agreement, as_of, known_on)
    holdings = found.holdings(dispute)
    why = gathered(tuple(reason for each in holdings for reason in each.reasons))

    def lines() -> Iterator[str]:
        yield from withholding.lines(agreement, found, disputes[dispute], door.say)
        yield from _ending(found, why, door)

    ids = as_json.numbered(why)
    form.show(withholding.table(found, dispute, door.say), lines(), {
        **heading(found), "dispute": dispute, "holdings": [money_json.holding(each, ids) for each in holdings],
        **_remarks(found, door), "reasons": as_json.reasons(why, door.say), "rulebook": door.identity})


def _unknown(door: Door, what: str, name: str, known: list[str]) -> str:
    """That there is nothing of that name, with the nearest one and those that there are."""
    words = {what: printable(name), "known": listed(known)}
    near = did_you_mean(name, known)
    return " ".join([door.say(f"problem.unknown_{what}.message", **words),
                     *([door.say("problem.did_you_mean", nearest=near)] if near else []),
                     door.say(f"problem.unknown_{what}.remedy", **words)])


def heading(found: Assessment) -> dict[str, Any]:
    """What an answer in JSON begins with: the agreement, the day, and as known when."""
    return {"agreement": found.agreement, "as_of": found.as_of.isoformat(),
            "known_on": found.known_on.isoformat() if found.known_on is not None else None}


def _remarks(found: Assessment, door: Door) -> dict[str, Any]:
    def told(key: str, remarks: tuple[Remark, ...]) -> list[dict[str, Any]]:
        return [as_json.remark(key, each, door.say) for each in payments.about_money(remarks, door.say)]

    return {"questions": told("question", found.questions), "assumptions": told("assumption", found.assumptions)}


def _ending(found: Assessment, why: tuple[Reason, ...], door: Door) -> Iterator[str]:
    """What is left to know, what was taken for granted, the day, and the clauses."""
    yield from payments.doubt_lines(found, door.say)
    yield from footer(found, cited(why), door.say)
