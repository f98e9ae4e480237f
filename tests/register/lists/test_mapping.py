"""The map of a list is guessed from its headings, written for people to check, and read strictly."""

import tomllib
from pathlib import Path
from typing import Final

import pytest

from engine.explain.phrases import LANGUAGES, Phrases
from engine.model.dates import Unit
from engine.model.problems import ProblemsError
from engine.register.lists.cells import DayOrder
from engine.register.lists.headings import MEANINGS, guessed, unit_in
from engine.register.lists.mapping import Columns, guess, place, read_map, written
from engine.register.lists.sheets import Sheet
from tests.register.lists.lists import HEADINGS, MAP, PLAIN, sheet_of

ENGLISH: Final = ("Agreement", "Counterparty", "Start date", "End date", "Renewal", "Notice period (months)")


def uncommented(text: str) -> str:
    """The map with every line used that is offered."""
    lines = [line.removeprefix("# ") for line in text.split("\n")]
    return "\n".join(line for line in lines if line.startswith("[") or " = " in line.split("#")[0])


def problems(text: str, folder: Path) -> list[tuple[str, str]]:
    path = folder / "karta.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsError) as refused:
        read_map(path)
    return [(each.key, each.origin.path) for each in refused.value.problems]


@pytest.mark.parametrize("headings", [HEADINGS, ENGLISH], ids=["sv", "en"])
def test_the_usual_headings_are_understood_in_both_languages(headings: tuple[str, ...]) -> None:
    sheet, how = guess((sheet_of(PLAIN, headings=headings),))
    expected = ("title", "parties", "starts_on", "ends_on", "renewal", "notice_period")
    assert (dict(zip(expected, headings, strict=True)), 1, "Avtal") == (how.columns, how.heading_row, sheet.name)


@pytest.mark.parametrize(("heading", "expected"), [
    ("Diarienummer", "diary_number"), ("DNR", "diary_number"), ("Ansvarig", "responsible"),
    ("Gäller t.o.m.", "ends_on"), ("Uppsägningstid i månader", "notice_period"), ("Fr.o.m", "starts_on"),
    ("Avtals-id", "id"), ("Kommentar", None)])
def test_a_heading_is_understood_by_its_words(heading: str, expected: str | None) -> None:
    assert {expected: heading} if expected else {} == guessed([heading])


def test_no_two_facts_are_told_by_the_same_words() -> None:
    words = [each for known in MEANINGS.values() for each in known]
    assert sorted(words) == sorted(set(words))


def test_of_several_headings_that_mean_the_same_the_first_is_taken() -> None:
    assert {"title": "Namn"} == guessed(["Namn", "Titel"])


@pytest.mark.parametrize(("heading", "expected"), [
    ("Uppsägningstid (mån)", Unit.MONTHS), ("Uppsägningstid i dagar", Unit.DAYS), ("Avtalstid, år", Unit.YEARS),
    ("Uppsägningstid", None), ("Tid (mån/år)", None), ("Tid (mån eller år)", None)])
def test_the_unit_that_a_heading_tells_is_understood(heading: str, expected: Unit | None) -> None:
    assert expected == unit_in(heading)


def test_headings_below_a_title_and_on_another_sheet_are_found() -> None:
    cover = Sheet(file="avtal.xlsx", name="Försättsblad", rows={1: {1: "Avtal"}})
    listed = Sheet(file="avtal.xlsx", name="Lista", rows={
        1: {1: "Avtal 2026"}, 4: dict(enumerate(HEADINGS, 1)), 5: {1: "x"}})
    sheet, how = guess((cover, listed))
    assert ("Lista", 4) == (sheet.name, how.heading_row)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_written_map_reads_as_what_was_guessed(language: str, tmp_path: Path) -> None:
    sheet, how = guess((sheet_of(PLAIN, headings=(*ENGLISH, 'With "quotes" \\ and å')),))
    path = tmp_path / "map.toml"
    path.write_text(written(how, sheet, Phrases(language)), encoding="utf-8")
    assert how == read_map(path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_that_a_map_offers_can_be_used_as_it_stands(language: str, tmp_path: Path) -> None:
    sheet, how = guess((sheet_of(PLAIN),))
    text = uncommented(written(how, sheet, Phrases(language))).replace('= ""', '= "Kolumn"')
    path = tmp_path / "map.toml"
    path.write_text(text, encoding="utf-8")
    told = read_map(path)
    assert (DayOrder.DAY_FIRST, {"start", "end", "renewal", "notice"}) == (told.day_order, told.empty)
    assert set(MEANINGS) == set(told.columns)
    assert "name" in (told.own_party or {})
    assert {"kind": "automatic"} == told.renewal


def test_columns_that_mean_nothing_to_us_are_listed() -> None:
    sheet, how = guess((sheet_of((*PLAIN, "x"), headings=(*HEADINGS, "Kommentar")),))
    assert ("Kommentar",) == place(sheet, how, MAP).unused
    assert '# Kolumner som inte används: "Kommentar".' in written(how, sheet, Phrases("sv"))
    assert "# Alla kolumner används." in written(*reversed(guess((sheet_of(PLAIN),))), Phrases("sv"))


def test_a_list_without_a_heading_that_is_understood_still_has_a_map() -> None:
    sheet, how = guess((sheet_of(("x", "y"), headings=("Ett", "Två")),))
    text = written(how, sheet, Phrases("sv"))
    assert {} == tomllib.loads(text)["columns"]
    assert '"Ett", "Två"' in text


@pytest.mark.parametrize("rows", [{}, {3: {1: "x"}}])
def test_a_list_of_nothing_has_a_map_too(rows: dict[int, dict[int, str]]) -> None:
    sheet, how = guess((Sheet(file="a.csv", name=None, rows=dict(rows)),))
    assert {} == how.columns
    assert written(how, sheet, Phrases("sv"))


@pytest.mark.parametrize(("text", "expected"), [
    ("colums = 1", [("unknown_key", "colums")]), ("[[party]]\nid = 'a'", [("unknown_key", "party")]),
    ("heading_row = 0", [("list_not_a_row", "heading_row")]), ("heading_row = true",
    [("list_not_a_row", "heading_row")]),
    ("columns = 1", [("not_a_table", "columns")]), ("[columns]\ntitel = 'x'", [("unknown_key", "columns.titel")]),
    ("[columns]\ntitle = ''", [("empty_text", "columns.title")]), ("[columns]\ntitle = 1",
    [("not_text", "columns.title")]),
    ("[units]\nduration = 'mån'", [("unknown_value", "units.duration")]), ("[units]\ntitle = 'days'",
    [("unknown_key", "units.title")]),
    ("day_order = 'dmy'", [("unknown_value", "day_order")]), ("[empty]\nend = 'draft'",
    [("unknown_value", "empty.end")]),
    ("[empty]\nslut = 'x'", [("unknown_key", "empty.slut")]), ("[own_party]\nname = 'x'",
    [("missing_key", "own_party.id")]),
    ("[renewal]\nkind = 'x'", [("unknown_value", "renewal.kind"), ("missing_key", "renewal.kind")][:1]),
    ("[notice_fixed_term]\nperiod = '1 year'", [("unknown_key", "notice_fixed_term.period")]),
    ("[notice_open_ended]\ncounted = 'x'\nform = 1", [("unknown_value", "notice_open_ended.counted"),
    ("unknown_form", "notice_open_ended.form")]),
    ("sheet = [", [("not_toml", "")]), ("a = " + "[" * 40 + "]" * 40, [("nested_too_deep", "")])])
def test_what_is_wrong_with_a_map_is_told_where_it_stands(
        text: str, expected: list[tuple[str, str]], tmp_path: Path) -> None:
    assert expected == problems(text, tmp_path)


def test_all_that_is_wrong_with_a_map_is_told_at_once(tmp_path: Path) -> None:
    text = "a = 1\nday_order = 'x'\n[columns]\nb = 'x'\ntitle = 2\n[empty]\nend = 3"
    assert ["a", "columns.b", "columns.title", "day_order", "empty.end"] == sorted(
        path for _, path in problems(text, tmp_path))


@pytest.mark.parametrize(("how", "key"), [
    (Columns(heading_row=9, columns={"title": "Motpart"}), "list_no_headings"), (Columns(), "list_no_columns"),
    (Columns(columns={"title": "Motpar"}), "list_no_heading"), (Columns(columns={"title": "motpart "}), None),
    (Columns(columns={"title": "Dubbel"}), "list_heading_twice")])
def test_a_map_that_does_not_fit_the_list_is_refused(how: Columns, key: str | None) -> None:
    sheet = sheet_of(PLAIN, headings=(*HEADINGS, "Dubbel", "dubbel"))
    if key is None:
        assert {"title": 2} == place(sheet, how, MAP).columns
        return
    with pytest.raises(ProblemsError) as refused:
        place(sheet, how, MAP)
    assert [key] == [each.key for each in refused.value.problems]
