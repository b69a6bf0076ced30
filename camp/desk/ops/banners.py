"""What concerns a whole camp: not signed off, not begun, over, nobody at work."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from camp import timetable
from camp.desk.ops.wording import say
from camp.desk.phrases import date_called

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.desk.refusal import Reason
    from camp.store.cohorts import CohortRow
    from camp.store.queue import Row

STUCK_AFTER: Final = timedelta(minutes=10)
"""What is due for longer and not begun shows that nobody is at work."""


def banners(
    cohort: Cohort, row: CohortRow, rows: Sequence[Row], now: datetime
) -> tuple[Reason, ...]:
    """Say what stands above everything else, what is not signed off first."""
    found = [*_unsigned(row), *_when(cohort, now)]
    stuck = _stuck(rows, now)
    if stuck:
        at = timetable.local(stuck[0].compose_at, cohort.zone)
        found.append(say("stuck", count=len(stuck), at=f"{at:%m-%d %H:%M}"))
    return tuple(found)


def hints(row: CohortRow, rows: Sequence[Row], now: datetime) -> tuple[Reason, ...]:
    """Say what to type against them, for whoever runs the server."""
    found = [] if row.signed else [say("unsigned.hint", name=row.name)]
    return (*found, *((say("stuck.hint"),) if _stuck(rows, now) else ()))


def _unsigned(row: CohortRow) -> list[Reason]:
    if row.signed:
        return []
    if row.signed_by:
        return [say("unsigned.again", who=row.signed_by)]
    return [say("unsigned")]


def _when(cohort: Cohort, now: datetime) -> list[Reason]:
    plan = cohort.curriculum
    local = timetable.local(now, cohort.zone).date()
    first = timetable.date_of(cohort, plan.first_number)
    if local < first:
        return [say("not_begun", day=plan.first_number, date=date_called(first))]
    if local in cohort.skips:
        after = timetable.number_on(cohort, local) + 1
        return [say("skipped_date", date=date_called(local), day=after)]
    if local > timetable.date_of(cohort, plan.last_number):
        end = timetable.date_of(cohort, timetable.last_night(cohort))
        return [say("over", date=date_called(end))]
    return []


def _stuck(rows: Sequence[Row], now: datetime) -> list[Row]:
    return [
        r for r in rows if r.state == "planned" and r.compose_at < now - STUCK_AFTER
    ]
