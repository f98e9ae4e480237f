"""Assessments into words and JSON, in Swedish or English. The only place that holds a language."""
