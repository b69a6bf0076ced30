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
    others: tuple[tuple[str, str], ...] = ()
    """(tier, its task) of the two other tiers."""

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
    rest: tuple[str, str]
    """(bold fact, what comes next) when nothing is due."""
    dots: tuple[Dot, ...]
    done: int
    streak: int
    wall: tuple[Piece, ...]
    standing: StandingShown | None
    papers: tuple[Paper, ...]
    papers_at: str
    """When certificates come; empty when they are there."""
    leave: tuple[tuple[int, str], ...]
    """(number, date) of days leave may be asked for."""
    leave_rule: str
    tiers: tuple[tuple[str, str, str], ...]
    """(key, title, about) to choose from."""
    tier_next: str
    """The tier from tomorrow, when it is another; empty otherwise."""
    quote: str = ""
    points: tuple[str, ...] = ()
    key: str = ""
    """What drafts on the device are kept under."""


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
    tiers: tuple[tuple[str, str, str, str], ...]
    """(key, title, minutes a day, about)."""
    tier: str
    listening: bool
    """Whether one may choose to listen only."""
    from_day: str
    """Since when a choice counts."""
