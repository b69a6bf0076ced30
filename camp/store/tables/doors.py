"""Who may come in: links instead of accounts, and the secret they are signed with."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    Text,
)

from camp.store.engine import UTCDateTime
from camp.store.tables.columns import Key, tables

link = Table(
    "link",
    tables,
    Column("id", Key, primary_key=True),
    Column("role", String(8), nullable=False),
    Column("cohort_id", Integer, nullable=False),
    Column("group_id", Key, nullable=False),
    Column("student_id", Key, nullable=False, server_default="0"),
    Column("name", Text, nullable=False),
    Column("made_at", UTCDateTime, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("until", UTCDateTime, nullable=False),
    Column("ended_at", UTCDateTime),
    Index("ix_link_cohort_id_group_id", "cohort_id", "group_id"),
    Index("ix_link_student_id", "student_id"),
    CheckConstraint(
        "role in ('lead', 'ops', 'host', 'deputy', 'officer', 'student', 'join')",
        name="role",
    ),
)
"""Cohort, group and student are 0 where a role has no single one."""
secret = Table(
    "secret",
    tables,
    Column("id", Integer, primary_key=True),
    Column("value", String(64), nullable=False),
    CheckConstraint("id = 1", name="one"),
)
"""Made when the first link is; CAMP_SECRET goes before it."""
app_key = Table(
    "app_key",
    tables,
    Column("id", Key, primary_key=True),
    Column("cohort_id", Integer, ForeignKey("cohort.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("may", String(16), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("made_at", UTCDateTime, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("ended_at", UTCDateTime),
    CheckConstraint("may in ('read', 'push', 'push,read')", name="may"),
)
"""Outside apps; the key itself is never kept, only its digest."""
app_answer = Table(
    "app_answer",
    tables,
    Column("key_id", Key, ForeignKey("app_key.id"), primary_key=True),
    Column("name", String(200), primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("status", SmallInteger, nullable=False),
    Column("answer", Text, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Index("ix_app_answer_key_id_at", "key_id", "at"),
)
"""What a push was answered, by the name its app gave it (Idempotency-Key)."""
