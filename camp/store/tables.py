"""What is stored. Keys lead with the camp and then the day, as it is read.

Instants are UTC microseconds (:class:`UTCDateTime`), but in ``fact``, ``submission``
and ``review``, which grow by the hundred thousand, plain UTC seconds. ``day``,
``number`` and ``night`` are day numbers.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from camp.store.engine import UTCDateTime

HEAD = "0001"
"""The newest migration."""

Key = BigInteger().with_variant(Integer, "sqlite")

tables = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _cohort() -> Column[int]:
    return Column("cohort_id", Integer, ForeignKey("cohort.id"), primary_key=True)


rehearsal_clock = Table(
    "rehearsal_clock",
    tables,
    Column("id", Integer, primary_key=True),
    Column("now", UTCDateTime, nullable=False),
    CheckConstraint("id = 1", name="one"),
)

# What is taught and said: immutable, once per content.
blob = Table(
    "blob",
    tables,
    Column("sha", String(64), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
version = Table(
    "version",
    tables,
    Column("id", Key, primary_key=True),
    Column("sha", String(64), nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("day_order", Text, nullable=False),
    Column("made_at", UTCDateTime, nullable=False),
)
version_piece = Table(
    "version_piece",
    tables,
    Column("version_id", Key, ForeignKey("version.id"), primary_key=True),
    Column("role", String(16), primary_key=True),
    Column("name", String(300), primary_key=True),
    Column("sha", String(64), ForeignKey("blob.sha"), nullable=False),
    CheckConstraint("role in ('file', 'template')", name="role"),
)

# Who runs it and who learns.
cohort = Table(
    "cohort",
    tables,
    Column("id", Integer, primary_key=True),
    Column("name", String(200), nullable=False, unique=True),
    Column("version_id", Key, ForeignKey("version.id"), nullable=False),
    Column("start", String(10), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("skips", Text, nullable=False),
    Column("opened_at", UTCDateTime, nullable=False),
    Column("signed_version", Key),
    Column("signed_by", Text),
    Column("signed_at", UTCDateTime),
)
groups = Table(
    "groups",
    tables,
    Column("id", Key, primary_key=True),
    Column("cohort_id", Integer, ForeignKey("cohort.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("track", String(16), nullable=False),
    Column("created", SmallInteger, nullable=False),
    UniqueConstraint("cohort_id", "number"),
)
seat = Table(
    "seat",
    tables,
    Column("group_id", Key, ForeignKey("groups.id"), primary_key=True),
    Column("role", String(16), primary_key=True),
    Column("day", SmallInteger, primary_key=True),
    Column("name", Text, nullable=False),
)
student = Table(
    "student",
    tables,
    Column("id", Key, primary_key=True),
    Column("cohort_id", Integer, ForeignKey("cohort.id"), nullable=False),
    Column("ref", String(100), nullable=False),
    Column("name", Text, nullable=False),
    Column("group_id", Key, nullable=False),
    Column("tier", String(8), nullable=False),
    Column("track", String(16), nullable=False),
    Column("joined", SmallInteger, nullable=False),
    UniqueConstraint("cohort_id", "ref"),
)
contact = Table(
    "contact",
    tables,
    Column("student_id", Key, ForeignKey("student.id"), primary_key=True),
    Column("phone", Text, nullable=False),
)
label = Table(
    "label",
    tables,
    Column("student_id", Key, ForeignKey("student.id"), primary_key=True),
    Column("name", String(40), primary_key=True),
)
change = Table(
    "change",
    tables,
    Column("id", Key, primary_key=True),
    Column("cohort_id", Integer, ForeignKey("cohort.id"), nullable=False),
    Column("student_id", Key, ForeignKey("student.id"), nullable=False),
    Column("aspect", String(8), nullable=False),
    Column("day", SmallInteger, nullable=False),
    Column("value", Text, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Index("ix_change_cohort_id_day", "cohort_id", "day"),
)
leave = Table(
    "leave",
    tables,
    _cohort(),
    Column("day", SmallInteger, primary_key=True),
    Column("student_id", Key, primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    CheckConstraint("kind in ('leave', 'excused')", name="kind"),
)

# What was done. A fact is the state now; submissions are how it came to be.
fact = Table(
    "fact",
    tables,
    Column("cohort_id", Integer, primary_key=True),
    Column("day", SmallInteger, primary_key=True),
    Column("student_id", Key, primary_key=True),
    Column("group_id", Key, nullable=False),
    Column("tier", SmallInteger, nullable=False),
    Column("in_time", SmallInteger, nullable=False),
    Column("parts", SmallInteger, nullable=False),
    Column("full_at", BigInteger, nullable=False),
    Column("first_at", BigInteger, nullable=False),
    Column("last_at", BigInteger, nullable=False),
    Column("chars", Integer, nullable=False),
    Column("longest", Integer, nullable=False),
    Column("short", Integer, nullable=False),
    Column("sent", SmallInteger, nullable=False),
    Column("best", SmallInteger, nullable=False),
    Column("reviews", SmallInteger, nullable=False),
    sqlite_with_rowid=False,
)
submission = Table(
    "submission",
    tables,
    Column("id", Key, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("parts", SmallInteger, nullable=False),
    Column("chars", Integer, nullable=False),
    Column("words", Text, nullable=False),
)
progress = Table(
    "progress",
    tables,
    Column("student_id", Key, primary_key=True, autoincrement=False),
    Column("cohort_id", Integer, nullable=False),
    Column("came", BigInteger, nullable=False),
    Column("whole", BigInteger, nullable=False),
    Column("stamped", BigInteger, nullable=False),
    Column("broke", BigInteger, nullable=False),
    Column("made", BigInteger, nullable=False),
    Column("chars", BigInteger, nullable=False),
    Column("week", Integer, nullable=False),
    Column("misses", SmallInteger, nullable=False),
    Column("left_at", BigInteger, nullable=False),
    Index("ix_progress_cohort_id", "cohort_id"),
)
review = Table(
    "review",
    tables,
    Column("cohort_id", Integer, primary_key=True),
    Column("day", SmallInteger, primary_key=True),
    Column("student_id", Key, primary_key=True),
    Column("key", BigInteger, primary_key=True),
    Column("group_id", Key, nullable=False),
    Column("kind", String(8), nullable=False),
    Column("giver_id", Key, nullable=False),
    Column("giver", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    CheckConstraint("kind in ('like', 'comment', 'stamp')", name="kind"),
    Index(
        "ix_review_stamps",
        "cohort_id",
        "group_id",
        "day",
        "student_id",
        sqlite_where=text("kind = 'stamp'"),
        postgresql_where=text("kind = 'stamp'"),
    ),
    sqlite_with_rowid=False,
)
nomination = Table(
    "nomination",
    tables,
    _cohort(),
    Column("student_id", Key, primary_key=True),
    Column("honor", String(40), primary_key=True),
    Column("who", String(200), primary_key=True),
    Column("words", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)

# The schedule and what is said.
occurrence = Table(
    "occurrence",
    tables,
    Column("id", Key, primary_key=True),
    Column("cohort_id", Integer, ForeignKey("cohort.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("number", SmallInteger, nullable=False),
    Column("group_id", Key, nullable=False),
    Column("slot", String(40), nullable=False),
    Column("compose_at", UTCDateTime, nullable=False),
    Column("post_from", UTCDateTime, nullable=False),
    Column("post_until", UTCDateTime, nullable=False),
    Column("policy", String(16), nullable=False),
    Column("waits_for", String(16), nullable=False),
    Column("waits_number", SmallInteger, nullable=False),
    Column("state", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("fence", Integer, nullable=False),
    Column("lease_until", BigInteger, nullable=False),
    Column("announced_at", BigInteger, nullable=False),
    Column("errors", SmallInteger, nullable=False),
    Column("alone", SmallInteger, nullable=False),
    UniqueConstraint("cohort_id", "kind", "number", "group_id", "slot"),
    Index("ix_occurrence_state_compose_at", "state", "compose_at"),
    CheckConstraint(
        "state in ('planned', 'leased', 'done', 'failed', 'skipped', 'cancelled')",
        name="state",
    ),
)
script = Table(
    "script",
    tables,
    Column("cohort_id", Integer, primary_key=True),
    Column("number", SmallInteger, primary_key=True),
    Column("group_id", Key, primary_key=True),
    Column("slot", String(16), primary_key=True),
    Column("version", String(8), primary_key=True),
    Column("template_sha", String(64), nullable=False),
    Column("common_sha", String(64), nullable=False),
    Column("own_facts", Text, nullable=False),
    Column("messages", Text, nullable=False),
    sqlite_with_rowid=False,
)
posting = Table(
    "posting",
    tables,
    Column("cohort_id", Integer, primary_key=True),
    Column("number", SmallInteger, primary_key=True),
    Column("group_id", Key, primary_key=True),
    Column("slot", String(16), primary_key=True),
    Column("state", String(16), nullable=False),
    Column("composed_at", UTCDateTime, nullable=False),
    Column("late", SmallInteger, nullable=False),
    Column("version", String(8), nullable=False),
    Column("copied_at", UTCDateTime),
    Column("copied_by", Text),
    Column("posted_at", UTCDateTime),
    Column("posted_by", Text),
    Column("edited", Text),
    Column("notice", Text, nullable=False),
    CheckConstraint(
        "state in ('composed', 'copied', 'posted', 'missed')", name="state"
    ),
)
note = Table(
    "note",
    tables,
    _cohort(),
    Column("night", SmallInteger, primary_key=True),
    Column("group_id", Key, primary_key=True),
    Column("seq", SmallInteger, primary_key=True),
    Column("who", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("at", UTCDateTime, nullable=False),
)

# What a night publishes, and what the end gives.
verdict = Table(
    "verdict",
    tables,
    Column("cohort_id", Integer, primary_key=True),
    Column("day", SmallInteger, primary_key=True),
    Column("student_id", Key, primary_key=True),
    Column("group_id", Key, nullable=False),
    Column("tier", SmallInteger, nullable=False),
    Column("published", SmallInteger, nullable=False),
    Column("now", SmallInteger, nullable=False),
    Index(
        "ix_verdict_corrected",
        "cohort_id",
        "day",
        sqlite_where=text("now <> published"),
        postgresql_where=text("now <> published"),
    ),
    sqlite_with_rowid=False,
)
night = Table(
    "night",
    tables,
    _cohort(),
    Column("number", SmallInteger, primary_key=True),
    Column("closed_as_of", UTCDateTime, nullable=False),
    Column("ran_at", UTCDateTime, nullable=False),
    Column("totals", Text, nullable=False),
)
standing = Table(
    "standing",
    tables,
    _cohort(),
    Column("night", SmallInteger, primary_key=True),
    Column("contest", String(60), primary_key=True),
    Column("group_id", Key, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("doc", Text, nullable=False),
)
pairing = Table(
    "pairing",
    tables,
    _cohort(),
    Column("contest", String(40), primary_key=True),
    Column("first", SmallInteger, primary_key=True),
    Column("doc", Text, nullable=False),
)
debrief = Table(
    "debrief",
    tables,
    _cohort(),
    Column("night", SmallInteger, primary_key=True),
    Column("doc", Text, nullable=False),
    Column("made_at", UTCDateTime, nullable=False),
)
honor = Table(
    "honor",
    tables,
    _cohort(),
    Column("rule", String(40), primary_key=True),
    Column("group_id", Key, primary_key=True),
    Column("place", SmallInteger, primary_key=True),
    Column("issue", SmallInteger, primary_key=True),
    Column("student_id", Key, nullable=False),
    Column("doc", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("at", UTCDateTime, nullable=False),
    CheckConstraint(
        "state in ('computed', 'confirmed', 'corrected', 'published', 'withdrawn')",
        name="state",
    ),
)
certificate = Table(
    "certificate",
    tables,
    _cohort(),
    Column("student_id", Key, primary_key=True),
    Column("kind", String(40), primary_key=True),
    Column("serial", String(40), nullable=False, unique=True),
    Column("words", Text, nullable=False),
    Column("issued_at", UTCDateTime, nullable=False),
)
report = Table(
    "report",
    tables,
    _cohort(),
    Column("night", SmallInteger, primary_key=True),
    Column("doc", Text, nullable=False),
    Column("made_at", UTCDateTime, nullable=False),
)
audit = Table(
    "audit",
    tables,
    Column("id", Key, primary_key=True),
    Column("cohort_id", Integer, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("who", Text, nullable=False),
    Column("act", String(40), nullable=False),
    Column("subject", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("why", Text, nullable=False),
    Index("ix_audit_cohort_id", "cohort_id"),
)
