"""The close of a day: 10,000 verdicts, published once, and the night in numbers.

Judges as of its due time, whenever it runs. The day that ends is published; days still
open for make-up are judged again and their present verdicts corrected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp import timetable
from camp.cohort import changes_by_student
from camp.desk import course
from camp.desk.night import reviewing, totals
from camp.desk.night.judge import (
    OPEN,
    TIER_CODE,
    TIERS,
    Closed,
    Given,
    Judge,
    OpenDay,
    sent_of,
)
from camp.desk.night.work import Made, Work
from camp.store import checkins as kept_checkins
from camp.store import closes, nights, roster, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.store import Kept
    from camp.store.closes import Heard
    from camp.store.queue import Row

__all__ = ["TIERS", "TIER_CODE", "WORK", "sent_of"]

Read = tuple["Heard", Closed]
"""What a close went by, and what came of it."""


def _read(kept: Kept, rows: Sequence[Row], now: datetime) -> list[Given]:
    del now
    return [_read_one(kept, row) for row in rows]


def _read_one(kept: Kept, row: Row) -> Given:
    cohort, _, _ = course.running(kept, row.cohort_id)
    day, as_of = row.number, int(row.compose_at.timestamp())
    before = closes.last_as_of(kept, cohort.id)
    first = cohort.curriculum.first_number
    days = _first_open(cohort, day, before), day - 1
    pending: dict[int, list[OpenDay]] = {}
    for open_day in closes.open_verdicts(kept, cohort.id, days, OPEN):
        pending.setdefault(open_day[1], []).append(OpenDay._make(open_day))
    return Given(
        row=row,
        cohort=cohort,
        as_of=as_of,
        lines=closes.lines(kept, cohort.id, day, as_of),
        hidden=roster.hidden(kept, cohort.id),
        changes=changes_by_student(roster.changes(kept, cohort.id)),
        pending=pending,
        facts=closes.open_facts(kept, cohort.id, days, OPEN, as_of),
        granted=roster.granted(kept, cohort.id, first, day),
        reviews=reviewing.read(kept, cohort, day, as_of),
        rejudged=closes.rejudged(kept, cohort.id, before, as_of),
        heard=closes.heard(kept, cohort.id, (days[0], day), OPEN),
    )


def _first_open(cohort: Cohort, day: int, before: int) -> int:
    """The first day whose make-up had not ended at the last close, ``before``.

    Asked of the close that ran and not of yesterday's: a skipped date has none, and
    one that failed has settled nothing.
    """
    first = cohort.curriculum.first_number
    while first < day and timetable.times(cohort, first).makeup_until <= before:
        first += 1
    return first


def _make(given: Sequence[Given]) -> Made:
    return Made(results=[(one.row, _judged(one)) for one in given])


def _judged(given: Given) -> Read:
    return given.heard, Judge(given).close()


def _write(kept: Kept, results: Sequence[tuple[Row, Read]], now: datetime) -> None:
    for row, read in results:
        # What is published stays: a night that has closed is not closed again.
        if nights.moment_of(kept, row.cohort_id, row.number) is None:
            _write_one(kept, row, _as_it_stands(kept, row, read), now)


def _as_it_stands(kept: Kept, row: Row, read: Read) -> Closed:
    """What was judged, or, if more has come since it was read, what that comes to.

    From here on nobody hands anything in and nobody is let off: whoever was kept before
    is counted here, whoever comes after finds the night closed and is judged anew.
    """
    roster.hold_all(kept, row.cohort_id)
    heard, closed = read
    if closes.heard(kept, row.cohort_id, heard.days, OPEN) == heard:
        return closed
    return Judge(_read_one(kept, row)).close()


def _write_one(kept: Kept, row: Row, closed: Closed, now: datetime) -> None:
    doc = totals.write(closed.totals)
    nights.publish(kept, row.cohort_id, closed.published)
    nights.correct(kept, row.cohort_id, closed.corrected)
    kept_checkins.mark_judged(kept, closed.judged)
    closes.settle(kept, closed.settled)
    roster.change(kept, row.cohort_id, closed.fates, now)
    nights.write_night(kept, row.cohort_id, row.number, row.compose_at, now, doc)
    words.miss_unposted(kept, row.cohort_id, row.number)


WORK = Work(_read, _make, _write, alone=True)
