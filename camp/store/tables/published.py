"""What a night publishes, and what the end gives."""

from __future__ import annotations

from sqlalchemy import (
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

from camp.store.engine import UTCDateTime
from camp.store.tables.columns import Key, of_cohort, ordered, tables

verdict = Table(
    "verdict",
    tables,
    Column("cohort_id", Integer, primary_key=True),
    Column("day", SmallInteger, primary_key=True),
    Column("student_id", Key, primary_key=True),
    Column("group_id", Key, nullable=False),
    Column("tier", SmallInteger, nullable=False),
    Column("published", SmallInteger, nullable=False),
    Column("now", SmallInteger, nullable=False),
    Index(
        "ix_verdict_corrected",
        "cohort_id",
        "day",
        sqlite_where=text("now <> published"),
        postgresql_where=text("now <> published"),
    ),
    sqlite_with_rowid=False,
)
night = Table(
    "night",
    tables,
    of_cohort(),
    Column("number", SmallInteger, primary_key=True),
    Column("closed_as_of", UTCDateTime, nullable=False),
    Column("ran_at", UTCDateTime, nullable=False),
    Column("totals", Text, nullable=False),
)
standing = Table(
    "standing",
    tables,
    of_cohort(),
    Column("night", SmallInteger, primary_key=True),
    Column("contest", ordered(60), primary_key=True),
    Column("group_id", Key, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("doc", Text, nullable=False),
)
pairing = Table(
    "pairing",
    tables,
    of_cohort(),
    Column("contest", ordered(40), primary_key=True),
    Column("first", SmallInteger, primary_key=True),
    Column("doc", Text, nullable=False),
)
debrief = Table(
    "debrief",
    tables,
    of_cohort(),
    Column("night", SmallInteger, primary_key=True),
    Column("doc", Text, nullable=False),
    Column("made_at", UTCDateTime, nullable=False),
)
honor = Table(
    "honor",
    tables,
    of_cohort(),
    Column("rule", ordered(40), primary_key=True),
    Column("group_id", Key, primary_key=True),
    Column("place", SmallInteger, primary_key=True),
    Column("issue", SmallInteger, primary_key=True),
    Column("student_id", Key, nullable=False),
    Column("doc", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("at", UTCDateTime, nullable=False),
    CheckConstraint(
        "state in ('computed', 'confirmed', 'corrected', 'published', 'withdrawn')",
        name="state",
    ),
)
certificate = Table(
    "certificate",
    tables,
    of_cohort(),
    Column("student_id", Key, primary_key=True),
    Column("kind", ordered(40), primary_key=True),
    Column("serial", String(40), nullable=False, unique=True),
    Column("words", Text, nullable=False),
    Column("issued_at", UTCDateTime, nullable=False),
)
report = Table(
    "report",
    tables,
    of_cohort(),
    Column("night", SmallInteger, primary_key=True),
    Column("doc", Text, nullable=False),
    Column("made_at", UTCDateTime, nullable=False),
)
watch_work = Table(
    "watch_work",
    tables,
    of_cohort(),
    Column("night", SmallInteger, primary_key=True),
    Column("group_id", Key, primary_key=True),
    Column("taken_by", Text, nullable=False),
    Column("taken_at", UTCDateTime, nullable=False),
    Column("done_by", Text, nullable=False),
    Column("done_at", UTCDateTime),
)
watch_note = Table(
    "watch_note",
    tables,
    Column("id", Key, primary_key=True),
    Column("cohort_id", Integer, nullable=False),
    Column("night", SmallInteger, nullable=False),
    Column("group_id", Key, nullable=False),
    Column("who", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Index("ix_watch_note_cohort_id_night", "cohort_id", "night"),
)
