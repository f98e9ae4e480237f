"""Where the register is."""

from pathlib import Path

import pytest
from platformdirs import user_data_path

from engine.register.errors import RegisterError
from engine.register.url import place


def test_what_is_told_goes_before_the_variable_and_that_before_the_platforms_folder() -> None:
    assert Path("a.sqlite") == place("a.sqlite", {"FRIST_REGISTER": "b.sqlite"}).file
    assert Path("b.sqlite") == place(None, {"FRIST_REGISTER": "b.sqlite"}).file
    assert user_data_path("frist") / "register.sqlite" == place(None, {"FRIST_REGISTER": ""}).file


@pytest.mark.parametrize("name", ["avtal å.sqlite", "a?mode=ro.sqlite", "a#b.sqlite", "100%.sqlite", ":memory:"])
def test_any_path_is_that_of_a_file(name: str, tmp_path: Path) -> None:
    found = place(str(tmp_path / name), {})
    assert (str(tmp_path / name), str(tmp_path / name)) == (found.shown, found.url.database)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_an_address_of_postgresql_is_opened_with_psycopg_and_shown_without_its_password(scheme: str) -> None:
    found = place(f"{scheme}://frist:hemligt@dator:5432/register?password=hemligt", {})
    assert ("postgresql+psycopg", "dator", "register", None) == (
        found.url.drivername, found.url.host, found.url.database, found.file)
    assert f"{scheme}://frist:***@dator:5432/register" == found.shown
    assert "hemligt" not in found.shown


@pytest.mark.parametrize("address", [
    "mysql://dator/frist", "sqlite:///a.sqlite", "postgresql://dator", "postgresql+asyncpg://dator/frist", "://",
    "postgresql://hemligt@dator:port/frist", "http://dator/frist",
    "postgresql://frist:g@hemligt@dator/frist",
    "postgresql:/frist:hemligt@dator/frist", "postgres:frist:hemligt@dator/frist", " postgresql//f:hemligt@dator/f"])
def test_any_other_address_is_refused_without_saying_more_of_it_than_needed(address: str) -> None:
    with pytest.raises(RegisterError) as error:
        place(address, {})
    assert ["register_address"] == [each.key for each in error.value.problems]
    assert "hemligt" not in str(error.value.problems)
