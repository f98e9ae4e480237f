"""The README's examples say what the program says."""

import re
import shlex
from pathlib import Path

import pytest

from engine.cli import main

ROOT = Path(__file__).parents[1]
EXAMPLE = re.compile(r"^```console\n\$ frist (.*?)\n(.*?)\n```$", re.MULTILINE | re.DOTALL)
EXAMPLES = EXAMPLE.findall((ROOT / "README.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("command", "expected"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_an_example_in_the_readme_is_what_the_command_prints(
        command: str, expected: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("FRIST_LANG", "sv")
    with pytest.raises(SystemExit) as ended:
        main(shlex.split(command))
    assert 0 == ended.value.code
    assert expected == capsys.readouterr().out.rstrip()


def test_the_readme_has_examples() -> None:
    assert len(EXAMPLES) >= 5
