"""What a document says is what the agreement has: nothing guessed, nothing converted, nothing lost."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from engine.documents import is_common_text, load
from engine.model.agreement import (
    Counted,
    GivenWhen,
    NoLaterThan,
    NoticeClause,
    Party,
    Renewal,
    RenewalKind,
    Stated,
    Term,
)
from engine.model.dates import EndsAt, Length, Span, Unit
from engine.model.events import (
    EventForm,
    Extended,
    NoticeReceived,
    NoticeWithdrawn,
    OptionUsed,
    Rescinded,
    Signed,
    Then,
)
from engine.model.problems import ProblemsError

Written = Callable[..., Path]
"""Writes a document and gives its path."""

HEAD = '[agreement]\nid = "a"\n[[party]]\nid = "region"\n[[party]]\nid = "kommun"\n'
TERM = "[term]\nstarts_on = 2019-01-01\nends_on = 2021-12-31\n"


@pytest.fixture
def document(tmp_path: Path) -> Written:
    def written(text: str | bytes, name: str = "avtal.toml") -> Path:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path
    return written


def problems(path: Path) -> list[tuple[str, str]]:
    """Where and what each problem is."""
    with pytest.raises(ProblemsError) as refused:
        load(path)
    return [(problem.origin.path, problem.key) for problem in refused.value.problems]


# --- What is right is read ----------------------------------------------------------------------------------------


def test_a_whole_document_becomes_the_agreement_that_it_tells(document: Written) -> None:
    agreement = load(document("""
[agreement]
id = "jamtland"
title = "Regional samverkan"
[[party]]
id = "region"
name = "Regionen"
[[party]]
id = "kommun"
[term]
starts_on = 2019-01-01
ends_on = 2021-12-31
latest_end = 2030-12-31
clause = "§10"
[renewal]
kind = "option"
period = "3 years"
max_times = 2
holder = "region"
exercise_before = "9 months"
counting = "period_boundary"
clause = "§10"
[notice]
period = "60 days"
counted = "from_notice"
ends_at = "quarter_end"
form = ["letter", "email"]
given_when = "sent"
not_before = 2020-01-01
no_end_before = 2021-01-01
by = ["kommun"]
clause = "§11"
[notice.renewed]
period = "1 month"
[notice.party.kommun]
ends_at = "03-14"
"""))
    assert ("jamtland", "Regional samverkan") == (agreement.id, agreement.title)
    assert (Party(id="region", name="Regionen"), Party(id="kommun", name="kommun")) == agreement.parties
    assert Term(starts_on=date(2019, 1, 1), ends_on=date(2021, 12, 31), latest_end=date(2030, 12, 31),
                clause="§10") == agreement.term
    assert Renewal(kind=RenewalKind.OPTION, period=Length.of(3, Unit.YEARS), max_times=2, holder="region",
                   exercise_before=Length.of(9, Unit.MONTHS), counting=Stated.PERIOD_BOUNDARY,
                   clause="§10") == agreement.renewal
    assert agreement.notice is not None
    assert frozenset({"kommun"}) == agreement.notice.entitled

    def clause(period: Length, ends_at: EndsAt) -> NoticeClause:
        return NoticeClause(
            counted=Counted.FROM_NOTICE, period=period, ends_at=ends_at, given_when=GivenWhen.SENT, clause="§11",
            form=frozenset({EventForm.LETTER, EventForm.EMAIL}), not_before=date(2020, 1, 1),
            no_end_before=date(2021, 1, 1))

    assert (clause(Length.of(60, Unit.DAYS), EndsAt(3)), clause(Length.of(1, Unit.MONTHS), EndsAt(3))) == (
        agreement.notice.by_party["region"])
    on_14_march = EndsAt(0, 3, 14)
    assert (clause(Length.of(60, Unit.DAYS), on_14_march), clause(Length.of(1, Unit.MONTHS), on_14_march)) == (
        agreement.notice.by_party["kommun"])


def test_each_kind_of_event_is_read_in_the_order_it_stands(document: Written) -> None:
    agreement = load(document(HEAD + TERM + """
[[event]]
kind = "signed"
on = 2018-12-14
by = "region"
[[event]]
kind = "notice"
id = "n"
by = "kommun"
sent_on = "2020-11"
received_on = 2020-12-01
form = "oral"
to_end_on = 2021-12-31
accepted_on = "2020"
recorded_on = 2021-01-03
[[event]]
kind = "notice_withdrawn"
agreed_on = 2020-12-05
of = "n"
[[event]]
kind = "extended"
agreed_on = "2020-12"
ends_on = 2022-12-31
then = "ends"
[[event]]
kind = "option_used"
on = 2021-01-01
by = "region"
[[event]]
kind = "rescinded"
on = 2021-02-01
by = "kommun"
accepted_on = 2021-02-02
"""))
    assert (
        Signed(on=date(2018, 12, 14), by="region"),
        NoticeReceived(id="n", by="kommun", sent_on=Span.month(2020, 11), received_on=date(2020, 12, 1),
                       form=EventForm.ORAL, to_end_on=date(2021, 12, 31), accepted_on=Span.year(2020),
                       recorded_on=date(2021, 1, 3)),
        NoticeWithdrawn(agreed_on=date(2020, 12, 5), of="n"),
        Extended(agreed_on=Span.month(2020, 12), ends_on=date(2022, 12, 31), then=Then.ENDS),
        OptionUsed(on=date(2021, 1, 1), by="region"),
        Rescinded(on=date(2021, 2, 1), by="kommun", accepted_on=date(2021, 2, 2)),
    ) == agreement.events


@pytest.mark.parametrize(("told", "expected"), [
    ("2019-01-01", date(2019, 1, 1)), ('"2019-02"', Span.month(2019, 2)), ('"2019"', Span.year(2019)),
    ("{ no_later_than = 2022-01-19 }", NoLaterThan(day=date(2022, 1, 19))),
    ("1800-01-01", date(1800, 1, 1)), ("2021-12-31", date(2021, 12, 31))])
def test_a_first_day_may_be_exact_or_known_roughly(told: str, expected: object, document: Written) -> None:
    assert expected == load(document(HEAD + TERM.replace("2019-01-01", told))).term.starts_on


@pytest.mark.parametrize(("told", "expected"), [
    ('form = "any"', frozenset()), ('form = "written"', frozenset({EventForm.WRITTEN})), ("", None),
    ('form = ["oral"]', frozenset({EventForm.ORAL}))])
def test_a_form_is_any_or_written_or_listed_or_not_said(told: str, expected: object, document: Written) -> None:
    notice = load(document(HEAD + TERM + f'[notice]\ncounted = "from_notice"\nperiod = "0 days"\n{told}')).notice
    assert notice is not None
    assert expected == notice.by_party["region"][0].form


@pytest.mark.parametrize("period", ["1 day", "2 days", "3 weeks", "1200 months", "100 years", "36525 days"])
def test_a_length_is_a_whole_number_of_a_unit(period: str, document: Written) -> None:
    length = load(document(HEAD + '[term]\nstarts_on = 2019-01-01\nduration = "' + period + '"')).term.duration
    assert length is not None
    assert period.rstrip("s") == str(length).rstrip("s")


def test_an_open_ended_renewal_has_no_period(document: Written) -> None:
    agreement = load(document(HEAD + TERM + '[renewal]\nkind = "automatic"\nperiod = "open-ended"'))
    assert Renewal(kind=RenewalKind.AUTOMATIC, period=None) == agreement.renewal


def test_another_way_of_counting_leaves_behind_what_belongs_to_the_first(document: Written) -> None:
    notice = load(document(HEAD + TERM + '[notice]\ncounted = "before_date"\ndate = "11-01"\nperiod = "1 year"\n'
                           '[notice.party.kommun]\ncounted = "before_term_end"\n')).notice
    assert notice is not None
    assert notice.period_unused
    assert (11, 1) == (notice.by_party["region"][0].on_month, notice.by_party["region"][0].on_day)
    assert (0, 0) == (notice.by_party["kommun"][0].on_month, notice.by_party["kommun"][0].on_day)


@pytest.mark.parametrize("text", [
    b"\xef\xbb\xbf" + (HEAD + TERM).encode(), (HEAD + TERM).replace("\n", "\r\n").encode()])
def test_a_byte_order_mark_and_line_ends_of_another_system_change_nothing(text: bytes, document: Written) -> None:
    assert load(document(HEAD + TERM, "b.toml")) == load(document(text))


def test_a_hard_space_is_text(document: Written) -> None:
    agreement = load(document(HEAD + TERM + 'clause = "§\N{NO-BREAK SPACE}11"'))
    assert "§\N{NO-BREAK SPACE}11" == agreement.term.clause


# --- What is wrong is refused -------------------------------------------------------------------------------------

NOTICE = '[notice]\ncounted = "before_term_end"\nperiod = '


@pytest.mark.parametrize("period", [
    "12", "12.9", "true", "[]", "{}", "''", "' '", "nan", "inf", "-1", "'1.5 years'", "'-1 years'", "'+1 year'",
    "'12 månader'", "'12 months '", "'12  months'", "'Twelve months'", "'١٢ months'", "'12 Months'", "2020-01-01",
    "'12 months\\n'", "'open-ended'", "0xff"])
def test_what_is_no_length_is_refused(period: str, document: Written) -> None:
    assert [("notice.period", "not_a_length")] == problems(document(HEAD + TERM + NOTICE + period.replace("'", '"')))


@pytest.mark.parametrize(("most", "more"), [
    ("100 years", "101 years"), ("1200 months", "1201 months"), ("5217 weeks", "5218 weeks"),
    ("36525 days", "36526 days"),
    ("100 years", "9" * 5_000 + " years")])
def test_a_length_of_more_than_a_hundred_years_is_refused(most: str, more: str, document: Written) -> None:
    assert load(document(HEAD + TERM + NOTICE + f'"{most}"')).notice is not None
    assert [("notice.period", "length_too_long")] == problems(document(HEAD + TERM + NOTICE + f'"{more}"'))


@pytest.mark.parametrize("count", ["-1", "1.0", "true", "false", '"2"', "nan", "[1]", "2020-01-01"])
def test_what_is_no_count_is_refused(count: str, document: Written) -> None:
    renewal = '[renewal]\nkind = "automatic"\nperiod = "1 day"\nmax_times = '
    assert [("renewal.max_times", "not_a_count")] == problems(document(HEAD + TERM + renewal + count))


@pytest.mark.parametrize(("period", "most", "more"), [
    ("1 day", "372000", "372001"), ("1 month", "12000", "12001"), ("100 years", "10", "11"),
    ("1 day", "0", "0x" + "f" * 5_000)])
def test_renewals_for_more_than_a_thousand_years_are_refused(
        period: str, most: str, more: str, document: Written) -> None:
    renewal = HEAD + TERM + f'[renewal]\nkind = "automatic"\nperiod = "{period}"\nmax_times = '
    assert int(most) == load(document(renewal + most)).renewal.max_times
    assert [("renewal.max_times", "too_many_times")] == problems(document(renewal + more))


@pytest.mark.parametrize(("told", "key"), [
    ('"2021-12-31"', "not_a_day"), ('"2021-13"', "not_a_day"), ('"2021-00"', "not_a_day"), ('"20211"', "not_a_day"),
    ('"1799"', "not_a_day"), ('"2200-01"', "not_a_day"), ('"\uff12\uff10\uff12\uff11"', "not_a_day"),
    ("20211231", "not_a_day"),
    ("true", "not_a_day"), ("12:00:00", "not_a_day"), ("[2021-12-31]", "not_a_day"), ('""', "not_a_day"),
    ("2021-12-31T00:00:00", "day_with_time"), ("2021-12-31T00:00:00Z", "day_with_time"),
    ("0001-01-01", "day_out_of_range"), ("1799-12-31", "day_out_of_range"), ("2200-01-01", "day_out_of_range"),
    ("9999-12-31", "day_out_of_range")])
def test_what_is_no_day_is_refused(told: str, key: str, document: Written) -> None:
    assert [("term.ends_on", key)] == problems(document(HEAD + TERM.replace("2021-12-31", told)))


@pytest.mark.parametrize("told", ["2026-02-30", "2026-028-01", "2025-02-29", "2026-13-01", "2026-1-1", "0000-01-01"])
def test_a_day_that_no_calendar_has_is_refused_with_its_line(told: str, document: Written) -> None:
    path = document(HEAD + TERM.replace("2021-12-31", told))
    with pytest.raises(ProblemsError) as refused:
        load(path)
    assert [("not_toml", {"line": "9", "text": f"ends_on = {told}"})] == [
        (problem.key, problem.params) for problem in refused.value.problems]


@pytest.mark.parametrize("told", [
    '"02-30"', '"13-01"', '"00-01"', '"1-1"', '"2021-11-01"', "11", "11-01-01", '"\uff11\uff11-01"'])
def test_what_is_no_day_of_the_year_is_refused(told: str, document: Written) -> None:
    text = HEAD + TERM + f'[notice]\ncounted = "before_date"\ndate = {told}'
    expected = [("", "not_toml")] if told == "11-01-01" else [("notice.date", "not_a_month_day")]
    assert expected == problems(document(text))


@pytest.mark.parametrize(("told", "expected"), [
    ('"month_ends"', "unknown_value"), ('"13-01"', "not_a_month_day"), ("1", "unknown_value"),
    ('["month_end"]', "unknown_value")])
def test_a_notice_ends_at_no_other_day_than_those_that_are_known(told: str, expected: str, document: Written) -> None:
    text = HEAD + TERM + f'[notice]\ncounted = "from_notice"\nperiod = "1 month"\nends_at = {told}'
    assert [("notice.ends_at", expected)] == problems(document(text))


@pytest.mark.parametrize(("told", "expected"), [
    ("{ no_later_than = 2019-01-01, or = 1 }", "not_a_start"), ("{}", "not_a_start"),
    ('{ no_later_than = "2019" }', "not_a_day"), ("[2019-01-01]", "not_a_day")])
def test_a_first_day_that_says_more_or_less_than_a_limit_is_refused(
        told: str, expected: str, document: Written) -> None:
    assert [("term.starts_on", expected)] == problems(document(HEAD + TERM.replace("2019-01-01", told)))


@pytest.mark.parametrize(("told", "expected"), [
    ("10", "not_text"), ("true", "not_text"), ("nan", "not_text"), ("0x" + "f" * 5_000, "not_text"),
    ("[" * 4 + "]" * 4, "not_text"), ("12:00:00", "not_text"), ("{ a = { b = [1, true] } }", "not_text"),
    ('""', "empty_text"), ('" \\t"', "empty_text"), ('"\N{NO-BREAK SPACE}"', "empty_text"),
    ('"a\\nb"', "strange_text"), ('"\\u001b[31m"', "strange_text"), ('"\\u009b31m"', "strange_text"),
    ('"\\u202eb"', "strange_text"), ('"a\\u200bb"', "strange_text"), ('"\\u2028a\\u2028b"', "strange_text"),
    ('"a\\u0000"', "strange_text"), ('"' + "x" * 2_001 + '"', "strange_text")])
def test_text_is_text_that_can_be_shown(told: str, expected: str, document: Written) -> None:
    assert [("term.clause", expected)] == problems(document(HEAD + TERM + f"clause = {told}"))


def test_two_thousand_characters_are_read(document: Written) -> None:
    assert "x" * 2_000 == load(document(HEAD + TERM + f'clause = "{"x" * 2_000}"')).term.clause


@pytest.mark.parametrize(("text", "expected"), [
    (HEAD.replace("[agreement]", "[[agreement]]"), ("agreement", "not_a_table")),
    (HEAD + TERM.replace("[term]", "[[term]]"), ("term", "not_a_table")),
    ("renewal = 1\n" + HEAD, ("renewal", "not_a_table")), ("notice = []\n" + HEAD, ("notice", "not_a_table")),
    ("term = 2019-01-01\n" + HEAD, ("term", "not_a_table")), ("event = 1\n" + HEAD, ("event", "not_rows")),
    (HEAD + '[event]\nkind = "signed"\non = 2019-01-01', ("event", "not_rows")),
    ('[agreement]\nid = "a"\n[party]\nid = "region"', ("party", "not_rows")),
    ('party = "region"\n[agreement]\nid = "a"', ("party", "not_rows")),
    ('party = [["region"]]\n[agreement]\nid = "a"', ("party[0]", "not_a_table")),
    ("event = [1]\n" + HEAD, ("event[0]", "not_a_table")), ("event = [[]]\n" + HEAD, ("event[0]", "not_a_table")),
    (HEAD + TERM + NOTICE + '"1 year"\nparty = ["kommun"]', ("notice.party", "not_a_table")),
    (HEAD + TERM + NOTICE + '"1 year"\nparty.kommun = "1 year"', ("notice.party.kommun", "not_a_table")),
    (HEAD + TERM + NOTICE + '"1 year"\nrenewed = [1]', ("notice.renewed", "not_a_table")),
    (HEAD + TERM + NOTICE + '"1 year"\nby = []', ("notice.by", "not_a_list")),
    (HEAD + TERM + NOTICE + '"1 year"\nby = { region = 1 }', ("notice.by", "not_a_list")),
    (HEAD + TERM + NOTICE + '"1 year"\nby = [1]', ("notice.by", "not_text")),
    (HEAD + "[[event]]\non = 2019-01-01", ("event[0].kind", "missing_key")),
    (HEAD + "[[event]]\nkind = 1", ("event[0].kind", "unknown_value")),
    (HEAD + "[[event]]\nkind = ['signed']", ("event[0].kind", "unknown_value")),
    (HEAD + "[[event]]\nkind = 0x" + "f" * 5_000, ("event[0].kind", "unknown_value")),
    ('party = []\n[agreement]\nid = "a"', ("party", "no_parties"))])
def test_one_where_many_belong_and_many_where_one_belongs_are_refused(
        text: str, expected: tuple[str, str], document: Written) -> None:
    assert [expected] == problems(document(text))


@pytest.mark.parametrize(("key", "path"), [
    ('"a.b"', 'term."a.b"'), ('"c\\"d"', 'term."c\\"d"'), ('""', 'term.""'), ('"[x"', 'term."[x"'), ("'å'", "term.å"),
    ('"\\u001b[31m"', 'term."\\u001b[31m"'), ('"\\u009b"', 'term."\\u{009b}"'), ('"{got}"', 'term."{got}"')])
def test_an_unknown_key_of_any_spelling_is_named_and_the_rest_still_read(
        key: str, path: str, document: Written) -> None:
    found = problems(document(HEAD + TERM.replace("2021-12-31", "2018-12-31") + f"{key} = 1"))
    assert [(path, "unknown_key"), ("term.ends_on", "end_before_start")] == found


def test_a_party_whose_table_has_a_fault_is_still_known(document: Written) -> None:
    faulty = HEAD.replace('id = "kommun"', 'id = "kommun"\n"na.me" = 1\nname = 5')
    text = faulty + TERM + NOTICE + '"1 year"\nby = ["kommun"]'
    assert [('party[1]."na.me"', "unknown_key"), ("party[1].name", "not_text")] == sorted(problems(document(text)))


@pytest.mark.parametrize(("text", "expected"), [
    (HEAD + TERM + '[[event]]\nkind = "option_used"\non = 2019-01-01', ("event[0].by", "missing_key")),
    (HEAD + TERM + '[renewal]\nkind = "option"\nperiod = "1 year"\nholder = "x"', ("renewal.holder", "unknown_party")),
    (HEAD + TERM + '[renewal]\nkind = "automatic"', ("renewal.period", "missing_key")),
    (HEAD + TERM + NOTICE + '"1 year"\nby = ["region", "x"]', ("notice.by[1]", "unknown_party")),
    (HEAD + TERM + NOTICE + '"1 year"\nparty."a.b".period = "1 month"', ('notice.party."a.b"', "unknown_party")),
    (HEAD + TERM + '[notice]\nperiod = "1 year"', ("notice.counted", "missing_key")),
    (HEAD + TERM + '[notice]\ncounted = "from_notice"', ("notice.period", "missing_key")),
    (HEAD + TERM + '[notice]\ncounted = "before_date"', ("notice.date", "missing_key")),
    (HEAD + TERM + NOTICE + '"1 year"\ndate = "11-01"', ("notice.date", "only_for_counted")),
    (HEAD + TERM + NOTICE + '"1 year"\nrenewed.ends_at = "month_end"', ("notice.renewed.ends_at", "only_for_counted")),
    (HEAD + TERM + NOTICE + '"1 year"\nparty.kommun.date = "11-01"', ("notice.party.kommun.date", "only_for_counted")),
    (HEAD + TERM.replace("2019-01-01", '"2022"'), ("term.ends_on", "end_before_start")),
    (HEAD + TERM + "latest_end = 2018-12-31", ("term.latest_end", "latest_end_too_early")),
    (HEAD + '[term]\nstarts_on = 2019-01-01\nduration = "3 years"\nlatest_end = 2021-12-30',
     ("term.latest_end", "latest_end_too_early")),
    (HEAD + '[term]\nduration = "0 days"', ("term.duration", "empty_length")),
    (HEAD + TERM + '[[event]]\nkind = "notice"\nreceived_on = 2020-12-02\naccepted_on = 2020-12-01',
     ("event[0].accepted_on", "accepted_before")),
    (HEAD + TERM + '[[event]]\nkind = "notice"\nsent_on = "2020-12"\nreceived_on = "2020-11"',
     ("event[0].received_on", "received_before_sent"))])
def test_what_does_not_go_together_is_told_where_it_stands(
        text: str, expected: tuple[str, str], document: Written) -> None:
    assert [expected] == problems(document(text))


@pytest.mark.parametrize("term", [
    TERM.replace("2019-01-01", "2021-12-31"), TERM.replace("2019-01-01", '"2021-12"'),
    TERM.replace("2019-01-01", '"2021"'),
    TERM.replace("2021-12-31", '"2019"'), TERM + "latest_end = 2021-12-31",
    '[term]\nstarts_on = 2019-01-01\nduration = "3 years"\nlatest_end = 2021-12-31',
    TERM + '[[event]]\nkind = "notice"\nsent_on = "2020-12"\nreceived_on = 2020-12-01\naccepted_on = "2020"'])
def test_days_that_may_be_right_are_read(term: str, document: Written) -> None:
    assert load(document(HEAD + term)).term is not None


# --- Which documents are common texts ------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "expected"), [
    (TERM, True), ('[agreement]\nbased_on = "x.toml"', True), ("", True), (HEAD, False),
    ('[agrement]\nid = "a"', False), ('[agreement]\nidd = "a"', False), ('[agreement]\ntitle = "a"', False),
    ('agreement = "a"', False), ("[[agreement]]\nid = 1", False)])
def test_a_common_text_tells_of_no_agreement_and_a_slip_of_the_pen_does_not_make_one(
        text: str, expected: bool, document: Written) -> None:  # noqa: FBT001  # an expected value
    assert expected == is_common_text(document(text))
