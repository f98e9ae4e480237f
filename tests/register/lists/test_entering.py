"""Whatever is imported, on either database: all of it is entered, or nothing, and the chain is whole."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from engine.documents import is_common_text, load
from engine.inference import Inference
from engine.model.problems import ProblemsError
from engine.register.contents import version_body
from engine.register.register import Register
from engine.register.store import AGREEMENT, Draft
from engine.register.url import Place
from tests.cli.test_commands import frist
from tests.register.entering import NOON
from tests.register.lists.lists import HEADINGS, PLAIN, workbook

SCENARIOS: Final = Path(__file__).parents[3] / "scenarios"
DOCUMENTS: Final = [path for path in sorted(SCENARIOS.rglob("*.toml")) if not is_common_text(path)]
MANY: Final = 200
HARD: Final = (
    "../../../../etc/passwd", "/etc/passwd", "C:\\x", "'; DROP TABLE entry; --", "\\u0000", "\x1b[2J", "\u202e",
    "[[", "]]",
    '"""', "=cmd()", "x" * 70_000, "1e400", "9" * 5_000, "{" * 40, "\N{SNOWMAN}", "= {}",
    "\n[[event]]\nkind = 'notice'\n",
    "-1", "0001-01-01", "9999-12-31", "\r", "\t", "#")


def address(somewhere: Place) -> str:
    """The place as a command is told it."""
    return str(somewhere.file or somewhere.url.render_as_string(hide_password=False))


@pytest.fixture
def register(somewhere: Place, inference: Inference) -> Iterator[Register]:
    """A register with nothing in it."""
    with Register.open(somewhere, inference, make=True) as made:
        yield made


def test_a_list_and_a_folder_go_in_and_out_on_either_database(
        register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    told = [f'{key} = "{heading}"' for key, heading in zip(
        ("title", "parties", "starts_on", "ends_on", "renewal", "notice_period"), HEADINGS, strict=True)]
    Path("karta.toml").write_text("\n".join(["[columns]", *told, "[notice_fixed_term]", "counted = 'from_notice'"]),
                                  encoding="utf-8")
    workbook(Path("avtal.xlsx"), HEADINGS, PLAIN)
    words = ("--yes", "--register", address(register.store.place), "--json")
    assert 0 == frist(capsys, "register", "import", "avtal.xlsx", "--map", "karta.toml", *words)[0]
    assert 0 == frist(capsys, "register", "import", str(SCENARIOS), *words)[0]
    assert (38, ()) == (register.store.head().seq, register.store.verify())
    assert 38 == json.loads(frist(capsys, "register", "export", "ut", *words[1:])[1])["agreements"]
    assert 38 == json.loads(frist(capsys, "register", "export", "ut.xlsx", *words[1:])[1])["agreements"]
    assert 38 == len(json.loads(frist(capsys, "register", "import", "ut", *words)[1])["unchanged"])


def test_documents_with_something_wrong_in_them_are_entered_or_refused_whole(register: Register,
    tmp_path: Path) -> None:
    choose = random.Random(11)  # noqa: S311  # the same documents every time
    sources = {path: version_body(path) for path in DOCUMENTS}
    refused = 0
    for number in range(MANY):
        path = spoilt(choose, sources[choose.choice(DOCUMENTS)], tmp_path / str(number))
        before = register.store.head().seq
        try:
            draft = Draft(kind=AGREEMENT, agreement=load(path).id, body=version_body(path), who="x")
            register.enter([draft], NOON)
        except ProblemsError:
            refused += 1
            assert before == register.store.head().seq
    assert (MANY - refused, ()) == (register.store.head().seq, register.store.verify())
    assert MANY / 10 < refused < MANY * 9 / 10


def spoilt(choose: random.Random, body: dict[str, dict[str, str]], folder: Path) -> Path:
    """The document in a folder of its own, with something put into it, taken out, or moved."""
    for name, text in body["files"].items():
        content = text
        for _ in range(choose.randrange(3)):
            first, last = sorted(choose.randrange(len(content) + 1) for _ in range(2))
            match choose.randrange(4):
                case 0:
                    content = content[:first] + choose.choice(HARD) + content[first:]
                case 1:
                    content = content[:first] + content[min(last, first + 40):]
                case 2:
                    content = content[:first] + content[last:last + 200] + content[first:]
                case _:
                    content = content.replace(choose.choice(["2019", "kommun", "period", '"', "3", "region"]),
                                              choose.choice(HARD), 1)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8", newline="")
    return folder / str(body["main"])
