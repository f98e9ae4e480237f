"""The tables of the register, and the triggers that keep what is entered as it was."""

from typing import Final

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, MetaData, Table, Text, text

NEWEST: Final = "0001"
"""The newest migration: what a register is brought up to when it is opened."""

GUARDS: Final = {
    "sqlite": frozenset({"entry_no_update", "entry_no_delete", "entry_in_order"}),
    "postgresql": frozenset({"entry_no_change", "entry_no_truncate", "entry_in_order"}),
}
"""The triggers that refuse, by database."""

METADATA: Final = MetaData()

# In PostgreSQL, a text compared otherwise than by its code points would be ordered otherwise than in SQLite.
_Text = Text().with_variant(Text(collation="C"), "postgresql")
_Number = BigInteger().with_variant(Integer(), "sqlite")
_IS_VERSION: Final = text("kind = 'agreement'")

ENTRY: Final = Table(
    "entry", METADATA,
    Column("seq", _Number, primary_key=True, autoincrement=False),
    Column("kind", _Text, nullable=False),
    Column("agreement", _Text),
    Column("body", _Text, nullable=False),
    Column("recorded_at", _Text, nullable=False),
    Column("who", _Text, nullable=False),
    Column("why", _Text, nullable=False),
    Column("reference", _Text, nullable=False),
    Column("points_at", _Number, ForeignKey("entry.seq")),
    Column("previous", _Text, nullable=False),
    Column("hash", _Text, nullable=False),
    # No column but the number is unique: REPLACE, in SQLite, would delete the row that had the same.
    Index("entry_of_agreement", "agreement", "seq"),
    Index("entry_version", "agreement", sqlite_where=_IS_VERSION, postgresql_where=_IS_VERSION),
    Index("entry_pointing_at", "points_at"),
    sqlite_strict=True,
)
"""The chain, column by column as ``chain.Entry``."""
