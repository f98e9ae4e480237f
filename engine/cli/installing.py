"""What runs the nightly run: a service and a timer for systemd, a line for crontab, or a task for Windows."""

import os
import shlex
import subprocess
import sys
from getpass import getuser
from pathlib import Path
from typing import Final, Self
from xml.sax.saxutils import escape

import click
from attrs import frozen

from engine.alerts.settings import VARIABLE, found_at, settings
from engine.cli.door import Door
from engine.cli.nightly_views import is_on_the_web
from engine.explain.whole_file import write_whole
from engine.model.text import printable
from engine.register.url import place

SERVICE: Final = """\
[Unit]
Description={description}
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
# Longer than any letter takes: a run that hangs is ended, and the next is made.
TimeoutStartSec=6h
User={user}
ExecStart={command}
{environment}\
# 1: something waits and is tried again, which is no failure of the service. Any other status is one.
SuccessExitStatus=1
"""

TIMER: Final = """\
[Unit]
Description={description}

[Timer]
# The first does the work; by the others, what waits is tried again the same morning.
OnCalendar=*-*-* 03..08:30:00 Europe/Stockholm
# A night on which the machine was off is made up for when it starts.
Persistent=true

[Install]
WantedBy=timers.target
"""

TASK: Final = """\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>{description}</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2026-01-01T03:30:00</StartBoundary>
      <Repetition>
        <Interval>PT1H</Interval>
        <Duration>PT5H</Duration>
      </Repetition>
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT6H</ExecutionTimeLimit>
  </Settings>
  <Actions>
    <Exec>
      <Command>{command}</Command>
      <Arguments>{arguments}</Arguments>
    </Exec>
  </Actions>
</Task>
"""

@frozen(kw_only=True)
class Installation:
    """A nightly run that is to be made every night. ``words``: the command; the others are what it goes by."""

    door: Door
    words: tuple[str, ...]
    register: str
    config: str | None

    @classmethod
    def asked(cls, door: Door, config: Path | None, heartbeat: str | None) -> Self:
        """The run of the register, the settings and the sign of life that the command was told, by their whole paths.

        An address with a password in it ends the command: what is written here can be read by others.
        """
        with door.refusing():
            told = place(door.place, os.environ)
            # As the run will find them, with no other variables: what is wrong is told now, and not the first night.
            chosen = settings(config, {name: os.environ[name] for name in (VARIABLE,) if name in os.environ})
        if told.url.password is not None or any("password" in each for each in told.url.query):
            raise _wrong(door, "password")
        door.tell(chosen.warnings)
        at = found_at(config, os.environ)
        register = str(told.file.absolute()) if told.file is not None else door.place or os.environ["FRIST_REGISTER"]
        alive = () if heartbeat is None else (
            "--heartbeat", heartbeat if is_on_the_web(heartbeat) else str(Path(heartbeat).absolute()))
        made = cls(door=door, words=(*_program(), "nightly", *alive), register=register,
                   config=None if at is None else str(at.absolute()))
        if not all(each.isprintable() for each in (*made.words, *made.as_options)):
            raise _wrong(door, "strange_path")
        return made

    @property
    def environment(self) -> dict[str, str]:
        """The variables by which the run finds it all."""
        return {"FRIST_REGISTER": self.register, **({} if self.config is None else {"FRIST_CONFIG": self.config}),
                "FRIST_LANG": self.door.say.language}

    @property
    def as_options(self) -> tuple[str, ...]:
        """The same as options, where there are no variables."""
        return ("--register", self.register, *(() if self.config is None else ("--config", self.config)),
                "--lang", self.door.say.language)


def show_crontab(asked: Installation) -> None:
    """Print a line for crontab."""
    told = [f"{name}={shlex.quote(value)}" for name, value in asked.environment.items()]
    # cron takes a percent sign for the end of the line.
    line = " ".join([*told, shlex.join(asked.words)]).replace("%", r"\%")
    click.echo(f"# {asked.door.say('nightly.by_local_time')}\n30 3-8 * * * {line}")


def show_files(asked: Installation, to: Path | None, *, is_windows: bool) -> None:
    """Write the service and the timer, or the task for Windows, to the folder ``to``; or print them."""
    say, key = asked.door.say, "task" if is_windows else "timer"
    files = _task(asked) if is_windows else _units(asked)
    if to is None:
        for name, text in files.items():
            click.echo(text if is_windows else f"# {name}\n{text}")
        return
    there = [name for name in files if (to / name).exists()]
    if there:
        raise _wrong(asked.door, "there", files=", ".join(there))
    to.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        # The scheduler of Windows takes what has a mark at the beginning, in the encoding that it names.
        write_whole(to / name, text.replace("\n", "\r\n").encode("utf-16") if is_windows else text.encode())
    click.echo(say(f"nightly.installed_{key}", folder=printable(str(to))))


def _units(asked: Installation) -> dict[str, str]:
    command = " ".join(_quoted(each).replace("$", "$$") for each in asked.words)
    described = asked.door.say("nightly.description")
    lines = "".join(f'Environment="{name}={_escaped(value)}"\n' for name, value in asked.environment.items())
    return {"frist-nightly.service": SERVICE.format(description=described, command=command, environment=lines,
                                                    user=getuser()),
            "frist-nightly.timer": TIMER.format(description=described)}


def _task(asked: Installation) -> dict[str, str]:
    command, *words = asked.words
    arguments = subprocess.list2cmdline([*words, *asked.as_options])
    return {"frist-nightly.xml": TASK.format(description=escape(asked.door.say("nightly.description")),
                                             command=escape(command), arguments=escape(arguments))}


def _wrong(door: Door, key: str, **values: str) -> click.UsageError:
    return click.UsageError(door.say(f"nightly.{key}", **values), click.get_current_context())


def _program() -> tuple[str, ...]:
    """What starts Frist: the command as it was started, where that is a file."""
    started = Path(sys.argv[0]).resolve()
    if started.is_file() and started.suffix != ".py":
        return (str(started),)
    return sys.executable, "-c", "from engine.cli import main; main()"


def _quoted(word: str) -> str:
    """A word of a command as systemd reads it."""
    return word if word.replace("/", "").replace("-", "").replace(".", "").isalnum() else f'"{_escaped(word)}"'


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
