"""What a host does: copies, posts, takes a day along, and leaves a line at night."""

from camp.desk.host.asides import Aside
from camp.desk.host.at_desk import at_desk
from camp.desk.host.broadcasting import broadcast
from camp.desk.host.day import day_page
from camp.desk.host.letters import Round, Sent, Silent, due, note_for, send_due, sent
from camp.desk.host.note import Noted, note
from camp.desk.host.package import Packing, Picture, package, packing, pictures_of
from camp.desk.host.parcel import FORMS, package_name, packed
from camp.desk.host.posting import Marked, copied, edited, not_posted, posted
from camp.desk.host.replies import Asked, known, reply
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
    "FORMS",
    "Aside",
    "Asked",
    "Marked",
    "Message",
    "Noted",
    "Packing",
    "Picture",
    "Place",
    "Round",
    "Sent",
    "Shown",
    "Silent",
    "at_desk",
    "broadcast",
    "copied",
    "day_page",
    "due",
    "edited",
    "explain",
    "group_numbered",
    "known",
    "not_posted",
    "note",
    "note_for",
    "package",
    "package_name",
    "packed",
    "packing",
    "pictures_of",
    "place_of",
    "posted",
    "remade",
    "reply",
    "send_due",
    "sent",
    "show",
]
