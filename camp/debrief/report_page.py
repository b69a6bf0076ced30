"""What the whole-camp report says: frozen, JSON-able, ready to read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence and what kind of thing it says."""

    kind: str
    line: str


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """One of the five numbers of the curve."""

    number: int
    title: str
    done: int
    due: int
    line: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A day that lost people, or brought some, and what that night's debrief found."""

    kind: str
    """lost, pulled."""
    number: int
    title: str
    people: int
    line: str
    evidence: str
    """That night's own sentence; that it is not known when there is none."""


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group that kept most or fewest of its students, and what was done there."""

    group: int
    name: str
    host: str
    completed: int
    enrolled: int
    line: str
    deeds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thanks:
    """A host, deputy or officer to thank, and for what."""

    group: int
    name: str
    who: str
    deed: str


@dataclass(frozen=True, slots=True)
class Change:
    """What to do differently next time: why, and what."""

    kind: str
    cause: str
    act: str


@dataclass(frozen=True, slots=True)
class Report:
    """The whole camp, written."""

    cohort: str
    course: str
    locale: str
    heading: str
    lead: str
    came: tuple[Line, ...]
    curve: tuple[CurvePoint, ...]
    """First, last and three between, evenly spaced; fewer in a very short camp."""
    turns: tuple[Turn, ...]
    best: tuple[GroupLine, ...]
    worst: tuple[GroupLine, ...]
    thanks: tuple[Thanks, ...]
    posts: tuple[Line, ...]
    honors: tuple[Line, ...]
    rescue: tuple[Line, ...]
    changes: tuple[Change, ...]
    amended: bool
