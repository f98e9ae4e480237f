"""The outbox delivered by a mail server that does what servers do: what is said afterwards, and what comes next."""

import sqlite3
import ssl
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest
import trustme
from aiosmtpd.smtp import Envelope
from attrs import evolve
from sqlalchemy import select, update
from sqlalchemy.event import listen

from engine.alerts import post as posts
from engine.alerts.channels import Folder, Mail
from engine.alerts.configured import Settings
from engine.alerts.outcome import Fault
from engine.alerts.settings_tables import Security
from engine.inference import Inference
from engine.model.alerts import DecidedTo, LeadTimes
from engine.register import outbox as outboxes
from engine.register.engines import writing
from engine.register.outbox import Waiting
from engine.register.register import Register
from engine.register.schema import ALERT, METADATA
from engine.register.url import Place, place
from tests.alerts.nights import (
    ANNA,
    BO,
    DAY,
    LAST_DAY,
    NIGHT,
    decided,
    deliver,
    emailed,
    erased,
    made,
    night_of,
    outbox,
    owned,
    queue,
    removed,
    settings,
    told,
)
from tests.alerts.server import Post, asleep, free_port, serving
from tests.register.agreements import event, notice, version

NEXT: Final = night_of(DAY + timedelta(days=1))
KEYS: Final = ("ett|notice_deadline|region+kommun|2026-09-30|30", "två|notice_deadline|region+kommun|2026-09-30|30")


@pytest.fixture
def register(somewhere: Place, inference: Inference) -> Iterator[Register]:
    """A register with an agreement of Anna's and one of Bo's, each with an alert that waits."""
    with made(somewhere, inference, "ett") as register:
        register.enter([version("två")], NIGHT - timedelta(hours=12))
        owned(register, "två", BO, name="Bo")
        queue(register, by(Mail(host="localhost", port=free_port(), security=Security.NONE, timeout=5)))
        yield register


def by(channel: Mail, **more: object) -> Settings:
    return settings(channel, lead_times=LeadTimes(answer_within=None), **more)


def said(register: Register) -> list[tuple[str, int]]:
    """What the outbox says of Anna's alert, and then of Bo's."""
    assert list(KEYS) == [each.key for each in outbox(register)]
    return [(each.status, each.attempts) for each in outbox(register)]


def ids(post: Post) -> list[str]:
    """The Message-IDs of what the server has taken."""
    return [str(each["Message-ID"]) for each in post.messages]


ACCEPTED: Final = ("sent", 1)


def only_to(name: str, reply: str) -> Callable[[Post, str], str | None]:
    """A reply to RCPT, for those alone."""
    return lambda _post, to: reply if to == name else None


# --- Accepted -------------------------------------------------------------------------------------------------------


def test_what_is_accepted_is_sent_and_not_sent_again(register: Register) -> None:
    post = Post()
    with serving(post) as channel:
        sent = deliver(register, by(channel))
        assert (2, 0, 0, False) == (sent.sent, len(sent.told), sent.given_up, sent.is_for_people)
        assert 0 == deliver(register, by(channel)).sent
        assert 0 == deliver(register, by(channel), NEXT).sent
    assert [ACCEPTED] * 2 == said(register)
    assert {ANNA, BO} == set(post.recipients)
    assert sorted(ids(post)) == sorted(str(each.letter) for each in outbox(register))
    assert 2 == len(set(ids(post)))


@pytest.mark.parametrize("body", ["{}", "{", "[]", '{"title": 1}'])
def test_an_alert_whose_words_have_been_damaged_is_told_of_as_that_and_stops_no_other(
        register: Register, body: str) -> None:
    with writing(register.store.engine, register.store.place) as connection:
        connection.execute(update(ALERT).where(ALERT.c.agreement == "ett").values(body=body))
    post = Post()
    with serving(post) as channel:
        sent = deliver(register, by(channel))
    assert (2, []) == (sent.sent, sent.told)
    told = {str(each["To"]): str(each.get_body(("plain",)).get_content()) for each in post.messages}
    assert "skadad i utkorgen" in " ".join(told[ANNA].split())
    assert "skadad i utkorgen" not in " ".join(told[BO].split())


def test_each_letter_is_recorded_before_the_next_is_sent(register: Register) -> None:
    seen: list[list[str]] = []

    def note(_post: Post, _envelope: Envelope) -> str | None:
        seen.append(sorted(each.status for each in outbox(register)))
        return None

    with serving(Post(on_data=note)) as channel:
        deliver(register, by(channel))
    assert [["waiting", "waiting"], ["sent", "waiting"]] == seen


# --- Refused --------------------------------------------------------------------------------------------------------


def test_what_is_refused_for_one_stops_no_other_is_told_loudly_and_is_tried_again(register: Register) -> None:
    post = Post(on_rcpt=only_to(ANNA, "550 5.1.1 No such user"))
    with serving(post) as channel:
        sent = deliver(register, by(channel))
        assert (1, 1, 0, True) == (sent.sent, len(sent.told), sent.given_up, sent.is_for_people)
        assert [("waiting", 1), ACCEPTED] == said(register)
        post.on_rcpt = lambda _post, _to: None
        assert 1 == deliver(register, by(channel), NEXT).sent
    assert [("sent", 2), ACCEPTED] == said(register)
    assert [BO, ANNA] == post.recipients


def test_what_is_refused_for_all_is_lost_for_none_once_the_server_is_mended(register: Register) -> None:
    post = Post(on_rcpt=lambda _post, _to: "554 5.7.1 Relay access denied")
    with serving(post) as channel:
        sent = deliver(register, by(channel))
        assert (0, 2, True) == (sent.sent, len(sent.told), sent.is_for_people)
        assert [("waiting", 1)] * 2 == said(register)
        post.on_rcpt = lambda _post, _to: None
        assert 2 == deliver(register, by(channel), NEXT).sent
    assert {ANNA, BO} == set(post.recipients)


def test_a_letter_whose_content_is_refused_stops_no_other(register: Register) -> None:
    post = Post(on_data=lambda _post, envelope: "554 5.6.0 Spam" if envelope.rcpt_tos == [ANNA] else None)
    with serving(post) as channel:
        deliver(register, by(channel))
    assert [("waiting", 1), ACCEPTED] == said(register)


# --- Later ----------------------------------------------------------------------------------------------------------


def test_what_is_greylisted_waits_as_long_as_it_is_to_and_has_the_same_message_id_then(register: Register) -> None:
    post = Post(on_rcpt=only_to(ANNA, "451 4.7.1 Greylisted"))
    with serving(post) as channel:
        sent = deliver(register, by(channel))
        assert (1, 1, False) == (sent.sent, len(sent.told), sent.is_for_people)
        assert [("waiting", 1), ACCEPTED] == said(register)
        named = outbox(register)[0].letter
        post.on_rcpt = lambda _post, _to: None
        assert 0 == deliver(register, by(channel), NIGHT + timedelta(seconds=59)).sent
        assert 1 == deliver(register, by(channel), NIGHT + timedelta(seconds=60)).sent
    assert named == ids(post)[-1] == outbox(register)[0].letter


def test_the_longer_it_is_not_taken_the_longer_it_waits(register: Register) -> None:
    with serving(Post(on_rcpt=lambda _post, _to: "451 4.7.1 Greylisted")) as channel:
        assert [0, 1, 6, 21, 81, 321, 561] == [
            minutes for minutes in range(12 * 60)
            if deliver(register, by(channel), NIGHT + timedelta(minutes=minutes)).told]


def test_a_server_that_does_not_answer_is_asked_again_the_next_night(register: Register) -> None:
    async def slow() -> None:
        await asleep(3)

    post = Post(on_data=lambda _post, _envelope: slow())
    with serving(post) as channel:
        sent = deliver(register, by(evolve(channel, timeout=0.3)))
        assert (0, 2, False) == (sent.sent, len(sent.told), sent.is_for_people)
        assert {Fault.TIMEOUT} == {outcome.fault for _, outcome in sent.told}
        assert [("waiting", 1)] * 2 == said(register)
        named = [each.letter for each in outbox(register)]
        post.on_data = lambda _post, _envelope: None
        assert 2 == deliver(register, by(channel), NEXT).sent
    assert set(named) == {each for each in ids(post) if each}
    assert ["sent"] * 2 == [each.status for each in outbox(register)]


def test_what_the_server_took_before_it_was_cut_off_is_sent_again_with_the_same_message_id(register: Register) -> None:
    def cut(post: Post, envelope: Envelope) -> str | None:
        post.taken.append(envelope)  # it has it, but nobody is told so
        post.cut_off()
        return None

    post = Post(on_data=cut)
    with serving(post) as channel:
        sent = deliver(register, by(channel))
        assert (0, 2) == (sent.sent, len(sent.told))
        assert {Fault.CUT_OFF} == {outcome.fault for _, outcome in sent.told}
        first = set(ids(post))
        post.taken.clear()
        post.on_data = lambda _post, _envelope: None
        assert 2 == deliver(register, by(channel), NEXT).sent
    assert first == set(ids(post))
    assert 2 == len(first)


def test_what_was_accepted_before_the_server_was_cut_off_is_not_sent_again(register: Register) -> None:
    def cut(post: Post, _to: str) -> str | None:
        if post.taken:
            post.cut_off()
        return None

    post = Post(on_rcpt=cut)
    with serving(post) as channel:
        assert 1 == deliver(register, by(channel)).sent
        post.on_rcpt = lambda _post, _to: None
        assert 1 == deliver(register, by(channel), NEXT).sent
    assert 2 == len(set(ids(post))) == len(ids(post))


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_a_certificate_that_is_not_trusted_has_nothing_sent_and_is_told_loudly(
        register: Register, security: Security, tmp_path: Path) -> None:
    post, ca = Post(), trustme.CA()
    with serving(post, security, certificate_of(ca)) as channel:
        sent = deliver(register, by(channel))
        assert (0, 2, True) == (sent.sent, len(sent.told), sent.is_for_people)
        assert {Fault.CERTIFICATE} == {outcome.fault for _, outcome in sent.told}
        assert [] == post.taken
        ca_file = tmp_path / "ca.pem"
        ca.cert_pem.write_to_path(str(ca_file))
        assert 2 == deliver(register, by(evolve(channel, ca_file=ca_file)), NEXT).sent


def certificate_of(ca: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert("localhost").configure_cert(context)
    return context


def test_where_there_is_no_server_nothing_is_lost(register: Register) -> None:
    nowhere = Mail(host="localhost", port=free_port(), security=Security.NONE, timeout=5)
    sent = deliver(register, by(nowhere))
    assert (0, 2, False) == (sent.sent, len(sent.told), sent.is_for_people)
    post = Post()
    with serving(post) as channel:
        assert 2 == deliver(register, by(channel), NEXT).sent


# --- Given up -------------------------------------------------------------------------------------------------------


def given_up_on(register: Register, chosen: Settings) -> list[date]:
    """The days of the coming two weeks on which a letter is given up."""
    nights = (night_of(DAY + timedelta(days=days)) for days in range(14))
    return [each.date() for each in nights if deliver(register, chosen, each).given_up]


def test_what_is_refused_is_given_up_after_so_many_days_and_not_sent_after_that(register: Register) -> None:
    post = Post(on_rcpt=only_to(ANNA, "550 5.1.1 No such user"))
    with serving(post) as channel:
        assert [DAY + timedelta(days=8)] == given_up_on(register, by(channel))
        post.on_rcpt = lambda _post, _to: None
        assert 0 == deliver(register, by(channel), night_of(DAY + timedelta(days=20))).sent
    assert [("given_up", 9), ACCEPTED] == said(register)


def test_what_is_only_put_off_is_never_given_up(register: Register) -> None:
    post = Post(on_rcpt=only_to(ANNA, "451 4.7.1 Greylisted"))
    with serving(post) as channel:
        assert [] == given_up_on(register, by(channel))
        post.on_rcpt = lambda _post, _to: None
        assert 1 == deliver(register, by(channel), night_of(DAY + timedelta(days=20))).sent
    assert [("sent", 15), ACCEPTED] == said(register)


def test_after_a_long_time_without_a_server_everything_that_waits_is_told(register: Register) -> None:
    assert [] == given_up_on(register, by(Mail(host="localhost", port=free_port(), security=Security.NONE, timeout=5)))
    post = Post()
    with serving(post) as channel:
        assert 2 == deliver(register, by(channel), night_of(DAY + timedelta(days=20))).sent
    assert {ANNA, BO} == set(post.recipients)


def test_what_is_given_up_is_over_once_a_newer_step_is_told(register: Register) -> None:
    later = night_of(LAST_DAY - timedelta(days=14))
    with serving(Post(on_rcpt=only_to(ANNA, "550 5.1.1 No such user"))) as channel:
        given_up_on(register, by(channel))
        assert {"given_up": 1} == outboxes.counts(register.store)
        queue(register, by(channel), later)
        assert {"waiting": 2} == outboxes.counts(register.store)
        assert 1 == deliver(register, by(channel), later).sent
    assert [f"{KEYS[0]} past", f"{KEYS[1]} sent"] == [each for each in told(register) if "|30 " in each]


def test_what_is_given_up_is_over_once_it_no_longer_stands(register: Register) -> None:
    with serving(Post(on_rcpt=only_to(ANNA, "550 5.1.1 No such user"))) as channel:
        given_up_on(register, by(channel))
        register.enter([event("ett", notice("2026-09-10"))], night_of(date(2026, 9, 10)))
        queue(register, by(channel), night_of(DAY + timedelta(days=13)))
    assert f"{KEYS[0]} past" in told(register)
    assert "given_up" not in outboxes.counts(register.store)


def test_what_is_given_up_is_over_once_it_is_another_who_is_told(somewhere: Place, inference: Inference) -> None:
    later = night_of(DAY + timedelta(days=5))
    with (made(somewhere, inference) as register,
          serving(Post(on_rcpt=only_to(ANNA, "550 5.1.1 No such user"))) as channel):
        chosen = by(channel, give_up_days=2)
        register.enter([version("ett")], NIGHT - timedelta(hours=12))
        anna = owned(register, "ett")
        queue(register, chosen)
        given_up_on(register, chosen)
        removed(register, anna, later)
        owned(register, "ett", BO, name="Bo", at=later)
        queue(register, chosen, later)
        assert 1 == deliver(register, chosen, later).sent
        assert {} == outboxes.counts(register.store)


def test_what_a_server_says_of_somebody_is_nowhere_in_the_register(somewhere: Place, inference: Inference) -> None:
    post = Post(on_rcpt=only_to(ANNA, f"550 5.1.1 <{ANNA}>: no such user"))
    with made(somewhere, inference) as register, serving(post) as channel:
        register.enter([version("ett")], NIGHT - timedelta(hours=12))
        anna = owned(register, "ett")
        queue(register, by(channel))
        sent = deliver(register, by(channel))
        assert [f"5.1.1 <{ANNA}>: no such user"] == [outcome.words for _, outcome in sent.told]
        erased(register, anna, NIGHT)
        with register.store.reading() as connection:
            assert [] == [table.name for table in METADATA.sorted_tables
                          if ANNA in str(connection.execute(select(table)).all())]


def test_so_many_days_are_as_the_settings_say(register: Register) -> None:
    with serving(Post(on_rcpt=only_to(ANNA, "550 5.1.1 No such user"))) as channel:
        assert [DAY + timedelta(days=3)] == given_up_on(register, by(channel, give_up_days=2))


def test_what_is_given_up_is_told_when_the_owner_is_another(register: Register) -> None:
    post = Post(on_rcpt=only_to(ANNA, "550 5.1.1 No such user"))
    later = night_of(DAY + timedelta(days=5))
    with serving(post) as channel:
        chosen = by(channel, give_up_days=2)
        given_up_on(register, chosen)
        owned(register, "ett", BO, name="Bo", at=later)
        queue(register, chosen, later)
        deliver(register, chosen, later)
    assert 2 == post.recipients.count(BO)


def test_what_is_given_up_is_tried_again_when_the_address_is_mended(somewhere: Place, inference: Inference) -> None:
    post = Post(on_rcpt=only_to("ana@region.example", "550 5.1.1 No such user"))
    later = night_of(DAY + timedelta(days=5))
    with made(somewhere, inference) as register, serving(post) as channel:
        chosen = by(channel, give_up_days=2)
        register.enter([version("ett")], NIGHT - timedelta(hours=12))
        anna = owned(register, "ett", "ana@region.example")
        queue(register, chosen)
        given_up_on(register, chosen)
        assert [f"{KEYS[0]} given_up"] == told(register)
        emailed(register, anna, ANNA, later)
        assert 1 == queue(register, chosen, later).queued
        assert 1 == deliver(register, chosen, later).sent
    assert [ANNA] == post.recipients


# --- Two at once, and those who were killed -------------------------------------------------------------------------


def claimed(register: Register, now: datetime, until: datetime) -> list[Waiting]:
    """What another run takes, each alert in a letter of its own."""
    due = outboxes.due(register.store, NEXT, now, "mail")
    return outboxes.claim(register.store, [each.address for each in due], NEXT, now, until, lambda found: {
        each.address: f"<{each.recipient}@region.example>" for each in found})


def test_what_another_run_is_sending_is_left_to_it_for_half_an_hour(register: Register) -> None:
    post = Post()
    with serving(post) as channel:
        until = NIGHT + timedelta(minutes=30)
        taken = claimed(register, NIGHT, until)
        assert 0 == deliver(register, by(channel), NIGHT + timedelta(minutes=29)).sent
        assert 2 == deliver(register, by(channel), NIGHT + timedelta(minutes=30)).sent
    assert sorted(str(each.letter) for each in taken) == sorted(ids(post))


def test_however_slowly_letters_are_sent_no_other_run_takes_what_waits_for_its_turn(
        register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(posts, "monotonic", lambda: clock[0])
    others: list[int] = []

    def slow(_post: Post, _envelope: Envelope) -> str | None:
        clock[0] += 25 * 60  # seconds
        others.append(len(claimed(register, NIGHT + timedelta(seconds=clock[0]), NIGHT + timedelta(hours=9))))
        return None

    post = Post(on_data=slow)
    with serving(post) as channel:
        assert 2 == deliver(register, by(channel)).sent
    assert [0, 0] == others


def test_a_run_that_has_stood_still_leaves_to_another_what_that_has_taken(register: Register) -> None:
    def stand_still(post: Post, _envelope: Envelope) -> str | None:
        if not post.taken:
            with serving(other) as channel:
                deliver(register, by(channel), NIGHT + timedelta(hours=1))
        return None

    first, other = Post(on_data=stand_still), Post()
    with serving(first) as channel:
        deliver(register, by(channel))
    assert (1, 2) == (len(first.taken), len(other.taken))
    assert set(ids(first)) < set(ids(other))
    assert [ACCEPTED] * 2 == said(register)


def test_what_a_run_that_stood_still_learns_of_a_letter_does_not_change_what_another_is_sending(
        register: Register) -> None:
    def stand_still(_post: Post, _envelope: Envelope) -> str | None:
        taken.extend(claimed(register, NIGHT + timedelta(hours=1), NIGHT + timedelta(hours=2)))
        return "550 5.7.1 Spam"

    taken: list[Waiting] = []
    with serving(Post(on_data=stand_still)) as channel:
        deliver(register, by(channel))
    assert 2 == len(taken)
    assert [("waiting", 0)] * 2 == said(register)


def test_however_slow_the_server_may_be_no_other_run_takes_the_letter_that_is_being_sent(
        register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with serving(Post()) as channel:
        with monkeypatch.context() as patched:
            patched.setattr(posts, "deliver", killed)
            with pytest.raises(KeyboardInterrupt):
                deliver(register, by(evolve(channel, timeout=600)))
        assert 0 == deliver(register, by(channel), NIGHT + timedelta(minutes=199)).sent
        assert 2 == deliver(register, by(channel), NIGHT + timedelta(minutes=201)).sent


def test_what_a_run_that_was_killed_had_taken_is_withdrawn_as_anything_else(register: Register) -> None:
    post = Post()
    with serving(post) as channel:
        claimed(register, NIGHT, NIGHT + timedelta(minutes=30))
        register.enter([decided("ett", DecidedTo.RENEW)], NIGHT)
        assert 1 == queue(register, by(channel), NIGHT + timedelta(minutes=1)).withdrawn
        assert 1 == deliver(register, by(channel), NIGHT + timedelta(hours=1)).sent
    assert [BO] == post.recipients
    assert [f"{KEYS[0]} withdrawn", f"{KEYS[1]} sent"] == told(register)


@pytest.mark.parametrize(("place", "becomes"), [(0, "sent"), (1, "withdrawn"), (2, "withdrawn")])
def test_what_falls_away_while_letters_are_sent_is_not_sent_but_for_the_letter_that_is_in_hand(
        somewhere: Place, inference: Inference, place: int, becomes: str) -> None:
    def decide(post: Post, _envelope: Envelope) -> str | None:
        if not post.taken:
            register.enter([decided(about.partition("|")[0], DecidedTo.RENEW)], NIGHT)
            assert 1 == queue(register, chosen, NIGHT + timedelta(minutes=1)).withdrawn
        return None

    post = Post(on_data=decide)
    with made(somewhere, inference, "ett", "två", "tre") as register, serving(post) as channel:
        chosen = by(channel, is_digest=False)
        queue(register, chosen)
        order = [each.key for each in outboxes.due(register.store, NIGHT, NIGHT, "mail")]
        about = order[place]
        sent = 3 if becomes == "sent" else 2
        assert sent == deliver(register, chosen).sent
        assert sorted(f"{each} {becomes if each == about else 'sent'}" for each in order) == told(register)
    assert sent == len(post.taken)


def test_what_is_over_is_kept_for_two_years_and_what_was_told_last_of_a_thing_for_good(register: Register) -> None:
    later = LAST_DAY - timedelta(days=14)
    with serving(Post()) as channel:
        deliver(register, by(channel))
        queue(register, by(channel), night_of(later))
        register.enter([decided("två", DecidedTo.RENEW)], night_of(later))
        queue(register, by(channel), night_of(later + timedelta(days=1)))
        deliver(register, by(channel), night_of(later + timedelta(days=1)))
        every = [f"{KEYS[0][:-3]}|14 sent", f"{KEYS[0]} sent", f"{KEYS[1][:-3]}|14 withdrawn", f"{KEYS[1]} sent"]
        assert every == told(register)
        deliver(register, by(channel), night_of(DAY + timedelta(days=731)))
        assert every == told(register)
        deliver(register, by(channel), night_of(DAY + timedelta(days=732)))
        assert [each for each in every if each != f"{KEYS[0]} sent"] == told(register)
        deliver(register, by(channel), night_of(later + timedelta(days=732)))
        assert [every[0], every[3]] == told(register)


def test_what_goes_to_one_person_goes_in_one_letter_and_is_tried_again_in_the_same(
        somewhere: Place, inference: Inference) -> None:
    post = Post(on_rcpt=lambda _post, _to: "451 4.7.1 Greylisted")
    with made(somewhere, inference, "ett", "två", "tre") as register, serving(post) as channel:
        queue(register, by(channel))
        deliver(register, by(channel))
        named = {each.letter for each in outbox(register)}
        assert 1 == len(named)
        post.on_rcpt = lambda _post, _to: None
        assert 1 == deliver(register, by(channel), NEXT).sent
        assert named == set(ids(post))


def test_letters_for_each_alert_are_tried_again_each_by_itself(somewhere: Place, inference: Inference) -> None:
    post = Post(on_rcpt=lambda post, _to: "451 4.7.1 Greylisted" if post.taken else None)
    with made(somewhere, inference, "ett", "två", "tre") as register, serving(post) as channel:
        chosen = by(channel, is_digest=False)
        queue(register, chosen)
        assert (1, 2) == ((sent := deliver(register, chosen)).sent, len(sent.told))
        named = {each.letter for each in outbox(register)}
        post.on_rcpt = lambda _post, _to: None
        assert 2 == deliver(register, chosen, NEXT).sent
        assert named == set(ids(post))
        assert 3 == len(ids(post))


def test_what_was_in_one_letter_goes_to_each_once_it_is_known_that_they_are_several(
        somewhere: Place, inference: Inference) -> None:
    post = Post(on_rcpt=lambda _post, _to: "451 4.7.1 Greylisted")
    with made(somewhere, inference, "ett") as register, serving(post) as channel:
        register.enter([version("två")], NIGHT - timedelta(hours=12))
        other = owned(register, "två", ANNA)
        queue(register, by(channel))
        deliver(register, by(channel))
        emailed(register, other, BO, NIGHT)
        post.on_rcpt = lambda _post, _to: None
        assert 2 == deliver(register, by(channel), NEXT).sent
    assert {ANNA, BO} == set(post.recipients)


def test_more_letters_than_are_taken_at_a_time_are_all_sent(
        somewhere: Place, inference: Inference, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posts, "AT_A_TIME", 2)
    post = Post()
    names = ["ett", "två", "tre", "fyra", "fem"]
    with made(somewhere, inference, *names) as register, serving(post) as channel:
        chosen = by(channel, is_digest=False)
        queue(register, chosen)
        assert 5 == deliver(register, chosen).sent
    assert 5 == len(set(ids(post))) == len(ids(post))


def read_to_deliver(place: Place, inference: Inference, to: Path, letters: int) -> int:
    """Rows that are read from the database while so many letters are delivered."""
    rows: list[object] = []

    def count(connection: sqlite3.Connection, _: object) -> None:
        connection.row_factory = lambda _cursor, row: rows.append(row) or row

    chosen = settings(Folder(path=to), lead_times=LeadTimes(answer_within=None), is_digest=False)
    with made(place, inference, *(f"avtal-{number}" for number in range(letters))) as register:
        assert letters == queue(register, chosen).queued
        register.store.engine.dispose()
        listen(register.store.engine, "connect", count)
        assert letters == deliver(register, chosen).sent
    return len(rows)


def test_for_four_times_as_many_letters_as_wait_about_four_times_as_much_is_read(
        inference: Inference, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posts, "AT_A_TIME", 2)
    few, many = (read_to_deliver(place(str(tmp_path / f"{letters}.sqlite"), {}), inference, tmp_path / str(letters),
                                 letters) for letters in (10, 40))
    assert few < many < 5 * few
