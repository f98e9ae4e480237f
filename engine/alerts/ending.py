"""What ends the reminders of something, with the command for it, and why they go to a second recipient as well."""

from collections.abc import Mapping
from typing import Final

from attrs import field, frozen

from engine.model.agreement import GivenWhen, NoticeClause
from engine.model.alerts import Alert, AlertKind, AlertLevel
from engine.model.outcomes import Certainty, Status
from engine.model.words import Word


class By(Word):
    """What ends the reminders of one thing."""

    DECIDE = "decide"
    """A decision on giving notice."""
    DECIDE_SENT = "decide_sent"
    """The same, where the notice is given when it is sent."""
    DECIDE_OPTION = "decide_option"
    DECIDE_END = "decide_end"
    NOTICE = "notice"
    """A notice recorded as received, since it is decided to give notice."""
    NOTICE_SENT = "notice_sent"
    """A notice recorded as sent, where it is given when it is sent."""
    OPTION = "option"
    EXTENSION = "extension"
    CLEAR = "clear"
    """What has been done is shown to have had effect."""
    THEIRS = "theirs"
    """Nothing that we can do: only the other party may give notice."""
    TOO_LATE = "too_late"
    """Nothing that anybody can do: the last day for notice has passed."""
    SETTLED = "settled"
    """Nothing is left to decide: the reminders come before the day and then no more."""
    PASSED = "passed"
    PAY = "pay"
    SETTLE = "settle"
    PERFORM = "perform"
    ANSWER = "answer"
    OWN = "own"
    REACH = "reach"
    MEND = "mend"

    @property
    def is_decision(self) -> bool:
        """Whether it is a decision, which is about a day."""
        return self in (By.DECIDE, By.DECIDE_SENT, By.DECIDE_OPTION, By.DECIDE_END)


class Escalated(Word):
    """Why an alert goes to a second recipient as well."""

    UNDECIDED = "undecided"
    UNDONE = "undone"
    """It is decided to do something, and that is not recorded as done."""
    UNCERTAIN = "uncertain"
    """It is recorded as done, and it is not certain that it has had effect."""


@frozen
class Ending:
    """What ends the reminders, and what the command for it needs besides the agreement."""

    by: By
    told: Mapping[str, str] = field(factory=dict)


_DECIDED_BY: Final = {
    AlertKind.NOTICE_DEADLINE: By.DECIDE, AlertKind.TERM_RENEWS: By.DECIDE,
    AlertKind.OPTION_DEADLINE: By.DECIDE_OPTION, AlertKind.TERM_ENDS: By.DECIDE_END,
    AlertKind.FALLS_WITH_ANOTHER: By.DECIDE_END}
_DONE_BY: Final = {By.DECIDE: By.NOTICE, By.DECIDE_OPTION: By.OPTION, By.DECIDE_END: By.EXTENSION}
_OTHERS: Final = {
    AlertKind.NOTICE_NOT_RECEIVED: By.NOTICE, AlertKind.PAYMENT_UPCOMING: By.PAY, AlertKind.PAYMENT_OVERDUE: By.PAY,
    AlertKind.WITHHOLDING_WITHOUT_GROUND: By.SETTLE, AlertKind.DUTY_DUE: By.PERFORM, AlertKind.DUTY_OVERDUE: By.PERFORM,
    AlertKind.QUESTION: By.ANSWER, AlertKind.NO_OWNER: By.OWN}
_SENT: Final = {By.DECIDE: By.DECIDE_SENT, By.NOTICE: By.NOTICE_SENT}
"""The same of a notice that is given when it is sent."""
_OVER: Final = (Status.TERMINATING, Status.ENDED)


def ending(alert: Alert, status: Status, clause: NoticeClause | None) -> Ending:
    """What ends the reminders that the alert is one of.

    ``status``: where its agreement stands; ``clause``: that by which notice of it is given, if there is one.
    """
    decided_by = _DECIDED_BY.get(alert.kind)
    if decided_by is not None:
        return Ending(_as_given(_of_a_day(alert, status, decided_by), clause))
    if alert.kind in (AlertKind.PAYMENT_UPCOMING, AlertKind.PAYMENT_OVERDUE, AlertKind.WITHHOLDING_WITHOUT_GROUND):
        return Ending(_OTHERS[alert.kind], {"instalment": alert.of})
    if alert.kind in (AlertKind.DUTY_DUE, AlertKind.DUTY_OVERDUE):
        duty, _, period = alert.of.rpartition("/")
        return Ending(By.PERFORM, {"duty": duty, "period": period})
    return Ending(_as_given(_OTHERS[alert.kind], clause))


def _as_given(by: By, clause: NoticeClause | None) -> By:
    return _SENT.get(by, by) if clause is not None and clause.given_when is GivenWhen.SENT else by


def _of_a_day(alert: Alert, status: Status, decided_by: By) -> By:
    if alert.tell.is_of_decision:
        return _DONE_BY[decided_by]
    if alert.is_act_recorded:
        return By.CLEAR
    if alert.is_passed:
        return By.PASSED
    if status in _OVER:
        return By.SETTLED if alert.certainty is Certainty.CERTAIN else By.CLEAR
    return decided_by


def escalated(alert: Alert) -> Escalated | None:
    """Why the alert goes to a second recipient as well; None: it does not."""
    if alert.level is not AlertLevel.ESCALATED:
        return None
    if alert.tell.is_of_decision:
        return Escalated.UNDONE
    return Escalated.UNCERTAIN if alert.is_act_recorded else Escalated.UNDECIDED
