"""Frist: what an agreement's clauses lead to on a given day, with reasons."""
