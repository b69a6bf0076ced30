"""What was done. A fact is the state now; submissions are how it came to be."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    Text,
    text,
)

from camp.store.tables.columns import Key, of_cohort, ordered, tables

fact = Table(
    "fact",
    tables,
    Column("cohort_id", Integer, primary_key=True),
    Column("day", SmallInteger, primary_key=True),
    Column("student_id", Key, primary_key=True),
    Column("group_id", Key, nullable=False),
    Column("tier", SmallInteger, nullable=False),
    Column("in_time", SmallInteger, nullable=False),
    Column("parts", SmallInteger, nullable=False),
    Column("full_at", BigInteger, nullable=False),
    Column("first_at", BigInteger, nullable=False),
    Column("last_at", BigInteger, nullable=False),
    Column("chars", Integer, nullable=False),
    Column("longest", Integer, nullable=False),
    Column("short", Integer, nullable=False),
    Column("sent", SmallInteger, nullable=False),
    Column("best", SmallInteger, nullable=False),
    Column("reviews", SmallInteger, nullable=False),
    sqlite_with_rowid=False,
)
submission = Table(
    "submission",
    tables,
    Column("id", Key, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("parts", SmallInteger, nullable=False),
    Column("chars", Integer, nullable=False),
    Column("words", Text, nullable=False),
)
progress = Table(
    "progress",
    tables,
    Column("student_id", Key, primary_key=True, autoincrement=False),
    Column("cohort_id", Integer, nullable=False),
    Column("came", BigInteger, nullable=False),
    Column("whole", BigInteger, nullable=False),
    Column("stamped", BigInteger, nullable=False),
    Column("broke", BigInteger, nullable=False),
    Column("made", BigInteger, nullable=False),
    Column("chars", BigInteger, nullable=False),
    Column("week", Integer, nullable=False),
    Column("misses", SmallInteger, nullable=False),
    Column("left_at", BigInteger, nullable=False),
    Index("ix_progress_cohort_id", "cohort_id"),
)
review = Table(
    "review",
    tables,
    Column("cohort_id", Integer, primary_key=True),
    Column("day", SmallInteger, primary_key=True),
    Column("student_id", Key, primary_key=True),
    Column("key", BigInteger, primary_key=True),
    Column("group_id", Key, nullable=False),
    Column("kind", String(8), nullable=False),
    Column("giver_id", Key, nullable=False),
    Column("giver", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    CheckConstraint("kind in ('like', 'comment', 'stamp')", name="kind"),
    Index(
        "ix_review_stamps",
        "cohort_id",
        "group_id",
        "day",
        "student_id",
        sqlite_where=text("kind = 'stamp'"),
        postgresql_where=text("kind = 'stamp'"),
    ),
    sqlite_with_rowid=False,
)
nomination = Table(
    "nomination",
    tables,
    of_cohort(),
    Column("student_id", Key, primary_key=True),
    Column("honor", ordered(40), primary_key=True),
    Column("who", ordered(200), primary_key=True),
    Column("words", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)
