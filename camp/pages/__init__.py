"""Pages: plain facts in, one self-contained HTML file out.

A page needs no server and no script (a package's copy buttons are one; its texts can be
read without it): its look travels inside it, so that a file opened from a folder on a
phone looks as it would on a site. Every page is in one language, the one its facts are
written in. The same facts, the same bytes.
"""

from camp.pages.assets import Asset, assets
from camp.pages.catalog import gettext
from camp.pages.desk_shown import Aim, DeskPage, DeskSlot, Notice, TonightShown
from camp.pages.drawing import (
    calendar_html,
    debrief_html,
    desk_html,
    gallery_html,
    handbook_html,
    honors_html,
    index_html,
    notice_html,
    package_html,
    report_html,
    scripts_html,
    site_html,
    standings_html,
)
from camp.pages.packed import (
    ChannelShown,
    PackagePage,
    PackedSlot,
    PartShown,
    PasteShown,
    PictureShown,
    WordingShown,
)
from camp.pages.packing import channel_called, channel_takes, own_called, package_text
from camp.pages.shown import (
    Beside,
    CalendarPage,
    DayLine,
    GalleryPage,
    GalleryPart,
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
    "Aim",
    "Asset",
    "Beside",
    "CalendarPage",
    "ChannelShown",
    "DayLine",
    "DeskPage",
    "DeskSlot",
    "GalleryPage",
    "GalleryPart",
    "HeatRow",
    "HonorsPage",
    "IndexPage",
    "Link",
    "Links",
    "MessageShown",
    "Notice",
    "PackagePage",
    "PackedSlot",
    "PartShown",
    "PasteShown",
    "PictureShown",
    "ScriptsPage",
    "SlotShown",
    "StandingLine",
    "StandingsPage",
    "TableShown",
    "Thanked",
    "TonightShown",
    "VersionShown",
    "WordingShown",
    "assets",
    "calendar_html",
    "channel_called",
    "channel_takes",
    "debrief_html",
    "desk_html",
    "gallery_html",
    "gettext",
    "handbook_html",
    "honors_html",
    "index_html",
    "notice_html",
    "own_called",
    "package_html",
    "package_text",
    "report_html",
    "scripts_html",
    "site_html",
    "standings_html",
]
