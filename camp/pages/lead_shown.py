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
    place: str = ""
    """Where it stands in a planning table or an outline; empty for a file's line."""
    more: tuple[str, ...] = ()
    """What else is wrong at that place."""


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
    longest: int = 0
    """The characters of the longest message."""
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


@dataclass(frozen=True, slots=True)
class StudentLine:
    """A student as they are found by name or number."""

    id: int
    ref: str
    name: str
    group: str
    """What their group is called, as it will be; 延期 while they are in none."""
    gone: bool


@dataclass(frozen=True, slots=True)
class StudentShown:
    """One student, and what may be changed for them."""

    id: int
    ref: str
    name: str
    phone: str
    """With its middle hidden; empty when none is known."""
    group: str
    tier: str
    """What the tier is called that holds in the end."""
    tier_key: str
    track: str
    """camp, deferred, listener: as it will be in the end."""
    gone: str
    """The date from which they are gone; empty while here."""
    counts_from: str
    """The date from which a change made now counts; empty when none can any more."""
    meant: int
    """The day that is most likely meant."""
    days: tuple[tuple[int, str], ...]
    """(number, date) of the days on which something is due."""
    open_days: tuple[tuple[int, str], ...]
    """Those of them that have not closed: leave may be asked for."""
    off: tuple[tuple[str, str], ...]
    """(date, what was granted) of days of leave and excuses."""
    groups: tuple[tuple[int, str, int], ...]
    """(number, name, free seats) of the groups they may move to."""
    tiers: tuple[tuple[str, str], ...]
    """(key, title)."""
    tracks: tuple[str, ...]
    labels: tuple[tuple[str, str, bool], ...]
    """(label, what it is called, whether they have it)."""
