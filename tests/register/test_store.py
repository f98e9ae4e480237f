"""What the store promises, on SQLite and on PostgreSQL alike."""

from datetime import timedelta, timezone

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from engine.model.problems import ProblemsError
from engine.register.chain import BEGINNING, Head, hash_of
from engine.register.store import LONGEST, Draft, Store
from engine.register.url import Place
from tests.register.entering import (
    ADDED,
    HOUR,
    NOON,
    correction,
    filled,
    keys,
    noticed,
    past_the_program,
    retraction,
    unguarded,
)

# --- Appended and read ----------------------------------------------------------------------------------------------


def test_a_new_register_is_empty_and_whole(store: Store) -> None:
    assert ([], Head(0, BEGINNING), (), ()) == (list(store.entries()), store.head(), store.agreements(), store.verify())


def test_what_is_appended_is_read_back_as_it_was_entered(store: Store) -> None:
    entered = store.append([ADDED, noticed()], NOON)
    assert entered == tuple(store.entries())
    assert [1, 2] == [each.seq for each in entered]
    assert [ADDED.body, noticed().body] == [each.told for each in entered]
    assert ("event", "avtal", "handläggare", "Brev kom in", "RS/2026:114") == (
        entered[1].kind, entered[1].agreement, entered[1].who, entered[1].why, entered[1].reference)
    assert entered[1] == store.entry(2)
    assert Head(2, entered[1].hash) == store.head()


def test_each_entry_carries_the_hash_of_the_one_before_and_its_own(store: Store) -> None:
    filled(store)
    entries = list(store.entries())
    assert [BEGINNING, *(each.hash for each in entries[:-1])] == [each.previous for each in entries]
    assert [hash_of(each) for each in entries] == [each.hash for each in entries]


def test_what_is_entered_stays_when_the_register_is_closed(somewhere: Place) -> None:
    with Store.open(somewhere, make=True) as store:
        filled(store)
        expected = list(store.entries())
    with Store.open(somewhere) as store:
        assert expected == list(store.entries())
        assert () == store.verify()


def test_making_a_register_that_is_there_leaves_it_as_it_is(somewhere: Place) -> None:
    with Store.open(somewhere, make=True) as store:
        filled(store)
        head = store.head()
    with Store.open(somewhere, make=True) as store:
        assert head == store.head()


def test_nothing_appended_is_nothing_entered(store: Store) -> None:
    assert () == store.append([], NOON)
    assert Head() == store.head()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner) |
                         st.dictionaries(st.text(), inner), max_leaves=6))
def test_whatever_json_tells_is_kept_exactly(store: Store, body: object) -> None:
    store.append([evolve(ADDED, body=body)], NOON)
    assert body == list(store.entries())[-1].told
    assert () == store.verify()


def test_ten_million_characters_are_kept(store: Store) -> None:
    body = {"files": {"avtal.toml": "å" * 10_000_000}}
    store.append([evolve(ADDED, body=body)], NOON)
    assert body == store.entry(1).told


@pytest.mark.parametrize("name", [
    "'; DROP TABLE entry; --", '"', "%s", ":who", "{0}", "?", "\N{SNOWMAN}\N{COMBINING ACUTE ACCENT}"])
def test_what_looks_like_a_command_is_text(store: Store, name: str) -> None:
    store.append([evolve(ADDED, agreement=name, who=name, why=name, reference=name)], NOON)
    assert (name,) == store.agreements()
    assert [name] == [each.who for each in store.entries(agreements=[name])]
    assert () == store.verify()


# --- When -----------------------------------------------------------------------------------------------------------


def test_the_register_is_read_as_known_at_any_instant(store: Store) -> None:
    store.append([ADDED], NOON)
    store.append([noticed()], NOON + HOUR)
    store.append([evolve(ADDED, agreement="annat")], NOON + HOUR + timedelta(microseconds=1))
    before, then, after = NOON - timedelta(microseconds=1), NOON + HOUR, NOON + 2 * HOUR
    assert [0, 1, 2, 3] == [len(list(store.entries(at))) for at in (before, NOON, then, after)]
    assert [(), ("avtal",), ("avtal",), ("annat", "avtal")] == [
        store.agreements(at) for at in (before, NOON, then, after)]
    assert [1, 2] == [each.seq for each in store.entries(agreements=["avtal"])]
    assert [1] == [each.seq for each in store.entries(NOON, ["avtal"])]


def test_an_instant_is_kept_in_utc(store: Store) -> None:
    entry, = store.append([ADDED], NOON.astimezone(timezone(timedelta(hours=2))))
    assert "2026-11-20T12:00:00.000000Z" == entry.recorded_at


def test_a_clock_set_back_gives_the_time_of_the_entry_before(store: Store) -> None:
    store.append([ADDED], NOON)
    entry, = store.append([noticed()], NOON - HOUR)
    assert "2026-11-20T12:00:00.000000Z" == entry.recorded_at


# --- Refused --------------------------------------------------------------------------------------------------------


def refused(store: Store, *drafts: Draft) -> list[str]:
    """The keys of the problems with ``drafts``, of which nothing has been entered."""
    head = store.head()
    with pytest.raises(ProblemsError) as error:
        store.append(drafts, NOON)
    assert head == store.head()
    return keys(error)


def test_an_event_of_an_agreement_that_is_not_there_is_refused_with_all_that_came_with_it(store: Store) -> None:
    drafts = (ADDED, noticed(agreement="annat"), noticed(agreement="tredje"))
    assert ["register_no_agreement"] * 2 == refused(store, *drafts)


def test_an_event_may_come_with_its_agreement_but_not_before_it(store: Store) -> None:
    assert ["register_no_agreement"] == refused(store, noticed(), ADDED)
    assert 2 == len(store.append([ADDED, noticed()], NOON))


def test_nothing_more_is_told_of_an_agreement_that_is_taken_back_until_it_is_added_again(store: Store) -> None:
    described = Draft(kind="registration", agreement="avtal", body={"diary_number": "1"}, who="registrator")
    store.append([ADDED, ADDED, described], NOON)
    store.append([retraction(2)], NOON)
    store.append([described], NOON)
    store.append([retraction(1)], NOON)
    assert ["register_no_agreement"] * 2 == refused(store, noticed(), described)
    assert 3 == len(store.append([retraction(3), ADDED, noticed()], NOON))


def test_an_event_is_corrected_again_and_retracted_once(store: Store) -> None:
    filled(store, events=2)
    store.append([correction(2)], NOON)
    store.append([correction(2, number=3)], NOON)
    store.append([retraction(2)], NOON)
    assert [None, None, None, 2, 2, 2] == [each.points_at for each in store.entries()]
    assert ["register_retracted"] == refused(store, retraction(2))
    assert ["register_retracted"] == refused(store, correction(2))
    assert ["register_retracted"] == refused(store, retraction(3), retraction(3))


def test_a_correction_and_an_agreement_can_be_retracted(store: Store) -> None:
    filled(store, events=1)
    store.append([correction(2)], NOON)
    assert [3, 1] == [each.points_at for each in store.append([retraction(3), retraction(1)], NOON)]


def test_what_cannot_be_pointed_at_is_refused(store: Store) -> None:
    filled(store, events=1)
    store.append([evolve(ADDED, agreement="annat"), correction(2)], NOON)
    assert ["register_no_entry"] == refused(store, retraction(5))
    assert ["register_no_entry"] == refused(store, evolve(retraction(1), points_at=None))
    assert ["register_wrong_entry"] == refused(store, retraction(2, agreement="annat"))
    assert ["register_wrong_entry"] == refused(store, correction(1))
    assert ["register_wrong_entry"] == refused(store, correction(4))


@pytest.mark.parametrize(("draft", "expected"), [
    (evolve(ADDED, who=""), ["empty_text"]), (evolve(ADDED, agreement=" "), ["empty_text"]),
    (evolve(ADDED, who="a\nb", why="\x00"), ["strange_text", "strange_text"]),
    (evolve(ADDED, reference="\ud800"), ["strange_text"]), (evolve(ADDED, why="x" * (LONGEST + 1)), ["strange_text"])])
def test_texts_that_are_no_line_are_refused_all_at_once(store: Store, draft: Draft, expected: list[str]) -> None:
    assert expected == refused(store, draft)


def test_the_longest_text_is_entered(store: Store) -> None:
    assert 1 == len(store.append([evolve(ADDED, why="x" * LONGEST)], NOON))


def test_an_entry_that_is_not_there_is_told(store: Store) -> None:
    with pytest.raises(ProblemsError) as error:
        store.entry(1)
    assert ["register_no_entry"] == keys(error)


def test_a_register_is_told_from_others_by_its_first_entry_be_it_altered_or_not(store: Store) -> None:
    assert "" == store.beginning()
    entry, _ = store.append([ADDED, ADDED], NOON)
    assert entry.hash == store.beginning()
    with unguarded(store) as connection:
        connection.execute(text("UPDATE entry SET who = 'någon annan' WHERE seq = 1"))
    assert entry.hash == store.beginning()


# --- The database refuses -------------------------------------------------------------------------------------------

def copied(seq: str, previous: str = "previous", command: str = "INSERT") -> str:
    """The statement that enters the last entry once more, with the number ``seq`` and that hash as the previous one."""
    columns = "kind, agreement, body, recorded_at, who, why, reference, points_at"
    return f"{command} INTO entry SELECT {seq}, {columns}, {previous}, hash FROM entry WHERE seq = 7"  # noqa: S608  # ours


FORBIDDEN = {
    "both": [
        "UPDATE entry SET body = '{}' WHERE seq = 2", "UPDATE entry SET who = who", "UPDATE entry SET seq = seq + 100",
        "DELETE FROM entry WHERE seq = 7", "DELETE FROM entry",
        copied("9", "hash"), copied("0"), copied("8"), copied("7"),
        f"{copied('7')} ON CONFLICT (seq) DO UPDATE SET body = '{{}}'"],
    "sqlite": [
        copied("7", command="INSERT OR REPLACE"), copied("9", "hash", command="INSERT OR IGNORE"),
        copied("NULL", command="REPLACE"),
        "UPDATE OR REPLACE entry SET seq = 3 WHERE seq = 2", "UPDATE OR IGNORE entry SET body = '{}' WHERE seq = 2"],
    "postgresql": [
        "TRUNCATE entry", "TRUNCATE entry CASCADE",
        "MERGE INTO entry USING (SELECT 2 AS seq) AS other ON entry.seq = other.seq WHEN MATCHED THEN DELETE",
        "SET LOCAL session_replication_role = replica; DELETE FROM entry",
        "WITH gone AS (DELETE FROM entry RETURNING seq) SELECT count(*) FROM gone"],
}


@pytest.mark.parametrize(("somewhere", "statement"), [
    (database, statement) for database in ("sqlite", "postgresql")
    for statement in (*FORBIDDEN["both"], *FORBIDDEN[database])], indirect=["somewhere"])
def test_the_database_itself_refuses_to_change_what_is_entered(store: Store, statement: str) -> None:
    filled(store)
    expected = list(store.entries())
    with pytest.raises(DBAPIError, match="an entry"), past_the_program(store) as connection:
        connection.exec_driver_sql(statement)
    assert expected == list(store.entries())
    assert () == store.verify()


# --- What verify finds ----------------------------------------------------------------------------------------------


def found(store: Store, head: Head | None = None) -> list[tuple[str, str]]:
    return [(each.key.removeprefix("register_"), each.origin.path) for each in store.verify(head)]


@pytest.mark.parametrize("column", [
    "kind", "agreement", "body", "recorded_at", "who", "why", "reference", "previous", "hash"])
def test_verify_names_the_entry_in_which_anything_was_altered(store: Store, column: str) -> None:
    filled(store)
    with unguarded(store) as connection:
        connection.execute(text(f"UPDATE entry SET {column} = '{{}}' WHERE seq = 4"))  # noqa: S608  # the names above
    assert [("altered", "entry[4]")] == found(store)


def test_nothing_is_answered_from_an_entry_that_was_altered(store: Store) -> None:
    filled(store)
    with unguarded(store) as connection:
        connection.execute(text("UPDATE entry SET body = '{}' WHERE seq = 4"))
    for asked in (lambda: list(store.entries()), lambda: list(store.entries(None, ["avtal"])), lambda: store.entry(4)):
        with pytest.raises(ProblemsError) as error:
            asked()
        assert [("register_altered", "entry[4]")] == [(each.key, each.origin.path) for each in error.value.problems]
    assert 3 == len(list(store.entries(3)))
    assert 5 == store.entry(5).seq


def test_verify_names_entries_that_are_missing_and_those_that_have_changed_places(store: Store) -> None:
    filled(store, events=9)
    with unguarded(store) as connection:
        connection.execute(text("DELETE FROM entry WHERE seq IN (3, 4, 6)"))
        for old, new in ((8, 100), (9, 8), (100, 9)):
            connection.execute(text("UPDATE entry SET seq = :new WHERE seq = :old"), {"old": old, "new": new})
    expected = [("moved", "entry[8]"), ("moved", "entry[9]"), ("missing", "entry[3]"), ("missing", "entry[6]")]
    assert expected == found(store)
    assert [{"entry": "8", "own": "9"}, {"entry": "9", "own": "8"}, {"entries": "3\N{EN DASH}4"}, {"entries": "6"}] == [
        each.params for each in store.verify()]


def test_verify_shows_a_cut_tail_against_the_head(store: Store) -> None:
    filled(store)
    head = store.head()
    with unguarded(store) as connection:
        connection.execute(text("DELETE FROM entry WHERE seq > 5"))
    assert [] == found(store)
    assert [("missing", "entry[6]")] == found(store, head)


def test_verify_against_a_head_of_another_register_says_so(store: Store) -> None:
    filled(store)
    assert [("other_head", "entry[3]")] == found(store, Head(3, "a" * 64))


def test_verify_tells_when_the_triggers_do_not_stand_guard(store: Store) -> None:
    filled(store)
    is_sqlite = store.engine.dialect.name == "sqlite"
    with past_the_program(store) as connection:
        if is_sqlite:
            connection.execute(text("DROP TRIGGER entry_in_order"))
        else:
            connection.execute(text("ALTER TABLE entry DISABLE TRIGGER entry_in_order"))
    problem, = store.verify()
    assert ("register_unguarded", {"guards": "entry_in_order"}) == (problem.key, problem.params)


def test_an_event_that_another_has_corrected_meanwhile_is_not_corrected(store: Store) -> None:
    filled(store, 1)
    store.append([evolve(correction(2), seen=2)], NOON)
    with pytest.raises(ProblemsError) as refused:
        store.append([evolve(correction(2, 3), seen=2)], NOON)
    assert ["register_meanwhile"] == keys(refused)
    store.append([evolve(correction(2, 3), seen=3)], NOON)
