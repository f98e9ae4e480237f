"""The chain of entries, and the triggers that let it grow at its end only."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0001"
down_revision: Final = None

_BEGINNING: Final = "0" * 64

_SQLITE: Final = (
    """CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry
       BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END""",
    """CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry
       BEGIN SELECT RAISE(ABORT, 'an entry is never removed'); END""",
    # It refuses INSERT OR REPLACE as well: what is replaced is never at the end.
    f"""CREATE TRIGGER entry_in_order BEFORE INSERT ON entry
       WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry)
         OR NEW.previous IS NOT coalesce((SELECT hash FROM entry ORDER BY seq DESC LIMIT 1), '{_BEGINNING}')
       BEGIN SELECT RAISE(ABORT, 'an entry follows the last one'); END""",  # noqa: S608  # nothing here comes from outside
)

_POSTGRESQL: Final = (
    """CREATE FUNCTION entry_refused() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'an entry is never changed or removed'; END $$""",
    # The path is fixed, so that no other table of the same name can stand in for this one.
    f"""CREATE FUNCTION entry_follows() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
       DECLARE ending record;
       BEGIN
         SELECT seq, hash INTO ending FROM entry ORDER BY seq DESC LIMIT 1;
         IF NEW.seq IS DISTINCT FROM coalesce(ending.seq, 0) + 1
            OR NEW.previous IS DISTINCT FROM coalesce(ending.hash, '{_BEGINNING}')
         THEN RAISE EXCEPTION 'an entry follows the last one'; END IF;
         RETURN NEW;
       END $$""",  # noqa: S608  # nothing here comes from outside
    """CREATE TRIGGER entry_no_change BEFORE UPDATE OR DELETE ON entry
       FOR EACH STATEMENT EXECUTE FUNCTION entry_refused()""",
    """CREATE TRIGGER entry_no_truncate BEFORE TRUNCATE ON entry
       FOR EACH STATEMENT EXECUTE FUNCTION entry_refused()""",
    "CREATE TRIGGER entry_in_order BEFORE INSERT ON entry FOR EACH ROW EXECUTE FUNCTION entry_follows()",
    # Also in a session that replicates, where other triggers rest.
    *(f"ALTER TABLE entry ENABLE ALWAYS TRIGGER {name}"
      for name in ("entry_no_change", "entry_no_truncate", "entry_in_order")),
)


def upgrade() -> None:
    """Make the table, its indexes and its triggers."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    text = sa.Text() if is_sqlite else sa.Text(collation="C")
    number = sa.Integer() if is_sqlite else sa.BigInteger()
    op.create_table(
        "entry",
        sa.Column("seq", number, primary_key=True, autoincrement=False),
        sa.Column("kind", text, nullable=False),
        sa.Column("agreement", text),
        sa.Column("body", text, nullable=False),
        sa.Column("recorded_at", text, nullable=False),
        sa.Column("who", text, nullable=False),
        sa.Column("why", text, nullable=False),
        sa.Column("reference", text, nullable=False),
        sa.Column("points_at", number, sa.ForeignKey("entry.seq")),
        sa.Column("previous", text, nullable=False),
        sa.Column("hash", text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("entry_of_agreement", "entry", ["agreement", "seq"])
    is_version = sa.text("kind = 'agreement'")
    op.create_index("entry_version", "entry", ["agreement"], sqlite_where=is_version, postgresql_where=is_version)
    op.create_index("entry_pointing_at", "entry", ["points_at"])
    for statement in _SQLITE if is_sqlite else _POSTGRESQL:
        op.execute(statement)
