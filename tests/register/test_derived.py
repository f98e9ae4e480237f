"""What is derived is what would be derived again from nothing, whatever has been entered and however days pass."""

import os
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import delete, update

from engine.inference import Inference
from engine.model.problems import ProblemsError
from engine.register import deriving
from engine.register.register import Register
from engine.register.schema import OF_AGREEMENTS, SUMMARY
from engine.register.store import RETRACTION, Draft
from engine.register.url import Place, place
from rules import RULEBOOK
from tests.register.agreements import (
    FIXED,
    NAMES,
    OPEN_ENDED,
    derived,
    document,
    event,
    filled,
    life,
    noon,
    notice,
    one,
    rebuilt,
    version,
)
from tests.register.entering import NOON
from tests.register.processes import records, started

DAY = date(2026, 11, 20)
"""A Friday."""

WRITERS = 8
EACH = int(os.environ.get("FRIST_EVENTS", "12"))
"""Events of each of those who write at the same time: 25, unless a longer run is asked for."""


def nothing(_: int) -> None:
    """Take no notice of how far it has come."""


def at(tmp_path: Path, name: str) -> Place:
    return place(str(tmp_path / f"{name}.sqlite"), {})


@pytest.mark.parametrize("seed", range(4))
def test_after_whatever_is_entered_and_days_pass_what_is_derived_is_what_would_be_derived_from_nothing(
        seed: int, somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    random, day = Random(seed), date(2026, 2, 1)  # noqa: S311  # no secret
    entered = 0
    with Register.open(somewhere, inference, make=True) as register:
        for step in range(60):
            day += timedelta(days=random.choice([0, 0, 1, 7, 40]))
            try:
                entered += len(register.enter(life(random, register, day), noon(day)))
            except ProblemsError:
                assert entered == register.store.head().seq
            if step % 10 == 9:
                register.bring_up_to_date(noon(day), nothing)
                assert [] == register.stale(noon(day))
                with rebuilt(register, at(tmp_path, str(step)), day) as other:
                    assert derived(other, day) == derived(register, day)
    assert entered > 5


def test_what_happens_to_an_agreement_moves_those_that_end_with_it(somewhere: Place, inference: Inference) -> None:
    drafts = [version("ett"), version("två", document("två", OPEN_ENDED, ends_with="ett")),
              version("tre", document("tre", FIXED, ends_with="två"))]
    with filled(somewhere, inference, drafts, DAY) as register:
        assert ["in_force"] * 3 == [one(register, name) for name in ("ett", "två", "tre")]
        register.enter([event("ett", notice("2026-09-01"))], noon(DAY))
        assert ["2026-12-31"] * 3 == [one(register, name, "ends_on") for name in ("ett", "två", "tre")]
        register.enter([Draft(kind=RETRACTION, agreement="ett", body={}, who="handläggare", points_at=4)], noon(DAY))
        assert [None, None, "2028-02-29"] == [one(register, name, "ends_on") for name in ("ett", "två", "tre")]


def test_those_that_end_with_an_agreement_that_is_taken_back_no_longer_do(
        somewhere: Place, inference: Inference) -> None:
    drafts = [version("ett", document("ett", FIXED)), version("två", document("två", OPEN_ENDED, ends_with="ett"))]
    with filled(somewhere, inference, drafts, DAY) as register:
        assert "certain" == one(register, "två", "certainty")
        register.enter([Draft(kind=RETRACTION, agreement="ett", body={}, who="handläggare", points_at=1)], noon(DAY))
        assert "missing_fact" == one(register, "två", "certainty")
        assert [] == register.stale(noon(DAY))


def test_rows_hold_to_the_day_before_their_horizon_and_not_longer(somewhere: Place, inference: Inference) -> None:
    with filled(somewhere, inference, [version("ett", document("ett", FIXED))], DAY) as register:
        horizon = date.fromisoformat(one(register, "ett", "horizon"))
        assert date(2028, 3, 1) == horizon
        with register.store.engine.begin() as connection:  # so that they do not become too old before that
            connection.execute(update(SUMMARY).values(as_of="2028-01-01"))
        assert [] == register.stale(noon(horizon - timedelta(days=1)))
        assert ["ett"] == register.stale(noon(horizon))
        register.bring_up_to_date(noon(horizon), nothing)
        assert "ended" == one(register, "ett")
        assert [] == register.stale(noon(horizon))


def test_rows_are_derived_again_after_a_year_and_if_the_clock_was_ahead(
        somewhere: Place, inference: Inference) -> None:
    with filled(somewhere, inference, [version("ett", document("ett", FIXED))], DAY) as register:
        assert [] == register.stale(noon(DAY + timedelta(days=364)))
        assert ["ett"] == register.stale(noon(DAY + timedelta(days=365)))
        assert ["ett"] == register.stale(noon(DAY - timedelta(days=1)))


def test_rows_that_other_rules_derived_are_derived_again(somewhere: Place, inference: Inference) -> None:
    with filled(somewhere, inference, [version("ett"), version("två")], DAY) as register:
        for rules in ("0.0.1 sha256:0", "9.0.0 sha256:f"):
            with register.store.engine.begin() as connection:
                connection.execute(update(SUMMARY).where(SUMMARY.c.agreement == "två").values(derived_by=rules))
            assert ["två"] == register.stale(noon(DAY))
            register.bring_up_to_date(noon(DAY), nothing)
            assert [] == register.stale(noon(DAY))


def test_what_was_entered_without_being_derived_is_found_and_derived(somewhere: Place, inference: Inference) -> None:
    with filled(somewhere, inference, [version("ett"), version("två", document("två", ends_with="ett"))], DAY,
                ) as register:
        register.store.append([event("ett", notice("2026-09-01"))], noon(DAY))
        assert ["ett", "två"] == register.stale(noon(DAY))
        register.enter([version("tre")], noon(DAY))
        assert "in_force" == one(register, "två")
        register.bring_up_to_date(noon(DAY), nothing)
        assert [] == register.stale(noon(DAY))
        assert ["terminating", "terminating", "in_force"] == [one(register, name) for name in ("ett", "två", "tre")]


def test_what_is_told_of_persons_leaves_nothing_to_derive(somewhere: Place, inference: Inference) -> None:
    with filled(somewhere, inference, [version("ett")], DAY) as register:
        register.store.append([Draft(kind="person", agreement="ett", body={}, who="registrator")], noon(DAY))
        register.enter([version("två")], noon(DAY))
        assert [] == register.stale(noon(DAY))


def test_an_agreement_that_was_taken_back_is_not_derived_again_and_again(
        somewhere: Place, inference: Inference) -> None:
    with filled(somewhere, inference, [version("ett")], DAY) as register:
        register.enter([Draft(kind=RETRACTION, agreement="ett", body={}, who="handläggare", points_at=1)], noon(DAY))
        assert (None, []) == (one(register, "ett"), register.stale(noon(DAY)))


def test_all_that_is_derived_can_be_lost_and_is_derived_again(somewhere: Place, inference: Inference) -> None:
    with filled(somewhere, inference, [version("ett"), event("ett", notice("2026-09-01"))], DAY) as register:
        expected = derived(register, DAY)
        with register.store.engine.begin() as connection:
            for table in OF_AGREEMENTS:
                connection.execute(delete(table))
        assert 1 == register.refresh(noon(DAY), nothing)
        assert expected == derived(register, DAY)


def test_of_what_eight_enter_at_the_same_time_nothing_is_lost_and_all_is_derived(
        somewhere: Place, inference: Inference, tmp_path: Path) -> None:
    drafts = [version(name, document(name, ends_with="ett" if name != "ett" else None)) for name in NAMES]
    filled(somewhere, inference, drafts, DAY).store.close()
    writers = [started(records, somewhere, [NAMES[number % 5], NAMES[-1]], EACH) for number in range(WRITERS)]
    for each in writers:
        each.join()
    with Register.open(somewhere, inference) as register:
        assert len(NAMES) + WRITERS * EACH == register.store.head().seq
        assert ((), []) == (register.store.verify(), register.stale(NOON))
        with rebuilt(register, at(tmp_path, "other"), DAY) as other:
            assert derived(other, DAY) == derived(register, DAY)


def derives(somewhere: Place) -> None:
    with Register.open(somewhere, Inference(RULEBOOK)) as register:
        register.bring_up_to_date(noon(DAY), nothing)


def test_while_much_is_derived_again_nobody_is_kept_out_who_writes(
        inference: Inference, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deriving, "AT_A_TIME", 2)
    somewhere = at(tmp_path, "register")
    drafts = [version(f"avtal-{number}") for number in range(30)]
    with filled(somewhere, inference, drafts, DAY) as register, register.store.engine.begin() as connection:
        connection.execute(update(SUMMARY).values(derived_by="0.0.1 sha256:0"))
    running = started(derives, somewhere)
    with Register.open(somewhere, inference) as register:
        while len(register.stale(noon(DAY))) == 30:
            time.sleep(0.01)
        register.store.append([event("avtal-1", notice("2026-09-01"))], noon(DAY))
        assert 1 < len(register.stale(noon(DAY)))
        running.join()
        assert (0, ["avtal-1"]) == (running.exitcode, register.stale(noon(DAY)))


def test_an_agreement_may_have_the_same_duty_twice(somewhere: Place, inference: Inference) -> None:
    changed = {"kind": "contact_changed", "party": "kommun", "on": "2026-05-01"}
    with filled(somewhere, inference, [version("ett"), *[event("ett", changed)] * 2], DAY) as register:
        assert 2 == len(derived(register, DAY)["obligation"])


def test_a_refused_entry_leaves_all_as_it_was(somewhere: Place, inference: Inference) -> None:
    with filled(somewhere, inference, [version("ett")], DAY) as register:
        expected = derived(register, DAY)
        with pytest.raises(ProblemsError) as error:
            register.enter([event("ett", {"kind": "nope"}), event("ett", {"kind": "nope"})], noon(DAY))
        assert 2 == len(error.value.problems)
        assert (1, expected) == (register.store.head().seq, derived(register, DAY))


def test_agreements_that_end_with_each_other_in_a_ring_are_refused(somewhere: Place, inference: Inference) -> None:
    ring = [version("ett", document("ett", ends_with="två")), version("två", document("två", ends_with="ett"))]
    with filled(somewhere, inference, [version("tre"), ring[0]], DAY) as register:
        with pytest.raises(ProblemsError) as error:
            register.enter([ring[1]], noon(DAY))
        assert ["ends_with_ring"] == [each.key for each in error.value.problems]
        register.store.append([ring[1]], noon(DAY))  # past what would refuse it
        register.bring_up_to_date(noon(DAY), nothing)
        assert ["", "", "in_force"] == [one(register, name) for name in ("ett", "två", "tre")]


def test_one_that_cannot_be_read_is_told_and_tried_again_the_next_day(somewhere: Place, inference: Inference) -> None:
    with filled(somewhere, inference, [version("ett"), version("två")], DAY) as register:
        register.store.append([version("ett", "not an agreement")], noon(DAY))
        register.bring_up_to_date(noon(DAY), nothing)
        assert ("", "ett", "in_force") == (one(register, "ett"), one(register, "ett", "title"), one(register, "två"))
        assert [] == register.stale(noon(DAY))
        assert ["ett"] == register.stale(noon(DAY + timedelta(days=1)))
