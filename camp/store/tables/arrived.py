"""What a student's page keeps: how they came in, and what they have not handed in yet."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, SmallInteger, String, Table, Text

from camp.store.tables.columns import Key, ordered, tables

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
