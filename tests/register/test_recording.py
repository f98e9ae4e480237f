"""Events recorded, corrected and undone by command: as a document has them, and with what they change shown first."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.cli.record_options import name_of, option_names, told
from engine.documents import load
from engine.documents.bookings import kronor_told
from engine.documents.happened import EVERY_EVENT
from engine.inference import Inference
from engine.model.agreement import Agreement
from engine.model.events import NoticeReceived
from engine.register.register import Register
from engine.register.store import CORRECTION, EVENT, RETRACTION, Draft, Store
from engine.register.url import Place, place
from tests.cli.test_commands import OSTERSUND, frist, lines
from tests.register.entering import NOON
from tests.register.recorded import AGREEMENT, BEFORE, EVENTS, OPTION, as_told

ID: Final = "jamtland-ostersund"
AS_OF: Final = ("--as-of", "2026-11-20")
NOTICE: Final = ("record", "notice", ID, "--by", "kommun", "--received-on", "2026-11-19", *AS_OF)
PAYMENT: Final = ("record", "payment", ID, "--instalment", "2020-Q1", "--amount", "100", "--on", "2020-02-01", *AS_OF)
CHANGED: Final = "  \N{EN DASH} Sista dag: inte bestämd → den 31 december 2027"
BACK: Final = "  \N{EN DASH} Sista dag: den 31 december 2027 → inte bestämd"
Capsys = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, somewhere: Place) -> None:
    monkeypatch.setenv("FRIST_LANG", "sv")
    monkeypatch.setenv("FRIST_WHO", "handläggare")
    monkeypatch.setenv("FRIST_REGISTER", somewhere.url.render_as_string(hide_password=False).removeprefix(
        "sqlite+pysqlite:///"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def added(capsys: Capsys) -> None:
    """A register with one agreement, as entry 1."""
    lines(capsys, "register", "init")
    lines(capsys, "register", "add", OSTERSUND)


def read(somewhere: Place, inference: Inference, agreement: str = ID) -> Agreement:
    with Register.open(somewhere, inference) as register:
        return register.agreement(agreement)


def head(somewhere: Place) -> str:
    with Store.open(somewhere) as store:
        return str(store.head())


def notices(agreement: Agreement) -> list[tuple[object, str | None]]:
    return [(each.received_on, each.by) for each in agreement.events if isinstance(each, NoticeReceived)]


# --- Every kind of event ----------------------------------------------------------------------------------------------


def without_days_of_recording(agreement: Agreement) -> Agreement:
    return evolve(
        agreement, events=tuple(evolve(each, recorded_on=None) for each in agreement.events),
        money_events=tuple(evolve(each, recorded_on=None) for each in agreement.money_events),
        deeds=tuple(evolve(each, recorded_on=None) for each in agreement.deeds))


def test_there_is_an_example_of_every_kind_of_event_with_every_key() -> None:
    assert list(EVERY_EVENT) == list(EVENTS)
    assert {kind: option_names(kind) for kind in EVENTS} == {kind: list(event) for kind, (_, event) in EVENTS.items()}


@pytest.mark.parametrize("kind", EVENTS)
def test_an_event_that_is_recorded_is_the_same_as_one_that_the_document_tells(
        kind: str, tmp_path: Path, somewhere: Place, inference: Inference, capsys: Capsys) -> None:
    base = (OPTION if kind == "option_used" else AGREEMENT) + BEFORE
    (tmp_path / "avtal.toml").write_text(base, encoding="utf-8")
    (tmp_path / "med.toml").write_text(f"{base}\n{as_told(kind)}", encoding="utf-8")
    lines(capsys, "register", "init")
    lines(capsys, "register", "add", "avtal.toml")
    status, out, err = frist(capsys, "record", name_of(kind), "avtal", *EVENTS[kind][0], "--as-of", "2022-06-30")
    assert (0, "") == (status, err)
    assert "Infört som post 2." in out
    expected = load(tmp_path / "med.toml")
    assert without_days_of_recording(expected) == without_days_of_recording(read(somewhere, inference, "avtal"))


amounts = st.integers(1, 10**13).map(lambda ore: f"{ore // 100},{ore % 100:02}")
written = st.sampled_from([str, lambda text: text.replace(",", "."), lambda text: (
    f"{int(text.partition(',')[0]):,}".replace(",", " ") + "," + text.partition(",")[2])])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(amounts, written)
@pytest.mark.parametrize("somewhere", ["sqlite"], indirect=True)
def test_an_amount_is_read_as_a_file_of_bookings_reads_it(amount: str, write: Callable[[str], str]) -> None:
    found = told("payment", {"amount": write(amount), "by": None}, load(Path(OSTERSUND)))
    whole, _, decimals = amount.partition(",")
    assert {"amount": kronor_told(f"{whole}.{decimals}")} == found


@pytest.mark.parametrize("somewhere", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("given", "expected"), [
    ("2026-11-19", date(2026, 11, 19)), ("2026-11", "2026-11"), ("2026", "2026"), ("2026-02-30", "2026-02-30"),
    ("19/11", "19/11")])
def test_a_day_is_passed_on_as_a_day_and_anything_else_as_it_stands(given: str, expected: object) -> None:
    assert {"sent_on": expected} == told("notice", {"sent_on": given, "received_on": None}, load(Path(OSTERSUND)))


# --- What it shows ----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("added")
def test_an_event_is_shown_by_what_it_changes_and_then_entered(
        somewhere: Place, inference: Inference, capsys: Capsys) -> None:
    found = lines(capsys, *NOTICE, "--why", "Brev kom in", "--reference", "RS 2026:114")
    assert "Regional samverkan: Östersund, bedömning per den 20 november 2026:" == found[0]
    assert "  \N{EN DASH} Läge: gäller → gäller men ska upphöra" == found[1]
    assert CHANGED == found[2]
    assert ["Infört som post 2.", "Ångra: frist undo 2 --why SKÄL"] == found[-2:]
    assert [(date(2026, 11, 19), "kommun")] == notices(read(somewhere, inference))
    with Store.open(somewhere) as store:
        entry = store.entry(2)
    assert (EVENT, "handläggare", "Brev kom in", "RS 2026:114") == (entry.kind, entry.who, entry.why, entry.reference)


@pytest.mark.usefixtures("added")
def test_the_same_in_english_and_as_json(somewhere: Place, capsys: Capsys) -> None:
    found = lines(capsys, *NOTICE, "--dry-run", "--lang", "en")
    assert "  \N{EN DASH} Last day: not settled → 31 December 2027" in found
    assert "Nothing has been entered (--dry-run)." == found[-1]
    before = head(somewhere)
    supposed = json.loads("\n".join(lines(capsys, *NOTICE, "--dry-run", "--json")))
    assert before == head(somewhere)
    entered = json.loads("\n".join(lines(capsys, *NOTICE, "--json")))
    told = {"kind": "event", "points_at": None,
            "told": {"kind": "notice", "by": "kommun", "received_on": "2026-11-19"}}
    assert ([{"entry": None, **told}], [{"entry": 2, **told}]) == (supposed["entries"], entered["entries"])
    assert {**supposed, "entries": entered["entries"]} == entered
    assert {"agreement", "as_of", "entries", "changes", "others"} == set(entered)
    assert {"conclusion": "ends_on", "before": None, "after": "2027-12-31"} in entered["changes"]


@pytest.mark.usefixtures("added")
@pytest.mark.parametrize("words", [
    NOTICE, ("record", "correction", "2", "--received-on", "2027-01-02", *AS_OF),
    ("undo", "2", "--why", "Fel avtal", *AS_OF), ("undo", "3", "--why", "Fel avtal", *AS_OF)])
def test_a_dry_run_shows_and_writes_nothing(words: tuple[str, ...], somewhere: Place, capsys: Capsys) -> None:
    lines(capsys, *NOTICE)
    lines(capsys, *PAYMENT)
    before = head(somewhere)
    found = lines(capsys, *words, "--dry-run")
    assert "Inget är infört (--dry-run)." == found[-1]
    assert before == head(somewhere)
    assert found[:-1] == lines(capsys, *words)[:len(found) - 1]
    assert before != head(somewhere)


@pytest.mark.usefixtures("added")
def test_what_changes_nothing_is_told_to(capsys: Capsys) -> None:
    found = lines(capsys, *NOTICE[:-1], "2026-01-01")
    assert "  \N{EN DASH} Ingenting ändras i bedömningen." == found[1]


def test_what_ends_with_the_agreement_is_shown_with_it(tmp_path: Path, capsys: Capsys) -> None:
    (tmp_path / "bilaga.toml").write_text(
        f'[agreement]\nid = "bilaga"\ntitle = "Bilagan"\nends_with = "{ID}"\n[[party]]\nid = "region"\n'
        '[[party]]\nid = "kommun"\n[term]\nstarts_on = 2022-01-01\n', encoding="utf-8")
    lines(capsys, "register", "init")
    lines(capsys, "register", "add", OSTERSUND, "bilaga.toml")
    found = lines(capsys, *NOTICE, "--dry-run")
    where = found.index("Därmed Bilagan:")
    assert CHANGED in found[where:]
    told_as_json = json.loads("\n".join(lines(capsys, *NOTICE, "--json")))
    assert {"bilaga"} == set(told_as_json["others"])
    assert "Därmed Bilagan:" not in lines(capsys, *PAYMENT)


# --- What is refused --------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("added")
def test_every_fault_is_told_at_once_at_its_option_and_nothing_is_entered(somewhere: Place, capsys: Capsys) -> None:
    before = head(somewhere)
    status, out, err = frist(capsys, "record", "payment", ID, "--amount", "1,201", "--by", "Ingen")
    assert (3, "", 3) == (status, out, len(err.splitlines()))
    for option in ("--instalment", "--amount", "--on"):
        assert f"frist record payment: {option}: " in err
    status, out, err = frist(capsys, "record", "payment", ID, "--amount", "1", "--by", "Ingen", "--on", "2020-02-01",
                             "--instalment", "2020-H1")
    assert (3, "", 2) == (status, out, len(err.splitlines()))
    for option in ("--instalment", "--by"):
        assert f"frist record payment: {option}: " in err
    status, _, err = frist(capsys, "record", "notice", ID, "--by", "kommun")
    assert err.startswith("frist record notice: Uppsägningen har varken sent_on eller received_on.")
    status, out, _ = frist(capsys, "record", "payment", ID, "--json")
    assert "frist record payment" == json.loads(out)["problems"][0]["file"]
    assert before == head(somewhere)


@pytest.mark.usefixtures("added")
@pytest.mark.parametrize(("words", "status", "expected"), [
    (("record", "notice", "okänt", "--received-on", "2026-01-01"), 3, "Det finns inget avtal ”okänt” i registret."),
    (("record", "notice", ID, "--form", "sms"), 2, "--form tar ett av: written, letter, email, oral"),
    (("record", "uppsägning", ID), 2, "Okänt kommando ”uppsägning”."),
    (("record", "correction", "1", "--on", "2020-01-01"), 3, "Post 1 är ingen händelse"),
    (("record", "correction", "99", "--on", "2020-01-01"), 3, "Det finns ingen post 99 i registret."),
    (("record", "correction", "2"), 2, "Händelsen lyder redan så."),
    (("record", "correction", "2", "--by", "kommun"), 2, "Händelsen lyder redan så."),
    (("record", "correction", "2", "--without", "form"), 2, "Händelsen har ingen uppgift ”form”. Den har: by,"),
    (("record", "correction", "2", "--without", "kind"), 2, "Händelsen har ingen uppgift ”kind”."),
    (("record", "correction", "2", "--amount", "1"), 2, "Okänd flagga --amount."),
    (("record", "correction", "2", "--received-on"), 2, "--received-on behöver ett värde."),
    (("record", "correction", "2", "--received-on", "i går"), 3,
     "frist record correction: --received-on: Här ska stå en dag"),
    (("undo", "2"), 2, "Ange med --why varför posten återtas."),
    (("undo", "2", "--why", " "), 2, "Ange med --why varför posten återtas."),
    (("undo", "1", "--why", "x"), 3, "har bara denna version, och det finns händelser på det"),
    (("undo", "99", "--why", "x"), 3, "Det finns ingen post 99 i registret."),
    (("undo", "0", "--why", "x"), 2, "”0” är inget nummer på en post."),
    (("undo", "9" * 30, "--why", "x"), 2, "är inget nummer på en post.")])
def test_what_cannot_be_done_is_said_in_words_and_nothing_is_entered(
        words: tuple[str, ...], status: int, expected: str, somewhere: Place, capsys: Capsys) -> None:
    lines(capsys, *NOTICE)
    before = head(somewhere)
    found, out, err = frist(capsys, *words)
    assert (status, "") == (found, out)
    assert expected in err
    assert "Traceback" not in err
    assert before == head(somewhere)


@pytest.mark.usefixtures("added")
def test_what_has_been_taken_back_can_be_neither_corrected_nor_taken_back_again(capsys: Capsys) -> None:
    lines(capsys, *NOTICE)
    lines(capsys, "undo", "2", "--why", "Fel avtal")
    for words in (("record", "correction", "2", "--received-on", "2026-11-01"), ("undo", "2", "--why", "x")):
        status, _, err = frist(capsys, *words)
        assert (3, True) == (status, "Post 2 är redan återtagen." in err)
    status, _, err = frist(capsys, "undo", "3", "--why", "x")
    assert (3, True) == (status, "Post 3 är en återtagning" in err)


# --- Corrections and what is undone -----------------------------------------------------------------------------------


@pytest.mark.usefixtures("added")
def test_a_correction_replaces_what_is_given_leaves_the_rest_and_takes_away_what_is_to_go(
        somewhere: Place, inference: Inference, capsys: Capsys) -> None:
    lines(capsys, *NOTICE, "--form", "oral")
    found = lines(capsys, "record", "correction", "2", "--received-on", "2026-11-01", "--without", "--form", *AS_OF)
    assert ["Post 2 är rättad genom post 3.", "Ångra: frist undo 3 --why SKÄL"] == found[-2:]
    event, = read(somewhere, inference).events[-1:]
    assert isinstance(event, NoticeReceived)
    assert (date(2026, 11, 1), "kommun", None) == (event.received_on, event.by, event.form)
    with Store.open(somewhere) as store:
        assert (CORRECTION, 2) == (store.entry(3).kind, store.entry(3).points_at)


@pytest.mark.usefixtures("added")
def test_a_correction_may_be_corrected_by_its_own_number_and_undone(
        somewhere: Place, inference: Inference, capsys: Capsys) -> None:
    lines(capsys, *NOTICE)
    lines(capsys, "record", "correction", "2", "--received-on", "2026-11-01")
    lines(capsys, "record", "correction", "3", "--by", "Region Jämtland Härjedalen")
    assert [(date(2026, 11, 1), "region")] == notices(read(somewhere, inference))
    lines(capsys, "undo", "4", "--why", "Det var kommunen")
    assert [(date(2026, 11, 1), "kommun")] == notices(read(somewhere, inference))
    lines(capsys, "undo", "3", "--why", "Rätt från början")
    assert [(date(2026, 11, 19), "kommun")] == notices(read(somewhere, inference))


@pytest.mark.usefixtures("added")
def test_what_is_undone_is_as_if_never_entered_and_why_is_kept(
        somewhere: Place, inference: Inference, capsys: Capsys) -> None:
    expected = lines(capsys, "assess", ID, *AS_OF)
    lines(capsys, *NOTICE)
    found = lines(capsys, "undo", "2", "--why", "Fel avtal", *AS_OF)
    assert BACK in found
    assert "Post 2 är återtagen genom post 3." == found[-1]
    assert expected == lines(capsys, "assess", ID, *AS_OF)
    assert [] == notices(read(somewhere, inference))
    with Store.open(somewhere) as store:
        assert (RETRACTION, 2, "Fel avtal") == (store.entry(3).kind, store.entry(3).points_at, store.entry(3).why)


@pytest.mark.usefixtures("added")
def test_a_version_that_is_undone_brings_back_the_one_before_and_the_only_one_takes_the_agreement_away(
        tmp_path: Path, somewhere: Place, inference: Inference, capsys: Capsys) -> None:
    (tmp_path / "ny.toml").write_text(Path(OSTERSUND).read_text(encoding="utf-8").replace(
        "Regional samverkan: Östersund", "Ny lydelse").replace("kommunavtal.toml", "gemensam.toml"), encoding="utf-8")
    (tmp_path / "gemensam.toml").write_bytes((Path(OSTERSUND).parent / "kommunavtal.toml").read_bytes())
    lines(capsys, "register", "add", "ny.toml")
    assert "Ny lydelse" == read(somewhere, inference).title
    lines(capsys, "undo", "2", "--why", "Fel lydelse")
    assert "Regional samverkan: Östersund" == read(somewhere, inference).title
    found = lines(capsys, "undo", "1", "--why", "Inte vårt avtal", *AS_OF)
    assert "Post 1 är återtagen genom post 4." == found[-1]
    status, _, _ = frist(capsys, "assess", ID)
    assert 3 == status


@pytest.mark.usefixtures("added")
def test_an_event_that_makes_the_agreement_unreadable_can_be_undone(
        somewhere: Place, inference: Inference, capsys: Capsys) -> None:
    with Store.open(somewhere) as store:  # as an older program may have entered it
        store.append([Draft(kind=EVENT, agreement=ID, body={"kind": "notice", "of": "1"}, who="x")], datetime.now(UTC))
    assert 3 == frist(capsys, "assess", ID)[0]
    found = lines(capsys, "undo", "2", "--why", "Går inte att läsa", *AS_OF)
    assert "  \N{EN DASH} Läge: ingen → gäller" in found
    assert [] == notices(read(somewhere, inference))


# --- Help -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("somewhere", ["sqlite"], indirect=True)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_kind_of_event_has_help_that_names_every_option(language: str, capsys: Capsys) -> None:
    listed = "\n".join(lines(capsys, "record", "--help", "--lang", language))
    for kind in EVERY_EVENT:
        assert f"  {name_of(kind)} " in listed
        found = "\n".join(lines(capsys, "record", name_of(kind), "--help", "--lang", language))
        for key in option_names(kind):
            assert f"--{key.replace('_', '-')}" in found
        assert "--dry-run" in found
    assert "--without" in "\n".join(lines(capsys, "record", "correction", "--help", "--lang", language))


@pytest.mark.parametrize("somewhere", ["sqlite"], indirect=True)
def test_what_an_event_must_tell_is_marked_in_the_help(capsys: Capsys) -> None:
    found = "\n".join(lines(capsys, "record", "payment", "--help"))
    assert 3 == found.count("[krävs]")


@pytest.mark.parametrize("somewhere", ["sqlite"], indirect=True)
@pytest.mark.parametrize("ore", [1, 50, 100, 12_345])
def test_what_was_used_of_a_budget_may_have_ore_too(ore: int, tmp_path: Path, inference: Inference,
                                                    capsys: Capsys) -> None:
    (tmp_path / "avtal.toml").write_text(AGREEMENT, encoding="utf-8")
    lines(capsys, "register", "init")
    lines(capsys, "register", "add", "avtal.toml")
    lines(capsys, "record", "surplus", "avtal", "--year", "2020", "--budget", "4000", "--used",
          f"{ore // 100},{ore % 100:02}", "--on", "2021-02-01")
    found: Any = read(place(str(tmp_path / "register.sqlite"), {}), inference, "avtal").money_events[-1]
    assert ore == found.used


def test_two_events_that_cannot_be_read_are_taken_back_together(somewhere: Place, capsys: Capsys) -> None:
    lines(capsys, "register", "init")
    lines(capsys, "register", "add", OSTERSUND)
    unreadable = Draft(kind=EVENT, agreement=ID, who="handläggare", body={"kind": "nothing that Frist knows"})
    with Store.open(somewhere) as store:
        store.append([unreadable, unreadable], NOON)
    assert 3 == frist(capsys, "undo", "2", "--why", "Oläslig")[0]
    assert 0 == frist(capsys, "undo", "2", "3", "--why", "Oläsliga")[0]
    assert 0 == frist(capsys, "assess", ID, *AS_OF)[0]


def test_entries_of_two_agreements_are_not_taken_back_together(capsys: Capsys) -> None:
    lines(capsys, "register", "init")
    lines(capsys, "register", "add", OSTERSUND, str(Path(OSTERSUND).with_name("berg.toml")))
    status, _, err = frist(capsys, "undo", "1", "2", "--why", "x")
    assert (2, True) == (status, "hör till olika avtal" in err)
