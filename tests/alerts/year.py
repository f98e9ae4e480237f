"""A year of a register: its agreements, what may happen to them by day, and the way to those who are told."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final

from attrs import define, evolve, field

from engine.alerts.addresses import address, same
from engine.alerts.channels import Channel, Folder
from engine.alerts.configured import Absence, Recipient, Settings
from engine.alerts.letters import Letter
from engine.alerts.outcome import Fault, Outcome, Result
from engine.assess.alerting import to_decide_on
from engine.model.alerts import AlertLevel, DecidedTo, PeopleDecided
from engine.model.problems import ProblemsError
from engine.register.days import HERE
from engine.register.person_chain import Person, Role
from engine.register.persons import add, remove
from engine.register.register import Register
from engine.register.seeing import Seen, decision_body, see
from engine.register.store import CORRECTION, DECIDED, RETRACTION, Draft
from tests.alerts.by_hand import A_DAY, BOTH, Facts, Terms
from tests.register.agreements import document, event, version

ADMINISTRATOR: Final = address("forvaltare@region.example")
OWNERS: Final = tuple(address(f"{name}@region.example") for name in ("anna", "bo", "cecilia", "david"))
AWAY: Final = OWNERS[2]
STANDS_IN: Final = OWNERS[0]
IS_AWAY: Final = range(60, 101)
"""The days of the year, from 0, on which the one who is away is so."""
ENGLISH: Final = OWNERS[1]
BOSS: Final = address("chef@region.example")
SECOND: Final = "second:"
START: Final = date(2027, 1, 4)

OPEN_ENDED: Final = '\n[notice]\ncounted = "from_notice"\nperiod = "6 months"\nclause = "§4"\n'
MONEY: Final = """
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
DUTY: Final = """
[[duty]]
id = "rapport"
by = "kommun"
to = "region"
what = "Årsrapport"
every = "year"
due = "03-31"
clause = "§8"
"""


class CutOffError(Exception):
    """The run was killed."""


@define
class Line:
    """The way to the recipients. ``log``: what they have got, in order: when, by which letter, which alert, where."""

    is_down: bool = False
    cut_after: int | None = None
    """So many letters are taken, and then the run is killed before it knows."""
    log: list[tuple[datetime, str, str, str, str]] = field(factory=list)

    def deliver(self, letters: Sequence[Letter], channel: Channel, _: Settings, now: datetime,
                on_outcome: Callable[[Letter, Outcome], None]) -> None:
        """Take the letters, or refuse them."""
        for letter in letters:
            if self.is_down:
                on_outcome(letter, Outcome(result=Result.LATER, fault=Fault.NO_CONNECTION))
                continue
            self.log += [(now, letter.message_id, each.key, same(letter.to.spec), channel.name)
                         for each in letter.told]
            if self.cut_after is not None:
                self.cut_after -= 1
                if self.cut_after < 0:
                    raise CutOffError
            on_outcome(letter, Outcome(result=Result.ACCEPTED))


def settings() -> Settings:
    """The settings of the year: one is away a while, one wants a letter for each alert, one channel is for one only."""
    away = Absence(START + IS_AWAY[0] * A_DAY, START + IS_AWAY[-1] * A_DAY)
    return Settings(
        channels=(Folder(path=Path("/brev")), Folder(path=Path("/chef"), only_to=frozenset({same(BOSS.spec)}))),
        administrator=ADMINISTRATOR, recipients={
            same(ENGLISH.spec): Recipient(address=ENGLISH, language="en", is_digest=False, escalates_to=BOSS),
            same(AWAY.spec): Recipient(address=AWAY, language="sv", is_digest=True, absent=(away,),
                                       substitute=STANDS_IN)})


@define
class Life:
    """One agreement as the test knows it, beside the register.

    ``versions``: the terms of each that stands, None where they are not simple. ``texts``: every one that was entered.
    """

    name: str
    versions: dict[int, Terms | None] = field(factory=dict)
    texts: list[tuple[Terms | None, str]] = field(factory=list)
    notices: dict[int, tuple[str, date]] = field(factory=dict)
    used: dict[int, date] = field(factory=dict)
    others: dict[int, dict[str, Any]] = field(factory=dict)
    decisions: dict[int, PeopleDecided] = field(factory=dict)
    decided_on: date = date.min
    """The day on which a decision was last recorded, or taken back."""
    owners: list[Person] = field(factory=list)

    @property
    def facts(self) -> Facts | None:
        """What is known of it; None: it is not known, or not so simple that it is reckoned by hand."""
        terms = list(self.versions.values())[-1] if self.versions else None
        if terms is None:
            return None
        return Facts(terms=terms, notices=tuple(self.notices.values()), used=tuple(self.used.values()),
                     decisions=tuple(self.decisions.values()))

    def told_of(self, level: AlertLevel, day: date) -> dict[str, str]:
        """Where an alert of that level is to be told on a day, by what those who are told are called in the outbox."""
        every = [each for each in self.owners if each.role is Role.OWNER] or self.owners
        called = [prefix + each.token for each in every for prefix in ("", SECOND)
                  if level is AlertLevel.ESCALATED or not prefix]
        return {each: self.at(each, day) for each in called or ["administrator"]}

    def at(self, recipient: str, day: date) -> str:
        """Where one who is so called in the outbox is told on a day; "": the agreement is no longer theirs."""
        email = self._email(recipient)
        if recipient == "administrator":
            return ADMINISTRATOR.spec
        if not email:
            return ""
        if recipient.startswith(SECOND):
            return (BOSS if email == ENGLISH.spec else ADMINISTRATOR).spec
        return STANDS_IN.spec if email == AWAY.spec and (day - START).days in IS_AWAY else email

    def is_of_away(self, recipient: str) -> bool:
        """Whether it is the one who is away for a while, or the second of that one."""
        return self._email(recipient) == AWAY.spec

    def _email(self, recipient: str) -> str:
        return {each.token: each.email for each in self.owners}.get(recipient.removeprefix(SECOND), "")


@define
class Year:
    """A register for a year, and what happens in it by day.

    ``touched``: what has changed since the last night. ``told``: what was told of, or waited, that night.
    """

    register: Register
    settings: Settings
    random: Random
    line: Line
    day: date = START
    lives: dict[str, Life] = field(factory=dict)
    did: Counter[str] = field(factory=Counter)
    touched: set[str] = field(factory=set)
    told: list[str] = field(factory=list)

    def enter(self, *drafts: Draft) -> list[int]:
        """Enter what has happened, and the numbers of the entries; none where it is refused."""
        try:
            return [each.seq for each in self.register.enter(drafts, self.noon)]
        except ProblemsError:
            self.did["refused"] += 1
            return []

    @property
    def noon(self) -> datetime:
        """Noon of the day."""
        return datetime.combine(self.day, time(12), HERE)

    def begin(self, count: int) -> None:
        """Enter so many agreements, of which half are so simple that their last days are reckoned by hand."""
        for number in range(count):
            life = Life(f"a{number}")
            self.lives[life.name] = life
            self._entered(life, self._terms() if number % 2 == 0 else None)
            for _ in range(self.random.choice([0, 1, 1, 1, 2])):
                self._add_owner(life)
        self.did["agreements"] = count

    def _terms(self) -> Terms:
        random, start = self.random, self.day
        months = random.choice([1, 3, 6, 12])
        ends_on = start + timedelta(days=random.randrange(5, 900))
        if random.random() < 0.5:
            ends_on = ends_on.replace(day=1) - A_DAY
        notice = {BOTH: months} if random.random() < 0.7 else {"region": 3, "kommun": 6}
        return Terms(starts_on=date(2024, 1, 1), ends_on=max(ends_on, start), notice=notice,
                     renewed_by=random.choice([12, 24, 36]), is_option=random.random() < 0.2)

    def _text(self, name: str, terms: Terms | None, number: int) -> str:
        if terms is not None:
            return document(name, terms.toml).replace("starts_on = 2026-01-01", f"starts_on = {terms.starts_on}")
        fixed = f"ends_on = {self.day + timedelta(days=self.random.randrange(20, 700))}\n"
        kind = number // 2 % 6
        if kind == 4:
            return document(name, OPEN_ENDED, ends_with=f"a{number - 2}")
        if kind == 5:
            return document(name, OPEN_ENDED).replace("title =", f'rests_on = ["a{number - 5}"]\ntitle =')
        return document(name, (OPEN_ENDED, self._terms().toml + MONEY, fixed + DUTY, self._terms().toml)[kind])

    def happens(self) -> None:
        """Something happens to one of the agreements, often one just told of, or is found to have been told wrongly."""
        some = self.told if self.told and self.random.random() < 0.5 else list(self.lives)
        life = self.lives[self.random.choice(some)]
        kinds = [*[self._decide] * 4, *[self._correct] * 3, *[self._notice, self._other, self._version] * 2,
                 self._retract, self._undecide, self._owner, self._vanish]
        what = self.random.choice(kinds) if life.versions else self._version
        before = self.register.store.head()
        what(life)
        if self.register.store.head() != before:
            self.did[what.__name__] += 1
            self.touched.add(life.name)

    def _notice(self, life: Life) -> None:
        if not life.versions or (life.facts is not None and life.facts.terms.is_option):
            return
        by, on = self.random.choice(["region", "kommun"]), self.day - timedelta(days=self.random.randrange(40))
        for seq in self.enter(event(life.name, {"kind": "notice", "by": by, "received_on": on.isoformat()})):
            life.notices[seq] = by, on

    def _other(self, life: Life) -> None:
        on = (self.day - timedelta(days=self.random.randrange(40)))
        facts = life.facts
        if facts is not None:
            if facts.terms.is_option and facts.ahead(on):
                body = {"kind": "option_used", "by": "region", "on": on.isoformat()}
                for seq in self.enter(event(life.name, body)):
                    life.used[seq] = on
            return
        if not life.versions:
            return
        instalment = f"{self.day.year}-Q{self.random.randrange(1, 5)}"
        bodies: list[dict[str, Any]] = [
            {"kind": "invoice", "number": f"{self.random.random()}", "instalment": instalment, "amount": "100000.00",
             "issued_on": on.isoformat()},
            {"kind": "payment", "instalment": instalment, "amount": "100000.00", "on": on.isoformat()},
            {"kind": "performed", "duty": "rapport", "on": on.isoformat()},
            {"kind": "extended", "agreed_on": on.isoformat(),
             "ends_on": (self.day + timedelta(days=self.random.randrange(30, 900))).isoformat()}]
        body = self.random.choice(bodies)
        for seq in self.enter(event(life.name, body)):
            life.others[seq] = body

    def _correct(self, life: Life) -> None:
        """Something happened on another day than was told: a notice perhaps on one that has not come."""
        random = self.random
        if life.notices:
            seq, (by, _) = random.choice(list(life.notices.items()))
            on = self.day + timedelta(days=random.randrange(-60, 30))
            if self._corrected(life, seq, {"kind": "notice", "by": by, "received_on": on.isoformat()}):
                life.notices[seq] = by, on
        elif life.used:
            seq = random.choice(list(life.used))
            on = self.day - timedelta(days=random.randrange(200))
            if self._corrected(life, seq, {"kind": "option_used", "by": "region", "on": on.isoformat()}):
                life.used[seq] = on
        elif life.others:
            seq, body = random.choice(list(life.others.items()))
            days = {each: (self.day - timedelta(days=random.randrange(60))).isoformat()
                    for each in ("on", "issued_on", "agreed_on") if each in body}
            if self._corrected(life, seq, body | days):
                life.others[seq] = body | days

    def _corrected(self, life: Life, seq: int, body: dict[str, Any]) -> bool:
        return bool(self.enter(Draft(kind=CORRECTION, agreement=life.name, body=body, who="handläggare",
                                     points_at=seq)))

    def _retract(self, life: Life) -> None:
        for some in (life.notices, life.used):
            for seq in list(some)[-1:]:
                if self.enter(self._retraction(life, seq)):
                    del some[seq]
        for seq in list(life.others)[-1:]:
            if self.enter(self._retraction(life, seq)):
                del life.others[seq]

    def _retraction(self, life: Life, seq: int) -> Draft:
        return Draft(kind=RETRACTION, agreement=life.name, body={}, who="handläggare", why="Fel", points_at=seq)

    def _version(self, life: Life) -> None:
        terms = self._terms() if int(life.name[1:]) % 2 == 0 else None
        if terms is not None and life.facts is not None and self.random.random() < 0.5:
            terms = evolve(life.facts.terms, ends_on=life.facts.terms.ends_on + timedelta(
                days=self.random.randrange(-20, 60)))
        if terms is not None and (life.used or life.notices):
            return
        if not life.versions and self.random.random() < 0.8:
            self._entered(life, *life.texts[-1])
            self.did["entered again"] += 1
        else:
            self._entered(life, terms)

    def _entered(self, life: Life, terms: Terms | None, text: str = "") -> None:
        told = text or self._text(life.name, terms, int(life.name[1:]))
        for seq in self.enter(version(life.name, told)):
            life.versions[seq] = terms
            life.texts.append((terms, told))

    def _vanish(self, life: Life) -> None:
        """The latest version is taken back: what was known before stands, or nothing is known."""
        if life.notices or life.used or life.others or not life.versions:
            return
        seq = list(life.versions)[-1]
        if self.enter(self._retraction(life, seq)):
            del life.versions[seq]

    def _decide(self, life: Life) -> None:
        random = self.random
        seen = see(self.register, [life.name], self.day).get(life.name)
        if not isinstance(seen, Seen):
            return
        about, _ = to_decide_on(seen.agreement, seen.found) or (None, None)
        facts = life.facts
        if facts is not None and facts.is_settled(self.day) is False and (ahead := facts.ahead(self.day)):
            assert min(each.asked(self.day) for each in ahead) == about, (about, life.name, facts)
        until = random.choice([None, None, self.day + timedelta(days=random.randrange(60)), about])
        on = self.day - timedelta(days=random.choice([0, 0, 0, 5]))
        made = PeopleDecided(to=random.choice(list(DecidedTo)), by="nämnden", on=on, about=about, until=until)
        for seq in self.enter(Draft(kind=DECIDED, agreement=life.name, body=decision_body(made), who="handläggare")):
            life.decisions[seq], life.decided_on = made, self.day

    def _undecide(self, life: Life) -> None:
        for seq in list(life.decisions)[-1:]:
            if self.enter(self._retraction(life, seq)):
                del life.decisions[seq]
                life.decided_on = self.day

    def _owner(self, life: Life) -> None:
        if life.owners and self.random.random() < 0.5:
            person = life.owners.pop(self.random.randrange(len(life.owners)))
            remove(self.register.store, person, self._draft, self.noon)
        elif life.versions:
            self._add_owner(life)

    def _add_owner(self, life: Life) -> None:
        role = self.random.choice([Role.OWNER, Role.OWNER, Role.OWNER, Role.SUBSTITUTE])
        to = self.random.choice(OWNERS)
        token = f"{self.random.getrandbits(64):016x}"
        person = Person(token=token, agreement=life.name, role=role, name=to.local, email=to.spec)
        life.owners.append(add(self.register.store, person, self._draft, self.noon)[0])

    def _draft(self, kind: str, agreement: str, body: object) -> Draft:
        return Draft(kind=kind, agreement=agreement, body=body, who="registrator")
