"""What a student's page shows: plain values, in the order of doing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from camp.pages.desk_shown import StandingShown


@dataclass(frozen=True, slots=True)
class Step:
    """One part of a day's task."""

    key: str
    title: str
    about: str
    """What to do, as the course says it."""
    written: bool
    least: int
    """Fewest written characters; 0 for none."""
    done: bool
    at: str = ""
    """When the part came in, to the second: the time that decides."""
    chars: int = 0
    """Written characters of the longest text handed in."""
    words: str = ""
    """The text as it was handed in last."""
    draft: str = ""
    """What was left unfinished."""


@dataclass(frozen=True, slots=True)
class Task:
    """One day's task, today's or one that may still be made up."""

    number: int
    title: str
    today: bool
    until: str
    """今天24点, 明天24点: when it stops counting."""
    left: str
    """还有11小时."""
    steps: tuple[Step, ...]
    lesson: str = ""
    """What is listened to, with its minutes."""
    link: str = ""
    others: tuple[tuple[str, str, str], ...] = ()
    """(key, tier, its task) of the lighter tiers."""
    follow: str = ""
    """What is kept of a part that comes alone, and until when the rest may follow."""
    lacking: str = ""
    """What is missing still, once something has come in."""

    @property
    def done(self) -> bool:
        """Whether every part is there."""
        return all(step.done for step in self.steps)


@dataclass(frozen=True, slots=True)
class Before:
    """How one of the last days stands, in a line."""

    number: int
    look: str
    """done, half, over."""
    fact: str
    more: str
    again: bool = False
    """Whether it may still be made up."""


@dataclass(frozen=True, slots=True)
class Replies:
    """That somebody has answered yesterday's work."""

    day: int
    words: str


@dataclass(frozen=True, slots=True)
class Handed:
    """What a student handed in on one day, and what others said of it."""

    day: int
    texts: tuple[tuple[str, str], ...]
    """(part, words) of each text, as it was handed in last."""
    likes: int
    said: tuple[tuple[str, str], ...]
    """(who, words) under it."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One day of the camp."""

    number: int
    look: str
    """done, made, half, miss, off, now, todo."""
    mark: str
    word: str
    date: str
    reason: str = ""
    stamped: bool = False
    ask: bool = False
    """Whether the student may say that it was judged wrongly."""
    answer: str = ""
    """What became of their saying so; empty while they have not."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Stamped homework on the group's wall."""

    day: int
    student: int
    name: str
    tier: str
    words: str
    likes: int
    liked: bool
    mine: bool
    said: tuple[tuple[str, str], ...]
    """(who, words) under it."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A certificate of one's own."""

    title: str
    words: str
    serial: str


@dataclass(frozen=True, slots=True)
class MePage:
    """A student's page at one moment."""

    locale: str
    cohort: str
    name: str
    group: str
    """Empty while deferred."""
    tier: str
    tier_key: str
    track: str
    """camp, listener, deferred."""
    number: int
    last_day: int
    date: str
    title: str
    before: tuple[Before, ...]
    task: Task | None
    rest: tuple[str, ...]
    """A bold fact, then what comes next, when nothing is due."""
    rest_link: str
    """What may be listened to all the same; empty for nothing."""
    dots: tuple[Dot, ...]
    heading: str
    """How far they have come."""
    hope: str
    """The streak that a make-up saves; empty when none does."""
    look: int | None
    """The day that is looked back at."""
    handed: Handed | None
    """What was handed in on it."""
    replies: Replies | None
    wall: tuple[Piece, ...]
    standing: StandingShown | None
    papers: tuple[Paper, ...]
    papers_at: str
    """When certificates come; empty when they are there."""
    leave: tuple[tuple[int, str], ...]
    """(number, date) of days leave may be asked for."""
    off: tuple[tuple[int, str], ...]
    """(number, date) of days of leave that may still be taken back."""
    on_leave: str
    """That today is such a day; empty when it is not."""
    leave_rule: str
    tiers: tuple[tuple[str, str, str], ...]
    """(key, title, about) to choose from."""
    tier_next: str
    """The tier from tomorrow, when it is another; empty otherwise."""
    quote: str = ""
    points: tuple[str, ...] = ()
    key: str = ""
    """What drafts on the device are kept under."""
    walked: bool = True
    """Whether there are days of theirs to look back at."""


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The first visit: who one is, and how much of the camp one takes on."""

    locale: str
    cohort: str
    name: str
    group: str
    last_day: int
    pattern: str
    nickname: str
    faults: tuple[str, ...]
    """What is wrong with the choices."""
    misnamed: str
    """What is wrong with the nickname; empty when it fits."""
    tiers: tuple[tuple[str, str, str, str], ...]
    """(key, title, minutes a day, about)."""
    tier: str
    """The one that is ticked."""
    track: str
    """The way that is ticked: listener, or anything else for taking part."""
    listening: bool
    """Whether one may choose to listen only."""
    from_day: str
    """Since when a choice counts."""
