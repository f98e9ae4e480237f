"""The tables of the register, and the triggers that keep what is entered as it was."""

from typing import Final

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, MetaData, Table, Text, text

NEWEST: Final = "0004"
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
    # None by the kind: of the few entries of an agreement, it would seek out those among the many of a kind.
    sqlite_strict=True,
)
"""The chain, column by column as ``chain.Entry``."""

PERSON: Final = Table(
    "person", METADATA,
    Column("token", _Text, primary_key=True),
    Column("agreement", _Text, nullable=False),
    Column("role", _Text, nullable=False),
    Column("party", _Text),
    Column("name", _Text, nullable=False),
    Column("function", _Text, nullable=False),
    Column("email", _Text, nullable=False),
    Column("phone", _Text, nullable=False),
    Column("salt", _Text, nullable=False),
    Column("added", _Number, nullable=False),
    Column("removed", _Number),
    Column("search_text", _Text, nullable=False),
    # None of what is personal: an index is one more place that it would have to be erased from.
    Index("person_of_agreement", "agreement"),
    sqlite_strict=True,
)
"""The persons of agreements, column by column as ``person_chain.Person``: outside the chain, so they can be erased."""

SUMMARY: Final = Table(
    "summary", METADATA,
    Column("agreement", _Text, primary_key=True),
    Column("as_of", _Text, nullable=False),
    Column("watched_to", _Text, nullable=False),
    Column("horizon", _Text),
    Column("derived_by", _Text, nullable=False),
    Column("title", _Text, nullable=False),
    Column("sort_key", _Text, nullable=False),
    Column("parties", _Text, nullable=False),
    Column("party_text", _Text, nullable=False),
    Column("status", _Text, nullable=False),
    Column("certainty", _Text, nullable=False),
    Column("answer", _Text, nullable=False),
    Column("last_day", _Text),
    Column("ends_on", _Text),
    Column("ends_with", _Text),
    Column("search_text", _Text, nullable=False),
    Column("problems", _Text, nullable=False),
    Index("summary_in_order", "sort_key", "agreement"),
    Index("summary_by_status", "status", "sort_key"),
    Index("summary_by_horizon", "horizon"),
    Index("summary_by_as_of", "as_of"),
    Index("summary_by_rules", "derived_by"),
    Index("summary_ending_with", "ends_with"),
    sqlite_strict=True,
)
"""Where each agreement stands, as it was derived ``as_of`` a day; true until the day of ``horizon`` (null: none known).

``derived_by``: the program and the rules that derived it. ``watched_to``: how far ahead its days to watch are kept.
``problems``: why it cannot be assessed, as JSON in each language; "{}", and a ``status``, if it can. ``last_day``: the
next last day for notice. ``party_text`` and ``search_text`` are what is searched.
"""

TERM: Final = Table(
    "term", METADATA,
    Column("agreement", _Text, primary_key=True),
    Column("number", _Number, primary_key=True, autoincrement=False),
    Column("starts_on", _Text),
    Column("ends_on", _Text),
    Column("came_by", _Text, nullable=False),
    Column("fate", _Text, nullable=False),
    sqlite_strict=True,
)

DEADLINE: Final = Table(
    "deadline", METADATA,
    Column("agreement", _Text, primary_key=True),
    Column("number", _Number, primary_key=True, autoincrement=False),
    Column("day", _Text, nullable=False),
    Column("kind", _Text, nullable=False),
    Column("is_certain", _Number, nullable=False),
    Column("sv", _Text, nullable=False),
    Column("en", _Text, nullable=False),
    Column("clauses", _Text, nullable=False),
    Column("told", _Text, nullable=False),
    Index("deadline_by_day", "day", "kind", "agreement"),
    sqlite_strict=True,
)
"""The days to watch, each in words in both languages, with the clauses that it rests on, and as JSON in ``told``."""

OBLIGATION: Final = Table(
    "obligation", METADATA,
    Column("agreement", _Text, primary_key=True),
    Column("number", _Number, primary_key=True, autoincrement=False),
    Column("id", _Text, nullable=False),
    Column("by", _Text, nullable=False),
    Column("what", _Text, nullable=False),
    Column("first_day", _Text, nullable=False),
    Column("last_day", _Text, nullable=False),
    Column("status", _Text, nullable=False),
    Column("certainty", _Text, nullable=False),
    Index("obligation_by_day", "last_day"),
    sqlite_strict=True,
)
"""What is owed besides money, and the days between which its last day lies."""

PAYMENT: Final = Table(
    "payment", METADATA,
    Column("agreement", _Text, primary_key=True),
    Column("number", _Number, primary_key=True, autoincrement=False),
    Column("instalment", _Text, nullable=False),
    Column("payer", _Text, nullable=False),
    Column("payee", _Text, nullable=False),
    Column("due_on", _Text),
    Column("amount", _Number),
    Column("open", _Number),
    Column("overdue", _Number),
    Column("status", _Text, nullable=False),
    Column("certainty", _Text, nullable=False),
    Index("payment_by_day", "due_on"),
    sqlite_strict=True,
)
"""The instalments, in whole öre; null: it cannot be told."""

LEANING: Final = Table(
    "leaning", METADATA,
    Column("agreement", _Text, primary_key=True),
    Column("other", _Text, primary_key=True),
    Index("leaning_on", "other"),
    sqlite_strict=True,
)
"""The agreements that an agreement ends with or rests on."""

DERIVED_TO: Final = Table(
    "derived_to", METADATA,
    Column("entry", _Number, primary_key=True, autoincrement=False),
    sqlite_strict=True,
)
"""One row, or none: the last entry up to which all that is derived has been derived."""

OF_AGREEMENTS: Final = (SUMMARY, TERM, DEADLINE, OBLIGATION, PAYMENT, LEANING)
"""What is derived from each agreement."""

DERIVED: Final = (*OF_AGREEMENTS, DERIVED_TO)
"""What is derived from the entries, and can be derived again: never the source of anything."""

WATCH: Final = Table(
    "watch", METADATA,
    Column("agreement", _Text, primary_key=True),
    Column("told_to", _Text),
    Column("visit_on", _Text),
    Column("horizon", _Text),
    Column("settings", _Text, nullable=False),
    Index("watch_by_day", "visit_on", "agreement"),
    Index("watch_by_told", "told_to"),
    Index("watch_by_settings", "settings"),
    sqlite_strict=True,
)
"""When the nightly run is to visit each agreement next (null: no day known), as ``watch.Watched`` says."""

ALERT: Final = Table(
    "alert", METADATA,
    Column("key", _Text, primary_key=True),
    Column("recipient", _Text, primary_key=True),
    Column("channel", _Text, primary_key=True),
    Column("thing", _Text, nullable=False),
    Column("agreement", _Text, nullable=False),
    Column("told_on", _Text, nullable=False),
    Column("body", _Text, nullable=False),
    Column("status", _Text, nullable=False),
    Column("letter", _Text),
    Column("attempts", _Number, nullable=False),
    Column("next_try_at", _Text),
    Column("claimed_until", _Text),
    Index("alert_of_agreement", "agreement", "status"),
    Index("alert_by_status", "status", "next_try_at"),
    Index("alert_of_letter", "letter"),
    Index("alert_by_day", "told_on"),
    sqlite_strict=True,
)
"""The outbox: one alert to one recipient by one channel, once. ``body``: what it says, in each language, as JSON.

``status``: "waiting", "sent", "given_up", "withdrawn" (it fell away before it was sent) or "past" (after that).
``letter``: the Message-ID that it is, or was, sent with. ``claimed_until``: till then the run that took it is sending
it. What a server says is not kept: it names persons, who may be erased.
"""

RUN: Final = Table(
    "run", METADATA,
    Column("id", _Text, primary_key=True),
    Column("started_at", _Text, nullable=False),
    Column("finished_at", _Text),
    Column("as_of", _Text, nullable=False),
    Column("told", _Text, nullable=False),
    Index("run_by_start", "started_at"),
    sqlite_strict=True,
)
"""The nightly runs. ``told``: what each did, as JSON."""
