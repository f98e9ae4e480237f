"""The chain's laws: whatever is done to it, what was done is found out and named."""

import hashlib
import itertools
import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from attrs import asdict, evolve
from hypothesis import given
from hypothesis import strategies as st

from engine.model.problems import Origin, Problem
from engine.register.chain import BEGINNING, MOST_FAULTS, Entry, Head, canonical, hash_of, instant, sealed, verify

AT = Origin("register.sqlite")
TEXT = st.text(max_size=8)
JSON = st.recursive(st.none() | st.booleans() | st.integers() | TEXT,
                    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3), max_leaves=8)
CHANGES: dict[str, Any] = {
    "kind": "retraction", "agreement": None, "body": '{"annat":1}', "recorded_at": "2020-01-01T00:00:00.000000Z",
    "who": "någon annan", "why": "annat skäl", "reference": "RS/2000:1", "points_at": 1, "previous": "f" * 64,
    "hash": "e" * 64}


def linked(bodies: list[Any]) -> list[Entry]:
    """A whole chain that tells ``bodies``."""
    entries: list[Entry] = []
    for seq, body in enumerate(bodies, 1):
        entries.append(sealed(Entry(
            seq=seq, kind="event", agreement="avtal", body=canonical(body), recorded_at=instant(datetime.now(UTC)),
            who="registrator", why="", reference="", points_at=None,
            previous=entries[-1].hash if entries else BEGINNING, hash="")))
    return entries


def found(entries: list[Entry], head: Head | None = None) -> list[tuple[str, str]]:
    """What is found wrong, and where."""
    return [(each.key.removeprefix("register_"), each.origin.path) for each in verify(entries, AT, head)]


def head_of(entries: list[Entry]) -> Head:
    return Head(entries[-1].seq, entries[-1].hash)


def numbered(entries: list[Entry], seqs: list[int]) -> list[Entry]:
    """The entries under other numbers, in the order of these."""
    return sorted((evolve(each, seq=seq) for each, seq in zip(entries, seqs, strict=True)), key=lambda each: each.seq)


CHAINS = st.lists(JSON, min_size=2, max_size=12).map(linked)

# --- Whole ----------------------------------------------------------------------------------------------------------


def test_an_empty_chain_is_whole() -> None:
    assert [] == found([])
    assert [] == found([], Head())


@given(CHAINS, st.data())
def test_a_chain_is_whole_and_holds_every_head_it_has_had(entries: list[Entry], data: st.DataObject) -> None:
    earlier = data.draw(st.sampled_from(entries))
    assert [] == found(entries)
    assert [] == found(entries, Head(earlier.seq, earlier.hash))


# --- Tampered with --------------------------------------------------------------------------------------------------


@given(CHAINS, st.data())
def test_whatever_is_altered_in_an_entry_is_found_and_the_entry_named(
        entries: list[Entry], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(entries) - 1))
    name = data.draw(st.sampled_from(sorted(CHANGES)))
    entries[at] = evolve(entries[at], **{name: CHANGES[name]})
    assert [("altered", f"entry[{at + 1}]")] == found(entries)


@given(CHAINS, st.data())
def test_an_entry_altered_and_given_a_hash_that_fits_is_named_since_the_next_does_not_follow_it(
        entries: list[Entry], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(entries) - 2))
    entries[at] = sealed(evolve(entries[at], who="någon annan"))
    assert [("altered", f"entry[{at + 1}]")] == found(entries)


@given(CHAINS, st.data())
def test_entries_taken_out_before_the_last_are_missing(entries: list[Entry], data: st.DataObject) -> None:
    taken = data.draw(st.sets(st.integers(1, len(entries) - 1), min_size=1))
    kept = [each for each in entries if each.seq not in taken]
    told = [each.params["entries"].split("\N{EN DASH}") for each in verify(kept, AT)]
    assert taken == {seq for ends in told for seq in range(int(ends[0]), int(ends[-1]) + 1)}
    assert {"missing"} == {key for key, _ in found(kept)}


@given(CHAINS, st.data())
def test_entries_in_another_order_are_named_with_their_own_numbers(entries: list[Entry], data: st.DataObject) -> None:
    order = data.draw(st.permutations([each.seq for each in entries]))
    expected = [(str(seq), str(own)) for seq, own in sorted(zip(order, itertools.count(1))) if seq != own]
    assert expected == [(each.params["entry"], each.params["own"]) for each in verify(numbered(entries, order), AT)]


@given(CHAINS, st.data())
def test_an_entry_taken_out_is_missing_also_where_the_later_ones_have_moved_up(
        entries: list[Entry], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(entries) - 2))
    left = [*entries[:at], *(evolve(each, seq=each.seq - 1) for each in entries[at + 1:])]
    moved = [("moved", f"entry[{seq}]") for seq in range(at + 1, len(entries))]
    assert [*moved, ("missing", f"entry[{at + 1}]")] == found(left)


@given(CHAINS, st.data())
def test_a_cut_tail_shows_against_a_head_kept_elsewhere_and_only_then(
        entries: list[Entry], data: st.DataObject) -> None:
    left = data.draw(st.integers(0, len(entries) - 1))
    assert [] == found(entries[:left])
    assert [("missing", f"entry[{left + 1}]")] == found(entries[:left], head_of(entries))


@given(CHAINS, st.data())
def test_a_chain_rewritten_to_its_end_shows_against_a_head_kept_elsewhere_and_only_then(
        entries: list[Entry], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(entries) - 1))
    head = head_of(entries)
    entries[at] = sealed(evolve(entries[at], who="någon annan"))
    for later in range(at + 1, len(entries)):
        entries[later] = sealed(evolve(entries[later], previous=entries[later - 1].hash))
    assert [] == found(entries)
    assert [("other_head", f"entry[{head.seq}]")] == found(entries, head)


def test_a_first_entry_that_follows_another_is_not_the_first() -> None:
    entries = linked([1])
    assert [("altered", "entry[1]")] == found([sealed(evolve(entries[0], previous="a" * 64))])


@pytest.mark.parametrize("seq", [0, -1])
def test_an_entry_before_the_first_is_found(seq: int) -> None:
    entries = linked([1, 2])
    assert [("altered", f"entry[{seq}]")] == found([sealed(evolve(entries[0], seq=seq)), *entries])


def test_what_no_entry_can_hold_is_found_and_does_not_stop_the_search() -> None:
    entries = linked([1, 2, 3])
    forged: Any = b"\xff"
    entries[0] = evolve(entries[0], who=forged)
    entries[2] = evolve(entries[2], who="\ud800")
    assert [("altered", "entry[1]"), ("altered", "entry[3]")] == found(entries)


def test_a_number_far_away_is_a_gap_told_once() -> None:
    entries = linked([1])
    far = sealed(evolve(entries[0], seq=10**15, previous=entries[0].hash))
    expected = Problem(AT.at("entry", 2), "register_missing", {"entries": f"2\N{EN DASH}{10**15 - 1}"})
    assert (expected,) == verify([*entries, far], AT)


def test_a_register_with_very_many_faults_is_told_as_such() -> None:
    entries = [evolve(each, who="annan") for each in linked(list(range(MOST_FAULTS + 1)))]
    assert MOST_FAULTS + 1 == len(found(entries))
    assert ("many_faults", "") == found(entries)[-1]


# --- What is hashed -------------------------------------------------------------------------------------------------


def test_the_hash_is_the_one_that_anyone_can_compute_from_the_description() -> None:
    entry = sealed(Entry(
        seq=1, kind="event", agreement="å", body='{"a":1}', recorded_at="2026-11-20T12:00:00.000000Z", who="w", why="",
        reference="", points_at=None, previous=BEGINNING, hash=""))
    described = f'[1,1,"event","å","{{\\"a\\":1}}","2026-11-20T12:00:00.000000Z","w","","",null,"{"0" * 64}"]'
    assert hashlib.sha256(described.encode()).hexdigest() == entry.hash
    assert "ea68c50a75604ea296e332286ab40902578a2bb1c512dcb5de43e194c670fb02" == entry.hash


@given(JSON)
def test_the_canonical_text_of_a_value_is_one_and_tells_the_value(value: object) -> None:
    assert value == json.loads(canonical(value))
    assert canonical(value) == canonical(json.loads(canonical(value)))


def test_the_order_of_keys_makes_no_difference() -> None:
    assert '{"a":2,"å":1}' == canonical({"å": 1, "a": 2}) == canonical({"a": 2, "å": 1})


@pytest.mark.parametrize("value", [0.1, {"a": [1.0]}, float("nan"), {1, 2}, datetime.now(UTC)])
def test_what_is_no_exact_json_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical(value)


def test_characters_that_no_text_has_are_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        canonical({"a": "\ud800"})


@given(CHAINS)
def test_the_hash_depends_on_all_but_itself(entries: list[Entry]) -> None:
    entry = entries[-1]
    assert {*CHANGES, "seq"} == asdict(entry).keys()
    assert hash_of(entry) == hash_of(evolve(entry, hash="annan"))


# --- Instants and heads ---------------------------------------------------------------------------------------------


@given(st.lists(st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=2))])), min_size=2))
def test_instants_as_text_have_the_order_of_the_instants(moments: list[datetime]) -> None:
    try:
        told = [instant(each) for each in moments]
    except OverflowError:  # the first hours of the year 1, in another time zone
        return
    assert [instant(each) for each in sorted(moments)] == sorted(told)


def test_an_instant_is_told_in_utc_with_six_decimals() -> None:
    summer = timezone(timedelta(hours=2))
    assert "2026-06-30T22:30:00.000000Z" == instant(datetime(2026, 7, 1, 0, 30, tzinfo=summer))


def test_an_instant_without_a_time_zone_is_none() -> None:
    with pytest.raises(ValueError, match="time zone"):
        instant(datetime(2026, 7, 1))  # noqa: DTZ001  # that is the point


@given(st.integers(0, 10**9), st.text("0123456789abcdef", min_size=64, max_size=64))
def test_a_head_is_read_back_as_it_was_written(seq: int, digest: str) -> None:
    assert Head(seq, digest) == Head.parse(f" {Head(seq, digest)}\n")


@pytest.mark.parametrize("text", [
    "", "7", "7:", f"x:{BEGINNING}", f"7:{BEGINNING}0", f"7:{'g' * 64}", f"²:{BEGINNING}",
    f"{10**15}:{BEGINNING}", f"{'9' * 5_000}:{BEGINNING}"])
def test_what_is_no_head_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the text itself
        Head.parse(text)
