"""The clauses of a document into those of an agreement, with the checks that take more than one value."""

from typing import Any, Final

from attrs import asdict, evolve, fields, frozen

from engine.documents.files import Document
from engine.documents.quoting import did_you_mean, listed, shown, step
from engine.documents.structuring import Found, structure
from engine.documents.tables import NoticeOverride, NoticeTable, RenewalTable, TermTable
from engine.documents.values import ReadAs
from engine.model.agreement import Counted, NoLaterThan, Notice, NoticeClause, Renewal, RenewalKind, Stated, Term
from engine.model.dates import ONE_DAY, EndsAt, Length, first_possible, last_possible
from engine.model.problems import Origin
from engine.model.text import printable

_DAYS_A_MONTH: Final = 31
_LONGEST_IN_DAYS: Final = 372_000
"""A thousand years of renewals; more than that runs past the last day that a date can tell."""
_NEEDS_PERIOD = (Counted.BEFORE_TERM_END, Counted.BEFORE_NEXT_TERM, Counted.FROM_NOTICE)


def term_of(table: TermTable, document: Document, found: Found) -> Term:
    """The first term; problems where its days contradict each other."""
    at = _origin(document, "term")
    start, end = table.starts_on, table.ends_on
    if table.duration is not None:
        if end is not None:
            found.contradiction(at.at("duration"), "both_end_and_duration")
        if table.duration.count == 0:
            found.contradiction(at.at("duration"), "empty_length")
        if isinstance(start, NoLaterThan):
            found.contradiction(at.at("duration"), "duration_without_start")
    first = None if start is None or isinstance(start, NoLaterThan) else first_possible(start)
    last = None if end is None else last_possible(end)
    if first is not None and last is not None and last < first:
        found.contradiction(at.at("ends_on"), "end_before_start", start=first.isoformat(), end=last.isoformat())
    if table.latest_end is not None:
        earliest = None if end is None else first_possible(end)
        if table.duration is not None and first is not None:
            earliest = table.duration.after(first) - ONE_DAY
        for day in (first, earliest):
            if day is not None and table.latest_end < day:
                found.contradiction(at.at("latest_end"), "latest_end_too_early",
                                    latest=table.latest_end.isoformat(), day=day.isoformat())
                break
    return Term(starts_on=start, ends_on=end, duration=table.duration, latest_end=table.latest_end,
                clause=table.clause)


def renewal_of(table: RenewalTable, parties: list[str], document: Document, found: Found) -> Renewal:
    """How the agreement goes on; problems where the parts do not fit its kind."""
    at = _origin(document, "renewal")
    term = document.keys.get("term")
    has_end = term is not None and isinstance(term.value, dict) and bool({"ends_on", "duration"} & set(term.value))
    goes_on = table.kind in (RenewalKind.AUTOMATIC, RenewalKind.OPTION)
    if goes_on and table.period is None:
        found.contradiction(at.at("period"), "missing_key", key="period")
    if isinstance(table.period, Length) and table.period.count == 0:
        found.contradiction(at.at("period"), "empty_length")
    if (table.max_times is not None and isinstance(table.period, Length) and table.max_times *
            max(table.period.months * _DAYS_A_MONTH, table.period.days) > _LONGEST_IN_DAYS):
        found.contradiction(at.at("max_times"), "too_many_times", count=shown(table.max_times))
    if goes_on and not has_end:
        found.contradiction(at.at("kind"), "renewal_of_open_ended", kind=table.kind.value)
    if table.kind is not RenewalKind.OPTION:
        for key in ("holder", "exercise_before", "counting"):
            if getattr(table, key) is not None:
                found.contradiction(at.at(key), "only_for_option", key=key)
    if table.holder is not None:
        check_party(table.holder, parties, at.at("holder"), found)
    period = table.period if isinstance(table.period, Length) else None
    return Renewal(kind=table.kind, period=period, max_times=table.max_times, holder=table.holder,
                   exercise_before=table.exercise_before, counting=_stated(table.counting), clause=table.clause)


def notice_of(table: NoticeTable, parties: list[str], document: Document, found: Found) -> Notice:
    """The notice clauses, each party's own, in the first term and in renewed ones; problems in any of them."""
    at = _origin(document, "notice")
    by = table.by if table.by is not None else tuple(parties)
    for index, party in enumerate(table.by or ()):
        check_party(party, parties, at.at("by", index), found)
    overrides: dict[str, NoticeOverride] = {}
    for party, value in (table.party or {}).items():
        there = at.at("party", step(party))
        check_party(party, parties, there, found)
        override = structure(value, NoticeOverride, there, found)
        if override is not None:
            overrides[party] = override
    base = NoticeOverride(**{each.name: getattr(table, each.name) for each in fields(NoticeOverride)})
    each_clause = Found()
    by_party = {}
    for party in parties:
        own = overrides.get(party)
        first = _over(base, own)
        renewed = _over(_over(base, table.renewed), own)
        of_party, of_renewed = (at.at("party", step(party)), own), (at.at("renewed"), table.renewed)
        clause = _clause(first, _Places(at, (of_party,)), each_clause)
        # One clause for both where nothing differs, so that terms under the same clause are known by it.
        by_party[party] = (clause, clause if renewed == first else
                           _clause(renewed, _Places(at, (of_party, of_renewed)), each_clause))
    found.contradictions.extend({(each.origin, each.key): each for each in each_clause.contradictions}.values())
    is_unused = any(clause.counted is Counted.BEFORE_DATE and clause.period is not None
                    for pair in by_party.values() for clause in pair)
    return Notice(by_party=by_party, entitled=frozenset(by), period_unused=is_unused)


def check_party(party: str, parties: list[str], at: Origin, found: Found) -> None:
    """Note it if no party has that id."""
    if party not in parties:
        found.contradiction(at, "unknown_party", party=printable(party), nearest=did_you_mean(party, parties),
                            known=listed(parties))


@frozen
class _Places:
    """Where the keys of a notice clause stand: in the first of ``above`` that states the key, else ``below``."""

    below: Origin
    above: tuple[tuple[Origin, NoticeOverride | None], ...]

    def at(self, key: str) -> Origin:
        return next((origin for origin, stated in self.above
                     if stated is not None and getattr(stated, key) is not None), self.below).at(key)


def _clause(table: NoticeOverride, at: _Places, found: Found) -> NoticeClause:
    counted = table.counted
    if counted is None and (table.period is not None or table.date is not None):
        found.contradiction(at.at("counted"), "missing_key", key="counted")
    if counted in _NEEDS_PERIOD and table.period is None:
        found.contradiction(at.at("period"), "missing_key", key="period")
    if counted is Counted.BEFORE_DATE and table.date is None:
        found.contradiction(at.at("date"), "missing_key", key="date")
    if counted not in (None, Counted.BEFORE_DATE) and table.date is not None:
        found.contradiction(at.at("date"), "only_for_counted", key="date", counted="before_date")
    if counted not in (None, Counted.FROM_NOTICE) and table.ends_at is not None:
        found.contradiction(at.at("ends_at"), "only_for_counted", key="ends_at", counted="from_notice")
    day = table.date
    return NoticeClause(
        counted=counted, period=table.period, on_month=day.month if day else 0, on_day=day.day if day else 0,
        ends_at=table.ends_at or EndsAt(), counting=_stated(table.counting), form=table.form,
        given_when=table.given_when, not_before=table.not_before, no_end_before=table.no_end_before,
        clause=table.clause)


def _over(below: NoticeOverride, above: NoticeOverride | None) -> NoticeOverride:
    """``below`` with the keys that ``above`` states; what belongs to another way of counting goes with it."""
    if above is None:
        return below
    stated: dict[str, Any] = {key: value for key, value in asdict(above, recurse=False).items() if value is not None}
    if above.counted is not None and above.counted is not below.counted:
        below = evolve(below, date=None, ends_at=None, counting=None)
    return evolve(below, **stated)


def _stated(counting: ReadAs | None) -> Stated:
    return Stated.UNSTATED if counting is None else Stated(counting.value)


def _origin(document: Document, key: str) -> Origin:
    told = document.keys.get(key)
    return told.origin if told is not None else document.origin.at(key)
