"""What is taught and said: immutable, each content once; and what a lead has at hand."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from camp.store.engine import UTCDateTime
from camp.store.tables.columns import Key, of_cohort, ordered, tables

blob = Table(
    "blob",
    tables,
    Column("sha", String(64), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
version = Table(
    "version",
    tables,
    Column("id", Key, primary_key=True),
    Column("sha", String(64), nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("day_order", Text, nullable=False),
    Column("made_at", UTCDateTime, nullable=False),
)
version_piece = Table(
    "version_piece",
    tables,
    Column("version_id", Key, ForeignKey("version.id"), primary_key=True),
    Column("role", String(16), primary_key=True),
    Column("name", ordered(300), primary_key=True),
    Column("sha", String(64), ForeignKey("blob.sha"), nullable=False),
    CheckConstraint("role in ('file', 'template')", name="role"),
)

upload = Table(
    "upload",
    tables,
    Column("id", Key, primary_key=True),
    Column("name", Text, nullable=False),
    Column("sha", String(64), ForeignKey("blob.sha"), nullable=False),
    Column("title", Text, nullable=False),
    Column("errors", Integer, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", UTCDateTime, nullable=False),
)
"""A curriculum's file as a lead sent it, until a camp is opened with it and after."""
roster_draft = Table(
    "roster_draft",
    tables,
    of_cohort(),
    Column("name", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", UTCDateTime, nullable=False),
)
"""A roster that is looked over; it goes when it is brought in or put away."""
