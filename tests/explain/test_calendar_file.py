"""Calendar files: what RFC 5545 asks of them, what other libraries read in them, and how one follows another."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import pytest
import vobject
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from ical.calendar import Calendar as ReadCalendar
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar, Event

from engine.explain.calendar_entries import Entry
from engine.explain.calendar_file import Before, Change, Found, Heading, NotACalendarError, Written, written
from engine.explain.phrases import Phrases

SAY: Final = Phrases("sv")
TODAY: Final = date(2026, 11, 21)
NOW: Final = datetime(2026, 11, 21, 3, 30, tzinfo=UTC)
HEADING: Final = Heading(name="Frist: dagar att bevaka", lead_times=(90, 30, 7, 1))
ENTRY: Final = Entry(
    agreement="a", of=("notice", "region", "3"), day=date(2026, 12, 31), summary="Sista dag för uppsägning: Samverkan",
    lines=("Sista dag för uppsägning (§ 11).", "Skäl:"), category="Uppsägning", is_certain=True, is_reminded=True,
    link="https://frist.example/avtal/a")
A_YEAR_AND_A_DAY: Final = timedelta(days=366)


def night(entries: Iterable[Entry], before: bytes | None = None, after: timedelta = timedelta(), *,
          heading: Heading = HEADING, agreements: Iterable[str] = ("a",), is_all: bool = True) -> Written:
    """The calendar as it is written so long after the first night."""
    found = Found(as_of=TODAY + after, entries=tuple(entries), agreements=set(agreements), is_all=is_all)
    earlier = Before() if before is None else Before.read(before)
    return written(heading, found, earlier, NOW + after, SAY)


def events(content: bytes) -> dict[str, Event]:
    found = Calendar.from_ical(content).events
    by_uid = {str(each["UID"]): each for each in found}
    assert len(found) == len(by_uid)
    return by_uid


def only(content: bytes) -> Event:
    (event,) = events(content).values()
    return event


def state(content: bytes) -> tuple[str, int, str]:
    """The day, the sequence number and the status of the only entry."""
    event = only(content)
    return str(event.DTSTART), event.sequence, str(event["STATUS"])


def counted(made: Written) -> dict[str, int]:
    return {str(change.value): count for change, count in made.counts.items() if count}


def by_ical(content: bytes) -> ReadCalendar:
    return IcsCalendarStream.calendar_from_ics(content.decode("utf-8"))


def by_vobject(content: bytes) -> Any:  # noqa: ANN401  # it has no types
    return vobject.readOne(content.decode("utf-8"))


TOMORROW: Final = timedelta(days=1)

# --- The form ---------------------------------------------------------------------------------------------------------


def check_form(content: bytes) -> None:
    """What RFC 5545 asks: line ends, lengths, and the properties that must be there, once."""
    text = content.decode("utf-8")
    assert text.endswith("END:VCALENDAR\r\n")
    assert not re.search("[^\r]\n|\r[^\n]", text)
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert not [each for each in text.replace("\r\n", "") if ord(each) < 0x20 or ord(each) == 0x7F]
    unfolded = text.replace("\r\n ", "").split("\r\n")
    assert [["VERSION:2.0"], ["METHOD:PUBLISH"]] == [
        [line for line in unfolded if line.startswith(key)] for key in ("VERSION", "METHOD")]
    assert 1 == sum(line.startswith("PRODID:-//Frist//") for line in unfolded)
    for event in "\n".join(unfolded).split("BEGIN:VEVENT\n")[1:]:
        own = event.split("BEGIN:VALARM")[0].split("\n")
        for key in ("UID:", "DTSTAMP:", "DTSTART;VALUE=DATE:", "DTEND;VALUE=DATE:", "SUMMARY:", "SEQUENCE:", "STATUS:",
                    "TRANSP:TRANSPARENT", "LAST-MODIFIED:"):
            assert 1 == sum(line.startswith(key) for line in own), (key, event)
        for alarm in event.split("BEGIN:VALARM\n")[1:]:
            assert ["ACTION", "DESCRIPTION", "TRIGGER"] == sorted(
                line.partition(":")[0] for line in alarm.partition("END:VALARM")[0].split("\n") if line)


def test_a_calendar_has_the_form_that_the_standard_asks() -> None:
    check_form(night([ENTRY]).content)


def test_a_calendar_without_days_is_a_calendar() -> None:
    content = night([]).content
    check_form(content)
    assert [] == by_ical(content).events


def test_a_day_is_a_whole_day_without_a_time_zone_that_blocks_nobodys_time() -> None:
    event = only(night([ENTRY]).content)
    assert (date(2026, 12, 31), date(2027, 1, 1)) == (event.DTSTART, event.DTEND)
    assert ("TRANSPARENT", "CONFIRMED", 0) == (str(event["TRANSP"]), str(event["STATUS"]), event.sequence)
    assert b"TZID" not in night([ENTRY]).content


@pytest.mark.parametrize(("day", "after"), [
    ("2028-02-29", "2028-03-01"), ("2027-02-28", "2027-03-01"), ("2026-12-31", "2027-01-01"),
    ("2027-03-28", "2027-03-29"), ("2026-10-25", "2026-10-26"), ("2199-12-31", "2200-01-01")])
def test_leap_days_year_ends_and_the_days_when_the_clocks_change_are_whole_days_to_every_reader(
        day: str, after: str) -> None:
    expected = (date.fromisoformat(day), date.fromisoformat(after))
    found = Found(as_of=date(2026, 1, 1), entries=(evolve(ENTRY, day=expected[0]),), agreements={"a"}, is_all=True)
    content = written(HEADING, found, Before(), NOW, SAY).content
    read, other = by_ical(content).events[0], by_vobject(content).vevent
    assert [expected] * 3 == [(only(content).DTSTART, only(content).DTEND), (read.dtstart, read.dtend),
                              (other.dtstart.value, other.dtend.value)]


def test_two_other_libraries_read_what_was_written() -> None:
    content = night([ENTRY]).content
    read, other = by_ical(content).events[0], by_vobject(content).vevent
    assert [(ENTRY.uid, ENTRY.summary, "\n".join((*ENTRY.lines, f"Mer om bedömningen: {ENTRY.link}")))] * 2 == [
        (read.uid, read.summary, read.description), (other.uid.value, other.summary.value, other.description.value)]
    assert (["Uppsägning"], ENTRY.link) == (read.categories, str(read.url))
    assert ([["Uppsägning"]], ENTRY.link) == ([other.categories.value], other.url.value)
    assert by_vobject(content).validate()


def test_the_reminders_are_at_nine_so_many_days_ahead() -> None:
    content = night([ENTRY]).content
    expected = [datetime(2026, 12, 31) - timedelta(days=days) + timedelta(hours=9) for days in (90, 30, 7, 1)]  # noqa: DTZ001  # local time, wherever it is read
    for triggers in ([each.trigger for each in by_ical(content).events[0].alarm],
                     [each.trigger.value for each in by_vobject(content).vevent.valarm_list]):
        assert expected == [datetime(2026, 12, 31) + trigger for trigger in triggers]  # noqa: DTZ001  # as above


@pytest.mark.parametrize(("lead_times", "is_reminded", "expected"), [
    ((), True, []), ((0,), True, ["PT9H"]), ((1,), True, ["-PT15H"]), ((365,), True, ["-P364DT15H"]),
    ((90, 1), False, [])])
def test_reminders_are_as_asked_and_only_of_what_is_to_be_done(
        lead_times: tuple[int, ...], expected: list[str], *, is_reminded: bool) -> None:
    content = night([evolve(ENTRY, is_reminded=is_reminded)], heading=evolve(HEADING, lead_times=lead_times)).content
    assert expected == re.findall(r"TRIGGER:(\S+)", content.decode())


def test_an_uncertain_day_is_tentative() -> None:
    assert ("2026-12-31", 0, "TENTATIVE") == state(night([evolve(ENTRY, is_certain=False)]).content)


def test_the_calendar_has_a_name_and_says_how_often_to_fetch_it() -> None:
    text = night([ENTRY]).content.decode()
    for line in ("NAME:Frist: dagar att bevaka", "X-WR-CALNAME:Frist: dagar att bevaka",
                 "REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL;VALUE=DURATION:PT12H"):
        assert f"\r\n{line}\r\n" in text


@pytest.mark.parametrize("title", [
    "A\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:x", "A\nATTACH:https://x", "A\\nB; C, D", "\u2028\x85\x0b\x1c", "\x07\x7f",
    "å" * 200, "👩‍💻" * 60, "\ud800", 'A"^nB', "a\tb"])
def test_a_title_cannot_break_out_of_its_line(title: str) -> None:
    entry = evolve(ENTRY, summary=title, lines=(title, "Skäl:"), category=title)
    content = night([entry], heading=evolve(HEADING, name=title, party=title)).content
    check_form(content)
    (read,), other = by_ical(content).events, by_vobject(content)
    assert (ENTRY.uid, ENTRY.uid) == (read.uid, other.vevent.uid.value)
    assert [read.summary] == [other.vevent.summary.value]
    assert 3 == len(read.description.split("\n"))
    assert content == night([entry], content, TOMORROW, heading=evolve(HEADING, name=title, party=title)).content


# --- One calendar after another ---------------------------------------------------------------------------------------


def test_what_is_as_before_stays_so_to_the_letter() -> None:
    first = night([ENTRY])
    again = night([ENTRY], first.content, TOMORROW)
    assert first.content == again.content
    assert ({"new": 1}, {"unchanged": 1}) == (counted(first), counted(again))


def test_a_moved_day_keeps_its_identity_and_gets_the_next_number() -> None:
    first = night([ENTRY]).content
    moved = night([evolve(ENTRY, day=date(2027, 2, 28))], first, TOMORROW)
    assert list(events(first)) == list(events(moved.content))
    assert ("2027-02-28", 1, "CONFIRMED") == state(moved.content)
    assert {"changed": 1} == counted(moved)
    assert NOW + TOMORROW == only(moved.content)["LAST-MODIFIED"].dt == only(moved.content).DTSTAMP


@pytest.mark.parametrize("changes", [
    {"summary": "Annat"}, {"lines": ("Annat",)}, {"is_certain": False}, {"is_reminded": False}, {"category": "Annat"},
    {"link": None}])
def test_whatever_else_changes_raises_the_number_too(changes: dict[str, Any]) -> None:
    changed = night([evolve(ENTRY, **changes)], night([ENTRY]).content, TOMORROW)
    assert (1, {"changed": 1}) == (only(changed.content).sequence, counted(changed))


def test_what_falls_away_is_cancelled_in_words_too_without_reminders_and_stays_so() -> None:
    gone = night([], night([ENTRY]).content, TOMORROW)
    assert (("2026-12-31", 1, "CANCELLED"), {"cancelled": 1}) == (state(gone.content), counted(gone))
    event = only(gone.content)
    assert "Gäller inte längre: Sista dag för uppsägning: Samverkan" == str(event["SUMMARY"])
    assert ["Dagen gäller inte längre. Så här löd den:", "Sista dag för uppsägning (§ 11)."] == str(
        event["DESCRIPTION"]).split("\n")[:2]
    assert [] == event.subcomponents
    assert gone.content == night([], gone.content, 2 * TOMORROW).content
    check_form(gone.content)


def test_a_day_that_comes_back_stands_as_it_did_with_a_higher_number() -> None:
    back = night([ENTRY], night([], night([ENTRY]).content, TOMORROW).content, 2 * TOMORROW)
    assert ("2026-12-31", 2, "CONFIRMED") == state(back.content)
    assert ENTRY.summary == str(only(back.content)["SUMMARY"])


@pytest.mark.parametrize(("days", "expected"), [(366, 1), (367, 0)])
def test_what_is_cancelled_is_kept_for_a_year(days: int, expected: int) -> None:
    gone = night([], night([evolve(ENTRY, day=date(2029, 1, 1))]).content, TOMORROW).content
    assert expected == len(events(night([], gone, timedelta(days=days)).content))


@pytest.mark.parametrize(("days", "expected"), [(40, 0), (41, 0), (405, 0), (406, None)])
def test_a_day_that_has_passed_is_not_cancelled_and_is_kept_for_a_year(days: int, expected: int | None) -> None:
    content = night([], night([ENTRY]).content, timedelta(days=days)).content if days > 40 else night(
        [ENTRY], night([ENTRY]).content, timedelta(days=days)).content
    assert ([] if expected is None else [expected]) == [each.sequence for each in events(content).values()]
    assert all(str(each["STATUS"]) == "CONFIRMED" for each in events(content).values())


@pytest.mark.parametrize(("entry", "expected"), [
    (ENTRY, 1), (evolve(ENTRY, day=TODAY), 1), (evolve(ENTRY, day=TODAY - TOMORROW), 0),
    (evolve(ENTRY, is_left=False), 0)])
def test_what_has_passed_or_is_done_is_not_published_anew(entry: Entry, expected: int) -> None:
    assert expected == len(events(night([entry]).content))


def test_what_is_done_after_it_was_published_stands() -> None:
    done = evolve(ENTRY, summary="Betala (betald)", is_left=False, is_reminded=False)
    assert ("2026-12-31", 1, "CONFIRMED") == state(night([done], night([ENTRY]).content, TOMORROW).content)


def test_a_day_corrected_to_one_that_has_passed_is_moved_there() -> None:
    moved = night([evolve(ENTRY, day=date(2026, 11, 1))], night([ENTRY]).content, TOMORROW)
    assert ("2026-11-01", 1, "CONFIRMED") == state(moved.content)


def test_what_passed_more_than_a_year_ago_is_left_out_although_it_is_found() -> None:
    assert {} == events(night([ENTRY], night([ENTRY]).content, timedelta(days=41) + A_YEAR_AND_A_DAY).content)


@pytest.mark.parametrize(("agreements", "is_all", "expected"), [
    (("a",), True, "CANCELLED"), (("a",), False, "CANCELLED"), ((), True, "CANCELLED"), ((), False, "CONFIRMED")])
def test_what_could_not_be_read_is_left_as_it_was(agreements: tuple[str, ...], expected: str, *, is_all: bool) -> None:
    content = night([], night([ENTRY]).content, TOMORROW, agreements=agreements, is_all=is_all).content
    assert expected == str(only(content)["STATUS"])


def test_the_clock_set_back_lowers_no_number() -> None:
    moved = night([evolve(ENTRY, day=date(2027, 2, 28))], night([ENTRY]).content, -10 * TOMORROW)
    assert ("2027-02-28", 1, "CONFIRMED") == state(moved.content)


def test_the_entries_that_would_be_missed_are_those_to_come_that_are_not_cancelled() -> None:
    before = Before.read(night([ENTRY]).content)
    assert (frozenset({"a"}), {ENTRY.uid}, frozenset()) == (
        before.agreements, before.held("a", ENTRY.day), before.held("b", TODAY))
    assert frozenset() == before.held("a", ENTRY.day + TOMORROW)
    assert frozenset() == Before.read(night([], night([ENTRY]).content, TOMORROW).content).held("a", TODAY)


# --- Files that are something else ------------------------------------------------------------------------------------


def _without(key: str) -> bytes:
    content = night([evolve(ENTRY, is_reminded=False)]).content
    return b"".join(line for line in content.splitlines(keepends=True) if not line.startswith(key.encode()))


WHOLE: Final = night([ENTRY]).content


@pytest.mark.parametrize("content", [
    b"", b"hej", b"\xff\xfe\x00", b"[agreement]\nid = 'x'\n", WHOLE[:-20], WHOLE[: len(WHOLE) // 2], WHOLE + WHOLE,
    WHOLE.replace(b"-//Frist//", b"-//Other//"), WHOLE.replace(b"\r\n", b"\n"), _without("UID"), _without("DTSTAMP"),
    _without("DTSTART"), _without("STATUS"), _without("X-FRIST-AGREEMENT"), _without("PRODID"), _without("SEQUENCE"),
    WHOLE.replace(b"DTSTART;VALUE=DATE:20261231", b"DTSTART:20261231T000000Z"),
    WHOLE.replace(b"DTSTART;VALUE=DATE:20261231", b"DTSTART;VALUE=DATE:20261341"),
    WHOLE.replace(b"SEQUENCE:0", b"SEQUENCE:x"), b"BEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT\r\n"])
def test_a_file_that_is_no_calendar_of_ours_or_not_whole_is_refused(content: bytes) -> None:
    with pytest.raises(NotACalendarError):
        Before.read(content)


@settings(deadline=None)
@given(at=st.integers(0, len(WHOLE) - 1), to=st.binary(min_size=0, max_size=3))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(at: int, to: bytes) -> None:
    try:
        Before.read(WHOLE[:at] + to + WHOLE[at + 1:])
    except NotACalendarError:
        return


# --- Laws -------------------------------------------------------------------------------------------------------------

TEXT: Final = st.text(st.characters(codec=None), max_size=90)
ENTRIES: Final = st.builds(
    Entry, agreement=st.sampled_from("abc"), of=st.tuples(st.sampled_from(["notice", "end"]), st.sampled_from("12")),
    day=st.dates(TODAY - timedelta(days=500), TODAY + timedelta(days=500)), summary=TEXT,
    lines=st.tuples(TEXT), category=TEXT, is_certain=st.booleans(), is_left=st.booleans(), is_reminded=st.booleans(),
    link=st.just(None))
NIGHTS: Final = st.lists(st.tuples(
    st.lists(ENTRIES, max_size=6, unique_by=lambda each: each.uid), st.integers(0, 300),
    st.frozensets(st.sampled_from("abc")), st.booleans()), min_size=1, max_size=5)


@settings(deadline=None, max_examples=60)
@given(nights=NIGHTS)
def test_whatever_changes_identities_are_unique_numbers_never_fall_and_nothing_live_is_lost(nights: Any) -> None:  # noqa: ANN401  # as drawn
    content: bytes | None = None
    after = timedelta()
    for told, days, readable, is_all in nights:
        after += timedelta(days=days)
        entries = [each for each in told if each.agreement in readable]
        earlier = {} if content is None else events(content)
        made = night(entries, content, after, agreements=readable, is_all=is_all)
        check_form(made.content)
        now = events(made.content)
        for uid, event in now.items():
            if uid not in earlier:
                assert (0, True) == (event.sequence, event.DTSTART >= TODAY + after)
            elif event.to_ical() == earlier[uid].to_ical():
                assert event.sequence == earlier[uid].sequence
            else:
                assert event.sequence == earlier[uid].sequence + 1
        for entry in entries:
            if entry.day >= TODAY + after and (entry.is_left or entry.uid in earlier):
                assert (entry.day, True) == (now[entry.uid].DTSTART, str(now[entry.uid]["STATUS"]) != "CANCELLED")
        for uid, event in earlier.items():
            assert uid in now or event.DTSTART < TODAY + after or str(event["STATUS"]) == "CANCELLED" or any(
                each.uid == uid for each in entries)
            is_unread = not is_all and str(event["X-FRIST-AGREEMENT"]) not in readable
            if is_unread and event.DTSTART >= TODAY + after and uid in now:
                assert event.to_ical() == now[uid].to_ical()
        assert sum(made.counts.values()) == len(now)
        again = night(entries, made.content, after, agreements=readable, is_all=is_all)
        assert (made.content, len(now)) == (again.content, again.counts[Change.UNCHANGED])
        content = made.content


@settings(deadline=None, max_examples=40)
@given(entries=st.lists(ENTRIES, min_size=1, max_size=4, unique_by=lambda each: each.uid))
def test_other_libraries_read_whatever_is_written_alike(entries: list[Entry]) -> None:
    content = night(entries).content
    read = {each.uid: (each.summary, each.dtstart) for each in by_ical(content).events}
    other = {each.uid.value: (each.summary.value, each.dtstart.value)
             for each in by_vobject(content).contents.get("vevent", [])}
    ours = {uid: (str(event["SUMMARY"]), event.DTSTART) for uid, event in events(content).items()}
    assert ours.keys() == read.keys() == other.keys()
    assert ours == other
    for uid, (summary, day) in read.items():
        assert (ours[uid][0].strip(), ours[uid][1]) == ((summary or "").strip(), day)


@settings(deadline=None, max_examples=60)
@given(first=st.lists(ENTRIES, max_size=8, unique_by=lambda each: each.uid),
       then=st.lists(ENTRIES, max_size=6, unique_by=lambda each: each.uid),
       agreements=st.frozensets(st.sampled_from("abc")), days=st.integers(0, 900))
def test_where_only_some_agreements_are_read_the_rest_stays_and_those_become_what_they_would(
        first: list[Entry], then: list[Entry], agreements: frozenset[str], days: int) -> None:
    earlier, as_of = night(first, agreements="abc").content, TODAY + timedelta(days=days)
    read = [each for each in then if each.agreement in agreements]
    found = Found(as_of=as_of, entries=read, agreements=agreements, is_all=False)
    made = [written(HEADING, found, before, NOW + timedelta(days=days), SAY)
            for before in (Before.read(earlier), Before.read(earlier, agreements))]
    assert made[0].content == made[1].content
    assert made[0].counts == made[1].counts


@pytest.mark.parametrize("agreement", ["a,b;c", "å" * 90, 'a"b\\n', "a:b"])
def test_an_agreement_is_known_by_its_id_whatever_characters_are_in_it(agreement: str) -> None:
    content = night([evolve(ENTRY, agreement=agreement)], agreements=[agreement]).content
    assert ([agreement], ()) == ([each.agreement for each in Before.read(content, [agreement]).entries.values()],
                                 Before.read(content, [agreement]).rest)
    assert ({}, 1) == (Before.read(content, ["b"]).entries, len(Before.read(content, ["b"]).rest))


@settings(deadline=None)
@given(at=st.integers(0, len(WHOLE) - 1), to=st.binary(min_size=0, max_size=3))
def test_a_damaged_file_of_which_some_is_read_is_read_or_refused_and_nothing_else(at: int, to: bytes) -> None:
    try:
        before = Before.read(WHOLE[:at] + to + WHOLE[at + 1:], ["b"])
        written(HEADING, Found(as_of=TODAY, entries=[], agreements=["b"], is_all=False), before, NOW, SAY)
    except NotACalendarError:
        return
