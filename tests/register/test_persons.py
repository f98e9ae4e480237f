"""The persons of agreements: kept with their entry, tried against the chain, and erased without a trace."""

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from attrs import asdict, evolve
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, insert, select, text

from engine.model.problems import ProblemsError
from engine.register import engines, persons
from engine.register.person_chain import Person, Role
from engine.register.schema import ENTRY, METADATA, PERSON
from engine.register.store import LONGEST, Draft, Store
from engine.register.url import Place
from tests.register.entering import ADDED, HOUR, NOON, emptied, filled, keys, noticed, past_the_program, unguarded

ANNA = Person(agreement="avtal", role=Role.CONTACT, party="kommun", name="Anna Åkesson", function="Avtalscontroller",
              email="Anna.Akesson@kommun.example", phone="063-14 00 00")
HERE = pytest.mark.parametrize("somewhere", ["sqlite"], indirect=True)
ON_A_SERVER = pytest.mark.parametrize("somewhere", ["postgresql"], indirect=True)
UNMISTAKABLE = "Ragnfrida Örnsköld-Åvikare"


def by(kind: str, agreement: str, body: object) -> Draft:
    """A draft by the registrator."""
    return Draft(kind=kind, agreement=agreement, body=body, who="registrator")


@pytest.fixture
def store(somewhere: Place) -> Iterator[Store]:
    """A register with two agreements, as entries 1 and 2."""
    with Store.open(somewhere, make=True) as made:
        made.append([ADDED, evolve(ADDED, agreement="annat")], NOON)
        yield made


def add(store: Store, person: Person = ANNA, **other: Any) -> Person:  # noqa: ANN401  # a person's values
    return persons.add(store, evolve(person, **({"token": Person(agreement="", role=Role.OWNER).token} | other)),
                       by, NOON)[0]


def kept(store: Store, agreement: str | None = None) -> list[Person]:
    with store.reading() as connection:
        return persons.persons_of(connection, agreement)


def erase(store: Store, *erased: Person) -> bool:
    return persons.erase(store, erased, "gallringsbeslut RS/2027:12", by, NOON)[1]


def found(store: Store) -> list[tuple[str, str]]:
    return [(each.key, each.origin.path) for each in store.verify()]


# --- Entered, changed, removed --------------------------------------------------------------------------------------


def test_a_person_is_kept_with_the_entry_that_tells_of_it(store: Store) -> None:
    person, entry = persons.add(store, ANNA, by, NOON)
    assert [evolve(ANNA, added=3)] == [person] == kept(store)
    assert ("person", "avtal", {"token": ANNA.token, "role": "contact", "party": "kommun", "hash": ANNA.hash,
                                "is_removed": False}) == (entry.kind, entry.agreement, entry.told)
    assert () == store.verify()


def test_the_chain_has_nothing_of_who_the_person_is(store: Store) -> None:
    person = add(store)
    changed, _ = persons.change(store, person, evolve(person, name="Anna Ek"), by, NOON)
    persons.remove(store, changed, by, NOON)
    told = "".join(str(asdict(each)) for each in store.entries())
    assert [] == [each for each in (*ANNA.name.split(), "Ek", ANNA.email, ANNA.function, ANNA.phone, person.salt,
                                    changed.salt) if each in told]


def test_space_around_what_is_told_is_left_out_and_letters_are_written_as_one(store: Store) -> None:
    assert "Åsa Öst" == add(store, name="  A\N{COMBINING RING ABOVE}sa O\N{COMBINING DIAERESIS}st ").name
    assert () == store.verify()


@pytest.mark.parametrize(("told", "expected"), [
    ({"name": " ", "function": ""}, ["person_nameless"]), ({"name": "a\nb"}, ["strange_text"]),
    ({"email": "anna"}, ["person_email"]), ({"email": "a b@c"}, ["person_email"]),
    ({"email": "a@b@c"}, ["person_email"]), ({"email": "@c"}, ["person_email"]),
    ({"phone": "1" * (LONGEST + 1), "email": "@"}, ["strange_text", "person_email"]),
    ({"agreement": "tredje"}, ["register_no_agreement"])])
def test_what_cannot_be_kept_of_a_person_is_refused_with_its_entry(
        told: dict[str, str], expected: list[str], store: Store) -> None:
    with pytest.raises(ProblemsError) as error:
        add(store, **told)
    assert (expected, 2, []) == (keys(error), store.head().seq, kept(store))


@pytest.mark.parametrize("told", [{"name": ""}, {"function": ""}, {"email": "a@b"}, {"email": "", "phone": ""},
                                  {"party": None}, {"phone": "1" * LONGEST}])
def test_a_name_or_a_function_is_enough(told: dict[str, Any], store: Store) -> None:
    assert [add(store, **told)] == kept(store)
    assert () == store.verify()


def test_a_change_replaces_what_was_told_under_a_new_salt(store: Store) -> None:
    person = add(store)
    changed, entry = persons.change(store, person, evolve(person, role=Role.OWNER, party=None, email=""), by, NOON)
    assert [changed] == kept(store)
    assert (4, person.token, Role.OWNER, None, "", "Anna Åkesson") == (
        entry.seq, changed.token, changed.role, changed.party, changed.email, changed.name)
    assert person.salt != changed.salt
    assert () == store.verify()


def test_who_is_removed_is_kept_until_erased_but_neither_changed_nor_removed_again(store: Store) -> None:
    person = add(store)
    removed, entry = persons.remove(store, person, by, NOON)
    assert [evolve(person, removed=4)] == [removed] == kept(store)
    assert {"token": person.token, "role": "contact", "party": "kommun", "hash": person.hash, "is_removed": True} == (
        entry.told)
    for again in (lambda: persons.remove(store, removed, by, NOON), lambda: persons.change(
            store, removed, removed, by, NOON)):
        with pytest.raises(ProblemsError) as error:
            again()
        assert ["person_removed"] == keys(error)
    assert (4, ()) == (store.head().seq, store.verify())


@pytest.mark.parametrize("late", [
    lambda store, person: persons.change(store, person, evolve(person, name="Annan"), by, NOON),
    lambda store, person: persons.remove(store, person, by, NOON), erase])
def test_who_has_been_changed_removed_or_erased_meanwhile_is_left_as_it_is(
        late: Callable[[Store, Person], object], store: Store) -> None:
    meanwhile: list[Callable[[Person], object]] = [
        lambda person: persons.change(store, person, evolve(person, name="Anna Ek"), by, NOON),
        lambda person: persons.remove(store, person, by, NOON), lambda person: erase(store, person)]
    for each in meanwhile:
        person = add(store)
        each(person)
        before = (store.head(), kept(store))
        with pytest.raises(ProblemsError) as error:
            late(store, person)
        assert (["person_meanwhile"], before) == (keys(error), (store.head(), kept(store)))
    assert () == store.verify()


def test_an_entry_that_could_not_be_written_leaves_no_person(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: object) -> int:
        raise ProblemsError(())
    monkeypatch.setattr(persons, "_last", full)
    with pytest.raises(ProblemsError):
        add(store)
    assert (2, []) == (store.head().seq, kept(store))


@given(personal=st.tuples(*[st.text()] * 4), other=st.tuples(*[st.text()] * 4))
def test_the_hash_is_of_all_that_is_personal_and_of_the_salt(personal: tuple[str, ...], other: tuple[str, ...]) -> None:
    one, two = (evolve(ANNA, **dict(zip(persons.PERSONAL, each, strict=True))) for each in (personal, other))
    assert (personal == other) == (one.hash == two.hash)
    assert one.hash != evolve(one, salt="0" * 32).hash


# --- Asked about ----------------------------------------------------------------------------------------------------


def test_the_owners_of_an_agreement_are_told_before_their_substitutes(store: Store) -> None:
    substitute = add(store, role=Role.SUBSTITUTE)
    add(store, role=Role.SIGNATORY)
    owner, other = add(store, role=Role.OWNER), add(store, role=Role.OWNER, name="", function="Avtalsstrateg")
    persons.remove(store, add(store, role=Role.OWNER), by, NOON)
    add(store, role=Role.OWNER, agreement="annat")
    with store.reading() as connection:
        assert {"avtal": [owner, other, substitute], "tredje": []} == persons.owners_of(connection, ["avtal", "tredje"])


@pytest.mark.parametrize(("words", "expected"), [
    ("anna", ["annat", "avtal"]), ("ÅKESSON anna", ["annat", "avtal"]), ("åkesson strateg", ["annat"]),
    ("kommun.example", ["annat", "avtal"]), ("063-14", ["annat", "avtal"]), ("bo", []), ("%", []), ("_", []),
    ("'; DROP TABLE person; --", []), ("akesson strateg", ["annat"])])
def test_an_agreement_is_found_by_the_words_that_are_told_of_its_persons(
        words: str, expected: list[str], store: Store) -> None:
    add(store)
    add(store, agreement="annat", function="Strateg")
    persons.remove(store, add(store, name="Bo Ek", email="", agreement="annat"), by, NOON)
    with store.reading() as connection:
        assert expected == persons.agreements_of_person(connection, words)


@pytest.mark.parametrize(("told", "expected"), [
    ("anna åkesson", 2), (" ANNA ÅKESSON ", 2), ("anna.akesson@KOMMUN.example", 1), ("Anna", 0), ("Åkesson", 0),
    ("Avtalscontroller", 0), ("", 0), (" ", 0), ("%", 0)])
def test_a_person_is_called_by_the_whole_name_or_address(told: str, expected: int, store: Store) -> None:
    add(store)
    persons.remove(store, add(store, email="", agreement="annat"), by, NOON)
    with store.reading() as connection:
        assert expected == len(persons.called(connection, told))


def test_a_person_is_called_by_its_token(store: Store) -> None:
    person, _ = add(store), add(store)
    with store.reading() as connection:
        assert [person] == persons.called(connection, person.token)


# --- What verify finds ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("column", [
    "agreement", "role", "party", "name", "function", "email", "phone", "salt", "search_text"])
def test_verify_finds_what_was_altered_of_a_person(column: str, store: Store) -> None:
    add(store)
    person = add(store, agreement="annat")
    with past_the_program(store) as connection:
        connection.execute(text(f"UPDATE person SET {column} = 'x' WHERE token = :token"),  # noqa: S608  # the names above
                           {"token": person.token})
    assert [("person_altered", "entry[4]")] == found(store)


@pytest.mark.parametrize("change", ["added = 1", "removed = 2", "removed = NULL", "party = NULL"])
def test_verify_finds_a_person_whose_entries_are_said_to_be_others(change: str, store: Store) -> None:
    persons.remove(store, add(store), by, NOON)
    with past_the_program(store) as connection:
        connection.execute(text(f"UPDATE person SET {change}"))  # noqa: S608  # the changes above
    assert [("person_altered", "entry[4]")] == found(store)


def test_verify_finds_a_person_who_was_deleted_without_being_erased_and_one_who_was_never_entered(store: Store) -> None:
    person = add(store)
    with past_the_program(store) as connection:
        connection.execute(PERSON.delete())
        connection.execute(insert(PERSON), [evolve(person, token=f"{person.token}0").row])
    assert [("person_unknown", "person"), ("person_missing", "entry[3]")] == found(store)


def test_verify_finds_a_person_who_is_there_though_erased(store: Store) -> None:
    person = add(store)
    erase(store, person)
    with past_the_program(store) as connection:
        connection.execute(insert(PERSON), [person.row])
    assert [("person_not_erased", "entry[4]")] == found(store)
    assert erase(store, person)
    assert () == store.verify()


def test_where_the_chain_is_altered_nothing_is_said_of_persons(store: Store) -> None:
    add(store)
    with unguarded(store) as connection:
        connection.execute(text("UPDATE entry SET body = 'x' WHERE seq = 3"))
    assert [("register_altered", "entry[3]")] == found(store)


@pytest.mark.parametrize("body", [None, [], "x", {}, {"token": 1}, {"token": "a", "role": "owner"}])
def test_an_entry_that_tells_of_no_person_stops_nobody(body: object, store: Store) -> None:
    store.append([by("person", "avtal", body), by("person_erased", "avtal", body)], NOON)
    assert () == store.verify()


@HERE
def test_broken_characters_in_what_is_told_of_a_person_are_found_out(store: Store) -> None:
    add(store)
    with past_the_program(store) as connection:
        connection.execute(text("UPDATE person SET name = CAST(x'ff41' AS TEXT)"))
    assert [("person_altered", "entry[3]")] == found(store)


# --- Erased ---------------------------------------------------------------------------------------------------------


def test_who_is_erased_is_gone_and_the_decision_is_in_a_chain_that_is_whole(store: Store) -> None:
    one, other, third = add(store), add(store, name="Bo Ek"), add(store, agreement="annat")
    entries, is_forgotten = persons.erase(store, [one, third], " gallringsbeslut RS/2027:12", by, NOON + HOUR)
    assert is_forgotten
    assert [other] == kept(store)
    assert [("person_erased", agreement, {"token": token, "decision": "gallringsbeslut RS/2027:12"}, "registrator")
            for agreement, token in (("avtal", one.token), ("annat", third.token))] == [
        (each.kind, each.agreement, each.told, each.who) for each in entries]
    assert () == store.verify()


@pytest.mark.parametrize(("decision", "expected"), [(" ", ["empty_text"]), ("a\nb", ["strange_text"])])
def test_nobody_is_erased_without_a_decision(decision: str, expected: list[str], store: Store) -> None:
    person = add(store)
    with pytest.raises(ProblemsError) as error:
        persons.erase(store, [person], decision, by, NOON)
    assert (expected, [person]) == (keys(error), kept(store))


def _churned(store: Store, name: str) -> Person:
    """One of many persons who are entered, changed and erased, so that rows are moved from page to page."""
    others = [add(store, agreement="annat", name=f"Person {number}", phone="7" * (number * 97 % 800))
              for number in range(40)]
    person = add(store, name=name, function=f"{name} igen", email=f"{name[:9]}@x", phone=name * 20)
    for number, each in enumerate(others):
        if number % 3 == 0:
            persons.change(store, each, evolve(each, name=f"Annan {number}", phone="8" * (number * 61 % 900)), by, NOON)
        elif number % 3 == 1:
            erase(store, each)
    changed, _ = persons.change(store, person, evolve(person, phone=""), by, NOON)
    return persons.remove(store, changed, by, NOON)[0]


def _traces(content: bytes, person: Person) -> list[str]:
    told = (*UNMISTAKABLE.split(), person.salt)
    forms = {form for each in told for form in (each, each.casefold())}
    return [each for each in forms if each.encode() in content]


@HERE
def test_who_is_erased_is_in_no_byte_of_the_file_or_of_what_was_written_last(store: Store) -> None:
    person = _churned(store, UNMISTAKABLE)

    def content() -> bytes:
        assert store.place.file is not None
        return b"".join(each.read_bytes() for each in store.place.file.parent.glob("register.sqlite*"))

    assert [] != _traces(content(), person)
    assert erase(store, person)
    assert [] == _traces(content(), person)
    assert () == store.verify()


@HERE
def test_none_of_thousands_who_have_been_deleted_or_changed_is_in_the_file_once_anyone_is_erased(store: Store) -> None:
    # What is deleted is written over, but rows that are moved from page to page leave copies: some in ten thousand.
    chance = random.Random(1)  # noqa: S311  # no secret
    alive: dict[str, str] = {}
    dead: set[bytes] = set()
    with past_the_program(store) as connection:
        for number in range(12_000):
            does, name = chance.random(), f"Namn{number:05}"
            if does < 0.6 or not alive:  # six of ten are new, two are changed and two deleted
                row = evolve(ANNA, token=f"{chance.getrandbits(64):016x}", name=name, phone="7" * chance.randrange(400))
                connection.execute(insert(PERSON), [row.row])
                alive[row.token] = name
                continue
            token = chance.choice([*alive])
            dead.add(alive.pop(token).encode())
            if does < 0.8:  # as above
                told = {"name": name, "search_text": name, "phone": "8" * chance.randrange(400)}
                connection.execute(PERSON.update().where(PERSON.c.token == token).values(told))
                alive[token] = name
            else:
                connection.execute(PERSON.delete().where(PERSON.c.token == token))
    assert erase(store, add(store))
    assert store.place.file is not None
    left = {name for each in store.place.file.parent.glob("register.sqlite*")
            for name in re.findall(rb"[Nn]amn\d{5}", each.read_bytes())}
    assert set() == {each.lower() for each in left} & {each.lower() for each in dead}


@ON_A_SERVER
def test_who_is_erased_is_in_no_row_nor_in_any_file_of_the_database(store: Store, server: Any) -> None:  # noqa: ANN401  # it has no types
    person = _churned(store, UNMISTAKABLE)
    with past_the_program(store) as connection:
        connection.execute(text("ANALYZE"))
        folder = Path(server.pgdata) / "base" / str(connection.scalar(text(
            "SELECT oid FROM pg_database WHERE datname = current_database()")))

    def content() -> bytes:
        server.psql("CHECKPOINT;")
        return b"".join(each.read_bytes() for each in folder.iterdir())

    assert [] != _traces(content(), person)
    assert erase(store, person)
    assert [] == _traces(content(), person)
    with store.reading() as connection:
        rows = "".join(str(row) for table in METADATA.sorted_tables for row in connection.execute(select(table)))
        rows += str(list(connection.execute(text("SELECT * FROM pg_stats WHERE tablename = 'person'"))))
    assert [] == _traces(rows.encode(), person)
    assert () == store.verify()


@HERE
def test_it_is_told_that_someone_still_reads_what_was_erased(
        somewhere: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "PATIENCE", 1)
    with Store.open(somewhere, make=True) as store, Store.open(somewhere) as other:
        filled(store)
        person = add(store)
        with other.reading() as connection:
            assert [person] == persons.persons_of(connection)
            assert not erase(store, person)
        assert engines.forgotten(store.engine)


@ON_A_SERVER
def test_on_a_server_nobody_is_erased_while_someone_reads_of_persons(
        somewhere: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "PATIENCE", 1)
    with Store.open(somewhere, make=True) as store, Store.open(somewhere) as other:
        filled(store)
        person = add(store)
        with other.reading() as connection:
            assert [person] == persons.persons_of(connection)
            with pytest.raises(ProblemsError) as error:
                erase(store, person)
        assert ["register_locked"] == keys(error)
        assert [person] == kept(store)
        assert erase(store, person)


@ON_A_SERVER
def test_on_a_server_nobody_is_erased_while_the_register_is_verified(
        somewhere: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "PATIENCE", 1)
    with Store.open(somewhere, make=True) as store, Store.open(somewhere) as other:
        filled(store)
        add(store)
        person = add(store)
        with engines.trying(other.engine, somewhere) as connection:
            assert 9 == len(connection.execute(select(ENTRY)).all())
            with pytest.raises(ProblemsError) as error:
                erase(store, person)
            assert 2 == len(connection.execute(select(PERSON)).all())
        assert ["register_locked"] == keys(error)
        assert erase(store, person)
        assert () == other.verify()


# --- A register from before -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("revision", ["0001", "0002"])
def test_a_register_made_before_there_were_persons_is_brought_up_to_date_with_all_that_it_has(
        revision: str, somewhere: Place) -> None:
    with Store.open(somewhere, make=True) as store:
        filled(store)
        expected = list(store.entries())
    emptied(somewhere)
    engine = create_engine(somewhere.url)
    config = Config()
    config.set_main_option("script_location", "engine.register:migrations")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.execute(insert(ENTRY), [asdict(each) for each in expected])
    engine.dispose()
    with Store.open(somewhere) as store:
        assert (expected, [], ()) == (list(store.entries()), kept(store), store.verify())
        person = add(store)
        store.append([noticed(7)], NOON)
        assert ([person], ()) == (kept(store), store.verify())


def test_a_person_survives_that_the_register_is_closed(somewhere: Place) -> None:
    with Store.open(somewhere, make=True) as store:
        filled(store)
        person = add(store)
    with Store.open(somewhere) as store:
        assert ([person], ()) == (kept(store), store.verify())
