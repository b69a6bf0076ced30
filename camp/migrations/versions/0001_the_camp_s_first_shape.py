"""The camp's first shape."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from camp.store.engine import UTCDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.create_index("ix_audit_cohort_id", ["cohort_id"], unique=False)

    op.create_table(
        "blob",
        sa.Column("sha", sa.String(length=64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha", name=op.f("pk_blob")),
    )
    op.create_table(
        "fact",
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.SmallInteger(), nullable=False),
        sa.Column(
            "student_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column(
            "group_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("tier", sa.SmallInteger(), nullable=False),
        sa.Column("in_time", sa.SmallInteger(), nullable=False),
        sa.Column("parts", sa.SmallInteger(), nullable=False),
        sa.Column("full_at", sa.BigInteger(), nullable=False),
        sa.Column("first_at", sa.BigInteger(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.Column("chars", sa.Integer(), nullable=False),
        sa.Column("longest", sa.Integer(), nullable=False),
        sa.Column("short", sa.Integer(), nullable=False),
        sa.Column("sent", sa.SmallInteger(), nullable=False),
        sa.Column("best", sa.SmallInteger(), nullable=False),
        sa.Column("reviews", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("cohort_id", "day", "student_id", name=op.f("pk_fact")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "posting",
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.SmallInteger(), nullable=False),
        sa.Column(
            "group_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("slot", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("composed_at", UTCDateTime(), nullable=False),
        sa.Column("late", sa.SmallInteger(), nullable=False),
        sa.Column("version", sa.String(length=8), nullable=False),
        sa.Column("copied_at", UTCDateTime(), nullable=True),
        sa.Column(
            "copied_by",
            sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
            nullable=True,
        ),
        sa.Column("posted_at", UTCDateTime(), nullable=True),
        sa.Column(
            "posted_by",
            sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
            nullable=True,
        ),
        sa.Column("edited", sa.Text(), nullable=True),
        sa.Column("notice", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "state in ('composed', 'copied', 'posted', 'missed')",
            name=op.f("ck_posting_state"),
        ),
        sa.PrimaryKeyConstraint(
            "cohort_id", "number", "group_id", "slot", name=op.f("pk_posting")
        ),
    )
    op.create_table(
        "progress",
        sa.Column(
            "student_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("came", sa.BigInteger(), nullable=False),
        sa.Column("whole", sa.BigInteger(), nullable=False),
        sa.Column("stamped", sa.BigInteger(), nullable=False),
        sa.Column("broke", sa.BigInteger(), nullable=False),
        sa.Column("made", sa.BigInteger(), nullable=False),
        sa.Column("chars", sa.BigInteger(), nullable=False),
        sa.Column("week", sa.Integer(), nullable=False),
        sa.Column("misses", sa.SmallInteger(), nullable=False),
        sa.Column("left_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("student_id", name=op.f("pk_progress")),
    )
    with op.batch_alter_table("progress", schema=None) as batch_op:
        batch_op.create_index("ix_progress_cohort_id", ["cohort_id"], unique=False)

    op.create_table(
        "rehearsal_clock",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("now", UTCDateTime(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_rehearsal_clock_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rehearsal_clock")),
    )
    op.create_table(
        "review",
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.SmallInteger(), nullable=False),
        sa.Column(
            "student_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column(
            "group_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column(
            "giver_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("giver", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "kind in ('like', 'comment', 'stamp')", name=op.f("ck_review_kind")
        ),
        sa.PrimaryKeyConstraint(
            "cohort_id", "day", "student_id", "key", name=op.f("pk_review")
        ),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.create_index(
            "ix_review_stamps",
            ["cohort_id", "group_id", "day", "student_id"],
            unique=False,
            sqlite_where=sa.text("kind = 'stamp'"),
            postgresql_where=sa.text("kind = 'stamp'"),
        )

    op.create_table(
        "script",
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.SmallInteger(), nullable=False),
        sa.Column(
            "group_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("slot", sa.String(length=16), nullable=False),
        sa.Column("version", sa.String(length=8), nullable=False),
        sa.Column("template_sha", sa.String(length=64), nullable=False),
        sa.Column("common_sha", sa.String(length=64), nullable=False),
        sa.Column("own_facts", sa.Text(), nullable=False),
        sa.Column("messages", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint(
            "cohort_id", "number", "group_id", "slot", "version", name=op.f("pk_script")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "submission",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("parts", sa.SmallInteger(), nullable=False),
        sa.Column("chars", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission")),
    )
    op.create_table(
        "verdict",
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.SmallInteger(), nullable=False),
        sa.Column(
            "student_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column(
            "group_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("tier", sa.SmallInteger(), nullable=False),
        sa.Column("published", sa.SmallInteger(), nullable=False),
        sa.Column("now", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint(
            "cohort_id", "day", "student_id", name=op.f("pk_verdict")
        ),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("verdict", schema=None) as batch_op:
        batch_op.create_index(
            "ix_verdict_corrected",
            ["cohort_id", "day"],
            unique=False,
            sqlite_where=sa.text("now <> published"),
            postgresql_where=sa.text("now <> published"),
        )

    op.create_table(
        "version",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("sha", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("day_order", sa.Text(), nullable=False),
        sa.Column("made_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_version")),
        sa.UniqueConstraint("sha", name=op.f("uq_version_sha")),
    )
    op.create_table(
        "cohort",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column(
            "version_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("start", sa.String(length=10), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("skips", sa.Text(), nullable=False),
        sa.Column("opened_at", UTCDateTime(), nullable=False),
        sa.Column(
            "signed_version",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=True,
        ),
        sa.Column("signed_by", sa.Text(), nullable=True),
        sa.Column("signed_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["version_id"], ["version.id"], name=op.f("fk_cohort_version_id_version")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cohort")),
        sa.UniqueConstraint("name", name=op.f("uq_cohort_name")),
    )
    op.create_table(
        "version_piece",
        sa.Column(
            "version_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column(
            "name",
            sa.String(length=300).with_variant(
                sa.String(length=300, collation="C"), "postgresql"
            ),
            nullable=False,
        ),
        sa.Column("sha", sa.String(length=64), nullable=False),
        sa.CheckConstraint(
            "role in ('file', 'template')", name=op.f("ck_version_piece_role")
        ),
        sa.ForeignKeyConstraint(
            ["sha"], ["blob.sha"], name=op.f("fk_version_piece_sha_blob")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["version.id"],
            name=op.f("fk_version_piece_version_id_version"),
        ),
        sa.PrimaryKeyConstraint(
            "version_id", "role", "name", name=op.f("pk_version_piece")
        ),
    )
    op.create_table(
        "certificate",
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column(
            "student_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column(
            "kind",
            sa.String(length=40).with_variant(
                sa.String(length=40, collation="C"), "postgresql"
            ),
            nullable=False,
        ),
        sa.Column("serial", sa.String(length=40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("issued_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_certificate_cohort_id_cohort")
        ),
        sa.PrimaryKeyConstraint(
            "cohort_id", "student_id", "kind", name=op.f("pk_certificate")
        ),
        sa.UniqueConstraint("serial", name=op.f("uq_certificate_serial")),
    )
    op.create_table(
        "debrief",
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("night", sa.SmallInteger(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.Column("made_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_debrief_cohort_id_cohort")
        ),
        sa.PrimaryKeyConstraint("cohort_id", "night", name=op.f("pk_debrief")),
    )
    op.create_table(
        "groups",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("track", sa.String(length=16), nullable=False),
        sa.Column("created", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_groups_cohort_id_cohort")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_groups")),
        sa.UniqueConstraint(
            "cohort_id", "number", name=op.f("uq_groups_cohort_id_number")
        ),
    )
    op.create_table(
        "honor",
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column(
            "rule",
            sa.String(length=40).with_variant(
                sa.String(length=40, collation="C"), "postgresql"
            ),
            nullable=False,
        ),
        sa.Column(
            "group_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("issue", sa.SmallInteger(), nullable=False),
        sa.Column(
            "student_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.CheckConstraint(
            "state in ('computed', 'confirmed', 'corrected', 'published', 'withdrawn')",
            name=op.f("ck_honor_state"),
        ),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_honor_cohort_id_cohort")
        ),
        sa.PrimaryKeyConstraint(
            "cohort_id", "rule", "group_id", "place", "issue", name=op.f("pk_honor")
        ),
    )
    op.create_table(
        "leave",
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.SmallInteger(), nullable=False),
        sa.Column(
            "student_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.CheckConstraint("kind in ('leave', 'excused')", name=op.f("ck_leave_kind")),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_leave_cohort_id_cohort")
        ),
        sa.PrimaryKeyConstraint(
            "cohort_id", "day", "student_id", name=op.f("pk_leave")
        ),
    )
    op.create_table(
        "night",
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.SmallInteger(), nullable=False),
        sa.Column("closed_as_of", UTCDateTime(), nullable=False),
        sa.Column("ran_at", UTCDateTime(), nullable=False),
        sa.Column("totals", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_night_cohort_id_cohort")
        ),
        sa.PrimaryKeyConstraint("cohort_id", "number", name=op.f("pk_night")),
    )
    op.create_table(
        "nomination",
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column(
            "student_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column(
            "honor",
            sa.String(length=40).with_variant(
                sa.String(length=40, collation="C"), "postgresql"
            ),
            nullable=False,
        ),
        sa.Column(
            "who",
            sa.String(length=200).with_variant(
                sa.String(length=200, collation="C"), "postgresql"
            ),
            nullable=False,
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_nomination_cohort_id_cohort")
        ),
        sa.PrimaryKeyConstraint(
            "cohort_id", "student_id", "honor", "who", name=op.f("pk_nomination")
        ),
    )
    op.create_table(
        "note",
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("night", sa.SmallInteger(), nullable=False),
        sa.Column(
            "group_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("seq", sa.SmallInteger(), nullable=False),
        sa.Column(
            "who",
            sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_note_cohort_id_cohort")
        ),
        sa.PrimaryKeyConstraint(
            "cohort_id", "night", "group_id", "seq", name=op.f("pk_note")
        ),
    )
    op.create_table(
        "occurrence",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("number", sa.SmallInteger(), nullable=False),
        sa.Column(
            "group_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column(
            "slot",
            sa.String(length=40).with_variant(
                sa.String(length=40, collation="C"), "postgresql"
            ),
            nullable=False,
        ),
        sa.Column("compose_at", UTCDateTime(), nullable=False),
        sa.Column("post_from", UTCDateTime(), nullable=False),
        sa.Column("post_until", UTCDateTime(), nullable=False),
        sa.Column("policy", sa.String(length=16), nullable=False),
        sa.Column("waits_for", sa.String(length=16), nullable=False),
        sa.Column("waits_number", sa.SmallInteger(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("lease_until", sa.BigInteger(), nullable=False),
        sa.Column("announced_at", sa.BigInteger(), nullable=False),
        sa.Column("errors", sa.SmallInteger(), nullable=False),
        sa.Column("alone", sa.SmallInteger(), nullable=False),
        sa.CheckConstraint(
            "state in ('planned', 'leased', 'done', 'failed', 'skipped', 'cancelled')",
            name=op.f("ck_occurrence_state"),
        ),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_occurrence_cohort_id_cohort")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_occurrence")),
        sa.UniqueConstraint(
            "cohort_id",
            "kind",
            "number",
            "group_id",
            "slot",
            name=op.f("uq_occurrence_cohort_id_kind_number_group_id_slot"),
        ),
    )
    with op.batch_alter_table("occurrence", schema=None) as batch_op:
        batch_op.create_index(
            "ix_occurrence_state_compose_at", ["state", "compose_at"], unique=False
        )

    op.create_table(
        "pairing",
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column(
            "contest",
            sa.String(length=40).with_variant(
                sa.String(length=40, collation="C"), "postgresql"
            ),
            nullable=False,
        ),
        sa.Column("first", sa.SmallInteger(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_pairing_cohort_id_cohort")
        ),
        sa.PrimaryKeyConstraint(
            "cohort_id", "contest", "first", name=op.f("pk_pairing")
        ),
    )
    op.create_table(
        "report",
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("night", sa.SmallInteger(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.Column("made_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_report_cohort_id_cohort")
        ),
        sa.PrimaryKeyConstraint("cohort_id", "night", name=op.f("pk_report")),
    )
    op.create_table(
        "standing",
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("night", sa.SmallInteger(), nullable=False),
        sa.Column(
            "contest",
            sa.String(length=60).with_variant(
                sa.String(length=60, collation="C"), "postgresql"
            ),
            nullable=False,
        ),
        sa.Column(
            "group_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_standing_cohort_id_cohort")
        ),
        sa.PrimaryKeyConstraint(
            "cohort_id", "night", "contest", "group_id", name=op.f("pk_standing")
        ),
    )
    op.create_table(
        "student",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=100), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "group_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("tier", sa.String(length=8), nullable=False),
        sa.Column("track", sa.String(length=16), nullable=False),
        sa.Column("joined", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_student_cohort_id_cohort")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_student")),
        sa.UniqueConstraint("cohort_id", "ref", name=op.f("uq_student_cohort_id_ref")),
    )
    with op.batch_alter_table("student", schema=None) as batch_op:
        batch_op.create_index(
            "ix_student_groups",
            ["cohort_id", "group_id", "track", "joined"],
            unique=False,
        )

    op.create_table(
        "change",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column(
            "student_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("aspect", sa.String(length=8), nullable=False),
        sa.Column("day", sa.SmallInteger(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name=op.f("fk_change_cohort_id_cohort")
        ),
        sa.ForeignKeyConstraint(
            ["student_id"], ["student.id"], name=op.f("fk_change_student_id_student")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
    )
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.create_index(
            "ix_change_cohort_id_day", ["cohort_id", "day"], unique=False
        )
        batch_op.create_index("ix_change_student_id", ["student_id"], unique=False)

    op.create_table(
        "contact",
        sa.Column(
            "student_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["student_id"], ["student.id"], name=op.f("fk_contact_student_id_student")
        ),
        sa.PrimaryKeyConstraint("student_id", name=op.f("pk_contact")),
    )
    op.create_table(
        "label",
        sa.Column(
            "student_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["student_id"], ["student.id"], name=op.f("fk_label_student_id_student")
        ),
        sa.PrimaryKeyConstraint("student_id", "name", name=op.f("pk_label")),
    )
    op.create_table(
        "seat",
        sa.Column(
            "group_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("day", sa.SmallInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_seat_group_id_groups")
        ),
        sa.PrimaryKeyConstraint("group_id", "role", "day", name=op.f("pk_seat")),
    )


def downgrade() -> None:
    op.drop_table("seat")
    op.drop_table("label")
    op.drop_table("contact")
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.drop_index("ix_change_student_id")
        batch_op.drop_index("ix_change_cohort_id_day")

    op.drop_table("change")
    with op.batch_alter_table("student", schema=None) as batch_op:
        batch_op.drop_index("ix_student_groups")

    op.drop_table("student")
    op.drop_table("standing")
    op.drop_table("report")
    op.drop_table("pairing")
    with op.batch_alter_table("occurrence", schema=None) as batch_op:
        batch_op.drop_index("ix_occurrence_state_compose_at")

    op.drop_table("occurrence")
    op.drop_table("note")
    op.drop_table("nomination")
    op.drop_table("night")
    op.drop_table("leave")
    op.drop_table("honor")
    op.drop_table("groups")
    op.drop_table("debrief")
    op.drop_table("certificate")
    op.drop_table("version_piece")
    op.drop_table("cohort")
    op.drop_table("version")
    with op.batch_alter_table("verdict", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_verdict_corrected",
            sqlite_where=sa.text("now <> published"),
            postgresql_where=sa.text("now <> published"),
        )

    op.drop_table("verdict")
    op.drop_table("submission")
    op.drop_table("script")
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_review_stamps",
            sqlite_where=sa.text("kind = 'stamp'"),
            postgresql_where=sa.text("kind = 'stamp'"),
        )

    op.drop_table("review")
    op.drop_table("rehearsal_clock")
    with op.batch_alter_table("progress", schema=None) as batch_op:
        batch_op.drop_index("ix_progress_cohort_id")

    op.drop_table("progress")
    op.drop_table("posting")
    op.drop_table("fact")
    op.drop_table("blob")
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.drop_index("ix_audit_cohort_id")

    op.drop_table("audit")
