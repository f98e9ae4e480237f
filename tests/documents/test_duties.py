"""What a document says of duties, forums and decisions is what the agreement has; every fault is told, all at once."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from engine.documents import is_common_text, load, without_rings
from engine.model.agreement import Agreement, Notice, Renewal, Term
from engine.model.dates import Day, Length, Span, Unit
from engine.model.deeds import AgreedChange, ContactChanged, Performed, Requested, Waived
from engine.model.duties import (
    AtMeeting,
    Concerns,
    ContactClause,
    Decided,
    Decision,
    Due,
    Duty,
    Financed,
    FinancedPer,
    Forum,
    ForumKind,
    ForumLevel,
    TurnOfMonth,
    WorkingDays,
)
from engine.model.instalments import DayOfYear
from engine.model.periods import Every
from engine.model.problems import Origin, ProblemsError

Written = Callable[[str], Path]
"""Writes a document and gives its path."""

HEAD = '[agreement]\nid = "a"\n[[party]]\nid = "region"\n[[party]]\nid = "kommun"\n'
TERM = "[term]\nstarts_on = 2019-01-01\nends_on = 2021-12-31\n"
RENEWED = TERM + '[renewal]\nkind = "automatic"\nperiod = "3 years"\n'
EXTENDED = '[[event]]\nkind = "extended"\nagreed_on = 2020-12-15\nends_on = 2022-12-31\n'
FORUM = '[[forum]]\nid = "rad"\n'
MEETINGS = FORUM + 'meetings = [2020-02-10, "2020-06"]\n'
DUTY = '[[duty]]\nid = "d"\nby = "region"\nto = "kommun"\nwhat = "Rapport"\n'
YEARLY = DUTY + 'every = "year"\n'
ONCE = DUTY + 'every = "once"\n'
REQUESTED = DUTY + 'every = "on-request"\n'
REPORTED = DUTY + 'every = "year"\ndue = { at = "rad" }\nconcerns = "period_before"\n'
AT_MEETINGS = DUTY.replace('"kommun"', '"rad"') + 'every = "meeting"\n'
DECISION = '[[decision]]\nbody = "RUN"\nreference = "RUN/1/2022 § 2"\noutcome = "adopted"\n'
REQUEST = '[[event]]\nkind = "requested"\nduty = "d"\non = 2020-02-01\n'
CHANGED = '[[event]]\nkind = "agreed_change"\nof = "§4"\non = 2020-01-01\n'
DASH = "\N{EN DASH}"


def performed(period: str, more: str = "") -> str:
    return f'[[event]]\nkind = "performed"\nduty = "d"\nperiod = {period}\non = 2020-03-31\n{more}'


@pytest.fixture
def document(tmp_path: Path) -> Written:
    def written(text: str) -> Path:
        path = tmp_path / "avtal.toml"
        path.write_text(text, encoding="utf-8")
        return path
    return written


def problems(path: Path) -> list[tuple[str, str]]:
    """Where and what each problem is."""
    with pytest.raises(ProblemsError) as refused:
        load(path)
    return [(problem.origin.path, problem.key) for problem in refused.value.problems]


# --- What is right is read ------------------------------------------------------------------------------------------


def test_a_forum_is_read_as_it_is_told_with_its_meetings_in_the_order_of_time(document: Written) -> None:
    agreement = load(document(HEAD + """
[[forum]]
id = "rad"
name = "Regionens samverkansråd"
kind = ["information", "advocacy", "information"]
level = "political"
convenor = "region"
members = ["region", "Trafikverket"]
purpose = "Samråd"
until = 2022-12-31
meetings = [2022-06-15, "2022-02", 2022-02-10]
clause = "§8"
[[forum]]
id = "natverk"
meetings = []
"""))
    assert (Forum(id="rad", name="Regionens samverkansråd", kinds=(ForumKind.INFORMATION, ForumKind.ADVOCACY),
                  levels=(ForumLevel.POLITICAL,), convenors=("region",), members=("region", "Trafikverket"),
                  purpose="Samråd", until=date(2022, 12, 31), clause="§8",
                  meetings=(Span.month(2022, 2), date(2022, 2, 10), date(2022, 6, 15))),
            Forum(id="natverk", name="natverk")) == agreement.forums


@pytest.mark.parametrize(("told", "expected"), [
    ("2022-12-31", date(2022, 12, 31)), ('"2022-12"', Span.month(2022, 12)), ('"2022"', Span.year(2022))])
def test_the_last_day_of_a_forum_may_be_known_only_as_a_month_or_a_year(
        told: str, expected: Day, document: Written) -> None:
    assert [expected] == [each.until for each in load(document(f"{HEAD}{FORUM}until = {told}")).forums]


def test_several_may_convene_a_forum(document: Written) -> None:
    text = f"{HEAD}{FORUM}convenor = ['region', 'Trafikverket', 'region']"
    assert [("region", "Trafikverket")] == [each.convenors for each in load(document(text)).forums]


def test_a_duty_is_read_as_it_is_told(document: Written) -> None:
    agreement = load(document(HEAD + FORUM + """
[[duty]]
id = "berattelse"
by = "region"
to = "rad"
what = "Verksamhetsberättelse"
every = "year"
times = 2
due = "03-31"
concerns = "period_before"
clause = "§8"
""" + ONCE))
    assert (Duty(id="berattelse", by="region", to="rad", what="Verksamhetsberättelse", every=Every.YEAR, times=2,
                 due=DayOfYear(3, 31), concerns=Concerns.PERIOD_BEFORE, clause="§8"),
            Duty(id="d", by="region", to="kommun", what="Rapport", every=Every.ONCE)) == agreement.duties
    assert "duty[1]" == agreement.duties[1].origin.path


@pytest.mark.parametrize(("told", "expected"), [
    *((each.value, each) for each in Every if each is not Every.MEETING), ("6 months", Length.of(6, Unit.MONTHS)),
    ("1 year", Length.of(1, Unit.YEARS))])
def test_a_duty_recurs_by_a_word_or_by_a_length(told: str, expected: Every | Length, document: Written) -> None:
    assert expected == load(document(HEAD + DUTY + f'every = "{told}"')).duties[0].every


@pytest.mark.parametrize(("every", "told", "expected"), [
    ("year", '"02-29"', DayOfYear(2, 29)), ("year", '"02-01/turn-of-month"', TurnOfMonth(2)),
    ("on-request", '"10 working days"', WorkingDays(10)), ("on-request", '"1 working day"', WorkingDays(1)),
    ("on-request", '"30 days"', Length.of(30, Unit.DAYS)), ("once", '{ at = "rad" }', AtMeeting("rad")),
    ("term-of-office", '{ at = "rad" }', AtMeeting("rad")), ("meeting", '{ at = "rad" }', AtMeeting("rad")),
    ("once", '{ at = "rad", meeting = "2020-06" }', AtMeeting("rad", Span.month(2020, 6))),
    ("once", '{ at = "rad", meeting = 2020-06-15 }', AtMeeting("rad", date(2020, 6, 15)))])
def test_a_duty_is_due_on_a_day_at_a_meeting_or_after_a_request(
        every: str, told: str, expected: Due, document: Written) -> None:
    text = HEAD + TERM + FORUM + DUTY + f'every = "{every}"\ndue = {told}'
    assert expected == load(document(text)).duties[0].due


def test_decisions_are_read_in_the_order_of_the_document_each_with_its_matter(document: Written) -> None:
    agreement = load(document(HEAD + YEARLY + DECISION + """
decided_on = 2022-12-14
duty = ["d"]
note = "Punkt 4 är öppen"
[[decision]]
body = "RUN"
reference = "RUN/168/2020"
matter = "agendan"
decided_on = "2023-01"
outcome = "deferred"
until = "2023-01"
"""))
    assert (Decision(body="RUN", reference="RUN/1/2022 § 2", decided_on=date(2022, 12, 14), outcome=Decided.ADOPTED,
                     matter="RUN/1/2022", duty=("d",), note="Punkt 4 är öppen"),
            Decision(body="RUN", reference="RUN/168/2020", decided_on=Span.month(2023, 1), outcome=Decided.DEFERRED,
                     matter="agendan", until=Span.month(2023, 1))) == agreement.decisions


def test_contact_persons_what_is_financed_and_other_agreements_are_read(document: Written) -> None:
    agreement = load(document(HEAD.replace('"a"', '"a"\nends_with = "b"\nrests_on = ["c", "d"]', 1) + """
[contact]
tell_within = "10 days"
clause = "§13"
[[finances]]
what = "Föreningsarkivet"
amount = 650_000
per = "year"
clause = "§7"
[[finances]]
what = "NSEO"
"""))
    assert ContactClause(tell_within=Length.of(10, Unit.DAYS), clause="§13") == agreement.contact
    assert (Financed(what="Föreningsarkivet", amount=65_000_000, per=FinancedPer.YEAR, clause="§7"),
            Financed(what="NSEO")) == agreement.finances
    assert ("b", ("c", "d")) == (agreement.ends_with, agreement.rests_on)


def test_what_is_not_told_is_not_made_up(document: Written) -> None:
    found = load(document(HEAD))
    assert ((), (), (), None, (), None, (), ()) == (
        found.forums, found.duties, found.decisions, found.contact, found.finances, found.ends_with, found.rests_on,
        found.deeds)


def test_each_deed_is_read_in_the_order_it_stands_apart_from_the_other_events(document: Written) -> None:
    agreement = load(document(HEAD + TERM + REQUESTED + performed("2020-02-01", 'by = "region"\n') + """
[[event]]
kind = "signed"
on = 2018-12-14
[[event]]
kind = "requested"
duty = "d"
by = "kommun"
on = 2020-02-01
id = "b1"
recorded_on = 2020-02-02
[[event]]
kind = "waived"
duty = "d"
on = "2020-05"
by = "kommun"
[[event]]
kind = "contact_changed"
party = "kommun"
on = 2020-03-01
told_on = 2020-03-02
in_writing = false
[[event]]
kind = "agreed_change"
of = "§4"
on = "2020-04"
by = ["region", "kommun"]
"""))
    assert (
        Performed(duty="d", period="b1", on=date(2020, 3, 31), by="region"),
        Requested(duty="d", by="kommun", on=date(2020, 2, 1), id="b1", recorded_on=date(2020, 2, 2)),
        Waived(duty="d", on=Span.month(2020, 5), by="kommun"),
        ContactChanged(party="kommun", on=date(2020, 3, 1), told_on=date(2020, 3, 2), in_writing=False),
        AgreedChange(of="§4", on=Span.month(2020, 4), by=("region", "kommun"))) == agreement.deeds
    assert 1 == len(agreement.events)
    assert ["event[0]", "event[2]"] == [deed.origin.path for deed in agreement.deeds[:2]]


# --- What is wrong is refused ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "expected"), [
    (FORUM + FORUM, ("forum", "duplicate_id")), (FORUM.replace("rad", "region"), ("forum", "duplicate_id")),
    ("[forum]\nid = 'rad'", ("forum", "not_rows")), ("[[forum]]\nname = 'x'", ("forum[0].id", "missing_key")),
    (FORUM + "kind = 'x'", ("forum[0].kind", "unknown_value")),
    (FORUM + "level = ['political', 5]", ("forum[0].level", "unknown_value")),
    (FORUM + "meetings = 2020-01-01", ("forum[0].meetings", "not_a_meeting")),
    (FORUM + "meetings = ['2020']", ("forum[0].meetings", "not_a_meeting")),
    (FORUM + "meetings = ['2020-13']", ("forum[0].meetings", "not_a_meeting")),
    (FORUM + "meetings = [2020]", ("forum[0].meetings", "not_a_day")),
    (FORUM + "meetings = [2018-12-31]", ("forum[0].meetings", "meeting_outside")),
    (FORUM + "meetings = ['2022-01']", ("forum[0].meetings", "meeting_outside")),
    (FORUM + "until = 2020-05-31\nmeetings = ['2020-06']", ("forum[0].meetings", "meeting_after_until")),
    (FORUM + "until = '2020-13'", ("forum[0].until", "not_a_day")),
    (FORUM + "until = '2020-05'\nmeetings = ['2020-06']", ("forum[0].meetings", "meeting_after_until")),
    (FORUM + "until = '2020'\nmeetings = [2021-01-01]", ("forum[0].meetings", "meeting_after_until")),
    (FORUM + "convenor = []", ("forum[0].convenor", "not_text")),
    (FORUM + "convenor = ['region', 5]", ("forum[0].convenor", "not_text")),
    (FORUM + "meetings = ['2020-06', '2020-06']", ("forum[0].meetings", "meeting_twice"))])
def test_what_is_no_forum_is_refused(text: str, expected: tuple[str, str], document: Written) -> None:
    assert [expected] == problems(document(HEAD + TERM + text))


@pytest.mark.parametrize("text", [
    TERM + FORUM + 'until = 2020-06-01\nmeetings = [2019-01-01, 2020-06-01, "2020-06"]',
    TERM + FORUM + "meetings = [2021-12-31]", RENEWED + FORUM + "meetings = [2031-01-01]",
    FORUM + "until = '2020'\nmeetings = [2020-12-31]", FORUM + "until = '2020-05'\nmeetings = ['2020-05']",
    FORUM + "meetings = [1850-01-01]", TERM + EXTENDED + FORUM + "meetings = [2022-12-31]",
    TERM + FORUM + ONCE + "due = { at = 'rad', meeting = 2021-12-31 }",
    # At a meeting after the end what is about the time before it may still be due.
    TERM + FORUM + "meetings = [2022-01-01, 2022-12-31]\n" + REPORTED,
    TERM + FORUM + "meetings = ['2022-02', '2022-12']\n" + REPORTED,
    TERM + FORUM + "meetings = [2022-01-31]\n" + REPORTED.replace("year", "month"),
    TERM + FORUM + "meetings = [2022-10-15, 2026-10-14]\n" + REPORTED.replace("year", "term-of-office")])
def test_a_meeting_in_the_time_of_the_agreement_and_of_the_forum_is_read(text: str, document: Written) -> None:
    assert 1 == len(load(document(HEAD + text)).forums)


@pytest.mark.parametrize("text", [
    "meetings = [2018-12-31]\n" + REPORTED,
    "meetings = [2023-01-01]\n" + REPORTED,
    "meetings = ['2023-01']\n" + REPORTED,
    "meetings = [2022-01-01]\n" + REPORTED.replace("period_before", "period"),
    "meetings = [2022-01-01]\n" + REPORTED.replace('concerns = "period_before"', ""),
    "meetings = [2022-01-01]\n" + REPORTED.replace('"rad"', '"slut"'),
    "meetings = [2022-01-01]\n" + REPORTED.replace('due = { at = "rad" }', ""),
    "meetings = [2022-01-01]\n" + AT_MEETINGS,
    "meetings = [2022-02-01]\n" + REPORTED.replace("year", "month"),
    "meetings = [2026-10-15]\n" + REPORTED.replace("year", "term-of-office")])
def test_a_meeting_outside_the_agreement_is_refused_where_nothing_from_within_is_due_at_it(
        text: str, document: Written) -> None:
    text = HEAD + TERM + FORUM + text + FORUM.replace("rad", "slut")
    assert [("forum[0].meetings", "meeting_outside")] == problems(document(text))


@pytest.mark.parametrize(("text", "expected"), [
    ("until = 2021-12-31\nmeetings = [2022-02-01]\n" + REPORTED, [("forum[0].meetings", "meeting_after_until")]),
    ("meetings = [2022-01-01]\n" + REPORTED.replace("year", "0 months"),
     [("duty[0].due", "due_for_every"), ("duty[0].every", "empty_length"), ("forum[0].meetings", "meeting_outside")]),
    ("meetings = [2022-01-01]\n" + REPORTED.replace("year", "once"),
     [("duty[0].concerns", "no_period_before"), ("forum[0].meetings", "meeting_outside")])])
def test_a_meeting_after_the_end_does_not_hide_other_faults(
        text: str, expected: list[tuple[str, str]], document: Written) -> None:
    assert expected == sorted(problems(document(HEAD + TERM + FORUM + text)))


@pytest.mark.parametrize(("text", "expected"), [
    (YEARLY + YEARLY, ("duty", "duplicate_id")), (YEARLY.replace("region", "x"), ("duty[0].by", "unknown_party")),
    (YEARLY.replace("region", "rad"), ("duty[0].by", "unknown_party")),
    (YEARLY.replace("kommun", "x"), ("duty[0].to", "unknown_recipient")), (DUTY, ("duty[0].every", "missing_key")),
    (YEARLY + "times = 0", ("duty[0].times", "number_out_of_range")),
    (YEARLY + "times = 1001", ("duty[0].times", "number_out_of_range")),
    (YEARLY + "times = -1", ("duty[0].times", "not_a_count")),
    (DUTY + "every = 'yearly'", ("duty[0].every", "unknown_value")),
    (DUTY + "every = 1", ("duty[0].every", "unknown_value")),
    (DUTY + "every = '6 månader'", ("duty[0].every", "unknown_value")),
    (DUTY + "every = '6 manader'", ("duty[0].every", "not_a_length")),
    (DUTY + "every = '0 months'", ("duty[0].every", "empty_length")),
    (YEARLY + "due = '02-30'", ("duty[0].due", "not_a_month_day")),
    (YEARLY + "due = 2020-01-01", ("duty[0].due", "not_a_duty_due")),
    (YEARLY + "due = '02-02/turn-of-month'", ("duty[0].due", "not_a_duty_due")),
    (YEARLY + "due = '13-01/turn-of-month'", ("duty[0].due", "not_a_month_day")),
    (YEARLY + "due = { }", ("duty[0].due", "not_a_duty_due")),
    (YEARLY + "due = { at = 'rad', on = 1 }", ("duty[0].due", "not_a_duty_due")),
    (YEARLY + "due = { at = 5 }", ("duty[0].due", "not_text")),
    (ONCE + "due = { at = 'rad', meeting = '2020' }", ("duty[0].due", "not_a_meeting")),
    (ONCE + "due = { at = 'x' }", ("duty[0].due", "unknown_forum")),
    (ONCE + "due = { at = 'kommun' }", ("duty[0].due", "unknown_forum")),
    (ONCE + "due = { at = 'rad', meeting = 2022-01-01 }", ("duty[0].due", "meeting_outside")),
    (ONCE + "due = { at = 'slut', meeting = 2021-01-01 }", ("duty[0].due", "meeting_after_until")),
    (YEARLY + "due = { at = 'rad', meeting = '2020-06' }", ("duty[0].due", "due_for_every")),
    (REQUESTED + "due = { at = 'rad' }", ("duty[0].due", "due_for_every")),
    (YEARLY + "due = '30 days'", ("duty[0].due", "due_for_every")),
    (ONCE + "due = '03-31'", ("duty[0].due", "due_for_every")),
    (DUTY + "every = '12 months'\ndue = '02-01/turn-of-month'", ("duty[0].due", "due_for_every")),
    (DUTY + "every = 'meeting'", ("duty[0].to", "no_forum")),
    (ONCE + "concerns = 'period_before'", ("duty[0].concerns", "no_period_before")),
    (AT_MEETINGS + "concerns = 'period_before'", ("duty[0].concerns", "no_period_before"))])
def test_what_is_no_duty_is_refused(text: str, expected: tuple[str, str], document: Written) -> None:
    forums = FORUM + FORUM.replace("rad", "slut") + "until = 2020-12-31\n"
    assert [expected] == problems(document(HEAD + TERM + forums + text))


@pytest.mark.parametrize(("text", "expected"), [
    (DECISION.replace("adopted", "decided"), ("decision[0].outcome", "unknown_value")),
    (DECISION + "duty = ['d', 'x']", ("decision[0].duty[1]", "unknown_duty")),
    (DECISION + "until = 2023-01-01", ("decision[0].until", "only_for_deferred")),
    (DECISION.replace("adopted", "deferred") + "decided_on = 2023-01-02\nuntil = 2023-01-01",
     ("decision[0].until", "deferred_backwards")),
    (DECISION.replace('reference = "RUN/1/2022 § 2"\n', ""), ("decision[0].reference", "missing_key")),
    ("[contact]\ntell_within = 'genast'", ("contact.tell_within", "not_a_length")),
    ("contact = 5\n", ("contact", "not_a_table")),
    ("[[finances]]\nwhat = 'w'\namount = 5", ("finances[0].per", "missing_key")),
    ("[[finances]]\nwhat = 'w'\nper = 'year'", ("finances[0].amount", "missing_key")),
    ("[[finances]]\namount = 5\nper = 'year'", ("finances[0].what", "missing_key"))])
def test_what_is_no_decision_and_no_clause_is_refused(text: str, expected: tuple[str, str], document: Written) -> None:
    whole = text + HEAD if text.startswith("contact =") else HEAD + TERM + YEARLY + text
    assert [expected] == problems(document(whole))


@pytest.mark.parametrize(("told", "expected"), [
    ('ends_with = "a"', ["agreement.ends_with"]), ('rests_on = ["b", "a"]', ["agreement.rests_on"]),
    ('ends_with = "ab"\nrests_on = ["ba"]', []), ('ends_with = "a"\nrests_on = ["a"]',
                                                  ["agreement.ends_with", "agreement.rests_on"])])
def test_an_agreement_neither_ends_with_itself_nor_rests_on_itself(
        told: str, expected: list[str], document: Written) -> None:
    path = document(HEAD.replace('"a"', f'"a"\n{told}', 1))
    assert [(each, "names_itself") for each in expected] == (problems(path) if expected else list(load(path).deeds))


# --- What was done, and for which period ----------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "period", "expected"), [
    (YEARLY, '"2019"', "2019"), (YEARLY, '"2021"', "2021"), (ONCE, '"once"', "once"),
    (DUTY + 'every = "term-of-office"\n', '"2018-2022"', f"2018{DASH}2022"),
    (DUTY + 'every = "quarter"\n', '"2020-Q1"', "2020-Q1"), (DUTY + 'every = "week"\n', '"2019-W01"', "2019-W01"),
    (DUTY + 'every = "6 months"\n', "2019-07-01", "2019-07-01"),
    (DUTY + 'every = "6 months"\n', '"2019-07-01"', "2019-07-01"),
    (MEETINGS + AT_MEETINGS, "2020-02-10", "2020-02-10"), (MEETINGS + AT_MEETINGS, '"2020-06"', "2020-06"),
    (MEETINGS + DUTY + 'every = "meeting"\ndue = { at = "rad" }\n', "2020-02-10", "2020-02-10"),
    (REQUESTED + REQUEST, "2020-02-01", "2020-02-01"), (REQUESTED + REQUEST + 'id = "b"\n', '"b"', "b"),
    (REQUESTED + REQUEST + 'id = "b"\n', "2020-02-01", "b"),
    (REQUESTED + REQUEST + 'id = "b"\n' + REQUEST, "2020-02-01", "2020-02-01")])
@pytest.mark.parametrize("kind", ["performed", "waived"])
def test_a_duty_is_performed_or_waived_for_one_of_its_periods(
        kind: str, text: str, period: str, expected: str, document: Written) -> None:
    agreement = load(document(HEAD + TERM + text + performed(period).replace("performed", kind)))
    assert [expected] == [deed.period for deed in agreement.deeds if not isinstance(deed, Requested)]  # type: ignore[attr-defined]  # the others have one


@pytest.mark.parametrize(("text", "period", "known"), [
    (YEARLY, '"2018"', "2019, 2020, 2021"), (YEARLY, '"2022"', "2019, 2020, 2021"),
    (YEARLY, '"2020-Q1"', "2019, 2020, 2021"),
    (ONCE, '"2020"', "once"), (DUTY + 'every = "term-of-office"\n', '"2022-2026"', f"2018{DASH}2022"),
    (DUTY + 'every = "1 year"\n', "2020-07-01", "2019-01-01, 2020-01-01, 2021-01-01"),
    (MEETINGS + AT_MEETINGS, "2020-02-11", "2020-02-10, 2020-06"), (FORUM + AT_MEETINGS, "2020-02-11", DASH),
    (REQUESTED, "2020-02-01", DASH), (REQUESTED + REQUEST, "2020-02-02", "2020-02-01"),
    (REQUESTED + REQUEST + 'id = "b"\n' + REQUEST + 'id = "c"\n', "2020-02-01", "b, c")])
def test_a_period_that_a_duty_does_not_have_is_refused_with_those_it_has(
        text: str, period: str, known: str, document: Written) -> None:
    with pytest.raises(ProblemsError) as refused:
        load(document(HEAD + TERM + text + performed(period)))
    assert [("unknown_period", "d", known)] == [
        (problem.key, problem.params["duty"], problem.params["known"]) for problem in refused.value.problems]


@pytest.mark.parametrize(("term", "expected"), [
    ("", "2020, 2021, 2022"), ("[term]\nends_on = 2021-12-31\n", "2021"),
    ("[term]\nstarts_on = 2019-05-01\n", "2019, 2020, 2021"),
    ('[term]\nstarts_on = "2019"\nends_on = 2019-12-31\n', "2019")])
def test_the_years_named_as_examples_are_those_of_the_agreement_as_far_as_they_are_known(
        term: str, expected: str, document: Written) -> None:
    with pytest.raises(ProblemsError) as refused:
        load(document(HEAD + term + YEARLY + performed('"x"')))
    assert [expected] == [problem.params["known"][:16] for problem in refused.value.problems]


def test_where_the_first_day_is_not_known_a_period_counted_from_it_may_begin_on_any(document: Written) -> None:
    text = HEAD + '[term]\nstarts_on = "2019"\n' + DUTY + 'every = "6 months"\n'
    assert 1 == len(load(document(text + performed("2020-05-17"))).deeds)
    assert [("event[0].period", "unknown_period")] == problems(document(text + performed('"2020"')))


@pytest.mark.parametrize(("text", "expected"), [
    (YEARLY + performed("2020"), ("event[0].period", "not_text")),
    (YEARLY + performed("2020-01-01T00:00:00"), ("event[0].period", "not_text")),
    (YEARLY + performed('"2020"').replace("period", "# period"), ("event[0].period", "missing_key")),
    (YEARLY + performed('"2020"').replace('"d"', '"e"'), ("event[0].duty", "unknown_duty")),
    (YEARLY + performed('"2020"', "by = 'x'"), ("event[0].by", "unknown_party")),
    (YEARLY + REQUEST, ("event[0].duty", "not_on_request")), (REQUESTED + REQUEST + REQUEST, ("event", "duplicate_id")),
    (REQUESTED + (REQUEST + "id = 'b'\n") * 2, ("event", "duplicate_id")),
    (REQUESTED + REQUEST.replace("2020-02-01", "'2020-02'"), ("event[0].on", "not_a_day")),
    (REQUESTED + REQUEST.replace("2020-02-01", "2020-04-01") + performed("2020-04-01"),
     ("event[1].on", "done_before_request")),
    ("[[event]]\nkind = 'contact_changed'\nparty = 'x'\non = 2020-01-01", ("event[0].party", "unknown_party")),
    ("[[event]]\nkind = 'contact_changed'\nparty = 'region'\non = 2020-01-01\nin_writing = true",
     ("event[0].told_on", "missing_key")),
    ("[[event]]\nkind = 'contact_changed'\nparty = 'region'\non = 2020-01-01\ntold_on = 2020-01-01\nin_writing = 1",
     ("event[0].in_writing", "not_true_or_false")),
    (CHANGED + "by = ['region', 'x']", ("event[0].by", "unknown_party")),
    (CHANGED + "by = 'region'", ("event[0].by", "not_a_list"))])
def test_what_is_no_deed_is_refused(text: str, expected: tuple[str, str], document: Written) -> None:
    assert [expected] == problems(document(HEAD + TERM + text))


@pytest.mark.parametrize("on", ["2020-03-31", '"2020-03"', '"2020"'])
def test_a_request_may_be_answered_on_its_own_day(on: str, document: Written) -> None:
    answered = performed("2020-03-31").replace("on = 2020-03-31", f"on = {on}")
    text = HEAD + TERM + REQUESTED + REQUEST.replace("2020-02-01", "2020-03-31") + answered
    assert 2 == len(load(document(text)).deeds)


def test_what_refers_to_something_unreadable_is_not_blamed(document: Written) -> None:
    text = (HEAD + TERM + FORUM.replace('"rad"', '"rad"\nname = 5') + YEARLY.replace('"year"', "5")
            + AT_MEETINGS.replace('"d"', '"m"') + DECISION + 'duty = ["d"]\n' + performed('"2020"'))
    assert [("forum[0].name", "not_text"), ("duty[0].every", "unknown_value")] == problems(document(text))


def test_an_id_that_cannot_be_shown_is_not_listed_among_those_there_are(document: Written) -> None:
    text = YEARLY.replace('"d"', '"\\u001b[31m"') + YEARLY.replace('"d"', '"e"') + REQUEST
    with pytest.raises(ProblemsError) as refused:
        load(document(HEAD + text))
    assert [("strange_text", None), ("unknown_duty", "e")] == [
        (problem.key, problem.params.get("known")) for problem in refused.value.problems]


def test_a_meeting_of_an_unreadable_forum_is_not_blamed(document: Written) -> None:
    text = "[[forum]]\nid = 'rad'\nx = 1\nmeetings = [5]\n" + AT_MEETINGS
    assert [("forum[0].x", "unknown_key"), ("forum[0].meetings", "not_a_day")] == sorted(
        problems(document(HEAD + TERM + text)), reverse=True)


def test_faults_in_every_part_are_told_at_once(document: Written) -> None:
    text = (HEAD + TERM + FORUM + "meetings = [2022-01-01]\n" + YEARLY.replace("kommun", "x") + "times = 0\n"
            + DECISION + "duty = ['x']\n[contact]\ntell_within = 5\n[[finances]]\nwhat = 5\n" + performed('"2022"'))
    assert {("forum[0].meetings", "meeting_outside"), ("duty[0].to", "unknown_recipient"),
            ("duty[0].times", "number_out_of_range"), ("decision[0].duty[0]", "unknown_duty"),
            ("contact.tell_within", "not_a_length"), ("finances[0].what", "not_text"),
            ("event[0].period", "unknown_period")} == set(problems(document(text)))


# --- Documents that complete one another ----------------------------------------------------------------------------


def test_forums_and_duties_are_completed_by_id_what_is_financed_by_name_and_decisions_add_up(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text(
        TERM + FORUM + "purpose = 'Samråd'\n" + YEARLY + "clause = '§8'\n[[finances]]\nwhat = 'NSEO'\n" + DECISION,
        encoding="utf-8")
    own = tmp_path / "own.toml"
    own.write_text(HEAD.replace('"a"', '"a"\nbased_on = "base.toml"', 1) + FORUM + "name = 'Rådet'\n"
                   "[[duty]]\nid = 'd'\ntimes = 2\n[[finances]]\nwhat = 'NSEO'\namount = 1\nper = 'year'\n" + DECISION,
                   encoding="utf-8")
    agreement = load(own)
    assert (Forum(id="rad", name="Rådet", purpose="Samråd"),) == agreement.forums
    assert [(2, "§8")] == [(duty.times, duty.clause) for duty in agreement.duties]
    assert [100] == [each.amount for each in agreement.finances]
    assert 2 == len(agreement.decisions)
    assert is_common_text(tmp_path / "base.toml")


def test_what_a_base_ends_with_or_rests_on_is_not_what_the_agreement_does(tmp_path: Path) -> None:
    base = HEAD.replace('"a"', '"b"\nends_with = "a"\nrests_on = ["a"]', 1)
    (tmp_path / "base.toml").write_text(base, encoding="utf-8")
    own = tmp_path / "own.toml"
    own.write_text('[agreement]\nid = "a"\nbased_on = "base.toml"\n', encoding="utf-8")
    assert (None, ()) == (load(own).ends_with, load(own).rests_on)


# --- Several agreements ---------------------------------------------------------------------------------------------


def agreement(name: str, ends_with: str | None) -> Agreement:
    return Agreement(id=name, title=name, parties=(), term=Term(), renewal=Renewal(), notice=Notice(
        by_party={}, entitled=frozenset()), ends_with=ends_with, origin=Origin(f"{name}.toml"))


@pytest.mark.parametrize(("told", "kept", "rings"), [
    ({}, "", []), ({"a": None, "b": "a", "c": "b", "d": "x"}, "abcd", []),
    ({"a": "b", "b": "a"}, "", ["a, b, a"]), ({"c": "b", "b": "a", "a": "c"}, "", ["a, c, b, a"]),
    ({"d": "a", "a": "b", "b": "a", "e": "d"}, "de", ["a, b, a"]),
    ({"c": "d", "d": "c", "x": None, "a": "b", "b": "a"}, "x", ["a, b, a", "c, d, c"])])
def test_agreements_that_end_with_each_other_in_a_ring_are_told_of_once_and_left_out(
        told: dict[str, str | None], kept: str, rings: list[str]) -> None:
    found, problems_found = without_rings([agreement(name, other) for name, other in told.items()])
    assert list(kept) == [each.id for each in found]
    assert rings == [problem.params["ring"] for problem in problems_found]
    assert [(f"{ring[0]}.toml", "agreement.ends_with") for ring in rings] == [
        (problem.origin.file, problem.origin.path) for problem in problems_found]
