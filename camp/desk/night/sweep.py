"""The tick: settle what is past, take back what was lost, announce what is due."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from camp import timetable
from camp.desk import course
from camp.store import queue
from camp.timetable import Policy

if TYPE_CHECKING:
    from datetime import datetime

    from camp.settings import Settings
    from camp.store import Kept
    from camp.store.queue import Row

_MOST_AT_ONCE = 4000


def sweep(
    kept: Kept, now: datetime, wall: float, settings: Settings
) -> list[list[int]]:
    """Say which rows to work on, in batches in order of time; any number is harmless.

    ``now`` is business time, ``wall`` the machine's seconds for leases.
    """
    wall_ms = int(wall * 1000)
    queue.take_back(kept, wall_ms)
    settle(kept, now)
    before = wall_ms - int(settings.announce_seconds * 1000)
    rows = queue.due(kept, now, before, _MOST_AT_ONCE)
    batches = _batches(rows, settings.batch_rows)
    queue.announce(kept, (i for batch in batches for i in batch), wall_ms)
    return batches


def settle(kept: Kept, now: datetime) -> None:
    """End what is past its window, by its late policy."""
    queue.settle(kept, _settled(kept, now))


def _settled(kept: Kept, now: datetime) -> list[tuple[int, str, str]]:
    """What becomes of rows whose window has passed: (id, state, reason)."""
    found = []
    zones: dict[int, str] = {}
    for row in queue.overdue(kept, now):
        if row.cohort_id not in zones:
            zones[row.cohort_id] = course.running(kept, row.cohort_id)[0].zone
        until = timetable.hour(row.post_until, zones[row.cohort_id])
        if row.policy is Policy.WITH_NOTE and _may_catch_up(kept, row, now):
            continue
        if row.policy is Policy.MANUAL:
            found.append((row.id, "failed", f"not composed by {until}; retry by hand"))
        else:
            found.append((row.id, "skipped", f"not composed by {until}"))
    return found


def _may_catch_up(kept: Kept, row: Row, now: datetime) -> bool:
    """A late morning still carries the day's task, until the evening speaks."""
    cohort, _, _ = course.running(kept, row.cohort_id)
    return now < timetable.catch_up_until(cohort, row.number)


def _batches(rows: list[Row], most: int) -> list[list[int]]:
    """Rows of one cohort, day and slot travel together; a suspect travels alone."""
    batches: list[list[int]] = []
    for _, same in groupby(rows, key=_together):
        ids = [row.id for row in same]
        batches += [ids[i : i + most] for i in range(0, len(ids), most)]
    return batches


def _together(row: Row) -> tuple[object, ...]:
    return (
        row.compose_at,
        row.cohort_id,
        row.kind,
        row.number,
        row.slot,
        row.id if row.alone else 0,
    )
