"""What is asked in a quiz, and what was answered: the papers of students."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table, Text

from camp.store.engine import UTCDateTime
from camp.store.tables.columns import Key, of_cohort, tables

paper = Table(
    "paper",
    tables,
    of_cohort(),
    Column("quiz", String(40), primary_key=True),
    Column("student_id", Key, primary_key=True),
    Column("group_id", Key, nullable=False),
    Column("version_id", Key, nullable=False),
    Column("begun_at", UTCDateTime, nullable=False),
    Column("picked", Text, nullable=False),
    Column("handed_in_at", UTCDateTime),
    Column("points", Integer, nullable=False),
    Column("most", Integer, nullable=False),
    Index("ix_paper_student_id", "student_id"),
    # A board adds up every group's papers from this index alone.
    Index(
        "ix_paper_groups",
        "cohort_id",
        "quiz",
        "group_id",
        "handed_in_at",
        "points",
        "most",
    ),
)
"""The group and the version of the course are those of the moment it was begun."""
