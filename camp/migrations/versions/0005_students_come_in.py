"""Students and a group's join link come in the way hosts do."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_BEFORE = "role in ('lead', 'ops', 'host', 'deputy', 'officer')"
_NOW = "role in ('lead', 'ops', 'host', 'deputy', 'officer', 'student', 'join')"


def upgrade() -> None:
    with op.batch_alter_table("link", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("student_id", _KEY, nullable=False, server_default="0")
        )
        batch_op.drop_constraint(op.f("ck_link_role"), type_="check")
        batch_op.create_check_constraint(op.f("ck_link_role"), _NOW)
    op.create_index("ix_link_student_id", "link", ["student_id"])


def downgrade() -> None:
    op.execute("delete from link where role in ('student', 'join')")
    op.drop_index("ix_link_student_id", "link")
    with op.batch_alter_table("link", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_link_role"), type_="check")
        batch_op.create_check_constraint(op.f("ck_link_role"), _BEFORE)
        batch_op.drop_column("student_id")
