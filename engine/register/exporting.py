"""Agreements out of the register: as documents that answer as the register does, and as a table."""

import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from engine.documents.files import inside, read
from engine.explain.phrases import Phrases
from engine.explain.tables import Cell, Column, Table
from engine.model.agreement import Agreement, NoLaterThan, RenewalKind, Term
from engine.model.assessment import Assessment
from engine.model.dates import ONE_DAY, Span
from engine.model.problems import Origin, Problem, ProblemsError
from engine.model.text import printable
from engine.register import toml_text
from engine.register.chain import Entry, Head
from engine.register.contents import Known, Recorded, event_table, written
from engine.register.days import HERE

MANIFEST: Final = "export.json"
"""The file that says which of the documents in an export are agreements: a document that others complete is copied
beside each of them, and it may tell of an agreement of its own."""

_UNSAFE: Final = re.compile(r"[^\w .-]|^[. ]|[. ]$")
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""The names that no file can have in Windows."""

_LONGEST_NAME: Final = 100
_COLUMNS: Final = ("id", "title", "parties", "reference", "starts_on", "ends_on", "renewal", "notice", "status",
                   "settled", "last_day")


def folder_name(agreement: str) -> str:
    """The name of the folder of an agreement: its id, with what no folder may be called written as codes."""
    name = _UNSAFE.sub(lambda match: "".join(f"%{each:02X}" for each in match[0].encode()), agreement)
    if _RESERVED.fullmatch(name) or name.casefold() == MANIFEST:
        name += "%"
    if len(name.encode()) > _LONGEST_NAME:
        name = f"{name[:_LONGEST_NAME // 4]}%{hashlib.sha256(agreement.encode()).hexdigest()[:16]}"
    return name


def write(what: Known, folder: Path, say: Phrases) -> Path:
    """Write the files of the agreement's latest version into ``folder``, with what was recorded added, and where it is.

    Files are as they were added, byte for byte, but for the events that come after all that the document has.
    Raises ``FileExistsError`` if the folder is there.
    """
    folder.mkdir(parents=True)
    main = written(what.version, folder)
    if not what.events:
        return main
    text = main.read_bytes()
    added = "\n" + "\n".join(line for each in what.events for line in _event(each, say)) + "\n"
    document = text + (b"" if text.endswith(b"\n") else b"\n") + added.encode()
    if _takes_rows(document):
        main.write_bytes(document)
        return main
    # Its own events stand in square brackets, which nothing can be added to: a document that completes it tells them.
    path = next(path for number in range(len(what.version.told["files"]) + 1)
                if not (path := main.with_name(f"{main.stem}-{number}.toml")).exists())
    heading = {**read(main).keys["agreement"].value, "based_on": main.name}
    path.write_bytes(("\n".join(toml_text.table("[agreement]", heading)) + "\n" + added).encode())
    return path


def manifest(mains: Mapping[str, Path], folder: Path, head: Head) -> str:
    """What is written in ``MANIFEST``: where in ``folder`` each agreement is, and the end of the chain."""
    where = {agreement: path.relative_to(folder).as_posix() for agreement, path in mains.items()}
    return json.dumps({"head": str(head), "agreements": where}, ensure_ascii=False, indent=2) + "\n"


def exported(folder: Path) -> list[Path] | None:
    """The documents of the agreements in a folder that has been exported to; None: it has not.

    Raises ``ProblemsError`` if its list of them cannot be read.
    """
    path = folder / MANIFEST
    try:
        if not path.is_file():
            return None
    except OSError:  # a name that no folder can have: reading it tells what is wrong
        return None
    origin = Origin(str(path))
    try:
        names = [str(each) for each in json.loads(path.read_bytes())["agreements"].values()]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError):
        raise ProblemsError((Problem(origin, "list_bad_manifest"),)) from None
    return [inside(each, folder, folder, origin) for each in names]


def _takes_rows(document: bytes) -> bool:
    try:
        tomllib.loads(document.decode("utf-8-sig"))
    except tomllib.TOMLDecodeError:
        return False
    return True


def _event(each: Recorded, say: Phrases) -> Iterator[str]:
    yield f"# {_comment(each.first, say)}"
    if each.reads.seq != each.first.seq:
        yield f"# {say('export.corrected', told=_comment(each.reads, say))}"
    told: Any = event_table(each)
    ordered = {"kind": told["kind"], **{key: value for key, value in told.items() if value is not None}}
    yield from toml_text.table("[[event]]", ordered)
    yield ""


def _comment(entry: Entry, say: Phrases) -> str:
    told = [say("export.entry", entry=entry.seq, at=recorded_at(entry), who=printable(entry.who))]
    return ". ".join([*told, *(printable(each) for each in (entry.reference, entry.why) if each)])


def recorded_at(entry: Entry) -> str:
    """When an entry was recorded, in Swedish time, to the minute."""
    return f"{datetime.fromisoformat(entry.recorded_at).astimezone(HERE):%Y-%m-%d %H:%M}"


def table(found: Iterable[tuple[Agreement, Assessment, str]], say: Phrases) -> Table:
    """Agreements as a list: what each says, and how it stands; and its diary number, "" if none is known."""
    return Table(name=say("export.sheet"), columns=tuple(Column(say(f"export.column.{key}")) for key in _COLUMNS),
                 rows=tuple(_row(*each, say) for each in found))


def _row(agreement: Agreement, found: Assessment, reference: str, say: Phrases) -> tuple[Cell, ...]:
    parties = "; ".join(each.name for each in agreement.parties)
    return (agreement.id, agreement.title, parties, reference or None,
            _start(agreement.term, say), _end(agreement.term, say), _renewal(agreement, say), _notice(agreement, say),
            say.status(found.status, None), found.ends_on, found.termination.last_day)


def _start(term: Term, say: Phrases) -> Cell:
    if isinstance(term.starts_on, NoLaterThan):
        return say("export.no_later_than", day=term.starts_on.day.isoformat())
    return term.starts_on.text if isinstance(term.starts_on, Span) else term.starts_on


def _end(term: Term, say: Phrases) -> Cell:
    if term.ends_on is not None:
        return term.ends_on.text if isinstance(term.ends_on, Span) else term.ends_on
    if term.duration is None:
        return say("export.open_ended")
    if isinstance(term.starts_on, date):
        return term.duration.after(term.starts_on) - ONE_DAY
    return say.written(str(term.duration))


def _renewal(agreement: Agreement, say: Phrases) -> Cell:
    renewal, term = agreement.renewal, agreement.term
    if renewal.kind is RenewalKind.NONE and term.ends_on is None and term.duration is None:
        return None
    period = say("export.open_ended") if renewal.period is None else say.written(str(renewal.period))
    return say(f"export.renewal.{renewal.kind.value}", period=period)


def _notice(agreement: Agreement, say: Phrases) -> Cell:
    clauses = [] if agreement.notice is None else [each for pair in agreement.notice.by_party.values() for each in pair]
    periods = dict.fromkeys(say.written(str(each.period)) for each in clauses if each.period is not None)
    return "; ".join(periods) or say("export.no_notice")
