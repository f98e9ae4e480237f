"""The tags of the features; their steps come with Frist's plug-in for pytest."""

from engine.living.steps.tags import pytest_bdd_after_step, pytest_bdd_apply_tag

__all__ = ["pytest_bdd_after_step", "pytest_bdd_apply_tag"]
