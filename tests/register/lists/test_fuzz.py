"""Whatever stands in a list, each row is a document that can be read, or problems that can be told."""

import random
import string
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.documents import load
from engine.explain import as_json
from engine.explain.phrases import LANGUAGES, Phrases
from engine.model.problems import Problem, ProblemsError
from engine.register.lists.headings import LENGTHS, MEANINGS
from engine.register.lists.mapping import EMPTY, read_map
from engine.register.lists.rows import MAIN, Row, slug
from engine.register.lists.sheets import Fault, Value, kept
from tests.register.lists.lists import read_rows, sheet_of

SAY: Final = [Phrases(language) for language in LANGUAGES]
HEADINGS: Final = tuple(known[0] for known in MEANINGS.values())
HARD: Final[tuple[object, ...]] = (
    "'; DROP TABLE entry; --", "../../../etc/passwd", "C:\\Windows\\system32", "=cmd|' /C calc'!A0", "+1+1", "-1-1",
    "@SUM(1)", "\x00", "\x1b[31mröd", "\u202eomvänd", "\N{SOFT HYPHEN}", "{0.__class__}", "%s%n",
    '"""\n[[event]]\nkind = "notice"\n', '"\n[agreement]\nid = "annat"', "]]>", "&lt;", "🦊", "東京", "x" * 10_000,
    "9" * 400, "1e309", "NaN",
    "true", "[]", "{}", 10**300, -1, 0, 1, True, False, Decimal("NaN"), Decimal("Infinity"), Decimal("0.1"),
    float("inf"), 1e300, date.min,
    date.max, datetime(2024, 1, 1, 12, 30), Fault("list_error_value", {"got": "#REF!"}))  # noqa: DTZ001  # as Excel has it
PLAIN: Final[tuple[object, ...]] = (
    "Städavtal", "Acme AB", "A; B", "2024-01-01", "31/12 2026", "03/04/2026", "2026", "2026-12", date(2026, 12, 31),
    "tills vidare", "12 mån", "3 månader", "1 år", "0 dagar", "100 år", "automatiskt 12 mån", "option 1 år", "nej",
    "ja",
    "ingen", "-", None, None, None, 3, 12, 2024, "RS/1/2024")


def check(row: Row, path: Path) -> bool:
    """Whether the row is a document; if it is not, that its problems can be told."""
    if row.problems:
        assert "" == row.document
        check_told(row.problems)
        return False
    path.write_text(row.document, encoding="utf-8", newline="\n")
    agreement = load(path)
    assert (row.id, slug(row.id)) == (agreement.id, row.id)
    return True


def check_told(problems: tuple[Problem, ...]) -> None:
    for each in problems:
        for say in SAY:
            told = as_json.problem(each, say)
            assert told["message"]
            assert told["remedy"]
            assert len(told["message"]) < 400


def said(choose: random.Random) -> dict[str, Any]:
    """What a map may say."""
    return {
        "empty": frozenset(key for key in EMPTY if choose.random() < 0.8), "units": {},
        "own_party": choose.choice([None, {"id": "region", "name": "Regionen"}]),
        "renewal": choose.choice([{}, {"kind": "automatic", "period": "1 year"}, {"kind": "option"}]),
        "notice_fixed_term": choose.choice([{}, {"counted": "before_term_end"}, {"counted": "from_notice"}])}


def test_six_thousand_rows_of_anything_are_documents_or_problems(tmp_path: Path) -> None:
    choose = random.Random(6)  # noqa: S311  # the same rows every time
    letters = string.printable + "åäöÅÄÖ\u00a0\u2028"

    def cell() -> Value | None:
        drawn = choose.random()
        if drawn < 0.85:
            return kept(choose.choice(PLAIN))
        if drawn < 0.95:
            told = choose.choice(HARD)
            return told if isinstance(told, Fault) else kept(told)
        return kept("".join(choose.choices(letters, k=choose.randrange(30))))

    documents = 0
    for _ in range(60):
        sheet = sheet_of(*([cell() for _ in HEADINGS] for _ in range(100)), headings=HEADINGS)
        found = read_rows(sheet, **said(choose))
        assert len(found) >= 90
        documents += sum(check(row, tmp_path / MAIN) for row in found)
    assert 6_000 > documents


def test_three_thousand_rows_that_make_sense_in_part_are_documents_or_problems(tmp_path: Path) -> None:
    choose = random.Random(7)  # noqa: S311  # as above
    days = ("2024-01-01", "1/31 2025", "31/12 2026", date(2026, 12, 31), "2027", "tills vidare")
    sheet = sheet_of(*((f"Avtal {number % 900}", choose.choice(["A AB", "B; C", "=1+1"]), choose.choice(days[:4]),
                        choose.choice(days), choose.choice(["nej", "automatiskt 1 år", "1+1 år", "option 6 mån"]),
                        choose.choice(["3 mån", "ingen", 3, "1 år"])) for number in range(3_000)),
                     headings=("Namn", "Motpart", "Startdatum", "Slutdatum", "Förlängning", "Uppsägningstid"))
    found = read_rows(sheet)
    assert 1_000 < sum(check(row, tmp_path / MAIN) for row in found) < 3_000
    assert len(found) == len({row.id for row in found})


WORDS: Final = st.sampled_from(["sheet", "heading_row", "columns", "units", "day_order", "empty", "own_party",
"renewal",
                                "notice_fixed_term", "title", "id", "kind", "start", *LENGTHS])
VALUES: Final = st.recursive(
    st.one_of(st.text(max_size=5), st.integers(-5, 5), st.booleans(), st.dates(), st.sampled_from(
        ["draft", "months", "automatic", "before_term_end", "day_first", "Motpart"])),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=3)), max_leaves=6)


@settings(max_examples=1_000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.one_of(st.dictionaries(WORDS, VALUES, max_size=5), st.text(max_size=60)))
def test_a_thousand_maps_of_anything_are_maps_or_problems(told: object, tmp_path: Path) -> None:
    import tomli_w  # noqa: PLC0415  # only to write what is to be read
    path = tmp_path / "map.toml"
    path.write_text(tomli_w.dumps(told) if isinstance(told, dict) else str(told), encoding="utf-8", errors="replace")
    try:
        how = read_map(path)
    except ProblemsError as error:
        check_told(error.problems)
        return
    try:
        for row in read_rows(sheet_of(("x", "y"), headings=("Motpart", "Namn")), **{
                name: getattr(how, name) for name in ("empty", "renewal", "notice_fixed_term", "own_party",
                "columns")}):
            check(row, tmp_path / MAIN)
    except ProblemsError as error:
        check_told(error.problems)
