"""Scenarios run, refused, remembered and told."""
