"""What the tests of assessments share."""

from pathlib import Path

import pytest

from engine.documents import load
from engine.model.agreement import Agreement
from tests.assess.asking import HEAD, Told


@pytest.fixture
def told(tmp_path: Path) -> Told:
    def of(tables: str) -> Agreement:
        path = tmp_path / "avtal.toml"
        path.write_text(HEAD + tables, encoding="utf-8")
        return load(path)
    return of
