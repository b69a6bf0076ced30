"""A cohort with nothing in it, and things that fall due."""

from datetime import UTC, date, datetime, timedelta

from camp.store import cohorts, queue, versions
from camp.timetable import Kind, Occurrence, Policy

NOON = datetime(2026, 9, 7, 4, tzinfo=UTC)
HOUR = timedelta(hours=1)
LEASE = 1000
"""Milliseconds."""


def opened(kept, name="第1期"):
    """A cohort without a course that could be read; its id."""
    version = versions.keep_version(kept, "课", {"a": b"1"}, {}, ["one"], NOON)
    return cohorts.add(kept, name, version, date(2026, 9, 7), "Asia/Shanghai", (), NOON)


def script(group=1, *, number=1, slot="noon", at=NOON, policy=Policy.SKIP, waits=None):
    """A script due at noon, to be posted within the next hours."""
    return Occurrence(
        Kind.SCRIPT,
        number,
        group,
        slot,
        compose_at=at,
        post_from=at + HOUR,
        post_until=at + 4 * HOUR,
        policy=policy,
        waits_for=waits and waits[0],
        waits_number=waits[1] if waits else 0,
    )


def night(kind=Kind.CLOSE, *, number=1, at=NOON, waits=None):
    """Something of the whole cohort that runs however late."""
    return Occurrence(
        kind,
        number,
        0,
        "",
        at,
        at,
        at,
        Policy.ALWAYS,
        waits_for=waits and waits[0],
        waits_number=waits[1] if waits else 0,
    )


def scheduled(store, *rows):
    """Lay rows out in a cohort of their own; its id and the rows' ids, in order."""
    with store.transaction() as kept:
        cohort_id = opened(kept)
        queue.lay_out(kept, cohort_id, rows)
        ids = [
            queue.one(kept, cohort_id, o.kind, o.number, o.group_id, o.slot).id
            for o in rows
        ]
    return cohort_id, ids


def claimed(store, ids, *, now=NOON, wall_ms=0):
    with store.transaction() as kept:
        return queue.claim(kept, ids, now, wall_ms, LEASE)


def states(store, cohort_id):
    """(state, reason) of every row, by id."""
    with store.reading() as kept:
        found = queue.rows(kept, cohort_id)
    return {row.id: (row.state, row.reason) for row in found}
