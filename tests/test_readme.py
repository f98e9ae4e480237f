"""The README's examples say what the program says."""

import re
import shlex
from pathlib import Path

import pytest

from engine.cli import main

ROOT = Path(__file__).parents[1]
EXAMPLE = re.compile(r"^```console\n\$ frist (.*?)\n(.*?)\n```$", re.MULTILINE | re.DOTALL)
WRITING = re.compile(r"<!-- register -->\n(.*?)<!-- /register -->", re.DOTALL)
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = EXAMPLE.findall(WRITING.sub("", README))
IN_THE_REGISTER = EXAMPLE.findall("".join(WRITING.findall(README)))
"""Those that build on each other, in a register with what the README has added to it."""


@pytest.mark.parametrize(("command", "expected"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_an_example_in_the_readme_is_what_the_command_prints(
        command: str, expected: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("FRIST_LANG", "sv")
    assert expected == said(command, capsys)


def test_the_examples_in_a_register_are_what_the_commands_print_one_after_another(
        tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("FRIST_LANG", "sv")
    monkeypatch.setenv("FRIST_REGISTER", str(tmp_path / "register.sqlite"))
    said("register init", capsys)
    said("register add scenarios/jamtland", capsys)
    for command, expected in IN_THE_REGISTER:
        assert expected == said(command, capsys)


def said(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What ``frist`` prints, when it answers."""
    with pytest.raises(SystemExit) as ended:
        main(shlex.split(command))
    assert 0 == ended.value.code
    return capsys.readouterr().out.rstrip()


def test_the_readme_has_examples() -> None:
    assert len(EXAMPLES) >= 5
    assert len(IN_THE_REGISTER) >= 3
