"""The watch list as work: who took a group, what they noted, when it was done."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from camp.store.engine import UTCDateTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "watch_work",
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("night", sa.SmallInteger(), nullable=False),
        sa.Column("group_id", _KEY, nullable=False),
        sa.Column("taken_by", sa.Text(), nullable=False),
        sa.Column("taken_at", UTCDateTime(), nullable=False),
        sa.Column("done_by", sa.Text(), nullable=False),
        sa.Column("done_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_watch_work_cohort_id_cohort")
        ),
        sa.PrimaryKeyConstraint(
            "cohort_id", "night", "group_id", name=op.f("pk_watch_work")
        ),
    )
    op.create_table(
        "watch_note",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("night", sa.SmallInteger(), nullable=False),
        sa.Column("group_id", _KEY, nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watch_note")),
    )
    op.create_index(
        "ix_watch_note_cohort_id_night", "watch_note", ["cohort_id", "night"]
    )


def downgrade() -> None:
    op.drop_table("watch_note")
    op.drop_table("watch_work")
