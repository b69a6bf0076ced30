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
    if seat.row is None or seat.cohort is None or seat.group is None:
        raise KeyError(seat.link.role)
    number = seat.group.number
    lines = [
        line
        for line in lead.calendar(kept, seat.row, now, by_group=True)
        if line.kind is Kind.SCRIPT and line.group == number
    ]
    locale = seat.cohort.curriculum.locale
    return lead.ics(kept, seat.row, lines, locale, alarms=True)
