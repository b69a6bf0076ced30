"""Who stands in for a host is found at each view of a desk, however long the log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    handovers = sa.text("act in ('hand over', 'take back')")
    op.create_index(
        "ix_audit_handovers",
        "audit",
        ["cohort_id", "subject", "id"],
        sqlite_where=handovers,
        postgresql_where=handovers,
    )


def downgrade() -> None:
    op.drop_index("ix_audit_handovers", "audit")
