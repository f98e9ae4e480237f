"""A row is a document that can be read, or every problem in it at its cell; nothing is made up."""

import tomllib
from datetime import date
from typing import Any

import pytest
from attrs import evolve

from engine.register.lists.rows import slug
from engine.register.lists.sheets import Merged, Sheet
from tests.register.lists.lists import HEADINGS, PLAIN, read_rows, row, sheet_of, told


def document(*cells: object, **said: Any) -> dict[str, Any]:  # noqa: ANN401  # fields of Columns
    found = row(*cells, **said)
    assert not found.problems
    return tomllib.loads(found.document)


def changed(**cells: object) -> list[object]:
    """A plain row, with other cells."""
    places = dict(zip(("title", "parties", "starts_on", "ends_on", "renewal", "notice"), PLAIN, strict=True))
    return list((places | cells).values())


def test_a_row_is_a_document_with_what_it_tells_and_no_more() -> None:
    assert {
        "agreement": {"id": "stadavtal", "title": "Städavtal"},
        "party": [{"id": "region", "name": "Regionen"}, {"id": "acme-ab", "name": "Acme AB"}],
        "term": {"starts_on": date(2024, 1, 1), "ends_on": date(2026, 12, 31)},
        "renewal": {"kind": "automatic", "period": "12 months"},
        "notice": {"period": "3 months", "counted": "before_term_end"}} == document(*PLAIN)


def test_an_open_ended_agreement_has_no_last_day_and_its_own_way_of_counting_notice() -> None:
    told = document(*changed(ends_on="tills vidare", renewal=None))
    assert {"starts_on": date(2024, 1, 1)} == told["term"]
    assert {"period": "3 months", "counted": "from_notice"} == told["notice"]
    assert "renewal" not in told


def test_what_registrators_keep_stands_beside_the_document() -> None:
    found = row("RS/1", *PLAIN, "Eva", headings=("Diarienummer", *HEADINGS, "Ansvarig"))
    assert ({"diary_number": "RS/1", "responsible": "Eva"}, False) == (found.facts, "Eva" in found.document)


def test_parties_are_several_where_semicolons_or_lines_part_them_and_none_is_there_twice() -> None:
    parties = document(*changed(parties="Ö AB; Å AB\nregionen;Ö AB"))["party"]
    assert [("region", "Regionen"), ("o-ab", "Ö AB"), ("a-ab", "Å AB")] == [(each["id"],
        each["name"]) for each in parties]


def test_parties_with_like_names_have_ids_of_their_own() -> None:
    parties = document(*changed(parties="Region; 東京; 京都"))["party"]
    assert ["region", "region-2", "party", "party-2"] == [each["id"] for each in parties]


@pytest.mark.parametrize(("text", "expected"), [
    ("Städavtal \N{EN DASH} Östersund/Åre (2024)", "stadavtal-ostersund-are-2024"), ("../../etc/passwd", "etc-passwd"),
    ("'; DROP TABLE entry; --", "drop-table-entry"), ("æøß", "aeoss"), ("東京", ""), ("x" * 200, "x" * 80), ("C:\\NUL",
    "c-nul")])
def test_an_id_is_small_letters_digits_and_hyphens_whatever_it_was(text: str, expected: str) -> None:
    assert expected == slug(text)


def test_agreements_of_one_name_are_told_apart_by_their_parties_and_then_by_number() -> None:
    cells = [PLAIN, changed(parties="Beta AB"), PLAIN, PLAIN]
    assert ["stadavtal", "stadavtal-beta-ab", "stadavtal-acme-ab", "stadavtal-acme-ab-2"] == [
        each.id for each in read_rows(sheet_of(*cells))]


def test_the_id_of_a_column_is_kept_and_stands_once() -> None:
    headings = ("Avtals-id", *HEADINGS)
    one, other, third = read_rows(sheet_of((1001, *PLAIN), ("1001", *PLAIN), ("RS/2", *PLAIN), headings=headings))
    assert ("1001", "rs-2") == (one.id, third.id)
    assert [("list_same_id", "A3")] == told(other)


@pytest.mark.parametrize(("cells", "expected"), [
    ({"starts_on": "03/04/2024"}, [("list_ambiguous_day", "C2")]),
    ({"starts_on": "nyss", "ends_on": "sedan"}, [("list_not_a_day", "C2"), ("list_not_a_day", "D2")]),
    ({"ends_on": "2023-12-31"}, [("end_before_start", "D2")]),
    ({"notice": "lagom"}, [("list_not_a_length", "F2")]),
    ({"notice": 3}, [("list_no_unit", "F2")]),
    ({"renewal": "12 mån"}, [("list_renewal_kind", "E2")]),
    ({"renewal": "automatiskt"}, [("list_renewal_no_period", "E2")]),
    ({"renewal": "automatiskt 0 dagar"}, [("empty_length", "E2")]),
    ({"ends_on": "tills vidare"}, [("list_renewal_of_open_ended", "E2")]),
    ({"starts_on": None}, [("list_no_start", "C2")]), ({"ends_on": "-"}, [("list_no_end", "D2")]),
    ({"renewal": None}, [("list_no_renewal", "E2")]), ({"notice": None}, [("list_no_notice", "F2")]),
    ({"title": None}, [("list_no_name", "A2")]), ({"title": "東京"}, [("list_no_name", "A2")]),
    ({"title": "osynligt\N{SOFT HYPHEN}"}, [("strange_text", "A2"), ("list_no_name", "A2")]),
    ({"parties": "x" * 2001}, [("strange_text", "B2")])])
def test_what_cannot_be_read_is_told_at_its_cell(cells: dict[str, object], expected: list[tuple[str, str]]) -> None:
    found = row(*changed(**cells))
    assert (expected, "") == (told(found), found.document)


@pytest.mark.parametrize(("cells", "empty"), [
    ({"starts_on": None}, "start"), ({"ends_on": None, "renewal": None}, "end"), ({"renewal": None}, "renewal"),
    ({"notice": None}, "notice")])
def test_what_is_missing_counts_as_none_only_where_the_map_says_so(cells: dict[str, object], empty: str) -> None:
    assert f"list_no_{empty}" in [key for key, _ in told(row(*changed(**cells)))]
    assert "" != row(*changed(**cells), empty=frozenset({empty})).document


def test_what_no_column_tells_is_asked_about_in_every_row() -> None:
    found = read_rows(sheet_of(("A", "B"), ("C", "D"), headings=HEADINGS[:2]))
    keys = ["list_no_start", "list_no_end", "list_no_renewal", "list_no_notice"]
    assert [[(key, place) for key in keys] for place in ("2:2", "3:3")] == [told(each) for each in found]


def test_how_notice_is_counted_is_never_guessed() -> None:
    assert [("list_not_counted", "F2")] == told(row(*PLAIN, notice_fixed_term={}))
    assert [("list_not_counted", "F2")] == told(row(*changed(ends_on="tills vidare", renewal="nej"),
        notice_open_ended={}))


@pytest.mark.parametrize("told_as", ["nej", "ingen"])
def test_that_there_is_none_may_be_said_in_words(told_as: str) -> None:
    assert {"agreement", "party", "term"} == set(document(*changed(renewal=told_as, notice=told_as)))


def test_what_the_map_says_of_renewals_holds_where_the_row_does_not_say_otherwise() -> None:
    said = {"renewal": {"kind": "automatic", "period": "1 year", "clause": "§4"}}
    assert [{"kind": "automatic", "period": "1 year", "clause": "§4"}, {"kind": "automatic", "period": "24 months",
        "clause": "§4"},
            {"kind": "option", "period": "6 months"}] == [
                document(*changed(renewal=cell), **said)["renewal"] for cell in ("ja", "24 mån", "option 6 mån")]


def test_the_period_and_the_most_times_of_a_renewal_may_have_columns_of_their_own() -> None:
    headings = (*HEADINGS, "Förlängningsperiod", "Antal förlängningar")
    found = row(*changed(renewal="automatiskt"), "1 år", 2, headings=headings)
    assert {"kind": "automatic", "period": "1 years", "max_times": 2} == tomllib.loads(found.document)["renewal"]
    assert [("list_renewal_and_none", "E2")] == told(row(*changed(renewal="nej"), "1 år", headings=headings))


def test_a_duration_that_says_the_same_as_the_last_day_is_said_once() -> None:
    headings = (*HEADINGS, "Avtalstid")
    assert {"starts_on", "ends_on"} == set(tomllib.loads(row(*PLAIN, "3 år", headings=headings).document)["term"])
    assert [("both_end_and_duration", "G2")] == told(row(*PLAIN, "2 år", headings=headings))
    assert [("list_end_and_open_ended", "D2")] == told(row(*PLAIN, "tills vidare", headings=headings))


def test_an_agreement_that_was_signed_begins_then_if_no_first_day_is_told() -> None:
    found = row(*changed(starts_on=None), "2024-01-15", headings=(*HEADINGS, "Undertecknat"))
    assert [{"kind": "signed", "on": date(2024, 1, 15)}] == tomllib.loads(found.document)["event"]


def test_a_row_without_any_party_is_told_unless_the_own_party_is_said() -> None:
    assert [{"id": "region", "name": "Regionen"}] == document(*changed(parties=None))["party"]
    assert [("list_no_parties", "B2")] == told(row(*changed(parties=None), own_party=None))


def test_a_row_of_notes_is_told_once() -> None:
    headings = (*HEADINGS, "Kommentar")
    assert [("list_no_name", "A2")] == told(row(*[None] * 6, "Summa", headings=headings, own_party=None))


def test_a_cell_that_is_merged_with_the_one_above_is_told_and_one_that_holds_it_is_read() -> None:
    sheet = evolve(sheet_of(PLAIN, changed(parties=None)), merged=(Merged(2, 3, 2, 2),))
    assert [[], [("list_merged", "B3")]] == [told(each) for each in read_rows(sheet)]
    sheet = evolve(sheet_of(PLAIN, changed(notice=None)), merged=(Merged(2, 3, 6, 6),))
    assert [[], [("list_merged", "F3")]] == [told(each) for each in read_rows(sheet)]


def test_in_csv_a_row_with_more_cells_than_headings_is_not_trusted() -> None:
    rows = {1: dict(enumerate(HEADINGS, 1)), 2: dict(enumerate((*PLAIN, "x"), 1))}
    found, = read_rows(Sheet(file="avtal.csv", name=None, rows=rows))
    assert [("list_row_length", "2:2")] == told(found)


def test_the_same_rows_give_the_same_documents() -> None:
    assert read_rows(sheet_of(PLAIN, PLAIN)) == read_rows(sheet_of(PLAIN, PLAIN))
