"""Receipts: what was answered on which facts and by which rules, and whether the answer stands."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import evolve
from sqlalchemy import select, text

from engine.explain.phrases import Phrases
from engine.inference import Inference
from engine.register.receipts import RECEIPT, Receipt, entries_known
from engine.register.register import Register
from engine.register.schema import OF_AGREEMENTS
from engine.register.store import AGREEMENT, EVENT, Store
from engine.register.url import Place
from engine.rulebook import Rulebook
from rules import RULEBOOK
from tests.cli.test_commands import OSTERSUND, frist, lines
from tests.register.entering import HOUR, NOON, filled, noticed, unguarded
from tests.register.recorded import AGREEMENT as DOCUMENT

ID: Final = "jamtland-ostersund"
AS_OF: Final = ("--as-of", "2026-11-20")
ASKED: Final = ("can-terminate", ID, *AS_OF)
NOTICE: Final = ("record", "notice", ID, "--by", "kommun", "--received-on", "2026-11-19", *AS_OF)
Capsys = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, somewhere: Place) -> None:
    monkeypatch.setenv("FRIST_LANG", "sv")
    monkeypatch.setenv("FRIST_WHO", "jurist")
    monkeypatch.setenv("FRIST_REGISTER", somewhere.url.render_as_string(hide_password=False).removeprefix(
        "sqlite+pysqlite:///"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def added(capsys: Capsys) -> None:
    """A register with one agreement, as entry 1."""
    lines(capsys, "register", "init")
    lines(capsys, "register", "add", OSTERSUND)


@pytest.fixture
def answered(added: None, capsys: Capsys) -> list[str]:  # noqa: ARG001  # a register to ask
    """An answer with a receipt, which is entry 2."""
    status, out, err = frist(capsys, *ASKED, "--receipt")
    assert (0, "Kvitto på svaret: post 2 (frist receipt show 2).\n") == (status, err)
    return out.splitlines()


def kept(somewhere: Place, entry: int = 2) -> Receipt:
    with Store.open(somewhere) as store:
        return Receipt.of(store.entry(entry))


def replay(capsys: Capsys, entry: int = 2) -> tuple[int, dict[str, Any]]:
    status, out, _ = frist(capsys, "receipt", "replay", str(entry), "--json")
    return status, json.loads(out)


def derived(somewhere: Place) -> list[Any]:
    with Store.open(somewhere) as store, store.engine.connect() as connection:
        return [connection.execute(select(table)).all() for table in OF_AGREEMENTS]


# --- What is kept -----------------------------------------------------------------------------------------------------


def test_a_receipt_keeps_what_was_asked_what_was_concluded_and_what_that_rests_on(
        answered: list[str], somewhere: Place, capsys: Capsys) -> None:
    assert [*lines(capsys, *ASKED), "Enligt vad som var infört till och med post 1."] == answered
    found = kept(somewhere)
    with Store.open(somewhere) as store:
        first, entry = store.entry(1), store.entry(2)
    assert (RECEIPT, ID, "jurist") == (entry.kind, entry.agreement, entry.who)
    assert ("can-terminate", f"frist can-terminate {ID} --as-of 2026-11-20 --receipt") == (found.command, found.asked)
    assert ("2026-11-20", None, 1, first.recorded_at) == (
        found.as_of.isoformat(), found.known_on, found.entries, found.known_at)
    assert (1, first.hash) == (found.head.seq, found.head.hash)
    assert {ID: found.head} == found.facts
    assert RULEBOOK.identity() == found.rulebook
    assert {"TERM-04", "TERMINATION-10"} < found.rules.keys()
    assert found.rules.keys() == {*found.conclusions["rules"].split(", ")}
    assert "2026-12-31" == found.conclusions["termination.kommun.last_day"]
    assert ["status", "certainty"] == list(found.conclusions)[:2]


@pytest.mark.usefixtures("answered")
def test_a_receipt_is_no_fact_nothing_is_assessed_or_derived_otherwise(
        somewhere: Place, inference: Inference, capsys: Capsys) -> None:
    rows, answer = derived(somewhere), lines(capsys, "assess", ID, *AS_OF)
    frist(capsys, "assess", ID, *AS_OF, "--receipt")
    assert rows == derived(somewhere)
    assert answer == lines(capsys, "assess", ID, *AS_OF)
    with Register.open(somewhere, inference) as register:
        assert () == register.agreement(ID).events
        assert () == register.store.verify()


@pytest.mark.usefixtures("added")
@pytest.mark.parametrize("words", [
    ("can-terminate",), ("assess",), ("deadlines",), ("why",), ("timeline",), ("payments",), ("cashflow",),
    ("obligations",), ("matter",)])
def test_every_command_that_answers_about_one_agreement_gives_a_receipt_and_the_same_answer(
        words: tuple[str, ...], somewhere: Place, capsys: Capsys) -> None:
    expected = lines(capsys, *words, ID, *AS_OF, "--json")
    status, out, err = frist(capsys, *words, ID, *AS_OF, "--json", "--receipt")
    assert (0, expected, True) == (status, out.splitlines(), err.startswith("Kvitto på svaret: post 2"))
    assert words[0] == kept(somewhere).command
    assert 0 == replay(capsys)[0]


@pytest.mark.usefixtures("added")
@pytest.mark.parametrize("file", [OSTERSUND, ".", "register:"])
def test_only_an_agreement_in_the_register_gives_a_receipt(file: str, somewhere: Place, capsys: Capsys) -> None:
    status, out, err = frist(capsys, "assess", file, "--receipt")
    assert (2, "") == (status, out)
    assert "Ett kvitto gäller ett avtal i registret." in err
    assert 1 == _length(somewhere)


@pytest.mark.usefixtures("added")
@pytest.mark.parametrize(("words", "status"), [
    (("assess", "okänt", "--receipt"), 3), (("can-terminate", ID, "--by", "okänd", "--receipt"), 2),
    (("what-if", ID, "--notice-on", "2026-01-01", "--receipt"), 2)])
def test_what_is_not_answered_gives_no_receipt(
        words: tuple[str, ...], status: int, somewhere: Place, capsys: Capsys) -> None:
    assert status == frist(capsys, *words)[0]
    assert 1 == _length(somewhere)


def _length(somewhere: Place) -> int:
    with Store.open(somewhere) as store:
        return store.head().seq


@pytest.mark.usefixtures("added")
@pytest.mark.parametrize("told", [("--register",), ("--register=",)])
def test_where_the_register_is_is_not_kept_since_it_may_hold_a_password(
        told: tuple[str, ...], somewhere: Place, capsys: Capsys) -> None:
    address = somewhere.url.render_as_string(hide_password=False).removeprefix("sqlite+pysqlite:///")
    words = ("--register", address) if told == ("--register",) else (f"--register={address}",)
    frist(capsys, *ASKED, *words, "--receipt")
    assert f"frist can-terminate {ID} --as-of 2026-11-20 --receipt" == kept(somewhere).asked


@pytest.mark.usefixtures("answered")
def test_an_answer_as_known_then_keeps_what_was_known_then(somewhere: Place, capsys: Capsys) -> None:
    lines(capsys, *NOTICE)
    with Store.open(somewhere) as store:
        added_at = datetime.fromisoformat(store.entry(1).recorded_at)
    today = datetime.now(UTC).astimezone().date()
    for entry, (told, known_on, entries) in enumerate((
            (f"{ID}@1", (), 1), (f"{ID}@{added_at.isoformat()}", (), 1), (ID, ("--known-on", today.isoformat()), 5),
            (f"{ID}@{(added_at + timedelta(days=9)).isoformat()}", (), 6), (f"{ID}@99", (), 7)), 4):
        frist(capsys, "can-terminate", told, *AS_OF, *known_on, "--receipt")
        found = kept(somewhere, entry)
        assert entries == found.entries
        assert (entries == 1) == ("2026-12-31" == found.conclusions["termination.kommun.last_day"] and
                                  "ends_on" not in found.conclusions)
        assert (known_on[1:] or (None,)) == (found.known_on and found.known_on.isoformat(),)
        status, told_as_json = replay(capsys, entry)
        assert (entries == 1, []) == (bool(status), told_as_json["changed_by_rules"])


def test_how_many_entries_were_known_is_found_by_their_number_and_by_time(store: Store) -> None:
    filled(store, events=2)
    store.append([noticed(9)], NOON + HOUR)
    assert (4, 0, 3, 4) == tuple(entries_known(store, known_at) for known_at in (None, 0, 3, 99))
    assert (0, 3, 3, 4) == tuple(entries_known(store, NOON + later) for later in (
        -HOUR, 0 * HOUR, HOUR - timedelta(microseconds=1), HOUR))


# --- Whether it stands ------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("answered")
def test_an_answer_stands_while_facts_and_rules_are_the_same(capsys: Capsys) -> None:
    found = lines(capsys, "receipt", "replay", "2")
    assert {"Fakta: inget nytt har förts in.", "Med dagens regler på samma fakta:", "Med dagens fakta dessutom:",
            "  \N{EN DASH} Ingenting ändras i bedömningen."} < {*found}
    assert "Svaret står sig." == found[-1]
    status, told = replay(capsys)
    assert (0, True, [], True) == (status, told["same"], told["facts"]["since"], told["rules"]["same"])


@pytest.mark.usefixtures("answered")
def test_a_new_fact_is_named_with_what_it_changes_and_the_answer_does_not_stand(capsys: Capsys) -> None:
    lines(capsys, *NOTICE, "--reference", "RS 1")
    status, out, err = frist(capsys, "receipt", "replay", "2")
    found = out.splitlines()
    assert (1, "", "Svaret står sig inte.") == (status, err, found[-1])
    assert "Fakta: antal poster som har förts in sedan dess: 1." in found
    assert [line for line in found if line.startswith(f"  \N{EN DASH} post 3, {ID}: händelse, uppsägning, ")
            and line.endswith(", jurist, RS 1")]
    where = found.index("Med dagens fakta dessutom:")
    assert "  \N{EN DASH} Ingenting ändras i bedömningen." == found[where - 1]
    assert "  \N{EN DASH} Sista dag: inte bestämd → den 31 december 2027" in found[where:]
    status, told = replay(capsys)
    assert (1, False, [3], []) == (status, told["same"], [each["entry"] for each in told["facts"]["since"]],
                                   told["changed_by_rules"])
    assert {"conclusion": "ends_on", "before": None, "after": "2027-12-31"} in told["changed_by_facts"]
    lines(capsys, "record", "correction", "3", "--received-on", "2026-11-01")
    lines(capsys, "undo", "3", "--why", "Fel")
    status, told = replay(capsys)
    assert (0, [3, 4, 5]) == (status, [each["entry"] for each in told["facts"]["since"]])
    found = lines(capsys, "receipt", "replay", "2", "--lang", "en")
    assert [True, True] == [any(part in line for line in found)
                            for part in ("correction of entry 3", "entry 3 taken back")]


@pytest.mark.usefixtures("answered")
def test_a_fact_that_changes_nothing_in_the_answer_lets_it_stand(capsys: Capsys) -> None:
    lines(capsys, "record", "notice", ID, "--by", "kommun", "--received-on", "2030-01-01", *AS_OF)
    status, told = replay(capsys)
    assert (0, [3]) == (status, [each["entry"] for each in told["facts"]["since"]])


@pytest.fixture
def other_rules(monkeypatch: pytest.MonkeyPatch) -> Rulebook:
    """A rulebook in which one rule reads otherwise, and the sum of what follows is the same."""
    other = Rulebook(tuple(evolve(each, sv=f"{each.sv} Alltid.") if each.id == "TERM-04" else each
                           for each in RULEBOOK.rules))
    monkeypatch.setattr("engine.cli.parts.configured", lambda: other)
    return other


@pytest.mark.usefixtures("answered")
def test_rules_that_read_otherwise_are_named(other_rules: Rulebook, capsys: Capsys) -> None:
    status, told = replay(capsys)
    assert {"then": RULEBOOK.identity(), "now": other_rules.identity(), "same": False, "other": ["TERM-04"],
            "gone": []} == told["rules"]
    assert (0, []) == (status, told["changed_by_rules"])
    found = lines(capsys, "receipt", "replay", "2")
    assert "  \N{EN DASH} Ändrade regler bland dem som svaret byggde på: TERM-04" in found


@pytest.mark.usefixtures("answered")
def test_a_rule_that_leads_elsewhere_is_told_by_what_it_changes(
        monkeypatch: pytest.MonkeyPatch, capsys: Capsys) -> None:
    assert not [each.id for each in RULEBOOK.rules if "STATUS-03" in each.exception_to]
    renamed = Rulebook(tuple(evolve(each, id="STATUS-93") if each.id == "STATUS-03" else each
                             for each in RULEBOOK.rules))
    monkeypatch.setattr("engine.cli.parts.configured", lambda: renamed)
    status, told = replay(capsys)
    assert (1, ["STATUS-03"], ["rules"]) == (
        status, told["rules"]["gone"], [each["conclusion"] for each in told["changed_by_rules"]])
    _, out, _ = frist(capsys, "receipt", "replay", "2")
    assert "Regler som svaret byggde på och som inte längre finns: STATUS-03" in out
    assert "Regler som tillkommer i skälen: STATUS-93" in out


@pytest.mark.usefixtures("answered")
def test_entries_that_have_been_altered_or_cut_are_told(somewhere: Place, capsys: Capsys) -> None:
    with Store.open(somewhere) as store, unguarded(store) as connection:
        connection.execute(text("UPDATE entry SET hash = :hash WHERE seq = 1"), {"hash": "0" * 64})
    status, told = replay(capsys)
    assert (3, ["Post 1 har ändrats sedan den fördes in."]) == (status, [each["message"] for each in told["problems"]])


def test_an_agreement_that_is_gone_can_no_longer_be_assessed_but_its_receipt_is_shown(
        answered: list[str], capsys: Capsys) -> None:
    assert answered
    lines(capsys, "undo", "1", "--why", "Inte vårt avtal")
    status, out, err = frist(capsys, "receipt", "replay", "2")
    assert (1, True, True) == (status, "Går inte längre att bedöma." in out, "Det finns inget avtal" in err)
    assert (1, 1) == (replay(capsys)[0], len(replay(capsys)[1]["problems"]))
    assert "  \N{EN DASH} Läge: gäller" in lines(capsys, "receipt", "show", "2")


def test_what_the_agreement_ends_with_is_a_fact_too(tmp_path: Path, somewhere: Place, capsys: Capsys) -> None:
    (tmp_path / "bilaga.toml").write_text(
        f'[agreement]\nid = "bilaga"\ntitle = "Bilagan"\nends_with = "{ID}"\n[[party]]\nid = "region"\n'
        '[[party]]\nid = "kommun"\n[term]\nstarts_on = 2022-01-01\n', encoding="utf-8")
    lines(capsys, "register", "init")
    lines(capsys, "register", "add", OSTERSUND, "bilaga.toml")
    frist(capsys, "assess", "bilaga", *AS_OF, "--receipt")
    found = kept(somewhere, 3)
    assert {"bilaga", ID} == found.facts.keys()
    assert ["bilaga", ID] == list(found.facts)
    assert 0 == replay(capsys, 3)[0]
    lines(capsys, *NOTICE)
    status, told = replay(capsys, 3)
    assert (1, [(4, ID)]) == (status, [(each["entry"], each["agreement"]) for each in told["facts"]["since"]])
    assert {"conclusion": "ends_on", "before": None, "after": "2027-12-31"} in told["changed_by_facts"]


# --- Shown and listed -------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("answered")
def test_a_receipt_is_shown_in_words_in_both_languages(capsys: Capsys) -> None:
    found = lines(capsys, "receipt", "show", "2")
    assert found[0].startswith("Kvitto 2, Regional samverkan: Östersund: den ")
    assert f"Fråga: frist can-terminate {ID} --as-of 2026-11-20 --receipt" == found[1]
    assert "Bedömning per den 20 november 2026." == found[2]
    assert found[3].startswith(f"Fakta om {ID}: till och med post 1 (")
    assert "  \N{EN DASH} Läge: gäller" == found[6]
    assert ("  \N{EN DASH} Kan parterna säga upp: ja, sista dag den 31 december 2026, "
            "gäller då till och med den 31 december 2027") in found
    english = lines(capsys, "receipt", "show", "2", "--lang", "en")
    assert "  \N{EN DASH} Status: in force" in english
    assert len(found) == len(english)


@pytest.mark.usefixtures("answered")
def test_a_receipt_as_json_is_what_is_kept(somewhere: Place, capsys: Capsys) -> None:
    told = json.loads("\n".join(lines(capsys, "receipt", "show", "2", "--json")))
    assert kept(somewhere).as_json().items() <= told.items()
    assert {"receipt", "agreement", "recorded_at", "who", "hash"} == told.keys() - kept(somewhere).as_json().keys()


@pytest.mark.usefixtures("answered")
def test_receipts_are_listed_all_or_those_of_one_agreement(tmp_path: Path, capsys: Capsys) -> None:
    (tmp_path / "avtal.toml").write_text(DOCUMENT, encoding="utf-8")
    lines(capsys, "register", "add", "avtal.toml")
    assert ["Det finns inga kvitton."] == lines(capsys, "receipt", "list", "avtal")
    frist(capsys, "payments", "avtal", *AS_OF, "--receipt")
    assert [["2", ID], ["4", "avtal"]] == [
        [line.split("  ")[0], line.split("  ")[3]] for line in lines(capsys, "receipt", "list")]
    assert [ID] == [each["agreement"] for each in json.loads(
        "\n".join(lines(capsys, "receipt", "list", f"register:{ID}", "--json")))]
    assert 3 == frist(capsys, "receipt", "list", "okänt")[0]


@pytest.mark.usefixtures("answered")
@pytest.mark.parametrize("command", ["show", "replay"])
def test_what_is_no_receipt_is_said_to_be_none(command: str, capsys: Capsys) -> None:
    assert (3, "", f"{ID}: Post 1 är inget kvitto. Se frist receipt list.\n") == frist(capsys, "receipt", command, "1")
    assert 3 == frist(capsys, "receipt", command, "99")[0]
    assert 2 == frist(capsys, "receipt", command, "x")[0]


def test_every_kind_of_fact_has_words_for_when_it_has_been_entered_since() -> None:
    for language in ("sv", "en"):
        assert all(Phrases(language)(f"receipt.{kind}", other="1", kind="x") for kind in (
            AGREEMENT, EVENT, "correction", "retraction"))
