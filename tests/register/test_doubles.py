"""An event that is recorded does not count again because a document tells it too: the document is refused."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from engine.inference import Inference
from engine.model.problems import ProblemsError
from engine.register.contents import event_body, version_body
from engine.register.register import Register
from engine.register.store import AGREEMENT, CORRECTION, EVENT, RETRACTION, Draft
from engine.register.url import Place
from tests.register.entering import HOUR, NOON

TEXT = """
[agreement]
id = "avtal"
[[party]]
id = "region"
[[party]]
id = "kommun"
[term]
starts_on = 2020-01-01
[notice]
period = "3 months"
counted = "from_notice"
[compensation]
amount = 1000
payer = "kommun"
payee = "region"
[compensation.instalments]
per_year = 1
"""
NOTICE = {"kind": "notice", "by": "kommun", "received_on": date(2026, 5, 1)}
PAYMENT = {"kind": "payment", "instalment": "2021", "amount": Decimal("500.50"), "on": date(2021, 3, 1)}


@pytest.fixture
def register(somewhere: Place, inference: Inference, tmp_path: Path) -> Iterator[Register]:
    """A register with the agreement."""
    with Register.open(somewhere, inference, make=True) as made:
        made.enter([version(tmp_path)], NOON)
        yield made


def version(folder: Path, more: str = "") -> Draft:
    path = folder / "avtal.toml"
    path.write_text(TEXT + more, encoding="utf-8")
    return Draft(kind=AGREEMENT, agreement="avtal", body=version_body(path), who="registrator")


def event(told: dict[str, Any], kind: str = EVENT, points_at: int | None = None) -> Draft:
    return Draft(kind=kind, agreement="avtal", body=event_body(told), who="handläggare", points_at=points_at)


def refused(register: Register, draft: Draft) -> list[tuple[str, str, str, str | None]]:
    before = register.store.head()
    with pytest.raises(ProblemsError) as error:
        register.enter([draft], NOON + HOUR)
    assert before == register.store.head()
    return [(each.key, each.origin.file, each.origin.path, each.params.get("entry")) for each in error.value.problems]


@pytest.mark.parametrize(("recorded", "told"), [
    (NOTICE, 'kind = "notice"\nby = "kommun"\nreceived_on = 2026-05-01'),
    (NOTICE, 'kind = "notice"\nby = "kommun"\nreceived_on = 2026-05-01\nrecorded_on = 2026-05-02'),
    (PAYMENT, 'kind = "payment"\ninstalment = "2021"\namount = 500.5\non = 2021-03-01')])
def test_a_version_that_tells_what_is_recorded_is_refused_and_the_entry_named(
        recorded: dict[str, Any], told: str, register: Register, tmp_path: Path) -> None:
    register.enter([event(recorded)], NOON)
    draft = version(tmp_path, f"[[event]]\n{told}\n")
    assert [("register_told_twice", "avtal/avtal.toml", "event[0]", "2")] == refused(register, draft)
    assert [("register_told_twice", "avtal/avtal.toml", "event[0]", "2")] == refused(register, draft)


def test_one_in_a_file_of_bookings_is_found_too(register: Register, tmp_path: Path) -> None:
    register.enter([event(PAYMENT)], NOON)
    (tmp_path / "bok.csv").write_text("kind;instalment;amount;on\npayment;2021;500,50;2021-03-01\n", encoding="utf-8")
    (tmp_path / "avtal.toml").write_text(f'events_from = "bok.csv"\n{TEXT}', encoding="utf-8")
    draft = Draft(kind=AGREEMENT, agreement="avtal", body=version_body(tmp_path / "avtal.toml"), who="registrator")
    assert [("register_told_twice", "avtal/bok.csv", "line[2]", "2")] == refused(register, draft)


def test_another_event_and_one_that_was_taken_back_or_corrected_is_no_double(
        register: Register, tmp_path: Path) -> None:
    told = '[[event]]\nkind = "notice"\nby = "kommun"\nreceived_on = 2026-05-01\n'
    register.enter([event(NOTICE)], NOON)
    register.enter([event({}, RETRACTION, 2)], NOON)
    register.enter([version(tmp_path, told)], NOON)
    register.enter([event({**NOTICE, "received_on": date(2026, 5, 2)})], NOON)
    register.enter([version(tmp_path, told + "\n# ny\n")], NOON)
    register.enter([event({**NOTICE, "received_on": date(2026, 5, 1)}, CORRECTION, 5)], NOON)
    assert [("register_told_twice", "avtal/avtal.toml", "event[0]", "5")] == refused(register, version(tmp_path, told))


def test_a_version_that_cannot_be_read_is_told_as_that(register: Register) -> None:
    register.enter([event(NOTICE)], NOON)
    draft = Draft(kind=AGREEMENT, agreement="avtal", who="x", body={"files": {"a.toml": "["}, "main": "a.toml"})
    assert [("not_toml", "avtal/a.toml")] == [each[:2] for each in refused(register, draft)]
