"""The terms that an agreement would have follow each other, and are found by number and by day."""

from datetime import date

import pytest

from engine.model.chain import CameBy, Chain, first_chain
from engine.model.clauses import Renewal, RenewalKind, Term
from engine.model.dates import Length, Unit

START, END = date(2019, 1, 1), date(2021, 12, 31)
THREE_YEARS = Length.of(3, Unit.YEARS)


def chain(kind: RenewalKind = RenewalKind.AUTOMATIC, end: date | None = END, *, latest_end: date | None = None,
          period: Length | None = THREE_YEARS, max_times: int | None = None) -> Chain:
    return first_chain(Term(starts_on=START, ends_on=end, latest_end=latest_end),
                       Renewal(kind=kind, period=period, max_times=max_times), START, end)


@pytest.mark.parametrize(("day", "number"), [
    (date(2018, 12, 31), 1), (date(2019, 1, 1), 1), (date(2021, 12, 31), 1), (date(2022, 1, 1), 2),
    (date(2024, 12, 31), 2), (date(2025, 1, 1), 3), (date(2111, 12, 31), 31)])
def test_each_day_falls_in_one_term_and_a_day_before_them_all_in_the_first(day: date, number: int) -> None:
    assert number == chain().number_at(day)


def test_renewal_without_a_cap_has_no_last_term_and_no_last_day() -> None:
    assert (None, None) == (chain().last_number, chain().last_end)


def test_a_chain_without_a_last_term_is_followed_by_nothing() -> None:
    with pytest.raises(ValueError, match="Chain"):
        chain().followed(CameBy.OPTION, 1)


@pytest.mark.parametrize(("max_times", "last_number", "last_end"), [
    (0, 1, END), (1, 2, date(2024, 12, 31)), (2, 3, date(2027, 12, 31))])
def test_renewal_stops_at_its_cap(max_times: int, last_number: int, last_end: date) -> None:
    found = chain(max_times=max_times)
    assert (last_number, last_end) == (found.last_number, found.last_end)


@pytest.mark.parametrize(("latest_end", "last_number"), [
    (date(2021, 12, 31), 1), (date(2022, 1, 1), 2), (date(2024, 12, 31), 2), (date(2025, 1, 1), 3)])
def test_renewal_stops_at_the_latest_end(latest_end: date, last_number: int) -> None:
    found = chain(latest_end=latest_end)
    assert (last_number, latest_end) == (found.last_number, found.last_end)


def test_an_open_ended_term_is_the_last_and_has_no_end() -> None:
    found = chain(period=None)
    assert (2, None) == (found.last_number, found.last_end)
    assert (date(2022, 1, 1), None, False) == (found.place(2).start, found.place(2).end, found.place(2).has_next)


@pytest.mark.parametrize("kind", [RenewalKind.OPTION, RenewalKind.BY_AGREEMENT, RenewalKind.NONE])
def test_only_an_automatic_renewal_comes_by_itself(kind: RenewalKind) -> None:
    assert (1, END) == (chain(kind).last_number, chain(kind).last_end)


def test_the_terms_told_one_by_one_are_those_told_together() -> None:
    found = chain(max_times=4)
    for last in range(1, 6):
        assert [found.place(number)[:4] for number in range(1, last + 1)] == found.days_of_terms(last)


def test_an_extension_keeps_the_terms_before_it_and_counts_those_after_from_its_last_day() -> None:
    found = chain().extended(2, date(2023, 6, 30), renews=True, ends_as_agreed=False)
    assert [
        (1, START, END, CameBy.START), (2, date(2022, 1, 1), date(2023, 6, 30), CameBy.EXTENSION),
        (3, date(2023, 7, 1), date(2026, 6, 30), CameBy.RENEWAL),
    ] == found.days_of_terms(3)


def test_an_extension_after_which_nothing_renews_is_the_last_term() -> None:
    found = chain().extended(3, date(2028, 6, 30), renews=False, ends_as_agreed=True)
    assert (3, date(2028, 6, 30)) == (found.last_number, found.last_end)
    assert [END, date(2024, 12, 31)] == [end for _, _, end, _ in found.days_of_terms(2)]
