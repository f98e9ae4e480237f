"""Alerts to people: who gets them and how (settings), as letters, delivered through channels."""
