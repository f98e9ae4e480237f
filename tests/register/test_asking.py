"""Agreements found by what is derived from them, in Swedish order."""

import string
import unicodedata
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inference import Inference
from engine.register import asking
from engine.register.asking import Wanted
from engine.register.derived import sort_key
from engine.register.register import Register
from engine.register.url import Place
from tests.register.agreements import FIXED, OPEN_ENDED, OPTION, document, event, filled, notice, version

DAY = date(2026, 11, 20)
TITLES = {
    "ett": "Städning i Åre", "två": "100% förnybart_el", "tre": "'; DROP TABLE entry; --", "fyra": "Café och kök",
    "fem": "STRASSE straße"}


@pytest.fixture
def register(somewhere: Place, inference: Inference) -> Iterator[Register]:
    terms = {"ett": OPEN_ENDED, "två": OPTION, "tre": FIXED}
    drafts = [version(name, document(name, terms[name], title=title, party="Örnsköldsviks kommun")
                      if name in terms else document(name, title=title), f"RS/2026:{number}")
              for number, (name, title) in enumerate(TITLES.items(), 1)]
    with filled(somewhere, inference, [*drafts, event("ett", notice("2026-11-01"), "KS 2026/114")], DAY) as made:
        yield made


def found(register: Register, wanted: Wanted, limit: int | None = None) -> list[str]:
    return [each.agreement for each in asking.page(register.store, wanted, DAY, limit).summaries]


@pytest.mark.parametrize(("expected", "words"), [
    (["ett"], ["städning"]), (["ett"], ["STÄDNING"]), (["ett"], ["städ", "åre"]), ([], ["städ", "berg"]),
    (["ett"], ["a\u030are"]), (["två"], ["100%"]), (["två"], ["%"]), (["två"], ["_el"]), ([], ["1__%"]), ([], ["\\"]),
    (["tre"], ["'; drop table"]), (["tre"], ["DROP", "--"]), (["fem"], ["straße"]), (["fem"], ["STRASSE"]),
    (["fyra"], ["é"]), ([], ["cafe"]), (["ett"], ["ks 2026/114"]), (["tre"], ["rs/2026:3"]),
    ([], ["\udcff"]), ([], ["\0"]), ([], ["å" * 60_000]),
    (["tre", "två", "fyra", "fem", "ett"], []), (["tre", "två", "fyra", "fem", "ett"], [""])])
def test_every_word_is_to_be_somewhere_as_it_is_written_whatever_the_case(
        expected: list[str], words: list[str], register: Register) -> None:
    assert expected == found(register, Wanted(words=words))


@pytest.mark.parametrize(("expected", "wanted"), [
    (["tre", "två", "ett"], Wanted(party="örnsköldsvik")), (["fyra", "fem"], Wanted(party="kommunen")),
    ([], Wanted(party="Åre")), (["ett"], Wanted(number="KS 2026/114")), ([], Wanted(number="KS 2026/115")),
    (["ett"], Wanted(status="terminating")), (["två"], Wanted(status="in_force", words=["el"])),
    ([], Wanted(is_faulty=True)), ([], Wanted(status="draft"))])
def test_agreements_are_found_by_party_number_and_status(
        expected: list[str], wanted: Wanted, register: Register) -> None:
    assert expected == found(register, wanted)


@pytest.mark.parametrize(("expected", "before"), [
    ([], "2026-11-20"), ([], "2027-03-31"), (["två"], "2027-04-01"), (["två"], "2027-09-30"),
    (["två", "fyra", "fem"], "2027-10-01")])
def test_agreements_are_found_by_the_last_day_to_act_being_before_a_day(
        expected: list[str], before: str, register: Register) -> None:
    assert expected == found(register, Wanted(before=date.fromisoformat(before)))


def test_the_next_last_day_to_act_is_told_with_where_each_stands(register: Register) -> None:
    told = {each.agreement: (each.status, each.ends_on, each.act_by)
            for each in asking.page(register.store, Wanted(), DAY, None).summaries}
    assert {"ett": ("terminating", date(2027, 5, 1), None), "två": ("in_force", None, date(2027, 3, 31)),
            "tre": ("in_force", date(2028, 2, 29), None), "fyra": ("in_force", None, date(2027, 9, 30)),
            "fem": ("in_force", None, date(2027, 9, 30))} == told


@pytest.mark.parametrize(("shown", "limit"), [(1, 1), (4, 4), (5, 5), (5, 6), (5, None)])
def test_so_many_are_shown_as_are_asked_for_and_all_are_counted(
        shown: int, limit: int | None, register: Register) -> None:
    page = asking.page(register.store, Wanted(), DAY, limit)
    assert (5, shown) == (page.count, len(page.summaries))


def test_the_days_to_watch_from_the_first_day_to_the_last_are_told(register: Register) -> None:
    def days(start: str, end: str) -> list[tuple[str, str]]:
        return [(each.day.isoformat(), each.title) for each in asking.deadlines(
            register.store, date.fromisoformat(start), date.fromisoformat(end), "sv")]

    assert [("2027-03-31", TITLES["två"])] == days("2027-03-31", "2027-03-31")
    assert [] == days("2027-04-01", "2027-04-30")
    assert [("2027-05-01", TITLES["ett"])] == days("2027-04-01", "2027-05-01")


def test_how_much_there_is_is_counted(register: Register) -> None:
    stats = asking.stats(register.store)
    assert ({"in_force": 4, "terminating": 1}, {"agreement": 5, "event": 1}) == (stats.by_status, stats.by_kind)
    assert stats.oldest == stats.newest == "2026-11-20T12:00:00.000000Z"
    assert stats.size > 10_000


def test_names_are_put_in_swedish_order() -> None:
    expected = ["1", "abc", "Erik", "Érik 2", "vård", "wåga", "ücker", "ylle", "zon", "Åre", "åse", "Äng", "ärende",
                "Öre", "öst"]
    assert expected == sorted(sorted(expected), key=sort_key)


@given(st.text(string.ascii_letters + "åäöÅÄÖ"))
def test_neither_case_nor_how_a_letter_is_put_together_moves_a_name(text: str) -> None:
    assert sort_key(text) == sort_key(text.swapcase()) == sort_key(unicodedata.normalize("NFD", text))
