"""What is derived from the entries, kept for questions about many agreements. It can be derived again at any time."""

from typing import Any, Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0002"
down_revision: Final = "0001"


def upgrade() -> None:
    """Make the tables, empty: what they hold is derived when the register is next used."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    text = sa.Text() if is_sqlite else sa.Text(collation="C")
    number = sa.Integer() if is_sqlite else sa.BigInteger()

    def texts(*names: str, nullable: bool = False) -> list[sa.Column[str]]:
        return [sa.Column(name, text, nullable=nullable) for name in names]

    def numbers(*names: str, nullable: bool = False) -> list[sa.Column[int]]:
        return [sa.Column(name, number, nullable=nullable) for name in names]

    agreement = "agreement"

    def key() -> list[sa.Column[Any]]:
        return [sa.Column(agreement, text, primary_key=True),
                sa.Column("number", number, primary_key=True, autoincrement=False)]

    op.create_table(
        "summary", sa.Column(agreement, text, primary_key=True), *texts("as_of", "watched_to"),
        *texts("horizon", nullable=True),
        *texts("derived_by", "title", "sort_key", "parties", "party_text", "status", "certainty", "answer"),
        *texts("last_day", "ends_on", "ends_with", nullable=True), *texts("search_text", "problems"),
        sqlite_strict=True)
    op.create_table(
        "term", *key(), *texts("starts_on", "ends_on", nullable=True), *texts("came_by", "fate"), sqlite_strict=True)
    op.create_table(
        "deadline", *key(), *texts("day", "kind"), *numbers("is_certain"), *texts("sv", "en", "clauses", "told"),
        sqlite_strict=True)
    op.create_table(
        "obligation", *key(), *texts("id", "by", "what", "first_day", "last_day", "status", "certainty"),
        sqlite_strict=True)
    op.create_table(
        "payment", *key(), *texts("instalment", "payer", "payee"), *texts("due_on", nullable=True),
        *numbers("amount", "open", "overdue", nullable=True), *texts("status", "certainty"), sqlite_strict=True)
    op.create_table("derived_to", sa.Column("entry", number, primary_key=True, autoincrement=False), sqlite_strict=True)
    for name, table, columns in (
            ("summary_in_order", "summary", ["sort_key", agreement]),
            ("summary_by_status", "summary", ["status", "sort_key"]),
            ("summary_by_horizon", "summary", ["horizon"]), ("summary_by_as_of", "summary", ["as_of"]),
            ("summary_by_rules", "summary", ["derived_by"]), ("summary_ending_with", "summary", ["ends_with"]),
            ("deadline_by_day", "deadline", ["day", "kind", agreement]),
            ("obligation_by_day", "obligation", ["last_day"]), ("payment_by_day", "payment", ["due_on"])):
        op.create_index(name, table, columns)
