"""What was said under homework: counted by the database, kept with the night."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from camp import timetable
from camp.checkins import parts_mask
from camp.desk.night import totals
from camp.store import closes, counts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from camp.cohort import Cohort
    from camp.curriculum import Curriculum
    from camp.desk.night.count import Count
    from camp.store import Kept
    from camp.store.closes import Reviewing

WAITING_DAYS: Final = 3
"""Homework of the last days that still waits for an answer; older is not counted."""
_EARLY: Final = 22 * 3600
_SEVERAL: Final = 2
"""Others a helper has written to, at the least."""


@dataclass(frozen=True, slots=True)
class Reviews:
    """The reviews that a close counts."""

    of_day: Sequence[Reviewing]
    first_stamped: Mapping[int, int]
    waiting: Mapping[int, tuple[int, int]]
    """Group -> (pieces, hours of the oldest)."""
    reviewed_on: Mapping[int, int]
    """Group -> the last day on which anybody reviewed there."""
    helpers: Sequence[tuple[int, int, str, int]]


def written_mask(plan: Curriculum) -> int:
    """The bits of the parts that are texts."""
    return parts_mask(plan.parts, (k for k, part in plan.parts.items() if part.written))


def waiting(
    kept: Kept, cohort_id: int, until: int, written: int, now: int
) -> dict[int, tuple[int, int]]:
    """Homework nobody had answered by ``now``: group -> (pieces, hours of the oldest).

    Of the day ``until`` and the two before it; ``written`` are the parts that are
    texts.
    """
    days = (max(0, until - WAITING_DAYS + 1), until)
    return {
        group: (pieces, max(0, now - oldest) // 3600)
        for group, (pieces, oldest) in counts.waiting(
            kept, cohort_id, days, written, now
        ).items()
    }


def read(kept: Kept, cohort: Cohort, day: int, as_of: int) -> Reviews:
    """Look at a day's reviews as of its close."""
    plan = cohort.curriculum
    begins = timetable.times(cohort, day).begins
    days = (max(0, day - WAITING_DAYS + 1), day)
    last = closes.last_reviewed(kept, cohort.id, days, as_of)
    before = closes.totals_before(kept, cohort.id, day)
    known = totals.read(before).groups if before else {}
    reviewed_on = {
        group: counted.reviewed_on
        for group, counted in known.items()
        if counted.reviewed_on is not None
    }
    first = [timetable.times(cohort, n).begins for n in range(day + 1)]
    reviewed_on |= {
        group: max(0, bisect_right(first, at) - 1) for group, at in last.items()
    }
    return Reviews(
        of_day=closes.reviewing(kept, cohort.id, day, begins + _EARLY, as_of),
        first_stamped=closes.first_stamped(kept, cohort.id, day, as_of),
        waiting=waiting(kept, cohort.id, day, written_mask(plan), as_of),
        reviewed_on=reviewed_on,
        helpers=closes.helpers(kept, cohort.id, day, as_of),
    )


def fill(count: Count, reviews: Reviews, hidden: frozenset[int]) -> None:
    """Put the reviews with the groups they were given in."""
    for one in reviews.of_day:
        group = count.group(one.group_id)
        group.comments, group.stamped = one.comments, one.stamped
        group.reviewed, group.reviewed_early = one.reviewed, one.early
    for group_id, students in reviews.first_stamped.items():
        count.group(group_id).first_stamped = students
    for group_id, (pieces, hours) in reviews.waiting.items():
        group = count.group(group_id)
        group.waiting, group.oldest_hours = pieces, hours
    for group_id, day in reviews.reviewed_on.items():
        count.group(group_id).reviewed_on = day
    for group_id, student, name, helped in reversed(reviews.helpers):
        if helped >= _SEVERAL and student not in hidden:
            group = count.group(group_id)
            group.helper, group.helper_id, group.helped = name, student, helped
