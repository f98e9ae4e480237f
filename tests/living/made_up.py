"""Results made up for the tests of the book: each rule shown in both languages, and every kind of mark and name."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from attrs import evolve

from engine.inference import Inference
from engine.living.book import Book
from engine.living.results import FeatureResult, Mark, Results, ScenarioResult, StepResult
from rules import RULEBOOK

PROOF: Final = Inference(RULEBOOK).proof()
HOSTILE: Final = "<script>alert('x')</script> & \"quotes\""
PASSED: Final = (
    StepResult(keyword="Givet ", text="en överenskommelse", line=5, mark=Mark.PASSED),
    StepResult(keyword="Så ", text="gäller den", line=6, mark=Mark.PASSED))
ALL_MARKS: Final = (
    StepResult(keyword="Givet ", text=HOSTILE, line=40, mark=Mark.PASSED,
               table=(("klausul", HOSTILE), ("§ 11", "en mycket " + "lång " * 40 + "cell"))),
    StepResult(keyword="När ", text="något händer", line=42, mark=Mark.FAILED, message=f"väntat 1, fann {HOSTILE}"),
    StepResult(keyword="Så ", text="ett steg som ingen känner", line=43, mark=Mark.UNDEFINED, message="Närmast: …"),
    StepResult(keyword="Och ", text="ett till" + "-utan-mellanslag" * 12, line=44, mark=Mark.SKIPPED))


def _feature(stem: str, language: str, *scenarios: ScenarioResult) -> FeatureResult:
    return FeatureResult(
        path=Path("features") / language / f"{stem}.feature", language=language, name=f"{stem} ({language})",
        description="Första stycket\növer två rader.\n\nAndra stycket.", scenarios=scenarios)


def _scenario(name: str, line: int, *rules: str, row: int | None = None,
              steps: tuple[StepResult, ...] = PASSED) -> ScenarioResult:
    return ScenarioResult(name=name, line=line, row=row, tags=rules, rules=rules, steps=steps)


EVERY_RULE: Final = tuple(
    _feature("regler", language, *(
        _scenario(f"{rule_id} in {language}", 10 + number, rule_id) for number, rule_id in enumerate(RULEBOOK.by_id)))
    for language in ("sv", "en"))
ODD: Final = _feature(
    "tvist & annat", "sv",
    _scenario(HOSTILE, 30, "TERM-01", "TERM-02", steps=ALL_MARKS),
    _scenario("Mall", 50, "TERM-03", row=58), _scenario("Mall", 50, "TERM-03", row=59, steps=ALL_MARKS),
    _scenario("Utan regel", 70))
SAME_NAME: Final = _feature("Tvist + annat", "sv", _scenario("Ensam", 3, "TERM-01"))
NORWEGIAN: Final = _feature("avtale", "no", _scenario("På norsk", 3, "TERM-01"))
RESULTS: Final = Results(
    started_at=datetime(2026, 11, 21, 12, tzinfo=UTC), seconds=1.5, rulebook=RULEBOOK.identity(),
    features=(*EVERY_RULE, ODD, SAME_NAME, NORWEGIAN))


def book(*features: FeatureResult) -> Book:
    """The book of these features, or of all that are made up here."""
    results = evolve(RESULTS, features=features) if features else RESULTS
    return Book(as_of=date(2026, 11, 21), results=results, rulebook=RULEBOOK, proof=PROOF)
