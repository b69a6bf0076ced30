"""What ops do: see the camp now, chase, put right, and look back."""

from camp.desk.ops.calendar import calendar_page
from camp.desk.ops.corrections import correct, reissue
from camp.desk.ops.head_count import head_count, heads_called
from camp.desk.ops.looking_back import (
    FORMATS,
    debrief,
    report,
    report_written,
    written,
)
from camp.desk.ops.schedule import occurrences, retry
from camp.desk.ops.tables import standings, standings_page
from camp.desk.ops.thanks import confirm, honors, honors_page
from camp.desk.ops.today import today

__all__ = [
    "FORMATS",
    "calendar_page",
    "confirm",
    "correct",
    "debrief",
    "head_count",
    "heads_called",
    "honors",
    "honors_page",
    "occurrences",
    "reissue",
    "report",
    "report_written",
    "retry",
    "standings",
    "standings_page",
    "today",
    "written",
]
