"""A host's slots as a calendar to subscribe to: a phone rings when each may be posted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from camp.desk import lead
from camp.timetable import Kind

if TYPE_CHECKING:
    from datetime import datetime

    from camp.desk.entering import Seat
    from camp.store import Kept


def alarms(kept: Kept, seat: Seat, now: datetime) -> str:
    """Write the calendar of one group's slots, in the course's language."""
    row, cohort, group = seat.of_group()
    lines = [
        line
        for line in lead.calendar(kept, row, now, by_group=True)
        if line.kind is Kind.SCRIPT and line.group == group.number
    ]
    locale = cohort.curriculum.locale
    return lead.ics(kept, row, lines, locale, alarms=True)
