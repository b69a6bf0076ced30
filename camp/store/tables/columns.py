"""What all tables share: how they are named, and columns that many have."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, String, Text

Key = BigInteger().with_variant(Integer, "sqlite")

tables = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def ordered(length: int) -> String:
    """A text that rows are ordered by: by code point, as SQLite and Python do.

    A PostgreSQL database orders by its own locale unless told otherwise.
    """
    return String(length).with_variant(String(length, collation="C"), "postgresql")


Name = Text().with_variant(Text(collation="C"), "postgresql")
"""A person's name that rows are ordered by."""


def of_cohort() -> Column[int]:
    """Lead a key with the camp."""
    return Column("cohort_id", Integer, ForeignKey("cohort.id"), primary_key=True)
