"""Tests of what an assessment concludes."""
