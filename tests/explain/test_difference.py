"""The conclusions as a flat map, and what is concluded otherwise than before, in words that a lawyer reads."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.documents import is_common_text, load
from engine.explain.conclusions import TOPICS, conclusions, parted, remarks_of
from engine.explain.difference import Change, as_json, change_lines, changed, conclusion_lines
from engine.explain.phrases import HARD_SPACE, LANGUAGES, Phrases
from engine.model.agreement import Agreement
from engine.model.assessment import CameBy, Fate
from engine.model.deeds import Performed
from engine.model.events import Extended, NoticeReceived, Then
from engine.model.instalments import InstalmentId
from engine.model.outcomes import Answer, Certainty, Effect, Fulfilment, MatterStands, Standing, Status
from engine.model.payments import InvoiceIssued, PaymentMade
from rules import RULEBOOK
from tests.assess.agreements import agreements, some_day
from tests.assess.money_agreements import paid_on
from tests.assess.test_duty_laws import bound_on
from tests.assess.test_laws import THOROUGH, assessed

SCENARIOS: Final = Path(__file__).parents[2] / "scenarios"
DOCUMENTS: Final = [path for path in sorted(SCENARIOS.rglob("*.toml")) if not is_common_text(path)]
DAYS: Final = (date(2019, 6, 30), date(2020, 3, 1), date(2022, 6, 30), date(2024, 6, 1), date(2026, 11, 20))
OSTERSUND: Final = load(SCENARIOS / "jamtland" / "ostersund.toml")
NOVEMBER: Final = date(2026, 11, 20)
TOPICS_DOTTED: Final = tuple(f"{topic}." for topic in TOPICS)
DRAWN: Final = settings(THOROUGH, max_examples=60)
"""Fewer, since these agreements take longer to make up than to assess."""

kept = st.dictionaries(st.sampled_from(
    ["status", "ends_on", "term.1.fate", "term.a.b.fate", "rules", "question.0.remark", "new", "payment.2020.paid"]),
    st.sampled_from(["a", "b", "c"]))
drawn_on = st.one_of(st.tuples(agreements(), some_day), paid_on(), bound_on())


def concluded(agreement: Agreement, day: date = NOVEMBER) -> dict[str, str]:
    return conclusions(assessed(agreement, day))


def told(before: Agreement, after: Agreement, day: date = NOVEMBER, language: str = "sv") -> list[str]:
    """What is told of the change, with ordinary spaces."""
    found = changed(concluded(before, day), concluded(after, day))
    lines = change_lines(found, after, Phrases(language, RULEBOOK))
    return [line.replace(HARD_SPACE, " ") for line in lines]


def without_rules(lines: list[str]) -> list[str]:
    return [line for line in lines if not line.startswith("Regler som")]


# --- The map ----------------------------------------------------------------------------------------------------------


def test_the_map_tells_days_in_iso_form_amounts_in_whole_ore_and_words_of_the_vocabulary() -> None:
    found = concluded(OSTERSUND)
    assert {
        "status": "in_force", "certainty": "certain", "term.3.ends_on": "2027-12-31", "term.3.came_by": "renewal",
        "termination.party": "region", "termination.kommun.answer": "yes", "termination.kommun.last_day": "2026-12-31",
        "termination.kommun.ends_on": "2027-12-31", "termination.kommun.next_last_day": "2029-12-31",
        "payment.payer": "kommun", "payment.2020-Q1.amount": "120198750", "payment.2020-Q1.is_if_renewed": "no",
        "balance.kommun.net": "0", "apportionment.compensation/2020.amount": "985841720",
        "share.compensation/2020/ostersund.amount": "480795000",
        "share.compensation/2020/ostersund.percent": "4877/100",
    }.items() <= found.items()
    assert "ends_on" not in found
    assert "payment.2021-Q1.amount" not in found
    assert "TERMINATION-10" in found["rules"].split(", ")


def test_the_keys_come_in_the_order_of_their_topics() -> None:
    topics = [parted(key)[0] for key in concluded(OSTERSUND)]
    assert sorted(topics, key=TOPICS.index) == topics


@pytest.mark.parametrize(("key", "expected"), [
    ("status", ("status", "", "")), ("termination.party", ("termination", "", "party")),
    ("term.1.fate", ("term", "1", "fate")), ("matter.RUN/1.2 § 3.stands", ("matter", "RUN/1.2 § 3", "stands"))])
def test_a_key_is_a_topic_an_id_that_may_have_full_stops_and_what_is_told(key: str, expected: tuple[str, ...]) -> None:
    assert expected == parted(key)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_questions_and_assumptions_are_kept_whole_whatever_the_language(path: Path) -> None:
    agreement = load(path)
    for day in DAYS:
        found = assessed(agreement, day)
        told = [remarks_of(value) for key, value in conclusions(found).items() if key.endswith(".remark")]
        assert [[each] for each in (*found.questions, *found.assumptions)] == told
        assumed = [remarks_of(value) for key, value in conclusions(found).items() if key.endswith(".assumes")]
        assert [[*each.assumes] for each in found.readings] == assumed


def test_what_moves_with_the_day_alone_is_no_conclusion() -> None:
    found = concluded(OSTERSUND)
    assert not [key for key in found if "today" in key or "horizon" in key or "interest" in key or "as_of" in key]


@DRAWN
@given(drawn_on)
def test_until_the_horizon_every_day_has_the_same_map(drawn: tuple[Agreement, date]) -> None:
    agreement, day = drawn
    found = assessed(agreement, day)
    horizon, expected = found.horizon, conclusions(found)
    last = day + timedelta(days=400) if horizon is None else min(horizon - timedelta(days=1), day + timedelta(days=400))
    for later in {day + timedelta(days=step) for step in (1, 2, 29, 180)} | {last}:
        if day < later <= last:
            assert expected == concluded(agreement, later), (horizon, later)


@DRAWN
@given(drawn_on)
def test_the_map_is_text_alone_and_no_two_conclusions_share_a_key(drawn: tuple[Agreement, date]) -> None:
    found = assessed(*drawn)
    told = conclusions(found)
    assert all(isinstance(value, str) and value for value in told.values())
    assert len(found.questions) == sum(key.startswith("question.") for key in told)
    assert len(found.changes) == sum(key.startswith("change.") for key in told)
    assert len(found.obligations) == sum(key.startswith("obligation.") and key.endswith(".status") for key in told)
    assert len(found.payments) == sum(key.startswith("payment.") and key.endswith(".status") for key in told)


# --- What is otherwise ------------------------------------------------------------------------------------------------


@given(kept, kept)
def test_nothing_has_changed_exactly_when_the_maps_are_equal_and_the_changes_lead_from_one_to_the_other(
        before: dict[str, str], after: dict[str, str]) -> None:
    found = changed(before, after)
    assert (before == after) == (found == ())
    led = before | {each.key: each.after for each in found if each.after is not None}
    assert after == {key: value for key, value in led.items()
                     if key not in {each.key for each in found if each.after is None}}
    assert {(each.key, each.after, each.before) for each in changed(after, before)} == {
        (each.key, each.before, each.after) for each in found}
    assert all(before.get(each.key) == each.before for each in found)


@DRAWN
@given(drawn_on, drawn_on, st.sampled_from(LANGUAGES))
def test_every_change_has_words_and_no_change_is_told_as_such(
        one: tuple[Agreement, date], other: tuple[Agreement, date], language: str) -> None:
    say = Phrases(language, RULEBOOK)
    before, after = (concluded(*drawn) for drawn in (one, other))
    found = changed(before, after)
    lines = list(change_lines(found, other[0], say))
    assert (not found) == (lines == [say("difference.nothing")])
    assert lines
    assert not [line for line in lines if line.startswith(TOPICS_DOTTED) or "{" in line]


def keys_told() -> Iterator[tuple[str, str]]:
    """Every kind of key, and every value, of every scenario on several days."""
    for path in DOCUMENTS:
        agreement = load(path)
        for day in DAYS:
            yield from concluded(agreement, day).items()


def test_every_conclusion_of_every_scenario_has_a_phrase_in_both_languages() -> None:
    kinds = {(topic, what or "it") for key, _ in keys_told() for topic, _, what in (parted(key),) if what != "remark"}
    assert len(kinds) > 50
    for language in LANGUAGES:
        say = Phrases(language, RULEBOOK)
        for topic, what in kinds:
            assert say(f"difference.{topic}.{what}", of="X")


@pytest.mark.parametrize(("phrases", "words"), [
    ("status", Status), ("difference.certain", Certainty), ("difference.answer", Answer), ("payment", Standing),
    ("duty", Fulfilment), ("came_by", CameBy), ("fate", Fate), ("difference.stands", MatterStands),
    ("difference.effect", Effect)])
def test_every_word_of_the_vocabulary_that_is_concluded_has_a_phrase(phrases: str, words: Any) -> None:  # noqa: ANN401  # an enum
    assert all(Phrases(language)(f"{phrases}.{word.value}") for language in LANGUAGES for word in words)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_conclusions_of_every_scenario_are_told_in_words(path: Path, language: str) -> None:
    agreement = load(path)
    for day in DAYS:
        found = concluded(agreement, day)
        lines = list(conclusion_lines(found, agreement, Phrases(language, RULEBOOK)))
        assert len(lines) > 3
        assert not [line for line in lines if line.startswith(TOPICS_DOTTED) or "{" in line]


def test_a_notice_is_told_as_the_end_that_it_leads_to() -> None:
    after = OSTERSUND.with_events(NoticeReceived(by="kommun", received_on=date(2026, 11, 19)))
    assert ["Läge: gäller → gäller men ska upphöra", "Sista dag: inte bestämd → den 31 december 2027",
            "Kan parterna säga upp: ja → slutet är redan bestämt",
            "Antas från och med nu: Uppsägningen den 19 november 2026 hade den form som är avtalad.",
            ] == without_rules(told(OSTERSUND, after))
    assert ["Status: in force → in force, but to end", "Last day: not settled → 31 December 2027",
            "Can the parties terminate: yes → the end is already settled"] == told(OSTERSUND, after, language="en")[:3]


def test_a_notice_undone_is_told_the_other_way_with_the_days_that_count_again() -> None:
    before = OSTERSUND.with_events(NoticeReceived(by="kommun", received_on=date(2026, 11, 19)))
    lines = told(before, OSTERSUND)
    assert "Sista dag: den 31 december 2027 → inte bestämd" in lines
    assert "Kan parterna säga upp: slutet är redan bestämt → ja" in lines
    assert "Därnäst sista dag för uppsägning för parterna: ingen → den 31 december 2029" in lines


def test_an_extension_moves_the_last_day_for_notice() -> None:
    after = OSTERSUND.with_events(Extended(agreed_on=date(2026, 11, 1), ends_on=date(2030, 12, 31), then=Then.RENEWS))
    lines = told(OSTERSUND, after)
    assert "Sista dag i avtalsperiod 3: den 31 december 2027 → den 31 december 2030" in lines
    assert "Sista dag för uppsägning för parterna: den 31 december 2026 → den 31 december 2029" in lines
    assert [line for line in lines if line.startswith(
        "Delbetalning för kvartal 1 2028, kvartal 2 2028, kvartal 3 2028 och 9 till tillkommer: ")]


def test_a_payment_is_told_with_what_is_left_and_where_the_parties_stand() -> None:
    first = InstalmentId(2020, 1, 4)
    invoice = InvoiceIssued(number="1", instalment=first, amount=120198750, issued_on=date(2020, 1, 2))
    before = evolve(OSTERSUND, money_events=(invoice,))
    after = evolve(OSTERSUND, money_events=(invoice, PaymentMade(
        instalment=first, amount=120198750, on=date(2020, 1, 30))))
    assert [
        "Läge för delbetalningen för kvartal 1 2020: försenad → betald",
        "Betalt för kvartal 1 2020: 0 kr → 1 201 987,50 kr",
        "Återstår att betala för kvartal 1 2020: 1 201 987,50 kr → 0 kr",
        "Försenat för kvartal 1 2020: 1 201 987,50 kr → 0 kr",
        "Saldo för Östersunds kommun: 1 201 987,50 kr att betala → inget att betala eller få",
        "Saldo för Region Jämtland Härjedalen: 1 201 987,50 kr att få → inget att betala eller få",
    ] == told(before, after)[:6]


def test_a_duty_that_is_performed_is_named_with_its_period() -> None:
    before = load(SCENARIOS / "skyldigheter-are.toml")
    day = date(2021, 6, 30)
    duty = next(each for each in assessed(before, day).obligations if each.is_open)
    after = evolve(before, deeds=(*before.deeds, Performed(duty=duty.duty, period=str(duty.period), on=day)))
    name = next(each.what for each in before.duties if each.id == duty.duty)
    assert [line for line in told(before, after, day) if line.startswith(f"{name} {duty.period}: ")]
    assert [line for line in told(before, after, day) if line.startswith(f"Antal gånger {name} {duty.period} har")]


def test_changes_alike_are_told_together_and_only_the_first_of_many_are_named() -> None:
    found = changed({f"payment.2020-{month:02}.status": "planned" for month in range(1, 8)},
                    {f"payment.2020-{month:02}.status": "paid" for month in range(1, 8)})
    assert ["Läge för delbetalningen för januari 2020, februari 2020, mars 2020 och 4 till: planerad → betald"] == list(
        change_lines(found, OSTERSUND, Phrases("sv")))
    assert ["Läge för delbetalningen för januari 2020, februari 2020, mars 2020 och april 2020: planerad → betald",
            ] == list(change_lines(found[:4], OSTERSUND, Phrases("sv")))


def test_changes_as_json_are_the_conclusions_as_they_are_kept() -> None:
    assert [{"conclusion": "ends_on", "before": None, "after": "2027-12-31"},
            {"conclusion": "rules", "before": "A", "after": None}] == as_json(
        changed({"rules": "A"}, {"ends_on": "2027-12-31"}))


def test_what_an_older_frist_concluded_and_this_one_has_no_words_for_is_shown_as_it_was_kept() -> None:
    found = [Change("fate.x.y", "old\n", None), Change("status", "sleeping", "in_force"),
             Change("question.0.remark", '{"key":"question.gone","clause":null,"grounds":[]}', None),
             Change("payment.soon.paid", "much", "0"), Change("term.1.colour", "red", "blue")]
    assert ["fate.x.y: old\\u{000a} → ingen", "Läge: sleeping → gäller",
            'Inte längre oklart: {"key":"question.gone","clause":null,"grounds":[]}',
            f"Betalt för soon: much → 0{HARD_SPACE}kr", "term.1.colour: red → blue"] == list(
        change_lines(found, OSTERSUND, Phrases("sv", RULEBOOK)))
