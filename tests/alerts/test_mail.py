"""Letters by mail, to a server that does what servers do: nothing is lost, and nothing is sent twice that it took."""

import base64
import socket
import ssl
import time
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread
from typing import Final

import pytest
import trustme
from aiosmtpd.smtp import Envelope
from attrs import evolve

from engine.alerts.addresses import Address, address
from engine.alerts.channels import Mail
from engine.alerts.configured import Settings
from engine.alerts.delivery import deliver
from engine.alerts.letters import Letter
from engine.alerts.mailing import MOST_BREAKS
from engine.alerts.message import message
from engine.alerts.outcome import Fault, Outcome, Result
from engine.alerts.settings_tables import Security
from engine.explain.phrases import LANGUAGES, Phrases
from tests.alerts.server import PASSWORD, USER, Post, asleep, free_port, saying, serving, with_login
from tests.alerts.telling import ANNA, BO, NOW, letter, told

SETTINGS: Final = Settings(sender=Address("Frist", "frist", "region.example"))
MANY: Final = 5


def sent(channel: Mail, *letters: Letter) -> list[tuple[Letter, Outcome]]:
    """What became of the letters, each told in both languages."""
    outcomes: list[tuple[Letter, Outcome]] = []
    deliver(letters, channel, SETTINGS, NOW, lambda which, outcome: outcomes.append((which, outcome)))
    assert all(outcome.told(which.to, Phrases(language)) for which, outcome in outcomes for language in LANGUAGES)
    return outcomes


def results(channel: Mail, *letters: Letter) -> list[tuple[Result, Fault | None, int | None]]:
    """The same, in short, in the order of the letters."""
    outcomes = sent(channel, *letters)
    assert list(letters) == [which for which, _ in outcomes]
    return [(each.result, each.fault, each.code) for _, each in outcomes]


def letters_to(*names: str) -> list[Letter]:
    return [letter(address(f"{name}@region.example")) for name in names]


ACCEPTED: Final = (Result.ACCEPTED, None, 250)

# --- Accepted -------------------------------------------------------------------------------------------------------


def test_a_letter_is_accepted_and_arrives_as_it_was_written() -> None:
    post = Post()
    with serving(post) as channel:
        assert [ACCEPTED] == results(channel, letter())
    (arrived,) = post.messages
    expected = letter()
    assert ("frist@region.example", ["anna.as@region.example"]) == (post.taken[0].mail_from, post.taken[0].rcpt_tos)
    assert (expected.subject, expected.message_id) == (arrived["Subject"], arrived["Message-ID"])
    assert message(expected, SETTINGS, NOW).as_bytes() == post.taken[0].original_content


def test_many_letters_go_over_one_connection_and_each_is_told_before_the_next_is_begun() -> None:
    post = Post()
    seen: list[int] = []
    with serving(post) as channel:
        every = letters_to(*"abcde")
        deliver(every, channel, SETTINGS, NOW, lambda _letter, _outcome: seen.append(len(post.taken)))
    assert [1, 2, 3, 4, 5] == seen
    assert 1 == post.connections


def test_what_the_caller_raises_stops_the_delivery() -> None:
    def full(_letter: Letter, _outcome: Outcome) -> None:
        raise RuntimeError("disk full")

    post = Post()
    with serving(post) as channel, pytest.raises(RuntimeError, match="disk full"):
        deliver(letters_to("a", "b"), channel, SETTINGS, NOW, full)
    assert ["a@region.example"] == post.recipients


def test_no_letters_need_no_connection() -> None:
    channel = Mail(host="localhost", port=free_port(), security=Security.NONE, timeout=30)
    assert [] == results(channel)


def test_a_digest_of_a_thousand_alerts_arrives_whole() -> None:
    post = Post()
    long = letter(ANNA, *(told(number) for number in range(1000)))
    with serving(post) as channel:
        assert [ACCEPTED] == results(channel, long)
    body = post.messages[0].get_body(("plain",))
    assert body is not None
    assert "1000. Överenskommelse 999" in body.get_content().splitlines()
    assert all(len(line) <= 998 for line in bytes(post.taken[0].original_content or b"").split(b"\r\n"))


# --- Refused, and later ---------------------------------------------------------------------------------------------


def test_a_letter_refused_for_one_recipient_stops_no_other() -> None:
    post = Post(on_rcpt=lambda _post, to: "550 5.1.1 No such user" if to.startswith("b") else None)
    with serving(post) as channel:
        assert [ACCEPTED, (Result.REFUSED, None, 550), ACCEPTED] == results(channel, *letters_to("a", "b", "c"))
    assert ["a@region.example", "c@region.example"] == post.recipients
    assert 1 == post.connections


def test_letters_refused_for_all_are_each_told_so() -> None:
    post = Post(on_rcpt=lambda _post, _to: "554 5.7.1 Relay access denied")
    with serving(post) as channel:
        assert [(Result.REFUSED, None, 554)] * 2 == results(channel, *letters_to("a", "b"))


def test_a_letter_whose_content_is_refused_is_refused_and_the_next_is_sent() -> None:
    post = Post(on_data=lambda _post, envelope: "554 5.6.0 Spam" if envelope.rcpt_tos[0].startswith("a") else None)
    with serving(post) as channel:
        assert [(Result.REFUSED, None, 554), ACCEPTED] == results(channel, *letters_to("a", "b"))


def test_a_letter_larger_than_the_server_takes_is_refused_alone() -> None:
    post = Post()
    large = letter(ANNA, *(told(number) for number in range(100)))
    with serving(post, data_size_limit=50_000) as channel:
        assert [(Result.REFUSED, None, 552), ACCEPTED] == results(channel, large, letter(BO))


def test_a_sender_that_the_server_does_not_take_is_for_people_and_no_letter_is_given_up_for_it() -> None:
    post = Post(on_mail=lambda _post, _sender: "553 5.7.1 Sender address rejected: not owned by user")
    with serving(post) as channel:
        outcomes = sent(channel, *letters_to("a", "b"))
    assert [(Result.LATER, Fault.SENDER, 553, True)] * 2 == [
        (each.result, each.fault, each.code, each.is_for_people) for _, each in outcomes]


def test_a_greylisted_letter_is_sent_later_and_then_accepted_with_the_same_message_id() -> None:
    asked: Counter[str] = Counter()

    def greylist(_post: Post, to: str) -> str | None:
        asked[to] += 1
        return "451 4.7.1 Greylisted, try again" if asked[to] == 1 else None

    post = Post(on_rcpt=greylist)
    with serving(post) as channel:
        assert [(Result.LATER, None, 451)] == results(channel, letter())
        assert [ACCEPTED] == results(channel, letter())
    assert [letter().message_id] == [each["Message-ID"] for each in post.messages]


def test_a_server_that_hangs_up_after_some_letters_is_called_again_for_the_rest() -> None:
    def every_other(post: Post, _sender: str) -> str | None:
        return "421 4.7.0 Too many messages in this session" if len(post.taken) == 2 and post.connections == 1 else None

    post = Post(on_mail=every_other)
    with serving(post) as channel:
        assert [ACCEPTED] * 4 == results(channel, *letters_to(*"abcd"))
    assert 2 == post.connections


def test_a_server_that_always_hangs_up_is_called_a_few_times_only_and_every_letter_waits() -> None:
    post = Post(on_mail=lambda _post, _sender: "421 4.3.2 Shutting down")
    with serving(post) as channel:
        assert [(Result.LATER, None, 421)] * MANY == results(channel, *letters_to(*"abcde"))
    assert MOST_BREAKS == post.connections


# --- Slow, and cut off ----------------------------------------------------------------------------------------------


def test_a_server_slower_than_the_timeout_is_not_waited_for_and_the_letter_is_sent_later() -> None:
    post = Post(on_data=lambda _post, _envelope: asleep(60))
    with serving(post) as channel:
        began = time.monotonic()
        assert [(Result.LATER, Fault.TIMEOUT, None)] * MANY == results(
            evolve(channel, timeout=1), *letters_to(*"abcde"))
    assert time.monotonic() - began < 25
    assert MOST_BREAKS == post.connections


@pytest.mark.parametrize("said", [b"220-hej\r\n", b"."], ids=["lines", "bytes"])
def test_a_server_that_is_never_done_is_left_and_every_letter_waits(
        said: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.alerts.mailing._PATIENCE", 2)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        is_over = Event()

        def serve() -> None:
            connection, _ = listening.accept()
            with connection, suppress(OSError):
                while not is_over.wait(0.2):
                    connection.sendall(said)

        thread = Thread(target=serve, daemon=True)
        thread.start()
        channel = Mail(host="127.0.0.1", port=listening.getsockname()[1], security=Security.NONE, timeout=1)
        assert [(Result.LATER, Fault.TIMEOUT, None)] * 2 == results(channel, letter(), letter(BO))
        is_over.set()
        thread.join(5)


ASCII: Final = "hemligt123"


@pytest.mark.parametrize("echoed", [
    f"bad command: AUTH PLAIN {base64.b64encode(f'{chr(0)}{USER}{chr(0)}{ASCII}'.encode()).decode()}", ASCII,
    base64.b64encode(ASCII.encode()).decode()])
def test_what_a_server_says_of_a_login_never_gives_away_the_password(echoed: str) -> None:
    replies: dict[str, str | None] = {
        "": "220 hej", "ehlo": "250-test\r\n250 AUTH PLAIN", "auth": f"535 {echoed}"}
    with saying(replies) as channel:
        ((_, found),) = sent(with_login(channel, None, ASCII), letter())
    assert (Fault.LOGIN, 535, "") == (found.fault, found.code, found.words)


def test_what_a_server_says_of_a_login_is_told_where_it_gives_nothing_away() -> None:
    replies: dict[str, str | None] = {
        "": "220 hej", "ehlo": "250-test\r\n250 AUTH PLAIN", "auth": "535 5.7.8 no such user"}
    with saying(replies) as channel:
        ((_, found),) = sent(with_login(channel, None, ASCII), letter())
    assert (Fault.LOGIN, 535, "5.7.8 no such user") == (found.fault, found.code, found.words)


def test_a_letter_cut_off_before_the_reply_is_sent_later_with_the_same_message_id_and_the_rest_now() -> None:
    def take_and_break(post: Post, _envelope: Envelope) -> None:
        if len(post.taken) == 1:
            post.cut_off()

    post = Post(on_data=take_and_break)
    a, b, c = letters_to("a", "b", "c")
    with serving(post) as channel:
        assert [ACCEPTED, (Result.LATER, Fault.CUT_OFF, None), ACCEPTED] == results(channel, a, b, c)
        assert 2 == post.connections
        assert [ACCEPTED] == results(channel, b)
    assert [a.message_id, b.message_id, c.message_id, b.message_id] == [each["Message-ID"] for each in post.messages]


def test_a_connection_cut_off_before_a_letter_is_handed_over_is_made_anew_for_it() -> None:
    def cut(post: Post, to: str) -> str | None:
        if to.startswith("b") and post.connections == 1:
            post.cut_off()
        return None

    post = Post(on_rcpt=cut)
    with serving(post) as channel:
        assert [ACCEPTED] * 3 == results(channel, *letters_to("a", "b", "c"))
    assert ["a@region.example", "b@region.example", "c@region.example"] == post.recipients
    assert 2 == post.connections


def test_a_server_that_always_cuts_off_is_called_a_few_times_only_and_every_letter_waits() -> None:
    def cut(post: Post, _to: str) -> None:
        post.cut_off()

    post = Post(on_rcpt=cut)
    with serving(post) as channel:
        assert [(Result.LATER, Fault.CUT_OFF, None)] * MANY == results(channel, *letters_to(*"abcde"))
    assert MOST_BREAKS == post.connections


def test_where_nobody_listens_every_letter_waits() -> None:
    channel = Mail(host="localhost", port=free_port(), security=Security.NONE, timeout=30)
    assert [(Result.LATER, Fault.NO_CONNECTION, None)] * 2 == results(channel, *letters_to("a", "b"))


@pytest.mark.parametrize("host", ["nowhere.invalid", "a..b", "å" * 70])
def test_a_host_that_does_not_exist_or_cannot_is_no_connection(host: str) -> None:
    channel = Mail(host=host, port=25, security=Security.NONE, timeout=30)
    assert [(Result.LATER, Fault.NO_CONNECTION, None)] == results(channel, letter())


# --- Odd servers ----------------------------------------------------------------------------------------------------

USUAL: Final = {"": "220 hej", "ehlo": "250 hej", "mail": "250 ok", "rcpt": "250 ok", "data": "354 go on",
                ".": "250 ok", "rset": "250 ok", "quit": "221 hej"}


@pytest.mark.parametrize(("said", "expected"), [
    ({}, ACCEPTED),
    ({"rcpt": "251 will forward"}, ACCEPTED),
    ({"ehlo": "502 what", "helo": "250 hej"}, ACCEPTED),
    ({"data": "554 no valid recipients"}, (Result.REFUSED, None, 554)),
    ({"data": "451 not now"}, (Result.LATER, None, 451)),
    ({".": "452 disk full"}, (Result.LATER, None, 452)),
    ({".": "nonsense"}, (Result.LATER, None, -1)),
    ({".": "250-" + "x" * 9000}, (Result.LATER, Fault.CUT_OFF, None)),
    ({"rcpt": "550 no", "rset": "421 hej"}, (Result.REFUSED, None, 550)),
    ({"rcpt": "550 no", "rset": None}, (Result.REFUSED, None, 550)),
    ({"quit": None}, ACCEPTED),
    ({"mail": "451 not now"}, (Result.LATER, None, 451)),
    ({"": "554 go away"}, (Result.LATER, Fault.NO_CONNECTION, 554)),
    ({"": None}, (Result.LATER, Fault.CUT_OFF, None)),
    ({"ehlo": "550 no", "helo": "550 no"}, (Result.LATER, Fault.NO_CONNECTION, 550))],
    ids=str)
def test_whatever_a_server_says_a_letter_is_accepted_only_where_it_said_so_and_refused_only_for_what_it_is(
        said: dict[str, str | None], expected: tuple[Result, Fault | None, int | None]) -> None:
    with saying(USUAL | said) as channel:
        assert [expected] == results(channel, letter())


def test_a_letter_that_was_refused_stays_so_where_the_server_then_hangs_up() -> None:
    with saying(USUAL | {"rcpt": "550 no", "rset": None}) as channel:
        assert [(Result.REFUSED, None, 550)] * 2 == results(channel, *letters_to("a", "b"))


@pytest.mark.parametrize(("answer", "expected"), [
    ("454 not now", (Result.LATER, Fault.NOT_ENCRYPTED, 454)), (None, (Result.LATER, Fault.CUT_OFF, None)),
    ("220 go on", (Result.LATER, Fault.NOT_ENCRYPTED, None))])
def test_nothing_is_sent_where_encryption_is_offered_and_does_not_come_about(
        answer: str | None, expected: tuple[Result, Fault | None, int | None]) -> None:
    with saying(USUAL | {"ehlo": "250-hej\r\n250 STARTTLS", "starttls": answer}) as channel:
        assert [expected] == results(evolve(channel, security=Security.STARTTLS), letter())


@pytest.mark.parametrize(("answer", "expected"), [
    ("235 ok", ACCEPTED), ("454 not now", (Result.LATER, Fault.NO_CONNECTION, 454)),
    ("535 no", (Result.LATER, Fault.LOGIN, 535)), (None, (Result.LATER, Fault.CUT_OFF, None))])
def test_a_login_that_cannot_be_tried_now_is_not_told_as_wrong(
        answer: str | None, expected: tuple[Result, Fault | None, int | None]) -> None:
    with saying(USUAL | {"ehlo": "250-hej\r\n250 AUTH PLAIN", "auth": answer}) as channel:
        assert [expected] == results(with_login(channel, None, "ascii"), letter())


# --- Encryption -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """Who certifies the servers."""
    return trustme.CA()


@pytest.fixture(scope="module")
def ca_file(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What to trust."""
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.cert_pem.write_to_path(path)
    return path


def certificate(authority: trustme.CA, *names: str, not_after: datetime | None = None) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names, not_after=not_after).configure_cert(context)
    return context


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_a_letter_goes_encrypted_after_login_with_any_password(
        security: Security, authority: trustme.CA, ca_file: Path) -> None:
    post = Post()
    with serving(post, security, certificate(authority, "localhost"), authenticator=post.authenticate,
                 auth_required=True, auth_require_tls=security is Security.STARTTLS) as channel:
        assert [ACCEPTED] * 2 == results(with_login(channel, ca_file), *letters_to("a", "b"))
    assert [(USER.encode(), PASSWORD.encode())] == [(each.login, each.password) for each in post.logged_in]


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
@pytest.mark.parametrize(("names", "is_expired", "is_trusted"), [
    (["localhost"], False, False), (["localhost"], True, True), (["mail.region.example"], False, True)],
    ids=["of an unknown authority", "expired", "for another name"])
def test_a_certificate_that_is_wrong_is_never_overridden_and_people_are_told(
        security: Security, names: list[str], is_expired: bool, is_trusted: bool, authority: trustme.CA,  # noqa: FBT001  # a row
        ca_file: Path) -> None:
    not_after = datetime.now(UTC) - timedelta(days=1) if is_expired else None
    post = Post()
    with serving(post, security, certificate(authority, *names, not_after=not_after),
                 authenticator=post.authenticate, auth_require_tls=False) as channel:
        outcomes = sent(with_login(channel, ca_file if is_trusted else None), *letters_to("a", "b"))
    assert [(Result.LATER, Fault.CERTIFICATE, True)] * 2 == [
        (each.result, each.fault, each.is_for_people) for _, each in outcomes]
    assert all(each.words for _, each in outcomes)
    assert ([], []) == (post.taken, post.logged_in)


@pytest.mark.parametrize("content", [None, "", "nonsense"])
def test_certificates_to_trust_that_cannot_be_read_are_a_fault_of_certificates(
        content: str | None, tmp_path: Path) -> None:
    path = tmp_path / "ca.pem"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    channel = Mail(host="localhost", port=free_port(), security=Security.TLS, timeout=30, ca_file=path)
    assert [(Result.LATER, Fault.CERTIFICATE, None)] == results(channel, letter())


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_nothing_is_sent_in_clear_to_a_server_without_the_encryption_that_is_demanded(security: Security) -> None:
    post = Post()
    with serving(post, authenticator=post.authenticate, auth_require_tls=False) as channel:
        assert [(Result.LATER, Fault.NOT_ENCRYPTED, None)] == results(
            with_login(evolve(channel, security=security), None), letter())
    assert ([], []) == (post.taken, post.logged_in)


# --- Login ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("excluded", [[], ["PLAIN"]], ids=["by PLAIN", "by LOGIN"])
def test_a_wrong_password_is_for_people_and_no_letter_is_given_up_for_it(
        excluded: list[str], authority: trustme.CA, ca_file: Path) -> None:
    post = Post()
    with serving(post, Security.STARTTLS, certificate(authority, "localhost"), authenticator=post.authenticate,
                 auth_exclude_mechanism=excluded) as channel:
        outcomes = sent(with_login(channel, ca_file, "fel"), *letters_to("a", "b"))
    assert [(Result.LATER, Fault.LOGIN, 535, True)] * 2 == [
        (each.result, each.fault, each.code, each.is_for_people) for _, each in outcomes]
    assert 1 == len(post.logged_in)


def test_a_password_that_the_method_of_the_server_cannot_carry_is_a_fault_of_login(
        authority: trustme.CA, ca_file: Path) -> None:
    post = Post()
    with serving(post, Security.STARTTLS, certificate(authority, "localhost"), authenticator=post.authenticate,
                 auth_exclude_mechanism=["PLAIN"]) as channel:
        assert [(Result.LATER, Fault.LOGIN, None)] == results(with_login(channel, ca_file), letter())


def test_a_server_that_knows_no_login_is_not_sent_to_without_one(authority: trustme.CA, ca_file: Path) -> None:
    post = Post()
    with serving(post, Security.STARTTLS, certificate(authority, "localhost"),
                 auth_exclude_mechanism=["PLAIN", "LOGIN"]) as channel:
        assert [(Result.LATER, Fault.LOGIN, None)] == results(with_login(channel, ca_file), letter())
    assert [] == post.taken


def test_without_the_password_nobody_is_called() -> None:
    channel = with_login(Mail(host="localhost", port=free_port(), security=Security.TLS, timeout=30), None, None)
    assert [(Result.LATER, Fault.NO_PASSWORD, None)] * 2 == results(channel, *letters_to("a", "b"))


# --- Addresses outside ASCII ----------------------------------------------------------------------------------------

ASA: Final = address("åsa@räksmörgås.example")


def test_an_address_outside_ascii_is_reached_where_the_server_takes_it() -> None:
    post = Post()
    with serving(post) as channel:
        assert [ACCEPTED] * 2 == results(channel, letter(ASA), letter(ANNA))
    assert ["åsa@xn--rksmrgs-5wao1o.example", "anna.as@region.example"] == post.recipients
    assert "SMTPUTF8" in post.taken[0].mail_options
    assert "SMTPUTF8" not in post.taken[1].mail_options
    assert "åsa@xn--rksmrgs-5wao1o.example" == post.messages[0]["To"]


def test_an_address_outside_ascii_is_refused_alone_where_the_server_does_not_take_it() -> None:
    post = Post()
    with serving(post, enable_SMTPUTF8=False) as channel:
        assert [(Result.REFUSED, Fault.NOT_ASCII, None), ACCEPTED] == results(channel, letter(ASA), letter(ANNA))


def test_what_a_server_says_is_shown_on_one_line_and_cut() -> None:
    post = Post(on_rcpt=lambda _post, _to: f"550-\x1b[31mred\r\n550 {'x' * 400}")
    with serving(post) as channel:
        ((_, outcome),) = sent(channel, letter())
    assert outcome.words.startswith(r"\u{001b}[31mred xxx")
    assert 200 == len(outcome.words)
