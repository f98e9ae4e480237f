"""The settings of alerts, read from a TOML file that is checked whole."""

import os
import stat
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, TypeVar

from attrs import evolve
from platformdirs import user_config_path

from engine.alerts.addresses import same
from engine.alerts.channels import Channel, Folder, Login, Mail, Push, Stdout, is_private
from engine.alerts.configured import Absence, CalendarFeeds, Recipient, Settings, name_of_party
from engine.alerts.settings_tables import (
    CONVERTER,
    AbsenceTable,
    AlertsTable,
    CalendarTable,
    ChannelKind,
    ChannelTable,
    Days,
    MailTable,
    ManyDays,
    RecipientTable,
    Security,
)
from engine.documents.files import Table, tables_of
from engine.documents.structuring import Found, structure, unknown_key
from engine.model.alerts import LEAD_DAYS, REPEATED_AFTER, AlertKind, LeadTimes
from engine.model.problems import Origin, Problem, ProblemsError
from engine.model.text import printable

VARIABLE: Final = "FRIST_CONFIG"
"""The environment variable that says where the settings are."""

_KEYS: Final = ["mail", "channel", "alerts", "calendar", "recipient"]
_PORTS: Final = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}
_LONGEST_PASSWORD: Final = 4_096

T = TypeVar("T")


def settings(path: Path | None, environ: Mapping[str, str]) -> Settings:
    """The settings in the file at ``path``, else at ``FRIST_CONFIG``, else in the platform's folder of settings.

    Where none is named and none is there: the defaults, with no channel to send by.
    Raises ``ProblemsError`` with every problem found. A password that is missing is a warning: alerts can be queued.
    """
    at = found_at(path, environ)
    return Settings(channels=()) if at is None else _Reader(at, tables_of(at), environ).settings()


def found_at(path: Path | None, environ: Mapping[str, str]) -> Path | None:
    """Where the settings are, as ``settings`` seeks them; None: nowhere."""
    named = path or (Path(environ[VARIABLE]) if environ.get(VARIABLE) else None)
    at = named or user_config_path("frist") / "frist.toml"
    return None if named is None and _is_missing(at) else at


def _is_missing(path: Path) -> bool:
    try:
        return not path.exists()
    except OSError:  # what cannot be looked for is told where it is read: letters would otherwise go nowhere in silence
        return False


def example(language: str) -> str:
    """Settings with every key in them, and comments in the language."""
    return (files("engine.alerts") / f"example-{language}.toml").read_text(encoding="utf-8")


class _Reader:
    """Reads one file of settings."""

    def __init__(self, path: Path, tables: Table, environ: Mapping[str, str]) -> None:
        self.path = path
        self.origin = Origin(str(path))
        self.tables = tables
        self.environ = environ
        self.found = Found()
        self.warnings: list[Problem] = []

    def settings(self) -> Settings:
        self.found.unreadable.extend(
            unknown_key(self.origin, key, _KEYS) for key in self.tables if key not in _KEYS)
        mail_table = self._table("mail", MailTable) if "mail" in self.tables else None
        mail = self._mail(mail_table) if mail_table is not None else None
        alerts = (self._table("alerts", AlertsTable) if "alerts" in self.tables else None) or AlertsTable()
        lead_times = self._lead_times(alerts)
        recipients = self._recipients(alerts)
        calendar = self._table("calendar", CalendarTable) if "calendar" in self.tables else None
        channels = self._channels(mail)
        if problems := self.found.all():
            raise ProblemsError(problems)
        read = Settings(
            channels=channels, administrator=alerts.administrator,
            ours=frozenset(map(name_of_party, alerts.ours or ())), link=alerts.link, language=alerts.language,
            is_digest=alerts.digest, lead_times=lead_times, give_up_days=alerts.give_up_days, recipients=recipients,
            warnings=tuple(self.warnings))
        if calendar is not None:
            read = evolve(read, **self._calendars(calendar))
        return read if mail_table is None else evolve(read, sender=mail_table.sender, reply_to=mail_table.reply_to)

    # --- The mail server ----------------------------------------------------------------------------------------------

    def _mail(self, table: MailTable) -> Mail:
        at = self.origin.at("mail")
        if table.security is Security.NONE and not table.insecure and not is_private(table.host):
            self.found.contradiction(at.at("security"), "settings_in_clear", host=table.host)
        ca_file = None if table.ca_file is None else self._file(table.ca_file)
        if ca_file is not None and not ca_file.is_file():
            self.found.contradiction(at.at("ca_file"), "file_missing")
        return Mail(
            host=table.host, port=table.port or _PORTS[table.security], security=table.security,
            timeout=table.timeout, login=self._login(table, at), ca_file=ca_file)

    def _login(self, table: MailTable, at: Origin) -> Login | None:
        places = [key for key in ("password_env", "password_file") if getattr(table, key) is not None]
        if table.user is None:
            for key in places:
                self.found.contradiction(at.at(key), "settings_only_with", key=key, other="user")
            return None
        if len(places) != 1:
            self.found.contradiction(at.at("user"), "settings_password")
            return None
        if table.password_env is not None:
            return Login(table.user, self._password_in(table.password_env, at.at("password_env")))
        return Login(table.user, self._password_from(self._file(str(table.password_file)), at.at("password_file")))

    def _password_in(self, variable: str, at: Origin) -> str | None:
        password = self.environ.get(variable)
        if not password:
            self._warn(at, "settings_no_password_env", name=variable)
        return password or None

    def _password_from(self, path: Path, at: Origin) -> str | None:
        try:
            self._warn_if_readable(path, at)
            with path.open("rb") as file:
                password = file.read(_LONGEST_PASSWORD).decode().rstrip("\r\n")
        except (OSError, ValueError) as error:
            self._warn(at, "settings_no_password_file", path=printable(str(path)),
                       detail=getattr(error, "strerror", None) or type(error).__name__)
            return None
        if not password:
            self._warn(at, "settings_empty_password", path=printable(str(path)))
        return password or None

    def _warn_if_readable(self, path: Path, at: Origin) -> None:
        if os.name == "posix" and path.stat().st_mode & stat.S_IROTH:
            self._warn(at, "settings_readable", path=printable(str(path)))

    def _warn(self, at: Origin, key: str, **params: str) -> None:
        self.warnings.append(Problem(at, key, params))

    def _file(self, told: str) -> Path:
        """A file as the settings name it: from the folder that they are in."""
        return (self.path.parent / Path(told).expanduser()).absolute()

    # --- The other channels -------------------------------------------------------------------------------------------

    def _channels(self, mail: Mail | None) -> tuple[Channel, ...]:
        if "channel" not in self.tables:
            return () if mail is None else (mail,)
        channels: dict[str, Channel] = {}
        for at, row in self._rows("channel", ChannelTable):
            channel = self._channel(row, at, mail)
            if channel is not None and channel.name in channels:
                self.found.contradiction(at, "settings_twice")
            elif channel is not None:
                channels[channel.name] = channel
        if all(each.only_to for each in channels.values()):
            self.found.contradiction(self.origin.at("channel"), "settings_not_for_all")
        return tuple(channels.values())

    def _channel(self, row: ChannelTable, at: Origin, mail: Mail | None) -> Channel | None:
        for key, kind in (("url", ChannelKind.APPRISE), ("folder", ChannelKind.FOLDER)):
            if getattr(row, key) is None and row.kind is kind:
                self.found.contradiction(at.at(key), "missing_key", key=key)
                return None
            if getattr(row, key) is not None and row.kind is not kind:
                self.found.contradiction(at.at(key), "settings_only_for", key=key, kind=kind.value)
        only_to = frozenset(same(each.spec) for each in row.only_to or ())
        if row.url is not None:
            self._warn_if_readable(self.path, at.at("url"))
            return Push(url=row.url, only_to=only_to)
        if row.folder is not None:
            return Folder(path=self._file(row.folder), only_to=only_to)
        if row.kind is ChannelKind.STDOUT:
            return Stdout(only_to=only_to)
        if "mail" not in self.tables:
            self.found.contradiction(at.at("kind"), "settings_no_mail")
        return None if mail is None else evolve(mail, only_to=only_to)

    # --- Calendars ----------------------------------------------------------------------------------------------------

    def _calendars(self, table: CalendarTable) -> dict[str, Any]:
        feeds = CalendarFeeds(folder=self._file(table.folder))
        return {"feeds": feeds if table.ahead_days is None else evolve(feeds, ahead_days=table.ahead_days),
                **({} if table.remind is None else {"remind": table.remind})}

    # --- When and to whom ---------------------------------------------------------------------------------------------

    def _lead_times(self, table: AlertsTable) -> LeadTimes:
        told = {name: value for name, value in {
            "daily_within": table.daily_days, "unchanged_after": table.unchanged_days,
            "for_minutes": table.minutes_days, "for_delivery": table.delivery_days}.items() if value is not None}
        answer_within = LeadTimes().answer_within if table.escalate_before is None else table.escalate_before or None
        return LeadTimes(
            before=self._by_kind("lead_days", table.lead_days, ManyDays, list(LEAD_DAYS)),
            again_after=self._by_kind("again_days", table.again_days, Days, list(REPEATED_AFTER)),
            answer_within=answer_within, **told)

    def _by_kind(self, key: str, table: Table | None, shape: type[T], kinds: list[AlertKind]) -> dict[AlertKind, T]:
        at, known = self.origin.at("alerts", key), [kind.value for kind in kinds]
        read: dict[AlertKind, T] = {}
        for kind, value in (table or {}).items():
            if kind not in known:
                self.found.unreadable.append(unknown_key(at, kind, known))
            elif (days := structure(value, shape, at.at(kind), self.found, CONVERTER)) is not None:
                read[AlertKind(kind)] = days
        return read

    def _recipients(self, alerts: AlertsTable) -> dict[str, Recipient]:
        found: dict[str, Recipient] = {}
        for at, row in self._rows("recipient", RecipientTable):
            key = same(row.address.spec)
            if key in found:
                self.found.contradiction(at.at("address"), "settings_twice")
            found[key] = Recipient(
                address=row.address, language=row.language or alerts.language,
                is_digest=alerts.digest if row.digest is None else row.digest,
                absent=tuple(self._absences(row, at)), substitute=row.substitute, escalates_to=row.escalates_to)
        return found

    def _absences(self, row: RecipientTable, at: Origin) -> Iterator[Absence]:
        for index, each in enumerate(row.absent):
            here = at.at("absent", index)
            read = structure(each, AbsenceTable, here, self.found, CONVERTER)
            if read is None:
                continue
            if read.to_on is not None and read.to_on < read.from_on:
                self.found.contradiction(here, "settings_backwards")
            yield Absence(read.from_on, read.to_on)

    def _table(self, key: str, shape: type[T]) -> T | None:
        return structure(self.tables[key], shape, self.origin.at(key), self.found, CONVERTER)

    def _rows(self, key: str, shape: type[T]) -> Iterator[tuple[Origin, T]]:
        rows = self.tables.get(key, [])
        if not isinstance(rows, list):
            self.found.unreadable.append(Problem(self.origin.at(key), "not_rows", {"key": key}))
            return
        for index, row in enumerate(rows):
            at = self.origin.at(key, index)
            read = structure(row, shape, at, self.found, CONVERTER)
            if read is not None:
                yield at, read
