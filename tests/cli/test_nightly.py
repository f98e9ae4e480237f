"""The nightly run and what belongs to it as commands: what they say in words and as JSON, and how they end."""

import json
import shlex
import shutil
import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime, timedelta, tzinfo
from getpass import getuser
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any, Final
from uuid import uuid4
from xml.etree import ElementTree as ET

import pytest

from engine.alerts.night import Night
from engine.alerts.settings import settings
from engine.inference import Inference
from engine.model.alerts import DecidedTo
from engine.model.problems import Origin, Problem, ProblemsError
from engine.register import outbox
from engine.register.errors import RegisterError
from engine.register.person_chain import Role
from engine.register.register import Register
from engine.register.seeing import Seen, see
from engine.register.url import place
from tests.alerts.nights import ADMINISTRATOR, ANNA, BO, DAY, LAST_DAY, NIGHT, letters_in, night_of, owned, told
from tests.alerts.server import Post, serving
from tests.cli.test_commands import frist, lines
from tests.register.agreements import FIXED, OPEN_ENDED, OPTION, RENEWED, document, event, notice, version

DID: Final = (
    "Genomgångna avtal: {}. Att påminna om: {}. Lagt i utkorgen: {}. Återtaget, eftersom det inte längre gäller: {}.")
DELIVERED: Final = "Brev levererade: {}. Påminnelser som väntar: {}. Brev som inte kan levereras: {}."
LEFT: Final = "Påminnelser som väntar: {}. Påminnelser som inte kan levereras: {}."
FOLDER: Final = f"""
[[channel]]
kind = "folder"
folder = "brev"
[alerts]
administrator = "{ADMINISTRATOR}"
escalate_before = 0
"""


class Clock(datetime):
    """A clock that the tests set."""

    at = NIGHT

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Any:  # noqa: ANN401  # datetime's own
        """The time."""
        return cls.at.astimezone(tz)


@pytest.fixture(autouse=True)
def swedish(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It is night, and there are settings by which letters are files."""
    monkeypatch.setenv("FRIST_LANG", "sv")
    monkeypatch.setenv("FRIST_WHO", "registrator")
    monkeypatch.setenv("FRIST_REGISTER", str(tmp_path / "register.sqlite"))
    monkeypatch.setenv("FRIST_CONFIG", str(tmp_path / "frist.toml"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("engine.cli.nightly.datetime", Clock)
    monkeypatch.setattr("engine.cli.nightly.today_in_stockholm", lambda: Clock.now().date())
    monkeypatch.setattr(Clock, "at", NIGHT)
    (tmp_path / "frist.toml").write_text(FOLDER, encoding="utf-8")


@pytest.fixture
def register(tmp_path: Path, inference: Inference) -> Iterator[Register]:
    """A register with one agreement of Anna's."""
    with Register.open(place(str(tmp_path / "register.sqlite"), {}), inference, make=True) as made:
        made.enter([version("ett")], NIGHT - timedelta(hours=12))
        owned(made, "ett")
        yield made


def nightly(capsys: pytest.CaptureFixture[str], status: int, *args: str) -> list[str]:
    """What is said by the run, which ends with that status."""
    found, out, err = frist(capsys, "nightly", *args)
    assert (status, "") == (found, err)
    return out.splitlines()


def by_mail(port: int, more: str = "") -> None:
    Path("frist.toml").write_text(
        f'[mail]\nhost = "localhost"\nport = {port}\nsecurity = "none"\nsender = "frist@region.example"\ntimeout = 5\n'
        f'[alerts]\nadministrator = "{ADMINISTRATOR}"\nescalate_before = 0\n{more}', encoding="utf-8")


# --- The run --------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("register")
def test_the_run_says_what_it_did_and_ends_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert [DID.format(1, 1, 1, 0), DELIVERED.format(1, 0, 0)] == nightly(capsys, 0)
    assert [DID.format(0, 0, 0, 0), DELIVERED.format(0, 0, 0)] == nightly(capsys, 0)
    assert 1 == len(letters_in(Path("brev")))


@pytest.mark.usefixtures("register")
def test_the_run_says_it_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert [("Agreements gone through: 1. To remind of: 1. Put in the outbox: 1. "
             "Taken back, since it no longer holds: 0."),
            "Letters delivered: 1. Reminders that wait: 0. Letters that cannot be delivered: 0."] == nightly(
        capsys, 0, "--lang", "en")


@pytest.mark.usefixtures("register")
def test_the_run_says_it_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert {"as_of": DAY.isoformat(), "status": 0, "visited": 1, "found": 1, "queued": 1, "withdrawn": 0,
            "unreadable": [], "sent": 1, "given_up": 0, "waiting": 0, "given_up_in_all": 0, "problems": [],
            "undelivered": [], "overdue": 0, "reach_nobody": 0} == json.loads(
        "\n".join(nightly(capsys, 0, "--json")))


@pytest.mark.parametrize("told", [None, "[alerts]\nescalate_before = 0\n"], ids=["none", "no channel"])
def test_without_a_way_to_send_nothing_is_done_so_that_no_alert_is_told_nobody(
        register: Register, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
        told: str | None) -> None:
    if told is None:
        monkeypatch.delenv("FRIST_CONFIG")
        monkeypatch.setenv("XDG_CONFIG_HOME", str(Path.cwd()))
    else:
        Path("frist.toml").write_text(told, encoding="utf-8")
    status, out, err = frist(capsys, "nightly")
    assert (3, "", {}) == (status, out, outbox.counts(register.store))
    assert "Inställningarna anger inget sätt att skicka påminnelser. Inget är gjort." in err


@pytest.mark.usefixtures("register")
def test_letters_to_standard_output_are_kept_out_of_the_json(capsys: pytest.CaptureFixture[str]) -> None:
    Path("frist.toml").write_text('[alerts]\nescalate_before = 0\n[[channel]]\nkind = "stdout"\n', encoding="utf-8")
    status, out, err = frist(capsys, "nightly", "--json")
    assert (0, 1) == (status, json.loads(out)["sent"])
    assert err.startswith(ANNA)
    Clock.at = night_of(LAST_DAY)
    status, out, err = frist(capsys, "nightly")
    assert (0, "") == (status, err)
    assert out.startswith(ANNA)


@pytest.mark.usefixtures("register")
def test_where_something_waits_the_run_ends_with_1_and_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    post = Post(on_rcpt=lambda _post, _to: "451 4.7.1 Greylisted")
    with serving(post) as channel:
        by_mail(channel.port)
        assert [DID.format(1, 1, 1, 0), DELIVERED.format(0, 1, 0),
                f"  \N{EN DASH} Servern tar inte emot brevet till {ANNA} nu (451 4.7.1 Greylisted). Det skickas igen.",
                ] == nightly(capsys, 1)
        post.on_rcpt = lambda _post, _to: None
        Clock.at = NIGHT + timedelta(hours=1)
        assert [DID.format(0, 0, 0, 0), DELIVERED.format(1, 0, 0)] == nightly(capsys, 0)


@pytest.mark.usefixtures("register")
def test_where_a_letter_is_refused_the_run_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    with serving(Post(on_rcpt=lambda _post, _to: "550 5.1.1 No such user")) as channel:
        by_mail(channel.port)
        *_, said = nightly(capsys, 2)
        assert (f"  \N{EN DASH} Servern tar inte emot brevet till {ANNA} (550 5.1.1 No such user). "
                "Kontrollera adressen. Frist försöker igen tills det ger upp.") == said


@pytest.mark.usefixtures("register")
def test_the_json_says_why_a_letter_is_not_delivered(capsys: pytest.CaptureFixture[str]) -> None:
    with serving(Post(on_rcpt=lambda _post, _to: "550 5.1.1 No such user")) as channel:
        by_mail(channel.port)
        told = json.loads("\n".join(nightly(capsys, 2, "--json")))
        assert [{"to": ANNA, "result": "refused", "fault": None, "message": (
            f"Servern tar inte emot brevet till {ANNA} (550 5.1.1 No such user). Kontrollera adressen. "
            "Frist försöker igen tills det ger upp.")}] == told["undelivered"]
        status = json.loads("\n".join(nightly(capsys, 1, "--status", "--json")))
        assert ANNA not in json.dumps(status)  # what is kept of a run has nobody's address in it


@pytest.mark.usefixtures("register")
def test_what_is_wrong_is_in_the_json_and_on_standard_error_as_it_is_without(
        capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FRIST_MAIL_PASSWORD", raising=False)
    Path("frist.toml").write_text(
        '[mail]\nhost = "localhost"\nsender = "frist@region.example"\nuser = "frist"\n'
        'password_env = "FRIST_MAIL_PASSWORD"\n[alerts]\nescalate_before = 0\n', encoding="utf-8")
    status, out, in_json = frist(capsys, "nightly", "--json")
    told = json.loads(out)
    assert (2, ["no_password"]) == (status, [each["fault"] for each in told["undelivered"]])
    assert ["”FRIST_MAIL_PASSWORD”" in each["message"] for each in told["problems"]] == [True]
    Clock.at = NIGHT + timedelta(hours=1)
    status, _, in_words = frist(capsys, "nightly")
    assert (2, in_words) == (status, in_json)


@pytest.mark.usefixtures("register")
def test_where_a_letter_waits_for_too_long_the_run_and_the_status_end_with_2(
        capsys: pytest.CaptureFixture[str]) -> None:
    with serving(Post(on_rcpt=lambda _post, _to: "451 4.7.1 Greylisted")) as channel:
        by_mail(channel.port, "give_up_days = 2\n")
        nightly(capsys, 1)
        Clock.at = night_of(DAY + timedelta(days=2))
        nightly(capsys, 1)
        Clock.at = night_of(DAY + timedelta(days=3))
        told_loudly = nightly(capsys, 2)
        assert DELIVERED.format(0, 1, 0) == told_loudly[1]
        assert "Brev som har väntat längre än en vecka" in told_loudly[-1]
        assert LEFT.format(1, 0) == nightly(capsys, 1, "--status")[-1]
        Clock.at = night_of(DAY + timedelta(days=9))
        nightly(capsys, 2)
        assert "Det äldsta har väntat sedan den 31 augusti 2026. Se efter vad som är fel." == nightly(
            capsys, 2, "--status")[-1]


@pytest.mark.usefixtures("register")
def test_where_a_letter_is_given_up_the_run_and_the_status_end_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    with serving(Post(on_rcpt=lambda _post, _to: "550 5.1.1 No such user")) as channel:
        by_mail(channel.port, "give_up_days = 2\n")
        nightly(capsys, 2)
        Clock.at = night_of(DAY + timedelta(days=3))
        assert DELIVERED.format(0, 0, 1) == nightly(capsys, 2)[1]
        assert LEFT.format(0, 1) == nightly(capsys, 2, "--status")[-1]
        assert {"status": 2, "is_late": False, "is_cut_off": False, "waiting": 0, "given_up": 1} == {
            key: value for key, value in json.loads("\n".join(nightly(capsys, 2, "--status", "--json"))).items()
            if key not in ("last", "waiting_since")}


@pytest.mark.usefixtures("register")
def test_what_only_people_can_mend_has_the_run_end_with_2(
        capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FRIST_MAIL_PASSWORD", raising=False)
    Path("frist.toml").write_text(
        '[mail]\nhost = "localhost"\nsender = "frist@region.example"\nuser = "frist"\n'
        'password_env = "FRIST_MAIL_PASSWORD"\n[alerts]\nescalate_before = 0\n', encoding="utf-8")
    status, out, err = frist(capsys, "nightly")
    assert 2 == status
    assert "Lösenordet till localhost kunde inte läsas" in out
    assert "FRIST_MAIL_PASSWORD" in err


def test_what_reaches_nobody_has_the_run_end_with_2_and_say_so(
        register: Register, capsys: pytest.CaptureFixture[str]) -> None:
    register.enter([version("annat", document("annat", FIXED))], NIGHT - timedelta(hours=12))
    Path("frist.toml").write_text(FOLDER.replace("administrator", "# "), encoding="utf-8")
    said = nightly(capsys, 2)
    assert [DELIVERED.format(1, 1, 0), ("Inställningarna anger ingen administrator, så det som ingen ansvarar för når "
                                        "ingen ([alerts] administrator).")] == said[1:]
    assert 1 == json.loads("\n".join(nightly(capsys, 2, "--json")))["reach_nobody"]


def test_an_agreement_that_cannot_be_read_is_told_and_the_run_ends_with_2(
        register: Register, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    register.enter([version("två")], NIGHT - timedelta(hours=12))
    owned(register, "två")
    fault = ProblemsError((Problem(Origin("två"), "register_no_agreement", {"agreement": "två"}),))
    from engine.alerts import night  # noqa: PLC0415  # what is patched
    see = night.see
    monkeypatch.setattr(night, "see", lambda *given: see(*given) | ({"två": fault} if "två" in given[1] else {}))
    status, out, err = frist(capsys, "nightly")
    assert (2, DELIVERED.format(2, 0, 0)) == (status, out.splitlines()[1])
    assert err.startswith("två: ")
    Clock.at = night_of(DAY + timedelta(days=1))
    status, out, said = frist(capsys, "nightly", "--json")
    told = json.loads(out)
    assert (2, ["två"], err) == (status, told["unreadable"], said)
    assert ["två"] == [each["file"] for each in told["problems"]]
    assert err == "".join(f"{each['file']}: {each['message']} {each['remedy']}\n" for each in told["problems"])


@pytest.mark.parametrize("fault", [
    ProblemsError((Problem(Origin("två"), "register_no_agreement", {"agreement": "två"}),)), RuntimeError("fel")])
def test_what_waits_is_delivered_whatever_it_is_that_stops_the_visits(
        fault: Exception, register: Register, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
        tmp_path: Path) -> None:
    Night(register, settings(tmp_path / "frist.toml", {})).queue(NIGHT, lambda _: None)

    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr(Night, "queue", fail)
    status, _, err = frist(capsys, "nightly")
    assert (True, 1) == (status >= 2, len(letters_in(tmp_path / "brev")))
    assert ("två: " if isinstance(fault, ProblemsError) else "RuntimeError: fel") in err
    status, out, _ = frist(capsys, "nightly", "--status", "--json")
    assert (2, None, 0) == (status, json.loads(out)["last"], json.loads(out)["waiting"])


@pytest.mark.usefixtures("register")
def test_settings_that_are_wrong_are_told_and_no_run_is_made(capsys: pytest.CaptureFixture[str]) -> None:
    Path("frist.toml").write_text('[alerts]\nadministrator = "nobody"\n', encoding="utf-8")
    status, out, err = frist(capsys, "nightly")
    assert (3, "") == (status, out)
    assert "frist.toml: alerts.administrator" in err
    assert "Nattkörningen har aldrig gått färdigt på detta register." == nightly(capsys, 2, "--status")[0]


def test_where_there_is_no_register_the_run_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = frist(capsys, "nightly")
    assert (3, "") == (status, out)
    assert "register.sqlite" in err


@pytest.mark.usefixtures("register")
def test_the_settings_are_those_that_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    Path("frist.toml").rename("andra.toml")
    nightly(capsys, 0, "--config", "andra.toml")
    assert 1 == len(letters_in(Path("brev")))


@pytest.mark.parametrize(("more", "how", "option"), [
    ("", "framkommen", "--received-on"), ('given_when = "sent"\n', "avsänd", "--sent-on")])
def test_a_letter_says_what_must_be_recorded_of_the_notice(
        register: Register, capsys: pytest.CaptureFixture[str], more: str, how: str, option: str) -> None:
    Path("frist.toml").write_text('[alerts]\nescalate_before = 0\n[[channel]]\nkind = "stdout"\n', encoding="utf-8")
    nightly(capsys, 0)
    register.enter([version("två", document("två", RENEWED + more))], NIGHT - timedelta(hours=12))
    owned(register, "två", BO)
    said = " ".join(" ".join(nightly(capsys, 0)).split())
    assert f"Beslutar ni att säga upp fortsätter de tills uppsägningen är registrerad som {how}." in said
    lines(capsys, "decide", "två", "terminate", "--by", "nämnden", "--on", DAY.isoformat())
    Clock.at = night_of(LAST_DAY)
    said = " ".join(" ".join(nightly(capsys, 0)).split())
    assert f"Ni har beslutat att säga upp, men uppsägningen är inte registrerad som {how}:" in said
    assert (f"Påminnelserna upphör när uppsägningen är registrerad som {how}, eller när ett annat beslut är "
            f"registrerat. frist record notice 'två' --by PART {option} ÅÅÅÅ-MM-DD") in said


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(("words", "named"), [
    (("--config", "andra.toml", "install"), "--config före install"),
    (("--config", "andra.toml", "feeds"), "--config före feeds"),
    (("--status", "feeds"), "--status före feeds"), (("--json", "feeds"), "--json före feeds"),
    (("--heartbeat", "liv.json", "install"), "--heartbeat före install"),
    (("--json", "--register", "annat.sqlite", "install"), "--register, --json före install")])
def test_options_that_a_command_does_not_go_by_are_not_dropped_in_silence(
        capsys: pytest.CaptureFixture[str], words: tuple[str, ...], named: str) -> None:
    status, out, err = frist(capsys, "nightly", *words)
    assert (2, "", True) == (status, out, f"{named} har ingen verkan. Skriv det efter," in err)


def test_the_language_may_stand_before_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert "# frist-nightly.service" == lines(capsys, "nightly", "--lang", "en", "install")[0]


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("words", [("--config", "frist.toml"), ("--heartbeat", "liv.json")])
def test_the_status_goes_by_no_settings_and_leaves_no_sign_of_life(
        capsys: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    status, out, err = frist(capsys, "nightly", "--status", *words)
    assert (2, "", True) == (status, out, "Utelämna --config och --heartbeat." in err)


# --- The status -----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("register")
def test_the_status_of_a_register_that_no_run_has_been_made_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert ["Nattkörningen har aldrig gått färdigt på detta register.", LEFT.format(0, 0)] == nightly(
        capsys, 2, "--status")
    assert {"status": 2, "last": None, "is_late": True, "is_cut_off": False, "waiting_since": None,
            "waiting": 0, "given_up": 0} == json.loads(
        "\n".join(nightly(capsys, 2, "--status", "--json")))


@pytest.mark.usefixtures("register")
def test_the_status_after_a_run_and_until_a_night_has_been_missed(capsys: pytest.CaptureFixture[str]) -> None:
    nightly(capsys, 0)
    last = "Senaste färdiga körning: 2026-08-31 03:30."
    for hours, status, late in ((0, 0, []), (26, 0, []),
                                (27, 2, ["Det är mer än 26 timmar sedan: en natt har missats."])):
        Clock.at = NIGHT + timedelta(hours=hours)
        assert [last, *late, LEFT.format(0, 0)] == nightly(capsys, status, "--status")
    assert ["Latest finished run: 2026-08-31 03:30.", "That is more than 26 hours ago: a night has been missed.",
            "Reminders that wait: 0. Reminders that cannot be delivered: 0."] == nightly(
        capsys, 2, "--status", "--lang", "en")


@pytest.mark.usefixtures("register")
def test_the_status_as_json_says_what_the_last_run_did(capsys: pytest.CaptureFixture[str]) -> None:
    nightly(capsys, 0)
    found = json.loads("\n".join(nightly(capsys, 0, "--status", "--json")))
    assert (0, NIGHT.isoformat(), DAY.isoformat(), 1, 1) == (
        found["status"], found["last"]["started_at"], found["last"]["as_of"], found["last"]["visited"],
        found["last"]["sent"])


def begun(register: Register, at: datetime) -> None:
    """A run that was cut off."""
    outbox.begin_run(register.store, outbox.Run(id=uuid4().hex, started_at=at, finished_at=None, as_of=at.date(),
                                                told={}))


def test_the_status_tells_of_a_run_that_was_cut_off(register: Register, capsys: pytest.CaptureFixture[str]) -> None:
    nightly(capsys, 0)
    begun(register, NIGHT + timedelta(hours=1))
    Clock.at = NIGHT + timedelta(hours=2)
    assert ["Senaste färdiga körning: 2026-08-31 03:30.", "En senare körning har börjat och inte gått färdigt.",
            LEFT.format(0, 0)] == nightly(capsys, 1, "--status")


def test_a_run_by_a_clock_that_was_years_ahead_hides_no_missed_night(
        register: Register, capsys: pytest.CaptureFixture[str]) -> None:
    begun(register, night_of(date(2031, 1, 1)))
    nightly(capsys, 0)
    assert 2 == len(nightly(capsys, 0, "--status"))
    Clock.at = night_of(DAY + timedelta(days=2))
    assert "Det är mer än 26 timmar sedan: en natt har missats." in nightly(capsys, 2, "--status")


@pytest.mark.usefixtures("register")
def test_the_status_tells_that_something_waits(capsys: pytest.CaptureFixture[str]) -> None:
    with serving(Post(on_rcpt=lambda _post, _to: "451 4.7.1 Greylisted")) as channel:
        by_mail(channel.port)
        nightly(capsys, 1)
    assert LEFT.format(1, 0) == nightly(capsys, 1, "--status")[-1]


# --- The sign of life -----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("register")
def test_the_run_leaves_a_sign_of_life_in_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    nightly(capsys, 0, "--heartbeat", "liv.json")
    told = json.loads(Path("liv.json").read_text(encoding="utf-8"))
    assert (NIGHT.isoformat(), 0, 1) == (told["ran_at"], told["status"], told["sent"])


@contextmanager
def answering(status: int) -> Iterator[tuple[str, list[str]]]:
    """A server that answers with a status: its address, and what it has been asked for."""
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # http.server's name
            asked.append(self.path)
            if status:
                self.send_response(status)
                self.end_headers()
            else:
                self.wfile.write(b"nonsense\r\n\r\n")

        def log_message(self, *_: object) -> None:  # nothing is to be said
            pass

    server = HTTPServer(("127.0.0.1", 0), Answer)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/liv", asked
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.usefixtures("register")
def test_the_run_leaves_a_sign_of_life_by_asking_for_an_address(capsys: pytest.CaptureFixture[str]) -> None:
    with answering(200) as (url, asked):
        nightly(capsys, 0, "--heartbeat", url)
    assert ["/liv"] == asked


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("status", [500, 404, 0])
def test_where_the_address_answers_otherwise_the_run_ends_with_2_but_is_made(
        capsys: pytest.CaptureFixture[str], status: int) -> None:
    with answering(status) as (url, _):
        ended, out, err = frist(capsys, "nightly", "--heartbeat", url)
    assert (2, DELIVERED.format(1, 0, 0)) == (ended, out.splitlines()[1])
    assert "Livstecknet kunde inte lämnas: http://127.0.0.1/…\n" == err


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(("place", "shown"), [
    ("http://frist:hemligt@127.0.0.1:1/hemligt", "http://127.0.0.1/…"), ("http://[::1", "…"),
    ("http://a b/", "http://a b/…"), ("https://", "https://…/…"), ("ingen/liv.json", "ingen/liv.json")])
def test_where_the_sign_of_life_cannot_be_left_the_run_ends_with_2_but_is_made(
        capsys: pytest.CaptureFixture[str], place: str, shown: str) -> None:
    status, out, err = frist(capsys, "nightly", "--heartbeat", place, "--json")
    assert (2, 2, 1) == (status, json.loads(out)["status"], json.loads(out)["sent"])
    assert f"Livstecknet kunde inte lämnas: {shown}\n" == err
    assert json.loads(out)["heartbeat_left"] is False


@pytest.mark.usefixtures("register")
def test_an_address_that_is_never_done_answering_is_not_waited_for(
        capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.cli.nightly_views._PATIENCE", 1)
    is_over = Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        def serve() -> None:
            connection, _ = listening.accept()
            with connection, suppress(OSError):
                while not is_over.wait(0.2):
                    connection.sendall(b"H")

        thread = Thread(target=serve, daemon=True)
        thread.start()
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/liv"
        status, _, err = frist(capsys, "nightly", "--heartbeat", address)
        is_over.set()
        thread.join(5)
    assert (2, "Livstecknet kunde inte lämnas: http://127.0.0.1/…\n") == (status, err)


@pytest.mark.parametrize("as_json", [(), ("--json",)])
def test_a_run_that_is_cut_off_when_it_has_begun_ends_with_2_and_says_that_what_is_queued_is_kept(
        register: Register, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
        as_json: tuple[str, ...]) -> None:
    def full(*_: object) -> None:
        raise RegisterError("register.sqlite", "disk_full")

    monkeypatch.setattr("engine.cli.nightly_views.outbox.end_run", full)
    status, out, err = frist(capsys, "nightly", *as_json)
    assert (2, {}) == (status, outbox.counts(register.store))  # the letter had gone
    assert "Körningen bröts innan den var klar." in err
    assert not as_json or json.loads(out)["status"] == 2


@pytest.mark.usefixtures("register")
def test_a_sign_of_life_is_left_also_where_something_waits(capsys: pytest.CaptureFixture[str]) -> None:
    with serving(Post(on_rcpt=lambda _post, _to: "451 4.7.1 Greylisted")) as channel:
        by_mail(channel.port)
        nightly(capsys, 1, "--heartbeat", "liv.json")
    told = json.loads(Path("liv.json").read_text(encoding="utf-8"))
    assert (1, 1) == (told["status"], told["waiting"])


# --- Decisions ------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(("to", "until", "expected"), [
    ("renew", (), ["Avtal ett: nämnden har beslutat att låta avtalet fortsätta (post 3).",
                   ("Påminnelserna om den sista dagen, den 30 september 2026, upphör. "
                    "De återkommer om dagen flyttas.")]),
    ("terminate", (), ["Avtal ett: nämnden har beslutat att säga upp avtalet eller låta det upphöra (post 3).",
                       ("Påminnelserna fortsätter tills uppsägningen är registrerad som framkommen "
                        "(frist record notice). Sista dag är den 30 september 2026.")]),
    ("negotiate", ("--until", "2026-09-10"),
     ["Avtal ett: nämnden har beslutat att förhandla (post 3).",
      "Påminnelserna om den sista dagen tystnar till och med den 10 september 2026, om inte dagen flyttas."]),
    ("delegate", ("--until", "2026-09-10"),
     ["Avtal ett: nämnden har överlåtit beslutet (post 3).",
      "Påminnelserna om den sista dagen tystnar till och med den 10 september 2026, om inte dagen flyttas."])])
def test_a_decision_is_entered_and_what_it_silences_is_said(
        capsys: pytest.CaptureFixture[str], to: str, until: tuple[str, ...], expected: list[str]) -> None:
    assert expected == lines(capsys, "decide", "ett", to, "--by", "nämnden", *until)


@pytest.mark.parametrize(("terms", "to", "expected"), [
    (OPTION, "renew", "Påminnelserna fortsätter tills det är registrerat att optionen är utnyttjad"),
    (OPTION, "terminate", "Påminnelserna om den sista dagen, "),
    (FIXED, "renew", "Påminnelserna fortsätter tills det är registrerat att avtalet är förlängt"),
    (FIXED, "terminate", "Påminnelserna om den 29 februari 2028 upphör."),
    (OPEN_ENDED, "terminate", "Avtalet har ingen sista dag som beslutet kan gälla. Påminnelser kommer"),
    (RENEWED.replace("[notice]\n", '[notice]\ngiven_when = "sent"\n'), "terminate",
     "Påminnelserna fortsätter tills uppsägningen är registrerad som avsänd (frist record notice). Sista dag är den "),
    (OPEN_ENDED + 'given_when = "sent"\n', "terminate",
     ("Avtalet har ingen sista dag som beslutet kan gälla. Påminnelser kommer tills uppsägningen är registrerad som "
      "avsänd (frist record notice).")),
    (OPEN_ENDED, "renew", "Avtalet har ingen kommande sista dag som beslutet kan gälla. Beslutet tystar därför inga"),
    (RENEWED, "delegate", "Beslutet tystar inga påminnelser: så nära den sista dagen, den 30 september 2026,"),
    (FIXED, "delegate", "Påminnelserna om den sista dagen, den 29 februari 2028, tystnar till och med den 29 januari")])
def test_what_a_decision_silences_depends_on_what_the_day_is_for(
        register: Register, capsys: pytest.CaptureFixture[str], terms: str, to: str, expected: str) -> None:
    register.enter([version("annat", document("annat", terms))], NIGHT)
    assert lines(capsys, "decide", "annat", to, "--by", "nämnden")[1].startswith(expected)


RESTS: Final = 'rests_on = ["annat"]\ntitle ='


def commands_in(folder: Path) -> set[str]:
    """The commands that end reminders by a decision, in the letters there."""
    return {line.strip() for each in letters_in(folder).values() for line in each.replace("=\n", "").splitlines()
            if line.startswith("   frist decide ")}


def test_a_letter_about_another_day_than_the_next_last_day_names_it_in_the_command_and_that_ends_its_reminders(
        register: Register, capsys: pytest.CaptureFixture[str]) -> None:
    later = RENEWED.replace("2026-12-31", "2030-12-31")
    register.enter([version("annat", document("annat", OPTION)),
                    version("tre", document("tre", later).replace("title =", RESTS))], NIGHT)
    owned(register, "tre")
    Clock.at = night_of(date(2027, 4, 2))  # nobody has used the option
    nightly(capsys, 0)
    named = "frist decide tre renew|terminate|negotiate|delegate --about 2027-06-30 --by VEM"
    assert named in commands_in(Path("brev"))
    before = told(register)
    expected = "Påminnelserna om den 30 juni 2027 upphör. De återkommer om dagen flyttas."
    assert expected == lines(capsys, "decide", "tre", "terminate", "--about", "2027-06-30", "--by", "nämnden")[1]
    found = see(register, ["tre"], date(2027, 4, 2))["tre"]
    assert isinstance(found, Seen)
    assert [date(2027, 6, 30)] == [each.about for each in found.decisions]
    for day in (date(2027, 5, 31), date(2027, 6, 23), date(2027, 6, 29), date(2027, 7, 1)):
        Clock.at = night_of(day)
        nightly(capsys, 0)
    assert not [each for each in told(register) if each.startswith("tre|falls") and each not in before]


@pytest.mark.parametrize(("about", "expected"), [((), True), (("--about", "2026-11-30"), False)])
def test_each_partys_last_day_is_decided_on_by_itself(
        register: Register, capsys: pytest.CaptureFixture[str], about: tuple[str, ...],
        expected: bool) -> None:  # noqa: FBT001  # a case
    terms = RENEWED + '[notice.party.kommun]\nperiod = "1 month"\n'
    register.enter([version("annat", document("annat", terms))], NIGHT)
    owned(register, "annat")
    lines(capsys, "decide", "annat", "renew", "--by", "nämnden", *about)
    Clock.at = night_of(date(2026, 10, 31))
    nightly(capsys, 0)
    assert expected == ("annat|notice_deadline|kommun|2026-11-30|30 sent" in told(register))


def test_a_day_that_there_is_nothing_to_decide_on_is_refused(
        register: Register, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = frist(capsys, "decide", "ett", "renew", "--about", "2026-09-29", "--by", "nämnden")
    assert (2, "", 2) == (status, out, register.store.head().seq)
    assert "den 29 september 2026 är ingen kommande dag som beslutet kan gälla." in err


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(("to", "until", "told_on"), [
    ("renew", (), []),
    ("terminate", (), ["2026-09-16", "2026-09-23", "2026-09-30", "2026-10-01"]),
    ("negotiate", ("--until", "2026-09-20"), ["2026-09-21", "2026-09-23", "2026-09-30", "2026-10-01"]),
    ("delegate", ("--until", "2026-09-20"), ["2026-09-21", "2026-09-23", "2026-09-30", "2026-10-01"])])
def test_a_decision_silences_what_it_says(
        capsys: pytest.CaptureFixture[str], to: str, until: tuple[str, ...], told_on: list[str]) -> None:
    nightly(capsys, 0)
    lines(capsys, "decide", "ett", to, "--by", "nämnden", *until)
    found = []
    for day in (date(2026, 9, each) for each in (1, 16, 21, 23, 30)):
        Clock.at = night_of(day)
        if json.loads("\n".join(nightly(capsys, 0, "--json")))["queued"]:
            found.append(day.isoformat())
    assert [each for each in told_on if each < "2026-10"] == found


@pytest.mark.usefixtures("register")
def test_a_decision_is_told_as_json_and_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert {"entry": 3, "agreement": "ett", "to": "renew", "by": "nämnden", "on": "2026-08-30", "about": "2026-09-30",
            "until": None} == json.loads("\n".join(lines(
                capsys, "decide", "ett", "renew", "--by", "nämnden", "--on", "2026-08-30", "--json")))
    assert ["Avtal ett: nämnden has decided to negotiate (entry 4).",
            ("The decision silences no reminders: so near the last day, 30 September 2026, they come all the same "
             "(unless the settings say otherwise)."),
            "Another day is set with --until, 22 September 2026 at the latest."] == lines(
                capsys, "decide", "ett", "negotiate", "--by", "nämnden", "--lang", "en")


def test_a_decision_about_an_agreement_without_a_day_to_come_is_entered_all_the_same(
        register: Register, capsys: pytest.CaptureFixture[str]) -> None:
    register.enter([event("ett", notice("2025-01-10"))], NIGHT)
    Clock.at = night_of(date(2027, 6, 1))
    assert [("Avtalet har ingen kommande sista dag som beslutet kan gälla. Beslutet tystar därför inga påminnelser om "
             "någon sådan.")] == lines(capsys, "decide", "ett", "delegate", "--by", "nämnden")[1:]


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(("args", "status", "expected"), [
    (("inget", "renew", "--by", "nämnden"), 3, "inget"),
    (("ett", "renew"), 2, "--by"),
    (("ett", "wait", "--by", "nämnden"), 2, "renew, terminate"),
    (("ett", "renew", "--by", " "), 3, "--by"),
    (("ett", "negotiate", "--by", "nämnden", "--until", "2026-08-30"), 2, "--until ligger före"),
    (("ett", "negotiate", "--by", "nämnden", "--until", "2026-09-30"), 2, "den 30 september 2026. Ange en tidigare"),
    (("ett", "delegate", "--by", "nämnden", "--until", "2027-01-31"), 2, "--until måste vara en dag före den sista"),
    (("ett", "renew", "--by", "nämnden", "--on", "2026-09-01"), 2, "--on ligger framåt"),
    (("ett", "renew", "--by", "n\nm"), 3, "--by")])
def test_a_decision_that_cannot_be_entered_is_refused(
        capsys: pytest.CaptureFixture[str], args: tuple[str, ...], status: int, expected: str) -> None:
    found, out, err = frist(capsys, "decide", *args)
    assert (status, "") == (found, out)
    assert expected in err


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(("now", "until", "expected"), [
    (date(2026, 8, 29), (), ["tystnar till och med den 30 augusti 2026 (om inte", "senast den 22 september 2026."]),
    (date(2026, 8, 30), (), ["tystnar till och med den 30 augusti 2026 (om inte", "senast den 22 september 2026."]),
    (date(2026, 8, 31), (), ["Beslutet tystar inga påminnelser", "senast den 22 september 2026."]),
    (date(2026, 9, 22), (), ["Beslutet tystar inga påminnelser", "senast den 22 september 2026."]),
    (date(2026, 9, 23), (), ["Beslutet tystar inga påminnelser"]),
    (date(2026, 8, 31), ("--until", "2026-09-22"), ["tystnar till och med den 22 september 2026, om inte dagen"]),
    (date(2026, 8, 31), ("--until", "2026-09-23"), ["tystnar bara till och med den 22 september 2026 (om inte"]),
    (date(2026, 8, 31), ("--until", "2026-09-29"), ["tystnar bara till och med den 22 september 2026 (om inte"]),
    (date(2026, 9, 23), ("--until", "2026-09-29"), ["Beslutet tystar inga påminnelser"])])
def test_until_when_what_is_in_hand_is_really_silent_is_said(
        capsys: pytest.CaptureFixture[str], now: date, until: tuple[str, ...], expected: list[str]) -> None:
    Clock.at = night_of(now)
    _, *said = lines(capsys, "decide", "ett", "delegate", "--by", "nämnden", *until)
    assert len(expected) == len(said)
    assert [] == [(each, line) for each, line in zip(expected, said, strict=True) if each not in line]


@pytest.mark.parametrize(("to", "until", "is_told"), [
    ("negotiate", "2026-09-06", False), ("negotiate", "2026-09-07", True), ("renew", "2026-09-07", True),
    ("renew", None, False), ("renew", "2026-09-30", False), ("terminate", "2026-09-07", False)])
def test_silence_past_the_last_meeting_at_which_there_is_time_to_decide_is_said(
        register: Register, capsys: pytest.CaptureFixture[str], to: str, until: str | None,
        is_told: bool) -> None:  # noqa: FBT001  # a column of the table
    forum = ('[[forum]]\nid = "ks"\nname = "Kommunstyrelsen"\nconvenor = "kommun"\n'
             'meetings = [2026-09-01, 2026-09-07, 2026-09-14]\n')
    register.enter([version("ett", document("ett", RENEWED + forum))], NIGHT)
    said = lines(capsys, "decide", "ett", to, "--by", "nämnden", *(() if until is None else ("--until", until)))
    warning = ("Observera: Kommunstyrelsen sammanträder den 7 september 2026, medan påminnelserna är tysta. Det är det "
               "sista kända sammanträdet då beslut hinner fattas.")
    assert ([warning] if is_told else []) == said[2:]


@pytest.mark.usefixtures("register")
def test_a_decision_from_before_one_that_holds_already_silences_nothing_of_its_own(
        capsys: pytest.CaptureFixture[str]) -> None:
    lines(capsys, "decide", "ett", "terminate", "--by", "fullmäktige")
    assert ["Avtal ett: nämnden har beslutat att låta avtalet fortsätta (post 4).",
            "Det beslut som därefter gäller:",
            "  \N{EN DASH} Avtal ett: fullmäktige har beslutat att säga upp avtalet eller låta det upphöra (post 3).",
            ("  \N{EN DASH} Påminnelserna fortsätter tills uppsägningen är registrerad som framkommen (frist record "
             "notice). Sista dag är den 30 september 2026.")] == lines(
        capsys, "decide", "ett", "renew", "--by", "nämnden", "--on", "2026-08-30")


# --- What is taken back -----------------------------------------------------------------------------------------------


def undone(capsys: pytest.CaptureFixture[str], *args: str) -> list[str]:
    """What is said of decisions when entries are taken back."""
    _, nothing, *said = lines(capsys, "undo", *args, "--why", "fel", "--as-of", Clock.at.date().isoformat())
    assert "  \N{EN DASH} Ingenting ändras i bedömningen." == nothing
    return [each for each in said if not each.startswith(("Post ", "Inget är infört"))]


@pytest.mark.usefixtures("register")
def test_when_a_decision_is_taken_back_it_is_said_which_one_then_holds_and_what_it_silences(
        capsys: pytest.CaptureFixture[str]) -> None:
    lines(capsys, "decide", "ett", "renew", "--by", "nämnden")
    lines(capsys, "decide", "ett", "terminate", "--by", "fullmäktige")
    holds = ["Det beslut som därefter gäller:",
             "  \N{EN DASH} Avtal ett: nämnden har beslutat att låta avtalet fortsätta (post 3).",
             ("  \N{EN DASH} Påminnelserna om den sista dagen, den 30 september 2026, upphör. "
              "De återkommer om dagen flyttas.")]
    assert holds == undone(capsys, "4", "--dry-run")
    assert holds == undone(capsys, "4")
    assert [("Inget beslut om den sista dagen, den 30 september 2026, gäller därefter. Påminnelserna om den kommer som "
             "om inget hade beslutats.")] == undone(capsys, "3")


@pytest.mark.usefixtures("register")
def test_a_decision_that_holds_again_but_has_lapsed_is_said_to_have(capsys: pytest.CaptureFixture[str]) -> None:
    lines(capsys, "decide", "ett", "negotiate", "--by", "nämnden", "--until", "2026-09-05")
    lines(capsys, "decide", "ett", "renew", "--by", "nämnden")
    Clock.at = night_of(date(2026, 9, 6))
    assert ("  \N{EN DASH} Beslutet tystar inte längre påminnelserna om den sista dagen, den 30 september 2026. "
            "Det tystade dem till och med den 5 september 2026.") == undone(capsys, "4")[-1]


@pytest.mark.parametrize(("earlier", "expected"), [
    ("terminate", "  \N{EN DASH} Avtalet har ingen sista dag som beslutet kan gälla. Påminnelser kommer tills "),
    ("renew", "  \N{EN DASH} Avtalet har ingen kommande sista dag som beslutet kan gälla. Beslutet tystar därför"),
    (None, "Inget beslut gäller därefter. Avtalet har ingen kommande sista dag.")])
def test_a_decision_that_is_taken_back_where_there_is_no_last_day(
        register: Register, capsys: pytest.CaptureFixture[str], earlier: str | None, expected: str) -> None:
    register.enter([version("annat", document("annat", OPEN_ENDED))], NIGHT)
    for each in (earlier, "delegate"):
        if each is not None:
            lines(capsys, "decide", "annat", each, "--by", "nämnden")
    assert undone(capsys, str(register.store.head().seq))[-1].startswith(expected)


def test_what_is_taken_back_besides_decisions_says_nothing_of_them(
        register: Register, capsys: pytest.CaptureFixture[str]) -> None:
    lines(capsys, "decide", "ett", "renew", "--by", "nämnden")
    entry, = register.enter([event("ett", notice("2026-08-30"))], NIGHT)
    said = lines(capsys, "undo", str(entry.seq), "--why", "fel", "--as-of", "2026-08-31")
    assert [] == [each for each in said if "beslut" in each]


def test_every_kind_of_decision_is_told_in_both_languages() -> None:
    from engine.explain.phrases import LANGUAGES, Phrases  # noqa: PLC0415  # for this test alone
    for language in LANGUAGES:
        assert 4 == len({Phrases(language)(f"nightly.decided_{each.value}", title="", by="", entry=1)
                         for each in DecidedTo})


# --- What will come -------------------------------------------------------------------------------------------------


def test_what_will_come_is_what_comes(register: Register, capsys: pytest.CaptureFixture[str]) -> None:
    register.enter([version("två", document("två", FIXED))], NIGHT - timedelta(hours=12))
    owned(register, "två", BO, name="Bo")
    nightly(capsys, 0)
    expected = json.loads("\n".join(lines(capsys, "alerts", "preview", "--days", "50", "--json")))
    assert ["2026-09-16", "2026-09-23", "2026-09-24"] == [each["on"] for each in expected[:3]]
    came = []
    for days in range(51):
        Clock.at = night_of(DAY + timedelta(days=days))
        count = json.loads("\n".join(nightly(capsys, 0, "--json")))["found"]
        came += [Clock.at.date().isoformat()] * count
    assert came == [each["on"] for each in expected]


@pytest.mark.usefixtures("register")
def test_what_will_come_is_told_with_whom_it_goes_to(capsys: pytest.CaptureFixture[str]) -> None:
    sentence = ("En uppsägning måste ha kommit fram senast den 30 september 2026; annars förlängs överenskommelsen "
                "till och med den 31 december 2027 (§§ 10 och 11).")
    assert [f"2026-08-31  {ANNA}  Avtal ett: {sentence}"] == lines(capsys, "alerts", "preview", "--days", "10")
    nightly(capsys, 0)
    assert [f"2026-09-16  {ANNA}  Avtal ett: {sentence}"] == lines(capsys, "alerts", "preview", "--days", "16")
    assert ["Inga påminnelser de närmaste 15 dagarna."] == lines(capsys, "alerts", "preview", "--days", "15")
    assert ["No reminders in the coming 15 days."] == lines(
        capsys, "alerts", "preview", "--days", "15", "--lang", "en")


def test_what_will_come_to_one_person(register: Register, capsys: pytest.CaptureFixture[str]) -> None:
    register.enter([version("två")], NIGHT - timedelta(hours=12))
    owned(register, "två", BO, Role.SUBSTITUTE, name="Bo")
    told = json.loads("\n".join(lines(capsys, "alerts", "preview", "--for", BO.upper(), "--days", "10", "--json")))
    assert [("två", [BO], "notice_deadline", "first")] == [
        (each["agreement"], each["to"], each["kind"], each["level"]) for each in told]
    assert 2 == len(lines(capsys, "alerts", "preview", "--days", "10"))


def test_one_person_is_named_by_address_name_or_token(
        register: Register, capsys: pytest.CaptureFixture[str]) -> None:
    register.enter([version("två")], NIGHT - timedelta(hours=12))
    bo = owned(register, "två", BO, name="Bo Berg")
    for name in (BO, f"Bo <{BO}>", "bo berg", bo.token):
        found = json.loads("\n".join(lines(capsys, "alerts", "preview", "--for", name, "--days", "10", "--json")))
        assert ["två"] == [each["agreement"] for each in found]
    assert 1 == len(lines(capsys, "alerts", "preview", "--for", "Anna Ås", "--days", "10"))


def test_one_who_is_nobody_or_has_no_address_is_not_said_to_get_nothing(
        register: Register, capsys: pytest.CaptureFixture[str]) -> None:
    owned(register, "ett", "", name="Cecilia")
    for name in ("Ingen", "Cecilia", ""):
        status, out, err = frist(capsys, "alerts", "preview", "--for", name)
        assert (2, "", True) == (status, out, f"”{name}” är ingen adress" in err)


def test_each_day_is_seen_once_for_all_agreements_that_have_anything_to_tell(
        register: Register, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"avtal-{number}" for number in range(5)]
    register.enter([version(each) for each in names], NIGHT - timedelta(hours=12))
    asked: list[tuple[date, int]] = []

    def counted(register: Register, ids: Sequence[str], day: date) -> object:
        asked.append((day, len(ids)))
        return see(register, ids, day)

    monkeypatch.setattr("engine.cli.previewing.see", counted)
    lines(capsys, "alerts", "preview", "--days", "30")
    assert (DAY, 6) == asked[0]
    assert len(asked) == len({day for day, _ in asked})


# --- Calendars ------------------------------------------------------------------------------------------------------

CALENDARS: Final = FOLDER + '[calendar]\nfolder = "kalendrar"\n'


@pytest.mark.usefixtures("register")
def test_the_run_writes_the_calendars_last_and_says_how_many_have_changed(capsys: pytest.CaptureFixture[str]) -> None:
    Path("frist.toml").write_text(CALENDARS, encoding="utf-8")
    changed = "Kalendrar som har ändrats: {}."
    assert [DID.format(1, 1, 1, 0), DELIVERED.format(1, 0, 0), changed.format(2)] == nightly(capsys, 0)
    assert changed.format(0) == nightly(capsys, 0)[2]
    assert 2 == len(list(Path("kalendrar").glob("*.ics")))


@pytest.mark.usefixtures("register")
def test_a_calendar_that_cannot_be_written_has_the_run_end_with_2_and_stops_nothing_else(
        capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    Path("frist.toml").write_text(CALENDARS, encoding="utf-8")
    Path("kalendrar").mkdir()
    Path("kalendrar/alla.ics").write_bytes(b"hej")
    place = tmp_path / "kalendrar" / "alla.ics"
    status, out, err = frist(capsys, "nightly", "--json")
    told = json.loads(out)
    assert (2, 2, 1, 1, True) == (
        status, told["status"], told["sent"], told["calendars"], told["calendars_failed"])
    assert [{"file": str(place), "message": err.rstrip()}] == told["calendar_faults"]
    assert (f"{place} är ingen kalender som nattkörningen har skrivit, eller inte hel, och lämnas som den är. "
            "Ta bort filen, så skrivs den på nytt.\n") == err
    place.unlink()
    nightly(capsys, 0)


@pytest.mark.usefixtures("register")
def test_a_folder_of_calendars_that_cannot_be_made_is_told(
        capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    Path("frist.toml").write_text(CALENDARS, encoding="utf-8")
    Path("kalendrar").write_bytes(b"")
    status, out, err = frist(capsys, "nightly")
    assert (2, DELIVERED.format(1, 0, 0)) == (status, out.splitlines()[1])
    assert (f"Kalendern {tmp_path / 'kalendrar'} kunde inte skrivas (File exists). Nästa körning försöker igen.\n"
            ) == err


@pytest.mark.usefixtures("register")
def test_what_the_register_refuses_while_calendars_are_written_is_told_when_all_else_is_done(
        capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    Path("frist.toml").write_text(CALENDARS, encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise ProblemsError((Problem(Origin("två"), "register_no_agreement", {"agreement": "två"}),))

    monkeypatch.setattr("engine.alerts.feeds.see", refuse)
    status, out, err = frist(capsys, "nightly")
    assert (2, DELIVERED.format(1, 0, 0), True) == (status, out.splitlines()[1], err.startswith("två: "))
    status, out, said = frist(capsys, "nightly", "--json")
    assert (2, err, ["två"]) == (status, said, [each["file"] for each in json.loads(out)["problems"]])
    assert "Senaste färdiga körning: 2026-08-31 03:30." == nightly(capsys, 0, "--status")[0]


@pytest.mark.usefixtures("register")
def test_it_is_told_which_calendar_is_whose(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    Path("frist.toml").write_text(CALENDARS, encoding="utf-8")
    nightly(capsys, 0)
    anna, = (each for each in Path("kalendrar").glob("*.ics") if each.stem != "alla")
    folder = tmp_path / "kalendrar"
    assert [f"{folder / 'alla.ics'}  alla avtal (1 avtal)",
            f"{folder / anna.name}  Anna Ås, {ANNA} (1 avtal)"] == lines(capsys, "nightly", "feeds")
    assert [{"file": str(folder / "alla.ics"), "whose": None, "agreements": 1},
            {"file": str(folder / anna.name), "whose": f"Anna Ås, {ANNA}", "agreements": 1}] == json.loads(
                "\n".join(lines(capsys, "nightly", "feeds", "--json")))


@pytest.mark.usefixtures("register")
def test_where_no_calendars_are_to_be_written_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = frist(capsys, "nightly", "feeds")
    assert (2, "", True) == (status, out, "Lägg till [calendar] med folder." in err)


# --- A fault of the program -----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(("fault", "expected", "told"), [
    (RuntimeError("fel"), "RuntimeError: fel", "RuntimeError"),
    (OSError(28, "No space left"), "Svaret kan inte skrivas ut", "Svaret kan inte skrivas ut (No space left)."),
    (BrokenPipeError(32, "Broken pipe"), "Broken pipe", "Svaret kan inte skrivas ut (Broken pipe).")])
def test_what_nobody_has_foreseen_is_never_taken_for_something_that_waits(
        fault: Exception, expected: str, told: str, capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr("engine.cli.nightly_views.Post", fail)
    status, out, err = frist(capsys, "nightly")
    assert (2, "", True) == (status, out, expected in err)
    status, out, said = frist(capsys, "nightly", "--json")
    assert (2, True) == (status, expected in said)
    assert {"status": 2, "fault": told} == json.loads(out)


# --- Running it -----------------------------------------------------------------------------------------------------


def test_a_service_and_a_timer_are_written_and_not_over_others(
        capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    said = lines(capsys, "nightly", "install", "--to", "systemd")
    assert [("Skrivet i systemd. Kopiera filerna till /etc/systemd/system och starta timern: "
             "sudo systemctl daemon-reload && sudo systemctl enable --now frist-nightly.timer")] == said
    timer = Path("systemd/frist-nightly.timer").read_text(encoding="utf-8")
    assert "OnCalendar=*-*-* 03..08:30:00 Europe/Stockholm\n" in timer
    assert "Persistent=true\n" in timer
    service = Path("systemd/frist-nightly.service").read_text(encoding="utf-8")
    assert [f'Environment="FRIST_REGISTER={tmp_path / "register.sqlite"}"',
            f'Environment="FRIST_CONFIG={tmp_path / "frist.toml"}"', 'Environment="FRIST_LANG=sv"'] == [
        each for each in service.splitlines() if each.startswith("Environment")]
    assert f"User={getuser()}\n" in service
    assert "SuccessExitStatus=1\n" in service
    status, out, err = frist(capsys, "nightly", "install", "--to", "systemd")
    assert (2, "") == (status, out)
    assert "Här finns redan frist-nightly.service, frist-nightly.timer." in err


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd")
def test_systemd_takes_them_whatever_the_register_is_called(
        capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRIST_REGISTER", 'postgresql://a%20b"$c\\@localhost/å ä')
    lines(capsys, "nightly", "install", "--to", "systemd")
    ran = subprocess.run(["systemd-analyze", "verify", "systemd/frist-nightly.service",  # noqa: S607  # wherever it is
                          "systemd/frist-nightly.timer"], capture_output=True, text=True, check=False)
    assert [] == [line for line in ran.stderr.splitlines() if "frist-nightly" in line]


def test_what_cron_is_to_run_is_shown_as_a_line_that_the_shell_reads_as_it_was_meant(
        capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRIST_REGISTER", "/srv/avtal 100%/it's $HOME.sqlite")
    monkeypatch.setattr("sys.argv", ["/usr/bin/env"])
    hours, line = lines(capsys, "nightly", "install", "--crontab")
    assert hours == ("# Klockslagen är datorns egna; i Debian kan cron inga andra. "
                     "Frist räknar dagarna i svensk tid ändå.")
    assert line.startswith("30 3-8 * * * ")
    command = line.removeprefix("30 3-8 * * * ").replace(r"\%", "%").replace("nightly", "")
    ran = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=True)  # noqa: S603  # our own line
    assert "FRIST_REGISTER=/srv/avtal 100%/it's $HOME.sqlite" in ran.stdout.splitlines()


@pytest.mark.parametrize("place", [
    "postgresql://frist:hemligt@localhost/avtal", "postgresql://frist@localhost/avtal?password=hemligt",
    "postgresql://frist@localhost/avtal?sslpassword=hemligt"])
@pytest.mark.parametrize("words", [(), ("--to", "filer"), ("--crontab",), ("--windows",)])
def test_a_password_is_written_nowhere_and_it_is_said_where_it_is_to_be(
        words: tuple[str, ...], place: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
        ) -> None:
    for given in ((), ("--register", place)):
        if not given:
            monkeypatch.setenv("FRIST_REGISTER", place)
        status, out, err = frist(capsys, "nightly", "install", *words, *given)
        assert (2, "", False) == (status, out, Path("filer").exists())
        assert ("~/.pgpass" in err, "hemligt" in err) == (True, False)


def test_what_is_written_of_a_database_is_its_address_as_it_was_told(
        capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRIST_REGISTER", "postgresql://frist@localhost/avtal")
    assert 'Environment="FRIST_REGISTER=postgresql://frist@localhost/avtal"' in lines(capsys, "nightly", "install")


def test_a_register_and_settings_that_are_named_by_a_path_from_here_are_found_from_elsewhere(
        capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRIST_REGISTER", "register.sqlite")
    Path("frist.toml").rename("andra.toml")
    said = lines(capsys, "nightly", "install", "--config", "andra.toml")
    assert [f'Environment="FRIST_REGISTER={tmp_path / "register.sqlite"}"',
            f'Environment="FRIST_CONFIG={tmp_path / "andra.toml"}"'] == [
        each for each in said if each.startswith(('Environment="FRIST_R', 'Environment="FRIST_C'))]


@pytest.mark.parametrize(("told", "expected"), [
    ("liv 100%.json", "{here}/liv 100%.json"), ("https://liv.example/a?b=$c", "https://liv.example/a?b=$c")])
def test_the_sign_of_life_goes_along_to_what_runs_the_run(
        capsys: pytest.CaptureFixture[str], tmp_path: Path, told: str, expected: str) -> None:
    place = expected.format(here=tmp_path)
    words = "install", "--heartbeat", told
    command, = (each for each in lines(capsys, "nightly", *words) if each.startswith("ExecStart="))
    assert command.endswith(f'nightly --heartbeat "{place}"'.replace("%", "%%").replace("$", "$$"))
    _, line = lines(capsys, "nightly", *words, "--crontab")
    assert ["nightly", "--heartbeat", place] == shlex.split(line.replace(r"\%", "%"))[-3:]
    task = "\n".join(lines(capsys, "nightly", *words, "--windows"))
    assert f"--heartbeat {subprocess.list2cmdline([place])}" in task


@pytest.mark.parametrize("form", [(), ("--crontab",), ("--windows",)])
def test_what_has_a_line_break_in_its_path_is_not_installed(
        capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
        form: tuple[str, ...]) -> None:
    (tmp_path / "ny\nrad").mkdir()
    monkeypatch.setenv("FRIST_REGISTER", str(tmp_path / "ny\nrad" / "register.sqlite"))
    status, out, err = frist(capsys, "nightly", "install", *form)
    assert (2, "") == (status, out)
    assert "En sökväg har ett tecken som inte syns" in err


def test_settings_that_are_wrong_are_told_before_anything_is_installed(capsys: pytest.CaptureFixture[str]) -> None:
    Path("frist.toml").write_text("[alert]\n", encoding="utf-8")
    status, out, err = frist(capsys, "nightly", "install", "--to", "filer")
    assert (3, "", False, True) == (status, out, Path("filer").exists(), "frist.toml: alert" in err)


def test_a_password_that_the_run_will_not_find_is_told_of(
        capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRIST_MAIL_PASSWORD", "hemligt")
    Path("frist.toml").write_text('[mail]\nhost = "localhost"\nsender = "frist@region.example"\nuser = "frist"\n'
                                  'password_env = "FRIST_MAIL_PASSWORD"\n', encoding="utf-8")
    status, out, err = frist(capsys, "nightly", "install")
    assert (0, False, True) == (status, "hemligt" in out, "”FRIST_MAIL_PASSWORD”" in err)


def test_a_line_for_crontab_is_no_file(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (("--to", "filer"), ("--windows",)):
        status, out, err = frist(capsys, "nightly", "install", "--crontab", *words)
        assert (2, "", True) == (status, out, "--crontab visar bara en rad." in err)


def test_a_task_for_windows_starts_when_it_can_and_names_the_register_and_the_settings(
        capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    said = lines(capsys, "nightly", "install", "--windows", "--to", "windows", "--register", "a & b.sqlite")
    assert [("Skrivet i windows. För in uppgiften, där filen ligger: "
             "schtasks /Create /TN Frist /XML frist-nightly.xml /RU KONTO /RP *")] == said
    content = Path("windows/frist-nightly.xml").read_bytes()
    assert content.startswith(b"\xff\xfe")
    task = ET.fromstring(content)  # noqa: S314  # our own
    found = {each.tag.rpartition("}")[2]: each.text for each in task.iter()}
    assert ("true", "PT1H", "PT5H", "1") == tuple(
        found[each] for each in ("StartWhenAvailable", "Interval", "Duration", "DaysInterval"))
    assert "03:30:00" == str(found["StartBoundary"]).partition("T")[2]
    assert str(found["Arguments"]).endswith(
        f'nightly --register "{tmp_path / "a & b.sqlite"}" --config {tmp_path / "frist.toml"} --lang sv')


def test_the_words_of_the_task_for_windows_make_the_run(
        register: Register, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    told = "\n".join(lines(capsys, "nightly", "install", "--windows")).partition("?>")[2]
    words = next(each.text for each in ET.fromstring(told).iter()  # noqa: S314  # our own
                 if each.tag.endswith("Arguments"))
    for name in ("FRIST_REGISTER", "FRIST_CONFIG", "FRIST_LANG"):
        monkeypatch.delenv(name)
    register.store.close()
    assert DID.format(1, 1, 1, 0) == lines(capsys, *shlex.split(str(words).partition('main()" ')[2]))[0]


def test_the_service_names_the_register_that_the_command_was_told(capsys: pytest.CaptureFixture[str]) -> None:
    said = lines(capsys, "nightly", "install", "--register", "/srv/annat.sqlite")
    assert 'Environment="FRIST_REGISTER=/srv/annat.sqlite"' in said


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_example_settings_can_be_used(capsys: pytest.CaptureFixture[str], language: str) -> None:
    told = lines(capsys, "nightly", "example-settings", "--lang", language)
    Path("exempel.toml").write_text("\n".join(told), encoding="utf-8")
    found = settings(Path("exempel.toml"), {"FRIST_MAIL_PASSWORD": "x"})
    assert (7, "frist@region.example") == (found.give_up_days, found.sender.spec)
