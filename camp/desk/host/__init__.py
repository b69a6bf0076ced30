"""What a host does: copies, posts, and leaves a line at night."""

from camp.desk.host.day import day_page
from camp.desk.host.note import Noted, note
from camp.desk.host.posting import Marked, copied, edited, posted
from camp.desk.host.showing import (
    Message,
    Place,
    Shown,
    explain,
    group_numbered,
    place_of,
    remade,
    show,
)

__all__ = [
    "Marked",
    "Message",
    "Noted",
    "Place",
    "Shown",
    "copied",
    "day_page",
    "edited",
    "explain",
    "group_numbered",
    "note",
    "place_of",
    "posted",
    "remade",
    "show",
]
