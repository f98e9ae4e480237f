"""What letters say: the most urgent first, nothing that steers a header or a page, and the same when repeated."""

import re
from datetime import date, timedelta
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr
from html.parser import HTMLParser
from typing import Any, Final

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.alerts.addresses import Address, NotAnAddressError, address
from engine.alerts.configured import Recipient, Settings
from engine.alerts.ending import By, Ending, Escalated
from engine.alerts.letters import letters
from engine.alerts.message import html, message, text
from engine.model.alerts import AlertKind
from tests.alerts.telling import ANNA, BO, NOW, letter, told

SETTINGS: Final = Settings(sender=Address("Frist, påminnelser", "frist", "region.example"))
ENGLISH: Final = Settings(language="en")
SINGLE: Final = Settings(is_digest=False)
DAY: Final = date(2026, 12, 31)


def read_back(made: EmailMessage) -> EmailMessage:
    """The message as its reader has it."""
    return message_from_bytes(made.as_bytes(), policy=policy.default)


def parts(made: EmailMessage) -> dict[str, str]:
    return {part.get_content_type(): part.get_content() for part in read_back(made).iter_parts()
            if isinstance(part, EmailMessage)}


# --- Which letters --------------------------------------------------------------------------------------------------


def test_there_is_one_letter_for_a_person_and_a_night_or_one_for_each_alert() -> None:
    every = {ANNA: [told(1), told(2)], BO: [told(1)]}
    assert [("anna.as", 2), ("bo", 1)] == [(each.to.local, len(each.told)) for each in letters(every, SETTINGS, "r")]
    assert [("anna.as", 1), ("anna.as", 1), ("bo", 1)] == [
        (each.to.local, len(each.told)) for each in letters(every, SINGLE, "r")]


def test_one_who_wants_single_letters_in_english_gets_them_beside_one_who_does_not() -> None:
    bo = Recipient(address=BO, language="en", is_digest=False)
    found = letters({ANNA: [told(1), told(2)], BO: [told(1), told(2)]}, Settings(recipients={BO.spec: bo}), "r")
    assert [("sv", 2), ("en", 1), ("en", 1)] == [(each.language, len(each.told)) for each in found]


def test_nobody_gets_an_empty_letter() -> None:
    assert () == letters({ANNA: []}, SETTINGS, "r")
    assert () == letters({ANNA: []}, SINGLE, "r")


def test_what_is_told_twice_or_to_two_spellings_of_an_address_is_told_once() -> None:
    (one,) = letters({ANNA: [told(), told()], address("Anna.As@region.example"): [told()]}, SETTINGS, "r")
    assert (told(),) == one.told


def test_the_most_urgent_comes_first_then_what_nobody_has_answered_then_by_day_and_what_has_none_last() -> None:
    every = [told(1, day=None), told(2), told(3, day=DAY - timedelta(1)), told(4, escalated=Escalated.UNDECIDED),
             told(5, is_urgent=True), told(6, is_urgent=True, escalated=Escalated.UNDECIDED)]
    assert [6, 5, 4, 3, 2, 1] == [int(each.title.split()[1]) for each in letter(ANNA, *every).told]


def test_what_has_passed_comes_after_what_is_to_come_the_latest_first_however_urgent_it_is() -> None:
    days = [None, DAY, DAY - timedelta(1), DAY - timedelta(2), DAY - timedelta(1000), DAY + timedelta(1)]
    every = [told(number, day=day, told_on=DAY) for number, day in enumerate(days)]
    assert [1, 5, 0, 2, 3, 4] == [int(each.title.split()[1]) for each in letter(ANNA, *every).told]
    urgent = told(7, is_urgent=True, day=DAY - timedelta(1), told_on=DAY), told(8, is_urgent=True, told_on=DAY)
    assert [8, 1, 7] == [int(each.title.split()[1]) for each in letter(ANNA, *urgent, every[1]).told]


@pytest.mark.parametrize(("many", "shown", "rest"), [(3, 3, None), (4, 3, 1), (16, 3, 13)])
@pytest.mark.parametrize("settings", [SETTINGS, ENGLISH], ids=["sv", "en"])
def test_of_many_of_a_kind_about_an_agreement_three_are_told_whole_and_the_rest_counted_with_what_shows_them(
        many: int, shown: int, rest: int | None, settings: Settings) -> None:
    every = [told(1, key=f"{number}", kind=AlertKind.DUTY_OVERDUE, day=DAY - timedelta(number), told_on=DAY,
                  sentence=f"Mening {number}.") for number in range(1, many + 1)]
    made = letter(ANNA, told(2), *every, settings=settings)
    assert many + 1 == len(made.told)
    for told_in in (text(made), html(made)):
        assert shown == len(re.findall(r"Mening \d+\.", told_in))
        assert (rest is not None) == ("frist obligations avtal-1" in told_in)
        assert rest is None or (f"Dessutom {rest} " if settings is SETTINGS else f"And {rest} more ") in told_in


def test_the_numbers_of_what_is_told_count_what_is_only_counted() -> None:
    every = [told(1, key=f"{number}", kind=AlertKind.QUESTION, day=None) for number in range(5)]
    made = text(letter(ANNA, *every, told(2, day=None, kind=AlertKind.QUESTION)))
    assert ["1", "2", "3", "6"] == re.findall(r"^(\d+)\. ", made, re.MULTILINE)


# --- Subjects -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("every", "sv", "en"), [
    ([told()], "Sista dag för uppsägning den 31 december 2026: Överenskommelse 1",
     "Last day for notice 31 December 2026: Överenskommelse 1"),
    ([told(is_urgent=True), told(2)],
     "Brådskande: sista dag för uppsägning den 31 december 2026: Överenskommelse 1 (och 1 påminnelse till)",
     "Urgent: last day for notice 31 December 2026: Överenskommelse 1 (and 1 more reminder)"),
    ([told(kind=AlertKind.QUESTION, day=None), told(2, day=None), told(3, day=None)],
     "Något är oklart: Överenskommelse 1 (och 2 påminnelser till)",
     "Something is unclear: Överenskommelse 1 (and 2 more reminders)"),
    ([told(is_passed=True, is_urgent=True)],
     "Brådskande: sista dagen för uppsägning, den 31 december 2026, har passerat: Överenskommelse 1",
     "Urgent: the last day for notice, 31 December 2026, has passed: Överenskommelse 1"),
    ([told(told_on=DAY - timedelta(90)), told(2, is_urgent=True, kind=AlertKind.DUTY_DUE)],
     "Sista dag för uppsägning den 31 december 2026: Överenskommelse 1 (och 1 påminnelse till)",
     "Last day for notice 31 December 2026: Överenskommelse 1 (and 1 more reminder)"),
    ([told(is_passed=True, is_urgent=True, told_on=DAY + timedelta(1)), told(2, is_urgent=True, told_on=DAY)],
     ("Brådskande: sista dagen för uppsägning, den 31 december 2026, har passerat: Överenskommelse 1 "
      "(och 1 påminnelse till)"),
     "Urgent: the last day for notice, 31 December 2026, has passed: Överenskommelse 1 (and 1 more reminder)"),
    ([told(kind=AlertKind.TERM_ENDS, is_certain=False)], "Avtalet kan upphöra den 31 december 2026: Överenskommelse 1",
     "The agreement may end 31 December 2026: Överenskommelse 1"),
    ([told(kind=AlertKind.DUTY_DUE, is_day_known=False)], "Att göra: Överenskommelse 1",
     "To be done: Överenskommelse 1")])
def test_a_subject_says_what_the_most_urgent_alert_is_about_and_how_many_more_there_are(
        every: list[Any], sv: str, en: str) -> None:
    assert (sv, en) == (letter(ANNA, *every).subject, letter(ANNA, *every, settings=ENGLISH).subject)


@pytest.mark.parametrize(("length", "expected"), [(120, "x" * 120), (121, "x" * 119 + "…")])
def test_a_long_title_is_cut_in_the_subject_and_whole_in_the_letter(length: int, expected: str) -> None:
    made = letter(ANNA, told(title="x" * length))
    assert expected == made.subject.rpartition(": ")[2]
    assert "x" * length in text(made)
    assert "x" * length in html(made)


@pytest.mark.parametrize("kind", AlertKind)
@pytest.mark.parametrize("day", [DAY, None], ids=["with a day", "without"])
def test_every_kind_has_words_for_what_it_is_and_for_what_ends_it(kind: AlertKind, day: date | None) -> None:
    for language in (SETTINGS, ENGLISH):
        made = letter(ANNA, told(kind=kind, day=day), settings=language)
        assert "frist " in text(made)
        assert (day is None) == ("2026" not in made.subject)


@pytest.mark.parametrize(("link", "expected"), [
    ("https://avtal.region.example/1", "Läs mer: https://avtal.region.example/1"),
    (None, "Hela bedömningen: frist assess avtal-1")])
def test_a_letter_says_where_the_whole_answer_is(link: str | None, expected: str) -> None:
    assert expected in text(letter(ANNA, told(link=link)))
    assert (expected if link is None else link) in html(letter(ANNA, told(link=link)))


@pytest.mark.parametrize(("days", "kind", "expected"), [
    (90, AlertKind.NOTICE_DEADLINE, [1, 2]), (91, AlertKind.NOTICE_DEADLINE, [2, 1]),
    (90, AlertKind.OPTION_DEADLINE, [1, 2]), (90, AlertKind.TERM_ENDS, [2, 1])])
def test_a_last_day_within_three_months_comes_before_what_is_urgent(
        days: int, kind: AlertKind, expected: list[int]) -> None:
    today = DAY - timedelta(days)
    urgent = told(2, is_urgent=True, kind=AlertKind.DUTY_DUE, day=today + timedelta(3), told_on=today)
    made = letter(ANNA, told(1, kind=kind, told_on=today), urgent)
    assert expected == [int(each.title.split()[1]) for each in made.told]


@pytest.mark.parametrize(("by", "expected"), [
    (By.NOTICE, "Beslutad uppsägning är inte registrerad som framkommen: Överenskommelse 1"),
    (By.NOTICE_SENT, "Beslutad uppsägning är inte registrerad som avsänd: Överenskommelse 1")])
def test_a_decided_notice_is_said_to_be_missing_as_received_or_as_sent(by: By, expected: str) -> None:
    made = letter(ANNA, told(kind=AlertKind.NOTICE_NOT_RECEIVED, day=None, ending=Ending(by)))
    assert expected == made.subject


@pytest.mark.parametrize("by", By)
def test_whatever_ends_the_reminders_has_words_and_a_command_with_all_that_it_needs(by: By) -> None:
    given = {"instalment": "2026-Q1", "duty": "rapport", "period": "2026", "person": "38460f5a6046d496"}
    for language in (SETTINGS, ENGLISH):
        for made in (text(letter(ANNA, told(ending=Ending(by, given)), settings=language)),
                     html(letter(ANNA, told(ending=Ending(by, given)), settings=language))):
            assert re.search(r"frist (decide|record|register person|assess) [^{}]+", made)
            assert not re.search(r"\{[a-z]+\}", made)


@pytest.mark.parametrize(("why", "is_second", "expected"), [
    (Escalated.UNDECIDED, True, "Påminnelsen går även till dig, eftersom tiden är knapp eller ute, och inget beslut"),
    (Escalated.UNDECIDED, False, "Observera: tiden är knapp eller ute, och inget beslut är registrerat."),
    (Escalated.UNDONE, True, "och det som är beslutat är inte registrerat som gjort."),
    (Escalated.UNCERTAIN, False, "och det är inte säkert att det som är gjort har haft verkan.")])
def test_why_it_goes_to_another_as_well_is_said_to_that_one_and_as_a_note_to_the_first(
        why: Escalated, is_second: bool, expected: str) -> None:  # noqa: FBT001  # a case
    made = letter(ANNA, told(escalated=why, is_second=is_second))
    assert expected in " ".join(text(made).split())
    assert expected in html(made)


def test_of_each_duty_one_is_told_whole_so_that_none_is_hidden_behind_another() -> None:
    every = [told(1, key=f"{duty}{number}", kind=AlertKind.DUTY_OVERDUE, day=DAY - timedelta(number), told_on=DAY,
                  sentence=f"{duty} {number}.", ending=Ending(By.PERFORM, {"duty": duty, "period": str(number)}))
             for duty in ("plan", "rapport") for number in range(1, 5)]
    made = text(letter(ANNA, *every))
    assert ["plan 1.", "rapport 1."] == [f"{duty} {number}." for duty in ("plan", "rapport") for number in range(1, 5)
                                         if f"{duty} {number}." in made]
    assert 2 == made.count("Dessutom 3 ")


# --- What tells them apart ------------------------------------------------------------------------------------------


def test_the_same_letter_has_the_same_message_id_in_whichever_order_it_is_told() -> None:
    assert letter(ANNA, told(1), told(2)) == letter(ANNA, told(2), told(1))
    assert letter(ANNA, told(1, sentence="Annorlunda.")).message_id == letter(ANNA, told(1)).message_id


def test_another_alert_person_or_register_has_another_message_id() -> None:
    ids = [letter().message_id, letter(BO).message_id, letter(ANNA, told(2)).message_id,
           letter(ANNA, told(1), told(2)).message_id,
           *(each.message_id for each in letters({ANNA: [told()]}, SETTINGS, "another"))]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"<[0-9a-f]{40}@[a-z.]+>", each) for each in ids)


@given(st.lists(st.text(), min_size=1, max_size=3), st.lists(st.text(), min_size=1, max_size=3))
def test_letters_have_the_same_message_id_if_and_only_if_they_tell_the_same(one: list[str], other: list[str]) -> None:
    first, second = (letter(ANNA, *(told(key=key) for key in keys)) for keys in (one, other))
    assert (set(one) == set(other)) == (first.message_id == second.message_id)


def test_a_letter_is_the_same_message_to_the_byte_whenever_it_is_made() -> None:
    assert message(letter(), SETTINGS, NOW).as_bytes() == message(letter(), SETTINGS, NOW).as_bytes()


# --- Messages -------------------------------------------------------------------------------------------------------


def test_a_message_has_text_and_html_and_headers_that_keep_machines_from_answering_it() -> None:
    made = message(letter(), evolve(SETTINGS, reply_to=address("avtal@region.example")), NOW)
    found = read_back(made)
    assert {"From": '"Frist, påminnelser" <frist@region.example>', "To": "anna.as@region.example",
            "Reply-To": "avtal@region.example", "Date": "Sat, 21 Nov 2026 02:30:00 +0000",
            "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "DR, RN, NRN, OOF, AutoReply",
            "Content-Language": "sv", "Message-ID": letter().message_id, "Subject": letter().subject} == {
        name: value for name, value in found.items() if name not in ("MIME-Version", "Content-Type")}
    assert "multipart/alternative" == found.get_content_type()
    assert ["text/plain", "text/html"] == list(parts(made))


def test_a_letter_says_all_that_is_told_in_text_and_in_html() -> None:
    every = {"title": "Avtal om & <b>", "sentence": "Vad som händer & kostar.",
             "link": "https://avtal.region.example/a?b=1&c=2", "is_urgent": True, "escalated": Escalated.UNDECIDED,
             "is_second": True,
             "instead_of": "chef@region.example"}
    found = parts(message(letter(ANNA, told(**every)), SETTINGS, NOW))
    plain, page = found["text/plain"].replace("\r\n", " "), _Text.of(found["text/html"])
    for each in (every["title"], every["sentence"], "Brådskande", "Inget beslut", "chef@region.example",
                 "frist decide avtal-1", "Varför du får brevet", "anna.as@region.example"):
        assert str(each) in " ".join(plain.split()), each
        assert str(each) in page, each
    assert str(every["link"]) in plain
    assert 'href="https://avtal.region.example/a?b=1&amp;c=2"' in found["text/html"]


def test_what_is_not_told_leaves_no_trace() -> None:
    bare = text(letter(ANNA, told()))
    assert not re.search(r"Läs mer|Brådskande|som ersättare|även till dig|None|\n\n\n", bare)


def test_the_text_is_no_wider_than_a_reader_of_mail_shows_but_for_commands_and_links() -> None:
    lines = text(letter(ANNA, *(told(number, sentence="ord " * 100) for number in range(20)))).splitlines()
    assert all(len(line) <= 76 for line in lines if "frist decide" not in line)


def test_html_loads_nothing() -> None:
    page = html(letter(ANNA, told(link="https://avtal.region.example/a")))
    assert not re.search(r"<(img|script|link|iframe|style|object)|url\(|src=|@import", page)


def test_a_command_in_a_letter_is_safe_to_paste() -> None:
    assert "frist decide 'a; rm -rf ~' " in text(letter(ANNA, told(agreement="a; rm -rf ~")))


# --- Laws -----------------------------------------------------------------------------------------------------------

ANY_TEXT: Final = st.text(st.characters(), max_size=300)


class _Text(HTMLParser):
    """The text of a page, and the kinds of its elements."""

    def __init__(self) -> None:
        super().__init__()
        self.told = ""
        self.kinds: set[str] = set()

    def handle_data(self, data: str) -> None:
        self.told += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # the parser's own
        self.kinds.add(tag)

    @classmethod
    def of(cls, page: str) -> str:
        parser = cls()
        parser.feed(page)
        return " ".join(parser.told.split())


@settings(deadline=None)  # the first letter of all has the templates read
@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, st.booleans())
def test_whatever_is_told_every_letter_reads_back_with_the_same_subject_and_no_header_of_another(
        title: str, sentence: str, agreement: str, is_urgent: bool) -> None:  # noqa: FBT001  # hypothesis' own
    made = letter(ANNA, told(title=title, sentence=sentence, agreement=agreement, is_urgent=is_urgent,
                             instead_of=sentence))
    found = read_back(message(made, SETTINGS, NOW))
    assert made.subject == found["Subject"]
    expected = message(letter(), SETTINGS, NOW)
    assert list(expected.keys()) == list(found.keys())
    assert {name: expected[name] for name in ("From", "To", "Date", "Content-Type")}.keys() <= set(found.keys())
    assert ("anna.as@region.example",) == tuple(each.addr_spec for each in found["To"].addresses)
    assert [] == [defect for part in found.walk() for defect in part.defects]


HARD_WORDS: Final = st.lists(
    st.text(st.sampled_from('aåäö:,("=?_ \U00010000€§…"<>@.;\\)'), min_size=1, max_size=60), max_size=8).map(" ".join)


@settings(deadline=None)  # the first letter of all has the templates read
@given(HARD_WORDS)
def test_a_subject_that_must_be_folded_reads_back_as_it_was(title: str) -> None:
    made = letter(ANNA, told(title=title))
    content = message(made, SETTINGS, NOW).as_bytes()
    assert made.subject == message_from_bytes(content, policy=policy.default)["Subject"]
    assert all(len(line) <= 78 for line in content.split(b"\r\n\r\n")[0].split(b"\r\n"))


@settings(deadline=None)  # the first letter of all has the templates read
@given(ANY_TEXT, ANY_TEXT)
def test_whatever_is_told_adds_no_element_to_the_page(title: str, sentence: str) -> None:
    with_link = {"link": "https://avtal.region.example/a"}
    usual, other = _Text(), _Text()
    usual.feed(html(letter(ANNA, told(**with_link))))
    other.feed(html(letter(ANNA, told(title=title, sentence=sentence, **with_link))))
    assert usual.kinds == other.kinds


@settings(deadline=None)  # the first letter of all has the templates read
@given(st.one_of(HARD_WORDS, st.text()))
def test_whatever_the_sender_is_called_letters_come_from_the_same_address(name: str) -> None:
    try:
        sender = address(f"{name} <frist@region.example>")
    except NotAnAddressError:
        return
    content = message(letter(), evolve(SETTINGS, sender=sender, reply_to=sender), NOW).as_bytes()
    found = message_from_bytes(content)  # read the old way: the new one puts spaces into long names that have none
    for header in ("From", "Reply-To"):
        told_name, spec = parseaddr(found[header].replace("\n", ""))
        assert (sender.name, "frist@region.example") == (str(make_header(decode_header(told_name))), spec)
