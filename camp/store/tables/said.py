"""The schedule, what was composed, and what hosts did with it; a rehearsal's clock."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from camp.store.engine import UTCDateTime
from camp.store.tables.columns import Key, Name, of_cohort, ordered, tables

rehearsal_clock = Table(
    "rehearsal_clock",
    tables,
    Column("id", Integer, primary_key=True),
    Column("now", UTCDateTime, nullable=False),
    CheckConstraint("id = 1", name="one"),
)
occurrence = Table(
    "occurrence",
    tables,
    Column("id", Key, primary_key=True),
    Column("cohort_id", Integer, ForeignKey("cohort.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("number", SmallInteger, nullable=False),
    Column("group_id", Key, nullable=False),
    Column("slot", ordered(40), nullable=False),
    Column("compose_at", UTCDateTime, nullable=False),
    Column("post_from", UTCDateTime, nullable=False),
    Column("post_until", UTCDateTime, nullable=False),
    Column("policy", String(16), nullable=False),
    Column("waits_for", String(16), nullable=False),
    Column("waits_number", SmallInteger, nullable=False),
    Column("state", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("fence", Integer, nullable=False),
    Column("lease_until", BigInteger, nullable=False),
    Column("announced_at", BigInteger, nullable=False),
    Column("errors", SmallInteger, nullable=False),
    Column("alone", SmallInteger, nullable=False),
    UniqueConstraint("cohort_id", "kind", "number", "group_id", "slot"),
    Index("ix_occurrence_state_compose_at", "state", "compose_at"),
    CheckConstraint(
        "state in ('planned', 'leased', 'done', 'failed', 'skipped', 'cancelled')",
        name="state",
    ),
)
script = Table(
    "script",
    tables,
    Column("cohort_id", Integer, primary_key=True),
    Column("number", SmallInteger, primary_key=True),
    Column("group_id", Key, primary_key=True),
    Column("slot", String(16), primary_key=True),
    Column("version", String(8), primary_key=True),
    Column("template_sha", String(64), nullable=False),
    Column("common_sha", String(64), nullable=False),
    Column("own_facts", Text, nullable=False),
    Column("messages", Text, nullable=False),
    sqlite_with_rowid=False,
)
posting = Table(
    "posting",
    tables,
    Column("cohort_id", Integer, primary_key=True),
    Column("number", SmallInteger, primary_key=True),
    Column("group_id", Key, primary_key=True),
    Column("slot", String(16), primary_key=True),
    Column("state", String(16), nullable=False),
    Column("composed_at", UTCDateTime, nullable=False),
    Column("late", SmallInteger, nullable=False),
    Column("version", String(8), nullable=False),
    Column("copied_at", UTCDateTime),
    Column("copied_by", Name),
    Column("posted_at", UTCDateTime),
    Column("posted_by", Name),
    Column("edited", Text),
    Column("notice", Text, nullable=False),
    CheckConstraint(
        "state in ('composed', 'copied', 'posted', 'missed')", name="state"
    ),
)
note = Table(
    "note",
    tables,
    of_cohort(),
    Column("night", SmallInteger, primary_key=True),
    Column("group_id", Key, primary_key=True),
    Column("seq", SmallInteger, primary_key=True),
    Column("who", Name, nullable=False),
    Column("words", Text, nullable=False),
    Column("at", UTCDateTime, nullable=False),
)
proof = Table(
    "proof",
    tables,
    Column("id", Key, primary_key=True),
    Column("cohort_id", Integer, ForeignKey("cohort.id"), nullable=False),
    Column("number", SmallInteger, nullable=False),
    Column("slot", String(16), nullable=False),
    Column("version_id", Key, ForeignKey("version.id"), nullable=False),
    Column("act", String(8), nullable=False),
    Column("flag_id", Key, nullable=False),
    Column("who", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("key", String(64), nullable=False, unique=True),
    Index("ix_proof_cohort_id", "cohort_id"),
    CheckConstraint("act in ('tick', 'flag', 'settle')", name="act"),
)
letter = Table(
    "letter",
    tables,
    of_cohort(),
    Column("student_id", Key, ForeignKey("student.id"), primary_key=True),
    Column("day", SmallInteger, primary_key=True),
    Column("group_id", Key, nullable=False),
    Column("nth", SmallInteger, nullable=False),
    Column("who", Name, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    CheckConstraint("nth between 1 and 3", name="nth"),
)
"""Private notes to the silent: at most one a day, never taken back."""
