"""Agreements in a register, for the tests of what is derived from them: small documents, and what may happen."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any, Final

from sqlalchemy import select

from engine.inference import Inference
from engine.register.register import Register
from engine.register.schema import DEADLINE, OF_AGREEMENTS, SUMMARY
from engine.register.store import AGREEMENT, CORRECTION, EVENT, RETRACTION, Draft
from engine.register.url import Place

RENEWED: Final = """ends_on = 2026-12-31
[renewal]
kind = "automatic"
period = "1 year"
clause = "§10"
[notice]
counted = "before_term_end"
period = "3 months"
clause = "§11"
"""
OPEN_ENDED: Final = """
[notice]
counted = "from_notice"
period = "6 months"
clause = "§4"
"""
OPTION: Final = """ends_on = 2027-06-30
[renewal]
kind = "option"
period = "1 year"
holder = "region"
exercise_before = "3 months"
counting = "period_boundary"
"""
FIXED: Final = """ends_on = 2028-02-29
"""
MONEY: Final = RENEWED + """
[compensation]
amount = 400_000
price_level = 2026
payer = "kommun"
payee = "region"
clause = "§7"
[compensation.instalments]
per_year = 4
when = "in_advance"
against = "invoice"
due = "30 days"
"""
TERMS: Final = (RENEWED, OPEN_ENDED, OPTION, FIXED, MONEY)
NAMES: Final = ("ett", "två", "tre", "fyra", "fem")


def document(name: str, terms: str = RENEWED, *, title: str | None = None, ends_with: str | None = None,
             party: str = "Kommunen") -> str:
    """An agreement as a document."""
    other = "" if ends_with is None else f'ends_with = "{ends_with}"\n'
    return (f'[agreement]\nid = "{name}"\ntitle = """{title or f"Avtal {name}"}"""\n{other}'
            f'[[party]]\nid = "region"\nname = "Regionen"\n[[party]]\nid = "kommun"\nname = "{party}"\n'
            f"[term]\nstarts_on = 2026-01-01\n{terms}")


def version(name: str, text: str | None = None, reference: str = "") -> Draft:
    """A version of an agreement, to be entered."""
    return Draft(kind=AGREEMENT, agreement=name, who="registrator", reference=reference,
                 body={"files": {"avtal.toml": document(name) if text is None else text}, "main": "avtal.toml"})


def event(name: str, body: Mapping[str, Any], reference: str = "") -> Draft:
    """An event, to be entered."""
    return Draft(kind=EVENT, agreement=name, who="handläggare", reference=reference, body=dict(body))


def notice(received_on: str) -> dict[str, Any]:
    """A notice from the municipality."""
    return {"kind": "notice", "by": "kommun", "received_on": received_on}


def noon(day: date) -> datetime:
    """Noon on that day."""
    return datetime.combine(day, time(12), UTC)


def filled(somewhere: Place, inference: Inference, drafts: Sequence[Draft], day: date) -> Register:
    """A register made at ``somewhere``, with what is entered on that day."""
    register = Register.open(somewhere, inference, make=True)
    register.enter(drafts, noon(day))
    return register


def rebuilt(register: Register, somewhere: Place, day: date) -> Register:
    """A register with the same entries, and nothing derived but from all of them at once on that day."""
    made = Register.open(somewhere, register.inference, make=True)
    for each in register.store.entries():
        made.store.append([Draft(kind=each.kind, agreement=each.agreement, body=each.told, who=each.who, why=each.why,
                                 reference=each.reference, points_at=each.points_at)],
                          datetime.fromisoformat(each.recorded_at))
    made.refresh(noon(day), lambda _: None)
    return made


def derived(register: Register, day: date) -> dict[str, list[tuple[Any, ...]]]:
    """All that is derived but when it was, and the days to watch from that day on, for the four years known."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    with register.store.engine.connect() as connection:
        for table in OF_AGREEMENTS:
            # A horizon is the first day on which something may change: seen from a later day, it may lie further off.
            kept = [each for each in table.c if each.name not in {"as_of", "watched_to", "horizon"}
                    and (table is not DEADLINE or each.name != "number")]
            asked = select(*kept).order_by(table.c.agreement, *table.primary_key)
            if table is DEADLINE:
                last = day.replace(year=day.year + 4, day=1).isoformat()
                asked = asked.where(table.c.day >= day.isoformat(), table.c.day < last)
            found[table.name] = [tuple(row) for row in connection.execute(asked)]
    return found


def one(register: Register, name: str, column: str = "status") -> Any:  # noqa: ANN401  # what the column holds
    """What is derived of one agreement."""
    with register.store.engine.connect() as connection:
        return connection.scalar(select(SUMMARY.c[column]).where(SUMMARY.c.agreement == name))


def life(random: Random, register: Register, day: date) -> list[Draft]:
    """Something that might happen to one of the agreements, or be told wrongly of it, on that day."""
    name = random.choice(NAMES)
    entries = [each for each in register.store.entries() if each.agreement == name]
    points_at = random.choice(entries).seq if entries else None
    on = (day - timedelta(days=random.randrange(-20, 200))).isoformat()
    instalment = f"{day.year}-Q{random.randrange(1, 5)}"
    ends_on = (day + timedelta(days=random.randrange(900))).isoformat()
    bodies: list[dict[str, Any]] = [
        notice(on), {"kind": "signed", "by": "region", "on": on}, {"kind": "option_used", "on": on},
        {"kind": "extended", "agreed_on": on, "ends_on": ends_on},
        {"kind": "invoice", "number": f"{random.random()}", "instalment": instalment, "amount": "100000.00",
         "issued_on": on},
        {"kind": "payment", "instalment": instalment, "amount": "100000.00", "on": on}]
    body = random.choice(bodies)
    kind = random.choice([AGREEMENT, AGREEMENT, EVENT, EVENT, EVENT, EVENT, CORRECTION, RETRACTION])
    reference = random.choice(["", "RS/2026:1", "RS/2026:2"])
    if kind == AGREEMENT:
        ends_with = random.choice([None, None, *NAMES])
        return [version(name, document(name, random.choice(TERMS), ends_with=ends_with), reference)]
    if kind == EVENT:
        return [event(name, body, reference)]
    return [Draft(kind=kind, agreement=name, body=body if kind == CORRECTION else {}, who="handläggare", why="Fel",
                  points_at=points_at or 1)]
