"""A document that completes another: what each tells, where their faults are told, and which files are let in."""

import os
from datetime import date
from pathlib import Path

import pytest

from engine.documents import load
from engine.model.agreement import Party
from engine.model.dates import Length, Unit
from engine.model.problems import ProblemsError

BASE = """
[[party]]
id = "region"
name = "Regionen"
[[party]]
id = "kommun"
name = "Kommunen"
[term]
starts_on = 2019-01-01
ends_on = 2021-12-31
clause = "§10"
[notice]
period = "12 months"
counted = "before_term_end"
"""
OWN = '[agreement]\nid = "a"\nbased_on = "base.toml"\n'


def written(folder: Path, **documents: str) -> Path:
    """The documents in ``folder``; the path of the one called own."""
    for name, text in documents.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder / "own.toml"


def problems(path: Path) -> list[tuple[str, str, str]]:
    """The file, the place and the kind of each problem."""
    with pytest.raises(ProblemsError) as refused:
        load(path)
    return [(Path(problem.origin.file).stem, problem.origin.path, problem.key) for problem in refused.value.problems]


def test_what_both_tell_counts_as_the_document_itself_tells_it(tmp_path: Path) -> None:
    own = written(tmp_path, base=BASE + '[[event]]\nkind = "signed"\non = 2018-12-01\n', own=OWN + """
[[party]]
id = "kommun"
name = "Östersunds kommun"
[[party]]
id = "landsting"
[term]
ends_on = 2022-12-31
[notice.party.kommun]
period = "6 months"
[[event]]
kind = "signed"
on = 2018-12-02
""")
    agreement = load(own)
    assert [Party(id="region", name="Regionen"), Party(id="kommun", name="Östersunds kommun"),
            Party(id="landsting", name="landsting")] == list(agreement.parties)
    assert (date(2019, 1, 1), date(2022, 12, 31), "§10") == (
        agreement.term.starts_on, agreement.term.ends_on, agreement.term.clause)
    assert agreement.notice is not None
    assert [Length.of(12, Unit.MONTHS), Length.of(6, Unit.MONTHS)] == [
        agreement.notice.by_party[party][0].period for party in ("region", "kommun")]
    assert [date(2018, 12, 1), date(2018, 12, 2)] == [event.happened_on for event in agreement.events]


def test_a_base_may_have_a_base_in_a_folder_below(tmp_path: Path) -> None:
    (tmp_path / "gemensamt").mkdir()
    (tmp_path / "gemensamt" / "root.toml").write_text(BASE, encoding="utf-8")
    (tmp_path / "gemensamt" / "base.toml").write_text('[agreement]\nbased_on = "root.toml"', encoding="utf-8")
    own = written(tmp_path, own=OWN.replace("base.toml", "gemensamt/base.toml"))
    assert date(2019, 1, 1) == load(own).term.starts_on


@pytest.mark.parametrize(("base", "own", "expected"), [
    (BASE.replace("period =", "peroid ="), "", {("base", "notice.peroid", "unknown_key"),
                                               ("base", "notice.period", "missing_key")}),
    (BASE.replace("period =", "peroid ="), '[notice]\nclause = "§11"',
     {("base", "notice.peroid", "unknown_key"), ("own", "notice.period", "missing_key")}),
    (BASE.replace("2021-12-31", "2018-12-31"), "", {("base", "term.ends_on", "end_before_start")}),
    (BASE.replace("2021-12-31", "2018-12-31"), '[term]\nclause = "§1"', {("base", "term.ends_on", "end_before_start")}),
    (BASE, "[term]\nends_on = 2018-12-31", {("own", "term.ends_on", "end_before_start")}),
    (BASE.replace('name = "Kommunen"', "name = 5"), "", {("base", "party[1].name", "not_text")}),
    (BASE.replace('name = "Kommunen"', 'name = "K"\nnmae = 5'), '[[party]]\nid = "kommun"',
     {("base", "party[1].nmae", "unknown_key")}),
    (BASE + "[notice.party.kommun]\nperiod = 6", "[notice]\nclause = '§11'",
     {("base", "notice.party.kommun.period", "not_a_length")}),
    (BASE + 'by = ["region", "x"]', "[notice]\nclause = '§11'", {("base", "notice.by[1]", "unknown_party")}),
    (BASE + '[[event]]\nkind = "signed"', "", {("base", "event[0].on", "missing_key")}),
    (BASE + "[trem]\n", "", {("base", "trem", "unknown_key")}),
    ('[agreement]\nbased_no = "root.toml"\n' + BASE, "", {("base", "agreement.based_no", "unknown_key")}),
    ("agreement = 5\n" + BASE, "", {("base", "agreement", "not_a_table")}),
    ('[party]\nid = "region"', "", {("base", "party", "not_rows")}),
    (BASE + '[[party]]\nid = "kommun"\n', "", {("own", "party", "duplicate_id")}),
    (BASE, '[[party]]\nid = "kommun"\n[[party]]\nid = "kommun"\n', {("own", "party", "duplicate_id")}),
    (BASE, '[[party]]\nid = "x"\n[[party]]\nid = "x"\n', {("own", "party", "duplicate_id")}),
    ("a = ", "", {("base", "", "not_toml")})])
def test_a_fault_is_told_in_the_document_that_it_stands_in(
        base: str, own: str, expected: set[tuple[str, str, str]], tmp_path: Path) -> None:
    assert expected == set(problems(written(tmp_path, base=base, own=OWN + own)))


def test_a_fault_is_told_in_its_document_through_a_chain_of_them(tmp_path: Path) -> None:
    own = written(tmp_path, root=BASE.replace('"12 months"', "12"), own=OWN + "[notice]\nclause = '§11'",
                  base='[agreement]\nbased_on = "root.toml"\n[notice]\nform = "written"')
    assert [("root", "notice.period", "not_a_length")] == problems(own)


def test_the_same_place_in_two_documents_is_told_as_two(tmp_path: Path) -> None:
    own = written(tmp_path, base=BASE.replace('name = "Regionen"', "nmae = 1"),
                  own=OWN + '[[party]]\nid = "ny"\nnmae = 1')
    assert [("base", "party[0].nmae", "unknown_key"), ("own", "party[0].nmae", "unknown_key")] == problems(own)


def test_where_the_other_document_cannot_be_read_the_faults_of_this_one_are_told_too(tmp_path: Path) -> None:
    own = written(tmp_path, own=OWN + "[term]\nends_on = 5\n[renewal]\nperiod = '1 year'\n[trem]\n")
    assert [("own", "agreement.based_on", "base_missing"), ("own", "trem", "unknown_key"),
            ("own", "term.ends_on", "not_a_day")] == problems(own)


@pytest.mark.parametrize(("based_on", "key"), [
    ("../base.toml", "outside_folder"), ("/dev/zero", "outside_folder"), ("/etc/hostname", "outside_folder"),
    ("..", "outside_folder"), ("a/../../base.toml", "outside_folder"), ("outside.toml", "outside_folder"),
    ("~/base.toml", "base_missing"), ("own.toml", "cycle"), ("./own.toml", "cycle"), ("link.toml", "cycle"),
    ("missing.toml", "base_missing"), (".", "base_missing"), ("folder", "base_missing"), ("fifo", "base_missing"),
    ("ring.toml", "base_missing"), ("x" * 300, "base_missing"), ("base.toml/x", "base_missing"),
    ("..\\\\base.toml", "base_missing")])
def test_only_a_document_in_the_folder_or_below_it_is_let_in(based_on: str, key: str, tmp_path: Path) -> None:
    folder = tmp_path / "avtal"
    (folder / "folder").mkdir(parents=True)
    (tmp_path / "base.toml").write_text(BASE, encoding="utf-8")
    own = written(folder, base=BASE, own=f'[agreement]\nid = "a"\nbased_on = "{based_on}"\n')
    (folder / "outside.toml").symlink_to(tmp_path / "base.toml")
    (folder / "link.toml").symlink_to(own)
    (folder / "ring.toml").symlink_to(folder / "ring.toml")
    os.mkfifo(folder / "fifo")
    assert [("own", "agreement.based_on", key)] == problems(own)


def test_a_folder_that_is_a_link_to_another_place_is_outside(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "base.toml").write_text(BASE, encoding="utf-8")
    (tmp_path / "avtal").mkdir()
    (tmp_path / "avtal" / "inside").symlink_to(tmp_path / "other")
    own = written(tmp_path / "avtal", own=OWN.replace("base.toml", "inside/base.toml"))
    assert [("own", "agreement.based_on", "outside_folder")] == problems(own)


def test_an_absolute_path_is_refused_even_if_it_leads_into_the_folder(tmp_path: Path) -> None:
    own = written(tmp_path, base=BASE, own=OWN.replace("base.toml", str(tmp_path / "base.toml")))
    assert [("own", "agreement.based_on", "outside_folder")] == problems(own)


@pytest.mark.parametrize(("based_on", "expected"), [
    ("5", ["not_text"]), ("true", ["not_text"]), ("[]", ["not_text"]), ('""', ["empty_text"]), ('" "', ["empty_text"]),
    ('"a\\u0000"', ["base_missing", "strange_text"])])
def test_a_path_that_is_no_path_is_refused(based_on: str, expected: list[str], tmp_path: Path) -> None:
    own = written(tmp_path, own=f'[agreement]\nid = "a"\nbased_on = {based_on}\n[[party]]\nid = "p"')
    assert [("own", "agreement.based_on", key) for key in expected] == problems(own)


def test_eight_documents_in_a_row_are_read_and_nine_are_not(tmp_path: Path) -> None:
    for number in range(8):
        (tmp_path / f"{number}.toml").write_text(f'[agreement]\nid = "{number}"\nbased_on = "{number + 1}.toml"',
                                                 encoding="utf-8")
    (tmp_path / "8.toml").write_text(BASE, encoding="utf-8")
    assert "1" == load(tmp_path / "1.toml").id
    assert [("7", "agreement.based_on", "too_deep")] == problems(tmp_path / "0.toml")
