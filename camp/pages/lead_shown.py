"""What the lead's pages show: plain values, already in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from camp.pages.shown import MessageShown


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A line of a file as it is quoted."""

    number: int
    text: str
    bad: str = ""
    """The piece of it that is meant; empty for a line around it."""
    after: str = ""


@dataclass(frozen=True, slots=True)
class FaultShown:
    """One thing to put right, with its line and those around it."""

    file: str
    line: int
    col: int
    day: int | None
    """The day number it belongs to, as far as that can be read."""
    path: str
    """The field that is meant; empty when none is."""
    words: str
    before: tuple[CodeLine, ...] = ()
    after: tuple[CodeLine, ...] = ()


@dataclass(frozen=True, slots=True)
class DayShown:
    """A day of a course in the grid of its days."""

    number: int
    kind: str
    title: str
    errors: int = 0
    warnings: int = 0


@dataclass(frozen=True, slots=True)
class SlotAhead:
    """One slot of a day as a group would see it."""

    key: str
    title: str
    window: str
    messages: tuple[MessageShown, ...] = ()
    bytes: int = 0
    """Of the longest message."""
    short: bool = False
    """Whether there is a short version, too."""
    word: str = ""
    """What became of it, or why there is none."""


@dataclass(frozen=True, slots=True)
class DayAhead:
    """A day written out for one group, or for a kind of group."""

    number: int
    title: str
    date: str
    seen_as: str
    """A group's number, or lead, middle, back, listener."""
    slots: tuple[SlotAhead, ...]
    composed: bool = False
    """Whether any of it is what hosts really have."""
