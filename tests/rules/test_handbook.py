"""The page ``rules/README.md`` is made from the rules. To write it anew: ``python -m tests.rules.test_handbook``."""

from pathlib import Path

import rules
from engine.explain.norms import handbook
from engine.inference import Inference

PAGE = Path(rules.__file__).with_name("README.md")


def test_the_page_of_the_rules_says_what_the_rules_say(inference: Inference) -> None:
    assert handbook(inference.rulebook, inference.proof()) == PAGE.read_text(encoding="utf-8"), __doc__


def main() -> None:
    """Write the page anew."""
    inference = Inference(rules.RULEBOOK)
    PAGE.write_text(handbook(inference.rulebook, inference.proof()), encoding="utf-8")


if __name__ == "__main__":
    main()
