"""What can be drawn: one frozen dataclass a picture, plain values only.

Every text is in the setting's language and ready to be read; a card adds only its own
labels. Empty optional fields leave no gap. Texts of any length lay out: they shrink,
wrap, and at last are cut with an ellipsis.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["opening", "course", "guest", "activity", "rest", "closing"]
# fmt: off
Verdict = Literal[
    "done", "made_up", "partial", "missed", "leave", "excused", "not_due", "out", "ahead"
]
# fmt: on
"""How a day stands; ``ahead`` has not come yet."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What all pictures of one cohort share."""

    title: str
    """The curriculum's (好好相处)."""
    cohort: str = ""
    """第6期; empty for pictures of the curriculum alone."""
    locale: str = "zh-CN"
    colour: str = "#2f6f5e"
    """``#rrggbb``; every ink on it is derived."""
    accent: str = "#d98f4e"
    logo: bytes = b""
    """A PNG, JPEG or WebP that ``check_asset`` lets pass."""
    days: int = 0
    """The number of the last day: one flag each; 0 hangs no flags."""


@dataclass(frozen=True, slots=True)
class TimetableRow:
    """One day of the timetable."""

    number: int
    kind: Kind
    title: str
    date: str = ""
    """9/15 周二; empty when no cohort is laid out."""
    stretch: str = ""
    """The stretch of the path that begins on this day."""


@dataclass(frozen=True, slots=True)
class Timetable:
    """The days of a course; ``timetables`` cuts a long one into several."""

    setting: Setting
    rows: tuple[TimetableRow, ...]
    part: int = 1
    parts: int = 1


@dataclass(frozen=True, slots=True)
class LoadDay:
    """What one day asks: minutes of listening and reading for each tier."""

    number: int
    kind: Kind
    light: int
    medium: int
    heavy: int
    evening: int = 0
    """Minutes of the evening's activity or ceremony, for everyone."""


@dataclass(frozen=True, slots=True)
class TierLine:
    """One tier as students choose it."""

    title: str
    minutes: int
    """About how long a day takes in all."""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Load:
    """The learning-intensity curve."""

    setting: Setting
    days: tuple[LoadDay, ...]
    tiers: tuple[TierLine, TierLine, TierLine]
    """Light, medium, heavy."""


@dataclass(frozen=True, slots=True)
class Methods:
    """Ways of studying that fit the course."""

    setting: Setting
    methods: tuple[tuple[str, str], ...]
    """(what to do, how)."""


@dataclass(frozen=True, slots=True)
class ProgrammeStep:
    """One big step of a ceremony."""

    at: str
    """20:00."""
    words: str


@dataclass(frozen=True, slots=True)
class Programme:
    """The programme of an opening or a closing."""

    setting: Setting
    kind: Literal["opening", "closing"]
    title: str
    about: str
    steps: tuple[ProgrammeStep, ...]
    date: str = ""
    start: str = ""
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """What one tier does today."""

    tier: str
    words: str


@dataclass(frozen=True, slots=True)
class CourseCard:
    """The lesson of a day."""

    setting: Setting
    number: int
    title: str
    lesson: str
    teacher: str
    media: Literal["audio", "video"]
    minutes: int
    about: str
    date: str = ""
    tasks: tuple[Task, ...] = ()


@dataclass(frozen=True, slots=True)
class GuestCard:
    """The guest of a day."""

    setting: Setting
    number: int
    name: str
    who: str
    title: str
    media: Literal["audio", "video"]
    minutes: int
    about: str
    excerpt: str = ""
    """One sentence of the talk."""
    invitation: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class ActivityCard:
    """The activity of a day."""

    setting: Setting
    number: int
    name: str
    what: str
    why: str
    start: str
    minutes: int
    date: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """The sentence of a day."""

    setting: Setting
    number: int
    quote: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class StandingsLine:
    """One group's line."""

    place: int
    """1 is first; 0 for a group that is not ranked."""
    name: str
    """7营."""
    share: int
    """What the bar shows, in thousandths of full; 0-1000."""
    figure: str
    """What is written beside the bar (73.8%)."""
    detail: str = ""
    """118/160; shown for the first ones."""
    ours: bool = False


@dataclass(frozen=True, slots=True)
class StandingsPoster:
    """The table of a contest after a day (战报)."""

    setting: Setting
    number: int
    title: str
    lines: tuple[StandingsLine, ...]
    """In order; those without a place last."""
    note: str = ""
    """One line under the title: what is counted, and until when."""


@dataclass(frozen=True, slots=True)
class PerfectScore:
    """Nobody was missing."""

    setting: Setting
    number: int
    title: str
    """无懈可击."""
    line: str
    """7营，168人，一个不少."""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dot:
    """One day of a student."""

    number: int
    verdict: Verdict
    stamped: bool = False


@dataclass(frozen=True, slots=True)
class Growth:
    """How one student came along."""

    setting: Setting
    name: str
    tier: str
    dots: tuple[Dot, ...]
    streak: int
    """Days in a row now."""
    group: str = ""
    figures: tuple[tuple[str, str], ...] = ()
    """Up to three more, with what they count: (14, 篇心得)."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """One certificate: an honor, or having come the whole way."""

    setting: Setting
    kind: Literal["honor", "completion"]
    title: str
    """The honor's (灯塔榜样), or that of the completion (结营证书)."""
    name: str
    reason: str
    """Why, in one or two sentences; may be empty."""
    serial: str
    date: str = ""
    group: str = ""
    host: str = ""
    verify: str = ""
    """The address the QR code leads to; empty draws no code."""


Card = (
    Timetable
    | Load
    | Methods
    | Programme
    | CourseCard
    | GuestCard
    | ActivityCard
    | Quote
    | StandingsPoster
    | PerfectScore
    | Growth
    | Certificate
)


@dataclass(frozen=True, slots=True)
class Picture:
    """Something drawn."""

    name: str
    """A file's name without folder: ``quote-09.png``, ``SN-000123.pdf``."""
    data: bytes = field(repr=False)
    width: int
    """Pixels of a PNG; points of a PDF page."""
    height: int


class CardError(Exception):
    """A card cannot be drawn; the message says what would not fit or be read."""
