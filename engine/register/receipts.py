"""Receipts for answers: what was concluded of an agreement, on which facts and by which rules; and whether it stands.

A receipt is an entry in the chain, but no fact: nothing is assessed otherwise because of it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final, Self

from attrs import frozen

from engine.assess.together import assess_each
from engine.explain.conclusions import conclusions
from engine.model.agreement import Agreement
from engine.model.assessment import Assessment
from engine.model.problems import Problem, ProblemsError
from engine.register.chain import AsKnown, Entry, Head, instant
from engine.register.errors import RegisterError
from engine.register.register import Register
from engine.register.store import TELLING, Store

RECEIPT: Final = "receipt"
"""The kind of the entry."""

_IN_ORDER: Final = ("facts", "conclusions")

Concluded = dict[str, str] | tuple[Problem, ...]
"""What is concluded, or why nothing can be."""


@frozen(kw_only=True)
class Receipt:
    """What was answered about an agreement, and what the answer rests on."""

    command: str
    """The command, or the page, that answered."""
    asked: str
    """The words of the command."""
    as_of: date
    known_on: date | None
    """As known on which day, where that was asked for."""
    entries: int
    """How many entries of the register were known to the answer."""
    known_at: str
    """When the last of them was recorded."""
    head: Head
    """The end of the chain when the answer was given."""
    facts: dict[str, Head]
    """The last entry that tells of the agreement, and of each that it ends with."""
    rulebook: str
    """The identity of the rules."""
    rules: dict[str, str]
    """What identifies each rule behind the answer."""
    conclusions: dict[str, str]

    def as_json(self) -> dict[str, Any]:
        """The receipt as JSON."""
        return {
            "command": self.command, "asked": self.asked, "as_of": self.as_of.isoformat(),
            "known_on": None if self.known_on is None else self.known_on.isoformat(), "entries": self.entries,
            "known_at": self.known_at, "head": str(self.head),
            "facts": {agreement: str(last) for agreement, last in self.facts.items()}, "rulebook": self.rulebook,
            "rules": self.rules, "conclusions": self.conclusions}

    def body(self) -> dict[str, Any]:
        """The receipt as an entry keeps it: what has an order, as pairs, since the keys of JSON are kept sorted."""
        told = self.as_json()
        return told | {name: [[key, value] for key, value in told[name].items()] for name in _IN_ORDER}

    @classmethod
    def of(cls, entry: Entry) -> Self:
        """The receipt that an entry keeps; ``RegisterError`` if it keeps none."""
        if entry.kind != RECEIPT:
            raise RegisterError(entry.agreement or "", "no_receipt", entry=str(entry.seq))
        told = entry.told
        told |= {name: dict(told[name]) for name in _IN_ORDER}
        return cls(**told | {
            "as_of": date.fromisoformat(told["as_of"]), "head": Head.parse(told["head"]),
            "known_on": None if told["known_on"] is None else date.fromisoformat(told["known_on"]),
            "facts": {agreement: Head.parse(last) for agreement, last in told["facts"].items()}})


def entries_known(store: Store, known_at: AsKnown) -> int:
    """How many of the entries that there are now were known then."""
    last = store.head().seq
    if known_at is None or isinstance(known_at, int):
        return last if known_at is None else min(known_at, last)
    # None is recorded earlier than the one before.
    return bisect_right(range(1, last + 1), instant(known_at), key=lambda seq: store.entry(seq).recorded_at)


def receipt_for(register: Register, agreement: Agreement, found: Assessment, entries: int, *, command: str,
                asked: str) -> Receipt:
    """The receipt for an answer about ``agreement``, as known when there were so many ``entries``."""
    store, rulebook = register.store, register.inference.rulebook
    told = conclusions(found)
    identities = rulebook.identities()
    family = [agreement.id, *(each.id for each in register.others(agreement, entries))]
    return Receipt(
        command=command, asked=asked, as_of=found.as_of, known_on=found.known_on, entries=entries,
        known_at=store.entry(entries).recorded_at, head=store.head(), facts=_facts(store, entries, family),
        rulebook=rulebook.identity(), rules={each: identities[each] for each in told["rules"].split(", ")},
        conclusions=told)


def _facts(store: Store, entries: int, agreements: Sequence[str]) -> dict[str, Head]:
    """The last of the first ``entries`` that tells of each agreement."""
    last = {each.agreement: Head(each.seq, each.hash) for each in store.entries(entries, agreements)
            if each.kind in TELLING}
    return {each: last[each] for each in agreements if each in last}


# --- Whether it stands ------------------------------------------------------------------------------------------------


@frozen(kw_only=True)
class Replay:
    """A receipt tried again: what the same facts, and today's, lead to by today's rules."""

    agreement: str
    receipt: Receipt
    is_altered: bool
    """Whether the entries that the answer rested on are no longer what they were."""
    since: tuple[Entry, ...]
    """What has been entered since of the agreement, or of those that it ends with or ended with."""
    is_other_rulebook: bool
    other_rules: tuple[str, ...]
    """Rules behind the answer that read otherwise now."""
    gone_rules: tuple[str, ...]
    """Rules behind the answer that there are no longer."""
    same_facts: Concluded
    todays_facts: Concluded

    @property
    def is_same(self) -> bool:
        """Whether the answer would be the same today, on entries that nobody has altered."""
        return not self.is_altered and self.receipt.conclusions == self.same_facts == self.todays_facts


def replayed(register: Register, entry: int) -> Replay:
    """The receipt of an entry, tried again. Raises ``RegisterError`` if the entry is none."""
    store, rulebook = register.store, register.inference.rulebook
    kept = store.entry(entry)
    receipt = Receipt.of(kept)
    agreement = kept.agreement or ""
    same_facts, _ = _concluded(register, agreement, receipt.as_of, receipt.known_on, receipt.entries)
    todays_facts, family = _concluded(register, agreement, receipt.as_of, None, None)
    identities = rulebook.identities()
    return Replay(
        agreement=agreement, receipt=receipt, is_altered=_is_altered(store, receipt),
        since=tuple(each for each in store.entries(None, list(dict.fromkeys([*receipt.facts, *family])))
                    if each.kind in TELLING and each.seq > receipt.entries),
        is_other_rulebook=receipt.rulebook != rulebook.identity(),
        other_rules=tuple(each for each, told in receipt.rules.items() if identities.get(each, told) != told),
        gone_rules=tuple(each for each in receipt.rules if each not in identities),
        same_facts=same_facts, todays_facts=todays_facts)


def _concluded(register: Register, agreement: str, as_of: date, known_on: date | None, entries: int | None,
               ) -> tuple[Concluded, Iterable[str]]:
    """What is concluded by the rules there are, and the agreements that were read for it."""
    try:
        own = register.agreement(agreement, entries)
        together = [own, *register.others(own, entries)]
        found = assess_each(together, as_of, register.inference, known_on)[agreement]
        if isinstance(found, ProblemsError):
            raise found
    except ProblemsError as error:
        return error.problems, ()
    return conclusions(found[1]), [each.id for each in together]


def _is_altered(store: Store, receipt: Receipt) -> bool:
    try:
        head = store.entry(receipt.head.seq)
    except RegisterError:  # the tail of the chain has been cut
        return True
    return head.hash != receipt.head.hash or receipt.facts != _facts(store, receipt.entries, [*receipt.facts])
