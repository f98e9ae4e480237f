"""Alerts to tell, and the letters that tell them."""

from datetime import UTC, date, datetime
from typing import Any, Final

from engine.alerts.addresses import Address, address
from engine.alerts.configured import Settings
from engine.alerts.ending import By, Ending
from engine.alerts.letters import Letter, Told, letters
from engine.model.alerts import AlertKind

NOW: Final = datetime(2026, 11, 21, 2, 30, tzinfo=UTC)
ANNA: Final = address("anna.as@region.example")
BO: Final = address("bo@region.example")
REGISTER: Final = "register-1"


def told(number: int = 1, **other: Any) -> Told:  # noqa: ANN401  # whatever Told takes
    return Told(**{
        "key": f"avtal-{number}|notice_deadline|kommun|2026-12-31|30", "agreement": f"avtal-{number}",
        "title": f"Överenskommelse {number}", "day": date(2026, 12, 31), "kind": AlertKind.NOTICE_DEADLINE,
        "ending": Ending(By.DECIDE),
        "sentence": "En uppsägning måste ha kommit fram senast den 31 december 2026; annars förlängs överenskommelsen "
                    "till och med den 31 december 2030 (§ 11).", **other})


def letter(to: Address = ANNA, *every: Told, settings: Settings | None = None) -> Letter:
    (made,) = letters({to: every or (told(),)}, settings or Settings(), REGISTER)
    return made
