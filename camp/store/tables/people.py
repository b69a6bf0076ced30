"""Who runs it and who learns, what changes by date, and the log of it all."""

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
    UniqueConstraint,
    text,
)

from camp.store.engine import UTCDateTime
from camp.store.tables.columns import Key, of_cohort, tables

cohort = Table(
    "cohort",
    tables,
    Column("id", Integer, primary_key=True),
    Column("name", String(200), nullable=False, unique=True),
    Column("version_id", Key, ForeignKey("version.id"), nullable=False),
    Column("start", String(10), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("skips", Text, nullable=False),
    Column("opened_at", UTCDateTime, nullable=False),
    Column("signed_version", Key),
    Column("signed_by", Text),
    Column("signed_at", UTCDateTime),
)
groups = Table(
    "groups",
    tables,
    Column("id", Key, primary_key=True),
    Column("cohort_id", Integer, ForeignKey("cohort.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("track", String(16), nullable=False),
    Column("created", SmallInteger, nullable=False),
    UniqueConstraint("cohort_id", "number"),
)
seat = Table(
    "seat",
    tables,
    Column("group_id", Key, ForeignKey("groups.id"), primary_key=True),
    Column("role", String(16), primary_key=True),
    Column("day", SmallInteger, primary_key=True),
    Column("name", Text, nullable=False),
)
student = Table(
    "student",
    tables,
    Column("id", Key, primary_key=True),
    Column("cohort_id", Integer, ForeignKey("cohort.id"), nullable=False),
    Column("ref", String(100), nullable=False),
    Column("name", Text, nullable=False),
    Column("group_id", Key, nullable=False),
    Column("tier", String(8), nullable=False),
    Column("track", String(16), nullable=False),
    Column("joined", SmallInteger, nullable=False),
    UniqueConstraint("cohort_id", "ref"),
    # Counting a group's people reads this index alone.
    Index("ix_student_groups", "cohort_id", "group_id", "track", "joined"),
)
contact = Table(
    "contact",
    tables,
    Column("student_id", Key, ForeignKey("student.id"), primary_key=True),
    Column("phone", Text, nullable=False),
)
label = Table(
    "label",
    tables,
    Column("student_id", Key, ForeignKey("student.id"), primary_key=True),
    Column("name", String(40), primary_key=True),
)
change = Table(
    "change",
    tables,
    Column("id", Key, primary_key=True),
    Column("cohort_id", Integer, ForeignKey("cohort.id"), nullable=False),
    Column("student_id", Key, ForeignKey("student.id"), nullable=False),
    Column("aspect", String(8), nullable=False),
    Column("day", SmallInteger, nullable=False),
    Column("value", Text, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Index("ix_change_cohort_id_day", "cohort_id", "day"),
    Index("ix_change_student_id", "student_id"),
)
leave = Table(
    "leave",
    tables,
    of_cohort(),
    Column("day", SmallInteger, primary_key=True),
    Column("student_id", Key, primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    CheckConstraint("kind in ('leave', 'excused')", name="kind"),
)
audit = Table(
    "audit",
    tables,
    Column("id", Key, primary_key=True),
    Column("cohort_id", Integer, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("who", Text, nullable=False),
    Column("act", String(40), nullable=False),
    Column("subject", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("why", Text, nullable=False),
    Index("ix_audit_cohort_id", "cohort_id"),
    # A desk asks at each view who stands in: few of the log's many lines.
    Index(
        "ix_audit_handovers",
        "cohort_id",
        "subject",
        "id",
        sqlite_where=text("act in ('hand over', 'take back')"),
        postgresql_where=text("act in ('hand over', 'take back')"),
    ),
)
