"""Private notes to the silent: who was written to, when, and which note it was."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from camp.store.engine import UTCDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_NAME = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "letter",
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("student_id", _KEY, nullable=False),
        sa.Column("day", sa.SmallInteger(), nullable=False),
        sa.Column("group_id", _KEY, nullable=False),
        sa.Column("nth", sa.SmallInteger(), nullable=False),
        sa.Column("who", _NAME, nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.CheckConstraint("nth between 1 and 3", name=op.f("ck_letter_nth")),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_letter_cohort_id_cohort")
        ),
        sa.ForeignKeyConstraint(
            ["student_id"], ["student.id"], name=op.f("fk_letter_student_id_student")
        ),
        sa.PrimaryKeyConstraint(
            "cohort_id", "student_id", "day", name=op.f("pk_letter")
        ),
    )


def downgrade() -> None:
    op.drop_table("letter")
