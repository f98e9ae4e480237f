"""A mail server on this machine, which takes letters, refuses them or misbehaves as a test tells it to."""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO, Final

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from attrs import Factory, define, evolve

from engine.alerts.channels import Login, Mail
from engine.alerts.settings_tables import Security

USER: Final = "frist"
PASSWORD: Final = "hemligt åäö"  # noqa: S105  # the test's own
Reply = str | None | Awaitable[str | None]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@define
class Post:
    """What the server answers (``on_…``: its reply; None: yes), and what it has taken."""

    on_mail: Callable[["Post", str], str | None] = lambda _post, _sender: None
    on_rcpt: Callable[["Post", str], str | None] = lambda _post, _to: None
    on_data: Callable[["Post", Envelope], Reply] = lambda _post, _envelope: None
    taken: list[Envelope] = Factory(list)
    connections: int = 0
    logged_in: list[LoginPassword] = Factory(list)
    session: Session | None = None
    server: SMTP | None = None

    @property
    def messages(self) -> list[EmailMessage]:
        """What it has taken, as a reader of mail has it."""
        return [message_from_bytes(bytes(each.content or b""), policy=policy.default) for each in self.taken]

    @property
    def recipients(self) -> list[str]:
        """Those to whom it has taken letters."""
        return [to for each in self.taken for to in each.rcpt_tos]

    def cut_off(self) -> None:
        """Break the connection, without a word."""
        assert self.server is not None
        self.server.transport.abort()

    async def handle_EHLO(  # noqa: N802  # aiosmtpd's name
            self, server: SMTP, session: Session, _envelope: Envelope, hostname: str,
            responses: list[str]) -> list[str]:
        """Answer to EHLO."""
        self.connections += self.server is not server
        self.server = server
        session.host_name = hostname
        return responses

    async def handle_MAIL(  # noqa: N802  # aiosmtpd's name
            self, _server: SMTP, _session: Session, envelope: Envelope, sender: str, options: list[str]) -> str:
        """Answer to MAIL."""
        if (reply := self.on_mail(self, sender)) is not None:
            return reply
        envelope.mail_from = sender
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802  # aiosmtpd's name
            self, _server: SMTP, _session: Session, envelope: Envelope, to: str, _options: list[str]) -> str:
        """Answer to RCPT."""
        if (reply := self.on_rcpt(self, to)) is not None:
            return reply
        envelope.rcpt_tos.append(to)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802  # as above
        """Answer to DATA."""
        reply = self.on_data(self, envelope)
        if isinstance(reply, Awaitable):
            reply = await reply
        if reply is not None:
            return reply
        self.taken.append(envelope)
        return "250 2.0.0 Ok: queued"

    def authenticate(self, _server: SMTP, _session: Session, _envelope: Envelope, _how: str,
                     who: LoginPassword) -> AuthResult:
        """Whether it is the one who may log in."""
        self.logged_in.append(who)
        return AuthResult(success=(who.login, who.password) == (USER.encode(), PASSWORD.encode()), handled=False)


@contextmanager
def serving(post: Post, security: Security = Security.NONE, certificate: ssl.SSLContext | None = None,
            **more: Any) -> Iterator[Mail]:  # noqa: ANN401  # whatever aiosmtpd's SMTP takes
    """The server, running; the channel that leads to it."""
    port = free_port()
    settings: dict[str, Any] = {"enable_SMTPUTF8": True, "data_size_limit": 10_000_000, **more}
    if security is Security.STARTTLS:
        settings["tls_context"] = certificate
    controller = Controller(post, hostname="127.0.0.1", port=port, server_hostname="test.example",
                            ssl_context=certificate if security is Security.TLS else None, **settings)
    controller.start()
    try:
        yield Mail(host="localhost", port=port, security=security, timeout=30)
    finally:
        controller.stop()


@contextmanager
def saying(replies: dict[str, str | None]) -> Iterator[Mail]:
    """A server that answers each command with what is told, "" being its greeting and None that it hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]

        def serve() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = listening.accept()
                    with connection, connection.makefile("rwb") as talk:
                        _say(talk, replies)

        thread = Thread(target=serve, daemon=True)
        thread.start()
        yield Mail(host="127.0.0.1", port=port, security=Security.NONE, timeout=30)
        listening.shutdown(socket.SHUT_RDWR)
    thread.join(5)


def _say(talk: BinaryIO, replies: dict[str, str | None]) -> None:
    said = ""
    while (reply := replies.get(said, "500 what")) is not None:
        talk.write(f"{reply}\r\n".encode())
        talk.flush()
        line = talk.readline()
        while reply.startswith("354") and line not in (b".\r\n", b""):
            line = talk.readline()
        said = line.decode("ascii", "replace").split(maxsplit=1)[0].lower() if line.strip() else "quit"


def with_login(channel: Mail, ca_file: Path | None, password: str | None = PASSWORD) -> Mail:
    return evolve(channel, login=Login(USER, password), ca_file=ca_file)


async def asleep(seconds: float) -> None:
    await asyncio.sleep(seconds)
