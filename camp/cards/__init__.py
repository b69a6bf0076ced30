"""Pictures: plain facts in, PNG or PDF bytes out, laid out by typst.

``draw(card)`` makes one picture for chat; ``certificates(people, "pdf")`` makes a file
for each, as they are taken; ``booklet(people)`` puts them into one PDF. ``course`` turns
a curriculum into cards. ``uncovered(names)`` says before printing which names no font
can write. The same card gives the same bytes; nothing here asks what time it is.
"""

from camp.cards import course
from camp.cards.assets import check_asset
from camp.cards.card import (
    ActivityCard,
    Card,
    CardError,
    Certificate,
    CourseCard,
    Dot,
    Growth,
    GuestCard,
    Load,
    LoadDay,
    Methods,
    PerfectScore,
    Picture,
    Programme,
    ProgrammeStep,
    Quote,
    Setting,
    StandingsLine,
    StandingsPoster,
    Task,
    TierLine,
    Timetable,
    TimetableRow,
)
from camp.cards.certificates import booklet, certificates
from camp.cards.codes import qr_picture
from camp.cards.drawing import draw
from camp.cards.glyphs import uncovered
from camp.cards.wording import day_date, full_date

__all__ = [
    "ActivityCard",
    "Card",
    "CardError",
    "Certificate",
    "CourseCard",
    "Dot",
    "Growth",
    "GuestCard",
    "Load",
    "LoadDay",
    "Methods",
    "PerfectScore",
    "Picture",
    "Programme",
    "ProgrammeStep",
    "Quote",
    "Setting",
    "StandingsLine",
    "StandingsPoster",
    "Task",
    "TierLine",
    "Timetable",
    "TimetableRow",
    "booklet",
    "certificates",
    "check_asset",
    "course",
    "day_date",
    "draw",
    "full_date",
    "qr_picture",
    "uncovered",
]
