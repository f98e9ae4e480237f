"""The features are run, and read: what each sentence means stands in steps/."""

import pytest

pytest.register_assert_rewrite("tests.features.steps")
