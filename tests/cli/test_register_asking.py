"""What is in the register, found and shown: as people read it, and as programs do."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

import click
import openpyxl
import pytest
from attrs import fields

from engine.cli.door import Door
from engine.cli.register_deadlines import show_derived
from engine.cli.views import Span, show_deadlines
from engine.documents.happened import EVERY_EVENT
from engine.explain.phrases import LANGUAGES, Phrases
from engine.inference import Inference
from engine.register.register import Register
from engine.register.store import CORRECTION, EVENT, RETRACTION, Draft
from engine.register.url import place
from tests.cli.test_commands import SCENARIOS, frist, lines
from tests.scenarios.test_scenarios import DOCUMENTS

NOTICE: Final = {"kind": "notice", "by": "kommun", "received_on": "2026-11-01", "form": "written"}
ID: Final = "jamtland-ostersund"
JAMTLAND: Final = str(SCENARIOS / "jamtland")


@pytest.fixture(autouse=True)
def swedish(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FRIST_LANG", "sv")
    monkeypatch.setenv("FRIST_WHO", "registrator")
    monkeypatch.setenv("FRIST_REGISTER", str(tmp_path / "register.sqlite"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def made(capsys: pytest.CaptureFixture[str]) -> None:
    """A register with nothing in it."""
    lines(capsys, "register", "init")


@pytest.fixture
def added(made: None, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: ARG001  # it is there
    """A register with the eight agreements of the county."""
    lines(capsys, "register", "add", JAMTLAND, "--reference", "RUN/34/2018")


@pytest.fixture
def recorded(added: None, inference: Inference) -> datetime:  # noqa: ARG001  # they are there
    """A notice is recorded as entry 9, put right by entry 10; and a signature as entry 11, taken back by entry 12."""
    now = datetime.now(UTC)
    with Register.open(place("register.sqlite", {}), inference) as register:
        for kind, body, points_at, why in (
                (EVENT, NOTICE, None, "Brev kom in"),
                (CORRECTION, NOTICE | {"received_on": "2026-11-02"}, 9, "Fel dag"),
                (EVENT, {"kind": "signed", "on": "2018-12-01"}, None, ""), (RETRACTION, {}, 11, "Fel avtal")):
            register.enter([Draft(kind=kind, agreement=ID, body=body, who="handläggare", why=why,
                                  reference="RS/2026:114", points_at=points_at)], now)
    return now


def told(capsys: pytest.CaptureFixture[str], *words: str) -> Any:  # noqa: ANN401  # JSON
    return json.loads("\n".join(lines(capsys, *words, "--json")))


@pytest.mark.usefixtures("made")
def test_an_empty_register_says_that_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    expected = ["Registret innehåller inga avtal. Lägg till med: frist register add FIL"]
    assert expected == lines(capsys, "register", "list") == lines(capsys, "register", "search", "nope")
    assert {"count": 0, "shown": 0, "agreements": []} == told(capsys, "register", "list")


@pytest.mark.usefixtures("added")
def test_agreements_are_listed_in_swedish_order_and_it_is_said_how_many_are_shown(
        capsys: pytest.CaptureFixture[str]) -> None:
    names = [each["agreement"].removeprefix("jamtland-") for each in told(capsys, "register", "list")["agreements"]]
    assert ["berg", "bracke", "harjedalen", "krokom", "ragunda", "stromsund", "are", "ostersund"] == names
    shown = lines(capsys, "register", "list", "--limit", "2")
    assert "2 av 8 visas; --all visar alla." == shown[-1]
    assert re.match(r"Id +Avtal +Parter +Läge +Sista dag +Agera senast", shown[0])
    assert 4 == len(shown)
    assert "8 avtal." == lines(capsys, "register", "list", "--limit", "2", "--all")[-1]


@pytest.mark.usefixtures("added")
def test_agreements_are_searched_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert "1 avtal." == lines(capsys, "register", "search", "ÖSTERSUND", "regional")[-1]
    assert "1 avtal." == lines(capsys, "register", "search", "--party", "östersunds kommun")[-1]
    assert "8 avtal." == lines(capsys, "register", "search", "--number", "run/34/2018", "--status", "in_force")[-1]
    assert ["Inga avtal stämmer in på sökningen."] == lines(capsys, "register", "search", "zz")
    assert ["Inga avtal stämmer in på sökningen."] == lines(capsys, "register", "search", "--faulty")
    assert 2 == frist(capsys, "register", "search", "--status", "nope")[0]
    assert 2 == frist(capsys, "register", "search", "--before", "nope")[0]


@pytest.mark.usefixtures("added")
def test_a_list_is_given_as_csv_and_as_a_workbook(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    table = frist(capsys, "register", "list", "--csv")[1].removeprefix("\ufeff")
    rows = list(csv.reader(io.StringIO(table), delimiter=";"))
    assert ["Id", "Avtal", "Parter", "Läge", "Sista dag", "Agera senast"] == rows[0]
    assert 9 == len(rows)
    lines(capsys, "register", "search", "östersund", "--xlsx", "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["Avtal"]
    assert [ID] == [row[0].value for row in sheet.iter_rows(min_row=2)]
    assert 2 == frist(capsys, "register", "list", "--csv", "--json")[0]


@pytest.mark.usefixtures("added")
def test_what_cannot_be_assessed_is_listed_as_such_and_why(
        inference: Inference, capsys: pytest.CaptureFixture[str]) -> None:
    with Register.open(place("register.sqlite", {}), inference) as register:
        entry = next(iter(register.store.entries()))
        register.store.append([Draft(kind="agreement", agreement=entry.agreement, who="någon",
                                     body={"files": {"a.toml": "[agreement"}, "main": "a.toml"})], datetime.now(UTC))
    listed = lines(capsys, "register", "list")
    assert "kan inte bedömas" in next(each for each in listed if each.startswith("jamtland-are"))
    assert ["Varför avtal inte kan bedömas visar: frist register search --faulty", "8 avtal."] == listed[-2:]
    faulty = lines(capsys, "register", "search", "--faulty")
    assert faulty[3].startswith("jamtland-are/a.toml: ")
    assert "1 avtal." == faulty[-1]
    status, out, err = frist(capsys, "register", "show", "jamtland-are")
    assert 3 == status
    assert "post 9" in out
    assert err.startswith("jamtland-are/a.toml: ")


@pytest.mark.usefixtures("recorded")
def test_an_agreement_is_shown_with_where_it_stands_and_what_has_been_recorded(
        capsys: pytest.CaptureFixture[str]) -> None:
    shown = lines(capsys, "register", "show", ID)
    assert ["Regional samverkan: Östersund", f"{ID}: Region Jämtland Härjedalen och Östersunds kommun.",
            "Läge: gäller till och med den 31 december 2027, då den upphör."] == shown[:3]
    versions, events = shown.index("Lydelser:"), shown.index("Händelser:")
    assert re.fullmatch(r"  post 6, [\d: -]+, registrator: lydelsen i ostersund.toml, med 1 fil till. "
                        r"Stöd: RUN/34/2018.", shown[versions + 1])
    patterns = [
        (r"  post 9, [\d: -]+, handläggare: uppsägning: av kommun, form skriftlig, framkommen 2026-11-01. "
         r"Stöd: RS/2026:114. Skäl: Brev kom in."), r"    Rättad genom post 10, [\d: -]+.",
        r"  post 11, [\d: -]+, handläggare: undertecknande: dag 2018-12-01. Stöd: RS/2026:114.",
        r"    Återtagen genom post 12, [\d: -]+."]
    assert len(patterns) == len(shown[events + 1:])
    for pattern, line in zip(patterns, shown[events + 1:], strict=True):
        assert re.fullmatch(pattern, line)


@pytest.mark.usefixtures("added")
def test_what_is_registered_and_who_the_persons_are_is_shown_and_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert not {"Registreringsuppgifter:", "Personer:"} & set(lines(capsys, "register", "show", ID))
    lines(capsys, "register", "describe", ID, "--original", "Närarkiv 3, pärm 12")
    lines(capsys, "register", "person", "add", ID, "--role", "owner", "--name", "Åsa Öberg", "--function", "Jurist")
    shown = lines(capsys, "register", "show", ID)
    assert "Närarkiv 3, pärm 12" in shown[shown.index("Registreringsuppgifter:") + 1]
    assert "Åsa Öberg" in shown[shown.index("Personer:") + 1]
    assert "1 avtal." == lines(capsys, "register", "search", "pärm")[-1]
    assert "1 avtal." == lines(capsys, "register", "search", "--person", "öberg åsa")[-1]
    assert ["Inga avtal stämmer in på sökningen."] == lines(capsys, "register", "search", "öberg")
    token = told(capsys, "register", "show", ID)["persons"][0]["token"]
    lines(capsys, "register", "person", "remove", token)
    assert "Personer:" not in lines(capsys, "register", "show", ID)
    assert ["Inga avtal stämmer in på sökningen."] == lines(capsys, "register", "search", "--person", "öberg")


@pytest.mark.usefixtures("recorded")
def test_an_agreement_is_shown_as_it_was_known_then(capsys: pytest.CaptureFixture[str]) -> None:
    before = lines(capsys, "register", "show", f"{ID}@8")
    assert "Läge: gäller." in before
    assert ["  inga registrerade utöver dem i dokumentet",
            "Enligt vad som var infört till och med post 8."] == before[-2:]
    assert before[0] == lines(capsys, "register", "show", f"register:{ID}@8")[0]
    shown = told(capsys, "register", "show", f"{ID}@9")
    assert ("terminating", [9], [None]) == (shown["assessment"]["status"], [each["entry"] for each in shown["events"]],
                                            [each["corrected_by"] for each in shown["events"]])


@pytest.mark.usefixtures("recorded")
def test_the_history_of_an_agreement_is_every_entry_about_it(capsys: pytest.CaptureFixture[str]) -> None:
    history = [re.sub(r"[\d-]{10} [\d:]{8}", "NÄR", each) for each in lines(capsys, "register", "history", ID)]
    assert [
        "post 6, NÄR, registrator: lydelsen i ostersund.toml, med 1 fil till. Stöd: RUN/34/2018.",
        ("post 9, NÄR, handläggare: uppsägning: av kommun, form skriftlig, framkommen 2026-11-01. Stöd: RS/2026:114. "
         "Skäl: Brev kom in."),
        "  Rättad genom post 10, NÄR.",
        ("post 10, NÄR, handläggare: rättelse av post 9: uppsägning: av kommun, form skriftlig, framkommen 2026-11-02. "
         "Stöd: RS/2026:114. Skäl: Fel dag."),
        "post 11, NÄR, handläggare: undertecknande: dag 2018-12-01. Stöd: RS/2026:114.",
        "  Återtagen genom post 12, NÄR.",
        "post 12, NÄR, handläggare: återtagande av post 11. Stöd: RS/2026:114. Skäl: Fel avtal."] == history
    found = told(capsys, "register", "history", ID)["entries"]
    assert [(6, None, None), (9, 10, None), (10, None, None), (11, None, 12), (12, None, None)] == [
        (each["entry"], each["corrected_by"], each["retracted_by"]) for each in found]


@pytest.mark.usefixtures("added")
@pytest.mark.parametrize("command", ["show", "history"])
def test_what_is_not_there_is_told(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    for told_id, expected in (("nope", "Det finns inget avtal ”nope” i registret."), ("register:", "gäller ett avtal"),
                              (f"{ID}@2000-01-01", "fanns inte i registret vid den tidpunkten")):
        status, out, err = frist(capsys, "register", command, told_id)
        assert (3, "") == (status, out)
        assert expected in err


@pytest.mark.usefixtures("recorded")
def test_how_much_there_is_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    stats = lines(capsys, "register", "stats")
    assert ["Avtal: 8", "  gäller: 7", "  gäller men ska upphöra: 1", "Poster: 12", "  lydelser av avtal: 8",
            "  rättelser: 1", "  händelser: 2", "  återtaganden: 1"] == stats[:8]
    assert "Avtal att härleda på nytt: 0" == stats[-1]
    found = told(capsys, "register", "stats")
    assert (8, 12, 0, 0) == tuple(found[key] for key in ("agreements", "entries", "faulty", "stale"))


def test_every_event_and_all_that_it_tells_has_a_name_in_both_languages() -> None:
    for say in map(Phrases, LANGUAGES):
        for kind, shape in EVERY_EVENT.items():
            assert say(f"register.event.{kind}")
            assert all(say(f"register.key.{each.name}") for each in fields(shape))


TODAY: Final = date(2021, 6, 1)


@pytest.fixture(params=LANGUAGES)
def doors(request: pytest.FixtureRequest, inference: Inference) -> Iterator[list[Door]]:
    """The doors of a command, for text and for JSON."""
    with click.Context(click.Command("deadlines")):
        yield [Door(Phrases(request.param, inference.rulebook), inference, is_json) for is_json in (False, True)]


@pytest.mark.usefixtures("made")
def test_days_to_watch_are_told_from_what_is_derived_exactly_as_if_each_agreement_were_assessed(
        doors: list[Door], capsys: pytest.CaptureFixture[str]) -> None:
    lines(capsys, "register", "add", *map(str, DOCUMENTS))
    told_any = 0
    for passed in (0, 1, 40, 364, 366, 3000):
        today = TODAY + timedelta(days=passed)
        for first, last in ((0, 0), (0, 365), (10, 900), (200, 1400)):
            span = Span(today + timedelta(days=first), today + timedelta(days=last), today, None)
            for door in doors:
                show_deadlines(door, Path("register:"), span)
                expected = capsys.readouterr()
                assert show_derived(door, span, datetime.combine(today, time(12), UTC))
                assert expected == capsys.readouterr()
                told_any += expected.out.count("2022-")
    assert told_any > 20


@pytest.mark.usefixtures("added")
@pytest.mark.parametrize(("is_derived", "start", "end", "as_of", "known_on"), [
    (True, 0, 0, 0, None), (True, 0, 1460, 0, None), (False, 0, 1500, 0, None), (False, -1, 5, 0, None),
    (False, 1, 5, 1, None), (False, 0, 5, 0, 0)])
def test_only_days_ahead_as_of_today_and_as_known_now_are_told_from_what_is_derived(
        is_derived: bool, start: int, end: int, as_of: int, known_on: int | None,  # noqa: FBT001  # what is expected
        inference: Inference) -> None:
    now = datetime.now(UTC)
    days = [None if each is None else now.date() + timedelta(days=each) for each in (start, end, as_of, known_on)]
    with click.Context(click.Command("deadlines")):
        door = Door(Phrases("sv"), inference, is_json=False)
        assert is_derived == show_derived(door, Span(*days), now)  # type: ignore[arg-type]  # only the last may be None
