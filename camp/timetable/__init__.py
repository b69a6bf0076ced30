"""When: every date and hour of a cohort, and everything that will fall due.

All date arithmetic of the camp happens here. A day has a *number* (its place), a local
*date* and a *night* (its close, shortly after midnight).
"""

from camp.timetable.dates import (
    GRACE,
    LATE_EVENING,
    DayTimes,
    date_of,
    hour,
    instant,
    local,
    makeup_date,
    moment_of,
    number_at,
    number_on,
    times,
    zone,
)
from camp.timetable.laying_out import (
    GUIDANCE_WINDOW,
    catch_up_until,
    cohort_rows,
    group_rows,
    has_due,
    last_due,
    last_night,
    lay_out,
    slot_rows,
    window,
)
from camp.timetable.occurrence import GUIDANCE_SLOT, Kind, Occurrence, Policy

__all__ = [
    "GRACE",
    "GUIDANCE_SLOT",
    "GUIDANCE_WINDOW",
    "LATE_EVENING",
    "DayTimes",
    "Kind",
    "Occurrence",
    "Policy",
    "catch_up_until",
    "cohort_rows",
    "date_of",
    "group_rows",
    "has_due",
    "hour",
    "instant",
    "last_due",
    "last_night",
    "lay_out",
    "local",
    "makeup_date",
    "moment_of",
    "number_at",
    "number_on",
    "slot_rows",
    "times",
    "window",
    "zone",
]
