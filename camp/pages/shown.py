"""What pages show: plain facts, ready to read, filled in by a desk.

Every text is in the page's ``locale``; the page adds only its own headings.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One group's days in percent."""

    name: str
    cells: tuple[int | None, ...]
    """Percent done of each day of ``Beside.days``; None when nothing was due."""
    cold: bool = False
    """True when it needs a person."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a debrief page shows beside the published debrief."""

    last_day: int = 0
    """The number of the camp's last day: how many flags hang; 0 for none."""
    days: tuple[tuple[int, str], ...] = ()
    """(number, kind) of the days the heat map shows."""
    heat: tuple[HeatRow, ...] = ()
    corrections: tuple[str, ...] = ()
    """What has changed since this night was published."""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go."""

    href: str
    words: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class MessageShown:
    """One paste."""

    text: str
    minute: str = ""
    """When it is posted (20:36); empty for a script of one time."""
    cue: str = ""
    spare: bool = False
    characters: int = 0


@dataclass(frozen=True, slots=True)
class VersionShown:
    """One version of a slot's script."""

    title: str
    messages: tuple[MessageShown, ...]


@dataclass(frozen=True, slots=True)
class SlotShown:
    """One slot of a group's day."""

    title: str
    window: str
    """07:30–11:00; empty for what has none."""
    state: str
    """done, look, over: the shape beside the word."""
    word: str
    """What became of it, in words."""
    notices: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    """The host's own wording, message by message."""
    versions: tuple[VersionShown, ...] = ()


@dataclass(frozen=True, slots=True)
class ScriptsPage:
    """One group's day of scripts."""

    locale: str
    cohort: str
    group: str
    title: str
    date: str
    slots: tuple[SlotShown, ...]
    number: int = 0
    last_day: int = 0
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class StandingLine:
    """One group in a table."""

    place: int
    """0 when it is not ranked."""
    name: str
    figure: str
    """118/160."""
    rate: str
    """73.8%; empty when the figure is no rate."""
    words: str = ""
    """What told it apart from the group in front, or why it is not ranked."""
    now: str = ""
    """As it stands now, when that differs from what was published."""


@dataclass(frozen=True, slots=True)
class TableShown:
    """One contest's table."""

    title: str
    about: str
    lines: tuple[StandingLine, ...]
    duels: tuple[str, ...] = ()
    """For a contest in pairs: how each pair stands."""


@dataclass(frozen=True, slots=True)
class StandingsPage:
    """One night's tables."""

    locale: str
    cohort: str
    night: int
    date: str
    tables: tuple[TableShown, ...]
    last_day: int = 0
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Thanked:
    """One award as it stands."""

    title: str
    """The honor."""
    name: str
    group: str
    reason: str
    words: str
    """The winner's own words; may be empty."""
    margin: str
    passed_over: tuple[str, ...]
    state: str
    """In words: computed, confirmed, corrected, published, withdrawn."""
    withdrawn: bool = False
    issue: int = 1


@dataclass(frozen=True, slots=True)
class HonorsPage:
    """Who is thanked in a camp."""

    locale: str
    cohort: str
    about: str
    """How many honors, and whether they are published."""
    groups: tuple[tuple[str, tuple[Thanked, ...]], ...]
    """(group or the whole camp, its awards)."""
    finished: str = ""
    """How many completed the camp."""
    last_day: int = 0
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day of the calendar."""

    number: int
    date: str
    kind: str
    """In words."""
    title: str
    slots: tuple[str, ...]
    """Each slot with its window: 早安 07:30–11:00."""
    rest: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """Every day of a camp before it begins."""

    locale: str
    cohort: str
    about: str
    days: tuple[DayLine, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Links:
    """One part of a front page."""

    title: str
    links: tuple[Link, ...]
    about: str = ""


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The front page of a folder of pages."""

    locale: str
    cohort: str
    lead: str
    """What this folder holds, in one sentence."""
    parts: tuple[Links, ...]
    more: tuple[str, ...] = ()
    figures: tuple[tuple[str, str], ...] = ()
    """(label, value)."""
    last_day: int = 0


@dataclass(frozen=True, slots=True)
class GalleryPart:
    """Pictures that belong together."""

    title: str
    pictures: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class GalleryPage:
    """Pictures beside each other, each a file next to the page."""

    locale: str
    cohort: str
    title: str
    parts: tuple[GalleryPart, ...]
    last_day: int = 0
    links: tuple[Link, ...] = ()
