"""Requests and waivers, changes of contact person, and changes that the parties agree on."""

import pytest

from engine.model.duty_situations import (
    ActedBy,
    ChangeSituation,
    ContactSituation,
    Delay,
    Reach,
    RequestSituation,
    ToldInWriting,
    WaiverSituation,
)
from engine.model.outcomes import DutyStatus, Effect
from tests.rules.asking import Told, told

REQUEST = RequestSituation(by=ActedBy.OWED_TO)
WAIVER = WaiverSituation(by=ActedBy.OWED_TO, reach=Reach.COVERED)
CONTACT = ContactSituation(told=ToldInWriting.YES, delay=Delay.IN_TIME)
CHANGE = ChangeSituation(is_by_all=True)


@pytest.mark.parametrize(("expected", "changes"), [
    pytest.param((Effect.EFFECTIVE, ["REQUEST-01"]), {}, id="the municipality that is owed information asks for it"),
    pytest.param((Effect.EFFECTIVE, ["REQUEST-01"]), {"by": "forum"}, id="a member of the forum asks for its report"),
    pytest.param((Effect.NO_EFFECT, ["REQUEST-02"]), {"by": "other"}, id="somebody else asks for it"),
    pytest.param((Effect.EFFECTIVE, ["REQUEST-03"]), {"by": "unsaid"}, id="who asked for it is not told"),
])
def test_a_request(expected: Told, changes: dict[str, object]) -> None:
    assert expected == told(REQUEST, **changes)


@pytest.mark.parametrize(("expected", "changes"), [
    pytest.param((Effect.EFFECTIVE, ["WAIVER-01"]), {}, id="the one to whom a report is owed waives it"),
    pytest.param((Effect.NO_EFFECT, ["WAIVER-02"]), {"by": "other"}, id="the one who owes a report waives it"),
    pytest.param((Effect.NEEDS_JUDGEMENT, ["WAIVER-03"]), {"by": "forum"}, id="a forum waives what is owed to it"),
    pytest.param((Effect.NEEDS_JUDGEMENT, ["WAIVER-03"]), {"by": "forum", "reach": "overdue"},
                 id="a forum waives what is overdue"),
    pytest.param((Effect.NEEDS_JUDGEMENT, ["WAIVER-04"]), {"reach": "overdue"},
                 id="all reports are waived when one of them is overdue"),
    pytest.param((Effect.MISSING_FACT, ["WAIVER-05"]), {"reach": "unknown"},
                 id="the reports are waived some day of the year"),
    pytest.param((Effect.NO_EFFECT, ["WAIVER-06"]), {"reach": "done"}, id="a report that was handed in is waived"),
    pytest.param((Effect.EFFECTIVE, ["WAIVER-07"]), {"by": "unsaid"}, id="who waived it is not told"),
    pytest.param((Effect.NEEDS_JUDGEMENT, ["WAIVER-04"]), {"by": "unsaid", "reach": "overdue"},
                 id="nor who waived what was overdue"),
])
def test_a_waiver(expected: Told, changes: dict[str, object]) -> None:
    assert expected == told(WAIVER, **changes)


@pytest.mark.parametrize(("expected", "changes"), [
    pytest.param((DutyStatus.FULFILLED, ["CONTACT-01"]), {}, id="told in writing the same day"),
    pytest.param((DutyStatus.FULFILLED_LATE, ["CONTACT-02"]), {"delay": "late"},
                 id="told in writing the day after the agreed days"),
    pytest.param((DutyStatus.UNDETERMINED_NEEDS_JUDGEMENT, ["CONTACT-03"]), {"delay": "later_day"},
                 id="whether the day after is at once needs judgement"),
    pytest.param((DutyStatus.DUE, ["CONTACT-04"]), {"told": "no"}, id="not told, or only orally, on the last day"),
    pytest.param((DutyStatus.OVERDUE, ["CONTACT-05"]), {"told": "no", "delay": "late"},
                 id="not told when the agreed days have passed"),
    pytest.param((DutyStatus.UNDETERMINED_NEEDS_JUDGEMENT, ["CONTACT-06"]), {"told": "no", "delay": "later_day"},
                 id="not told the day after, where it is to be told at once"),
    pytest.param((DutyStatus.UNDETERMINED_MISSING_FACT, ["CONTACT-07"]), {"told": "unsaid"},
                 id="told the same day, in writing or not"),
    pytest.param((DutyStatus.UNDETERMINED_MISSING_FACT, ["CONTACT-07"]), {"told": "unsaid", "delay": "later_day"},
                 id="the form is asked for before the delay is judged"),
])
def test_a_change_of_contact_person(expected: Told, changes: dict[str, object]) -> None:
    assert expected == told(CONTACT, **changes)


@pytest.mark.parametrize(("expected", "changes"), [
    pytest.param((Effect.EFFECTIVE, ["CHANGE-01"]), {}, id="both parties have agreed on it"),
    pytest.param((Effect.NO_EFFECT, ["CHANGE-02"]), {"is_by_all": False}, id="only one party wants it"),
])
def test_a_change_of_what_is_covered(expected: Told, changes: dict[str, object]) -> None:
    assert expected == told(CHANGE, **changes)
