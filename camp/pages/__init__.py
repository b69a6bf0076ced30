"""Pages: plain facts in, one self-contained HTML file out.

A page needs no server and no script: its look travels inside it, so that a file opened
from a folder on a phone looks as it would on a site. Every page is in one language, the
one its facts are written in. The same facts, the same bytes.
"""

from camp.pages.drawing import (
    calendar_html,
    debrief_html,
    honors_html,
    index_html,
    report_html,
    scripts_html,
    standings_html,
)
from camp.pages.shown import (
    Beside,
    CalendarPage,
    DayLine,
    HeatRow,
    HonorsPage,
    IndexPage,
    Link,
    Links,
    MessageShown,
    ScriptsPage,
    SlotShown,
    StandingLine,
    StandingsPage,
    TableShown,
    Thanked,
    VersionShown,
)

__all__ = [
    "Beside",
    "CalendarPage",
    "DayLine",
    "HeatRow",
    "HonorsPage",
    "IndexPage",
    "Link",
    "Links",
    "MessageShown",
    "ScriptsPage",
    "SlotShown",
    "StandingLine",
    "StandingsPage",
    "TableShown",
    "Thanked",
    "VersionShown",
    "calendar_html",
    "debrief_html",
    "honors_html",
    "index_html",
    "report_html",
    "scripts_html",
    "standings_html",
]
