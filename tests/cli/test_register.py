"""The register as it is used: agreements added, and asked about by their ids, as known at any time."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import text

from engine.inference import Inference
from engine.register.register import Register
from engine.register.store import EVENT, Draft, Store
from engine.register.url import place
from tests.cli.test_commands import AS_OF, OSTERSUND, frist, lines
from tests.register.entering import unguarded

NOTICE: Final = {"kind": "notice", "by": "kommun", "received_on": "2026-11-01", "form": "written"}
ID: Final = "jamtland-ostersund"


@pytest.fixture(autouse=True)
def swedish(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FRIST_LANG", "sv")
    monkeypatch.setenv("FRIST_WHO", "registrator")
    monkeypatch.setenv("FRIST_REGISTER", str(tmp_path / "register.sqlite"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def added(capsys: pytest.CaptureFixture[str]) -> None:
    """A register with one agreement, as entry 1."""
    lines(capsys, "register", "init")
    assert [f"{ID}: infört som post 1."] == lines(capsys, "register", "add", OSTERSUND)


def noticed(inference: Inference, now: datetime) -> None:
    """A notice is entered, as entry 2."""
    with Register.open(place("register.sqlite", {}), inference) as register:
        register.enter([Draft(kind=EVENT, agreement=ID, body=NOTICE, who="handläggare")], now)


@pytest.mark.usefixtures("added")
def test_an_agreement_in_the_register_is_answered_about_as_its_document_is(capsys: pytest.CaptureFixture[str]) -> None:
    expected = json.loads("\n".join(lines(capsys, "assess", OSTERSUND, *AS_OF, "--json")))
    for told in (ID, f"register:{ID}", f"{ID}@1"):
        assert expected == json.loads("\n".join(lines(capsys, "assess", told, *AS_OF, "--json")))
    for command in ("can-terminate", "why", "payments", "timeline", "obligations", "deadlines"):
        assert lines(capsys, command, OSTERSUND, *AS_OF) == lines(capsys, command, ID, *AS_OF)


@pytest.mark.parametrize("words", [
    ["register", "show"], ["register", "history"], ["register", "person", "list"], ["register", "person", "remove"],
    ["register", "erase-person", "--decision", "x"], ["receipt", "list"], ["record", "notice"], ["assess"]])
@pytest.mark.usefixtures("added")
def test_a_name_that_is_no_text_is_told_in_words(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = frist(capsys, *words, "a\udcff")
    assert (3, "") == (status, out)
    assert "har tecken som inte är text i UTF-8" in err


@pytest.mark.usefixtures("added")
def test_what_is_asked_without_a_file_is_asked_of_the_whole_register(capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(Path(OSTERSUND).parent)
    assert lines(capsys, "deadlines", folder, *AS_OF)[-3] in lines(capsys, "deadlines", *AS_OF)
    assert lines(capsys, "deadlines", "register:", *AS_OF) == lines(capsys, "deadlines", *AS_OF)


@pytest.mark.usefixtures("added")
def test_an_agreement_is_known_as_it_was_then(inference: Inference, capsys: pytest.CaptureFixture[str]) -> None:
    now = datetime.now(UTC) + timedelta(seconds=1)
    noticed(inference, now)
    before = lines(capsys, "can-terminate", OSTERSUND, *AS_OF)[0]
    after = lines(capsys, "can-terminate", ID, *AS_OF)[0]
    assert before != after
    just_before = now - timedelta(microseconds=1)
    for then, expected in (("1", before), ("2", after), (just_before.isoformat(), before), (now.isoformat(), after),
                           (now.astimezone().date().isoformat(), after)):
        assert expected == lines(capsys, "can-terminate", f"{ID}@{then}", *AS_OF)[0]
    assert after == lines(capsys, "can-terminate", ID, *AS_OF, "--known-on", now.date().isoformat())[0]


@pytest.mark.usefixtures("added")
def test_the_same_wording_is_not_entered_again(capsys: pytest.CaptureFixture[str]) -> None:
    expected = [f"{ID}: finns redan i denna lydelse, inget infört."]
    assert expected == lines(capsys, "register", "add", OSTERSUND)


@pytest.mark.usefixtures("added")
def test_nothing_is_entered_if_one_of_several_documents_has_a_fault(
        tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    faulty = tmp_path / "fel.toml"
    faulty.write_text("[agreement]\nid = 'fel'\n", encoding="utf-8")
    assert 3 == frist(capsys, "register", "add", str(faulty), str(Path(OSTERSUND).with_name("berg.toml")))[0]
    assert lines(capsys, "register", "head")[0].startswith("1:")


@pytest.mark.usefixtures("added")
@pytest.mark.parametrize(("told", "expected"), [
    ("nope", "Det finns inget avtal ”nope” i registret."),
    (f"{ID}@2000-01-01", f"Avtalet ”{ID}” fanns inte i registret vid den tidpunkten."),
    (f"{ID}@2026-02-30", "”2026-02-30” är ingen tidpunkt."),
    (f"{ID}@{10**15}", f"”{10**15}” är ingen tidpunkt."),
    (f"register:{ID}@{'9' * 5_000}", "är ingen tidpunkt."),
    (f"{ID}@0001-01-01T00:00", "”0001-01-01T00:00” är ingen tidpunkt."),
    (f"{ID}@9999-12-31T23:59-14:00", "”9999-12-31T23:59-14:00” är ingen tidpunkt."),
    (f"{ID}\udcff", "Det skrivna har tecken som inte är text i UTF-8 (\\u{dcff})."),
    ("register:", "Kommandot gäller ett avtal, inte hela registret.")])
def test_what_is_not_in_the_register_is_told(told: str, expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = frist(capsys, "can-terminate", told)
    assert (3, "") == (status, out)
    assert expected in err


@pytest.mark.usefixtures("added")
def test_a_folder_of_the_same_name_as_an_agreement_is_asked_about(
        tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ID).mkdir()
    status, _, err = frist(capsys, "assess", ID)
    assert 3 == status
    assert f"Skriv ./{ID} för mappen eller register:{ID} för avtalet." in err
    assert 0 == frist(capsys, "assess", f"register:{ID}")[0]


@pytest.mark.usefixtures("added")
def test_a_chain_is_tried_against_the_head_that_was_kept(capsys: pytest.CaptureFixture[str]) -> None:
    head, = lines(capsys, "register", "head")
    assert "Kedjan är hel: 1 poster" in lines(capsys, "register", "verify", "--head", head)[0]
    other = f"1:{'0' * 64}"
    assert 3 == frist(capsys, "register", "verify", "--head", other)[0]
    assert 2 == frist(capsys, "register", "verify", "--head", "nope")[0]


@pytest.mark.usefixtures("added")
def test_what_is_derived_can_be_derived_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert ["1 avtal härledda på nytt."] == lines(capsys, "register", "refresh")


@pytest.mark.usefixtures("added")
def test_more_agreements_than_can_be_asked_for_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == frist(capsys, "register", "list", "--limit", str(10**9))[0]
    assert 2 == frist(capsys, "register", "list", "--limit", str(10**9 + 1))[0]


@pytest.mark.usefixtures("added")
@pytest.mark.parametrize("words", [
    ("record", "notice", ID, "--received-on", "\udcff"), ("undo", "1", "--why", "\udcff"),
    ("register", "erase-person", "\udcff", "--decision", "x"), ("register", "search", "\udcff", "--party", "\udcff"),
    ("record", "payment", ID, "--instalment", "2020-Q1", "--on", "2020-02-01", "--amount", "9" * 5_000)])
def test_words_that_no_register_can_keep_are_told_and_nothing_is_entered(
        words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    before = lines(capsys, "register", "head")
    status, _, err = frist(capsys, *words)
    assert status == (0 if "search" in words else 3)
    assert "search" in words or err
    assert before == lines(capsys, "register", "head")


def test_a_place_with_a_name_longer_than_any_file_has_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = frist(capsys, "register", "head", "--register", "x" * 5_000)
    assert (3, True) == (status, "Registret kan inte öppnas" in err)


@pytest.mark.usefixtures("added")
def test_of_a_register_that_has_been_altered_nothing_is_exported_or_derived(
        tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Store.open(place("register.sqlite", {})) as store, unguarded(store) as connection:
        connection.execute(text("UPDATE entry SET kind = 'event'"))
    for words in (("export", str(tmp_path / "ut")), ("refresh",)):
        status, _, err = frist(capsys, "register", *words)
        assert (3, True) == (status, "Post 1 har ändrats sedan den fördes in." in err)
    assert not (tmp_path / "ut").exists()


# --- What a registrator reads ---


@pytest.mark.usefixtures("added")
def test_what_is_registered_is_shown_and_stands_in_the_history(capsys: pytest.CaptureFixture[str]) -> None:
    lines(capsys, "register", "describe", ID, "--diary-number", "KS 2018/55", "--secrecy", "OSL 19 kap. 1 §")
    shown = lines(capsys, "register", "show", ID)
    assert ["Registreringsuppgifter:", "  Diarienummer: KS 2018/55", "  Sekretess: OSL 19 kap. 1 §"] == shown[-3:]
    told = "registreringsuppgifter: Diarienummer: KS 2018/55; Sekretess: OSL 19 kap. 1 §."
    assert lines(capsys, "register", "history", ID)[-1].endswith(told)
    registration = json.loads("\n".join(lines(capsys, "register", "show", ID, "--json")))["registration"]
    assert ("KS 2018/55", "OSL 19 kap. 1 §") == (registration["diary_number"], registration["secrecy"])


@pytest.mark.usefixtures("added")
def test_an_answer_as_known_earlier_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    expected = "Enligt vad som var infört till och med post 1."
    for words in (("can-terminate",), ("why",), ("payments",), ("register", "show"), ("register", "history")):
        assert expected == lines(capsys, *words, f"{ID}@1")[-1]
        assert expected not in lines(capsys, *words, ID)
    assert "Enligt vad som var infört 2100-01-01 12:00:00." == lines(capsys, "assess", f"{ID}@2100-01-01T12:00")[-1]


@pytest.mark.usefixtures("added")
def test_a_day_that_has_not_come_is_pointed_out_when_an_event_is_recorded(capsys: pytest.CaptureFixture[str]) -> None:
    told = "Observera: framkommen {} ligger efter bedömningsdagen. Kontrollera att dagen är rätt."
    notice = ("record", "notice", ID, "--by", "kommun", "--as-of", "2026-11-20", "--dry-run", "--received-on")
    for day in ("2026-11-21", "2026-12", "2027"):
        assert told.format(day) in lines(capsys, *notice, day)
    for day in ("2026-11-20", "2026-11", "2026"):
        assert told.format(day) not in lines(capsys, *notice, day)


@pytest.mark.usefixtures("added")
def test_the_history_is_told_in_words_of_the_language(inference: Inference, capsys: pytest.CaptureFixture[str]) -> None:
    noticed(inference, datetime.now(UTC) + timedelta(seconds=1))
    version, notice = lines(capsys, "register", "history", ID)
    assert version.endswith(": lydelsen i ostersund.toml, med 1 fil till.")
    assert notice.endswith(": uppsägning: av kommun, form skriftlig, framkommen 2026-11-01.")


@pytest.mark.usefixtures("added")
def test_what_a_receipt_has_missed_is_told_in_words_of_the_language(
        inference: Inference, capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == frist(capsys, "can-terminate", ID, *AS_OF, "--receipt")[0]
    noticed(inference, datetime.now(UTC) + timedelta(seconds=1))
    assert f"post 3, {ID}: händelse, uppsägning, " in frist(capsys, "receipt", "replay", "2")[1]
