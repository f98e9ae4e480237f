# The feature has no scenario, so nothing is run.

Feature: One
  Free text, and nothing more.
