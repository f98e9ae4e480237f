"""Agreements are imported from folders and lists: shown first, entered all or none, and never guessed."""

import csv
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import pytest
from openpyxl import Workbook

from engine.cli import register_export
from engine.explain.phrases import Phrases
from engine.inference import Inference
from engine.register import reading
from engine.register.contents import Known, event_body, version_body
from engine.register.exporting import write
from engine.register.register import Register
from engine.register.registration import Signing, registered
from engine.register.store import AGREEMENT, EVENT, Draft, Store
from engine.register.url import place
from tests.cli.test_commands import AS_OF, OSTERSUND, frist, lines

HEADINGS: Final = ("Diarienummer", "Avtalets namn", "Motpart", "Startdatum", "Slutdatum", "Förlängning",
"Uppsägningstid")
PLAIN: Final = ("RS/1/2024", "Städavtal", "Acme AB", date(2024, 1, 1), date(2026, 12, 31), "automatiskt 12 mån",
"3 mån")
HIRE: Final = ("RS/2/2024", "Hyra", "Ö AB", "2024-02-01", "tills vidare", None, "6 månader")
FAULTY: Final = ("RS/3/2024", "Bil", "Å AB", "03/04/2024", "31/12 2026", "nej", "lagom")
SAID: Final = """
[own_party]
id = "region"
name = "Regionen"
[notice_fixed_term]
counted = "before_term_end"
[notice_open_ended]
counted = "from_notice"
"""
SCENARIOS: Final = Path(OSTERSUND).parents[1]


@pytest.fixture(autouse=True)
def swedish(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A register with nothing in it, and a folder to work in."""
    monkeypatch.setenv("FRIST_LANG", "sv")
    monkeypatch.setenv("FRIST_WHO", "registrator")
    monkeypatch.setenv("FRIST_REGISTER", str(tmp_path / "register.sqlite"))
    monkeypatch.chdir(tmp_path)
    lines(capsys, "register", "init")


def listed(*rows: tuple[object, ...], name: str = "avtal.xlsx") -> str:
    """A list in the folder, with the map that fits it beside."""
    book = Workbook()
    book.active.title = "Avtal"
    for row in (HEADINGS, *rows):
        book.active.append(row)
    book.save(name)
    columns = ("diary_number", "title", "parties", "starts_on", "ends_on", "renewal", "notice_period")
    told = "\n".join(f'{key} = "{heading}"' for key, heading in zip(columns, HEADINGS, strict=True))
    Path("karta.toml").write_text(f'sheet = "Avtal"\n[columns]\n{told}\n{SAID}', encoding="utf-8")
    return name


def told_json(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> dict[str, Any]:
    found, out, _ = frist(capsys, *words, "--json")
    assert status == found
    return dict(json.loads(out))


def head(capsys: pytest.CaptureFixture[str]) -> str:
    return lines(capsys, "register", "head")[0].partition(":")[0]


def history() -> list[tuple[str | None, str, str, str]]:
    """The agreement, who, why and reference of each entry."""
    with Store.open(place("register.sqlite", {})) as store:
        return [(each.agreement, each.who, each.why, each.reference) for each in store.entries()]


# --- Lists ----------------------------------------------------------------------------------------------------------


def test_the_first_run_writes_the_map_shows_what_is_there_and_enters_nothing(
        capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = frist(capsys, "register", "import", listed(PLAIN, HIRE, FAULTY))
    assert (0, "0") == (status, head(capsys))
    assert ["0 nya, 0 ändras, 0 oförändrade, 3 kan inte läsas.", "Kartan är skriven: avtal.map.toml",
            "Kontrollera den, och kör sedan: frist register import avtal.xlsx --map avtal.map.toml"] == out.splitlines()
    assert "avtal.xlsx: Avtal!G2: Listan säger inte hur uppsägningstiden räknas." in err
    assert 'title = "Avtalets namn"' in Path("avtal.map.toml").read_text(encoding="utf-8")


def test_a_map_is_never_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    name = listed(PLAIN)
    Path("avtal.map.toml").write_text("# mitt\n", encoding="utf-8")
    status, out, err = frist(capsys, "register", "import", name)
    assert (3, "") == (status, out)
    assert "avtal.map.toml finns redan. Ingenting skrivs över." in err
    assert "# mitt\n" == Path("avtal.map.toml").read_text(encoding="utf-8")


def test_a_list_is_shown_and_entered_when_it_is_agreed_to(
        capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("register", "import", listed(PLAIN, HIRE), "--map", "karta.toml")
    for answer, expected in (("nej", "Inget är infört."), ("", "Inget är infört."), ("Ja",
    "2 avtal införda, post 1\u20134.")):
        monkeypatch.setattr("click.prompt", lambda *_, answer=answer, **__: answer)
        out = lines(capsys, *words)
        assert ["Nytt: stadavtal (Städavtal)", "Nytt: hyra (Hyra)"] == out[:2]
        assert expected == out[-1]
    assert [("stadavtal", "registrator", "Ur avtal.xlsx Avtal!2:2", "RS/1/2024"),
            ("hyra", "registrator", "Ur avtal.xlsx Avtal!3:3", "RS/2/2024")] == history()[::2]
    assert history()[::2] == history()[1::2]
    assert any("den 30 september 2026" in line for line in lines(capsys, "can-terminate", "stadavtal", *AS_OF))


def test_nothing_is_asked_with_yes_and_the_reason_given_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    out = lines(capsys, "register", "import", listed(("-", *PLAIN[1:])), "--map", "karta.toml", "--yes", "--why",
    "Ny lista",
                "--reference", "RS/9")
    assert "1 avtal infört, post 1." == out[-1]
    assert [("stadavtal", "registrator", "Ny lista (ur avtal.xlsx Avtal!2:2)", "RS/9")] == history()


def test_faulty_rows_stop_everything_unless_they_are_to_be_left(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("register", "import", listed(PLAIN, FAULTY), "--map", "karta.toml", "--yes")
    status, out, err = frist(capsys, *words)
    assert (3, "0", "Inget är infört.") == (status, head(capsys), out.splitlines()[-1])
    assert 'Avtal!D3: "03/04/2024" kan vara två olika dagar.' in err
    assert 'Avtal!G3: "lagom" är ingen tidslängd som kan läsas.' in err
    assert "1 avtal infört, post 1\u20132." == frist(capsys, *words, "--skip-faulty")[1].splitlines()[-1]


def test_the_same_list_again_changes_nothing_and_a_changed_row_is_shown_as_that(
        capsys: pytest.CaptureFixture[str]) -> None:
    words = ("register", "import", listed(PLAIN, HIRE), "--map", "karta.toml", "--yes")
    lines(capsys, *words)
    assert ["Finns redan i denna lydelse: stadavtal, hyra.", "0 nya, 0 ändras, 2 oförändrade, 0 kan inte läsas.",
            "Inget är infört."] == lines(capsys, *words)
    listed((*PLAIN[:4], date(2027, 12, 31), "nej", PLAIN[6]), HIRE)
    assert ["Ändras: stadavtal (Städavtal)", "  term.ends_on: 2026-12-31 → 2027-12-31",
            '  renewal.kind: "automatic" → inget', '  renewal.period: "12 months" → inget'] == lines(capsys, *words)[:4]
    assert "5" == head(capsys)


def test_what_registrators_keep_is_registered_and_changed_apart_from_the_document(
        capsys: pytest.CaptureFixture[str]) -> None:
    text = ('id = "Id"\ntitle = "Namn"\ndiary_number = "Dnr"\noriginal = "Original"\nsecrecy = "Sekretess"\n'
            'decision = "Beslut"')
    empty = '[empty]\nstart = "draft"\nend = "open_ended"\nnotice = "none"\n'
    Path("m.toml").write_text(f"[columns]\n{text}\n{empty}{SAID}", encoding="utf-8")

    def entered(*cells: str) -> list[str]:
        with Path("l.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows([("Id", "Namn", "Dnr", "Original", "Sekretess", "Beslut"), cells])
        return lines(capsys, "register", "import", "l.csv", "--map", "m.toml", "--yes")

    entered("a", "Hyra", "RS/1", "Arkivet", "nej", "RS 2024-01-15 § 3")
    with Store.open(place("register.sqlite", {})) as store:
        found = registered(store.entries())
    assert ("RS/1", "Arkivet", "none", (Signing(None, None, "RS 2024-01-15 § 3"),)) == (
        found.diary_number, found.original, found.secrecy, found.signings)
    assert "Inget är infört." == entered("a", "Hyra", "RS/1", "Arkivet", "ingen", "RS 2024-01-15 § 3")[-1]
    assert "Inget är infört." == entered("a", "Hyra", "", "", "", "")[-1]
    assert ["Ändras: a (Hyra)", "  diary_number: RS/1 → RS/2"] == entered("a", "Hyra", "RS/2", "", "", "")[:2]
    lines(capsys, "register", "export", "ut.csv")
    assert "a;Hyra;Regionen;RS/2;" in Path("ut.csv").read_text(encoding="utf-8-sig")


def test_a_row_never_takes_away_what_a_list_cannot_tell(capsys: pytest.CaptureFixture[str]) -> None:
    lines(capsys, "register", "add", OSTERSUND)
    status, _, err = frist(capsys, "register", "import", listed(("1", "Jämtland, Östersund", *PLAIN[2:])), "--map",
                           "karta.toml", "--yes")
    assert (3, "1") == (status, head(capsys))
    assert "Avtal!2:2: Avtalet ”jamtland-ostersund” finns i registret med uppgifter som en lista inte kan ge" in err


def test_hidden_sheets_and_columns_without_a_place_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    book = Workbook()
    book.active.title = "Avtal"
    book.active.append(("Namn", "Ansvarig"))
    book.active.append(("Hyra", "Eva"))
    book.create_sheet("Gamla").sheet_state = "hidden"
    book.save("lista.xlsx")
    Path("m.toml").write_text('[columns]\ntitle = "Namn"\nresponsible = "Ansvarig"\n[empty]\nstart = "draft"\n'
                              'end = "open_ended"\nnotice = "none"\n' + SAID, encoding="utf-8")
    out = lines(capsys, "register", "import", "lista.xlsx", "--map", "m.toml", "--yes")
    assert ["Nytt: hyra (Hyra)", "Dolda blad läses inte: Gamla.",
            "Det här förs inte in i registret: den som ansvarar för avtalet."] == out[:3]
    assert "Eva" not in json.dumps(history())


def test_a_list_is_told_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("register", "import", listed(PLAIN, FAULTY), "--map", "karta.toml")
    shown = told_json(capsys, *words, status=3)
    assert (["stadavtal"], None, ["Avtal!D3", "Avtal!G3"]) == (
        [each["agreement"] for each in shown["added"]], shown["entered"], [each["path"] for each in shown["problems"]])
    assert [{"entry": 1, "agreement": "stadavtal"}, {"entry": 2, "agreement": "stadavtal"}] == told_json(
        capsys, *words, "--yes", "--skip-faulty")["entered"]
    assert told_json(capsys, "register", "import", "avtal.xlsx")["is_first"]


def test_a_list_of_formulas_and_sql_is_entered_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    names = ["'; DROP TABLE entry; --", "=1+1", "../../etc/passwd", "+46", "@x", "-x"]
    with Path("avtal.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([HEADINGS, *(
            (f"RS/{number}", name, name, "2024-01-01", "2026-12-31", "nej", "ingen") for number,
            name in enumerate(names))])
    listed(PLAIN)
    text = Path("karta.toml").read_text(encoding="utf-8").replace('sheet = "Avtal"\n', "")
    Path("karta.toml").write_text(text, encoding="utf-8")
    lines(capsys, "register", "import", "avtal.csv", "--map", "karta.toml", "--yes")
    assert ["drop-table-entry", "1-1", "etc-passwd", "46", "x", "x-x"] == [
        agreement for agreement, *_ in history()][::2]
    lines(capsys, "register", "export", "ut.csv")
    with Path("ut.csv").open(encoding="utf-8-sig", newline="") as file:
        titles = [row["Avtalets namn"] for row in csv.DictReader(file, delimiter=";")]
    assert sorted(name if name[0] not in "=+-@" else f"'{name}" for name in names) == sorted(titles)


def test_a_list_that_is_no_list_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    Path("avtal.xlsx").write_bytes(b"nej")
    status, out, err = frist(capsys, "register", "import", "avtal.xlsx")
    assert (3, "") == (status, out)
    assert "avtal.xlsx: Filen kan inte läsas som en arbetsbok" in err
    assert not Path("avtal.map.toml").exists()


def test_without_a_register_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = listed(PLAIN)
    status, out, err = frist(capsys, "register", "import", name, "--register", str(tmp_path / "annat.sqlite"))
    assert (3, "") == (status, out)
    assert "Här finns inget register." in err
    assert not Path("avtal.map.toml").exists()


# --- Folders and documents ------------------------------------------------------------------------------------------


def test_a_folder_is_imported_with_the_common_texts_and_passed_over_the_second_time(
        capsys: pytest.CaptureFixture[str]) -> None:
    out = lines(capsys, "register", "import", str(SCENARIOS), "--yes")
    assert "37 avtal införda, post 1\u201337." == out[-1]
    assert ["Finns redan i denna lydelse: 37 avtal.", "0 nya, 0 ändras, 37 oförändrade, 0 kan inte läsas.",
            "Inget är infört."] == lines(capsys, "register", "import", str(SCENARIOS), "--yes")
    assert ("jamtland-are", "registrator", "Ur are.toml", "") in history()


def test_a_document_that_has_changed_is_shown_with_what_changes(capsys: pytest.CaptureFixture[str]) -> None:
    path = Path("avtal.toml")
    text = '[agreement]\nid = "avtal"\n[[party]]\nid = "a"\n[term]\nstarts_on = 2024-01-01\n'
    path.write_text(text, encoding="utf-8")
    lines(capsys, "register", "import", "avtal.toml", "--yes")
    path.write_text(text + "ends_on = 2026-12-31\n", encoding="utf-8")
    assert ["Ändras: avtal (avtal)", "  term.ends_on: inget → 2026-12-31"] == lines(
        capsys, "register", "import", "avtal.toml", "--yes")[:2]
    path.write_text(text + "ends_on = 2026-12-31 # sagt\n", encoding="utf-8")
    assert ["Ändras: avtal (avtal)", "  Texten eller en gemensam text är en annan."] == lines(
        capsys, "register", "import", "avtal.toml", "--yes")[:2]


def test_one_faulty_document_stops_the_folder_unless_it_is_to_be_left(capsys: pytest.CaptureFixture[str]) -> None:
    Path("mapp").mkdir()
    Path("mapp/a.toml").write_text('[agreement]\nid = "a"\n[[party]]\nid = "x"\n', encoding="utf-8")
    Path("mapp/b.toml").write_text('[agreement]\nid = "b"\n', encoding="utf-8")
    assert 3 == frist(capsys, "register", "import", "mapp", "--yes")[0]
    assert "0" == head(capsys)
    out = frist(capsys, "register", "import", "mapp", "--yes", "--skip-faulty")[1]
    assert "1 avtal infört, post 1." == out.splitlines()[-1]


def test_a_map_is_for_lists_only(capsys: pytest.CaptureFixture[str]) -> None:
    Path("m.toml").write_text("", encoding="utf-8")
    status, _, err = frist(capsys, "register", "import", OSTERSUND, "--map", "m.toml")
    assert (3, True) == (status, "En karta hör till en lista" in err)


@pytest.mark.parametrize("command", ["add", "import"])
def test_a_document_with_what_is_recorded_is_refused_by_add_and_import_alike(
        command: str, inference: Inference, capsys: pytest.CaptureFixture[str]) -> None:
    lines(capsys, "register", "add", OSTERSUND)
    told = {"kind": "notice", "by": "kommun", "received_on": date(2026, 11, 1)}
    with Register.open(place("register.sqlite", {}), inference) as register:
        register.enter([Draft(kind=EVENT, agreement="jamtland-ostersund", body=event_body(told), who="x")],
        datetime.now(UTC))
    lines(capsys, "register", "export", "ut")
    more = ["--yes"] if command == "import" else []
    document = "ut" if command == "import" else "ut/jamtland-ostersund/ostersund.toml"
    status, _, err = frist(capsys, "register", command, document, *more)
    assert (3, "2") == (status, head(capsys))
    assert "jamtland-ostersund/ostersund.toml: event[0]: Händelsen är redan införd i registret, som post 2" in err


# --- Export ---------------------------------------------------------------------------------------------------------


def test_what_is_exported_from_one_register_and_imported_into_another_is_the_same(
        capsys: pytest.CaptureFixture[str], inference: Inference) -> None:
    lines(capsys, "register", "import", str(SCENARIOS), "--yes")
    lines(capsys, "register", "import", listed(PLAIN, HIRE), "--map", "karta.toml", "--yes")
    told, = lines(capsys, "register", "export", "ut")
    assert told.startswith("39 avtal skrivna till ut. Registreringsuppgifter, personer och kvitton följer inte med")
    other = ("--register", "annat.sqlite")
    lines(capsys, "register", "init", *other)
    assert "39 avtal införda, post 1\u201339." == lines(capsys, "register", "import", "ut", "--yes", *other)[-1]
    one, another = (Register.open(place(name, {}), inference) for name in ("register.sqlite", "annat.sqlite"))
    with one, another:
        assert list(one.every()) == list(another.every())


def test_an_agreement_that_others_complete_is_imported_only_if_it_was_exported(
        capsys: pytest.CaptureFixture[str]) -> None:
    lines(capsys, "register", "add", str(SCENARIOS / "tvist-uppgjord.toml"))
    lines(capsys, "register", "export", "ut")
    lines(capsys, "register", "init", "--register", "annat.sqlite")
    out = lines(capsys, "register", "import", "ut", "--yes", "--register", "annat.sqlite")
    assert "1 avtal infört, post 1." == out[-1]


def there(path: str, make: Callable[[Path], object]) -> str:
    make(Path(path))
    return path


@pytest.mark.parametrize(("path", "make"), [
    ("ut.csv", Path.touch), ("ut.xlsx", Path.touch), ("ut", Path.touch),
    ("mapp", lambda path: (path.mkdir(), (path / "x").touch()))])
def test_an_export_writes_nothing_over(
        path: str, make: Callable[[Path], object], capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = frist(capsys, "register", "export", there(path, make))
    assert (3, "") == (status, out)
    assert f"{path} finns redan. Ingenting skrivs över." in err


def test_an_export_may_be_to_an_empty_folder_and_of_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Path("ut").mkdir()
    assert {"written": "ut", "agreements": 0, "register": str(Path("register.sqlite").absolute())} == told_json(
        capsys, "register", "export", "ut")


@pytest.mark.parametrize("name", ["ut.csv", "ut.xlsx"])
def test_a_table_can_be_read_as_a_list_again(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines(capsys, "register", "import", listed(PLAIN, HIRE), "--map", "karta.toml", "--yes")
    lines(capsys, "register", "export", name)
    assert 0 == frist(capsys, "register", "import", name)[0]
    map_path = Path("ut.map.toml")
    said = SAID.replace('[own_party]\nid = "region"\nname = "Regionen"\n', "")
    map_path.write_text(map_path.read_text(encoding="utf-8") + said, encoding="utf-8")
    shown = told_json(capsys, "register", "import", name, "--map", str(map_path))
    assert [] == shown["problems"]
    assert ["hyra", "stadavtal"] == sorted(each["agreement"] for each in shown["changed"])
    assert {"party.id"} == {one["key"] for each in shown["changed"] for one in each["changes"]}


def test_an_export_is_as_known_then(capsys: pytest.CaptureFixture[str]) -> None:
    lines(capsys, "register", "add", OSTERSUND)
    before = datetime.now(UTC).isoformat()
    lines(capsys, "register", "add", str(SCENARIOS / "nseo.toml"))
    for number, (then, expected) in enumerate((("1", 1), ("2", 2), (before, 1), ("2000-01-01", 0))):
        for name in (f"ut-{number}", f"ut-{number}.csv"):
            assert expected == told_json(capsys, "register", "export", name, "--known-on", then)["agreements"]


def test_what_is_entered_while_an_export_is_written_is_not_in_it(
        capsys: pytest.CaptureFixture[str], inference: Inference, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("nseo", "riks"):
        Path(f"{name}.toml").write_text((SCENARIOS / "nseo.toml").read_text(encoding="utf-8").replace(
            'id = "nseo"', f'id = "{name}"', 1), encoding="utf-8")
        lines(capsys, "register", "add", f"{name}.toml")
    expected = Path("riks.toml").read_text(encoding="utf-8")

    def writing(what: Known, folder: Path, say: Phrases) -> Path:
        Path("riks.toml").write_text(f"{expected}# Ny version\n", encoding="utf-8")
        with Register.open(place("register.sqlite", {}), inference) as other:
            other.enter([Draft(kind=AGREEMENT, agreement="riks", body=version_body(Path("riks.toml")), who="annan")],
                        datetime.now(UTC))
        return write(what, folder, say)

    monkeypatch.setattr(register_export, "write", writing)
    monkeypatch.setattr(reading, "AT_A_TIME", 1)
    lines(capsys, "register", "export", "ut")
    assert expected == Path("ut/riks/riks.toml").read_text(encoding="utf-8")
    assert "2" == json.loads(Path("ut/export.json").read_text(encoding="utf-8"))["head"].partition(":")[0]


@pytest.mark.parametrize("told", ["igår", "2026-02-30", ""])
def test_what_is_no_instant_is_told(told: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = frist(capsys, "register", "export", "ut", "--known-on", told)
    assert (3, "") == (status, out)
    assert "är ingen tidpunkt." in err
