"""Outside apps: their keys, and what they asked already."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from camp.store.engine import UTCDateTime

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "app_key",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("may", sa.String(16), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("made_at", UTCDateTime(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.CheckConstraint(
            "may in ('read', 'push', 'push,read')", name=op.f("ck_app_key_may")
        ),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_app_key_cohort_id_cohort")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_key")),
    )
    op.create_table(
        "app_answer",
        sa.Column("key_id", _KEY, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("status", sa.SmallInteger(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["key_id"], ["app_key.id"], name=op.f("fk_app_answer_key_id_app_key")
        ),
        sa.PrimaryKeyConstraint("key_id", "name", name=op.f("pk_app_answer")),
    )
    op.create_index("ix_app_answer_key_id_at", "app_answer", ["key_id", "at"])


def downgrade() -> None:
    op.drop_table("app_answer")
    op.drop_table("app_key")
