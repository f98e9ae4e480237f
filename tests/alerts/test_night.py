"""The nightly run, on each database: whom it visits, what it puts in the outbox for whom, and what it takes back."""

import time
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest
from attrs import evolve
from sqlalchemy import delete, select, update

from engine.alerts import night
from engine.alerts.addresses import address, same
from engine.alerts.channels import Folder
from engine.alerts.configured import Absence, Recipient, Settings
from engine.inference import Inference
from engine.model.alerts import DecidedTo, LeadTimes
from engine.model.problems import Origin, Problem, ProblemsError
from engine.register.person_chain import Person, Role
from engine.register.register import Register
from engine.register.schema import ALERT, ENTRY, LEANING
from engine.register.seeing import Seen, see
from engine.register.store import RETRACTION, Draft
from engine.register.url import Place, place
from tests.alerts.nights import (
    ADMINISTRATOR,
    ANNA,
    BO,
    CHIEF,
    DAY,
    LAST_DAY,
    NIGHT,
    decided,
    emailed,
    erased,
    letters_in,
    made,
    night_of,
    outbox,
    owned,
    queue,
    queues,
    removed,
    run,
    settings,
    told,
)
from tests.register.agreements import FIXED, OPEN_ENDED, document, event, notice, version
from tests.register.entering import unguarded
from tests.register.processes import started

DEADLINE: Final = f"ett|notice_deadline|region+kommun|{LAST_DAY.isoformat()}"
NEXT_YEARS: Final = "ett|notice_deadline|region+kommun|2027-09-30"
DAYS: Final = [DAY + timedelta(days=each) for each in range(1, 12)]
UNANSWERED: Final = LeadTimes(answer_within=None)
"""By which nothing is escalated."""


def alone(*channels: Folder, **more: object) -> Settings:
    return settings(*channels, lead_times=UNANSWERED, **more)


# --- Whom it visits -------------------------------------------------------------------------------------------------


def test_the_first_run_visits_every_agreement_and_the_next_the_same_night_none(
        somewhere: Place, inference: Inference) -> None:
    with made(somewhere, inference, "ett", "två") as register:
        first = queue(register)
        assert (2, 2, 4) == (first.visited, first.found, first.queued)
        second = queue(register, now=NIGHT + timedelta(hours=1))
        assert (0, 0, 0) == (second.visited, second.found, second.queued)


def test_a_night_on_which_no_day_has_come_visits_nobody(somewhere: Place, inference: Inference) -> None:
    with made(somewhere, inference, "ett", "två") as register:
        queue(register)
        assert [0] * 11 == [queue(register, now=night_of(day)).visited for day in DAYS]
        assert 2 == queue(register, now=night_of(LAST_DAY - timedelta(days=14))).visited


def test_each_agreement_is_visited_on_its_own_day(somewhere: Place, inference: Inference) -> None:
    with made(somewhere, inference, "ett") as register:
        register.enter([version("annat", document("annat", FIXED))], NIGHT - timedelta(hours=12))
        queue(register)
        assert 1 == queue(register, now=night_of(LAST_DAY - timedelta(days=14))).visited


def test_more_agreements_than_are_visited_at_a_time_are_all_visited(
        somewhere: Place, inference: Inference, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(night, "AT_A_TIME", 2)
    with made(somewhere, inference, "ett", "två", "tre", "fyra", "fem") as register:
        told_of: list[int] = []
        counts = night.Night(register, settings()).queue(NIGHT, told_of.append)
        assert (5, [2, 2, 1]) == (counts.visited, told_of)


def test_an_event_has_the_agreement_visited_again_and_no_other(somewhere: Place, inference: Inference) -> None:
    with made(somewhere, inference, "ett", "två") as register:
        queue(register)
        register.enter([event("ett", {"kind": "signed", "by": "region", "on": "2025-12-01"})], NIGHT)
        again = queue(register, now=NIGHT + timedelta(hours=1))
        assert (1, 0) == (again.visited, again.queued)


def test_an_event_has_those_that_lean_on_the_agreement_visited_again(somewhere: Place, inference: Inference) -> None:
    with made(somewhere, inference, "ett", "två") as register:
        register.enter([version("följer", document("följer", ends_with="ett")),
                        version("följer-den", document("följer-den", ends_with="följer"))], NIGHT)
        queue(register)
        register.enter([event("ett", notice("2026-08-30"))], NIGHT)
        assert 3 == queue(register, now=NIGHT + timedelta(hours=1)).visited
        assert ["följer|falls_with_another|ett|2026-12-31|180 waiting"] == [
            each for each in told(register) if each.startswith("följer|falls")]


def test_a_register_of_an_older_program_knows_what_leans_on_what_after_the_first_night(
        somewhere: Place, inference: Inference) -> None:
    with made(somewhere, inference, "ett") as register:
        register.enter([version("följer", document("följer", ends_with="ett")), version("vilar", document(
            "vilar").replace("title =", 'rests_on = ["ett"]\ntitle ='))], NIGHT)
        with register.store.engine.begin() as connection:
            kept = connection.execute(select(LEANING).order_by(LEANING.c.agreement)).all()
            connection.execute(delete(LEANING))
        queue(register)
        with register.store.reading() as connection:
            assert [("följer", "ett"), ("vilar", "ett")] == kept == connection.execute(
                select(LEANING).order_by(LEANING.c.agreement)).all()
        register.enter([event("ett", notice("2026-08-30"))], NIGHT)
        assert 3 == queue(register, now=NIGHT + timedelta(hours=1)).visited


def test_missed_nights_are_caught_up_with_one_alert_and_no_flood(somewhere: Place, inference: Inference) -> None:
    with made(somewhere, inference, "ett") as register:
        queue(register, alone())
        assert 1 == queue(register, alone(), night_of(LAST_DAY - timedelta(days=5))).queued
        assert f"{DEADLINE}|daily:2026-09-25 waiting" in told(register)


def test_other_lead_times_have_every_agreement_visited_and_tell_nothing_twice(
        somewhere: Place, inference: Inference) -> None:
    with made(somewhere, inference, "ett", "två") as register:
        queue(register, alone())
        other = settings(lead_times=LeadTimes(answer_within=None, daily_within=5))
        again = queue(register, other, NIGHT + timedelta(hours=1))
        assert (2, 0) == (again.visited, again.queued)
        assert 0 == queue(register, other, NIGHT + timedelta(hours=2)).visited


def test_a_new_program_has_every_agreement_visited(somewhere: Place, inference: Inference) -> None:
    with made(somewhere, inference, "ett") as register:
        queue(register)
        newer = evolve(register, derived_by="en nyare")
        again = queue(newer, now=NIGHT + timedelta(hours=1))
        assert (1, 0) == (again.visited, again.queued)


# --- Two at once ----------------------------------------------------------------------------------------------------


def test_two_runs_at_once_queue_and_deliver_each_alert_once(
        somewhere: Place, inference: Inference, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(night, "AT_A_TIME", 3)
    names = [f"avtal-{number}" for number in range(30)]
    made(somewhere, inference, *names).store.close()
    runs = [started(queues, somewhere, tmp_path / str(each), tmp_path / f"{each}.log") for each in range(2)]
    for each in runs:
        each.join()
    assert [0, 0] == [each.exitcode for each in runs]
    with Register.open(somewhere, inference) as register:
        rows = outbox(register)
    assert [(each, "sent", 1) for each in sorted(names)] == sorted(
        (row.key.partition("|")[0], row.status, row.attempts) for row in rows)
    visits, letters = zip(*((tmp_path / f"{each}.log").read_text().split() for each in range(2)), strict=True)
    assert 30 == sum(map(int, visits))
    written = [*letters_in(tmp_path / "0"), *letters_in(tmp_path / "1")]
    assert len(written) == len(set(written)) == sum(map(int, letters))
    assert {row.letter for row in rows} == {f"<{each.removesuffix('.eml')}@region.example>" for each in written}


def test_a_run_over_many_keeps_nobody_out_who_writes_meanwhile(
        inference: Inference, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(night, "AT_A_TIME", 2)
    somewhere = place(str(tmp_path / "register.sqlite"), {})
    made(somewhere, inference, *(f"avtal-{number}" for number in range(30))).store.close()
    running = started(queues, somewhere, tmp_path / "brev", tmp_path / "log")
    with Register.open(somewhere, inference) as register:
        while not outbox(register):
            time.sleep(0.01)
        register.store.append([event("avtal-1", {"kind": "signed", "by": "region", "on": "2025-12-01"})], NIGHT)
        assert 30 > len(outbox(register))
        running.join()
        assert (0, 30) == (running.exitcode, len(outbox(register)))


# --- What falls away ------------------------------------------------------------------------------------------------


def test_what_falls_away_before_it_is_sent_is_withdrawn(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    brev = Folder(path=tmp_path / "brev")
    with made(somewhere, inference, "ett") as register:
        queue(register, alone(brev))
        register.enter([event("ett", notice("2026-08-30"))], NIGHT)
        counts, sent = run(register, alone(brev))
        assert (1, f"{DEADLINE}|30 withdrawn") == (counts.withdrawn, told(register)[0])
        # What is told in its place is that the agreement now ends.
        assert ["ett|term_ends||2026-12-31|180 sent"] == [each for each in told(register) if each.endswith("sent")]
        assert 1 == sent.sent


def test_what_comes_back_is_told_anew_in_another_letter(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    chosen = alone(Folder(path=tmp_path / "brev"))
    with made(somewhere, inference, "ett") as register:
        run(register, chosen)
        first, = outbox(register)
        entry, = register.enter([event("ett", notice("2026-08-30"))], NIGHT)
        run(register, chosen, night_of(DAYS[0]))
        assert f"{DEADLINE}|30 past" in told(register)
        register.enter([Draft(kind=RETRACTION, agreement="ett", body={}, who="handläggare", why="Fel avtal",
                              points_at=entry.seq)], night_of(DAYS[0]))
        run(register, chosen, night_of(DAYS[1]))
        again, = (each for each in outbox(register) if each.key == first.key)
        assert ("sent", DAYS[1].isoformat()) == (again.status, again.told_on)
        assert first.letter != again.letter
        assert 3 == len(letters_in(tmp_path / "brev"))


def test_what_waits_is_replaced_by_a_more_urgent_step(somewhere: Place, inference: Inference) -> None:
    with made(somewhere, inference, "ett") as register:
        queue(register, alone())
        later = queue(register, alone(), night_of(LAST_DAY - timedelta(days=14)))
        assert 1 == later.withdrawn
        assert [f"{DEADLINE}|14 waiting", f"{DEADLINE}|30 withdrawn"] == told(register)


def test_of_an_agreement_that_is_retracted_nothing_that_waits_is_told(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    chosen = alone(Folder(path=tmp_path / "brev"))
    with made(somewhere, inference, "ett") as register:
        queue(register, chosen)
        register.enter([Draft(kind=RETRACTION, agreement="ett", body={}, who="handläggare", why="Fel", points_at=1)],
                       NIGHT)
        counts, sent = run(register, chosen)
        assert ([f"{DEADLINE}|30 withdrawn"], 1, 0) == (told(register), counts.withdrawn, sent.sent)
        assert 0 == queue(register, chosen, night_of(DAYS[0])).visited
        register.enter([version("ett")], night_of(DAYS[0]))
        assert 1 == queue(register, chosen, night_of(DAYS[1])).queued
        assert [f"{DEADLINE}|30 waiting"] == told(register)


def test_after_a_decision_to_renew_nothing_more_is_told_of_the_day(somewhere: Place, inference: Inference) -> None:
    with made(somewhere, inference, "ett") as register:
        queue(register, alone())
        register.enter([decided("ett", DecidedTo.RENEW)], NIGHT)
        assert 1 == queue(register, alone(), night_of(DAYS[0])).withdrawn
        assert [f"{DEADLINE}|30 withdrawn"] == told(register)
        for days in range(13, -1, -1):
            assert 0 == queue(register, alone(), night_of(LAST_DAY - timedelta(days=days))).queued


def bodies(register: Register) -> list[str]:
    """What the outbox says of last days for notice."""
    with register.store.reading() as connection:
        return list(connection.scalars(select(ALERT.c.body).where(ALERT.c.key.contains("|notice_deadline|"))))


def test_what_waits_and_has_not_been_in_a_letter_says_what_has_been_decided_since(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    with made(somewhere, inference, "ett") as register:
        queue(register, alone())
        before = bodies(register)
        register.enter([decided("ett", DecidedTo.TERMINATE)], NIGHT)
        assert 0 == queue(register, alone(), NIGHT + timedelta(hours=1)).queued
        assert before != bodies(register)
        run(register, alone(Folder(path=tmp_path)), NIGHT + timedelta(hours=1))
        letter, = letters_in(tmp_path).values()
        assert "frist record notice ett" in letter


def test_a_letter_that_may_have_been_taken_says_the_same_when_it_is_sent_again(
        somewhere: Place, inference: Inference) -> None:
    nowhere = alone(Folder(path=Path("/dev/null/brev")))
    with made(somewhere, inference, "ett") as register:
        queue(register, nowhere)
        before = bodies(register)
        assert 1 == len(run(register, nowhere)[1].told)
        register.enter([decided("ett", DecidedTo.TERMINATE)], NIGHT)
        queue(register, nowhere, NIGHT + timedelta(hours=1))
        assert before == bodies(register)


def test_after_a_decision_to_terminate_it_is_told_until_the_notice_is_received(
        somewhere: Place, inference: Inference) -> None:
    with made(somewhere, inference, "ett") as register:
        queue(register, alone())
        register.enter([decided("ett", DecidedTo.TERMINATE)], NIGHT)
        queue(register, alone(), night_of(DAYS[0]))
        assert 1 == queue(register, alone(), night_of(LAST_DAY - timedelta(days=14))).queued
        register.enter([event("ett", notice("2026-09-20"))], night_of(date(2026, 9, 20)))
        queue(register, alone(), night_of(date(2026, 9, 21)))
        assert [] == [each for each in told(register) if each.startswith(DEADLINE) and each.endswith("waiting")]


# --- To whom --------------------------------------------------------------------------------------------------------


def reached(register: Register, chosen: Settings, folder: Path) -> list[str]:
    """To whom letters go tonight."""
    run(register, evolve(chosen, channels=(Folder(path=folder),)))
    return sorted(line.removeprefix("To: ") for each in letters_in(folder).values()
                  for line in each.splitlines() if line.startswith("To: "))


def recipients(*some: Recipient) -> dict[str, Recipient]:
    return {same(each.address.spec): each for each in some}


def recipient(email: str, **more: object) -> Recipient:
    return Recipient(**{"address": address(email), "language": "sv", "is_digest": True, **more})  # type: ignore[arg-type]  # what Recipient takes


AWAY: Final = (Absence(DAY, DAY),)


def test_the_owner_is_told(somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    with made(somewhere, inference, "ett") as register:
        assert [ANNA] == reached(register, alone(), tmp_path)


def test_the_substitute_is_not_told_while_there_is_an_owner_and_is_when_there_is_none(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    with made(somewhere, inference) as register:
        register.enter([version("ett"), version("två")], NIGHT - timedelta(hours=12))
        owned(register, "ett", BO, Role.SUBSTITUTE, name="Bo")
        owned(register, "två")
        owned(register, "två", BO, Role.SUBSTITUTE, name="Bo")
        assert [ANNA, BO] == reached(register, alone(), tmp_path)
        assert 2 == len(letters_in(tmp_path))


def test_what_nobody_owns_is_told_the_administrator_and_that_nobody_does(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    with made(somewhere, inference) as register:
        register.enter([version("ett")], NIGHT - timedelta(hours=12))
        assert [ADMINISTRATOR] == reached(register, alone(), tmp_path)
        assert ["ett|no_owner|||first sent", f"{DEADLINE}|30 sent"] == told(register)


@pytest.mark.parametrize(("ours", "party", "expected"), [
    (["kommunen"], "kommun", ANNA), (["kommun"], "kommun", ANNA), (["kommunen"], "region", ADMINISTRATOR),
    (["kommunen"], None, ADMINISTRATOR), ([], "kommun", ADMINISTRATOR)])
def test_the_contact_of_our_party_is_told_where_nobody_else_sees_to_an_agreement(
        somewhere: Place, inference: Inference, tmp_path: Path, ours: list[str], party: str | None,
        expected: str) -> None:
    with made(somewhere, inference) as register:
        register.enter([version("ett")], NIGHT - timedelta(hours=12))
        owned(register, "ett", role=Role.CONTACT, party=party)
        assert [expected] == reached(register, alone(ours=frozenset(ours)), tmp_path)
        assert (expected is ADMINISTRATOR) == ("ett|no_owner|||first sent" in told(register))


def test_the_contact_of_our_party_is_not_told_while_there_is_a_substitute(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    with made(somewhere, inference) as register:
        register.enter([version("ett")], NIGHT - timedelta(hours=12))
        owned(register, "ett", role=Role.CONTACT, party="kommun")
        owned(register, "ett", BO, Role.SUBSTITUTE, name="Bo")
        assert [BO] == reached(register, alone(ours=frozenset(["kommun"])), tmp_path)


def test_that_an_owner_cannot_be_reached_is_said_with_what_mends_it(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    with made(somewhere, inference) as register:
        register.enter([version("ett")], NIGHT - timedelta(hours=12))
        anna = owned(register, "ett", "")
        reached(register, alone(), tmp_path)
        letter, = letters_in(tmp_path).values()
        assert f"frist register person change {anna.token} --email ADRESS" in letter


def test_an_owner_without_an_address_that_can_be_used_is_none(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    with made(somewhere, inference) as register:
        register.enter([version("ett")], NIGHT - timedelta(hours=12))
        owned(register, "ett", "")
        owned(register, "ett", "anna,bo@region.example")
        assert [ADMINISTRATOR] == reached(register, alone(), tmp_path)


UNCLEAR: Final = document("ett", OPEN_ENDED).replace("starts_on", "# starts_on")
"""An agreement of which it cannot be told when it ends."""
ASKED: Final = "ett|question|termination|"


def asked(register: Register, chosen: Settings) -> Person:
    """Anna, who sees to an agreement of which something must be asked, and has been told so a first night."""
    register.enter([version("ett", UNCLEAR)], NIGHT - timedelta(hours=12))
    person = owned(register, "ett", ANNA)
    assert 1 == run(register, chosen)[1].sent
    return person


def questions(register: Register) -> dict[str, list[str]]:
    """The steps that each has been asked a question in."""
    found: dict[str, list[str]] = {}
    for each in outbox(register):
        if each.key.startswith(ASKED):
            found.setdefault(each.recipient, []).append(each.key.removeprefix(f"{ASKED}|"))
    return found


def test_a_new_owner_is_told_at_once_what_has_no_day_of_its_own(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    chosen = alone(Folder(path=tmp_path))
    with made(somewhere, inference) as register:
        anna = asked(register, chosen)
        removed(register, anna, NIGHT)
        bo = owned(register, "ett", BO, at=NIGHT)
        assert 1 == queue(register, chosen, night_of(DAYS[0])).queued
        assert ["first"] == questions(register)[bo.token]
        assert [0] * 89 == [queue(register, chosen, night_of(DAY + timedelta(days=each))).queued
                            for each in range(2, 91)]
        assert 1 == queue(register, chosen, night_of(DAY + timedelta(days=91))).queued


def test_an_owner_that_is_added_is_told_at_once_and_the_others_as_often_as_before(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    chosen = alone(Folder(path=tmp_path))
    with made(somewhere, inference) as register:
        anna = asked(register, chosen)
        later = DAY + timedelta(days=80)
        bo = owned(register, "ett", BO, at=night_of(later) - timedelta(hours=12))
        assert 1 == queue(register, chosen, night_of(later)).queued
        assert [0] * 9 == [queue(register, chosen, night_of(later + timedelta(days=each))).queued
                           for each in range(1, 10)]
        again = DAY + timedelta(days=90)
        assert 2 == queue(register, chosen, night_of(again)).queued
        both = [f"again:{again.isoformat()}", "first"]
        assert {anna.token: both, bo.token: both} == questions(register)


def test_an_owner_that_is_added_when_the_others_are_to_be_told_again_takes_nothing_from_them(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    chosen = alone(Folder(path=tmp_path))
    with made(somewhere, inference) as register:
        anna = asked(register, chosen)
        later = DAY + timedelta(days=95)
        bo = owned(register, "ett", BO, at=night_of(later) - timedelta(hours=12))
        assert [1, 2, 0] == [queue(register, chosen, night_of(later + timedelta(days=each))).queued
                             for each in range(3)]
        again = DAY + timedelta(days=90)
        both = [f"again:{again.isoformat()}", "first"]
        assert {anna.token: both, bo.token: both} == questions(register)


def test_the_first_owner_is_told_what_the_administrator_had_been_told(somewhere: Place, inference: Inference) -> None:
    with made(somewhere, inference) as register:
        register.enter([version("ett", UNCLEAR)], NIGHT - timedelta(hours=12))
        queue(register, alone())
        assert {"administrator": ["first"]} == questions(register)
        anna = owned(register, "ett", ANNA, at=NIGHT)
        queue(register, alone(), night_of(DAYS[0]))
        assert {"administrator": ["first"], anna.token: ["first"]} == questions(register)


def test_whom_no_channel_is_for_has_nothing_told_again_sooner(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    with made(somewhere, inference) as register:
        register.enter([version("ett", UNCLEAR)], NIGHT - timedelta(hours=12))
        anna, _ = owned(register, "ett", ANNA), owned(register, "ett", BO)
        chosen = alone(Folder(path=tmp_path, only_to=frozenset({ANNA})))
        assert [1, *[0] * 11] == [queue(register, chosen, night_of(day)).queued for day in (DAY, *DAYS)]
        assert {anna.token: ["first"]} == questions(register)
        assert 1 == queue(register, chosen, night_of(DAY + timedelta(days=90))).queued


def test_when_nobody_has_answered_in_time_a_second_is_told_as_well(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    chosen = settings(recipients=recipients(recipient(ANNA, escalates_to=address(CHIEF))))
    with made(somewhere, inference, "ett", at=night_of(DAY) - timedelta(days=2)) as register:
        run(register, settings(Folder(path=tmp_path / "förr")), night_of(DAY - timedelta(days=1)))
        assert [ANNA, CHIEF] == reached(register, chosen, tmp_path / "nu")
        first, = letters_in(tmp_path / "förr").values()
        assert f"To: {ANNA}\n" in first


def test_where_no_second_is_named_the_administrator_is(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    with made(somewhere, inference, "ett") as register:
        assert [ANNA, ADMINISTRATOR] == reached(register, settings(), tmp_path)


def test_the_administrator_who_owns_an_agreement_is_told_once(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    with made(somewhere, inference) as register:
        register.enter([version("ett")], NIGHT - timedelta(hours=12))
        owned(register, "ett", ADMINISTRATOR.upper())
        assert [ADMINISTRATOR.upper()] == reached(register, settings(), tmp_path)
        assert 1 == len(outbox(register))


def test_while_the_owner_is_away_the_substitute_of_the_settings_is_told(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    chosen = alone(recipients=recipients(recipient(ANNA, absent=AWAY, substitute=address(BO))))
    with made(somewhere, inference, "ett") as register:
        assert [BO] == reached(register, chosen, tmp_path)
        run(register, evolve(chosen, channels=(Folder(path=tmp_path / "sedan"),)),
            night_of(LAST_DAY - timedelta(days=14)))
        later, = letters_in(tmp_path / "sedan").values()
        assert f"To: {ANNA}\n" in later


def test_while_all_of_them_are_away_the_owner_and_the_administrator_are_told(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    chosen = alone(recipients=recipients(
        recipient(ANNA, absent=AWAY, substitute=address(BO)), recipient(BO, absent=AWAY, substitute=address(ANNA))))
    with made(somewhere, inference, "ett") as register:
        assert [ANNA, ADMINISTRATOR] == reached(register, chosen, tmp_path)


def test_while_the_administrator_is_away_the_substitute_of_the_settings_is_told_and_whose_it_is(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    away = recipient(ADMINISTRATOR, absent=AWAY, substitute=address(CHIEF))
    with made(somewhere, inference) as register:
        register.enter([version("ett")], NIGHT - timedelta(hours=12))
        assert [CHIEF] == reached(register, alone(recipients=recipients(away)), tmp_path)
        letter, = letters_in(tmp_path).values()
        assert ADMINISTRATOR in letter.partition("\n\n")[2]


def test_while_the_administrator_is_away_and_nobody_stands_in_the_administrator_is_told(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    with made(somewhere, inference) as register:
        register.enter([version("ett")], NIGHT - timedelta(hours=12))
        chosen = alone(recipients=recipients(recipient(ADMINISTRATOR, absent=AWAY)))
        assert [ADMINISTRATOR] == reached(register, chosen, tmp_path)


def test_what_is_queued_for_one_who_is_away_when_it_is_delivered_goes_to_the_substitute(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    with made(somewhere, inference, "ett") as register:
        queue(register, alone())
        chosen = alone(recipients=recipients(recipient(ANNA, absent=AWAY, substitute=address(BO))))
        assert [BO] == reached(register, chosen, tmp_path)


def test_two_owners_are_each_told(somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    with made(somewhere, inference, "ett") as register:
        owned(register, "ett", BO, name="Bo")
        owned(register, "ett", BO.upper(), name="Bo igen")
        assert [ANNA, BO] == reached(register, alone(), tmp_path)


def test_one_who_is_named_otherwise_on_another_agreement_gets_one_letter(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    with made(somewhere, inference, "ett") as register:
        register.enter([version("två")], NIGHT)
        owned(register, "två", ANNA.title(), name="Anna Å.")
        assert 1 == len(reached(register, alone(), tmp_path))
        assert ["sent", "sent"] == [each.status for each in outbox(register)]


def test_a_new_owner_is_told_what_stands(somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    with made(somewhere, inference) as register:
        register.enter([version("ett")], NIGHT - timedelta(hours=12))
        anna = owned(register, "ett")
        assert [ANNA] == reached(register, alone(), tmp_path / "först")
        removed(register, anna, NIGHT)
        owned(register, "ett", BO, name="Bo", at=NIGHT)
        assert [BO] == reached(register, alone(), tmp_path / "sedan")


def test_one_who_is_erased_after_the_alert_was_queued_is_not_told_but_the_administrator_is(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    with made(somewhere, inference) as register:
        register.enter([version("ett")], NIGHT - timedelta(hours=12))
        anna = owned(register, "ett")
        queue(register, alone())
        erased(register, anna, NIGHT)
        with register.store.reading() as connection:
            assert ANNA not in str(list(connection.exec_driver_sql("SELECT * FROM alert")))
        assert [ADMINISTRATOR] == reached(register, alone(), tmp_path)


def test_an_address_that_is_mended_is_used_for_what_waits(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    with made(somewhere, inference) as register:
        register.enter([version("ett")], NIGHT - timedelta(hours=12))
        anna = owned(register, "ett", "ana@region.example")
        queue(register, alone())
        emailed(register, anna, ANNA, NIGHT)
        assert [ANNA] == reached(register, alone(), tmp_path)


def test_without_an_administrator_what_nobody_owns_waits_until_there_is_one(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    with made(somewhere, inference) as register:
        register.enter([version("ett")], NIGHT - timedelta(hours=12))
        _, sent = run(register, alone(Folder(path=tmp_path), administrator=None))
        assert (0, 2, True) == (sent.sent, len(sent.unreachable), sent.is_for_people)
        _, sent = run(register, alone(Folder(path=tmp_path), administrator=None), NIGHT + timedelta(hours=1))
        assert (0, 2) == (sent.sent, len(sent.unreachable))
        _, sent = run(register, alone(Folder(path=tmp_path)), night_of(DAYS[0]))
        assert (1, 0, False) == (sent.sent, len(sent.unreachable), sent.is_for_people)


def test_a_channel_for_some_gets_only_what_is_for_them(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    only = Folder(path=tmp_path / "bo", only_to=frozenset({BO}))
    chosen = alone(only, Folder(path=tmp_path / "alla"))
    with made(somewhere, inference, "ett") as register:
        owned(register, "ett", BO, name="Bo")
        run(register, chosen)
        assert (2, 1) == (len(letters_in(tmp_path / "alla")), len(letters_in(tmp_path / "bo")))
        assert ["sent"] * 3 == [each.status for each in outbox(register)]


def test_what_was_queued_for_a_channel_that_is_not_for_the_one_who_is_to_have_it_now_is_withdrawn_there(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    only = Folder(path=tmp_path / "anna", only_to=frozenset({ANNA}))
    chosen = alone(only, Folder(path=tmp_path / "alla"))
    with made(somewhere, inference, "ett") as register:
        queue(register, chosen)
        away = recipients(recipient(ANNA, absent=AWAY, substitute=address(BO)))
        run(register, evolve(chosen, recipients=away))
        assert {f"folder:{tmp_path}/alla": "sent", f"folder:{tmp_path}/anna": "withdrawn"} == {
            each.channel: each.status for each in outbox(register)}


def test_what_waits_for_a_channel_that_is_no_more_goes_by_another(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    before = alone(Folder(path=tmp_path / "förr"), Folder(path=tmp_path / "nu"))
    with made(somewhere, inference, "ett", "två") as register:
        queue(register, before)
        run(register, alone(Folder(path=tmp_path / "nu")))
        assert ["sent", "sent", "withdrawn", "withdrawn"] == sorted(each.status for each in outbox(register))
        assert 1 == len(letters_in(tmp_path / "nu"))
        queue(register, alone(Folder(path=tmp_path / "nu")), night_of(LAST_DAY - timedelta(days=14)))
        run(register, alone(Folder(path=tmp_path / "annat")), night_of(LAST_DAY - timedelta(days=13)))
        assert 1 == len(letters_in(tmp_path / "annat"))
        assert [] == [each for each in told(register) if each.endswith("waiting")]


# --- What cannot be read --------------------------------------------------------------------------------------------


FAULT: Final = ProblemsError((Problem(Origin("ett"), "unreadable", {"detail": "fel"}),))


def faulty(register: Register, ids: list[str], day: date) -> dict[str, Seen | ProblemsError]:
    """Agreements as they are seen, but that one cannot be read."""
    return see(register, ids, day) | ({"ett": FAULT} if "ett" in ids else {})


def test_an_agreement_that_cannot_be_read_stops_no_other_and_is_told_when_it_can_be(
        somewhere: Place, inference: Inference, monkeypatch: pytest.MonkeyPatch) -> None:
    with made(somewhere, inference, "ett", "två") as register:
        with monkeypatch.context() as patched:
            patched.setattr(night, "see", faulty)
            counts = queue(register, alone())
            assert ({"ett": FAULT.problems}, 2, 1) == (counts.unreadable, counts.visited, counts.found)
            assert 0 == queue(register, alone(), NIGHT + timedelta(hours=1)).visited
            counts = queue(register, alone(), night_of(DAYS[0]))
            assert (["ett"], 1) == (list(counts.unreadable), counts.visited)
        assert 1 == queue(register, alone(), night_of(DAYS[1])).queued
        assert f"{DEADLINE}|30 waiting" in told(register)


def test_that_an_agreement_cannot_be_read_is_told_its_owner_and_the_administrator_once_a_week_until_it_can_be(
        somewhere: Place, inference: Inference, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with made(somewhere, inference, "ett") as register:
        with monkeypatch.context() as patched:
            patched.setattr(night, "see", faulty)
            assert [ANNA, ADMINISTRATOR] == reached(register, alone(), tmp_path)
            assert [0, 0, 0, 0, 0, 0, 2, 0] == [queue(register, alone(), night_of(day)).queued for day in DAYS[:8]]
        again = f"ett|unreadable|||again:{DAYS[6].isoformat()}"
        assert [f"{again} waiting"] * 2 == [each for each in told(register) if "waiting" in each]
        queue(register, alone(), night_of(DAYS[8]))
        assert [f"{again} withdrawn"] * 2 == [each for each in told(register) if "again" in each]


@pytest.mark.parametrize("altered", [1, 2, 3])
def test_an_entry_that_has_been_altered_stops_only_what_rests_on_it(
        altered: int, somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    names = ["ett", "två", "tre"]
    with made(somewhere, inference, *names) as register:
        register.enter([version("följer", document("följer", ends_with="ett")), version("fyra")], NIGHT)
        owned(register, "följer")
        with unguarded(register.store) as connection:
            connection.execute(update(ENTRY).where(ENTRY.c.seq == altered).values(who="någon annan"))
        counts, sent = run(register, alone(Folder(path=tmp_path)))
        unreadable = [names[altered - 1], *(["följer"] if altered == 1 else [])]
        assert (sorted(unreadable), 5) == (sorted(counts.unreadable), counts.visited)
        assert {("register_altered", str(altered))} == {
            (each.key, each.params["entry"]) for problems in counts.unreadable.values() for each in problems}
        assert ([], 0) == (sent.told, sent.given_up)
        assert sorted(f"{each}|unreadable|||first sent" for each in unreadable for _ in range(2)) == [
            each for each in told(register) if "unreadable" in each]
        of_notice = {each.partition("|")[0] for each in told(register) if "notice_deadline" in each}
        assert {*names, "fyra", "följer"} - set(unreadable) == of_notice | {"följer"} - set(unreadable)


def test_what_waits_of_an_agreement_that_cannot_be_read_any_longer_is_still_delivered(
        somewhere: Place, inference: Inference, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with made(somewhere, inference, "ett") as register:
        queue(register, alone(Folder(path=tmp_path)))
        monkeypatch.setattr(night, "see", lambda _register, ids, _day: dict.fromkeys(ids, ProblemsError(())))
        register.enter([event("ett", {"kind": "signed", "by": "region", "on": "2025-12-01"})], NIGHT)
        counts, sent = run(register, alone(Folder(path=tmp_path)))
        assert (["ett"], 2) == (list(counts.unreadable), sent.sent)
        assert f"{DEADLINE}|30 sent" in told(register)
