"""Settings: all that is in them is checked at once, nothing secret is shown, and the examples load."""

import os
import tomllib
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Final

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from engine.alerts.addresses import Address, NotAnAddressError, address
from engine.alerts.channels import Folder, Mail, Push, Stdout
from engine.alerts.configured import CalendarFeeds, Settings
from engine.alerts.settings import example, settings
from engine.alerts.settings_tables import Security
from engine.explain import as_json
from engine.explain.phrases import LANGUAGES, Phrases
from engine.model.alerts import LEAD_DAYS, REPEATED_AFTER, AlertKind, LeadTimes
from engine.model.problems import ProblemsError

MAIL: Final = '[mail]\nhost = "smtp.region.example"\nsender = "frist@region.example"\n'
ANNA: Final = address("anna@region.example")


def read(folder: Path, text: str, **environ: str) -> Settings:
    path = folder / "frist.toml"
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    return settings(path, environ)


def problems(folder: Path, text: str) -> list[tuple[str, str]]:
    """Where and what each problem is. Every one is told in both languages."""
    with pytest.raises(ProblemsError) as refused:
        read(folder, text)
    for language in LANGUAGES:
        say = Phrases(language)
        assert all(as_json.problem(each, say)["remedy"] for each in refused.value.problems)
    return [(each.origin.path, each.key) for each in refused.value.problems]


# --- Where they are -------------------------------------------------------------------------------------------------


def test_without_settings_or_without_a_way_to_send_in_them_there_is_no_channel(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert Settings(channels=()) == settings(None, {})
    assert () == read(tmp_path, "[alerts]\ndigest = false\n").channels


def test_our_parties_are_told_by_name_or_id_whatever_the_case(tmp_path: Path) -> None:
    assert frozenset(("östersunds kommun", "region")) == read(
        tmp_path, '[alerts]\nours = ["O\u0308stersunds  kommun", "REGION"]\n').ours


def test_settings_are_read_from_the_folder_of_settings_and_from_where_frist_config_says(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "frist").mkdir()
    for place, language in (("frist/frist.toml", "en"), ("other.toml", "sv")):
        (tmp_path / place).write_text(f'[alerts]\nlanguage = "{language}"\n', encoding="utf-8")
    assert "en" == settings(None, {}).language
    assert "sv" == settings(None, {"FRIST_CONFIG": str(tmp_path / "other.toml")}).language


def test_settings_that_are_named_and_missing_are_a_problem(tmp_path: Path) -> None:
    for path, environ in ((tmp_path / "none.toml", {}), (None, {"FRIST_CONFIG": str(tmp_path / "none.toml")})):
        with pytest.raises(ProblemsError) as refused:
            settings(path, environ)
        assert ["file_missing"] == [each.key for each in refused.value.problems]


def test_a_folder_of_settings_that_cannot_be_looked_in_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", f"/{'x' * 300}")
    with pytest.raises(ProblemsError) as refused:
        settings(None, {})
    assert ["unreadable"] == [each.key for each in refused.value.problems]


# --- The examples ---------------------------------------------------------------------------------------------------


def test_the_examples_in_both_languages_load_to_the_same_settings_without_warning(tmp_path: Path) -> None:
    sv, en = (read(tmp_path, example(language), FRIST_MAIL_PASSWORD="ö") for language in LANGUAGES)  # noqa: S106  # made up
    assert sv == en
    assert () == sv.warnings
    assert ["mail", f"folder:{tmp_path / 'brev'}", "apprise:jsons"] == [
        each.name.rpartition(":")[0] if isinstance(each, Push) else each.name for each in sv.channels]


def test_the_examples_state_the_defaults_of_all_lead_times(tmp_path: Path) -> None:
    found = read(tmp_path, example("sv"), FRIST_MAIL_PASSWORD="x").lead_times  # noqa: S106  # made up
    assert (dict(LEAD_DAYS), dict(REPEATED_AFTER)) == (found.before, found.again_after)
    assert LeadTimes() == evolve(found, before={}, again_after={})


# --- What they say --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("security", "port"), [("starttls", 587), ("tls", 465)])
def test_mail_alone_is_a_channel_with_the_port_that_its_security_has(
        security: str, port: int, tmp_path: Path) -> None:
    (mail,) = read(tmp_path, f'{MAIL}security = "{security}"\n').channels
    assert Mail(host="smtp.region.example", port=port, security=Security(security), timeout=30) == mail


def test_letters_come_from_the_sender_and_answers_go_to_reply_to(tmp_path: Path) -> None:
    found = read(tmp_path, f'{MAIL}reply_to = "Registrator <avtal@region.example>"\n')
    assert (Address("", "frist", "region.example"), Address("Registrator", "avtal", "region.example")) == (
        found.sender, found.reply_to)


@pytest.mark.parametrize(("told", "expected"), [
    ("", 30), ("escalate_before = 10", 10), ("escalate_before = 1", 1), ("escalate_before = 0", None)])
def test_nobody_need_answer_where_there_is_no_day_to_have_answered_by(
        told: str, expected: int | None, tmp_path: Path) -> None:
    assert expected == read(tmp_path, f"[alerts]\n{told}\n").lead_times.answer_within


def test_lead_times_that_are_not_told_are_the_defaults(tmp_path: Path) -> None:
    found = read(tmp_path, "[alerts.lead_days]\nnotice_deadline = [7, 90, 7]\n[alerts.again_days]\nquestion = 5\n")
    assert (90, 7) == found.lead_times.days_before(AlertKind.NOTICE_DEADLINE)
    assert LEAD_DAYS[AlertKind.TERM_ENDS] == found.lead_times.days_before(AlertKind.TERM_ENDS)
    assert (5, 30) == tuple(map(found.lead_times.interval, (AlertKind.QUESTION, AlertKind.NO_OWNER)))


def test_a_recipient_without_settings_of_their_own_has_those_of_everybody(tmp_path: Path) -> None:
    found = read(tmp_path, '[alerts]\nlanguage = "en"\ndigest = false\n[[recipient]]\naddress = "Anna@Region.example"\n'
                           'digest = true\n')
    assert ("en", True) == (found.recipient(ANNA).language, found.recipient(ANNA).is_digest)
    bo = found.recipient(address("bo@region.example"))
    assert ("en", False) == (bo.language, bo.is_digest)


def test_a_channel_for_some_takes_nobody_else(tmp_path: Path) -> None:
    found = read(tmp_path, '[[channel]]\nkind = "stdout"\n[[channel]]\nkind = "folder"\nfolder = "brev"\n'
                           'only_to = ["anna@region.example"]\n')
    folder = Folder(path=tmp_path / "brev", only_to=frozenset({"anna@region.example"}))
    assert (Stdout(), folder) == found.channels_to(address("ANNA@region.example"))
    assert (Stdout(),) == found.channels_to(address("bo@region.example"))


def test_a_link_names_the_agreement_whatever_its_id_is(tmp_path: Path) -> None:
    found = read(tmp_path, '[alerts]\nlink = "https://avtal.region.example/{agreement}/nu"\n')
    assert "https://avtal.region.example/%C3%A5re%2F..%3Fa%3D%22/nu" == found.link_to('åre/..?a="')
    assert None is Settings().link_to("åre")


# --- Substitutes ----------------------------------------------------------------------------------------------------

AWAY: Final = """
[alerts]
administrator = "registrator@region.example"
[[recipient]]
address = "anna@region.example"
substitute = "bo@region.example"
escalates_to = "chef@region.example"
absent = [{ from_on = 2027-07-05, to_on = 2027-08-08 }]
[[recipient]]
address = "bo@region.example"
substitute = "ANNA@region.example"
absent = [{ from_on = 2027-08-01 }]
"""


@pytest.mark.parametrize(("day", "expected"), [
    ("2027-07-04", ["anna"]), ("2027-07-05", ["bo"]), ("2027-07-31", ["bo"]), ("2027-08-01", ["anna", "registrator"]),
    ("2027-08-08", ["anna", "registrator"]), ("2027-08-09", ["anna"])])
def test_a_substitute_gets_what_is_for_one_who_is_away_and_where_nobody_is_there_the_administrator_does_too(
        day: str, expected: list[str], tmp_path: Path) -> None:
    assert expected == [each.local for each in read(tmp_path, AWAY).reached(ANNA, date.fromisoformat(day))]


def test_one_who_is_away_without_a_substitute_and_without_an_administrator_gets_it_all_the_same(tmp_path: Path) -> None:
    text = AWAY.replace("administrator", "# administrator").replace("substitute", "# substitute")
    assert (ANNA,) == read(tmp_path, text).reached(ANNA, date(2027, 7, 5))


def test_the_second_recipient_is_who_is_set_for_the_first_else_the_administrator(tmp_path: Path) -> None:
    found = read(tmp_path, AWAY)
    assert ["chef", "registrator"] == [
        each.local for who in (ANNA, address("bo@region.example")) if (each := found.second(who)) is not None]
    assert None is Settings().second(ANNA)


# --- Calendars ------------------------------------------------------------------------------------------------------


def test_calendars_are_written_to_a_folder_from_that_of_the_settings(tmp_path: Path) -> None:
    found = read(tmp_path, '[calendar]\nfolder = "kalendrar"\n')
    assert (CalendarFeeds(folder=tmp_path / "kalendrar", ahead_days=365), (90, 30, 7, 1)) == (found.feeds, found.remind)
    found = read(tmp_path, '[calendar]\nfolder = "/srv/k"\nahead_days = 90\nremind = []\n')
    assert (CalendarFeeds(folder=Path("/srv/k"), ahead_days=90), ()) == (found.feeds, found.remind)
    assert None is read(tmp_path, "[alerts]\n").feeds


# --- Passwords ------------------------------------------------------------------------------------------------------


def mail_of(found: Settings) -> Mail:
    (mail,) = found.channels
    assert isinstance(mail, Mail)
    return mail


def test_the_password_is_read_from_the_environment_or_a_file_and_never_shown(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hemligt åäö\n", encoding="utf-8")
    (tmp_path / "secret").chmod(0o600)
    for found in (read(tmp_path, f'{MAIL}user = "frist"\npassword_env = "PW"\n', PW="hemligt åäö"),
                  read(tmp_path, f'{MAIL}user = "frist"\npassword_file = "secret"\n')):
        login = mail_of(found).login
        assert login is not None
        assert ("hemligt åäö", ()) == (login.password, found.warnings)
        assert "hemligt" not in repr(found)


@pytest.mark.parametrize(("place", "key"), [
    ('password_env = "PW"', "settings_no_password_env"), ('password_file = "none"', "settings_no_password_file"),
    ('password_file = "empty"', "settings_empty_password"), ('password_file = "latin"', "settings_no_password_file")])
def test_a_password_that_cannot_be_read_is_warned_of_so_that_alerts_can_still_be_queued(
        place: str, key: str, tmp_path: Path) -> None:
    for name, content in (("empty", b"\n"), ("latin", b"\xe5")):
        (tmp_path / name).write_bytes(content)
        (tmp_path / name).chmod(0o600)
    found = read(tmp_path, f'{MAIL}user = "frist"\n{place}\n')
    assert [key] == [each.key for each in found.warnings]
    login = mail_of(found).login
    assert login is not None
    assert None is login.password


@pytest.mark.skipif(os.name != "posix", reason="rights to read are otherwise told elsewhere")
@pytest.mark.parametrize(("rights", "expected"), [(0o600, []), (0o640, []), (0o604, ["settings_readable"])])
def test_a_file_with_a_secret_that_everybody_can_read_is_warned_of(
        rights: int, expected: list[str], tmp_path: Path) -> None:
    secret, with_url = tmp_path / "secret", tmp_path / "url.toml"
    secret.write_text("x", encoding="utf-8")
    secret.chmod(rights)
    assert expected == [each.key for each in read(
        tmp_path, f'{MAIL}user = "frist"\npassword_file = "secret"\n').warnings]
    with_url.write_text('[[channel]]\nkind = "apprise"\nurl = "json://localhost/x"\n', encoding="utf-8")
    with_url.chmod(rights)
    assert expected == [each.key for each in settings(with_url, {}).warnings]


def test_the_address_of_a_service_is_secret_also_in_what_is_said_of_it(tmp_path: Path) -> None:
    (push,) = read(tmp_path, '[[channel]]\nkind = "apprise"\nurl = "msteams://abc/hemligt/x"\n').channels
    assert isinstance(push, Push)
    assert "hemligt" not in repr(push) + push.name
    assert push.name != evolve(push, url="msteams://abc/annat/x").name


# --- What is wrong with them ----------------------------------------------------------------------------------------

CHANNEL: Final = '[[channel]]\nkind = "stdout"\n'
WRONG: Final = [
    ("[male]\n", [("male", "unknown_key")]),
    ("mail = 1\n", [("mail", "not_a_table")]),
    ("[channel]\nkind = 'mail'\n", [("channel", "not_rows")]),
    ('[mail]\nhost = "h"\n', [("mail.sender", "missing_key")]),
    ('[mail]\nhost = "h"\nsender = "frist"\n', [("mail.sender", "settings_address")]),
    ('[mail]\nhost = "h"\nsender = "åsa@region.example"\n', [("mail.sender", "settings_not_ascii")]),
    ('[mail]\nhost = "smtp://h"\nsender = "f@x.example"\n', [("mail.host", "settings_host")]),
    (f'{MAIL}pasword_env = "x"\n', [("mail.pasword_env", "unknown_key")]),
    (f'{MAIL}password = "hemligt"\n', [("mail.password", "unknown_key")]),
    (f"{MAIL}port = 0\n", [("mail.port", "settings_number")]),
    (f"{MAIL}port = 65536\n", [("mail.port", "settings_number")]),
    (f"{MAIL}timeout = 601\n", [("mail.timeout", "settings_number")]),
    (f"{MAIL}timeout = true\n", [("mail.timeout", "settings_number")]),
    (f'{MAIL}security = "ssl"\n', [("mail.security", "unknown_value")]),
    (f'{MAIL}security = "none"\n', [("mail.security", "settings_in_clear")]),
    (f'{MAIL}ca_file = "none.pem"\n', [("mail.ca_file", "file_missing")]),
    (f'{MAIL}user = "frist"\n', [("mail.user", "settings_password")]),
    (f'{MAIL}user = "u"\npassword_env = "P"\npassword_file = "p"\n', [("mail.user", "settings_password")]),
    (f'{MAIL}password_env = "P"\n', [("mail.password_env", "settings_only_with")]),
    ('[[channel]]\nkind = "sms"\n', [("channel[0].kind", "unknown_value"), ("channel", "settings_not_for_all")]),
    (f'{CHANNEL}[[channel]]\nkind = "mail"\n', [("channel[1].kind", "settings_no_mail")]),
    (f'{CHANNEL}[[channel]]\nkind = "apprise"\n', [("channel[1].url", "missing_key")]),
    (f'{CHANNEL}[[channel]]\nkind = "folder"\n', [("channel[1].folder", "missing_key")]),
    (f'{CHANNEL}[[channel]]\nkind = "apprise"\nurl = "hemligt"\n', [("channel[1].url", "settings_url")]),
    (f'{CHANNEL}folder = "brev"\n', [("channel[0].folder", "settings_only_for")]),
    (f"{CHANNEL}{CHANNEL}", [("channel[1]", "settings_twice")]),
    (f'{CHANNEL}only_to = ["anna@region.example"]\n', [("channel", "settings_not_for_all")]),
    (f'{CHANNEL}only_to = ["anna"]\n', [("channel[0].only_to", "settings_address")]),
    (f"{CHANNEL}only_to = []\n", [("channel[0].only_to", "not_a_list")]),
    ('[alerts]\nlink = "javascript:{agreement}"\n', [("alerts.link", "settings_link")]),
    ('[alerts]\nlink = "https://x.example/"\n', [("alerts.link", "settings_link")]),
    ('[alerts]\nlanguage = "no"\n', [("alerts.language", "unknown_value")]),
    ("[alerts]\ngive_up_days = 0\n", [("alerts.give_up_days", "settings_number")]),
    ("[alerts.lead_days]\nnotice = [1]\n", [("alerts.lead_days.notice", "unknown_key")]),
    ("[alerts.lead_days]\nquestion = [1]\n", [("alerts.lead_days.question", "unknown_key")]),
    ("[alerts.lead_days]\nterm_ends = [0]\n", [("alerts.lead_days.term_ends", "settings_days")]),
    ("[alerts.lead_days]\nterm_ends = 30\n", [("alerts.lead_days.term_ends", "settings_days")]),
    ("[alerts.again_days]\nquestion = 0\n", [("alerts.again_days.question", "settings_number")]),
    ("[calendar]\n", [("calendar.folder", "missing_key")]),
    ('[calendar]\nfolder = "k"\nahead_days = 0\n', [("calendar.ahead_days", "settings_number")]),
    ('[calendar]\nfolder = "k"\nremind = 7\n', [("calendar.remind", "settings_days")]),
    ('[calendar]\nfolder = "k"\nparty = "x"\n', [("calendar.party", "unknown_key")]),
    ("[[recipient]]\n", [("recipient[0].address", "missing_key")]),
    ('[[recipient]]\naddress = "a@x.example"\n[[recipient]]\naddress = "A@x.example"\n', [
        ("recipient[1].address", "settings_twice")]),
    ('[[recipient]]\naddress = "a@x.example"\nabsent = { from_on = 2027-01-01 }\n', [
        ("recipient[0].absent", "settings_absent")]),
    ('[calendar]\nfolder = "~finns-inte/k"\n', [("calendar.folder", "settings_no_home")]),
    ('[[recipient]]\naddress = "a@x.example"\nabsent = [{ to_on = 2027-01-01 }]\n', [
        ("recipient[0].absent[0].from_on", "missing_key")]),
    ('[[recipient]]\naddress = "a@x.example"\nabsent = [{ from_on = 2027-01-02, to_on = 2027-01-01 }]\n', [
        ("recipient[0].absent[0]", "settings_backwards")]),
]


@pytest.mark.parametrize(("text", "expected"), WRONG, ids=[str(index) for index in range(len(WRONG))])
def test_what_is_wrong_is_told_with_where_it_is(text: str, expected: list[tuple[str, str]], tmp_path: Path) -> None:
    assert expected == problems(tmp_path, text)


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = '[mail]\nport = 0\n[alerts]\nlanguage = "no"\n[[recipient]]\nadress = "x"\n'
    assert 6 == len(problems(tmp_path, text))


def test_an_absence_of_one_day_and_settings_without_encryption_to_this_machine_are_right(tmp_path: Path) -> None:
    for host in ("localhost", "127.0.0.1", "::1"):
        found = read(tmp_path, f'[mail]\nhost = "{host}"\nsecurity = "none"\nsender = "frist@x.example"\n'
                               '[[recipient]]\naddress = "a@x.example"\n'
                               "absent = [{ from_on = 2027-01-01, to_on = 2027-01-01 }]\n")
        assert 25 == mail_of(found).port
    assert Security.NONE is mail_of(read(tmp_path, f'{MAIL}security = "none"\ninsecure = true\n')).security


def test_no_message_shows_a_secret(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError) as refused:
        read(tmp_path, f'{MAIL}password = "hemligt"\n[[channel]]\nkind = "apprise"\nurl = "hemligt"\n')
    assert "hemligt" not in "".join(str(as_json.problem(each, Phrases("sv"))) for each in refused.value.problems)


def test_every_problem_of_settings_that_has_a_message_is_told_of_somewhere_here() -> None:
    phrases = tomllib.loads((files("engine") / "phrases" / "sv.toml").read_text(encoding="utf-8"))["problem"]
    warned = {"settings_no_password_env", "settings_no_password_file", "settings_empty_password", "settings_readable",
              "settings_no_channel"}
    told = {key for _, expected in WRONG for _, key in expected}
    assert {key for key in phrases if key.startswith("settings_")} == warned | {
        key for key in told if key.startswith("settings_")}


# --- Addresses ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "expected"), [
    ("anna@region.example", Address("", "anna", "region.example")),
    (" Anna Ås <anna.as+avtal@region.example> ", Address("Anna Ås", "anna.as+avtal", "region.example")),
    ('"Ås, Anna" <åsa@räksmörgås.example>', Address("Ås, Anna", "åsa", "xn--rksmrgs-5wao1o.example")),
    ("frist@localhost", Address("", "frist", "localhost"))])
def test_an_address_is_read_with_or_without_a_name(text: str, expected: Address) -> None:
    assert expected == address(text)


@pytest.mark.parametrize("text", [
    "", "anna", "@region.example", "anna@", "anna@region..example", "anna@-region.example", "a b@region.example",
    "anna@region.example, bo@region.example", "anna@region.example\nBcc: x@y.example", "a@b@c.example",
    ".anna@region.example", "an..na@region.example", f"{'a' * 65}@region.example", f"anna@{'a' * 64}.example",
    "anna@[127.0.0.1]", '"a b"@region.example', "<anna@region.example", "a\u200bb@region.example",
    "A\u202eB <a@region.example>", f"a@{'.'.join(['b' * 60] * 5)}", "anna@region_x.example"])
def test_what_is_no_single_plain_address_is_refused(text: str) -> None:
    with pytest.raises(NotAnAddressError):
        address(text)


@given(st.text())
def test_any_text_is_an_address_or_is_refused(text: str) -> None:
    try:
        found = address(text)
    except NotAnAddressError:
        return
    assert found == address(f"{found.name} <{found.spec}>" if found.name else found.spec)
