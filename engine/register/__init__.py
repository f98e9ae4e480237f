"""The register: agreements and what happened, kept in one append-only chain on SQLite or PostgreSQL."""
