"""The persons of agreements: outside the chain, which has a salted hash of them, so that they can be erased."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0003"
down_revision: Final = "0002"

_PERSONAL: Final = ("name", "function", "email", "phone", "salt", "search_text")


def upgrade() -> None:
    """Make the table, and its index."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    text = sa.Text() if is_sqlite else sa.Text(collation="C")
    number = sa.Integer() if is_sqlite else sa.BigInteger()
    op.create_table(
        "person",
        sa.Column("token", text, primary_key=True),
        sa.Column("agreement", text, nullable=False),
        sa.Column("role", text, nullable=False),
        sa.Column("party", text),
        *(sa.Column(name, text, nullable=False) for name in ("name", "function", "email", "phone", "salt")),
        sa.Column("added", number, nullable=False),
        sa.Column("removed", number),
        sa.Column("search_text", text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("person_of_agreement", "person", ["agreement"])
    if not is_sqlite:
        # PostgreSQL would keep samples of the values in a catalogue of its own, where they would not be erased.
        for name in _PERSONAL:
            op.execute(f"ALTER TABLE person ALTER COLUMN {name} SET STATISTICS 0")
