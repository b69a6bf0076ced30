"""Students may say that a day was judged wrongly, and somebody answers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from camp.store.engine import UTCDateTime

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "appeal",
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("student_id", _KEY, nullable=False),
        sa.Column("day", sa.SmallInteger(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("answer", sa.String(8), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("answered_at", UTCDateTime(), nullable=True),
        sa.CheckConstraint(
            "answer in ('', 'granted', 'upheld')", name=op.f("ck_appeal_answer")
        ),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_appeal_cohort_id_cohort")
        ),
        sa.ForeignKeyConstraint(
            ["student_id"], ["student.id"], name=op.f("fk_appeal_student_id_student")
        ),
        sa.PrimaryKeyConstraint(
            "cohort_id", "student_id", "day", name=op.f("pk_appeal")
        ),
    )
    waiting = sa.text("answered_at is null")
    op.create_index(
        "ix_appeal_waiting",
        "appeal",
        ["cohort_id", "at"],
        sqlite_where=waiting,
        postgresql_where=waiting,
    )


def downgrade() -> None:
    op.drop_table("appeal")
