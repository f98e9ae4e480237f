"""The agreement of a scenario: told sentence by sentence, written as a document, loaded and assessed."""

import json
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from engine.assess import assess
from engine.assess.alerting import to_decide_on
from engine.documents import load
from engine.documents.files import Document, read
from engine.inference import Inference
from engine.living.steps.expecting import UntellableError, latest
from engine.living.steps.record import Answered, Asked, Night
from engine.living.steps.shelf import Shelf
from engine.model.agreement import Agreement
from engine.model.alerts import Alert, DecidedTo, PeopleDecided
from engine.model.assessment import Assessment
from engine.model.dates import ONE_DAY
from engine.model.obligations import Hanging

DAYS_OF_AN_EVENT: Final = ("on", "agreed_on", "sent_on", "received_on", "accepted_on", "issued_on", "told_on",
                           "decided_on")
TABLES: Final = ("term", "renewal", "notice", "compensation", "dispute", "contact")
NAMED_BY: Final = {"forum": "name", "area": "name", "duty": "what"}
"""By which key a document calls each kind of thing that it has rows of."""
COPIES: Final = "dokument"
"""The folder for the document that a scenario completes: an agreement is based only on what is in its own folder."""


@frozen
class Place:
    """Where a scenario is told: the ``folder`` to write in, the rules to ask, and the ``shelf`` of its documents."""

    folder: Path
    inference: Inference
    shelf: Shelf


class Telling:
    """What a scenario has told so far, and the assessment that it last asked for."""

    def __init__(self, place: Place, name: str = "scenario") -> None:
        self.place = place
        self.folder = place.folder if name == "scenario" else place.folder / name
        self.base: Path | None = None
        self.heading: dict[str, Any] = {"id": name}
        self.parties: list[dict[str, Any]] = [
            {"id": "region", "name": "Regionen"}, {"id": "kommun", "name": "Kommunen"}]
        self.term: dict[str, Any] = {}
        self.renewal: dict[str, Any] = {}
        self.notice: dict[str, Any] = {}
        self.compensation: dict[str, Any] = {}
        self.dispute: dict[str, Any] = {}
        self.areas: dict[str, dict[str, Any]] = {}
        self.rates: list[dict[str, Any]] = []
        self.contact: dict[str, Any] = {}
        self.forums: dict[str, dict[str, Any]] = {}
        self.duties: list[dict[str, Any]] = []
        self.decisions: list[dict[str, Any]] = []
        self.finances: list[dict[str, Any]] = []
        self.other: Telling | None = None
        self.events: list[dict[str, Any]] = []
        self._parties_of_base: list[dict[str, Any]] = []
        self._ids_of_base: dict[str, dict[str, str]] = {}
        self.day: date | None = None
        self.known_on: date | None = None
        self.resolved: list[PeopleDecided] = []
        self.night: dict[str, Any] = {}
        self.answers: list[Answered] = []
        self._is_answered = False

    def base_on(self, document: str) -> None:
        """Complete a document instead of telling an agreement from the beginning."""
        self.base = self.place.shelf.find(document)
        told = read(self.base)
        for file in _files(told):
            within = file.resolve().relative_to(self.base.parent.resolve())
            (self.folder / COPIES / within).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, self.folder / COPIES / within)
        self.heading["based_on"] = f"{COPIES}/{self.base.name}"
        self.parties = []
        self._parties_of_base = [row.value for row in told.rows["party"] if isinstance(row.value, dict)]
        self._ids_of_base = {kind: {str(row.value.get(key)): str(row.value.get("id")) for row in told.rows[kind]
                                    if isinstance(row.value, dict)} for kind, key in NAMED_BY.items()}

    def name_parties(self, *names: str) -> None:
        """Let the parties be those with these names, and no others."""
        self.parties = [{"id": name, "name": name} for name in names]

    @property
    def party_ids(self) -> dict[str, str]:
        """Each party's id by its name."""
        return {str(each.get("name", each.get("id"))): str(each.get("id"))
                for each in (*self._parties_of_base, *self.parties)}

    def party(self, word: str) -> str:
        """The id of the party that a step names, by an id or by its name in quotation marks.

        Whether an id is that of a party is left to the document, which may tell of the party further on.
        """
        if not word.startswith('"'):
            return word
        known = self.party_ids
        name = word.strip('"')
        if name not in known:
            raise UntellableError("unknown_party", party=name, known=", ".join(f'"{each}"' for each in known))
        return known[name]

    def id_of(self, kind: str, word: str) -> str:
        """The id of the forum, area or duty that a step names; what the scenario itself tells of has its name as id."""
        if not word.startswith('"'):
            return word
        name = word.strip('"')
        return self._ids_of_base.get(kind, {}).get(name, name)

    def recipient(self, word: str) -> str:
        """The id of the party or the forum that a step names."""
        return self.party_ids.get(word.strip('"')) or self.id_of("forum", word)

    def happened(self, kind: str, **values: Any) -> None:  # noqa: ANN401  # TOML
        """Tell an event. What is asked after it is asked on its day, unless another day is named."""
        self.events.append({"kind": kind, **{key: value for key, value in values.items() if value is not None}})
        self.day, self._is_answered = None, False

    def decided(self, decision: dict[str, Any]) -> None:
        """Tell a decision, which is asked after as an event is."""
        self.decisions.append(decision)
        self.day, self._is_answered = None, False

    def people_decided(self, to: DecidedTo, day: date, until: date | None) -> None:
        """Tell what people decided about the agreement: about the day to decide on then, as told so far."""
        agreement = self.agreement()
        about, _ = to_decide_on(agreement, assess(agreement, day, self.place.inference)) or (None, None)
        self.resolved.append(PeopleDecided(to=to, by="fullmäktige", on=day, about=about, until=until))

    def alerts(self, day: date) -> tuple[Alert, ...]:
        """What the run of ``day`` tells and keeps silent. The run before is that of the day before, if none is told."""
        night = Night(**{"since": day - ONE_DAY, **self.night}, decisions=tuple(self.resolved))
        asked = Asked(self.agreement(), day, self.known_on, self._others(), night)
        self.answers.append(asked.answer(self.place.inference))
        self._is_answered = False
        return self.answers[-1].alerts

    def _others(self) -> tuple[Agreement, ...]:
        return () if self.other is None else (self.other.agreement(),)

    def begin_another(self) -> "Telling":
        """Begin to tell of another agreement, which is read together with this one."""
        self.other = Telling(self.place, "annan")
        self.other.parties = self.parties or self.other.parties
        return self.other

    def add(self, kind: str, **values: Any) -> None:  # noqa: ANN401  # TOML
        """Tell more of the latest event of that kind."""
        latest([event for event in self.events if event["kind"] == kind]).update(values)
        self.day, self._is_answered = None, False

    def ask(self, day: date | None, known_on: date | None = None) -> None:
        """Ask on ``day`` (None: on the day of the latest that is told of, unless a day has been named)."""
        if day is not None and (day, known_on) != (self.day, self.known_on):
            self.day, self.known_on, self._is_answered = day, known_on, False

    def found(self, day: date | None = None) -> Assessment:
        """The assessment of the document as told, on the day asked about."""
        self.ask(day)
        if not self._is_answered:
            asked = Asked(self.agreement(), self.day or self._latest_day(), self.known_on, self._others())
            self.answers.append(asked.answer(self.place.inference))
            self._is_answered = True
        return self.answers[-1].assessment

    @property
    def hanging(self) -> tuple[Hanging, ...]:
        """What hangs on the agreements, by the latest answer."""
        return self.answers[-1].hanging

    def agreement(self) -> Agreement:
        """The agreement, by way of a document on disk."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / "overenskommelse.toml"
        path.write_text(self.document(), encoding="utf-8")
        return load(path)

    def document(self) -> str:
        """The TOML document."""
        tables = [_table("[agreement]", self.heading)]
        tables += [_table("[[party]]", party) for party in self.parties]
        tables += [_table(f"[{name}]", table) for name in TABLES if (table := getattr(self, name))]
        tables += [_table("[[area]]", area) for area in self.areas.values()]
        tables += [_table("[[reference_rate]]", rate) for rate in self.rates]
        for name, rows in (("forum", self.forums.values()), ("duty", self.duties), ("decision", self.decisions),
                           ("finances", self.finances)):
            tables += [_table(f"[[{name}]]", row) for row in rows]
        tables += [_table("[[event]]", event) for event in self.events]
        return "\n".join(tables)

    def _latest_day(self) -> date:
        days = [day for event in (*self.events, *self.decisions) for name in DAYS_OF_AN_EVENT
                if isinstance(day := event.get(name), date)]
        if not days:
            raise UntellableError("no_day")
        return max(days)


def _files(document: Document) -> set[Path]:
    """The files that a document was read from, with its bookings."""
    told = [*document.keys.values(), *document.headings, *(row for rows in document.rows.values() for row in rows)]
    files = {Path(document.origin.file), *(Path(each.origin.file) for each in told)}
    bookings = document.keys.get("events_from")
    if bookings is not None and isinstance(bookings.value, str):
        booked = Path(bookings.origin.file).parent / bookings.value
        files |= {booked} if booked.is_file() else set()
    return files


def _table(heading: str, table: dict[str, Any]) -> str:
    return "\n".join([heading, *(f"{key} = {_value(value)}" for key, value in table.items()), ""])


def _value(value: Any) -> str:  # noqa: ANN401  # TOML
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(key, ensure_ascii=False)} = {_value(each)}"
                                for key, each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, Decimal):
        return str(value)
    return json.dumps(value, ensure_ascii=False)
