"""The same terms, status and deadlines as a programmer would compute them by hand.

For the portfolio alone: no reasons, no doubts, no other kinds of clause. One function on dates, one on whole months.
"""

from calendar import monthrange
from datetime import date, timedelta

from engine.model.agreement import Agreement
from engine.model.clauses import Counted, NoticeClause, RenewalKind

ONE = timedelta(days=1)
Answer = tuple[str, list[tuple[int, date, date | None, str]], date | None, date | None, date | None]


def add(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    number = day.day
    if number > 28:
        number = min(number, monthrange(year, month + 1)[1])
    return date(year, month + 1, number)


def on_dates(agreement: Agreement, day: date) -> Answer:  # noqa: C901  # one function, as by hand
    """Status, terms, settled end, last day and other reading of the best party."""
    start, end = agreement.term.starts_on, agreement.term.ends_on
    renewal = agreement.renewal
    every = renewal.period.months if renewal.kind is RenewalKind.AUTOMATIC and renewal.period else 0
    most, clauses = renewal.max_times, agreement.notice.by_party
    stop = None
    for event in agreement.events:
        given = event.received_on
        if given <= day:
            stop = _stop(clauses[event.by][0], given, end, every, most)
    if end is None:
        status = "in_force" if stop is None else "ended" if stop < day else "terminating"
        return status, [(1, start, stop, "ended" if status == "ended" else "open")], stop, None, None
    terms, settled, status = [], None, "in_force"
    k, first, last = 0, start, end
    while True:
        cut = stop if stop is not None and first <= stop <= last else last
        is_last = not every or (most is not None and k >= most)
        if cut < day:
            if cut == stop or is_last:
                terms.append((k + 1, first, cut, "ended"))
                status, settled = "ended", cut
                break
            terms.append((k + 1, first, last, "renewed"))
            k, first = k + 1, last + ONE
            last = add(end + ONE, k * every) - ONE
            continue
        terms.append((k + 1, first, cut, "open"))
        if stop is not None:
            status, settled = "terminating", stop
        elif is_last and renewal.kind is not RenewalKind.OPTION:
            settled = last
        elif most is not None and every and any(event.received_on <= day for event in agreement.events):
            settled = add(end + ONE, most * every) - ONE  # a notice too late for every term: it ends with the last
        break
    best = None
    for clause, _ in clauses.values():
        found = _deadline(clause, last)
        rank = (0 if status == "ended" or found[0] < day else 1, found[0])
        if best is None or rank > best[0]:
            best = (rank, found)
    return status, terms, settled, best[1][0], best[1][1]


def _stop(clause: NoticeClause, given: date, end: date | None, every: int, most: int | None) -> date | None:
    months = clause.period.months
    if clause.counted is Counted.FROM_NOTICE:
        out = add(given, months)
        if end is not None and (not every or most is not None):
            final = add(end + ONE, every * (most or 0)) - ONE if every else end
            return out if out < final else None
        return out
    k, last = 0, end
    while True:
        if given <= last and given <= add(last, -months):
            return last if every and (most is None or k < most) else None
        if not every or (most is not None and k >= most):
            return None
        k += 1
        last = add(end + ONE, k * every) - ONE


def _deadline(clause: NoticeClause, last: date) -> tuple[date, date | None]:
    months = clause.period.months
    if clause.counted is Counted.FROM_NOTICE:
        guess = add(last, -months)
        while add(guess + ONE, months) <= last:
            guess += ONE
        return guess, None
    same, boundary = add(last, -months), add(last + ONE, -months) - ONE
    return min(same, boundary), max(same, boundary) if same != boundary else None


def on_months(agreement: Agreement, day: date) -> tuple[str, list[tuple[int, int, int]], int | None]:
    """Status, terms and last day of the region, all in whole months: right only while no notice has been given."""
    start, end = agreement.term.starts_on, agreement.term.ends_on
    today = day.year * 12 + day.month
    first = start.year * 12 + start.month
    if end is None:
        return "in_force", [(1, first, 0)], None
    renewal = agreement.renewal
    every = renewal.period.months if renewal.kind is RenewalKind.AUTOMATIC and renewal.period else 0
    most, k, last = renewal.max_times, 0, end.year * 12 + end.month
    terms = [(1, first, last)]
    while last < today:
        if not every or (most is not None and k >= most):
            return "ended", terms, None
        k, first, last = k + 1, last + 1, last + every
        terms.append((k + 1, first, last))
    return "in_force", terms, last - agreement.notice.by_party["region"][0].period.months

