"""Until when a group of the watch list is to be seen to, and what waits for the lead."""

from __future__ import annotations

import json
from datetime import time, timedelta
from typing import TYPE_CHECKING

from camp import debrief as told
from camp import timetable
from camp.debrief.watch import STAGES
from camp.desk import course
from camp.desk.ops.office_wording import say
from camp.desk.phrases import group_called
from camp.desk.refusal import spoken
from camp.pages.ops_shown import Decision
from camp.store import cohorts, nights, work

if TYPE_CHECKING:
    from datetime import datetime

    from camp.cohort import Cohort
    from camp.debrief import Debrief
    from camp.debrief.page import Act
    from camp.store import Kept
    from camp.store.cohorts import CohortRow

_HOUR = 60
"""Minutes."""


def late(cohort: Cohort, night: int, act: Act, now: datetime, locale: str) -> str:
    """Say how long ago an act of a night's list was due: 晚了10小时; empty while it is not."""
    if act.by is None:
        return ""
    day = timetable.date_of(cohort, night) + timedelta(days=1)
    hours, minutes = divmod(act.by, _HOUR)
    over = now - timetable.instant(day, time(hours, minutes), cohort.zone)
    past = int(over.total_seconds()) // _HOUR
    if past <= 0:
        return ""
    if past < _HOUR:
        return spoken(say("late.minutes", minutes=past), locale)
    return spoken(say("late.hours", hours=past // _HOUR), locale)


def passed(
    kept: Kept, row: CohortRow, found: Debrief, now: datetime, locale: str
) -> dict[int, str]:
    """Say by group number what of a night's list is late and not done."""
    cohort, _ = course.cohort_of(kept, row)
    done = closed(kept, row, found.night)
    words = {
        entry.group: late(cohort, found.night, entry.act, now, locale)
        for entry in found.watch
        if entry.group not in done
    }
    return {group: said for group, said in words.items() if said}


def closed(kept: Kept, row: CohortRow, night: int) -> set[int]:
    """Number the groups of a night's list that somebody is done with."""
    numbers = {g.id: g.number for g in cohorts.groups(kept, row.id)}
    taken = work.taken(kept, row.id, night)
    return {numbers[i] for i, one in taken.items() if one.done_at and i in numbers}


def for_the_lead(
    kept: Kept, row: CohortRow, now: datetime, locale: str
) -> tuple[Decision, ...]:
    """List what the last night left for the lead to decide and nobody is done with.

    A fixed number of statements; nothing before the first debrief.
    """
    docs = nights.debriefs(kept, row.id)
    if not docs:
        return ()
    cohort, _ = course.cohort_of(kept, row)
    night = max(docs)
    last = told.from_plain(json.loads(docs[night]))
    done = closed(kept, row, night)
    return tuple(
        Decision(
            number=entry.group,
            group=spoken(group_called(entry.group), locale),
            cause=entry.cause,
            act=entry.act.line,
            own=last.locale,
            late=late(cohort, night, entry.act, now, locale),
        )
        for entry in last.watch
        if entry.stage >= STAGES and entry.group not in done
    )
