"""The channels beside mail, and when a letter that was not accepted is tried again."""

import json
import sys
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO, TextIOWrapper
from pathlib import Path
from threading import Thread
from typing import Any, Final

import pytest

from engine.alerts.channels import Channel, Folder, Push, Stdout, is_private
from engine.alerts.configured import Settings
from engine.alerts.delivery import deliver
from engine.alerts.letters import Letter
from engine.alerts.outcome import Fault, Outcome, Result, next_try
from engine.explain.phrases import LANGUAGES, Phrases
from engine.model.alerts import AlertKind
from tests.alerts.telling import ANNA, BO, NOW, letter, told

SETTINGS: Final = Settings()


def sent(channel: Channel, *letters: Letter) -> list[Outcome]:
    outcomes: list[Outcome] = []
    deliver(letters, channel, SETTINGS, NOW, lambda _letter, outcome: outcomes.append(outcome))
    assert all(each.told(ANNA, Phrases(language)) for each in outcomes for language in LANGUAGES)
    return outcomes


def results(channel: Channel, *letters: Letter) -> list[tuple[Result, Fault | None]]:
    return [(each.result, each.fault) for each in sent(channel, *letters)]


# --- A folder -------------------------------------------------------------------------------------------------------


def test_each_letter_is_a_file_in_the_folder_and_one_written_again_takes_the_place_of_the_first(tmp_path: Path) -> None:
    channel = Folder(path=tmp_path / "brev" / "i natt")
    assert [(Result.ACCEPTED, None)] * 3 == results(channel, letter(ANNA), letter(BO), letter(ANNA))
    found = [message_from_bytes(each.read_bytes(), policy=policy.default) for each in channel.path.iterdir()]
    assert {letter(ANNA).message_id, letter(BO).message_id} == {each["Message-ID"] for each in found}
    assert 2 == len(found)


def test_a_folder_that_cannot_be_written_to_makes_letters_wait(tmp_path: Path) -> None:
    (tmp_path / "brev").write_text("", encoding="utf-8")
    (outcome,) = sent(Folder(path=tmp_path / "brev"), letter())
    assert (Result.LATER, Fault.NOT_WRITTEN, str(tmp_path / "brev")) == (outcome.result, outcome.fault, outcome.place)
    assert outcome.words


# --- Standard output ------------------------------------------------------------------------------------------------


def test_a_letter_is_written_to_standard_output_with_who_it_is_to(capsys: pytest.CaptureFixture[str]) -> None:
    assert [(Result.ACCEPTED, None)] == results(Stdout(), letter())
    assert capsys.readouterr().out.startswith(f"anna.as@region.example\n{letter().subject}\n\n1 påminnelse\n")


def test_a_terminal_that_lacks_letters_gets_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = BytesIO()
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(shown, encoding="ascii"))
    assert [(Result.ACCEPTED, None)] == results(Stdout(), letter())
    assert b"1 p?minnelse" in shown.getvalue()


def test_standard_output_that_is_closed_makes_letters_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed(BytesIO):
        def write(self, _content: Any) -> int:  # noqa: ANN401  # any buffer
            raise BrokenPipeError(32, "Broken pipe")

    closed = TextIOWrapper(Closed(), encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", closed)
    assert [(Result.LATER, Fault.NOT_WRITTEN)] == results(Stdout(), letter())
    monkeypatch.undo()
    closed.detach()


# --- Apprise --------------------------------------------------------------------------------------------------------


class _Hook(BaseHTTPRequestHandler):
    """A webhook that keeps what it is told."""

    status = 200
    told: Final[list[dict[str, Any]]] = []

    def do_POST(self) -> None:
        self.told.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.status)
        self.end_headers()

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@pytest.fixture
def hook() -> Iterator[HTTPServer]:
    """A webhook on this machine."""
    _Hook.told.clear()
    server = HTTPServer(("127.0.0.1", 0), _Hook)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_a_service_that_apprise_reaches_is_told_the_letter(hook: HTTPServer) -> None:
    assert [(Result.ACCEPTED, None)] == results(Push(url=f"json://127.0.0.1:{hook.server_port}/x"), letter())
    (heard,) = _Hook.told
    assert letter().subject == heard["title"]
    assert "En uppsägning måste ha kommit fram" in heard["message"]


def test_a_service_that_refuses_makes_letters_wait_and_its_address_is_not_shown(
        hook: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_Hook, "status", 500)
    url = f"json://hemlig:nyckel@127.0.0.1:{hook.server_port}/dolt"
    (outcome,) = sent(Push(url=url), letter())
    assert (Result.LATER, None) == (outcome.result, outcome.fault)
    assert "500" in outcome.words
    shown = f"{outcome} {outcome.told(ANNA, Phrases('sv'))}"
    assert not [part for part in ("hemlig", "nyckel", "dolt", "127.0.0.1") if part in shown]


def test_an_address_that_apprise_does_not_know_is_for_people() -> None:
    (outcome,) = sent(Push(url="okänd://x/hemligt"), letter())
    assert (Result.LATER, Fault.BAD_URL, True) == (outcome.result, outcome.fault, outcome.is_for_people)
    assert "hemligt" not in str(outcome)


def test_without_apprise_letters_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "apprise", None)
    assert [(Result.LATER, Fault.NO_APPRISE)] == results(Push(url="json://localhost/x"), letter())


# --- Again ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("attempts", "minutes"), [(1, 1), (2, 5), (3, 15), (4, 60), (5, 240), (6, 240), (100, 240)])
def test_a_letter_is_tried_again_after_1_5_15_and_60_minutes_and_then_every_four_hours(
        attempts: int, minutes: int) -> None:
    assert NOW + timedelta(minutes=minutes) == next_try(attempts, NOW)


def test_what_has_not_been_tried_is_not_tried_again() -> None:
    with pytest.raises(ValueError, match="0"):
        next_try(0, NOW)


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_is_told_in_both_languages(fault: Fault) -> None:
    outcome = Outcome(result=Result.LATER, fault=fault, place="smtp.region.example")
    assert 2 == len({outcome.told(ANNA, Phrases(language)) for language in LANGUAGES})


@pytest.mark.parametrize(("result", "expected"), [
    (Result.ACCEPTED, "Mottaget av servern."),
    (Result.REFUSED, ("Servern tar inte emot brevet till anna.as@region.example (550 5.1.1 Okänd). "
                      "Kontrollera adressen. Frist försöker igen tills det ger upp.")),
    (Result.LATER, ("Servern tar inte emot brevet till anna.as@region.example nu (550 5.1.1 Okänd). "
                    "Det skickas igen."))])
def test_an_outcome_is_told_with_what_the_server_said(result: Result, expected: str) -> None:
    outcome = Outcome(result=result, code=550, words="5.1.1\nOkänd")
    assert expected == outcome.told(ANNA, Phrases("sv"))


@pytest.mark.parametrize(("host", "expected"), [
    ("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("LOCALHOST", True), ("10.0.0.1", False),
    ("localhost.region.example", False), ("smtp.region.example", False)])
def test_only_this_machine_is_private(host: str, expected: bool) -> None:  # noqa: FBT001  # a row
    assert expected == is_private(host)


def test_letters_of_every_kind_go_through_a_folder(tmp_path: Path) -> None:
    every = [letter(ANNA, told(kind=kind)) for kind in AlertKind]
    assert [(Result.ACCEPTED, None)] * len(every) == results(Folder(path=tmp_path), *every)
