"""Persons and registrator's facts as commands: what they say in words and as JSON, and how they end."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pytest

from engine.cli.person_views import person_json, person_lines
from engine.cli.registration_views import registration_json, registration_lines
from engine.explain.phrases import Phrases
from engine.register import persons
from engine.register.person_chain import Person, Role
from engine.register.registration import registered
from engine.register.store import Store
from engine.register.url import place
from tests.cli.test_commands import OSTERSUND, frist, lines

ID: Final = "jamtland-ostersund"
DECISION: Final = ("--decision", "gallringsbeslut RS/2027:12")
NAMES: Final = {"kommun": "Östersunds kommun"}


@pytest.fixture(autouse=True)
def register(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A register with one agreement, as entry 1."""
    monkeypatch.setenv("FRIST_LANG", "sv")
    monkeypatch.setenv("FRIST_WHO", "registrator")
    monkeypatch.setenv("FRIST_REGISTER", str(tmp_path / "register.sqlite"))
    monkeypatch.chdir(tmp_path)
    lines(capsys, "register", "init")
    lines(capsys, "register", "add", OSTERSUND)


def told(capsys: pytest.CaptureFixture[str], *args: str) -> Any:  # noqa: ANN401  # what JSON can hold
    return json.loads("\n".join(lines(capsys, *args, "--json")))


def add(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    """Add a person; and its token."""
    return str(told(capsys, "register", "person", "add", ID, *args)["person"]["token"])


def refused(capsys: pytest.CaptureFixture[str], status: int, *args: str) -> str:
    """What is said of a command that ends with that status, without having entered anything."""
    before = lines(capsys, "register", "head")
    found, _, err = frist(capsys, *args)
    assert (status, before) == (found, lines(capsys, "register", "head"))
    return err


# --- Persons --------------------------------------------------------------------------------------------------------


def test_a_person_is_added_listed_changed_and_removed(capsys: pytest.CaptureFixture[str]) -> None:
    assert ["Inga personer på avtalet."] == lines(capsys, "register", "person", "list", ID)
    assert ["Inga personer i registret."] == lines(capsys, "register", "person", "list")
    said, = lines(capsys, "register", "person", "add", ID, "--role", "contact", "--party", "Östersunds kommun",
                  "--name", "Anna Åkesson", "--function", "Controller", "--email", "anna@x.example", "--phone", "063-1")
    token = said[said.index("[") + 1:said.index("]")]
    line = f"Anna Åkesson, Controller, anna@x.example, 063-1 [{token}]"
    assert f"{ID}: Kontaktperson för kommun: {line}. Infört som post 2." == said
    assert [f"Kontaktperson för Östersunds kommun: {line}"] == lines(capsys, "register", "person", "list", ID)
    assert [f"{ID}: Kontaktperson för kommun: {line}"] == lines(capsys, "register", "person", "list")
    line = f"Avtalsansvarig: Anna Ek, Controller, anna@x.example [{token}]"
    assert [f"{ID}: {line}. Ändringen är införd som post 3."] == lines(
        capsys, "register", "person", "change", token, "--role", "owner", "--party", "", "--name", "Anna Ek",
        "--phone", "")
    said, remark = lines(capsys, "register", "person", "remove", token, "--why", "Har slutat")
    assert f"{ID}: {line}. Borttagen från avtalet med post 4." == said
    assert f"Uppgifterna finns kvar tills de gallras: frist register erase-person {token} --decision …" == remark
    assert [f"{line}: inte längre (post 4)"] == lines(capsys, "register", "person", "list", ID)
    assert {"persons": [{"token": token, "agreement": ID, "role": "owner", "party": None, "name": "Anna Ek",
                         "function": "Controller", "email": "anna@x.example", "phone": None, "added": 2,
                         "removed": 4}]} == told(capsys, "register", "person", "list", ID)
    assert "Kedjan är hel: 4 poster" in lines(capsys, "register", "verify")[0]


@pytest.mark.parametrize("email", [(), ("--email", "anna@x..example")])
def test_it_is_said_that_one_who_sees_to_an_agreement_cannot_be_reminded_of_it(
        email: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    said = lines(capsys, "register", "person", "add", ID, "--role", "owner", "--name", "Anna Ek", *email)
    token = said[0][said[0].index("[") + 1:said[0].index("]")]
    unreached = f"Anna Ek [{token}] har ingen e-postadress som kan användas, så inga påminnelser går dit."
    add(capsys, "--role", "contact", "--name", "Bo Ek")
    add(capsys, "--role", "substitute", "--name", "Cilla Ek", "--email", "cilla@x.example")
    for listed in ((), (ID,)):
        assert unreached == lines(capsys, "register", "person", "list", *listed)[3]
    change = lines(capsys, "register", "person", "change", token, "--email", "anna@x.example")
    assert ([unreached], 1, 3) == (said[1:], len(change), len(lines(capsys, "register", "person", "list")))


@pytest.mark.parametrize(("args", "status", "expected"), [
    (("add", ID, "--role", "contact", "--name", "A", "--party", "x"), 2, "Ingen part heter ”x”."),
    (("add", ID, "--name", "A"), 2, "--role saknas"),
    (("add", ID, "--role", "x", "--name", "A"), 2, "contact, signatory"),
    (("add", ID, "--role", "contact"), 3, "Varken namn eller funktion är angivet."),
    (("add", ID, "--role", "contact", "--name", "A", "--email", "a"), 3, "”a” är ingen e-postadress."),
    (("add", "annat", "--role", "contact", "--name", "A"), 3, "Det finns inget avtal ”annat”"),
    (("add", "annat", "--role", "contact", "--name", "A", "--party", "x"), 3, "Det finns inget avtal ”annat”"),
    (("list", "annat"), 3, "Det finns inget avtal ”annat”"),
    (("change", "abc", "--name", "A"), 3, "Ingen person i registret har beteckningen"),
    (("remove", "abc"), 3, "Ingen person i registret har beteckningen")])
def test_what_cannot_be_told_of_a_person_is_refused_in_words(
        args: Sequence[str], status: int, expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert expected in refused(capsys, status, "register", "person", *args)


def test_a_person_is_changed_and_removed_by_its_token_only(capsys: pytest.CaptureFixture[str]) -> None:
    token = add(capsys, "--role", "owner", "--name", "Anna Åkesson")
    assert "Ange minst en uppgift" in refused(capsys, 2, "register", "person", "change", token)
    assert "Ingen person" in refused(capsys, 3, "register", "person", "remove", "Anna Åkesson")


def test_a_persons_data_are_erased_by_a_decision(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    token = add(capsys, "--role", "contact", "--name", "Ragnfrida Örnsköld")
    add(capsys, "--role", "contact", "--name", "Bo Ek")
    assert "--decision saknas" in refused(capsys, 2, "register", "erase-person", "ragnfrida örnsköld")
    assert "Texten är tom." in refused(capsys, 3, "register", "erase-person", token, "--decision", " ")
    assert [f"{ID}: uppgifterna om {token} är gallrade (post 4).", Phrases("sv")("person.elsewhere")] == lines(
        capsys, "register", "erase-person", "ragnfrida örnsköld", *DECISION)
    assert ["Bo Ek"] == [each["name"] for each in told(capsys, "register", "person", "list")["persons"]]
    content = b"".join(each.read_bytes() for each in tmp_path.glob("register.sqlite*"))
    assert ("Örnsköld".encode() in content, b"Bo Ek" in content) == (False, True)
    assert "Kedjan är hel: 4 poster" in lines(capsys, "register", "verify")[0]


def test_where_several_can_be_meant_they_are_listed_and_nobody_is_erased(capsys: pytest.CaptureFixture[str]) -> None:
    one = add(capsys, "--role", "contact", "--name", "Anna Åkesson", "--email", "anna@x.example")
    other = add(capsys, "--role", "owner", "--name", "ANNA ÅKESSON", "--function", "Ekonom")
    third = add(capsys, "--role", "owner", "--name", "Bo Ek")
    command = ("register", "erase-person", "Anna Åkesson", "Bo Ek", "ingen", *DECISION)
    status, out, err = frist(capsys, *command)
    assert 3 == status
    assert [f"{ID}: Kontaktperson: Anna Åkesson, anna@x.example [{one}]",
            f"{ID}: Avtalsansvarig: ANNA ÅKESSON, Ekonom [{other}]"] == out.splitlines()
    assert "kan vara 2 personer, så ingen har gallrats." in err
    assert f"Ange dem som menas med deras beteckningar: {one} {other}" in err
    assert "namnet eller e-postadressen ”ingen”" in err
    assert 3 == len(told(capsys, "register", "person", "list")["persons"])
    assert {"erased": [{"token": each, "agreement": ID, "entry": entry} for each, entry in ((one, 5), (third, 6))],
            "is_forgotten": True} == told(capsys, "register", "erase-person", one, "Bo Ek", one, *DECISION)
    assert [other] == [each["token"] for each in told(capsys, "register", "person", "list")["persons"]]


def test_it_is_said_where_what_was_erased_can_still_be_read(
        capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    token = add(capsys, "--role", "owner", "--name", "Anna")
    monkeypatch.setattr(persons, "forgotten", lambda _: False)
    status, _, err = frist(capsys, "register", "erase-person", token, *DECISION)
    assert 0 == status
    assert "register.sqlite-wal tills alla har stängt registret." in err


def test_persons_are_shown_in_both_languages() -> None:
    person = Person(token="t", agreement=ID, role=Role.SUBSTITUTE, party="kommun", function="Jurist", added=2)  # noqa: S106  # no secret
    assert ["Ersättare för Östersunds kommun: Jurist [t]"] == list(person_lines([person], Phrases("sv"), NAMES))
    assert ["Substitute for kommun: Jurist [t]"] == list(person_lines([person], Phrases("en"), {}))
    assert "Jurist" == person_json(person)["function"]


# --- Registrator's facts --------------------------------------------------------------------------------------------


@pytest.fixture
def annex(tmp_path: Path) -> str:
    (tmp_path / "kartor.pdf").write_bytes(b"abc")
    return "kartor.pdf"


def describe(capsys: pytest.CaptureFixture[str], *args: str) -> list[str]:
    return lines(capsys, "register", "describe", ID, *args)


def test_what_is_registered_of_an_agreement_is_entered_and_shown(
        annex: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert [f"{ID}: diarienummer, var originalet finns, sekretess och undertecknande. Infört som post 2.",
            f"{ID}: bilaga. Infört som post 3.", f"{ID}: utdrag. Infört som post 4."] == describe(
        capsys, "--diary-number", "RUN/34/2018", "--signed-for", "Östersunds kommun", "--signed-on", "2018-12-10",
        "--decision", "KF § 112/2018", "--original", "Närarkiv 3, pärm 12", "--secrecy", "none", "--annex", annex,
        "--annex-title", "Kartor", "--extract", "till revisionen", "--sent-on", "2019-02-01")
    describe(capsys, "--decision", "RF § 5", "--secrecy", "OSL 19 kap. 1 §")
    with Store.open(place("register.sqlite", {})) as store:
        then, now = (registered(store.entries(at, [ID])) for at in (4, None))
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    first = ["Diarienummer: RUN/34/2018", "Originalet finns: Närarkiv 3, pärm 12"]
    signed = "Undertecknat för Östersunds kommun: den 10 december 2018, beslut: KF § 112/2018"
    more = [f"Bilaga: Kartor (kartor.pdf, 3 byte, SHA-256 {digest}, post 3)",
            "Utdrag till revisionen, skickat den 1 februari 2019 (post 4)"]
    assert [*first, "Sekretess: ingen", signed, *more] == list(registration_lines(then, Phrases("sv"), NAMES))
    assert [*first, "Sekretess: OSL 19 kap. 1 §", signed, "Undertecknat: beslut: RF § 5", *more] == list(
        registration_lines(now, Phrases("sv"), NAMES))
    assert "Signed for kommun: 10 December 2018, decision: KF § 112/2018" in list(
        registration_lines(now, Phrases("en"), {}))
    expected = {
        "diary_number": "RUN/34/2018", "original": "Närarkiv 3, pärm 12", "secrecy": "none",
        "signings": [{"party": "kommun", "signed_on": "2018-12-10", "decision": "KF § 112/2018"}],
        "annexes": [{"title": "Kartor", "file": "kartor.pdf", "size": 3, "sha256": digest, "entry": 3}],
        "extracts": [{"to": "till revisionen", "sent_on": "2019-02-01", "entry": 4}]}
    assert expected == json.loads(json.dumps(registration_json(then)))


def test_what_is_registered_is_told_as_json_with_its_entry(capsys: pytest.CaptureFixture[str]) -> None:
    assert {"entered": [{"entry": 2, "agreement": ID, "told": {"diary_number": "1"}}]} == told(
        capsys, "register", "describe", ID, "--diary-number", "1")


@pytest.mark.parametrize(("args", "status", "expected"), [
    ((), 2, "Ange minst en uppgift att föra in."), (("--signed-for", "kommun"), 2, "tillsammans med --signed-for"),
    (("--annex", "a", "--annex", "b", "--annex-title", "A"), 2, "Ange --annex-title en gång för varje --annex"),
    (("--annex-title", "A"), 2, "Ange --annex-title en gång för varje --annex"),
    (("--extract", "a"), 2, "Ange --sent-on en gång för varje --extract."),
    (("--sent-on", "2026-01-01"), 2, "Ange --sent-on en gång för varje --extract."),
    (("--signed-for", "x", "--decision", "1"), 2, "Ingen part heter ”x”."),
    (("--annex", "saknas.pdf", "--annex", ".", "--diary-number", "1"), 3, "Filen finns inte."),
    (("--annex", "saknas.pdf", "--annex", ".", "--diary-number", "1"), 3, "Det är en mapp"),
    (("--diary-number", "a\nb"), 3, "Texten är för lång, går över flera rader"),
    (("--signed-on", "2026-02-30"), 2, "2026-02-30")])
def test_what_cannot_be_registered_is_refused_in_words(
        args: Sequence[str], status: int, expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert expected in refused(capsys, status, "register", "describe", ID, *args)


@pytest.mark.parametrize("command", [("describe", "annat", "--diary-number", "1"), ("annex", "check", "annat", "a")])
def test_what_is_told_of_an_agreement_that_is_not_there_is_refused(
        command: Sequence[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert "Det finns inget avtal ”annat” i registret." in refused(capsys, 3, "register", *command)


def test_a_file_is_known_again_as_the_annex_that_was_registered_or_not(
        annex: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check = ("register", "annex", "check", ID)
    assert (1, "kartor.pdf: är inte registrerad som bilaga.\n") == frist(capsys, *check, annex)[:2]
    describe(capsys, "--annex", annex)
    (tmp_path / "kopia.pdf").write_bytes(b"abc")
    (tmp_path / "annan.pdf").write_bytes(b"")
    expected = [f"{each}.pdf: är bilagan ”kartor” som den registrerades (post 2)." for each in ("kartor", "kopia")]
    assert expected == lines(capsys, *check, annex, "kopia.pdf")
    (tmp_path / annex).write_bytes(b"abd")
    status, out, _ = frist(capsys, *check, annex, "kopia.pdf", "annan.pdf")
    assert (1, ["kartor.pdf: heter som bilagan ”kartor” (post 2) men har annat innehåll.",
                "kopia.pdf: är bilagan ”kartor” som den registrerades (post 2).",
                "annan.pdf: är inte registrerad som bilaga."]) == (status, out.splitlines())
    status, out, _ = frist(capsys, *check, annex, "annan.pdf", "--json")
    assert (1, [("changed", "kartor", 2), ("unknown", None, None)]) == (
        status, [(each["outcome"], each["title"], each["entry"]) for each in json.loads(out)["annexes"]])
    assert "Filen finns inte." in refused(capsys, 3, *check, "saknas.pdf", annex)


@pytest.mark.parametrize("command", ["describe", "erase-person", "person", "annex"])
def test_the_help_speaks_the_language(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    for language, expected in (("sv", "Användning:"), ("en", "Usage:")):
        out = "\n".join(lines(capsys, "register", command, "--help", "--lang", language))
        assert expected in out
        assert "--help" in out
