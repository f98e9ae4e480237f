"""What both a document and the register tell: it would count twice."""

from collections.abc import Iterator
from contextlib import suppress

from attrs import evolve

from engine.documents.bookings import booked
from engine.documents.files import Told, read
from engine.documents.happened import EVERY_EVENT, Happened, happened
from engine.documents.structuring import Found
from engine.model.problems import Origin, Problem, ProblemsError
from engine.register.contents import Known, event_table, kept


def told_twice(what: Known) -> Iterator[Problem]:
    """A problem for each event of the document that is recorded too: the same, whenever it became known.

    What else is wrong with the document, and that it cannot be read, is told where it is.
    """
    if not what.events:
        return
    found = Found()
    rows = [Told(Origin().at("entry", each.first.seq), event_table(each)) for each in what.events]
    recorded = [(_said(each), each[1].path) for each in happened(rows, EVERY_EVENT, [], found)]
    with suppress(ProblemsError):
        document = read(*kept(what.version))
        for each in happened([*document.rows["event"], *booked(document, found)], EVERY_EVENT, [], found):
            entry = next((path for said, path in recorded if said == _said(each)), None)
            if entry is not None:
                yield Problem(each[1], "register_told_twice",
                              {"entry": entry.removeprefix("entry[").removesuffix("]")})


def _said(each: Happened) -> object:
    """What is said to have happened, but not when it became known."""
    return evolve(each[0], recorded_on=None)
