"""A portfolio of varied agreements, as a department might have: the same one for the same seed."""

from datetime import date, timedelta
from random import Random

from engine.model.agreement import Agreement, Notice, Party
from engine.model.clauses import Counted, NoticeClause, Renewal, RenewalKind, Term
from engine.model.dates import ONE_DAY, Length, Unit, add_months
from engine.model.events import Event, EventForm, NoticeReceived

KINDS = [RenewalKind.AUTOMATIC] * 5 + [RenewalKind.NONE, RenewalKind.OPTION]
"""Five in seven renew by themselves."""


def portfolio(count: int, seed: int = 1) -> list[Agreement]:
    """So many agreements: a fifth open-ended, a seventh with a notice given, a fifth with a clause for each party."""
    random = Random(seed)  # noqa: S311  # figures for a benchmark, not secrets
    return [_agreement(str(number), random) for number in range(count)]


def _clause(random: Random, *, is_open_ended: bool) -> NoticeClause:
    counted = random.choice([Counted.BEFORE_TERM_END] * 4 + [Counted.FROM_NOTICE])
    return NoticeClause(
        counted=Counted.FROM_NOTICE if is_open_ended else counted, form=frozenset({EventForm.WRITTEN}), clause="§11",
        period=Length.of(random.choice([1, 3, 6, 12]), Unit.MONTHS))


def _agreement(name: str, random: Random) -> Agreement:
    is_open_ended = random.random() < 0.2
    start = date(random.randrange(2005, 2025), random.choice([1, 1, 1, 4, 7, 9]), 1)
    months = 12 * random.choice([1, 2, 3, 4])
    kind = random.choice(KINDS)
    renewal = Renewal(
        kind=kind, period=Length.of(random.choice([1, 2, 3]), Unit.YEARS), clause="§10",
        max_times=random.choice([None, None, 3]), holder="region" if kind is RenewalKind.OPTION else None)
    first = _clause(random, is_open_ended=is_open_ended)
    second = _clause(random, is_open_ended=is_open_ended) if random.random() < 0.2 else first
    events: tuple[Event, ...] = ()
    if random.random() < 0.15:
        events = (NoticeReceived(by="kommun", received_on=start + timedelta(days=random.randrange(4000))),)
    return Agreement(
        id=name, title=name, parties=(Party(id="region", name="Region"), Party(id="kommun", name="Kommun")),
        term=Term(starts_on=start, clause="§10",
                  ends_on=None if is_open_ended else add_months(start, months) - ONE_DAY),
        renewal=Renewal() if is_open_ended else renewal, events=events,
        notice=Notice(by_party={"region": (first, first), "kommun": (second, second)},
                      entitled=frozenset({"region", "kommun"})))
