"""What an import would do: which agreements are new, which would change and how, and which are as they were."""

import tomllib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, Final

from attrs import field, fields, frozen

from engine.documents.quoting import listed, shown, step
from engine.documents.tables import NoticeOverride, RenewalTable
from engine.model.agreement import Agreement
from engine.model.problems import Origin, Problem, ProblemsError
from engine.model.text import printable
from engine.register.chain import Entry
from engine.register.lists.rows import MAIN, Row
from engine.register.registration import KEYS, Registration, Signing, bodies

_FROM_A_LIST: Final = frozenset({
    "agreement.id", "agreement.title", "party.id", "party.name", "term.starts_on", "term.ends_on", "term.duration",
    "term.latest_end", "event.kind", "event.on",
    *(f"renewal.{each.name}" for each in fields(RenewalTable)),
    *(f"notice.{each.name}" for each in fields(NoticeOverride))})
"""What a document made from a row may tell."""


REGISTERED: Final = (*KEYS, "decision")
"""What of the facts in a row is registered."""


class Step(StrEnum):
    """What the import does with an agreement."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@frozen
class Change:
    """A key of a document, and its value before and after as they stand in it; None: it is not there."""

    key: str
    before: str | None
    after: str | None


@frozen(kw_only=True)
class Planned:
    """What is to be done with one agreement."""

    agreement: str
    title: str
    origin: Origin
    """Where it is told: a document, or a row of a list."""
    step: Step
    version: dict[str, Any] | None
    """What the entry of a new version would tell; None: the latest stays."""
    registrations: tuple[dict[str, Any], ...] = ()
    """What entries of what registrators keep would tell."""
    changes: tuple[Change, ...] = ()
    """What changes in its own document, and in what is registered."""
    facts: Mapping[str, str] = field(factory=dict)
    """What the row tells besides."""


def plan(agreement: Agreement, body: dict[str, Any], version: Entry | None) -> Planned:
    """What is to be done with a document, beside the latest ``version`` in the register."""
    told: dict[str, Any] = {"agreement": agreement.id, "title": agreement.title, "origin": agreement.origin}
    if version is None:
        return Planned(step=Step.ADDED, version=body, **told)
    if version.told == body:
        return Planned(step=Step.UNCHANGED, version=None, **told)
    return Planned(step=Step.CHANGED, version=body, changes=tuple(_changes(_main(version.told), _main(body))), **told)


def plan_row(row: Row, version: Entry | None, registration: Registration) -> Planned | tuple[Problem, ...]:
    """What is to be done with a row, beside the latest ``version`` in the register and what is registered.

    Problems if what the row tells cannot be registered, or the version tells what no list can tell.
    """
    body = {"files": {MAIN: row.document}, "main": MAIN}
    told: dict[str, Any] = {"agreement": row.id, "title": row.title, "origin": row.origin, "facts": row.facts}
    known = _registered(registration)
    changed: dict[str, str] = {
        key: row.facts[key] for key in REGISTERED if key in row.facts and row.facts[key] != known.get(key)}
    try:
        registrations = tuple(_bodies(changed, row.origin))
    except ProblemsError as error:
        return error.problems
    if version is None:
        return Planned(step=Step.ADDED, version=body, registrations=registrations, **told)
    lost = {key for key, _ in _flat(_main(version.told))} - _FROM_A_LIST
    if lost or len(version.told["files"]) > 1:
        tables = sorted({each.partition(".")[0] for each in lost}) or ["based_on"]
        params = {"agreement": row.id, "keys": printable(listed(tables))}
        return (Problem(row.origin, "list_would_remove", params),)
    changes = tuple(_changes(_main(version.told), _main(body)))
    facts = tuple(Change(key, known.get(key), value) for key, value in changed.items())
    return Planned(step=Step.CHANGED if changes or facts else Step.UNCHANGED, version=body if changes else None,
                   registrations=registrations, changes=changes + facts, **told)


def _registered(registration: Registration) -> dict[str, str | None]:
    """What is registered of what a row can tell."""
    decision = next((each.decision for each in registration.signings if each.party is None), None)
    return {"decision": decision, **{key: getattr(registration, key) for key in KEYS}}


def _bodies(told: Mapping[str, str], at: Origin) -> list[dict[str, Any]]:
    signing = Signing(decision=told["decision"]) if "decision" in told else None
    return bodies(at, signing=signing, diary_number=told.get("diary_number"), original=told.get("original"),
                  secrecy=told.get("secrecy"))


def _main(body: Mapping[str, Any]) -> dict[str, Any]:
    text: str = body["files"][body["main"]]
    return tomllib.loads(text.removeprefix("\ufeff"))


def _changes(before: dict[str, Any], after: dict[str, Any]) -> Iterator[Change]:
    old, new = _values(before), _values(after)
    for key in dict.fromkeys([*old, *new]):
        if old.get(key) != new.get(key):
            yield Change(key, _shown(old.get(key)), _shown(new.get(key)))


def _values(told: Mapping[str, Any]) -> dict[str, list[object]]:
    """Each key with its value, or those of all rows."""
    values: dict[str, list[object]] = {}
    for key, value in _flat(told):
        values.setdefault(key, []).append(value)
    return values


def _shown(values: list[object] | None) -> str | None:
    return None if values is None else ", ".join(map(shown, values))


def _flat(told: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, object]]:
    for key, value in told.items():
        here = f"{path}{step(key)}"
        is_rows = isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)
        for each in value if is_rows else [value]:
            if isinstance(each, dict):
                yield from _flat(each, f"{here}.")
            else:
                yield here, each
