"""What is exported answers as the register does, and an empty register that it is imported into does too."""

import json
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from engine.assess import assess
from engine.documents import is_common_text, load
from engine.explain.phrases import LANGUAGES, Phrases
from engine.inference import Inference
from engine.model.problems import ProblemsError
from engine.register import toml_text
from engine.register.chain import Entry
from engine.register.contents import Known, Recorded, agreement_of, event_body, known, version_body
from engine.register.exporting import MANIFEST, exported, folder_name, manifest, table, write
from engine.register.register import Register
from engine.register.store import AGREEMENT, CORRECTION, EVENT, Draft
from engine.register.url import Place, place
from tests.register.entering import HOUR, NOON

SCENARIOS = Path(__file__).parents[2] / "scenarios"
DOCUMENTS = [path for path in sorted(SCENARIOS.rglob("*.toml")) if not is_common_text(path)]
SAY = Phrases("sv")
OSTERSUND = SCENARIOS / "jamtland" / "ostersund.toml"
NOTICE = {"kind": "notice", "by": "kommun", "received_on": date(2026, 11, 1), "form": "written"}


@pytest.fixture
def register(somewhere: Place, inference: Inference) -> Iterator[Register]:
    """A register with nothing in it."""
    with Register.open(somewhere, inference, make=True) as made:
        yield made


def version(path: Path) -> Draft:
    return Draft(kind=AGREEMENT, agreement=load(path).id, body=version_body(path), who="registrator")


def event(agreement: str, points_at: int | None = None, **told: Any) -> Draft:  # noqa: ANN401  # a row's values
    return Draft(kind=EVENT if points_at is None else CORRECTION, agreement=agreement, body=event_body(told),
                 who="handläggare\N{SNOWMAN}", why="Brev # kom in", reference="RS/2026:114", points_at=points_at)


def written(register: Register, folder: Path, then: datetime | None = None) -> dict[str, Path]:
    """Where each agreement has been written."""
    return {each: write(what, folder / folder_name(each), SAY) for each, what in register.contents(then)}


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The events that the document itself has."""
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal).get("event", [])
    return rows


def without_events(path: Path, folder: Path) -> Path:
    """The document in a folder of its own, with no events but those of the documents it completes."""
    draft = version_body(path)
    for name, text in draft["files"].items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    main = folder / draft["main"]
    tables = tomllib.loads(draft["files"][draft["main"]], parse_float=Decimal)
    tables.pop("event", None)
    lines = [f"{toml_text.key(key)} = {toml_text.value(value)}" for key, value in tables.items()]
    main.write_text("\n".join(lines), encoding="utf-8")
    return main


def test_the_whole_register_is_written_and_imported_again_with_nothing_lost(
        register: Register, tmp_path: Path, inference: Inference) -> None:
    register.enter([version(path) for path in DOCUMENTS], NOON)
    mains = written(register, tmp_path)
    (tmp_path / MANIFEST).write_text(manifest(mains, tmp_path, register.store.head()), encoding="utf-8")
    assert [*mains.values()] == exported(tmp_path)
    with Register.open(place(str(tmp_path / "annat.sqlite"), {}), inference, make=True) as other:
        other.enter([version(path) for path in exported(tmp_path) or ()], NOON)
        assert list(register.every()) == list(other.every())
        assert [each.told for each in register.store.entries()] == [
            each.told for each in sorted(other.store.entries(), key=lambda one: order(register, one))]


def order(register: Register, entry: Entry) -> int:
    """The place that the agreement has in the first register."""
    return [each.agreement for each in register.store.entries()].index(entry.agreement)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_scenario_with_its_events_recorded_is_written_as_a_document_that_is_equal(
        path: Path, tmp_path: Path) -> None:
    bare = without_events(path, tmp_path / "utan")
    rows = rows_of(path)
    entries = [entry(1, AGREEMENT, load(path).id, version_body(bare)),
               *(entry(number, EVENT, load(path).id, event_body(told)) for number, told in enumerate(rows, 2))]
    what, = known(entries).values()
    main = write(what, tmp_path / "ut", SAY)
    assert agreement_of(what) == load(main)
    if not any("recorded_on" in told for told in rows):
        unknown = [evolve(each, recorded_on=None) for each in load(main).events]
        assert sorted(map(repr, load(path).events)) == sorted(map(repr, unknown))


def entry(seq: int, kind: str, agreement: str, body: dict[str, Any]) -> Entry:
    return Entry(seq=seq, kind=kind, agreement=agreement, body=json.dumps(body), who="handläggare", why="",
                 recorded_at="2026-11-20T12:00:00.000000Z", reference="", points_at=None, previous="", hash="")


def test_files_are_written_byte_for_byte_and_events_come_after_all_that_the_document_has(
        register: Register, tmp_path: Path) -> None:
    register.enter([version(OSTERSUND)], NOON)
    plain = written(register, tmp_path / "a")["jamtland-ostersund"]
    assert OSTERSUND.read_bytes() == plain.read_bytes()
    assert OSTERSUND.with_name("kommunavtal.toml").read_bytes() == plain.with_name("kommunavtal.toml").read_bytes()
    register.enter([event("jamtland-ostersund", **NOTICE)], NOON + HOUR)
    told = written(register, tmp_path / "b")["jamtland-ostersund"]
    text = told.read_text(encoding="utf-8").removeprefix(OSTERSUND.read_text(encoding="utf-8"))
    assert ('\n# Post 2, införd 2026-11-20 14:00 av handläggare\N{SNOWMAN}. RS/2026:114. Brev # kom in\n[[event]]\n'
            'kind = "notice"\nby = "kommun"\nform = "written"\nreceived_on = 2026-11-01\n'
            'recorded_on = 2026-11-20\n\n') == text


def test_an_exported_document_answers_as_the_register_does(
        register: Register, tmp_path: Path, inference: Inference) -> None:
    register.enter([version(OSTERSUND)], NOON)
    register.enter([event("jamtland-ostersund", **NOTICE)], NOON)
    register.enter([event("jamtland-ostersund", 2, **{**NOTICE, "received_on": date(2026, 11, 2)})], NOON + HOUR)
    main = written(register, tmp_path)["jamtland-ostersund"]
    assert "# Rättad: Post 3" in main.read_text(encoding="utf-8")
    day = date(2026, 12, 1)
    assert (assess(register.agreement("jamtland-ostersund"), day, inference)
            == assess(load(main), day, inference))


def test_what_is_exported_is_as_known_then(register: Register, tmp_path: Path) -> None:
    register.enter([version(OSTERSUND)], NOON)
    register.enter([event("jamtland-ostersund", **NOTICE)], NOON + HOUR)
    assert [0, 1] == [len(load(written(register, tmp_path / str(then), then)["jamtland-ostersund"]).events)
                      for then in (NOON, NOON + HOUR)]


@pytest.mark.parametrize(("before", "after"), [("", "\n"), ("", ""), ("\ufeff", "\r\n"), ("event = []\n", ""), (
    'event = [{ kind = "signed", on = 2020-01-01 }]\r\n', "# slut")])
def test_events_are_added_however_the_document_begins_and_ends(before: str, after: str, tmp_path: Path) -> None:
    text = (f'{before}[agreement]\nid = "avtal"\ntitle = "Ett avtal"\nrests_on = ["annat"]\n[[party]]\nid = "kommun"\n'
            f'[term]\nstarts_on = 2020-01-01{after}')
    what = Known(entry(1, AGREEMENT, "avtal", {"files": {"avtal.toml": text, "avtal-0.toml": ""},
    "main": "avtal.toml"}),
                 tuple(Recorded(each, each) for each in [entry(2, EVENT, "avtal", event_body(NOTICE))]))
    main = write(what, tmp_path / "ut", SAY)
    assert agreement_of(what) == load(main)
    assert ("avtal-1.toml" if "event" in before else "avtal.toml") == main.name


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "ut").mkdir()
    with pytest.raises(FileExistsError):
        write(Known(entry(1, AGREEMENT, "a", version_body(OSTERSUND))), tmp_path / "ut", SAY)


@pytest.mark.parametrize(("agreement", "expected"), [
    ("jamtland-ostersund", "jamtland-ostersund"), ("Avtal åäö 1.2", "Avtal åäö 1.2"), ("../../etc", "%2E.%2F..%2Fetc"),
    ("..", "%2E%2E"), (".", "%2E"), ("a/b\\c:d", "a%2Fb%5Cc%3Ad"), ("con", "con%"), ("NUL.txt", "NUL.txt%"),
    ("export.json", "export.json%"), ("Export.JSON", "Export.JSON%"), ("a.", "a%2E"),
    (" a ", "%20a%20"), ("100%", "100%25"), ("a\nb", "a%0Ab")])
def test_a_folder_has_a_name_that_it_may_have_everywhere(agreement: str, expected: str) -> None:
    assert expected == folder_name(agreement)


@given(st.text(min_size=1, max_size=300))
def test_no_id_leads_out_of_the_folder(agreement: str) -> None:
    name = folder_name(agreement.encode("utf-8", "replace").decode())
    assert Path("ut").resolve() == (Path("ut") / name).resolve().parent
    assert len(name.encode()) <= 120


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=120), unique=True,
    max_size=4))
def test_no_two_ids_have_one_folder(agreements: list[str]) -> None:
    assert len(agreements) == len({folder_name(each) for each in agreements})


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"agreements": 1}', '{"agreements": {"a": "../a.toml"}}',
                                     '{"agreements": {"a": "a.toml"}}', "[" * 100_000, "\ud800"])
def test_a_list_of_what_was_exported_that_cannot_be_read_is_a_problem(content: str, tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_bytes(content.encode("utf-8", "surrogatepass"))
    with pytest.raises(ProblemsError):
        exported(tmp_path)


def test_a_folder_that_was_not_exported_to_has_no_such_list(tmp_path: Path) -> None:
    assert exported(tmp_path) is None
    assert exported(tmp_path / ("x" * 300)) is None


VALUES = st.recursive(
    st.one_of(st.booleans(), st.integers(-2**60, 2**60), st.dates(), st.text(max_size=8).filter(
        lambda text: text.isprintable()), st.decimals(allow_nan=False, allow_infinity=False, places=3)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=8)


@given(st.dictionaries(st.text(max_size=5), VALUES, max_size=4))
def test_what_is_written_as_toml_reads_as_what_it_was(told: dict[str, Any]) -> None:
    text = "\n".join(toml_text.table("[[event]]", told))
    assert [told] == tomllib.loads(text, parse_float=Decimal)["event"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_agreement_is_a_row_of_the_table(language: str, inference: Inference) -> None:
    agreements = [load(path) for path in DOCUMENTS]
    told = table(((each, assess(each, date(2026, 11, 21), inference), "")
                  for each in agreements), Phrases(language))
    assert [each.id for each in agreements] == [row[0] for row in told.rows]
    assert {11} == {len(row) for row in told.rows}


def test_a_row_tells_what_the_agreement_says_and_how_it_stands(inference: Inference) -> None:
    agreement = load(OSTERSUND)
    told = table([(agreement, assess(agreement, date(2026, 11, 21), inference),
                   "RUN/34/2018")], SAY)
    assert (("jamtland-ostersund", "Regional samverkan: Östersund", "Region Jämtland Härjedalen; Östersunds kommun",
             "RUN/34/2018", date(2019, 1, 1), date(2021, 12, 31), "automatiskt 3 år", "12 månader", "gäller", None,
             date(2026, 12, 31)),) == told.rows
