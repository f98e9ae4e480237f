"""A run as JSON."""

from typing import Any

from engine.living.results import FeatureResult, Results, ScenarioResult, StepResult


def results_json(results: Results) -> dict[str, Any]:
    """A run as JSON."""
    return {
        "started_at": results.started_at.isoformat(), "seconds": round(results.seconds, 3),
        "rulebook": results.rulebook, "passed": results.has_passed,
        "counts": {mark.value: count for mark, count in results.counts.items()},
        "features": [_feature(each) for each in results.features],
    }


def _feature(feature: FeatureResult) -> dict[str, Any]:
    return {"path": str(feature.path), "language": feature.language, "name": feature.name,
            "description": feature.description, "scenarios": [_scenario(each) for each in feature.scenarios]}


def _scenario(scenario: ScenarioResult) -> dict[str, Any]:
    return {"name": scenario.name, "line": scenario.line, "row": scenario.row, "mark": scenario.mark.value,
            "tags": list(scenario.tags), "rules": list(scenario.rules), "description": scenario.description,
            "steps": [_step(each) for each in scenario.steps]}


def _step(step: StepResult) -> dict[str, Any]:
    return {"keyword": step.keyword.strip(), "text": step.text, "line": step.line, "mark": step.mark.value,
            "table": [list(row) for row in step.table], "message": step.message, "seconds": round(step.seconds, 4)}
