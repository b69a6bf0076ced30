"""What a host's desk shows: plain values, in the order of doing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from camp.pages.shown import VersionShown


@dataclass(frozen=True, slots=True)
class DeskSlot:
    """One slot of today."""

    key: str
    """morning, noon, evening."""
    number: int
    title: str
    window: str
    look: str
    """do, look, wait, done, over: the shape and colour beside the word."""
    word: str
    more: str = ""
    """What to do about it, in a sentence."""
    left: str = ""
    """How long it may still be posted, in words; only while it may."""
    gone: int = 0
    """Minutes of the window that are over, of ``whole``."""
    whole: int = 0
    closing: bool = False
    """True in the last half hour of the window."""
    versions: tuple[VersionShown, ...] = ()
    notices: tuple[str, ...] = ()
    tick: bool = False
    """Whether it may be ticked as posted."""
    undo: bool = False
    made: str = ""
    """When it was composed: another text is another thing to copy."""


@dataclass(frozen=True, slots=True)
class Aim:
    """Guidance for a host: today's or tomorrow's."""

    title: str
    about: str
    paragraphs: tuple[str, ...]
    coming: str = ""
    """When it comes; said while there is none."""


@dataclass(frozen=True, slots=True)
class TonightShown:
    """A host's line for the debrief of tonight."""

    until: str
    lines: tuple[tuple[str, str], ...]
    """(who, words) left so far."""
    shut: str = ""
    """Why no line is taken now; empty when one is."""
    longest: int = 500


@dataclass(frozen=True, slots=True)
class DeskPage:
    """A group's desk at one moment."""

    locale: str
    cohort: str
    group: str
    who: str
    """The role and the name of whoever looks at it."""
    number: int
    last_day: int
    title: str
    date: str
    now: DeskSlot | None
    rest: tuple[str, str]
    """(bold fact, what comes next) while nothing is due."""
    later: tuple[DeskSlot, ...]
    over: tuple[DeskSlot, ...]
    aim: Aim
    tonight: TonightShown
    limit: int
    """Bytes that the strictest channel takes in one message."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A page that says one thing: what happened, what is safe, what to do."""

    locale: str
    title: str
    words: tuple[str, ...]
    back: str = ""
    """Where the one button leads; empty for none."""
    back_words: str = ""
    kept: str = ""
    """What they had written, so that it is not lost."""
