"""Quizzes: who answered what, and when."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from camp.store.engine import UTCDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "paper",
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("quiz", sa.String(40), nullable=False),
        sa.Column("student_id", _KEY, nullable=False),
        sa.Column("group_id", _KEY, nullable=False),
        sa.Column("version_id", _KEY, nullable=False),
        sa.Column("begun_at", UTCDateTime(), nullable=False),
        sa.Column("picked", sa.Text(), nullable=False),
        sa.Column("handed_in_at", UTCDateTime(), nullable=True),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_paper_cohort_id_cohort")
        ),
        sa.PrimaryKeyConstraint(
            "cohort_id", "quiz", "student_id", name=op.f("pk_paper")
        ),
    )
    op.create_index("ix_paper_student_id", "paper", ["student_id"])
    op.create_index(
        "ix_paper_groups",
        "paper",
        ["cohort_id", "quiz", "group_id", "handed_in_at", "points", "most"],
    )


def downgrade() -> None:
    op.drop_table("paper")
