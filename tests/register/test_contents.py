"""From entries to agreements: the document as it was added, and what was recorded about it, as known at any instant."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from engine.documents import is_common_text, load
from engine.model.agreement import Agreement
from engine.model.events import NoticeReceived
from engine.model.problems import ProblemsError
from engine.register.chain import Entry
from engine.register.contents import agreement_of, event_body, known, recorded_on, version_body, written
from engine.register.errors import RegisterError
from engine.register.store import AGREEMENT, CORRECTION, EVENT, RETRACTION, Draft, Store
from engine.register.url import Place, place
from tests.register.entering import HOUR, NOON

SCENARIOS = Path(__file__).parents[2] / "scenarios"
OSTERSUND = SCENARIOS / "jamtland" / "ostersund.toml"
DOCUMENTS = [path for path in sorted(SCENARIOS.rglob("*.toml")) if not is_common_text(path)]


@pytest.fixture
def somewhere(tmp_path: Path) -> Place:
    """A file, whatever the database: that both keep the same entries is what test_store shows."""
    return place(str(tmp_path / "register.sqlite"), {})


def added(path: Path = OSTERSUND) -> Draft:
    return Draft(kind=AGREEMENT, agreement="jamtland-ostersund", body=version_body(path), who="registrator")


def event(kind: str = EVENT, points_at: int | None = None, **told: Any) -> Draft:  # noqa: ANN401  # a row's values
    body = event_body({"kind": "notice", "by": "kommun", **told}) if kind != RETRACTION else {}
    return Draft(kind=kind, agreement="jamtland-ostersund", body=body, who="handläggare", points_at=points_at)


def read(store: Store, at: datetime | None = None) -> Agreement:
    return agreement_of(known(store.entries(at))["jamtland-ostersund"])


def received(store: Store, at: datetime | None = None) -> list[object]:
    """The days of the notices that are known of."""
    return [each.received_on for each in read(store, at).events if isinstance(each, NoticeReceived)]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_agreement_reads_as_its_document_does_and_is_written_back_byte_for_byte(
        path: Path, tmp_path: Path, store: Store) -> None:
    entry, = store.append([added(path)], NOON)
    assert load(path) == read(store)
    folder = tmp_path / "export"
    main = written(entry, folder)
    for each in folder.rglob("*"):
        if each.is_file():
            assert (path.parent / each.relative_to(folder)).read_bytes() == each.read_bytes()
    assert load(path) == load(main)


def test_a_document_with_its_common_text_and_its_bookings_is_kept_whole(tmp_path: Path) -> None:
    (tmp_path / "gemensamt").mkdir()
    common = '\ufeffevents_from = "bok.csv"\r\n[[party]]\r\nid = "a"\r\n'
    (tmp_path / "gemensamt" / "avtal.toml").write_bytes(common.encode())
    (tmp_path / "gemensamt" / "bok.csv").write_bytes(b"kind;amount\r\n")
    (tmp_path / "annat.toml").write_text("", encoding="utf-8")
    own = tmp_path / "eget.toml"
    own.write_text('[agreement]\nid = "x"\nbased_on = "gemensamt/avtal.toml"\n', encoding="utf-8")
    body = version_body(own)
    assert ("eget.toml", ["eget.toml", "gemensamt/avtal.toml", "gemensamt/bok.csv"]) == (
        body["main"], sorted(body["files"]))
    assert common == body["files"]["gemensamt/avtal.toml"]


def test_what_is_no_agreement_has_no_version(tmp_path: Path) -> None:
    (tmp_path / "avtal.toml").write_text("x", encoding="utf-8")
    with pytest.raises(ProblemsError):
        version_body(tmp_path / "avtal.toml")


@pytest.mark.parametrize("name", ["../avtal.toml", "/tmp/avtal.toml", "a/../../avtal.toml"])  # noqa: S108  # refused
def test_no_file_is_written_outside_its_folder(name: str, tmp_path: Path) -> None:
    entry = Entry(seq=1, kind=AGREEMENT, agreement="a", body=f'{{"files":{{"{name}":""}},"main":"{name}"}}',
                  recorded_at="", who="", why="", reference="", points_at=None, previous="", hash="")
    with pytest.raises(RegisterError):
        written(entry, tmp_path / "folder")
    assert [] == list(tmp_path.rglob("*.toml"))


def test_a_recorded_event_is_one_of_the_agreements_and_known_from_the_day_it_was_recorded(store: Store) -> None:
    store.append([added(), event(received_on=date(2026, 11, 19))], NOON)
    *_, notice = read(store).events
    assert isinstance(notice, NoticeReceived)
    assert (date(2026, 11, 19), date(2026, 11, 20)) == (notice.received_on, notice.recorded_on)


@pytest.mark.parametrize(("at", "expected"), [
    (datetime(2026, 1, 1, 22, 59, tzinfo=UTC), date(2026, 1, 1)),
    (datetime(2026, 1, 1, 23, tzinfo=UTC), date(2026, 1, 2)),
    (datetime(2026, 7, 1, 21, 59, tzinfo=UTC), date(2026, 7, 1)),
    (datetime(2026, 7, 1, 22, tzinfo=UTC), date(2026, 7, 2))])
def test_the_day_of_an_entry_is_the_swedish_one_in_winter_and_in_summer(
        at: datetime, expected: date, store: Store) -> None:
    assert expected == recorded_on(store.append([added()], at)[0])


def test_corrections_and_retractions_count_from_when_they_were_made(store: Store) -> None:
    one, other, third = date(2026, 11, 19), date(2026, 11, 18), date(2026, 11, 17)
    store.append([added(), event(received_on=one)], NOON)
    store.append([event(CORRECTION, 2, received_on=other)], NOON + HOUR)
    store.append([event(CORRECTION, 2, received_on=third)], NOON + 2 * HOUR)
    store.append([event(RETRACTION, 4)], NOON + 3 * HOUR)
    store.append([event(RETRACTION, 2)], NOON + 4 * HOUR)
    assert [[one], [other], [third], [other], []] == [received(store, NOON + hours * HOUR) for hours in range(5)]
    assert [] == received(store)


def test_the_latest_version_that_stands_is_the_agreement(store: Store, tmp_path: Path) -> None:
    text = OSTERSUND.read_text(encoding="utf-8").replace("Östersund", "Annan")
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    (tmp_path / "kommunavtal.toml").write_bytes((OSTERSUND.parent / "kommunavtal.toml").read_bytes())
    store.append([added()], NOON)
    store.append([added(tmp_path / "a.toml")], NOON + HOUR)
    store.append([event(RETRACTION, 2)], NOON + 2 * HOUR)
    store.append([event(RETRACTION, 1)], NOON + 3 * HOUR)
    titles = [read(store, NOON + hours * HOUR).title for hours in range(3)]
    assert [f"Regional samverkan: {each}" for each in ("Östersund", "Annan", "Östersund")] == titles
    assert {} == known(store.entries())


def test_amounts_are_read_to_the_ore_and_what_looks_like_a_day_or_an_amount_is_text_elsewhere(store: Store) -> None:
    invoice = event_body({"kind": "invoice", "number": "2026-01-02", "instalment": "2026-Q1",
                          "amount": Decimal("1201.50"), "issued_on": date(2026, 1, 2)})
    store.append([added(), evolve(event(), body=invoice)], NOON)
    *_, read_back = read(store).money_events
    assert ("2026-01-02", 120_150, date(2026, 1, 2)) == (read_back.number, read_back.amount, read_back.issued_on)  # type: ignore[attr-defined]  # an invoice


@pytest.mark.parametrize("body", [
    None, [], "x", {}, {"kind": 1}, {"kind": ["notice"]}, {"kind": "notis"},
    {"kind": "notice", "received_on": "2026-02-30"},
    {"kind": "notice", "received_on": {"a": None}}, {"kind": "payment", "amount": "1.001"}, {"kind": None}])
def test_an_event_that_cannot_be_read_is_told_at_its_entry(body: object, store: Store) -> None:
    store.append([added(), evolve(event(), body=body)], NOON)
    with pytest.raises(ProblemsError) as error:
        read(store)
    assert {"jamtland-ostersund"} == {each.origin.file for each in error.value.problems}
    assert all(each.origin.path.startswith("entry[2]") for each in error.value.problems)


def test_a_problem_in_the_document_is_told_at_its_file(store: Store) -> None:
    files = {"a.toml": '[agreement]\nid = "a"\nbased_on = "b.toml"\n', "b.toml": "parter = 1\n"}
    store.append([evolve(added(), body={"files": files, "main": "a.toml"})], NOON)
    with pytest.raises(ProblemsError) as error:
        read(store)
    assert {"jamtland-ostersund/a.toml", "jamtland-ostersund/b.toml"} == {
        each.origin.file for each in error.value.problems}


BASED = '[agreement]\nid = "jamtland-ostersund"\nbased_on = "{name}"\n'
PARTIES = """events_from = "bok.csv"
[[party]]
id = "a"
[[party]]
id = "b"
[compensation]
amount = 100
payer = "a"
payee = "b"
[compensation.instalments]
per_year = 4
when = "in_advance"
"""
BOOKED = "\ufeffkind;instalment;amount;on\npayment;2026-Q1;25,00;2026-01-31\n"


def of_files(store: Store, files: dict[str, str]) -> Agreement:
    store.append([evolve(added(), body={"files": files, "main": "a.toml"})], NOON)
    return read(store)


@pytest.mark.parametrize("name", ["under/b.toml", "under/../under/b.toml", "./under/b.toml"])
def test_what_is_kept_is_read_with_its_common_text_and_its_bookings(name: str, store: Store) -> None:
    agreement = of_files(store, {"a.toml": BASED.format(name=name), "under/b.toml": PARTIES, "under/bok.csv": BOOKED})
    assert (["a", "b"], 1) == ([each.id for each in agreement.parties], len(agreement.money_events))
    assert "jamtland-ostersund/a.toml" == agreement.origin.file


@pytest.mark.parametrize(("name", "key"), [
    ("c.toml", "base_missing"), ("../b.toml", "outside_folder"), ("under/../../b.toml", "outside_folder"),
    ("/b.toml", "outside_folder"), ("a.toml", "cycle"), ("under", "base_missing"), ("b.toml", "base_missing")])
def test_what_is_kept_is_completed_by_nothing_else(name: str, key: str, store: Store) -> None:
    with pytest.raises(ProblemsError) as error:
        of_files(store, {"a.toml": BASED.format(name=name), "under/b.toml": PARTIES, "under/bok.csv": BOOKED})
    assert key in {each.key for each in error.value.problems}


def test_what_is_kept_without_its_own_document_cannot_be_read(store: Store) -> None:
    with pytest.raises(ProblemsError) as error:
        of_files(store, {"b.toml": PARTIES})
    assert ["file_missing"] == [each.key for each in error.value.problems]
