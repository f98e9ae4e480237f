"""What the nightly run shows: what it did, and when it last ran."""

import json
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, redirect_stdout, suppress
from datetime import datetime, timedelta
from http.client import HTTPException
from pathlib import Path
from time import monotonic
from typing import Any, Final, NoReturn
from urllib.parse import urlsplit
from urllib.request import urlopen
from uuid import uuid4

import click
from attrs import evolve

from engine.alerts.configured import Settings
from engine.alerts.feeds import Fed, Feeds
from engine.alerts.night import Counts, Night
from engine.alerts.patience import within
from engine.alerts.post import Post, Sent
from engine.alerts.settings import found_at, settings
from engine.cli.door import Door
from engine.cli.register_views import progress
from engine.explain import as_json
from engine.explain.phrases import Phrases
from engine.explain.whole_file import write_whole
from engine.model.problems import Origin, Problem, ProblemsError
from engine.model.text import printable
from engine.register import outbox
from engine.register.days import HERE, swedish_day
from engine.register.outbox import GIVEN_UP, WAITING, Run

WAITS: Final = 1
FAILED: Final = 2

_MOST: Final = timedelta(hours=26)
"""Longer than this between two runs, and one night has been missed."""

_PATIENCE: Final = 10
_REMARKS: Final = 20
_LONGEST_NAME: Final = 20
_SHOWN: Final = 6


@contextmanager
def failing(say: Phrases, *, is_json: bool) -> Iterator[None]:
    """End with 2 for what ends other commands with 1: to whoever watches the run, that says that something waits.

    What is read as JSON is JSON then as well.
    """
    try:
        yield
    except click.ClickException:
        raise
    except OSError as error:
        fault = say("cli.cannot_write", detail=error.strerror or type(error).__name__)
        with suppress(OSError):
            click.echo(fault, err=True)
        _end_with_fault(fault, is_json=is_json)
    except Exception as error:  # noqa: BLE001  # all that is left is a fault in the program
        traceback.print_exc()  # told as everywhere else
        _end_with_fault(type(error).__name__, is_json=is_json)


def _end_with_fault(fault: str, *, is_json: bool) -> NoReturn:
    with suppress(OSError):  # where nothing can be written, the status must say it
        if is_json:
            click.echo(json.dumps({"status": FAILED, "fault": fault}, ensure_ascii=False, indent=2))
    raise SystemExit(FAILED)


def run(door: Door, config: Path | None, heartbeat: str | None, now: datetime) -> None:
    """Queue what is to be told, deliver what waits, and say what was done. The status tells a monitor."""
    began = monotonic()
    with door.refusing():
        chosen = settings(config, os.environ)
        if not chosen.channels:  # what is only shown to whoever happens to run it has been told nobody
            door.refuse((Problem(Origin(str(found_at(config, os.environ) or "--config")), "settings_no_channel"),))
        register = door.register
        store = register.store
        begun = Run(id=uuid4().hex, started_at=now, finished_at=None, as_of=swedish_day(now), told={})
        outbox.begin_run(store, begun)

        def deliver() -> Sent:
            with _apart(door):
                return Post(store, chosen).deliver(now + timedelta(seconds=monotonic() - began))

        with _cutting_off(door):
            try:
                night = Night(register, chosen)
                with progress(door, night.due(begun.as_of), "nightly.visiting") as told:
                    counts = night.queue(now, told)
            except Exception:  # whatever it is that stops the visits, what waits since earlier is not kept waiting
                deliver()
                raise
            sent = deliver()
            fed = _feed(door, chosen, now, has_visited=counts.visited > 0)
            left = outbox.counts(store)
            did = _did(counts, sent, left, fed)
            outbox.end_run(store, evolve(begun, told=did), now)
    is_failed = sent.is_for_people or left.get(GIVEN_UP) or counts.unreadable or (fed is not None and not fed.is_whole)
    status = FAILED if is_failed else WAITS if left.get(WAITING) else 0
    is_beating = heartbeat is None or _beat(heartbeat, {"ran_at": now.isoformat(), "status": status, **did})
    status = status if is_beating else FAILED
    problems = (*chosen.warnings, *(each for some in counts.unreadable.values() for each in some))
    if door.is_json:
        alive = {} if heartbeat is None else {"heartbeat_left": is_beating}
        door.print_json({"as_of": begun.as_of.isoformat(), "status": status, **did, **alive,
                         **_wrong(door.say, problems, sent, fed)})
    else:
        door.print(_lines(door.say, sent, did))
    door.tell(problems)
    if not is_beating:
        click.echo(door.say("nightly.no_heartbeat", place=printable(_without_secrets(heartbeat or ""))), err=True)
    if status:
        raise SystemExit(status)


@contextmanager
def _cutting_off(door: Door) -> Iterator[None]:
    """End with 2 for what cuts a run off that has begun: some of it may have been done."""
    try:
        yield
    except ProblemsError as error:
        if door.is_json:
            problems = [as_json.problem(each, door.say) for each in error.problems]
            door.print_json({"status": FAILED, "problems": problems})
        door.tell(error.problems)
        click.echo(door.say("nightly.was_cut_off"), err=True)
        raise SystemExit(FAILED) from error


def _apart(door: Door) -> AbstractContextManager[object]:
    """Letters to standard output kept out of what is JSON."""
    return redirect_stdout(sys.stderr) if door.is_json else nullcontext()


def _feed(door: Door, chosen: Settings, now: datetime, *, has_visited: bool) -> Fed | None:
    """Write on the calendars, if there are to be any. What is wrong with them stops nothing else."""
    if chosen.feeds is None:
        return None
    fed = Feeds(door.register, chosen, chosen.feeds).write(now, has_visited=has_visited)
    door.tell(fed.problems)
    for told in _faults(fed, door.say).values():
        click.echo(told, err=True)
    return fed


def _faults(fed: Fed, say: Phrases) -> dict[str, str]:
    """The calendars that could not be written, and why, in words."""
    return {_shown(file): say("nightly.feed_failed" if words else "nightly.feed_foreign", file=_shown(file),
                              detail=words) for file, words in fed.faults.items()}


def _shown(file: Path) -> str:
    """A calendar's file, without what nobody is to guess in its name (``frist nightly feeds`` tells it)."""
    name = file.name if len(file.name) <= _LONGEST_NAME else f"{file.name[:_SHOWN]}…{file.suffix}"
    return printable(str(file.with_name(name)))


def _did(counts: Counts, sent: Sent, left: dict[str, int], fed: Fed | None) -> dict[str, Any]:
    return {"visited": counts.visited, "found": counts.found, "queued": counts.queued, "withdrawn": counts.withdrawn,
            "unreadable": sorted(counts.unreadable), "sent": sent.sent, "given_up": sent.given_up,
            "waiting": left.get(WAITING, 0), "given_up_in_all": left.get(GIVEN_UP, 0),
            **({} if fed is None else {"calendars": fed.written, "calendars_failed": not fed.is_whole})}


def _wrong(say: Phrases, problems: tuple[Problem, ...], sent: Sent, fed: Fed | None) -> dict[str, Any]:
    """What was wrong, as JSON. It is shown and not kept: it has addresses in it, and the secret names of calendars."""
    problems += () if fed is None else fed.problems
    return {"problems": [as_json.problem(each, say) for each in problems],
            "undelivered": [{"to": to.spec, "result": outcome.result.value,
                             "fault": None if outcome.fault is None else outcome.fault.value,
                             "message": outcome.told(to, say)} for to, outcome in sent.told],
            "overdue": sent.overdue, "reach_nobody": len(sent.unreachable),
            **({} if fed is None else {"calendar_faults": [{"file": file, "message": told}
                                                           for file, told in _faults(fed, say).items()]})}


def _lines(say: Phrases, sent: Sent, did: dict[str, Any]) -> Iterator[str]:
    yield say("nightly.did", **{key: did[key] for key in ("visited", "found", "queued", "withdrawn")})
    yield say("nightly.delivered", **{key: did[key] for key in ("sent", "waiting", "given_up")})
    if "calendars" in did:
        yield say("nightly.fed", written=did["calendars"])
    for to, outcome in sent.told[:_REMARKS]:
        yield say("nightly.remark", told=outcome.told(to, say))
    if len(sent.told) > _REMARKS:
        yield say("nightly.more", count=len(sent.told) - _REMARKS)
    if sent.overdue:
        yield say("nightly.overdue", count=sent.overdue)
    if sent.unreachable:
        yield say("nightly.no_administrator")


def is_on_the_web(place: str) -> bool:
    """Whether a sign of life is left by asking for an address, not in a file."""
    return place.lower().startswith(("http://", "https://"))


def _beat(place: str, told: dict[str, Any]) -> bool:
    """Leave a sign of life, in a file or by asking for an address; False if that could not be done."""
    if is_on_the_web(place):
        try:
            return within(_PATIENCE, lambda: _is_answered(place))
        except (OSError, ValueError, HTTPException):  # URLError and TimeoutError are OSErrors
            return False
    try:
        write_whole(Path(place), json.dumps(told).encode())
    except OSError:
        return False
    return True


def _is_answered(place: str) -> bool:
    with urlopen(place, timeout=_PATIENCE):  # noqa: S310  # only http and https come here
        return True


def _without_secrets(place: str) -> str:
    """Where a sign of life is left, as it can be shown: an address may have a secret in it."""
    if not is_on_the_web(place):
        return place
    with suppress(ValueError):
        return f"{urlsplit(place).scheme}://{urlsplit(place).hostname or '…'}/…"
    return "…"


def show_status(door: Door, now: datetime) -> None:
    """When the nightly run last ran, and whether anything waits; the status as that of a run."""
    with door.refusing():
        last, finished = (outbox.last_run(door.register.store, now, is_finished=each) for each in (False, True))
        left = outbox.counts(door.register.store)
        since = outbox.waiting_since(door.register.store)
    is_stuck = since is not None and swedish_day(now) - since > timedelta(days=Settings().give_up_days)
    is_late = finished is None or now - finished.started_at > _MOST
    is_cut_off = last is not None and finished is not None and last.id != finished.id
    status = FAILED if is_late or is_stuck or left.get(GIVEN_UP) else WAITS if left.get(WAITING) or is_cut_off else 0
    if door.is_json:
        door.print_json({
            "status": status, "last": None if finished is None else {
                "started_at": finished.started_at.isoformat(), "as_of": finished.as_of.isoformat(), **finished.told},
            "is_late": is_late, "is_cut_off": is_cut_off, "waiting_since": None if since is None else since.isoformat(),
            "waiting": left.get(WAITING, 0), "given_up": left.get(GIVEN_UP, 0)})
    else:
        say = door.say
        click.echo(say("nightly.never") if finished is None else say(
            "nightly.last", when=finished.started_at.astimezone(HERE).isoformat(" ", "minutes")[:16]))
        if is_late and finished is not None:
            click.echo(say("nightly.late"))
        if is_cut_off:
            click.echo(say("nightly.cut_off"))
        click.echo(say("nightly.left", waiting=left.get(WAITING, 0), given_up=left.get(GIVEN_UP, 0)))
        if is_stuck:
            click.echo(say("nightly.since", day=since))
    if status:
        raise SystemExit(status)
