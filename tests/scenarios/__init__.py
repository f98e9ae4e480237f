"""The scenario documents are checked against the facts of the agreements."""
