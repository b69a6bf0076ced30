"""What a student's page keeps: how they came in, what is not handed in, what they ask."""

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
    text,
)

from camp.store.engine import UTCDateTime
from camp.store.tables.columns import Key, of_cohort, ordered, tables

arrival = Table(
    "arrival",
    tables,
    Column("student_id", Key, primary_key=True, autoincrement=False),
    Column("nickname", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)
draft = Table(
    "draft",
    tables,
    Column("student_id", Key, primary_key=True, autoincrement=False),
    Column("day", SmallInteger, primary_key=True),
    Column("part", ordered(40), primary_key=True),
    Column("words", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)
"""Superseded by whatever is handed in after it."""
join_try = Table(
    "join_try",
    tables,
    Column("group_id", Key, primary_key=True, autoincrement=False),
    Column("who", String(64), primary_key=True),
    Column("tries", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
)
"""Wrong tries at a group's door; ``who`` is a name's digest, so nothing typed is kept."""
appeal = Table(
    "appeal",
    tables,
    of_cohort(),
    Column("student_id", Key, ForeignKey("student.id"), primary_key=True),
    Column("day", SmallInteger, primary_key=True),
    Column("words", Text, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("answer", String(8), nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("answered_at", UTCDateTime),
    # Few wait at any time, and many pages ask for those alone.
    Index(
        "ix_appeal_waiting",
        "cohort_id",
        "at",
        sqlite_where=text("answered_at is null"),
        postgresql_where=text("answered_at is null"),
    ),
    CheckConstraint("answer in ('', 'granted', 'upheld')", name="answer"),
)
"""A day that a student thinks was judged wrongly: asked once, answered once."""
