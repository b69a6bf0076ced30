"""What a student's page needs kept: arrivals, drafts, and tries at a group's door."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_ORDERED = sa.String(40).with_variant(sa.String(40, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "arrival",
        sa.Column("student_id", _KEY, autoincrement=False, nullable=False),
        sa.Column("nickname", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("student_id", name=op.f("pk_arrival")),
    )
    op.create_table(
        "draft",
        sa.Column("student_id", _KEY, autoincrement=False, nullable=False),
        sa.Column("day", sa.SmallInteger(), nullable=False),
        sa.Column("part", _ORDERED, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("student_id", "day", "part", name=op.f("pk_draft")),
    )
    op.create_table(
        "join_try",
        sa.Column("group_id", _KEY, autoincrement=False, nullable=False),
        sa.Column("who", sa.String(64), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("group_id", "who", name=op.f("pk_join_try")),
    )


def downgrade() -> None:
    op.drop_table("join_try")
    op.drop_table("draft")
    op.drop_table("arrival")
