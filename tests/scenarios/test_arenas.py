"""The arenas of annex 1 to the memorandum of 2022, against counts made by hand in the annex.

Counted row by row under each of its headings: what stands in the second column is the kind, and a row with two kinds
counts under both ("Samverkan/påverkan" is advocacy only). Convenors are those that the row or its section names as
convening, calling, coordinating or leading. Levels are those of the sections.
"""

from collections import Counter

import pytest

from engine.model.duties import Forum, ForumKind, ForumLevel
from tests.scenarios.test_scenarios import scenario

ARENAS = "samverkansarenor-2022"
ADVOCACY, INFORMATION, EXPERIENCE, EXECUTIVE = ForumKind
POLITICAL, OFFICIALS = ForumLevel
HEADINGS = {
    "Övergripande": (4, {ADVOCACY: 2, INFORMATION: 2}),
    "EU": (11, {ADVOCACY: 5, EXECUTIVE: 6}),
    "Regional utvecklingsstrategi och smart specialisering": (10, {EXPERIENCE: 4, INFORMATION: 1, EXECUTIVE: 5}),
    "Infrastruktur": (14, {ADVOCACY: 9, EXECUTIVE: 4, INFORMATION: 2, EXPERIENCE: 1}),
    "Bredband": (3, {EXECUTIVE: 3}),
    "Digitalisering": (4, {EXPERIENCE: 3, INFORMATION: 1}),
    "Näringslivsutveckling": (11, {ADVOCACY: 2, INFORMATION: 6, EXPERIENCE: 3}),
    "Kompetensförsörjning": (3, {EXPERIENCE: 2, EXECUTIVE: 1}),
    "Landsbygdsutveckling": (6, {EXPERIENCE: 2, EXECUTIVE: 3, INFORMATION: 1}),
    "Hållbarhet": (2, {EXPERIENCE: 2}),
    "Miljö, energi och klimat": (1, {ADVOCACY: 1}),
    "Övriga": (4, {EXPERIENCE: 2, INFORMATION: 2}),
}


def arenas() -> list[Forum]:
    """Those of the annex, and not those that only the text of the memorandum tells of."""
    return [each for each in scenario(ARENAS).forums if each.clause is not None]


def under(heading: str) -> list[Forum]:
    return [each for each in arenas() if each.clause == f"bilaga 1 ({heading})"]


def test_the_annex_has_73_arenas_under_12_headings() -> None:
    assert (73, 12) == (len(arenas()), len({each.clause for each in arenas()}))
    assert 73 == sum(count for count, _ in HEADINGS.values())


@pytest.mark.parametrize("heading", HEADINGS)
def test_the_arenas_under_each_heading_are_as_many_and_of_the_kinds_that_the_annex_says(heading: str) -> None:
    found = under(heading)
    assert HEADINGS[heading] == (len(found), Counter(kind for each in found for kind in each.kinds))


def test_the_arenas_by_kind() -> None:
    assert {ADVOCACY: 19, INFORMATION: 15, EXPERIENCE: 19, EXECUTIVE: 22} == Counter(
        kind for each in arenas() for kind in each.kinds)


def test_the_arenas_by_level_of_which_four_have_both_and_seventeen_are_not_told() -> None:
    assert {POLITICAL: 12, OFFICIALS: 48} == Counter(level for each in arenas() for level in each.levels)
    assert {0: 17, 1: 52, 2: 4} == Counter(len(each.levels) for each in arenas())


def test_the_arenas_by_convenor_of_which_thirty_six_are_not_told() -> None:
    found = Counter(name for each in arenas() for name in each.convenors)
    several = {"region": 11, "Tillväxtverket": 4, "Näringsdepartementet": 3, "Handelskammaren": 2, "Länsstyrelsen": 2,
               "Kollektivtrafiken": 2, "Samling Näringsliv": 2}
    assert several == {name: count for name, count in found.items() if count > 1}
    assert {"AI Sweden", "Destinationen", "FN/UNESCO", "Jordbruksverket", "PTS", "Region Gävleborg",
            "Region Västra Götaland", "Reglab", "Sveriges Kommuner och Regioner", "Swedavia", "Trafikverket",
            "Trafikverket region Mitt", "Tröndelag"} == {name for name, count in found.items() if count == 1}
    assert 36 == sum(not each.convenors for each in arenas())


def test_the_region_takes_part_in_all_arenas_and_no_meeting_of_them_is_told() -> None:
    assert all("region" in each.members and not each.meetings for each in arenas())


def test_four_arenas_end_the_project_of_2022_the_network_of_2024_and_the_observer_to_the_end_of_2022() -> None:
    assert {"Botniska korridoren, arbetsgrupper": "2022", "Botniska korridoren, styrgrupp": "2022",
            "UNESCO Creative Cities Network": "2024",
            "Trööndelagen Saemien Raerie/Samisk Råd Trøndelag": "2022-12-31"} == {
        each.name: str(getattr(each.until, "text", each.until)) for each in arenas() if each.until is not None}
