"""What is taught and said: immutable, each content once."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    LargeBinary,
    String,
    Table,
    Text,
)

from camp.store.engine import UTCDateTime
from camp.store.tables.columns import Key, ordered, tables

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
