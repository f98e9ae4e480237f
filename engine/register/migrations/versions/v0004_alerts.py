"""The outbox of alerts, and when each agreement is to be looked at for more."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0004"
down_revision: Final = "0003"


def upgrade() -> None:
    """Make the tables. Every agreement that is there already is to be visited by the next run."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    text = sa.Text() if is_sqlite else sa.Text(collation="C")
    number = sa.Integer() if is_sqlite else sa.BigInteger()

    def key(name: str) -> sa.Column[str]:
        return sa.Column(name, text, primary_key=True)

    def texts(*names: str, nullable: bool = False) -> list[sa.Column[str]]:
        return [sa.Column(name, text, nullable=nullable) for name in names]

    op.create_table("watch", key("agreement"), *texts("told_to", "visit_on", "horizon", nullable=True),
                    *texts("settings"), sqlite_strict=True)
    op.create_table("leaning", key("agreement"), key("other"), sqlite_strict=True)
    op.create_table(
        "alert", key("key"), key("recipient"), key("channel"),
        *texts("thing", "agreement", "told_on", "body", "status"), *texts("letter", nullable=True),
        sa.Column("attempts", number, nullable=False), *texts("next_try_at", "claimed_until", nullable=True),
        sqlite_strict=True)
    op.create_table(
        "run", key("id"), *texts("started_at"), *texts("finished_at", nullable=True), *texts("as_of", "told"),
        sqlite_strict=True)
    for name, table, columns in (
            ("watch_by_day", "watch", ["visit_on", "agreement"]), ("watch_by_told", "watch", ["told_to"]),
            ("watch_by_settings", "watch", ["settings"]),
            ("leaning_on", "leaning", ["other"]),
            ("alert_of_agreement", "alert", ["agreement", "status"]),
            ("alert_by_status", "alert", ["status", "next_try_at"]), ("alert_of_letter", "alert", ["letter"]),
            ("alert_by_day", "alert", ["told_on"]),
            ("run_by_start", "run", ["started_at"])):
        op.create_index(name, table, columns)
    # What each leans on is kept when it is visited.
    op.execute("""INSERT INTO watch (agreement, visit_on, settings)
                  SELECT DISTINCT agreement, '0001-01-01', '' FROM entry WHERE kind = 'agreement'""")
