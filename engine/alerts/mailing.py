"""Letters to a mail server: over one connection, each with its outcome as soon as the server has told it."""

import base64
import smtplib
import ssl
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from typing import Final

from engine.alerts.channels import Login, Mail
from engine.alerts.letters import Letter
from engine.alerts.outcome import Fault, Outcome, Result
from engine.alerts.patience import within
from engine.alerts.settings_tables import Security

MOST_BREAKS: Final = 3
"""After so many connections in a row that broke before a letter was accepted or refused, the rest wait."""

_FOR_GOOD: Final = range(500, 600)
_HANGS_UP: Final = 421
_OK: Final = (250, 251)
_TOO_LARGE: Final = 552
_PATIENCE: Final = 10
_LONGEST: Final = 1_200
"""Seconds: no letter takes longer, so that a run never outlasts its claim on those that it has in hand."""
_LOGGED_IN: Final = (235, 503)  # the second: one already was

OnOutcome = Callable[[Letter, Outcome], None]


class _StoppedError(Exception):
    """Nothing can be sent now, to anybody: what is in the way."""

    def __init__(self, fault: Fault | None, words: str, code: int | None = None) -> None:
        super().__init__(fault)
        self.fault = fault
        self.words = words
        self.code = code


def send(letters: Sequence[Letter], channel: Mail, sender: str, made: Callable[[Letter], bytes],
         on_outcome: OnOutcome) -> None:
    """Send the letters, ``sender`` being the address that undelivered ones come back to.

    A letter that is refused stops no other. What was in hand when the connection broke is to be sent later, since the
    server may have taken it; but if it had not been handed over, on a connection that others had been sent over, it is
    sent once more at once. Where no connection can be had, every letter that is left is to be sent later.
    """
    sending = _Sending(channel, sender, made)
    try:
        for index, letter in enumerate(letters):
            try:
                outcome = sending.one(letter)
            except _StoppedError as stopped:
                for each in letters[index:]:
                    on_outcome(each, _outcome(channel, Result.LATER, stopped.fault, stopped.words, stopped.code))
                return
            on_outcome(letter, outcome)
    finally:
        sending.end()


def _outcome(channel: Mail, result: Result, fault: Fault | None, words: str, code: int | None = None) -> Outcome:
    return Outcome(result=result, fault=fault, code=code, words=words, place=channel.host)


class _Sending:
    """A connection with a mail server, made anew when it breaks."""

    def __init__(self, channel: Mail, sender: str, made: Callable[[Letter], bytes]) -> None:
        self.channel = channel
        self.sender = sender
        self.made = made
        self.server: smtplib.SMTP | None = None
        self.is_handed_over = False
        self.is_stuck = False
        self.breaks = 0
        self.last: Outcome | None = None

    def one(self, letter: Letter) -> Outcome:
        """Send one letter; ``_StoppedError`` if no letter can be sent."""
        had_stood = self.server is not None
        outcome = self._try(letter)
        if outcome.result is Result.LATER and had_stood and self.server is None and not self.is_handed_over:
            outcome = self._try(letter)
        self.breaks = self.breaks + 1 if outcome.result is Result.LATER and self.server is None else 0
        self.last = outcome
        return outcome

    def _try(self, letter: Letter) -> Outcome:
        """Send it, in a thread that is left to itself where the server always says a little more and is never done."""
        if self.breaks >= MOST_BREAKS and self.last is not None:
            raise _StoppedError(self.last.fault, self.last.words, self.last.code)
        try:
            return within(min(self.channel.timeout * _PATIENCE, _LONGEST), lambda: self._try_whole(letter))
        except TimeoutError:
            self.is_stuck = True
            raise _StoppedError(Fault.TIMEOUT, "") from None

    def _try_whole(self, letter: Letter) -> Outcome:
        self.is_handed_over = False
        content = self.made(letter)
        if self.server is None:
            self.server = _connected(self.channel)
        try:
            return self._transaction(letter, content, self.server)
        except (smtplib.SMTPException, OSError) as error:
            self.server.close()
            self.server = None
            return _outcome(self.channel, Result.LATER, _of_a_break(error), _words(error))

    def _transaction(self, letter: Letter, content: bytes, server: smtplib.SMTP) -> Outcome:
        options = []
        if not letter.to.is_ascii:
            if not server.has_extn("smtputf8"):
                return _outcome(self.channel, Result.REFUSED, Fault.NOT_ASCII, "")
            options = ["SMTPUTF8", "BODY=8BITMIME"]
        if server.has_extn("size"):
            options.append(f"SIZE={len(content)}")
        code, words = server.mail(self.sender, options)
        if code in _FOR_GOOD and code != _TOO_LARGE:  # it is not this letter that the server does not want
            raise _StoppedError(Fault.SENDER, words.decode("utf-8", "replace"), code)
        if code not in _OK:
            return self._answer(server, code, words)
        code, words = server.rcpt(letter.to.spec)
        if code not in _OK:
            return self._answer(server, code, words)
        self.is_handed_over = True
        try:
            code, words = server.data(content)
        except smtplib.SMTPDataError as error:  # it does not want to hear the letter
            code, words = error.smtp_code, _bytes(error.smtp_error)
        return self._answer(server, code, words)

    def _answer(self, server: smtplib.SMTP, code: int, words: bytes) -> Outcome:
        """The outcome by the server's reply to a letter; the connection is then ready for the next."""
        if code in _OK:
            result = Result.ACCEPTED
        else:
            result = Result.REFUSED if code in _FOR_GOOD else Result.LATER
            self._start_over(server, code)
        return _outcome(self.channel, result, None, words.decode("utf-8", "replace"), code)

    def _start_over(self, server: smtplib.SMTP, code: int) -> None:
        try:
            if code != _HANGS_UP and server.rset()[0] in _OK:
                return
        except (smtplib.SMTPException, OSError):  # the letter has had its answer
            pass
        server.close()
        self.server = None

    def end(self) -> None:
        """Take leave of the server."""
        if self.server is not None and not self.is_stuck:
            with suppress(smtplib.SMTPException, OSError):
                self.server.quit()
            self.server.close()


def _connected(channel: Mail) -> smtplib.SMTP:
    """A connection over which letters can be sent; ``_StoppedError`` if there is none to be had."""
    login = channel.login
    if login is not None and login.password is None:
        raise _StoppedError(Fault.NO_PASSWORD, "")
    context = _context(channel)
    with ExitStack() as on_failure:
        try:
            server = (smtplib.SMTP_SSL(channel.host, channel.port, timeout=channel.timeout, context=context)
                      if channel.security is Security.TLS
                      else smtplib.SMTP(channel.host, channel.port, timeout=channel.timeout))
            on_failure.callback(server.close)
            if channel.security is Security.STARTTLS:
                _encrypt(server, context)
            server.ehlo_or_helo_if_needed()
            if login is not None:
                _log_in(server, login, is_private=channel.security is not Security.NONE)
        except (smtplib.SMTPException, OSError, UnicodeError) as error:  # UnicodeError: a host that no name can be
            raise _why_none(error) from None
        on_failure.pop_all()
    return server


def _why_none(error: Exception) -> _StoppedError:
    """Why there is no connection."""
    code = error.smtp_code if isinstance(error, smtplib.SMTPResponseException) else None
    if isinstance(error, ssl.SSLCertVerificationError):
        return _StoppedError(Fault.CERTIFICATE, error.verify_message)
    if isinstance(error, ssl.SSLError):
        return _StoppedError(Fault.NOT_ENCRYPTED, error.reason or str(error))
    if isinstance(error, smtplib.SMTPServerDisconnected | TimeoutError):
        return _StoppedError(_of_a_break(error), _words(error))
    return _StoppedError(Fault.NO_CONNECTION, _words(error), code)


def _context(channel: Mail) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if channel.ca_file is not None:
        try:
            context.load_verify_locations(channel.ca_file)
        except OSError as error:  # ssl.SSLError is one
            raise _StoppedError(Fault.CERTIFICATE, f"{channel.ca_file.name}: {error.strerror or error}") from None
    return context


def _encrypt(server: smtplib.SMTP, context: ssl.SSLContext) -> None:
    try:
        server.starttls(context=context)
    except smtplib.SMTPNotSupportedError:
        raise _StoppedError(Fault.NOT_ENCRYPTED, "STARTTLS") from None
    except smtplib.SMTPResponseException as error:
        raise _StoppedError(Fault.NOT_ENCRYPTED, _words(error), error.smtp_code) from None


def _log_in(server: smtplib.SMTP, login: Login, *, is_private: bool) -> None:
    """Log in. smtplib knows passwords in ASCII only; PLAIN takes any, in UTF-8 (RFC 4616)."""
    try:
        if is_private and "PLAIN" in server.esmtp_features.get("auth", "").split():
            secret = base64.b64encode(f"\0{login.user}\0{login.password}".encode()).decode("ascii")
            code, words = server.docmd("AUTH", f"PLAIN {secret}")
        else:
            code, words = server.login(login.user, login.password or "")
    except smtplib.SMTPServerDisconnected:
        raise
    except smtplib.SMTPAuthenticationError as error:
        code, words = error.smtp_code, _bytes(error.smtp_error)
    except (smtplib.SMTPException, UnicodeError) as error:
        raise _StoppedError(Fault.LOGIN, _without_secrets(_words(error), login)) from None
    if code not in _LOGGED_IN:
        fault = Fault.LOGIN if code in _FOR_GOOD else Fault.NO_CONNECTION
        raise _StoppedError(fault, _without_secrets(words.decode("utf-8", "replace"), login), code)


def _without_secrets(words: str, login: Login) -> str:
    """What a server said; nothing, if it said the password, or gave back what it was told."""
    password = login.password or ""
    said = (password, *(base64.b64encode(each.encode()).decode() for each in (
        password, f"\0{login.user}\0{password}", f"{login.user}\0{login.user}\0{password}")))
    return "" if "AUTH" in words.upper() or any(each and each in words for each in said) else words


def _of_a_break(error: Exception) -> Fault:
    """What broke a connection: smtplib tells a server that does not answer as one that has hung up."""
    return Fault.TIMEOUT if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError) else (
        Fault.CUT_OFF)


def _words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _bytes(error.smtp_error).decode("utf-8", "replace")
    return getattr(error, "strerror", None) or str(error)


def _bytes(told: bytes | str) -> bytes:
    return told if isinstance(told, bytes) else told.encode()
