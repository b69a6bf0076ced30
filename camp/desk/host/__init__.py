"""What a host does: copies, posts, takes a day along, and leaves a line at night."""

from camp.desk.host.ahead import ahead
from camp.desk.host.alarms import alarms
from camp.desk.host.appeals import answer_appeal, appealed, appeals_waiting
from camp.desk.host.asides import Aside
from camp.desk.host.at_desk import at_desk, heading
from camp.desk.host.broadcasting import broadcast
from camp.desk.host.charge import hand_over, handover_page, take_back
from camp.desk.host.day import day_page
from camp.desk.host.editing import edit_page, rewrite
from camp.desk.host.editing import take_back as take_words_back
from camp.desk.host.hard_moments import hard_moments
from camp.desk.host.homework import answer
from camp.desk.host.homework import queue as homework_queue
from camp.desk.host.homework import take_back as take_praise_back
from camp.desk.host.letters import Round, Sent, Silent, due, note_for, send_due, sent
from camp.desk.host.members import (
    days_to_excuse,
    excuse,
    letter,
    letter_sent,
    people,
)
from camp.desk.host.note import Noted, line_tonight, note, take_line_back
from camp.desk.host.package import Packing, Picture, package, packing, pictures_of
from camp.desk.host.parcel import FORMS, package_name, packed
from camp.desk.host.pictures import drawn, may_be_kept
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
    "ahead",
    "alarms",
    "answer",
    "answer_appeal",
    "appealed",
    "appeals_waiting",
    "at_desk",
    "broadcast",
    "copied",
    "day_page",
    "days_to_excuse",
    "drawn",
    "due",
    "edit_page",
    "edited",
    "excuse",
    "explain",
    "group_numbered",
    "hand_over",
    "handover_page",
    "hard_moments",
    "heading",
    "homework_queue",
    "known",
    "letter",
    "letter_sent",
    "line_tonight",
    "may_be_kept",
    "not_posted",
    "note",
    "note_for",
    "package",
    "package_name",
    "packed",
    "packing",
    "people",
    "pictures_of",
    "place_of",
    "posted",
    "remade",
    "reply",
    "rewrite",
    "send_due",
    "sent",
    "show",
    "take_back",
    "take_line_back",
    "take_praise_back",
    "take_words_back",
]
