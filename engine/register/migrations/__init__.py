"""The steps that a register goes through from one version to the next, run by Alembic when it is opened."""
