"""Who may come in: links instead of accounts, and the secret they are signed with."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, String, Table, Text

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
