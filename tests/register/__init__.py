"""The register: the chain's laws, and the same contract on SQLite and on PostgreSQL."""
